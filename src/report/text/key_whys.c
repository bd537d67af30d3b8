/* What the key figures say of what is not known. */
#include "report/text/key_text.h"

#include <string.h>

#include "score/evaluate/explain.h"

/* Shown on the first page, and no part of another figure, which says the same. */
static bool key_whys_tells(const struct bg_key_figure *f)
{
    return f->why[0] && f->shown && !f->part;
}

const char *const *bg_key_whys(struct bg_arena *arena, const struct bg_key_figures *key, size_t *n)
{
    const char **out = BG_ARRAY(arena, key->n, const char *);
    bool *told = BG_ARRAY(arena, key->n, bool);
    *n = 0;
    for (size_t i = 0; i < key->n; i++) {
        const struct bg_key_figure *f = &key->items[i];
        struct bg_buf titles;
        size_t alike = 0;
        if (!key_whys_tells(f) || told[i])
            continue;
        bg_buf_init(&titles, arena);
        for (size_t k = i; k < key->n; k++) {
            if (!key_whys_tells(&key->items[k]) || strcmp(key->items[k].why, f->why) != 0)
                continue;
            told[k] = true;
            bg_buf_printf(&titles, "%s%s", alike++ ? "; " : "", key->items[k].title);
        }
        out[(*n)++] = alike == 1
                          ? bg_arena_printf(arena, "%s: %s", f->title, f->why)
                          : bg_arena_printf(arena, "%s, in: %s", f->why, bg_buf_text(&titles));
    }
    return out;
}

const char *const *bg_key_left_out(struct bg_arena *arena, const struct bg_key_figures *key,
                                   size_t words, size_t *n)
{
    const char **out = BG_ARRAY(arena, key->left_out_n, const char *);
    for (size_t i = 0; i < key->left_out_n; i++)
        out[i] = bg_arena_printf(
            arena, "Not in this estimate: %s",
            words ? bg_short_text(arena, key->left_out[i], strlen(key->left_out[i]), words)
                  : key->left_out[i]);
    *n = key->left_out_n;
    return out;
}

bool bg_key_is_estimated(const struct bg_key_figures *key)
{
    for (size_t i = 0; i < key->n; i++)
        if (key->items[i].shown && key->items[i].estimated)
            return true;
    return false;
}

const char *bg_key_range_note(struct bg_arena *arena, const struct bg_key_figures *key)
{
    return bg_arena_printf(arena, "%s%s", bg_key_is_estimated(key) ? "* estimated. " : "",
                           key->range_words);
}
