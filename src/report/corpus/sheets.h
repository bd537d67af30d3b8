/* The sheets of the aggregate workbook, private to report/corpus_*.c. */
#ifndef BG_REPORT_CORPUS_SHEETS_H
#define BG_REPORT_CORPUS_SHEETS_H

#include "model/corpus.h"
#include "report/book/page.h"

enum { BG_CORPUS_ROWS = 10000 }; /* of a sheet; what is left out is said on it */

struct bg_corpus_book {
    struct bg_arena *arena;
    struct bg_book *book;
    const struct bg_corpus *corpus;
};

void bg_corpus_sheet_first(const struct bg_corpus_book *b);
void bg_corpus_sheet_summary(const struct bg_corpus_book *b);
void bg_corpus_sheet_criteria(const struct bg_corpus_book *b);
void bg_corpus_sheet_measures(const struct bg_corpus_book *b);
void bg_corpus_sheet_points(const struct bg_corpus_book *b);
void bg_corpus_sheets_beside(const struct bg_corpus_book *b); /* those that were asked for */
void bg_corpus_sheet_changes(const struct bg_corpus_book *b);
void bg_corpus_sheet_bad(const struct bg_corpus_book *b);
void bg_corpus_sheet_audit(const struct bg_corpus_book *b);

/* A new sheet with its title in A1 and a line below. */
struct bg_page *bg_corpus_page(const struct bg_corpus_book *b, const char *name, int colour,
                               const char *title, const char *note);
void bg_corpus_header(struct bg_page *page, int64_t row, const char *const *titles, int n);
/* part / whole as a share; blank when there is no whole. */
void bg_corpus_put_share(struct bg_page *page, int64_t row, int column, int64_t part,
                         int64_t whole);
/* sum / n rounded to places; blank when n is 0. */
void bg_corpus_put_mean(struct bg_page *page, int64_t row, int column, struct bg_dec sum, int64_t n,
                        int places);
void bg_corpus_put_count(struct bg_page *page, int64_t row, int column, int64_t n);
/* Bids that were judged at all under the scenario. */
int64_t bg_corpus_judged(const struct bg_corpus_sums *sums);

#endif
