/* Private to jobs/case: the evaluation of what is in the folder. */
#ifndef BG_JOBS_CASE_WORK_H
#define BG_JOBS_CASE_WORK_H

#include "jobs/case/folder.h"
#include "model/award_decision.h"
#include "model/result.h"

/* All that a case is now, for whoever writes about it (letters, sheets, copies). The panel's work is in
 * the lots of the result (lots[i].panel), who hands in what is in the log (c->log), its head is
 * c->log->head. */
struct bg_case_now {
    const struct bg_ruleset *ruleset; /* the newest that is published; with lots as it has them */
    const struct bg_result *result;   /* by what is open: without prices until they are */
    bool prices;                      /* they are open, and in the result */
    const struct bg_award_decision *const *decisions; /* one a lot */
    size_t decisions_n;                               /* 0: nothing is decided */
    const struct bg_case_entry *decided;              /* the entry of the decision; NULL: none */
};
/* Reads and evaluates it all; files that are not what was taken in are refused. False: said. */
bool bg_case_now(struct bg_case *c, struct bg_case_now *now);
/* Only what was decided. */
bool bg_case_decisions_now(struct bg_case *c, struct bg_case_now *now);
/* The decision for the lot ("" where there are none). NULL: none. */
const struct bg_award_decision *bg_case_decision_of(const struct bg_case_now *now, const char *lot);

/* The newest published ruleset. NULL: it cannot be used, said. */
const struct bg_ruleset *bg_case_ruleset(struct bg_case *c);
/* Evaluates the bids that are in with what the panel handed in, by the published ruleset. prices: their
 * envelopes are open; else they are not read. The files are named as in the folder, so that the result
 * is the same wherever it lies. NULL: said. */
const struct bg_result *bg_case_evaluate(struct bg_case *c, bool prices);
/* The bids that are in, as far as they are open; rules become those without prices where these are closed.
 * NULL: said. */
struct bg_job_input;
struct bg_job_input *bg_case_inputs(struct bg_case *c, const struct bg_ruleset **rules, bool prices,
                                    size_t *n);
/* The same after the lock: what the panel was warned of by then is not said again. */
const struct bg_result *bg_case_result(struct bg_case *c, bool prices);
/* Reads what was opened and says what is wrong with it; it is open all the same. */
void bg_case_say_opened(struct bg_case *c, bool prices);
/* A file of the folder under its name in it. NULL: said. */
const struct bg_source *bg_case_source(struct bg_case *c, const char *inside);
/* In the state that the log is in now. */
bool bg_case_prices_open(const struct bg_case *c);

#endif
