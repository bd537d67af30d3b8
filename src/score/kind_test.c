/* The truth tests of pass_fail and yes_no, and their sentence: value, limit, where the limit is
 * from, and how many workers are below it. */
#include <string.h>

#include "score/kind_share.h"

struct compared {
    struct bg_compared parts;
    struct bg_value value;
    struct bg_limit limit;
    const char *unit;
};

/* False: the test is no comparison, or one of its sides is missing (one failing row decides an
 * `all` though another row is missing). */
static bool compare(const struct bg_judging *j, struct compared *c)
{
    if (!bg_logic_compared(j->criterion->test, &c->parts))
        return false;
    c->value = bg_logic_eval(c->parts.value, j->env);
    struct bg_value limit = bg_logic_eval(c->parts.limit, j->env);
    if (c->value.type == BG_V_MISSING || c->value.type == BG_V_ERROR ||
        limit.type == BG_V_MISSING || limit.type == BG_V_ERROR)
        return false;
    c->limit = bg_kind_limit(j, c->parts.limit, limit);
    c->unit = bg_kind_unit(j, c->parts.value, c->limit.unit);
    if (c->limit.unit[0] == '\0')
        c->limit.unit = c->unit;
    return true;
}

/* How far the number is on the wrong side, in the words after "is 15.20; ... is 17.17: ". */
static const char *distance(const struct bg_judging *j, const struct compared *c)
{
    struct bg_dec by;
    if (c->value.type != BG_V_NUMBER || c->limit.value.type != BG_V_NUMBER ||
        strchr("<>", c->parts.op[0]) == NULL)
        return "";
    if (!bg_dec_sub(c->limit.value.as.number, c->value.as.number, &by))
        return "";
    if (bg_dec_sign(by) == 0)
        return ": equal is not enough";
    bool under = bg_dec_sign(by) > 0;
    const char *unit = bg_unit_is_money(c->unit) ? c->unit : "";
    const char *number = bg_number_words(j->arena, under ? by : bg_dec_neg(by), unit);
    size_t digits = strcspn(number, " ");
    return bg_arena_printf(j->arena, ": %.*s %s", (int)digits, number, under ? "short" : "over");
}

/* Without " of all workers" where the count of workers follows. */
static const char *label_of(const struct bg_judging *j, const struct compared *c, bool counted)
{
    static const char all[] = " of all workers";
    const char *label = bg_kind_label(j, c->parts.value);
    size_t n = strlen(label), tail = sizeof all - 1;
    if (counted && n > tail && strcmp(label + n - tail, all) == 0)
        return bg_arena_text(j->arena, label, n - tail);
    return label;
}

static void say_failed(const struct bg_judging *j, const struct compared *c,
                       const struct bg_gap *gap, struct bg_sentence *s)
{
    bg_sentence_label(s, 0, label_of(j, c, gap != NULL));
    bg_sentence_add(s, 0, " is %s; ", bg_kind_say(j, c->parts.value, &c->value, c->unit));
    const char *limit = bg_kind_say(j, c->parts.value, &c->limit.value, c->limit.unit);
    if (c->limit.name[0] != '\0' && c->parts.op[0] != '!') {
        bg_sentence_label(s, 0, c->limit.name);
        bg_sentence_add(s, 0, " is %s", limit);
    } else {
        bg_sentence_add(s, 0, "%s%s is required", bg_kind_op_words(c->parts.op), limit);
    }
    bg_limit_origin(&c->limit, 2, 1, s);
    bg_sentence_add(s, 3, "%s", distance(j, c));
    if (gap != NULL)
        bg_sentence_add(s, 3, " for %s", bg_gap_who(j->arena, gap));
}

static void say_passed(const struct bg_judging *j, const struct compared *c, struct bg_sentence *s)
{
    const char *limit = bg_kind_say(j, c->parts.value, &c->limit.value, c->limit.unit);
    bg_sentence_label(s, 0, label_of(j, c, false));
    bg_sentence_add(s, 0, " is %s", bg_kind_say(j, c->parts.value, &c->value, c->unit));
    if (c->parts.op[0] == '=' && c->limit.name[0] == '\0') {
        bg_sentence_add(s, 1, ", as required");
        return;
    }
    bg_sentence_add(s, 0, ", %s", bg_kind_op_words(c->parts.op));
    if (c->limit.name[0] != '\0') {
        bg_sentence_label(s, 0, c->limit.name);
        bg_sentence_add(s, 0, ", ");
    }
    bg_sentence_add(s, 0, "%s", limit);
    bg_limit_origin(&c->limit, 2, 1, s);
}

/* True when the test is about one yes-or-no answer alone. */
static bool one_answer(const struct bg_judging *j, size_t *slot)
{
    const struct bg_reads *reads = bg_logic_reads(j->criterion->test);
    if (reads->slots_n != 1 || reads->params_n + reads->facts_n > 0)
        return false;
    *slot = reads->slots[0];
    return j->env->slots[*slot].type == BG_V_BOOL;
}

/* Any other test: its own words, or the counts of an `all` that fails. */
static void say_whole(const struct bg_judging *j, bool holds, struct bg_sentence *s)
{
    size_t slot;
    if (one_answer(j, &slot)) {
        const struct bg_field *field = &j->ruleset->fields[slot];
        const char *label = field->short_label;
        bool yes = j->env->slots[slot].as.truth;
        bg_sentence_add(s, 0, "the answer to \"%s\" is %s",
                        bg_short_text(j->arena, label, strlen(label), 18), yes ? "yes" : "no");
        if (!holds)
            bg_sentence_add(s, 1, "; %s is required", yes ? "no" : "yes");
        return;
    }
    struct bg_gap gap = {.workers = true};
    struct bg_buf words;
    bg_buf_init(&words, j->arena);
    bg_logic_words(j->criterion->test, j->env, &words);
    bg_sentence_add(s, 0, "%s: ", holds ? "Met" : "Not met");
    if (!holds && bg_logic_failing(j->criterion->test, j->env, &gap.failing, &gap.all) &&
        bg_dec_sign(gap.failing) > 0)
        bg_sentence_add(s, 1, "it fails for %s of %s: ", bg_number_words(j->arena, gap.failing, ""),
                        bg_number_words(j->arena, gap.all, ""));
    bg_sentence_add(s, 0, "%s", bg_buf_text(&words));
}

static const char *change_of(const struct bg_judging *j, const struct compared *c,
                             const struct bg_gap *gap, const char *earns)
{
    struct bg_sentence s;
    size_t slot;
    bg_sentence_start(&s, j->arena);
    if (c == NULL) {
        if (!one_answer(j, &slot))
            return "";
        bg_sentence_add(&s, 0, "the answer %s %s", j->env->slots[slot].as.truth ? "no" : "yes",
                        earns);
        return bg_sentence_end(&s);
    }
    const char *limit = bg_kind_say(j, c->parts.value, &c->limit.value, c->limit.unit);
    if (gap != NULL) {
        bool strict = strcmp(c->parts.op, ">") == 0;
        bg_sentence_add(&s, 0, "%s are below; raising them to %s%s %s", bg_gap_who(j->arena, gap),
                        strict ? "more than " : "", limit, earns);
        bg_sentence_add(&s, 1, "%s", bg_gap_cost(j, gap));
        return bg_sentence_end(&s);
    }
    bg_sentence_add(&s, 0, "%s%s %s", bg_kind_op_words(c->parts.op), limit, earns);
    return bg_sentence_end(&s);
}

static const char *limit_words(const struct bg_judging *j, const struct compared *c)
{
    return bg_arena_printf(j->arena, "%s%s", bg_kind_op_words(c->parts.op),
                           bg_kind_say(j, c->parts.value, &c->limit.value, c->limit.unit));
}

void bg_kind_judge_test(const struct bg_judging *j, const char *change,
                        struct bg_criterion_result *r)
{
    struct bg_value truth;
    if (!bg_kind_eval(j, j->criterion->test, BG_V_BOOL, &truth, r))
        return;
    bool holds = truth.as.truth;
    r->outcome = holds ? BG_MET : BG_NOT_MET;
    r->rating = holds ? j->one : j->zero;
    r->value = truth;
    if (j->brief)
        return;
    struct compared c;
    struct bg_gap gap;
    struct bg_sentence s;
    bg_sentence_start(&s, j->arena);
    bool compared = compare(j, &c);
    bool gapped = compared && !holds && c.parts.op[0] == '>' &&
                  bg_kind_gap(j, c.parts.value, c.parts.limit, c.parts.op[1] == '\0', &gap);
    if (!compared) {
        say_whole(j, holds, &s);
    } else {
        r->value = c.value;
        r->limit = c.limit.value;
        r->limit_words = limit_words(j, &c);
        if (holds)
            say_passed(j, &c, &s);
        else
            say_failed(j, &c, gapped ? &gap : NULL, &s);
    }
    r->reason = bg_sentence_end(&s);
    if (!holds)
        r->would_change = change_of(j, compared ? &c : NULL, gapped ? &gap : NULL, change);
}
