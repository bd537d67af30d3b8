/* Abnormally low prices: methods of law and practice as pure functions of the prices of a set. They
 * flag, so that the vendor is asked; they never reject. A method is one row in
 * abnormal/methods.def and one function in abnormal_FAMILY.c. */
#ifndef BG_SCORE_ABNORMAL_ABNORMAL_H
#define BG_SCORE_ABNORMAL_ABNORMAL_H

#include "score/price/price.h"

/* What the bids of a set share; made by bg_abnormal_prepare, filled by the methods as they go. */
struct bg_abnormal_shared {
    const struct bg_dec *prices; /* rising */
    size_t n;
    const struct bg_ratio *mean, *spread; /* of the method that was asked last */
    const struct bg_abnormal_method *of;
};

struct bg_abnormal_context {
    struct bg_arena *arena;
    const struct bg_price_entry *set; /* quality is not read */
    size_t n;
    const struct bg_dec *parameter;    /* by index of the row's parameters */
    struct bg_abnormal_shared *shared; /* by bg_abnormal_prepare */
};

struct bg_abnormal_finding {
    bool judged; /* false: the method does not apply, and found says why */
    bool flagged;
    /* The price at which the method begins to flag; NULL when there is no such price. Only for
     * show where it is not exact (a square root at 2 places). */
    const struct bg_ratio *threshold;
    /* "18.4 % below the mean of the others (812,000.00); the limit is 15 %" */
    struct bg_reason found;
};

struct bg_abnormal_method {
    const char *name, *title;
    const char *const *parameters; /* names as in the ruleset, NULL-terminated */
    const char *const *defaults; /* one a parameter, NULL: required; NULL for no defaults at all */
    const char *words;           /* one plain sentence for officers, no full stop */
    const char *source_title, *source_url;
    bool verified; /* its figures were read in the source */
    /* Called by bg_abnormal_judge only: bid i has a price, and prices are sorted, n of them. */
    void (*judge)(const struct bg_abnormal_context *, size_t i, const struct bg_dec *prices,
                  size_t n, struct bg_abnormal_finding *);
};

extern const struct bg_abnormal_method *const bg_abnormal_methods[]; /* NULL-terminated */
const struct bg_abnormal_method *bg_abnormal_find(const char *name);
/* The default of a parameter. False: it is required. */
bool bg_abnormal_default(const struct bg_abnormal_method *method, size_t parameter,
                         struct bg_dec *out);
/* Sorts the set once; before the first bg_abnormal_judge, and again when parameters change. */
void bg_abnormal_prepare(struct bg_abnormal_context *context);
struct bg_abnormal_finding bg_abnormal_judge(const struct bg_abnormal_method *method,
                                             const struct bg_abnormal_context *context, size_t i);

/* Quartile q (1 or 3) of n > 0 sorted prices: straight line between order statistics at
 * (n - 1) q / 4, as Excel's QUARTILE.INC. */
const struct bg_ratio *bg_quartile(struct bg_arena *arena, const struct bg_dec *sorted, size_t n,
                                   int q);
/* Q1 - multiple * (Q3 - Q1), and Q3 + multiple * (Q3 - Q1). */
const struct bg_ratio *bg_fence_low(struct bg_arena *arena, const struct bg_ratio *q1,
                                    const struct bg_ratio *q3, struct bg_dec multiple);
const struct bg_ratio *bg_fence_high(struct bg_arena *arena, const struct bg_ratio *q1,
                                     const struct bg_ratio *q3, struct bg_dec multiple);

#endif
