/* What an evaluation says of prices, preferences, schedules, ties and figures
 * that are missing: a ruleset that differs in a few keys, two or three bids,
 * and all that is said of them. Amounts are worked out in the remark of each
 * row. */
#include "evaluate_fixture.h"

#define HEAD                                                                                       \
    "{'format':'bidgauge-ruleset/"                                                                 \
    "1','id':'e','title':'E','currency':'USD','solicitation':"                                     \
    "{'dates':{'bids_due':'2026-01-31','start':'2026-02-01','end':'2028-01-31'}"                   \
    "},'facts':{"                                                                                  \
    "'unsaid':{'label':'Estimate','type':'number','unit':'USD'},"                                  \
    "'none':{'label':'Divisor','type':'number','value':0}},'parameters':{"                         \
    "'never':{'title':'Later','values':{'2025-01-01':null,'2027-01-01':5}}},"
#define FIELDS                                                                                     \
    "'fields':{'price':{'label':'Price','type':'money','role':'price'},"                           \
    "'n':{'label':'Days','type':'number'},'own':{'label':'Local','type':'"                         \
    "boolean'},"                                                                                   \
    "'size':{'label':'Size','type':'choice','choices':{'s':'Small','l':'Large'}"                   \
    "},"                                                                                           \
    "'base':{'label':'Base','type':'money'},'l':{'label':'Lines','type':'table'"                   \
    ",'columns':{"                                                                                 \
    "'q':{'label':'Q','type':'number'},'u':{'label':'U','type':'money'},'a':{'"                    \
    "label':'A','type':"                                                                           \
    "'money'},'o':{'label':'O','type':'boolean'}}},'w':{'label':'Crew','type':'"                   \
    "table','columns':{"                                                                           \
    "'p':{'label':'P','type':'integer','role':'headcount'},'h':{'label':'H','"                     \
    "type':'number',"                                                                              \
    "'role':'hours_per_year'},'r':{'label':'R','type':'money','unit':'USD/"                        \
    "hour','role':"                                                                                \
    "'hourly_wage'},'b':{'label':'B','type':'money','unit':'USD/"                                  \
    "hour','role':'employer_benefit'}"                                                             \
    "}},'hours':{'label':'Hours','type':'number','unit':'hours/"                                   \
    "year'},'own_hours':{'label':"                                                                 \
    "'Own hours','type':'number','unit':'hours per worker a "                                      \
    "year'},'v':{'label':'Night crew',"                                                            \
    "'type':'table','columns':{'h':{'label':'H','type':'number','role':'hours_"                    \
    "per_year'}}}},"
#define QUALITY                                                                                    \
    "'q':{'title':'Q','kind':'linear','weight':60,'from':0,'to':10,'value':{'"                     \
    "val':'n'}}"

struct row {
    const char *rules; /* behind the fields */
    const char *answers[3];
    const char *want;
};

static void say_bid(struct bg_buf *out, const struct bg_bid_result *r)
{
    bg_buf_printf(out, "%s %d: %s\n", r->bid->id, (int)r->rank, r->price.reason);
    for (size_t i = 0; i < r->flags_n; i++)
        bg_buf_printf(out, "  %s: %s\n", r->flags[i].id, r->flags[i].message);
    for (size_t i = 0; i < r->price.steps_n; i++)
        bg_buf_printf(out, "  %s\n", r->price.steps[i].reason);
}

static const char *said(const struct row *row)
{
    const char *texts[3];
    size_t n = 0;
    for (; n < 3 && row->answers[n]; n++)
        texts[n] = bg_arena_printf(arena, "{'format':'bidgauge-bid/1','bid':'%c','answers':{%s}}",
                                   (int)('A' + n), row->answers[n]);
    const struct bg_lot_result *lot =
        evaluated(bg_arena_printf(arena, HEAD FIELDS "%s}", row->rules), texts, n);
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < n; i++)
        say_bid(&out, &lot->bids[i]);
    for (size_t i = 0; i < lot->warnings_n; i++)
        bg_buf_printf(&out, "! %s\n", lot->warnings[i]);
    bg_buf_printf(&out, "= %s\n", lot->recommendation);
    return bg_buf_text(&out);
}

static void check_rows(const struct row *rows, size_t n)
{
    int failed = 0;
    for (size_t i = 0; i < n; i++) {
        const char *got = said(&rows[i]);
        if (strcmp(got, rows[i].want) != 0) {
            print_error("row %zu: %s\n---\n%s---\n%s", i, rows[i].rules, got, rows[i].want);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

#define SCORED(formula, rest)                                                                      \
    "'criteria':{" QUALITY "},'price':{'field':'price','weight':40,'formula':'" formula "'" rest   \
    "},'award':{'method':'highest_score','ties':[]}"
#define LOWEST(rest)                                                                               \
    "'price':{'field':'price'" rest "},'award':{'method':'lowest_evaluated_price','ties':[]}"
#define TIES(ties)                                                                                 \
    "'criteria':{" QUALITY "},'price':{'field':'price','weight':40,'formula':"                     \
    "'lowest_proportion','preferences':{'p':{'title':'P','applies_if':{'val':'"                    \
    "own'},'percent':0,"                                                                           \
    "'effect':'subtract_own','base':'own_bid','wins_ties':true}}},"                                \
    "'award':{'method':'highest_score','ties':[" ties "]}"

static void figures_of_a_formula(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {SCORED("fixed_reference", ",'parameters':{'reference':{'fact':'unsaid'}}"),
         {"'price':100,'n':5", "'price':110,'n':7"},
         "A 0: The price formula cannot be used: \"reference\" has no value: the "
         "buyer has not "
         "filled it in.\n"
         "B 0: The price formula cannot be used: \"reference\" has no value: the "
         "buyer has not "
         "filled it in.\n"
         "= Nobody is recommended, since no bid could be ranked: 2 not "
         "ranked.\n"},
        {SCORED("fixed_reference", ",'parameters':{'reference':{'/':[100,{'fact':'none'}]}}"),
         {"'price':100,'n':5"},
         "A 0: The price formula cannot be used: \"reference\" has no value: "
         "division by zero.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= Nobody is recommended, since no bid could be ranked: 1 not "
         "ranked.\n"},
        {SCORED("fixed_reference", ",'parameters':{'reference':{'param':'never'}}"),
         {"'price':100,'n':5"},
         "A 0: The price formula cannot be used: \"reference\" has no value: "
         "\"Later\" has no "
         "value on 2026-01-31.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= Nobody is recommended, since no bid could be ranked: 1 not "
         "ranked.\n"},
        {SCORED("fixed_reference", ",'parameters':{'reference':200}"),
         {"'price':100,'n':5", "'n':7", "'price':'ten','n':8"},
         "A 1: The price is 100.00 USD: \"Published reference price\" gives 40 "
         "of 40 points; the "
         "formula gives 200 % of the price points, which counts as 100 %.\n"
         "B 0: The bid gives no price.\n"
         "C 0: The price cannot be used: text \"ten\" where a number belongs.\n"
         "  unreadable_answer: \"Price\" cannot be used: text \"ten\" where a "
         "number belongs.\n"
         "= A is recommended: highest score, 70.00 points.\n"},
        {SCORED("lowest_proportion", ""),
         {"'price':0,'n':5", "'price':110,'n':7"},
         "A 0: The price is 0.00 USD, and this formula measures prices against "
         "the lowest one, "
         "which is zero or less.\n"
         "  zero_price: The price is zero.\n"
         "B 0: \"A\" is priced at 0.00 USD, and this formula measures prices "
         "against the lowest "
         "one, which is zero or less.\n"
         "= Nobody is recommended, since no bid could be ranked: 2 not "
         "ranked.\n"},
        {SCORED("lowest_proportion", ",'minimum_price':105"),
         {"'price':100,'n':5", "'price':110,'n':7"},
         "A 0: The price is 100.00 USD; the published minimum price is 105.00 "
         "USD.\n"
         "B 1: The price is 110.00 USD: \"Lowest price in proportion\" gives 40 "
         "of 40 points.\n"
         "= B is recommended: highest score, 82.00 points.\n"},
        {SCORED("lowest_proportion", ",'highest_wins':true"),
         {"'price':-5,'n':5", "'price':110,'n':7"},
         "A 0: The price cannot be used: the amount -5 is negative.\n"
         "  unreadable_answer: \"Price\" cannot be used: the amount -5 is "
         "negative.\n"
         "B 1: The price is 110.00 USD: \"Lowest price in proportion\" gives 40 "
         "of 40 points.\n"
         "= B is recommended: highest score, 82.00 points.\n"},
    };
    check_rows(rows, COUNT(rows));
}

#define ADJUST(amount, stage)                                                                      \
    ",'adjustments':{'x':{'title':'X','amount':" amount ",'stage':'" stage "'}}"

static void adjustments(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {SCORED("lowest_proportion", ADJUST("{'*':[{'val':'n'},2]}", "before")),
         {"'price':100,'n':5", "'price':110,'n':7"},
         "A 2: The price is 100.00 USD, evaluated at 110.00 USD: \"Lowest price "
         "in proportion\" "
         "gives 40 of 40 points.\n"
         "  X.\n"
         "B 1: The price is 110.00 USD, evaluated at 124.00 USD: \"Lowest price "
         "in proportion\" "
         "gives 35.48 of 40 points.\n"
         "  X.\n"
         "= B is recommended: highest score, 77.48 points.\n"},
        {SCORED("lowest_proportion", ADJUST("{'val':'base'}", "before")),
         {"'price':100,'n':5", "'price':110,'n':7,'base':4", "'price':120,'n':7,'base':'four'"},
         "A 0: The adjustment \"X\" cannot be worked out: an answer is missing.\n"
         "B 1: The price is 110.00 USD, evaluated at 114.00 USD: \"Lowest price "
         "in proportion\" "
         "gives 40 of 40 points.\n"
         "  X.\n"
         "C 0: The adjustment \"X\" cannot be worked out: text \"four\" where a "
         "number belongs.\n"
         "  unreadable_answer: \"Base\" cannot be used: text \"four\" where a "
         "number belongs.\n"
         "= B is recommended: highest score, 82.00 points.\n"},
        {SCORED("lowest_proportion", ADJUST("{'*':[{'val':'n'},1e37]}", "before")),
         {"'price':100,'n':20"},
         "A 0: The adjustment \"X\" cannot be worked out: a number is too "
         "large.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= Nobody is recommended, since no bid could be ranked: 1 not "
         "ranked.\n"},
        {SCORED("lowest_proportion", ADJUST("{'-':[-100,{'val':'n'}]}", "before")),
         {"'price':100,'n':5", "'price':200,'n':5"},
         "A 0: The price is -5.00 USD, and this formula measures prices against "
         "the lowest one, "
         "which is zero or less.\n"
         "  X.\n"
         "B 0: \"A\" is priced at -5.00 USD, and this formula measures prices "
         "against the lowest "
         "one, which is zero or less.\n"
         "  X.\n"
         "= Nobody is recommended, since no bid could be ranked: 2 not "
         "ranked.\n"},
        {LOWEST(",'adjustments':{'x':{'title':'X','amount':{'val':'base'},'"
                "effect':'subtract'}}"),
         {"'price':100,'base':5", "'price':110,'base':20"},
         "A 2: The price is 100.00 USD, evaluated at 95.00 USD.\n"
         "  X.\n"
         "B 1: The price is 110.00 USD, evaluated at 90.00 USD.\n"
         "  X.\n"
         "= B is recommended: lowest evaluated price, 90.00 USD.\n"},
    };
    check_rows(rows, COUNT(rows));
}

#define LINES(governs, rest)                                                                       \
    LOWEST(",'schedule':{'field':'l','quantity':'q','unit_price':'u','amount':'"                   \
           "a','option':'o'," rest "'governs':'" governs "'}")

static void schedules(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {LINES("lines", ""),
         {"'price':30,'l':[{'q':2,'u':5,'a':10},{'q':3,'u':5,'a':15.01}]"},
         "A 1: The price is 25.00 USD.\n"
         "  line_differs: Line 2 comes to 15.00 USD by quantity and unit price, "
         "and the bid says "
         "15.01 USD.\n"
         "  total_differs: The lines come to 25.00 USD and the bid says 30.00 "
         "USD. By the ruleset "
         "the lines govern.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 25.00 USD.\n"},
        {LINES("lines", ""),
         {"'price':25,'l':[{'q':2,'u':5},{'a':15}]"},
         "A 1: The price is 25.00 USD.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 25.00 USD.\n"},
        {LINES("total", ""),
         {"'price':30,'l':[{'q':2,'u':5},{'a':15}]"},
         "A 1: The price is 30.00 USD.\n"
         "  total_differs: The lines come to 25.00 USD and the bid says 30.00 "
         "USD. By the ruleset "
         "the total governs.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 30.00 USD.\n"},
        {LINES("none", ""),
         {"'price':30,'l':[{'q':2,'u':5},{'a':15}]"},
         "A 1: The price is 30.00 USD.\n"
         "  total_differs: The lines come to 25.00 USD and the bid says 30.00 "
         "USD. The total was "
         "evaluated.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 30.00 USD.\n"},
        {LINES("lines", ""),
         {"'price':10,'l':[{'q':2,'u':5},{'a':15,'o':true}]"},
         "A 1: The price is 10.00 USD.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 10.00 USD.\n"},
        {LINES("lines", "'include_options':true,"),
         {"'price':25,'l':[{'q':2,'u':5},{'a':15,'o':true}]"},
         "A 1: The price is 25.00 USD.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 25.00 USD.\n"},
        {LINES("lines", ""),
         {"'price':10,'l':[{'q':2,'u':5},{'q':3}]"},
         "A 0: The price schedule is not complete.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= Nobody is recommended, since no bid could be ranked: 1 not "
         "ranked.\n"},
        {LINES("lines", ""),
         {"'price':10"},
         "A 0: The price schedule is not complete.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= Nobody is recommended, since no bid could be ranked: 1 not "
         "ranked.\n"},
        {LINES("total", ""),
         {"'l':[{'q':2,'u':5}]"},
         "A 0: The bid gives no price.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= Nobody is recommended, since no bid could be ranked: 1 not "
         "ranked.\n"},
        {LINES("lines", ""),
         {"'l':[{'q':3,'u':3.333,'a':10}]"},
         "A 1: The price is 10.00 USD.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 10.00 USD.\n"},
    };
    check_rows(rows, COUNT(rows));
}

#define PREFER(rest)                                                                               \
    ",'preferences':{'p':{'title':'P','applies_if':{'val':'own'},'effect':'"                       \
    "subtract_own','base':"                                                                        \
    "'own_bid'," rest "}}"

static void preferences(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {LOWEST(PREFER("'percent':5")),
         {"'price':100,'own':true", "'price':98,'own':false", "'price':120"},
         "A 1: The price is 100.00 USD, evaluated at 95.00 USD.\n"
         "  P: 5.00 taken off, 5 % of its own bid (100.00).\n"
         "B 2: The price is 98.00 USD.\n"
         "C 3: The price is 120.00 USD.\n"
         "! The preference \"P\" does not count for bid C: an answer is "
         "missing.\n"
         "= A is recommended: lowest evaluated price, 95.00 USD.\n"},
        {LOWEST(PREFER("'percent':5")),
         {"'price':100,'own':'maybe'", "'price':98,'own':true"},
         "A 2: The price is 100.00 USD.\n"
         "  unreadable_answer: \"Local\" cannot be used: text \"maybe\" where "
         "yes or no belongs.\n"
         "B 1: The price is 98.00 USD, evaluated at 93.10 USD.\n"
         "  P: 4.90 taken off, 5 % of its own bid (98.00).\n"
         "! The preference \"P\" does not count for bid A: text \"maybe\" where "
         "yes or no "
         "belongs.\n"
         "= B is recommended: lowest evaluated price, 93.10 USD.\n"},
        {LOWEST(PREFER("'percent':{'fact':'unsaid'}")),
         {"'price':100,'own':true", "'price':98,'own':false"},
         "A 2: The price is 100.00 USD.\n"
         "B 1: The price is 98.00 USD.\n"
         "! The preference \"P\" is left out: a figure of it is not given.\n"
         "= B is recommended: lowest evaluated price, 98.00 USD.\n"},
        {LOWEST(PREFER("'percent':{'param':'never'}")),
         {"'price':100,'own':true", "'price':98,'own':false"},
         "A 2: The price is 100.00 USD.\n"
         "B 1: The price is 98.00 USD.\n"
         "! The preference \"P\" is left out: \"Later\" has no value on "
         "2026-01-31.\n"
         "= B is recommended: lowest evaluated price, 98.00 USD.\n"},
        {LOWEST(PREFER("'percent':{'val':'n'}")),
         {"'price':100,'own':true,'n':4", "'price':98,'own':false"},
         "A 1: The price is 100.00 USD, evaluated at 96.00 USD.\n"
         "  P: 4.00 taken off, 4 % of its own bid (100.00).\n"
         "B 2: The price is 98.00 USD.\n"
         "= A is recommended: lowest evaluated price, 96.00 USD.\n"},
        {LOWEST(PREFER("'percent':{'val':'n'}")),
         {"'price':100,'own':true", "'price':98,'own':true,'n':'x'"},
         "A 2: The price is 100.00 USD.\n"
         "B 1: The price is 98.00 USD.\n"
         "  unreadable_answer: \"Days\" cannot be used: text \"x\" where a "
         "number belongs.\n"
         "! The preference \"P\" does not count for bid A: its rate is not "
         "known.\n"
         "! The preference \"P\" does not count for bid B: text \"x\" where a "
         "number belongs.\n"
         "= B is recommended: lowest evaluated price, 98.00 USD.\n"},
        {LOWEST(PREFER("'amount':7")),
         {"'price':100,'own':true", "'price':98,'own':false"},
         "A 1: The price is 100.00 USD, evaluated at 93.00 USD.\n"
         "  P: 7.00 taken off.\n"
         "B 2: The price is 98.00 USD.\n"
         "= A is recommended: lowest evaluated price, 93.00 USD.\n"},
        {LOWEST(PREFER("'percent':10,'cap':3")),
         {"'price':100,'own':true", "'price':98,'own':false"},
         "A 1: The price is 100.00 USD, evaluated at 97.00 USD.\n"
         "  P: 3.00 taken off, 10 % of its own bid (100.00), held at its cap.\n"
         "B 2: The price is 98.00 USD.\n"
         "= A is recommended: lowest evaluated price, 97.00 USD.\n"},
        {LOWEST(PREFER("'percent':10,'cap':{'fact':'unsaid'}")),
         {"'price':100,'own':true", "'price':98,'own':false"},
         "A 2: The price is 100.00 USD.\n"
         "B 1: The price is 98.00 USD.\n"
         "! The preference \"P\" is left out: a figure of it is not given.\n"
         "= B is recommended: lowest evaluated price, 98.00 USD.\n"},
        {LOWEST(PREFER("'percent':10,'base_amount':{'val':'base'}")),
         {"'price':100,'own':true,'base':50", "'price':98,'own':false,'base':9"},
         "A 1: The price is 100.00 USD, evaluated at 95.00 USD.\n"
         "  P: 5.00 taken off, 10 % of its own bid (50.00).\n"
         "B 2: The price is 98.00 USD.\n"
         "= A is recommended: lowest evaluated price, 95.00 USD.\n"},
        {LOWEST(PREFER("'percent':10,'base_amount':{'val':'base'}")),
         {"'price':100,'own':true", "'price':98,'own':false,'base':9"},
         "A 2: The price is 100.00 USD.\n"
         "B 1: The price is 98.00 USD.\n"
         "! The preference \"P\" is left out: what it is measured on is not "
         "known for bid A.\n"
         "= B is recommended: lowest evaluated price, 98.00 USD.\n"},
        {LOWEST(PREFER("'percent':5,'proposed':true")),
         {"'price':100,'own':true", "'price':98,'own':false"},
         "A 1: The price is 100.00 USD, evaluated at 95.00 USD.\n"
         "  P: 5.00 taken off, 5 % of its own bid (100.00).\n"
         "B 2: The price is 98.00 USD.\n"
         "! The preference \"P\" is proposed and not in force.\n"
         "= A is recommended: lowest evaluated price, 95.00 USD.\n"},
    };
    check_rows(rows, COUNT(rows));
}

static void ties(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {TIES(""),
         {"'price':100,'n':5", "'price':100,'n':5"},
         "A 1: The price is 100.00 USD: \"Lowest price in proportion\" gives 40 "
         "of 40 points.\n"
         "B 1: The price is 100.00 USD: \"Lowest price in proportion\" gives 40 "
         "of 40 points.\n"
         "! The preference \"P\" does not count for bid A: an answer is "
         "missing.\n"
         "! The preference \"P\" does not count for bid B: an answer is "
         "missing.\n"
         "= Nobody is recommended: A and B are tied at 70.00 points, and the "
         "award's rules do not "
         "break the tie.\n"},
        {TIES("'draw'"),
         {"'price':100,'n':5", "'price':100,'n':5"},
         "A 1: The price is 100.00 USD: \"Lowest price in proportion\" gives 40 "
         "of 40 points.\n"
         "B 1: The price is 100.00 USD: \"Lowest price in proportion\" gives 40 "
         "of 40 points.\n"
         "! The preference \"P\" does not count for bid A: an answer is "
         "missing.\n"
         "! The preference \"P\" does not count for bid B: an answer is "
         "missing.\n"
         "= Nobody is recommended: A and B are tied at 70.00 points, and the "
         "award's rules settle "
         "such a tie by a draw, which the buyer holds.\n"},
        {TIES("'preference'"),
         {"'price':100,'n':5,'own':true", "'price':100,'n':5,'own':false"},
         "A 1: The price is 100.00 USD, evaluated at 100.00 USD: \"Lowest price "
         "in proportion\" "
         "gives 40 of 40 points.\n"
         "  P: 0.00 taken off, 0 % of its own bid (100.00).\n"
         "B 2: The price is 100.00 USD: \"Lowest price in proportion\" gives 40 "
         "of 40 points.\n"
         "= A is recommended: highest score, 70.00 points.\n"},
        {TIES("{'criterion':'q'},'lowest_price'"),
         {"'price':100,'n':5,'own':true", "'price':100,'n':5,'own':false"},
         "A 1: The price is 100.00 USD, evaluated at 100.00 USD: \"Lowest price "
         "in proportion\" "
         "gives 40 of 40 points.\n"
         "  P: 0.00 taken off, 0 % of its own bid (100.00).\n"
         "B 1: The price is 100.00 USD: \"Lowest price in proportion\" gives 40 "
         "of 40 points.\n"
         "= Nobody is recommended: A and B are tied at 70.00 points, and the "
         "award's rules do not "
         "break the tie.\n"},
        /* 60 x 5/10 + 40 x 100/125 = 62, and 60 x 0.3667 + 40 is 62 when it is
         rounded */
        {TIES("'lowest_price'"),
         {"'price':125,'n':5,'own':true", "'price':100,'n':3.66666666666666666667,'own':false"},
         "A 2: The price is 125.00 USD, evaluated at 125.00 USD: \"Lowest price "
         "in proportion\" "
         "gives 32 of 40 points.\n"
         "  P: 0.00 taken off, 0 % of its own bid (125.00).\n"
         "B 1: The price is 100.00 USD: \"Lowest price in proportion\" gives 40 "
         "of 40 points.\n"
         "= B is recommended: highest score, 62.00 points.\n"},
        {TIES("'earliest'"),
         {"'price':100,'n':5,'own':true", "'price':100,'n':5,'own':false"},
         "A 1: The price is 100.00 USD, evaluated at 100.00 USD: \"Lowest price "
         "in proportion\" "
         "gives 40 of 40 points.\n"
         "  P: 0.00 taken off, 0 % of its own bid (100.00).\n"
         "B 1: The price is 100.00 USD: \"Lowest price in proportion\" gives 40 "
         "of 40 points.\n"
         "= Nobody is recommended: A and B are tied at 70.00 points, and the "
         "time of receipt "
         "cannot break the tie: no receipt is recorded for 2 of them.\n"},
    };
    check_rows(rows, COUNT(rows));
}

static void labour_and_hours(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {LOWEST(""),
         {"'price':10000,'w':[{'p':2,'h':1000,'r':10,'b':1}]"},
         "A 1: The price is 10,000.00 USD.\n"
         "  price_below_labour: The price is 10,000.00 USD; wages and benefits "
         "of the workforce of "
         "the term of 2 years come to 44,000.00 USD.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 10,000.00 USD.\n"},
        {LOWEST(""),
         {"'price':44000,'w':[{'p':2,'h':1000,'r':10,'b':1}]"},
         "A 1: The price is 44,000.00 USD.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 44,000.00 USD.\n"},
        {LOWEST(""),
         {"'price':43999.99,'w':[{'p':2,'h':1000,'r':10,'b':1}]"},
         "A 1: The price is 43,999.99 USD.\n"
         "  price_below_labour: The price is 43,999.99 USD; wages and benefits "
         "of the workforce of "
         "the term of 2 years come to 44,000.00 USD.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 43,999.99 USD.\n"},
        {LOWEST(""),
         {"'price':10,'w':[{'p':2,'h':1000,'r':10}]"},
         "A 1: The price is 10.00 USD.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 10.00 USD.\n"},
        {LOWEST(""),
         {"'price':99999,'w':[{'p':2,'h':1000,'r':10,'b':1}],'hours':1500"},
         "A 1: The price is 99,999.00 USD.\n"
         "  hours_differ: \"Crew\" comes to 2,000 hours a year, \"Hours\" to "
         "1,500.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 99,999.00 USD.\n"},
        {LOWEST(""),
         {"'price':99999,'w':[{'p':2,'h':1000,'r':10,'b':1}],'hours':999"},
         "A 1: The price is 99,999.00 USD.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 99,999.00 USD.\n"},
        {LOWEST(""),
         {"'price':99999,'w':[{'p':2,'h':1000,'r':10,'b':1}],'hours':4001"},
         "A 1: The price is 99,999.00 USD.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 99,999.00 USD.\n"},
        {LOWEST(""),
         {"'price':99999,'w':[{'p':2,'h':1000,'r':10,'b':1}],'hours':2000"},
         "A 1: The price is 99,999.00 USD.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 99,999.00 USD.\n"},
        {LOWEST(""),
         {"'price':99999,'w':[{'p':2,'h':1000,'r':10,'b':1}],'own_hours':1000"},
         "A 1: The price is 99,999.00 USD.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 99,999.00 USD.\n"},
        {LOWEST(""),
         {"'price':99999,'w':[{'p':2,'h':1000,'r':10,'b':1}],'v':[{'h':7}]"},
         "A 1: The price is 99,999.00 USD.\n"
         "  hours_differ: \"Crew\" comes to 2,000 hours a year, \"Night crew\" "
         "to 7.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 99,999.00 USD.\n"},
        {LOWEST(""),
         {"'price':99999,'v':[{'h':7},{'h':5}],'hours':13"},
         "A 1: The price is 99,999.00 USD.\n"
         "  hours_differ: \"Hours\" comes to 13 hours a year, \"Night crew\" to "
         "12.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 99,999.00 USD.\n"},
        {LOWEST(""),
         {"'price':99999,'v':[{'h':7},{}],'hours':13"},
         "A 1: The price is 99,999.00 USD.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 99,999.00 USD.\n"},
        /* sums of more digits than there are: hard to believe, and no sum of
         wages */
        {LOWEST(""),
         {"'price':10,'w':[{'p':1e15,'h':1e15,'r':1e15,'b':1}]"},
         "A 1: The price is 10.00 USD.\n"
         "  implausible:w.p: \"P\" of \"Crew\" is hard to believe: "
         "1,000,000,000,000,000 in row 1, above 1,000 (many people for one row; "
         "hours may have been counted).\n"
         "  implausible:w.h: \"H\" of \"Crew\" is hard to believe: "
         "1,000,000,000,000,000 in row 1, above 3,120 (60 hours in every week of "
         "the year; they may be those of several workers).\n"
         "  implausible:w.r: \"R\" of \"Crew\" is hard to believe: "
         "1,000,000,000,000,000.00 USD/hour in row 1, above 500.00 USD/hour "
         "(more than is paid for an hour of work).\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 10.00 USD.\n"},
        {LOWEST(""),
         {"'price':10,'w':[{'p':1e15,'h':1e15,'r':1e7,'b':1},{'p':1e15,'h':1e15,'"
          "r':1e7,'b':1}],'hours':5"},
         "A 1: The price is 10.00 USD.\n"
         "  implausible:w.p: \"P\" of \"Crew\" is hard to believe: "
         "1,000,000,000,000,000 in row 1, 1,000,000,000,000,000 in row 2, above "
         "1,000 (many people for one row; hours may have been counted).\n"
         "  implausible:w.h: \"H\" of \"Crew\" is hard to believe: "
         "1,000,000,000,000,000 in row 1, 1,000,000,000,000,000 in row 2, above "
         "3,120 (60 hours in every week of the year; they may be those of "
         "several workers).\n"
         "  implausible:w.r: \"R\" of \"Crew\" is hard to believe: 10,000,000.00 "
         "USD/hour in row 1, 10,000,000.00 USD/hour in row 2, above 500.00 "
         "USD/hour (more than is paid for an hour of work).\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 10.00 USD.\n"},
    };
    check_rows(rows, COUNT(rows));
}

static void answers_that_cannot_be_read(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {LOWEST(""),
         {"'price':10,'n':'x','l':[{'q':'a','u':'b','a':'c'},{'q':'d','u':'e','a'"
          ":'f','o':'g'}]"},
         "A 1: The price is 10.00 USD.\n"
         "  unreadable_answer: \"Days\" cannot be used: text \"x\" where a "
         "number belongs.\n"
         "  unreadable_answer: \"Lines\" cannot be used: row 1, Q: text \"a\" "
         "where a number "
         "belongs; row 1, U: text \"b\" where a number belongs; row 1, A: text "
         "\"c\" where a "
         "number...\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 10.00 USD.\n"},
        {LOWEST(""),
         {"'price':10,'l':[{'q':'a'},{'u':'b'}]"},
         "A 1: The price is 10.00 USD.\n"
         "  unreadable_answer: \"Lines\" cannot be used: row 1, Q: text \"a\" "
         "where a number "
         "belongs; row 2, U: text \"b\" where a number belongs.\n"
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= A is recommended: lowest evaluated price, 10.00 USD.\n"},
    };
    check_rows(rows, COUNT(rows));
}

/* Of bids that can still come first six are named; of equal ones too, and of
 * near neighbours six are warned about. */
static void many_bids(void **state)
{
    (void)state;
    static const struct {
        const char *rules, *answers;
        size_t n;
        const char *want;
    } rows[] = {
        {SCORED("lowest_proportion", ""), "'price':100", 1,
         "! Only one bid was received, so there is nothing to compare it with.\n"
         "= B0 is recommended provisionally: highest score, 40.00 points. So far "
         "60 of 100 points "
         "are not scored; they cannot change who is first.\n"},
        {SCORED("lowest_proportion", ""), "'price':100", 2,
         "! These can still come first: B0 (40.00 to 100.00 points), B1 (40.00 "
         "to 100.00 points).\n"
         "= Nobody can be recommended yet: 60 of 100 points are not scored.\n"},
        {SCORED("lowest_proportion", ""), "'price':100", 6,
         "! These can still come first: B0 (40.00 to 100.00 points), B1 (40.00 "
         "to 100.00 points), "
         "B2 (40.00 to 100.00 points), B3 (40.00 to 100.00 points), B4 (40.00 to "
         "100.00 points), "
         "B5 (40.00 to 100.00 points).\n"
         "= Nobody can be recommended yet: 60 of 100 points are not scored.\n"},
        {SCORED("lowest_proportion", ""), "'price':100", 8,
         "! These can still come first: B0 (40.00 to 100.00 points), B1 (40.00 "
         "to 100.00 points), "
         "B2 (40.00 to 100.00 points), B3 (40.00 to 100.00 points), B4 (40.00 to "
         "100.00 points), "
         "B5 (40.00 to 100.00 points) and 2 more.\n"
         "= Nobody can be recommended yet: 60 of 100 points are not scored.\n"},
        {LOWEST(""), "'price':100", 6,
         "= Nobody is recommended: B0, B1, B2, B3, B4 and B5 are tied at 100.00 "
         "USD, and the "
         "award's rules do not break the tie.\n"},
        {LOWEST(""), "'price':100", 7,
         "= Nobody is recommended: B0, B1, B2, B3, B4 and 2 others are tied at "
         "100.00 USD, and the "
         "award's rules do not break the tie.\n"},
        {LOWEST(""), "'price':100", 8,
         "= Nobody is recommended: B0, B1, B2, B3, B4 and 3 others are tied at "
         "100.00 USD, and the "
         "award's rules do not break the tie.\n"},
        {LOWEST(""), "%", 7,
         "! Near tie of places 1 and 2: B0 is 1.00 USD below B1.\n"
         "! Near tie of places 2 and 3: B1 is 1.00 USD below B2.\n"
         "! Near tie of places 3 and 4: B2 is 1.00 USD below B3.\n"
         "! Near tie of places 4 and 5: B3 is 1.00 USD below B4.\n"
         "! Near tie of places 5 and 6: B4 is 1.00 USD below B5.\n"
         "! Near tie of places 6 and 7: B5 is 1.00 USD below B6.\n"
         "= B0 is recommended: lowest evaluated price, 1,000.00 USD.\n"},
        {LOWEST(""), "%", 8,
         "! Near tie of places 1 and 2: B0 is 1.00 USD below B1.\n"
         "! Near tie of places 2 and 3: B1 is 1.00 USD below B2.\n"
         "! Near tie of places 3 and 4: B2 is 1.00 USD below B3.\n"
         "! Near tie of places 4 and 5: B3 is 1.00 USD below B4.\n"
         "! Near tie of places 5 and 6: B4 is 1.00 USD below B5.\n"
         "! Near tie of places 6 and 7: B5 is 1.00 USD below B6.\n"
         "! 1 more pair of neighbours in the ranking is as close.\n"
         "= B0 is recommended: lowest evaluated price, 1,000.00 USD.\n"},
        {LOWEST(""), "%", 9,
         "! Near tie of places 1 and 2: B0 is 1.00 USD below B1.\n"
         "! Near tie of places 2 and 3: B1 is 1.00 USD below B2.\n"
         "! Near tie of places 3 and 4: B2 is 1.00 USD below B3.\n"
         "! Near tie of places 4 and 5: B3 is 1.00 USD below B4.\n"
         "! Near tie of places 5 and 6: B4 is 1.00 USD below B5.\n"
         "! Near tie of places 6 and 7: B5 is 1.00 USD below B6.\n"
         "! 2 more pairs of neighbours in the ranking are as close.\n"
         "= B0 is recommended: lowest evaluated price, 1,000.00 USD.\n"},
    };
    int failed = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *texts[16];
        for (size_t k = 0; k < rows[i].n; k++)
            texts[k] = bg_arena_printf(
                arena, "{'format':'bidgauge-bid/1','bid':'B%zu','answers':{%s}}", k,
                strchr(rows[i].answers, '%') ? bg_arena_printf(arena, "'price':100%zu", k)
                                             : rows[i].answers);
        const struct bg_lot_result *lot =
            evaluated(bg_arena_printf(arena, HEAD FIELDS "%s}", rows[i].rules), texts, rows[i].n);
        struct bg_buf out;
        bg_buf_init(&out, arena);
        for (size_t k = 0; k < lot->warnings_n; k++)
            bg_buf_printf(&out, "! %s\n", lot->warnings[k]);
        bg_buf_printf(&out, "= %s\n", lot->recommendation);
        if (strcmp(bg_buf_text(&out), rows[i].want) != 0) {
            print_error("row %zu: %s\n---\n%s---\n%s", i, rows[i].rules, bg_buf_text(&out),
                        rows[i].want);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(figures_of_a_formula),
        TEST(adjustments),
        TEST(schedules),
        TEST(preferences),
        TEST(ties),
        TEST(labour_and_hours),
        TEST(answers_that_cannot_be_read),
        TEST(many_bids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
