/* Year by year: what is proposed against what the law already schedules, period by period, and what
 * that comes to over the term. */
#include "report/evaluation/plan.h"
#include "report/scenario/book.h"

#include <string.h>

enum { FIRST = 5, FROM = 0, UNTIL, YEAR, DAYS, OF_YEAR, WHAT, UNIT, CASES };

struct path {
    struct bg_scenario_book *b;
    struct bg_page *page;
    int64_t row, end;
};

static struct bg_value scenario_path_path_value(const struct bg_model_lot *lot, size_t period,
                                                const char *id)
{
    const struct bg_ruleset *r = lot->result->ruleset;
    int i = bg_ruleset_measure(r, id);
    return i < 0 ? BG_MISSING : lot->path[period * r->measures_n + (size_t)i].value;
}

/* Over the lots of a case; missing where one of them has none. */
static struct bg_value case_value(const struct bg_model_case *c, size_t period, const char *id)
{
    struct bg_value sum = {.type = BG_V_NUMBER, .row = -1, .as.number = bg_dec_int(0)};
    for (size_t k = 0; k < c->lots_n; k++) {
        struct bg_value v = scenario_path_path_value(&c->lots[k], period, id);
        if (v.type != BG_V_NUMBER || !bg_dec_add(sum.as.number, v.as.number, &sum.as.number))
            return BG_MISSING;
    }
    return sum;
}

static bool path_is_shown(const struct bg_scenario_book *b, const struct bg_measure *m)
{
    struct bg_value first = case_value(&b->model->cases[0], 0, m->id);
    if (!m->summed || m->over[0] >= 0 || m->of != BG_OF_SUBMITTED)
        return false;
    for (size_t c = 0; c < b->model->cases_n; c++)
        for (size_t p = 0; p < b->model->periods_n; p++) {
            struct bg_value v = case_value(&b->model->cases[c], p, m->id);
            if (v.type != first.type ||
                (v.type == BG_V_NUMBER && bg_dec_cmp(v.as.number, first.as.number) != 0))
                return true;
        }
    return false;
}

static bool is_yearly(const struct bg_measure *m)
{
    const char *slash = strchr(m->unit, '/');
    return slash && strcmp(slash, "/year") == 0;
}

/* -- columns -------------------------------------------------------------------------------------- */

struct path_row {                         /* a figure in a period, or over the term */
    const struct bg_model_period *period; /* NULL: the term */
    const char *title, *unit;
    enum bg_number number;
    const struct bg_value *values; /* by case; NULL: they are the sums of the rows above */
};

/* Of the term the band has its own look. */
static struct bg_shown path_of_term(enum bg_style style, struct bg_shown shown)
{
    return bg_show_as((struct bg_look){style, BG_NUMBER_TEXT}, shown);
}

static struct bg_shown path_from(const struct bg_sheet_line *l)
{
    const struct path_row *row = l->entry;
    return row->period ? bg_show_date(row->period->from)
                       : path_of_term(BG_STYLE_TOTAL_TEXT, bg_show_text("Whole term"));
}

static struct bg_shown path_until(const struct bg_sheet_line *l)
{
    const struct path_row *row = l->entry;
    return row->period ? bg_show_date(row->period->until)
                       : path_of_term(BG_STYLE_TOTAL, bg_show_blank());
}

static struct bg_shown path_year(const struct bg_sheet_line *l)
{
    const struct path_row *row = l->entry;
    return row->period ? bg_show_count(row->period->year)
                       : path_of_term(BG_STYLE_TOTAL, bg_show_blank());
}

static struct bg_shown path_days(const struct bg_sheet_line *l)
{
    const struct path_row *row = l->entry;
    return row->period ? bg_show_count(row->period->days)
                       : path_of_term(BG_STYLE_TOTAL, bg_show_blank());
}

static struct bg_shown path_of_year(const struct bg_sheet_line *l)
{
    const struct path_row *row = l->entry;
    return row->period ? bg_show_count(row->period->year_days)
                       : path_of_term(BG_STYLE_TOTAL, bg_show_blank());
}

static struct bg_shown path_what(const struct bg_sheet_line *l)
{
    const struct path_row *row = l->entry;
    struct bg_shown title = bg_show_text(row->title);
    return row->period ? title : path_of_term(BG_STYLE_TOTAL_TEXT, title);
}

static struct bg_shown path_unit(const struct bg_sheet_line *l)
{
    const struct path_row *row = l->entry;
    struct bg_shown unit = bg_show_text(row->unit);
    return row->period ? unit : path_of_term(BG_STYLE_TOTAL_CENTER, unit);
}

static struct bg_look path_look(const struct path_row *row)
{
    return (struct bg_look){row->period ? BG_STYLE_CELL : BG_STYLE_TOTAL, row->number};
}

/* A yearly rate over the periods: rate x days of the period / days of that year; nothing where a period's
 * is not known. */
static const struct bg_formula *path_sum(const struct bg_sheet_line *l)
{
    int64_t last = ((const struct path *)l->of)->end - 1;
    return BG_FORMULA(l->arena,
                      "IF(SUMPRODUCT(--EXACT(a,b),1-ISNUMBER(c))>0,\"\","
                      "ROUND(SUMPRODUCT(--EXACT(a,b),c,d/e),2))",
                      bg_page_cells(l->page, FIRST, WHAT, last, WHAT),
                      bg_page_cell(l->page, l->row, WHAT),
                      bg_page_cells(l->page, FIRST, l->column, last, l->column),
                      bg_page_cells(l->page, FIRST, DAYS, last, DAYS),
                      bg_page_cells(l->page, FIRST, OF_YEAR, last, OF_YEAR));
}

static struct bg_shown path_first(const struct bg_sheet_line *l)
{
    const struct path_row *row = l->entry;
    return bg_show_as(path_look(row),
                      row->values ? bg_scenario_shown(&row->values[0]) : bg_show_live(path_sum(l)));
}

static const char *path_first_title(const struct bg_sheet_line *at)
{
    return ((const struct path *)at->of)->b->model->cases[0].label;
}

/* Two columns for each other case: its figure, and how much more it is. */
static size_t path_others(const void *of)
{
    return (((const struct path *)of)->b->model->cases_n - 1) * 2;
}

static size_t path_case(const struct bg_sheet_line *l, bool *more)
{
    *more = l->which % 2 == 1;
    return 1 + (size_t)l->which / 2;
}

static struct bg_shown path_other(const struct bg_sheet_line *l)
{
    const struct path_row *row = l->entry;
    bool more;
    size_t c = path_case(l, &more);
    if (more)
        return bg_show_as(path_look(row),
                          bg_show_live(BG_FORMULA(l->arena, "IF(COUNT(a,b)=2,ROUND(a-b,c),\"\")",
                                                  bg_page_cell(l->page, l->row, l->column - 1),
                                                  bg_page_cell(l->page, l->row, CASES),
                                                  bg_formula_int(l->arena, BG_SCENARIO_PLACES))));
    return bg_show_as(path_look(row),
                      row->values ? bg_scenario_shown(&row->values[c]) : bg_show_live(path_sum(l)));
}

static const char *path_other_title(const struct bg_sheet_line *at)
{
    const struct bg_model *model = ((const struct path *)at->of)->b->model;
    bool more;
    size_t c = path_case(at, &more);
    return more ? bg_arena_printf(at->arena, "more than %s", model->cases[0].label)
                : model->cases[c].label;
}

static double path_other_width(const struct bg_sheet_line *at)
{
    bool more;
    (void)path_case(at, &more);
    return more ? 15 : 17;
}

static const struct bg_sheet_column columns[] = {
    [FROM] = BG_COLUMN("From", 12, CENTER, DATE, .cell = path_from),
    [UNTIL] = BG_COLUMN("Until", 12, CENTER, DATE, .cell = path_until),
    [YEAR] = BG_COLUMN("Year of the contract", 10, CENTER, COUNT, .cell = path_year),
    [DAYS] = BG_COLUMN("Days", 7, CENTER_GREY, COUNT, .cell = path_days),
    [OF_YEAR] = BG_COLUMN("Of the year's", 8, CENTER_GREY, COUNT, .cell = path_of_year),
    [WHAT] = BG_COLUMN("What", 44, TEXT, TEXT, .cell = path_what),
    [UNIT] = BG_COLUMN("Unit", 12, CENTER_GREY, TEXT, .cell = path_unit),
    [CASES] = BG_COLUMN(NULL, 17, CELL, ANY, .cell = path_first, .heading = path_first_title),
    BG_COLUMN(NULL, 0, CELL, ANY, .cell = path_other, .heading = path_other_title,
              .wide = path_other_width, .times = path_others),
};
static const struct bg_section section = {.columns = columns,
                                          .n = sizeof columns / sizeof *columns};

/* -- rows ----------------------------------------------------------------------------------------- */

static void path_put_row(struct path *p, const struct path_row *row)
{
    bg_section_row(p->page, p->row++, &section, p, row, 0);
}

static const char *path_title(const struct bg_scenario_book *b, const struct bg_measure *m)
{
    return m->estimated ? bg_arena_printf(b->arena, "%s *", m->title) : m->title;
}

static void path_put_figures(struct path *p, size_t period, struct bg_value *values)
{
    const struct bg_scenario_book *b = p->b;
    size_t cases = b->model->cases_n, n = b->model->periods_n;
    for (size_t r = 0; r < b->model->path_n; r++) {
        const struct bg_path_figure *f = &b->model->path[r];
        bool stale = false;
        for (size_t c = 0; c < cases; c++) {
            values[c] = f->values[c * n + period];
            stale |= f->stale[c * n + period];
        }
        path_put_row(p, &(struct path_row){&b->model->periods[period],
                                           bg_arena_printf(b->arena, "%s%s%s%s", f->title,
                                                           b->lots ? ", lot " : "",
                                                           b->model->cases[0].lots[f->lot].lot,
                                                           stale ? " (last known)" : ""),
                                           f->unit, BG_NUMBER_CENTS, values});
    }
}

static void path_put_measures(struct path *p, size_t period, struct bg_value *values)
{
    const struct bg_scenario_book *b = p->b;
    for (size_t m = 0; m < b->measures_n; m++) {
        const struct bg_measure *measure = b->measures[m].measure;
        if (!path_is_shown(b, measure))
            continue;
        for (size_t c = 0; c < b->model->cases_n; c++)
            values[c] = case_value(&b->model->cases[c], period, measure->id);
        path_put_row(p, &(struct path_row){&b->model->periods[period], path_title(b, measure),
                                           measure->unit, bg_scenario_number(b, &b->measures[m]),
                                           values});
    }
}

static void put_term(struct path *p)
{
    const struct bg_scenario_book *b = p->b;
    for (size_t m = 0; m < b->measures_n; m++) {
        const struct bg_measure *measure = b->measures[m].measure;
        if (!path_is_shown(b, measure) || !is_yearly(measure))
            continue;
        path_put_row(p, &(struct path_row){
                            NULL, path_title(b, measure),
                            bg_arena_text(b->arena, measure->unit, strcspn(measure->unit, "/")),
                            bg_scenario_number(b, &b->measures[m]), NULL});
    }
}

void bg_scenario_sheet_path(struct bg_scenario_book *b)
{
    struct bg_value *values = BG_ARRAY(b->arena, b->model->cases_n, struct bg_value);
    struct path p = {b, b->page[BG_SCENARIO_PATH], FIRST, 0};
    bg_scenario_title(
        p.page, "Year by year: against what the law already schedules",
        "Every figure has its value on the first day of the period, whatever date decides it in "
        "the evaluation. Of the recommended bid as submitted; where a case recommends nobody, of "
        "the first case's. * estimated; last known: past its validity.");
    bg_section_put(p.page, FIRST - 1, &section, &p, NULL, 0, 0);
    for (size_t i = 0; i < b->model->periods_n; i++) {
        path_put_figures(&p, i, values);
        path_put_measures(&p, i, values);
    }
    p.end = p.row;
    put_term(&p);
    bg_page_height(p.page, FIRST - 1, 42);
    bg_page_freeze(p.page, FIRST, UNIT);
    bg_page_repeat(p.page, FIRST - 1, FIRST - 1);
    bg_page_filter(p.page, FIRST - 1, 0, p.end - 1, bg_section_columns(&section, &p) - 1);
}
