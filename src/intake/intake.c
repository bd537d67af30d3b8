/* What a source is, by its first bytes: never by its name. */
#include "intake/intake.h"

#include <string.h>

enum { LOOK_AT = 4096, LINES_LOOKED_AT = 64 };

/* The text of the first "format" key in the bytes; NULL when there is none. A look, not a parse:
 * whoever reads the source then checks it strictly. */
static bool says_format(const char *text, size_t n, const char *format)
{
    static const char key[] = "\"format\"";
    for (size_t i = 0; i + sizeof key < n; i++) {
        if (memcmp(text + i, key, sizeof key - 1) != 0)
            continue;
        for (i += sizeof key - 1; i < n && strchr(" \t\r\n:", text[i]); i++)
            ;
        return i + 1 < n && text[i] == '"' && n - i - 1 >= strlen(format) &&
               memcmp(text + i + 1, format, strlen(format)) == 0;
    }
    return false;
}

static bool has(const char *text, size_t n, const char *what)
{
    size_t size = strlen(what);
    for (size_t i = 0; i + size <= n; i++)
        if (memcmp(text + i, what, size) == 0)
            return true;
    return false;
}

/* Two lines are whole objects; or one is, and every other at least begins like one: so a broken
 * line does not take the others with it. */
static bool has_lines(const struct bg_source *source, size_t start)
{
    const char *at = source->text + start, *end = source->text + source->size;
    int whole = 0, begun = 0, all = 0;
    while (at < end && all < LINES_LOOKED_AT && whole < 2) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t n = (size_t)((stop ? stop : end) - at);
        while (n && strchr(" \t\r", at[n - 1]))
            n--;
        all += n > 0;
        begun += n > 0 && at[0] == '{';
        whole += n > 1 && at[0] == '{' && at[n - 1] == '}';
        at = stop ? stop + 1 : end;
    }
    return whole >= 2 || (whole == 1 && all >= 2 && begun == all);
}

enum bg_source_kind bg_source_sniff(const struct bg_source *source)
{
    size_t start = 0;
    while (start < source->size && strchr(" \t\r\n", source->text[start]))
        start++;
    const char *text = source->text + start;
    size_t n = source->size - start < LOOK_AT ? source->size - start : LOOK_AT;
    if (n == 0 || (text[0] != '{' && text[0] != '['))
        return BG_SOURCE_UNKNOWN;
    if (says_format(text, n, "bidgauge-ruleset/"))
        return BG_SOURCE_RULESET;
    if (has_lines(source, start))
        return BG_SOURCE_BIDS_LINES;
    if (says_format(text, n, "bidgauge-bid/"))
        return BG_SOURCE_BID;
    if (has(source->text, source->size, "\"procurementMethodType\"") ||
        has(source->text, source->size, "\"tenderID\""))
        return BG_SOURCE_PROZORRO;
    return has(text, n, "\"bid\"") || has(text, n, "\"answers\"") ? BG_SOURCE_BID
                                                                  : BG_SOURCE_UNKNOWN;
}
