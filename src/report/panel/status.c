/* Who is missing what, for the terminal: a line for each evaluator, then what the panel has agreed on,
 * then what comes next. */
#include "base/date.h"
#include "report/panel/panel.h"

static size_t status_scored(const struct bg_panel_review *review, size_t c, size_t e)
{
    size_t n = 0;
    for (size_t b = 0; b < review->bids_n; b++)
        n += review->criteria[c].places[b].scores[e] != NULL;
    return n;
}

static size_t agreed(const struct bg_panel_review *review, size_t c)
{
    size_t n = 0;
    for (size_t b = 0; b < review->bids_n; b++)
        n += review->criteria[c].places[b].agreed != NULL;
    return n;
}

static const char *status_title_of(const struct bg_panel_review *review, size_t c)
{
    return review->ruleset->criteria[review->criteria[c].criterion].title;
}

static bool is_asked(const struct bg_panel_review *review, size_t c, size_t e)
{
    const struct bg_criterion *rule = &review->ruleset->criteria[review->criteria[c].criterion];
    return bg_evaluator_scores(&review->panel->evaluators[e], rule->id);
}

static bool is_complete(const struct bg_panel_review *review, size_t e)
{
    for (size_t c = 0; c < review->criteria_n; c++)
        if (is_asked(review, c, e) && status_scored(review, c, e) < review->bids_n)
            return false;
    return true;
}

/* What of the evaluator's scores is still to come. */
static void status_put_scores(struct bg_buf *out, const struct bg_panel_review *review, size_t e)
{
    size_t n = 0;
    if (is_complete(review, e)) {
        bg_buf_puts(out, "scored everything");
        return;
    }
    bg_buf_puts(out, "missing: ");
    for (size_t c = 0; c < review->criteria_n; c++) {
        size_t done = status_scored(review, c, e);
        if (done == review->bids_n || !is_asked(review, c, e))
            continue;
        bg_buf_printf(out, "%s\"%s\"", n++ > 0 ? ", " : "", status_title_of(review, c));
        if (done > 0)
            bg_buf_printf(out, " (%zu of %zu bids)", done, review->bids_n);
    }
}

static void status_put_evaluator(struct bg_buf *out, const struct bg_panel_review *review, size_t e)
{
    const struct bg_evaluator *v = &review->panel->evaluators[e];
    char date[BG_DATE_TEXT];
    bg_buf_printf(out, "%s  %s: ", v->id, v->name);
    if (v->withdrawn) {
        bg_buf_puts(out, "withdrew\n");
        return;
    }
    if (v->declared == BG_NO_DATE)
        bg_buf_puts(out, "no declaration of interests; ");
    else
        bg_buf_printf(out, "declared %s; ", bg_date_text(v->declared, date));
    if (v->adviser)
        bg_buf_puts(out, "advises, and scores nothing");
    else
        status_put_scores(out, review, e);
    bg_buf_putc(out, '\n');
}

/* -- what comes next --------------------------------------------------------------------------- */

enum { UNDECLARED, UNSCORED };

static size_t status_put_missing(struct bg_buf *out, const struct bg_panel_review *review, int what)
{
    size_t n = 0;
    for (size_t e = 0; e < review->panel->evaluators_n; e++) {
        const struct bg_evaluator *v = &review->panel->evaluators[e];
        bool missing = what == UNDECLARED ? v->declared == BG_NO_DATE : !is_complete(review, e);
        if (v->withdrawn || !missing)
            continue;
        if (out != NULL)
            bg_buf_printf(out, "%s%s (%s)", n > 0 ? ", " : "", v->id, v->name);
        n++;
    }
    return n;
}

static void status_put_next(struct bg_buf *out, const struct bg_panel_review *review)
{
    size_t places = review->criteria_n * review->bids_n, done = 0;
    for (size_t c = 0; c < review->criteria_n; c++)
        done += agreed(review, c);
    bg_buf_puts(out, "Next: ");
    if (review->panel->evaluators_n == 0) {
        bg_buf_puts(out, "name the evaluators (`bidgauge panel appoint`)");
    } else if (status_put_missing(NULL, review, UNDECLARED) > 0) {
        bg_buf_puts(out, "the declarations (`bidgauge panel declarations`) of ");
        status_put_missing(out, review, UNDECLARED);
    } else if (done == 0 && status_put_missing(NULL, review, UNSCORED) > 0) {
        bg_buf_puts(out, "the scoring sheets (`bidgauge panel sheets`) of ");
        status_put_missing(out, review, UNSCORED);
    } else if (done < places) {
        bg_buf_puts(out, "the meeting (`bidgauge panel meeting`)");
    } else if (review->errors > 0) {
        bg_buf_puts(out, "mend what `bidgauge evaluate --panel` finds in the panel's work");
    } else {
        bg_buf_puts(out, "`bidgauge evaluate --panel` has the result");
    }
    bg_buf_puts(out, ".\n");
}

void bg_panel_status_lines(struct bg_buf *out, const struct bg_lot_result *lot,
                           const struct bg_panel_review *review)
{
    bg_buf_printf(out, "%zu bids to be scored, of %zu; %zu criteria of the panel\n", review->bids_n,
                  lot->bids_n, review->criteria_n);
    for (size_t e = 0; e < review->panel->evaluators_n; e++)
        status_put_evaluator(out, review, e);
    for (size_t c = 0; c < review->criteria_n; c++)
        bg_buf_printf(out, "agreed on \"%s\": %zu of %zu\n", status_title_of(review, c),
                      agreed(review, c), review->bids_n);
}

void bg_panel_status_text(struct bg_buf *out, const struct bg_lot_result *lot,
                          const struct bg_panel_review *review)
{
    bg_panel_status_lines(out, lot, review);
    status_put_next(out, review);
}
