/* What pictures are drawn with: shapes and texts at places in tenths of a unit, axes, a legend. Private
 * to report/chart. */
#ifndef BG_REPORT_CHART_CANVAS_H
#define BG_REPORT_CHART_CANVAS_H

#include "report/chart/chart.h"

enum { /* tenths */
       BG_CANVAS_WIDTH = 4600,
       BG_CANVAS_LINE = 170, /* of text */
       BG_CANVAS_LETTER = 66 /* about how wide one is */
};

struct bg_canvas {
    struct bg_buf *out; /* of the shapes; the frame is put round them when the height is known */
    struct bg_arena *arena;
    const struct bg_picture *picture;
    int64_t top;                 /* the next free place from above */
    int64_t left, right, bottom; /* of the plot */
};

struct bg_canvas_box {
    int64_t x, y, x2, y2;
};
void bg_canvas_rect(struct bg_canvas *c, const char *of_class, struct bg_canvas_box box);
void bg_canvas_line(struct bg_canvas *c, const char *of_class, struct bg_canvas_box box);
/* anchor: 's'tart, 'm'iddle or 'e'nd is at x. */
void bg_canvas_text(struct bg_canvas *c, char anchor, int64_t x, int64_t y, const char *text);
/* In at most so many tenths, cut with "…". */
const char *bg_canvas_cut(struct bg_canvas *c, const char *text, int64_t room);
int64_t bg_canvas_width(const char *text);
/* "12.5": a place as it is printed. */
void bg_canvas_place(struct bg_buf *out, int64_t tenths);

/* What each series looks like, above the plot, where there are several. lines: as lines. */
void bg_canvas_legend(struct bg_canvas *c, bool lines);
/* The axis of y at the left, with a line across for each tick and the unit above. Sets left. */
struct bg_chart_scale bg_canvas_y_axis(struct bg_canvas *c, struct bg_dec low, struct bg_dec high,
                                       int64_t height);
/* Where the marks lie on the axis of x: bands behind, lines before what is drawn. */
void bg_canvas_marks(struct bg_canvas *c, const struct bg_chart_scale *x, bool bands);

/* The least and the most of all numbers that are drawn, 0 with them. */
void bg_canvas_ends(const struct bg_picture *picture, struct bg_dec *low, struct bg_dec *high);

void bg_canvas_bars(struct bg_canvas *c);
void bg_canvas_bridge(struct bg_canvas *c);
void bg_canvas_stack(struct bg_canvas *c);
void bg_canvas_histogram(struct bg_canvas *c);
void bg_canvas_lines(struct bg_canvas *c);
void bg_canvas_steps(struct bg_canvas *c);

#endif
