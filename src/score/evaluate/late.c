/* Late bids in an evaluation: why a bid is not scored, and what has to be asked or known about when
 * a bid came in. The vendor's own date is a claim; a receipt that the buyer recorded goes first. */
#include "model/late.h"

#include "score/evaluate/explain.h"
#include "score/evaluate/parts.h"

static const char *text_of(struct bg_arena *arena, struct bg_instant at)
{
    char text[BG_INSTANT_TEXT];
    return bg_arena_printf(arena, "%s", bg_instant_text(at, text));
}

static const char *due_text(const struct bg_lot_work *work)
{
    return text_of(work->arena, work->ruleset->solicitation.when[BG_AT_BIDS_DUE]);
}

static const char *behind(struct bg_arena *arena, const struct bg_timeliness *t)
{
    char text[BG_DURATION_TEXT];
    return bg_arena_printf(arena, "%s", bg_duration_text(t->behind, text));
}

const char *bg_late_words(const struct bg_lot_work *work, const struct bg_bid *bid)
{
    struct bg_timeliness t = bg_bid_timeliness(work->ruleset, bid);
    struct bg_sentence s;
    bg_sentence_start(&s, work->arena);
    bg_sentence_add(&s, 0, "received %s after bids were due", behind(work->arena, &t));
    if (t.claimed)
        bg_sentence_add(&s, 0, ", by the bid's own date");
    bg_sentence_add(&s, 1, " (%s, due %s)", text_of(work->arena, t.at), due_text(work));
    if (!t.accepted)
        bg_sentence_add(&s, 2, ", so it is not scored");
    return bg_sentence_end(&s);
}

static void flag_accepted(struct bg_lot_work *work, struct bg_entry *entry)
{
    const struct bg_late_acceptance *accepted = entry->result->bid->late_accepted;
    const char *words = bg_late_words(work, entry->result->bid);
    char date[BG_DATE_TEXT];
    struct bg_buf out;
    bg_buf_init(&out, work->arena);
    bg_buf_printf(&out, "%s It is scored by a decision", words);
    if (accepted->by[0])
        bg_buf_printf(&out, " of %s", accepted->by);
    if (accepted->date != BG_NO_DATE)
        bg_buf_printf(&out, " on %s", bg_date_text(accepted->date, date));
    bg_buf_printf(&out, ": %s", accepted->reason);
    bg_entry_flag(work, entry,
                  (struct bg_flag){"late_accepted", "Late bid, accepted", bg_buf_text(&out), ""});
}

static void flag_rejected(struct bg_lot_work *work, struct bg_entry *entry,
                          const struct bg_timeliness *t)
{
    struct bg_arena *arena = work->arena;
    const struct bg_bid *bid = entry->result->bid;
    if (bid->late_accepted != NULL)
        bg_entry_flag(
            work, entry,
            (struct bg_flag){"late_not_acceptable", "Acceptance that does not count",
                             "A decision accepts this late bid, but the ruleset rejects late bids.",
                             ""});
    if (!t->claimed)
        return;
    const char *at = text_of(arena, t->at);
    bg_entry_flag(
        work, entry,
        (struct bg_flag){
            "late_by_own_date", "Late by its own date",
            bg_arena_printf(
                arena,
                "The bid's date of submission, %s, is after %s, when bids were due, and "
                "no receipt is recorded. A receipt recorded by the buyer decides.",
                at, due_text(work)),
            bg_arena_printf(arena,
                            "Your bid gives %s as its date of submission; bids were due %s. Please "
                            "say when and how it was handed in.",
                            at, due_text(work))});
}

static void flag_unclear(struct bg_lot_work *work, struct bg_entry *entry,
                         const struct bg_timeliness *t)
{
    bg_entry_flag(
        work, entry,
        (struct bg_flag){"time_unclear", "Late or not is not known",
                         bg_arena_printf(work->arena,
                                         "It cannot be told whether the bid came in on time: %s, "
                                         "due %s. %s",
                                         text_of(work->arena, t->at), due_text(work),
                                         t->at.has_time ? "No time zone is given for the deadline."
                                                        : "No time of day is recorded."),
                         ""});
    bg_lot_warn(work, "It cannot be told whether the bid of %s came in on time.",
                bg_bid_name(entry->result->bid));
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
    bg_entry_flag(work, entry,
                  (struct bg_flag){"own_date_after_due", "Its own date is after bids were due",
                                   bg_arena_printf(work->arena,
                                                   "The bid's date of submission is %s; the buyer "
                                                   "recorded its receipt at %s, which counts.",
                                                   text_of(work->arena, other.at),
                                                   text_of(work->arena, t->at)),
                                   ""});
}

static void flag_unreadable(struct bg_lot_work *work, struct bg_entry *entry)
{
    const struct bg_bid *bid = entry->result->bid;
    if (!bid->submitted_text[0] || bg_instant_known(bid->submitted))
        return;
    bg_entry_flag(work, entry,
                  (struct bg_flag){"submitted_unreadable", "Date of submission that cannot be read",
                                   bg_arena_printf(work->arena,
                                                   "The bid's date of submission cannot be read: "
                                                   "\"%s\".",
                                                   bid->submitted_text),
                                   ""});
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
