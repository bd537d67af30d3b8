/* The catalogues of what reports say: in order, so that every text is found; each row with the same
 * conversions in both languages, so that a translated format reads the arguments that it is given. */
#include "t.h"

#include "base/say.h"

/* The conversions of a format, "%s%lld"; "%%" and the percent sign of a sentence are none. */
static void conversions_of(const char *text, char *out, size_t room)
{
    size_t n = 0;
    while ((text = strchr(text, '%')) != NULL) {
        size_t length = 1 + strspn(text + 1, "-+0123456789.*lz");
        if (text[length] != '\0' && strchr("sducxg", text[length]) != NULL) {
            assert_true(n + length + 1 < room);
            memcpy(out + n, text, length + 1);
            n += length + 1;
        }
        text += text[1] == '%' ? 2 : 1;
    }
    out[n] = '\0';
}

static void rows_are_in_order_and_found(void **state)
{
    (void)state;
    for (int l = BG_ENGLISH + 1; l < BG_LANGUAGE__COUNT; l++) {
        const struct bg_said *row, *before = NULL;
        for (size_t i = 0; (row = bg_said_row((enum bg_language)l, i)) != NULL; i++) {
            if (before && strcmp(before->english, row->english) >= 0)
                fail_msg("\"%s\" comes before \"%s\"", row->english, before->english);
            assert_ptr_equal(bg_say((enum bg_language)l, row->english), row->own);
            assert_ptr_equal(bg_say(BG_ENGLISH, row->english), row->english);
            before = row;
        }
        assert_non_null(before);
    }
}

static void conversions_agree(void **state)
{
    (void)state;
    for (int l = BG_ENGLISH + 1; l < BG_LANGUAGE__COUNT; l++) {
        const struct bg_said *row;
        for (size_t i = 0; (row = bg_said_row((enum bg_language)l, i)) != NULL; i++) {
            char english[64], own[64];
            conversions_of(row->english, english, sizeof english);
            conversions_of(row->own, own, sizeof own);
            if (strcmp(english, own) != 0)
                fail_msg("\"%s\" has %s, \"%s\" has %s", row->english, english, row->own, own);
        }
    }
}

static void what_has_no_row_stays(void **state)
{
    (void)state;
    assert_string_equal(bg_say(BG_SPANISH, "Acme Janitorial LLC"), "Acme Janitorial LLC");
    assert_string_equal(bg_say(BG_SPANISH, ""), "");
    assert_string_equal(bg_say(BG_SPANISH, "Price"), "Precio");
}

static void languages_have_names(void **state)
{
    enum bg_language found = BG_ENGLISH;
    (void)state;
    assert_true(bg_language_find("es", &found));
    assert_int_equal(found, BG_SPANISH);
    assert_string_equal(bg_language_name(found), "es");
    assert_false(bg_language_find("ES", &found));
    assert_false(bg_language_find("", &found));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_in_order_and_found),
        cmocka_unit_test(conversions_agree),
        cmocka_unit_test(what_has_no_row_stays),
        cmocka_unit_test(languages_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
