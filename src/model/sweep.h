/* A sweep: a figure of the rules (or two) taken through a range of values, and what comes out at
 * each. Made by jobs/sweep*.c, walked by reports. */
#ifndef BG_MODEL_SWEEP_H
#define BG_MODEL_SWEEP_H

#include "model/modelling.h"

struct bg_sweep_axis {
    const char *path;               /* as given: "parameters.living_wage" */
    const char *title, *unit;       /* "living wage", "USD/hour"; "" when none */
    struct bg_dec from, step, fine; /* fine: to which breaks are bisected */
    size_t n;                       /* values: from, from + step, ... */
    bool has_now;
    struct bg_dec now; /* the value of the case that is swept, where it is one */
};

struct bg_sweep_lot {
    int recommended;    /* index of the lot's bids, -1: nobody */
    const bool *passes; /* by bid: it is in the comparison set */
    size_t passing;
    struct bg_value price;           /* of the recommended bid; missing */
    const struct bg_figure *awarded; /* by measure of the case's ruleset: of the recommended bid */
};
struct bg_sweep_point {
    const char *why_not;             /* NULL, or why the rules cannot be used with these values */
    const struct bg_sweep_lot *lots; /* NULL: why_not */
    const struct bg_key_figure *figures; /* of a register, against the baseline; NULL: of bids */
    size_t figures_n;
};

enum bg_sweep_change { BG_SWEEP_STARTS, BG_SWEEP_STOPS, BG_SWEEP_RECOMMENDS };
struct bg_sweep_break { /* something changes between two values that are `fine` apart */
    enum bg_sweep_change what;
    size_t lot;
    int bid; /* who starts or stops passing, or is recommended from here on (-1: nobody) */
    int was; /* of BG_SWEEP_RECOMMENDS: who was, -1: nobody */
    struct bg_dec before, after; /* the last value of the old state, the first of the new */
    size_t row;                  /* value of the second axis, by its place; 0 */
};

struct bg_sweep {
    const struct bg_model_case *of;
    struct bg_sweep_axis axes[2];
    size_t axes_n;
    const struct bg_sweep_point *points; /* axes[0].n of them for each value of the second axis */
    size_t rows;                         /* values of the second axis; 1 */
    const struct bg_sweep_break *breaks; /* by row, then rising */
    size_t breaks_n;
    size_t unusable; /* points that have a why_not */
};

/* Value k of an axis. */
struct bg_dec bg_sweep_value(const struct bg_sweep_axis *axis, size_t k);

#endif
