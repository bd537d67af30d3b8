/* A reader of .xlsx cells (libzip, expat). It knows sheets, cells, their types and formulas, and
 * nothing of bids. Every step is bounded, and what is ambiguous is refused: duplicate entries,
 * DOCTYPE, cells out of order, numbers that are no JSON numbers. Nothing is read or written by a
 * name that stands in the file. */
#ifndef BG_BASE_XLSX_READ_H
#define BG_BASE_XLSX_READ_H

#include "base/arena.h"

struct bg_xlsx_limits {
    size_t file_bytes;
    size_t entries;                 /* files in the zip */
    size_t part_bytes, total_bytes; /* inflated, counted while inflating; over all parses of it */
    size_t cells, strings;
    size_t sheets;
    int depth, attributes;
};
extern const struct bg_xlsx_limits bg_xlsx_limits_form; /* a vendor's file: 16 MiB, 200,000 cells */
extern const struct bg_xlsx_limits bg_xlsx_limits_own;  /* a workbook that we wrote */

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
    bool date_format;    /* the style shows a date or a time */
    bool percent_format; /* the style shows a percentage */
    bool hidden_row;
};

struct bg_xlsx;

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
/* Gives every range of merged cells of a sheet to visit, as bg_xlsx_each does. */
bool bg_xlsx_each_merged(const struct bg_xlsx *xlsx, size_t sheet,
                         bool (*visit)(void *data, const struct bg_xlsx_range *range), void *data,
                         const char **error);

/* Parses every XML part of the file, also those that no cell needs (styles, charts, drawings).
 * False: one is cut off or not well-formed, and *error names it. */
bool bg_xlsx_well_formed(const struct bg_xlsx *xlsx, const char **error);

/* "B7" for row 6, column 1. out holds 16 bytes; returns it. */
char *bg_xlsx_address(int64_t row, int64_t column, char out[16]);

#endif
