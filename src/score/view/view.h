/* Who may see what of a finished evaluation. */
#ifndef BG_SCORE_VIEW_VIEW_H
#define BG_SCORE_VIEW_VIEW_H

#include "model/view.h"

/* The result as the audience may see it. Everything lives in the arena or in the result. */
const struct bg_view *bg_view_of(struct bg_arena *arena, const struct bg_result *result,
                                 const struct bg_audience *audience);

/* The points of the criterion give its value back to whoever knows the scale. */
bool bg_view_gives_away(const struct bg_criterion *criterion);
/* A confidential answer (or a table with one) that the expression reads, also where it only chooses a
 * parameter; else NULL. */
const struct bg_field *bg_view_confidential(const struct bg_ruleset *ruleset,
                                            const struct bg_logic *logic);
/* The same of what the price comes to: the price itself, or what is added to it. */
const struct bg_field *bg_view_confidential_price(const struct bg_ruleset *ruleset);

#endif
