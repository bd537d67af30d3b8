/* Shapes both ways: every ruleset of rules/ and samples/ is loaded, written and loaded again, and nothing of
 * it is lost but its remarks. */
#include "fixture.h"

#include <glob.h>

#include "base/date.h"
#include "base/field.h"
#include "intake/panel/panel.h"
#include "intake/ruleset/include.h"
#include "intake/ruleset/shape.h"

static const struct bg_json *parsed(const char *name, const char *text)
{
    struct bg_diags *diags = bg_diags_new(arena);
    const struct bg_json *json =
        bg_json_parse(arena, diags, bg_source_new(arena, name, text, strlen(text)), NULL);
    if (json == NULL)
        fail_msg("%s is not JSON: %s", name, text);
    return json;
}

static struct raw_ruleset *loaded(const struct bg_json *json)
{
    struct raw_ruleset *raw = BG_NEW(arena, struct raw_ruleset);
    struct bg_loading l = {.arena = arena, .diags = bg_diags_new(arena), .json = json};
    struct bg_buf faults;
    bg_buf_init(&faults, arena);
    if (!bg_shape_load(&l, json->root, &bg_ruleset_shape, raw)) {
        bg_diags_print(l.diags, &faults, (struct bg_diag_style){0});
        fail_msg("%s", bg_buf_text(&faults));
    }
    return raw;
}

static const char *written(const struct bg_json *json)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_shape_write(&out, json, &bg_ruleset_shape, loaded(json));
    return bg_buf_text(&out);
}

/* 0.50 is 0.5; a time is the same however it is written. */
static bool same_leaf(const struct bg_json *a, const struct cJSON *x, const struct bg_json *b,
                      const struct cJSON *y)
{
    struct bg_dec m, n;
    struct bg_instant s, t;
    const char *p = bg_json_text(x), *q = bg_json_text(y);
    if (bg_json_type(x) == BG_JSON_NUMBER && bg_json_type(y) == BG_JSON_NUMBER)
        return bg_json_dec(a, x, &m) && bg_json_dec(b, y, &n) && bg_dec_cmp(m, n) == 0;
    if (p && q && bg_instant_parse(p, strlen(p), &s) && bg_instant_parse(q, strlen(q), &t))
        return s.micros == t.micros && s.ahead == t.ahead && s.has_time == t.has_time;
    return bg_json_equal(a, x, b, y);
}

/* Everything in x but its remarks is in y. */
static bool holds(const struct bg_json *a, const struct cJSON *x, const struct bg_json *b,
                  const struct cJSON *y)
{
    if (bg_json_type(x) != bg_json_type(y))
        return false;
    const struct cJSON *d = bg_json_first(y);
    switch (bg_json_type(x)) {
    case BG_JSON_OBJECT:
        for (const struct cJSON *c = bg_json_first(x); c; c = bg_json_next(c)) {
            d = bg_json_get(y, bg_json_key(c));
            if (d ? !holds(a, c, b, d) : strcmp(bg_json_key(c), "comment") != 0)
                return false;
        }
        return true;
    case BG_JSON_ARRAY:
        for (const struct cJSON *c = bg_json_first(x); c; c = bg_json_next(c), d = bg_json_next(d))
            if (d == NULL || !holds(a, c, b, d))
                return false;
        return d == NULL;
    default:
        return same_leaf(a, x, b, y);
    }
}

static const char *file_text(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (f == NULL)
        return NULL;
    char *text = bg_arena_alloc(arena, 1 << 22);
    size_t n = fread(text, 1, (1 << 22) - 1, f);
    fclose(f);
    text[n] = '\0';
    return text;
}

static const struct bg_source *read_included(void *data, const char *path, const char **why)
{
    const char *text = file_text(path);
    (void)data;
    *why = "there is no such file";
    return text ? bg_source_new(arena, path, text, strlen(text)) : NULL;
}

/* With all that it includes. */
static const char *composed(const char *path)
{
    const struct bg_include_reader reader = {.read = read_included};
    const char *text = file_text(path);
    const struct bg_source *source = bg_ruleset_compose(
        arena, bg_diags_new(arena), bg_source_new(arena, path, text, strlen(text)), &reader);
    assert_non_null(source);
    return source->text;
}

static void check_file(const char *path)
{
    const struct bg_json *first = parsed(path, composed(path));
    const char *text = written(first);
    const struct bg_json *second = parsed(path, text);
    if (!holds(first, first->root, second, second->root))
        fail_msg("%s: something is lost when it is written: %s", path, text);
    if (!holds(second, second->root, first, first->root))
        fail_msg("%s: something is written that it does not say: %s", path, text);
    assert_string_equal(written(second), text);
}

static void every_ruleset(void **state)
{
    (void)state;
    static const char *const patterns[] = {"rules/*.json", "rules/*/*.json", "rules/*/*/*.json",
                                           "samples/*/rules*.json", "samples/*/*/rules*.json"};
    glob_t found = {0};
    size_t n = 0;
    for (size_t i = 0; i < COUNT(patterns); i++)
        (void)glob(patterns[i], i ? GLOB_APPEND : 0, NULL, &found);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        const char *text = file_text(found.gl_pathv[i]);
        if (text == NULL || strstr(text, "bidgauge-ruleset/1") == NULL)
            continue;
        check_file(found.gl_pathv[i]);
        n++;
        assert_int_equal(close_arena(NULL), 0);
        assert_int_equal(open_arena(NULL), 0);
    }
    globfree(&found);
    assert_true(n > 100);
}

/* A panel goes through the model's own structs on the way. */
static void a_panel(void **state)
{
    (void)state;
    const char *path = "samples/case/panel-agreed.json", *text = file_text(path);
    assert_non_null(text);
    const struct bg_panel *panel =
        bg_panel_load(arena, bg_diags_new(arena), bg_source_new(arena, path, text, strlen(text)));
    assert_non_null(panel);
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_panel_write(&out, panel);
    const struct bg_json *first = parsed(path, text), *second = parsed(path, bg_buf_text(&out));
    assert_true(holds(first, first->root, second, second->root));
    assert_true(holds(second, second->root, first, first->root));
}

/* A struct that no file was loaded into says what is not the default, and what is demanded. */
static void from_nothing(void **state)
{
    (void)state;
    struct raw_ruleset raw = {0};
    struct bg_loading l = {.arena = arena, .diags = bg_diags_new(arena)};
    struct bg_buf out;
    bg_buf_init(&out, arena);
    assert_true(bg_shape_load(&l, NULL, &bg_ruleset_shape, &raw));
    raw.format = "bidgauge-ruleset/1";
    raw.out.id = "x";
    raw.out.title = "Of \"two\" words";
    raw.award.decimals = 3;
    raw.solicitation.dates.by_role[BG_AT_BIDS_DUE] =
        (struct bg_instant){.micros = 0, .ahead = -420, .has_time = true, .has_zone = true};
    bg_shape_write(&out, NULL, &bg_ruleset_shape, &raw);
    assert_string_equal(
        bg_buf_text(&out),
        "{\"format\":\"bidgauge-ruleset/1\",\"id\":\"x\",\"title\":\"Of \\\"two\\\" words\",\n"
        " \"solicitation\":{\"dates\":{\"bids_due\":\"1969-12-31T17:00-07:00\"}},\n"
        " \"award\":{\"method\":\"highest_score\",\"decimals\":3}}\n");
}

/* What a program leaves for itself. */
struct left {
    unsigned char hash[32];
    struct bg_dec exact;
    int64_t counts[3], day;
    const char *text;
    const struct left *more;
    size_t more_n;
    const char *const *words;
    size_t words_n;
};

static const struct bg_shape left_shape;
static const struct bg_key left_keys[] = {
    {"hash", BG_KEY_HASH, .at = offsetof(struct left, hash)},
    {"exact", BG_KEY_EXACT, .at = offsetof(struct left, exact), .max = "100"},
    {"counts", BG_KEY_COUNTS, .at = offsetof(struct left, counts), .n = 3},
    {"day", BG_KEY_DATE, .at = offsetof(struct left, day)},
    {"text", BG_KEY_TEXT, .at = offsetof(struct left, text)},
    {"words", BG_KEY_TEXTS, .at = offsetof(struct left, words),
     .n_at = offsetof(struct left, words_n)},
    {"more", BG_KEY_LIST, .at = offsetof(struct left, more), .n_at = offsetof(struct left, more_n),
     .of = &left_shape},
    {.name = NULL}};
static const struct bg_shape left_shape = {.name = "left",
                                           .what = "note",
                                           .size = sizeof(struct left),
                                           .keys = left_keys,
                                           .bare = true,
                                           .whole = true};

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"
#define HASH  "00000000000000000000000000000000000000000000000000000000000000fa"

/* All keys but dates that are missing, and no more than a line. */
static void a_bare_shape(void **state)
{
    (void)state;
    static const char text[] =
        "{\"hash\":\"" HASH "\",\"exact\":\"-0.5\",\"counts\":[1,0,9007199254740993],"
        "\"day\":\"2026-01-31\",\"text\":\"\",\"words\":[\"a\",\"b\"],"
        "\"more\":[{\"hash\":\"" ZEROS "\",\"exact\":\"0\",\"counts\":[0,0,0],\"text\":\"\","
        "\"words\":[],\"more\":[]}]}\n";
    const struct bg_json *json = parsed("left", text);
    struct bg_loading l = {.arena = arena, .diags = bg_diags_new(arena), .json = json};
    struct left left = {0};
    struct bg_buf out;
    bg_buf_init(&out, arena);
    assert_true(bg_shape_load(&l, json->root, &left_shape, &left));
    assert_int_equal(left.hash[31], 0xfa);
    assert_int_equal(left.counts[2], INT64_C(9007199254740993));
    assert_int_equal(left.more_n, 1);
    assert_true(left.more[0].day == BG_NO_DATE);
    bg_shape_write(&out, NULL, &left_shape, &left);
    assert_string_equal(bg_buf_text(&out), text);
}

static void refused(const char *text, const char *why)
{
    const struct bg_json *json = parsed("left", text);
    struct bg_loading l = {.arena = arena, .diags = bg_diags_new(arena), .json = json};
    struct left left = {0};
    struct bg_buf faults;
    bg_buf_init(&faults, arena);
    assert_false(bg_shape_load(&l, json->root, &left_shape, &left));
    bg_diags_print(l.diags, &faults, (struct bg_diag_style){0});
    if (strstr(bg_buf_text(&faults), why) == NULL)
        fail_msg("%s: not \"%s\", but %s", text, why, bg_buf_text(&faults));
}

static void faults_of_a_bare_shape(void **state)
{
    (void)state;
    refused("{\"hash\":1}", "E202: \"hash\" of the note must be a SHA-256 in quotes; here is");
    refused("{\"hash\":\"fa\"}", "E202: \"hash\" of the note must be a SHA-256: 64 digits");
    refused("{\"hash\":\"00000000000000000000000000000000000000000000000000000000000000FA\"}",
            "must be a SHA-256");
    refused("{\"exact\":1}", "E202: \"exact\" of the note must be a number in quotes; here is");
    refused("{\"exact\":\"1,5\"}",
            "E202: \"exact\" of the note is \"1,5\", which is not a decimal");
    refused("{\"exact\":\"100.1\"}",
            "E206: \"exact\" of the note is 100.1; it must be at most 100");
    refused("{\"counts\":3}", "E202: \"counts\" of the note must be a list of 3 counts");
    refused("{\"counts\":[1,2]}", "a list of 3 counts");
    refused("{\"counts\":[1,2,-3]}", "a list of 3 counts");
    refused("{\"counts\":[1,2,0.5]}", "a list of 3 counts");
    refused("{\"more\":[{\"text\":1}]}", "1:18: error E202: \"text\" of the note must be a text");
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(every_ruleset), TEST(a_panel), TEST(from_nothing),
                                       TEST(a_bare_shape), TEST(faults_of_a_bare_shape)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
