/* From cells as they were put to cells as they are meant: every formula worked out over the cells of the
 * book, and printed. */
#include <stdlib.h>
#include <string.h>

#include "report/book/page_book.h"

/* A formula gives a number or a text: the library can write no other cached value, and an error is a
 * mistake of ours. */
static bool give_value(struct bg_page *page, struct bg_put_cell *cell)
{
    struct bg_cell_value value = bg_cell_value_at(page->cells, cell->row, cell->column);
    if (value.type == BG_CELL_TEXT)
        value.text = bg_page_safe(page, value.text);
    else if (value.type != BG_CELL_NUMBER) {
        bg_page_fault(page, cell->row, cell->column,
                      bg_arena_printf(page->book->arena, "the formula gives %s: =%s",
                                      value.type == BG_CELL_TRUTH ? "a truth" : value.text,
                                      bg_meant_formula(page, cell)));
        return false;
    }
    bg_cell_hold(page->arena, &cell->cell, value);
    return true;
}

void bg_page_settle_cell(struct bg_page *page, struct bg_put_cell *cell)
{
    if (cell->kind != BG_PUT_LIVE)
        return;
    if (!give_value(page, cell) || (page->in_row && !page->stream->measures))
        return;
    const struct bg_cell_value value = bg_cell_held(&cell->cell);
    bg_page_measure(page, cell->column, bg_put_look(cell), &value);
}

void bg_page_settle(struct bg_page *page)
{
    for (; page->settled_n < page->put_n && !page->book->error; page->settled_n++)
        bg_page_settle_cell(page, bg_page_put_at(page, page->settled_n));
}

void bg_book_settle(struct bg_book *book)
{
    for (size_t i = 0; i < book->pages_n; i++)
        bg_page_settle(book->pages[i]);
}

/* -- what is meant --------------------------------------------------------------------------- */

static int settle_by_place(const void *a, const void *b)
{
    const struct bg_put_cell *x = *(struct bg_put_cell *const *)a,
                             *y = *(struct bg_put_cell *const *)b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return (x->column > y->column) - (x->column < y->column);
}

struct bg_put_cell **bg_page_put_sorted(const struct bg_page *page)
{
    struct bg_put_cell **list = BG_ARRAY(page->book->arena, page->put_n + 1, struct bg_put_cell *);
    for (size_t i = 0; i < page->put_n; i++)
        list[i] = bg_page_put_at(page, i);
    qsort(list, page->put_n, sizeof *list, settle_by_place);
    return list;
}

const char *bg_meant_formula(const struct bg_page *page, const struct bg_put_cell *cell)
{
    struct bg_arena *scratch = page->book->scratch;
    if (cell->kind != BG_PUT_LIVE)
        return NULL;
    bg_arena_reset(scratch);
    return bg_formula_string(scratch, bg_cell_formula(scratch, &cell->cell, page->cells),
                             page->cells);
}

struct bg_meant bg_put_meant(const struct bg_page *page, const struct bg_put_cell *cell)
{
    const struct bg_cell_value value = bg_cell_held(&cell->cell);
    struct bg_meant out = {.row = cell->row,
                           .column = cell->column,
                           .kind = BG_MEANT_TEXT,
                           .text = "",
                           .formula = bg_meant_formula(page, cell),
                           .style = cell->style};
    if (value.type == BG_CELL_TEXT)
        out.text = value.text;
    if (value.type == BG_CELL_NUMBER) {
        out.kind = BG_MEANT_NUMBER;
        out.number = bg_page_double(bg_cell_as_dec(&value));
    }
    return out;
}

const struct bg_meant *bg_page_meant(struct bg_page *page, size_t *n)
{
    bg_page_settle(page);
    struct bg_arena *arena = page->book->arena;
    struct bg_put_cell **cells = bg_page_put_sorted(page);
    struct bg_meant *list = BG_ARRAY(arena, page->put_n + 1, struct bg_meant);
    *n = 0;
    for (size_t i = 0; i < page->put_n; i++) {
        if (cells[i]->kind == BG_PUT_BLANK)
            continue;
        struct bg_meant *meant = &list[(*n)++];
        *meant = bg_put_meant(page, cells[i]);
        if (meant->formula)
            meant->formula = bg_arena_text(arena, meant->formula, strlen(meant->formula));
    }
    return list;
}
