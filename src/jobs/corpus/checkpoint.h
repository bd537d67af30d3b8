/* How far a run over a corpus came, so that it can go on after an interruption. Private to the
 * corpus files of jobs. */
#ifndef BG_JOBS_CORPUS_CHECKPOINT_H
#define BG_JOBS_CORPUS_CHECKPOINT_H

#include "jobs/corpus/corpus.h"

struct bg_corpus_checkpoint {
    int64_t file, offset;     /* all before this byte of this file is in the sums */
    unsigned char prefix[32]; /* what the file held up to there, see struct bg_corpus_block */
    int64_t lines_size;       /* bytes of the finished output of lines */
};

/* Writes it with the sums so far. False: said in diags. */
bool bg_corpus_checkpoint_write(struct bg_job *job, struct bg_arena *scratch, const char *path,
                                const struct bg_corpus_checkpoint *checkpoint,
                                const struct bg_corpus *corpus);
/* Reads it into out and adds its sums and lists to the corpus; files that are done get their hashes.
 * *found is false when there is none. False: it cannot be used, said in diags. */
bool bg_corpus_checkpoint_read(struct bg_job *job, const char *path,
                               const struct bg_corpus_options *options,
                               struct bg_corpus_checkpoint *out, struct bg_corpus *corpus,
                               bool *found);

#endif
