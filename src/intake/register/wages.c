/* The table of wages: percentiles of the hourly pay of occupations, as public wage statistics
 * publish them. The names of the United States' OEWS tables are read as well. */
#include "intake/register/named_table.h"

#include <string.h>

#include "base/index.h"
#include "score/register/register.h"

enum column { AREA, OCCUPATION, TITLE, P10, P25, P50, P75, P90, MEAN, SOURCE, YEAR, URL, COLUMNS };

static const struct bg_named_column columns[COLUMNS] = {
    [AREA] = {{"area_title", "area"}, false},
    [OCCUPATION] = {{"occupation", "occ_code"}, true},
    [TITLE] = {{"title", "occ_title"}, false},
    [P10] = {{"p10", "h_pct10"}, true},
    [P25] = {{"p25", "h_pct25"}, true},
    [P50] = {{"p50", "h_median"}, true},
    [P75] = {{"p75", "h_pct75"}, true},
    [P90] = {{"p90", "h_pct90"}, true},
    [MEAN] = {{"mean", "h_mean"}, false},
    [SOURCE] = {{"source"}, true},
    [YEAR] = {{"year"}, true},
    [URL] = {{"url"}, true},
};
static const int percents[BG_WAGE_POINTS] = {10, 25, 50, 75, 90};

/* "*": not published; "#": above the highest figure that is published. */
static bool wage_of(struct bg_named_table *t, int column, struct bg_dec *out)
{
    const char *text = bg_named_text(t, column);
    if (strcmp(text, "*") == 0 || strcmp(text, "#") == 0)
        return false;
    return bg_named_number(t, column, text, bg_dec_int(0), bg_dec_int(100000), out);
}

static void read_points(struct bg_named_table *t, struct bg_wage_points *out)
{
    for (int i = 0; i < BG_WAGE_POINTS; i++) {
        struct bg_dec wage;
        if (!wage_of(t, P10 + i, &wage))
            continue;
        if (out->n && bg_dec_cmp(wage, out->wage[out->n - 1]) < 0)
            bg_named_fault(t, P10 + i, "the %dth percentile is below the %lldth", percents[i],
                           (long long)out->percent[out->n - 1]);
        out->percent[out->n] = percents[i];
        out->wage[out->n++] = wage;
    }
    if (out->n < 2 && !t->reason[0])
        bg_named_fault(t, P10, "fewer than two percentiles are given");
}

static void read_row(struct bg_named_table *t, struct bg_wage_row *out)
{
    struct bg_dec year;
    *out = (struct bg_wage_row){.line = t->row.number};
    out->area = bg_named_text(t, AREA);
    out->occupation = bg_named_text(t, OCCUPATION);
    out->title = bg_named_text(t, TITLE);
    out->source = bg_named_text(t, SOURCE);
    out->url = bg_named_text(t, URL);
    if (!out->occupation[0])
        bg_named_fault(t, OCCUPATION, "no occupation is given");
    if (!out->source[0])
        bg_named_fault(t, SOURCE, "a wage without a source is not used");
    const char *text = bg_named_text(t, YEAR);
    if (!text[0])
        bg_named_fault(t, YEAR, "a wage without its year is not used");
    if (bg_named_number(t, YEAR, text, bg_dec_int(1900), bg_dec_int(2200), &year) &&
        !bg_dec_to_int(year, &out->year))
        bg_named_fault(t, YEAR, "\"%s\" is not a year", text);
    read_points(t, &out->points);
    out->has_mean = wage_of(t, MEAN, &out->mean);
}

/* Of two rows for one area and occupation neither is right: the second is refused. */
static size_t drop_repeated(struct bg_named_table *t, struct bg_wage_table *out,
                            struct bg_wage_row *rows, size_t n)
{
    const char **keys = BG_ARRAY(t->arena, n, const char *);
    const char **kept_keys = BG_ARRAY(t->arena, n, const char *);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        keys[i] = bg_wage_key(t->arena, rows[i].area, rows[i].occupation);
    const struct bg_index *index = bg_index_new(t->arena, keys, n);
    for (size_t i = 0; i < n; i++) {
        size_t first = (size_t)bg_index_find(index, keys[i]);
        if (first == i) {
            kept_keys[kept] = keys[i];
            rows[kept++] = rows[i];
            continue;
        }
        t->row.number = rows[i].line;
        t->reason = "";
        bg_named_fault(t, OCCUPATION, "row %lld has wages for the same area and occupation",
                       (long long)rows[first].line);
        (void)bg_named_keep(t);
    }
    out->index = bg_index_new(t->arena, kept_keys, kept);
    return kept;
}

/* Occupations that stand in one row only: a register without areas can use them. */
static void index_single(struct bg_arena *arena, struct bg_wage_table *out)
{
    const char **names = BG_ARRAY(arena, out->rows_n, const char *);
    size_t *count = BG_ARRAY(arena, out->rows_n, size_t);
    size_t *rows = BG_ARRAY(arena, out->rows_n, size_t), n = 0;
    for (size_t i = 0; i < out->rows_n; i++)
        names[i] = out->rows[i].occupation;
    const struct bg_index *all = bg_index_new(arena, names, out->rows_n);
    for (size_t i = 0; i < out->rows_n; i++)
        count[bg_index_find(all, names[i])]++;
    const char **single = BG_ARRAY(arena, out->rows_n, const char *);
    for (size_t i = 0; i < out->rows_n; i++)
        if (count[i] == 1) {
            single[n] = names[i];
            rows[n++] = i;
        }
    out->single = bg_index_new(arena, single, n);
    out->single_rows = rows;
}

const struct bg_wage_table *bg_wages_read(struct bg_arena *arena, struct bg_diags *diags,
                                          const struct bg_source *source, const char *currency)
{
    struct bg_named_table t = {.arena = arena,
                               .diags = diags,
                               .source = source,
                               .columns = columns,
                               .columns_n = COLUMNS,
                               .of_header = BG_E926,
                               .of_row = BG_E927,
                               .currency = currency};
    struct bg_wage_table *out = BG_NEW(arena, struct bg_wage_table);
    struct bg_wage_row *rows = NULL, row;
    size_t n = 0, room = 0;
    if (!bg_named_open(&t))
        return NULL;
    while (bg_named_next(&t)) {
        read_row(&t, &row);
        if (!bg_named_keep(&t))
            continue;
        if (n == room) {
            room = room ? room * 2 : 64;
            struct bg_wage_row *more = BG_ARRAY(arena, room, struct bg_wage_row);
            if (n)
                memcpy(more, rows, n * sizeof *more);
            rows = more;
        }
        rows[n++] = row;
    }
    out->source = source;
    out->rows_n = drop_repeated(&t, out, rows, n);
    out->rows = rows;
    out->lines_n = t.read_n;
    out->refused = t.refused;
    out->refused_n = t.refused_n;
    index_single(arena, out);
    return out;
}
