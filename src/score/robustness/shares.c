/* Rank acceptability of a lot: the ratings of its top level as whole numbers, and what is open as
 * ranges. */
#include "score/evaluate/evaluate.h"
#include "score/robustness/parts.h"

#include "score/kind/kind.h"

enum { PARTS_MAX = 64 }; /* that the draws are shared out to */

struct part { /* of the draws; one thread makes them */
    struct bg_smaa_work *room;
    struct bg_smaa_sums sums;
    int64_t first;                 /* draws in which `bid` is first */
    struct bg_robust_index *index; /* NULL: points rank */
};

struct shares_work {
    struct bg_robust_work *work;
    const struct bg_reweighing *w;
    const struct bg_weight **top;
    struct bg_smaa smaa;
    struct part *parts;
    int parts_n;
    const int64_t *central; /* of the bid whose confidence is counted */
    size_t bid;
};

static int64_t in_units(const struct bg_ratio *rating)
{
    enum { PLACES = 12 }; /* of BG_SMAA_RATING; ratings are from 0 to 1 */
    struct bg_dec rounded = bg_ratio_rounded(rating, PLACES, BG_HALF_EVEN);
    return (int64_t)rounded.coef * bg_ten_to[PLACES - rounded.places];
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
    return bg_criterion_standing(c, r) == BG_STANDS_OPEN;
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

/* -- sharing out ------------------------------------------------------------------------------- */

static void make_parts(struct shares_work *s)
{
    const struct bg_robust_options *options = s->work->options;
    int threads = options->threads;
    if (options->host == NULL)
        threads = 1;
    else if (threads == 0)
        threads = options->host->processors(options->host->data);
    s->parts_n = threads < PARTS_MAX ? threads : PARTS_MAX;
    s->parts = BG_ARRAY(s->work->arena, (size_t)s->parts_n, struct part);
    for (int i = 0; i < s->parts_n; i++) {
        if (s->w->index != NULL)
            s->parts[i].index = bg_robust_index_new(s->work->arena, s->w, s->top, &s->smaa);
        s->parts[i].room = bg_smaa_work_new(s->work->arena, &s->smaa, s->parts[i].index);
        s->parts[i].sums = bg_smaa_sums_new(s->work->arena, &s->smaa);
    }
}

/* The draws of part i: from this one up to that of the next part. */
static int64_t first_draw(const struct shares_work *s, int i)
{
    int64_t draws = s->work->options->draws;
    return draws / s->parts_n * i + draws % s->parts_n * i / s->parts_n;
}

static void draw_part(void *data, int i)
{
    struct shares_work *s = data;
    bg_smaa_draw(&s->smaa, s->parts[i].room, first_draw(s, i), first_draw(s, i + 1),
                 &s->parts[i].sums);
}

static void confide_part(void *data, int i)
{
    struct shares_work *s = data;
    s->parts[i].first = bg_smaa_first(&s->smaa, s->parts[i].room, s->central, s->bid,
                                      first_draw(s, i), first_draw(s, i + 1));
}

static void run_parts(struct shares_work *s, void (*job)(void *, int))
{
    const struct bg_host *host = s->work->options->host;
    if (s->parts_n > 1)
        host->parallel(host->data, s->parts_n, job, s);
    else
        job(s, 0);
    for (int i = 0; i < s->parts_n; i++)
        if (s->parts[i].index != NULL && bg_robust_index_failed(s->parts[i].index))
            bg_arena_out_of_memory(s->work->arena);
}

/* -- counting ---------------------------------------------------------------------------------- */

static struct bg_smaa_sums count_ranks(struct shares_work *s)
{
    struct bg_smaa_sums sums = bg_smaa_sums_new(s->work->arena, &s->smaa);
    run_parts(s, draw_part);
    for (int p = 0; p < s->parts_n; p++) {
        for (size_t i = 0; i < s->w->n * s->w->n; i++)
            sums.ranks[i] += s->parts[p].sums.ranks[i];
        for (size_t i = 0; i < s->w->n * s->smaa.weights_n; i++)
            sums.weights[i] += s->parts[p].sums.weights[i];
    }
    return sums;
}

static int64_t count_confidence(struct shares_work *s, const int64_t *central, size_t bid)
{
    int64_t draws = s->work->options->draws, out = 0;
    if (s->smaa.open_n == 0) /* every draw is like the first */
        return bg_smaa_first(&s->smaa, s->parts[0].room, central, bid, 0, 1) * draws;
    s->central = central;
    s->bid = bid;
    run_parts(s, confide_part);
    for (int p = 0; p < s->parts_n; p++)
        out += s->parts[p].first;
    return out;
}

/* Draws with rank one at the bid's own central weights; -1 where it has none. */
static const int64_t *confidence(struct shares_work *s, const struct bg_smaa_sums *sums)
{
    size_t n = s->smaa.weights_n;
    int64_t *out = BG_ARRAY(s->work->arena, s->w->n, int64_t);
    int64_t *central = BG_ARRAY(s->work->arena, n, int64_t);
    for (size_t i = 0; i < s->w->n; i++) {
        int64_t first = sums->ranks[i * s->w->n];
        out[i] = -1;
        for (size_t k = 0; first > 0 && k < n; k++)
            central[k] = sums->weights[i * n + k] / first;
        if (first > 0)
            out[i] = count_confidence(s, central, i);
    }
    return out;
}

/* An index needs the qualities of all bids whose prices are compared, and only ranked ones are
 * drawn. */
static const char *shares_why_not(const struct bg_robust_work *work)
{
    const struct bg_reweighing *w = work->out->weighing;
    size_t compared = 0;
    if (w == NULL)
        return work->out->no_weights;
    if (w->weights_n == 0)
        return "Nothing is scored, so there are no weights.";
    for (size_t i = 0; i < work->out->lot->bids_n; i++)
        compared += work->out->lot->bids[i].price.in_set;
    if (w->index != NULL && compared != w->n)
        return "The price formula joins quality and price in one index over bids of which some "
               "have "
               "no rank; shares of all weights are not worked out then.";
    return "";
}

void bg_robust_shares_count(struct bg_robust_work *work)
{
    const struct bg_reweighing *w = work->out->weighing;
    work->out->no_shares = shares_why_not(work);
    if (work->out->no_shares[0] != '\0')
        return;
    struct shares_work s = {.work = work, .w = w, .smaa = {.seed = work->options->seed}};
    s.smaa.bids_n = w->n;
    list_top(&s);
    list_ratings(&s);
    list_open(&s);
    s.smaa.index = w->index != NULL ? bg_robust_index : NULL;
    make_parts(&s);
    struct bg_robust_shares *out = BG_NEW(work->arena, struct bg_robust_shares);
    struct bg_smaa_sums sums = count_ranks(&s);
    *out = (struct bg_robust_shares){.draws = work->options->draws,
                                     .seed = work->options->seed,
                                     .bids_n = w->n,
                                     .weights_n = s.smaa.weights_n,
                                     .weights = s.top,
                                     .sums = sums,
                                     .confidence = confidence(&s, &sums),
                                     .open_n = s.smaa.open_n};
    work->out->shares = out;
}
