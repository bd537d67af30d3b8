/* The zip of an .xlsx and the bounded parse of its parts: the only user of libzip and expat. Counts
 * bytes while inflating and never trusts the sizes that the file declares. */
#include "base/xlsx_read_part.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum { CHUNK = 65536, Z_MEM_ERROR = -4 }; /* of zlib.h, which libzip passes on */

struct parse {
    const struct bg_xlsx *xlsx;
    const struct bg_xlsx_handler *handler;
    void *data;
    XML_Parser parser;
    const char *error;
    int depth;
};

static const char *local(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

static void stop(struct parse *p, const char *error)
{
    if (error && !p->error) {
        p->error = error;
        XML_StopParser(p->parser, XML_FALSE);
    }
}

const char *bg_xlsx_limit(const struct bg_xlsx *xlsx, const char *before, size_t n,
                          const char *after)
{
    return bg_arena_printf(xlsx->arena, "%s %zu %s", before, n, after);
}

static const char *too_large(const struct bg_xlsx *xlsx)
{
    return bg_xlsx_limit(xlsx, "it is larger than", xlsx->limits->total_bytes >> 20,
                         "MiB when unpacked");
}

static void XMLCALL on_open(void *data, const char *name, const char **attributes)
{
    struct parse *p = data;
    if (p->error)
        return;
    int n = 0;
    while (attributes[n])
        n += 2;
    if (++p->depth > p->xlsx->limits->depth)
        stop(p, bg_xlsx_limit(p->xlsx, "its XML is nested deeper than",
                              (size_t)p->xlsx->limits->depth, "elements"));
    else if (n / 2 > p->xlsx->limits->attributes)
        stop(p, bg_xlsx_limit(p->xlsx, "an element has more than",
                              (size_t)p->xlsx->limits->attributes, "attributes"));
    else if (p->handler && p->handler->open)
        stop(p, p->handler->open(p->data, local(name), attributes));
}

static void XMLCALL on_close(void *data, const char *name)
{
    struct parse *p = data;
    if (p->error)
        return;
    p->depth--;
    if (p->handler && p->handler->close)
        stop(p, p->handler->close(p->data, local(name)));
}

static void XMLCALL on_text(void *data, const char *text, int n)
{
    struct parse *p = data;
    if (!p->error && p->handler && p->handler->text && n > 0)
        stop(p, p->handler->text(p->data, text, (size_t)n));
}

static void XMLCALL on_doctype(void *data, const char *name, const char *system_id,
                               const char *public_id, int subset)
{
    (void)name;
    (void)system_id;
    (void)public_id;
    (void)subset;
    stop(data, "it has a DOCTYPE, which a workbook never needs");
}

static void free_parser(void *parser)
{
    XML_ParserFree(parser);
}

static void free_entry(void *file)
{
    zip_fclose(file);
}

static void free_zip(void *zip)
{
    zip_discard(zip);
}

/* What libzip could not do for want of memory is no fault of the file. */
static void for_memory(const struct bg_xlsx *xlsx, zip_error_t *fault)
{
    int code = zip_error_code_zip(fault);
    bool zlib = code == ZIP_ER_ZLIB && zip_error_code_system(fault) == Z_MEM_ERROR;
    if (code == ZIP_ER_MEMORY || zlib)
        bg_arena_out_of_memory(xlsx->arena);
}

/* Feeds one entry to the parser. A sentence on failure, NULL when all of it was parsed. */
static const char *feed(const struct bg_xlsx *xlsx, zip_file_t *file, struct parse *p)
{
    size_t part = 0;
    for (;;) {
        void *room = XML_GetBuffer(p->parser, CHUNK);
        if (!room)
            bg_arena_out_of_memory(xlsx->arena);
        zip_int64_t got = zip_fread(file, room, CHUNK);
        if (got < 0)
            for_memory(xlsx, zip_file_get_error(file));
        if (got < 0)
            return "a part is damaged (its check sum or compressed data is wrong)";
        part += (size_t)got;
        xlsx->count->inflated += (size_t)got;
        if (part > xlsx->limits->part_bytes || xlsx->count->inflated > xlsx->limits->total_bytes)
            return too_large(xlsx);
        enum XML_Status status = XML_ParseBuffer(p->parser, (int)got, got == 0);
        if (p->error)
            return p->error;
        if (status != XML_STATUS_OK && XML_GetErrorCode(p->parser) == XML_ERROR_NO_MEMORY)
            bg_arena_out_of_memory(xlsx->arena);
        if (status != XML_STATUS_OK)
            return "a part is not well-formed XML";
        if (got == 0)
            return NULL;
    }
}

bool bg_xlsx_parse(const struct bg_xlsx *xlsx, int64_t entry, const struct bg_xlsx_handler *handler,
                   void *data, const char **error)
{
    struct parse p = {.xlsx = xlsx, .handler = handler, .data = data};
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (entry < 0 || zip_stat_index(xlsx->zip, (zip_uint64_t)entry, 0, &stat) != 0) {
        *error = "a part is missing";
        return false;
    }
    if ((stat.valid & ZIP_STAT_SIZE) && stat.size > xlsx->limits->part_bytes) {
        *error = too_large(xlsx);
        return false;
    }
    void **file = bg_arena_defer(xlsx->arena, free_entry);
    void **parser = bg_arena_defer(xlsx->arena, free_parser);
    *file = zip_fopen_index(xlsx->zip, (zip_uint64_t)entry, 0);
    if (!*file)
        for_memory(xlsx, zip_get_error(xlsx->zip));
    *parser = XML_ParserCreate(NULL);
    if (!*parser)
        bg_arena_out_of_memory(xlsx->arena);
    if (!*file) {
        *error = "a part is encrypted or packed in a way that workbooks do not use";
    } else {
        p.parser = *parser;
        XML_SetUserData(p.parser, &p);
        XML_SetElementHandler(p.parser, on_open, on_close);
        XML_SetCharacterDataHandler(p.parser, on_text);
        XML_SetStartDoctypeDeclHandler(p.parser, on_doctype);
        *error = feed(xlsx, *file, &p);
    }
    if (*file)
        zip_fclose(*file);
    if (*parser)
        XML_ParserFree(*parser);
    *file = *parser = NULL;
    if (*error == NULL && (size_t)entry < xlsx->count->parsed_n)
        xlsx->count->parsed[entry] = true;
    return *error == NULL;
}

/* All bytes of an entry, in the arena. */
static bool xlsx_read_part_unpack(const struct bg_xlsx *xlsx, int64_t entry, struct bg_buf *out,
                                  const char **error)
{
    char chunk[4096];
    void **file = bg_arena_defer(xlsx->arena, free_entry);
    *file = zip_fopen_index(xlsx->zip, (zip_uint64_t)entry, 0);
    zip_int64_t got = *file ? 1 : -1;
    while (got > 0 && out->size <= xlsx->limits->part_bytes) {
        got = zip_fread(*file, chunk, sizeof chunk);
        if (got > 0)
            bg_buf_put(out, chunk, (size_t)got);
    }
    if (*file)
        zip_fclose(*file);
    *file = NULL;
    if (got < 0)
        *error = "a part is damaged (its check sum or compressed data is wrong)";
    else if (got > 0)
        *error = too_large(xlsx);
    return got == 0;
}

bool bg_xlsx_each_part(const struct bg_xlsx *xlsx,
                       bool (*visit)(void *data, const char *name, const char *bytes, size_t n),
                       void *data, const char **error)
{
    for (size_t i = 0; i < xlsx->entries_n; i++) {
        struct bg_buf bytes;
        bg_buf_init(&bytes, xlsx->arena);
        if (!xlsx_read_part_unpack(xlsx, xlsx->entries[i].index, &bytes, error))
            return false;
        if (!visit(data, xlsx->entries[i].name, bg_buf_text(&bytes), bytes.size))
            break;
    }
    return true;
}

static int xlsx_read_part_by_name(const void *a, const void *b)
{
    const struct bg_xlsx_entry *x = a, *y = b;
    int order = strcmp(x->name, y->name);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

static const char *plain_path(struct bg_arena *arena, const char *path)
{
    while (*path == '/' || *path == '\\')
        path++;
    char *out = bg_arena_text(arena, path, strlen(path));
    for (char *c = out; *c; c++) {
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c + 32);
        else if (*c == '\\')
            *c = '/';
    }
    return out;
}

int64_t bg_xlsx_entry_find(const struct bg_xlsx *xlsx, const char *path)
{
    const char *name = plain_path(xlsx->arena, path);
    size_t low = 0, high = xlsx->entries_n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(name, xlsx->entries[middle].name);
        if (order == 0)
            return xlsx->entries[middle].index;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return -1;
}

static const char *list_entries(struct bg_xlsx *xlsx)
{
    zip_int64_t n = zip_get_num_entries(xlsx->zip, 0);
    if (n <= 0)
        return "it is empty, not a workbook";
    if ((size_t)n > xlsx->limits->entries)
        return bg_xlsx_limit(xlsx, "it holds more than", xlsx->limits->entries, "files");
    xlsx->entries = BG_ARRAY(xlsx->arena, (size_t)n, struct bg_xlsx_entry);
    xlsx->entries_n = (size_t)n;
    for (zip_int64_t i = 0; i < n; i++) {
        const char *name = zip_get_name(xlsx->zip, (zip_uint64_t)i, ZIP_FL_ENC_GUESS);
        if (!name)
            return "it has a file without a name";
        xlsx->entries[i].name = plain_path(xlsx->arena, name);
        xlsx->entries[i].index = i;
    }
    qsort(xlsx->entries, (size_t)n, sizeof *xlsx->entries, xlsx_read_part_by_name);
    for (zip_int64_t i = 1; i < n; i++)
        if (strcmp(xlsx->entries[i - 1].name, xlsx->entries[i].name) == 0)
            return "it holds two files of one name";
    return NULL;
}

static zip_t *open_zip(const char *bytes, size_t n, int flags, zip_error_t *fault)
{
    zip_source_t *source = zip_source_buffer_create(bytes, n, 0, fault);
    zip_t *zip = source ? zip_open_from_source(source, flags, fault) : NULL;
    if (source && !zip)
        zip_source_free(source);
    return zip;
}

bool bg_xlsx_zip_open(struct bg_xlsx *xlsx, const char *bytes, size_t n, const char **error)
{
    *error = "it is not a workbook (.xlsx)";
    if (n > xlsx->limits->file_bytes) {
        *error =
            bg_xlsx_limit(xlsx, "the file is larger than", xlsx->limits->file_bytes >> 20, "MiB");
        return false;
    }
    const char *other = bg_xlsx_no_zip(bytes, n);
    if (other) {
        *error = other;
        return false;
    }
    void **slot = bg_arena_defer(xlsx->arena, free_zip);
    zip_error_t fault;
    zip_error_init(&fault);
    *slot = open_zip(bytes, n, ZIP_RDONLY | ZIP_CHECKCONS, &fault);
    if (!*slot && bg_xlsx_zip_is_sound(xlsx->arena, bytes, n))
        *slot = open_zip(bytes, n, ZIP_RDONLY, &fault);
    int why = zip_error_code_zip(&fault);
    if (!*slot)
        for_memory(xlsx, &fault);
    zip_error_fini(&fault);
    xlsx->zip = *slot;
    if (!xlsx->zip) {
        if (why == ZIP_ER_EXISTS)
            *error = "it holds two files of one name";
        else if (n >= 2 && memcmp(bytes, "PK", 2) == 0)
            *error = "it is cut off or damaged: as a zip it is not whole";
        return false;
    }
    *error = list_entries(xlsx);
    return *error == NULL;
}

const char *bg_xlsx_attribute(const char **attributes, const char *name)
{
    for (int i = 0; attributes[i]; i += 2)
        if (strcmp(local(attributes[i]), name) == 0)
            return attributes[i + 1];
    return NULL;
}

bool bg_xlsx_truth(const char **attributes, const char *name, bool by_default)
{
    const char *value = bg_xlsx_attribute(attributes, name);
    if (!value)
        return by_default;
    return strcmp(value, "1") == 0 || strcmp(value, "true") == 0 || strcmp(value, "on") == 0;
}
