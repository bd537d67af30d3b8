/* Figures under other weights, from the ratings of a finished evaluation. The rules are those of
 * evaluate/points.c, with a weight moved and nothing rounded; the tests hold both together. */
#include "score/robustness/weighing.h"

#include "score/evaluate/price.h"
#include "score/kind/kind.h"
#include "score/price/price.h"

/* A weight in motion. NULL weight: none is. */
struct motion {
    const struct bg_reweighing *w;
    const struct bg_weight *weight;
    const struct bg_ratio *x;
    const struct bg_ratio *others; /* what the weights beside it are multiplied by */
};

/* -- whose weight goes to others ------------------------------------------------------------- */

static bool away(const struct bg_ruleset *rules, const struct bg_bid_result *bid, size_t index)
{
    const struct bg_criterion *c = &rules->criteria[index];
    if (c->kind != NULL)
        return bid->criteria[index].outcome == BG_NOT_APPLICABLE &&
               c->otherwise == BG_OTHERWISE_RESCALE;
    for (size_t i = index + 1; i < rules->criteria_n; i++)
        if (rules->criteria[i].parent == (int)index && bg_criterion_scores(&rules->criteria[i]) &&
            !away(rules, bid, i))
            return false;
    return true;
}

static bool level_rescales(const struct bg_ruleset *rules, const struct bg_bid_result *bid,
                           int parent)
{
    for (size_t i = 0; i < rules->criteria_n; i++)
        if (rules->criteria[i].parent == parent && bg_criterion_scores(&rules->criteria[i]) &&
            away(rules, bid, i))
            return true;
    return false;
}

/* -- ratings --------------------------------------------------------------------------------- */

static const struct bg_ratio *weighing_weight_of(const struct motion *m, int criterion)
{
    const struct bg_reweighing *w = m->w;
    struct bg_dec said = criterion == BG_WEIGHT_PRICE ? w->rules->price.weight
                                                      : w->rules->criteria[criterion].weight;
    const struct bg_ratio *weight = bg_ratio_dec(w->arena, said);
    int parent = criterion == BG_WEIGHT_PRICE ? -1 : w->rules->criteria[criterion].parent;
    if (m->weight == NULL || m->weight->parent != parent)
        return weight;
    return m->weight->criterion == criterion ? m->x : bg_ratio_mul(w->arena, weight, m->others);
}

static const struct bg_ratio *rating_of(const struct motion *m, const struct bg_bid_result *bid,
                                        int criterion);

/* Weights of the criteria of one level: all of them, those that stay, and these times ratings. */
struct level {
    const struct bg_ratio *all, *kept, *earned;
};

static struct level weighing_add_level(const struct motion *m, const struct bg_bid_result *bid,
                                       int parent)
{
    const struct bg_reweighing *w = m->w;
    struct level out = {w->zero, w->zero, w->zero};
    for (size_t i = 0; i < w->rules->criteria_n; i++) {
        if (w->rules->criteria[i].parent != parent || !bg_criterion_scores(&w->rules->criteria[i]))
            continue;
        const struct bg_ratio *weight = weighing_weight_of(m, (int)i);
        out.all = bg_ratio_add(w->arena, out.all, weight);
        if (away(w->rules, bid, i))
            continue;
        out.kept = bg_ratio_add(w->arena, out.kept, weight);
        out.earned = bg_ratio_add(w->arena, out.earned,
                                  bg_ratio_mul(w->arena, weight, rating_of(m, bid, (int)i)));
    }
    return out;
}

static const struct bg_ratio *rating_of(const struct motion *m, const struct bg_bid_result *bid,
                                        int criterion)
{
    const struct bg_reweighing *w = m->w;
    if (criterion == BG_WEIGHT_PRICE)
        return bid->price.rating != NULL ? bid->price.rating : w->zero;
    if (w->rules->criteria[criterion].kind != NULL) {
        const struct bg_ratio *rating = bid->criteria[criterion].rating;
        return rating != NULL ? rating : w->zero;
    }
    struct level level = weighing_add_level(m, bid, criterion);
    if (bg_ratio_sign(level.kept) == 0)
        return w->zero;
    return bg_ratio_div(w->arena, level.earned, level.kept);
}

static const struct bg_ratio *quality_of(const struct motion *m, const struct bg_bid_result *bid)
{
    struct level level = weighing_add_level(m, bid, -1);
    if (!level_rescales(m->w->rules, bid, -1))
        return level.earned;
    if (bg_ratio_sign(level.kept) == 0)
        return m->w->zero;
    return bg_ratio_div(m->w->arena, bg_ratio_mul(m->w->arena, level.all, level.earned),
                        level.kept);
}

static const struct bg_ratio *weighing_points_of(const struct motion *m,
                                                 const struct bg_bid_result *bid)
{
    struct bg_arena *arena = m->w->arena;
    const struct bg_ratio *price = bg_ratio_mul(arena, weighing_weight_of(m, BG_WEIGHT_PRICE),
                                                rating_of(m, bid, BG_WEIGHT_PRICE));
    return bg_ratio_add(arena, quality_of(m, bid), price);
}

/* -- indexes --------------------------------------------------------------------------------- */

enum { INDEX_PLACES = 12 }; /* of what a formula reads as decimals */

static struct bg_dec weighing_decimal(const struct bg_ratio *exact)
{
    struct bg_dec out = {0};
    if (exact == NULL || !bg_ratio_round(exact, INDEX_PLACES, BG_HALF_EVEN, &out))
        return (struct bg_dec){0};
    return out;
}

/* The index of every bid of the price set, by bid of the lot; NULL for others. */
static const struct bg_ratio **indexes(const struct motion *m)
{
    const struct bg_reweighing *w = m->w;
    struct bg_arena *arena = w->arena;
    size_t all = w->lot->bids_n, n = 0;
    const struct bg_ratio **out = BG_ARRAY(arena, all + 1, const struct bg_ratio *);
    struct bg_price_entry *set = BG_ARRAY(arena, all + 1, struct bg_price_entry);
    size_t *who = BG_ARRAY(arena, all + 1, size_t);
    const struct bg_ratio *weight = w->zero;
    for (size_t i = 0; i < w->rules->criteria_n; i++)
        if (w->rules->criteria[i].parent < 0 && bg_criterion_scores(&w->rules->criteria[i]))
            weight = bg_ratio_add(arena, weight, weighing_weight_of(m, (int)i));
    for (size_t i = 0; i < all; i++) {
        const struct bg_bid_result *bid = &w->lot->bids[i];
        if (!bid->price.in_set || bid->price.evaluated_exact == NULL)
            continue;
        set[n] = (struct bg_price_entry){true, weighing_decimal(bid->price.evaluated_exact),
                                         quality_of(m, bid)};
        who[n++] = i;
    }
    struct bg_price_context context = {.arena = arena,
                                       .set = set,
                                       .n = n,
                                       .weight =
                                           weighing_decimal(weighing_weight_of(m, BG_WEIGHT_PRICE)),
                                       .quality_weight = weighing_decimal(weight),
                                       .total = w->rules->award.total,
                                       .parameter = w->parameters,
                                       .highest_wins = w->rules->price.highest_wins};
    bg_price_prepare(&context);
    for (size_t i = 0; i < n; i++) {
        struct bg_reason why, note;
        const struct bg_ratio *index = bg_price_result(w->index, &context, i, &why, &note);
        const struct bg_ratio *shift = w->shift != NULL ? w->shift[who[i]] : NULL;
        out[who[i]] = index != NULL && shift != NULL ? bg_ratio_add(arena, index, shift) : index;
    }
    return out;
}

/* -- the weights ----------------------------------------------------------------------------- */

static size_t count_beside(const struct bg_ruleset *rules, int parent, int but,
                           struct bg_dec *weight)
{
    size_t n = 0;
    *weight = bg_dec_int(0);
    for (size_t i = 0; i < rules->criteria_n; i++) {
        const struct bg_criterion *c = &rules->criteria[i];
        if (c->parent != parent || (int)i == but || !bg_criterion_scores(c))
            continue;
        n++;
        bg_dec_add(*weight, c->weight, weight);
    }
    if (parent < 0 && but != BG_WEIGHT_PRICE && rules->price.used) {
        n++;
        bg_dec_add(*weight, rules->price.weight, weight);
    }
    return n;
}

static void add_weight(struct bg_reweighing *w, struct bg_weight *out, int criterion)
{
    const struct bg_criterion *c =
        criterion == BG_WEIGHT_PRICE ? NULL : &w->rules->criteria[criterion];
    const struct bg_ratio *hundred = bg_ratio_int(w->arena, 100);
    struct bg_dec beside;
    *out = (struct bg_weight){
        .criterion = criterion,
        .parent = c != NULL ? c->parent : -1,
        .now = c != NULL ? c->weight : w->rules->price.weight,
        .whole = w->rules->award.total,
        .worth = w->one,
    };
    if (out->parent >= 0) {
        out->whole = bg_dec_int(100);
        out->worth = bg_ratio_div(w->arena, w->rules->criteria[out->parent].share, hundred);
    }
    if (count_beside(w->rules, out->parent, criterion, &beside) == 0)
        out->fixed = "it is the only weight of its level";
    else if (bg_dec_sign(beside) == 0)
        out->fixed = "the weights beside it are 0, which gives them no proportions to keep";
    else if (bg_ratio_sign(out->worth) == 0)
        out->fixed = "its group has no weight";
}

static void list_weights(struct bg_reweighing *w)
{
    const struct bg_ruleset *rules = w->rules;
    struct bg_weight *weights = BG_ARRAY(w->arena, rules->criteria_n + 1, struct bg_weight);
    for (size_t i = 0; i < rules->criteria_n; i++)
        if (bg_criterion_scores(&rules->criteria[i]))
            add_weight(w, &weights[w->weights_n++], (int)i);
    if (rules->price.used && (w->index == NULL || bg_dec_sign(rules->price.weight) > 0))
        add_weight(w, &weights[w->weights_n++], BG_WEIGHT_PRICE);
    w->weights = weights;
}

static bool default_of(const void *row, size_t parameter, struct bg_dec *out)
{
    return bg_price_default(row, parameter, out);
}

static void set_index(struct bg_reweighing *w)
{
    const struct bg_ruleset *rules = w->rules;
    struct bg_lot_work work = {.arena = w->arena, .ruleset = rules};
    struct bg_dec *figures = BG_ARRAY(w->arena, BG_FIGURES_MAX, struct bg_dec);
    struct bg_reason why = {0};
    bg_figures(&work, rules->price.parameters, rules->price.parameters_n, w->index->parameters,
               default_of, w->index, figures, &why);
    w->parameters = figures;
    w->lower_wins = bg_price_direction(w->index, rules->price.highest_wins) != BG_PRICE_INDEX_HIGH;
    struct motion still = {.w = w};
    const struct bg_ratio **plain = indexes(&still);
    const struct bg_ratio **shift = BG_ARRAY(w->arena, w->lot->bids_n + 1, const struct bg_ratio *);
    for (size_t i = 0; i < w->lot->bids_n; i++)
        if (plain[i] != NULL && w->lot->bids[i].price.index != NULL)
            shift[i] = bg_ratio_sub(w->arena, w->lot->bids[i].price.index, plain[i]);
    w->shift = shift;
}

const struct bg_reweighing *bg_reweighing_new(struct bg_arena *arena,
                                              const struct bg_lot_result *lot, size_t most,
                                              const char **why)
{
    const struct bg_ruleset *rules = lot->ruleset;
    struct bg_reweighing *w = BG_NEW(arena, struct bg_reweighing);
    size_t n = 0;
    while (n < lot->bids_n && n < most && lot->bids[lot->order[n]].rank > 0)
        n++;
    *w = (struct bg_reweighing){.arena = arena,
                                .rules = rules,
                                .lot = lot,
                                .bids = lot->order,
                                .n = n,
                                .zero = bg_ratio_int(arena, 0),
                                .one = bg_ratio_int(arena, 1)};
    if (n == 0) {
        *why = "No bid has a rank, so no weight decides anything.";
        return NULL;
    }
    if (rules->award.method != BG_HIGHEST_SCORE) {
        if (lot->bids[lot->order[0]].price.index == NULL) {
            *why = "The award goes to the lowest evaluated price; no weight decides it.";
            return NULL;
        }
        w->index = bg_price_formula_find(rules->price.formula);
        set_index(w);
    }
    list_weights(w);
    return w;
}

/* -- weighing -------------------------------------------------------------------------------- */

void bg_weighed(const struct bg_reweighing *w, const struct bg_weight *weight,
                const struct bg_ratio *x, const struct bg_ratio **out)
{
    struct bg_arena *arena = w->arena;
    const struct bg_ratio *whole = bg_ratio_dec(arena, weight->whole);
    const struct bg_ratio *rest = bg_ratio_sub(arena, whole, bg_ratio_dec(arena, weight->now));
    struct motion m = {w, weight, x, w->zero};
    if (bg_ratio_sign(rest) != 0)
        m.others = bg_ratio_div(arena, bg_ratio_sub(arena, whole, x), rest);
    const struct bg_ratio **all = w->index != NULL ? indexes(&m) : NULL;
    for (size_t i = 0; i < w->n; i++)
        out[i] = all != NULL ? all[w->bids[i]] : weighing_points_of(&m, &w->lot->bids[w->bids[i]]);
}

bool bg_weighed_is_linear(const struct bg_reweighing *w, const struct bg_weight *weight, size_t i)
{
    return w->index == NULL && !level_rescales(w->rules, &w->lot->bids[w->bids[i]], weight->parent);
}

const struct bg_ratio *bg_weighed_rating(const struct bg_reweighing *w, size_t i, int criterion)
{
    struct motion still = {.w = w};
    return rating_of(&still, &w->lot->bids[w->bids[i]], criterion);
}

const struct bg_ratio *bg_weighed_part(const struct bg_reweighing *w, size_t i, int criterion)
{
    struct motion still = {.w = w};
    const struct bg_bid_result *bid = &w->lot->bids[w->bids[i]];
    const struct bg_ratio *part = w->one;
    for (int c = criterion; w->rules->criteria[c].parent >= 0; c = w->rules->criteria[c].parent) {
        struct level level = weighing_add_level(&still, bid, w->rules->criteria[c].parent);
        if (bg_ratio_sign(level.kept) == 0)
            return w->zero;
        part = bg_ratio_mul(w->arena, part,
                            bg_ratio_div(w->arena, weighing_weight_of(&still, c), level.kept));
    }
    return part;
}

bool bg_weighed_away(const struct bg_reweighing *w, size_t i, int criterion)
{
    return criterion != BG_WEIGHT_PRICE &&
           away(w->rules, &w->lot->bids[w->bids[i]], (size_t)criterion);
}
