/* The sentence of one criterion over one bid: what is compared and named, with every operator, of numbers, texts,
 * dates, facts, parameters that an answer chooses, rows, answers that are missing and answers that cannot be used.
 * Each was read against docs/ruleset.md before it was written down. */
#include "evaluate_fixture.h"

#define RULES                                                                                      \
    "{'format':'bidgauge-ruleset/1','id':'k','title':'K','currency':'USD','solicitation':"         \
    "{'dates':{'bids_due':'2026-01-31'}},'sources':{'law':{'title':'The law'}},'facts':{"          \
    "'people':{'label':'Inhabitants','type':'number','unit':'people','value':5000},"               \
    "'unsaid':{'label':'Area','type':'number'}},'parameters':{"                                    \
    "'days':{'title':'Days due','unit':'days','source':'law','values':{'2025-01-01':10}},"         \
    "'more':{'title':'Days asked','unit':'days','values':{'2025-01-01':12}},"                      \
    "'pay':{'title':'Floor','unit':'USD/hour','values':{'2025-01-01':15}},"                        \
    "'never':{'title':'Later','unit':'days','values':{'2025-01-01':null,'2027-01-01':5}}},"        \
    "'fields':{'n':{'label':'Leave','type':'number','unit':'days'},"                               \
    "'m':{'label':'Bonus','type':'number'},'huge':{'label':'Huge','type':'number'},"               \
    "'yes':{'label':'Is it "                                                                       \
    "insured?','type':'boolean'},'also':{'label':'Bonded','type':'boolean'},"                      \
    "'c':{'label':'Owner','type':'choice','choices':{'x':'Coop','y':'Firm'}},"                     \
    "'t':{'label':'Plan','type':'text'},'d':{'label':'Start','type':'date'},"                      \
    "'w':{'label':'Crew','type':'table','columns':{'class':{'label':'Class','type':'text'},"       \
    "'heads':{'label':'Heads','type':'integer','role':'headcount'},'pay':{'label':'Pay','type':"   \
    "'money','unit':'USD/hour','role':'hourly_wage'},'since':{'label':'Since','type':'date'}}},"   \
    "'l':{'label':'Tools','type':'table','columns':{'age':{'label':'Age','type':'number'},"        \
    "'kind':{'label':'Kind','type':'text'}}},'price':{'type':'money','role':'price'}},"            \
    "'criteria':{'k':{'title':'K',%s}},'price':{'field':'price','weight':40,'formula':"            \
    "'lowest_proportion'},'award':{'method':'highest_score','ties':[]}}"

struct row {
    const char *criterion, *answers, *reason;
};

static void check_rows(const struct row *rows, size_t n)
{
    int failed = 0;
    for (size_t i = 0; i < n; i++) {
        const char *bid = bg_arena_printf(
            arena, "{'format':'bidgauge-bid/1','bid':'A','answers':{'price':10%s%s}}",
            *rows[i].answers ? "," : "", rows[i].answers);
        const struct bg_lot_result *lot =
            evaluated(bg_arena_printf(arena, RULES, rows[i].criterion), &bid, 1);
        const struct bg_criterion_result *r = criterion_of(lot, "A", "k");
        const char *got = bg_arena_printf(arena, "%s%s%s", r->reason,
                                          r->would_change[0] ? " | " : "", r->would_change);
        if (strcmp(got, rows[i].reason) != 0) {
            print_error("%s\n%s\n got  %s\n want %s\n", rows[i].criterion, rows[i].answers, got,
                        rows[i].reason);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

#define TEST_OF(test)                                                                              \
    "'kind':'pass_fail','test':" test "},'z':{'title':'Z','kind':'yes_no','weight':60,'test':"     \
    "{'==':[1,1]}"
#define SCORE_OF(test) "'kind':'yes_no','weight':60,'test':" test
#define LINE_OF(value) "'kind':'linear','weight':60,'from':0,'to':10,'value':" value
#define N              "{'val':'n'}"

static void operators(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {TEST_OF("{'>=':[" N ",5]}"), "'n':4",
         "Leave is 4 days; at least 5 days is required: 1 short. | At least 5 days passes."},
        {TEST_OF("{'>':[" N ",5]}"), "'n':5",
         "Leave is 5 days; more than 5 days is required: equal is not enough. | More than 5 days "
         "passes."},
        {TEST_OF("{'<=':[" N ",5]}"), "'n':6.5",
         "Leave is 6.5 days; at most 5 days is required: 1.5 over. | At most 5 days passes."},
        {TEST_OF("{'<':[" N ",5]}"), "'n':5",
         "Leave is 5 days; less than 5 days is required: equal is not enough. | Less than 5 days "
         "passes."},
        {TEST_OF("{'==':[" N ",5]}"), "'n':4",
         "Leave is 4 days; 5 days is required. | 5 days passes."},
        {TEST_OF("{'!=':[" N ",5]}"), "'n':5",
         "Leave is 5 days; other than 5 days is required. | Other than 5 days passes."},
        {TEST_OF("{'>=':[" N ",5]}"), "'n':5", "Leave is 5 days, at least 5 days."},
        {TEST_OF("{'>':[" N ",5]}"), "'n':6", "Leave is 6 days, more than 5 days."},
        {TEST_OF("{'<=':[" N ",5]}"), "'n':5", "Leave is 5 days, at most 5 days."},
        {TEST_OF("{'<':[" N ",5]}"), "'n':4", "Leave is 4 days, less than 5 days."},
        {TEST_OF("{'==':[" N ",5]}"), "'n':5", "Leave is 5 days, as required."},
        {TEST_OF("{'!=':[" N ",5]}"), "'n':4", "Leave is 4 days, other than 5 days."},
        {TEST_OF("{'<':[5," N "]}"), "'n':4",
         "Leave is 4 days; more than 5 days is required: 1 short. | More than 5 days passes."},
        {TEST_OF("{'>=':[{'val':'huge'},-1e38]}"), "'huge':-1.6e38",
         "\"Huge\" cannot be used: -160000000000000000000000000000000000000 is not a plausible "
         "number."},
        {TEST_OF("{'>=':[{'*':[{'val':'m'},1e37]},1e38]}"), "'m':-16",
         "Bonus times 10,000,000,000,000,000,000,000,000,000,000,000,000 is "
         "-160,000,000,000,000,000,000,000,000,000,000,000,000; at least "
         "100,000,000,000,000,000,000,000,000,000,000,000,000 is required. | At least "
         "100,000,000,000,000,000,000,000,000,000,000,000,000 passes."},
        {TEST_OF("{'==':[{'val':'c'},'x']}"), "'c':'y'",
         "Owner is \"Firm\"; \"Coop\" is required. | \"Coop\" passes."},
        {TEST_OF("{'!=':[{'val':'c'},'x']}"), "'c':'x'",
         "Owner is \"Coop\"; other than \"Coop\" is required. | Other than \"Coop\" passes."},
        {TEST_OF("{'==':[{'val':'t'},'gold']}"), "'t':'silver'",
         "Plan is \"silver\"; \"gold\" is required. | \"gold\" passes."},
        {TEST_OF("{'==':[{'val':'t'},'gold']}"), "'t':'gold'", "Plan is \"gold\", as required."},
        {TEST_OF("{'<=':[{'val':'d'},'2026-03-01']}"), "'d':'2026-04-01'",
         "Start is 2026-04-01; at most 2026-03-01 is required. | At most 2026-03-01 passes."},
        {TEST_OF("{'<':[{'val':'d'},'2026-03-01']}"), "'d':'2026-03-01'",
         "Start is 2026-03-01; less than 2026-03-01 is required. | Less than 2026-03-01 passes."},
        {TEST_OF("{'in':[{'val':'c'},['x']]}"), "'c':'y'", "Not met: Owner is \"Coop\"."},
        {TEST_OF("{'val':'yes'}"), "'yes':false",
         "The answer to \"Is it insured?\" is no; yes is required. | The answer yes passes."},
        {TEST_OF("{'val':'yes'}"), "'yes':true", "The answer to \"Is it insured?\" is yes."},
        {TEST_OF("{'!':{'val':'yes'}}"), "'yes':true",
         "The answer to \"Is it insured?\" is yes; no is required. | The answer no passes."},
        {TEST_OF("{'==':[{'val':'yes'},true]}"), "'yes':false",
         "The answer to \"Is it insured?\" is no; yes is required. | The answer yes passes."},
        {TEST_OF("{'==':[{'val':'yes'},false]}"), "'yes':true",
         "The answer to \"Is it insured?\" is yes; no is required. | The answer no passes."},
        {TEST_OF("{'==':[{'val':'yes'},true]}"), "'yes':true",
         "The answer to \"Is it insured?\" is yes."},
        {TEST_OF("{'==':[{'val':'yes'},{'val':'also'}]}"), "'yes':true,'also':false",
         "Not met: \"Is it insured?\" is bonded."},
        {TEST_OF("{'and':[{'val':'yes'},{'val':'also'}]}"), "'yes':false,'also':false",
         "The answer to \"Is it insured?\" is no; yes is required; 1 more part fails."},
        {TEST_OF("{'or':[{'val':'yes'},{'val':'also'}]}"), "'yes':false,'also':false",
         "The answer to \"Bonded\" is no; yes is required; no alternative holds. | The answer yes "
         "passes."},
        {TEST_OF("{'or':[{'val':'yes'},{'>':[" N ",5]}]}"), "'yes':false,'n':4",
         "Leave is 4 days; more than 5 days is required: 1 short; no alternative holds. | More "
         "than 5 days passes."},
        {TEST_OF("{'exists':'t'}"), "", "Not met: plan is answered."},
    };
    check_rows(rows, COUNT(rows));
}

static void limits(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {TEST_OF("{'>=':[" N ",{'param':'days'}]}"), "'n':4",
         "Leave is 4 days; the days due is 10 days from 2025-01-01 (The law): 6 short. | At least "
         "10 days passes."},
        {TEST_OF("{'>=':[" N ",{'param':'days'}]}"), "'n':10",
         "Leave is 10 days, at least the days due, 10 days from 2025-01-01 (The law)."},
        {TEST_OF("{'>':[" N ",{'param':'days'}]}"), "'n':10",
         "Leave is 10 days; the days due is 10 days from 2025-01-01 (The law): equal is not "
         "enough. | More than 10 days passes."},
        {TEST_OF("{'<=':[" N ",{'param':'days'}]}"), "'n':11",
         "Leave is 11 days; the days due is 10 days from 2025-01-01 (The law): 1 over. | At most "
         "10 days passes."},
        {TEST_OF("{'==':[" N ",{'param':'days'}]}"), "'n':11",
         "Leave is 11 days; the days due is 10 days from 2025-01-01 (The law). | 10 days passes."},
        {TEST_OF("{'!=':[" N ",{'param':'days'}]}"), "'n':10",
         "Leave is 10 days; other than 10 days is required from 2025-01-01 (The law). | Other than "
         "10 days passes."},
        {TEST_OF("{'>=':[" N ",{'max':[{'param':'days'},{'param':'more'}]}]}"), "'n':11",
         "Leave is 11 days; the days asked is 12 days from 2025-01-01: 1 short. | At least 12 days "
         "passes."},
        {TEST_OF("{'>=':[" N ",{'+':[{'param':'days'},{'param':'more'}]}]}"), "'n':11",
         "Leave is 11 days; the days due plus the days asked is 22 days: 11 short. | At least 22 "
         "days passes."},
        {TEST_OF("{'>=':[" N ",{'+':[{'param':'days'},{'param':'pay'}]}]}"), "'n':11",
         "Leave is 11 days; the days due plus the Floor is 25 days: 14 short. | At least 25 days "
         "passes."},
        /* figures of one unit together have it, of two have none */
        {TEST_OF("{'>=':[{'val':'m'},{'+':[{'param':'days'},{'param':'more'}]}]}"), "'m':11",
         "Bonus is 11 days; the days due plus the days asked is 22 days: 11 short. | At least 22 "
         "days passes."},
        {TEST_OF("{'>=':[{'val':'m'},{'+':[{'param':'days'},{'param':'pay'}]}]}"), "'m':11",
         "Bonus is 11; the days due plus the Floor is 25: 14 short. | At least 25 passes."},
        {TEST_OF("{'>=':[" N ",{'*':[2,{'param':'days'}]}]}"), "'n':11",
         "Leave is 11 days; 2 times the days due is 20 days (The law): 9 short. | At least 20 days "
         "passes."},
        {TEST_OF("{'>=':[{'val':'m'},{'fact':'people'}]}"), "'m':11",
         "Bonus is 11 people; the Inhabitants is 5,000 people: 4,989 short. | At least 5,000 "
         "people passes."},
        {TEST_OF("{'>=':[{'val':'m'},{'fact':'people'}]}"), "'m':6000",
         "Bonus is 6,000 people, at least the Inhabitants, 5,000 people."},
        {TEST_OF("{'>=':[{'val':'m'}," N "]}"), "'m':1,'n':2",
         "Bonus is 1; leave is 2: 1 short. | At least 2 passes."},
        {TEST_OF("{'>=':[" N ",{'val':'m'}]}"), "'m':3,'n':2",
         "Leave is 2 days; bonus is 3 days: 1 short. | At least 3 days passes."},
        {TEST_OF("{'>=':[{'+':[" N ",1]},{'param':'days'}]}"), "'n':2",
         "Leave plus 1 days is 3 days; the days due is 10 days from 2025-01-01 (The law): 7 short. "
         "| At least 10 days passes."},
    };
    check_rows(rows, COUNT(rows));
}

static void what_is_missing(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {TEST_OF("{'>=':[" N ",5]}"), "",
         "\"Leave\" is not answered, so it is not shown to be met."},
        {TEST_OF("{'>=':[" N ",{'fact':'unsaid'}]}"), "'n':4",
         "The buyer has not filled in \"Area\", so it is not shown to be met."},
        {TEST_OF("{'>=':[" N ",{'param':'never'}]}"), "'n':4",
         "Cannot be judged: \"Later\" has no value on 2026-01-31."},
        {SCORE_OF("{'>=':[" N ",5]}"), "",
         "\"Leave\" is not answered; to be clarified. | An answer can earn up to 60 points."},
        {SCORE_OF("{'>=':[" N ",5]}"), "'n':'four'",
         "\"Leave\" cannot be used: text \"four\" where a number belongs; to be clarified. | An "
         "answer can earn up to 60 points."},
        {TEST_OF("{'>=':[" N ",5]}"), "'n':'four'",
         "\"Leave\" cannot be used: text \"four\" where a number belongs."},
        {LINE_OF("{'/':[1,{'-':[" N ",5]}]}"), "'n':5", "Cannot be judged: division by zero."},
        {LINE_OF("{'if':[{'val':'yes'}," N ",'a']}"), "'n':5,'yes':false",
         "Cannot be judged: text cannot be used here."},
        {LINE_OF("{'if':[{'val':'yes'}," N ",'a']}"), "'n':5,'yes':true",
         "Leave if \"Is it insured?\" is yes, otherwise \"a\" is 5: 50 % of the points on the "
         "scale from 0 to 10. | At least 10 earns the full 60 points."},
        {LINE_OF("{'sum_of':[{'val':'l'},{'val':'age'}]}"), "'l':[{'age':2},{'kind':'saw'}]",
         "\"Age\" in row 2 of \"Tools\" is not answered; to be clarified. | An answer can earn up "
         "to 60 points."},
        {LINE_OF("{'sum_of':[{'val':'l'},{'val':'age'}]}"), "'l':[{'age':2},{'age':'old'}]",
         "Row 2 cannot be judged: text \"old\" where a number belongs; to be clarified. | An "
         "answer can earn up to 60 points."},
        {LINE_OF("{'max_of':[{'val':'l'},{'/':[1,{'val':'age'}]}]}"), "'l':[{'age':2},{'age':0}]",
         "Row 2 cannot be judged: division by zero."},
        {LINE_OF("{'count_of':[{'val':'l'},{'==':[{'val':'kind'},'saw']}]}"),
         "'l':[{'kind':'saw'},{'age':1}]",
         "\"Kind\" in row 2 of \"Tools\" is not answered; to be clarified. | An answer can earn up "
         "to 60 points."},
        {LINE_OF("{'sum_of':[{'val':'l'},{'val':'age'},{'==':[{'val':'kind'},'saw']}]}"),
         "'l':[{'kind':'saw','age':1},{}]",
         "\"Kind\" in row 2 of \"Tools\" is not answered; to be clarified. | An answer can earn up "
         "to 60 points."},
        {LINE_OF("{'sum_of':[{'val':'l'},{'val':'age'}]}"), "",
         "\"Tools\" is not answered; to be clarified. | An answer can earn up to 60 points."},
        {LINE_OF("{'+':[{'sum_of':[{'val':'l'},{'val':'age'}]},{'count_of':[{'val':'w'}]}]}"),
         "'w':[{'heads':1},{'heads':2},{'heads':3}],'l':[{'age':1},{},{'age':2}]",
         "\"Age\" in row 2 of \"Tools\" is not answered; to be clarified. | An answer can earn up "
         "to 60 points."},
        {LINE_OF("{'+':[{'sum_of':[{'val':'l'},{'val':'age'}]},{'sum_of':[{'val':'w'},{'val':'"
                 "heads'}]}]}"),
         "'w':[{'heads':1},{'heads':2},{'class':'a'}],'l':[{'age':1}]",
         "\"Heads\" in row 3 of \"Crew\" is not answered; to be clarified. | An answer can earn up "
         "to 60 points."},
    };
    check_rows(rows, COUNT(rows));
}

static void rows_of_tables(void **state)
{
    (void)state;
#define CREW                                                                                       \
    "'w':[{'class':'a','heads':3,'pay':14},{'class':'b','heads':2,'pay':20},{'class':'c','heads':" \
    "1,'pay':13.5}]"
    static const struct row rows[] = {
        {TEST_OF("{'all':[{'val':'w'},{'>=':[{'val':'pay'},15]}]}"), CREW,
         "Lowest pay is 13.50 USD/hour; at least 15.00 USD/hour is required: 1.50 short for 4 of 6 "
         "workers. | 4 of 6 workers are below; raising them to 15.00 USD/hour passes."},
        {TEST_OF("{'all':[{'val':'w'},{'>':[{'val':'pay'},20]}]}"), CREW,
         "Lowest pay is 13.50 USD/hour; more than 20.00 USD/hour is required: 6.50 short for 6 of "
         "6 workers. | 6 of 6 workers are below; raising them to more than 20.00 USD/hour passes."},
        {TEST_OF("{'all':[{'val':'w'},{'<=':[{'val':'pay'},15]}]}"), CREW,
         "Highest pay of all workers is 20.00 USD/hour; at most 15.00 USD/hour is required: 5.00 "
         "over. | At most 15.00 USD/hour passes."},
        {TEST_OF("{'all':[{'val':'w'},{'!=':[{'val':'class'},'b']}]}"), CREW,
         "Class in row 2 is \"b\"; other than \"b\" is required."},
        {TEST_OF("{'all':[{'val':'w'},{'==':[{'val':'class'},'b']}]}"), CREW,
         "Class in row 1 is \"a\"; \"b\" is required."},
        {TEST_OF("{'all':[{'val':'w'},{'>=':[{'val':'pay'},{'param':'pay'}]}]}"), CREW,
         "Lowest pay is 13.50 USD/hour; the Floor is 15.00 USD/hour from 2025-01-01: 1.50 short "
         "for 4 of 6 workers. | 4 of 6 workers are below; raising them to 15.00 USD/hour passes."},
        {TEST_OF("{'all':[{'val':'w'},{'>=':[{'val':'pay'},{'param':'pay'}]},{'!=':[{'val':'class'}"
                 ",'a']}]}"),
         CREW,
         "Lowest pay of all workers where class is not \"a\" is 13.50 USD/hour; the Floor is 15.00 "
         "USD/hour from 2025-01-01: 1.50 short for 1 of 3 workers. | 1 of 3 workers are below; "
         "raising them to 15.00 USD/hour passes."},
        {TEST_OF("{'none':[{'val':'w'},{'<':[{'val':'pay'},15]}]}"), CREW,
         "Lowest pay is 13.50 USD/hour; at least 15.00 USD/hour is required: 1.50 short for 4 of 6 "
         "workers. | 4 of 6 workers are below; raising them to 15.00 USD/hour passes."},
        {TEST_OF("{'some':[{'val':'w'},{'>':[{'val':'pay'},25]}]}"), CREW,
         "Not met: pay of at least one worker class is more than 25.00 USD/hour."},
        {TEST_OF("{'all':[{'val':'w'},{'>=':[{'val':'pay'},13]}]}"), CREW,
         "Lowest pay of all workers is 13.50 USD/hour, at least 13.00 USD/hour."},
        {TEST_OF("{'all':[{'val':'l'},{'<=':[{'val':'age'},5]}]}"), "'l':[{'age':6},{'age':7}]",
         "Highest age of all rows of tools is 7; at most 5 is required: 2 over. | At most 5 "
         "passes."},
        {TEST_OF("{'>=':[{'min_of':[{'val':'w'},{'val':'pay'}]},15]}"), CREW,
         "Lowest pay is 13.50 USD/hour; at least 15.00 USD/hour is required: 1.50 short for 4 of 6 "
         "workers. | 4 of 6 workers are below; raising them to 15.00 USD/hour passes."},
        {TEST_OF("{'>=':[{'mean_of':[{'val':'w'},{'val':'pay'}]},18]}"), CREW,
         "Mean pay of all worker classes is 15.8333 USD/hour; at least 18.00 USD/hour is required: "
         "2.1667 short. | At least 18.00 USD/hour passes."},
        {TEST_OF("{'>=':[{'share_of':[{'val':'w'},{'>=':[{'val':'pay'},15]}]},0.5]}"), CREW,
         "Share of workers where pay is at least 15.00 USD/hour is 0.3333; at least 0.5 is "
         "required: 0.1667 short. | At least 0.5 passes."},
        {TEST_OF("{'>=':[{'min_of':[{'val':'w'},{'val':'pay'}]},15]}"),
         "'w':[{'class':'a','pay':14}]",
         "Lowest pay of all workers is 14.00 USD/hour; at least 15.00 USD/hour is required: 1.00 "
         "short. | At least 15.00 USD/hour passes."},
    };
    check_rows(rows, COUNT(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(operators),
        TEST(limits),
        TEST(what_is_missing),
        TEST(rows_of_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
