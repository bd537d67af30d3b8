/* Measures of a bid with the range that uncertain figures leave: quotients, corners, job classes, and sums of figures
 * over bids. Each is worked out beside its row. */
#include "evaluate_fixture.h"

#include "score/evaluate/measure.h"

/* Rates of the rules: x is 2, from 1 to 4; y is 3, from 2 to 5. */
#define RULES                                                                                      \
    "{'format':'bidgauge-ruleset/1','id':'m','title':'M','currency':'USD','solicitation':{"        \
    "'dates':{'bids_due':'2026-01-31'}},'parameters':{'x':{'title':'X','values':{'2025-01-01':2"   \
    "},'low':1,'high':4},'y':{'title':'Y','values':{'2025-01-01':3},'low':2,'high':5}},"           \
    "'fields':{'price':{'type':'money','role':'price'},'n':{'label':'N','type':'number'},"         \
    "'crew':{'label':'Crew','type':'table','columns':{'class':{'label':'Class','type':'text'},"    \
    "'heads':{'label':'Heads','type':'number'}}}},'measures':{%s},'price':{'field':'price'},"      \
    "'award':{'method':'lowest_evaluated_price'}}"
#define BID                                                                                        \
    "{'format':'bidgauge-bid/1','bid':'A','answers':{'price':1,'n':%s,'crew':[{'class':'g',"       \
    "'heads':3},{'class':'l','heads':2},{'class':'g','heads':4}]}}"

static struct bg_measuring measuring_of(const char *measures, const char *n)
{
    const struct bg_ruleset *rules = rules_of(bg_arena_printf(arena, RULES, measures));
    const char *bid = bg_arena_printf(arena, BID, n);
    struct bg_bids bids = bids_of(rules, &bid, 1);
    return (struct bg_measuring){arena, rules, bids.bid[0], bids.bid[0], BG_NO_DATE};
}

static const char *number(const struct bg_value *value)
{
    if (value->type == BG_V_ERROR)
        return value->as.error;
    return value->type == BG_V_NUMBER ? dec_of(value->as.number) : "-";
}

static const char *figure(const struct bg_figure *f)
{
    return bg_arena_printf(arena, "%s %s %s", number(&f->value), number(&f->low), number(&f->high));
}

#define OF(value)        "'m':{'title':'M','value':" value "}"
#define RANGE(value, of) "'m':{'title':'M','value':" value ",'range':[" of "]}"
#define PART(id, value)  "'" id "':{'title':'" id "','value':" value "},"
#define PART_OF(id, of)  "'" id "':{'title':'" id "','value':{'param':'" of "'},'range':['" of "']},"
#define QUOTIENT(more)   "'m':{'title':'M','over':['a','b']" more "}"
#define TIMES(a, b)      "{'*':[" a "," b "]}"
#define X                "{'param':'x'}"
#define Y                "{'param':'y'}"
#define N                "{'val':'n'}"

/* Value, low and high of the measure m; the low and high are the least and most of all corners. */
static void a_measure_and_its_range(void **state)
{
    (void)state;
    static const struct {
        const char *measures, *n, *want;
    } rows[] = {
        {OF(N), "7", "7 - -"},
        {OF(N), "null", "- - -"},
        {RANGE(N, ""), "7", "7 - -"},
        {RANGE(TIMES(N, X), "'x'"), "7", "14 7 28"},
        {RANGE(TIMES(N, X), "'x'"), "-7", "-14 -28 -7"},
        /* what is not in the range stays as it is */
        {RANGE(TIMES(X, Y), "'x'"), "7", "6 3 12"},
        {RANGE(TIMES(X, Y), "'y'"), "7", "6 4 10"},
        {RANGE(TIMES(X, Y), "'x','y'"), "7", "6 2 20"},
        /* x - y: 1 - 5 and 4 - 2, at mixed corners */
        {RANGE("{'-':[" X "," Y "]}", "'x','y'"), "7", "-1 -4 2"},
        {RANGE(TIMES(N, X), "'x'"), "null", "- - -"},
        /* quotients, at twelve places: of answers, of figures, of the same figure */
        {PART("a", N) PART("b", "2") QUOTIENT(""), "7", "3.5 - -"},
        {PART("a", N) PART("b", "0") QUOTIENT(""), "7", "- - -"},
        {PART("a", N) PART("b", "2") QUOTIENT(""), "null", "- - -"},
        {PART("a", "2") PART("b", N) QUOTIENT(""), "null", "- - -"},
        {PART_OF("a", "x") PART_OF("b", "y") QUOTIENT(""), "7", "0.666666666667 0.2 2"},
        {PART_OF("a", "x") PART("b", X) QUOTIENT(""), "7", "1 1 1"},
        {PART("a", X) PART("b", Y) QUOTIENT(",'range':['x']"), "7",
         "0.666666666667 0.333333333333 1.333333333333"},
    };
    int failed = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_measuring m = measuring_of(rows[i].measures, rows[i].n);
        struct bg_figure got = bg_measure(&m, m.ruleset->measures_n - 1);
        struct bg_value alone = bg_measure_value(&m, m.ruleset->measures_n - 1);
        if (strcmp(figure(&got), rows[i].want) != 0 ||
            strcmp(number(&alone), number(&got.value)) != 0) {
            print_error("row %zu: %s, want %s\n", i, figure(&got), rows[i].want);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

/* Bit 0 is x at its high, bit 1 y. */
static void values_at_all_ends(void **state)
{
    (void)state;
    static const char *const want[] = {"2", "8", "5", "20"};
    struct bg_value ends[BG_MEASURE_ENDS] = {{0}};
    struct bg_measuring m = measuring_of(RANGE(TIMES(X, Y), "'x','y'"), "7");
    struct bg_figure got = bg_measure_with_ends(&m, 0, ends);
    assert_string_equal(figure(&got), "6 2 20");
    for (size_t i = 0; i < COUNT(want); i++)
        assert_string_equal(number(&ends[i]), want[i]);
    assert_int_equal(ends[COUNT(want)].type, BG_MISSING.type);
}

/* A vendor who drops out answers nothing in the response; what was submitted stays. */
static void of_a_vendor_who_dropped_out(void **state)
{
    (void)state;
    struct bg_measuring m = measuring_of(
        "'s':{'title':'S','value':{'val':'n'}},'r':{'title':'R','of':'response','value':{'val':"
        "'n'}}",
        "7");
    struct bg_bid gone = *m.assumed;
    for (int out = 0; out < 2; out++) {
        struct bg_value submitted = bg_measure_value(&m, 0), response = bg_measure_value(&m, 1);
        assert_string_equal(number(&submitted), "7");
        assert_string_equal(number(&response), out ? "-" : "7");
        gone.status = BG_BID_WITHDRAWN;
        m.assumed = &gone;
    }
}

/* Rows of one class together, in the order in which classes come: 3 + 4 guards, 2 leads. */
static void by_job_class(void **state)
{
    (void)state;
    struct bg_measuring m = measuring_of(
        "'w':{'title':'W','rows':'crew','by':'class','value':{'val':'heads'}},'t':{'title':'T',"
        "'rows':'crew','value':{'val':'heads'}}",
        "7");
    struct bg_class_figures classes = bg_measure_classes(&m, 0);
    assert_int_equal(classes.n, 2);
    assert_string_equal(classes.items[0].name, "g");
    assert_string_equal(figure(&classes.items[0].figure), "7 - -");
    assert_string_equal(classes.items[1].name, "l");
    assert_string_equal(figure(&classes.items[1].figure), "2 - -");
    assert_int_equal(bg_measure_classes(&m, 1).n, 0);
    for (size_t i = 0; i < 2; i++) {
        struct bg_figure whole = bg_measure(&m, i);
        assert_string_equal(figure(&whole), "9 - -");
    }
}

static struct bg_value value_of(const char *text)
{
    struct bg_value value = BG_MISSING;
    if (strcmp(text, "-") != 0)
        value = (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = dec(text)};
    return value;
}

static struct bg_figure figure_of(const char *const parts[3])
{
    return (struct bg_figure){value_of(parts[0]), value_of(parts[1]), value_of(parts[2])};
}

/* What is missing is left out; what has no range adds its value to both ends. */
static void sums_over_bids(void **state)
{
    (void)state;
    static const struct {
        const char *figures[3][3];
        size_t counted;
        const char *want;
    } rows[] = {
        {{{"-", "-", "-"}, {"-", "-", "-"}, {"-", "-", "-"}}, 0, "- - -"},
        {{{"5", "-", "-"}, {"-", "-", "-"}, {"7", "-", "-"}}, 2, "12 - -"},
        {{{"-", "-", "-"}, {"5", "4", "6"}, {"-", "-", "-"}}, 1, "5 4 6"},
        {{{"5", "4", "6"}, {"7", "-", "-"}, {"1", "-", "-"}}, 3, "13 12 14"},
        {{{"7", "-", "-"}, {"5", "4", "6"}, {"1", "0", "9"}}, 3, "13 11 22"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_figure sum = {BG_MISSING, BG_MISSING, BG_MISSING};
        size_t counted = 0;
        for (size_t k = 0; k < 3; k++) {
            struct bg_figure one = figure_of(rows[i].figures[k]);
            bg_figure_add(&sum, &counted, &one);
        }
        if (counted != rows[i].counted || strcmp(figure(&sum), rows[i].want) != 0)
            fail_msg("row %zu: %zu, %s", i, counted, figure(&sum));
    }
}

/* A sum that does not fit is an error, and stays one. */
static void sums_that_do_not_fit(void **state)
{
    (void)state;
    static const char *const large[] = {"99999999999999999999999999999999999999", "-", "-"};
    static const char *const one[] = {"1", "-", "-"};
    struct bg_figure sum = {BG_MISSING, BG_MISSING, BG_MISSING};
    struct bg_figure more = figure_of(large), little = figure_of(one);
    size_t counted = 0;
    bg_figure_add(&sum, &counted, &more);
    bg_figure_add(&sum, &counted, &more);
    assert_string_equal(number(&sum.value), "the sum has too many digits");
    bg_figure_add(&sum, &counted, &little);
    assert_string_equal(number(&sum.value), "the sum has too many digits");
    assert_int_equal(counted, 3);
}

/* A range is divided by what has none; of two ranges nothing says which ends go together. */
static void quotients_of_sums(void **state)
{
    (void)state;
    static const struct {
        const char *a[3], *b[3], *want;
    } rows[] = {
        {{"6", "-", "-"}, {"4", "-", "-"}, "1.5 - -"},
        {{"6", "4", "8"}, {"4", "-", "-"}, "1.5 1 2"},
        {{"6", "4", "8"}, {"4", "2", "5"}, "1.5 - -"},
        {{"6", "-", "-"}, {"4", "2", "5"}, "1.5 - -"},
        {{"6", "4", "8"}, {"0", "-", "-"}, "- - -"},
        {{"-", "-", "-"}, {"4", "-", "-"}, "- - -"},
        {{"6", "-", "-"}, {"-", "-", "-"}, "- - -"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_figure a = figure_of(rows[i].a), b = figure_of(rows[i].b);
        struct bg_figure got = bg_figure_over(&a, &b);
        if (strcmp(figure(&got), rows[i].want) != 0)
            fail_msg("row %zu: %s", i, figure(&got));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(a_measure_and_its_range),
                                       TEST(values_at_all_ends),
                                       TEST(of_a_vendor_who_dropped_out),
                                       TEST(by_job_class),
                                       TEST(sums_over_bids),
                                       TEST(sums_that_do_not_fit),
                                       TEST(quotients_of_sums)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
