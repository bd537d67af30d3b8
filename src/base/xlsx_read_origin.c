/* Who wrote a workbook. Its keywords say what kind of ours it is, which every
 * spreadsheet program keeps when it saves; that one has saved it since is seen from the properties that
 * each of them sets to its own. */
#include "base/xlsx_read_part.h"

#include <string.h>

struct properties {
    struct bg_arena *arena;
    struct bg_buf text; /* of the current element */
    const char *keywords, *version, *program, *created, *modified, *author, *saved_by;
};

static const char *element_open(void *data, const char *name, const char **attributes)
{
    struct properties *p = data;
    (void)name;
    (void)attributes;
    bg_buf_init(&p->text, p->arena);
    return NULL;
}

static const char *element_text(void *data, const char *text, size_t n)
{
    struct properties *p = data;
    bg_buf_put(&p->text, text, n);
    return NULL;
}

static const char *element_close(void *data, const char *name)
{
    struct properties *p = data;
    const struct {
        const char *name, **value;
    } rows[] = {
        {"AppVersion", &p->version},      {"Application", &p->program}, {"created", &p->created},
        {"keywords", &p->keywords},       {"modified", &p->modified},   {"creator", &p->author},
        {"lastModifiedBy", &p->saved_by},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(name, rows[i].name) == 0)
            *rows[i].value = bg_arena_text(p->arena, bg_buf_text(&p->text), p->text.size);
    bg_buf_init(&p->text, p->arena);
    return NULL;
}

/* Entries as in the largest workbook of ours; of a few small parts only. */
static const struct bg_xlsx_limits limits = {
    .file_bytes = 1u << 30,
    .entries = 60000,
    .part_bytes = 1u << 20,
    .total_bytes = 4u << 20,
    .depth = 32,
    .attributes = 64,
};

struct bg_xlsx_origin bg_xlsx_origin(struct bg_arena *arena, const char *bytes, size_t n)
{
    static const struct bg_xlsx_handler handler = {element_open, element_close, element_text};
    static const char *const parts[] = {"docprops/core.xml", "docprops/app.xml"};
    struct bg_xlsx_origin origin = {.kind = ""};
    struct bg_xlsx *xlsx = BG_NEW(arena, struct bg_xlsx);
    struct properties p = {.arena = arena,
                           .keywords = "",
                           .version = "",
                           .program = "",
                           .created = "",
                           .modified = "",
                           .author = "",
                           .saved_by = ""};
    const char *error = NULL;
    xlsx->arena = arena;
    xlsx->limits = &limits;
    xlsx->count = BG_NEW(arena, struct bg_xlsx_count);
    if (bg_xlsx_no_zip(bytes, n) || !bg_xlsx_zip_open(xlsx, bytes, n, &error))
        return origin;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        int64_t entry = bg_xlsx_entry_find(xlsx, parts[i]);
        if (entry >= 0)
            bg_xlsx_parse(xlsx, entry, &handler, &p, &error);
    }
    if (strncmp(p.keywords, BG_XLSX_KEYWORD, strlen(BG_XLSX_KEYWORD)) != 0)
        return origin;
    origin.kind = p.keywords + strlen(BG_XLSX_KEYWORD);
    /* libxlsxwriter's version, and times that are the same: every other program sets its own */
    origin.untouched = strcmp(p.version, "12.0000") == 0 &&
                       strcmp(p.program, "Microsoft Excel") == 0 && *p.created &&
                       strcmp(p.created, p.modified) == 0 && strcmp(p.author, p.saved_by) == 0;
    return origin;
}
