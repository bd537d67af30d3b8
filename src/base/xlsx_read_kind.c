/* What a file is that has the name of an .xlsx and is none: named, so that whoever sent it knows
 * what to save it as. A look at names and first bytes; nothing of it is parsed. */
#include "base/xlsx_read_part.h"

#include <string.h>

enum { LOOK_AT = 4096 };

static char xlsx_read_kind_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* The words are in the first bytes, in any case. */
static bool says(const char *bytes, size_t n, const char *words)
{
    size_t size = strlen(words);
    for (size_t i = 0; i + size <= n && i < LOOK_AT; i++) {
        size_t k = 0;
        while (k < size && xlsx_read_kind_lower(bytes[i + k]) == words[k])
            k++;
        if (k == size)
            return true;
    }
    return false;
}

const char *bg_xlsx_no_zip(const char *bytes, size_t n)
{
    static const char ole[] = "\xD0\xCF\x11\xE0";
    size_t start = 0;
    if (n >= 4 && memcmp(bytes, ole, 4) == 0)
        return "it is an old .xls file or protected by a password; save it as .xlsx without one";
    if (n >= 2 && memcmp(bytes, "PK", 2) == 0)
        return NULL;
    while (start < n && bytes[start] && strchr(" \t\r\n", bytes[start]))
        start++;
    if (start == n || bytes[start] != '<')
        return NULL;
    if (says(bytes, n, "urn:schemas-microsoft-com:office:spreadsheet"))
        return "it is a workbook as XML of Excel 2003; save it as .xlsx";
    if (says(bytes, n, "<html") || says(bytes, n, "<!doctype html") || says(bytes, n, "<table"))
        return "it is a web page (HTML); open it in a spreadsheet program and save it as .xlsx";
    return "it is XML, not a workbook (.xlsx)";
}

/* A download that holds the table, packed. */
static bool xlsx_read_kind_is_table(const char *entry)
{
    static const char *const ends[] = {".xlsx", ".xls", ".csv"};
    size_t n = strlen(entry);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t end = strlen(ends[i]), k = 0;
        while (n > end && k < end && xlsx_read_kind_lower(entry[n - end + k]) == ends[i][k])
            k++;
        if (k == end)
            return true;
    }
    return false;
}

const char *bg_xlsx_other_zip(const struct bg_xlsx *xlsx)
{
    static const struct {
        const char *entry, *what;
    } kinds[] = {
        {"xl/workbook.bin", "it is a binary workbook (.xlsb); save it as .xlsx"},
        {"content.xml", "it is an OpenDocument file (.ods); save it as .xlsx"},
        {"index/document.iwa", "it is a document of Numbers; export it as .xlsx"},
        {"word/document.xml", "it is a text document (.docx), not a workbook"},
        {"ppt/presentation.xml", "it is a presentation (.pptx), not a workbook"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (bg_xlsx_entry_find(xlsx, kinds[i].entry) >= 0)
            return kinds[i].what;
    for (size_t i = 0; i < xlsx->entries_n; i++)
        if (xlsx_read_kind_is_table(xlsx->entries[i].name))
            return bg_arena_printf(xlsx->arena,
                                   "it is a zip file with \"%s\" in it; unpack it first",
                                   xlsx->entries[i].name);
    return NULL;
}
