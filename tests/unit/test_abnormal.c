/* Abnormally low prices: published cases where there are any, else constructed at both sides of
 * each comparator and worked out by hand. */
#include "fixture.h"

#include "score/abnormal/abnormal.h"
#include "score/words/words.h"

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
    const char *sentence = bg_reason_words(arena, BG_ENGLISH, &finding->found);
    if (row->sentence != NULL && strcmp(row->sentence, sentence) != 0)
        fail_msg("%s: \"%s\"", row->label, sentence);
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
                     bg_reason_words(arena, BG_ENGLISH, &finding.found));
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
        {.label = "C7 at 860",
         .method = "scotland",
         .prices = "860 1000 1040 1060 1100",
         .want = "ooooo",
         .threshold = "841.5"},
        {.label = "C7 at 840",
         .method = "scotland",
         .prices = "840 1000 1040 1060 1100",
         .want = "ooooo",
         .threshold = "837.25"},
        {.label = "C7 at 830",
         .method = "scotland",
         .prices = "830 1000 1040 1060 1100",
         .want = "Foooo",
         .threshold = "835.13",
         .sentence =
             "15.52 % below the adjusted average (982.50); the limit is 15 %, and 17 % below the "
             "lowest qualifying price (1,000.00); the limit is 1 %"},
        /* mean of 85 and three 105: 100; exactly 15 % below is not more than 15 % */
        {.label = "on the bar",
         .method = "scotland",
         .prices = "85 105 105 105 200",
         .want = "ooooo",
         .threshold = "85"},
        {.label = "one bid", .method = "scotland", .prices = "85", .want = "?"},
    };
    check_rows(rows, COUNT(rows));
}

static void spain(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {.label = "1: under",
         .method = "spain_art85",
         .prices = "74.99",
         .parameters = "100",
         .want = "F",
         .threshold = "75"},
        {.label = "1: on",
         .method = "spain_art85",
         .prices = "75",
         .parameters = "100",
         .want = "o",
         .threshold = "75",
         .sentence = "25 % below the budget (100.00); the "
                     "limit is 25 %"},
        {.label = "2: under",
         .method = "spain_art85",
         .prices = "79.99 100",
         .parameters = "200",
         .want = "Fo",
         .threshold = "80"},
        {.label = "2: on",
         .method = "spain_art85",
         .prices = "80 100",
         .parameters = "200",
         .want = "oo",
         .threshold = "80"},
        {.label = "3: under the mean",
         .method = "spain_art85",
         .prices = "85 100 100",
         .parameters = "100",
         .want = "Foo",
         .threshold = "85.5"},
        {.label = "3: without the highest",
         .method = "spain_art85",
         .prices = "80 90 130",
         .parameters = "100",
         .want = "ooo",
         .threshold = "76.5"},
        {.label = "3: under the budget",
         .method = "spain_art85",
         .prices = "76 90 130",
         .parameters = "104",
         .want = "Foo",
         .threshold = "78"},
        {.label = "3: only the highest leaves",
         .method = "spain_art85",
         .prices = "10 100 100",
         .parameters = "20",
         .want = "Foo",
         .threshold = "49.5"},
        {.label = "4: new mean",
         .method = "spain_art85",
         .prices = "70 100 100 150",
         .parameters = "0.01",
         .want = "Fooo",
         .threshold = "81"},
        {.label = "4: three lowest",
         .method = "spain_art85",
         .prices = "50 60 200 200",
         .parameters = "0.01",
         .want = "FFoo",
         .threshold = "93"},
        {.label = "no budget",
         .method = "spain_art85",
         .prices = "50",
         .parameters = "0",
         .want = "?"},
    };
    check_rows(rows, COUNT(rows));
}

static void italy(void **state)
{
    (void)state;
    static const struct row rows[] = {
        /* discounts 10 to 24: S 187.00, M 17, d 3, threshold 20; at it is out */
        {.label = "whole",
         .method = "italy_a",
         .prices = "80 90 89 88 87 86 85 84 83 82 81 79 78 77 76",
         .parameters = "100",
         .want = "FooooooooooFFFF",
         .threshold = "80",
         .sentence = "a discount of 20.00 %; the threshold is 20.00 %"},
        /* 12.34 and 13.11 for 12 and 13: S 187.45, c1 c2 = 20, M 187.45 / 11, threshold
         * 17.040909 + 2.959091 * 0.8 = 19.408182 */
        {.label = "decimals",
         .method = "italy_a",
         .prices = "8000 9000 8900 8766 8689 8600 8500 8400 8300 8200 8100 7900 7800 7700 7600",
         .parameters = "10000",
         .want = "FooooooooooFFFF",
         .threshold = "8059.18"},
        /* 10, 11, 11, 13 to 24: the second 11 leaves with the first; M 17.5, d 2.5 */
        {.label = "ties",
         .method = "italy_a",
         .prices = "80 90 89 89 87 86 85 84 83 82 81 79 78 77 76",
         .parameters = "100",
         .want = "FooooooooooFFFF",
         .threshold = "80"},
        {.label = "14 bids",
         .method = "italy_a",
         .prices = "90 89 88 87 86 85 84 83 82 81 80 79 78 77",
         .parameters = "100",
         .want = "??????????????",
         .sentence = "method A needs at least 15 admitted bids"},
        {.label = "no base amount",
         .method = "italy_a",
         .prices = "80 90 89 88 87 86 85 84 83 82 81 79 78 77 76",
         .parameters = "0",
         .want = "???????????????"},
        /* 11 discounts of 15 between two at each end: nobody is above the mean of 15 */
        {.label = "nobody above the mean",
         .method = "italy_a",
         .prices = "90 89 85 85 85 85 85 85 85 85 85 85 85 80 79",
         .parameters = "100",
         .want = "ooFFFFFFFFFFFFF",
         .threshold = "85"},
        /* 10 to 21, 22, 22, 24: the first 22 leaves with the second; S 165, M 16.5, d 2.5 */
        {.label = "ties above",
         .method = "italy_a",
         .prices = "90 89 88 87 86 85 84 83 82 81 80 79 78 78 76",
         .parameters = "100",
         .want = "oooooooooFFFFFF",
         .threshold = "81"},
        {.label = "all equal",
         .method = "italy_a",
         .prices = "9 9 9 9 9 9 9 9 9 9 9 9 9 9 9",
         .parameters = "10",
         .want = "???????????????"},
    };
    check_rows(rows, COUNT(rows));
}

static void prozorro(void **state)
{
    (void)state;
    static const struct row rows[] = {
        /* the API's own test of its milestone: exactly 30 % below the next, and 40 % the mean */
        {.label = "API: next",
         .method = "prozorro",
         .prices = "490 700 850",
         .want = "Foo",
         .threshold = "490"},
        {.label = "API: mean",
         .method = "prozorro",
         .prices = "600 1000 1000",
         .want = "Foo",
         .threshold = "700"},
        {.label = "30 % under next",
         .method = "prozorro",
         .prices = "70 100",
         .want = "Fo",
         .threshold = "70"},
        {.label = "29 %",
         .method = "prozorro",
         .prices = "71 100",
         .want = "oo",
         .sentence =
             "29 % below the mean of the others (100.00); the limit is 40 %; 29 % below the next "
             "price (100.00); the limit is 30 %"},
        {.label = "40 % under the mean",
         .method = "prozorro",
         .prices = "63 85 105 125",
         .want = "Fooo",
         .threshold = "63"},
        {.label = "just less", .method = "prozorro", .prices = "63.01 85 105 125", .want = "oooo"},
        {.label = "twins", .method = "prozorro", .prices = "50 50 60", .want = "ooo"},
        {.label = "alone", .method = "prozorro", .prices = "50", .want = "?"},
    };
    check_rows(rows, COUNT(rows));
}

static void world_bank(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {.label = "20 % under",
         .method = "world_bank",
         .prices = "80 99",
         .parameters = "100",
         .want = "Fo",
         .threshold = "80"},
        {.label = "less",
         .method = "world_bank",
         .prices = "80.01 99",
         .parameters = "100",
         .want = "oo",
         .threshold = "80"},
        /* mean 90, variance 500 */
        {.label = "beyond",
         .method = "world_bank",
         .prices = "50 100 100 100 100",
         .parameters = "100",
         .want = "Foooo",
         .threshold = "67.64",
         .sentence =
             "44.44 % below the mean of all (90.00); the limit is one standard deviation (22.36)"},
        /* mean 100, deviation 2 */
        {.label = "exactly one deviation",
         .method = "world_bank",
         .prices = "98 103 101 99 99",
         .parameters = "100",
         .want = "ooooo",
         .threshold = "98"},
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
        {.label = "on the fence",
         .method = "quartile_fence",
         .prices = "70 100 110 120 130",
         .want = "Foooo",
         .threshold = "70",
         .sentence = "30 % below the first quartile (100.00); the lower fence is 70.00"},
        {.label = "inside",
         .method = "quartile_fence",
         .prices = "70.01 100 110 120 130",
         .want = "ooooo",
         .threshold = "70"},
        {.label = "multiple 1",
         .method = "quartile_fence",
         .prices = "80 100 110 120 130",
         .parameters = "1",
         .want = "Foooo",
         .threshold = "80"},
        {.label = "no spread",
         .method = "quartile_fence",
         .prices = "5 10 10 10 10 10",
         .want = "??????"},
        {.label = "three", .method = "quartile_fence", .prices = "5 10 12", .want = "???"},
    };
    check_rows(rows, COUNT(rows));
}

static void own_limits(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {.label = "sentence",
         .method = "percent_below_mean",
         .prices = "662592 800000 824000",
         .parameters = "15",
         .want = "Foo",
         .threshold = "690200",
         .sentence = "18.4 % below the mean of the others (812,000.00); the limit is 15 %"},
        {.label = "exactly",
         .method = "percent_below_mean",
         .prices = "85 100 100",
         .parameters = "15",
         .want = "ooo",
         .threshold = "85"},
        {.label = "without the highest",
         .method = "percent_below_mean",
         .prices = "84 100 300",
         .parameters = "15 1",
         .want = "Foo",
         .threshold = "85"},
        {.label = "with it",
         .method = "percent_below_mean",
         .prices = "84 100 300",
         .parameters = "15 0",
         .want = "FFo",
         .threshold = "170"},
        {.label = "alone",
         .method = "percent_below_mean",
         .prices = "84",
         .parameters = "15",
         .want = "?"},
        {.label = "above",
         .method = "percent_below_mean",
         .prices = "110 100",
         .parameters = "15",
         .want = "oo",
         .threshold = "85",
         .sentence = "10 % above the mean of the others (100.00); the limit is 15 %"},
        {.label = "estimate",
         .method = "percent_below_estimate",
         .prices = "89.99 90",
         .parameters = "10 100",
         .want = "Fo",
         .threshold = "90",
         .sentence = "10.01 % below the estimate (100.00); the limit is 10 %"},
        {.label = "zero price",
         .method = "percent_below_estimate",
         .prices = "0 90",
         .parameters = "10 100",
         .want = "??"},
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
