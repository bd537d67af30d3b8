/* Linking the price: its field and schedule, the figures of its formula, preferences and
 * adjustments. */
#include "intake/ruleset/link.h"

#include <string.h>

#include "base/index.h"
#include "score/price/price.h"

static const char *list_names(struct bg_linker *k, const char *const *names)
{
    struct bg_buf list;
    bg_buf_init(&list, k->l.arena);
    for (size_t i = 0; names[i]; i++)
        bg_buf_printf(&list, "%s\"%s\"", i == 0 ? "" : names[i + 1] ? ", " : " and ", names[i]);
    return bg_buf_text(&list);
}

void bg_link_figures(struct bg_linker *k, const struct bg_items *given, struct bg_pos pos,
                     const char *owner, const char *const *names, const char *const *defaults,
                     const struct bg_logic *const **out, size_t *out_n)
{
    size_t n = 0;
    while (names[n])
        n++;
    const struct bg_logic **made = BG_ARRAY(k->l.arena, n, const struct bg_logic *);
    bool *found = BG_ARRAY(k->l.arena, n, bool);
    for (BG_LINK_ITEMS(*given, raw_expr, e)) {
        size_t i = 0;
        while (i < n && strcmp(names[i], e->item.key) != 0)
            i++;
        if (i == n) {
            const char *near = bg_did_you_mean(k->l.arena, e->item.key, names, n);
            bg_diag_add(k->l.diags, BG_E324, e->item.pos, "%s has no figure \"%s\"%s%s%s", owner,
                        e->item.key, near,
                        near[0] ? ""
                        : n     ? "; it has "
                                : "; it needs none",
                        near[0] ? "" : list_names(k, names));
            continue;
        }
        const char *what = bg_arena_printf(k->l.arena, "the figure \"%s\" of %s", names[i], owner);
        made[i] = bg_link_constant(k, e->expr, BG_WANT_NUMBER, what);
        found[i] = true;
    }
    for (size_t i = 0; i < n; i++)
        if (!found[i] && !(defaults && defaults[i]))
            bg_diag_add(k->l.diags, BG_E324, pos, "%s needs the figure \"%s\" under \"parameters\"",
                        owner, names[i]);
    *out = made;
    *out_n = n;
}

/* A column of the schedule's table, a number unless truth. -1: absent or faulty. */
static int link_column(struct bg_linker *k, const struct raw_price *p, const char *key,
                       const char *id, const struct bg_field *table, bool truth)
{
    struct bg_pos pos = bg_item_pos(k->l.json, &p->schedule.item, key);
    int column = bg_index_find(table->column_index, id);
    if (!id[0])
        return -1;
    if (column < 0) {
        const char **names = BG_ARRAY(k->l.arena, table->columns_n, const char *);
        for (size_t i = 0; i < table->columns_n; i++)
            names[i] = table->columns[i].id;
        bg_diag_add(k->l.diags, BG_E306, pos, "field \"%s\" has no column \"%s\"%s", table->id, id,
                    bg_did_you_mean(k->l.arena, id, names, table->columns_n));
        return -1;
    }
    enum bg_field_type type = table->columns[column].type;
    bool number = type == BG_FIELD_INTEGER || type == BG_FIELD_NUMBER || type == BG_FIELD_MONEY;
    if (truth ? type != BG_FIELD_BOOLEAN : !number)
        bg_diag_add(k->l.diags, BG_E336, pos, "the column \"%s\" must hold %s", id,
                    truth ? "yes or no" : "numbers or money");
    return column;
}

static void link_schedule(struct bg_linker *k, struct raw_price *p)
{
    struct bg_price_schedule *s = &p->out.schedule;
    const struct raw_schedule *raw = &p->schedule;
    *s = (struct bg_price_schedule){-1, -1, -1, -1, -1, false, BG_GOVERNS_NONE};
    if (!p->schedule_said || !raw->field[0])
        return;
    struct bg_pos pos = bg_item_pos(k->l.json, &raw->item, "field");
    int slot = bg_link_field(k, pos, raw->field);
    if (slot < 0)
        return;
    const struct bg_field *table = &k->out->fields[slot];
    if (table->type != BG_FIELD_TABLE) {
        bg_diag_add(k->l.diags, BG_E336, pos,
                    "the lines of a price schedule need a table; field "
                    "\"%s\" is none",
                    table->id);
        return;
    }
    s->slot = slot;
    s->quantity_column = link_column(k, p, "quantity", raw->quantity, table, false);
    s->unit_price_column = link_column(k, p, "unit_price", raw->unit_price, table, false);
    s->amount_column = link_column(k, p, "amount", raw->amount, table, false);
    s->option_column = link_column(k, p, "option", raw->option, table, true);
    s->include_options = raw->include_options;
    s->governs = (enum bg_governs)raw->governs;
    if (!raw->amount[0] && (!raw->quantity[0] || !raw->unit_price[0]) && !raw->item.faulty)
        bg_diag_add(k->l.diags, BG_E338, raw->item.pos,
                    "the price schedule needs \"amount\", or "
                    "\"quantity\" and \"unit_price\"");
}

static void link_preference(struct bg_linker *k, struct raw_preference *p)
{
    struct bg_preference_rule *out = &p->out;
    out->id = p->item.key;
    out->pos = p->item.pos;
    if (!out->title[0])
        out->title = out->id;
    out->source = bg_link_source(k, &p->item, "source", p->source);
    out->applies_if = bg_link_expr(k, p->applies_if, BG_WANT_TRUTH);
    out->against = bg_link_expr(k, p->against, BG_WANT_TRUTH);
    out->off_if_lowest = bg_link_expr(k, p->off_if_lowest, BG_WANT_TRUTH);
    out->may_not_displace = bg_link_expr(k, p->may_not_displace, BG_WANT_TRUTH);
    out->percent = bg_link_expr(k, p->percent, BG_WANT_NUMBER);
    out->amount = bg_link_expr(k, p->amount, BG_WANT_NUMBER);
    out->cap = bg_link_expr(k, p->cap, BG_WANT_NUMBER);
    out->cap_group_limit = bg_link_expr(k, p->cap_group_limit, BG_WANT_NUMBER);
    out->base_amount = bg_link_expr(k, p->base_amount, BG_WANT_NUMBER);
    out->has_percent = p->percent != NULL;
    out->has_amount = p->amount != NULL;
    out->has_cap = p->cap != NULL;
    bool none = !out->has_percent && !out->has_amount;
    if (((out->has_percent && out->has_amount) || (none && !out->wins_ties)) && !p->item.faulty)
        bg_diag_add(k->l.diags, BG_E338, p->item.pos,
                    "preference \"%s\" has %s of \"percent\" and "
                    "\"amount\"",
                    p->item.key, none ? "neither" : "both");
    if (p->cap_group_limit && !out->cap_group[0])
        bg_diag_add(k->l.diags, BG_E338, bg_item_pos(k->l.json, &p->item, "cap_group_limit"),
                    "preference \"%s\" has a limit of a group, but no \"cap_group\"", p->item.key);
}

static int find_preference(const struct bg_items *all, const char *id)
{
    int i = 0;
    for (BG_LINK_ITEMS(*all, raw_preference, p)) {
        if (strcmp(p->item.key, id) == 0)
            return i;
        i++;
    }
    return -1;
}

/* Each preference waits for at most one other, so a walk of n steps that has not ended is a ring;
 * it is said once, at the first of the ring in the file. */
static void check_after(struct bg_linker *k, const struct bg_items *all,
                        const struct raw_preference *p)
{
    const struct raw_preference *list = all->items, *at = p;
    const char *path = bg_arena_printf(k->l.arena, "\"%s\"", p->item.key);
    if (!p->out.after[0])
        return;
    if (find_preference(all, p->out.after) < 0) {
        const char **names = BG_ARRAY(k->l.arena, all->n, const char *);
        for (size_t i = 0; i < all->n; i++)
            names[i] = list[i].item.key;
        bg_diag_add(k->l.diags, BG_E312, bg_item_pos(k->l.json, &p->item, "after"),
                    "there is no preference \"%s\"%s", p->out.after,
                    bg_did_you_mean(k->l.arena, p->out.after, names, all->n));
        return;
    }
    for (size_t step = 0; step < all->n && at->out.after[0]; step++) {
        int next = find_preference(all, at->out.after);
        if (next < 0 || &list[next] < p)
            return;
        at = &list[next];
        path = bg_arena_printf(k->l.arena, "%s after \"%s\"", path, at->item.key);
        if (at == p) {
            bg_diag_add(k->l.diags, BG_E311, bg_item_pos(k->l.json, &p->item, "after"),
                        "preferences wait for each other: %s", path);
            return;
        }
    }
}

static void link_preferences(struct bg_linker *k, struct raw_price *p)
{
    struct bg_preference_rule *made =
        BG_ARRAY(k->l.arena, p->preferences.n, struct bg_preference_rule);
    size_t n = 0;
    for (BG_LINK_ITEMS(p->preferences, raw_preference, one)) {
        link_preference(k, one);
        check_after(k, &p->preferences, one);
        made[n++] = one->out;
    }
    p->out.preferences = made;
    p->out.preferences_n = n;
}

static void link_adjustments(struct bg_linker *k, struct raw_price *p)
{
    struct bg_adjustment *made = BG_ARRAY(k->l.arena, p->adjustments.n, struct bg_adjustment);
    size_t n = 0;
    for (BG_LINK_ITEMS(p->adjustments, raw_adjustment, a)) {
        a->out.id = a->item.key;
        a->out.pos = a->item.pos;
        if (!a->out.title[0])
            a->out.title = a->out.id;
        a->out.source = bg_link_source(k, &a->item, "source", a->source);
        a->out.amount = bg_link_expr(k, a->amount, BG_WANT_NUMBER);
        a->out.subtract = a->effect == 1;
        a->out.after_formula = a->stage == 1;
        made[n++] = a->out;
    }
    p->out.adjustments = made;
    p->out.adjustments_n = n;
}

static void link_price_field(struct bg_linker *k, struct raw_price *p)
{
    struct bg_pos pos = bg_item_pos(k->l.json, &p->item, "field");
    bool said = p->field[0] || !p->item.faulty; /* "" is a name too, and of no field */
    p->out.slot = said ? bg_link_field(k, pos, p->field) : -1;
    if (p->out.slot >= 0 && k->out->fields[p->out.slot].type != BG_FIELD_MONEY &&
        k->out->scope.slots[p->out.slot].type != BG_V_MISSING)
        bg_diag_add(k->l.diags, BG_E336, pos,
                    "the price is field \"%s\", which must be of type "
                    "money",
                    p->field);
    size_t n = k->out->fields_n;
    for (size_t i = 0; i < n; i++)
        if (k->out->fields[i].role == BG_ROLE_PRICE && p->out.slot >= 0 && (int)i != p->out.slot &&
            k->out->fields[i].type == BG_FIELD_MONEY)
            bg_diag_add(k->l.diags, BG_E336, pos,
                        "the price is field \"%s\", but field \"%s\" has "
                        "the role \"price\"",
                        p->field, k->out->fields[i].id);
    const char *currency = k->out->currency;
    if (strspn(currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3 || strlen(currency) != 3)
        bg_diag_add(k->l.diags, BG_E329, bg_item_pos(k->l.json, &k->raw->item, "currency"),
                    currency[0] ? "\"%s\" is not a currency"
                                : "the ruleset has a price but no currency%s",
                    currency);
}

static void price_check_formula(struct bg_linker *k, const struct raw_price *p)
{
    enum bg_award_method method = k->out->award.method;
    const struct bg_price_formula *f = bg_price_formula_find(p->out.formula);
    struct bg_pos pos = bg_item_pos(k->l.json, &p->item, "formula");
    if (!k->raw->award.method_said || p->item.faulty)
        return;
    bool index = f && f->yields != BG_PRICE_POINTS;
    if (method == BG_HIGHEST_SCORE && index)
        bg_diag_add(k->l.diags, BG_E325, pos,
                    "the formula \"%s\" ranks by an index of quality and "
                    "price; the award method must be \"best_index\"",
                    f->name);
    else if (method == BG_BEST_INDEX && !index)
        bg_diag_add(k->l.diags, BG_E325, pos,
                    "the award method \"best_index\" needs a formula that "
                    "gives an index, such as \"price_per_point\"");
    else if (method == BG_HIGHEST_SCORE && !f && bg_dec_sign(p->out.weight) > 0)
        bg_diag_add(k->l.diags, BG_E203, p->item.pos, "the price has a weight but no \"formula\"");
    else if (f && p->out.highest_wins && !f->highest_wins)
        bg_diag_add(k->l.diags, BG_E325, bg_item_pos(k->l.json, &p->item, "highest_wins"),
                    "the formula \"%s\" has no form in which the highest amount wins", f->name);
    if (p->over == 1 && !k->raw->award.out.has_minimum_quality)
        bg_diag_add(k->l.diags, BG_E338, bg_item_pos(k->l.json, &p->item, "over"),
                    "\"over\": \"qualifying\" needs \"minimum_quality\" in the award");
}

void bg_link_price(struct bg_linker *k)
{
    struct raw_price *p = &k->raw->price;
    p->out.used = k->raw->price_said;
    p->out.slot = -1;
    p->out.pos = p->item.pos;
    p->out.over_qualifying = p->over == 1;
    link_schedule(k, p);
    if (p->out.used) {
        const struct bg_price_formula *f = bg_price_formula_find(p->out.formula);
        struct bg_pos pos = bg_item_pos(k->l.json, &p->item, "formula");
        p->out.source = bg_link_source(k, &p->item, "source", p->source);
        link_price_field(k, p);
        if (f)
            bg_link_figures(k, &p->parameters, pos,
                            bg_arena_printf(k->l.arena, "formula \"%s\"", f->name), f->parameters,
                            f->defaults, &p->out.parameters, &p->out.parameters_n);
        link_preferences(k, p);
        link_adjustments(k, p);
        price_check_formula(k, p);
    }
    k->out->price = p->out;
}
