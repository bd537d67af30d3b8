/* Answers that cannot be read, prices of zero and a minimum price: who is ranked, and what is said. */
#include "evaluate_fixture.h"

#define HEAD                                                                                       \
    "{'format':'bidgauge-ruleset/1','id':'t','title':'T','currency':'USD',"                        \
    "'solicitation':{'title':'S','dates':{'bids_due':'2026-01-10'}},"                              \
    "'fields':{'price':{'label':'Price','type':'money','role':'price'},"                           \
    "'n':{'label':'Sick hours','type':'number'},'d':{'label':'Divisor','type':'number'},"          \
    "'yes':{'label':'Council','type':'boolean'},"                                                  \
    "'pick':{'label':'Leave','type':'choice','choices':{'none':'None','ten':'Ten days'}},"         \
    "'crew':{'label':'Crew','type':'table','columns':{"                                            \
    "'people':{'label':'People','type':'integer'},'wage':{'label':'Wage','type':'number'}}}},"
#define TAIL                                                                                       \
    "'price':{'field':'price','weight':40,'formula':'lowest_proportion'},"                         \
    "'award':{'method':'highest_score'}}"
#define ONE(criterion) HEAD "'criteria':{'c':{'title':'C','weight':60," criterion "}}," TAIL
#define BID(id, price, answers)                                                                    \
    "{'format':'bidgauge-bid/1','bid':'" id "','answers':{'price':" price answers "}}"

static bool is_flagged(const struct bg_bid_result *bid, const char *words)
{
    for (size_t i = 0; i < bid->flags_n; i++)
        if (strcmp(bid->flags[i].id, "unreadable_answer") == 0 &&
            strstr(bid->flags[i].message, words) && strstr(bid->flags[i].request, words))
            return true;
    return false;
}

/* 60 points wait for the answer; the price has its 40. */
static void scored_questions_wait(void **state)
{
    (void)state;
    static const struct {
        const char *rules, *answer, *words;
    } rows[] = {
        {ONE("'kind':'linear','value':{'val':'n'},'from':0,'to':60"), ",'n':'n/a'", "n/a"},
        {ONE("'kind':'linear','on_missing':'zero','value':{'val':'n'},'from':0,'to':60"),
         ",'n':'20 (see p. 4)'", "20 (see p. 4)"},
        {ONE("'kind':'linear','on_missing':'fail','value':{'val':'n'},'from':0,'to':60"),
         ",'n':'n/a'", "n/a"},
        {ONE("'kind':'bands','value':{'+':[{'val':'n'},1]},'bands':[{'at_least':10,'points':100}]"),
         ",'n':'about 12'", "about 12"},
        {ONE("'kind':'yes_no','test':{'val':'yes'}"), ",'yes':'n/a'", "n/a"},
        {ONE("'kind':'yes_no','test':{'>=':[{'val':'n'},5]}"), ",'n':'tbd'", "tbd"},
        {ONE("'kind':'choice','value':{'val':'pick'},'points':{'none':0,'ten':100}"),
         ",'pick':'eleven'", "eleven"},
        {ONE("'kind':'relative','value':{'val':'n'},'best':'highest','form':'proportion'"),
         ",'n':'n/a'", "n/a"},
        {ONE("'kind':'linear','otherwise':'zero','when':{'val':'yes'},'value':1,'from':0,'to':1"),
         ",'yes':'n/a'", "n/a"},
        {ONE("'kind':'linear','value':{'min_of':[{'val':'crew'},{'val':'wage'}]},'from':0,'to':60"),
         ",'crew':[{'people':2,'wage':'see annex'}]", "see annex"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char bid[300];
        snprintf(bid, sizeof bid, "%s%s%s",
                 "{'format':'bidgauge-bid/1','bid':'A','answers':{'price':100", rows[i].answer,
                 "}}");
        const char *const bids[] = {bid};
        const struct bg_lot_result *lot = evaluated(rows[i].rules, bids, 1);
        const struct bg_bid_result *a = bid_of(lot, "A");
        const struct bg_criterion_result *c = criterion_of(lot, "A", "c");
        assert_int_equal(a->status, BG_PROVISIONAL);
        assert_int_equal(c->outcome, BG_NOT_ANSWERED);
        assert_true(c->unreadable);
        assert_non_null(strstr(c->reason, rows[i].words));
        assert_non_null(strstr(c->reason, "to be clarified"));
        assert_true(is_flagged(a, rows[i].words));
        assert_int_equal(bg_dec_cmp(a->total, bg_dec_int(40)), 0);
        assert_int_equal(bg_dec_cmp(a->reachable, bg_dec_int(100)), 0);
    }
}

/* Two bids of 100: B keeps 30 + 40 of 100, A has 40 and may still reach 100. */
static void nobody_first_while_it_waits(void **state)
{
    (void)state;
    const char *const bids[] = {BID("A", "100", ",'n':'n/a'"), BID("B", "100", ",'n':30")};
    const struct bg_lot_result *lot =
        evaluated(ONE("'kind':'linear','value':{'val':'n'},'from':0,'to':60"), bids, 2);
    assert_int_equal(lot->recommended, -1);
    assert_non_null(strstr(lot->recommendation, "60 of 100 points are not scored for A"));
}

static void requirements_prices_and_faults_keep_out(void **state)
{
    (void)state;
    static const struct {
        const char *rules, *bid;
        bool flagged;
    } rows[] = {
        {HEAD "'criteria':{'g':{'title':'G','kind':'pass_fail','test':{'>=':[{'val':'n'},5]}},"
              "'c':{'title':'C','weight':60,'kind':'yes_no','test':{'val':'yes'}}}," TAIL,
         BID("A", "100", ",'yes':true,'n':'n/a'"), true},
        {ONE("'kind':'yes_no','test':{'val':'yes'}"), BID("A", "'on request'", ",'yes':true"),
         true},
        {ONE("'kind':'linear','value':{'/':[1,{'val':'d'}]},'from':0,'to':60"),
         BID("A", "100", ",'d':0"), false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *const bids[] = {rows[i].bid};
        const struct bg_lot_result *lot = evaluated(rows[i].rules, bids, 1);
        assert_int_equal(bid_of(lot, "A")->status, BG_NOT_RANKED);
        assert_int_equal(is_flagged(bid_of(lot, "A"), "cannot be used"), rows[i].flagged);
        assert_false(criterion_of(lot, "A", "c")->unreadable);
    }
}

/* Zero under lowest_proportion: no ratio to the lowest price is defined, for anybody. */
static void a_price_of_zero_is_named(void **state)
{
    (void)state;
    const char *const bids[] = {BID("Ash", "0", ",'yes':true"), BID("Birch", "100", ",'yes':true")};
    const struct bg_lot_result *lot =
        evaluated(ONE("'kind':'yes_no','test':{'val':'yes'}"), bids, 2);
    assert_int_equal(lot->recommended, -1);
    assert_non_null(strstr(bid_of(lot, "Birch")->status_reason, "\"Ash\" is priced at 0.00 USD"));
    assert_non_null(strstr(bid_of(lot, "Ash")->status_reason, "The price is 0.00 USD"));
}

/* With 50 as the minimum, Birch is the lowest: 60 + 40; Cedar 60 + 40 x 100/200 = 80. */
static void a_minimum_price_keeps_it_out(void **state)
{
    (void)state;
    const char *const bids[] = {BID("Ash", "49.99", ",'yes':true"),
                                BID("Birch", "100", ",'yes':true"),
                                BID("Cedar", "200", ",'yes':true")};
    const struct bg_lot_result *lot = evaluated(
        HEAD "'criteria':{'c':{'title':'C','weight':60,'kind':'yes_no','test':{'val':'yes'}}},"
             "'price':{'field':'price','weight':40,'formula':'lowest_proportion',"
             "'minimum_price':50},'award':{'method':'highest_score'}}",
        bids, 3);
    assert_int_equal(bid_of(lot, "Ash")->status, BG_NOT_RANKED);
    assert_string_equal(bid_of(lot, "Ash")->status_reason,
                        "The price is 49.99 USD; the published minimum price is 50.00 USD.");
    assert_string_equal(lot->bids[lot->recommended].bid->id, "Birch");
    assert_int_equal(bg_dec_cmp(bid_of(lot, "Birch")->total, bg_dec_int(100)), 0);
    assert_int_equal(bg_dec_cmp(bid_of(lot, "Cedar")->total, bg_dec_int(80)), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scored_questions_wait),
        cmocka_unit_test(nobody_first_while_it_waits),
        cmocka_unit_test(requirements_prices_and_faults_keep_out),
        cmocka_unit_test(a_price_of_zero_is_named),
        cmocka_unit_test(a_minimum_price_keeps_it_out),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
