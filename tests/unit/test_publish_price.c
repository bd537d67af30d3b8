/* What the checks before publication say of a price formula. Expected figures are worked out from the formula: with 40
 * points for the lowest price in proportion, a price p above the lowest a loses 40 (1 - a/p), which is a point from p = a x
 * 40/39 on: of 1,000,000 that is 1,025,642. */
#include "t.h"

#include "bidgauge.h"

static const char *const head =
    "{\"format\": \"bidgauge-ruleset/1\", \"id\": \"t\", \"title\": \"T\", \"currency\": \"USD\","
    "\"solicitation\": {\"dates\": {\"bids_due\": \"2026-03-13\"}},"
    "\"fields\": {\"price\": {\"label\": \"Price\", \"type\": \"money\", \"role\": \"price\"%s},"
    "\"n\": {\"label\": \"N\", \"type\": \"number\"},"
    "\"lines\": {\"label\": \"Lines\", \"type\": \"table\", \"columns\": {"
    "\"item\": {\"label\": \"Item\", \"type\": \"text\"},"
    "\"quantity\": {\"label\": \"Q\", \"type\": \"number\"},"
    "\"unit_price\": {\"label\": \"U\", \"type\": \"money\"}}}},"
    "\"criteria\": {\"a\": {\"title\": \"A\", \"kind\": \"linear\", \"weight\": %s,"
    "\"value\": {\"val\": \"n\"}, \"from\": 0, \"to\": 10}},"
    "\"price\": {\"field\": \"price\", \"weight\": %s, %s},"
    "\"award\": {\"method\": \"highest_score\"}}";

/* All that is said of the ruleset; it has no error. */
static const char *said_of(struct bg *bg, const char *field, const char *quality,
                           const char *weight, const char *price)
{
    char text[4096];
    snprintf(text, sizeof text, head, field, quality, weight, price);
    assert_true(bg_put(bg, "rules.json", text, strlen(text)));
    bool usable = bg_check(bg, "rules.json", NULL, BG_CHECK_PUBLISH);
    const char *said = bg_diagnostics(bg, BG_AS_TEXT, 0);
    if (!usable || bg_errors(bg) != 0)
        fail_msg("%s: %s", price, said);
    return said;
}

#define PROPORTION "\"formula\": \"lowest_proportion\""
#define POINT      "one quality point makes up for about "
#define ZERO       "with a price of zero beside another, formula"

static void of_a_formula(void **state)
{
    (void)state;
    static const struct {
        const char *field, *quality, *weight, *price;
        const char *want, *never; /* NULL: not looked at */
    } rows[] = {
        {"", "60", "40", PROPORTION,
         POINT "25,642, by made-up bids: the lowest price is 1,000,000, the highest is assumed to "
               "be twice that (2,000,000)",
         NULL},
        {"", "60", "40", PROPORTION, ZERO " \"lowest_proportion\" has no result", NULL},
        /* a price of zero is nobody's */
        {"", "60", "40", PROPORTION ", \"minimum_price\": 1", POINT "25,642", ZERO},
        {", \"min\": 1", "60", "40", PROPORTION, POINT "25,642", ZERO},
        /* but a floor of zero is none, and a field's floor is none of the sum of lines */
        {", \"min\": 0", "60", "40", PROPORTION, ZERO, NULL},
        {"", "60", "40", PROPORTION ", \"minimum_price\": 0", ZERO, NULL},
        {", \"min\": 1", "60", "40",
         PROPORTION ", \"schedule\": {\"field\": \"lines\", \"quantity\": \"quantity\", "
                    "\"unit_price\": \"unit_price\", \"governs\": \"lines\"}",
         ZERO, NULL},
        {", \"min\": 1", "60", "40",
         PROPORTION ", \"schedule\": {\"field\": \"lines\", \"quantity\": \"quantity\", "
                    "\"unit_price\": \"unit_price\", \"governs\": \"total\"}",
         POINT, ZERO},
        /* half a point is the most that a price loses: half of it is lost at twice the lowest */
        {"", "99.5", "0.5", PROPORTION, NULL, POINT},
        {"", "98", "2", PROPORTION, POINT "1,000,000", NULL}, /* 2 (1 - 1/2) = 1 at twice alone */
        /* from 80 to 120 all 40 points: one of them for each 1 */
        {"", "60", "40",
         "\"formula\": \"fixed_range\", \"parameters\": {\"low\": 80, \"high\": 120}",
         POINT
         "1, by made-up bids: the lowest price is 80, the highest is assumed to be twice that "
         "(160)",
         NULL},
        /* no base of its own where it is not above zero */
        {"", "60", "40",
         "\"formula\": \"fixed_range\", \"parameters\": {\"low\": 0, \"high\": 2000000}",
         POINT "50,000, by made-up bids: the lowest price is 1,000,000", NULL},
        /* the highest price wins: no price of a point */
        {"", "60", "40", PROPORTION ", \"highest_wins\": true", NULL, POINT},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg *bg = bg_new(&(struct bg_config){.in_memory = true});
        const char *said =
            said_of(bg, rows[i].field, rows[i].quality, rows[i].weight, rows[i].price);
        if (rows[i].want != NULL && strstr(said, rows[i].want) == NULL)
            fail_msg("row %zu: no \"%s\" in\n%s", i, rows[i].want, said);
        if (rows[i].never != NULL && strstr(said, rows[i].never) != NULL)
            fail_msg("row %zu: \"%s\" in\n%s", i, rows[i].never, said);
        bg_free(bg);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(of_a_formula)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
