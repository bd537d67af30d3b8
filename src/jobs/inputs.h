/* The files of bids of a run: read once, bound to as many rulesets as the run has. */
#ifndef BG_JOBS_INPUTS_H
#define BG_JOBS_INPUTS_H

#include "intake/format.h"
#include "jobs/job.h"

struct bg_job_input {
    const struct bg_source *source;
    const char *why;              /* it cannot be used: too large, badly packed */
    bool world;                   /* the machine or the path failed, not the file */
    const struct bg_intake *made; /* of another format; NULL: it is our own JSON */
    struct bg_intake_only only;   /* which of its bids count */
};

/* Reads the bids of n paths, files or folders of them; *found is how many files of bids there are. One
 * that is too large keeps its place. What is in another format becomes documents of ours, once
 * for all lots. NULL: there is no file of bids, or one was not opened or read, which is said. */
struct bg_job_input *bg_job_inputs(struct bg_job *job, const struct bg_ruleset *ruleset,
                                   const char *const *paths, size_t n, size_t *found);
/* The bids of one lot ("" where there are none). */
struct bg_bids bg_job_bind(struct bg_job *job, struct bg_diags *diags,
                           const struct bg_ruleset *ruleset, const char *lot,
                           const struct bg_job_input *inputs, size_t n);

/* Reads the file of decisions, if one is given, by the ruleset's questions. False: it cannot be used,
 * said. */
bool bg_job_decisions(struct bg_job *job, const struct bg_ruleset *ruleset);
/* After the bids of every lot were bound: false where some decision cannot be applied, said. inputs: for
 * bids of lots that were not asked for. */
bool bg_job_decided(struct bg_job *job, const struct bg_ruleset *ruleset,
                    const struct bg_job_input *inputs, size_t n);
/* What the workbook of the officer's decisions is made of. NULL: said. */
struct bg_decision_book;
const struct bg_decision_book *bg_job_decision_book(struct bg_job *job,
                                                    const struct bg_ruleset *ruleset,
                                                    const struct bg_job_input *inputs, size_t n);
/* Evaluates every lot of the bids that were read. */
const struct bg_result *bg_job_evaluate_inputs(struct bg_job *job, const struct bg_ruleset *ruleset,
                                               const struct bg_job_input *inputs, size_t n,
                                               const char *options);

struct bg_job_file {
    const char *path;
    bool listed; /* found in a folder, not named */
};
/* The files that n paths stand for, by their names alone, in the order of their paths. What is passed over is said. */
struct bg_job_file *bg_job_files(struct bg_job *job, const char *const *paths, size_t n,
                                 size_t *found);
/* Its name says of no other purpose. False: said. */
bool bg_job_is_bid_name(struct bg_job *job, const char *path);
/* Nothing in it says that bidgauge wrote it for another purpose. False: said. */
bool bg_job_is_bid(struct bg_job *job, const struct bg_source *source, bool listed);

/* Fills only, or why: bids of several lots or solicitations must not be mixed up. */
void bg_job_choose(struct bg_job *job, const struct bg_ruleset *ruleset,
                   struct bg_job_input *input);
/* Says of each file what was not taken unchanged, and how the order that came out compares with
 * the awards that the file publishes. */
struct bg_result;
void bg_job_tell(struct bg_job *job, const struct bg_result *result,
                 const struct bg_job_input *inputs, size_t n);

#endif
