/* yes_no: all points when a test holds, none when it does not. */
#include "score/kind/share.h"

static void yes_no_judge(const struct bg_judging *j, struct bg_criterion_result *r)
{
    struct bg_arg earns =
        j->brief ? bg_arg_none() : BG_PHRASE(j->arena, EARNS_FULL, bg_kind_full(j));
    bg_kind_judge_test(j, earns, r);
}

static void yes_no_words(const struct bg_ruleset *ruleset, const struct bg_criterion *criterion,
                         const struct bg_env *env, struct bg_buf *out)
{
    bg_buf_puts(out, bg_kind_own(ruleset, "all points when "));
    bg_logic_words(criterion->test, env, out);
    bg_buf_puts(out, bg_kind_own(ruleset, ", else none"));
}

static const struct bg_formula *yes_no_live(struct bg_arena *arena,
                                            const struct bg_criterion *criterion,
                                            const struct bg_rating_cells *cells)
{
    (void)criterion;
    return BG_FORMULA(arena, "IF(a=\"\",\"\",IF(a=\"yes\",1,0))", cells->value);
}

const struct bg_kind bg_kind_yes_no = {
    .name = "yes_no",
    .title = "Yes or no",
    .summary = "All points when the test holds, none when it does not.",
    .keys = {"test"},
    .required = {"test"},
    .judge = yes_no_judge,
    .words = yes_no_words,
    .live = yes_no_live,
};
