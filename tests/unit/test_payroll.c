/* Payrolls against the clauses of a contract, row by row: what is short, of
 * whom, by how much. Every figure is worked out in the remark of its case;
 * amounts are of one currency, hours and rates decimals. */
#include "fixture.h"

#include "score/payroll/payroll.h"

struct clause {
    enum bg_clause_measure measure;
    const char *figure, *class_name, *from, *to, *threshold;
};
struct line { /* what is not given is NULL or 0 */
    const char *worker, *class_name, *week, *hours, *rate;
    const char *over, *over_rate, *cash, *plan, *plan_month, *gross, *deductions, *net, *leave;
    int percent; /* of a registered apprentice; -1: of one who is not */
    bool by_day; /* the hours are in equal parts from Monday to Friday */
};

enum { CLAUSES = 4, LINES = 8 };
struct row {
    struct clause clauses[CLAUSES];
    struct line lines[LINES];
    const char *want;
};

static int64_t millionths(const char *text, int64_t absent)
{
    if (text == NULL)
        return absent;
    struct bg_dec d = dec(text);
    for (int i = d.places; i < 6; i++)
        d.coef *= 10;
    return (int64_t)d.coef;
}

static int64_t day_of(const char *text)
{
    int64_t days = BG_NO_DATE;
    assert_true(text == NULL || bg_date_parse(text, strlen(text), &days));
    return days;
}

static const struct bg_promises *contract_of(const struct clause *clauses)
{
    struct bg_promises *contract = BG_NEW(arena, struct bg_promises);
    struct bg_clause *made = BG_ARRAY(arena, CLAUSES, struct bg_clause);
    for (; contract->n < CLAUSES && clauses[contract->n].figure; contract->n++) {
        const struct clause *c = &clauses[contract->n];
        made[contract->n] = (struct bg_clause){
            .measure = c->measure,
            .class_name = c->class_name ? c->class_name : "",
            .figure = {.type = BG_V_NUMBER, .as.number = dec(c->figure)},
            .threshold = c->threshold ? dec(c->threshold) : bg_dec_int(0),
            .from = day_of(c->from),
            .to = day_of(c->to),
        };
    }
    contract->clauses = made;
    return contract;
}

/* 8 hours a day, say: days of the week that ends on a Sunday. */
static const int32_t *days_of(int64_t hours)
{
    int32_t *days = BG_ARRAY(arena, BG_WEEK_DAYS, int32_t);
    for (int d = 0; d < 5; d++)
        days[d] = (int32_t)(hours / 5);
    return days;
}

static struct bg_pay_row row_of(struct bg_payroll *p, const struct line *l, size_t at)
{
    int64_t hours = millionths(l->hours, 0);
    return (struct bg_pay_row){
        .worker = bg_names_of(&p->workers, l->worker),
        .class_id = bg_names_of(&p->classes, l->class_name),
        .week = (int32_t)day_of(l->week),
        .payroll = BG_NOT_GIVEN,
        .percent = l->percent > 0 ? l->percent * 100 : BG_WHOLE_RATE,
        .apprentice = l->percent != 0,
        .registered = l->percent > 0,
        .line = (int64_t)at + 2,
        .hours = hours,
        .over = millionths(l->over, 0),
        .rate = millionths(l->rate, 0),
        .over_rate = millionths(l->over_rate, BG_NOT_GIVEN),
        .cash = millionths(l->cash, 0),
        .plan = millionths(l->plan, 0),
        .plan_month = millionths(l->plan_month, 0),
        .year_hours = millionths("2080", 0),
        .gross = millionths(l->gross, BG_NOT_GIVEN),
        .deductions = millionths(l->deductions, BG_NOT_GIVEN),
        .net = millionths(l->net, BG_NOT_GIVEN),
        .leave = millionths(l->leave, BG_NOT_GIVEN),
        .days = l->by_day ? days_of(hours) : NULL,
    };
}

static void take(struct bg_payroll *p, const char *file, const struct line *lines)
{
    struct bg_pay_block *block = BG_NEW(arena, struct bg_pay_block);
    for (; block->n < LINES && lines[block->n].worker; block->n++)
        block->rows[block->n] = row_of(p, &lines[block->n], block->n);
    bg_payroll_take(p, arena, file, block, block->n);
}

static const char *number(int64_t n)
{
    char text[BG_DEC_TEXT];
    return n == BG_NOT_GIVEN ? "-"
                             : bg_arena_printf(arena, "%s", bg_dec_text(bg_millionths(n), text));
}

static const char *breaches_of(const struct bg_payroll *p)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < p->breaches_n; i++) {
        const struct bg_pay_breach *b = &p->breaches[i];
        bg_buf_printf(&out, "%s %s %s #%d: %s h in %d, %s of %s, %lld; ",
                      p->workers.texts[b->worker], p->classes.texts[b->class_id],
                      bg_pay_fault_name(b->fault), b->clause, number(b->hours), b->weeks,
                      number(b->value), number(b->limit), (long long)b->cents);
    }
    return bg_buf_text(&out);
}

static void check_rows(const struct row *rows, size_t n)
{
    int failed = 0;
    for (size_t i = 0; i < n; i++) {
        struct bg_payroll *p = bg_payroll_new(arena, contract_of(rows[i].clauses));
        take(p, "a.csv", rows[i].lines);
        bg_payroll_end(p);
        const char *got = breaches_of(p);
        if (strcmp(got, rows[i].want) != 0) {
            print_error("row %zu\n  got  %s\n  want %s\n", i, got, rows[i].want);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

#define WEEK "2026-03-08" /* a Sunday */

static void pay_and_benefits(void **state)
{
    (void)state;
    static const struct row rows[] = {
        /* 40 x 0.50 */
        {{{BG_CLAUSE_WAGE, .figure = "20"}},
         {{"w", "Guard", WEEK, "40", .rate = "19.5"}},
         "w Guard pay #0: 40 h in 1, 19.5 of 20, 2000; "},
        {{{BG_CLAUSE_WAGE, .figure = "20"}}, {{"w", "Guard", WEEK, "40", .rate = "20"}}, ""},
        {{{BG_CLAUSE_WAGE, .figure = "20"}}, {{"w", "Guard", WEEK, NULL, .rate = "19"}}, ""},
        /* a thousandth of an hour at 4.99 less is half a cent and a little less:
         nothing; at 5 it is a cent */
        {{{BG_CLAUSE_WAGE, .figure = "20"}}, {{"w", "Guard", WEEK, "0.001", .rate = "15.01"}}, ""},
        {{{BG_CLAUSE_WAGE, .figure = "20"}},
         {{"w", "Guard", WEEK, "0.001", .rate = "15"}},
         "w Guard pay #0: 0.001 h in 1, 15 of 20, 1; "},
        /* 22 + 2 against 20 + 5 */
        {{{BG_CLAUSE_WAGE, .figure = "20"}, {BG_CLAUSE_FRINGE, .figure = "5"}},
         {{"w", "Guard", WEEK, "40", .rate = "22", .cash = "2"}},
         "w Guard pay_and_benefits #0: 40 h in 1, 24 of 25, 4000; "},
        {{{BG_CLAUSE_WAGE, .figure = "20"}, {BG_CLAUSE_FRINGE, .figure = "5"}},
         {{"w", "Guard", WEEK, "40", .rate = "23", .cash = "2"}},
         ""},
        /* 1 + 1 against 5 */
        {{{BG_CLAUSE_FRINGE, .figure = "5"}},
         {{"w", "Guard", WEEK, "10", .rate = "1", .cash = "1"}},
         "w Guard pay_and_benefits #0: 10 h in 1, 2 of 5, 3000; "},
        /* 1 + 260 x 12 / 2080 = 2.50 */
        {{{BG_CLAUSE_FRINGE_APART, .figure = "3"}},
         {{"w", "Guard", WEEK, "40", .rate = "30", .plan = "1", .plan_month = "260"}},
         "w Guard benefits #0: 40 h in 1, 2.5 of 3, 2000; "},
        {{{BG_CLAUSE_FRINGE_APART, .figure = "2.5"}},
         {{"w", "Guard", WEEK, "40", .rate = "30", .plan = "1", .plan_month = "260"}},
         ""},
        /* of several clauses the highest, by the name of the class however it is
         written */
        {{{BG_CLAUSE_WAGE, .figure = "20"},
          {BG_CLAUSE_WAGE, .figure = "21", .class_name = "GUARD"},
          {BG_CLAUSE_WAGE, .figure = "19"}},
         {{"v", "guard", WEEK, "10", .rate = "20.5"}, {"w", "Cook", WEEK, "10", .rate = "20.5"}},
         "v guard pay #1: 10 h in 1, 20.5 of 21, 500; "
         "w Cook class #-1: 10 h in 1, 20.5 of -, 0; "},
        {{{BG_CLAUSE_FRINGE, .figure = "2"},
          {BG_CLAUSE_FRINGE, .figure = "3"},
          {BG_CLAUSE_FRINGE_APART, .figure = "1"},
          {BG_CLAUSE_FRINGE_APART, .figure = "0.5"}},
         {{"w", "Guard", WEEK, "10", .rate = "1"}},
         "w Guard pay_and_benefits #1: 10 h in 1, 1 of 3, 2000; "
         "w Guard benefits #2: 10 h in 1, 0 of 1, 1000; "},
        {{{BG_CLAUSE_FRINGE, .figure = "3"},
          {BG_CLAUSE_FRINGE, .figure = "2"},
          {BG_CLAUSE_FRINGE_APART, .figure = "0.5"},
          {BG_CLAUSE_FRINGE_APART, .figure = "1"}},
         {{"w", "Guard", WEEK, "10", .rate = "1"}},
         "w Guard pay_and_benefits #0: 10 h in 1, 1 of 3, 2000; "
         "w Guard benefits #3: 10 h in 1, 0 of 1, 1000; "},
        {{{BG_CLAUSE_WAGE, .figure = "21", .class_name = "Guards"}},
         {{"w", "Guard", WEEK, "10", .rate = "20"}},
         "w Guard class #-1: 10 h in 1, 20 of -, 0; "},
        /* a clause that documents show names no class of a payroll */
        {{{BG_CLAUSE_DOCUMENT, .figure = "21", .class_name = "Guards"}},
         {{"w", "Guard", WEEK, "10", .rate = "20"}},
         ""},
    };
    check_rows(rows, COUNT(rows));
}

static void overtime(void **state)
{
    (void)state;
    static const struct row rows[] = {
        /* due 5 x 0.5 x 20 = 50; paid 5 x (25 - 20) */
        {{{BG_CLAUSE_OVERTIME, .figure = "1.5", .threshold = "40"}},
         {{"w", "Guard", WEEK, "40", .rate = "20", .over = "5", .over_rate = "25"}},
         "w Guard overtime #0: 5 h in 1, 25 of 50, 2500; "},
        {{{BG_CLAUSE_OVERTIME, .figure = "1.5", .threshold = "40"}},
         {{"w", "Guard", WEEK, "40", .rate = "20", .over = "5", .over_rate = "30"}},
         ""},
        /* by the gross: 950 - 45 x 20 is the 50; 940 is 10 short */
        {{{BG_CLAUSE_OVERTIME, .figure = "1.5", .threshold = "40"}},
         {{"w", "Guard", WEEK, "40", .rate = "20", .over = "5", .gross = "950"}},
         ""},
        {{{BG_CLAUSE_OVERTIME, .figure = "1.5", .threshold = "40"}},
         {{"w", "Guard", WEEK, "40", .rate = "20", .over = "5", .gross = "940"}},
         "w Guard overtime #0: 5 h in 1, 40 of 50, 1000; "},
        /* cash for benefits is no premium: 950 - 45 x 21 = 5 */
        {{{BG_CLAUSE_OVERTIME, .figure = "1.5", .threshold = "40"}},
         {{"w", "Guard", WEEK, "40", .rate = "20", .over = "5", .cash = "1", .gross = "950"}},
         "w Guard overtime #0: 5 h in 1, 5 of 50, 4500; "},
        {{{BG_CLAUSE_OVERTIME, .figure = "1.5", .threshold = "40"}},
         {{"w", "Guard", WEEK, "40", .rate = "20", .over = "5"}},
         "w Guard overtime_not_shown #0: 5 h in 1, - of -, 0; "},
        /* however little it is */
        {{{BG_CLAUSE_OVERTIME, .figure = "1.5", .threshold = "40"}},
         {{"w", "Guard", WEEK, "40", .rate = "20", .over = "0.000001"}},
         "w Guard overtime_not_shown #0: 0.000001 h in 1, - of -, 0; "},
        {{{BG_CLAUSE_OVERTIME, .figure = "1.5", .threshold = "40"}},
         {{"w", "Guard", WEEK, "45", .rate = "20"}},
         "w Guard overtime #0: 5 h in 1, 0 of 50, 5000; "},
        {{{BG_CLAUSE_OVERTIME, .figure = "1.5", .threshold = "40"}},
         {{"w", "Guard", WEEK, "40", .rate = "20"}},
         ""},
        {{{BG_CLAUSE_OVERTIME, .figure = "1.5", .threshold = "40"}},
         {{"w", "Guard", WEEK, "30", .rate = "20", .over = "5"}},
         ""},
        /* on the rate that is due, 24: 5 x 12 = 60, and 45 x 4 = 180 of pay */
        {{{BG_CLAUSE_OVERTIME, .figure = "1.5", .threshold = "40"},
          {BG_CLAUSE_WAGE, .figure = "24"}},
         {{"w", "Guard", WEEK, "40", .rate = "20", .over = "5", .over_rate = "30"}},
         "w Guard pay #1: 45 h in 1, 20 of 24, 18000; "
         "w Guard overtime #0: 5 h in 1, 50 of 60, 1000; "},
        /* the higher factor: 5 x 1 x 20 */
        {{{BG_CLAUSE_OVERTIME, .figure = "1.5", .threshold = "40"},
          {BG_CLAUSE_OVERTIME, .figure = "2", .threshold = "40"}},
         {{"w", "Guard", WEEK, "40", .rate = "20", .over = "5", .over_rate = "30"}},
         "w Guard overtime #1: 5 h in 1, 50 of 100, 5000; "},
        {{{BG_CLAUSE_OVERTIME, .figure = "2", .threshold = "40"},
          {BG_CLAUSE_OVERTIME, .figure = "1.5", .threshold = "40"}},
         {{"w", "Guard", WEEK, "40", .rate = "20", .over = "5", .over_rate = "30"}},
         "w Guard overtime #0: 5 h in 1, 50 of 100, 5000; "},
        /* a thousandth of an hour at half of 9 is less than half a cent: nothing; at half of 10
         it is half a cent */
        {{{BG_CLAUSE_OVERTIME, .figure = "1.5", .threshold = "40"}},
         {{"w", "Guard", WEEK, "40", .rate = "9", .over = "0.001", .over_rate = "9"}},
         ""},
        {{{BG_CLAUSE_OVERTIME, .figure = "1.5", .threshold = "40"}},
         {{"w", "Guard", WEEK, "40", .rate = "10", .over = "0.001", .over_rate = "10"}},
         "w Guard overtime #0: 0.001 h in 1, 0 of 0.005, 1; "},
        /* two rows of a week: 30 at 20 and 15 at 26 are 990 in 45 hours, 22 an
         hour: 5 x 11 */
        {{{BG_CLAUSE_OVERTIME, .figure = "1.5", .threshold = "40"}},
         {{"w", "Guard", WEEK, "30", .rate = "20"}, {"w", "Cook", WEEK, "15", .rate = "26"}},
         "w Guard overtime #0: 5 h in 1, 0 of 55, 5500; "},
        {{{BG_CLAUSE_WAGE, .figure = "1"}},
         {{"w", "Guard", WEEK, "168", .rate = "20"}, {"x", "Guard", WEEK, "168.01", .rate = "20"}},
         "x Guard hours #-1: 168.01 h in 1, - of -, 0; "},
    };
    check_rows(rows, COUNT(rows));
}

static void sums_of_a_row(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {{{0}}, {{"w", "Guard", WEEK, "10", .rate = "20", .gross = "200"}}, ""},
        {{{0}}, {{"w", "Guard", WEEK, "10", .rate = "20", .gross = "199.99"}}, ""},
        {{{0}},
         {{"w", "Guard", WEEK, "10", .rate = "20", .gross = "199.98"}},
         "w Guard gross #-1: 10 h in 1, 199.98 of 200, 2; "},
        /* 10 x 20 + 2 x 30 + 12 x 1 = 272 */
        {{{0}},
         {{"w", "Guard", WEEK, "10", .rate = "20", .over = "2", .over_rate = "30", .cash = "1",
           .gross = "272"}},
         ""},
        {{{0}},
         {{"w", "Guard", WEEK, "10", .rate = "20", .over = "2", .over_rate = "30", .cash = "1",
           .gross = "270"}},
         "w Guard gross #-1: 12 h in 1, 270 of 272, 200; "},
        {{{0}}, {{"w", "Guard", WEEK, "10", .rate = "20", .over = "2", .gross = "1"}}, ""},
        {{{0}},
         {{"w", "Guard", WEEK, "1", .rate = "200", .gross = "200", .deductions = "50",
           .net = "150"}},
         ""},
        {{{0}},
         {{"w", "Guard", WEEK, "1", .rate = "200", .gross = "200", .deductions = "50",
           .net = "149.99"}},
         ""},
        {{{0}},
         {{"w", "Guard", WEEK, "1", .rate = "200", .gross = "200", .deductions = "50",
           .net = "150.01"}},
         ""},
        {{{0}},
         {{"w", "Guard", WEEK, "1", .rate = "200", .gross = "200", .deductions = "50",
           .net = "149.98"}},
         "w Guard net #-1: 1 h in 1, 149.98 of 150, 0; "},
        {{{0}},
         {{"w", "Guard", WEEK, "1", .rate = "200", .gross = "200", .deductions = "50",
           .net = "150.02"}},
         "w Guard net #-1: 1 h in 1, 150.02 of 150, 0; "},
        {{{0}}, {{"w", "Guard", WEEK, "1", .rate = "200", .gross = "200", .net = "1"}}, ""},
        {{{0}}, {{"w", "Guard", WEEK, "1", .rate = "200", .deductions = "50", .net = "1"}}, ""},
        {{{0}}, {{"w", "Guard", WEEK, "1", .rate = "200", .gross = "200", .deductions = "1"}}, ""},
        /* 2 x 140 against 2 x (200 - 50) */
        {{{0}},
         {{"w", "Guard", WEEK, "1", .rate = "200", .gross = "200", .deductions = "50",
           .net = "140"},
          {"w", "Guard", "2026-03-15", "1", .rate = "200", .gross = "200", .deductions = "50",
           .net = "140"}},
         "w Guard net #-1: 2 h in 2, 280 of 300, 0; "},
    };
    check_rows(rows, COUNT(rows));
}

static void apprentices_and_leave(void **state)
{
    (void)state;
    static const struct row rows[] = {
        /* 60 % of 20 */
        {{{BG_CLAUSE_WAGE, .figure = "20"}},
         {{"w", "Guard", WEEK, "10", .rate = "12", .percent = 60}},
         ""},
        {{{BG_CLAUSE_WAGE, .figure = "20"}},
         {{"w", "Guard", WEEK, "10", .rate = "11", .percent = 60}},
         "w Guard pay #0: 10 h in 1, 11 of 12, 1000; "},
        {{{BG_CLAUSE_WAGE, .figure = "20"}},
         {{"w", "Guard", WEEK, "10", .rate = "12", .percent = -1}},
         "w Guard pay #0: 10 h in 1, 12 of 20, 8000; "
         "w Guard registration #-1: 10 h in 1, - of -, 0; "},
        /* one hour in 30: 2 of 60; half a hundredth of an hour is left to
         rounding in each row */
        {{{BG_CLAUSE_LEAVE, .figure = "1", .threshold = "30"}},
         {{"w", "Guard", WEEK, "60", .rate = "12", .leave = "1.99"}},
         "w Guard leave #0: 60 h in 1, 1.99 of 2, 0; "},
        {{{BG_CLAUSE_LEAVE, .figure = "1", .threshold = "30"}},
         {{"w", "Guard", WEEK, "60", .rate = "12", .leave = "1.995"}},
         ""},
        {{{BG_CLAUSE_LEAVE, .figure = "1", .threshold = "30"}},
         {{"w", "Guard", WEEK, "60", .rate = "12"}},
         ""},
        /* over two weeks: 60 hours, 1.98 and 0.01 for rounding */
        {{{BG_CLAUSE_LEAVE, .figure = "1", .threshold = "30"}},
         {{"w", "Guard", WEEK, "40", .rate = "12", .leave = "0"},
          {"w", "Guard", "2026-03-15", "20", .rate = "12", .leave = "1.98"}},
         "w Guard leave #0: 60 h in 2, 1.98 of 2, 0; "},
        {{{BG_CLAUSE_LEAVE, .figure = "1", .threshold = "30"}},
         {{"w", "Guard", WEEK, "40", .rate = "12", .leave = "0"},
          {"w", "Guard", "2026-03-15", "20", .rate = "12", .leave = "1.99"},
          {"w", "Guard", "2026-03-22", "20", .rate = "12"}},
         ""},
        /* of two clauses the one that asks for more: 2 in 50 against 1 in 30 */
        {{{BG_CLAUSE_LEAVE, .figure = "1", .threshold = "30"},
          {BG_CLAUSE_LEAVE, .figure = "2", .threshold = "50"}},
         {{"w", "Guard", WEEK, "50", .rate = "12", .leave = "1.9"}},
         "w Guard leave #1: 50 h in 1, 1.9 of 2, 0; "},
        /* one that begins within the week is not held against all of it */
        {{{BG_CLAUSE_LEAVE, .figure = "1", .from = "2026-03-03", .threshold = "30"}},
         {{"w", "Guard", WEEK, "60", .rate = "12", .leave = "0"}},
         ""},
        {{{BG_CLAUSE_LEAVE, .figure = "1", .from = "2026-03-02", .to = WEEK, .threshold = "30"}},
         {{"w", "Guard", WEEK, "60", .rate = "12", .leave = "0"}},
         "w Guard leave #0: 60 h in 1, 0 of 2, 0; "},
        /* one in 30 until Tuesday, one in 40 from Wednesday on: of a week that says no days the
         lesser is held against all of it, 40 / 40 */
        {{{BG_CLAUSE_LEAVE, .figure = "1", .to = "2026-03-03", .threshold = "30"},
          {BG_CLAUSE_LEAVE, .figure = "1", .from = "2026-03-04", .threshold = "40"}},
         {{"w", "Guard", WEEK, "40", .rate = "12", .leave = "0.9"}},
         "w Guard leave #1: 40 h in 1, 0.9 of 1, 0; "},
        {{{BG_CLAUSE_LEAVE, .figure = "1", .to = "2026-03-03", .threshold = "30"},
          {BG_CLAUSE_LEAVE, .figure = "1", .from = "2026-03-04", .threshold = "40"}},
         {{"w", "Guard", WEEK, "40", .rate = "12", .leave = "1"}},
         ""},
        /* two rows of one week are one week: 60 / 30 against 1.5 + 0.4 */
        {{{BG_CLAUSE_LEAVE, .figure = "1", .threshold = "30"}},
         {{"w", "Guard", WEEK, "40", .rate = "12", .leave = "1.5"},
          {"w", "Guard", WEEK, "20", .rate = "12", .leave = "0.4"}},
         "w Guard leave #0: 60 h in 1, 1.9 of 2, 0; "},
    };
    check_rows(rows, COUNT(rows));
}

/* A rate of 22 from Wednesday on. */
#define STEPS                                                                                      \
    {BG_CLAUSE_WAGE, .figure = "20", .to = "2026-03-03"},                                          \
    {                                                                                              \
        BG_CLAUSE_WAGE, "22", .from = "2026-03-04"                                                 \
    }

static void days_and_weeks(void **state)
{
    (void)state;
    static const struct row rows[] = {
        /* three days of 8 hours at 2 less */
        {{STEPS},
         {{"w", "Guard", WEEK, "40", .rate = "20", .by_day = true}},
         "w Guard pay #1: 24 h in 1, 20 of 22, 4800; "},
        {{STEPS}, {{"w", "Guard", WEEK, "40", .rate = "20"}}, ""}, /* which days is not known */
        {{STEPS},
         {{"w", "Guard", WEEK, "40", .rate = "19"}},
         "w Guard pay #0: 40 h in 1, 19 of 20, 4000; "},
        /* the lower of the two where it comes later */
        {{{BG_CLAUSE_WAGE, .figure = "22", .to = "2026-03-03"},
          {BG_CLAUSE_WAGE, .figure = "20", .from = "2026-03-04"}},
         {{"w", "Guard", WEEK, "40", .rate = "19"}},
         "w Guard pay #1: 40 h in 1, 19 of 20, 4000; "},
        {{STEPS},
         {{"w", "Guard", "2026-03-01", "40", .rate = "20"},
          {"w", "Guard", "2026-03-15", "40", .rate = "20"}},
         "w Guard pay #1: 40 h in 1, 20 of 22, 8000; "},
        /* weeks of one limit are put together: 10 x 1 and 20 x 2 */
        {{{BG_CLAUSE_WAGE, .figure = "20"}},
         {{"w", "Guard", WEEK, "10", .rate = "19"},
          {"w", "Guard", "2026-03-15", "20", .rate = "18"}},
         "w Guard pay #0: 30 h in 2, 18 of 20, 5000; "},
        {{{BG_CLAUSE_WAGE, .figure = "20"}},
         {{"w", "Guard", WEEK, "20", .rate = "18"}, {"w", "Guard", WEEK, "10", .rate = "19"}},
         "w Guard pay #0: 30 h in 1, 18 of 20, 5000; "},
        /* sums of each week add up */
        {{{0}},
         {{"w", "Guard", WEEK, "10", .rate = "20", .gross = "199"},
          {"w", "Guard", "2026-03-15", "10", .rate = "20", .gross = "190"}},
         "w Guard gross #-1: 20 h in 2, 389 of 400, 1100; "},
    };
    check_rows(rows, COUNT(rows));
}

static void rows_that_are_there_twice(void **state)
{
    (void)state;
    static const struct clause clauses[CLAUSES] = {{BG_CLAUSE_WAGE, .figure = "20"}};
    static const struct line first[LINES] = {
        {"w", "Guard", WEEK, "10", .rate = "19", .by_day = true},
        {"w", "Guard", WEEK, "10", .rate = "19", .by_day = true},
        {"w", "Guard", WEEK, "10", .rate = "19"},
        {"v", "Guard", WEEK, "10", .rate = "19"},
        {"v", "Cook", WEEK, "10", .rate = "19"},
        {"v", "Guard", WEEK, "10", .rate = "19", .leave = "1"}};
    static const struct line second[LINES] = {{"v", "Guard", WEEK, "10", .rate = "19"},
                                              {"v", "Guard", "2026-03-15", "10", .rate = "19"}};
    struct bg_payroll *p = bg_payroll_new(arena, contract_of(clauses));
    take(p, "a.csv", first);
    take(p, "b.csv", second);
    bg_payroll_end(p);
    assert_int_equal(p->repeats_n, 2);
    assert_int_equal(p->repeats[0].line, 3);
    assert_false(p->repeats[0].in_two_files);
    assert_string_equal(p->workers.texts[p->repeats[0].worker], "w");
    assert_true(p->repeats[1].in_two_files);
    assert_string_equal(p->repeats[1].file, "b.csv");
    assert_string_equal(p->workers.texts[p->repeats[1].worker], "v");
    assert_int_equal(p->rows_n, 6);
    assert_int_equal(p->worker_weeks, 3);
    assert_int_equal(p->weeks_n, 2);
    assert_string_equal(p->weeks[0].file, "a.csv");
    assert_string_equal(p->weeks[0].other, "b.csv");
    assert_null(p->weeks[1].other);
    assert_int_equal(p->cents, 6 * 1000);
}

/* A row is there twice when it is the same in everything; who and when is the same of all of them. */
static void rows_that_differ_in_one_thing(void **state)
{
    (void)state;
    static const struct clause none[CLAUSES] = {{0}};
    static const int32_t days[2][BG_WEEK_DAYS] = {{8, 8, 8, 8, 8}, {8, 8, 8, 8, 0, 8}};
    const struct bg_pay_row base = {.percent = BG_WHOLE_RATE,
                                    .week = (int32_t)day_of(WEEK),
                                    .payroll = 1,
                                    .over_rate = 30,
                                    .year_hours = 2080,
                                    .gross = BG_NOT_GIVEN,
                                    .deductions = BG_NOT_GIVEN,
                                    .net = BG_NOT_GIVEN,
                                    .leave = BG_NOT_GIVEN,
                                    .days = days[0]};
    struct bg_pay_row other[18];
    for (size_t i = 0; i < COUNT(other); i++)
        other[i] = base;
    other[0].class_id = 1;
    other[1].payroll = 2;
    other[2].percent = 5000;
    other[3].apprentice = true;
    other[4].registered = true;
    other[5].hours = 1;
    other[6].over = 1;
    other[7].rate = 1;
    other[8].over_rate = 31;
    other[9].cash = 1;
    other[10].plan = 1;
    other[11].plan_month = 1;
    other[12].year_hours = 2000;
    other[13].leave = 1;
    other[14].gross = 1;
    other[15].deductions = 1;
    other[16].net = 1;
    other[17].days = days[1];
    for (size_t i = 0; i <= COUNT(other); i++) {
        struct bg_pay_block block = {.n = 3, .rows = {base, base, base}};
        struct bg_payroll *p = bg_payroll_new(arena, contract_of(none));
        (void)bg_names_of(&p->workers, "w");
        (void)bg_names_of(&p->classes, "Guard");
        (void)bg_names_of(&p->classes, "Cook");
        if (i < COUNT(other))
            block.rows[1] = other[i];
        for (int k = 0; k < 3; k++)
            block.rows[k].line = k + 2;
        bg_payroll_take(p, arena, "a.csv", &block, block.n);
        bg_payroll_end(p);
        if (p->repeats_n != (i < COUNT(other) ? 1 : 2) || p->repeats[p->repeats_n - 1].line != 4)
            fail_msg("row %zu: %zu", i, p->repeats_n);
    }
}

static void weeks_of_several_files(void **state)
{
    (void)state;
    static const struct clause clauses[CLAUSES] = {{BG_CLAUSE_WAGE, .figure = "20"}};
    static const struct line files[][LINES] = {
        {{"w", "Guard", WEEK, "10", .rate = "20"}},
        {{"v", "Guard", WEEK, "10", .rate = "20"}},
        {{"x", "Guard", WEEK, "10", .rate = "20"}, {"x", "Guard", "2026-03-01", "5", .rate = "20"}},
        {{"v", "Guard", WEEK, "9", .rate = "20"}}};
    static const char *const names[] = {"a.csv", "b.csv", "c.csv", "d.csv"};
    struct bg_payroll *p = bg_payroll_new(arena, contract_of(clauses));
    for (size_t i = 0; i < COUNT(files); i++)
        take(p, names[i], files[i]);
    bg_payroll_end(p);
    assert_int_equal(p->weeks_n, 2);
    assert_int_equal(p->weeks[0].week, day_of("2026-03-01"));
    assert_string_equal(p->weeks[0].file, "c.csv");
    assert_null(p->weeks[0].other);
    assert_string_equal(p->weeks[1].file, "a.csv");
    assert_string_equal(p->weeks[1].other, "b.csv"); /* the first of the others */
    assert_int_equal(p->weeks[1].workers, 3);
    assert_int_equal(p->repeats_n, 1);
    assert_string_equal(p->repeats[0].file, "d.csv");
}

static void nothing_at_all(void **state)
{
    (void)state;
    static const struct clause clauses[CLAUSES] = {{BG_CLAUSE_HEADCOUNT, .figure = "1"}};
    struct bg_payroll *p = bg_payroll_new(arena, contract_of(clauses));
    size_t n = 1;
    bg_payroll_end(p);
    assert_int_equal(p->breaches_n + p->quarters_n + p->crews_n + p->weeks_n, 0);
    (void)bg_payroll_promised(p, &n);
    assert_int_equal(n, 0);
}

/* What a quarter comes to beside what was promised. */
static void quarters(void **state)
{
    (void)state;
    static const struct {
        struct clause clause;
        const char *found;
        int64_t workers;
        bool met;
    } rows[] = {
        /* in the first week v and w, in the second w and x: 2 a week, 3 in all */
        {{BG_CLAUSE_HEADCOUNT, .figure = "2"}, "2", 3, true},
        {{BG_CLAUSE_HEADCOUNT, .figure = "2.5"}, "2", 3, false},
        {{BG_CLAUSE_HEADCOUNT, .figure = "1", .class_name = "guard"}, "1", 1, true},
        /* (10 x 20 + 10 x 16 + 30 x 22 + 10 x 18) / 60 = 1200 / 60 */
        {{BG_CLAUSE_MEAN_WAGE, .figure = "20"}, "20", 3, true},
        {{BG_CLAUSE_MEAN_WAGE, .figure = "20.01"}, "20", 3, false},
        {{BG_CLAUSE_MEAN_WAGE, .figure = "1", .class_name = "Cook"}, "17", 2, true},
        {{BG_CLAUSE_MEAN_WAGE, .figure = "1", .class_name = "Clerk"}, "none", 0, false},
        /* v 16 and x 18 are below 20, w is not */
        {{BG_CLAUSE_SHARE_OF_JOBS, .figure = "0.3", .threshold = "20"}, "1/3", 3, true},
        {{BG_CLAUSE_SHARE_OF_JOBS, .figure = "0.34", .threshold = "20"}, "1/3", 3, false},
        {{BG_CLAUSE_SHARE_OF_JOBS, .figure = "0.5", .threshold = "18"}, "2/3", 3, true},
        /* x beside w in the second week: one for one, and 10 of 60 hours */
        {{BG_CLAUSE_APPRENTICE_RATIO, .figure = "1"}, "1", 2, true},
        {{BG_CLAUSE_APPRENTICE_RATIO, .figure = "0.9"}, "1", 2, false},
        {{BG_CLAUSE_APPRENTICE_RATIO, .figure = "1", .class_name = "Cook"},
         "0",
         1,
         false}, /* alone in the second */
        {{BG_CLAUSE_APPRENTICE_SHARE, .figure = "0.16"}, "1/6", 2, true},
        {{BG_CLAUSE_APPRENTICE_SHARE, .figure = "0.17"}, "1/6", 2, false},
    };
    static const struct line lines[LINES] = {
        {"w", "Guard", WEEK, "10", .rate = "20"},
        {"v", "Cook", WEEK, "10", .rate = "16"},
        {"w", "Guard", "2026-03-15", "30", .rate = "22"},
        {"x", "Cook", "2026-03-15", "10", .rate = "18", .percent = 50}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct clause clauses[CLAUSES] = {rows[i].clause};
        struct bg_payroll *p = bg_payroll_new(arena, contract_of(clauses));
        size_t n = 0;
        take(p, "a.csv", lines);
        bg_payroll_end(p);
        const struct bg_pay_promised *made = bg_payroll_promised(p, &n);
        assert_int_equal(n, 1);
        const char *found = made->found ? bg_ratio_text(arena, made->found) : "none";
        if (strcmp(found, rows[i].found) != 0 || made->workers != rows[i].workers ||
            made->met != rows[i].met)
            fail_msg("row %zu: %s of %lld, %d", i, found, (long long)made->workers, made->met);
        assert_int_equal(made->quarter, 4 * 2026);
        assert_int_equal(made->since, day_of(WEEK));
    }
}

static void clauses_of_another_quarter(void **state)
{
    (void)state;
    static const struct clause clauses[CLAUSES] = {
        {BG_CLAUSE_HEADCOUNT, .figure = "1", .from = "2026-04-01"},
        {BG_CLAUSE_WAGE, .figure = "1"}};
    static const struct line lines[LINES] = {{"w", "Guard", "2026-03-29", "10", .rate = "20"},
                                             {"w", "Guard", "2026-04-05", "10", .rate = "20"},
                                             {"w", "Guard", "2026-04-12", "10", .rate = "20"}};
    struct bg_payroll *p = bg_payroll_new(arena, contract_of(clauses));
    size_t n = 0;
    take(p, "a.csv", lines);
    bg_payroll_end(p);
    const struct bg_pay_promised *made = bg_payroll_promised(p, &n);
    assert_int_equal(n, 1);
    assert_int_equal(made->quarter, 4 * 2026 + 1);
    assert_int_equal(made->since, day_of("2026-04-05"));
    assert_int_equal(bg_quarter_of(day_of("2026-12-31")), 4 * 2026 + 3);
    assert_int_equal(bg_quarter_of(day_of("2026-06-30")), 4 * 2026 + 1);
    assert_int_equal(bg_quarter_of(day_of("2026-07-01")), 4 * 2026 + 2);
}

/* More workers, classes and weeks than the first tables hold. */
static void many_workers(void **state)
{
    (void)state;
    enum { WORKERS = 3000 };
    static const struct clause clauses[CLAUSES] = {{BG_CLAUSE_WAGE, .figure = "20"}};
    struct bg_payroll *p = bg_payroll_new(arena, contract_of(clauses));
    for (int i = 0; i < WORKERS; i += LINES) {
        struct line lines[LINES];
        for (int k = 0; k < LINES; k++)
            lines[k] = (struct line){bg_arena_printf(arena, "w%04d", WORKERS - 1 - i - k),
                                     bg_arena_printf(arena, "c%d", (i + k) % 900), WEEK, "1",
                                     .rate = "19"};
        take(p, "a.csv", lines);
    }
    bg_payroll_end(p);
    assert_int_equal(p->worker_weeks, WORKERS);
    assert_int_equal(p->breaches_n, WORKERS);
    assert_int_equal(p->quarters_n, WORKERS);
    assert_int_equal(p->crews_n, 900 + 1);
    assert_int_equal(p->repeats_n, 0);
    assert_int_equal(p->cents, WORKERS * 100);
    for (uint32_t i = 0; i < WORKERS; i++) {
        assert_int_equal(p->breaches[i].worker, i);
        assert_int_equal(p->quarters[i].worker, i);
        assert_int_equal(p->quarters[i].hours, BG_MILLIONTH);
    }
    int64_t of_classes = 0;
    for (size_t i = 0; i < 900; i++) {
        assert_int_equal(p->crews[i].class_id, i); /* by name, not as they came */
        of_classes += p->crews[i].workers;
    }
    assert_int_equal(of_classes, WORKERS);
    assert_int_equal(p->crews[900].workers, WORKERS);
    assert_string_equal(p->workers.texts[1], "w0001");
}

/* Leave of more workers, classes and clauses than the first table holds: 30 workers in 30 classes, in
 * two weeks of March 0.3 hours each at one in 3, of which 0.1 is due and given, in one of April at one in
 * 6, of which 0.05 is due and 0.04 given. */
static void much_leave(void **state)
{
    (void)state;
    enum { SIDE = 30, ROWS = SIDE * SIDE };
    static const struct clause clauses[CLAUSES] = {
        {BG_CLAUSE_LEAVE, .figure = "1", .to = "2026-03-31", .threshold = "3"},
        {BG_CLAUSE_LEAVE, .figure = "1", .from = "2026-03-30", .threshold = "6"}};
    static const char *const weeks[] = {WEEK, "2026-03-15", "2026-04-05"};
    static const char *const leave[] = {"0.1", "0.1", "0.04"}, *const files[] = {"a", "b", "c"};
    struct bg_payroll *p = bg_payroll_new(arena, contract_of(clauses));
    for (int week = 0; week < 3; week++) {
        struct bg_pay_block *block = BG_NEW(arena, struct bg_pay_block);
        for (; block->n < ROWS; block->n++) {
            struct line line = {bg_arena_printf(arena, "w%02zu", block->n / SIDE),
                                bg_arena_printf(arena, "c%02zu", block->n % SIDE),
                                weeks[week],
                                "0.3",
                                .rate = "20",
                                .leave = leave[week]};
            block->rows[block->n] = row_of(p, &line, block->n);
        }
        bg_payroll_take(p, arena, files[week], block, block->n);
    }
    bg_payroll_end(p);
    assert_int_equal(p->leave_n, 2 * ROWS);
    assert_int_equal(p->quarters_n, 2 * ROWS);
    assert_int_equal(p->crews_n, 3 * (SIDE + 1));
    for (size_t i = 0; i < p->crews_n; i++) {
        static const char *const sorted[] = {WEEK, "2026-03-15", "2026-04-05"};
        size_t at = i % (SIDE + 1);
        assert_int_equal(p->crews[i].week, day_of(sorted[i / (SIDE + 1)]));
        assert_int_equal(p->crews[i].class_id, at == SIDE ? BG_ALL_CLASSES : at);
        assert_int_equal(p->crews[i].workers, SIDE);
    }
    for (size_t i = 0; i < p->quarters_n; i++) {
        assert_int_equal(p->quarters[i].worker, i % ROWS / SIDE);
        assert_int_equal(p->quarters[i].class_id, i % SIDE);
    }
    assert_int_equal(p->breaches_n, ROWS);
    for (size_t i = 0; i < ROWS; i++) {
        const struct bg_pay_breach *b = &p->breaches[i];
        assert_int_equal(b->fault, BG_PAY_LEAVE);
        assert_int_equal(b->clause, 1);
        assert_int_equal(b->worker, i / SIDE);
        assert_int_equal(b->class_id, i % SIDE);
        assert_int_equal(b->value, millionths("0.04", 0));
        assert_int_equal(b->limit, millionths("0.05", 0));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(pay_and_benefits),
        TEST(overtime),
        TEST(sums_of_a_row),
        TEST(apprentices_and_leave),
        TEST(days_and_weeks),
        TEST(rows_that_are_there_twice),
        TEST(quarters),
        TEST(clauses_of_another_quarter),
        TEST(many_workers),
        TEST(rows_that_differ_in_one_thing),
        TEST(weeks_of_several_files),
        TEST(nothing_at_all),
        TEST(much_leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
