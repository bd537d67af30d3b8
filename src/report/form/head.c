/* The first two sheets of a form: what to do and where the vendor stands; who bids. */
#include <string.h>

#include "base/date.h"
#include "base/hash.h"
#include "base/text.h"
#include "report/form/sheets.h"

enum { LABEL = 0, ANSWER, REQUIRED, STATUS, HELP, MARK, FIRST = BG_FORM_HEADINGS + 2, HEIGHT = 25 };

/* -- Bidder ---------------------------------------------------------------------------------- */

struct entry {
    const char *label, *help;
    bool required, date;
    const char *fixed; /* in place of an answer; else NULL */
};

static const struct entry entries[BG_FORM_KEY__COUNT] = {
    [BG_FORM_VENDOR_NAME] = {"Name of the bidder", "As registered.", true, false, NULL},
    [BG_FORM_VENDOR_ID] = {"Registration or vendor number",
                           "The number under which the buyer or the register knows you.", false,
                           false, NULL},
    [BG_FORM_BID_ID] = {"Number of the bid", "Where the buyer gave you one; else leave it empty.",
                        false, false, NULL},
    [BG_FORM_CONTACT] = {"Contact", "Who answers questions: name, e-mail, telephone.", true, false,
                         NULL},
    [BG_FORM_SUBMITTED] = {"Date of submission", "A date, such as 2026-11-24.", true, true, NULL},
};

static struct bg_shown entry_label(const struct bg_sheet_line *l)
{
    return bg_show_words(l, ((const struct entry *)l->entry)->label);
}

static struct bg_shown entry_answer(const struct bg_sheet_line *l)
{
    const struct bg_form *form = l->of;
    const struct entry *entry = l->entry;
    const char *help = bg_form_say(form, entry->help);
    const struct bg_allow allow = {.what = entry->date ? BG_ALLOW_DATE : BG_ALLOW_ANY,
                                   .title = bg_form_say(form, entry->label),
                                   .message = help,
                                   .error = help};
    if (entry->fixed)
        return bg_show_as(BG_LOOK(TEXT_BOLD, TEXT), bg_show_text(entry->fixed));
    bg_page_allow(l->page, l->row, l->column, l->row, l->column, &allow);
    return bg_show_as(entry->date ? BG_LOOK(INPUT_TEXT, DATE) : BG_LOOK(INPUT_TEXT, TEXT),
                      bg_show_blank());
}

static struct bg_shown entry_required(const struct bg_sheet_line *l)
{
    const struct entry *entry = l->entry;
    if (entry->fixed)
        return bg_show_words(l, "Fixed");
    return bg_show_words(l, entry->required ? "Required" : "Optional");
}

static struct bg_shown entry_status(const struct bg_sheet_line *l)
{
    const struct bg_form *form = l->of;
    const struct entry *entry = l->entry;
    const struct bg_formula *cell = bg_form_cell(form, l->row, ANSWER),
                            *right = bg_formula_text(l->arena, "OK");
    if (entry->fixed)
        return bg_show_words(l, "OK");
    if (entry->date)
        right = BG_FORMULA(l->arena, "IF(ISNUMBER(a),\"OK\",\"Check: write a date\")", cell);
    return bg_show_live(
        bg_form_status_of(form, cell, bg_form_unanswered(form, entry->required), right));
}

static struct bg_shown entry_help(const struct bg_sheet_line *l)
{
    return bg_show_words(l, ((const struct entry *)l->entry)->help);
}

static struct bg_shown entry_mark(const struct bg_sheet_line *l)
{
    const struct entry *entry = l->entry;
    if (entry->fixed)
        return bg_show_nothing();
    return bg_show_text(
        bg_arena_printf(l->arena, "bg:bidder:%s", bg_form_key_name((enum bg_form_key)l->i)));
}

static const struct bg_sheet_column bidder_columns[] = {
    [LABEL] = BG_COLUMN("About the bidder", 32, TEXT_WRAP, TEXT, .cell = entry_label),
    [ANSWER] = BG_COLUMN("Answer", 40, INPUT_TEXT, TEXT, .cell = entry_answer),
    [REQUIRED] = BG_COLUMN("Required?", 11, CENTER, TEXT, .cell = entry_required),
    [STATUS] = BG_COLUMN("Status", 26, TEXT_WRAP, ANY, .cell = entry_status),
    [HELP] = BG_COLUMN("What to write", 48, TEXT_WRAP, TEXT, .cell = entry_help),
    [MARK] = BG_COLUMN(NULL, 0, NOTE, TEXT, .cell = entry_mark),
};

static void head_put_lot(const struct bg_form *form, struct bg_page *page, int64_t row)
{
    const struct bg_section section = BG_SECTION(bidder_columns);
    const struct bg_form_request *request = form->request;
    const struct entry entry = {
        .label = "Lot",
        .help = "This form is for this lot alone. Ask for a form for each lot that you bid on.",
        .fixed = bg_arena_printf(form->arena, "%s%s%s", request->lot,
                                 *request->lot_title ? ": " : "", request->lot_title)};
    bg_section_row(page, row, &section, form, &entry, 0);
}

void bg_form_bidder(struct bg_form *form, struct bg_page *page)
{
    struct bg_section section = BG_SECTION(bidder_columns);
    int64_t last = FIRST + BG_FORM_KEY__COUNT - 1;
    bg_form_put_head(page, "Bidder: who makes this bid",
                     "Fill in the yellow cells. The column Status says what is still missing.");
    section.row_height = HEIGHT;
    bg_section_put(page, BG_FORM_HEADINGS, &section, form, NULL, 0, 0);
    bg_section_rows(page, FIRST, &section, form, entries, sizeof *entries, BG_FORM_KEY__COUNT);
    if (*form->request->lot)
        head_put_lot(form, page, last + 1);
    bg_put_mark(page, BG_FORM_HEADINGS + 1, ANSWER, "answer", NULL);
    bg_form_end_head(page, MARK, "bidder");
    bg_form_mark_status(form, page, FIRST, STATUS, last);
    form->bidder_status = bg_page_cells(page, FIRST, STATUS, last, STATUS);
    bg_page_print_area(page, -1, HELP);
}

/* -- Instructions ---------------------------------------------------------------------------- */

enum { SHEET = 0, ABOUT, MISSING, CHECK, MARKS };

/* How many of the statuses begin with the word. */
static const struct bg_formula *head_count(const struct bg_form *form,
                                           const struct bg_formula *status, const char *english)
{
    const char *word = bg_form_say(form, english);
    return BG_FORMULA(form->arena, "SUMPRODUCT(--(LEFT(a,b)=c))", status,
                      bg_formula_int(form->arena, bg_utf8_count(word, strlen(word))),
                      bg_formula_text(form->arena, word));
}

struct standing { /* how far a sheet is */
    const struct bg_page *sheet;
    const char *about;
    const struct bg_formula *status;
};

static struct bg_shown standing_sheet(const struct bg_sheet_line *l)
{
    const char *sheet = bg_page_name(((const struct standing *)l->entry)->sheet);
    return bg_show_goto(sheet, 0, 0, sheet);
}

static struct bg_shown standing_about(const struct bg_sheet_line *l)
{
    return bg_show_words(l, ((const struct standing *)l->entry)->about);
}

static struct bg_shown standing_missing(const struct bg_sheet_line *l)
{
    return bg_show_live(head_count(l->of, ((const struct standing *)l->entry)->status, "Missing"));
}

static struct bg_shown standing_check(const struct bg_sheet_line *l)
{
    return bg_show_live(head_count(l->of, ((const struct standing *)l->entry)->status, "Check"));
}

static const struct bg_sheet_column standing_columns[] = {
    [SHEET] = BG_COLUMN("Sheet", 28, LINK, TEXT, .cell = standing_sheet),
    [ABOUT] = BG_COLUMN("What it asks for", 72, TEXT_WRAP, TEXT, .cell = standing_about),
    [MISSING] = BG_COLUMN("Missing", 12, CENTER, COUNT, .cell = standing_missing),
    [CHECK] = BG_COLUMN("To check", 12, CENTER, COUNT, .cell = standing_check),
};

/* Every sheet that is to be filled in; the row behind them. */
static int64_t head_put_standings(const struct bg_form *form, struct bg_page *page, int64_t row)
{
    const struct bg_section section = BG_SECTION(standing_columns);
    const struct standing first[] = {
        {form->bidder, "Who makes the bid", form->bidder_status},
        {form->answers, "The questions, by subject", form->answers_status}};
    const struct standing last = {form->evidence, "Documents behind the answers",
                                  form->evidence_status};
    row = bg_section_put(page, row, &section, form, first, sizeof *first, 2);
    for (size_t slot = 0; slot < form->rules->fields_n; slot++) {
        const struct standing table = {form->table[slot], form->rules->fields[slot].label,
                                       form->table_status[slot]};
        if (table.sheet)
            bg_section_row(page, row++, &section, form, &table, slot);
    }
    bg_section_row(page, row, &section, form, &last, 0);
    return row + 1;
}

static void head_put_total(const struct bg_form *form, struct bg_page *page, int64_t first,
                           int64_t row)
{
    const struct bg_formula *missing = bg_page_cells(page, first, MISSING, row - 1, MISSING),
                            *check = bg_page_cells(page, first, CHECK, row - 1, CHECK);
    bg_put_live(page, row, SHEET, BG_LOOK(TOTAL_TEXT, ANY),
                BG_FORMULA(form->arena, "IF(SUM(a)+SUM(b)=0,\"Complete\",\"Not complete yet\")",
                           missing, check));
    bg_put_blank(page, row, ABOUT, BG_LOOK(TOTAL_TEXT, ANY));
    bg_put_live(page, row, MISSING, BG_LOOK(TOTAL_CENTER, COUNT),
                BG_FORMULA(form->arena, "SUM(a)", missing));
    bg_put_live(page, row, CHECK, BG_LOOK(TOTAL_CENTER, COUNT),
                BG_FORMULA(form->arena, "SUM(a)", check));
}

static int64_t head_put_steps(struct bg_page *page, int64_t row)
{
    static const char *const steps[] = {
        "1.  Fill in the yellow cells, sheet by sheet; Tab goes to the next one.",
        "2.  Everything else is locked, so that your answers stay beside their questions.",
        "3.  A choice is made from the list of the cell. Write percentages as 15, not as 0.15.",
        "4.  Type numbers and dates as such: no formulas, no links to other files, no units.",
        "5.  An empty cell is not an answer: it is never read as 0 or as No.",
        "6.  Name the document and the page behind an answer on the sheet Evidence.",
        "7.  Save as .xlsx without a password and send it to the buyer; any program will do.",
    };
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), "What to do");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        bg_put_words(page, row++, 0, BG_LOOK(PLAIN, TEXT), steps[i]);
    return row + 1;
}

/* Until when, on whose clock; "" where nobody says. */
static const char *head_deadline(struct bg_form *form)
{
    struct bg_instant due = form->rules->solicitation.when[BG_AT_BIDS_DUE];
    char text[BG_INSTANT_TEXT];
    const char *clock = "";
    if (!bg_instant_known(due))
        return "";
    if (!due.has_time)
        clock = ", by the end of the day";
    else if (due.has_zone && due.ahead != 0)
        clock = due.ahead < 0 ? " (a clock behind UTC)" : " (a clock ahead of UTC)";
    return bg_arena_printf(form->arena, "%s%s", bg_instant_text(due, text),
                           *clock ? bg_form_say(form, clock) : "");
}

/* What happens to a bid that comes later. */
static const char *head_after_deadline(struct bg_form *form)
{
    if (!bg_instant_known(form->rules->solicitation.when[BG_AT_BIDS_DUE]))
        return "";
    return bg_form_say(form, form->rules->solicitation.late == BG_LATE_REJECT
                                 ? "A bid that is received later is not scored."
                                 : "A bid that is received later is scored only where the buyer "
                                   "decides so and gives the reason.");
}

static const char *head_envelope(struct bg_form *form)
{
    const char *envelope = bg_form_envelope(form->rules);
    if (*envelope == '\0')
        return "";
    if (strcmp(envelope, "quality") == 0)
        return bg_form_say(form, "Quality. Prices go into a form of their own, and are opened when "
                                 "quality has been scored: write no price in this one.");
    return bg_form_say(form, "Prices. This form is opened when quality has been scored: send it "
                             "apart from the form of quality.");
}

static int64_t head_put_identity(struct bg_form *form, struct bg_page *page, int64_t row)
{
    const struct bg_ruleset *rules = form->rules;
    const struct bg_form_request *request = form->request;
    char hash[65];
    bg_sha256_hex(rules->source->sha256, hash);
    const struct bg_sheet_fact facts[] = {
        {"Solicitation", form->title},
        {"Reference", rules->solicitation.reference},
        {"Buyer", rules->solicitation.buyer},
        {"Bids are due", head_deadline(form)},
        {"After that", head_after_deadline(form)},
        {"Lot", bg_arena_printf(form->arena, "%s%s%s", request->lot,
                                *request->lot_title ? ": " : "", request->lot_title)},
        {"Amounts are in", rules->currency},
        {"Ruleset", rules->id},
        {"Version of the ruleset", rules->version},
        {"SHA-256 of the ruleset", hash},
        {"Envelope", head_envelope(form)},
        {"Form", BG_FORM_FORMAT},
    };
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), "What this form is for");
    return bg_put_facts(page, row, BG_LOOK(TEXT, TEXT), facts, sizeof facts / sizeof *facts);
}

void bg_form_instructions(struct bg_form *form, struct bg_page *page)
{
    const char *buyer = form->rules->solicitation.buyer;
    const char *envelope = bg_form_envelope(form->rules);
    bg_form_put_head(
        page,
        *envelope
            ? bg_arena_printf(form->arena, bg_form_say(form, "Response form, %s: %s"),
                              bg_form_say(form, envelope), form->title)
            : bg_arena_printf(form->arena, bg_form_say(form, "Response form: %s"), form->title),
        *buyer ? bg_arena_printf(form->arena,
                                 bg_form_say(form, "%s. This sheet says how to fill the form in."),
                                 buyer)
               : "");
    int64_t first = head_put_steps(page, 3) + 2;
    bg_put_words(page, first - 2, 0, BG_LOOK(SECTION, TEXT), "Your progress");
    int64_t row = head_put_standings(form, page, first - 1);
    head_put_total(form, page, first, row);
    head_put_identity(form, page, row + 2);
    bg_form_put_marks(form, page, 0, MARKS);
    bg_page_hide_column(page, MARKS);
    bg_page_print_area(page, -1, CHECK);
}
