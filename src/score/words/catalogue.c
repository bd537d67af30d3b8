/* The rows of the catalogue, and making a reason of one. */
#include "score/words/words.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"

#define ARG(kind, name)                                                                            \
    {                                                                                              \
        BG_ARG_##kind, name, false                                                                 \
    }
#define MAY(kind, name)                                                                            \
    {                                                                                              \
        BG_ARG_##kind, name, true                                                                  \
    }
#define NOTHING                                                                                    \
    {                                                                                              \
        BG_ARG_NONE, NULL, false                                                                   \
    }
#define UNPACK(...)                                                                                \
    {                                                                                              \
        __VA_ARGS__                                                                                \
    }

const struct bg_reason_row bg_reason_rows[BG_REASON__COUNT] = {
#define REASON(code, args, english, spanish)                                                       \
    [BG_R_##code] = {#code, true, UNPACK args, {[BG_ENGLISH] = english, [BG_SPANISH] = spanish}},
#define WORDS(code, args, english, spanish)                                                        \
    [BG_R_##code] = {#code, false, UNPACK args, {[BG_ENGLISH] = english, [BG_SPANISH] = spanish}},
#include "score/words/reasons.def"
#undef REASON
#undef WORDS
};

const char *bg_word(enum bg_language language, enum bg_reason_code code)
{
    return bg_reason_rows[code].words[language];
}

size_t bg_reason_args_n(const struct bg_reason_row *row)
{
    size_t n = 0;
    while (n < BG_REASON_ARGS && row->places[n].name != NULL)
        n++;
    return n;
}

const char *bg_reason_code_text(struct bg_arena *arena, const struct bg_reason_row *row)
{
    char *text = bg_arena_text(arena, row->code, strlen(row->code));
    for (char *p = text; *p != '\0'; p++)
        *p = *p >= 'A' && *p <= 'Z' ? (char)(*p - 'A' + 'a') : *p;
    return text;
}

static bool catalogue_fits(const struct bg_reason_place *place, const struct bg_arg *arg)
{
    if (arg->kind == BG_ARG_NONE)
        return place->optional;
    if (place->kind == BG_ARG_NUMBER)
        return arg->kind == BG_ARG_NUMBER || arg->kind == BG_ARG_MONEY;
    if (place->kind == BG_ARG_LABEL && arg->kind == BG_ARG_PHRASE)
        return true;
    return place->kind == BG_ARG_VALUE || place->kind == arg->kind;
}

struct bg_reason bg_reason_make(struct bg_arena *arena, enum bg_reason_code code,
                                const struct bg_arg *args, size_t n)
{
    const struct bg_reason_row *row = &bg_reason_rows[code];
    struct bg_arg *kept = BG_ARRAY(arena, n, struct bg_arg);
    assert(n == bg_reason_args_n(row));
    for (size_t i = 0; i < n; i++) {
        assert(catalogue_fits(&row->places[i], &args[i]));
        kept[i] = args[i];
    }
    return (struct bg_reason){row, kept};
}

struct bg_arg bg_arg_quantity(struct bg_dec number, const char *unit)
{
    return bg_arg_number(bg_unit_is_money(unit) ? BG_ARG_MONEY : BG_ARG_NUMBER, number, unit);
}

struct bg_arg bg_arg_sentence(struct bg_arena *arena, struct bg_reason sentence)
{
    struct bg_reason *kept = BG_NEW(arena, struct bg_reason);
    *kept = sentence;
    return bg_arg_row(BG_ARG_SENTENCE, kept);
}

struct bg_arg bg_arg_phrase(struct bg_arena *arena, struct bg_reason phrase)
{
    struct bg_reason *kept = BG_NEW(arena, struct bg_reason);
    *kept = phrase;
    return bg_arg_row(BG_ARG_PHRASE, kept);
}

const char *bg_arg_kind_name(enum bg_arg_kind kind)
{
    static const char *const names[] = {
        [BG_ARG_NONE] = "none",       [BG_ARG_LABEL] = "label",     [BG_ARG_TITLE] = "title",
        [BG_ARG_PARAM] = "parameter", [BG_ARG_SOURCE] = "source",   [BG_ARG_NAME] = "name",
        [BG_ARG_TEXT] = "text",       [BG_ARG_QUOTE] = "text",      [BG_ARG_PROBLEM] = "problem",
        [BG_ARG_NUMBER] = "number",   [BG_ARG_MONEY] = "money",     [BG_ARG_AMOUNT] = "number",
        [BG_ARG_POINTS] = "points",   [BG_ARG_PERCENT] = "percent", [BG_ARG_COUNT] = "count",
        [BG_ARG_DATE] = "date",       [BG_ARG_MOMENT] = "moment",   [BG_ARG_DURATION] = "duration",
        [BG_ARG_PHRASE] = "words",    [BG_ARG_SENTENCE] = "reason", [BG_ARG_LIST] = "list",
        [BG_ARG_VALUE] = "value",
    };
    return names[kind];
}
