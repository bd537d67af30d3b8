/* Margins of surveys, and whose statement counts. The ends were worked out with 60 digits from the roots that
 * model/testimony.h has: with s = 1.96^2/n (of - n)/(of - 1) and p = yes/n they are
 * (p + s/2 -+ sqrt(s p (1 - p) + s^2/4)) / (1 + s). */
#include "fixture.h"

#include "model/testimony.h"

static void margins(void **state)
{
    (void)state;
    static const struct {
        int64_t yes, n, of;
        const char *low, *high;
    } rows[] = {
        {18, 30, 0, "42.32", "75.41"}, /* docs/evidence.md */
        {18, 30, 40, "50.94", "68.43"},
        {8, 10, 0, "49.01", "94.34"}, /* 49.0157 and 94.3319 */
        {8, 10, 100, "50.45", "94.02"},
        {8, 10, 11, "71.11", "86.67"},
        {30, 60, 200, "39.61", "60.39"}, /* 39.6194 and 60.3806 */
        /* nobody and everybody: the share is one end */
        {0, 10, 0, "0", "27.76"},
        {10, 10, 0, "72.24", "100"},
        {0, 10, 50, "0", "23.88"},
        {10, 10, 50, "76.12", "100"},
        {1, 1, 2, "20.65", "100"}, /* (2 - 1)/(2 - 1) = 1 */
        {1, 1, 0, "20.65", "100"},
        /* all were asked: nothing is left to chance but the rounding */
        {8, 10, 10, "80", "80"},
        {1, 3, 3, "33.33", "33.34"},
        {2, 3, 3, "66.66", "66.67"},
        {1, 1, 1, "100", "100"},
        {0, 1, 1, "0", "0"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_dec low, high;
        char text[2][BG_DEC_TEXT];
        bg_wilson(arena, rows[i].yes, rows[i].n, rows[i].of, &low, &high);
        if (bg_dec_cmp(low, dec(rows[i].low)) != 0 || bg_dec_cmp(high, dec(rows[i].high)) != 0)
            fail_msg("row %zu: %s to %s", i, bg_dec_text(low, text[0]), bg_dec_text(high, text[1]));
    }
}

/* The answers of fewer than five are shown to nobody; a rule may want more. */
static void whose_statement_counts(void **state)
{
    (void)state;
    static const struct {
        enum bg_witness witness;
        int64_t n, order, least_n;
        bool shown, counts;
    } rows[] = {
        {BG_WITNESS_SURVEY, 5, 1, 0, true, true},   {BG_WITNESS_SURVEY, 4, 1, 0, false, false},
        {BG_WITNESS_SURVEY, 5, 0, 0, true, false},  {BG_WITNESS_SURVEY, 9, 2, 9, true, true},
        {BG_WITNESS_SURVEY, 9, 2, 10, true, false}, {BG_WITNESS_SURVEY, 4, 2, 4, false, false},
        {BG_WITNESS_COURT, 0, 1, 9, true, true},    {BG_WITNESS_COURT, 0, 0, 0, true, false},
        {BG_WITNESS_VENDOR, 0, 3, 5, true, true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_witness_rule rule = {.least_n = rows[i].least_n};
        struct bg_statement said = {.witness = rows[i].witness, .n = rows[i].n};
        rule.order[rows[i].witness] = rows[i].order;
        if (bg_statement_is_shown(&said) != rows[i].shown ||
            bg_statement_counts(&rule, &said) != rows[i].counts)
            fail_msg("row %zu", i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(margins), TEST(whose_statement_counts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
