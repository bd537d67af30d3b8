/* Number formats of spreadsheets (ECMA-376 part 1, 18.8.31): what a cell shows beside and instead of
 * its number. A cell that holds 1200 can show "€1,200", "120000%" or "0.0M"; whoever wrote it meant
 * what it shows. */
#ifndef BG_BASE_NUMBER_FORMAT_H
#define BG_BASE_NUMBER_FORMAT_H

#include "base/dec.h"

struct bg_number_format;

/* In the arena; never fails: what cannot be told is shown as text beside the number. */
const struct bg_number_format *bg_number_format_parse(struct bg_arena *arena, const char *code);
/* The code of a built-in format; NULL: General, or one that depends on the reader's country. */
const char *bg_number_format_builtin(int64_t id);

struct bg_number_shown {
    enum {
        BG_SHOWS_NUMBER,
        BG_SHOWS_DATE, /* or a time */
        BG_SHOWS_TEXT, /* only text: "n/a" */
        BG_SHOWS_NOTHING
    } as;
    const char *before, *after; /* texts beside the number, as they are shown */
    /* The same with the currency's code where the format's language says which "$" it is. */
    const char *before_meant, *after_meant;
    int percents;  /* each shows 100 times the number */
    int thousands; /* each shows a thousandth of it */
    int places;    /* decimals that are shown; -1: as many as there are */
    bool minus;    /* a minus sign or parentheses are shown */
    bool inside;   /* text between the digits, other than a mark of thousands */
};
/* What the format shows of the number. */
struct bg_number_shown bg_number_format_show(const struct bg_number_format *format,
                                             struct bg_dec number);
/* What it adds to a text: "" where the text is shown as it is; NULL: the text is not shown. */
const char *bg_number_format_text(const struct bg_number_format *format);

#endif
