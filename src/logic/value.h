/* Values of the strict profile. Missing is a value of its own: never 0, false or empty text. */
#ifndef BG_LOGIC_VALUE_H
#define BG_LOGIC_VALUE_H

#include "base/dec.h"

enum bg_value_type {
    BG_V_MISSING,
    BG_V_ERROR,
    BG_V_BOOL,
    BG_V_NUMBER,
    BG_V_TEXT,
    BG_V_DATE,
    BG_V_TABLE,
    BG_V_LIST /* of scalars: literal arrays, for `in` */
};

struct bg_table;

struct bg_value {
    enum bg_value_type type;
    int row; /* missing or error inside a table: the row (from 0) that decided it; else -1 */
    union {
        bool truth;
        struct bg_dec number;
        struct {
            const char *bytes;
            size_t n;
        } text;
        int64_t days; /* a date, since 1970-01-01 */
        const struct bg_table *table;
        struct {
            const struct bg_value *items;
            size_t n;
        } list;
        const char *error; /* one sentence without a full stop */
    } as;
};

/* A table answer: rows x columns, row-major; the columns are those of the field, in its order. */
struct bg_table {
    size_t rows, columns;
    const struct bg_value *cells;
};

#define BG_MISSING ((struct bg_value){.type = BG_V_MISSING, .row = -1})
/* One type, and the same truth, number (2 and 2.00 are), text or day; of the other types the type alone:
 * two that are missing are the same. */
bool bg_value_same(const struct bg_value *a, const struct bg_value *b);

#endif
