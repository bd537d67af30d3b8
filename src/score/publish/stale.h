/* Which figures of a ruleset must be looked up again. */
#ifndef BG_SCORE_PUBLISH_STALE_H
#define BG_SCORE_PUBLISH_STALE_H

#include "model/stale.h"

/* Adds the ruleset's figures, and its lots' own. A figure that several rulesets take from one file
 * is one row. */
void bg_stale_find(struct bg_stale_list *list, const struct bg_ruleset *ruleset);

#endif
