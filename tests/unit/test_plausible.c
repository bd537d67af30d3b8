/* Numbers that are hard to believe are flagged, with a question, and score what they score. The bounds
 * are those of docs/ruleset.md, worked out by hand: ten times 17.17 is 171.70, fifty times 858.50; a
 * quarter of 5.55 is 1.3875. */
#define CASES "tests/unit/test_plausible.json"
#include "cases_fixture.h"

/* The ids of the flags on plausibility, in their order, with blanks between. */
static const char *implausible(const struct bg_bid_result *bid)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < bid->flags_n; i++)
        if (strncmp(bid->flags[i].id, "implausible:", strlen("implausible:")) == 0)
            bg_buf_printf(&out, "%s%s", out.size > 0 ? " " : "",
                          bid->flags[i].id + strlen("implausible:"));
    return bg_buf_text(&out);
}

static void bounds_of_roles(void **state)
{
    (void)state;
    static const struct {
        const char *ruleset, *bids, *flags;
    } rows[] = {
        {"no figure", "ordinary", ""},
        {"no figure", "a point is missing", "crew.w"},
        {"no figure", "pay for a year", "crew.w"},
        {"no figure", "hours as people", "crew.n crew.h"},
        {"no figure", "benefits above the wage", "crew.e"},
        {"no figure", "nothing", ""},
        {"a floor", "ordinary", ""},
        {"a floor", "a point is missing", "crew.w"},
        {"a floor", "pay for a year", "crew.w"},
        {"a floor", "at the bounds", ""},
        {"a floor", "past the bounds", "rate crew.n crew.h crew.w crew.e"},
        {"a floor", "benefits above the wage", "crew.e"},
        /* no bound for wages is known in yen, but by a figure of the rules: 10 x 1,163 */
        {"yen", "a point is missing", ""},
        {"yen", "pay for a year", ""},
        {"yen with a floor", "a point is missing", ""},
        {"yen with a floor", "pay for a year", "crew.w"},
        {"yen with a floor", "ordinary", "crew.w"}, /* 17.50 yen an hour */
        /* the ruleset's bounds come before those of the role */
        {"own bounds", "a point is missing", "crew.w"},
        {"own bounds", "hours as people", ""},
        {"own bounds", "benefits above the wage", ""},
        {"own bounds", "five rows", "floors crew.w"},
        {"hours of all", "hours of a class", ""},
        /* money an hour that has no role of its own, and nothing else */
        {"a rate that is no money", "past the bounds", "crew.n crew.h crew.w crew.e"},
        {"a rate that is the price", "past the bounds", "crew.n crew.h crew.w crew.e"},
        {"a rate a day", "past the bounds", "crew.n crew.h crew.w crew.e"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct bg_lot_result *lot = evaluated_cases(rows[i].ruleset, rows[i].bids);
        const char *got = implausible(&lot->bids[0]);
        if (strcmp(got, rows[i].flags) != 0)
            fail_msg("%s, %s: \"%s\", not \"%s\"", rows[i].ruleset, rows[i].bids, got,
                     rows[i].flags);
    }
}

static void what_is_said(void **state)
{
    (void)state;
    const struct bg_lot_result *lot = evaluated_cases("a floor", "a point is missing");
    assert_int_equal(lot->bids[0].flags_n, 1);
    assert_string_equal(lot->bids[0].flags[0].message,
                        "\"Wage\" of \"Crew\" is hard to believe: 1,750.00 USD/hour in row 1, "
                        "above 171.70 USD/hour (10 times the highest figure of the rules).");
    assert_string_equal(lot->bids[0].flags[0].request,
                        "Your answer to \"Wage\" of \"Crew\" is 1,750.00 USD/hour in row 1. Please "
                        "confirm it, or correct it: a decimal point may be missing, or another "
                        "unit may have been meant.");
    lot = evaluated_cases("own bounds", "five rows");
    assert_string_equal(lot->bids[0].flags[1].message,
                        "\"Wage\" of \"Crew\" is hard to believe: 1,750.00 USD/hour in row 1, "
                        "1,760.00 USD/hour in row 2, 1,780.00 USD/hour in row 4 and 2 more, above "
                        "400.00 USD/hour (the bound that the rules name).");
}

/* 9 of 10 floors of 100 points, whatever is flagged. */
static void no_score_changes(void **state)
{
    (void)state;
    static const char *const bids[] = {"ordinary", "past the bounds", "hours as people"};
    for (size_t i = 0; i < sizeof bids / sizeof *bids; i++) {
        const struct bg_lot_result *lot = evaluated_cases("a floor", bids[i]);
        assert_int_equal(lot->bids[0].status, BG_RANKED);
        assert_string_equal(total_of(lot, "A"), "90");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(bounds_of_roles),
        TEST(what_is_said),
        TEST(no_score_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
