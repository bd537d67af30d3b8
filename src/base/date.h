/* Calendar dates (ISO 8601, proleptic Gregorian) as days since 1970-01-01, and instants as
 * microseconds. No clock; the only time zones are fixed offsets from UTC, as written. */
#ifndef BG_BASE_DATE_H
#define BG_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BG_NO_DATE INT64_MIN /* days or micros that are not known */

enum { BG_DATE_TEXT = 11 };

struct bg_instant {
    int64_t micros; /* since 1970: in UTC with has_zone, else on the clock that it was read from;
                     * of a date alone the start of that day; BG_NO_DATE: not known */
    int32_t ahead;  /* minutes that its clock is ahead of UTC; 0 without has_zone */
    bool has_time;  /* false: a date alone */
    bool has_zone;
};
#define BG_NO_INSTANT ((struct bg_instant){.micros = BG_NO_DATE})

/* "2026-11-24" exactly, years 0001 to 9999. */
bool bg_date_parse(const char *text, size_t n, int64_t *days);
/* The date part of an ISO date or date-time ("2024-01-15T10:00:00+02:00"), and the whole as
 * microseconds since 1970 in UTC for ordering. */
bool bg_date_time_parse(const char *text, size_t n, int64_t *days, int64_t *micros);
char *bg_date_text(int64_t days, char out[BG_DATE_TEXT]);
void bg_date_split(int64_t days, int *year, int *month, int *day);
/* Months later; a day past the month's end becomes its last day. False: out of range. */
bool bg_date_add_months(int64_t days, int64_t months, int64_t *out);

#endif
