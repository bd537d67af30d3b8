/* A shape with a key of every type: what each takes, what is said of everything else, and that what was taken is written
 * as it was read and stands in the schema and the manual page. */
#include "fixture.h"

#include "base/date.h"
#include "base/field.h"

struct inner {
    struct bg_item item;
    const char *text;
};
struct thing {
    struct bg_item item;
    const char *text, *word;
    int colour;
    int64_t day, count;
    struct bg_instant moment;
    bool yes, count_said;
    struct bg_dec amount, exact;
    unsigned char hash[32];
    int64_t counts[2];
    const struct cJSON *scalar, *expression, *node;
    struct bg_texts texts;
    struct inner object;
    struct bg_items list, map;
};

#define IN(member) .at = offsetof(struct thing, member)

static const char *const colours[] = {"red", "green", NULL};
static const char *word_at(size_t i)
{
    static const char *const words[] = {"one", "two"};
    return i < COUNT(words) ? words[i] : NULL;
}

static const struct bg_key inner_keys[] = {
    {"text", BG_KEY_TEXT, .at = offsetof(struct inner, text)}, {.name = NULL}};
static const struct bg_shape inner_shape = {
    .name = "inner", .what = "inner", .size = sizeof(struct inner), .keys = inner_keys};
static const struct bg_key keys[] = {
    {"text", BG_KEY_TEXT, IN(text)},
    {"word", BG_KEY_WORD, IN(word), .name_at = word_at},
    {"colour", BG_KEY_ENUM, IN(colour), .names = colours, .unless = "red"},
    {"day", BG_KEY_DATE, IN(day)},
    {"moment", BG_KEY_INSTANT, IN(moment)},
    {"yes", BG_KEY_BOOL, IN(yes)},
    {"count", BG_KEY_INT, IN(count), .said = offsetof(struct thing, count_said), .unless = "7",
     .min = "0", .max = "9"},
    {"amount", BG_KEY_DEC, IN(amount), .min = "0.5"},
    {"exact", BG_KEY_EXACT, IN(exact)},
    {"hash", BG_KEY_HASH, IN(hash)},
    {"counts", BG_KEY_COUNTS, IN(counts), .n = 2},
    {"scalar", BG_KEY_SCALAR, IN(scalar)},
    {"expression", BG_KEY_EXPR, IN(expression)},
    {"node", BG_KEY_NODE, IN(node), .schema = "{}"},
    {"texts", BG_KEY_TEXTS, IN(texts)},
    {"object", BG_KEY_OBJECT, IN(object), .of = &inner_shape},
    {"list", BG_KEY_LIST, IN(list), .of = &inner_shape, .least = 1},
    {"map", BG_KEY_MAP, IN(map), .of = &inner_shape, .least = 2},
    {.name = NULL}};
static const struct bg_shape shape = {
    .name = "thing", .what = "thing", .size = sizeof(struct thing), .keys = keys};

static const struct bg_json *json;

/* What is said of it: "CODE: message" and a line each; "" when nothing is. */
static const char *faults_of(const char *text, struct thing *out)
{
    struct bg_diags *diags = bg_diags_new(arena);
    struct bg_buf said;
    json = bg_json_parse(arena, diags, bg_source_new(arena, "thing", text, strlen(text)), NULL);
    if (json == NULL)
        fail_msg("%s is not JSON", text);
    *out = (struct thing){0};
    struct bg_loading loading = {.arena = arena, .diags = diags, .json = json};
    bool good = bg_shape_load(&loading, json->root, &shape, out);
    bg_buf_init(&said, arena);
    bg_diags_print(diags, &said, (struct bg_diag_style){false, 0});
    assert_int_equal(good, said.size == 0);
    return bg_buf_text(&said);
}

static void wrong_types(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"{\"text\": 1}", "\"text\" of the thing must be a text in quotes; here is a number"},
        {"{\"word\": 1}", "\"word\" of the thing must be a text in quotes; here is a number"},
        {"{\"word\": \"too\"}", "\"word\" of the thing cannot be \"too\"; did you mean \"two\"?"},
        {"{\"colour\": true}", "\"colour\" of the thing must be a text in quotes; here is true"},
        {"{\"colour\": \"x\"}", "\"colour\" of the thing cannot be \"x\"; it may be red or green"},
        {"{\"day\": 1}", "\"day\" of the thing must be a date in quotes; here is a number"},
        {"{\"day\": \"2026-02-30\"}",
         "\"day\" of the thing is \"2026-02-30\", which is not a date"},
        {"{\"moment\": []}", "must be a date, or a date and time, in quotes; here is an array"},
        {"{\"moment\": \"2026-02-01T25:00:00Z\"}", "which is not a date, nor one with a time"},
        {"{\"yes\": \"true\"}", "must be true or false, without quotes; here is a text"},
        {"{\"count\": \"1\"}", "\"count\" of the thing must be a whole number; here is a text"},
        {"{\"count\": 1.5}", "\"count\" of the thing must be a whole number; here is a number"},
        {"{\"count\": 10}", "\"count\" of the thing is 10; it must be from 0 to 9"},
        {"{\"count\": -1}", "\"count\" of the thing is -1; it must be from 0 to 9"},
        {"{\"amount\": \"1\"}", "must be a number, without quotes; here is a text"},
        {"{\"amount\": 0.4}", "\"amount\" of the thing is 0.4; it must be at least 0.5"},
        {"{\"exact\": 1}", "\"exact\" of the thing must be a number in quotes; here is a number"},
        {"{\"exact\": \"1,5\"}",
         "\"exact\" of the thing is \"1,5\", which is not a decimal number"},
        {"{\"hash\": 1}", "\"hash\" of the thing must be a SHA-256 in quotes; here is a number"},
        {"{\"hash\": \"12\"}", "must be a SHA-256: 64 digits from 0 to f"},
        {"{\"counts\": 1}", "\"counts\" of the thing must be a list of 2 counts"},
        {"{\"counts\": [1]}", "\"counts\" of the thing must be a list of 2 counts"},
        {"{\"counts\": [1, \"2\"]}", "\"counts\" of the thing must be a list of 2 counts"},
        {"{\"counts\": [1, 1.5]}", "\"counts\" of the thing must be a list of 2 counts"},
        {"{\"counts\": [1, -1]}", "\"counts\" of the thing must be a list of 2 counts"},
        {"{\"scalar\": []}", "must be a number, a text, or true or false; here is an array"},
        {"{\"scalar\": {}}", "must be a number, a text, or true or false; here is an object"},
        {"{\"texts\": \"a\"}", "\"texts\" of the thing must be a list of texts; here is a text"},
        {"{\"texts\": [\"a\", 1]}",
         "\"texts\" of the thing must be a list of texts; here is a number"},
        {"{\"object\": 1}", "must be an object, in { }; here is a number"},
        {"{\"list\": {}}", "must be a list, in [ ]; here is an object"},
        {"{\"list\": []}", "must have at least 1 entry"},
        {"{\"map\": []}", "must be an object, in { }; here is an array"},
        {"{\"map\": {\"a\": {}}}", "must have at least 2 entries"},
        {"{\"textt\": 1}", "unknown key \"textt\" in the thing; did you mean \"text\"?"},
        {"[]", "must be an object, in { }; here is an array"},
    };
    struct thing thing;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *said = faults_of(rows[i].text, &thing);
        if (strstr(said, rows[i].want) == NULL)
            fail_msg("%s: want %s in\n%s", rows[i].text, rows[i].want, said);
    }
}

/* Nothing of it is a default, so that each key is written again. */
static const char whole[] =
    "{\"text\": \"a\", \"word\": \"two\", \"colour\": \"green\", \"day\": \"2026-03-01\","
    "\"moment\": \"2026-03-01T10:00Z\", \"yes\": true, \"count\": 3, \"amount\": 1.5,"
    "\"exact\": \"0.25\", \"counts\": [4, 5], \"scalar\": \"s\", \"expression\": {\"val\": \"x\"},"
    "\"hash\": \"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\","
    "\"node\": [1, null], \"texts\": [\"p\", \"q\"], \"object\": {\"text\": \"o\"},"
    "\"list\": [{\"text\": \"l\"}], \"map\": {\"m\": {\"text\": \"1\"}, \"n\": {\"text\": \"2\"}}}";

static void right_values(void **state)
{
    struct thing t, again;
    char text[BG_DEC_TEXT];
    (void)state;
    assert_string_equal(faults_of(whole, &t), "");
    assert_string_equal(t.text, "a");
    assert_string_equal(t.word, "two");
    assert_int_equal(t.colour, 1);
    assert_int_equal(t.day,
                     20513); /* from 1970-01-01: 56 years, 14 of them leap, and 31 + 28 days */
    assert_true(t.moment.has_time);
    assert_true(t.yes && t.count == 3 && t.count_said);
    assert_string_equal(bg_dec_text(t.amount, text), "1.5");
    assert_string_equal(bg_dec_text(t.exact, text), "0.25");
    assert_int_equal(t.hash[1], 0x11);
    assert_true(t.counts[0] == 4 && t.counts[1] == 5);
    assert_string_equal(bg_json_text(t.scalar), "s");
    assert_true(t.texts.n == 2 && t.list.n == 1 && t.map.n == 2);
    assert_string_equal(t.object.text, "o");
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_shape_write(&out, json, &shape, &t);
    const struct bg_json *first = json;
    assert_string_equal(faults_of(bg_buf_text(&out), &again), "");
    for (const struct bg_key *key = keys; key->name != NULL; key++)
        if (!bg_json_equal(first, bg_json_get(first->root, key->name), json,
                           bg_json_get(json->root, key->name)))
            fail_msg("%s is not what it was in %s", key->name, bg_buf_text(&out));
}

static void defaults(void **state)
{
    struct thing t;
    (void)state;
    assert_string_equal(faults_of("{\"comment\": \"nothing\"}", &t), "");
    assert_string_equal(t.text, "");
    assert_string_equal(t.word, "");
    assert_int_equal(t.colour, 0);
    assert_true(t.day == INT64_MIN);
    assert_true(t.count == 7 && !t.count_said && !t.yes);
    assert_int_equal(bg_dec_sign(t.amount), 0);
    assert_null(t.scalar);
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_shape_write(&out, json, &shape, &t); /* what is as it would be is not written */
    assert_string_equal(faults_of(bg_buf_text(&out), &t), "");
    assert_int_equal(bg_json_size(json->root), 0);
}

/* Each key is in all three; bounds are in the schema. */
static void documents(void **state)
{
    struct bg_buf schema, tables, manual;
    (void)state;
    bg_buf_init(&schema, arena);
    bg_buf_init(&tables, arena);
    bg_buf_init(&manual, arena);
    bg_shape_schema(&schema, &shape, "x", "T", ", \"expression\": {}");
    bg_shape_tables(&tables, &shape);
    bg_shape_manual(&manual, &shape);
    struct bg_diags *diags = bg_diags_new(arena);
    const struct bg_json *read =
        bg_json_parse(arena, diags, bg_source_new(arena, "schema", schema.data, schema.size), NULL);
    assert_non_null(read);
    for (const struct bg_key *key = keys; key->name != NULL; key++) {
        const char *quoted = bg_arena_printf(arena, "\"%s\":", key->name);
        if (strstr(bg_buf_text(&schema), quoted) == NULL ||
            strstr(bg_buf_text(&tables), key->name) == NULL ||
            strstr(bg_buf_text(&manual), key->name) == NULL)
            fail_msg("%s is not in a document", key->name);
    }
    assert_non_null(strstr(bg_buf_text(&schema), "\"maximum\": 9"));
    assert_non_null(strstr(bg_buf_text(&schema), "\"minimum\": 0.5"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(wrong_types), TEST(right_values), TEST(defaults),
                                       TEST(documents)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
