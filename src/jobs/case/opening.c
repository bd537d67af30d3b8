/* Opening what came in: bids after they were due, prices after quality is locked. What is opened must be
 * what was handed in. */
#include <string.h>

#include "jobs/case/bids.h"
#include "jobs/case/commands.h"
#include "jobs/case/work.h"

/* Every file that is opened now is what it was when it came in. Only the newest of a bid counts, and
 * each is looked at all the same. */
static bool are_unchanged(struct bg_case *c, bool prices)
{
    bool good = true;
    for (size_t i = 0; i < c->log->n; i++) {
        const struct bg_case_entry *e = &c->log->entries[i];
        for (size_t f = 0; f < e->files_n && e->event == BG_EVENT_RECEIVE; f++)
            if (bg_case_is_price(e, e->files[f].path) == prices)
                good &= bg_case_unchanged(c, e->files[f].path);
    }
    return good;
}

/* Every bid that is in, in the order in which they first came. */
static void opening_list_bids(struct bg_case *c)
{
    const char **bids = BG_ARRAY(c->job->arena, c->log->n, const char *);
    size_t n = 0;
    for (size_t i = 0; i < c->log->n; i++) {
        const struct bg_case_entry *e = &c->log->entries[i];
        size_t at = 0;
        if (!e->bid || !e->bid[0])
            continue;
        while (at < n && strcmp(bids[at], e->bid) != 0)
            at++;
        if (e->event == BG_EVENT_RECEIVE && at == n)
            bids[n++] = e->bid;
        if (e->event == BG_EVENT_WITHDRAW && at < n)
            memmove(bids + at, bids + at + 1, (--n - at) * sizeof *bids);
    }
    c->next.bids = (struct bg_texts){bids, n};
}

/* Bidders who may not know of the newest addendum. */
static void say_unacknowledged(struct bg_case *c)
{
    const struct bg_case_entry *addendum = bg_case_last(c->log, BG_EVENT_ADDENDUM);
    for (size_t b = 0; addendum && b < c->next.bids.n; b++) {
        bool known = false;
        for (size_t i = 0; i < c->log->n; i++) {
            const struct bg_case_entry *e = &c->log->entries[i];
            known |= e->event == BG_EVENT_ACKNOWLEDGE && e->n > addendum->n &&
                     strcmp(e->bid, c->next.bids.items[b]) == 0;
        }
        if (!known)
            bg_diag_add(c->job->diags, BG_W850, BG_NOWHERE,
                        "bid %s has not acknowledged the addendum of entry %lld (version \"%s\")",
                        c->next.bids.items[b], (long long)addendum->n, addendum->version);
    }
}

bool bg_case_open(struct bg_case *c)
{
    int order;
    if (!bg_case_begin(c, BG_EVENT_OPEN))
        return false;
    if (bg_instant_compare(c->next.at, c->log->due, &order) && order < 0) {
        const struct bg_case_entry *round = c->log->awaited;
        const char *what =
            round ? bg_arena_printf(c->job->arena, "offers of round %lld", (long long)round->round)
                  : "bids";
        bg_diag_add(c->job->diags, BG_E763, BG_NOWHERE,
                    "%s are due on %s: nothing is opened before", what,
                    bg_case_time_text(c->job->arena, c->log->due));
        return false;
    }
    opening_list_bids(c);
    if (!are_unchanged(c, false))
        return false;
    if (!c->log->awaited)
        say_unacknowledged(c);
    if (!bg_case_append(c))
        return false;
    bg_case_say_opened(c, false);
    return true;
}

bool bg_case_open_prices(struct bg_case *c)
{
    int order;
    const struct bg_case_entry *round = c->log->awaited;
    if (!bg_case_begin(c, BG_EVENT_OPEN_PRICES))
        return false;
    if (round && bg_instant_compare(c->next.at, c->log->due, &order) && order < 0) {
        bg_diag_add(c->job->diags, BG_E763, BG_NOWHERE,
                    "offers of round %lld are due on %s: nothing is opened before",
                    (long long)round->round, bg_case_time_text(c->job->arena, c->log->due));
        return false;
    }
    opening_list_bids(c);
    if (!are_unchanged(c, true) || !bg_case_append(c))
        return false;
    bg_case_say_opened(c, true);
    return true;
}
