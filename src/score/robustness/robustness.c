/* Robustness of one lot: the trials that evaluate again, and the order of the steps. */
#include "score/robustness/parts.h"

#include <string.h>

#include "score/evaluate/parts.h"
#include "score/evaluate/explain.h"

const char *bg_verdict_name(enum bg_verdict verdict)
{
    static const char *const names[] = {"firm", "sensitive", "coin-toss", "none"};
    return names[verdict];
}

const char *bg_robust_name(struct bg_arena *arena, const struct bg_lot_result *lot, size_t bid)
{
    enum { WORDS = 8 };
    const char *name = lot->bids[bid].bid->vendor_name;
    const char *shown = bg_short_text(arena, name, strlen(name), WORDS);
    for (size_t i = 0; i < lot->bids_n; i++)
        if (i != bid && strcmp(lot->bids[i].bid->vendor_name, name) == 0)
            return bg_arena_printf(arena, "%s (%s)", shown, lot->bids[bid].bid->id);
    return shown;
}

const char *bg_weight_title(struct bg_arena *arena, const struct bg_ruleset *rules,
                            const struct bg_weight *weight)
{
    if (weight->criterion == BG_WEIGHT_PRICE)
        return "Price";
    const char *title = rules->criteria[weight->criterion].title;
    if (weight->parent < 0)
        return title;
    return bg_arena_printf(arena, "%s: %s", rules->criteria[weight->parent].title, title);
}

/* -- trials ---------------------------------------------------------------------------------- */

struct trial_call {
    struct bg_robust_work *work;
    struct bg_robust_trial *trial;
};

static const char *robustness_keep(struct bg_arena *arena, const char *text)
{
    return bg_arena_text(arena, text, strlen(text));
}

/* The reason of the first bid that is in the comparison and has no figure for want of a price. */
static const char *without_price(struct bg_arena *arena, const struct bg_lot_result *lot)
{
    for (size_t i = 0; i < lot->bids_n; i++) {
        const struct bg_price_result *price = &lot->bids[i].price;
        if (price->in_set && price->rating == NULL && price->index == NULL)
            return robustness_keep(arena, bg_reason_words(arena, BG_ENGLISH, &price->why));
    }
    return NULL;
}

static void run_trial(void *data)
{
    struct trial_call *call = data;
    struct bg_robust_trial *trial = call->trial;
    struct bg_arena *arena = call->work->arena;
    const struct bg_lot_result *lot = bg_evaluate(call->work->scratch, trial->rules, &trial->bids);
    trial->recommended = lot->recommended;
    trial->words =
        robustness_keep(arena, bg_reason_words(arena, BG_ENGLISH,
                                               lot->recommended < 0 ? &lot->advice : &lot->lead));
    trial->why = *trial->rules->price.formula ? without_price(arena, lot) : NULL;
}

void bg_robust_try(struct bg_robust_work *work, struct bg_robust_trial *trial)
{
    struct trial_call call = {work, trial};
    if (!bg_arena_try(work->scratch, run_trial, &call))
        bg_arena_out_of_memory(work->arena);
    bg_arena_reset(work->scratch);
}

/* -- each bid left out ----------------------------------------------------------------------- */

static bool takes_part(const struct bg_lot_result *lot, size_t bid)
{
    for (size_t i = 0; i < lot->comparison_n; i++)
        if (lot->comparison_set[i] == bid)
            return true;
    return false;
}

void bg_robust_drops(struct bg_robust_work *work)
{
    const struct bg_lot_result *lot = work->out->lot;
    struct bg_robust_drop *drops = BG_ARRAY(work->arena, lot->bids_n + 1, struct bg_robust_drop);
    const struct bg_bid **bids = BG_ARRAY(work->arena, lot->bids_n + 1, const struct bg_bid *);
    size_t n = 0;
    for (size_t k = 0; k < lot->bids_n && n < BG_ROBUST_BIDS_MAX; k++) {
        size_t out = lot->order[k], left = 0;
        if (!takes_part(lot, out) || lot->comparison_n < 2)
            continue;
        for (size_t i = 0; i < lot->bids_n; i++)
            if (i != out)
                bids[left++] = lot->bids[i].bid;
        struct bg_robust_trial trial = {.rules = lot->ruleset,
                                        .bids = {.bid = bids, .n = left, .panel = lot->panel}};
        bg_robust_try(work, &trial);
        if (trial.recommended >= (int)out)
            trial.recommended++;
        drops[n++] =
            (struct bg_robust_drop){out, trial.recommended,
                                    work->out->first >= 0 && (int)out != work->out->first &&
                                        trial.recommended != work->out->first,
                                    trial.words};
    }
    work->out->drops = drops;
    work->out->drops_n = n;
}

/* -- the whole ------------------------------------------------------------------------------- */

static void robustness_release_arena(void *arena)
{
    bg_arena_free(arena);
}

const struct bg_lot_robustness *bg_robustness(struct bg_arena *arena,
                                              const struct bg_lot_result *lot,
                                              const struct bg_robust_options *options)
{
    struct bg_lot_robustness *out = BG_NEW(arena, struct bg_lot_robustness);
    struct bg_robust_work work = {.arena = arena, .options = options, .out = out};
    void **slot = bg_arena_defer(arena, robustness_release_arena);
    *slot = work.scratch = bg_arena_new(0);
    if (work.scratch == NULL)
        bg_arena_out_of_memory(arena);
    *out = (struct bg_lot_robustness){.lot = lot,
                                      .first = lot->recommended,
                                      .no_weights = "",
                                      .no_formulas = "",
                                      .no_shares = ""};
    out->weighing = bg_reweighing_new(arena, lot, BG_ROBUST_BIDS_MAX, &out->no_weights);
    if (out->weighing != NULL)
        out->ranges = bg_weight_ranges(out->weighing);
    bg_robust_drops(&work);
    bg_robust_formulas(&work);
    bg_robust_shares_count(&work);
    bg_robust_verdict(&work);
    bg_robust_notes(&work);
    return out;
}
