/* Sources and diagnostics: places, order, and both renderings whole. */
#include "base/diag.h"

#include "fixture.h"

static struct bg_diags *diags;

static int setup(void **state)
{
    (void)state;
    arena = bg_arena_new(0);
    diags = bg_diags_new(arena);
    return 0;
}

static const struct bg_source *source(const char *name, const char *text)
{
    return bg_source_new(arena, name, text, strlen(text));
}

static const char *printed(struct bg_diag_style style)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_diags_print(diags, &out, style);
    return bg_buf_text(&out);
}

static void offsets_become_lines(void **state)
{
    (void)state;
    const struct bg_source *s = source("x", "\xEF\xBB\xBF"
                                            "ab\r\n\n\xC3\xA9zz\nlast");
    static const struct {
        size_t offset;
        int64_t line, column;
        const char *text;
    } rows[] = {
        {0, 1, 1, "ab"},         {2, 1, 3, "ab"},    {4, 2, 1, ""},      {5, 3, 1, "\xC3\xA9zz"},
        {7, 3, 2, "\xC3\xA9zz"}, {10, 4, 1, "last"}, {14, 4, 5, "last"}, {99, 4, 5, "last"},
    };
    struct bg_place place = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_line line = bg_source_line(s, rows[i].offset);
        assert_int_equal(line.line, rows[i].line);
        assert_int_equal(line.column, rows[i].column);
        assert_int_equal(line.length, strlen(rows[i].text));
        assert_memory_equal(line.text, rows[i].text, line.length);
        bg_source_place(&place, s, rows[i].offset);
        assert_int_equal(place.line, rows[i].line);
        assert_int_equal(place.column, rows[i].column);
    }
    bg_source_place(&place, s, 2); /* backwards starts again */
    assert_int_equal(place.line, 1);
    assert_int_equal(bg_source_line(source("e", ""), 0).line, 1);
}

static void printed_whole(void **state)
{
    (void)state;
    const struct bg_source *s = source("rules/a.json", "{\n\t\"a\": 12,\n\t\"a\": 3\n}\n");
    bg_diag_add(diags, BG_E102, (struct bg_pos){s, 13, 3, NULL}, "the key \"%s\" is given twice",
                "a");
    bg_diag_note(diags, (struct bg_pos){s, 3, 3, NULL}, "first given here");
    assert_string_equal(printed((struct bg_diag_style){0}),
                        "rules/a.json:3:2: error E102: the key \"a\" is given twice\n"
                        " 3 | \t\"a\": 3\n"
                        "   | \t^^^\n"
                        "   = note: rules/a.json:2:2: first given here\n"
                        "   = help: keep one of the two; readers do not agree on which counts\n");
    assert_non_null(strstr(printed((struct bg_diag_style){.color = true}),
                           "rules/a.json:3:2: \x1b[1;31merror\x1b[0m E102: the key"));
    assert_non_null(
        strstr(printed((struct bg_diag_style){.color = true}), "   | \t\x1b[1;31m^^^\x1b[0m\n"));
}

static void places_without_lines(void **state)
{
    (void)state;
    const struct bg_source *s = source("form.xlsx", "PK");
    bg_diag_add(diags, BG_E101, (struct bg_pos){s, 0, 0, "Form!B7"}, "a date is expected");
    bg_diag_add(diags, BG_E101, (struct bg_pos){.label = "/tender"}, "odd");
    bg_diag_add(diags, BG_E801, BG_NOWHERE, "memory is out");
    assert_string_equal(printed((struct bg_diag_style){0}),
                        "form.xlsx: Form!B7: error E101: a date is expected\n"
                        "/tender: error E101: odd\n"
                        "error E801: memory is out\n");
}

static void hostile_text_is_made_visible(void **state)
{
    (void)state;
    const struct bg_source *s = source("x\x1b.json", "a\x1b[2J \xE2\x80\xAE! b");
    bg_diag_add(diags, BG_E101, (struct bg_pos){s, 9, 1, NULL}, "found \x1b");
    assert_string_equal(printed((struct bg_diag_style){0}),
                        "x<U+001B>.json:1:8: error E101: found <U+001B>\n"
                        " 1 | a<U+001B>[2J <U+202E>! b\n"
                        "   |                      ^\n");
}

static void long_lines_are_windowed(void **state)
{
    (void)state;
    enum { LENGTH = 5000 };
    char *text = bg_arena_alloc(arena, LENGTH + 1);
    memset(text, 'x', LENGTH);
    text[2500] = '!';
    bg_diag_add(diags, BG_E101, (struct bg_pos){source("l", text), 2500, 1, NULL}, "here");
    const char *out = printed((struct bg_diag_style){0});
    const char *line = strstr(out, " 1 | ...xxx");
    assert_non_null(line);
    const char *carets = strstr(out, "\n   | ") + 1;
    assert_int_equal(strchr(carets, '^') - carets, strchr(line, '!') - line);
    assert_true(carets - line < 130);
    assert_non_null(strstr(out, "xxx...\n"));
}

static void order_and_limit(void **state)
{
    (void)state;
    const struct bg_source *a = source("a", "0123456789"), *b = source("b", "0123456789");
    bg_diag_add(diags, BG_E101, (struct bg_pos){b, 5, 1, NULL}, "b5");
    bg_diag_add(diags, BG_E101, (struct bg_pos){a, 7, 1, NULL}, "a7");
    bg_diag_add(diags, BG_W101, (struct bg_pos){b, 2, 1, NULL}, "b2");
    bg_diag_add(diags, BG_E101, (struct bg_pos){a, 1, 1, NULL}, "a1");
    bg_diag_add(diags, BG_E101, (struct bg_pos){a, 1, 1, NULL}, "a1 again");
    static const char *const want[] = {"b2", "b5", "a1", "a1 again", "a7"};
    for (size_t i = 0; i < COUNT(want); i++)
        assert_string_equal(bg_diag_get(diags, (int64_t)i)->message, want[i]);
    assert_null(bg_diag_get(diags, 5));
    assert_int_equal(bg_diag_count(diags, BG_NOTE), 5);
    assert_int_equal(bg_diag_count(diags, BG_ERROR), 4);
    const char *out = printed((struct bg_diag_style){.limit = 2});
    assert_non_null(strstr(out, "b5"));
    assert_null(strstr(out, "a1"));
    assert_non_null(strstr(out, "... and 3 more\n"));
}

static void as_json(void **state)
{
    (void)state;
    struct bg_buf out;
    const struct bg_source *s = source("a.json", "{\n\"a\": 1, \"a\": 2}");
    bg_buf_init(&out, arena);
    bg_diag_add(diags, BG_E102, (struct bg_pos){s, 10, 3, NULL}, "twice");
    bg_diag_note(diags, (struct bg_pos){s, 2, 3, NULL}, "first");
    bg_diag_add(diags, BG_E801, BG_NOWHERE, "memory is out");
    bg_diags_json(diags, &out);
    assert_string_equal(
        bg_buf_text(&out),
        "[{\"code\": \"E102\", \"severity\": \"error\", \"file\": \"a.json\", \"line\": 2, "
        "\"column\": 9, \"message\": \"twice\", \"help\": \"keep one of the two; readers do not "
        "agree on which counts\", \"notes\": [{\"file\": \"a.json\", \"line\": 2, \"column\": 1, "
        "\"message\": \"first\"}]},\n {\"code\": \"E801\", \"severity\": \"error\", \"file\": "
        "null, "
        "\"message\": \"memory is out\", \"notes\": []}]\n");
}

static void nearest_names(void **state)
{
    (void)state;
    static const char *const names[] = {"weight", "price", "criteria", "at_least", "id"};
    static const struct {
        const char *wrong;
        const char *want;
    } rows[] = {
        {"wieght", "weight"},
        {"Weight", "weight"},
        {"critera", "criteria"},
        {"prise", "price"},
        {"atleast", "at_least"},
        {"banana", NULL},
        {"ID", "id"},
        {"x", NULL},
        {"", NULL},
        {"PRICES", "price"},
        {"criterion", "criteria"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got = bg_nearest(rows[i].wrong, names, COUNT(names));
        if (rows[i].want)
            assert_string_equal(got, rows[i].want);
        else
            assert_null(got);
    }
}

static void made_texts_show_where_they_come_from(void **state)
{
    static const struct bg_source_place places[] = {{.offset = 2, .label = "Questions!C7"},
                                                    {.offset = 5, .label = "Questions!C9"}};
    struct bg_source *made = bg_source_new(arena, "form.xlsx", "{\"a\":1}", 7);
    (void)state;
    made->places = places;
    made->places_n = COUNT(places);
    assert_null(bg_source_label(made, 1)); /* before all of them: the text's own line */
    assert_string_equal(bg_source_label(made, 2), "Questions!C7");
    assert_string_equal(bg_source_label(made, 4), "Questions!C7");
    assert_string_equal(bg_source_label(made, 99), "Questions!C9");
    bg_diag_add(diags, BG_E101, (struct bg_pos){.source = made, .offset = 3}, "no number");
    bg_diag_note(diags, (struct bg_pos){.source = made, .offset = 6}, "the other one");
    assert_string_equal(printed((struct bg_diag_style){0}),
                        "form.xlsx: Questions!C7: error E101: no number\n"
                        "    = note: form.xlsx: Questions!C9: the other one\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(offsets_become_lines, setup, close_arena),
        cmocka_unit_test_setup_teardown(printed_whole, setup, close_arena),
        cmocka_unit_test_setup_teardown(places_without_lines, setup, close_arena),
        cmocka_unit_test_setup_teardown(hostile_text_is_made_visible, setup, close_arena),
        cmocka_unit_test_setup_teardown(long_lines_are_windowed, setup, close_arena),
        cmocka_unit_test_setup_teardown(order_and_limit, setup, close_arena),
        cmocka_unit_test_setup_teardown(as_json, setup, close_arena),
        cmocka_unit_test_setup_teardown(nearest_names, setup, close_arena),
        cmocka_unit_test_setup_teardown(made_texts_show_where_they_come_from, setup, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
