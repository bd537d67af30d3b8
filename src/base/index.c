/* Open addressing over FNV-1a, at most half full. */
#include "base/index.h"

#include <string.h>

struct slot {
    uint32_t hash;
    int32_t position; /* -1: free */
};

struct bg_index {
    const char *const *names;
    int n;
    uint32_t mask;
    struct slot *slots;
};

static uint32_t index_hash_of(const char *name)
{
    uint32_t h = 2166136261u;
    for (; *name; name++)
        h = (h ^ (unsigned char)*name) * 16777619u;
    return h;
}

static struct slot *index_find(const struct bg_index *index, const char *name, uint32_t hash)
{
    for (uint32_t i = hash & index->mask;; i = (i + 1) & index->mask) {
        struct slot *slot = &index->slots[i];
        if (slot->position < 0 ||
            (slot->hash == hash && strcmp(index->names[slot->position], name) == 0))
            return slot;
    }
}

const struct bg_index *bg_index_new(struct bg_arena *arena, const char *const *names, size_t n)
{
    struct bg_index *index = BG_NEW(arena, struct bg_index);
    uint32_t size = 4;
    while (size < n * 2)
        size *= 2;
    index->names = names;
    index->n = (int)n;
    index->mask = size - 1;
    index->slots = BG_ARRAY(arena, size, struct slot);
    for (uint32_t i = 0; i < size; i++)
        index->slots[i].position = -1;
    for (size_t i = 0; i < n; i++) {
        uint32_t hash = index_hash_of(names[i]);
        struct slot *slot = index_find(index, names[i], hash);
        if (slot->position < 0)
            *slot = (struct slot){.hash = hash, .position = (int32_t)i};
    }
    return index;
}

int bg_index_find(const struct bg_index *index, const char *name)
{
    return index ? index_find(index, name, index_hash_of(name))->position : -1;
}

int bg_index_find_near(const struct bg_index *index, const char *name, int guess)
{
    if (index && guess >= 0 && guess < index->n && strcmp(index->names[guess], name) == 0)
        return guess;
    return bg_index_find(index, name);
}
