/* The sentences of a finished result, from its reasons. */
#include "model/result.h"
#include "score/words/words.h"

const enum bg_reason_code bg_outcome_codes[BG_OUTCOME__COUNT] = {
    [BG_MET] = BG_R_OUTCOME_MET,
    [BG_NOT_MET] = BG_R_OUTCOME_NOT_MET,
    [BG_SCORED] = BG_R_OUTCOME_SCORED,
    [BG_NOT_ANSWERED] = BG_R_OUTCOME_NOT_ANSWERED,
    [BG_NEEDS_PANEL] = BG_R_OUTCOME_NEEDS_PANEL,
    [BG_NOT_APPLICABLE] = BG_R_OUTCOME_NOT_APPLICABLE,
    [BG_OUTCOME_ERROR] = BG_R_OUTCOME_ERROR,
};

static void word_flag(struct bg_arena *arena, enum bg_language language, struct bg_flag *flag)
{
    flag->title = bg_reason_words(arena, language, &flag->titled);
    flag->message = bg_reason_words(arena, language, &flag->said);
    flag->request = bg_reason_words(arena, language, &flag->asked);
}

static void word_criterion(struct bg_arena *arena, enum bg_language language,
                           struct bg_criterion_result *r)
{
    r->reason = bg_reason_words(arena, language, &r->why);
    r->would_change = bg_reason_words(arena, language, &r->change);
    r->limit_words = bg_reason_words(arena, language, &r->bound);
    if (r->band_is_limit)
        r->band = r->limit_words;
}

void bg_lot_words(struct bg_arena *arena, enum bg_language language, struct bg_lot_result *lot)
{
    const char **warnings = BG_ARRAY(arena, lot->warnings_n + 1, const char *);
    for (size_t i = 0; i < lot->warnings_n; i++)
        warnings[i] = bg_reason_words(arena, language, &lot->warned[i]);
    lot->warnings = warnings;
    lot->recommendation = bg_reason_words(arena, language, &lot->advice);
    lot->margin_words = bg_reason_words(arena, language, &lot->lead);
    lot->open.words = bg_reason_words(arena, language, &lot->open.why);
    for (size_t i = 0; i < lot->bids_n; i++) {
        struct bg_bid_result *bid = &lot->bids[i];
        bid->status_reason = bg_reason_words(arena, language, &bid->status_why);
        bid->tie_reason = bg_reason_words(arena, language, &bid->tie_why);
        bid->price.reason = bg_reason_words(arena, language, &bid->price.why);
        for (size_t s = 0; s < bid->price.steps_n; s++)
            bid->price.steps[s].reason = bg_reason_words(arena, language, &bid->price.steps[s].why);
        for (size_t f = 0; f < bid->flags_n; f++)
            word_flag(arena, language, &bid->flags[f]);
        for (size_t c = 0; c < lot->ruleset->criteria_n; c++)
            word_criterion(arena, language, &bid->criteria[c]);
    }
}
