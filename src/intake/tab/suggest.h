/* A mapping for a tabulation with bidders in columns, for csv/suggest.c. */
#ifndef BG_INTAKE_TAB_SUGGEST_H
#define BG_INTAKE_TAB_SUGGEST_H

#include "intake/csv/cells.h"
#include "intake/format.h"

/* False: it is no such tabulation; nothing was put or said. */
bool bg_tab_suggest(struct bg_arena *arena, struct bg_diags *diags, const struct bg_source *source,
                    const struct bg_tab *tab, const struct bg_ruleset *ruleset, struct bg_buf *out);

#endif
