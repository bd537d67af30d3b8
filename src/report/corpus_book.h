/* The aggregate workbook of a run over a corpus. */
#ifndef BG_REPORT_CORPUS_BOOK_H
#define BG_REPORT_CORPUS_BOOK_H

#include "base/diag.h"
#include "host/host.h"
#include "model/corpus.h"

/* As bg_book_write. */
bool bg_report_corpus(struct bg_arena *arena, struct bg_diags *diags, const struct bg_host *host,
                      const struct bg_corpus *corpus, const char *path, bool isolate);

#endif
