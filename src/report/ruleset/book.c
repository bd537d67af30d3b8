/* The workbook of a ruleset: what to read first, a sheet for each part, the lists behind the
 * drop-downs, and the document as it was. */
#include "report/book/columns.h"
#include "report/ruleset/book.h"

#include <string.h>

#include "base/hash.h"
#include "report/ruleset/sums.h"
#include "score/price/price.h"

enum { BLUE = 0x1F3864, GREEN = 0x009E73, ORANGE = 0xE69F00, GREY = 0x595959, LISTS_FIRST = 2 };
enum { LISTS_MAX = 48 };
static const double PRINTED_WIDTH = 165, BETWEEN = 0.72; /* across Letter and A4 */

struct drawing {
    struct bg_arena *arena;
    const struct bg_grid *grid;
    struct bg_book *book;
    const char *const *lists[LISTS_MAX]; /* that drop-downs offer, each a column of Lists */
    size_t list_n[LISTS_MAX], lists_n;
};

static const char *const yes_no[] = {"yes", "no"};

/* -- drop-downs ----------------------------------------------------------------------------------
 */

static bool same_list(const char *const *a, size_t a_n, const char *const *b, size_t b_n)
{
    bool same = a_n == b_n;
    for (size_t i = 0; same && i < a_n; i++)
        same = strcmp(a[i], b[i]) == 0;
    return same;
}

/* The range of Lists that has these; NULL: there is no room for another list. */
static const char *list_range(struct drawing *d, const char *const *names, size_t n)
{
    size_t i = 0;
    while (i < d->lists_n && !same_list(d->lists[i], d->list_n[i], names, n))
        i++;
    if (i == LISTS_MAX)
        return NULL;
    if (i == d->lists_n) {
        d->lists[i] = names;
        d->list_n[d->lists_n++] = n;
    }
    return bg_ref_range(d->arena, "Lists", LISTS_FIRST, (int)i, LISTS_FIRST + (int64_t)n - 1,
                        (int)i);
}

/* The first column of a sheet, with the rows for new entries. */
static const char *ids_range(struct drawing *d, const char *name)
{
    for (size_t i = 0; i < d->grid->sheets_n; i++) {
        const struct bg_grid_sheet *sheet = &d->grid->sheets[i];
        if (strcmp(sheet->name, name) == 0)
            return bg_ref_range(d->arena, name, BG_GRID_FIRST, BG_GRID_COLUMN,
                                BG_GRID_FIRST + (int64_t)(sheet->rows_n + sheet->spare) - 1,
                                BG_GRID_COLUMN);
    }
    return NULL;
}

static void ruleset_book_allow(struct drawing *d, struct bg_page *page, int64_t row, int column,
                               int64_t last_row, const struct bg_grid_column *c)
{
    struct bg_allow allow = {.what = BG_ALLOW_ANY};
    const char *range = c->kind == BG_GRID_YES_NO ? list_range(d, yes_no, 2)
                        : c->names_n              ? list_range(d, c->names, c->names_n)
                        : c->ids_of               ? ids_range(d, c->ids_of)
                                                  : NULL;
    if (last_row < row)
        return;
    if (range) {
        allow.what = BG_ALLOW_LIST;
        allow.formula = range;
        allow.error_title = "Not in the list";
        allow.error = "Choose one from the list, or leave the cell empty.";
    } else if (c->kind == BG_GRID_NUMBER) {
        allow.what = BG_ALLOW_DECIMAL;
        allow.error = "This cell takes a number.";
    } else if (c->kind == BG_GRID_DATE) {
        allow.what = BG_ALLOW_DATE;
        allow.error = "This cell takes a date, such as 2026-11-24.";
    } else if (!c->about || !*c->about) {
        return;
    }
    if (c->about && *c->about) { /* shown beside the cell when it is chosen */
        allow.title = c->heading;
        allow.message = c->about;
    }
    bg_page_allow(page, row, column, last_row, column, &allow);
}

/* -- cells ---------------------------------------------------------------------------------------
 */

static bool to_the_right(enum bg_grid_kind kind)
{
    return kind == BG_GRID_NUMBER || kind == BG_GRID_DATE || kind == BG_GRID_MOMENT;
}

static enum bg_number ruleset_book_number_of(enum bg_grid_kind kind)
{
    if (kind == BG_GRID_DATE || kind == BG_GRID_MOMENT)
        return BG_NUMBER_DATE;
    return kind == BG_GRID_TEXT || kind == BG_GRID_TEXTS || kind == BG_GRID_TIES ||
                   kind == BG_GRID_WORD
               ? BG_NUMBER_TEXT
               : BG_NUMBER_ANY;
}

static enum bg_style style_of(const struct bg_grid_row *row, const struct bg_grid_cell *cell,
                              bool weight, bool title)
{
    if (cell->locked)
        return BG_STYLE_ENGINE_TEXT;
    if (weight)
        return BG_STYLE_INPUT;
    if (row->heading)
        return BG_STYLE_EDIT_GROUP;
    if (title && row->depth)
        return BG_STYLE_EDIT_DEEP;
    return to_the_right(cell->kind) || cell->shown.as == BG_SHOWN_NUMBER ? BG_STYLE_EDIT
                                                                         : BG_STYLE_EDIT_TEXT;
}

static void ruleset_book_put_cell(struct bg_page *page, int64_t row, int column,
                                  struct bg_look look, const struct bg_grid_cell *cell)
{
    const struct bg_grid_value *shown = &cell->shown;
    if (shown->as == BG_SHOWN_NUMBER)
        bg_put_number(page, row, column, look, shown->number);
    else if (shown->as == BG_SHOWN_DATE)
        bg_put_date(page, row, column, look, shown->days);
    else if (shown->as == BG_SHOWN_TEXT)
        bg_put_text(page, row, column, look, shown->text);
    else
        bg_put_blank(page, row, column, look);
}

static void put_spare(struct bg_page *page, int64_t row, const struct bg_grid_sheet *sheet)
{
    for (size_t i = 0; i < sheet->columns_n; i++) {
        const struct bg_grid_column *c = &sheet->columns[i];
        bool locked = c->kind == BG_GRID_SAID || c->kind == BG_GRID_SUM;
        struct bg_look look = {locked                  ? BG_STYLE_ENGINE_TEXT
                               : to_the_right(c->kind) ? BG_STYLE_EDIT_SPARE_RIGHT
                                                       : BG_STYLE_EDIT_SPARE,
                               ruleset_book_number_of(c->kind)};
        if (c->kind != BG_GRID_SUM)
            bg_put_blank(page, row, BG_GRID_COLUMN + (int)i, look);
    }
}

/* -- on paper ------------------------------------------------------------------------------------ */

static bool book_is_filled(const struct bg_grid_sheet *sheet, size_t column)
{
    for (size_t i = 0; i < sheet->rows_n; i++)
        if (column == 0 || (!(sheet->pairs && sheet->rows[i].heading) &&
                            (sheet->rows[i].cells[column].shown.as != BG_SHOWN_NOTHING ||
                             sheet->columns[column].kind == BG_GRID_SUM)))
            return true;
    return false;
}

/* The last column that is printed: the rule in words, which is the whole of it; else the last with an
 * entry. */
static size_t last_printed(const struct bg_grid_sheet *sheet)
{
    size_t last = sheet->keys_n ? sheet->keys_n - 1 : 0;
    for (size_t i = 0; !sheet->pairs && i < sheet->columns_n; i++)
        if (sheet->columns[i].kind == BG_GRID_SAID)
            return i;
    for (size_t i = last; i < sheet->columns_n; i++)
        if (book_is_filled(sheet, i))
            last = i;
    return last;
}

/* Columns with texts give room until all that is printed is on one sheet of paper, so that a rule is read
 * in one line; where they would become too narrow the sheet goes on across. */
static double ruleset_book_width_of(const struct bg_grid_sheet *sheet, size_t column)
{
    enum { NARROW = 14, EMPTY = 9, LEAST_PERCENT = 40 };
    size_t last = last_printed(sheet);
    double fixed = 0, broad = 0;
    for (size_t i = 0; i <= last; i++) {
        double width = sheet->columns[i].width;
        if (width > NARROW && book_is_filled(sheet, i))
            broad += width - NARROW;
        double least = width > NARROW ? NARROW : width;
        fixed += BETWEEN + (book_is_filled(sheet, i) ? least : EMPTY);
    }
    double width = sheet->columns[column].width, room = PRINTED_WIDTH - fixed;
    if (column > last || broad <= room || room * 100 < broad * LEAST_PERCENT)
        return width;
    if (!book_is_filled(sheet, column))
        return EMPTY;
    return width <= NARROW ? width : NARROW + (width - NARROW) * room / broad;
}

static void set_print_area(struct bg_page *page, const struct bg_grid_sheet *sheet)
{
    bg_page_print_area(page, BG_GRID_FIRST + (int64_t)(sheet->rows_n ? sheet->rows_n : 1) - 1,
                       BG_GRID_COLUMN + (int)last_printed(sheet));
}

static bool book_is_among(const char *name, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

/* A template that nobody has given a title yet: whoever opens it sees where to begin, and no more. */
static bool is_begun(const struct bg_grid *grid)
{
    const char *title = grid->ruleset->solicitation.title;
    return !title || strcmp(title, "Fill in") != 0; /* what templates say, and W713 asks for */
}

/* A figure that the template leaves to the buyer. */
static bool has_blank(const struct bg_grid_sheet *sheet)
{
    for (size_t i = 0; i < sheet->rows_n; i++)
        for (size_t c = 0; c < sheet->columns_n && sheet->rows[i].cells; c++) {
            const struct bg_grid_value *shown = &sheet->rows[i].cells[c].shown;
            if (shown->as == BG_SHOWN_TEXT && shown->text && strcmp(shown->text, "null") == 0)
                return true;
        }
    return false;
}

/* What nobody has used yet is out of the way; what every ruleset begins with is not. */
static bool is_hidden(const struct drawing *d, const struct bg_grid_sheet *sheet)
{
    static const char *const first[] = {"Solicitation", BG_GRID_CRITERIA, "Questions",
                                        BG_GRID_PRICE, "Scale"};
    static const char *const always[] = {BG_GRID_CRITERIA, "Questions", "Facts",
                                         "Parameters",     "Figures",   "Sources"};
    if (!is_begun(d->grid))
        return !book_is_among(sheet->name, first, sizeof first / sizeof *first) &&
               !has_blank(sheet);
    return sheet->rows_n == 0 &&
           !book_is_among(sheet->name, always, sizeof always / sizeof *always);
}

/* -- sheets --------------------------------------------------------------------------------------
 */

static void ruleset_book_put_head(struct bg_page *page, const struct bg_grid_sheet *sheet)
{
    bg_put_text(page, 0, BG_GRID_COLUMN, BG_LOOK(TITLE, TEXT), sheet->title);
    bg_put_text(page, 1, BG_GRID_COLUMN, BG_LOOK(NOTE, TEXT), sheet->note);
    bg_put_text(page, BG_GRID_HEADINGS, 0, BG_LOOK(HEADER, TEXT), "Pointer");
    for (size_t i = 0; i < sheet->columns_n; i++) {
        int column = BG_GRID_COLUMN + (int)i;
        bg_put_text(page, BG_GRID_HEADINGS, column, BG_LOOK(HEADER_LEFT, TEXT),
                    sheet->columns[i].heading);
        bg_page_width(page, column, ruleset_book_width_of(sheet, i));
    }
    bg_page_hide_column(page, 0);
    bg_page_freeze(page, BG_GRID_FIRST, BG_GRID_COLUMN + (sheet->keys_n ? (int)sheet->keys_n : 1));
    bg_page_repeat(page, BG_GRID_HEADINGS, BG_GRID_HEADINGS);
}

static void ruleset_book_put_row(struct drawing *d, struct bg_page *page,
                                 const struct bg_grid_sheet *sheet, size_t i)
{
    const struct bg_grid_row *row = &sheet->rows[i];
    int64_t at = BG_GRID_FIRST + (int64_t)i;
    bg_put_text(page, at, 0, BG_LOOK(NOTE, TEXT), row->pointer);
    if (sheet->pairs && row->heading) {
        for (size_t c = 0; c < sheet->columns_n; c++)
            bg_put_text(page, at, BG_GRID_COLUMN + (int)c, BG_LOOK(GROUP_BAND, TEXT),
                        c ? "" : row->cells[0].shown.text);
        return;
    }
    for (size_t c = 0; c < sheet->columns_n; c++) {
        const struct bg_grid_column *column = &sheet->columns[c];
        const struct bg_grid_cell *cell = &row->cells[c];
        bool weight =
            column->key && strcmp(column->key, "weight") == 0 && cell->shown.as == BG_SHOWN_NUMBER;
        bool title = column->key && strcmp(column->key, "title") == 0;
        if (cell->kind == BG_GRID_SUM)
            continue;
        struct bg_look look = {style_of(row, cell, weight, title),
                               ruleset_book_number_of(cell->kind)};
        if (sheet->pairs && look.style == BG_STYLE_EDIT)
            look.style = BG_STYLE_EDIT_TEXT; /* under each other with the texts */
        ruleset_book_put_cell(page, at, BG_GRID_COLUMN + (int)c, look, cell);
        if (sheet->pairs && !cell->locked) {
            struct bg_grid_column own = {.kind = cell->kind,
                                         .names = cell->names,
                                         .names_n = cell->names_n,
                                         .ids_of = cell->ids_of};
            ruleset_book_allow(d, page, at, BG_GRID_COLUMN + (int)c, at, &own);
        }
    }
}

static void ruleset_book_put_sheet(struct drawing *d, struct bg_page *page,
                                   const struct bg_grid_sheet *sheet)
{
    int64_t last = BG_GRID_FIRST + (int64_t)(sheet->rows_n + sheet->spare) - 1;
    ruleset_book_put_head(page, sheet);
    for (size_t i = 0; i < sheet->rows_n; i++)
        ruleset_book_put_row(d, page, sheet, i);
    for (size_t i = 0; i < sheet->spare; i++)
        put_spare(page, BG_GRID_FIRST + (int64_t)(sheet->rows_n + i), sheet);
    for (size_t c = 0; c < sheet->columns_n && !sheet->pairs; c++)
        ruleset_book_allow(d, page, BG_GRID_FIRST, BG_GRID_COLUMN + (int)c, last,
                           &sheet->columns[c]);
    set_print_area(page, sheet);
    if (is_hidden(d, sheet)) {
        bg_page_hide(page);
        bg_page_not_printed(page);
    }
}

static void ruleset_book_put_lists(struct drawing *d, struct bg_page *page)
{
    bg_put_text(page, 0, 0, BG_LOOK(SECTION, TEXT),
                "Lists: what may be chosen in the other sheets");
    for (size_t i = 0; i < d->lists_n; i++)
        for (size_t n = 0; n < d->list_n[i]; n++)
            bg_put_text(page, LISTS_FIRST + (int64_t)n, (int)i, BG_LOOK(PLAIN, TEXT),
                        d->lists[i][n]);
    bg_page_hide(page);
}

static void book_put_document(struct drawing *d, struct bg_page *page)
{
    const char *text = d->grid->document;
    size_t n = strlen(text);
    unsigned char hash[32];
    char hex[65];
    int64_t row = BG_GRID_DOCUMENT_ROW;
    bg_sha256(text, n, hash);
    bg_sha256_hex(hash, hex);
    bg_put_text(page, 0, 0, BG_LOOK(SECTION, TEXT),
                "The ruleset as it was exported. What no cell shows is taken from here.");
    bg_put_text(page, 1, 0, BG_LOOK(NOTE, TEXT), BG_GRID_FORMAT);
    bg_put_text(page, BG_GRID_HASH_ROW, 0, BG_LOOK(NOTE, TEXT), hex);
    for (size_t at = 0; at < n; at += BG_GRID_CHUNK) {
        size_t size = n - at < BG_GRID_CHUNK ? n - at : BG_GRID_CHUNK;
        bg_put_text(page, row++, 0, BG_LOOK(MONO, TEXT), bg_page_copy(page, text + at, size));
    }
    bg_page_hide(page);
}

static struct bg_shown read_me_formula(const struct bg_sheet_line *l)
{
    return bg_show_text(bg_price_formulas[l->i]->name);
}

static struct bg_shown read_me_nothing(const struct bg_sheet_line *l)
{
    (void)l;
    return bg_show_blank();
}

/* One sentence for each price formula: the names alone tell little. */
static struct bg_shown read_me_words(const struct bg_sheet_line *l)
{
    const char *words = bg_price_formulas[l->i]->words;
    return bg_show_text(*words >= 'a' && *words <= 'z'
                            ? bg_arena_printf(l->arena, "%c%s.", *words - 32, words + 1)
                            : words);
}

static const struct bg_sheet_column formula_columns[] = {
    BG_COLUMN("Price formula", 0, TEXT_WRAP, TEXT, .cell = read_me_formula),
    BG_COLUMN("", 0, TEXT_WRAP, TEXT, .cell = read_me_nothing),
    BG_COLUMN("What it does", 0, TEXT_WRAP, TEXT, .cell = read_me_words),
};

static void book_put_formulas(struct drawing *d, struct bg_page *page, int64_t row)
{
    const struct bg_section section = BG_SECTION(formula_columns);
    size_t n = 0;
    while (bg_price_formulas[n])
        n++;
    bg_put_text(page, row, 0, BG_LOOK(SECTION, TEXT), "Price formulas");
    bg_section_put(page, row + 1, &section, d, NULL, 0, n);
}

static struct bg_shown contents_sheet(const struct bg_sheet_line *l)
{
    const struct bg_grid_sheet *sheet = l->entry;
    if (is_hidden(l->of, sheet))
        return bg_show_as(BG_LOOK(TEXT_WRAP, TEXT),
                          bg_show_text(bg_arena_printf(l->arena, "%s (hidden)", sheet->name)));
    return bg_show_goto(sheet->name, BG_GRID_FIRST, BG_GRID_COLUMN, sheet->name);
}

static struct bg_shown contents_entries(const struct bg_sheet_line *l)
{
    const struct bg_grid_sheet *sheet = l->entry;
    bool counted = !sheet->pairs || sheet->columns_n <= 2;
    return counted ? bg_show_count((int64_t)sheet->rows_n) : bg_show_blank();
}

static const struct bg_sheet_column contents_columns[] = {
    BG_COLUMN("Sheet", 25, LINK, TEXT, .cell = contents_sheet),
    BG_COLUMN("Entries", 10, CENTER, COUNT, .cell = contents_entries),
    BG_COLUMN("What it has", 110, TEXT_WRAP, TEXT, BG_TEXT_OF(struct bg_grid_sheet, note)),
};

static void put_contents(struct drawing *d, struct bg_page *page, int64_t row)
{
    const struct bg_section section = BG_SECTION(contents_columns);
    bg_section_put(page, row, &section, d, d->grid->sheets, sizeof *d->grid->sheets,
                   d->grid->sheets_n);
}

static void ruleset_book_put_read_me(struct drawing *d, struct bg_page *page)
{
    static const char *const lines[] = {
        "1. Change what you like in the white and yellow cells. Yellow cells are weights.",
        "2. To add an entry, fill in one of the empty rows below a list. To remove one, clear its "
        "first cell.",
        "3. Grey cells are the program's: rules in words and sums. Words are as of the export.",
        "4. Sheet Criteria says whether the weights add up. Sheets without entries are hidden: "
        "right-click a tab, Unhide.",
        "5. Save as .xlsx and run: bidgauge ruleset import FILE.xlsx -o ruleset.json",
        "",
        "An empty cell means that the ruleset does not say it. Dates are dates, yes and no are "
        "words, and "
        "a list has one entry a line.",
        "A rule is written in words where it is simple, such as: field wage is at least parameter "
        "floor. An id alone is a field.",
        "The words are field, parameter, fact, not, and, or, is, is not, is at least, is more "
        "than, is at "
        "most, is less than;",
        "numbers; and texts in quotes. All other rules are JSON, with what they say in words "
        "beside "
        "them.",
        "What was changed is listed by cell when the workbook is read back, and every fault is "
        "shown by "
        "its cell.",
    };
    const struct bg_ruleset *rules = d->grid->ruleset;
    int64_t row = 3;
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT), rules->title);
    bg_put_text(page, 1, 0, BG_LOOK(SUBTITLE, TEXT),
                bg_arena_printf(d->arena, "Ruleset %s%s%s", rules->id,
                                *rules->version ? ", version " : "", rules->version));
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        bg_put_text(page, row++, 0, BG_LOOK(PLAIN, TEXT), lines[i]);
    put_contents(d, page, row + 1);
    book_put_formulas(d, page, row + (int64_t)d->grid->sheets_n + 3);
}

static struct bg_book *ruleset_book_open_book(struct drawing *d, const char *path)
{
    const struct bg_ruleset *rules = d->grid->ruleset;
    struct bg_book_facts facts = {
        .path = path,
        .kind = "ruleset",
        .title = bg_arena_printf(d->arena, "Ruleset: %s", rules->title),
        .subject = rules->id,
        .comments = "Edit, save as .xlsx, and read back with: bidgauge ruleset import",
        .header = rules->title,
        .currency = rules->currency,
        .decimals = rules->award.decimals,
        .created = rules->as_of,
    };
    return bg_book_open(d->arena, &facts);
}

static int colour_of(const struct bg_grid_sheet *sheet)
{
    if (sheet->pairs)
        return sheet->columns_n > 2 ? GREEN : GREY;
    return strcmp(sheet->name, BG_GRID_CRITERIA) == 0 ? ORANGE : GREEN;
}

struct bg_book *bg_grid_book(struct bg_arena *arena, const void *grid, const char *path)
{
    struct drawing d = {.arena = arena, .grid = grid};
    d.book = ruleset_book_open_book(&d, path);
    bool begun = is_begun(d.grid);
    struct bg_page **pages = BG_ARRAY(arena, d.grid->sheets_n + 1, struct bg_page *);
    if (begun)
        ruleset_book_put_read_me(&d, bg_page_new(d.book, "Read me", BLUE));
    for (size_t i = 0; i < d.grid->sheets_n; i++) {
        const struct bg_grid_sheet *sheet = &d.grid->sheets[i];
        pages[i] = bg_page_new(d.book, sheet->name, colour_of(sheet));
        ruleset_book_put_sheet(&d, pages[i], sheet);
    }
    for (size_t i = 0; i < d.grid->sheets_n; i++)
        if (strcmp(d.grid->sheets[i].name, BG_GRID_CRITERIA) == 0)
            bg_grid_sums(arena, d.grid, d.book, pages[i], &d.grid->sheets[i]);
    if (!begun) {
        struct bg_page *page = bg_page_new(d.book, "Read me", BLUE);
        ruleset_book_put_read_me(&d, page);
        bg_page_hide(page);
    }
    ruleset_book_put_lists(&d, bg_page_new(d.book, "Lists", GREY));
    book_put_document(&d, bg_page_new(d.book, BG_GRID_DOCUMENT, GREY));
    return d.book;
}
