/* Compiling how vendors are assumed to respond, against one ruleset. */
#include "intake/scenario/shape.h"

#include <string.h>

struct compiling {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_ruleset *ruleset;
    const struct bg_scenario *scenario;
    bool ok;
};

static const struct bg_logic *responses_compile(struct compiling *c, const struct cJSON *node,
                                                const struct bg_scope *scope, enum bg_want want)
{
    if (!node)
        return NULL;
    const struct bg_logic *logic =
        bg_logic_compile(c->arena, c->diags, c->scenario->json, node, scope, want);
    c->ok = c->ok && logic;
    return logic;
}

/* Of one row of the table in this slot. */
static const struct bg_logic *compile_row(struct compiling *c, const struct cJSON *node, int slot,
                                          enum bg_want want)
{
    if (!node)
        return NULL;
    const struct bg_logic *logic = bg_logic_compile_row(c->arena, c->diags, c->scenario->json, node,
                                                        &c->ruleset->scope, (size_t)slot, want);
    c->ok = c->ok && logic;
    return logic;
}

static void responses_cannot(struct compiling *c, struct bg_pos pos, const char *why)
{
    bg_diag_add(c->diags, BG_E908, pos, "%s", why);
    c->ok = false;
}

/* -- raising pay ------------------------------------------------------------------------------- */

static int responses_column_of(const struct bg_field *table, enum bg_role role)
{
    for (size_t i = 0; i < table->columns_n; i++)
        if (table->columns[i].role == role)
            return (int)i;
    return -1;
}

/* The table that is named, else the first with an hourly wage. */
static int find_table(struct compiling *c, const struct raw_raise *raise)
{
    const struct bg_ruleset *r = c->ruleset;
    if (raise->table[0])
        return bg_ruleset_field(r, raise->table);
    for (size_t i = 0; i < r->fields_n; i++)
        if (responses_column_of(&r->fields[i], BG_ROLE_HOURLY_WAGE) >= 0)
            return (int)i;
    return -1;
}

/* A share that is a bare number has to say where it comes from. */
static bool owns_up(const struct bg_response *out)
{
    if (!out->pass_on || out->source || out->assumed)
        return true;
    return bg_logic_reads(out->pass_on)->params_n > 0;
}

static void compile_raise(struct compiling *c, const struct raw_response *raw,
                          struct bg_response *out)
{
    const struct bg_ruleset *r = c->ruleset;
    const struct raw_raise *raise = &raw->raise;
    int table = find_table(c, raise);
    const struct bg_field *field = table >= 0 ? &r->fields[table] : NULL;
    out->table = table;
    out->wage = field ? responses_column_of(field, BG_ROLE_HOURLY_WAGE) : -1;
    out->hours = field ? responses_column_of(field, BG_ROLE_HOURS_PER_YEAR) : -1;
    out->headcount = field ? responses_column_of(field, BG_ROLE_HEADCOUNT) : -1;
    if (out->wage < 0 || out->hours < 0 || out->headcount < 0) {
        responses_cannot(
            c, raise->item.pos,
            "pay cannot be raised: the ruleset has no table with the roles hourly_wage, "
            "hours_per_year and headcount");
        return;
    }
    out->to = compile_row(c, raise->to, table, BG_WANT_NUMBER);
    out->payroll_tax = responses_compile(c, raise->payroll_tax, &r->scope, BG_WANT_NUMBER);
    out->pass_on = responses_compile(c, raise->pass_on, &r->scope, BG_WANT_NUMBER);
    out->price_years = responses_compile(c, raise->price_years, &r->scope, BG_WANT_NUMBER);
    out->ripple_to = responses_compile(c, raise->ripple_to, &r->scope, BG_WANT_NUMBER);
    out->ripple_share = responses_compile(c, raise->ripple_share, &r->scope, BG_WANT_NUMBER);
    out->minimum = compile_row(c, raise->minimum, table, BG_WANT_NUMBER);
    if (!raise->ripple_to != !raise->ripple_share)
        responses_cannot(c, raise->item.pos,
                         raise->ripple_to ? "\"ripple_to\" comes with \"ripple_share\""
                                          : "\"ripple_share\" comes with \"ripple_to\"");
    if (out->pass_on && !r->price.used)
        responses_cannot(c, bg_json_key_pos(c->scenario->json, raise->pass_on),
                         "nothing can be passed on: the ruleset has no price");
    else if (out->pass_on && r->price.schedule.governs == BG_GOVERNS_LINES)
        responses_cannot(
            c, bg_json_key_pos(c->scenario->json, raise->pass_on),
            "the price is worked out from its lines, so a share of the cost cannot be added to "
            "it; set the lines with \"set\"");
    else if (!owns_up(out))
        responses_cannot(
            c, bg_json_key_pos(c->scenario->json, raise->pass_on),
            "the share that is passed on says neither a source nor that it is assumed");
}

/* -- new answers ------------------------------------------------------------------------------- */

static enum bg_want want_of(const struct bg_field *field)
{
    switch (field->type) {
    case BG_FIELD_TEXT:
    case BG_FIELD_CHOICE:
        return BG_WANT_TEXT;
    case BG_FIELD_BOOLEAN:
        return BG_WANT_TRUTH;
    case BG_FIELD_DATE:
        return BG_WANT_ANY;
    default:
        return BG_WANT_NUMBER;
    }
}

static void no_answer(struct compiling *c, const struct raw_set *set, const char *name,
                      const struct bg_field *among, size_t n, const char *what)
{
    const char **names = BG_ARRAY(c->arena, n, const char *);
    for (size_t i = 0; i < n; i++)
        names[i] = among[i].id;
    bg_diag_add(c->diags, BG_E909, set->item.pos, "there is no %s \"%s\"%s", what, name,
                bg_did_you_mean(c->arena, name, names, n));
    c->ok = false;
}

static void compile_set(struct compiling *c, const struct raw_set *set, struct bg_response_set *out)
{
    const struct bg_ruleset *r = c->ruleset;
    const char *dot = strchr(set->item.key, '.');
    size_t n = dot ? (size_t)(dot - set->item.key) : strlen(set->item.key);
    const char *name = bg_arena_text(c->arena, set->item.key, n);
    out->column = -1;
    out->slot = bg_ruleset_field(r, name);
    if (out->slot < 0) {
        no_answer(c, set, name, r->fields, r->fields_n, "field");
        return;
    }
    const struct bg_field *field = &r->fields[out->slot];
    if ((field->type == BG_FIELD_TABLE) != (dot != NULL)) {
        bg_diag_add(c->diags, BG_E909, set->item.pos,
                    dot ? "\"%s\" is not a table, so it has no columns"
                        : "\"%s\" is a table: name one of its columns, \"table.column\"",
                    name);
        c->ok = false;
        return;
    }
    for (size_t i = 0; dot && i < field->columns_n; i++)
        if (strcmp(field->columns[i].id, dot + 1) == 0)
            out->column = (int)i;
    if (dot && out->column < 0) {
        no_answer(c, set, dot + 1, field->columns, field->columns_n, "column");
        return;
    }
    const struct bg_field *answer = dot ? &field->columns[out->column] : field;
    out->value = dot ? compile_row(c, set->value, out->slot, want_of(answer))
                     : responses_compile(c, set->value, &r->scope, want_of(answer));
}

static void compile_sets(struct compiling *c, const struct bg_items *given, struct bg_response *out)
{
    struct bg_response_set *sets = BG_ARRAY(c->arena, given->n, struct bg_response_set);
    const struct raw_set *raw = given->items;
    for (size_t i = 0; i < given->n; i++)
        compile_set(c, &raw[i], &sets[i]);
    out->sets = sets;
    out->sets_n = given->n;
}

/* -- the whole --------------------------------------------------------------------------------- */

static const struct bg_source_ref *find_source(struct compiling *c, const struct raw_response *raw)
{
    const struct bg_ruleset *r = c->ruleset;
    const char **names = BG_ARRAY(c->arena, r->sources_n, const char *);
    if (!raw->source[0])
        return NULL;
    for (size_t i = 0; i < r->sources_n; i++) {
        if (strcmp(r->sources[i].id, raw->source) == 0)
            return &r->sources[i];
        names[i] = r->sources[i].id;
    }
    bg_diag_add(c->diags, BG_E305, bg_item_pos(c->scenario->json, &raw->item, "source"),
                "there is no source \"%s\"%s", raw->source,
                bg_did_you_mean(c->arena, raw->source, names, r->sources_n));
    c->ok = false;
    return NULL;
}

static const char *const titles[] = {
    [BG_STAYS] = "These vendors stay as they are",
    [BG_DROPS_OUT] = "These vendors drop out",
    [BG_RAISES_PAY] = "These vendors raise pay",
    [BG_SETS] = "These vendors change their answers",
};

static void compile_one(struct compiling *c, const struct raw_response *raw,
                        struct bg_response *out)
{
    int ways = raw->raise_said + raw->drop_out + raw->stay;
    *out = (struct bg_response){
        .scenario = c->scenario, .pos = raw->item.pos, .assumed = raw->assumed, .table = -1};
    if (ways > 1 || (ways == 0 && !raw->set.said) ||
        ((raw->drop_out || raw->stay) && raw->set.said)) {
        responses_cannot(c, raw->item.pos,
                         ways ? "a vendor cannot respond in two ways"
                              : "this says no way to respond");
        return;
    }
    out->kind = raw->raise_said ? BG_RAISES_PAY
                : raw->drop_out ? BG_DROPS_OUT
                : raw->stay     ? BG_STAYS
                                : BG_SETS;
    out->title = raw->title[0] ? raw->title : titles[out->kind];
    out->source = find_source(c, raw);
    out->where = responses_compile(c, raw->where, &c->ruleset->scope, BG_WANT_TRUTH);
    if (raw->raise_said)
        compile_raise(c, raw, out);
    compile_sets(c, &raw->set, out);
}

bool bg_scenario_responses(struct bg_arena *arena, struct bg_diags *diags,
                           const struct bg_ruleset *ruleset, const struct bg_scenario *const *stack,
                           size_t n, struct bg_responses *out)
{
    size_t all = 0, made = 0;
    struct compiling c = {.arena = arena, .diags = diags, .ruleset = ruleset, .ok = true};
    for (size_t i = 0; i < n; i++)
        all += stack[i]->bids_n;
    struct bg_response *responses = BG_ARRAY(arena, all, struct bg_response);
    for (size_t i = 0; i < n; i++) {
        const struct raw_response *raw = stack[i]->bids;
        c.scenario = stack[i];
        for (size_t k = 0; k < stack[i]->bids_n; k++)
            compile_one(&c, &raw[k], &responses[made++]);
    }
    *out = (struct bg_responses){.response = responses, .n = made};
    return c.ok;
}
