/* An account: what a command found, as figures, tables and notes, before anything decides how it looks.
 * The terminal, the workbook, the HTML page and JSON walk it and compute nothing. Everything lives in the
 * account's arena; texts are borrowed. */
#ifndef BG_MODEL_ACCOUNT_H
#define BG_MODEL_ACCOUNT_H

#include "base/buf.h"
#include "logic/value.h"
#include "model/result.h"

enum bg_account_kind {
    BG_ACCOUNT_TEXT,
    BG_ACCOUNT_COUNT,  /* of people or things: whole */
    BG_ACCOUNT_NUMBER, /* with as many digits as it has, two at most where it has more */
    BG_ACCOUNT_MONEY,  /* whole units of the currency */
    BG_ACCOUNT_CENTS,  /* with two places */
    BG_ACCOUNT_SHARE,  /* 0.25, shown as 25 % */
    BG_ACCOUNT_DATE
};

enum { BG_ACCOUNT_OPERANDS = 8 };

struct bg_account_figure {
    const char *id, *title, *unit; /* unit "" where the kind says it */
    enum bg_account_kind kind;
    bool given;                  /* typed by somebody: an input of the workbook */
    bool lead;                   /* one of the few that are read first */
    struct bg_value value;       /* missing: not known, and why says so */
    struct bg_value least, most; /* missing: no range */
    const char *why;             /* what is not known, or how it comes about; "" */
    const char *source, *url;    /* "" */
    /* How the workbook works it out: letters a, b, c ... stand for the figures of these ids, in order.
     * NULL: it does not. What it gives must equal value, which is held against it when the book is
     * made. */
    const char *formula;
    const char *operands[BG_ACCOUNT_OPERANDS];
};

struct bg_account_column {
    const char *id, *title; /* title with its unit: "Pay, USD/hour" */
    enum bg_account_kind kind;
    double width; /* in characters; 0: as its kind needs */
};

enum bg_account_chart {
    BG_ACCOUNT_NO_CHART,
    BG_ACCOUNT_BARS,  /* one stacked bar a row, by its name column */
    BG_ACCOUNT_LINES, /* the columns over the first one, which holds numbers */
    BG_ACCOUNT_BRIDGE /* changes one upon the other; the last row is what they come to */
};

struct bg_account_table {
    const char *id, *title;
    const char *about; /* one sentence under the title; "" */
    const struct bg_account_column *columns;
    size_t columns_n;
    struct bg_value *cells; /* rows_n times columns_n */
    size_t rows_n, room;
    size_t shown; /* rows on the terminal; 0: all. Everything else has all of them */
    bool totals;  /* the last row adds up those above */
    enum bg_account_chart chart;
    size_t chart_from, chart_to; /* columns that are drawn */
    struct bg_arena *arena;
};

struct bg_account {
    struct bg_arena *arena;
    const char *of;              /* the command: "business-case" */
    const char *title, *subject; /* of the first sheet or page, and a line under it */
    const char *currency;
    int64_t date; /* BG_NO_DATE: none */
    struct bg_account_figure **figures;
    size_t figures_n, figures_room;
    struct bg_account_table **tables;
    size_t tables_n, tables_room;
    const char **findings; /* sentences that are read first */
    size_t findings_n, findings_room;
    const char **notes; /* what it rests on and what it does not claim */
    size_t notes_n, notes_room;
    struct bg_input_file *inputs;
    size_t inputs_n, inputs_room;
};

struct bg_account *bg_account_new(struct bg_arena *arena, const char *of, const char *title,
                                  const char *currency);
/* A new figure at the end, missing until its value is set. The pointer stays. */
struct bg_account_figure *bg_account_figure(struct bg_account *account, const char *id,
                                            const char *title, enum bg_account_kind kind);
/* NULL: there is none of that id. */
const struct bg_account_figure *bg_account_find(const struct bg_account *account, const char *id);
struct bg_account_table *bg_account_table(struct bg_account *account, const char *id,
                                          const char *title,
                                          const struct bg_account_column *columns, size_t n);
/* A new row of missing cells, to be filled in before the next one is made. */
struct bg_value *bg_account_row(struct bg_account_table *table);
void bg_account_finding(struct bg_account *account, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void bg_account_note(struct bg_account *account, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A file that was read; its hash is worked out. */
void bg_account_input(struct bg_account *account, const struct bg_source *source);
void bg_account_input_file(struct bg_account *account, const struct bg_input_file *file);

struct bg_value bg_account_number(struct bg_dec number);
struct bg_value bg_account_int(int64_t number);
struct bg_value bg_account_text(const char *text);
struct bg_value bg_account_date(int64_t days);

/* The value as people read it: "1,243.00", "15.8 %", "2026-03-13"; "not known" where it is missing. */
const char *bg_account_words(struct bg_arena *arena, enum bg_account_kind kind,
                             const struct bg_value *value);

#endif
