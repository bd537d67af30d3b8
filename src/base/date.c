/* Civil dates. The conversion is Howard Hinnant's "days_from_civil" (chrono-compatible low-level
 * date algorithms): years start in March, so that the leap day is the last. */
#include "base/date.h"

#include <stdio.h>

#define MINUTE (INT64_C(60) * 1000000)
#define DAY    (INT64_C(86400) * 1000000)

static int64_t days_from(int64_t year, int month, int day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

void bg_date_split(int64_t days, int *year, int *month, int *day)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t day_of_era = days - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month_from_march = (5 * day_of_year + 2) / 153;
    *day = (int)(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    *month = (int)(month_from_march + (month_from_march < 10 ? 3 : -9));
    *year = (int)(year_of_era + era * 400 + (*month <= 2));
}

static int month_length(int64_t year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return lengths[month - 1] + (month == 2 && leap);
}

/* count digits at *at, which moves on; -1 when they are not there. */
static int date_number(const char *text, size_t n, size_t *at, size_t count)
{
    int value = 0;
    if (n - *at < count)
        return -1;
    for (size_t i = 0; i < count; i++) {
        char c = text[*at + i];
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    *at += count;
    return value;
}

static bool date_take(const char *text, size_t n, size_t *at, char c)
{
    if (*at >= n || text[*at] != c)
        return false;
    ++*at;
    return true;
}

bool bg_date_parse(const char *text, size_t n, int64_t *days)
{
    size_t at = 0;
    if (n != 10)
        return false;
    int year = date_number(text, n, &at, 4);
    if (year < 1 || !date_take(text, n, &at, '-'))
        return false;
    int month = date_number(text, n, &at, 2);
    if (month < 1 || month > 12 || !date_take(text, n, &at, '-'))
        return false;
    int day = date_number(text, n, &at, 2);
    if (day < 1 || day > month_length(year, month))
        return false;
    *days = days_from(year, month, day);
    return true;
}

/* "" or "Z" or "+02", "+0200", "+02:00": minutes that local time is ahead of UTC. */
static bool parse_zone(const char *text, size_t n, size_t at, int *ahead)
{
    *ahead = 0;
    if (at == n)
        return true; /* no zone is given: taken as UTC */
    if (date_take(text, n, &at, 'Z') || date_take(text, n, &at, 'z'))
        return at == n;
    bool west = text[at] == '-';
    if (!west && text[at] != '+')
        return false;
    at++;
    int hours = date_number(text, n, &at, 2), minutes = 0;
    if (at < n) {
        date_take(text, n, &at, ':');
        minutes = date_number(text, n, &at, 2);
    }
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || at != n)
        return false;
    *ahead = (hours * 60 + minutes) * (west ? -1 : 1);
    return true;
}

/* "10:00", "10:00:00", "10:00:00.123"; 24:00:00 is the end of the day, :60 a leap second. */
static bool parse_time(const char *text, size_t n, size_t *at, int64_t *micros)
{
    int hour = date_number(text, n, at, 2), minute = -1, second = 0;
    int64_t fraction = 0;
    if (hour >= 0 && date_take(text, n, at, ':'))
        minute = date_number(text, n, at, 2);
    if (minute < 0)
        return false;
    if (date_take(text, n, at, ':')) {
        second = date_number(text, n, at, 2);
        if (date_take(text, n, at, '.') || date_take(text, n, at, ',')) {
            int64_t unit = 100000;
            size_t before = *at;
            for (int digit; (digit = date_number(text, n, at, 1)) >= 0; unit /= 10)
                fraction += digit * unit;
            if (*at == before)
                return false;
        }
    }
    if (hour > 24 || minute > 59 || second < 0 || second > 60)
        return false;
    if (hour == 24 && (minute || second || fraction))
        return false;
    *micros = ((hour * 60 + minute) * INT64_C(60) + second) * 1000000 + fraction;
    return true;
}

bool bg_date_time_parse(const char *text, size_t n, int64_t *days, int64_t *micros)
{
    int64_t date, time = 0;
    int ahead = 0;
    size_t at = 11;
    if (n < 10 || !bg_date_parse(text, 10, &date))
        return false;
    if (n > 10 && ((text[10] != 'T' && text[10] != 't' && text[10] != ' ') ||
                   !parse_time(text, n, &at, &time) || !parse_zone(text, n, at, &ahead)))
        return false;
    *days = date;
    *micros = date * DAY + time - ahead * MINUTE;
    return true;
}

bool bg_instant_parse(const char *text, size_t n, struct bg_instant *out)
{
    int64_t days, micros;
    int ahead = 0;
    size_t at = 11;
    *out = BG_NO_INSTANT;
    if (!bg_date_time_parse(text, n, &days, &micros))
        return false;
    out->has_time = n > 10;
    if (out->has_time && parse_time(text, n, &at, &micros)) {
        out->has_zone = at < n && parse_zone(text, n, at, &ahead);
        micros += days * DAY - ahead * MINUTE;
    }
    out->micros = micros;
    out->ahead = ahead;
    return true;
}

bool bg_zone_parse(const char *text, size_t n, int32_t *ahead)
{
    int minutes;
    if (n == 0 || !parse_zone(text, n, 0, &minutes))
        return false;
    *ahead = minutes;
    return true;
}

bool bg_clock_parse(const char *text, size_t n, int64_t *micros)
{
    size_t at = 0;
    return parse_time(text, n, &at, micros) && at == n;
}

bool bg_instant_known(struct bg_instant at)
{
    return at.micros != BG_NO_DATE;
}

static int64_t own_clock(struct bg_instant at)
{
    return at.micros + at.ahead * MINUTE;
}

static int64_t date_day_of(int64_t micros)
{
    return micros >= 0 ? micros / DAY : -((DAY - 1 - micros) / DAY);
}

int64_t bg_instant_day(struct bg_instant at)
{
    return bg_instant_known(at) ? date_day_of(own_clock(at)) : BG_NO_DATE;
}

struct bg_instant bg_instant_in_zone(struct bg_instant at, int32_t ahead)
{
    if (at.has_zone || !bg_instant_known(at))
        return at;
    at.micros -= ahead * MINUTE;
    at.ahead = ahead;
    at.has_zone = true;
    return at;
}

/* The first moment that it can be, and the last, in UTC where `other` has an offset and it has
 * none: clocks are from 12 hours behind UTC to 14 ahead. */
static void date_span_of(struct bg_instant at, bool other_has_zone, int64_t *first, int64_t *last)
{
    *first = at.micros;
    *last = at.micros + (at.has_time ? 0 : DAY - 1);
    if (other_has_zone && !at.has_zone) {
        *first -= 14 * 60 * MINUTE;
        *last += 12 * 60 * MINUTE;
    }
}

bool bg_instant_compare(struct bg_instant a, struct bg_instant b, int *order)
{
    int64_t first[2], last[2];
    if (!bg_instant_known(a) || !bg_instant_known(b))
        return false;
    date_span_of(a, b.has_zone, &first[0], &last[0]);
    date_span_of(b, a.has_zone, &first[1], &last[1]);
    *order = last[0] < first[1] ? -1 : last[1] < first[0];
    return *order != 0 || (first[0] == last[0] && first[1] == last[1]);
}

char *bg_instant_text(struct bg_instant at, char out[BG_INSTANT_TEXT])
{
    char date[BG_DATE_TEXT], seconds[24] = "", zone[24] = "";
    out[0] = '\0';
    if (!bg_instant_known(at))
        return out;
    int64_t clock = own_clock(at), day = date_day_of(clock), time = clock - day * DAY;
    int ahead = at.ahead < 0 ? -at.ahead : at.ahead;
    bg_date_text(day, date);
    if (time % MINUTE)
        snprintf(seconds, sizeof seconds, ":%02d", (int)(time % MINUTE / 1000000));
    if (at.has_zone && ahead == 0)
        snprintf(zone, sizeof zone, " UTC");
    else if (at.has_zone)
        snprintf(zone, sizeof zone, " %c%02d:%02d", at.ahead < 0 ? '-' : '+', ahead / 60,
                 ahead % 60);
    if (at.has_time)
        snprintf(out, BG_INSTANT_TEXT, "%s %02d:%02d%s%s", date, (int)(time / MINUTE / 60),
                 (int)(time / MINUTE % 60), seconds, zone);
    else
        snprintf(out, BG_INSTANT_TEXT, "%s", date);
    return out;
}

char *bg_duration_text(int64_t micros, char out[BG_DURATION_TEXT])
{
    static const struct {
        int64_t micros;
        const char *name;
    } units[] = {{DAY, "day"}, {60 * MINUTE, "hour"}, {MINUTE, "minute"}, {1000000, "second"}};
    enum { UNITS = sizeof units / sizeof *units };
    size_t at = 0, first = 0;
    while (first < UNITS && micros < units[first].micros)
        first++;
    snprintf(out, BG_DURATION_TEXT, "less than a second");
    for (size_t u = first; u < UNITS && u < first + 2; u++) {
        int64_t n = micros / units[u].micros;
        micros -= n * units[u].micros;
        if (n > 0)
            at += (size_t)snprintf(out + at, BG_DURATION_TEXT - at, "%s%lld %s%s",
                                   u > first ? " and " : "", (long long)n, units[u].name,
                                   n == 1 ? "" : "s");
    }
    return out;
}

char *bg_date_text(int64_t days, char out[BG_DATE_TEXT])
{
    int year, month, day;
    bg_date_split(days, &year, &month, &day);
    char text[40];
    snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    snprintf(out, BG_DATE_TEXT, "%.10s", text);
    return out;
}

bool bg_date_add_months(int64_t days, int64_t months, int64_t *out)
{
    int year, month, day;
    bg_date_split(days, &year, &month, &day);
    if (months > 120000 || months < -120000)
        return false;
    int64_t total = (int64_t)year * 12 + (month - 1) + months;
    if (total < 12 || total >= 10000 * 12)
        return false;
    int64_t to_year = total / 12;
    int to_month = (int)(total % 12) + 1;
    int last = month_length(to_year, to_month);
    *out = days_from(to_year, to_month, day < last ? day : last);
    return true;
}
