/* A model for the terminal: what changes in the rules, then for each lot the outcome of every bid
 * side by side, who newly passes and fails, and the measures summed over the bids. */
#include "report/model_text.h"

#include <string.h>

#include "base/text.h"

enum { NAME_WIDTH = 32, VALUE_WIDTH = 40 };

/* A grid of texts that is printed with its columns aligned. */
struct grid {
    struct bg_arena *arena;
    const char **cells;
    size_t columns, rows, capacity;
};

static struct grid grid_new(struct bg_arena *arena, size_t columns)
{
    return (struct grid){.arena = arena, .columns = columns};
}

static const char **grid_row(struct grid *g)
{
    if (g->rows == g->capacity) {
        size_t capacity = g->capacity ? g->capacity * 2 : 16;
        const char **cells = BG_ARRAY(g->arena, capacity * g->columns, const char *);
        if (g->rows)
            memcpy(cells, g->cells, g->rows * g->columns * sizeof *cells);
        g->cells = cells;
        g->capacity = capacity;
    }
    const char **row = g->cells + g->rows++ * g->columns;
    for (size_t c = 0; c < g->columns; c++)
        row[c] = "";
    return row;
}

static int64_t width_of(const char *text)
{
    return bg_utf8_count(text, strlen(text));
}

/* What came from outside, made visible and cut to a width. */
static const char *shown(struct bg_arena *arena, const char *text, int64_t most)
{
    struct bg_buf buf;
    size_t n = 0;
    bg_buf_init(&buf, arena);
    bg_text_visible(&buf, text, strlen(text));
    const char *visible = bg_buf_text(&buf);
    if (width_of(visible) <= most)
        return visible;
    for (int64_t i = 0; i < most - 3; i++) {
        size_t step = bg_utf8_length(visible + n, strlen(visible + n));
        n += step ? step : 1;
    }
    return bg_arena_printf(arena, "%.*s...", (int)n, visible);
}

static void put_grid(struct bg_buf *out, const struct grid *g, bool color)
{
    int64_t *widths = BG_ARRAY(g->arena, g->columns, int64_t);
    for (size_t i = 0; i < g->rows * g->columns; i++) {
        int64_t width = width_of(g->cells[i]);
        if (width > widths[i % g->columns])
            widths[i % g->columns] = width;
    }
    for (size_t r = 0; r < g->rows; r++) {
        struct bg_buf line;
        bg_buf_init(&line, g->arena);
        for (size_t c = 0; c < g->columns; c++) {
            const char *text = g->cells[r * g->columns + c];
            int64_t pad = widths[c] - width_of(text);
            bg_buf_printf(&line, c ? "  %*s%s" : "  %*s%s", c ? (int)pad : 0, "", text);
            if (c == 0)
                bg_buf_printf(&line, "%*s", (int)pad, "");
        }
        while (line.size && line.data[line.size - 1] == ' ')
            line.size--;
        bool bold = color && r == 0;
        bg_buf_puts(out, bold ? "\033[1m" : "");
        bg_buf_put(out, line.data, line.size);
        bg_buf_puts(out, bold ? "\033[0m\n" : "\n");
    }
}

static const char **head_row(struct grid *g, const struct bg_model *model, const char *title)
{
    const char **row = grid_row(g);
    row[0] = title;
    for (size_t i = 0; i < model->cases_n; i++)
        row[i + 1] = shown(g->arena, model->cases[i].label, NAME_WIDTH);
    return row;
}

static void put_changed(struct bg_buf *out, const struct bg_model *model, bool color)
{
    struct grid g = grid_new(out->arena, model->cases_n + 1);
    if (!model->changed_n)
        return;
    head_row(&g, model, "Changed rules");
    for (size_t i = 0; i < model->changed_n; i++) {
        const char **row = grid_row(&g);
        row[0] = shown(out->arena, model->changed[i].title, VALUE_WIDTH);
        for (size_t c = 0; c < model->cases_n; c++)
            row[c + 1] = shown(out->arena, model->changed[i].values[c], VALUE_WIDTH);
    }
    put_grid(out, &g, color);
    bg_buf_putc(out, '\n');
}

/* -- outcomes ---------------------------------------------------------------------------------- */

static const char *name_of(struct bg_arena *arena, const struct bg_bid *bid)
{
    return shown(arena, bid->vendor_name[0] ? bid->vendor_name : bid->id, NAME_WIDTH);
}

static const char *outcome_of(struct bg_arena *arena, const struct bg_model_lot *lot, size_t i)
{
    const struct bg_bid_result *r = &lot->result->bids[i];
    char text[BG_DEC_TEXT];
    const char *words = bg_result_status_words(r->status);
    if (r->rank && r->total_exact)
        words = bg_arena_printf(
            arena, "%lld%s, %s", (long long)r->rank, r->tied ? "=" : "",
            bg_dec_grouped(r->total, lot->result->ruleset->award.decimals, text));
    else if (r->rank)
        words = bg_arena_printf(arena, "%lld%s, %s", (long long)r->rank, r->tied ? "=" : "",
                                bg_dec_grouped(r->price.evaluated, 2, text));
    if (lot->bids[i].change != BG_CHANGE_NONE)
        words = bg_arena_printf(arena, "%s (%s)", words, bg_bid_change_words(lot->bids[i].change));
    return words;
}

static void put_outcomes(struct bg_buf *out, const struct bg_model *model, size_t lot, bool color)
{
    const struct bg_model_lot *first = &model->cases[0].lots[lot];
    struct grid g = grid_new(out->arena, model->cases_n + 1);
    bool points = first->result->ruleset->award.method == BG_HIGHEST_SCORE;
    head_row(&g, model, points ? "Rank, points" : "Rank, evaluated price");
    for (size_t i = 0; i < first->bids_n; i++) {
        const char **row = grid_row(&g);
        row[0] = name_of(out->arena, first->bids[i].submitted);
        for (size_t c = 0; c < model->cases_n; c++)
            row[c + 1] = outcome_of(out->arena, &model->cases[c].lots[lot], i);
    }
    put_grid(out, &g, color);
    bg_buf_putc(out, '\n');
}

/* -- measures ---------------------------------------------------------------------------------- */

static const char *figure_words(struct bg_arena *arena, const struct bg_figure *f)
{
    enum { PLACES = 2 };
    char value[BG_DEC_TEXT], low[BG_DEC_TEXT], high[BG_DEC_TEXT];
    if (f->value.type != BG_V_NUMBER)
        return f->value.type == BG_V_ERROR ? "error" : "-";
    int places = bg_dec_is_int(f->value.as.number) ? 0 : PLACES;
    bg_dec_grouped(f->value.as.number, places, value);
    if (f->low.type != BG_V_NUMBER || bg_dec_cmp(f->low.as.number, f->high.as.number) == 0)
        return bg_arena_printf(arena, "%s", value);
    return bg_arena_printf(arena, "%s (%s to %s)", value,
                           bg_dec_grouped(f->low.as.number, places, low),
                           bg_dec_grouped(f->high.as.number, places, high));
}

static int find_measure(const struct bg_ruleset *ruleset, const char *id)
{
    for (size_t i = 0; i < ruleset->measures_n; i++)
        if (strcmp(ruleset->measures[i].id, id) == 0)
            return (int)i;
    return -1;
}

static void put_measures(struct bg_buf *out, const struct bg_model *model, size_t lot, bool color)
{
    const struct bg_ruleset *ruleset = model->cases[model->cases_n - 1].lots[lot].result->ruleset;
    struct grid g = grid_new(out->arena, model->cases_n + 1);
    bool estimated = false;
    head_row(&g, model, "All bids");
    for (size_t i = 0; i < ruleset->measures_n; i++) {
        const struct bg_measure *m = &ruleset->measures[i];
        if (!m->summed && m->over[0] < 0)
            continue;
        const char **row = grid_row(&g);
        row[0] = bg_arena_printf(out->arena, "%s%s%s%s", shown(out->arena, m->title, 60),
                                 m->unit[0] ? ", " : "", m->unit, m->estimated ? " *" : "");
        estimated |= m->estimated;
        for (size_t c = 0; c < model->cases_n; c++) {
            const struct bg_model_lot *own = &model->cases[c].lots[lot];
            int index = find_measure(own->result->ruleset, m->id);
            row[c + 1] = index < 0 ? "-" : figure_words(out->arena, &own->sums[index]);
        }
    }
    if (g.rows == 1)
        return;
    put_grid(out, &g, color);
    bg_buf_puts(out, estimated ? "  * estimated\n\n" : "\n");
}

static void put_recommended(struct bg_buf *out, const struct bg_model *model, size_t lot)
{
    for (size_t c = 0; c < model->cases_n; c++) {
        const struct bg_model_lot *own = &model->cases[c].lots[lot];
        bg_buf_printf(out, "%s%s: %s\n", own->recommends_other ? "* " : "  ",
                      model->cases[c].label, own->result->recommendation);
    }
}

void bg_model_table(struct bg_buf *out, const struct bg_model *model, bool color)
{
    const struct bg_ruleset *r = model->ruleset;
    bg_buf_printf(out, "%s\n\n", r->solicitation.title[0] ? r->solicitation.title : r->title);
    put_changed(out, model, color);
    for (size_t k = 0; k < model->cases[0].lots_n; k++) {
        if (model->cases[0].lots[k].lot[0])
            bg_buf_printf(out, "Lot %s\n\n", model->cases[0].lots[k].lot);
        put_outcomes(out, model, k, color);
        put_measures(out, model, k, color);
        put_recommended(out, model, k);
    }
}
