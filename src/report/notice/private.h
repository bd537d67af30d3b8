/* Private to report/notice: one letter about one lot, and what letters and memo share. */
#ifndef BG_REPORT_NOTICE_PRIVATE_H
#define BG_REPORT_NOTICE_PRIVATE_H

#include "report/html/html.h"
#include "report/notice/notice.h"

struct bg_letter {
    struct bg_arena *arena;
    struct bg_buf *out;
    struct bg_diags *diags;
    const struct bg_notice_case *about;
    const struct bg_notice *notice;
    const struct bg_lot_result *lot;
    const struct bg_ruleset *rules;           /* of the lot */
    const struct bg_bid_result *own, *chosen; /* chosen NULL: nobody yet */
    const struct bg_award_decision *decision; /* NULL: nothing is decided */
    const struct bg_notice_source *cited;     /* of the part before; NULL: none */
    bool whole;                               /* nothing is missing so far */
    const struct bg_bid_result *self;         /* the recipient's, of whichever lot */
};

/* -- the parts: each puts its content, below its title ------------------------------------------------ */
typedef void bg_letter_part(struct bg_letter *l, const struct bg_notice_part *part);
extern bg_letter_part *const bg_letter_parts[BG_NOTICE_PART__COUNT];
/* Something is asked for that the record does not have (E780); where: "\"Method\", Birch has none". */
void bg_letter_missing(struct bg_letter *l, const char *asks, const char *where);
/* Nothing in this piece of the letter that must not be there. chosen: in the lot that it is about; NULL: nobody,
 * or it is about none. False: said. */
bool bg_letter_check(struct bg_letter *l, const char *body, const struct bg_bid_result *chosen);

/* -- what is shared (shared.c) ------------------------------------------------------------------------ */
const char *bg_notice_name(const struct bg_bid_result *bid);
const char *bg_notice_points(struct bg_arena *arena, const struct bg_ruleset *rules,
                             struct bg_dec points);
const char *bg_notice_money(struct bg_arena *arena, const struct bg_ruleset *rules,
                            struct bg_dec amount);
/* "2 April 2026". */
const char *bg_notice_day(struct bg_arena *arena, int64_t day);
/* Why the bid got these points: what the panel agreed on with where it is in the bid, or the words of
 * the evaluation; "" where nothing is recorded. */
const char *bg_notice_reason(struct bg_arena *arena, const struct bg_lot_result *lot,
                             const struct bg_bid_result *bid, size_t criterion);
/* The criterion has points of its own for this bid. */
bool bg_notice_is_scored(const struct bg_lot_result *lot, const struct bg_bid_result *bid,
                         size_t criterion);
/* It reads an answer that is confidential. */
bool bg_notice_is_confidential(const struct bg_ruleset *rules, const struct bg_bid_result *bid,
                               size_t criterion);
/* How the criterion is assessed, in words, with the scores that it can give. */
const char *bg_notice_rule(struct bg_arena *arena, const struct bg_ruleset *rules,
                           const struct bg_criterion *criterion);
const char *bg_notice_price_rule(const struct bg_ruleset *rules);
const char *bg_notice_title(const struct bg_ruleset *rules);
const char *bg_notice_lot_title(struct bg_arena *arena, const struct bg_result *result, size_t lot);
const struct bg_award_decision *bg_notice_decision(const struct bg_notice_case *about,
                                                   const char *lot);
/* The text of the list for that bid; "" where there is none. */
const char *bg_notice_why(const struct bg_award_tradeoff *list, size_t n, const char *bid);
/* The table of criteria with weights and rules. */
void bg_notice_criteria(struct bg_arena *arena, struct bg_buf *out, const struct bg_ruleset *rules);
/* Head and entry of the record, and how to check it. */
void bg_notice_record(struct bg_arena *arena, struct bg_buf *out,
                      const struct bg_notice_case *about);

#endif
