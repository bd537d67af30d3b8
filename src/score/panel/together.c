/* What only shows when the panel's work is seen as a whole: what is missing, bids found the same
 * and scored differently, reasons copied from one bid to the next, averages passed off as
 * agreement. */
#include <string.h>

#include "score/panel/private.h"

static void check_missing(struct bg_panel_work *work, size_t c)
{
    bool consensus = work->ruleset->panel.combine == BG_CONSENSUS;
    for (size_t b = 0; b < work->review->bids_n; b++)
        if (work->review->criteria[c].places[b].agreed == NULL)
            bg_diag_add(work->diags, BG_E743, work->panel->pos, "%s: %s",
                        bg_panel_where(work, c, b),
                        consensus ? "the panel has agreed on no score"
                                  : "the panel has given no reason for its score");
}

static const char *found_on(const struct bg_agreement *a, const char *id)
{
    for (size_t i = 0; i < a->found_n; i++)
        if (strcmp(a->found[i].id, id) == 0)
            return a->found[i].found;
    return "";
}

static bool found_alike(const struct bg_agreement *a, const struct bg_agreement *b)
{
    if (a->found_n != b->found_n)
        return false;
    for (size_t i = 0; i < a->found_n; i++)
        if (strcmp(a->found[i].found, found_on(b, a->found[i].id)) != 0)
            return false;
    return true;
}

/* Found the same on every published point, and scored differently: Kauffman, GAO B-421917.2. */
static void check_alike(struct bg_panel_work *work, size_t c, size_t one, size_t other)
{
    const struct bg_criterion *rule = bg_panel_rule_of(work, c);
    const struct bg_agreement *a = work->review->criteria[c].places[one].agreed;
    const struct bg_agreement *b = work->review->criteria[c].places[other].agreed;
    char x[BG_DEC_TEXT], y[BG_DEC_TEXT];
    if (a == NULL || b == NULL || rule->look_for_n == 0 || !found_alike(a, b) ||
        bg_dec_cmp(a->points, b->points) == 0 || a->differs_because[0] != '\0' ||
        b->differs_because[0] != '\0')
        return;
    bg_diag_add(work->diags, BG_E744, b->pos,
                "\"%s\": %s and %s are found the same on every published point and get %s and %s; "
                "no reason is recorded",
                rule->title, work->review->names[one], work->review->names[other],
                bg_dec_text(a->points, x), bg_dec_text(b->points, y));
}

/* Equal but for the case of ASCII letters and blanks at the ends. */
static bool together_same_reason(const char *a, const char *b)
{
    static const char blanks[] = " \t\r\n";
    a += strspn(a, blanks);
    b += strspn(b, blanks);
    size_t n = strlen(a), m = strlen(b);
    while (n > 0 && strchr(blanks, a[n - 1]) != NULL)
        n--;
    while (m > 0 && strchr(blanks, b[m - 1]) != NULL)
        m--;
    for (size_t i = 0; i < n && i < m; i++) {
        int x = a[i] >= 'A' && a[i] <= 'Z' ? a[i] + ('a' - 'A') : a[i];
        int y = b[i] >= 'A' && b[i] <= 'Z' ? b[i] + ('a' - 'A') : b[i];
        if (x != y)
            return false;
    }
    return n == m && n > 0;
}

/* The first bid before this one with the same reason. */
static void check_copied(struct bg_panel_work *work, size_t c, size_t b)
{
    const struct bg_panel_place *places = work->review->criteria[c].places;
    if (places[b].agreed == NULL)
        return;
    for (size_t i = 0; i < b; i++)
        if (places[i].agreed != NULL &&
            together_same_reason(places[i].agreed->reason, places[b].agreed->reason)) {
            bg_diag_add(work->diags, BG_W745, places[b].agreed->pos,
                        "\"%s\": %s and %s have the same reason word for word",
                        bg_panel_rule_of(work, c)->title, work->review->names[i],
                        work->review->names[b]);
            return;
        }
}

/* The agreed score is the mean of the individual ones; *differ: and they are not all the same. */
static bool is_mean(struct bg_panel_work *work, size_t c, size_t b, bool *differ)
{
    const struct bg_panel_criterion *criterion = &work->review->criteria[c];
    const struct bg_panel_place *place = &criterion->places[b];
    struct bg_dec sum = bg_dec_int(0), whole;
    if (place->agreed == NULL || criterion->counts_n == 0)
        return false;
    for (size_t e = 0; e < work->panel->evaluators_n; e++)
        if (criterion->counts[e] && !bg_dec_add(sum, place->scores[e]->points, &sum))
            return false;
    *differ = *differ || bg_dec_cmp(place->low, place->high) != 0;
    return bg_dec_mul(place->agreed->points, bg_dec_int((int64_t)criterion->counts_n), &whole) &&
           bg_dec_cmp(whole, sum) == 0;
}

static void check_averaged(struct bg_panel_work *work)
{
    bool differ = false;
    if (work->ruleset->panel.combine != BG_CONSENSUS || work->review->criteria_n == 0 ||
        work->review->bids_n == 0)
        return;
    for (size_t c = 0; c < work->review->criteria_n; c++)
        for (size_t b = 0; b < work->review->bids_n; b++)
            if (!is_mean(work, c, b, &differ))
                return;
    if (differ)
        bg_diag_add(work->diags, BG_W746, work->panel->pos,
                    "every agreed score is the mean of the individual scores: say in the reasons "
                    "what was discussed");
}

void bg_panel_together(struct bg_panel_work *work)
{
    size_t n = work->review->bids_n;
    for (size_t c = 0; c < work->review->criteria_n; c++) {
        check_missing(work, c);
        for (size_t b = 0; b < n; b++) {
            for (size_t other = b + 1; other < n; other++)
                if (work->ruleset->panel.combine == BG_CONSENSUS)
                    check_alike(work, c, b, other);
            check_copied(work, c, b);
        }
    }
    check_averaged(work);
}
