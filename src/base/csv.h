/* A reader of tables of separated values (CSV, TSV; RFC 4180), one row at a time. It knows rows and
 * cells and nothing of what they mean. Nothing is repaired: a row that is not well-formed is given
 * with its fault, and the rows after it are read. */
#ifndef BG_BASE_CSV_H
#define BG_BASE_CSV_H

#include "base/buf.h"

struct bg_csv_limits {
    int64_t rows;
    size_t columns;
    size_t cell_bytes;
};
extern const struct bg_csv_limits bg_csv_limits_sheet; /* what a sheet of a workbook can hold */

enum bg_csv_encoding { /* a byte-order mark decides before these */
                       BG_CSV_UTF8,
                       BG_CSV_UTF16LE,
                       BG_CSV_UTF16BE,
                       BG_CSV_WINDOWS_1252
};

struct bg_csv_form {
    enum bg_csv_encoding encoding;
    char delimiter; /* 0: of , ; tab | the one that is most often in the first row */
};

struct bg_csv_cell {
    const char *text; /* UTF-8, NUL-terminated; lives until the next row is read */
    size_t n;
    bool quoted;
};

struct bg_csv_row {
    int64_t number; /* from 1, as a spreadsheet program numbers them: blank rows count */
    size_t offset;  /* in the text, for the order of messages */
    const struct bg_csv_cell *cells;
    size_t n;
    bool blank;        /* no cell has anything but blanks */
    const char *fault; /* NULL, or why the row cannot be used, without a full stop */
    size_t fault_cell; /* from 0: where it is */
};

struct bg_csv;

/* text is borrowed. limits NULL: those of a sheet. NULL: *error is a sentence without a full stop.
 */
struct bg_csv *bg_csv_open(struct bg_arena *arena, const char *text, size_t n,
                           const struct bg_csv_form *form, const struct bg_csv_limits *limits,
                           const char **error);
/* False: there are no more rows. */
bool bg_csv_next(struct bg_csv *csv, struct bg_csv_row *row);
char bg_csv_delimiter(const struct bg_csv *csv);

/* The text as UTF-8 without a byte-order mark: text itself where it is that already, else in the
 * arena. What cannot be decoded becomes the byte 0xFF, which is no UTF-8. */
const char *bg_csv_decode(struct bg_arena *arena, const char *text, size_t *n,
                          enum bg_csv_encoding encoding);

#endif
