/* Pictures as SVG: bars, lines, steps, histogram, bridge. One element each, to be put into a page; it has a
 * title and a description for who does not see it, and no script, style or address of its own. Colours
 * come from bg_chart_style, which the page's style holds once: readable in light, in dark and in print;
 * series are told apart by pattern too. Places are decimals with one place, worked out without binary
 * floating point; the numbers that are printed are the exact ones. */
#ifndef BG_REPORT_CHART_CHART_H
#define BG_REPORT_CHART_CHART_H

#include "base/buf.h"
#include "model/picture.h"

/* Rules of style for every picture of a page. */
extern const char bg_chart_style[];

/* Nothing where there is nothing to draw. number: of the picture on its page, for its identifiers. */
void bg_chart_svg(struct bg_buf *out, const struct bg_picture *picture, size_t number);
/* There is something to draw: at least one number that is not missing. */
bool bg_chart_has(const struct bg_picture *picture);

/* "12,500", "17.50", "4.4 %", of a day "2026-07-01". */
const char *bg_chart_words(struct bg_arena *arena, enum bg_key_kind kind, struct bg_dec value);
/* What is printed in place of the number of a point that is missing. */
const char *bg_chart_none(const struct bg_picture_series *series, size_t point);
/* What the axis of x says of a point: its name, its number, "17.00 to 18.00", its day. */
const char *bg_chart_point(struct bg_arena *arena, const struct bg_picture *picture, size_t i);

/* A bar from a to b for a program that only stacks bars: unseen up to its nearer end, then what of it lies
 * above 0, then what lies below. */
void bg_chart_span(struct bg_dec a, struct bg_dec b, struct bg_dec parts[3]);

/* -- scales -------------------------------------------------------------------------------------------
 * An axis from one round number to another, and where a value lies on it, in tenths of a unit of the
 * picture. */
struct bg_chart_scale {
    struct bg_dec from, to, step; /* step: 1, 2 or 5 times a power of ten */
    int ticks;                    /* from, from + step, ... to */
    int places;                   /* of the step */
    int64_t start, end;           /* where from and to lie, tenths; start may be the greater */
};
/* The least axis with at most most_ticks ticks that holds low and high. */
struct bg_chart_scale bg_chart_scale(struct bg_dec low, struct bg_dec high, int most_ticks,
                                     int64_t start, int64_t end);
/* Rounded half-up; outside the axis at its end. */
int64_t bg_chart_at(const struct bg_chart_scale *scale, struct bg_dec value);
struct bg_dec bg_chart_tick(const struct bg_chart_scale *scale, int i);

#endif
