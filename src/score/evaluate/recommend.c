/* The recommendation and the margin in words, or why nobody is recommended. People award; nothing is
 * recommended while what is open could change who is first. */
#include <string.h>

#include "score/evaluate/explain.h"
#include "score/evaluate/parts.h"

/* -- recommendation ------------------------------------------------------------------------- */

enum { NAME_WORDS = 24 }; /* a legal name is whole; a page of text is not a name */

/* The vendor's name, with the bid's id where another bid has the same name. */
const char *bg_entry_name(const struct bg_lot_work *work, size_t i)
{
    const struct bg_bid *bid = work->entries[i].result->bid;
    const char *name = bid->vendor_name;
    const char *shown = bg_short_text(work->arena, name, strlen(name), NAME_WORDS);
    for (size_t k = 0; k < work->n; k++)
        if (k != i && strcmp(work->entries[k].result->bid->vendor_name, name) == 0)
            return bg_arena_printf(work->arena, "%s (%s)", shown, bid->id);
    return shown;
}

struct bg_arg bg_entry_name_arg(const struct bg_lot_work *work, size_t i)
{
    return (struct bg_arg){.kind = BG_ARG_NAME, .text = bg_entry_name(work, i)};
}

static struct bg_reason recommend_nobody(const struct bg_lot_work *work)
{
    static const enum bg_reason_code codes[][2] = {
        [BG_ELIMINATED] = {BG_R_ELIMINATED_SOME, BG_R_ELIMINATED_ONE},
        [BG_NOT_RANKED] = {BG_R_NOT_RANKED_SOME, BG_R_NOT_RANKED_ONE},
        [BG_LATE] = {BG_R_LATE_SOME, BG_R_LATE_ONE},
        [BG_UNREADABLE] = {BG_R_UNREADABLE_SOME, BG_R_UNREADABLE_ONE},
    };
    if (work->n == 0)
        return BG_REASON_PLAIN(NOBODY_NO_BID);
    struct bg_reason *parts = BG_ARRAY(work->arena, 2 * (BG_UNREADABLE + 1), struct bg_reason);
    size_t made = 0;
    for (int status = BG_ELIMINATED; status <= BG_UNREADABLE; status++) {
        size_t count = 0;
        for (size_t i = 0; i < work->n; i++)
            count += work->entries[i].result->status == (enum bg_result_status)status;
        if (count == 0)
            continue;
        if (made > 0)
            parts[made++] = BG_REASON_PLAIN(COMMA);
        struct bg_arg bids = bg_arg_count(count);
        parts[made++] =
            bg_reason_make(work->arena, codes[status][count == 1], &bids, count == 1 ? 0 : 1);
    }
    return BG_REASON(work->arena, NOBODY_RANKED, bg_arg_list(parts, made));
}

static bool settled_by_draw(const struct bg_award *award)
{
    return award->ties_n > 0 && award->ties[award->ties_n - 1].kind == BG_TIE_DRAW;
}

static bool breaks_by_receipt(const struct bg_award *award)
{
    for (size_t i = 0; i < award->ties_n; i++)
        if (award->ties[i].kind == BG_TIE_EARLIEST)
            return true;
    return false;
}

/* Why a tie at the first place stays: what the rules say, or what they would need to know. */
static struct bg_arg unbroken(const struct bg_lot_work *work, size_t tied)
{
    const struct bg_award *award = &work->ruleset->award;
    const size_t *order = work->lot->order;
    bool told = true;
    size_t without = 0, first = 0;
    for (size_t i = 0; i < tied; i++) {
        told = told && bg_receipts_told(work, order, tied, i);
        if (!bg_instant_known(bg_receipt_of(work, order[i])) && without++ == 0)
            first = order[i];
    }
    if (breaks_by_receipt(award) && without == 1)
        return BG_PHRASE(work->arena, NO_RECEIPT_OF, bg_entry_name_arg(work, first));
    if (breaks_by_receipt(award) && without > 1)
        return BG_PHRASE(work->arena, NO_RECEIPTS, bg_arg_count(without));
    if (breaks_by_receipt(award) && !told)
        return BG_PHRASE_PLAIN(work->arena, RECEIPTS_UNCLEAR);
    return settled_by_draw(award) ? BG_PHRASE_PLAIN(work->arena, DRAW_BY_BUYER)
                                  : BG_PHRASE_PLAIN(work->arena, TIE_UNBROKEN);
}

static struct bg_reason tied_reason(const struct bg_lot_work *work, size_t tied)
{
    enum { NAMES = 6 }; /* more are counted */
    size_t named = tied <= NAMES ? tied : NAMES - 1, made = 0;
    struct bg_reason *parts = BG_ARRAY(work->arena, NAMES + 1, struct bg_reason);
    for (size_t i = 0; i < named; i++) {
        struct bg_arg name = bg_entry_name_arg(work, work->lot->order[i]);
        enum bg_reason_code code = i + 1 == tied ? BG_R_NAMED_LAST : BG_R_NAMED_NEXT;
        parts[made++] = bg_reason_make(work->arena, i == 0 ? BG_R_NAMED_FIRST : code, &name, 1);
    }
    if (named < tied)
        parts[made++] = BG_REASON(work->arena, NAMED_OTHERS, bg_arg_count(tied - named));
    return BG_REASON(work->arena, NOBODY_TIED, bg_arg_list(parts, made),
                     bg_figure_arg(work, bg_rank_figure(work, work->lot->order[0])),
                     unbroken(work, tied));
}

static void say_margin(struct bg_lot_work *work)
{
    struct bg_lot_result *lot = work->lot;
    size_t first = lot->order[0], second = lot->order[1];
    struct bg_dec a = bg_rank_figure(work, first), b = bg_rank_figure(work, second);
    if (!(work->lower_wins ? bg_dec_sub(b, a, &lot->margin) : bg_dec_sub(a, b, &lot->margin)))
        return;
    lot->has_margin = true;
    struct bg_arg other = bg_entry_name_arg(work, second);
    struct bg_arg margin = bg_figure_arg(work, lot->margin);
    if (bg_dec_sign(lot->margin) != 0)
        lot->lead = work->lower_wins ? BG_REASON(work->arena, MARGIN_BELOW, margin, other)
                                     : BG_REASON(work->arena, MARGIN_AHEAD, margin, other);
    else if (bg_rank_compare(work, first, second) == 0)
        lot->lead = BG_REASON(work->arena, MARGIN_LEVEL, other);
    else
        lot->lead = BG_REASON(work->arena, MARGIN_CLOSE, other);
}

/* Why the procedure has no award, by its rules or else by its bids; "" when it may have one. Of
 * several reasons the first by its letters, so that the order of the bids decides nothing. */
static const char *no_award(const struct bg_lot_work *work)
{
    const char *found = work->ruleset->solicitation.no_award;
    if (found && found[0])
        return found;
    found = "";
    for (size_t i = 0; i < work->n; i++) {
        const char *own = work->entries[i].result->bid->no_award;
        if (own && own[0] && (!found[0] || strcmp(own, found) < 0))
            found = own;
    }
    return found;
}

/* Within one per cent of the points that there are, or of the better amount or index. */
static bool recommend_is_near(const struct bg_lot_work *work, struct bg_dec better,
                              struct bg_dec gap)
{
    struct bg_dec whole = work->ruleset->award.total, limit;
    if (work->ruleset->award.method != BG_HIGHEST_SCORE)
        whole = bg_dec_sign(better) < 0 ? bg_dec_neg(better) : better;
    return bg_dec_sign(gap) > 0 && bg_dec_mul(gap, bg_dec_int(100), &limit) &&
           bg_dec_cmp(limit, whole) <= 0;
}

static void warn_near(struct bg_lot_work *work, size_t at, struct bg_dec gap)
{
    const size_t *order = work->lot->order;
    const struct bg_arg args[] = {bg_arg_count((size_t)work->entries[order[at]].result->rank),
                                  bg_arg_count((size_t)work->entries[order[at + 1]].result->rank),
                                  bg_entry_name_arg(work, order[at]), bg_figure_arg(work, gap),
                                  bg_entry_name_arg(work, order[at + 1])};
    enum bg_reason_code code = work->lower_wins ? BG_R_WARN_NEAR_BELOW : BG_R_WARN_NEAR_AHEAD;
    bg_lot_warn(work, bg_reason_make(work->arena, code, args, sizeof args / sizeof *args));
}

/* A question answered otherwise would change the order of neighbours that are so close. */
static void warn_near_ties(struct bg_lot_work *work)
{
    enum { TOLD = 6 };
    const size_t *order = work->lot->order;
    size_t near = 0;
    for (size_t i = 0; i + 1 < work->ranked_n; i++) {
        struct bg_dec a = bg_rank_figure(work, order[i]), b = bg_rank_figure(work, order[i + 1]),
                      gap;
        if (!(work->lower_wins ? bg_dec_sub(b, a, &gap) : bg_dec_sub(a, b, &gap)) ||
            !recommend_is_near(work, a, gap) || ++near > TOLD)
            continue;
        warn_near(work, i, gap);
    }
    if (near == TOLD + 1)
        bg_lot_warn(work, BG_REASON_PLAIN(WARN_NEAR_ONE_MORE));
    else if (near > TOLD)
        bg_lot_warn(work, BG_REASON(work->arena, WARN_NEAR_MORE, bg_arg_count(near - TOLD)));
}

/* What the panel still has to score, where that keeps the prices closed. */
static struct bg_reason recommend_closed(const struct bg_lot_work *work)
{
    const struct bg_ruleset *rules = work->ruleset;
    size_t open = 0, first = 0;
    for (size_t c = 0; c < rules->criteria_n; c++) {
        bool waits = false;
        for (size_t i = 0; i < work->n; i++)
            waits = waits || (work->entries[i].in_comparison &&
                              work->entries[i].criteria[c].outcome == BG_NEEDS_PANEL);
        first = waits && open == 0 ? c : first;
        open += waits;
    }
    struct bg_arg title = {.kind = BG_ARG_TITLE, .text = rules->criteria[first].title};
    return BG_REASON(work->arena, NOBODY_CLOSED, title,
                     open > 1 ? bg_arg_count(open - 1) : bg_arg_none());
}

/* "Ash (55.00 to 70.00 points)", "Ash (62.00 points)" */
static struct bg_reason contender(const struct bg_lot_work *work, size_t entry)
{
    const struct bg_bid_result *r = work->entries[entry].result;
    struct bg_arg name = bg_entry_name_arg(work, entry), most = bg_figure_arg(work, r->reachable);
    if (bg_dec_cmp(r->least, r->reachable) == 0)
        return BG_REASON(work->arena, CONTENDER, name, most);
    struct bg_arg least = bg_arg_fixed(BG_ARG_NUMBER, r->least, work->ruleset->award.decimals, "");
    return BG_REASON(work->arena, CONTENDER_SPAN, name, least, most);
}

enum { NAMED = 6, NAMED_PARTS = 2 * NAMED - 1 }; /* with commas between them */

/* The bids that can still come first, with what each has and can reach. */
static void warn_contenders(struct bg_lot_work *work)
{
    struct bg_reason *parts = BG_ARRAY(work->arena, NAMED_PARTS, struct bg_reason);
    size_t named = 0, more = 0, made = 0;
    for (size_t k = 0; k < work->n; k++) {
        size_t entry = work->lot->order[k];
        bool can = work->entries[entry].result->can_be_first;
        if (!can || named == NAMED) {
            more += can;
            continue;
        }
        if (named++ > 0)
            parts[made++] = BG_REASON_PLAIN(COMMA);
        parts[made++] = contender(work, entry);
    }
    struct bg_arg bids = bg_arg_list(parts, made);
    if (named == 0)
        return;
    if (more > 0)
        bg_lot_warn(work, BG_REASON(work->arena, WARN_CONTENDERS_MORE, bids, bg_arg_count(more)));
    else
        bg_lot_warn(work, named > 1 ? BG_REASON(work->arena, WARN_CONTENDERS, bids)
                                    : BG_REASON(work->arena, WARN_CONTENDER, bids));
}

/* While open points can change who is first. */
static void withhold(struct bg_lot_work *work)
{
    struct bg_lot_result *lot = work->lot;
    lot->has_margin = false;
    lot->lead = (struct bg_reason){0};
    if (work->brief)
        return;
    lot->advice = BG_REASON(work->arena, NOBODY_YET, bg_arg_phrase(work->arena, lot->open.why));
    warn_contenders(work);
}

static struct bg_arg method_arg(const struct bg_lot_work *work)
{
    switch (work->ruleset->award.method) {
    case BG_HIGHEST_SCORE:
        return BG_PHRASE_PLAIN(work->arena, BY_SCORE);
    case BG_LOWEST_EVALUATED_PRICE:
        return work->lower_wins ? BG_PHRASE_PLAIN(work->arena, BY_LOWEST_PRICE)
                                : BG_PHRASE_PLAIN(work->arena, BY_HIGHEST_AMOUNT);
    case BG_BEST_INDEX:
        break;
    }
    return BG_PHRASE_PLAIN(work->arena, BY_INDEX);
}

static struct bg_reason recommend_recommended(const struct bg_lot_work *work, size_t first)
{
    struct bg_arg name = bg_entry_name_arg(work, first), method = method_arg(work);
    struct bg_arg figure = bg_figure_arg(work, bg_rank_figure(work, first));
    if (!work->lot->open.any)
        return BG_REASON(work->arena, RECOMMENDED, name, method, figure);
    return BG_REASON(work->arena, RECOMMENDED_SO_FAR, name, method, figure,
                     bg_arg_phrase(work->arena, work->lot->open.why));
}

/* Nobody is: the reason. */
static struct bg_reason why_nobody(struct bg_lot_work *work, size_t tied)
{
    const struct bg_lot_result *lot = work->lot;
    if (lot->no_award[0])
        return BG_REASON(work->arena, NOBODY_NO_AWARD, bg_arg_text(BG_ARG_TEXT, lot->no_award));
    if (work->bids->prices_closed)
        return recommend_closed(work);
    return work->ranked_n == 0 ? recommend_nobody(work) : tied_reason(work, tied);
}

void bg_recommend(struct bg_lot_work *work)
{
    struct bg_lot_result *lot = work->lot;
    size_t tied = 1;
    lot->no_award = no_award(work);
    bool judged = !lot->no_award[0] && !work->bids->prices_closed;
    if (judged && lot->open.any && !lot->open.settled) {
        withhold(work);
        return;
    }
    bool ranked = judged && work->ranked_n > 0;
    while (ranked && tied < work->ranked_n && work->entries[lot->order[tied]].result->rank == 1)
        tied++;
    if (ranked && work->ranked_n > 1)
        say_margin(work);
    if (ranked && !work->brief)
        warn_near_ties(work);
    if (ranked && tied == 1)
        lot->recommended = (int)lot->order[0];
    if (ranked && tied > 1) {
        lot->has_margin = false;
        lot->lead = (struct bg_reason){0};
    }
    if (!work->brief)
        lot->advice = lot->recommended >= 0 ? recommend_recommended(work, lot->order[0])
                                            : why_nobody(work, tied);
}
