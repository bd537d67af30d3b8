/* What a model of scenarios found: the same bids under today's rules and under each scenario. Made
 * by jobs/model*.c, walked by reports, which compute nothing. Case 0 is the baseline; bid i of lot
 * k is the same bid in every case. Everything lives in the arena of the run. */
#ifndef BG_MODEL_MODELLING_H
#define BG_MODEL_MODELLING_H

#include "model/key.h"
#include "model/register.h"
#include "model/result.h"
#include "model/scenario.h"
#include "model/sensitivity.h"

struct bg_figure {             /* of a measure */
    struct bg_value value;     /* a number; missing, or an error */
    struct bg_value low, high; /* over the range of its uncertain parameters; missing: no range */
};
struct bg_class_figure { /* the part of a measure that one job class makes up */
    const char *name;    /* of the class; "" where a row does not say */
    struct bg_figure figure;
};
struct bg_class_figures {
    const struct bg_class_figure *items; /* in the order of the rows */
    size_t n;
};

struct bg_assumed_bid {                 /* a bid as the scenario assumes that its vendor responds */
    const struct bg_bid *bid;           /* the submitted one where nothing changes */
    const struct bg_response *response; /* the last that applied; NULL: stays as it is */
    const char *words;   /* what changes: "pay of 14 workers raised, price up by 8,750.00"; "" */
    const char *unclear; /* why the response cannot be worked out; "" when it can */
    struct bg_dec raise; /* of pay, money a year, without taxes */
    struct bg_dec passed_on; /* into the price */
    struct bg_dec raised;    /* workers whose pay goes up */
    struct bg_dec ripple;    /* pay up to here rises too, of the highest floor of a row; 0: none */
};

enum bg_bid_change { BG_CHANGE_NONE, BG_NEWLY_PASSES, BG_NEWLY_FAILS, BG_CHANGE_DROPPED_OUT };
/* Of what the model is: the solicitation, or where its title is still to be filled in, the ruleset. */
const char *bg_model_subject(const struct bg_ruleset *ruleset);
const char *bg_bid_change_words(enum bg_bid_change change); /* "newly passes", "" for none */

struct bg_model_bid {
    const struct bg_bid *submitted; /* against this case's ruleset */
    struct bg_assumed_bid assumed;
    bool passes;                            /* it is in the comparison set */
    enum bg_bid_change change;              /* against the baseline */
    const struct bg_figure *figures;        /* by measure */
    const struct bg_class_figures *classes; /* by measure; n 0 where it is not split */
    const struct bg_figure *path; /* [period x measures + measure], every figure at its date */
};

struct bg_model_lot {
    const char *lot;
    struct bg_responses responses;      /* that are assumed */
    const struct bg_lot_result *result; /* of the assumed bids */
    const struct bg_model_bid *bids;
    size_t bids_n;
    const struct bg_figure
        *awarded;                 /* by measure: of the recommended bid; missing: there is none */
    const struct bg_figure *path; /* [period x measures + measure]: the same in each period */
    bool recommends_other;        /* than the baseline */
};

struct bg_model_register { /* contracts that exist, in place of bids */
    const struct bg_register *contracts;
    const struct bg_wage_table *wages;
    const struct bg_register_outcome *const *cases; /* by case; beside the baseline's */
    /* By case: [period x key figures of the case + figure], with the rules as they are on the first day
     * of the period; NULL: no figure steps. */
    const struct bg_key_figure *const *years;
};

struct bg_model_case {
    const char *label; /* "today", or the scenarios' labels joined by "+" */
    const char *title;
    const struct bg_scenario *const *stack;
    size_t stack_n;
    const struct bg_scenario_rules *rules;
    const struct bg_model_lot *lots;
    size_t lots_n;
    const struct bg_sensitivity *sensitivity; /* NULL: no parameter has a range */
    const struct bg_key_figures *key;         /* against the baseline; of it: a register's alone */
};

/* The year path: the term cut at its anniversaries and wherever a parameter that a measure reads
 * steps, under any case. In it every parameter has its value at the period's first day, whatever
 * date decides it in the evaluation: what the law schedules meets what is proposed. */
struct bg_model_period {
    int64_t from, until;     /* its days, both included */
    int64_t year;            /* of the contract, from 1 */
    int64_t days, year_days; /* of the period, and of that year of the contract */
};
struct bg_path_figure { /* a parameter that steps in the term or is not the same in every case */
    const char *title, *unit;
    size_t lot;                    /* whose facts and patch it is under */
    const struct bg_value *values; /* [case x periods + period]; missing: it turns on an answer */
    const bool *stale;             /* likewise: past its validity, the last known value */
};

enum bg_changed_kind { BG_CHANGED_PARAMETER, BG_CHANGED_WEIGHT, BG_CHANGED_RULE };
struct bg_changed { /* one value of the rules that is not the same in every case */
    enum bg_changed_kind kind;
    const char *path;  /* "parameters.living_wage.values.2026-07-01" */
    const char *title; /* "living wage, from 2026-07-01" */
    const char *unit;
    const char *const *values; /* by case, in words; "-" where it has none */
    const bool *set; /* by case: the scenario says it (a weight that only made room: false) */
};

struct bg_sweep; /* model/sweep.h */
struct bg_model {
    int64_t as_of;
    int64_t
        asked_as_of; /* the date that a register would have, did its scenarios not begin later */
    const struct bg_ruleset *ruleset; /* of the baseline */
    const struct bg_model_case *cases;
    size_t cases_n;
    const struct bg_changed *changed;
    size_t changed_n;
    const struct bg_sweep *sweeps; /* one for each case whose rules have what is swept */
    size_t sweeps_n;
    const struct bg_model_period *periods; /* of the year path; n 0: the term is not known */
    size_t periods_n;
    const struct bg_path_figure *path;
    size_t path_n;
    const struct bg_model_register *reg; /* NULL: the model is of bids */
    const struct bg_input_file *inputs;
    size_t inputs_n;
};

#endif
