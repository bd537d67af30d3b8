/* Sentences: how they are cut, closed and put together, and values in words. Counts of words are by hand. */
#include "fixture.h"

#include "score/evaluate/explain.h"

#define TEN    "one two three four five six seven eight nine ten"
#define THIRTY TEN " " TEN " " TEN

static void sentences_that_hold(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t words;
        bool holds;
    } rows[] = {
        {"One.", 1, true},     {THIRTY ".", 30, true}, {THIRTY " more.", 31, false},
        {"No stop", 2, false}, {"", 0, false},         {" \t\n\r\f\v", 0, false},
        {"A\tb.", 2, false},   {"A\nb.", 2, false},    {"a\fb\vc\rd", 4, false},
        {" . ", 1, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(bg_words_count(rows[i].text), rows[i].words);
        assert_int_equal(bg_sentence_holds(rows[i].text), rows[i].holds);
    }
}

static void ready_texts_as_sentences(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"the price is missing", "The price is missing."},
        {"The price, ", "The price."},
        {"why?", "Why."},
        {"see:;", "See."},
        {"", "No reason."},
        {"  \n ", "No reason."},
        {".", ".."}, /* one character stays, and the stop is its own */
        {"7 days", "7 days."},
        {"{x", "{x."},
        {"`x", "`x."},
        {"a\n b\t\tc", "A b c."},
        {THIRTY, "One two three four five six seven eight nine ten " TEN " " TEN "."},
        {THIRTY " more", "One two three four five six seven eight nine ten " TEN " " TEN "..."},
        {THIRTY "  ", "One two three four five six seven eight nine ten " TEN " " TEN "."},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(bg_sentence_of(arena, rows[i][0]), rows[i][1]);
}

/* 24 bytes for each word that is kept, never a part of a character: é has two. */
static void labels_that_are_cut(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
        size_t words;
    } rows[] = {
        {"a label", "a label", 2},
        {"a label of", "a label...", 2},
        {"a label  ", "a label", 2},
        {"  a  label", "a label", 2},
        {"", "", 2},
        {"abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwx...", 1},
        {"abcdefghijklmnopqrstuvwx", "abcdefghijklmnopqrstuvwx", 1},
        {"abcdefghijklmnopqrstuvw\xC3\xA9z", "abcdefghijklmnopqrstuvw...", 1},
        {"a b", "...", 0},
        {"\xC3\xA9", "...", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(bg_short_text(arena, rows[i].text, strlen(rows[i].text), rows[i].words),
                            rows[i].want);
}

static const char *sentence(size_t most, const char *label, const char *first, const char *second)
{
    struct bg_sentence s;
    bg_sentence_start(&s, arena);
    s.most = most;
    bg_sentence_label(&s, 0, label);
    bg_sentence_add(&s, 0, " is %s", "here");
    bg_sentence_add(&s, 2, "%s", first);
    bg_sentence_add(&s, 1, "%s", second);
    return bg_sentence_end(&s);
}

/* What is too long loses the part with the highest number first; labels are cut to 30, 12, 10, 8, 7, 6 words
 * before that, and to 5 and 4 only when nothing else is left to lose. */
static void parts_that_are_left_out(void **state)
{
    (void)state;
    assert_string_equal(sentence(0, "ash", " with all", " of it"), "Ash is here with all of it.");
    assert_string_equal(sentence(5, "ash", " with all", " of it"), "Ash is here of it.");
    assert_string_equal(sentence(3, "ash", " with all", " of it"), "Ash is here.");
    assert_string_equal(sentence(12, TEN, " with all", " of it"),
                        "One two three four five six... is here with all of it.");
    assert_string_equal(sentence(10, TEN, " with all", " of it"),
                        "One two three four five six... is here of it.");
    assert_string_equal(sentence(7, TEN, " with all", " of it"),
                        "One two three four five... is here.");
    assert_string_equal(sentence(6, TEN, " with all", " of it"), "One two three four... is here.");
    assert_string_equal(sentence(5, TEN, " with all", " of it"), "One two three four... is...");
    assert_string_equal(sentence(6, "\"" TEN "\"", "", ""), "\"one two three four...\" is here.");
}

/* What does not fit among the parts is left out. */
static void too_many_parts(void **state)
{
    (void)state;
    struct bg_sentence s;
    bg_sentence_start(&s, arena);
    for (int i = 0; i < BG_SENTENCE_PARTS; i++)
        bg_sentence_add(&s, 0, "x");
    bg_sentence_add(&s, 0, "y");
    bg_sentence_put(&s, 0, "z", false);
    const char *plain = bg_sentence_plain(&s);
    assert_int_equal(strlen(plain), BG_SENTENCE_PARTS);
    assert_int_equal(strspn(plain, "x"), BG_SENTENCE_PARTS);
}

static void numbers_in_words(void **state)
{
    (void)state;
    static const struct {
        const char *number, *unit, *want;
    } rows[] = {
        {"1250.5", "USD/hour", "1,250.50 USD/hour"},
        {"1250.5", "hours", "1,250.5 hours"},
        {"1250.5", "", "1,250.5"},
        {"0.12345", "", "0.1235"},
        {"0.00001", "", "0.00001"},
        {"0", "", "0"},
        {"7", "USD", "7.00 USD"},
        {"7.12345", "USD", "7.1235 USD"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(bg_number_words(arena, dec(rows[i].number), rows[i].unit),
                            rows[i].want);
    struct bg_word_pair pair = bg_number_words_apart(arena, dec("1.00001"), dec("1.00002"), "days");
    assert_string_equal(pair.a, "1.00001 days");
    assert_string_equal(pair.b, "1.00002 days");
    pair = bg_number_words_apart(arena, dec("1.00001"), dec("1.00002"), "");
    assert_string_equal(pair.a, "1.00001");
    pair = bg_number_words_apart(arena, dec("1.00001"), dec("1.00001"), "days");
    assert_string_equal(pair.a, "1 days");
    pair = bg_number_words_apart(arena, dec("1"), dec("2"), "days");
    assert_string_equal(pair.b, "2 days");
}

static void values_in_words(void **state)
{
    (void)state;
    static const struct bg_table three = {.rows = 3, .columns = 1};
    struct bg_value text = {.type = BG_V_TEXT}, list = {.type = BG_V_LIST},
                    two[] = {{.type = BG_V_BOOL, .row = -1, .as.truth = true},
                             {.type = BG_V_NUMBER, .row = -1, .as.number = dec("2")}};
    text.as.text.bytes = TEN;
    text.as.text.n = strlen(TEN);
    list.as.list.items = two;
    list.as.list.n = 2;
    const struct {
        struct bg_value value;
        const char *want;
    } rows[] = {
        {{.type = BG_V_NUMBER, .as.number = dec("5")}, "5.00 USD"},
        {text, "\"one two three four five six...\""},
        {{.type = BG_V_BOOL, .as.truth = true}, "yes"},
        {{.type = BG_V_BOOL}, "no"},
        {{.type = BG_V_DATE, .as.days = 0}, "1970-01-01"},
        {{.type = BG_V_MISSING}, "not answered"},
        {{.type = BG_V_ERROR}, "not usable"},
        {{.type = BG_V_TABLE, .as.table = &three}, "3 rows"},
        {list, "yes, 2"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(bg_value_say(arena, &rows[i].value, "USD"), rows[i].want);
}

static void shares_for_show(void **state)
{
    (void)state;
    char text[BG_DEC_TEXT];
    const struct bg_ratio *half =
        bg_ratio_div(arena, bg_ratio_int(arena, 1), bg_ratio_int(arena, 8));
    assert_string_equal(bg_dec_text(bg_ratio_show(half, 2), text), "0.13");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sentences_that_hold),     TEST(ready_texts_as_sentences), TEST(labels_that_are_cut),
        TEST(parts_that_are_left_out), TEST(too_many_parts),           TEST(numbers_in_words),
        TEST(values_in_words),         TEST(shares_for_show),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
