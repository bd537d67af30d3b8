/* The sheets of a register of contracts in the scenario workbook. Lines holds every line under
 * every case with its estimates as live formulas; Coverage and Workers and cost add its cells up.
 */
#ifndef BG_REPORT_REGISTER_BOOK_H
#define BG_REPORT_REGISTER_BOOK_H

#include "report/scenario/book.h"

/* Columns of Lines, the printed ones first. An estimate has three: low, the estimate, high. */
enum {
    BG_L_CASE, /* the number of the case, from 1 */
    BG_L_SCENARIO,
    BG_L_ROW,
    BG_L_CONTRACT,
    BG_L_VENDOR,
    BG_L_SERVICE,
    BG_L_AREA,
    BG_L_OCCUPATION,
    BG_L_COVERAGE,
    BG_L_PEOPLE,
    BG_L_PEOPLE_FROM,
    BG_L_FLOOR,
    BG_L_SHARE,
    BG_L_BELOW = BG_L_SHARE + 3,
    BG_L_RAISE = BG_L_BELOW + 3,
    BG_L_BUYER = BG_L_RAISE + 3,
    BG_L_WHY = BG_L_BUYER + 3,
    BG_L_HOURS, /* from here on: what the estimates are made of */
    BG_L_HOURS_FROM,
    BG_L_LEGAL,
    BG_L_LAWFUL,
    BG_L_AGREEMENT, /* the state; the rate that the agreement fixes */
    BG_L_RATE,
    BG_L_GROWTH,
    BG_L_P10,                              /* five published percentiles */
    BG_L_USED = BG_L_P10 + BG_WAGE_POINTS, /* the five as used */
    BG_L_SOURCE = BG_L_USED + BG_WAGE_POINTS,
    BG_L_GAP,
    BG_L_TAX = BG_L_GAP + 3,
    BG_L_BAND, /* of those just above the floor, where a ripple is assumed */
    BG_L_RIPPLE = BG_L_BAND + 3,
    BG_L_COSTS = BG_L_RIPPLE + 3, /* what else the standard costs, where the rules say so */
    BG_L_EMPLOYER,
    BG_L_PASSED = BG_L_EMPLOYER + 3,
    BG_L_SERVICE_NO, /* which row of Workers and cost, from 1; hidden */
    BG_L_OCCUPATION_NO,
    BG_L_VENDOR_SIZE_NO,
    BG_L__COUNT
};
/* Columns of Contracts; the coverage of each case follows. */
enum {
    BG_T_CONTRACT,
    BG_T_VENDOR,
    BG_T_SERVICE,
    BG_T_AREA,
    BG_T_AMOUNT,
    BG_T_PER_YEAR,
    BG_T_START,
    BG_T_END,
    BG_T_LINES,
    BG_T_COVERAGE
};
enum { BG_REGISTER_FIRST = 5, BG_REGISTER_ROWS = 10000 };

/* More lines than the workbook shows: sums are then the engine's, typed. */
bool bg_register_is_live(const struct bg_scenario_book *b);
/* How many lines of a case are shown. */
size_t bg_register_shown(const struct bg_scenario_book *b);
int64_t bg_register_row(const struct bg_scenario_book *b, size_t c, size_t line);
/* All rows of a column of Lines; of Contracts. */
const struct bg_formula *bg_register_range(const struct bg_scenario_book *b, int column);
const struct bg_formula *bg_register_contracts(const struct bg_scenario_book *b, int column);
/* COUNTIFS or SUMIFS over the rows of Lines of a case: "SUMIFS", the column that is added up, and what
 * the rows meet. */
struct bg_register_rows {
    size_t c;             /* of which case */
    const char *coverage; /* the words of a step; NULL: any */
    int group_column;     /* 0: not of a group */
    size_t group;
    int also_column; /* with this column as this word; 0: whatever it is */
    const char *also;
};
const struct bg_formula *bg_register_over(const struct bg_scenario_book *b, const char *function,
                                          int column, const struct bg_register_rows *rows);
const struct bg_register_outcome *bg_register_case(const struct bg_scenario_book *b, size_t c);
/* A sum of a column of Lines: live, or typed where it is not. "not known" where there are
 * lines and none of them has it. */
struct bg_register_cell {
    struct bg_register_rows rows;
    int column;
    bool known;          /* some line has it, or there is none */
    struct bg_dec value; /* where it is typed */
};
void bg_register_put_sum(const struct bg_scenario_book *b, struct bg_page *page, int64_t row,
                         int column, struct bg_look look, const struct bg_register_cell *sum);
/* The column of Lines (its estimate) that the key figure's difference adds up; 0: none does. */
int bg_register_key_column(const struct bg_scenario_book *b, const char *id);
/* Which row of the sums by service (or occupation) the line is in, from 1; 0: not covered. */
size_t bg_register_group(const struct bg_register_outcome *o, size_t line, enum bg_grouped by);
struct bg_value bg_register_number(bool there, struct bg_dec value);
/* What the register says in a column; "" where that is no text. */
const char *bg_register_text(struct bg_arena *arena, const struct bg_value *value);

#endif
