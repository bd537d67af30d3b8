#include "base/records.h"

#include <string.h>

enum { DEEPEST = 64, BUDGET_TIMES = 4, BUDGET_LEAST = 1 << 20 };

static const char mark[] =
    "\xEF\xBB\xBF"; /* the byte-order mark; files are joined with it in them */

/* -- one value ------------------------------------------------------------------------------------
 */

enum expected { A_VALUE, AN_ITEM_OR_END, A_KEY, A_KEY_OR_END, A_COLON, A_COMMA_OR_END };

struct scan {
    const char *p, *end;
    char open[DEEPEST];
    size_t depth;
    enum expected expected;
};

/* Past the closing quote of the text that opens at p; false: it does not close on its line. */
static bool scan_text(struct scan *s)
{
    for (s->p++; s->p < s->end && *s->p != '"'; s->p++) {
        if ((unsigned char)*s->p < 0x20)
            return false;
        s->p += *s->p == '\\' && s->p + 1 < s->end;
    }
    return s->p++ < s->end;
}

static bool records_is_scalar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '-' || c == '.';
}

static bool scan_open(struct scan *s)
{
    if (s->depth == DEEPEST)
        return false;
    s->expected = *s->p == '{' ? A_KEY_OR_END : AN_ITEM_OR_END;
    s->open[s->depth++] = *s->p++;
    return true;
}

static bool scan_close(struct scan *s)
{
    if (s->depth == 0 || s->open[s->depth - 1] != (*s->p == '}' ? '{' : '['))
        return false;
    s->depth--;
    s->p++;
    s->expected = A_COMMA_OR_END;
    return true;
}

static bool records_scan_value(struct scan *s)
{
    if (*s->p == '{' || *s->p == '[')
        return scan_open(s);
    s->expected = A_COMMA_OR_END;
    if (*s->p == '"')
        return scan_text(s);
    const char *start = s->p;
    while (s->p < s->end && records_is_scalar(*s->p))
        s->p++;
    return s->p > start;
}

static bool records_scan_key(struct scan *s)
{
    s->expected = A_COLON;
    return *s->p == '"' && scan_text(s);
}

/* The next part of the value; false: it is none. */
static bool scan_part(struct scan *s)
{
    bool in_object = s->depth > 0 && s->open[s->depth - 1] == '{';
    switch (s->expected) {
    case A_VALUE:
        return records_scan_value(s);
    case AN_ITEM_OR_END:
        return *s->p == ']' ? scan_close(s) : records_scan_value(s);
    case A_KEY:
        return records_scan_key(s);
    case A_KEY_OR_END:
        return *s->p == '}' ? scan_close(s) : records_scan_key(s);
    case A_COLON:
        s->expected = A_VALUE;
        return *s->p++ == ':';
    case A_COMMA_OR_END:
        if (*s->p != ',')
            return (*s->p == '}' || *s->p == ']') && scan_close(s);
        s->p++;
        s->expected = in_object ? A_KEY : A_VALUE;
        return true;
    }
    return false;
}

size_t bg_records_extent(const char *text, size_t n)
{
    struct scan s = {.p = text, .end = text + n};
    if (n == 0 || (*text != '{' && *text != '[') || !scan_open(&s))
        return 0;
    while (s.depth > 0) {
        while (s.p < s.end && (*s.p == ' ' || *s.p == '\t' || *s.p == '\r' || *s.p == '\n'))
            s.p++;
        if (s.p >= s.end || !scan_part(&s))
            return 0;
    }
    return (size_t)(s.p - text);
}

/* -- records --------------------------------------------------------------------------------------
 */

void bg_records_start(struct bg_records *records, const char *text, size_t n, int64_t line,
                      bool (*begins)(const char *text, size_t n))
{
    *records = (struct bg_records){.at = text,
                                   .end = text + n,
                                   .line = line,
                                   .budget = n * BUDGET_TIMES + BUDGET_LEAST,
                                   .begins = begins};
}

static bool records_is_mark(const char *p, const char *end)
{
    return (size_t)(end - p) >= sizeof mark - 1 && memcmp(p, mark, sizeof mark - 1) == 0;
}

static void skip_between(struct bg_records *r)
{
    while (r->at < r->end) {
        if (records_is_mark(r->at, r->end)) {
            r->at += sizeof mark - 1;
        } else if (*r->at == '\n') {
            r->line++;
            r->of_line = 0;
            r->at++;
        } else if (*r->at == ' ' || *r->at == '\t' || *r->at == '\r') {
            r->at++;
        } else {
            return;
        }
    }
}

static const char *end_of_line(const char *p, const char *end)
{
    const char *stop = memchr(p, '\n', (size_t)(end - p));
    return stop ? stop : end;
}

/* The line holds a whole record of the kind from its start: no value of an earlier line goes over it. */
static bool starts_anew(const struct bg_records *r, const char *p, const char *stop)
{
    if (records_is_mark(p, stop))
        p += sizeof mark - 1;
    size_t n = p < stop && *p == '{' ? bg_records_extent(p, (size_t)(stop - p)) : 0;
    return n > 0 && r->begins(p, n);
}

/* A value that goes over several lines. Bytes that are looked at in vain are paid from the budget, so
 * that the work stays within the size of the file. */
static size_t extent_over_lines(struct bg_records *r, const char *stop)
{
    while (stop < r->end) {
        const char *next = stop + 1, *next_stop = end_of_line(next, r->end);
        if (starts_anew(r, next, next_stop))
            break;
        stop = next_stop;
        if ((size_t)(stop - r->at) > r->budget)
            break;
    }
    size_t n = bg_records_extent(r->at, (size_t)(stop - r->at));
    size_t spent = (size_t)(stop - r->at);
    if (n == 0)
        r->budget -= spent < r->budget ? spent : r->budget;
    return n;
}

/* Where the next whole record of the kind begins on the line; stop when there is none. */
static const char *next_start(const struct bg_records *r, const char *p, const char *stop)
{
    while ((p = memchr(p, '{', (size_t)(stop - p))) != NULL) {
        size_t n = bg_records_extent(p, (size_t)(stop - p));
        if (n > 0 && r->begins(p, n))
            return p;
        p += n > 0 ? n : 1;
    }
    return stop;
}

static void records_give(struct bg_records *r, struct bg_record *out, size_t n, bool whole)
{
    *out = (struct bg_record){
        .text = r->at, .n = n, .line = r->line, .of_line = ++r->of_line, .whole = whole};
    for (const char *p = r->at, *end = r->at + n; (p = memchr(p, '\n', (size_t)(end - p))); p++) {
        r->line++;
        r->of_line = 0;
    }
    r->at += n;
    if (whole)
        return;
    while (out->n && strchr(" \t\r", out->text[out->n - 1]) && out->text[out->n - 1])
        out->n--;
}

bool bg_records_next(struct bg_records *r, struct bg_record *out)
{
    skip_between(r);
    if (r->at >= r->end)
        return false;
    const char *stop = end_of_line(r->at, r->end);
    if (*r->at == '{' || *r->at == '[') {
        size_t n = bg_records_extent(r->at, (size_t)(stop - r->at));
        if (n == 0)
            n = extent_over_lines(r, stop);
        if (n > 0) {
            records_give(r, out, n, true);
            return true;
        }
    }
    records_give(r, out, (size_t)(next_start(r, r->at + 1, stop) - r->at), false);
    return true;
}
