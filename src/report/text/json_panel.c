/* What people scored, as data: each evaluator's points, the range, what was agreed and why. */
#include "report/text/json_panel.h"

#include "base/date.h"
#include "report/text/json_put.h"

static void put_evaluators(struct bg_buf *out, const struct bg_panel *panel)
{
    char date[BG_DATE_TEXT];
    bg_json_put_key(out, "evaluators");
    bg_buf_putc(out, '[');
    for (size_t e = 0; e < panel->evaluators_n; e++) {
        const struct bg_evaluator *v = &panel->evaluators[e];
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "id", v->id);
        bg_json_put_text(out, "name", v->name);
        bg_json_put_text(out, "declared",
                         v->declared == BG_NO_DATE ? NULL : bg_date_text(v->declared, date));
        bg_json_put_bool(out, "withdrawn", v->withdrawn);
        if (v->withdrawn)
            bg_json_put_text(out, "withdrawn_because", v->withdrawn_because);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void json_panel_put_scores(struct bg_buf *out, const struct bg_panel_review *review,
                                  const struct bg_panel_criterion *criterion,
                                  const struct bg_panel_place *place)
{
    bg_json_put_key(out, "scores");
    bg_buf_putc(out, '[');
    for (size_t e = 0; e < review->panel->evaluators_n; e++) {
        const struct bg_panel_score *score = place->scores[e];
        if (score == NULL)
            continue;
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "evaluator", score->evaluator);
        bg_json_put_number(out, "points", score->points);
        bg_json_put_bool(out, "counts", criterion->counts[e]);
        bg_json_put_text(out, "reason", score->reason);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void json_panel_put_cites(struct bg_buf *out, const struct bg_agreement *agreed)
{
    bg_json_put_key(out, "cites");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < agreed->cites_n; i++) {
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "document", agreed->cites[i].document);
        bg_json_put_text(out, "place", agreed->cites[i].place);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void json_panel_put_place(struct bg_buf *out, const struct bg_panel_review *review, size_t c,
                                 size_t b)
{
    const struct bg_panel_criterion *criterion = &review->criteria[c];
    const struct bg_panel_place *place = &criterion->places[b];
    bg_json_put_item(out);
    bg_buf_puts(out, "\n     {");
    bg_json_put_text(out, "criterion", review->ruleset->criteria[criterion->criterion].id);
    bg_json_put_text(out, "bid", review->bids[b]);
    bg_json_put_text(out, "points",
                     place->points == NULL ? NULL : bg_ratio_text(out->arena, place->points));
    if (place->has_range) {
        bg_json_put_number(out, "lowest", place->low);
        bg_json_put_number(out, "highest", place->high);
        bg_json_put_bool(out, "flagged", place->flagged);
    }
    if (place->agreed != NULL) {
        bg_json_put_text(out, "reason", place->agreed->reason);
        json_panel_put_cites(out, place->agreed);
    }
    json_panel_put_scores(out, review, criterion, place);
    bg_buf_putc(out, '}');
}

void bg_json_put_panel(struct bg_buf *out, const struct bg_panel_review *review)
{
    static const char *const rules[] = {[BG_CONSENSUS] = "consensus",
                                        [BG_MEAN] = "mean",
                                        [BG_MEDIAN] = "median",
                                        [BG_TRIMMED_MEAN] = "trimmed_mean"};
    bg_json_put_key(out, "panel");
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "combine", rules[review->ruleset->panel.combine]);
    bg_json_put_bool(out, "complete", review->complete);
    put_evaluators(out, review->panel);
    bg_json_put_key(out, "places");
    bg_buf_putc(out, '[');
    for (size_t c = 0; c < review->criteria_n; c++)
        for (size_t b = 0; b < review->bids_n; b++)
            json_panel_put_place(out, review, c, b);
    bg_buf_puts(out, "]}");
}
