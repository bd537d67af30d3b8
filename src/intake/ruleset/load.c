/* Loading a ruleset: the bytes to JSON, the shapes, the links, and then the lots, each of which is
 * loaded again as a ruleset of its own with its facts and its patch merged in. */
#include "intake/intake.h"

#include <string.h>

#include "intake/ruleset/link.h"

static bool looks_like_ruleset(const struct bg_loading *l)
{
    const struct cJSON *format = bg_json_get(l->json->root, "format");
    const char *text = bg_json_text(format);
    if (bg_json_type(l->json->root) != BG_JSON_OBJECT) {
        bg_diag_add(l->diags, BG_E209, bg_json_pos(l->json, l->json->root),
                    "the file holds %s; a ruleset is an object",
                    bg_json_type_name(bg_json_type(l->json->root)));
        return false;
    }
    if (text && strncmp(text, "bidgauge-", 9) == 0 && strncmp(text, "bidgauge-ruleset", 16) != 0) {
        bg_diag_add(l->diags, BG_E209, bg_json_pos(l->json, format),
                    "the file has the format \"%s\"", text);
        return false;
    }
    return true;
}

static void load_link_all(struct bg_linker *k, const struct bg_load_options *options)
{
    bg_link_dates(k, options);
    bg_link_sources(k);
    bg_link_facts(k);
    bg_link_fields(k);
    bg_link_coverage(k);
    bg_link_param_values(k);
    bg_link_scope(k);
    bg_link_param_choice(k);
    bg_link_criteria(k);
    /* the price looks at the method of the award, and the award at the preferences */
    k->out->award = k->raw->award.out;
    bg_link_price(k);
    bg_link_abnormal(k);
    bg_link_award(k);
    bg_link_panel(k, options);
    bg_link_weights(k, options);
    bg_link_kind_checks(k);
    bg_link_measures(k);
    bg_link_register(k);
}

static struct bg_ruleset *load_one(struct bg_arena *arena, struct bg_diags *diags,
                                   const struct bg_source *source,
                                   const struct bg_load_options *options, struct bg_linker *k)
{
    int64_t before = bg_diag_count(diags, BG_ERROR);
    struct raw_ruleset *raw = BG_NEW(arena, struct raw_ruleset);
    k->l = (struct bg_loading){.arena = arena, .diags = diags};
    k->raw = raw;
    k->out = &raw->out;
    k->tried = options ? options->changes : NULL;
    k->l.json = bg_json_parse(arena, diags, source, NULL);
    if (!k->l.json || !looks_like_ruleset(&k->l))
        return NULL;
    (void)bg_shape_load(&k->l, k->l.json->root, &bg_ruleset_shape, raw);
    raw->out.source = source;
    raw->out.notes = raw->notes.items;
    raw->out.notes_n = raw->notes.n;
    if (raw->include.said || raw->definitions)
        bg_diag_add(
            diags, BG_E350,
            bg_item_pos(k->l.json, &raw->item, raw->include.said ? "include" : "definitions"),
            "only a ruleset that is a file of its own can include others or define names");
    load_link_all(k, options);
    if (bg_diag_count(diags, BG_ERROR) != before)
        return NULL;
    bg_link_stale(k);
    k->out->scope.language = options ? options->language : BG_ENGLISH;
    return k->out;
}

/* -- lots -------------------------------------------------------------------------------------- */

/* What a lot's facts are as a patch, `lots` taken away: {"lots": null, "facts": {"id": {"value":
 * 3}}}. */
static const struct bg_json *facts_patch(struct bg_linker *k, const struct raw_lot *lot)
{
    struct bg_buf text;
    bg_buf_init(&text, k->l.arena);
    bg_buf_puts(&text, "{\"lots\": null, \"facts\": {");
    for (const struct cJSON *c = bg_json_first(lot->facts); c; c = bg_json_next(c)) {
        const char *raw;
        size_t n;
        bg_json_raw(k->l.json, c, &raw, &n);
        if (c != bg_json_first(lot->facts))
            bg_buf_puts(&text, ", ");
        bg_buf_json(&text, bg_json_key(c), -1);
        bg_buf_puts(&text, ": {\"value\": ");
        bg_buf_put(&text, raw, n);
        bg_buf_puts(&text, "}");
    }
    bg_buf_puts(&text, "}}");
    return bg_json_parse(k->l.arena, k->l.diags,
                         bg_source_new(k->l.arena, "facts", bg_buf_text(&text), text.size), NULL);
}

static bool load_check_facts(struct bg_linker *k, const struct raw_lot *lot)
{
    bool ok = true;
    size_t n = k->out->facts_n;
    const char **names = BG_ARRAY(k->l.arena, n, const char *);
    for (size_t i = 0; i < n; i++)
        names[i] = k->out->facts[i].id;
    for (const struct cJSON *c = bg_json_first(lot->facts); c; c = bg_json_next(c)) {
        size_t i = 0;
        while (i < n && strcmp(names[i], bg_json_key(c)) != 0)
            i++;
        if (i < n)
            continue;
        bg_diag_add(k->l.diags, BG_E321, bg_json_key_pos(k->l.json, c), "there is no fact \"%s\"%s",
                    bg_json_key(c), bg_did_you_mean(k->l.arena, bg_json_key(c), names, n));
        ok = false;
    }
    return ok;
}

static bool check_lot(struct bg_linker *k, const struct raw_lot *lot)
{
    static const char *const keys[] = {"facts", "patch"};
    const struct cJSON *const nodes[] = {lot->facts, lot->patch};
    bool ok = !lot->item.faulty;
    for (int i = 0; i < 2; i++) {
        if (!nodes[i] || bg_json_type(nodes[i]) == BG_JSON_OBJECT)
            continue;
        bg_diag_add(k->l.diags, BG_E202, bg_json_pos(k->l.json, nodes[i]),
                    "\"%s\" of lot \"%s\" must be an object, in { }; here is %s", keys[i],
                    lot->item.key, bg_json_type_name(bg_json_type(nodes[i])));
        ok = false;
    }
    static const char *const whole[] = {"lots", "bafo"}; /* a round is one for all lots */
    for (int i = 0; i < 2; i++) {
        const struct cJSON *changed = bg_json_get(lot->patch, whole[i]);
        if (!changed)
            continue;
        bg_diag_add(k->l.diags, BG_E320, bg_json_key_pos(k->l.json, changed),
                    "the patch of lot \"%s\" changes \"%s\"", lot->item.key, whole[i]);
        ok = false;
    }
    bool listed = lot->facts && bg_json_type(lot->facts) == BG_JSON_OBJECT;
    return (!listed || load_check_facts(k, lot)) && ok;
}

/* The text of a lot. Under a scenario, and from a workbook, its places lead back to what was read;
 * else a fault is in the lot's own text, which says by its name which lot it is. */
static struct bg_source *lot_text(struct bg_linker *k, const struct raw_lot *lot)
{
    struct bg_arena *arena = k->l.arena;
    const char *name =
        bg_arena_printf(arena, "%s (lot %s)", k->l.json->source->name, lot->item.key);
    const struct bg_json *facts = facts_patch(k, lot);
    bool leads_back = k->l.json->source->copies_n > 0 || k->l.json->source->places_n > 0;
    if (!facts)
        return NULL;
    struct bg_source *source = bg_json_merged(arena, name, k->l.json, facts, facts->root);
    if (!leads_back)
        source->copies_n = 0;
    if (!lot->patch)
        return source;
    const struct bg_json *merged = bg_json_parse(arena, k->l.diags, source, NULL);
    if (!merged)
        return NULL;
    source = bg_json_merged(arena, name, merged, k->l.json, lot->patch);
    if (!leads_back)
        source->copies_n = 0;
    return source;
}

static const struct bg_ruleset *load_lot(struct bg_linker *k, const struct raw_lot *lot,
                                         const struct bg_load_options *options)
{
    struct bg_arena *arena = k->l.arena;
    struct bg_source *source = lot_text(k, lot);
    if (!source)
        return NULL;
    struct bg_linker own;
    struct bg_diags *diags = bg_diags_new(arena);
    memset(&own, 0, sizeof own);
    struct bg_load_options lots_own =
        options ? *options : (struct bg_load_options){.as_of = BG_NO_DATE};
    if (bg_json_get(lot->patch, "criteria") || bg_json_get(lot->patch, "price") ||
        bg_json_get(lot->patch, "award"))
        lots_own.weights_n = 0; /* the lot may weigh otherwise: what its text says */
    lots_own.changes = k->l.json->source;
    struct bg_ruleset *ruleset = load_one(arena, diags, source, &lots_own, &own);
    bg_diags_forward(k->l.diags, diags); /* what the whole ruleset was told is not told again */
    if (ruleset)
        ruleset->whole = k->out;
    return ruleset;
}

static bool load_lots(struct bg_linker *k, const struct bg_load_options *options)
{
    struct bg_lot *made = BG_ARRAY(k->l.arena, k->raw->lots.n, struct bg_lot);
    size_t n = 0;
    bool ok = true;
    for (BG_LINK_ITEMS(k->raw->lots, raw_lot, lot)) {
        struct bg_lot *out = &made[n++];
        out->id = lot->item.key;
        out->title = lot->title[0] ? lot->title : lot->item.key;
        out->pos = lot->item.pos;
        out->ruleset = check_lot(k, lot) ? load_lot(k, lot, options) : NULL;
        ok = ok && out->ruleset;
    }
    k->out->lots = made;
    k->out->lots_n = n;
    return ok;
}

const struct bg_ruleset *bg_ruleset_load(struct bg_arena *arena, struct bg_diags *diags,
                                         const struct bg_source *source,
                                         const struct bg_load_options *options)
{
    struct bg_linker k;
    memset(&k, 0, sizeof k);
    struct bg_ruleset *ruleset = load_one(arena, diags, source, options, &k);
    if (!ruleset || !load_lots(&k, options))
        return NULL;
    return ruleset;
}
