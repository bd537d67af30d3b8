/* What the workbook of decisions has before an officer fills it in. */
#ifndef BG_INTAKE_DECISIONS_PREFILL_H
#define BG_INTAKE_DECISIONS_PREFILL_H

#include "intake/decisions/decisions.h"
#include "model/decision_book.h"

struct bg_prefill; /* growing */
struct bg_prefill *bg_prefill_new(struct bg_arena *arena, struct bg_diags *diags,
                                  const struct bg_ruleset *ruleset);
/* The bids of one lot ("" where there are none), read against its ruleset. */
void bg_prefill_lot(struct bg_prefill *prefill, struct bg_bid_list *list,
                    const struct bg_ruleset *ruleset, const char *lot);
/* recorded NULL: nothing was decided yet. */
const struct bg_decision_book *bg_prefill_end(struct bg_prefill *prefill,
                                              const struct bg_decisions *recorded);

#endif
