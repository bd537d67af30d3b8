/* Putting scenarios on a ruleset: merge, make room for the weights that they set, load. */
#include "intake/scenario/shape.h"

#include <string.h>

#include "intake/scenario/check.h"
#include "intake/scenario/weights.h"

/* A document that holds nothing but the scenario's sources; its places are the scenario's. */
static const struct bg_json *sources_patch(struct bg_arena *arena, struct bg_diags *diags,
                                           const struct bg_scenario *scenario)
{
    const struct cJSON *sources = bg_json_get(scenario->json->root, "sources");
    struct bg_source_copy *copy = BG_NEW(arena, struct bg_source_copy);
    struct bg_buf text;
    const char *raw;
    size_t n;
    if (!bg_json_size(sources))
        return NULL;
    bg_json_raw(scenario->json, sources, &raw, &n);
    bg_buf_init(&text, arena);
    bg_buf_puts(&text, "{\"sources\": ");
    *copy = (struct bg_source_copy){text.size, n, scenario->source,
                                    bg_json_pos(scenario->json, sources).offset};
    bg_buf_put(&text, raw, n);
    bg_buf_putc(&text, '}');
    struct bg_source *source =
        bg_source_new(arena, scenario->source->name, bg_buf_text(&text), text.size);
    source->copies = copy;
    source->copies_n = 1;
    return bg_json_parse(arena, diags, source, NULL);
}

static const struct bg_json *apply_merged(struct bg_arena *arena, struct bg_diags *diags,
                                          const char *name, const struct bg_json *target,
                                          const struct bg_json *patch, const struct cJSON *node)
{
    if (!target || !patch || !node)
        return target;
    return bg_json_parse(arena, diags, bg_json_merged(arena, name, target, patch, node), NULL);
}

static const char *apply_name_of(struct bg_arena *arena, const struct bg_json *base,
                                 const struct bg_scenario *const *stack, size_t n)
{
    struct bg_buf name;
    bg_buf_init(&name, arena);
    bg_buf_puts(&name, base->source->name);
    for (size_t i = 0; i < n; i++)
        bg_buf_printf(&name, "%s%s", i ? "+" : " with ", stack[i]->label);
    return bg_buf_text(&name);
}

const struct bg_scenario_rules *bg_scenario_apply(struct bg_arena *arena, struct bg_diags *diags,
                                                  const struct bg_json *base,
                                                  const struct bg_scenario *const *stack, size_t n,
                                                  const struct bg_load_options *options)
{
    struct bg_scenario_rules *out = BG_NEW(arena, struct bg_scenario_rules);
    struct bg_load_options own = options ? *options : (struct bg_load_options){.as_of = BG_NO_DATE};
    const char *name = n ? apply_name_of(arena, base, stack, n) : base->source->name;
    struct bg_weighing weighing = {.arena = arena, .diags = diags};
    const struct bg_json *json = base;
    bool ok = true;
    for (size_t i = 0; i < n && json; i++) {
        ok = bg_scenario_check(arena, diags, json, stack[i]) && ok;
        const struct bg_json *sources = sources_patch(arena, diags, stack[i]);
        json = apply_merged(arena, diags, name, json, sources, sources ? sources->root : NULL);
        const struct bg_json *before = json;
        json = apply_merged(arena, diags, name, json, stack[i]->json, stack[i]->patch);
        if (json && stack[i]->patch) {
            const struct bg_json *moved = bg_scenario_weights(&weighing, before, json, stack[i]);
            ok = ok && !weighing.failed;
            json = apply_merged(arena, diags, name, json, moved, moved ? moved->root : NULL);
        }
    }
    if (!json || !ok)
        return NULL;
    own.changes = base->source; /* whose faults were told when it was loaded by itself */
    own.weights = weighing.exact;
    own.weights_n = weighing.exact_n;
    struct bg_diags *heard = bg_diags_new(arena);
    out->json = json;
    out->weights = weighing.moved;
    out->weights_n = weighing.moved_n;
    out->ruleset = bg_ruleset_load(arena, heard, json->source, &own);
    bg_diags_forward(diags, heard); /* not what today's rules were told */
    return out->ruleset ? out : NULL;
}
