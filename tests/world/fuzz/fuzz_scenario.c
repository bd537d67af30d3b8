/* Scenarios over a ruleset and a bid: a JSON overlay or a workbook, put on the ruleset (a fixed one, or the one that
 * the input has before a line "---"), the vendor's response, the measures, the evaluation. What is refused says why; what is taken keeps its promises:
 * levels whose weights the scenario touches total exactly, and every place leads to a text that was
 * read. */
#include "fuzz.h"
#include "mutate_json.h"

#include "base/ratio.h"
#include "intake/scenario/scenario.h"
#include "score/evaluate/evaluate.h"
#include "score/evaluate/measure.h"
#include "score/evaluate/respond.h"

static const char rules[] =
    "{\"format\":\"bidgauge-ruleset/1\",\"id\":\"r\",\"title\":\"T\",\"currency\":\"USD\","
    "\"solicitation\":{\"dates\":{\"bids_due\":\"2026-03-01\"}},"
    "\"parameters\":{\"floor\":{\"title\":\"wage floor\",\"values\":{\"2025-01-01\":17,"
    "\"2027-01-01\":18}},\"pass_on\":{\"low\":0,\"high\":1,\"values\":{\"2025-01-01\":0.5}},"
    "\"tier\":{\"by\":[{\"val\":\"size\"}],\"table\":{\"a\":{\"2025-01-01\":1},\"*\":{"
    "\"2025-01-01\":2}}}},"
    "\"fields\":{\"price\":{\"type\":\"money\"},\"n\":{\"type\":\"number\",\"max\":10},"
    "\"size\":{\"type\":\"choice\",\"choices\":{\"a\":\"A\",\"b\":\"B\"}},"
    "\"crew\":{\"type\":\"table\",\"columns\":{\"job\":{\"type\":\"text\"},"
    "\"people\":{\"type\":\"integer\",\"role\":\"headcount\"},"
    "\"hours\":{\"type\":\"number\",\"role\":\"hours_per_year\"},"
    "\"wage\":{\"type\":\"money\",\"role\":\"hourly_wage\"}}}},"
    "\"criteria\":{\"floor\":{\"title\":\"Floor\",\"kind\":\"pass_fail\",\"test\":{\"all\":"
    "[{\"val\":\"crew\"},{\">=\":[{\"val\":\"wage\"},{\"param\":\"floor\"}]}]}},"
    "\"a\":{\"title\":\"A\",\"kind\":\"linear\",\"weight\":30,\"value\":{\"val\":\"n\"},"
    "\"from\":0,\"to\":10},"
    "\"g\":{\"title\":\"G\",\"kind\":\"group\",\"weight\":30,\"criteria\":{"
    "\"x\":{\"title\":\"X\",\"kind\":\"linear\",\"weight\":60,\"value\":{\"param\":\"tier\"},"
    "\"from\":0,\"to\":10},\"y\":{\"title\":\"Y\",\"kind\":\"linear\",\"weight\":40,"
    "\"value\":{\"val\":\"n\"},\"from\":0,\"to\":10}}}},"
    "\"price\":{\"field\":\"price\",\"weight\":40,\"formula\":\"lowest_proportion\"},"
    "\"measures\":{\"below\":{\"rows\":\"crew\",\"by\":\"job\",\"value\":{\"if\":[{\"<\":["
    "{\"val\":\"wage\"},{\"param\":\"floor\"}]},{\"val\":\"people\"},0]}},"
    "\"cost\":{\"range\":[\"pass_on\"],\"value\":{\"*\":[{\"param\":\"pass_on\"},"
    "{\"val\":\"price\"}]}},\"each\":{\"over\":[\"cost\",\"below\"]}},"
    "\"award\":{\"method\":\"highest_score\"}}";
static const char bid[] = "{\"format\":\"bidgauge-bid/"
                          "1\",\"bid\":\"B\",\"answers\":{\"price\":1000,\"n\":4,\"size\":\"b\","
                          "\"crew\":[{\"job\":\"c\",\"people\":3,\"hours\":1500,\"wage\":17.5},"
                          "{\"job\":\"d\",\"people\":1,\"hours\":900,\"wage\":21}]}}";

struct run {
    struct bg_arena *arena;
    const uint8_t *data;
    size_t size;
};

static void check_places(const struct bg_diags *diags)
{
    for (int64_t i = 0; i < bg_diag_count(diags, BG_NOTE); i++) {
        const struct bg_diag *diag = bg_diag_get(diags, i);
        must(diag->message[0] != '\0');
        if (diag->pos.source && !diag->pos.label)
            must(diag->pos.offset <= diag->pos.source->size && diag->pos.source->copies_n == 0);
    }
}

/* The weights of a level that has any add up to its total, exactly. */
static void check_weights(struct bg_arena *arena, const struct bg_ruleset *r)
{
    for (int parent = -1; parent < (int)r->criteria_n; parent++) {
        const struct bg_ratio *sum = bg_ratio_int(arena, 0);
        bool any = false;
        if (parent >= 0 && !bg_criterion_is_group(&r->criteria[parent]))
            continue;
        for (size_t i = 0; i < r->criteria_n; i++)
            if (r->criteria[i].parent == parent) {
                sum = bg_ratio_add(arena, sum, r->criteria[i].weight_exact);
                any |= bg_ratio_sign(r->criteria[i].weight_exact) != 0;
            }
        if (parent < 0 && r->price.used)
            sum = bg_ratio_add(arena, sum, r->price.weight_exact);
        if (any && r->award.method == BG_HIGHEST_SCORE)
            must(bg_ratio_cmp(sum, parent < 0 ? bg_ratio_dec(arena, r->award.total)
                                              : bg_ratio_int(arena, 100)) == 0);
    }
}

static void judge(struct run *run, const struct bg_scenario_rules *s,
                  const struct bg_scenario *const *stack, struct bg_diags *diags)
{
    struct bg_arena *arena = run->arena;
    struct bg_responses responses;
    struct bg_bid_list *list = bg_bid_list_new(arena);
    if (!bg_scenario_responses(arena, diags, s->ruleset, stack, 1, &responses))
        return;
    bg_bids_read(list, diags, s->ruleset, "",
                 bg_source_new(arena, "bid.json", bid, sizeof bid - 1));
    struct bg_bids bids = bg_bids_finish(list, diags);
    struct bg_assumed_bid a = bg_respond(arena, s->ruleset, &responses, bids.bid[0]);
    struct bg_bids assumed = {.bid = &a.bid, .n = 1};
    (void)bg_evaluate(arena, s->ruleset, &assumed);
    for (size_t m = 0; m < s->ruleset->measures_n; m++) {
        struct bg_measuring measuring = {arena, s->ruleset, bids.bid[0], a.bid, INT64_MIN};
        struct bg_figure f = bg_measure(&measuring, m);
        if (f.low.type == BG_V_NUMBER)
            must(bg_dec_cmp(f.low.as.number, f.high.as.number) <= 0);
        (void)bg_measure_classes(&measuring, m);
    }
}

/* The ruleset that the scenarios are put on. Text and size become those of the scenarios. NULL: the input has one
 * of its own, which cannot be used. */
static const struct bg_json *base_of(struct run *run, char **text, size_t *size)
{
    static const char split[] = "\n---\n";
    const struct bg_load_options options = {.as_of = BG_NO_DATE};
    struct bg_diags *diags = bg_diags_new(run->arena);
    const struct bg_source *source = bg_source_new(run->arena, "r.json", rules, sizeof rules - 1);
    char *at = **text == '{' ? strstr(*text, split) : NULL;
    if (at) {
        source = bg_source_new(run->arena, "r.json", *text, (size_t)(at - *text));
        *size -= (size_t)(at - *text) + sizeof split - 1;
        *text = at + sizeof split - 1;
        if (bg_ruleset_load(run->arena, diags, source, &options) == NULL)
            return NULL;
    }
    return bg_json_parse(run->arena, diags, source, NULL);
}

static void body(void *user)
{
    struct run *run = user;
    struct bg_diags *diags = bg_diags_new(run->arena);
    char *text = bg_arena_text(run->arena, (const char *)run->data, run->size);
    size_t size = run->size;
    const struct bg_json *base = base_of(run, &text, &size);
    if (base == NULL)
        return;
    struct bg_scenarios read =
        bg_scenarios_load(run->arena, diags, bg_source_new(run->arena, "s.json", text, size), base);
    if (read.n == 0)
        must(bg_diag_count(diags, BG_ERROR) > 0);
    for (size_t i = 0; i < read.n && i < 4; i++) {
        int64_t before = bg_diag_count(diags, BG_ERROR);
        const struct bg_scenario_rules *s =
            bg_scenario_apply(run->arena, diags, base, &read.scenario[i], 1, NULL);
        must(s || bg_diag_count(diags, BG_ERROR) > before);
        if (!s)
            continue;
        check_weights(run->arena, s->ruleset);
        if (s->ruleset->lots_n == 0)
            judge(run, s, &read.scenario[i], diags);
    }
    check_places(diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct run run = {.arena = bg_arena_new((size_t)256 << 20), .data = data, .size = size};
    if (run.arena != NULL)
        (void)bg_arena_try(run.arena, body, &run);
    bg_arena_free(run.arena);
    return 0;
}
