/* Late bids in an evaluation: why a bid is not scored, and what has to be asked or known about when
 * a bid came in. The vendor's own date is a claim; a receipt that the buyer recorded goes first. */
#include "model/late.h"

#include "score/evaluate/explain.h"
#include "score/evaluate/parts.h"

static const struct bg_reason nothing; /* nothing is asked */

static const char *late_text_of(struct bg_arena *arena, struct bg_instant at)
{
    char text[BG_INSTANT_TEXT];
    return bg_arena_printf(arena, "%s", bg_instant_text(at, text));
}

struct bg_reason bg_late_reason(const struct bg_lot_work *work, const struct bg_bid *bid)
{
    struct bg_timeliness t = bg_bid_timeliness(work->ruleset, bid);
    static const enum bg_reason_code codes[2][2] = {
        {BG_R_LATE, BG_R_LATE_ACCEPTED}, {BG_R_LATE_CLAIMED, BG_R_LATE_CLAIMED_ACCEPTED}};
    const struct bg_arg args[] = {
        {.kind = BG_ARG_DURATION, .text = "", .as.days = t.behind},
        {.kind = BG_ARG_MOMENT, .text = late_text_of(work->arena, t.at)},
        {.kind = BG_ARG_MOMENT,
         .text = late_text_of(work->arena, work->ruleset->solicitation.when[BG_AT_BIDS_DUE])}};
    return bg_reason_make(work->arena, codes[t.claimed][t.accepted], args, 3);
}

static struct bg_arg late_moment(struct bg_arena *arena, struct bg_instant at)
{
    return (struct bg_arg){.kind = BG_ARG_MOMENT, .text = late_text_of(arena, at)};
}

static struct bg_arg due(const struct bg_lot_work *work)
{
    return late_moment(work->arena, work->ruleset->solicitation.when[BG_AT_BIDS_DUE]);
}

static void flag_accepted(struct bg_lot_work *work, struct bg_entry *entry)
{
    const struct bg_late_acceptance *accepted = entry->result->bid->late_accepted;
    struct bg_reason late = bg_late_reason(work, entry->result->bid);
    struct bg_arg date = accepted->date == BG_NO_DATE ? bg_arg_none() : bg_arg_date(accepted->date);
    struct bg_arg reason = {.kind = BG_ARG_TEXT, .text = accepted->reason};
    bg_entry_flag(work, entry, "late_accepted", BG_R_FLAG_LATE_ACCEPTED,
                  BG_REASON(work->arena, FLAG_LATE_ACCEPTED_SAID, bg_arg_phrase(work->arena, late),
                            bg_arg_text(BG_ARG_TEXT, accepted->by), date, reason),
                  nothing);
}

static void flag_rejected(struct bg_lot_work *work, struct bg_entry *entry,
                          const struct bg_timeliness *t)
{
    if (entry->result->bid->late_accepted != NULL)
        bg_entry_flag(work, entry, "late_not_acceptable", BG_R_FLAG_LATE_NOT_ACCEPTABLE,
                      BG_REASON_PLAIN(FLAG_LATE_NOT_ACCEPTABLE_SAID), nothing);
    if (!t->claimed)
        return;
    struct bg_arg at = late_moment(work->arena, t->at);
    bg_entry_flag(work, entry, "late_by_own_date", BG_R_FLAG_OWN_DATE,
                  BG_REASON(work->arena, FLAG_OWN_DATE_SAID, at, due(work)),
                  BG_REASON(work->arena, FLAG_OWN_DATE_ASKED, at, due(work)));
}

static void flag_unclear(struct bg_lot_work *work, struct bg_entry *entry,
                         const struct bg_timeliness *t)
{
    struct bg_arg at = late_moment(work->arena, t->at);
    bg_entry_flag(work, entry, "time_unclear", BG_R_FLAG_TIME_UNCLEAR,
                  t->at.has_time ? BG_REASON(work->arena, FLAG_TIME_UNCLEAR_ZONE, at, due(work))
                                 : BG_REASON(work->arena, FLAG_TIME_UNCLEAR_HOUR, at, due(work)),
                  nothing);
    bg_lot_warn(work, BG_REASON(work->arena, WARN_TIME,
                                bg_arg_given(BG_ARG_NAME, entry->result->bid->vendor_name)));
}

/* The buyer's record counts; what the vendor wrote is shown where it says otherwise. */
static void flag_other_date(struct bg_lot_work *work, struct bg_entry *entry,
                            const struct bg_timeliness *t)
{
    struct bg_bid claim = *entry->result->bid;
    claim.receipt = NULL;
    struct bg_timeliness other = bg_bid_timeliness(work->ruleset, &claim);
    if (t->claimed || t->is == BG_TOO_LATE || other.is != BG_TOO_LATE || !bg_instant_known(t->at))
        return;
    bg_entry_flag(work, entry, "own_date_after_due", BG_R_FLAG_OTHER_DATE,
                  BG_REASON(work->arena, FLAG_OTHER_DATE_SAID, late_moment(work->arena, other.at),
                            late_moment(work->arena, t->at)),
                  nothing);
}

static void flag_unreadable(struct bg_lot_work *work, struct bg_entry *entry)
{
    const struct bg_bid *bid = entry->result->bid;
    struct bg_arg text = {.kind = BG_ARG_TEXT, .text = bid->submitted_text};
    if (!bid->submitted_text[0] || bg_instant_known(bid->submitted))
        return;
    bg_entry_flag(work, entry, "submitted_unreadable", BG_R_FLAG_DATE_UNREADABLE,
                  BG_REASON(work->arena, FLAG_DATE_UNREADABLE_SAID, text), nothing);
}

void bg_flag_time(struct bg_lot_work *work)
{
    for (size_t i = 0; i < work->n; i++) {
        struct bg_entry *entry = &work->entries[i];
        const struct bg_bid *bid = entry->result->bid;
        struct bg_timeliness t = bg_bid_timeliness(work->ruleset, bid);
        if (bid->status != BG_BID_ACTIVE)
            continue;
        if (t.is == BG_TOO_LATE && t.accepted)
            flag_accepted(work, entry);
        else if (t.is == BG_TOO_LATE)
            flag_rejected(work, entry, &t);
        else if (t.is == BG_TIME_UNCLEAR)
            flag_unclear(work, entry, &t);
        flag_other_date(work, entry, &t);
        flag_unreadable(work, entry);
    }
}
