/* Linking the questionnaire: types and the keys that belong to them, choices, patterns, roles; and
 * the scope, which is what expressions may name. */
#include "intake/ruleset/link.h"

#include <string.h>

#include "base/date.h"
#include "base/index.h"

static const char *const type_names[BG_FIELD_TYPE__COUNT] = {
    [BG_FIELD_TEXT] = "text",     [BG_FIELD_INTEGER] = "integer", [BG_FIELD_NUMBER] = "number",
    [BG_FIELD_MONEY] = "money",   [BG_FIELD_PERCENT] = "percent", [BG_FIELD_BOOLEAN] = "boolean",
    [BG_FIELD_CHOICE] = "choice", [BG_FIELD_DATE] = "date",       [BG_FIELD_TABLE] = "table",
};

static bool fields_is_number(enum bg_field_type type)
{
    return type == BG_FIELD_INTEGER || type == BG_FIELD_NUMBER || type == BG_FIELD_MONEY ||
           type == BG_FIELD_PERCENT;
}

static enum bg_value_type value_type(enum bg_field_type type)
{
    switch (type) {
    case BG_FIELD_TEXT:
    case BG_FIELD_CHOICE:
        return BG_V_TEXT;
    case BG_FIELD_BOOLEAN:
        return BG_V_BOOL;
    case BG_FIELD_DATE:
        return BG_V_DATE;
    case BG_FIELD_TABLE:
        return BG_V_TABLE;
    default:
        return BG_V_NUMBER;
    }
}

/* Which keys belong to which types. */
static bool key_fits(const char *key, enum bg_field_type type)
{
    if (strcmp(key, "choices") == 0)
        return type == BG_FIELD_CHOICE;
    if (strcmp(key, "columns") == 0)
        return type == BG_FIELD_TABLE;
    if (strcmp(key, "pattern") == 0)
        return type == BG_FIELD_TEXT;
    if (strncmp(key, "plausible", strlen("plausible")) == 0)
        return fields_is_number(type);
    return fields_is_number(type) || type == BG_FIELD_DATE; /* min, max */
}

static void fields_check_keys(struct bg_linker *k, const struct raw_field *f)
{
    static const char *const keys[] = {"choices", "columns",       "pattern",      "min",
                                       "max",     "plausible_min", "plausible_max"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct cJSON *node = bg_json_get(f->item.node, keys[i]);
        if (node && !key_fits(keys[i], f->out.type))
            bg_diag_add(k->l.diags, BG_E211, bg_json_key_pos(k->l.json, node),
                        "field \"%s\" of type %s cannot have \"%s\"", f->item.key,
                        type_names[f->out.type], keys[i]);
    }
    const char *needed = f->out.type == BG_FIELD_CHOICE  ? "choices"
                         : f->out.type == BG_FIELD_TABLE ? "columns"
                                                         : NULL;
    if (needed && !bg_json_get(f->item.node, needed))
        bg_diag_add(k->l.diags, BG_E203, f->item.pos, "field \"%s\" has no \"%s\"", f->item.key,
                    needed);
}

/* One bound. False: absent or faulty. */
static bool fields_bound(struct bg_linker *k, const struct raw_field *f, const struct cJSON *node,
                         struct bg_dec *number, int64_t *days)
{
    bool date = f->out.type == BG_FIELD_DATE;
    const char *text = bg_json_text(node);
    if (!node || !key_fits("min", f->out.type))
        return false;
    if (date && text && bg_date_parse(text, strlen(text), days))
        return true;
    if (!date && bg_json_dec(k->l.json, node, number))
        return true;
    bg_diag_add(k->l.diags, BG_E202, bg_json_pos(k->l.json, node),
                "\"%s\" of field \"%s\" must be %s", bg_json_key(node), f->item.key,
                date ? "a date, such as \"2026-11-24\"" : "a number");
    return false;
}

static void link_bounds(struct bg_linker *k, struct raw_field *f)
{
    struct bg_field *out = &f->out;
    bool date = out->type == BG_FIELD_DATE;
    out->min_date = out->max_date = BG_NO_DATE;
    out->has_min = fields_bound(k, f, f->min, &out->min, &out->min_date);
    out->has_max = fields_bound(k, f, f->max, &out->max, &out->max_date);
    if (out->has_plausible_min && out->has_plausible_max &&
        bg_dec_cmp(out->plausible_min, out->plausible_max) > 0)
        bg_diag_add(k->l.diags, BG_E330, bg_item_pos(k->l.json, &f->item, "plausible_min"),
                    "\"plausible_min\" of field \"%s\" is above its \"plausible_max\"",
                    f->item.key);
    if (!out->has_min || !out->has_max)
        return;
    if (date ? out->min_date > out->max_date : bg_dec_cmp(out->min, out->max) > 0)
        bg_diag_add(k->l.diags, BG_E330, bg_json_pos(k->l.json, f->min),
                    "\"min\" of field \"%s\" is above its \"max\"", f->item.key);
}

/* Faults of a role by itself; column: the field is a column of a table. */
static void check_role(struct bg_linker *k, const struct raw_field *f, bool column)
{
    const char *problem = NULL;
    if (f->out.role == BG_ROLE_NONE)
        return;
    if (f->out.role == BG_ROLE_SUBCONTRACTOR)
        problem =
            f->out.type == BG_FIELD_TEXT ? NULL : "names a firm, so its field must be of type text";
    else if (!fields_is_number(f->out.type))
        problem = "holds a number, so its field must be of a number type";
    else if (column && f->out.role == BG_ROLE_PRICE)
        problem = "belongs to a field, not to a column of a table";
    else if (!column && f->out.role != BG_ROLE_PRICE)
        problem = "belongs to a column of a workforce table";
    if (problem)
        bg_diag_add(k->l.diags, BG_E314, bg_item_pos(k->l.json, &f->item, "role"),
                    "the role \"%s\" %s", bg_json_text(bg_json_get(f->item.node, "role")), problem);
}

static void check_repeated_roles(struct bg_linker *k, const struct bg_items *fields)
{
    const struct raw_field *holder[BG_ROLE__COUNT] = {NULL};
    for (BG_LINK_ITEMS(*fields, raw_field, f)) {
        const struct raw_field *first = holder[f->out.role];
        bool many = f->out.role == BG_ROLE_NONE || f->out.role == BG_ROLE_SUBCONTRACTOR;
        if (many || f->item.faulty)
            continue;
        if (first) {
            bg_diag_add(k->l.diags, BG_E313, bg_item_pos(k->l.json, &f->item, "role"),
                        "\"%s\" and \"%s\" both have the role \"%s\"", first->item.key, f->item.key,
                        bg_json_text(bg_json_get(f->item.node, "role")));
            bg_diag_note(k->l.diags, bg_item_pos(k->l.json, &first->item, "role"),
                         "first given here");
        }
        holder[f->out.role] = f;
    }
}

static void link_choices(struct bg_linker *k, struct raw_field *f)
{
    struct bg_choice *made = BG_ARRAY(k->l.arena, f->choices.n, struct bg_choice);
    size_t n = 0;
    for (BG_LINK_ITEMS(f->choices, raw_choice, c)) {
        c->out.id = c->item.key;
        made[n++] = c->out;
    }
    f->out.choices = made;
    f->out.choices_n = n;
}

static const struct bg_index *fields_index_of(struct bg_linker *k, const struct bg_field *fields,
                                              size_t n)
{
    const char **names = BG_ARRAY(k->l.arena, n, const char *);
    for (size_t i = 0; i < n; i++)
        names[i] = fields[i].id;
    return bg_index_new(k->l.arena, names, n);
}

static struct bg_field *fields_link_all(struct bg_linker *k, const struct bg_items *given,
                                        bool columns);

static void link_field(struct bg_linker *k, struct raw_field *f, bool column)
{
    f->out.id = f->item.key;
    f->out.pos = f->item.pos;
    if (!f->out.label[0])
        f->out.label = f->out.id;
    f->out.unit = bg_link_unit(k, f->out.unit);
    if (!f->out.short_label[0])
        f->out.short_label = f->out.label;
    link_choices(k, f);
    if (f->columns.n) {
        f->out.columns = fields_link_all(k, &f->columns, true);
        f->out.columns_n = f->columns.n;
        f->out.column_index = fields_index_of(k, f->out.columns, f->out.columns_n);
    }
    f->out.pattern = bg_link_pattern(k, &f->item, "pattern", true);
    if (f->item.faulty) /* its type may be a default: no faults that only follow from that */
        return;
    fields_check_keys(k, f);
    link_bounds(k, f);
    check_role(k, f, column);
}

static struct bg_field *fields_link_all(struct bg_linker *k, const struct bg_items *given,
                                        bool columns)
{
    struct bg_field *made = BG_ARRAY(k->l.arena, given->n, struct bg_field);
    size_t n = 0;
    for (BG_LINK_ITEMS(*given, raw_field, f)) {
        link_field(k, f, columns);
        made[n++] = f->out;
    }
    check_repeated_roles(k, given);
    return made;
}

void bg_link_fields(struct bg_linker *k)
{
    struct bg_field *made = fields_link_all(k, &k->raw->fields, false);
    size_t n = k->raw->fields.n;
    bg_link_envelopes(k, made);
    bg_link_witnesses(k, made);
    k->out->fields = made;
    k->out->fields_n = n;
    k->out->field_index = fields_index_of(k, made, n);
    const struct cJSON *list =
        bg_json_get(bg_json_get(k->raw->item.node, "solicitation"), "confidential");
    for (const struct cJSON *c = bg_json_first(list); c; c = bg_json_next(c)) {
        int slot =
            bg_json_text(c) ? bg_link_field(k, bg_json_pos(k->l.json, c), bg_json_text(c)) : -1;
        if (slot >= 0)
            made[slot].confidential = true;
    }
}

/* Nothing is known of a field whose type is absent or no type. */
static enum bg_value_type scope_type(const struct raw_field *f)
{
    const char *said = bg_json_text(bg_json_get(f->item.node, "type"));
    bool known = said && strcmp(said, type_names[f->out.type]) == 0;
    return known ? value_type(f->out.type) : BG_V_MISSING;
}

static void make_choices(struct bg_linker *k, const struct bg_field *field,
                         const char *const **choices, const char *const **labels, size_t *n)
{
    const char **ids = BG_ARRAY(k->l.arena, field->choices_n + 1, const char *);
    const char **words = BG_ARRAY(k->l.arena, field->choices_n + 1, const char *);
    for (size_t i = 0; i < field->choices_n; i++) {
        ids[i] = field->choices[i].id;
        words[i] = field->choices[i].label[0] ? field->choices[i].label : ids[i];
    }
    *n = field->choices_n;
    *choices = *n ? ids : NULL;
    *labels = *n ? words : NULL;
}

static void make_slot(struct bg_linker *k, const struct raw_field *f, struct bg_slot *slot)
{
    const struct bg_field *out = &f->out;
    struct bg_column *columns = BG_ARRAY(k->l.arena, out->columns_n, struct bg_column);
    *slot = (struct bg_slot){.id = out->id,
                             .label = out->short_label,
                             .unit = out->unit,
                             .type = scope_type(f),
                             .columns = columns,
                             .columns_n = out->columns_n,
                             .headcount_column = -1};
    const struct raw_field *raw = f->columns.items;
    for (size_t i = 0; i < out->columns_n; i++) {
        const struct bg_field *c = &out->columns[i];
        columns[i] = (struct bg_column){
            .id = c->id, .label = c->short_label, .unit = c->unit, .type = scope_type(&raw[i])};
        make_choices(k, c, &columns[i].choices, &columns[i].choice_labels, &columns[i].choices_n);
        if (c->role == BG_ROLE_HEADCOUNT)
            slot->headcount_column = (int)i;
    }
    make_choices(k, out, &slot->choices, &slot->choice_labels, &slot->choices_n);
}

static enum bg_value_type param_type(const struct bg_param *param)
{
    for (size_t c = 0; c < param->cells_n; c++)
        for (size_t i = 0; i < param->cells[c].values_n; i++)
            if (param->cells[c].values[i].value.type != BG_V_MISSING)
                return param->cells[c].values[i].value.type;
    return BG_V_MISSING;
}

void bg_link_scope(struct bg_linker *k)
{
    static const enum bg_value_type fact_types[] = {BG_V_TEXT, BG_V_NUMBER, BG_V_BOOL, BG_V_DATE};
    struct bg_ruleset *r = k->out;
    struct bg_slot *slots = BG_ARRAY(k->l.arena, r->fields_n, struct bg_slot);
    struct bg_constant *facts = BG_ARRAY(k->l.arena, r->facts_n, struct bg_constant);
    struct bg_constant *params = BG_ARRAY(k->l.arena, r->params_n, struct bg_constant);
    const struct raw_field *fields = k->raw->fields.items;
    const struct raw_fact *raw_facts = k->raw->facts.items;
    for (size_t i = 0; i < r->fields_n; i++)
        make_slot(k, &fields[i], &slots[i]);
    for (size_t i = 0; i < r->facts_n; i++)
        facts[i] = (struct bg_constant){
            .id = r->facts[i].id,
            .label = r->facts[i].short_label,
            .unit = r->facts[i].unit,
            .type = raw_facts[i].item.faulty ? BG_V_MISSING : fact_types[raw_facts[i].type]};
    for (size_t i = 0; i < r->params_n; i++)
        params[i] = (struct bg_constant){
            .id = r->params[i].id,
            .label = r->params[i].short_title,
            .unit = r->params[i].unit,
            .type = param_type(&r->params[i]),
            .row_of = r->params[i].row_of < 0 ? NULL : &slots[r->params[i].row_of]};
    r->scope = (struct bg_scope){.slots = slots,
                                 .slots_n = r->fields_n,
                                 .facts = facts,
                                 .facts_n = r->facts_n,
                                 .params = params,
                                 .params_n = r->params_n};
}
