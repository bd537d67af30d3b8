/* How much room a text takes on paper and screen, so that rows are as high and columns as wide as
 * their texts need. */
#ifndef BG_REPORT_BOOK_METRICS_H
#define BG_REPORT_BOOK_METRICS_H

#include <stdbool.h>
#include <stddef.h>

/* The width of n bytes of UTF-8 in points, in Calibri of that size. */
double bg_metrics_width(const char *text, size_t n, int size, bool bold);
/* Lines that a wrapped text takes in a column with that many points for text; at least 1. */
int bg_metrics_lines(const char *text, double room, int size, bool bold);

#endif
