/* Year by year: what is proposed against what the law already schedules, period by period, and what
 * that comes to over the term. */
#include "report/evaluation/plan.h"
#include "report/scenario/book.h"

#include <string.h>

enum { FIRST = 5, FROM = 0, UNTIL, YEAR, DAYS, OF_YEAR, WHAT, UNIT, CASES };

static int path_value_column(size_t c)
{
    return CASES + (c == 0 ? 0 : 1 + (int)(c - 1) * 2);
}

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

static void path_put_values(struct path *p, int64_t row, enum bg_number number, bool total,
                            const struct bg_value *values, const struct bg_formula *const *formulas)
{
    struct bg_scenario_book *b = p->b;
    struct bg_look look = {total ? BG_STYLE_TOTAL : BG_STYLE_CELL, number};
    for (size_t c = 0; c < b->model->cases_n; c++) {
        int at = path_value_column(c);
        if (formulas)
            bg_put_live(p->page, row, at, look, formulas[c]);
        else
            bg_scenario_put(p->page, row, at, look, &values[c]);
        if (c == 0)
            continue;
        bg_put_live(p->page, row, at + 1, look,
                    BG_FORMULA(b->arena, "IF(COUNT(a,b)=2,ROUND(a-b,c),\"\")",
                               bg_page_cell(p->page, row, at),
                               bg_page_cell(p->page, row, path_value_column(0)),
                               bg_formula_int(b->arena, BG_SCENARIO_PLACES)));
    }
}

static void path_put_period(struct path *p, size_t period, const char *title, const char *unit)
{
    const struct bg_model_period *own = &p->b->model->periods[period];
    bg_put_date(p->page, p->row, FROM, BG_LOOK(CENTER, DATE), own->from);
    bg_put_date(p->page, p->row, UNTIL, BG_LOOK(CENTER, DATE), own->until);
    bg_put_number(p->page, p->row, YEAR, BG_LOOK(CENTER, COUNT), bg_dec_int(own->year));
    bg_put_number(p->page, p->row, DAYS, BG_LOOK(CENTER_GREY, COUNT), bg_dec_int(own->days));
    bg_put_number(p->page, p->row, OF_YEAR, BG_LOOK(CENTER_GREY, COUNT),
                  bg_dec_int(own->year_days));
    bg_put_text(p->page, p->row, WHAT, BG_LOOK(TEXT, TEXT), title);
    bg_put_text(p->page, p->row, UNIT, BG_LOOK(CENTER_GREY, TEXT), unit);
}

static void path_put_rows(struct path *p, size_t period)
{
    struct bg_scenario_book *b = p->b;
    size_t cases = b->model->cases_n, n = b->model->periods_n;
    struct bg_value *values = BG_ARRAY(b->arena, cases, struct bg_value);
    for (size_t r = 0; r < b->model->path_n; r++, p->row++) {
        const struct bg_path_figure *f = &b->model->path[r];
        bool stale = false;
        for (size_t c = 0; c < cases; c++) {
            values[c] = f->values[c * n + period];
            stale |= f->stale[c * n + period];
        }
        path_put_period(p, period,
                        bg_arena_printf(b->arena, "%s%s%s%s", f->title, b->lots ? ", lot " : "",
                                        b->model->cases[0].lots[f->lot].lot,
                                        stale ? " (last known)" : ""),
                        f->unit);
        path_put_values(p, p->row, BG_NUMBER_CENTS, false, values, NULL);
    }
    for (size_t m = 0; m < b->measures_n; m++) {
        const struct bg_measure *measure = b->measures[m].measure;
        if (!path_is_shown(b, measure))
            continue;
        for (size_t c = 0; c < cases; c++)
            values[c] = case_value(&b->model->cases[c], period, measure->id);
        path_put_period(p, period,
                        measure->estimated ? bg_arena_printf(b->arena, "%s *", measure->title)
                                           : measure->title,
                        measure->unit);
        path_put_values(p, p->row, bg_scenario_number(b, &b->measures[m]), false, values, NULL);
        p->row++;
    }
}

static bool is_yearly(const struct bg_measure *m)
{
    const char *slash = strchr(m->unit, '/');
    return slash && strcmp(slash, "/year") == 0;
}

/* A yearly rate over the periods: rate x days of the period / days of that year; nothing where a period's
 * is not known. */
static void put_term(struct path *p)
{
    struct bg_scenario_book *b = p->b;
    size_t cases = b->model->cases_n;
    const struct bg_formula **formulas = BG_ARRAY(b->arena, cases, const struct bg_formula *);
    for (size_t m = 0; m < b->measures_n; m++) {
        const struct bg_measure *measure = b->measures[m].measure;
        if (!path_is_shown(b, measure) || !is_yearly(measure))
            continue;
        const char *title =
            measure->estimated ? bg_arena_printf(b->arena, "%s *", measure->title) : measure->title;
        for (int i = 0; i < WHAT; i++)
            bg_put_blank(p->page, p->row, i, BG_LOOK(TOTAL, TEXT));
        bg_put_text(p->page, p->row, FROM, BG_LOOK(TOTAL_TEXT, TEXT), "Whole term");
        bg_put_text(p->page, p->row, WHAT, BG_LOOK(TOTAL_TEXT, TEXT), title);
        bg_put_text(p->page, p->row, UNIT, BG_LOOK(TOTAL_CENTER, TEXT),
                    bg_arena_text(b->arena, measure->unit, strcspn(measure->unit, "/")));
        for (size_t c = 0; c < cases; c++) {
            int at = path_value_column(c);
            formulas[c] = BG_FORMULA(b->arena,
                                     "IF(SUMPRODUCT(--EXACT(a,b),1-ISNUMBER(c))>0,\"\","
                                     "ROUND(SUMPRODUCT(--EXACT(a,b),c,d/e),2))",
                                     bg_page_cells(p->page, FIRST, WHAT, p->end - 1, WHAT),
                                     bg_page_cell(p->page, p->row, WHAT),
                                     bg_page_cells(p->page, FIRST, at, p->end - 1, at),
                                     bg_page_cells(p->page, FIRST, DAYS, p->end - 1, DAYS),
                                     bg_page_cells(p->page, FIRST, OF_YEAR, p->end - 1, OF_YEAR));
        }
        path_put_values(p, p->row, bg_scenario_number(b, &b->measures[m]), true, NULL, formulas);
        p->row++;
    }
}

static const struct bg_sheet_column columns[] = {
    [FROM] = BG_COLUMN("From", 12, CENTER, DATE, .cell = NULL),
    [UNTIL] = BG_COLUMN("Until", 12, CENTER, DATE, .cell = NULL),
    [YEAR] = BG_COLUMN("Year of the contract", 10, CENTER, COUNT, .cell = NULL),
    [DAYS] = BG_COLUMN("Days", 7, CENTER, COUNT, .cell = NULL),
    [OF_YEAR] = BG_COLUMN("Of the year's", 8, CENTER, COUNT, .cell = NULL),
    [WHAT] = BG_COLUMN("What", 44, TEXT, TEXT, .cell = NULL),
    [UNIT] = BG_COLUMN("Unit", 12, CENTER, TEXT, .cell = NULL),
};

void bg_scenario_sheet_path(struct bg_scenario_book *b)
{
    const struct bg_section section = BG_SECTION(columns);
    struct path p = {b, b->page[BG_SCENARIO_PATH], FIRST, 0};
    bg_scenario_title(
        p.page, "Year by year: against what the law already schedules",
        "Every figure has its value on the first day of the period, whatever date decides it in "
        "the evaluation. Of the recommended bid as submitted; where a case recommends nobody, of "
        "the first case's. * estimated; last known: past its validity.");
    bg_section_put(p.page, FIRST - 1, &section, b, NULL, 0, 0);
    for (size_t c = 0; c < b->model->cases_n; c++) {
        bg_put_text(p.page, FIRST - 1, path_value_column(c), BG_LOOK(HEADER, TEXT),
                    b->model->cases[c].label);
        bg_page_width(p.page, path_value_column(c), 17);
        if (!c)
            continue;
        bg_put_text(p.page, FIRST - 1, path_value_column(c) + 1, BG_LOOK(HEADER, TEXT),
                    bg_arena_printf(b->arena, "more than %s", b->model->cases[0].label));
        bg_page_width(p.page, path_value_column(c) + 1, 15);
    }
    for (size_t i = 0; i < b->model->periods_n; i++)
        path_put_rows(&p, i);
    p.end = p.row;
    put_term(&p);
    bg_page_height(p.page, FIRST - 1, 42);
    bg_page_freeze(p.page, FIRST, UNIT);
    bg_page_repeat(p.page, FIRST - 1, FIRST - 1);
    bg_page_filter(p.page, FIRST - 1, 0, p.end - 1,
                   path_value_column(b->model->cases_n - 1) + (b->model->cases_n > 1 ? 1 : 0));
}
