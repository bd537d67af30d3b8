/* Preferences and abnormally low prices at their edges: bids that are not there, rates of each bid, equal lowest bids,
 * groups of caps that are used up, estimates that are none, and figures of more than 38 digits. Each row was worked out by
 * hand. */
#include "fixture.h"

#include "score/abnormal/abnormal.h"
#include "score/price/preference.h"
#include "score/price/price.h"
#include "score/words/words.h"

enum { BIDS = 3 };

static const bool first[BIDS] = {true, false, false};
static const bool second[BIDS] = {false, true, false};
static const bool third[BIDS] = {false, false, true};
static const bool all[BIDS] = {true, true, true};
static const bool nobody[BIDS] = {false, false, false};

static const struct bg_preferred *got;

/* prices and want: NULL is a bid without a price. */
static void check(const char *label, const char *const prices[BIDS],
                  const struct bg_preference *preferences, size_t n, const char *const want[BIDS])
{
    struct bg_dec price[BIDS] = {{0}};
    bool present[BIDS];
    const char *bad = NULL;
    for (size_t i = 0; i < BIDS; i++) {
        present[i] = prices[i] != NULL;
        if (present[i])
            price[i] = dec(prices[i]);
    }
    got = bg_preference_apply(arena, price, present, BIDS, preferences, n, &bad);
    assert_null(bad);
    for (size_t i = 0; i < BIDS; i++) {
        assert_int_equal(got[i].evaluated != NULL, want[i] != NULL);
        if (want[i] != NULL &&
            bg_ratio_cmp(got[i].evaluated, bg_ratio_dec(arena, dec(want[i]))) != 0)
            fail_msg("%s: bid %zu: got %s, want %s", label, i,
                     bg_ratio_text(arena, got[i].evaluated), want[i]);
    }
}

static struct bg_preference taken(const char *id, const char *percent, const bool *applies)
{
    return (struct bg_preference){.id = id,
                                  .title = id,
                                  .applies = applies,
                                  .has_percent = true,
                                  .percent = dec(percent),
                                  .base = BG_BASE_OWN_BID};
}

#define PRICES(a, b, c)                                                                            \
    (const char *const[BIDS])                                                                      \
    {                                                                                              \
        a, b, c                                                                                    \
    }
#define SAID(bid, step) bg_reason_words(arena, BG_ENGLISH, &got[bid].steps[step].why)

/* It takes somebody to prefer and somebody to be preferred to, both there. */
static void nobody_to_prefer(void **state)
{
    (void)state;
    struct bg_preference p = taken("p", "10", first);
    check("only the preferred is there", PRICES("100", NULL, NULL), &p, 1,
          PRICES("100", NULL, NULL));
    check("the preferred is not there", PRICES(NULL, "100", "110"), &p, 1,
          PRICES(NULL, "100", "110"));
    p.applies = all;
    check("all are", PRICES("100", "90", "80"), &p, 1, PRICES("100", "90", "80"));
    p.applies = nobody;
    check("nobody is", PRICES("100", "90", "80"), &p, 1, PRICES("100", "90", "80"));
    p.applies = first;
    p.against = third;
    check("against one that is not there", PRICES("100", "90", NULL), &p, 1,
          PRICES("100", "90", NULL));
    check("against one that is", PRICES("100", "90", "80"), &p, 1, PRICES("90", "90", "80"));
    p.base = BG_BASE_LOWEST_WITHOUT;
    p.applies = all;
    p.against = all;
    check("no lowest bid without it", PRICES("100", "90", "80"), &p, 1, PRICES("100", "90", "80"));
}

/* Added to those that it counts against, but not to one that has it too. */
static void added_to_others(void **state)
{
    (void)state;
    struct bg_preference p = taken("p", "10", first);
    p.effect = BG_ADD_TO_OTHERS;
    p.wins_ties = true;
    check("all others", PRICES("100", "90", NULL), &p, 1, PRICES("100", "99", NULL));
    assert_true(got[0].wins_ties);
    assert_false(got[1].wins_ties);
    p.against = all;
    check("against all, and so not itself", PRICES("100", "90", "80"), &p, 1,
          PRICES("100", "99", "88"));
    p.against = third;
    check("against the third alone", PRICES("100", "90", "80"), &p, 1, PRICES("100", "90", "88"));
    p.has_percent = false;
    p.amount = dec("7.50");
    check("an amount", PRICES("100", "90", "80"), &p, 1, PRICES("100", "90", "87.5"));
    assert_string_equal(SAID(2, 0), "P: 7.50 added.");
    p.has_cap = true;
    p.cap = dec("5");
    check("an amount over its cap", PRICES("100", "90", "80"), &p, 1, PRICES("100", "90", "85"));
    assert_string_equal(SAID(2, 0), "P: 5.00 added, held at its cap.");
}

/* A rate of each bid; where it is not known the bid does not move. */
static void rates_of_bids(void **state)
{
    (void)state;
    const struct bg_dec rates[BIDS] = {dec("10"), dec("20"), dec("0")};
    static const bool two[BIDS] = {true, true, false}, known[BIDS] = {true, false, true};
    struct bg_preference p = taken("p", "0", two);
    p.rates = rates;
    check("both known", PRICES("100", "100", "100"), &p, 1, PRICES("90", "80", "100"));
    p.known = known;
    check("one not known", PRICES("100", "100", "100"), &p, 1, PRICES("90", "100", "100"));
    const struct bg_dec measured[BIDS] = {dec("50"), dec("60"), dec("70")};
    p.base_amounts = measured;
    check("of part of the price", PRICES("100", "100", "100"), &p, 1, PRICES("95", "100", "100"));
    p.applies = first;
    check("without the second", PRICES("100", NULL, "100"), &p, 1, PRICES("95", NULL, "100"));
}

/* Of two lowest bids one that turns it off is enough, in whichever place. */
static void equal_lowest(void **state)
{
    (void)state;
    struct bg_preference p = taken("p", "10", first);
    p.off_if_lowest = second;
    check("second and third are lowest", PRICES("100", "90", "90"), &p, 1,
          PRICES("100", "90", "90"));
    p.off_if_lowest = third;
    check("third and second", PRICES("100", "90", "90"), &p, 1, PRICES("100", "90", "90"));
    check("third is not lowest", PRICES("100", "90", "91"), &p, 1, PRICES("90", "90", "91"));
    check("nobody is there", PRICES(NULL, NULL, NULL), &p, 1, PRICES(NULL, NULL, NULL));
}

/* Steps of other groups and of none leave a group's limit as it is; what was added counts as what was taken off. */
static void groups_of_caps(void **state)
{
    (void)state;
    struct bg_preference p[] = {taken("alone", "10", first), taken("other", "10", first),
                                taken("one", "10", first), taken("two", "10", first)};
    p[1].cap_group = "x";
    p[2].cap_group = p[3].cap_group = "y";
    p[2].has_cap_group_limit = p[3].has_cap_group_limit = true;
    p[2].cap_group_limit = p[3].cap_group_limit = dec("15");
    check("10, 10, 10 and the 5 that are left", PRICES("100", "90", NULL), p, 4,
          PRICES("65", "90", NULL));
    assert_string_equal(SAID(0, 3),
                        "Two: 5.00 taken off, 10 % of its own bid (100.00), held at the cap of "
                        "its group.");
    p[3].cap_group_limit = dec("4"); /* less than the group has had by then */
    check("nothing is left", PRICES("100", "90", NULL), p, 4, PRICES("70", "90", NULL));
    p[3].effect = p[2].effect = BG_ADD_TO_OTHERS;
    p[3].cap_group_limit = dec("15");
    check("10 and 5 added to the second", PRICES("100", "100", NULL), &p[2], 2,
          PRICES("100", "115", NULL));
}

static void one_not_displaced(void **state)
{
    (void)state;
    struct bg_preference p = taken("p", "10", first);
    p.may_not_displace = second;
    check("it was behind already", PRICES("100", "101", NULL), &p, 1, PRICES("90", "101", NULL));
    check("it stays ahead", PRICES("100", "80", NULL), &p, 1, PRICES("90", "80", NULL));
    check("it would fall behind", PRICES("100", "95", NULL), &p, 1, PRICES("100", "95", NULL));
    check("it is not there", PRICES("100", NULL, "95"), &p, 1, PRICES("90", NULL, "95"));
    p.may_not_displace = all;
    check("itself is none of them", PRICES("100", "120", "130"), &p, 1, PRICES("90", "120", "130"));
}

/* -- abnormally low --------------------------------------------------------------------------- */

static struct bg_abnormal_finding judged(const char *name, const char *const *prices, size_t n,
                                         const char *const parameters[2])
{
    const struct bg_abnormal_method *method = bg_abnormal_find(name);
    struct bg_price_entry *set = BG_ARRAY(arena, n, struct bg_price_entry);
    struct bg_dec parameter[2] = {{0}};
    assert_non_null(method);
    for (size_t i = 0; i < n; i++)
        if (prices[i] != NULL)
            set[i] = (struct bg_price_entry){.present = true, .price = dec(prices[i])};
    for (size_t i = 0; i < 2 && parameters[i] != NULL; i++)
        parameter[i] = dec(parameters[i]);
    struct bg_abnormal_context context = {
        .arena = arena, .set = set, .n = n, .parameter = parameter};
    bg_abnormal_prepare(&context);
    return bg_abnormal_judge(method, &context, 0);
}

static const char *said(const struct bg_abnormal_finding *finding)
{
    return bg_reason_words(arena, BG_ENGLISH, &finding->found);
}

/* Not judged, and why; never taken for low. */
static void not_judged(void **state)
{
    (void)state;
    static const char *const five[] = {"80", "90", "100", "110", "120"};
    static const char *const absent[] = {NULL, "90", "100"};
    static const char *const nothing[] = {"10", "0", "20"};
    static const char *const none[2] = {"0"}, *const less[2] = {"-5"},
                             *const estimate[2] = {"20", "0"};
    static const struct {
        const char *name, *const *prices;
        size_t n;
        const char *const *parameters;
    } rows[] = {
        {"world_bank", five, 3, none},
        {"world_bank", five, 3, less},
        {"percent_below_estimate", five, 5, estimate},
        {"spain_art85", five, 5, none},
        {"spain_art85", five, 1, less},
        {"italy_a", five, 5, none},
        {"scotland", absent, 3, none},
        {"quartile_fence", nothing, 3, none},
        {"percent_below_mean", absent, 3, none},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_abnormal_finding finding =
            judged(rows[i].name, rows[i].prices, rows[i].n, rows[i].parameters);
        if (finding.judged || finding.flagged || finding.threshold != NULL || !*said(&finding))
            fail_msg("row %zu: %s", i, said(&finding));
    }
}

/* Which parameters have a default, and that no other is made up. */
static void defaults(void **state)
{
    (void)state;
    struct bg_dec out = dec("77");
    for (const struct bg_abnormal_method *const *m = bg_abnormal_methods; *m != NULL; m++)
        for (size_t i = 0; (*m)->parameters[i] != NULL; i++) {
            bool has = (*m)->defaults != NULL && (*m)->defaults[i] != NULL;
            out = dec("77");
            assert_int_equal(bg_abnormal_default(*m, i, &out), has);
            if (!has)
                assert_int_equal(bg_dec_cmp(out, dec("77")), 0);
        }
    assert_true(bg_abnormal_default(bg_abnormal_find("percent_below_mean"), 1, &out));
    assert_int_equal(bg_dec_sign(out), 0); /* the highest counts */
    assert_false(bg_abnormal_default(bg_abnormal_find("percent_below_mean"), 0, &out));
    assert_false(bg_abnormal_default(bg_abnormal_find("world_bank"), 0, &out));
    assert_null(bg_abnormal_find("no such method"));
}

/* What is too large to print is said to be, and decides as exactly as anything. */
static void too_large(void **state)
{
    (void)state;
    static const char *const huge[] = {"1", "1e30", "1e30", "1e30", "1e30", "1e30"};
    static const char *const far[] = {"1e37", "0.000001"};
    static const char *const percent[2] = {"20", "0"};
    struct bg_abnormal_finding finding = judged("world_bank", huge, COUNT(huge), percent);
    assert_true(finding.judged);
    assert_true(finding.flagged); /* 5/6 of 10^30 below the mean; the deviation is 0.41 of it */
    assert_null(finding.threshold);
    assert_non_null(strstr(said(&finding), "too large to print"));
    finding = judged("percent_below_mean", far, COUNT(far), percent);
    assert_true(finding.judged && !finding.flagged);
    assert_non_null(strstr(said(&finding), "an amount too large to print"));
}

/* -- formulas that do not apply ---------------------------------------------------------------- */

/* No result for the second of two bids, the first of them at 100, with the reason; never a number. */
static void no_result(void **state)
{
    (void)state;
    static const struct {
        const char *price, *formula, *quality, *quality_weight, *parameters[3], *why;
    } rows[] = {
        /* 1 + Q / (100 - 60) is 0 at -40, and below it less */
        {"110", "coefficient", "-40", "60", {NULL}, "weigh as much"},
        {"110", "coefficient", "-41", "60", {NULL}, "weigh as much"},
        {"110", "coefficient", "10", "100", {NULL}, "weigh as much"},
        {"110", "coefficient", "10", "101", {NULL}, "weigh as much"},
        {"110",
         "monetised_quality",
         "10",
         "60",
         {"-0.01"},
         "\"per_point\" must not be less than 0"},
        {"110", "rated_criteria", "0", "60", {NULL}, "no bid has any points"},
        {"110", "rated_linear", "0", "60", {NULL}, "no bid has any points"},
        {"110", "logarithmic", "10", "60", {"1"}, "base"},
        {"110", "logarithmic", "10", "60", {"0.5"}, "base"},
        {"100", "logarithmic", "10", "60", {"1.00000000000001"}, "too close to 1"},
        {"110", "graduated", "10", "60", {"1", "-0.1", "1.1"}, "slopes"},
        {"110", "graduated", "10", "60", {"-1", "0.1", "1.1"}, "slopes"},
        {"110", "graduated", "10", "60", {"1", "0.1", "0.9"}, "\"inflection\" not less than 1"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct bg_price_formula *formula = bg_price_formula_find(rows[i].formula);
        struct bg_price_entry set[2] = {{true, dec("100"), bg_ratio_int(arena, 0)},
                                        {true, dec(rows[i].price), NULL}};
        struct bg_dec parameter[3] = {{0}};
        struct bg_reason why = {0}, note = {0};
        set[1].quality = bg_ratio_dec(arena, dec(rows[i].quality));
        for (size_t k = 0; k < 3 && rows[i].parameters[k] != NULL; k++)
            parameter[k] = dec(rows[i].parameters[k]);
        struct bg_price_context context = {.arena = arena,
                                           .set = set,
                                           .n = 2,
                                           .weight = dec("40"),
                                           .quality_weight = dec(rows[i].quality_weight),
                                           .total = dec("100"),
                                           .parameter = parameter};
        bg_price_prepare(&context);
        assert_null(bg_price_result(formula, &context, 1, &why, &note));
        assert_non_null(why.row);
        const char *words = bg_reason_words(arena, BG_ENGLISH, &why);
        if (strstr(words, rows[i].why) == NULL)
            fail_msg("row %zu: %s", i, words);
    }
    assert_null(bg_price_formula_find("no formula"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nobody_to_prefer), TEST(added_to_others),   TEST(rates_of_bids), TEST(equal_lowest),
        TEST(groups_of_caps),   TEST(one_not_displaced), TEST(not_judged),    TEST(defaults),
        TEST(too_large),        TEST(no_result),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
