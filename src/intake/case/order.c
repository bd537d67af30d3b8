/* What happened, held against the order in which it may (model/event.def). Times are compared as they
 * were recorded; a clock that ran backwards is said and is no fault. */
#include <string.h>

#include "intake/case/case.h"

static bool order_after(struct bg_instant a, struct bg_instant b)
{
    int order;
    return bg_instant_compare(a, b, &order) && order > 0;
}

static bool order_is_blank(const char *text)
{
    return !text[strspn(text, " \t\r\n")];
}

static void check_state(struct bg_case_log *log, const struct bg_case_entry *e)
{
    if (bg_case_may_now(log, e->event))
        return;
    if (bg_case_may(log->state, e->event)) {
        bg_case_say(&log->said, BG_E775, e->n,
                    "entry %lld: %s while the offers of round %lld were sealed", (long long)e->n,
                    bg_case_event_row(e->event)->broken, (long long)log->awaited->round);
        return;
    }
    bg_case_say(&log->said, BG_E775, e->n, "entry %lld: %s in state \"%s\"; that is for state %s",
                (long long)e->n, bg_case_event_row(e->event)->broken,
                bg_case_state_name(log->state), bg_case_states_of(log->said.arena, e->event));
}

static void order_check_reason(struct bg_case_log *log, const struct bg_case_entry *e)
{
    if (bg_case_event_row(e->event)->because && order_is_blank(e->because))
        bg_case_say(&log->said, BG_E776, e->n, "entry %lld: \"%s\" without a reason",
                    (long long)e->n, e->name);
    if (e->event == BG_EVENT_REOPEN && order_is_blank(e->authority))
        bg_case_say(&log->said, BG_E776, e->n, "entry %lld: \"reopen\" without an authority",
                    (long long)e->n);
}

static void check_times(struct bg_case_log *log, const struct bg_case_entry *e)
{
    if (!bg_instant_known(log->due) || !bg_case_may_now(log, e->event))
        return;
    const struct bg_case_entry *due = NULL;
    for (const struct bg_case_entry *d = log->entries; d < e; d++)
        if (bg_instant_known(d->due))
            due = d;
    if (e->event == BG_EVENT_RECEIVE && order_after(e->at, log->due))
        bg_case_say(&log->said, BG_E762, e->n,
                    "entry %lld: bid %s was taken in at %s, after %s, and not as late",
                    (long long)e->n, e->bid, e->at_text, due ? due->due_text : "");
    if (e->event == BG_EVENT_OPEN && order_after(log->due, e->at))
        bg_case_say(&log->said, BG_E763, e->n, "entry %lld: bids were opened at %s, before %s",
                    (long long)e->n, e->at_text, due ? due->due_text : "");
    if (e->event == BG_EVENT_OPEN_PRICES && log->awaited && order_after(log->due, e->at))
        bg_case_say(&log->said, BG_E763, e->n,
                    "entry %lld: offers of round %lld were opened at %s, before %s",
                    (long long)e->n, (long long)log->awaited->round, e->at_text,
                    due ? due->due_text : "");
    if (e->event == BG_EVENT_ADDENDUM && order_after(e->at, log->due))
        bg_case_say(&log->said, BG_E761, e->n,
                    "entry %lld: the ruleset was changed at %s, when bids were due (%s)",
                    (long long)e->n, e->at_text, due ? due->due_text : "");
}

/* A paper that was made after the decision may be added, and is dated as what it is. */
static void say_later_paper(struct bg_case_log *log, const struct bg_case_entry *e,
                            const struct bg_case_entry *decision)
{
    bool decided = log->state == BG_CASE_RECOMMENDED || log->state == BG_CASE_FINAL ||
                   log->state == BG_CASE_DEBRIEFED;
    if (e->event == BG_EVENT_NOTE && decided && decision)
        bg_case_say(&log->said, BG_N784, e->n,
                    "entry %lld: added after the decision (entry %lld, %s): %s", (long long)e->n,
                    (long long)decision->n, decision->at_text, e->text);
}

static bool happens(struct bg_case_log *log, const struct bg_case_entry *e)
{
    if (e->event != BG_EVENT__COUNT)
        return true;
    bg_case_say(&log->said, BG_E787, e->n,
                "entry %lld: \"%s\" is no event that this version of bidgauge knows",
                (long long)e->n, e->name);
    return false;
}

/* The state that the entry leads to, and the round that it begins or ends. */
static void order_follow(struct bg_case_log *log, const struct bg_case_entry *e)
{
    enum bg_case_state after_it = bg_case_event_row(e->event)->after;
    if (after_it != BG_CASE_NONE)
        log->state = after_it;
    if (e->event == BG_EVENT_ROUND) {
        log->awaited = e;
        if (e->rescore)
            log->state = BG_CASE_OPENED;
    }
    if (e->event == BG_EVENT_OPEN || e->event == BG_EVENT_OPEN_PRICES)
        log->awaited = NULL;
}

void bg_case_check_order(struct bg_case_log *log)
{
    const struct bg_case_entry *decision = NULL, *before = NULL;
    for (size_t i = 0; i < log->n; i++) {
        const struct bg_case_entry *e = &log->entries[i];
        if (before && order_after(before->at, e->at))
            bg_case_say(&log->said, BG_N783, e->n,
                        "entry %lld: its time, %s, is before that of entry %lld (%s): a clock ran "
                        "backwards, or the times were given by hand",
                        (long long)e->n, e->at_text, (long long)before->n, before->at_text);
        before = e;
        if (!happens(log, e))
            continue;
        check_state(log, e);
        order_check_reason(log, e);
        check_times(log, e);
        say_later_paper(log, e, decision);
        if (bg_instant_known(e->due))
            log->due = e->due;
        order_follow(log, e);
        if (e->event == BG_EVENT_DECIDE)
            decision = e;
    }
}
