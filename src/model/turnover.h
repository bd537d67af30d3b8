/* What it costs a firm that workers leave, and what a raise would save of it: one row an occupation.
 * docs/business-case.md describes the file. */
#ifndef BG_MODEL_TURNOVER_H
#define BG_MODEL_TURNOVER_H

#include "base/ratio.h"

enum bg_turnover_column {
    BG_TC_OCCUPATION,
    BG_TC_WORKERS,     /* mean headcount of the year */
    BG_TC_WAGE,        /* an hour */
    BG_TC_HOURS,       /* paid, of one worker a year */
    BG_TC_SEPARATIONS, /* a year */
    BG_TC_SEPARATIONS_AFTER,
    BG_TC_NEW_WAGE,
    BG_TC_PAYROLL_TAX, /* as a share of pay */
    BG_TC_COST_SHARE, /* of one separation, as a share of a year's pay; instead of the parts below */
    BG_TC_SEPARATION, /* money for one separation: exit interview, paying out leave */
    BG_TC_ADVERTISING,
    BG_TC_INTERVIEWS,
    BG_TC_CHECKS,
    BG_TC_ONBOARDING,
    BG_TC_TRAINING_HOURS, /* paid to the new worker, and to whoever trains */
    BG_TC_TRAINER_WAGE,
    BG_TC_VACANCY_WEEKS,
    BG_TC_VACANCY_COVER, /* what covering it costs above the wage saved, as a share of the wage */
    BG_TC_WEEKS_TO_PROFICIENCY,
    BG_TC_SHORTFALL,      /* of work done until then, as a share */
    BG_TC_ABSENCE_SAVED,  /* money a year; less absence, */
    BG_TC_OVERTIME_SAVED, /* less overtime */
    BG_TC_TRAINING_ADDED, /* money a year that the plan spends on training */
    BG_TC_ELASTICITY_LOW, /* per cent of separations for one per cent of pay, nearest to 0 */
    BG_TC_ELASTICITY_HIGH,
    BG_TC_SOURCE,
    BG_TC__COUNT
};

struct bg_occupation { /* a row; a number that the file does not have is NULL */
    const char *name, *source;
    const struct bg_ratio *given[BG_TC__COUNT];
    int64_t line;
};
struct bg_turnover_table {
    struct bg_occupation *items;
    size_t n;
};

/* How strongly separations answer to pay, where the file does not say: the ends of three published
 * studies (score/turnover/turnover.c names them). */
struct bg_turnover_range {
    const struct bg_ratio *least, *middle, *most; /* savings; least from the end nearest to 0 */
};

struct bg_turnover { /* of one occupation, or of all together; money a year */
    const struct bg_ratio *workers, *separations, *pay;
    const struct bg_ratio *cost_each; /* of one separation; NULL: there is none to share it */
    /* where pay rises: separations today, and the cost of one; NULL: nobody leaves there */
    const struct bg_ratio *raised_separations, *raised_each;
    const struct bg_ratio *cost;         /* of turnover today */
    const struct bg_ratio *raise;        /* with payroll tax */
    struct bg_turnover_range after;      /* separations once paid more */
    struct bg_turnover_range saving;     /* of turnover */
    const struct bg_ratio *other_saving; /* absence and overtime, less training added */
    const struct bg_ratio
        *break_even; /* separations to be avoided so that turnover alone pays for the
                                            raise; NULL: it has no cost */
    bool observed;   /* separations_after was given everywhere: the range is a point */
};

struct bg_turnover bg_turnover_of(struct bg_arena *arena, const struct bg_occupation *occupation);
struct bg_turnover bg_turnover_sum(struct bg_arena *arena, const struct bg_turnover_table *table);
/* The share of the raise that less turnover gives back when separations answer to pay with this
 * elasticity (0 or below). NULL: there is no raise. */
const struct bg_ratio *bg_turnover_share(struct bg_arena *arena,
                                         const struct bg_turnover_table *table,
                                         const struct bg_ratio *elasticity);
/* "-0.9" and "-1.7": the default ends. */
extern const char *const bg_turnover_elasticity[2];

#endif
