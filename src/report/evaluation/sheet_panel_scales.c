/* Panel, below the scores: the published scales, which the drop-downs and formulas of the agreed levels
 * read, and who the evaluators are. */
#include "base/date.h"
#include "model/panel.h"
#include "report/evaluation/plan.h"

int64_t bg_put_panel_scales(struct bg_plan *plan, int64_t row)
{
    const struct bg_panel_review *review = plan->lot->panel;
    struct bg_page *page = plan->page[BG_SHEET_PANEL];
    for (size_t c = 0; c < review->criteria_n; c++) {
        const struct bg_criterion *rule = &plan->rules->criteria[review->criteria[c].criterion];
        bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT),
                    bg_arena_printf(plan->arena, bg_plan_say(plan, "Scale: %s"), rule->title));
        for (size_t i = 0; i < rule->levels_n; i++, row++) {
            bg_put_text(page, row, BG_PANEL_SCALE_LABEL, BG_LOOK(TEXT_WRAP, TEXT),
                        bg_panel_level_label(plan->arena, rule, i));
            bg_put_number(page, row, BG_PANEL_SCALE_POINTS, BG_LOOK(CELL, ANY),
                          rule->levels[i].points);
            bg_put_text(page, row, BG_PANEL_SCALE_DEFINITION, BG_LOOK(BESIDE, TEXT),
                        rule->levels[i].definition);
        }
        row++;
    }
    return row;
}

static const char *standing(struct bg_arena *arena, const struct bg_evaluator *v)
{
    char date[BG_DATE_TEXT];
    struct bg_buf out;
    bg_buf_init(&out, arena);
    if (v->declared == BG_NO_DATE)
        bg_buf_puts(&out, "has not declared interests");
    else
        bg_buf_printf(&out, "declared interests on %s", bg_date_text(v->declared, date));
    for (size_t i = 0; i < v->interests_n; i++)
        bg_buf_printf(&out, "; in %s: %s (measure: %s)",
                      bg_panel_interest_in(arena, &v->interests[i], v->interests[i].bid),
                      v->interests[i].what,
                      *v->interests[i].measure ? v->interests[i].measure : "none recorded");
    if (v->withdrawn)
        bg_buf_printf(&out, "; withdrew: %s",
                      *v->withdrawn_because ? v->withdrawn_because : "no reason is recorded");
    return bg_buf_text(&out);
}

void bg_put_panel_evaluators(struct bg_plan *plan, int64_t row)
{
    struct bg_page *page = plan->page[BG_SHEET_PANEL];
    const struct bg_panel *panel = plan->lot->panel->panel;
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), "Evaluators");
    for (size_t e = 0; e < panel->evaluators_n; e++, row++) {
        const struct bg_evaluator *v = &panel->evaluators[e];
        bg_put_text(page, row, 0, BG_LOOK(PLAIN, TEXT),
                    bg_arena_printf(plan->arena, "%s  %s", v->id, v->name));
        bg_put_text(page, row, BG_PANEL_SCALE_DEFINITION, BG_LOOK(BESIDE, TEXT),
                    standing(plan->arena, v));
    }
}
