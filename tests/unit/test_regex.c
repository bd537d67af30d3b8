#include "base/regex.h"

#include <pthread.h>

#include "fixture.h"

static enum bg_match match(const char *pattern, bool whole, const char *text, size_t *from,
                           size_t *to)
{
    const char *error;
    size_t offset;
    const struct bg_regex *regex = bg_regex_new(arena, pattern, whole, 0, &error, &offset);
    assert_non_null(regex);
    return bg_regex_match(regex, text, strlen(text), from, to);
}

static void matches(void **state)
{
    (void)state;
    static const struct {
        const char *pattern;
        bool whole;
        const char *text;
        enum bg_match want;
    } rows[] = {
        {"b+", false, "abbc", BG_MATCH},
        {"b+", true, "abbc", BG_NO_MATCH},
        {"b+", true, "bb", BG_MATCH},
        {"a|ab", true, "ab", BG_MATCH}, /* the whole, also through another branch */
        {"a$", false, "a\n", BG_NO_MATCH},
        {"^.$", false, "\xC3\xA9", BG_MATCH}, /* one character, two bytes */
        {"", true, "", BG_MATCH},
        {"(*LIMIT_MATCH=4000000000)^(a+)+$", false, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!",
         BG_MATCH_LIMIT},
        {"^(a+)+$", false, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", BG_MATCH_LIMIT},
        {"a", false, "\xE9", BG_MATCH_LIMIT}, /* no UTF-8: undecided */
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(match(rows[i].pattern, rows[i].whole, rows[i].text, NULL, NULL),
                         rows[i].want);
    size_t from = 9, to = 9;
    assert_int_equal(match("b+", false, "abbc", &from, &to), BG_MATCH);
    assert_int_equal(from, 1);
    assert_int_equal(to, 3);
}

/* One budget for the whole search, not one for each place where a match may begin: the first pattern took
 * half a second over a thousand letters. What people write is decided all the same. */
static void searches_are_bounded(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *unit;
        enum bg_match want;
    } rows[] = {
        {"\\w+\\S?\\w+\\s?(@|\\W(at)\\W)\\s?\\w+\\s?(\\.|\\W(dot)\\W)\\s?\\w+\\.?\\w+", "1",
         BG_MATCH_LIMIT},
        {"(a+)+$", "a", BG_MATCH},
        {"(?:(?:a|b|ab)*)*c", "ab", BG_NO_MATCH}, /* a c is nowhere: seen before the search */
        {"(?:(?:a|b|ab)*)*[c-d]", "ab", BG_MATCH_LIMIT},
        {".*apprentice.*", "wages and hours ", BG_NO_MATCH},
        {"[a-z]+@[a-z]+\\.[a-z]+", "wages and hours ", BG_NO_MATCH},
        {"(?i)\\b(subcontract\\w*|outsourc\\w*)\\b", "wages and hours ", BG_NO_MATCH},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[1001] = "";
        size_t n = strlen(rows[i].unit);
        for (size_t at = 0; at + n < sizeof text; at += n)
            memcpy(text + at, rows[i].unit, n + 1);
        assert_int_equal(match(rows[i].pattern, false, text, NULL, NULL), rows[i].want);
    }
}

static void authors_are_warned(void **state)
{
    (void)state;
    static const struct {
        const char *pattern;
        bool want;
    } rows[] = {{"(a+)+$", true},           {"\\w+\\s*\\w+\\s*\\w+@", true},
                {"^(?:[^,]*,?)*;$", true},  {"[A-Z]{2}[0-9]{4}", false},
                {"(?i)living wage", false}, {"https?://\\S+", false}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *error;
        size_t offset;
        const struct bg_regex *regex =
            bg_regex_new(arena, rows[i].pattern, false, 0, &error, &offset);
        assert_int_equal(bg_regex_gives_up(regex, rows[i].pattern), rows[i].want);
    }
}

static void faults_have_a_place(void **state)
{
    (void)state;
    static const struct {
        const char *pattern;
        size_t offset;
    } rows[] = {{"a(b", 3}, {"[a", 2}, {"*", 0}, {"a\\C", 3}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *error = NULL;
        size_t offset = 99;
        assert_null(bg_regex_new(arena, rows[i].pattern, false, 0, &error, &offset));
        assert_non_null(error);
        assert_int_equal(offset, rows[i].offset);
    }
    char *huge = bg_arena_alloc(arena, 9001);
    memset(huge, 'a', 9000);
    const char *error = NULL;
    size_t offset;
    assert_null(bg_regex_new(arena, huge, false, 0, &error, &offset));
    assert_non_null(error);
}

static void subjects_are_bounded(void **state)
{
    (void)state;
    const char *error;
    size_t offset;
    const struct bg_regex *small = bg_regex_new(arena, "a", false, 0, &error, &offset);
    const struct bg_regex *large = bg_regex_new(arena, "a", false, 5000, &error, &offset);
    char *text = bg_arena_alloc(arena, 5002);
    memset(text, 'a', 5001);
    assert_int_equal(bg_regex_match(small, text, 1024, NULL, NULL), BG_MATCH);
    assert_int_equal(bg_regex_match(small, text, 1025, NULL, NULL), BG_MATCH_TOO_LONG);
    assert_int_equal(bg_regex_match(large, text, 5000, NULL, NULL), BG_MATCH);
    assert_int_equal(bg_regex_match(large, text, 5001, NULL, NULL), BG_MATCH_TOO_LONG);
}

/* One pattern over texts that take little memory and much (a frame a letter). */
static void *match_in_turn(void *data)
{
    const struct bg_regex *regex = data;
    char much[1000];
    size_t wrong = 0;
    memset(much, 'a', sizeof much);
    for (int i = 0; i < 200; i++) {
        size_t from = 9, to = 9;
        wrong += bg_regex_match(regex, "ab1", 3, &from, &to) != BG_MATCH || from != 0 || to != 3;
        wrong += bg_regex_match(regex, "ab", 2, NULL, NULL) != BG_NO_MATCH;
        if (i % 8 == 7)
            wrong += bg_regex_match(regex, much, sizeof much, NULL, NULL) != BG_NO_MATCH;
    }
    return wrong ? data : NULL;
}

static void one_pattern_serves_many_matches_and_threads(void **state)
{
    (void)state;
    enum { THREADS = 4 };
    const char *error;
    size_t offset;
    pthread_t threads[THREADS];
    void *wrong;
    const struct bg_regex *regex = bg_regex_new(arena, "^(a|b)*[0-9]$", false, 0, &error, &offset);
    assert_null(match_in_turn((void *)regex));
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, match_in_turn, (void *)regex), 0);
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], &wrong), 0);
        assert_null(wrong);
    }
}

static const struct bg_regex *made;

static void make(void *data)
{
    const char *error;
    size_t offset;
    made = bg_regex_new(data, "^(a|b)*[0-9]+$", true, 0, &error, &offset);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    made = NULL;
    for (long n = 0; !made; n++) {
        struct bg_arena *own = bg_arena_new(0);
        assert_true(n < 100);
        bg_arena_fail_after(n);
        bool finished = bg_arena_try(own, make, own);
        bg_arena_fail_after(-1);
        assert_true(finished == (made != NULL));
        bg_arena_free(own);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(matches),
        TEST(searches_are_bounded),
        TEST(authors_are_warned),
        TEST(faults_have_a_place),
        TEST(subjects_are_bounded),
        TEST(one_pattern_serves_many_matches_and_threads),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
