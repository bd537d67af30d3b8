/* The verdict: each part held against its thresholds, the worst of them in one sentence, and what
 * the figures rest on in words. */
#include <string.h>

#include "score/robustness/parts.h"

#include "score/evaluate/parts.h"
#include "score/evaluate/explain.h"

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

static const char *fixed(struct bg_arena *arena, const struct bg_ratio *value, int places)
{
    char text[BG_DEC_TEXT];
    struct bg_dec shown;
    if (!bg_ratio_round(value, places, BG_HALF_UP, &shown))
        return "too many to print"; /* a margin, of a price of nearly nothing */
    return bg_arena_printf(arena, "%s", bg_dec_fixed(shown, places, text));
}

/* a as a percentage of b, which is not zero. */
static const struct bg_ratio *verdict_percent(struct bg_arena *arena, const struct bg_ratio *a,
                                              const struct bg_ratio *b)
{
    return bg_ratio_div(arena, bg_ratio_mul(arena, a, bg_ratio_int(arena, 100)), b);
}

static enum bg_verdict verdict_level_of(struct bg_arena *arena, const struct bg_ratio *value,
                                        int firm, int toss)
{
    if (bg_ratio_cmp(value, bg_ratio_int(arena, toss)) < 0)
        return BG_COIN_TOSS;
    return bg_ratio_cmp(value, bg_ratio_int(arena, firm)) < 0 ? BG_SENSITIVE : BG_FIRM;
}

/* Whoever shows it ends the sentence: a full stop of `why` is taken off. */
static struct bg_robust_check not_done(struct bg_arena *arena, const char *why)
{
    size_t n = strlen(why);
    if (n && why[n - 1] == '.')
        why = bg_arena_text(arena, why, n - 1);
    return (struct bg_robust_check){.found = why, .level = BG_NO_VERDICT, .but = ""};
}

/* -- the checks ------------------------------------------------------------------------------ */

/* What the margin is a percentage of: the award's total, or the first's own figure. */
static const struct bg_ratio *margin_base(const struct bg_robust_work *work)
{
    const struct bg_lot_result *lot = work->out->lot;
    if (lot->ruleset->award.method == BG_HIGHEST_SCORE)
        return bg_ratio_dec(work->arena, lot->ruleset->award.total);
    return bg_ratio_dec(work->arena, lot->bids[work->out->first].price.evaluated);
}

static struct bg_robust_check check_margin(const struct bg_robust_work *work)
{
    const struct bg_lot_result *lot = work->out->lot;
    if (!lot->has_margin)
        return not_done(work->arena, "there is no other bid with a rank");
    const struct bg_ratio *base = margin_base(work);
    if (bg_ratio_sign(base) <= 0)
        return not_done(work->arena,
                        "the figure that ranks is zero or less, so a margin has no percentage");
    const struct bg_ratio *part =
        verdict_percent(work->arena, bg_ratio_dec(work->arena, lot->margin), base);
    struct bg_robust_check out = {
        .level = verdict_level_of(work->arena, part, BG_FIRM_MARGIN, BG_TOSS_MARGIN)};
    out.found = bg_arena_printf(
        work->arena, "%s (%s %% of %s)", lot->margin_words, fixed(work->arena, part, 2),
        lot->ruleset->award.method == BG_HIGHEST_SCORE ? "all points" : "its own figure");
    out.but = out.level == BG_FIRM ? ""
                                   : bg_arena_printf(work->arena, "the margin is only %s %%",
                                                     fixed(work->arena, part, 2));
    return out;
}

static const struct bg_weight_range *nearest(const struct bg_robust_work *work, size_t *behind)
{
    const struct bg_reweighing *w = work->out->weighing;
    const struct bg_weight_range *best = NULL;
    *behind = 0;
    for (size_t i = 0; i < w->weights_n; i++) {
        const struct bg_weight_range *range = &work->out->ranges[i];
        *behind += range->weight->fixed == NULL && !range->ahead;
        if (range->move != NULL && (best == NULL || bg_ratio_cmp(range->move, best->move) < 0))
            best = range;
    }
    return best;
}

static const struct bg_weight_end *nearer_end(struct bg_arena *arena,
                                              const struct bg_weight_range *range)
{
    const struct bg_ratio *now = bg_ratio_dec(arena, range->weight->now);
    if (range->low.at == NULL || range->high.at == NULL)
        return range->low.at != NULL ? &range->low : &range->high;
    bool low = bg_ratio_cmp(bg_ratio_sub(arena, now, range->low.at),
                            bg_ratio_sub(arena, range->high.at, now)) <= 0;
    return low ? &range->low : &range->high;
}

static struct bg_robust_check check_weight(const struct bg_robust_work *work)
{
    struct bg_arena *arena = work->arena;
    const struct bg_reweighing *w = work->out->weighing;
    const struct bg_lot_result *lot = work->out->lot;
    size_t behind;
    if (w == NULL)
        return not_done(work->arena, work->out->no_weights);
    if (w->n < 2)
        return not_done(work->arena, "there is no other bid with a rank");
    const struct bg_weight_range *range = nearest(work, &behind);
    if (behind > 0)
        return (struct bg_robust_check){
            .found = "before rounding it is not ahead of every other bid",
            .level = BG_COIN_TOSS,
            .but = "before rounding it is not ahead of every other bid"};
    if (range == NULL)
        return (struct bg_robust_check){
            .found = "no weight, moved alone, puts another bid first", .level = BG_FIRM, .but = ""};
    const struct bg_weight_end *end = nearer_end(arena, range);
    const struct bg_ratio *part =
        verdict_percent(arena, range->move, bg_ratio_dec(arena, lot->ruleset->award.total));
    const char *title = bg_weight_title(arena, lot->ruleset, range->weight);
    const char *rival = bg_robust_name(arena, lot, w->bids[end->rival]);
    char now[BG_DEC_TEXT];
    struct bg_robust_check out = {.level =
                                      verdict_level_of(arena, part, BG_FIRM_MOVE, BG_TOSS_MOVE)};
    out.found =
        bg_arena_printf(arena, "\"%s\" from %s to %s, which is %s %% of all points, draws %s level",
                        title, bg_dec_text(range->weight->now, now), fixed(arena, end->at, 2),
                        fixed(arena, part, 2), rival);
    out.but = out.level == BG_FIRM
                  ? ""
                  : bg_arena_printf(arena,
                                    "%s draws level when the weight of \"%s\" goes from %s "
                                    "to %s",
                                    rival, title, now, fixed(arena, end->at, 2));
    return out;
}

static struct bg_robust_check check_bids(const struct bg_robust_work *work)
{
    struct bg_arena *arena = work->arena;
    const struct bg_lot_result *lot = work->out->lot;
    size_t others = 0, changes = 0, which = 0;
    for (size_t i = 0; i < work->out->drops_n; i++) {
        const struct bg_robust_drop *drop = &work->out->drops[i];
        others += (int)drop->bid != work->out->first;
        if (drop->changes && changes++ == 0)
            which = i;
    }
    if (others == 0)
        return not_done(work->arena, "there is no other bid in the comparison");
    struct bg_robust_check out = {.level = changes > 0 ? BG_SENSITIVE : BG_FIRM, .but = ""};
    out.found = bg_arena_printf(arena,
                                "%zu of %zu other bid%s, left out, would change who is "
                                "recommended",
                                changes, others, plural(others));
    if (changes > 0)
        out.but = bg_arena_printf(
            arena, "without %s %s would be recommended",
            bg_robust_name(arena, lot, work->out->drops[which].bid),
            work->out->drops[which].recommended < 0
                ? "nobody"
                : bg_robust_name(arena, lot, (size_t)work->out->drops[which].recommended));
    return out;
}

static struct bg_robust_check verdict_check_formula(const struct bg_robust_work *work)
{
    struct bg_arena *arena = work->arena;
    size_t tried = 0, changes = 0;
    if (!work->out->lot->has_margin)
        return not_done(work->arena, "there is no other bid with a rank");
    for (size_t i = 0; i < work->out->formulas_n; i++) {
        const struct bg_robust_formula *formula = &work->out->formulas[i];
        tried += !formula->own && formula->why_not == NULL;
        changes += formula->changes;
    }
    if (tried == 0)
        return not_done(work->arena,
                        work->out->formulas_n == 0
                            ? work->out->no_formulas
                            : "no other formula could be worked out with the figures given");
    struct bg_robust_check out = {.level = changes > 0 ? BG_SENSITIVE : BG_FIRM, .but = ""};
    out.found = bg_arena_printf(arena,
                                "%zu of %zu other price formula%s would recommend somebody "
                                "else",
                                changes, tried, plural(tried));
    if (changes > 0)
        out.but = bg_arena_printf(arena,
                                  "%zu of %zu other price formulas would recommend somebody "
                                  "else",
                                  changes, tried);
    return out;
}

static struct bg_robust_check check_all_weights(const struct bg_robust_work *work)
{
    struct bg_arena *arena = work->arena;
    const struct bg_robust_shares *shares = work->out->shares;
    if (shares == NULL)
        return not_done(work->arena, work->out->no_shares);
    if (shares->bids_n < 2)
        return not_done(work->arena, "there is no other bid with a rank");
    const struct bg_ratio *part = verdict_percent(arena, bg_ratio_int(arena, shares->sums.ranks[0]),
                                                  bg_ratio_int(arena, shares->draws));
    struct bg_robust_check out = {.level = verdict_level_of(arena, part, BG_FIRM_SHARE, 0)};
    out.found = bg_arena_printf(arena, "%s %% of all weights put it first", fixed(arena, part, 1));
    out.but = out.level == BG_FIRM
                  ? ""
                  : bg_arena_printf(arena, "only %s %% of all weights put it first",
                                    fixed(arena, part, 1));
    return out;
}

/* -- the verdict ----------------------------------------------------------------------------- */

static void set_thresholds(struct bg_robust_work *work)
{
    static const char *const titles[BG_CHECK__COUNT] = {
        "Margin to the next bid", "Smallest move of one weight that draws a rival level",
        "Each other bid left out", "Each other price formula", "All weights"};
    struct bg_robust_check *checks = work->out->checks;
    struct bg_arena *arena = work->arena;
    for (int i = 0; i < BG_CHECK__COUNT; i++) {
        checks[i].title = titles[i];
        checks[i].toss_if = "";
    }
    checks[BG_CHECK_MARGIN].firm_if = bg_arena_printf(arena, "at least %d %%", BG_FIRM_MARGIN);
    checks[BG_CHECK_MARGIN].toss_if =
        bg_arena_printf(arena, "less than %d %%, or a tie", BG_TOSS_MARGIN);
    checks[BG_CHECK_WEIGHT].firm_if =
        bg_arena_printf(arena, "at least %d %% of all points, or none does", BG_FIRM_MOVE);
    checks[BG_CHECK_WEIGHT].toss_if = bg_arena_printf(arena, "less than %d %%", BG_TOSS_MOVE);
    checks[BG_CHECK_BIDS].firm_if = "none changes who is recommended";
    checks[BG_CHECK_FORMULA].firm_if = "none changes who is recommended";
    checks[BG_CHECK_ALL_WEIGHTS].firm_if =
        bg_arena_printf(arena, "at least %d %% put it first", BG_FIRM_SHARE);
}

static const char *verdict_words(enum bg_verdict verdict)
{
    static const char *const words[] = {"Firm", "Sensitive", "Coin-toss", "No verdict"};
    return words[verdict];
}

/* The worst of the checks, and the reasons for it, in their order; two of them are said. */
static void verdict_judge(struct bg_robust_work *work)
{
    struct bg_lot_robustness *out = work->out;
    struct bg_arena *arena = work->arena;
    size_t done = 0, said = 0;
    struct bg_buf why;
    bg_buf_init(&why, arena);
    out->verdict = BG_FIRM;
    for (int i = 0; i < BG_CHECK__COUNT; i++) {
        done += out->checks[i].level != BG_NO_VERDICT;
        if (out->checks[i].level != BG_NO_VERDICT && out->checks[i].level > out->verdict)
            out->verdict = out->checks[i].level;
    }
    const char *name = bg_robust_name(arena, out->lot, (size_t)out->first);
    if (done == 0) {
        out->verdict = BG_NO_VERDICT;
        out->sentence =
            bg_arena_printf(arena, "No verdict: %s is the only bid that can be compared.", name);
        return;
    }
    for (int i = 0; i < BG_CHECK__COUNT && said < 2; i++)
        if (out->verdict != BG_FIRM && out->checks[i].level == out->verdict)
            bg_buf_printf(&why, "%s%s", said++ > 0 ? ", and " : "", out->checks[i].but);
    if (out->verdict == BG_FIRM && out->lot->open.any) { /* on points that are not all there */
        out->verdict = BG_SENSITIVE;
        bg_buf_puts(&why, out->lot->open.words);
    }
    if (out->verdict == BG_FIRM)
        out->sentence =
            bg_arena_printf(arena, "Firm: %s stays first in every check that was made.", name);
    else
        out->sentence = bg_arena_printf(arena, "%s: %s is first, but %s.",
                                        verdict_words(out->verdict), name, bg_buf_text(&why));
}

void bg_robust_verdict(struct bg_robust_work *work)
{
    struct bg_lot_robustness *out = work->out;
    if (out->first < 0) {
        bool tied = out->lot->bids_n > 0 && out->lot->bids[out->lot->order[0]].rank == 1 &&
                    out->lot->open.settled && !out->lot->no_award[0];
        for (int i = 0; i < BG_CHECK__COUNT; i++)
            out->checks[i] = not_done(work->arena, "nobody is recommended");
        out->verdict = tied ? BG_COIN_TOSS : BG_NO_VERDICT;
        out->checks[BG_CHECK_MARGIN].level = out->verdict;
        if (tied)
            out->checks[BG_CHECK_MARGIN].found = "the first places are tied";
        out->sentence = bg_arena_printf(work->arena, "%s: %s", verdict_words(out->verdict),
                                        out->lot->recommendation);
        set_thresholds(work);
        return;
    }
    out->checks[BG_CHECK_MARGIN] = check_margin(work);
    out->checks[BG_CHECK_WEIGHT] = check_weight(work);
    out->checks[BG_CHECK_BIDS] = check_bids(work);
    out->checks[BG_CHECK_FORMULA] = verdict_check_formula(work);
    out->checks[BG_CHECK_ALL_WEIGHTS] = check_all_weights(work);
    set_thresholds(work);
    verdict_judge(work);
}

/* -- what it rests on ------------------------------------------------------------------------ */

enum { NOTES_MAX = 16 };

struct notes {
    struct bg_arena *arena;
    const char **text;
    size_t n;
};

__attribute__((format(printf, 2, 3))) static void verdict_note(struct notes *notes,
                                                               const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (notes->n < NOTES_MAX)
        notes->text[notes->n++] = bg_arena_vprintf(notes->arena, format, args);
    va_end(args);
}

static void note_weights(const struct bg_lot_robustness *out, struct notes *notes)
{
    const struct bg_ruleset *rules = out->lot->ruleset;
    bool searched = false;
    if (out->weighing == NULL)
        return;
    verdict_note(
        notes, "A weight moves alone; those beside it (of the same group, or of the top level with "
               "the price) keep their proportions. Ratings stay as they are.");
    verdict_note(
        notes, "Weight ranges are of figures before rounding%s.",
        rules->award.round_each
            ? "; the award rounds each criterion's points before it adds them, which can move an "
              "end by as much as the rounding"
            : "");
    for (size_t k = 0; k < out->weighing->weights_n; k++)
        for (size_t i = 0; i < out->weighing->n; i++)
            searched |= !bg_weighed_is_linear(out->weighing, &out->weighing->weights[k], i);
    if (out->weighing->index != NULL)
        verdict_note(
            notes,
            "The formula \"%s\" joins quality and price in one index, which is not a straight "
            "line in a weight: its ends are searched for in 64 steps each way and then "
            "bisected to 0.000001.",
            out->weighing->index->title);
    else if (searched)
        verdict_note(
            notes,
            "Where a criterion does not apply to a bid and gives its weight to those beside "
            "it, the total is not a straight line in a weight: such ends are searched for in 64 "
            "steps each way and then bisected to 0.000001. All others are exact.");
    else
        verdict_note(
            notes, "Points are the rating times the weight, for the price too, so every end is an "
                   "exact fraction.");
    if (rules->award.has_minimum_quality)
        verdict_note(notes, "The minimum quality is not moved: a bid below it now stays out.");
}

static void note_bids(const struct bg_lot_robustness *out, struct notes *notes)
{
    const struct bg_lot_result *lot = out->lot;
    size_t unranked = 0, open = 0;
    for (size_t i = 0; i < lot->bids_n; i++) {
        unranked += lot->bids[i].rank == 0;
        open += lot->bids[i].status == BG_PROVISIONAL;
    }
    if (unranked > 0)
        verdict_note(
            notes,
            "%zu bid%s without a rank (eliminated, not ranked or unreadable) take%s no part.",
            unranked, plural(unranked), unranked == 1 ? "s" : "");
    if (open > 0)
        verdict_note(
            notes, "%zu bid%s provisional: an open answer counts as it does now (0 points)%s.",
            open, open == 1 ? " is" : "s are",
            out->shares != NULL ? ", and from nothing to all of its points under all weights" : "");
    if (out->weighing != NULL && lot->bids_n - unranked > out->weighing->n)
        verdict_note(notes, "Of %zu ranked bids the %d best are weighed and left out one by one.",
                     lot->bids_n - unranked, BG_ROBUST_BIDS_MAX);
}

static void note_shares(const struct bg_lot_robustness *out, struct notes *notes)
{
    const struct bg_robust_shares *shares = out->shares;
    char draws[BG_DEC_TEXT];
    if (shares == NULL)
        return;
    verdict_note(
        notes,
        "All weights: SMAA-2 (Lahdelma and Salminen 2001), %s draws, uniform over all weights "
        "of the top level that add up to the whole; inside groups weights stay. Seed %llu, "
        "generator SplitMix64. Bids that are equal share the better rank.",
        bg_dec_grouped(bg_dec_int(shares->draws), 0, draws), (unsigned long long)shares->seed);
    if (shares->open_n == 0)
        verdict_note(notes, "No answer is open, so a confidence factor is 100 %% or 0 %%.");
}

void bg_robust_notes(struct bg_robust_work *work)
{
    struct notes notes = {work->arena, BG_ARRAY(work->arena, NOTES_MAX, const char *), 0};
    verdict_note(
        &notes,
        "The verdict is the worst of the checks. The thresholds are this program's own, not "
        "a standard's.");
    note_weights(work->out, &notes);
    note_bids(work->out, &notes);
    note_shares(work->out, &notes);
    if (work->out->formulas_n > 0)
        verdict_note(
            &notes, "Under another formula the quality points and the weights stay; a formula that "
                    "joins quality and price ranks by its index alone.");
    work->out->notes = notes.text;
    work->out->notes_n = notes.n;
}
