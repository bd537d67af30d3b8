/* Rank acceptability of a lot: the ratings of its top level as whole numbers, and what is open as
 * ranges. */
#include "score/robustness_parts.h"

#include "score/kind.h"

enum { BLOCK = 4096 }; /* draws at a time */

struct shares_work {
    struct bg_robust_work *work;
    const struct bg_reweighing *w;
    const struct bg_weight **top;
    struct bg_smaa smaa;
};

static int64_t in_units(const struct bg_ratio *rating)
{
    struct bg_dec rounded = {0};
    int64_t out = 0;
    if (!bg_ratio_round(rating, 12, BG_HALF_EVEN, &rounded) ||
        !bg_dec_mul(rounded, bg_dec_int(BG_SMAA_RATING), &rounded) || !bg_dec_to_int(rounded, &out))
        return 0;
    return out;
}

static void list_top(struct shares_work *s)
{
    s->top = BG_ARRAY(s->work->arena, s->w->weights_n + 1, const struct bg_weight *);
    s->smaa.price = -1;
    for (size_t i = 0; i < s->w->weights_n; i++) {
        if (s->w->weights[i].parent >= 0)
            continue;
        if (s->w->weights[i].criterion == BG_WEIGHT_PRICE)
            s->smaa.price = (int)s->smaa.weights_n;
        s->top[s->smaa.weights_n++] = &s->w->weights[i];
    }
}

static void list_ratings(struct shares_work *s)
{
    size_t n = s->smaa.weights_n;
    int64_t *ratings = BG_ARRAY(s->work->arena, s->w->n * n, int64_t);
    bool *away = BG_ARRAY(s->work->arena, s->w->n * n, bool);
    for (size_t i = 0; i < s->w->n; i++) {
        for (size_t k = 0; k < n; k++) {
            int criterion = s->top[k]->criterion;
            ratings[i * n + k] = in_units(bg_weighed_rating(s->w, i, criterion));
            away[i * n + k] = bg_weighed_away(s->w, i, criterion);
        }
    }
    s->smaa.ratings = ratings;
    s->smaa.away = away;
}

static bool is_open(const struct bg_criterion *c, const struct bg_criterion_result *r)
{
    return c->kind != NULL && !c->kind->eliminates &&
           (r->outcome == BG_NEEDS_PANEL ||
            (r->outcome == BG_NOT_ANSWERED && c->on_missing == BG_CLARIFY));
}

static size_t top_of(const struct shares_work *s, int criterion)
{
    while (s->w->rules->criteria[criterion].parent >= 0)
        criterion = s->w->rules->criteria[criterion].parent;
    for (size_t k = 0; k < s->smaa.weights_n; k++)
        if (s->top[k]->criterion == criterion)
            return k;
    return 0;
}

static void list_open(struct shares_work *s)
{
    const struct bg_ruleset *rules = s->w->rules;
    struct bg_smaa_open *open =
        BG_ARRAY(s->work->arena, s->w->n * rules->criteria_n + 1, struct bg_smaa_open);
    for (size_t i = 0; i < s->w->n; i++) {
        const struct bg_bid_result *bid = &s->w->lot->bids[s->w->bids[i]];
        for (size_t c = 0; c < rules->criteria_n; c++)
            if (is_open(&rules->criteria[c], &bid->criteria[c]))
                open[s->smaa.open_n++] = (struct bg_smaa_open){
                    i, top_of(s, (int)c), in_units(bg_weighed_part(s->w, i, (int)c))};
    }
    s->smaa.open = open;
}

/* Draws with rank one at the bid's own central weights; -1 where it has none. */
static const int64_t *confidence(struct shares_work *s, struct bg_smaa_work *room,
                                 const struct bg_smaa_sums *sums)
{
    size_t n = s->smaa.weights_n;
    int64_t draws = s->work->options->draws;
    int64_t *out = BG_ARRAY(s->work->arena, s->w->n, int64_t);
    int64_t *central = BG_ARRAY(s->work->arena, n, int64_t);
    for (size_t i = 0; i < s->w->n; i++) {
        int64_t first = sums->ranks[i * s->w->n];
        out[i] = -1;
        if (first == 0)
            continue;
        for (size_t k = 0; k < n; k++)
            central[k] = sums->weights[i * n + k] / first;
        /* where nothing is open, one draw is as good as all */
        int64_t tries = s->smaa.open_n > 0 ? draws : 1;
        out[i] = bg_smaa_first(&s->smaa, room, central, i, 0, tries) * (draws / tries);
    }
    return out;
}

void bg_robust_shares_count(struct bg_robust_work *work)
{
    const struct bg_reweighing *w = work->out->weighing;
    if (w == NULL || w->index != NULL) {
        work->out->no_shares =
            w == NULL ? work->out->no_weights
                      : "The price formula joins quality and price in one index; shares of all "
                        "weights are worked out for awards by points only.";
        return;
    }
    struct shares_work s = {.work = work, .w = w, .smaa = {.seed = work->options->seed}};
    s.smaa.bids_n = w->n;
    list_top(&s);
    list_ratings(&s);
    list_open(&s);
    struct bg_robust_shares *out = BG_NEW(work->arena, struct bg_robust_shares);
    struct bg_smaa_sums sums = bg_smaa_sums_new(work->arena, &s.smaa);
    struct bg_smaa_work *room = bg_smaa_work_new(work->arena, &s.smaa);
    for (int64_t from = 0; from < work->options->draws; from += BLOCK) {
        int64_t to = from + BLOCK;
        bg_smaa_draw(&s.smaa, room, from, to < work->options->draws ? to : work->options->draws,
                     &sums);
    }
    *out = (struct bg_robust_shares){.draws = work->options->draws,
                                     .seed = work->options->seed,
                                     .bids_n = w->n,
                                     .weights_n = s.smaa.weights_n,
                                     .weights = s.top,
                                     .sums = sums,
                                     .confidence = confidence(&s, room, &sums),
                                     .open_n = s.smaa.open_n};
    work->out->shares = out;
}
