/* A panel's work against its rules: who counts, what is said of what is wrong, and what the scores come to. Two bids,
 * one criterion with 0, 5 and 10 points, and three evaluators; a row says what is otherwise. */
#include "evaluate_fixture.h"

#include "intake/panel/panel.h"
#include "score/panel/panel.h"
#include "score/promise/promise.h"
#include "score/view/view.h"

#define RULES                                                                                      \
    "{'format':'bidgauge-ruleset/1','id':'p','title':'P','version':'1','currency':'USD','pa"       \
    "nel':{%s},'public':{'individual_scores':%s,'evaluators':'%s'},'solicitation':{'referen"       \
    "ce':'R-1','dates':{'bids_due':'2026-03-13'}},'fields':{'price':{'type':'money','role':"       \
    "'price'},'other':{'label':'Other','type':'text'},'plan':{'label':'Plan','type':'text'}"       \
    "},'criteria':{'m':{'title':'Method','kind':'panel','weight':60,'out_of':10,'levels':[{"       \
    "'title':'None','definition':'Nothing of it','points':0},{'title':'Half','definition':'"       \
    "Half of it','points':5},{'title':'Whole','definition':'All of it','points':10}],'reads"       \
    "':['plan'],'look_for':{'x':'Access','y':'Hours'}}},'price':{'field':'price','weight':4"       \
    "0,'formula':'lowest_proportion'},'award':{'method':'highest_score','ties':[]}}"
#define FILE_OF                                                                                    \
    "{'format':'bidgauge-panel/1','solicitation':'%s','ruleset':{'id':'%s','version':'%s'},"       \
    "'evaluators':{%s},'scores':[%s],'agreed':[%s]}"
#define THREE                                                                                      \
    "'E1':{'name':'Ana Ruiz','declared':'2026-03-16'},'E2':{'name':'Ben Cole','declared':"         \
    "'2026-03-16'},'E3':{'name':'Chi Wong','declared':'2026-03-16'}"
#define SCORE(who, bid, points)                                                                    \
    "{'evaluator':'" who "','bid':'" bid "','criterion':'m','points':" points ",'reason':'as "     \
    "read'}"
#define OF(bid, one, two, three)                                                                   \
    SCORE("E1", bid, one) "," SCORE("E2", bid, two) "," SCORE("E3", bid, three)
#define FOUND(bid, points, reason, access, hours)                                                  \
    "{'bid':'" bid "','criterion':'m','points':" points ",'reason':'" reason                       \
    "','cites':[{'document':'bid.pdf','place':'page 4'}],'points_found':{'x':'" access             \
    "','y':'" hours "'}}"
#define AGREED(bid, points, reason, hours) FOUND(bid, points, reason, "yes", hours)
#define BOTH                                                                                       \
    AGREED("A", "10", "Rope access with own anchors", "yes")                                       \
    "," AGREED("B", "5", "Lifts rented per visit", "no")
#define SCORED OF("A", "10", "10", "5") "," OF("B", "5", "5", "10")

struct panel { /* what is NULL is as in the remark at the top */
    const char *rules, *solicitation, *ruleset, *version, *evaluators, *scores, *agreed;
};

static const struct bg_lot_result *lot;

static const struct bg_panel_review *reviewed(const struct panel *p, const char *open,
                                              struct bg_diags *diags)
{
    static const char *const texts[] = {
        "{'format':'bidgauge-bid/1','bid':'A','vendor':{'name':'Alder'},'answers':{'price':100,"
        "'other':'Nothing','plan':'A crew of our own'}}",
        "{'format':'bidgauge-bid/1','bid':'B','vendor':{'name':'Birch'},'answers':{'price':80,"
        "'other':'Nothing'}}",
        /* received, and not to be scored */
        "{'format':'bidgauge-bid/1','bid':'C','vendor':{'name':'Cedar'},'status':'withdrawn',"
        "'answers':{'price':1}}"};
    const struct bg_ruleset *rules =
        rules_of(bg_arena_printf(arena, RULES, p->rules ? p->rules : "'combine':'mean'",
                                 open ? "true" : "false", open ? open : "letters"));
    struct bg_bids bids = bids_of(rules, texts, COUNT(texts));
    const char *text = bg_arena_printf(
        arena, FILE_OF, p->solicitation ? p->solicitation : "R-1", p->ruleset ? p->ruleset : "p",
        p->version ? p->version : "1", p->evaluators ? p->evaluators : THREE,
        p->scores ? p->scores : SCORED, p->agreed ? p->agreed : BOTH);
    const struct bg_panel *panel = bg_panel_load(arena, diags, source_of("panel.json", text));
    if (panel == NULL)
        show_faults(diags);
    assert_non_null(panel);
    const struct bg_panel_review *review =
        bg_panel_review(arena, diags, panel, bg_evaluate_said(arena, BG_ENGLISH, rules, &bids));
    bids.panel = review;
    lot = bg_evaluate_said(arena, BG_ENGLISH, rules, &bids);
    return review;
}

/* "W733: message" lines in the order of their places in the file, then the points of A and B. */
static const char *found(const struct panel *p)
{
    struct bg_diags *diags = bg_diags_new(arena);
    const struct bg_panel_review *review = reviewed(p, NULL, diags);
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (int64_t i = 0; i < bg_diag_count(diags, BG_NOTE); i++)
        bg_buf_printf(&out, "%s: %s\n", bg_diag_rows[bg_diag_get(diags, i)->code].code,
                      bg_diag_get(diags, i)->message);
    const struct bg_panel_place *places = review->criteria[0].places;
    bg_buf_printf(&out, "%s %s", ratio_of(places[0].points), ratio_of(places[1].points));
    assert_int_equal(review->complete, places[0].points && places[1].points);
    return bg_buf_text(&out);
}

#define APART(where)                                                                               \
    "W733: \"Method\", " where ": scores from 5 to 10 of 10, 50 % of the scale (the ruleset "      \
    "flags 30 %)\n"
#define SPREAD APART("Alder") APART("Birch")

static void what_is_found(void **state)
{
    (void)state;
    static const struct {
        struct panel p;
        const char *want;
    } rows[] = {
        {{.rules = NULL}, SPREAD "25/3 20/3"},
        {{.rules = "'combine':'median'"}, SPREAD "10 5"},
        {{.rules = "'combine':'consensus'"}, SPREAD "10 5"},
        /* half of the scale is flagged from 50 % on */
        {{.rules = "'combine':'mean','differ':50.01"}, "25/3 20/3"},
        {{.solicitation = "R-2"},
         "E747: the scores are for the solicitation \"R-2\"; this one is \"R-1\"\n" SPREAD
         "none none"},
        {{.solicitation = ""}, SPREAD "25/3 20/3"},
        {{.ruleset = "q"},
         "E747: the scores are for the ruleset \"q\"; this one is \"p\"\n" SPREAD "none none"},
        {{.version = "2"},
         "E747: the scores are for version \"2\" of the ruleset; this is version \"1\"\n" SPREAD
         "none none"},
        /* who has not scored every bid counts for none of them */
        {{.rules = "'combine':'mean','least':2",
          .scores = OF("A", "10", "5", "10") "," SCORE("E1", "B", "5") "," SCORE("E2", "B", "5")},
         APART(
             "Alder") "W730: E3 scored \"Method\" for 1 of 2 bids: these scores are set aside for "
                      "every bid (missing: Birch)\n15/2 5"},
        {{.rules = "'combine':'mean','least':1",
          .scores = SCORE("E1", "A", "10") "," SCORE("E1", "B", "5")},
         "W731: E2 has not scored \"Method\"\nW731: E3 has not scored \"Method\"\n10 5"},
        {{.rules = "'combine':'mean','least':2",
          .scores = SCORE("E1", "A", "10") "," SCORE("E1", "B", "5")},
         "E732: \"Method\": 1 evaluator counts; the ruleset asks for at least 2\nW731: E2 has not "
         "scored \"Method\"\nW731: E3 has not scored \"Method\"\nnone none"},
        {{.scores = SCORED "," SCORE("E9", "A", "5")},
         SPREAD "E719: score of \"E9\": the panel has no such evaluator\nnone none"},
        {{.scores = SCORED "," SCORE("E1", "Z", "5")},
         SPREAD "E726: score for bid \"Z\": no such bid\nnone none"},
        /* of who scores nothing neither */
        {{.evaluators = THREE ",'E4':{'name':'Dan Frey','declared':'2026-03-16','role':'adviser'}",
          .scores = SCORED "," SCORE("E4", "A", "7")},
         SPREAD "E820: score of E4 (Dan Frey) for \"m\": an adviser scores nothing\nnone none"},
        /* of a bid that is no longer scored nothing is looked at */
        {{.scores = SCORED "," SCORE("E1", "C", "7")}, SPREAD "25/3 20/3"},
        {{.scores = OF("A", "10", "10", "7") "," OF("B", "5", "5", "10")},
         "E732: \"Method\": 2 evaluators count; the ruleset asks for at least 3\nW730: E3 scored "
         "\"Method\" for 1 of 2 bids: these scores are set aside for every bid (missing: "
         "Alder)\nE727: E3, \"Method\", Alder: 7 is none of the published points (0, 5, 10)\n"
         "none none"},
        {{.scores = SCORED "," SCORE("E1", "A", "5")},
         SPREAD "E728: E1, \"Method\", Alder: the score went from 10 to 5 and no reason is "
                "recorded\nnone none"},
        {{.scores = SCORED "," SCORE("E1", "A", "10")}, SPREAD "25/3 20/3"},
        {{.agreed = AGREED("A", "10", "Rope access with own anchors", "yes")},
         SPREAD "E743: \"Method\", Birch: the panel has given no reason for its score\n"
                "none none"},
        /* found the same on every point, and scored differently */
        {{.rules = "'combine':'consensus'",
          .agreed = AGREED("A", "10", "Rope access with own anchors",
                           "yes") "," AGREED("B", "5", "Lifts rented per visit", "yes")},
         SPREAD "E744: \"Method\": Alder and Birch are found the same on every published point "
                "and get 10 and 5; no reason is recorded\nnone none"},
        {{.rules = "'combine':'consensus'",
          .agreed = FOUND("A", "10", "Rope access with own anchors", "yes",
                          "no") "," FOUND("B", "5", "Lifts rented per visit", "yes", "no")},
         SPREAD "E744: \"Method\": Alder and Birch are found the same on every published point "
                "and get 10 and 5; no reason is recorded\nnone none"},
        {{.rules = "'combine':'consensus'",
          .agreed = FOUND("A", "10", "Rope access with own anchors", "yes",
                          "no") "," FOUND("B", "5", "Lifts rented per visit", "no", "yes")},
         SPREAD "10 5"},
        {{.agreed = AGREED("A", "5", "Rope access with own anchors",
                           "yes") "," AGREED("B", "5", "Lifts rented per visit", "yes")},
         SPREAD "25/3 20/3"},
        {{.agreed = AGREED("A", "10", "Lifts rented per visit",
                           "yes") "," AGREED("B", "5", " lifts rented per Visit ", "no")},
         SPREAD "W745: \"Method\": Alder and Birch have the same reason word for word\n25/3 20/3"},
    };
    int failed = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got = found(&rows[i].p);
        if (strcmp(got, rows[i].want) != 0) {
            print_error("row %zu\n  got  %s\n  want %s\n", i, got, rows[i].want);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

/* Who scored what is published by name, by a letter, or not; the panel knows itself. */
static void who_is_shown(void **state)
{
    (void)state;
    static const struct {
        const char *open; /* NULL: individual scores are not published */
        enum bg_class sees;
        const char *want;
    } rows[] = {
        {NULL, BG_CLASS_PUBLIC, ""},
        {NULL, BG_CLASS_PANEL, "Ana Ruiz 10, Ben Cole 10, Chi Wong 5, "},
        {"letters", BG_CLASS_PUBLIC, "Evaluator A 10, Evaluator B 10, Evaluator C 5, "},
        {"names", BG_CLASS_PUBLIC, "Ana Ruiz 10, Ben Cole 10, Chi Wong 5, "},
        {"letters", BG_CLASS_CONFIDENTIAL, "Ana Ruiz 10, Ben Cole 10, Chi Wong 5, "},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct panel p = {.rules = NULL};
        const struct bg_audience who = {rows[i].sees, NULL, NULL, 0};
        struct bg_buf out;
        bg_buf_init(&out, arena);
        (void)reviewed(&p, rows[i].open, bg_diags_new(arena));
        const struct bg_result result = {.ruleset = lot->ruleset, .lots = lot, .lots_n = 1};
        const struct bg_view *view = bg_view_of(arena, &result, &who);
        const struct bg_view_bid *first = &view->lots[0].bids[0];
        assert_string_equal(first->vendor, "Alder"); /* 50 + 32 against 40 + 40 */
        assert_int_equal(first->places_n, 1);
        assert_string_equal(first->places[0].points, "25/3");
        for (size_t k = 0; k < first->places[0].individual_n; k++) {
            const struct bg_view_evaluator *e = &first->places[0].individual[k];
            bg_buf_printf(&out, "%s %s, ", e->called, dec_of(e->points));
        }
        if (strcmp(bg_buf_text(&out), rows[i].want) != 0)
            fail_msg("row %zu: %s", i, bg_buf_text(&out));
    }
}

/* 25/3 of 10 are 50 of 60: an answer that the panel reads is promised for them, and no other. */
static void what_the_panel_reads_is_promised(void **state)
{
    (void)state;
    const struct panel p = {.rules = NULL};
    (void)reviewed(&p, NULL, bg_diags_new(arena));
    const struct bg_promises *made = bg_promise(arena, lot->ruleset, bid_of(lot, "A"));
    assert_int_equal(made->n, 1);
    assert_string_equal(made->clauses[0].id, "plan");
    assert_string_equal(made->clauses[0].text, "Plan: A crew of our own");
    assert_string_equal(made->clauses[0].source, "earned 50 of 60 points for \"Method\"");
    assert_int_equal(bg_promise(arena, lot->ruleset, bid_of(lot, "B"))->n, 0);
}

/* While quality is scored nothing of the price envelope is there; what is made clear of the rest stays. */
static void prices_stay_closed(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "{'format':'bidgauge-bid/1','bid':'A','answers':{'price':100,'rate':7,'plan':'Own crew'},"
        "'clarifications':[{'field':'plan','now':'Hired crew'}]}"};
    const struct bg_ruleset *rules = rules_of(
        "{'format':'bidgauge-ruleset/1','id':'p','title':'P','currency':'USD','solicitation':{"
        "'dates':{'bids_due':'2026-03-13'}},'fields':{'plan':{'type':'text'},'price':{'type':"
        "'money','role':'price','envelope':'price'},'rate':{'type':'number','envelope':'price'}},"
        "'price':{'field':'price'},'award':{'method':'lowest_evaluated_price'}}");
    struct bg_bids bids = bids_of(rules, texts, COUNT(texts));
    const struct bg_bids closed = bg_panel_close_prices(arena, rules, &bids);
    const struct bg_bid *was = bids.bid[0], *now = closed.bid[0];
    assert_true(closed.prices_closed && !bids.prices_closed);
    assert_int_equal(closed.n, 1);
    assert_int_equal(was->clarifications_n, 1);
    assert_int_equal(now->clarifications_n, 1);
    for (size_t slot = 0; slot < rules->fields_n; slot++) {
        bool open = strcmp(rules->fields[slot].id, "plan") == 0;
        assert_int_equal(now->values[slot].type, open ? BG_V_TEXT : BG_V_MISSING);
        assert_int_equal(now->answers[slot].value.type, open ? BG_V_TEXT : BG_V_MISSING);
        assert_int_not_equal(was->values[slot].type, BG_V_MISSING);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(what_is_found), TEST(who_is_shown),
                                       TEST(what_the_panel_reads_is_promised),
                                       TEST(prices_stay_closed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
