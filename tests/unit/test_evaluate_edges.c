/* What is easily lost around an evaluation: names of bids without a vendor, warnings that differ in one word only, a
 * minimum of quality with figures that are not rounded, rules that no longer hold. */
#include "evaluate_fixture.h"

#include "score/evaluate/parts.h"

static void names_of_bids(void **state)
{
    (void)state;
    static const struct {
        const char *vendor, *id, *want;
    } rows[] = {
        {"Ash", "A", "Ash"},
        {"", "A", "A"},
        {NULL, "A", "A"},
        {"", "", "a bid without a name"},
        {NULL, NULL, "a bid without a name"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct bg_bid bid = {.vendor_name = rows[i].vendor, .id = rows[i].id};
        assert_string_equal(bg_bid_name(&bid), rows[i].want);
    }
}

static size_t warnings_with(const struct bg_lot_result *lot, const char *text)
{
    size_t n = 0;
    for (size_t i = 0; i < lot->warnings_n; i++)
        n += strstr(lot->warnings[i], text) != NULL;
    return n;
}

#define HEAD                                                                                       \
    "{'format':'bidgauge-ruleset/1','id':'e','title':'E','currency':'USD','solicitation':"         \
    "{'dates':{'bids_due':'2026-03-02'}},'fields':{'price':{'type':'money','role':'price'},"       \
    "'n':{'label':'Days','type':'number'}},"
#define TAIL                                                                                       \
    "'price':{'field':'price','weight':40,'formula':'lowest_proportion'},"                         \
    "'award':{'method':'highest_score','ties':[]}}"
static const char *const bids[] = {
    "{'format':'bidgauge-bid/1','bid':'A','answers':{'price':100,'n':7}}",
    "{'format':'bidgauge-bid/1','bid':'B','answers':{'price':110,'n':9}}"};

/* Two figures that nobody has verified are two warnings, however alike; each is said once for all bids. */
static void warnings_that_differ_in_one_word(void **state)
{
    (void)state;
    const struct bg_lot_result *lot = evaluated(
        HEAD
        "'parameters':{'one':{'title':'Floor "
        "one','values':{'2025-01-01':{'value':5,'verified':false}}},"
        "'two':{'title':'Floor two','values':{'2025-01-01':{'value':5,'verified':false}}}},"
        "'criteria':{'a':{'title':'A','kind':'yes_no','weight':30,'test':{'>':[{'val':'n'},"
        "{'param':'one'}]}},'b':{'title':'B','kind':'yes_no','weight':30,'test':{'>':[{'val':'n'},"
        "{'param':'two'}]}}}," TAIL,
        bids, 2);
    assert_int_equal(warnings_with(lot, "Floor one"), 1);
    assert_int_equal(warnings_with(lot, "Floor two"), 1);
}

/* Quality is 7/9 of 60 = 46.666... against 60 x 9/9; as shown 46.67, exactly less than that. */
static void a_minimum_of_quality_exact_and_as_shown(void **state)
{
    (void)state;
    static const struct {
        const char *award;
        int rank;
    } rows[] = {
        {"'minimum_quality':46.67", 2},
        {"'minimum_quality':46.67,'rank_on':'exact'", 0},
        {"'minimum_quality':46.66,'rank_on':'exact'", 2},
        {"'minimum_quality':46.68", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct bg_lot_result *lot =
            evaluated(bg_arena_printf(
                          arena,
                          HEAD "'criteria':{'a':{'title':'A','kind':'linear','weight':60,'value':"
                               "{'val':'n'},'from':0,'to':9}},'price':{'field':'price','weight':40,"
                               "'formula':'lowest_proportion'},'award':{'method':'highest_score',"
                               "'ties':[],%s}}",
                          rows[i].award),
                      bids, 2);
        assert_int_equal(rank_of(lot, "A"), rows[i].rank);
        assert_int_equal(rank_of(lot, "B"), 1);
    }
}

static void rules_that_no_longer_hold(void **state)
{
    (void)state;
    const struct bg_lot_result *lot = evaluated(
        HEAD "'effective_from':'2025-01-01','effective_to':'2026-01-31','criteria':{'a':{'title':"
             "'A','kind':'linear','weight':60,'value':{'val':'n'},'from':0,'to':9}}," TAIL,
        bids, 2);
    assert_int_equal(warnings_with(lot, "2026-01-31"), 1);
    lot = evaluated(
        HEAD "'effective_from':'2025-01-01','effective_to':'2026-03-02','criteria':{'a':{'title':"
             "'A','kind':'linear','weight':60,'value':{'val':'n'},'from':0,'to':9}}," TAIL,
        bids, 2);
    assert_int_equal(warnings_with(lot, "2026-03-02"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_bids),
        cmocka_unit_test_setup_teardown(warnings_that_differ_in_one_word, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_minimum_of_quality_exact_and_as_shown, open_arena,
                                        close_arena),
        cmocka_unit_test_setup_teardown(rules_that_no_longer_hold, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
