/* Expected day numbers are from GNU date: date -u -d DATE +%s, divided by 86,400. */
#include "base/date.h"

#include "t.h"

static void known_days(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t days;
    } rows[] = {
        {"1970-01-01", 0},     {"1969-12-31", -1},      {"2000-02-29", 11016},
        {"2026-11-24", 20781}, {"0001-01-01", -719162}, {"9999-12-31", 2932896},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t days;
        char text[BG_DATE_TEXT];
        assert_true(bg_date_parse(rows[i].text, 10, &days));
        assert_int_equal(days, rows[i].days);
        assert_string_equal(bg_date_text(days, text), rows[i].text);
    }
}

static void every_day_round_trips(void **state)
{
    (void)state;
    for (int64_t d = -719162; d <= 2932896; d += 13) {
        char text[BG_DATE_TEXT];
        int64_t back;
        assert_true(bg_date_parse(bg_date_text(d, text), 10, &back));
        assert_true(back == d);
    }
}

static void bad_dates(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "2026-02-29", "1900-02-29", "2026-13-01",  "2026-00-01", "2026-01-00",
        "2026-04-31", "0000-01-01", "2026-1-01",   "26-01-01",   "2026/01/01",
        "2026-01-1 ", "+026-01-01", "2026-01-01 ", "",
    };
    int64_t days;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_false(bg_date_parse(rows[i], strlen(rows[i]), &days));
}

static void date_times(void **state)
{
    (void)state;
    /* 2024-01-15 is day 19737; 1,705,276,800 s. */
    static const struct {
        const char *text;
        int64_t days, seconds, micros;
    } rows[] = {
        {"2024-01-15", 19737, 1705276800, 0},
        {"2024-01-15T10:00:00Z", 19737, 1705312800, 0},
        {"2024-01-15T10:00:00+02:00", 19737, 1705305600, 0},
        {"2024-01-15T00:30:00+0200", 19737, 1705271400, 0},
        {"2024-01-15T10:00:00-05", 19737, 1705330800, 0},
        {"2024-01-15T10:00", 19737, 1705312800, 0},
        {"2024-01-15 10:00:00.123456789Z", 19737, 1705312800, 123456},
        {"2024-01-15T24:00:00Z", 19737, 1705363200, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t days, micros;
        assert_true(bg_date_time_parse(rows[i].text, strlen(rows[i].text), &days, &micros));
        assert_int_equal(days, rows[i].days);
        assert_int_equal(micros, rows[i].seconds * 1000000 + rows[i].micros);
    }
    static const char *const bad[] = {
        "2024-01-15T",           "2024-01-15T10",
        "2024-01-15T25:00",      "2024-01-15T10:60",
        "2024-01-15X10:00",      "2024-01-15T10:00:00.",
        "2024-01-15T10:00:00+",  "2024-01-15T10:00:00+25:00",
        "2024-01-15T10:00:00Zx", "2024-01-15T10:00:00+02:0",
        "2024-01-15T24:00:01",   "2024-01-15T10:00:",
        "2024-01-15T10:00:61Z",  "2024-02-30T10:00:00Z",
    };
    int64_t days, micros;
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(bg_date_time_parse(bad[i], strlen(bad[i]), &days, &micros));
}

static void months_later(void **state)
{
    (void)state;
    static const struct {
        const char *from;
        int64_t months;
        const char *want;
    } rows[] = {
        {"2024-01-31", 1, "2024-02-29"},  {"2023-01-31", 1, "2023-02-28"},
        {"2024-02-29", 12, "2025-02-28"}, {"2024-03-31", -1, "2024-02-29"},
        {"2024-01-15", -1, "2023-12-15"}, {"2024-12-15", 1, "2025-01-15"},
        {"2024-05-15", 0, "2024-05-15"},  {"2024-01-31", -13, "2022-12-31"},
    };
    int64_t days, out;
    char text[BG_DATE_TEXT];
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(bg_date_parse(rows[i].from, 10, &days));
        assert_true(bg_date_add_months(days, rows[i].months, &out));
        assert_string_equal(bg_date_text(out, text), rows[i].want);
    }
    bg_date_parse("9999-12-31", 10, &days);
    assert_false(bg_date_add_months(days, 1, &out));
    bg_date_parse("0001-01-01", 10, &days);
    assert_false(bg_date_add_months(days, -1, &out));
    assert_false(bg_date_add_months(days, INT64_MAX, &out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_days),   cmocka_unit_test(every_day_round_trips),
        cmocka_unit_test(bad_dates),    cmocka_unit_test(date_times),
        cmocka_unit_test(months_later),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
