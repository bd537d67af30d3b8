/* Key figures in words and as a table for the terminal. */
#include "report/text/key_text.h"

#include <string.h>

#include "base/date.h"
#include "base/list.h"
#include "report/text/columns.h"

enum { TITLE_WIDTH = 60, NAME_WIDTH = 40, COLUMNS = 6 };

const struct bg_key_figure *bg_key_named(const struct bg_key_figures *key, const char *id)
{
    int i = BG_FIND_ID(key->items, key->n, id);
    return i < 0 ? NULL : &key->items[i];
}

const char *bg_key_none_words(const struct bg_key_figure *figure)
{
    return figure->none && figure->none[0] ? figure->none : "not known";
}

const char *bg_key_words(struct bg_arena *arena, const struct bg_key_figure *figure,
                         const struct bg_value *value)
{
    char text[BG_DEC_TEXT];
    struct bg_dec percent;
    if (value->type != BG_V_NUMBER)
        return "-";
    struct bg_dec own = value->as.number;
    switch (figure->kind) {
    case BG_KEY_SHARE:
        if (!bg_dec_mul(own, bg_dec_int(100), &percent))
            return "-";
        return bg_arena_printf(arena, "%s %%", bg_dec_grouped(percent, 1, text));
    case BG_KEY_RATE:
        return bg_arena_printf(arena, "%s", bg_dec_grouped(own, 2, text));
    case BG_KEY_NUMBER:
        return bg_arena_printf(arena, "%s", bg_dec_grouped(own, bg_dec_is_int(own) ? 0 : 2, text));
    default:
        return bg_arena_printf(arena, "%s", bg_dec_grouped(own, 0, text));
    }
}

static const char *more_words(struct bg_arena *arena, const struct bg_key_figure *f)
{
    const char *words = bg_key_words(arena, f, &f->more);
    bool plus = f->more.type == BG_V_NUMBER && bg_dec_sign(f->more.as.number) > 0;
    return plus ? bg_arena_printf(arena, "+%s", words) : words;
}

const char *bg_key_step_words(struct bg_arena *arena, const struct bg_key_figures *key,
                              const struct bg_key_step *step)
{
    char now[BG_DEC_TEXT], then[BG_DEC_TEXT], date[BG_DATE_TEXT];
    const char *unit = step->unit[0] ? bg_arena_printf(arena, " %s", step->unit) : "";
    bg_date_text(step->date, date);
    int places = strstr(step->unit, "/hour") ? 2 : step->proposed.as.number.places;
    bg_dec_grouped(step->proposed.as.number, places, then);
    if (step->today.type != BG_V_NUMBER)
        return bg_arena_printf(arena, "In force: %s: new, %s%s (on %s)", step->title, then, unit,
                               date);
    bg_dec_grouped(step->today.as.number, places, now);
    if (strcmp(now, then) == 0)
        return bg_arena_printf(arena, "In force: %s: %s%s (on %s)", step->title, then, unit, date);
    return bg_arena_printf(arena, "In force: %s: %s %s%s, %s %s%s (on %s)", step->title,
                           strcmp(key->today_title, "Baseline") == 0 ? "baseline" : "today", now,
                           unit, "proposed", then, unit, date);
}

struct bg_key_row bg_key_row(struct bg_arena *arena, const struct bg_key_figure *f, int side)
{
    static const char *const sides[BG_KEY_SIDES] = {"today", "proposed", "difference"};
    const struct bg_value *const values[BG_KEY_SIDES] = {&f->today, &f->proposed, &f->more};
    struct bg_key_row out = {bg_arena_printf(arena, "headline.%s.%s", f->id, sides[side]), f,
                             *values[side], BG_MISSING, BG_MISSING};
    if (side == BG_KEY_SIDES - 1) {
        out.low = f->least;
        out.high = f->most;
    }
    return out;
}

/* -- the terminal --------------------------------------------------------------------------------
 */

static void key_text_put_figure(struct bg_grid *g, const struct bg_key_figure *f)
{
    const char **row = bg_grid_row(g);
    bool unit = f->unit[0] && f->kind != BG_KEY_SHARE && !f->part;
    bool range =
        f->least.type == BG_V_NUMBER && bg_dec_cmp(f->least.as.number, f->most.as.number) != 0;
    row[0] = bg_arena_printf(g->arena, "%s%s%s%s%s", f->part ? "  " : "",
                             bg_shown(g->arena, f->title, TITLE_WIDTH), unit ? ", " : "",
                             unit ? f->unit : "", f->estimated ? " *" : "");
    row[1] = bg_key_words(g->arena, f, &f->today);
    row[2] = bg_key_words(g->arena, f, &f->proposed);
    row[3] = more_words(g->arena, f);
    row[4] = range ? bg_key_words(g->arena, f, &f->least) : "";
    row[5] = range ? bg_key_words(g->arena, f, &f->most) : "";
}

static void key_text_put_notes(struct bg_buf *out, const struct bg_key_figures *key)
{
    struct bg_arena *a = out->arena;
    size_t whys_n, left_out_n;
    const char *const *whys = bg_key_whys(a, key, &whys_n);
    const char *const *left_out = bg_key_left_out(a, key, 0, &left_out_n);
    if (bg_key_is_estimated(key))
        bg_buf_puts(out, "  * estimated\n");
    if (key->caution[0])
        bg_buf_printf(out, "  %s\n", key->caution);
    for (size_t i = 0; i < key->steps_n; i++)
        bg_buf_printf(out, "  %s\n", bg_key_step_words(a, key, &key->steps[i]));
    for (size_t i = 0; i < left_out_n; i++)
        bg_buf_printf(out, "  %s\n", left_out[i]);
    for (size_t i = 0; i < whys_n; i++)
        bg_buf_printf(out, "  %s\n", whys[i]);
    bg_buf_printf(out, "  %s\n\n", key->range_words);
}

void bg_key_put_table(struct bg_buf *out, const char *title, const struct bg_key_figures *key,
                      bool color)
{
    struct bg_arena *a = out->arena;
    struct bg_grid g = bg_grid_new(a, COLUMNS);
    const char **head = bg_grid_row(&g);
    bg_buf_printf(out, "%s, on %s\n  %s: %s\n", bg_shown(a, title, 100), key->scope,
                  key->today_title, key->today_words);
    if (key->proposed_title != key->today_title)
        bg_buf_printf(out, "  %s: %s\n", key->proposed_title, key->proposed_words);
    head[0] = "";
    head[1] = key->today_title;
    head[2] = key->proposed_title;
    head[3] = "difference";
    head[4] = "at the least";
    head[5] = "at the most";
    for (size_t i = 0; i < key->n; i++)
        if (key->items[i].shown)
            key_text_put_figure(&g, &key->items[i]);
    bg_grid_put(out, &g, color);
    key_text_put_notes(out, key);
}

void bg_key_table(struct bg_buf *out, const struct bg_model *model, bool color)
{
    for (size_t c = model->cases_n > 1 ? 1 : 0; c < model->cases_n; c++)
        bg_key_put_table(out, model->cases[c].title, model->cases[c].key, color);
}
