/* The second phase of loading a ruleset: names become pointers, expressions are compiled, weights
 * are added up. Each part reports all its faults and goes on with what is sound. */
#ifndef BG_INTAKE_RULESET_LINK_H
#define BG_INTAKE_RULESET_LINK_H

#include "intake/ruleset/shape.h"

struct bg_linker {
    struct bg_loading l;
    struct raw_ruleset *raw;
    struct bg_ruleset *out;
    struct bg_criterion *criteria;       /* out->criteria, while they are made */
    struct raw_criterion **raw_criteria; /* in the same order */
    bool *sound;                         /* criterion i has no fault of its own so far */
    const struct bg_source *tried;       /* loaded before: its patterns were tried; or NULL */
};

/* In this order. */
void bg_link_dates(struct bg_linker *k, const struct bg_load_options *options);
void bg_link_sources(struct bg_linker *k);
void bg_link_facts(struct bg_linker *k);
void bg_link_fields(struct bg_linker *k);
void bg_link_coverage(struct bg_linker *k); /* needs sources, facts and fields */
void bg_link_scope(struct bg_linker *k);    /* needs facts, fields and bg_link_param_values */
void bg_link_param_values(struct bg_linker *k);
void bg_link_param_choice(struct bg_linker *k);
void bg_link_criteria(struct bg_linker *k);
void bg_link_price(struct bg_linker *k);
void bg_link_abnormal(struct bg_linker *k);
void bg_link_award(struct bg_linker *k);
/* After the criteria. */
void bg_link_panel(struct bg_linker *k, const struct bg_load_options *options);
void bg_link_panel_criterion(struct bg_linker *k, struct raw_criterion *criterion);
/* Of the fields while they are made. */
void bg_link_envelopes(struct bg_linker *k, struct bg_field *fields);
void bg_link_witnesses(struct bg_linker *k, struct bg_field *fields);
void bg_link_weights(struct bg_linker *k, const struct bg_load_options *options);
void bg_link_measures(struct bg_linker *k);
void bg_link_register(struct bg_linker *k);
void bg_link_stale(struct bg_linker *k); /* of a ruleset without faults */
struct bg_used;
void bg_link_ended(struct bg_linker *k, const struct bg_used *used);
/* What a row of a kind checks by itself, of criteria that are sound. */
void bg_link_kind_checks(struct bg_linker *k);

/* Compiles the node; NULL without a fault when node is NULL. */
const struct bg_logic *bg_link_expr(struct bg_linker *k, const struct cJSON *node,
                                    enum bg_want want);
/* The same; an expression that reads a field is a fault. what: `a limit of criterion "x"`. */
const struct bg_logic *bg_link_constant(struct bg_linker *k, const struct cJSON *node,
                                        enum bg_want want, const char *what);
/* NULL for "", and for an unknown id (said, at the place of key in the item). */
const struct bg_source_ref *bg_link_source(struct bg_linker *k, const struct bg_item *item,
                                           const char *key, const char *id);
const struct bg_source_ref *bg_link_source_at(struct bg_linker *k, struct bg_pos pos,
                                              const char *id);
const struct bg_regex *bg_link_pattern(struct bg_linker *k, const struct bg_item *item,
                                       const char *key, bool whole);
/* Slot of a field, or -1 with the fault said at pos. */
int bg_link_field(struct bg_linker *k, struct bg_pos pos, const char *id);
/* The figures of a formula in the order of its names; missing and foreign ones are said. names is
 * NULL-terminated; one with a default may be absent and is NULL then. owner: `formula "min_max"`.
 */
void bg_link_figures(struct bg_linker *k, const struct bg_items *given, struct bg_pos pos,
                     const char *owner, const char *const *names, const char *const *defaults,
                     const struct bg_logic *const **out, size_t *out_n);
/* A unit with the ruleset's own currency in it: "currency/hour" is "USD/hour" where that is USD. */
const char *bg_link_unit(const struct bg_linker *k, const char *unit);
/* A number, text, truth or missing (null). False: the number does not fit (said). */
bool bg_link_scalar(struct bg_linker *k, const struct cJSON *node, struct bg_value *out);
/* The date that decides for a role; BG_NO_DATE when the ruleset does not give it. */
int64_t bg_link_date_of(const struct bg_linker *k, enum bg_date_role role);

#define BG_LINK_ITEMS(items_, type, var)                                                           \
    struct type *var = (items_).items, *var##_end = (items_).n ? var + (items_).n : var;           \
    var != var##_end;                                                                              \
    var++

#endif
