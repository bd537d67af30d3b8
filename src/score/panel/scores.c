/* Declarations of interest and the scores of each evaluator: who may score, which scores hold, and
 * who counts in a criterion. */
#include <string.h>

#include "score/panel/private.h"

void bg_panel_declarations(struct bg_panel_work *work)
{
    for (size_t e = 0; e < work->panel->evaluators_n; e++) {
        const struct bg_evaluator *v = &work->panel->evaluators[e];
        if (v->declared == BG_NO_DATE)
            bg_diag_add(work->diags, BG_E721, v->pos,
                        "evaluator %s (%s) has not declared interests: the scores do not count "
                        "until then",
                        v->id, v->name);
        for (size_t i = 0; i < v->interests_n; i++) {
            const struct bg_interest *interest = &v->interests[i];
            int bid = bg_panel_bid_at(work, interest->bid);
            if (interest->measure[0] == '\0')
                bg_diag_add(
                    work->diags, BG_E722, interest->pos,
                    "evaluator %s (%s) declares an interest in %s (\"%s\") and no measure "
                    "is recorded",
                    v->id, v->name,
                    bg_panel_interest_in(work->arena, interest,
                                         bid >= 0 ? work->review->names[bid] : interest->bid),
                    interest->what);
        }
        if (v->withdrawn && v->withdrawn_because[0] == '\0')
            bg_diag_add(work->diags, BG_E723, v->pos,
                        "evaluator %s (%s) withdrew and no reason is recorded", v->id, v->name);
        else if (v->withdrawn)
            bg_diag_add(work->diags, BG_N724, v->pos,
                        "evaluator %s (%s) withdrew: all scores are set aside, for every bid alike",
                        v->id, v->name);
    }
}

/* A bid that was received, whether or not it is still to be scored. */
static bool scores_received(const struct bg_panel_work *work, const char *id)
{
    for (size_t i = 0; i < work->before->bids_n; i++)
        if (strcmp(work->before->bids[i].bid->id, id) == 0)
            return true;
    return false;
}

/* Who withdrew had been appointed: those scores are set aside, and said once. */
static bool is_appointed_for(struct bg_panel_work *work, size_t e, const struct bg_panel_score *s)
{
    const struct bg_evaluator *v = &work->panel->evaluators[e];
    if (v->withdrawn || bg_evaluator_scores(v, s->criterion))
        return true;
    bg_diag_add(work->diags, BG_E820, s->pos,
                v->adviser ? "score of %s (%s) for \"%s\": an adviser scores nothing"
                           : "score of %s (%s) for \"%s\": not appointed to score it",
                v->id, v->name, s->criterion);
    return false;
}

/* True: the names of the score are known, and it is for a bid that is to be scored. */
static bool find_place(struct bg_panel_work *work, const struct bg_panel_score *s, int *criterion,
                       int *bid, int *evaluator)
{
    *criterion = bg_panel_criterion_at(work, s->criterion);
    *bid = bg_panel_bid_at(work, s->bid);
    *evaluator = bg_panel_evaluator_at(work, s->evaluator);
    if (*criterion < 0)
        bg_diag_add(work->diags, BG_E725, s->pos,
                    "score for \"%s\": the ruleset has no such panel criterion", s->criterion);
    else if (!scores_received(work, s->bid))
        bg_diag_add(work->diags, BG_E726, s->pos, "score for bid \"%s\": no such bid", s->bid);
    else if (*evaluator < 0)
        bg_diag_add(work->diags, BG_E719, s->pos,
                    "score of \"%s\": the panel has no such evaluator", s->evaluator);
    else if (!is_appointed_for(work, (size_t)*evaluator, s))
        return false;
    return *criterion >= 0 && *bid >= 0 && *evaluator >= 0;
}

static void take_score(struct bg_panel_work *work, const struct bg_panel_score *s)
{
    int c, b, e;
    char was[BG_DEC_TEXT], now[BG_DEC_TEXT];
    if (!find_place(work, s, &c, &b, &e) || !s->has_points)
        return;
    const struct bg_criterion *rule = bg_panel_rule_of(work, (size_t)c);
    const char *where = bg_panel_where(work, (size_t)c, (size_t)b);
    const struct bg_panel_score **place = bg_panel_score_at(work, (size_t)c, (size_t)b, (size_t)e);
    bg_dec_text(s->points, now);
    if (bg_panel_level(rule, s->points) == NULL) {
        bg_diag_add(work->diags, BG_E727, s->pos, "%s, %s: %s is none of the published points (%s)",
                    s->evaluator, where, now, bg_panel_published(work->arena, rule));
        return;
    }
    if (*place != NULL && bg_dec_cmp((*place)->points, s->points) != 0 &&
        s->changed_because[0] == '\0')
        bg_diag_add(work->diags, BG_E728, s->pos,
                    "%s, %s: the score went from %s to %s and no reason is recorded", s->evaluator,
                    where, bg_dec_text((*place)->points, was), now);
    if (s->reason[strspn(s->reason, " \t\r\n")] == '\0')
        bg_diag_add(work->diags, BG_E729, s->pos, "%s, %s: a score without a reason", s->evaluator,
                    where);
    *place = s;
}

void bg_panel_individual(struct bg_panel_work *work)
{
    for (size_t i = 0; i < work->panel->scores_n; i++)
        if (bg_panel_of_lot(work, work->panel->scores[i].lot))
            take_score(work, &work->panel->scores[i]);
}

/* -- who counts ----------------------------------------------------------------------------- */

static void warn_partial(struct bg_panel_work *work, size_t c, size_t e, size_t scored)
{
    const struct bg_evaluator *v = &work->panel->evaluators[e];
    const char *title = bg_panel_rule_of(work, c)->title;
    size_t n = work->review->bids_n;
    struct bg_buf missing;
    bg_buf_init(&missing, work->arena);
    for (size_t b = 0; b < n; b++)
        if (*bg_panel_score_at(work, c, b, e) == NULL)
            bg_buf_printf(&missing, "%s%s", missing.size > 0 ? ", " : "", work->review->names[b]);
    if (scored > 0)
        bg_diag_add(work->diags, BG_W730, v->pos,
                    "%s scored \"%s\" for %zu of %zu bids: these scores are set aside for every "
                    "bid (missing: %s)",
                    v->id, title, scored, n, bg_buf_text(&missing));
    else
        bg_diag_add(work->diags, BG_W731, v->pos, "%s has not scored \"%s\"", v->id, title);
}

/* An evaluator counts in a criterion with a score for every bid there, for scores are relative. */
static void count_in(struct bg_panel_work *work, size_t c)
{
    struct bg_panel_criterion *criterion = &work->review->criteria[c];
    size_t n = work->review->bids_n, evaluators = work->panel->evaluators_n;
    bool *counts = BG_ARRAY(work->arena, evaluators + 1, bool);
    for (size_t e = 0; e < evaluators; e++) {
        size_t scored = 0;
        if (!bg_evaluator_scores(&work->panel->evaluators[e], bg_panel_rule_of(work, c)->id))
            continue;
        for (size_t b = 0; b < n; b++)
            scored += *bg_panel_score_at(work, c, b, e) != NULL;
        counts[e] = scored == n;
        criterion->counts_n += counts[e];
        if (!counts[e])
            warn_partial(work, c, e, scored);
    }
    criterion->counts = counts;
    const struct bg_panel_rule *panel = &work->ruleset->panel;
    int64_t least = panel->least;
    if (panel->combine == BG_TRIMMED_MEAN && least < BG_TRIMMED_LEAST)
        least = BG_TRIMMED_LEAST;
    bool one = criterion->counts_n == 1;
    if ((int64_t)criterion->counts_n < least)
        bg_diag_add(work->diags, BG_E732, work->panel->pos,
                    "\"%s\": %zu evaluator%s count%s; %s at least %lld",
                    bg_panel_rule_of(work, c)->title, criterion->counts_n, one ? "" : "s",
                    one ? "s" : "",
                    least > panel->least ? "a trimmed mean needs" : "the ruleset asks for",
                    (long long)least);
    for (size_t b = 0; b < n; b++) {
        const struct bg_panel_score **row =
            BG_ARRAY(work->arena, evaluators + 1, const struct bg_panel_score *);
        for (size_t e = 0; e < evaluators; e++)
            row[e] = *bg_panel_score_at(work, c, b, e);
        criterion->places[b].scores = row;
    }
}

void bg_panel_count(struct bg_panel_work *work)
{
    for (size_t c = 0; c < work->review->criteria_n; c++)
        count_in(work, c);
}

/* -- spread --------------------------------------------------------------------------------- */

/* spread = (highest - lowest) / out_of, flagged from `differ` percent on. 6 and 9 of 10 are 30 %
 * apart and are flagged (Bonfire's published example). */
static void spread_of(struct bg_panel_work *work, size_t c, size_t b)
{
    const struct bg_panel_criterion *criterion = &work->review->criteria[c];
    struct bg_panel_place *place = &work->review->criteria[c].places[b];
    const struct bg_criterion *rule = bg_panel_rule_of(work, c);
    struct bg_dec apart, hundred = bg_dec_int(100);
    char low[BG_DEC_TEXT], high[BG_DEC_TEXT], top[BG_DEC_TEXT], percent[BG_DEC_TEXT],
        limit[BG_DEC_TEXT];
    for (size_t e = 0; e < work->panel->evaluators_n; e++) {
        if (!criterion->counts[e])
            continue;
        struct bg_dec points = place->scores[e]->points;
        if (!place->has_range || bg_dec_cmp(points, place->low) < 0)
            place->low = points;
        if (!place->has_range || bg_dec_cmp(points, place->high) > 0)
            place->high = points;
        place->has_range = true;
    }
    if (!place->has_range || !bg_dec_sub(place->high, place->low, &apart) ||
        !bg_dec_mul(apart, hundred, &apart))
        return;
    const struct bg_ratio *share = bg_ratio_div(work->arena, bg_ratio_dec(work->arena, apart),
                                                bg_ratio_dec(work->arena, rule->out_of));
    struct bg_dec differ = work->ruleset->panel.differ, shown = {0};
    place->flagged = bg_ratio_cmp(share, bg_ratio_dec(work->arena, differ)) >= 0;
    if (!place->flagged || !bg_ratio_round(share, 2, BG_HALF_UP, &shown))
        return;
    bg_diag_add(work->diags, BG_W733, work->panel->pos,
                "%s: scores from %s to %s of %s, %s %% of the scale (the ruleset flags %s %%)",
                bg_panel_where(work, c, b), bg_dec_text(place->low, low),
                bg_dec_text(place->high, high), bg_dec_text(rule->out_of, top),
                bg_dec_text(shown, percent), bg_dec_text(differ, limit));
}

void bg_panel_spread(struct bg_panel_work *work)
{
    for (size_t c = 0; c < work->review->criteria_n; c++)
        for (size_t b = 0; b < work->review->bids_n; b++)
            spread_of(work, c, b);
}
