/* What a line of a register is made of: its wages, the floor, hours and workers. */
#include "score/register/parts.h"

#include <string.h>

#include "base/index.h"

enum { IN_FORCE, BEFORE }; /* of which mean wage */

const char *bg_register_undecided(struct bg_register_judging *j, const char *what,
                                  struct bg_value value)
{
    if (value.type == BG_V_ERROR)
        return bg_arena_printf(j->arena, "%s: %s", what, value.as.error);
    return bg_arena_printf(j->arena, "%s: what it reads is missing", what);
}

void bg_register_say(const struct bg_register_judged_line *l, const char *why)
{
    if (!l->out->why[0])
        l->out->why = why;
}

bool bg_register_number_of(const struct bg_register_judged_line *l, const struct bg_logic *logic,
                           const char *what, struct bg_dec *out)
{
    struct bg_value value = bg_logic_eval(logic, &l->j->columns);
    if (value.type != BG_V_NUMBER)
        bg_register_say(l, bg_register_undecided(l->j, what, value));
    else
        *out = value.as.number;
    return value.type == BG_V_NUMBER;
}

bool bg_register_share_of(const struct bg_register_judged_line *l, const struct bg_logic *logic,
                          const char *what, struct bg_dec *out)
{
    if (!logic || !bg_register_number_of(l, logic, what, out))
        return false;
    if (bg_dec_sign(*out) >= 0 && bg_dec_cmp(*out, bg_dec_int(1)) <= 0)
        return true;
    bg_register_say(l, bg_arena_printf(l->j->arena, "%s is not from 0 to 1", what));
    return false;
}

static const char *cell_of(const struct bg_register_judged_line *l, enum bg_register_column column)
{
    const struct bg_value *value = &l->in->values[column];
    return value->type == BG_V_TEXT
               ? bg_arena_text(l->j->scratch, value->as.text.bytes, value->as.text.n)
               : "";
}

/* Of one industry: in the place, everywhere, or in the only place that there is. -1: none. */
static int wages_of_industry(const struct bg_register_judged_line *l, const char *place,
                             const char *name, const char *industry)
{
    const struct bg_wage_table *t = l->j->wages;
    int i = bg_index_find(t->index, bg_wage_key(l->j->scratch, place, name, industry));
    if (i < 0)
        i = bg_index_find(t->index, bg_wage_key(l->j->scratch, "", name, industry));
    if (i < 0 && !place[0]) {
        int single = bg_index_find(t->single, bg_wage_key(l->j->scratch, "", name, industry));
        i = single < 0 ? -1 : (int)t->single_rows[single];
    }
    return i;
}

/* The narrowest industry that has wages, from 561720 over 561700 and 561000 to 560000 and 56; else the
 * row of all industries. */
static int find_row(const struct bg_register_judged_line *l, const char *place, const char *name)
{
    const char *code = cell_of(l, BG_RC_INDUSTRY);
    char *wider = bg_arena_text(l->j->scratch, code, strlen(code));
    int i = -1;
    if (code[0])
        i = wages_of_industry(l, place, name, code);
    for (size_t n = strlen(code); i < 0 && n-- > 2;) {
        if (wider[n] == '0')
            continue;
        wider[n] = '0';
        i = wages_of_industry(l, place, name, wider);
    }
    if (i < 0 && strlen(code) > 2)
        i = wages_of_industry(l, place, name, bg_arena_text(l->j->scratch, code, 2));
    return i < 0 ? wages_of_industry(l, place, name, "") : i;
}

static const struct bg_wage_row *find_wages(const struct bg_register_judged_line *l)
{
    const struct bg_wage_table *t = l->j->wages;
    const char *name = cell_of(l, BG_RC_OCCUPATION), *place = cell_of(l, BG_RC_AREA);
    if (!name[0]) {
        bg_register_say(l, "no occupation is given");
        return NULL;
    }
    int i = find_row(l, place, name);
    if (i >= 0 && t->rows[i].points.n >= 2)
        return &t->rows[i];
    bg_register_say(l, bg_arena_printf(l->j->arena, "%s for occupation %s%s%s",
                                       i < 0 ? "no wages" : "no hourly wages are published", name,
                                       place[0] ? " in " : "", place));
    return NULL;
}

static void set_hours(const struct bg_register_judged_line *l)
{
    const struct bg_value *given = &l->in->values[BG_RC_HOURS];
    if (given->type == BG_V_NUMBER) {
        l->out->hours_from = BG_GIVEN;
        l->out->hours = given->as.number;
    } else if (!l->j->rules->hours_per_year) {
        bg_register_say(l, "hours a year are not known, and none are assumed");
    } else if (bg_register_number_of(l, l->j->rules->hours_per_year, "hours a year",
                                     &l->out->hours)) {
        l->out->hours_from = BG_ASSUMED;
    }
}

/* A number above 0; 1 where it is not assumed. */
static bool factor_of(const struct bg_register_judged_line *l, const struct bg_logic *logic,
                      const char *what, struct bg_dec *out)
{
    *out = bg_dec_int(1);
    if (!logic)
        return true;
    if (bg_register_number_of(l, logic, what, out) && bg_dec_sign(*out) > 0)
        return true;
    bg_register_say(l, bg_arena_printf(l->j->arena, "%s is not above 0", what));
    return false;
}

/* Wages as they are used: without one of the factors there are none. */
static void set_wages(const struct bg_register_judged_line *l)
{
    const struct bg_register_rules *rules = l->j->rules;
    struct bg_line_outcome *o = l->out;
    const struct bg_wage_row *before = l->like ? l->like->wages : NULL;
    o->wages = before ? before : find_wages(l);
    bool good = factor_of(l, rules->wage_growth, "wage growth", &o->growth);
    /* Wages of the industry itself are those of contract work already. */
    bool of_industry = o->wages && o->wages->industry[0];
    good = factor_of(l, of_industry ? NULL : rules->wage_ratio, "contract wage ratio", &o->ratio) &&
           good;
    o->spread = bg_dec_int(1);
    if (rules->wage_spread)
        good =
            bg_register_share_of(l, rules->wage_spread, "contract wage spread", &o->spread) && good;
    if (!good)
        o->wages = NULL;
}

static void set_floor(const struct bg_register_judged_line *l)
{
    struct bg_register_judging *j = l->j;
    struct bg_value floor = j->rules->limit ? bg_logic_eval(j->rules->limit, &j->fields.env)
                                            : bg_logic_eval(j->rules->wage_floor, &j->columns);
    if (floor.type != BG_V_NUMBER) {
        bg_register_say(l, bg_register_undecided(j, "wage floor", floor));
        return;
    }
    if (!bg_register_number_of(l, j->rules->legal_minimum, "legal minimum", &l->out->legal))
        return;
    l->out->lawful = l->out->legal;
    l->out->floor = floor.as.number;
    l->out->has_floor = true;
    if (l->today && l->today->has_floor && bg_dec_cmp(l->today->floor, l->out->lawful) > 0)
        l->out->lawful = l->today->floor;
}

/* What nobody on the line is paid less than now: the legal minimum, and the floor in force, which is
 * today's where there is one, else that of these rules. 0 where neither is known. */
static struct bg_dec in_force(const struct bg_register_judged_line *l)
{
    struct bg_dec out = bg_dec_int(0);
    struct bg_value legal = bg_logic_eval(l->j->rules->legal_minimum, &l->j->columns);
    const struct bg_line_outcome *rules = l->j->options->today ? l->today : l->out;
    if (legal.type == BG_V_NUMBER)
        out = legal.as.number;
    if (rules && rules->has_floor && bg_dec_cmp(rules->floor, out) > 0)
        out = rules->floor;
    return out;
}

/* The mean wage where nobody earns less than at_least. False: there are no wages. */
static bool mean_wage(const struct bg_register_judged_line *l, int which, struct bg_dec at_least,
                      struct bg_dec *out)
{
    const struct bg_line_outcome *o = l->out;
    struct bg_arena *a = l->j->scratch;
    if (!o->wages)
        return false;
    struct bg_known_mean *known = &l->j->known[o->wages - l->j->wages->rows].means[which];
    bool same = known->there && bg_dec_cmp(known->at_least, at_least) == 0 &&
                bg_dec_cmp(known->growth, o->growth) == 0 &&
                bg_dec_cmp(known->ratio, o->ratio) == 0 &&
                bg_dec_cmp(known->spread, o->spread) == 0;
    if (!same) {
        struct bg_wage_points points = bg_register_wages(a, &o->wages->points, o);
        *known = (struct bg_known_mean){true, at_least, o->growth, o->ratio, o->spread, {0}};
        known->there = points.n > 0 && bg_ratio_round(bg_wage_mean(a, &points, at_least),
                                                      BG_SHARE_PLACES, BG_HALF_UP, &known->mean);
    }
    *out = known->mean;
    return known->there;
}

/* amount a year x labour share / (mean wage in force x hours a year) */
static bool people_from_amount(const struct bg_register_judged_line *l, struct bg_dec amount,
                               struct bg_dec *out)
{
    struct bg_arena *a = l->j->scratch;
    struct bg_dec share, wage, cost;
    if (!bg_register_share_of(l, l->j->rules->labour_share, "labour share", &share) ||
        l->out->hours_from == BG_NOT_KNOWN || !mean_wage(l, IN_FORCE, in_force(l), &wage) ||
        !bg_dec_mul(wage, l->out->hours, &cost) || bg_dec_sign(cost) <= 0)
        return false;
    const struct bg_ratio *pay = bg_ratio_mul(a, bg_ratio_dec(a, amount), bg_ratio_dec(a, share));
    return bg_ratio_round(bg_ratio_div(a, pay, bg_ratio_dec(a, cost)), BG_PEOPLE_PLACES, BG_HALF_UP,
                          out);
}

static void set_people(const struct bg_register_judged_line *l)
{
    const struct bg_value *given = &l->in->values[BG_RC_HEADCOUNT];
    const struct bg_value *amount = &l->in->values[BG_RC_AMOUNT_PER_YEAR];
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
    o->has_mean = mean_wage(l, BEFORE, o->lawful, &o->mean);
    o->has_paid = o->has_mean && o->people_from != BG_NOT_KNOWN && o->hours_from != BG_NOT_KNOWN &&
                  bg_dec_mul(o->people, o->hours, &year) && bg_dec_mul(year, o->mean, &o->paid);
    if (o->has_paid)
        o->paid = bg_dec_round(o->paid, BG_YEAR_PLACES, BG_HALF_UP);
}

void bg_register_line_facts(const struct bg_register_judged_line *l)
{
    l->out->why = "";
    l->j->columns.slots = l->in->values;
    set_wages(l);
    set_hours(l);
    if (l->covered)
        set_floor(l);
    set_people(l);
    set_paid(l);
}
