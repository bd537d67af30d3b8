/* A run over a corpus: tenders in, sums out. Files are read as a stream, so that memory does not
 * grow with them; pieces of a block are shared out to threads, and what they leave is taken in the
 * order of the input, so that the result does not depend on how many there are. */
#ifndef BG_JOBS_CORPUS_CORPUS_H
#define BG_JOBS_CORPUS_CORPUS_H

#include "bidgauge.h" /* the struct of progress, and nothing else */
#include "jobs/corpus/cases.h"

struct bg_corpus_options {
    const struct bg_corpus_rules *scenarios; /* the first is the baseline */
    size_t scenarios_n;
    const struct bg_corpus_axis *axes; /* what is swept */
    size_t axes_n;
    const char *const *files; /* "-": standard input */
    size_t files_n;
    int threads;            /* 0: as many as there are processors */
    const char *lines;      /* the outcome of each line goes there, as JSON Lines; NULL: nowhere */
    const char *checkpoint; /* where a run leaves how far it came; NULL: nowhere */
    bool resume;            /* go on from the checkpoint */
    int64_t checkpoint_bytes; /* of the corpus between two checkpoints; 0: 64 MiB */
    void (*progress)(void *data, const struct bg_corpus_progress *progress); /* NULL: none */
    void *progress_data;
};

/* NULL: the world failed, or a file is no corpus; said in diags. Bad lines are in the result. */
const struct bg_corpus *bg_job_corpus(struct bg_job *job, const struct bg_corpus_options *options);

/* Warns of scenarios under which nothing is other than under the first. */
void bg_corpus_say_unchanged(struct bg_job *job, const struct bg_corpus *corpus);

/* -- parts (corpus/part_shape.c, corpus/part.c) ----------------------------------------------------
 * The corpus as a line of JSON, from which the same corpus is made again. */
#define BG_CORPUS_PART "bidgauge-corpus-part/1"

void bg_corpus_part_write(struct bg_buf *out, const struct bg_corpus *corpus);
/* Adds the part that is the root of json to the corpus, sums and lists; begins it with the part's
 * scenarios where it is zeroed. False: it is none, or of other scenarios; said in diags. */
bool bg_corpus_part_read(struct bg_arena *arena, struct bg_diags *diags, const struct bg_json *json,
                         struct bg_corpus *into);
/* The same for each line of a file: parts that were written one after the other. */
bool bg_job_corpus_part(struct bg_job *job, const char *path, struct bg_corpus *into);

#endif
