/* The envelope of the prices stays closed while people score quality: what is not there cannot
 * sway them, and a report that is finished now cannot show it. */
#include <string.h>

#include "score/panel/panel.h"

static const struct bg_bid *panel_envelope_without_prices(struct bg_arena *arena,
                                                          const struct bg_ruleset *ruleset,
                                                          const struct bg_bid *bid)
{
    if (bid->answers == NULL)
        return bid;
    struct bg_bid *out = BG_NEW(arena, struct bg_bid);
    struct bg_answer *answers = BG_ARRAY(arena, ruleset->fields_n + 1, struct bg_answer);
    struct bg_value *values = BG_ARRAY(arena, ruleset->fields_n + 1, struct bg_value);
    struct bg_clarification *kept =
        BG_ARRAY(arena, bid->clarifications_n + 1, struct bg_clarification);
    *out = *bid;
    out->clarifications_n = 0;
    for (size_t i = 0; i < ruleset->fields_n; i++) {
        answers[i] = bid->answers[i];
        if (ruleset->fields[i].envelope == BG_PRICE_ENVELOPE)
            answers[i] = (struct bg_answer){.value = BG_MISSING, .pos = bid->answers[i].pos};
        values[i] = answers[i].value;
    }
    for (size_t i = 0; i < bid->clarifications_n; i++) {
        int slot = bid->clarifications[i].slot;
        if (slot < 0 || ruleset->fields[slot].envelope != BG_PRICE_ENVELOPE)
            kept[out->clarifications_n++] = bid->clarifications[i];
    }
    out->answers = answers;
    out->values = values;
    out->clarifications = kept;
    return out;
}

struct bg_bids bg_panel_close_prices(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                     const struct bg_bids *bids)
{
    const struct bg_bid **closed = BG_ARRAY(arena, bids->n + 1, const struct bg_bid *);
    for (size_t i = 0; i < bids->n; i++)
        closed[i] = panel_envelope_without_prices(arena, ruleset, bids->bid[i]);
    struct bg_bids out = *bids;
    out.bid = closed;
    out.prices_closed = true;
    return out;
}
