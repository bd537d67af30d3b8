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
    const struct bg_meant *meant;
    size_t n, next;
    struct bg_page_walk walk; /* of a long page */
    struct bg_meant *some;    /* what meant is then */
    size_t room;
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
    for (size_t i = 1; i < c->n; i++)
        if (c->meant[i].row == c->meant[i - 1].row && c->meant[i].column == c->meant[i - 1].column)
            return compare_differ(c, c->meant[i].row, c->meant[i].column, "was put twice");
    return true;
}

/* The next rows of a long page that have cells. */
static bool compare_more(struct compare *c)
{
    struct bg_put_cell *const *cells;
    size_t n;
    while (c->next == c->n && c->page->is_long && bg_page_walk_next(&c->walk, &cells, &n)) {
        if (n > c->room) {
            c->room = n * 2;
            c->some = BG_ARRAY(c->arena, c->room, struct bg_meant);
        }
        c->meant = c->some;
        c->n = c->next = 0;
        for (size_t i = 0; i < n; i++)
            if (!cells[i]->blank)
                c->some[c->n++] = bg_put_meant(cells[i]);
        if (!once_each(c))
            return false;
    }
    return c->next < c->n;
}

static bool compare_visit(void *data, const struct bg_xlsx_cell *cell)
{
    struct compare *c = data;
    if (cell->type == BG_XLSX_BLANK && !cell->formula)
        return true;
    if (!compare_more(c))
        return !c->difference && compare_differ(c, cell->row, cell->column, "should be empty");
    const struct bg_meant *meant = &c->meant[c->next];
    if (meant->row != cell->row || meant->column != cell->column)
        return compare_differ(c, meant->row, meant->column, "is missing");
    c->next++;
    const char *formula = meant->formula ? meant->formula : "";
    if (strcmp(formula, cell->formula ? cell->formula : "") != 0)
        return compare_differ(c, cell->row, cell->column, "has another formula");
    if (!same_value(meant, cell))
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
        struct compare c = {.arena = arena, .sheet = bg_page_name(page), .page = page};
        if (page->is_long)
            c.walk = bg_page_walk_start(page);
        else
            c.meant = bg_page_meant(page, &c.n);
        if (strcmp(bg_xlsx_sheet_name(xlsx, i), c.sheet) != 0)
            return bg_arena_printf(arena, "sheet \"%s\" is missing", c.sheet);
        if (once_each(&c) && !bg_xlsx_each(xlsx, i, compare_visit, &c, &error))
            return bg_arena_printf(arena, "sheet \"%s\" cannot be read: %s", c.sheet, error);
        if (!c.difference && compare_more(&c))
            compare_differ(&c, c.meant[c.next].row, c.meant[c.next].column, "is missing");
        if (c.difference)
            return c.difference;
    }
    return bg_xlsx_well_formed(xlsx, &error) ? NULL : error; /* what was not read above */
}
