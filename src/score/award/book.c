/* Names and marks of the workbook of a decision. */
#include "score/award/book.h"

#include <string.h>

#include "base/hash.h"

const struct bg_award_question_row bg_award_questions[BG_AWARD_QUESTION__COUNT] = {
    [BG_AWARD_CHOSEN] = {"chosen", "Which bid is chosen?",
                         "Choose it from the list. The differences on the sheet Bids follow."},
    [BG_AWARD_BY] = {"by", "Who decides?", "Name and office of the person who decides."},
    [BG_AWARD_BECAUSE] = {"because", "Why this bid?",
                          "What in the bid makes the difference. A score alone is no reason."},
    [BG_AWARD_NOT_FIRST] = {"not_first_because", "If it is not the first in points: why?",
                            "Leave it empty where the first one is chosen."},
};

const char *bg_award_bid_label(struct bg_arena *arena, const struct bg_lot_result *lot, size_t bid)
{
    const char *name = lot->bids[bid].bid->vendor_name;
    for (size_t i = 0; i < lot->bids_n; i++)
        if (i != bid && strcmp(lot->bids[i].bid->vendor_name, name) == 0)
            return bg_arena_printf(arena, "%s (%s)", name, lot->bids[bid].bid->id);
    return name;
}

static void book_put_bid(struct bg_buf *out, const struct bg_bid_result *bid, int places)
{
    char text[BG_DEC_TEXT];
    bg_buf_printf(out, "%s\n%s\n%s\n", bid->bid->id, bid->bid->vendor_name,
                  bg_result_status_name(bid->status));
    if (bid->price.present)
        bg_buf_puts(out, bg_dec_text(bid->price.amount, text));
    bg_buf_putc(out, '\n');
    if (bid->total_exact)
        bg_buf_puts(out, bg_dec_fixed(bid->total, places, text));
    bg_buf_putc(out, '\n');
}

const char *bg_award_seal(struct bg_arena *arena, const struct bg_result *result)
{
    enum { SHORT = 16 };
    struct bg_buf out;
    unsigned char hash[32];
    char text[65];
    bg_buf_init(&out, arena);
    for (size_t l = 0; l < result->lots_n; l++) {
        const struct bg_lot_result *lot = &result->lots[l];
        bg_buf_printf(&out, "lot %s\n", lot->lot);
        for (size_t i = 0; i < lot->bids_n; i++)
            book_put_bid(&out, &lot->bids[lot->order[i]], lot->ruleset->award.decimals);
    }
    bg_sha256(bg_buf_text(&out), out.size, hash);
    bg_sha256_hex(hash, text);
    return bg_arena_text(arena, text, SHORT);
}
