/* Abnormally low prices: published cases where there are any, else constructed at both sides of
 * each comparator and worked out by hand. */
#include "fixture.h"

#include "score/abnormal/abnormal.h"

enum { BIDS = 16, PARAMETERS = 3 };

struct row {
    const char *label, *method, *prices, *parameters;
    const char *want;      /* a letter a bid: F flagged, o not, ? not judged */
    const char *threshold; /* of the first bid, rounded at 2 places; NULL: not looked at */
    const char *sentence;  /* of the first bid; NULL: not looked at */
};

static size_t split(const char *list, struct bg_dec *out, size_t max)
{
    size_t n = 0;
    int used = 0;
    char item[64];
    while (list != NULL && n < max && sscanf(list, "%63s%n", item, &used) == 1) {
        list += used;
        out[n++] = dec(item);
    }
    return n;
}

static void check_first(const struct row *row, const struct bg_abnormal_finding *finding)
{
    struct bg_dec rounded = {0};
    char text[BG_DEC_TEXT];
    if (row->threshold != NULL) {
        assert_non_null(finding->threshold);
        assert_true(bg_ratio_round(finding->threshold, 2, BG_HALF_UP, &rounded));
        if (strcmp(bg_dec_text(rounded, text), row->threshold) != 0)
            fail_msg("%s: threshold %s, want %s", row->label, text, row->threshold);
    }
    if (row->sentence != NULL && strcmp(row->sentence, finding->sentence) != 0)
        fail_msg("%s: \"%s\"", row->label, finding->sentence);
}

static void check_row(const struct row *row)
{
    struct bg_dec prices[BIDS];
    struct bg_dec parameter[PARAMETERS] = {{0}};
    struct bg_price_entry set[BIDS] = {{0}};
    const struct bg_abnormal_method *method = bg_abnormal_find(row->method);
    assert_non_null(method);
    size_t n = split(row->prices, prices, BIDS);
    for (size_t i = 0; i < n; i++)
        set[i] = (struct bg_price_entry){.present = true, .price = prices[i]};
    size_t given = split(row->parameters, parameter, PARAMETERS);
    for (size_t i = given; method->parameters[i] != NULL; i++)
        assert_true(bg_abnormal_default(method, i, &parameter[i]));
    struct bg_abnormal_context context = {
        .arena = arena, .set = set, .n = n, .parameter = parameter};
    bg_abnormal_prepare(&context);
    assert_int_equal(strlen(row->want), n);
    for (size_t i = 0; i < n; i++) {
        struct bg_abnormal_finding finding = bg_abnormal_judge(method, &context, i);
        char got = finding.judged ? (finding.flagged ? 'F' : 'o') : '?';
        if (got != row->want[i])
            fail_msg("%s: bid %zu: got %c, want %c (%s)", row->label, i + 1, got, row->want[i],
                     finding.sentence);
        assert_true(finding.judged || !finding.flagged);
        if (i == 0)
            check_first(row, &finding);
    }
}

static void check_rows(const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        check_row(&rows[i]);
}

static void scotland(void **state)
{
    (void)state;
    static const struct row rows[] = {
        /* C7; rule: gov.scot construction procurement handbook, page 10 */
        {"C7 at 860", "scotland", "860 1000 1040 1060 1100", NULL, "ooooo", "841.5", NULL},
        {"C7 at 840", "scotland", "840 1000 1040 1060 1100", NULL, "ooooo", "837.25", NULL},
        {"C7 at 830", "scotland", "830 1000 1040 1060 1100", NULL, "Foooo", "835.13",
         "15.52 % below the adjusted average (982.50); the limit is 15 %, and 17 % below the "
         "lowest qualifying price (1,000.00); the limit is 1 %"},
        /* mean of 85 and three 105: 100; exactly 15 % below is not more than 15 % */
        {"on the bar", "scotland", "85 105 105 105 200", NULL, "ooooo", "85", NULL},
        {"one bid", "scotland", "85", NULL, "?", NULL, NULL},
    };
    check_rows(rows, COUNT(rows));
}

static void spain(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"1: under", "spain_art85", "74.99", "100", "F", "75", NULL},
        {"1: on", "spain_art85", "75", "100", "o", "75",
         "25 % below the budget (100.00); the "
         "limit is 25 %"},
        {"2: under", "spain_art85", "79.99 100", "200", "Fo", "80", NULL},
        {"2: on", "spain_art85", "80 100", "200", "oo", "80", NULL},
        {"3: under the mean", "spain_art85", "85 100 100", "100", "Foo", "85.5", NULL},
        {"3: without the highest", "spain_art85", "80 90 130", "100", "ooo", "76.5", NULL},
        {"3: under the budget", "spain_art85", "76 90 130", "104", "Foo", "78", NULL},
        {"3: only the highest leaves", "spain_art85", "10 100 100", "20", "Foo", "49.5", NULL},
        {"4: new mean", "spain_art85", "70 100 100 150", "0.01", "Fooo", "81", NULL},
        {"4: three lowest", "spain_art85", "50 60 200 200", "0.01", "FFoo", "93", NULL},
        {"no budget", "spain_art85", "50", "0", "?", NULL, NULL},
    };
    check_rows(rows, COUNT(rows));
}

static void italy(void **state)
{
    (void)state;
    static const struct row rows[] = {
        /* discounts 10 to 24: S 187.00, M 17, d 3, threshold 20; at it is out */
        {"whole", "italy_a", "80 90 89 88 87 86 85 84 83 82 81 79 78 77 76", "100",
         "FooooooooooFFFF", "80", "a discount of 20.00 %; the threshold is 20.00 %"},
        /* 12.34 and 13.11 for 12 and 13: S 187.45, c1 c2 = 20, M 187.45 / 11, threshold
         * 17.040909 + 2.959091 * 0.8 = 19.408182 */
        {"decimals", "italy_a",
         "8000 9000 8900 8766 8689 8600 8500 8400 8300 8200 8100 7900 7800 7700 7600", "10000",
         "FooooooooooFFFF", "8059.18", NULL},
        /* 10, 11, 11, 13 to 24: the second 11 leaves with the first; M 17.5, d 2.5 */
        {"ties", "italy_a", "80 90 89 89 87 86 85 84 83 82 81 79 78 77 76", "100",
         "FooooooooooFFFF", "80", NULL},
        {"14 bids", "italy_a", "90 89 88 87 86 85 84 83 82 81 80 79 78 77", "100", "??????????????",
         NULL, "method A needs at least 15 admitted bids"},
        {"all equal", "italy_a", "9 9 9 9 9 9 9 9 9 9 9 9 9 9 9", "10", "???????????????", NULL,
         NULL},
    };
    check_rows(rows, COUNT(rows));
}

static void prozorro(void **state)
{
    (void)state;
    static const struct row rows[] = {
        /* the API's own test of its milestone: exactly 30 % below the next, and 40 % the mean */
        {"API: next", "prozorro", "490 700 850", NULL, "Foo", "490", NULL},
        {"API: mean", "prozorro", "600 1000 1000", NULL, "Foo", "700", NULL},
        {"30 % under next", "prozorro", "70 100", NULL, "Fo", "70", NULL},
        {"29 %", "prozorro", "71 100", NULL, "oo", NULL,
         "29 % below the mean of the others (100.00); the limit is 40 %; 29 % below the next "
         "price (100.00); the limit is 30 %"},
        {"40 % under the mean", "prozorro", "63 85 105 125", NULL, "Fooo", "63", NULL},
        {"just less", "prozorro", "63.01 85 105 125", NULL, "oooo", NULL, NULL},
        {"twins", "prozorro", "50 50 60", NULL, "ooo", NULL, NULL},
        {"alone", "prozorro", "50", NULL, "?", NULL, NULL},
    };
    check_rows(rows, COUNT(rows));
}

static void world_bank(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"20 % under", "world_bank", "80 99", "100", "Fo", "80", NULL},
        {"less", "world_bank", "80.01 99", "100", "oo", "80", NULL},
        /* mean 90, variance 500 */
        {"beyond", "world_bank", "50 100 100 100 100", "100", "Foooo", "67.64",
         "44.44 % below the mean of all (90.00); the limit is one standard deviation (22.36)"},
        /* mean 100, deviation 2 */
        {"exactly one deviation", "world_bank", "98 103 101 99 99", "100", "ooooo", "98", NULL},
    };
    check_rows(rows, COUNT(rows));
    assert_false(bg_abnormal_find("world_bank")->verified);
}

static void same_ratio(const struct bg_ratio *got, const char *want)
{
    assert_int_equal(bg_ratio_cmp(got, bg_ratio_dec(arena, dec(want))), 0);
}

static void fences(void **state)
{
    (void)state;
    static const struct {
        const char *q1, *q3, *low, *high;
    } published[] = {
        /* E25: open-contracting/cardinal-rs, docs/cli/indicators/R; NULL: not published */
        {"5", "7", "2", "10"},   {"0.5", "0.75", "0.125", NULL}, {"2", "22", NULL, "52"},
        {"0", "24", NULL, "60"}, {"1", "4", NULL, "8.5"},
    };
    for (size_t i = 0; i < COUNT(published); i++) {
        const struct bg_ratio *q1 = bg_ratio_dec(arena, dec(published[i].q1));
        const struct bg_ratio *q3 = bg_ratio_dec(arena, dec(published[i].q3));
        if (published[i].low != NULL)
            same_ratio(bg_fence_low(arena, q1, q3, dec("1.5")), published[i].low);
        if (published[i].high != NULL)
            same_ratio(bg_fence_high(arena, q1, q3, dec("1.5")), published[i].high);
    }
    const struct bg_dec four[] = {dec("1"), dec("2"), dec("3"), dec("4")};
    same_ratio(bg_quartile(arena, four, 4, 1), "1.75");
    same_ratio(bg_quartile(arena, four, 4, 3), "3.25");
    static const struct row rows[] = {
        {"on the fence", "quartile_fence", "70 100 110 120 130", NULL, "Foooo", "70",
         "30 % below the first quartile (100.00); the lower fence is 70.00"},
        {"inside", "quartile_fence", "70.01 100 110 120 130", NULL, "ooooo", "70", NULL},
        {"multiple 1", "quartile_fence", "80 100 110 120 130", "1", "Foooo", "80", NULL},
        {"no spread", "quartile_fence", "5 10 10 10 10 10", NULL, "??????", NULL, NULL},
        {"three", "quartile_fence", "5 10 12", NULL, "???", NULL, NULL},
    };
    check_rows(rows, COUNT(rows));
}

static void own_limits(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"sentence", "percent_below_mean", "662592 800000 824000", "15", "Foo", "690200",
         "18.4 % below the mean of the others (812,000.00); the limit is 15 %"},
        {"exactly", "percent_below_mean", "85 100 100", "15", "ooo", "85", NULL},
        {"without the highest", "percent_below_mean", "84 100 300", "15 1", "Foo", "85", NULL},
        {"with it", "percent_below_mean", "84 100 300", "15 0", "FFo", "170", NULL},
        {"alone", "percent_below_mean", "84", "15", "?", NULL, NULL},
        {"above", "percent_below_mean", "110 100", "15", "oo", "85",
         "10 % above the mean of the others (100.00); the limit is 15 %"},
        {"estimate", "percent_below_estimate", "89.99 90", "10 100", "Fo", "90",
         "10.01 % below the estimate (100.00); the limit is 10 %"},
        {"zero price", "percent_below_estimate", "0 90", "10 100", "??", NULL, NULL},
    };
    check_rows(rows, COUNT(rows));
}

static void every_row_is_complete(void **state)
{
    (void)state;
    static const char *const names[] = {
        "spain_art85", "italy_a",        "scotland",           "prozorro",
        "world_bank",  "quartile_fence", "percent_below_mean", "percent_below_estimate"};
    size_t n = 0;
    for (; bg_abnormal_methods[n] != NULL; n++) {
        assert_true(n < COUNT(names));
        assert_string_equal(bg_abnormal_methods[n]->name, names[n]);
        assert_true(bg_abnormal_methods[n]->words[0] != '\0');
        assert_true(bg_abnormal_methods[n]->source_title[0] != '\0');
    }
    assert_int_equal(n, COUNT(names));
    assert_null(bg_abnormal_find("nonsense"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(scotland),   TEST(spain),  TEST(italy),      TEST(prozorro),
        TEST(world_bank), TEST(fences), TEST(own_limits), cmocka_unit_test(every_row_is_complete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
