/* Composing a ruleset of files. An included file is only looked at when its hash is the one that the
 * ruleset gives: so the bytes that judged a bid are known from the ruleset alone, and a figure that
 * was changed elsewhere cannot change an award unseen. */
#include "intake/ruleset/include.h"

#include <string.h>

#include "base/hash.h"
#include "intake/ruleset/define.h"
#include "intake/ruleset/pick.h"
#include "intake/ruleset/shape.h"

enum { DEPTH_MOST = 8, FOLDERS_MOST = 3, LIBRARIES_MOST = BG_LIBRARIES_MOST };

struct composing { /* one file; a chain upwards to the one that was asked for */
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_include_reader *reader;
    const struct bg_json *json;
    const struct composing *by; /* the file that includes this one */
    int depth;
};

/* What is taken where nothing is named: all that can be in another ruleset as it is. */
static const char *const common_parts[] = {
    "definitions",      "facts",    "sources",  "parameters",     "fields",
    "criteria",         "measures", "coverage", "abnormally_low", "price.preferences",
    "price.adjustments"};

/* Lists for readers: what an included file says does not take the place of what the ruleset says. */
static const char *const joined_lists[] = {"notes", "not_modelled", NULL};

/* -- finding the file --------------------------------------------------------------------------- */

/* The folder of the path with its slash, `up` folders above it; -1: there are not so many. */
static long folder_length(const char *path, int up)
{
    size_t n = strlen(path);
    for (; up >= 0; up--) {
        if (n == 0)
            return up == 0 && !strchr(path, '/') ? 0 : -1;
        n -= path[n - 1] == '/';
        while (n && path[n - 1] != '/')
            n--;
    }
    return (long)n;
}

static bool is_including(const struct composing *c, const char *path)
{
    for (; c; c = c->by)
        if (strcmp(c->json->source->name, path) == 0)
            return true;
    return false;
}

/* -- one included file -------------------------------------------------------------------------- */

static const struct bg_json *include_parts(const struct composing *c,
                                           const struct bg_source *source);

/* The file seen from the folder of the ruleset, from the folders above it, and from the libraries
 * that the reader knows: the first that has the hash. *found: the first that is there at all. */
static const struct bg_source *find_included(const struct composing *c,
                                             const struct raw_include *include,
                                             const struct bg_source **found, const char **why)
{
    const char *from = c->json->source->name;
    char hash[65];
    for (int up = 0; up <= FOLDERS_MOST + LIBRARIES_MOST; up++) {
        long n = up <= FOLDERS_MOST ? folder_length(from, up) : 0;
        const char *folder =
            up <= FOLDERS_MOST ? from : c->reader->libraries[up - FOLDERS_MOST - 1];
        if (up > FOLDERS_MOST && (!folder || !folder[0]))
            break;
        if (n < 0)
            continue;
        const char *path = up <= FOLDERS_MOST
                               ? bg_arena_printf(c->arena, "%.*s%s", (int)n, folder, include->file)
                               : bg_arena_printf(c->arena, "%s/%s", folder, include->file);
        const char *fault = "";
        const struct bg_source *source = c->reader->read(c->reader->data, path, &fault);
        if (up == 0)
            *why = fault;
        if (!source)
            continue;
        *found = *found ? *found : source;
        bg_sha256_hex(source->sha256, hash);
        if (strcmp(hash, include->sha256) == 0)
            return source;
    }
    return NULL;
}

static const struct bg_source *include_read_included(const struct composing *c,
                                                     const struct raw_include *include)
{
    struct bg_pos pos = bg_item_pos(c->json, &include->item, "file");
    const struct bg_source *found = NULL, *source = NULL;
    const char *why = NULL;
    char hash[65];
    if (include->file[0] == '/' || strncmp(include->file, "../", 3) == 0)
        why = "write its name from the folder that holds both files, without / or ../ before it";
    else if (c->depth == DEPTH_MOST)
        why = "files include each other more than 8 deep";
    else
        source = find_included(c, include, &found, &why);
    if (source && is_including(c, source->name)) {
        source = NULL;
        why = "it is included by itself";
    } else if (source) {
        return source;
    } else if (found) {
        bg_sha256_hex(found->sha256, hash);
        bg_diag_add(c->diags, BG_E351, bg_item_pos(c->json, &include->item, "sha256"),
                    "\"%s\" has another hash; now it is %s", found->name, hash);
        return NULL;
    }
    bg_diag_add(c->diags, BG_E350, pos, "cannot include \"%s\": %s", include->file, why);
    return NULL;
}

static bool pick_named(const struct composing *c, const struct raw_include *include,
                       struct bg_pick *pick)
{
    bool ok = true;
    const struct cJSON *place = bg_json_first(bg_json_get(include->item.node, "take"));
    for (size_t i = 0; i < include->take.n; i++, place = bg_json_next(place)) {
        if (bg_pick_add(pick, include->take.items[i]))
            continue;
        bg_diag_add(c->diags, BG_E353, bg_json_pos(c->json, place), "\"%s\" has no \"%s\"",
                    include->file, include->take.items[i]);
        ok = false;
    }
    return ok;
}

/* The part of the document that is taken, as a document; NULL: said. */
static const struct bg_json *
pick_parts(const struct composing *c, const struct raw_include *include, const struct bg_json *json)
{
    struct bg_pick pick = {.arena = c->arena, .json = json};
    struct bg_buf text;
    for (size_t i = 0; !include->take.n && i < sizeof common_parts / sizeof *common_parts; i++)
        (void)bg_pick_add(&pick, common_parts[i]);
    if (!pick_named(c, include, &pick))
        return NULL;
    bg_pick_needs(&pick);
    bg_buf_init(&text, c->arena);
    bg_pick_patch(&pick, &text);
    const struct bg_json *patch =
        bg_json_parse(c->arena, c->diags,
                      bg_source_new(c->arena, "include", bg_buf_text(&text), text.size), NULL);
    if (!patch)
        return NULL;
    return bg_json_parse(c->arena, c->diags,
                         bg_json_merged(c->arena, json->source->name, json, patch, patch->root),
                         NULL);
}

/* -- putting the parts together ------------------------------------------------------------------ */

struct comparing {
    const struct composing *c;
    const struct bg_json *before, *next;
    bool ok;
};

static bool include_is_object(const struct cJSON *node)
{
    return node && bg_json_type(node) == BG_JSON_OBJECT;
}

static bool include_is_joined(const struct cJSON *before, const struct cJSON *next)
{
    for (const char *const *name = joined_lists; *name; name++)
        if (strcmp(*name, bg_json_key(next)) == 0)
            return bg_json_type(before) == BG_JSON_ARRAY && bg_json_type(next) == BG_JSON_ARRAY;
    return false;
}

/* Two included files may only differ where the ruleset itself decides. */
static void compare_parts(struct comparing *m, const struct cJSON *before, const struct cJSON *next,
                          const struct cJSON *own)
{
    for (const struct cJSON *n = bg_json_first(next); n; n = bg_json_next(n)) {
        const struct cJSON *b = bg_json_get(before, bg_json_key(n));
        const struct cJSON *o = bg_json_get(own, bg_json_key(n));
        if (!b || strcmp(bg_json_key(n), "comment") == 0 || include_is_joined(b, n))
            continue;
        bool whole = bg_json_key(next) && strcmp(bg_json_key(next), "definitions") == 0;
        if (!whole && include_is_object(b) && include_is_object(n) &&
            (!o || include_is_object(o))) {
            compare_parts(m, b, n, o);
            continue;
        }
        if (o || bg_json_equal(m->before, b, m->next, n))
            continue;
        struct bg_pos there = bg_source_origin(bg_json_key_pos(m->before, b));
        bg_diag_add(m->c->diags, BG_E352, bg_json_key_pos(m->next, n),
                    "\"%s\" is something else in \"%s\", which is included too", bg_json_key(n),
                    there.source->name);
        m->ok = false;
    }
}

static const struct bg_json *lay_over(const struct composing *c, const struct bg_json *under,
                                      const struct bg_json *over)
{
    if (!under || !over)
        return over;
    return bg_json_parse(
        c->arena, c->diags,
        bg_json_overlaid(c->arena, c->json->source->name, under, over, "definitions", joined_lists),
        NULL);
}

static const struct bg_json *without_include(const struct composing *c)
{
    static const char patch[] = "{\"include\": null}";
    const struct bg_json *nothing = bg_json_parse(
        c->arena, c->diags, bg_source_new(c->arena, "include", patch, sizeof patch - 1), NULL);
    if (!nothing)
        return NULL;
    return bg_json_parse(
        c->arena, c->diags,
        bg_json_merged(c->arena, c->json->source->name, c->json, nothing, nothing->root), NULL);
}

/* Its own keys first and in their order, its own values in place of included ones. */
static const struct bg_json *include_put_together(const struct composing *c,
                                                  const struct bg_json *included)
{
    const struct bg_json *own = without_include(c);
    return own ? lay_over(c, lay_over(c, own, included), own) : NULL;
}

static const struct bg_json *compose(const struct composing *c, const struct cJSON *list)
{
    struct bg_loading loading = {.arena = c->arena, .diags = c->diags, .json = c->json};
    struct bg_items items = {0};
    const struct bg_json *all = NULL;
    bool ok = bg_shape_load_list(&loading, list, &bg_include_shape, &items);
    const struct raw_include *includes = items.items;
    for (size_t i = 0; ok && i < items.n; i++) {
        const struct bg_source *source = include_read_included(c, &includes[i]);
        const struct bg_json *parts = source ? include_parts(c, source) : NULL;
        parts = parts ? pick_parts(c, &includes[i], parts) : NULL;
        struct comparing m = {.c = c, .before = all, .next = parts, .ok = parts != NULL};
        if (all && parts)
            compare_parts(&m, all->root, parts->root, c->json->root);
        ok = m.ok;
        all = ok ? lay_over(c, all, parts) : NULL;
    }
    return ok && all ? include_put_together(c, all) : NULL;
}

static const struct bg_json *include_parts(const struct composing *by,
                                           const struct bg_source *source)
{
    struct composing c = *by;
    c.json = bg_json_parse(c.arena, c.diags, source, NULL);
    c.by = by;
    c.depth++;
    const struct cJSON *list = c.json ? bg_json_get(c.json->root, "include") : NULL;
    return list ? compose(&c, list) : c.json;
}

const struct bg_source *bg_ruleset_compose(struct bg_arena *arena, struct bg_diags *diags,
                                           const struct bg_source *source,
                                           const struct bg_include_reader *reader)
{
    struct composing c = {.arena = arena, .diags = diags, .reader = reader};
    if (!source->size ||
        (!strstr(source->text, "\"include\"") && !strstr(source->text, "\"definitions\"")))
        return source;
    c.json = bg_json_parse(arena, bg_diags_new(arena), source, NULL);
    if (!c.json)
        return source;
    const struct cJSON *list = bg_json_get(c.json->root, "include");
    const struct bg_json *whole = list ? compose(&c, list) : c.json;
    whole = whole ? bg_define_expand(arena, diags, whole) : NULL;
    if (!whole || whole->source == source)
        return whole ? source : NULL;
    struct bg_source *composed = (struct bg_source *)whole->source;
    memcpy(composed->sha256, source->sha256, sizeof composed->sha256);
    return composed;
}
