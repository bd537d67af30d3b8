/* The workbooks that go to the evaluators of a panel; intake/panel reads them back. What they carry so
 * that they can be told apart is in model/panel_sheet.h. */
#ifndef BG_REPORT_PANEL_PANEL_H
#define BG_REPORT_PANEL_PANEL_H

#include "model/panel_sheet.h"
#include "model/result.h"
#include "report/book/page.h"

struct bg_panel_book {
    enum bg_panel_sheet_kind kind;
    const struct bg_lot_result
        *lot;                     /* evaluated without the panel: its bids, and which are scored */
    const char *lot_title;        /* "" when there are no lots */
    const struct bg_texts *named; /* of a declaration: subcontractors, by bid; NULL: none */
    const struct bg_evaluator *evaluator; /* NULL: of a meeting */
    const struct bg_panel_review *review; /* of a meeting; else NULL */
    bool blind;                           /* bids have numbers in place of names */
    const char *head;                     /* of the case's log, for the footer; "" */
    const char *case_id;                  /* by which a sheet of another case is told; "" */
};

/* A bg_book_builder of a struct bg_panel_book. */
struct bg_book *bg_panel_book_build(struct bg_arena *arena, const void *book, const char *path);

/* "bidgauge: the panel" as an output kind's mark: "panel-scores". */
const char *bg_panel_book_kind(enum bg_panel_sheet_kind kind);

/* Who is missing what, as a table for the terminal, and a last line that says what to do next. */
void bg_panel_status_text(struct bg_buf *out, const struct bg_lot_result *lot,
                          const struct bg_panel_review *review);

/* The same without that last line. */
void bg_panel_status_lines(struct bg_buf *out, const struct bg_lot_result *lot,
                           const struct bg_panel_review *review);

#endif
