/* Finding one's way in a reviewed panel. */
#include "model/panel.h"

#include <string.h>

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
