/* Sums over awards, as exact fractions. Every award is in one group of each grouping and in one standing of
 * each property, so that parts add up to the whole; that is asserted where they are made. */
#include "model/portfolio.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/index.h"

const char *const bg_property_names[BG_PROPERTY__COUNT] = {
#define PROPERTY(id, name, title) name,
#include "model/property.def"
#undef PROPERTY
};

const char *const bg_property_titles[BG_PROPERTY__COUNT] = {
#define PROPERTY(id, name, title) title,
#include "model/property.def"
#undef PROPERTY
};

static const char not_known[] = "not known";

struct bg_spend bg_spend_none(struct bg_arena *arena, const char *name)
{
    const struct bg_ratio *zero = bg_ratio_int(arena, 0);
    return (struct bg_spend){.name = name, .amount = zero, .workers = zero};
}

void bg_spend_add(struct bg_arena *arena, struct bg_spend *sum, const struct bg_award_row *award,
                  const struct bg_ratio *amount)
{
    sum->awards++;
    if (amount)
        sum->amount = bg_ratio_add(arena, sum->amount, amount);
    else
        sum->without_amount++;
    if (award->workers)
        sum->workers = bg_ratio_add(arena, sum->workers, award->workers);
    else
        sum->without_workers++;
}

static int by_amount(const void *a, const void *b)
{
    const struct bg_spend *x = a, *y = b;
    bool x_open = x->name == not_known, y_open = y->name == not_known;
    if (x_open != y_open)
        return x_open ? 1 : -1;
    int order = bg_ratio_cmp(y->amount, x->amount);
    return order ? order : strcmp(x->name, y->name);
}

/* Whether the groups add up to all awards, in number and in money. */
static bool portfolio_adds_up(struct bg_arena *arena, const struct bg_portfolio *p,
                              const struct bg_spend_groups *groups)
{
    struct bg_spend all = bg_spend_none(arena, "");
    const struct bg_ratio *sum = bg_ratio_int(arena, 0);
    size_t awards = 0;
    for (size_t i = 0; i < p->n; i++)
        bg_spend_add(arena, &all, &p->items[i], p->items[i].amount);
    for (size_t i = 0; i < groups->n; i++) {
        sum = bg_ratio_add(arena, sum, groups->items[i].amount);
        awards += groups->items[i].awards;
    }
    return awards == p->n && bg_ratio_cmp(sum, all.amount) == 0;
}

struct bg_spend_groups bg_spend_by(struct bg_arena *arena, const struct bg_portfolio *p,
                                   bg_spend_key *key)
{
    struct bg_spend_groups out = {BG_ARRAY(arena, p->n, struct bg_spend), 0};
    const char **keys = BG_ARRAY(arena, p->n, const char *);
    size_t *group = BG_ARRAY(arena, p->n, size_t);
    for (size_t i = 0; i < p->n; i++)
        keys[i] = key(&p->items[i])[0] ? key(&p->items[i]) : not_known;
    const struct bg_index *index = bg_index_new(arena, keys, p->n);
    for (size_t i = 0; i < p->n; i++) {
        size_t first = (size_t)bg_index_find(index, keys[i]);
        if (first == i) {
            bool open = strcmp(keys[i], not_known) == 0;
            group[i] = out.n;
            out.items[out.n++] = bg_spend_none(arena, open ? not_known : keys[i]);
        }
        bg_spend_add(arena, &out.items[group[first]], &p->items[i], p->items[i].amount);
    }
    if (out.n > 1)
        qsort(out.items, out.n, sizeof *out.items, by_amount);
    assert(portfolio_adds_up(arena, p, &out));
    return out;
}

/* -- years ---------------------------------------------------------------------------------------
 */

static int year_of(int64_t days)
{
    int year, month, day;
    bg_date_split(days, &year, &month, &day);
    return year;
}

static int64_t portfolio_first_day(int year)
{
    char text[32];
    int64_t days = 0;
    snprintf(text, sizeof text, "%04d-01-01", year);
    (void)bg_date_parse(text, 10, &days);
    return days;
}

bool bg_award_years(const struct bg_award_row *award, int *first, int *last)
{
    int64_t start = award->start != BG_NO_DATE ? award->start : award->date;
    bool whole = award->start != BG_NO_DATE && award->end != BG_NO_DATE;
    if (start == BG_NO_DATE)
        return false;
    *first = year_of(start);
    *last = whole ? year_of(award->end) : *first;
    return true;
}

const struct bg_ratio *bg_award_in_year(struct bg_arena *arena, const struct bg_award_row *award,
                                        int year)
{
    int first, last;
    const struct bg_ratio *zero = bg_ratio_int(arena, 0);
    if (!award->amount)
        return zero;
    if (!bg_award_years(award, &first, &last))
        return year == 0 ? award->amount : zero;
    if (year < first || year > last)
        return zero;
    if (first == last)
        return award->amount;
    int64_t from = portfolio_first_day(year), until = portfolio_first_day(year + 1) - 1;
    from = from < award->start ? award->start : from;
    until = until > award->end ? award->end : until;
    return bg_ratio_div(arena,
                        bg_ratio_mul(arena, award->amount, bg_ratio_int(arena, until - from + 1)),
                        bg_ratio_int(arena, award->end - award->start + 1));
}
