/* Price formulas. Expected values are published figures, named in each row, or were worked out with
 * Python's fractions from the written formula ("ours"). */
#include "fixture.h"

#include "score/price/price.h"
#include "score/words/words.h"

enum { BIDS = 6, PARAMETERS = 3 };

/* Lists are separated by spaces: "-" is an absent price or quality in, an undefined result out. */
struct row {
    const char *label, *formula, *prices, *qualities, *weight, *quality_weight, *total, *parameters;
    bool highest_wins;
    const char *scale; /* the results are times this */
    int places;
    const char *want;
    const char *says; /* part of the note or the reason of the last bid; NULL: there is none */
};

static size_t split(const char *list, char items[][64], size_t max)
{
    size_t n = 0;
    int used = 0;
    while (n < max && sscanf(list, "%63s%n", items[n], &used) == 1) {
        list += used;
        n++;
    }
    return n;
}

static void check_row(const struct row *row)
{
    char items[BIDS][64];
    struct bg_price_entry set[BIDS] = {{0}};
    struct bg_dec parameter[PARAMETERS] = {{0}};
    const struct bg_price_formula *formula = bg_price_formula_find(row->formula);
    assert_non_null(formula);
    size_t n = split(row->prices, items, BIDS);
    for (size_t i = 0; i < n; i++) {
        set[i].present = strcmp(items[i], "-") != 0;
        if (set[i].present)
            set[i].price = dec(items[i]);
    }
    size_t qualities = row->qualities == NULL ? 0 : split(row->qualities, items, BIDS);
    for (size_t i = 0; i < qualities; i++) {
        if (strcmp(items[i], "-") != 0)
            set[i].quality = bg_ratio_dec(arena, dec(items[i]));
    }
    size_t given = row->parameters == NULL ? 0 : split(row->parameters, items, PARAMETERS);
    for (size_t i = 0; formula->parameters[i] != NULL; i++) {
        if (i < given)
            parameter[i] = dec(items[i]);
        else
            assert_true(bg_price_default(formula, i, &parameter[i]));
    }
    struct bg_price_context context = {
        .arena = arena,
        .set = set,
        .n = n,
        .weight = dec(row->weight == NULL ? "40" : row->weight),
        .quality_weight = dec(row->quality_weight == NULL ? "60" : row->quality_weight),
        .total = dec(row->total == NULL ? "100" : row->total),
        .parameter = parameter,
        .highest_wins = row->highest_wins,
    };
    bg_price_prepare(&context);
    assert_int_equal(split(row->want, items, BIDS), n);
    for (size_t i = 0; i < n; i++) {
        struct bg_reason why, note;
        char text[BG_DEC_TEXT] = "-";
        struct bg_dec rounded = {0};
        const struct bg_ratio *out = bg_price_result(formula, &context, i, &why, &note);
        assert_true((out == NULL) == (why.row != NULL));
        if (out != NULL) {
            out = bg_ratio_mul(arena, out, bg_ratio_dec(arena, dec(row->scale)));
            assert_true(bg_ratio_round(out, row->places, BG_HALF_UP, &rounded));
            bg_dec_fixed(rounded, row->places, text);
        }
        if (strcmp(text, items[i]) != 0)
            fail_msg("%s: bid %zu: got %s, want %s", row->label, i + 1, text, items[i]);
        const struct bg_reason *told = why.row != NULL ? &why : &note;
        const char *said = told->row != NULL ? bg_reason_words(arena, BG_ENGLISH, told) : NULL;
        if (i + 1 < n)
            continue;
        if ((said == NULL) != (row->says == NULL) ||
            (said != NULL && strstr(said, row->says) == NULL))
            fail_msg("%s: said \"%s\"", row->label, said == NULL ? "" : said);
    }
}

static void check_rows(const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        check_row(&rows[i]);
}

static void published_figures(void **state)
{
    (void)state;
    static const struct row rows[] = {
        /* https://pur.doas.ga.gov/gpm/... table 5.7 */
        {.label = "E02 Georgia",
         .formula = "lowest_proportion",
         .prices = "50000 55000",
         .scale = "300",
         .places = 1,
         .want = "300.0 272.7"},
        /* https://impactbids.com/the-quality-imperative/ */
        {.label = "E03 care tender",
         .formula = "lowest_proportion",
         .prices = "100 105 108",
         .scale = "40",
         .want = "40 38 37"},
        /* https://support-us.negometrix.com/support/solutions/articles/44001761046 */
        {.label = "E04 four criteria",
         .formula = "lowest_proportion",
         .prices = "10000 8000",
         .scale = "70",
         .want = "56 70"},
        /* https://www.shma.co.uk/our-thoughts/evaluating-price-in-tenders-new-guidance-... */
        {.label = "E08 Digital Marketplace",
         .formula = "lowest_proportion",
         .prices = "15000 10000 30000",
         .scale = "1",
         .places = 3,
         .want = "0.667 1.000 0.333"},
        /* https://brodies.com/insights/government-and-business/a-new-approach-... */
        {.label = "E09 Scottish standard",
         .formula = "lowest_proportion",
         .prices = "1000000 1200000 2000000",
         .scale = "100",
         .want = "100 83 50"},
        /* NCHRP 561, table 17-3 */
        {.label = "E06 adjusted score",
         .formula = "adjusted_score",
         .prices = "10940000 9870000 8700000",
         .qualities = "93 89 82",
         .parameters = "10000000",
         .scale = "1",
         .want = "85 90 94"},
        /* openprocurement/barbecue: the coefficient 9/7; 900 is ours */
        {.label = "E18 Prozorro",
         .formula = "coefficient",
         .prices = "900",
         .qualities = "20",
         .quality_weight = "30",
         .scale = "1",
         .want = "700"},
    };
    check_rows(rows, COUNT(rows));
    const struct bg_ratio *points = bg_ratio_dec(arena, dec("0.2"));
    assert_string_equal(
        bg_ratio_text(arena, bg_price_coefficient(arena, points, dec("0.3"), dec("1"))), "9/7");
    assert_null(bg_price_coefficient(arena, points, dec("1"), dec("1")));
}

/* P = 100, 120, 150; Q = 60, 75, 90 of 100 and weights 60/40: three formulas, three winners. */
static void three_winners_of_one_data_set(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {.label = "low/this",
         .formula = "lowest_proportion",
         .prices = "100 120 150",
         .scale = "0.4",
         .places = 4,
         .want = "0.4000 0.3333 0.2667"},
        {.label = "set range",
         .formula = "fixed_range",
         .prices = "100 120 150",
         .parameters = "80 200",
         .scale = "0.4",
         .places = 4,
         .want = "0.3333 0.2667 0.1667"},
        {.label = "best-worst",
         .formula = "min_max",
         .prices = "100 120 150",
         .scale = "0.4",
         .places = 4,
         .want = "0.4000 0.2400 0.0000"},
        {.label = "log, base 3",
         .formula = "logarithmic",
         .prices = "100 120 150",
         .parameters = "3",
         .scale = "0.4",
         .places = 4,
         .want = "0.4000 0.3336 0.2524"},
        {.label = "price per point",
         .formula = "price_per_point",
         .prices = "100 120 150",
         .qualities = "60 75 90",
         .scale = "1",
         .places = 4,
         .want = "1.6667 1.6000 1.6667"},
    };
    check_rows(rows, COUNT(rows));
}

static void constructed_cases(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {.label = "C2 with C",
         .formula = "min_max",
         .prices = "120 100 50",
         .scale = "50",
         .places = 4,
         .want = "0.0000 14.2857 50.0000"},
        {.label = "C2 without C",
         .formula = "min_max",
         .prices = "120 100",
         .scale = "50",
         .places = 4,
         .want = "0.0000 50.0000"},
        {.label = "C3",
         .formula = "linear_from_lowest",
         .prices = "100 125 200 240",
         .scale = "40",
         .want = "40 30 0 0",
         .says = "gives -40 % of the price points"},
        {.label = "C4",
         .formula = "mean_relative",
         .prices = "90 100 110 140",
         .scale = "100",
         .places = 2,
         .want = "68.18 59.09 50.00 22.73"},
        {.label = "n times",
         .formula = "n_times_lowest",
         .prices = "100 150 300 310",
         .parameters = "3",
         .scale = "100",
         .want = "100 75 0 0",
         .says = "counts as 0"},
        {.label = "reference",
         .formula = "fixed_reference",
         .prices = "100 80 70",
         .parameters = "80",
         .scale = "100",
         .want = "80 100 100",
         .says = "counts as 100 %"},
        {.label = "range clamped",
         .formula = "fixed_range",
         .prices = "210 80 70",
         .parameters = "80 200",
         .scale = "100",
         .want = "0 100 100",
         .says = "gives 108.33 % of the price points"},
        {.label = "log ends",
         .formula = "logarithmic",
         .prices = "100 300 300.01",
         .parameters = "3",
         .scale = "100",
         .places = 12,
         .want = "100.000000000000 0.000000000000 0.000000000000",
         .says = "less than 0"},
        {.label = "mean clamped",
         .formula = "mean_relative",
         .prices = "1 1 1 97",
         .scale = "100",
         .want = "100 100 100 0",
         .says = "gives -238 %"},
        {.label = "graduated",
         .formula = "graduated",
         .prices = "100 110 120",
         .parameters = "1",
         .scale = "100",
         .places = 3,
         .want = "100.000 99.000 91.475"},
        {.label = "graduated, even count",
         .formula = "graduated",
         .prices = "100 100 120 180",
         .parameters = "2 0.1 1.025",
         .scale = "100",
         .places = 3,
         .want = "100.000 100.000 84.225 0.000",
         .says = "counts as 0"},
        {.label = "utility",
         .formula = "utility_index",
         .prices = "100 120 150",
         .qualities = "36 45 54",
         .scale = "1",
         .places = 4,
         .want = "0.5500 0.6458 0.6667"},
        {.label = "utility below 0",
         .formula = "utility_index",
         .prices = "100 100",
         .qualities = "90 0",
         .weight = "10",
         .quality_weight = "90",
         .scale = "1",
         .want = "1 -8",
         .says = "below 0"},
        /* 30 + 70 x 56/70; 30 x 100/120 + 70 */
        {.label = "rated criteria",
         .formula = "rated_criteria",
         .prices = "100 120",
         .qualities = "56 70",
         .weight = "30",
         .quality_weight = "70",
         .scale = "1",
         .want = "86 95"},
        /* price 40, 30, 0, -16 kept at 0 (worked example C3); quality 60 x Q/60 */
        {.label = "Pennsylvania",
         .formula = "rated_linear",
         .prices = "100 125 200 240",
         .qualities = "60 60 30 0",
         .weight = "40",
         .quality_weight = "60",
         .scale = "1",
         .want = "100 90 30 0",
         .says = "more than twice the lowest"},
        {.label = "rated, no quality",
         .formula = "rated_criteria",
         .prices = "100 120",
         .qualities = "0 0",
         .weight = "30",
         .quality_weight = "70",
         .scale = "1",
         .want = "- -",
         .says = "no bid has any points"},
        {.label = "adjusted bid",
         .formula = "adjusted_bid",
         .prices = "10940000 9870000",
         .qualities = "55.8 53.4",
         .scale = "1",
         .places = 2,
         .want = "11763440.86 11089887.64"},
        {.label = "monetised",
         .formula = "monetised_quality",
         .prices = "120 100",
         .qualities = "75 0",
         .parameters = "0.5",
         .scale = "1",
         .places = 1,
         .want = "82.5 100.0"},
    };
    check_rows(rows, COUNT(rows));
}

/* Each formula's written rule for zero, equal, single, missing and mirrored prices. */
static void written_rules(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {.label = "zero among others",
         .formula = "lowest_proportion",
         .prices = "0 10",
         .scale = "100",
         .want = "- -",
         .says = "the lowest one, which is zero or less"},
        {.label = "all zero",
         .formula = "lowest_proportion",
         .prices = "0 0",
         .scale = "100",
         .want = "100 100",
         .says = "every price of the comparison set is zero"},
        {.label = "only zero",
         .formula = "logarithmic",
         .prices = "0",
         .parameters = "2",
         .scale = "100",
         .want = "100",
         .says = "full price points"},
        {.label = "negative",
         .formula = "linear_from_lowest",
         .prices = "5 -1",
         .scale = "1",
         .want = "- -",
         .says = "zero or less"},
        {.label = "zero, own only",
         .formula = "fixed_reference",
         .prices = "10 0",
         .parameters = "5",
         .scale = "100",
         .want = "50 -",
         .says = "divides by the price"},
        {.label = "zero, index",
         .formula = "utility_index",
         .prices = "10 0",
         .qualities = "1 1",
         .scale = "1",
         .want = "- -",
         .says = "zero or less"},
        {.label = "zero, adjusted score",
         .formula = "adjusted_score",
         .prices = "10 0",
         .qualities = "1 1",
         .parameters = "10",
         .scale = "1",
         .want = "1 -",
         .says = "divides by the price"},
        {.label = "zero, min_max",
         .formula = "min_max",
         .prices = "10 0",
         .scale = "100",
         .want = "0 100"},
        {.label = "equal",
         .formula = "min_max",
         .prices = "10 10.00",
         .scale = "100",
         .want = "100 100",
         .says = "all prices of the comparison set are equal"},
        {.label = "single",
         .formula = "min_max",
         .prices = "10",
         .scale = "100",
         .want = "100",
         .says = "the only price"},
        {.label = "single mean",
         .formula = "mean_relative",
         .prices = "10",
         .scale = "100",
         .want = "50"},
        {.label = "mean of zero",
         .formula = "mean_relative",
         .prices = "0 0",
         .scale = "100",
         .want = "- -",
         .says = "mean, which is zero or less"},
        {.label = "single proportion",
         .formula = "lowest_proportion",
         .prices = "10",
         .scale = "100",
         .want = "100"},
        {.label = "single graduated",
         .formula = "graduated",
         .prices = "10",
         .parameters = "1",
         .scale = "100",
         .want = "100"},
        {.label = "missing price",
         .formula = "lowest_proportion",
         .prices = "10 20 -",
         .scale = "100",
         .want = "100 50 -",
         .says = "no price"},
        {.label = "missing quality",
         .formula = "price_per_point",
         .prices = "10 10",
         .qualities = "5 -",
         .scale = "1",
         .want = "2 -",
         .says = "needs quality points"},
        {.label = "no quality",
         .formula = "price_per_point",
         .prices = "10 10",
         .qualities = "5 0",
         .scale = "1",
         .want = "2 -",
         .says = "has 0 of them"},
        {.label = "bad n",
         .formula = "n_times_lowest",
         .prices = "10",
         .parameters = "1",
         .scale = "1",
         .want = "-",
         .says = "\"n\" must be more than 1"},
        {.label = "bad range",
         .formula = "fixed_range",
         .prices = "10",
         .parameters = "5 5",
         .scale = "1",
         .want = "-",
         .says = "\"low\" must be less"},
        {.label = "bad slope",
         .formula = "graduated",
         .prices = "10",
         .parameters = "-1",
         .scale = "1",
         .want = "-",
         .says = "slopes"},
        {.label = "no weight left",
         .formula = "coefficient",
         .prices = "10",
         .qualities = "1",
         .quality_weight = "100",
         .scale = "1",
         .want = "-",
         .says = "nothing for the price"},
        {.label = "savings",
         .formula = "lowest_proportion",
         .prices = "50 100 0",
         .highest_wins = true,
         .scale = "100",
         .want = "50 100 0"},
        {.label = "savings, log",
         .formula = "logarithmic",
         .prices = "100 50 40 0",
         .parameters = "2",
         .highest_wins = true,
         .scale = "100",
         .want = "100 0 0 0",
         .says = "counts as 0"},
        {.label = "savings, n",
         .formula = "n_times_lowest",
         .prices = "100 75 50",
         .parameters = "2",
         .highest_wins = true,
         .scale = "100",
         .want = "100 50 0"},
        {.label = "savings, min_max",
         .formula = "min_max",
         .prices = "100 75 50",
         .highest_wins = true,
         .scale = "100",
         .want = "100 50 0"},
        {.label = "savings, mean",
         .formula = "mean_relative",
         .prices = "90 110",
         .highest_wins = true,
         .scale = "100",
         .want = "40 60"},
        {.label = "savings, ESCO",
         .formula = "coefficient",
         .prices = "700",
         .qualities = "20",
         .quality_weight = "30",
         .highest_wins = true,
         .scale = "1",
         .want = "900"},
        {.label = "savings, all zero",
         .formula = "linear_from_lowest",
         .prices = "0 -1",
         .highest_wins = true,
         .scale = "1",
         .want = "- -",
         .says = "highest one"},
        {.label = "savings, refused",
         .formula = "graduated",
         .prices = "10",
         .parameters = "1",
         .highest_wins = true,
         .scale = "1",
         .want = "-",
         .says = "highest wins"},
    };
    check_rows(rows, COUNT(rows));
}

/* 50/50 with low/this: C, which loses, moves the award from A to B. A (100, q70), B (139, q91),
 * C (50, q10). */
static void a_losing_bid_reverses_the_winner(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {.label = "without C",
         .formula = "lowest_proportion",
         .prices = "100 139",
         .scale = "50",
         .places = 2,
         .want = "50.00 35.97"}, /* + 35, 45.5: 85.00, 81.47 */
        {.label = "with C",
         .formula = "lowest_proportion",
         .prices = "100 139 50",
         .scale = "50",
         .places = 2,
         .want = "25.00 17.99 50.00"}, /* 60.00, 63.49, 55.00 */
    };
    check_rows(rows, COUNT(rows));
}

static void every_row_is_complete(void **state)
{
    (void)state;
    static const char *const names[] = {
        "lowest_proportion", "linear_from_lowest", "min_max",      "fixed_range",
        "fixed_reference",   "mean_relative",      "logarithmic",  "n_times_lowest",
        "utility_index",     "price_per_point",    "adjusted_bid", "adjusted_score",
        "monetised_quality", "coefficient",        "graduated",    "rated_criteria",
        "rated_linear",
    };
    size_t n = 0;
    for (; bg_price_formulas[n] != NULL; n++) {
        const struct bg_price_formula *row = bg_price_formulas[n];
        assert_true(n < COUNT(names));
        assert_string_equal(row->name, names[n]);
        assert_ptr_equal(bg_price_formula_find(names[n]), row);
        assert_non_null(row->title);
        assert_non_null(row->words);
        assert_true(row->source_title[0] != '\0');
        assert_non_null(row->apply);
        assert_non_null(row->live);
        assert_true(!row->reversal_possible || row->depends_on_others);
    }
    assert_int_equal(n, COUNT(names));
    assert_null(bg_price_formula_find("nonsense"));
    const struct bg_price_formula *index = bg_price_formula_find("coefficient");
    assert_int_equal(bg_price_direction(index, false), BG_PRICE_INDEX_LOW);
    assert_int_equal(bg_price_direction(index, true), BG_PRICE_INDEX_HIGH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(published_figures),
        TEST(three_winners_of_one_data_set),
        TEST(constructed_cases),
        TEST(written_rules),
        TEST(a_losing_bid_reverses_the_winner),
        cmocka_unit_test(every_row_is_complete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
