/* From the evaluators' points to one number, by the rule that the ruleset published. */
#include "score/panel/private.h"

/* The points of those who count, sorted; sorting by insertion, for a panel is small. */
static size_t sorted_points(struct bg_arena *arena, const struct bg_panel_review *review,
                            const struct bg_panel_criterion *criterion,
                            const struct bg_panel_place *place, int without, struct bg_dec **out)
{
    size_t n = 0;
    struct bg_dec *points = BG_ARRAY(arena, review->panel->evaluators_n + 1, struct bg_dec);
    for (size_t e = 0; e < review->panel->evaluators_n; e++) {
        if (!criterion->counts[e] || (int)e == without)
            continue;
        size_t at = n++;
        for (; at > 0 && bg_dec_cmp(points[at - 1], place->scores[e]->points) > 0; at--)
            points[at] = points[at - 1];
        points[at] = place->scores[e]->points;
    }
    *out = points;
    return n;
}

/* The mean of points[from] up to, not with, points[to]. */
static const struct bg_ratio *mean_of(struct bg_arena *arena, const struct bg_dec *points,
                                      size_t from, size_t to)
{
    const struct bg_ratio *sum = bg_ratio_int(arena, 0);
    for (size_t i = from; i < to; i++)
        sum = bg_ratio_add(arena, sum, bg_ratio_dec(arena, points[i]));
    return bg_ratio_div(arena, sum, bg_ratio_int(arena, (int64_t)(to - from)));
}

/* mean: the sum by n. median: the middle one, or the mean of the two in the middle. trimmed_mean:
 * the mean without the lowest and the highest, of four or more. 5, 5, 4, 5, 1: 4, 5 and 14/3. */
const struct bg_ratio *bg_panel_combined(struct bg_arena *arena,
                                         const struct bg_panel_review *review,
                                         const struct bg_panel_criterion *criterion,
                                         const struct bg_panel_place *place, int without)
{
    struct bg_dec *points;
    size_t n = sorted_points(arena, review, criterion, place, without, &points);
    switch (review->ruleset->panel.combine) {
    case BG_CONSENSUS:
        return NULL;
    case BG_MEAN:
        return n > 0 ? mean_of(arena, points, 0, n) : NULL;
    case BG_MEDIAN:
        return n > 0 ? mean_of(arena, points, (n - 1) / 2, n / 2 + 1) : NULL;
    case BG_TRIMMED_MEAN:
        return n >= BG_TRIMMED_LEAST ? mean_of(arena, points, 1, n - 1) : NULL;
    }
    return NULL;
}

const struct bg_panel_review *bg_panel_without(struct bg_arena *arena,
                                               const struct bg_panel_review *review, int without)
{
    struct bg_panel_review *out = BG_NEW(arena, struct bg_panel_review);
    *out = *review;
    out->criteria = BG_ARRAY(arena, review->criteria_n + 1, struct bg_panel_criterion);
    for (size_t c = 0; c < review->criteria_n; c++) {
        const struct bg_panel_criterion *was = &review->criteria[c];
        struct bg_panel_place *places = BG_ARRAY(arena, review->bids_n + 1, struct bg_panel_place);
        out->criteria[c] = *was;
        out->criteria[c].places = places;
        for (size_t b = 0; b < review->bids_n; b++) {
            places[b] = was->places[b];
            if (places[b].points != NULL)
                places[b].points = bg_panel_combined(arena, review, was, &places[b], without);
        }
    }
    return out;
}
