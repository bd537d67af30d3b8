/* pattern: all points when a text has (or has not) what a pattern looks for. */
#include "base/regex.h"
#include "score/kind/share.h"

static void judge(const struct bg_judging *j, struct bg_criterion_result *r)
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
        bg_kind_error(j, r,
                      match == BG_MATCH_LIMIT
                          ? "the text could not be searched within the limits of the pattern"
                          : "the text is longer than the pattern may search");
        return;
    }
    bool met = (match == BG_MATCH) != forbids;
    r->outcome = met ? BG_MET : BG_NOT_MET;
    r->rating = met ? j->one : j->zero;
    if (j->brief)
        return;
    const char *label = bg_kind_label(j, c->value);
    struct bg_sentence s;
    bg_sentence_start(&s, j->arena);
    if (match == BG_MATCH)
        bg_sentence_add(&s, 0, "%s contains \"%s\", %s", label,
                        bg_short_text(j->arena, text.as.text.bytes + from, to - from, 8),
                        forbids ? "which is not allowed" : "as required");
    else
        bg_sentence_add(&s, 0, "%s %s", label,
                        forbids ? "contains nothing that is not allowed"
                                : "does not contain what is required");
    r->reason = bg_sentence_end(&s);
    r->limit_words = forbids ? "must not contain the pattern" : "must contain the pattern";
    if (!met)
        r->would_change = bg_sentence_of(
            j->arena, bg_arena_printf(j->arena, "%s earns the full %s points",
                                      forbids ? "a text without it" : "a text that contains it",
                                      bg_kind_full(j)));
}

static void words(const struct bg_ruleset *ruleset, const struct bg_criterion *c,
                  const struct bg_env *env, struct bg_buf *out)
{
    (void)ruleset;
    bg_buf_puts(out, "all points when ");
    bg_logic_words(c->value, env, out);
    bg_buf_printf(out, " %s the pattern %s, else none",
                  c->forbid != NULL ? "does not contain" : "contains", c->pattern_text);
}

const struct bg_kind bg_kind_pattern = {
    .name = "pattern",
    .title = "Pattern in a text",
    .summary = "All points when the text contains (or does not contain) a pattern.",
    .keys = {"text", "match", "forbid"},
    .required = {"text"},
    .judge = judge,
    .words = words,
};
