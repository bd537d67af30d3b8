/* Letters to bidders, the memo of an award and the notice of the intent to award, as HTML that a word
 * processor opens. They put together what the record says and draft nothing. */
#ifndef BG_REPORT_NOTICE_NOTICE_H
#define BG_REPORT_NOTICE_NOTICE_H

#include "model/award_decision.h"
#include "model/case.h"
#include "model/notice.h"
#include "model/result.h"

struct bg_notice_case { /* what is written about */
    const struct bg_result *result;
    const struct bg_award_decision *const *decisions; /* one a lot; none before the award */
    size_t decisions_n;
    const struct bg_case_log *log;
    const char *head; /* of the log at the entry, for whoever keeps the letter */
    int64_t entry;
    int64_t day;             /* of the letter */
    int64_t standstill_ends; /* BG_NO_DATE: not given */
};

/* The letter to who handed in the bid. False: something that the notice asks for is missing, or the
 * letter would tell what it must not, said; out is then of no use. */
bool bg_letter_write(struct bg_buf *out, struct bg_diags *diags, const struct bg_notice_case *about,
                     const struct bg_notice *notice, const char *bid);
/* The notice is for the bid: that was excluded, was not chosen, or all. */
bool bg_letter_is_for(const struct bg_notice_case *about, const struct bg_notice *notice,
                      const char *bid);
/* A bid of that id in the lot; NULL: none. */
const struct bg_bid_result *bg_notice_bid(const struct bg_lot_result *lot, const char *id);

void bg_memo_write(struct bg_buf *out, const struct bg_notice_case *about);
void bg_intent_write(struct bg_buf *out, const struct bg_notice_case *about);

#endif
