/* What is easily lost around an evaluation: names of bids without a vendor,
 * warnings that differ in one word only, a minimum of quality with figures that
 * are not rounded, rules that no longer hold. */
#include "evaluate_fixture.h"

#include "score/evaluate/parts.h"

static size_t warnings_with(const struct bg_lot_result *lot, const char *text)
{
    size_t n = 0;
    for (size_t i = 0; i < lot->warnings_n; i++)
        n += strstr(lot->warnings[i], text) != NULL;
    return n;
}

#define HEAD                                                                                       \
    "{'format':'bidgauge-ruleset/"                                                                 \
    "1','id':'e','title':'E','currency':'USD','solicitation':"                                     \
    "{'dates':{'bids_due':'2026-03-02'}},'fields':{'price':{'type':'money','"                      \
    "role':'price'},"                                                                              \
    "'n':{'label':'Days','type':'number'}},"
#define TAIL                                                                                       \
    "'price':{'field':'price','weight':40,'formula':'lowest_proportion'},"                         \
    "'award':{'method':'highest_score','ties':[]}}"
static const char *const bids[] = {
    "{'format':'bidgauge-bid/1','bid':'A','answers':{'price':100,'n':7}}",
    "{'format':'bidgauge-bid/1','bid':'B','answers':{'price':110,'n':9}}"};

/* Two figures that nobody has verified are two warnings, however alike; each is
 * said once for all bids. */
static void warnings_that_differ_in_one_word(void **state)
{
    (void)state;
    const struct bg_lot_result *lot =
        evaluated(HEAD "'parameters':{'one':{'title':'Floor "
                       "one','values':{'2025-01-01':{'value':5,'verified':false}}},"
                       "'two':{'title':'Floor "
                       "two','values':{'2025-01-01':{'value':5,'verified':false}}}},"
                       "'criteria':{'a':{'title':'A','kind':'yes_no','weight':30,'test':{'>"
                       "':[{'val':'n'},"
                       "{'param':'one'}]}},'b':{'title':'B','kind':'yes_no','weight':30,'"
                       "test':{'>':[{'val':'n'},"
                       "{'param':'two'}]}}}," TAIL,
                  bids, 2);
    assert_int_equal(warnings_with(lot, "Floor one"), 1);
    assert_int_equal(warnings_with(lot, "Floor two"), 1);
}

/* Quality is 7/9 of 60 = 46.666... against 60 x 9/9; as shown 46.67, exactly
 * less than that. */
static void a_minimum_of_quality_exact_and_as_shown(void **state)
{
    (void)state;
    static const struct {
        const char *award;
        int rank, of_b;
    } rows[] = {
        {"'minimum_quality':46.67", 2, 1},
        {"'minimum_quality':46.67,'rank_on':'exact'", 0, 1},
        {"'minimum_quality':46.66,'rank_on':'exact'", 2, 1},
        {"'minimum_quality':46.68", 0, 1},
        /* as much as is wanted is enough */
        {"'minimum_quality':60", 0, 1},
        {"'minimum_quality':60,'rank_on':'exact'", 0, 1},
        {"'minimum_quality':60.01", 0, 0},
        {"'minimum_quality':60.01,'rank_on':'exact'", 0, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct bg_lot_result *lot = evaluated(
            bg_arena_printf(arena,
                            HEAD "'criteria':{'a':{'title':'A','kind':'linear','weight':60,'value':"
                                 "{'val':'n'},'from':0,'to':9}},'price':{'field':'price','weight':"
                                 "40,"
                                 "'formula':'lowest_proportion'},'award':{'method':'highest_score',"
                                 "'ties':[],%s}}",
                            rows[i].award),
            bids, 2);
        assert_int_equal(rank_of(lot, "A"), rows[i].rank);
        assert_int_equal(rank_of(lot, "B"), rows[i].of_b);
    }
}

static void rules_that_no_longer_hold(void **state)
{
    (void)state;
    const struct bg_lot_result *lot =
        evaluated(HEAD "'effective_from':'2025-01-01','effective_to':'2026-01-31'"
                       ",'criteria':{'a':{'title':"
                       "'A','kind':'linear','weight':60,'value':{'val':'n'},'"
                       "from':0,'to':9}}," TAIL,
                  bids, 2);
    assert_int_equal(warnings_with(lot, "2026-01-31"), 1);
    lot = evaluated(HEAD "'effective_from':'2025-01-01','effective_to':'2026-03-"
                         "02','criteria':{'a':{'title':"
                         "'A','kind':'linear','weight':60,'value':{'val':'n'},'"
                         "from':0,'to':9}}," TAIL,
                    bids, 2);
    assert_int_equal(warnings_with(lot, "2026-03-02"), 0);
}

/* Two preferences of 10 % of 100: the second of the price that the first leaves, or held by what both may come to. */
static void preferences_that_know_each_other(void **state)
{
    (void)state;
    static const struct {
        const char *both, *second, *evaluated;
    } rows[] = {
        {"", "", "80"},
        {"", ",'after':'p'", "81"},
        {",'cap_group':'g','cap_group_limit':15", "", "85"},
        {",'cap_group':'g','cap_group_limit':15", ",'after':'p'", "85"},
        {",'cap_group':'g','cap_group_limit':30", "", "80"},
        {",'cap_group':'g','cap_group_limit':9", "", "91"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *two =
            bg_arena_printf(arena,
                            "'p':{'title':'P','applies_if':{'==':[{'val':'n'},7]},'effect':"
                            "'subtract_own','base':'own_bid','percent':10%s},'q':{'title':'Q',"
                            "'applies_if':{'==':[{'val':'n'},7]},'effect':'subtract_own','base':"
                            "'own_bid','percent':10%s%s}",
                            rows[i].both, rows[i].both, rows[i].second);
        const struct bg_lot_result *lot = evaluated(
            bg_arena_printf(arena,
                            HEAD "'criteria':{},'price':{'field':'price','preferences':{%s}},"
                                 "'award':{'method':'lowest_evaluated_price','ties':[]}}",
                            two),
            bids, 2);
        assert_string_equal(dec_of(bid_of(lot, "A")->price.evaluated), rows[i].evaluated);
        assert_string_equal(dec_of(bid_of(lot, "B")->price.evaluated), "110");
    }
}

/* What is scored in each period of the term is scored as in the worst, wherever that is: 5 of x, and whether it is
 * more than x. */
static void the_worst_period_is_scored(void **state)
{
    (void)state;
    static const struct {
        const char *values, *rating, *more;
    } rows[] = {
        {"'2025-01-01':10", "1/2", "0"},
        {"'2025-01-01':10,'2027-01-01':20", "1/4", "0"},
        {"'2025-01-01':20,'2027-01-01':10", "1/4", "0"},
        {"'2025-01-01':10,'2027-01-01':20,'2028-01-01':15", "1/4", "0"},
        {"'2025-01-01':10,'2027-01-01':4,'2028-01-01':8", "1/2", "0"},
        {"'2025-01-01':4,'2027-01-01':4.5", "1", "1"},
        {"'2025-01-01':4,'2027-01-01':5", "1", "0"},
        /* before the term and after it nothing is asked */
        {"'2025-01-01':40,'2026-04-01':10,'2029-04-01':20", "1/2", "0"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct bg_lot_result *lot = evaluated(
            bg_arena_printf(arena,
                            "{'format':'bidgauge-ruleset/1','id':'e','title':'E','currency':"
                            "'USD','solicitation':{'dates':{'bids_due':'2026-03-02','start':"
                            "'2026-04-01','end':'2029-03-31'}},'parameters':{'x':{'title':'X',"
                            "'at':'term','values':{%s}}},'fields':{'n':{'label':'N','type':"
                            "'number'}},'criteria':{'l':{'title':'L','kind':'linear','weight':50,"
                            "'value':{'val':'n'},'from':0,'to':{'param':'x'}},'y':{'title':'Y',"
                            "'kind':'yes_no','weight':50,'test':{'>':[{'val':'n'},{'param':'x'}]}"
                            "}},'award':{'method':'highest_score','ties':[]}}",
                            rows[i].values),
            (const char *const[]){"{'format':'bidgauge-bid/1','bid':'A','answers':{'n':5}}"}, 1);
        if (strcmp(ratio_of(criterion_of(lot, "A", "l")->rating), rows[i].rating) != 0 ||
            strcmp(ratio_of(criterion_of(lot, "A", "y")->rating), rows[i].more) != 0)
            fail_msg("row %zu: %s, %s", i, ratio_of(criterion_of(lot, "A", "l")->rating),
                     ratio_of(criterion_of(lot, "A", "y")->rating));
    }
}

static struct bg_reason list_of(const char *first, const char *second, size_t n)
{
    const struct bg_arg names[] = {{.kind = BG_ARG_NAME, .text = first},
                                   {.kind = BG_ARG_NAME, .text = second}};
    struct bg_reason *rows = BG_ARRAY(arena, 2, struct bg_reason);
    rows[0] = bg_reason_make(arena, BG_R_NAMED_FIRST, &names[0], 1);
    rows[1] = bg_reason_make(arena, BG_R_NAMED_LAST, &names[1], 1);
    return BG_REASON(arena, WARN_CONTENDERS, bg_arg_list(rows, n));
}

static struct bg_reason over(const char *amount, const char *unit)
{
    return BG_REASON(arena, OVER, bg_arg_number(BG_ARG_AMOUNT, dec(amount), unit));
}

/* A warning is the same as another when each part of it is. */
static void warnings_are_given_once(void **state)
{
    (void)state;
    const struct bg_reason yes = BG_REASON_PLAIN(YES), no = BG_REASON_PLAIN(NO);
    const struct {
        struct bg_reason a, b;
        bool same;
    } rows[] = {
        {yes, yes, true},
        {yes, no, false},
        {over("5", "USD"), over("5", "USD"), true},
        {over("5", "USD"), over("5.0", "USD"), true},
        {over("5", "USD"), over("6", "USD"), false},
        {over("5", "USD"), over("5", "EUR"), false},
        {BG_REASON(arena, CAN_EARN, bg_arg_points(dec("5"))),
         BG_REASON(arena, CAN_EARN, bg_arg_points(dec("4"))), false},
        {BG_REASON(arena, WARN_NEAR_MORE, bg_arg_count(2)),
         BG_REASON(arena, WARN_NEAR_MORE, bg_arg_count(2)), true},
        {BG_REASON(arena, WARN_NEAR_MORE, bg_arg_count(2)),
         BG_REASON(arena, WARN_NEAR_MORE, bg_arg_count(3)), false},
        {BG_REASON(arena, FROM_DATE, bg_arg_date(1), bg_arg_sentence(arena, yes)),
         BG_REASON(arena, FROM_DATE, bg_arg_date(1), bg_arg_sentence(arena, yes)), true},
        {BG_REASON(arena, FROM_DATE, bg_arg_date(1), bg_arg_sentence(arena, yes)),
         BG_REASON(arena, FROM_DATE, bg_arg_date(2), bg_arg_sentence(arena, yes)), false},
        {BG_REASON(arena, FROM_DATE, bg_arg_date(1), bg_arg_sentence(arena, yes)),
         BG_REASON(arena, FROM_DATE, bg_arg_date(1), bg_arg_sentence(arena, no)), false},
        {list_of("Ash", "Elm", 2), list_of("Ash", "Elm", 2), true},
        {list_of("Ash", "Elm", 2), list_of("Ash", "Oak", 2), false},
        {list_of("Ash", "Elm", 2), list_of("Oak", "Elm", 2), false},
        {list_of("Ash", "Elm", 2), list_of("Ash", "Elm", 1), false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_lot_work work = {.arena = arena};
        bg_lot_warn(&work, rows[i].a);
        bg_lot_warn(&work, rows[i].b);
        bg_lot_warn(&work, rows[i].a);
        if (work.warnings_n != (rows[i].same ? 1 : 2))
            fail_msg("row %zu: %zu warnings", i, work.warnings_n);
    }
    struct bg_lot_work work = {.arena = arena};
    for (size_t i = 0; i < 20; i++) /* more than the first room */
        bg_lot_warn(&work, BG_REASON(arena, WARN_NEAR_MORE, bg_arg_count(i + 2)));
    assert_int_equal(work.warnings_n, 20);
    assert_int_equal(work.warnings[0].args[0].as.count, 2);
    assert_int_equal(work.warnings[19].args[0].as.count, 21);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(warnings_that_differ_in_one_word), TEST(a_minimum_of_quality_exact_and_as_shown),
        TEST(rules_that_no_longer_hold),        TEST(preferences_that_know_each_other),
        TEST(the_worst_period_is_scored),       TEST(warnings_are_given_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
