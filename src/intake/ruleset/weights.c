/* Weights: what adds up to what, exactly, and the points that each criterion can earn. */
#include "intake/ruleset/link.h"

#include <string.h>

#include "score/kind/kind.h"
#include "score/price/price.h"

struct sum {
    struct bg_linker *k;
    struct bg_dec total;
    struct bg_buf terms; /* "wages 40 + safety 15" */
    size_t n;
    bool unknown; /* some weight could not be read: the sum means nothing */
    bool any;     /* something here is scored */
};

enum { TERMS_SHOWN = 12 };

static void weights_add_term(struct sum *sum, const char *name, struct bg_dec weight)
{
    char text[BG_DEC_TEXT];
    if (!bg_dec_add(sum->total, weight, &sum->total))
        sum->unknown = true;
    if (sum->n++ < TERMS_SHOWN)
        bg_buf_printf(&sum->terms, "%s%s %s", sum->n > 1 ? " + " : "", name,
                      bg_dec_text(weight, text));
}

static const char *terms_of(struct sum *sum)
{
    if (sum->n > TERMS_SHOWN)
        bg_buf_printf(&sum->terms, " + %zu more", sum->n - TERMS_SHOWN);
    return sum->n ? bg_arena_printf(sum->k->l.arena, ": %s", bg_buf_text(&sum->terms)) : "";
}

static bool eliminates(const struct raw_criterion *c)
{
    return c->out.kind && c->out.kind->eliminates;
}

static bool is_group(const struct raw_criterion *c)
{
    return strcmp(c->kind, "group") == 0;
}

static bool holds_scores(const struct bg_items *items)
{
    for (BG_LINK_ITEMS(*items, raw_criterion, c))
        if (is_group(c) ? holds_scores(&c->criteria) : !eliminates(c))
            return true;
    return false;
}

/* needed: every criterion that is scored must say its weight. */
static void weights_add_level(struct sum *sum, const struct bg_items *items, bool needed)
{
    struct bg_linker *k = sum->k;
    for (BG_LINK_ITEMS(*items, raw_criterion, c)) {
        bool scored = is_group(c) ? holds_scores(&c->criteria) : !eliminates(c);
        if (!scored && c->weight_said && bg_dec_sign(c->out.weight) > 0) {
            bg_diag_add(
                k->l.diags, BG_E303, bg_item_pos(k->l.json, &c->item, "weight"),
                "criterion \"%s\" is a requirement, which has no weight: it passes or fails",
                c->item.key);
            continue;
        }
        sum->any |= scored;
        if (c->weight_said) {
            if (scored)
                weights_add_term(sum, c->item.key, c->out.weight);
        } else if (scored) {
            sum->unknown |= c->item.faulty || needed;
            if (needed && !c->item.faulty)
                bg_diag_add(k->l.diags, BG_E304, c->item.pos, "criterion \"%s\" has no weight",
                            c->item.key);
        }
    }
}

static void weights_start(struct sum *sum, struct bg_linker *k)
{
    *sum = (struct sum){.k = k};
    bg_buf_init(&sum->terms, k->l.arena);
}

static void check_groups(struct bg_linker *k, bool needed)
{
    struct bg_dec hundred = bg_dec_int(100);
    for (size_t i = 0; i < k->out->criteria_n; i++) {
        const struct raw_criterion *c = k->raw_criteria[i];
        struct sum sum;
        char text[BG_DEC_TEXT];
        if (!is_group(c))
            continue;
        weights_start(&sum, k);
        weights_add_level(&sum, &c->criteria, needed);
        if (sum.unknown || !sum.any || (!needed && !sum.n) || bg_dec_cmp(sum.total, hundred) == 0)
            continue;
        bg_diag_add(k->l.diags, BG_E302, c->item.pos,
                    "weights of group \"%s\" add up to %s, not 100%s", c->item.key,
                    bg_dec_text(sum.total, text), terms_of(&sum));
    }
}

static bool weights_combines(const struct bg_ruleset *r)
{
    const struct bg_price_formula *formula = bg_price_formula_find(r->price.formula);
    return formula && formula->yields != BG_PRICE_POINTS;
}

static bool some_weight(const struct bg_linker *k)
{
    if (k->raw->price_said && bg_dec_sign(k->raw->price.out.weight) > 0)
        return true;
    for (size_t i = 0; i < k->out->criteria_n; i++)
        if (k->criteria[i].parent < 0 && bg_dec_sign(k->criteria[i].weight) > 0)
            return true;
    return false;
}

/* Under lowest_evaluated_price, points count only where they are a threshold or in the index. */
static void refuse_weights(struct bg_linker *k)
{
    const struct raw_price *price = &k->raw->price;
    if (bg_dec_sign(price->out.weight) > 0)
        bg_diag_add(k->l.diags, BG_E303, bg_item_pos(k->l.json, &price->item, "weight"),
                    "the award goes to the lowest evaluated price, so the weight of the price does "
                    "nothing");
    for (size_t i = 0; i < k->out->criteria_n; i++) {
        const struct raw_criterion *c = k->raw_criteria[i];
        if (c->out.parent < 0 && bg_dec_sign(c->out.weight) > 0)
            bg_diag_add(k->l.diags, BG_E303, bg_item_pos(k->l.json, &c->item, "weight"),
                        "the award goes to the lowest evaluated price, so the weight of criterion "
                        "\"%s\" does nothing",
                        c->item.key);
    }
}

static void check_total(struct bg_linker *k, bool needed)
{
    const struct raw_price *price = &k->raw->price;
    const struct bg_ruleset *r = k->out;
    struct sum sum;
    char text[BG_DEC_TEXT], total[BG_DEC_TEXT];
    weights_start(&sum, k);
    weights_add_level(&sum, &k->raw->criteria, needed);
    if (k->raw->price_said && price->weight_said && bg_dec_sign(price->out.weight) > 0)
        weights_add_term(&sum, "price", price->out.weight);
    sum.unknown |= price->item.faulty && !price->weight_said;
    sum.unknown |= !k->raw->award.total_said && bg_json_get(k->raw->award.item.node, "total");
    if (k->raw->criteria.said &&
        bg_json_type(bg_json_get(k->raw->item.node, "criteria")) != BG_JSON_OBJECT)
        sum.unknown = true;
    if (sum.unknown || bg_dec_cmp(sum.total, r->award.total) == 0)
        return;
    const char *key = bg_json_get(k->raw->item.node, "criteria") ? "criteria" : "award";
    const struct cJSON *node = bg_json_get(k->raw->item.node, key);
    bg_diag_add(k->l.diags, BG_E301, node ? bg_json_key_pos(k->l.json, node) : k->raw->item.pos,
                "weights add up to %s, not %s%s", bg_dec_text(sum.total, text),
                bg_dec_text(r->award.total, total), terms_of(&sum));
}

static const struct bg_ratio *exact_weight(struct bg_linker *k,
                                           const struct bg_load_options *options, const char *id,
                                           struct bg_dec written)
{
    for (size_t i = 0; options && i < options->weights_n; i++)
        if (strcmp(options->weights[i].id, id) == 0)
            return options->weights[i].weight;
    return bg_ratio_dec(k->l.arena, written);
}

static void set_shares(struct bg_linker *k, const struct bg_load_options *options)
{
    struct bg_arena *arena = k->l.arena;
    const struct bg_ratio *hundred = bg_ratio_int(arena, 100);
    k->out->price.weight_exact = exact_weight(k, options, "", k->out->price.weight);
    for (size_t i = 0; i < k->out->criteria_n; i++) {
        struct bg_criterion *c = &k->criteria[i];
        c->weight_exact = exact_weight(k, options, c->id, c->weight);
        c->share = c->weight_exact;
        if (c->parent >= 0)
            c->share = bg_ratio_div(
                arena, bg_ratio_mul(arena, k->criteria[c->parent].share, c->share), hundred);
    }
}

void bg_link_weights(struct bg_linker *k, const struct bg_load_options *options)
{
    bool lowest = k->out->award.method == BG_LOWEST_EVALUATED_PRICE;
    bool counts = !lowest || weights_combines(k->out) || k->out->award.has_minimum_quality;
    bool weighted = some_weight(k);
    if (k->raw->award.method_said) {
        if (!counts && weighted)
            refuse_weights(k);
        else if (!lowest || weighted)
            check_total(k, true);
        check_groups(k, !lowest || weighted);
    } else {
        check_groups(k, false);
    }
    set_shares(k, options);
}
