/* What a corpus is run under: the baseline, the scenarios, and what is worked out beside them (corners of
 * ranges, points of sweeps, years), each a set of rules. */
#ifndef BG_JOBS_CORPUS_CASES_H
#define BG_JOBS_CORPUS_CASES_H

#include "base/json.h"
#include "jobs/job.h"
#include "jobs/model/model.h"
#include "model/corpus.h"
#include "model/scenario.h"

struct bg_corpus_rules { /* a scenario to run */
    const char *id, *title, *description;
    const struct bg_ruleset *ruleset;
    const struct bg_json
        *json; /* its text; NULL: not known, so that nothing is taken for the same */
    struct bg_responses responses; /* how vendors are assumed to respond */
    enum bg_corpus_role role;
    size_t of, base;  /* the case; what its differences are against, by place */
    bool same_awards; /* its bids, their points and the award are those of the case */
    const struct bg_assumed *assumed; /* of a corner: uncertain figures at their ends */
    size_t assumed_n;
    struct bg_dec at[2]; /* of a point of a sweep */
    int64_t from, until; /* of a year */
    size_t assumptions;  /* uncertain figures whose ends corners hold */
    const char *why_not; /* of a point; NULL: its rules can be used */
    const struct bg_corpus_step *steps;
    size_t steps_n;
    const char *const *left_out;
    size_t left_out_n;
    const struct bg_source_ref *sources;
    size_t sources_n;
    int by; /* slot of the field that bids are grouped by, from 1; 0: none */
};

struct bg_corpus_cases {
    const struct bg_corpus_rules *rules; /* the cases first, then what is worked out beside them */
    size_t n;
    const struct bg_corpus_axis *axes;
    size_t axes_n;
};
struct bg_corpus_asked {
    struct bg_model_options model; /* ruleset, as_of, baseline, scenarios, sweeps */
    const char *by;                /* id of a yes/no question or a choice; NULL: none */
    bool no_ranges;                /* prices and pay have no range */
    bool years;                    /* every award again for each date at which a figure steps */
};
/* The baseline and the scenarios, each a stack "FILE[#SHEET][+FILE...]", on the ruleset, and what
 * else is asked. n 0: they cannot be used, said in diags. */
struct bg_corpus_cases bg_job_corpus_cases(struct bg_job *job, const struct bg_corpus_asked *asked);

/* -- private to corpus/cases.c and corpus/beside.c ---------------------------------------------- */

struct bg_corpus_making {
    struct bg_job *job;
    struct bg_modelling *m;
    const struct bg_model_case *cases;
    size_t cases_n;
    struct bg_corpus_rules *rules;
    size_t n, room;
    struct bg_corpus_axis *axes;
    size_t axes_n;
};
/* The new one, empty, at the end; rules may move. */
struct bg_corpus_rules *bg_corpus_add_rules(struct bg_corpus_making *making);
/* False: said. */
bool bg_corpus_add_sweeps(struct bg_corpus_making *making, const char *const *specs, size_t n);
void bg_corpus_add_corners(struct bg_corpus_making *making);
void bg_corpus_add_years(struct bg_corpus_making *making);

#endif
