/* Weights of a scenario. A level is what adds up to one total: the top level with the price, or the
 * criteria of a group. */
#include "intake/scenario/weights.h"

#include <string.h>

#include "base/list.h"
#include "base/ratio.h"

enum { PLACES = 12 }; /* of the rounded weights, in the text */

struct member {
    const char *id;                      /* "" for the price */
    const struct bg_ratio *before, *now; /* before NULL: new */
    const struct cJSON *group;           /* its criteria, when it is one */
    bool set;
};
struct level {
    struct bg_weighing *w;
    const struct bg_json *before, *after;
    const struct bg_scenario *scenario;
    struct member *member;
    size_t n;
    bool touched;
    struct bg_pos pos; /* where the scenario touches it first */
};

static const struct bg_ratio *weights_weight_of(struct bg_weighing *w, const struct bg_json *json,
                                                const struct cJSON *node, const char *id,
                                                bool exact)
{
    struct bg_dec weight;
    for (size_t i = 0; exact && i < w->exact_n; i++)
        if (strcmp(w->exact[i].id, id) == 0)
            return w->exact[i].weight;
    if (!bg_json_dec(json, bg_json_get(node, "weight"), &weight))
        return NULL;
    return bg_ratio_dec(w->arena, weight);
}

static void weights_touch(struct level *l, const struct cJSON *at)
{
    if (!l->touched)
        l->pos = bg_json_key_pos(l->scenario->json, at);
    l->touched = true;
}

/* patch: what the scenario says of it, or NULL. */
static void add_member(struct level *l, const struct cJSON *node, const struct cJSON *old,
                       const struct cJSON *patch, const char *id)
{
    const struct cJSON *said = bg_json_get(patch, "weight");
    struct member m = {.id = id,
                       .before = weights_weight_of(l->w, l->before, old, id, true),
                       .now = weights_weight_of(l->w, l->after, node, id, !said),
                       .group = bg_json_get(node, "criteria"),
                       .set = said != NULL};
    if (!m.now)
        return;
    if (said && (!m.before || bg_ratio_cmp(m.before, m.now) != 0))
        weights_touch(l, said);
    l->member[l->n++] = m;
}

static void add_criteria(struct level *l, const struct cJSON *now, const struct cJSON *old,
                         const struct cJSON *patch)
{
    for (const struct cJSON *c = bg_json_first(now); c; c = bg_json_next(c)) {
        const char *id = bg_json_key(c);
        add_member(l, c, bg_json_get(old, id), bg_json_get(patch, id), id);
    }
    for (const struct cJSON *p = bg_json_first(patch); p; p = bg_json_next(p))
        if (bg_json_type(p) == BG_JSON_NULL &&
            bg_json_get(bg_json_get(old, bg_json_key(p)), "weight"))
            weights_touch(l, p);
}

static void note_moved(struct bg_weighing *w, const struct member *m, const struct bg_ratio *after)
{
    if (m->before && bg_ratio_cmp(m->before, after) == 0)
        return;
    BG_MORE(w->arena, w->moved, w->moved_n, w->moved_capacity);
    w->moved[w->moved_n++] = (struct bg_moved_weight){m->id, m->before, after, m->set};
}

/* Each id once: the newest weight counts. */
static void note_exact(struct bg_weighing *w, const char *id, const struct bg_ratio *weight)
{
    for (size_t i = 0; i < w->exact_n; i++)
        if (strcmp(w->exact[i].id, id) == 0) {
            w->exact[i].weight = weight;
            return;
        }
    BG_MORE(w->arena, w->exact, w->exact_n, w->exact_capacity);
    w->exact[w->exact_n++] = (struct bg_exact_weight){id, weight};
}

static void weights_cannot(struct level *l, const struct bg_ratio *set,
                           const struct bg_ratio *total)
{
    struct bg_dec shown = {0};
    char text[BG_DEC_TEXT], whole[BG_DEC_TEXT];
    (void)bg_ratio_round(total, PLACES, BG_HALF_UP, &shown);
    bg_dec_text(shown, whole);
    (void)bg_ratio_round(set, PLACES, BG_HALF_UP, &shown);
    bg_diag_add(l->w->diags, BG_E907, l->pos,
                "the weights that the scenario sets here add up to %s of %s%s",
                bg_dec_text(shown, text), whole,
                bg_ratio_cmp(set, total) > 0 ? "" : ", and nothing is left to fill the rest");
    l->w->failed = true;
}

/* Scales what is not set into room; the last takes what rounding leaves. */
static void scale(struct level *l, const struct bg_ratio *room, const struct bg_ratio *rest,
                  struct bg_dec *rounded)
{
    struct bg_arena *arena = l->w->arena;
    struct bg_dec left = {0};
    size_t last = l->n;
    (void)bg_ratio_round(room, PLACES, BG_HALF_UP, &left);
    for (size_t i = 0; i < l->n; i++) {
        struct member *m = &l->member[i];
        if (m->set)
            continue;
        m->now = bg_ratio_div(arena, bg_ratio_mul(arena, m->now, room), rest);
        (void)bg_ratio_round(m->now, PLACES, BG_HALF_UP, &rounded[i]);
        (void)bg_dec_sub(left, rounded[i], &left);
        note_exact(l->w, m->id, m->now);
        last = i;
    }
    if (last < l->n)
        (void)bg_dec_add(rounded[last], left, &rounded[last]);
}

/* True: some were scaled, and rounded has their new weights. */
static bool weights_make_room(struct level *l, const struct bg_ratio *total, struct bg_dec *rounded)
{
    struct bg_arena *arena = l->w->arena;
    const struct bg_ratio *set = bg_ratio_int(arena, 0), *rest = set;
    bool others = false;
    for (size_t i = 0; i < l->n; i++) {
        const struct member *m = &l->member[i];
        others |= !m->set;
        *(m->set ? &set : &rest) = bg_ratio_add(arena, m->set ? set : rest, m->now);
    }
    const struct bg_ratio *room = bg_ratio_sub(arena, total, set);
    bool scaled = l->touched && others && bg_ratio_cmp(room, rest) != 0;
    if (scaled && (bg_ratio_sign(room) < 0 || bg_ratio_sign(rest) == 0)) {
        weights_cannot(l, set, total);
        return false;
    }
    if (scaled)
        scale(l, room, rest, rounded);
    for (size_t i = 0; i < l->n; i++) {
        if (l->member[i].set) /* as the scenario says, whatever was scaled before */
            note_exact(l->w, l->member[i].id, l->member[i].now);
        note_moved(l->w, &l->member[i], l->member[i].now);
    }
    return scaled;
}

static void weights_put_level(struct level *l, const struct bg_ratio *total,
                              const struct cJSON *old, const struct cJSON *patch,
                              struct bg_buf *out, struct bg_buf *price);

/* The scaled weights of a group's parts; "" when the scenario leaves them alone. */
static const char *parts_of(const struct level *l, const struct member *m, const struct cJSON *old,
                            const struct cJSON *patch)
{
    struct bg_buf inner;
    struct level own = {.w = l->w, .before = l->before, .after = l->after, .scenario = l->scenario};
    const struct cJSON *said = bg_json_get(bg_json_get(patch, m->id), "criteria");
    const struct cJSON *was = bg_json_get(bg_json_get(old, m->id), "criteria");
    bg_buf_init(&inner, l->w->arena);
    if (m->group && said) {
        own.member = BG_ARRAY(l->w->arena, bg_json_size(m->group) + 1, struct member);
        add_criteria(&own, m->group, was, said);
        weights_put_level(&own, bg_ratio_int(l->w->arena, 100), was, said, &inner, NULL);
    }
    return bg_buf_text(&inner);
}

/* Puts members "id": {"weight": ..., "criteria": {...}} of what was scaled; the price apart. */
static void weights_put_level(struct level *l, const struct bg_ratio *total,
                              const struct cJSON *old, const struct cJSON *patch,
                              struct bg_buf *out, struct bg_buf *price)
{
    struct bg_dec *rounded = BG_ARRAY(l->w->arena, l->n, struct bg_dec);
    bool scaled = weights_make_room(l, total, rounded);
    for (size_t i = 0; i < l->n; i++) {
        const struct member *m = &l->member[i];
        const char *parts = parts_of(l, m, old, patch);
        struct bg_buf *to = m->id[0] ? out : price;
        char text[BG_DEC_TEXT];
        bool own = scaled && !m->set;
        if (!own && !parts[0])
            continue;
        bg_buf_puts(to, to->size ? ", " : "");
        bg_buf_json(to, m->id[0] ? m->id : "price", -1);
        bg_buf_puts(to, ": {");
        if (own)
            bg_buf_printf(to, "\"weight\": %s", bg_dec_text(rounded[i], text));
        if (parts[0])
            bg_buf_printf(to, "%s\"criteria\": {%s}", own ? ", " : "", parts);
        bg_buf_putc(to, '}');
    }
}

const struct bg_json *bg_scenario_weights(struct bg_weighing *w, const struct bg_json *before,
                                          const struct bg_json *after,
                                          const struct bg_scenario *scenario)
{
    const struct cJSON *now = bg_json_get(after->root, "criteria");
    const struct cJSON *old = bg_json_get(before->root, "criteria");
    const struct cJSON *patch = bg_json_get(scenario->patch, "criteria");
    const struct cJSON *award = bg_json_get(after->root, "award");
    const struct cJSON *total_said = bg_json_get(bg_json_get(scenario->patch, "award"), "total");
    struct bg_dec total = bg_dec_int(100);
    struct level l = {.w = w, .before = before, .after = after, .scenario = scenario};
    struct bg_buf criteria, price;
    l.member = BG_ARRAY(w->arena, bg_json_size(now) + 1, struct member);
    bg_buf_init(&criteria, w->arena);
    bg_buf_init(&price, w->arena);
    if (bg_json_get(award, "total") && !bg_json_dec(after, bg_json_get(award, "total"), &total))
        return NULL;
    add_criteria(&l, now, old, patch);
    add_member(&l, bg_json_get(after->root, "price"), bg_json_get(before->root, "price"),
               bg_json_get(scenario->patch, "price"), "");
    if (total_said)
        weights_touch(&l, total_said);
    weights_put_level(&l, bg_ratio_dec(w->arena, total), old, patch, &criteria, &price);
    if (w->failed || (!criteria.size && !price.size))
        return NULL;
    const char *text = bg_arena_printf(w->arena, "{%s%s\"criteria\": {%s}}", bg_buf_text(&price),
                                       price.size ? ", " : "", bg_buf_text(&criteria));
    return bg_json_parse(w->arena, w->diags,
                         bg_source_new(w->arena, scenario->source->name, text, strlen(text)), NULL);
}
