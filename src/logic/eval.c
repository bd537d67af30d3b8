/* Evaluating a program: the entry, what all operators share, and the operators of logic and of
 * names. A program is never written to; what a run needs stands on its own stack. */
#include "logic/logic.h"

#include "logic/logic_internal.h"

const struct bg_value *bg_unusable(struct bg_value *out, const struct bg_value *value)
{
    static const char *const sentences[] = {
        [BG_V_BOOL] = "a yes/no value cannot be used here",
        [BG_V_NUMBER] = "a number cannot be used here",
        [BG_V_TEXT] = "text cannot be used here",
        [BG_V_DATE] = "a date cannot be used here",
        [BG_V_TABLE] = "a single value is needed here, not a table",
        [BG_V_LIST] = "a single value is needed here, not a list"};
    if (value->type == BG_V_MISSING || value->type == BG_V_ERROR) {
        *out = *value;
        return out;
    }
    return bg_put_error(out, sentences[value->type]);
}

const struct bg_value *bg_run_kids(struct bg_run *run, const struct bg_node *node, int n,
                                   enum bg_value_type type, struct bg_value *values,
                                   struct bg_value *out)
{
    bool missing = false;
    for (int i = 0; i < n; i++) {
        const struct bg_value *value = bg_run_kid(run, node, i, &values[i]);
        if (value->type == type) {
            if (value != &values[i])
                values[i] = *value;
        } else if (value->type == BG_V_MISSING) {
            if (!missing)
                *out = *value;
            missing = true;
        } else {
            return bg_unusable(out, value);
        }
    }
    return missing ? out : NULL;
}

/* -- logic ----------------------------------------------------------------------------------- */

/* One operand that is `decides` decides; else an error, else missing, else the opposite. */
static const struct bg_value *junction(struct bg_run *run, const struct bg_node *node, bool decides,
                                       struct bg_value *tmp)
{
    struct bg_value own;
    bool undecided = false;
    for (int i = 0; i < node->kids_n; i++) {
        const struct bg_value *value = bg_run_kid(run, node, i, &own);
        if (value->type == BG_V_BOOL) {
            if (value->as.truth == decides)
                return bg_put_truth(tmp, decides);
        } else if (!undecided || (tmp->type == BG_V_MISSING && value->type != BG_V_MISSING)) {
            bg_unusable(tmp, value);
            undecided = true;
        }
    }
    return undecided ? tmp : bg_put_truth(tmp, !decides);
}

const struct bg_value *bg_eval_and(struct bg_run *run, const struct bg_node *node,
                                   struct bg_value *tmp)
{
    return junction(run, node, false, tmp);
}

const struct bg_value *bg_eval_or(struct bg_run *run, const struct bg_node *node,
                                  struct bg_value *tmp)
{
    return junction(run, node, true, tmp);
}

static const struct bg_value *eval_truth_of(struct bg_run *run, const struct bg_node *node,
                                            bool same, struct bg_value *tmp)
{
    struct bg_value own;
    const struct bg_value *value = bg_run_kid(run, node, 0, &own);
    if (value->type == BG_V_BOOL)
        return bg_put_truth(tmp, value->as.truth == same);
    if (value->type == BG_V_LIST)
        return bg_put_truth(tmp, (value->as.list.n > 0) == same);
    return bg_unusable(tmp, value);
}

const struct bg_value *bg_eval_not(struct bg_run *run, const struct bg_node *node,
                                   struct bg_value *tmp)
{
    return eval_truth_of(run, node, false, tmp);
}

const struct bg_value *bg_eval_not_not(struct bg_run *run, const struct bg_node *node,
                                       struct bg_value *tmp)
{
    return eval_truth_of(run, node, true, tmp);
}

const struct bg_value *bg_eval_if(struct bg_run *run, const struct bg_node *node,
                                  struct bg_value *tmp)
{
    struct bg_value own;
    int i = 0;
    for (; i + 1 < node->kids_n; i += 2) {
        const struct bg_value *test = bg_run_kid(run, node, i, &own);
        if (test->type != BG_V_BOOL)
            return bg_unusable(tmp, test);
        if (test->as.truth)
            return bg_run_kid(run, node, i + 1, tmp);
    }
    return i < node->kids_n ? bg_run_kid(run, node, i, tmp) : bg_put_missing(tmp);
}

/* -- names ----------------------------------------------------------------------------------- */

/* val and var get their function when their name is resolved (compile_names.c). */
const struct bg_value *bg_eval_name(struct bg_run *run, const struct bg_node *node,
                                    struct bg_value *tmp)
{
    (void)run;
    (void)node;
    return bg_put_missing(tmp);
}

const struct bg_value *bg_eval_fact(struct bg_run *run, const struct bg_node *node,
                                    struct bg_value *tmp)
{
    (void)tmp;
    return &run->env->facts[node->index];
}

const struct bg_value *bg_eval_param(struct bg_run *run, const struct bg_node *node,
                                     struct bg_value *tmp)
{
    int64_t date = BG_OWN_DATE;
    if (node->kids_n > 0) {
        const struct bg_value *at = bg_run_kid(run, node, 0, tmp);
        if (at->type != BG_V_DATE)
            return bg_unusable(tmp, at);
        date = at->as.days;
    }
    *tmp = run->env->param(run->env, node->index, date);
    return tmp;
}

const struct bg_value *bg_eval_row_param(struct bg_run *run, const struct bg_node *node,
                                         struct bg_value *tmp)
{
    int64_t date = BG_OWN_DATE;
    if (node->kids_n > 0) {
        const struct bg_value *at = bg_run_kid(run, node, 0, tmp);
        if (at->type != BG_V_DATE)
            return bg_unusable(tmp, at);
        date = at->as.days;
    }
    if (run->env->row_param == NULL)
        return bg_put_error(tmp, "a figure that each row chooses is not known here");
    *tmp = run->env->row_param(run->env, node->index, date, run->frames[node->frame].cells);
    return tmp;
}

const struct bg_value *bg_eval_as_of(struct bg_run *run, const struct bg_node *node,
                                     struct bg_value *tmp)
{
    (void)node;
    *tmp = (struct bg_value){.type = BG_V_DATE, .row = -1, .as.days = run->env->as_of};
    return tmp;
}

const struct bg_value *bg_eval_exists(struct bg_run *run, const struct bg_node *node,
                                      struct bg_value *tmp)
{
    const struct bg_value *value = bg_run_kid(run, node, 0, tmp);
    if (value->type == BG_V_ERROR)
        return value;
    bool empty = value->type == BG_V_TABLE && value->as.table->rows == 0;
    return bg_put_truth(tmp, value->type != BG_V_MISSING && !empty);
}

const struct bg_value *bg_eval_coalesce(struct bg_run *run, const struct bg_node *node,
                                        struct bg_value *tmp)
{
    const struct bg_value *value = bg_run_kid(run, node, 0, tmp);
    for (int i = 1; i < node->kids_n && value->type == BG_V_MISSING; i++)
        value = bg_run_kid(run, node, i, tmp);
    return value;
}

const struct bg_value *bg_eval_missing(struct bg_run *run, const struct bg_node *node,
                                       struct bg_value *tmp)
{
    size_t most = (size_t)node->kids_n;
    struct bg_value *items = BG_ARRAY(run->env->scratch, most + 1, struct bg_value);
    size_t n = 0;
    for (int i = 0; i < node->kids_n; i++) {
        const struct bg_value *value = bg_run_kid(run, node, i, tmp);
        bool empty = value->type == BG_V_TABLE && value->as.table->rows == 0;
        if (value->type == BG_V_MISSING || empty)
            items[n++] = node->kids[i]->literal;
    }
    if (most - n >= (size_t)node->row)
        n = 0;
    *tmp = (struct bg_value){.type = BG_V_LIST, .row = -1};
    tmp->as.list.items = items;
    tmp->as.list.n = n;
    return tmp;
}

/* -- the entry ------------------------------------------------------------------------------- */

void bg_logic_eval_into(const struct bg_logic *logic, const struct bg_env *env,
                        struct bg_value *out)
{
    static const enum bg_value_type types[] = {
        [BG_WANT_TRUTH] = BG_V_BOOL, [BG_WANT_NUMBER] = BG_V_NUMBER, [BG_WANT_TEXT] = BG_V_TEXT};
    struct bg_run run;
    run.env = env;
    run.known = 0;
    const struct bg_value *value = bg_run_eval(&run, logic->root, out);
    if (value->type > BG_V_ERROR && logic->want != BG_WANT_ANY && value->type != types[logic->want])
        value = bg_unusable(out, value);
    if (value != out)
        *out = *value;
}

struct bg_value bg_logic_eval(const struct bg_logic *logic, const struct bg_env *env)
{
    struct bg_value out;
    bg_logic_eval_into(logic, env, &out);
    return out;
}

struct bg_value bg_logic_eval_row(const struct bg_logic *logic, const struct bg_env *env,
                                  const struct bg_value *cells)
{
    struct bg_run run = {.env = env};
    struct bg_value tmp;
    for (int i = 0; i < BG_LOGIC_FRAMES; i++)
        run.frames[i].cells = cells;
    return *bg_run_eval(&run, logic->root, &tmp);
}
