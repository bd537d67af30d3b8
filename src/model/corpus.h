/* What a run over a corpus of tenders comes to: counts and exact sums, which add up in any order,
 * and short lists in the order of the corpus. Made by jobs/corpus*.c, walked by reports. Two parts
 * of a corpus add up to what one run over both would have given (corpus_tally.c). */
#ifndef BG_MODEL_CORPUS_H
#define BG_MODEL_CORPUS_H

#include "model/result.h"

enum {
    BG_CORPUS_BINS = 20,  /* of the points that there are */
    BG_CORPUS_LIST = 1000 /* entries of a list that are kept; all are counted */
};

struct bg_corpus_criterion {
    int64_t outcomes[BG_OUTCOME__COUNT];
    struct bg_dec points; /* sum of the rounded points of all bids that were judged */
};

/* A measure of the ruleset, summed over the bids that have it. low and high: over the range of its
 * uncertain parameters; the value itself for a bid without a range. */
struct bg_corpus_measure {
    int64_t counted, errors; /* bids with a value; bids for which it cannot be worked out */
    struct bg_dec value, low, high;
};

/* Contracts as they are awarded, over the tenders whose award is known under both the first scenario
 * and this one: what buyers pay and what jobs pay, in the parts of score/headline. */
struct bg_corpus_award {
    int64_t tenders;   /* in the sums of prices */
    int64_t stand_ins; /* of these: one side recommends nobody, and the other's bid stands in */
    struct bg_dec price_today, price, passed_on, preference_paid, award_moved;
    int64_t with_jobs; /* tenders in the sums of pay */
    int64_t later;     /* tenders in whose term the scenario begins to apply after its first day */
    int64_t later_first, later_last; /* these days, where there are any */
    struct bg_dec pay_today, pay, pay_raised, pay_award_moved;
};

struct bg_corpus_group { /* bids whose vendors gave one answer: their size, for example */
    int64_t bids, passing, awards;
    struct bg_dec amount; /* prices of the recommended bids */
};

/* One scenario over the whole corpus. The first scenario is the baseline: the changes are against
 * it. A bid passes when nothing eliminates it or keeps it from being ranked. */
struct bg_corpus_sums {
    int64_t bids[BG_UNREADABLE + 1];      /* by enum bg_result_status */
    struct bg_corpus_criterion *criteria; /* by criterion index */
    struct bg_corpus_measure *measures;   /* by measure index, over bids that have no rivals */
    struct bg_corpus_measure *awarded;    /* the same over the recommended bids */
    /* The same of the bids that count, stand-ins too, on the day from which the scenario applies: under what it
     * is compared with, and under itself. Of headline measures alone. */
    struct bg_corpus_measure *before, *after;
    struct bg_dec points;           /* sum of the totals of the bids that pass */
    int64_t bins[BG_CORPUS_BINS];   /* those totals, by twentieths of award.total */
    int64_t newly_pass, newly_fail; /* bids */
    int64_t higher, lower;          /* bids that pass under both, by their totals */
    int64_t recommended;            /* tenders with a recommended bid */
    int64_t changed;      /* tenders that recommend another bid, or one instead of none, or none */
    struct bg_dec amount; /* sum of the prices of the recommended bids */
    struct bg_corpus_award award;
    struct bg_corpus_group *groups; /* by group of the scenario */
};

struct bg_corpus_item { /* a criterion, as far as a report needs it */
    const char *id, *title;
    const char *kind;    /* name of its kind; "" for a group */
    int64_t depth;       /* in groups */
    struct bg_dec share; /* points that it can earn, rounded for show */
};

struct bg_corpus_measured { /* a measure, likewise */
    const char *id, *title, *unit;
    const char *short_title, *source; /* for the first page; source "": the bids alone */
    int64_t headline;                 /* enum bg_headline */
    int64_t over[2];                  /* a quotient of two measures; -1: none */
    bool summed, estimated;
};

enum bg_corpus_role {
    BG_CORPUS_CASE,   /* the baseline or a scenario; these come first */
    BG_CORPUS_POINT,  /* a value of a sweep, put on a case */
    BG_CORPUS_CORNER, /* uncertain figures at ends of their ranges, under a case; awards alone */
    BG_CORPUS_YEAR,   /* every figure as it is on a date, under a case; awards alone */
    BG_CORPUS_ROLE__COUNT
};

struct bg_corpus_step { /* a figure of the rules in force, today and under a scenario */
    const char *title, *unit;
    const char *today, *proposed; /* "" where there is none */
    int64_t date;
};

/* All that a report needs to know of a scenario and its ruleset, so that parts can be added up where
 * the rulesets are not at hand. */
struct bg_corpus_scenario {
    const char *id, *title, *description;
    const char *ruleset_id, *ruleset_title, *version, *currency, *jurisdiction;
    int64_t role;             /* enum bg_corpus_role */
    int64_t of;               /* the case; of a case itself its own place */
    int64_t base;             /* what its differences are against, by place */
    struct bg_dec at[2];      /* of a point: the values */
    int64_t from, until;      /* of a year */
    int64_t assumptions;      /* uncertain figures whose ends corners hold */
    const char *why_not;      /* of a point whose rules cannot be used; "" */
    unsigned char sha256[32]; /* of its ruleset's text */
    int64_t as_of;
    int64_t decimals;    /* of points */
    struct bg_dec total; /* of the award */
    const struct bg_corpus_item *criteria;
    size_t criteria_n;
    const struct bg_corpus_measured *measures;
    size_t measures_n;
    const struct bg_corpus_step *steps; /* of a case */
    size_t steps_n;
    const char *const *left_out; /* requirements that nothing here is the cost of */
    size_t left_out_n;
    int64_t responds; /* ways in which vendors are assumed to respond */
    const struct bg_source_ref
        *sources; /* of its ruleset, and its own; title, url, retrieved, verified */
    size_t sources_n;
    const char *by;            /* the question that groups are told apart by; "": none */
    const char *const *groups; /* its answers; the last is that there is none */
    size_t groups_n;
};

struct bg_corpus_axis { /* of a sweep */
    const char *path, *title, *unit;
};

struct bg_corpus_file {
    const char *name;
    unsigned char sha256[32]; /* of its bytes, as they are in the file */
    int64_t lines;            /* blank ones too */
};

struct bg_corpus_bad {  /* a line that was not read, or a bid of it that was not */
    int64_t file, line; /* file from 0, line from 1 */
    const char *code;   /* "E101" */
    const char *message;
};

struct bg_corpus_change { /* a tender whose recommendation is another one under a scenario */
    int64_t file, line;
    int64_t scenario;
    const char *tender;
    const char *before, *after; /* ids of bids; "" for none */
};

struct bg_corpus {
    const struct bg_corpus_scenario *scenarios;
    size_t scenarios_n;
    size_t
        cases_n; /* the first of them, which are the baseline and the scenarios that were asked for */
    const struct bg_corpus_axis *axes; /* what is swept; 0, 1 or 2 */
    size_t axes_n;
    struct bg_corpus_sums *sums; /* by scenario */
    int64_t lines;               /* that hold anything */
    int64_t bad_lines;           /* of these: not one bid of them could be read */
    int64_t faulty_lines;        /* of these: read, with errors in some answer */
    int64_t tenders;             /* lines that were evaluated */
    int64_t compared;            /* of these: with more than one bid */
    int64_t bids;
    bool overflow; /* a sum is too large for a decimal: the sums of money mean nothing */
    struct bg_corpus_file *files;
    size_t files_n;
    struct bg_corpus_bad *bad; /* the first BG_CORPUS_LIST, in order */
    size_t bad_n;
    int64_t bad_total;
    struct bg_corpus_change *changes; /* the same */
    size_t changes_n;
    int64_t changes_total;
};

/* Empty sums for the scenarios. */
void bg_corpus_start(struct bg_corpus *corpus, struct bg_arena *arena,
                     const struct bg_corpus_scenario *scenarios, size_t n);
/* Adds the counts and sums of part to those of into; not the lists. Both have the same scenarios. */
void bg_corpus_add(struct bg_corpus *into, const struct bg_corpus *part);
/* Adds an entry, copied into arena, while there is room for it; counts it in any case. */
void bg_corpus_list_bad(struct bg_corpus *into, struct bg_arena *arena, struct bg_corpus_bad bad);
void bg_corpus_list_change(struct bg_corpus *into, struct bg_arena *arena,
                           struct bg_corpus_change change);

/* What a measure comes to under a scenario, over the awards or over bids that have no rivals. The range
 * of a quotient is left out: which ends belong together is not known of sums. */
struct bg_corpus_total {
    bool known, ranged;
    struct bg_dec value, low, high;
};
struct bg_corpus_total bg_corpus_total(const struct bg_corpus *corpus, size_t scenario,
                                       size_t measure, bool awarded);
/* The same of other sums by measure of the scenario. */
struct bg_corpus_total bg_corpus_total_of(const struct bg_corpus_scenario *scenario,
                                          const struct bg_corpus_measure *sums, size_t measure);
/* The same measure under another scenario; -1: that has none of that id. */
int64_t bg_corpus_same_measure(const struct bg_corpus *corpus, size_t scenario, size_t measure,
                               size_t other);

#endif
