/* The environment of a bid: its answers, the buyer's facts, and parameters at the date that decides
 * each of them, or at one date of the term after the other. */
#include <string.h>

#include "base/date.h"
#include "score/evaluate/env.h"
#include "score/evaluate/explain.h"

static const char *const role_words[] = {
    [BG_AT_ADVERTISED] = "advertised", [BG_AT_BIDS_DUE] = "bids_due", [BG_AT_AWARD] = "award",
    [BG_AT_START] = "start",           [BG_AT_END] = "end",
};

static const struct bg_bid_env *bid_env(const struct bg_env *env)
{
    return env->param_data;
}

/* The key of one `by` expression, which gives a text. NULL: missing or an error, said in *why. */
static const char *env_key_of(const struct bg_env *env, const struct bg_param *param, size_t i,
                              const struct bg_value *cells, const char **why, bool *missing)
{
    struct bg_value key = param->row_of >= 0 ? bg_logic_eval_row(param->by[i], env, cells)
                                             : bg_logic_eval(param->by[i], env);
    if (key.type == BG_V_TEXT)
        return bg_arena_text(env->scratch, key.as.text.bytes, key.as.text.n);
    *missing = key.type == BG_V_MISSING;
    *why = bg_arena_printf(env->scratch, "what chooses the value of \"%s\" is %s", param->title,
                           *missing ? "not answered" : "not usable");
    return NULL;
}

/* The cell whose keys fit: a named text before "*", earlier keys before later ones. cells: the row
 * of a parameter that each row chooses, else NULL. */
static const struct bg_param_cell *find_cell(const struct bg_env *env, const struct bg_param *param,
                                             const struct bg_value *cells, const char **why,
                                             bool *missing)
{
    if (param->by_n == 0)
        return param->cells_n > 0 ? &param->cells[0] : NULL;
    if (param->row_of >= 0 && cells == NULL) {
        *missing = true;
        *why =
            bg_arena_printf(env->scratch, "each row chooses its own value of \"%s\"", param->title);
        return NULL;
    }
    const char **keys = BG_ARRAY(env->scratch, param->by_n, const char *);
    for (size_t i = 0; i < param->by_n; i++) {
        keys[i] = env_key_of(env, param, i, cells, why, missing);
        if (keys[i] == NULL)
            return NULL;
    }
    const struct bg_param_cell *best = NULL;
    for (size_t c = 0; c < param->cells_n; c++) {
        const struct bg_param_cell *cell = &param->cells[c];
        bool fits = true, better = best == NULL;
        for (size_t i = 0; i < param->by_n && fits; i++) {
            bool named = strcmp(cell->keys[i], keys[i]) == 0;
            fits = named || strcmp(cell->keys[i], "*") == 0;
            if (fits && !better && named != (strcmp(best->keys[i], keys[i]) == 0)) {
                better = named;
                fits = named;
            }
        }
        if (fits && better)
            best = cell;
    }
    if (best == NULL)
        *why =
            bg_arena_printf(env->scratch, "\"%s\" has no value for \"%s\"", param->title, keys[0]);
    return best;
}

/* False: the solicitation does not say the date. */
static bool deciding_date(const struct bg_bid_env *own, enum bg_date_role at, int64_t *date)
{
    const struct bg_ruleset *ruleset = own->ruleset;
    if (at == BG_AT_AS_OF)
        *date = ruleset->as_of;
    else if (at == BG_AT_TERM)
        *date = own->period != BG_NO_DATE ? own->period : ruleset->solicitation.dates[BG_AT_START];
    else
        *date = ruleset->solicitation.dates[at];
    return *date != BG_NO_DATE;
}

/* A value of the term is used from the date until it steps, or until the term ends. */
static bool is_stale(const struct bg_bid_env *own, const struct bg_param *param,
                     const struct bg_param_cell *cell, const struct bg_dated_value *value,
                     int64_t date)
{
    int64_t to = date, day;
    size_t next = (size_t)(value - cell->values) + 1;
    if (param->at == BG_AT_TERM && own->ruleset->solicitation.dates[BG_AT_END] != BG_NO_DATE)
        to = own->ruleset->solicitation.dates[BG_AT_END];
    if (next < cell->values_n && cell->values[next].from <= to)
        to = cell->values[next].from - 1;
    return bg_dated_stale(cell, date, to < date ? date : to, &day) != NULL;
}

const struct bg_param_cell *bg_param_cell(const struct bg_env *env, size_t index, const char **why,
                                          bool *missing)
{
    *why = "";
    *missing = false;
    return find_cell(env, &bid_env(env)->ruleset->params[index], NULL, why, missing);
}

const struct bg_dated_value *bg_row_param_at(const struct bg_env *env, size_t index, int64_t date,
                                             const struct bg_value *cells, const char **why,
                                             bool *missing, bool *stale)
{
    const struct bg_bid_env *own = bid_env(env);
    const struct bg_param *param = &own->ruleset->params[index];
    *why = "";
    *missing = *stale = false;
    if (date == BG_NO_DATE && !deciding_date(own, param->at, &date)) {
        const char *role = param->at == BG_AT_TERM ? "start" : role_words[param->at];
        *why = bg_arena_printf(env->scratch,
                               "the solicitation has no date \"%s\", which decides \"%s\"", role,
                               param->title);
        return NULL;
    }
    const struct bg_param_cell *cell = find_cell(env, param, cells, why, missing);
    if (cell == NULL)
        return NULL;
    const struct bg_dated_value *found = bg_dated_at(cell, date);
    *stale = found != NULL && is_stale(own, param, cell, found, date);
    if (found == NULL) {
        char text[BG_DATE_TEXT];
        *why = bg_arena_printf(env->scratch, "\"%s\" has no value on %s", param->title,
                               bg_date_text(date, text));
    }
    return found;
}

const struct bg_dated_value *bg_param_at(const struct bg_env *env, size_t index, int64_t date,
                                         const char **why, bool *missing, bool *stale)
{
    return bg_row_param_at(env, index, date, NULL, why, missing, stale);
}

static struct bg_value row_param_value(const struct bg_env *env, size_t index, int64_t date,
                                       const struct bg_value *cells)
{
    const char *why;
    bool missing, stale;
    const struct bg_dated_value *found =
        bg_row_param_at(env, index, date, cells, &why, &missing, &stale);
    if (found != NULL)
        return found->value;
    struct bg_value none = {.type = missing ? BG_V_MISSING : BG_V_ERROR, .row = -1};
    if (!missing)
        none.as.error = why;
    return none;
}

static struct bg_value env_param_value(const struct bg_env *env, size_t index, int64_t date)
{
    return row_param_value(env, index, date, NULL);
}

void bg_bid_env_init(struct bg_bid_env *out, struct bg_arena *arena,
                     const struct bg_ruleset *ruleset, const struct bg_bid *bid)
{
    *out = (struct bg_bid_env){
        .env = {.slots = bid->values,
                .facts = ruleset->fact_values,
                .param = env_param_value,
                .row_param = row_param_value,
                .param_data = out,
                .as_of = ruleset->as_of,
                .scratch = arena},
        .ruleset = ruleset,
        .period = BG_NO_DATE,
    };
    if (bid->values == NULL) { /* a bid that could not be read: nothing is answered */
        struct bg_value *none = BG_ARRAY(arena, ruleset->fields_n, struct bg_value);
        for (size_t i = 0; i < ruleset->fields_n; i++)
            none[i] = BG_MISSING;
        out->env.slots = none;
    }
}

const struct bg_env *bg_bid_env(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                const struct bg_bid *bid)
{
    struct bg_bid_env *own = BG_NEW(arena, struct bg_bid_env);
    bg_bid_env_init(own, arena, ruleset, bid);
    return &own->env;
}

struct bg_bid *bg_bid_unanswered(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                 const char *id, struct bg_answer **answers,
                                 struct bg_value **values)
{
    struct bg_bid *bid = BG_NEW(arena, struct bg_bid);
    size_t n = ruleset->fields_n;
    *values = BG_ARRAY(arena, n + 1, struct bg_value);
    *answers = BG_ARRAY(arena, n + 1, struct bg_answer);
    for (size_t i = 0; i < n; i++)
        (*answers)[i].value = (*values)[i] = BG_MISSING;
    bid->id = bid->vendor_id = bid->vendor_name = id;
    bid->lot = bid->submitted_text = bid->status_reason = bid->currency = bid->tax_basis = "";
    bid->solicitation = "";
    bid->submitted = BG_NO_INSTANT;
    bid->answers = *answers;
    bid->values = *values;
    return bid;
}

const struct bg_env *bg_nobody_env(struct bg_arena *arena, const struct bg_ruleset *ruleset)
{
    struct bg_answer *answers;
    struct bg_value *values;
    return bg_bid_env(arena, ruleset, bg_bid_unanswered(arena, ruleset, "", &answers, &values));
}

/* Keeps the dates ascending, each once. */
static void insert_date(int64_t *dates, size_t *n, int64_t date)
{
    size_t i = *n;
    while (i > 0 && dates[i - 1] > date)
        i--;
    if (i > 0 && dates[i - 1] == date)
        return;
    memmove(&dates[i + 1], &dates[i], (*n - i) * sizeof *dates);
    dates[i] = date;
    (*n)++;
}

/* The dates within the term at which the series steps. */
static void insert_steps(const struct bg_param_cell *cell, int64_t start, int64_t end,
                         int64_t *dates, size_t *n)
{
    for (size_t v = 0; v < cell->values_n; v++)
        if (cell->values[v].from > start && end != BG_NO_DATE && cell->values[v].from <= end)
            insert_date(dates, n, cell->values[v].from);
}

size_t bg_term_dates(struct bg_bid_env *own, const struct bg_reads *const *reads, size_t reads_n,
                     struct bg_arena *arena, const int64_t **dates)
{
    const struct bg_ruleset *ruleset = own->ruleset;
    int64_t start = ruleset->solicitation.dates[BG_AT_START];
    int64_t end = ruleset->solicitation.dates[BG_AT_END];
    size_t most = 0, n = 0;
    for (size_t r = 0; r < reads_n; r++)
        for (size_t i = 0; i < reads[r]->params_n; i++) {
            const struct bg_param *param = &ruleset->params[reads[r]->params[i]];
            for (size_t c = 0; param->at == BG_AT_TERM && c < param->cells_n; c++)
                most += param->cells[c].values_n + 1;
        }
    if (most == 0 || start == BG_NO_DATE)
        return 0;
    int64_t *out = BG_ARRAY(arena, most + 1, int64_t);
    insert_date(out, &n, start);
    for (size_t r = 0; r < reads_n; r++)
        for (size_t i = 0; i < reads[r]->params_n; i++) {
            const struct bg_param *param = &ruleset->params[reads[r]->params[i]];
            const char *why;
            bool missing = false;
            if (param->at != BG_AT_TERM)
                continue;
            const struct bg_param_cell *chosen = find_cell(&own->env, param, NULL, &why, &missing);
            for (size_t c = 0; c < param->cells_n; c++)
                if (chosen == &param->cells[c] || param->row_of >= 0)
                    insert_steps(&param->cells[c], start, end, out, &n);
        }
    *dates = out;
    return n;
}
