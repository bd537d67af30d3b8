/* Sections of a sheet: columns that are left out or stand several times, looks of single cells, members of
 * entries, and rows one by one. */
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

static size_t shops(const void *of)
{
    return ((const struct basket *)of)->priced ? 3 : 0;
}

static const char *shop_title(const struct bg_sheet_line *at)
{
    static const char *const titles[] = {"North", NULL, "South"};
    return titles[at->which];
}

static struct bg_shown shop_price(const struct bg_sheet_line *l)
{
    return bg_show_count(10 * (l->which + 1));
}

static const struct bg_sheet_column shop_columns[] = {
    BG_COLUMN("Fruit", 0, TEXT, TEXT, BG_TEXT_OF(struct fruit, name)),
    BG_COLUMN(NULL, 8, CELL, COUNT, .cell = shop_price, .heading = shop_title, .times = shops),
    BG_COLUMN(NULL, 0, TEXT, TEXT, .cell = bg_cell_nothing),
    BG_COLUMN("Note", 0, CENTER, TEXT, .cell = bg_cell_blank),
};

/* A column that stands several times is told which it is; one without a heading has none. */
static void repeats_columns(void **state)
{
    (void)state;
    const struct bg_section section = BG_SECTION(shop_columns);
    const struct basket all = {.priced = true}, none = {.priced = false};
    struct bg_page *page = new_page();
    size_t n;
    assert_int_equal(bg_section_columns(&section, &none), 3);
    assert_int_equal(bg_section_columns(&section, &all), 6);
    bg_section_put(page, 0, &section, &all, fruits, sizeof *fruits, 1);
    bg_put_band(page, 4, 1, 3, BG_LOOK(GROUP, TEXT), "Citrus");
    const struct bg_meant *m = bg_page_meant(page, &n);
    assert_string_equal(find(m, n, 0, 1)->text, "North");
    assert_null(find(m, n, 0, 2));
    assert_string_equal(find(m, n, 0, 3)->text, "South");
    assert_true(find(m, n, 1, 1)->number == 10 && find(m, n, 1, 3)->number == 30);
    assert_null(find(m, n, 1, 4));
    assert_string_equal(find(m, n, 0, 5)->text, "Note");
    assert_null(find(m, n, 1, 5)); /* blank cells say nothing */
    assert_string_equal(find(m, n, 4, 1)->text, "Citrus");
    assert_null(find(m, n, 4, 3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(puts_headings_and_rows),
        TEST(leaves_columns_out),
        TEST(repeats_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
