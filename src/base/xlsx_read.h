/* A reader of .xlsx cells (libzip, expat). It knows sheets, cells, their types and formulas, and
 * nothing of bids. Every step is bounded, and what is ambiguous is refused: duplicate entries,
 * DOCTYPE, cells out of order, numbers that are no JSON numbers. Nothing is read or written by a
 * name that is in the file. */
#ifndef BG_BASE_XLSX_READ_H
#define BG_BASE_XLSX_READ_H

#include "base/number_format.h"

struct bg_xlsx_limits {
    size_t file_bytes;
    size_t entries;                 /* files in the zip */
    size_t part_bytes, total_bytes; /* inflated, counted while inflating; over all parses of it */
    size_t cells,
        strings; /* cells that hold something: blank ones may be formatted as far as bytes go */
    size_t string_bytes; /* of shared texts, which are kept */
    size_t sheets;
    int depth, attributes;
    bool cell_faults; /* what is wrong with one cell is told with it, and the others are read */
};
extern const struct bg_xlsx_limits bg_xlsx_limits_vendor; /* a form: 16 MiB, 200,000 cells */
extern const struct bg_xlsx_limits bg_xlsx_limits_table;  /* statistics as they are published */
extern const struct bg_xlsx_limits bg_xlsx_limits_form;   /* a workbook that an officer edited */
extern const struct bg_xlsx_limits bg_xlsx_limits_own;    /* a workbook that we wrote */

enum bg_xlsx_type {
    BG_XLSX_BLANK, /* formatted, or a formula without a cached value */
    BG_XLSX_NUMBER,
    BG_XLSX_TEXT,
    BG_XLSX_BOOL,
    BG_XLSX_ERROR, /* "#REF!" */
    BG_XLSX_DATE   /* ISO text; dates are otherwise numbers with date_format set */
};

struct bg_xlsx_cell {
    int64_t row, column; /* from 0 */
    enum bg_xlsx_type type;
    const char *text; /* text, or the digits of the number as written; "0" or "1" for BOOL */
    size_t n;
    const char *formula; /* without '='; NULL when none; "" in all but the first of a shared one */
    const struct bg_number_format *format; /* NULL: as it is, or by the reader's country */
    bool date_format;                      /* it shows a date or a time */
    bool percent_format;                   /* it shows a percentage */
    bool struck;                           /* struck through, at least a part of it */
    bool hidden_row, hidden_column;
    const char *fault; /* NULL, or why it cannot be read; only where the limits have cell_faults */
};

struct bg_xlsx;

/* What a file is that should be a table and is no zip: an old .xls, a web page. NULL: not known. */
const char *bg_xlsx_no_zip(const char *bytes, size_t n);

/* bytes are borrowed and must outlive the arena. NULL: *error is a sentence without a full stop. */
const struct bg_xlsx *bg_xlsx_open(struct bg_arena *arena, const char *bytes, size_t n,
                                   const struct bg_xlsx_limits *limits, const char **error);
size_t bg_xlsx_sheets(const struct bg_xlsx *xlsx);
const char *bg_xlsx_sheet_name(const struct bg_xlsx *xlsx, size_t sheet);
bool bg_xlsx_sheet_hidden(const struct bg_xlsx *xlsx, size_t sheet);
bool bg_xlsx_epoch_1904(const struct bg_xlsx *xlsx);

/* Gives every cell of a sheet to visit, by rows, then columns; what the cell points to ends with
 * the call. visit returns false to stop. False: the sheet cannot be read, *error says why. */
bool bg_xlsx_each(const struct bg_xlsx *xlsx, size_t sheet,
                  bool (*visit)(void *data, const struct bg_xlsx_cell *cell), void *data,
                  const char **error);

struct bg_xlsx_range { /* from and to are within */
    int64_t row, column, last_row, last_column;
};
/* A range "B7:C9", or one cell "B7". False: it is none. */
bool bg_xlsx_range_of(const char *ref, struct bg_xlsx_range *range);

/* -- what a workbook has besides cells ---------------------------------------------------------- */

enum bg_xlsx_extra_kind {
    BG_XLSX_MACROS,
    BG_XLSX_LINKED_FILE,    /* cells of another file; what: its name */
    BG_XLSX_LINKED_PICTURE, /* a picture of another file */
    BG_XLSX_LINKED_OTHER,   /* anything else outside; what: its name */
    BG_XLSX_QUERY,          /* of a data base or the web */
    BG_XLSX_EMBEDDED,       /* a file within the file; what: its path in it */
    BG_XLSX_PICTURE,
    BG_XLSX_DAMAGED, /* a part, other than the cells, that cannot be read; what: its path */
    BG_XLSX_EXTRA__COUNT
};
struct bg_xlsx_extra {
    enum bg_xlsx_extra_kind kind;
    const char *what;
};
/* In the order of the parts' names. Nothing of it is ever opened. */
const struct bg_xlsx_extra *bg_xlsx_extras(const struct bg_xlsx *xlsx, size_t *n);
/* The formula takes something from outside the file. */
bool bg_xlsx_formula_is_linked(const char *formula);

enum bg_xlsx_side_kind {
    BG_XLSX_NOTE,   /* or a comment */
    BG_XLSX_BOX,    /* a shape, a chart or a control with a text */
    BG_XLSX_HEADER, /* or footer, of the printed page */
    BG_XLSX_LINK    /* of a cell to an address outside the file */
};
struct bg_xlsx_side { /* a text that is not in a cell */
    enum bg_xlsx_side_kind kind;
    int64_t row, column; /* -1: not known */
    const char *text;    /* until the call ends */
};

/* What is told of a sheet, in the order of the file: merged cells, headers and links come behind the
 * cells. Functions return false to stop; all but cell may be NULL. */
struct bg_xlsx_visitor {
    bool (*cell)(void *data, const struct bg_xlsx_cell *cell);
    bool (*merged)(void *data, const struct bg_xlsx_range *range);
    bool (*side)(void *data, const struct bg_xlsx_side *side); /* headers and links */
};
bool bg_xlsx_visit(const struct bg_xlsx *xlsx, size_t sheet, const struct bg_xlsx_visitor *visitor,
                   void *data, const char **error);

/* Gives the texts of a sheet's other parts to visit: notes and shapes. Parts that cannot be read are
 * given as damaged, and the others are read. visit returns false to stop. */
void bg_xlsx_each_side(const struct bg_xlsx *xlsx, size_t sheet,
                       bool (*visit)(void *data, const struct bg_xlsx_side *side),
                       void (*damaged)(void *data, const char *part), void *data);

/* Parses every XML part of the file, also those that no cell needs (styles, charts, drawings).
 * False: one is cut off or not well-formed, and *error names it. */
bool bg_xlsx_well_formed(const struct bg_xlsx *xlsx, const char **error);

/* Gives the unpacked bytes of every file in the workbook to visit, in the order of their names, whatever
 * they are. visit returns false to stop. False: one cannot be unpacked, *error says why. */
bool bg_xlsx_each_part(const struct bg_xlsx *xlsx,
                       bool (*visit)(void *data, const char *name, const char *bytes, size_t n),
                       void *data, const char **error);

/* Who wrote a workbook, by its document properties; nothing else of it is read. */
struct bg_xlsx_origin {
    const char *kind; /* of a workbook of ours: "comparison", "form"; "" where it is none */
    bool untouched;   /* no program has saved it since we wrote it */
};
struct bg_xlsx_origin bg_xlsx_origin(struct bg_arena *arena, const char *bytes, size_t n);
#define BG_XLSX_KEYWORD "bidgauge " /* before the kind, among the document's keywords */

/* "B7" for row 6, column 1. out holds 16 bytes; returns it. */
char *bg_xlsx_address(int64_t row, int64_t column, char out[16]);

#endif
