/* Private to jobs/case: the evaluation of what is in the folder. */
#ifndef BG_JOBS_CASE_WORK_H
#define BG_JOBS_CASE_WORK_H

#include "jobs/case/folder.h"

/* The newest published ruleset. NULL: it cannot be used, said. */
const struct bg_ruleset *bg_case_ruleset(struct bg_case *c);
/* Evaluates the bids that are in with what the panel handed in, by the published ruleset. prices: their
 * envelopes are open; else they are not read. The files are named as in the folder, so that the result
 * is the same wherever it lies. NULL: said. */
const struct bg_result *bg_case_evaluate(struct bg_case *c, bool prices);
/* A file of the folder under its name in it. NULL: said. */
const struct bg_source *bg_case_source(struct bg_case *c, const char *inside);
/* In the state that the log is in now. */
bool bg_case_prices_open(const struct bg_case *c);

#endif
