/* The reader of .xlsx cells: shapes that spreadsheet programs write, and files that must be
 * refused. Each file is made here, part by part. */
#include "xlsx_fixture.h"

static bool list(void *data, const struct bg_xlsx_cell *cell)
{
    static const char *const types[] = {"blank", "number", "text", "bool", "error", "date"};
    char address[16];
    bg_buf_printf(data, "%s %s%s [%.*s]%s%s%s%s\n",
                  bg_xlsx_address(cell->row, cell->column, address), types[cell->type],
                  cell->date_format ? " dated" : "", (int)cell->n, cell->text,
                  cell->formula ? " =" : "", cell->formula ? cell->formula : "",
                  cell->hidden_row ? " hidden" : "", "");
    return true;
}

/* What the reader says of these parts and rows: the cells, or the error. */
static const char *read_parts(const struct part *parts, size_t parts_n, const char *rows)
{
    size_t n;
    const char *bytes = make(parts, parts_n, rows, &n), *error = NULL;
    const struct bg_xlsx *xlsx = bg_xlsx_open(arena, bytes, n, &bg_xlsx_limits_form, &error);
    if (!xlsx)
        return error;
    struct bg_buf out;
    bg_buf_init(&out, arena);
    if (!bg_xlsx_each(xlsx, 0, list, &out, &error))
        return error;
    return bg_buf_text(&out);
}

static const char *read_rows(const char *rows)
{
    const struct part parts[] = {content, root, book, rels, strings, styles};
    return read_parts(parts, 6, rows);
}

static void test_cells(void **state)
{
    (void)state;
    static const struct {
        const char *rows, *want;
    } cases[] = {
        {"<row r=\"1\"><c r=\"A1\"><v>12.50</v></c><c r=\"C1\" t=\"s\"><v>0</v></c></row>",
         "A1 number [12.50]\nC1 text [plain]\n"},
        {"<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row>",
         "A1 text []\nB1 text [rich]\nC1 text [Ab_x0041_]\n"},
        {"<row r=\"3\" hidden=\"1\"><c r=\"B3\" t=\"b\"><v>1</v></c></row>",
         "B3 bool [1] hidden\n"},
        {"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>in</t></r><t>line</t></is></c></row>",
         "A1 text [inline]\n"},
        {"<row r=\"1\"><c r=\"A1\" t=\"str\"><f>B1&amp;\"x\"</f><v>ax</v></c><c r=\"B1\"><f>1+1</f>"
         "</c></row>",
         "A1 text [ax] =B1&\"x\"\nB1 blank [] =1+1\n"},
        {"<row r=\"1\"><c r=\"A1\" s=\"1\"><v>45000</v></c><c r=\"B1\" s=\"2\"><v>3</v></c>"
         "<c r=\"C1\" s=\"3\"><v>1</v></c><c r=\"D1\" t=\"e\"><v>#REF!</v></c></row>",
         "A1 number dated [45000]\nB1 number [3]\nC1 number dated [1]\nD1 error [#REF!]\n"},
        {"<row r=\"1\"><c r=\"A1\" t=\"d\"><v>2026-01-02</v></c><c "
         "r=\"XFD1\"><v>-1E-3</v></c></row>",
         "A1 date [2026-01-02]\nXFD1 number [-1E-3]\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(read_rows(cases[i].rows), cases[i].want);
}

static void test_refused_cells(void **state)
{
    (void)state;
    static const struct {
        const char *rows, *want;
    } cases[] = {
        {"<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row>",
         "a cell names a text that is not there"},
        {"<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>",
         "a cell names a text that is not there"},
        {"<row r=\"1\"><c r=\"A1\"><v>1,5</v></c></row>", "a cell has a number that is none"},
        {"<row r=\"1\"><c r=\"A1\"><v>NAN</v></c></row>", "a cell has a number that is none"},
        {"<row r=\"1\"><c r=\"A1\"><v>0x10</v></c></row>", "a cell has a number that is none"},
        {"<row r=\"1\"><c r=\"A1\"/><c r=\"A1\"/></row>", "a cell is out of order or there twice"},
        {"<row r=\"2\"/><row r=\"1\"/>", "a row is out of order or there twice"},
        {"<row r=\"1\"><c r=\"ZZZZ1\"/></row>", "a cell has a wrong address"},
        {"<row r=\"1\"><c r=\"A2\"/></row>", "a cell has a wrong address"},
        {"<row r=\"99999999999\"/>", "a row has a wrong number"},
        {"<row r=\"1\"><c r=\"A1\" s=\"9\"/></row>", "a cell has a style that is not there"},
        {"<row r=\"1\"><c r=\"A1\" t=\"b\"><v>2</v></c></row>", "a cell is neither true nor false"},
        {"<row r=\"1\"><c r=\"A1\"><v>1</v><v>2</v></c></row>", "a cell has two values"},
        {"<row r=\"1\"><c r=\"A1\" t=\"zzz\"><v>1</v></c></row>",
         "a cell has a type that is not known"},
        {"<row r=\"1\">", "a part is not well-formed XML"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(read_rows(cases[i].rows), cases[i].want);
}

static void test_refused_files(void **state)
{
    (void)state;
    const struct part no_root[] = {content, book, rels};
    assert_string_equal(read_parts(no_root, 3, ""), "a part is missing");
    const struct part twice[] = {
        content, root, book, rels, strings, styles, {"XL/Workbook.xml", XML "<workbook/>"}};
    assert_string_equal(read_parts(twice, 7, ""), "it holds two files of one name");
    const struct part no_sheet[] = {content, root, book, rels, strings, styles};
    assert_string_equal(read_parts(no_sheet, 6, NULL), "a sheet is missing");
    const struct part doctype[] = {
        content,
        root,
        rels,
        strings,
        styles,
        {"xl/workbook.xml", XML "<!DOCTYPE a [<!ENTITY b \"c\">]><workbook>&b;</workbook>"}};
    assert_string_equal(read_parts(doctype, 6, ""),
                        "it has a DOCTYPE, which a workbook never needs");
    const struct part outside[] = {
        content,
        root,
        book,
        strings,
        styles,
        {"xl/_rels/workbook.xml.rels",
         XML "<Relationships><Relationship Id=\"r1\" Type=\"" OFFICE
             "worksheet\" Target=\"../../../../etc/passwd\"/></Relationships>"}};
    assert_string_equal(read_parts(outside, 6, ""), "a sheet is missing");
}

static void test_limits(void **state)
{
    (void)state;
    struct bg_buf deep, wide;
    bg_buf_init(&deep, arena);
    bg_buf_init(&wide, arena);
    for (int i = 0; i < 5000; i++)
        bg_buf_puts(&deep, "<a>");
    for (int i = 0; i < 5000; i++)
        bg_buf_puts(&deep, "</a>");
    assert_string_equal(read_rows(bg_buf_text(&deep)), "its XML is nested deeper than 32 elements");
    bg_buf_puts(&wide, "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>");
    for (int i = 0; i < 300000; i++)
        bg_buf_putc(&wide, 'x');
    bg_buf_puts(&wide, "</t></is></c></row>");
    assert_string_equal(read_rows(bg_buf_text(&wide)),
                        "a text is longer than a cell can hold (32,767 characters)");
    struct bg_xlsx_limits few = bg_xlsx_limits_form;
    const struct part parts[] = {content, root, book, rels, strings, styles};
    size_t n;
    const char *error = NULL;
    const char *bytes =
        make(parts, 6, "<row><c><v>1</v></c><c/><c><v>2</v></c><c><v>3</v></c></row>", &n);
    few.cells = 2;
    const struct bg_xlsx *xlsx = bg_xlsx_open(arena, bytes, n, &few, &error);
    struct bg_buf out;
    bg_buf_init(&out, arena);
    assert_false(bg_xlsx_each(xlsx, 0, list, &out, &error));
    assert_string_equal(error, "it has more than 2 cells");
    few.part_bytes = 100;
    assert_null(bg_xlsx_open(arena, bytes, n, &few, &error));
    assert_string_equal(error, "it is larger than 32 MiB when unpacked");
}

static void test_no_workbook(void **state)
{
    (void)state;
    const char *error = NULL;
    assert_null(bg_xlsx_open(arena, "", 0, &bg_xlsx_limits_form, &error));
    assert_string_equal(error, "it is empty, not a workbook");
    assert_null(bg_xlsx_open(arena, "{\"a\": 1}", 8, &bg_xlsx_limits_form, &error));
    assert_string_equal(error, "it is not a workbook (.xlsx)");
    assert_null(bg_xlsx_open(arena, "\xD0\xCF\x11\xE0....", 8, &bg_xlsx_limits_form, &error));
    assert_string_equal(error,
                        "it is an old .xls file or protected by a password; save it as .xlsx "
                        "without one");
}

/* Every byte flipped and every length cut: never a crash, and the reader always ends. */
static void test_damaged(void **state)
{
    (void)state;
    const struct part parts[] = {content, root, book, rels, strings, styles};
    size_t n;
    const char *good = make(parts, 6, "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", &n);
    for (size_t i = 0; i < n; i += 3) {
        struct bg_arena *own = bg_arena_new(0);
        char *bytes = bg_arena_alloc(own, n);
        memcpy(bytes, good, n);
        bytes[i] = (char)(bytes[i] ^ 0x55);
        const char *error = NULL;
        struct bg_buf out;
        bg_buf_init(&out, own);
        const struct bg_xlsx *xlsx =
            bg_xlsx_open(own, bytes, i % 2 ? n : n - i, &bg_xlsx_limits_form, &error);
        assert_true(xlsx || error);
        if (xlsx && bg_xlsx_sheets(xlsx) && !bg_xlsx_each(xlsx, 0, list, &out, &error))
            assert_non_null(error);
        bg_arena_free(own);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells),         cmocka_unit_test(test_refused_cells),
        cmocka_unit_test(test_refused_files), cmocka_unit_test(test_limits),
        cmocka_unit_test(test_no_workbook),   cmocka_unit_test(test_damaged),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
