/* Buffers, UTF-8, safe display, hashes. */
#include "base/text.h"

#include "base/hash.h"
#include "fixture.h"

static void buffer_grows(void **state)
{
    (void)state;
    struct bg_buf buf;
    bg_buf_init(&buf, arena);
    assert_string_equal(bg_buf_text(&buf), "");
    for (int i = 0; i < 1000; i++)
        bg_buf_printf(&buf, "%d,", i);
    bg_buf_putc(&buf, '!');
    bg_buf_puts(&buf, "end");
    bg_buf_put(&buf, NULL, 0);
    assert_int_equal(buf.size, 10 * 2 + 90 * 3 + 900 * 4 + 4);
    assert_string_equal(bg_buf_text(&buf) + buf.size - 8, "999,!end");
}

static void json_text_is_escaped(void **state)
{
    (void)state;
    static const struct {
        const char *in;
        const char *want;
    } rows[] = {
        {"", "\"\""},
        {"plain", "\"plain\""},
        {"a\"b\\c", "\"a\\\"b\\\\c\""},
        {"\b\t\n\f\r", "\"\\b\\t\\n\\f\\r\""},
        {"\x01\x1f\x7f", "\"\\u0001\\u001f\\u007f\""},
        {"\xC3\xA9\xE2\x82\xAC", "\"\xC3\xA9\xE2\x82\xAC\""},
        {"x\xE9y", "\"x\\ufffdy\""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_buf buf;
        bg_buf_init(&buf, arena);
        bg_buf_json(&buf, rows[i].in, -1);
        assert_string_equal(bg_buf_text(&buf), rows[i].want);
    }
}

static void utf8_lengths(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t want;
    } rows[] = {
        {"a", 1},
        {"\xC3\xA9", 2},
        {"\xE2\x82\xAC", 3},
        {"\xF0\x9F\x98\x80", 4},
        {"\xF4\x8F\xBF\xBF", 4},
        {"\xEF\xBF\xBE", 3},
        {"\x80", 0},             /* a tail alone */
        {"\xC0\x80", 0},         /* overlong NUL */
        {"\xC1\xBF", 0},         /* overlong */
        {"\xE0\x9F\xBF", 0},     /* overlong */
        {"\xF0\x8F\xBF\xBF", 0}, /* overlong */
        {"\xED\xA0\x80", 0},     /* surrogate */
        {"\xF4\x90\x80\x80", 0}, /* past U+10FFFF */
        {"\xF5\x80\x80\x80", 0},
        {"\xFF", 0},
        {"\xE2\x82", 0}, /* cut short */
        {"\xC3(", 0},
        {"", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(bg_utf8_length(rows[i].bytes, strlen(rows[i].bytes)), rows[i].want);
    assert_int_equal(bg_utf8_count("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", 10), 4);
}

static void hidden_characters_show(void **state)
{
    (void)state;
    static const struct {
        const char *in;
        const char *want;
    } rows[] = {
        {"Caf\xC3\xA9 Ltd", "Caf\xC3\xA9 Ltd"},
        {"a\xE2\x80\xAEzyx", "a<U+202E>zyx"},
        {"\x1b[31m", "<U+001B>[31m"},
        {"a\xE2\x80\x8B"
         "b",
         "a<U+200B>b"},
        {"a\tb\n", "a<U+0009>b<U+000A>"},
        {"\xC2\x9B", "<U+009B>"},
        {"\xE9t\xE9", "<E9>t<E9>"},
        {"\xEF\xBB\xBFx", "<U+FEFF>x"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_buf buf;
        bg_buf_init(&buf, arena);
        bg_text_visible(&buf, rows[i].in, strlen(rows[i].in));
        assert_string_equal(bg_buf_text(&buf), rows[i].want);
    }
}

static void ids_become_paths(void **state)
{
    (void)state;
    struct bg_buf buf;
    bg_buf_init(&buf, arena);
    bg_text_path(&buf, "../Lot 1_a-B.\xC3\xA9%");
    assert_string_equal(bg_buf_text(&buf), "%2E%2E%2FLot%201_a-B%2E%C3%A9%25");
}

/* The examples of FIPS 180-4's test vectors. */
static void sha256_of_known_texts(void **state)
{
    (void)state;
    unsigned char hash[32];
    char hex[65];
    bg_sha256("abc", 3, hash);
    bg_sha256_hex(hash, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    bg_sha256("", 0, hash);
    bg_sha256_hex(hash, hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

/* Names and acronyms keep their capital inside a sentence; common words do not. */
static void labels_inside_sentences(void **state)
{
    static const struct {
        const char *label, *want;
    } rows[] = {
        {"Hourly wage", "hourly wage"},
        {"Wage", "wage"},
        {"Employer's payment for health", "employer's payment for health"},
        {"Los Angeles airport wage", "Los Angeles airport wage"},
        {"D.C. living wage", "D.C. living wage"},
        {"EMR of three years", "EMR of three years"},
        {"OSHA-10 cards", "OSHA-10 cards"},
        {"Service Contract Act: contract value", "Service Contract Act: contract value"},
        {"Service hours", "service hours"},
        {"Living Hours", "Living Hours"},
        {"Living wage", "living wage"},
        {"New York wage", "New York wage"},
        {"New hires", "new hires"},
        {"The Hawaii rate", "the Hawaii rate"},
        {"A rate", "a rate"},
        {"Work: kind", "work: kind"},
        {"Year-end bonus", "Year-end bonus"},
        {"hours a week", "hours a week"},
        {"Zzyzx", "Zzyzx"},
        {"\xC3\x84rzte", "\xC3\x84rzte"},
        {"", ""},
    };
    static const char *const words[] = {
#define WORD(word) word,
#include "base/common_words.def"
#undef WORD
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bg_buf out;
        bg_buf_init(&out, arena);
        bg_text_inside(&out, rows[i].label);
        assert_string_equal(bg_buf_text(&out), rows[i].want);
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct bg_buf out;
        char *label = bg_arena_text(arena, words[i], strlen(words[i]));
        assert_true(i == 0 || strcmp(words[i - 1], words[i]) < 0);
        label[0] = (char)(label[0] - 'a' + 'A');
        bg_buf_init(&out, arena);
        bg_text_inside(&out, label);
        assert_string_equal(bg_buf_text(&out), words[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(buffer_grows),
        TEST(json_text_is_escaped),
        TEST(labels_inside_sentences),
        cmocka_unit_test(utf8_lengths),
        TEST(hidden_characters_show),
        TEST(ids_become_paths),
        cmocka_unit_test(sha256_of_known_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
