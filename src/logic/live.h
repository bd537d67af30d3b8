/* Expressions as live formulas of a workbook: what the files that build them share. Private to
 * src/logic.
 *
 * Three-valued answers become four parts of a formula, so that `and` can be false although one of its
 * cells is blank, and the whole is "" when the engine's answer is missing. What is asked of each row of a
 * table is in a column of working cells beside it, one formula a row: there is no arithmetic over
 * ranges, which programs do not agree on. */
#ifndef BG_LOGIC_LIVE_H
#define BG_LOGIC_LIVE_H

#include "logic/logic_internal.h"

enum { BG_LIVE_PLACES = 12 }; /* of a quotient of the engine */

struct bg_live {
    const struct bg_logic *logic;
    const struct bg_cells *cells;
    struct bg_arena *arena;
    const struct bg_node *table; /* in a row expression: the table that is walked; else NULL */
    int64_t row;                 /* and its row */
    const struct bg_formula *always, *never;
};

/* One part of the node; NULL: no workbook form. BG_PART_KNOWN of what is always known is l->always. */
const struct bg_formula *bg_live_part(struct bg_live *l, const struct bg_node *node,
                                      enum bg_part part);
/* What must hold for all operands of the node to be known. */
const struct bg_formula *bg_live_needs(struct bg_live *l, const struct bg_node *node);
/* All of these hold: each condition once, one that divides behind those before it. */
const struct bg_formula *bg_live_all_of(struct bg_live *l,
                                        const struct bg_formula *const *conditions, size_t n);
const struct bg_formula *bg_live_both(struct bg_live *l, const struct bg_formula *a,
                                      const struct bg_formula *b);
/* IF(condition,then,otherwise), or then where the condition always holds. */
const struct bg_formula *bg_live_if(struct bg_live *l, const struct bg_formula *condition,
                                    const struct bg_formula *then,
                                    const struct bg_formula *otherwise);
/* The rest of a strict operator: TRUE and FALSE from KNOWN and VALUE. */
const struct bg_formula *bg_live_strict(struct bg_live *l, const struct bg_node *node,
                                        enum bg_part part);
/* For operators that have a TRUE and a FALSE of their own: their VALUE and KNOWN. */
const struct bg_formula *bg_live_either(struct bg_live *l, const struct bg_node *node,
                                        enum bg_part part);
/* "yes", "no" or "" of a truth. */
const struct bg_formula *bg_live_truth(struct bg_live *l, const struct bg_node *node);
/* The value as it is compared and added up: a computed number rounded to 12 places. */
const struct bg_formula *bg_live_rounded(struct bg_live *l, const struct bg_node *node);

#endif
