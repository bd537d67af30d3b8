/* The rules of a decision. A difference in price is no fault and neither is a choice that is not the
 * first; each needs a reason of whoever decides. */
#include "score/award/award.h"

#include <string.h>

#include "score/panel/panel.h"

struct review {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_award_decision *decision;
    const struct bg_lot_result *lot;
    const struct bg_bid_result *chosen; /* NULL: no bid of the lot */
};

static bool review_is_blank(const char *text)
{
    return !text[strspn(text, " \t\r\n")];
}

static const struct bg_bid_result *review_bid_of(const struct bg_lot_result *lot, const char *id)
{
    for (size_t i = 0; i < lot->bids_n; i++)
        if (strcmp(lot->bids[i].bid->id, id) == 0)
            return &lot->bids[i];
    return NULL;
}

static const struct bg_award_tradeoff *review_reason_of(const struct bg_award_tradeoff *reasons,
                                                        size_t n, const char *bid)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(reasons[i].bid, bid) == 0 && !review_is_blank(reasons[i].why))
            return &reasons[i];
    return NULL;
}

static bool is_acceptable(const struct review *r, const struct bg_bid_result *bid)
{
    return bid->status == BG_RANKED &&
           !review_reason_of(r->decision->not_acceptable, r->decision->not_acceptable_n,
                             bid->bid->id);
}

static const char *review_amount(struct bg_arena *arena, struct bg_dec value)
{
    char text[BG_DEC_TEXT];
    return bg_arena_printf(arena, "%s", bg_dec_grouped(value, bg_dec_is_int(value) ? 0 : 2, text));
}

/* -- who, and why ---------------------------------------------------------------------------------- */

static void review_check_reason(const struct review *r)
{
    static const char empty[] =
        "the bid with the highest total score number points rated rating is was "
        "selected recommended awarded has best value";
    const struct bg_award_decision *d = r->decision;
    if (review_is_blank(d->by))
        bg_diag_add(r->diags, BG_E751, d->by_at, "nobody is named who decides");
    if (review_is_blank(d->because))
        bg_diag_add(r->diags, BG_E752, d->because_at, "the decision has no reason");
    else if (bg_panel_only_words(r->arena, d->because, empty))
        bg_diag_add(r->diags, BG_W753, d->because_at,
                    "the reason of the decision names a number and no merit of a bid (\"%s\")",
                    d->because);
}

static void check_chosen(const struct review *r)
{
    const struct bg_award_decision *d = r->decision;
    if (!r->chosen)
        bg_diag_add(r->diags, BG_E754, d->chosen_at,
                    "\"%s\" is chosen, and there is no bid with that id", d->chosen);
    else if (r->chosen->status != BG_RANKED)
        bg_diag_add(r->diags, BG_E754, d->chosen_at, "%s is chosen, and it is %s",
                    r->chosen->bid->vendor_name, bg_result_status_words(r->chosen->status));
}

/* -- the others -------------------------------------------------------------------------------------- */

/* Where the reason would be; the whole file, where that is not known. */
static struct bg_pos tradeoff_at(const struct review *r, const char *bid)
{
    struct bg_pos pos = r->decision->pos;
    pos.label = bg_source_blank(pos.source, bg_arena_printf(r->arena, "tradeoff/%s", bid));
    return pos;
}

static void check_tradeoff(const struct review *r, const struct bg_bid_result *bid)
{
    const struct bg_price_result *price = &bid->price, *of = &r->chosen->price;
    const char *name = bid->bid->vendor_name, *cheaper = "", *shown = "";
    struct bg_dec difference;
    if (review_reason_of(r->decision->tradeoffs, r->decision->tradeoffs_n, bid->bid->id))
        return;
    if (price->present)
        shown = bg_arena_printf(r->arena, " (%s)", review_amount(r->arena, price->amount));
    if (price->present && of->present && bg_dec_sub(of->amount, price->amount, &difference) &&
        bg_dec_sign(difference) > 0)
        cheaper = bg_arena_printf(r->arena, " and %s cheaper than %s",
                                  review_amount(r->arena, difference), r->chosen->bid->vendor_name);
    bg_diag_add(r->diags, BG_E754, tradeoff_at(r, bid->bid->id),
                "%s%s is acceptable%s and is not in the tradeoff", name, shown, cheaper);
}

static void check_first(const struct review *r)
{
    const struct bg_bid_result *first = NULL;
    char one[BG_DEC_TEXT], two[BG_DEC_TEXT];
    int places = r->lot->ruleset->award.decimals;
    for (size_t i = 0; i < r->lot->bids_n && !first; i++) {
        const struct bg_bid_result *bid = &r->lot->bids[r->lot->order[i]];
        if (is_acceptable(r, bid))
            first = bid;
    }
    if (!first || first->rank == r->chosen->rank ||
        !review_is_blank(r->decision->not_first_because))
        return;
    if (first->total_exact && r->chosen->total_exact)
        bg_diag_add(r->diags, BG_E755, r->decision->not_first_at,
                    "%s is chosen and %s is first with %s to %s points; no reason is recorded",
                    r->chosen->bid->vendor_name, first->bid->vendor_name,
                    bg_dec_fixed(first->total, places, one),
                    bg_dec_fixed(r->chosen->total, places, two));
    else
        bg_diag_add(r->diags, BG_E755, r->decision->not_first_at,
                    "%s is chosen and %s is first; no reason is recorded",
                    r->chosen->bid->vendor_name, first->bid->vendor_name);
}

static void check_departures(const struct review *r)
{
    const struct bg_award_decision *d = r->decision;
    for (size_t i = 0; i < d->departures_n; i++) {
        const struct bg_award_departure *departure = &d->departures[i];
        const struct bg_bid_result *bid = review_bid_of(r->lot, departure->bid);
        if (review_is_blank(departure->because))
            bg_diag_add(
                r->diags, BG_E756, departure->pos,
                "%s: the decision departs from the panel (\"%s\") and no reason is recorded",
                bid ? bid->bid->vendor_name : departure->bid, departure->what);
    }
}

/* -- rejected and never asked --------------------------------------------------------------------- */

/* A flag on two figures of the bid that differ, for which a question was drafted; NULL: none. */
static const struct bg_flag *open_question(const struct bg_bid_result *bid)
{
    static const char *const ids[] = {"hours_differ", "line_differs", "total_differs"};
    for (size_t f = 0; f < bid->flags_n; f++)
        for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
            if (strcmp(bid->flags[f].id, ids[i]) == 0 && *bid->flags[f].request)
                return &bid->flags[f];
    return NULL;
}

/* A bid must not be lost over a slip that one letter would have cleared up (Aspire, Fed. Cl. 23-253). */
static void check_asked(const struct review *r, const struct bg_bid_result *bid,
                        const struct bg_texts *asked)
{
    const struct bg_award_decision *d = r->decision;
    const struct bg_award_tradeoff *out =
        d ? review_reason_of(d->not_acceptable, d->not_acceptable_n, bid->bid->id) : NULL;
    const struct bg_flag *flag = open_question(bid);
    struct bg_pos pos = d ? d->pos : BG_NOWHERE;
    bool was_asked = bid->bid->clarifications_n > 0;
    for (size_t i = 0; i < asked->n; i++)
        was_asked = was_asked || strcmp(asked->items[i], bid->bid->id) == 0;
    if ((out || bid->bid->status == BG_BID_DISQUALIFIED) && flag && !was_asked)
        bg_diag_add(r->diags, BG_W757, out ? out->pos : pos,
                    "%s is rejected and was not asked about figures that differ (%s)",
                    bid->bid->vendor_name, flag->message);
}

void bg_award_unasked(struct bg_arena *arena, struct bg_diags *diags,
                      const struct bg_award_decision *decision, const struct bg_lot_result *lot,
                      const struct bg_texts *asked)
{
    struct review r = {.arena = arena, .diags = diags, .decision = decision, .lot = lot};
    for (size_t i = 0; i < lot->bids_n; i++)
        check_asked(&r, &lot->bids[i], asked);
}

void bg_award_review(struct bg_arena *arena, struct bg_diags *diags,
                     const struct bg_award_decision *decision, const struct bg_lot_result *lot,
                     const struct bg_texts *asked)
{
    struct review r = {.arena = arena,
                       .diags = diags,
                       .decision = decision,
                       .lot = lot,
                       .chosen = review_bid_of(lot, decision->chosen)};
    review_check_reason(&r);
    check_chosen(&r);
    for (size_t i = 0; r.chosen && i < lot->bids_n; i++)
        if (&lot->bids[i] != r.chosen && is_acceptable(&r, &lot->bids[i]))
            check_tradeoff(&r, &lot->bids[i]);
    if (r.chosen && r.chosen->status == BG_RANKED)
        check_first(&r);
    bg_award_unasked(arena, diags, decision, lot, asked);
    check_departures(&r);
}
