/* What each audience sees of an evaluation: the public, a bidder, the panel and
 * the office, with answers and columns that are confidential, small groups, and
 * fields that the office withholds. What gives an answer away is withheld with
 * it. */
#include "evaluate_fixture.h"

#include "score/view/view.h"

#define RULES_OF(column)                                                                           \
    "{'format':'bidgauge-ruleset/"                                                                 \
    "1','id':'v','title':'V','currency':'USD','solicitation':{'dates':"                            \
    "{'bids_due':'2026-01-31'}},'public':{'smallest_group':5%s},'fields':{'"                       \
    "price':{'label':'Price',"                                                                     \
    "'type':'money','role':'price'},'n':{'label':'Days','type':'number','"                         \
    "confidential':%s},"                                                                           \
    "'m':{'label':'Plan','type':'choice','choices':{'x':'Good','y':'Fair'}},'"                     \
    "staff':{'label':"                                                                             \
    "'Staff','type':'integer','unit':'people'},'crew':{'label':'Crew','type':'"                    \
    "table','columns':{"                                                                           \
    "'class':{'label':'Class','type':'text'},'heads':{'label':'Heads','type':'"                    \
    "integer','role':"                                                                             \
    "'headcount'},'wage':{'label':'Wage','type':'money','unit':'USD/"                              \
    "hour'" column "}}}},'criteria':{"                                                             \
    "'q':{'title':'Q','kind':'linear','weight':30,'from':0,'to':10,'value':{'"                     \
    "val':'n'}},"                                                                                  \
    "'p':{'title':'P','kind':'choice','weight':30,'value':{'val':'m'},'points':"                   \
    "{'x':100,'y':50}},"                                                                           \
    "'f':{'title':'F','kind':'pass_fail','test':{'all':[{'val':'crew'},{'>=':[{"                   \
    "'val':'wage'},15]}]}}},"                                                                      \
    "'price':{'field':'price','weight':40,'formula':'lowest_proportion'},"                         \
    "'award':{'method':'highest_score','ties':[]}}"
#define RULES RULES_OF("")

static const char *const bids[] = {
    "{'format':'bidgauge-bid/"
    "1','bid':'A','vendor':{'name':'Ash'},'answers':{'price':100,'n':5,'m':'x',"
    "'staff':9,"
    "'crew':[{'class':'g','heads':9,'wage':20},{'class':'l','heads':8,'wage':"
    "30}]}}",
    "{'format':'bidgauge-bid/"
    "1','bid':'B','vendor':{'name':'Elm'},'answers':{'price':125,'n':10,'m':'y'"
    ",'staff':3,"
    "'crew':[{'class':'g','heads':9,'wage':20},{'class':'l','heads':2,'wage':"
    "30},{'class':'k','heads':3,'wage':16}]}}",
    "{'format':'bidgauge-bid/"
    "1','bid':'C','vendor':{'name':'Oak'},'answers':{'price':90,'n':1,'m':'y','"
    "staff':0,"
    "'crew':[{'class':'g','heads':9,'wage':12}]}}"};

static void put_seen(struct bg_buf *out, const struct bg_seen *seen)
{
    bg_buf_printf(out, " %s", seen->ground ? "#" : bg_value_say(arena, &seen->value, ""));
}

static void put_answers(struct bg_buf *out, const struct bg_ruleset *rules,
                        const struct bg_view_bid *b)
{
    for (size_t i = 0; i < b->answers_n; i++) {
        const struct bg_view_answer *a = &b->answers[i];
        bg_buf_printf(out, " %s", rules->fields[a->slot].id);
        if (a->rows_n == 0)
            put_seen(out, &a->value);
        for (size_t r = 0; r < a->rows_n; r++) {
            bg_buf_printf(out, "%s", r ? "," : "");
            if (a->rows[r].joined)
                bg_buf_printf(out, " <%s>", a->rows[r].joined);
            for (size_t c = 0; c < rules->fields[a->slot].columns_n; c++)
                put_seen(out, &a->rows[r].cells[c]);
        }
        bg_buf_puts(out, ";");
    }
}

static const char *seen_of(const char *rules, const char *const *texts, size_t n,
                           const struct bg_audience *who)
{
    const struct bg_lot_result *lot = evaluated(rules, texts, n);
    const struct bg_result result = {.ruleset = lot->ruleset, .lots = lot, .lots_n = 1};
    const struct bg_view *view = bg_view_of(arena, &result, who);
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < view->lots[0].bids_n; i++) {
        const struct bg_view_bid *b = &view->lots[0].bids[i];
        bg_buf_printf(&out, "%s %d:", b->vendor, (int)b->rank);
        assert_int_equal(b->withdrawn, strstr(b->vendor, "withdrawn") != NULL);
        put_answers(&out, lot->ruleset, b);
        bg_buf_puts(&out, " |");
        for (size_t k = 0; b->scores && k < lot->ruleset->criteria_n; k++)
            put_seen(&out, &b->scores[k].points);
        put_seen(&out, &b->total);
        bg_buf_printf(&out, " %s\n", b->status_reason);
    }
    bg_buf_printf(&out, "= %s\n", view->lots[0].recommendation);
    for (size_t i = 0; i < view->withheld_n; i++) /* what must be nowhere */
        assert_true(view->withheld[i].ground[0] != '\0');
    bg_buf_printf(&out, "# %zu: %s\n", view->withheld_n,
                  view->withheld_n ? view->withheld[0].ground : "");
    return bg_buf_text(&out);
}

static const char *seen_by(const char *open, const char *confidential,
                           const struct bg_audience *who)
{
    return seen_of(bg_arena_printf(arena, RULES, open, confidential), bids, COUNT(bids), who);
}

static void audiences(void **state)
{
    (void)state;
    static const char *const price[] = {"price"}, *const plan[] = {"m", "p"};
    static const struct {
        const char *open, *confidential;
        struct bg_audience who;
        const char *want;
    } rows[] = {
        {"",
         "false",
         {BG_CLASS_PUBLIC, NULL, NULL, 0},
         "Ash 1: price 100; n 5; m \"Good\"; staff 9; crew \"g\" 9 20, \"l\" 8 "
         "30; | 15 30 not answered 85 \n"
         "Elm 2: price 125; n 10; m \"Fair\"; staff #; crew \"g\" 9 20, <2 other "
         "classes> # 5 #; | 30 15 not answered 77 \n"
         "Oak 0: price 90; n 1; m \"Fair\"; staff 0; crew \"g\" 9 12; | 3 15 not "
         "answered not answered \"F\": Lowest wage of all workers is 12; at "
         "least 15 is required: 3 short.\n"
         "= Ash is recommended: highest score, 85.00 points.\n"
         "# 5: fewer than 5\n"},
        {"",
         "true",
         {BG_CLASS_PUBLIC, NULL, NULL, 0},
         "Ash 1: price 100; n #; m \"Good\"; staff 9; crew \"g\" 9 20, \"l\" 8 "
         "30; | # 30 not answered # \n"
         "Elm 2: price 125; n #; m \"Fair\"; staff #; crew \"g\" 9 20, <2 other "
         "classes> # 5 #; | # 15 not answered # \n"
         "Oak 0: price 90; n #; m \"Fair\"; staff 0; crew \"g\" 9 12; | # 15 not "
         "answered not answered \"F\": not met.\n"
         "= Ash is recommended: it ranks first by the published rules.\n"
         "# 16: confidential by the solicitation\n"},
        {"",
         "true",
         {BG_CLASS_BIDDER, "B", NULL, 0},
         "Ash 1: price 100; n #; m \"Good\"; staff 9; crew \"g\" 9 20, \"l\" 8 "
         "30; | # 30 not answered # \n"
         "Elm 2: price 125; n 10; m \"Fair\"; staff 3; crew \"g\" 9 20, \"l\" 2 "
         "30, \"k\" 3 16; | 30 15 not answered 77 \n"
         "Oak 0: price 90; n #; m \"Fair\"; staff 0; crew \"g\" 9 12; | # 15 not "
         "answered not answered \"F\": not met.\n"
         "= Ash is recommended: it ranks first by the published rules.\n"
         "# 7: confidential by the solicitation\n"},
        {"",
         "true",
         {BG_CLASS_PANEL, NULL, NULL, 0},
         "Ash 1: price 100; n 5; m \"Good\"; staff 9; crew \"g\" 9 20, \"l\" 8 "
         "30; | 15 30 not answered 85 \n"
         "Elm 2: price 125; n 10; m \"Fair\"; staff 3; crew \"g\" 9 20, \"l\" 2 "
         "30, \"k\" 3 16; | 30 15 not answered 77 \n"
         "Oak 0: price 90; n 1; m \"Fair\"; staff 0; crew \"g\" 9 12; | 3 15 not "
         "answered not answered \"F\": Lowest wage of all workers is 12; at "
         "least 15 is required: 3 short.\n"
         "= Ash is recommended: highest score, 85.00 points.\n"
         "# 0: \n"},
        {"",
         "true",
         {BG_CLASS_CONFIDENTIAL, NULL, NULL, 0},
         "Ash 1: price 100; n 5; m \"Good\"; staff 9; crew \"g\" 9 20, \"l\" 8 "
         "30; | 15 30 not answered 85 \n"
         "Elm 2: price 125; n 10; m \"Fair\"; staff 3; crew \"g\" 9 20, \"l\" 2 "
         "30, \"k\" 3 16; | 30 15 not answered 77 \n"
         "Oak 0: price 90; n 1; m \"Fair\"; staff 0; crew \"g\" 9 12; | 3 15 not "
         "answered not answered \"F\": Lowest wage of all workers is 12; at "
         "least 15 is required: 3 short.\n"
         "= Ash is recommended: highest score, 85.00 points.\n"
         "# 0: \n"},
        {"",
         "false",
         {BG_CLASS_PUBLIC, NULL, price, 1},
         "Ash 1: price #; n 5; m \"Good\"; staff 9; crew \"g\" 9 20, \"l\" 8 30; "
         "| 15 30 not answered # \n"
         "Elm 2: price #; n 10; m \"Fair\"; staff #; crew \"g\" 9 20, <2 other "
         "classes> # 5 #; | 30 15 not answered # \n"
         "Oak 0: price #; n 1; m \"Fair\"; staff 0; crew \"g\" 9 12; | 3 15 not "
         "answered not answered \"F\": not met.\n"
         "= Ash is recommended: it ranks first by the published rules.\n"
         "# 18: withheld by the office\n"},
        {",'ground':'Section 9'",
         "false",
         {BG_CLASS_PUBLIC, NULL, plan, 2},
         "Ash 1: price 100; n 5; m #; staff 9; crew \"g\" 9 20, \"l\" 8 30; | 15 "
         "# not answered # \n"
         "Elm 2: price 125; n 10; m #; staff #; crew \"g\" 9 20, <2 other "
         "classes> # 5 #; | 30 # not answered # \n"
         "Oak 0: price 90; n 1; m #; staff 0; crew \"g\" 9 12; | 3 # not "
         "answered not answered \"F\": not met.\n"
         "= Ash is recommended: it ranks first by the published rules.\n"
         "# 13: would give away \"Plan\", which is withheld\n"},
        {",'ground':'Section 9'",
         "true",
         {BG_CLASS_PUBLIC, NULL, NULL, 0},
         "Ash 1: price 100; n #; m \"Good\"; staff 9; crew \"g\" 9 20, \"l\" 8 "
         "30; | # 30 not answered # \n"
         "Elm 2: price 125; n #; m \"Fair\"; staff #; crew \"g\" 9 20, <2 other "
         "classes> # 5 #; | # 15 not answered # \n"
         "Oak 0: price 90; n #; m \"Fair\"; staff 0; crew \"g\" 9 12; | # 15 not "
         "answered not answered \"F\": not met.\n"
         "= Ash is recommended: it ranks first by the published rules.\n"
         "# 16: confidential by the solicitation; Section 9\n"},
    };
    int failed = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got = seen_by(rows[i].open, rows[i].confidential, &rows[i].who);
        if (strcmp(got, rows[i].want) != 0) {
            print_error("row %zu\n---\n%s---\n", i, got);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

/* A column that is confidential is withheld cell by cell, with the reasons that read it; points that do
 * not read it stay. Of the public: six wages, the staff of Elm, and two of its classes. */
static void columns(void **state)
{
    (void)state;
    static const struct {
        struct bg_audience who;
        const char *want;
    } rows[] = {
        {{BG_CLASS_PUBLIC, NULL, NULL, 0},
         "Ash 1: price 100; n 5; m \"Good\"; staff 9; crew \"g\" 9 #, \"l\" 8 #; | 15 30 not "
         "answered 85 \n"
         "Elm 2: price 125; n 10; m \"Fair\"; staff #; crew \"g\" 9 #, <2 other classes> # 5 #; | "
         "30 "
         "15 not answered 77 \n"
         "Oak 0: price 90; n 1; m \"Fair\"; staff 0; crew \"g\" 9 #; | 3 15 not answered not "
         "answered "
         "\"F\": not met.\n"
         "= Ash is recommended: highest score, 85.00 points.\n"
         "# 9: confidential by the solicitation\n"},
        {{BG_CLASS_BIDDER, "C", NULL, 0},
         "Ash 1: price 100; n 5; m \"Good\"; staff 9; crew \"g\" 9 #, \"l\" 8 #; | 15 30 not "
         "answered 85 \n"
         "Elm 2: price 125; n 10; m \"Fair\"; staff #; crew \"g\" 9 #, <2 other classes> # 5 #; | "
         "30 "
         "15 not answered 77 \n"
         "Oak 0: price 90; n 1; m \"Fair\"; staff 0; crew \"g\" 9 12; | 3 15 not answered not "
         "answered \"F\": Lowest wage of all workers is 12; at least 15 is required: 3 short.\n"
         "= Ash is recommended: highest score, 85.00 points.\n"
         "# 8: confidential by the solicitation\n"},
        {{BG_CLASS_PANEL, NULL, NULL, 0},
         "Ash 1: price 100; n 5; m \"Good\"; staff 9; crew \"g\" 9 20, \"l\" 8 30; | 15 30 not "
         "answered 85 \n"
         "Elm 2: price 125; n 10; m \"Fair\"; staff 3; crew \"g\" 9 20, \"l\" 2 30, \"k\" 3 16; | "
         "30 15 "
         "not answered 77 \n"
         "Oak 0: price 90; n 1; m \"Fair\"; staff 0; crew \"g\" 9 12; | 3 15 not answered not "
         "answered \"F\": Lowest wage of all workers is 12; at least 15 is required: 3 short.\n"
         "= Ash is recommended: highest score, 85.00 points.\n"
         "# 0: \n"},
    };
    const char *rules = bg_arena_printf(arena, RULES_OF(",'confidential':true"), "", "false");
    int failed = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got = seen_of(rules, bids, COUNT(bids), &rows[i].who);
        if (strcmp(got, rows[i].want) != 0) {
            print_error("row %zu\n---\n%s---\n", i, got);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

/* Bids that are not in the comparison: what they answered is seen by nobody but of one that was in it, and
 * of why they are out the public is told no more than that. */
static void bids_that_are_out(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "{'format':'bidgauge-bid/1','bid':'A','vendor':{'name':'Ash "
        "(withdrawn)'},'status':'withdrawn',"
        "'status_reason':'secret','answers':{'price':100,'n':5,'m':'x'}}",
        "{'format':'bidgauge-bid/1','bid':'B','vendor':{'name':'Elm'},'status':'disqualified',"
        "'status_reason':'secret','answers':{'price':100,'n':5,'m':'x'}}",
        "{'format':'bidgauge-bid/1','bid':'C','vendor':{'name':'Oak'},'submitted':"
        "'2027-01-01T00:00:00Z','answers':{'price':100,'n':5,'m':'x'}}",
        "no bid"};
    static const char *const want[][3] = {
        {"Ash (withdrawn) 0: |", "The bid is withdrawn.", "secret"},
        {"Elm 0: price 100; n 5; m \"Good\";", "The bid is disqualified.", "secret"},
        {"Oak 0: |", "The bid came in late.", NULL},
        {"The bid could not be read.", "= ", NULL},
    };
    const struct bg_audience public = {BG_CLASS_PUBLIC, NULL, NULL, 0};
    const struct bg_audience office = {BG_CLASS_CONFIDENTIAL, NULL, NULL, 0};
    const char *rules = bg_arena_printf(arena, RULES, "", "false");
    const char *seen = seen_of(rules, texts, COUNT(texts), &public);
    const char *whole = seen_of(rules, texts, COUNT(texts), &office);
    for (size_t i = 0; i < COUNT(want); i++)
        if (!strstr(seen, want[i][0]) || !strstr(seen, want[i][1]) ||
            (want[i][2] && (strstr(seen, want[i][2]) || !strstr(whole, want[i][2]))))
            fail_msg("bid %zu\n---\n%s---\n%s---", i, seen, whole);
}

/* The reasons of days and plan, whose answers are withheld, have the rule and no answer: the same words for
 * bids that answered otherwise with the same outcome. */
static void reasons_without_answers(void **state)
{
    (void)state;
    static const char *const withhold[] = {"m"};
    static const char *const want[] = {
        "Scored. By the rule: points in proportion to days: none at 0, all at 10. What was "
        "answered "
        "is withheld.",
        "Scored. By the rule: plan: \"Good\" gives 100, \"Fair\" gives 50 of 100 points, else "
        "none. What was "
        "answered is withheld."};
    const struct bg_audience public = {BG_CLASS_PUBLIC, NULL, withhold, 1};
    const struct bg_lot_result *lot =
        evaluated(bg_arena_printf(arena, RULES, "", "true"), bids, COUNT(bids));
    const struct bg_result result = {.ruleset = lot->ruleset, .lots = lot, .lots_n = 1};
    const struct bg_view *view = bg_view_of(arena, &result, &public);
    for (size_t b = 0; b < COUNT(bids); b++)
        for (size_t c = 0; c < COUNT(want); c++) {
            const struct bg_view_score *score = &view->lots[0].bids[b].scores[c];
            assert_true(score->replaced);
            assert_string_equal(score->reason, want[c]);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(audiences), TEST(columns), TEST(bids_that_are_out),
                                       TEST(reasons_without_answers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
