/* A scenario: an overlay on a ruleset, and assumptions on how vendors respond. docs/modelling.md
 * describes the file; intake/scenario/load.c reads it, intake/scenario/apply.c puts it on a ruleset.
 * Texts are "" when the file does not say. */
#ifndef BG_MODEL_SCENARIO_H
#define BG_MODEL_SCENARIO_H

#include "model/bid.h"

struct bg_scenario {
    const struct bg_source *source; /* the file */
    const struct bg_json *json;
    const char
        *label; /* short, for columns: the file's name without folder and .json, or the sheet */
    const char *title, *description;
    const struct bg_source_ref *sources;
    size_t sources_n;
    const struct cJSON *patch; /* JSON Merge Patch on the ruleset; NULL: none */
    const char *const *adds;   /* paths that are new on purpose, "parameters.new_figure" */
    size_t adds_n;
    const void *bids; /* entries of `bids` as read; private to intake */
    size_t bids_n;
};

struct bg_moved_weight { /* by a scenario, or to make room for the weights that it sets */
    const char *id;      /* of the criterion; "" for the price */
    const struct bg_ratio *before, *after; /* before NULL: new */
    bool set; /* the scenario says it; else its proportion to its neighbours is kept */
};

/* A ruleset with a stack of scenarios on it. */
struct bg_scenario_rules {
    const struct bg_ruleset *ruleset;
    const struct bg_json *json; /* the merged text */
    const struct bg_moved_weight *weights;
    size_t weights_n;
};

enum bg_response_kind { BG_STAYS, BG_DROPS_OUT, BG_RAISES_PAY, BG_SETS };
struct bg_response_set {
    int slot, column; /* column -1: the field itself; else each row of the table */
    const struct bg_logic *value;
};
/* How some vendors are assumed to respond, compiled for one ruleset. */
struct bg_response {
    enum bg_response_kind kind;
    const char *title;            /* a sentence, made where the file has none */
    const struct bg_logic *where; /* NULL: every bid */
    /* BG_RAISES_PAY: rows below `to` are raised to it; what that costs in a year, times (1 +
     * payroll_tax) and the years that the price covers, is passed on in part into the price. */
    int table, wage, hours, headcount;                          /* slot, and columns */
    const struct bg_logic *to;                                  /* of a row */
    const struct bg_logic *payroll_tax, *pass_on, *price_years; /* of a bid; NULL: 0, 0, 1 */
    const struct bg_logic *ripple_to, *ripple_share; /* of a bid; both or NULL: no ripple */
    const struct bg_logic *minimum;                  /* of a row; NULL: not said */
    const struct bg_response_set *sets;
    size_t sets_n;
    bool assumed; /* no source says so */
    const struct bg_source_ref *source;
    const struct bg_scenario *scenario;
    struct bg_pos pos;
};
struct bg_responses { /* in order; of one scenario the first whose `where` holds counts for a bid */
    const struct bg_response *response;
    size_t n;
};

#endif
