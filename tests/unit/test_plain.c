/* The plain profile of JsonLogic. Expected values are the organisation's semantics worked out by
 * hand, and JavaScript's printing of numbers as ECMA-262 gives it. */
#include "fixture.h"

#include <locale.h>

#include "base/json.h"
#include "jobs/logic.h"
#include "logic/plain.h"
#include "logic/plain_value.h"

static int set_up(void **state)
{
    (void)state;
    arena = bg_arena_new(0);
    return arena == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    bg_arena_free(arena);
    return 0;
}

static const struct bg_source *source(const char *text)
{
    return text != NULL ? bg_source_new(arena, "test", text, strlen(text)) : NULL;
}

/* The line without its newline. */
static const char *logic(const char *expr, const char *data)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bool ok = bg_job_logic(arena, source(expr), source(data), &out);
    assert_true(out.size > 0 && out.data[out.size - 1] == '\n');
    out.data[--out.size] = '\0';
    assert_int_equal(ok, strncmp(out.data, "{\"error\":", 9) != 0);
    return out.data;
}

#define GIVES(expr, data, result) assert_string_equal(logic(expr, data), result)
#define RAISES(expr, data, type)                                                                   \
    assert_string_equal(logic(expr, data), "{\"error\":{\"type\":\"" type "\"}}")

static void test_values(void **state)
{
    (void)state;
    GIVES("[1,2.50,\"a\\u00e9\",null,true,{}]", NULL, "[1,2.5,\"a\xC3\xA9\",null,true,{}]");
    GIVES("{\"val\":[]}", "{\"b\":[1,{\"c\":\"x\\ny\"}]}", "{\"b\":[1,{\"c\":\"x\\ny\"}]}");
    GIVES("{\"val\":[]}", NULL, "null");
    GIVES("{\"preserve\":{\"+\":[1,2]}}", NULL, "{\"+\":[1,2]}");
    GIVES("[{\"preserve\":{\"+\":[1,2]}}]", NULL, "[{\"+\":[1,2]}]");
    GIVES("{\"!!\":[[{\"preserve\":[]}]]}", NULL, "true");
}

static void test_numbers_print(void **state)
{
    static const struct {
        double number;
        const char *text;
    } cases[] = {{0.0, "0"},
                 {-0.0, "0"},
                 {-1.5, "-1.5"},
                 {0.1 + 0.2, "0.30000000000000004"},
                 {1e21, "1e+21"},
                 {123456789012345680000.0, "123456789012345680000"},
                 {1e20, "100000000000000000000"},
                 {0.000001, "0.000001"},
                 {0.0000012, "0.0000012"},
                 {1e-7, "1e-7"},
                 {1.25e-9, "1.25e-9"},
                 {5e-324, "5e-324"},
                 {2.2250738585072014e-308, "2.2250738585072014e-308"},
                 {1.7976931348623157e308, "1.7976931348623157e+308"},
                 {9007199254740993.0, "9007199254740992"},
                 {4.35, "4.35"},
                 {100, "100"},
                 {1.0 / 3, "0.3333333333333333"}};
    char text[BG_PLAIN_NUMBER_TEXT];
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(bg_plain_number_text(cases[i].number, text), cases[i].text);
}

static void test_numbers_read(void **state)
{
    (void)state;
    GIVES("{\"+\":\" 1.50e1 \"}", NULL, "15");
    GIVES("{\"+\":\".5\"}", NULL, "0.5");
    GIVES("{\"+\":\"-5.\"}", NULL, "-5");
    GIVES("{\"+\":\"0x1F\"}", NULL, "31");
    GIVES("{\"+\":\"0b101\"}", NULL, "5");
    GIVES("{\"+\":\"1e-999999999999\"}", NULL, "0");
    GIVES("{\"+\":\"0.1000000000000000055511151231257827021181583404541015625\"}", NULL, "0.1");
    RAISES("{\"+\":\"1,200.00\"}", NULL, "NaN");
    RAISES("{\"+\":\"1e\"}", NULL, "NaN");
    RAISES("{\"+\":\".\"}", NULL, "NaN");
    RAISES("{\"+\":\"Infinity\"}", NULL, "NaN");
    RAISES("{\"+\":\"1e999\"}", NULL, "NaN");
    RAISES("{\"*\":[1e200,1e200]}", NULL, "NaN");
    RAISES("{\"%\":[1,0]}", NULL, "NaN");
}

static void test_locale(void **state)
{
    (void)state;
    const char *names[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "pl_PL.UTF-8"};
    for (size_t i = 0; i < 3 && strcmp(localeconv()->decimal_point, ",") != 0; i++)
        setlocale(LC_ALL, names[i]);
    if (strcmp(localeconv()->decimal_point, ",") != 0)
        print_message("no locale with a decimal comma here: only the C locale is tested\n");
    GIVES("{\"+\":[\"1.5\",0.25]}", NULL, "1.75");
    GIVES("{\"cat\":[0.5,1e-9]}", NULL, "\"0.51e-9\"");
    setlocale(LC_ALL, "C");
}

static void test_null_is_zero_here(void **state)
{
    (void)state;
    GIVES("{\"<=\":[{\"var\":\"x\"},15]}", "{}", "true");
    GIVES("{\"==\":[{\"var\":\"x\"},\"\"]}", "{}", "false");
    GIVES("{\"!=\":[{\"var\":\"x\"},\"apple\"]}", "{}", "true");
    GIVES("{\"===\":[{\"var\":\"x\"},{\"var\":\"x\"}]}", "{\"x\":[1]}", "true");
    GIVES("{\"===\":[[1],[1]]}", NULL, "false");
    /* U+FF5E is above U+1F600 in UTF-16, whose first half is D83D. */
    GIVES("{\">\":[\"\xEF\xBD\x9E\",\"\xF0\x9F\x98\x80\"]}", NULL, "true");
}

static void test_data(void **state)
{
    (void)state;
    GIVES("{\"var\":\"a.1.b\"}", "{\"a\":[0,{\"b\":7}]}", "7");
    GIVES("{\"var\":[\"a.01\",9]}", "{\"a\":[0,1]}", "9");
    GIVES("{\"var\":\"a.\"}", "{\"a\":{\"\":3}}", "3");
    GIVES("{\"val\":[\"a\",0]}", "{\"a\":[4]}", "4");
    GIVES("{\"val\":[[9],\"a\"]}", "{\"a\":[4]}", "null");
    GIVES("{\"exists\":[\"a\",1]}", "{\"a\":[4]}", "false");
    GIVES("{\"map\":[[5,6],{\"val\":[[1]]}]}", NULL,
          "[{\"iterator\":[5,6],\"index\":0},{\"iterator\":[5,6],\"index\":1}]");
    GIVES("{\"reduce\":[[5,6],{\"val\":[]},0]}", NULL,
          "{\"accumulator\":{\"accumulator\":0,\"current\":5},\"current\":6}");
    GIVES("{\"??\":{\"val\":\"a\"}}", "{\"a\":[null,false,1]}", "false");
    GIVES("{\"missing\":[\"a\",\"b.c\",\"d\"]}", "{\"a\":0,\"d\":\"\"}", "[\"b.c\",\"d\"]");
    GIVES("{\"substr\":[\"a\xC3\xA9\xF0\x9F\x98\x80z\",1,2]}", NULL,
          "\"\xC3\xA9\xF0\x9F\x98\x80\"");
    GIVES("{\"cat\":[[1,[2,null]],{}]}", NULL, "\"1,2,[object Object]\"");
}

static void test_errors(void **state)
{
    (void)state;
    RAISES("{\"nope\":[1]}", NULL, "Unknown Operator");
    RAISES("{\"+\":[1],\"-\":[1]}", NULL, "Unknown Operator");
    GIVES("{\"if\":[true,1,{\"nope\":1}]}", NULL, "1");
    GIVES("{\"try\":[{\"nope\":1},{\"val\":\"type\"}]}", NULL, "\"Unknown Operator\"");
    RAISES("{\"max\":[]}", NULL, "Invalid Arguments");
    RAISES("{\"map\":[5,1]}", NULL, "Invalid Arguments");
    GIVES("{\"throw\":{\"val\":[]}}", "{\"type\":\"T\",\"at\":[1]}",
          "{\"error\":{\"type\":\"T\",\"at\":[1]}}");
    GIVES("{\"throw\":5}", NULL, "{\"error\":{\"type\":5}}");
    GIVES("{\"throw\":null}", NULL, "{\"error\":{\"type\":null}}");
    GIVES("{\"try\":[]}", NULL, "null");
}

static void test_not_json(void **state)
{
    (void)state;
    assert_non_null(strstr(logic("{\"+\":[1,}", NULL), "\"type\":\"Invalid JSON\""));
    assert_non_null(strstr(logic("{\"+\":[1,}", NULL), "test:1:9: "));
    assert_non_null(strstr(logic("1", "{\"a\":1,\"a\":2}"), "\"type\":\"Invalid JSON\""));
    assert_non_null(strstr(logic("", NULL), "\"type\":\"Invalid JSON\""));
}

static void test_lines(void **state)
{
    (void)state;
    struct bg_buf out;
    bg_buf_init(&out, arena);
    const char *good = "[{\"val\":\"x\"},{\"x\":1}]\n[7]\r\n[[],null]";
    assert_true(bg_job_logic_lines(arena, source(good), &out));
    assert_string_equal(bg_buf_text(&out), "1\n7\n[]\n");
    bg_buf_init(&out, arena);
    assert_true(bg_job_logic_lines(arena, source(""), &out));
    assert_int_equal(out.size, 0);
    assert_false(bg_job_logic_lines(arena, source("[1]\n\n{\n5\n[{\"/\":0}]\n[2]\n"), &out));
    char *text = bg_arena_text(arena, out.data, out.size);
    static const char *starts[] = {"1",
                                   "{\"error\":{\"type\":\"Invalid JSON\",\"message\":\"test:2:1: ",
                                   "{\"error\":{\"type\":\"Invalid JSON\",\"message\":\"test:3:2: ",
                                   "{\"error\":{\"type\":\"Invalid Arguments\",\"message\":",
                                   "{\"error\":{\"type\":\"NaN\"}}",
                                   "2"};
    size_t n = 0;
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n"), n++) {
        assert_true(n < 6);
        if (strncmp(line, starts[n], strlen(starts[n])) != 0)
            fail_msg("line %zu is %s", n + 1, line);
    }
    assert_int_equal(n, 6);
}

/* text n times, with inner in the middle and end n times. */
static const char *nest(const char *start, size_t n, const char *inner, const char *end)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < n; i++)
        bg_buf_puts(&out, start);
    bg_buf_puts(&out, inner);
    for (size_t i = 0; i < n; i++)
        bg_buf_puts(&out, end);
    return bg_buf_text(&out);
}

static void test_deep(void **state)
{
    (void)state;
    assert_non_null(strstr(logic(nest("[", 100000, "", "]"), NULL), "Invalid JSON"));
    assert_non_null(strstr(logic("1", nest("{\"a\":", 100000, "1", "}")), "Invalid JSON"));
    GIVES(nest("{\"!\":", 60, "1", "}"), NULL, "true");
    struct bg_json_limits limits = bg_json_limits_default;
    limits.depth = 900;
    struct bg_buf out;
    bg_buf_init(&out, arena);
    const struct bg_json *json =
        bg_json_parse(arena, bg_diags_new(arena), source(nest("{\"!\":", 800, "1", "}")), &limits);
    assert_non_null(json);
    assert_false(bg_plain_eval(arena, bg_plain_compile(arena, json, NULL), NULL, &out));
    assert_string_equal(out.data, "{\"error\":{\"type\":\"Depth Limit\"}}");
    json = bg_json_parse(arena, bg_diags_new(arena), source(nest("[", 800, "", "]")), &limits);
    const struct bg_json *one = bg_json_parse(arena, bg_diags_new(arena), source("1"), NULL);
    bg_buf_init(&out, arena);
    assert_false(bg_plain_eval(arena, bg_plain_compile(arena, one, NULL), json->root, &out));
    assert_string_equal(out.data, "{\"error\":{\"type\":\"Depth Limit\"}}");
}

static const char *numbers(size_t n)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_buf_puts(&out, "[0");
    for (size_t i = 1; i < n; i++)
        bg_buf_printf(&out, ",%zu", i);
    bg_buf_putc(&out, ']');
    return bg_buf_text(&out);
}

static void test_bounded(void **state)
{
    (void)state;
    const char *data = numbers(2000);
    RAISES("{\"reduce\":[{\"val\":[]},{\"merge\":[{\"val\":\"accumulator\"},"
           "{\"val\":\"accumulator\"}]},[1]]}",
           data, "Memory Limit");
    RAISES("{\"reduce\":[{\"val\":[]},{\"cat\":[{\"val\":\"accumulator\"},"
           "{\"val\":\"accumulator\"}]},\"x\"]}",
           data, "Memory Limit");
    /* Sharing: small in memory, endless as text, then deeper than any stack. */
    RAISES("{\"reduce\":[{\"val\":[]},[{\"val\":\"accumulator\"},{\"val\":\"accumulator\"}],1]}",
           numbers(100), "Memory Limit");
    RAISES("{\"cat\":[{\"reduce\":[{\"val\":[]},[{\"val\":\"accumulator\"},"
           "{\"val\":\"accumulator\"}],1]}]}",
           numbers(100), "Step Limit");
    RAISES("{\"reduce\":[{\"val\":[]},[{\"val\":\"accumulator\"}],1]}", data, "Depth Limit");
    RAISES("{\"some\":[{\"val\":[]},{\"some\":[{\"val\":[[2]]},"
           "{\"some\":[{\"val\":[[4]]},false]}]}]}",
           data, "Step Limit");
    RAISES("{\"try\":[{\"reduce\":[{\"val\":[]},[{\"val\":\"accumulator\"}],1]},\"caught\"]}", data,
           "Depth Limit");
}

/* Fails each allocation in turn: the answer is the whole line or the error, never a crash. */
static void test_out_of_memory(void **state)
{
    (void)state;
    struct bg_buf out;
    const struct bg_source *expr =
        source("{\"map\":[{\"val\":\"a\"},{\"cat\":[{\"val\":[]},\"!\"]}]}");
    const struct bg_source *data = source("{\"a\":[1,2,{\"b\":[3]}]}");
    for (long n = 2; n < 400; n++) {
        bg_buf_init(&out, arena);
        bg_buf_put(&out, nest("          ", 20, "", ""), 200); /* room, so that out never grows */
        out.size = 0;
        bg_arena_fail_after(n);
        bool ok = bg_job_logic(arena, expr, data, &out);
        bg_arena_fail_after(-1);
        assert_string_equal(out.data, ok ? "[\"1!\",\"2!\",\"[object Object]!\"]\n"
                                         : "{\"error\":{\"type\":\"Memory Limit\",\"message\":"
                                           "\"there is not enough memory for this\"}}\n");
        if (ok)
            return;
    }
    fail_msg("it never had enough memory");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_numbers_print),
        cmocka_unit_test(test_numbers_read),
        cmocka_unit_test(test_locale),
        cmocka_unit_test(test_null_is_zero_here),
        cmocka_unit_test(test_data),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_not_json),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_deep),
        cmocka_unit_test(test_bounded),
        cmocka_unit_test(test_out_of_memory),
    };
    return cmocka_run_group_tests_name("plain", tests, set_up, tear_down);
}
