/* How cells look: the rows of style.def, and number formats by currency and decimals. Plain data;
 * page.c turns it into what the library for .xlsx wants. */
#ifndef BG_REPORT_BOOK_STYLE_H
#define BG_REPORT_BOOK_STYLE_H

#include "base/buf.h"

enum bg_style {
#define STYLE(name, ...) BG_STYLE_##name,
#include "report/book/style.def"
#undef STYLE
    BG_STYLE__COUNT
};

struct bg_style_row {
    const char *name;
    int size;
    bool bold;
    int ink, fill; /* 0xRRGGBB; fill -1: none */
    int border;
    char across; /* 'L', 'R', 'C' */
    bool wrap;
    int indent;
    bool locked;
};
extern const struct bg_style_row bg_style_rows[BG_STYLE__COUNT];

enum bg_number {
    BG_NUMBER_ANY,    /* as many digits as there are */
    BG_NUMBER_TEXT,   /* '@': never read as a number or a formula */
    BG_NUMBER_COUNT,  /* 1,234 */
    BG_NUMBER_PLAIN,  /* 1,234.5: up to six places, no trailing zeros forced */
    BG_NUMBER_POINTS, /* as many places as the ruleset declares */
    BG_NUMBER_EXACT,  /* nine places */
    BG_NUMBER_WEIGHT, /* two places at most */
    BG_NUMBER_RATING, /* 87.5% */
    BG_NUMBER_MONEY,  /* whole units of the currency */
    BG_NUMBER_CENTS,  /* with two places */
    BG_NUMBER_GAP,    /* likewise, and a dash for zero */
    BG_NUMBER_DATE,   /* 2026-11-24 */
    BG_NUMBER_MOMENT, /* 2026-11-24 13:40 */
    BG_NUMBER__COUNT
};

struct bg_look { /* small: every cell has one */
    enum bg_style style : 16;
    enum bg_number number : 16;
};
#define BG_LOOK(style_, number_)                                                                   \
    ((struct bg_look){.style = BG_STYLE_##style_, .number = BG_NUMBER_##number_})

/* The format code, in the arena. currency is an ISO 4217 code or "". */
const char *bg_number_code(struct bg_arena *arena, enum bg_number number, const char *currency,
                           int decimals);

/* Okabe and Ito's colours for series, told apart by colour-blind readers; i may be any number. */
int bg_series_colour(size_t i);
/* Of parts of a whole beside the price, whose colour none of them has. */
enum { BG_PRICE_COLOUR = 0x1F3864 };
int bg_part_colour(size_t i);

#endif
