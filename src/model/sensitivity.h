/* Which assumption matters: what the headline figures become when one uncertain parameter at a time
 * goes through its stated range and all others stay as they are, and the value at which a
 * conclusion turns. Made by score/robustness/sensitivity.c, walked by reports. */
#ifndef BG_MODEL_SENSITIVITY_H
#define BG_MODEL_SENSITIVITY_H

#include <stdint.h>

#include "model/ruleset.h"

struct bg_headline_figure { /* a figure whose movement is reported */
    const char *id, *title, *unit;
    int places; /* for show */
};

struct bg_effect {                   /* of one assumption on one figure */
    struct bg_value at_low, at_high; /* numbers, or missing where the figure is not known there */
    bool known;
    struct bg_dec size; /* the largest less the smallest of the figure at low, central and high */
    size_t rank; /* from 1, the largest effect first; equal effects keep the ruleset's order */
};

struct bg_turning {      /* the nearest value, on one side of the central one, at which a conclusion
                            turns */
    size_t conclusion;   /* index in bg_sensitivity.conclusions */
    struct bg_dec last;  /* the last value with the conclusion as it is */
    struct bg_dec value; /* one step further: the first with another */
    const char *words;   /* the conclusion there */
};

struct bg_sensitivity_row {
    size_t param; /* index in ruleset->params; it has a range */
    struct bg_dec low, central, high;
    struct bg_dec step;              /* to which turning points are found */
    const struct bg_effect *effects; /* by figure */
    const struct bg_turning *turnings;
    size_t turnings_n;
};

struct bg_key_range { /* of a key figure over everything that is declared; missing: not known */
    struct bg_value least, most;
    struct bg_value p5, p95; /* of the joint draw */
};

struct bg_sensitivity {
    const struct bg_key_range *ranges; /* by key figure */
    size_t assumptions_n; /* that have a range: more than rows where facts choose one */
    size_t draws;         /* of the joint draw; 0: none */
    uint64_t seed;
    const struct bg_ruleset *ruleset;
    const struct bg_headline_figure *figures;
    size_t figures_n;
    const char *scope;              /* "covered contracts", "the recommended bid" */
    size_t main;                    /* the figure that orders the rows */
    const struct bg_value *central; /* by figure */
    const char *const *conclusions; /* as they are with every assumption at its central value */
    size_t conclusions_n;
    const struct bg_sensitivity_row *rows; /* the largest effect on the main figure first */
    size_t rows_n;
};

#endif
