/* choice: points by the choice that was answered. */
#include <string.h>

#include "score/kind/share.h"

static const struct bg_choice_points *choice_find(const struct bg_criterion *c,
                                                  const struct bg_value *v)
{
    for (size_t i = 0; i < c->choices_n; i++)
        if (strlen(c->choices[i].choice) == v->as.text.n &&
            memcmp(c->choices[i].choice, v->as.text.bytes, v->as.text.n) == 0)
            return &c->choices[i];
    return NULL;
}

static struct bg_arg choice_arg(const struct bg_judging *j, const char *choice)
{
    struct bg_value value = {.type = BG_V_TEXT, .row = -1};
    value.as.text.bytes = choice;
    value.as.text.n = strlen(choice);
    return bg_kind_say(j, j->criterion->value, &value, "");
}

static struct bg_reason choice_change_of(const struct bg_judging *j, struct bg_dec points)
{
    const struct bg_choice_points *best = NULL;
    for (size_t i = 0; i < j->criterion->choices_n; i++)
        if (best == NULL || bg_dec_cmp(j->criterion->choices[i].points, best->points) > 0)
            best = &j->criterion->choices[i];
    if (best == NULL || bg_dec_cmp(best->points, points) <= 0)
        return (struct bg_reason){0};
    return BG_REASON(j->arena, CHOICE_GIVES, choice_arg(j, best->choice),
                     bg_arg_points(best->points), bg_arg_points(j->criterion->out_of));
}

static void choice_explain(const struct bg_judging *j, const struct bg_choice_points *chosen,
                           struct bg_criterion_result *r)
{
    struct bg_arg label = bg_kind_label(j, j->criterion->value);
    struct bg_arg answer = bg_kind_say(j, j->criterion->value, &r->value, "");
    struct bg_dec points = chosen != NULL ? chosen->points : bg_dec_int(0);
    r->band = answer.text;
    r->why = chosen == NULL ? BG_REASON(j->arena, CHOSEN_NONE, label, answer)
                            : BG_REASON(j->arena, CHOSEN, label, answer, bg_arg_points(points),
                                        bg_arg_points(j->criterion->out_of));
    r->change = choice_change_of(j, points);
}

static void choice_judge(const struct bg_judging *j, struct bg_criterion_result *r)
{
    struct bg_value value;
    if (!bg_kind_eval(j, j->criterion->value, BG_V_TEXT, &value, r))
        return;
    const struct bg_choice_points *chosen = choice_find(j->criterion, &value);
    r->outcome = BG_SCORED;
    r->value = value;
    r->rating = chosen == NULL ? j->zero : bg_kind_points(j, chosen->points);
    if (!j->brief)
        choice_explain(j, chosen, r);
}

static void choice_check(const struct bg_ruleset *ruleset, const struct bg_criterion *c,
                         struct bg_diags *diags)
{
    (void)ruleset;
    for (size_t i = 0; i < c->choices_n; i++)
        bg_kind_check_points(c, c->choices[i].points, diags);
}

/* The choice as vendors read it. */
static const char *choice_label(const struct bg_ruleset *ruleset, const struct bg_criterion *c,
                                const char *choice)
{
    const struct bg_reads *reads = bg_logic_reads(c->value);
    const struct bg_field *field = reads->slots_n == 1 ? &ruleset->fields[reads->slots[0]] : NULL;
    for (size_t i = 0; field != NULL && i < field->choices_n; i++)
        if (strcmp(field->choices[i].id, choice) == 0 && field->choices[i].label[0] != '\0')
            return field->choices[i].label;
    return choice;
}

static void choice_words(const struct bg_ruleset *ruleset, const struct bg_criterion *c,
                         const struct bg_env *env, struct bg_buf *out)
{
    char points[BG_DEC_TEXT];
    bg_logic_words(c->value, env, out);
    for (size_t i = 0; i < c->choices_n; i++)
        bg_buf_printf(out, bg_kind_own(ruleset, "%s \"%s\" gives %s"), i == 0 ? ":" : ",",
                      choice_label(ruleset, c, c->choices[i].choice),
                      bg_dec_text(c->choices[i].points, points));
    bg_buf_printf(out, bg_kind_own(ruleset, " of %s points, else none"),
                  bg_dec_text(c->out_of, points));
}

static bool choice_step(const struct bg_ruleset *ruleset, const struct bg_criterion *c, size_t i,
                        struct bg_kind_step *out)
{
    if (i < c->choices_n)
        *out = (struct bg_kind_step){.name = choice_label(ruleset, c, c->choices[i].choice),
                                     .label = "",
                                     .has_points = true,
                                     .points = c->choices[i].points};
    else if (i == c->choices_n)
        *out = bg_kind_step_out_of(c);
    return i <= c->choices_n;
}

/* The value cell holds the id of the choice. EXACT, since a spreadsheet's = ignores case. */
static const struct bg_formula *choice_live(struct bg_arena *arena, const struct bg_criterion *c,
                                            const struct bg_rating_cells *cells)
{
    const struct bg_formula *points = bg_formula_int(arena, 0);
    for (size_t i = 0; i < c->choices_n; i++) {
        const struct bg_formula *own = BG_FORMULA(
            arena, "IF(EXACT(a,b),c,0)", cells->value, bg_formula_text(arena, c->choices[i].choice),
            bg_kind_cell(arena, cells->points, i, c->choices[i].points));
        points = i == 0 ? own : BG_FORMULA(arena, "a+b", points, own);
    }
    return BG_FORMULA(arena, "IF(a=\"\",\"\",b)", cells->value,
                      bg_kind_live_points(arena, c, cells, points));
}

const struct bg_kind bg_kind_choice = {
    .name = "choice",
    .title = "Points by choice",
    .summary = "Each choice of an answer has its points.",
    .keys = {"value", "points", "out_of"},
    .required = {"value", "points"},
    .check = choice_check,
    .judge = choice_judge,
    .words = choice_words,
    .step = choice_step,
    .live = choice_live,
};
