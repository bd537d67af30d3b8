/* Signs of money and the currencies that they can mean; a sign ends where its word does. */
#include "t.h"

#include "base/currency_sign.h"

#define DOLLARS "USD AUD CAD NZD SGD HKD TWD MXN ARS CLP COP UYU"

static void signs_at_the_start(void **state)
{
    (void)state;
    static const struct {
        const char *text, *codes; /* NULL: no sign */
        size_t size;
    } rows[] = {
        {"USD 5", "USD", 3},
        {"USD", "USD", 3},
        {"USDX", NULL, 0},
        {"USDx", NULL, 0},
        {"USD5", "USD", 3},
        {"US", NULL, 0},
        {"Usd", NULL, 0},
        {"USd", NULL, 0},
        {"US$5", "USD", 3},
        {"$5", DOLLARS, 1},
        {"A$5", "AUD", 2},
        {"AU$", "AUD", 3},
        {"kr.5", "DKK SEK NOK ISK", 3},
        {"kr 5", "SEK NOK DKK ISK", 2},
        {"kr", "SEK NOK DKK ISK", 2},
        {"kro", NULL, 0},
        {"krO", NULL, 0},
        {"Ft[", "HUF", 2},
        {"Ft{", "HUF", 2},
        {"Ft@", "HUF", 2},
        {"Ft`", "HUF", 2},
        {"FtZ", NULL, 0},
        {"Fta", NULL, 0},
        {"leiz", NULL, 0},
        {"\xE2\x82\xAC", "EUR", 3},
        {"\xE2\x82", NULL, 0},
        {"", NULL, 0},
        {"5", NULL, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t size = 0, n = 0;
        const char *codes = bg_currency_at(rows[i].text, strlen(rows[i].text), &size, &n);
        if ((codes != NULL) != (rows[i].codes != NULL))
            fail_msg("%s: %s", rows[i].text, codes ? codes : "none");
        if (codes == NULL)
            continue;
        assert_int_equal(size, rows[i].size);
        assert_int_equal(n, strlen(rows[i].codes));
        assert_memory_equal(codes, rows[i].codes, n);
    }
}

static void currencies_of_a_sign(void **state)
{
    (void)state;
    assert_true(bg_currency_among(DOLLARS, strlen(DOLLARS), "USD"));
    assert_true(bg_currency_among(DOLLARS, strlen(DOLLARS), "UYU"));
    assert_false(bg_currency_among(DOLLARS, strlen(DOLLARS), "EUR"));
    assert_false(bg_currency_among(DOLLARS, strlen(DOLLARS), "US"));
    assert_false(bg_currency_among(DOLLARS, strlen(DOLLARS), "SD A"));
    assert_false(bg_currency_among("USD AUD", 3, "AUD"));
    assert_true(bg_currency_among("USD AUD", 7, "AUD"));
    assert_false(bg_currency_among("", 0, "USD"));
}

static void currencies_of_languages(void **state)
{
    (void)state;
    assert_string_equal(bg_currency_of_language(0x0409), "USD");
    assert_string_equal(bg_currency_of_language(0x10409), "USD"); /* with a form of digits */
    assert_string_equal(bg_currency_of_language(0x040F), "ISK");
    assert_null(bg_currency_of_language(0x0407));
    assert_string_equal(bg_currency_of_tag("en-US", 5), "USD");
    assert_string_equal(bg_currency_of_tag("is-IS", 5), "ISK");
    assert_null(bg_currency_of_tag("en-U", 4));
    assert_null(bg_currency_of_tag("de-DE", 5));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_at_the_start),
        cmocka_unit_test(currencies_of_a_sign),
        cmocka_unit_test(currencies_of_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
