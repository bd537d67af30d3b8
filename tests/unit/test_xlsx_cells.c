/* Cells of a workbook at the edges of what a file may say: every form of a number, addresses and rows at the ends of a
 * sheet, columns that are hidden, escapes in texts, styles that are not there. What is right is in ECMA-376 part 1,
 * 18.3.1 and 22.4.2.4. */
#include "xlsx_fixture.h"

static const char *const kinds[] = {"blank", "number", "text", "bool", "error", "date"};

static bool shown(void *data, const struct bg_xlsx_cell *cell)
{
    char address[16];
    bg_buf_printf(data, "%s %s [%.*s]%s%s%s%s%s;",
                  bg_xlsx_address(cell->row, cell->column, address), kinds[cell->type],
                  (int)cell->n, cell->text, cell->hidden_row ? " row" : "",
                  cell->hidden_column ? " column" : "", cell->struck ? " struck" : "",
                  cell->fault ? " ! " : "", cell->fault ? cell->fault : "");
    return true;
}

/* A sheet with this before its rows; cells that are wrong end it, or are told. */
static const char *sheet_of(const char *before, const char *rows, bool told)
{
    const char *error = NULL;
    const struct part parts[] = {
        content,
        root,
        book,
        rels,
        strings,
        styles,
        {"xl/worksheets/sheet1.xml",
         bg_arena_printf(arena, XML "<worksheet>%s<sheetData>%s</sheetData></worksheet>", before,
                         rows)}};
    struct bg_xlsx_limits limits = bg_xlsx_limits_form;
    limits.cell_faults = told;
    size_t n;
    const char *bytes = make(parts, COUNT(parts), NULL, &n);
    const struct bg_xlsx *xlsx = bg_xlsx_open(arena, bytes, n, &limits, &error);
    struct bg_buf out;
    bg_buf_init(&out, arena);
    if (xlsx == NULL || !bg_xlsx_each(xlsx, 0, shown, &out, &error))
        return error;
    return bg_buf_text(&out);
}

struct row {
    const char *in, *want;
};

static void check(const struct row *rows, size_t n, const char *before, const char *after)
{
    for (size_t i = 0; i < n; i++) {
        const char *got =
            sheet_of("", bg_arena_printf(arena, "%s%s%s", before, rows[i].in, after), false);
        if (strcmp(got, rows[i].want) != 0)
            fail_msg("%s: got %s, want %s", rows[i].in, got, rows[i].want);
    }
}

#define NONE "a cell has a number that is none"

static void numbers(void **state)
{
    (void)state;
    static const char *const good[] = {"0",    "-0",   "7",     "-12",    "0.5", "10.25", "1e5",
                                       "1E+5", "1e-5", "2.5E3", "-1.5e2", "0e0", "100"};
    static const char *const bad[] = {"01",  "-01", "-",   "+1",  ".5",   "1.",  "1.e5", "1e",
                                      "1e+", "1e-", "1-2", "1 2", "1e5x", "--1", "Inf",  "1_0"};
    struct row rows[COUNT(good) + COUNT(bad)];
    for (size_t i = 0; i < COUNT(good); i++)
        rows[i] = (struct row){good[i], bg_arena_printf(arena, "A1 number [%s];", good[i])};
    for (size_t i = 0; i < COUNT(bad); i++)
        rows[COUNT(good) + i] = (struct row){bad[i], NONE};
    check(rows, COUNT(rows), "<row r=\"1\"><c r=\"A1\"><v>", "</v></c></row>");
}

/* XFD1048576 is the last cell of a sheet. */
static void addresses(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>", "XFD1048576 number [1];"},
        {"<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", "a cell has a wrong address"},
        {"<row r=\"1\"><c r=\"a1\"><v>1</v></c></row>", "a cell has a wrong address"},
        {"<row r=\"1\"><c r=\"A\"><v>1</v></c></row>", "a cell has a wrong address"},
        {"<row r=\"1\"><c r=\"1\"><v>1</v></c></row>", "a cell has a wrong address"},
        {"<row r=\"1\"><c r=\"A0\"><v>1</v></c></row>", "a cell has a wrong address"},
        {"<row r=\"1\"><c r=\"A1:B1\"><v>1</v></c></row>", "a cell has a wrong address"},
        {"<row r=\"1\"><c r=\"A99999999\"><v>1</v></c></row>", "a cell has a wrong address"},
        {"<row r=\"1\"><c r=\"\"><v>1</v></c></row>", "a cell has a wrong address"},
        {"<row r=\"1048577\"/>", "a row has a wrong number"},
        {"<row r=\"0\"/>", "a row has a wrong number"},
        {"<row r=\"\"/>", "a row has a wrong number"},
        {"<row r=\"1x\"/>", "a row has a wrong number"},
        {"<row r=\"-1\"/>", "a row has a wrong number"},
        {"<row r=\"1\"/><row r=\"1\"/>", "a row is out of order or there twice"},
        {"<row r=\"1048576\"/><row/>", "a row is out of order or there twice"},
        {"<row r=\"1\"><c r=\"XFD1\"/><c/></row>", "a cell is out of order or there twice"},
        {"<c r=\"A1\"><v>1</v></c>", "a cell is outside a row"},
        {"<row r=\"1\"><c r=\"AA1\"><v>1</v></c><c><v>2</v></c></row>",
         "AA1 number [1];AB1 number [2];"},
        {"<row r=\"1\"><c><f>1</f><f>2</f></c></row>", "a cell has two formulas"},
    };
    check(rows, COUNT(rows), "", "");
}

/* _xHHHH_ is a unit of UTF-16; what is none of ours stays as it is written. */
static void escapes(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"_x0041_", "A1 text [A];"},
        {"_x00e4_", "A1 text [\u00e4];"},
        {"_x00E4_", "A1 text [\u00e4];"},
        {"_x20AC_x", "A1 text [\u20acx];"},
        {"_xE000_", "A1 text [\uE000];"},
        {"_x0000_", "A1 text [_x0000_];"},
        {"_xD800_", "A1 text [_xD800_];"},
        {"_xDFFF_", "A1 text [_xDFFF_];"},
        {"_x00G1_", "A1 text [_x00G1_];"},
        {"_x00:1_", "A1 text [_x00:1_];"},
        {"_x00g1_", "A1 text [_x00g1_];"},
        {"_x00@1_", "A1 text [_x00@1_];"},
        {"_x004_", "A1 text [_x004_];"},
        {"_x0041", "A1 text [_x0041];"},
        {"_y0041_", "A1 text [_y0041_];"},
        {"_x0041+", "A1 text [_x0041+];"},
        {"_x005F_x0041_", "A1 text [_x0041_];"},
    };
    check(rows, COUNT(rows), "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>",
          "</t></is></c></row>");
}

static const char cells[] = "<row r=\"1\" ht=\"0\"><c r=\"A1\"><v>1</v></c></row>"
                            "<row r=\"2\" ht=\"12.75\"><c r=\"B2\"><v>2</v></c></row>"
                            "<row r=\"3\" hidden=\"1\"><c r=\"C3\"><v>3</v></c></row>";

static void hidden(void **state)
{
    (void)state;
    static const struct row columns[] = {
        {"<col min=\"2\" max=\"3\" hidden=\"1\"/>",
         "A1 number [1] row;B2 number [2] column;C3 number [3] row column;"},
        {"<col min=\"1\" max=\"1\" width=\"0\"/>",
         "A1 number [1] row column;B2 number [2];C3 number [3] row;"},
        {"<col min=\"1\" max=\"1\" width=\"0.00\"/>",
         "A1 number [1] row column;B2 number [2];C3 number [3] row;"},
        {"<col min=\"1\" max=\"1\" width=\"8.43\"/>",
         "A1 number [1] row;B2 number [2];C3 number [3] row;"},
        {"<col min=\"1\" max=\"1\" width=\"\"/>",
         "A1 number [1] row;B2 number [2];C3 number [3] row;"},
        {"<col min=\"16384\" max=\"16384\" hidden=\"true\"/>",
         "A1 number [1] row;B2 number [2];C3 number [3] row;"},
        {"<col max=\"3\" hidden=\"1\"/>", "columns have a wrong number"},
        {"<col min=\"3\" hidden=\"1\"/>", "columns have a wrong number"},
        {"<col min=\"0\" max=\"3\" hidden=\"1\"/>", "columns have a wrong number"},
        {"<col min=\"x\" max=\"3\" hidden=\"1\"/>", "columns have a wrong number"},
        {"<col min=\"1\" max=\"16385\" hidden=\"1\"/>", "columns have a wrong number"},
        {"<col min=\"1\" max=\"\" hidden=\"1\"/>", "columns have a wrong number"},
    };
    for (size_t i = 0; i < COUNT(columns); i++)
        assert_string_equal(
            sheet_of(bg_arena_printf(arena, "<cols>%s</cols>", columns[i].in), cells, false),
            columns[i].want);
}

/* Where the limits have it so, a cell that is wrong is given as it is in the file, and the rest is read. */
static void faults_told(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<c r=\"A1\" s=\"9\"><v>5</v></c>", "A1 text [5] ! a cell has a style that is not there;"},
        {"<c r=\"A1\" s=\"x\"><v>5</v></c>", "A1 text [5] ! a cell has a style that is not there;"},
        {"<c r=\"A1\" s=\"9999999\"><v>5</v></c>",
         "A1 text [5] ! a cell has a style that is not there;"},
        {"<c r=\"A1\" s=\"\"><v>5</v></c>", "A1 number [5];"},
        {"<c r=\"A1\" t=\"b\"><v>yes</v></c>", "A1 text [yes] ! a cell is neither true nor false;"},
        {"<c r=\"A1\" t=\"s\"><v>x</v></c>",
         "A1 text [x] ! a cell names a text that is not there;"},
        {"<c r=\"A1\" t=\"other\"><v>5</v></c>",
         "A1 text [5] ! a cell has a type that is not known;"},
        {"<c r=\"A1\" t=\"quite another type\"><v>5</v></c>",
         "A1 text [5] ! a cell has a type that is not known;"},
        /* the first of two */
        {"<c r=\"A1\" s=\"9\" t=\"b\"><v>5</v></c>",
         "A1 text [5] ! a cell has a style that is not there;"},
        {"<c r=\"A1\" s=\"9\" t=\"inlineStr\"><is><t>a</t></is></c>",
         "A1 text [a] ! a cell has a style that is not there;"},
        {"<c r=\"A1\" t=\"b\"><v>true</v></c><c r=\"B1\"><v>1</v></c>",
         "A1 text [true] ! a cell is neither true nor false;B1 number [1];"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got =
            sheet_of("", bg_arena_printf(arena, "<row r=\"1\">%s</row>", rows[i].in), true);
        if (strcmp(got, rows[i].want) != 0)
            fail_msg("%s: got %s, want %s", rows[i].in, got, rows[i].want);
    }
}

static void ranges(void **state)
{
    (void)state;
    struct bg_xlsx_range r;
    char address[16];
    static const char *const bad[] = {"",      ":",     "A1:",  ":B2",   "B2:A2",
                                      "B2:B1", "A1:B",  "A",    "1",     "A1:B2:C3",
                                      "A1 B2", "a1:b2", "XFE1", "A1:A0", "AAAAAAAAAAAAAAAAAA1"};
    assert_true(bg_xlsx_range_of("B2:D4", &r));
    assert_true(r.row == 1 && r.column == 1 && r.last_row == 3 && r.last_column == 3);
    assert_true(bg_xlsx_range_of("XFD1048576", &r));
    assert_true(r.row == 1048575 && r.last_row == r.row && r.last_column == 16383);
    assert_false(bg_xlsx_range_of(NULL, &r));
    for (size_t i = 0; i < COUNT(bad); i++)
        if (bg_xlsx_range_of(bad[i], &r))
            fail_msg("%s is a range", bad[i]);
    assert_string_equal(bg_xlsx_address(0, 25, address), "Z1");
    assert_string_equal(bg_xlsx_address(9, 26, address), "AA10");
    assert_string_equal(bg_xlsx_address(1048575, 701, address), "ZZ1048576");
    assert_string_equal(bg_xlsx_address(0, 702, address), "AAA1");
}

static bool first_alone(void *data, const struct bg_xlsx_cell *cell)
{
    (void)cell;
    ++*(int *)data;
    return false;
}

/* Who has seen enough ends the reading, which is no error. */
static void stopped(void **state)
{
    (void)state;
    const struct part parts[] = {content, root, book, rels, strings, styles};
    const char *error = NULL;
    int seen = 0;
    size_t n;
    const char *bytes = make(parts, COUNT(parts), cells, &n);
    const struct bg_xlsx *xlsx = bg_xlsx_open(arena, bytes, n, &bg_xlsx_limits_form, &error);
    assert_non_null(xlsx);
    assert_true(bg_xlsx_each(xlsx, 0, first_alone, &seen, &error));
    assert_int_equal(seen, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(numbers), TEST(addresses),   TEST(escapes),
                                       TEST(hidden),  TEST(faults_told), TEST(ranges),
                                       TEST(stopped)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
