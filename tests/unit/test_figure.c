/* Sums and quotients of a model's figures with their ranges: what has no range is its value at both ends, what
 * is missing is in no sum, and what is too large to write down is said. */
#include "fixture.h"

#include "score/evaluate/measure.h"

/* "5", "5 4 7" with its range, "-" missing, "!" an error. */
static struct bg_figure figure_of(const char *text)
{
    struct bg_value *parts[3];
    struct bg_figure out = {BG_MISSING, BG_MISSING, BG_MISSING};
    char word[64];
    int used = 0;
    parts[0] = &out.value;
    parts[1] = &out.low;
    parts[2] = &out.high;
    for (int i = 0; i < 3 && sscanf(text, "%63s%n", word, &used) == 1; i++, text += used) {
        if (*word == '!')
            parts[i]->type = BG_V_ERROR;
        else if (strcmp(word, "-") != 0)
            *parts[i] = (struct bg_value){BG_V_NUMBER, .row = -1, .as.number = dec(word)};
    }
    return out;
}

static const char *words_of(const struct bg_figure *figure)
{
    const struct bg_value *parts[] = {&figure->value, &figure->low, &figure->high};
    const char *out = "";
    char text[BG_DEC_TEXT];
    for (int i = 0; i < 3; i++)
        out = bg_arena_printf(arena, "%s%s%s", out, i ? " " : "",
                              parts[i]->type == BG_V_NUMBER ? bg_dec_text(parts[i]->as.number, text)
                              : parts[i]->type == BG_V_ERROR ? "!"
                                                             : "-");
    return out;
}

#define NINES "99999999999999999999999999999999999999"

static void sums(void **state)
{
    (void)state;
    static const struct {
        const char *figures[4], *want;
        size_t counted;
    } rows[] = {
        {{"5", "7"}, "12 - -", 2},
        {{"-", "7"}, "7 - -", 1},
        {{"7", "-"}, "7 - -", 1},
        {{"-"}, "- - -", 0},
        {{"5 4 8", "7 6 9"}, "12 10 17", 2},
        {{"5 4 8", "7"}, "12 11 15", 2},
        {{"5", "7 6 9"}, "12 11 14", 2},
        {{"5 4 8", "7", "1 0 1"}, "13 11 16", 3},
        {{"!", "7"}, "! - -", 2},
        {{"7", "!"}, "! - -", 2},
        {{NINES, NINES}, "! - -", 2},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_figure sum = figure_of("-");
        size_t counted = 0;
        for (size_t k = 0; rows[i].figures[k]; k++) {
            struct bg_figure figure = figure_of(rows[i].figures[k]);
            bg_figure_add(&sum, &counted, &figure);
        }
        if (strcmp(words_of(&sum), rows[i].want) != 0 || counted != rows[i].counted)
            fail_msg("row %zu: %s of %zu", i, words_of(&sum), counted);
    }
}

static void quotients(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b, *want;
    } rows[] = {
        {"12", "4", "3 - -"},
        {"12 8 16", "4", "3 2 4"},
        {"12 8 16", "4 2 8", "3 - -"}, /* the ends of both do not belong together */
        {"12", "4 2 8", "3 - -"},
        {"12", "0", "- - -"}, /* nothing to divide by is no mistake */
        {"12", "-", "- - -"},
        {"-", "4", "- - -"},
        {"!", "4", "! - -"},
        {"12", "!", "! - -"},
        {NINES, "0.00000000000000000001", "! - -"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_figure a = figure_of(rows[i].a), b = figure_of(rows[i].b);
        struct bg_figure out = bg_figure_over(&a, &b);
        if (strcmp(words_of(&out), rows[i].want) != 0)
            fail_msg("row %zu: %s", i, words_of(&out));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(sums), TEST(quotients)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
