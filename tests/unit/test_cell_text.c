/* What the text of a cell means: each text in a declared rule and where nothing is declared. The
 * values stand here as they were worked out by hand. */
#include "base/cell_text.h"
#include "base/date.h"
#include "base/dec.h"

#include "t.h"

enum { NUMBER, MONEY, PERCENT };

static struct bg_cell_text_rule rule(const char *marks, int type)
{
    return (struct bg_cell_text_rule){.decimal = marks[0],
                                      .thousands = marks[0] ? marks[1] : '\0',
                                      .money = type == MONEY,
                                      .percent = type == PERCENT,
                                      .currency = "USD",
                                      .unit = ""};
}

/* marks: decimal and thousands, "" for undeclared. want: the JSON number, or the whole reason. */
static void number(const char *text, const char *marks, int type, const char *want)
{
    struct bg_arena *arena = bg_arena_new(0);
    struct bg_cell_text_rule by = rule(marks, type);
    const char *json = NULL;
    const char *why = bg_cell_text_number(arena, text, &by, &json);
    assert_true(!why == !!json);
    assert_string_equal(why ? why : json, want);
    bg_arena_free(arena);
}

/* The reason without the text in quotes. */
static void refused(const char *text, const char *marks, int type, const char *want)
{
    char whole[400];
    snprintf(whole, sizeof whole, "\"%s\"%s", text, want);
    number(text, marks, type, whole);
}

#define TWO  ": two numbers in one cell; nothing is added up or chosen"
#define ODD  ": its marks are not between thousands"
#define NOT  " is not a number"
#define ZERO ": a number does not begin with zeros; what does is a mark or a code"

static void declared_marks(void **state)
{
    (void)state;
    number("1200.50", ".", NUMBER, "1200.50");
    number("1,200.50", ".,", NUMBER, "1200.50");
    number("1.234.567,8", ",.", NUMBER, "1234567.8");
    number("1 234\u202f567,8", ", ", NUMBER, "1234567.8");
    number("1'234\u2019567.8", ".'", NUMBER, "1234567.8");
    number("1234,567", ",", NUMBER, "1234.567");
    number("1,2000", ",", NUMBER, "1.2000");
    number(".50", ".", NUMBER, "0.50");
    number("12345678901234567890123456789012.1", ".", NUMBER, "12345678901234567890123456789012.1");
    number("0.0012345678901234567890123456789", ".", NUMBER, "0.0012345678901234567890123456789");
    refused("1,5", ".", NUMBER,
            ": nothing says what \",\" means here; see \"decimal\" and \"thousands\"");
    refused("1,5", ".,", NUMBER, ODD);
    refused("1234,567", ".,", NUMBER, ODD);
    refused("1,00,000", ".,", NUMBER, ODD);
    refused("12.3456.789", ",.", NUMBER, ODD);
    refused("1,234,5678", ".,", NUMBER, ODD);
    refused("1 200", ".,", NUMBER, TWO);
    refused("1.5.2", ".", NUMBER, NOT);
    refused("5.", ".", NUMBER, NOT);
    refused("12345678901234567890123456789012345", ".", NUMBER, ": it has too many digits");
    refused("12345678901234567890123456789012345", "", NUMBER, ": it has too many digits");
    number("1234567890123456789012345678901234567890123456789012345678901234567890123456789012345"
           "678901234567890",
           ".", NUMBER,
           "\"123456789012345678901234567890123456789012345678901234567890...\": it has too many "
           "digits");
}

/* What has one meaning whatever the writer's country is, and what has two. */
static void undeclared_marks(void **state)
{
    (void)state;
    number("1,200.00", "", NUMBER, "1200.00");
    number("1.200,00", "", NUMBER, "1200.00");
    number("1 200,00", "", NUMBER, "1200.00");
    number("1\u00a0200,00", "", NUMBER, "1200.00");
    number("1\u2009200", "", NUMBER, "1200");
    number("1'200.00", "", NUMBER, "1200.00");
    number("1\u2019200.50", "", NUMBER, "1200.50");
    number("1.200.000", "", NUMBER, "1200000");
    number("1,200,000", "", NUMBER, "1200000");
    number("12,5", "", NUMBER, "12.5");
    number("1200,00", "", NUMBER, "1200.00");
    number("0,500", "", NUMBER, "0.500");
    number("0.1250", "", NUMBER, "0.1250");
    number("1,234.5678", "", NUMBER, "1234.5678");
    number(".5", "", NUMBER, "0.5");
    number("0", "", NUMBER, "0");
    refused("1,200", "", NUMBER, " can mean 1200 or 1.2");
    refused("1.200", "", NUMBER, " can mean 1200 or 1.2");
    refused("17.125", "", NUMBER, " can mean 17125 or 17.125");
    refused("1,2000", "", NUMBER, " can mean 1.2 or 12000 (a misplaced mark)");
    refused("1.2000", "", NUMBER, " can mean 1.2 or 12000 (a misplaced mark)");
    refused("1234,567", "", NUMBER, " can mean 1234.567 or 1234567 (a misplaced mark)");
    refused("-1,200", "", NUMBER, " can mean -1200 or -1.2");
    refused("1,20,000", "", NUMBER, ODD);
    refused("1,2000.00", "", NUMBER, ODD);
    refused("1 2000", "", NUMBER, ODD);
    refused("1.2.3,4", "", NUMBER, ODD);
}

/* Signs, currencies, units, blanks: the same under both policies. */
static void around_the_digits(void **state)
{
    (void)state;
    static const char *const marks[] = {"", ".,"};
    for (size_t i = 0; i < COUNT(marks); i++) {
        const char *m = marks[i];
        number("-5", m, NUMBER, "-5");
        number("\u22125", m, NUMBER, "-5");
        number("+1200", m, NUMBER, "1200");
        number("  1200.5\t", m, NUMBER, "1200.5");
        number("1200.50\n", m, NUMBER, "1200.50");
        number("\u00a01200.5\u00a0", m, NUMBER, "1200.5");
        number("12.5 %", m, PERCENT, "12.5");
        number("12.5", m, PERCENT, "12.5");
        number("$1,200.50", m, MONEY, "1200.50");
        number("US$ 1,300.00", m, MONEY, "1300.00");
        number("USD $1,200.00", m, MONEY, "1200.00");
        number("USD1,200.00", m, MONEY, "1200.00");
        number("1,200.00 USD", m, MONEY, "1200.00");
        number("-$1,200.00", m, MONEY, "-1200.00");
        number("$-1,200.00", m, MONEY, "-1200.00");
        refused("EUR 5", m, MONEY, ": another currency than USD");
        refused("CAD 5", m, MONEY, ": another currency than USD");
        refused("CA$5", m, MONEY, ": another currency than USD");
        refused("5 \u20ac", m, MONEY, ": another currency than USD");
        refused("$5 CAD", m, MONEY, ": another currency than USD");
        refused("$5", m, NUMBER, ": a currency, where no amount of money belongs");
        refused("5 %", m, NUMBER, ": a percentage, where none belongs");
        refused("(5.00)", m, MONEY,
                ": parentheses; a negative amount is written with a minus sign");
        refused("=1+1", m, NUMBER, ": a formula, not its value");
        refused("1.06E+08", m, NUMBER,
                ": shortened to a power of ten: its digits are lost; write it in full");
        refused("10 - 12", m, NUMBER, TWO);
        refused("20 (see p. 4)", m, NUMBER, TWO);
        refused("4,646,304.00 USD 3,758,040.00", m, MONEY, TWO);
        refused("USD 4,646,304.00USD 3,758,040.00", m, MONEY, TWO);
        refused("12$34", m, MONEY, TWO);
        refused("0012", m, NUMBER, ZERO);
        refused("000", m, NUMBER, ZERO);
        refused("007.50", m, MONEY, ZERO);
        refused("five", m, NUMBER, NOT);
        refused("n/a", m, NUMBER, NOT);
        refused("5 hours", m, NUMBER, NOT);
        refused("1200 a month", m, MONEY, NOT);
        refused("5-", m, NUMBER, NOT);
        refused("-", m, NUMBER, NOT);
        refused("--5", m, NUMBER, NOT);
        refused("", m, NUMBER, NOT);
        refused("\uff11\uff12", m, NUMBER, NOT);
    }
}

static void units(void **state)
{
    (void)state;
    static const struct {
        const char *text, *unit, *want; /* NULL: refused */
        bool money;
    } cases[] = {
        {"20 days", "days", "20", false},           {"20 Days", "days", "20", false},
        {"20 weeks", "days", NULL, false},          {"5 m2", "m2", "5", false},
        {"$17.50/hour", "USD/hour", "17.50", true}, {"17.50 USD/hour", "USD/hour", "17.50", true},
        {"17.50/hour", "USD/hour", "17.50", true},  {"$17.50/month", "USD/hour", NULL, true},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct bg_arena *arena = bg_arena_new(0);
        struct bg_cell_text_rule by = {
            .money = cases[i].money, .currency = "USD", .unit = cases[i].unit};
        const char *json = NULL, *why = bg_cell_text_number(arena, cases[i].text, &by, &json);
        if (!why != !!cases[i].want)
            fail_msg("%s: %s", cases[i].text, why ? why : json);
        if (cases[i].want)
            assert_string_equal(json, cases[i].want);
        bg_arena_free(arena);
    }
}

static void dates_of_a_form(void **state)
{
    (void)state;
    static const struct {
        const char *text, *form;
        int64_t days; /* -1: no date */
    } cases[] = {
        {"1970-01-02", "YYYY-MM-DD", 1},   {"02.01.1970", "DD.MM.YYYY", 1},
        {"2/1/1970", "D/M/YYYY", 1},       {"1/2/1970", "M/D/YYYY", 1},
        {"02.01.70", "DD.MM.YYYY", -1},    {"2.1.1970", "DD.MM.YYYY", -1},
        {"31.02.1970", "DD.MM.YYYY", -1},  {"13/13/1970", "D/M/YYYY", -1},
        {"1970-01-02x", "YYYY-MM-DD", -1}, {"", "YYYY-MM-DD", -1},
        {"19700102", "YYYYMMDD", 1},       {"1970012", "YYYYMMDD", -1},
        {"19701302", "YYYYMMDD", -1},      {"197001021", "YYYYMMDD", -1},
        {"18991231", "YYYYMMDD", -1},      {"22000101", "YYYYMMDD", -1},
        {"1970010/", "YYYYMMDD", -1},      {"1970010:", "YYYYMMDD", -1},
        {"2/1/1970", "D/MM/YYYY", -1},     {"002/1/1970", "D/M/YYYY", -1},
        {"2-1-1970", "D/M/YYYY", -1},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct bg_arena *arena = bg_arena_new(0);
        int64_t days = 0;
        const char *why = bg_cell_text_date(arena, cases[i].text, cases[i].form, &days);
        assert_int_equal(why ? -1 : days, cases[i].days);
        bg_arena_free(arena);
    }
    assert_true(bg_cell_text_date_form_is_good("DD.MM.YYYY"));
    assert_true(bg_cell_text_date_form_is_good("M/D/YYYY"));
    assert_true(bg_cell_text_date_form_is_good("YYYYMMDD"));
    assert_false(bg_cell_text_date_form_is_good("YYYYDDMM"));
    assert_false(bg_cell_text_date_form_is_good("DD.MM.YY"));
    assert_false(bg_cell_text_date_form_is_good("MM.YYYY"));
    assert_false(bg_cell_text_date_form_is_good("DD.MM.YYYY MM"));
    assert_false(bg_cell_text_date_form_is_good("DD.MMM.YYYY"));
    assert_false(bg_cell_text_date_form_is_good("%d.MM.YYYY D"));
    assert_false(bg_cell_text_date_form_is_good("YYYYY-MM-DD"));
    assert_false(bg_cell_text_date_form_is_good("YYYY-DD"));
    assert_false(bg_cell_text_date_form_is_good("YYYY-MM"));
    assert_false(bg_cell_text_date_form_is_good("YYYY-MM-DDD"));
    assert_false(bg_cell_text_date_form_is_good("DD.MM.YYYY Y"));
    assert_false(bg_cell_text_date_form_is_good("DD.MM.YYYY D"));
    assert_false(bg_cell_text_date_form_is_good("DD/MM:YYYY"));
}

static void dates_of_no_form(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want; /* the ISO date, or the reason behind the quoted text */
    } cases[] = {
        {"2026-07-01", "2026-07-01"},
        {" 2026-07-01 ", "2026-07-01"},
        {"2026-07-01T10:00:00+02:00", "2026-07-01"},
        {"2026/7/1", "2026-07-01"},
        {"2026.07.01", "2026-07-01"},
        {"20260701", "2026-07-01"},
        {"20261301", " is not a date (use YYYY-MM-DD)"},
        {"07012026", " is not a date (use YYYY-MM-DD)"},
        {"31/12/2026", "2026-12-31"},
        {"12/31/2026", "2026-12-31"},
        {"5.5.2026", "2026-05-05"},
        {"1 July 2026", "2026-07-01"},
        {"July 1, 2026", "2026-07-01"},
        {"1-Jul-2026", "2026-07-01"},
        {"Sept. 1, 2026", " is not a date (use YYYY-MM-DD)"},
        {"Sept 1, 2026", "2026-09-01"},
        {"07/01/2026", " can mean 2026-01-07 or 2026-07-01 (use YYYY-MM-DD)"},
        {"1.7.2026", " can mean 2026-07-01 or 2026-01-07 (use YYYY-MM-DD)"},
        {"07/01/26", " is not a date (use YYYY-MM-DD)"},
        {"32/12/2026", " is not a date (use YYYY-MM-DD)"},
        {"2026", " is not a date (use YYYY-MM-DD)"},
        {"July 2026", " is not a date (use YYYY-MM-DD)"},
        {"1 Ju 2026", " is not a date (use YYYY-MM-DD)"},
        {"1/7.2026", " is not a date (use YYYY-MM-DD)"},
        {"2026 July 1", "2026-07-01"},
        {"1 SEPTEMBER 2026", "2026-09-01"},
        {"1 septem 2026", " is not a date (use YYYY-MM-DD)"},
        {"1 Mayday 2026", " is not a date (use YYYY-MM-DD)"},
        {"May 1 June 2026", " is not a date (use YYYY-MM-DD)"},
        {"1/2/3/2026", " is not a date (use YYYY-MM-DD)"},
        {"1/2/20260", " is not a date (use YYYY-MM-DD)"},
        {"1/100/2026", " is not a date (use YYYY-MM-DD)"},
        {"100/1/2026", " is not a date (use YYYY-MM-DD)"},
        {"2026/1/100", " is not a date (use YYYY-MM-DD)"},
        {"1,2,2026", " is not a date (use YYYY-MM-DD)"},
        {"1 2 2026", " is not a date (use YYYY-MM-DD)"},
        {"31/12/2026/", " is not a date (use YYYY-MM-DD)"},
        {"31/12/2026?", " is not a date (use YYYY-MM-DD)"},
        {"July 1 2 2026", " is not a date (use YYYY-MM-DD)"},
        {"0/0/2026", " is not a date (use YYYY-MM-DD)"},
        {"as soon as possible", " is not a date (use YYYY-MM-DD)"},
        {"", " is not a date (use YYYY-MM-DD)"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct bg_arena *arena = bg_arena_new(0);
        int64_t days = 0;
        char iso[BG_DATE_TEXT], want[200];
        const char *why = bg_cell_text_date(arena, cases[i].text, "", &days);
        snprintf(want, sizeof want, "\"%s\"%s", cases[i].text, cases[i].want);
        assert_string_equal(why ? why : bg_date_text(days, iso), why ? want : cases[i].want);
        bg_arena_free(arena);
    }
}

static void truths_and_choices(void **state)
{
    (void)state;
    static const char *const yes[] = {"yes", "YES", " Yes ", "true", "TRUE", "yes\u00a0"};
    static const char *const none[] = {"", "y", "1", "ja", "yes, mostly", "not yes"};
    bool truth;
    for (size_t i = 0; i < COUNT(yes); i++)
        assert_true(bg_cell_text_truth(yes[i], &truth) && truth);
    assert_true(bg_cell_text_truth("No", &truth) && !truth);
    assert_true(bg_cell_text_truth("false", &truth) && !truth);
    for (size_t i = 0; i < COUNT(none); i++)
        assert_false(bg_cell_text_truth(none[i], &truth));
    static const struct bg_cell_text_option choices[] = {
        {"none", "No channel"}, {"one", "Other"}, {"two", "Other"}, {"three", "two"}, {"four", ""}};
    assert_int_equal(bg_cell_text_choice(choices, 5, " no channel ", true), 0);
    assert_int_equal(bg_cell_text_choice(choices, 5, "none", true), 0);
    assert_int_equal(bg_cell_text_choice(choices, 5, "Other (two)", true), 2);
    assert_int_equal(bg_cell_text_choice(choices, 5, "Other", true), BG_CELL_TEXT_TWO_CHOICES);
    assert_int_equal(bg_cell_text_choice(choices, 5, "two", true), 3);
    assert_int_equal(bg_cell_text_choice(choices, 5, "two", false), 2);
    assert_int_equal(bg_cell_text_choice(choices, 5, "", true), BG_CELL_TEXT_NO_CHOICE);
    assert_int_equal(bg_cell_text_choice(choices, 5, "Other (five)", true), BG_CELL_TEXT_NO_CHOICE);
    assert_int_equal(bg_cell_text_choice(choices, 5, "Union", false), BG_CELL_TEXT_NO_CHOICE);
}

static void texts(void **state)
{
    (void)state;
    struct bg_arena *arena = bg_arena_new(0);
    assert_string_equal(bg_cell_text_trim(arena, " \u00a0a b\u3000\r\n"), "a b");
    assert_string_equal(bg_cell_text_trim(arena, "\t \n"), "");
    assert_string_equal(bg_cell_text_quoted(arena, "a\u202eb"), "\"a<U+202E>b\"");
    assert_true(bg_cell_text_forbidden("a\001", 2));
    assert_true(bg_cell_text_forbidden("a\0b", 3));
    assert_true(bg_cell_text_forbidden("\xEF\xBF\xBF", 3));
    assert_false(bg_cell_text_forbidden("a\r\n\tb", 5));
    assert_true(bg_cell_text_same(" Alder ", "alder"));
    assert_false(bg_cell_text_same("alder", "alder co"));
    bg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(declared_marks),     cmocka_unit_test(undeclared_marks),
        cmocka_unit_test(around_the_digits),  cmocka_unit_test(units),
        cmocka_unit_test(dates_of_a_form),    cmocka_unit_test(dates_of_no_form),
        cmocka_unit_test(truths_and_choices), cmocka_unit_test(texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
