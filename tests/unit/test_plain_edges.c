/* Edges of plain JsonLogic: texts as numbers (ECMA-262, StringToNumber), paths that are not there, errors in each
 * operand of each operator. Expected values were worked out with that text at hand, not with the program. */
#include "fixture.h"

#include "jobs/logic.h"
#include "logic/plain_internal.h"

/* The line without its newline. */
static const char *logic(struct bg_arena *own, const char *expr, const char *data)
{
    struct bg_buf out;
    bg_buf_init(&out, own);
    bg_job_logic(own, bg_source_new(own, "e", expr, strlen(expr)),
                 data ? bg_source_new(own, "d", data, strlen(data)) : NULL, &out);
    assert_true(out.size > 0 && out.data[out.size - 1] == '\n');
    out.data[--out.size] = '\0';
    return out.data;
}

struct row {
    const char *expr, *data, *want;
};

static void check_rows(const struct row *rows, size_t n)
{
    int failed = 0;
    for (size_t i = 0; i < n; i++) {
        struct bg_arena *own = bg_arena_new(0);
        const char *got = logic(own, rows[i].expr, rows[i].data);
        if (strcmp(got, rows[i].want) != 0) {
            print_error("%s\n  got  %s\n  want %s\n", rows[i].expr, got, rows[i].want);
            failed++;
        }
        bg_arena_free(own);
    }
    assert_int_equal(failed, 0);
}

#define NAN_ERROR "{\"error\":{\"type\":\"NaN\"}}"

static void texts_as_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want; /* want NULL: none */
    } rows[] = {
        {"12", "12"},
        {" 12 ", "12"},
        {"\\t12\\n", "12"},
        {"", "0"},
        {"  ", "0"},
        {"+5", "5"},
        {"-5", "-5"},
        {"+-5", NULL},
        {"--5", NULL},
        {"-", NULL},
        {"+", NULL},
        {"- 5", NULL},
        {".5", "0.5"},
        {"5.", "5"},
        {".", NULL},
        {"1.2.3", NULL},
        {"1e3", "1000"},
        {"1E+3", "1000"},
        {"1e-3", "0.001"},
        {"1e", NULL},
        {"1e+", NULL},
        {"e3", NULL},
        {"1e3x", NULL},
        {"1 2", NULL},
        {"1,2", NULL},
        {"0x1F", "31"},
        {"0X1f", "31"},
        {"0o17", "15"},
        {"0O17", "15"},
        {"0b101", "5"},
        {"0B101", "5"},
        {"0x", NULL},
        {"0xG", NULL},
        {"0o8", NULL},
        {"0b2", NULL},
        {"-0x10", NULL},
        {"0x1.5", NULL},
        {"012", "12"},
        {"1_000", NULL},
        {"12px", NULL},
        {"true", NULL},
        {"Infinity", NULL},
        {"NaN", NULL},
        {"1e400", NULL},
        {"1e-400", "0"},
        {"0.1", "0.1"},
        /* more digits than a double holds: half to even, and a digit far behind decides the tie */
        {"9007199254740993", "9007199254740992"},
        {"9007199254740993.0000000000000000000000000000000000000000001", "9007199254740994"},
        {"0.1000000000000000055511151231257827021181583404541015625", "0.1"},
    };
    int failed = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_arena *own = bg_arena_new(0);
        const char *got = logic(own, bg_arena_printf(own, "{\"+\":[\"%s\"]}", rows[i].text), NULL);
        const char *want = rows[i].want ? rows[i].want : NAN_ERROR;
        if (strcmp(got, want) != 0) {
            print_error("\"%s\": %s, not %s\n", rows[i].text, got, want);
            failed++;
        }
        bg_arena_free(own);
    }
    assert_int_equal(failed, 0);
}

#define DATA                                                                                       \
    "{\"a\":[10,20,{\"b\":null,\"c\":\"x\"}],\"\":7,\"n\":1,\"01\":\"k\",\"o\":{\"1\":\"one\"}}"

static void paths(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{\"val\":[\"a\",1]}", DATA, "20"},
        {"{\"val\":[[\"x\"],\"n\"]}", DATA, NAN_ERROR}, /* how many frames out? */
        {"{\"val\":[[\"x\"]]}", DATA, NAN_ERROR},
        {"{\"val\":[[0],\"n\"]}", DATA, "1"},
        {"{\"val\":[[1],\"n\"]}", DATA, "null"},
        {"{\"val\":[\"a\",\"1\"]}", DATA, "20"},
        {"{\"val\":[\"a\",\"01\"]}", DATA, "null"}, /* no index is written so */
        {"{\"val\":[\"a\",\"1x\"]}", DATA, "null"},
        {"{\"val\":[\"a\",-1]}", DATA, "null"},
        {"{\"val\":[\"a\",3]}", DATA, "null"},
        {"{\"val\":[\"a\",1.5]}", DATA, "null"},
        {"{\"val\":[\"a\",\"1234567890\"]}", DATA, "null"},
        {"{\"val\":[\"o\",1]}", DATA, "\"one\""},
        {"{\"val\":[\"n\",\"x\"]}", DATA, "null"},
        {"{\"val\":\"\"}", DATA, "7"},
        {"{\"var\":\"a.2.c\"}", DATA, "\"x\""},
        {"{\"var\":[\"a.2.b\",5]}", DATA, "5"}, /* the default takes the place of null */
        {"{\"var\":[\"a.9\",5]}", DATA, "5"},
        {"{\"exists\":[\"a\",2,\"b\"]}", DATA, "true"},
        {"{\"exists\":[\"a\",9]}", DATA, "false"},
        {"{\"missing\":[\"n\",\"q\",\"a.9\"]}", DATA, "[\"q\",\"a.9\"]"},
        {"{\"missing\":[[\"n\",\"q\"]]}", DATA, "[\"q\"]"},
        {"{\"missing_some\":[1,[\"n\",\"q\"]]}", DATA, "[]"},
        {"{\"missing_some\":[2,[\"n\",\"q\"]]}", DATA, "[\"q\"]"},
        {"{\"map\":[[1,2],{\"val\":[[1],\"index\"]}]}", DATA, "[0,1]"},
        {"{\"map\":[[1,2],{\"val\":[[2],\"n\"]}]}", DATA, "[1,1]"},
        {"{\"map\":[[1],{\"val\":[[9],\"n\"]}]}", DATA, "[null]"},
        {"{\"reduce\":[[1,2,3],{\"+\":[{\"val\":\"current\"},{\"val\":\"accumulator\"}]}]}", DATA,
         "6"},
        {"{\"filter\":[{\"val\":\"a\"},{\">\":[{\"val\":[]},10]}]}", "{\"a\":[10,20]}", "[20]"},
        {"{\"in\":[\"def\",\"abcdefg\"]}", DATA, "true"},
        {"{\"in\":[\"dfe\",\"abcdefg\"]}", DATA, "false"},
        {"{\"in\":[\"g\",\"abcdefg\"]}", DATA, "true"},
        {"{\"in\":[\"\",\"abc\"]}", DATA, "true"},
        {"{\"in\":[\"abcd\",\"abc\"]}", DATA, "false"},
        {"{\"all\":[[],false]}", DATA, "false"},
        {"{\"none\":[[],true]}", DATA, "true"},
        {"{\"some\":[[],true]}", DATA, "false"},
    };
    check_rows(rows, COUNT(rows));
}

/* What is thrown in any operand comes out, whatever the operator. */
static void errors_come_out(void **state)
{
    (void)state;
    static const char *const operands[] = {
        "{\"+\":[1,@]}",
        "{\"-\":[@]}",
        "{\"*\":[@,2]}",
        "{\"/\":[4,@]}",
        "{\"%\":[@,3]}",
        "{\"min\":[1,@]}",
        "{\"max\":[@,1]}",
        "{\"cat\":[\"a\",@]}",
        "{\"substr\":[\"abc\",@]}",
        "{\"substr\":[@,1]}",
        "{\"in\":[@,[1]]}",
        "{\"in\":[1,@]}",
        "{\"merge\":[[1],@]}",
        "{\"map\":[@,1]}",
        "{\"map\":[[1],@]}",
        "{\"filter\":[[1],@]}",
        "{\"filter\":[@,true]}",
        "{\"reduce\":[[1,2],@,0]}",
        "{\"reduce\":[@,1,0]}",
        "{\"reduce\":[[1],1,@]}",
        "{\"all\":[[1],@]}",
        "{\"some\":[[1],@]}",
        "{\"none\":[[1],@]}",
        "{\"all\":[@,true]}",
        "{\"if\":[@,1,2]}",
        "{\"if\":[true,@,2]}",
        "{\"if\":[false,1,@]}",
        "{\"and\":[true,@]}",
        "{\"or\":[false,@]}",
        "{\"!\":[@]}",
        "{\"!!\":[@]}",
        "{\"==\":[1,@]}",
        "{\"===\":[@,1]}",
        "{\"!=\":[1,@]}",
        "{\"!==\":[@,1]}",
        "{\"<\":[1,@]}",
        "{\"<=\":[@,2]}",
        "{\">\":[1,@]}",
        "{\">=\":[2,1,@]}",
        "{\"val\":[@]}",
        "{\"val\":[\"a\",@]}",
        "{\"var\":[@]}",
        "{\"exists\":[@]}",
        "{\"missing\":[@]}",
        "{\"missing_some\":[1,@]}",
        "{\"missing_some\":[@,[\"a\"]]}",
        "{\"?\?\":[null,@]}",
        "{\"log\":[@]}",
        "{\"throw\":[@]}",
        "[1,@]",
        "{\"try\":[@,@]}",
    };
    struct bg_arena *own = bg_arena_new(0);
    for (size_t i = 0; i < COUNT(operands); i++) {
        struct bg_buf expr;
        bg_buf_init(&expr, own);
        for (const char *p = operands[i]; *p; p++)
            if (*p == '@')
                bg_buf_puts(&expr, "{\"throw\":\"late\"}");
            else
                bg_buf_putc(&expr, *p);
        const char *got = logic(own, bg_buf_text(&expr), "{\"a\":{\"b\":1}}");
        if (strcmp(got, "{\"error\":{\"type\":\"late\"}}") != 0)
            fail_msg("%s: %s", operands[i], got);
    }
    bg_arena_free(own);
}

/* Wherever a limit is reached, it ends the evaluation, and no operator makes a value of that: with every number of
 * steps (and of bytes) the result is the whole one or the limit, and once it is whole it stays so. */
static void limits_end_it_anywhere(void **state)
{
    (void)state;
    enum { MOST = 4000 };
    static const char *const exprs[] = {
        "{\"map\":[[1,2,3],{\"*\":[{\"val\":[]},{\"val\":[[1],\"index\"]}]}]}",
        "{\"filter\":[{\"val\":\"a\"},{\"!==\":[{\"val\":[]},10]}]}",
        "{\"reduce\":[[1,2],{\"+\":[{\"val\":\"current\"},{\"val\":\"accumulator\"}]},5]}",
        "{\"all\":[{\"val\":\"a\"},{\"!!\":[{\"val\":[]}]}]}",
        "{\"some\":[[0,1],{\"val\":[]}]}",
        "{\"none\":[[0],{\"val\":[]}]}",
        "{\"merge\":[[1],{\"val\":\"a\"},\"x\",[[2]]]}",
        "{\"cat\":[\"a\",1.5,{\"val\":\"long\"},null,true,[1,[2]]]}",
        "{\"cat\":{\"val\":\"long\"}}",
        "{\"substr\":[{\"val\":\"long\"},-3,{\"+\":[1,1]}]}",
        "{\"substr\":[{\"val\":\"long\"},1,-2]}",
        "{\"in\":[\"def\",{\"val\":\"long\"}]}",
        "{\"in\":[{\"val\":\"long\"},[1,\"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\",2]"
        "]}",
        "{\"==\":[{\"val\":\"long\"},{\"val\":\"long\"}]}",
        "{\"<\":[{\"val\":\"long\"},{\"val\":\"long\"}]}",
        "{\"+\":[\"12345678901234567890123456789012345678\",{\"val\":\"n\"},true]}",
        "{\"min\":[3,{\"val\":\"n\"},2]}",
        "{\"max\":{\"merge\":[1,2,3]}}",
        "{\"val\":[\"o\",{\"cat\":[\"1\",\"\"]}]}",
        "{\"val\":[\"a\",{\"-\":[2,1]}]}",
        "{\"var\":[{\"cat\":[\"a.2\",\".c\"]},{\"+\":[1,2]}]}",
        "{\"var\":[\"a.9\",{\"val\":\"a\"}]}",
        "{\"exists\":[\"a\",{\"+\":[1,1]},\"b\"]}",
        "{\"missing\":[\"n\",\"q\",{\"cat\":[\"a.\",\"9\"]}]}",
        "{\"missing\":{\"merge\":[[\"n\",\"q\"]]}}",
        "{\"missing_some\":[{\"+\":[1,1]},[\"n\",\"q\",\"r\"]]}",
        "{\"if\":[{\"val\":\"q\"},1,{\"val\":\"n\"},{\"val\":\"a\"},3]}",
        "{\"and\":[1,{\"val\":\"a\"},{\"or\":[0,\"\",{\"val\":\"n\"}]}]}",
        "{\"??\":[{\"val\":\"q\"},{\"val\":\"a\"}]}",
        "{\"try\":[{\"throw\":{\"cat\":[\"x\",\"y\"]}},{\"val\":\"type\"}]}",
        "{\"map\":[{\"map\":[[1,2],{\"map\":[[3],{\"val\":[[4],\"n\"]}]}]},{\"val\":[0]}]}",
    };
    const char *data =
        "{\"a\":[10,20,{\"b\":null,\"c\":\"x\"}],\"n\":1,\"o\":{\"1\":\"one\"},\"long\":"
        "\"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\"}";
    for (size_t i = 0; i < COUNT(exprs); i++) {
        struct bg_arena *own = bg_arena_new(0);
        struct bg_diags *diags = bg_diags_new(own);
        const struct bg_json *expr =
            bg_json_parse(own, diags, bg_source_new(own, "e", exprs[i], strlen(exprs[i])), NULL);
        const struct bg_json *given =
            bg_json_parse(own, diags, bg_source_new(own, "d", data, strlen(data)), NULL);
        assert_non_null(expr);
        assert_non_null(given);
        const struct bg_plain *plain = bg_plain_compile(own, expr, NULL);
        const char *whole = logic(own, exprs[i], data);
        assert_null(strstr(whole, "\"error\""));
        for (int of_bytes = 0; of_bytes < 2; of_bytes++) {
            const char *limit = of_bytes ? "{\"error\":{\"type\":\"Memory Limit\"}}"
                                         : "{\"error\":{\"type\":\"Step Limit\"}}";
            bool done = false;
            for (size_t n = 0; n < MOST; n++) {
                struct bg_buf out;
                bg_buf_init(&out, own);
                bool good = of_bytes ? bg_plain_eval_within(own, plain, given->root, BG_PLAIN_STEPS,
                                                            n, &out)
                                     : bg_plain_eval_within(own, plain, given->root, (int64_t)n,
                                                            BG_PLAIN_BYTES, &out);
                if (strcmp(bg_buf_text(&out), good ? whole : limit) != 0 || (done && !good))
                    fail_msg("%s within %zu %s: %s", exprs[i], n, of_bytes ? "bytes" : "steps",
                             bg_buf_text(&out));
                done = good;
            }
            assert_true(done);
        }
        bg_arena_free(own);
    }
}

/* The same in type and in value: what a list holds is compared as === does. */
static void the_same(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{\"in\":[null,[1,null]]}", NULL, "true"},
        {"{\"in\":[null,[0,\"\",false]]}", NULL, "false"},
        {"{\"in\":[false,[0,\"\",null]]}", NULL, "false"},
        {"{\"in\":[false,[true,false]]}", NULL, "true"},
        {"{\"in\":[false,[true]]}", NULL, "false"},
        {"{\"in\":[1,[\"1\",true]]}", NULL, "false"},
        {"{\"in\":[1,[2,1]]}", NULL, "true"},
        {"{\"in\":[\"ab\",[\"a\",\"abc\",\"ac\"]]}", NULL, "false"},
        {"{\"in\":[\"ab\",[\"a\",\"ab\"]]}", NULL, "true"},
        {"{\"===\":[null,null]}", NULL, "true"},
        {"{\"===\":[null,false]}", NULL, "false"},
        {"{\"!==\":[null,null]}", NULL, "false"},
        /* what is no number is before and behind nothing */
        {"{\"<\":[\"x\",1]}", NULL, NAN_ERROR},
        {"{\"<\":[1,\"x\"]}", NULL, NAN_ERROR},
        {"{\">=\":[1,2,\"x\"]}", NULL, "false"},
        {"{\">=\":[2,1,\"x\"]}", NULL, NAN_ERROR},
        {"{\"<\":[\"x\",\"y\"]}", NULL, "true"},
        /* in a text, wherever it is; anything else holds nothing */
        {"{\"in\":[\"b\",\"abc\"]}", NULL, "true"},
        {"{\"in\":[\"bc\",\"abc\"]}", NULL, "true"},
        {"{\"in\":[\"cd\",\"abc\"]}", NULL, "false"},
        {"{\"in\":[\"aab\",\"aaab\"]}", NULL, "true"},
        {"{\"in\":[\"\",\"abc\"]}", NULL, "true"},
        {"{\"in\":[1,1]}", NULL, "false"},
        {"{\"in\":[1,null]}", NULL, "false"},
    };
    check_rows(rows, COUNT(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same),        cmocka_unit_test(texts_as_numbers),
        cmocka_unit_test(paths),           cmocka_unit_test(limits_end_it_anywhere),
        cmocka_unit_test(errors_come_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
