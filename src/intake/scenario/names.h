/* What the column `what` of a scenario sheet may say, in words: a parameter, a weight, or a path. */
#ifndef BG_INTAKE_SCENARIO_NAMES_H
#define BG_INTAKE_SCENARIO_NAMES_H

#include "base/json.h"

enum { BG_NAMED_DEPTH = 16 };
struct bg_named { /* keys of the ruleset, from the top */
    const char *key[BG_NAMED_DEPTH];
    size_t n;
    bool dated;        /* a date follows */
    bool may_be_dated; /* a path: one may follow */
};

/* "living_wage", "Maryland living wage (tier_1)", "weight of Pay", "weight of the price", or a path,
 * "award.decimals", with what has a dot in quotes: parameters.floor.table."St. Mary's". NULL: found; else why not, a sentence without a full stop. */
const char *bg_scenario_named(struct bg_arena *arena, const struct bg_json *base, const char *what,
                              struct bg_named *out);

#endif
