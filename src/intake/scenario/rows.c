/* The rows of a scenario sheet. */
#include "intake/scenario/rows.h"

#include <string.h>
#include <strings.h>

#include "base/field.h"
#include "intake/scenario/names.h"

const struct bg_response_word bg_response_words[] = {
    {"title", "", "title", false},
    {"where", "", "where", true},
    {"raise pay to", "raise_pay", "to", true},
    {"table", "raise_pay", "table", false},
    {"payroll tax", "raise_pay", "payroll_tax", true},
    {"pass on", "raise_pay", "pass_on", true},
    {"price years", "raise_pay", "price_years", true},
    {"ripple to", "raise_pay", "ripple_to", true},
    {"ripple share", "raise_pay", "ripple_share", true},
    {"minimum", "raise_pay", "minimum", true},
    {"drop out", "", "drop_out", false},
    {"stay", "", "stay", false},
    {"source", "", "source", false},
    {"assumed", "", "assumed", false},
    {NULL, NULL, NULL, false}};

struct bg_scenario_part *bg_sheet_rows_start(struct bg_arena *arena, const char *title)
{
    struct bg_scenario_part *root = bg_scenario_part_new(arena, "", title);
    (void)bg_scenario_part_set(arena, root, "format", title, "\"bidgauge-scenario/1\"");
    return root;
}

static const char *rows_quoted(struct bg_arena *arena, const char *text)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_buf_json(&out, text, -1);
    return bg_buf_text(&out);
}

void bg_sheet_rows_finish(struct bg_arena *arena, struct bg_scenario_part *root)
{
    struct bg_scenario_part *bids = bg_scenario_part_find(root, "bids");
    (void)bg_scenario_part_set(arena, root, "title", root->label, rows_quoted(arena, root->label));
    for (struct bg_scenario_part *b = bids ? bids->first : NULL; b; b = b->next)
        (void)bg_scenario_part_set(arena, b, "title", b->label, rows_quoted(arena, b->key));
}

static const char *scenario_rows_wrong(struct bg_sheet_row *row, enum bg_row_place at,
                                       const char *why)
{
    row->at = at;
    return why;
}

static const char *twice(struct bg_sheet_row *row)
{
    return scenario_rows_wrong(row, BG_AT_WHAT,
                               bg_arena_printf(row->arena, "\"%s\" is set twice", row->what));
}

/* A text that is JSON where it looks like it: an object, a list, a text in quotes, true, false, null. NULL: it looks
 * like one and is none. */
static const char *rows_json_of(struct bg_sheet_row *row)
{
    const char *t = row->text;
    bool word = t && (strcmp(t, "true") == 0 || strcmp(t, "false") == 0 || strcmp(t, "null") == 0);
    if (!t || !t[0] || (!strchr("{[\"", t[0]) && !word))
        return row->value;
    const struct bg_source *source = bg_source_new(row->arena, "cell", t, strlen(t));
    if (bg_json_parse(row->arena, bg_diags_new(row->arena), source, NULL))
        return t;
    return t[0] == '"' ? row->value : NULL;
}

static const char *no_json(struct bg_sheet_row *row)
{
    return scenario_rows_wrong(
        row, BG_AT_VALUE,
        "the cell begins as JSON, and cannot be read as JSON; look for a bracket, a comma or a "
        "quotation mark that is missing");
}

/* -- the scenario's own words -------------------------------------------------------------------- */

static const char *put_own(struct bg_sheet_row *row, const char *key)
{
    const char *raw = rows_json_of(row);
    if (!raw)
        return no_json(row);
    return bg_scenario_part_set(row->arena, row->made, key, row->value_label, raw) ? NULL
                                                                                   : twice(row);
}

static const char *put_add(struct bg_sheet_row *row)
{
    struct bg_scenario_part *adds =
        bg_scenario_part_member(row->arena, row->made, "adds", row->what_label);
    if (!row->text || !row->text[0])
        return scenario_rows_wrong(row, BG_AT_VALUE,
                                   "\"adds\" needs a path that is new, as criteria.paid_leave");
    bg_scenario_part_append(row->arena, adds, row->value_label, row->value);
    return NULL;
}

static const char *put_at(struct bg_sheet_row *row, struct bg_scenario_part *top,
                          const char *const *keys, size_t n, const char *raw)
{
    struct bg_scenario_part *at = top;
    for (size_t i = 0; i + 1 < n && at; i++)
        at = bg_scenario_part_member(row->arena, at, keys[i], row->what_label);
    if (!at || !bg_scenario_part_set(row->arena, at, keys[n - 1], row->what_label, raw))
        return twice(row);
    return NULL;
}

/* -- requirements in words ----------------------------------------------------------------------- */

struct condition {
    const char *words, *operator;
};
static const struct condition conditions[] = {{"at least", ">="}, {"at most", "<="},
                                              {"more than", ">"}, {"less than", "<"},
                                              {"to be", "=="},    {NULL, NULL}};

static const struct condition *condition_of(const char *what, size_t *name_n)
{
    size_t n = strlen(what);
    for (const struct condition *c = conditions; c->words; c++) {
        size_t k = strlen(c->words);
        if (n > k + 1 && strcasecmp(what + n - k, c->words) == 0 && what[n - k - 1] == ' ') {
            *name_n = n - k - 1;
            return c;
        }
    }
    return NULL;
}

static const char *field_named(const struct cJSON *fields, const char *name)
{
    for (const struct cJSON *f = bg_json_first(fields); f; f = bg_json_next(f)) {
        const char *label = bg_json_text(bg_json_get(f, "label"));
        if (strcasecmp(bg_json_key(f), name) == 0 || (label && strcasecmp(label, name) == 0))
            return bg_json_key(f);
    }
    return NULL;
}

static const char *rows_no_field(struct bg_sheet_row *row, const char *name)
{
    const struct cJSON *fields = bg_json_get(row->base->root, "fields");
    size_t n = 0;
    const char **names = BG_ARRAY(row->arena, 2 * bg_json_size(fields) + 1, const char *);
    for (const struct cJSON *f = bg_json_first(fields); f; f = bg_json_next(f)) {
        names[n++] = bg_json_key(f);
        if (bg_json_text(bg_json_get(f, "label")))
            names[n++] = bg_json_text(bg_json_get(f, "label"));
    }
    return scenario_rows_wrong(row, BG_AT_WHAT,
                               bg_arena_printf(row->arena, "the ruleset has no question \"%s\"%s",
                                               name, bg_did_you_mean(row->arena, name, names, n)));
}

/* "require Paid leave days at least" with a number: a new pass/fail criterion. */
static const char *rows_put_requirement(struct bg_sheet_row *row, const char *what)
{
    size_t n;
    struct bg_arena *a = row->arena;
    const struct condition *c = condition_of(what, &n);
    if (!c)
        return scenario_rows_wrong(
            row, BG_AT_WHAT,
            "a requirement ends with \"at least\", \"at most\", \"more than\", \"less than\" or "
            "\"to be\", and the value stands in its column");
    const char *name = bg_arena_text(a, what, n);
    const char *field = field_named(bg_json_get(row->base->root, "fields"), name);
    struct bg_scenario_part *own =
        bg_scenario_part_find(bg_scenario_part_find(row->made, "ruleset"), "fields");
    if (!field && own && bg_scenario_part_find(own, name))
        field = name;
    if (!field)
        return rows_no_field(row, name);
    const char *id = bg_arena_printf(a, "require_%s", field);
    const char *const members[][2] = {
        {"title", rows_quoted(a, row->name[0] ? row->name : what)},
        {"kind", "\"pass_fail\""},
        {"test",
         bg_arena_printf(a, "{\"%s\": [{\"val\": \"%s\"}, %s]}", c->operator, field, row->value)}};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        const char *const keys[] = {"ruleset", "criteria", id, members[i][0]};
        const char *why = put_at(row, row->made, keys, 4, members[i][1]);
        if (why)
            return why;
    }
    bg_scenario_part_append(a, bg_scenario_part_member(a, row->made, "adds", row->what_label),
                            row->what_label, rows_quoted(a, bg_arena_printf(a, "criteria.%s", id)));
    return NULL;
}

/* -- responses ----------------------------------------------------------------------------------- */

static const char *rows_param_named(const struct bg_sheet_row *row, const char *name)
{
    const struct cJSON *params = bg_json_get(row->base->root, "parameters");
    for (const struct cJSON *p = bg_json_first(params); p; p = bg_json_next(p)) {
        const char *title = bg_json_text(bg_json_get(p, "title"));
        if (strcasecmp(bg_json_key(p), name) == 0 || (title && strcasecmp(title, name) == 0))
            return bg_json_key(p);
    }
    return name; /* a new one; whoever compiles it tells when there is none */
}

/* A text names a parameter, "yes" and "no" are truths, all else is as it stands. NULL: no JSON. */
static const char *response_value(struct bg_sheet_row *row, bool expression)
{
    const char *raw = rows_json_of(row);
    if (!raw || raw == row->text || !row->text)
        return raw;
    if (strcasecmp(row->text, "yes") == 0 || strcasecmp(row->text, "no") == 0)
        return row->text[0] == 'y' || row->text[0] == 'Y' ? "true" : "false";
    if (!expression)
        return raw;
    return bg_arena_printf(row->arena, "{\"param\": %s}",
                           rows_quoted(row->arena, rows_param_named(row, row->text)));
}

/* The response of the column `name`; a new one where there is none of that name. */
static struct bg_scenario_part *response_of(struct bg_sheet_row *row)
{
    struct bg_scenario_part *all =
        bg_scenario_part_member(row->arena, row->made, "bids", row->what_label);
    all->list = true;
    return bg_scenario_part_member(row->arena, all, row->name, row->what_label);
}

static const char *unknown_response(struct bg_sheet_row *row, const char *what)
{
    const char *names[16];
    size_t n = 0;
    for (const struct bg_response_word *w = bg_response_words; w->words; w++)
        names[n++] = w->words;
    return scenario_rows_wrong(row, BG_AT_WHAT,
                               bg_arena_printf(row->arena, "vendors cannot respond with \"%s\"%s",
                                               what, bg_did_you_mean(row->arena, what, names, n)));
}

static const char *rows_put_response(struct bg_sheet_row *row, const char *what)
{
    if (!row->name[0])
        return scenario_rows_wrong(
            row, BG_AT_NAME,
            "the rows about vendors who respond in one way have one name; this row has none");
    struct bg_scenario_part *own = response_of(row);
    if (strncasecmp(what, "set ", 4) == 0) {
        const char *raw = response_value(row, true);
        const char *const keys[] = {"set", what + 4};
        return raw ? put_at(row, own, keys, 2, raw) : no_json(row);
    }
    for (const struct bg_response_word *w = bg_response_words; w->words; w++) {
        const char *const keys[] = {w->inside, w->key};
        if (strcasecmp(w->words, what) != 0)
            continue;
        const char *raw = response_value(row, w->expression);
        if (!raw)
            return no_json(row);
        return w->inside[0] ? put_at(row, own, keys, 2, raw) : put_at(row, own, keys + 1, 1, raw);
    }
    return unknown_response(row, what);
}

/* -- changes of the rules ------------------------------------------------------------------------ */

static const char *put_change(struct bg_sheet_row *row)
{
    struct bg_named named;
    const char *keys[BG_NAMED_DEPTH + 2] = {"ruleset"};
    const char *why = bg_scenario_named(row->arena, row->base, row->what, &named);
    if (why)
        return scenario_rows_wrong(row, BG_AT_WHAT, why);
    if (row->date_text && !named.dated && !named.may_be_dated)
        return scenario_rows_wrong(
            row, BG_AT_DATE,
            bg_arena_printf(row->arena, "\"%s\" has no dates; leave this cell empty", row->what));
    if (!row->date_text && named.dated)
        return scenario_rows_wrong(
            row, BG_AT_DATE,
            bg_arena_printf(row->arena, "\"%s\" needs the date from which the value holds",
                            row->what));
    if (row->date_text && !row->date)
        return scenario_rows_wrong(
            row, BG_AT_DATE,
            bg_arena_printf(row->arena,
                            "\"%s\" is not a date (use YYYY-MM-DD, or format the cell as a date)",
                            row->date_text));
    const char *raw = rows_json_of(row);
    if (!raw)
        return no_json(row);
    memcpy(keys + 1, named.key, named.n * sizeof *keys);
    keys[named.n + 1] = row->date;
    return put_at(row, row->made, keys, 1 + named.n + (row->date != NULL), raw);
}

static const char *rows_after(const char *what, const char *word)
{
    size_t n = strlen(word);
    if (strncasecmp(what, word, n) != 0)
        return NULL;
    return what + n + strspn(what + n, " ");
}

const char *bg_sheet_row_read(struct bg_sheet_row *row)
{
    const char *rest;
    if (strcasecmp(row->what, "title") == 0)
        return put_own(row, "title");
    if (strcasecmp(row->what, "description") == 0)
        return put_own(row, "description");
    if (strcasecmp(row->what, "adds") == 0)
        return put_add(row);
    if ((rest = rows_after(row->what, "source ")) != NULL) {
        const char *dot = strchr(rest, '.');
        const char *const keys[] = {
            "sources", bg_arena_text(row->arena, rest, dot ? (size_t)(dot - rest) : strlen(rest)),
            dot ? dot + 1 : "title"};
        const char *raw = rows_json_of(row);
        return raw ? put_at(row, row->made, keys, 3, raw) : no_json(row);
    }
    if ((rest = rows_after(row->what, "vendors:")) != NULL)
        return rows_put_response(row, rest);
    if ((rest = rows_after(row->what, "require ")) != NULL)
        return rows_put_requirement(row, rest);
    return put_change(row);
}
