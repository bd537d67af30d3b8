/* Names of a scenario sheet, found in the ruleset by id or by title. */
#include "intake/scenario/names.h"

#include <string.h>
#include <strings.h>

#include "base/field.h"

enum { NAMES_MOST = 512 };

static bool push(struct bg_named *out, const char *key)
{
    if (out->n == BG_NAMED_DEPTH)
        return false;
    out->key[out->n++] = key;
    return true;
}

static bool scenario_names_is_called(const struct cJSON *node, const char *name)
{
    const char *title = bg_json_text(bg_json_get(node, "title"));
    return strcasecmp(bg_json_key(node), name) == 0 || (title && strcasecmp(title, name) == 0);
}

/* -- weights ----------------------------------------------------------------------------------- */

struct names {
    const char *list[NAMES_MOST];
    size_t n;
};

static void names_add_name(struct names *names, const char *name)
{
    if (name && names->n < NAMES_MOST)
        names->list[names->n++] = name;
}

/* The path to the criterion of that name, groups included. */
static bool names_find_criterion(const struct cJSON *criteria, const char *name,
                                 struct bg_named *out, struct names *names)
{
    if (!push(out, "criteria"))
        return false;
    for (const struct cJSON *c = bg_json_first(criteria); c; c = bg_json_next(c)) {
        size_t n = out->n;
        names_add_name(names, bg_json_key(c));
        names_add_name(names, bg_json_text(bg_json_get(c, "title")));
        if (!push(out, bg_json_key(c)))
            return false;
        if (scenario_names_is_called(c, name))
            return true;
        const struct cJSON *parts = bg_json_get(c, "criteria");
        if (parts && names_find_criterion(parts, name, out, names))
            return true;
        out->n = n;
    }
    out->n--;
    return false;
}

static const char *names_weight_of(struct bg_arena *arena, const struct bg_json *base,
                                   const char *name, struct bg_named *out)
{
    struct names names = {.n = 0};
    size_t n = strlen(name);
    if (n > 1 && name[0] == '"' && name[n - 1] == '"')
        name = bg_arena_text(arena, name + 1, n - 2);
    names_add_name(&names, "the price");
    if (strcasecmp(name, "the price") == 0 || strcasecmp(name, "price") == 0) {
        (void)push(out, "price");
        (void)push(out, "weight");
        return NULL;
    }
    if (names_find_criterion(bg_json_get(base->root, "criteria"), name, out, &names) &&
        push(out, "weight"))
        return NULL;
    return bg_arena_printf(arena, "there is no criterion \"%s\"%s", name,
                           bg_did_you_mean(arena, name, names.list, names.n));
}

/* -- parameters -------------------------------------------------------------------------------- */

/* "a, b" after the name, in brackets: keys of the parameter's table. */
static bool push_keys(struct bg_arena *arena, const char *keys, struct bg_named *out)
{
    while (*keys) {
        size_t n = strcspn(keys, ",");
        const char *next = keys[n] ? keys + n + 1 : keys + n;
        while (n && keys[n - 1] == ' ')
            n--;
        if (!push(out, bg_arena_text(arena, keys, n)))
            return false;
        keys = next + strspn(next, " ");
    }
    return true;
}

static const char *names_param_of(struct bg_arena *arena, const struct bg_json *base,
                                  const char *what, struct bg_named *out)
{
    struct names names = {.n = 0};
    const struct cJSON *params = bg_json_get(base->root, "parameters");
    size_t n = strlen(what);
    const char *open = n && what[n - 1] == ')' ? strrchr(what, '(') : NULL;
    size_t bare = open ? (size_t)(open - what) : n;
    while (bare && what[bare - 1] == ' ')
        bare--;
    const char *name = open ? bg_arena_text(arena, what, bare) : what;
    const char *keys = open ? bg_arena_text(arena, open + 1, n - (size_t)(open - what) - 2) : "";
    for (const struct cJSON *p = bg_json_first(params); p; p = bg_json_next(p)) {
        bool table = bg_json_get(p, "table") != NULL;
        names_add_name(&names, bg_json_key(p));
        names_add_name(&names, bg_json_text(bg_json_get(p, "title")));
        if (!scenario_names_is_called(p, name) && !(open && scenario_names_is_called(p, what)))
            continue;
        if (scenario_names_is_called(p, what)) /* the brackets belong to its title */
            keys = "";
        out->dated = true;
        if (table != (keys[0] != '\0'))
            return table ? bg_arena_printf(arena,
                                           "\"%s\" has a table; say which of it in brackets, as "
                                           "\"%s (%s)\"",
                                           name, name,
                                           bg_json_key(bg_json_first(bg_json_get(p, "table"))))
                         : bg_arena_printf(arena,
                                           "\"%s\" has no table, so nothing is in "
                                           "brackets",
                                           name);
        if (push(out, "parameters") && push(out, bg_json_key(p)) &&
            push(out, table ? "table" : "values") && push_keys(arena, keys, out))
            return NULL;
        return "the name has too many parts";
    }
    return bg_arena_printf(arena, "the ruleset has no figure \"%s\"%s", name,
                           bg_did_you_mean(arena, name, names.list, names.n));
}

/* A part of a path: up to the next dot, or in quotes. Gives where the next begins. */
static const char *names_part_of(struct bg_arena *arena, const char *path, const char **part)
{
    const char *end = path[0] == '"' ? strchr(path + 1, '"') : NULL;
    if (end && (end[1] == '.' || end[1] == '\0')) {
        *part = bg_arena_text(arena, path + 1, (size_t)(end - path - 1));
        return end + 1 + (end[1] == '.');
    }
    size_t n = strcspn(path, ".");
    *part = bg_arena_text(arena, path, n);
    return path + n + (path[n] == '.');
}

static const char *names_path_of(struct bg_arena *arena, const char *what, struct bg_named *out)
{
    out->may_be_dated = strncmp(what, "parameters.", 11) == 0;
    while (*what) {
        const char *part;
        what = names_part_of(arena, what, &part);
        if (!push(out, part))
            return "the path has too many parts";
    }
    return NULL;
}

/* A path begins with a section of a ruleset, which this one need not have yet. */
static bool is_section(const struct bg_json *base, const char *name)
{
    static const char *const sections[] = {"fields",   "criteria",    "parameters", "facts",
                                           "measures", "sources",     "register",   "award",
                                           "price",    "solicitation"};
    if (bg_json_get(base->root, name))
        return true;
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        if (strcmp(sections[i], name) == 0)
            return true;
    return false;
}

const char *bg_scenario_named(struct bg_arena *arena, const struct bg_json *base, const char *what,
                              struct bg_named *out)
{
    static const char weight[] = "weight of ";
    const size_t head = sizeof weight - 1;
    const char *dot = strchr(what, '.');
    *out = (struct bg_named){.n = 0};
    if (strncasecmp(what, weight, head) == 0)
        return names_weight_of(arena, base, what + head, out);
    if (dot && is_section(base, bg_arena_text(arena, what, (size_t)(dot - what))))
        return names_path_of(arena, what, out);
    return names_param_of(arena, base, what, out);
}
