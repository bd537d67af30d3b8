/* The sums of a run over a corpus, as a workbook and as text. */
#ifndef BG_REPORT_CORPUS_BOOK_H
#define BG_REPORT_CORPUS_BOOK_H

#include "base/diag.h"
#include "host/host.h"
#include "model/corpus.h"

/* The sums as a short table for a terminal. */
void bg_corpus_summary(struct bg_buf *out, const struct bg_corpus *corpus);
/* Everything, as bidgauge-corpus/1, and as tidy CSV with the columns of a model of bids. */
void bg_corpus_json(struct bg_buf *out, const struct bg_corpus *corpus);
void bg_corpus_csv(struct bg_buf *out, const struct bg_corpus *corpus);
/* As bg_book_write. */
bool bg_report_corpus(struct bg_arena *arena, struct bg_diags *diags, const struct bg_host *host,
                      const struct bg_corpus *corpus, const char *path, bool isolate);

#endif
