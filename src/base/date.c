/* Civil dates. The conversion is Howard Hinnant's "days_from_civil" (chrono-compatible low-level
 * date algorithms): years start in March, so that the leap day is the last. */
#include "base/date.h"

#include <stdio.h>

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
static int number(const char *text, size_t n, size_t *at, size_t count)
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

static bool take(const char *text, size_t n, size_t *at, char c)
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
    int year = number(text, n, &at, 4);
    if (year < 1 || !take(text, n, &at, '-'))
        return false;
    int month = number(text, n, &at, 2);
    if (month < 1 || month > 12 || !take(text, n, &at, '-'))
        return false;
    int day = number(text, n, &at, 2);
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
    if (take(text, n, &at, 'Z') || take(text, n, &at, 'z'))
        return at == n;
    bool west = text[at] == '-';
    if (!west && text[at] != '+')
        return false;
    at++;
    int hours = number(text, n, &at, 2), minutes = 0;
    if (at < n) {
        take(text, n, &at, ':');
        minutes = number(text, n, &at, 2);
    }
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || at != n)
        return false;
    *ahead = (hours * 60 + minutes) * (west ? -1 : 1);
    return true;
}

/* "10:00", "10:00:00", "10:00:00.123"; 24:00:00 is the end of the day, :60 a leap second. */
static bool parse_time(const char *text, size_t n, size_t *at, int64_t *micros)
{
    int hour = number(text, n, at, 2), minute = -1, second = 0;
    int64_t fraction = 0;
    if (hour >= 0 && take(text, n, at, ':'))
        minute = number(text, n, at, 2);
    if (minute < 0)
        return false;
    if (take(text, n, at, ':')) {
        second = number(text, n, at, 2);
        if (take(text, n, at, '.') || take(text, n, at, ',')) {
            int64_t unit = 100000;
            size_t before = *at;
            for (int digit; (digit = number(text, n, at, 1)) >= 0; unit /= 10)
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
    const int64_t day_micros = INT64_C(86400) * 1000000;
    int64_t date, time = 0;
    int ahead = 0;
    size_t at = 11;
    if (n < 10 || !bg_date_parse(text, 10, &date))
        return false;
    if (n > 10 && ((text[10] != 'T' && text[10] != 't' && text[10] != ' ') ||
                   !parse_time(text, n, &at, &time) || !parse_zone(text, n, at, &ahead)))
        return false;
    *days = date;
    *micros = date * day_micros + time - ahead * INT64_C(60) * 1000000;
    return true;
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
