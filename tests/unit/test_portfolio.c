/* Awards by year and by group: days are counted, both ends too, and groups add up to all. Parts of a year are worked
 * out beside each row. */
#include "fixture.h"

#include "base/date.h"
#include "model/portfolio.h"

static int64_t day_of(const char *text)
{
    int64_t days = BG_NO_DATE;
    assert_true(text == NULL || bg_date_parse(text, strlen(text), &days));
    return days;
}

static struct bg_award_row award(const char *amount, const char *start, const char *end,
                                 const char *date)
{
    return (struct bg_award_row){.id = "1",
                                 .amount = amount ? bg_ratio_dec(arena, dec(amount)) : NULL,
                                 .start = day_of(start),
                                 .end = day_of(end),
                                 .date = day_of(date)};
}

static void years(void **state)
{
    (void)state;
    static const struct {
        const char *amount, *start, *end, *date;
        int year, first, last; /* first 0: none is known */
        const char *want;
    } rows[] = {
        /* 2025-07-01 to 2026-06-30: 184 and 181 of 365 days */
        {"365", "2025-07-01", "2026-06-30", NULL, 2025, 2025, 2026, "184"},
        {"365", "2025-07-01", "2026-06-30", NULL, 2026, 2025, 2026, "181"},
        {"365", "2025-07-01", "2026-06-30", NULL, 2024, 2025, 2026, "0"},
        {"365", "2025-07-01", "2026-06-30", NULL, 2027, 2025, 2026, "0"},
        {"365", "2025-07-01", "2026-06-30", NULL, 0, 2025, 2026, "0"},
        /* 31 December to 1 January: a day of each; a leap year between is whole */
        {"2", "2025-12-31", "2026-01-01", NULL, 2025, 2025, 2026, "1"},
        {"2", "2025-12-31", "2026-01-01", NULL, 2026, 2025, 2026, "1"},
        {"368", "2023-12-31", "2025-01-01", NULL, 2024, 2023, 2025, "366"},
        /* within one year, and without an end: the whole */
        {"100", "2025-03-01", "2025-09-30", NULL, 2025, 2025, 2025, "100"},
        {"100", "2025-03-01", NULL, NULL, 2025, 2025, 2025, "100"},
        {"100", "2025-03-01", NULL, NULL, 2026, 2025, 2025, "0"},
        {"100", NULL, NULL, "2024-05-05", 2024, 2024, 2024, "100"},
        {"100", NULL, "2026-01-01", "2024-05-05", 2024, 2024, 2024, "100"},
        /* nobody knows when: year 0 */
        {"100", NULL, NULL, NULL, 0, 0, 0, "100"},
        {"100", NULL, "2026-01-01", NULL, 2026, 0, 0, "0"},
        {NULL, "2025-07-01", "2026-06-30", NULL, 2025, 2025, 2026, "0"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_award_row one = award(rows[i].amount, rows[i].start, rows[i].end, rows[i].date);
        int first = 0, last = 0;
        const char *got = bg_ratio_text(arena, bg_award_in_year(arena, &one, rows[i].year));
        if (bg_award_years(&one, &first, &last) != (rows[i].first != 0) || first != rows[i].first ||
            last != rows[i].last || strcmp(got, rows[i].want) != 0)
            fail_msg("row %zu: %s, %d to %d", i, got, first, last);
    }
}

static const char *by_department(const struct bg_award_row *one)
{
    return one->department;
}

static void groups(void **state)
{
    (void)state;
    static const char *const departments[] = {"Parks", "", "Works", "Parks", "Arts"};
    static const char *const amounts[] = {"10", "500", "40", NULL, "40"};
    struct bg_award_row rows[5];
    struct bg_portfolio all = {.items = rows, .n = 5};
    for (size_t i = 0; i < 5; i++) {
        rows[i] = award(amounts[i], NULL, NULL, NULL);
        rows[i].department = departments[i];
        rows[i].workers = i == 0 ? bg_ratio_int(arena, 7) : NULL;
    }
    struct bg_spend_groups out = bg_spend_by(arena, &all, by_department);
    /* the largest first, of two the first by name, and not known last whatever it comes to */
    static const struct {
        const char *name, *amount, *workers;
        size_t awards, without_amount, without_workers;
    } want[] = {{"Arts", "40", "0", 1, 0, 1},
                {"Works", "40", "0", 1, 0, 1},
                {"Parks", "10", "7", 2, 1, 1},
                {"not known", "500", "0", 1, 0, 1}};
    assert_int_equal(out.n, COUNT(want));
    for (size_t i = 0; i < out.n; i++) {
        assert_string_equal(out.items[i].name, want[i].name);
        assert_string_equal(bg_ratio_text(arena, out.items[i].amount), want[i].amount);
        assert_string_equal(bg_ratio_text(arena, out.items[i].workers), want[i].workers);
        assert_int_equal(out.items[i].awards, want[i].awards);
        assert_int_equal(out.items[i].without_amount, want[i].without_amount);
        assert_int_equal(out.items[i].without_workers, want[i].without_workers);
    }
    all.n = 0;
    assert_int_equal(bg_spend_by(arena, &all, by_department).n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(years), TEST(groups)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
