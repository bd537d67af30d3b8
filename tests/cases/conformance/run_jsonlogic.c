/* Runs the public JsonLogic suites, read as they are from $BIDGAUGE_SHARED/conformance/jsonlogic:
 * the original tests.json and the organisation's compat-tables. Prints the counts by suite and
 * each failure; succeeds only when all of exactly 277 and 1138 cases pass. The answers are compared
 * as JSON values, so this knows nothing of how they are made. Exit 77: skipped. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "logic/plain.h"

enum { ORIGINAL = 277, ORGANISATION = 1138 };

struct count {
    int passed, failed;
};

static const char *root;

static bool same(const struct cJSON *a, const struct cJSON *b)
{
    if (bg_json_type(a) != bg_json_type(b) || bg_json_size(a) != bg_json_size(b))
        return false;
    switch (bg_json_type(a)) {
    case BG_JSON_NULL:
        return true;
    case BG_JSON_BOOL:
        return bg_json_true(a) == bg_json_true(b);
    case BG_JSON_NUMBER:
        return bg_json_double(a) == bg_json_double(b);
    case BG_JSON_TEXT:
        return strcmp(bg_json_text(a), bg_json_text(b)) == 0;
    default:
        break;
    }
    const struct cJSON *y = bg_json_first(b);
    for (const struct cJSON *x = bg_json_first(a); x != NULL; x = bg_json_next(x)) {
        const struct cJSON *other = bg_json_key(x) ? bg_json_get(b, bg_json_key(x)) : y;
        if (other == NULL || !same(x, other))
            return false;
        y = bg_json_next(y);
    }
    return true;
}

static const struct bg_json *parse(struct bg_arena *arena, const char *name, const char *text,
                                   size_t n)
{
    struct bg_diags *diags = bg_diags_new(arena);
    const struct bg_source *source = bg_source_new(arena, name, text, n);
    const struct bg_json *json = bg_json_parse(arena, diags, source, NULL);
    if (json == NULL) {
        struct bg_buf out;
        bg_buf_init(&out, arena);
        bg_diags_print(diags, &out, (struct bg_diag_style){0});
        printf("%s", bg_buf_text(&out));
        exit(1);
    }
    return json;
}

static const struct bg_json *read_suite(struct bg_arena *arena, const char *name)
{
    char path[1024];
    size_t n = 0;
    size_t room = 1 << 20;
    snprintf(path, sizeof path, "%s/conformance/jsonlogic/%s", root, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        printf("FAIL: cannot open %s\n", path);
        exit(1);
    }
    char *text = bg_arena_alloc(arena, room);
    n = fread(text, 1, room - 1, file);
    fclose(file);
    return parse(arena, name, text, n);
}

/* result NULL: an error of the given type is expected. */
static void check(struct bg_arena *arena, const struct bg_json *json, const struct cJSON *rule,
                  const struct cJSON *data, const struct cJSON *result, const struct cJSON *error,
                  struct count *count)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bool ok = bg_plain_eval(arena, bg_plain_compile(arena, json, rule), data, &out);
    const struct bg_json *got = parse(arena, "result", bg_buf_text(&out), out.size);
    if (result != NULL ? ok && same(got->root, result)
                       : !ok && error != NULL && same(bg_json_get(got->root, "error"), error)) {
        count->passed++;
        return;
    }
    const char *text;
    size_t n;
    count->failed++;
    bg_json_raw(json, rule, &text, &n);
    printf("FAIL %s: %.*s gave %s\n", json->source->name, (int)n, text, bg_buf_text(&out));
}

static void run_original(struct bg_arena *arena, const char *name, struct count *count)
{
    const struct bg_json *json = read_suite(arena, name);
    for (const struct cJSON *c = bg_json_first(json->root); c != NULL; c = bg_json_next(c)) {
        if (bg_json_type(c) != BG_JSON_ARRAY)
            continue;
        const struct cJSON *rule = bg_json_first(c);
        const struct cJSON *data = bg_json_next(rule);
        check(arena, json, rule, data, bg_json_next(data), NULL, count);
    }
}

static void run_organisation(struct bg_arena *arena, const char *name, struct count *count)
{
    const struct bg_json *json = read_suite(arena, name);
    for (const struct cJSON *c = bg_json_first(json->root); c != NULL; c = bg_json_next(c))
        if (bg_json_type(c) == BG_JSON_OBJECT)
            check(arena, json, bg_json_get(c, "rule"), bg_json_get(c, "data"),
                  bg_json_get(c, "result"), bg_json_get(c, "error"), count);
}

static void run_suite(const char *name,
                      void (*run)(struct bg_arena *, const char *, struct count *),
                      struct count *total)
{
    struct bg_arena *arena = bg_arena_new(0);
    struct count count = {0};
    run(arena, name, &count);
    bg_arena_free(arena);
    printf("%-56s %4d passed, %d failed\n", name, count.passed, count.failed);
    total->passed += count.passed;
    total->failed += count.failed;
}

static bool report(const char *name, struct count count, int wanted)
{
    printf("jsonlogic %s: %d passed, %d failed (of %d)\n", name, count.passed, count.failed,
           wanted);
    return count.passed == wanted && count.failed == 0;
}

int main(void)
{
    root = getenv("BIDGAUGE_SHARED");
    if (root == NULL || *root == '\0') {
        printf("SKIPPED: JsonLogic suites (set BIDGAUGE_SHARED to the folder that holds "
               "conformance/jsonlogic)\n");
        return 77;
    }
    struct count original = {0};
    struct count organisation = {0};
    struct bg_arena *arena = bg_arena_new(0);
    run_suite("jsonlogic.com/tests.json", run_original, &original);
    const struct bg_json *index = read_suite(arena, "compat-tables/suites/index.json");
    for (const struct cJSON *s = bg_json_first(index->root); s != NULL; s = bg_json_next(s))
        run_suite(bg_arena_printf(arena, "compat-tables/suites/%s", bg_json_text(s)),
                  run_organisation, &organisation);
    bg_arena_free(arena);
    bool first = report("original", original, ORIGINAL);
    bool second = report("organisation", organisation, ORGANISATION);
    return first && second ? 0 : 1;
}
