/* The ruleset file as it was written: structs that the shapes of ruleset/shape.c load. Plain
 * members go straight into the model's structs (`out`); what needs names or expressions stays here
 * as nodes or texts until the second phase (ruleset/link.c and its neighbours) has made it. */
#ifndef BG_INTAKE_RULESET_SHAPE_H
#define BG_INTAKE_RULESET_SHAPE_H

#include "base/field.h"
#include "intake/intake.h"

struct raw_include {
    struct bg_item item;
    const char *file, *sha256;
    struct bg_texts take;
};
struct raw_covered {
    struct bg_item item;
    struct bg_covered out;
};
struct raw_exempt {
    struct bg_item item;
    struct bg_exempt out;
    struct bg_texts shown_by;
    const char *source;
};
struct raw_coverage {
    struct bg_item item;
    struct bg_items covered, exempt, not_modelled; /* raw_covered, raw_exempt, raw_covered */
};
struct raw_library {
    struct bg_item item;
    struct bg_library out;
    struct bg_texts work;
    struct bg_items terms; /* raw_covered */
};
struct raw_source {
    struct bg_item item;
    struct bg_source_ref out;
};
struct raw_fact {
    struct bg_item item;
    struct bg_fact out;
    int type; /* into bg_fact_types */
    const struct cJSON *value;
    const char *source;
};
struct raw_dated {
    struct bg_item item;
    int64_t from;
    const struct cJSON *value;
    const char *source;
    bool verified, verified_said, date_assumed;
    int64_t valid_until;
};
struct raw_expr { /* an entry that is nothing but an expression */
    struct bg_item item;
    const struct cJSON *expr;
};
struct raw_param {
    struct bg_item item;
    struct bg_param out;
    const char *source, *row_of;
    bool low_said, high_said;
    size_t plain, dated;    /* how often it is read, without and with a date of its own */
    struct bg_items values; /* raw_dated */
    struct bg_items by;     /* raw_expr */
    const struct cJSON *table;
};
struct raw_choice {
    struct bg_item item;
    struct bg_choice out;
};
struct raw_field {
    struct bg_item item;
    struct bg_field out;
    bool envelope_said;
    const struct cJSON *min, *max;
    struct bg_items choices; /* raw_choice */
    struct bg_items columns; /* raw_field */
};
struct raw_band {
    struct bg_item item;
    struct bg_band out;
    const struct cJSON *limit[4]; /* by enum bg_band_test */
};
struct raw_points {
    struct bg_item item;
    struct bg_choice_points out;
};
struct raw_level {
    struct bg_item item;
    struct bg_level out;
};
struct raw_look_for {
    struct bg_item item;
    struct bg_look_for out;
};
struct raw_criterion {
    struct bg_item item;
    struct bg_criterion out;
    bool weight_said;
    const char *kind, *source;
    struct bg_texts sources;
    const struct cJSON *when, *test, *value, *text, *limits[BG_LIMIT__COUNT];
    struct bg_items bands, points, levels, criteria;
    struct bg_items look_for; /* raw_look_for */
    struct bg_texts reads;
    const char *match, *forbid;
    int best;
};
struct raw_preference {
    struct bg_item item;
    struct bg_preference_rule out;
    const struct cJSON *applies_if, *against, *off_if_lowest, *percent, *amount, *cap;
    const struct cJSON *cap_group_limit, *may_not_displace, *base_amount;
    const char *source;
};
struct raw_adjustment {
    struct bg_item item;
    struct bg_adjustment out;
    const struct cJSON *amount;
    int effect, stage;
    const char *source;
};
struct raw_schedule {
    struct bg_item item;
    const char *field, *quantity, *unit_price, *amount, *option;
    bool include_options;
    int governs;
};
struct raw_price {
    struct bg_item item;
    struct bg_price_rule out;
    bool weight_said;
    const char *field, *source;
    int over;
    struct bg_items parameters, preferences, adjustments;
    struct raw_schedule schedule;
    bool schedule_said;
};
struct raw_abnormal {
    struct bg_item item;
    struct bg_abnormal_rule out;
    struct bg_items parameters;
    const char *source;
};
struct raw_tie {
    struct bg_item item;
    int rule;
    const char *criterion;
};
struct raw_limit {
    struct bg_item item;
    struct bg_weight_limit out;
    struct bg_texts criteria;
    const struct cJSON *at_least, *at_most;
    const char *source;
    int of;
};
struct raw_panel {
    struct bg_item item;
    struct bg_panel_rule out;
};
struct raw_public {
    struct bg_item item;
    struct bg_public_rule out;
    int evaluators;
};
struct raw_offers {
    struct bg_item item;
    struct bg_offers_rule out;
    int unanswered;
};
struct raw_award {
    struct bg_item item;
    struct bg_award out;
    bool method_said, total_said;
    struct bg_items limits; /* raw_limit */
    int64_t decimals;
    int rank_on;
    struct bg_items ties;
};
struct raw_measure {
    struct bg_item item;
    struct bg_measure out;
    const struct cJSON *value;
    const char *rows, *by, *source;
    struct bg_texts over, range;
    int of, headline;
};
struct raw_register {
    struct bg_item item;
    const char *requirement;
    int agreement;
    const struct cJSON *wage_floor, *covers, *exempt, *legal_minimum, *hours_per_year;
    const struct cJSON *labour_share, *payroll_tax, *pass_through, *wage_growth, *budget;
    const struct cJSON *wage_ratio, *wage_spread, *ripple_to, *ripple_share;
    struct bg_items facts;          /* raw_expr */
    struct bg_items costs, effects; /* raw_register_cost */
};
struct raw_register_cost {
    struct bg_item item;
    const char *title, *unit;
    const struct cJSON *value;
    struct bg_texts criteria, sources;
};
struct raw_lot {
    struct bg_item item;
    const char *title;
    const struct cJSON *facts, *patch;
};
struct raw_dates {
    struct bg_item item;
    struct bg_instant by_role[5];
    const char *time;
};
struct raw_solicitation {
    struct bg_item item;
    const char *title, *reference, *buyer, *no_award;
    struct raw_dates dates;
    const char *time_zone;
    int late;
    struct bg_texts confidential;
    int64_t envelopes;
};
struct raw_ruleset {
    struct bg_item item;
    struct bg_ruleset out;
    const char *format;
    struct bg_texts notes, not_modelled;
    struct bg_items include;         /* raw_include; resolved before, by include.c */
    const struct cJSON *definitions; /* expanded before, by define.c */
    struct bg_items statements;      /* raw_witness_rule, of witnesses.c */
    struct raw_coverage coverage;
    struct raw_library library;
    struct raw_solicitation solicitation;
    struct bg_items sources, facts, params, fields, criteria, abnormal, lots;
    struct bg_items measures;
    struct raw_price price;
    bool price_said;
    struct raw_register reg;
    bool register_said;
    struct raw_award award;
    struct raw_panel panel;
    struct raw_public open;
    struct raw_offers offers;
};

extern const struct bg_shape bg_ruleset_shape, bg_criterion_shape, bg_dated_shape;
extern const struct bg_shape bg_field_shape, bg_column_shape, bg_param_shape, bg_price_shape;
extern const struct bg_shape bg_preference_shape, bg_band_shape, bg_source_shape;
extern const struct bg_shape bg_measure_shape, bg_register_shape, bg_include_shape;
extern const struct bg_shape bg_witness_rule_shape;               /* witnesses.c */
extern const struct bg_shape bg_coverage_shape, bg_library_shape; /* shape_coverage.c */
extern const char *const bg_fact_types[];                         /* text, number, boolean, date */
extern const char *const bg_element_words[];

#endif
