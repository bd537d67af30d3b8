/* The strict scan against cJSON: what the scan accepts, cJSON accepts too, with as many nodes, and
 * every node's place holds a value of its type. */
#include "fuzz.h"

#include "base/json.h"

static char first_byte(enum bg_json_type type, char c)
{
    switch (type) {
    case BG_JSON_NULL:
        return 'n';
    case BG_JSON_BOOL:
        return c == 't' ? 't' : 'f';
    case BG_JSON_NUMBER:
        return c == '-' || (c >= '0' && c <= '9') ? c : '0';
    case BG_JSON_TEXT:
        return '"';
    case BG_JSON_ARRAY:
        return '[';
    default:
        return '{';
    }
}

static size_t walk(const struct bg_json *json, const struct cJSON *node)
{
    struct bg_pos pos = bg_json_pos(json, node), key = bg_json_key_pos(json, node);
    struct bg_dec number;
    const char *raw = json->source->text + pos.offset;
    size_t n = 1;
    must(pos.length > 0 && pos.offset + pos.length <= json->source->size);
    must(raw[0] == first_byte(bg_json_type(node), raw[0]));
    must(!bg_json_key(node) || json->source->text[key.offset] == '"');
    bg_json_dec(json, node, &number);
    for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c))
        n += walk(json, c);
    return n;
}

struct run {
    struct bg_arena *arena;
    const char *text;
    size_t size;
};

static void parse(void *data)
{
    struct run *run = data;
    struct bg_diags *diags = bg_diags_new(run->arena);
    const struct bg_source *source = bg_source_new(run->arena, "f", run->text, run->size);
    const struct bg_json *json = bg_json_parse(run->arena, diags, source, NULL);
    struct bg_buf out;
    bg_buf_init(&out, run->arena);
    must(!json == (bg_diag_count(diags, BG_ERROR) > 0));
    bg_diags_print(diags, &out, (struct bg_diag_style){.color = true});
    bg_diags_json(diags, &out);
    if (!json) {
        const struct bg_diag *last = bg_diag_get(diags, bg_diag_count(diags, BG_NOTE) - 1);
        must(last && strncmp(last->message, "the JSON library", 16) != 0);
        return;
    }
    must(walk(json, json->root) == json->values);
    bg_json_merge_patch(&out, json, json->root, json, json->root);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_start();
    char *copy = fuzz_copy(data, size);
    struct run run = {bg_arena_new(0), copy, size};
    must(bg_arena_try(run.arena, parse, &run));
    bg_arena_free(run.arena);
    free(copy);
    return 0;
}
