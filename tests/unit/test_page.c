/* The guard around libxlsxwriter: hostile texts, numbers and links go out safe and come back as
 * they were meant, read by our own reader. */
#include "fixture.h"

#include "base/xlsx_read.h"
#include "host/host.h"
#include "report/book/page.h"
#include "report/book/workbook.h"

static char path[256];

static int setup(void **state)
{
    (void)state;
    const char *dir = getenv("TMPDIR");
    snprintf(path, sizeof path, "%s/bidgauge-test-page.xlsx", dir && *dir ? dir : "/tmp");
    arena = bg_arena_new(0);
    return arena ? 0 : 1;
}

static int teardown(void **state)
{
    (void)state;
    remove(path);
    bg_arena_free(arena);
    return 0;
}

static struct bg_book *open_book(const char *to)
{
    struct bg_book_facts facts = {.path = to,
                                  .title = "Bids & <more>",
                                  .subject = "test\x01",
                                  .header = "2026 & Sons \xE2\x80\xAE",
                                  .currency = "EUR",
                                  .decimals = 2,
                                  .created = 20000};
    return bg_book_open(arena, &facts);
}

static const char *const texts[] = {
    "plain",
    "=1+1",
    "@SUM(A1)",
    "+1",
    "-1",
    "=cmd|' /C calc'!A0",
    "_x0041_",
    "a_x0041_b_x",
    "\xC3\x89t\xC3\xA9",
    "two\nlines",
    "\xF0\x9F\x98\x80",
    "<b>&\"'</b>",
    " lead and trail ",
    "1,200.00",
};

/* Every rule of what a cell may hold, with words that the library would write as they come. */
static void fill_allowed(struct bg_page *page)
{
    static const struct bg_allow rules[] = {
        {.what = BG_ALLOW_ANY, .title = "any <\x01>", .message = "a & b"},
        {.what = BG_ALLOW_LIST, .formula = "'Second'!$A$1:$A$3"},
        {.what = BG_ALLOW_WHOLE, .has_least = true, .error_title = "No", .error = "\xFF"},
        {.what = BG_ALLOW_DECIMAL, .has_most = true, .most = {5, 1}},
        {.what = BG_ALLOW_DATE,
         .has_least = true,
         .least = {20000, 0},
         .has_most = true,
         .most = {20010, 0}},
        {.what = BG_ALLOW_LENGTH, .has_most = true, .most = {10, 0}},
        {.what = BG_ALLOW_FORMULA, .formula = "LEN(B7)>2"},
    };
    char longest[400];
    memset(longest, 'w', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    for (int i = 0; i < 7; i++) {
        bg_put_text(page, i, 0, BG_LOOK(TEXT, ANY), "may hold");
        bg_page_allow(page, i, 1, i + 1, 1, &rules[i]);
    }
    bg_page_allow(page, 20, 1, 20, 1,
                  &(struct bg_allow){.what = BG_ALLOW_ANY, .title = longest, .message = longest});
    bg_page_hide_row(page, 2);
    bg_page_height(page, 3, 40);
}

static void fill(struct bg_book *book)
{
    struct bg_page *page = bg_page_new(book, "Bid 1", 0x1F3864);
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT), "A title");
    for (int i = 0; i < (int)(sizeof texts / sizeof *texts); i++)
        bg_put_text(page, 1 + i, 0, BG_LOOK(INPUT_TEXT, ANY), texts[i]);
    bg_put_number(page, 1, 1, BG_LOOK(INPUT, CENTS), dec("17.17"));
    bg_put_number(page, 2, 1, BG_LOOK(CELL, ANY), dec("-0.000000000001"));
    bg_put_number(page, 3, 1, BG_LOOK(CELL, ANY), dec("999999999999999"));
    bg_put_number(page, 4, 1, BG_LOOK(CELL, ANY), dec("9.95"));
    bg_put_number(page, 5, 1, BG_LOOK(CELL, ANY), dec("123456789.123456789"));
    bg_put_date(page, 6, 1, BG_LOOK(CELL, DATE), 20000);
    bg_put_blank(page, 7, 1, BG_LOOK(INPUT, ANY));
    const struct bg_formula *wage = bg_formula_relative(arena, 1, 1, 1);
    bg_put_live(page, 8, 1, BG_LOOK(CELL, POINTS), BG_FORMULA(arena, "ROUND(a*2,2)", wage));
    bg_put_live(page, 9, 1, BG_LOOK(CENTER, ANY),
                BG_FORMULA(arena, "IF(a=\"\",\"\",\"\xE2\x97\x8F full\")", wage));
    bg_put_live(page, 10, 1, BG_LOOK(CENTER, ANY), BG_FORMULA(arena, "IF(TRUE(),\"\",a)", wage));
    bg_put_link(page, 11, 1, BG_LOOK(LINK, ANY), "https://example.org/a?b=1&c=2", "the law");
    bg_put_link(page, 12, 1, BG_LOOK(LINK, ANY), "javascript:alert(1)", "not a link");
    bg_put_link(page, 13, 1, BG_LOOK(LINK, ANY), "https://x/?q=external:1", "nor this");
    bg_put_goto(page, 14, 1, BG_LOOK(LINK, ANY), "Bid 1", 3, 0, "see row 4");
    bg_page_fit(page, 0, 5, 40);
    bg_page_freeze(page, 1, 1);
    bg_page_repeat(page, 0, 0);
    bg_page_heat(page, 1, 1, 5, 1, "$B$2");
    bg_page_warn_if(page, 1, 1, 5, 1, "$B$2>3");
    const char *const items[] = {"yes", "no"};
    bg_page_allow_list(page, 7, 1, items, 2);
    fill_allowed(bg_page_new(book, "Second", 0x595959));
    bg_book_property(book, "form", "a & b\x01");
}

static const char *slurp(size_t *n)
{
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    char *bytes = bg_arena_alloc(arena, 1 << 20);
    *n = fread(bytes, 1, 1 << 20, f);
    fclose(f);
    return bytes;
}

static void test_round_trip(void **state)
{
    (void)state;
    struct bg_book *book = open_book(path), *dry = open_book(NULL);
    fill(book);
    assert_null(bg_book_error(book));
    assert_true(bg_book_close(book));
    fill(dry);
    size_t n;
    const char *bytes = slurp(&n);
    const char *difference = bg_workbook_compare(arena, dry, bytes, n);
    if (difference)
        fail_msg("%s", difference);
    /* The same again has the same bytes. */
    book = open_book(path);
    fill(book);
    assert_true(bg_book_close(book));
    size_t m;
    const char *again = slurp(&m);
    assert_int_equal(n, m);
    assert_memory_equal(bytes, again, n);
}

static void test_differences_are_found(void **state)
{
    (void)state;
    struct bg_book *book = open_book(path), *dry = open_book(NULL);
    fill(book);
    assert_true(bg_book_close(book));
    fill(dry);
    bg_put_text(bg_book_page(dry, 0), 40, 2, BG_LOOK(TEXT, ANY), "more");
    size_t n;
    const char *bytes = slurp(&n);
    assert_string_equal(bg_workbook_compare(arena, dry, bytes, n),
                        "cell C41 of sheet \"Bid 1\" is missing");
    bg_page_new(dry, "Third", 0);
    assert_string_equal(bg_workbook_compare(arena, dry, bytes, n), "a sheet is missing");
    assert_non_null(bg_workbook_compare(arena, dry, bytes, n - 200));
}

static void test_refused(void **state)
{
    (void)state;
    struct bg_book *book = open_book(NULL);
    struct bg_page *page = bg_page_new(book, "Bid 1", 0);
    bg_put_live(page, 0, 0, BG_LOOK(CELL, ANY),
                BG_FORMULA(arena, "a=0", bg_formula_relative(arena, 1, 1, 1)));
    bg_book_settle(book);
    assert_string_equal(bg_book_error(book),
                        "cell A1 of sheet \"Bid 1\": the formula gives a truth: =B2=0");
    assert_false(bg_book_close(book));
    book = open_book(NULL);
    page = bg_page_new(book, "Bid 1", 0);
    bg_put_number(page, 1048576, 0, BG_LOOK(CELL, ANY), dec("1"));
    assert_string_equal(bg_book_error(book), "the comparison is larger than a sheet can be");
    book = open_book("/nonexistent-folder/x.xlsx");
    bg_page_new(book, "Bid 1", 0);
    assert_false(bg_book_close(book));
    book = open_book(path);
    bg_page_new(book, "a name that is far too long for a sheet", 0);
    assert_false(bg_book_close(book));
}

static void test_safe_text(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out;
        size_t units;
        bool altered;
    } rows[] = {
        {"a\r\nb\rc", "a\nb\nc", 100, false},
        {"a\x01z", "a<U+0001>z", 100, true},
        {"a\x7Fz", "a<U+007F>z", 100, true},
        {"a\xC2\x85z", "a<U+0085>z", 100, true},
        {"a\xE2\x80\x8Dz", "a<U+200D>z", 100,
         true}, /* ZWJ between letters that have no use for it */
        {"\xE2\x80\x8D", "<U+200D>", 100, true},
        /* Telugu ra, virama, ZWNJ, ka; a family of emoji: as they are */
        {"\xE0\xB0\xB0\xE0\xB1\x8D\xE2\x80\x8C\xE0\xB0\x95",
         "\xE0\xB0\xB0\xE0\xB1\x8D\xE2\x80\x8C\xE0\xB0\x95", 100, false},
        {"\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9",
         "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9", 100, false},
        {"a\xF3\xA0\x81\x81z", "a<U+E0041>z", 100, true}, /* a tag */
        {"ab\xE2\x80\xAE", "ab", 9, true}, /* its code has no room: not a part of it */
        {"\xFF\xFE", "\xEF\xBF\xBD\xEF\xBF\xBD", 100, true},
        {"evil\xE2\x80\xAEtxt", "evil<U+202E>txt", 100, true},
        {"\xF0\x9F\x98\x80\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80", 3, true},
        {"abc", "ab", 2, true},
        {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 100, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool altered = false;
        assert_string_equal(bg_safe_text(arena, rows[i].in, rows[i].units, &altered), rows[i].out);
        assert_int_equal(altered, rows[i].altered);
    }
}

static void test_references(void **state)
{
    (void)state;
    assert_string_equal(bg_ref(arena, NULL, 0, 0), "$A$1");
    assert_string_equal(bg_ref(arena, "Bid 1", 6, 27), "'Bid 1'!$AB$7");
    assert_string_equal(bg_ref_range(arena, "Price", 1, 701, 9, 702), "'Price'!$ZZ$2:$AAA$10");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip), cmocka_unit_test(test_differences_are_found),
        cmocka_unit_test(test_refused),    cmocka_unit_test(test_safe_text),
        cmocka_unit_test(test_references),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
