/* The sheets of the robustness workbook. Private to report/. */
#ifndef BG_REPORT_ROBUSTNESS_BOOK_H
#define BG_REPORT_ROBUSTNESS_BOOK_H

#include "report/book/page.h"
#include "report/robustness/robustness.h"

struct bg_robust_pages { /* what a sheet is made from */
    struct bg_arena *arena;
    struct bg_book *book;
    const struct bg_robustness_report *report;
    const struct bg_lot_robustness *lot;
    size_t lot_index;
};

/* A new sheet of the lot with its title and a line under it. */
struct bg_page *bg_robust_page(const struct bg_robust_pages *pages, const char *name, int colour,
                               const char *title, const char *under);
const char *bg_robust_bid(const struct bg_robust_pages *pages, int64_t bid); /* -1: "nobody" */

void bg_robust_sheet_weights(const struct bg_robust_pages *pages);
void bg_robust_sheet_drops(const struct bg_robust_pages *pages);
void bg_robust_sheet_formulas(const struct bg_robust_pages *pages);
void bg_robust_sheet_shares(const struct bg_robust_pages *pages);

#endif
