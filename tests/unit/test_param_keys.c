/* Which value of a parameter answers choose: a named key before "*", an earlier key before a later one; and what is said
 * where none fits. */
#include "evaluate_fixture.h"

#define RULES                                                                                      \
    "{'format':'bidgauge-ruleset/1','id':'k','title':'K','currency':'USD','solicitation':"         \
    "{'dates':{'bids_due':'2026-01-31'}},'parameters':{'p':{'title':'P',%s}},'fields':{"           \
    "'s':{'label':'Size','type':'choice','choices':{'small':"                                      \
    "'Small','large':'Large'}},'t':{'label':'Town','type':'text'},"                                \
    "'c':{'label':'Owner','type':'choice','choices':{'x':'Coop','y':'Firm'}},"                     \
    "'price':{'type':'money','role':'price'}},'criteria':{'k':{'title':'K','weight':60,'kind':"    \
    "'linear','value':{'param':'p'},'from':0,'to':100}},'price':{'field':'price','weight':40,"     \
    "'formula':'lowest_proportion'},'award':{'method':'highest_score','ties':[]}}"
#define AT(value) "{'2025-01-01':" value "}"
#define TWO                                                                                        \
    "'by':[{'val':'c'},{'val':'s'}],'table':{'x':{'small':" AT("10") ",'*':" AT(                   \
        "20") "},'*':{'small':" AT("30") ",'*':" AT("40") "}}"
#define OTHERWISE                                                                                  \
    "'by':[{'val':'c'},{'val':'s'}],'table':{'*':{'small':" AT("30") ",'*':" AT(                   \
        "40") "},'x':{'*':" AT("20") "}}"
#define NAMED "'by':[{'val':'t'}],'table':{'a':" AT("50") ",'b b':" AT("60") "}"

static void keys(void **state)
{
    (void)state;
    static const struct {
        const char *param, *answers, *rating,
            *said; /* said: in the reason where there is no value */
    } rows[] = {
        {TWO, "'c':'x','s':'small'", "1/10", NULL},
        {TWO, "'c':'x','s':'large'", "1/5", NULL},
        {TWO, "'c':'y','s':'small'", "3/10", NULL},
        {TWO, "'c':'y','s':'large'", "2/5", NULL},
        {TWO, "'c':'y'", "none", "chooses the value of \"P\" is not answered"},
        {TWO, "'s':'small'", "none", "chooses the value of \"P\" is not answered"},
        /* x and * before * and true, wherever they stand */
        {OTHERWISE, "'c':'x','s':'small'", "1/5", NULL},
        {OTHERWISE, "'c':'y','s':'small'", "3/10", NULL},
        {NAMED, "'t':'b b'", "3/5", NULL},
        {NAMED, "'t':'B b'", "none", "\"P\" has no value for \"B b\""},
        {NAMED, "", "none", "chooses the value of \"P\" is not answered"},
    };
    int failed = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *bid = bg_arena_printf(
            arena, "{'format':'bidgauge-bid/1','bid':'A','answers':{'price':10%s%s}}",
            *rows[i].answers ? "," : "", rows[i].answers);
        const struct bg_lot_result *lot =
            evaluated(bg_arena_printf(arena, RULES, rows[i].param), &bid, 1);
        const struct bg_criterion_result *r = criterion_of(lot, "A", "k");
        if (strcmp(ratio_of(r->rating), rows[i].rating) != 0 ||
            (rows[i].said && !strstr(r->reason, rows[i].said))) {
            print_error("row %zu: %s: %s: %s\n", i, rows[i].answers, ratio_of(r->rating),
                        r->reason);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(keys)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
