/* Whole evaluations with hand-worked figures: statuses, the comparison set, missing answers,
 * weights that move, rounding, prices, flags; and properties that hold for every ruleset. */
#define CASES "tests/unit/test_evaluate.json"
#include "cases_fixture.h"

static const struct bg_flag *flag_of(const struct bg_bid_result *bid, const char *id)
{
    for (size_t i = 0; i < bid->flags_n; i++)
        if (strncmp(bid->flags[i].id, id, strlen(id)) == 0)
            return &bid->flags[i];
    return NULL;
}

static bool warned(const struct bg_lot_result *lot, const char *part)
{
    for (size_t i = 0; i < lot->warnings_n; i++)
        if (strstr(lot->warnings[i], part) != NULL)
            return true;
    return false;
}

/* -- statuses and the comparison set -------------------------------------------------------- */

static void statuses_and_the_comparison_set(void **state)
{
    (void)state;
    const struct bg_lot_result *lot = evaluated_cases("licence and price", "of every status");
    assert_int_equal(bid_of(lot, "met")->status, BG_RANKED);
    assert_int_equal(bid_of(lot, "failed")->status, BG_ELIMINATED);
    assert_int_equal(bid_of(lot, "silent")->status, BG_NOT_RANKED);
    assert_int_equal(bid_of(lot, "gone")->status, BG_NOT_RANKED);
    assert_int_equal(bid_of(lot, "open")->status, BG_PROVISIONAL);
    assert_int_equal(lot->bids[5].status, BG_UNREADABLE);
    assert_int_equal(bid_of(lot, "nothing")->status, BG_NOT_RANKED);
    assert_string_equal(bid_of(lot, "gone")->status_reason, "The bid was withdrawn: by letter.");
    assert_string_equal(bid_of(lot, "failed")->status_reason,
                        "\"Licence\": The answer to \"Licensed?\" is no; yes is required.");
    /* The set: met, open and nothing; the lowest price of the set is 80, not 10. */
    assert_int_equal(lot->comparison_n, 3);
    assert_int_equal(lot->comparison_set[0], 0);
    assert_int_equal(lot->comparison_set[1], 4);
    assert_int_equal(lot->comparison_set[2], 6);
    assert_string_equal(total_of(lot, "met"), "62"); /* 30 + 40 x 80/100 */
    assert_string_equal(total_of(lot, "open"), "40");
    assert_string_equal(dec_of(bid_of(lot, "open")->reachable), "100");
    assert_int_equal(lot->recommended, -1); /* open can still reach more than met has */
    assert_true(warned(lot, "These can still come first: met (62.00 points), open (40.00 to 100.00 "
                            "points)."));
    for (size_t i = 0; i < lot->bids_n; i++)
        if (lot->bids[i].status_reason[0] != '\0')
            assert_true(bg_sentence_holds(lot->bids[i].status_reason));
}

static void missing_by_the_rule_of_the_criterion(void **state)
{
    (void)state;
    static const struct {
        const char *ruleset;
        enum bg_result_status status;
        const char *reachable;
    } rows[] = {
        {"b: nothing said about missing", BG_PROVISIONAL, "100"},
        {"b: missing is clarified", BG_PROVISIONAL, "100"},
        {"b: missing is zero", BG_RANKED, "60"},
        {"b: missing fails", BG_ELIMINATED, "60"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct bg_lot_result *lot = evaluated_cases(rows[i].ruleset, "a alone answered");
        assert_int_equal(lot->bids[0].status, rows[i].status);
        assert_string_equal(dec_of(lot->bids[0].quality), "60");
        assert_string_equal(dec_of(lot->bids[0].reachable), rows[i].reachable);
    }
}

/* -- weights that move ---------------------------------------------------------------------- */

/* Weights 20, 30, 50; the first does not apply. Rescaled: 30/80 and 50/80 of 100. */
static void a_weight_that_does_not_apply(void **state)
{
    (void)state;
    const struct bg_lot_result *lot = evaluated_cases("a steps aside: rescale", "not licensed");
    assert_int_equal(criterion_of(lot, "A", "a")->outcome, BG_NOT_APPLICABLE);
    assert_string_equal(ratio_of(criterion_of(lot, "A", "b")->available_exact), "75/2");
    assert_string_equal(ratio_of(criterion_of(lot, "A", "b")->points_exact), "75/4");
    assert_string_equal(total_of(lot, "A"), "81.25"); /* 18.75 + 62.5 */
    assert_true(bg_sentence_holds(criterion_of(lot, "A", "a")->reason));
    lot = evaluated_cases("a steps aside: full", "not licensed");
    assert_string_equal(total_of(lot, "A"), "85"); /* 20 + 15 + 50 */
    lot = evaluated_cases("a steps aside: zero", "not licensed");
    assert_string_equal(total_of(lot, "A"), "65");
}

/* A group of 60 whose parts all step aside gives its weight to the criterion beside it. */
static void a_group_that_does_not_apply(void **state)
{
    (void)state;
    const struct bg_lot_result *lot =
        evaluated_cases("a group steps aside", "not licensed, c of 5");
    assert_string_equal(ratio_of(criterion_of(lot, "A", "c")->available_exact), "100");
    assert_string_equal(ratio_of(criterion_of(lot, "A", "g")->available_exact), "0");
    assert_string_equal(total_of(lot, "A"), "50");
}

/* -- rounding ------------------------------------------------------------------------------- */

/* 1/3 of 50 is 16.666..., three halves of it differ by when they are rounded; 12.345 by how. */
static void rounding_as_declared(void **state)
{
    (void)state;
    const struct bg_lot_result *lot = evaluated_cases("thirds of 40, 40 and 20", "a third each");
    assert_string_equal(total_of(lot, "A"), "33"); /* 33.33 */
    lot = evaluated_cases("thirds of 40, 40 and 20, each rounded", "a third each");
    assert_string_equal(total_of(lot, "A"), "33"); /* 13 + 13 + 7 */
    lot = evaluated_cases("thirds of 50, 25 and 25, each rounded", "a third each");
    assert_string_equal(total_of(lot, "A"), "33"); /* 17 + 8 + 8 */
    /* 2.5 points of 100 */
    lot = evaluated_cases("no decimals, half up", "half a point");
    assert_string_equal(total_of(lot, "A"), "3");
    lot = evaluated_cases("no decimals, half even", "half a point");
    assert_string_equal(total_of(lot, "A"), "2");
    lot = evaluated_cases("no decimals, truncated", "half a point");
    assert_string_equal(total_of(lot, "A"), "2");
    /* 4.015: a double has less */
    lot = evaluated_cases("a alone", "half a hundredth");
    assert_string_equal(total_of(lot, "A"), "4.02");
}

/* -- price ---------------------------------------------------------------------------------- */

static void minimum_quality_and_the_price_set(void **state)
{
    (void)state;
    const struct bg_lot_result *lot = evaluated_cases("minimum quality", "poor and good");
    assert_int_equal(bid_of(lot, "poor")->status, BG_NOT_RANKED);
    assert_string_equal(total_of(lot, "good"), "68"); /* 48 + 40 x 50/100 */
    assert_int_equal(lot->comparison_n, 2);
    lot = evaluated_cases("minimum quality, price over those that qualify", "poor and good");
    assert_string_equal(total_of(lot, "good"), "88"); /* 48 + 40: alone in the price set */
    assert_false(bid_of(lot, "poor")->price.in_set);
    assert_int_equal(lot->comparison_n, 2);
}

static void prices_that_cannot_be_used(void **state)
{
    (void)state;
    const struct bg_lot_result *lot = evaluated_cases("a and price", "prices of all sorts");
    assert_int_equal(bid_of(lot, "none")->status, BG_NOT_RANKED);
    assert_string_equal(bid_of(lot, "none")->status_reason, "The bid gives no price.");
    assert_int_equal(bid_of(lot, "below")->status, BG_NOT_RANKED);
    assert_string_equal(bid_of(lot, "below")->status_reason,
                        "The price cannot be used: the amount -1 is negative.");
    assert_int_equal(bid_of(lot, "text")->status, BG_NOT_RANKED);
    assert_non_null(strstr(bid_of(lot, "text")->status_reason, "1,200.00"));
    assert_string_equal(total_of(lot, "fine"), "70");
}

static void a_schedule_of_lines(void **state)
{
    (void)state;
    /* 3 x 10 + 2 x 5.50 = 41; the option of 100 stays out; the bid says 40 and 12 for line 2. */
    const struct bg_lot_result *lot = evaluated_cases("lines govern", "three lines");
    assert_string_equal(dec_of(lot->bids[0].price.amount), "41");
    assert_non_null(flag_of(&lot->bids[0], "line_differs"));
    assert_string_equal(
        flag_of(&lot->bids[0], "total_differs")->message,
        "The lines come to 41.00 USD and the bid says 40.00 USD. By the ruleset the "
        "lines govern.");
    lot = evaluated_cases("the total governs", "three lines");
    assert_string_equal(dec_of(lot->bids[0].price.amount), "40");
}

static void adjustments_come_before_and_after(void **state)
{
    (void)state;
    const struct bg_lot_result *lot = evaluated_cases("jobs created", "jobs and price");
    assert_string_equal(dec_of(bid_of(lot, "A")->price.evaluated), "80");
    assert_string_equal(dec_of(bid_of(lot, "A")->price.steps[0].amount), "-20");
    assert_string_equal(total_of(lot, "A"), "100");
    assert_string_equal(total_of(lot, "B"), "95.56");          /* 60 + 40 x 80/90 */
    assert_int_equal(bid_of(lot, "C")->status, BG_NOT_RANKED); /* missing is not zero */
}

/* -- flags ---------------------------------------------------------------------------------- */

/* 2 x 2000 x (15 + 1) = 64,000 a year; the term is two years: 128,000. */
static void labour_that_the_price_does_not_cover(void **state)
{
    (void)state;
    const struct bg_lot_result *lot = evaluated_cases("a and price", "at the cost of labour");
    const struct bg_flag *flag = flag_of(bid_of(lot, "low"), "price_below_labour");
    assert_non_null(flag);
    assert_string_equal(flag->message,
                        "The price is 127,999.99 USD; wages and benefits of the workforce of the "
                        "term of 2 years come to 128,000.00 USD.");
    assert_true(flag->request[0] != '\0');
    assert_null(flag_of(bid_of(lot, "even"), "price_below_labour"));
    assert_int_equal(bid_of(lot, "low")->status, BG_RANKED);
}

static void one_vendor_with_two_bids(void **state)
{
    (void)state;
    const struct bg_lot_result *lot = evaluated_cases("a alone", "two of one vendor");
    assert_non_null(flag_of(bid_of(lot, "A"), "duplicate_vendor"));
    assert_non_null(flag_of(bid_of(lot, "B"), "duplicate_vendor"));
    assert_null(flag_of(bid_of(lot, "C"), "duplicate_vendor"));
}

static void same_answers_and_another_outcome_are_said(void **state)
{
    (void)state;
    const struct bg_lot_result *lot =
        evaluated_cases("a must be evidenced", "same answers, other evidence");
    assert_true(warned(lot, "Bids A and B gave the same answers to \"a\""));
}

static void abnormally_low_asks_and_never_rejects(void **state)
{
    (void)state;
    const struct bg_lot_result *lot = evaluated_cases("far below the mean", "one far below");
    assert_non_null(flag_of(bid_of(lot, "C"), "abnormally_low:far"));
    assert_null(flag_of(bid_of(lot, "A"), "abnormally_low"));
    assert_int_equal(bid_of(lot, "C")->status, BG_RANKED);
}

static void old_and_unverified_figures_are_said(void **state)
{
    (void)state;
    const struct bg_lot_result *lot = evaluated_cases("a figure of a doubtful source", "a of 5");
    assert_true(lot->bids[0].criteria[0].stale);
    assert_true(lot->bids[0].criteria[0].unverified);
    assert_true(warned(lot, "\"the floor\" is used past its validity: its value is from 2025-01-01 "
                            "and was valid until 2025-12-31"));
    assert_true(warned(lot, "has not been verified"));
    assert_true(warned(lot, "in force from 2026-02-01"));
    assert_true(warned(lot, "Only one bid was received"));
}

/* -- properties ----------------------------------------------------------------------------- */

static uint64_t seed = 20260110;
static unsigned draw(unsigned below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % below;
}

static const char *random_bid(int i)
{
    return bg_arena_printf(arena,
                           "{'format':'bidgauge-bid/1','bid':'B%d','answers':{'ok':%s,'a':%u.%u,"
                           "'b':%u%s,'price':%u}}",
                           i, draw(8) == 0 ? "false" : "true", draw(12), draw(100), draw(12),
                           draw(4) == 0 ? "" : ",'c':7", 100 + draw(900));
}

/* Reversing the input changes no bid's points, total, rank or status. */
static void the_order_of_bids_does_not_matter(void **state)
{
    (void)state;
    const char *rules = cases_ruleset("properties");
    for (int round = 0; round < 40; round++) {
        const char *bids[7], *back[7];
        for (int i = 0; i < 7; i++)
            bids[i] = back[6 - i] = random_bid(i);
        const struct bg_lot_result *x = evaluated(rules, bids, 7);
        const struct bg_lot_result *y = evaluated(rules, back, 7);
        for (size_t i = 0; i < 7; i++) {
            const struct bg_bid_result *a = &x->bids[i], *b = bid_of(y, a->bid->id);
            assert_int_equal(a->status, b->status);
            assert_int_equal(a->rank, b->rank);
            assert_string_equal(ratio_of(a->total_exact), ratio_of(b->total_exact));
            assert_string_equal(a->status_reason, b->status_reason);
        }
        if (x->recommended >= 0)
            assert_string_equal(x->bids[x->recommended].bid->id, y->bids[y->recommended].bid->id);
    }
}

/* The exact total is the sum of the leaves' points and the price's; groups are sums of parts. */
static void totals_are_the_sums_of_their_parts(void **state)
{
    (void)state;
    const char *rules = cases_ruleset("properties");
    for (int round = 0; round < 40; round++) {
        const char *bids[5];
        for (int i = 0; i < 5; i++)
            bids[i] = random_bid(i);
        const struct bg_lot_result *lot = evaluated(rules, bids, 5);
        for (size_t i = 0; i < 5; i++) {
            const struct bg_bid_result *bid = &lot->bids[i];
            const struct bg_ratio *sum = bg_ratio_int(arena, 0), *group = sum;
            if (bid->total_exact == NULL)
                continue;
            for (size_t c = 0; c < lot->ruleset->criteria_n; c++) {
                const struct bg_criterion *criterion = &lot->ruleset->criteria[c];
                if (bid->criteria[c].points_exact == NULL || criterion->kind == NULL)
                    continue;
                sum = bg_ratio_add(arena, sum, bid->criteria[c].points_exact);
                if (criterion->parent >= 0)
                    group = bg_ratio_add(arena, group, bid->criteria[c].points_exact);
            }
            sum = bg_ratio_add(arena, sum, bid->price.points_exact);
            assert_int_equal(bg_ratio_cmp(sum, bid->total_exact), 0);
            assert_int_equal(
                bg_ratio_cmp(group, criterion_of(lot, bid->bid->id, "g")->points_exact), 0);
        }
    }
}

static void a_better_wage_never_lowers_points(void **state)
{
    (void)state;
    const char *rules = cases_ruleset("wages and shares");
    for (int round = 0; round < 60; round++) {
        unsigned wage[3], people[3], raised = draw(3);
        const char *texts[2];
        for (int i = 0; i < 3; i++) {
            wage[i] = 1400 + draw(900);
            people[i] = 1 + draw(20);
        }
        for (int better = 0; better < 2; better++) {
            texts[better] = bg_arena_printf(
                arena,
                "{'format':'bidgauge-bid/1','bid':'B%d','answers':{'work':[{'n':%u,'h':1,'w':%u."
                "%02u},{'n':%u,'h':1,'w':%u.%02u},{'n':%u,'h':1,'w':%u.%02u}]}}",
                better, people[0], wage[0] / 100, wage[0] % 100, people[1], wage[1] / 100,
                wage[1] % 100, people[2], wage[2] / 100, wage[2] % 100);
            wage[raised] += draw(300);
        }
        const struct bg_lot_result *lot = evaluated(rules, texts, 2);
        assert_true(bg_ratio_cmp(lot->bids[1].total_exact, lot->bids[0].total_exact) >= 0);
    }
}

/* The corpus form gives the same outcomes, ratings and points, with no words. */
static void the_corpus_form_agrees(void **state)
{
    (void)state;
    const struct bg_ruleset *rules = rules_of(cases_ruleset("properties"));
    for (int i = 0; i < 40; i++) {
        const char *text = random_bid(i);
        struct bg_bids bids = bids_of(rules, &text, 1);
        const struct bg_lot_result *lot = bg_evaluate_said(arena, BG_ENGLISH, rules, &bids);
        struct bg_criterion_result *one =
            BG_ARRAY(arena, rules->criteria_n, struct bg_criterion_result);
        bg_evaluate_one(arena, rules, bids.bid[0], one);
        for (size_t c = 0; c < rules->criteria_n; c++) {
            const struct bg_criterion_result *full = &lot->bids[0].criteria[c];
            if (rules->criteria[c].kind != NULL && rules->criteria[c].kind->relative)
                continue;
            assert_int_equal(one[c].outcome, full->outcome);
            assert_string_equal(ratio_of(one[c].rating), ratio_of(full->rating));
            assert_string_equal(ratio_of(one[c].points_exact), ratio_of(full->points_exact));
            assert_string_equal(one[c].reason, "");
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(statuses_and_the_comparison_set),
        TEST(missing_by_the_rule_of_the_criterion),
        TEST(a_weight_that_does_not_apply),
        TEST(a_group_that_does_not_apply),
        TEST(rounding_as_declared),
        TEST(minimum_quality_and_the_price_set),
        TEST(prices_that_cannot_be_used),
        TEST(a_schedule_of_lines),
        TEST(adjustments_come_before_and_after),
        TEST(labour_that_the_price_does_not_cover),
        TEST(one_vendor_with_two_bids),
        TEST(same_answers_and_another_outcome_are_said),
        TEST(abnormally_low_asks_and_never_rejects),
        TEST(old_and_unverified_figures_are_said),
        TEST(the_order_of_bids_does_not_matter),
        TEST(totals_are_the_sums_of_their_parts),
        TEST(a_better_wage_never_lowers_points),
        TEST(the_corpus_form_agrees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
