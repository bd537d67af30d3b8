/* Ends of the small parts of base: days of spreadsheets in both epochs, texts in UTF-16 and packed ones, names beyond
 * the first table, parts of paths, documents that say the same. Days were worked out with Python's datetime. */
#include "fixture.h"

#include "base/cell_serial.h"
#include "base/csv.h"
#include "base/json.h"
#include "base/names.h"
#include "base/text.h"
#include "base/unpack.h"

static void days_of_spreadsheets(void **state)
{
    (void)state;
    static const struct {
        const char *serial;
        bool epoch_1904, is;
        int64_t days, seconds;
    } rows[] = {
        {"46093", false, true, 20524, 0}, /* 2026-03-12 */
        {"44631", true, true, 20524, 0},  /* 1,462 days between the epochs */
        {"46093.5", false, true, 20524, 43200},
        {"46093.000005", false, true, 20524, 0}, /* 0.43 s */
        {"46093.00001", false, true, 20524, 1},  /* 0.86 s */
        {"1", false, true, -25567, 0},           /* 1900-01-01 */
        {"59", false, true, -25509, 0},          /* 1900-02-28 */
        {"60", false, false, 0, 0},              /* 1900-02-29, which never was */
        {"61", false, true, -25508, 0},          /* 1900-03-01 */
        {"0", false, false, 0, 0},
        {"0", true, true, -24107, 0}, /* 1904-01-01 */
        {"60", true, true, -24047, 0},
        {"-1", false, false, 0, 0},
        {"-1", true, false, 0, 0},
        {"100000000000000000000000000000", false, false, 0, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t days = 0, seconds = 0;
        bool is = bg_cell_serial_date(dec(rows[i].serial), rows[i].epoch_1904, &days, &seconds);
        if (is != rows[i].is || (is && (days != rows[i].days || seconds != rows[i].seconds)))
            fail_msg("%s: %d, day %lld, second %lld", rows[i].serial, is, (long long)days,
                     (long long)seconds);
    }
}

/* Spreadsheets show 15 digits. */
static void digits_of_spreadsheets(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
        bool rounded;
    } rows[] = {
        {"17.17", "17.17", false},
        {"17.170000000000002", "17.17", true},
        {"0.30000000000000004", "0.3", true},
        {"123456789012345", "123456789012345", false},
        {"1234567890123456", "1234567890123456", false}, /* no decimals to round */
        {"123456789012345.6", "123456789012346", true},
        {"1E3", "1000", false},
        {"-0.1000000000000000055", "-0.1", true},
        {"1,5", NULL, false},
        {"", NULL, false},
        {"1E400", NULL, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_dec got;
        bool rounded = false;
        char text[BG_DEC_TEXT];
        bool is = bg_cell_serial_number(rows[i].text, strlen(rows[i].text), &got, &rounded);
        assert_int_equal(is, rows[i].want != NULL);
        if (is) {
            assert_string_equal(bg_dec_text(got, text), rows[i].want);
            assert_int_equal(rounded, rows[i].rounded);
        }
    }
}

#define BYTES(text) text, sizeof(text) - 1

static void texts_in_utf16_and_packed(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t n;
        const char *want, *why; /* want NULL: refused */
    } rows[] = {
        {BYTES("{\"a\":1}"), "{\"a\":1}", ""},
        {BYTES("\xFE\xFF\0{\0}"), "{}", ""},
        {BYTES("\xFF\xFE{\0}\0"), "{}", ""},
        {BYTES("\0{\0}"), "{}", ""},
        {BYTES("{\0}\0"), "{}", ""},
        {BYTES("\0 \0\n\0[\0]"), " \n[]", ""},
        {BYTES("[\0\"\0\x3D\xD8\0\xDE\"\0]\0"), "[\"\xF0\x9F\x98\x80\"]", ""}, /* U+1F600 */
        /* a table in UTF-16 is left to the reader of tables */
        {BYTES("\xFF\xFE"
               "a\0,\0"),
         "\xFF\xFE"
         "a",
         ""},
        {BYTES("\0a\0,"), "", ""},
        {BYTES("{}"), "{}", ""},
        {BYTES(""), "", ""},
        /* gzip of "{}" and of a byte-order mark with it, made by Python's gzip with mtime 0 */
        {BYTES("\x1f\x8b\x08\0\0\0\0\0\x02\xff\xab\xae\x05\0\x43\xbf\xa6\xa3\x02\0\0\0"), "{}", ""},
        {BYTES(
             "\x1f\x8b\x08\0\0\0\0\0\x02\x03\x7b\xbf\x7b\x7f\x75\x2d\0\x19\x7a\xa8\x8a\x05\0\0\0"),
         "{}", ""},
        {BYTES("\x1f\x8b\x08\0\0\0\0\0\x02\xff\xab\xae\x05\0\x43\xbf\xa6"), NULL,
         "it is packed with gzip, and cut off"},
        {BYTES("\x1f\x8b\x08\0\0\0\0\0\x02\xff\xab\xae\x05\0\x44\xbf\xa6\xa3\x02\0\0\0"), NULL,
         "it is packed with gzip, and damaged"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_arena *own = bg_arena_new(0);
        const char *why = "";
        char *copy = bg_arena_text(own, rows[i].bytes, rows[i].n);
        const struct bg_source *got =
            bg_unpack(own, bg_source_new(own, "f", copy, rows[i].n), (size_t)1 << 20, &why);
        if ((got != NULL) != (rows[i].want != NULL) || strcmp(why, rows[i].why) != 0)
            fail_msg("row %zu: %s", i, why);
        if (got)
            assert_string_equal(got->text, rows[i].want);
        bg_arena_free(own);
    }
}

static void names_in_the_order_in_which_they_came(void **state)
{
    (void)state;
    struct bg_arena *own = bg_arena_new(0);
    struct bg_names names;
    char text[20];
    bg_names_init(&names, own);
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < 5000; i++) {
            snprintf(text, sizeof text, "worker %u", i * 7919u);
            assert_int_equal(bg_names_of(&names, text), i);
        }
    assert_int_equal(names.n, 5000);
    assert_string_equal(names.texts[4999], "worker 39587081");
    bg_arena_free(own);
}

static void parts_of_paths(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"plain", "plain"}, {"a%2Fb", "a/b"}, {"%25", "%"},   {"100%", "100%"},
        {"a%2", "a%2"},     {"%G1", "%G1"},   {"%1G", "%1G"}, {"%C3%A9", "\xC3\xA9"},
        {"", ""},           {"%2f", "%2f"},
    };
    struct bg_arena *own = bg_arena_new(0);
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(bg_text_of_path(own, rows[i][0]), rows[i][1]);
    /* whatever goes into a path comes out of it */
    static const char *const ids[] = {"a", "a/b", "..", "100 %", "\xC3\xA9", "C:\\x", "a.b~c"};
    for (size_t i = 0; i < COUNT(ids); i++) {
        struct bg_buf out;
        bg_buf_init(&out, own);
        bg_text_path(&out, ids[i]);
        assert_null(strchr(bg_buf_text(&out), '/'));
        assert_string_equal(bg_text_of_path(own, bg_buf_text(&out)), ids[i]);
    }
    bg_arena_free(own);
}

static void documents_that_say_the_same(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {
        {"{\"a\":1}", "{ \"a\" : 1.0 }", true},
        {"{\"a\":10}", "{\"a\":1e1}", true},
        {"{\"a\":1}", "{\"a\":2}", false},
        {"{\"a\":1}", "{\"b\":1}", false},
        {"{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", false}, /* the order of keys says something */
        {"{\"a\":1}", "{\"a\":1,\"b\":2}", false},
        {"[1,2]", "[1]", false},
        {"[1,2]", "[1,2]", true},
        {"[]", "{}", false},
        {"\"x\"", "\"x\"", true},
        {"\"x\"", "\"y\"", false},
        {"\"1\"", "1", false},
        {"true", "true", true},
        {"true", "false", false},
        {"null", "null", true},
        {"null", "false", false},
        {"{\"a\":{\"b\":[1,{\"c\":null}]}}", "{\"a\":{\"b\":[1,{\"c\":null}]}}", true},
        {"{\"a\":{\"b\":[1,{\"c\":null}]}}", "{\"a\":{\"b\":[1,{\"c\":0}]}}", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_arena *own = bg_arena_new(0);
        struct bg_diags *diags = bg_diags_new(own);
        const struct bg_json *a =
            bg_json_parse(own, diags, bg_source_new(own, "a", rows[i].a, strlen(rows[i].a)), NULL);
        const struct bg_json *b =
            bg_json_parse(own, diags, bg_source_new(own, "b", rows[i].b, strlen(rows[i].b)), NULL);
        assert_int_equal(bg_json_equal(a, a->root, b, b->root), rows[i].same);
        assert_int_equal(bg_json_equal(b, b->root, a, a->root), rows[i].same);
        assert_false(bg_json_equal(a, a->root, b, NULL));
        assert_true(bg_json_equal(a, NULL, b, NULL));
        bg_arena_free(own);
    }
}

static const char *rows_of(struct bg_arena *own, const char *text, size_t n,
                           struct bg_csv_form form)
{
    struct bg_buf out;
    struct bg_csv_row row;
    const char *error = NULL;
    struct bg_csv *csv = bg_csv_open(own, text, n, &form, NULL, &error);
    if (!csv)
        return error;
    bg_buf_init(&out, own);
    while (bg_csv_next(csv, &row)) {
        for (size_t i = 0; i < row.n && !row.fault; i++)
            bg_buf_printf(&out, "<%s>", row.cells[i].text);
        bg_buf_puts(&out, row.fault ? "!" : ";");
    }
    return bg_buf_text(&out);
}

static void tables_of_other_programs(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t n;
        struct bg_csv_form form;
        const char *want;
    } rows[] = {
        {BYTES("sep=;"), {0}, ""},
        {BYTES("sep=;\n"), {0}, ""},
        {BYTES("sep=;x\na;b\n"), {0}, "<sep=><x>;<a><b>;"},
        {BYTES("sep=,\na;b\n"), {.delimiter = ';'}, "<a><b>;"},
        {BYTES("sep=\"\na,b\n"), {0}, "<sep=\">;<a><b>;"}, /* a quote parts nothing */
        /* UTF-16: a pair is one character; a half of one is none */
        {BYTES("a\0,\0\x3D\xD8\0\xDE\n\0"), {.encoding = BG_CSV_UTF16LE}, "<a><\xF0\x9F\x98\x80>;"},
        {BYTES("\0a\0,\xD8\x3D\xDE\0\0\n"), {.encoding = BG_CSV_UTF16BE}, "<a><\xF0\x9F\x98\x80>;"},
        {BYTES("a\0,\0\x3D\xD8"
               "b\0\n\0"),
         {.encoding = BG_CSV_UTF16LE},
         "!"},
        {BYTES("a\0,\0\0\xDE"
               "b\0\n\0"),
         {.encoding = BG_CSV_UTF16LE},
         "!"},
        {BYTES("a\0,\0\x3D\xD8"), {.encoding = BG_CSV_UTF16LE}, "!"},
        /* Windows-1252: 0x80 is the euro sign, 0x81 nothing */
        {BYTES("a,\x80 5\n"), {.encoding = BG_CSV_WINDOWS_1252}, "<a><\xE2\x82\xAC 5>;"},
        {BYTES("a,\x81\n"), {.encoding = BG_CSV_WINDOWS_1252}, "!"},
        {BYTES("a,\xE9\n"), {.encoding = BG_CSV_WINDOWS_1252}, "<a><\xC3\xA9>;"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_arena *own = bg_arena_new(0);
        const char *got = rows_of(own, rows[i].bytes, rows[i].n, rows[i].form);
        if (strcmp(got, rows[i].want) != 0)
            fail_msg("row %zu: %s, not %s", i, got, rows[i].want);
        bg_arena_free(own);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_of_spreadsheets),
        cmocka_unit_test(digits_of_spreadsheets),
        cmocka_unit_test(texts_in_utf16_and_packed),
        cmocka_unit_test(names_in_the_order_in_which_they_came),
        cmocka_unit_test(parts_of_paths),
        cmocka_unit_test(documents_that_say_the_same),
        cmocka_unit_test(tables_of_other_programs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
