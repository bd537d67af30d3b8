/* A date that is written as text. */
#include <stdio.h>
#include <string.h>

#include "base/cell_text.h"
#include "base/date.h"

/* Without marks between them: the digits are counted instead. */
static const char run_on[] = "YYYYMMDD";

bool bg_cell_text_date_form_is_good(const char *form)
{
    if (strcmp(form, run_on) == 0)
        return true;
    const char *year = strstr(form, "YYYY"), *month = strchr(form, 'M'), *day = strchr(form, 'D');
    if (!year || !month || !day || strspn(year, "Y") != 4 || strspn(month, "M") > 2 ||
        strspn(day, "D") > 2)
        return false;
    for (const char *p = form; *p; p++)
        if (!strchr("YMD./- ", *p) ||
            (strchr("YMD", *p) && p[1] != *p && strchr("YMD", p[1]) && p[1]))
            return false; /* nothing says where one of them ends */
    return !strchr(year + 4, 'Y') && !strchr(month + strspn(month, "M"), 'M') &&
           !strchr(day + strspn(day, "D"), 'D');
}

static bool cell_text_date_day_of(int year, int month, int day, int64_t *days)
{
    char iso[40];
    snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, day);
    return strlen(iso) == 10 && bg_date_parse(iso, 10, days);
}

/* "20141201": eight digits, the year first, from 1900 to 2199. */
static bool run_on_date(const char *text, int64_t *days)
{
    int value = 0;
    for (int i = 0; i < 8; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        value = value * 10 + (text[i] - '0');
    }
    if (value < 19000101 || value > 21991231)
        return false;
    return cell_text_date_day_of(value / 10000, value / 100 % 100, value % 100, days);
}

bool bg_cell_text_date_as(const char *text, const char *form, int64_t *days, const char **end)
{
    int year = 0, month = 0, day = 0;
    const char *p = text;
    if (strcmp(form, run_on) == 0) {
        if (!run_on_date(text, days))
            return false;
        *end = text + 8;
        return true;
    }
    while (*form) {
        size_t n = strspn(form, *form == 'Y' ? "Y" : *form == 'M' ? "M" : *form == 'D' ? "D" : "");
        if (n == 0) {
            if (*p++ != *form++)
                return false;
            continue;
        }
        int value = 0;
        size_t digits = strspn(p, "0123456789");
        size_t least = n, most = n == 1 ? 2 : n;
        if (digits < least || digits > most)
            return false;
        for (size_t i = 0; i < digits; i++)
            value = value * 10 + (p[i] - '0');
        if (*form == 'Y')
            year = value;
        else if (*form == 'M')
            month = value;
        else
            day = value;
        p += digits;
        form += n;
    }
    *end = p;
    return cell_text_date_day_of(year, month, day, days);
}

/* -- in whatever order it is --------------------------------------------------------------- */

struct parts { /* numbers of a date, and the month where it is a word */
    int number[3];
    size_t digits[3];
    size_t n;
    int month;
};

/* "Jul", "July" or "sept": 7, 7, 9; 0: none. English, as everything that the form says. */
static int month_of(const char *word, size_t n)
{
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    for (int m = 0; m < 12 && n >= 3; m++) {
        size_t k = 0;
        while (k < n && names[m][k] && (word[k] | 0x20) == names[m][k])
            k++;
        if (k == n && (n == 3 || n == strlen(names[m]) || (m == 8 && n == 4)))
            return m + 1;
    }
    return 0;
}

static bool cell_text_date_is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Three parts and nothing else but one kind of mark between them, or blanks and commas beside a
 * month's name. */
static bool split(const char *p, struct parts *parts)
{
    char mark = '\0';
    while (*p) {
        size_t n = strspn(p, "0123456789"), blank = bg_cell_text_blank_at(p);
        if (n) {
            if (parts->n == 3 || n > 4)
                return false;
            parts->digits[parts->n] = n;
            for (size_t i = 0; i < n; i++)
                parts->number[parts->n] = parts->number[parts->n] * 10 + (p[i] - '0');
            parts->n++;
        } else if (cell_text_date_is_letter(*p)) {
            while (cell_text_date_is_letter(p[n]))
                n++;
            if (parts->month || (parts->month = month_of(p, n)) == 0)
                return false;
        } else if (blank) {
            n = blank;
        } else if (strchr("./-,", *p) && (!mark || mark == *p) && p[1]) {
            mark = *p;
            n = 1;
        } else {
            return false;
        }
        p += n;
    }
    return parts->month ? parts->n == 2 : parts->n == 3 && mark && mark != ',';
}

/* The days that the parts can mean: none, one or two. */
static size_t days_of(const struct parts *parts, int64_t days[2])
{
    const int *v = parts->number;
    size_t last = parts->n - 1, n = 0;
    bool year_last = parts->digits[last] == 4 && parts->digits[0] <= 2;
    bool year_first = parts->digits[0] == 4 && parts->digits[last] <= 2;
    if ((!year_first && !year_last) || (!parts->month && parts->digits[1] > 2))
        return 0;
    if (parts->month)
        return cell_text_date_day_of(v[year_first ? 0 : 1], parts->month, v[year_first ? 1 : 0],
                                     &days[0]);
    if (year_first)
        return cell_text_date_day_of(v[0], v[1], v[2], &days[0]);
    n += cell_text_date_day_of(v[2], v[1], v[0], &days[n]);
    n += cell_text_date_day_of(v[2], v[0], v[1], &days[n]);
    return n == 2 && days[0] == days[1] ? 1 : n;
}

const char *bg_cell_text_date(struct bg_arena *arena, const char *text, const char *form,
                              int64_t *days)
{
    const char *end, *trimmed = bg_cell_text_trim(arena, text),
                     *quoted = bg_cell_text_quoted(arena, text);
    char first[BG_DATE_TEXT], second[BG_DATE_TEXT];
    struct parts parts = {.n = 0};
    int64_t micros, found[2] = {0, 0};
    if (*form)
        return bg_cell_text_date_as(trimmed, form, days, &end) && !*end
                   ? NULL
                   : bg_arena_printf(arena, "%s is not a date of the form %s", quoted, form);
    if (bg_date_time_parse(trimmed, strlen(trimmed), days, &micros))
        return NULL;
    if (strlen(trimmed) == 8 && run_on_date(trimmed, days))
        return NULL; /* in no other order its digits would be a date of these years */
    size_t n = split(trimmed, &parts) ? days_of(&parts, found) : 0;
    *days = found[0];
    if (n == 1)
        return NULL;
    if (n == 2)
        return bg_arena_printf(arena, "%s can mean %s or %s (use YYYY-MM-DD)", quoted,
                               bg_date_text(found[0], first), bg_date_text(found[1], second));
    return bg_arena_printf(arena, "%s is not a date (use YYYY-MM-DD)", quoted);
}
