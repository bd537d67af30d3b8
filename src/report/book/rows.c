/* Rows of a long page, made one at a time. */
#include "report/book/page_book.h"

#include "base/list.h"

#include <stdlib.h>
#include <string.h>

/* -- one row --------------------------------------------------------------------------------- */

void bg_page_row_add(struct bg_page *page, struct bg_put_cell *cell)
{
    struct bg_page_stream *s = page->stream;
    BG_MORE(page->book->arena, s->cells, s->cells_n, s->room);
    s->cells[s->cells_n++] = cell;
}

struct making {
    struct bg_page *page;
    size_t i;
};

static void rows_put(void *data)
{
    const struct making *m = data;
    const struct bg_page_stream *s = m->page->stream;
    s->put_row(s->data, s->arena, m->page, m->i);
    for (size_t i = 0; i < s->cells_n && !m->page->book->error; i++)
        bg_page_settle_cell(m->page, s->cells[i]);
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
    struct making m = {page, i};
    for (size_t k = 0; k < s->cells_n; k++)
        bg_cell_forget(page->cells, s->cells[k]->row, s->cells[k]->column);
    s->cells_n = 0;
    bg_arena_reset(s->arena);
    page->arena = s->arena;
    bg_cell_keep_in(page->cells, s->arena);
    page->in_row = true;
    bool done = bg_arena_try(s->arena, rows_put, &m);
    page->in_row = false;
    page->arena = page->book->arena;
    bg_cell_keep_in(page->cells, page->book->arena);
    if (!done)
        bg_arena_out_of_memory(page->book->arena);
    rows_sort(s);
}

/* -- the table ------------------------------------------------------------------------------- */

static void rows_release(void *arena)
{
    bg_arena_free(arena);
}

void bg_page_rows(struct bg_page *page, int64_t first, size_t n, bg_page_put_row *put,
                  const void *data)
{
    struct bg_arena *arena = page->book->arena;
    for (size_t i = 0; !page->is_long && i < n; i++)
        put(data, arena, page, i);
    if (!page->is_long)
        return;
    void **slot = bg_arena_defer(arena, rows_release);
    struct bg_page_stream *s = BG_NEW(arena, struct bg_page_stream);
    *s = (struct bg_page_stream){.first = first, .n = n, .put_row = put, .data = data};
    *slot = s->arena = bg_arena_new(0);
    if (!s->arena)
        bg_arena_out_of_memory(arena);
    page->stream = s;
    s->measures = true;
    for (size_t i = 0; page->book->facts.path && i < n && !page->book->error; i++)
        rows_make(page, i);
    s->measures = false;
}

struct settling {
    struct bg_page *page;
    struct bg_arena *arena; /* of the row in hand */
    bg_page_put_row *put;
    const void *data;
    size_t i;
};

static void rows_put_settled(void *data)
{
    const struct settling *s = data;
    size_t from = s->page->put_n;
    s->put(s->data, s->arena, s->page, s->i);
    bg_page_settle(s->page);
    for (size_t k = from; k < s->page->put_n; k++)
        s->page->put[k]->cell.formula = NULL; /* the value stays, and the text */
}

void bg_page_rows_settled(struct bg_page *page, int64_t first, size_t n, bg_page_put_row *put,
                          const void *data)
{
    struct bg_arena *arena = page->book->arena;
    struct settling s = {.page = page, .put = put, .data = data};
    if (page->is_long) {
        bg_page_rows(page, first, n, put, data);
        return;
    }
    void **slot = bg_arena_defer(arena, rows_release);
    *slot = s.arena = bg_arena_new(0);
    if (!s.arena)
        bg_arena_out_of_memory(arena);
    for (; s.i < n && !page->book->error; s.i++) {
        bg_arena_reset(s.arena);
        if (!bg_arena_try(s.arena, rows_put_settled, &s))
            bg_arena_out_of_memory(arena);
    }
}

/* -- one after the other --------------------------------------------------------------------- */

static int rows_by_place(const void *a, const void *b)
{
    const struct bg_put_cell *x = *(struct bg_put_cell *const *)a,
                             *y = *(struct bg_put_cell *const *)b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return (x->column > y->column) - (x->column < y->column);
}

struct bg_page_walk bg_page_walk_start(struct bg_page *page)
{
    struct bg_page_walk walk = {.page = page, .kept_n = page->put_n};
    walk.kept = BG_ARRAY(page->book->arena, page->put_n + 1, struct bg_put_cell *);
    if (page->put_n)
        memcpy(walk.kept, page->put, page->put_n * sizeof(struct bg_put_cell *));
    qsort(walk.kept, walk.kept_n, sizeof(struct bg_put_cell *), rows_by_place);
    return walk;
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
