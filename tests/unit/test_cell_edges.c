/* Formulas with what they do not take: no reference where there must be one, numbers that are not whole, sizes that differ,
 * errors inside ranges; and criteria over long ranges, which are worked out once. What a program of spreadsheets would
 * make of it in some way of its own is an error here, never a number. */
#include "fixture.h"

#include "base/cell/sheet.h"

enum { LONG = 300 };

static struct bg_cell_book *book;
static struct bg_cell_sheet *sheet;

static void put(int64_t row, int column, struct bg_cell_value value)
{
    struct bg_cell *cell = BG_NEW(arena, struct bg_cell);
    bg_cell_hold(arena, cell, value);
    assert_true(bg_cell_put(sheet, row, column, cell));
}

/*       A     B      C     D           E ...
 *   1   10    yes    0     =1/0        n, for n = 1 to 300 in E1 to E300
 *   2   20    no     ä     2           "odd" or "even" in F1 to F300
 *   3   30    yes    a~    3           and H1 has nothing */
static int setup(void **state)
{
    (void)state;
    arena = bg_arena_new(0);
    book = bg_cell_book_new(arena);
    sheet = bg_cell_sheet_new(book, "Own");
    static const char *const words[] = {"yes", "no", "yes"};
    for (int row = 0; row < 3; row++) {
        put(row, 0, bg_cell_int((row + 1) * 10));
        put(row, 1, bg_cell_text(words[row]));
        if (row > 0)
            put(row, 3, bg_cell_int(row + 1));
    }
    put(0, 2, bg_cell_int(0));
    put(1, 2, bg_cell_text("\u00e4"));
    put(2, 2, bg_cell_text("a~"));
    struct bg_cell *cell = BG_NEW(arena, struct bg_cell);
    bg_cell_hold_formula(
        arena, cell, sheet,
        BG_FORMULA(arena, "a/b", bg_formula_int(arena, 1), bg_formula_int(arena, 0)));
    assert_true(bg_cell_put(sheet, 0, 3, cell));
    for (int row = 0; row < LONG; row++) {
        put(row, 4, bg_cell_int(row + 1));
        put(row, 5, bg_cell_text(row % 2 == 0 ? "odd" : "even"));
    }
    return 0;
}

/* a: A1. h: H1, where nothing is. p to s: the columns A to D, rows 1 to 3. v, w: the long ones, E and F. */
static const struct bg_formula *made(const char *text)
{
    const struct bg_formula *operands[26] = {0};
    for (int i = 0; i < 26; i++)
        operands[i] = bg_formula_int(arena, i);
    operands[0] = bg_formula_cell(arena, NULL, 0, 0);
    operands['h' - 'a'] = bg_formula_cell(arena, NULL, 0, 7);
    for (int i = 0; i < 4; i++)
        operands['p' - 'a' + i] = bg_formula_range(arena, NULL, 0, i, 2, i);
    operands['v' - 'a'] = bg_formula_range(arena, NULL, 0, 4, LONG - 1, 4);
    operands['w' - 'a'] = bg_formula_range(arena, NULL, 0, 5, LONG - 1, 5);
    return bg_formula_make(arena, text, operands, 26);
}

static const char *given(const char *text)
{
    const struct bg_formula *formula = made(text);
    if (formula == NULL)
        fail_msg("%s: no formula", text);
    struct bg_cell_value value = bg_formula_evaluate(sheet, formula);
    if (value.type == BG_CELL_NUMBER && value.exact != NULL)
        return bg_ratio_text(arena, value.exact);
    return bg_cell_as_text(arena, value);
}

struct row {
    const char *text, *want;
};

static void check(const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(given(rows[i].text), rows[i].want) != 0)
            fail_msg("=%s gives %s, want %s", rows[i].text, given(rows[i].text), rows[i].want);
}

static void no_references(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"COUNTBLANK(1)", "#VALUE!"},
        {"COUNTA(1)", "#VALUE!"},
        {"COUNTA(1,p)", "#VALUE!"},
        {"COUNTA(p,1)", "#VALUE!"},
        {"ROWS(1)", "#VALUE!"},
        {"COLUMNS(\"a\")", "#VALUE!"},
        {"COUNTIF(1,1)", "#VALUE!"},
        {"COUNTIFS(p,10,2,2)", "#VALUE!"},
        {"SUMIF(1,1,p)", "#VALUE!"},
        {"SUMIF(q,\"yes\",1)", "#VALUE!"},
        {"SUMIFS(p,1,1)", "#VALUE!"},
        {"SUMIFS(1,q,\"yes\")", "#VALUE!"},
        {"MATCH(1,1,0)", "#VALUE!"},
        {"INDEX(1,1,1)", "#REF!"},
        {"COUNTIFS(p,10,v,10)", "#VALUE!"}, /* three cells and three hundred */
        {"SUMIF(v,1,p)", "#VALUE!"},
        {"SUMPRODUCT(p,v)", "#VALUE!"},
        {"SUMPRODUCT(p*v)", "#VALUE!"},
        {"SUMPRODUCT((p=10)*(v=1))", "#VALUE!"},
    };
    check(rows, COUNT(rows));
}

/* Fractions, numbers past 64 bits and past 38 digits, and what is out of a function's reach. */
static void no_whole_numbers(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"LEFT(\"abc\",1/3)", "#VALUE!"},
        {"LEFT(\"abc\",1.5)", "#VALUE!"},
        {"LEFT(\"abc\",100000000000000000000)", "#VALUE!"},
        {"DATE(2026,1/3,1)", "#NUM!"},
        {"DATE(2026,1.5,1)", "#NUM!"},
        {"DATE(0,1,1)", "#NUM!"},
        {"DATE(2026,13,1)", "#NUM!"},
        {"DATE(2026,2,30)", "#NUM!"},
        {"EDATE(1/3,1)", "#NUM!"},
        {"EDATE(40000.5,1)", "#NUM!"},
        {"EDATE(40000,1/3)", "#NUM!"},
        {"EDATE(40000,1.5)", "#NUM!"},
        {"EDATE(40000,1000000000)", "#NUM!"},
        {"ROUND(1.25,1/3)", "#NUM!"},
        {"ROUND(1.25,0.5)", "#NUM!"},
        {"ROUND(1.25,-1)", "#NUM!"},
        {"ROUND(1.25,31)", "#NUM!"},
        {"ROUND(1.25,30)", "1.25"},
        {"LARGE(p,1/3)", "#NUM!"},
        {"LARGE(p,1.5)", "#NUM!"},
        {"SMALL(p,0)", "#NUM!"},
        {"INDEX(p,1/3,1)", "#REF!"},
        {"INDEX(p,1.5,1)", "#REF!"},
        {"INDEX(p,0,1)", "#REF!"},
        {"INDEX(p,1,100000000000000000000)", "#REF!"},
        {"2^(1/3)", "#NUM!"},
        {"2^0.5", "#NUM!"},
        {"2^61", "#NUM!"},
        {"2^-61", "#NUM!"},
        {"2^(10^20)", "#NUM!"},
        {"INT(10^60/3)", "#NUM!"},
        {"MOD(10^60/3,1)", "#NUM!"},
        {"ROUND(10^60/3,2)", "#NUM!"},
        {"1/10^25/10^10*10^35", "1"}, /* 35 places are no decimal, and yet exact */
    };
    check(rows, COUNT(rows));
}

static void criteria(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"COUNTIF(r,h)", "1"},     /* a criterion of nothing is 0, as Excel has it */
        {"COUNTIF(r,\"?\")", "1"}, /* one character, of two bytes */
        {"COUNTIF(r,\"??\")", "1"},
        {"COUNTIF(r,\"*~\")", "1"}, /* a tilde before nothing is itself */
        {"COUNTIF(r,\"a~~\")", "1"},
        {"COUNTIF(p,TRUE())", "0"},
        {"COUNTIF(v,\">200\")", "100"},
        {"COUNTIF(v,200)", "1"},
        {"COUNTIF(w,\"odd\")", "150"},
        {"COUNTIFS(v,\">200\",w,\"odd\")", "50"}, /* 201, 203, ..., 299 */
        {"COUNTIFS(w,\"odd\",v,\">\"&200)", "50"},
        {"SUMIF(w,\"even\",v)", "22650"},       /* 2 + 4 + ... + 300 = 150 x 151 */
        {"SUMIFS(v,w,\"odd\",v,\"<=5\")", "9"}, /* 1 + 3 + 5 */
        {"COUNTIFS(p,10,p,10,p,10,p,10,p,10,p,10,p,10,p,10)", "1"},
        {"COUNTIFS(p,10,p,10,p,10,p,10,p,10,p,10,p,10,p,10,p,10)", "#VALUE!"}, /* at most 8 */
    };
    check(rows, COUNT(rows));
    check(rows, COUNT(rows)); /* what long ranges meet is known by now */
}

/* D1 is an error: of a sum that it is part of, and of no other. */
static void errors_in_ranges(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"SUMIF(q,\"yes\",s)", "#DIV/0!"},
        {"SUMIF(q,\"no\",s)", "2"},
        {"MEDIAN(s)", "#DIV/0!"},
        {"LARGE(s,1)", "#DIV/0!"},
        {"SUMPRODUCT(s)", "#DIV/0!"},
        {"INDEX(s,1,1)", "#DIV/0!"},
        {"INDEX(s,3,1)", "3"},
        {"MATCH(3,s,0)", "3"},
        {"COUNTIF(s,\">=0\")", "2"},
        {"COUNTA(s)", "3"},
    };
    check(rows, COUNT(rows));
}

/* What is not there is what the other would be if it were nothing. */
static void nothing_compared(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"h=0", "TRUE"}, {"h=\"\"", "TRUE"},       {"h=FALSE()", "TRUE"}, {"h=TRUE()", "FALSE"},
        {"h<1", "TRUE"}, {"TRUE()>h", "TRUE"},     {"h=h", "TRUE"},       {"h&\"x\"", "x"},
        {"h+1", "1"},    {"ISNUMBER(h)", "FALSE"}, {"N(h)", "0"},
    };
    check(rows, COUNT(rows));
}

static void no_formulas(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "TRUE(1)",      "(1+2",
        "SUM(1",        "SUM",
        "NOSUCH(1)",    "ABS(1,2)",
        "EXACT(\"a\")", "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ(1)",
        "{1}",          "\"a",
        "1..2"};
    struct bg_buf many;
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_string_equal(given(texts[i]), "#NAME?");
    bg_buf_init(&many, arena);
    bg_buf_puts(&many, "SUM(1");
    for (int i = 0; i < 1000; i++)
        bg_buf_puts(&many, ",1");
    bg_buf_puts(&many, ")");
    assert_string_equal(given(bg_buf_text(&many)), "#NAME?");
}

#define CELLS(name) cmocka_unit_test_setup_teardown(name, setup, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CELLS(no_references),    CELLS(no_whole_numbers), CELLS(criteria),
        CELLS(errors_in_ranges), CELLS(nothing_compared), CELLS(no_formulas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
