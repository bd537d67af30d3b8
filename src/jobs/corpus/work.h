/* The work on one line of a corpus, for one thread: read it, evaluate it under every scenario, add
 * it to the sums. Private to the corpus files of jobs. */
#ifndef BG_JOBS_CORPUS_WORK_H
#define BG_JOBS_CORPUS_WORK_H

#include "score/headline/headline.h"
#include "intake/corpus/stream.h"
#include "intake/corpus/lines.h"
#include "jobs/corpus/cases.h"
#include "jobs/corpus/read.h"
#include "jobs/corpus/same.h"
#include "score/evaluate/evaluate.h"
#include "score/evaluate/measure.h"

/* How one bid fared under one scenario. */
struct bg_corpus_outcome {
    enum bg_result_status status;
    bool has_total; /* it passes, and the award adds points up */
    struct bg_dec total;
    const struct bg_criterion_result *criteria;
};

/* What of a set of rules is worked out already when its turn comes. */
struct bg_corpus_like {
    /* A tender comes out as under its case, which came before; else nothing below counts. */
    bool award;
    const size_t *measure; /* by measure: under which of the rules it comes to the same */
    const bool *range;     /* by measure: at least low and high are those of the case */
    const int *end;     /* by measure: the end of its range under the case at which it is so much */
    size_t price, jobs; /* the same as measure, of what the award costs and of what its jobs pay */
};

/* What does not change while the lines are worked on; shared by all threads. */
struct bg_corpus_plan {
    const struct bg_corpus_scenario *scenarios;
    size_t scenarios_n;
    const struct bg_ruleset **rulesets;   /* by scenario, for bids of any solicitation */
    const struct bg_responses *responses; /* by scenario */
    int *by;        /* by scenario: slot of the field that bids are grouped by, from 1; 0: none */
    bool *own_bids; /* by scenario: its fields differ, so that bids are bound again */
    const struct bg_dec (*bounds)[BG_CORPUS_BINS - 1]; /* by scenario: where the bins end */
    const char *const *files;                          /* names */
    const struct bg_corpus_same *same; /* by scenario: what need not be evaluated again */
    const struct bg_corpus_like *like; /* by scenario: what need not be worked out again */
    const int *const
        *compared; /* by scenario, then measure: the measure of that id where it is compared
                                   with; -1: none; -2: it is no headline, nor a part of one */
    bool by_tree;  /* every line takes the way over cJSON: the reference for tests */
    bool lines;    /* the outcome of each line is written */
};

/* A bid by itself under the first scenario, from which the others start. */
struct bg_corpus_alone {
    int64_t standings[BG_STANDING__COUNT];
    const struct bg_ratio *total; /* NULL: no criterion gives points */
};

/* What came of a block, in its order. */
struct bg_corpus_noted_bad {
    struct bg_corpus_noted_bad *next;
    struct bg_corpus_bad bad;
};
struct bg_corpus_noted_change {
    struct bg_corpus_noted_change *next;
    struct bg_corpus_change change;
};
struct bg_corpus_found {
    struct bg_buf lines; /* JSON Lines */
    struct bg_corpus_noted_bad *bad, **last_bad;
    struct bg_corpus_noted_change *changes, **last_change;
    int64_t bad_n, changes_n; /* counted; the lists hold the first BG_CORPUS_LIST of a block */
};

struct bg_corpus_worker {
    const struct bg_corpus_plan *plan;
    struct bg_arena *arena;            /* of the sums and what else lives as long as the worker */
    struct bg_corpus_block block;      /* at hand; its memory is the reader's */
    struct bg_arena *found;            /* of what blocks leave, until it is taken in order */
    struct bg_arena *scratch;          /* of a line */
    struct bg_corpus sums;             /* without what `alone` holds */
    struct bg_corpus_criterion *alone; /* of bids by themselves under the first scenario */
    struct bg_corpus_measure *alone_measures;
    struct bg_corpus_alone base; /* of the bid at hand */
    struct bg_stream **streams;  /* by scenario; NULL: not this way, or bound as the first */
    struct bg_criterion_result **results; /* by scenario */
    struct bg_figure **stood;             /* of what stands in where nobody is recommended */
    int64_t
        *from; /* by scenario: the day from which it applies in the tender; BG_NO_DATE: the first */
    struct bg_value (**ends)[BG_MEASURE_ENDS]; /* of cases, the same at the ends of its range */
    struct bg_figure *
        *awarded; /* by scenario, then measure: of the bid awarded in the tender at hand */
    bool out_of_memory;
};

void bg_corpus_plan_start(struct bg_corpus_plan *plan, struct bg_arena *arena,
                          const struct bg_corpus_rules *scenarios, size_t n);
/* The worker and its arenas live as long as arena. */
struct bg_corpus_worker *bg_corpus_worker_new(struct bg_arena *arena,
                                              const struct bg_corpus_plan *plan);
/* Works on the lines of the block; out_of_memory tells when it could not. */
void bg_corpus_work(struct bg_corpus_worker *worker, const struct bg_corpus_block *block,
                    struct bg_corpus_found *found);
/* -- corpus/alone.c: a bid by itself ------------------------------------------------------------- */

/* Its points are those of the criteria. Under scenario s > 0 only what differs from the first is
 * evaluated; that one must have been evaluated last. Adds the criteria to the sums. */
void bg_corpus_alone(struct bg_corpus_worker *worker, size_t s, const struct bg_bid *bid,
                     struct bg_corpus_outcome *out);
/* Adds the sums of the worker to those of into. */
void bg_corpus_worker_add(struct bg_corpus *into, struct bg_arena *arena,
                          const struct bg_corpus_worker *worker);

/* -- corpus/sum.c: adding ---------------------------------------------------------------------- */

void bg_corpus_sum_criterion(struct bg_corpus_criterion *sums,
                             const struct bg_criterion_result *result, int decimals);
/* One bid under scenario s; base: under the first scenario. Its criteria are added where there are
 * any. */
void bg_corpus_sum_bid(struct bg_corpus_worker *worker, size_t s,
                       const struct bg_corpus_outcome *base, const struct bg_corpus_outcome *now);
/* What the award of a tender comes to under scenario s, against that under the first. */
void bg_corpus_sum_award(struct bg_corpus_worker *worker, size_t s, const struct bg_key_lot *base,
                         const struct bg_key_lot *now);
/* The recommendation of a tender under scenario s (NULL: none) against that of the first. */
void bg_corpus_sum_tender(struct bg_corpus_worker *worker, size_t s,
                          const struct bg_lot_result *base, const struct bg_lot_result *now);
/* The measures of one bid. */
void bg_corpus_sum_measures(struct bg_corpus_worker *worker, struct bg_corpus_measure *sums,
                            const struct bg_ruleset *ruleset, const struct bg_bid *submitted,
                            const struct bg_bid *assumed);
/* Of scenario s (corpus/reach.c). */
struct bg_corpus_like bg_corpus_like_of(struct bg_arena *arena, const struct bg_corpus_rules *all,
                                        size_t s);
/* By measure of scenario s: struct bg_corpus_plan.compared (corpus/reach.c). */
const int *bg_corpus_compared_of(struct bg_arena *arena, const struct bg_corpus_rules *all,
                                 size_t s);
const char *bg_corpus_recommended(const struct bg_lot_result *lot); /* id of a bid, or "" */

#endif
