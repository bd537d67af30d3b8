/* Wages below a floor, and which assumption matters. Expected values are worked out by hand beside
 * each row, or with Python's fractions from the formulas of docs/registers.md ("fractions"). */
#include "fixture.h"

#include <string.h>

#include "score/register/register.h"
#include "score/robustness/sensitivity.h"

/* Wages at 10, 25, 50, 75, 90, "-" where not published. */
static struct bg_wage_points points_of(const char *list)
{
    static const int percents[] = {10, 25, 50, 75, 90};
    struct bg_wage_points out = {0};
    char word[32];
    int used = 0;
    for (int i = 0; i < 5 && sscanf(list, "%31s%n", word, &used) == 1; i++, list += used) {
        if (strcmp(word, "-") == 0)
            continue;
        out.percent[out.n] = percents[i];
        out.wage[out.n++] = dec(word);
    }
    return out;
}

static void check(const char *label, const char *what, const struct bg_ratio *got, const char *want)
{
    struct bg_dec value;
    char text[BG_DEC_TEXT];
    assert_true(bg_ratio_round(got, 6, BG_HALF_UP, &value));
    if (bg_dec_cmp(value, dec(want)) != 0)
        fail_msg("%s: %s is %s, want %s", label, what, bg_dec_text(value, text), want);
}

static const struct {
    const char *label, *wages, *floor, *lawful;
    const char *share[3]; /* low, counted, high */
    const char *gap[3];
    bool has_point;
} rows[] = {
    /* 50 + 25 x 1.80 / 2.80; gap low: .1x5 + .15x3.5 + .25x1.8; counted: .1x5 + .15x4.25 + .25x2.65
     * + .25 x (1.8/2.8) x 0.9; high: .1x10 + .15x5 + .25x3.5 + .25x1.8 */
    {"the example of the field",
     "15 16.5 18.20 21.00 25",
     "20",
     "10",
     {"50", "66.071429", "75"},
     {"1.475", "1.944643", "3.075"},
     true},
    {"on the median",
     "15 16.5 18.20 21.00 25",
     "18.20",
     "10",
     {"25", "50", "50"},
     {"0.575", "0.9", "1.725"},
     true},
    {"on p10", "15 16.5 18 21 25", "15", "10", {"0", "10", "10"}, {"0", "0", "0.5"}, true},
    {"below p10: no tail is made up",
     "15 16.5 18 21 25",
     "14",
     "10",
     {"0", "0", "10"},
     {"0", "0", "0.4"},
     false},
    /* counted: .1x11 + .15x10.25 + .25x8.75 + .25x6.5 + .15x3; the top tenth adds to the high alone
     */
    {"above p90",
     "15 16.5 18 21 25",
     "26",
     "10",
     {"90", "90", "100"},
     {"5.925", "6.9", "8.475"},
     false},
    {"on p90", "15 16.5 18 21 25", "25", "10", {"75", "90", "90"}, {"5.025", "6", "7.475"}, true},
    {"p90 is not published, and is not needed",
     "15 16.5 18 21 -",
     "20",
     "10",
     {"50", "66.666667", "75"},
     {"1.525", "1.991667", "3.125"},
     true},
    {"above the highest that is published",
     "15 16.5 18 - -",
     "20",
     "10",
     {"50", "50", "100"},
     {"1.525", "1.825", "3.625"},
     false},
    {"between p10 and p50",
     "15 - 18 - -",
     "17",
     "10",
     {"10", "36.666667", "50"},
     {"0.2", "0.466667", "1.5"},
     true},
    {"many earn the floor itself",
     "15 20 20 20 25",
     "20",
     "10",
     {"10", "25", "25"},
     {"0.5", "0.875", "1.75"},
     true},
    {"all earn the same, on the floor",
     "20 20 20 20 20",
     "20",
     "10",
     {"0", "10", "10"},
     {"0", "0", "1"},
     true},
    {"all earn the same, below",
     "19 19 19 19 19",
     "20",
     "10",
     {"90", "90", "100"},
     {"0.9", "0.9", "1.9"},
     false},
    {"the law is as high already",
     "15 16.5 18 21 25",
     "17",
     "17",
     {"0", "0", "0"},
     {"0", "0", "0"},
     true},
    /* .1x3 + .15x3 + .25 x (1/3 x 3 + 2/3 x 2.5) + .25 x 2/3 x 1 */
    {"the law lifts the lowest",
     "15 16.5 18 21 25",
     "20",
     "17",
     {"50", "66.666667", "75"},
     {"1.25", "1.583333", "2"},
     true},
    {"the law lifts all but some",
     "15 16.5 18 21 25",
     "20",
     "19",
     {"50", "66.666667", "75"},
     {"0.5", "0.625", "0.75"},
     true},
};

static void shares_and_shortfalls(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bg_wage_points points = points_of(rows[i].wages);
        struct bg_dec floor = dec(rows[i].floor), lawful = dec(rows[i].lawful);
        struct bg_span share = bg_wage_share(arena, &points, floor, lawful);
        struct bg_span gap = bg_wage_gap(arena, &points, floor, lawful);
        const struct bg_ratio *shares[] = {share.low, share.counted, share.high};
        const struct bg_ratio *gaps[] = {gap.low, gap.counted, gap.high};
        for (int part = 0; part < 3; part++) {
            check(rows[i].label, "the share", shares[part], rows[i].share[part]);
            check(rows[i].label, "the gap", gaps[part], rows[i].gap[part]);
        }
        if (share.has_point != rows[i].has_point || gap.has_point != rows[i].has_point)
            fail_msg("%s: has a point: %d", rows[i].label, share.has_point);
    }
}

/* low <= counted <= high; none of the three falls as the floor rises, nor rises as the law does. */
static void floors_only_add(void **state)
{
    (void)state;
    static const char *const wages[] = {"15 16.5 18.2 21 25", "15 - 18 - 22", "12 12 20 20 20",
                                        "14 15 16 17 -"};
    for (size_t w = 0; w < sizeof wages / sizeof *wages; w++) {
        struct bg_wage_points points = points_of(wages[w]);
        struct bg_span before_share = {0}, before_gap = {0};
        for (int cents = 1000; cents <= 2700; cents += 25) {
            struct bg_dec floor = {.coef = cents, .places = 2};
            struct bg_span share = bg_wage_share(arena, &points, floor, dec("11"));
            struct bg_span gap = bg_wage_gap(arena, &points, floor, dec("11"));
            struct bg_span lifted = bg_wage_gap(arena, &points, floor, dec("13.3"));
            assert_true(bg_ratio_cmp(share.low, share.counted) <= 0);
            assert_true(bg_ratio_cmp(share.counted, share.high) <= 0);
            assert_true(bg_ratio_cmp(gap.low, gap.counted) <= 0);
            assert_true(bg_ratio_cmp(gap.counted, gap.high) <= 0);
            assert_true(bg_ratio_cmp(lifted.counted, gap.counted) <= 0);
            if (before_gap.low) {
                assert_true(bg_ratio_cmp(before_share.counted, share.counted) <= 0);
                assert_true(bg_ratio_cmp(before_gap.counted, gap.counted) <= 0);
                assert_true(bg_ratio_cmp(before_gap.low, gap.low) <= 0);
                assert_true(bg_ratio_cmp(before_gap.high, gap.high) <= 0);
            }
            before_share = share;
            before_gap = gap;
        }
    }
}

/* -- which assumption matters --------------------------------------------------------------------
 */

enum { PARAMS = 4 };

static struct bg_param param(const char *id, const char *low, const char *value, const char *high)
{
    struct bg_dated_value *dated = BG_NEW(arena, struct bg_dated_value);
    struct bg_param_cell *cell = BG_NEW(arena, struct bg_param_cell);
    *dated =
        (struct bg_dated_value){.from = 0,
                                .value = {.type = BG_V_NUMBER, .row = -1, .as.number = dec(value)},
                                .valid_until = BG_NO_DATE};
    *cell = (struct bg_param_cell){.values = dated, .values_n = 1};
    return (struct bg_param){.id = id,
                             .title = id,
                             .unit = "",
                             .has_range = true,
                             .low = dec(low),
                             .high = dec(high),
                             .cells = cell,
                             .cells_n = 1};
}

static struct bg_dec value_of(const struct bg_ruleset *ruleset, size_t i)
{
    return ruleset->params[i].cells[0].values[0].value.as.number;
}

static int runs;

/* cost = a x b + c - d; the conclusion is whether it is within 10. */
static void run(const void *data, struct bg_arena *scratch, const struct bg_ruleset *ruleset,
                const struct bg_assumed *assumed, size_t n, struct bg_probe *out)
{
    struct bg_dec cost;
    const struct bg_dec *limit = data;
    (void)scratch;
    (void)assumed;
    (void)n;
    runs++;
    assert_true(bg_dec_mul(value_of(ruleset, 0), value_of(ruleset, 1), &cost));
    assert_true(bg_dec_add(cost, value_of(ruleset, 2), &cost));
    assert_true(bg_dec_sub(cost, value_of(ruleset, 3), &cost));
    out->keys[0] = (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = cost};
    out->conclusions[0] = bg_dec_cmp(cost, *limit) <= 0 ? "within" : "over";
}

static void turning_points_are_exact(void **state)
{
    (void)state;
    /* a: 2..4 by 0.01 (a hundredth of the range and finer), b: 1..5 by 0.01, c: 0..1 by 0.01,
     * d: 0..200 by 1. Central: 3 x 3 + 0.25 - 0 = 9.25. */
    struct bg_param params[PARAMS] = {param("a", "2", "3", "4"), param("b", "1", "3", "5"),
                                      param("c", "0", "0.25", "1"), param("d", "0", "0", "200")};
    struct bg_ruleset ruleset = {.params = params, .params_n = PARAMS};
    static const struct bg_headline_figure figures[] = {{"cost", "Cost", "", 2},
                                                        {"none", "", "", 0}};
    static const size_t follows[] = {0, 1};
    struct bg_dec limit = dec("10");
    struct bg_sensitivity_question q = {.ruleset = &ruleset,
                                        .as_of = 1,
                                        .figures = figures,
                                        .figures_n = 2,
                                        .follows = follows,
                                        .keys_n = 2,
                                        .draws = 40,
                                        .conclusions_n = 1,
                                        .run = run,
                                        .data = &limit};
    runs = 0;
    const struct bg_sensitivity *s = bg_sensitivity(arena, &q);
    assert_non_null(s);
    assert_int_equal(s->rows_n, PARAMS);
    assert_string_equal(s->conclusions[0], "within");
    /* effects: d 200, b 3 x 4 = 12, a 3 x 2 = 6, c 1 */
    static const struct {
        const char *id, *size, *last, *value; /* the turning point; NULL: there is none */
    } want[] = {{"d", "200", NULL, NULL},
                {"b", "12", "3.25", "3.26"}, /* 3b + 0.25 <= 10: b <= 3.25 */
                {"a", "6", "3.25", "3.26"},
                {"c", "1", NULL, NULL}}; /* 9 + 1 = 10 is within */
    for (size_t i = 0; i < PARAMS; i++) {
        const struct bg_sensitivity_row *row = &s->rows[i];
        assert_string_equal(params[row->param].id, want[i].id);
        assert_int_equal(row->effects[0].rank, i + 1);
        assert_true(bg_dec_cmp(row->effects[0].size, dec(want[i].size)) == 0);
        assert_false(row->effects[1].known);
        assert_int_equal(row->turnings_n, want[i].value ? 1 : 0);
        if (!want[i].value)
            continue;
        assert_true(bg_dec_cmp(row->turnings[0].last, dec(want[i].last)) == 0);
        assert_true(bg_dec_cmp(row->turnings[0].value, dec(want[i].value)) == 0);
        assert_string_equal(row->turnings[0].words, "over");
    }
    assert_true(runs < 180);
    /* all at the end that raises (lowers) it: 4 x 5 + 1 - 0 and 2 x 1 + 0 - 200 */
    assert_true(bg_dec_cmp(s->ranges[0].most.as.number, dec("21")) == 0);
    assert_true(bg_dec_cmp(s->ranges[0].least.as.number, dec("-198")) == 0);
    assert_int_equal(s->ranges[1].least.type, BG_V_MISSING);
    assert_int_equal(s->draws, 40);
    assert_true(bg_dec_cmp(s->ranges[0].p5.as.number, s->ranges[0].p95.as.number) < 0);
    assert_true(bg_dec_cmp(s->ranges[0].p5.as.number, dec("-198")) >= 0);
    assert_true(bg_dec_cmp(s->ranges[0].p95.as.number, dec("21")) <= 0);
}

static void a_ruleset_takes_an_assumption(void **state)
{
    (void)state;
    struct bg_param params[2] = {param("a", "2", "3", "4"), param("b", "1", "3", "5")};
    struct bg_ruleset part = {.params = params, .params_n = 2};
    struct bg_lot lot = {.id = "l", .ruleset = &part};
    struct bg_ruleset ruleset = {.params = params, .params_n = 2, .lots = &lot, .lots_n = 1};
    struct bg_assumed assumed = {"b", dec("4.5")}, unknown = {"z", dec("1")};
    const struct bg_ruleset *other = bg_ruleset_assuming(arena, &ruleset, &assumed, 1);
    assert_true(bg_dec_cmp(value_of(other, 0), dec("3")) == 0);
    assert_true(bg_dec_cmp(value_of(other, 1), dec("4.5")) == 0);
    assert_true(bg_dec_cmp(value_of(other->lots[0].ruleset, 1), dec("4.5")) == 0);
    assert_true(bg_dec_cmp(value_of(&ruleset, 1), dec("3")) == 0);
    other = bg_ruleset_assuming(arena, &ruleset, &unknown, 1);
    assert_true(bg_dec_cmp(value_of(other, 1), dec("3")) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(shares_and_shortfalls),
        TEST(floors_only_add),
        TEST(turning_points_are_exact),
        TEST(a_ruleset_takes_an_assumption),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
