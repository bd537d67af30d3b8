/* Private to report/panel: one workbook being made, and what its sheets share. A sheet of rows has its
 * title, a note, headings, hidden marks, then the rows; its hidden columns say what each row is of. */
#ifndef BG_REPORT_PANEL_SHEETS_H
#define BG_REPORT_PANEL_SHEETS_H

#include "report/book/returned.h"
#include "report/panel/panel.h"

enum {
    BG_PS_LEVELS_MOST = 40, /* formulas inside formulas */
    BG_PS_BLUE = 0x1F3864,
    BG_PS_GREEN = 0x009E73,
    BG_PS_ORANGE = 0xE69F00,
    BG_PS_GREY = 0x595959
};

struct bg_ps_status { /* the cells of a sheet that say what is missing */
    const char *sheet, *about;
    const struct bg_formula *range;
};

struct bg_ps_book {
    struct bg_arena *arena;
    const struct bg_panel_book *request;
    const struct bg_ruleset *rules;
    struct bg_book *book;
    size_t *criteria; /* of kind panel */
    size_t criteria_n;
    int64_t *scale_row; /* on Scale: of each criterion's first level */
    struct bg_page *scale;
    int *status_column;            /* of a meeting: by criterion */
    struct bg_ps_status *statuses; /* for Instructions */
    size_t statuses_n;
    int64_t interests; /* rows of a declaration */
};

/* -- book.c ----------------------------------------------------------------------------------- */
/* How a sheet of rows ends: what is printed; colours for the column of statuses (-1: none). */
void bg_ps_end(struct bg_ps_book *b, struct bg_page *page, int64_t last, int columns, int status);
void bg_ps_note_status(struct bg_ps_book *b, struct bg_page *page, const char *about, int64_t last,
                       int status);
/* The marks of the workbook, from the row on. */
void bg_ps_marks(struct bg_ps_book *b, struct bg_page *page, int64_t row, int column);
/* What a row is of. */
const char *bg_ps_place(struct bg_arena *arena, const char *name, const char *shown,
                        const char *criterion, const char *item);
/* The bid as this workbook names it. scored: its index among the bids that are scored. */
const char *bg_ps_bid_name(const struct bg_ps_book *b, size_t scored);
const struct bg_bid *bg_ps_bid(const struct bg_ps_book *b, size_t scored);
/* "Rope access..." for each answer that the criterion shows, a line each. */
const char *bg_ps_shown(const struct bg_ps_book *b, const struct bg_criterion *criterion,
                        size_t scored);
/* A cell of the same sheet that moves with the row. */
const struct bg_formula *bg_ps_cell(const struct bg_ps_book *b, int64_t row, int column);

/* -- level.c ---------------------------------------------------------------------------------- */
/* The drop-down of the levels; the formula that gives the points of the level in that cell. */
struct bg_shown bg_ps_level(const struct bg_ps_book *b, const struct bg_sheet_line *line, size_t c);
struct bg_shown bg_ps_points(const struct bg_ps_book *b, const struct bg_sheet_line *line, size_t c,
                             int level);
/* A yellow cell for yes or no, and for partly. */
struct bg_shown bg_ps_choice(const struct bg_sheet_line *line, const char *title,
                             const char *message, bool partly);
/* Status of a row that is scored: what is missing, or "OK". level -1: no level is asked for. */
const struct bg_formula *bg_ps_status_of(const struct bg_ps_book *b, int64_t row, int level,
                                         int points, int reason, const struct bg_formula *rest);

/* -- the sheets --------------------------------------------------------------------------------- */
void bg_ps_declaration(struct bg_ps_book *b);
void bg_ps_scores(struct bg_ps_book *b, struct bg_page *page);
void bg_ps_meeting(struct bg_ps_book *b);
void bg_ps_scale(struct bg_ps_book *b);
void bg_ps_instructions(struct bg_ps_book *b, struct bg_page *page);

#endif
