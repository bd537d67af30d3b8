/* Linking the award, its tie rules, and the methods that find abnormally low prices. */
#include "intake/ruleset/link.h"

#include <string.h>

#include "score/abnormal/abnormal.h"
#include "score/kind/kind.h"

void bg_link_abnormal(struct bg_linker *k)
{
    const struct bg_items *given = &k->raw->abnormal;
    struct bg_abnormal_rule *made = BG_ARRAY(k->l.arena, given->n, struct bg_abnormal_rule);
    size_t n = 0;
    for (BG_LINK_ITEMS(*given, raw_abnormal, a)) {
        const struct bg_abnormal_method *method = bg_abnormal_find(a->out.method);
        a->out.id = a->item.key;
        a->out.pos = a->item.pos;
        if (!a->out.title[0])
            a->out.title = a->out.id;
        a->out.source = bg_link_source(k, &a->item, "source", a->source);
        if (method)
            bg_link_figures(k, &a->parameters, bg_item_pos(k->l.json, &a->item, "method"),
                            bg_arena_printf(k->l.arena, "method \"%s\"", method->name),
                            method->parameters, method->defaults, &a->out.parameters,
                            &a->out.parameters_n);
        made[n++] = a->out;
    }
    if (n && !k->raw->price_said)
        bg_diag_add(k->l.diags, BG_E338, ((const struct raw_abnormal *)given->items)->item.pos,
                    "\"abnormally_low\" needs a \"price\"");
    k->out->abnormal = made;
    k->out->abnormal_n = n;
}

static bool some_preference_wins_ties(const struct bg_linker *k)
{
    for (size_t i = 0; i < k->out->price.preferences_n; i++)
        if (k->out->price.preferences[i].wins_ties)
            return true;
    return false;
}

static int award_find_criterion(struct bg_linker *k, const struct raw_tie *tie)
{
    size_t n = k->out->criteria_n;
    const char **names = BG_ARRAY(k->l.arena, n, const char *);
    for (size_t i = 0; i < n; i++) {
        names[i] = k->criteria[i].id;
        if (strcmp(names[i], tie->criterion) == 0)
            return (int)i;
    }
    bg_diag_add(k->l.diags, BG_E333, bg_item_pos(k->l.json, &tie->item, "criterion"),
                "there is no criterion \"%s\"%s", tie->criterion,
                bg_did_you_mean(k->l.arena, tie->criterion, names, n));
    return -1;
}

/* A criterion that is there for ties only earns no points, so an open answer would pass unseen. */
static void check_for_ties(struct bg_linker *k, const struct raw_tie *tie, int criterion)
{
    const struct bg_criterion *c = criterion >= 0 ? &k->criteria[criterion] : NULL;
    if (!c || c->parent >= 0 || !c->kind || c->kind->eliminates || bg_dec_sign(c->weight) > 0)
        return;
    if (c->on_missing == BG_CLARIFY || strcmp(c->kind->name, "panel") == 0)
        bg_diag_add(k->l.diags, BG_E360, bg_item_pos(k->l.json, &tie->item, "criterion"),
                    "ties go by the criterion \"%s\", which has no weight%s", c->id,
                    strcmp(c->kind->name, "panel") == 0 ? " and is the panel's to score" : "");
}

static void link_tie(struct bg_linker *k, const struct raw_tie *tie, struct bg_tie_rule *out)
{
    bool object = bg_json_type(tie->item.node) == BG_JSON_OBJECT;
    out->kind = object ? BG_TIE_CRITERION : (enum bg_tie_rule_kind)tie->rule;
    out->criterion = -1;
    if (tie->item.faulty)
        return;
    if (object) {
        out->criterion = award_find_criterion(k, tie);
        check_for_ties(k, tie, out->criterion);
    } else if (out->kind == BG_TIE_PREFERENCE && !some_preference_wins_ties(k))
        bg_diag_add(k->l.diags, BG_E338, tie->item.pos,
                    "ties go to a preference, but no preference has \"wins_ties\": true");
    else if (out->kind == BG_TIE_LOWEST_PRICE && !k->raw->price_said)
        bg_diag_add(k->l.diags, BG_E338, tie->item.pos,
                    "ties go to the lowest price, but the ruleset has no price");
}

static void link_limit(struct bg_linker *k, struct raw_limit *l)
{
    size_t n = k->out->criteria_n;
    const char **names = BG_ARRAY(k->l.arena, n, const char *);
    bool *counts = BG_ARRAY(k->l.arena, n + 1, bool);
    struct bg_pos pos = bg_item_pos(k->l.json, &l->item, "criteria");
    for (size_t i = 0; i < n; i++)
        names[i] = k->criteria[i].id;
    for (size_t c = 0; c < l->criteria.n; c++) {
        size_t i = 0;
        while (i < n && strcmp(names[i], l->criteria.items[c]) != 0)
            i++;
        if (i == n)
            bg_diag_add(k->l.diags, BG_E343, pos, "there is no criterion \"%s\"%s",
                        l->criteria.items[c],
                        bg_did_you_mean(k->l.arena, l->criteria.items[c], names, n));
        counts[i < n ? i : n] = true;
    }
    if (!l->at_least && !l->at_most && !l->item.faulty)
        bg_diag_add(k->l.diags, BG_E343, l->item.pos,
                    "the limit on weights \"%s\" has neither \"at_least\" nor \"at_most\"",
                    l->item.key);
    const char *what = bg_arena_printf(k->l.arena, "the limit on weights \"%s\"", l->item.key);
    l->out.id = l->item.key;
    l->out.pos = l->item.pos;
    if (!l->out.title[0])
        l->out.title = l->item.key;
    l->out.criteria = counts;
    l->out.of_quality = l->of == 1;
    l->out.source = bg_link_source(k, &l->item, "source", l->source);
    l->out.at_least = bg_link_constant(k, l->at_least, BG_WANT_NUMBER, what);
    l->out.at_most = bg_link_constant(k, l->at_most, BG_WANT_NUMBER, what);
}

static void link_limits(struct bg_linker *k, struct raw_award *a)
{
    struct bg_weight_limit *made = BG_ARRAY(k->l.arena, a->limits.n, struct bg_weight_limit);
    size_t n = 0;
    for (BG_LINK_ITEMS(a->limits, raw_limit, l)) {
        link_limit(k, l);
        made[n++] = l->out;
    }
    a->out.limits = made;
    a->out.limits_n = n;
}

void bg_link_award(struct bg_linker *k)
{
    struct raw_award *a = &k->raw->award;
    struct bg_tie_rule *ties = BG_ARRAY(k->l.arena, a->ties.n, struct bg_tie_rule);
    size_t n = 0;
    for (BG_LINK_ITEMS(a->ties, raw_tie, tie))
        link_tie(k, tie, &ties[n++]);
    for (size_t i = 0; i + 1 < n; i++)
        if (ties[i].kind == BG_TIE_DRAW)
            bg_diag_add(k->l.diags, BG_E338, bg_item_pos(k->l.json, &a->item, "ties"),
                        "a draw settles every tie, so no rule can come after it");
    link_limits(k, a);
    a->out.ties = ties;
    a->out.ties_n = n;
    a->out.decimals = (int)a->decimals;
    a->out.rank_on_exact = a->rank_on == 1;
    a->out.pos = a->item.pos;
    k->out->award = a->out;
    if (!k->raw->price_said && a->out.method != BG_HIGHEST_SCORE && a->item.node && !a->item.faulty)
        bg_diag_add(k->l.diags, BG_E338, bg_item_pos(k->l.json, &a->item, "method"),
                    "the award method needs a \"price\"");
}
