/* The sentences of a finished result, from its reasons. */
#include <string.h>

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

/* A sentence is put together in drafts of several times its length, which end with the bid. */
struct wording {
    struct bg_arena *arena, *drafts;
    enum bg_language language;
};

static const char *words_of(const struct wording *w, const struct bg_reason *reason)
{
    const char *text = bg_reason_words(w->drafts, w->language, reason);
    return *text ? bg_arena_text(w->arena, text, strlen(text)) : "";
}

static void word_flag(const struct wording *w, struct bg_flag *flag)
{
    flag->title = words_of(w, &flag->titled);
    flag->message = words_of(w, &flag->said);
    flag->request = words_of(w, &flag->asked);
}

static void word_criterion(const struct wording *w, struct bg_criterion_result *r)
{
    r->reason = words_of(w, &r->why);
    r->would_change = words_of(w, &r->change);
    r->limit_words = words_of(w, &r->bound);
    if (r->band_is_limit)
        r->band = r->limit_words;
}

static void word_bid(const struct wording *w, const struct bg_ruleset *rules,
                     struct bg_bid_result *bid)
{
    bid->status_reason = words_of(w, &bid->status_why);
    bid->tie_reason = words_of(w, &bid->tie_why);
    bid->price.reason = words_of(w, &bid->price.why);
    for (size_t s = 0; s < bid->price.steps_n; s++)
        bid->price.steps[s].reason = words_of(w, &bid->price.steps[s].why);
    for (size_t f = 0; f < bid->flags_n; f++)
        word_flag(w, &bid->flags[f]);
    for (size_t c = 0; c < rules->criteria_n; c++)
        word_criterion(w, &bid->criteria[c]);
}

void bg_lot_words(struct bg_arena *arena, enum bg_language language, struct bg_lot_result *lot)
{
    const struct wording w = {arena, bg_arena_part(arena), language};
    const char **warnings = BG_ARRAY(arena, lot->warnings_n + 1, const char *);
    for (size_t i = 0; i < lot->warnings_n; i++)
        warnings[i] = words_of(&w, &lot->warned[i]);
    lot->warnings = warnings;
    lot->recommendation = words_of(&w, &lot->advice);
    lot->margin_words = words_of(&w, &lot->lead);
    lot->open.words = words_of(&w, &lot->open.why);
    for (size_t i = 0; i < lot->bids_n; i++) {
        word_bid(&w, lot->ruleset, &lot->bids[i]);
        bg_arena_reset(w.drafts);
    }
}
