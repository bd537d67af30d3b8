/* The sheets of the aggregate workbook, private to report/corpus_*.c. */
#ifndef BG_REPORT_CORPUS_SHEETS_H
#define BG_REPORT_CORPUS_SHEETS_H

#include "model/corpus.h"
#include "report/book/columns.h"

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
/* part / whole as a share; blank when there is no whole. */
struct bg_shown bg_corpus_share(int64_t part, int64_t whole);
/* sum / n rounded to places; blank when n is 0. */
struct bg_shown bg_corpus_mean(struct bg_dec sum, int64_t n, int places);
/* The scenario's title, or its id where it has none. */
const char *bg_corpus_scenario_name(const struct bg_corpus_scenario *scenario);
/* Under a list that has room for BG_CORPUS_ROWS: how many are left out, if any. */
void bg_corpus_put_left_out(const struct bg_corpus_book *b, struct bg_page *page, int64_t row,
                            int64_t left);
/* Bids that were judged at all under the scenario. */
int64_t bg_corpus_judged(const struct bg_corpus_sums *sums);

#endif
