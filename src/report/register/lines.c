/* Lines: every line of the register under every case. The estimates are live formulas over the published
 * wages, the floor, the workers and the hours beside them; docs/registers.md has them in words. */
#include "report/book/columns.h"
#include "report/book/rows.h"
#include "report/evaluation/plan.h"
#include "report/register/book.h"
#include "report/register/line_points.h"

struct line { /* what a row is of */
    const struct bg_scenario_book *b;
    size_t c, i;
    const struct bg_register_line *in;
    const struct bg_line_outcome *out, *today; /* under its case; under today's rules */
    struct bg_wage_points used;                /* the published wages, grown and drawn together */
};

static const struct line *lines_of(const struct bg_sheet_line *l)
{
    return l->entry;
}

static const struct bg_line_outcome *lines_out(const struct bg_sheet_line *l)
{
    return lines_of(l)->out;
}

static const struct bg_formula *lines_cell(const struct bg_sheet_line *l, int column)
{
    return bg_page_cell_in(l->arena, l->page, l->row, column);
}

/* A number as it is given or worked out; blank where it is not there. */
static struct bg_shown lines_number(bool there, struct bg_dec value)
{
    struct bg_value v = bg_register_number(there, value);
    return bg_scenario_shown(&v);
}

/* -- what the formulas read --------------------------------------------------------------------- */

static struct bg_shown lines_case(const struct bg_sheet_line *l)
{
    return bg_show_count((int64_t)lines_of(l)->c + 1);
}

static struct bg_shown lines_scenario(const struct bg_sheet_line *l)
{
    return bg_show_text(lines_of(l)->b->model->cases[lines_of(l)->c].label);
}

static struct bg_shown lines_row(const struct bg_sheet_line *l)
{
    return bg_show_count(lines_of(l)->in->line);
}

/* which: a column of the register */
static struct bg_shown lines_text(const struct bg_sheet_line *l)
{
    return bg_show_text(bg_register_text(l->arena, lines_of(l)->in->values[l->which]));
}

static struct bg_shown lines_coverage(const struct bg_sheet_line *l)
{
    const struct bg_register_outcome *o = bg_register_case(lines_of(l)->b, lines_of(l)->c);
    return bg_show_text(bg_coverage_words(o->contracts[lines_of(l)->in->contract].coverage));
}

/* which: by what it is grouped */
static struct bg_shown lines_group(const struct bg_sheet_line *l)
{
    const struct bg_register_outcome *o = bg_register_case(lines_of(l)->b, lines_of(l)->c);
    return bg_show_count((int64_t)bg_register_group(o, lines_of(l)->i, (enum bg_grouped)l->which));
}

static struct bg_shown lines_known(enum bg_known from, struct bg_dec value)
{
    struct bg_look look = from == BG_GIVEN ? BG_LOOK(INPUT, COUNT) : BG_LOOK(ENGINE, COUNT);
    return bg_show_as(look, lines_number(from != BG_NOT_KNOWN, value));
}

static struct bg_shown lines_known_from(enum bg_known from)
{
    static const char *const words[] = {
        [BG_NOT_KNOWN] = "not known", [BG_GIVEN] = "given", [BG_ASSUMED] = "estimated"};
    return bg_show_text(words[from]);
}

static struct bg_shown lines_people(const struct bg_sheet_line *l)
{
    return lines_known(lines_out(l)->people_from, lines_out(l)->people);
}

static struct bg_shown lines_people_from(const struct bg_sheet_line *l)
{
    return lines_known_from(lines_out(l)->people_from);
}

static struct bg_shown lines_hours(const struct bg_sheet_line *l)
{
    return lines_known(lines_out(l)->hours_from, lines_out(l)->hours);
}

static struct bg_shown lines_hours_from(const struct bg_sheet_line *l)
{
    return lines_known_from(lines_out(l)->hours_from);
}

static struct bg_shown lines_floor(const struct bg_sheet_line *l)
{
    return lines_number(lines_out(l)->has_floor, lines_out(l)->floor);
}

static struct bg_shown lines_legal(const struct bg_sheet_line *l)
{
    return lines_number(lines_out(l)->has_floor, lines_out(l)->legal);
}

/* Today's floor, on a row of its own; where the sheet is long that row is gone. */
static const struct bg_formula *lines_floor_today(const struct bg_sheet_line *l)
{
    const struct line *own = lines_of(l);
    const struct bg_formula *cell =
        bg_page_cell_in(l->arena, l->page, bg_register_row(own->b, 0, own->i), BG_L_FLOOR);
    if (bg_register_is_live(own->b))
        return cell;
    return bg_formula_streamed(l->arena, cell,
                               bg_formula_number(l->arena, bg_scenario_rounded(own->today->floor)));
}

/* What must be paid already: the legal minimum, and today's floor where today's rules cover it. */
static struct bg_shown lines_lawful(const struct bg_sheet_line *l)
{
    const struct line *own = lines_of(l);
    const struct bg_register_outcome *today = bg_register_case(own->b, 0);
    const struct bg_formula *all[3] = {lines_cell(l, BG_L_LEGAL)}, *most = all[0];
    size_t n = 1;
    if (!own->out->has_floor)
        return bg_show_blank();
    if (own->c > 0 && today->contracts[own->in->contract].coverage == BG_COVERED &&
        own->today->has_floor)
        all[n++] = lines_floor_today(l);
    if (own->out->has_rate)
        all[n++] = lines_cell(l, BG_L_RATE);
    if (n > 1)
        most = bg_formula_call(l->arena, "MAX", all, n);
    return bg_show_live(BG_FORMULA(l->arena, "ROUND(a,6)", most));
}

static struct bg_shown lines_agreement(const struct bg_sheet_line *l)
{
    return bg_show_text(bg_bargained_words(lines_out(l)->agreement));
}

static struct bg_shown lines_rate(const struct bg_sheet_line *l)
{
    return lines_number(lines_out(l)->has_rate, lines_out(l)->rate);
}

/* -- wages -------------------------------------------------------------------------------------- */

static const int64_t percents[BG_WAGE_POINTS] = {10, 25, 50, 75, 90};

/* Which of the published wages is at the percentile of this column; -1: none. */
static int lines_wage_at(const struct bg_sheet_line *l)
{
    const struct bg_wage_row *w = lines_out(l)->wages;
    for (size_t k = 0; w && k < w->points.n; k++)
        if (w->points.percent[k] == percents[l->which])
            return (int)k;
    return -1;
}

static struct bg_shown lines_growth(const struct bg_sheet_line *l)
{
    const struct bg_line_outcome *o = lines_out(l);
    struct bg_dec factor = o->growth;
    if (o->wages)
        (void)bg_dec_mul(factor, o->ratio, &factor);
    return lines_number(o->wages != NULL, factor);
}

static struct bg_shown lines_source(const struct bg_sheet_line *l)
{
    const struct bg_wage_row *w = lines_out(l)->wages;
    return bg_show_text(w ? bg_arena_printf(l->arena, "%s, %lld", w->source, (long long)w->year)
                          : "");
}

static struct bg_shown lines_published(const struct bg_sheet_line *l)
{
    int at = lines_wage_at(l);
    if (at < 0)
        return bg_show_blank();
    return bg_show_as(BG_LOOK(INPUT, CENTS), bg_show_number(lines_out(l)->wages->points.wage[at]));
}

static struct bg_shown lines_used(const struct bg_sheet_line *l)
{
    int at = lines_wage_at(l);
    if (at < 0)
        return bg_show_blank();
    if (bg_dec_cmp(lines_out(l)->spread, bg_dec_int(1)) != 0) /* drawn towards the median */
        return bg_show_as(BG_LOOK(ENGINE, CENTS), bg_show_number(lines_of(l)->used.wage[at]));
    return bg_show_as(
        BG_LOOK(CELL_GREY, CENTS),
        bg_show_live(BG_FORMULA(l->arena, "ROUND(a*b,6)", lines_cell(l, BG_L_P10 + l->which),
                                lines_cell(l, BG_L_GROWTH))));
}

static struct bg_line_points lines_points(const struct bg_sheet_line *l)
{
    const struct bg_wage_points *w = &lines_out(l)->wages->points;
    struct bg_line_points p = {.floor = lines_cell(l, BG_L_FLOOR),
                               .lawful = lines_cell(l, BG_L_LAWFUL)};
    for (; p.n < w->n; p.n++) {
        int at = 0;
        while (at < BG_WAGE_POINTS - 1 && percents[at] != w->percent[p.n])
            at++;
        p.percent[p.n] = w->percent[p.n];
        p.wage[p.n] = lines_cell(l, BG_L_USED + at);
    }
    return p;
}

/* -- estimates: which is 0 the low one, 1 the estimate, 2 the high one -------------------------- */

static struct bg_dec lines_part(const struct bg_estimate *e, int part)
{
    if (part == 1)
        return e->point;
    return part == 0 ? e->low : e->high;
}

/* That wages are only known to be high is no cell: the engine's bound is typed then. */
static bool lines_is_open(const struct bg_sheet_line *l)
{
    const struct bg_line_outcome *o = lines_out(l);
    return l->which == 2 && !o->has_rate && o->wages->points.open_percent && !o->share.has_point;
}

/* Where an agreement fixes the pay of all workers of the line, nothing is estimated. */
static struct bg_shown lines_share(const struct bg_sheet_line *l)
{
    const struct bg_line_outcome *o = lines_out(l);
    if (!o->share.known)
        return bg_show_as(BG_LOOK(CELL, PLAIN), bg_show_blank());
    if (lines_is_open(l))
        return bg_show_as(BG_LOOK(ENGINE, POINTS), lines_number(true, o->share.high));
    if (o->has_rate)
        return bg_show_live(BG_FORMULA(l->arena, "IF(a<=b,0,100)", lines_cell(l, BG_L_FLOOR),
                                       lines_cell(l, BG_L_LAWFUL)));
    struct bg_line_points p = lines_points(l);
    return bg_show_live(bg_line_share(l->arena, &p, l->which));
}

static struct bg_shown lines_gap(const struct bg_sheet_line *l)
{
    const struct bg_line_outcome *o = lines_out(l);
    if (!o->share.known)
        return bg_show_blank();
    if (lines_is_open(l))
        return bg_show_as(BG_LOOK(ENGINE, PLAIN), lines_number(true, o->gap.high));
    if (o->has_rate)
        return bg_show_live(BG_FORMULA(l->arena, "ROUND(MAX(0,a-b),6)", lines_cell(l, BG_L_FLOOR),
                                       lines_cell(l, BG_L_LAWFUL)));
    if (o->ripples) /* the larger of two raises for each worker: the engine's */
        return bg_show_as(BG_LOOK(ENGINE, PLAIN),
                          lines_number(true, lines_part(&o->gap, l->which)));
    struct bg_line_points p = lines_points(l);
    return bg_show_live(bg_line_gap(l->arena, &p, l->which));
}

/* Where there is no estimate of the share, the low one is counted. */
static struct bg_shown lines_below(const struct bg_sheet_line *l)
{
    const struct bg_formula *share = lines_cell(l, BG_L_SHARE + l->which);
    if (!lines_out(l)->below.known)
        return bg_show_as(BG_LOOK(CELL, MONEY), bg_show_blank());
    if (l->which == 1)
        share = BG_FORMULA(l->arena, "IF(ISNUMBER(a),a,b)", share, lines_cell(l, BG_L_SHARE));
    return bg_show_live(
        BG_FORMULA(l->arena, "ROUND(a*b/100,2)", lines_cell(l, BG_L_PEOPLE), share));
}

static struct bg_shown lines_raise(const struct bg_sheet_line *l)
{
    if (!lines_out(l)->raise.known)
        return bg_show_blank();
    return bg_show_live(BG_FORMULA(l->arena, "ROUND(a*b*c,2)", lines_cell(l, BG_L_GAP + l->which),
                                   lines_cell(l, BG_L_PEOPLE), lines_cell(l, BG_L_HOURS)));
}

static struct bg_shown lines_band(const struct bg_sheet_line *l)
{
    const struct bg_estimate *band = &lines_out(l)->band;
    return lines_number(band->known, lines_part(band, l->which));
}

static struct bg_shown lines_ripple(const struct bg_sheet_line *l)
{
    const struct bg_estimate *ripple = &lines_out(l)->ripple;
    return lines_number(ripple->known, lines_part(ripple, l->which));
}

static struct bg_shown lines_costs(const struct bg_sheet_line *l)
{
    return lines_number(lines_out(l)->costs && lines_out(l)->costs_known, lines_out(l)->costs_sum);
}

static struct bg_shown lines_tax(const struct bg_sheet_line *l)
{
    return lines_number(lines_out(l)->employer_cost.known, lines_out(l)->tax);
}

static struct bg_shown lines_employer(const struct bg_sheet_line *l)
{
    const struct bg_formula *pay = lines_cell(l, BG_L_RAISE + l->which), *cost;
    if (!lines_out(l)->employer_cost.known)
        return bg_show_blank();
    if (lines_out(l)->ripples)
        pay = BG_FORMULA(l->arena, "a+b", pay, lines_cell(l, BG_L_RIPPLE + l->which));
    cost = BG_FORMULA(l->arena, "ROUND(a*(1+b),2)", pay, lines_cell(l, BG_L_TAX));
    return bg_show_live(
        lines_out(l)->costs ? BG_FORMULA(l->arena, "a+b", cost, lines_cell(l, BG_L_COSTS)) : cost);
}

static struct bg_shown lines_passed(const struct bg_sheet_line *l)
{
    return lines_number(lines_out(l)->buyer_cost.known, lines_out(l)->passed);
}

static struct bg_shown lines_buyer(const struct bg_sheet_line *l)
{
    if (!lines_out(l)->buyer_cost.known)
        return bg_show_blank();
    return bg_show_live(BG_FORMULA(l->arena, "ROUND(a*b,2)",
                                   lines_cell(l, BG_L_EMPLOYER + l->which),
                                   lines_cell(l, BG_L_PASSED)));
}

static struct bg_shown lines_why(const struct bg_sheet_line *l)
{
    return bg_show_text(lines_out(l)->why);
}

/* -- the sheet ---------------------------------------------------------------------------------- */

#define TEXT_OF(at, title, width, from)                                                            \
    [at] = BG_COLUMN(title, width, TEXT, TEXT, .cell = lines_text, .which = (from))
/* Three columns: low, the estimate, high. */
#define ESTIMATE(at, title, style, number, shown)                                                  \
    [at] = BG_COLUMN(title ": low", 11, style, number, .cell = shown, .which = 0),                 \
    [(at) + 1] = BG_COLUMN(title ": estimate", 11, style, number, .cell = shown, .which = 1),      \
    [(at) + 2] = BG_COLUMN(title ": high", 11, style, number, .cell = shown, .which = 2)
/* Wages at five percentiles. */
#define WAGES(at, words, shown)                                                                    \
    [at] = BG_COLUMN("p10 " words, 10, CELL, CENTS, .cell = shown, .which = 0),                    \
    [(at) + 1] = BG_COLUMN("p25 " words, 10, CELL, CENTS, .cell = shown, .which = 1),              \
    [(at) + 2] = BG_COLUMN("p50 " words, 10, CELL, CENTS, .cell = shown, .which = 2),              \
    [(at) + 3] = BG_COLUMN("p75 " words, 10, CELL, CENTS, .cell = shown, .which = 3),              \
    [(at) + 4] = BG_COLUMN("p90 " words, 10, CELL, CENTS, .cell = shown, .which = 4)

static const struct bg_sheet_column line_columns[BG_L__COUNT] = {
    [BG_L_CASE] = BG_COLUMN("Case", 6, CENTER, COUNT, .cell = lines_case),
    [BG_L_SCENARIO] = BG_COLUMN("Scenario", 14, TEXT, TEXT, .cell = lines_scenario),
    [BG_L_ROW] = BG_COLUMN("Row of the register", 9, CENTER, COUNT, .cell = lines_row),
    TEXT_OF(BG_L_CONTRACT, "Contract", 12, BG_RC_CONTRACT),
    TEXT_OF(BG_L_VENDOR, "Vendor", 28, BG_RC_VENDOR),
    TEXT_OF(BG_L_SERVICE, "Service", 13, BG_RC_SERVICE),
    TEXT_OF(BG_L_AREA, "Area", 15, BG_RC_AREA),
    TEXT_OF(BG_L_OCCUPATION, "Occupation", 13, BG_RC_OCCUPATION),
    [BG_L_COVERAGE] = BG_COLUMN("Coverage", 17, ENGINE_CENTER, TEXT, .cell = lines_coverage),
    [BG_L_PEOPLE] = BG_COLUMN("Workers", 10, ENGINE, COUNT, .cell = lines_people),
    [BG_L_PEOPLE_FROM] = BG_COLUMN("workers are", 11, CENTER, TEXT, .cell = lines_people_from),
    [BG_L_FLOOR] = BG_COLUMN("Wage floor an hour", 11, INPUT, CENTS, .cell = lines_floor),
    ESTIMATE(BG_L_SHARE, "Below the floor, % of workers *", CELL, POINTS, lines_share),
    ESTIMATE(BG_L_BELOW, "Workers below the floor *", CELL, POINTS, lines_below),
    ESTIMATE(BG_L_RAISE, "Raise a year *", CELL, MONEY, lines_raise),
    ESTIMATE(BG_L_BUYER, "Cost to the buyer a year *", CELL, MONEY, lines_buyer),
    [BG_L_WHY] = BG_COLUMN("What is not known", 44, TEXT, TEXT, .cell = lines_why),
    [BG_L_HOURS] =
        BG_COLUMN("Paid hours of one worker a year", 12, ENGINE, COUNT, .cell = lines_hours),
    [BG_L_HOURS_FROM] = BG_COLUMN("hours are", 11, CENTER, TEXT, .cell = lines_hours_from),
    [BG_L_LEGAL] = BG_COLUMN("Legal minimum an hour", 11, INPUT, CENTS, .cell = lines_legal),
    [BG_L_LAWFUL] = BG_COLUMN("Paid already, an hour", 11, CELL, CENTS, .cell = lines_lawful),
    [BG_L_AGREEMENT] =
        BG_COLUMN("Collective agreement", 24, ENGINE_CENTER, TEXT, .cell = lines_agreement),
    [BG_L_RATE] = BG_COLUMN("Its rate an hour", 11, INPUT, CENTS, .cell = lines_rate),
    [BG_L_GROWTH] = BG_COLUMN("Wages times", 10, ENGINE, PLAIN, .cell = lines_growth),
    WAGES(BG_L_P10, "published", lines_published),
    WAGES(BG_L_USED, "used", lines_used),
    [BG_L_SOURCE] = BG_COLUMN("Source of the wages", 34, TEXT, TEXT, .cell = lines_source),
    ESTIMATE(BG_L_GAP, "Shortfall an hour, mean of all *", CELL, PLAIN, lines_gap),
    [BG_L_TAX] = BG_COLUMN("Payroll tax", 9, INPUT, PLAIN, .cell = lines_tax),
    ESTIMATE(BG_L_BAND, "Workers just above the floor *", ENGINE, POINTS, lines_band),
    ESTIMATE(BG_L_RIPPLE, "Their raise a year *", ENGINE, MONEY, lines_ripple),
    [BG_L_COSTS] =
        BG_COLUMN("Other costs of the standard a year *", 11, ENGINE, MONEY, .cell = lines_costs),
    ESTIMATE(BG_L_EMPLOYER, "Employer's cost a year *", CELL, MONEY, lines_employer),
    [BG_L_PASSED] = BG_COLUMN("Passed on", 9, INPUT, PLAIN, .cell = lines_passed),
    [BG_L_SERVICE_NO] =
        BG_COLUMN("service no.", 8, CENTER, COUNT, .cell = lines_group, .which = BG_BY_SERVICE),
    [BG_L_OCCUPATION_NO] = BG_COLUMN("occupation no.", 8, CENTER, COUNT, .cell = lines_group,
                                     .which = BG_BY_OCCUPATION),
    [BG_L_VENDOR_SIZE_NO] = BG_COLUMN("vendor size no.", 8, CENTER, COUNT, .cell = lines_group,
                                      .which = BG_BY_VENDOR_SIZE),
};

/* Every line of the first case, then of the next. */
static void lines_put_row(const void *data, struct bg_arena *arena, struct bg_page *page,
                          size_t row)
{
    const struct bg_section section = BG_SECTION(line_columns);
    const struct bg_scenario_book *b = data;
    size_t n = bg_register_shown(b), c = row / n, i = row % n;
    const struct bg_register_outcome *o = bg_register_case(b, c);
    struct bg_line_outcome today, out;
    bg_register_line(o, arena, i, &out);
    bg_register_line(bg_register_case(b, 0), arena, i, &today);
    struct line own = {b, c, i, &o->reg->lines[i], &out, &today, {0}};
    if (out.wages)
        own.used = bg_register_wages(arena, &out.wages->points, &out);
    bg_section_row(page, bg_register_row(b, c, i), &section, b, &own, row);
}

void bg_scenario_sheet_lines(struct bg_scenario_book *b)
{
    const struct bg_section section = BG_SECTION(line_columns);
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
    bg_section_put(page, BG_REGISTER_FIRST - 1, &section, b, NULL, 0, 0);
    bg_page_height(page, BG_REGISTER_FIRST - 1, 68);
    for (int column = BG_L_SERVICE_NO; column <= BG_L_VENDOR_SIZE_NO; column++)
        bg_page_hide_column(page, column);
    bg_page_rows_settled(page, BG_REGISTER_FIRST, n * b->model->cases_n, lines_put_row, b);
    int64_t last = BG_REGISTER_FIRST + (int64_t)(n * b->model->cases_n) - 1;
    bg_page_freeze(page, BG_REGISTER_FIRST, BG_L_VENDOR + 1);
    bg_page_repeat(page, BG_REGISTER_FIRST - 1, BG_REGISTER_FIRST - 1);
    if (n)
        bg_page_filter(page, BG_REGISTER_FIRST - 1, 0, last, BG_L__COUNT - 1);
    bg_page_print_area(page, -1, BG_L_WHY);
}
