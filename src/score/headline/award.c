/* Key figures of a tender: the contract as it is awarded today beside the contract as it would be
 * awarded. Rivals are alternatives of which one is awarded, so nothing is added up over them.
 *
 * Of each side one bid counts. What the buyer pays under the proposal less what he pays today has
 * three parts: what the bid then awarded passes on (its price then less its price today), what a
 * preference costs (its price less that of the bid that would win without it), and what the award
 * moves (the rest). The pay of the jobs likewise: pay that is raised, and jobs that pay more because
 * another bid is awarded. */
#include "score/headline/headline.h"

#include <string.h>

#include "base/date.h"
#include "base/ratio.h"
#include "score/evaluate/evaluate.h"
#include "score/evaluate/measure.h"

struct award { /* over all lots */
    struct bg_key_list *list;
    const struct bg_key_lot *today, *proposed;
    size_t lots_n;
    struct bg_key_sides sides;
};

static struct bg_value award_zero(void)
{
    return bg_key_number(bg_dec_int(0));
}

int bg_key_counted_bid(const struct bg_key_lot *own, const struct bg_key_lot *other)
{
    int bid = own->result->recommended;
    if (bid < 0)
        bid = other->result->recommended;
    return bid >= 0 && own->assumed[bid]->status == BG_BID_ACTIVE ? bid : -1;
}

static bool award_ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), k = strlen(end);
    return n >= k && strcmp(text + n - k, end) == 0;
}

/* -- what a measure says of a bid ---------------------------------------------------------------- */

/* The sum of the headline measures of a kind that read what was submitted, of the bid as it responds:
 * what is still to be raised, or paid, when the price and the pay of the response are counted. */
struct bg_value bg_key_still(struct bg_arena *arena, const struct bg_ruleset *r,
                             const struct bg_bid *bid, enum bg_headline headline, bool a_year)
{
    struct bg_measuring m = {arena, r, bid, bid, BG_NO_DATE};
    struct bg_value sum = award_zero();
    for (size_t i = 0; i < r->measures_n; i++) {
        if (r->measures[i].headline != headline || r->measures[i].of != BG_OF_SUBMITTED ||
            r->measures[i].over[0] >= 0 || award_ends_with(r->measures[i].unit, "/year") != a_year)
            continue;
        struct bg_value value = bg_measure_value(&m, i);
        sum = bg_key_plus(&sum, &value);
    }
    return sum;
}

/* -- prices -------------------------------------------------------------------------------------- */

/* "USD/year" where the ruleset says so of its price: by the field's unit, or by a measure that is
 * nothing but the price. Else the currency: a price for the term. */
static const char *price_unit(const struct bg_ruleset *r)
{
    if (award_ends_with(r->fields[r->price.slot].unit, "/year"))
        return r->fields[r->price.slot].unit;
    for (size_t i = 0; i < r->measures_n; i++) {
        const struct bg_reads *reads =
            r->measures[i].value ? bg_logic_reads(r->measures[i].value) : NULL;
        if (reads && r->measures[i].of == BG_OF_RESPONSE && reads->params_n == 0 &&
            reads->slots_n == 1 && (int)reads->slots[0] == r->price.slot &&
            award_ends_with(r->measures[i].unit, "/year"))
            return r->measures[i].unit;
    }
    return r->currency;
}

/* How many years the price covers: one, where neither its unit nor the term says, as for pay that a
 * response raises. */
static const struct bg_ratio *price_years(struct bg_arena *arena, const struct bg_ruleset *r)
{
    int64_t start = r->solicitation.dates[BG_AT_START], end = r->solicitation.dates[BG_AT_END];
    int64_t after = BG_NO_DATE;
    if (award_ends_with(price_unit(r), "/year"))
        return bg_ratio_int(arena, 1);
    if (start == BG_NO_DATE || end == BG_NO_DATE || end < start)
        return bg_ratio_int(arena, 1);
    for (int64_t months = 1; bg_date_add_months(start, months, &after) && after <= end + 1;
         months++)
        if (after == end + 1)
            return bg_ratio_div(arena, bg_ratio_int(arena, months), bg_ratio_int(arena, 12));
    return bg_ratio_div(arena, bg_ratio_int(arena, end - start + 1), bg_ratio_int(arena, 365));
}

/* The price of the bid as it responds, and the share passed on of what it must still raise. */
static void set_price(struct bg_arena *arena, const struct bg_key_lot *lot, int bid,
                      struct bg_key_side *out)
{
    const struct bg_price_result *price = &lot->result->bids[bid].price;
    struct bg_value yearly =
        bg_key_still(arena, lot->ruleset, lot->assumed[bid], BG_HEADLINE_MONEY, true);
    struct bg_value once =
        bg_key_still(arena, lot->ruleset, lot->assumed[bid], BG_HEADLINE_MONEY, false);
    if (!lot->ruleset->price.used || !price->present) {
        out->why = "the bid has no price";
        return;
    }
    const struct bg_ratio *years = price_years(arena, lot->ruleset);
    bool none = yearly.type == BG_V_NUMBER && bg_dec_sign(yearly.as.number) == 0;
    if (!none && (yearly.type != BG_V_NUMBER ||
                  !bg_ratio_round(bg_ratio_mul(arena, years, bg_ratio_dec(arena, yearly.as.number)),
                                  2, BG_HALF_UP, &yearly.as.number)))
        yearly = BG_MISSING;
    out->price = bg_key_number(price->amount);
    out->price = bg_key_plus(&out->price, &yearly);
    out->price = bg_key_plus(&out->price, &once);
    if (out->price.type != BG_V_NUMBER)
        out->why = "what the bid passes on is not known";
}

/* -- jobs ---------------------------------------------------------------------------------------- */

struct bg_key_roles bg_key_roles(const struct bg_ruleset *r)
{
    for (size_t i = 0; i < r->fields_n; i++) {
        struct bg_key_roles out = {(int)i, -1, -1, -1, -1};
        for (size_t c = 0; c < r->fields[i].columns_n; c++) {
            enum bg_role role = r->fields[i].columns[c].role;
            if (role == BG_ROLE_HOURLY_WAGE)
                out.wage = (int)c;
            if (role == BG_ROLE_HOURS_PER_YEAR)
                out.hours = (int)c;
            if (role == BG_ROLE_HEADCOUNT)
                out.heads = (int)c;
            if (role == BG_ROLE_EMPLOYER_BENEFIT)
                out.benefit = (int)c;
        }
        if (out.wage >= 0 && out.hours >= 0 && out.heads >= 0)
            return out;
    }
    return (struct bg_key_roles){-1, -1, -1, -1, -1};
}

static void add_product(struct bg_value *sum, const struct bg_value *a, const struct bg_value *b)
{
    struct bg_value product = BG_MISSING;
    struct bg_dec out;
    if (a->type == BG_V_NUMBER && b->type == BG_V_NUMBER &&
        bg_dec_mul(a->as.number, b->as.number, &out))
        product = bg_key_number(out);
    *sum = bg_key_plus(sum, &product);
}

static void set_jobs(struct bg_arena *arena, const struct bg_key_lot *lot, int bid,
                     struct bg_key_side *out)
{
    struct bg_key_roles roles = bg_key_roles(lot->ruleset);
    if (roles.table < 0 || lot->assumed[bid]->values[roles.table].type != BG_V_TABLE)
        return;
    const struct bg_table *t = lot->assumed[bid]->values[roles.table].as.table;
    struct bg_value raise = bg_key_still(arena, lot->ruleset, lot->assumed[bid], BG_HEADLINE_RAISE,
                                         true),
                    one = bg_key_number(bg_dec_int(1));
    out->wage_bill = out->benefits = out->people = out->hours = award_zero();
    for (size_t i = 0; i < t->rows; i++) {
        const struct bg_value *row = t->cells + i * t->columns;
        struct bg_value year = award_zero();
        add_product(&year, &row[roles.heads], &row[roles.hours]);
        add_product(&out->people, &row[roles.heads], &one);
        add_product(&out->hours, &year, &one);
        add_product(&out->wage_bill, &year, &row[roles.wage]);
        if (roles.benefit >= 0)
            add_product(&out->benefits, &year, &row[roles.benefit]);
    }
    out->wage_bill = bg_key_plus(&out->wage_bill, &raise);
}

/* -- sides --------------------------------------------------------------------------------------- */

/* What is known of the bid of the lot; where lots keep nothing, in place. */
static struct bg_key_known *award_known(const struct bg_key_lot *lot, int bid,
                                        struct bg_key_known *place)
{
    if (lot->known)
        place = &lot->known[bid];
    if (!place->has_price && !place->has_jobs && !place->has_preference)
        place->side = (struct bg_key_side){BG_MISSING, BG_MISSING, BG_MISSING, BG_MISSING,
                                           BG_MISSING, "",         false};
    return place;
}

static struct bg_key_side side_of(struct bg_arena *arena, const struct bg_key_lot *lot, int bid)
{
    struct bg_key_side out = {BG_MISSING, BG_MISSING, BG_MISSING, BG_MISSING,
                              BG_MISSING, "",         false};
    if (bid < 0 || !lot->assumed[bid]->values) {
        out.why = "no bid is recommended";
        out.nobody = true;
        return out;
    }
    const struct bg_key_lot *priced = lot->price_as ? lot->price_as : lot;
    const struct bg_key_lot *paying = lot->jobs_as ? lot->jobs_as : lot;
    struct bg_key_known own[2] = {{.has_price = false}, {.has_price = false}};
    struct bg_key_known *price = award_known(priced, bid, &own[0]);
    struct bg_key_known *jobs = award_known(paying, bid, &own[1]);
    if (!price->has_price)
        set_price(arena, priced, bid, &price->side);
    if (!jobs->has_jobs)
        set_jobs(arena, paying, bid, &jobs->side);
    price->has_price = jobs->has_jobs = true;
    out = jobs->side;
    out.price = price->side.price;
    out.why = price->side.why;
    return out;
}

static void add_side(struct bg_key_side *sum, const struct bg_key_side *s)
{
    sum->price = bg_key_plus(&sum->price, &s->price);
    sum->wage_bill = bg_key_plus(&sum->wage_bill, &s->wage_bill);
    sum->benefits = bg_key_plus(&sum->benefits, &s->benefits);
    sum->people = bg_key_plus(&sum->people, &s->people);
    sum->hours = bg_key_plus(&sum->hours, &s->hours);
    if (!sum->why[0])
        sum->why = s->why;
    sum->nobody |= s->nobody;
}

/* A bid stands in where nobody is recommended. Where it costs and pays nothing more by these rules than by
 * the others, nothing says what it would cost it to meet them: that is not known, and not 0. */
static void award_hold_back(struct bg_key_side *own, const struct bg_key_side *like,
                            const char *why)
{
    if (bg_value_same(&own->price, &like->price) &&
        bg_value_same(&own->wage_bill, &like->wage_bill))
        *own = (struct bg_key_side){BG_MISSING, BG_MISSING, BG_MISSING, BG_MISSING,
                                    BG_MISSING, why,        true};
}

/* What the preferences of a side cost: the price of the bid that counts less that of the bid that
 * would be recommended without them. */
static struct bg_value award_preference(struct bg_arena *arena, const struct bg_key_lot *lot,
                                        int bid)
{
    struct bg_ruleset *bare = BG_NEW(arena, struct bg_ruleset);
    *bare = *lot->ruleset;
    bare->price.preferences_n = 0;
    struct bg_bids bids = {.bid = lot->assumed, .n = lot->result->bids_n, .panel = lot->panel};
    const struct bg_lot_result *other = bg_evaluate(arena, bare, &bids);
    if (other->recommended < 0 || other->recommended == bid)
        return award_zero();
    const struct bg_price_result *own = &lot->result->bids[bid].price;
    struct bg_value paid = own->present ? bg_key_number(own->amount) : BG_MISSING;
    const struct bg_price_result *else_ = &other->bids[other->recommended].price;
    struct bg_value less = else_->present ? bg_key_number(else_->amount) : BG_MISSING;
    return bg_key_minus(&paid, &less);
}

static struct bg_value preference_of(struct bg_arena *arena, const struct bg_key_lot *lot, int bid)
{
    if (lot->preference_as)
        lot = lot->preference_as;
    if (bid < 0 || lot->ruleset->price.preferences_n == 0 || bid != lot->result->recommended)
        return award_zero();
    struct bg_key_known own = {.has_price = false}, *known = award_known(lot, bid, &own);
    if (!known->has_preference)
        known->preference = award_preference(arena, lot, bid);
    known->has_preference = true;
    return known->preference;
}

void bg_key_sides_start(struct bg_key_sides *sides)
{
    const struct bg_key_side none = {award_zero(), award_zero(), award_zero(), award_zero(),
                                     award_zero(), "",           false};
    *sides =
        (struct bg_key_sides){.now = none, .then = none, .same = none, .preference = award_zero()};
}

void bg_key_sides_add(struct bg_arena *arena, const struct bg_key_lot *today,
                      const struct bg_key_lot *proposed, struct bg_key_sides *a)
{
    int now = bg_key_counted_bid(today, proposed), then = bg_key_counted_bid(proposed, today);
    bool itself = today == proposed; /* what is beside itself is worked out once */
    struct bg_key_side first = side_of(arena, today, now);
    struct bg_key_side sides[] = {first, itself ? first : side_of(arena, proposed, then),
                                  then == now ? first : side_of(arena, today, then)};
    if (then >= 0 && proposed->result->recommended < 0)
        award_hold_back(&sides[1], &sides[2],
                        "nobody is recommended, and what it would cost today's bid to meet the "
                        "proposal is not known");
    else if (now >= 0 && today->result->recommended < 0)
        award_hold_back(&sides[0], &sides[1], "nobody is recommended today");
    struct bg_value before = preference_of(arena, today, now);
    struct bg_value after = itself ? before : preference_of(arena, proposed, then);
    struct bg_value more = bg_key_minus(&after, &before);
    add_side(&a->now, &sides[0]);
    add_side(&a->then, &sides[1]);
    add_side(&a->same, &sides[2]);
    a->preference = bg_key_plus(&a->preference, &more);
    a->moves |= now != then;
    a->has_preferences |=
        today->ruleset->price.preferences_n > 0 || proposed->ruleset->price.preferences_n > 0;
    struct bg_key_roles roles = bg_key_roles(proposed->ruleset);
    a->has_jobs |= roles.table >= 0;
    a->has_benefits |= roles.benefit >= 0;
}

/* -- rows ---------------------------------------------------------------------------------------- */

static struct bg_key_figure *award_add_both(const struct award *a, const char *id,
                                            const char *title, const char *unit,
                                            enum bg_key_kind kind, const struct bg_value *now,
                                            const struct bg_value *then)
{
    struct bg_key_figure *f = bg_key_add(a->list, id, title, unit, kind);
    f->today = *now;
    f->proposed = *then;
    f->more = bg_key_minus(then, now);
    f->source = "bids";
    return f;
}

static void award_add_part(const struct award *a, const char *id, const char *title,
                           const char *unit, const struct bg_value *more)
{
    struct bg_key_figure *f = bg_key_add(a->list, id, title, unit, BG_KEY_MONEY);
    f->more = *more;
    f->part = true;
    f->source = "bids";
}

static const char *award_why_of(const struct award *a)
{
    return a->sides.then.why[0] ? a->sides.then.why : a->sides.now.why;
}

static bool award_nobody(const struct award *a)
{
    return a->sides.then.nobody || a->sides.now.nobody;
}

static void award_add_price(const struct award *a)
{
    const struct bg_ruleset *r = a->proposed[0].ruleset;
    if (!r->price.used)
        return;
    const char *unit = price_unit(r);
    struct bg_key_figure *f =
        award_add_both(a, "price", "Price that the buyer pays", unit, BG_KEY_MONEY,
                       &a->sides.now.price, &a->sides.then.price);
    f->why = f->more.type == BG_V_NUMBER ? "" : award_why_of(a);
    f->swings = true;
    struct bg_value more = f->more, today = f->today;
    struct bg_value passed = bg_key_minus(&a->sides.then.price, &a->sides.same.price);
    struct bg_value moved = bg_key_minus(&a->sides.same.price, &a->sides.now.price);
    moved = more.type == BG_V_NUMBER ? bg_key_minus(&moved, &a->sides.preference) : BG_MISSING;
    award_add_part(a, "passed_on", "passed on", unit, &passed);
    if (a->sides.has_preferences)
        award_add_part(a, "preference_paid", "preference paid", unit, &a->sides.preference);
    award_add_part(a, "award_moved", "award moved", unit, &moved);
    f = bg_key_add(a->list, "cost_share", "That difference, of the price today", "share",
                   BG_KEY_SHARE);
    f->more = bg_key_over(a->list->arena, &more, &today);
    f->source = "bids";
}

static void add_jobs(const struct award *a)
{
    const char *year = bg_arena_printf(a->list->arena, "%s/year", a->proposed[0].ruleset->currency);
    const char *hour = bg_arena_printf(a->list->arena, "%s/hour", a->proposed[0].ruleset->currency);
    if (!a->sides.has_jobs)
        return;
    struct bg_key_figure *f =
        award_add_both(a, "wage_bill", "Pay of the contract's jobs", year, BG_KEY_MONEY,
                       &a->sides.now.wage_bill, &a->sides.then.wage_bill);
    f->why = f->more.type == BG_V_NUMBER ? ""
             : award_nobody(a)           ? award_why_of(a)
                                         : "a bid does not say its workers, hours and pay";
    f->swings = true;
    struct bg_value raised = bg_key_minus(&a->sides.then.wage_bill, &a->sides.same.wage_bill);
    struct bg_value moved = f->more.type == BG_V_NUMBER
                                ? bg_key_minus(&a->sides.same.wage_bill, &a->sides.now.wage_bill)
                                : BG_MISSING;
    award_add_part(a, "pay_raised", "pay raised", year, &raised);
    award_add_part(a, "pay_award_moved", "award moved", year, &moved);
    struct bg_value now = bg_key_over(a->list->arena, &a->sides.now.wage_bill, &a->sides.now.hours);
    struct bg_value then =
        bg_key_over(a->list->arena, &a->sides.then.wage_bill, &a->sides.then.hours);
    (void)award_add_both(a, "mean_wage", "Mean pay an hour", hour, BG_KEY_RATE, &now, &then);
    (void)award_add_both(a, "jobs", "Jobs of the contract", "people", BG_KEY_COUNT,
                         &a->sides.now.people, &a->sides.then.people);
    if (a->sides.has_benefits)
        (void)award_add_both(a, "benefits", "Benefits that the employer pays", year, BG_KEY_MONEY,
                             &a->sides.now.benefits, &a->sides.then.benefits);
}

/* -- the ruleset's own measures ------------------------------------------------------------------- */

/* Of a bid as it was submitted and responds. bid -1 or no such measure: missing. */
static struct bg_value measured(const struct award *a, const struct bg_key_lot *lot, int bid,
                                const char *id)
{
    int i = bg_ruleset_measure(lot->ruleset, id);
    if (i < 0 || bid < 0)
        return BG_MISSING;
    struct bg_measuring m = {a->list->arena, lot->ruleset, lot->submitted[bid], lot->assumed[bid],
                             BG_NO_DATE};
    return bg_measure_value(&m, (size_t)i);
}

enum of { NOW, THEN, TODAYS_BID_THEN };

/* Summed over the lots. */
static struct bg_value over_lots(const struct award *a, const struct bg_measure *m, enum of which)
{
    struct bg_value sum = award_zero();
    for (size_t k = 0; k < a->lots_n; k++) {
        const struct bg_key_lot *today = &a->today[k], *proposed = &a->proposed[k];
        int bid = which == THEN ? bg_key_counted_bid(proposed, today)
                                : bg_key_counted_bid(today, proposed);
        struct bg_value v = measured(a, which == NOW ? today : proposed, bid, m->id);
        sum = bg_key_plus(&sum, &v);
    }
    return a->lots_n > 1 && !m->summed ? BG_MISSING : sum;
}

static enum bg_key_kind award_kind_of(const struct bg_ruleset *r, const struct bg_measure *m)
{
    size_t n = strlen(r->currency);
    if (strcmp(m->unit, "share") == 0)
        return BG_KEY_SHARE;
    if (n && strncmp(m->unit, r->currency, n) == 0)
        return strcmp(m->unit + n, "/hour") == 0 ? BG_KEY_RATE : BG_KEY_MONEY;
    return m->headline == BG_HEADLINE_PEOPLE && strcmp(m->unit, "people") == 0 ? BG_KEY_COUNT
                                                                               : BG_KEY_NUMBER;
}

static const char *measure_source(const struct award *a, const struct bg_measure *m)
{
    const struct bg_ruleset *r = a->proposed[0].ruleset;
    struct bg_buf out;
    bg_buf_init(&out, a->list->arena);
    bg_buf_puts(&out, "bids");
    if (m->source)
        bg_buf_printf(&out, "; %s", m->source->title);
    for (size_t i = 0; i < m->range_n; i++) {
        const struct bg_param *p = &r->params[m->range[i]];
        bg_buf_printf(&out, "; %s: %s", p->short_title, p->source ? p->source->title : "assumed");
    }
    return bg_buf_text(&out);
}

/* Beside the price and the pay above: money measures of what was submitted are parts of the price
 * there, and not shown again; where the award moves, no figure of one bid is compared with that of
 * another but what it promises. */
static bool award_is_shown(const struct award *a, const struct bg_measure *m)
{
    bool priced = a->proposed[0].ruleset->price.used;
    switch (m->headline) {
    case BG_HEADLINE_PEOPLE:
        return true;
    case BG_HEADLINE_RAISE:
        return !a->sides.has_jobs;
    case BG_HEADLINE_MONEY:
        return !priced;
    default:
        return m->of == BG_OF_RESPONSE || !a->sides.moves;
    }
}

/* The price rises by more than the first measure of money says (pay just above the floor, leave beside pay):
 * a share that is made of that measure says too little. */
static bool award_rises_by_more(const struct award *a)
{
    const struct bg_key_lot *lot = &a->proposed[0];
    const struct bg_ruleset *r = lot->ruleset;
    int bid = bg_key_counted_bid(lot, &a->today[0]);
    if (a->lots_n > 1 || bid < 0 || !r->price.used || !lot->submitted[bid]->values)
        return false;
    struct bg_value more =
        bg_key_minus(&a->sides.then.price, &lot->submitted[bid]->values[r->price.slot]);
    for (size_t i = 0; i < r->measures_n; i++) {
        const struct bg_measure *m = &r->measures[i];
        if (m->headline != BG_HEADLINE_MONEY || m->of != BG_OF_SUBMITTED ||
            award_ends_with(m->unit, "/year") != award_ends_with(price_unit(r), "/year"))
            continue;
        struct bg_value own = measured(a, lot, bid, m->id);
        return more.type == BG_V_NUMBER && own.type == BG_V_NUMBER &&
               bg_dec_cmp(more.as.number, bg_dec_round(own.as.number, 2, BG_HALF_UP)) > 0;
    }
    return false;
}

static void award_add_measures(const struct award *a)
{
    const struct bg_ruleset *r = a->proposed[0].ruleset;
    bool rises = award_rises_by_more(a);
    for (size_t i = 0; i < r->measures_n; i++) {
        const struct bg_measure *m = &r->measures[i];
        if (m->headline == BG_HEADLINE_NONE)
            continue;
        struct bg_value now = over_lots(a, m, NOW), then = over_lots(a, m, THEN);
        if (m->headline != BG_HEADLINE_PEOPLE && a->sides.then.nobody)
            then = BG_MISSING;
        struct bg_key_figure *f =
            award_add_both(a, m->id, m->short_title, m->unit, award_kind_of(r, m), &now, &then);
        bool new = bg_ruleset_measure(a->today[0].ruleset, m->id) < 0;
        if (new) /* today's rules do not ask: all of it is the proposal's */
            f->more = then;
        f->estimated = m->estimated;
        f->source = measure_source(a, m);
        f->shown = award_is_shown(a, m) && !(m->headline == BG_HEADLINE_SHARE && rises);
        f->swings = true;
        if (m->headline != BG_HEADLINE_PEOPLE || m->of != BG_OF_SUBMITTED || new)
            continue;
        then = over_lots(a, m, TODAYS_BID_THEN);
        f = bg_key_add(
            a->list, bg_arena_printf(a->list->arena, "%s_of_today", m->id),
            bg_arena_printf(a->list->arena, "%s: today's award, by the proposal", m->short_title),
            m->unit, award_kind_of(r, m));
        f->today = now;
        f->proposed = then;
        f->more = bg_key_minus(&then, &now);
        f->source = "bids";
        f->shown = a->sides.moves;
    }
}

void bg_key_award(struct bg_key_list *list, const struct bg_key_lot *today,
                  const struct bg_key_lot *proposed, size_t lots_n)
{
    struct award a = {.list = list, .today = today, .proposed = proposed, .lots_n = lots_n};
    bg_key_sides_start(&a.sides);
    for (size_t k = 0; k < lots_n; k++)
        bg_key_sides_add(list->arena, &today[k], &proposed[k], &a.sides);
    award_add_price(&a);
    add_jobs(&a);
    award_add_measures(&a);
    for (size_t i = 0; award_nobody(&a) && i < list->n; i++)
        if (list->items[i].more.type != BG_V_NUMBER)
            list->items[i].none = "nobody recommended";
}
