/* Exact decimals. Expected values were worked out by hand or with Python's decimal and fractions
 * modules; the logarithms with Python's decimal at 50 digits. */
#include "fixture.h"

#include "base/dec.h"

/* 2^127 - 1, the largest coefficient */
#define LARGEST  "170141183460469231731687303715884105727"
#define SMALLEST "-170141183460469231731687303715884105727"

static void same_text(const char *label, struct bg_dec got, const char *want)
{
    char text[BG_DEC_TEXT];
    bg_dec_text(got, text);
    if (strcmp(text, want) != 0)
        fail_msg("%s: got %s, want %s", label, text, want);
}

static void parses_json_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want; /* want NULL: refused */
    } rows[] = {
        {"0", "0"},
        {"-0", "0"},
        {"0.000", "0"},
        {"0e999999999999", "0"},
        {"1200.50", "1200.5"},
        {"1.2e3", "1200"},
        {"1.2E+3", "1200"},
        {"12e-1", "1.2"},
        {"-0.05", "-0.05"},
        {"100", "100"},
        {"1e-30", "0.000000000000000000000000000001"},
        {"10e-31", "0.000000000000000000000000000001"},
        {"1e-31", NULL},
        {"0.0000000000000000000000000000010", "0.000000000000000000000000000001"},
        {"1e38", "100000000000000000000000000000000000000"},
        {"1e39", NULL},
        {"1e400000000000000000000", NULL},
        {"1e-400000000000000000000", NULL},
        {LARGEST, LARGEST},
        {SMALLEST, SMALLEST},
        {"170141183460469231731687303715884105728", NULL},
        {"17014118346046923173168730371588410572.80", NULL},
        {"1000000000000000000.123456789", "1000000000000000000.123456789"},
        {"9007199254740993", "9007199254740993"},
        {"0.10000000000000000000000000000000000000000000000000", "0.1"},
        {"", NULL},
        {"-", NULL},
        {"+1", NULL},
        {"01", NULL},
        {".5", NULL},
        {"5.", NULL},
        {"1e", NULL},
        {"1e+", NULL},
        {"1,5", NULL},
        {" 1", NULL},
        {"1 ", NULL},
        {"0x10", NULL},
        {"NaN", NULL},
        {"1.2.3", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_dec out = {0};
        bool parsed = bg_dec_parse(rows[i].text, strlen(rows[i].text), &out);
        if (parsed != (rows[i].want != NULL))
            fail_msg("\"%s\": %s", rows[i].text, parsed ? "was accepted" : "was refused");
        if (parsed)
            same_text(rows[i].text, out, rows[i].want);
    }
    struct bg_dec out = {0};
    assert_false(bg_dec_parse("1\0", 2, &out));
    assert_true(bg_dec_parse("12345", 2, &out)); /* only the first two bytes are its own */
    same_text("first two", out, "12");
}

typedef bool operation(struct bg_dec, struct bg_dec, struct bg_dec *);

struct sum {
    const char *a, *b, *want; /* want NULL: does not fit, or has no result */
};

static void check_rows(const char *label, operation *apply, const struct sum *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct bg_dec out = {0};
        bool made = apply(dec(rows[i].a), dec(rows[i].b), &out);
        if (made != (rows[i].want != NULL))
            fail_msg("%s %s %s: %s", rows[i].a, label, rows[i].b, made ? "was made" : "failed");
        if (made)
            same_text(label, out, rows[i].want);
    }
}

static void adds_and_subtracts(void **state)
{
    (void)state;
    static const struct sum sums[] = {
        {"0.1", "0.2", "0.3"},
        {"1.5", "-1.5", "0"},
        {"9223372036854775807", "1", "9223372036854775808"},
        {"0.5", "0.5", "1"},
        {"1e30", "1e-8", "1000000000000000000000000000000.00000001"},
        {"1e30", "1e-9", NULL}, /* 40 digits */
        {LARGEST, "1", NULL},
        {SMALLEST, "-1", NULL},
        {LARGEST, SMALLEST, "0"},
        {LARGEST, "-0.1", NULL},
        /* Ten times the whole number is beyond 2^127, yet the sum is not. */
        {"17014118346046923173168730371588410573", "-17014118346046923173168730371588410572.7",
         "0.3"},
        {"-17014118346046923173168730371588410573", "17014118346046923173168730371588410572.7",
         "-0.3"},
        {"1e-30", "1e-30", "0.000000000000000000000000000002"},
        {"1", "1e-30", "1.000000000000000000000000000001"},
        {"1000000000000000000.000000001", "1000000000000000000.000000001",
         "2000000000000000000.000000002"},
    };
    static const struct sum differences[] = {
        {"0.3", "0.1", "0.2"},
        {"0", "5.5", "-5.5"},
        {SMALLEST, LARGEST, NULL},
        {LARGEST, LARGEST, "0"},
    };
    check_rows("+", bg_dec_add, sums, COUNT(sums));
    check_rows("-", bg_dec_sub, differences, COUNT(differences));
}

static void multiplies(void **state)
{
    (void)state;
    static const struct sum rows[] = {
        {"0.1", "0.1", "0.01"},
        {"2.5", "0.4", "1"},
        {"-3", "0.5", "-1.5"},
        {"0", SMALLEST, "0"},
        {"-9223372036854775808", "-9223372036854775808", "85070591730234615865843651857942052864"},
        {"1e19", "1e19", "100000000000000000000000000000000000000"},
        {"1e19", "2e19", NULL},
        {LARGEST, "1", LARGEST},
        {LARGEST, "-1", SMALLEST},
        {LARGEST, "2", NULL},
        {LARGEST, "0.1", "17014118346046923173168730371588410572.7"},
        {"1e-15", "1e-15", "0.000000000000000000000000000001"},
        {"1e-16", "1e-15", NULL}, /* 31 places */
        {"2e-16", "5e-15", "0.000000000000000000000000000001"},
        /* 5 * 2^100 * (2^-25 / 5) and 2^100 * 2^-25: whole, through 25 trailing zeros. */
        {"6338253001141147007483516026880", "0.00000000596046447753906250",
         "37778931862957161709568"},
        {"1267650600228229401496703205376", "0.0000000298023223876953125",
         "37778931862957161709568"},
        {"1125899906842624", "0.0000000298023223876953125", "33554432"},
        {"1000000000000000000.123456789", "3", "3000000000000000000.370370367"},
    };
    check_rows("*", bg_dec_mul, rows, COUNT(rows));
}

static void divides_half_even_at_12_places(void **state)
{
    (void)state;
    static const struct sum rows[] = {
        {"1", "3", "0.333333333333"},
        {"2", "3", "0.666666666667"},
        {"-2", "3", "-0.666666666667"},
        {"1", "8", "0.125"},
        {"0", "7", "0"},
        {"1", "0", NULL},
        {"0", "0", NULL},
        {"0.000000000001", "2", "0"},              /* half of an even 0: down */
        {"0.000000000003", "2", "0.000000000002"}, /* 1.5: up to even */
        {"0.000000000005", "2", "0.000000000002"}, /* 2.5: down to even */
        {"-0.000000000003", "2", "-0.000000000002"},
        {"1e-30", "1e-30", "1"},
        {"1e-30", "3", "0"},
        {"1e8", "1e-30", "100000000000000000000000000000000000000"},
        {"1e9", "1e-30", NULL},
        {LARGEST, LARGEST, "1"},
        {LARGEST, "1", LARGEST},
        {LARGEST, "0.5", NULL},
        {"1", LARGEST, "0"},
        {"10000000", "9223372036854775807", "0.000000000001"},
        {"9223372036854775807", "0.000001", "9223372036854775807000000"},
    };
    check_rows("/", bg_dec_div, rows, COUNT(rows));
}

static void remainder_has_the_sign_of_the_dividend(void **state)
{
    (void)state;
    static const struct sum rows[] = {
        {"7", "3", "1"},
        {"-7", "3", "-1"},
        {"7", "-3", "1"},
        {"7.5", "2", "1.5"},
        {"1", "0.3", "0.1"},
        {"0.3", "0.1", "0"},
        {"1", "0", NULL},
        {"-6", "3", "0"},
        {LARGEST, "1e-30", "0"},
        {"2", LARGEST, "2"},
        {"1e-30", "7", "0.000000000000000000000000000001"},
        /* 10^39 mod 7: 10 mod 7 is 3, of order 6; 39 mod 6 is 3; 3^3 mod 7 is 6. */
        {"1e38", "0.7", "0.6"},
    };
    check_rows("%", bg_dec_rem, rows, COUNT(rows));
}

static void rounds_halves(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int places;
        const char *up, *even, *cut;
    } rows[] = {
        {"0.5", 0, "1", "0", "0"},
        {"1.5", 0, "2", "2", "1"},
        {"2.5", 0, "3", "2", "2"},
        {"-0.5", 0, "-1", "0", "0"},
        {"-2.5", 0, "-3", "-2", "-2"},
        {"4.015", 2, "4.02", "4.02", "4.01"},
        {"3.955", 2, "3.96", "3.96", "3.95"},
        {"1.005", 2, "1.01", "1", "1"},
        {"2.675", 2, "2.68", "2.68", "2.67"},
        {"0.4999999999999999999999999999", 0, "0", "0", "0"},
        {"0.5000000000000000000000000001", 0, "1", "1", "0"},
        {"9.995", 2, "10", "10", "9.99"},
        {"12.3", 5, "12.3", "12.3", "12.3"},
        {"12.5", -3, "13", "12", "12"},
        {"1.701411834604692317316873037158", 1, "1.7", "1.7", "1.7"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_dec a = dec(rows[i].text);
        same_text("half up", bg_dec_round(a, rows[i].places, BG_HALF_UP), rows[i].up);
        same_text("half even", bg_dec_round(a, rows[i].places, BG_HALF_EVEN), rows[i].even);
        same_text("truncate", bg_dec_round(a, rows[i].places, BG_TRUNCATE), rows[i].cut);
    }
}

static void compares_exactly(void **state)
{
    (void)state;
    static const char *const ascending[] = {
        SMALLEST,
        "-1e30",
        "-9223372036854775809",
        "-1.0000000001",
        "-1",
        "-1e-30",
        "0",
        "1e-30",
        "2e-30",
        "0.1",
        "0.10000000000000000000000000001",
        "1",
        "1.5",
        "1e18",
        "1000000000000000000.000000001",
        "9223372036854775807",
        "9223372036854775808",
        "1e30",
        LARGEST,
    };
    for (size_t i = 0; i < COUNT(ascending); i++) {
        for (size_t j = 0; j < COUNT(ascending); j++)
            assert_int_equal(bg_dec_cmp(dec(ascending[i]), dec(ascending[j])), (i > j) - (i < j));
    }
    struct bg_dec padded = {.coef = 1500, .places = 3};
    assert_int_equal(bg_dec_cmp(padded, dec("1.5")), 0);
    assert_int_equal(bg_dec_sign(dec("-0.1")), -1);
    assert_int_equal(bg_dec_sign(dec("-0.0")), 0);
}

static void tells_whole_numbers(void **state)
{
    (void)state;
    int64_t n = 0;
    assert_true(bg_dec_is_int(dec("1.20e1")));
    assert_false(bg_dec_is_int(dec("1.5")));
    assert_true(bg_dec_to_int(dec("-9223372036854775808"), &n));
    assert_true(n == INT64_MIN);
    assert_false(bg_dec_to_int(dec("9223372036854775808"), &n));
    assert_false(bg_dec_to_int(dec("0.5"), &n));
    same_text("int", bg_dec_int(INT64_MIN), "-9223372036854775808");
}

static void logarithms_to_12_places(void **state)
{
    (void)state;
    static const struct {
        const char *a, *want;
    } rows[] = {
        {"1", "0"},
        {"2", "0.69314718056"},
        {"3", "1.098612288668"},
        {"1.5", "0.405465108108"},
        {"0.5", "-0.69314718056"},
        {"10", "2.302585092994"},
        {"1.000000000001", "0.000000000001"},
        {"1.0000000000005", "0"},
        {"1e-30", "-69.077552789821"},
        {LARGEST, "88.029691931113"},
    };
    struct bg_dec out = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(bg_dec_ln(dec(rows[i].a), &out));
        same_text(rows[i].a, out, rows[i].want);
    }
    assert_false(bg_dec_ln(dec("0"), &out));
    assert_false(bg_dec_ln(dec("-1"), &out));
}

static void writes_for_people(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int places;
        const char *fixed, *grouped;
    } rows[] = {
        {"1200.5", 2, "1200.50", "1,200.50"},
        {"0", 2, "0.00", "0.00"},
        {"-0.004", 2, "0.00", "0.00"},
        {"-0.005", 2, "-0.01", "-0.01"},
        {"999999.995", 2, "1000000.00", "1,000,000.00"},
        {"-123", 0, "-123", "-123"},
        {"-1234", 0, "-1234", "-1,234"},
        {"100000", 1, "100000.0", "100,000.0"},
        {"0.05", 1, "0.1", "0.1"},
        {SMALLEST, 30, SMALLEST ".000000000000000000000000000000",
         "-170,141,183,460,469,231,731,687,303,715,884,105,727.000000000000000000000000000000"},
    };
    char text[BG_DEC_TEXT];
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_string_equal(bg_dec_fixed(dec(rows[i].text), rows[i].places, text), rows[i].fixed);
        assert_string_equal(bg_dec_grouped(dec(rows[i].text), rows[i].places, text),
                            rows[i].grouped);
    }
}

static void gives_the_nearest_double(void **state)
{
    (void)state;
    assert_true(bg_dec_double(dec("0.1")) == 0.1);
    assert_true(bg_dec_double(dec("-1200.505")) == -1200.505);
    assert_true(bg_dec_double(dec("9007199254740993")) == 9007199254740992.0);
    assert_true(bg_dec_double(dec("1e-30")) == 1e-30);
    assert_true(bg_dec_double(dec("0")) == 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parses_json_numbers),
        cmocka_unit_test(adds_and_subtracts),
        cmocka_unit_test(multiplies),
        cmocka_unit_test(divides_half_even_at_12_places),
        cmocka_unit_test(remainder_has_the_sign_of_the_dividend),
        cmocka_unit_test(rounds_halves),
        cmocka_unit_test(compares_exactly),
        cmocka_unit_test(tells_whole_numbers),
        cmocka_unit_test(logarithms_to_12_places),
        cmocka_unit_test(writes_for_people),
        cmocka_unit_test(gives_the_nearest_double),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
