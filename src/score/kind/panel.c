/* panel: people score it, on a scale whose levels are defined. Until they have, it is pending. The
 * points come from the review of the panel's work (score/panel); points below the minimum that the
 * ruleset publishes eliminate the bid. */
#include <string.h>

#include "model/panel.h"
#include "score/kind/share.h"

static void pending(const struct bg_judging *j, struct bg_criterion_result *r)
{
    const struct bg_criterion *c = j->criterion;
    r->outcome = BG_NEEDS_PANEL;
    if (j->brief || c->levels_n == 0)
        return;
    r->why =
        BG_REASON(j->arena, PANEL_WAITS, bg_arg_count(c->levels_n),
                  (struct bg_arg){.kind = BG_ARG_TITLE, .text = c->levels[0].title},
                  (struct bg_arg){.kind = BG_ARG_TITLE, .text = c->levels[c->levels_n - 1].title});
    r->change = BG_REASON(j->arena, PANEL_CAN_GIVE, bg_kind_full(j));
}

static const struct bg_level *kind_panel_level_of(const struct bg_criterion *c,
                                                  struct bg_dec points)
{
    for (size_t i = 0; i < c->levels_n; i++)
        if (bg_dec_cmp(c->levels[i].points, points) == 0)
            return &c->levels[i];
    return NULL;
}

/* "Bid.pdf, page 4" */
static struct bg_arg cited(struct bg_arena *arena, const struct bg_agreement *a)
{
    if (a->cites_n == 0)
        return bg_arg_none();
    struct bg_arg document = bg_arg_text(BG_ARG_TEXT, a->cites[0].document);
    struct bg_arg place = bg_arg_text(BG_ARG_TEXT, a->cites[0].place);
    if (document.kind == BG_ARG_NONE || place.kind == BG_ARG_NONE) {
        struct bg_arg one = document.kind == BG_ARG_NONE ? place : document;
        one.kind = BG_ARG_TEXT;
        return BG_PHRASE(arena, CITED_ONE, one);
    }
    return BG_PHRASE(arena, CITED, document, place);
}

/* "The panel agreed on 4 of 5 points, "Good": the plan has dates and a budget (Bid.pdf, page 4)." */
static void panel_explain(const struct bg_judging *j, const struct bg_panel_place *place,
                          struct bg_criterion_result *r)
{
    static const enum bg_reason_code codes[] = {
        [BG_CONSENSUS] = BG_R_PANEL_AGREED,
        [BG_MEAN] = BG_R_PANEL_MEAN,
        [BG_MEDIAN] = BG_R_PANEL_MEDIAN,
        [BG_TRIMMED_MEAN] = BG_R_PANEL_TRIMMED,
    };
    const struct bg_criterion *c = j->criterion;
    const struct bg_agreement *a = place->agreed;
    size_t n = strlen(a->reason);
    while (n > 0 && (a->reason[n - 1] == '.' || a->reason[n - 1] == ' '))
        n--;
    const struct bg_arg args[] = {
        bg_arg_points(r->value.as.number),
        bg_arg_points(c->out_of),
        r->outcome == BG_NOT_MET ? bg_arg_points(c->minimum) : bg_arg_none(),
        bg_arg_text(BG_ARG_TITLE, r->band),
        bg_arg_text(BG_ARG_TEXT, bg_short_text(j->arena, a->reason, n, 18)),
        cited(j->arena, a)};
    r->why = bg_reason_make(j->arena, codes[j->ruleset->panel.combine], args,
                            sizeof args / sizeof *args);
}

static void panel_judge(const struct bg_judging *j, struct bg_criterion_result *r)
{
    const struct bg_criterion *c = j->criterion;
    const struct bg_panel_place *place = j->place;
    struct bg_dec shown = {0};
    r->rating = NULL;
    if (place == NULL || place->points == NULL ||
        !bg_ratio_round(place->points, 12, BG_HALF_EVEN, &shown)) {
        pending(j, r);
        return;
    }
    const struct bg_level *level = kind_panel_level_of(c, shown);
    bool below =
        c->has_minimum && bg_ratio_cmp(place->points, bg_ratio_dec(j->arena, c->minimum)) < 0;
    r->outcome = below ? BG_NOT_MET : BG_SCORED;
    r->value = (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = shown};
    r->band = level != NULL ? level->title : "";
    r->rating = bg_ratio_div(j->arena, place->points, bg_ratio_dec(j->arena, c->out_of));
    if (!j->brief)
        panel_explain(j, place, r);
}

/* The levels in the order of their points, each with points of its own, and the minimum one of
 * them: a scale that leaves a doubt here cannot be applied alike to every bid. */
static void panel_check(const struct bg_ruleset *ruleset, const struct bg_criterion *c,
                        struct bg_diags *diags)
{
    char text[BG_DEC_TEXT];
    int direction = 0;
    (void)ruleset;
    if (c->levels_n < 2)
        bg_diag_add(diags, BG_E714, c->pos, "the scale of criterion \"%s\" has %zu level%s", c->id,
                    c->levels_n, c->levels_n == 1 ? "" : "s");
    for (size_t i = 0; i < c->levels_n; i++)
        bg_kind_check_points(c, c->levels[i].points, diags);
    for (size_t i = 1; i < c->levels_n; i++) {
        int step = bg_dec_cmp(c->levels[i].points, c->levels[i - 1].points);
        if (step == 0)
            bg_diag_add(diags, BG_E715, c->pos,
                        "levels \"%s\" and \"%s\" of criterion \"%s\" both give %s points",
                        c->levels[i - 1].title, c->levels[i].title, c->id,
                        bg_dec_text(c->levels[i].points, text));
        else if (direction != 0 && step != direction)
            bg_diag_add(diags, BG_E715, c->pos,
                        "level \"%s\" of criterion \"%s\" is not in the order of the points",
                        c->levels[i].title, c->id);
        direction = direction != 0 ? direction : step;
    }
    if (c->has_minimum && kind_panel_level_of(c, c->minimum) == NULL)
        bg_diag_add(diags, BG_E716, c->pos,
                    "the minimum of criterion \"%s\" is %s, and no level has these points", c->id,
                    bg_dec_text(c->minimum, text));
}

static void panel_words(const struct bg_ruleset *ruleset, const struct bg_criterion *c,
                        const struct bg_env *env, struct bg_buf *out)
{
    (void)env;
    char points[BG_DEC_TEXT];
    bg_buf_puts(out, bg_kind_own(ruleset, "scored by the panel"));
    for (size_t i = 0; i < c->levels_n; i++)
        bg_buf_printf(out, bg_kind_own(ruleset, "%s \"%s\" gives %s"), i == 0 ? ":" : ",",
                      c->levels[i].title, bg_dec_text(c->levels[i].points, points));
    bg_buf_printf(out, bg_kind_own(ruleset, " of %s points"), bg_dec_text(c->out_of, points));
    if (c->has_minimum)
        bg_buf_printf(out, bg_kind_own(ruleset, "; fewer than %s eliminate the bid"),
                      bg_dec_text(c->minimum, points));
}

/* The value cell holds the points that the panel agreed on. */
static const struct bg_formula *panel_live(struct bg_arena *arena, const struct bg_criterion *c,
                                           const struct bg_rating_cells *cells)
{
    return BG_FORMULA(arena, "IF(ISNUMBER(a),b,\"\")", cells->value,
                      bg_kind_live_points(arena, c, cells, cells->value));
}

const struct bg_kind bg_kind_panel = {
    .name = "panel",
    .title = "Scored by the panel",
    .summary = "Evaluators score it on a scale whose levels are defined.",
    .keys = {"levels", "out_of", "reads", "look_for", "minimum"},
    .required = {"levels"},
    .by_panel = true,
    .check = panel_check,
    .judge = panel_judge,
    .words = panel_words,
    .live = panel_live,
};
