/* Sentences from reasons: the catalogue, and what turns a reason into words of a language. Nothing
 * here decides or works out anything. */
#ifndef BG_SCORE_WORDS_WORDS_H
#define BG_SCORE_WORDS_WORDS_H

#include "base/arena.h"
#include "model/result.h"

enum bg_reason_code {
#define REASON(code, args, english, spanish) BG_R_##code,
#define WORDS(code, args, english, spanish)  BG_R_##code,
#include "score/words/reasons.def"
#undef REASON
#undef WORDS
    BG_REASON__COUNT
};

struct bg_reason_place {
    enum bg_arg_kind kind;
    const char *name;
    bool optional; /* the argument may be missing */
};

struct bg_reason_row {
    const char *code; /* "BELOW_LIMIT" */
    bool sentence;    /* a capital, a full stop, at most so many words; else as it is written */
    struct bg_reason_place places[BG_REASON_ARGS]; /* ended by a name of NULL */
    const char *words[BG_LANGUAGE__COUNT];
};

extern const struct bg_reason_row bg_reason_rows[BG_REASON__COUNT];

/* "below_limit", for files. */
const char *bg_reason_code_text(struct bg_arena *arena, const struct bg_reason_row *row);
size_t bg_reason_args_n(const struct bg_reason_row *row);

/* Makes a reason; n must be what the row declares, of the kinds that it declares. */
struct bg_reason bg_reason_make(struct bg_arena *arena, enum bg_reason_code code,
                                const struct bg_arg *args, size_t n);
#define BG_REASON(arena, code, ...)                                                                \
    bg_reason_make(arena, BG_R_##code, (const struct bg_arg[]){__VA_ARGS__},                       \
                   sizeof((const struct bg_arg[]){__VA_ARGS__}) / sizeof(struct bg_arg))
/* One without arguments. */
#define BG_REASON_PLAIN(code) ((struct bg_reason){&bg_reason_rows[BG_R_##code], NULL})
/* A number with its unit, which says whether it is money. */
struct bg_arg bg_arg_quantity(struct bg_dec number, const char *unit);
/* A row that is an argument of another: as a part of its sentence, and as a whole sentence. */
struct bg_arg bg_arg_sentence(struct bg_arena *arena, struct bg_reason sentence);
struct bg_arg bg_arg_phrase(struct bg_arena *arena, struct bg_reason phrase);
#define BG_PHRASE(arena, code, ...)  bg_arg_phrase(arena, BG_REASON(arena, code, __VA_ARGS__))
#define BG_PHRASE_PLAIN(arena, code) bg_arg_phrase(arena, BG_REASON_PLAIN(code))

/* The reason in words; "" where there is none. */
const char *bg_reason_words(struct bg_arena *arena, enum bg_language language,
                            const struct bg_reason *reason);
/* A row without arguments. */
const char *bg_word(enum bg_language language, enum bg_reason_code code);
/* One argument in words. */
const char *bg_arg_words(struct bg_arena *arena, enum bg_language language,
                         const struct bg_arg *arg);
const char *bg_arg_kind_name(enum bg_arg_kind kind); /* "money" */

/* The row of each outcome: "not met". */
extern const enum bg_reason_code bg_outcome_codes[BG_OUTCOME__COUNT];

/* Writes every sentence of a result. */
void bg_lot_words(struct bg_arena *arena, enum bg_language language, struct bg_lot_result *lot);

#endif
