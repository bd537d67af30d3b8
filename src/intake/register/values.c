/* Open addressing over FNV-1a, at most half full. Hashes decide nothing but where a value is looked for. */
#include "intake/register/values.h"

#include <string.h>

struct bg_values {
    struct bg_arena *arena;
    const struct bg_value **slots;
    size_t n, mask;
    struct bg_value missing;
};

static uint64_t hash_bytes(uint64_t h, const void *bytes, size_t n)
{
    const unsigned char *p = bytes;
    for (size_t i = 0; i < n; i++)
        h = (h ^ p[i]) * 1099511628211u;
    return h;
}

static uint64_t values_hash_of(const struct bg_value *v)
{
    uint64_t h = 14695981039346656037u;
    if (v->type == BG_V_TEXT)
        return hash_bytes(h, v->as.text.bytes, v->as.text.n);
    if (v->type == BG_V_DATE)
        return hash_bytes(h, &v->as.days, sizeof v->as.days);
    h = hash_bytes(h, &v->as.number.coef, sizeof v->as.number.coef);
    return hash_bytes(h, &v->as.number.places, sizeof v->as.number.places);
}

static bool values_same(const struct bg_value *a, const struct bg_value *b)
{
    if (a->type != b->type)
        return false;
    if (a->type == BG_V_TEXT)
        return a->as.text.n == b->as.text.n &&
               memcmp(a->as.text.bytes, b->as.text.bytes, a->as.text.n) == 0;
    if (a->type == BG_V_DATE)
        return a->as.days == b->as.days;
    return a->as.number.coef == b->as.number.coef && a->as.number.places == b->as.number.places;
}

struct bg_values *bg_values_new(struct bg_arena *arena)
{
    struct bg_values *values = BG_NEW(arena, struct bg_values);
    values->arena = arena;
    values->missing = BG_MISSING;
    values->mask = 255;
    values->slots = BG_ARRAY(arena, values->mask + 1, const struct bg_value *);
    return values;
}

const struct bg_value *bg_values_own(struct bg_values *values, const struct bg_value *value)
{
    if (value->type == BG_V_MISSING)
        return &values->missing;
    struct bg_value *out = BG_NEW(values->arena, struct bg_value);
    *out = *value;
    if (value->type == BG_V_TEXT)
        out->as.text.bytes = bg_arena_text(values->arena, value->as.text.bytes, value->as.text.n);
    return out;
}

static size_t values_slot_of(const struct bg_values *values, const struct bg_value *value)
{
    size_t at = (size_t)values_hash_of(value) & values->mask;
    while (values->slots[at] && !values_same(values->slots[at], value))
        at = (at + 1) & values->mask;
    return at;
}

static void values_grow(struct bg_values *values)
{
    const struct bg_value **old = values->slots;
    size_t n = values->mask + 1;
    values->mask = values->mask * 2 + 1;
    values->slots = BG_ARRAY(values->arena, values->mask + 1, const struct bg_value *);
    for (size_t i = 0; i < n; i++)
        if (old[i])
            values->slots[values_slot_of(values, old[i])] = old[i];
}

const struct bg_value *bg_values_shared(struct bg_values *values, const struct bg_value *value)
{
    if (value->type == BG_V_MISSING)
        return &values->missing;
    if (values->n * 2 > values->mask)
        values_grow(values);
    size_t at = values_slot_of(values, value);
    if (!values->slots[at]) {
        values->slots[at] = bg_values_own(values, value);
        values->n++;
    }
    return values->slots[at];
}
