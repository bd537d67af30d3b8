/* Private to report/form*.c: the plan of a form. Where every cell that another sheet's formula
 * needs will be is known before any sheet is written. */
#ifndef BG_REPORT_FORM_SHEETS_H
#define BG_REPORT_FORM_SHEETS_H

#include "report/book/returned.h"
#include "report/form/form.h"

enum {
    BG_FORM_TABLE_ROWS = 100,   /* to be filled in, of each table */
    BG_FORM_EVIDENCE_ROWS = 40, /* beyond those that are asked for */
    /* Sheets of rows: title, note, blank, headings, marks (hidden), then the rows. */
    BG_FORM_HEADINGS = 3,
    BG_FORM_TABLE_FIRST = 6, /* a table has a row of help under its headings */
    /* Columns of Questions. */
    BG_Q_NUMBER = 0,
    BG_Q_LABEL,
    BG_Q_ANSWER,
    BG_Q_UNIT,
    BG_Q_REQUIRED,
    BG_Q_STATUS,
    BG_Q_HELP,
    BG_Q_MARK
};

struct bg_form_group { /* questions under one heading */
    const char *title;
    const int *slots;
    size_t slots_n;
};

struct bg_form {
    struct bg_arena *arena;
    const struct bg_form_request *request;
    const struct bg_ruleset *rules;
    struct bg_book *book;
    const char *title; /* of the solicitation */
    const struct bg_form_group *groups;
    size_t groups_n;
    struct bg_page *instructions, *bidder, *answers, *evidence, *lists;
    struct bg_page **table; /* by slot: a table's sheet; else NULL */
    /* Cells that formulas name: by slot, of a choice's labels; by slot of a table, by column. */
    const struct bg_formula **list, ***column_list;
    const struct bg_formula *truths, *questions; /* with Yes and No; with the questions' labels */
    /* The cells of a sheet that say what is missing; of tables by slot. */
    const struct bg_formula *bidder_status, *answers_status, *evidence_status, **table_status;
};

/* A text of the form's own, in its language. */
static inline __attribute__((format_arg(2))) const char *bg_form_say(const struct bg_form *form,
                                                                     const char *english)
{
    return bg_say(form->request->language, english);
}

/* form/plan.c */
struct bg_form_group *bg_form_groups(const struct bg_form *form, size_t *n);
const char **bg_form_sheet_names(const struct bg_form *form);
/* What the ruleset or one of its criteria asks as evidence for an answer. */
enum bg_evidence bg_form_evidence(const struct bg_ruleset *rules, size_t slot);

/* form/field.c: one field in words, as a cell, as a check */
/* "A whole number from 0 to 1000." */
const char *bg_form_expected(const struct bg_form *form, const struct bg_field *field);
struct bg_look bg_form_look(const struct bg_field *field);
/* list: the cells that hold what may be chosen. */
void bg_form_allow(const struct bg_form *form, struct bg_page *page, int64_t row, int column,
                   int64_t last_row, const struct bg_field *field, const struct bg_formula *list);
/* A formula that is true when the answer in the cell, which is neither blank nor an error, cannot
 * be used. */
const struct bg_formula *bg_form_bad(struct bg_arena *arena, const struct bg_field *field,
                                     const struct bg_formula *cell, const struct bg_formula *list);
/* A text inside a formula, on one line, of at most units UTF-16 units. */
const struct bg_formula *bg_form_text(struct bg_arena *arena, const char *text, size_t units);

/* form/head.c, form/questions.c, form/table.c, form/lists.c: the sheets */
void bg_form_instructions(struct bg_form *form, struct bg_page *page);
void bg_form_bidder(struct bg_form *form, struct bg_page *page);
void bg_form_questions(struct bg_form *form, struct bg_page *page);
void bg_form_table(struct bg_form *form, struct bg_page *page, size_t slot);
void bg_form_evidence_sheet(struct bg_form *form, struct bg_page *page);
void bg_form_lists(struct bg_form *form, struct bg_page *page);
/* The marks of the form, from the row on. Gives the next row. */
int64_t bg_form_put_marks(struct bg_form *form, struct bg_page *page, int64_t row, int column);

/* The cells of a column of the sheet Lists; those of a field's choices (the next free column), or
 * NULL. */
const struct bg_formula *bg_form_list_range(const struct bg_form *form, int column, size_t n);
const struct bg_formula *bg_form_list_of(const struct bg_form *form, const struct bg_field *field,
                                         int *column);

/* form.c: what the sheets share */
/* A cell of the sheet that the formula is on, which moves with it. */
const struct bg_formula *bg_form_cell(const struct bg_form *form, int64_t row, int column);
/* The cell's status: "Check" where it shows an error, `blank` where it is empty, else what rest says. */
const struct bg_formula *bg_form_status_of(const struct bg_form *form,
                                           const struct bg_formula *cell, const char *blank,
                                           const struct bg_formula *rest);
/* What is missing, before anything is written: "Missing" or "Not answered". */
const char *bg_form_unanswered(const struct bg_form *form, bool required);
/* What a sheet begins with; A1 says what it is. Both are in the language of the form. */
void bg_form_put_head(struct bg_page *page, const char *title, const char *under);
/* The mark of a sheet of rows, and what follows from where its headings and marks are. */
void bg_form_end_head(struct bg_page *page, int mark_column, const char *mark);
/* "LEFT(F6,7)="Missing"": a status begins with this word, which is one of ours in English. */
const char *bg_form_begins(const struct bg_form *form, const char *cells, const char *english);
/* Colours for the words of a range of status cells: said in words, seen sooner. */
void bg_form_mark_status(struct bg_form *form, struct bg_page *page, int64_t row, int column,
                         int64_t last_row);

#endif
