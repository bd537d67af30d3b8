/* Linking the parameters: dated values in order of date, tables by facts and fields, and whether a
 * value is in force on the date that decides. */
#include "intake/ruleset/link.h"

#include <stdlib.h>
#include <string.h>

#include "base/cell_text.h"
#include "base/date.h"

static int by_date(const void *a, const void *b)
{
    const struct bg_dated_value *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

static struct bg_dated_value make_dated(struct bg_linker *k, const struct bg_param *param,
                                        const struct raw_dated *d)
{
    struct bg_dated_value made = {.from = d->from,
                                  .pos = d->item.pos,
                                  .source = param->source,
                                  .date_assumed = d->date_assumed,
                                  .valid_until = d->valid_until != BG_NO_DATE ? d->valid_until
                                                                              : param->valid_until};
    if (d->source[0])
        made.source = bg_link_source(k, &d->item, "source", d->source);
    (void)bg_link_scalar(k, d->value, &made.value);
    made.verified = d->verified_said                            ? d->verified
                    : made.source && made.source->verified_said ? made.source->verified
                                                                : true;
    return made;
}

static void params_add_cell(struct bg_linker *k, struct bg_param *param,
                            const struct bg_items *values, const char *const *keys,
                            struct bg_pos pos, struct bg_param_cell *cell)
{
    struct bg_dated_value *made = BG_ARRAY(k->l.arena, values->n, struct bg_dated_value);
    size_t n = 0;
    for (BG_LINK_ITEMS(*values, raw_dated, d))
        made[n++] = make_dated(k, param, d);
    if (n)
        qsort(made, n, sizeof *made, by_date);
    *cell = (struct bg_param_cell){.keys = keys, .values = made, .values_n = n, .pos = pos};
}

static size_t count_cells(const struct cJSON *table, size_t depth)
{
    size_t n = 0;
    if (depth == 0)
        return 1;
    for (const struct cJSON *c = bg_json_first(table); c; c = bg_json_next(c))
        n += count_cells(c, depth - 1);
    return n;
}

/* Every entry is a date: the values begin here. */
static bool is_dated(const struct cJSON *node)
{
    int64_t days;
    const struct cJSON *c = bg_json_first(node);
    for (; c; c = bg_json_next(c))
        if (!bg_json_key(c) || !bg_date_parse(bg_json_key(c), strlen(bg_json_key(c)), &days))
            return false;
    return bg_json_first(node) != NULL;
}

enum { BY_MOST = 8 };

struct walk {
    struct bg_linker *k;
    struct raw_param *param;
    struct bg_param_cell *cells;
    size_t n;
    const char *keys[BY_MOST];
};

static void params_walk_table(struct walk *w, const struct cJSON *node, size_t depth)
{
    struct bg_linker *k = w->k;
    size_t by_n = w->param->by.n;
    bool object = bg_json_type(node) == BG_JSON_OBJECT;
    if (!object || (is_dated(node) && depth < by_n)) {
        bg_diag_add(k->l.diags, BG_E332, bg_json_pos(k->l.json, node),
                    object ? "the table of parameter \"%s\" has %zu of %zu levels of keys here"
                           : "the table of parameter \"%s\" has no dated values here, %zu of %zu "
                             "levels down",
                    w->param->item.key, depth, by_n);
        w->param->item.faulty = true;
        return;
    }
    if (depth < by_n) {
        for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c)) {
            w->keys[depth] = bg_json_key(c);
            params_walk_table(w, c, depth + 1);
        }
        return;
    }
    struct bg_items values = {0};
    const char **keys = BG_ARRAY(k->l.arena, by_n, const char *);
    for (size_t i = 0; i < by_n; i++)
        keys[i] = w->keys[i];
    if (!bg_shape_load_map(&k->l, node, &bg_dated_shape, &values))
        w->param->item.faulty = true;
    params_add_cell(k, &w->param->out, &values, keys,
                    bg_json_key(node) ? bg_json_key_pos(k->l.json, node)
                                      : bg_json_pos(k->l.json, node),
                    &w->cells[w->n++]);
}

/* "$17.17", typed as a text: the fault is here, and not where something is compared with it. A text of
 * digits alone, of a parameter without a unit, may be meant as one. */
static void check_meant_number(struct bg_linker *k, const struct bg_param *param,
                               struct bg_dated_value *value)
{
    const struct bg_cell_text_rule rule = {.decimal = '.',
                                           .thousands = ',',
                                           .money = true,
                                           .percent = true,
                                           .currency = k->out->currency,
                                           .unit = param->unit};
    const char *json = NULL;
    struct bg_dec number;
    if (value->value.type != BG_V_TEXT)
        return;
    const char *text =
        bg_arena_text(k->l.arena, value->value.as.text.bytes, value->value.as.text.n);
    bool plain = bg_dec_parse(text, strlen(text), &number);
    if ((plain && !param->unit[0]) || bg_cell_text_number(k->l.arena, text, &rule, &json) ||
        !json || !bg_dec_parse(json, strlen(json), &number))
        return;
    bg_diag_add(k->l.diags, BG_E643, value->pos,
                "the value %s of parameter \"%s\" is a text; the number is %s",
                bg_cell_text_quoted(k->l.arena, text), param->id, json);
    value->value.type = BG_V_NUMBER; /* what reads it is not at fault */
    value->value.as.number = number;
}

static void check_meant_numbers(struct bg_linker *k, const struct bg_param *param)
{
    for (size_t c = 0; c < param->cells_n; c++)
        for (size_t i = 0; i < param->cells[c].values_n; i++)
            check_meant_number(k, param, (struct bg_dated_value *)&param->cells[c].values[i]);
}

static void check_one_type(struct bg_linker *k, const struct bg_param *param)
{
    enum bg_value_type type = BG_V_MISSING;
    for (size_t c = 0; c < param->cells_n; c++) {
        for (size_t i = 0; i < param->cells[c].values_n; i++) {
            const struct bg_dated_value *v = &param->cells[c].values[i];
            if (v->value.type == BG_V_MISSING)
                continue;
            if (type != BG_V_MISSING && v->value.type != type) {
                bg_diag_add(k->l.diags, BG_E323, v->pos,
                            "this value of parameter \"%s\" is %s, another is %s", param->id,
                            v->value.type == BG_V_NUMBER ? "a number"
                            : v->value.type == BG_V_TEXT ? "a text"
                                                         : "true or false",
                            type == BG_V_NUMBER ? "a number"
                            : type == BG_V_TEXT ? "a text"
                                                : "true or false");
                return;
            }
            type = v->value.type;
        }
    }
}

static void link_values(struct bg_linker *k, struct raw_param *p)
{
    bool table = p->table || p->by.said;
    if (p->values.said == table || (table && (!p->table || !p->by.said)) || p->by.n > BY_MOST) {
        if (!p->item.faulty)
            bg_diag_add(k->l.diags, BG_E331, p->item.pos, "parameter \"%s\" %s", p->item.key,
                        p->by.n > BY_MOST         ? "has more than 8 expressions in \"by\""
                        : p->values.said && table ? "has both \"values\" and a table"
                        : p->values.said == table ? "has no values"
                        : p->table                ? "has a \"table\" but no \"by\""
                                                  : "has \"by\" but no \"table\"");
        p->item.faulty = true;
        return;
    }
    if (table) {
        struct walk w = {.k = k, .param = p};
        w.cells = BG_ARRAY(k->l.arena, count_cells(p->table, p->by.n), struct bg_param_cell);
        params_walk_table(&w, p->table, 0);
        p->out.cells = w.cells;
        p->out.cells_n = w.n;
    } else {
        struct bg_param_cell *cell = BG_NEW(k->l.arena, struct bg_param_cell);
        params_add_cell(k, &p->out, &p->values, NULL, bg_item_pos(k->l.json, &p->item, "values"),
                        cell);
        p->out.cells = cell;
        p->out.cells_n = 1;
    }
    check_meant_numbers(k, &p->out);
    check_one_type(k, &p->out);
}

/* What is uncertain says both ends, and its figures lie between them. */
static void params_link_range(struct bg_linker *k, struct raw_param *p)
{
    struct bg_param *out = &p->out;
    if (p->item.faulty || (!p->low_said && !p->high_said))
        return;
    out->has_range = p->low_said && p->high_said;
    const char *wrong = !out->has_range ? "has one of \"low\" and \"high\" only"
                        : bg_dec_cmp(out->low, out->high) > 0 ? "has a \"low\" above its \"high\""
                                                              : NULL;
    for (size_t c = 0; c < out->cells_n && !wrong; c++)
        for (size_t i = 0; i < out->cells[c].values_n && !wrong; i++) {
            const struct bg_value *v = &out->cells[c].values[i].value;
            if (v->type != BG_V_MISSING && v->type != BG_V_NUMBER)
                wrong = "has a range, and a value that is not a number";
            else if (v->type == BG_V_NUMBER && (bg_dec_cmp(v->as.number, out->low) < 0 ||
                                                bg_dec_cmp(v->as.number, out->high) > 0))
                wrong = "has a value outside its \"low\" and \"high\"";
        }
    if (!wrong)
        return;
    bg_diag_add(k->l.diags, BG_E904, bg_item_pos(k->l.json, &p->item, p->low_said ? "low" : "high"),
                "parameter \"%s\" %s", p->item.key, wrong);
    out->has_range = false;
}

/* Until when the figures hold is said in one way, and a day to look again with its reason. */
static void link_currency(struct bg_linker *k, struct raw_param *p)
{
    const struct bg_param *out = &p->out;
    const char *wrong = NULL, *key = "next_expected";
    if (out->next_expected != BG_NO_DATE && out->ended != BG_NO_DATE)
        wrong = "has ended, so no newer figure is expected";
    else if (out->next_expected != BG_NO_DATE && !out->because[0])
        wrong = "does not say why a newer figure is expected then (\"because\")";
    else if (out->ended != BG_NO_DATE && !out->because[0]) {
        wrong = "does not say why it has ended (\"because\")";
        key = "ended";
    }
    if (wrong && !p->item.faulty)
        bg_diag_add(k->l.diags, BG_E355, bg_item_pos(k->l.json, &p->item, key),
                    "parameter \"%s\" %s", p->item.key, wrong);
}

static void link_row_of(struct bg_linker *k, struct raw_param *p)
{
    struct bg_pos pos = bg_item_pos(k->l.json, &p->item, "row_of");
    int slot = bg_link_field(k, pos, p->row_of);
    if (slot >= 0 && k->out->fields[slot].type == BG_FIELD_TABLE && p->by.said)
        p->out.row_of = slot;
    else if (slot >= 0)
        bg_diag_add(k->l.diags, BG_E341, pos,
                    p->by.said ? "parameter \"%s\" is chosen by rows, and \"%s\" is not a table"
                               : "parameter \"%s\" is chosen by rows of \"%s\", and \"by\" does "
                                 "not say by what",
                    p->item.key, p->row_of);
}

void bg_link_param_values(struct bg_linker *k)
{
    const struct bg_items *given = &k->raw->params;
    struct bg_param *made = BG_ARRAY(k->l.arena, given->n, struct bg_param);
    size_t n = 0;
    for (BG_LINK_ITEMS(*given, raw_param, p)) {
        p->out.id = p->item.key;
        p->out.pos = p->item.pos;
        if (!p->out.title[0])
            p->out.title = p->item.key;
        if (!p->out.short_title[0])
            p->out.short_title = p->out.title;
        p->out.source = bg_link_source(k, &p->item, "source", p->source);
        p->out.unit = bg_link_unit(k, p->out.unit);
        p->out.row_of = -1;
        if (p->row_of && p->row_of[0])
            link_row_of(k, p);
        link_values(k, p);
        params_link_range(k, p);
        link_currency(k, p);
        made[n++] = p->out;
    }
    k->out->params = made;
    k->out->params_n = n;
}

/* -- what decides ------------------------------------------------------------------------------ */

static struct raw_param *params_named(struct bg_linker *k, const char *name)
{
    struct raw_param *all = k->raw->params.items; /* in the order of those that are linked */
    int at = bg_ruleset_param(k->out, name);
    return at < 0 ? NULL : &all[at];
}

/* {"param": "x"}, or with a date of its own: a date in the expression replaces the one that `at` says. */
static void params_count_use(struct bg_linker *k, const struct cJSON *op)
{
    const struct cJSON *first = bg_json_type(op) == BG_JSON_ARRAY ? bg_json_first(op) : op;
    const char *name = first ? bg_json_text(first) : NULL;
    struct raw_param *p = name ? params_named(k, name) : NULL;
    if (p)
        ++*(first != op && bg_json_next(first) ? &p->dated : &p->plain);
}

/* How often the file reads each parameter, and which it names where an evaluation can read it: outside of
 * what measures, wherever a text is its name. */
static void params_count_uses(struct bg_linker *k, const struct cJSON *node, bool measuring)
{
    const struct cJSON *first = bg_json_first(node);
    const char *text = bg_json_text(node), *key = first ? bg_json_key(first) : NULL;
    struct raw_param *p = text && !measuring ? params_named(k, text) : NULL;
    if (p)
        p->out.decides = true;
    if (key && !bg_json_next(first) && strcmp(key, "param") == 0)
        params_count_use(k, first);
    for (const struct cJSON *c = first; c; c = bg_json_next(c))
        params_count_uses(k, c, measuring);
}

static void params_count_all(struct bg_linker *k)
{
    for (const struct cJSON *c = bg_json_first(k->raw->item.node); c; c = bg_json_next(c)) {
        const char *section = bg_json_key(c);
        params_count_uses(k, c,
                          strcmp(section, "measures") == 0 || strcmp(section, "register") == 0);
    }
}

static const char *const role_words[] = {
    [BG_AT_ADVERTISED] = "the date \"advertised\"",
    [BG_AT_BIDS_DUE] = "the date \"bids_due\"",
    [BG_AT_AWARD] = "the date \"award\"",
    [BG_AT_START] = "the date \"start\"",
    [BG_AT_END] = "the date \"end\"",
    [BG_AT_AS_OF] = "the date of evaluation",
    [BG_AT_TERM] = "the start of the term",
};

static bool params_covers(const struct bg_param_cell *cell, int64_t date)
{
    return cell->values_n && cell->values[0].from <= date;
}

static void params_check_cell(struct bg_linker *k, const struct raw_param *p,
                              const struct bg_param_cell *cell, int64_t date)
{
    char day[BG_DATE_TEXT], first[BG_DATE_TEXT];
    if (params_covers(cell, date) || !cell->values_n)
        return;
    struct bg_buf keys;
    bg_buf_init(&keys, k->l.arena);
    for (size_t i = 0; i < p->out.by_n; i++)
        bg_buf_printf(&keys, "%s\"%s\"", i ? ", " : " for ", cell->keys[i]);
    bg_date_text(date, day);
    bg_date_text(cell->values[0].from, first);
    bg_diag_add(k->l.diags, BG_E308, cell->pos,
                "parameter \"%s\" has no value%s on %s (%s); its first value is from %s",
                p->item.key, bg_buf_text(&keys), day, role_words[p->out.at], first);
}

static struct bg_value no_param(const struct bg_env *env, size_t index, int64_t date)
{
    (void)env;
    (void)index;
    (void)date;
    return BG_MISSING;
}

/* The cell that the facts choose. NULL: fields choose it, a fact is not filled in yet, or no cell
 * is for these facts (none, said). */
static const struct bg_param_cell *chosen_cell(struct bg_linker *k, const struct raw_param *p,
                                               bool *none)
{
    const struct bg_param *param = &p->out;
    struct bg_env env = {.facts = k->out->fact_values,
                         .param = no_param,
                         .as_of = k->out->as_of,
                         .scratch = k->l.arena};
    struct bg_value keys[BY_MOST];
    for (size_t i = 0; i < param->by_n; i++) {
        if (!param->by[i] || !bg_logic_is_constant(param->by[i]))
            return NULL;
        keys[i] = bg_logic_eval(param->by[i], &env);
        if (keys[i].type != BG_V_TEXT)
            return NULL;
    }
    for (size_t c = 0; c < param->cells_n; c++) {
        size_t i = 0;
        while (i < param->by_n && (strcmp(param->cells[c].keys[i], "*") == 0 ||
                                   strcmp(param->cells[c].keys[i], keys[i].as.text.bytes) == 0))
            i++;
        if (i == param->by_n)
            return &param->cells[c];
    }
    *none = true;
    struct bg_buf words;
    bg_buf_init(&words, k->l.arena);
    for (size_t i = 0; i < param->by_n; i++)
        bg_buf_printf(&words, "%s\"%s\"", i ? ", " : "", keys[i].as.text.bytes);
    bg_diag_add(k->l.diags, BG_E308, bg_item_pos(k->l.json, &p->item, "table"),
                "the table of parameter \"%s\" has no entry for %s", param->id,
                bg_buf_text(&words));
    return NULL;
}

static void check_in_force(struct bg_linker *k, const struct raw_param *p)
{
    const struct bg_param *param = &p->out;
    int64_t date = bg_link_date_of(k, param->at);
    bool none = false;
    if (date == BG_NO_DATE) {
        if (param->at != BG_AT_AS_OF && !k->raw->solicitation.item.faulty)
            bg_diag_add(k->l.diags, BG_E307, bg_item_pos(k->l.json, &p->item, "at"),
                        "parameter \"%s\" is decided by %s, which the solicitation does not give",
                        p->item.key,
                        param->at == BG_AT_TERM ? "the term (\"start\" to \"end\")"
                                                : role_words[param->at]);
        return;
    }
    const struct bg_param_cell *chosen = chosen_cell(k, p, &none);
    for (size_t c = 0; c < param->cells_n && !none; c++)
        if (!chosen || chosen == &param->cells[c])
            params_check_cell(k, p, &param->cells[c], date);
}

/* Depth first over "by reads"; state: 0 new, 1 on the path, 2 done. path ends in id. */
static bool find_cycle(struct bg_linker *k, size_t id, char *state, const char *path)
{
    const struct bg_param *param = &k->out->params[id];
    if (state[id] == 2)
        return false;
    path = bg_arena_printf(k->l.arena, "%s%s\"%s\"", path, path[0] ? " needs " : "", param->id);
    if (state[id] == 1) {
        bg_diag_add(k->l.diags, BG_E310, param->pos, "parameters need each other: %s", path);
        return true;
    }
    state[id] = 1;
    for (size_t i = 0; i < param->by_n; i++) {
        if (!param->by[i])
            continue;
        const struct bg_reads *reads = bg_logic_reads(param->by[i]);
        for (size_t r = 0; r < reads->params_n; r++)
            if (find_cycle(k, reads->params[r], state, path)) {
                state[id] = 2;
                return true;
            }
    }
    state[id] = 2;
    return false;
}

static bool params_has_key(const struct bg_param *param, size_t level, const char *key)
{
    for (size_t c = 0; c < param->cells_n; c++)
        if (strcmp(param->cells[c].keys[level], key) == 0 ||
            strcmp(param->cells[c].keys[level], "*") == 0)
            return true;
    return false;
}

/* Where the answer to a choice chooses, every choice must have an entry: a vendor may give any. */
static void params_check_choices(struct bg_linker *k, const struct raw_param *p)
{
    const struct bg_param *param = &p->out;
    for (size_t level = 0; level < param->by_n; level++) {
        const char *const *choices = NULL;
        size_t n = param->by[level] ? bg_logic_choices(param->by[level], &choices) : 0;
        for (size_t i = 0; i < n; i++)
            if (!params_has_key(param, level, choices[i]))
                bg_diag_add(k->l.diags, BG_E342, bg_item_pos(k->l.json, &p->item, "table"),
                            "the table of parameter \"%s\" has no entry for the choice \"%s\"",
                            param->id, choices[i]);
    }
}

/* What the workbook's formulas need to know of a parameter that one column of a row chooses. */
static void find_keys(struct bg_linker *k, const struct bg_param *param, size_t index)
{
    struct bg_constant *constant = (struct bg_constant *)&k->out->scope.params[index];
    if (param->row_of < 0 || param->by_n != 1 || !param->by[0] ||
        bg_logic_row_column(param->by[0]) < 0)
        return;
    const char **keys = BG_ARRAY(k->l.arena, param->cells_n, const char *);
    for (size_t c = 0; c < param->cells_n; c++)
        keys[c] = param->cells[c].keys[0];
    constant->key_column = bg_logic_row_column(param->by[0]);
    constant->keys = keys;
    constant->keys_n = param->cells_n;
}

void bg_link_param_choice(struct bg_linker *k)
{
    struct bg_param *made = (struct bg_param *)k->out->params;
    size_t n = 0;
    params_count_all(k);
    for (BG_LINK_ITEMS(k->raw->params, raw_param, p)) {
        const struct bg_logic **by = BG_ARRAY(k->l.arena, p->by.n, const struct bg_logic *);
        const struct raw_expr *given = p->by.items;
        for (size_t i = 0; i < p->by.n; i++)
            by[i] = p->out.row_of < 0
                        ? bg_link_expr(k, given[i].expr, BG_WANT_TEXT)
                        : bg_logic_compile_row(k->l.arena, k->l.diags, k->l.json, given[i].expr,
                                               &k->out->scope, (size_t)p->out.row_of, BG_WANT_TEXT);
        p->out.by = by;
        p->out.by_n = p->by.n;
        find_keys(k, &p->out, n);
        made[n++] = p->out;
    }
    char *state = BG_ARRAY(k->l.arena, n, char);
    for (size_t i = 0; i < n; i++)
        (void)find_cycle(k, i, state, "");
    for (BG_LINK_ITEMS(k->raw->params, raw_param, p)) {
        if (p->item.faulty)
            continue;
        params_check_choices(k, p);
        if (p->plain || !p->dated)
            check_in_force(k, p);
    }
}
