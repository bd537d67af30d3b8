/* Exact fractions: on words, beyond them, and back. Expected values by hand or by Python's
 * fractions module. */
#include "fixture.h"

#include <sys/resource.h>

#include "base/ratio.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1 /* clang's way of saying it */
#endif
#endif

#define LARGEST  "170141183460469231731687303715884105727"
#define SMALLEST "-170141183460469231731687303715884105727"

/* "9/7" or a decimal */
static const struct bg_ratio *ratio(const char *text)
{
    const char *bar = strchr(text, '/');
    char num[64] = "";
    if (bar == NULL)
        return bg_ratio_dec(arena, dec(text));
    memcpy(num, text, (size_t)(bar - text));
    return bg_ratio_div(arena, bg_ratio_dec(arena, dec(num)), bg_ratio_dec(arena, dec(bar + 1)));
}

static void reduces_to_lowest_terms(void **state)
{
    (void)state;
    static const struct {
        const char *in, *want;
    } rows[] = {
        {"0", "0"},
        {"0/5", "0"},
        {"6/4", "3/2"},
        {"-6/4", "-3/2"},
        {"6/-4", "-3/2"},
        {"1200.50", "2401/2"},
        {"0.125", "1/8"},
        {"-0.000000000000000001", "-1/1000000000000000000"},
        {"1e-30", "1/1000000000000000000000000000000"},
        {"9223372036854775807", "9223372036854775807"},
        {"-9223372036854775808", "-9223372036854775808"},
        {LARGEST, LARGEST},
        {"170141183460469231731687303715884105727/170141183460469231731687303715884105727", "1"},
        {"1/9223372036854775808", "1/9223372036854775808"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(bg_ratio_text(arena, ratio(rows[i].in)), rows[i].want);
    assert_string_equal(bg_ratio_text(arena, bg_ratio_int(arena, INT64_MIN)),
                        "-9223372036854775808");
}

typedef const struct bg_ratio *operation(struct bg_arena *, const struct bg_ratio *,
                                         const struct bg_ratio *);

static void calculates_exactly(void **state)
{
    (void)state;
    static const struct {
        operation *apply;
        const char *a, *b, *want;
    } rows[] = {
        {bg_ratio_add, "1/3", "1/6", "1/2"},
        {bg_ratio_add, "1/6", "-1/6", "0"},
        {bg_ratio_sub, "1/6", "1/10", "1/15"},
        {bg_ratio_mul, "2/3", "9/4", "3/2"},
        {bg_ratio_mul, "0", "9/4", "0"},
        {bg_ratio_div, "1", "-3/7", "-7/3"},
        {bg_ratio_div, "0", "5", "0"},
        {bg_ratio_add, "9223372036854775807", "1", "9223372036854775808"},
        {bg_ratio_sub, "9223372036854775808", "1", "9223372036854775807"},
        {bg_ratio_sub, "-9223372036854775807", "9223372036854775807", "-18446744073709551614"},
        {bg_ratio_mul, "9223372036854775807", "9223372036854775807",
         "85070591730234615847396907784232501249"},
        {bg_ratio_div, LARGEST, LARGEST, "1"},
        {bg_ratio_add, "1/9223372036854775807", "1/9223372036854775806",
         "18446744073709551613/85070591730234615838173535747377725442"},
        {bg_ratio_sub, "1/9223372036854775808", "1/9223372036854775808", "0"},
        {bg_ratio_mul, LARGEST, LARGEST,
         "28948022309329048855892746252171976962977213799489202546401021394546514198529"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct bg_ratio *out = rows[i].apply(arena, ratio(rows[i].a), ratio(rows[i].b));
        assert_string_equal(bg_ratio_text(arena, out), rows[i].want);
    }
}

/* 1 + 1/2 + ... + 1/60, there and back again: through words, GMP and words. */
static void goes_beyond_words_and_back(void **state)
{
    (void)state;
    const struct bg_ratio *sum = bg_ratio_int(arena, 0);
    const struct bg_ratio *one = bg_ratio_int(arena, 1);
    for (int64_t i = 1; i <= 60; i++)
        sum = bg_ratio_add(arena, sum, bg_ratio_div(arena, one, bg_ratio_int(arena, i)));
    assert_string_equal(bg_ratio_text(arena, sum),
                        "15117092380124150817026911/3230237388259077233637600");
    for (int64_t i = 60; i >= 1; i--)
        sum = bg_ratio_sub(arena, sum, bg_ratio_div(arena, one, bg_ratio_int(arena, i)));
    assert_string_equal(bg_ratio_text(arena, sum), "0");
    assert_true(bg_ratio_is_int(sum));
}

static void compares(void **state)
{
    (void)state;
    static const char *const ascending[] = {
        SMALLEST,
        "-9223372036854775808",
        "-9223372036854775807",
        "-1/3",
        "0",
        "1/9223372036854775808",
        "1/9223372036854775807",
        "1/3",
        "0.333333333333333334",
        "9223372036854775806/9223372036854775807",
        "1",
        "9223372036854775808",
        LARGEST,
    };
    for (size_t i = 0; i < COUNT(ascending); i++) {
        assert_int_equal(bg_ratio_sign(ratio(ascending[i])), (i > 4) - (i < 4));
        for (size_t j = 0; j < COUNT(ascending); j++)
            assert_int_equal(bg_ratio_cmp(ratio(ascending[i]), ratio(ascending[j])),
                             (i > j) - (i < j));
    }
}

static void rounds(void **state)
{
    (void)state;
    static const struct {
        const char *in;
        int places;
        const char *up, *even, *cut; /* NULL: does not fit */
    } rows[] = {
        {"2/3", 2, "0.67", "0.67", "0.66"},
        {"-2/3", 2, "-0.67", "-0.67", "-0.66"},
        {"1/2", 0, "1", "0", "0"},
        {"3/2", 0, "2", "2", "1"},
        {"-5/2", 0, "-3", "-2", "-2"},
        {"803/200", 2, "4.02", "4.02", "4.01"},
        {"1/3", 30, "0.333333333333333333333333333333", "0.333333333333333333333333333333",
         "0.333333333333333333333333333333"},
        {"9223372036854775807", 20, NULL, NULL, NULL},
        {"1/9223372036854775808", 19, "0.0000000000000000001", "0.0000000000000000001",
         "0.0000000000000000001"},
        {"9223372036854775807/2", 0, "4611686018427387904", "4611686018427387904",
         "4611686018427387903"},
        {"170141183460469231731687303715884105727/2", 0, "85070591730234615865843651857942052864",
         "85070591730234615865843651857942052864", "85070591730234615865843651857942052863"},
        {LARGEST, 0, LARGEST, LARGEST, LARGEST},
        {LARGEST, 1, NULL, NULL, NULL},
        {"3000/11", 1, "272.7", "272.7", "272.7"},
        {"1", 31, NULL, NULL, NULL},
    };
    char text[BG_DEC_TEXT];
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *const want[] = {
            [BG_HALF_UP] = rows[i].up, [BG_HALF_EVEN] = rows[i].even, [BG_TRUNCATE] = rows[i].cut};
        for (int mode = BG_HALF_UP; mode <= BG_TRUNCATE; mode++) {
            struct bg_dec out = {0};
            bool fits =
                bg_ratio_round(ratio(rows[i].in), rows[i].places, (enum bg_rounding)mode, &out);
            if (fits != (want[mode] != NULL))
                fail_msg("%s at %d: fits is %d", rows[i].in, rows[i].places, fits);
            if (fits)
                assert_string_equal(bg_dec_text(out, text), want[mode]);
        }
    }
}

static void gives_the_nearest_double(void **state)
{
    (void)state;
    assert_true(bg_ratio_double(ratio("1/3")) == 1.0 / 3.0);
    assert_true(bg_ratio_double(ratio("-1200.505")) == -1200.505);
    assert_true(bg_ratio_double(ratio("9007199254740993")) == 9007199254740992.0);
    assert_true(bg_ratio_double(ratio("9007199254740995/9007199254740993")) == 1.0 + 0x1p-52);
    assert_true(bg_ratio_double(ratio(LARGEST)) == 0x1p127);
}

#if !defined(__SANITIZE_ADDRESS__)
static void squares_until_memory_ends(void *unused)
{
    (void)unused;
    const struct bg_ratio *x = ratio("3");
    for (int i = 0; i < 60; i++)
        x = bg_ratio_mul(arena, x, x);
}
#endif

/* GMP itself would end the process here. Sanitizers need more address space than a limit allows. */
static void memory_ends_the_try_and_not_the_process(void **state)
{
    (void)state;
#if defined(__SANITIZE_ADDRESS__)
    skip();
#else
    struct rlimit old;
    bg_ratio_trap_memory();
    assert_int_equal(getrlimit(RLIMIT_AS, &old), 0);
    struct rlimit tight = {.rlim_cur = 256u << 20, .rlim_max = old.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_AS, &tight), 0);
    bool done = bg_arena_try(arena, squares_until_memory_ends, NULL);
    assert_int_equal(setrlimit(RLIMIT_AS, &old), 0);
    assert_false(done);
    bg_arena_reset(arena);
    assert_string_equal(bg_ratio_text(arena, ratio("6/4")), "3/2");
#endif
}

static void squares_a_little(void *unused)
{
    (void)unused;
    const struct bg_ratio *x = ratio("3/7");
    for (int i = 0; i < 8; i++)
        x = bg_ratio_mul(arena, x, bg_ratio_add(arena, x, ratio("1/3")));
}

static void every_failed_allocation_is_clean(void **state)
{
    (void)state;
    bool done = false;
    long n = 0;
    for (; !done && n < 1000; n++) {
        bg_arena_reset(arena);
        bg_arena_fail_after(n);
        done = bg_arena_try(arena, squares_a_little, NULL);
        bg_arena_fail_after(-1);
    }
    assert_true(done);
    assert_true(n > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reduces_to_lowest_terms),
        TEST(calculates_exactly),
        TEST(goes_beyond_words_and_back),
        TEST(compares),
        TEST(rounds),
        TEST(gives_the_nearest_double),
        TEST(every_failed_allocation_is_clean),
        TEST(memory_ends_the_try_and_not_the_process),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
