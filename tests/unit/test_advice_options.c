/* Sets of steps of which none beats another, against the definition: of each two, one that costs as much or less,
 * leaves as many requirements unmet or fewer and gives as many points or more puts the other away; of those that are
 * alike in all three the one with fewer steps stays, then the one whose steps come first. */
#include "fixture.h"

#include "score/advice/parts.h"

enum { MOST = 200 };

static uint64_t seed;

static uint64_t draw(uint64_t below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (seed >> 33) % below;
}

static bool goes_before(const struct bg_option *x, const struct bg_option *y)
{
    int cost = bg_dec_cmp(x->cost, y->cost), points = bg_ratio_cmp(x->points, y->points);
    if (cost > 0 || x->failed > y->failed || points < 0)
        return false;
    if (cost < 0 || x->failed < y->failed || points > 0)
        return true;
    int steps = __builtin_popcountll(x->steps) - __builtin_popcountll(y->steps);
    return steps ? steps < 0 : x->steps < y->steps;
}

/* Every option is left that nothing goes before, the cheapest first. */
static void check(const struct bg_option *all, size_t n)
{
    struct bg_option items[MOST];
    struct bg_options options = {items, n};
    size_t left = 0;
    memcpy(items, all, n * sizeof *items);
    bg_options_prune(&options);
    for (size_t i = 0; i < n; i++) {
        bool beaten = false, there = false;
        for (size_t k = 0; k < n; k++)
            beaten = beaten || (k != i && goes_before(&all[k], &all[i]));
        for (size_t k = 0; k < options.n; k++)
            there = there || items[k].steps == all[i].steps;
        assert_int_equal(there, !beaten);
        left += !beaten;
    }
    assert_int_equal(options.n, left);
    for (size_t k = 1; k < options.n; k++)
        assert_true(bg_dec_cmp(items[k - 1].cost, items[k].cost) <= 0);
}

static void none_beats_another(void **state)
{
    (void)state;
    static const struct {
        size_t n, costs, failed, points;
    } kinds[] = {{1, 1, 1, 1},    {2, 2, 2, 2},         {60, 20, 4, 10}, {200, 50, 3, 30},
                 {200, 9, 90, 5}, {200, 200, 120, 200}, {100, 3, 2, 2}};
    seed = 20261201;
    for (size_t kind = 0; kind < COUNT(kinds); kind++)
        for (int round = 0; round < 20; round++) {
            struct bg_option all[MOST];
            for (size_t i = 0; i < kinds[kind].n; i++)
                all[i] = (struct bg_option){
                    .steps = draw(UINT64_C(1) << 20) << 8 | i, /* all different */
                    .cost = bg_dec_int((int64_t)draw(kinds[kind].costs)),
                    .failed = (int64_t)draw(kinds[kind].failed),
                    .points = bg_ratio_int(arena, (int64_t)draw(kinds[kind].points))};
            check(all, kinds[kind].n);
        }
}

/* More numbers of requirements than are kept by number: each costs more and leaves one fewer unmet. */
static void many_requirements(void **state)
{
    (void)state;
    struct bg_option all[MOST];
    for (size_t i = 0; i < MOST; i++)
        all[i] = (struct bg_option){.steps = i,
                                    .cost = bg_dec_int((int64_t)(i / 2)),
                                    .failed = (int64_t)(MOST - i / 2 * 2),
                                    .points = bg_ratio_int(arena, i % 2 ? 1 : 2)};
    check(all, MOST);
}

/* Two lists crossed: every set of one with every set of the other, as far as the money goes. */
static void crossed(void **state)
{
    (void)state;
    struct bg_option ones[] = {
        {.steps = 1, .cost = dec("0"), .points = bg_ratio_int(arena, 1)},
        {.steps = 2, .cost = dec("5"), .failed = 1, .points = bg_ratio_int(arena, 4)}};
    struct bg_option others[] = {
        {.steps = 4, .cost = dec("1")},
        {.steps = 8, .cost = dec("2"), .failed = 2, .points = bg_ratio_int(arena, 7)}};
    struct bg_option items[8];
    struct bg_options a = {ones, 2}, b = {others, 2}, out = {items, 0};
    struct bg_dec budget = dec("6");
    struct bg_advice advice = {0};
    struct bg_advising advising = {.arena = arena, .pool = arena, .advice = &advice};
    static const struct {
        uint64_t steps;
        const char *cost, *points;
        int64_t failed;
    } want[] = {{5, "1", "1", 0}, {9, "2", "8", 2}, {6, "6", "4", 1}, {10, "7", "11", 3}};
    for (int limited = 0; limited < 2; limited++) {
        advising.budget = limited ? &budget : NULL;
        assert_true(bg_options_cross(&advising, &a, &b, &out));
        assert_int_equal(out.n, limited ? 3 : 4);
        for (size_t i = 0; i < out.n; i++) {
            assert_int_equal(items[i].steps, want[i].steps);
            assert_true(bg_dec_cmp(items[i].cost, dec(want[i].cost)) == 0);
            assert_string_equal(bg_ratio_text(arena, items[i].points), want[i].points);
            assert_int_equal(items[i].failed, want[i].failed);
        }
    }
    advising.budget = NULL;
    ones[1].cost = dec("99999999999999999999999999999999999999");
    others[1].cost = dec("99999999999999999999999999999999999999");
    assert_false(bg_options_cross(&advising, &a, &b, &out));
    assert_int_equal(advice.limit, BG_ADVICE_DIGITS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(none_beats_another), TEST(many_requirements),
                                       TEST(crossed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
