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

enum { BG_INSTANT_TEXT = 80, BG_DURATION_TEXT = 64 };

/* "2026-11-24" exactly, years 0001 to 9999. */
bool bg_date_parse(const char *text, size_t n, int64_t *days);
/* The date part of an ISO date or date-time ("2024-01-15T10:00:00+02:00"), and the whole as
 * microseconds since 1970 in UTC for ordering. */
bool bg_date_time_parse(const char *text, size_t n, int64_t *days, int64_t *micros);
/* A date alone, or with a time, or with a time and an offset ("2026-03-13T14:00-07:00", "...Z"). */
bool bg_instant_parse(const char *text, size_t n, struct bg_instant *out);
/* "Z", "-07", "-0700", "-07:00": minutes ahead of UTC. Names of zones are not known. */
bool bg_zone_parse(const char *text, size_t n, int32_t *ahead);
/* "14:00" or "14:00:30": microseconds since midnight; 24:00 is the end of the day. */
bool bg_clock_parse(const char *text, size_t n, int64_t *micros);
bool bg_instant_known(struct bg_instant at);
/* The calendar day on the instant's own clock; BG_NO_DATE where it is not known. */
int64_t bg_instant_day(struct bg_instant at);
/* One without an offset as read on a clock that is so many minutes ahead; others as they are. */
struct bg_instant bg_instant_in_zone(struct bg_instant at, int32_t ahead);
/* False: which is earlier cannot be told, since a time or an offset is missing. */
bool bg_instant_compare(struct bg_instant a, struct bg_instant b, int *order);
/* "2026-03-13", "2026-03-13 14:00", "2026-03-13 14:00:30 -07:00"; "" when it is not known. */
char *bg_instant_text(struct bg_instant at, char out[BG_INSTANT_TEXT]);
/* "20 minutes", "2 hours and 5 minutes", "1 day", by its two largest units. */
char *bg_duration_text(int64_t micros, char out[BG_DURATION_TEXT]);
char *bg_date_text(int64_t days, char out[BG_DATE_TEXT]);
void bg_date_split(int64_t days, int *year, int *month, int *day);
/* Months later; a day past the month's end becomes its last day. False: out of range. */
bool bg_date_add_months(int64_t days, int64_t months, int64_t *out);

#endif
