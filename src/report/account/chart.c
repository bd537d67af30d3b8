/* The chart of an account's table, for its page: the columns as a picture. Its numbers are the table,
 * which the page has beside it. */
#include <string.h>

#include "report/account/private.h"
#include "report/chart/chart.h"
#include "report/html/html.h"

static const enum bg_key_kind chart_kinds[] = {
    [BG_ACCOUNT_TEXT] = BG_KEY_NUMBER,   [BG_ACCOUNT_COUNT] = BG_KEY_COUNT,
    [BG_ACCOUNT_NUMBER] = BG_KEY_NUMBER, [BG_ACCOUNT_MONEY] = BG_KEY_MONEY,
    [BG_ACCOUNT_CENTS] = BG_KEY_RATE,    [BG_ACCOUNT_SHARE] = BG_KEY_SHARE,
    [BG_ACCOUNT_DATE] = BG_KEY_NUMBER,
};

static const struct bg_value *chart_cell(const struct bg_account_table *table, size_t row,
                                         size_t column)
{
    return &table->cells[row * table->columns_n + column];
}

static const char *chart_cell_words(struct bg_arena *arena, const struct bg_account_table *table,
                                    size_t row, size_t column)
{
    return bg_account_words(arena, table->columns[column].kind, chart_cell(table, row, column));
}

size_t bg_account_drawn(const struct bg_account_table *table)
{
    bool sums = table->totals && table->chart == BG_ACCOUNT_BARS && table->rows_n;
    return table->rows_n - (sums ? 1 : 0);
}

/* What it shows, for whoever does not see it: the ends of a line, the parts of the first bar, each step. */
static const char *chart_say(struct bg_arena *arena, const struct bg_account_table *table)
{
    struct bg_buf out;
    size_t from = table->chart_from, last = bg_account_drawn(table) - 1;
    bg_buf_init(&out, arena);
    if (table->chart == BG_ACCOUNT_LINES)
        bg_buf_printf(&out, "%s: %s at %s, %s at %s.", table->columns[from].title,
                      chart_cell_words(arena, table, 0, from), chart_cell_words(arena, table, 0, 0),
                      chart_cell_words(arena, table, last, from),
                      chart_cell_words(arena, table, last, 0));
    for (size_t i = 0; table->chart == BG_ACCOUNT_BRIDGE && i <= last; i++)
        bg_buf_printf(&out, "%s%s: %s", i ? "; " : "", chart_cell_words(arena, table, i, 0),
                      chart_cell_words(arena, table, i, from));
    if (table->chart == BG_ACCOUNT_BARS)
        bg_buf_puts(&out, chart_cell_words(arena, table, 0, 0));
    for (size_t c = from; table->chart == BG_ACCOUNT_BARS && c < table->chart_to; c++)
        bg_buf_printf(&out, "%s %s: %s", c > from ? ";" : ",", table->columns[c].title,
                      chart_cell_words(arena, table, 0, c));
    return bg_buf_text(&out);
}

static const struct bg_picture_series *chart_series(struct bg_arena *arena,
                                                    const struct bg_account_table *table, size_t n)
{
    size_t count = table->chart_to - table->chart_from;
    struct bg_picture_series *out = BG_ARRAY(arena, count, struct bg_picture_series);
    for (size_t i = 0; i < count; i++) {
        struct bg_value *y = BG_ARRAY(arena, n, struct bg_value);
        for (size_t k = 0; k < n; k++)
            y[k] = *chart_cell(table, k, table->chart_from + i);
        out[i] = (struct bg_picture_series){.title = table->columns[table->chart_from + i].title,
                                            .y = y};
    }
    return out;
}

/* Names of bars, or the numbers that a line is over. False: one of these is none. */
static bool chart_set_points(struct bg_arena *arena, const struct bg_account_table *table,
                             struct bg_picture *p)
{
    const char **names = BG_ARRAY(arena, p->n, const char *);
    struct bg_dec *x = BG_ARRAY(arena, p->n, struct bg_dec);
    for (size_t k = 0; k < p->n; k++) {
        const struct bg_value *first = chart_cell(table, k, 0);
        if (p->kind == BG_PICTURE_LINES && first->type != BG_V_NUMBER)
            return false;
        if (p->kind == BG_PICTURE_LINES)
            x[k] = first->as.number;
        else
            names[k] = bg_account_words(arena, table->columns[0].kind, first);
    }
    p->names = p->kind == BG_PICTURE_LINES ? NULL : names;
    p->x = p->kind == BG_PICTURE_LINES ? x : NULL;
    return true;
}

static enum bg_picture_kind chart_kind_of(enum bg_account_chart chart)
{
    if (chart == BG_ACCOUNT_BRIDGE)
        return BG_PICTURE_BRIDGE;
    return chart == BG_ACCOUNT_LINES ? BG_PICTURE_LINES : BG_PICTURE_STACK;
}

bool bg_account_put_chart(struct bg_buf *out, const struct bg_account_table *table, size_t number)
{
    size_t n = bg_account_drawn(table);
    if (table->chart == BG_ACCOUNT_NO_CHART || n < (table->chart == BG_ACCOUNT_LINES ? 2u : 1u))
        return false;
    struct bg_picture p = {.kind = chart_kind_of(table->chart),
                           .id = table->id,
                           .title = table->title,
                           .words = chart_say(out->arena, table),
                           .note = "",
                           .x_title = "",
                           .y_title = "",
                           .x_kind = chart_kinds[table->columns[0].kind],
                           .y_kind = chart_kinds[table->columns[table->chart_from].kind],
                           .n = n,
                           .series = chart_series(out->arena, table, n),
                           .series_n = table->chart_to - table->chart_from};
    if (p.kind == BG_PICTURE_LINES) {
        p.x_title = table->columns[0].title;
        p.y_title = table->columns[table->chart_from].title;
    }
    if (!chart_set_points(out->arena, table, &p) || !bg_chart_has(&p))
        return false;
    bg_buf_puts(out, "<figure>\n");
    bg_chart_svg(out, &p, number);
    bg_buf_puts(out, "</figure>\n");
    return true;
}
