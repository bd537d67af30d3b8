/* Key figures as a member of a case in JSON. */
#include "base/date.h"
#include "report/text/json_put.h"
#include "report/text/key_text.h"
#include "report/text/text.h"

static void key_json_put_value(struct bg_buf *out, const char *key, const struct bg_value *value)
{
    bg_json_put_key(out, key);
    bg_json_put_value(out, value);
}

static void key_json_put_figure(struct bg_buf *out, const struct bg_key_figure *f,
                                const struct bg_key_range *range)
{
    bg_json_put_item(out);
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "figure", f->id);
    bg_json_put_text(out, "title", f->title);
    bg_json_put_text(out, "unit", f->unit);
    bg_json_put_bool(out, "part", f->part);
    bg_json_put_bool(out, "estimated", f->estimated);
    bg_json_put_bool(out, "first_page", f->shown);
    key_json_put_value(out, "today", &f->today);
    key_json_put_value(out, "proposed", &f->proposed);
    key_json_put_value(out, "difference", &f->more);
    key_json_put_value(out, "least", &f->least);
    key_json_put_value(out, "most", &f->most);
    if (range && range->p5.type == BG_V_NUMBER) {
        key_json_put_value(out, "drawn_p5", &range->p5);
        key_json_put_value(out, "drawn_p95", &range->p95);
    }
    bg_json_put_text(out, "source", f->source);
    bg_json_put_text(out, "not_known", f->why);
    if (f->none[0])
        bg_json_put_text(out, "instead", f->none);
    bg_buf_putc(out, '}');
}

static void key_json_put_steps(struct bg_buf *out, const struct bg_key_figures *key)
{
    char date[BG_DATE_TEXT];
    bg_json_put_key(out, "in_force");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < key->steps_n; i++) {
        const struct bg_key_step *s = &key->steps[i];
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "title", s->title);
        bg_json_put_text(out, "unit", s->unit);
        bg_json_put_text(out, "date", bg_date_text(s->date, date));
        key_json_put_value(out, "today", &s->today);
        key_json_put_value(out, "proposed", &s->proposed);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

/* Who is paid how much: null where it is not known. */
static void key_json_put_pay(struct bg_buf *out, const struct bg_key_pay *pay)
{
    bg_json_put_key(out, "pay");
    if (!pay) {
        bg_buf_puts(out, "null");
        return;
    }
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "unit", pay->unit);
    bg_json_put_bool(out, "estimated", pay->estimated);
    if (pay->has_floor) {
        bg_json_put_number(out, "floor", pay->floor[0]);
        bg_json_put_number(out, "highest_floor", pay->floor[1]);
        bg_json_put_number(out, "ripple_to", pay->ripple);
    }
    bg_json_put_text(out, "not_in_it", pay->why);
    bg_json_put_key(out, "bins");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < pay->n; i++) {
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_number(out, "from", pay->edges[i]);
        if (!pay->open || i + 1 < pay->n)
            bg_json_put_number(out, "to", pay->edges[i + 1]);
        key_json_put_value(out, "today", &pay->today[i]);
        key_json_put_value(out, "proposed", &pay->proposed[i]);
        bg_buf_putc(out, '}');
    }
    bg_buf_puts(out, "]}");
}

void bg_key_json(struct bg_buf *out, const struct bg_key_figures *key,
                 const struct bg_sensitivity *sensitivity)
{
    bg_json_put_key(out, "headline");
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "scope", key->scope);
    bg_json_put_text(out, "today", key->today_words);
    bg_json_put_text(out, "proposed", key->proposed_words);
    bg_json_put_text(out, "caution", key->caution);
    bg_json_put_text(out, "range", key->range_words);
    if (sensitivity && sensitivity->draws) {
        bg_json_put_number(out, "draws", bg_dec_int((int64_t)sensitivity->draws));
        bg_json_put_number(out, "seed", bg_dec_int((int64_t)sensitivity->seed));
    }
    key_json_put_steps(out, key);
    bg_json_put_texts(out, "not_in_estimate", key->left_out, key->left_out_n);
    bg_json_put_key(out, "figures");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < key->n; i++)
        key_json_put_figure(out, &key->items[i], sensitivity ? &sensitivity->ranges[i] : NULL);
    bg_buf_putc(out, ']');
    key_json_put_pay(out, key->pay);
    bg_json_put_text(out, "cite", key->cite);
    bg_buf_putc(out, '}');
}

void bg_key_sides_json(struct bg_buf *out, const struct bg_key_figure *figures, size_t n)
{
    bg_json_put_key(out, "figures");
    bg_buf_putc(out, '{');
    for (size_t i = 0; i < n; i++) {
        bg_json_put_key(out, figures[i].id);
        bg_buf_putc(out, '{');
        key_json_put_value(out, "today", &figures[i].today);
        key_json_put_value(out, "proposed", &figures[i].proposed);
        key_json_put_value(out, "difference", &figures[i].more);
        key_json_put_value(out, "low", &figures[i].low);
        key_json_put_value(out, "high", &figures[i].high);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, '}');
}
