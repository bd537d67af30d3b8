/* Finding one's way in a reviewed panel. */
#include "model/panel.h"

#include <string.h>

#include "base/cell_text.h"

bool bg_evaluator_scores(const struct bg_evaluator *evaluator, const char *criterion)
{
    bool named = evaluator->criteria.n == 0;
    for (size_t i = 0; i < evaluator->criteria.n; i++)
        named = named || strcmp(evaluator->criteria.items[i], criterion) == 0;
    return named && !evaluator->withdrawn && !evaluator->adviser;
}

const char *bg_panel_interest_in(struct bg_arena *arena, const struct bg_interest *interest,
                                 const char *bidder)
{
    return *interest->subcontractor ? bg_arena_printf(arena, "%s, a subcontractor of %s",
                                                      interest->subcontractor, bidder)
                                    : bidder;
}

const struct bg_panel_place *bg_panel_place_of(const struct bg_panel_review *review,
                                               size_t criterion, const char *bid)
{
    for (size_t c = 0; c < review->criteria_n; c++) {
        if (review->criteria[c].criterion != criterion)
            continue;
        for (size_t b = 0; b < review->bids_n; b++)
            if (strcmp(review->bids[b], bid) == 0)
                return &review->criteria[c].places[b];
    }
    return NULL;
}

const char *bg_panel_level_label(struct bg_arena *arena, const struct bg_criterion *criterion,
                                 size_t level)
{
    const struct bg_level *own = &criterion->levels[level];
    char points[BG_DEC_TEXT];
    bool twice = false;
    bg_dec_text(own->points, points);
    for (size_t i = 0; i < criterion->levels_n; i++)
        twice = twice || (i != level && bg_cell_text_same(criterion->levels[i].title, own->title));
    if (*own->title == '\0')
        return bg_arena_printf(arena, "%s points", points);
    return twice ? bg_arena_printf(arena, "%s (%s)", own->title, points) : own->title;
}
