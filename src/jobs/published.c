/* Our order against the published one. A bid that we rank before the winner must have an award of
 * its own that did not hold (unsuccessful, cancelled): then the buyer went down our order. */
#include "jobs/published.h"

#include <string.h>

#include "base/index.h"
#include "score/evaluate/evaluate.h"

enum { SHOWN = 12 };

static const char *const names[] = {
    [BG_AGREES] = "agrees", [BG_DIFFERS] = "differs", [BG_NOT_COMPARED] = "not compared"};

const char *bg_agreement_name(enum bg_agreement agreement)
{
    return names[agreement];
}

struct comparing {
    struct bg_arena *arena;
    const struct bg_intake *made;
    const char *process, *lot;
    const struct bg_lot_result *result;
    bool in_force; /* some award is active: the pending ones are only proposals then */
};

static bool published_concerns(const struct comparing *c, const struct bg_intake_award *award)
{
    return strcmp(award->process, c->process) == 0 &&
           (!c->lot || !award->lot[0] || strcmp(award->lot, c->lot) == 0);
}

static bool published_holds(const struct comparing *c, const struct bg_intake_award *award)
{
    return strcmp(award->status, c->in_force ? "active" : "pending") == 0;
}

#define EACH_AWARD(c, award)                                                                       \
    const struct bg_intake_award *award = (c)->made->awards;                                       \
    award;                                                                                         \
    award = award->next

/* Whether the bid has an award; *won: one that holds. */
static bool published_has_award(const struct comparing *c, const char *bid, bool *won)
{
    bool any = false;
    *won = false;
    for (EACH_AWARD(c, award)) {
        if (!published_concerns(c, award) || strcmp(award->bid, bid) != 0)
            continue;
        any = true;
        *won |= published_holds(c, award);
    }
    return any;
}

static const struct bg_bid_result *published_find(const struct comparing *c, const char *bid)
{
    for (size_t i = 0; i < c->result->bids_n; i++)
        if (strcmp(c->result->bids[i].bid->id, bid) == 0)
            return &c->result->bids[i];
    return NULL;
}

/* The rank of the last of the winners; 0 with the reason when that cannot be told. */
static int64_t last_rank(const struct comparing *c, enum bg_agreement *agreement, const char **why)
{
    int64_t last = 0;
    for (EACH_AWARD(c, award)) {
        if (!published_concerns(c, award) || !published_holds(c, award))
            continue;
        const struct bg_bid_result *bid = award->bid[0] ? published_find(c, award->bid) : NULL;
        if (!bid) {
            *agreement = BG_NOT_COMPARED;
            *why = award->bid[0]
                       ? bg_arena_printf(c->arena, "the awarded bid %s is not among the bids",
                                         award->bid)
                       : bg_arena_printf(c->arena, "the award to \"%s\" does not say for which bid",
                                         award->supplier);
            return 0;
        }
        if (bid->rank == 0) {
            *agreement = BG_DIFFERS;
            *why = bg_arena_printf(c->arena, "the awarded bid %s is %s: %s", award->bid,
                                   bg_result_status_words(bid->status), bid->status_reason);
            return 0;
        }
        last = bid->rank > last ? bid->rank : last;
    }
    if (!last) {
        *agreement = BG_NOT_COMPARED;
        *why = "no published award is in force or pending";
    }
    return last;
}

static enum bg_agreement published_judge(const struct comparing *c, const char **why)
{
    enum bg_agreement agreement = BG_AGREES;
    int64_t last = last_rank(c, &agreement, why);
    for (size_t i = 0; i < c->result->bids_n && agreement == BG_AGREES; i++) {
        const struct bg_bid_result *bid = &c->result->bids[c->result->order[i]];
        bool won;
        if (bid->rank == 0 || bid->rank >= last || published_has_award(c, bid->bid->id, &won))
            continue;
        agreement = BG_DIFFERS;
        *why = bg_arena_printf(c->arena, "bid %s is ranked before it and has no published award",
                               bid->bid->id);
    }
    return agreement;
}

/* The evaluated prices that the source publishes, where ours are others. */
static enum bg_agreement judge_amounts(const struct comparing *c, enum bg_agreement so_far,
                                       const char **why)
{
    for (EACH_AWARD(c, award)) {
        const struct bg_bid_result *bid = published_concerns(c, award) && award->evaluated[0]
                                              ? published_find(c, award->bid)
                                              : NULL;
        struct bg_dec published, ours;
        char text[BG_DEC_TEXT];
        if (!bid || !bid->price.present || so_far != BG_AGREES ||
            !bg_dec_parse(award->evaluated, strlen(award->evaluated), &published))
            continue;
        ours = bg_dec_round(bid->price.evaluated, 2, BG_HALF_UP);
        if (bg_dec_cmp(ours, bg_dec_round(published, 2, BG_HALF_UP)) == 0)
            continue;
        *why = bg_arena_printf(c->arena, "the evaluated price of bid %s is %s, %s as published",
                               award->bid, bg_dec_text(ours, text), award->evaluated);
        return BG_DIFFERS;
    }
    return so_far;
}

/* -- words ----------------------------------------------------------------------------------------
 */

static const char *our_order(const struct comparing *c)
{
    struct bg_buf out;
    size_t shown = 0, ranked = 0;
    bg_buf_init(&out, c->arena);
    for (size_t i = 0; c->result && i < c->result->bids_n; i++) {
        const struct bg_bid_result *bid = &c->result->bids[c->result->order[i]];
        if (bid->rank == 0)
            continue;
        ranked++;
        if (shown == SHOWN)
            continue;
        bg_buf_printf(&out, "%s%s (%s)", shown++ ? ", " : "", bid->bid->id, bid->bid->vendor_name);
    }
    if (ranked > shown)
        bg_buf_printf(&out, " and %zu more", ranked - shown);
    return ranked ? bg_buf_text(&out) : "nobody is ranked";
}

static const char *published_awarded(const struct comparing *c)
{
    struct bg_buf out;
    size_t n = 0;
    bg_buf_init(&out, c->arena);
    for (EACH_AWARD(c, award)) {
        if (!published_concerns(c, award) || n++ >= SHOWN)
            continue;
        bg_buf_printf(&out, "%s%s (%s)", n > 1 ? ", " : "",
                      award->bid[0]        ? award->bid
                      : award->supplier[0] ? award->supplier
                                           : "not said",
                      award->status[0] ? award->status : "no status");
    }
    if (n > SHOWN)
        bg_buf_printf(&out, " and %zu more", n - SHOWN);
    return bg_buf_text(&out);
}

struct bg_published *bg_published_compare(struct bg_arena *arena, const struct bg_intake *made,
                                          const char *process, const char *lot,
                                          const struct bg_lot_result *result, const char *reason)
{
    struct comparing c = {
        .arena = arena, .made = made, .process = process, .lot = lot, .result = result};
    struct bg_published *out;
    bool any = false;
    for (EACH_AWARD(&c, award)) {
        any |= published_concerns(&c, award);
        c.in_force |= published_concerns(&c, award) && strcmp(award->status, "active") == 0;
    }
    if (!any)
        return NULL;
    out = BG_NEW(arena, struct bg_published);
    *out = (struct bg_published){.agreement = BG_NOT_COMPARED,
                                 .process = process,
                                 .lot = lot ? lot : "",
                                 .ours = our_order(&c),
                                 .awarded = published_awarded(&c),
                                 .why = reason};
    if (!result)
        return out;
    out->why = "";
    out->agreement = published_judge(&c, &out->why);
    out->agreement = judge_amounts(&c, out->agreement, &out->why);
    return out;
}

void bg_published_words(struct bg_buf *out, const struct bg_published *published)
{
    bg_buf_printf(out, "our order: %s; awarded: %s: %s", published->ours, published->awarded,
                  names[published->agreement]);
    if (published->why[0])
        bg_buf_printf(out, ", because %s", published->why);
}

/* -- all lots of a source -------------------------------------------------------------------------
 */

struct all {
    struct bg_arena *arena, *scratch;
    const struct bg_intake *made; /* the documents and awards of one process */
    const struct bg_intake_document *ruleset;
    const struct bg_ruleset *given;
    const char *process;
    struct bg_published **last;
    struct bg_intake_award *const *awards;
    size_t awards_n;
    const struct bg_index *award_of; /* process to its first award */
};

/* Rulesets that come from a public tender have no figures that depend on a date, so where the
 * source does not say when bids were due any date gives the same order. */
static const struct bg_ruleset *published_load(struct all *all, const char **why)
{
    const struct bg_source *text = all->ruleset->text;
    struct bg_diags *diags = bg_diags_new(all->scratch);
    struct bg_load_options options = {.as_of = BG_NO_DATE};
    const struct bg_ruleset *ruleset = bg_ruleset_load(all->scratch, diags, text, &options);
    options.as_of = 0;
    if (!ruleset)
        ruleset = bg_ruleset_load(all->scratch, bg_diags_new(all->scratch), text, &options);
    if (ruleset)
        return ruleset;
    *why = bg_diag_get(diags, 0)->message;
    bg_diag_add(all->made->diags, BG_E655, all->ruleset->pos,
                "the ruleset that was made of it has errors; the first is: %s", *why);
    return NULL;
}

static const struct bg_lot_result *published_evaluate(struct all *all,
                                                      const struct bg_ruleset *ruleset,
                                                      const char *bound_to, const char *only_lot)
{
    struct bg_diags *diags = bg_diags_new(all->scratch);
    struct bg_bid_list *list = bg_bid_list_new(all->scratch);
    struct bg_intake_only only = {.lot = only_lot};
    bg_bids_read_made(list, diags, ruleset, bound_to, all->made, &only);
    struct bg_bids bids = bg_bids_finish(list, diags);
    return bg_evaluate_said(all->scratch, BG_ENGLISH, ruleset, &bids);
}

static void published_add(struct all *all, const char *lot, const struct bg_lot_result *result,
                          const char *why)
{
    *all->last = bg_published_compare(all->arena, all->made, all->process, lot, result,
                                      bg_arena_text(all->arena, why, strlen(why)));
    if (*all->last)
        all->last = &(*all->last)->next;
}

static void compare_lot(void *data)
{
    struct all *all = data;
    const char *why = all->ruleset->reason;
    const struct bg_ruleset *ruleset = why[0] ? NULL : published_load(all, &why);
    published_add(all, all->ruleset->lot,
                  ruleset ? published_evaluate(all, ruleset, "", all->ruleset->lot) : NULL, why);
}

/* Bids that came without a ruleset, by the one that was given. */
static void compare_given(void *data)
{
    struct all *all = data;
    const struct bg_ruleset *given = all->given;
    if (!given)
        published_add(all, NULL, NULL, "the source does not say how bids are ranked");
    else if (!given->lots_n)
        published_add(all, NULL, published_evaluate(all, given, "", NULL), "");
    for (size_t i = 0; given && i < given->lots_n; i++)
        published_add(all, given->lots[i].id,
                      published_evaluate(all, given->lots[i].ruleset, given->lots[i].id, NULL), "");
}

static void published_free_arena(void *arena)
{
    bg_arena_free(arena);
}

static void list_awards(struct all *all, const struct bg_intake *made)
{
    size_t n = 0;
    for (const struct bg_intake_award *award = made->awards; award; award = award->next)
        n++;
    struct bg_intake_award **awards = BG_ARRAY(all->arena, n, struct bg_intake_award *);
    const char **processes = BG_ARRAY(all->arena, n, const char *);
    for (struct bg_intake_award *award = made->awards; award; award = award->next) {
        awards[all->awards_n] = award;
        processes[all->awards_n++] = award->process;
    }
    all->awards = awards;
    all->award_of = bg_index_new(all->arena, processes, n);
}

/* The documents from first on that are of its process, and its awards, as an intake of their own.
 */
static struct bg_intake *published_part_of(struct all *all, const struct bg_intake *made,
                                           const struct bg_intake_document *first)
{
    struct bg_intake *part = BG_NEW(all->arena, struct bg_intake);
    *part = *made;
    part->documents = NULL;
    part->last_document = &part->documents;
    for (const struct bg_intake_document *d = first; d && strcmp(d->process, first->process) == 0;
         d = d->next) {
        struct bg_intake_document *copy = BG_NEW(all->arena, struct bg_intake_document);
        *copy = *d;
        copy->next = NULL;
        *part->last_document = copy;
        part->last_document = &copy->next;
    }
    part->awards = NULL;
    part->last_award = &part->awards;
    int at = bg_index_find(all->award_of, first->process);
    for (size_t i = at < 0 ? all->awards_n : (size_t)at;
         i < all->awards_n && strcmp(all->awards[i]->process, first->process) == 0; i++) {
        struct bg_intake_award *copy = BG_NEW(all->arena, struct bg_intake_award);
        *copy = *all->awards[i];
        copy->next = NULL;
        *part->last_award = copy;
        part->last_award = &copy->next;
    }
    return part;
}

static void published_run(struct all *all, void (*compare)(void *))
{
    if (!bg_arena_try(all->scratch, compare, all))
        bg_arena_out_of_memory(all->arena);
    bg_arena_reset(all->scratch);
}

static bool has_ruleset(const struct bg_intake *made)
{
    for (const struct bg_intake_document *d = made->documents; d; d = d->next)
        if (d->is_ruleset && d->text)
            return true;
    return false;
}

const struct bg_published *bg_published_all(struct bg_arena *arena, const struct bg_intake *made,
                                            const struct bg_ruleset *given)
{
    struct bg_published *first = NULL;
    struct all all = {.arena = arena, .given = given, .last = &first};
    void **slot = bg_arena_defer(arena, published_free_arena);
    *slot = all.scratch = bg_arena_new(0);
    if (!all.scratch)
        bg_arena_out_of_memory(arena);
    list_awards(&all, made);
    for (const struct bg_intake_document *d = made->documents; d; d = d->next) {
        if (!all.process || strcmp(all.process, d->process) != 0) {
            all.process = d->process;
            all.made = published_part_of(&all, made, d);
            if (all.made->awards && !has_ruleset(all.made))
                published_run(&all, compare_given);
        }
        all.ruleset = d;
        if (d->is_ruleset && d->text)
            published_run(&all, compare_lot);
    }
    return first;
}
