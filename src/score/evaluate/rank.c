/* Order of the bids: by the figure that the award method ranks, ties broken only by what the award
 * says and otherwise reported, the margin, and the recommendation in words. Nothing depends on the
 * order in which the bids were given, except the place of exact ties in the list. */
#include <string.h>

#include "base/date.h"
#include "model/late.h"
#include "score/evaluate/parts.h"
#include "score/evaluate/explain.h"
#include "score/price/price.h"

/* Negative: a comes before b. */
typedef int (*order_fn)(const struct bg_lot_work *work, size_t a, size_t b, size_t rule);

/* Stable, and ours: comparing fractions may take memory, which a callback of qsort may not. */
static void sort_entries(const struct bg_lot_work *work, size_t *order, size_t *spare, size_t n,
                         order_fn compare, size_t rule)
{
    if (n < 2)
        return;
    size_t half = n / 2, a = 0, b = half;
    sort_entries(work, order, spare, half, compare, rule);
    sort_entries(work, order + half, spare, n - half, compare, rule);
    memcpy(spare, order, n * sizeof *order);
    for (size_t i = 0; i < n; i++) {
        bool first = b == n || (a < half && compare(work, spare[a], spare[b], rule) <= 0);
        order[i] = first ? spare[a++] : spare[b++];
    }
}

/* -- the figure that ranks ------------------------------------------------------------------ */

static bool lower_wins(const struct bg_ruleset *rules)
{
    if (rules->award.method == BG_HIGHEST_SCORE)
        return false;
    if (rules->award.method == BG_LOWEST_EVALUATED_PRICE)
        return !rules->price.highest_wins;
    const struct bg_price_formula *formula = bg_price_formula_find(rules->price.formula);
    return formula == NULL ||
           bg_price_direction(formula, rules->price.highest_wins) != BG_PRICE_INDEX_HIGH;
}

/* The exact figure; with rank_on rounded, the decimal that is shown counts instead. */
static const struct bg_ratio *exact_figure(const struct bg_lot_work *work, size_t i)
{
    const struct bg_bid_result *r = work->entries[i].result;
    if (work->ruleset->award.method == BG_HIGHEST_SCORE)
        return r->total_exact;
    return r->price.index != NULL ? r->price.index : r->price.evaluated_exact;
}

static struct bg_dec shown_figure(const struct bg_lot_work *work, size_t i)
{
    const struct bg_bid_result *r = work->entries[i].result;
    return work->ruleset->award.method == BG_HIGHEST_SCORE ? r->total : r->price.evaluated;
}

static int by_figure(const struct bg_lot_work *work, size_t a, size_t b, size_t rule)
{
    (void)rule;
    int order = work->ruleset->award.rank_on_exact
                    ? bg_ratio_cmp(exact_figure(work, a), exact_figure(work, b))
                    : bg_dec_cmp(shown_figure(work, a), shown_figure(work, b));
    return work->lower_wins ? order : -order;
}

/* "87.50 points", "95,000.00 USD" */
static const char *figure_words(const struct bg_lot_work *work, struct bg_dec figure)
{
    const struct bg_award *award = &work->ruleset->award;
    char text[BG_DEC_TEXT];
    if (award->method == BG_HIGHEST_SCORE)
        return bg_arena_printf(work->arena, "%s points",
                               bg_dec_grouped(figure, award->decimals, text));
    bg_dec_grouped(figure, award->decimals < 2 ? 2 : award->decimals, text);
    const char *currency = work->ruleset->currency;
    bool money = award->method == BG_LOWEST_EVALUATED_PRICE && currency[0] != '\0';
    return bg_arena_printf(work->arena, "%s%s%s", text, money ? " " : "", money ? currency : "");
}

/* -- ties ----------------------------------------------------------------------------------- */

static bool wins_ties(const struct bg_lot_work *work, size_t i)
{
    const struct bg_price_rule *price = &work->ruleset->price;
    for (size_t p = 0; p < price->preferences_n; p++) {
        if (!price->preferences[p].wins_ties)
            continue;
        const struct bg_logic *applies = price->preferences[p].applies_if;
        if (applies == NULL)
            return true;
        struct bg_value truth = bg_logic_eval(applies, &work->entries[i].judging.env->env);
        if (truth.type == BG_V_BOOL && truth.as.truth)
            return true;
    }
    return false;
}

static struct bg_instant received(const struct bg_lot_work *work, size_t i)
{
    return bg_bid_received(work->ruleset, work->entries[i].result->bid);
}

static int by_receipt(const struct bg_lot_work *work, size_t a, size_t b)
{
    int order = 0;
    return bg_instant_compare(received(work, a), received(work, b), &order) ? order : 0;
}

/* The order by receipt of one bid and all of the others is known. */
static bool receipts_told(const struct bg_lot_work *work, const size_t *order, size_t n, size_t i)
{
    int unused;
    for (size_t k = 0; k < n; k++)
        if (k != i &&
            !bg_instant_compare(received(work, order[i]), received(work, order[k]), &unused))
            return false;
    return true;
}

static int by_tie_rule(const struct bg_lot_work *work, size_t a, size_t b, size_t rule)
{
    const struct bg_tie_rule *tie = &work->ruleset->award.ties[rule];
    const struct bg_bid_result *x = work->entries[a].result, *y = work->entries[b].result;
    switch (tie->kind) {
    case BG_TIE_EARLIEST:
        return by_receipt(work, a, b);
    case BG_TIE_LOWEST_PRICE:
        return bg_dec_cmp(x->price.amount, y->price.amount);
    case BG_TIE_PREFERENCE:
        return (int)wins_ties(work, b) - (int)wins_ties(work, a);
    case BG_TIE_DRAW:
        return 0;
    case BG_TIE_CRITERION:
        return bg_ratio_cmp(y->criteria[tie->criterion].points_exact,
                            x->criteria[tie->criterion].points_exact);
    }
    return 0;
}

/* A rule counts only where every tied bid has what it compares: nothing is guessed. */
static bool rule_counts(const struct bg_lot_work *work, const size_t *order, size_t n, size_t rule)
{
    const struct bg_tie_rule *tie = &work->ruleset->award.ties[rule];
    for (size_t i = 0; i < n; i++) {
        const struct bg_bid_result *r = work->entries[order[i]].result;
        if (tie->kind == BG_TIE_DRAW) /* a draw is for people to hold */
            return false;
        if (tie->kind == BG_TIE_EARLIEST && !receipts_told(work, order, n, i))
            return false;
        if (tie->kind == BG_TIE_LOWEST_PRICE && !r->price.present)
            return false;
        if (tie->kind == BG_TIE_CRITERION &&
            (tie->criterion < 0 || r->criteria[tie->criterion].points_exact == NULL))
            return false;
    }
    return true;
}

static const char *tie_words(const struct bg_lot_work *work, size_t rule)
{
    const struct bg_tie_rule *tie = &work->ruleset->award.ties[rule];
    switch (tie->kind) {
    case BG_TIE_EARLIEST:
        return "the time of receipt";
    case BG_TIE_LOWEST_PRICE:
        return "the lower price";
    case BG_TIE_PREFERENCE:
        return "a preference that wins ties";
    case BG_TIE_DRAW:
        return "a draw";
    case BG_TIE_CRITERION: {
        const char *title = work->ruleset->criteria[tie->criterion].title;
        return bg_arena_printf(work->arena, "the points for \"%s\"",
                               bg_short_text(work->arena, title, strlen(title), 10));
    }
    }
    return "";
}

/* Orders bids that are equal so far by the rules from `rule` on, and gives ranks from `rank`. */
static void break_ties(struct bg_lot_work *work, size_t *order, size_t *spare, size_t n,
                       size_t rule, int64_t rank)
{
    const struct bg_award *award = &work->ruleset->award;
    while (n > 1 && rule < award->ties_n && !rule_counts(work, order, n, rule))
        rule++;
    if (n == 1 || rule >= award->ties_n) {
        for (size_t i = 0; i < n; i++) {
            work->entries[order[i]].result->rank = rank;
            work->entries[order[i]].result->tied = n > 1;
        }
        return;
    }
    sort_entries(work, order, spare, n, by_tie_rule, rule);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && by_tie_rule(work, order[from], order[to], rule) == 0; to++)
            ;
        for (size_t i = from; i < to && to - from < n; i++)
            work->entries[order[i]].result->tie_reason =
                bg_arena_printf(work->arena, "Equal at %s with %zu other %s; %s decided the order.",
                                figure_words(work, shown_figure(work, order[i])), n - 1,
                                n == 2 ? "bid" : "bids", tie_words(work, rule));
        break_ties(work, order + from, spare, to - from, rule + 1, rank + (int64_t)from);
    }
}

void bg_rank_entries(struct bg_lot_work *work)
{
    size_t *order = BG_ARRAY(work->arena, work->n + 1, size_t);
    size_t *spare = BG_ARRAY(work->arena, work->n + 1, size_t);
    size_t n = 0, all;
    work->lower_wins = lower_wins(work->ruleset);
    for (size_t i = 0; i < work->n; i++)
        if (work->entries[i].result->status <= BG_PROVISIONAL && exact_figure(work, i) != NULL)
            order[n++] = i;
    all = n;
    for (size_t i = 0; i < work->n; i++)
        if (work->entries[i].result->status > BG_PROVISIONAL || exact_figure(work, i) == NULL)
            order[all++] = i;
    sort_entries(work, order, spare, n, by_figure, 0);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && by_figure(work, order[from], order[to], 0) == 0; to++)
            ;
        break_ties(work, order + from, spare, to - from, 0, (int64_t)from + 1);
    }
    work->lot->order = order;
    work->ranked_n = n;
}

/* -- recommendation ------------------------------------------------------------------------- */

enum { NAME_WORDS = 24 }; /* a legal name is whole; a page of text is not a name */

/* The vendor's name, with the bid's id where another bid has the same name. */
static const char *name_of(const struct bg_lot_work *work, size_t i)
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
        told = told && receipts_told(work, order, tied, i);
        if (!bg_instant_known(received(work, order[i])) && without++ == 0)
            first = order[i];
    }
    if (breaks_by_receipt(award) && without == 1)
        return bg_arena_printf(work->arena,
                               "the time of receipt cannot break the tie: no receipt is recorded "
                               "for %s",
                               name_of(work, first));
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
                      name_of(work, work->lot->order[i]));
    if (named < tied)
        bg_buf_printf(&out, " and %zu others", tied - named);
    bg_buf_printf(&out, " are tied at %s, and %s.",
                  figure_words(work, shown_figure(work, work->lot->order[0])),
                  unbroken_words(work, tied));
    return bg_buf_text(&out);
}

static void say_margin(struct bg_lot_work *work)
{
    struct bg_lot_result *lot = work->lot;
    size_t first = lot->order[0], second = lot->order[1];
    struct bg_dec a = shown_figure(work, first), b = shown_figure(work, second);
    if (!(work->lower_wins ? bg_dec_sub(b, a, &lot->margin) : bg_dec_sub(a, b, &lot->margin)))
        return;
    lot->has_margin = true;
    const char *other = name_of(work, second);
    if (bg_dec_sign(lot->margin) != 0)
        lot->margin_words =
            bg_arena_printf(work->arena, "%s %s %s", figure_words(work, lot->margin),
                            work->lower_wins ? "below" : "ahead of", other);
    else if (by_figure(work, first, second, 0) == 0)
        lot->margin_words =
            bg_arena_printf(work->arena, "level with %s; the tie was broken", other);
    else
        lot->margin_words = bg_arena_printf(
            work->arena, "ahead of %s by less than is shown; exact figures decide", other);
}

/* A bid that is behind only because something of it is still open. */
static void warn_overtaking(struct bg_lot_work *work, size_t first)
{
    if (work->ruleset->award.method != BG_HIGHEST_SCORE)
        return;
    const struct bg_ratio *total = work->entries[first].result->total_exact;
    for (size_t i = 0; i < work->n; i++) {
        const struct bg_bid_result *r = work->entries[i].result;
        if (i == first || r->status != BG_PROVISIONAL || r->reachable_exact == NULL ||
            bg_ratio_cmp(r->reachable_exact, total) < 0)
            continue;
        bg_lot_warn(work, "%s is provisional and could still reach %s, no less than %s now.",
                    name_of(work, i), figure_words(work, r->reachable), name_of(work, first));
    }
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
        struct bg_dec a = shown_figure(work, order[i]), b = shown_figure(work, order[i + 1]), gap;
        if (!(work->lower_wins ? bg_dec_sub(b, a, &gap) : bg_dec_sub(a, b, &gap)) ||
            !is_near(work, a, gap) || ++near > TOLD)
            continue;
        bg_lot_warn(work, "Near tie of places %lld and %lld: %s is %s %s %s.",
                    (long long)work->entries[order[i]].result->rank,
                    (long long)work->entries[order[i + 1]].result->rank, name_of(work, order[i]),
                    figure_words(work, gap), work->lower_wins ? "below" : "ahead of",
                    name_of(work, order[i + 1]));
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

void bg_recommend(struct bg_lot_work *work)
{
    static const char *const method_words[] = {
        [BG_HIGHEST_SCORE] = "highest score",
        [BG_LOWEST_EVALUATED_PRICE] = "lowest evaluated price",
        [BG_BEST_INDEX] = "best index of quality and price",
    };
    struct bg_lot_result *lot = work->lot;
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
    if (work->ranked_n == 0) {
        lot->recommendation = nobody(work);
        return;
    }
    size_t first = lot->order[0], tied = 1;
    const struct bg_bid_result *winner = work->entries[first].result;
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
    lot->recommended = (int)first;
    const char *method = method_words[work->ruleset->award.method];
    if (work->ruleset->award.method == BG_LOWEST_EVALUATED_PRICE && !work->lower_wins)
        method = "highest evaluated amount";
    const char *figure = figure_words(work, shown_figure(work, first));
    bool open = winner->status == BG_PROVISIONAL;
    lot->recommendation = bg_arena_printf(
        work->arena, "%s is recommended%s: %s, %s.%s%s", name_of(work, first),
        open ? " provisionally" : "", method, figure,
        open ? " It is subject to clarification: " : "", open ? winner->status_reason : "");
    warn_overtaking(work, first);
}
