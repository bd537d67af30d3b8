/* Private to report/award: the workbook of a decision being made, and what its sheets share. */
#ifndef BG_REPORT_AWARD_SHEETS_H
#define BG_REPORT_AWARD_SHEETS_H

#include "report/award/book.h"
#include "report/book/returned.h"

enum { BG_AWARD_LISTS_FIRST = 1 /* row of Lists */ };

struct bg_award_drawing {
    struct bg_arena *arena;
    const struct bg_award_book *data;
    const struct bg_result *result;
    struct bg_book *book;
    struct bg_page *instructions, *decision, *bids, *departures, *lists;
    bool lots;
    int64_t *first_bid, *last_bid; /* rows on Bids of each lot's ranked bids; last < first: none */
    int64_t *first_answer;         /* rows on Decision of each lot's questions */
};

/* What a row of a sheet is of. */
struct bg_award_line {
    size_t lot;
    size_t of; /* the question, the bid, or the number of the row */
};

/* -- inputs.c ----------------------------------------------------------------------------------- */
/* The column of lots: wanted where there are some. */
bool bg_award_has_lots(const void *drawing);
struct bg_shown bg_award_lot_cell(const struct bg_sheet_line *line);
#define BG_AWARD_LOT(width_)                                                                       \
    BG_COLUMN("Lot", width_, TEXT_WRAP, TEXT, .id = "lot", .wanted = bg_award_has_lots,            \
              .cell = bg_award_lot_cell)
/* The place of a row: "- - LOT ITEM". */
struct bg_shown bg_award_place(const struct bg_sheet_line *line, const char *item);
/* A yellow cell in which a bid of the row's lot is chosen. all: whatever became of it. */
struct bg_shown bg_award_choice(const struct bg_sheet_line *line, const char *title,
                                const char *message, bool all);
/* The cell of Decision in which the lot's bid is chosen. */
const struct bg_formula *bg_award_chosen(const struct bg_award_drawing *d, size_t lot);
/* Statuses of a column in the colours of what they say. */
void bg_award_colour_status(const struct bg_award_drawing *d, struct bg_page *page, int64_t last,
                            int column);

/* -- the sheets --------------------------------------------------------------------------------- */
void bg_award_plan_bids(struct bg_award_drawing *d); /* before all others: where its rows lie */
void bg_award_bids(struct bg_award_drawing *d);
void bg_award_decision(struct bg_award_drawing *d);
void bg_award_departures(struct bg_award_drawing *d);

#endif
