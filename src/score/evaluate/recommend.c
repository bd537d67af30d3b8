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
    const char *name = bg_bid_name(bid);
    const char *shown = bg_short_text(work->arena, name, strlen(name), NAME_WORDS);
    for (size_t k = 0; k < work->n; k++)
        if (k != i && strcmp(bg_bid_name(work->entries[k].result->bid), name) == 0)
            return bg_arena_printf(work->arena, "%s (%s)", shown, bid->id);
    return shown;
}

static const char *nobody(const struct bg_lot_work *work)
{
    static const char *const words[] = {
        [BG_ELIMINATED] = "eliminated",
        [BG_NOT_RANKED] = "not ranked",
        [BG_LATE] = "late",
        [BG_UNREADABLE] = "unreadable",
    };
    struct bg_buf out;
    bg_buf_init(&out, work->arena);
    if (work->n == 0)
        return "Nobody is recommended: there is no bid.";
    bg_buf_puts(&out, "Nobody is recommended, since no bid could be ranked");
    for (int status = BG_ELIMINATED, put = 0; status <= BG_UNREADABLE; status++) {
        size_t count = 0;
        for (size_t i = 0; i < work->n; i++)
            count += work->entries[i].result->status == (enum bg_result_status)status;
        if (count > 0)
            bg_buf_printf(&out, "%s%zu %s", put++ == 0 ? ": " : ", ", count, words[status]);
    }
    bg_buf_putc(&out, '.');
    return bg_buf_text(&out);
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
static const char *unbroken_words(const struct bg_lot_work *work, size_t tied)
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
        return bg_arena_printf(work->arena,
                               "the time of receipt cannot break the tie: no receipt is recorded "
                               "for %s",
                               bg_entry_name(work, first));
    if (breaks_by_receipt(award) && without > 1)
        return bg_arena_printf(work->arena,
                               "the time of receipt cannot break the tie: no receipt is recorded "
                               "for %zu of them",
                               without);
    if (breaks_by_receipt(award) && !told)
        return "the time of receipt cannot break the tie: what is recorded does not tell which "
               "came in first";
    return settled_by_draw(award)
               ? "the award's rules settle such a tie by a draw, which the buyer holds"
               : "the award's rules do not break the tie";
}

static const char *tied_words(const struct bg_lot_work *work, size_t tied)
{
    enum { NAMES = 6 }; /* more are counted */
    size_t named = tied <= NAMES ? tied : NAMES - 1;
    struct bg_buf out;
    bg_buf_init(&out, work->arena);
    bg_buf_puts(&out, "Nobody is recommended: ");
    for (size_t i = 0; i < named; i++)
        bg_buf_printf(&out, "%s%s",
                      i == 0          ? ""
                      : i + 1 == tied ? " and "
                                      : ", ",
                      bg_entry_name(work, work->lot->order[i]));
    if (named < tied)
        bg_buf_printf(&out, " and %zu others", tied - named);
    bg_buf_printf(&out, " are tied at %s, and %s.",
                  bg_figure_words(work, bg_rank_figure(work, work->lot->order[0])),
                  unbroken_words(work, tied));
    return bg_buf_text(&out);
}

static void say_margin(struct bg_lot_work *work)
{
    struct bg_lot_result *lot = work->lot;
    size_t first = lot->order[0], second = lot->order[1];
    struct bg_dec a = bg_rank_figure(work, first), b = bg_rank_figure(work, second);
    if (!(work->lower_wins ? bg_dec_sub(b, a, &lot->margin) : bg_dec_sub(a, b, &lot->margin)))
        return;
    lot->has_margin = true;
    const char *other = bg_entry_name(work, second);
    if (bg_dec_sign(lot->margin) != 0)
        lot->margin_words =
            bg_arena_printf(work->arena, "%s %s %s", bg_figure_words(work, lot->margin),
                            work->lower_wins ? "below" : "ahead of", other);
    else if (bg_rank_compare(work, first, second) == 0)
        lot->margin_words =
            bg_arena_printf(work->arena, "level with %s; the tie was broken", other);
    else
        lot->margin_words = bg_arena_printf(
            work->arena, "ahead of %s by less than is shown; exact figures decide", other);
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
static bool is_near(const struct bg_lot_work *work, struct bg_dec better, struct bg_dec gap)
{
    struct bg_dec whole = work->ruleset->award.total, limit;
    if (work->ruleset->award.method != BG_HIGHEST_SCORE)
        whole = bg_dec_sign(better) < 0 ? bg_dec_neg(better) : better;
    return bg_dec_sign(gap) > 0 && bg_dec_mul(gap, bg_dec_int(100), &limit) &&
           bg_dec_cmp(limit, whole) <= 0;
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
            !is_near(work, a, gap) || ++near > TOLD)
            continue;
        bg_lot_warn(work, "Near tie of places %lld and %lld: %s is %s %s %s.",
                    (long long)work->entries[order[i]].result->rank,
                    (long long)work->entries[order[i + 1]].result->rank,
                    bg_entry_name(work, order[i]), bg_figure_words(work, gap),
                    work->lower_wins ? "below" : "ahead of", bg_entry_name(work, order[i + 1]));
    }
    if (near > TOLD)
        bg_lot_warn(work, "%zu more neighbours in the ranking are as close.", near - TOLD);
}

/* What the panel still has to score, where that keeps the prices closed. */
static const char *closed_words(const struct bg_lot_work *work)
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
    return bg_arena_printf(work->arena,
                           "Nobody is ranked, and prices stay closed, until the panel has scored "
                           "\"%s\"%s.",
                           rules->criteria[first].title,
                           open > 1 ? bg_arena_printf(work->arena, " and %zu more", open - 1) : "");
}

/* "55.00 to 70.00 points", "62.00 points" */
static const char *span_words(const struct bg_lot_work *work, const struct bg_bid_result *r)
{
    char least[BG_DEC_TEXT];
    const char *most = bg_figure_words(work, r->reachable);
    if (bg_dec_cmp(r->least, r->reachable) == 0)
        return most;
    return bg_arena_printf(work->arena, "%s to %s",
                           bg_dec_grouped(r->least, work->ruleset->award.decimals, least), most);
}

/* The bids that can still come first, with what each has and can reach. */
static void warn_contenders(struct bg_lot_work *work)
{
    enum { NAMED = 6 };
    struct bg_buf out;
    size_t named = 0, more = 0;
    bg_buf_init(&out, work->arena);
    for (size_t k = 0; k < work->n; k++) {
        const struct bg_bid_result *r = work->entries[work->lot->order[k]].result;
        if (!r->can_be_first || named == NAMED) {
            more += r->can_be_first;
            continue;
        }
        bg_buf_printf(&out, "%s%s (%s)", named++ > 0 ? ", " : "",
                      bg_entry_name(work, work->lot->order[k]), span_words(work, r));
    }
    if (named > 0 && more > 0)
        bg_lot_warn(work, "These can still come first: %s and %zu more.", bg_buf_text(&out), more);
    else if (named > 0)
        bg_lot_warn(work, "%s can still come first: %s.", named > 1 ? "These" : "Only this bid",
                    bg_buf_text(&out));
}

/* While open points can change who is first. */
static void withhold(struct bg_lot_work *work)
{
    struct bg_lot_result *lot = work->lot;
    lot->has_margin = false;
    lot->margin_words = "";
    lot->recommendation =
        bg_arena_printf(work->arena, "Nobody can be recommended yet: %s.", lot->open.words);
    if (!work->brief)
        warn_contenders(work);
}

static void recommend(struct bg_lot_work *work, size_t first)
{
    static const char *const method_words[] = {
        [BG_HIGHEST_SCORE] = "highest score",
        [BG_LOWEST_EVALUATED_PRICE] = "lowest evaluated price",
        [BG_BEST_INDEX] = "best index of quality and price",
    };
    struct bg_lot_result *lot = work->lot;
    const char *method = method_words[work->ruleset->award.method];
    if (work->ruleset->award.method == BG_LOWEST_EVALUATED_PRICE && !work->lower_wins)
        method = "highest evaluated amount";
    const char *figure = bg_figure_words(work, bg_rank_figure(work, first));
    lot->recommended = (int)first;
    lot->recommendation =
        bg_arena_printf(work->arena, "%s is recommended%s: %s, %s.", bg_entry_name(work, first),
                        lot->open.any ? " provisionally" : "", method, figure);
    if (lot->open.any)
        lot->recommendation =
            bg_arena_printf(work->arena, "%s So far %s; they cannot change who is first.",
                            lot->recommendation, lot->open.words);
}

void bg_recommend(struct bg_lot_work *work)
{
    struct bg_lot_result *lot = work->lot;
    size_t tied = 1;
    lot->no_award = no_award(work);
    if (lot->no_award[0]) {
        lot->recommendation = bg_sentence_of(
            work->arena, bg_arena_printf(work->arena, "Nobody is recommended: %s", lot->no_award));
        return;
    }
    if (work->bids->prices_closed) {
        lot->recommendation = closed_words(work);
        return;
    }
    if (lot->open.any && !lot->open.settled) {
        withhold(work);
        return;
    }
    if (work->ranked_n == 0) {
        lot->recommendation = nobody(work);
        return;
    }
    while (tied < work->ranked_n && work->entries[lot->order[tied]].result->rank == 1)
        tied++;
    if (work->ranked_n > 1)
        say_margin(work);
    if (!work->brief)
        warn_near_ties(work);
    if (tied > 1) {
        lot->has_margin = false;
        lot->margin_words = "";
        lot->recommendation = tied_words(work, tied);
        return;
    }
    recommend(work, lot->order[0]);
}
