/* A reason in words: its row's sentence with the arguments in their places. */
#include "score/words/words.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "score/evaluate/explain.h"

struct saying {
    struct bg_sentence sentence;
    enum bg_language language;
};

/* Spanish needs more words for the same. */
static const size_t words_most[] = {[BG_ENGLISH] = BG_SENTENCE_WORDS, [BG_SPANISH] = 38};

/* -- one argument ------------------------------------------------------------------------------ */

static const char *say_number_text(struct bg_arena *arena, const struct bg_arg *arg)
{
    char text[BG_DEC_TEXT];
    if (arg->places == BG_ARG_USUAL_PLACES)
        return bg_number_words(arena, arg->as.number, arg->text);
    bg_dec_grouped(arg->as.number, arg->places, text);
    return bg_arena_printf(arena, "%s%s%s", text, arg->text[0] ? " " : "", arg->text);
}

static const char *in_spanish(struct bg_arena *arena, const char *text)
{
    static const char *const words[][2] = {
        {"days", "días"},        {"day", "día"},         {"hours", "horas"},
        {"hour", "hora"},        {"minutes", "minutos"}, {"minute", "minuto"},
        {"seconds", "segundos"}, {"second", "segundo"},  {"and", "y"},
        {"less", "menos"},       {"than", "de"},         {"a", "un"},
    };
    struct bg_buf out;
    bg_buf_init(&out, arena);
    while (*text != '\0') {
        size_t n = strcspn(text, " "), at = 0;
        while (at < sizeof words / sizeof *words &&
               (strlen(words[at][0]) != n || memcmp(words[at][0], text, n) != 0))
            at++;
        if (at < sizeof words / sizeof *words)
            bg_buf_puts(&out, words[at][1]);
        else
            bg_buf_put(&out, text, n);
        text += n;
        if (*text == ' ')
            bg_buf_putc(&out, *text++);
    }
    return bg_buf_text(&out);
}

/* "2 hours and 5 minutes": the units are few, so each word has its own. */
static const char *duration_text(struct bg_arena *arena, enum bg_language language, int64_t micros)
{
    char text[BG_DURATION_TEXT];
    bg_duration_text(micros, text);
    return language == BG_SPANISH ? in_spanish(arena, text) : bg_arena_printf(arena, "%s", text);
}

static const char *say_quoted(struct bg_arena *arena, enum bg_language language, const char *text)
{
    return language == BG_SPANISH ? bg_arena_printf(arena, "«%s»", text)
                                  : bg_arena_printf(arena, "\"%s\"", text);
}

/* A whole sentence inside another one: without its full stop. */
static const char *clause(struct bg_arena *arena, enum bg_language language,
                          const struct bg_reason *reason)
{
    const char *text = bg_reason_words(arena, language, reason);
    size_t n = strlen(text);
    while (n > 0 && text[n - 1] == '.')
        n--;
    return bg_arena_text(arena, text, n);
}

static const char *say_listed(struct bg_arena *arena, enum bg_language language,
                              const struct bg_arg *arg)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < arg->as.count; i++)
        bg_buf_puts(&out, bg_reason_words(arena, language, &arg->rows[i]));
    return bg_buf_text(&out);
}

const char *bg_arg_words(struct bg_arena *arena, enum bg_language language,
                         const struct bg_arg *arg)
{
    char date[BG_DATE_TEXT];
    const char *text;
    switch (arg->kind) {
    case BG_ARG_QUOTE:
        return say_quoted(arena, language, arg->text);
    case BG_ARG_NUMBER:
    case BG_ARG_MONEY:
    case BG_ARG_POINTS:
    case BG_ARG_PERCENT:
        return say_number_text(arena, arg);
    case BG_ARG_AMOUNT:
        text = bg_number_words(arena, arg->as.number, arg->text);
        return bg_arena_text(arena, text, strcspn(text, " "));
    case BG_ARG_COUNT:
        return bg_arena_printf(arena, "%zu", arg->as.count);
    case BG_ARG_DATE:
        return bg_arena_printf(arena, "%s", bg_date_text(arg->as.days, date));
    case BG_ARG_DURATION:
        return duration_text(arena, language, arg->as.days);
    case BG_ARG_PHRASE:
        return bg_reason_words(arena, language, arg->rows);
    case BG_ARG_SENTENCE:
        return clause(arena, language, arg->rows);
    case BG_ARG_LIST:
        return say_listed(arena, language, arg);
    default:
        return arg->text;
    }
}

/* -- a row ------------------------------------------------------------------------------------- */

static void say_put_row(struct saying *s, const struct bg_reason *reason, int drop);

/* The argument of the place at *at, which is behind its brace; *at is moved behind the place. */
static const struct bg_arg *say_place_of(const struct bg_reason *reason, const char **at,
                                         bool *shrinks, bool *inside)
{
    const char *name = *at;
    *shrinks = *name == '~';
    *inside = *name == '_';
    name += *shrinks || *inside;
    size_t n = strcspn(name, "}");
    *at = name + n + (name[n] == '}');
    for (size_t i = 0; i < BG_REASON_ARGS && reason->row->places[i].name != NULL; i++)
        if (strlen(reason->row->places[i].name) == n &&
            memcmp(reason->row->places[i].name, name, n) == 0)
            return &reason->args[i];
    return NULL;
}

static void say_put_arg(struct saying *s, const struct bg_arg *arg, int drop, bool shrinks,
                        bool inside)
{
    struct bg_arena *arena = s->sentence.arena;
    if (arg->kind == BG_ARG_PHRASE && !shrinks && !inside && !arg->rows->row->sentence) {
        say_put_row(s, arg->rows, drop);
        return;
    }
    const char *text = bg_arg_words(arena, s->language, arg);
    if (inside) {
        struct bg_buf out;
        bg_buf_init(&out, arena);
        bg_text_inside(&out, text);
        text = bg_buf_text(&out);
    }
    bg_sentence_put(&s->sentence, drop, text, shrinks);
}

static bool say_is_whole(const struct bg_reason *reason, const char *from, const char *end)
{
    while ((from = memchr(from, '{', (size_t)(end - from))) != NULL) {
        bool shrinks, inside;
        from++;
        const struct bg_arg *arg = say_place_of(reason, &from, &shrinks, &inside);
        if (arg == NULL || arg->kind == BG_ARG_NONE)
            return false;
    }
    return true;
}

static void say_put_span(struct saying *s, const struct bg_reason *reason, const char *from,
                         const char *end, int drop)
{
    while (from < end) {
        size_t n = strcspn(from, "{[");
        if (n > (size_t)(end - from))
            n = (size_t)(end - from);
        if (n > 0)
            bg_sentence_put(&s->sentence, drop, bg_arena_text(s->sentence.arena, from, n), false);
        from += n;
        if (from < end && *from == '{') {
            bool shrinks, inside;
            from++;
            const struct bg_arg *arg = say_place_of(reason, &from, &shrinks, &inside);
            if (arg != NULL)
                say_put_arg(s, arg, drop, shrinks, inside);
        } else if (from < end) {
            const char *close = strchr(from, ']');
            int own = from[1] - '0';
            if (say_is_whole(reason, from + 2, close))
                say_put_span(s, reason, from + 2, close, own > drop ? own : drop);
            from = close + 1;
        }
    }
}

static void say_put_row(struct saying *s, const struct bg_reason *reason, int drop)
{
    const char *words = reason->row->words[s->language];
    say_put_span(s, reason, words, words + strlen(words), drop);
}

/* The date is not said twice. */
static bool names_date(struct bg_arena *arena, enum bg_language language,
                       const struct bg_reason *reason, const char **inner)
{
    if (reason->row != &bg_reason_rows[BG_R_FROM_DATE])
        return false;
    *inner = bg_reason_words(arena, language, reason->args[1].rows);
    return strstr(*inner, bg_arg_words(arena, language, &reason->args[0])) != NULL;
}

const char *bg_reason_words(struct bg_arena *arena, enum bg_language language,
                            const struct bg_reason *reason)
{
    const char *inner;
    struct saying s = {.language = language};
    if (reason->row == NULL)
        return "";
    if (names_date(arena, language, reason, &inner))
        return inner;
    bg_sentence_start(&s.sentence, arena);
    s.sentence.most = words_most[language];
    say_put_row(&s, reason, 0);
    return reason->row->sentence ? bg_sentence_end(&s.sentence) : bg_sentence_plain(&s.sentence);
}
