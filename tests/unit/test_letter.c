/* What stops a letter: a part of it that the law asks for and the record does not have (E780). A case that was
 * finished has it all, so that results without their sentences and decisions without reasons are made here. */
#include "evaluate_fixture.h"

#include "intake/notice/notice.h"
#include "report/notice/notice.h"

#define RULES                                                                                      \
    "{'format':'bidgauge-ruleset/1','id':'works','title':'Works','version':'1','currency':'USD',"  \
    "'solicitation':{'dates':{'bids_due':'2026-01-31'}},'fields':{'price':{'label':'Price',"       \
    "'type':'money','role':'price'},'hours':{'label':'Hours','type':'number'}},'criteria':{"       \
    "'hours':{'title':'Hours','element':'other','kind':'linear','weight':40,'value':{'var':"       \
    "'hours'},'from':0,'to':40}},'price':{'field':'price','weight':60,'formula':"                  \
    "'lowest_proportion'},'award':{'method':'highest_score','ties':['lowest_price']}}"
#define BID(id, hours, price)                                                                      \
    "{'format':'bidgauge-bid/1','bid':'" id "','vendor':{'id':'" id "','name':'" id                \
    " Ltd'},'answers':{'hours':" hours ",'price':" price "}}"
#define PARTS(parts)                                                                               \
    "{'format':'bidgauge-notice/1','id':'own','title':'Letter','law':'Law','for':'all',"           \
    "'sources':{'law':{'title':'Law','url':'https://example.org/','retrieved':'2026-01-01',"       \
    "'verified':true}},'parts':[" parts "]}"

/* What is said of a letter to Birch with that part, where Alder was chosen for that reason. */
static const char *said_about(const char *birch, const char *parts, bool with_sentences,
                              const char *because, const char *tradeoff)
{
    const char *const texts[] = {BID("Alder", "40", "100"), birch};
    static const struct bg_case_log log = {.n = 0};
    const struct bg_ruleset *rules = rules_of(RULES);
    struct bg_bids bids = bids_of(rules, texts, 2);
    const struct bg_lot_result *lot = with_sentences
                                          ? bg_evaluate_said(arena, BG_ENGLISH, rules, &bids)
                                          : bg_evaluate(arena, rules, &bids);
    struct bg_result result = {.ruleset = rules, .lots = lot, .lots_n = 1};
    struct bg_award_tradeoff tradeoffs[] = {{.bid = "Birch", .why = tradeoff}};
    struct bg_award_decision decision = {.lot = "",
                                         .chosen = "Alder",
                                         .by = "M. Okafor",
                                         .because = because,
                                         .not_first_because = "",
                                         .tradeoffs = tradeoffs,
                                         .tradeoffs_n = 1};
    const struct bg_award_decision *decisions[] = {&decision};
    struct bg_notice_case about = {.result = &result,
                                   .decisions = decisions,
                                   .decisions_n = 1,
                                   .log = &log,
                                   .head = "0",
                                   .standstill_ends = BG_NO_DATE};
    struct bg_diags *diags = bg_diags_new(arena);
    const struct bg_notice *notice = bg_notice_load(arena, diags, source_of("own.json", parts));
    struct bg_buf out;
    bg_buf_init(&out, arena);
    if (notice == NULL)
        show_faults(diags);
    assert_non_null(notice);
    bool whole = bg_letter_write(&out, diags, &about, notice, "Birch");
    assert_int_equal(whole, bg_diag_count(diags, BG_ERROR) == 0);
    if (whole)
        return "";
    assert_int_equal(bg_diag_get(diags, 0)->code, BG_E780);
    return bg_diag_get(diags, 0)->message;
}

static const char *said_of(const char *parts, bool with_sentences, const char *because,
                           const char *tradeoff)
{
    return said_about(BID("Birch", "20", "110"), parts, with_sentences, because, tradeoff);
}

static void an_explanation_of_each_score(void **state)
{
    (void)state;
    static const char part[] = PARTS("{'part':'own_scores','title':'Scores','reasons':true}");
    assert_string_equal(said_of(part, true, "it is near", "dearer"), "");
    assert_string_equal(said_of(part, false, "it is near", "dearer"),
                        "own asks for an explanation of each score: \"Hours\", Birch Ltd has none");
    assert_string_equal(
        said_of(PARTS("{'part':'own_scores','title':'Scores'}"), false, "it is near", "dearer"),
        "");
}

static void the_reason_of_the_decision(void **state)
{
    (void)state;
    static const char part[] = PARTS("{'part':'rationale','title':'Reason'}");
    assert_string_equal(said_of(part, true, "it is near", "dearer"), "");
    assert_string_equal(said_of(part, true, "", "dearer"),
                        "own asks for the reason of the decision: none is recorded");
}

static void why_not(void **state)
{
    (void)state;
    static const char part[] = PARTS("{'part':'why_not','title':'Why not'}");
    assert_string_equal(said_of(part, true, "", "dearer"), "");
    assert_string_equal(
        said_of(part, true, "", ""),
        "own asks for why the bid was not chosen: nothing is recorded about Birch Ltd");
}

/* Who has all the points of quality is told what else was found, and there must be something. */
static void relative_advantages(void **state)
{
    (void)state;
    static const char part[] = PARTS("{'part':'advantages','title':'Advantages'}");
    static const char equal[] = BID("Birch", "40", "110");
    assert_string_equal(said_about(equal, part, true, "", "dearer"), "");
    assert_string_equal(said_of(part, true, "", ""), ""); /* more hours */
    assert_string_equal(said_about(equal, part, true, "", ""),
                        "own asks for the relative advantages of the bid that was chosen: nothing "
                        "is recorded for Birch Ltd");
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(an_explanation_of_each_score),
                                       TEST(the_reason_of_the_decision), TEST(why_not),
                                       TEST(relative_advantages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
