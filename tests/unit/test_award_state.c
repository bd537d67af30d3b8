/* Sums to the coin of the currency, and procedures that end without an award. The figures are worked
 * out by hand in the comments. */
#include "evaluate_fixture.h"

#include "base/currency.h"

#define LINES(currency)                                                                            \
    "{'format':'bidgauge-ruleset/1','id':'works','title':'Works','currency':'" currency            \
    "','solicitation':{'dates':{'bids_due':'2026-01-31'}},'fields':{'price':{'label':'Total',"     \
    "'type':'money','role':'price'},'lines':{'label':'Lines','type':'table','columns':{"           \
    "'q':{'label':'Quantity','type':'number'},'u':{'label':'Unit price','type':'money'},"          \
    "'m':{'label':'Amount','type':'money'}}}},'criteria':{},'price':{'field':'price',"             \
    "'schedule':{'field':'lines','quantity':'q','unit_price':'u','amount':'m',"                    \
    "'governs':'lines'}},'award':{'method':'lowest_evaluated_price','ties':[]}}"
#define LINE_BID(id, answers)                                                                      \
    "{'format':'bidgauge-bid/1','bid':'" id "','vendor':{'id':'" id "','name':'" id                \
    "'},'answers':{" answers "}}"

static const struct bg_flag *flagged(const struct bg_bid_result *bid, const char *id)
{
    for (size_t i = 0; i < bid->flags_n; i++)
        if (strcmp(bid->flags[i].id, id) == 0)
            return &bid->flags[i];
    return NULL;
}

static void coins(void **state)
{
    (void)state;
    struct bg_dec a, b;
    assert_int_equal(bg_currency_places("USD"), 2);
    assert_int_equal(bg_currency_places("JPY"), 0);
    assert_int_equal(bg_currency_places("KWD"), 3);
    assert_int_equal(bg_currency_places(""), 2);
    assert_int_equal(bg_currency_places("PYG"), 0);
    assert_int_equal(bg_currency_places("F G"), 2); /* no piece of the list is a code */
    assert_true(bg_dec_parse("700", 3, &a));
    assert_true(bg_dec_parse("700.005", 7, &b));
    assert_false(bg_currency_differs("USD", a, b)); /* half a cent */
    assert_false(bg_currency_differs("USD", b, a));
    assert_true(bg_currency_differs("KWD", a, b)); /* five fils */
    assert_true(bg_dec_parse("700.0051", 8, &b));
    assert_true(bg_currency_differs("USD", a, b));
    assert_true(bg_currency_differs("USD", b, a));
}

static void noise_below_a_coin_is_no_difference(void **state)
{
    (void)state;
    static const char *const bids[] = {
        /* 14 x 50 = 700: what is left of a binary double */
        LINE_BID("noise", "'lines':[{'q':14,'u':50,'m':700.0000000000001}],'price':700"),
        /* 3 x 3.335 = 10.005, rounded to a cent by the bidder; 10.01 x 2 = 20.02 */
        LINE_BID("rounded", "'lines':[{'q':3,'u':3.335,'m':10.01},{'q':3,'u':3.335,'m':10.01}],"
                            "'price':20.02"),
        /* 0.1 x 3 = 0.3, and two cents more */
        LINE_BID("wrong", "'lines':[{'q':3,'u':0.1,'m':0.32}],'price':0.3"),
        /* half a cent and a little more on a line that prints alike with four places */
        LINE_BID("total", "'lines':[{'q':1,'u':5}],'price':5.005001")};
    const struct bg_lot_result *lot = evaluated(LINES("USD"), bids, 4);
    assert_null(flagged(bid_of(lot, "noise"), "line_differs"));
    assert_null(flagged(bid_of(lot, "noise"), "total_differs"));
    assert_string_equal(dec_of(bid_of(lot, "noise")->price.amount), "700");
    assert_null(flagged(bid_of(lot, "rounded"), "line_differs"));
    assert_null(flagged(bid_of(lot, "rounded"), "total_differs"));
    assert_string_equal(dec_of(bid_of(lot, "rounded")->price.amount), "20.02");
    assert_string_equal(flagged(bid_of(lot, "wrong"), "line_differs")->message,
                        "Line 1 comes to 0.30 USD by quantity and unit price, and the bid says "
                        "0.32 USD.");
    assert_null(flagged(bid_of(lot, "wrong"), "total_differs"));
    assert_non_null(flagged(bid_of(lot, "total"), "total_differs"));
}

static void a_coin_is_the_currencys_own(void **state)
{
    (void)state;
    static const char *const yen[] = {LINE_BID("a", "'lines':[{'q':3,'u':33.4,'m':100}]")};
    static const char *const dinar[] = {LINE_BID("a", "'lines':[{'q':1,'u':1.234,'m':1.23}]")};
    const struct bg_lot_result *lot = evaluated(LINES("JPY"), yen, 1);
    assert_null(flagged(&lot->bids[0], "line_differs")); /* 100.2 yen are 100 */
    assert_string_equal(dec_of(lot->bids[0].price.amount), "100");
    lot = evaluated(LINES("KWD"), dinar, 1);
    assert_non_null(flagged(&lot->bids[0], "line_differs")); /* 4 fils */
}

static void words_that_differ(void **state)
{
    (void)state;
    struct bg_dec a, b;
    assert_true(bg_dec_parse("700", 3, &a));
    assert_true(bg_dec_parse("700.00001", 9, &b));
    struct bg_word_pair pair = bg_number_words_apart(arena, a, b, "USD");
    assert_string_not_equal(pair.a, pair.b);
    assert_string_equal(pair.b, "700.00001 USD");
    pair = bg_number_words_apart(arena, a, a, "USD");
    assert_string_equal(pair.a, "700.00 USD");
    assert_string_equal(pair.a, pair.b);
}

#define PRICED(extra)                                                                              \
    "{'format':'bidgauge-ruleset/1','id':'p','title':'P','currency':'USD','solicitation':{" extra  \
    "'dates':{'bids_due':'2026-01-31'}},'fields':{'price':{'label':'Price','type':'money',"        \
    "'role':'price'}},'criteria':{},'price':{'field':'price'},"                                    \
    "'award':{'method':'lowest_evaluated_price','ties':[]}}"

static void a_procedure_without_an_award_recommends_nobody(void **state)
{
    (void)state;
    static const char *const bids[] = {LINE_BID("A", "'price':5"), LINE_BID("B", "'price':6")};
    const struct bg_lot_result *lot =
        evaluated(PRICED("'no_award':'the tender was cancelled',"), bids, 2);
    assert_int_equal(lot->recommended, -1);
    assert_string_equal(lot->recommendation, "Nobody is recommended: the tender was cancelled.");
    assert_int_equal(rank_of(lot, "A"), 1); /* what is known of the bids stays */
    assert_false(lot->has_margin);
    lot = evaluated(PRICED(""), bids, 2);
    assert_int_equal(lot->recommended, 0);
    assert_string_equal(lot->no_award, "");
}

static void the_bids_say_it_too(void **state)
{
    (void)state;
    static const char *const closed[] = {
        LINE_BID("A", "'price':5"),
        "{'format':'bidgauge-bid/1','bid':'B','no_award':'the lot failed','answers':{'price':6}}"};
    const struct bg_lot_result *lot = evaluated(PRICED(""), closed, 2);
    assert_int_equal(lot->recommended, -1);
    assert_string_equal(lot->recommendation, "Nobody is recommended: the lot failed.");
    /* of several reasons the first by its letters, in whatever order the bids are */
    static const char *const why[][3] = {
        {"b", "a", "c"}, {"a", "b", ""}, {"", "c", "a"}, {"c", "", "a"}};
    for (size_t i = 0; i < COUNT(why); i++) {
        const char *texts[3];
        for (int k = 0; k < 3; k++)
            texts[k] = bg_arena_printf(arena,
                                       "{'format':'bidgauge-bid/1','bid':'%d','no_award':'%s',"
                                       "'answers':{'price':5}}",
                                       k, why[i][k]);
        assert_string_equal(evaluated(PRICED(""), texts, 3)->no_award, "a");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(coins),
        TEST(noise_below_a_coin_is_no_difference),
        TEST(a_coin_is_the_currencys_own),
        TEST(words_that_differ),
        TEST(a_procedure_without_an_award_recommends_nobody),
        TEST(the_bids_say_it_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
