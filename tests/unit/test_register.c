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

/* -- pay just above the floor ---------------------------------------------------------------------- */

/* Worked out with Python's fractions from the formula of docs/registers.md: w below F rises by
 * min(max(F - w, r (s F - w)), F - m), from F to s F by r (s F - w). In the first row r (23 - w) is more
 * than 20 - w from 19 on. */
static const struct {
    const char *label, *wages, *floor, *lawful, *to, *share;
    const char *gap[3], *band_gap[3];
} ripples[] = {
    {"as the Economic Policy Institute has it",
     "15 16.5 18.20 21.00 25",
     "20",
     "10",
     "1.15",
     "0.25",
     {"1.475", "1.978125", "3.075"},
     {"0", "0.074554", "0.2625"}},
    {"nobody above the floor",
     "15 16.5 18.20 21.00 25",
     "20",
     "10",
     "1.15",
     "0",
     {"1.475", "1.944643", "3.075"},
     {"0", "0", "0"}},
    {"a band of nothing",
     "15 16.5 18.20 21.00 25",
     "20",
     "10",
     "1",
     "0.25",
     {"1.475", "1.944643", "3.075"},
     {"0", "0", "0"}},
    {"no more than the floor adds",
     "15 16.5 18.20 21.00 25",
     "20",
     "19",
     "1.15",
     "0.25",
     {"0.5", "0.649554", "0.75"},
     {"0", "0.074554", "0.2625"}},
    {"the floor below p10",
     "15 16.5 18.20 21.00 25",
     "14",
     "10",
     "1.15",
     "0.25",
     {"0", "0", "0.4"},
     {"0", "0.042625", "0.09375"}},
    {"the floor above p90",
     "15 16.5 18.20 21.00 25",
     "26",
     "10",
     "1.15",
     "0.25",
     {"5.90875", "6.851266", "8.4475"},
     {"0", "0", "0.0975"}},
    {"the law is as high already",
     "15 16.5 18.20 21.00 25",
     "10",
     "10",
     "1.15",
     "0.25",
     {"0", "0", "0"},
     {"0", "0", "0"}},
    {"all earn the floor",
     "20 20 20 20 20",
     "20",
     "10",
     "1.15",
     "0.25",
     {"0", "0", "1"},
     {"0.6", "0.675", "0.75"}},
    {"between p10 and p50",
     "15 - 18 - -",
     "17",
     "10",
     "1.2",
     "0.5",
     {"0.27", "0.856667", "1.78"},
     {"0", "0.193333", "1.28"}},
    {"a wide band and a large share",
     "15 16.5 18.20 21.00 25",
     "20",
     "10",
     "1.5",
     "0.6",
     {"3.885", "5.131071", "6.145"},
     {"0.45", "1.138929", "2.61"}},
};

static void raises_above_the_floor(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(ripples); i++) {
        struct bg_wage_points points = points_of(ripples[i].wages);
        struct bg_dec floor = dec(ripples[i].floor), lawful = dec(ripples[i].lawful);
        struct bg_ripple ripple = {dec(ripples[i].to), dec(ripples[i].share)};
        struct bg_ripple_spans out = bg_wage_ripple(arena, &points, floor, lawful, &ripple);
        const struct bg_ratio *gaps[] = {out.gap.low, out.gap.counted, out.gap.high};
        const struct bg_ratio *bands[] = {out.band_gap.low, out.band_gap.counted,
                                          out.band_gap.high};
        for (int part = 0; part < 3; part++) {
            check(ripples[i].label, "the gap", gaps[part], ripples[i].gap[part]);
            check(ripples[i].label, "the band", bands[part], ripples[i].band_gap[part]);
        }
    }
}

/* Workers in the band, percent: those below its top less those below the floor. */
static void workers_in_the_band(void **state)
{
    (void)state;
    static const struct {
        const char *floor, *share[3];
        bool has_point;
    } bands[] = {
        /* below 23: 75 + 15 x 2/4 = 82.5, 75 to 90; below 20: 66.071429, 50 to 75 */
        {"20", {"0", "16.428571", "40"}, true},
        /* below 16.1: 10 + 15 x 1.1/1.5 = 21, 10 to 25; below 14: 0, 0 to 10, and no point */
        {"14", {"0", "21", "25"}, false},
        /* below 27.6: 90, 90 to 100; below 24: 75 + 15 x 3/4 = 86.25, 75 to 90 */
        {"24", {"0", "3.75", "25"}, false},
        {"10", {"0", "0", "0"}, true}, /* the law is as high */
    };
    struct bg_wage_points points = points_of("15 16.5 18.20 21.00 25");
    struct bg_ripple ripple = {dec("1.15"), dec("0.25")};
    for (size_t i = 0; i < COUNT(bands); i++) {
        struct bg_ripple_spans out =
            bg_wage_ripple(arena, &points, dec(bands[i].floor), dec("10"), &ripple);
        const struct bg_ratio *parts[] = {out.band.low, out.band.counted, out.band.high};
        for (int part = 0; part < 3; part++)
            check(bands[i].floor, "the workers", parts[part], bands[i].share[part]);
        assert_int_equal(out.band.has_point, bands[i].has_point);
        assert_int_equal(out.band_gap.has_point, bands[i].has_point);
    }
}

/* -- the wages of contract work -------------------------------------------------------------------- */

static void medians(void **state)
{
    (void)state;
    static const char *const medians[][2] = {
        {"15 16.5 18.20 21 25", "18.2"}, {"15 - - 21 -", "18.692308"}, /* 15 + 6 x 40/65 */
        {"- 16 - 20 -", "18"},                                         /* half way */
        {"- - - 20 25", "20"}, /* the lowest that is published */
        {"15 16 - - -", "16"}, /* the highest */
    };
    for (size_t i = 0; i < COUNT(medians); i++) {
        struct bg_wage_points points = points_of(medians[i][0]);
        check(medians[i][0], "the median", bg_wage_median(arena, &points), medians[i][1]);
    }
}

/* Times 1.03 x 0.93 = 0.9579, and half as far from the median, 18.20 x 0.9579 = 17.43378, as they are:
 * (17.43378 + 15 x 0.9579) / 2 = 15.90114. */
static void wages_of_contract_work(void **state)
{
    (void)state;
    static const char *const want[] = {"15.90114", "16.619565", "17.43378", "18.77484", "20.69064"};
    struct bg_wage_points points = points_of("15 16.5 18.20 21 25");
    struct bg_line_outcome line = {
        .growth = dec("1.03"), .ratio = dec("0.93"), .spread = dec("0.5")};
    struct bg_wage_points used = bg_register_wages(arena, &points, &line);
    assert_int_equal(used.n, 5);
    for (size_t i = 0; i < used.n; i++)
        check("used", "the wage", bg_ratio_dec(arena, used.wage[i]), want[i]);
    points.open_percent = 90;
    points.open_from = dec("100");
    used = bg_register_wages(arena, &points, &line);
    assert_int_equal(used.open_percent, 90);
    check("used", "the bound", bg_ratio_dec(arena, used.open_from), "56.61189"); /* 95.79 */
    line.growth = (struct bg_dec){.coef = (bg_i128)1 << 100, .places = 0};
    line.ratio = line.growth; /* more digits than an amount has */
    used = bg_register_wages(arena, &points, &line);
    assert_int_equal(used.n, 0);
    assert_int_equal(used.open_percent, 0);
}

/* The raise of each: the lowest over the most workers, the highest over the fewest, at most 120. */
static void the_raise_of_each(void **state)
{
    (void)state;
    const struct bg_estimate raise = {true, true, dec("100"), dec("200"), dec("300")};
    const struct bg_estimate below = {true, true, dec("2"), dec("4"), dec("5")};
    const struct bg_estimate none = {0};
    struct bg_estimate least = below, nobody = below, bare = raise;
    struct bg_estimate each = bg_register_each(arena, &raise, &below, dec("120"));
    assert_true(each.known && each.has_point);
    assert_true(bg_dec_cmp(each.low, dec("20")) == 0);
    assert_true(bg_dec_cmp(each.point, dec("50")) == 0);
    assert_true(bg_dec_cmp(each.high, dec("120")) == 0);
    each = bg_register_each(arena, &raise, &below, dec("500"));
    assert_true(bg_dec_cmp(each.high, dec("150")) == 0);
    least.low = dec("0"); /* perhaps nobody: the most that a worker can get */
    each = bg_register_each(arena, &raise, &least, dec("120"));
    assert_true(bg_dec_cmp(each.high, dec("120")) == 0);
    bare.has_point = false;
    assert_false(bg_register_each(arena, &bare, &below, dec("120")).has_point);
    nobody.high = dec("0");
    assert_false(bg_register_each(arena, &raise, &nobody, dec("120")).known);
    assert_false(bg_register_each(arena, &none, &below, dec("120")).known);
    assert_false(bg_register_each(arena, &raise, &none, dec("120")).known);
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

/* Of a figure with several series one value is left, from the day on which the first of them begins. */
static void an_assumption_holds_from_the_first_day(void **state)
{
    (void)state;
    static const struct {
        int64_t from[3][2], first;
    } series[] = {
        {{{600, 700}, {400, 900}, {500, 800}}, 400},
        {{{300, 700}, {400, 900}, {500, 800}}, 300},
        {{{600, 700}, {500, 900}, {400, 450}}, 400},
    };
    for (size_t i = 0; i < COUNT(series); i++) {
        struct bg_dated_value values[3][2] = {{{.from = 0}}};
        struct bg_param_cell cells[3];
        for (size_t c = 0; c < 3; c++) {
            for (size_t v = 0; v < 2; v++)
                values[c][v].from = series[i].from[c][v];
            cells[c] = (struct bg_param_cell){.values = values[c], .values_n = 2};
        }
        struct bg_param one = param("a", "2", "3", "4");
        one.cells = cells;
        one.cells_n = 3;
        one.by_n = 1;
        const struct bg_ruleset ruleset = {.params = &one, .params_n = 1};
        const struct bg_assumed assumed = {"a", dec("3.5")};
        const struct bg_param *left = &bg_ruleset_assuming(arena, &ruleset, &assumed, 1)->params[0];
        assert_int_equal(left->cells_n, 1);
        assert_int_equal(left->by_n, 0);
        assert_int_equal(left->cells[0].values_n, 1);
        assert_int_equal(left->cells[0].values[0].from, series[i].first);
        assert_true(left->cells[0].values[0].valid_until == BG_NO_DATE);
        assert_true(bg_dec_cmp(left->cells[0].values[0].value.as.number, dec("3.5")) == 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(shares_and_shortfalls),
        TEST(floors_only_add),
        TEST(raises_above_the_floor),
        TEST(workers_in_the_band),
        TEST(medians),
        TEST(wages_of_contract_work),
        TEST(the_raise_of_each),
        TEST(turning_points_are_exact),
        TEST(a_ruleset_takes_an_assumption),
        TEST(an_assumption_holds_from_the_first_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
