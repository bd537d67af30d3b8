/* Adjustments of the price before a formula, and of the index that it gives after it; and what of the order stays
 * open with them. Indexes are worked out beside each row. */
#include "evaluate_fixture.h"

#define RULES                                                                                      \
    "{'format':'bidgauge-ruleset/1','id':'t','title':'T','currency':'USD','solicitation':"         \
    "{'dates':{'bids_due':'2026-01-10'}},'fields':{'price':{'label':'Price','type':'money',"       \
    "'role':'price'},'g':{'label':'Years','type':'number'},'a':{'label':'A','type':'number'},"     \
    "'b':{'label':'B','type':'number'}},'criteria':{'a':{'title':'A','kind':'linear','weight':60," \
    "'value':{'val':'a'},'from':0,'to':10},'b':{'title':'B','kind':'linear','weight':40,'value':"  \
    "{'val':'b'},'from':0,'to':10}},'price':{'field':'price','formula':'%s','adjustments':{'x':"   \
    "{'title':'Guarantee','amount':{'*':[{'val':'g'},0.5]},%s}}},'award':{'method':'best_index'"   \
    "%s}}"
#define BID(id, answers) "{'format':'bidgauge-bid/1','bid':'" id "','answers':{" answers "}}"
#define A_WHOLE          BID("A", "'price':100,'a':10,'b':10,'g':0")
#define AFTER(effect)    "'effect':'" effect "','stage':'after'"

struct row {
    const char *formula, *adjustment, *award, *b, *a, *want;
};

/* "A 1 B 1/2, B": the indexes and who is recommended. */
static void check(const struct row *rows, size_t n)
{
    int failed = 0;
    for (size_t i = 0; i < n; i++) {
        const char *bids[] = {rows[i].a ? rows[i].a : A_WHOLE, rows[i].b};
        const char *rules =
            bg_arena_printf(arena, RULES, rows[i].formula, rows[i].adjustment, rows[i].award);
        const struct bg_lot_result *lot = evaluated(rules, bids, 2);
        struct bg_buf out;
        bg_buf_init(&out, arena);
        for (size_t k = 0; k < 2; k++)
            bg_buf_printf(&out, "%s %s%s", lot->bids[k].bid->id, ratio_of(lot->bids[k].price.index),
                          k ? ", " : " ");
        bg_buf_puts(&out, lot->recommended < 0 ? "nobody" : lot->bids[lot->recommended].bid->id);
        if (strcmp(bg_buf_text(&out), rows[i].want) != 0) {
            print_error("row %zu: %s, not %s\n", i, bg_buf_text(&out), rows[i].want);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

static void indexes(void **state)
{
    (void)state;
    static const struct row rows[] = {
        /* price / points: 100 / 100, and 120 / 80 less or more 2 x 0.5 */
        {"price_per_point", AFTER("subtract"), "", BID("B", "'price':120,'a':10,'b':5,'g':2"), NULL,
         "A 1 B 1/2, B"},
        {"price_per_point", AFTER("add"), "", BID("B", "'price':120,'a':10,'b':5,'g':2"), NULL,
         "A 1 B 5/2, A"},
        /* on the price: 119 / 80 and 121 / 80 */
        {"price_per_point", "'effect':'subtract'", "", BID("B", "'price':120,'a':10,'b':5,'g':2"),
         NULL, "A 1 B 119/80, A"},
        {"price_per_point", "'effect':'add'", "", BID("B", "'price':120,'a':10,'b':5,'g':2"), NULL,
         "A 1 B 121/80, A"},
        /* without the answer there is no index */
        {"price_per_point", AFTER("subtract"), "", BID("B", "'price':120,'a':10,'b':5"), NULL,
         "A 1 B none, A"},
        {"price_per_point", "'effect':'subtract'", "", BID("B", "'price':120,'a':10,'b':5"), NULL,
         "A 1 B none, A"},
        /* price / (points / 100) */
        {"adjusted_bid", AFTER("subtract"), "", BID("B", "'price':96,'a':10,'b':5,'g':60"), NULL,
         "A 100 B 90, B"},
    };
    check(rows, COUNT(rows));
}

/* B of A is not answered: its points are between 60 and 100. */
static void what_is_open(void **state)
{
    (void)state;
#define A_OPEN BID("A", "'price':100,'a':10,'g':0")
    static const struct row rows[] = {
        /* A costs 100/60 to 1 a point, B 3 - 1, and 3 - 2, and 3 - 1.5 */
        {"price_per_point", AFTER("subtract"), "", BID("B", "'price':300,'a':10,'b':10,'g':2"),
         A_OPEN, "A 5/3 B 2, A"},
        {"price_per_point", AFTER("subtract"), "", BID("B", "'price':300,'a':10,'b':10,'g':4"),
         A_OPEN, "A 5/3 B 1, nobody"},
        {"price_per_point", AFTER("subtract"), "", BID("B", "'price':300,'a':10,'b':10,'g':3"),
         A_OPEN, "A 5/3 B 3/2, nobody"},
        {"price_per_point", AFTER("add"), "", BID("B", "'price':60,'a':10,'b':10,'g':0.5"), A_OPEN,
         "A 5/3 B 17/20, B"},
        /* to whole numbers B's 1.5 is 2, and A's 1.67 too */
        {"price_per_point", AFTER("subtract"), ",'decimals':0",
         BID("B", "'price':300,'a':10,'b':10,'g':3"), A_OPEN, "A 5/3 B 3/2, nobody"},
    };
    check(rows, COUNT(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(indexes), TEST(what_is_open)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
