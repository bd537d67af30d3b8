/* The suggested mapping as text, and what is told beside it. */
#include <stdarg.h>
#include <string.h>

#include "intake/tab/guess.h"
#include "intake/tab/suggest.h"

void bg_tab_open_question(const struct bg_tab_guess *g, const char *label, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = bg_arena_vprintf(g->arena, format, args);
    va_end(args);
    bg_diag_add(g->diags, BG_W641, (struct bg_pos){.source = g->source, .label = label}, "%s",
                text);
}

static void guess_write_put_texts(struct bg_buf *out, const char *before, const char *key,
                                  const struct bg_texts *texts)
{
    if (texts->n == 0)
        return;
    bg_buf_printf(out, "%s\"%s\": [", before, key);
    for (size_t i = 0; i < texts->n; i++) {
        bg_buf_puts(out, i ? ", " : "");
        bg_buf_json(out, texts->items[i], -1);
    }
    bg_buf_puts(out, "]");
}

static void guess_write_put_rows(const struct bg_tab_guess *g, struct bg_buf *out)
{
    const struct bg_map_rows *rows = &g->map->rows;
    const char *before = "";
    bg_buf_puts(out, ",\n  \"rows\": {");
    const struct {
        const char *key;
        int64_t n;
    } numbers[] = {{"bidders", rows->bidders},
                   {"header", rows->header},
                   {"header_rows", rows->header_rows > 1 ? rows->header_rows : 0}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i].n) {
            bg_buf_printf(out, "%s\"%s\": %lld", before, numbers[i].key, (long long)numbers[i].n);
            before = ", ";
        }
    guess_write_put_texts(out, before, "totals", &rows->totals);
    if (rows->totals.n && rows->below_totals == BG_BELOW_OPTIONS)
        bg_buf_puts(out, ", \"below_totals\": \"options\"");
    bg_buf_puts(out, "}");
}

static void guess_write_put_lines(const struct bg_tab_guess *g, struct bg_buf *out)
{
    size_t n = 0;
    bg_buf_puts(out, ",\n  \"lines\": {");
    for (int role = 0; role < BG_LINE__COUNT; role++) {
        const char *name = g->map->lines.role[role].column;
        if (!name[0])
            continue;
        bg_buf_printf(out, "%s\"%s\": ", n++ ? ", " : "", bg_map_role_names[role]);
        bg_buf_json(out, name, -1);
    }
    bg_buf_puts(out, "}");
}

static void put_sheets(const struct bg_tab_guess *g, struct bg_buf *out)
{
    struct bg_texts sheets = {0};
    const char **names = BG_ARRAY(g->arena, g->layouts_n, const char *);
    if (!g->tab->is_book)
        return;
    for (size_t i = 0; i < g->layouts_n; i++) /* blocks of one sheet follow each other */
        if (i == 0 || strcmp(names[sheets.n - 1], g->layouts[i]->sheet->name) != 0)
            names[sheets.n++] = g->layouts[i]->sheet->name;
    sheets.items = names;
    guess_write_put_texts(out, ",\n  ", "sheets", &sheets);
    guess_write_put_texts(out, ",\n  ", "options", &g->map->options);
}

static void put_skips(const struct bg_tab_guess *g, struct bg_buf *out)
{
    const struct bg_map_skip *skips = g->map->skip_where.items;
    for (size_t i = 0; i < g->map->skip_where.n; i++)
        guess_write_put_texts(out, i ? "}, {" : ",\n  \"skip_where\": [{", "is", &skips[i].is);
    bg_buf_puts(out, g->map->skip_where.n ? "}]" : "");
}

static void guess_write_put_check(const struct bg_tab_guess *g, struct bg_buf *out)
{
    const struct bg_map_check *check = &g->map->check;
    if (!check->sheet[0])
        return;
    bg_buf_puts(out, ",\n  \"check\": {\"sheet\": ");
    bg_buf_json(out, check->sheet, -1);
    bg_buf_printf(out, ", \"header_row\": %lld, \"bidder\": ", (long long)check->header_row);
    bg_buf_json(out, check->bidder.column, -1);
    bg_buf_puts(out, ", \"total\": ");
    bg_buf_json(out, check->total.column, -1);
    bg_buf_puts(out, "}");
}

void bg_tab_write(const struct bg_tab_guess *g, struct bg_buf *out)
{
    const struct bg_map *map = g->map;
    bg_buf_puts(out,
                "{\n  \"format\": \"bidgauge-map/1\",\n  \"comment\": \"Suggested from what the "
                "table looks like: check every line.\"");
    if (!g->tab->is_book) {
        bg_buf_puts(out, ",\n  \"delimiter\": ");
        bg_buf_json(out, (char[]){g->tab->delimiter, '\0'}, -1);
    }
    if (map->decimal[0])
        bg_buf_printf(out, ",\n  \"decimal\": \"%s\"", map->decimal);
    if (map->thousands[0])
        bg_buf_printf(out, ", \"thousands\": \"%s\"", map->thousands);
    if (map->negatives)
        bg_buf_puts(out, ",\n  \"negatives\": \"parentheses\"");
    guess_write_put_texts(out, ",\n  ", "marks", &map->marks);
    guess_write_put_texts(out, ",\n  ", "missing", &map->missing);
    put_sheets(g, out);
    bg_buf_puts(out, ",\n  \"bidders_in\": \"columns\"");
    guess_write_put_rows(g, out);
    guess_write_put_lines(g, out);
    bg_buf_puts(out, ",\n  \"not_bidders\": [");
    for (size_t i = 0; i < map->not_bidders.n; i++) {
        bg_buf_puts(out, i ? ", " : "");
        bg_buf_json(out, map->not_bidders.items[i], -1);
    }
    bg_buf_puts(out, "]");
    put_skips(g, out);
    guess_write_put_check(g, out);
    bg_buf_puts(out, "\n}\n");
}

/* -- what comes of it ----------------------------------------------------------------------------- */

static void tell_roles(const struct bg_tab_guess *g)
{
    struct bg_buf out;
    const struct bg_tab_layout *l = g->layouts[0];
    bg_buf_init(&out, g->arena);
    for (int role = 0; role < BG_LINE__COUNT; role++)
        if (g->map->lines.role[role].column[0])
            bg_buf_printf(&out, "%s%s \"%s\"", out.size ? ", " : "", bg_map_role_names[role],
                          g->map->lines.role[role].column);
    bg_diag_add(g->diags, BG_N691,
                (struct bg_pos){.source = g->source,
                                .label = bg_tab_row_label(g->arena, l->sheet, l->header)},
                "taken for the header: %s", bg_buf_text(&out));
    for (size_t c = 0; c < l->columns.n; c++)
        if (l->columns.names[c][0] && !l->columns.used[c])
            bg_diag_add(g->diags, BG_N640,
                        (struct bg_pos){.source = g->source,
                                        .label = bg_tab_label(g->arena, l->sheet, l->header, c)},
                        "the column \"%s\" is not matched", l->columns.names[c]);
}

static void tell_bids(const struct bg_tab_guess *g, const struct bg_intake *made)
{
    struct bg_tally bids = bg_intake_bids(made);
    struct bg_buf ignored;
    bg_buf_init(&ignored, g->arena);
    for (size_t i = 0; i < g->map->not_bidders.n; i++)
        bg_buf_printf(&ignored, "%s\"%s\"",
                      i ? ", " : "; no bidders: ", g->map->not_bidders.items[i]);
    bg_diag_add(g->diags, BG_N691, (struct bg_pos){.source = g->source, .label = "the table"},
                "with this mapping %lld bids are read, %lld cannot be read%s", (long long)bids.read,
                (long long)(bids.unreadable + bids.refused), bg_buf_text(&ignored));
}

bool bg_tab_suggest(struct bg_arena *arena, struct bg_diags *diags, const struct bg_source *source,
                    const struct bg_tab *tab, const struct bg_ruleset *ruleset, struct bg_buf *out)
{
    struct bg_tab_guess g = {.arena = arena,
                             .diags = diags,
                             .source = source,
                             .tab = tab,
                             .map = BG_NEW(arena, struct bg_map)};
    g.map->decimal = g.map->thousands = g.map->dates = g.map->delimiter = "";
    if (!bg_tab_recognise(&g))
        return false;
    bg_tab_complete(&g);
    size_t start = out->size;
    bg_tab_write(&g, out);
    tell_roles(&g);
    const char *text = bg_arena_text(arena, out->data + start, out->size - start);
    struct bg_intake_options options = {
        .ruleset = ruleset,
        .map = bg_source_new(arena, "the suggested mapping", text, strlen(text))};
    tell_bids(&g, bg_intake_read(arena, diags, source, &bg_format_csv, &options));
    return true;
}
