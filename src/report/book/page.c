/* Cells of a page: every text, number, formula and link goes through here and is made safe, since the
 * checks of libxlsxwriter 1.1.4, which gets them in the end, are few: it writes invalid UTF-8, NaN,
 * control characters in formulas and "internal:" inside of addresses as they come. */
#include "report/book/page.h"

#include <stdio.h>
#include <string.h>

#include "base/list.h"
#include "base/text.h"
#include "base/xlsx_read.h"
#include "report/book/metrics.h"
#include "report/book/page_book.h"

enum {
    TEXT_UNITS = 32767, /* Excel's limit of a cell, in UTF-16 units */
    URL_BYTES = 2000,
    LINKS_MAX = 65000, /* a sheet; Excel's limit is 65,530 */
    DIGITS = 15,       /* that a double keeps */
    EXCEL_1970 = 25569 /* the serial number of 1970-01-01 */
};

/* Widths of columns count characters of the book's font. */
static const double CHARACTER_POINTS = 5.25, INDENT_CHARACTERS = 1.5, SPARE = 0.7;

/* -- drafts ---------------------------------------------------------------------------------- */

struct bg_arena *bg_book_draft_begin(struct bg_book *book)
{
    book->drafting++;
    book->making = book->drafts;
    return book->drafts;
}

void bg_book_draft_end(struct bg_book *book)
{
    if (--book->drafting > 0)
        return;
    bg_arena_reset(book->drafts);
    book->making = book->arena;
}

/* -- texts ----------------------------------------------------------------------------------- */

static const char **page_recent(struct bg_book *book, const char *text)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return &book->recent[(hash ^ hash >> 16) % BG_TEXTS_RECENT];
}

const char *bg_page_safe(struct bg_page *page, const char *text)
{
    bool altered = false;
    const char **recent = page->in_row ? NULL : page_recent(page->book, text);
    if (recent && *recent && strcmp(*recent, text) == 0)
        return *recent;
    const char *out = bg_safe_text(page->arena, text, TEXT_UNITS, &altered);
    page->book->altered += altered && (!page->in_row || page->stream->measures);
    if (recent && !altered)
        *recent = out;
    return out;
}

enum bg_language bg_book_language(const struct bg_book *book)
{
    return book->facts.language;
}

const char *bg_page_say(const struct bg_page *page, const char *english)
{
    return bg_say(page->book->facts.language, english);
}

/* -- numbers --------------------------------------------------------------------------------- */

static int page_digits_of(struct bg_dec value)
{
    int n = 0;
    for (bg_i128 c = value.coef; c != 0; c /= 10)
        n++;
    return n;
}

/* Of at most 15 significant digits: what a cell of the file holds. */
static struct bg_dec of_a_cell(struct bg_dec value)
{
    int over = page_digits_of(value) - DIGITS;
    if (over > 0 && value.places > 0)
        value = bg_dec_round(value, value.places > over ? value.places - over : 0, BG_HALF_UP);
    return value;
}

double bg_page_double(struct bg_dec value)
{
    return bg_dec_double(of_a_cell(value));
}

const char *bg_page_copy(struct bg_page *page, const char *text, size_t n)
{
    return bg_arena_text(page->book->arena, text, n);
}

/* -- widths ---------------------------------------------------------------------------------- */

struct bg_page_column *bg_page_column(struct bg_page *page, int column)
{
    size_t need = (size_t)column + 1;
    if (need > page->columns_n) {
        size_t n = need < 16 ? 16 : need * 2;
        struct bg_page_column *list = BG_ARRAY(page->book->arena, n, struct bg_page_column);
        if (page->columns_n)
            memcpy(list, page->columns, page->columns_n * sizeof *list);
        page->columns = list;
        page->columns_n = n;
    }
    return &page->columns[column];
}

/* Units of width that a text needs; a heading only its longest word. */
static double units_of(struct bg_look look, const char *text)
{
    const struct bg_style_row *style = &bg_style_rows[look.style];
    bool words = look.style == BG_STYLE_HEADER || look.style == BG_STYLE_HEADER_LEFT;
    double longest = 0;
    for (const char *p = text; *p;) {
        size_t n = strcspn(p, words ? " \n" : "\n");
        double width = bg_metrics_width(p, n, style->size, style->bold);
        longest = width > longest ? width : longest;
        p += n + (p[n] != '\0');
    }
    return longest / CHARACTER_POINTS + style->indent * INDENT_CHARACTERS + 1;
}

/* Titles and notes run over their neighbours and do not widen a column. */
static void page_measure(struct bg_page *page, int column, struct bg_look look, const char *text)
{
    double units = units_of(look, text);
    struct bg_page_column *c = bg_page_column(page, column);
    if (bg_style_rows[look.style].border)
        c->longest = units > c->longest ? units : c->longest;
}

double bg_page_number_width(const char *number)
{
    const struct bg_style_row *bold = &bg_style_rows[BG_STYLE_CELL_BOLD];
    double points = bg_metrics_width("$", 1, bold->size, true) +
                    bg_metrics_width(number, strlen(number), bold->size, true);
    return points / CHARACTER_POINTS + 1 - SPARE;
}

/* Places that a format shows, and at most so many; -1: as many as there are. */
static void page_places_of(const struct bg_book *book, enum bg_number number, int *least, int *most)
{
    static const int fixed[BG_NUMBER__COUNT] = {
        [BG_NUMBER_EXACT] = 9, [BG_NUMBER_WEIGHT] = 2, [BG_NUMBER_CENTS] = 2,
        [BG_NUMBER_GAP] = 2,   [BG_NUMBER_PLAIN] = 2,  [BG_NUMBER_RATING] = 3, /* "100.0%" */
    };
    *least = *most = number == BG_NUMBER_POINTS ? book->facts.decimals : fixed[number];
    if (number == BG_NUMBER_WEIGHT)
        *most = 4;
    if (number == BG_NUMBER_PLAIN || number == BG_NUMBER_ANY || number == BG_NUMBER_TEXT)
        *most = 6;
}

enum { SHOWN = BG_DEC_TEXT + 8 };

static void page_shown_number(const struct bg_page *page, enum bg_number number,
                              struct bg_dec value, char out[SHOWN])
{
    char text[BG_DEC_TEXT] = "2026-11-24"; /* any date: all are as wide */
    int least, n;
    const char *sign = "";
    if (number == BG_NUMBER_MONEY || number == BG_NUMBER_CENTS || number == BG_NUMBER_GAP)
        sign = strcmp(page->book->facts.currency, "USD") == 0 ? "$" : "CHF ";
    page_places_of(page->book, number, &least, &n);
    while (n > least && bg_dec_cmp(bg_dec_round(value, n - 1, BG_HALF_UP),
                                   bg_dec_round(value, n, BG_HALF_UP)) == 0)
        n--;
    if (number != BG_NUMBER_DATE)
        bg_dec_grouped(value, n, text);
    snprintf(out, SHOWN, "%s%s%s", sign, text, number == BG_NUMBER_RATING ? "%" : "");
}

/* A number that is wider than its column would show as "####"; one without a format is shown with
 * fewer digits. */
static void measure_number(struct bg_page *page, int column, struct bg_look look,
                           struct bg_dec value)
{
    char text[SHOWN];
    page_shown_number(page, look.number, value, text);
    struct bg_page_column *c = bg_page_column(page, column);
    page_measure(page, column, look, text);
    double units = units_of(look, text) - SPARE;
    if (look.number != BG_NUMBER_ANY && units > c->number)
        c->number = units;
}

void bg_page_measure(struct bg_page *page, int column, struct bg_look look,
                     const struct bg_cell_value *value)
{
    if (value->type == BG_CELL_NUMBER)
        measure_number(page, column, look, bg_cell_as_dec(value));
    else
        page_measure(page, column, look, value->text);
}

/* -- putting --------------------------------------------------------------------------------- */

static bool ready(struct bg_page *page, int64_t row, int column)
{
    if (page->book->error)
        return false;
    if (row < 0 || row >= 1048576 || column < 0 || column >= 16384) {
        bg_book_fail(page->book, "the comparison is larger than a sheet can be");
        return false;
    }
    bg_page_reach(page, row, column);
    return true;
}

void bg_page_fault(struct bg_page *page, int64_t row, int column, const char *what)
{
    char address[16];
    bg_book_fail(page->book,
                 bg_arena_printf(page->book->arena, "cell %s of sheet \"%s\": %s",
                                 bg_xlsx_address(row, column, address), page->name, what));
}

static struct bg_put_cell *page_room(struct bg_page *page)
{
    if (page->in_row) {
        struct bg_put_cell *cell = BG_NEW(page->arena, struct bg_put_cell);
        bg_page_row_add(page, cell);
        return cell;
    }
    if (page->put_n == page->blocks_n * BG_PUT_BLOCK) {
        BG_MORE(page->book->arena, page->put, page->blocks_n, page->blocks_room);
        page->put[page->blocks_n++] = BG_NEW(page->book->arena, struct bg_put_block);
    }
    return bg_page_put_at(page, page->put_n++);
}

/* NULL: it cannot be put. */
static struct bg_put_cell *page_put(struct bg_page *page, int64_t row, int column,
                                    struct bg_look look)
{
    if (!ready(page, row, column))
        return NULL;
    struct bg_put_cell *cell = page_room(page);
    cell->row = (int32_t)row;
    cell->column = (unsigned)column & 0x3FFF; /* ready() has looked */
    cell->style = look.style & 0xFFu;
    cell->number = look.number & 0xFFu;
    return cell;
}

static struct bg_put_cell *page_put_value(struct bg_page *page, int64_t row, int column,
                                          struct bg_look look, struct bg_cell_value value)
{
    struct bg_put_cell *cell = page_put(page, row, column, look);
    if (!cell)
        return NULL;
    cell->kind = BG_PUT_VALUE;
    bg_cell_hold(page->arena, &cell->cell, value);
    (void)bg_cell_put(page->cells, row, column, &cell->cell); /* twice: found when compared */
    if (!page->in_row || page->stream->measures)
        bg_page_measure(page, column, look, &value);
    return cell;
}

void bg_put_text(struct bg_page *page, int64_t row, int column, struct bg_look look,
                 const char *text)
{
    if (!*text) {
        bg_put_blank(page, row, column, look);
        return;
    }
    if (look.number == BG_NUMBER_ANY) /* what is text stays text when it is edited */
        look.number = BG_NUMBER_TEXT;
    page_put_value(page, row, column, look, bg_cell_text(bg_page_safe(page, text)));
}

void bg_put_words(struct bg_page *page, int64_t row, int column, struct bg_look look,
                  const char *english)
{
    bg_put_text(page, row, column, look, bg_page_say(page, english));
}

void bg_put_number(struct bg_page *page, int64_t row, int column, struct bg_look look,
                   struct bg_dec value)
{
    page_put_value(page, row, column, look, bg_cell_dec(of_a_cell(value)));
}

void bg_put_date(struct bg_page *page, int64_t row, int column, struct bg_look look, int64_t days)
{
    enum { FIRST_SERIAL = 61, LAST_SERIAL = 2958465 }; /* 1900-03-01 to 9999-12-31 */
    look.number = BG_NUMBER_DATE;
    if (days >= FIRST_SERIAL - EXCEL_1970 && days <= LAST_SERIAL - EXCEL_1970)
        bg_put_number(page, row, column, look, bg_dec_int(days + EXCEL_1970));
    else
        bg_put_blank(page, row, column, look);
}

void bg_put_blank(struct bg_page *page, int64_t row, int column, struct bg_look look)
{
    (void)page_put(page, row, column, look);
}

/* Within Excel's limits. How long a tree may get is an upper bound; the text itself decides. */
static bool page_fits(struct bg_page *page, const struct bg_formula *formula)
{
    if (bg_formula_fits(formula, 0, 0) || formula->depth > BG_FORMULA_DEPTH)
        return formula->depth <= BG_FORMULA_DEPTH;
    bg_arena_reset(page->book->scratch);
    return strlen(bg_formula_string(page->book->scratch, formula, page->cells)) <=
           BG_FORMULA_LENGTH;
}

void bg_put_live(struct bg_page *page, int64_t row, int column, struct bg_look look,
                 const struct bg_formula *formula)
{
    struct bg_put_cell *cell = page_put(page, row, column, look);
    if (!cell)
        return;
    if (!formula) {
        bg_page_fault(page, row, column, "has no formula");
        return;
    }
    cell->kind = BG_PUT_LIVE;
    formula = bg_formula_said(page->in_row ? page->arena : page->book->making,
                              page->book->facts.language, formula);
    if (!page_fits(page, formula)) {
        bg_page_fault(page, row, column, "the formula is longer than Excel allows");
        return;
    }
    bg_cell_hold_formula(page->arena, &cell->cell, page->cells, formula);
    (void)bg_cell_put(page->cells, row, column, &cell->cell);
}

/* -- links ----------------------------------------------------------------------------------- */

static bool allowed_url(const char *url)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:"};
    bool scheme = false;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        scheme |= strncmp(url, schemes[i], strlen(schemes[i])) == 0;
    for (const char *p = url; *p; p++)
        if (*p <= ' ' || *p > '~' || strchr("\"<>\\^`{|}", *p))
            return false;
    return scheme && strlen(url) <= URL_BYTES && !strstr(url, "internal:") &&
           !strstr(url, "external:");
}

static void put_url(struct bg_page *page, int64_t row, int column, struct bg_look look,
                    const char *url, const char *text)
{
    look.number = BG_NUMBER_TEXT;
    struct bg_put_cell *cell = page_put_value(page, row, column, look,
                                              bg_cell_text(bg_page_safe(page, *text ? text : url)));
    if (!cell)
        return;
    cell->kind = BG_PUT_LINK;
    cell->cell.from = url;
    page->links++;
}

void bg_put_link(struct bg_page *page, int64_t row, int column, struct bg_look look,
                 const char *url, const char *text)
{
    if (allowed_url(url) && page->links < LINKS_MAX)
        put_url(page, row, column, look, bg_page_copy(page, url, strlen(url)), text);
    else
        bg_put_text(page, row, column, look, *text ? text : url);
}

void bg_put_goto(struct bg_page *page, int64_t row, int column, struct bg_look look,
                 const char *sheet, int64_t to_row, int to_column, const char *text)
{
    char address[16];
    if (page->links < LINKS_MAX)
        put_url(page, row, column, look,
                bg_arena_printf(page->book->arena, "internal:'%s'!%s", sheet,
                                bg_xlsx_address(to_row, to_column, address)),
                text);
    else
        bg_put_text(page, row, column, look, text);
}

/* -- references in trees ---------------------------------------------------------------------- */

const struct bg_formula *bg_page_cells(const struct bg_page *page, int64_t row, int column,
                                       int64_t last_row, int last_column)
{
    return bg_formula_range(page->book->making, page->cells, row, column, last_row, last_column);
}

const struct bg_formula *bg_page_cell_in(struct bg_arena *arena, const struct bg_page *page,
                                         int64_t row, int column)
{
    return bg_formula_cell(arena, page->cells, row, column);
}

const struct bg_formula *bg_page_cell(const struct bg_page *page, int64_t row, int column)
{
    return bg_page_cells(page, row, column, row, column);
}

const char *bg_page_formula_text(const struct bg_page *page, const struct bg_formula *formula)
{
    return bg_formula_string(page->book->arena, formula, page->cells);
}

bool bg_page_number_at(const struct bg_page *page, int64_t row, int column, struct bg_dec *number)
{
    const struct bg_cell_value value = bg_cell_value_at(page->cells, row, column);
    if (value.type == BG_CELL_NUMBER)
        *number = bg_cell_as_dec(&value);
    return value.type == BG_CELL_NUMBER;
}

/* -- references ------------------------------------------------------------------------------ */

static void put_reference(struct bg_buf *out, int64_t row, int64_t column)
{
    char address[16];
    bg_xlsx_address(row, column, address);
    size_t letters = strcspn(address, "0123456789");
    bg_buf_printf(out, "$%.*s$%s", (int)letters, address, address + letters);
}

const char *bg_ref_range(struct bg_arena *arena, const char *sheet, int64_t row, int column,
                         int64_t last_row, int last_column)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    if (sheet)
        bg_buf_printf(&out, "'%s'!", sheet);
    put_reference(&out, row, column);
    if (last_row != row || last_column != column) {
        bg_buf_putc(&out, ':');
        put_reference(&out, last_row, last_column);
    }
    return bg_buf_text(&out);
}

const char *bg_ref(struct bg_arena *arena, const char *sheet, int64_t row, int column)
{
    return bg_ref_range(arena, sheet, row, column, row, column);
}

const char *bg_relative(struct bg_arena *arena, int64_t row, int column)
{
    char address[16];
    return bg_arena_printf(arena, "%s", bg_xlsx_address(row, column, address));
}

const char *bg_ref_begins(struct bg_arena *arena, const char *cells, const char *word)
{
    return bg_arena_printf(arena, "LEFT(%s,%lld)=\"%s\"", cells,
                           (long long)bg_utf8_count(word, strlen(word)), word);
}
