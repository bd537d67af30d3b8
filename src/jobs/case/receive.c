/* Bids as they come in. Nothing of them is read: a bid is bytes with a hash until it may be opened. */
#include <string.h>

#include "jobs/case/bids.h"
#include "jobs/case/commands.h"
#include "jobs/case/panel.h"

enum { BID_FILE_BYTES = 512 << 20 };

static bool is_bid_event(enum bg_case_event event)
{
    return event == BG_EVENT_RECEIVE || event == BG_EVENT_LATE;
}

static bool is_in(const struct bg_case *c, const char *bid)
{
    bool in = false;
    for (size_t i = 0; i < c->log->n; i++) {
        const struct bg_case_entry *e = &c->log->entries[i];
        if (!e->bid || strcmp(e->bid, bid) != 0)
            continue;
        in = (in || is_bid_event(e->event)) && e->event != BG_EVENT_WITHDRAW;
    }
    return in;
}

size_t bg_case_bids_in(const struct bg_case *c)
{
    size_t n = 0;
    for (size_t i = 0; i < c->log->n; i++) {
        const struct bg_case_entry *e = &c->log->entries[i];
        bool first = e->event == BG_EVENT_RECEIVE && is_in(c, e->bid);
        for (size_t k = 0; k < i && first; k++)
            first = c->log->entries[k].event != BG_EVENT_RECEIVE ||
                    strcmp(c->log->entries[k].bid, e->bid) != 0;
        n += first;
    }
    return n;
}

/* -- which bid, which envelope ---------------------------------------------------------------------- */

static const char *receive_name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool receive_ends_with(const char *text, size_t n, const char *end, size_t *stem)
{
    size_t size = strlen(end);
    if (n <= size + 1 || memcmp(text + n - size, end, size) != 0 ||
        (text[n - size - 1] != '-' && text[n - size - 1] != '_'))
        return false;
    *stem = n - size - 1;
    return true;
}

struct named { /* what the name of a file says */
    size_t stem;
    const char *envelope; /* "quality" or "price"; "" when it says neither */
    const char *lot;      /* "-north": what forms of the lot end with; "" */
};

/* By how the name ends before its dot: "A-quality", and with lots "A-quality-north". */
static struct named receive_named(struct bg_case *c, const struct bg_ruleset *rules,
                                  const char *path)
{
    static const char *const names[] = {"quality", "price"};
    const char *name = receive_name_of(path), *dot = strrchr(name, '.');
    size_t all = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    struct named out = {.stem = all, .envelope = "", .lot = ""};
    for (size_t l = 0; l <= rules->lots_n; l++) {
        const char *lot = l < rules->lots_n ? bg_case_lot_suffix(c, rules, rules->lots[l].id) : "";
        size_t n = all;
        if (*lot && !receive_ends_with(name, all, lot + 1, &n))
            continue;
        for (size_t i = 0; i < 2; i++)
            if (receive_ends_with(name, n, names[i], &out.stem)) {
                out.envelope = names[i];
                out.lot = lot;
                return out;
            }
    }
    return out;
}

/* As part of a file's name on any disk. */
static bool is_bid_id(const char *id)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    size_t n = strlen(id);
    return n > 0 && n <= BG_ID_MAX && strspn(id, letters) == n && id[0] != '-';
}

/* The bid's id: as given, else the name of its first file. */
static const char *receive_bid_of(struct bg_case *c, const struct bg_ruleset *rules)
{
    const char *path = c->request->words[0];
    size_t stem = receive_named(c, rules, path).stem;
    const char *id = c->request->bid ? c->request->bid
                                     : bg_arena_text(c->job->arena, receive_name_of(path), stem);
    if (is_bid_id(id))
        return id;
    bg_diag_add(c->job->diags, BG_E844, BG_NOWHERE,
                "\"%s\" cannot be the id of a bid: it is used in file names", id);
    return NULL;
}

static const char *ending(const char *path)
{
    const char *dot = strrchr(receive_name_of(path), '.');
    return dot && dot > receive_name_of(path) ? dot : "";
}

/* A file of that envelope is in already in this round: it stays in the folder, and the later one counts. */
static void say_replaced(struct bg_case *c, const struct bg_ruleset *rules, const char *envelope)
{
    bool price = strcmp(envelope, "price") == 0, two = rules->envelopes == 2;
    for (size_t i = c->log->n; i-- > 0;) {
        const struct bg_case_entry *e = &c->log->entries[i];
        if (e->event != BG_EVENT_RECEIVE || e->round != c->next.round ||
            strcmp(e->bid, c->next.bid) != 0)
            continue;
        for (size_t f = 0; f < e->files_n; f++) {
            const char *path = e->files[f].path;
            if (two && bg_case_is_price(e, path) != price)
                continue;
            c->next.text =
                bg_arena_printf(c->job->arena, "after %s of entry %lld", path, (long long)e->n);
            bg_buf_printf(&c->answer->text,
                          rules->lots_n
                              ? "bid %s handed in %s before (entry %lld): it stays, and of "
                                "each lot the later answers count\n"
                              : "bid %s handed in %s before (entry %lld): it stays in the "
                                "folder, and the later file counts\n",
                          c->next.bid, path, (long long)e->n);
            return;
        }
    }
}

static bool is_of_round(struct bg_case *c, const char *path, const char *envelope)
{
    const struct bg_case_entry *round = c->log->awaited;
    if (!round || round->rescore || strcmp(envelope, "price") == 0)
        return true;
    bg_diag_add(c->job->diags, BG_E822, BG_NOWHERE,
                "\"%s\" is of the envelope of quality, and round %lld asks for prices alone", path,
                (long long)round->round);
    return false;
}

static bool receive_take(struct bg_case *c, const struct bg_ruleset *rules, const char *path,
                         const char *folder)
{
    size_t n = 0;
    const char *error = "";
    struct named name = receive_named(c, rules, path);
    const char *envelope = c->request->envelope ? c->request->envelope : name.envelope;
    const char *bytes = bg_case_bytes(c->job, path, BID_FILE_BYTES, &n, &error);
    bool two = rules->envelopes == 2;
    if (!bytes) {
        bg_diag_add(c->job->diags, BG_E802, BG_NOWHERE, "cannot read \"%s\": %s", path, error);
        c->job->world_failed = true;
        return false;
    }
    if (two && strcmp(envelope, "quality") != 0 && strcmp(envelope, "price") != 0) {
        bg_diag_add(c->job->diags, BG_E845, BG_NOWHERE,
                    "\"%s\" does not say which envelope it is of, and is not opened to look", path);
        return false;
    }
    if (two && !is_of_round(c, path, envelope))
        return false;
    return bg_case_put(c,
                       bg_arena_printf(c->job->arena, "received/%s/%s%s%s%s%s", folder, c->next.bid,
                                       two ? "-" : "", two ? envelope : "", two ? name.lot : "",
                                       ending(path)),
                       bytes, n);
}

/* As it was published; it was sound then. NULL: said. */
static const struct bg_ruleset *published(struct bg_case *c)
{
    const char *path = bg_case_ruleset_path(c);
    struct bg_diags *own = c->job->diags;
    c->job->diags = bg_diags_new(c->job->arena);
    const struct bg_ruleset *rules =
        path ? bg_job_ruleset(c->job, bg_case_path(c, path), BG_NO_DATE) : NULL;
    c->job->diags = own;
    if (!rules)
        bg_diag_add(own, BG_E846, BG_NOWHERE, "the published ruleset cannot be used any more");
    return rules && bg_case_unchanged(c, path) ? rules : NULL;
}

/* -- receive ---------------------------------------------------------------------------------------- */

static void receive_say_late(struct bg_case *c)
{
    char behind[BG_DURATION_TEXT];
    bg_diag_add(c->job->diags, BG_E762, BG_NOWHERE,
                "bid %s came in %s after %s: it is kept, unopened. `record admit CASE %s "
                "--because=TEXT` is a decision of a person",
                c->next.bid, bg_duration_text(c->next.at.micros - c->log->due.micros, behind),
                bg_case_time_text(c->job->arena, c->log->due), c->next.bid);
}

/* A bid in a state in which only late ones may come is late whatever its time. */
static bool receive_begin(struct bg_case *c, bool *late)
{
    bool possible =
        bg_case_may_now(c->log, BG_EVENT_RECEIVE) || !bg_case_may_now(c->log, BG_EVENT_LATE);
    int order;
    if (!bg_case_begin(c, possible ? BG_EVENT_RECEIVE : BG_EVENT_LATE))
        return false;
    *late = bg_instant_compare(c->next.at, c->log->due, &order) && order > 0;
    if (!possible && !*late) {
        bg_diag_add(
            c->job->diags, BG_E847, BG_NOWHERE,
            "bids were opened already (state \"%s\"): what comes in now is late, and --at says "
            "%s, before %s",
            bg_case_state_name(c->log->state), c->next.at_text,
            bg_case_time_text(c->job->arena, c->log->due));
        return false;
    }
    if (*late)
        c->next.event = BG_EVENT_LATE;
    return true;
}

/* Offers of a round come from those who were invited. */
static bool is_invited(struct bg_case *c)
{
    const struct bg_case_entry *round = c->log->awaited;
    if (c->log->state != BG_CASE_LOCKED && !round)
        return true;
    if (round && bg_case_is_listed(&round->bids, c->next.bid))
        return true;
    if (round)
        bg_diag_add(c->job->diags, BG_E769, BG_NOWHERE, "%s is not invited to round %lld",
                    c->next.bid, (long long)round->round);
    else
        bg_diag_add(c->job->diags, BG_E789, BG_NOWHERE,
                    "quality is locked and no round is open: no bid is taken in");
    return false;
}

/* The round that awaits offers; what comes late is of the last one that the bidder was asked in. */
static int64_t receive_round_of(const struct bg_case *c, bool late)
{
    const struct bg_case_entry *round =
        late ? bg_case_last(c->log, BG_EVENT_ROUND) : c->log->awaited;
    return round && bg_case_is_listed(&round->bids, c->next.bid) ? round->round : 1;
}

bool bg_case_receive(struct bg_case *c)
{
    bool late;
    if (!receive_begin(c, &late))
        return false;
    const struct bg_ruleset *rules = published(c);
    c->next.bid = rules ? receive_bid_of(c, rules) : NULL;
    if (!c->next.bid || !is_invited(c))
        return false;
    c->next.round = receive_round_of(c, late);
    const char *folder =
        late ? "late" : bg_arena_printf(c->job->arena, "%lld", (long long)c->next.round);
    for (size_t i = 0; i < c->request->words_n; i++) {
        const char *path = c->request->words[i];
        const char *given = c->request->envelope;
        if (!late && !c->next.text)
            say_replaced(c, rules, given ? given : receive_named(c, rules, path).envelope);
        if (!receive_take(c, rules, path, folder))
            return false;
    }
    if (!bg_case_append(c))
        return false;
    if (late)
        receive_say_late(c);
    return true;
}

/* -- what is decided about a bid ----------------------------------------------------------------------- */

static bool receive_is_known(struct bg_case *c, bool late)
{
    const char *bid = c->request->words[0];
    bool found = false, is_late = false;
    for (size_t i = 0; i < c->log->n; i++) {
        const struct bg_case_entry *e = &c->log->entries[i];
        bool same = is_bid_event(e->event) && strcmp(e->bid, bid) == 0;
        found |= same;
        is_late |= same && e->event == BG_EVENT_LATE;
    }
    if (!found)
        bg_diag_add(c->job->diags, BG_E848, BG_NOWHERE, "no bid \"%s\" is in", bid);
    else if (late && !is_late)
        bg_diag_add(c->job->diags, BG_E848, BG_NOWHERE, "bid \"%s\" was not late", bid);
    else if (is_in(c, bid))
        return true;
    else
        bg_diag_add(c->job->diags, BG_E848, BG_NOWHERE, "bid \"%s\" was withdrawn", bid);
    return false;
}

static bool about_bid(struct bg_case *c, enum bg_case_event event)
{
    if (!bg_case_begin(c, event) || !receive_is_known(c, event == BG_EVENT_ADMIT))
        return false;
    c->next.bid = c->request->words[0];
    return bg_case_append(c);
}

bool bg_case_admit(struct bg_case *c)
{
    return about_bid(c, BG_EVENT_ADMIT);
}

bool bg_case_withdraw(struct bg_case *c)
{
    return about_bid(c, BG_EVENT_WITHDRAW);
}

/* A question to a bidder, sent in whatever way; the answer comes in as a clarification of the officer's
 * decisions. */
bool bg_case_ask(struct bg_case *c)
{
    struct bg_buf text;
    if (!bg_case_begin(c, BG_EVENT_ASK) || !receive_is_known(c, false))
        return false;
    bg_buf_init(&text, c->job->arena);
    for (size_t i = 1; i < c->request->words_n; i++)
        bg_buf_printf(&text, "%s%s", i > 1 ? " " : "", c->request->words[i]);
    c->next.bid = c->request->words[0];
    c->next.text = bg_buf_text(&text);
    return bg_case_append(c);
}

/* That a bidder knows of the newest addendum. It may come before the bid does. */
bool bg_case_acknowledge(struct bg_case *c)
{
    const struct bg_case_entry *addendum = bg_case_last(c->log, BG_EVENT_ADDENDUM);
    if (!bg_case_begin(c, BG_EVENT_ACKNOWLEDGE))
        return false;
    if (!addendum) {
        bg_diag_add(c->job->diags, BG_E849, BG_NOWHERE, "there is no addendum to acknowledge");
        return false;
    }
    if (!is_bid_id(c->request->words[0])) {
        bg_diag_add(c->job->diags, BG_E844, BG_NOWHERE,
                    "\"%s\" cannot be the id of a bid: it is used in file names",
                    c->request->words[0]);
        return false;
    }
    c->next.bid = c->request->words[0];
    c->next.text = bg_arena_printf(c->job->arena, "addendum of entry %lld", (long long)addendum->n);
    c->next.version = addendum->version;
    return bg_case_append(c);
}
