/* One criterion of one bid: whether it applies, whether the answers have the evidence it asks for,
 * its kind's judgement in each period of the term, of which the worst counts, and what it read. */
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "model/panel.h"
#include "score/evaluate/parts.h"
#include "score/kind/share.h"

/* The reads of all expressions of the criterion, `when` first. */
static size_t all_reads(struct bg_arena *arena, const struct bg_criterion *c,
                        const struct bg_reads ***out)
{
    const struct bg_reads **reads = BG_ARRAY(arena, c->logics_n + 1, const struct bg_reads *);
    size_t made = 0;
    if (c->when != NULL)
        reads[made++] = bg_logic_reads(c->when);
    for (size_t i = 0; i < c->logics_n; i++)
        reads[made++] = bg_logic_reads(c->logics[i]);
    *out = reads;
    return made;
}

/* -- evidence ------------------------------------------------------------------------------- */

/* True when every answer that the kind reads has the evidence it needs. An answer that is missing
 * is left to the kind, which names it. */
static bool evidenced(const struct bg_bid_judging *b, const struct bg_criterion *c,
                      struct bg_criterion_result *r)
{
    if (c->evidence == BG_CLAIMED)
        return true;
    for (size_t i = 0; i < c->logics_n; i++) {
        const struct bg_reads *reads = bg_logic_reads(c->logics[i]);
        for (size_t k = 0; k < reads->slots_n; k++) {
            size_t slot = reads->slots[k];
            if (b->env->env.slots[slot].type == BG_V_MISSING ||
                bg_bid_evidence(b->bid, slot) >= c->evidence)
                continue;
            const struct bg_field *field = &b->ruleset->fields[slot];
            const char *label = field->short_label;
            r->outcome = BG_NOT_ANSWERED;
            r->value = b->env->env.slots[slot];
            struct bg_arg of = {.kind = BG_ARG_LABEL,
                                .text = bg_short_text(b->arena, label, strlen(label), 12)};
            r->why = c->evidence == BG_VERIFIED ? BG_REASON(b->arena, NOT_VERIFIED, of)
                                                : BG_REASON(b->arena, NO_DOCUMENT, of);
            return false;
        }
    }
    return true;
}

/* -- one judgement -------------------------------------------------------------------------- */

/* Field by field: clearing the whole first takes longer than many a judgement. */
static void start_result(struct bg_criterion_result *r, size_t criterion)
{
    r->criterion = criterion;
    r->outcome = BG_OUTCOME_ERROR;
    r->value = r->limit = BG_MISSING;
    r->limit_words = r->band = r->reason = r->would_change = "";
    r->why = r->change = r->bound = (struct bg_reason){0};
    r->rating = r->points_exact = r->available_exact = r->reachable = NULL;
    r->points = r->available = (struct bg_dec){0};
    r->reads = NULL;
    r->reads_n = 0;
    r->unverified = r->stale = r->unreadable = r->band_is_limit = false;
}

void bg_skip_criterion(size_t criterion, struct bg_reason why, struct bg_criterion_result *result)
{
    start_result(result, criterion);
    result->outcome = BG_NOT_APPLICABLE;
    result->why = why;
}

static struct bg_reason does_not_apply(const struct bg_judging *j, const struct bg_criterion *c)
{
    struct bg_buf words;
    struct bg_decider d;
    bg_buf_init(&words, j->arena);
    bg_kind_decide(j, c->when, false, &d);
    bg_logic_words_opposite(d.logic, d.cells != NULL ? NULL : j->env, &words);
    struct bg_arg test = {.kind = BG_ARG_LABEL, .text = bg_buf_text(&words)};
    if (c->kind->eliminates)
        return BG_REASON(j->arena, NOT_APPLICABLE, test);
    if (c->otherwise == BG_OTHERWISE_FULL)
        return BG_REASON(j->arena, NOT_APPLICABLE_FULL, test);
    return c->otherwise == BG_OTHERWISE_RESCALE ? BG_REASON(j->arena, NOT_APPLICABLE_RESCALE, test)
                                                : BG_REASON(j->arena, NOT_APPLICABLE_ZERO, test);
}

/* False: `when` is false, missing or an error, and the result says so. */
static bool applies(const struct bg_bid_judging *b, const struct bg_judging *j,
                    struct bg_criterion_result *r)
{
    const struct bg_criterion *c = j->criterion;
    struct bg_value when;
    if (!bg_kind_eval(j, c->when, BG_V_BOOL, &when, r))
        return false;
    if (when.as.truth)
        return true;
    r->outcome = BG_NOT_APPLICABLE;
    if (!c->kind->eliminates && c->otherwise == BG_OTHERWISE_FULL)
        r->rating = b->one;
    else if (!c->kind->eliminates && c->otherwise == BG_OTHERWISE_ZERO)
        r->rating = b->zero;
    if (b->brief)
        return false;
    r->why = does_not_apply(j, c);
    return false;
}

static void judge_once(const struct bg_bid_judging *b, const struct bg_judging *j, size_t index,
                       struct bg_criterion_result *r)
{
    start_result(r, index);
    if (j->criterion->when != NULL && !applies(b, j, r))
        return;
    if (evidenced(b, j->criterion, r))
        j->criterion->kind->judge(j, r);
}

/* How bad an outcome is when periods are compared: a clear no decides, then an error, then what is
 * missing (the order of the strict profile). */
static int badness(enum bg_outcome outcome)
{
    static const int order[BG_OUTCOME__COUNT] = {
        [BG_NOT_MET] = 5, [BG_OUTCOME_ERROR] = 4, [BG_NOT_ANSWERED] = 3,   [BG_NEEDS_PANEL] = 2,
        [BG_MET] = 1,     [BG_SCORED] = 1,        [BG_NOT_APPLICABLE] = 0,
    };
    return order[outcome];
}

static bool worse(const struct bg_criterion_result *a, const struct bg_criterion_result *b)
{
    if (badness(a->outcome) != badness(b->outcome))
        return badness(a->outcome) > badness(b->outcome);
    return a->rating != NULL && b->rating != NULL && bg_ratio_cmp(a->rating, b->rating) < 0;
}

/* What is done about a missing answer, at the end of its reason. */
static void say_missing(const struct bg_bid_judging *b, const struct bg_criterion *c,
                        struct bg_criterion_result *r)
{
    static const enum bg_reason_code effect[] = {
        [BG_CLARIFY] = BG_R_MISSING_CLARIFY,
        [BG_ZERO] = BG_R_MISSING_ZERO,
        [BG_FAIL] = BG_R_MISSING_FAIL,
    };
    struct bg_arg inner = bg_arg_sentence(b->arena, r->why);
    enum bg_reason_code code = effect[r->unreadable ? BG_CLARIFY : c->on_missing];
    if (c->kind->eliminates)
        code = BG_R_MISSING_NOT_SHOWN;
    r->why = bg_reason_make(b->arena, code, &inner, 1);
    if (bg_criterion_standing(c, r) == BG_STANDS_OPEN)
        r->change = BG_REASON(b->arena, CAN_EARN, bg_arg_points(bg_ratio_show(c->share, 2)));
}

static bool ruleset_has_term(const struct bg_ruleset *ruleset)
{
    for (size_t i = 0; i < ruleset->params_n; i++)
        if (ruleset->params[i].at == BG_AT_TERM)
            return true;
    return false;
}

void bg_judge_criterion(const struct bg_bid_judging *b, size_t index,
                        const struct bg_value *set_values, size_t set_n,
                        struct bg_criterion_result *r)
{
    const struct bg_criterion *c = &b->ruleset->criteria[index];
    struct bg_judging j = {.arena = b->arena,
                           .ruleset = b->ruleset,
                           .criterion = c,
                           .env = &b->env->env,
                           .set_values = set_values,
                           .set_n = set_n,
                           .place = b->panel != NULL && c->kind->by_panel
                                        ? bg_panel_place_of(b->panel, index, b->bid->id)
                                        : NULL,
                           .bid = b->bid,
                           .zero = b->zero,
                           .one = b->one,
                           .brief = b->brief,
                           .scratch = b->scratch};
    const int64_t *dates = NULL;
    size_t dates_n = 0;
    if (ruleset_has_term(b->ruleset)) {
        const struct bg_reads **reads;
        size_t n = all_reads(b->arena, c, &reads);
        dates_n = bg_term_dates(b->env, reads, n, b->arena, &dates);
    }
    int64_t worst = BG_NO_DATE;
    judge_once(b, &j, index, r);
    for (size_t i = 1; i < dates_n; i++) {
        struct bg_criterion_result other;
        b->env->period = dates[i];
        judge_once(b, &j, index, &other);
        if (worse(&other, r)) {
            *r = other;
            worst = dates[i];
        }
    }
    b->env->period = worst;
    if (!b->brief) {
        if (worst != BG_NO_DATE)
            r->why = BG_REASON(b->arena, FROM_DATE, bg_arg_date(worst),
                               bg_arg_sentence(b->arena, r->why));
        if (r->outcome == BG_NOT_ANSWERED)
            say_missing(b, c, r);
        bg_criterion_reads(b->arena, b->env, c, r);
        bg_arena_reset(b->scratch);
    }
    b->env->period = BG_NO_DATE;
}

/* -- what it read --------------------------------------------------------------------------- */

struct marks { /* by index: it was read */
    bool *slots, *params, *facts;
};

static void bid_mark(const struct bg_reads *reads, struct marks *marks)
{
    for (size_t i = 0; i < reads->slots_n; i++)
        marks->slots[reads->slots[i]] = true;
    for (size_t i = 0; i < reads->params_n; i++)
        marks->params[reads->params[i]] = true;
    for (size_t i = 0; i < reads->facts_n; i++)
        marks->facts[reads->facts[i]] = true;
}

/* What was read of a parameter, at *made of items: one value, or of one that each row chooses every
 * value that some row has. */
static void read_param(struct bg_bid_env *env, size_t index, struct bg_criterion_result *r,
                       struct bg_read_item *items, size_t *made)
{
    const struct bg_param *param = &env->ruleset->params[index];
    const struct bg_value *slot = param->row_of < 0 ? NULL : &env->env.slots[param->row_of];
    size_t rows = slot != NULL && slot->type == BG_V_TABLE ? slot->as.table->rows : 1;
    size_t first = *made;
    for (size_t row = 0; row < rows; row++) {
        const char *why;
        bool missing, stale, seen = false;
        const struct bg_value *cells = slot != NULL && slot->type == BG_V_TABLE
                                           ? &slot->as.table->cells[row * slot->as.table->columns]
                                           : NULL;
        const struct bg_dated_value *dated =
            bg_row_param_at(&env->env, index, BG_NO_DATE, cells, &why, &missing, &stale);
        for (size_t i = first; i < *made; i++)
            seen = seen || items[i].dated == dated;
        if (seen)
            continue;
        struct bg_read_item item = {BG_READ_PARAM, index, BG_MISSING, BG_NO_DATE, dated, stale};
        if (dated != NULL) {
            item.value = dated->value;
            item.date = dated->from;
            r->unverified = r->unverified || !dated->verified;
        }
        r->stale = r->stale || stale;
        items[(*made)++] = item;
    }
}

/* Different values of a parameter that one bid can have read, and none. */
static size_t most_values(const struct bg_param *param)
{
    return param->row_of < 0 ? 1 : param->cells_n + 1;
}

static bool doubted(const struct bg_source_ref *source)
{
    return source != NULL && source->verified_said && !source->verified;
}

void bg_criterion_reads(struct bg_arena *arena, struct bg_bid_env *env,
                        const struct bg_criterion *c, struct bg_criterion_result *r)
{
    const struct bg_ruleset *rules = env->ruleset;
    const struct bg_reads **reads;
    struct marks marks = {BG_ARRAY(arena, rules->fields_n + 1, bool),
                          BG_ARRAY(arena, rules->params_n + 1, bool),
                          BG_ARRAY(arena, rules->facts_n + 1, bool)};
    size_t n = all_reads(arena, c, &reads), made = 0, most = 0;
    bool off = r->outcome == BG_NOT_APPLICABLE && c->when != NULL;
    if (off) /* only what switched it off was used, and that is read first */
        n = 1;
    for (size_t i = 0; i < n; i++)
        bid_mark(reads[i], &marks);
    for (size_t i = 0; i < rules->params_n; i++)
        for (size_t k = 0; marks.params[i] && k < rules->params[i].by_n; k++)
            bid_mark(bg_logic_reads(rules->params[i].by[k]), &marks);
    for (size_t i = 0; i < rules->fields_n; i++)
        most += marks.slots[i];
    for (size_t i = 0; i < rules->params_n; i++)
        most += marks.params[i] ? most_values(&rules->params[i]) : 0;
    for (size_t i = 0; i < rules->facts_n; i++)
        most += marks.facts[i];
    struct bg_read_item *items = BG_ARRAY(arena, most + 1, struct bg_read_item);
    for (size_t i = 0; i < rules->fields_n; i++)
        if (marks.slots[i])
            items[made++] =
                (struct bg_read_item){BG_READ_FIELD, i, env->env.slots[i], BG_NO_DATE, NULL, false};
    for (size_t i = 0; i < rules->params_n; i++)
        if (marks.params[i])
            read_param(env, i, r, items, &made);
    for (size_t i = 0; i < rules->facts_n; i++)
        if (marks.facts[i]) {
            items[made++] = (struct bg_read_item){BG_READ_FACT, i,    rules->fact_values[i],
                                                  BG_NO_DATE,   NULL, false};
            r->unverified = r->unverified || doubted(rules->facts[i].source);
        }
    for (size_t i = 0; i < c->sources_n && !off; i++)
        r->unverified = r->unverified || doubted(c->sources[i]);
    r->reads = items;
    r->reads_n = made;
}
