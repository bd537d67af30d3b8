/* Key figures of contracts that exist: all on the contracts that the proposal covers, so that both
 * columns are of the same contracts, and money that a proposal adds is a difference of money. */
#include "score/headline/headline.h"

#include <string.h>

struct keys {
    struct bg_key_list *list;
    const struct bg_register_outcome *today, *o;
    const char *year, *wages;
};

/* -- sources -------------------------------------------------------------------------------------
 */

static void register_join(struct bg_buf *out, const char *text)
{
    size_t n = strlen(text);
    if (n == 0)
        return;
    for (const char *at = bg_buf_text(out); (at = strstr(at, text)) != NULL; at++)
        if ((at == bg_buf_text(out) || at[-1] == ' ') && (at[n] == '\0' || at[n] == ';'))
            return;
    bg_buf_printf(out, "%s%s", out->size ? "; " : "", text);
}

/* Every table of wages that was used, by source and year, in the order of the lines. */
static const char *wage_sources(struct bg_arena *arena, const struct bg_register_outcome *o)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bool *seen = BG_ARRAY(arena, o->wages->rows_n, bool);
    for (size_t i = 0; i < o->reg->lines_n; i++) {
        if (o->contracts[o->reg->lines[i].contract].coverage != BG_COVERED)
            continue;
        const struct bg_wage_row *w = bg_register_line_wages(o, i);
        if (!w || seen[w - o->wages->rows])
            continue;
        seen[w - o->wages->rows] = true;
        register_join(&out, bg_arena_printf(arena, "%s, %lld", w->source, (long long)w->year));
    }
    return out.size ? bg_buf_text(&out) : "no wages were found";
}

/* Of the parameters that an assumption reads: "share passed on: Preamble Center". */
static void join_reads(const struct keys *k, struct bg_buf *out, const struct bg_logic *logic)
{
    const struct bg_reads *reads = logic ? bg_logic_reads(logic) : NULL;
    for (size_t i = 0; reads && i < reads->params_n; i++) {
        const struct bg_param *p = &k->o->ruleset->params[reads->params[i]];
        register_join(
            out, bg_arena_printf(out->arena, "%s: %s", p->short_title, bg_param_source_title(p)));
    }
}

/* The wages, and what else the figure is made from. */
static const char *sources(const struct keys *k, const struct bg_logic *const *logics, size_t n)
{
    struct bg_buf out;
    const struct bg_register_rules *rules = k->o->ruleset->reg;
    const struct bg_logic *const always[] = {rules->wage_growth, rules->wage_ratio,
                                             rules->wage_spread};
    bg_buf_init(&out, k->list->arena);
    register_join(&out, k->wages);
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        join_reads(k, &out, always[i]);
    if (bg_dec_sign(k->o->total.people_assumed) > 0)
        join_reads(k, &out, rules->labour_share);
    for (size_t i = 0; i < n; i++)
        join_reads(k, &out, logics[i]);
    return bg_buf_text(&out);
}

/* -- figures -------------------------------------------------------------------------------------
 */

static struct bg_value register_count(size_t n)
{
    return bg_key_number(bg_dec_int((int64_t)n));
}

/* Lines that are in no sum are said, never taken for zero. */
static const char *register_unknown(const struct keys *k, size_t lines, size_t of, const char *what)
{
    if (lines == of)
        return "";
    return bg_arena_printf(k->list->arena, "%zu of %zu %s not known", of - lines, of, what);
}

static void register_set_sum(const struct keys *k, struct bg_key_figure *f,
                             const struct bg_estimate_sum *s)
{
    size_t lines = k->o->total.lines;
    f->estimated = true;
    f->why = register_unknown(k, s->lines, lines, "lines");
    if (s->lines == 0 && lines > 0)
        return;
    f->more = bg_key_number(s->point);
    f->low = bg_key_number(s->low);
    f->high = bg_key_number(s->high);
}

static void set_more(struct bg_key_figure *f, const struct bg_value *today)
{
    f->today = *today;
    f->proposed = bg_key_plus(today, &f->more);
}

static void add_contracts(const struct keys *k)
{
    const struct bg_register_outcome *o = k->o;
    struct bg_key_figure *f =
        bg_key_add(k->list, "contracts", "Contracts covered", "contracts", BG_KEY_COUNT);
    f->today = register_count(k->today ? k->today->funnel[BG_COVERED].contracts : 0);
    f->proposed = register_count(o->funnel[BG_COVERED].contracts);
    f->more = bg_key_minus(&f->proposed, &f->today);
    f->source = "register";
    f->shown = false;
    f = bg_key_add(k->list, "workers", "Workers on them", "people", BG_KEY_COUNT);
    f->why =
        register_unknown(k, o->total.lines - o->total.people_not_known, o->total.lines, "lines");
    if (o->total.lines == 0 || o->total.people_not_known < o->total.lines)
        f->proposed = bg_key_number(o->total.people);
    f->estimated = bg_dec_sign(o->total.people_assumed) > 0;
    f->source = f->estimated ? sources(k, &o->ruleset->reg->hours_per_year, 1) : "register";
    f = bg_key_add(k->list, "workers_estimated", "of them estimated from amounts", "people",
                   BG_KEY_COUNT);
    f->proposed = bg_key_number(o->total.people_assumed);
    f->part = f->estimated = true;
    f->source = k->list->items[k->list->n - 2].source;
}

static void add_people(const struct keys *k)
{
    const struct bg_register_rules *rules = k->o->ruleset->reg;
    struct bg_key_figure *f =
        bg_key_add(k->list, "workers_gain", "Workers below the floor, whose pay rises", "people",
                   BG_KEY_COUNT);
    register_set_sum(k, f, &k->o->total.below);
    f->proposed = f->more;
    f->source = sources(k, NULL, 0);
    f->swings = true;
    if (!rules->ripple_to || !rules->ripple_share)
        return;
    const struct bg_logic *const reads[] = {rules->ripple_to, rules->ripple_share};
    f = bg_key_add(k->list, "workers_ripple", "Workers just above it, whose pay rises too",
                   "people", BG_KEY_COUNT);
    register_set_sum(k, f, &k->o->total.band);
    f->proposed = f->more;
    f->source = sources(k, reads, 2);
}

/* One that is part of the difference of the figure before. */
static void register_add_part(const struct keys *k, const char *id, const char *title,
                              const struct bg_value *more, const char *source)
{
    struct bg_key_figure *f = bg_key_add(k->list, id, title, k->year, BG_KEY_MONEY);
    f->more = *more;
    f->part = f->estimated = true;
    f->source = source;
}

static void register_add_pay(const struct keys *k)
{
    const struct bg_register_sum *t = &k->o->total;
    const struct bg_register_rules *rules = k->o->ruleset->reg;
    const struct bg_logic *const reads[] = {rules->hours_per_year, rules->ripple_to,
                                            rules->ripple_share};
    struct bg_key_figure *f =
        bg_key_add(k->list, "wage_bill", "Pay of these workers a year", k->year, BG_KEY_MONEY);
    /* What some of the workers earn, beside the raise of all, is no sum. */
    bool whole = (t->paid_lines && t->paid_lines >= t->raise.lines) || t->lines == 0;
    struct bg_value paid = whole ? bg_key_number(t->paid) : BG_MISSING;
    struct bg_value ripple = bg_key_number(t->ripple.point);
    register_set_sum(k, f, &t->raise);
    if (rules->ripple_to && t->ripple.lines) {
        struct bg_value low = bg_key_number(t->ripple.low), high = bg_key_number(t->ripple.high);
        f->more = bg_key_plus(&f->more, &ripple);
        f->low = bg_key_plus(&f->low, &low);
        f->high = bg_key_plus(&f->high, &high);
    }
    set_more(f, &paid);
    f->source = sources(k, reads, 3);
    f->swings = true;
    const char *source = f->source;
    if (!rules->ripple_to)
        return;
    bool known = f->more.type == BG_V_NUMBER;
    struct bg_value raise = known ? bg_key_number(t->raise.point) : BG_MISSING;
    if (!known)
        ripple = BG_MISSING;
    register_add_part(k, "raise_to_floor", "to the floor", &raise, source);
    register_add_part(k, "raise_ripple", "just above it", &ripple, source);
}

static void register_add_costs(const struct keys *k)
{
    const struct bg_register_sum *t = &k->o->total;
    const struct bg_register_rules *rules = k->o->ruleset->reg;
    struct bg_key_figure *f =
        bg_key_add(k->list, "employer_cost", "Cost to the vendors a year", k->year, BG_KEY_MONEY);
    register_set_sum(k, f, &t->employer_cost);
    f->source = sources(k, &rules->payroll_tax, 1);
    const char *source = f->source;
    struct bg_value tax = f->more, pay = bg_key_number(t->raise.point);
    if (tax.type != BG_V_NUMBER || t->employer_cost.lines != t->raise.lines)
        tax = pay = BG_MISSING;
    struct bg_value ripple = bg_key_number(t->ripple.point);
    pay = bg_key_plus(&pay, &ripple);
    register_add_part(k, "cost_pay", "pay", &pay, source);
    tax = bg_key_minus(&tax, &pay);
    for (size_t i = 0; i < rules->costs_n; i++) {
        struct bg_value cost = bg_key_number(t->costs[i].sum);
        if (!rules->costs[i].effect)
            tax = bg_key_minus(&tax, &cost);
    }
    register_add_part(k, "cost_payroll_tax", "payroll tax on it", &tax, source);
    for (size_t i = 0; i < rules->costs_n; i++) {
        const struct bg_register_cost *c = &rules->costs[i];
        struct bg_value cost = bg_key_number(t->costs[i].sum);
        if (c->effect)
            continue;
        register_add_part(k, bg_arena_printf(k->list->arena, "cost_%s", c->id), c->title, &cost,
                          sources(k, &c->value, 1));
        if (t->costs[i].lines < t->raise.lines)
            k->list->items[k->list->n - 1].why =
                register_unknown(k, t->costs[i].lines, t->raise.lines, "lines");
    }
}

static void register_add_price(const struct keys *k)
{
    const struct bg_register_sum *t = &k->o->total;
    const struct bg_funnel_step *covered = &k->o->funnel[BG_COVERED];
    const struct bg_logic *const reads[] = {k->o->ruleset->reg->payroll_tax,
                                            k->o->ruleset->reg->pass_through};
    struct bg_key_figure *f = bg_key_add(k->list, "buyer_cost", "Price that the buyer pays a year",
                                         k->year, BG_KEY_MONEY);
    struct bg_value amount = bg_key_number(covered->amount_per_year);
    if (covered->per_year_not_known)
        amount = BG_MISSING;
    register_set_sum(k, f, &t->buyer_cost);
    set_more(f, &amount);
    if (covered->per_year_not_known && !f->why[0])
        f->why = bg_arena_printf(k->list->arena,
                                 "the amount a year of %zu of %zu contracts is not known",
                                 covered->per_year_not_known, covered->contracts);
    f->source = sources(k, reads, 2);
    f->swings = true;
    struct bg_key_figure price = *f;
    f = bg_key_add(k->list, "cost_share", "That difference, of the price today", "share",
                   BG_KEY_SHARE);
    f->more = bg_key_over(k->list->arena, &price.more, &amount);
    f->low = bg_key_over(k->list->arena, &price.low, &amount);
    f->high = bg_key_over(k->list->arena, &price.high, &amount);
    f->estimated = true;
    f->source = price.source;
    f->why = price.why;
    if (!k->o->has_budget || bg_dec_sign(k->o->budget) <= 0)
        return;
    struct bg_value budget = bg_key_number(k->o->budget);
    f = bg_key_add(k->list, "budget_share", "That difference, of the budget a year", "share",
                   BG_KEY_SHARE);
    f->more = bg_key_over(k->list->arena, &price.more, &budget);
    f->low = bg_key_over(k->list->arena, &price.low, &budget);
    f->high = bg_key_over(k->list->arena, &price.high, &budget);
    f->estimated = true;
    f->source = price.source;
}

/* What is no vendor's cost, in a sum of its own, with the sources of both sides. */
static void add_effects(const struct keys *k)
{
    const struct bg_register_rules *rules = k->o->ruleset->reg;
    for (size_t i = 0; i < rules->costs_n; i++) {
        const struct bg_register_cost *c = &rules->costs[i];
        if (!c->effect)
            continue;
        struct bg_buf source;
        struct bg_key_figure *f =
            bg_key_add(k->list, bg_arena_printf(k->list->arena, "effect_%s", c->id), c->title,
                       c->unit[0] ? c->unit : k->year, c->unit[0] ? BG_KEY_NUMBER : BG_KEY_MONEY);
        bg_buf_init(&source, k->list->arena);
        for (size_t s = 0; s < c->sources_n; s++)
            register_join(&source, c->sources[s]->title);
        f->source = bg_buf_text(&source);
        f->estimated = true;
        f->why = register_unknown(k, k->o->total.costs[i].lines, k->o->total.lines, "lines");
        if (k->o->total.costs[i].lines)
            f->more = bg_key_number(k->o->total.costs[i].sum);
    }
}

static bool register_is_cost(const struct bg_key_figure *f)
{
    static const char *const costs[] = {"employer_cost", "buyer_cost", "cost_share",
                                        "budget_share"};
    for (size_t i = 0; i < sizeof costs / sizeof *costs; i++)
        if (strcmp(f->id, costs[i]) == 0)
            return true;
    return false;
}

void bg_key_register_hold_back(struct bg_key_list *list, const char *const *left_out,
                               size_t left_out_n)
{
    struct bg_buf names;
    bg_buf_init(&names, list->arena);
    for (size_t i = 0; i < left_out_n; i++)
        bg_buf_printf(&names, "%s%s", i ? "; " : "", left_out[i]);
    for (size_t i = 0; left_out_n && i < list->n; i++) {
        struct bg_key_figure *f = &list->items[i];
        if (!register_is_cost(f) || f->more.type != BG_V_NUMBER)
            continue;
        bool nothing = bg_dec_sign(f->more.as.number) == 0;
        f->why = bg_arena_printf(list->arena, "%s%s%s: %s", f->why, f->why[0] ? "; " : "",
                                 nothing ? "what it costs is not in this estimate" : "without",
                                 bg_buf_text(&names));
        if (!nothing)
            continue;
        f->more = f->proposed = f->low = f->high = BG_MISSING;
        f->none = "not in this estimate";
        f->swings = false;
    }
}

void bg_key_register(struct bg_key_list *list, const struct bg_register_outcome *today,
                     const struct bg_register_outcome *proposed)
{
    struct keys k = {list, today, proposed,
                     bg_arena_printf(list->arena, "%s/year", proposed->ruleset->currency),
                     wage_sources(list->arena, proposed)};
    add_contracts(&k);
    add_people(&k);
    register_add_pay(&k);
    register_add_costs(&k);
    register_add_price(&k);
    add_effects(&k);
}
