/* Whether there is something to score, and whether the panel may meet. */
#include "jobs/panel.h"
#include "score/kind/kind.h"
#include "score/panel/panel.h"

bool bg_job_panel_scores_any(const struct bg_evaluator *evaluator, const struct bg_ruleset *rules)
{
    for (size_t i = 0; i < rules->criteria_n; i++)
        if (rules->criteria[i].kind != NULL && rules->criteria[i].kind->by_panel &&
            bg_evaluator_scores(evaluator, rules->criteria[i].id))
            return true;
    return false;
}

bool bg_job_panel_scored(struct bg_job *job, const struct bg_panel *panel,
                         const struct bg_lot_result *lot)
{
    struct bg_diags *unsaid = bg_diags_new(job->arena);
    const struct bg_panel_review *review = bg_panel_review(job->arena, unsaid, panel, lot);
    if (review->criteria_n > 0 && review->bids_n > 0)
        return true;
    bg_diag_add(job->diags, BG_E749, (struct bg_pos){.source = lot->ruleset->source},
                review->criteria_n == 0 ? "the ruleset has no criterion of the kind \"panel\""
                                        : "no bid is to be scored: none meets the requirements");
    return false;
}

/* -- the meeting ------------------------------------------------------------------------------------- */

/* Whether the evaluator has scored anything there. */
static bool has_scored(const struct bg_panel_review *review, size_t c, size_t e)
{
    for (size_t b = 0; b < review->bids_n; b++)
        if (review->criteria[c].places[b].scores[e] != NULL)
            return true;
    return false;
}

/* Nobody sees another's scores before their own are in. */
bool bg_job_panel_all_in(struct bg_job *job, const struct bg_panel_review *review)
{
    bool all = true;
    for (size_t c = 0; c < review->criteria_n; c++)
        for (size_t e = 0; e < review->panel->evaluators_n; e++) {
            const struct bg_evaluator *v = &review->panel->evaluators[e];
            const char *id = review->ruleset->criteria[review->criteria[c].criterion].id;
            if (!bg_evaluator_scores(v, id) || has_scored(review, c, e))
                continue;
            bool in_file = v->pos.source && v->pos.source->places_n == 0;
            bg_diag_add(job->diags, BG_E748, in_file ? v->pos : BG_NOWHERE,
                        "%s (%s) has not handed in \"%s\": no scores are shown before", v->id,
                        v->name, review->ruleset->criteria[review->criteria[c].criterion].title);
            all = false;
        }
    return all;
}

/* What is wrong with the individual scores is mended before they are talked about; what a meeting is
 * there to decide is not said beforehand. */
bool bg_job_panel_individual(struct bg_job *job, const struct bg_diags *said)
{
    static const enum bg_code individual[] = {BG_E719, BG_E721, BG_E722, BG_E723, BG_N724, BG_E725,
                                              BG_E726, BG_E727, BG_E728, BG_E729, BG_E820, BG_W730,
                                              BG_W731, BG_E732, BG_W733, BG_E747};
    bool sound = true;
    struct bg_diags *kept = bg_diags_new(job->arena);
    for (int64_t i = 0; i < bg_diag_count(said, BG_NOTE); i++) {
        const struct bg_diag *d = bg_diag_get(said, i);
        for (size_t k = 0; k < sizeof individual / sizeof *individual; k++)
            if (d->code == individual[k]) {
                bg_diag_add(kept, d->code, d->pos, "%s", d->message);
                sound = sound && bg_diag_rows[d->code].severity != BG_ERROR;
            }
    }
    bg_diags_forward(job->diags, kept);
    return sound;
}
