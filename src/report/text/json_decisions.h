/* What the buyer recorded and decided about a bid, as members of its result. */
#ifndef BG_REPORT_TEXT_JSON_DECISIONS_H
#define BG_REPORT_TEXT_JSON_DECISIONS_H

#include "model/decision.h"

void bg_json_put_decisions(struct bg_buf *out, const struct bg_ruleset *ruleset,
                           const struct bg_bid *bid);

/* What others state about the bid's answers, and whose statement counts. */
void bg_json_put_statements(struct bg_buf *out, const struct bg_ruleset *ruleset,
                            const struct bg_bid *bid);

#endif
