/* Checks of a scenario's overlay against the ruleset that it is put on. */
#include "intake/scenario/check.h"

#include <string.h>

#include "base/date.h"
#include "base/field.h"

struct checking {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_json *ruleset;
    const struct bg_scenario *scenario;
    bool *add_used;
    bool changes; /* something of the ruleset */
    bool ok;
};

static bool check_is_object(const struct cJSON *node)
{
    return node && bg_json_type(node) == BG_JSON_OBJECT;
}

static bool check_is_date(const char *key)
{
    int64_t days;
    return bg_date_parse(key, strlen(key), &days);
}

/* -- equal values ------------------------------------------------------------------------------ */

static bool check_same(const struct bg_json *a, const struct cJSON *x, const struct bg_json *b,
                       const struct cJSON *y);

static bool same_items(const struct bg_json *a, const struct cJSON *x, const struct bg_json *b,
                       const struct cJSON *y)
{
    bool object = check_is_object(x);
    const struct cJSON *j = bg_json_first(y);
    if (bg_json_size(x) != bg_json_size(y))
        return false;
    for (const struct cJSON *i = bg_json_first(x); i; i = bg_json_next(i)) {
        const struct cJSON *other = object ? bg_json_get(y, bg_json_key(i)) : j;
        if (!other || !check_same(a, i, b, other))
            return false;
        j = object ? j : bg_json_next(j);
    }
    return true;
}

/* Numbers by what they are worth, 20 as 20.00. */
static bool check_same(const struct bg_json *a, const struct cJSON *x, const struct bg_json *b,
                       const struct cJSON *y)
{
    struct bg_dec m, n;
    if (bg_json_type(x) != bg_json_type(y))
        return false;
    switch (bg_json_type(x)) {
    case BG_JSON_NULL:
        return true;
    case BG_JSON_BOOL:
        return bg_json_true(x) == bg_json_true(y);
    case BG_JSON_TEXT:
        return strcmp(bg_json_text(x), bg_json_text(y)) == 0;
    case BG_JSON_NUMBER:
        return bg_json_dec(a, x, &m) && bg_json_dec(b, y, &n) && bg_dec_cmp(m, n) == 0;
    default:
        return same_items(a, x, b, y);
    }
}

/* -- paths ------------------------------------------------------------------------------------- */

/* The path, or one above it, is listed as new. */
static bool is_added(struct checking *c, const char *path)
{
    bool found = false;
    for (size_t i = 0; i < c->scenario->adds_n; i++) {
        size_t n = strlen(c->scenario->adds[i]);
        if (strncmp(path, c->scenario->adds[i], n) == 0 && (path[n] == '\0' || path[n] == '.'))
            found = c->add_used[i] = true;
    }
    return found;
}

static void unknown_path(struct checking *c, const struct cJSON *member, const struct cJSON *target,
                         const char *path)
{
    size_t n = 0, most = bg_json_size(target);
    const char **names = BG_ARRAY(c->arena, most, const char *);
    for (const struct cJSON *t = bg_json_first(target); t && check_is_object(target);
         t = bg_json_next(t))
        names[n++] = bg_json_key(t);
    bg_diag_add(c->diags, BG_E906, bg_json_key_pos(c->scenario->json, member),
                "the ruleset has no \"%s\"%s", path,
                bg_did_you_mean(c->arena, bg_json_key(member), names, n));
    c->ok = false;
}

static void check_later(struct checking *c, const struct cJSON *patch, const struct cJSON *member,
                        const struct cJSON *target, const char *path)
{
    const struct cJSON *next = NULL;
    for (const struct cJSON *t = bg_json_first(target); t; t = bg_json_next(t)) {
        const char *key = bg_json_key(t);
        if (strcmp(key, bg_json_key(member)) > 0 && !bg_json_get(patch, key) &&
            (!next || strcmp(key, bg_json_key(next)) < 0))
            next = t;
    }
    for (const struct cJSON *p = bg_json_first(patch); p && next; p = bg_json_next(p))
        if (strcmp(bg_json_key(p), bg_json_key(member)) > 0 &&
            strcmp(bg_json_key(p), bg_json_key(next)) < 0)
            next = NULL; /* another value of the scenario comes first */
    if (!next || bg_json_type(member) == BG_JSON_NULL)
        return;
    bg_diag_add(c->diags, BG_W915, bg_json_key_pos(c->scenario->json, member),
                "\"%s\" holds until %s only, when today's value of \"%s\" takes over",
                bg_json_key(member), bg_json_key(next), path);
    bg_diag_note(c->diags, bg_json_key_pos(c->ruleset, next), "the value of the ruleset");
}

static void check_members(struct checking *c, const struct cJSON *patch, const struct cJSON *target,
                          const char *path);

static void check_member(struct checking *c, const struct cJSON *patch, const struct cJSON *member,
                         const struct cJSON *target, const char *path)
{
    const char *key = bg_json_key(member);
    const struct cJSON *old = bg_json_get(target, key);
    bool null = bg_json_type(member) == BG_JSON_NULL;
    const char *own = path[0] ? bg_arena_printf(c->arena, "%s.%s", path, key) : key;
    if (strcmp(path, "lots") == 0 && (!old || null)) {
        bg_diag_add(c->diags, BG_E912, bg_json_key_pos(c->scenario->json, member),
                    "the scenario %s lot \"%s\"", null ? "takes away" : "adds", key);
        c->ok = false;
        return;
    }
    if (check_is_date(key) && check_is_object(target))
        check_later(c, patch, member, target, path);
    if (!old) {
        bool added = is_added(c, own);
        if ((!added && !check_is_date(key) && strcmp(key, "comment") != 0) || (null && !added))
            unknown_path(c, member, target, own);
        c->changes |= !null;
        return;
    }
    if (check_is_object(member) && check_is_object(old) && !bg_ruleset_key_is_expression(key))
        check_members(c, member, old, own);
    else if (null || !check_same(c->scenario->json, member, c->ruleset, old))
        c->changes = true;
}

/* A member of the patch that is no object replaces; an object goes on into the ruleset's. */
static void check_members(struct checking *c, const struct cJSON *patch, const struct cJSON *target,
                          const char *path)
{
    for (const struct cJSON *m = bg_json_first(patch); m; m = bg_json_next(m))
        check_member(c, patch, m, target, path);
}

static const struct cJSON *entry_of_adds(const struct bg_scenario *scenario, size_t i)
{
    const struct cJSON *entry = bg_json_first(bg_json_get(scenario->json->root, "adds"));
    while (i-- > 0 && entry)
        entry = bg_json_next(entry);
    return entry;
}

bool bg_scenario_check(struct bg_arena *arena, struct bg_diags *diags,
                       const struct bg_json *ruleset, const struct bg_scenario *scenario)
{
    struct checking c = {.arena = arena,
                         .diags = diags,
                         .ruleset = ruleset,
                         .scenario = scenario,
                         .add_used = BG_ARRAY(arena, scenario->adds_n, bool),
                         .ok = true};
    check_members(&c, scenario->patch, ruleset->root, "");
    for (size_t i = 0; i < scenario->adds_n; i++) {
        if (c.add_used[i])
            continue;
        bg_diag_add(diags, BG_E911, bg_json_pos(scenario->json, entry_of_adds(scenario, i)),
                    "\"%s\" is not new: the scenario does not set it, or the ruleset has it",
                    scenario->adds[i]);
        c.ok = false;
    }
    if (c.ok && !c.changes && scenario->bids_n == 0) {
        const struct cJSON *patch = scenario->patch;
        bg_diag_add(diags, BG_E905,
                    patch ? bg_json_key_pos(scenario->json, patch)
                          : bg_json_pos(scenario->json, scenario->json->root),
                    patch ? "every value of this scenario is in the ruleset already"
                          : "the scenario has neither \"ruleset\" nor \"bids\"");
        c.ok = false;
    }
    return c.ok;
}
