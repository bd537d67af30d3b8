/* Sections of a sheet: columns that are left out, looks of single cells, members of entries, and rows one by
 * one. */
#include "fixture.h"

#include "report/book/columns.h"

struct fruit {
    const char *name;
    int64_t n;
};

struct basket {
    bool priced;
};

static bool is_priced(const void *of)
{
    return ((const struct basket *)of)->priced;
}

static struct bg_shown price(const struct bg_sheet_line *l)
{
    const struct fruit *f = l->entry;
    return f->n ? bg_show_number(bg_dec_int(f->n * l->which)) : bg_show_blank();
}

static struct bg_shown place(const struct bg_sheet_line *l)
{
    return bg_show_as(BG_LOOK(CENTER, COUNT), bg_show_count((int64_t)l->i + 1));
}

static const char *place_title(const struct bg_sheet_line *at)
{
    return ((const struct basket *)at->of)->priced ? "Place of all" : "Place";
}

static const struct bg_sheet_column columns[] = {
    BG_COLUMN("Fruit", 20, TEXT, TEXT, BG_TEXT_OF(struct fruit, name)),
    BG_COLUMN("Pieces", 0, CELL, COUNT, BG_COUNT_OF(struct fruit, n)),
    BG_COLUMN("Price", 12, CELL, MONEY, .cell = price, .which = 3, .wanted = is_priced),
    BG_COLUMN(NULL, 9, CELL, COUNT, .cell = place, .heading = place_title),
};
static const struct fruit fruits[] = {{"apple", 4}, {"pear", 0}};

static const struct bg_meant *find(const struct bg_meant *meant, size_t n, int64_t row, int column)
{
    for (size_t i = 0; i < n; i++)
        if (meant[i].row == row && meant[i].column == column)
            return &meant[i];
    return NULL;
}

static struct bg_page *new_page(void)
{
    struct bg_book_facts facts = {.title = "t", .subject = "", .header = "", .currency = "USD"};
    return bg_page_new(bg_book_open(arena, &facts), "Fruit", 0);
}

static void puts_headings_and_rows(void **state)
{
    (void)state;
    const struct bg_section section = BG_SECTION(columns);
    const struct basket basket = {.priced = true};
    struct bg_page *page = new_page();
    size_t n;
    assert_int_equal(bg_section_columns(&section, &basket), 4);
    assert_int_equal(bg_section_put(page, 2, &section, &basket, fruits, sizeof *fruits, 2), 5);
    const struct bg_meant *m = bg_page_meant(page, &n);
    assert_string_equal(find(m, n, 2, 0)->text, "Fruit");
    assert_int_equal(find(m, n, 2, 0)->style, BG_STYLE_HEADER_LEFT);
    assert_int_equal(find(m, n, 2, 1)->style, BG_STYLE_HEADER);
    assert_string_equal(find(m, n, 2, 3)->text, "Place of all");
    assert_string_equal(find(m, n, 3, 0)->text, "apple");
    assert_true(find(m, n, 3, 1)->number == 4 && find(m, n, 3, 2)->number == 12);
    assert_true(find(m, n, 4, 3)->number == 2);
    assert_int_equal(find(m, n, 4, 3)->style, BG_STYLE_CENTER);
}

/* What is behind a column that is left out moves to the left; a section need not begin at the edge. */
static void leaves_columns_out(void **state)
{
    (void)state;
    struct bg_section section = BG_SECTION(columns);
    const struct basket basket = {.priced = false};
    struct bg_page *page = new_page();
    size_t n;
    section.first = 5;
    assert_int_equal(bg_section_columns(&section, &basket), 3);
    bg_section_head(page, 0, &section, &basket);
    bg_section_row(page, 1, &section, &basket, &fruits[1], 7);
    const struct bg_meant *m = bg_page_meant(page, &n);
    assert_string_equal(find(m, n, 0, 7)->text, "Place");
    assert_int_equal(find(m, n, 0, 5)->style, BG_STYLE_HEADER);
    assert_string_equal(find(m, n, 1, 5)->text, "pear");
    assert_true(find(m, n, 1, 7)->number == 8);
    assert_null(find(m, n, 1, 8));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(puts_headings_and_rows),
        TEST(leaves_columns_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
