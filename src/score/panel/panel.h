/* The review of a panel's work: every rule of docs/panel.md checked, and the scores of the
 * evaluators combined by the rule that the ruleset published. Exact fractions throughout.
 * A spread is a flag and never a fault: disparity alone shows nothing (GAO B-197516, B-232217). */
#ifndef BG_SCORE_PANEL_PANEL_H
#define BG_SCORE_PANEL_PANEL_H

#include "base/diag.h"
#include "model/panel.h"
#include "model/result.h"

/* Reviews the panel against the bids of one lot. before: the lot evaluated without any panel, which
 * says which bids are to be scored: those of the comparison set. Faults of the panel's work go to
 * diags; what they concern is not settled. Everything made lives in the arena. */
const struct bg_panel_review *bg_panel_review(struct bg_arena *arena, struct bg_diags *diags,
                                              const struct bg_panel *panel,
                                              const struct bg_lot_result *before);

/* The combined points of a place, as if evaluator `without` (an index; -1: nobody) had not scored.
 * NULL: under consensus, or with too few scores. */
const struct bg_ratio *bg_panel_combined(struct bg_arena *arena,
                                         const struct bg_panel_review *review,
                                         const struct bg_panel_criterion *criterion,
                                         const struct bg_panel_place *place, int without);

/* The review as if that evaluator had not scored: to see what one turns, not to decide by. */
const struct bg_panel_review *bg_panel_without(struct bg_arena *arena,
                                               const struct bg_panel_review *review, int without);

/* The bids with the answers of the price envelope taken away, as they are shown while the panel
 * still scores. */
struct bg_bids bg_panel_close_prices(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                     const struct bg_bids *bids);

/* The subcontractors that the bid names, behind the names that are there, each once. */
void bg_panel_named(struct bg_arena *arena, const struct bg_ruleset *rules,
                    const struct bg_bid *bid, struct bg_texts *names);
/* Those of each bid of a lot. */
const struct bg_texts *bg_panel_named_in(struct bg_arena *arena, const struct bg_lot_result *lot);

/* Every word of three letters or more in text is one of known. */
bool bg_panel_only_words(struct bg_arena *arena, const char *text, const char *known);

#endif
