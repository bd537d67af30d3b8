/* What a panel of people has scored, and what became of it. The first half is the file
 * "bidgauge-panel/1" as it was read (docs/panel.md); the second is the review of it against a
 * ruleset and its bids, which an evaluation takes its points from and reports walk.
 * Points are on the criterion's own scale (of out_of). Texts are "" where the file does not say. */
#ifndef BG_MODEL_PANEL_H
#define BG_MODEL_PANEL_H

#include "base/field.h"
#include "base/ratio.h"
#include "model/ruleset.h"

struct bg_interest { /* that an evaluator has declared in a bidder */
    const char *bid, *what, *measure;
    const char *subcontractor; /* that the bid names; "": the interest is in the bidder itself */
    struct bg_pos pos;
};
/* "Alder", or "Fern, a subcontractor of Alder". bidder: what the bid is called. In the arena. */
const char *bg_panel_interest_in(struct bg_arena *arena, const struct bg_interest *interest,
                                 const char *bidder);
struct bg_evaluator {
    const char *id, *name;
    int64_t declared; /* day of the declaration of interests; BG_NO_DATE: none */
    const struct bg_interest *interests;
    size_t interests_n;
    bool withdrawn;
    const char *withdrawn_at, *withdrawn_because;
    bool adviser;             /* is heard, and scores nothing */
    struct bg_texts criteria; /* scores these alone; none: all of the panel's */
    struct bg_pos pos;
};
/* Whether the evaluator is there to score the criterion. */
bool bg_evaluator_scores(const struct bg_evaluator *evaluator, const char *criterion);

struct bg_cite { /* where in the bid a reason points to */
    const char *document, *place;
};
struct bg_panel_score { /* one evaluator's points for one criterion of one bid */
    const char *evaluator, *bid, *lot, *criterion;
    bool has_points; /* false: left blank, which is missing and never 0 */
    struct bg_dec points;
    const char *reason, *changed_because;
    const struct bg_cite *cites;
    size_t cites_n;
    struct bg_pos pos;
};
struct bg_point_found {     /* what was found on a point that the question asks for */
    const char *id, *found; /* "yes", "partly" or "no" */
    struct bg_pos pos;
};
struct bg_dissent {
    const char *who, *why;
};
struct bg_agreement { /* what the panel agreed on for one criterion of one bid */
    const char *bid, *lot, *criterion;
    bool has_points;
    struct bg_dec points;
    const char *reason;
    const struct bg_cite *cites;
    size_t cites_n;
    const struct bg_point_found *found;
    size_t found_n;
    const char *const *present;
    size_t present_n;
    const struct bg_dissent *dissents;
    size_t dissents_n;
    const char *outside_because, *passes_because, *differs_because, *changed_because;
    struct bg_pos pos;
};
/* Entries are in the order in which they came: the last for a place counts, earlier ones stay. */
struct bg_panel {
    const struct bg_source *source;
    const char *solicitation, *ruleset_id, *ruleset_version;
    const struct bg_evaluator *evaluators;
    size_t evaluators_n;
    const struct bg_panel_score *scores;
    size_t scores_n;
    const struct bg_agreement *agreed;
    size_t agreed_n;
    bool influence; /* also wanted: the result without each evaluator */
    struct bg_pos pos;
};

/* -- the review ----------------------------------------------------------------------------- */

struct bg_panel_place {                         /* one criterion of one bid that is to be scored */
    const struct bg_panel_score *const *scores; /* by evaluator; NULL: none, or off the scale */
    const struct bg_agreement *agreed;          /* NULL: nothing yet */
    const struct bg_ratio *points; /* what counts; NULL: the panel has not settled it */
    bool has_range;
    struct bg_dec low, high; /* of the evaluators who count */
    bool flagged;            /* they differ by as much as the ruleset flags */
};
struct bg_panel_criterion {
    size_t criterion;              /* index in the ruleset, of kind panel */
    const bool *counts;            /* by evaluator: his scores count here */
    size_t counts_n;               /* how many do */
    struct bg_panel_place *places; /* by bid of the review */
};
struct bg_panel_review {
    const struct bg_panel *panel;
    const struct bg_ruleset *ruleset;
    const char *const *bids; /* ids of those that are to be scored, in the order of the bids */
    const char *const *names;
    size_t bids_n;
    struct bg_panel_criterion *criteria;
    size_t criteria_n;
    int64_t errors; /* faults that keep the panel's work from being locked */
    bool complete;  /* every place is settled and there is no fault */
};

/* The place of a criterion of a bid; NULL: it is none that the panel scores. */
const struct bg_panel_place *bg_panel_place_of(const struct bg_panel_review *review,
                                               size_t criterion, const char *bid);

/* A level as drop-downs show it and sheets are read back: its title, with its points behind it where
 * another level has the same title. In the arena. */
const char *bg_panel_level_label(struct bg_arena *arena, const struct bg_criterion *criterion,
                                 size_t level);

#endif
