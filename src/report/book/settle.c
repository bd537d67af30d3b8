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
        bg_page_fault(
            page, cell->row, cell->column,
            bg_arena_printf(page->book->arena, "the formula gives %s: =%s",
                            value.type == BG_CELL_TRUTH ? "a truth" : value.text,
                            bg_formula_string(page->book->arena, cell->cell.formula, page->cells)));
        return false;
    }
    cell->cell.value = value;
    return true;
}

/* Within Excel's limits. How long a tree may get is an upper bound; the text itself decides. */
static bool settle_fits(const struct bg_put_cell *cell, const char *text)
{
    return cell->cell.formula->depth <= BG_FORMULA_DEPTH && strlen(text) <= BG_FORMULA_LENGTH;
}

void bg_page_settle_cell(struct bg_page *page, struct bg_put_cell *cell)
{
    if (!cell->cell.formula || cell->formula)
        return;
    const char *text = bg_formula_string(page->arena, cell->cell.formula, page->cells);
    if (!settle_fits(cell, text)) {
        bg_page_fault(page, cell->row, cell->column, "the formula is longer than Excel allows");
        return;
    }
    if (!give_value(page, cell))
        return;
    cell->formula = text;
    if (!page->in_row || page->stream->measures)
        bg_page_measure(page, cell->column, cell->look, &cell->cell.value);
}

void bg_page_settle(struct bg_page *page)
{
    for (; page->settled_n < page->put_n && !page->book->error; page->settled_n++)
        bg_page_settle_cell(page, page->put[page->settled_n]);
}

void bg_book_settle(struct bg_book *book)
{
    for (size_t i = 0; i < book->pages_n; i++)
        bg_page_settle(book->pages[i]);
}

/* -- what is meant --------------------------------------------------------------------------- */

static int settle_by_place(const void *a, const void *b)
{
    const struct bg_meant *x = a, *y = b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return (x->column > y->column) - (x->column < y->column);
}

struct bg_meant bg_put_meant(const struct bg_put_cell *cell)
{
    const struct bg_cell_value *value = &cell->cell.value;
    struct bg_meant out = {.row = cell->row,
                           .column = cell->column,
                           .kind = BG_MEANT_TEXT,
                           .text = "",
                           .formula = cell->formula,
                           .style = cell->look.style};
    if (value->type == BG_CELL_TEXT)
        out.text = value->text;
    if (value->type == BG_CELL_NUMBER) {
        out.kind = BG_MEANT_NUMBER;
        out.number = bg_page_double(bg_cell_as_dec(value));
    }
    return out;
}

const struct bg_meant *bg_page_meant(struct bg_page *page, size_t *n)
{
    if (page->meant && page->meant_of == page->put_n) {
        *n = page->meant_n;
        return page->meant;
    }
    bg_page_settle(page);
    struct bg_meant *list = BG_ARRAY(page->book->arena, page->put_n + 1, struct bg_meant);
    size_t count = 0;
    for (size_t i = 0; i < page->put_n; i++)
        if (!page->put[i]->blank)
            list[count++] = bg_put_meant(page->put[i]);
    qsort(list, count, sizeof *list, settle_by_place);
    page->meant = list;
    page->meant_n = *n = count;
    page->meant_of = page->put_n;
    return list;
}
