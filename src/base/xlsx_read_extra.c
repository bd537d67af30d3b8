/* What a workbook has besides its cells: macros, links to other files, pictures, files within it. It
 * is told by relations between the parts and by their names, and never opened. */
#include "base/xlsx_read_part.h"

#include "base/list.h"

#include <string.h>

enum { EXTRAS_MOST = 256 };

static void xlsx_read_extra_add(struct bg_xlsx *xlsx, enum bg_xlsx_extra_kind kind,
                                const char *what)
{
    for (size_t i = 0; i < xlsx->extras_n; i++)
        if (xlsx->extras[i].kind == kind && strcmp(xlsx->extras[i].what, what) == 0)
            return;
    if (xlsx->extras_n == EXTRAS_MOST)
        return;
    BG_MORE(xlsx->arena, xlsx->extras, xlsx->extras_n, xlsx->extras_room);
    xlsx->extras[xlsx->extras_n++] = (struct bg_xlsx_extra){kind, what};
}

static void add_external(struct bg_xlsx *xlsx, const struct bg_xlsx_relation *relation)
{
    if (strcmp(relation->type, "hyperlink") == 0) /* for people to click; told with its cell */
        return;
    if (strcmp(relation->type, "image") == 0)
        xlsx_read_extra_add(xlsx, BG_XLSX_LINKED_PICTURE, relation->target);
    else if (strncmp(relation->type, "externalLink", 12) == 0)
        xlsx_read_extra_add(xlsx, BG_XLSX_LINKED_FILE, relation->target);
    else
        xlsx_read_extra_add(xlsx, BG_XLSX_LINKED_OTHER, relation->target);
}

static void look_at_relations(struct bg_xlsx *xlsx, const struct bg_xlsx_entry *entry)
{
    struct bg_xlsx_relations r = {.xlsx = xlsx, .folder = ""};
    const char *error = NULL;
    if (!bg_xlsx_relations_at(&r, entry->index, &error)) {
        xlsx_read_extra_add(xlsx, BG_XLSX_DAMAGED, entry->name);
        return;
    }
    for (size_t i = 0; i < r.n; i++)
        if (r.list[i].external)
            add_external(xlsx, &r.list[i]);
}

static bool xlsx_read_extra_is_under(const char *name, const char *folder)
{
    return strncmp(name, folder, strlen(folder)) == 0;
}

static void look_at_name(struct bg_xlsx *xlsx, const char *name)
{
    size_t n = strlen(name);
    const char *last = strrchr(name, '/');
    last = last ? last + 1 : name;
    if (strncmp(last, "vbaproject", 10) == 0 || xlsx_read_extra_is_under(name, "xl/macrosheets/"))
        xlsx_read_extra_add(xlsx, BG_XLSX_MACROS, "");
    else if ((xlsx_read_extra_is_under(name, "xl/embeddings/") ||
              xlsx_read_extra_is_under(name, "xl/activex/")) &&
             name[n - 1] != '/')
        xlsx_read_extra_add(xlsx, BG_XLSX_EMBEDDED, name);
    else if (xlsx_read_extra_is_under(name, "xl/media/") && name[n - 1] != '/')
        xlsx_read_extra_add(xlsx, BG_XLSX_PICTURE, name);
    else if (strcmp(name, "xl/connections.xml") == 0 ||
             xlsx_read_extra_is_under(name, "xl/querytables/"))
        xlsx_read_extra_add(xlsx, BG_XLSX_QUERY, "");
}

void bg_xlsx_find_extras(struct bg_xlsx *xlsx)
{
    for (size_t i = 0; i < xlsx->entries_n; i++) {
        const char *name = xlsx->entries[i].name;
        size_t n = strlen(name);
        if (n >= 5 && strcmp(name + n - 5, ".rels") == 0)
            look_at_relations(xlsx, &xlsx->entries[i]);
        else if (n)
            look_at_name(xlsx, name);
    }
}

const struct bg_xlsx_extra *bg_xlsx_extras(const struct bg_xlsx *xlsx, size_t *n)
{
    *n = xlsx->extras_n;
    return xlsx->extras;
}

static bool xlsx_read_extra_is_name(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == ']' || (unsigned char)c >= 0x80;
}

/* "[1]Sheet1!A1", "'[Book 2.xlsx]Sheet1'!A1", "'file:///x.ods'#$A.B1": a book in brackets, but not
 * the column of a table, which is behind the table's name or begins with # or @. */
bool bg_xlsx_formula_is_linked(const char *formula)
{
    static const char *const outside[] = {
        "file:", "http:", "https:", "WEBSERVICE(", "RTD(", "DDE("};
    bool quoted = false;
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
        if (strstr(formula, outside[i]))
            return true;
    for (const char *p = formula; *p; p++) {
        if (*p == '"')
            quoted = !quoted;
        if (*p == '|' && !quoted) /* "cmd|'/c calc'!A0" */
            return true;
        if (*p != '[' || quoted || (p > formula && xlsx_read_extra_is_name(p[-1])))
            continue;
        if (!strchr("#@[", p[1]))
            return true;
    }
    return false;
}
