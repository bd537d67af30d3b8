/* Price formulas, by their names in decision practice: pure functions of the evaluated prices of a
 * comparison set and, for indexes, of quality points. Exact; nothing here knows a ruleset or JSON.
 * A formula is one row in price/formulas.def and one function in price_FAMILY.c. */
#ifndef BG_SCORE_PRICE_PRICE_H
#define BG_SCORE_PRICE_PRICE_H

#include "base/cell/formula.h"
#include "base/ratio.h"
#include "model/reason.h"

struct bg_price_entry {
    bool present;
    struct bg_dec price;            /* evaluated */
    const struct bg_ratio *quality; /* quality points without any for price; NULL: none */
};

/* What several bids' formulas need of the set; made once by bg_price_prepare. */
struct bg_price_summary {
    size_t count; /* of present prices */
    struct bg_dec lowest, highest;
    const struct bg_ratio *mean, *median; /* NULL when count is 0 */
    const struct bg_ratio *best_quality;  /* NULL: no bid has any */
};

struct bg_price_context {
    struct bg_arena *arena;
    const struct bg_price_entry *set; /* the comparison set */
    size_t n;
    struct bg_dec weight;                   /* price points available */
    struct bg_dec quality_weight;           /* top-level weights of the criteria, added */
    struct bg_dec total;                    /* award.total */
    const struct bg_dec *parameter;         /* by index of the row's parameters */
    bool highest_wins;                      /* the larger the amount the better (savings) */
    const struct bg_price_summary *summary; /* by bg_price_prepare */
};

enum bg_price_yields {
    BG_PRICE_POINTS,    /* a rating from 0 to 1 of the price weight */
    BG_PRICE_INDEX_LOW, /* an index of quality and price: the lowest ranks first */
    BG_PRICE_INDEX_HIGH
};

/* What a price of zero or less does to the formula. */
enum bg_price_zero {
    BG_PRICE_ZERO_FINE,
    BG_PRICE_ZERO_OWN, /* that bid has no result */
    BG_PRICE_ZERO_ANY  /* no bid has one, unless all prices are 0: then each has full points */
};

/* The cells that the live formula reads. Those of bids outside the set hold "". */
struct bg_price_cells {
    struct bg_arena *arena;
    const struct bg_formula *price;                   /* this bid's evaluated price */
    const struct bg_formula *range;                   /* the evaluated prices of the set */
    const struct bg_formula *quality, *quality_range; /* quality points */
    const struct bg_formula *weight, *quality_weight, *total;
    const struct bg_formula *const *parameters; /* by index of the row's parameters */
    bool highest_wins;
};

/* A rating or index as a formula, in two parts. */
struct bg_price_live {
    const struct bg_formula *known; /* the value counts where this holds; NULL: always */
    const struct bg_formula *value; /* unrounded; NULL: the formula has no live form */
};

struct bg_price_formula {
    const char *name, *title;
    enum bg_price_yields yields; /* where the lowest price wins; see bg_price_direction */
    enum bg_price_zero zero;
    const char *const *parameters; /* names as in the ruleset, NULL-terminated */
    const char *const *defaults; /* one a parameter, NULL: required; NULL for no defaults at all */
    const char *words;           /* one plain sentence for officers, no full stop */
    const char *source_title, *source_url;
    bool needs_quality;
    bool highest_wins;      /* has a mirrored rule for it */
    bool depends_on_others; /* a bid's result can change with the others' prices or points */
    bool reversal_possible; /* a losing bid can decide which of two others wins */
    /* Called by bg_price_result only, which has seen to zero, missing and absent values. */
    const struct bg_ratio *(*apply)(const struct bg_price_context *, size_t i,
                                    struct bg_reason *why, struct bg_reason *note);
    /* The same over cells; called by bg_price_live_formula only, which has seen to the same. */
    struct bg_price_live (*live)(const struct bg_price_cells *);
};

extern const struct bg_price_formula *const bg_price_formulas[]; /* NULL-terminated */
const struct bg_price_formula *bg_price_formula_find(const char *name);
/* The default of a parameter. False: it is required. */
bool bg_price_default(const struct bg_price_formula *formula, size_t parameter, struct bg_dec *out);
/* Which way an index ranks: the low ones turn round where the highest amount wins. */
enum bg_price_yields bg_price_direction(const struct bg_price_formula *formula, bool highest_wins);

/* Fills context->summary from set, n and arena. */
void bg_price_prepare(struct bg_price_context *context);
/* The rating or index of bid i, exact. NULL: undefined, with *why a reason. *note (else
 * no row) says what the rule did beyond its formula: a result below 0 taken as 0, equal prices. */
const struct bg_ratio *bg_price_result(const struct bg_price_formula *formula,
                                       const struct bg_price_context *context, size_t i,
                                       struct bg_reason *why, struct bg_reason *note);
/* The rating or index over cells, rounded to so many places, "" where it is undefined; behind (NULL:
 * nothing) is added to it before it is rounded. NULL: the formula does not do highest_wins. */
const struct bg_formula *bg_price_live_formula(const struct bg_price_formula *formula,
                                               const struct bg_price_cells *cells, int places,
                                               const struct bg_formula *behind);
/* Prozorro's coefficient alone: 1 + (Q/T) / (1 - Qmax/T). NULL: the criteria weigh all of T. */
const struct bg_ratio *bg_price_coefficient(struct bg_arena *arena, const struct bg_ratio *quality,
                                            struct bg_dec quality_weight, struct bg_dec total);

#endif
