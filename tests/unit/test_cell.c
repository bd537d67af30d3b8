/* Formula trees: what they print, and what they give. Expected values are those that Excel's own
 * documentation gives for its functions, or were worked out by hand in fractions. */
#include "fixture.h"

#include "base/cell/sheet.h"

static struct bg_cell_book *book;
static struct bg_cell_sheet *sheet, *other;

static void put(struct bg_cell_sheet *on, int64_t row, int column, struct bg_cell_value value,
                const struct bg_formula *formula)
{
    struct bg_cell *cell = BG_NEW(arena, struct bg_cell);
    if (formula != NULL)
        bg_cell_hold_formula(arena, cell, on, formula);
    else
        bg_cell_hold(arena, cell, value);
    assert_true(bg_cell_put(on, row, column, cell));
}

static void put_text(int64_t row, int column, const char *text)
{
    put(sheet, row, column, bg_cell_text(text), NULL);
}

static void put_number(int64_t row, int column, const char *number)
{
    put(sheet, row, column, bg_cell_dec(dec(number)), NULL);
}

/*       A     B        C          D
 *   1   10    yes      (blank)    1.5
 *   2   20    no       7          2.25
 *   3   30    YES      ="" (*)    -4
 *   4   40    yes, so  5          0.1      (*) a formula that gives ""
 *   5   20    a*b      =A1/A3     0.2
 * and the sheet "Other" with 100 in A1. */
static int setup(void **state)
{
    (void)state;
    static const char *const numbers[] = {"10", "20", "30", "40", "20"};
    static const char *const texts[] = {"yes", "no", "YES", "yes, so", "a*b"};
    static const char *const last[] = {"1.5", "2.25", "-4", "0.1", "0.2"};
    arena = bg_arena_new(0);
    book = bg_cell_book_new(arena);
    sheet = bg_cell_sheet_new(book, "Own");
    other = bg_cell_sheet_new(book, "Other");
    for (int row = 0; row < 5; row++) {
        put_number(row, 0, numbers[row]);
        put_text(row, 1, texts[row]);
        put_number(row, 3, last[row]);
    }
    put_number(1, 2, "7");
    put(sheet, 2, 2, (struct bg_cell_value){0}, bg_formula_text(arena, ""));
    put_number(3, 2, "5");
    put(sheet, 4, 2, (struct bg_cell_value){0},
        BG_FORMULA(arena, "a/b", bg_formula_cell(arena, NULL, 0, 0),
                   bg_formula_cell(arena, sheet, 2, 0)));
    put(other, 0, 0, bg_cell_int(100), NULL);
    return 0;
}

/* a to e: A1, B1, C1, C3 ("" of a formula), Other!A1; p to s: the columns A to D, rows 1 to 5. */
static const struct bg_formula *made(const char *text)
{
    const struct bg_formula *operands[26] = {0};
    static const int places[5][2] = {{0, 0}, {0, 1}, {0, 2}, {2, 2}, {0, 0}};
    for (int i = 0; i < 26; i++)
        operands[i] = bg_formula_int(arena, i);
    for (int i = 0; i < 5; i++)
        operands[i] = bg_formula_cell(arena, i == 4 ? other : NULL, places[i][0], places[i][1]);
    for (int i = 0; i < 4; i++)
        operands['p' - 'a' + i] = bg_formula_range(arena, NULL, 0, i, 4, i);
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

static void operators(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"1+2*3", "7"},
        {"(1+2)*3", "9"},
        {"0.1+0.2", "0.3"},
        {"0.1+0.2=0.3", "TRUE"},
        {"1/3", "1/3"},
        {"1/3*3", "1"},
        {"1/3+1/3+1/3=1", "TRUE"},
        {"7/100", "0.07"},
        {"1/0", "#DIV/0!"},
        {"-2^2", "4"}, /* as in Excel, where the sign binds tighter */
        {"2^3^2", "64"},
        {"10^-2", "0.01"},
        {"\"a\"&1/4&\"b\"", "a0.25b"},
        {"\"x\"&1/3", "x0.333333333333333"},
        {"\"a\"=\"A\"", "TRUE"},
        {"\"a\"<\"b\"", "TRUE"},
        {"\"10\">9", "TRUE"}, /* a text is more than any number */
        {"a&\"\"", "10"},
        {"c=\"\"", "TRUE"},
        {"c=0", "TRUE"},
        {"d=\"\"", "TRUE"},
        {"d=0", "FALSE"},
        {"d+1", "#VALUE!"},
        {"c+1", "1"},
        {"(a>5)*2+(a>50)", "2"},
        {"--(a>5)", "1"},
        {"a*e", "1000"},
        {"\"5\"*2", "#VALUE!"}, /* Excel reads it as 5: nobody should lean on that */
        {"TRUE()=FALSE()", "FALSE"},
        {"c", "0"}, /* a formula that is a blank cell gives 0 */
        {"p", "#VALUE!"},
    };
    check(rows, COUNT(rows));
}

static void numbers(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"ROUND(2.15,1)", "2.2"},
        {"ROUND(2.149,1)", "2.1"},
        {"ROUND(-1.475,2)", "-1.48"},
        {"ROUND(1.005,2)", "1.01"},
        {"ROUND(2/3,4)", "0.6667"},
        {"ROUND(-1/8,2)", "-0.13"},
        {"TRUNC(8.9,0)", "8"},
        {"TRUNC(-8.99,1)", "-8.9"},
        {"INT(8.9)", "8"},
        {"INT(-8.9)", "-9"},
        {"INT(-1/3)", "-1"},
        {"ABS(-2/7)", "2/7"},
        {"SIGN(-0.00001)", "-1"},
        {"MOD(3,2)", "1"},
        {"MOD(-3,2)", "1"},
        {"MOD(3,-2)", "-1"},
        {"MOD(2.75,1)", "0.75"},
        {"MOD(1,0)", "#DIV/0!"},
        {"LN(86)", "4.454347296254"},
        {"LN(0)", "#NUM!"},
        {"SUM(p)", "120"},
        {"SUM(p,1,a>5)", "122"},
        {"SUM(q)", "0"},
        {"SUM(c,d,a)", "10"},
        {"SUM(s)", "0.05"},
        {"SUM(s,1/0)", "#DIV/0!"},
        {"AVERAGE(p)", "24"},
        {"AVERAGE(q)", "#DIV/0!"},
        {"COUNT(r)", "3"},
        {"COUNT(a,b,c)", "1"},
        {"MIN(s)", "-4"},
        {"MIN(q)", "0"},
        {"MIN(r)", "1/3"},
        {"MAX(1,2/3,d>1)", "1"},
        {"MAX(0,a-30)", "0"},
        {"MEDIAN(p)", "20"},
        {"MEDIAN(s)", "0.2"},
        {"MEDIAN(r)", "5"},
        {"MEDIAN(q)", "#NUM!"},
        {"LARGE(p,1)", "40"},
        {"LARGE(p,3)", "20"},
        {"LARGE(p,4)", "20"},
        {"LARGE(p,6)", "#NUM!"},
        {"SMALL(s,1)", "-4"},
        {"SUMPRODUCT(p,s)", "-52"},    /* 15+45-120+4+4 */
        {"SUMPRODUCT(p,r)", "1040/3"}, /* 140+200+20/3 */
        {"SUMPRODUCT(p,a)", "#VALUE!"},
        {"SUMPRODUCT(--(p=20))", "2"},
        {"SUMPRODUCT(--(p>=b))", "0"},
        {"SUMPRODUCT(--(LEFT(q,3)=\"YES\"))", "3"}, /* whatever the case */
        {"SUMPRODUCT(--EXACT(q,b),p,p/a)", "10"},
        {"SUMPRODUCT(--(p=20),s)", "2.45"},
        {"SUMPRODUCT(p/r)", "#DIV/0!"}, /* a blank cell */
        {"SUM(p,SUMPRODUCT(--(LEN(q)>3)))", "121"},
        {"N(a)", "10"},
        {"N(b)", "0"},
        {"N(c)", "0"},
        {"N(a=10)", "1"},
        {"N(1/0)", "#DIV/0!"},
        {"ISLOGICAL(a=10)", "TRUE"},
        {"ISLOGICAL(a)", "FALSE"},
    };
    check(rows, COUNT(rows));
}

static void truths_and_texts(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"IF(a>5,\"more\",1/0)", "more"},
        {"IF(a,1,2)", "1"},
        {"IF(b,1,2)", "#VALUE!"},
        {"IF(1/0>1,1,2)", "#DIV/0!"},
        {"AND(a>5,a<20)", "TRUE"},
        {"AND(a>5,1/0>1)", "#DIV/0!"},
        {"OR(a>50,b=\"yes\")", "TRUE"},
        {"NOT(a>50)", "TRUE"},
        {"IFERROR(1/0,\"none\")", "none"},
        {"IFERROR(1/4,\"none\")", "1/4"},
        {"ISNUMBER(d)", "FALSE"},
        {"ISNUMBER(c)", "FALSE"},
        {"ISNUMBER(a)", "TRUE"},
        {"ISERROR(1/0)", "TRUE"},
        {"EXACT(b,\"yes\")", "TRUE"},
        {"EXACT(b,\"Yes\")", "FALSE"},
        {"EXACT(a&\"\",\"10\")", "TRUE"},
        {"EXACT(c&\"\",\"\")", "TRUE"},
        {"FIND(\"s\",b)", "3"},
        {"FIND(\"S\",b)", "#VALUE!"},
        {"FIND(\"b\",\"\xC3\xA9"
         "b\")",
         "2"},
        {"LEFT(\"\xC3\xA9"
         "bc\",2)",
         "\xC3\xA9"
         "b"},
        {"LEN(\"\xC3\xA9"
         "b\")",
         "2"},
        {"TRIM(\"  a  b \")", "a b"},
        {"\"say \"\"hi\"\"\"", "say \"hi\""},
        {"DATE(1970,1,1)", "25569"},
        {"DATE(2026,2,30)", "#NUM!"},
        {"EDATE(DATE(2026,1,31),1)-DATE(2026,2,28)", "0"},
        {"EDATE(DATE(2024,2,29),-12)-DATE(2023,2,28)", "0"},
        {"FAULT(1)", "#NAME?"},
    };
    check(rows, COUNT(rows));
}

static void ranges(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"COUNTIF(q,\"yes\")", "2"}, /* without regard to case, and the whole cell */
        {"COUNTIF(q,\"yes*\")", "3"},
        {"COUNTIF(q,\"?o\")", "1"},
        {"COUNTIF(q,\"a~*b\")", "1"},
        {"COUNTIF(q,\"<>yes\")", "3"},
        {"COUNTIF(p,20)", "2"},
        {"COUNTIF(p,\">=20\")", "4"},
        {"COUNTIF(p,\"<\"&e)", "5"},
        {"COUNTIF(r,\"\")", "2"}, /* the blank cell and the formula that gives "" */
        {"COUNTIF(r,\">=0\")", "3"},
        {"COUNTIFS(q,\"yes\",p,\">10\")", "1"},
        {"SUMIF(q,\"yes\",p)", "40"},
        {"SUMIFS(p,q,\"yes*\",s,\">0\")", "50"},
        {"SUMIFS(p,q,\"nobody\")", "0"},
        {"COUNTA(r)", "4"},
        {"COUNTBLANK(r)", "2"},
        {"ROWS(p)", "5"},
        {"COLUMNS(p)", "1"},
        {"MATCH(20,p,0)", "2"},
        {"MATCH(\"NO\",q,0)", "2"},
        {"MATCH(21,p,0)", "#N/A"},
        {"INDEX(p,3,1)", "30"},
        {"INDEX(q,MATCH(40,p,0),1)", "yes, so"},
        {"INDEX(p,6,1)", "#REF!"},
        {"INDEX(p,1,2)", "#REF!"},
    };
    check(rows, COUNT(rows));
}

/* No brackets but those without which it would be read as another tree. */
/* An error in an operand is the result, the first where several are, except of those that look for one. */
static void errors(void **state)
{
    (void)state;
    static const char *const calls[] = {"-(1/0)",
                                        "1/0+1",
                                        "1+1/0",
                                        "1/0&\"a\"",
                                        "\"a\"&1/0",
                                        "1/0=1",
                                        "1=1/0",
                                        "2^(1/0)",
                                        "(1/0)^2",
                                        "IF(1/0,1,2)",
                                        "IF(TRUE(),1/0,2)",
                                        "AND(1/0,TRUE())",
                                        "AND(FALSE(),1/0)",
                                        "OR(TRUE(),1/0)",
                                        "NOT(1/0)",
                                        "EXACT(1/0,\"a\")",
                                        "EXACT(\"a\",1/0)",
                                        "FIND(1/0,\"a\")",
                                        "FIND(\"a\",1/0)",
                                        "LEFT(1/0,1)",
                                        "LEFT(\"abc\",1/0)",
                                        "LEN(1/0)",
                                        "TRIM(1/0)",
                                        "DATE(1/0,1,1)",
                                        "DATE(2026,1/0,1)",
                                        "DATE(2026,1,1/0)",
                                        "EDATE(1/0,1)",
                                        "EDATE(40000,1/0)",
                                        "ABS(1/0)",
                                        "INT(1/0)",
                                        "SIGN(1/0)",
                                        "MOD(1/0,2)",
                                        "MOD(1,1/0)",
                                        "LN(1/0)",
                                        "N(1/0)",
                                        "ROUND(1/0,1)",
                                        "ROUND(1,1/0)",
                                        "TRUNC(1/0,1)",
                                        "SUM(1,1/0)",
                                        "SUM(1/0,\"a\")",
                                        "AVERAGE(1/0,1)",
                                        "MAX(1/0,1)",
                                        "MIN(1,1/0)",
                                        "LARGE(p,1/0)",
                                        "SMALL(p,1/0)",
                                        "MATCH(1/0,p,0)",
                                        "INDEX(p,1/0,1)",
                                        "INDEX(p,1,1/0)",
                                        "SUMPRODUCT(1/0)",
                                        "IFERROR(1/0,1/0)"};
    for (size_t i = 0; i < COUNT(calls); i++)
        if (strcmp(given(calls[i]), "#DIV/0!") != 0)
            fail_msg("=%s gives %s", calls[i], given(calls[i]));
    static const struct row rows[] = {
        {"IFERROR(1/0,5)", "5"},      {"ISERROR(1/0)", "TRUE"},
        {"ISERROR(1)", "FALSE"},      {"ISNUMBER(1/0)", "FALSE"},
        {"ISNUMBER(1/3)", "TRUE"},    {"ISLOGICAL(1=1)", "TRUE"},
        {"ISLOGICAL(1)", "FALSE"},    {"COUNT(1/0,1)", "1"},

        {"IF(\"x\",1,2)", "#VALUE!"}, {"AND(\"x\",TRUE())", "#VALUE!"},
        {"-\"x\"", "#VALUE!"},        {"IF(2,1,0)", "1"},
        {"IF(1/3,1,0)", "1"},         {"IF(0,1,0)", "0"},
        {"NOT(0)", "TRUE"},           {"NOT(1/3)", "FALSE"},
    };
    check(rows, COUNT(rows));
}

/* At the ends of what the functions take. */
static void ends(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"LEFT(\"abc\",0)", ""},
        {"LEFT(\"abc\",2)", "ab"},
        {"LEFT(\"abc\",9)", "abc"},
        {"LEFT(\"abc\",-1)", "#VALUE!"},
        {"LEFT(\"\u00e4b\",1)", "\u00e4"},
        {"LEN(\"\u00e4b\")", "2"},
        {"FIND(\"b\",\"\u00e4b\")", "2"},
        {"FIND(\"c\",\"ab\")", "#VALUE!"},
        {"FIND(\"\",\"ab\")", "1"},
        {"TRIM(\"  a  b \")", "a b"},
        {"TRIM(\"\")", ""},
        {"MOD(7,0)", "#DIV/0!"},
        {"MOD(-7,3)", "2"},
        {"MOD(7,-3)", "-2"},
        {"MOD(1/3,1/4)", "1/12"},
        {"LN(0)", "#NUM!"},
        {"LN(-1)", "#NUM!"},
        {"LN(1)", "0"},
        {"SIGN(-1/3)", "-1"},
        {"SIGN(0)", "0"},
        {"SIGN(2)", "1"},
        {"ABS(-1/3)", "1/3"},
        {"ABS(2)", "2"},
        {"INT(-1.5)", "-2"},
        {"INT(-1/3)", "-1"},
        {"INT(1/3)", "0"},
        {"INT(-2)", "-2"},
        {"LARGE(p,1)", "40"},
        {"LARGE(p,5)", "10"},
        {"LARGE(p,6)", "#NUM!"},
        {"LARGE(p,0)", "#NUM!"},
        {"SMALL(p,1)", "10"},
        {"SMALL(p,6)", "#NUM!"},
        {"MEDIAN(p)", "20"},
        {"MATCH(30,p,0)", "3"},
        {"MATCH(31,p,0)", "#N/A"},
        {"MATCH(\"30\",p,0)", "#N/A"},
        {"MATCH(\"NO\",q,0)", "2"},
        {"INDEX(p,5,1)", "20"},
        {"INDEX(p,6,1)", "#REF!"},
        {"INDEX(p,1,2)", "#REF!"},
        {"COUNTIF(p,\">=20\")", "4"},
        {"COUNTIF(p,\"<20\")", "1"},
        {"COUNTIF(p,\"<=20\")", "3"},
        {"COUNTIF(p,\">20\")", "2"},
        {"COUNTIF(p,\"<>20\")", "3"},
        {"COUNTIF(p,\"=20\")", "2"},
        {"COUNTIF(p,20)", "2"},
        {"COUNTIF(q,\"y?s\")", "2"},
        {"COUNTIF(q,\"y*\")", "3"},
        {"COUNTIF(q,\"*o\")", "2"},
        {"COUNTIF(q,\"a~*b\")", "1"},
        {"COUNTIF(q,\"a~?b\")", "0"},
        {"COUNTIF(q,\"*,*\")", "1"},
        {"SUMIF(q,\"yes\",p)", "40"},
        {"SUMIFS(p,q,\"yes\",p,\">10\")", "30"},
        {"COUNTIFS(q,\"yes\",p,\">10\")", "1"},
        {"SUMPRODUCT(p,s)", "-52"},
        {"EDATE(DATE(2026,1,31),1)=DATE(2026,2,28)", "TRUE"},
        {"EDATE(DATE(2024,2,29),12)=DATE(2025,2,28)", "TRUE"},
        {"EDATE(1,-100)", "#NUM!"},
        {"DATE(2026,1,1)-DATE(2025,1,1)", "365"},
        {"DATE(1970,1,1)", "25569"},
        {"DATE(10000,1,1)", "#NUM!"},
        {"2^-1", "1/2"},
        {"(1/3)^2", "1/9"},
        {"0^-1", "#DIV/0!"},
        {"N(\"x\")", "0"},
        {"N(1=1)", "1"},
        {"N(1/3)", "1/3"},
    };
    check(rows, COUNT(rows));
}

static void printed(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"((1))+(2*3)", "1+2*3"},
        {"(1+2)*3", "(1+2)*3"},
        {"1-(2-3)", "1-(2-3)"},
        {"(1-2)-3", "1-2-3"},
        {"1+(2+3)", "1+(2+3)"},
        {"1/(2*3)", "1/(2*3)"},
        {"(1/2)*3", "1/2*3"},
        {"(1&2)=(3&4)", "1&2=3&4"},
        {"(1=2)&3", "(1=2)&3"},
        {"(1<2)*(3>4)", "(1<2)*(3>4)"},
        {"-(1+2)", "-(1+2)"},
        {"(-1)^2", "-1^2"},
        {"-(1^2)", "-(1^2)"},
        {"-(-(a=1))", "--($A$1=1)"},
        {"2*--EXACT(a,b)", "2*--EXACT($A$1,$B$1)"},
        {"1-(-2)", "1--2"},
        {"2*(-a)", "2*-$A$1"},
        {"IF((a=\"\"),(\"say \"\"x\"\"\"),(a))", "IF($A$1=\"\",\"say \"\"x\"\"\",$A$1)"},
        {"SUM(p,e)", "SUM($A$1:$A$5,'Other'!$A$1)"},
        {"AND(TRUE(),NOT(FALSE()))", "AND(TRUE(),NOT(FALSE()))"},
        {"1000000000000000*0.000000000000001", "1000000000000000*0.000000000000001"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct bg_formula *formula = made(rows[i].text);
        assert_non_null(formula);
        assert_string_equal(bg_formula_string(arena, formula, NULL), rows[i].want);
        assert_true(strlen(rows[i].want) <= formula->length);
    }
    const struct bg_cell_place moves = {NULL, 6, 8, 1, 27, true};
    assert_string_equal(bg_formula_string(arena, bg_formula_place(arena, moves), NULL), "B7:AB9");
    assert_string_equal(
        bg_formula_string(arena,
                          BG_FORMULA(arena, "a*b", BG_FORMULA(arena, "1+a", made("a")),
                                     bg_formula_number(arena, dec("-0.5"))),
                          NULL),
        "(1+$A$1)*-0.5");
    assert_string_equal(bg_formula_string(arena, made("a+e"), other), "$A$1+$A$1");
}

/* What is over cells that are gone is printed as itself and gives what was counted. */
static void streamed(void **state)
{
    (void)state;
    const struct bg_formula *leaf = bg_formula_streamed(arena, made("SUM(p)-1"), made("7"));
    const struct bg_formula *whole = BG_FORMULA(arena, "a*2", leaf);
    assert_string_equal(bg_formula_string(arena, whole, NULL), "(SUM($A$1:$A$5)-1)*2");
    assert_string_equal(bg_cell_as_text(arena, bg_formula_evaluate(sheet, whole)), "14");
    assert_true(bg_formula_same(leaf, bg_formula_streamed(arena, made("SUM(p)-1"), made("7"))));
    assert_false(bg_formula_same(leaf, bg_formula_streamed(arena, made("SUM(p)-1"), made("8"))));
    assert_null(bg_formula_streamed(arena, made("SUM(p)"), NULL));
    assert_string_equal(bg_formula_string(arena, bg_formula_relative(arena, 6, 1, 27), NULL),
                        "B7:AB7");
}

static void what_is_no_formula(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",    "1+",  "IF(1,2)",   "SUM()", "NOW()", "1 + 2", "\"open", "SUM(1", "A1",
        "1e5", "1,2", "ROUND(1,2", "()",    "TRUE",  "z)",    "1=2=",   "*2",    "XLOOKUP(1,p,p)"};
    const struct bg_formula *one[] = {made("1")};
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_string_equal(given(texts[i]), "#NAME?");
    /* An operand that is not there makes a formula that is not there. */
    assert_null(BG_FORMULA(arena, "IF(a=1,b,2)", one[0], NULL));
    assert_string_equal(
        bg_cell_as_text(arena, bg_formula_evaluate(sheet, BG_FORMULA(arena, "a+b", one[0]))),
        "#NAME?");
    assert_null(bg_formula_text(arena, "two\nlines"));
    char longest[BG_FORMULA_STRING + 2];
    memset(longest, 'x', sizeof longest);
    longest[BG_FORMULA_STRING + 1] = '\0';
    assert_null(bg_formula_text(arena, longest));
    longest[BG_FORMULA_STRING] = '\0';
    assert_non_null(bg_formula_text(arena, longest));
    char accents[2 * BG_FORMULA_STRING + 3] = ""; /* Excel counts characters, not bytes */
    for (int i = 0; i < BG_FORMULA_STRING; i++)
        strcat(accents, "\xC3\xA9");
    assert_non_null(bg_formula_text(arena, accents));
    assert_null(bg_formula_text(arena, strcat(accents, "x")));
}

static void limits(void **state)
{
    (void)state;
    const struct bg_formula *deep = made("1"), *sum[600];
    for (int i = 0; i < BG_FORMULA_DEPTH; i++) {
        assert_true(bg_formula_fits(deep, 0, 1));
        deep = BG_FORMULA(arena, "ABS(a)", deep);
    }
    assert_true(bg_formula_fits(deep, 0, 0));
    assert_false(bg_formula_fits(deep, 0, 1));
    for (size_t i = 0; i < COUNT(sum); i++)
        sum[i] = made("a");
    const struct bg_formula *all = bg_formula_sum(arena, sum, COUNT(sum));
    struct bg_cell_value value = bg_formula_evaluate(sheet, all);
    assert_string_equal(bg_cell_as_text(arena, value), "6000");
    assert_true(bg_formula_fits(bg_formula_sum(arena, sum, 240), 0, 0));
    assert_false(bg_formula_fits(all, 0, 0)); /* 600 cells of 32 characters at most */
    assert_true(bg_formula_same(made("IF(a=1,2,p)"), made("IF(a=1,2,p)")));
    assert_false(bg_formula_same(made("IF(a=1,2,p)"), made("IF(a=1,2,q)")));
    assert_true(bg_formula_divides(made("IF(a=1,2/a,3)")));
    assert_false(bg_formula_divides(made("IF(a=1,2*a,3)")));
}

/* A formula is worked out once, when it is asked for; one that needs itself is an error. */
static void cells_in_their_order(void **state)
{
    (void)state;
    const struct bg_formula *below = bg_formula_cell(arena, NULL, 11, 0);
    put(sheet, 10, 0, (struct bg_cell_value){0}, BG_FORMULA(arena, "a*2", below));
    assert_string_equal(bg_cell_as_text(arena, bg_cell_value_at(sheet, 10, 7)), "");
    put(sheet, 11, 0, (struct bg_cell_value){0}, made("a+1"));
    assert_string_equal(bg_cell_as_text(arena, bg_cell_value_at(sheet, 10, 0)), "22");
    put(sheet, 12, 0, (struct bg_cell_value){0},
        BG_FORMULA(arena, "a+1", bg_formula_cell(arena, NULL, 13, 0)));
    put(sheet, 13, 0, (struct bg_cell_value){0},
        BG_FORMULA(arena, "IF(a=1,2,b)", made("a"), bg_formula_cell(arena, NULL, 12, 0)));
    assert_string_equal(bg_cell_as_text(arena, bg_cell_value_at(sheet, 12, 0)), "#CIRCULAR!");
    struct bg_cell again = {0};
    assert_false(bg_cell_put(sheet, 12, 0, &again));
}

/* What is kept of a formula gives the same tree, and the same text on its own sheet and on another. */
static void packed(void **state)
{
    (void)state;
    const struct bg_cell_place relative = {sheet, 6, 1048575, 1, 16383, true};
    const struct bg_formula *parts[] = {
        bg_formula_number(arena, dec("-12.5")),
        bg_formula_number(arena, dec("170141183460469231731687303715884105.25")),
        bg_formula_text(arena, "a \"b\""),
        bg_formula_own(arena, "yes"),
        bg_formula_place(arena, relative),
        made("IF(a=1,-(b*3)&\"x\",TRUE())"),
        made("SUM(p,q,e)/2^3"),
        bg_formula_streamed(arena, made("a+2"), bg_formula_int(arena, 7)),
    };
    struct bg_buf room;
    bg_buf_init(&room, arena);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const unsigned char *bytes = bg_formula_pack(arena, &room, parts[i], sheet);
        const struct bg_formula *back = bg_formula_unpack(arena, bytes, sheet);
        assert_int_equal(parts[i]->own, back->own);
        assert_int_equal(parts[i]->depth, back->depth);
        assert_int_equal(parts[i]->length, back->length);
        assert_true(bg_formula_same(parts[i], bg_formula_kept(arena, parts[i])));
        assert_string_equal(bg_formula_string(arena, back, sheet),
                            bg_formula_string(arena, parts[i], sheet));
        assert_string_equal(bg_formula_string(arena, bg_formula_kept(arena, parts[i]), other),
                            bg_formula_string(arena, parts[i], other));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(packed, setup, close_arena),
        cmocka_unit_test_setup_teardown(operators, setup, close_arena),
        cmocka_unit_test_setup_teardown(numbers, setup, close_arena),
        cmocka_unit_test_setup_teardown(truths_and_texts, setup, close_arena),
        cmocka_unit_test_setup_teardown(ranges, setup, close_arena),
        cmocka_unit_test_setup_teardown(errors, setup, close_arena),
        cmocka_unit_test_setup_teardown(ends, setup, close_arena),
        cmocka_unit_test_setup_teardown(printed, setup, close_arena),
        cmocka_unit_test_setup_teardown(streamed, setup, close_arena),
        cmocka_unit_test_setup_teardown(what_is_no_formula, setup, close_arena),
        cmocka_unit_test_setup_teardown(limits, setup, close_arena),
        cmocka_unit_test_setup_teardown(cells_in_their_order, setup, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
