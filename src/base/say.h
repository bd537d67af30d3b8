/* What reports and expressions say themselves, in the language of whoever reads it. The source has the
 * English; every other language is one catalogue beside this file (say_es.def), a row a text, found by
 * the English. What rulesets and bids say is in their own language and never comes here; sentences of
 * reasons have their own catalogue (score/words/reasons.def). */
#ifndef BG_BASE_SAY_H
#define BG_BASE_SAY_H

#include <stdbool.h>
#include <stddef.h>

enum bg_language { BG_ENGLISH, BG_SPANISH, BG_LANGUAGE__COUNT };

/* The text in the language; a format keeps its conversions, in their order. A text that has no row is
 * given back as it is. Lives as long as the program, or as long as `english`. */
const char *bg_say(enum bg_language language, const char *english) __attribute__((format_arg(2)));

/* "en", "es". False: no such language. */
bool bg_language_find(const char *name, enum bg_language *out);
const char *bg_language_name(enum bg_language language);

/* Row i of a language's catalogue, for tests; NULL behind the last. */
struct bg_said {
    const char *english, *own;
};
const struct bg_said *bg_said_row(enum bg_language language, size_t i);

#endif
