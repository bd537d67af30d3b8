/* The subcontractors that a bid names: in answers and in columns, each once, in
 * the order in which they come. */
#include "evaluate_fixture.h"

#include "score/panel/panel.h"

#define RULES                                                                                      \
    "{'format':'bidgauge-ruleset/"                                                                 \
    "1','id':'s','title':'S','currency':'USD','solicitation':{'dates':"                            \
    "{'bids_due':'2026-01-31'}},'fields':{'price':{'type':'money','role':'"                        \
    "price'},"                                                                                     \
    "'subs':{'label':'Subcontractors','type':'text','role':'subcontractor'},"                      \
    "'other':{'label':'Other','type':'text'},'work':{'label':'Work','type':'"                      \
    "table','columns':{"                                                                           \
    "'part':{'label':'Part','type':'text'},'by':{'label':'By','type':'text','"                     \
    "role':"                                                                                       \
    "'subcontractor'}}},'parts':{'label':'Parts','type':'table','columns':{'"                      \
    "part':{'label':'P',"                                                                          \
    "'type':'text'}}}},'price':{'field':'price'},'award':{'method':'lowest_"                       \
    "evaluated_price'}}"

static void names_in_a_bid(void **state)
{
    (void)state;
    static const struct {
        const char *answers, *want;
    } rows[] = {
        {"", ""},
        {",'subs':'Ash'", "Ash|"},
        {",'subs':'  Ash Ltd ;Elm;; \\n Oak\\r\\n'", "Ash Ltd|Elm|Oak|"},
        {",'subs':'Ash;Elm;Ash'", "Ash|Elm|"},
        {",'subs':';'", ""},
        {",'other':'Ash'", ""},
        {",'work':[{'part':'roof','by':'Elm;Ash'},{'part':'wall'},{'by':'Oak'}]", "Elm|Ash|Oak|"},
        {",'subs':'Oak','work':[{'by':'Elm'},{'by':'Oak'}],'parts':[{'part':'Yew'"
         "}]",
         "Oak|Elm|"},
    };
    const struct bg_ruleset *rules = rules_of(RULES);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *text =
            bg_arena_printf(arena, "{'format':'bidgauge-bid/1','bid':'A','answers':{'price':1%s}}",
                            rows[i].answers);
        struct bg_bids bids = bids_of(rules, &text, 1);
        struct bg_texts names = {0};
        struct bg_buf out;
        bg_buf_init(&out, arena);
        bg_panel_named(arena, rules, bids.bid[0], &names);
        for (size_t k = 0; k < names.n; k++)
            bg_buf_printf(&out, "%s|", names.items[k]);
        assert_string_equal(bg_buf_text(&out), rows[i].want);
    }
}

/* Names that are known already stay, and are not named again. */
static void names_of_several_bids(void **state)
{
    (void)state;
    const char *known[] = {"Elm ", "Ash"};
    static const char *const texts[] = {
        "{'format':'bidgauge-bid/"
        "1','bid':'A','answers':{'price':1,'subs':'Ash;Oak'}}",
        "{'format':'bidgauge-bid/1','bid':'B','answers':{'price':2}}"};
    const struct bg_ruleset *rules = rules_of(RULES);
    struct bg_bids bids = bids_of(rules, texts, 2);
    struct bg_texts names = {known, 2};
    bg_panel_named(arena, rules, bids.bid[0], &names);
    assert_int_equal(names.n, 3);
    assert_string_equal(names.items[0], "Elm");
    assert_string_equal(names.items[1], "Ash");
    assert_string_equal(names.items[2], "Oak");
    const struct bg_lot_result *lot = bg_evaluate_said(arena, BG_ENGLISH, rules, &bids);
    const struct bg_texts *named = bg_panel_named_in(arena, lot);
    assert_int_equal(named[0].n, 2);
    assert_string_equal(named[0].items[1], "Oak");
    assert_int_equal(named[1].n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(names_in_a_bid),
        TEST(names_of_several_bids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
