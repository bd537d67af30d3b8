/* The door to cJSON: after the strict scan it parses the same bytes and can only fail for memory.
 * valueint, a field that nothing else may use, then holds each node's number in document order,
 * which leads to its place and to its own digits. */
#include "base/json.h"

#include <cjson/cJSON.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/jscan.h"

/* A million bids take about 20 million values; one file of 64 MiB holds fewer than that, and 8
 * million need about 700 MB. cJSON itself stops at 1,000 levels. */
const struct bg_json_limits bg_json_limits_default = {
    .bytes = (size_t)64 << 20, .depth = 64, .values = 8000000, .text = (size_t)1 << 20};

enum { DEPTH_MAX = 900 };

/* -- cJSON's memory ----------------------------------------------------------------------------- */

/* While a parse runs, cJSON draws from its arena: faster than malloc, and nothing to free. */
static _Thread_local struct {
    struct bg_arena *arena;
    bool failed;
} parsing;
static bool trapped; /* set once, before there are threads */

static void *hook_malloc(size_t size)
{
    void *p = NULL;
    if (parsing.arena)
        p = bg_arena_alloc_or_null(parsing.arena, size);
    else if (!bg_arena_fails_now())
        p = malloc(size);
    if (!p)
        parsing.failed = true;
    return p;
}

static void hook_free(void *p)
{
    if (!parsing.arena)
        free(p);
}

void bg_json_trap_memory(void)
{
    cJSON_Hooks hooks = {.malloc_fn = hook_malloc, .free_fn = hook_free};
    cJSON_InitHooks(&hooks);
    trapped = true;
}

static void delete_tree(void *root)
{
    cJSON_Delete(root);
}

static cJSON *parse_trapped(struct bg_arena *arena, const struct bg_source *source)
{
    parsing.arena = arena;
    parsing.failed = false;
    cJSON *root = cJSON_ParseWithLength(source->text, source->size);
    parsing.arena = NULL;
    if (!root && parsing.failed)
        bg_arena_out_of_memory(arena);
    return root;
}

static cJSON *parse_plain(struct bg_arena *arena, const struct bg_source *source)
{
    void **slot = bg_arena_defer(arena, delete_tree);
    *slot = cJSON_ParseWithLength(source->text, source->size);
    return *slot;
}

/* -- parsing ------------------------------------------------------------------------------------ */

static struct bg_json_limits clamp(const struct bg_json_limits *limits)
{
    struct bg_json_limits l = limits ? *limits : bg_json_limits_default;
    if (l.depth > DEPTH_MAX)
        l.depth = DEPTH_MAX;
    if (l.depth < 1)
        l.depth = 1;
    if (l.values > INT_MAX) /* their numbers are in valueint */
        l.values = INT_MAX;
    if (l.text > INT_MAX)
        l.text = INT_MAX;
    return l;
}

bool bg_json_scan(struct bg_arena *arena, struct bg_diags *diags, const struct bg_source *source,
                  const struct bg_json_limits *limits, size_t *values)
{
    struct bg_json_limits l = clamp(limits);
    struct jscan scan = {.arena = arena, .diags = diags, .source = source, .limits = &l};
    *values = 0;
    if (!bg_jscan_run(&scan))
        return false;
    *values = scan.values;
    return true;
}

/* Numbers the nodes in document order, which is the scan's. The depth is bounded by the scan. */
static size_t number_nodes(cJSON *node, size_t index)
{
    for (; node; node = node->next) {
        node->valueint = (int)index++;
        if (node->child)
            index = number_nodes(node->child, index);
    }
    return index;
}

const struct bg_json *bg_json_parse(struct bg_arena *arena, struct bg_diags *diags,
                                    const struct bg_source *source,
                                    const struct bg_json_limits *limits)
{
    struct bg_json_limits l = clamp(limits);
    struct jscan scan = {
        .arena = arena, .diags = diags, .source = source, .limits = &l, .keep_places = true};
    if (!bg_jscan_run(&scan))
        return NULL;
    cJSON *root = trapped ? parse_trapped(arena, source) : parse_plain(arena, source);
    if (!root || number_nodes(root, 0) != scan.values) {
        /* Unpatched cJSON 1.7.15 stops at numbers of more than 63 characters. */
        bg_diag_add(diags, BG_E101, (struct bg_pos){source, 0, 0, NULL},
                    "the JSON library of this machine cannot read the file (cJSON %s; is there "
                    "memory enough?)",
                    cJSON_Version());
        return NULL;
    }
    struct bg_json *json = BG_NEW(arena, struct bg_json);
    *json = (struct bg_json){.source = source,
                             .root = root,
                             .offsets = scan.offsets,
                             .ends = scan.ends,
                             .values = scan.values};
    return json;
}

/* -- reading ------------------------------------------------------------------------------------ */

enum bg_json_type bg_json_type(const struct cJSON *node)
{
    switch (node ? node->type & 0xFF : cJSON_NULL) {
    case cJSON_True:
    case cJSON_False:
        return BG_JSON_BOOL;
    case cJSON_Number:
        return BG_JSON_NUMBER;
    case cJSON_String:
        return BG_JSON_TEXT;
    case cJSON_Array:
        return BG_JSON_ARRAY;
    case cJSON_Object:
        return BG_JSON_OBJECT;
    default:
        return BG_JSON_NULL;
    }
}

const char *bg_json_type_name(enum bg_json_type type)
{
    static const char *const names[] = {
        [BG_JSON_NULL] = "null",   [BG_JSON_BOOL] = "true or false", [BG_JSON_NUMBER] = "a number",
        [BG_JSON_TEXT] = "a text", [BG_JSON_ARRAY] = "an array",     [BG_JSON_OBJECT] = "an object",
    };
    return names[type];
}

const struct cJSON *bg_json_get(const struct cJSON *node, const char *key)
{
    if (!node || !cJSON_IsObject(node))
        return NULL;
    const cJSON *child = node->child;
    while (child && strcmp(child->string, key) != 0)
        child = child->next;
    return child;
}

const struct cJSON *bg_json_first(const struct cJSON *node)
{
    return node ? node->child : NULL;
}

const struct cJSON *bg_json_next(const struct cJSON *child)
{
    return child->next;
}

size_t bg_json_size(const struct cJSON *node)
{
    size_t n = 0;
    for (const cJSON *child = bg_json_first(node); child; child = child->next)
        n++;
    return n;
}

const char *bg_json_key(const struct cJSON *child)
{
    return child->string;
}

const char *bg_json_text(const struct cJSON *node)
{
    return node && cJSON_IsString(node) ? node->valuestring : NULL;
}

bool bg_json_true(const struct cJSON *node)
{
    return node && cJSON_IsTrue(node);
}

bool bg_json_dec(const struct bg_json *json, const struct cJSON *node, struct bg_dec *out)
{
    const char *text;
    size_t n;
    if (!node || !cJSON_IsNumber(node))
        return false;
    bg_json_raw(json, node, &text, &n);
    return bg_dec_parse(text, n, out);
}

double bg_json_double(const struct cJSON *node)
{
    return node->valuedouble;
}

struct bg_pos bg_json_pos(const struct bg_json *json, const struct cJSON *node)
{
    size_t offset = json->offsets[node->valueint];
    return (struct bg_pos){json->source, offset, json->ends[node->valueint] - offset, NULL};
}

/* Backwards from the value: only white space and the colon are between it and the key's closing
 * quote, and inside a text every quote has a backslash before it. */
struct bg_pos bg_json_key_pos(const struct bg_json *json, const struct cJSON *child)
{
    const char *text = json->source->text;
    if (!child->string)
        return bg_json_pos(json, child);
    size_t end = json->offsets[child->valueint];
    while (text[end - 1] != '"')
        end--;
    size_t start = end - 2;
    while (text[start] != '"' || text[start - 1] == '\\')
        start--;
    return (struct bg_pos){json->source, start, end - start, NULL};
}

void bg_json_raw(const struct bg_json *json, const struct cJSON *node, const char **text, size_t *n)
{
    struct bg_pos pos = bg_json_pos(json, node);
    *text = json->source->text + pos.offset;
    *n = pos.length;
}
