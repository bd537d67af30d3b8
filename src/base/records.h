/* A stream of JSON values: one a line as a rule, and then what becomes of such files: two on a line,
 * one over several lines, a line that was cut, bytes of something else between them. Each value that
 * is whole is given as one record, and everything between them as records that are not, so that
 * nothing of the file is lost and one bad line costs that line only. */
#ifndef BG_BASE_RECORDS_H
#define BG_BASE_RECORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bg_record {
    const char *text;
    size_t n;
    int64_t line;    /* where it begins */
    int64_t of_line; /* from 1: which of the records that begin there */
    bool whole;      /* its brackets and quotes close */
};

struct bg_records {
    const char *at, *end;
    int64_t line, of_line;
    size_t budget; /* bytes that values over several lines may still be looked for in */
    bool (*begins)(const char *text, size_t n); /* a whole object is a record of the file's kind */
};

/* begins tells records from what is only a part of one, where a line is broken. */
void bg_records_start(struct bg_records *records, const char *text, size_t n, int64_t line,
                      bool (*begins)(const char *text, size_t n));
/* False: there are no more. */
bool bg_records_next(struct bg_records *records, struct bg_record *out);

/* Bytes of the object or list that the text begins with; 0: it does not end there, or is none. Its
 * texts, numbers and words are not checked: whoever reads it does that. */
size_t bg_records_extent(const char *text, size_t n);

#endif
