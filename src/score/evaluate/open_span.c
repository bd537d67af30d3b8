/* How far the points of each bid can still come. A point is open while the panel has not scored it,
 * or while an answer is to be clarified. What else such an answer can move is open with it: other
 * criteria that take its absence for an answer, every rating that is measured against the other
 * bids, and the prices where a preference reads it or a bid may leave the set. Where a bound would
 * be guessed, the wider one is taken: nothing is called settled that might not be. */
#include "score/evaluate/open.h"

#include <string.h>

#include "score/evaluate/price.h"
#include "score/price/price.h"

/* -- answers that are waited for ------------------------------------------------------------- */

static bool incomplete(const struct bg_value *value)
{
    if (value->type == BG_V_MISSING || value->type == BG_V_ERROR)
        return true;
    if (value->type != BG_V_TABLE)
        return false;
    const struct bg_table *table = value->as.table;
    for (size_t i = 0; i < table->rows * table->columns; i++)
        if (table->cells[i].type == BG_V_MISSING || table->cells[i].type == BG_V_ERROR)
            return true;
    return false;
}

static void await(const struct bg_entry *entry, const struct bg_logic *logic, bool *awaited)
{
    const struct bg_ruleset *rules = entry->judging.ruleset;
    if (logic == NULL)
        return;
    const struct bg_reads *reads = bg_logic_reads(logic);
    for (size_t i = 0; i < reads->slots_n; i++)
        if (incomplete(&entry->judging.env->env.slots[reads->slots[i]]))
            awaited[reads->slots[i]] = true;
    for (size_t i = 0; i < reads->params_n; i++)
        for (size_t k = 0; k < rules->params[reads->params[i]].by_n; k++)
            await(entry, rules->params[reads->params[i]].by[k], awaited);
}

static bool reads_awaited(const struct bg_ruleset *rules, const struct bg_logic *logic,
                          const bool *awaited)
{
    if (logic == NULL)
        return false;
    const struct bg_reads *reads = bg_logic_reads(logic);
    for (size_t i = 0; i < reads->slots_n; i++)
        if (awaited[reads->slots[i]])
            return true;
    for (size_t i = 0; i < reads->params_n; i++)
        for (size_t k = 0; k < rules->params[reads->params[i]].by_n; k++)
            if (reads_awaited(rules, rules->params[reads->params[i]].by[k], awaited))
                return true;
    return false;
}

/* Another answer could give another result: three-valued logic holds still for what is missing,
 * but for the operators that take missing for an answer. */
static bool moves_with(const struct bg_entry *entry, const struct bg_criterion *c,
                       const bool *awaited)
{
    const struct bg_ruleset *rules = entry->judging.ruleset;
    for (size_t i = 0; i <= c->logics_n; i++) {
        const struct bg_logic *logic = i < c->logics_n ? c->logics[i] : c->when;
        if (logic != NULL && bg_logic_consumes_missing(logic) &&
            reads_awaited(rules, logic, awaited))
            return true;
    }
    return false;
}

static bool price_reads(const struct bg_ruleset *rules, const bool *awaited)
{
    const struct bg_price_rule *price = &rules->price;
    for (size_t i = 0; i < price->adjustments_n; i++)
        if (reads_awaited(rules, price->adjustments[i].amount, awaited))
            return true;
    for (size_t i = 0; i < price->preferences_n; i++) {
        const struct bg_preference_rule *p = &price->preferences[i];
        const struct bg_logic *const parts[] = {
            p->applies_if, p->against,       p->percent,     p->amount,
            p->cap,        p->off_if_lowest, p->base_amount, p->may_not_displace};
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
            if (reads_awaited(rules, parts[k], awaited))
                return true;
    }
    return false;
}

/* -- what is open for one bid ----------------------------------------------------------------- */

static bool open_span_waits(const struct bg_lot_work *work)
{
    const struct bg_ruleset *rules = work->ruleset;
    for (size_t i = 0; i < work->n; i++)
        for (size_t c = 0; c < rules->criteria_n && work->entries[i].in_comparison; c++)
            if (bg_criterion_standing(&rules->criteria[c], &work->entries[i].criteria[c]) ==
                BG_STANDS_OPEN)
                return true;
    return false;
}

static void open_bid(struct bg_opening *o, size_t at)
{
    const struct bg_ruleset *rules = o->work->ruleset;
    const struct bg_entry *entry = &o->work->entries[at];
    struct bg_open_bid *bid = &o->bids[at];
    bool *awaited = NULL;
    for (size_t i = 0; i < rules->criteria_n; i++) {
        const struct bg_criterion *c = &rules->criteria[i];
        bid->leaf[i] = bg_criterion_standing(c, &entry->criteria[i]) == BG_STANDS_OPEN;
        bid->waits = bid->waits || bid->leaf[i];
        bid->may_leave = bid->may_leave || (bid->leaf[i] && c->kind->by_panel && c->has_minimum);
        if (!bid->leaf[i] || c->kind->by_panel)
            continue;
        if (awaited == NULL)
            awaited = BG_ARRAY(o->work->arena, rules->fields_n + 1, bool);
        for (size_t k = 0; k <= c->logics_n; k++)
            await(entry, k < c->logics_n ? c->logics[k] : c->when, awaited);
    }
    if (awaited == NULL)
        return;
    for (size_t i = 0; i < rules->criteria_n; i++) {
        const struct bg_criterion *c = &rules->criteria[i];
        if (c->kind == NULL || bid->leaf[i] || !moves_with(entry, c, awaited))
            continue;
        o->moves = true;
        bid->leaf[i] = !c->kind->eliminates;
        bid->may_leave = bid->may_leave || c->kind->eliminates;
    }
    o->price_open = o->price_open || price_reads(rules, awaited);
}

/* -- spans ------------------------------------------------------------------------------------ */

static const struct bg_ratio *open_span_counted(const struct bg_opening *o,
                                                const struct bg_ratio *exact)
{
    const struct bg_ruleset *rules = o->work->ruleset;
    return rules->award.round_each ? bg_ratio_dec(o->work->arena, bg_award_round(rules, exact))
                                   : exact;
}

/* The points of the criterion alone; weights do not move. */
static struct bg_span leaf_span(const struct bg_opening *o, size_t at, size_t i)
{
    const struct bg_criterion *c = &o->work->ruleset->criteria[i];
    const struct bg_criterion_result *r = &o->work->entries[at].criteria[i];
    const struct bg_ratio *most = r->available_exact;
    struct bg_span span = {r->points_exact, r->points_exact};
    if (bg_ratio_cmp(c->share, most) > 0)
        most = c->share;
    if (o->bids[at].leaf[i])
        return (struct bg_span){o->work->zero, most};
    if (!o->relative[i] || r->outcome != BG_SCORED)
        return span;
    span.low = o->work->zero; /* another bid's answer can be better than all so far */
    if (o->set_open || strcmp(c->form, "min_max") == 0)
        span.high = most;
    return span;
}

/* A criterion whose `when` is open may give its weight to those beside it. */
static bool weights_move(const struct bg_opening *o, size_t at)
{
    const struct bg_ruleset *rules = o->work->ruleset;
    for (size_t i = 0; i < rules->criteria_n; i++)
        if (o->bids[at].leaf[i] && rules->criteria[i].when != NULL &&
            rules->criteria[i].otherwise == BG_OTHERWISE_RESCALE)
            return true;
    return false;
}

static struct bg_span quality_span(struct bg_opening *o, size_t at)
{
    const struct bg_ruleset *rules = o->work->ruleset;
    struct bg_arena *arena = o->work->arena;
    struct bg_span sum = {o->work->zero, o->work->zero};
    bool move = weights_move(o, at);
    o->moves = o->moves || move;
    for (size_t i = 0; i < rules->criteria_n; i++) {
        const struct bg_criterion *c = &rules->criteria[i];
        if (c->kind == NULL || c->kind->eliminates)
            continue;
        struct bg_span span = leaf_span(o, at, i);
        if (move)
            span = (struct bg_span){o->work->zero, c->share};
        sum.low = bg_ratio_add(arena, sum.low, open_span_counted(o, span.low));
        sum.high = bg_ratio_add(arena, sum.high, open_span_counted(o, span.high));
    }
    return sum;
}

static bool reaches_minimum(const struct bg_opening *o, const struct bg_ratio *quality)
{
    const struct bg_ruleset *rules = o->work->ruleset;
    const struct bg_ratio *least = bg_ratio_dec(o->work->arena, rules->award.minimum_quality);
    if (!rules->award.has_minimum_quality)
        return true;
    if (rules->award.rank_on_exact)
        return bg_ratio_cmp(quality, least) >= 0;
    return bg_dec_cmp(bg_award_round(rules, quality), rules->award.minimum_quality) >= 0;
}

/* -- who counts ------------------------------------------------------------------------------- */

/* Its price can be compared: now, or once its quality is known. */
static bool open_span_has_price(const struct bg_opening *o, const struct bg_entry *entry)
{
    const struct bg_price_rule *rule = &o->work->ruleset->price;
    const struct bg_price_result *price = &entry->result->price;
    const struct bg_price_formula *formula = bg_price_formula_find(rule->formula);
    if (!rule->used)
        return true;
    if (!price->in_set)
        return price->present && rule->over_qualifying && !bg_qualifies(o->work, entry);
    return formula == NULL || price->rating != NULL || price->index != NULL ||
           formula->needs_quality;
}

static bool open_span_counts(const struct bg_opening *o, size_t at)
{
    const struct bg_ruleset *rules = o->work->ruleset;
    const struct bg_entry *entry = &o->work->entries[at];
    if (!entry->in_comparison || entry->result->status == BG_ELIMINATED)
        return false;
    for (size_t i = 0; i < rules->criteria_n; i++)
        if (bg_criterion_standing(&rules->criteria[i], &entry->criteria[i]) == BG_STANDS_UNSETTLED)
            return false;
    return open_span_has_price(o, entry);
}

static void close_prices(struct bg_opening *o)
{
    const struct bg_price_rule *rule = &o->work->ruleset->price;
    const struct bg_price_formula *formula = bg_price_formula_find(rule->formula);
    bool others = (formula != NULL && formula->depends_on_others) || rule->preferences_n > 0;
    for (size_t i = 0; i < o->work->n && rule->over_qualifying; i++)
        if (o->work->entries[i].in_comparison && reaches_minimum(o, o->bids[i].quality.low) !=
                                                     reaches_minimum(o, o->bids[i].quality.high))
            o->set_open = true;
    o->price_open = rule->used && (o->price_open || (o->set_open && others));
}

bool bg_open_spans(struct bg_opening *o)
{
    struct bg_lot_work *work = o->work;
    const struct bg_ruleset *rules = work->ruleset;
    if (!open_span_waits(work))
        return false;
    o->relative = BG_ARRAY(work->arena, rules->criteria_n + 1, bool);
    for (size_t i = 0; i < work->n; i++) {
        o->bids[i].leaf = BG_ARRAY(work->arena, rules->criteria_n + 1, bool);
        if (!work->entries[i].in_comparison)
            continue;
        open_bid(o, i);
        o->set_open = o->set_open || o->bids[i].may_leave;
    }
    for (size_t c = 0; c < rules->criteria_n; c++)
        for (size_t i = 0; i < work->n && rules->criteria[c].kind != NULL; i++)
            o->relative[c] = o->relative[c] || (rules->criteria[c].kind->relative &&
                                                (o->set_open || o->bids[i].leaf[c]));
    for (size_t i = 0; i < work->n; i++)
        if (work->entries[i].in_comparison)
            o->bids[i].quality = quality_span(o, i);
    close_prices(o);
    for (size_t i = 0; i < work->n; i++) {
        struct bg_open_bid *bid = &o->bids[i];
        bid->counts = open_span_counts(o, i) && reaches_minimum(o, bid->quality.high);
        bid->may_leave = bid->may_leave || (bid->counts && !reaches_minimum(o, bid->quality.low));
    }
    return true;
}

void bg_open_totals(struct bg_opening *o)
{
    struct bg_lot_work *work = o->work;
    const struct bg_price_rule *rule = &work->ruleset->price;
    for (size_t i = 0; i < work->n; i++) {
        const struct bg_price_result *price = &work->entries[i].result->price;
        struct bg_open_bid *bid = &o->bids[i];
        struct bg_span points = {work->zero, work->zero};
        if (!bid->counts)
            continue;
        if (price->points_exact != NULL)
            points.low = points.high = open_span_counted(o, price->points_exact);
        if (o->price_open)
            points = (struct bg_span){work->zero, open_span_counted(o, rule->weight_exact)};
        bid->total.low = bg_ratio_add(work->arena, bid->quality.low, points.low);
        bid->total.high = bg_ratio_add(work->arena, bid->quality.high, points.high);
    }
}
