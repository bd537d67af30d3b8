/* Workers below a floor: how many, of how many, and what raising them costs a year. Each figure is worked out
 * beside its row: people x hours x what an hour is short of, to three digits, since it is called "about". */
#include "evaluate_fixture.h"

#define COLUMNS                                                                                    \
    "'class':{'label':'Class','type':'text'},'pay':{'label':'Pay','type':'money','unit':'USD/"     \
    "hour','role':'hourly_wage'},'fund':{'label':'Fund','type':'money','unit':'USD/hour'}"
#define RULES                                                                                      \
    "{'format':'bidgauge-ruleset/1','id':'g','title':'G','currency':'USD','solicitation':"         \
    "{'dates':{'bids_due':'2026-01-31'}},'sources':{'law':{'title':'The law'}},'parameters':{"     \
    "'rate':{'title':'Rate','unit':'USD/hour','source':'law','row_of':'w','by':[{'val':'class'}]," \
    "'table':{'a':{'2025-01-01':15},'b':{'2025-01-01':21}}}},'fields':{'price':{'type':'money',"   \
    "'role':'price'},'w':{'label':'Crew','type':'table','columns':{'heads':{'label':'Heads',"      \
    "'type':'number','role':'headcount'},'hours':{'label':'Hours','type':'number','role':"         \
    "'hours_per_year'}," COLUMNS "}},'l':{'label':'Posts','type':'table','columns':{" COLUMNS      \
    "}}},'criteria':{'k':{'title':'K','kind':'pass_fail','test':%s},'z':{'title':'Z','kind':"      \
    "'yes_no','weight':60,'test':{'==':[1,1]}}},'price':{'field':'price','weight':40,'formula':"   \
    "'lowest_proportion'},'award':{'method':'highest_score','ties':[]}}"

/* Rows of the crew: class, heads, hours, pay; one by one so that a row can lack a cell. */
#define ROW(class, heads, hours, pay)                                                              \
    "{'class':'" class "','heads':" heads ",'hours':" hours ",'pay':" pay "}"
#define FLOOR(floor) "{'all':[{'val':'w'},{'>=':[{'val':'pay'}," floor "]}]}"
#define OF_TWO(pay)  "'w':[" ROW("a", "3", "2000", "14") "," ROW("b", "2", "1000", pay) "]"

static void below_a_floor(void **state)
{
    (void)state;
    static const struct {
        const char *test, *answers, *who, *cost; /* NULL: nothing is said of it */
    } rows[] = {
        /* 3 x 2000 x 1 */
        {FLOOR("15"), OF_TWO("20"), "3 of 5 workers", "about 6,000 USD a year"},
        /* and 2 x 1000 x 0.50 */
        {FLOOR("15"), OF_TWO("14.5"), "5 of 5 workers", "about 7,000 USD a year"},
        /* 7 x 2080 x 1.37 = 19,947.20; 1234 x 2080 x 0.37 = 949,686.40; 1 x 999.6 x 1 */
        {FLOOR("15"), "'w':[" ROW("a", "7", "2080", "13.63") "]", "7 of 7 workers",
         "about 19,900 USD a year"},
        {FLOOR("15"), "'w':[" ROW("a", "1234", "2080", "14.63") "]", "1,234 of 1,234 workers",
         "about 950,000 USD a year"},
        {FLOOR("15"), "'w':[" ROW("a", "1", "999.6", "14") "]", "1 of 1 workers",
         "about 1,000 USD a year"},
        {FLOOR("15"), "'w':[" ROW("a", "1", "99.4", "14") "]", "1 of 1 workers",
         "about 99 USD a year"},
        /* a rate for each class: 3 x 2000 x 1 + 2 x 1000 x 3 */
        {FLOOR("{'param':'rate'}"), OF_TWO("18"), "5 of 5 workers", "about 12,000 USD a year"},
        {FLOOR("{'param':'rate'}"), OF_TWO("21"), "3 of 5 workers", "about 6,000 USD a year"},
        /* the hours of who is short are not said, or only those of who is not */
        {FLOOR("15"), "'w':[{'class':'a','heads':3,'pay':14}," ROW("b", "2", "1000", "20") "]",
         "3 of 5 workers", NULL},
        {FLOOR("15"), "'w':[" ROW("a", "3", "2000", "14") ",{'class':'b','heads':2,'pay':20}]",
         "3 of 5 workers", "about 6,000 USD a year"},
        /* how many they are is not said of one class */
        {FLOOR("15"), "'w':[" ROW("a", "3", "2000", "14") ",{'class':'b','hours':1000,'pay':20}]",
         NULL, NULL},
        /* what one class earns is not known: that others are short is, and not how many all are */
        {FLOOR("15"), "'w':[" ROW("a", "3", "2000", "14") ",{'class':'b','heads':2,'hours':1000}]",
         NULL, NULL},
        {FLOOR("15"), "'w':[{'class':'b','heads':2,'hours':1000}," ROW("a", "3", "2000", "14") "]",
         NULL, NULL},
        /* a table that counts no people */
        {"{'all':[{'val':'l'},{'>=':[{'val':'pay'},15]}]}",
         "'l':[{'class':'a','pay':14},{'class':'b','pay':15},{'class':'c','pay':15.01}]",
         "1 of 3 rows", NULL},
        /* who earns the floor is short of nothing, and not enough where more is asked */
        {"{'all':[{'val':'w'},{'>':[{'val':'pay'},14]}]}", OF_TWO("20"), "3 of 5 workers", NULL},
        /* pay and fund together: an hour of 14 + 0.60 is 0.40 short */
        {"{'all':[{'val':'w'},{'>=':[{'+':[{'val':'pay'},{'val':'fund'}]},15]}]}",
         "'w':[{'class':'a','heads':3,'hours':2000,'pay':14,'fund':0.6}]", "3 of 3 workers",
         "about 2,400 USD a year"},
        /* twice the pay rises by two: what an hour is short of is not that */
        {"{'all':[{'val':'w'},{'>=':[{'*':[{'val':'pay'},2]},30]}]}", OF_TWO("20"), NULL, NULL},
        {"{'all':[{'val':'w'},{'>=':[{'val':'fund'},1]}]}",
         "'w':[{'class':'a','heads':3,'hours':2000,'pay':14,'fund':0.6}]", NULL, NULL},
        {"{'all':[{'val':'w'},{'<=':[{'val':'pay'},14]}]}", OF_TWO("20"), NULL, NULL},
        /* the lowest pay, of all and of some */
        {"{'>=':[{'min_of':[{'val':'w'},{'val':'pay'}]},15]}", OF_TWO("20"), "3 of 5 workers",
         "about 6,000 USD a year"},
        {"{'>=':[{'min_of':[{'val':'w'},{'val':'pay'},{'==':[{'val':'class'},'b']}]},21]}",
         OF_TWO("20"), "2 of 2 workers", "about 2,000 USD a year"},
        {"{'all':[{'val':'w'},{'>=':[{'val':'pay'},21]},{'==':[{'val':'class'},'b']}]}",
         OF_TWO("20"), "2 of 2 workers", "about 2,000 USD a year"},
        {"{'>=':[{'max_of':[{'val':'w'},{'val':'pay'}]},21]}", OF_TWO("20"), NULL, NULL},
        {"{'>=':[{'mean_of':[{'val':'w'},{'val':'pay'}]},21]}", OF_TWO("20"), NULL, NULL},
    };
    int failed = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *bid = bg_arena_printf(
            arena, "{'format':'bidgauge-bid/1','bid':'A','answers':{'price':10,%s}}",
            rows[i].answers);
        const struct bg_lot_result *lot =
            evaluated(bg_arena_printf(arena, RULES, rows[i].test), &bid, 1);
        const struct bg_criterion_result *r = criterion_of(lot, "A", "k");
        const char *got = bg_arena_printf(arena, "%s | %s", r->reason, r->would_change);
        assert_int_equal(r->outcome, BG_NOT_MET);
        bool who = strstr(got, rows[i].who ? rows[i].who : " are below;") != NULL;
        bool cost = strstr(got, rows[i].cost ? rows[i].cost : "about") != NULL;
        if (who != (rows[i].who != NULL) || cost != (rows[i].cost != NULL)) {
            print_error("row %zu: %s\n%s\n want %s, %s\n", i, rows[i].answers, got,
                        rows[i].who ? rows[i].who : "-", rows[i].cost ? rows[i].cost : "-");
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(below_a_floor)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
