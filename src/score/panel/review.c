/* The review step by step, and the look-ups that its steps share. */
#include <assert.h>
#include <string.h>

#include "score/evaluate/parts.h"
#include "score/kind/kind.h"
#include "score/panel/private.h"

const struct bg_criterion *bg_panel_rule_of(const struct bg_panel_work *work, size_t criterion)
{
    return &work->ruleset->criteria[work->review->criteria[criterion].criterion];
}

int bg_panel_criterion_at(const struct bg_panel_work *work, const char *id)
{
    for (size_t c = 0; c < work->review->criteria_n; c++)
        if (strcmp(bg_panel_rule_of(work, c)->id, id) == 0)
            return (int)c;
    return -1;
}

int bg_panel_bid_at(const struct bg_panel_work *work, const char *id)
{
    for (size_t b = 0; b < work->review->bids_n; b++)
        if (strcmp(work->review->bids[b], id) == 0)
            return (int)b;
    return -1;
}

int bg_panel_evaluator_at(const struct bg_panel_work *work, const char *id)
{
    for (size_t e = 0; e < work->panel->evaluators_n; e++)
        if (strcmp(work->panel->evaluators[e].id, id) == 0)
            return (int)e;
    return -1;
}

bool bg_panel_of_lot(const struct bg_panel_work *work, const char *lot)
{
    return lot[0] == '\0' || strcmp(lot, work->before->lot) == 0;
}

const struct bg_panel_score **bg_panel_score_at(const struct bg_panel_work *work, size_t criterion,
                                                size_t bid, size_t evaluator)
{
    size_t place = criterion * work->review->bids_n + bid;
    return &work->scores[place * work->panel->evaluators_n + evaluator];
}

const char *bg_panel_where(const struct bg_panel_work *work, size_t criterion, size_t bid)
{
    return bg_arena_printf(work->arena, "\"%s\", %s", bg_panel_rule_of(work, criterion)->title,
                           work->review->names[bid]);
}

const struct bg_level *bg_panel_level(const struct bg_criterion *criterion, struct bg_dec points)
{
    for (size_t i = 0; i < criterion->levels_n; i++)
        if (bg_dec_cmp(criterion->levels[i].points, points) == 0)
            return &criterion->levels[i];
    return NULL;
}

const char *bg_panel_published(struct bg_arena *arena, const struct bg_criterion *criterion)
{
    struct bg_buf out;
    char text[BG_DEC_TEXT];
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < criterion->levels_n; i++)
        bg_buf_printf(&out, "%s%s", i > 0 ? ", " : "",
                      bg_dec_text(criterion->levels[i].points, text));
    return bg_buf_text(&out);
}

/* The criteria that the panel scores and the bids of the comparison set. */
static void start_review(struct bg_panel_work *work)
{
    struct bg_panel_review *review = work->review;
    const struct bg_ruleset *rules = work->ruleset;
    size_t n = work->before->comparison_n, evaluators = work->panel->evaluators_n;
    const char **ids = BG_ARRAY(work->arena, n + 1, const char *);
    const char **names = BG_ARRAY(work->arena, n + 1, const char *);
    for (size_t b = 0; b < n; b++) {
        const struct bg_bid *bid = work->before->bids[work->before->comparison_set[b]].bid;
        ids[b] = bid->id;
        names[b] = bid->vendor_name;
    }
    review->bids = ids;
    review->names = names;
    review->bids_n = n;
    review->criteria = BG_ARRAY(work->arena, rules->criteria_n + 1, struct bg_panel_criterion);
    for (size_t i = 0; i < rules->criteria_n; i++) {
        if (rules->criteria[i].kind == NULL || !rules->criteria[i].kind->by_panel)
            continue;
        struct bg_panel_criterion *c = &review->criteria[review->criteria_n++];
        c->criterion = i;
        c->counts = BG_ARRAY(work->arena, evaluators + 1, bool);
        c->places = BG_ARRAY(work->arena, n + 1, struct bg_panel_place);
    }
    work->scores = BG_ARRAY(work->arena, review->criteria_n * n * evaluators + 1,
                            const struct bg_panel_score *);
}

static void check_origin(const struct bg_panel_work *work)
{
    const struct bg_panel *panel = work->panel;
    const struct bg_ruleset *rules = work->ruleset;
    if (panel->ruleset_id[0] != '\0' && strcmp(panel->ruleset_id, rules->id) != 0)
        bg_diag_add(work->diags, BG_E747, panel->pos,
                    "the scores are for the ruleset \"%s\"; this one is \"%s\"", panel->ruleset_id,
                    rules->id);
    else if (panel->ruleset_version[0] != '\0' && rules->version[0] != '\0' &&
             strcmp(panel->ruleset_version, rules->version) != 0)
        bg_diag_add(work->diags, BG_E747, panel->pos,
                    "the scores are for version \"%s\" of the ruleset; this is version \"%s\"",
                    panel->ruleset_version, rules->version);
    const char *reference = rules->solicitation.reference;
    if (panel->solicitation[0] != '\0' && reference[0] != '\0' &&
        strcmp(panel->solicitation, reference) != 0)
        bg_diag_add(work->diags, BG_E747, panel->pos,
                    "the scores are for the solicitation \"%s\"; this one is \"%s\"",
                    panel->solicitation, reference);
}

/* What each place gives: under consensus the agreed level, else the combined scores, both only with
 * the panel's reason. Nothing counts while the panel's work has faults. */
static void review_settle(struct bg_panel_work *work)
{
    struct bg_panel_review *review = work->review;
    bool consensus = work->ruleset->panel.combine == BG_CONSENSUS;
    review->complete = review->errors == 0;
    for (size_t c = 0; review->complete && c < review->criteria_n; c++)
        for (size_t b = 0; b < review->bids_n; b++) {
            struct bg_panel_place *place = &review->criteria[c].places[b];
            assert(place->agreed != NULL); /* else it is a fault, as too few scores are */
            place->points =
                consensus ? bg_ratio_dec(work->arena, place->agreed->points)
                          : bg_panel_combined(work->arena, review, &review->criteria[c], place, -1);
            assert(place->points != NULL);
        }
}

const struct bg_panel_review *bg_panel_review(struct bg_arena *arena, struct bg_diags *diags,
                                              const struct bg_panel *panel,
                                              const struct bg_lot_result *before)
{
    struct bg_panel_review *review = BG_NEW(arena, struct bg_panel_review);
    struct bg_panel_work work = {.arena = arena,
                                 .diags = diags,
                                 .panel = panel,
                                 .ruleset = before->ruleset,
                                 .before = before,
                                 .review = review};
    int64_t errors = bg_diag_count(diags, BG_ERROR);
    review->panel = panel;
    review->ruleset = before->ruleset;
    start_review(&work);
    check_origin(&work);
    bg_panel_declarations(&work);
    bg_panel_individual(&work);
    bg_panel_count(&work);
    bg_panel_spread(&work);
    bg_panel_agreements(&work);
    bg_panel_together(&work);
    review->errors = bg_diag_count(diags, BG_ERROR) - errors;
    review_settle(&work);
    return review;
}
