/* The reader of separated values: the corpus csv-spectrum from $BIDGAUGE_SHARED/corpora, encodings,
 * faults by row, limits; and what a cell's text means as a number or a date. */
#define _GNU_SOURCE
#include "base/csv.h"
#include "base/json.h"
#include "host/host.h"

#include "t.h"

/* All rows as one text: cells in <>, rows ended by ;, a fault as !N where N is its cell. */
static const char *read_as(struct bg_arena *arena, const char *text, size_t n,
                           struct bg_csv_form form, const struct bg_csv_limits *limits)
{
    struct bg_buf out;
    struct bg_csv_row row;
    const char *error = NULL;
    struct bg_csv *csv = bg_csv_open(arena, text, n, &form, limits, &error);
    bg_buf_init(&out, arena);
    if (!csv)
        return error;
    while (bg_csv_next(csv, &row)) {
        for (size_t i = 0; i < row.n && !row.fault; i++)
            bg_buf_printf(&out, "<%s>", row.cells[i].text);
        if (row.fault)
            bg_buf_printf(&out, "!%zu", row.fault_cell);
        bg_buf_puts(&out, row.blank ? "(blank);" : ";");
    }
    return bg_buf_text(&out);
}

static void reads(const char *text, size_t n, const char *want)
{
    struct bg_arena *arena = bg_arena_new(0);
    assert_string_equal(read_as(arena, text, n, (struct bg_csv_form){0}, NULL), want);
    bg_arena_free(arena);
}
#define READS(text, want) reads(text, sizeof(text) - 1, want)

static void rows_and_cells(void **state)
{
    (void)state;
    READS("", "");
    READS("a,b\n1,2\n", "<a><b>;<1><2>;");
    READS("a,b\r\n1,2", "<a><b>;<1><2>;");
    READS("a,b\r1,2\r", "<a><b>;<1><2>;");
    READS("a,b\n\n1,2\r\n\r\n", "<a><b>;<>(blank);<1><2>;<>(blank);");
    READS("a,b\n , \n", "<a><b>;< >< >(blank);");
    READS("a,b,\n,,", "<a><b><>;<><><>(blank);");
    READS("a;b\n1,5;2\n", "<a><b>;<1,5><2>;");
    READS("a\tb,c\n1\t2\n",
          "two delimiters occur equally often in its first row: say which one it is");
    READS("a\tb\tc,d\n", "<a><b><c,d>;");
    READS("a|b\n", "<a><b>;");
    READS("one\ntwo\n", "<one>;<two>;");
    READS("sep=;\na;b,c,d\n", "<a><b,c,d>;");
    READS("sep=;\r\na;b,c,d\n", "<a><b,c,d>;");
    READS("separate,b\n", "<separate><b>;");
    READS("\"a\nb\",\"\"\"c\"\"\"\r\n\"d,e\",\"\"", "<a\nb><\"c\">;<d,e><>;");
    READS("a \"b\" c,d\"\n", "<a \"b\" c><d\">;");
    READS("\xEF\xBB\xBF\"a\",b\n", "<a><b>;");
}

static void faults_by_row(void **state)
{
    (void)state;
    READS("a,b\n1,\"2\"x\n3,4\n", "<a><b>;!1;<3><4>;");
    READS("a,b\n1,\"2\n3,4\n", "<a><b>;!1;");
    READS("a,b\n\"1\"x,\"2\n", "<a><b>;!1;"); /* the open quote explains more than the stray text */
    READS("a,b\n1,\0\n3,4\n", "<a><b>;!1;<3><4>;");
    READS("a,b\n1,\xFF\n3,\xC3\xA9\n", "<a><b>;!1;<3><\xC3\xA9>;");
    struct bg_csv_limits small = {.rows = 2, .columns = 2, .cell_bytes = 3};
    struct bg_arena *arena = bg_arena_new(0);
    struct bg_csv_form form = {.delimiter = ','};
    assert_string_equal(read_as(arena, "a,bcd\n1,2", 9, form, &small), "<a><bcd>;<1><2>;");
    assert_string_equal(read_as(arena, "a,bcde\n1,2", 10, form, &small), "!1;<1><2>;");
    assert_string_equal(read_as(arena, "a,\"bcde\"\n1,2", 12, form, &small), "!1;<1><2>;");
    assert_string_equal(read_as(arena, "a,b,c\n1,2", 9, form, &small), "!2;<1><2>;");
    assert_string_equal(read_as(arena, "a\nb\nc\nd", 7, form, &small), "<a>;<b>;!0;");
    bg_arena_free(arena);
}

static void encodings(void **state)
{
    (void)state;
    READS("\xFF\xFE"
          "a\0,\0\xAC\x20\n\0",
          "<a><\xE2\x82\xAC>;");
    READS("\xFE\xFF\0a\0,\x20\xAC\0\n", "<a><\xE2\x82\xAC>;");
    READS("\xFF\xFE"
          "a\0,\0\x3D\xD8\x00\xDE",
          "<a><\xF0\x9F\x98\x80>;"); /* U+1F600 */
    READS("\xFF\xFE"
          "a\0,\0\x00\xDE\n\0",
          "!1;"); /* half a pair */
    READS("\xFF\xFE"
          "a\0,\0b",
          "!1;"); /* half a unit */
    struct bg_arena *arena = bg_arena_new(0);
    struct bg_csv_form windows = {.encoding = BG_CSV_WINDOWS_1252};
    struct bg_csv_form little = {.encoding = BG_CSV_UTF16LE};
    assert_string_equal(read_as(arena, "a,\x80 \xE9", 5, windows, NULL),
                        "<a><\xE2\x82\xAC \xC3\xA9>;");
    assert_string_equal(read_as(arena, "a,\x81", 3, windows, NULL), "!1;");
    assert_string_equal(read_as(arena, "a\0,\0b\0", 6, little, NULL), "<a><b>;");
    bg_arena_free(arena);
}

/* -- csv-spectrum ------------------------------------------------------------------------------ */

static char *load(const char *folder, const char *kind, const char *name, size_t *n)
{
    const struct bg_host *host = bg_host_posix();
    char path[1024], *bytes;
    const char *error;
    snprintf(path, sizeof path, "%s/corpora/csv-spectrum/%ss/%s.%s", folder, kind, name, kind);
    if (strcmp(kind, "json") == 0)
        snprintf(path, sizeof path, "%s/corpora/csv-spectrum/json/%s.json", folder, name);
    assert_int_equal(host->read(host->data, path, 1 << 20, &bytes, n, &error), BG_HOST_OK);
    return bytes;
}

/* The corpus's own expectation of this file has another telephone number than the file has. */
static bool corpus_is_wrong(const char *name, const char *column)
{
    return strcmp(name, "location_coordinates") == 0 && strcmp(column, "Contact Phone Number") == 0;
}

static void compare_row(const char *name, const struct bg_csv_row *row, const char *const *header,
                        const struct cJSON *want)
{
    size_t i = 0;
    for (const struct cJSON *c = bg_json_first(want); c; c = bg_json_next(c), i++) {
        assert_true(i < row->n);
        assert_string_equal(header[i], bg_json_key(c));
        if (!corpus_is_wrong(name, header[i]))
            assert_string_equal(row->cells[i].text, bg_json_text(c));
    }
    assert_int_equal(i, row->n);
}

static void compare_file(const char *folder, const char *name)
{
    struct bg_arena *arena = bg_arena_new(0);
    struct bg_diags *diags = bg_diags_new(arena);
    size_t n, json_n;
    char *text = load(folder, "csv", name, &n), *json_text = load(folder, "json", name, &json_n);
    const struct bg_json *json =
        bg_json_parse(arena, diags, bg_source_new(arena, name, json_text, json_n), NULL);
    const char *error, *header[16];
    struct bg_csv_form form = {0};
    struct bg_csv *csv = bg_csv_open(arena, text, n, &form, NULL, &error);
    struct bg_csv_row row;
    assert_non_null(json);
    assert_true(bg_csv_next(csv, &row) && !row.fault && row.n < COUNT(header));
    for (size_t i = 0; i < row.n; i++)
        header[i] = bg_arena_text(arena, row.cells[i].text, row.cells[i].n);
    bool list = bg_json_type(json->root) == BG_JSON_ARRAY;
    const struct cJSON *want = list ? bg_json_first(json->root) : json->root;
    size_t rows = 0;
    for (; bg_csv_next(csv, &row); rows++) {
        assert_null(row.fault);
        compare_row(name, &row, header, want);
        want = list ? bg_json_next(want) : NULL;
    }
    assert_null(want);
    assert_true(rows > 0);
    bg_arena_free(arena);
    bg_host_posix()->release(bg_host_posix()->data, text);
    bg_host_posix()->release(bg_host_posix()->data, json_text);
}

static void spectrum(void **state)
{
    (void)state;
    static const char *const files[] = {"comma_in_quotes",
                                        "empty",
                                        "empty_crlf",
                                        "escaped_quotes",
                                        "json",
                                        "newlines",
                                        "newlines_crlf",
                                        "quotes_and_newlines",
                                        "simple",
                                        "utf8",
                                        "location_coordinates",
                                        "simple_crlf"};
    const char *folder = getenv("BIDGAUGE_SHARED");
    if (!folder) {
        print_message("SKIPPED: csv-spectrum (set BIDGAUGE_SHARED to the test data)\n");
        skip();
    }
    for (size_t i = 0; i < COUNT(files); i++)
        compare_file(folder, files[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_and_cells),
        cmocka_unit_test(faults_by_row),
        cmocka_unit_test(encodings),
        cmocka_unit_test(spectrum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
