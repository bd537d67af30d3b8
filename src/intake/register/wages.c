/* The table of wages: percentiles of the hourly pay of occupations, as public wage statistics
 * publish them. The names of the United States' OEWS tables are read as well. */
#include "intake/register/named_table.h"

#include <string.h>

#include "base/cell_text.h"
#include "base/index.h"
#include "base/list.h"
#include "score/register/register.h"

enum column {
    AREA,
    OCCUPATION,
    TITLE,
    INDUSTRY,
    P10,
    P25,
    P50,
    P75,
    P90,
    MEAN,
    SOURCE,
    YEAR,
    URL,
    COLUMNS
};

static const struct bg_named_column columns[COLUMNS] = {
    [AREA] = {.names = {"area_title", "area"}, .required = false},
    [OCCUPATION] = {.names = {"occupation", "occ_code"}, .required = true},
    [TITLE] = {.names = {"title", "occ_title"}, .required = false},
    [INDUSTRY] = {.names = {"industry", "naics"}, .required = false},
    [P10] = {{"p10", "h_pct10"}, true, true},
    [P25] = {{"p25", "h_pct25"}, true, true},
    [P50] = {{"p50", "h_median"}, true, true},
    [P75] = {{"p75", "h_pct75"}, true, true},
    [P90] = {{"p90", "h_pct90"}, true, true},
    [MEAN] = {.names = {"mean", "h_mean"}, .required = false},
    [SOURCE] = {.names = {"source"}, .required = true},
    [YEAR] = {.names = {"year"}, .required = true},
    [URL] = {{"url"}, true, true},
};
static const int percents[BG_WAGE_POINTS] = {10, 25, 50, 75, 90};

struct bg_named_columns bg_wages_columns(void)
{
    return (struct bg_named_columns){columns, COLUMNS};
}

/* BLS publishes no hourly wage from 100 dollars on (since May 2022: from 115), but "#". */
enum { OPEN_FROM = 100 };
enum wage_mark { IS_WAGE, NOT_PUBLISHED, ABOVE_HIGHEST };

/* "*" and "**": not published; "#": above the highest figure that is published. */
static enum wage_mark wages_mark_of(const char *text)
{
    if (!text[0] || strcmp(text, "*") == 0 || strcmp(text, "**") == 0)
        return NOT_PUBLISHED;
    return strcmp(text, "#") == 0 ? ABOVE_HIGHEST : IS_WAGE;
}

static bool wage_of(struct bg_named_table *t, int column, struct bg_dec *out)
{
    return wages_mark_of(bg_named_text(t, column)) == IS_WAGE &&
           bg_named_number(t, column, bg_dec_int(0), bg_dec_int(100000), out);
}

/* Every percentile is marked as not published: the publisher's row is right, and says nothing. */
static bool says_nothing(struct bg_named_table *t)
{
    size_t marked = 0;
    for (int i = 0; i < BG_WAGE_POINTS; i++) {
        const char *text = bg_named_text(t, P10 + i);
        marked += text[0] != '\0' && wages_mark_of(text) != IS_WAGE;
        if (wages_mark_of(text) == IS_WAGE)
            return false;
    }
    return marked > 0;
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
    if (out->n < 2 && !t->reason[0] && !says_nothing(t))
        bg_named_fault(t, P10, "fewer than two percentiles are given");
}

static void wages_read_row(struct bg_named_table *t, struct bg_wage_row *out)
{
    struct bg_dec year;
    *out = (struct bg_wage_row){.line = t->row.number};
    out->area = bg_named_text(t, AREA);
    out->occupation = bg_named_text(t, OCCUPATION);
    out->title = bg_named_text(t, TITLE);
    out->industry = bg_named_text(t, INDUSTRY);
    if (strspn(out->industry, "0") == strlen(out->industry))
        out->industry = ""; /* 000000: all of them */
    out->source = bg_named_text(t, SOURCE);
    out->url = bg_named_text(t, URL);
    if (!out->occupation[0])
        bg_named_fault(t, OCCUPATION, "no occupation is given");
    if (!out->source[0])
        bg_named_fault(t, SOURCE, "a wage without a source is not used");
    const char *text = bg_named_text(t, YEAR);
    if (!text[0])
        bg_named_fault(t, YEAR, "a wage without its year is not used");
    if (bg_named_number(t, YEAR, bg_dec_int(1900), bg_dec_int(2200), &year) &&
        !bg_dec_to_int(year, &out->year))
        bg_named_fault(t, YEAR, "\"%s\" is not a year", text);
    read_points(t, &out->points);
    /* Above every wage that is published: a mark below one contradicts it, and says nothing. */
    for (int i = BG_WAGE_POINTS - 1; i >= 0; i--) {
        enum wage_mark mark = wages_mark_of(bg_named_text(t, P10 + i));
        if (mark == IS_WAGE)
            break;
        if (mark == ABOVE_HIGHEST)
            out->points.open_percent = percents[i];
    }
    out->points.open_from = bg_dec_int(OPEN_FROM);
    out->has_mean = wage_of(t, MEAN, &out->mean);
}

static bool wages_same_wages(const struct bg_wage_row *a, const struct bg_wage_row *b)
{
    bool same = a->points.n == b->points.n && a->has_mean == b->has_mean &&
                (!a->has_mean || bg_dec_cmp(a->mean, b->mean) == 0);
    for (size_t i = 0; same && i < a->points.n; i++)
        same = a->points.percent[i] == b->points.percent[i] &&
               bg_dec_cmp(a->points.wage[i], b->points.wage[i]) == 0;
    return same && a->year == b->year && strcmp(a->source, b->source) == 0;
}

/* Of two rows for one area, occupation and industry neither is right: the second is refused. Where both
 * say the same, as where a group has one occupation, it is one row. */
static size_t wages_drop_repeated(struct bg_named_table *t, struct bg_wage_table *out,
                                  struct bg_wage_row *rows, size_t n)
{
    const char **keys = BG_ARRAY(t->arena, n, const char *);
    const char **kept_keys = BG_ARRAY(t->arena, n, const char *);
    size_t *place = BG_ARRAY(t->arena, n, size_t), kept = 0;
    for (size_t i = 0; i < n; i++)
        keys[i] = bg_wage_key(t->arena, rows[i].area, rows[i].occupation, rows[i].industry);
    const struct bg_index *index = bg_index_new(t->arena, keys, n);
    for (size_t i = 0; i < n; i++) {
        size_t first = (size_t)bg_index_find(index, keys[i]);
        if (first == i) {
            place[i] = kept;
            kept_keys[kept] = keys[i];
            rows[kept++] = rows[i];
            continue;
        }
        if (wages_same_wages(&rows[place[first]], &rows[i])) {
            t->read_n--;
            continue;
        }
        t->row.number = rows[i].line;
        t->reason = "";
        bg_named_fault(t, OCCUPATION, "row %lld has wages for the same area and occupation%s",
                       (long long)rows[place[first]].line,
                       t->has_more ? "; read one kind of owner: --wages-map with a row only, "
                                     "OWN_CODE, 5 (private)"
                                   : "");
        (void)bg_named_keep(t);
    }
    out->index = bg_index_new(t->arena, kept_keys, kept);
    return kept;
}

/* Occupations that are in one row only: a register without areas can use them. */
static void index_single(struct bg_arena *arena, struct bg_wage_table *out)
{
    const char **names = BG_ARRAY(arena, out->rows_n, const char *);
    size_t *count = BG_ARRAY(arena, out->rows_n, size_t);
    size_t *rows = BG_ARRAY(arena, out->rows_n, size_t), n = 0;
    for (size_t i = 0; i < out->rows_n; i++)
        names[i] = bg_wage_key(arena, "", out->rows[i].occupation, out->rows[i].industry);
    const struct bg_index *all = bg_index_new(arena, names, out->rows_n);
    for (size_t i = 0; i < out->rows_n; i++)
        count[bg_index_find(all, names[i])]++;
    const char **single = BG_ARRAY(arena, out->rows_n, const char *);
    for (size_t i = 0; i < out->rows_n; i++)
        if (count[bg_index_find(all, names[i])] == 1) {
            single[n] = names[i];
            rows[n++] = i;
        }
    out->single = bg_index_new(arena, single, n);
    out->single_rows = rows;
}

/* -- the tables of the United States' Bureau of Labor Statistics, as they are downloaded ------------
 */

/* "national_M2019_dl" is of May 2019, and so is "All May 2019 data". NULL: the name does not say so. */
const char *bg_wages_year_of_sheet(struct bg_arena *arena, const char *name)
{
    static const char *const marks[] = {"_M", "May "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *m = strstr(name, marks[i]);
        const char *year = m ? m + strlen(marks[i]) : "";
        if (strspn(year, "0123456789") == 4 && (!year[4] || strchr("_ ", year[4])))
            return bg_arena_text(arena, year, 4);
    }
    return NULL;
}

/* Its columns say whose they are. */
static bool is_oews(struct bg_named_table *t)
{
    bool code = false, group = false, wage = false;
    for (size_t c = 0; c < t->row.n; c++) {
        const char *name = bg_column_name(
            t->arena, bg_cell_text_trim(t->arena, bg_arena_text(t->arena, t->row.cells[c].text,
                                                                t->row.cells[c].n)));
        code = code || strcmp(name, "occ_code") == 0;
        group = group || strcmp(name, "o_group") == 0 || strcmp(name, "occ_group") == 0;
        wage = wage || strcmp(name, "h_pct10") == 0;
    }
    return code && group && wage;
}

static void set_origin(struct bg_named_table *t, const struct bg_named_file *file)
{
    bool oews = is_oews(t);
    t->has_more = oews;
    t->fallback[SOURCE] = file->origin;
    t->fallback[YEAR] = file->year;
    t->fallback[URL] = file->url;
    if (oews && !file->year && t->sheet)
        t->fallback[YEAR] = bg_wages_year_of_sheet(t->arena, t->sheet->name);
    if (oews && !file->origin)
        t->fallback[SOURCE] = "BLS Occupational Employment and Wage Statistics (OEWS)";
    if (oews && !file->url)
        t->fallback[URL] = "https://www.bls.gov/oes/tables.htm";
}

/* -- the whole ----------------------------------------------------------------------------------- */

static void read_wage_rows(struct bg_named_table *t, struct bg_wage_table *out)
{
    struct bg_wage_row *rows = NULL, row;
    size_t n = 0, room = 0;
    while (bg_named_next(t)) {
        wages_read_row(t, &row);
        if (!bg_named_keep(t))
            continue;
        BG_MORE(t->arena, rows, n, room);
        out->without_wages_n += row.points.n < 2;
        rows[n++] = row;
    }
    out->rows_n = wages_drop_repeated(t, out, rows, n);
    out->rows = rows;
}

const struct bg_wage_table *bg_wages_read(struct bg_arena *arena, struct bg_diags *diags,
                                          const struct bg_named_file *file)
{
    struct bg_named_table t = {.arena = arena,
                               .diags = diags,
                               .source = file->source,
                               .columns = columns,
                               .columns_n = COLUMNS,
                               .of_header = BG_E926,
                               .of_row = BG_E927,
                               .currency = file->currency};
    struct bg_wage_table *out = BG_NEW(arena, struct bg_wage_table);
    if (file->map && !(t.map = bg_column_map_read(arena, diags, file->map, columns, COLUMNS)))
        return NULL;
    if (!bg_named_start(&t))
        return NULL;
    set_origin(&t, file);
    if (!bg_named_link(&t))
        return NULL;
    read_wage_rows(&t, out);
    bg_named_tell_skipped(&t);
    out->source = file->source;
    out->map = file->map;
    out->left_out_n = t.map ? t.map->skipped_n : 0;
    out->lines_n = t.read_n;
    out->refused = t.refused;
    out->refused_n = t.refused_n;
    index_single(arena, out);
    return out;
}
