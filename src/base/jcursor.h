/* Strict JSON on one line, read piece by piece by someone who knows what to expect, without a tree. Nothing is
 * accepted that the strict scan (jscan.c) refuses; what is seldom (exponents, more than 18 digits) is
 * refused as well, and nothing is said: the caller then takes the text to the scan, which says it.
 * Keys that are given twice, and limits on values and depth, are the caller's to see. */
#ifndef BG_BASE_JCURSOR_H
#define BG_BASE_JCURSOR_H

#include "base/dec.h"
#include "base/jplain.h"

struct bg_cursor {
    const char *at, *end;
    struct bg_arena *arena; /* of texts with escapes in them */
};

struct bg_slice {
    const char *bytes;
    size_t n;
};

/* A key as it is in a text, with its quotes and the colon. */
struct bg_cursor_key {
    const char *token;
    size_t n;
    uint64_t word[2], mask[2]; /* its first 16 bytes, and which of them there are */
};
void bg_cursor_key_init(struct bg_cursor_key *key, struct bg_arena *arena, const char *name);

/* The text whose opening quote is at the cursor, escapes resolved. */
bool bg_cursor_text(struct bg_cursor *c, struct bg_slice *out);
/* The number that begins at the cursor. */
bool bg_cursor_number(struct bg_cursor *c, struct bg_dec *out);

/* White space but the line feed: what is read is one line. */
static inline void bg_cursor_space(struct bg_cursor *c)
{
    const char *p = c->at;
    while (p < c->end && (unsigned char)*p <= ' ' && (*p == ' ' || *p == '\r' || *p == '\t'))
        p++;
    c->at = p;
}

/* The byte at the cursor, 0 at the end (which no JSON holds outside a text, nor inside). */
static inline char bg_cursor_peek(const struct bg_cursor *c)
{
    return c->at < c->end ? *c->at : '\0';
}

/* Takes the byte, and the white space behind it. */
static inline bool bg_cursor_take(struct bg_cursor *c, char byte)
{
    if (c->at == c->end || *c->at != byte)
        return false;
    c->at++;
    bg_cursor_space(c);
    return true;
}

static inline bool bg_cursor_word(struct bg_cursor *c, const char *word, size_t n)
{
    if ((size_t)(c->end - c->at) < n || memcmp(c->at, word, n) != 0)
        return false;
    c->at += n;
    return true;
}

/* Takes the key, its colon, and the white space behind it. */
static inline bool bg_cursor_key(struct bg_cursor *c, const struct bg_cursor_key *key)
{
    size_t left = (size_t)(c->end - c->at);
    if (left >= 16) {
        uint64_t word[2];
        memcpy(word, c->at, 16);
        if (((word[0] ^ key->word[0]) & key->mask[0]) | ((word[1] ^ key->word[1]) & key->mask[1]))
            return false;
        if (key->n > 16 && (left < key->n || memcmp(c->at + 16, key->token + 16, key->n - 16) != 0))
            return false;
    } else if (left < key->n || memcmp(c->at, key->token, key->n) != 0) {
        return false;
    }
    c->at += key->n;
    bg_cursor_space(c);
    return true;
}

/* Which of n keys is at the cursor, the likely one first; takes it. -1: none. */
static inline int bg_cursor_find(struct bg_cursor *c, const struct bg_cursor_key *keys, size_t n,
                                 size_t likely)
{
    for (size_t i = likely; i < n; i++)
        if (bg_cursor_key(c, &keys[i]))
            return (int)i;
    for (size_t i = 0; i < likely && i < n; i++)
        if (bg_cursor_key(c, &keys[i]))
            return (int)i;
    return -1;
}

#endif
