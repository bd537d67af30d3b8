/* Evaluating a lot whose quality people score: once without them, which tells which bids they have
 * to score, and then with their points. */
#include "jobs/panel.h"

#include "score/evaluate/evaluate.h"
#include "score/kind/kind.h"
#include "score/panel/panel.h"
#include "score/words/words.h"

/* Whether some bid that is still in waits for the panel. */
static bool panel_waits(const struct bg_lot_result *lot)
{
    for (size_t i = 0; i < lot->comparison_n; i++) {
        const struct bg_bid_result *bid = &lot->bids[lot->comparison_set[i]];
        for (size_t c = 0; c < lot->ruleset->criteria_n; c++)
            if (bid->criteria[c].outcome == BG_NEEDS_PANEL)
                return true;
    }
    return false;
}

const struct bg_lot_result *bg_job_evaluate_lot(struct bg_job *job,
                                                const struct bg_ruleset *ruleset,
                                                const struct bg_bids *bids,
                                                const struct bg_panel *panel)
{
    struct bg_bids scored = *bids;
    struct bg_lot_result *result = bg_evaluate(job->arena, ruleset, bids);
    if (panel != NULL) {
        scored.panel = bg_panel_review(job->arena, job->diags, panel, result);
        if (job->without > 0)
            scored.panel = bg_panel_without(job->arena, scored.panel, (int)job->without - 1);
        result = bg_evaluate(job->arena, ruleset, &scored);
    }
    bool separate = ruleset->envelopes == 2 || panel != NULL;
    if (separate && !job->show_prices && ruleset->price.used && panel_waits(result)) {
        scored = bg_panel_close_prices(job->arena, ruleset, &scored);
        result = bg_evaluate(job->arena, ruleset, &scored);
    }
    bg_lot_words(job->arena, job->language, result);
    return result;
}
