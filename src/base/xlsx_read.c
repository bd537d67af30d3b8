/* Opening an .xlsx: from the package's relations to the list of sheets and shared strings. Names are
 * matched without their namespace, since prefixes and the strict URIs occur. */
#include "base/xlsx_read_part.h"

#include "base/list.h"

#include <stdlib.h>
#include <string.h>

const struct bg_xlsx_limits bg_xlsx_limits_form = {
    .file_bytes = 16u << 20,
    .entries = 512,
    .part_bytes = 32u << 20,
    .total_bytes = 32u << 20,
    .cells = 200000,
    .strings = 200000,
    .string_bytes = 16u << 20,
    .sheets = 256,
    .depth = 32,
    .attributes = 64,
};
const struct bg_xlsx_limits bg_xlsx_limits_vendor = {
    .file_bytes = 16u << 20,
    .entries = 512,
    .part_bytes = 64u << 20,
    .total_bytes = 64u << 20,
    .cells = 200000,
    .strings = 200000,
    .string_bytes = 16u << 20,
    .sheets = 256,
    .depth = 32,
    .attributes = 64,
    .cell_faults = true,
};
/* OEWS wages of the United States' metropolitan areas have 150,000 rows of 32 cells. */
const struct bg_xlsx_limits bg_xlsx_limits_table = {
    .file_bytes = 64u << 20,
    .entries = 512,
    .part_bytes = 1u << 30,
    .total_bytes = 1u << 30,
    .cells = 8000000,
    .strings = 2000000,
    .string_bytes = 128u << 20,
    .sheets = 256,
    .depth = 32,
    .attributes = 64,
    .cell_faults = true,
};
/* A comparison of 5,000 bids has some 5,000 sheets and millions of cells. */
const struct bg_xlsx_limits bg_xlsx_limits_own = {
    .file_bytes = 1u << 30,
    .entries = 60000,
    .part_bytes = 1u << 30,
    .total_bytes = 0xFFFFFFFFu,
    .cells = 40000000,
    .strings = 20000000,
    .string_bytes = 1u << 30,
    .sheets = 20000,
    .depth = 64,
    .attributes = 64,
};

/* -- workbook --------------------------------------------------------------------------------- */

static char xlsx_read_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

struct workbook {
    struct bg_xlsx *xlsx;
    size_t room;
};

static const char *workbook_open(void *data, const char *name, const char **attributes)
{
    struct workbook *w = data;
    struct bg_xlsx *xlsx = w->xlsx;
    if (strcmp(name, "workbookPr") == 0) {
        const char *epoch = bg_xlsx_attribute(attributes, "date1904");
        xlsx->epoch_1904 = epoch && (strcmp(epoch, "1") == 0 || strcmp(epoch, "true") == 0);
    }
    if (strcmp(name, "sheet") != 0)
        return NULL;
    const char *title = bg_xlsx_attribute(attributes, "name");
    const char *state = bg_xlsx_attribute(attributes, "state");
    const char *id = bg_xlsx_attribute(attributes, "id");
    if (!title || !id)
        return "a sheet has no name";
    if (xlsx->sheets_n >= xlsx->limits->sheets)
        return bg_xlsx_limit(xlsx, "it has more than", xlsx->limits->sheets, "sheets");
    BG_MORE(xlsx->arena, xlsx->sheets, xlsx->sheets_n, w->room);
    xlsx->sheets[xlsx->sheets_n++] = (struct bg_xlsx_sheet){
        .name = bg_arena_text(xlsx->arena, title, strlen(title)),
        .relation = bg_arena_text(xlsx->arena, id, strlen(id)),
        .entry = -1,
        .hidden = state && strcmp(state, "visible") != 0,
    };
    return NULL;
}

static const struct bg_xlsx_handler workbook_handler = {.open = workbook_open};

/* -- shared strings ------------------------------------------------------------------------- */

struct strings {
    struct bg_xlsx *xlsx;
    struct bg_xlsx_rich rich;
    struct bg_buf plain;
};

static const char *strings_open(void *data, const char *name, const char **attributes)
{
    struct strings *s = data;
    if (strcmp(name, "si") == 0) {
        s->rich.text.size = 0;
        bg_buf_puts(&s->rich.text, "");
        s->rich.struck = s->rich.run_struck = false;
    }
    return bg_xlsx_rich_open(&s->rich, name, attributes);
}

static const char *strings_close(void *data, const char *name)
{
    struct strings *s = data;
    struct bg_xlsx *xlsx = s->xlsx;
    bg_xlsx_rich_close(&s->rich, name);
    if (strcmp(name, "si") != 0)
        return NULL;
    if (xlsx->strings_n >= xlsx->limits->strings)
        return bg_xlsx_limit(xlsx, "it has more than", xlsx->limits->strings, "texts");
    BG_MORE(xlsx->arena, xlsx->strings, xlsx->strings_n, xlsx->strings_room);
    s->plain.size = 0;
    bg_xlsx_unescape(&s->plain, bg_buf_text(&s->rich.text), s->rich.text.size);
    const char *fault = bg_xlsx_too_long(bg_buf_text(&s->plain), s->plain.size);
    if (fault)
        return fault;
    if ((xlsx->strings_bytes += s->plain.size) > xlsx->limits->string_bytes)
        return bg_xlsx_limit(xlsx, "its texts are longer than", xlsx->limits->string_bytes >> 20,
                             "MiB together");
    const char *text = bg_arena_text(xlsx->arena, bg_buf_text(&s->plain), s->plain.size);
    xlsx->strings[xlsx->strings_n++] = (struct bg_xlsx_string){text, s->plain.size, s->rich.struck};
    return NULL;
}

static const char *strings_text(void *data, const char *text, size_t n)
{
    struct strings *s = data;
    return bg_xlsx_rich_text(&s->rich, text, n);
}

static const struct bg_xlsx_handler strings_handler = {strings_open, strings_close, strings_text};

static bool xlsx_read_ends_with(const char *name, const char *end)
{
    size_t n = strlen(name), m = strlen(end);
    return n >= m && strcmp(name + n - m, end) == 0;
}

/* -- opening --------------------------------------------------------------------------------- */

static bool read_side_parts(struct bg_xlsx *xlsx, const struct bg_xlsx_relations *relations,
                            const char **error)
{
    const struct bg_xlsx_relation *strings = bg_xlsx_by_type(relations, "sharedStrings");
    if (strings) {
        struct strings s = {.xlsx = xlsx};
        bg_buf_init(&s.rich.text, xlsx->arena);
        bg_buf_init(&s.plain, xlsx->arena);
        if (!bg_xlsx_parse(xlsx, bg_xlsx_entry_find(xlsx, strings->target), &strings_handler, &s,
                           error))
            return false;
    }
    const struct bg_xlsx_relation *styles = bg_xlsx_by_type(relations, "styles");
    return !styles || bg_xlsx_read_styles(xlsx, bg_xlsx_entry_find(xlsx, styles->target), error);
}

static int by_entry(const void *a, const void *b)
{
    const struct bg_xlsx_sheet *x = *(const struct bg_xlsx_sheet *const *)a;
    const struct bg_xlsx_sheet *y = *(const struct bg_xlsx_sheet *const *)b;
    return (x->entry > y->entry) - (x->entry < y->entry);
}

static int by_sheet_name(const void *a, const void *b)
{
    const char *x = (*(const struct bg_xlsx_sheet *const *)a)->name;
    const char *y = (*(const struct bg_xlsx_sheet *const *)b)->name;
    for (; *x && xlsx_read_lower(*x) == xlsx_read_lower(*y); x++, y++)
        ;
    return (xlsx_read_lower(*x) > xlsx_read_lower(*y)) -
           (xlsx_read_lower(*x) < xlsx_read_lower(*y));
}

/* Each sheet has a name and a part of its own. NULL, or what is wrong. */
static const char *sheets_differ(struct bg_xlsx *xlsx, int64_t workbook)
{
    size_t n = xlsx->sheets_n;
    const struct bg_xlsx_sheet **sorted =
        BG_ARRAY(xlsx->arena, n + 1, const struct bg_xlsx_sheet *);
    for (size_t i = 0; i < n; i++) {
        sorted[i] = &xlsx->sheets[i];
        if (sorted[i]->entry == workbook)
            return "its parts refer to each other in a circle";
    }
    qsort(sorted, n, sizeof *sorted, by_entry);
    for (size_t i = 1; i < n; i++)
        if (by_entry(&sorted[i - 1], &sorted[i]) == 0)
            return "two of its sheets are one part";
    qsort(sorted, n, sizeof *sorted, by_sheet_name);
    for (size_t i = 1; i < n; i++)
        if (by_sheet_name(&sorted[i - 1], &sorted[i]) == 0)
            return "two of its sheets have one name";
    return NULL;
}

static bool read_workbook(struct bg_xlsx *xlsx, const char *path, const char **error)
{
    struct workbook w = {.xlsx = xlsx};
    struct bg_xlsx_relations r = {.xlsx = xlsx};
    int64_t own = bg_xlsx_entry_find(xlsx, path);
    if (!bg_xlsx_parse(xlsx, own, &workbook_handler, &w, error) ||
        !bg_xlsx_relations_of(&r, path, error))
        return false;
    for (size_t i = 0; i < xlsx->sheets_n; i++) {
        const struct bg_xlsx_relation *to = bg_xlsx_by_id(&r, xlsx->sheets[i].relation);
        if (!to || to->external) {
            *error = "a sheet lies outside the file";
            return false;
        }
        xlsx->sheets[i].path = to->target;
        xlsx->sheets[i].entry = bg_xlsx_entry_find(xlsx, to->target);
        if (xlsx->sheets[i].entry < 0) {
            *error = "a sheet is missing";
            return false;
        }
    }
    if ((*error = sheets_differ(xlsx, own)))
        return false;
    return read_side_parts(xlsx, &r, error);
}

const struct bg_xlsx *bg_xlsx_open(struct bg_arena *arena, const char *bytes, size_t n,
                                   const struct bg_xlsx_limits *limits, const char **error)
{
    struct bg_xlsx *xlsx = BG_NEW(arena, struct bg_xlsx);
    xlsx->arena = arena;
    xlsx->limits = limits;
    xlsx->count = BG_NEW(arena, struct bg_xlsx_count);
    if (!bg_xlsx_zip_open(xlsx, bytes, n, error))
        return NULL;
    xlsx->count->parsed = BG_ARRAY(arena, xlsx->entries_n + 1, bool);
    xlsx->count->parsed_n = xlsx->entries_n;
    struct bg_xlsx_relations root = {.xlsx = xlsx, .folder = ""};
    const char *other = bg_xlsx_other_zip(xlsx);
    *error = other ? other : "it is not a workbook (.xlsx)";
    if (other || bg_xlsx_entry_find(xlsx, "[Content_Types].xml") < 0 ||
        !bg_xlsx_relations_at(&root, bg_xlsx_entry_find(xlsx, "_rels/.rels"), error))
        return NULL;
    const struct bg_xlsx_relation *book = bg_xlsx_by_type(&root, "officeDocument");
    *error = "it is not a workbook (.xlsx)";
    if (!book || !read_workbook(xlsx, book->target, error))
        return NULL;
    bg_xlsx_find_extras(xlsx);
    return xlsx;
}

size_t bg_xlsx_sheets(const struct bg_xlsx *xlsx)
{
    return xlsx->sheets_n;
}

const char *bg_xlsx_sheet_name(const struct bg_xlsx *xlsx, size_t sheet)
{
    return xlsx->sheets[sheet].name;
}

bool bg_xlsx_sheet_hidden(const struct bg_xlsx *xlsx, size_t sheet)
{
    return xlsx->sheets[sheet].hidden;
}

bool bg_xlsx_epoch_1904(const struct bg_xlsx *xlsx)
{
    return xlsx->epoch_1904;
}

bool bg_xlsx_well_formed(const struct bg_xlsx *xlsx, const char **error)
{
    for (size_t i = 0; i < xlsx->entries_n; i++) {
        const char *name = xlsx->entries[i].name;
        if (!xlsx_read_ends_with(name, ".xml") && !xlsx_read_ends_with(name, ".rels") &&
            !xlsx_read_ends_with(name, ".vml"))
            continue;
        int64_t own = xlsx->entries[i].index;
        if ((size_t)own < xlsx->count->parsed_n && xlsx->count->parsed[own])
            continue;
        if (!bg_xlsx_parse(xlsx, xlsx->entries[i].index, NULL, NULL, error)) {
            *error = bg_arena_printf(xlsx->arena, "%s (%s)", *error, name);
            return false;
        }
    }
    return true;
}
