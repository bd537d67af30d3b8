/* Rows of a long page, made one at a time. */
#include "report/book/page_book.h"

#include "base/list.h"

/* -- one row --------------------------------------------------------------------------------- */

void bg_page_row_add(struct bg_page *page, struct bg_put_cell *cell)
{
    struct bg_page_stream *s = page->stream;
    BG_MORE(page->book->arena, s->cells, s->cells_n, s->room);
    s->cells[s->cells_n++] = cell;
}

/* Few cells, most of them in order. */
static void rows_sort(struct bg_page_stream *s)
{
    for (size_t i = 1; i < s->cells_n; i++) {
        struct bg_put_cell *own = s->cells[i];
        size_t at = i;
        for (; at > 0 && s->cells[at - 1]->column > own->column; at--)
            s->cells[at] = s->cells[at - 1];
        s->cells[at] = own;
    }
}

static void rows_make(struct bg_page *page, size_t i)
{
    struct bg_page_stream *s = page->stream;
    for (size_t k = 0; k < s->cells_n; k++)
        bg_cell_forget(page->cells, s->cells[k]->row);
    s->cells_n = 0;
    bg_arena_reset(s->arena);
    page->arena = s->arena;
    bg_cell_keep_in(page->cells, s->arena);
    page->in_row = true;
    s->put_row(s->data, s->arena, page, i);
    for (size_t k = 0; k < s->cells_n && !page->book->error; k++)
        bg_page_settle_cell(page, s->cells[k]);
    page->in_row = false;
    page->arena = page->book->arena;
    bg_cell_keep_in(page->cells, page->book->arena);
    rows_sort(s);
}

/* -- the table ------------------------------------------------------------------------------- */

void bg_page_rows(struct bg_page *page, int64_t first, size_t n, bg_page_put_row *put,
                  const void *data)
{
    struct bg_arena *arena = page->book->arena;
    for (size_t i = 0; !page->is_long && i < n; i++)
        put(data, arena, page, i);
    if (!page->is_long)
        return;
    struct bg_page_stream *s = BG_NEW(arena, struct bg_page_stream);
    *s = (struct bg_page_stream){.first = first, .n = n, .put_row = put, .data = data};
    s->arena = bg_arena_part(arena);
    page->stream = s;
    s->measures = true;
    for (size_t i = 0; page->book->facts.path && i < n && !page->book->error; i++)
        rows_make(page, i);
    s->measures = false;
}

void bg_page_rows_settled(struct bg_page *page, int64_t first, size_t n, bg_page_put_row *put,
                          const void *data)
{
    if (page->is_long) {
        bg_page_rows(page, first, n, put, data);
        return;
    }
    struct bg_arena *row = bg_arena_part(page->book->arena);
    for (size_t i = 0; i < n && !page->book->error; i++) {
        bg_arena_reset(row);
        put(data, row, page, i);
        bg_page_settle(page);
    }
}

/* -- one after the other --------------------------------------------------------------------- */

struct bg_page_walk bg_page_walk_start(struct bg_page *page)
{
    return (struct bg_page_walk){
        .page = page, .kept = bg_page_put_sorted(page), .kept_n = page->put_n};
}

bool bg_page_walk_next(struct bg_page_walk *walk, struct bg_put_cell *const **cells, size_t *n)
{
    const struct bg_page_stream *s = walk->page->stream;
    size_t from = walk->next;
    bool more = s && walk->row < s->n;
    while (walk->next < walk->kept_n && (!more || walk->kept[walk->next]->row < s->first))
        walk->next++;
    *cells = walk->kept + from;
    *n = walk->next - from;
    if (*n || !more)
        return *n > 0;
    rows_make(walk->page, walk->row++);
    *cells = s->cells;
    *n = s->cells_n;
    return true;
}
