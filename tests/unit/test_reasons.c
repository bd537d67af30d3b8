/* The catalogue of reasons: every row has its places in both languages, renders whole and without what
 * is missing, and keeps the rule of its length; some sentences word for word, as people wrote them. */
#include <ctype.h>

#include "fixture.h"

#include "base/date.h"
#include "score/evaluate/explain.h"
#include "score/words/words.h"

/* -- places ------------------------------------------------------------------------------------ */

struct uses {
    size_t open, grouped; /* how often a place is named outside and inside of a group */
};

static const char *place_name(const char **at)
{
    const char *from = *at + 1;
    from += *from == '~' || *from == '_';
    size_t n = strcspn(from, "}");
    assert_int_equal(from[n], '}');
    *at = from + n + 1;
    return bg_arena_text(arena, from, n);
}

static size_t index_of(const struct bg_reason_row *row, const char *name)
{
    for (size_t i = 0; i < bg_reason_args_n(row); i++)
        if (strcmp(row->places[i].name, name) == 0)
            return i;
    fail_msg("%s: no argument is called %s", row->code, name);
    return 0;
}

static void count_uses(const struct bg_reason_row *row, const char *words, struct uses *uses)
{
    bool grouped = false;
    for (const char *p = words; *p != '\0';) {
        if (*p == '{') {
            size_t i = index_of(row, place_name(&p));
            uses[i].grouped += grouped;
            uses[i].open += !grouped;
            continue;
        }
        assert_false(*p == '}');
        if (*p == '[') {
            assert_false(grouped);
            assert_true(isdigit((unsigned char)p[1]));
        }
        if (*p == ']')
            assert_true(grouped);
        grouped = *p == '[' || (grouped && *p != ']');
        p++;
    }
    assert_false(grouped);
}

static void every_argument_has_its_place(void **state)
{
    (void)state;
    for (size_t r = 0; r < BG_REASON__COUNT; r++) {
        const struct bg_reason_row *row = &bg_reason_rows[r];
        for (int l = 0; l < BG_LANGUAGE__COUNT; l++) {
            struct uses uses[BG_REASON_ARGS] = {{0, 0}};
            assert_non_null(row->words[l]);
            count_uses(row, row->words[l], uses);
            for (size_t i = 0; i < bg_reason_args_n(row); i++) {
                bool optional = row->places[i].optional;
                if (uses[i].open + uses[i].grouped == 0 || (optional && uses[i].open > 0))
                    fail_msg("%s: {%s} in \"%s\"", row->code, row->places[i].name, row->words[l]);
            }
        }
    }
}

/* -- rendering --------------------------------------------------------------------------------- */

static struct bg_arg sample(const struct bg_reason_place *place)
{
    static const struct bg_reason yes = {&bg_reason_rows[BG_R_YES], NULL};
    switch (place->kind) {
    case BG_ARG_NUMBER:
    case BG_ARG_POINTS:
    case BG_ARG_PERCENT:
    case BG_ARG_VALUE:
        return bg_arg_number(place->kind == BG_ARG_VALUE ? BG_ARG_NUMBER : place->kind, dec("7.5"),
                             "");
    case BG_ARG_MONEY:
    case BG_ARG_AMOUNT:
        return bg_arg_number(place->kind, dec("12.3"), "USD");
    case BG_ARG_COUNT:
        return bg_arg_count(3);
    case BG_ARG_DATE:
        return bg_arg_date(0);
    case BG_ARG_DURATION:
        return (struct bg_arg){.kind = BG_ARG_DURATION, .text = "", .as.days = 60000000};
    case BG_ARG_PHRASE:
    case BG_ARG_SENTENCE:
        return bg_arg_row(place->kind, &yes);
    case BG_ARG_LIST:
        return bg_arg_list(&yes, 1);
    default:
        return bg_arg_text(place->kind, "Xyz");
    }
}

static void check_words(const struct bg_reason_row *row, int language, const char *words)
{
    if (strpbrk(words, "{}[]") != NULL || words[0] == '\0')
        fail_msg("%s: \"%s\"", row->code, words);
    if (row->sentence && (bg_words_count(words) > (language == BG_ENGLISH ? 30u : 38u) ||
                          words[strlen(words) - 1] != '.' || strstr(words, "...") != NULL))
        fail_msg("%s is no sentence: \"%s\"", row->code, words);
}

static void every_row_renders(void **state)
{
    (void)state;
    for (size_t r = 0; r < BG_REASON__COUNT; r++)
        for (int l = 0; l < BG_LANGUAGE__COUNT; l++)
            for (int whole = 0; whole < 2; whole++) {
                const struct bg_reason_row *row = &bg_reason_rows[r];
                struct bg_arg args[BG_REASON_ARGS];
                size_t n = bg_reason_args_n(row);
                for (size_t i = 0; i < n; i++)
                    args[i] =
                        whole || !row->places[i].optional ? sample(&row->places[i]) : bg_arg_none();
                struct bg_reason reason = bg_reason_make(arena, (enum bg_reason_code)r, args, n);
                check_words(row, l, bg_reason_words(arena, (enum bg_language)l, &reason));
            }
}

/* The letters of a row beside its places. */
static size_t letters(const char *words)
{
    size_t n = 0;
    bool inside = false;
    for (; *words != '\0'; words++) {
        inside = *words == '{' || (inside && *words != '}');
        n += !inside && isalpha((unsigned char)*words);
    }
    return n;
}

static void every_row_is_translated(void **state)
{
    (void)state;
    for (size_t r = 0; r < BG_REASON__COUNT; r++) {
        const struct bg_reason_row *row = &bg_reason_rows[r];
        bool same = r == BG_R_NO || r == BG_R_SHOWN_TOTAL || r == BG_R_OUTCOME_ERROR ||
                    r == BG_R_STATUS_PROVISIONAL; /* are the same word in both */
        if (letters(row->words[BG_ENGLISH]) > 0 && !same &&
            strcmp(row->words[BG_ENGLISH], row->words[BG_SPANISH]) == 0)
            fail_msg("%s has no Spanish", row->code);
    }
}

/* -- word for word ----------------------------------------------------------------------------- */

static struct bg_reason below_the_living_wage(void)
{
    struct bg_arg who = BG_PHRASE(arena, WORKERS_OF, bg_arg_number(BG_ARG_NUMBER, dec("14"), ""),
                                  bg_arg_number(BG_ARG_NUMBER, dec("32"), ""));
    struct bg_arg by =
        BG_PHRASE(arena, SHORT, bg_arg_number(BG_ARG_AMOUNT, dec("1.97"), "USD/hour"));
    int64_t from;
    assert_true(bg_date_parse("2025-09-29", 10, &from));
    return BG_REASON(
        arena, FAILED_NAMED, bg_arg_text(BG_ARG_LABEL, "lowest hourly wage"),
        bg_arg_quantity(dec("15.2"), "USD/hour"), bg_arg_text(BG_ARG_PARAM, "the living wage"),
        bg_arg_quantity(dec("17.17"), "USD/hour"), bg_arg_date(from),
        bg_arg_text(BG_ARG_SOURCE, "Maryland living wage"), by, who, bg_arg_none(), bg_arg_none());
}

static void sentences_are_as_written(void **state)
{
    (void)state;
    struct bg_reason reason = below_the_living_wage();
    assert_string_equal(bg_reason_words(arena, BG_ENGLISH, &reason),
                        "Lowest hourly wage is 15.20 USD/hour; the living wage is 17.17 USD/hour "
                        "from 2025-09-29 (Maryland living wage): 1.97 short for 14 of 32 workers.");
    assert_string_equal(
        bg_reason_words(arena, BG_SPANISH, &reason),
        "Lowest hourly wage es 15.20 USD/hour; the living wage es 17.17 USD/hour "
        "desde 2025-09-29 (Maryland living wage): faltan 1.97 para 14 de 32 personas "
        "trabajadoras.");
    struct bg_arg missing = bg_arg_sentence(
        arena, BG_REASON(arena, MISSING_ANSWER, bg_arg_text(BG_ARG_LABEL, "Price")));
    reason = BG_REASON(arena, MISSING_FAIL, missing);
    assert_string_equal(bg_reason_words(arena, BG_ENGLISH, &reason),
                        "\"Price\" is not answered, which eliminates the bid.");
    assert_string_equal(bg_reason_words(arena, BG_SPANISH, &reason),
                        "No se ha contestado «Price», lo que excluye la oferta.");
}

/* A date that the sentence names already is not said twice. */
static void dates_are_said_once(void **state)
{
    (void)state;
    int64_t from, later;
    assert_true(bg_date_parse("2025-09-29", 10, &from));
    assert_true(bg_date_parse("2026-09-28", 10, &later));
    struct bg_arg inner = bg_arg_sentence(arena, below_the_living_wage());
    struct bg_reason same = BG_REASON(arena, FROM_DATE, bg_arg_date(from), inner);
    struct bg_reason other = BG_REASON(arena, FROM_DATE, bg_arg_date(later), inner);
    const char *words = bg_reason_words(arena, BG_ENGLISH, &same);
    assert_int_equal(strncmp(words, "Lowest hourly wage", 18), 0);
    words = bg_reason_words(arena, BG_ENGLISH, &other);
    assert_int_equal(strncmp(words, "From 2026-09-28: lowest hourly wage", 35), 0);
}

/* Too long: what matters least goes, the highest figure first. */
static void long_sentences_leave_parts_out(void **state)
{
    (void)state;
    const char *name = "a figure whose name goes on and on for a great many words that nobody "
                       "would want to read in one sentence about a wage";
    struct bg_reason reason = below_the_living_wage();
    struct bg_arg *args = (struct bg_arg *)reason.args;
    args[5] = bg_arg_text(BG_ARG_SOURCE, name);
    const char *words = bg_reason_words(arena, BG_ENGLISH, &reason);
    assert_true(bg_sentence_holds(words));
    assert_non_null(strstr(words, "15.20 USD/hour; the living wage is 17.17 USD/hour"));
}

static void durations_in_spanish(void **state)
{
    (void)state;
    struct bg_arg arg = {.kind = BG_ARG_DURATION, .text = "", .as.days = 7500000000};
    assert_string_equal(bg_arg_words(arena, BG_ENGLISH, &arg), "2 hours and 5 minutes");
    assert_string_equal(bg_arg_words(arena, BG_SPANISH, &arg), "2 horas y 5 minutos");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_argument_has_its_place), TEST(every_row_renders),
        TEST(every_row_is_translated),      TEST(sentences_are_as_written),
        TEST(dates_are_said_once),          TEST(long_sentences_leave_parts_out),
        TEST(durations_in_spanish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
