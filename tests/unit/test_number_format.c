/* What number formats show. Each row was worked out from ECMA-376 part 1, 18.8.31, by hand; where
 * the standard is silent, from what LibreOffice and Excel show. */
#include "base/number_format.h"

#include "t.h"

/* As one text: what stands before and after; % for each percent, k for each thousandth, .N places
 * (.* all), - for a minus sign, ! for text between the digits. */
static const char *show(struct bg_arena *arena, const char *code, const char *number)
{
    struct bg_dec value;
    assert_true(bg_dec_parse(number, strlen(number), &value));
    struct bg_number_shown s = bg_number_format_show(bg_number_format_parse(arena, code), value);
    if (s.as == BG_SHOWS_DATE)
        return "date";
    if (s.as == BG_SHOWS_NOTHING)
        return "nothing";
    if (s.as == BG_SHOWS_TEXT)
        return bg_arena_printf(arena, "text %s", s.before_meant);
    return bg_arena_printf(arena, "<%s|%s>%s%s%s%s%s", s.before_meant, s.after_meant,
                           s.percents == 0   ? ""
                           : s.percents == 1 ? "%"
                                             : "%%",
                           s.thousands == 0   ? ""
                           : s.thousands == 1 ? "k"
                                              : "kk",
                           s.places < 0 ? ".*" : bg_arena_printf(arena, ".%d", s.places),
                           s.minus ? "-" : "", s.inside ? "!" : "");
}

static void formats(void **state)
{
    (void)state;
    static const struct {
        const char *code, *number, *want;
    } cases[] = {
        {"General", "5", "<|>.*"},
        {"general", "-5", "<|>.*-"},
        {"0.00", "5", "<|>.2"},
        {"#,##0.00", "5", "<|>.2"},
        {"0", "-5", "<|>.0-"},
        /* currencies */
        {"\"€\"#,##0.00", "5", "<€|>.2"},
        {"#,##0.00\\ \"€\"", "5", "<| €>.2"},
        {"[$€-407]#,##0.00", "5", "<€|>.2"},
        {"#,##0.00\\ [$€-40C]", "5", "<| €>.2"},
        {"[$£-809]#,##0.00", "5", "<£|>.2"},
        {"[$CAD]\\ 0.00", "5", "<CAD |>.2"},
        {"[$CAD-1009]0.00", "5", "< CAD |>.2"},
        {"[$$-409]#,##0.00", "5", "< USD |>.2"},
        {"[$$-1009]#,##0.00", "5", "< CAD |>.2"},
        {"[$$-en-CA]#,##0.00", "5", "< CAD |>.2"},
        {"[$$-C09]0.00", "5", "< AUD |>.2"},
        {"[$$]0.00", "5", "<$|>.2"},
        {"$#,##0.00", "5", "<$|>.2"},
        {"\\$0", "5", "<$|>.0"},
        {"0.00 EUR", "5", "<| EUR>.2"},
        {"[$-409]0.00", "5", "<|>.2"},
        {"[Red]0.00", "5", "<|>.2"},
        {"_($* #,##0.00_);_($* (#,##0.00);_($* \"-\"??_);_(@_)", "5", "< $| >.2"},
        {"_($* #,##0.00_);_($* (#,##0.00);_($* \"-\"??_);_(@_)", "-5", "< $(|)>.2-"},
        {"_($* #,##0.00_);_($* (#,##0.00);_($* \"-\"??_);_(@_)", "0", "< $-| >.0-"},
        /* scale */
        {"0%", "0.15", "<|>%.0"},
        {"0.0%%", "0.15", "<|>%%.1"},
        {"0.0\"%\"", "15", "<|%>.1"},
        {"0\\%", "15", "<|%>.0"},
        {"#,##0,", "1200000", "<|>k.0"},
        {"0.0,,\"M\"", "1200000", "<|M>kk.1"},
        {"0.0,,", "1200000", "<|>kk.1"},
        {"0,.0", "1200", "<|>k.1"},
        {"#,##0", "1200", "<|>.0"},
        {"0,\"k\"", "1200", "<|k>k.0"},
        /* which section: by its condition, else by the sign */
        {"[<10]0;[>=20]0.0;0.00", "5", "<|>.0"},
        {"[<10]0;[>=20]0.0;0.00", "10", "<|>.2"},
        {"[<10]0;[>=20]0.0;0.00", "20", "<|>.1"},
        {"[<=10]0;0.0", "10", "<|>.0"},
        {"[<=10]0;0.0", "11", "<|>.1"},
        {"[>10]0;0.0", "10", "<|>.1"},
        {"[>10]0;0.0", "11", "<|>.0"},
        {"[=10]0;0.0", "10", "<|>.0"},
        {"[=10]0;0.0", "9", "<|>.1"},
        {"[<>10]0;0.0", "10", "<|>.1"},
        {"[<>10]0;0.0", "11", "<|>.0"},
        {"[=1]0;[=2]0.0", "3", "nothing"}, /* "####" */
        {"[<x]0", "5", "<|>.0"},           /* no condition */
        {"[<]0", "5", "<|>.0"},
        {"[]0", "5", "<|>.0"},
        {"0.00;[Red]-0.00", "-5", "<-|>.2-"},
        {"0;-0;\"zero\";@", "0", "text zero"},
        {"0;-0;\"zero\";@", "-1", "<-|>.0-"},
        {";;;", "5", "nothing"},
        {"", "5", "nothing"},
        {"@", "5", "<|>.*"},
        {"\"n/a\"", "5", "text n/a"},
        /* dates and times */
        {"yyyy-mm-dd", "5", "date"},
        {"[h]:mm", "5", "date"},
        {"[SS]", "5", "date"},
        {"h:mm AM/PM", "5", "date"},
        {"h a/p", "5", "date"},
        /* as many places as there are: exponents and fractions */
        {"0.00E+00", "5", "<|>.*"},
        {"0e-0", "5", "<|>.*"},
        {"0/16", "5", "<|>.*"},
        /* signs, and what is not closed */
        {"(0)", "5", "<(|)>.0-"},
        {"(0", "5", "<(|>.0"},
        {"-0", "5", "<-|>.0-"},
        {"0-", "5", "<|->.0"},
        {"0\"abc", "5", "<|abc>.0"},
        {"0[Red", "5", "<|>.0"},
        {"0\\", "5", "<|>.0"},
        {"[$R$-1009]0", "5", "<R$|>.0"}, /* of Canada, and still Brazil's */
        {"[$$-XYZ]0", "5", "<$|>.0"},
        /* units and other texts */
        {"0.00\" per month\"", "5", "<| per month>.2"},
        {"0 \"days\"", "5", "<| days>.0"},
        {"0/100", "5", "<|>.*"},
        {"# ?/?", "5", "<|>.*"},
        {"# ?/8", "5", "<|>.*"},
        {"0.00E+00", "5", "<|>.*"},
        {"# ##0.00", "5", "<|>.2"},
        {"#'##0.00", "5", "<|>.2"},
        {"0\".\"00", "1200", "<|>.0!"},
        {"0\"000\"", "12", "<|000>.0"},
        {"000-0000", "5", "<|>.0!"},
        {"\"included\"", "5", "text included"},
        {"\"n/a\";\"n/a\"", "5", "text n/a"},
        {";;;", "5", "nothing"},
        {"0;-0;;@", "0", "nothing"},
        {"0;-0;;@", "5", "<|>.0"},
        {"", "5", "nothing"},
        {"@", "5", "<|>.*"},
        {"0.00;@", "-5", "<|>.2-"},
        /* signs */
        {"0;0", "-5", "<|>.0"},
        {"0;-0", "-5", "<-|>.0-"},
        {"0_);(0)", "-5", "<(|)>.0-"},
        {"(0)", "5", "<(|)>.0-"},
        {"-0", "5", "<-|>.0-"},
        {"\"(USD) \"0", "5", "<(USD) |>.0"},
        /* conditions */
        {"[>=1000]0,\"K\";0", "1200", "<|K>k.0"},
        {"[>=1000]0,\"K\";0", "900", "<|>.0"},
        {"[<=9999999]000-0000;0", "5", "<|>.0!"},
        {"[=1]\"Yes\";[=0]\"No\"", "1", "text Yes"},
        {"[=1]\"Yes\";[=0]\"No\"", "0", "text No"},
        {"[=1]\"Yes\";[=0]\"No\"", "2", "nothing"},
        {"[>100]0;[<0]0.0;0.00", "5", "<|>.2"},
        /* dates and times */
        {"yyyy-mm-dd", "5", "date"},
        {"[$-409]d\\-mmm\\-yy;@", "5", "date"},
        {"mm:ss.0", "5", "date"},
        {"[h]:mm", "5", "date"},
        {"h:mm AM/PM", "5", "date"},
        {"m/d/yyyy", "5", "date"},
        /* not well-formed: what can be told */
        {"0.00\"USD", "5", "<|USD>.2"},
        {"[$", "5", "nothing"},
        {"0\\", "5", "<|>.0"},
        {"0_", "5", "<| >.0"},
        {"\xFF", "5", "text \xFF"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct bg_arena *arena = bg_arena_new(0);
        const char *got = show(arena, cases[i].code, cases[i].number);
        if (strcmp(got, cases[i].want) != 0)
            fail_msg("%s of %s: %s, want %s", cases[i].code, cases[i].number, got, cases[i].want);
        bg_arena_free(arena);
    }
}

static void texts(void **state)
{
    (void)state;
    static const struct {
        const char *code, *want; /* NULL: not shown */
    } cases[] = {
        {"@", ""},
        {"General", ""},
        {"0.00", ""},
        {";;;", NULL},
        {"0;0;0;@", ""},
        {"@\" per month\"", " per month"},
        {"\"EUR \"@", "EUR "},
        {"0;0;0;\"none\"", "none"},
        {"0;0;0", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct bg_arena *arena = bg_arena_new(0);
        const char *got = bg_number_format_text(bg_number_format_parse(arena, cases[i].code));
        assert_true(!got == !cases[i].want);
        if (got)
            assert_string_equal(got, cases[i].want);
        bg_arena_free(arena);
    }
    assert_string_equal(bg_number_format_builtin(10), "0.00%");
    assert_string_equal(bg_number_format_builtin(4), "#,##0.00");
    assert_null(bg_number_format_builtin(44));
    assert_null(bg_number_format_builtin(0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(formats), cmocka_unit_test(texts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
