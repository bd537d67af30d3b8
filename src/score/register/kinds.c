/* Kinds of lines: most of what is estimated turns on few columns with few different texts, and is worked
 * out once for each kind, however many lines a register has. */
#include "score/register/parts.h"

#include <string.h>

const struct bg_logic *bg_register_rate_logic(const struct bg_register_rules *rules,
                                              enum bg_register_rate rate)
{
    const struct bg_logic *const logics[BG_RATE__COUNT] = {
        [BG_RATE_GROWTH] = rules->wage_growth,
        [BG_RATE_RATIO] = rules->wage_ratio,
        [BG_RATE_SPREAD] = rules->wage_spread,
        [BG_RATE_HOURS] = rules->hours_per_year,
        [BG_RATE_FLOOR] = rules->limit ? rules->limit : rules->wage_floor,
        [BG_RATE_LEGAL] = rules->legal_minimum,
        [BG_RATE_LABOUR] = rules->labour_share,
        [BG_RATE_TAX] = rules->payroll_tax,
        [BG_RATE_PASSED] = rules->pass_through,
        [BG_RATE_RIPPLE_TO] = rules->ripple_to,
        [BG_RATE_RIPPLE_SHARE] = rules->ripple_share,
    };
    return logics[rate];
}

/* -- which columns ------------------------------------------------------------------------------- */

static void add_slots(const struct bg_reads *reads, bool *columns)
{
    for (size_t i = 0; i < reads->slots_n; i++)
        if (reads->slots[i] < BG_RC__COUNT)
            columns[reads->slots[i]] = true;
}

static void add_facts(const struct bg_register_rules *rules, const struct bg_reads *reads,
                      bool *columns)
{
    for (size_t i = 0; i < reads->facts_n; i++)
        for (size_t k = 0; k < rules->facts_n; k++)
            if (rules->facts[k].fact == reads->facts[i])
                add_slots(bg_logic_reads(rules->facts[k].value), columns);
}

/* of_ruleset: the slots are fields of bids, which a register does not answer. */
static void add_reads(const struct bg_ruleset *ruleset, const struct bg_logic *logic,
                      bool of_ruleset, bool *columns)
{
    if (!logic)
        return;
    const struct bg_reads *reads = bg_logic_reads(logic);
    if (!of_ruleset)
        add_slots(reads, columns);
    add_facts(ruleset->reg, reads, columns);
    for (size_t i = 0; i < reads->params_n; i++) {
        const struct bg_param *param = &ruleset->params[reads->params[i]];
        for (size_t k = 0; k < param->by_n; k++)
            add_facts(ruleset->reg, bg_logic_reads(param->by[k]), columns);
    }
}

static void kinds_find_columns(const struct bg_ruleset *ruleset, bool *columns)
{
    const struct bg_register_rules *rules = ruleset->reg;
    columns[BG_RC_OCCUPATION] = columns[BG_RC_AREA] = columns[BG_RC_INDUSTRY] = true;
    columns[BG_RC_AGREEMENT_WAGE] = true;
    for (int r = 0; r < BG_RATE__COUNT; r++)
        add_reads(ruleset, bg_register_rate_logic(rules, (enum bg_register_rate)r),
                  r == BG_RATE_FLOOR && rules->limit, columns);
}

/* -- lines by kind ------------------------------------------------------------------------------- */

struct grouping {
    struct bg_arena *arena;
    const struct bg_register *reg;
    const bool *reads;
    uint32_t *slots, mask; /* kinds from 1, by hash */
    uint32_t *of_line;
    size_t *first, n;
};

static uint64_t kinds_hash_of(const struct grouping *g, const struct bg_value *const *values)
{
    uint64_t h = 14695981039346656037u;
    for (int c = 0; c < BG_RC__COUNT; c++)
        if (g->reads[c]) {
            h = (h ^ (uint64_t)(uintptr_t)values[c]) * 1099511628211u;
            h ^= h >> 29;
        }
    return h;
}

static bool kinds_same(const struct grouping *g, const struct bg_value *const *a,
                       const struct bg_value *const *b)
{
    for (int c = 0; c < BG_RC__COUNT; c++)
        if (g->reads[c] && a[c] != b[c])
            return false;
    return true;
}

/* Numbers of kinds follow the order of the lines, whatever the hashes are. */
static void group_lines(struct grouping *g)
{
    for (size_t i = 0; i < g->reg->lines_n; i++) {
        const struct bg_value *const *values = g->reg->lines[i].values;
        uint32_t at = (uint32_t)kinds_hash_of(g, values) & g->mask;
        while (g->slots[at] &&
               !kinds_same(g, values, g->reg->lines[g->first[g->slots[at] - 1]].values))
            at = (at + 1) & g->mask;
        if (!g->slots[at]) {
            g->first[g->n++] = i;
            g->slots[at] = (uint32_t)g->n;
        }
        g->of_line[i] = g->slots[at] - 1;
    }
}

/* False: it is no number of at most six places from 0 to 10^15. */
static bool pack(const struct bg_value *value, int64_t *out, int8_t *places)
{
    *out = -1;
    *places = 0;
    if (value->type != BG_V_NUMBER)
        return value->type == BG_V_MISSING;
    struct bg_dec n = value->as.number;
    if (n.places > 6 || n.coef < 0 || n.coef > 1000000000000000)
        return false;
    *out = (int64_t)n.coef;
    *places = (int8_t)n.places;
    return true;
}

static const struct bg_register_packed *pack_lines(struct bg_arena *arena,
                                                   const struct bg_register *reg)
{
    struct bg_register_packed *lines = BG_ARRAY(arena, reg->lines_n, struct bg_register_packed);
    for (size_t i = 0; i < reg->lines_n; i++) {
        const struct bg_value *const *v = reg->lines[i].values;
        struct bg_register_packed *p = &lines[i];
        int8_t places;
        bool fits = pack(v[BG_RC_HEADCOUNT], &p->people, &places) && places == 0;
        fits = pack(v[BG_RC_AMOUNT_PER_YEAR], &p->amount, &p->amount_places) && fits;
        fits = v[BG_RC_AGREEMENT_WAGE]->type == BG_V_MISSING && fits;
        p->odd = !pack(v[BG_RC_HOURS], &p->hours, &p->hours_places) || !fits;
        p->contract = (uint32_t)reg->lines[i].contract;
        p->alone = reg->contracts[reg->lines[i].contract].lines_n == 1;
    }
    return lines;
}

static void find_all_wages(struct bg_arena *arena, const struct bg_register_outcome *o,
                           struct bg_arena *scratch, struct bg_register_kinds *kinds)
{
    const struct bg_wage_row **wages = BG_ARRAY(arena, kinds->n, const struct bg_wage_row *);
    bool *listed = BG_ARRAY(arena, kinds->n, bool);
    for (size_t k = 0; k < kinds->n; k++)
        wages[k] =
            bg_register_find_wages(scratch, o->wages, &o->reg->lines[kinds->first[k]], &listed[k]);
    kinds->wages = wages;
    kinds->listed = listed;
}

/* Those of a proposal take in what today's rules turn on: their floor is what is paid already. */
const struct bg_register_kinds *bg_register_kinds(struct bg_arena *arena,
                                                  const struct bg_register_outcome *o,
                                                  const struct bg_register_options *options)
{
    struct bg_register_kinds *kinds = BG_NEW(arena, struct bg_register_kinds);
    const struct bg_register_outcome *others[] = {options->today, options->like};
    kinds_find_columns(o->ruleset, kinds->reads);
    for (int c = 0; options->today && c < BG_RC__COUNT; c++)
        kinds->reads[c] = kinds->reads[c] || options->today->judging->kinds->reads[c];
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const struct bg_register_outcome *other = others[i];
        if (other && other->reg == o->reg && other->wages == o->wages &&
            memcmp(other->judging->kinds->reads, kinds->reads, sizeof kinds->reads) == 0)
            return other->judging->kinds;
    }
    size_t n = o->reg->lines_n;
    struct grouping g = {.arena = arena,
                         .reg = o->reg,
                         .reads = kinds->reads,
                         .mask = 3,
                         .of_line = BG_ARRAY(arena, n, uint32_t),
                         .first = BG_ARRAY(arena, n, size_t)};
    while (g.mask < n * 2)
        g.mask = g.mask * 2 + 1;
    g.slots = BG_ARRAY(arena, (size_t)g.mask + 1, uint32_t);
    group_lines(&g);
    kinds->n = g.n;
    kinds->of_line = g.of_line;
    kinds->first = g.first;
    kinds->lines =
        options->today ? options->today->judging->kinds->lines : pack_lines(arena, o->reg);
    find_all_wages(arena, o, arena, kinds);
    return kinds;
}
