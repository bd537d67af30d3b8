/* Small groups of people: which rows are joined, the smallest first, until
 * nobody's pay can be worked back. */
#include "fixture.h"

#include "score/view/private.h"

static const struct bg_field columns[] = {
    {.type = BG_FIELD_TEXT},
    {.type = BG_FIELD_INTEGER, .role = BG_ROLE_HEADCOUNT},
};
static const struct bg_field crew = {.columns = columns, .columns_n = 2};

/* The headcounts of the rows; "?" is not known. */
static struct bg_table *table_of(const char *counts)
{
    struct bg_table *table = BG_NEW(arena, struct bg_table);
    struct bg_value *cells = BG_ARRAY(arena, 40, struct bg_value);
    *table = (struct bg_table){.columns = 2, .cells = cells};
    for (const char *p = counts; *p; p += strcspn(p, " "), p += *p == ' ') {
        struct bg_value *cell = &cells[2 * table->rows++ + 1];
        char number[20] = "";
        memcpy(number, p, strcspn(p, " "));
        if (*p != '?')
            *cell = (struct bg_value){.type = BG_V_NUMBER, .as.number = dec(number)};
    }
    return table;
}

static void rows_that_are_joined(void **state)
{
    (void)state;
    static const struct {
        const char *counts, *joined; /* "": none is */
    } rows[] = {
        {"10 20", ""},
        {"5", ""},
        {"5 6", ""},
        {"4", "j"},
        {"2 10", "jj"},         /* two alone are too few */
        {"3 10 2", "j-j"},      /* five together are enough */
        {"10 3 1", "jjj"},      /* four are not */
        {"4 1 1 5 5", "jjj--"}, /* 1 + 1 + 4 */
        {"1 1 1 9 8", "jjj-j"}, /* with the next smallest */
        {"0 3 9", "-jj"},       /* a row of nobody has nobody to protect */
        {"0 0", ""},
        {"? 9 8", "j-j"}, /* what is not known may be few */
        {"?", "j"},
        {"2.5 2.5 7", "jj-"},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct bg_table *table = table_of(rows[i].counts);
        const bool *joined = bg_view_joined(arena, &crew, table, 5);
        assert_int_equal(joined != NULL, rows[i].joined[0] != '\0');
        for (size_t r = 0; joined && r < table->rows; r++)
            if (joined[r] != (rows[i].joined[r] == 'j'))
                fail_msg("%s: row %zu is %d", rows[i].counts, r, joined[r]);
    }
}

static void tables_without_people(void **state)
{
    (void)state;
    static const struct bg_field other = {.columns = columns, .columns_n = 1};
    struct bg_table *table = table_of("1 1");
    assert_null(bg_view_joined(arena, &other, table, 5));
    assert_int_equal(bg_view_people_column(&other), -1);
    assert_int_equal(bg_view_people_column(&crew), 1);
    table->columns = 1; /* an older answer, without the column */
    assert_null(bg_view_joined(arena, &crew, table, 5));
    assert_non_null(bg_view_joined(arena, &crew, table_of("1"), 2));
    assert_null(bg_view_joined(arena, &crew, table_of("1"), 1));
}

static void answers_that_count_people(void **state)
{
    (void)state;
    static const struct {
        struct bg_field field;
        bool counts;
    } rows[] = {
        {{.type = BG_FIELD_INTEGER, .unit = "people"}, true},
        {{.type = BG_FIELD_INTEGER, .unit = "men"}, true},
        {{.type = BG_FIELD_INTEGER, .unit = "workers"}, true},
        {{.type = BG_FIELD_INTEGER, .unit = "days"}, false},
        {{.type = BG_FIELD_INTEGER, .unit = ""}, false},
        {{.type = BG_FIELD_INTEGER, .unit = "", .role = BG_ROLE_HEADCOUNT}, true},
        {{.type = BG_FIELD_NUMBER, .unit = "people"}, false},
        {{.type = BG_FIELD_NUMBER, .unit = "", .role = BG_ROLE_HEADCOUNT}, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(bg_view_counts_people(&rows[i].field), rows[i].counts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(rows_that_are_joined),
        TEST(tables_without_people),
        TEST(answers_that_count_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
