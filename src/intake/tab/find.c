/* The header, the columns of each bidder and the bidders' names on a sheet. */
#include <ctype.h>
#include <string.h>

#include "intake/tab/tab.h"

enum { ROWS_SEARCHED = 200 };

static bool has_letter(const char *text)
{
    for (const char *p = text; *p; p++)
        if (isalpha((unsigned char)*p) || (unsigned char)*p >= 0x80)
            return true;
    return false;
}

struct bg_map_header bg_tab_header(struct bg_arena *arena, const struct bg_tab_sheet *sheet,
                                   int64_t row, int64_t rows)
{
    const char **names = BG_ARRAY(arena, sheet->columns, const char *);
    struct bg_map_header header = {.names = names, .n = sheet->columns};
    struct bg_tab_strip before = {0};
    header.used = BG_ARRAY(arena, sheet->columns, bool);
    for (size_t c = 0; c < sheet->columns; c++)
        names[c] = "";
    for (int64_t i = row; i < row + rows; i++) {
        struct bg_tab_strip strip = bg_tab_strip(arena, sheet, i);
        for (size_t c = 0; c < strip.n; c++) {
            const char *text = strip.cells[c]->text;
            if (!text[0] || (before.n && before.cells[c] == strip.cells[c]))
                continue; /* a cell that is merged over several rows has its text once */
            names[c] = bg_tab_name(arena, bg_arena_printf(arena, "%s %s", names[c], text));
        }
        before = strip;
    }
    return header;
}

/* A column without a name in the header's own rows has the nearest one above: merged cells come so out of
 * a program that knows none. */
void bg_tab_fill_header(struct bg_arena *arena, const struct bg_tab_sheet *sheet, int64_t row,
                        struct bg_map_header *header)
{
    enum { ABOVE = 3 };
    const char **names = (const char **)header->names;
    for (int64_t i = row - 1; i > 0 && i >= row - ABOVE; i--) {
        const struct bg_tab_row *above = bg_tab_row(sheet, i);
        for (size_t c = 0; above && c < above->n; c++) {
            size_t column = (size_t)above->cells[c].column;
            if (column < header->n && !names[column][0] && has_letter(above->cells[c].text))
                names[column] = bg_tab_name(arena, above->cells[c].text);
        }
    }
}

/* -- the header ----------------------------------------------------------------------------------- */

/* The mapping's own name of a role; "": it has none. */
static const char *find_wanted(const struct bg_map *map, enum bg_map_role role)
{
    const struct bg_map_cell *cell = &map->lines.role[role];
    return bg_map_cell_is(cell) ? cell->column : "";
}

bool bg_tab_under_names(const struct bg_map *map)
{
    return strcmp(find_wanted(map, BG_LINE_UNIT_PRICE), "*") == 0 ||
           strcmp(find_wanted(map, BG_LINE_AMOUNT), "*") == 0;
}

static int column_named(const struct bg_map_header *header, const char *name)
{
    for (size_t c = 0; c < header->n; c++)
        if (strcmp(header->names[c], name) == 0)
            return (int)c;
    return -1;
}

/* Every column that the mapping names is in the row. */
static bool find_is_header(struct bg_arena *arena, const struct bg_map *map,
                           const struct bg_map_header *header)
{
    bool any = false;
    for (int role = 0; role < BG_LINE__COUNT; role++) {
        const char *name = bg_tab_name(arena, find_wanted(map, (enum bg_map_role)role));
        if (!name[0] || strcmp(name, "*") == 0)
            continue;
        if (column_named(header, name) < 0)
            return false;
        any = true;
    }
    return any;
}

bool bg_tab_is_repeated(struct bg_arena *arena, const struct bg_map *map,
                        const struct bg_tab_layout *layout, int64_t row)
{
    struct bg_map_header first =
        bg_tab_header(arena, layout->sheet, layout->header, map->rows.header_rows);
    struct bg_map_header here = bg_tab_header(arena, layout->sheet, row, map->rows.header_rows);
    size_t same = 0;
    for (int role = 0; role < BG_LINE__COUNT; role++) {
        const char *name = bg_tab_name(arena, find_wanted(map, (enum bg_map_role)role));
        if (!name[0] || strcmp(name, "*") == 0 || column_named(&first, name) < 0)
            continue;
        if (column_named(&here, name) != column_named(&first, name))
            return false;
        same++;
    }
    return same >= 2;
}

static bool try_header(struct bg_arena *arena, const struct bg_map *map,
                       struct bg_tab_layout *layout, int64_t row)
{
    layout->columns = bg_tab_header(arena, layout->sheet, row, map->rows.header_rows);
    if (!bg_tab_under_names(map))
        bg_tab_fill_header(arena, layout->sheet, row, &layout->columns);
    layout->header = row;
    layout->body = row + map->rows.header_rows;
    return find_is_header(arena, map, &layout->columns);
}

static bool tab_find_find_header(struct bg_arena *arena, const struct bg_map *map,
                                 struct bg_tab_layout *layout)
{
    const struct bg_tab_sheet *sheet = layout->sheet;
    if (map->rows.header)
        return try_header(arena, map, layout, map->rows.header);
    for (size_t i = 0; i < sheet->n && sheet->rows[i].number <= ROWS_SEARCHED; i++)
        if (sheet->rows[i].n > 1 && try_header(arena, map, layout, sheet->rows[i].number))
            return true;
    return false;
}

/* -- the columns of the bidders ------------------------------------------------------------------- */

static void add_column(struct bg_tab_layout *layout, int which, size_t column)
{
    struct bg_tab_group *group = layout->n ? &layout->groups[layout->n - 1] : NULL;
    if (!group || group->column[which] >= 0) {
        group = &layout->groups[layout->n++];
        *group =
            (struct bg_tab_group){.first = column, .last = column, .column = {-1, -1}, .name = ""};
    }
    group->column[which] = (int)column;
    group->last = column;
}

static bool is_shared(const struct bg_tab_layout *layout, size_t column)
{
    for (int role = 0; role < BG_LINE_UNIT_PRICE; role++)
        if (layout->shared[role] == (int)column)
            return true;
    return false;
}

static bool is_unused(struct bg_arena *arena, const struct bg_map *map, const char *name)
{
    for (size_t i = 0; i < map->unused.n; i++)
        if (strcmp(bg_tab_name(arena, map->unused.items[i]), name) == 0)
            return true;
    return false;
}

static void tab_find_find_columns(struct bg_arena *arena, const struct bg_map *map,
                                  struct bg_tab_layout *layout)
{
    const char *names[BG_TAB_FIGURES];
    bool starred = bg_tab_under_names(map);
    for (int role = 0; role < BG_LINE_UNIT_PRICE; role++) {
        const char *name = bg_tab_name(arena, find_wanted(map, (enum bg_map_role)role));
        layout->shared[role] = name[0] ? column_named(&layout->columns, name) : -1;
        if (layout->shared[role] >= 0)
            layout->columns.used[layout->shared[role]] = true;
    }
    names[BG_TAB_UNIT_PRICE] = bg_tab_name(arena, find_wanted(map, BG_LINE_UNIT_PRICE));
    names[BG_TAB_AMOUNT] = bg_tab_name(arena, find_wanted(map, BG_LINE_AMOUNT));
    layout->groups = BG_ARRAY(arena, layout->columns.n, struct bg_tab_group);
    for (size_t c = 0; c < layout->columns.n; c++) {
        const char *name = layout->columns.names[c];
        if (is_shared(layout, c) || !name[0])
            continue;
        for (int which = 0; which < BG_TAB_FIGURES; which++) {
            bool own = starred ? strcmp(names[which], "*") == 0 && !is_unused(arena, map, name)
                               : names[which][0] && strcmp(names[which], name) == 0;
            if (!own)
                continue;
            add_column(layout, which, c);
            layout->columns.used[c] = true;
            break;
        }
    }
    for (size_t i = 0; i + 1 < layout->n; i++) /* up to the next one's */
        layout->groups[i].last = layout->groups[i + 1].first - 1;
}

bool bg_tab_has_figure(const struct bg_tab_group *group, const struct bg_tab_row *row)
{
    for (int which = 0; which < BG_TAB_FIGURES; which++)
        if (group->column[which] >= 0 &&
            bg_tab_cell(row, (size_t)group->column[which])->kind != BG_TAB_BLANK)
            return true;
    return false;
}

/* More than the zeros that a template's sums come to. */
static bool find_says_something(const struct bg_tab_group *group, const struct bg_tab_row *row)
{
    for (int which = 0; which < BG_TAB_FIGURES; which++) {
        size_t column = (size_t)(group->column[which] < 0 ? 0 : group->column[which]);
        const struct bg_tab_cell *cell = bg_tab_cell(row, column);
        if (group->column[which] >= 0 && cell->kind != BG_TAB_FAULT &&
            (strpbrk(cell->text, "123456789") || has_letter(cell->text)))
            return true;
    }
    return false;
}

/* -- names ---------------------------------------------------------------------------------------- */

const char *bg_tab_name_above(struct bg_arena *arena, const struct bg_tab_strip *strip,
                              size_t first, size_t last)
{
    for (size_t c = first; c <= last && c < strip->n; c++) {
        const struct bg_tab_range *merged = strip->merged[c];
        if (merged && (merged->column < (int64_t)first || merged->last_column > (int64_t)last))
            continue;
        const char *text = bg_tab_name(arena, strip->cells[c]->text);
        if (has_letter(text))
            return text;
    }
    return "";
}

/* The names in the row; of a name over several rows, the parts are joined. */
static const char *const *find_names_in(struct bg_arena *arena, const struct bg_map *map,
                                        const struct bg_tab_layout *layout, int64_t row)
{
    const char **names = BG_ARRAY(arena, layout->n, const char *);
    const char **before = BG_ARRAY(arena, layout->n, const char *);
    for (size_t g = 0; g < layout->n; g++)
        names[g] = before[g] = "";
    for (int64_t i = row; i < row + map->rows.bidder_rows; i++) {
        struct bg_tab_strip strip = bg_tab_strip(arena, layout->sheet, i);
        for (size_t g = 0; g < layout->n; g++) {
            const struct bg_tab_group *group = &layout->groups[g];
            const char *part = bg_tab_name_above(arena, &strip, group->first, group->last);
            part = bg_map_without_marks(arena, map, part);
            if (part[0] && strcmp(part, before[g]) != 0)
                names[g] = bg_arena_printf(arena, "%s%s%s", names[g], names[g][0] ? " " : "", part);
            before[g] = part;
        }
    }
    return names;
}

/* How many bidders with figures have a name; 0 where all have the same one. */
static size_t named_by(const struct bg_tab_layout *layout, const char *const *names)
{
    size_t named = 0;
    bool differ = layout->n == 1;
    for (size_t i = 0; i < layout->n; i++) {
        named += layout->groups[i].used && names[i][0];
        differ = differ || strcmp(names[0], names[i]) != 0;
    }
    return differ ? named : 0;
}

/* The row that the mapping says, else the one with most names, the nearest of those. */
static const char *const *tab_find_find_row(struct bg_arena *arena, const struct bg_map *map,
                                            struct bg_tab_layout *layout)
{
    const char *const *best = NULL;
    size_t most = 0;
    if (map->rows.bidders) {
        layout->names = map->rows.bidders;
        return find_names_in(arena, map, layout, map->rows.bidders);
    }
    for (int64_t row = layout->header - map->rows.bidder_rows; row > 0; row--) {
        const char *const *names = find_names_in(arena, map, layout, row);
        size_t named = named_by(layout, names);
        if (named <= most)
            continue;
        most = named;
        best = names;
        layout->names = row;
    }
    return best;
}

static void tab_find_find_names(struct bg_arena *arena, const struct bg_map *map,
                                struct bg_tab_layout *layout)
{
    bool starred = bg_tab_under_names(map);
    const char *const *names = starred ? NULL : tab_find_find_row(arena, map, layout);
    for (size_t i = 0; i < layout->n; i++)
        layout->groups[i].name = starred ? layout->columns.names[layout->groups[i].first]
                                 : names ? names[i]
                                         : "";
}

struct bg_tab_layout *bg_tab_find(struct bg_arena *arena, const struct bg_map *map,
                                  const struct bg_tab_sheet *sheet)
{
    struct bg_tab_layout *layout = BG_NEW(arena, struct bg_tab_layout);
    layout->sheet = sheet;
    if (!tab_find_find_header(arena, map, layout))
        return NULL;
    tab_find_find_columns(arena, map, layout);
    for (size_t i = 0; i < sheet->n; i++)
        for (size_t g = 0; sheet->rows[i].number >= layout->body && g < layout->n; g++)
            layout->groups[g].used |= find_says_something(&layout->groups[g], &sheet->rows[i]);
    tab_find_find_names(arena, map, layout);
    for (size_t i = 0; i < map->options.n; i++)
        layout->is_option |= strcmp(map->options.items[i], sheet->name) == 0;
    return layout->n ? layout : NULL;
}

const char *bg_tab_row_name(struct bg_arena *arena, const struct bg_tab_row *row)
{
    for (size_t i = 0; i < row->n; i++) {
        const char *text = bg_tab_name(arena, row->cells[i].text);
        if (has_letter(text) && row->cells[i].kind == BG_TAB_TEXT)
            return text;
    }
    return "";
}
