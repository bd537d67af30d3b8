/* Texts as small numbers: an open table of positions over a growing list. */
#include "base/names.h"

#include "base/list.h"

#include <string.h>

enum { FIRST_SLOTS = 256 };

void bg_names_init(struct bg_names *names, struct bg_arena *arena)
{
    *names = (struct bg_names){.arena = arena, .slots_n = FIRST_SLOTS};
    names->slots = BG_ARRAY(arena, FIRST_SLOTS, uint32_t);
}

static size_t names_hash_of(const char *text)
{
    uint64_t h = 14695981039346656037u; /* FNV-1a */
    for (const unsigned char *p = (const unsigned char *)text; *p; p++)
        h = (h ^ *p) * 1099511628211u;
    return (size_t)(h ^ h >> 32);
}

static uint32_t *names_slot_of(const struct bg_names *names, const char *text)
{
    size_t i = names_hash_of(text) & (names->slots_n - 1);
    while (names->slots[i] && strcmp(names->texts[names->slots[i] - 1], text) != 0)
        i = (i + 1) & (names->slots_n - 1);
    return &names->slots[i];
}

static void grow_slots(struct bg_names *names)
{
    names->slots_n *= 2;
    names->slots = BG_ARRAY(names->arena, names->slots_n, uint32_t);
    for (size_t i = 0; i < names->n; i++)
        *names_slot_of(names, names->texts[i]) = (uint32_t)i + 1;
}

uint32_t bg_names_of(struct bg_names *names, const char *text)
{
    uint32_t *slot = names_slot_of(names, text);
    if (*slot)
        return *slot - 1;
    BG_MORE(names->arena, names->texts, names->n, names->room);
    names->texts[names->n++] = bg_arena_text(names->arena, text, strlen(text));
    *slot = (uint32_t)names->n;
    if (2 * names->n > names->slots_n)
        grow_slots(names);
    return (uint32_t)names->n - 1;
}
