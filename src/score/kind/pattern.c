/* pattern: all points when a text has (or has not) what a pattern looks for. */
#include "base/regex.h"
#include "score/kind/share.h"

static void pattern_explain(const struct bg_judging *j, bool found, const char *what,
                            struct bg_criterion_result *r)
{
    const struct bg_criterion *c = j->criterion;
    bool forbids = c->forbid != NULL;
    struct bg_arg label = bg_kind_label(j, c->value), full = bg_kind_full(j);
    struct bg_arg text = {.kind = BG_ARG_TEXT, .text = what};
    if (found)
        r->why = forbids ? BG_REASON(j->arena, HAS_FORBIDDEN, label, text)
                         : BG_REASON(j->arena, HAS_REQUIRED, label, text);
    else
        r->why = forbids ? BG_REASON(j->arena, HAS_NO_FORBIDDEN, label)
                         : BG_REASON(j->arena, HAS_NO_REQUIRED, label);
    r->bound = forbids ? BG_REASON_PLAIN(MUST_NOT_CONTAIN) : BG_REASON_PLAIN(MUST_CONTAIN);
    if (r->outcome == BG_NOT_MET)
        r->change = forbids ? BG_REASON(j->arena, WITHOUT_IT_FULL, full)
                            : BG_REASON(j->arena, WITH_IT_FULL, full);
}

static void pattern_judge(const struct bg_judging *j, struct bg_criterion_result *r)
{
    const struct bg_criterion *c = j->criterion;
    struct bg_value text;
    size_t from = 0, to = 0;
    if (!bg_kind_eval(j, c->value, BG_V_TEXT, &text, r))
        return;
    bool forbids = c->forbid != NULL;
    enum bg_match match = bg_regex_match(forbids ? c->forbid : c->match, text.as.text.bytes,
                                         text.as.text.n, &from, &to);
    if (match == BG_MATCH_NO_MEMORY)
        bg_arena_out_of_memory(j->arena);
    r->value = text;
    if (match == BG_MATCH_LIMIT || match == BG_MATCH_TOO_LONG) {
        bg_kind_error(r, match == BG_MATCH_LIMIT ? BG_REASON_PLAIN(SEARCH_LIMIT)
                                                 : BG_REASON_PLAIN(SEARCH_LONG));
        return;
    }
    bool met = (match == BG_MATCH) != forbids;
    r->outcome = met ? BG_MET : BG_NOT_MET;
    r->rating = met ? j->one : j->zero;
    if (!j->brief)
        pattern_explain(j, match == BG_MATCH,
                        bg_short_text(j->arena, text.as.text.bytes + from, to - from, 8), r);
}

static void pattern_words(const struct bg_ruleset *ruleset, const struct bg_criterion *c,
                          const struct bg_env *env, struct bg_buf *out)
{
    bg_buf_puts(out, bg_kind_own(ruleset, "all points when "));
    bg_logic_words(c->value, env, out);
    bg_buf_printf(out, bg_kind_own(ruleset, " %s the pattern %s, else none"),
                  bg_kind_own(ruleset, c->forbid != NULL ? "does not contain" : "contains"),
                  c->pattern_text);
}

const struct bg_kind bg_kind_pattern = {
    .name = "pattern",
    .title = "Pattern in a text",
    .summary = "All points when the text contains (or does not contain) a pattern.",
    .keys = {"text", "match", "forbid"},
    .required = {"text"},
    .judge = pattern_judge,
    .words = pattern_words,
};
