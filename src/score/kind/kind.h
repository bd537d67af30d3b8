/* Criterion kinds. A kind is one file (kind_X.c) and one row in kinds.def: its keys in the file,
 * its check, its score, its words and its workbook formula. An expression only supplies values; the
 * scoring rule is data. Every kind gives a rating from 0 to 1; weight times rating is elsewhere. */
#ifndef BG_SCORE_KIND_KIND_H
#define BG_SCORE_KIND_KIND_H

#include "model/result.h"

struct bg_panel_place;

/* What the kind sees of one bid. */
struct bg_judging {
    struct bg_arena *arena;
    const struct bg_ruleset *ruleset;
    const struct bg_criterion *criterion;
    const struct bg_env *env;
    const struct bg_value *set_values; /* relative: the values of the comparison set */
    size_t set_n;
    const struct bg_panel_place *place; /* what the panel scored here; NULL: nothing */
    const struct bg_bid *bid;           /* for what was wrong with an answer; may be NULL */
    const struct bg_ratio *zero, *one;  /* made once a bid */
    bool brief;                         /* a corpus run: outcome, value and rating only, no words */
    struct bg_arena *scratch;           /* emptied after each criterion; NULL when brief */
};

/* A row of "Limits and points" on the sheet Rules: what people may change, and the formula reads. */
struct bg_kind_step {
    const char *title;            /* of ours, in English: "at least" */
    const char *name;             /* of the file, in its place; NULL: none */
    const char *label;            /* that the file gives it; "" */
    const struct bg_logic *limit; /* NULL: none */
    bool has_points;
    struct bg_dec points;
};

/* The cells that the formula of the rating reads: NULL where there is no such cell. */
struct bg_rating_cells {
    const struct bg_formula *value; /* a number, a text, "yes" or "no"; "" or blank when missing */
    const struct bg_formula *set;   /* relative: values of the comparison set, "" for others */
    const struct bg_formula *const
        *limits; /* by enum bg_limit_key; of a kind with steps, each step's limit */
    const struct bg_formula *const *points; /* each step's */
    const struct bg_formula *out_of;        /* of the last step, where steps have points */
};

enum { BG_KIND_KEYS_MAX = 6 };

struct bg_kind {
    const char *name;                   /* "linear" */
    const char *title;                  /* "Linear scale"; with a row in say_es.def */
    const char *summary;                /* one sentence for the documentation */
    const char *keys[BG_KIND_KEYS_MAX]; /* the file keys that only this kind has; NULL-terminated */
    const char *required[BG_KIND_KEYS_MAX]; /* of these, the required ones */
    bool eliminates;                        /* pass_fail */
    bool relative;                          /* needs the comparison set: judged in a second pass */
    bool by_panel;
    /* Faults that only this kind can have (bands that never hold...), added to diags. May be NULL.
     */
    void (*check)(const struct bg_ruleset *, const struct bg_criterion *, struct bg_diags *);
    /* Fills outcome, value, limit, limit_words, band, rating, reason and would_change. */
    void (*judge)(const struct bg_judging *, struct bg_criterion_result *);
    /* The rule in plain words for the Rules sheet, no full stop. */
    void (*words)(const struct bg_ruleset *, const struct bg_criterion *, const struct bg_env *,
                  struct bg_buf *);
    /* Step i of its own; false past the last. NULL: its rows are the limits that the criterion has. */
    bool (*step)(const struct bg_ruleset *, const struct bg_criterion *, size_t i,
                 struct bg_kind_step *);
    /* The rating as a formula, "" where the value is. NULL: no live form. */
    const struct bg_formula *(*live)(struct bg_arena *, const struct bg_criterion *,
                                     const struct bg_rating_cells *);
};

extern const struct bg_kind *const bg_kinds[]; /* NULL-terminated, in the order of kinds.def */
const struct bg_kind *bg_kind_find(const char *name);
/* Earns points: a group, or a criterion that is no requirement. */
bool bg_criterion_scores(const struct bg_criterion *criterion);

/* A text of ours for a kind's words, in the language of the ruleset's expressions. */
static inline __attribute__((format_arg(2))) const char *
bg_kind_own(const struct bg_ruleset *ruleset, const char *english)
{
    return bg_say(ruleset->scope.language, english);
}

#endif
