/* Values of the plain profile, and JavaScript's rules for them as far as JsonLogic shows them:
 * truth, coercion to numbers, order of texts, printing of numbers. Values are immutable. */
#ifndef BG_LOGIC_PLAIN_VALUE_H
#define BG_LOGIC_PLAIN_VALUE_H

#include "base/buf.h"

struct cJSON;

enum bg_plain_type {
    BG_PLAIN_NULL,
    BG_PLAIN_BOOL,
    BG_PLAIN_NUMBER,
    BG_PLAIN_TEXT,
    BG_PLAIN_ARRAY,
    BG_PLAIN_OBJECT
};

struct bg_plain_value {
    enum bg_plain_type type;
    size_t length; /* of a text, in bytes */
    union {
        bool truth;
        double number; /* always finite */
        const char *text;
        const struct bg_plain_list *list; /* of an array or object; its identity */
    } as;
};

struct bg_plain_list {
    size_t n;
    int depth;                         /* 1 + the deepest item's */
    const struct bg_plain_value *keys; /* of an object: n texts */
    const struct bg_plain_value *items;
};

enum { BG_PLAIN_NUMBER_TEXT = 40 };

#define BG_PLAIN_NOTHING ((struct bg_plain_value){.type = BG_PLAIN_NULL})
/* For a literal, also as an initialiser. */
#define BG_PLAIN_LITERAL(s)                                                                        \
    {                                                                                              \
        .type = BG_PLAIN_TEXT, .length = sizeof(s) - 1, .as.text = s                               \
    }

struct bg_plain_value bg_plain_bool(bool truth);
struct bg_plain_value bg_plain_number(double number);
struct bg_plain_value bg_plain_text(const char *text, size_t n);

/* The JSON tree as a value; texts are borrowed from it. False: deeper than BG_PLAIN_DEPTH. */
bool bg_plain_from_json(struct bg_arena *arena, const struct cJSON *node,
                        struct bg_plain_value *out);

/* [] "" 0 null false are false; {} and "0" are true. */
bool bg_plain_truthy(struct bg_plain_value value);
/* JavaScript's Number(): null is 0, "" is 0, "0x1F" is 31. False: it would be NaN or infinite. */
bool bg_plain_to_number(struct bg_plain_value value, double *out);
/* JavaScript's ===: arrays and objects are the same only when they are the same one. */
bool bg_plain_same(struct bg_plain_value a, struct bg_plain_value b);
/* Order of two texts by UTF-16 code units, as JavaScript's <: negative, 0, positive. */
int bg_plain_text_cmp(struct bg_plain_value a, struct bg_plain_value b);
/* As JavaScript prints it: the shortest digits that read back as the same double. Returns out. */
char *bg_plain_number_text(double number, char out[BG_PLAIN_NUMBER_TEXT]);
/* Appends the value as compact JSON. False, and nothing appended: more than limit bytes. */
bool bg_plain_write(struct bg_buf *out, struct bg_plain_value value, size_t limit);

#endif
