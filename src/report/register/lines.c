/* Lines and Contracts: the register under every case. The estimates are live formulas over the
 * published wages, the floor, the workers and the hours beside them; docs/registers.md has them in
 * words. */
#include "report/book/columns.h"
#include "report/book/rows.h"
#include "report/evaluation/plan.h"
#include "report/register/book.h"
#include "score/register/register.h"

#include <string.h>

struct line {
    struct bg_scenario_book *b;
    struct bg_page *page;
    size_t c, i;
    int64_t row;
    const struct bg_register_line *in;
    const struct bg_line_outcome *out, *today; /* under its case; under today's rules */
};

static const char *lines_text_of(struct bg_arena *arena, const struct bg_value *value)
{
    return value->type == BG_V_TEXT ? bg_arena_text(arena, value->as.text.bytes, value->as.text.n)
                                    : "";
}

static const struct bg_formula *lines_cell(const struct line *l, int column)
{
    return bg_page_cell_in(l->b->arena, l->page, l->row, column);
}

static void register_lines_put_value(const struct line *l, int column, struct bg_look look,
                                     bool there, struct bg_dec value)
{
    struct bg_value v = bg_register_number(there, value);
    bg_scenario_put(l->page, l->row, column, look, &v);
}

/* -- what the formulas read ----------------------------------------------------------------------
 */

static void lines_put_head(const struct line *l)
{
    static const struct {
        int column;
        enum bg_register_column from;
    } texts[] = {{BG_L_CONTRACT, BG_RC_CONTRACT},
                 {BG_L_VENDOR, BG_RC_VENDOR},
                 {BG_L_SERVICE, BG_RC_SERVICE},
                 {BG_L_AREA, BG_RC_AREA},
                 {BG_L_OCCUPATION, BG_RC_OCCUPATION}};
    const struct bg_register_outcome *o = bg_register_case(l->b, l->c);
    bg_put_number(l->page, l->row, BG_L_CASE, BG_LOOK(CENTER, COUNT),
                  bg_dec_int((int64_t)l->c + 1));
    bg_put_text(l->page, l->row, BG_L_SCENARIO, BG_LOOK(TEXT, TEXT),
                l->b->model->cases[l->c].label);
    bg_put_number(l->page, l->row, BG_L_ROW, BG_LOOK(CENTER, COUNT), bg_dec_int(l->in->line));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        bg_put_text(l->page, l->row, texts[i].column, BG_LOOK(TEXT, TEXT),
                    lines_text_of(l->b->arena, l->in->values[texts[i].from]));
    bg_put_text(l->page, l->row, BG_L_COVERAGE, BG_LOOK(ENGINE_CENTER, TEXT),
                bg_coverage_words(o->contracts[l->in->contract].coverage));
    bg_put_number(l->page, l->row, BG_L_SERVICE_NO, BG_LOOK(CENTER, COUNT),
                  bg_dec_int((int64_t)bg_register_group(o, l->i, BG_BY_SERVICE)));
    bg_put_number(l->page, l->row, BG_L_OCCUPATION_NO, BG_LOOK(CENTER, COUNT),
                  bg_dec_int((int64_t)bg_register_group(o, l->i, BG_BY_OCCUPATION)));
    bg_put_number(l->page, l->row, BG_L_VENDOR_SIZE_NO, BG_LOOK(CENTER, COUNT),
                  bg_dec_int((int64_t)bg_register_group(o, l->i, BG_BY_VENDOR_SIZE)));
}

static void lines_put_known(const struct line *l, int column, enum bg_known from,
                            enum bg_number number, struct bg_dec value)
{
    struct bg_look look = {from == BG_GIVEN ? BG_STYLE_INPUT : BG_STYLE_ENGINE, number};
    register_lines_put_value(l, column, look, from != BG_NOT_KNOWN, value);
    bg_put_text(l->page, l->row, column + 1, BG_LOOK(CENTER, TEXT),
                from == BG_GIVEN     ? "given"
                : from == BG_ASSUMED ? "estimated"
                                     : "not known");
}

/* Today's floor, on a row of its own; where the sheet is long that row is gone. */
static const struct bg_formula *lines_floor_today(const struct line *l)
{
    struct bg_arena *a = l->b->arena;
    const struct bg_formula *cell =
        bg_page_cell_in(a, l->page, bg_register_row(l->b, 0, l->i), BG_L_FLOOR);
    if (bg_register_is_live(l->b))
        return cell;
    return bg_formula_streamed(a, cell, bg_formula_number(a, bg_scenario_rounded(l->today->floor)));
}

/* What must be paid already: the legal minimum, and today's floor where today's rules cover it. */
static void put_lawful(const struct line *l)
{
    const struct bg_register_outcome *today = bg_register_case(l->b, 0);
    const struct bg_formula *all[3] = {lines_cell(l, BG_L_LEGAL)}, *most = all[0];
    size_t n = 1;
    if (l->c > 0 && today->contracts[l->in->contract].coverage == BG_COVERED && l->today->has_floor)
        all[n++] = lines_floor_today(l);
    if (l->out->has_rate)
        all[n++] = lines_cell(l, BG_L_RATE);
    if (n > 1)
        most = bg_formula_call(l->b->arena, "MAX", all, n);
    bg_put_live(l->page, l->row, BG_L_LAWFUL, BG_LOOK(CELL, CENTS),
                BG_FORMULA(l->b->arena, "ROUND(a,6)", most));
}

static void lines_put_agreement(const struct line *l)
{
    bg_put_text(l->page, l->row, BG_L_AGREEMENT, BG_LOOK(ENGINE_CENTER, TEXT),
                bg_bargained_words(l->out->agreement));
    register_lines_put_value(l, BG_L_RATE, BG_LOOK(INPUT, CENTS), l->out->has_rate, l->out->rate);
}

static int register_lines_column_of(int64_t percent)
{
    static const int64_t percents[] = {10, 25, 50, 75, 90};
    int i = 0;
    while (i < BG_WAGE_POINTS - 1 && percents[i] != percent)
        i++;
    return i;
}

static void lines_put_wages(const struct line *l)
{
    const struct bg_wage_row *w = l->out->wages;
    for (int i = 0; i < BG_WAGE_POINTS * 2; i++) {
        bool there = false;
        for (size_t k = 0; w && k < w->points.n; k++)
            there |= register_lines_column_of(w->points.percent[k]) == i % BG_WAGE_POINTS;
        if (!there)
            bg_put_blank(l->page, l->row, BG_L_P10 + i, BG_LOOK(CELL, CENTS));
    }
    struct bg_dec factor = l->out->growth;
    if (w)
        (void)bg_dec_mul(factor, l->out->ratio, &factor);
    register_lines_put_value(l, BG_L_GROWTH, BG_LOOK(ENGINE, PLAIN), w != NULL, factor);
    bg_put_text(l->page, l->row, BG_L_SOURCE, BG_LOOK(TEXT, TEXT),
                w ? bg_arena_printf(l->b->arena, "%s, %lld", w->source, (long long)w->year) : "");
    struct bg_wage_points all = {0};
    if (w)
        all = bg_register_wages(l->b->arena, &w->points, l->out);
    for (size_t k = 0; w && k < w->points.n; k++) {
        int column = register_lines_column_of(w->points.percent[k]);
        bg_put_number(l->page, l->row, BG_L_P10 + column, BG_LOOK(INPUT, CENTS), w->points.wage[k]);
        if (bg_dec_cmp(l->out->spread, bg_dec_int(1)) != 0) /* drawn towards the median */
            bg_put_number(l->page, l->row, BG_L_USED + column, BG_LOOK(ENGINE, CENTS), all.wage[k]);
        else
            bg_put_live(l->page, l->row, BG_L_USED + column, BG_LOOK(CELL_GREY, CENTS),
                        BG_FORMULA(l->b->arena, "ROUND(a*b,6)", lines_cell(l, BG_L_P10 + column),
                                   lines_cell(l, BG_L_GROWTH)));
    }
}

/* -- formulas over the percentiles ---------------------------------------------------------------
 */

struct points { /* the cells of the wages as used */
    size_t n;
    int64_t percent[BG_WAGE_POINTS];
    const struct bg_formula *wage[BG_WAGE_POINTS];
    const struct bg_formula *floor, *lawful;
};

static struct points lines_points_of(const struct line *l)
{
    struct points p = {.floor = lines_cell(l, BG_L_FLOOR), .lawful = lines_cell(l, BG_L_LAWFUL)};
    const struct bg_wage_points *w = &l->out->wages->points;
    for (; p.n < w->n; p.n++) {
        p.percent[p.n] = w->percent[p.n];
        p.wage[p.n] = lines_cell(l, BG_L_USED + register_lines_column_of(w->percent[p.n]));
    }
    return p;
}

/* One IF for each percentile: part 0 low, 1 the estimate, 2 high. */
static const struct bg_formula *share_formula(struct bg_arena *arena, const struct points *p,
                                              int part)
{
    const struct bg_formula *none = bg_formula_text(arena, ""), *rest = none;
    if (part != 1)
        rest = bg_formula_int(arena, part == 0 ? p->percent[p->n - 1] : 100);
    for (size_t i = p->n; i-- > 0;) {
        int64_t at = p->percent[i], before = i ? p->percent[i - 1] : 0;
        const struct bg_formula *share = bg_formula_int(arena, part == 0 ? before : at);
        if (part == 1 && i)
            share = BG_FORMULA(arena, "ROUND(a+b*(c-d)/(e-d),6)", bg_formula_int(arena, before),
                               bg_formula_int(arena, at - before), p->floor, p->wage[i - 1],
                               p->wage[i]);
        rest = BG_FORMULA(arena, "IF(a<=b,c,d)", p->floor, p->wage[i], share, rest);
    }
    if (part == 1)
        rest = BG_FORMULA(arena, "IF(a<b,c,d)", p->floor, p->wage[0], none, rest);
    return BG_FORMULA(arena, "IF(a<=b,0,c)", p->floor, p->lawful, rest);
}

/* What a worker with that wage is short of: sum + part x max(0, floor - max(wage, lawful)) */
static const struct bg_formula *add_short(struct bg_arena *arena, const struct bg_formula *sum,
                                          const struct points *p, int64_t part,
                                          const struct bg_formula *wage)
{
    return BG_FORMULA(arena, "a+b*MAX(0,c-MAX(d,e))", sum, bg_formula_int(arena, part), p->floor,
                      wage, p->lawful);
}

/* Between two percentiles: a part at the lawful minimum, a trapezium up to the floor. a: the sum so far,
 * b: the part, c and d: the wages at its ends, e: the floor, f: the lawful minimum. */
static const struct bg_formula *add_between(struct bg_arena *arena, const struct bg_formula *sum,
                                            const struct points *p, size_t i)
{
    return BG_FORMULA(arena,
                      "a+b*IF(c=d,MAX(0,e-MAX(c,f)),(MAX(0,MIN(d,f)-c)*(e-f)"
                      "+MAX(0,MIN(d,e)-MAX(c,f))*(2*e-MAX(c,f)-MIN(d,e))/2)/(d-c))",
                      sum, bg_formula_int(arena, p->percent[i] - p->percent[i - 1]), p->wage[i - 1],
                      p->wage[i], p->floor, p->lawful);
}

static const struct bg_formula *gap_formula(struct bg_arena *arena, const struct points *p,
                                            int part)
{
    const struct bg_formula *sum = bg_formula_int(arena, 0);
    for (size_t i = 0; i < p->n; i++) {
        int64_t width = p->percent[i] - (i ? p->percent[i - 1] : 0);
        if (part == 1 && i)
            sum = add_between(arena, sum, p, i);
        else
            sum = add_short(arena, sum, p, width,
                            part == 2 ? (i ? p->wage[i - 1] : p->lawful) : p->wage[i]);
    }
    if (part == 2)
        sum = add_short(arena, sum, p, 100 - p->percent[p->n - 1], p->wage[p->n - 1]);
    return BG_FORMULA(arena, "IF(a<=b,0,ROUND(c/100,6))", p->floor, p->lawful, sum);
}

/* -- estimates -----------------------------------------------------------------------------------
 */

static struct bg_dec lines_part_of(const struct bg_estimate *e, int part)
{
    return part == 0 ? e->low : part == 1 ? e->point : e->high;
}

static void lines_put_live(const struct line *l, int column, enum bg_number number,
                           const struct bg_formula *x)
{
    bg_put_live(l->page, l->row, column, (struct bg_look){BG_STYLE_CELL, number}, x);
}

/* Three cells of an estimate that is another one times factors; blank where it is not known. */
static void put_product(const struct line *l, int column, const struct bg_estimate *e,
                        const struct bg_formula *(*formula)(const struct line *l, int part))
{
    for (int part = 0; part < 3; part++) {
        if (e->known)
            lines_put_live(l, column + part,
                           column == BG_L_BELOW ? BG_NUMBER_POINTS : BG_NUMBER_MONEY,
                           formula(l, part));
        else
            bg_put_blank(l->page, l->row, column + part, BG_LOOK(CELL, MONEY));
    }
}

/* Where there is no estimate of the share, the low one is counted. */
static const struct bg_formula *below_formula(const struct line *l, int part)
{
    const struct bg_formula *share = lines_cell(l, BG_L_SHARE + part);
    if (part == 1)
        share = BG_FORMULA(l->b->arena, "IF(ISNUMBER(a),a,b)", share, lines_cell(l, BG_L_SHARE));
    return BG_FORMULA(l->b->arena, "ROUND(a*b/100,2)", lines_cell(l, BG_L_PEOPLE), share);
}

static const struct bg_formula *raise_formula(const struct line *l, int part)
{
    return BG_FORMULA(l->b->arena, "ROUND(a*b*c,2)", lines_cell(l, BG_L_GAP + part),
                      lines_cell(l, BG_L_PEOPLE), lines_cell(l, BG_L_HOURS));
}

static const struct bg_formula *employer_formula(const struct line *l, int part)
{
    struct bg_arena *a = l->b->arena;
    const struct bg_formula *pay = lines_cell(l, BG_L_RAISE + part), *cost;
    if (l->out->ripples)
        pay = BG_FORMULA(a, "a+b", pay, lines_cell(l, BG_L_RIPPLE + part));
    cost = BG_FORMULA(a, "ROUND(a*(1+b),2)", pay, lines_cell(l, BG_L_TAX));
    return l->out->costs ? BG_FORMULA(a, "a+b", cost, lines_cell(l, BG_L_COSTS)) : cost;
}

static const struct bg_formula *buyer_formula(const struct line *l, int part)
{
    return BG_FORMULA(l->b->arena, "ROUND(a*b,2)", lines_cell(l, BG_L_EMPLOYER + part),
                      lines_cell(l, BG_L_PASSED));
}

/* The agreement fixes the pay of all workers of the line: nothing is estimated. */
static void put_by_rate(const struct line *l, int part)
{
    struct bg_arena *a = l->b->arena;
    const struct bg_formula *floor = lines_cell(l, BG_L_FLOOR),
                            *lawful = lines_cell(l, BG_L_LAWFUL);
    lines_put_live(l, BG_L_SHARE + part, BG_NUMBER_POINTS,
                   BG_FORMULA(a, "IF(a<=b,0,100)", floor, lawful));
    lines_put_live(l, BG_L_GAP + part, BG_NUMBER_PLAIN,
                   BG_FORMULA(a, "ROUND(MAX(0,a-b),6)", floor, lawful));
}

static void put_estimates(const struct line *l)
{
    const struct bg_line_outcome *o = l->out;
    struct points p = {0};
    if (o->share.known && !o->has_rate)
        p = lines_points_of(l);
    /* That wages are only known to be high is no cell: the engine's bound is typed then. */
    bool open =
        o->share.known && !o->has_rate && o->wages->points.open_percent && !o->share.has_point;
    for (int part = 0; part < 3; part++) {
        if (open && part == 2) {
            register_lines_put_value(l, BG_L_SHARE + 2, BG_LOOK(ENGINE, POINTS), true,
                                     o->share.high);
            register_lines_put_value(l, BG_L_GAP + 2, BG_LOOK(ENGINE, PLAIN), true, o->gap.high);
        } else if (o->share.known && o->has_rate) {
            put_by_rate(l, part);
        } else if (o->share.known) {
            lines_put_live(l, BG_L_SHARE + part, BG_NUMBER_POINTS,
                           share_formula(l->b->arena, &p, part));
            if (o->ripples) /* the larger of two raises for each worker: the engine's */
                register_lines_put_value(l, BG_L_GAP + part, BG_LOOK(ENGINE, PLAIN), true,
                                         lines_part_of(&o->gap, part));
            else
                lines_put_live(l, BG_L_GAP + part, BG_NUMBER_PLAIN,
                               gap_formula(l->b->arena, &p, part));
        } else {
            bg_put_blank(l->page, l->row, BG_L_SHARE + part, BG_LOOK(CELL, PLAIN));
            bg_put_blank(l->page, l->row, BG_L_GAP + part, BG_LOOK(CELL, PLAIN));
        }
    }
    put_product(l, BG_L_BELOW, &o->below, below_formula);
    put_product(l, BG_L_RAISE, &o->raise, raise_formula);
    for (int part = 0; part < 3; part++) {
        register_lines_put_value(l, BG_L_BAND + part, BG_LOOK(ENGINE, POINTS), o->band.known,
                                 lines_part_of(&o->band, part));
        register_lines_put_value(l, BG_L_RIPPLE + part, BG_LOOK(ENGINE, MONEY), o->ripple.known,
                                 lines_part_of(&o->ripple, part));
    }
    register_lines_put_value(l, BG_L_COSTS, BG_LOOK(ENGINE, MONEY), o->costs && o->costs_known,
                             o->costs_sum);
    register_lines_put_value(l, BG_L_TAX, BG_LOOK(INPUT, PLAIN), o->employer_cost.known, o->tax);
    put_product(l, BG_L_EMPLOYER, &o->employer_cost, employer_formula);
    register_lines_put_value(l, BG_L_PASSED, BG_LOOK(INPUT, PLAIN), o->buyer_cost.known, o->passed);
    put_product(l, BG_L_BUYER, &o->buyer_cost, buyer_formula);
    bg_put_text(l->page, l->row, BG_L_WHY, BG_LOOK(TEXT, TEXT), o->why);
}

/* Every line of the first case, then of the next. */
static void register_lines_put_row(const void *data, struct bg_arena *arena, struct bg_page *page,
                                   size_t row)
{
    struct bg_scenario_book own_book = *(const struct bg_scenario_book *)data, *b = &own_book;
    size_t n = bg_register_shown(b), c = row / n, i = row % n;
    const struct bg_register_outcome *o = bg_register_case(b, c);
    b->arena = arena;
    struct bg_line_outcome today, own;
    bg_register_line(o, b->arena, i, &own);
    bg_register_line(bg_register_case(b, 0), b->arena, i, &today);
    struct line l = {b, page, c, i, bg_register_row(b, c, i), &o->reg->lines[i], &own, &today};
    lines_put_head(&l);
    lines_put_known(&l, BG_L_PEOPLE, l.out->people_from, BG_NUMBER_COUNT, l.out->people);
    lines_put_known(&l, BG_L_HOURS, l.out->hours_from, BG_NUMBER_COUNT, l.out->hours);
    register_lines_put_value(&l, BG_L_FLOOR, BG_LOOK(INPUT, CENTS), l.out->has_floor, l.out->floor);
    register_lines_put_value(&l, BG_L_LEGAL, BG_LOOK(INPUT, CENTS), l.out->has_floor, l.out->legal);
    lines_put_agreement(&l);
    if (l.out->has_floor)
        put_lawful(&l);
    else
        bg_put_blank(page, l.row, BG_L_LAWFUL, BG_LOOK(CELL, CENTS));
    lines_put_wages(&l);
    put_estimates(&l);
}

/* -- the sheets ----------------------------------------------------------------------------------
 */

static void lines_put_heads(struct bg_scenario_book *b, struct bg_page *page)
{
    static const struct {
        int column, width;
        const char *title;
    } heads[] = {
        {BG_L_CASE, 6, "Case"},
        {BG_L_SCENARIO, 14, "Scenario"},
        {BG_L_ROW, 9, "Row of the register"},
        {BG_L_CONTRACT, 12, "Contract"},
        {BG_L_VENDOR, 28, "Vendor"},
        {BG_L_SERVICE, 13, "Service"},
        {BG_L_AREA, 15, "Area"},
        {BG_L_OCCUPATION, 13, "Occupation"},
        {BG_L_COVERAGE, 17, "Coverage"},
        {BG_L_PEOPLE, 10, "Workers"},
        {BG_L_PEOPLE_FROM, 11, "workers are"},
        {BG_L_HOURS, 12, "Paid hours of one worker a year"},
        {BG_L_HOURS_FROM, 11, "hours are"},
        {BG_L_FLOOR, 11, "Wage floor an hour"},
        {BG_L_LEGAL, 11, "Legal minimum an hour"},
        {BG_L_LAWFUL, 11, "Paid already, an hour"},
        {BG_L_AGREEMENT, 24, "Collective agreement"},
        {BG_L_RATE, 11, "Its rate an hour"},
        {BG_L_GROWTH, 10, "Wages times"},
        {BG_L_TAX, 9, "Payroll tax"},
        {BG_L_PASSED, 9, "Passed on"},
        {BG_L_COSTS, 11, "Other costs of the standard a year *"},
        {BG_L_WHY, 44, "What is not known"},
        {BG_L_SOURCE, 34, "Source of the wages"},
        {BG_L_SERVICE_NO, 8, "service no."},
        {BG_L_OCCUPATION_NO, 8, "occupation no."},
        {BG_L_VENDOR_SIZE_NO, 8, "vendor size no."},
    };
    static const struct {
        int column;
        const char *title;
    } estimates[] = {{BG_L_SHARE, "Below the floor, % of workers *"},
                     {BG_L_BELOW, "Workers below the floor *"},
                     {BG_L_GAP, "Shortfall an hour, mean of all *"},
                     {BG_L_RAISE, "Raise a year *"},
                     {BG_L_BAND, "Workers just above the floor *"},
                     {BG_L_RIPPLE, "Their raise a year *"},
                     {BG_L_EMPLOYER, "Employer's cost a year *"},
                     {BG_L_BUYER, "Cost to the buyer a year *"}};
    static const int percents[] = {10, 25, 50, 75, 90};
    int64_t row = BG_REGISTER_FIRST - 1;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        bg_put_text(page, row, heads[i].column, BG_LOOK(HEADER, TEXT), heads[i].title);
        bg_page_width(page, heads[i].column, heads[i].width);
    }
    for (int i = 0; i < BG_WAGE_POINTS * 2; i++) {
        bg_put_text(page, row, BG_L_P10 + i, BG_LOOK(HEADER, TEXT),
                    bg_arena_printf(b->arena, i < BG_WAGE_POINTS ? "p%d published" : "p%d used",
                                    percents[i % BG_WAGE_POINTS]));
        bg_page_width(page, BG_L_P10 + i, 10);
    }
    for (size_t i = 0; i < sizeof estimates / sizeof *estimates; i++) {
        static const char *const parts[] = {": low", ": estimate", ": high"};
        for (int part = 0; part < 3; part++) {
            bg_put_text(page, row, estimates[i].column + part, BG_LOOK(HEADER, TEXT),
                        bg_arena_printf(b->arena, "%s%s", estimates[i].title, parts[part]));
            bg_page_width(page, estimates[i].column + part, 11);
        }
    }
    bg_page_height(page, row, 68);
    bg_page_hide_column(page, BG_L_SERVICE_NO);
    bg_page_hide_column(page, BG_L_OCCUPATION_NO);
    bg_page_hide_column(page, BG_L_VENDOR_SIZE_NO);
}

void bg_scenario_sheet_lines(struct bg_scenario_book *b)
{
    struct bg_page *page = b->page[BG_SCENARIO_LINES];
    size_t n = bg_register_shown(b), all = b->model->reg->contracts->lines_n;
    bg_scenario_title(
        page, "Lines: every line of the register under every scenario",
        "* estimated from the published wages of the occupation: live formulas. Yellow "
        "cells may be changed. Where the estimate of the share is empty the floor lies "
        "outside what is published, and the least is counted.");
    if (n < all)
        bg_put_text(page, 2, 0, BG_LOOK(CAUTION, TEXT),
                    bg_arena_printf(b->arena,
                                    "Only the first %zu of %zu lines are shown; sums are over all "
                                    "lines, as the engine gives them. --csv has every line.",
                                    n, all));
    lines_put_heads(b, page);
    bg_page_rows_settled(page, BG_REGISTER_FIRST, n * b->model->cases_n, register_lines_put_row, b);
    int64_t last = BG_REGISTER_FIRST + (int64_t)(n * b->model->cases_n) - 1;
    bg_page_freeze(page, BG_REGISTER_FIRST, BG_L_VENDOR + 1);
    bg_page_repeat(page, BG_REGISTER_FIRST - 1, BG_REGISTER_FIRST - 1);
    if (n)
        bg_page_filter(page, BG_REGISTER_FIRST - 1, 0, last, BG_L__COUNT - 1);
    bg_page_print_area(page, -1, BG_L_WHY);
}

/* which: a value of the register, BG_RC_... */
static struct bg_shown contracts_text(const struct bg_sheet_line *l)
{
    const struct bg_contract *k = l->entry;
    return bg_show_text(lines_text_of(l->arena, k->values[l->which]));
}

static struct bg_shown contracts_money(const struct bg_sheet_line *l)
{
    const struct bg_contract *k = l->entry;
    return bg_scenario_shown(k->values[l->which]);
}

static struct bg_shown contracts_date(const struct bg_sheet_line *l)
{
    const struct bg_contract *k = l->entry;
    const struct bg_value *date = k->values[l->which];
    return date->type == BG_V_DATE ? bg_show_date(date->as.days) : bg_show_blank();
}

static struct bg_shown contracts_lines(const struct bg_sheet_line *l)
{
    const struct bg_contract *k = l->entry;
    return bg_show_count((int64_t)k->lines_n);
}

static const struct bg_sheet_column contract_columns[] = {
    BG_COLUMN("Contract", 12, TEXT, TEXT, .cell = contracts_text, .which = BG_RC_CONTRACT),
    [BG_T_VENDOR] = BG_COLUMN("Vendor", 30, TEXT, TEXT, .cell = contracts_text,
                              .which = BG_RC_CONTRACT + BG_T_VENDOR),
    [BG_T_SERVICE] = BG_COLUMN("Service", 14, TEXT, TEXT, .cell = contracts_text,
                               .which = BG_RC_CONTRACT + BG_T_SERVICE),
    [BG_T_AREA] = BG_COLUMN("Area", 16, TEXT, TEXT, .cell = contracts_text,
                            .which = BG_RC_CONTRACT + BG_T_AREA),
    [BG_T_AMOUNT] =
        BG_COLUMN("Amount", 16, CELL, MONEY, .cell = contracts_money, .which = BG_RC_AMOUNT),
    [BG_T_PER_YEAR] = BG_COLUMN("Amount a year", 16, CELL, MONEY, .cell = contracts_money,
                                .which = BG_RC_AMOUNT_PER_YEAR),
    [BG_T_START] =
        BG_COLUMN("Start", 12, CENTER, DATE, .cell = contracts_date, .which = BG_RC_START),
    BG_COLUMN("End", 12, CENTER, DATE, .cell = contracts_date, .which = BG_RC_START + 1),
    [BG_T_LINES] = BG_COLUMN("Lines", 8, CENTER, COUNT, .cell = contracts_lines),
};

static const struct bg_contract_outcome *contracts_outcome(const struct bg_sheet_line *l)
{
    return &bg_register_case(l->of, (size_t)l->which)->contracts[l->i];
}

/* which: the case */
static struct bg_shown contracts_coverage(const struct bg_sheet_line *l)
{
    return bg_show_text(bg_coverage_words(contracts_outcome(l)->coverage));
}

static const char *contracts_coverage_title(const struct bg_sheet_line *at)
{
    const struct bg_scenario_book *b = at->of;
    return bg_arena_printf(at->arena, "Coverage: %s", b->model->cases[at->which].label);
}

static struct bg_shown contracts_why(const struct bg_sheet_line *l)
{
    return bg_show_text(contracts_outcome(l)->why);
}

/* The columns of the register, and two for each case. */
static struct bg_section *contracts_section(const struct bg_scenario_book *b)
{
    const size_t own = sizeof contract_columns / sizeof *contract_columns;
    size_t n = own + b->model->cases_n * 2;
    struct bg_sheet_column *columns = BG_ARRAY(b->arena, n, struct bg_sheet_column);
    struct bg_section *section = BG_NEW(b->arena, struct bg_section);
    memcpy(columns, contract_columns, sizeof contract_columns);
    for (size_t c = 0; c < b->model->cases_n; c++) {
        columns[own + c * 2] = (struct bg_sheet_column)BG_COLUMN(
            NULL, 20, ENGINE_CENTER, TEXT, .cell = contracts_coverage,
            .heading = contracts_coverage_title);
        columns[own + c * 2 + 1] =
            (struct bg_sheet_column)BG_COLUMN("Why", 26, TEXT, TEXT, .cell = contracts_why);
        columns[own + c * 2].which = columns[own + c * 2 + 1].which = (int)c;
    }
    *section = (struct bg_section){.columns = columns, .n = n};
    return section;
}

struct contracts { /* the sheet, whose rows are made one at a time */
    const struct bg_scenario_book *b;
    const struct bg_section *section;
};

static void lines_put_contract(const void *data, struct bg_arena *arena, struct bg_page *page,
                               size_t i)
{
    const struct contracts *sheet = data;
    (void)arena; /* the page has it */
    bg_section_row(page, BG_REGISTER_FIRST + (int64_t)i, sheet->section, sheet->b,
                   &sheet->b->model->reg->contracts->contracts[i], i);
}

void bg_scenario_sheet_contracts(struct bg_scenario_book *b)
{
    struct bg_page *page = b->page[BG_SCENARIO_CONTRACTS];
    size_t n = b->model->reg->contracts->contracts_n;
    struct contracts *sheet = BG_NEW(b->arena, struct contracts);
    *sheet = (struct contracts){b, contracts_section(b)};
    bg_scenario_title(
        page, "Contracts",
        "Each contract is in one step of the funnel under each scenario. The amount a "
        "year is the register's, or its amount over its months.");
    bg_section_put(page, BG_REGISTER_FIRST - 1, sheet->section, b, NULL, 0, 0);
    bg_page_rows(page, BG_REGISTER_FIRST, n, lines_put_contract, sheet);
    bg_page_height(page, BG_REGISTER_FIRST - 1, 36);
    bg_page_freeze(page, BG_REGISTER_FIRST, BG_T_VENDOR + 1);
    bg_page_repeat(page, BG_REGISTER_FIRST - 1, BG_REGISTER_FIRST - 1);
    if (n)
        bg_page_filter(page, BG_REGISTER_FIRST - 1, 0, BG_REGISTER_FIRST + (int64_t)n - 1,
                       (int)sheet->section->n - 1);
}
