/* Figures of rulesets that must be looked up again, as rows of one table. */
#ifndef BG_MODEL_STALE_H
#define BG_MODEL_STALE_H

#include "model/ruleset.h"

struct bg_stale_row {
    const struct bg_ruleset *ruleset;
    const char *lot; /* "": of the whole */
    const struct bg_param *param;
    const struct bg_param_cell *cell;
    const struct bg_dated_value *value; /* the last one */
    enum bg_stale_why why;
    int64_t since;
    struct bg_pos pos; /* of the value in the file that it is in */
    size_t rulesets_n; /* how many rulesets take it from that file */
};
struct bg_stale_list {
    struct bg_arena *arena;
    int64_t date;
    struct bg_stale_row *rows;
    size_t n, capacity;
    size_t rulesets_n, series_n; /* looked at */
};

#endif
