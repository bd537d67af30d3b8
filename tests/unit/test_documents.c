/* The documents that the library makes from its tables: each is the file of docs, byte for byte, and schemas are strict
 * JSON that says of every member what it is. Run from the project's top. */
#include "fixture.h"

#include "base/json.h"
#include "bidgauge.h"

static char *file_of(struct bg_arena *own, const char *name, size_t *n)
{
    char *path = bg_arena_printf(own, "docs/%s", name);
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    *n = (size_t)ftell(file);
    rewind(file);
    char *bytes = bg_arena_alloc(own, *n + 1);
    assert_int_equal(fread(bytes, 1, *n, file), *n);
    bytes[*n] = '\0';
    fclose(file);
    return bytes;
}

/* Objects of a schema with properties are closed, and each property has a type, a choice, a reference or the like. */
static void check_schema(const struct cJSON *node, int depth)
{
    assert_true(depth < 60);
    if (bg_json_type(node) == BG_JSON_OBJECT) {
        const struct cJSON *properties = bg_json_get(node, "properties");
        if (properties && bg_json_type(properties) == BG_JSON_OBJECT)
            for (const struct cJSON *p = bg_json_first(properties); p; p = bg_json_next(p))
                assert_true(bg_json_type(p) == BG_JSON_OBJECT || bg_json_type(p) == BG_JSON_BOOL);
    }
    for (const struct cJSON *child = bg_json_first(node); child; child = bg_json_next(child))
        check_schema(child, depth + 1);
}

static void each_is_the_file_of_docs(void **state)
{
    (void)state;
    struct bg_arena *own = bg_arena_new(0);
    struct bg *bg = bg_new(NULL);
    int documents = 0, schemas = 0;
    const char *name;
    for (size_t i = 0; (name = bg_document_name(i)) != NULL; i++) {
        size_t n = 0;
        const char *made = bg_document(bg, name), *have = file_of(own, name, &n);
        assert_non_null(made);
        if (!have || strlen(made) != n || memcmp(made, have, n) != 0)
            fail_msg("docs/%s is not what the library makes", name);
        documents++;
        if (!strstr(name, ".schema.json"))
            continue;
        const struct bg_json *json = bg_json_parse(
            own, bg_diags_new(own), bg_source_new(own, name, made, strlen(made)), NULL);
        assert_non_null(json);
        assert_non_null(bg_json_get(json->root, "$schema"));
        check_schema(json->root, 0);
        schemas++;
    }
    assert_true(documents > 10 && schemas >= 8);
    assert_null(bg_document(bg, "nothing.md"));
    bg_free(bg);
    bg_arena_free(own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_is_the_file_of_docs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
