/* The figures to look up again as a table: what, why, and where it can be read. */
#include "report/text/stale.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"

enum { COLUMNS = 4, WIDEST = 60 };

static const char *figure_cell(struct bg_arena *arena, const struct bg_stale_row *row)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    if (row->lot[0])
        bg_buf_printf(&out, "lot %s: ", row->lot);
    bg_buf_puts(&out, row->param->id);
    for (size_t i = 0; i < row->param->by_n; i++)
        bg_buf_printf(&out, "%s%s", i ? ", " : " for ",
                      strcmp(row->cell->keys[i], "*") == 0 ? "any other" : row->cell->keys[i]);
    if (row->rulesets_n > 1)
        bg_buf_printf(&out, " (in %zu rulesets)", row->rulesets_n);
    return bg_buf_text(&out);
}

static const char *last_cell(struct bg_arena *arena, const struct bg_stale_row *row)
{
    struct bg_buf words;
    char from[BG_DATE_TEXT];
    bg_date_text(row->value->from, from);
    if (row->value->value.type == BG_V_MISSING)
        return bg_arena_printf(arena, "none from %s", from);
    bg_buf_init(&words, arena);
    bg_value_words(&row->value->value, &words);
    return bg_arena_printf(arena, "%s from %s%s", bg_buf_text(&words), from,
                           row->value->verified ? "" : ", not verified");
}

static const char *why_cell(struct bg_arena *arena, const struct bg_stale_row *row)
{
    char since[BG_DATE_TEXT] = "";
    if (row->since != BG_NO_DATE)
        bg_date_text(row->since, since);
    switch (row->why) {
    case BG_STALE_VALID_UNTIL:
        return bg_arena_printf(arena, "valid until %s", since);
    case BG_STALE_NULL:
        return bg_arena_printf(arena, "nothing was read from %s on", since);
    case BG_STALE_NEXT_EXPECTED:
        return bg_arena_printf(arena, "look from %s: %s", since, row->param->because);
    case BG_STALE_RETRIEVED:
        return bg_arena_printf(arena, "source read on %s", since);
    case BG_STALE_UNSAID:
        return "nothing says until when it holds";
    default:
        return "";
    }
}

/* Where to look: of the value's own source, else of the parameter's. */
static const char *where_cell(struct bg_arena *arena, const struct bg_stale_row *row)
{
    const struct bg_source_ref *source =
        row->value->source ? row->value->source : row->param->source;
    if (!source)
        return "no source";
    return bg_arena_printf(arena, "%s%s%s", source->title, source->url[0] ? ", " : "", source->url);
}

static const char *place_cell(struct bg_arena *arena, const struct bg_stale_row *row)
{
    struct bg_line line = bg_source_line(row->pos.source, row->pos.offset);
    return bg_arena_printf(arena, "%s:%lld", row->pos.source->name, (long long)line.line);
}

static const char *visible(struct bg_arena *arena, const char *text)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_text_visible(&out, text, strlen(text));
    return bg_buf_text(&out);
}

static void stale_put_cells(struct bg_buf *out, const char *const *cells, const size_t *widths)
{
    for (size_t i = 0; i < COLUMNS; i++) {
        size_t n = (size_t)bg_utf8_count(cells[i], strlen(cells[i]));
        bg_buf_puts(out, cells[i]);
        bg_buf_printf(out, "%*s  ", (int)(n < widths[i] ? widths[i] - n : 0), "");
    }
    bg_buf_puts(out, cells[COLUMNS]);
    bg_buf_putc(out, '\n');
}

void bg_report_stale(struct bg_buf *out, const struct bg_stale_list *list)
{
    static const char *const head[COLUMNS + 1] = {"file", "figure", "last", "why", "where to look"};
    const char *(*const make[])(struct bg_arena *, const struct bg_stale_row *) = {
        place_cell, figure_cell, last_cell, why_cell, where_cell};
    size_t widths[COLUMNS] = {0};
    const char **cells = BG_ARRAY(out->arena, (list->n + 1) * (COLUMNS + 1), const char *);
    for (size_t r = 0; r <= list->n; r++) {
        for (size_t c = 0; c <= COLUMNS; c++) {
            const char *cell =
                r ? visible(out->arena, make[c](out->arena, &list->rows[r - 1])) : head[c];
            size_t n = (size_t)bg_utf8_count(cell, strlen(cell));
            cells[r * (COLUMNS + 1) + c] = cell;
            if (c < COLUMNS && n > widths[c])
                widths[c] = n < WIDEST ? n : WIDEST;
        }
    }
    for (size_t r = 0; r <= list->n && list->n; r++)
        stale_put_cells(out, &cells[r * (COLUMNS + 1)], widths);
    char date[BG_DATE_TEXT];
    bg_buf_printf(out, "%s%zu of %zu series of figures in %zu ruleset%s to look up on %s\n",
                  list->n ? "\n" : "", list->n, list->series_n, list->rulesets_n,
                  list->rulesets_n == 1 ? "" : "s", bg_date_text(list->date, date));
}
