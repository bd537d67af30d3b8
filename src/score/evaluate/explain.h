/* Sentences of a result: at most 30 words, no line break, a full stop at the end. They are put
 * together from parts, and where the whole is too long the parts that matter least are left out.
 * Numbers and answers in words. Nothing here decides anything. */
#ifndef BG_SCORE_EVALUATE_EXPLAIN_H
#define BG_SCORE_EVALUATE_EXPLAIN_H

#include "base/ratio.h"
#include "model/ruleset.h"

enum { BG_SENTENCE_WORDS = 30, BG_SENTENCE_PARTS = 48 };

struct bg_sentence {
    struct bg_arena *arena;
    size_t n, most; /* words; 0: BG_SENTENCE_WORDS */
    struct {
        const char *text;
        int drop;     /* 0: never; the part with the highest number goes first */
        bool shrinks; /* a label or title, which may be cut to a few words */
    } parts[BG_SENTENCE_PARTS];
};

void bg_sentence_start(struct bg_sentence *sentence, struct bg_arena *arena);
/* Parts are joined as they are: each brings its own spaces and commas. */
void bg_sentence_add(struct bg_sentence *sentence, int drop, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* A part as it is; shrinks: as a label or title below. */
void bg_sentence_put(struct bg_sentence *sentence, int drop, const char *text, bool shrinks);
/* All parts, nothing left out, cut or added. */
const char *bg_sentence_plain(const struct bg_sentence *sentence);
/* A label or a title: cut to fewer words before any part is left out. */
void bg_sentence_label(struct bg_sentence *sentence, int drop, const char *text);
/* The sentence, with a capital and a full stop. What is still too long is cut with an ellipsis. */
const char *bg_sentence_end(const struct bg_sentence *sentence);
/* The same for one ready text. */
const char *bg_sentence_of(struct bg_arena *arena, const char *text);

size_t bg_words_count(const char *text);
/* The rule that every reason must keep: 1 to 30 words, no control character, a full stop. */
bool bg_sentence_holds(const char *text);

/* At most words words of a label or an answer, control characters made visible. */
const char *bg_short_text(struct bg_arena *arena, const char *text, size_t n, size_t words);
/* "1,250.50 USD/hour": thousands apart, money with two places, at most four otherwise. */
const char *bg_number_words(struct bg_arena *arena, struct bg_dec number, const char *unit);
/* Two numbers that differ, in words that differ: with all their digits where the usual ones are the
 * same. */
struct bg_word_pair {
    const char *a, *b;
};
struct bg_word_pair bg_number_words_apart(struct bg_arena *arena, struct bg_dec a, struct bg_dec b,
                                          const char *unit);
/* A value in a sentence: numbers as above, texts in quotes, yes and no, ISO dates. */
const char *bg_value_say(struct bg_arena *arena, const struct bg_value *value, const char *unit);
/* A ratio of a known size as a decimal for show, half-up at places. */
struct bg_dec bg_ratio_show(const struct bg_ratio *ratio, int places);

#endif
