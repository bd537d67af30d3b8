/* From the answers that won to the clauses of a contract: which become one, of
 * what measure, with which days. */
#include "evaluate_fixture.h"

#include "score/promise/promise.h"

#define RULES                                                                                      \
    "{'format':'bidgauge-ruleset/"                                                                 \
    "1','id':'p','title':'P','currency':'USD','solicitation':{'dates':"                            \
    "{'bids_due':'2026-01-31','start':'2026-03-01','end':'2028-02-29'}},'"                         \
    "parameters':{'floor':{"                                                                       \
    "'title':'Floor','unit':'USD/"                                                                 \
    "hour','at':'term','values':{'2025-01-01':15,'2026-07-01':16}},"                               \
    "'rates':{'title':'Rates','unit':'USD/hour','at':'term','row_of':'crew','by':[{'val':"         \
    "'class'}],'table':{'Guard':{'2025-01-01':15,'2026-07-01':16},'Lead':{'2025-01-01':20}}},"     \
    "'more':{'title':'More','unit':'USD/hour','at':'term','values':{'2025-01-01':1,'2026-05-01'"   \
    ":2}},'leave':{'title':'Leave','unit':'days','at':'term','values':{'2025-01-01':5,"            \
    "'2027-01-01':6}}},"                                                                           \
    "'fields':{'price':{'label':'Price','type':'money','role':'price'},'days':{"                   \
    "'label':'Paid leave',"                                                                        \
    "'type':'number','unit':'days'},'rate':{'label':'Leave an "                                    \
    "hour','type':'number','unit':"                                                                \
    "'hours/hour'},'pay':{'label':'Pay','type':'money','unit':'USD/"                               \
    "hour'},'fund':{'label':'Fund',"                                                               \
    "'type':'money','unit':'USD/"                                                                  \
    "hour'},'plan':{'label':'Plan','type':'choice','choices':{'x':"                                \
    "'Training plan','y':'None'}},'safe':{'label':'Is there a "                                    \
    "committee?','type':'boolean'},'crew':{"                                                       \
    "'label':'Crew','type':'table','columns':{'class':{'label':'Class','type':'"                   \
    "text'},'heads':{"                                                                             \
    "'label':'Heads','type':'integer','role':'headcount'},'wage':{'label':'"                       \
    "Wage','type':'money',"                                                                        \
    "'unit':'USD/"                                                                                 \
    "hour','role':'hourly_wage'},'fringe':{'label':'Fringe','type':'money','unit':'USD/hour',"     \
    "'role':'employer_benefit'}}}},'criteria':{%s},'price':{'field':'price','"                     \
    "weight':"                                                                                     \
    "40,'formula':'lowest_proportion'},'award':{'method':'highest_score','ties'"                   \
    ":[]}}"
#define LINE(value, more)                                                                          \
    "'k':{'title':'K','weight':60," more "'kind':'linear','from':0,'to':20,'value':{'val':'" value \
    "'}}"

static void put_day(struct bg_buf *out, int64_t day)
{
    char text[BG_DATE_TEXT];
    bg_buf_printf(out, " %s", day == BG_NO_DATE ? "-" : bg_date_text(day, text));
}

static const char *clauses_of(const char *criteria, const char *answers)
{
    const char *bid = bg_arena_printf(
        arena, "{'format':'bidgauge-bid/1','bid':'A','answers':{'price':10,%s}}", answers);
    const struct bg_lot_result *lot = evaluated(bg_arena_printf(arena, RULES, criteria), &bid, 1);
    const struct bg_promises *made = bg_promise(arena, lot->ruleset, &lot->bids[0]);
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < made->n; i++) {
        const struct bg_clause *c = &made->clauses[i];
        bg_buf_printf(&out, "%s [%s] %s %s", bg_clause_measure_name(c->measure), c->class_name,
                      bg_value_say(arena, &c->figure, ""), c->unit);
        put_day(&out, c->from);
        put_day(&out, c->to);
        bg_buf_printf(&out, ": %s; %s; %s\n", c->text, c->evidence, c->remedy);
    }
    return bg_buf_text(&out);
}

static void clauses(void **state)
{
    (void)state;
    static const struct {
        const char *criteria, *answers, *want;
    } rows[] = {
        {LINE("days", ""), "'days':5",
         "document [] 5 days 2026-03-01 2028-02-29: Paid leave: 5 days; a "
         "document that shows it; \n"},
        {LINE("days", ""), "'days':0", ""},
        {LINE("days", "'portfolio':'leave',"), "'days':5",
         "leave [] 40 hours 2026-03-01 2028-02-29: Paid leave: 5 days (earned: "
         "40 hours in 2,080 hours of work, at 8 hours a day); certified payroll "
         "with the leave earned, every week; what is short is credited to the "
         "worker\n"},
        {LINE("rate", "'portfolio':'leave',"), "'rate':0.05",
         "leave [] 0.05 hours 2026-03-01 2028-02-29: Leave an hour: 0.05 "
         "hours/hour (earned: 0.05 hours in 1 hours of work); certified payroll "
         "with the leave earned, every week; what is short is credited to the "
         "worker\n"},
        {LINE("pay", "'element':'wages',"), "'pay':18",
         "wage [] 18 USD/hour 2026-03-01 2028-02-29: Pay: 18.00 USD/hour; "
         "certified payroll, every week; what is short is paid to the worker\n"},
        {LINE("pay", "'element':'legal_minimum',"), "'pay':18",
         "wage [] 18 USD/hour 2026-03-01 2028-02-29: Pay: 18.00 USD/hour; "
         "certified payroll, every week; what is short is paid to the worker\n"},
        {LINE("pay", ""), "'pay':18",
         "document [] 18 USD/hour 2026-03-01 2028-02-29: Pay: 18.00 USD/hour; a "
         "document that shows it; \n"},
        {LINE("fund", "'element':'benefits',"), "'fund':2",
         "fringe_apart [] 2 USD/hour 2026-03-01 2028-02-29: Fund: 2.00 USD/hour; "
         "certified payroll, every week; what is short is paid to the worker\n"},
        {"'k':{'title':'K','weight':60,'kind':'choice','value':{'val':'plan'},'"
         "points':{'x':100,'y':0}}",
         "'plan':'x'",
         "document [] \"x\"  2026-03-01 2028-02-29: Plan: Training plan; a "
         "document that shows it; \n"},
        {"'k':{'title':'K','weight':60,'kind':'choice','value':{'val':'plan'},'"
         "points':{'x':100,'y':0}}",
         "'plan':'y'", ""},
        {"'k':{'title':'K','weight':60,'kind':'yes_no','test':{'val':'safe'}}", "'safe':true",
         "document [] yes  2026-03-01 2028-02-29: Is there a committee?: yes; a "
         "document that shows it; \n"},
        {"'k':{'title':'K','weight':60,'kind':'yes_no','test':{'val':'safe'}}", "'safe':false", ""},
        {"'f':{'title':'F','kind':'pass_fail','test':{'all':[{'val':'crew'},{'>='"
         ":[{'val':'wage'},{'param':'floor'}]}]}},'k':{'title':'K','weight':60,'"
         "kind':'yes_no','test':{'val':'safe'}}",
         "'safe':false,'crew':[{'class':'Guard','heads':2,'wage':17},{'class':'"
         "Lead','heads':1,'wage':20}]",
         "wage [] 15 USD/hour 2026-03-01 2026-06-30: F: at least 15.00 USD/hour; "
         "certified payroll, every week; what is short is paid to the worker\n"
         "wage [] 16 USD/hour 2026-07-01 2028-02-29: F: at least 16.00 USD/hour; "
         "certified payroll, every week; what is short is paid to the worker\n"
         "headcount [Guard] 2  2026-03-01 2028-02-29: Guard, Heads: 2; certified "
         "payroll, every week; \n"
         "wage [Guard] 17 USD/hour 2026-03-01 2028-02-29: Guard, Wage: 17.00 "
         "USD/hour; certified payroll, every week; what is short is paid to the "
         "worker\n"
         "headcount [Lead] 1  2026-03-01 2028-02-29: Lead, Heads: 1; certified "
         "payroll, every week; \n"
         "wage [Lead] 20 USD/hour 2026-03-01 2028-02-29: Lead, Wage: 20.00 "
         "USD/hour; certified payroll, every week; what is short is paid to the "
         "worker\n"},
        {"'f':{'title':'F','kind':'pass_fail','test':{'all':[{'val':'crew'},{'>='"
         ":[{'val':'wage'},{'param':'floor'}]}]}},'k':{'title':'K','weight':60,'"
         "kind':'yes_no','test':{'val':'safe'}}",
         "'safe':false,'crew':[{'class':'Guard','heads':2,'wage':12}]", ""},
        {"'f':{'title':'F','kind':'pass_fail','test':{'>=':[{'val':'pay'},{'"
         "param':'floor'}]}},'k':{'title':'K','weight':60,'kind':'yes_no','test':"
         "{'val':'safe'}}",
         "'safe':false,'pay':17",
         "document [] 15 USD/hour 2026-03-01 2026-06-30: F: at least 15.00 "
         "USD/hour; a document that shows it; \n"
         "document [] 16 USD/hour 2026-07-01 2028-02-29: F: at least 16.00 "
         "USD/hour; a document that shows it; \n"
         "document [] 17 USD/hour 2026-03-01 2028-02-29: Pay: 17.00 USD/hour; a "
         "document that shows it; \n"},
    };
    int failed = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got = clauses_of(rows[i].criteria, rows[i].answers);
        if (strcmp(got, rows[i].want) != 0) {
            print_error("row %zu: %s\n---\n%s---\n", i, rows[i].answers, got);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

/* A requirement that a parameter sets is a clause for each of its figures in the term. */
#define SAFE   "'k':{'title':'K','weight':60,'kind':'yes_no','test':{'val':'safe'}}"
#define WEEKLY "certified payroll, every week; what is short is paid to the worker\n"
#define EARNED                                                                                     \
    "certified payroll with the leave earned, every week; what is short is credited to the "       \
    "worker\n"
#define SHOWN "a document that shows it; \n"
#define CREW                                                                                       \
    "headcount [Guard] 2  2026-03-01 2028-02-29: Guard, Heads: 2; certified payroll, every week; " \
    "\n"                                                                                           \
    "wage [Guard] 17 USD/hour 2026-03-01 2028-02-29: Guard, Wage: 17.00 USD/hour; " WEEKLY         \
    "headcount [Lead] 1  2026-03-01 2028-02-29: Lead, Heads: 1; certified payroll, every week; \n" \
    "wage [Lead] 21 USD/hour 2026-03-01 2028-02-29: Lead, Wage: 21.00 USD/hour; " WEEKLY
#define TWO                                                                                        \
    "'safe':false,'crew':[{'class':'Guard','heads':2,'wage':17},{'class':'Lead','heads':1,'wage':" \
    "21}]"
#define TEST_OF(test, more) "'f':{'title':'F','kind':'pass_fail'," more "'test':" test "}," SAFE

static void floors(void **state)
{
    (void)state;
    static const struct {
        const char *criteria, *answers, *want;
    } rows[] = {
        /* a rate for each class, of which one steps */
        {TEST_OF("{'all':[{'val':'crew'},{'>=':[{'val':'wage'},{'param':'rates'}]}]}", ""), TWO,
         "wage [Guard] 15 USD/hour 2026-03-01 2026-06-30: Guard, F: at least 15.00 "
         "USD/hour; " WEEKLY "wage [Guard] 16 USD/hour 2026-07-01 2028-02-29: Guard, F: at least "
         "16.00 USD/hour; " WEEKLY
         "wage [Lead] 20 USD/hour 2026-03-01 2028-02-29: Lead, F: at least 20.00 USD/hour; " WEEKLY
             CREW},
        /* of the rows that are meant alone */
        {TEST_OF("{'all':[{'val':'crew'},{'>=':[{'val':'wage'},{'param':'rates'}]},"
                 "{'==':[{'val':'class'},'Lead']}]}",
                 ""),
         TWO,
         "wage [Lead] 20 USD/hour 2026-03-01 2028-02-29: Lead, F: at least 20.00 USD/hour; " WEEKLY
             CREW},
        /* two parameters, each with a step: 15 + 1, 15 + 2, 16 + 2 */
        {TEST_OF("{'>=':[{'val':'pay'},{'+':[{'param':'floor'},{'param':'more'}]}]}", ""),
         "'safe':false,'pay':19",
         "document [] 16 USD/hour 2026-03-01 2026-04-30: F: at least 16.00 USD/hour; " SHOWN
         "document [] 17 USD/hour 2026-05-01 2026-06-30: F: at least 17.00 USD/hour; " SHOWN
         "document [] 18 USD/hour 2026-07-01 2028-02-29: F: at least 18.00 USD/hour; " SHOWN
         "document [] 19 USD/hour 2026-03-01 2028-02-29: Pay: 19.00 USD/hour; " SHOWN},
        {TEST_OF("{'all':[{'val':'crew'},{'>=':[{'val':'fringe'},{'param':'more'}]}]}", ""),
         "'safe':false,'crew':[{'class':'Guard','fringe':3}]",
         "fringe_apart [] 1 USD/hour 2026-03-01 2026-04-30: F: at least 1.00 USD/hour; " WEEKLY
         "fringe_apart [] 2 USD/hour 2026-05-01 2028-02-29: F: at least 2.00 USD/hour; " WEEKLY
         "fringe_apart [Guard] 3 USD/hour 2026-03-01 2028-02-29: Guard, Fringe: 3.00 "
         "USD/hour; " WEEKLY},
        /* a wage that is not to be passed is held against no payroll */
        {TEST_OF("{'all':[{'val':'crew'},{'<=':[{'val':'wage'},{'param':'rates'}]}]}", ""),
         "'safe':false,'crew':[{'class':'Lead','wage':20}]",
         "document [Lead] 20 USD/hour 2026-03-01 2028-02-29: Lead, F: at most 20.00 "
         "USD/hour; " SHOWN
         "wage [Lead] 20 USD/hour 2026-03-01 2028-02-29: Lead, Wage: 20.00 USD/hour; " WEEKLY},
        {TEST_OF("{'<=':[{'val':'days'},{'param':'leave'}]}", ""), "'safe':false,'days':4",
         "document [] 5 days 2026-03-01 2026-12-31: F: at most 5 days; " SHOWN
         "document [] 6 days 2027-01-01 2028-02-29: F: at most 6 days; " SHOWN
         "document [] 4 days 2026-03-01 2028-02-29: Paid leave: 4 days; " SHOWN},
        /* days of leave are earned hour by hour: at 8 hours a day */
        {TEST_OF("{'>=':[{'val':'days'},{'param':'leave'}]}", "'portfolio':'leave',"),
         "'safe':false,'days':7",
         "leave [] 40 hours 2026-03-01 2026-12-31: F: at least 5 days (earned: 40 hours in 2,080 "
         "hours of work, at 8 hours a day); " EARNED
         "leave [] 48 hours 2027-01-01 2028-02-29: F: at least 6 days (earned: 48 hours in 2,080 "
         "hours of work, at 8 hours a day); " EARNED
         "leave [] 56 hours 2026-03-01 2028-02-29: Paid leave: 7 days (earned: 56 hours in 2,080 "
         "hours of work, at 8 hours a day); " EARNED},
        /* a figure of the rules themselves is in them, not in a clause */
        {TEST_OF("{'>=':[{'val':'pay'},15]}", ""), "'safe':false,'pay':19",
         "document [] 19 USD/hour 2026-03-01 2028-02-29: Pay: 19.00 USD/hour; " SHOWN},
    };
    int failed = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got = clauses_of(rows[i].criteria, rows[i].answers);
        if (strcmp(got, rows[i].want) != 0) {
            print_error("row %zu: %s\n---\n%s---\n%s---\n", i, rows[i].answers, got, rows[i].want);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(clauses), TEST(floors)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
