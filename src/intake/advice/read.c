/* The table of steps: rows of one id are one step, which changes several answers. */
#include "intake/advice/read.h"

#include <string.h>

#include "base/field.h"
#include "base/list.h"
#include "intake/register/named_table.h"

enum column { STEP, TITLE, FIELD, TO, COST_A_YEAR, COST_ONCE, WEEKS, EVIDENCE, SOURCE, COLUMNS };

static const struct bg_named_column columns[COLUMNS] = {
    [STEP] = {.names = {"step"}, .required = true},
    [TITLE] = {.names = {"title"}, .required = true},
    [FIELD] = {.names = {"field"}, .required = true},
    [TO] = {.names = {"to"}, .required = true},
    [COST_A_YEAR] = {.names = {"cost_a_year"}, .required = true},
    [COST_ONCE] = {.names = {"cost_once"}, .required = false},
    [WEEKS] = {.names = {"weeks"}, .required = false},
    [EVIDENCE] = {.names = {"evidence"}, .required = false},
    [SOURCE] = {.names = {"source"}, .required = false},
};

struct reading {
    struct bg_named_table t;
    const struct bg_ruleset *ruleset;
    struct bg_step *steps;
    size_t n;
};

/* -- which answer ---------------------------------------------------------------------------------- */

static int read_find_field(const struct bg_field *fields, size_t n, const char *id)
{
    return BG_FIND_ID(fields, n, id);
}

static void read_no_field(struct reading *r, const char *id, const struct bg_field *fields,
                          size_t n)
{
    const char **names = BG_ARRAY(r->t.arena, n + 1, const char *);
    for (size_t i = 0; i < n; i++)
        names[i] = fields[i].id;
    bg_named_fault(&r->t, FIELD, "the ruleset has no field \"%s\"%s", id,
                   bg_did_you_mean(r->t.arena, id, names, n));
}

/* "paid_leave_days", or "workforce.hourly_wage" for each row of a table. NULL: said. */
static const struct bg_field *which(struct reading *r, struct bg_step_change *change)
{
    const struct bg_ruleset *rules = r->ruleset;
    const char *text = bg_named_text(&r->t, FIELD), *dot = strchr(text, '.');
    const char *id = bg_arena_text(r->t.arena, text, dot ? (size_t)(dot - text) : strlen(text));
    change->column = -1;
    change->slot = read_find_field(rules->fields, rules->fields_n, id);
    if (change->slot < 0) {
        read_no_field(r, id, rules->fields, rules->fields_n);
        return NULL;
    }
    const struct bg_field *field = &rules->fields[change->slot];
    if ((field->type == BG_FIELD_TABLE) != (dot != NULL)) {
        bg_named_fault(&r->t, FIELD,
                       dot ? "\"%s\" is no table and has no columns"
                           : "\"%s\" is a table: name one of its columns, \"table.column\"",
                       id);
        return NULL;
    }
    if (dot == NULL)
        return field;
    change->column = read_find_field(field->columns, field->columns_n, dot + 1);
    if (change->column < 0) {
        read_no_field(r, dot + 1, field->columns, field->columns_n);
        return NULL;
    }
    return &field->columns[change->column];
}

/* -- what it becomes ------------------------------------------------------------------------------- */

static bool advice_read_read_truth(struct reading *r, const char *text, struct bg_value *out)
{
    bool yes = strcmp(text, "yes") == 0 || strcmp(text, "true") == 0;
    bool no = strcmp(text, "no") == 0 || strcmp(text, "false") == 0;
    if (!yes && !no)
        bg_named_fault(&r->t, TO, "\"%s\" is neither yes nor no", text);
    *out = (struct bg_value){.type = BG_V_BOOL, .row = -1, .as.truth = yes};
    return yes || no;
}

static bool advice_read_read_choice(struct reading *r, const struct bg_field *field,
                                    const char *text, struct bg_value *out)
{
    for (size_t i = 0; i < field->choices_n; i++)
        if (strcmp(text, field->choices[i].id) == 0 || strcmp(text, field->choices[i].label) == 0) {
            const char *id = field->choices[i].id;
            *out = (struct bg_value){.type = BG_V_TEXT, .row = -1, .as.text = {id, strlen(id)}};
            return true;
        }
    bg_named_fault(&r->t, TO, "\"%s\" is none of the choices of \"%s\"", text, field->id);
    return false;
}

static bool advice_read_read_number(struct reading *r, const struct bg_field *field,
                                    struct bg_value *out)
{
    static const struct bg_dec most = {.coef = 1000000000000000, .places = 0};
    struct bg_dec number, least = field->has_min ? field->min : bg_dec_neg(most);
    if (!bg_named_number(&r->t, TO, least, field->has_max ? field->max : most, &number))
        return false;
    if (field->type == BG_FIELD_INTEGER && !bg_dec_is_int(number)) {
        bg_named_fault(&r->t, TO, "\"%s\" wants a whole number", field->id);
        return false;
    }
    *out = (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = number};
    return true;
}

static bool read_to(struct reading *r, const struct bg_field *field, struct bg_value *out)
{
    const char *text = bg_named_text(&r->t, TO);
    if (!text[0]) {
        bg_named_fault(&r->t, TO, "the cell is empty: what does \"%s\" become?", field->id);
        return false;
    }
    switch (field->type) {
    case BG_FIELD_BOOLEAN:
        return advice_read_read_truth(r, text, out);
    case BG_FIELD_CHOICE:
        return advice_read_read_choice(r, field, text, out);
    case BG_FIELD_INTEGER:
    case BG_FIELD_NUMBER:
    case BG_FIELD_MONEY:
    case BG_FIELD_PERCENT:
        return advice_read_read_number(r, field, out);
    case BG_FIELD_TEXT:
        *out = (struct bg_value){.type = BG_V_TEXT, .row = -1, .as.text = {text, strlen(text)}};
        return true;
    default:
        bg_named_fault(&r->t, FIELD, "a step cannot change \"%s\": it holds a date", field->id);
        return false;
    }
}

/* -- a row ------------------------------------------------------------------------------------------ */

static const struct bg_ratio *advice_read_amount(struct reading *r, int column, int64_t most)
{
    struct bg_dec number;
    if (!bg_named_number(&r->t, column, bg_dec_int(0), bg_dec_int(most), &number))
        return NULL;
    return bg_ratio_dec(r->t.arena, number);
}

static bool is_wage(const struct bg_field *field)
{
    return field && field->role == BG_ROLE_HOURLY_WAGE;
}

static struct bg_step *read_step_of(struct reading *r, const char *id)
{
    for (size_t i = 0; i < r->n; i++)
        if (strcmp(r->steps[i].id, id) == 0)
            return &r->steps[i];
    if (r->n == BG_STEPS_MOST)
        return NULL;
    r->steps[r->n] = (struct bg_step){.id = id, .cost_once = bg_ratio_int(r->t.arena, 0)};
    return &r->steps[r->n++];
}

static void add_cost(struct bg_arena *arena, const struct bg_ratio **to,
                     const struct bg_ratio *more)
{
    if (more)
        *to = *to ? bg_ratio_add(arena, *to, more) : more;
}

static void read_keep_row(struct reading *r, const struct bg_step_change *change,
                          const struct bg_ratio *cost)
{
    struct bg_arena *arena = r->t.arena;
    struct bg_step *step = read_step_of(r, bg_named_text(&r->t, STEP));
    struct bg_step_change *all = BG_ARRAY(arena, step->changes_n + 1, struct bg_step_change);
    if (step->changes_n)
        memcpy(all, step->changes, step->changes_n * sizeof *all);
    all[step->changes_n] = *change;
    step->changes = all;
    if (step->changes_n++ == 0) {
        step->title = bg_named_text(&r->t, TITLE);
        step->evidence = bg_named_text(&r->t, EVIDENCE);
        step->source = bg_named_text(&r->t, SOURCE);
        step->weeks = advice_read_amount(r, WEEKS, 520);
    }
    add_cost(arena, &step->cost_a_year, cost);
    add_cost(arena, &step->cost_once, advice_read_amount(r, COST_ONCE, 1000000000));
}

/* A step says once what an answer becomes. */
static void advice_read_check_change(struct reading *r, const struct bg_step_change *change)
{
    const char *id = bg_named_text(&r->t, STEP);
    int at = BG_FIND_ID(r->steps, r->n, id);
    for (size_t i = 0; at >= 0 && i < r->steps[at].changes_n; i++) {
        const struct bg_step_change *other = &r->steps[at].changes[i];
        if (other->slot == change->slot && other->column == change->column) {
            bg_named_fault(
                &r->t, FIELD,
                "step \"%s\" changes \"%s\" in row %lld already: leave one of them out, or "
                "give the row a step of its own",
                id, bg_named_text(&r->t, FIELD), (long long)other->line);
            return;
        }
    }
}

static void advice_read_read_row(struct reading *r)
{
    struct bg_step_change change = {.line = r->t.row.number};
    const struct bg_field *field = which(r, &change);
    if (!bg_named_text(&r->t, STEP)[0])
        bg_named_fault(&r->t, STEP, "no step is named");
    if (field) {
        (void)read_to(r, field, &change.to);
        advice_read_check_change(r, &change);
    }
    const struct bg_ratio *cost = advice_read_amount(r, COST_A_YEAR, 1000000000);
    (void)advice_read_amount(r, COST_ONCE, 1000000000);
    (void)advice_read_amount(r, WEEKS, 520);
    if (!cost && !bg_named_text(&r->t, COST_A_YEAR)[0] && field && !is_wage(field))
        bg_named_fault(
            &r->t, COST_A_YEAR,
            "the cell is empty: write what the step costs a year, 0 for nothing; only the "
            "cost of an hourly wage is worked out");
    if (r->n == BG_STEPS_MOST && !read_step_of(r, bg_named_text(&r->t, STEP)))
        bg_named_fault(&r->t, STEP, "there are more than %d steps", BG_STEPS_MOST);
    if (bg_named_keep(&r->t))
        read_keep_row(r, &change, cost);
}

const struct bg_steps *bg_steps_read(struct bg_arena *arena, struct bg_diags *diags,
                                     const struct bg_source *source,
                                     const struct bg_ruleset *ruleset)
{
    struct reading r = {.t = {.arena = arena,
                              .diags = diags,
                              .source = source,
                              .columns = columns,
                              .columns_n = COLUMNS,
                              .of_header = BG_E962,
                              .of_row = BG_E963,
                              .currency = ruleset->currency},
                        .ruleset = ruleset,
                        .steps = BG_ARRAY(arena, BG_STEPS_MOST, struct bg_step)};
    if (!bg_named_open(&r.t))
        return NULL;
    while (bg_named_next(&r.t))
        advice_read_read_row(&r);
    if (r.n == 0 && r.t.refused_n == 0)
        bg_diag_add(diags, BG_E962, (struct bg_pos){.source = source}, "there is no step in it");
    if (r.n == 0 || r.t.refused_n)
        return NULL;
    struct bg_steps *out = BG_NEW(arena, struct bg_steps);
    *out = (struct bg_steps){r.steps, r.n};
    return out;
}
