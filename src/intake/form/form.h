/* Private to intake/form, intake/panel and intake/award, whose sheets have the same marks: a form being read back. The sheets are
 * read once; what the marks say is kept as cells, and turned into a bid when it is known that the
 * form is of the ruleset. */
#ifndef BG_INTAKE_FORM_FORM_H
#define BG_INTAKE_FORM_FORM_H

#include "base/xlsx_read.h"
#include "intake/format.h"
#include "model/form.h"

struct bg_form_cell {
    enum bg_xlsx_type type; /* BLANK when there is none */
    const char *text;
    size_t n;
    bool formula; /* the value is the stored result of one */
    bool linked;  /* which takes something from outside the file */
    bool hidden, struck;
    const struct bg_number_format *format; /* NULL: it shows the value as it is */
    const char *fault;                     /* NULL, or why the cell cannot be read */
    const char
        *merged;       /* "B7:C7": it lies under other cells, and what it held is lost; else NULL */
    const char *label; /* "Questions!C7" */
    const struct bg_form_sheet *sheet;
    int64_t row, column;
};

struct bg_form_mark { /* a field or column, as the form has it */
    struct bg_form_mark *next;
    const char *table; /* id of the table that it is a column of; NULL: a question */
    const char *id, *type;
    struct bg_form_cell cell; /* the answer; of a column: none */
    const char *twice;        /* label of another answer to it, which is not blank; NULL: none */
};

struct bg_form_row { /* of a table */
    struct bg_form_row *next;
    struct bg_form_cell *cells; /* as many as the sheet has marked columns */
    const struct bg_form_sheet *sheet;
    int64_t at;
};

enum bg_form_what {
    BG_FORM_ANSWER,
    BG_FORM_COLUMN,
    BG_FORM_QUESTION,
    BG_FORM_DOCUMENT,
    BG_FORM_PAGE
};

struct bg_form_column { /* marked, of the sheet being read */
    int64_t at;
    enum bg_form_what what;
    const char *id; /* of a table's column */
};

struct bg_form_sheet {
    const char *name; /* as it is in references: 'Two words' */
    bool hidden;
    bool issued; /* it has a mark of ours */
    enum { BG_FORM_OTHER, BG_FORM_BIDDER, BG_FORM_QUESTIONS, BG_FORM_EVIDENCE, BG_FORM_TABLE } kind;
    const char *table; /* id of its field */
    struct bg_form_column *columns;
    size_t columns_n;
    bool rows; /* a table's: at least one is filled in */
};

struct bg_form_item { /* of evidence */
    struct bg_form_item *next;
    struct bg_form_cell question, document, page;
};

/* A cell that holds something and is not an answer. */
struct bg_form_beside {
    struct bg_form_beside *next;
    const struct bg_form_sheet *sheet; /* NULL: the label says where it is */
    const char *label;
    int64_t row, column;
    const char *mark; /* of its row, "bg:field:price:money"; NULL: the row has none */
    enum bg_xlsx_type type;
    const char *text;
    const char *formula; /* NULL: none */
    bool struck;
    bool among_answers; /* in a column of answers, where no question is */
};

/* A text that is in no cell: a note, a shape, a header, a link. */
struct bg_form_aside {
    struct bg_form_aside *next;
    const struct bg_form_sheet *sheet;
    enum bg_xlsx_side_kind kind;
    int64_t row, column; /* -1: not known */
    const char *text;
};

struct bg_form_read {
    struct bg_arena *arena;
    struct bg_intake *intake;
    const struct bg_xlsx *xlsx;
    const char *reason; /* why it cannot be read; NULL while it can */
    const char *failed; /* why a sheet cannot be read that may be none of ours; NULL: all can */
    /* marks of the form; NULL: not seen */
    const char *form, *ruleset_id, *version, *sha256, *lot, *envelope, *language;
    const char *solicitation, *evaluator, *name, *case_id; /* of a panel's sheet */
    const char *issued_rows; /* of a declaration: how many there were */
    const char *result;      /* of a decision's: which evaluation it was written with */
    struct bg_form_mark *marks, **last_mark;
    struct bg_form_row *rows, **last_row;
    struct bg_form_item *items, **last_item;
    struct bg_form_beside *beside, **last_beside;
    struct bg_form_aside *aside, **last_aside;
    struct bg_form_cell bidder[BG_FORM_KEY__COUNT];
    const struct bg_form_sheet *questions; /* the sheet of questions; NULL: it is gone */
    bool has_bidder;                       /* the sheet of the bidder */
    size_t kept;                           /* bytes of answers */
    size_t kept_beside;                    /* bytes of what is no answer */
    int64_t more_beside;                   /* cells and texts beyond what is kept of them */
    size_t marks_n, rows_n, items_n, asides_n;
    const struct bg_ruleset *rules; /* of the lot; set when the form is of it */
    const char *lot_title;          /* "" when there are no lots */
};

/* form/format.c: opens the workbook and reads its sheets. reason says why not, or is NULL. */
struct bg_form_read *bg_form_open(struct bg_intake *intake);

/* form/sheets.c: every sheet into marks, rows and items, and what is no answer. False: reason. */
bool bg_form_read_sheets(struct bg_form_read *r);

/* form/cells.c: the cells of one sheet after the other, in their order. False: reason is set. */
struct bg_form_pass;
struct bg_form_pass *bg_form_pass_new(struct bg_form_read *r);
void bg_form_pass_begin(struct bg_form_pass *pass, struct bg_form_sheet *sheet);
bool bg_form_pass_cell(struct bg_form_pass *pass, const struct bg_xlsx_cell *cell);
void bg_form_pass_end(struct bg_form_pass *pass);
bool bg_form_blank(const struct bg_form_cell *cell);

/* form/format.c: says the reason in diags. */
void bg_form_unreadable(struct bg_form_read *r);

/* form/match.c: whether the form is of the ruleset; sets rules. False: reason, said in diags. */
bool bg_form_match(struct bg_form_read *r);
const struct bg_form_mark *bg_form_mark_of(const struct bg_form_read *r, const char *table,
                                           const char *id);

/* form/value.c: the JSON of an answer, or false for none. What cannot be read becomes
 * {"unreadable": "why"}, which the reader of bids refuses in place. Each is counted once. */
bool bg_form_value(struct bg_form_read *r, const struct bg_field *field,
                   const struct bg_form_cell *cell, struct bg_buf *out);
/* The same for an answer that no one cell decides. */
void bg_form_refuse(struct bg_form_read *r, const char *label, struct bg_buf *out, const char *why);
/* A text of the sheets Bidder and Evidence; "" for none. Numbers and dates as they are written. */
const char *bg_form_plain(struct bg_form_read *r, const struct bg_form_cell *cell);
/* Adds a warning at the cell. */
void bg_form_say(struct bg_form_read *r, enum bg_code code, const char *label, const char *format,
                 ...) __attribute__((format(printf, 4, 5)));

/* form/shown.c: why the number cannot be the answer, though it could be read: its cell shows something
 * else than was asked for. NULL: it can. *percent: the cell shows 100 times the number, in percent. */
const char *bg_form_shown(struct bg_form_read *r, const struct bg_field *field,
                          const struct bg_form_cell *cell, struct bg_dec number, bool *percent);
/* The format as far as it shows a date; a percentage. */
bool bg_form_shows_date(const struct bg_form_cell *cell);
bool bg_form_shows_percent(const struct bg_form_cell *cell);

/* form/beside.c: keeping what is no answer. */
void bg_form_keep_beside(struct bg_form_read *r, const struct bg_form_beside *beside);
/* False: enough is kept. */
bool bg_form_keep_aside(struct bg_form_read *r, const struct bg_form_sheet *sheet,
                        const struct bg_xlsx_side *side);
/* form/qualifications.c: whatever differs from what was sent out, as the bid's "qualifications". Said
 * in diags. Puts nothing where there are none. */
void bg_form_qualifications(struct bg_form_read *r, struct bg_buf *out);
/* form/extras.c: links, macros, pictures, embedded files, told in diags. */
void bg_form_extras(struct bg_form_read *r);

/* form/bid.c: the bid as JSON. */
void bg_form_bid(struct bg_form_read *r);

#endif
