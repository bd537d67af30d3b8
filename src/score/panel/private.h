/* Private to score/panel: one review on its way. */
#ifndef BG_SCORE_PANEL_PRIVATE_H
#define BG_SCORE_PANEL_PRIVATE_H

#include "score/panel/panel.h"

struct bg_panel_work {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_panel *panel;
    const struct bg_ruleset *ruleset;
    const struct bg_lot_result *before;
    struct bg_panel_review *review;
    const struct bg_panel_score **scores; /* by criterion, bid, evaluator: the last that holds */
};

/* Where in the lists of the review; -1: nowhere. */
int bg_panel_criterion_at(const struct bg_panel_work *work, const char *id);
int bg_panel_bid_at(const struct bg_panel_work *work, const char *id);
int bg_panel_evaluator_at(const struct bg_panel_work *work, const char *id);
/* The entry is for the lot that is reviewed. */
bool bg_panel_of_lot(const struct bg_panel_work *work, const char *lot);
/* The score of the place, or NULL. */
const struct bg_panel_score **bg_panel_score_at(const struct bg_panel_work *work, size_t criterion,
                                                size_t bid, size_t evaluator);
/* `"Method", Alder` */
const char *bg_panel_where(const struct bg_panel_work *work, size_t criterion, size_t bid);
/* The level with these points, or NULL. */
const struct bg_level *bg_panel_level(const struct bg_criterion *criterion, struct bg_dec points);
/* "0, 1, 2, 3" */
const char *bg_panel_published(struct bg_arena *arena, const struct bg_criterion *criterion);
const struct bg_criterion *bg_panel_rule_of(const struct bg_panel_work *work, size_t criterion);

/* The steps, in this order. */
void bg_panel_declarations(struct bg_panel_work *work);
void bg_panel_individual(struct bg_panel_work *work);
void bg_panel_count(struct bg_panel_work *work);
void bg_panel_spread(struct bg_panel_work *work);
void bg_panel_agreements(struct bg_panel_work *work);
void bg_panel_together(struct bg_panel_work *work);

#endif
