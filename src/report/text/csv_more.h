/* What a tidy CSV has beside the bids, or the lines of a register: the figures of the first page, every point
 * of a sweep, every period of the year path. The same rows for both, in columns of their own. */
#ifndef BG_REPORT_TEXT_CSV_MORE_H
#define BG_REPORT_TEXT_CSV_MORE_H

#include "model/modelling.h"

struct bg_csv_figure { /* "" and missing where it says nothing */
    const char *lot, *bid, *vendor, *label, *title, *measure, *measure_title, *element, *unit,
        *note;
    struct bg_value value, low, high;
    bool estimated;
};
struct bg_csv_rows {
    struct bg_buf *out;
    const struct bg_model *model;
    /* Puts the columns of the table at hand, the last one with a comma behind it. */
    void (*put)(struct bg_buf *out, const struct bg_csv_figure *figure);
};
/* The columns that every row of both tables has at its end. */
#define BG_CSV_MORE_COLUMNS "sweep_value,sweep_value_2,from,until"
/* Of a row that is of no point and no period: with its end. */
void bg_csv_end_plain(struct bg_buf *out);

void bg_csv_sweeps(const struct bg_csv_rows *rows);
void bg_csv_years(const struct bg_csv_rows *rows);

#endif
