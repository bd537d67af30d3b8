/* The decision: read, held against the result, recorded. */
#include <string.h>

#include "intake/case/decision.h"
#include "jobs/case/award.h"
#include "jobs/case/commands.h"
#include "jobs/case/work.h"
#include "score/award/award.h"

static const struct bg_lot_result *lot_of(struct bg_case *c, const struct bg_result *result,
                                          const struct bg_award_decision *decision)
{
    for (size_t i = 0; i < result->lots_n; i++)
        if (strcmp(result->lots[i].lot, decision->lot) == 0)
            return &result->lots[i];
    if (*decision->lot)
        bg_diag_add(c->job->diags, BG_E852, decision->pos,
                    "the decision is for lot \"%s\", and there is no such lot", decision->lot);
    else
        bg_diag_add(c->job->diags, BG_E852, decision->pos,
                    "the decision names no lot, and the ruleset has some");
    return NULL;
}

/* Each lot is decided once. */
static bool covers(struct bg_case *c, const struct bg_result *result,
                   const struct bg_award_decision *const *decisions, size_t n)
{
    bool all = true;
    for (size_t l = 0; l < result->lots_n; l++) {
        size_t found = 0;
        for (size_t i = 0; i < n; i++)
            found += strcmp(decisions[i]->lot, result->lots[l].lot) == 0;
        all = all && found == 1;
        if (found != 1)
            bg_diag_add(c->job->diags, BG_E852, BG_NOWHERE, "there is %s for %s",
                        found ? "more than one decision" : "no decision",
                        *result->lots[l].lot
                            ? bg_arena_printf(c->job->arena, "lot \"%s\"", result->lots[l].lot)
                            : "the award");
    }
    return all;
}

bool bg_case_review(struct bg_case *c, const struct bg_result *result,
                    const struct bg_award_decision *const *decisions, size_t n)
{
    int64_t before = bg_diag_count(c->job->diags, BG_ERROR);
    for (size_t i = 0; i < n; i++) {
        const struct bg_lot_result *lot = lot_of(c, result, decisions[i]);
        if (lot)
            bg_award_review(c->job->arena, c->job->diags, decisions[i], lot);
    }
    return bg_diag_count(c->job->diags, BG_ERROR) == before && covers(c, result, decisions, n);
}

static const char *chosen(struct bg_case *c, const struct bg_award_decision *const *decisions,
                          size_t n)
{
    struct bg_buf out;
    bg_buf_init(&out, c->job->arena);
    for (size_t i = 0; i < n; i++)
        bg_buf_printf(&out, "%s%s%s%s", i ? ", " : "", decisions[i]->lot,
                      *decisions[i]->lot ? ": " : "", decisions[i]->chosen);
    return bg_buf_text(&out);
}

bool bg_case_decide(struct bg_case *c)
{
    size_t n = c->request->words_n;
    const struct bg_award_decision **decisions =
        BG_ARRAY(c->job->arena, n, const struct bg_award_decision *);
    const char *why;
    if (!bg_case_begin(c, BG_EVENT_DECIDE))
        return false;
    for (size_t i = 0; i < n; i++) {
        const struct bg_source *source =
            bg_job_read(c->job, c->request->words[i], BG_RULESET_BYTES, &why);
        if (!source)
            c->job->world_failed = true;
        decisions[i] = source ? bg_award_decision_load(c->job->arena, c->job->diags, source) : NULL;
        if (!decisions[i])
            return false;
    }
    const struct bg_result *result = bg_case_evaluate(c, true);
    if (!result || !bg_case_review(c, result, decisions, n))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!bg_case_put(c, "out/decision.json", decisions[i]->source->text,
                         decisions[i]->source->size))
            return false;
    c->next.chosen = chosen(c, decisions, n);
    c->next.because = n == 1 ? decisions[0]->because : c->next.because;
    return bg_case_append(c);
}
