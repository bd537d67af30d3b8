/* The figures of a model's first page (model/key.h), from finished evaluations. Pure functions; the
 * rows that they make, and their order, depend on the rules alone. */
#ifndef BG_SCORE_HEADLINE_HEADLINE_H
#define BG_SCORE_HEADLINE_HEADLINE_H

#include "model/corpus.h"
#include "model/key.h"
#include "model/modelling.h"

/* A list of figures that grows. */
struct bg_key_list {
    struct bg_arena *arena;
    struct bg_key_figure *items;
    size_t n, room;
};
struct bg_key_figure *bg_key_add(struct bg_key_list *list, const char *id, const char *title,
                                 const char *unit, enum bg_key_kind kind);
struct bg_value bg_key_number(struct bg_dec value);
/* b - a where both are numbers. */
struct bg_value bg_key_minus(const struct bg_value *b, const struct bg_value *a);
struct bg_value bg_key_plus(const struct bg_value *a, const struct bg_value *b);
/* a / b, rounded half-up at 6 places; missing where b is 0 or one is missing. */
struct bg_value bg_key_over(struct bg_arena *arena, const struct bg_value *a,
                            const struct bg_value *b);

/* One lot as it is evaluated. */
struct bg_key_lot {
    const struct bg_ruleset *ruleset;
    const struct bg_lot_result *result;
    const struct bg_bid *const *submitted; /* by bid */
    const struct bg_bid **assumed;
    const struct bg_panel_review *panel; /* what people scored; NULL: nothing */
    const struct bg_dec
        *ripple;                /* by bid: pay up to here is assumed to rise too; NULL: none does */
    struct bg_key_known *known; /* by bid: what was worked out of it; NULL: nothing is kept */
    /* Lots with the same bids and award, of which the price, the pay of the jobs and what preferences
     * cost come to the same; they keep it. NULL: this one. */
    const struct bg_key_lot *price_as, *jobs_as, *preference_as;
};
/* What a bid comes to; of lots the sum. */
struct bg_key_side {
    struct bg_value price, wage_bill, benefits, people, hours;
    const char *why; /* "" or why the price is missing */
    bool nobody;     /* no bid is recommended, and none can stand in */
};
/* A bid of a lot that many are compared with, worked out once. */
struct bg_key_known {
    bool has_price, has_jobs, has_preference;
    struct bg_key_side side;
    struct bg_value preference;
};
/* A headline measure of the ruleset reads the parameter. */
bool bg_headline_reads(const struct bg_ruleset *ruleset, size_t param);
/* The day of the term on which what the proposal changes in the headline measures begins to apply, where it is
 * not the first; BG_NO_DATE: it is, or nothing applies. */
int64_t bg_key_applies_from(const struct bg_ruleset *today, const struct bg_ruleset *proposed);
/* Puts the lot on that day, from which its figures then are. The award stays that of the whole term. */
void bg_key_lot_on(struct bg_arena *arena, struct bg_key_lot *lot, int64_t day);
/* The same of both sides of each lot. The first of these days; BG_NO_DATE: none is moved. */
int64_t bg_key_lots_apply(struct bg_arena *arena, struct bg_key_lot *today,
                          struct bg_key_lot *proposed, size_t lots_n);
/* A contract as it would be awarded, today and under a proposal: what the buyer pays and what its jobs
 * pay. Per lot one bid counts: the recommended one; where one side recommends nobody, the other's bid
 * where it has not dropped out, which is then said. */
void bg_key_award(struct bg_key_list *list, const struct bg_key_lot *today,
                  const struct bg_key_lot *proposed, size_t lots_n);
/* What the award comes to: of the bid awarded today (now), of the bid then awarded, under its rules
 * (then) and under today's (same). */
struct bg_key_sides {
    struct bg_key_side now, then, same;
    struct bg_value preference; /* what preferences cost then, less what they cost today */
    bool moves;                 /* in some lot another bid is awarded */
    bool has_preferences, has_jobs, has_benefits;
};
void bg_key_sides_start(struct bg_key_sides *sides);
void bg_key_sides_add(struct bg_arena *arena, const struct bg_key_lot *today,
                      const struct bg_key_lot *proposed, struct bg_key_sides *sides);
/* The bid that counts for a side; -1: none. */
int bg_key_counted_bid(const struct bg_key_lot *own, const struct bg_key_lot *other);

/* Slot of the workforce table, and its columns; table -1: there is none. */
struct bg_key_roles {
    int table, wage, hours, heads, benefit;
};
struct bg_key_roles bg_key_roles(const struct bg_ruleset *ruleset);
/* The sum of the headline measures of a kind that read what was submitted, of the bid as it responds:
 * what is still to be raised, or paid, when the price and the pay of the response are counted. */
struct bg_value bg_key_still(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                             const struct bg_bid *bid, enum bg_headline headline, bool a_year);

/* How many workers are paid how much, before and after: of the bids that count on both sides, each row
 * of the workforce raised by what the measure of the raise says of it alone; of a register from the
 * published wages, as its estimates take them. NULL: not known, or there are none. */
const struct bg_key_pay *bg_key_pay_award(struct bg_arena *arena, const struct bg_key_lot *today,
                                          const struct bg_key_lot *proposed, size_t lots_n);
const struct bg_key_pay *bg_key_pay_register(struct bg_arena *arena,
                                             const struct bg_register_outcome *proposed);

/* Contracts that exist. today NULL: against the law alone. */
void bg_key_register(struct bg_key_list *list, const struct bg_register_outcome *today,
                     const struct bg_register_outcome *proposed);

/* Where requirements are in no estimate, a cost of 0 is not known; any other is said to be without them. */
void bg_key_register_hold_back(struct bg_key_list *list, const char *const *left_out,
                               size_t left_out_n);

/* A corpus of tenders under one of its scenarios, beside the first. Everything is made in arena. */
const struct bg_key_figures *bg_key_corpus(struct bg_arena *arena, const struct bg_corpus *corpus,
                                           size_t scenario);
/* Of a point, a corner or a year: its figures alone, beside what it is compared with. */
const struct bg_key_figure *bg_key_corpus_figures(struct bg_arena *arena,
                                                  const struct bg_corpus *corpus, size_t scenario,
                                                  size_t *n);

#endif
