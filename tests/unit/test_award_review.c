/* What a decision to award must say: who decides, why, and what every other acceptable bid would have cost or saved. */
#include "evaluate_fixture.h"

#include "score/award/award.h"

/* A 60 + 40 x 880/1100 = 92; B 60 x 7/9 + 40 x 880/1000.5 = 81.85; C is eliminated; D 60 x 5/9 + 40 = 73.33. */
#define RULES                                                                                      \
    "{'format':'bidgauge-ruleset/1','id':'e','title':'E','currency':'USD','solicitation':{"        \
    "'dates':{'bids_due':'2026-03-02'}},'fields':{'price':{'type':'money','role':'price'},'n':{"   \
    "'label':'N','type':'number'}},'criteria':{'g':{'title':'G','kind':'pass_fail','test':{'>=':"  \
    "[{'val':'n'},1]}},'a':{'title':'A','kind':'linear','weight':60,'value':{'val':'n'},'from':"   \
    "0,'to':9}},'price':{'field':'price','weight':40,'formula':'lowest_proportion'},'award':{"     \
    "'method':'highest_score','ties':[]}}"
#define BID(id, name, price, n)                                                                    \
    "{'format':'bidgauge-bid/1','bid':'" id "','vendor':{'name':'" name                            \
    "'},'answers':{'price':" price ",'n':" n "}}"

static const char *const bids[] = {BID("A", "Ash", "1100", "9"), BID("B", "Birch", "1000.5", "7"),
                                   BID("C", "Cedar", "10", "0"), BID("D", "Dogwood", "880", "5")};

struct decision { /* what is NULL says nothing; merit: of the bid that is chosen */
    const char *chosen, *by, *because, *not_first;
    const char *tradeoffs[3], *not_acceptable[2]; /* of which bids there is a reason */
    const char *departure;                        /* the reason of one from B's points */
};

struct lot_of {
    const char *rules, *const *bids;
    size_t n;
    struct bg_texts asked; /* bidders to whom a question was sent */
};

static size_t reasons_of(const char *const *ids, size_t n, struct bg_award_tradeoff *out)
{
    size_t made = 0;
    for (; made < n && ids[made]; made++)
        out[made] = (struct bg_award_tradeoff){.bid = ids[made], .why = "It is worth it."};
    return made;
}

static const char *found_in(const struct lot_of *in, const struct decision *d)
{
    struct bg_award_tradeoff tradeoffs[3], out_of_it[2];
    struct bg_award_departure departure = {
        .bid = "B", .what = "60 points", .because = d->departure ? d->departure : ""};
    struct bg_pos pos = {.source = source_of("decision.json", "{}")};
    const struct bg_award_decision decision = {
        .source = pos.source,
        .lot = "",
        .chosen = d->chosen,
        .by = d->by ? d->by : "J. Doe",
        .because = d->because ? d->because : "Its crews are trained on site.",
        .not_first_because = d->not_first ? d->not_first : "",
        .tradeoffs = tradeoffs,
        .tradeoffs_n = reasons_of(d->tradeoffs, COUNT(tradeoffs), tradeoffs),
        .not_acceptable = out_of_it,
        .not_acceptable_n = reasons_of(d->not_acceptable, COUNT(out_of_it), out_of_it),
        .departures = &departure,
        .departures_n = d->departure != NULL,
        .pos = pos,
        .chosen_at = pos,
        .by_at = pos,
        .because_at = pos,
        .not_first_at = pos};
    struct bg_diags *diags = bg_diags_new(arena);
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_award_review(arena, diags, &decision, evaluated(in->rules, in->bids, in->n), &in->asked);
    for (int64_t i = 0; i < bg_diag_count(diags, BG_NOTE); i++)
        bg_buf_printf(&out, "%s%s: %s", i ? "\n" : "",
                      bg_diag_rows[bg_diag_get(diags, i)->code].code,
                      bg_diag_get(diags, i)->message);
    return bg_buf_text(&out);
}

static const char *found(const struct decision *d)
{
    const struct lot_of in = {.rules = RULES, .bids = bids, .n = COUNT(bids)};
    return found_in(&in, d);
}

#define NOT_SAID " and is not in the tradeoff"

static void what_is_missing(void **state)
{
    (void)state;
    static const struct {
        struct decision d;
        const char *want;
    } rows[] = {
        {{"A", .tradeoffs = {"B", "D"}}, ""},
        /* the amount, with cents where there are some, and how much cheaper: 1,100 - 880 */
        {{"A", .tradeoffs = {"B"}},
         "E754: Dogwood (880) is acceptable and 220 cheaper than Ash" NOT_SAID},
        {{"A", .tradeoffs = {"D"}},
         "E754: Birch (1,000.50) is acceptable and 99.50 cheaper than Ash" NOT_SAID},
        {{.chosen = "A"},
         "E754: Birch (1,000.50) is acceptable and 99.50 cheaper than Ash" NOT_SAID
         "\nE754: Dogwood (880) is acceptable and 220 cheaper than Ash" NOT_SAID},
        {{"A", .tradeoffs = {"D"}, .not_acceptable = {"B"}}, ""},
        /* what is dearer is not cheaper; who is not first needs a reason */
        {{"D", .tradeoffs = {"B"}, .not_first = "The gain in points is small."},
         "E754: Ash (1,100) is acceptable" NOT_SAID},
        {{"D", .tradeoffs = {"A", "B"}},
         "E755: Dogwood is chosen and Ash is first with 92.00 to 73.33 points; no reason is "
         "recorded"},
        {{"D", .tradeoffs = {"A", "B"}, .not_first = " \n"},
         "E755: Dogwood is chosen and Ash is first with 92.00 to 73.33 points; no reason is "
         "recorded"},
        {{"D", .tradeoffs = {"B"}, .not_acceptable = {"A"}},
         "E755: Dogwood is chosen and Birch is first with 81.85 to 73.33 points; no reason is "
         "recorded"},
        {{"D", .not_acceptable = {"A", "B"}}, ""},
        {{"A", .by = "  ", .tradeoffs = {"B", "D"}}, "E751: nobody is named who decides"},
        {{"A", .because = "", .tradeoffs = {"B", "D"}}, "E752: the decision has no reason"},
        {{"A", .because = "The highest total score: 92 points.", .tradeoffs = {"B", "D"}},
         "W753: the reason of the decision names a number and no merit of a bid (\"The highest "
         "total score: 92 points.\")"},
        {{.chosen = "X"}, "E754: \"X\" is chosen, and there is no bid with that id"},
        {{"C", .tradeoffs = {"A", "B", "D"}}, "E754: Cedar is chosen, and it is eliminated"},
        {{"A", .tradeoffs = {"B", "D"}, .departure = "The method was misread."}, ""},
        {{"A", .tradeoffs = {"B", "D"}, .departure = "\t"},
         "E756: Birch: the decision departs from the panel (\"60 points\") and no reason is "
         "recorded"},
    };
    int failed = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got = found(&rows[i].d);
        if (strcmp(got, rows[i].want) != 0) {
            print_error("row %zu\n  got  %s\n  want %s\n", i, got, rows[i].want);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

#define LINES                                                                                      \
    "{'format':'bidgauge-ruleset/1','id':'l','title':'L','currency':'USD','solicitation':{'"       \
    "dates':{'bids_due':'2026-01-31'}},'fields':{'n':{'label':'N','type':'number'},'price':"       \
    "{'label':'Total','type':'money','role':'price'},'lines':{'label':'Lines','type':'table"       \
    "','columns':{'q':{'label':'Quantity','type':'number'},'u':{'label':'Unit price','type'"       \
    ":'money'},'m':{'label':'Amount','type':'money'}}}},'criteria':{},'price':{'field':'pri"       \
    "ce','schedule':{'field':'lines','quantity':'q','unit_price':'u','amount':'m','governs'"       \
    ":'lines'}},'award':{'method':'lowest_evaluated_price','ties':[]}}"
#define LINE_BID(id, name, amount)                                                                 \
    "{'format':'bidgauge-bid/1','bid':'" id "','vendor':{'name':'" name                            \
    "'},'answers':{'lines':[{'q':3,'u':10,'m':" amount "}]}}"
#define NOT_ASKED "W757: Elm is rejected and was not asked about figures that differ ("

/* Three at 10 are 30: Elm says 32, and is out without a question. */
static void a_slip_that_was_not_asked_about(void **state)
{
    (void)state;
    static const char *const two[] = {LINE_BID("A", "Ash", "30"), LINE_BID("B", "Elm", "32")};
    static const char *const right[] = {LINE_BID("A", "Ash", "30"), LINE_BID("B", "Elm", "30")};
    /* a question of another kind: Elm's answer cannot be read */
    static const char *const other[] = {
        LINE_BID("A", "Ash", "30"),
        "{'format':'bidgauge-bid/1','bid':'B','vendor':{'name':'Elm'},'answers':{'n':'four',"
        "'lines':[{'q':3,'u':10,'m':30}]}}"};
    const char *elm[] = {"B"}, *ash[] = {"A"};
    static const struct decision rejects = {.chosen = "A", .not_acceptable = {"B"}};
    static const struct decision keeps = {.chosen = "A", .tradeoffs = {"B"}};
    const struct {
        const char *const *bids;
        const struct decision *d;
        struct bg_texts asked;
        bool said;
    } rows[] = {
        {two, &rejects, {NULL, 0}, true},    {two, &rejects, {ash, 1}, true},
        {two, &rejects, {elm, 1}, false},    {two, &keeps, {NULL, 0}, false},
        {right, &rejects, {NULL, 0}, false}, {other, &rejects, {NULL, 0}, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct lot_of in = {LINES, rows[i].bids, 2, rows[i].asked};
        const char *got = found_in(&in, rows[i].d);
        if ((strstr(got, NOT_ASKED) != NULL) != rows[i].said || (got[0] != '\0') != rows[i].said)
            fail_msg("row %zu: %s", i, got);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(what_is_missing),
                                       TEST(a_slip_that_was_not_asked_about)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
