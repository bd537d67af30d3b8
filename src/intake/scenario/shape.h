/* A scenario file as it was written. Private to the scenario_*.c files of intake. */
#ifndef BG_INTAKE_SCENARIO_SHAPE_H
#define BG_INTAKE_SCENARIO_SHAPE_H

#include "intake/ruleset/shape.h"
#include "intake/scenario/scenario.h"

struct raw_set {
    struct bg_item item; /* its key: "field" or "table.column" */
    const struct cJSON *value;
};
struct raw_raise {
    struct bg_item item;
    const char *table;
    const struct cJSON *to, *payroll_tax, *pass_on, *price_years;
    const struct cJSON *ripple_to, *ripple_share, *minimum;
};
struct raw_response {
    struct bg_item item;
    const char *title, *source;
    const struct cJSON *where;
    struct raw_raise raise;
    bool raise_said, drop_out, stay, assumed;
    struct bg_items set; /* raw_set */
};
struct raw_scenario {
    struct bg_item item;
    const char *format, *title, *description;
    struct bg_items sources, bids; /* raw_source, raw_response */
    const struct cJSON *patch;
    struct bg_texts adds;
};

extern const struct bg_shape bg_scenario_shape;

/* The scenario of a parsed JSON text, however it came about. NULL: said. */
const struct bg_scenario *bg_scenario_bind(struct bg_arena *arena, struct bg_diags *diags,
                                           const struct bg_json *json, const char *label);

#endif
