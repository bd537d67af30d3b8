/* Each criterion kind over hand-worked bids: outcome, rating, the sentence and what would have
 * changed it. Every reason keeps the rule of 30 words. */
#define CASES "tests/unit/test_kinds.json"
#include "cases_fixture.h"

#include "base/cell/sheet.h"

static const char workforce[] = "14 of 32 workers below 17.17";

/* The ruleset's criterion "c" over the one bid. */
static const struct bg_criterion_result *judged(const char *ruleset, const char *bid)
{
    return criterion_of(evaluated_cases(ruleset, bid), "A", "c");
}

static void check_words(const struct bg_criterion_result *r, const char *reason, const char *change)
{
    assert_string_equal(r->reason, reason);
    assert_string_equal(r->would_change, change);
    assert_true(bg_sentence_holds(r->reason));
    assert_true(change[0] == '\0' || bg_sentence_holds(change));
}

/* 14 of 32 workers below: 10 at 15.20 (1.97 short) and 4 at 16.17 (1.00 short), 750 hours each:
 * (10 x 1.97 + 4 x 1.00) x 750 = 23.70 x 750 = 17,775 a year. */
static void pass_fail_names_value_limit_and_source(void **state)
{
    (void)state;
    const struct bg_criterion_result *r = judged("wages of at least the floor", workforce);
    assert_int_equal(r->outcome, BG_NOT_MET);
    assert_null(r->rating);
    assert_null(r->points_exact);
    assert_string_equal(dec_of(r->value.as.number), "15.2");
    assert_string_equal(dec_of(r->limit.as.number), "17.17");
    assert_string_equal(r->limit_words, "at least 17.17 USD/hour");
    check_words(r,
                "Lowest hourly wage is 15.20 USD/hour; the living wage is 17.17 USD/hour from "
                "2025-09-29 (Maryland living wage): 1.97 short for 14 of 32 workers.",
                "14 of 32 workers are below; raising them to 17.17 USD/hour passes, about 17,800 "
                "USD a year.");
}

/* In the term from 2026-02-01 to 2027-01-31 the floor steps to 17.60: the worst period counts. */
static void the_worst_period_of_the_term_counts(void **state)
{
    (void)state;
    static const char bid[] = "cleaners at 17.30";
    assert_int_equal(judged("the floor at the due date", bid)->outcome, BG_MET);
    const struct bg_criterion_result *r = judged("the floor of the worst period", bid);
    assert_int_equal(r->outcome, BG_NOT_MET);
    assert_string_equal(dec_of(r->limit.as.number), "17.6");
    assert_non_null(strstr(r->reason, "2026-09-28"));
    assert_non_null(strstr(r->would_change, "about 3,000 USD a year")); /* 0.30 x 10 x 1000 */
}

static void yes_no_of_one_answer(void **state)
{
    (void)state;
    const struct bg_criterion_result *r = judged("a safety committee", workforce);
    assert_int_equal(r->outcome, BG_NOT_MET);
    assert_string_equal(ratio_of(r->rating), "0");
    check_words(r, "The answer to \"Is there a safety committee?\" is no; yes is required.",
                "The answer yes earns the full 100 points.");
}

/* (9 - 5) / (12 - 5) = 4/7 */
static void linear_in_between(void **state)
{
    (void)state;
    const struct bg_criterion_result *r = judged("days from 5 to 12", workforce);
    assert_int_equal(r->outcome, BG_SCORED);
    assert_string_equal(ratio_of(r->rating), "4/7");
    assert_string_equal(dec_of(r->points), "57.14");
    check_words(r, "Paid days off is 9 days: 57.1 % of the points on the scale from 5 to 12 days.",
                "At least 12 days earns the full 100 points.");
    r = judged("days from 15 down to 3", workforce);
    assert_string_equal(ratio_of(r->rating), "1/2"); /* lower is better */
    r = judged("days from 1 to 9", workforce);
    assert_string_equal(ratio_of(r->rating), "1");
    assert_string_equal(r->would_change, "");
    r = judged("days from 9 to 12", workforce);
    assert_string_equal(ratio_of(r->rating), "0");
}

static void bands_take_the_first_that_holds(void **state)
{
    (void)state;
    const struct bg_criterion_result *r = judged("bands of days", workforce);
    assert_string_equal(ratio_of(r->rating), "2/5");
    assert_string_equal(r->band, "nine days");
    check_words(r, "Paid days off is 9 days, at least 9 days: 4 of 10 points.",
                "More than 9 days gives 7 of 10 points.");
    r = judged("bands of days", "0 days");
    assert_string_equal(ratio_of(r->rating), "0");
    check_words(r, "Paid days off is 0 days: no band is reached, so no points.",
                "At least 1 days gives 1 of 10 points.");
}

static void choice_has_its_points(void **state)
{
    (void)state;
    const struct bg_criterion_result *r = judged("points for owners", workforce);
    assert_string_equal(ratio_of(r->rating), "3/5");
    assert_string_equal(r->band, "A share plan");
    check_words(r,
                "The answer to \"Who owns the firm?\" is \"A share plan\", which gives 60 of 100 "
                "points.",
                "\"A cooperative\" gives 100 of 100 points.");
}

static void pattern_searches_and_forbids(void **state)
{
    (void)state;
    const struct bg_criterion_result *r = judged("a text that must be there", workforce);
    assert_int_equal(r->outcome, BG_MET);
    check_words(r, "Complaints policy contains \"suffers retaliation\", as required.", "");
    r = judged("a text that must not be there", workforce);
    assert_int_equal(r->outcome, BG_NOT_MET);
    assert_string_equal(ratio_of(r->rating), "0");
}

static void panel_waits_for_people(void **state)
{
    (void)state;
    const struct bg_criterion_result *r = judged("two levels", workforce);
    assert_int_equal(r->outcome, BG_NEEDS_PANEL);
    assert_string_equal(ratio_of(r->points_exact), "0");
    assert_string_equal(ratio_of(r->reachable), "100");
    check_words(r,
                "The panel has not scored this yet; it has 2 levels, from \"Weak\" to "
                "\"Strong\".",
                "The panel can give up to 100 points.");
}

/* -- what is missing ------------------------------------------------------------------------ */

static void missing_names_the_field_and_the_row(void **state)
{
    (void)state;
    const struct bg_criterion_result *r = judged("wages of at least 17", "rows without a wage");
    assert_int_equal(r->outcome, BG_NOT_ANSWERED);
    check_words(r, "\"hourly wage\" in row 3 of \"Workforce\" is not answered; to be clarified.",
                "An answer can earn up to 100 points.");
    r = judged("missing days are zero", "rows without a wage");
    assert_string_equal(r->reason, "\"Paid days off\" is not answered, which gives no points.");
    assert_string_equal(ratio_of(r->reachable), "0");
}

static void evidence_below_the_level_is_no_answer(void **state)
{
    (void)state;
    static const struct {
        const char *need, *given;
        enum bg_outcome want;
    } rows[] = {
        {"days as claimed", "9 days", BG_MET},
        {"days as evidenced", "9 days", BG_NOT_ANSWERED},
        {"days as evidenced", "9 days, page 4 of a document", BG_MET},
        {"days as verified", "9 days, page 4 of a document", BG_NOT_ANSWERED},
        {"days as verified", "9 days, verified by somebody", BG_MET},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct bg_criterion_result *r = judged(rows[i].need, rows[i].given);
        assert_int_equal(r->outcome, rows[i].want);
        assert_true(bg_sentence_holds(r->reason));
    }
}

/* -- sentences ------------------------------------------------------------------------------ */

static void sentences_keep_to_thirty_words(void **state)
{
    (void)state;
    struct bg_sentence s;
    bg_sentence_start(&s, arena);
    for (int i = 0; i < 14; i++)
        bg_sentence_add(&s, i % 4, "one two three four five ");
    const char *text = bg_sentence_end(&s);
    assert_true(bg_sentence_holds(text));
    assert_true(bg_words_count(text) <= BG_SENTENCE_WORDS);
    assert_string_equal(bg_sentence_of(arena, "a line\nbreak and a tab\there"),
                        "A line break and a tab here.");
    assert_false(bg_sentence_holds("no stop"));
    assert_false(bg_sentence_holds("a\nb."));
    assert_true(bg_sentence_holds("Fine."));
    assert_string_equal(bg_number_words(arena, (struct bg_dec){1234567, 2}, "USD"),
                        "12,345.67 USD");
    assert_string_equal(bg_number_words(arena, (struct bg_dec){5, 0}, "days"), "5 days");
    assert_string_equal(bg_number_words(arena, (struct bg_dec){333333, 5}, ""), "3.3333");
}

static const struct bg_criterion *kind_of(const char *ruleset)
{
    return &rules_of(cases_ruleset(ruleset))->criteria[0];
}

/* Value in A1, limits in B1 and B2, the set in C1:C3; points and "out of" are in no cell. */
static const struct bg_formula *live_of(const struct bg_criterion *c)
{
    const struct bg_formula *limits[] = {bg_formula_cell(arena, NULL, 0, 1),
                                         bg_formula_cell(arena, NULL, 1, 1)};
    const struct bg_rating_cells cells = {.value = bg_formula_cell(arena, NULL, 0, 0),
                                          .set = bg_formula_range(arena, NULL, 0, 2, 2, 2),
                                          .limits = limits};
    const struct bg_formula *live = c->kind->live(arena, c, &cells);
    assert_non_null(live);
    return live;
}

static void put_cell(struct bg_cell_sheet *sheet, int64_t row, int column, const char *text)
{
    struct bg_cell *cell = BG_NEW(arena, struct bg_cell);
    struct bg_dec number;
    bg_cell_hold(arena, cell,
                 bg_dec_parse(text, strlen(text), &number) ? bg_cell_dec(number)
                                                           : bg_cell_text(text));
    assert_true(bg_cell_put(sheet, row, column, cell));
}

static const char *rating(const char *ruleset, const char *value, const char *b1, const char *b2)
{
    static const char *const set[] = {"10", "", "40"};
    struct bg_cell_sheet *sheet = bg_cell_sheet_new(bg_cell_book_new(arena), "Bid");
    put_cell(sheet, 0, 0, value);
    put_cell(sheet, 0, 1, b1);
    put_cell(sheet, 1, 1, b2);
    for (int i = 0; i < 3; i++)
        put_cell(sheet, i, 2, set[i]);
    return bg_cell_as_text(arena, bg_formula_evaluate(sheet, live_of(kind_of(ruleset))));
}

/* Ratings were worked out by hand: (8-5)/(12-5), 40 of 100, 2 of 5, 10/40, (25-10)/(40-10). */
static void live_formulas(void **state)
{
    (void)state;
    static const struct {
        const char *ruleset, *value, *b1, *b2, *want;
    } rows[] = {
        {"days from 5 to 12", "8", "5", "12", "0.428571428571"},
        {"days from 5 to 12", "13", "5", "12", "1"},
        {"days from 5 to 12", "8", "12", "5", "0.571428571429"},
        {"days from 5 to 12", "12", "12", "12", "1"},
        {"days from 5 to 12", "", "5", "12", ""},
        {"days from 5 to 12", "8", "", "12", ""},
        {"bands in percent", "12", "12", "5", "1"},
        {"bands in percent", "6", "12", "5", "0.4"},
        {"bands in percent", "5", "12", "5", "0"},
        {"bands in percent", "", "12", "5", ""},
        {"owners out of 5", "esop", "", "", "0.4"},
        {"owners out of 5", "ESOP", "", "", "0"},
        {"owners out of 5", "", "", "", ""},
        {"the fewest days", "10", "", "", "1"},
        {"the fewest days", "40", "", "", "0.25"},
        {"the fewest days", "0", "", "", "1"},
        {"the fewest days", "", "", "", ""},
        {"the span of days", "25", "", "", "0.5"},
        {"the span of days", "40", "", "", "1"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(rating(rows[i].ruleset, rows[i].value, rows[i].b1, rows[i].b2),
                            rows[i].want);
    assert_string_equal(bg_formula_string(arena, live_of(kind_of("bands in percent")), NULL),
                        "IF(ISNUMBER($A$1),ROUND(MAX(0,MIN(1,IF($A$1>=$B$1,100,IF($A$1>$B$2,40,0))"
                        "/100)),12),\"\")");
}

/* The sheet Rules shows it: without a row in say_es.def a book in Spanish would have it in English. */
static void assert_in_spanish(const char *english)
{
    assert_non_null(english);
    assert_string_not_equal(bg_say(BG_SPANISH, english), english);
}

static void every_kind_has_its_row(void **state)
{
    (void)state;
    for (size_t i = 0; bg_kinds[i]; i++) {
        const struct bg_kind *kind = bg_kinds[i];
        assert_ptr_equal(bg_kind_find(kind->name), kind);
        assert_non_null(kind->judge);
        assert_non_null(kind->words);
        assert_in_spanish(kind->title);
        assert_non_null(kind->summary);
    }
    for (int i = 0; i < BG_LIMIT__COUNT; i++)
        assert_in_spanish(bg_limit_rows[i].title);
    assert_null(bg_kind_find("group"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_kind_has_its_row),
        TEST(pass_fail_names_value_limit_and_source),
        TEST(the_worst_period_of_the_term_counts),
        TEST(yes_no_of_one_answer),
        TEST(linear_in_between),
        TEST(bands_take_the_first_that_holds),
        TEST(choice_has_its_points),
        TEST(pattern_searches_and_forbids),
        TEST(panel_waits_for_people),
        TEST(missing_names_the_field_and_the_row),
        TEST(evidence_below_the_level_is_no_answer),
        TEST(sentences_keep_to_thirty_words),
        TEST(live_formulas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
