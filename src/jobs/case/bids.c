/* Which files of a bid count: those that came in time or were admitted, of rounds that were opened. */
#include "jobs/case/bids.h"

#include <string.h>

#include "jobs/case/panel.h"

bool bg_case_is_price(const struct bg_case_entry *entry, const char *path)
{
    static const char word[] = "-price";
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t id = strlen(entry->bid), n = sizeof word - 1;
    return strncmp(name, entry->bid, id) == 0 && strncmp(name + id, word, n) == 0 &&
           (name[id + n] == '-' || name[id + n] == '.' || name[id + n] == '\0');
}

/* -- rounds ---------------------------------------------------------------------------------------- */

/* The newest round whose offers were opened; 1: that of the bids themselves. */
static int64_t opened_round(const struct bg_case *c)
{
    const struct bg_case_entry *last = bg_case_last(c->log, BG_EVENT_ROUND);
    if (!last)
        return 1;
    return c->log->awaited ? last->round - 1 : last->round;
}

static const struct bg_case_entry *bids_round_of(const struct bg_case *c, int64_t round)
{
    for (size_t i = 0; i < c->log->n && round > 1; i++)
        if (c->log->entries[i].event == BG_EVENT_ROUND && c->log->entries[i].round == round)
            return &c->log->entries[i];
    return NULL;
}

/* -- one bid ----------------------------------------------------------------------------------------- */

static struct bg_case_bid *bids_bid_called(struct bg_case_bid *bids, size_t *n, const char *id)
{
    for (size_t i = 0; i < *n; i++)
        if (strcmp(bids[i].id, id) == 0)
            return &bids[i];
    bids[*n] = (struct bg_case_bid){.id = id};
    return &bids[(*n)++];
}

static void add_path(struct bg_case *c, struct bg_case_paths *paths, const char *path)
{
    const char **items = BG_ARRAY(c->job->arena, paths->n + 1, const char *);
    if (paths->n)
        memcpy(items, paths->items, paths->n * sizeof *items);
    items[paths->n] = path;
    *paths = (struct bg_case_paths){items, paths->n + 1};
}

static bool is_answers(const char *path)
{
    static const char *const endings[] = {".json", ".xlsx", ".xlsm", ".csv", ".gz"};
    size_t n = strlen(path);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t size = strlen(endings[i]);
        if (n > size && strcmp(path + n - size, endings[i]) == 0)
            return true;
    }
    return false;
}

/* Of the files that came together the first of each envelope is the bid, and the others are its papers;
 * with lots there may be one for each. An offer of a round that only prices is one of prices. */
static void take_files(struct bg_case *c, const struct bg_ruleset *rules, struct bg_case_bid *bid,
                       const struct bg_case_entry *e)
{
    const struct bg_case_entry *round = bids_round_of(c, e->round);
    bool quality = false, price = false;
    for (size_t f = 0; f < e->files_n; f++) {
        const char *path = e->files[f].path;
        bool is_price = rules->envelopes == 2 && bg_case_is_price(e, path);
        bool *had = is_price ? &price : &quality;
        if (*had && (rules->lots_n == 0 || !is_answers(path)))
            continue;
        *had = true;
        add_path(c, is_price || (round && !round->rescore) ? &bid->price : &bid->quality, path);
    }
}

/* A late file does not take the place of what came in time, unless somebody admits it. */
static void bids_take_in(struct bg_case *c, const struct bg_ruleset *rules, struct bg_case_bid *bid,
                         const struct bg_case_entry *e)
{
    bool late = e->event == BG_EVENT_LATE;
    if (late && bid->in) {
        bid->waiting = e;
        return;
    }
    bid->in = bid->in ? bid->in : e;
    bid->late = late;
    take_files(c, rules, bid, e);
}

static void bids_admit(struct bg_case *c, const struct bg_ruleset *rules, struct bg_case_bid *bid,
                       const struct bg_case_entry *e)
{
    bid->admitted = e;
    if (bid->waiting)
        take_files(c, rules, bid, bid->waiting);
    bid->waiting = NULL;
}

/* -- offers -------------------------------------------------------------------------------------------- */

static bool made_offer(const struct bg_case *c, const struct bg_case_entry *round, const char *id)
{
    bool admitted = false, late = false, made = false;
    for (size_t i = 0; i < c->log->n; i++) {
        const struct bg_case_entry *e = &c->log->entries[i];
        if (strcmp(e->bid, id) != 0)
            continue;
        made = made || (e->event == BG_EVENT_RECEIVE && e->round == round->round);
        late = late || (e->event == BG_EVENT_LATE && e->round == round->round);
        admitted = admitted || (e->event == BG_EVENT_ADMIT && late);
    }
    return made || admitted;
}

/* Whoever was invited to an opened round and offered nothing, where the ruleset takes that as leaving. */
static void find_unanswered(const struct bg_case *c, struct bg_case_bid *bid, int64_t opened)
{
    for (size_t i = 0; i < c->log->n; i++) {
        const struct bg_case_entry *e = &c->log->entries[i];
        if (e->event == BG_EVENT_ROUND && e->round <= opened &&
            bg_case_is_listed(&e->bids, bid->id) && !made_offer(c, e, bid->id))
            bid->unanswered = e;
    }
}

/* -- all of them --------------------------------------------------------------------------------------- */

struct bg_case_bid *bg_case_list_bids(struct bg_case *c, const struct bg_ruleset *rules, size_t *n)
{
    struct bg_case_bid *bids = BG_ARRAY(c->job->arena, c->log->n, struct bg_case_bid);
    int64_t opened = opened_round(c);
    bool leaves = rules->offers.unanswered_leaves;
    *n = 0;
    for (size_t i = 0; i < c->log->n; i++) {
        const struct bg_case_entry *e = &c->log->entries[i];
        bool in = e->event == BG_EVENT_RECEIVE || e->event == BG_EVENT_LATE;
        if (in && e->round <= opened)
            bids_take_in(c, rules, bids_bid_called(bids, n, e->bid), e);
        if (e->event == BG_EVENT_ADMIT)
            bids_admit(c, rules, bids_bid_called(bids, n, e->bid), e);
        if (e->event == BG_EVENT_WITHDRAW && e->bid[0])
            bids_bid_called(bids, n, e->bid)->withdrawn = true;
    }
    for (size_t i = 0; i < *n && leaves; i++)
        find_unanswered(c, &bids[i], opened);
    return bids;
}
