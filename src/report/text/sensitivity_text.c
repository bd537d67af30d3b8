/* Which assumption matters, as a table for the terminal and in JSON. */
#include "report/text/columns.h"
#include "report/text/json_put.h"
#include "report/register/text.h"
#include "report/text/text.h"

enum { TITLE_WIDTH = 70, PLACES = 2 };

static const struct bg_param *sensitivity_text_param_of(const struct bg_sensitivity *s, size_t row)
{
    return &s->ruleset->params[s->rows[row].param];
}

/* -- the terminal --------------------------------------------------------------------------------
 */

static const char *sensitivity_text_figure(struct bg_arena *arena, const struct bg_value *value)
{
    char text[BG_DEC_TEXT];
    if (value->type != BG_V_NUMBER)
        return "not known";
    int places = bg_dec_is_int(value->as.number) ? 0 : PLACES;
    return bg_arena_printf(arena, "%s", bg_dec_grouped(value->as.number, places, text));
}

static void put_turnings(struct bg_buf *out, const struct bg_sensitivity *s)
{
    bool any = false;
    for (size_t c = 0; c < s->conclusions_n; c++)
        bg_buf_printf(out, "%s%s\n", c ? "            " : "Conclusion: ", s->conclusions[c]);
    for (size_t i = 0; i < s->rows_n; i++)
        for (size_t t = 0; t < s->rows[i].turnings_n; t++) {
            const struct bg_turning *turning = &s->rows[i].turnings[t];
            char value[BG_DEC_TEXT];
            const struct bg_param *param = sensitivity_text_param_of(s, i);
            any = true;
            bg_buf_printf(out, "  %s at %s%s%s: %s\n",
                          bg_shown(out->arena, param->title, TITLE_WIDTH),
                          bg_dec_text(turning->value, value), param->unit[0] ? " " : "",
                          param->unit, bg_shown(out->arena, turning->words, 100));
        }
    if (s->conclusions_n && !any)
        bg_buf_puts(out, "  no assumption turns it within its range, the others being central\n");
}

void bg_sensitivity_table(struct bg_buf *out, const struct bg_model *model, bool color)
{
    const struct bg_sensitivity *s = model->cases[model->cases_n - 1].sensitivity;
    if (!s)
        return;
    struct bg_arena *a = out->arena;
    struct bg_grid g = bg_grid_new(a, 2 + s->figures_n);
    const char **head = bg_grid_row(&g);
    bg_buf_printf(out, "%sWhich assumption matters under %s, on %s\n\n", model->reg ? "" : "\n",
                  bg_shown(a, model->cases[model->cases_n - 1].label, TITLE_WIDTH), s->scope);
    head[0] = "Assumption";
    head[1] = "Range";
    for (size_t f = 0; f < s->figures_n; f++)
        head[2 + f] = s->figures[f].title;
    for (size_t i = 0; i < s->rows_n; i++) {
        const struct bg_sensitivity_row *r = &s->rows[i];
        char low[BG_DEC_TEXT], central[BG_DEC_TEXT], high[BG_DEC_TEXT];
        const char **row = bg_grid_row(&g);
        row[0] = bg_shown(a, sensitivity_text_param_of(s, i)->title, TITLE_WIDTH);
        row[1] = bg_arena_printf(a, "%s .. %s .. %s", bg_dec_text(r->low, low),
                                 bg_dec_text(r->central, central), bg_dec_text(r->high, high));
        for (size_t f = 0; f < s->figures_n; f++)
            row[2 + f] =
                bg_arena_printf(a, "%s to %s", sensitivity_text_figure(a, &r->effects[f].at_low),
                                sensitivity_text_figure(a, &r->effects[f].at_high));
    }
    const char **row = bg_grid_row(&g);
    row[0] = "all central";
    for (size_t f = 0; f < s->figures_n; f++)
        row[2 + f] = sensitivity_text_figure(a, &s->central[f]);
    bg_grid_put(out, &g, color);
    bg_buf_putc(out, '\n');
    put_turnings(out, s);
}

/* -- JSON ----------------------------------------------------------------------------------------
 */

static void sensitivity_text_put_value(struct bg_buf *out, const char *key,
                                       const struct bg_value *value)
{
    bg_json_put_key(out, key);
    bg_json_put_value(out, value);
}

static void put_effects(struct bg_buf *out, const struct bg_sensitivity *s,
                        const struct bg_sensitivity_row *row)
{
    bg_json_put_key(out, "effects");
    bg_buf_putc(out, '[');
    for (size_t f = 0; f < s->figures_n; f++) {
        const struct bg_effect *e = &row->effects[f];
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "figure", s->figures[f].id);
        sensitivity_text_put_value(out, "at_low", &e->at_low);
        sensitivity_text_put_value(out, "at_high", &e->at_high);
        if (e->known)
            bg_json_put_number(out, "size", e->size);
        bg_json_put_number(out, "rank", bg_dec_int((int64_t)e->rank));
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void put_turns(struct bg_buf *out, const struct bg_sensitivity *s,
                      const struct bg_sensitivity_row *row)
{
    bg_json_put_key(out, "turns");
    bg_buf_putc(out, '[');
    for (size_t t = 0; t < row->turnings_n; t++) {
        const struct bg_turning *turning = &row->turnings[t];
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "from", s->conclusions[turning->conclusion]);
        bg_json_put_number(out, "last", turning->last);
        bg_json_put_number(out, "at", turning->value);
        bg_json_put_text(out, "to", turning->words);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void sensitivity_text_put_row(struct bg_buf *out, const struct bg_sensitivity *s, size_t i)
{
    const struct bg_sensitivity_row *row = &s->rows[i];
    const struct bg_param *param = sensitivity_text_param_of(s, i);
    bg_json_put_item(out);
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "parameter", param->id);
    bg_json_put_text(out, "title", param->title);
    bg_json_put_text(out, "unit", param->unit);
    bg_json_put_text(out, "source", bg_param_source_title(param));
    bg_json_put_number(out, "low", row->low);
    bg_json_put_number(out, "central", row->central);
    bg_json_put_number(out, "high", row->high);
    bg_json_put_number(out, "step", row->step);
    put_effects(out, s, row);
    put_turns(out, s, row);
    bg_buf_putc(out, '}');
}

void bg_sensitivity_json(struct bg_buf *out, const struct bg_sensitivity *s)
{
    bg_json_put_key(out, "assumptions");
    if (!s) {
        bg_buf_puts(out, "null");
        return;
    }
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "figures_are_of", s->scope);
    bg_json_put_key(out, "central");
    bg_buf_putc(out, '{');
    for (size_t f = 0; f < s->figures_n; f++)
        sensitivity_text_put_value(out, s->figures[f].id, &s->central[f]);
    bg_buf_putc(out, '}');
    bg_json_put_texts(out, "conclusions", s->conclusions, s->conclusions_n);
    bg_json_put_key(out, "ranked");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < s->rows_n; i++)
        sensitivity_text_put_row(out, s, i);
    bg_buf_puts(out, "]}");
}
