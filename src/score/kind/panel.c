/* panel: people score it, on a scale whose levels are defined. Until they have, it is pending. */
#include "score/kind/share.h"

static void judge(const struct bg_judging *j, struct bg_criterion_result *r)
{
    const struct bg_criterion *c = j->criterion;
    r->outcome = BG_NEEDS_PANEL;
    r->rating = NULL;
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

static void check(const struct bg_ruleset *ruleset, const struct bg_criterion *c,
                  struct bg_diags *diags)
{
    (void)ruleset;
    for (size_t i = 0; i < c->levels_n; i++)
        bg_kind_check_points(c, c->levels[i].points, diags);
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
}

/* The value cell holds the points that the panel agreed on. */
static bool formula(const struct bg_criterion *c, const struct bg_rating_cells *cells,
                    struct bg_buf *out)
{
    char text[BG_DEC_TEXT];
    bg_buf_printf(out, "IF(NOT(ISNUMBER(%s)),\"\",ROUND(MAX(0,MIN(1,%s/%s)),12))", cells->value,
                  cells->value,
                  cells->out_of != NULL && cells->out_of[0] != '\0' ? cells->out_of
                                                                    : bg_dec_text(c->out_of, text));
    return true;
}

const struct bg_kind bg_kind_panel = {
    .name = "panel",
    .title = "Scored by the panel",
    .summary = "Evaluators score it on a scale whose levels are defined.",
    .keys = {"levels", "out_of"},
    .required = {"levels"},
    .by_panel = true,
    .check = check,
    .judge = judge,
    .words = words,
    .formula = formula,
};
