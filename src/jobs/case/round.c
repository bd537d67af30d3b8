/* A round of offers: the same due time for all, and all who are not eliminated. */
#include <string.h>

#include "jobs/case/bids.h"
#include "jobs/case/commands.h"
#include "jobs/case/work.h"

/* Everybody who may still win is asked, or the reason names who is not. */
static bool invites(struct bg_case *c, const struct bg_lot_result *lot, struct bg_texts *bids,
                    bool given)
{
    bool good = true;
    const char **items = BG_ARRAY(c->job->arena, bids->n + lot->bids_n, const char *);
    if (bids->n)
        memcpy(items, bids->items, bids->n * sizeof *items);
    for (size_t i = 0; i < lot->bids_n; i++) {
        const struct bg_bid_result *bid = &lot->bids[i];
        const char *id = bid->bid->id, *name = bid->bid->vendor_name;
        if (bid->status != BG_RANKED || bg_case_is_listed(&(struct bg_texts){items, bids->n}, id))
            continue;
        if (!given) {
            items[bids->n++] = id;
        } else if (!strstr(c->next.because, name)) {
            bg_diag_add(c->job->diags, BG_E769, BG_NOWHERE,
                        "%s is acceptable and is not invited; no reason is recorded", name);
            good = false;
        }
    }
    bids->items = items;
    return good;
}

static bool round_is_known(struct bg_case *c, const struct bg_result *result, const char *id)
{
    for (size_t l = 0; l < result->lots_n; l++)
        for (size_t i = 0; i < result->lots[l].bids_n; i++)
            if (strcmp(result->lots[l].bids[i].bid->id, id) == 0)
                return true;
    bg_diag_add(c->job->diags, BG_E848, BG_NOWHERE, "no bid \"%s\" is in", id);
    return false;
}

static bool set_due(struct bg_case *c)
{
    const char *given = c->request->due;
    int order;
    if (!given || !bg_instant_parse(given, strlen(given), &c->next.due) || !c->next.due.has_zone) {
        bg_diag_add(c->job->diags, BG_E840, BG_NOWHERE,
                    "--due=%s is not a time with its offset from UTC", given ? given : "");
        return false;
    }
    if (bg_instant_compare(c->next.due, c->next.at, &order) && order <= 0) {
        bg_diag_add(c->job->diags, BG_E840, BG_NOWHERE,
                    "--due=%s is not after the time of this entry (%s)", given, c->next.at_text);
        return false;
    }
    c->next.due_text = bg_case_time_text(c->job->arena, c->next.due);
    return true;
}

bool bg_case_round(struct bg_case *c)
{
    const struct bg_case_entry *before = bg_case_last(c->log, BG_EVENT_ROUND);
    bool given = c->request->bids != NULL, good = true;
    if (!bg_case_begin(c, BG_EVENT_ROUND) || !set_due(c))
        return false;
    const struct bg_result *result = bg_case_result(c, true);
    struct bg_texts bids = bg_case_split(c->job->arena, given ? c->request->bids : "");
    if (!result)
        return false;
    for (size_t i = 0; i < bids.n; i++)
        good = round_is_known(c, result, bids.items[i]) && good;
    for (size_t l = 0; l < result->lots_n; l++)
        good = invites(c, &result->lots[l], &bids, given) && good;
    c->next.round = before ? before->round + 1 : 2;
    c->next.rescore = result->ruleset->offers.rescore_quality;
    c->next.bids = bids;
    return good && bg_case_append(c);
}
