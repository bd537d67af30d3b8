/* The plan of one lot's sheets: where every cell that another sheet needs will be, before any is
 * written; and what sheets collect for the ones behind them (inputs as issued, figures to check).
 *
 * The chain of formulas: answers, thresholds and weights (typed, yellow) -> value -> rating ->
 * points on each bid's sheet -> totals, ranks on Comparison -> sorted ranking and chart on Summary.
 * What a formula gives is worked out over the cells themselves; the sheet Formula check holds it
 * against the figures of the finished result. */
#ifndef BG_REPORT_EVALUATION_PLAN_H
#define BG_REPORT_EVALUATION_PLAN_H

#include "report/book/columns.h"
#include "report/evaluation/comparison.h"

enum bg_sheet {
#define SHEET(id, name, colour, wanted, fill) BG_SHEET_##id,
#include "report/evaluation/sheets.def"
#undef SHEET
    BG_SHEET__COUNT
};

enum {
    BG_SHEET_EACH_MAX = 60,   /* more ranked bids share sheets */
    BG_LIVE_RANKS_MAX = 5000, /* RANK over n bids takes n x n steps when it recalculates */
    BG_RATING_PLACES = 12,
    BG_EXACT_PLACES = 10, /* points before rounding */
    BG_MONEY_PLACES = 6,
    BG_SUM_PLACES = 7 /* totals before rounding; takes the noise of their parts away */
};

struct bg_input { /* a cell that people may change */
    const struct bg_page *page;
    int64_t row;
    int column;
    const char *label;
    struct bg_value value; /* as issued; missing: blank */
};

struct bg_checked { /* a cell whose formula must give the engine's figure */
    const struct bg_page *page;
    int64_t row;
    int column;
    const char *label;
    struct bg_dec engine;
};

struct bg_working_title { /* a column of formulas behind the lines of all bids */
    struct bg_working_title *next;
    const char *title;
    int column;
};

struct bg_working { /* a column of formulas beside a table on a bid's sheet */
    struct bg_working *next;
    size_t slot;
    const struct bg_formula *const *cells;
    size_t n;
    int column;
};

struct bg_threshold { /* a row of the block "Limits and points" on Rules */
    size_t criterion;
    const char *title;            /* "at least" */
    const char *label;            /* that the file gives it; "" */
    const struct bg_logic *limit; /* NULL: none */
    bool has_points;
    struct bg_dec points;
};

struct bg_choice_list { /* of an answer or a column whose cells hold labels: its choices on Rules */
    const struct bg_field *field;
    int64_t row;
};

struct bg_plan {
    struct bg_arena *arena; /* of what is made for a sheet: the book's, or that of a draft */
    struct bg_arena *kept;  /* the book's */
    struct bg_book *book;
    const struct bg_result *result;
    const struct bg_lot_result *lot; /* its bids in ranking order */
    const struct bg_ruleset *rules;
    const struct bg_env *env; /* of no bid: facts and parameters only */
    size_t lot_index;
    struct bg_page *page[BG_SHEET__COUNT]; /* NULL: not wanted; BIDS: NULL */
    struct bg_page **bid_page;
    const char *const *bid_names; /* of their sheets */
    bool live_ranks, print_all;
    bool together; /* the bids share sheets, one row a criterion, question or line of a table */
    int at;        /* columns before those of a bid: whose row it is, where bids share a sheet */
    const struct bg_case_log *record; /* of the case; NULL: there is none */

    int64_t *answer_row;         /* on a bid's sheet, by slot; -1: in a table block */
    int64_t **table_row;         /* by bid, by slot: first data row of the block, or -1 */
    struct bg_working **working; /* by bid, the last put first */
    int64_t criteria_row;        /* of criterion 0 on a bid's sheet */
    int64_t *bid_row;            /* of criterion 0 by bid, where they share a sheet */
    bool originals;              /* some answer has an original one, where bids share a sheet */
    int64_t answers_each;        /* rows of each bid's answers there; else 0 */
    int64_t *table_head;         /* by slot: the headings of its table, where bids share a sheet */
    struct bg_working_title **working_titles; /* likewise, by slot: what is behind the table */
    int64_t flags_row, flags_rows; /* what is to be asked, on a bid's sheet; 0 rows: nothing is */
    int64_t answers_row;           /* of their title */
    int64_t *param_row, *fact_row; /* on Rules; -1: no cell */
    int64_t *param_keys_row; /* first of the rows of what rows of a table choose; -1: no cells */
    struct bg_threshold *thresholds;
    size_t thresholds_n;
    struct bg_choice_list *choices;
    size_t choices_n;
    int64_t minimum_row;   /* minimum quality on Rules; -1: none */
    int64_t threshold_row; /* of threshold 0 on Rules */
    int64_t criteria_words_row;
    size_t *first_threshold; /* by criterion, and behind the last */
    bool *element_used;      /* all false where no criterion says its element */
    bool has_elements;
    bool rescales; /* some criterion gives its weight away when it does not apply */
    const struct bg_price_step **steps; /* of all bids' prices, each id once */
    size_t steps_n;
    const struct bg_price_formula *formula; /* NULL: the price has none */
    size_t price_parameters;                /* of the formula */
    const struct bg_lines *lines;           /* of all bids' schedules; NULL: the price has none */
    bool receipts_known, receipts_ordered;  /* found once: bids can be ordered by their receipt */
    bool price_weighs;                      /* the weight of price is an input */
    int workforce;                          /* slot of the table with wages, -1 */
    int wage_column, headcount_column, hours_column, benefit_column, class_column;
    int64_t *panel_row; /* on Panel, by criterion and bid; -1: no row. NULL: no panel scored */
    int panel_points;   /* column of the points that count */

    struct bg_input *inputs;
    size_t inputs_n, inputs_room;
    struct bg_checked *figures;
    size_t figures_n, figures_room;
};

/* A text of ours in the language of the book. */
static inline __attribute__((format_arg(2))) const char *bg_plan_say(const struct bg_plan *plan,
                                                                     const char *english)
{
    return bg_say(bg_book_language(plan->book), english);
}

/* -- places --------------------------------------------------------------------------------- */
/* Columns of a bid's sheet. The first six are printed, on one sheet of paper where they fit. */
enum {
    BG_B_TITLE,
    BG_B_VALUE,
    BG_B_OUTCOME,
    BG_B_REASON,
    BG_B_POINTS,
    BG_B_AVAILABLE,
    BG_B_RULE, /* not printed from here on */
    BG_B_RATING,
    BG_B_CHANGE,
    BG_B_SOURCE,
    BG_B_GAP, /* what other sheets add up follows */
    BG_B_ELEMENT,
    BG_B_APPLIES,
    BG_B_EXACT,
    BG_B_EFFECT,
    BG_B_AWAY,
    BG_B_PRINTED = BG_B_AVAILABLE
};
enum { BG_B_ANSWER = BG_B_REASON }; /* of the block of answers: a column with room */
/* Where a table's column is on a bid's sheet: not where the criteria have their narrow columns, and the
 * gap is. */
int bg_plan_table_column(const struct bg_plan *plan, int column);
/* -- where a bid is: on its own sheet, or in its rows of those that bids share (plan_bids.c) -------- */
enum { BG_W_HEADER = 5, BG_W_FIRST };       /* rows of the sheets that bids share */
enum { BG_W_VENDOR, BG_W_ID, BG_W__COUNT }; /* columns that say whose row it is */
void bg_plan_bids(struct bg_plan *plan);    /* their rows */
int64_t bg_plan_criteria_row(const struct bg_plan *plan, size_t bid);
struct bg_page *bg_plan_answers_page(const struct bg_plan *plan, size_t bid);
struct bg_page *bg_plan_tables_page(const struct bg_plan *plan, size_t bid);
int64_t bg_plan_answer_row(const struct bg_plan *plan, size_t bid, size_t slot);
/* The cell that the answer is in. */
const struct bg_formula *bg_plan_answer_cell(const struct bg_plan *plan, size_t bid, size_t slot);
/* Where the bid begins, and where its table does: the sheet and the row. */
const char *bg_plan_bid_place(const struct bg_plan *plan, size_t bid, int64_t *row);
const char *bg_plan_table_place(const struct bg_plan *plan, size_t bid, size_t slot, int64_t *row);
/* A link to where the bid begins. */
void bg_put_goto_bid(struct bg_plan *plan, struct bg_page *page, int64_t row, int column,
                     struct bg_look look, size_t bid, const char *text);
/* Whose row it is; nothing where each bid has a sheet. */
void bg_put_whose(const struct bg_plan *plan, struct bg_page *page, int64_t row, size_t bid);
/* Columns of Rules: value and points of parameters, facts and limits. */
enum { BG_R_TITLE, BG_R_WHAT, BG_R_VALUE, BG_R_POINTS, BG_R_UNIT, BG_R_SOURCE, BG_R_NOTE };
/* Columns of Comparison; bids follow. */
enum { BG_C_TITLE, BG_C_WEIGHT, BG_C_SHARE, BG_C_BID };
enum { BG_C_HEADER = 5, BG_C_FIRST = 6 }; /* rows */
/* Rows of Comparison below the criteria: the totals follow the last criterion, the working rows
 * are at the end of the sheet and are not printed. */
enum {
    BG_C_QUALITY,
    BG_C_PRICE,
    BG_C_TOTAL,
    BG_C_RANK,
    BG_C_STATUS,
    BG_C_WORKING,               /* no row: the first working row is the next */
    BG_C_FIGURE = BG_C_WORKING, /* the figure that ranks, before rounding */
    BG_C_IN_SET,
    BG_C_ADMITTED,
    BG_C_ORDER,
    BG_C_KEY,
    BG_C_TIES /* one row a tie rule, the values of criteria that compare bids, the rows of places */
};
/* Rows of places: how the bids are ordered by the figure, then by each rule for ties; level 0 is the figure.
 * A level has its keys from the best to the worst, the place of each bid by this key alone, and from
 * level 1 on what joins it with the levels before, and the place by all levels so far. */
enum { BG_PLACE_SORTED, BG_PLACE_ALONE, BG_PLACE_JOINED, BG_PLACE_SO_FAR, BG_PLACE__COUNT };
/* Rows of Issued values with fixed places. */
enum { BG_I_COUNT = 3, BG_I_FIRST = 4, BG_I_HEADER = 6, BG_I_DATA = 7 };
/* Cells of Price. */
enum { BG_P_BID, BG_P_VENDOR, BG_P_AMOUNT, BG_P_STEPS };

/* Between these two, what is made lives until the second (bg_book_draft_begin): for the rows or columns of
 * one bid, of which there may be thousands. */
void bg_plan_draft_begin(struct bg_plan *plan);
void bg_plan_draft_end(struct bg_plan *plan);
struct bg_plan *bg_plan_new(struct bg_arena *arena, struct bg_book *book,
                            const struct bg_comparison *comparison, size_t lot);
/* The name of a sheet of this lot. */
const char *bg_plan_sheet(const struct bg_plan *plan, enum bg_sheet sheet);
const char *bg_plan_bid_sheet(const struct bg_plan *plan, size_t bid);
/* How the title of a criterion or a group looks, by how deep it is nested. */
struct bg_look bg_plan_title_look(const struct bg_criterion *c);
const char *bg_plan_vendor(const struct bg_plan *plan, size_t bid);

/* -- choices, plan_choices.c ------------------------------------------------------------------ */
/* Lists the fields whose cells hold labels, from this row of Rules on; the row behind them. */
int64_t bg_plan_choices(struct bg_plan *plan, int64_t row);
/* NULL: its cells hold what was answered. */
const struct bg_choice_list *bg_plan_choice_list(const struct bg_plan *plan,
                                                 const struct bg_field *field);
/* The column of a bid's sheet with the ids of the answer, or of a table's column; -1: the cells that
 * people see have them. */
int bg_plan_id_column(const struct bg_plan *plan, size_t slot, int table_column);
/* Behind the columns of a table, its ids, and what is printed. */
int bg_plan_behind_table(const struct bg_plan *plan, size_t slot);
void bg_put_choices(struct bg_plan *plan, struct bg_page *page);
/* Facts, parameters and limits, under headings in this row of Rules (sheet_rules_figures.c). */
void bg_put_rule_figures(struct bg_plan *plan, int64_t row);

/* Cells and ranges for formulas. */
const struct bg_formula *bg_plan_bid_cell(const struct bg_plan *plan, size_t bid, size_t criterion,
                                          int column);
/* The column of all criteria on a bid's sheet. */
const struct bg_formula *bg_plan_bid_range(const struct bg_plan *plan, size_t bid, int column);
int64_t bg_plan_comparison_row(const struct bg_plan *plan, int block_row);
const struct bg_formula *bg_plan_comparison_cell(const struct bg_plan *plan, size_t bid,
                                                 int block_row);
const struct bg_formula *bg_plan_comparison_range(const struct bg_plan *plan, int block_row);
/* The cells of all bids in a row of Comparison. */
const struct bg_formula *bg_plan_bids_in_row(const struct bg_plan *plan, int64_t row);
int64_t bg_plan_working_row(const struct bg_plan *plan);  /* first of the block */
int64_t bg_plan_elements_row(const struct bg_plan *plan); /* first of the block, on Comparison */
/* Row on Comparison of the values of a relative criterion; -1 for others. */
int64_t bg_plan_relative_row(const struct bg_plan *plan, size_t criterion);
/* The values of all bids for a relative criterion, "" outside the comparison set; NULL for others. */
const struct bg_formula *bg_plan_relative_range(const struct bg_plan *plan, size_t criterion);
/* Row on Comparison of one of the rows of places. */
int64_t bg_plan_place_row(const struct bg_plan *plan, size_t level, int which);
int64_t bg_plan_outcomes_row(const struct bg_plan *plan); /* of criterion 0 in that block */
const struct bg_formula *bg_plan_share(const struct bg_plan *plan, size_t criterion);
const struct bg_formula *bg_plan_weight(const struct bg_plan *plan, size_t criterion);
/* The weights of the top level, added. */
const struct bg_formula *bg_plan_quality_weight(const struct bg_plan *plan);
const struct bg_formula *bg_plan_minimum_cell(const struct bg_plan *plan);
/* The points that the panel's work gives, on Panel (sheet_panel.c). NULL: they are not settled. */
const struct bg_formula *bg_plan_panel_cell(const struct bg_plan *plan, size_t bid,
                                            size_t criterion);
void bg_plan_panel(struct bg_plan *plan); /* where they will be */
/* Columns of a scale on Panel; each gives the next row. */
enum { BG_PANEL_SCALE_LABEL, BG_PANEL_SCALE_POINTS, BG_PANEL_SCALE_DEFINITION };
int64_t bg_put_panel_scales(struct bg_plan *plan, int64_t row);
void bg_put_panel_evaluators(struct bg_plan *plan, int64_t row);
const struct bg_formula *bg_plan_price_weight(const struct bg_plan *plan);
int bg_plan_price_column(const struct bg_plan *plan, int after_steps);
int64_t bg_plan_price_row(const struct bg_plan *plan, size_t bid);
/* Columns of Price behind the steps. */
enum {
    BG_P_IN_SET,
    BG_P_EVALUATED, /* blank for bids outside the set */
    BG_P_QUALITY,   /* likewise; points of the criteria, for indexes */
    BG_P_RATING,    /* or the index */
    BG_P_EXACT,
    BG_P_POINTS,
    BG_P_ABOVE,
    BG_P_REASON
};
const struct bg_formula *bg_plan_price_cell(const struct bg_plan *plan, size_t bid,
                                            int after_steps);
/* The formula and its figures, above the bids; the cell of one of its figures (sheet_price_formula.c). */
void bg_put_price_formula(struct bg_plan *plan, struct bg_page *page);
const struct bg_formula *bg_plan_price_parameter(const struct bg_plan *plan, size_t parameter);
/* A column of Price, all bids. */
const struct bg_formula *bg_plan_price_range(const struct bg_plan *plan, int column);

/* The criterion's title, with a mark where a figure that its judgement of the bid used (bid < 0: of
 * some bid) is not verified with its source, or past its validity. */
const char *bg_plan_marked_title(const struct bg_plan *plan, size_t criterion, int64_t bid);
/* The highest wage that the requirements ask of a row of the bid's workforce, at the start of the
 * term; missing when none does. */
struct bg_value bg_plan_wage_floor(const struct bg_plan *plan, size_t bid, size_t row);
/* Cells for expressions of one bid (bid < 0: of none, facts and parameters only). */
struct bg_cell_names {
    const struct bg_plan *plan;
    int64_t bid;
    struct bg_cells cells;
};
void bg_plan_cells(const struct bg_plan *plan, int64_t bid, struct bg_cell_names *out);
/* The expression as a formula over this lot's cells, a number rounded to so many places; "" where it is
 * missing or cannot be worked out. NULL: it has none. */
const struct bg_formula *bg_plan_formula(const struct bg_plan *plan, int64_t bid,
                                         const struct bg_logic *logic, int places);
/* Cells of the limits and points of a criterion, for its kind's formula. */
struct bg_rating_cells;
void bg_plan_rating_cells(const struct bg_plan *plan, size_t bid, size_t criterion,
                          struct bg_rating_cells *out);

/* -- putting -------------------------------------------------------------------------------- */
/* A cell that people may change, noted for Issued values. */
void bg_put_input(struct bg_plan *plan, struct bg_page *page, int64_t row, int column,
                  enum bg_number number, struct bg_value value, const char *label);
/* What a section is of whose cells note inputs or figures on the plan, since what cells are told is const. */
struct bg_plan_of {
    struct bg_plan *plan;
};
static inline struct bg_plan *bg_plan_of(const struct bg_sheet_line *l)
{
    return ((const struct bg_plan_of *)l->of)->plan;
}
/* The same for the column in hand: the cell is put and noted. */
struct bg_shown bg_show_input(struct bg_plan *plan, const struct bg_sheet_line *l,
                              enum bg_number number, struct bg_value value, const char *label);
/* A value of any type as a typed cell. */
void bg_put_value(struct bg_plan *plan, struct bg_page *page, int64_t row, int column,
                  struct bg_look look, struct bg_value value);
/* Title in A1, a line below it: of ours, or in the language of the book. */
void bg_put_title(struct bg_plan *plan, struct bg_page *page, const char *title, const char *under);
/* A heading with every vendor's name, and above it a link to its sheet: some programs do not wrap the
 * text of a link. */
void bg_put_vendor_headers(struct bg_plan *plan, struct bg_page *page, int64_t row, int column);
/* The line that says CAUTION when an input differs from its issued value. */
void bg_put_caution(struct bg_plan *plan, struct bg_page *page, int64_t row);
/* "LEFT($A$3,7)="CAUTION"": the cell begins with this word, which is one of ours in English. */
const char *bg_plan_begins(const struct bg_plan *plan, const char *cell, const char *english);
/* A text over as many rows as it takes, each within so many units of a column's width. Returns the row
 * behind. */
int64_t bg_put_paragraph(struct bg_page *page, int64_t row, int column, struct bg_look look,
                         const char *text, size_t characters);
size_t bg_paragraph_lines(struct bg_look look, const char *text, size_t characters);
/* What the cell's formula must give, for the Formula check. */
void bg_plan_check(struct bg_plan *plan, const struct bg_page *page, int64_t row, int column,
                   const char *label, struct bg_dec engine);

/* -- the award, plan_award.c ------------------------------------------------------------------- */
struct bg_dec bg_plan_round(const struct bg_ratio *exact, int places); /* half up; NULL: 0 */
/* A number rounded as the award declares, and as its figure is shown. */
const struct bg_formula *bg_plan_award(const struct bg_plan *plan, const struct bg_formula *x);
const struct bg_formula *bg_plan_shown(const struct bg_plan *plan, const struct bg_formula *x);
/* What the engine's figure shows of it. */
struct bg_dec bg_plan_engine_figure(const struct bg_plan *plan, size_t bid);
const char *bg_plan_status(const struct bg_plan *plan, size_t bid);
bool bg_plan_ranked(const struct bg_plan *plan, size_t bid);          /* or provisional */
bool bg_plan_step_behind(const struct bg_plan *plan, const char *id); /* of the formula */
bool bg_plan_in_set(const struct bg_plan *plan, size_t bid);          /* meets every requirement */
/* Units of width that an amount of the lot's prices needs, with two places. */
double bg_plan_money_width(const struct bg_plan *plan);
bool bg_plan_lower_wins(const struct bg_plan *plan);
const char *bg_plan_tie_words(const struct bg_plan *plan, size_t rule);
/* The figure as it is shown and ranked: points, money or an index. */
const char *bg_plan_figure_title(const struct bg_plan *plan);
struct bg_look bg_plan_shown_look(const struct bg_plan *plan);
/* While open points can change who is first: the sentence. */
const char *bg_plan_not_yet(const struct bg_plan *plan);
/* Who is recommended, where no formula tells it. */
const char *bg_plan_recommended(const struct bg_plan *plan);

/* The lines above the criteria of a bid's sheet, and how many rows they need (sheet_bid_head.c). */
/* What the lines of the bid come to, on Price lines; NULL where the lines do not make its price. */
const struct bg_formula *bg_plan_lines_total(const struct bg_plan *plan, size_t bid);
void bg_put_bid_head(struct bg_plan *plan, size_t bid);
int64_t bg_plan_bid_head_rows(const struct bg_plan *plan, size_t bid);
/* What is to be asked about a bid, and its answers with evidence, on its sheet (sheet_flags.c,
 * sheet_answers.c). The rows that what is asked takes; the last of them on the bid's sheet. */
int64_t bg_plan_flag_rows(const struct bg_plan *plan, size_t bid);
int64_t bg_put_flags(struct bg_plan *plan, size_t bid);
void bg_put_answers(struct bg_plan *plan, size_t bid);
void bg_put_answer(struct bg_plan *plan, size_t bid, int slot);
void bg_put_answer_headings(struct bg_plan *plan, struct bg_page *page, int64_t row, bool original);
/* Of a sheet that bids share. */
void bg_put_answer_widths(const struct bg_plan *plan, struct bg_page *page);
void bg_put_bid_widths(const struct bg_plan *plan, struct bg_page *page);
void bg_put_table_title(struct bg_plan *plan, struct bg_page *page, int64_t row, int slot);
void bg_put_table_heading(struct bg_plan *plan, struct bg_page *page, int64_t row, int slot, int c);
/* A column of the bid's table; how many rows it has. */
size_t bg_put_table_cells(struct bg_plan *plan, size_t bid, int slot, int c);
/* Its criteria with their headings, its price and total, on its sheet (sheet_bid.c). */
void bg_put_bid_headings(struct bg_plan *plan, struct bg_page *page, int64_t row);
void bg_put_bid_lines(struct bg_plan *plan, size_t bid);
/* Why it has no rank, and what to ask about (sheet_bid_head.c). */
const char *bg_plan_bid_status(const struct bg_plan *plan, size_t bid);
const char *bg_plan_bid_submitted(const struct bg_plan *plan, size_t bid);
/* The lower part of Comparison (sheet_totals.c). */
void bg_put_totals(struct bg_plan *plan, struct bg_page *page);

/* -- the sheets ------------------------------------------------------------------------------ */
/* sheet_decisions.c: parts of Audit. Each gives the next row. */
int64_t bg_put_receipts(struct bg_plan *plan, struct bg_page *page, int64_t row);
int64_t bg_put_decided(struct bg_plan *plan, struct bg_page *page, int64_t row);

#define SHEET(id, name, colour, wanted, fill)                                                      \
    bool bg_plan_##wanted(const struct bg_plan *plan);                                             \
    void bg_sheet_##fill(struct bg_plan *plan);
#include "report/evaluation/sheets.def"
#undef SHEET

#endif
