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
        {"2024-01-15t10:00:00,5z", 19737, 1705312800, 500000},
        {"2024-01-15T10:00:60Z", 19737, 1705312860, 0}, /* a leap second */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t days, micros;
        assert_true(bg_date_time_parse(rows[i].text, strlen(rows[i].text), &days, &micros));
        assert_int_equal(days, rows[i].days);
        assert_int_equal(micros, rows[i].seconds * 1000000 + rows[i].micros);
    }
    static const char *const bad[] = {
        "2024-01-15T",
        "2024-01-15T10",
        "2024-01-15T25:00",
        "2024-01-15T10:60",
        "2024-01-15X10:00",
        "2024-01-15T10:00:00.",
        "2024-01-15T10:00:00+",
        "2024-01-15T10:00:00+25:00",
        "2024-01-15T10:00:00Zx",
        "2024-01-15T10:00:00+02:0",
        "2024-01-15T24:00:01",
        "2024-01-15T10:00:",
        "2024-01-15T10:00:61Z",
        "2024-02-30T10:00:00Z",
        "2024-01-15T24:01",
        "2024-01-15T24:00:00.1",
        "2024-01-15T10:00+02:60",
        "2024-01-15T10:00+2",
        "2024-01-15T10:00+02x",
        "2024-01-15T1:00",
        "2024-01-15T10.00",
        "2024-01-15T10:00:00Zz",
        "2024-01-15T10:00-02:000",
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

/* Micros from Python: datetime(..., tzinfo).timestamp() * 10**6; without an offset as if in UTC. */
static void instants(void **state)
{
    (void)state;
    static const struct {
        const char *text, *shown;
        int64_t seconds, micros;
        int32_t ahead;
        bool has_time, has_zone;
    } rows[] = {
        {"2026-03-13", "2026-03-13", 1773360000, 0, 0, false, false},
        {"2026-03-13T14:00", "2026-03-13 14:00", 1773410400, 0, 0, true, false},
        {"2026-03-13T14:00:00-07:00", "2026-03-13 14:00 -07:00", 1773435600, 0, -420, true, true},
        {"2026-03-13T21:20:05Z", "2026-03-13 21:20:05 UTC", 1773436805, 0, 0, true, true},
        {"2026-03-13 14:00+05:45", "2026-03-13 14:00 +05:45", 1773389700, 0, 345, true, true},
        {"2026-03-13T14:00:00.25+01", "2026-03-13 14:00:00 +01:00", 1773406800, 250000, 60, true,
         true},
        {"1969-12-31T23:00:00-02:00", "1969-12-31 23:00 -02:00", 3600, 0, -120, true, true},
    };
    char text[BG_INSTANT_TEXT];
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_instant at;
        assert_true(bg_instant_parse(rows[i].text, strlen(rows[i].text), &at));
        assert_true(at.micros == rows[i].seconds * 1000000 + rows[i].micros);
        assert_int_equal(at.ahead, rows[i].ahead);
        assert_int_equal(at.has_time, rows[i].has_time);
        assert_int_equal(at.has_zone, rows[i].has_zone);
        assert_string_equal(bg_instant_text(at, text), rows[i].shown);
    }
    struct bg_instant at;
    static const char *const bad[] = {"",
                                      "2026-02-30",
                                      "2026-03-13T25:00",
                                      "2026-03-13T14:00 PST",
                                      "2026-03-13T14",
                                      "13.03.2026 14:00"};
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_false(bg_instant_parse(bad[i], strlen(bad[i]), &at));
        assert_false(bg_instant_known(at));
    }
    assert_string_equal(bg_instant_text(BG_NO_INSTANT, text), "");
}

static struct bg_instant instant(const char *text)
{
    struct bg_instant at;
    assert_true(bg_instant_parse(text, strlen(text), &at));
    return at;
}

static void days_of_instants(void **state)
{
    (void)state;
    /* 2026-03-13 is day 20525; each on its own clock */
    assert_int_equal(bg_instant_day(instant("2026-03-13T23:30:00-07:00")), 20525);
    assert_int_equal(bg_instant_day(instant("2026-03-13T00:10:00+14:00")), 20525);
    assert_int_equal(bg_instant_day(instant("1969-12-31T23:59:59Z")), -1);
    assert_int_equal(bg_instant_day(instant("2026-03-13")), 20525);
    struct bg_instant local = bg_instant_in_zone(instant("2026-03-13T14:00"), -420);
    assert_true(local.micros == INT64_C(1773435600000000) && local.has_zone);
    assert_int_equal(bg_instant_day(local), 20525);
    local = bg_instant_in_zone(instant("2026-03-13T14:00Z"), -420);
    assert_true(local.micros == INT64_C(1773410400000000));
}

static void earlier_and_later(void **state)
{
    (void)state;
    enum { UNKNOWN = 2 };
    static const struct {
        const char *a, *b;
        int order;
    } rows[] = {
        {"2026-03-13T14:00:00-07:00", "2026-03-13T21:00:00Z", 0},
        {"2026-03-13T13:59:59-07:00", "2026-03-13T21:00:00Z", -1},
        {"2026-03-13", "2026-03-14", -1},
        {"2026-03-13", "2026-03-13", UNKNOWN}, /* at some time of that day */
        {"2026-03-13", "2026-03-13T14:00", UNKNOWN},
        {"2026-03-14T00:00", "2026-03-13", 1},
        {"2026-03-13T14:00", "2026-03-13T14:00", 0},
        {"2026-03-13T14:00", "2026-03-13T14:00Z", UNKNOWN},
        {"2026-03-13T14:00", "2026-03-12T23:59Z", 1}, /* 14 hours ahead it is 2026-03-13 00:00 Z */
        {"2026-03-13T14:00", "2026-03-13T00:00Z", UNKNOWN},
        {"2026-03-13T14:00", "2026-03-14T02:01Z", -1}, /* 12 hours behind it is 02:00 Z */
        {"2026-03-13", "2026-03-14T12:00Z", -1},
        {"2026-03-13", "2026-03-14T11:59Z", UNKNOWN},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        for (int turn = 0; turn < 2; turn++) {
            struct bg_instant a = instant(rows[i].a), b = instant(rows[i].b);
            int order = UNKNOWN, want = rows[i].order;
            bool told = turn ? bg_instant_compare(b, a, &order) : bg_instant_compare(a, b, &order);
            assert_int_equal(told, want != UNKNOWN);
            if (told)
                assert_int_equal(order, turn ? -want : want);
        }
    int order;
    assert_false(bg_instant_compare(BG_NO_INSTANT, instant("2026-03-13"), &order));
}

static void zones_and_clocks(void **state)
{
    (void)state;
    int32_t ahead;
    int64_t micros;
    assert_true(bg_zone_parse("-07:00", 6, &ahead) && ahead == -420);
    assert_true(bg_zone_parse("+0545", 5, &ahead) && ahead == 345);
    assert_true(bg_zone_parse("Z", 1, &ahead) && ahead == 0);
    assert_false(bg_zone_parse("", 0, &ahead));
    assert_false(bg_zone_parse("America/Los_Angeles", 19, &ahead));
    assert_false(bg_zone_parse("PST", 3, &ahead));
    assert_true(bg_clock_parse("14:00", 5, &micros) && micros == INT64_C(50400000000));
    assert_true(bg_clock_parse("24:00", 5, &micros) && micros == INT64_C(86400000000));
    assert_false(bg_clock_parse("2 pm", 4, &micros));
    assert_false(bg_clock_parse("14:00Z", 6, &micros));
}

static void durations(void **state)
{
    (void)state;
    static const struct {
        int64_t seconds;
        const char *words;
    } rows[] = {
        {1200, "20 minutes"},  {60, "1 minute"},          {7500, "2 hours and 5 minutes"},
        {7200, "2 hours"},     {86400 * 109, "109 days"}, {86400 + 3600, "1 day and 1 hour"},
        {86400 + 60, "1 day"}, /* the two largest units only */
        {1, "1 second"},       {0, "less than a second"},
    };
    char text[BG_DURATION_TEXT];
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(bg_duration_text(rows[i].seconds * 1000000, text), rows[i].words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_days),       cmocka_unit_test(every_day_round_trips),
        cmocka_unit_test(bad_dates),        cmocka_unit_test(date_times),
        cmocka_unit_test(months_later),     cmocka_unit_test(instants),
        cmocka_unit_test(days_of_instants), cmocka_unit_test(earlier_and_later),
        cmocka_unit_test(zones_and_clocks), cmocka_unit_test(durations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
