/* The figures of a formula that joins quality and price, for draws of weights. Worked out exactly
 * by the formula itself, each draw in memory that is used again, and compared at 12 places. */
#include "score/robustness/parts.h"

enum { PLACES = 12 };

struct bg_robust_index {
    struct bg_arena *arena; /* of one draw */
    const struct bg_reweighing *w;
    const struct bg_weight *const *top;
    const struct bg_smaa *smaa;
    bool failed;
    const int64_t *weights; /* of the draw */
    bg_i128 *figures;
};

static void index_release_arena(void *arena)
{
    bg_arena_free(arena);
}

struct bg_robust_index *bg_robust_index_new(struct bg_arena *arena, const struct bg_reweighing *w,
                                            const struct bg_weight *const *top,
                                            const struct bg_smaa *smaa)
{
    struct bg_robust_index *index = BG_NEW(arena, struct bg_robust_index);
    void **slot = bg_arena_defer(arena, index_release_arena);
    *index = (struct bg_robust_index){.w = w, .top = top, .smaa = smaa};
    *slot = index->arena = bg_arena_new(0);
    if (index->arena == NULL)
        bg_arena_out_of_memory(arena);
    return index;
}

bool bg_robust_index_failed(const struct bg_robust_index *index)
{
    return index->failed;
}

static struct bg_dec index_decimal(const struct bg_ratio *exact)
{
    struct bg_dec out = {0};
    if (!bg_ratio_round(exact, PLACES, BG_HALF_EVEN, &out))
        return (struct bg_dec){0};
    return out;
}

/* A weight, or a quality, as points of the award's total. */
static const struct bg_ratio *index_points(const struct bg_robust_index *index, struct bg_dec units)
{
    struct bg_arena *arena = index->arena;
    const struct bg_ratio *total = bg_ratio_dec(arena, index->w->rules->award.total);
    return bg_ratio_div(arena, bg_ratio_mul(arena, bg_ratio_dec(arena, units), total),
                        bg_ratio_int(arena, BG_SMAA_WHOLE));
}

/* Larger is better; a bid without a result comes behind all others. */
static bg_i128 index_figure_of(const struct bg_robust_index *index, const struct bg_ratio *result)
{
    struct bg_dec value;
    if (result == NULL || !bg_ratio_round(result, PLACES, BG_HALF_EVEN, &value))
        return -((bg_i128)1 << 126);
    for (; value.places < PLACES; value.places++)
        value.coef *= 10;
    return index->w->lower_wins ? -value.coef : value.coef;
}

static void index_run(void *data)
{
    struct bg_robust_index *index = data;
    const struct bg_reweighing *w = index->w;
    struct bg_arena *arena = index->arena;
    struct bg_price_entry *set = BG_ARRAY(arena, w->n, struct bg_price_entry);
    int64_t price = index->smaa->price < 0 ? 0 : index->weights[index->smaa->price];
    for (size_t i = 0; i < w->n; i++)
        set[i] = (struct bg_price_entry){
            true, index_decimal(w->lot->bids[w->bids[i]].price.evaluated_exact),
            index_points(index, (struct bg_dec){index->figures[i], PLACES})};
    struct bg_price_context context = {
        .arena = arena,
        .set = set,
        .n = w->n,
        .weight = index_decimal(index_points(index, bg_dec_int(price))),
        .quality_weight = index_decimal(index_points(index, bg_dec_int(BG_SMAA_WHOLE - price))),
        .total = w->rules->award.total,
        .parameter = w->parameters,
        .highest_wins = w->rules->price.highest_wins};
    bg_price_prepare(&context);
    for (size_t i = 0; i < w->n; i++) {
        struct bg_reason why, note;
        const struct bg_ratio *result = bg_price_result(w->index, &context, i, &why, &note);
        const struct bg_ratio *shift = w->shift[w->bids[i]];
        if (result != NULL && shift != NULL)
            result = bg_ratio_add(arena, result, shift);
        index->figures[i] = index_figure_of(index, result);
    }
}

void bg_robust_index(void *data, const int64_t *weights, bg_i128 *figures)
{
    struct bg_robust_index *index = data;
    index->weights = weights;
    index->figures = figures;
    if (index->failed)
        return;
    index->failed = !bg_arena_try(index->arena, index_run, index);
    bg_arena_reset(index->arena);
}
