/* A sheet on which the header comes again, as it does where a tabulation was made for paper. With names
 * above it, or in it, other bidders follow; without, it is the header of the next page or section. */
#include <string.h>

#include "intake/tab/tab.h"

struct blocks {
    struct bg_arena *arena;
    const struct bg_map *map;
    const struct bg_tab_sheet *sheet;
    const struct bg_tab_layout *first; /* of the whole sheet */
    struct bg_tab_layout **layouts;
    size_t n;
};

/* A row of figures, or of the totals: it has something below bidders, and something before them. */
static bool is_of_lines(const struct blocks *b, const struct bg_tab_row *row)
{
    bool figures = false, label = false;
    for (size_t g = 0; g < b->first->n; g++)
        figures |= bg_tab_has_figure(&b->first->groups[g], row);
    for (size_t c = 0; c < b->first->groups[0].first; c++)
        label |= bg_tab_cell(row, c)->kind != BG_TAB_BLANK;
    return figures && label;
}

/* Some name is in the row that is none of the first block's at its place. */
static bool has_new_names(const struct blocks *b, int64_t number)
{
    struct bg_tab_strip strip = bg_tab_strip(b->arena, b->sheet, number);
    for (size_t g = 0; g < b->first->n; g++) {
        const struct bg_tab_group *group = &b->first->groups[g];
        const char *name = bg_tab_name_above(b->arena, &strip, group->first, group->last);
        if (name[0] && strcmp(bg_map_without_marks(b->arena, b->map, name), group->name) != 0)
            return true;
    }
    return false;
}

/* The bidders' names are in the header itself, and are others than in the first one. */
static bool has_other_names(const struct blocks *b, int64_t number)
{
    struct bg_map_header header =
        bg_tab_header(b->arena, b->sheet, number, b->map->rows.header_rows);
    for (size_t g = 0; g < b->first->n; g++) {
        const struct bg_tab_group *group = &b->first->groups[g];
        if (group->first < header.n && header.names[group->first][0] &&
            strcmp(header.names[group->first], group->name) != 0)
            return true;
    }
    return false;
}

/* Where the block of a header begins: behind the last row of lines before it. *named: other bidders
 * are there. after: the header before. */
static size_t blocks_start_of(const struct blocks *b, size_t header, size_t after, bool *named)
{
    size_t start = header;
    int64_t row = b->sheet->rows[header].number;
    while (start > after && !is_of_lines(b, &b->sheet->rows[start - 1]))
        start--;
    *named = bg_tab_under_names(b->map) && has_other_names(b, row);
    for (size_t i = start; i < header && !bg_tab_under_names(b->map); i++)
        *named |= has_new_names(b, b->sheet->rows[i].number);
    return start;
}

/* The rows of a header that comes again, and what is over the bidders' columns above it. */
static void leave_out(const struct blocks *b, size_t start, size_t header, bool *again)
{
    int64_t end = b->sheet->rows[header].number + b->map->rows.header_rows;
    for (size_t i = start; i < b->sheet->n && b->sheet->rows[i].number < end; i++)
        for (size_t g = 0; g < b->first->n && !again[i]; g++)
            again[i] = i >= header || bg_tab_has_figure(&b->first->groups[g], &b->sheet->rows[i]);
}

/* Adds the layout of the rows from one to another, without headers that come again. */
static void add_block(struct blocks *b, size_t from, size_t to, int64_t header, const bool *again)
{
    struct bg_tab_sheet *part = BG_NEW(b->arena, struct bg_tab_sheet);
    struct bg_tab_row *rows = BG_ARRAY(b->arena, to - from, struct bg_tab_row);
    struct bg_map *map = BG_NEW(b->arena, struct bg_map);
    *part = *b->sheet;
    *map = *b->map;
    part->rows = rows;
    part->n = 0;
    for (size_t i = from; i < to; i++)
        if (!again[i] || b->sheet->rows[i].number < header + b->map->rows.header_rows)
            rows[part->n++] = b->sheet->rows[i];
    map->rows.header = header;
    if (map->rows.bidders) /* as far above the header as in the first block */
        map->rows.bidders += header - b->first->header;
    struct bg_tab_layout *layout = bg_tab_find(b->arena, map, part);
    if (layout)
        b->layouts[b->n++] = layout;
}

size_t bg_tab_find_all(struct bg_arena *arena, const struct bg_map *map,
                       const struct bg_tab_sheet *sheet, struct bg_tab_layout **layouts)
{
    struct blocks b = {.arena = arena, .map = map, .sheet = sheet, .layouts = layouts};
    bool *again = BG_ARRAY(arena, sheet->n + 1, bool);
    b.first = layouts[0] = bg_tab_find(arena, map, sheet);
    if (!b.first || map->rows.last_line)
        return b.first != NULL;
    size_t from = 0, after = 0;
    int64_t header = b.first->header;
    bool any = false;
    for (size_t i = 0; i < sheet->n && b.n + 1 < BG_TAB_BLOCKS; i++) {
        if (sheet->rows[i].number < b.first->body ||
            !bg_tab_is_repeated(arena, map, b.first, sheet->rows[i].number))
            continue;
        bool named;
        size_t start = blocks_start_of(&b, i, after, &named);
        any = true;
        leave_out(&b, start, i, again);
        if (named) {
            add_block(&b, from, start, header, again);
            from = start;
            header = sheet->rows[i].number;
        }
        after = i + 1;
    }
    if (!any)
        return 1;
    add_block(&b, from, sheet->n, header, again);
    return b.n;
}
