/* The funnel of a register and its sums. Everything adds up line by line, in whole hundredths. */
#include "score/register/packed.h"

#include <string.h>

struct estimates {
    size_t lines, points;
    bg_i128 part[3];
};
struct adding { /* what one of the sums comes to so far */
    size_t lines, not_known, paid_lines;
    bg_i128 people, assumed, paid, most;
    struct estimates below, raise, employer, buyer, band, ripple, raised;
};
struct step { /* of the funnel */
    bg_i128 given, assumed;
};
struct summing {
    struct bg_arena *arena;
    struct bg_register_outcome *o;
    struct bg_register_cost_sum *costs;
    struct adding total;
    struct step steps[BG_COVERAGE__COUNT];
    bg_i128 bargained[BG_AGREEMENT__COUNT];     /* people, by state */
    size_t bargained_last[BG_AGREEMENT__COUNT]; /* contract that was counted last, from 1 */
    bool groups;
    struct adding *group[BG_GROUPED__COUNT];
    struct bg_register_sum *sums[BG_GROUPED__COUNT];
};

/* A register's limits keep every sum of its own figures inside a decimal. */
static void sums_add(struct bg_dec *sum, struct bg_dec value)
{
    *sum = bg_dec_sum(*sum, value);
}

static struct bg_dec of_hundredths(bg_i128 n)
{
    return bg_dec_round((struct bg_dec){.coef = n, .places = 2}, 2, BG_TRUNCATE);
}

/* -- the funnel ----------------------------------------------------------------------------------
 */

static void count_contract(struct bg_funnel_step *step, const struct bg_contract *c)
{
    const struct bg_value *amount = c->values[BG_RC_AMOUNT];
    const struct bg_value *per_year = c->values[BG_RC_AMOUNT_PER_YEAR];
    step->contracts++;
    step->lines += c->lines_n;
    if (amount->type == BG_V_NUMBER)
        sums_add(&step->amount, amount->as.number);
    else
        step->amount_not_known++;
    if (per_year->type == BG_V_NUMBER)
        sums_add(&step->amount_per_year, per_year->as.number);
    else
        step->per_year_not_known++;
}

static void sums_add_step(struct bg_funnel_step *all, const struct bg_funnel_step *step)
{
    all->contracts += step->contracts;
    all->lines += step->lines;
    all->amount_not_known += step->amount_not_known;
    all->per_year_not_known += step->per_year_not_known;
    all->people_not_known += step->people_not_known;
    sums_add(&all->amount, step->amount);
    sums_add(&all->amount_per_year, step->amount_per_year);
    sums_add(&all->people_given, step->people_given);
    sums_add(&all->people_assumed, step->people_assumed);
}

/* Amounts are those of before where coverage is. */
static void set_funnel(const struct summing *s)
{
    struct bg_register_outcome *o = s->o;
    const struct bg_register_outcome *like = o->judging->options.like;
    if (like && like->contracts == o->contracts && like->all.contracts)
        for (int i = 0; i < BG_COVERAGE__COUNT; i++) {
            size_t not_known = o->funnel[i].people_not_known;
            o->funnel[i] = like->funnel[i];
            o->funnel[i].people_not_known = not_known;
        }
    else
        for (size_t i = 0; i < o->reg->contracts_n; i++)
            count_contract(&o->funnel[o->contracts[i].coverage], &o->reg->contracts[i]);
    for (int i = 0; i < BG_COVERAGE__COUNT; i++) {
        o->funnel[i].people_given = of_hundredths(s->steps[i].given);
        o->funnel[i].people_assumed = of_hundredths(s->steps[i].assumed);
        sums_add_step(&o->all, &o->funnel[i]);
    }
}

static void count_line(struct summing *s, enum bg_coverage coverage,
                       const struct bg_line_hundredths *line)
{
    if (line->people_from == BG_NOT_KNOWN)
        s->o->funnel[coverage].people_not_known++;
    else if (line->people_from == BG_GIVEN)
        s->steps[coverage].given += line->people;
    else
        s->steps[coverage].assumed += line->people;
}

static void count_agreement(struct summing *s, size_t i, enum bg_agreement_state state,
                            const struct bg_line_hundredths *line)
{
    struct bg_agreement_sum *sum = &s->o->agreements[state];
    size_t contract = s->o->judging->kinds->lines[i].contract + (size_t)1;
    sum->contracts += s->bargained_last[state] != contract;
    s->bargained_last[state] = contract;
    sum->lines++;
    if (line->people_from == BG_NOT_KNOWN)
        sum->people_not_known++;
    else
        s->bargained[state] += line->people;
}

static void set_agreements(const struct summing *s)
{
    struct bg_register_outcome *o = s->o;
    for (int i = 0; i < BG_AGREEMENT__COUNT; i++)
        o->agreements[i].people = of_hundredths(s->bargained[i]);
    for (size_t i = 0; i < o->reg->contracts_n; i++)
        o->clauses_not_said +=
            o->reg->contracts[i].values[BG_RC_COLLECTIVE_AGREEMENT]->type == BG_V_TEXT &&
            o->reg->contracts[i].values[BG_RC_CLAUSE]->type != BG_V_TEXT;
}

/* -- sums ----------------------------------------------------------------------------------------
 */

static void add_estimate(struct estimates *sum, const struct bg_hundredths *e)
{
    if (!e->known)
        return;
    sum->lines++;
    sum->points += e->has_point;
    for (int i = 0; i < 3; i++)
        sum->part[i] += e->part[i];
}

static void sums_add_line(struct adding *sum, const struct bg_line_hundredths *line)
{
    sum->lines++;
    if (line->people_from == BG_NOT_KNOWN)
        sum->not_known++;
    else
        sum->people += line->people;
    if (line->people_from == BG_ASSUMED)
        sum->assumed += line->people;
    if (line->paid_known) {
        sum->paid += line->paid;
        sum->paid_lines++;
    }
    add_estimate(&sum->band, &line->band);
    add_estimate(&sum->ripple, &line->ripple);
    add_estimate(&sum->below, &line->below);
    add_estimate(&sum->raise, &line->raise);
    add_estimate(&sum->employer, &line->employer);
    add_estimate(&sum->buyer, &line->buyer);
    if (!line->raise.known)
        return;
    add_estimate(&sum->raised, &line->below);
    if (line->most > sum->most)
        sum->most = line->most;
}

static struct bg_estimate_sum sums_sum_of(const struct estimates *e)
{
    return (struct bg_estimate_sum){e->lines, e->points, of_hundredths(e->part[0]),
                                    of_hundredths(e->part[1]), of_hundredths(e->part[2])};
}

static struct bg_estimate register_sums_whole(const struct bg_estimate_sum *sum)
{
    return (struct bg_estimate){sum->lines > 0, sum->lines > 0, sum->low, sum->point, sum->high};
}

static void sums_set_sum(struct bg_arena *arena, const struct adding *a,
                         struct bg_register_sum *out)
{
    out->lines = a->lines;
    out->people = of_hundredths(a->people);
    out->people_not_known = a->not_known;
    out->people_assumed = of_hundredths(a->assumed);
    out->below = sums_sum_of(&a->below);
    out->raise = sums_sum_of(&a->raise);
    out->employer_cost = sums_sum_of(&a->employer);
    out->buyer_cost = sums_sum_of(&a->buyer);
    out->band = sums_sum_of(&a->band);
    out->ripple = sums_sum_of(&a->ripple);
    out->raised = sums_sum_of(&a->raised);
    out->paid = of_hundredths(a->paid);
    out->paid_lines = a->paid_lines;
    out->most_each = of_hundredths(a->most);
    struct bg_estimate raise = register_sums_whole(&out->raise),
                       below = register_sums_whole(&out->raised);
    out->each = bg_register_each(arena, &raise, &below, out->most_each);
}

/* -- groups --------------------------------------------------------------------------------------- */

static const enum bg_register_column group_columns[BG_GROUPED__COUNT] = {
    BG_RC_SERVICE, BG_RC_OCCUPATION, BG_RC_VENDOR_SIZE};

/* Some contract says it. */
static bool sums_is_said(const struct bg_register *reg, enum bg_register_column column)
{
    for (size_t i = 0; i < reg->lines_n; i++)
        if (reg->lines[i].values[column]->type == BG_V_TEXT)
            return true;
    return false;
}

/* Groups are numbered in the order in which covered lines first name them; a text is one value. */
struct by_value {
    struct bg_arena *arena;
    const struct bg_value **values;
    uint32_t *groups;
    size_t mask, n;
};

static size_t sums_slot_of(const struct by_value *t, const struct bg_value *value)
{
    uint64_t h = (uint64_t)(uintptr_t)value * 0x9e3779b97f4a7c15u;
    size_t at = (size_t)(h >> 20) & t->mask;
    while (t->values[at] && t->values[at] != value)
        at = (at + 1) & t->mask;
    return at;
}

static void sums_grow(struct by_value *t)
{
    struct by_value old = *t;
    t->mask = old.values ? old.mask * 2 + 1 : 63;
    t->values = BG_ARRAY(t->arena, t->mask + 1, const struct bg_value *);
    t->groups = BG_ARRAY(t->arena, t->mask + 1, uint32_t);
    for (size_t i = 0; old.values && i <= old.mask; i++)
        if (old.values[i]) {
            size_t at = sums_slot_of(t, old.values[i]);
            t->values[at] = old.values[i];
            t->groups[at] = old.groups[i];
        }
}

static uint32_t sums_group_of(struct by_value *t, const struct bg_value *value)
{
    if (!t->values || t->n * 2 > t->mask)
        sums_grow(t);
    size_t at = sums_slot_of(t, value);
    if (!t->values[at]) {
        t->values[at] = value;
        t->groups[at] = (uint32_t)++t->n;
    }
    return t->groups[at];
}

static const char *sums_name_of(struct bg_arena *arena, const struct bg_value *value)
{
    if (value->type != BG_V_TEXT)
        return "not given";
    return bg_arena_text(arena, value->as.text.bytes, value->as.text.n);
}

/* The groups of covered lines, and their names. */
static void number_groups(struct summing *s, int which)
{
    const struct bg_register *reg = s->o->reg;
    struct by_value t = {.arena = s->arena};
    size_t named = 0, room = 0;
    if (which == BG_BY_VENDOR_SIZE && !sums_is_said(reg, BG_RC_VENDOR_SIZE))
        return;
    uint32_t *of_line = BG_ARRAY(s->arena, reg->lines_n, uint32_t);
    for (size_t i = 0; i < reg->lines_n; i++)
        if (s->o->contracts[reg->lines[i].contract].coverage == BG_COVERED)
            of_line[i] = sums_group_of(&t, reg->lines[i].values[group_columns[which]]);
    room = t.n;
    s->sums[which] = BG_ARRAY(s->arena, room, struct bg_register_sum);
    s->group[which] = BG_ARRAY(s->arena, room, struct adding);
    s->o->groups_n[which] = room;
    for (size_t i = 0; i < reg->lines_n && named < room; i++)
        if (of_line[i] > named)
            s->sums[which][named++].name =
                sums_name_of(s->arena, reg->lines[i].values[group_columns[which]]);
    for (size_t i = 0; i < reg->lines_n && t.values;
         i++) /* the group's name, whether covered or not */
        of_line[i] = t.groups[sums_slot_of(&t, reg->lines[i].values[group_columns[which]])];
    s->o->group_of[which] = of_line;
}

/* -- all lines ------------------------------------------------------------------------------------ */

static void sums_add_costs(struct summing *s, const struct bg_line_outcome *line)
{
    for (size_t k = 0; line->costs && k < s->o->ruleset->reg->costs_n; k++)
        if (line->costs[k].type == BG_V_NUMBER)
            s->costs[k].lines +=
                bg_dec_add(s->costs[k].sum, line->costs[k].as.number, &s->costs[k].sum);
}

/* In whole numbers, and where one does not fit, or a cost of the rules reads the line, as decimals. */
static void sum_line(struct summing *s, size_t i)
{
    struct bg_register_outcome *o = s->o;
    struct bg_line_hundredths line;
    size_t contract = o->judging->kinds->lines[i].contract;
    enum bg_coverage coverage = o->contracts[contract].coverage;
    enum bg_agreement_state state =
        bg_register_agreement_of(o->judging, &o->reg->contracts[contract]);
    if (!bg_register_packed_line(o->judging, i, &line)) {
        struct bg_line_outcome whole_line;
        bg_register_judged(o->judging, i, &whole_line);
        bg_register_unpacked_line(&whole_line, &line);
        state = whole_line.agreement;
        if (coverage == BG_COVERED)
            sums_add_costs(s, &whole_line);
        bg_arena_reset(o->judging->scratch);
    }
    count_line(s, coverage, &line);
    count_agreement(s, i, state, &line);
    if (coverage != BG_COVERED)
        return;
    sums_add_line(&s->total, &line);
    for (int g = 0; g < BG_GROUPED__COUNT && s->groups; g++)
        if (o->groups_n[g])
            sums_add_line(&s->group[g][o->group_of[g][i] - 1], &line);
}

/* The search for where a conclusion turns asks for nothing else. */
static void sum_buyer(struct summing *s, size_t i)
{
    struct bg_register_judging *j = s->o->judging;
    bg_i128 cost;
    if (s->o->contracts[j->kinds->lines[i].contract].coverage != BG_COVERED)
        return;
    if (!bg_register_packed_buyer(j, i, &cost)) {
        struct bg_line_outcome line;
        struct bg_line_hundredths all;
        bg_register_judged(j, i, &line);
        bg_register_unpacked_line(&line, &all);
        cost = all.buyer.known ? all.buyer.part[1] : -1;
        bg_arena_reset(j->scratch);
        if (!all.buyer.known)
            return;
    } else if (cost < 0) {
        return;
    }
    s->total.buyer.lines++;
    s->total.buyer.part[1] += cost;
}

void bg_register_sums(struct bg_arena *arena, struct bg_register_outcome *o,
                      enum bg_register_summed which)
{
    struct summing s = {.arena = arena, .o = o, .groups = which == BG_SUMS_ALL};
    s.costs = BG_ARRAY(arena, o->ruleset->reg->costs_n, struct bg_register_cost_sum);
    for (int g = 0; g < BG_GROUPED__COUNT && s.groups; g++)
        number_groups(&s, g);
    for (size_t i = 0; i < o->reg->lines_n && which <= BG_SUMS_TOTAL; i++)
        sum_line(&s, i);
    for (size_t i = 0; i < o->reg->lines_n && which == BG_SUMS_BUYER; i++)
        sum_buyer(&s, i);
    set_funnel(&s);
    set_agreements(&s);
    o->total.name = "";
    sums_set_sum(arena, &s.total, &o->total);
    o->total.costs = s.costs;
    for (int g = 0; g < BG_GROUPED__COUNT && s.groups; g++) {
        for (size_t i = 0; i < o->groups_n[g]; i++)
            sums_set_sum(arena, &s.group[g][i], &s.sums[g][i]);
        o->groups[g] = s.sums[g];
    }
}
