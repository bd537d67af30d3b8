/* The values of the rules that are not the same in every case, side by side: all cases' texts are
 * walked together, down to what differs. */
#include "jobs/model/model.h"

#include <string.h>

#include "base/date.h"
#include "base/list.h"
#include "score/evaluate/explain.h"

enum { DEPTH = 16 };

struct walk {
    struct bg_arena *arena;
    struct bg_model *model;
    struct bg_changed *rows;
    size_t n, capacity;
    const char *key[DEPTH]; /* of the path */
    size_t depth;
};

static const struct bg_json *changes_json_of(const struct walk *w, size_t i)
{
    return w->model->cases[i].rules->json;
}

/* -- words ------------------------------------------------------------------------------------- */

static const struct bg_param *changes_param_of(const struct walk *w, const char *id)
{
    for (size_t c = 0; c < w->model->cases_n; c++) {
        const struct bg_ruleset *r = w->model->cases[c].rules->ruleset;
        int i = bg_ruleset_param(r, id);
        if (i >= 0)
            return &r->params[i];
    }
    return NULL;
}

static const char *criterion_title(const struct walk *w, const char *id)
{
    for (size_t c = 0; c < w->model->cases_n; c++) {
        const struct bg_ruleset *r = w->model->cases[c].rules->ruleset;
        int i = bg_ruleset_criterion(r, id);
        if (i >= 0)
            return r->criteria[i].title;
    }
    return id;
}

/* "living wage (tier_1), from 2026-07-01" */
static void name_param(const struct walk *w, struct bg_changed *row)
{
    const struct bg_param *param = changes_param_of(w, w->key[1]);
    const char *last = w->key[w->depth - 1];
    int64_t days;
    struct bg_buf title;
    bg_buf_init(&title, w->arena);
    bg_buf_puts(&title, param ? param->title : w->key[1]);
    bool dated = bg_date_parse(last, strlen(last), &days);
    for (size_t i = 3; i + 1 < w->depth && strcmp(w->key[2], "table") == 0; i++)
        bg_buf_printf(&title, "%s%s", i == 3 ? " (" : ", ", w->key[i]);
    if (w->depth > 4 && strcmp(w->key[2], "table") == 0)
        bg_buf_putc(&title, ')');
    if (w->depth > 2)
        bg_buf_printf(&title, dated ? ", from %s" : ", %s", last);
    row->kind = BG_CHANGED_PARAMETER;
    row->title = bg_buf_text(&title);
    row->unit = param ? param->unit : "";
}

/* The criterion that the path is in: the last id before a key that is no "criteria". */
static void name_criterion(const struct walk *w, struct bg_changed *row)
{
    size_t i = 1;
    while (i + 2 < w->depth && strcmp(w->key[i + 1], "criteria") == 0)
        i += 2;
    const char *title = criterion_title(w, w->key[i]);
    bool weight = i + 1 < w->depth && strcmp(w->key[i + 1], "weight") == 0;
    struct bg_buf words;
    bg_buf_init(&words, w->arena);
    if (weight)
        bg_buf_printf(&words, "weight of \"%s\"", title);
    else
        bg_buf_printf(&words, "\"%s\"", title);
    for (size_t k = i + 1; k < w->depth && !weight; k++)
        bg_buf_printf(&words, ", %s", w->key[k]);
    row->kind = weight ? BG_CHANGED_WEIGHT : BG_CHANGED_RULE;
    row->title = bg_buf_text(&words);
    row->unit = weight ? "points" : "";
}

static void name_row(const struct walk *w, struct bg_changed *row)
{
    struct bg_buf path;
    bg_buf_init(&path, w->arena);
    for (size_t i = 0; i < w->depth; i++)
        bg_buf_printf(&path, "%s%s", i ? "." : "", w->key[i]);
    row->path = row->title = bg_buf_text(&path);
    row->kind = BG_CHANGED_RULE;
    row->unit = "";
    if (w->depth >= 2 && strcmp(w->key[0], "parameters") == 0)
        name_param(w, row);
    else if (w->depth >= 2 && strcmp(w->key[0], "criteria") == 0)
        name_criterion(w, row);
    else if (strcmp(row->path, "price.weight") == 0) {
        row->kind = BG_CHANGED_WEIGHT;
        row->title = "weight of the price";
        row->unit = "points";
    }
}

/* -- values ------------------------------------------------------------------------------------ */

/* An expression of a criterion, as the sentence that people read; NULL: it is none. */
static const char *expression_words(const struct walk *w, size_t i)
{
    const struct bg_ruleset *r = w->model->cases[i].rules->ruleset;
    if (w->depth < 3 || strcmp(w->key[0], "criteria") != 0)
        return NULL;
    int index = bg_ruleset_criterion(r, w->key[w->depth - 2]);
    const char *key = w->key[w->depth - 1];
    if (index < 0)
        return NULL;
    const struct bg_criterion *c = &r->criteria[index];
    const struct bg_logic *logic = strcmp(key, "test") == 0    ? c->test
                                   : strcmp(key, "value") == 0 ? c->value
                                   : strcmp(key, "text") == 0  ? c->value
                                   : strcmp(key, "when") == 0  ? c->when
                                                               : NULL;
    for (int k = 0; k < BG_LIMIT__COUNT; k++)
        if (strcmp(key, bg_limit_rows[k].key) == 0)
            logic = c->limits[k];
    if (!logic)
        return NULL;
    struct bg_buf words;
    bg_buf_init(&words, w->arena);
    bg_logic_words(logic, NULL, &words);
    return bg_buf_text(&words);
}

/* The path leads to a day of this series. */
static bool leads_to(const struct walk *w, const struct bg_param *param,
                     const struct bg_param_cell *cell)
{
    size_t by = param->by_n; /* the path of a table has its keys, of other values none */
    if (w->depth != 4 + by || strcmp(w->key[2], by ? "table" : "values") != 0)
        return false;
    for (size_t k = 0; k < by; k++)
        if (strcmp(w->key[3 + k], cell->keys[k]) != 0)
            return false;
    return true;
}

/* What case i has in force on the day of the path, where it says nothing for that very day. */
static const char *words_in_force(const struct walk *w, size_t i, const char *unit)
{
    const struct bg_ruleset *r = w->model->cases[i].rules->ruleset;
    const char *last = w->key[w->depth - 1];
    int64_t day;
    if (w->depth < 4 || strcmp(w->key[0], "parameters") != 0 ||
        !bg_date_parse(last, strlen(last), &day))
        return "-";
    for (size_t p = 0; p < r->params_n; p++) {
        const struct bg_param *param = &r->params[p];
        for (size_t c = 0; strcmp(param->id, w->key[1]) == 0 && c < param->cells_n; c++) {
            const struct bg_dated_value *value = bg_dated_at(&param->cells[c], day);
            if (value && leads_to(w, param, &param->cells[c]))
                return bg_value_say(w->arena, &value->value, unit);
        }
    }
    return "-";
}

static const char *changes_value_words(const struct walk *w, size_t i, const struct cJSON *node,
                                       const char *unit)
{
    const struct cJSON *value = node;
    const char *raw;
    size_t n;
    struct bg_dec number;
    if (!node)
        return words_in_force(w, i, unit);
    if (bg_json_type(node) == BG_JSON_OBJECT && bg_json_get(node, "value") &&
        bg_json_size(node) <= 4)
        value = bg_json_get(node, "value"); /* a dated value with its source */
    if (bg_json_dec(changes_json_of(w, i), value, &number))
        return bg_number_words(w->arena, number, unit);
    if (bg_json_type(value) == BG_JSON_NULL)
        return "ends";
    if (bg_json_type(value) == BG_JSON_BOOL)
        return bg_json_true(value) ? "yes" : "no";
    if (bg_json_text(value))
        return bg_json_text(value);
    const char *words = expression_words(w, i);
    if (words)
        return words;
    bg_json_raw(changes_json_of(w, i), value, &raw, &n);
    return bg_short_text(w->arena, raw, n, 24);
}

static bool changes_is_said(const struct walk *w, size_t i)
{
    const struct bg_model_case *c = &w->model->cases[i];
    for (size_t s = 0; s < c->stack_n; s++) {
        const struct cJSON *node = c->stack[s]->patch;
        for (size_t k = 0; k < w->depth && node && bg_json_type(node) == BG_JSON_OBJECT; k++)
            node = bg_json_get(node, w->key[k]);
        if (node)
            return true;
    }
    return false;
}

static void changes_add_row(struct walk *w, const struct cJSON *const *nodes)
{
    size_t n = w->model->cases_n;
    const char **values = BG_ARRAY(w->arena, n, const char *);
    bool *set = BG_ARRAY(w->arena, n, bool);
    BG_MORE(w->arena, w->rows, w->n, w->capacity);
    struct bg_changed *row = &w->rows[w->n++];
    name_row(w, row);
    for (size_t i = 0; i < n; i++) {
        values[i] = changes_value_words(w, i, nodes[i], row->unit);
        set[i] = changes_is_said(w, i);
    }
    row->values = values;
    row->set = set;
}

/* -- the walk ---------------------------------------------------------------------------------- */

static bool changes_same_text(const struct walk *w, const struct cJSON *a, const struct cJSON *b,
                              size_t i)
{
    const char *x, *y;
    size_t m, n;
    if (!a || !b)
        return a == b;
    bg_json_raw(changes_json_of(w, 0), a, &x, &m);
    bg_json_raw(changes_json_of(w, i), b, &y, &n);
    if (m == n && memcmp(x, y, n) == 0)
        return true;
    struct bg_dec p, q;
    return bg_json_dec(changes_json_of(w, 0), a, &p) && bg_json_dec(changes_json_of(w, i), b, &q) &&
           bg_dec_cmp(p, q) == 0;
}

/* What holds rules by their ids is walked; a value, a list or an expression is one row. */
static bool goes_on(const struct walk *w, const struct cJSON *const *nodes)
{
    bool any = false;
    for (size_t i = 0; i < w->model->cases_n; i++) {
        if (nodes[i] && bg_json_type(nodes[i]) != BG_JSON_OBJECT)
            return false;
        any = any || nodes[i];
    }
    static const char *const leaves[] = {"test", "value",      "when",    "from",         "to",
                                         "text", "applies_if", "against", "off_if_lowest"};
    for (size_t i = 0; w->depth && i < sizeof leaves / sizeof *leaves; i++)
        if (strcmp(w->key[w->depth - 1], leaves[i]) == 0)
            return false;
    int64_t days;
    bool dated =
        w->depth && bg_date_parse(w->key[w->depth - 1], strlen(w->key[w->depth - 1]), &days);
    return any && !dated && w->depth < DEPTH;
}

static void changes_visit(struct walk *w, const struct cJSON *const *nodes);

static void visit_key(struct walk *w, const struct cJSON *const *nodes, const char *key)
{
    size_t n = w->model->cases_n;
    const struct cJSON **kids = BG_ARRAY(w->arena, n, const struct cJSON *);
    for (size_t i = 0; i < n; i++)
        kids[i] = bg_json_get(nodes[i], key);
    w->key[w->depth++] = key;
    changes_visit(w, kids);
    w->depth--;
}

/* Of what today's rules do not have, its names, its sources and how it is shown: its row has the name, other
 * places have the rest. */
static bool changes_describes(const struct walk *w, const struct cJSON *const *nodes,
                              const char *key)
{
    static const char *const keys[] = {"title",   "short",       "unit",    "source",   "sources",
                                       "element", "description", "assumed", "headline", "range",
                                       "rows",    "by",          "sum",     "type",     "label"};
    for (size_t i = 0; w->depth >= 2 && !nodes[0] && i < sizeof keys / sizeof *keys; i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}

static void changes_visit(struct walk *w, const struct cJSON *const *nodes)
{
    size_t n = w->model->cases_n;
    bool differ = false;
    for (size_t i = 1; i < n && !differ; i++)
        differ = !changes_same_text(w, nodes[0], nodes[i], i);
    if (!differ)
        return;
    if (!goes_on(w, nodes)) {
        changes_add_row(w, nodes);
        return;
    }
    for (size_t i = 0; i < n; i++)
        for (const struct cJSON *c = bg_json_first(nodes[i]); c; c = bg_json_next(c)) {
            bool seen = false;
            for (size_t k = 0; k < i && !seen; k++)
                seen = bg_json_get(nodes[k], bg_json_key(c)) != NULL;
            bool own_words = w->depth == 0 && strcmp(bg_json_key(c), "sources") == 0;
            if (!seen && !own_words && strcmp(bg_json_key(c), "comment") != 0 &&
                !changes_describes(w, nodes, bg_json_key(c)))
                visit_key(w, nodes, bg_json_key(c));
        }
}

void bg_model_changes(struct bg_arena *arena, struct bg_model *model)
{
    struct walk w = {.arena = arena, .model = model};
    const struct cJSON **roots = BG_ARRAY(arena, model->cases_n, const struct cJSON *);
    for (size_t i = 0; i < model->cases_n; i++)
        roots[i] = model->cases[i].rules->json->root;
    changes_visit(&w, roots);
    model->changed = w.rows;
    model->changed_n = w.n;
}
