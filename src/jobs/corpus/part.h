/* A part of a corpus as its file has it: what the model keeps in arrays beside each other (a scenario and
 * its sums, a criterion and its sums) is one object. Private to the corpus files of jobs. */
#ifndef BG_JOBS_CORPUS_PART_H
#define BG_JOBS_CORPUS_PART_H

#include "base/field.h"
#include "jobs/corpus/corpus.h"

struct bg_part_criterion {
    struct bg_corpus_item of;
    struct bg_corpus_criterion sums;
};

struct bg_part_measure {
    struct bg_corpus_measured of;
    struct bg_corpus_measure all, awarded, before, after;
};

struct bg_part_group {
    const char *name;
    struct bg_corpus_group sums;
};

struct bg_part_scenario {
    struct bg_corpus_scenario of;
    struct bg_corpus_sums sums;
    struct bg_part_criterion *criteria; /* as many as `of` says */
    struct bg_part_measure *measures;
    struct bg_part_group *groups;
};

struct bg_part {
    const char *format;
    struct bg_corpus of;
    struct bg_part_scenario *scenarios; /* as many as `of` says */
};

extern const struct bg_shape bg_part_shape;

/* The corpus as a part; in the arena, and with what the corpus points to. */
struct bg_part bg_part_of(struct bg_arena *arena, const struct bg_corpus *corpus);
/* Adds a part that was loaded from node, as bg_corpus_part_read says. */
bool bg_part_add(const struct bg_loading *loading, const struct cJSON *node, struct bg_part *part,
                 struct bg_corpus *into);

#endif
