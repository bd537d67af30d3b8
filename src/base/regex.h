/* Patterns (PCRE2): compiled once, without JIT so that every machine gives the same answer, and
 * bounded: subject of at most 1 KiB unless asked for, one budget for a whole search, depth and heap
 * limits. */
#ifndef BG_BASE_REGEX_H
#define BG_BASE_REGEX_H

#include "base/diag.h"

struct bg_regex;

enum bg_match { BG_NO_MATCH, BG_MATCH, BG_MATCH_LIMIT, BG_MATCH_TOO_LONG, BG_MATCH_NO_MEMORY };

/* whole: the pattern must match the whole subject. subject_limit 0: 1,024 bytes. NULL: it does not
 * compile; *error is PCRE2's sentence and *error_offset the byte in the pattern. */
const struct bg_regex *bg_regex_new(struct bg_arena *arena, const char *pattern, bool whole,
                                    size_t subject_limit, const char **error, size_t *error_offset);
/* from and to (may be NULL) get the matched bytes. Safe in many threads at once. A limit that is
 * hit is undecided: an error, never "no match". */
enum bg_match bg_regex_match(const struct bg_regex *regex, const char *text, size_t n, size_t *from,
                             size_t *to);
/* Some of the texts that are known to keep a search going are not decided within its budget. */
bool bg_regex_gives_up(const struct bg_regex *regex, const char *pattern);

#endif
