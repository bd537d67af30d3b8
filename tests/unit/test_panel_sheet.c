/* Texts of a scoring sheet that are the same although a program that kept it has dropped or replaced characters. */
#include "model/panel_sheet.h"
#include "t.h"

static const struct {
    const char *a, *b;
    bool same;
} rows[] = {
    {"", "", true},
    {"", " ", true},
    {"a b", "a b", true},
    {"a b", "a  b", true},
    {"a b", "a\nb", true},
    {"a b", "a\r\n\tb", true},
    {"a b", " a b\n", true},
    {"a b", "ab", false},
    {"a", "b", false},
    {"a", "a\x01", true},
    {"a", "a\x7F", true},
    {"a b",
     "a\x01"
     "b",
     false}, /* a control is dropped, and is no gap */
    {"ab",
     "a\x01"
     "b",
     true},
    /* C1 controls, U+0080 to U+009F; U+00A0 and U+007E are characters. */
    {"ab",
     "a\xC2\x80"
     "b",
     true},
    {"ab",
     "a\xC2\x9F"
     "b",
     true},
    {"ab",
     "a\xC2\xA0"
     "b",
     false},
    {"ab", "a~b", false},
    {"ab",
     "a\xC3\x80"
     "b",
     false},
    /* The Arabic letter mark, U+061C; U+061B is a semicolon. */
    {"ab",
     "a\xD8\x9C"
     "b",
     true},
    {"ab",
     "a\xD8\x9B"
     "b",
     false},
    {"ab",
     "a\xD9\x9C"
     "b",
     false},
    /* U+200B to U+200F; U+200A is a space, U+2010 a hyphen. */
    {"ab",
     "a\xE2\x80\x8B"
     "b",
     true},
    {"ab",
     "a\xE2\x80\x8F"
     "b",
     true},
    {"ab",
     "a\xE2\x80\x8A"
     "b",
     false},
    {"ab",
     "a\xE2\x80\x90"
     "b",
     false},
    /* U+2028 to U+202E; U+2027 is a point, U+202F a space. */
    {"ab",
     "a\xE2\x80\xA8"
     "b",
     true},
    {"ab",
     "a\xE2\x80\xAE"
     "b",
     true},
    {"ab",
     "a\xE2\x80\xA7"
     "b",
     false},
    {"ab",
     "a\xE2\x80\xAF"
     "b",
     false},
    /* U+2060 to U+206F; U+205F is a space, U+2070 a digit. */
    {"ab",
     "a\xE2\x81\xA0"
     "b",
     true},
    {"ab",
     "a\xE2\x81\xAF"
     "b",
     true},
    {"ab",
     "a\xE2\x81\x9F"
     "b",
     false},
    {"ab",
     "a\xE2\x81\xB0"
     "b",
     false},
    {"ab",
     "a\xE2\x82\xA0"
     "b",
     false},
    /* U+FEFF, U+FFF9 to U+FFFF; U+FEFE is none, U+FFF8 is not given. */
    {"ab",
     "a\xEF\xBB\xBF"
     "b",
     true},
    {"ab",
     "a\xEF\xBF\xB9"
     "b",
     true},
    {"ab",
     "a\xEF\xBF\xBF"
     "b",
     true},
    {"ab",
     "a\xEF\xBB\xBE"
     "b",
     false},
    {"ab",
     "a\xEF\xBF\xB8"
     "b",
     false},
    {"ab",
     "a\xEF\xBC\xBF"
     "b",
     false},
};

static void what_programs_drop_is_no_change(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (bg_panel_same_text(rows[i].a, rows[i].b) != rows[i].same)
            fail_msg("row %zu: \"%s\" and \"%s\"", i, rows[i].a, rows[i].b);
        assert_int_equal(bg_panel_same_text(rows[i].b, rows[i].a), rows[i].same);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_programs_drop_is_no_change)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
