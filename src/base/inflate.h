/* gzip (RFC 1952) through zlib, in pieces: members that follow each other are one text, as for gunzip.
 */
#ifndef BG_BASE_INFLATE_H
#define BG_BASE_INFLATE_H

#include "base/arena.h"

struct bg_inflate;

bool bg_inflate_sniff(const char *bytes, size_t n); /* the text begins as gzip does */
/* The arena gives its memory back. */
struct bg_inflate *bg_inflate_new(struct bg_arena *arena);
/* Takes bytes from *in, moving both on, and writes at most size bytes to out, *n of them. False: the
 * bytes are no gzip. */
bool bg_inflate_step(struct bg_inflate *inflate, const char **in, size_t *in_n, char *out,
                     size_t size, size_t *n);
/* The bytes so far end where a member ends: nothing is missing. */
bool bg_inflate_complete(const struct bg_inflate *inflate);

#endif
