/* Opening an .xlsx: from the package's relations to the list of sheets, shared strings and date
 * styles. Names are matched without their namespace, since prefixes and the strict URIs occur. */
#include "base/xlsx_read_part.h"

#include <stdlib.h>
#include <string.h>

const struct bg_xlsx_limits bg_xlsx_limits_form = {
    .file_bytes = 16u << 20,
    .entries = 512,
    .part_bytes = 32u << 20,
    .total_bytes = 32u << 20,
    .cells = 200000,
    .strings = 200000,
    .sheets = 256,
    .depth = 32,
    .attributes = 64,
};
/* A comparison of 5,000 bids has some 5,000 sheets and millions of cells. */
const struct bg_xlsx_limits bg_xlsx_limits_own = {
    .file_bytes = 1u << 30,
    .entries = 60000,
    .part_bytes = 1u << 30,
    .total_bytes = 0xFFFFFFFFu, /* each part is parsed twice */
    .cells = 40000000,
    .strings = 20000000,
    .sheets = 20000,
    .depth = 64,
    .attributes = 64,
};

/* -- relations ------------------------------------------------------------------------------ */

struct relation {
    const char *id, *type, *target;
    bool external;
};
struct relations {
    struct bg_xlsx *xlsx;
    const char *folder; /* that targets are relative to, "" or "xl/" */
    struct relation *list;
    size_t n, room;
};

/* folder + target with "." and ".." resolved; an absolute target starts at the root. */
static const char *resolve(struct bg_arena *arena, const char *folder, const char *target)
{
    const char *full =
        target[0] == '/' ? target + 1 : bg_arena_printf(arena, "%s%s", folder, target);
    char *out = bg_arena_alloc(arena, strlen(full) + 2);
    size_t n = 0;
    for (const char *p = full; *p;) {
        size_t length = strcspn(p, "/\\");
        if (length == 2 && memcmp(p, "..", 2) == 0) {
            while (n && out[n - 1] == '/')
                n--;
            while (n && out[n - 1] != '/')
                n--;
        } else if (length && !(length == 1 && *p == '.')) {
            memcpy(out + n, p, length);
            n += length;
            if (p[length])
                out[n++] = '/';
        }
        p += length + (p[length] != '\0');
    }
    out[n] = '\0';
    return out;
}

static const char *relation_open(void *data, const char *name, const char **attributes)
{
    struct relations *r = data;
    if (strcmp(name, "Relationship") != 0)
        return NULL;
    const char *id = bg_xlsx_attribute(attributes, "Id");
    const char *type = bg_xlsx_attribute(attributes, "Type");
    const char *target = bg_xlsx_attribute(attributes, "Target");
    const char *mode = bg_xlsx_attribute(attributes, "TargetMode");
    if (!id || !type || !target)
        return "a relation between its parts is incomplete";
    if (r->n == r->room) {
        size_t room = r->room ? r->room * 2 : 16;
        struct relation *list = BG_ARRAY(r->xlsx->arena, room, struct relation);
        if (r->n)
            memcpy(list, r->list, r->n * sizeof *list);
        r->list = list;
        r->room = room;
    }
    struct bg_arena *arena = r->xlsx->arena;
    const char *last = strrchr(type, '/');
    r->list[r->n++] = (struct relation){
        .id = bg_arena_text(arena, id, strlen(id)),
        .type = bg_arena_text(arena, last ? last + 1 : type, strlen(last ? last + 1 : type)),
        .target = resolve(arena, r->folder, target),
        .external = mode && strcmp(mode, "External") == 0,
    };
    return NULL;
}

static const struct bg_xlsx_handler relation_handler = {.open = relation_open};

static const struct relation *by_type(const struct relations *r, const char *type)
{
    for (size_t i = 0; i < r->n; i++)
        if (!r->list[i].external && strcmp(r->list[i].type, type) == 0)
            return &r->list[i];
    return NULL;
}

static const struct relation *by_id(const struct relations *r, const char *id)
{
    for (size_t i = 0; i < r->n; i++)
        if (strcmp(r->list[i].id, id) == 0)
            return &r->list[i];
    return NULL;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* -- workbook ------------------------------------------------------------------------------- */

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
    if (xlsx->sheets_n == w->room) {
        w->room = w->room ? w->room * 2 : 16;
        struct bg_xlsx_sheet *list = BG_ARRAY(xlsx->arena, w->room, struct bg_xlsx_sheet);
        if (xlsx->sheets_n)
            memcpy(list, xlsx->sheets, xlsx->sheets_n * sizeof *list);
        xlsx->sheets = list;
    }
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
    (void)attributes;
    struct strings *s = data;
    if (strcmp(name, "si") == 0) {
        s->rich.text.size = 0;
        bg_buf_puts(&s->rich.text, "");
    }
    return bg_xlsx_rich_open(&s->rich, name);
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
    if (xlsx->strings_n == xlsx->strings_room) {
        size_t room = xlsx->strings_room ? xlsx->strings_room * 2 : 256;
        struct bg_xlsx_string *list = BG_ARRAY(xlsx->arena, room, struct bg_xlsx_string);
        if (xlsx->strings_n)
            memcpy(list, xlsx->strings, xlsx->strings_n * sizeof *list);
        xlsx->strings = list;
        xlsx->strings_room = room;
    }
    s->plain.size = 0;
    bg_xlsx_unescape(&s->plain, bg_buf_text(&s->rich.text), s->rich.text.size);
    const char *fault = bg_xlsx_too_long(bg_buf_text(&s->plain), s->plain.size);
    if (fault)
        return fault;
    const char *text = bg_arena_text(xlsx->arena, bg_buf_text(&s->plain), s->plain.size);
    xlsx->strings[xlsx->strings_n++] = (struct bg_xlsx_string){text, s->plain.size};
    return NULL;
}

static const char *strings_text(void *data, const char *text, size_t n)
{
    struct strings *s = data;
    return bg_xlsx_rich_text(&s->rich, text, n);
}

static const struct bg_xlsx_handler strings_handler = {strings_open, strings_close, strings_text};

/* -- styles: which of them show a date or a percentage ----------------------------------------- */

enum { STYLES_MOST = 65536, FORMATS_MOST = 4096 };

struct styles {
    struct bg_xlsx *xlsx;
    struct {
        int64_t id;
        unsigned char shows;
    } formats[FORMATS_MOST]; /* the file's own */
    size_t formats_n;
    size_t room;
    bool in_cells;
};

/* Of a format code: y, m, d, h, s or '%' outside quotes, brackets and escapes. */
static unsigned char code_shows(const char *code)
{
    for (const char *p = code; *p; p++) {
        if (*p == '"') {
            p = strchr(p + 1, '"');
            if (!p)
                return 0;
        } else if (*p == '[') {
            p = strchr(p, ']');
            if (!p)
                return 0;
        } else if (*p == '\\' || *p == '_' || *p == '*') {
            if (!*++p)
                return 0;
        } else if (*p == '%') {
            return BG_XLSX_SHOWS_PERCENT;
        } else if (strchr("ymdhsYMDHS", *p)) {
            return BG_XLSX_SHOWS_DATE;
        }
    }
    return 0;
}

static unsigned char id_shows(const struct styles *s, int64_t id)
{
    if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
        (id >= 50 && id <= 58))
        return BG_XLSX_SHOWS_DATE;
    if (id == 9 || id == 10)
        return BG_XLSX_SHOWS_PERCENT;
    for (size_t i = 0; i < s->formats_n; i++)
        if (s->formats[i].id == id)
            return s->formats[i].shows;
    return 0;
}

static const char *styles_open(void *data, const char *name, const char **attributes)
{
    struct styles *s = data;
    const char *id = bg_xlsx_attribute(attributes, "numFmtId");
    int64_t number = id ? strtoll(id, NULL, 10) : 0;
    if (strcmp(name, "numFmt") == 0) {
        const char *code = bg_xlsx_attribute(attributes, "formatCode");
        unsigned char shows = code ? code_shows(code) : 0;
        if (shows && s->formats_n < FORMATS_MOST) {
            s->formats[s->formats_n].id = number;
            s->formats[s->formats_n++].shows = shows;
        }
    } else if (strcmp(name, "cellXfs") == 0) {
        s->in_cells = true;
    } else if (s->in_cells && strcmp(name, "xf") == 0) {
        struct bg_xlsx *xlsx = s->xlsx;
        if (xlsx->styles_n >= STYLES_MOST)
            return "it has too many cell styles";
        if (xlsx->styles_n == s->room) {
            s->room = s->room ? s->room * 2 : 64;
            unsigned char *list = bg_arena_alloc(xlsx->arena, s->room);
            if (xlsx->styles_n)
                memcpy(list, xlsx->style_shows, xlsx->styles_n);
            xlsx->style_shows = list;
        }
        xlsx->style_shows[xlsx->styles_n++] = id_shows(s, number);
    }
    return NULL;
}

static const char *styles_close(void *data, const char *name)
{
    struct styles *s = data;
    if (strcmp(name, "cellXfs") == 0)
        s->in_cells = false;
    return NULL;
}

static const struct bg_xlsx_handler styles_handler = {.open = styles_open, .close = styles_close};

static bool ends_with(const char *name, const char *end)
{
    size_t n = strlen(name), m = strlen(end);
    return n >= m && strcmp(name + n - m, end) == 0;
}

/* -- opening --------------------------------------------------------------------------------- */

static bool read_side_parts(struct bg_xlsx *xlsx, const struct relations *relations,
                            const char **error)
{
    const struct relation *strings = by_type(relations, "sharedStrings");
    if (strings) {
        struct strings s = {.xlsx = xlsx};
        bg_buf_init(&s.rich.text, xlsx->arena);
        bg_buf_init(&s.plain, xlsx->arena);
        if (!bg_xlsx_parse(xlsx, bg_xlsx_entry_find(xlsx, strings->target), &strings_handler, &s,
                           error))
            return false;
    }
    const struct relation *styles = by_type(relations, "styles");
    if (styles) {
        struct styles *s = BG_NEW(xlsx->arena, struct styles);
        s->xlsx = xlsx;
        if (!bg_xlsx_parse(xlsx, bg_xlsx_entry_find(xlsx, styles->target), &styles_handler, s,
                           error))
            return false;
    }
    return true;
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
    for (; *x && lower(*x) == lower(*y); x++, y++)
        ;
    return (lower(*x) > lower(*y)) - (lower(*x) < lower(*y));
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
    const char *slash = strrchr(path, '/');
    const char *folder = slash ? bg_arena_text(xlsx->arena, path, (size_t)(slash - path) + 1) : "";
    struct workbook w = {.xlsx = xlsx};
    if (!bg_xlsx_parse(xlsx, bg_xlsx_entry_find(xlsx, path), &workbook_handler, &w, error))
        return false;
    struct relations r = {.xlsx = xlsx, .folder = folder};
    const char *name = slash ? slash + 1 : path;
    const char *rels = bg_arena_printf(xlsx->arena, "%s_rels/%s.rels", folder, name);
    if (!bg_xlsx_parse(xlsx, bg_xlsx_entry_find(xlsx, rels), &relation_handler, &r, error))
        return false;
    int64_t own = bg_xlsx_entry_find(xlsx, path);
    for (size_t i = 0; i < xlsx->sheets_n; i++) {
        const struct relation *to = by_id(&r, xlsx->sheets[i].relation);
        if (!to || to->external) {
            *error = "a sheet lies outside the file";
            return false;
        }
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

/* Links that people click are fine; whatever else of another file is shown or calculated with is
 * not in this one, and what it shows is old or made up. Nothing outside is ever opened. */
static bool nothing_outside(struct bg_xlsx *xlsx, const char **error)
{
    for (size_t i = 0; i < xlsx->entries_n; i++) {
        struct relations r = {.xlsx = xlsx, .folder = ""};
        if (!ends_with(xlsx->entries[i].name, ".rels"))
            continue;
        if (!bg_xlsx_parse(xlsx, xlsx->entries[i].index, &relation_handler, &r, error))
            return false;
        for (size_t k = 0; k < r.n; k++) {
            bool link = strcmp(r.list[k].type, "hyperlink") == 0;
            if ((r.list[k].external && !link) || strcmp(r.list[k].type, "externalLink") == 0) {
                *error = "it takes something from another file; save it with values in place of "
                         "links";
                return false;
            }
        }
    }
    return true;
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
    struct relations root = {.xlsx = xlsx, .folder = ""};
    const char *other = bg_xlsx_other_zip(xlsx);
    *error = other ? other : "it is not a workbook (.xlsx)";
    if (other || bg_xlsx_entry_find(xlsx, "[Content_Types].xml") < 0 ||
        !bg_xlsx_parse(xlsx, bg_xlsx_entry_find(xlsx, "_rels/.rels"), &relation_handler, &root,
                       error))
        return NULL;
    const struct relation *book = by_type(&root, "officeDocument");
    *error = "it is not a workbook (.xlsx)";
    if (!book || !read_workbook(xlsx, book->target, error) || !nothing_outside(xlsx, error))
        return NULL;
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
        if (!ends_with(name, ".xml") && !ends_with(name, ".rels") && !ends_with(name, ".vml"))
            continue;
        if (!bg_xlsx_parse(xlsx, xlsx->entries[i].index, NULL, NULL, error)) {
            *error = bg_arena_printf(xlsx->arena, "%s (%s)", *error, name);
            return false;
        }
    }
    return true;
}
