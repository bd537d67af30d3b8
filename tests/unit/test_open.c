/* Nothing is recommended while open points could change who is first. Each row's spans are worked
 * out by hand beside it: a bid keeps what is scored, and can reach that and all that is open. */
#include "evaluate_fixture.h"

#define HEAD                                                                                       \
    "{'format':'bidgauge-ruleset/1','id':'t','title':'T','currency':'USD',"                        \
    "'solicitation':{'title':'S','dates':{'bids_due':'2026-01-10'}},"                              \
    "'fields':{'price':{'label':'Price','type':'money','role':'price'},"                           \
    "'small':{'label':'Small?','type':'boolean'},"                                                 \
    "'a':{'label':'A','type':'number'},'b':{'label':'B','type':'number'}},"
#define LINEAR(id, weight)                                                                         \
    "'" id "':{'title':'T " id "','kind':'linear','weight':" weight ",'value':{'val':'" id "'},"   \
    "'from':0,'to':10}"
#define PANEL(weight, more)                                                                        \
    "'p':{'title':'Plan','kind':'panel','weight':" weight more ",'out_of':10,'levels':["           \
    "{'title':'Good','definition':'x','points':10},{'title':'Fair','definition':'z','points':5},"  \
    "{'title':'Poor','definition':'y','points':0}]}"
#define PRICE            "'price':{'field':'price','weight':40,'formula':'lowest_proportion'},"
#define SCORE            "'award':{'method':'highest_score'}}"
#define BID(id, answers) "{'format':'bidgauge-bid/1','bid':'" id "','answers':{" answers "}}"

static const char *first_of(const struct bg_lot_result *lot)
{
    return lot->recommended < 0 ? "nobody" : lot->bids[lot->recommended].bid->id;
}

struct row {
    const char *what, *rules, *bids[3], *first, *words;
};

static void run(const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t bids = rows[i].bids[2] ? 3 : rows[i].bids[1] ? 2 : 1;
        const struct bg_lot_result *lot = evaluated(rows[i].rules, rows[i].bids, bids);
        if (strcmp(first_of(lot), rows[i].first) != 0 ||
            !strstr(lot->recommendation, rows[i].words))
            print_message("%s: %s\n", rows[i].what, lot->recommendation);
        assert_string_equal(first_of(lot), rows[i].first);
        assert_non_null(strstr(lot->recommendation, rows[i].words));
        if (lot->recommended < 0)
            assert_false(lot->has_margin);
        /* the same whatever the order of the bids */
        const char *turned[3];
        for (size_t k = 0; k < bids; k++)
            turned[k] = rows[i].bids[bids - 1 - k];
        assert_string_equal(first_of(evaluated(rows[i].rules, turned, bids)), rows[i].first);
    }
}

static void points_of_the_panel(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"both from 40 (and 20) to 100 (and 80)",
         HEAD "'criteria':{" PANEL("60", "") "}," PRICE SCORE,
         {BID("A", "'price':100"), BID("B", "'price':200")},
         "nobody",
         "Nobody can be recommended yet: 60 of 100 points are not scored."},
        {"A has 50 + 40, B 0 + 20 and 10 more",
         HEAD "'criteria':{" PANEL("10", "") "," LINEAR("a", "50") "}," PRICE SCORE,
         {BID("A", "'price':100,'a':10"), BID("B", "'price':200,'a':0")},
         "A",
         "A is recommended provisionally: highest score, 90.00 points. So far 10 of 100 points are "
         "not scored; they cannot change who is first."},
        {"one bid alone is first whatever it gets",
         HEAD "'criteria':{" PANEL("60", "") "}," PRICE SCORE,
         {BID("A", "'price':100")},
         "A",
         "recommended provisionally"},
        {"a minimum can take the only bid out",
         HEAD "'criteria':{" PANEL("60", ",'minimum':5") "}," PRICE SCORE,
         {BID("A", "'price':100")},
         "nobody",
         "60 of 100 points are not scored."},
        {"and B's leaving would move the price of A, but A is ahead by 90 to 30",
         HEAD "'criteria':{" PANEL("10", ",'minimum':5") "," LINEAR("a", "50") "}," PRICE SCORE,
         {BID("A", "'price':100,'a':10"), BID("B", "'price':200,'a':0")},
         "nobody",
         "10 of 100 points are not scored."},
    };
    run(rows, COUNT(rows));
}

static void answers_that_are_waited_for(void **state)
{
    (void)state;
#define RULES HEAD "'criteria':{" LINEAR("a", "50") "," LINEAR("b", "10") "}," PRICE SCORE
    static const struct row rows[] = {
        {"A 50 + 10 + 20 = 80; B 45 + 40 = 85 and up to 95",
         RULES,
         {BID("A", "'price':200,'a':10,'b':10"), BID("B", "'price':100,'a':9")},
         "B",
         "So far 10 of 100 points are not scored for B; they cannot change who is first."},
        {"A 50 + 10 + 20 = 80; B 35 + 40 = 75 and up to 85",
         RULES,
         {BID("A", "'price':200,'a':10,'b':10"), BID("B", "'price':100,'a':7")},
         "nobody",
         "Nobody can be recommended yet: 10 of 100 points are not scored for B."},
        {"level at the most: 80 and 70 to 80",
         RULES,
         {BID("A", "'price':200,'a':10,'b':10"), BID("B", "'price':100,'a':6")},
         "nobody",
         "10 of 100 points are not scored for B."},
        {"B 29 + 40 = 69 and up to 79",
         RULES,
         {BID("A", "'price':200,'a':10,'b':10"), BID("B", "'price':100,'a':5.8")},
         "A",
         "A is recommended provisionally"},
        {"two of three wait: A 80, B up to 85, C up to 75",
         RULES,
         {BID("A", "'price':200,'a':10,'b':10"), BID("B", "'price':100,'a':7"),
          BID("C", "'price':200,'a':9")},
         "nobody",
         "10 of 100 points are not scored for 2 of 3 bids."},
        {"nothing is open",
         RULES,
         {BID("A", "'price':200,'a':10,'b':10"), BID("B", "'price':100,'a':6,'b':0")},
         "A",
         "A is recommended: highest score, 80.00 points."},
        {"what is not asked back is not open",
         HEAD "'criteria':{" LINEAR(
             "a", "50") ",'b':{'title':'B','kind':'linear','weight':10,"
                        "'value':{'val':'b'},'from':0,'to':10,'on_missing':'zero'}}," PRICE SCORE,
         {BID("A", "'price':200,'a':10,'b':10"), BID("B", "'price':100,'a':7")},
         "A",
         "A is recommended: highest score, 80.00 points."},
    };
    run(rows, COUNT(rows));
#undef RULES
}

/* A's rating is its value by the best of all: B's answer can take it down to nothing. */
static void ratings_against_the_other_bids(void **state)
{
    (void)state;
#define RELATIVE(form)                                                                             \
    HEAD "'criteria':{'a':{'title':'A','kind':'relative','best':'highest','form':'" form "',"      \
         "'weight':20,'value':{'val':'a'}}," LINEAR("b", "40") "}," PRICE SCORE
    static const struct row rows[] = {
        {"A and C are level at 20 + 40 and 10 + 40 + 10; a B that is far better takes 20 and 10",
         RELATIVE("proportion"),
         {BID("A", "'price':100,'a':10,'b':0"), BID("C", "'price':400,'a':5,'b':10"),
          BID("B", "'price':400,'b':0")},
         "nobody",
         "20 of 100 points are not scored for B."},
        {"A 20 + 0 + 40, and 40 when B is far better; C 10 + 40 + 8",
         RELATIVE("proportion"),
         {BID("A", "'price':100,'a':10,'b':0"), BID("C", "'price':500,'a':5,'b':10"),
          BID("B", "'price':400,'b':0")},
         "nobody",
         "20 of 100 points are not scored for B."},
        {"A keeps 40 + 40 = 80, C can reach 5 + 40 x 100/400",
         RELATIVE("proportion"),
         {BID("A", "'price':100,'a':10,'b':10"), BID("C", "'price':400,'a':5,'b':0"),
          BID("B", "'price':400,'b':0")},
         "A",
         "recommended provisionally"},
        {"with min_max C can rise to 20: 20 + 40 + 10 = 70 against 20 + 40 of A",
         RELATIVE("min_max"),
         {BID("A", "'price':100,'a':10,'b':5"), BID("C", "'price':400,'a':5,'b':10"),
          BID("B", "'price':400,'b':0")},
         "nobody",
         "20 of 100 points are not scored for B."},
    };
    run(rows, COUNT(rows));
}

static void what_an_open_answer_moves_besides(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"b is waited for, and 'a' takes its absence for 10: it may fall by 50",
         HEAD "'criteria':{'a':{'title':'A','kind':'linear','weight':50,'value':{'?"
              "?':[{'val':'b'},"
              "10]},'from':0,'to':10}," LINEAR("b", "10") "}," PRICE SCORE,
         {BID("A", "'price':100"),
          BID("B", "'price':100,'b':4")}, /* A 50 + 40 now; B 20 + 4 + 40 */
         "nobody",
         "10 of 100 points are not scored for A."},
        {"a preference reads it: the prices are open too",
         HEAD
         "'criteria':{'s':{'title':'Small','kind':'yes_no','weight':5,'test':{'val':'small'}}"
         "," LINEAR(
             "a",
             "55") "},'price':{'field':'price','weight':40,"
                   "'formula':'lowest_proportion','preferences':{'small':{'title':'Small firms',"
                   "'applies_if':{'val':'small'},'effect':'subtract_own','base':'own_bid','percent'"
                   ":50}}"
                   "}," SCORE,
         {BID("A", "'price':100,'a':10,'small':false"), BID("B", "'price':100,'a':8")},
         "nobody",
         "5 of 100 points are not scored for B."}, /* else 95 against 84 to 89 */
        {"the same without the preference",
         HEAD "'criteria':{'s':{'title':'Small','kind':'yes_no','weight':5,'test':{'val':'small'}}"
              "," LINEAR("a", "55") "}," PRICE SCORE,
         {BID("A", "'price':100,'a':10,'small':false"), BID("B", "'price':100,'a':8")},
         "A",
         "recommended provisionally"},
        {"its weight may go to the others",
         HEAD
         "'criteria':{'s':{'title':'S','kind':'linear','weight':20,'value':{'val':'a'},'from':0,"
         "'to':10,'when':{'val':'small'},'otherwise':'rescale'}," LINEAR("b",
                                                                         "40") "}," PRICE SCORE,
         {BID("A", "'price':100,'a':10,'b':2,'small':true"), BID("B", "'price':100,'a':0,'b':4")},
         "nobody",
         "20 of 100 points are not scored for B."}, /* 68 now; B 56, or 40 x 1.5 / 2.5 */
    };
    run(rows, COUNT(rows));
}

static void a_minimum_quality(void **state)
{
    (void)state;
#define MINIMUM                                                                                    \
    HEAD "'criteria':{" LINEAR("a", "50") "," LINEAR(                                              \
        "b", "10") "}," PRICE "'award':{'method':'highest_score','minimum_quality':40}}"
    static const struct row rows[] = {
        {"B is below the minimum with 35 and can reach it with 45, and 85 in all",
         MINIMUM,
         {BID("A", "'price':200,'a':10,'b':10"), BID("B", "'price':100,'a':7")},
         "nobody",
         "10 of 100 points are not scored for B."},
        {"B cannot reach it: 20 and 10 more",
         MINIMUM,
         {BID("A", "'price':200,'a':10,'b':10"), BID("B", "'price':100,'a':4")},
         "A",
         "A is recommended: highest score"},
        {"all are below it now",
         MINIMUM,
         {BID("A", "'price':200,'a':7"), BID("B", "'price':100,'a':7")},
         "nobody",
         "Nobody can be recommended yet: 10 of 100 points are not scored."},
    };
    run(rows, COUNT(rows));
}

static void money_and_indexes(void **state)
{
    (void)state;
#define BY_PRICE(award)                                                                            \
    HEAD "'criteria':{" LINEAR("a", "60") "," LINEAR(                                              \
        "b", "40") "},"                                                                            \
                   "'price':{'field':'price'},'award':{'method':'lowest_evaluated_price'" award    \
                   "}}"
#define BY_INDEX(formula)                                                                          \
    HEAD "'criteria':{" LINEAR("a", "60") "," LINEAR(                                              \
        "b", "40") "},"                                                                            \
                   "'price':{'field':'price','formula':'" formula "'},"                            \
                   "'award':{'method':'best_index'}}"
    static const struct row rows[] = {
        {"points do not move the price",
         BY_PRICE(",'minimum_quality':10"),
         {BID("A", "'price':100,'a':5"), BID("B", "'price':200,'a':5")},
         "A",
         "recommended provisionally"},
        {"the cheaper one may reach the minimum",
         BY_PRICE(",'minimum_quality':40"),
         {BID("A", "'price':100,'a':5"), BID("B", "'price':200,'a':10,'b':5")},
         "nobody",
         "40 of 100 quality points are not scored for A."},
        {"A costs 100/60 to 1 a point, B 120/100",
         BY_INDEX("price_per_point"),
         {BID("A", "'price':100,'a':10"), BID("B", "'price':120,'a':10,'b':10")},
         "nobody",
         "40 of 100 quality points are not scored for A."},
        {"A costs 100/60 to 1 a point, B 300/100",
         BY_INDEX("price_per_point"),
         {BID("A", "'price':100,'a':10"), BID("B", "'price':300,'a':10,'b':10")},
         "A",
         "recommended provisionally"},
        {"no quality yet: no index, and nobody is out for it",
         BY_INDEX("price_per_point"),
         {BID("A", "'price':100"), BID("B", "'price':300")},
         "nobody",
         "Nobody can be recommended yet: 100 of 100 quality points are not scored."},
    };
    run(rows, COUNT(rows));
}

static void what_each_has_and_can_reach(void **state)
{
    (void)state;
    static const char *const bids[] = {BID("A", "'price':200,'a':10,'b':10"),
                                       BID("B", "'price':100,'a':7")};
    const struct bg_lot_result *lot = evaluated(
        HEAD "'criteria':{" LINEAR("a", "50") "," LINEAR("b", "10") "}," PRICE SCORE, bids, 2);
    assert_string_equal(dec_of(bid_of(lot, "A")->least), "80");
    assert_string_equal(dec_of(bid_of(lot, "A")->reachable), "80");
    assert_string_equal(dec_of(bid_of(lot, "B")->least), "75");
    assert_string_equal(dec_of(bid_of(lot, "B")->reachable), "85");
    assert_true(bid_of(lot, "A")->can_be_first && bid_of(lot, "B")->can_be_first);
    bool said = false;
    for (size_t i = 0; i < lot->warnings_n; i++)
        said |=
            strcmp(lot->warnings[i], "These can still come first: A (80.00 points), B (75.00 to "
                                     "85.00 points).") == 0;
    assert_true(said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_of_the_panel),
        cmocka_unit_test(answers_that_are_waited_for),
        cmocka_unit_test(ratings_against_the_other_bids),
        cmocka_unit_test(what_an_open_answer_moves_besides),
        cmocka_unit_test(a_minimum_quality),
        cmocka_unit_test(money_and_indexes),
        cmocka_unit_test(what_each_has_and_can_reach),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
