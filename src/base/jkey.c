/* Keys that an object has twice, or that only look different. Small objects compare the hashes one
 * by one; larger ones keep two hash sets, of exact keys and of folded ones, because a file may hold
 * a million keys that fold to the same. The hashes are seeded from the file's own SHA-256: they are
 * the same on every run, and a file made to collide changes its own seed. */
#include "base/jscan.h"

#include "base/list.h"

#include <string.h>

enum { FEW = 16, WARNINGS_MAX = 20 };

struct jkey_cell {
    uint32_t round;
    uint32_t index; /* in keys */
    uint64_t hash;
};

void bg_jkeys_init(struct jkeys *keys, struct jscan *scan)
{
    *keys = (struct jkeys){.scan = scan};
    memcpy(keys->seed, scan->source->sha256, sizeof keys->seed);
}

/* -- hashing ---------------------------------------------------------------------------------- */

static uint64_t mix(uint64_t a, uint64_t b)
{
    __extension__ unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t jkey_add_word(const struct jkeys *keys, uint64_t hash, uint64_t word)
{
    return mix(word ^ keys->seed[0] ^ 0x9E3779B97F4A7C15u, hash ^ keys->seed[1]);
}

static uint64_t start_hash(const struct jkeys *keys)
{
    return keys->seed[1] ^ 0xD1B54A32D192ED03u;
}

/* Bit 0x20 in every byte joins the cases of ASCII letters (and a few other characters, which the
 * comparison afterwards tells apart). */
static uint64_t hash_plain(const struct jkeys *keys, const char *text, size_t n, bool fold)
{
    uint64_t hash = start_hash(keys), or = fold ? 0x2020202020202020u : 0;
    size_t i = 0;
    for (; n - i >= 8; i += 8) {
        uint64_t word;
        memcpy(&word, text + i, 8);
        hash = jkey_add_word(keys, hash, word | or);
    }
    uint64_t word = 0;
    memcpy(&word, text + i, n - i);
    return jkey_add_word(keys, jkey_add_word(keys, hash, word | or), n);
}

/* Letters of other scripts that look like a Latin one. Pairs: the letter, its lower-case twin. */
static uint32_t jkey_look(uint32_t c)
{
    static const uint16_t twins[][2] = {
        {0x0391, 'a'}, {0x0392, 'b'}, {0x0395, 'e'}, {0x0396, 'z'}, {0x0397, 'h'}, {0x0399, 'i'},
        {0x039A, 'k'}, {0x039C, 'm'}, {0x039D, 'n'}, {0x039F, 'o'}, {0x03A1, 'p'}, {0x03A4, 't'},
        {0x03A5, 'y'}, {0x03A7, 'x'}, {0x03BF, 'o'}, {0x03C1, 'p'}, {0x0405, 's'}, {0x0406, 'i'},
        {0x0408, 'j'}, {0x0410, 'a'}, {0x0412, 'b'}, {0x0415, 'e'}, {0x041A, 'k'}, {0x041C, 'm'},
        {0x041D, 'h'}, {0x041E, 'o'}, {0x0420, 'p'}, {0x0421, 'c'}, {0x0422, 't'}, {0x0425, 'x'},
        {0x0430, 'a'}, {0x0435, 'e'}, {0x043E, 'o'}, {0x0440, 'p'}, {0x0441, 'c'}, {0x0443, 'y'},
        {0x0445, 'x'}, {0x0455, 's'}, {0x0456, 'i'}, {0x0458, 'j'}, {0x2010, '-'}, {0x2011, '-'},
        {0x2013, '-'}, {0x2212, '-'}, {0x00A0, ' '}, {0x3000, ' '},
    };
    if (c >= 'A' && c <= 'Z')
        return c | 0x20;
    if (c < 0x80)
        return c;
    if (c >= 0xFF01 && c <= 0xFF5E) /* full width */
        return jkey_look(c - 0xFF01 + '!');
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
        if (twins[i][0] == c)
            return twins[i][1];
    return c;
}

static bool invisible(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

/* The next code point of a key, folded if asked for; 0 at its end (a text never holds U+0000). */
static uint32_t next_code(const struct jscan *scan, const struct jkey *key, size_t *at, bool fold)
{
    const char *text = scan->source->text;
    size_t end = key->offset + key->length;
    while (*at < end) {
        uint32_t c = bg_jtext_code(text, at);
        if (!fold)
            return c;
        if (!invisible(c))
            return jkey_look(c);
    }
    return 0;
}

static bool jkey_same(const struct jscan *scan, const struct jkey *a, const struct jkey *b,
                      bool fold)
{
    const char *text = scan->source->text;
    if (a->plain && b->plain && !fold)
        return a->length == b->length && !memcmp(text + a->offset, text + b->offset, a->length);
    size_t i = a->offset, j = b->offset;
    for (;;) {
        uint32_t c = next_code(scan, a, &i, fold);
        if (c != next_code(scan, b, &j, fold))
            return false;
        if (c == 0)
            return true;
    }
}

/* The same as hash_plain for a key that is ASCII once it is unescaped and folded. */
static uint64_t hash_codes(const struct jkeys *keys, const struct jkey *key, bool fold)
{
    uint64_t hash = start_hash(keys), or = fold ? 0x2020202020202020u : 0;
    unsigned char word[8] = {0};
    size_t n = 0, at = key->offset;
    uint64_t packed;
    for (uint32_t c; (c = next_code(keys->scan, key, &at, fold)) != 0;) {
        /* Three bytes for all but ASCII: any one-to-one form does. */
        for (uint32_t rest = c; rest; rest = c < 0x80 ? 0 : rest >> 8) {
            word[n++ % 8] = (unsigned char)rest;
            if (n % 8 == 0) {
                memcpy(&packed, word, 8);
                hash = jkey_add_word(keys, hash, packed | or);
                memset(word, 0, 8);
            }
        }
    }
    memcpy(&packed, word, 8);
    return jkey_add_word(keys, jkey_add_word(keys, hash, packed | or), n);
}

static uint64_t hash_key(const struct jkeys *keys, const struct jkey *key, bool fold)
{
    if (key->plain)
        return hash_plain(keys, keys->scan->source->text + key->offset, key->length, fold);
    return hash_codes(keys, key, fold);
}

/* -- saying ----------------------------------------------------------------------------------- */

static struct bg_pos jkey_place(const struct jkeys *keys, const struct jkey *key)
{
    return (struct bg_pos){keys->scan->source, key->offset - 1, key->length + (size_t)2, NULL};
}

static void jkey_say_twice(struct jkeys *keys, const struct jkey *first, const struct jkey *key)
{
    int shown = key->length > 60 ? 60 : (int)key->length;
    bg_diag_add(keys->scan->diags, BG_E102, jkey_place(keys, key),
                "the key \"%.*s\" is given twice", shown, keys->scan->source->text + key->offset);
    bg_diag_note(keys->scan->diags, jkey_place(keys, first), "first given here");
}

static void say_alike(struct jkeys *keys, const struct jkey *first, const struct jkey *key)
{
    const char *text = keys->scan->source->text;
    int shown = key->length > 60 ? 60 : (int)key->length;
    int shown_first = first->length > 60 ? 60 : (int)first->length;
    if (keys->warnings++ >= WARNINGS_MAX)
        return;
    bg_diag_add(keys->scan->diags, BG_W101, jkey_place(keys, key),
                "the keys \"%.*s\" and \"%.*s\" %s, and count as two", shown_first,
                text + first->offset, shown, text + key->offset,
                first->plain && key->plain ? "differ only in capitals" : "look alike");
    bg_diag_note(keys->scan->diags, jkey_place(keys, first), "the other key");
}

/* -- the set ---------------------------------------------------------------------------------- */

/* The key that is like this one, or NULL when it was put in. */
static const struct jkey *jkey_put(struct jkeys *keys, const struct jkey_table *table,
                                   struct jkey_cell *cells, uint64_t hash, size_t index, bool fold)
{
    size_t mask = table->cells - 1;
    for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
        struct jkey_cell *cell = &cells[i];
        if (cell->round != table->round) {
            *cell = (struct jkey_cell){table->round, (uint32_t)index, hash};
            return NULL;
        }
        if (cell->hash == hash &&
            jkey_same(keys->scan, &keys->keys[cell->index], &keys->keys[index], fold))
            return &keys->keys[cell->index];
    }
}

/* False: the exact key is there already. */
static bool put_both(struct jkeys *keys, struct jkey_table *table, size_t index, bool say)
{
    const struct jkey *key = &keys->keys[index];
    const struct jkey *first =
        jkey_put(keys, table, table->exact, hash_key(keys, key, false), index, false);
    if (first) {
        jkey_say_twice(keys, first, key);
        return false;
    }
    first = jkey_put(keys, table, table->folded, key->folded, index, true);
    if (first && say)
        say_alike(keys, first, key);
    return true;
}

/* Room for one more key, at most half full; a new round when the object just became large. */
static void jkey_make_room(struct jkeys *keys, struct jkey_table *table, size_t first, size_t index)
{
    size_t count = index - first;
    bool begins = count == FEW;
    if (!begins && (count + 1) * 2 <= table->cells)
        return;
    if ((count + 1) * 2 > table->cells) {
        size_t cells = table->cells ? table->cells * 2 : (size_t)4 * FEW;
        table->exact = BG_ARRAY(keys->scan->arena, cells, struct jkey_cell);
        table->folded = BG_ARRAY(keys->scan->arena, cells, struct jkey_cell);
        table->cells = cells;
    }
    table->round++;
    for (size_t i = first; i < index; i++)
        put_both(keys, table, i, false);
}

bool bg_jkeys_add(struct jkeys *keys, size_t first, struct jkey_table *table, size_t offset,
                  size_t length, bool escapes)
{
    BG_MORE(keys->scan->arena, keys->keys, keys->count, keys->capacity);
    size_t index = keys->count++;
    struct jkey *key = &keys->keys[index];
    *key = (struct jkey){.offset = offset, .length = (uint32_t)length, .plain = !escapes};
    key->folded = hash_key(keys, key, true);
    if (index - first >= FEW) {
        jkey_make_room(keys, table, first, index);
        return put_both(keys, table, index, true);
    }
    const struct jkey *alike = NULL;
    for (size_t i = first; i < index; i++) {
        const struct jkey *other = &keys->keys[i];
        if (other->folded != key->folded)
            continue;
        if (jkey_same(keys->scan, other, key, false)) {
            jkey_say_twice(keys, other, key);
            return false;
        }
        if (!alike && jkey_same(keys->scan, other, key, true))
            alike = other;
    }
    if (alike)
        say_alike(keys, alike, key);
    return true;
}
