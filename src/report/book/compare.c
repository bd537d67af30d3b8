/* Reading back: libxlsxwriter reports success when its temporary folder was full and rows are
 * lost, so nothing is believed but the finished file. */
#include "report/book/workbook.h"

#include <string.h>

#include "report/book/page_book.h"

#include "base/text.h"
#include "base/xlsx_read.h"

struct compare {
    struct bg_arena *arena;
    const char *sheet;
    struct bg_page *page;
    struct bg_page_walk walk;
    struct bg_put_cell *const *cells; /* the walk's; the next one that is meant is cells[next] */
    size_t n, next;
    const char *difference;
};

static const char *compare_place(struct compare *c, int64_t row, int64_t column)
{
    char address[16];
    return bg_arena_printf(c->arena, "cell %s of sheet \"%s\"",
                           bg_xlsx_address(row, column, address), c->sheet);
}

static bool compare_differ(struct compare *c, int64_t row, int64_t column, const char *how)
{
    c->difference = bg_arena_printf(c->arena, "%s %s", compare_place(c, row, column), how);
    return false;
}

static bool same_value(const struct bg_meant *meant, const struct bg_xlsx_cell *cell)
{
    if (meant->kind == BG_MEANT_TEXT) {
        size_t n = strlen(meant->text);
        if (n == 0 && cell->type == BG_XLSX_BLANK)
            return true;
        return cell->type == BG_XLSX_TEXT && cell->n == n &&
               memcmp(cell->text, meant->text, n) == 0;
    }
    struct bg_dec number;
    return cell->type == BG_XLSX_NUMBER && bg_dec_parse(cell->text, cell->n, &number) &&
           bg_dec_double(number) == meant->number;
}

/* Two cells put on one place would be one cell in the file, and our own mistake. */
static bool once_each(struct compare *c)
{
    const struct bg_put_cell *before = NULL;
    for (size_t i = 0; i < c->n; i++) {
        const struct bg_put_cell *cell = c->cells[i];
        if (cell->kind == BG_PUT_BLANK)
            continue;
        if (before && cell->row == before->row && cell->column == before->column)
            return compare_differ(c, cell->row, cell->column, "was put twice");
        before = cell;
    }
    return true;
}

/* The next cell that is not blank. False: there is none. */
static bool compare_more(struct compare *c)
{
    for (;;) {
        while (c->next < c->n && c->cells[c->next]->kind == BG_PUT_BLANK)
            c->next++;
        if (c->next < c->n)
            return true;
        c->next = 0;
        if (!bg_page_walk_next(&c->walk, &c->cells, &c->n)) {
            c->n = 0;
            return false;
        }
        if (!once_each(c))
            return false;
    }
}

static bool compare_visit(void *data, const struct bg_xlsx_cell *cell)
{
    struct compare *c = data;
    if (cell->type == BG_XLSX_BLANK && !cell->formula)
        return true;
    if (!compare_more(c))
        return !c->difference && compare_differ(c, cell->row, cell->column, "should be empty");
    const struct bg_put_cell *put = c->cells[c->next];
    if (put->row != cell->row || put->column != cell->column)
        return compare_differ(c, put->row, put->column, "is missing");
    c->next++;
    const struct bg_meant meant = bg_put_meant(c->page, put);
    const char *formula = meant.formula ? meant.formula : "";
    if (strcmp(formula, cell->formula ? cell->formula : "") != 0)
        return compare_differ(c, cell->row, cell->column, "has another formula");
    if (!same_value(&meant, cell))
        return compare_differ(c, cell->row, cell->column, "has another value");
    return true;
}

const char *bg_workbook_compare(struct bg_arena *arena, struct bg_book *book, const char *bytes,
                                size_t n)
{
    const char *error = NULL;
    const struct bg_xlsx *xlsx = bg_xlsx_open(arena, bytes, n, &bg_xlsx_limits_own, &error);
    if (!xlsx)
        return error;
    if (bg_xlsx_sheets(xlsx) != bg_book_pages(book))
        return "a sheet is missing";
    for (size_t i = 0; i < bg_book_pages(book); i++) {
        struct bg_page *page = bg_book_page(book, i);
        bg_page_settle(page);
        struct compare c = {.arena = arena,
                            .sheet = bg_page_name(page),
                            .page = page,
                            .walk = bg_page_walk_start(page)};
        if (strcmp(bg_xlsx_sheet_name(xlsx, i), c.sheet) != 0)
            return bg_arena_printf(arena, "sheet \"%s\" is missing", c.sheet);
        if (!bg_xlsx_each(xlsx, i, compare_visit, &c, &error))
            return bg_arena_printf(arena, "sheet \"%s\" cannot be read: %s", c.sheet, error);
        if (!c.difference && compare_more(&c))
            compare_differ(&c, c.cells[c.next]->row, c.cells[c.next]->column, "is missing");
        if (c.difference)
            return c.difference;
    }
    return bg_xlsx_well_formed(xlsx, &error) ? NULL : error; /* what was not read above */
}
