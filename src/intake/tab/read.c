/* The rows of each sheet as lines and totals, and the bidders of all sheets. */
#include <ctype.h>
#include <string.h>

#include "base/cell_text.h"
#include "base/index.h"
#include "intake/tab/tab.h"

static struct bg_pos read_pos_of(const struct bg_tab_reading *r, const struct bg_tab_sheet *sheet,
                                 const struct bg_tab_row *row)
{
    return (struct bg_pos){.source = r->intake->source,
                           .offset = row->offset,
                           .label = bg_tab_row_label(r->intake->arena, sheet, row->number)};
}

/* -- labels of rows ------------------------------------------------------------------------------- */

/* The text begins with the start, whatever the case of its letters. */
static bool read_begins(const char *text, const char *start)
{
    for (; *start; text++, start++)
        if (tolower((unsigned char)*text) != tolower((unsigned char)*start))
            return false;
    return true;
}

bool bg_tab_is_total(struct bg_arena *arena, const struct bg_map *map, const char *label)
{
    for (size_t i = 0; i < map->rows.totals.n; i++) {
        const char *start = bg_tab_name(arena, map->rows.totals.items[i]);
        if (start[0] && read_begins(label, start))
            return true;
    }
    return false;
}

bool bg_tab_is_subtotal(const char *label)
{
    static const char *const words[] = {"subtotal", "sub-total", "sub total"};
    for (const char *p = label; *p; p++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (read_begins(p, words[i]))
                return true;
    return false;
}

/* -- rows ----------------------------------------------------------------------------------------- */

struct sorting { /* the rows of one sheet */
    struct bg_tab_reading *r;
    struct bg_tab_layout *layout;
    const int *skip_columns;
    size_t without_figures, below;
};

static bool read_has_figures(const struct bg_tab_layout *layout, const struct bg_tab_row *row)
{
    for (size_t g = 0; g < layout->n; g++)
        if (bg_tab_has_figure(&layout->groups[g], row))
            return true;
    return false;
}

static bool has_shared(const struct bg_tab_layout *layout, const struct bg_tab_row *row,
                       enum bg_map_role role)
{
    int column = layout->shared[role];
    return column >= 0 && bg_tab_cell(row, (size_t)column)->kind != BG_TAB_BLANK;
}

static void read_note_row(const struct sorting *s, const struct bg_tab_row *row, const char *why)
{
    bg_intake_note(s->r->intake, BG_IGNORED, "%s: %s",
                   bg_tab_row_label(s->r->intake->arena, s->layout->sheet, row->number), why);
}

static void read_add_line(struct sorting *s, const struct bg_tab_row *row)
{
    struct bg_tab_layout *layout = s->layout;
    bool below = layout->totals != NULL;
    if (below && s->r->map->rows.below_totals == BG_BELOW_IGNORED) {
        s->below++;
        return;
    }
    layout->optional[layout->lines_n] = below || layout->is_option;
    layout->lines[layout->lines_n++] = row;
}

/* A row with figures that is neither skipped nor the totals. */
static void sort_figures(struct sorting *s, const struct bg_tab_row *row)
{
    const struct bg_tab_layout *layout = s->layout;
    struct bg_arena *arena = s->r->intake->arena;
    const char *label = bg_tab_row_name(arena, row);
    bool named = label[0] || has_shared(layout, row, BG_LINE_ITEM) ||
                 has_shared(layout, row, BG_LINE_QUANTITY);
    if (bg_tab_is_subtotal(label)) {
        read_note_row(s, row,
                      bg_arena_printf(arena, "a subtotal, %s", bg_cell_text_quoted(arena, label)));
        return;
    }
    if (named && row->number >= s->r->map->rows.first_line &&
        (!s->r->map->rows.last_line || row->number <= s->r->map->rows.last_line)) {
        read_add_line(s, row);
        return;
    }
    if (named) {
        read_note_row(s, row, "it is outside the lines of the mapping");
        return;
    }
    bg_diag_add(s->r->intake->diags, BG_E685, read_pos_of(s->r, layout->sheet, row),
                "the row has amounts, and nothing says of what");
}

static void sort_row(struct sorting *s, const struct bg_tab_row *row)
{
    struct bg_arena *arena = s->r->intake->arena;
    const char *skipped = bg_map_skips(arena, s->r->map, row, s->skip_columns);
    if (skipped) {
        read_note_row(s, row, skipped);
        return;
    }
    if (bg_tab_is_total(arena, s->r->map, bg_tab_row_name(arena, row)) &&
        read_has_figures(s->layout, row)) {
        if (s->layout->totals)
            read_note_row(s, row, "it has the label of the totals, which are above it");
        else
            s->layout->totals = row;
        return;
    }
    if (read_has_figures(s->layout, row))
        sort_figures(s, row);
    else if (has_shared(s->layout, row, BG_LINE_QUANTITY) && !s->layout->totals)
        read_add_line(s, row); /* nobody has a price for it */
    else
        s->without_figures++;
}

/* What the lines are of, as one text. */
static const char *signature_of(struct bg_arena *arena, const struct bg_tab_layout *layout)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < layout->lines_n; i++)
        for (int role = BG_LINE_ITEM; role <= BG_LINE_QUANTITY; role++) {
            int column = layout->shared[role];
            const char *text =
                column < 0 ? "" : bg_tab_cell(layout->lines[i], (size_t)column)->text;
            bg_buf_printf(&out, "%s\n", bg_tab_name(arena, text));
        }
    return bg_buf_text(&out);
}

static bool sort_rows(struct bg_tab_reading *r, struct bg_tab_layout *layout)
{
    struct bg_arena *arena = r->intake->arena;
    struct sorting s = {.r = r, .layout = layout};
    s.skip_columns = bg_map_skip_columns(r->intake, r->map, &layout->columns);
    if (!s.skip_columns)
        return false;
    layout->lines = BG_ARRAY(arena, layout->sheet->n, const struct bg_tab_row *);
    layout->optional = BG_ARRAY(arena, layout->sheet->n, bool);
    for (size_t i = 0; i < layout->sheet->n; i++) {
        const struct bg_tab_row *row = &layout->sheet->rows[i];
        if (row->number < layout->body || row->blank)
            continue;
        if (row->fault)
            bg_diag_add(r->intake->diags, BG_E634, read_pos_of(r, layout->sheet, row), "%s",
                        row->fault);
        else
            sort_row(&s, row);
    }
    layout->signature = signature_of(arena, layout);
    bg_tab_warn_of_sums(r, layout);
    const char *sheet = layout->sheet->name;
    const char *on = sheet[0] ? bg_arena_printf(arena, " on sheet \"%s\"", sheet) : "";
    if (s.without_figures)
        bg_intake_note(r->intake, BG_IGNORED, "%zu rows without figures%s: headings and footnotes",
                       s.without_figures, on);
    if (s.below)
        bg_intake_note(r->intake, BG_IGNORED,
                       "%zu lines below the totals%s: \"below_totals\" can say what they are",
                       s.below, on);
    return true;
}

/* -- sheets --------------------------------------------------------------------------------------- */

static bool read_among(const struct bg_texts *texts, const char *name)
{
    for (size_t i = 0; i < texts->n; i++)
        if (strcmp(texts->items[i], name) == 0)
            return true;
    return false;
}

static bool tab_read_wrong(struct bg_tab_reading *r, enum bg_code code, const char *key,
                           const char *sentence)
{
    bg_diag_add(r->intake->diags, code, bg_item_pos(r->map->json, &r->map->item, key), "%s",
                sentence);
    return false;
}

/* Sheets that the mapping names are there. */
static bool check_sheets(struct bg_tab_reading *r, const struct bg_texts *texts, const char *key)
{
    struct bg_arena *arena = r->intake->arena;
    const char **names = BG_ARRAY(arena, r->tab->n, const char *);
    bool ok = true;
    for (size_t i = 0; i < r->tab->n; i++)
        names[i] = r->tab->sheets[i].name;
    for (size_t i = 0; i < texts->n; i++) {
        bool found = false;
        for (size_t k = 0; k < r->tab->n; k++)
            found = found || strcmp(names[k], texts->items[i]) == 0;
        if (!found)
            ok = tab_read_wrong(
                r, BG_E632, key,
                bg_arena_printf(arena, "the workbook has no sheet \"%s\"%s", texts->items[i],
                                bg_did_you_mean(arena, texts->items[i], names, r->tab->n)));
    }
    return ok;
}

static bool find_layouts(struct bg_tab_reading *r)
{
    const struct bg_map *map = r->map;
    struct bg_arena *arena = r->intake->arena;
    if (!check_sheets(r, &map->sheets, "sheets") || !check_sheets(r, &map->options, "options"))
        return false;
    r->layouts = BG_ARRAY(arena, r->tab->n * BG_TAB_BLOCKS, struct bg_tab_layout *);
    for (size_t i = 0; i < r->tab->n; i++) {
        const struct bg_tab_sheet *sheet = &r->tab->sheets[i];
        bool named =
            read_among(&map->sheets, sheet->name) || read_among(&map->options, sheet->name);
        if (!named && (map->sheets.n > 0 || sheet->hidden)) {
            if (sheet->hidden)
                bg_intake_note(r->intake, BG_IGNORED, "the hidden sheet \"%s\"", sheet->name);
            continue;
        }
        size_t found = bg_tab_find_all(arena, map, sheet, r->layouts + r->layouts_n);
        r->layouts_n += found;
        if (found == 0 && named)
            return tab_read_wrong(
                r, BG_E632, "lines",
                bg_arena_printf(arena,
                                "sheet \"%s\" has no row with all the columns that "
                                "\"lines\" names",
                                sheet->name));
    }
    if (r->layouts_n == 0)
        return tab_read_wrong(r, BG_E632, "lines",
                              "the table has no row with all the columns that \"lines\" names");
    return true;
}

static void settle_cells(struct bg_map *map)
{
    static const enum bg_field_type types[BG_LINE__COUNT] = {
        [BG_LINE_ITEM] = BG_FIELD_TEXT,        [BG_LINE_DESCRIPTION] = BG_FIELD_TEXT,
        [BG_LINE_QUANTITY] = BG_FIELD_NUMBER,  [BG_LINE_UNIT] = BG_FIELD_TEXT,
        [BG_LINE_UNIT_PRICE] = BG_FIELD_MONEY, [BG_LINE_AMOUNT] = BG_FIELD_MONEY};
    for (int role = 0; role < BG_LINE__COUNT; role++) {
        struct bg_map_cell *cell = &map->lines.role[role];
        bg_map_settle(map, cell, bg_map_role_names[role], types[role]);
        cell->at_n = 1;
    }
    bg_map_settle(map, &map->check.bidder, "bidder", BG_FIELD_TEXT);
    bg_map_settle(map, &map->check.total, "total", BG_FIELD_MONEY);
    map->check.bidder.at_n = map->check.total.at_n = 1;
}

bool bg_tab_bids(struct bg_intake *intake, struct bg_map *map, const struct bg_tab *tab)
{
    struct bg_tab_reading r = {.intake = intake, .map = map, .tab = tab};
    if (!bg_map_cell_is(&map->lines.role[BG_LINE_UNIT_PRICE]) &&
        !bg_map_cell_is(&map->lines.role[BG_LINE_AMOUNT]))
        return tab_read_wrong(
            &r, BG_E636, "lines",
            "bidders in columns need \"lines\" with \"unit_price\" or \"amount\"");
    settle_cells(map);
    if (!find_layouts(&r))
        return false;
    for (size_t i = 0; i < r.layouts_n; i++)
        if (!sort_rows(&r, r.layouts[i]))
            return false;
    bg_tab_find_bidders(&r);
    if (!bg_tab_check_statuses(&r))
        return false;
    bg_tab_check_parts(&r);
    for (struct bg_tab_bidder *b = r.bidders; b; b = b->next)
        bg_tab_bid(&r, b);
    if (r.rounded)
        bg_intake_note(
            intake, BG_COERCED,
            "numbers with more than 15 digits are read as a spreadsheet program shows them");
    bg_tab_check(&r);
    if (!r.bidders)
        return tab_read_wrong(&r, BG_E632, "lines", "no bidder is above the columns of the lines");
    return true;
}
