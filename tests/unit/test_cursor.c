/* The cursor over strict JSON: texts and numbers against what they mean, and what it leaves to the
 * scan; how far a text is plain, by eight bytes at a time (the library here takes sixteen); and
 * whether two parts of JSON say the same. */
#undef __SSE2__
#include "base/jplain.h"

#include "base/jcursor.h"
#include "base/json.h"

#include "t.h"

static void plain(void **state)
{
    (void)state;
    char text[64];
    for (int size = 0; size < 40; size++)
        for (int at = 0; at <= size; at++)
            for (int byte = 0; byte < 256; byte++) {
                memset(text, 'a', sizeof text);
                text[at] = (char)byte;
                bool stops = byte < 0x20 || byte >= 0x80 || byte == '"' || byte == '\\';
                const char *want = text + (stops && at < size ? at : size);
                assert_ptr_equal(bg_jplain_end(text, text + size), want);
            }
}

static void texts(void **state)
{
    (void)state;
    static const struct {
        const char *raw, *means; /* NULL: refused */
    } rows[] = {
        {"\"\"", ""},
        {"\"plain and longer than sixteen bytes\"", "plain and longer than sixteen bytes"},
        {"\"a\\n\\\"b\\\"\\/\"", "a\n\"b\"/"},
        {"\"\\u00e9\\ud83d\\ude00\"", "\xC3\xA9\xF0\x9F\x98\x80"},
        {"\"\xC3\xA9\"", "\xC3\xA9"},
        {"\"\\u0041\\u20ac\"", "A\xE2\x82\xAC"},
        {"\"open", NULL},
        {"\"\\u00g9\"", NULL},
        {"\"\\ud83d\"", NULL},
        {"\"\\ud83dx\"", NULL},
        {"\"\\udc00\"", NULL},
        {"\"\\u0007\"", NULL},
        {"\"\\u0000\"", NULL},
        {"\"\\ufffe\"", NULL},
        {"\"\\b\"", NULL},
        {"\"\\", NULL},
        {"\"\xC3\"", NULL},
        {"\"\xED\xA0\x80\"", NULL},
        {"\"\xEF\xBF\xBF\"", NULL},
        {"\"a\tb\"", NULL},
    };
    struct bg_arena *arena = bg_arena_new(0);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_cursor c = {rows[i].raw, rows[i].raw + strlen(rows[i].raw), arena};
        struct bg_slice out;
        bool ok = bg_cursor_text(&c, &out);
        if (ok != (rows[i].means != NULL))
            fprintf(stderr, "row %zu: %s\n", i, rows[i].raw);
        assert_int_equal(ok, rows[i].means != NULL);
        if (!ok)
            continue;
        assert_int_equal(out.n, strlen(rows[i].means));
        assert_memory_equal(out.bytes, rows[i].means, out.n);
        assert_ptr_equal(c.at, c.end);
    }
    bg_arena_free(arena);
}

static void numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool ok;
        int64_t coef;
        int places;
    } rows[] = {
        {"0", true, 0, 0},
        {"-0", true, 0, 0},
        {"-0.0", true, 0, 0},
        {"12.50", true, 125, 1},
        {"1200", true, 1200, 0},
        {"-3.007", true, -3007, 3},
        {"123456789012345678", true, INT64_C(123456789012345678), 0},
        {"0.00000000000000001", true, 1, 17},
        {"1234567890123456789", false, 0, 0}, /* for the scan: it may well fit */
        {"0.000000000000000001", false, 0, 0},
        {"1e3", false, 0, 0},
        {"1.5E3", false, 0, 0},
        {"01", false, 0, 0},
        {"1.", false, 0, 0},
        {".5", false, 0, 0},
        {"-", false, 0, 0},
        {"+1", false, 0, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_cursor c = {rows[i].text, rows[i].text + strlen(rows[i].text), NULL};
        struct bg_dec out = {0}, parsed;
        bool ok = bg_cursor_number(&c, &out);
        if (ok != rows[i].ok)
            fprintf(stderr, "%s: %d\n", rows[i].text, ok);
        assert_int_equal(ok, rows[i].ok);
        if (!ok)
            continue;
        assert_int_equal((int64_t)out.coef, rows[i].coef);
        assert_int_equal(out.places, rows[i].places);
        assert_true(bg_dec_parse(rows[i].text, strlen(rows[i].text), &parsed));
        assert_true(parsed.coef == out.coef && parsed.places == out.places);
    }
}

static bool says_the_same(struct bg_arena *arena, const char *a, const char *b)
{
    struct bg_diags *diags = bg_diags_new(arena);
    const struct bg_json *x =
        bg_json_parse(arena, diags, bg_source_new(arena, "a", a, strlen(a)), NULL);
    const struct bg_json *y =
        bg_json_parse(arena, diags, bg_source_new(arena, "b", b, strlen(b)), NULL);
    return bg_json_equal(x, x->root, y, y->root);
}

static void equal_body(void *arena)
{
    assert_true(says_the_same(arena, "{\"a\": [1, 2.50, null]}", "{\"a\":[1.0,2.5,null]}"));
    assert_true(says_the_same(arena, "\"\\u0041\"", "\"A\""));
    assert_false(says_the_same(arena, "{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}"));
    assert_false(says_the_same(arena, "[1,2]", "[1,2,3]"));
    assert_false(says_the_same(arena, "[1]", "{\"a\":1}"));
    assert_false(says_the_same(arena, "true", "false"));
    assert_false(says_the_same(arena, "{\"a\":1}", "{\"A\":1}"));
}

static void equal(void **state)
{
    (void)state;
    struct bg_arena *arena = bg_arena_new(0);
    assert_true(bg_arena_try(arena, equal_body, arena));
    bg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(plain), cmocka_unit_test(texts),
                                       cmocka_unit_test(numbers), cmocka_unit_test(equal)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
