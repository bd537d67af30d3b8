/* One criterion on a bid's sheet, and what its weight and points are. Private to report/evaluation. */
#ifndef BG_REPORT_EVALUATION_BID_LINE_H
#define BG_REPORT_EVALUATION_BID_LINE_H

#include "report/evaluation/plan.h"

struct bg_bid_line {
    struct bg_plan *plan;
    struct bg_page *page;
    size_t bid, index;
    const struct bg_criterion *c;
    const struct bg_criterion_result *r;
    const struct bg_env *env; /* NULL: the bid has no answers */
    int64_t row;
    int at; /* the column of its title */
    /* worked out before the row is put (bid_value.c); not of a group */
    const struct bg_formula *live; /* the value; NULL: it is typed */
    const struct bg_formula
        *label; /* the cell with what its choice is called, shown in its place */
    const struct bg_formula *applies; /* NULL: it is typed */
    struct bg_value value;            /* what the cell of the value gives, or what is typed */
};

const struct bg_formula *bg_bid_cell(const struct bg_bid_line *l, int column);
/* The same cell of another criterion. */
const struct bg_formula *bg_bid_cell_of(const struct bg_bid_line *l, size_t criterion, int column);
void bg_bid_work_out(struct bg_bid_line *l);

bool bg_bid_tests(const struct bg_criterion *c);
bool bg_bid_matches(const struct bg_criterion *c);
/* Without the evidence that it asks for, an answer does not count, which no cell shows. */
bool bg_bid_engine_only(const struct bg_bid_line *l);

/* Cells of the columns: s->entry is the line. */
struct bg_shown bg_bid_value(const struct bg_sheet_line *s);
struct bg_shown bg_bid_source(const struct bg_sheet_line *s);
struct bg_shown bg_bid_applies(const struct bg_sheet_line *s);
struct bg_shown bg_bid_rating(const struct bg_sheet_line *s);
struct bg_shown bg_bid_outcome(const struct bg_sheet_line *s);
struct bg_shown bg_bid_effect(const struct bg_sheet_line *s);
/* Whether the weight moves to the criteria beside it, also of a group; what can be earned; what is earned. */
struct bg_shown bg_bid_away(const struct bg_sheet_line *s);
struct bg_shown bg_bid_available(const struct bg_sheet_line *s);
struct bg_shown bg_bid_exact(const struct bg_sheet_line *s);
struct bg_shown bg_bid_points(const struct bg_sheet_line *s);
/* A requirement earns none. */
struct bg_shown bg_bid_no_points(void);
/* What can be earned, also of a group. */
const struct bg_formula *bg_bid_available_formula(const struct bg_bid_line *l);

#endif
