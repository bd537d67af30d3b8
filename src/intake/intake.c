/* What a source is, by its first bytes: never by its name. */
#include "intake/intake.h"

#include <string.h>

#include "base/records.h"
#include "intake/sniff.h"

enum { LOOK_AT = 4096 };

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

static bool intake_has(const char *text, size_t n, const char *what)
{
    size_t size = strlen(what);
    for (size_t i = 0; i + size <= n; i++)
        if (memcmp(text + i, what, size) == 0)
            return true;
    return false;
}

/* Records follow one another: two whole ones, or a whole one and pieces of others on other lines, or
 * two lines that at least begin like one. So a broken line does not take the others with it. */
static bool intake_has_lines(const struct bg_source *source, size_t start)
{
    struct bg_records records;
    struct bg_record record;
    int64_t whole = 0, whole_line = 0, pieces = 0, begun = 0;
    bg_records_start(&records, source->text + start, source->size - start, 1, bg_sniff_record);
    while (whole < 2 && bg_records_next(&records, &record)) {
        bool counts = record.whole && bg_sniff_record(record.text, record.n);
        whole += counts;
        whole_line = counts ? record.line : whole_line;
        pieces += !record.whole && record.line != whole_line;
        begun += !record.whole && record.of_line == 1 && record.n > 1 && record.text[0] == '{';
    }
    return whole >= 2 || (whole == 1 && pieces > 0) || (whole == 0 && begun >= 2);
}

enum bg_source_kind bg_source_sniff(const struct bg_source *source)
{
    size_t start = 0;
    while (start < source->size && source->text[start] && strchr(" \t\r\n", source->text[start]))
        start++;
    const char *text = source->text + start;
    size_t n = source->size - start < LOOK_AT ? source->size - start : LOOK_AT;
    if (n == 0)
        return BG_SOURCE_UNKNOWN;
    if (text[0] != '{' && text[0] != '[') /* lines of which the first is broken, or no JSON */
        return bg_sniff_has(text, source->size - start, "\"bidgauge-bid/") &&
                       intake_has_lines(source, start)
                   ? BG_SOURCE_BIDS_LINES
                   : BG_SOURCE_UNKNOWN;
    if (says_format(text, n, "bidgauge-ruleset/"))
        return BG_SOURCE_RULESET;
    if (intake_has_lines(source, start))
        return BG_SOURCE_BIDS_LINES;
    if (says_format(text, n, "bidgauge-bid/"))
        return BG_SOURCE_BID;
    if (intake_has(source->text, source->size, "\"procurementMethodType\"") ||
        intake_has(source->text, source->size, "\"tenderID\""))
        return BG_SOURCE_PROZORRO;
    return intake_has(text, n, "\"bid\"") || intake_has(text, n, "\"answers\"") ? BG_SOURCE_BID
                                                                                : BG_SOURCE_UNKNOWN;
}
