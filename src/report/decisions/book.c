/* The workbook of decisions: what to do, a sheet for each kind of record, the bids, and the lists
 * behind the drop-downs. Columns come from the rows of model/decision.c. */
#include "report/book/columns.h"
#include "report/decisions/book.h"

#include "base/date.h"
#include "model/form.h"

enum { BLUE = 0x1F3864, GREEN = 0x009E73, ORANGE = 0xE69F00, GREY = 0x595959 };
enum { SOURCES_N = BG_WITNESS__COUNT - BG_WITNESS_BUYER };
enum { HEADINGS = 3, MARKS = 4, FIRST = 5, SPARE = 40, LISTS_FIRST = 2, BIDS_FIRST = 4 };
enum list {
    L_TRUTHS,
    L_ASKED,
    L_CLARIFIABLE,
    L_BUYERS,
    L_COLUMNS,
    L_LOTS,
    L_KINDS,
    L_STATED,
    L_SOURCES,
    L_CHOICES
};

struct drawing {
    struct bg_arena *arena;
    const struct bg_decision_book *data;
    struct bg_book *book;
    struct bg_page *lists;
    int next_list; /* the next free column of Lists, for choices */
    struct choice_list *choices;
};

struct choice_list { /* of a field, put once */
    struct choice_list *next;
    const struct bg_field *field;
    const char *range;
};

static bool has_lots(const struct drawing *d)
{
    return d->data->ruleset->lots_n > 0;
}

/* -- lists ---------------------------------------------------------------------------------------- */

/* The names as a column of Lists; gives the range, or NULL where there are none. */
static const char *book_put_list(struct drawing *d, int column, const char *title,
                                 const char *const *names, size_t n)
{
    if (n == 0)
        return NULL;
    bg_put_text(d->lists, LISTS_FIRST - 1, column, BG_LOOK(HEADER, TEXT), title);
    for (size_t i = 0; i < n; i++)
        bg_put_text(d->lists, LISTS_FIRST + (int64_t)i, column, BG_LOOK(PLAIN, TEXT), names[i]);
    bg_page_width(d->lists, column, 30);
    return bg_ref_range(d->arena, "Lists", LISTS_FIRST, column, LISTS_FIRST + (int64_t)n - 1,
                        column);
}

static const char *book_range_of(struct drawing *d, int column, size_t n)
{
    return n ? bg_ref_range(d->arena, "Lists", LISTS_FIRST, column, LISTS_FIRST + (int64_t)n - 1,
                            column)
             : NULL;
}

static size_t kinds_of(enum bg_decision_sheet sheet, const char **words)
{
    size_t n = 0;
    for (int i = 0; i < BG_DECISION__COUNT; i++)
        if (bg_decision_kinds[i].sheet == sheet)
            words[n++] = bg_decision_kinds[i].word;
    return n;
}

static void decisions_book_put_lists(struct drawing *d)
{
    static const char *const truths[] = {"Yes", "No"};
    const struct bg_decision_book *data = d->data;
    const struct bg_ruleset *rules = data->ruleset;
    const char **lots = BG_ARRAY(d->arena, rules->lots_n + 1, const char *);
    const char *words[BG_DECISION__COUNT];
    for (size_t i = 0; i < rules->lots_n; i++)
        lots[i] = rules->lots[i].id;
    bg_put_text(d->lists, 0, 0, BG_LOOK(SECTION, TEXT),
                "Lists: what may be chosen in the other sheets");
    book_put_list(d, L_TRUTHS, "Yes or no", truths, 2);
    book_put_list(d, L_ASKED, "Questions", data->asked, data->asked_n);
    book_put_list(d, L_CLARIFIABLE, "To be clarified", data->clarifiable, data->clarifiable_n);
    book_put_list(d, L_BUYERS, "Asked of the buyer", data->buyers, data->buyers_n);
    book_put_list(d, L_COLUMNS, "Columns of tables", data->columns, data->columns_n);
    book_put_list(d, L_LOTS, "Lots", lots, rules->lots_n);
    book_put_list(d, L_KINDS, "Decisions", words, kinds_of(BG_DECIDED_STANDING, words));
    book_put_list(d, L_STATED, "Stated about", data->stated, data->stated_n);
    book_put_list(d, L_SOURCES, "Sources", bg_witness_words + BG_WITNESS_BUYER,
                  data->stated_n ? SOURCES_N : 0);
    d->next_list = L_CHOICES;
}

/* What may be chosen in a column of the sheet; NULL: anything. */
static const char *choices_of(struct drawing *d, enum bg_decision_sheet sheet,
                              enum bg_decision_part part)
{
    const struct bg_decision_book *data = d->data;
    const char *words[BG_DECISION__COUNT];
    switch (part) {
    case BG_PART_BID:
    case BG_PART_REPLACED_BY:
        return bg_ref_range(d->arena, "Bids", BIDS_FIRST, 0, BIDS_FIRST + (int64_t)data->bids_n - 1,
                            0);
    case BG_PART_LOT:
        return book_range_of(d, L_LOTS, data->ruleset->lots_n);
    case BG_PART_DO:
        return book_range_of(d, L_KINDS, kinds_of(sheet, words));
    case BG_PART_COLUMN:
        return book_range_of(d, L_COLUMNS, data->columns_n);
    case BG_PART_FIELD:
        if (sheet == BG_DECIDED_STATEMENTS)
            return book_range_of(d, L_STATED, data->stated_n);
        return sheet == BG_DECIDED_ANSWERS ? book_range_of(d, L_BUYERS, data->buyers_n)
               : sheet == BG_DECIDED_CLARIFICATIONS
                   ? book_range_of(d, L_CLARIFIABLE, data->clarifiable_n)
                   : book_range_of(d, L_ASKED, data->asked_n);
    case BG_PART_SOURCE:
        return book_range_of(d, L_SOURCES, SOURCES_N);
    default:
        return NULL;
    }
}

/* -- one column ----------------------------------------------------------------------------------- */

static void decisions_book_allow(struct drawing *d, struct bg_page *page,
                                 enum bg_decision_sheet sheet, enum bg_decision_part part,
                                 int column, int64_t last_row)
{
    const struct bg_decision_part_row *row = &bg_decision_parts[part];
    const char *list = choices_of(d, sheet, part);
    struct bg_allow rule = {.what = BG_ALLOW_ANY, .title = row->title, .message = row->help};
    if (list) {
        rule.what = BG_ALLOW_LIST;
        rule.formula = list;
        rule.error_title = "Not in the list";
        rule.error = "Choose one from the list, or leave the cell empty.";
    } else if (row->type == BG_PART_IS_DATE) {
        rule.what = BG_ALLOW_DATE;
        rule.error = "This cell takes a date, such as 2026-03-20.";
    } else if (row->type == BG_PART_IS_COUNT) {
        rule.what = BG_ALLOW_WHOLE;
        rule.has_least = true;
        rule.least = bg_dec_int(part == BG_PART_YES ? 0 : 1);
        rule.error = "This cell takes a whole number, such as 12.";
    }
    bg_page_allow(page, FIRST, column, last_row, column, &rule);
}

static const char *choice_range(struct drawing *d, const struct bg_field *field)
{
    for (const struct choice_list *c = d->choices; c; c = c->next)
        if (c->field == field)
            return c->range;
    const char **names = BG_ARRAY(d->arena, field->choices_n + 1, const char *);
    for (size_t i = 0; i < field->choices_n; i++)
        names[i] = bg_form_choice(d->arena, field, i);
    struct choice_list *made = BG_NEW(d->arena, struct choice_list);
    *made = (struct choice_list){
        d->choices, field, book_put_list(d, d->next_list++, field->id, names, field->choices_n)};
    d->choices = made;
    return made->range;
}

/* The answer to one question, by its type. */
static void allow_answer(struct drawing *d, struct bg_page *page, int64_t row, int column,
                         const struct bg_field *field)
{
    struct bg_allow rule = {.what = BG_ALLOW_ANY, .title = field->label, .message = field->help};
    rule.error = "This answer cannot be used.";
    if (field->type == BG_FIELD_BOOLEAN) {
        rule.what = BG_ALLOW_LIST;
        rule.formula = book_range_of(d, L_TRUTHS, 2);
    } else if (field->type == BG_FIELD_CHOICE) {
        rule.what = BG_ALLOW_LIST;
        rule.formula = choice_range(d, field);
    } else if (field->type == BG_FIELD_DATE) {
        rule.what = BG_ALLOW_DATE;
    } else if (field->type != BG_FIELD_TEXT && field->type != BG_FIELD_TABLE) {
        rule.what = field->type == BG_FIELD_INTEGER ? BG_ALLOW_WHOLE : BG_ALLOW_DECIMAL;
        rule.has_least = field->has_min;
        rule.least = field->min;
        rule.has_most = field->has_max;
        rule.most = field->max;
    }
    bg_page_allow(page, row, column, row, column, &rule);
}

static struct bg_look look_of(enum bg_decision_part part)
{
    switch (bg_decision_parts[part].type) {
    case BG_PART_IS_DATE:
        return BG_LOOK(INPUT_TEXT, DATE);
    case BG_PART_IS_INSTANT:
        return BG_LOOK(INPUT_TEXT, MOMENT);
    case BG_PART_IS_TEXT:
        return BG_LOOK(INPUT_TEXT, TEXT);
    case BG_PART_IS_COUNT:
    case BG_PART_IS_VALUE:
        break;
    }
    return BG_LOOK(INPUT_TEXT, ANY);
}

static void decisions_book_put_cell(struct bg_page *page, int64_t row, int column,
                                    struct bg_look look, const struct bg_decision_cell *cell)
{
    switch (cell->as) {
    case BG_DECIDED_TEXT:
        look.number = BG_NUMBER_TEXT;
        bg_put_text(page, row, column, look, cell->text);
        break;
    case BG_DECIDED_NUMBER:
        bg_put_number(page, row, column, look, cell->number);
        break;
    case BG_DECIDED_DATE:
        bg_put_date(page, row, column, look, cell->days);
        break;
    case BG_DECIDED_BLANK:
        bg_put_blank(page, row, column, look);
        break;
    }
}

/* -- one sheet ------------------------------------------------------------------------------------ */

struct layout { /* of the sheet in hand */
    enum bg_decision_sheet sheet;
    struct bg_page *page;
    enum bg_decision_part parts[BG_DECISION_PART__COUNT];
    int n, vendor, claimed, mark; /* columns; -1: the sheet has none */
};

static void book_plan(const struct drawing *d, enum bg_decision_sheet sheet, struct layout *out)
{
    bool beside = sheet == BG_DECIDED_RECEIPTS || sheet == BG_DECIDED_ANSWERS;
    *out = (struct layout){.sheet = sheet, .vendor = -1, .claimed = -1};
    for (const enum bg_decision_part *p = bg_decision_sheets[sheet].parts;
         *p != BG_DECISION_PART__COUNT; p++)
        if (*p != BG_PART_LOT || has_lots(d))
            out->parts[out->n++] = *p;
    out->mark = out->n;
    if (beside)
        out->vendor = out->mark++;
    if (sheet == BG_DECIDED_RECEIPTS)
        out->claimed = out->mark++;
}

static void decisions_book_put_head(const struct drawing *d, const struct layout *l)
{
    const struct bg_decision_sheet_row *sheet = &bg_decision_sheets[l->sheet];
    bg_put_text(l->page, 0, 0, BG_LOOK(TITLE, TEXT), sheet->title);
    bg_put_text(l->page, 1, 0, BG_LOOK(SUBTITLE, TEXT), sheet->note);
    for (int c = 0; c < l->n; c++) {
        const struct bg_decision_part_row *part = &bg_decision_parts[l->parts[c]];
        bg_put_text(l->page, HEADINGS, c, BG_LOOK(HEADER_LEFT, TEXT), part->title);
        bg_put_text(l->page, MARKS, c, BG_LOOK(NOTE, TEXT),
                    bg_arena_printf(d->arena, "%s%s", BG_DECISION_MARK_PART, part->name));
        bg_page_width(l->page, c, part->width);
    }
    if (l->vendor >= 0) {
        bg_put_text(l->page, HEADINGS, l->vendor, BG_LOOK(HEADER_LEFT, TEXT), "Vendor");
        bg_page_width(l->page, l->vendor, 34);
    }
    if (l->claimed >= 0) {
        bg_put_text(l->page, HEADINGS, l->claimed, BG_LOOK(HEADER_LEFT, TEXT),
                    "Date in the bid (the vendor's own)");
        bg_page_width(l->page, l->claimed, 26);
    }
    bg_put_text(l->page, MARKS, l->mark, BG_LOOK(NOTE, TEXT),
                bg_arena_printf(d->arena, "%s%s", BG_DECISION_MARK_SHEET, sheet->name));
    bg_page_hide_row(l->page, MARKS);
    bg_page_hide_column(l->page, l->mark);
    bg_page_freeze(l->page, FIRST, 1);
    bg_page_repeat(l->page, HEADINGS, HEADINGS);
}

/* line NULL: an empty row. */
static void book_put_line(struct drawing *d, const struct layout *l, int64_t row,
                          const struct bg_decision_line *line)
{
    static const struct bg_decision_cell blank = {.as = BG_DECIDED_BLANK, .text = ""};
    for (int c = 0; c < l->n; c++)
        decisions_book_put_cell(l->page, row, c, look_of(l->parts[c]),
                                line ? &line->cells[l->parts[c]] : &blank);
    if (l->vendor >= 0)
        bg_put_text(l->page, row, l->vendor, BG_LOOK(ENGINE_TEXT, TEXT), line ? line->vendor : "");
    if (l->claimed >= 0)
        bg_put_text(l->page, row, l->claimed, BG_LOOK(ENGINE_TEXT, TEXT),
                    line ? line->claimed : "");
    if (line && line->given)
        bg_put_text(l->page, row, l->mark, BG_LOOK(NOTE, TEXT), BG_DECISION_MARK_GIVEN);
    for (int c = 0; line && line->field && c < l->n; c++)
        if (l->parts[c] == BG_PART_ANSWER)
            allow_answer(d, l->page, row, c, line->field);
}

static void decisions_book_put_sheet(struct drawing *d, struct bg_page *page,
                                     enum bg_decision_sheet sheet)
{
    struct layout l;
    int64_t row = FIRST;
    book_plan(d, sheet, &l);
    l.page = page;
    decisions_book_put_head(d, &l);
    for (const struct bg_decision_line *line = d->data->lines[sheet]; line; line = line->next)
        book_put_line(d, &l, row++, line);
    int64_t used = row;
    for (int i = 0; i < SPARE; i++)
        book_put_line(d, &l, row++, NULL);
    for (int c = 0; c < l.n; c++)
        if (l.parts[c] != BG_PART_ANSWER)
            decisions_book_allow(d, l.page, sheet, l.parts[c], c, row - 1);
    bg_page_print_area(l.page, used > FIRST ? used - 1 : FIRST, l.mark - 1);
}

/* -- the first sheet and the bids ----------------------------------------------------------------- */

static int64_t book_put_steps(struct bg_page *page, int64_t row)
{
    static const char *const lines[] = {
        "1. Receipts: write when each bid came in, when it was opened, and who took it in.",
        "2. Decisions: bids that are replaced by a later one, withdrawn, disqualified, or accepted "
        "although late.",
        "3. Clarifications: answers that a vendor made clear, with the date and the letter. Prices "
        "are never clarified.",
        "4. Evidence: who checked which document.",
        "5. Buyer answers: what the buyer itself answers, where the ruleset asks the buyer.",
        "6. Save as .xlsx and give it to the evaluation: bidgauge evaluate RULESET BID... "
        "--decisions=THIS_FILE.xlsx",
        "",
        "Yellow cells are to be filled in. A row that is not needed stays as it is. Rows may be "
        "added below, and sorted.",
        "What is wrong is said by its cell, and nothing is evaluated until it is right. Every "
        "decision is in the comparison.",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        bg_put_text(page, row++, 0, BG_LOOK(PLAIN, TEXT), lines[i]);
    return row;
}

static void decisions_book_put_read_me(struct drawing *d, struct bg_page *page)
{
    enum { MARK_COLUMN = 3 };
    const struct bg_ruleset *rules = d->data->ruleset;
    const char *title = *rules->solicitation.title ? rules->solicitation.title : rules->title;
    const char *reference = rules->solicitation.reference;
    char due[BG_INSTANT_TEXT];
    struct bg_instant at = rules->solicitation.when[BG_AT_BIDS_DUE];
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT), "Decisions about the bids");
    bg_put_text(page, 1, 0, BG_LOOK(SUBTITLE, TEXT),
                bg_arena_printf(d->arena, "%s%s%s", reference, *reference ? ": " : "", title));
    int64_t row = book_put_steps(page, 3);
    bg_put_text(page, row, 0, BG_LOOK(PLAIN, TEXT),
                bg_instant_known(at)
                    ? bg_arena_printf(d->arena, "Bids are due: %s", bg_instant_text(at, due))
                    : "When bids are due is not said in the ruleset.");
    bg_put_text(page, 0, MARK_COLUMN, BG_LOOK(NOTE, TEXT),
                bg_arena_printf(d->arena, "%s%s", BG_DECISION_MARK_RULESET, rules->id));
    bg_put_text(page, 1, MARK_COLUMN, BG_LOOK(NOTE, TEXT),
                bg_arena_printf(d->arena, "%s%s", BG_DECISION_MARK_SOLICITATION, reference));
    bg_page_hide_column(page, MARK_COLUMN);
    bg_page_width(page, 0, 110);
}

#define BID_TEXT(member) BG_TEXT_OF(struct bg_decision_bid_row, member)
static const struct bg_sheet_column bid_columns[] = {
    BG_COLUMN("Bid", 30, TEXT_WRAP, TEXT, BID_TEXT(name)),
    BG_COLUMN("Vendor", 44, TEXT_WRAP, TEXT, BID_TEXT(vendor)),
    BG_COLUMN("File", 44, TEXT_WRAP, TEXT, BID_TEXT(file)),
    BG_COLUMN("Date in the bid (the vendor's own)", 30, TEXT_WRAP, TEXT, BID_TEXT(claimed)),
    BG_COLUMN("Status in the file", 18, TEXT_WRAP, TEXT, BID_TEXT(status)),
};

static void decisions_book_put_bids(struct drawing *d, struct bg_page *page)
{
    const struct bg_section section = BG_SECTION(bid_columns);
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT), "Bids");
    bg_put_text(page, 1, 0, BG_LOOK(SUBTITLE, TEXT),
                "What each bid is called on the other sheets. This sheet is not read back.");
    bg_section_put(page, BIDS_FIRST - 1, &section, d, d->data->bids, sizeof *d->data->bids,
                   d->data->bids_n);
    bg_page_freeze(page, BIDS_FIRST, 1);
}

static struct bg_book *decisions_book_open_book(struct bg_arena *arena,
                                                const struct bg_ruleset *rules, const char *path)
{
    struct bg_book_facts facts = {
        .path = path,
        .kind = "decisions",
        .title = bg_arena_printf(arena, "Decisions: %s", rules->title),
        .subject = rules->solicitation.reference,
        .comments = "Fill in, save as .xlsx, and read with: bidgauge evaluate --decisions",
        .header = rules->title,
        .currency = rules->currency,
        .decimals = rules->award.decimals,
        .created = rules->as_of,
    };
    return bg_book_open(arena, &facts);
}

struct bg_book *bg_decisions_build(struct bg_arena *arena, const void *book, const char *path)
{
    struct drawing d = {.arena = arena, .data = book};
    struct bg_page *pages[BG_DECIDED__COUNT] = {NULL};
    d.book = decisions_book_open_book(arena, d.data->ruleset, path);
    struct bg_page *first = bg_page_new(d.book, "Read me", BLUE);
    for (int s = 0; s < BG_DECIDED__COUNT; s++)
        if ((s != BG_DECIDED_ANSWERS || d.data->buyers_n) &&
            (s != BG_DECIDED_STATEMENTS || d.data->stated_n))
            pages[s] = bg_page_new(d.book, bg_decision_sheets[s].name, GREEN);
    struct bg_page *bids = bg_page_new(d.book, "Bids", ORANGE);
    d.lists = bg_page_new(d.book, "Lists", GREY);
    decisions_book_put_lists(&d);
    decisions_book_put_read_me(&d, first);
    for (int s = 0; s < BG_DECIDED__COUNT; s++)
        if (pages[s])
            decisions_book_put_sheet(&d, pages[s], (enum bg_decision_sheet)s);
    decisions_book_put_bids(&d, bids);
    bg_page_hide(d.lists);
    return d.book;
}
