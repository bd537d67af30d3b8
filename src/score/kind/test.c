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

static bool test_known(const struct bg_value *value)
{
    return value->type != BG_V_MISSING && value->type != BG_V_ERROR;
}

/* False: the part is no comparison, or one of its sides is missing (one failing row decides an
 * `all` though another row is missing). */
static bool test_compare(const struct bg_judging *j, const struct bg_decider *d, struct compared *c)
{
    if (!bg_logic_compared(d->logic, &c->parts))
        return false;
    bool row = d->cells != NULL;
    c->value = row ? bg_logic_eval_row(c->parts.value, j->env, d->cells)
                   : bg_logic_eval(c->parts.value, j->env);
    struct bg_value limit = row ? bg_logic_eval_row(c->parts.limit, j->env, d->cells)
                                : bg_logic_eval(c->parts.limit, j->env);
    if (!test_known(&c->value) || !test_known(&limit))
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
static struct bg_arg test_distance(const struct bg_judging *j, const struct compared *c)
{
    struct bg_dec by;
    if (c->value.type != BG_V_NUMBER || c->limit.value.type != BG_V_NUMBER ||
        strchr("<>", c->parts.op[0]) == NULL)
        return bg_arg_none();
    if (!bg_dec_sub(c->limit.value.as.number, c->value.as.number, &by))
        return bg_arg_none();
    if (bg_dec_sign(by) == 0)
        return BG_PHRASE_PLAIN(j->arena, EQUAL_NOT_ENOUGH);
    bool under = bg_dec_sign(by) > 0;
    struct bg_arg amount = bg_arg_number(BG_ARG_AMOUNT, under ? by : bg_dec_neg(by),
                                         bg_unit_is_money(c->unit) ? c->unit : "");
    return under ? BG_PHRASE(j->arena, SHORT, amount) : BG_PHRASE(j->arena, OVER, amount);
}

/* Without " of all workers" where the count of workers follows. */
static struct bg_arg test_label_of(const struct bg_judging *j, const struct compared *c,
                                   bool counted)
{
    static const char all[] = " of all workers";
    struct bg_arg label = bg_kind_label(j, c->parts.value);
    size_t n = strlen(label.text), tail = sizeof all - 1;
    if (counted && n > tail && strcmp(label.text + n - tail, all) == 0)
        label.text = bg_arena_text(j->arena, label.text, n - tail);
    return label;
}

/* Other parts fail too. */
static struct bg_arg others_of(const struct bg_judging *j, const struct bg_decider *d)
{
    if (d->alike == 0)
        return bg_arg_none();
    return d->alike == 1 ? BG_PHRASE_PLAIN(j->arena, ONE_MORE_PART)
                         : BG_PHRASE(j->arena, MORE_PARTS, bg_arg_count(d->alike));
}

/* Other parts would have been enough. */
static struct bg_arg alternatives_of(const struct bg_judging *j, const struct bg_decider *d)
{
    return d->alternatives > 0 ? BG_PHRASE_PLAIN(j->arena, NO_ALTERNATIVE) : bg_arg_none();
}

static struct bg_arg who_of(const struct bg_judging *j, const struct bg_gap *gap)
{
    return gap != NULL ? bg_gap_who(j->arena, gap) : bg_arg_none();
}

static struct bg_arg test_value_of(const struct bg_judging *j, const struct compared *c)
{
    return bg_kind_say(j, c->parts.value, &c->value, c->unit);
}

static struct bg_arg test_limit_of(const struct bg_judging *j, const struct compared *c)
{
    return bg_kind_say(j, c->parts.value, &c->limit.value, c->limit.unit);
}

static struct bg_reason failed_in_row(const struct bg_judging *j, const struct bg_decider *d,
                                      const struct compared *c, const struct bg_gap *gap)
{
    bool plain = c->parts.op[0] == '>' && c->parts.op[1]; /* "5 is required": at least */
    bool unequal = c->parts.op[0] == '!';
    return BG_REASON(j->arena, FAILED_ROW, test_label_of(j, c, gap != NULL),
                     bg_arg_count(d->row + 1), test_value_of(j, c),
                     bg_kind_required(j, plain ? "==" : c->parts.op, test_limit_of(j, c)),
                     unequal ? bg_arg_none() : bg_arg_text(BG_ARG_PARAM, c->limit.name),
                     test_distance(j, c), who_of(j, gap), others_of(j, d), alternatives_of(j, d));
}

static struct bg_reason test_failed(const struct bg_judging *j, const struct bg_decider *d,
                                    const struct compared *c, const struct bg_gap *gap)
{
    if (d->cells != NULL)
        return failed_in_row(j, d, c, gap);
    struct bg_arg label = test_label_of(j, c, gap != NULL), limit = test_limit_of(j, c);
    struct bg_arg from = bg_limit_from(&c->limit), source = bg_limit_source(&c->limit);
    if (c->limit.name[0] != '\0' && c->parts.op[0] != '!')
        return BG_REASON(j->arena, FAILED_NAMED, label, test_value_of(j, c),
                         bg_arg_text(BG_ARG_PARAM, c->limit.name), limit, from, source,
                         test_distance(j, c), who_of(j, gap), others_of(j, d),
                         alternatives_of(j, d));
    return BG_REASON(j->arena, FAILED, label, test_value_of(j, c),
                     bg_kind_required(j, c->parts.op, limit), from, source, test_distance(j, c),
                     who_of(j, gap), others_of(j, d), alternatives_of(j, d));
}

static struct bg_reason passed(const struct bg_judging *j, const struct compared *c)
{
    struct bg_arg label = test_label_of(j, c, false), limit = test_limit_of(j, c);
    if (c->parts.op[0] == '=' && c->limit.name[0] == '\0')
        return BG_REASON(j->arena, PASSED_EQUAL, label, test_value_of(j, c));
    struct bg_arg required = c->limit.name[0] != '\0'
                                 ? bg_kind_required_named(j, c->parts.op, c->limit.name, limit)
                                 : bg_kind_required(j, c->parts.op, limit);
    return BG_REASON(j->arena, PASSED, label, test_value_of(j, c), required,
                     bg_limit_from(&c->limit), bg_limit_source(&c->limit));
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

static bool test_has_headcount(const struct bg_judging *j, const struct bg_logic *rows)
{
    const struct bg_row_test *test = bg_logic_row_test(rows);
    return test != NULL && j->ruleset->scope.slots[test->slot].headcount_column >= 0;
}

static struct bg_arg yes_or_no(const struct bg_judging *j, bool yes)
{
    return yes ? BG_PHRASE_PLAIN(j->arena, YES) : BG_PHRASE_PLAIN(j->arena, NO);
}

static struct bg_reason test_answered(const struct bg_judging *j, const struct bg_decider *d,
                                      bool holds, size_t slot)
{
    const char *label = j->ruleset->fields[slot].short_label;
    bool yes = j->env->slots[slot].as.truth;
    struct bg_arg field = {.kind = BG_ARG_LABEL,
                           .text = bg_short_text(j->arena, label, strlen(label), 18)};
    if (holds)
        return BG_REASON(j->arena, ANSWER_PASSES, field, yes_or_no(j, yes));
    return BG_REASON(j->arena, ANSWER_FAILS, field, yes_or_no(j, yes), yes_or_no(j, !yes),
                     others_of(j, d), alternatives_of(j, d));
}

/* Any other part: its own words, with the row that fails or the counts of an `all` that fails. */
static struct bg_reason whole_reason(const struct bg_judging *j, const struct bg_decider *d,
                                     bool holds)
{
    size_t slot;
    if (one_answer(j, d, &slot))
        return test_answered(j, d, holds, slot);
    struct bg_gap gap = {.workers = true};
    struct bg_buf words;
    size_t parts = bg_logic_parts(d->logic)->n;
    bg_buf_init(&words, j->arena);
    bg_logic_words(d->logic, d->cells != NULL ? NULL : j->env, &words);
    struct bg_arg test = {.kind = BG_ARG_LABEL, .text = bg_buf_text(&words)};
    const struct bg_logic *rows = d->cells != NULL ? d->rows : d->logic;
    bool counted = bg_logic_failing(rows, j->env, &gap.failing, &gap.all);
    if (!holds) {
        bool fails = counted && bg_dec_sign(gap.failing) > 0;
        struct bg_arg who = who_of(j, fails ? &gap : NULL);
        struct bg_arg others = others_of(j, d), alternatives = alternatives_of(j, d);
        return d->cells != NULL ? BG_REASON(j->arena, NOT_MET_ROW, bg_arg_count(d->row + 1), who,
                                            test, others, alternatives)
                                : BG_REASON(j->arena, NOT_MET, who, test, others, alternatives);
    }
    struct bg_arg all = bg_arg_number(BG_ARG_NUMBER, gap.all, "");
    if (counted && test_has_headcount(j, rows))
        return BG_REASON(j->arena, HOLDS_FOR_WORKERS, all, test);
    if (counted)
        return BG_REASON(j->arena, HOLDS_FOR_ROWS, all, test);
    return parts > 1 ? BG_REASON(j->arena, PARTS_HOLD, bg_arg_count(parts), test)
                     : BG_REASON(j->arena, HOLDS, test);
}

/* c, gap: NULL where the deciding part is no comparison, or no one of wages. */
static struct bg_reason test_change_of(const struct bg_judging *j, const struct bg_decider *d,
                                       const struct compared *c, const struct bg_gap *gap,
                                       struct bg_arg earns)
{
    const struct bg_reason nothing = {0};
    size_t slot;
    if (d->alike > 0) /* one change is not enough */
        return nothing;
    if (c == NULL)
        return one_answer(j, d, &slot)
                   ? BG_REASON(j->arena, ANSWER_EARNS, yes_or_no(j, !j->env->slots[slot].as.truth),
                               earns)
                   : nothing;
    struct bg_arg limit = test_limit_of(j, c);
    if (gap != NULL) {
        struct bg_arg who = bg_gap_who(j->arena, gap), cost = bg_gap_cost(j, gap);
        if (d->cells != NULL)
            return BG_REASON(j->arena, RAISING_EACH_EARNS, who, earns, cost);
        if (strcmp(c->parts.op, ">") == 0)
            limit = bg_kind_required(j, c->parts.op, limit);
        return BG_REASON(j->arena, RAISING_EARNS, who, limit, earns, cost);
    }
    if (d->cells != NULL)
        return nothing;
    return BG_REASON(j->arena, LIMIT_EARNS, bg_kind_required(j, c->parts.op, limit), earns);
}

void bg_kind_judge_test(const struct bg_judging *j, struct bg_arg earns,
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
    bg_kind_decide(j, j->criterion->test, holds, &d);
    bool compared = test_compare(j, &d, &c), whole = d.logic == j->criterion->test;
    bool gapped = compared && !holds && c.parts.op[0] == '>' &&
                  (d.cells != NULL
                       ? bg_kind_row_gap(j, &d, &c.parts, &gap)
                       : bg_kind_gap(j, c.parts.value, c.parts.limit, c.parts.op[1] == '\0', &gap));
    if (compared && whole) { /* else the value is the truth of the whole */
        r->value = c.value;
        r->limit = c.limit.value;
        r->bound = *bg_kind_required(j, c.parts.op, test_limit_of(j, &c)).rows;
    }
    if (d.cells == NULL && compared && c.value.type == BG_V_BOOL)
        compared = false; /* what is held against yes or no is said as an answer */
    if (!compared)
        r->why = whole_reason(j, &d, holds);
    else if (holds)
        r->why = passed(j, &c);
    else
        r->why = test_failed(j, &d, &c, gapped ? &gap : NULL);
    if (!holds)
        r->change = test_change_of(j, &d, compared ? &c : NULL, gapped ? &gap : NULL, earns);
}
