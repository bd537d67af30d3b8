/* Scenarios put together cell by cell. */
#include "intake/scenario/cells.h"

#include <string.h>

struct bg_scenario_part *bg_scenario_part_new(struct bg_arena *arena, const char *key,
                                              const char *label)
{
    struct bg_scenario_part *out = BG_NEW(arena, struct bg_scenario_part);
    *out = (struct bg_scenario_part){.key = key, .label = label};
    return out;
}

static void cells_append(struct bg_scenario_part *parent, struct bg_scenario_part *child)
{
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

struct bg_scenario_part *bg_scenario_part_find(const struct bg_scenario_part *parent,
                                               const char *key)
{
    for (struct bg_scenario_part *t = parent ? parent->first : NULL; t; t = t->next)
        if (strcmp(t->key, key) == 0)
            return t;
    return NULL;
}

struct bg_scenario_part *bg_scenario_part_member(struct bg_arena *arena,
                                                 struct bg_scenario_part *parent, const char *key,
                                                 const char *label)
{
    struct bg_scenario_part *found = bg_scenario_part_find(parent, key);
    if (found)
        return found->raw ? NULL : found;
    found = bg_scenario_part_new(arena, key, label);
    cells_append(parent, found);
    return found;
}

bool bg_scenario_part_set(struct bg_arena *arena, struct bg_scenario_part *parent, const char *key,
                          const char *label, const char *raw)
{
    if (bg_scenario_part_find(parent, key))
        return false;
    struct bg_scenario_part *leaf = bg_scenario_part_new(arena, key, label);
    leaf->raw = raw;
    cells_append(parent, leaf);
    return true;
}

void bg_scenario_part_append(struct bg_arena *arena, struct bg_scenario_part *list,
                             const char *label, const char *raw)
{
    struct bg_scenario_part *leaf = bg_scenario_part_new(arena, "", label);
    leaf->raw = raw;
    list->list = true;
    cells_append(list, leaf);
}

struct putting {
    struct bg_buf text;
    struct bg_source_place *places;
    size_t n;
};

static size_t cells_count(const struct bg_scenario_part *t)
{
    size_t n = 1;
    for (const struct bg_scenario_part *c = t->first; c; c = c->next)
        n += cells_count(c);
    return n;
}

static void cells_put(struct putting *p, const struct bg_scenario_part *t)
{
    if (t->raw) {
        bg_buf_puts(&p->text, t->raw);
        return;
    }
    bg_buf_putc(&p->text, t->list ? '[' : '{');
    for (const struct bg_scenario_part *c = t->first; c; c = c->next) {
        bg_buf_puts(&p->text, c == t->first ? "" : ", ");
        p->places[p->n++] = (struct bg_source_place){.offset = p->text.size, .label = c->label};
        if (!t->list) {
            bg_buf_json(&p->text, c->key, -1);
            bg_buf_puts(&p->text, ": ");
        }
        cells_put(p, c);
    }
    bg_buf_putc(&p->text, t->list ? ']' : '}');
}

struct bg_source *bg_scenario_part_source(struct bg_arena *arena, const char *name,
                                          const struct bg_scenario_part *root)
{
    struct putting p = {.places = BG_ARRAY(arena, cells_count(root), struct bg_source_place)};
    bg_buf_init(&p.text, arena);
    p.places[p.n++] = (struct bg_source_place){.label = root->label};
    cells_put(&p, root);
    struct bg_source *out = bg_source_new(arena, name, bg_buf_text(&p.text), p.text.size);
    out->places = p.places;
    out->places_n = p.n;
    return out;
}
