/* What it costs that workers leave, by the example worked in
 * score/turnover/turnover.c and by others in its remarks. */
#include "fixture.h"

#include "model/turnover.h"

struct given {
    int column;
    const char *value; /* NULL: the end */
};

static struct bg_occupation occupation_of(const struct given *given)
{
    struct bg_occupation out = {.name = "o"};
    for (; given->value; given++)
        out.given[given->column] = bg_ratio_dec(arena, dec(given->value));
    return out;
}

static const char *shown(const struct bg_ratio *r)
{
    return r ? bg_ratio_text(arena, r) : "none";
}

static const char *range_of(struct bg_turnover_range r)
{
    return bg_arena_printf(arena, "%s %s %s", shown(r.least), shown(r.middle), shown(r.most));
}

#define WORKED                                                                                     \
    {BG_TC_WORKERS, "100"}, {BG_TC_WAGE, "15"}, {BG_TC_HOURS, "2080"}, {BG_TC_SEPARATIONS, "49"},  \
        {BG_TC_NEW_WAGE, "18"},                                                                    \
    {                                                                                              \
        BG_TC_PAYROLL_TAX, "0.0765"                                                                \
    }

static void the_worked_example(void **state)
{
    (void)state;
    static const struct given rows[] = {
        WORKED, {BG_TC_COST_SHARE, "0.2"}, {BG_TC_SEPARATIONS_AFTER, "32"}, {0, NULL}};
    const struct bg_occupation o = occupation_of(rows);
    const struct bg_turnover t = bg_turnover_of(arena, &o);
    assert_string_equal(shown(t.pay), "3120000");
    assert_string_equal(shown(t.cost_each), "6240");
    assert_string_equal(shown(t.cost), "305760");
    assert_string_equal(shown(t.raise), "671736");
    assert_string_equal(range_of(t.after), "32 32 32");
    assert_string_equal(range_of(t.saving), "106080 106080 106080");
    assert_string_equal(shown(t.break_even), "2153/20"); /* 671,736 / 6,240 = 107.65 */
    assert_string_equal(shown(t.other_saving), "0");
    assert_true(t.observed);
}

/* 49 (1 - 0.9 x 0.2) = 40.18, with -1.3 36.26 and with -1.7 32.34; each one
 * that stays saves 6,240. */
static void separations_by_elasticity(void **state)
{
    (void)state;
    static const struct given rows[] = {WORKED, {BG_TC_COST_SHARE, "0.2"}, {0, NULL}};
    static const struct given ends[] = {WORKED,
                                        {BG_TC_COST_SHARE, "0.2"},
                                        {BG_TC_ELASTICITY_LOW, "-1"},
                                        {BG_TC_ELASTICITY_HIGH, "-6"},
                                        {0, NULL}};
    struct bg_occupation o = occupation_of(rows);
    struct bg_turnover t = bg_turnover_of(arena, &o);
    assert_string_equal(range_of(t.after), "2009/50 1813/50 1617/50");
    assert_string_equal(range_of(t.saving), "275184/5 397488/5 519792/5");
    assert_false(t.observed);
    o = occupation_of(ends); /* 49 x 0.8; with -3.5 49 x 0.3; never below none */
    t = bg_turnover_of(arena, &o);
    assert_string_equal(range_of(t.after), "196/5 147/10 0");
}

/* 240 for the leaving itself; 10 hours of both, 35 an hour, or 30 where the
 * trainer earns the same; a week's pay is 600, and 2 x 0.5 + 4 x 0.25 weeks are
 * lost. */
static void a_separation_by_its_parts(void **state)
{
    (void)state;
    static const struct given parts[] = {WORKED,
                                         {BG_TC_SEPARATION, "100"},
                                         {BG_TC_ADVERTISING, "50"},
                                         {BG_TC_INTERVIEWS, "30"},
                                         {BG_TC_CHECKS, "20"},
                                         {BG_TC_ONBOARDING, "40"},
                                         {BG_TC_TRAINING_HOURS, "10"},
                                         {BG_TC_VACANCY_WEEKS, "2"},
                                         {BG_TC_VACANCY_COVER, "0.5"},
                                         {BG_TC_WEEKS_TO_PROFICIENCY, "4"},
                                         {BG_TC_SHORTFALL, "0.25"},
                                         {BG_TC_ABSENCE_SAVED, "500"},
                                         {BG_TC_OVERTIME_SAVED, "300"},
                                         {BG_TC_TRAINING_ADDED, "120"},
                                         {0, NULL}};
    struct bg_occupation o = occupation_of(parts);
    assert_string_equal(shown(bg_turnover_of(arena, &o).cost_each), "1740");
    assert_string_equal(shown(bg_turnover_of(arena, &o).other_saving), "680");
    o.given[BG_TC_TRAINER_WAGE] = bg_ratio_int(arena, 20);
    assert_string_equal(shown(bg_turnover_of(arena, &o).cost_each), "1790");
}

/* Ten more at 20.00 whose pay stays: 5 separations at 2,000. */
static void several_occupations(void **state)
{
    (void)state;
    static const struct given rows[] = {WORKED, {BG_TC_COST_SHARE, "0.2"}, {0, NULL}};
    static const struct given others[] = {{BG_TC_WORKERS, "10"},
                                          {BG_TC_WAGE, "20"},
                                          {BG_TC_HOURS, "1000"},
                                          {BG_TC_SEPARATIONS, "5"},
                                          {BG_TC_NEW_WAGE, "20"},
                                          {BG_TC_COST_SHARE, "0.1"},
                                          {0, NULL}};
    struct bg_occupation both[] = {occupation_of(rows), occupation_of(others)};
    const struct bg_turnover_table table = {both, 2}, second = {both + 1, 1}, none = {both, 0};
    struct bg_turnover t = bg_turnover_sum(arena, &table);
    assert_string_equal(shown(t.workers), "110");
    assert_string_equal(shown(t.separations), "54");
    assert_string_equal(shown(t.pay), "3320000");
    assert_string_equal(shown(t.cost), "315760");
    assert_string_equal(shown(t.cost_each), "157880/27");
    assert_string_equal(shown(t.raised_separations), "49");
    assert_string_equal(shown(t.raised_each), "6240");
    assert_string_equal(shown(t.raise), "671736");
    assert_string_equal(shown(t.break_even), "2153/20");
    assert_string_equal(range_of(t.after), "2259/50 2063/50 1867/50"); /* 5 more each */
    assert_string_equal(range_of(t.saving), "275184/5 397488/5 519792/5");
    assert_false(t.observed);
    /* (49 - 39.2) x 6,240 of 671,736 */
    assert_string_equal(shown(bg_turnover_share(arena, &table, bg_ratio_int(arena, -1))),
                        "196/2153");
    assert_null(bg_turnover_share(arena, &second, bg_ratio_int(arena, -1)));
    t = bg_turnover_sum(arena, &second);
    assert_string_equal(shown(t.cost_each), "2000");
    assert_null(t.raised_each);
    assert_null(t.break_even);
    t = bg_turnover_sum(arena, &none);
    assert_null(t.cost_each);
    assert_true(t.observed);
    both[1].given[BG_TC_SEPARATIONS_AFTER] = bg_ratio_int(arena, 5);
    assert_true(bg_turnover_sum(arena, &second).observed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_worked_example),
        TEST(separations_by_elasticity),
        TEST(a_separation_by_its_parts),
        TEST(several_occupations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
