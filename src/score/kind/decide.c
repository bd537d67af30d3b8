/* Which part of a test decides its truth: of an `and` that fails the first part that fails, of an
 * `or` that fails the last part that answers could change, of an `all` that fails the first row,
 * and so on inwards. The reason is then about that part, and says that there are others. */
#include "score/kind/share.h"

static struct bg_value decide_ask(const struct bg_judging *j, const struct bg_decider *d,
                                  const struct bg_logic *logic)
{
    return d->cells != NULL ? bg_logic_eval_row(logic, j->env, d->cells)
                            : bg_logic_eval(logic, j->env);
}

static bool decide_is(const struct bg_value *value, bool truth)
{
    return value->type == BG_V_BOOL && value->as.truth == truth;
}

/* The part that decides, or NULL when it takes all of them. */
static const struct bg_logic *deciding_part(const struct bg_judging *j, struct bg_decider *d,
                                            const struct bg_parts *parts)
{
    const struct bg_logic *first = NULL, *last = NULL;
    size_t same = 0, open = 0; /* of that truth; of those, which answers can change */
    for (size_t i = 0; i < parts->n; i++) {
        struct bg_value value = decide_ask(j, d, parts->part[i]);
        if (!decide_is(&value, d->holds))
            continue;
        first = same++ == 0 ? parts->part[i] : first;
        if (!bg_logic_is_constant(parts->part[i])) {
            last = parts->part[i];
            open++;
        }
    }
    if (parts->every != d->holds) { /* one of them is enough for this truth */
        d->alike += same > 0 ? same - 1 : 0;
        return first;
    }
    if (d->holds) /* all of them hold: said of one only when the others are the buyer's */
        return open == 1 ? last : NULL;
    d->alternatives += parts->n - 1;
    return last;
}

/* The first row that fails its test; NULL: none, or a cell of the table is not a plain one. */
static const struct bg_value *failing_row(const struct bg_judging *j,
                                          const struct bg_row_test *test, size_t *at)
{
    const struct bg_value *slot = &j->env->slots[test->slot];
    if (slot->type != BG_V_TABLE)
        return NULL;
    const struct bg_table *table = slot->as.table;
    for (size_t row = 0; row < table->rows; row++) {
        const struct bg_value *cells = &table->cells[row * table->columns];
        struct bg_value asked = BG_MISSING;
        if (test->where != NULL)
            asked = bg_logic_eval_row(test->where, j->env, cells);
        if (test->where != NULL && !decide_is(&asked, true))
            continue;
        struct bg_value value = bg_logic_eval_row(test->test, j->env, cells);
        if (!decide_is(&value, !test->must_hold))
            continue;
        *at = row;
        return cells;
    }
    return NULL;
}

/* A comparison of the rows with one limit has a better sentence: of the lowest of all rows. */
static bool compares_all(const struct bg_logic *logic)
{
    struct bg_compared compared;
    return bg_logic_compared(logic, &compared);
}

void bg_kind_decide(const struct bg_judging *j, const struct bg_logic *test, bool holds,
                    struct bg_decider *out)
{
    *out = (struct bg_decider){.logic = test, .holds = holds};
    for (;;) {
        const struct bg_parts *parts = bg_logic_parts(out->logic);
        const struct bg_row_test *rows = bg_logic_row_test(out->logic);
        const struct bg_logic *part = parts->n > 0 ? deciding_part(j, out, parts) : NULL;
        if (part == NULL && rows != NULL && rows->must_hold && !out->holds && out->cells == NULL &&
            !compares_all(out->logic)) {
            out->cells = failing_row(j, rows, &out->row);
            if (out->cells != NULL) {
                out->rows = out->logic;
                part = rows->test;
            }
        }
        if (part == NULL)
            return;
        out->logic = part;
    }
}
