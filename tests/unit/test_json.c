/* Strict JSON: what is refused, where and in which words; what is read, with places and digits. */
#include "base/json.h"

#include "fixture.h"

static const struct bg_json *parse(struct bg_diags *diags, const char *text, size_t n,
                                   const struct bg_json_limits *limits)
{
    return bg_json_parse(arena, diags, bg_source_new(arena, "t", text, n), limits);
}

static const struct bg_json *good(const char *text)
{
    struct bg_diags *diags = bg_diags_new(arena);
    const struct bg_json *json = parse(diags, text, strlen(text), NULL);
    if (bg_diag_count(diags, BG_NOTE))
        print_message("%s: %s\n", text, bg_diag_get(diags, 0)->message);
    assert_int_equal(bg_diag_count(diags, BG_NOTE), 0);
    assert_non_null(json);
    return json;
}

/* "column code message" of the one fault. */
static const char *fault(const char *text, size_t n, const struct bg_json_limits *limits)
{
    struct bg_diags *diags = bg_diags_new(arena);
    if (parse(diags, text, n, limits))
        return "accepted";
    assert_int_equal(bg_diag_count(diags, BG_ERROR), 1);
    const struct bg_diag *diag = bg_diag_get(diags, bg_diag_count(diags, BG_NOTE) - 1);
    return bg_arena_printf(arena, "%zu %s %s", diag->pos.offset, bg_diag_rows[diag->code].code,
                           diag->message);
}

static void faults_are_precise(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *want;
    } rows[] = {
        {"", "0 E108 the file is empty"},
        {" \n", "0 E108 the file is empty but for white space"},
        {"\xEF\xBB\xBF", "0 E108 the file is empty"},
        {"{\"a\": 1", "7 E101 the file ends before the object is closed; is a part of it missing?"},
        {"[1,", "3 E101 the file ends before the array is closed; is a part of it missing?"},
        {"{", "1 E101 the file ends before the object is closed; is a part of it missing?"},
        {"{\"a\"", "4 E101 the file ends before the object is closed; is a part of it missing?"},
        {"[1,]", "3 E101 a value is expected here; is there a comma too many before?"},
        {"{\"a\":1,}", "7 E101 a key is expected after the comma; is there a comma too many?"},
        {"[1 2]", "3 E101 expected a comma or ']', found '2'"},
        {"[\"a\" \"b\"]", "5 E101 a comma is missing before this text"},
        {"{\"a\" 1}", "5 E101 expected a colon after the key, found '1'"},
        {"{a: 1}", "1 E101 keys must use double quotes"},
        {"{1: 1}", "1 E101 expected a key in double quotes, found '1'"},
        {"{A: 1}", "1 E101 keys must use double quotes"},
        {"{_: 1}", "1 E101 keys must use double quotes"},
        {"{'a': 1}", "1 E101 keys must use double quotes"},
        {"{\"a\":1,000}", "7 E101 decimal numbers use a point: 17.17, and no commas: 1200"},
        {"{\"a\":1, 5}", "8 E101 expected a key in double quotes, found '5'"},
        {"{\"a\":true,5}", "10 E101 expected a key in double quotes, found '5'"},
        {"{\"a\":1,/}", "7 E101 expected a key in double quotes, found '/'"},
        {"{,\"a\":1}", "1 E101 expected a key in double quotes, found ','"},
        {"['a']", "1 E101 strings must use double quotes"},
        {"[1}", "2 E101 '}' does not close the array"},
        {"{\"a\": 1]", "7 E101 ']' does not close the object"},
        {"[1:2]", "2 E101 a colon belongs only after the key of an object"},
        {"// x\n1", "0 E101 JSON has no comments: put remarks under \"comment\""},
        {"[NaN]", "1 E101 NaN is not a JSON value (true, false, null, a number, or a string in "
                  "double quotes)"},
        {"[-Infinity]", "1 E101 -Infinity is not a JSON value (true, false, null, a number, or a "
                        "string in double quotes)"},
        {"True", "0 E101 True is not a JSON value (true, false, null, a number, or a string in "
                 "double quotes)"},
        {"1 2", "2 E107 there is more text after the end of the JSON document"},
        {"{}{}", "2 E107 there is more text after the end of the JSON document"},
        {"[\f1]", "1 E104 the control character U+000C is between values"},
        {"[\xE2\x82\xAC]", "1 E101 expected a value, found '\xE2\x82\xAC'"},
        {"[\xE9]", "1 E103 the byte 0xE9 is not UTF-8 here"},
        /* numbers */
        {"[01]", "1 E101 a number does not start with 0 (write it without)"},
        {"[-012]", "1 E101 a number does not start with 0 (write it without)"},
        {"[1.]", "1 E101 a digit is expected after the decimal point"},
        {"[.5]", "1 E101 a number starts with a digit or a minus"},
        {"[+1]", "1 E101 a number starts with a digit or a minus"},
        {"[-]", "1 E101 a digit is expected after the minus"},
        {"[1e]", "1 E101 a digit is expected in the exponent"},
        {"[1e+]", "1 E101 a digit is expected in the exponent"},
        {"[1e400]", "1 E105 this number is too large: it needs more than 300 digits"},
        {"[1e-400]",
         "1 E105 this number is too near to zero: it needs more than 300 decimal places"},
        {"[1e99999999999999999999]",
         "1 E105 this number is too large: it needs more than 300 digits"},
        {"[12345678901234567890123456789012345]",
         "1 E105 this number has 35 significant digits; at most 34 are read"},
        {"[0x10]", "2 E101 expected a comma or ']', found 'x'"},
        /* texts */
        {"[\"a", "1 E101 the file ends inside this text"},
        {"[\"a\n\"]", "1 E101 this text has no closing quote on its line"},
        {"[\"a\tb\"]", "3 E101 a tab inside a text is written \\t"},
        {"[\"a\x01\"]", "3 E104 the character U+0001 is not allowed in a text"},
        {"[\"a\\u0000\"]", "3 E104 the character U+0000 is not allowed in a text"},
        {"[\"\\b\"]", "2 E104 the character U+0008 is not allowed in a text"},
        {"[\"\\uFFFE\"]", "2 E104 the character U+FFFE is not allowed in a text"},
        {"[\"12345678\xEF\xBF\xBF\"]", "10 E104 the character U+FFFF is not allowed in a text"},
        {"[\"\\uqqqq\"]", "2 E101 \\u needs four hexadecimal digits"},
        {"[\"\\u12\"]", "2 E101 \\u needs four hexadecimal digits"},
        {"[\"\\x41\"]", "2 E101 no such escape: use \\ with one of \" \\ / n r t or uXXXX"},
        {"[\"\\", "2 E101 the file ends inside a text"},
        {"[\"\\uD800\"]", "2 E104 the first half of a surrogate pair is alone"},
        {"[\"\\uD800\\u0041\"]", "2 E104 the first half of a surrogate pair is alone"},
        {"[\"\\uDC00\"]", "2 E104 the second half of a surrogate pair is alone"},
        {"[\"M\xFCller\"]", "3 E103 the byte 0xFC is not UTF-8 here"},
        {"[\"\xC0\xAF\"]", "2 E103 the byte 0xC0 is not UTF-8 here"},
        {"[\"\xED\xA0\x80\"]", "2 E103 the byte 0xED is not UTF-8 here"},
        {"PK\x03\x04", "0 E109 the file is a ZIP archive, not JSON"},
        {"PK\x03\x04..xl/workbook.xml..", "0 E109 the file is an Excel workbook (.xlsx), not JSON"},
        {"PK\x03\x04..word/document.xml", "0 E109 the file is a Word document (.docx), not JSON"},
        {"PK\x03\x04 opendocument.spreadsheet",
         "0 E109 the file is an OpenDocument spreadsheet (.ods), not JSON"},
        {"PK\x03\x04xl/xl/workbook.xm", "0 E109 the file is a ZIP archive, not JSON"},
        {"PK\x03\x04ww/word/word/document.xml",
         "0 E109 the file is a Word document (.docx), not JSON"},
        {"PK\x03", "0 E101 expected a value, found 'P'"},
        {"\xD0\xCF\x11\xE0",
         "0 E109 the file is a document of an old Excel or Word (.xls, .doc), not JSON"},
        {"%PDF-1.7\n", "0 E109 the file is a PDF document, not JSON"},
        {"%PDF", "0 E101 expected a value, found '%'"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(fault(rows[i].text, strlen(rows[i].text), NULL), rows[i].want);
    assert_string_equal(fault("\0{\0}", 4, NULL), "0 E103 the file is UTF-16, not UTF-8 text");
    assert_string_equal(fault("\xFF\xFE{\0}\0", 6, NULL),
                        "0 E103 the file is UTF-16, not UTF-8 text");
    assert_string_equal(fault("{\0\0\0", 4, NULL), "0 E103 the file is UTF-32, not UTF-8 text");
    assert_string_equal(fault("\0\0\0{", 4, NULL), "0 E103 the file is UTF-32, not UTF-8 text");
    assert_string_equal(fault("\xFF\xFE\0\0", 4, NULL),
                        "0 E103 the file is UTF-32, not UTF-8 text");
    assert_string_equal(fault("\xFE\xFF\0{", 4, NULL), "0 E103 the file is UTF-16, not UTF-8 text");
    assert_string_equal(fault("\xFF\xFE", 2, NULL), "0 E103 the file is UTF-16, not UTF-8 text");
    assert_string_equal(fault("{\0", 2, NULL), "0 E103 the file is UTF-16, not UTF-8 text");
    assert_string_equal(fault("\xFF{}", 3, NULL), "0 E103 the byte 0xFF is not UTF-8 here");
    assert_string_equal(fault("[1\0]", 4, NULL),
                        "2 E104 the control character U+0000 is between values");
}

static void limits_are_named(void **state)
{
    (void)state;
    const struct bg_json_limits l = {.bytes = 20, .depth = 3, .values = 4, .text = 5};
    assert_string_equal(fault("[\"123456789012345678\"]", 22, &l),
                        "0 E106 the file has 22 bytes; at most 20 are read");
    assert_string_equal(fault("[[[[1]]]]", 9, &l),
                        "3 E106 values are nested more than 3 deep; no more are read");
    assert_string_equal(fault("[1,2,3,4]", 9, &l),
                        "7 E106 the file holds more than 4 values; no more are read");
    assert_string_equal(fault("[\"123456\"]", 10, &l),
                        "1 E106 this text has 6 bytes; at most 5 are read");
    assert_string_equal(fault("[[[\"12345\"]]]", 13, &l), "accepted");
    enum { DEEP = 100000 };
    char *deep = bg_arena_alloc(arena, DEEP + 1);
    memset(deep, '[', DEEP);
    assert_string_equal(fault(deep, DEEP, NULL),
                        "64 E106 values are nested more than 64 deep; no more are read");
}

static void duplicate_keys(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t second, first;
    } rows[] = {
        {"{\"price\":1200,\"price\":900}", 14, 1},
        {"{\"price\":1,\"pr\\u0069ce\":2}", 11, 1},
        {"{\"pr\\u0069ce\":2, \"price\":1}", 17, 1},
        {"{\"\":1,\"\":2}", 6, 1},
        {"[{\"a\":{\"a\":1}},{\"b\":1,\"a\":{\"x\":2,\"x\":3}}]", 33, 27},
        {"{\"\xC3\xA9\":1,\"\\u00E9\":2}", 8, 1},
        {"{\"\xF0\x9F\x98\x80\":1,\"\\uD83D\\uDE00\":2}", 10, 1},
        {"{\"a\\/b\":1,\"a/b\":2}", 10, 1},
        {"{\"abcdefgh\":1,\"abcdefg\\u0068\":2}", 14, 1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_diags *diags = bg_diags_new(arena);
        assert_null(parse(diags, rows[i].text, strlen(rows[i].text), NULL));
        const struct bg_diag *diag = bg_diag_get(diags, 0);
        assert_int_equal(diag->code, BG_E102);
        assert_int_equal(diag->pos.offset, rows[i].second);
        assert_int_equal(diag->notes->pos.offset, rows[i].first);
    }
    good("{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":1}]}");
}

/* An object of n keys, then a key that repeats the k-th as it is, or in capitals. */
static const char *many_keys(int n, int k, bool capitals)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_buf_puts(&out, "{\"before\":{\"key0\":0},");
    for (int i = 0; i < n; i++)
        bg_buf_printf(&out, "\"key%d\":%d,", i, i);
    bg_buf_printf(&out, capitals ? "\"KEY%d\":1}" : "\"key%d\":1}", k);
    return bg_buf_text(&out);
}

static void duplicate_among_many(void **state)
{
    (void)state;
    static const int sizes[] = {1, 14, 15, 16, 17, 31, 32, 33, 100, 5000};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        for (int k = 0; k < sizes[i]; k += 1 + sizes[i] / 7) {
            const char *text = many_keys(sizes[i], k, false);
            const char *got = fault(text, strlen(text), NULL);
            char *want = bg_arena_printf(arena, "E102 the key \"key%d\" is given twice", k);
            assert_non_null(strstr(got, want));
            struct bg_diags *diags = bg_diags_new(arena);
            text = many_keys(sizes[i], k, true);
            assert_non_null(parse(diags, text, strlen(text), NULL));
            assert_int_equal(bg_diag_count(diags, BG_WARNING), 1);
            assert_int_equal(bg_diag_get(diags, 0)->code, BG_W101);
        }
        good(many_keys(sizes[i], sizes[i], false));
    }
}

static void keys_that_look_alike(void **state)
{
    (void)state;
    static const char *const alike[] = {
        "{\"Price\":1,\"price\":2}",
        "{\"price\":1,\"pr\xD1\x96"
        "ce\":2}", /* Cyrillic i */
        "{\"price\":1,\"pri\xE2\x80\x8B"
        "ce\":2}",                                           /* zero-width space */
        "{\"ID\":1,\"x\":3,\"\xEF\xBC\xA9\xEF\xBC\xA4\":2}", /* full width */
    };
    static const char *const apart[] = {
        "{\"[\":1,\"{\":2}",
        "{\"a@\":1,\"a`\":2}",
        "{\"\xC3\xA9\":1,\"e\":2}",
        "{\"price1\":1,\"price2\":2}",
    };
    for (size_t i = 0; i < COUNT(alike); i++) {
        struct bg_diags *diags = bg_diags_new(arena);
        assert_non_null(parse(diags, alike[i], strlen(alike[i]), NULL));
        assert_int_equal(bg_diag_count(diags, BG_NOTE), 1);
        assert_int_equal(bg_diag_get(diags, 0)->code, BG_W101);
        assert_int_equal(bg_diag_get(diags, 0)->notes->pos.offset, 1);
    }
    for (size_t i = 0; i < COUNT(apart); i++)
        good(apart[i]);
}

/* 65,536 spellings of one word: all fold to one key, none is a duplicate. */
static void folding_is_not_quadratic(void **state)
{
    (void)state;
    struct bg_buf out;
    struct bg_diags *diags = bg_diags_new(arena);
    bg_buf_init(&out, arena);
    for (unsigned i = 0; i < 65536; i++) {
        bg_buf_puts(&out, i ? ",\"" : "{\"");
        for (unsigned bit = 0; bit < 16; bit++)
            bg_buf_putc(&out, i >> bit & 1 ? 'A' : 'a');
        bg_buf_puts(&out, "\":1");
    }
    bg_buf_putc(&out, '}');
    size_t values;
    assert_true(
        bg_json_scan(arena, diags, bg_source_new(arena, "t", out.data, out.size), NULL, &values));
    assert_int_equal(values, 65537);
    assert_int_equal(bg_diag_count(diags, BG_NOTE), 20);
}

static void numbers_that_are_read(void **state)
{
    (void)state;
    static const char *const numbers[] = {
        "0",
        "-0",
        "0.0",
        "1E5",
        "1.50",
        "1234567890123456789012345678901234",
        "1e300",
        "1e-300",
        "0e999999",
        "0.00000000000000000000000000000000000000000000001",
        "1.00000000000000000000000000000000000000000000000000",
    };
    for (size_t i = 0; i < COUNT(numbers); i++) {
        const struct bg_json *json = good(numbers[i]);
        const char *raw;
        size_t n;
        assert_int_equal(bg_json_type(json->root), BG_JSON_NUMBER);
        bg_json_raw(json, json->root, &raw, &n);
        assert_int_equal(n, strlen(numbers[i]));
        assert_memory_equal(raw, numbers[i], n);
    }
    struct bg_dec got;
    const struct bg_json *json = good("{\"p\": 9007199254740993.10}");
    assert_true(bg_json_dec(json, bg_json_get(json->root, "p"), &got));
    char text[BG_DEC_TEXT];
    assert_string_equal(bg_dec_text(got, text), "9007199254740993.1");
    assert_false(bg_json_dec(json, json->root, &got));
    assert_false(bg_json_dec(json, NULL, &got));
}

static void places_and_accessors(void **state)
{
    (void)state;
    const char *text =
        "\xEF\xBB\xBF {\"a\\\"\\\\\" : [1, {\"b\" :\n \"x\"}], \"B\": {}, \"c\":true}";
    const struct bg_json *json = good(text);
    const struct cJSON *root = json->root, *a = bg_json_get(root, "a\"\\");
    assert_int_equal(json->values, 7);
    assert_int_equal(bg_json_size(root), 3);
    assert_non_null(a);
    assert_string_equal(bg_json_key(a), "a\"\\");
    assert_int_equal(bg_json_pos(json, a).offset, 12);
    assert_int_equal(bg_json_pos(json, a).length, 17);
    assert_int_equal(bg_json_key_pos(json, a).offset, 2);
    assert_int_equal(bg_json_key_pos(json, a).length, 7);
    const struct cJSON *object = bg_json_next(bg_json_first(a));
    const struct cJSON *b = bg_json_get(object, "b");
    assert_string_equal(bg_json_text(b), "x");
    assert_int_equal(bg_json_key_pos(json, b).offset, 17);
    assert_int_equal(bg_json_key_pos(json, object).offset, bg_json_pos(json, object).offset);
    assert_null(bg_json_get(root, "b"));
    assert_null(bg_json_get(NULL, "b"));
    assert_null(bg_json_get(a, "b"));
    assert_null(bg_json_key(root));
    assert_null(bg_json_text(root));
    assert_true(bg_json_true(bg_json_get(root, "c")));
    assert_false(bg_json_true(root));
    assert_string_equal(bg_json_type_name(bg_json_type(bg_json_get(root, "B"))), "an object");
}

static void merge_patches(void **state)
{
    (void)state;
    /* The cases of RFC 7386, appendix A, that JSON texts can state, and number spelling. */
    static const struct {
        const char *target, *patch, *want;
    } rows[] = {
        {"{\"a\":\"b\"}", "{\"a\":\"c\"}", "{\n  \"a\": \"c\"\n}"},
        {"{\"a\":\"b\"}", "{\"b\":\"c\"}", "{\n  \"a\": \"b\",\n  \"b\": \"c\"\n}"},
        {"{\"a\":\"b\"}", "{\"a\":null}", "{}"},
        {"{\"a\":\"b\",\"b\":\"c\"}", "{\"a\":null}", "{\n  \"b\": \"c\"\n}"},
        {"{\"a\":[\"b\"]}", "{\"a\":\"c\"}", "{\n  \"a\": \"c\"\n}"},
        {"{\"a\":\"c\"}", "{\"a\":[\"b\"]}", "{\n  \"a\": [\"b\"]\n}"},
        {"{\"a\":{\"b\":\"c\"}}", "{\"a\":{\"b\":\"d\",\"c\":null}}",
         "{\n  \"a\": {\n    \"b\": \"d\"\n  }\n}"},
        {"{\"a\":[{\"b\":\"c\"}]}", "{\"a\":[1]}", "{\n  \"a\": [1]\n}"},
        {"[\"a\",\"b\"]", "[\"c\",\"d\"]", "[\"c\",\"d\"]"},
        {"{\"a\":\"b\"}", "[\"c\"]", "[\"c\"]"},
        {"{\"a\":\"foo\"}", "null", "null"},
        {"{\"a\":\"foo\"}", "\"bar\"", "\"bar\""},
        {"{\"e\":null}", "{\"a\":1}", "{\n  \"e\": null,\n  \"a\": 1\n}"},
        {"[1,2]", "{\"a\":\"b\",\"c\":null}", "{\n  \"a\": \"b\"\n}"},
        {"{}", "{\"a\":{\"bb\":{\"ccc\":null}}}", "{\n  \"a\": {\n    \"bb\": {}\n  }\n}"},
        {"{\"w\":1.50,\"k\":0}", "{\"k\":1e2}", "{\n  \"w\": 1.50,\n  \"k\": 1e2\n}"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct bg_json *target = good(rows[i].target), *patch = good(rows[i].patch);
        struct bg_buf out;
        bg_buf_init(&out, arena);
        bg_json_merge_patch(&out, target, target->root, patch, patch->root);
        assert_string_equal(bg_buf_text(&out), rows[i].want);
    }
}

struct attempt {
    struct bg_arena *arena;
    const struct bg_json *json;
    const char *text;
};

static void attempt_parse(void *data)
{
    struct attempt *attempt = data;
    struct bg_diags *diags = bg_diags_new(attempt->arena);
    attempt->json = bg_json_parse(
        attempt->arena, diags,
        bg_source_new(attempt->arena, "t", attempt->text, strlen(attempt->text)), NULL);
}

/* Lua's way: one allocation more is allowed each time, until the parse passes. */
static void every_allocation_may_fail(void **state)
{
    (void)state;
    struct attempt attempt = {.text = many_keys(20, 20, false)};
    for (long n = 0; !attempt.json; n++) {
        assert_true(n < 1000);
        attempt.arena = bg_arena_new(0);
        bg_arena_fail_after(n);
        bool finished = bg_arena_try(attempt.arena, attempt_parse, &attempt);
        bg_arena_fail_after(-1);
        assert_true(finished == (attempt.json != NULL));
        bg_arena_free(attempt.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(faults_are_precise),        TEST(limits_are_named),     TEST(duplicate_keys),
        TEST(duplicate_among_many),      TEST(keys_that_look_alike), TEST(folding_is_not_quadratic),
        TEST(numbers_that_are_read),     TEST(places_and_accessors), TEST(merge_patches),
        TEST(every_allocation_may_fail),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL); /* with malloc, then from the arena */
    bg_json_trap_memory();
    return failed + cmocka_run_group_tests(tests, NULL, NULL);
}
