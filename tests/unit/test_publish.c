/* The checks before publication, each at both sides of what it looks for. What is found is worked out beside its row;
 * rows name a part of the ruleset, and the rest of it is above reproach. */
#include "evaluate_fixture.h"

#include "score/publish/publish.h"

/* What of the codes in `of` ("W704 W705") is found: "W704: message" lines. */
static const char *found(const char *rules, const char *of)
{
    struct bg_diags *diags = bg_diags_new(arena);
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_publish_check(arena, diags, rules_of(rules));
    for (int64_t i = 0; i < bg_diag_count(diags, BG_NOTE); i++) {
        const struct bg_diag *diag = bg_diag_get(diags, i);
        if (strstr(of, bg_diag_rows[diag->code].code))
            bg_buf_printf(&out, "%s%s: %s", out.size ? "\n" : "", bg_diag_rows[diag->code].code,
                          diag->message);
    }
    return bg_buf_text(&out);
}

#define HEAD                                                                                       \
    "{'format':'bidgauge-ruleset/1','id':'p','title':'P','currency':'USD','solicitation':{"        \
    "'title':'P','reference':'R','buyer':'B','dates':{'bids_due':'2026-03-13T14:00:00-05:00',"     \
    "'start':'2026-07-01','end':'2029-06-30'}},"
#define TRIED                                                                                      \
    HEAD "'fields':{'n':{'label':'N',%s}},'criteria':{'c':{'title':'C',%s}},'award':{"             \
         "'method':'highest_score','ties':['earliest']}}"
#define YES_NO(test)     "'kind':'yes_no','weight':100,'test':" test
#define LINEAR(from, to) "'kind':'linear','weight':100,'value':{'val':'n'},'from':" from ",'to':" to

/* Answers are tried at, just under and just over each limit, at the ends of what the field allows, and from 0 on
 * where nothing says that it goes below. */
static void what_nobody_fails_or_passes(void **state)
{
    (void)state;
    static const struct {
        const char *field, *criterion, *want; /* W704: nobody fails; W705: nobody passes */
    } rows[] = {
        {"'type':'integer','min':2,'max':50", YES_NO("{'>=':[{'val':'n'},2]}"), "W704"},
        {"'type':'integer','min':2,'max':50", YES_NO("{'>':[{'val':'n'},2]}"), ""},
        {"'type':'integer','min':2,'max':50", YES_NO("{'>=':[{'val':'n'},3]}"), ""},
        {"'type':'integer','min':2,'max':50", YES_NO("{'>=':[{'val':'n'},50]}"), ""},
        {"'type':'integer','min':2,'max':50", YES_NO("{'>':[{'val':'n'},50]}"), "W705"},
        {"'type':'integer','min':2,'max':50", YES_NO("{'<=':[{'val':'n'},50]}"), "W704"},
        {"'type':'integer','min':2,'max':50", YES_NO("{'<':[{'val':'n'},2]}"), "W705"},
        /* parts of a whole where the field has them, and 0.01 away from the limit */
        {"'type':'integer'", YES_NO("{'==':[{'val':'n'},7.5]}"), "W705"},
        {"'type':'number'", YES_NO("{'==':[{'val':'n'},7.5]}"), ""},
        {"'type':'number','min':7,'max':7.01", YES_NO("{'>':[{'val':'n'},7]}"), ""},
        {"'type':'number','min':7,'max':7.005", YES_NO("{'>':[{'val':'n'},7]}"), ""},
        {"'type':'number','min':7,'max':7", YES_NO("{'>':[{'val':'n'},7]}"), "W705"},
        {"'type':'number','min':7,'max':7", YES_NO("{'>=':[{'val':'n'},7]}"), "W704"},
        /* below 0 alone where the field says so */
        {"'type':'number'", YES_NO("{'>=':[{'val':'n'},0]}"), "W704"},
        {"'type':'number'", YES_NO("{'>':[{'val':'n'},0]}"), ""},
        {"'type':'number'", YES_NO("{'<':[{'val':'n'},0]}"), "W705"},
        {"'type':'number','min':-3", YES_NO("{'>=':[{'val':'n'},0]}"), ""},
        {"'type':'number','min':-3", YES_NO("{'>=':[{'val':'n'},-3]}"), "W704"},
        /* a scale: who is over its end loses nothing, who is below its start earns nothing */
        {"'type':'number','min':0,'max':5", LINEAR("5", "9"), "W705"},
        {"'type':'number','min':0,'max':5.1", LINEAR("5", "9"), ""},
        {"'type':'number','min':9,'max':20", LINEAR("5", "9"), "W704"},
        {"'type':'number','min':8.9,'max':20", LINEAR("5", "9"), ""},
        {"'type':'number','min':0,'max':9",
         "'kind':'bands','weight':100,'value':{'val':'n'},'bands':[{'at_least':10,'points':100},"
         "{'at_least':9.5,'points':50}]",
         "W705"},
        {"'type':'number','min':0,'max':9.5",
         "'kind':'bands','weight':100,'value':{'val':'n'},'bands':[{'at_least':10,'points':100},"
         "{'at_least':9.5,'points':50}]",
         ""},
        {"'type':'number','min':10,'max':90",
         "'kind':'bands','weight':100,'value':{'val':'n'},'bands':[{'at_least':10,'points':100},"
         "{'at_least':9.5,'points':50}]",
         "W704"},
        /* no numbers */
        {"'type':'boolean'", YES_NO("{'val':'n'}"), ""},
        {"'type':'boolean'", YES_NO("{'or':[{'val':'n'},{'!':[{'val':'n'}]}]}"), "W704"},
        {"'type':'boolean'", YES_NO("{'and':[{'val':'n'},{'!':[{'val':'n'}]}]}"), "W705"},
        {"'type':'choice','choices':{'a':'A','b':'B'}", YES_NO("{'==':[{'val':'n'},'b']}"), ""},
        {"'type':'choice','choices':{'a':'A','b':'B'}", YES_NO("{'in':[{'val':'n'},['a','b']]}"),
         "W704"},
        {"'type':'date'", YES_NO("{'>=':[{'val':'n'},{'date':'2026-03-13'}]}"), ""},
        {"'type':'date'", YES_NO("{'>=':[{'val':'n'},{'date':'1999-01-01'}]}"), "W704"},
        /* where there is no one limit, amounts from 0 to ten million */
        {"'type':'number'", YES_NO("{'or':[{'>':[{'val':'n'},0]},{'>':[{'val':'n'},0]}]}"), ""},
        {"'type':'number'",
         YES_NO("{'or':[{'>=':[{'val':'n'},10000000]},{'>=':[{'val':'n'},10000000]}]}"), ""},
        {"'type':'number'",
         YES_NO("{'or':[{'>':[{'val':'n'},10000000]},{'>':[{'val':'n'},10000000]}]}"), "W705"},
        /* what asks for nothing is no trial's */
        {"'type':'number'", YES_NO("{'==':[1,1]}"), ""},
        {"'type':'number'", YES_NO("{'==':[1,2]}"), ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got =
            found(bg_arena_printf(arena, TRIED, rows[i].field, rows[i].criterion), "W704 W705");
        if (strncmp(got, rows[i].want, 4) != 0 || (rows[i].want[0] == '\0') != (got[0] == '\0'))
            fail_msg("row %zu: \"%s\", want \"%s\"", i, got, rows[i].want);
    }
}

#define PRICED                                                                                     \
    HEAD "'fields':{'price':{'label':'Price','type':'money','role':'price','required':true%s},"    \
         "'ok':{'label':'OK','type':'boolean'}},'criteria':{'c':{'title':'C','kind':'yes_no',"     \
         "'weight':%d,'test':{'val':'ok'}}},'price':{'field':'price','weight':%d,%s},'award':{"    \
         "'method':'%s','ties':['earliest']}}"
#define ONE_POINT "N709: one quality point makes up for about "
#define TRIAL     ", by made-up bids: the lowest price is "
#define TWICE     ", the highest is assumed to be twice that "

static const char *priced(const char *field, int weight, const char *formula, const char *of)
{
    return found(
        bg_arena_printf(arena, PRICED, field, 100 - weight, weight, formula, "highest_score"), of);
}

static void what_a_point_costs(void **state)
{
    (void)state;
    static const struct {
        const char *formula;
        int weight;
        const char *want;
    } rows[] = {
        /* 40 x (160,000 - p) / 80,000 is 39 at 82,000 */
        {"'formula':'fixed_range','parameters':{'low':80000,'high':160000}", 40,
         ONE_POINT "2,000" TRIAL "80,000" TWICE "(160,000)"},
        /* 40 x 1,000,000 / p is 39 at 1,025,641.03 */
        {"'formula':'lowest_proportion'", 40,
         ONE_POINT "25,642" TRIAL "1,000,000" TWICE "(2,000,000)"},
        /* 2 x 1,000,000 / p is 1 at 2,000,000; with less weight a point is never lost */
        {"'formula':'lowest_proportion'", 2,
         ONE_POINT "1,000,000" TRIAL "1,000,000" TWICE "(2,000,000)"},
        {"'formula':'lowest_proportion'", 1, ""},
        /* 40 x (2,000,000 - p) / 1,000,000 */
        {"'formula':'min_max'", 40, ONE_POINT "25,000" TRIAL "1,000,000" TWICE "(2,000,000)"},
        {"'formula':'min_max','highest_wins':true", 40, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got = priced("", rows[i].weight, rows[i].formula, "N709");
        if (strcmp(got, rows[i].want) != 0)
            fail_msg("row %zu: \"%s\"", i, got);
    }
}

/* The logarithm of a price of zero is not defined: where no bid may ask that, nothing is said. */
static void a_price_of_zero(void **state)
{
    (void)state;
    static const struct {
        const char *field, *more;
        bool said;
    } rows[] = {
        {"", "", true},
        {",'min':0", "", true},
        {",'min':0.01", "", false},
        {",'max':9", "", true},
        {"", ",'minimum_price':0.01", false},
        {",'min':0", ",'minimum_price':1", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *formula = bg_arena_printf(
            arena, "'formula':'logarithmic','parameters':{'base':2}%s", rows[i].more);
        const char *got = priced(rows[i].field, 40, formula, "W707");
        if ((strstr(got, "with a price of zero beside another, formula \"logarithmic\"") != NULL) !=
                rows[i].said ||
            (got[0] != '\0') != rows[i].said)
            fail_msg("row %zu: \"%s\"", i, got);
    }
}

/* A's and B's points for the price change when C comes in, or they cannot. */
static void a_losing_bid_that_decides(void **state)
{
    (void)state;
    assert_non_null(strstr(priced("", 40, "'formula':'min_max'", "W708"), "C loses, and B wins"));
    assert_string_equal(
        priced("", 40, "'formula':'fixed_range','parameters':{'low':80000,'high':160000}", "W708"),
        "");
}

#define FLOORED                                                                                    \
    HEAD "'sources':{'law':{'title':'Act'}},'parameters':{'bar':{'title':'bar','source':'law',"    \
         "'at':'term','values':{'2026-01-01':15,'2027-01-01':18}}},'fields':{'n':{'label':'N',"    \
         "'type':'number','max':100}},'criteria':{'bar':{'title':'Bar','kind':'pass_fail',"        \
         "'test':{'%s':[{'val':'n'},{'param':'bar'}]}},'c':{'title':'C','weight':100,%s}},"        \
         "'award':{'method':'highest_score','ties':['earliest']}}"
#define FROM(from)                                                                                 \
    "W706: criterion \"c\" gives points from " from " on, but \"bar\" already demands "
#define SCALE(from, to) "'kind':'linear','value':{'val':'n'},'from':" from ",'to':" to

/* The floor is 15 when bids are due and 18 at the end of the term. */
static void a_scale_that_a_floor_overtakes(void **state)
{
    (void)state;
    static const struct {
        const char *test, *criterion, *want;
    } rows[] = {
        {">=", SCALE("14", "24"), FROM("14") "15 on 2026-03-13\n" FROM("14") "18 on 2029-06-30"},
        {">=", SCALE("15", "24"), FROM("15") "18 on 2029-06-30"},
        {">=", SCALE("17.99", "24"), FROM("17.99") "18 on 2029-06-30"},
        {">=", SCALE("18", "24"), ""},
        {"<=", SCALE("14", "1"), ""},
        {"<=", SCALE("15", "1"), ""},
        {"<=", SCALE("16", "1"), FROM("16") "15 on 2026-03-13"},
        {"<=", SCALE("19", "1"), FROM("19") "15 on 2026-03-13\n" FROM("19") "18 on 2029-06-30"},
        {">=",
         "'kind':'bands','value':{'val':'n'},'bands':[{'at_least':30,'points':100},{'at_least':17,"
         "'points':50}]",
         FROM("17") "18 on 2029-06-30"},
        /* another figure, and a start that is not known before there are bids */
        {">=", "'kind':'linear','value':{'*':[{'val':'n'},2]},'from':1,'to':24", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got =
            found(bg_arena_printf(arena, FLOORED, rows[i].test, rows[i].criterion), "W706");
        if (strcmp(got, rows[i].want) != 0)
            fail_msg("row %zu: \"%s\"", i, got);
    }
}

/* Words are the same whatever their capitals and spaces; no words are like no others. */
static void levels_with_the_same_words(void **state)
{
    (void)state;
    static const struct {
        const char *one, *other;
        bool same;
    } rows[] = {
        {"Good plan", "Good plan", true},
        {"Good plan", "good  Plan ", true},
        {"Good plan", "Goodplan", true},
        {"Good plan", "Good plans", false},
        {"Good plans", "Good plan", false},
        {"Good", "Fair", false},
        {" Good", "Good", true},
        {"G", "g", true},
        {"G", "h", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got = found(
            bg_arena_printf(arena,
                            HEAD "'criteria':{'c':{'title':'C','kind':'panel','weight':100,"
                                 "'levels':[{'title':'a','points':100,'definition':'%s'},{"
                                 "'title':'b','points':50,'definition':''},{'title':'c','points':0,"
                                 "'definition':'%s'}]}},'award':{'method':'highest_score',"
                                 "'ties':['earliest']}}",
                            rows[i].one, rows[i].other),
            "W702 W703");
        const char *want = bg_arena_printf(
            arena, "W703: level \"b\" of criterion \"c\" has no definition%s",
            rows[i].same ? "\nW702: levels 1 and 3 of criterion \"c\" have the same words" : "");
        if (strcmp(got, want) != 0)
            fail_msg("row %zu: \"%s\"", i, got);
    }
}

/* What a figure is chosen by is used as what is read is: facts without a value are asked for, of those that count. */
static void facts_that_are_not_filled_in(void **state)
{
    (void)state;
    static const struct {
        const char *value, *want;
    } rows[] = {
        {"{'val':'n'}", ""},
        {"{'if':[{'==':[{'fact':'one'},'a']},1,{'val':'n'}]}",
         "W713: the fact \"one\" has no value yet"},
        {"{'+':[{'val':'n'},{'fact':'said'}]}", ""},
        {"{'+':[{'val':'n'},{'param':'by_one'}]}", "W713: the fact \"one\" has no value yet"},
        {"{'+':[{'val':'n'},{'param':'by_two'}]}",
         "W713: the fact \"one\" has no value yet\nW713: the fact \"two\" has no value yet"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got = found(
            bg_arena_printf(
                arena,
                HEAD "'facts':{'one':{'label':'One','type':'text'},'two':{'label':'Two','type':"
                     "'text'},'said':{'label':'Said','type':'number','value':4}},'parameters':{"
                     "'by_one':{'title':'By one','by':[{'fact':'one'}],'table':{'a':{'2025-01-01':"
                     "3}}},'by_two':{'title':'By two','by':[{'fact':'one'},{'fact':'two'}],"
                     "'table':{'a':{'a':{'2025-01-01':3}}}}},'fields':{'n':{'label':'N','type':"
                     "'number'}},'criteria':{'c':{'title':'C','kind':'linear','weight':100,"
                     "'value':%s,'from':0,'to':9}},'award':{'method':'highest_score','ties':["
                     "'earliest']}}",
                rows[i].value),
            "W713");
        if (strcmp(got, rows[i].want) != 0)
            fail_msg("row %zu: \"%s\"", i, got);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(what_nobody_fails_or_passes),
                                       TEST(what_a_point_costs),
                                       TEST(a_price_of_zero),
                                       TEST(a_losing_bid_that_decides),
                                       TEST(a_scale_that_a_floor_overtakes),
                                       TEST(levels_with_the_same_words),
                                       TEST(facts_that_are_not_filled_in)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
