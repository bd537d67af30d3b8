/* What a line of a register is made of: its wages, the floor, hours and workers. */
#include "score/register/parts.h"

#include <string.h>

#include "base/index.h"

enum { IN_FORCE, BEFORE }; /* of which mean wage */

const char *bg_register_undecided(struct bg_register_judging *j, const char *what,
                                  struct bg_value value)
{
    if (value.type == BG_V_ERROR)
        return bg_arena_printf(j->texts, "%s: %s", what, value.as.error);
    return bg_arena_printf(j->texts, "%s: what it reads is missing", what);
}

void bg_register_say(const struct bg_register_judged_line *l, const char *why)
{
    if (!l->out->why[0])
        l->out->why = why;
}

/* -- what the ruleset says ------------------------------------------------------------------------- */

static const char *const rate_names[BG_RATE__COUNT] = {
    [BG_RATE_GROWTH] = "wage growth",
    [BG_RATE_RATIO] = "contract wage ratio",
    [BG_RATE_SPREAD] = "contract wage spread",
    [BG_RATE_HOURS] = "hours a year",
    [BG_RATE_FLOOR] = "wage floor",
    [BG_RATE_LEGAL] = "legal minimum",
    [BG_RATE_LABOUR] = "labour share",
    [BG_RATE_TAX] = "payroll tax",
    [BG_RATE_PASSED] = "pass-through",
    [BG_RATE_RIPPLE_TO] = "ripple_to",
    [BG_RATE_RIPPLE_SHARE] = "ripple_share",
};

struct bg_value bg_register_rate(const struct bg_register_judged_line *l,
                                 enum bg_register_rate rate)
{
    struct bg_register_judging *j = l->j;
    struct bg_value *value = &l->kind->rate[rate];
    if (l->kind->done[rate])
        return *value;
    if (j->alike[rate]) {
        const struct bg_register_kind *before = j->options.like->judging->known[l->kind_no];
        l->kind->done[rate] = before && before->done[rate];
        if (l->kind->done[rate])
            return *value = before->rate[rate];
    }
    const struct bg_logic *logic = bg_register_rate_logic(j->rules, rate);
    bool of_ruleset = rate == BG_RATE_FLOOR && j->rules->limit;
    bg_register_set_facts(j, l->in->contract);
    bg_register_set_row(j, l->i);
    *value = logic ? bg_logic_eval(logic, of_ruleset ? &j->fields.env : &j->columns) : BG_MISSING;
    if (value->type == BG_V_ERROR) /* it lives no longer than the line in hand */
        value->as.error = bg_arena_text(j->arena, value->as.error, strlen(value->as.error));
    l->kind->done[rate] = true;
    return *value;
}

bool bg_register_number_of(const struct bg_register_judged_line *l, enum bg_register_rate rate,
                           struct bg_dec *out)
{
    struct bg_value value = bg_register_rate(l, rate);
    if (value.type != BG_V_NUMBER && !l->out->why[0])
        bg_register_say(l, bg_register_undecided(l->j, rate_names[rate], value));
    else if (value.type == BG_V_NUMBER)
        *out = value.as.number;
    return value.type == BG_V_NUMBER;
}

bool bg_register_share_of(const struct bg_register_judged_line *l, enum bg_register_rate rate,
                          struct bg_dec *out)
{
    if (!bg_register_rate_logic(l->j->rules, rate) || !bg_register_number_of(l, rate, out))
        return false;
    if (bg_dec_sign(*out) >= 0 && bg_dec_cmp(*out, bg_dec_int(1)) <= 0)
        return true;
    bg_register_say(l, bg_arena_printf(l->j->texts, "%s is not from 0 to 1", rate_names[rate]));
    return false;
}

struct bg_known_wages *bg_register_known(const struct bg_register_judged_line *l)
{
    struct bg_known_wages **known = &l->kind->known[l->state];
    if (!*known)
        *known = BG_NEW(l->j->arena, struct bg_known_wages);
    return *known;
}

const struct bg_known_wages *bg_register_known_before(const struct bg_register_judged_line *l)
{
    const struct bg_register_outcome *like = l->j->options.like;
    if (!like || like->judging->kinds != l->j->kinds || !like->judging->known[l->kind_no])
        return NULL;
    return like->judging->known[l->kind_no]->known[l->state];
}

/* -- wages ----------------------------------------------------------------------------------------- */

struct looking { /* for the wages of a line */
    struct bg_arena *scratch;
    const struct bg_wage_table *table;
    const char *place, *name;
};

static const char *line_cell_of(const struct bg_register_line *line, enum bg_register_column column)
{
    const struct bg_value *value = line->values[column];
    return value->type == BG_V_TEXT ? value->as.text.bytes : "";
}

/* Of one industry: in the place, everywhere, or in the only place that there is. -1: none. */
static int wages_of_industry(const struct looking *l, const char *industry)
{
    const struct bg_wage_table *t = l->table;
    int i = bg_index_find(t->index, bg_wage_key(l->scratch, l->place, l->name, industry));
    if (i < 0)
        i = bg_index_find(t->index, bg_wage_key(l->scratch, "", l->name, industry));
    if (i < 0 && !l->place[0]) {
        int single = bg_index_find(t->single, bg_wage_key(l->scratch, "", l->name, industry));
        i = single < 0 ? -1 : (int)t->single_rows[single];
    }
    return i;
}

/* The narrowest industry that has wages, from 561720 over 561700 and 561000 to 560000 and 56; else the
 * row of all industries. */
static int line_find_row(const struct looking *l, const char *code)
{
    char *wider = bg_arena_text(l->scratch, code, strlen(code));
    int i = -1;
    if (code[0])
        i = wages_of_industry(l, code);
    for (size_t n = strlen(code); i < 0 && n-- > 2;) {
        if (wider[n] == '0')
            continue;
        wider[n] = '0';
        i = wages_of_industry(l, wider);
    }
    if (i < 0 && strlen(code) > 2)
        i = wages_of_industry(l, bg_arena_text(l->scratch, code, 2));
    return i < 0 ? wages_of_industry(l, "") : i;
}

const struct bg_wage_row *bg_register_find_wages(struct bg_arena *scratch,
                                                 const struct bg_wage_table *table,
                                                 const struct bg_register_line *line, bool *listed)
{
    const struct looking l = {scratch, table, line_cell_of(line, BG_RC_AREA),
                              line_cell_of(line, BG_RC_OCCUPATION)};
    int i = l.name[0] ? line_find_row(&l, line_cell_of(line, BG_RC_INDUSTRY)) : -1;
    *listed = i >= 0;
    return i >= 0 && table->rows[i].points.n >= 2 ? &table->rows[i] : NULL;
}

static const struct bg_wage_row *find_wages(const struct bg_register_judged_line *l)
{
    const struct bg_wage_row *wages = l->j->kinds->wages[l->kind_no];
    const char *name = line_cell_of(l->in, BG_RC_OCCUPATION),
               *place = line_cell_of(l->in, BG_RC_AREA);
    if (wages || l->out->why[0])
        return wages;
    if (!name[0])
        bg_register_say(l, "no occupation is given");
    else
        bg_register_say(l, bg_arena_printf(l->j->texts, "%s for occupation %s%s%s",
                                           l->j->kinds->listed[l->kind_no]
                                               ? "no hourly wages are published"
                                               : "no wages",
                                           name, place[0] ? " in " : "", place));
    return NULL;
}

static void set_hours(const struct bg_register_judged_line *l)
{
    const struct bg_value *given = l->in->values[BG_RC_HOURS];
    if (given->type == BG_V_NUMBER) {
        l->out->hours_from = BG_GIVEN;
        l->out->hours = given->as.number;
    } else if (!l->j->rules->hours_per_year) {
        bg_register_say(l, "hours a year are not known, and none are assumed");
    } else if (bg_register_number_of(l, BG_RATE_HOURS, &l->out->hours)) {
        l->out->hours_from = BG_ASSUMED;
    }
}

/* A number above 0; 1 where it is not assumed. */
static bool factor_of(const struct bg_register_judged_line *l, enum bg_register_rate rate,
                      struct bg_dec *out)
{
    *out = bg_dec_int(1);
    if (!bg_register_rate_logic(l->j->rules, rate))
        return true;
    if (bg_register_number_of(l, rate, out) && bg_dec_sign(*out) > 0)
        return true;
    bg_register_say(l, bg_arena_printf(l->j->texts, "%s is not above 0", rate_names[rate]));
    return false;
}

/* Wages as they are used: without one of the factors there are none. */
static void set_wages(const struct bg_register_judged_line *l)
{
    struct bg_line_outcome *o = l->out;
    o->growth = o->ratio = o->spread = bg_dec_int(1);
    if (o->has_rate) /* known from the agreement: not estimated */
        return;
    o->wages = find_wages(l);
    bool good = factor_of(l, BG_RATE_GROWTH, &o->growth);
    /* Wages of the industry itself are those of contract work already. */
    bool of_industry = o->wages && o->wages->industry[0];
    good = (of_industry || factor_of(l, BG_RATE_RATIO, &o->ratio)) && good;
    if (l->j->rules->wage_spread)
        good = bg_register_share_of(l, BG_RATE_SPREAD, &o->spread) && good;
    if (!good)
        o->wages = NULL;
}

static void set_floor(const struct bg_register_judged_line *l)
{
    if (!bg_register_number_of(l, BG_RATE_FLOOR, &l->out->floor) ||
        !bg_register_number_of(l, BG_RATE_LEGAL, &l->out->legal))
        return;
    l->out->lawful = l->out->legal;
    l->out->has_floor = true;
    if (l->today && l->today->has_floor && bg_dec_cmp(l->today->floor, l->out->lawful) > 0)
        l->out->lawful = l->today->floor;
    if (l->out->has_rate && bg_dec_cmp(l->out->rate, l->out->lawful) > 0)
        l->out->lawful = l->out->rate;
}

/* What nobody on the line is paid less than now: the legal minimum, and the floor in force, which is
 * today's where there is one, else that of these rules. 0 where neither is known. */
static struct bg_dec line_in_force(const struct bg_register_judged_line *l)
{
    struct bg_dec out = bg_dec_int(0);
    struct bg_value legal = bg_register_rate(l, BG_RATE_LEGAL);
    const struct bg_line_outcome *rules = l->j->options.today ? l->today : l->out;
    if (legal.type == BG_V_NUMBER)
        out = legal.as.number;
    if (rules && rules->has_floor && bg_dec_cmp(rules->floor, out) > 0)
        out = rules->floor;
    return out;
}

static bool same_mean(const struct bg_known_mean *known, const struct bg_line_outcome *o,
                      struct bg_dec at_least)
{
    return known->there && bg_dec_cmp(known->at_least, at_least) == 0 &&
           bg_dec_cmp(known->growth, o->growth) == 0 && bg_dec_cmp(known->ratio, o->ratio) == 0 &&
           bg_dec_cmp(known->spread, o->spread) == 0;
}

const struct bg_wage_points *bg_register_known_points(const struct bg_register_judged_line *l)
{
    const struct bg_line_outcome *o = l->out;
    struct bg_known_points *known = &bg_register_known(l)->used;
    if (!known->there || bg_dec_cmp(known->growth, o->growth) != 0 ||
        bg_dec_cmp(known->ratio, o->ratio) != 0 || bg_dec_cmp(known->spread, o->spread) != 0)
        *known = (struct bg_known_points){true, o->growth, o->ratio, o->spread,
                                          bg_register_wages(l->j->scratch, &o->wages->points, o)};
    return &known->points;
}

/* The mean wage where nobody earns less than at_least. False: there are no wages. */
static bool line_mean_wage(const struct bg_register_judged_line *l, int which,
                           struct bg_dec at_least, struct bg_dec *out)
{
    const struct bg_line_outcome *o = l->out;
    struct bg_arena *a = l->j->scratch;
    if (o->has_rate)
        *out = bg_dec_cmp(o->rate, at_least) > 0 ? o->rate : at_least;
    if (o->has_rate || !o->wages)
        return o->has_rate;
    struct bg_known_mean *known = &bg_register_known(l)->means[which];
    const struct bg_known_mean *other = &bg_register_known(l)->means[!which];
    const struct bg_known_wages *before = bg_register_known_before(l);
    if (!same_mean(known, o, at_least) && before && same_mean(&before->means[which], o, at_least))
        *known = before->means[which];
    if (!same_mean(known, o, at_least) && same_mean(other, o, at_least))
        *known = *other;
    if (!same_mean(known, o, at_least)) {
        const struct bg_wage_points *points = bg_register_known_points(l);
        *known = (struct bg_known_mean){true, at_least, o->growth, o->ratio, o->spread, {0}};
        known->there = points->n > 0 && bg_ratio_round(bg_wage_mean(a, points, at_least),
                                                       BG_SHARE_PLACES, BG_HALF_UP, &known->mean);
    }
    *out = known->mean;
    return known->there;
}

bool bg_register_mean_in_force(const struct bg_register_judged_line *l, struct bg_dec *out)
{
    return line_mean_wage(l, IN_FORCE, line_in_force(l), out);
}

bool bg_register_mean_before(const struct bg_register_judged_line *l, struct bg_dec *out)
{
    return l->out->has_floor && line_mean_wage(l, BEFORE, l->out->lawful, out);
}

/* amount a year x labour share / (mean wage in force x hours a year) */
static bool people_from_amount(const struct bg_register_judged_line *l, struct bg_dec amount,
                               struct bg_dec *out)
{
    struct bg_arena *a = l->j->scratch;
    struct bg_dec share, wage, cost;
    if (!bg_register_share_of(l, BG_RATE_LABOUR, &share) || l->out->hours_from == BG_NOT_KNOWN ||
        !bg_register_mean_in_force(l, &wage) || !bg_dec_mul(wage, l->out->hours, &cost) ||
        bg_dec_sign(cost) <= 0)
        return false;
    const struct bg_ratio *pay = bg_ratio_mul(a, bg_ratio_dec(a, amount), bg_ratio_dec(a, share));
    return bg_ratio_round(bg_ratio_div(a, pay, bg_ratio_dec(a, cost)), BG_PEOPLE_PLACES, BG_HALF_UP,
                          out);
}

static void set_people(const struct bg_register_judged_line *l)
{
    const struct bg_value *given = l->in->values[BG_RC_HEADCOUNT];
    const struct bg_value *amount = l->in->values[BG_RC_AMOUNT_PER_YEAR];
    if (given->type == BG_V_NUMBER) {
        l->out->people_from = BG_GIVEN;
        l->out->people = given->as.number;
        return;
    }
    if (!l->j->rules->labour_share)
        bg_register_say(l, "headcount is not known, and no labour share is assumed");
    else if (!l->alone)
        bg_register_say(l, "headcount is not known; the amount is for several occupations");
    else if (amount->type != BG_V_NUMBER)
        bg_register_say(l, "headcount is not known, nor the amount a year");
    else if (people_from_amount(l, amount->as.number, &l->out->people))
        l->out->people_from = BG_ASSUMED;
    if (l->out->people_from == BG_NOT_KNOWN)
        bg_register_say(l, "headcount is not known");
}

/* What the workers are paid a year before this case: with what is lawful without it. */
static void set_paid(const struct bg_register_judged_line *l)
{
    struct bg_line_outcome *o = l->out;
    struct bg_dec year;
    if (!o->has_floor)
        return;
    o->has_mean = bg_register_mean_before(l, &o->mean);
    o->has_paid = o->has_mean && o->people_from != BG_NOT_KNOWN && o->hours_from != BG_NOT_KNOWN &&
                  bg_dec_mul(o->people, o->hours, &year) && bg_dec_mul(year, o->mean, &o->paid);
    if (o->has_paid)
        o->paid = bg_dec_round(o->paid, BG_YEAR_PLACES, BG_HALF_UP);
}

void bg_register_line_kind(const struct bg_register_judged_line *l)
{
    const struct bg_value *rate = l->in->values[BG_RC_AGREEMENT_WAGE];
    l->out->why = "";
    l->out->has_rate = rate->type == BG_V_NUMBER;
    l->out->rate = l->out->has_rate ? rate->as.number : bg_dec_int(0);
    set_wages(l);
    set_hours(l);
    if (l->covered)
        set_floor(l);
}

void bg_register_line_facts(const struct bg_register_judged_line *l)
{
    bg_register_line_kind(l);
    set_people(l);
    set_paid(l);
    bg_register_line_agreement(l);
}
