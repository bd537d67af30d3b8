/* Linking the criteria: the tree in the order of the file, the keys that belong to each kind,
 * expressions and patterns. Weights are ruleset/weights.c's business. */
#include "intake/ruleset/link.h"

#include <string.h>

#include "score/kind/kind.h"

enum { GROUPS_MOST = 8 };

static bool criteria_has_key(const char *const *keys, const char *key)
{
    for (size_t i = 0; i < BG_KIND_KEYS_MAX && keys[i]; i++)
        if (strcmp(keys[i], key) == 0)
            return true;
    return false;
}

/* A key of some kinds, and which: "linear". NULL: every kind has it. */
static const char *owner_of(const char *key)
{
    if (strcmp(key, "criteria") == 0)
        return "group";
    for (const struct bg_kind *const *kind = bg_kinds; *kind; kind++)
        if (criteria_has_key((*kind)->keys, key))
            return (*kind)->name;
    return NULL;
}

static bool belongs(const struct bg_kind *kind, const char *key)
{
    return kind ? criteria_has_key(kind->keys, key) : strcmp(key, "criteria") == 0;
}

/* What people score, in rows of a sheet of its own where the ruleset is a workbook. */
static const char *where_in_workbook(const char *key)
{
    if (strcmp(key, "levels") == 0)
        return "; in a workbook they are filled in on the sheet \"Scale\"";
    if (strcmp(key, "bands") == 0)
        return "; in a workbook they are filled in on the sheet \"Bands\"";
    return "";
}

static void criteria_check_keys(struct bg_linker *k, const struct raw_criterion *c)
{
    static const char *const group_needs[BG_KIND_KEYS_MAX] = {"criteria"};
    const struct bg_kind *kind = c->out.kind;
    for (const struct cJSON *n = bg_json_first(c->item.node); n; n = bg_json_next(n)) {
        const char *key = bg_json_key(n);
        const char *owner = owner_of(key);
        if (owner && !belongs(kind, key))
            bg_diag_add(k->l.diags, BG_E210, bg_json_key_pos(k->l.json, n),
                        "\"%s\" belongs to the kind \"%s\"; criterion \"%s\" is of the kind \"%s\"",
                        key, owner, c->item.key, c->kind);
    }
    const char *const *needs = kind ? kind->required : group_needs;
    for (size_t i = 0; i < BG_KIND_KEYS_MAX && needs[i]; i++)
        if (!bg_json_get(c->item.node, needs[i]))
            bg_diag_add(k->l.diags, BG_E203, c->item.pos,
                        "criterion \"%s\" of kind \"%s\" has no \"%s\"%s", c->item.key, c->kind,
                        needs[i], where_in_workbook(needs[i]));
}

static void criteria_link_sources(struct bg_linker *k, struct raw_criterion *c)
{
    const struct bg_source_ref **made =
        BG_ARRAY(k->l.arena, c->sources.n + 1, const struct bg_source_ref *);
    size_t n = 0;
    const struct bg_source_ref *one = bg_link_source(k, &c->item, "source", c->source);
    if (one)
        made[n++] = one;
    const struct cJSON *node = bg_json_first(bg_json_get(c->item.node, "sources"));
    for (; node; node = bg_json_next(node)) {
        one = bg_link_source_at(k, bg_json_pos(k->l.json, node), bg_json_text(node));
        if (one)
            made[n++] = one;
    }
    c->out.sources = made;
    c->out.sources_n = n;
}

static void link_bands(struct bg_linker *k, struct raw_criterion *c)
{
    struct bg_band *made = BG_ARRAY(k->l.arena, c->bands.n, struct bg_band);
    const char *what = bg_arena_printf(k->l.arena, "a limit of criterion \"%s\"", c->item.key);
    size_t n = 0;
    for (BG_LINK_ITEMS(c->bands, raw_band, b)) {
        int tests = 0;
        for (int t = 0; t < 4; t++) {
            if (!b->limit[t])
                continue;
            tests++;
            b->out.test = (enum bg_band_test)t;
            b->out.limit = bg_link_constant(k, b->limit[t], BG_WANT_NUMBER, what);
        }
        if (tests != 1 && !b->item.faulty)
            bg_diag_add(k->l.diags, BG_E338, b->item.pos,
                        "band %zu of criterion \"%s\" has %s of \"at_least\", \"more_than\", "
                        "\"at_most\" and \"less_than\"",
                        n + 1, c->item.key, tests ? "more than one" : "none");
        made[n++] = b->out;
    }
    c->out.bands = made;
    c->out.bands_n = n;
}

/* The field with choices that the value is. -1: it is no such field. */
static int choice_slot(const struct bg_linker *k, const struct bg_logic *value)
{
    const struct bg_reads *reads = value ? bg_logic_reads(value) : NULL;
    if (!reads || reads->slots_n != 1 || reads->params_n || reads->facts_n)
        return -1;
    return k->out->fields[reads->slots[0]].choices_n ? (int)reads->slots[0] : -1;
}

static void criteria_check_choices(struct bg_linker *k, const struct raw_criterion *c)
{
    int slot = choice_slot(k, c->out.value);
    if (slot < 0 || !c->points.said || c->item.faulty)
        return;
    const struct bg_field *field = &k->out->fields[slot];
    const char **names = BG_ARRAY(k->l.arena, field->choices_n, const char *);
    for (size_t i = 0; i < field->choices_n; i++) {
        bool found = false;
        names[i] = field->choices[i].id;
        for (BG_LINK_ITEMS(c->points, raw_points, p))
            found |= strcmp(p->item.key, names[i]) == 0;
        if (!found)
            bg_diag_add(k->l.diags, BG_W327, bg_item_pos(k->l.json, &c->item, "points"),
                        "criterion \"%s\" says no points for the choice \"%s\" of field \"%s\"",
                        c->item.key, names[i], field->id);
    }
    for (BG_LINK_ITEMS(c->points, raw_points, p)) {
        bool found = false;
        for (size_t i = 0; i < field->choices_n; i++)
            found |= strcmp(p->item.key, names[i]) == 0;
        if (!found)
            bg_diag_add(k->l.diags, BG_E326, p->item.pos, "field \"%s\" has no choice \"%s\"%s",
                        field->id, p->item.key,
                        bg_did_you_mean(k->l.arena, p->item.key, names, field->choices_n));
    }
}

static void link_scales(struct bg_linker *k, struct raw_criterion *c)
{
    struct bg_choice_points *choices = BG_ARRAY(k->l.arena, c->points.n, struct bg_choice_points);
    struct bg_level *levels = BG_ARRAY(k->l.arena, c->levels.n, struct bg_level);
    size_t n = 0;
    for (BG_LINK_ITEMS(c->points, raw_points, p)) {
        p->out.choice = p->item.key;
        choices[n++] = p->out;
    }
    c->out.choices = choices;
    c->out.choices_n = n;
    n = 0;
    for (BG_LINK_ITEMS(c->levels, raw_level, v))
        levels[n++] = v->out;
    c->out.levels = levels;
    c->out.levels_n = n;
    bg_link_panel_criterion(k, c);
    criteria_check_choices(k, c);
}

static void link_pattern(struct bg_linker *k, struct raw_criterion *c)
{
    /* An empty one looks for nothing, as if it were not there. */
    bool match = c->match && *c->match, forbid = c->forbid && *c->forbid;
    c->out.match = bg_link_pattern(k, &c->item, "match", false);
    c->out.forbid = bg_link_pattern(k, &c->item, "forbid", false);
    c->out.pattern_text = match ? c->match : c->forbid;
    if (strcmp(c->kind, "pattern") == 0 && match == forbid && !c->item.faulty)
        bg_diag_add(k->l.diags, BG_E338, c->item.pos,
                    "criterion \"%s\" has %s of \"match\" and \"forbid\"; it needs one",
                    c->item.key, match ? "both" : "neither");
}

static bool criteria_reads_answers(const struct bg_linker *k, const struct bg_logic *logic)
{
    const struct bg_reads *reads = bg_logic_reads(logic);
    if (reads->slots_n)
        return true;
    for (size_t i = 0; i < reads->params_n; i++) {
        const struct bg_param *param = &k->out->params[reads->params[i]];
        for (size_t b = 0; b < param->by_n; b++)
            if (param->by[b] && bg_logic_reads(param->by[b])->slots_n)
                return true;
    }
    return false;
}

static void link_when(struct bg_linker *k, struct raw_criterion *c)
{
    c->out.when = bg_link_expr(k, c->when, BG_WANT_TRUTH);
    if (c->when && !c->out.when)
        return;
    bool answers = c->out.when && criteria_reads_answers(k, c->out.when);
    bool said = c->out.otherwise != BG_OTHERWISE_NONE;
    bool eliminates = c->out.kind && c->out.kind->eliminates;
    if (answers && !said && !eliminates && !c->item.faulty)
        bg_diag_add(
            k->l.diags, BG_E315, bg_item_pos(k->l.json, &c->item, "when"),
            "\"when\" of criterion \"%s\" depends on a bid's answers, and nothing says what "
            "the weight does for the others",
            c->item.key);
    if (said && !c->when)
        bg_diag_add(k->l.diags, BG_W316, bg_item_pos(k->l.json, &c->item, "otherwise"),
                    "criterion \"%s\" has \"otherwise\" but no \"when\"", c->item.key);
}

static void add_logic(const struct bg_logic **list, size_t *n, const struct bg_logic *logic)
{
    if (logic)
        list[(*n)++] = logic;
}

/* Evidence, parameters in use, public copies and more look at this list: it has whatever a kind may read. */
static void list_logics(struct bg_linker *k, struct bg_criterion *c)
{
    const struct bg_logic **list =
        BG_ARRAY(k->l.arena, 2 + BG_LIMIT__COUNT + c->bands_n, const struct bg_logic *);
    size_t n = 0;
    add_logic(list, &n, c->test);
    add_logic(list, &n, c->value);
    for (int i = 0; i < BG_LIMIT__COUNT; i++)
        add_logic(list, &n, c->limits[i]);
    for (size_t i = 0; i < c->bands_n; i++)
        add_logic(list, &n, c->bands[i].limit);
    c->logics = list;
    c->logics_n = n;
}

static void link_exprs(struct bg_linker *k, struct raw_criterion *c)
{
    bool choice = strcmp(c->kind, "choice") == 0;
    link_when(k, c);
    c->out.test = bg_link_expr(k, c->test, BG_WANT_TRUTH);
    c->out.value = bg_link_expr(k, c->text ? c->text : c->value,
                                c->text || choice ? BG_WANT_TEXT : BG_WANT_NUMBER);
    for (int i = 0; i < BG_LIMIT__COUNT; i++)
        c->out.limits[i] = bg_link_expr(k, c->limits[i], BG_WANT_NUMBER);
    c->out.best_highest = c->best == 0;
    link_bands(k, c);
    link_scales(k, c);
    link_pattern(k, c);
    list_logics(k, &c->out);
}

/* A part applies only where its group does: it takes the group's `when` and what it says of the weight. */
static void take_from_group(struct bg_linker *k, struct raw_criterion *c, int parent)
{
    const struct bg_criterion *group = parent >= 0 ? &k->criteria[parent] : NULL;
    if (!group || !group->when || c->item.faulty)
        return;
    if (c->when) {
        bg_diag_add(k->l.diags, BG_E359, bg_item_pos(k->l.json, &c->item, "when"),
                    "criterion \"%s\" has a \"when\", and so has its group \"%s\"", c->item.key,
                    group->id);
        return;
    }
    c->out.when = group->when;
    c->out.otherwise = group->otherwise;
}

static size_t criteria_count(const struct bg_items *items)
{
    size_t n = items->n;
    for (BG_LINK_ITEMS(*items, raw_criterion, c))
        n += criteria_count(&c->criteria);
    return n;
}

static void check_repeated_id(struct bg_linker *k, const struct raw_criterion *c, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(k->raw_criteria[i]->item.key, c->item.key) != 0)
            continue;
        bg_diag_add(k->l.diags, BG_E334, c->item.pos, "the id \"%s\" is used by two criteria",
                    c->item.key);
        bg_diag_note(k->l.diags, k->raw_criteria[i]->item.pos, "first used here");
        return;
    }
}

static size_t flatten(struct bg_linker *k, const struct bg_items *items, int parent, int depth,
                      size_t n)
{
    for (BG_LINK_ITEMS(*items, raw_criterion, c)) {
        int64_t before = bg_diag_count(k->l.diags, BG_ERROR);
        size_t self = n++;
        check_repeated_id(k, c, self);
        k->raw_criteria[self] = c;
        c->out.id = c->item.key;
        c->out.pos = c->item.pos;
        c->out.parent = parent;
        c->out.depth = depth;
        c->out.kind = bg_kind_find(c->kind);
        if (depth >= GROUPS_MOST)
            bg_diag_add(k->l.diags, BG_E337, c->item.pos,
                        "criterion \"%s\" is nested in more than %d groups", c->item.key,
                        GROUPS_MOST);
        criteria_link_sources(k, c);
        if (c->kind[0]) {
            criteria_check_keys(k, c);
            link_exprs(k, c);
            take_from_group(k, c, parent);
        }
        k->criteria[self] = c->out;
        k->sound[self] = !c->item.faulty && bg_diag_count(k->l.diags, BG_ERROR) == before;
        if (depth < GROUPS_MOST)
            n = flatten(k, &c->criteria, (int)self, depth + 1, n);
    }
    return n;
}

void bg_link_criteria(struct bg_linker *k)
{
    size_t n = criteria_count(&k->raw->criteria);
    k->criteria = BG_ARRAY(k->l.arena, n, struct bg_criterion);
    k->raw_criteria = BG_ARRAY(k->l.arena, n, struct raw_criterion *);
    k->sound = BG_ARRAY(k->l.arena, n, bool);
    k->out->criteria = k->criteria;
    k->out->criteria_n = flatten(k, &k->raw->criteria, -1, 0, 0);
}

void bg_link_kind_checks(struct bg_linker *k)
{
    for (size_t i = 0; i < k->out->criteria_n; i++) {
        const struct bg_criterion *c = &k->criteria[i];
        if (k->sound[i] && c->kind && c->kind->check)
            c->kind->check(k->out, c, k->l.diags);
    }
}
