/* What the methods for abnormally low prices share. Only score/abnormal*.c include it. */
#ifndef BG_SCORE_ABNORMAL_RULE_H
#define BG_SCORE_ABNORMAL_RULE_H

#include "score/abnormal/abnormal.h"
#include "score/price/rule.h"

/* Money for a sentence: "812,000.00". */
struct bg_arg bg_abnormal_money(struct bg_arena *arena, const struct bg_ratio *amount);
/* value times percent / 100 */
const struct bg_ratio *bg_abnormal_part(struct bg_arena *arena, const struct bg_ratio *value,
                                        const char *percent);
/* "18.4 % below" or "2 % above": price against base, which is above 0. */
struct bg_arg bg_abnormal_distance(struct bg_arena *arena, const struct bg_ratio *price,
                                   const struct bg_ratio *base);
/* finding: flagged when price < threshold; found is "<distance> <what> (<base>); the limit
 * is <limit> %". */
void bg_abnormal_settle(struct bg_arena *arena, struct bg_abnormal_finding *finding,
                        struct bg_dec price, const struct bg_ratio *base, enum bg_reason_code what,
                        const char *limit);

#endif
