/* What the kinds share: evaluating an expression with missing and error said in words, and naming
 * a limit with the parameter, date and source that it comes from. */
#include "score/kind/share.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "score/evaluate/env.h"

/* A label may be of white space only: it is an argument all the same. */
static struct bg_arg of_label(const char *label)
{
    return (struct bg_arg){.kind = BG_ARG_LABEL, .text = label};
}

static struct bg_arg of_problem(const char *problem)
{
    return (struct bg_arg){.kind = BG_ARG_PROBLEM, .text = problem};
}

/* The label of a field for a sentence, its id where it has none. */
static struct bg_arg field_label(const struct bg_judging *j, const struct bg_field *field)
{
    const char *label = field->short_label;
    return of_label(bg_short_text(j->arena, label, strlen(label), 12));
}

/* True when the row's only fault for the expression is this one cell: filled with anything of its
 * type, the expression no longer misses that row. */
static bool fills(const struct bg_judging *j, const struct bg_logic *logic, size_t slot, size_t row,
                  size_t column, enum bg_value_type type)
{
    const struct bg_ruleset *rules = j->ruleset;
    const struct bg_table *table = j->env->slots[slot].as.table;
    struct bg_value *slots = BG_ARRAY(j->arena, rules->fields_n, struct bg_value);
    struct bg_value *cells = BG_ARRAY(j->arena, table->rows * table->columns, struct bg_value);
    struct bg_table copy = {table->rows, table->columns, cells};
    memcpy(slots, j->env->slots, rules->fields_n * sizeof *slots);
    memcpy(cells, table->cells, table->rows * table->columns * sizeof *cells);
    struct bg_value *cell = &cells[row * table->columns + column];
    *cell = (struct bg_value){.type = type, .row = -1};
    if (type == BG_V_NUMBER)
        cell->as.number = bg_dec_int(1);
    else if (type == BG_V_TEXT)
        cell->as.text.bytes = "";
    slots[slot].as.table = &copy;
    struct bg_env env = *j->env;
    env.slots = slots;
    struct bg_value value = bg_logic_eval(logic, &env);
    return value.type != BG_V_MISSING || value.row != (int)row;
}

/* Which cell of a row is missing: the one that alone makes the difference, or the first. */
static const struct bg_field *missing_cell(const struct bg_judging *j, const struct bg_logic *logic,
                                           size_t slot, size_t row, bool alone)
{
    const struct bg_field *field = &j->ruleset->fields[slot];
    const struct bg_table *table = j->env->slots[slot].as.table;
    for (size_t c = 0; c < field->columns_n && c < table->columns; c++) {
        if (table->cells[row * table->columns + c].type != BG_V_MISSING)
            continue;
        enum bg_value_type type = j->ruleset->scope.slots[slot].columns[c].type;
        if (!alone || fills(j, logic, slot, row, c, type))
            return &field->columns[c];
    }
    return NULL;
}

/* "Hourly wage in row 3 of Workforce is not answered." No row: nothing of the kind. */
static struct bg_reason missing_in_row(const struct bg_judging *j, const struct bg_logic *logic,
                                       int row, bool alone)
{
    const struct bg_reads *reads = bg_logic_reads(logic);
    for (size_t i = 0; row >= 0 && i < reads->slots_n; i++) {
        size_t slot = reads->slots[i];
        const struct bg_value *value = &j->env->slots[slot];
        if (value->type != BG_V_TABLE || (size_t)row >= value->as.table->rows)
            continue;
        const struct bg_field *column = missing_cell(j, logic, slot, (size_t)row, alone);
        if (column != NULL)
            return BG_REASON(j->arena, MISSING_IN_ROW, field_label(j, column),
                             bg_arg_count((size_t)row + 1),
                             field_label(j, &j->ruleset->fields[slot]));
    }
    return (struct bg_reason){0};
}

static struct bg_reason missing_reason(const struct bg_judging *j, const struct bg_logic *logic,
                                       int row)
{
    const struct bg_reads *reads = bg_logic_reads(logic);
    for (size_t i = 0; i < reads->slots_n; i++)
        if (j->env->slots[reads->slots[i]].type == BG_V_MISSING)
            return BG_REASON(j->arena, MISSING_ANSWER,
                             field_label(j, &j->ruleset->fields[reads->slots[i]]));
    struct bg_reason found = missing_in_row(j, logic, row, true); /* of whichever table it is */
    if (found.row == NULL)
        found = missing_in_row(j, logic, row, false);
    for (size_t i = 0; found.row == NULL && i < reads->facts_n; i++) {
        const struct bg_fact *fact = &j->ruleset->facts[reads->facts[i]];
        if (j->env->facts[reads->facts[i]].type == BG_V_MISSING)
            found = BG_REASON(j->arena, MISSING_FACT, of_label(fact->short_label));
    }
    for (size_t i = 0; found.row == NULL && i < reads->params_n; i++) {
        const char *why = NULL;
        bool missing = false, stale = false;
        if (bg_param_at(j->env, reads->params[i], BG_NO_DATE, &why, &missing, &stale) == NULL)
            found = BG_REASON(j->arena, MISSING_PARAM, of_problem(why));
    }
    return found.row != NULL ? found : BG_REASON_PLAIN(MISSING_SOMETHING);
}

void bg_kind_error(struct bg_criterion_result *result, struct bg_reason why)
{
    result->outcome = BG_OUTCOME_ERROR;
    result->rating = NULL;
    result->why = why;
}

/* An answer that was given but cannot be used says more than the expression that tripped on it. */
static struct bg_reason error_reason(const struct bg_judging *j, const struct bg_logic *logic,
                                     const struct bg_value *value)
{
    const struct bg_reads *reads = bg_logic_reads(logic);
    for (size_t i = 0; j->bid != NULL && i < reads->slots_n; i++) {
        size_t slot = reads->slots[i];
        const struct bg_answer *answer = j->bid->answers == NULL ? NULL : &j->bid->answers[slot];
        if (answer != NULL && answer->value.type == BG_V_ERROR && answer->problem != NULL)
            return BG_REASON(j->arena, UNUSABLE, field_label(j, &j->ruleset->fields[slot]),
                             of_problem(answer->problem));
    }
    struct bg_arg problem = of_problem(value->as.error);
    if (value->row >= 0)
        return BG_REASON(j->arena, ERROR_IN_ROW, bg_arg_count((size_t)value->row + 1), problem);
    return BG_REASON(j->arena, ERROR, problem);
}

static bool share_is_unreadable(const struct bg_value *value)
{
    if (value->type != BG_V_TABLE)
        return value->type == BG_V_ERROR;
    const struct bg_table *table = value->as.table;
    for (size_t i = 0; i < table->rows * table->columns; i++)
        if (table->cells[i].type == BG_V_ERROR)
            return true;
    return false;
}

/* An answer that the expression reads was given and cannot be used. */
static bool reads_unreadable(const struct bg_judging *j, const struct bg_logic *logic)
{
    const struct bg_reads *reads = bg_logic_reads(logic);
    for (size_t i = 0; i < reads->slots_n; i++)
        if (share_is_unreadable(&j->env->slots[reads->slots[i]]))
            return true;
    return false;
}

/* What cannot be read earns nothing yet and loses nothing: the vendor is asked, as it would be for
 * an answer that is missing. A requirement is not shown to be met by it. */
static void judge_error(const struct bg_judging *j, const struct bg_logic *logic,
                        const struct bg_value *value, struct bg_criterion_result *r)
{
    bg_kind_error(r, j->brief ? (struct bg_reason){0} : error_reason(j, logic, value));
    if (j->criterion->kind->eliminates || !reads_unreadable(j, logic))
        return;
    r->outcome = BG_NOT_ANSWERED;
    r->unreadable = true;
}

bool bg_kind_eval(const struct bg_judging *j, const struct bg_logic *logic,
                  enum bg_value_type wanted, struct bg_value *out, struct bg_criterion_result *r)
{
    bg_logic_eval_into(logic, j->env, out);
    if (out->type == BG_V_MISSING) {
        r->outcome = BG_NOT_ANSWERED;
        r->rating = NULL;
        if (!j->brief)
            r->why = missing_reason(j, logic, out->row);
        return false;
    }
    if (out->type == BG_V_ERROR) {
        judge_error(j, logic, out, r);
        return false;
    }
    if (wanted != BG_V_MISSING && out->type != wanted) {
        bg_kind_error(r, BG_REASON_PLAIN(WRONG_TYPE));
        return false;
    }
    return true;
}

const struct bg_ratio *bg_kind_points(const struct bg_judging *j, struct bg_dec points)
{
    struct bg_dec out_of = j->criterion->out_of;
    assert(bg_dec_sign(points) >= 0 && bg_dec_cmp(points, out_of) <= 0); /* bg_kind_check_points */
    if (bg_dec_sign(points) == 0)
        return j->zero;
    if (bg_dec_cmp(points, out_of) == 0)
        return j->one;
    return bg_ratio_div(j->arena, bg_ratio_dec(j->arena, points), bg_ratio_dec(j->arena, out_of));
}

void bg_kind_check_points(const struct bg_criterion *c, struct bg_dec points,
                          struct bg_diags *diags)
{
    char text[BG_DEC_TEXT], most[BG_DEC_TEXT];
    if (bg_dec_sign(points) < 0 || bg_dec_cmp(points, c->out_of) > 0)
        bg_diag_add(diags, BG_E382, c->pos, "\"%s\" gives %s points, not between 0 and %s", c->id,
                    bg_dec_text(points, text), bg_dec_text(c->out_of, most));
}

static bool share_same_number(const struct bg_value *a, const struct bg_value *b)
{
    return a->type == BG_V_NUMBER && b->type == BG_V_NUMBER &&
           bg_dec_cmp(a->as.number, b->as.number) == 0;
}

static const char *share_words_of(const struct bg_judging *j, const struct bg_logic *logic)
{
    struct bg_buf buf;
    bg_buf_init(&buf, j->arena);
    bg_logic_words(logic, NULL, &buf);
    return bg_buf_text(&buf);
}

/* The unit that all parameters of the expression share, else "". */
static const char *share_common_unit(const struct bg_judging *j, const struct bg_reads *reads)
{
    const char *unit = reads->params_n > 0 ? j->ruleset->params[reads->params[0]].unit : "";
    for (size_t i = 1; i < reads->params_n; i++)
        if (strcmp(j->ruleset->params[reads->params[i]].unit, unit) != 0)
            return "";
    return unit;
}

/* The parameter that gives the limit its value: of the highest of several, the one that is it. */
static const struct bg_param *deciding_param(const struct bg_judging *j,
                                             const struct bg_reads *reads,
                                             const struct bg_value *value,
                                             const struct bg_dated_value **dated)
{
    const char *why = NULL;
    bool missing = false, stale = false;
    for (size_t i = 0; i < reads->params_n; i++) {
        *dated = bg_param_at(j->env, reads->params[i], BG_NO_DATE, &why, &missing, &stale);
        if (*dated != NULL && share_same_number(&(*dated)->value, value))
            return &j->ruleset->params[reads->params[i]];
    }
    *dated = NULL;
    return reads->params_n == 1 ? &j->ruleset->params[reads->params[0]] : NULL;
}

struct bg_limit bg_kind_limit(const struct bg_judging *j, const struct bg_logic *logic,
                              struct bg_value value)
{
    const struct bg_reads *reads = bg_logic_reads(logic);
    struct bg_limit limit = {value, "", "", BG_NO_DATE, ""};
    if (reads->params_n + reads->facts_n + reads->slots_n == 0)
        return limit;
    const struct bg_dated_value *dated = NULL;
    const struct bg_param *param = deciding_param(j, reads, &value, &dated);
    const char *name = share_words_of(j, logic);
    if (reads->params_n > 1 && dated != NULL) {
        struct bg_buf words;
        bg_buf_init(&words, j->arena);
        bg_buf_puts(&words, "the ");
        bg_text_inside(&words, param->short_title);
        name = bg_buf_text(&words);
    }
    limit.name = bg_short_text(j->arena, name, strlen(name), 16);
    limit.unit = share_common_unit(j, reads);
    if (reads->params_n == 0 && reads->facts_n == 1 && reads->slots_n == 0)
        limit.unit = j->ruleset->facts[reads->facts[0]].unit;
    if (param == NULL)
        return limit;
    const struct bg_source_ref *source = dated != NULL ? dated->source : param->source;
    if (source != NULL)
        limit.source =
            bg_short_text(j->arena, source->short_title, strlen(source->short_title), 12);
    if (dated != NULL)
        limit.from = dated->from;
    return limit;
}

struct bg_arg bg_limit_from(const struct bg_limit *limit)
{
    return limit->from == BG_NO_DATE ? bg_arg_none() : bg_arg_date(limit->from);
}

struct bg_arg bg_limit_source(const struct bg_limit *limit)
{
    return bg_arg_text(BG_ARG_SOURCE, limit->source);
}

/* "lowest lowest wage": the operator's word and the label's are one. */
static const char *without_echo(const char *words)
{
    size_t n = strcspn(words, " ");
    return n > 0 && words[n] == ' ' && strncmp(words, words + n + 1, n) == 0 &&
                   words[n + 1 + n] == ' '
               ? words + n + 1
               : words;
}

/* The expression is what the criterion as a whole judges. */
static bool names_value(const struct bg_criterion *c, const struct bg_logic *logic)
{
    struct bg_compared compared;
    return logic == c->value ||
           (c->test != NULL && bg_logic_compared(c->test, &compared) && compared.value == logic);
}

struct bg_arg bg_kind_label(const struct bg_judging *j, const struct bg_logic *logic)
{
    const char *own = j->criterion->short_value;
    const char *words = own[0] != '\0' && names_value(j->criterion, logic)
                            ? own
                            : without_echo(share_words_of(j, logic));
    if (words[0] == '\0')
        return BG_PHRASE_PLAIN(j->arena, THE_VALUE);
    struct bg_arg label = of_label(bg_short_text(j->arena, words, strlen(words), 20));
    if (label.text[0] == '"' && strchr(label.text, '?') != NULL) /* a question is no subject */
        return BG_PHRASE(j->arena, ANSWER_TO, label);
    return label;
}

const char *bg_kind_unit(const struct bg_judging *j, const struct bg_logic *logic,
                         const char *other)
{
    const struct bg_reads *reads = bg_logic_reads(logic);
    if (reads->slots_n != 1)
        return other;
    const char *wage = bg_kind_wage_unit(j, logic);
    if (wage != NULL)
        return wage;
    const struct bg_field *field = &j->ruleset->fields[reads->slots[0]];
    const struct bg_value *slot = &j->env->slots[reads->slots[0]];
    /* Only a plain answer is surely in the unit of its field. */
    if (slot->type != BG_V_NUMBER || field->unit[0] == '\0')
        return other;
    struct bg_value value = bg_logic_eval(logic, j->env);
    return share_same_number(&value, slot) ? field->unit : other;
}

/* As bg_value_say has it: numbers as usual, texts cut and in quotes, ISO dates. */
static struct bg_arg value_arg(const struct bg_judging *j, const struct bg_value *value,
                               const char *unit)
{
    enum { TEXT_WORDS = 6 };
    switch (value->type) {
    case BG_V_NUMBER:
        return bg_arg_quantity(value->as.number, unit);
    case BG_V_TEXT:
        return (struct bg_arg){
            .kind = BG_ARG_QUOTE,
            .text = bg_short_text(j->arena, value->as.text.bytes, value->as.text.n, TEXT_WORDS)};
    case BG_V_BOOL:
        return value->as.truth ? BG_PHRASE_PLAIN(j->arena, YES) : BG_PHRASE_PLAIN(j->arena, NO);
    case BG_V_DATE:
        return bg_arg_date(value->as.days);
    case BG_V_MISSING:
        return BG_PHRASE_PLAIN(j->arena, NOT_ANSWERED);
    case BG_V_ERROR:
        return BG_PHRASE_PLAIN(j->arena, NOT_USABLE);
    case BG_V_TABLE:
        return BG_PHRASE(j->arena, ROWS, bg_arg_count(value->as.table->rows));
    case BG_V_LIST:
        break;
    }
    return (struct bg_arg){.kind = BG_ARG_TEXT, .text = bg_value_say(j->arena, value, unit)};
}

struct bg_arg bg_kind_say(const struct bg_judging *j, const struct bg_logic *logic,
                          const struct bg_value *value, const char *unit)
{
    const struct bg_reads *reads = bg_logic_reads(logic);
    if (value->type == BG_V_TEXT && reads->slots_n == 1) {
        const struct bg_field *field = &j->ruleset->fields[reads->slots[0]];
        for (size_t i = 0; i < field->choices_n; i++) {
            const struct bg_choice *choice = &field->choices[i];
            if (strlen(choice->id) == value->as.text.n &&
                memcmp(choice->id, value->as.text.bytes, value->as.text.n) == 0 &&
                choice->label[0] != '\0')
                return (struct bg_arg){
                    .kind = BG_ARG_QUOTE,
                    .text = bg_short_text(j->arena, choice->label, strlen(choice->label), 12)};
        }
    }
    return value_arg(j, value, unit);
}

struct bg_arg bg_kind_full(const struct bg_judging *j)
{
    return bg_arg_points(bg_ratio_show(j->criterion->share, 2));
}

enum comparison { AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN, OTHER_THAN, EQUAL_TO };

static enum comparison comparison_of(const char *op)
{
    if (strcmp(op, ">=") == 0)
        return AT_LEAST;
    if (strcmp(op, ">") == 0)
        return MORE_THAN;
    if (strcmp(op, "<=") == 0)
        return AT_MOST;
    if (strcmp(op, "<") == 0)
        return LESS_THAN;
    return strcmp(op, "!=") == 0 ? OTHER_THAN : EQUAL_TO;
}

struct bg_arg bg_kind_required(const struct bg_judging *j, const char *op, struct bg_arg limit)
{
    static const enum bg_reason_code codes[] = {
        [AT_LEAST] = BG_R_AT_LEAST,   [MORE_THAN] = BG_R_MORE_THAN,   [AT_MOST] = BG_R_AT_MOST,
        [LESS_THAN] = BG_R_LESS_THAN, [OTHER_THAN] = BG_R_OTHER_THAN, [EQUAL_TO] = BG_R_EQUAL_TO};
    return bg_arg_phrase(j->arena, bg_reason_make(j->arena, codes[comparison_of(op)], &limit, 1));
}

struct bg_arg bg_kind_required_named(const struct bg_judging *j, const char *op, const char *name,
                                     struct bg_arg limit)
{
    static const enum bg_reason_code codes[] = {
        [AT_LEAST] = BG_R_AT_LEAST_NAMED,     [MORE_THAN] = BG_R_MORE_THAN_NAMED,
        [AT_MOST] = BG_R_AT_MOST_NAMED,       [LESS_THAN] = BG_R_LESS_THAN_NAMED,
        [OTHER_THAN] = BG_R_OTHER_THAN_NAMED, [EQUAL_TO] = BG_R_EQUAL_TO_NAMED};
    const struct bg_arg args[] = {bg_arg_text(BG_ARG_PARAM, name), limit};
    return bg_arg_phrase(j->arena, bg_reason_make(j->arena, codes[comparison_of(op)], args, 2));
}

const char *bg_kind_op_words(const char *op)
{
    static const char *const words[] = {
        [AT_LEAST] = "at least ",   [MORE_THAN] = "more than ",   [AT_MOST] = "at most ",
        [LESS_THAN] = "less than ", [OTHER_THAN] = "other than ", [EQUAL_TO] = ""};
    return words[comparison_of(op)];
}

bool bg_kind_literal(const struct bg_logic *logic, struct bg_dec *out)
{
    const struct bg_reads *reads = bg_logic_reads(logic);
    if (reads->slots_n + reads->facts_n + reads->params_n > 0 || reads->as_of)
        return false;
    struct bg_env env = {0};
    struct bg_value value = bg_logic_eval(logic, &env);
    if (value.type != BG_V_NUMBER)
        return false;
    *out = value.as.number;
    return true;
}

const struct bg_formula *bg_kind_cell(struct bg_arena *arena, const struct bg_formula *const *cells,
                                      size_t i, struct bg_dec number)
{
    return cells != NULL && cells[i] != NULL ? cells[i] : bg_formula_number(arena, number);
}

struct bg_kind_step bg_kind_step_out_of(const struct bg_criterion *c)
{
    return (struct bg_kind_step){
        .title = "points are out of", .label = "", .has_points = true, .points = c->out_of};
}

const struct bg_formula *bg_kind_live_points(struct bg_arena *arena, const struct bg_criterion *c,
                                             const struct bg_rating_cells *cells,
                                             const struct bg_formula *points)
{
    const struct bg_formula *out_of =
        cells->out_of != NULL ? cells->out_of : bg_formula_number(arena, c->out_of);
    return BG_FORMULA(arena, "ROUND(MAX(0,MIN(1,a/b)),12)", points, out_of);
}
