/* Ranks: exact ties are equal, ties are broken only by what the award says, and the recommendation
 * and the margin say what happened. */
#include "evaluate_fixture.h"

#define RULES(award)                                                                               \
    "{'format':'bidgauge-ruleset/1','id':'t','title':'T','currency':'USD',"                        \
    "'solicitation':{'title':'S','dates':{'bids_due':'2026-01-10'}},"                              \
    "'fields':{'price':{'label':'Price','type':'money','role':'price'},"                           \
    "'small':{'label':'Small?','type':'boolean'},"                                                 \
    "'a':{'label':'A','type':'number'},'b':{'label':'B','type':'number'}},"                        \
    "'criteria':{'a':{'title':'Wages','kind':'linear','weight':60,'value':{'var':'a'},'from':0,"   \
    "'to':10},'b':{'title':'Safety','kind':'linear','weight':40,'value':{'var':'b'},'from':0,"     \
    "'to':10}},'price':{'field':'price','preferences':{'small':{'title':'Small firms',"            \
    "'applies_if':{'var':'small'},'effect':'subtract_own','base':'own_bid','percent':0,"           \
    "'wins_ties':true}}},'award':{'method':'highest_score'" award "}}"
#define BID(id, at, answers)                                                                       \
    "{'format':'bidgauge-bid/1','bid':'" id "','receipt':{'received':'2026-01-0" at                \
    "T10:00:00Z'},'answers':{" answers "}}"

static void a_tie_without_a_rule_is_reported(void **state)
{
    (void)state;
    static const char *const bids[] = {BID("A", "5", "'a':5,'b':5,'price':100"),
                                       BID("B", "4", "'a':1,'b':10,'price':101"),
                                       BID("C", "3", "'a':5,'b':5,'price':90")};
    const struct bg_lot_result *lot = evaluated(RULES(""), bids, 3);
    assert_int_equal(rank_of(lot, "A"), 1);
    assert_int_equal(rank_of(lot, "C"), 1);
    assert_int_equal(rank_of(lot, "B"), 3); /* 6 + 40 = 46 */
    assert_true(bid_of(lot, "A")->tied && bid_of(lot, "C")->tied);
    assert_false(bid_of(lot, "B")->tied);
    assert_int_equal(lot->recommended, -1);
    assert_false(lot->has_margin);
    assert_string_equal(lot->recommendation,
                        "Nobody is recommended: A and C are tied at 50.00 points, and the award's "
                        "rules do not break the tie.");
}

#define CLAIM(id, at)                                                                              \
    "{'format':'bidgauge-bid/1','bid':'" id "','submitted':'2026-01-0" at                          \
    "T10:00:00Z','answers':{'a':5,'b':5,'price':100}}"

/* The vendor's own date breaks no tie; nor does a receipt of one bid alone, or one that does not
 * tell which came first. */
static void only_recorded_receipts_break_a_tie(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b, *why;
    } rows[] = {
        {CLAIM("A", "5"), CLAIM("B", "4"),
         "the time of receipt cannot break the tie: no receipt is recorded for 2 of them"},
        {BID("A", "5", "'a':5,'b':5,'price':100"), CLAIM("B", "4"),
         "the time of receipt cannot break the tie: no receipt is recorded for B"},
        {"{'format':'bidgauge-bid/1','bid':'A','receipt':{'received':'2026-01-05'},"
         "'answers':{'a':5,'b':5,'price':100}}",
         BID("B", "5", "'a':5,'b':5,'price':100"),
         "the time of receipt cannot break the tie: what is recorded does not tell which came in "
         "first"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *bids[] = {rows[i].a, rows[i].b};
        const struct bg_lot_result *lot = evaluated(RULES(",'ties':['earliest']"), bids, 2);
        assert_int_equal(lot->recommended, -1);
        assert_true(bid_of(lot, "A")->tied && bid_of(lot, "B")->tied);
        assert_string_equal(lot->recommendation,
                            bg_arena_printf(arena,
                                            "Nobody is recommended: A and B are tied at 50.00 "
                                            "points, and %s.",
                                            rows[i].why));
    }
}

/* A sentence about many tied bids names the first ones. */
static void many_tied_bids_are_counted(void **state)
{
    const char *bids[8];
    (void)state;
    for (int i = 0; i < 8; i++)
        bids[i] = bg_arena_printf(arena, BID("%c", "5", "'a':5,'b':5,'price':100"), 'A' + i);
    const struct bg_lot_result *lot = evaluated(RULES(""), bids, 8);
    assert_string_equal(lot->recommendation,
                        "Nobody is recommended: A, B, C, D, E and 3 others are tied at 50.00 "
                        "points, and the award's rules do not break the tie.");
}

/* A: 30 + 20, Z: 18 + 32; C has 40. */
static void ties_are_broken_by_the_award_alone(void **state)
{
    (void)state;
    static const struct {
        const char *rules, *first, *reason;
    } rows[] = {
        {RULES(",'ties':['earliest']"), "Z", "the time of receipt"},
        {RULES(",'ties':['lowest_price']"), "A", "the lower price"},
        {RULES(",'ties':['preference','lowest_price']"), "Z", "a preference that wins ties"},
        {RULES(",'ties':[{'criterion':'a'}]"), "A", "the points for \"Wages\""},
        {RULES(",'ties':[{'criterion':'b'},'lowest_price']"), "Z", "the points for \"Safety\""},
    };
    static const char *const bids[] = {BID("A", "5", "'a':5,'b':5,'price':100,'small':false"),
                                       BID("Z", "4", "'a':3,'b':8,'price':101,'small':true"),
                                       BID("C", "3", "'a':4,'b':4,'price':90,'small':false")};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct bg_lot_result *lot = evaluated(rows[i].rules, bids, 3);
        assert_string_equal(total_of(lot, "A"), "50");
        assert_string_equal(total_of(lot, "Z"), "50");
        assert_int_equal(rank_of(lot, rows[i].first), 1);
        assert_int_equal(rank_of(lot, "C"), 3);
        assert_false(bid_of(lot, "A")->tied);
        assert_string_equal(lot->bids[lot->recommended].bid->id, rows[i].first);
        char want[160];
        snprintf(want, sizeof want, "Equal at 50.00 points with 1 other bid; %s decided the order.",
                 rows[i].reason);
        assert_string_equal(bid_of(lot, "A")->tie_reason, want);
        assert_string_equal(bid_of(lot, "C")->tie_reason, "");
        assert_true(lot->has_margin);
        assert_int_equal(bg_dec_sign(lot->margin), 0);
        assert_non_null(strstr(lot->margin_words, "the tie was broken"));
    }
}

/* Without its time of submission one bid could not be placed, so the rule is passed over. */
static void a_rule_that_cannot_be_applied_is_passed_over(void **state)
{
    (void)state;
    static const char *const bids[] = {
        "{'format':'bidgauge-bid/1','bid':'A','answers':{'a':5,'b':5,'price':100}}",
        BID("B", "4", "'a':5,'b':5,'price':99")};
    const struct bg_lot_result *lot = evaluated(RULES(",'ties':['earliest']"), bids, 2);
    assert_int_equal(lot->recommended, -1);
    lot = evaluated(RULES(",'ties':['earliest','lowest_price']"), bids, 2);
    assert_int_equal(rank_of(lot, "B"), 1);
}

/* 50.0006 and 50.0012: equal when rounded, not when exact. */
static void ranks_compare_what_the_award_says(void **state)
{
    (void)state;
    static const char *const bids[] = {BID("A", "5", "'a':5.0001,'b':5,'price':100"),
                                       BID("B", "4", "'a':5.0002,'b':5,'price':100")};
    const struct bg_lot_result *lot = evaluated(RULES(""), bids, 2);
    assert_int_equal(lot->recommended, -1);
    lot = evaluated(RULES(",'rank_on':'exact'"), bids, 2);
    assert_int_equal(rank_of(lot, "B"), 1);
    assert_int_equal(rank_of(lot, "A"), 2);
    assert_string_equal(lot->margin_words,
                        "ahead of A by less than is shown; exact figures decide");
}

static void a_provisional_winner_is_said_to_be_so(void **state)
{
    (void)state;
    static const char *const bids[] = {BID("A", "5", "'a':9,'price':100"),
                                       BID("B", "4", "'a':5,'b':5,'price':100")};
    const struct bg_lot_result *lot = evaluated(RULES(""), bids, 2);
    assert_int_equal(bid_of(lot, "A")->status, BG_PROVISIONAL);
    assert_int_equal(lot->recommended, 0);
    assert_string_equal(
        lot->recommendation,
        "A is recommended provisionally: highest score, 54.00 points. So far 40 of 100 points are "
        "not scored for A; they cannot change who is first.");
    assert_string_equal(dec_of(bid_of(lot, "A")->reachable), "94");
}

static void nobody_is_recommended_without_a_ranked_bid(void **state)
{
    (void)state;
    static const char *const bids[] = {
        "{'format':'bidgauge-bid/1','bid':'A','status':'withdrawn','answers':{'a':5,'b':5}}",
        "not JSON"};
    const struct bg_lot_result *lot = evaluated(RULES(""), bids, 2);
    assert_int_equal(lot->recommended, -1);
    assert_string_equal(lot->recommendation, "Nobody is recommended, since no bid could be ranked: "
                                             "1 not ranked, 1 unreadable.");
    lot = evaluated(RULES(""), NULL, 0);
    assert_string_equal(lot->recommendation, "Nobody is recommended: there is no bid.");
}

/* Ranked first by rank, the others after them in the order of input. */
static void the_order_lists_ranked_bids_first(void **state)
{
    (void)state;
    static const char *const bids[] = {
        "{'format':'bidgauge-bid/1','bid':'X','status':'deleted','answers':{}}",
        BID("A", "5", "'a':1,'b':1,'price':1"),
        "{'format':'bidgauge-bid/1','bid':'Y','status':'disqualified','answers':{}}",
        BID("B", "4", "'a':2,'b':2,'price':1")};
    static const size_t want[] = {3, 1, 0, 2};
    const struct bg_lot_result *lot = evaluated(RULES(""), bids, 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(lot->order[i], want[i]);
}

static void three_way_ties_split_step_by_step(void **state)
{
    (void)state;
    static const char *const bids[] = {BID("A", "5", "'a':5,'b':5,'price':100"),
                                       BID("B", "4", "'a':5,'b':5,'price':100"),
                                       BID("C", "3", "'a':5,'b':5,'price':99")};
    const struct bg_lot_result *lot =
        evaluated(RULES(",'ties':['lowest_price','earliest']"), bids, 3);
    assert_int_equal(rank_of(lot, "C"), 1);
    assert_int_equal(rank_of(lot, "B"), 2);
    assert_int_equal(rank_of(lot, "A"), 3);
    lot = evaluated(RULES(",'ties':['lowest_price']"), bids, 3);
    assert_int_equal(rank_of(lot, "C"), 1);
    assert_int_equal(rank_of(lot, "A"), 2);
    assert_int_equal(rank_of(lot, "B"), 2);
    assert_true(bid_of(lot, "A")->tied);
    assert_false(bid_of(lot, "C")->tied);
    assert_int_equal(lot->recommended, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_tie_without_a_rule_is_reported),
        TEST(only_recorded_receipts_break_a_tie),
        TEST(many_tied_bids_are_counted),
        TEST(ties_are_broken_by_the_award_alone),
        TEST(a_rule_that_cannot_be_applied_is_passed_over),
        TEST(ranks_compare_what_the_award_says),
        TEST(a_provisional_winner_is_said_to_be_so),
        TEST(nobody_is_recommended_without_a_ranked_bid),
        TEST(the_order_lists_ranked_bids_first),
        TEST(three_way_ties_split_step_by_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
