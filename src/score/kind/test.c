/* The truth tests of pass_fail and yes_no, and their sentence: value, limit, where the limit is
 * from, and how many workers are below it. */
#include <string.h>

#include "base/text.h"
#include "score/kind/share.h"

struct compared {
    struct bg_compared parts;
    struct bg_value value;
    struct bg_limit limit;
    const char *unit;
};

static bool known(const struct bg_value *value)
{
    return value->type != BG_V_MISSING && value->type != BG_V_ERROR;
}

/* False: the part is no comparison, or one of its sides is missing (one failing row decides an
 * `all` though another row is missing). */
static bool compare(const struct bg_judging *j, const struct bg_decider *d, struct compared *c)
{
    if (!bg_logic_compared(d->logic, &c->parts))
        return false;
    bool row = d->cells != NULL;
    c->value = row ? bg_logic_eval_row(c->parts.value, j->env, d->cells)
                   : bg_logic_eval(c->parts.value, j->env);
    struct bg_value limit = row ? bg_logic_eval_row(c->parts.limit, j->env, d->cells)
                                : bg_logic_eval(c->parts.limit, j->env);
    if (!known(&c->value) || !known(&limit))
        return false;
    c->limit = bg_kind_limit(j, c->parts.limit, limit);
    c->unit = row ? bg_logic_unit(c->parts.value) : bg_kind_unit(j, c->parts.value, c->limit.unit);
    if (row && c->limit.unit[0] == '\0')
        c->limit.unit = bg_logic_unit(c->parts.limit);
    if (c->limit.unit[0] == '\0')
        c->limit.unit = c->unit;
    if (c->unit[0] == '\0')
        c->unit = c->limit.unit;
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

/* " for 14 of 32 workers", and that other parts fail or would have been enough. */
static void say_others(const struct bg_judging *j, const struct bg_decider *d,
                       const struct bg_gap *gap, struct bg_sentence *s)
{
    if (gap != NULL)
        bg_sentence_add(s, d->cells != NULL ? 1 : 3, " for %s", bg_gap_who(j->arena, gap));
    if (d->alike > 0)
        bg_sentence_add(s, 4, "; %zu more part%s fail%s", d->alike, d->alike == 1 ? "" : "s",
                        d->alike == 1 ? "s" : "");
    if (d->alternatives > 0)
        bg_sentence_add(s, 4, "; no alternative holds");
}

static void say_failed(const struct bg_judging *j, const struct bg_decider *d,
                       const struct compared *c, const struct bg_gap *gap, struct bg_sentence *s)
{
    bg_sentence_label(s, 0, label_of(j, c, gap != NULL));
    if (d->cells != NULL)
        bg_sentence_add(s, 0, " in row %zu", d->row + 1);
    bg_sentence_add(s, 0, " is %s; ", bg_kind_say(j, c->parts.value, &c->value, c->unit));
    const char *limit = bg_kind_say(j, c->parts.value, &c->limit.value, c->limit.unit);
    if (d->cells != NULL && c->parts.op[0] != '!') {
        bg_sentence_add(
            s, 0, "%s%s is required",
            c->parts.op[0] == '>' && c->parts.op[1] ? "" : bg_kind_op_words(c->parts.op), limit);
        if (c->limit.name[0] != '\0') {
            bg_sentence_add(s, 2, " (");
            bg_sentence_label(s, 2, c->limit.name);
            bg_sentence_add(s, 2, ")");
        }
    } else if (c->limit.name[0] != '\0' && c->parts.op[0] != '!') {
        bg_sentence_label(s, 0, c->limit.name);
        bg_sentence_add(s, 0, " is %s", limit);
    } else {
        bg_sentence_add(s, 0, "%s%s is required", bg_kind_op_words(c->parts.op), limit);
    }
    if (d->cells == NULL)
        bg_limit_origin(&c->limit, 2, 1, s);
    bg_sentence_add(s, d->cells != NULL ? 1 : 3, "%s", distance(j, c));
    say_others(j, d, gap, s);
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

/* True when the part is about one yes-or-no answer alone. */
static bool one_answer(const struct bg_judging *j, const struct bg_decider *d, size_t *slot)
{
    const struct bg_reads *reads = bg_logic_reads(d->logic);
    if (d->cells != NULL || reads->slots_n != 1 || reads->params_n + reads->facts_n > 0)
        return false;
    *slot = reads->slots[0];
    return j->env->slots[*slot].type == BG_V_BOOL;
}

static bool has_headcount(const struct bg_judging *j, const struct bg_logic *rows)
{
    const struct bg_row_test *test = bg_logic_row_test(rows);
    return test != NULL && j->ruleset->scope.slots[test->slot].headcount_column >= 0;
}

/* Any other part: its own words, with the row that fails or the counts of an `all` that fails. */
static void say_whole(const struct bg_judging *j, const struct bg_decider *d, bool holds,
                      struct bg_sentence *s)
{
    size_t slot;
    if (one_answer(j, d, &slot)) {
        const char *label = j->ruleset->fields[slot].short_label;
        bool yes = j->env->slots[slot].as.truth;
        bg_sentence_add(s, 0, "the answer to \"%s\" is %s",
                        bg_short_text(j->arena, label, strlen(label), 18), yes ? "yes" : "no");
        if (!holds)
            bg_sentence_add(s, 1, "; %s is required", yes ? "no" : "yes");
        if (!holds)
            say_others(j, d, NULL, s);
        return;
    }
    struct bg_gap gap = {.workers = true};
    struct bg_buf words;
    size_t parts = bg_logic_parts(d->logic)->n;
    bg_buf_init(&words, j->arena);
    bg_logic_words(d->logic, d->cells != NULL ? NULL : j->env, &words);
    if (d->cells != NULL)
        bg_sentence_add(s, 0, "not met in row %zu: ", d->row + 1);
    else if (!holds)
        bg_sentence_add(s, 0, "Not met: ");
    const struct bg_logic *rows = d->cells != NULL ? d->rows : d->logic;
    if (!holds && bg_logic_failing(rows, j->env, &gap.failing, &gap.all) &&
        bg_dec_sign(gap.failing) > 0)
        bg_sentence_add(s, 1, "it fails for %s: ", bg_gap_who(j->arena, &gap));
    if (!holds) {
        bg_sentence_label(s, 0, bg_buf_text(&words));
        say_others(j, d, NULL, s);
        return;
    }
    if (bg_logic_failing(rows, j->env, &gap.failing, &gap.all))
        bg_sentence_add(s, 0, "It holds for all %s %s", bg_number_words(j->arena, gap.all, ""),
                        has_headcount(j, rows) ? "workers" : "rows");
    else if (parts > 1)
        bg_sentence_add(s, 0, "All %zu parts hold", parts);
    else
        bg_sentence_add(s, 0, "It holds");
    bg_sentence_add(s, 1, ": %s", bg_buf_text(&words)); /* whole, or not at all */
}

static const char *change_of(const struct bg_judging *j, const struct bg_decider *d,
                             const struct compared *c, const struct bg_gap *gap, const char *earns)
{
    struct bg_sentence s;
    size_t slot;
    bg_sentence_start(&s, j->arena);
    if (d->alike > 0) /* one change is not enough */
        return "";
    if (c == NULL) {
        if (!one_answer(j, d, &slot))
            return "";
        bg_sentence_add(&s, 0, "the answer %s %s", j->env->slots[slot].as.truth ? "no" : "yes",
                        earns);
        return bg_sentence_end(&s);
    }
    const char *limit = bg_kind_say(j, c->parts.value, &c->limit.value, c->limit.unit);
    if (gap != NULL) {
        bool strict = strcmp(c->parts.op, ">") == 0;
        if (d->cells != NULL)
            bg_sentence_add(&s, 0, "%s are below; raising each to its own limit %s",
                            bg_gap_who(j->arena, gap), earns);
        else
            bg_sentence_add(&s, 0, "%s are below; raising them to %s%s %s",
                            bg_gap_who(j->arena, gap), strict ? "more than " : "", limit, earns);
        bg_sentence_add(&s, 1, "%s", bg_gap_cost(j, gap));
        return bg_sentence_end(&s);
    }
    if (d->cells != NULL)
        return "";
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
    struct bg_decider d;
    struct bg_gap gap;
    struct bg_sentence s;
    bg_sentence_start(&s, j->arena);
    bg_kind_decide(j, j->criterion->test, holds, &d);
    bool compared = compare(j, &d, &c), whole = d.logic == j->criterion->test;
    bool gapped = compared && !holds && c.parts.op[0] == '>' &&
                  (d.cells != NULL
                       ? bg_kind_row_gap(j, &d, &c.parts, &gap)
                       : bg_kind_gap(j, c.parts.value, c.parts.limit, c.parts.op[1] == '\0', &gap));
    if (compared && whole) { /* else the value is the truth of the whole */
        r->value = c.value;
        r->limit = c.limit.value;
        r->limit_words = limit_words(j, &c);
    }
    if (!compared)
        say_whole(j, &d, holds, &s);
    else if (holds)
        say_passed(j, &c, &s);
    else
        say_failed(j, &d, &c, gapped ? &gap : NULL, &s);
    r->reason = bg_sentence_end(&s);
    if (!holds)
        r->would_change = change_of(j, &d, compared ? &c : NULL, gapped ? &gap : NULL, change);
}
