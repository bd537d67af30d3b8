/* What a spreadsheet shows of the number that a cell holds: fifteen digits, or a day. */
#ifndef BG_BASE_CELL_SERIAL_H
#define BG_BASE_CELL_SERIAL_H

#include "base/dec.h"

/* 17.170000000000002, which a spreadsheet program writes for 17.17, as the number that it shows.
 * *rounded: digits were left out. False: it is out of range. */
bool bg_cell_serial_number(const char *text, size_t n, struct bg_dec *out, bool *rounded);

/* The day and the seconds in it of a serial number, in the epoch of 1900 or of 1904. False: it is no
 * day. */
bool bg_cell_serial_date(struct bg_dec serial, bool epoch_1904, int64_t *days, int64_t *seconds);

#endif
