/* Published worked examples as whole evaluations: rulesets and bids as files, points, totals and
 * ranks as printed in the sources. The numbers E02 to E30 and C2 to C4 are those of the collection
 * of examples that BIDGAUGE_SHARED holds; figures are retyped, with their source. */
#include "evaluate_fixture.h"

#define RULES(award, criteria, price)                                                              \
    "{'format':'bidgauge-ruleset/1','id':'t','title':'T','currency':'USD',"                        \
    "'solicitation':{'title':'S','dates':{'bids_due':'2026-01-10'}},"                              \
    "'fields':{'price':{'label':'Price','type':'money','role':'price'},"                           \
    "'a':{'label':'A','type':'number'},'b':{'label':'B','type':'number'},"                         \
    "'c':{'label':'C','type':'number'},'d':{'label':'D','type':'number'}}," criteria               \
    "'price':{'field':'price'," price "},'award':{" award "}}"
#define SCALE(id, weight, top)                                                                     \
    "'" id "':{'title':'" id "','kind':'linear','weight':" weight ",'value':{'var':'" id           \
    "'},'from':0,'to':" top "}"
#define BID(id, answers) "{'format':'bidgauge-bid/1','bid':'" id "','answers':{" answers "}}"

static const char *price_points(const struct bg_lot_result *lot, const char *bid)
{
    return dec_of(bid_of(lot, bid)->price.points);
}

/* Georgia Procurement Manual, table 5.7: Z = L/R x P, 300 cost points. */
static void e02_georgia(void **state)
{
    (void)state;
    static const char *const bids[] = {BID("A", "'price':50000,'a':700"),
                                       BID("B", "'price':55000,'a':700")};
    const struct bg_lot_result *lot =
        evaluated(RULES("'method':'highest_score','total':1000,'decimals':1",
                        "'criteria':{" SCALE("a", "700", "700") "},",
                        "'weight':300,'formula':'lowest_proportion'"),
                  bids, 2);
    assert_string_equal(price_points(lot, "A"), "300");
    assert_string_equal(price_points(lot, "B"), "272.7");
    assert_string_equal(total_of(lot, "B"), "972.7");
}

/* impactbids.com, a 60/40 care tender: 100, 105 and 108 pounds for 40 points. */
static void e03_care_tender(void **state)
{
    (void)state;
    static const char *const bids[] = {BID("1", "'price':100,'a':60"),
                                       BID("2", "'price':105,'a':60"),
                                       BID("3", "'price':108,'a':60")};
    const struct bg_lot_result *lot = evaluated(RULES("'method':'highest_score','decimals':0",
                                                      "'criteria':{" SCALE("a", "60", "60") "},",
                                                      "'weight':40,'formula':'lowest_proportion'"),
                                                bids, 3);
    assert_string_equal(price_points(lot, "1"), "40");
    assert_string_equal(price_points(lot, "2"), "38");
    assert_string_equal(price_points(lot, "3"), "37");
}

/* Negometrix support article "Low bid scoring formula": four criteria, 200 points. */
static void e04_four_criteria(void **state)
{
    (void)state;
    static const char *const bids[] = {BID("A", "'price':10000,'a':40,'b':30,'c':20"),
                                       BID("B", "'price':8000,'a':32,'b':20,'c':22")};
    const struct bg_lot_result *lot =
        evaluated(RULES("'method':'highest_score','total':200",
                        "'criteria':{" SCALE("a", "60", "60") "," SCALE("b", "40", "40") "," SCALE(
                            "c", "30", "30") "},",
                        "'weight':70,'formula':'lowest_proportion'"),
                  bids, 2);
    assert_string_equal(price_points(lot, "A"), "56");
    assert_string_equal(price_points(lot, "B"), "70");
    assert_string_equal(total_of(lot, "A"), "146");
    assert_string_equal(total_of(lot, "B"), "144");
    assert_int_equal(lot->recommended, 0);
    assert_string_equal(lot->margin_words, "2.00 points ahead of B");
}

/* Design-build, adjusted score T x reference / price with a reference of 10,000,000. */
static void e06_adjusted_score(void **state)
{
    (void)state;
    static const char *const bids[] = {BID("A", "'price':10940000,'a':93"),
                                       BID("B", "'price':9870000,'a':89"),
                                       BID("C", "'price':8700000,'a':82")};
    static const char *const whole[] = {"85", "90", "94"};
    const struct bg_lot_result *lot =
        evaluated(RULES("'method':'best_index'", "'criteria':{" SCALE("a", "100", "100") "},",
                        "'formula':'adjusted_score','parameters':{'reference':10000000}"),
                  bids, 3);
    for (size_t i = 0; i < 3; i++) {
        struct bg_dec shown;
        assert_true(bg_ratio_round(lot->bids[i].price.index, 0, BG_HALF_UP, &shown));
        assert_string_equal(dec_of(shown), whole[i]);
        assert_int_equal(lot->bids[i].rank, 3 - (int)i);
    }
    assert_string_equal(ratio_of(lot->bids[0].price.index), "46500/547"); /* 93 x 10 / 10.94 */
}

/* UK Crown Commercial Service fixed quotes: 0.667, 1, 0.333. */
static void e08_fixed_quotes(void **state)
{
    (void)state;
    static const char *const bids[] = {BID("A", "'price':15000"), BID("B", "'price':10000"),
                                       BID("C", "'price':30000")};
    const struct bg_lot_result *lot =
        evaluated(RULES("'method':'highest_score','total':1,'decimals':3", "",
                        "'weight':1,'formula':'lowest_proportion'"),
                  bids, 3);
    assert_string_equal(total_of(lot, "A"), "0.667");
    assert_string_equal(total_of(lot, "B"), "1");
    assert_string_equal(total_of(lot, "C"), "0.333");
}

/* Scotland's standard approach: 1m, 1.2m and 2m give 100 %, 83 % and 50 %. */
static void e09_scotland(void **state)
{
    (void)state;
    static const char *const bids[] = {BID("A", "'price':1000000"), BID("B", "'price':1200000"),
                                       BID("C", "'price':2000000")};
    const struct bg_lot_result *lot = evaluated(RULES("'method':'highest_score','decimals':0", "",
                                                      "'weight':100,'formula':'lowest_proportion'"),
                                                bids, 3);
    assert_string_equal(total_of(lot, "A"), "100");
    assert_string_equal(total_of(lot, "B"), "83");
    assert_string_equal(total_of(lot, "C"), "50");
}

/* Prozorro's coefficient: 1 + (1/5) / (1 - 3/10) = 9/7, and 900 ranks as 700. */
static void e18_prozorro(void **state)
{
    (void)state;
    static const char *const bids[] = {BID("A", "'price':900,'a':0.1,'b':0.1"),
                                       BID("B", "'price':701,'a':0,'b':0")};
    const struct bg_lot_result *lot = evaluated(
        RULES("'method':'best_index','total':1,'rank_on':'exact'",
              "'criteria':{" SCALE("a", "0.15", "0.15") "," SCALE("b", "0.15", "0.15") "},",
              "'weight':0.7,'formula':'coefficient'"),
        bids, 2);
    assert_string_equal(ratio_of(bid_of(lot, "A")->price.coefficient), "9/7");
    assert_string_equal(ratio_of(bid_of(lot, "A")->price.index), "700");
    assert_string_equal(ratio_of(bid_of(lot, "B")->price.coefficient), "1");
    assert_int_equal(rank_of(lot, "A"), 1);
    assert_int_equal(rank_of(lot, "B"), 2);
}

/* UC Procure, nested weights: 75 % quality of 20, 25, 30, 25, and 25 % price. */
static void e19_nested_weights(void **state)
{
    (void)state;
    static const char *const bids[] = {BID("A", "'price':1,'a':1,'b':1,'c':1,'d':1")};
    const struct bg_lot_result *lot = evaluated(
        RULES("'method':'highest_score'",
              "'criteria':{'q':{'title':'Quality','kind':'group','weight':75,'criteria':{" SCALE(
                  "a", "20", "1") "," SCALE("b", "25", "1") "," SCALE("c", "30",
                                                                      "1") "," SCALE("d", "25",
                                                                                     "1") "}}},",
              "'weight':25,'formula':'lowest_proportion'"),
        bids, 1);
    assert_string_equal(dec_of(criterion_of(lot, "A", "a")->points), "15");
    assert_string_equal(dec_of(criterion_of(lot, "A", "b")->points), "18.75");
    assert_string_equal(dec_of(criterion_of(lot, "A", "c")->points), "22.5");
    assert_string_equal(dec_of(criterion_of(lot, "A", "d")->points), "18.75");
    assert_string_equal(dec_of(criterion_of(lot, "A", "q")->points), "75");
    assert_string_equal(price_points(lot, "A"), "25");
    assert_string_equal(total_of(lot, "A"), "100");
}

/* A 70/30 near tie: 85 and 70 give 80.5, 75 and 95 give 81.0. */
static void e22_near_tie(void **state)
{
    (void)state;
    static const char *const bids[] = {BID("A", "'price':1,'a':85,'b':70"),
                                       BID("B", "'price':1,'a':75,'b':95")};
    const struct bg_lot_result *lot =
        evaluated("{'format':'bidgauge-ruleset/1','id':'t','title':'T',"
                  "'solicitation':{'title':'S','dates':{'bids_due':'2026-01-10'}},"
                  "'fields':{'a':{'label':'A','type':'number'},'b':{'label':'B','type':'number'},"
                  "'price':{'label':'P','type':'number'}},"
                  "'criteria':{" SCALE("a", "70", "100") "," SCALE(
                      "b", "30", "100") "},"
                                        "'award':{'method':'highest_score'}}",
                  bids, 2);
    assert_string_equal(total_of(lot, "A"), "80.5");
    assert_string_equal(total_of(lot, "B"), "81");
    assert_int_equal(rank_of(lot, "B"), 1);
    assert_string_equal(lot->margin_words, "0.50 points ahead of A");
}

/* PeopleSoft, scoring and weighting: 10 pages of a best of 20 give 50, 8 years of 10 give 80,
 * weighted 30/70 that is 71. The tool's `proportion` is answer over best, as there. */
static void e30_answer_over_best(void **state)
{
    (void)state;
    static const char *const bids[] = {BID("A", "'price':1,'a':10,'b':8"),
                                       BID("B", "'price':1,'a':20,'b':10")};
    const struct bg_lot_result *lot = evaluated(
        "{'format':'bidgauge-ruleset/1','id':'t','title':'T',"
        "'solicitation':{'title':'S','dates':{'bids_due':'2026-01-10'}},"
        "'fields':{'a':{'label':'A','type':'number'},'b':{'label':'B','type':'number'},"
        "'price':{'label':'P','type':'number'}},"
        "'criteria':{'a':{'title':'Pages','kind':'relative','weight':30,'value':{'var':'a'},"
        "'best':'highest'},'b':{'title':'Years','kind':'relative','weight':70,"
        "'value':{'var':'b'},'best':'highest'}},"
        "'award':{'method':'highest_score'}}",
        bids, 2);
    assert_string_equal(ratio_of(criterion_of(lot, "A", "a")->rating), "1/2");
    assert_string_equal(ratio_of(criterion_of(lot, "A", "b")->rating), "4/5");
    assert_string_equal(total_of(lot, "A"), "71");
    assert_string_equal(total_of(lot, "B"), "100");
}

/* C2, constructed: min-max prices reverse the ranks of A and B when C joins. */
static void c2_rank_reversal(void **state)
{
    (void)state;
    static const char rules[] =
        RULES("'method':'highest_score','decimals':4", "'criteria':{" SCALE("a", "50", "100") "},",
              "'weight':50,'formula':'min_max'");
    static const char *const bids[] = {BID("A", "'price':120,'a':90"),
                                       BID("B", "'price':100,'a':75"),
                                       BID("C", "'price':50,'a':20")};
    const struct bg_lot_result *lot = evaluated(rules, bids, 3);
    assert_string_equal(total_of(lot, "A"), "45");
    assert_string_equal(total_of(lot, "B"), "51.7857");
    assert_string_equal(total_of(lot, "C"), "60");
    lot = evaluated(rules, bids, 2);
    assert_string_equal(total_of(lot, "A"), "45");
    assert_string_equal(total_of(lot, "B"), "87.5");
}

/* C4, constructed: the mean method, mean 110. */
static void c4_mean_method(void **state)
{
    (void)state;
    static const char *const bids[] = {BID("A", "'price':90"), BID("B", "'price':100"),
                                       BID("C", "'price':110"), BID("D", "'price':140")};
    static const char *const want[] = {"68.18", "59.09", "50", "22.73"};
    const struct bg_lot_result *lot = evaluated(
        RULES("'method':'highest_score'", "", "'weight':100,'formula':'mean_relative'"), bids, 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(dec_of(lot->bids[i].total), want[i]);
}

/* FAR 25.504-1, examples 1 and 2: 30 % added to a bid that is not domestic. */
static void e11_e12_buy_american(void **state)
{
    (void)state;
    static const char rules[] =
        "{'format':'bidgauge-ruleset/1','id':'t','title':'T','currency':'USD',"
        "'solicitation':{'title':'S','dates':{'bids_due':'2026-01-10'}},"
        "'fields':{'price':{'label':'Price','type':'money','role':'price'},"
        "'domestic':{'label':'Domestic?','type':'boolean'}},"
        "'price':{'field':'price','preferences':{'domestic':{'title':'Buy American',"
        "'applies_if':{'var':'domestic'},'effect':'add_to_others','base':'own_bid','percent':30}}},"
        "'award':{'method':'lowest_evaluated_price'}}";
    static const char *const first[] = {BID("A", "'price':16000,'domestic':true"),
                                        BID("B", "'price':15700,'domestic':true"),
                                        BID("C", "'price':10000,'domestic':false")};
    const struct bg_lot_result *lot = evaluated(rules, first, 3);
    assert_string_equal(dec_of(bid_of(lot, "C")->price.evaluated), "13000");
    assert_string_equal(dec_of(bid_of(lot, "C")->price.amount), "10000");
    assert_int_equal(lot->recommended, 2);
    static const char *const second[] = {BID("A", "'price':11000,'domestic':true"),
                                         BID("B", "'price':10700,'domestic':true"),
                                         BID("C", "'price':10200,'domestic':false")};
    lot = evaluated(rules, second, 3);
    assert_string_equal(dec_of(bid_of(lot, "C")->price.evaluated), "13260");
    assert_int_equal(lot->recommended, 1);
    assert_string_equal(lot->recommendation,
                        "B is recommended: lowest evaluated price, 10,700.00 USD.");
    assert_string_equal(lot->margin_words, "300.00 USD below A");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(e02_georgia),          TEST(e03_care_tender),    TEST(e04_four_criteria),
        TEST(e06_adjusted_score),   TEST(e08_fixed_quotes),   TEST(e09_scotland),
        TEST(e18_prozorro),         TEST(e19_nested_weights), TEST(e22_near_tie),
        TEST(e30_answer_over_best), TEST(c2_rank_reversal),   TEST(c4_mean_method),
        TEST(e11_e12_buy_american),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
