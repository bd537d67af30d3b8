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
    struct bg_sentence s;
    bg_sentence_start(&s, j->arena);
    bg_sentence_add(&s, 0, "the panel has not scored this yet");
    bg_sentence_add(&s, 1, "; it has %zu levels, from \"%s\" to \"%s\"", c->levels_n,
                    c->levels[0].title, c->levels[c->levels_n - 1].title);
    r->reason = bg_sentence_end(&s);
    r->would_change =
        bg_arena_printf(j->arena, "The panel can give up to %s points.", bg_kind_full(j));
}

static const struct bg_level *level_of(const struct bg_criterion *c, struct bg_dec points)
{
    for (size_t i = 0; i < c->levels_n; i++)
        if (bg_dec_cmp(c->levels[i].points, points) == 0)
            return &c->levels[i];
    return NULL;
}

/* "The panel agreed on 4 of 5 points, "Good": the plan has dates and a budget (Bid.pdf, page 4)." */
static void explain(const struct bg_judging *j, const struct bg_panel_place *place,
                    struct bg_criterion_result *r)
{
    static const char *const found[] = {
        [BG_CONSENSUS] = "the panel agreed on",
        [BG_MEAN] = "the mean of the evaluators' scores is",
        [BG_MEDIAN] = "the median of the evaluators' scores is",
        [BG_TRIMMED_MEAN] = "the evaluators' mean without the highest and the lowest is",
    };
    const struct bg_criterion *c = j->criterion;
    const struct bg_agreement *a = place->agreed;
    const char *reason = a->reason;
    char least[BG_DEC_TEXT];
    struct bg_sentence s;
    size_t n = strlen(reason);
    while (n > 0 && (reason[n - 1] == '.' || reason[n - 1] == ' '))
        n--;
    bg_sentence_start(&s, j->arena);
    bg_sentence_add(&s, 0, "%s %s of %s points", found[j->ruleset->panel.combine],
                    bg_number_words(j->arena, r->value.as.number, ""),
                    bg_number_words(j->arena, c->out_of, ""));
    if (r->outcome == BG_NOT_MET)
        bg_sentence_add(&s, 0, ", below the minimum of %s", bg_dec_text(c->minimum, least));
    if (r->band[0] != '\0')
        bg_sentence_add(&s, 3, ", \"%s\"", r->band);
    if (n > 0) {
        bg_sentence_add(&s, 0, ": ");
        bg_sentence_label(&s, 0, bg_short_text(j->arena, reason, n, 18));
    }
    if (a->cites_n > 0)
        bg_sentence_add(&s, 2, " (%s%s%s)", a->cites[0].document,
                        a->cites[0].document[0] != '\0' && a->cites[0].place[0] != '\0' ? ", " : "",
                        a->cites[0].place);
    r->reason = bg_sentence_end(&s);
}

static void judge(const struct bg_judging *j, struct bg_criterion_result *r)
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
    const struct bg_level *level = level_of(c, shown);
    bool below =
        c->has_minimum && bg_ratio_cmp(place->points, bg_ratio_dec(j->arena, c->minimum)) < 0;
    r->outcome = below ? BG_NOT_MET : BG_SCORED;
    r->value = (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = shown};
    r->band = level != NULL ? level->title : "";
    r->rating = bg_ratio_div(j->arena, place->points, bg_ratio_dec(j->arena, c->out_of));
    if (!j->brief)
        explain(j, place, r);
}

/* The levels in the order of their points, each with points of its own, and the minimum one of
 * them: a scale that leaves a doubt here cannot be applied alike to every bid. */
static void check(const struct bg_ruleset *ruleset, const struct bg_criterion *c,
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
    if (c->has_minimum && level_of(c, c->minimum) == NULL)
        bg_diag_add(diags, BG_E716, c->pos,
                    "the minimum of criterion \"%s\" is %s, and no level has these points", c->id,
                    bg_dec_text(c->minimum, text));
}

static void words(const struct bg_ruleset *ruleset, const struct bg_criterion *c,
                  const struct bg_env *env, struct bg_buf *out)
{
    (void)ruleset;
    (void)env;
    char points[BG_DEC_TEXT];
    bg_buf_puts(out, "scored by the panel");
    for (size_t i = 0; i < c->levels_n; i++)
        bg_buf_printf(out, "%s \"%s\" gives %s", i == 0 ? ":" : ",", c->levels[i].title,
                      bg_dec_text(c->levels[i].points, points));
    bg_buf_printf(out, " of %s points", bg_dec_text(c->out_of, points));
    if (c->has_minimum)
        bg_buf_printf(out, "; fewer than %s eliminate the bid", bg_dec_text(c->minimum, points));
}

/* The value cell holds the points that the panel agreed on. */
static const struct bg_formula *live(struct bg_arena *arena, const struct bg_criterion *c,
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
    .check = check,
    .judge = judge,
    .words = words,
    .live = live,
};
