/* Operators that walk rows: all, some, none, map, filter, reduce. An empty table is missing, and so
 * are `all`, `some` and `none` when `where` leaves no row. One row that decides ends the walk;
 * else an error comes before a missing row. */
#include "logic/logic.h"

#include "logic/logic_internal.h"

bool bg_walk_start(struct bg_run *run, const struct bg_node *node, struct bg_walk *walk,
                   struct bg_value *tmp, const struct bg_value **result)
{
    const struct bg_value *over = bg_run_kid(run, node, 0, tmp);
    run->known &= ~node->forget;
    *walk = (struct bg_walk){.frame = &run->frames[node->frame]};
    if (over->type == BG_V_TABLE) {
        const struct bg_table *table = over->as.table;
        walk->table = true;
        walk->next = table->cells;
        walk->n = table->rows;
        walk->stride = table->columns;
    } else if (over->type == BG_V_LIST) {
        walk->next = over->as.list.items;
        walk->n = over->as.list.n;
        walk->stride = 1;
    } else {
        *result = bg_unusable(tmp, over);
        return false;
    }
    if (walk->n == 0) {
        *result = bg_put_missing(tmp);
        return false;
    }
    return true;
}

const struct bg_value *bg_walk_decided(const struct bg_walk *walk, const struct bg_value *value,
                                       struct bg_value *out)
{
    bg_unusable(out, value);
    out->row = (int)walk->at - 1;
    return out;
}

bool bg_walk_where(struct bg_run *run, const struct bg_node *node, struct bg_value *tmp,
                   const struct bg_value **out)
{
    *out = NULL;
    if (node->where == 0)
        return true;
    const struct bg_value *value = bg_run_kid(run, node, node->where, tmp);
    if (value->type == BG_V_BOOL)
        return value->as.truth;
    *out = value;
    return true;
}

/* The row's part in `all` (not where, or test) or `some` (where and test), as a truth, or the
 * error or missing value that leaves it open. skipped: where is false. */
static const struct bg_value *row_truth(struct bg_run *run, const struct bg_node *node,
                                        bool decides, bool *skipped, struct bg_value own[2])
{
    const struct bg_value *open;
    *skipped = !bg_walk_where(run, node, &own[0], &open);
    if (*skipped)
        return NULL;
    const struct bg_value *test = bg_run_kid(run, node, 1, &own[1]);
    if (!open)
        return test;
    if (test->type == BG_V_BOOL && test->as.truth != decides)
        return test; /* whichever way where falls, the row does not decide */
    return test->type == BG_V_ERROR || open->type == BG_V_BOOL ? test : open;
}

/* A row whose test is `decides` gives `gives`; when every row is decided the other way, the
 * opposite. */
static const struct bg_value *quantify(struct bg_run *run, const struct bg_node *node, bool decides,
                                       bool gives, struct bg_value *tmp)
{
    struct bg_walk walk;
    struct bg_value own[2], undecided = BG_MISSING;
    const struct bg_value *result;
    if (!bg_walk_start(run, node, &walk, tmp, &result))
        return result;
    bool open = false, any = false;
    while (bg_walk_next(&walk)) {
        bool skipped;
        const struct bg_value *truth = row_truth(run, node, decides, &skipped, own);
        if (skipped)
            continue;
        any = true;
        if (truth->type == BG_V_BOOL) {
            if (truth->as.truth == decides)
                return bg_put_truth(tmp, gives);
        } else if (!open || (undecided.type == BG_V_MISSING && truth->type != BG_V_MISSING)) {
            bg_walk_decided(&walk, truth, &undecided);
            open = true;
        }
    }
    if (any && !open)
        return bg_put_truth(tmp, !gives);
    *tmp = undecided;
    return tmp;
}

const struct bg_value *bg_eval_all(struct bg_run *run, const struct bg_node *node,
                                   struct bg_value *tmp)
{
    return quantify(run, node, false, false, tmp);
}

const struct bg_value *bg_eval_some(struct bg_run *run, const struct bg_node *node,
                                    struct bg_value *tmp)
{
    return quantify(run, node, true, true, tmp);
}

const struct bg_value *bg_eval_none(struct bg_run *run, const struct bg_node *node,
                                    struct bg_value *tmp)
{
    return quantify(run, node, true, false, tmp);
}

const struct bg_value *bg_eval_map(struct bg_run *run, const struct bg_node *node,
                                   struct bg_value *tmp)
{
    struct bg_walk walk;
    struct bg_value own, undecided = BG_MISSING;
    const struct bg_value *result;
    if (!bg_walk_start(run, node, &walk, tmp, &result))
        return result;
    struct bg_value *items = BG_ARRAY(run->env->scratch, walk.n, struct bg_value);
    bool open = false;
    while (bg_walk_next(&walk)) {
        const struct bg_value *value = bg_run_kid(run, node, 1, &own);
        if (value->type >= BG_V_BOOL && value->type <= BG_V_DATE)
            items[walk.at - 1] = *value;
        else if (!open || (undecided.type == BG_V_MISSING && value->type != BG_V_MISSING)) {
            bg_walk_decided(&walk, value, &undecided);
            open = true;
        }
    }
    *tmp = (struct bg_value){.type = BG_V_LIST, .row = -1};
    tmp->as.list.items = items;
    tmp->as.list.n = walk.n;
    if (open)
        *tmp = undecided;
    return tmp;
}

/* The rows that pass; missing when none does, as an empty table is. */
const struct bg_value *bg_eval_filter(struct bg_run *run, const struct bg_node *node,
                                      struct bg_value *tmp)
{
    struct bg_walk walk;
    struct bg_value own, undecided = BG_MISSING;
    const struct bg_value *result;
    if (!bg_walk_start(run, node, &walk, tmp, &result))
        return result;
    struct bg_value *cells = BG_ARRAY(run->env->scratch, walk.n * walk.stride, struct bg_value);
    size_t kept = 0;
    bool open = false;
    while (bg_walk_next(&walk)) {
        const struct bg_value *test = bg_run_kid(run, node, 1, &own);
        if (test->type == BG_V_BOOL) {
            if (test->as.truth)
                memcpy(cells + walk.stride * kept++, walk.next - walk.stride,
                       walk.stride * sizeof *cells);
        } else if (!open || (undecided.type == BG_V_MISSING && test->type != BG_V_MISSING)) {
            bg_walk_decided(&walk, test, &undecided);
            open = true;
        }
    }
    *tmp = undecided;
    if (open || kept == 0)
        return tmp;
    if (!walk.table) {
        *tmp = (struct bg_value){.type = BG_V_LIST, .row = -1};
        tmp->as.list.items = cells;
        tmp->as.list.n = kept;
        return tmp;
    }
    struct bg_table *table = BG_NEW(run->env->scratch, struct bg_table);
    *table = (struct bg_table){.rows = kept, .columns = walk.stride, .cells = cells};
    *tmp = (struct bg_value){.type = BG_V_TABLE, .row = -1, .as.table = table};
    return tmp;
}

/* Operands as built: the table, the start, the expression. */
const struct bg_value *bg_eval_reduce(struct bg_run *run, const struct bg_node *node,
                                      struct bg_value *tmp)
{
    struct bg_walk walk;
    struct bg_value own;
    const struct bg_value *result;
    if (!bg_walk_start(run, node, &walk, tmp, &result))
        return result;
    struct bg_value accumulator = *bg_run_kid(run, node, 1, tmp);
    while (bg_walk_next(&walk)) {
        walk.frame->accumulator = &accumulator;
        const struct bg_value *value = bg_run_kid(run, node, 2, &own);
        if (value->type < BG_V_BOOL || value->type > BG_V_DATE)
            return bg_walk_decided(&walk, value, tmp);
        struct bg_value next = *value;
        accumulator = next;
    }
    *tmp = accumulator;
    return tmp;
}
