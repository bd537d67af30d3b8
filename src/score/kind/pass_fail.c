/* pass_fail: a requirement. It eliminates and can never be bought back with points. */
#include "score/kind/share.h"

static void pass_fail_judge(const struct bg_judging *j, struct bg_criterion_result *r)
{
    bg_kind_judge_test(j, j->brief ? bg_arg_none() : BG_PHRASE_PLAIN(j->arena, PASSES), r);
    r->rating = NULL; /* it scores nothing */
}

static void pass_fail_words(const struct bg_ruleset *ruleset, const struct bg_criterion *criterion,
                            const struct bg_env *env, struct bg_buf *out)
{
    bg_buf_puts(out, bg_kind_own(ruleset, "must hold: "));
    bg_logic_words(criterion->test, env, out);
    if (criterion->cure[0] != '\0')
        bg_buf_printf(out, bg_kind_own(ruleset, "; may be shown later: %s"), criterion->cure);
}

const struct bg_kind bg_kind_pass_fail = {
    .name = "pass_fail",
    .title = "Pass/fail requirement",
    .summary = "A bid that does not meet it is eliminated; it earns no points.",
    .keys = {"test", "stage", "cure"},
    .required = {"test"},
    .eliminates = true,
    .judge = pass_fail_judge,
    .words = pass_fail_words,
};
