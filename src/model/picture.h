/* The pictures of a first page as data: what is drawn, its numbers, and what it shows in words for whoever
 * does not see it. Made by score/headline, drawn by report/chart (SVG) and by the workbook's own charts,
 * which compute nothing but places. */
#ifndef BG_MODEL_PICTURE_H
#define BG_MODEL_PICTURE_H

#include "model/ruleset.h"

enum bg_key_kind { BG_KEY_COUNT, BG_KEY_MONEY, BG_KEY_RATE, BG_KEY_SHARE, BG_KEY_NUMBER };

enum bg_picture_kind {
    BG_PICTURE_BARS,      /* a bar for each name and series, with its range */
    BG_PICTURE_LINES,     /* numbers against numbers */
    BG_PICTURE_STEPS,     /* dates; a number holds until the next date */
    BG_PICTURE_HISTOGRAM, /* how many lie between two edges, before and after */
    BG_PICTURE_BRIDGE,    /* parts one upon the other, and what they come to in all */
    BG_PICTURE_STACK /* one bar a name, its series behind each other; the last is what is left */
};

struct bg_picture_series {
    const char *title;
    const struct bg_value *y;          /* by point; missing: nothing is drawn */
    const struct bg_value *low, *high; /* its range; NULL: none */
    const char *const *none; /* by point: in place of a number that is missing; NULL: "not known" */
};
struct
    bg_picture_mark { /* a place on the axis of x that has a name; a band where to is more than from */
    const char *title;
    struct bg_dec from, to;
};
struct bg_picture {
    enum bg_picture_kind kind;
    const char *id, *title;
    const char *words; /* what it shows, with its main numbers */
    const char *note;  /* what a reader must know of how it was made; "" */
    const char *x_title, *y_title;
    enum bg_key_kind x_kind, y_kind; /* how numbers are printed; of steps x is a day */
    size_t n;                        /* points; of a histogram intervals */
    const char *const *names;        /* bars and bridge: of the points; else NULL */
    const struct bg_dec *x;          /* lines and steps: n; histogram: n + 1 edges; else NULL */
    bool levels;                     /* bars: numbers are printed as they are, not as differences */
    bool open;                       /* histogram: the last interval has no end */
    int64_t until;                   /* steps: the last day */
    const struct bg_picture_series *series;
    size_t series_n;
    const struct bg_picture_mark *marks;
    size_t marks_n;
};
struct bg_pictures {
    const struct bg_picture *items;
    size_t n;
};

#endif
