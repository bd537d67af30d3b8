/* One line of the log: a JSON object by its shape. */
#include <string.h>

#include "base/field.h"
#include "base/hash.h"
#include "intake/case/case.h"

#define AT(member) .at = offsetof(struct raw_entry, member)
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }

struct raw_file {
    struct bg_item item;
    const char *path, *sha256;
    int64_t bytes;
};
struct raw_entry {
    struct bg_item item;
    struct bg_case_entry out;
    struct bg_items files;
};

static const struct bg_key file_keys[] = {
    {"path", BG_KEY_TEXT, .at = offsetof(struct raw_file, path), .required = true},
    {"sha256", BG_KEY_TEXT, .at = offsetof(struct raw_file, sha256), .required = true},
    {"bytes", BG_KEY_INT, .at = offsetof(struct raw_file, bytes), .required = true, .min = "0"},
    END};
static const struct bg_shape file_shape = {
    .name = "file", .what = "file", .size = sizeof(struct raw_file), .keys = file_keys};

static const struct bg_key entry_keys[] = {
    {"n", BG_KEY_INT, AT(out.n), .required = true, .min = "1"},
    {"at", BG_KEY_TEXT, AT(out.at_text), .required = true},
    {"by", BG_KEY_TEXT, AT(out.by), .required = true},
    {"prev", BG_KEY_TEXT, AT(out.prev), .required = true},
    {"do", BG_KEY_TEXT, AT(out.name), .required = true},
    {"bid", BG_KEY_TEXT, AT(out.bid)},
    {"bids", BG_KEY_TEXTS, AT(out.bids)},
    {"envelope", BG_KEY_TEXT, AT(out.envelope)},
    {"round", BG_KEY_INT, AT(out.round), .min = "1"},
    {"evaluator", BG_KEY_TEXT, AT(out.evaluator)},
    {"name", BG_KEY_TEXT, AT(out.person)},
    {"role", BG_KEY_TEXT, AT(out.role)},
    {"criteria", BG_KEY_TEXTS, AT(out.criteria)},
    {"blind", BG_KEY_BOOL, AT(out.blind)},
    {"rescore", BG_KEY_BOOL, AT(out.rescore)},
    {"due", BG_KEY_TEXT, AT(out.due_text)},
    {"version", BG_KEY_TEXT, AT(out.version)},
    {"chosen", BG_KEY_TEXT, AT(out.chosen)},
    {"because", BG_KEY_TEXT, AT(out.because)},
    {"authority", BG_KEY_TEXT, AT(out.authority)},
    {"text", BG_KEY_TEXT, AT(out.text)},
    {"data", BG_KEY_NODE, AT(out.data)},
    {"files", BG_KEY_LIST, AT(files), .of = &file_shape},
    END};
static const struct bg_shape entry_shape = {
    .name = "entry", .what = "entry", .size = sizeof(struct raw_entry), .keys = entry_keys};

static bool is_hash(const char *text)
{
    return strlen(text) == BG_HASH_TEXT - 1 && strspn(text, "0123456789abcdef") == BG_HASH_TEXT - 1;
}

/* A path of the folder: it leads nowhere else. */
static bool is_inside(const char *path)
{
    if (!path[0] || path[0] == '/' || strchr(path, '\\'))
        return false;
    for (const char *part = path; part; part = strchr(part, '/')) {
        part += *part == '/';
        size_t n = strcspn(part, "/");
        if (n == 0 || (n == 1 && part[0] == '.') || (n == 2 && memcmp(part, "..", 2) == 0))
            return false;
    }
    return true;
}

static const char *wrong_file(struct bg_arena *arena, const struct raw_file *file)
{
    if (!is_inside(file->path))
        return bg_arena_printf(arena, "\"%s\" is no path inside the folder", file->path);
    if (!is_hash(file->sha256))
        return bg_arena_printf(arena, "the \"sha256\" of \"%s\" is not 64 hexadecimal digits",
                               file->path);
    return NULL;
}

/* What shape alone does not tell. NULL: nothing is wrong. */
static const char *entry_finish(struct bg_arena *arena, struct raw_entry *raw)
{
    struct bg_case_entry *e = &raw->out;
    struct bg_case_file *files = BG_ARRAY(arena, raw->files.n, struct bg_case_file);
    const struct raw_file *given = raw->files.items;
    for (size_t i = 0; i < raw->files.n; i++) {
        const char *wrong = wrong_file(arena, &given[i]);
        if (wrong)
            return wrong;
        files[i] = (struct bg_case_file){given[i].path, given[i].sha256, given[i].bytes};
    }
    e->files = files;
    e->files_n = raw->files.n;
    e->event = bg_case_event_find(e->name);
    e->due = BG_NO_INSTANT;
    if (!bg_instant_parse(e->at_text, strlen(e->at_text), &e->at) || !e->at.has_zone)
        return bg_arena_printf(
            arena, "\"at\" is \"%s\", which is not a time with its offset from UTC", e->at_text);
    if (e->due_text[0] &&
        (!bg_instant_parse(e->due_text, strlen(e->due_text), &e->due) || !e->due.has_zone))
        return bg_arena_printf(
            arena, "\"due\" is \"%s\", which is not a time with its offset from UTC", e->due_text);
    return is_hash(e->prev) ? NULL : "\"prev\" is not 64 hexadecimal digits";
}

bool bg_case_entry_read(struct bg_arena *arena, const struct bg_source *line, int64_t number,
                        struct bg_case_entry *out, const char **why)
{
    struct bg_diags *diags = bg_diags_new(arena);
    const struct bg_json *json = bg_json_parse(arena, diags, line, NULL);
    struct raw_entry raw = {.item = {.key = ""}};
    struct bg_loading loading = {.arena = arena, .diags = diags, .json = json};
    unsigned char hash[32];
    bool good = json && bg_shape_load(&loading, json->root, &entry_shape, &raw);
    *why = good ? entry_finish(arena, &raw) : NULL;
    if (!good) {
        const struct bg_diag *diag = bg_diag_get(diags, 0);
        *why = diag ? diag->message : "it is no JSON object";
    }
    *out = raw.out;
    out->source = line;
    out->line = number;
    bg_sha256(line->text, line->size, hash);
    bg_sha256_hex(hash, out->hash);
    return !*why;
}
