/* Contracts that exist, by the size of the vendor: whose workers gain, and whose costs rise. Winners of
 * contracts that exist do not change; what a standard asks of small vendors does. */
#include "report/brief/brief.h"

#include <string.h>

#include "report/chart/chart.h"

enum { SERIES_MOST = 6, NAMES_MOST = 12 };

static size_t sizes_first(const struct bg_model *model)
{
    return model->cases_n > 1 ? 1 : 0;
}

/* The sums of that size under a case; NULL: it covers none. */
static const struct bg_register_sum *sizes_sum(const struct bg_register_outcome *o,
                                               const char *name)
{
    for (size_t i = 0; i < o->groups_n[BG_BY_VENDOR_SIZE]; i++)
        if (strcmp(o->groups[BG_BY_VENDOR_SIZE][i].name, name) == 0)
            return &o->groups[BG_BY_VENDOR_SIZE][i];
    return NULL;
}

/* Every size that some proposal covers, by first mention. Gives how many. */
static size_t sizes_names(const struct bg_model *model, const char *names[NAMES_MOST])
{
    size_t n = 0;
    for (size_t c = sizes_first(model); c < model->cases_n; c++) {
        const struct bg_register_outcome *o = model->reg->cases[c];
        for (size_t i = 0; i < o->groups_n[BG_BY_VENDOR_SIZE] && n < NAMES_MOST; i++) {
            size_t k = 0;
            while (k < n && strcmp(names[k], o->groups[BG_BY_VENDOR_SIZE][i].name) != 0)
                k++;
            if (k == n)
                names[n++] = o->groups[BG_BY_VENDOR_SIZE][i].name;
        }
    }
    return n;
}

static struct bg_value sizes_cost(const struct bg_register_outcome *o, const char *name)
{
    const struct bg_register_sum *sum = sizes_sum(o, name);
    if (sum && sum->employer_cost.lines == 0 && sum->lines > 0)
        return BG_MISSING;
    return (struct bg_value){.type = BG_V_NUMBER,
                             .row = -1,
                             .as.number = sum ? sum->employer_cost.point : bg_dec_int(0)};
}

struct bg_pictures bg_brief_register_sizes(struct bg_arena *a, const struct bg_model *model)
{
    const char **names = BG_ARRAY(a, NAMES_MOST, const char *);
    size_t n = model->reg ? sizes_names(model, names) : 0, shown = 0;
    struct bg_picture_series *series = BG_ARRAY(a, SERIES_MOST, struct bg_picture_series);
    struct bg_picture *out = BG_NEW(a, struct bg_picture);
    struct bg_buf words;
    bg_buf_init(&words, a);
    bg_buf_puts(&words, "Cost to the vendors a year, by the size of the vendor.");
    for (size_t c = model->reg ? sizes_first(model) : model->cases_n;
         n && c < model->cases_n && shown < SERIES_MOST; c++) {
        struct bg_value *y = BG_ARRAY(a, n, struct bg_value);
        bg_buf_printf(&words, " %s:", model->cases[c].title);
        for (size_t i = 0; i < n; i++) {
            y[i] = sizes_cost(model->reg->cases[c], names[i]);
            bg_buf_printf(&words, "%s %s %s", i ? "," : "", names[i],
                          y[i].type == BG_V_NUMBER ? bg_chart_words(a, BG_KEY_MONEY, y[i].as.number)
                                                   : "not known");
        }
        bg_buf_putc(&words, '.');
        series[shown++] = (struct bg_picture_series){model->cases[c].title, y, NULL, NULL, NULL};
    }
    *out = (struct bg_picture){.kind = BG_PICTURE_BARS,
                               .id = "vendor-size",
                               .title = "Cost to the vendors a year, by the size of the vendor",
                               .words = bg_buf_text(&words),
                               .note = "As the register says the size; estimated.",
                               .x_title = "",
                               .y_title = model->ruleset->currency,
                               .y_kind = BG_KEY_MONEY,
                               .levels = true,
                               .n = n,
                               .names = names,
                               .series = series,
                               .series_n = shown};
    return (struct bg_pictures){out, n && shown ? 1 : 0};
}

static const char *sizes_words(struct bg_arena *a, size_t known, size_t of, struct bg_dec value)
{
    char text[BG_DEC_TEXT];
    if (known == 0 && of > 0)
        return "not known";
    const char *number = bg_dec_grouped(bg_dec_round(value, 0, BG_HALF_UP), 0, text);
    return known == of ? bg_arena_printf(a, "%s", number)
                       : bg_arena_printf(a, "%s + %zu line%s not known", number, of - known,
                                         of - known == 1 ? "" : "s");
}

struct bg_brief_table bg_brief_register_size_table(struct bg_arena *a, const struct bg_model *model)
{
    static const char *const columns[] = {
        "Size of the vendor", "Proposal",       "Lines that are covered",      "Workers",
        "Below the floor *",  "Raise a year *", "Cost to the vendors a year *"};
    enum { COLUMNS = sizeof columns / sizeof *columns };
    const char *names[NAMES_MOST];
    size_t n = sizes_names(model, names);
    const char **cells = BG_ARRAY(a, n * model->cases_n * COLUMNS, const char *), **at = cells;
    for (size_t i = 0; i < n; i++)
        for (size_t c = sizes_first(model); c < model->cases_n; c++) {
            const struct bg_register_sum *s = sizes_sum(model->reg->cases[c], names[i]);
            if (!s)
                continue;
            *at++ = names[i];
            *at++ = model->cases[c].title;
            *at++ = sizes_words(a, s->lines, s->lines, bg_dec_int((int64_t)s->lines));
            *at++ = sizes_words(a, s->lines - s->people_not_known, s->lines, s->people);
            *at++ = sizes_words(a, s->below.lines, s->lines, s->below.point);
            *at++ = sizes_words(a, s->raise.lines, s->lines, s->raise.point);
            *at++ = sizes_words(a, s->employer_cost.lines, s->lines, s->employer_cost.point);
        }
    return (struct bg_brief_table){"By the size of the vendor, on covered contracts", columns,
                                   COLUMNS, cells, (size_t)(at - cells) / COLUMNS};
}
