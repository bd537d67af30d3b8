/* What the panel agreed on for one criterion of one bid: the score against the scale, the
 * individual scores and the minimum, and the reason that a debrief will quote. */
#include <string.h>

#include "base/text.h"
#include "score/panel/private.h"

static bool agreed_is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

/* -- the score ------------------------------------------------------------------------------ */

/* False: the score is none of the scale, and the entry does not count. */
static bool on_scale(struct bg_panel_work *work, const struct bg_criterion *rule,
                     const struct bg_agreement *a, const char *where)
{
    char text[BG_DEC_TEXT];
    if (bg_panel_level(rule, a->points) != NULL)
        return true;
    bg_diag_add(work->diags, BG_E734, a->pos,
                "%s: the panel agreed on %s, which is none of the published points (%s); the "
                "ruleset does not publish averaging",
                where, bg_dec_text(a->points, text), bg_panel_published(work->arena, rule));
    return false;
}

static void check_range(struct bg_panel_work *work, const struct bg_panel_place *place,
                        const struct bg_agreement *a, const char *where)
{
    char text[BG_DEC_TEXT], low[BG_DEC_TEXT], high[BG_DEC_TEXT];
    bool above = place->has_range && bg_dec_cmp(a->points, place->high) > 0;
    bool below = place->has_range && bg_dec_cmp(a->points, place->low) < 0;
    if ((above || below) && agreed_is_blank(a->outside_because))
        bg_diag_add(work->diags, BG_E736, a->pos,
                    "%s: the panel agreed on %s, %s every evaluator (%s to %s), and no reason is "
                    "recorded",
                    where, bg_dec_text(a->points, text), above ? "above" : "below",
                    bg_dec_text(place->low, low), bg_dec_text(place->high, high));
}

/* Most evaluators found it below the minimum, and the panel lets it pass: EnergySolutions v NDA
 * [2016] EWHC 1988 (TCC). */
static void check_minimum(struct bg_panel_work *work, size_t c, const struct bg_panel_place *place,
                          const struct bg_agreement *a, const char *where)
{
    const struct bg_criterion *rule = bg_panel_rule_of(work, c);
    const struct bg_panel_criterion *criterion = &work->review->criteria[c];
    char text[BG_DEC_TEXT], least[BG_DEC_TEXT];
    size_t below = 0;
    if (!rule->has_minimum || bg_dec_cmp(a->points, rule->minimum) < 0)
        return;
    for (size_t e = 0; e < work->panel->evaluators_n; e++)
        below += criterion->counts[e] && bg_dec_cmp(place->scores[e]->points, rule->minimum) < 0;
    if (below * 2 > criterion->counts_n && agreed_is_blank(a->passes_because))
        bg_diag_add(work->diags, BG_E737, a->pos,
                    "%s: %zu of %zu evaluators scored it below the minimum of %s; the panel agreed "
                    "on %s and does not say what meets the minimum",
                    where, below, criterion->counts_n, bg_dec_text(rule->minimum, least),
                    bg_dec_text(a->points, text));
}

static void check_change(struct bg_panel_work *work, const struct bg_agreement *was,
                         const struct bg_agreement *a, const char *where)
{
    char before[BG_DEC_TEXT], now[BG_DEC_TEXT];
    if (was != NULL && was->has_points && bg_dec_cmp(was->points, a->points) != 0 &&
        agreed_is_blank(a->changed_because))
        bg_diag_add(work->diags, BG_E735, a->pos,
                    "%s: the agreed score went from %s to %s and no reason is recorded", where,
                    bg_dec_text(was->points, before), bg_dec_text(a->points, now));
}

/* -- the reason ----------------------------------------------------------------------------- */

enum { WORD_LETTERS = 3 };

/* The next word of at least three letters, lower case for ASCII letters; "" at the end. A letter is
 * an ASCII one or any byte of a longer character. */
static const char *agreed_next_word(struct bg_arena *arena, const char **at)
{
    while (**at != '\0') {
        struct bg_buf word;
        size_t letters = 0;
        bg_buf_init(&word, arena);
        for (unsigned char ch; (ch = (unsigned char)**at) != '\0'; (*at)++) {
            bool upper = ch >= 'A' && ch <= 'Z';
            if (!upper && !(ch >= 'a' && ch <= 'z') && ch < 0x80)
                break;
            letters += (ch & 0xC0) != 0x80;
            bg_buf_putc(&word, (char)(upper ? ch + ('a' - 'A') : ch));
        }
        if (letters >= WORD_LETTERS)
            return bg_buf_text(&word);
        if (**at != '\0' && letters == 0)
            (*at)++;
    }
    return "";
}

static bool agreed_has_word(struct bg_arena *arena, const char *text, const char *word)
{
    for (const char *found; (found = agreed_next_word(arena, &text))[0] != '\0';)
        if (strcmp(found, word) == 0)
            return true;
    return false;
}

bool bg_panel_only_words(struct bg_arena *arena, const char *text, const char *known)
{
    for (const char *word; (word = agreed_next_word(arena, &text))[0] != '\0';)
        if (!agreed_has_word(arena, known, word))
            return false;
    return true;
}

/* At most a tenth of the reason's different words are absent from the level's title and definition
 * and the criterion's title: Woods v Milton Keynes [2015] EWHC 2011 (TCC). */
static bool repeats_scale(struct bg_panel_work *work, const struct bg_criterion *rule,
                          const struct bg_agreement *a)
{
    const struct bg_level *level = a->has_points ? bg_panel_level(rule, a->points) : NULL;
    const char *known =
        bg_arena_printf(work->arena, "%s %s %s", rule->title, level != NULL ? level->title : "",
                        level != NULL ? level->definition : "");
    struct bg_buf seen;
    size_t different = 0, own = 0;
    const char *at = a->reason;
    bg_buf_init(&seen, work->arena);
    for (const char *word; (word = agreed_next_word(work->arena, &at))[0] != '\0';) {
        if (agreed_has_word(work->arena, bg_buf_text(&seen), word))
            continue;
        bg_buf_printf(&seen, "%s ", word);
        different++;
        own += !agreed_has_word(work->arena, known, word);
    }
    return different > 0 && own * 10 <= different;
}

static void agreed_check_reason(struct bg_panel_work *work, const struct bg_criterion *rule,
                                const struct bg_agreement *a, const char *where)
{
    bool consensus = work->ruleset->panel.combine == BG_CONSENSUS;
    if (agreed_is_blank(a->reason))
        bg_diag_add(work->diags, BG_E738, a->pos, "%s: no reason of the panel", where);
    else if (consensus && repeats_scale(work, rule, a))
        bg_diag_add(work->diags, BG_E739, a->pos, "%s: the reason only repeats the scale (\"%s\")",
                    where, a->reason);
    if (a->cites_n == 0)
        bg_diag_add(work->diags, BG_E740, a->pos, "%s: the reason names no place in the bid",
                    where);
}

static void check_points_found(struct bg_panel_work *work, const struct bg_criterion *rule,
                               const struct bg_agreement *a, const char *where)
{
    for (size_t i = 0; i < rule->look_for_n; i++) {
        bool found = false;
        for (size_t k = 0; k < a->found_n; k++)
            found = found || strcmp(a->found[k].id, rule->look_for[i].id) == 0;
        if (!found)
            bg_diag_add(work->diags, BG_E741, a->pos, "%s: nothing is recorded on \"%s\"", where,
                        rule->look_for[i].text);
    }
    for (size_t k = 0; k < a->found_n; k++) {
        bool published = false;
        for (size_t i = 0; i < rule->look_for_n; i++)
            published = published || strcmp(a->found[k].id, rule->look_for[i].id) == 0;
        if (!published)
            bg_diag_add(work->diags, BG_E742, a->found[k].pos,
                        "%s: \"%s\" is no published point of this criterion", where,
                        a->found[k].id);
    }
}

static void take_agreement(struct bg_panel_work *work, const struct bg_agreement *a)
{
    int c = bg_panel_criterion_at(work, a->criterion), b = bg_panel_bid_at(work, a->bid);
    bool consensus = work->ruleset->panel.combine == BG_CONSENSUS;
    if (c < 0)
        bg_diag_add(work->diags, BG_E725, a->pos,
                    "agreed score for \"%s\": the ruleset has no such panel criterion",
                    a->criterion);
    if (c < 0 || b < 0 || (consensus && !a->has_points))
        return;
    struct bg_panel_place *place = &work->review->criteria[c].places[b];
    const struct bg_criterion *rule = bg_panel_rule_of(work, (size_t)c);
    const char *where = bg_panel_where(work, (size_t)c, (size_t)b);
    if (consensus) {
        if (!on_scale(work, rule, a, where))
            return;
        check_change(work, place->agreed, a, where);
        check_range(work, place, a, where);
        check_minimum(work, (size_t)c, place, a, where);
    }
    place->agreed = a;
    agreed_check_reason(work, rule, a, where);
    check_points_found(work, rule, a, where);
}

void bg_panel_agreements(struct bg_panel_work *work)
{
    for (size_t i = 0; i < work->panel->agreed_n; i++)
        if (bg_panel_of_lot(work, work->panel->agreed[i].lot))
            take_agreement(work, &work->panel->agreed[i]);
}
