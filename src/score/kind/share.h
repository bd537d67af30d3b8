/* What the kinds share: evaluating with missing and error said in words, where a limit comes from,
 * and how many workers are below it. Private to the kind files. */
#ifndef BG_SCORE_KIND_SHARE_H
#define BG_SCORE_KIND_SHARE_H

#include "score/evaluate/explain.h"
#include "score/kind/kind.h"
#include "score/words/words.h"

#define KIND(name) extern const struct bg_kind bg_kind_##name;
#include "score/kind/kinds.def"
#undef KIND

/* Evaluates for the bid. False: it is missing, errs, or is no value of the wanted type
 * (BG_V_MISSING for any), and outcome and reason of result say so. */
bool bg_kind_eval(const struct bg_judging *judging, const struct bg_logic *logic,
                  enum bg_value_type wanted, struct bg_value *out,
                  struct bg_criterion_result *result);
/* Outcome error with its reason. */
void bg_kind_error(struct bg_criterion_result *result, struct bg_reason why);

/* points / out_of, kept in 0..1. */
const struct bg_ratio *bg_kind_points(const struct bg_judging *judging, struct bg_dec points);
/* A fault for points below 0 or above out_of. */
void bg_kind_check_points(const struct bg_criterion *criterion, struct bg_dec points,
                          struct bg_diags *diags);

/* A limit with its origin, for reasons. */
struct bg_limit {
    struct bg_value value;
    const char *name; /* "the living wage"; "" when the number itself is in the rule */
    const char *unit;
    int64_t from;       /* its date, or BG_NO_DATE */
    const char *source; /* "Maryland living wage", or "" */
};
/* value must have been evaluated from logic. */
struct bg_limit bg_kind_limit(const struct bg_judging *judging, const struct bg_logic *logic,
                              struct bg_value value);

/* The arguments from and source of a limit. */
struct bg_arg bg_limit_from(const struct bg_limit *limit);
struct bg_arg bg_limit_source(const struct bg_limit *limit);

/* "Lowest hourly wage of all workers": what the expression gives. */
struct bg_arg bg_kind_label(const struct bg_judging *judging, const struct bg_logic *logic);
/* The unit of what the expression gives, where it can be told, else other. */
const char *bg_kind_unit(const struct bg_judging *judging, const struct bg_logic *logic,
                         const char *other);
/* The value; the label of a choice instead of its id. */
struct bg_arg bg_kind_say(const struct bg_judging *judging, const struct bg_logic *logic,
                          const struct bg_value *value, const char *unit);
/* Points that the criterion gives at most. */
struct bg_arg bg_kind_full(const struct bg_judging *judging);
/* "at least 5" for ">=", "less than 5" for "<" and so on; "5" for equality. */
struct bg_arg bg_kind_required(const struct bg_judging *judging, const char *op,
                               struct bg_arg limit);
/* The same with the name of the limit: "at least the living wage, 17.17 USD/hour". */
struct bg_arg bg_kind_required_named(const struct bg_judging *judging, const char *op,
                                     const char *name, struct bg_arg limit);
/* "at least " for ">=", "less than " for "<" and so on; "" for equality: of rules in words. */
const char *bg_kind_op_words(const char *op);
/* True and the number when the expression reads nothing at all. */
bool bg_kind_literal(const struct bg_logic *logic, struct bg_dec *out);
/* Cell i, or the number itself where there is no such cell. */
const struct bg_formula *bg_kind_cell(struct bg_arena *arena, const struct bg_formula *const *cells,
                                      size_t i, struct bg_dec number);
/* The step behind those that give points: what they are out of. */
struct bg_kind_step bg_kind_step_out_of(const struct bg_criterion *criterion);
/* points / out_of as a rating, kept in 0..1. */
const struct bg_formula *bg_kind_live_points(struct bg_arena *arena,
                                             const struct bg_criterion *criterion,
                                             const struct bg_rating_cells *cells,
                                             const struct bg_formula *points);

/* How many workers are below a limit on the hourly wage, and what raising them would cost. */
struct bg_gap {
    bool workers; /* counts are of people, not of rows */
    bool has_cost;
    struct bg_dec failing, all, cost; /* cost: money a year, exact */
};
/* False: the expression is no lowest of a table's wage column (alone or with what is added to it)
 * or something is missing. strict: equal to the limit is below. */
bool bg_kind_gap(const struct bg_judging *judging, const struct bg_logic *value,
                 const struct bg_logic *limit, bool strict, struct bg_gap *out);
/* The unit of the wage column where the expression rises with it one for one, else NULL. */
const char *bg_kind_wage_unit(const struct bg_judging *judging, const struct bg_logic *logic);
/* "14 of 32 workers" */
struct bg_arg bg_gap_who(struct bg_arena *arena, const struct bg_gap *gap);
/* About so much a year; none where it is not known. */
struct bg_arg bg_gap_cost(const struct bg_judging *judging, const struct bg_gap *gap);

/* The part of a test that decides its truth. */
struct bg_decider {
    const struct bg_logic *logic; /* the part, of the row when cells are set */
    bool holds;                   /* the part's own truth */
    const struct bg_value *cells; /* of the row that decides; NULL: no row does */
    size_t row;                   /* its index */
    const struct bg_logic *rows;  /* then: the `all` or `none` that asks every row */
    size_t alike;                 /* other parts that alone decide the same */
    size_t alternatives;          /* other parts of which one would have been enough */
};
void bg_kind_decide(const struct bg_judging *judging, const struct bg_logic *test, bool holds,
                    struct bg_decider *out);
/* The gap of a row comparison of wages (strict: equal is below) over all rows that fail. */
bool bg_kind_row_gap(const struct bg_judging *judging, const struct bg_decider *decider,
                     const struct bg_compared *compared, struct bg_gap *out);

/* Tests of pass_fail and yes_no. earns: what passing earns, for would_change ("passes"). */
void bg_kind_judge_test(const struct bg_judging *judging, struct bg_arg earns,
                        struct bg_criterion_result *result);

#endif
