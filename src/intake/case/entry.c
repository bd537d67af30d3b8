/* One line of the log: a JSON object by its shape, read and written. */
#include <string.h>

#include "base/field.h"
#include "base/hash.h"
#include "intake/case/case.h"

#define AT(member)      .at = offsetof(struct bg_case_entry, member)
#define AT_FILE(member) .at = offsetof(struct bg_case_file, member), .required = true
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }

static const struct bg_key file_keys[] = {{"path", BG_KEY_TEXT, AT_FILE(path)},
                                          {"sha256", BG_KEY_TEXT, AT_FILE(sha256)},
                                          {"bytes", BG_KEY_INT, AT_FILE(bytes), .min = "0"},
                                          END};
static const struct bg_shape file_shape = {.name = "file",
                                           .what = "file",
                                           .size = sizeof(struct bg_case_file),
                                           .keys = file_keys,
                                           .bare = true};

static const struct bg_key entry_keys[] = {{"n", BG_KEY_INT, AT(n), .required = true, .min = "1"},
                                           {"at", BG_KEY_TEXT, AT(at_text), .required = true},
                                           {"by", BG_KEY_TEXT, AT(by), .required = true},
                                           {"prev", BG_KEY_TEXT, AT(prev), .required = true},
                                           {"do", BG_KEY_TEXT, AT(name), .required = true},
                                           {"bid", BG_KEY_TEXT, AT(bid)},
                                           {"bids", BG_KEY_TEXTS, AT(bids)},
                                           {"envelope", BG_KEY_TEXT, AT(envelope)},
                                           {"round", BG_KEY_INT, AT(round), .min = "1"},
                                           {"evaluator", BG_KEY_TEXT, AT(evaluator)},
                                           {"name", BG_KEY_TEXT, AT(person)},
                                           {"role", BG_KEY_TEXT, AT(role)},
                                           {"criteria", BG_KEY_TEXTS, AT(criteria)},
                                           {"blind", BG_KEY_BOOL, AT(blind)},
                                           {"rescore", BG_KEY_BOOL, AT(rescore)},
                                           {"due", BG_KEY_TEXT, AT(due_text)},
                                           {"version", BG_KEY_TEXT, AT(version)},
                                           {"chosen", BG_KEY_TEXT, AT(chosen)},
                                           {"because", BG_KEY_TEXT, AT(because)},
                                           {"authority", BG_KEY_TEXT, AT(authority)},
                                           {"text", BG_KEY_TEXT, AT(text)},
                                           {"data", BG_KEY_NODE, AT(data)},
                                           {"files", BG_KEY_LIST, AT(files),
                                            .n_at = offsetof(struct bg_case_entry, files_n),
                                            .of = &file_shape},
                                           END};
static const struct bg_shape entry_shape = {.name = "entry",
                                            .what = "entry",
                                            .size = sizeof(struct bg_case_entry),
                                            .keys = entry_keys,
                                            .bare = true};

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

static const char *wrong_file(struct bg_arena *arena, const struct bg_case_file *file)
{
    if (!is_inside(file->path))
        return bg_arena_printf(arena, "\"%s\" is no path inside the folder", file->path);
    if (!is_hash(file->sha256))
        return bg_arena_printf(arena, "the \"sha256\" of \"%s\" is not 64 hexadecimal digits",
                               file->path);
    return NULL;
}

/* What shape alone does not tell. NULL: nothing is wrong. */
static const char *entry_finish(struct bg_arena *arena, struct bg_case_entry *e)
{
    for (size_t i = 0; i < e->files_n; i++) {
        const char *wrong = wrong_file(arena, &e->files[i]);
        if (wrong)
            return wrong;
    }
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
    struct bg_loading loading = {.arena = arena, .diags = diags, .json = json};
    unsigned char hash[32];
    *out = (struct bg_case_entry){0};
    bool good = json && bg_shape_load(&loading, json->root, &entry_shape, out);
    *why = good ? entry_finish(arena, out) : NULL;
    if (!good) {
        const struct bg_diag *diag = bg_diag_get(diags, 0);
        *why = diag ? diag->message : "it is no JSON object";
    }
    out->source = line;
    out->line = number;
    bg_sha256(line->text, line->size, hash);
    bg_sha256_hex(hash, out->hash);
    return !*why;
}

void bg_case_entry_write(struct bg_buf *out, const struct bg_case_entry *entry)
{
    struct bg_case_entry named = *entry;
    named.name = bg_case_event_row(entry->event)->name;
    bg_shape_write(out, NULL, &entry_shape, &named);
}
