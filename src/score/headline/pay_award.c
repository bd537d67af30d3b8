/* Pay on the contract as it is awarded, today and under a proposal: the rows of the workforce of the bid
 * that counts, each with what is still to be raised of it. */
#include <string.h>

#include "score/headline/pay.h"

#include "base/list.h"

enum { WAGE_PLACES = 6 };

struct row {
    struct bg_dec workers;
    const struct bg_ratio *wage;
};
struct rows {
    struct row *items;
    size_t n, room;
};
struct both {
    struct bg_pay pay; /* first */
    struct rows sides[2];
    struct bg_dec ripple; /* the highest of the bids that count */
};

static void pay_award_add(struct bg_arena *arena, struct rows *rows, struct row row)
{
    BG_MORE(arena, rows->items, rows->n, rows->room);
    rows->items[rows->n++] = row;
}

/* The bid with one row of its workforce alone. */
static const struct bg_bid *with_row(struct bg_arena *arena, const struct bg_key_lot *lot,
                                     const struct bg_bid *bid, int slot, size_t i)
{
    const struct bg_table *t = bid->values[slot].as.table;
    struct bg_bid *out = BG_NEW(arena, struct bg_bid);
    struct bg_value *values = BG_ARRAY(arena, lot->ruleset->fields_n, struct bg_value);
    struct bg_table *one = BG_NEW(arena, struct bg_table);
    *out = *bid;
    memcpy(values, bid->values, lot->ruleset->fields_n * sizeof *values);
    *one = (struct bg_table){1, t->columns, t->cells + i * t->columns};
    values[slot].as.table = one;
    out->values = values;
    return out;
}

static void see_floor(struct bg_pay *pay, struct bg_dec wage)
{
    if (!pay->has_floor || bg_dec_cmp(wage, pay->floor[0]) < 0)
        pay->floor[0] = wage;
    if (!pay->has_floor || bg_dec_cmp(wage, pay->floor[1]) > 0)
        pay->floor[1] = wage;
    pay->has_floor = true;
    pay->ripple = pay->floor[1];
}

/* What the row must be raised by, an hour, if it paid that wage; false: not known. */
static bool pay_award_raise_at(struct bg_arena *arena, const struct bg_key_lot *lot,
                               const struct bg_bid *one, const struct bg_key_roles *roles,
                               struct bg_dec wage, struct bg_dec *out)
{
    const struct bg_table *t = one->values[roles->table].as.table;
    struct bg_value *cells = BG_ARRAY(arena, t->columns, struct bg_value);
    struct bg_table *table = BG_NEW(arena, struct bg_table);
    struct bg_value *values = BG_ARRAY(arena, lot->ruleset->fields_n, struct bg_value);
    struct bg_bid *bid = BG_NEW(arena, struct bg_bid);
    struct bg_dec year;
    memcpy(cells, t->cells, t->columns * sizeof *cells);
    memcpy(values, one->values, lot->ruleset->fields_n * sizeof *values);
    cells[roles->wage] = bg_key_number(wage);
    *table = (struct bg_table){1, t->columns, cells};
    values[roles->table].as.table = table;
    *bid = *one;
    bid->values = values;
    struct bg_value raise = bg_key_still(arena, lot->ruleset, bid, BG_HEADLINE_RAISE, true);
    const struct bg_value *heads = &cells[roles->heads], *hours = &cells[roles->hours];
    return raise.type == BG_V_NUMBER && heads->type == BG_V_NUMBER && hours->type == BG_V_NUMBER &&
           bg_dec_mul(heads->as.number, hours->as.number, &year) && bg_dec_sign(year) > 0 &&
           bg_ratio_round(
               bg_ratio_div(arena, bg_ratio_dec(arena, raise.as.number), bg_ratio_dec(arena, year)),
               WAGE_PLACES, BG_HALF_UP, out);
}

/* The floor of a row, whether it is below it or not: what it would rise to from nothing, where from a cent
 * below it rises by a cent, and there by nothing. */
static void pay_award_find_floor(struct both *b, const struct bg_key_lot *lot,
                                 const struct bg_bid *one, const struct bg_key_roles *roles)
{
    const struct bg_dec cent = {.coef = 1, .places = 2};
    struct bg_dec floor, below, at, less;
    if (pay_award_raise_at(b->pay.arena, lot, one, roles, bg_dec_int(0), &floor) &&
        bg_dec_sign(floor) > 0 && bg_dec_sub(floor, cent, &less) &&
        pay_award_raise_at(b->pay.arena, lot, one, roles, less, &below) &&
        pay_award_raise_at(b->pay.arena, lot, one, roles, floor, &at) && bg_dec_sign(at) == 0 &&
        bg_dec_cmp(below, cent) == 0)
        see_floor(&b->pay, floor);
}

/* raise is money a year, of the row. */
static bool pay_award_add_row(struct both *b, int side, const struct bg_value *row,
                              const struct bg_key_roles *roles, struct bg_dec raise)
{
    struct bg_arena *a = b->pay.arena;
    const struct bg_value *heads = &row[roles->heads], *hours = &row[roles->hours],
                          *wage = &row[roles->wage];
    struct bg_dec year, shown;
    if (heads->type != BG_V_NUMBER || hours->type != BG_V_NUMBER || wage->type != BG_V_NUMBER ||
        !bg_dec_mul(heads->as.number, hours->as.number, &year))
        return false;
    const struct bg_ratio *paid = bg_ratio_dec(a, wage->as.number);
    if (bg_dec_sign(year) > 0 && bg_dec_sign(raise) != 0)
        paid =
            bg_ratio_add(a, paid, bg_ratio_div(a, bg_ratio_dec(a, raise), bg_ratio_dec(a, year)));
    if (!bg_ratio_round(paid, WAGE_PLACES, BG_HALF_UP, &shown))
        return false;
    if (side && bg_dec_sign(raise) > 0)
        see_floor(&b->pay, shown);
    if (bg_dec_sign(heads->as.number) <= 0)
        return true;
    bool first = b->sides[0].n + b->sides[1].n == 0;
    if (first || bg_dec_cmp(shown, b->pay.low) < 0)
        b->pay.low = shown;
    if (first || bg_dec_cmp(shown, b->pay.high) > 0)
        b->pay.high = shown;
    pay_award_add(a, &b->sides[side], (struct row){heads->as.number, paid});
    return true;
}

/* False: a row is not known, or what the rows must be raised by one by one is not what all must. */
static bool add_bid(struct both *b, int side, const struct bg_key_lot *lot, int bid)
{
    struct bg_arena *a = b->pay.arena;
    struct bg_key_roles roles = bg_key_roles(lot->ruleset);
    if (bid < 0 || roles.table < 0 || !lot->assumed[bid]->values ||
        lot->assumed[bid]->values[roles.table].type != BG_V_TABLE)
        return false;
    const struct bg_bid *own = lot->assumed[bid];
    if (side && lot->ripple && bg_dec_cmp(lot->ripple[bid], b->ripple) > 0)
        b->ripple = lot->ripple[bid];
    const struct bg_table *t = own->values[roles.table].as.table;
    struct bg_value all = bg_key_still(a, lot->ruleset, own, BG_HEADLINE_RAISE, true);
    struct bg_dec sum = bg_dec_int(0);
    for (size_t i = 0; i < t->rows; i++) {
        const struct bg_bid *one = with_row(a, lot, own, roles.table, i);
        struct bg_value raise = bg_key_still(a, lot->ruleset, one, BG_HEADLINE_RAISE, true);
        if (side)
            pay_award_find_floor(b, lot, one, &roles);
        if (raise.type != BG_V_NUMBER || !bg_dec_add(sum, raise.as.number, &sum) ||
            !pay_award_add_row(b, side, t->cells + i * t->columns, &roles, raise.as.number))
            return false;
    }
    return all.type == BG_V_NUMBER && bg_dec_cmp(sum, all.as.number) == 0;
}

static const struct bg_ratio *pay_award_below(const struct bg_pay *pay, struct bg_dec wage,
                                              int side)
{
    const struct both *b = (const struct both *)pay;
    const struct bg_ratio *edge = bg_ratio_dec(pay->arena, wage);
    const struct bg_ratio *sum = bg_ratio_int(pay->arena, 0);
    for (size_t i = 0; i < b->sides[side].n; i++) {
        const struct bg_dec workers = b->sides[side].items[i].workers;
        if (bg_ratio_cmp(b->sides[side].items[i].wage, edge) < 0)
            sum = bg_ratio_add(pay->arena, sum, bg_ratio_dec(pay->arena, workers));
    }
    return sum;
}

static bool pay_award_workers_of(const struct rows *rows, struct bg_dec *out)
{
    *out = bg_dec_int(0);
    for (size_t i = 0; i < rows->n; i++)
        if (!bg_dec_add(*out, rows->items[i].workers, out))
            return false;
    return true;
}

const struct bg_key_pay *bg_key_pay_award(struct bg_arena *arena, const struct bg_key_lot *today,
                                          const struct bg_key_lot *proposed, size_t lots_n)
{
    struct both *b = BG_NEW(arena, struct both);
    struct bg_dec before, after;
    *b = (struct both){.pay = {.arena = arena, .why = "", .below = pay_award_below}};
    for (size_t k = 0; k < lots_n; k++)
        if (!add_bid(b, 0, &today[k], bg_key_counted_bid(&today[k], &proposed[k])) ||
            !add_bid(b, 1, &proposed[k], bg_key_counted_bid(&proposed[k], &today[k])))
            return NULL;
    b->pay.unit = bg_arena_printf(arena, "%s/hour", proposed[0].ruleset->currency);
    if (!pay_award_workers_of(&b->sides[0], &before) || !pay_award_workers_of(&b->sides[1], &after))
        return NULL;
    if (b->pay.has_floor && bg_dec_cmp(b->ripple, b->pay.floor[1]) > 0)
        b->pay.ripple = b->ripple;
    b->pay.workers = before;
    b->pay.workers_after = after;
    return bg_pay_bins(&b->pay);
}
