/* Answers to clauses: scalars and cells of tables, with what they earned. */
#include "score/promise/promise.h"

#include <string.h>

#include "base/list.h"
#include "model/portfolio.h"
#include "score/evaluate/env.h"
#include "score/evaluate/explain.h"
#include "score/promise/private.h"

struct bg_clause *bg_promise_add(struct bg_promising *p)
{
    BG_MORE(p->arena, p->clauses, p->n, p->room);
    struct bg_clause *out = &p->clauses[p->n++];
    *out = (struct bg_clause){.id = "",
                              .text = "",
                              .class_name = "",
                              .figure = BG_MISSING,
                              .unit = "",
                              .from = p->start,
                              .to = p->end,
                              .evidence = "",
                              .remedy = "",
                              .source = "",
                              .url = ""};
    return out;
}

/* -- leave ------------------------------------------------------------------------------------- */

enum { HOURS_A_DAY = 8, HOURS_A_YEAR = 2080 }; /* of a full-time job; the contract may say others */

bool bg_promise_is_of_leave(const struct bg_criterion *criterion)
{
    return criterion->property == BG_PROPERTY_LEAVE + 1;
}

void bg_promise_set_leave(const struct bg_promising *p, struct bg_clause *c)
{
    bool days = strcmp(c->unit, "days") == 0, hours = strcmp(c->unit, "hours") == 0;
    bool by_hour = strcmp(c->unit, "hours/hour") == 0;
    struct bg_dec figure;
    if (c->figure.type != BG_V_NUMBER || (!days && !hours && !by_hour) ||
        !bg_dec_mul(c->figure.as.number, bg_dec_int(days ? HOURS_A_DAY : 1), &figure))
        return;
    c->measure = BG_CLAUSE_LEAVE;
    c->figure.as.number = figure;
    c->unit = "hours";
    c->has_threshold = true;
    c->threshold = bg_dec_int(by_hour ? 1 : HOURS_A_YEAR);
    c->text = bg_arena_printf(p->arena, "%s (earned: %s in %s of work%s)", c->text,
                              bg_number_words(p->arena, figure, "hours"),
                              bg_number_words(p->arena, c->threshold, "hours"),
                              days ? ", at 8 hours a day" : "");
}

bool bg_promise_won(const struct bg_promising *p, size_t criterion)
{
    const struct bg_criterion_result *r = &p->bid->criteria[criterion];
    if (bg_criterion_is_group(&p->ruleset->criteria[criterion]))
        return false;
    return r->outcome == BG_MET ||
           (r->outcome == BG_SCORED && r->points_exact && bg_ratio_sign(r->points_exact) > 0);
}

enum bg_clause_measure bg_promise_measure(const struct bg_promising *p, const char *unit,
                                          enum bg_element element)
{
    size_t n = strlen(p->ruleset->currency);
    bool by_hour = strncmp(unit, p->ruleset->currency, n) == 0 &&
                   (strcmp(unit + n, "/hour") == 0 || strcmp(unit + n, "/h") == 0);
    if (by_hour && (element == BG_WAGES || element == BG_LEGAL_MINIMUM))
        return BG_CLAUSE_WAGE;
    return by_hour && element == BG_BENEFITS ? BG_CLAUSE_FRINGE_APART : BG_CLAUSE_DOCUMENT;
}

static const char *promise_text_of(const struct bg_promising *p, const struct bg_field *column,
                                   const struct bg_value *value)
{
    const char *text = bg_arena_text(p->arena, value->as.text.bytes, value->as.text.n);
    for (size_t i = 0; i < column->choices_n; i++)
        if (strcmp(column->choices[i].id, text) == 0)
            return column->choices[i].label;
    return text;
}

const char *bg_promise_class(const struct bg_promising *p, const struct bg_field *table,
                             const struct bg_value *cells)
{
    for (size_t c = 0; c < table->columns_n; c++)
        if (cells[c].type == BG_V_TEXT)
            return promise_text_of(p, &table->columns[c], &cells[c]);
    return "";
}

const char *bg_promise_remedy(enum bg_clause_measure measure)
{
    switch (measure) {
    case BG_CLAUSE_WAGE:
    case BG_CLAUSE_FRINGE:
    case BG_CLAUSE_FRINGE_APART:
    case BG_CLAUSE_OVERTIME:
        return "what is short is paid to the worker";
    case BG_CLAUSE_LEAVE:
        return "what is short is credited to the worker";
    default:
        return "";
    }
}

const char *bg_promise_evidence(const struct bg_promising *p, enum bg_clause_measure measure,
                                int slot)
{
    if (measure == BG_CLAUSE_LEAVE)
        return "certified payroll with the leave earned, every week";
    if (measure != BG_CLAUSE_DOCUMENT)
        return "certified payroll, every week";
    for (size_t i = 0; i < p->bid->bid->evidence_n; i++) {
        const struct bg_evidence_item *e = &p->bid->bid->evidence[i];
        if (e->slot == slot && e->document[0])
            return bg_arena_printf(p->arena, "kept up to date: %s%s%s", e->document,
                                   e->page[0] ? ", page " : "", e->page);
    }
    return "a document that shows it";
}

/* -- what the answer earned -------------------------------------------------------------------- */

static bool promise_reads_slot(const struct bg_promising *p, size_t criterion, size_t slot)
{
    const struct bg_criterion_result *r = &p->bid->criteria[criterion];
    const struct bg_criterion *c = &p->ruleset->criteria[criterion];
    for (size_t i = 0; i < r->reads_n; i++)
        if (r->reads[i].what == BG_READ_FIELD && r->reads[i].index == slot)
            return true;
    for (size_t i = 0; i < c->shown_n; i++)
        if (c->shown[i] >= 0 && (size_t)c->shown[i] == slot)
            return true;
    return false;
}

struct earned {
    struct bg_buf words;
    const char *url;
    const struct bg_criterion *first;
    bool leave; /* one of these says to a portfolio what leave there is */
};

static void add_earned(struct bg_promising *p, struct earned *e, size_t criterion)
{
    const struct bg_criterion *c = &p->ruleset->criteria[criterion];
    const struct bg_criterion_result *r = &p->bid->criteria[criterion];
    if (e->words.size)
        bg_buf_puts(&e->words, "; ");
    if (r->outcome == BG_MET)
        bg_buf_printf(&e->words, "met \"%s\"", c->title);
    else
        bg_buf_printf(&e->words, "earned %s of %s points for \"%s\"",
                      bg_number_words(p->arena, r->points, ""),
                      bg_number_words(p->arena, r->available, ""), c->title);
    for (size_t i = 0; i < c->sources_n && !e->url[0]; i++)
        e->url = c->sources[i]->url;
    e->leave = e->leave || bg_promise_is_of_leave(c);
    /* What earns points says what the figure is for; a requirement may only look at it. */
    if (!e->first || e->first->element == BG_LEGAL_MINIMUM)
        e->first = c;
}

static struct earned earned_by(struct bg_promising *p, size_t slot)
{
    struct earned e = {.url = ""};
    bg_buf_init(&e.words, p->arena);
    for (size_t i = 0; i < p->ruleset->criteria_n; i++)
        if (bg_promise_won(p, i) && promise_reads_slot(p, i, slot))
            add_earned(p, &e, i);
    return e;
}

/* -- clauses ----------------------------------------------------------------------------------- */

static void promise_finish(struct bg_promising *p, struct bg_clause *c, const struct earned *e,
                           size_t slot)
{
    c->evidence = bg_promise_evidence(p, c->measure, (int)slot);
    c->remedy = bg_promise_remedy(c->measure);
    c->source = bg_buf_text(&e->words);
    c->url = e->url;
}

static const char *promise_said(const struct bg_promising *p, const struct bg_field *field,
                                const struct bg_value *value)
{
    if (value->type == BG_V_TEXT)
        return promise_text_of(p, field, value);
    return bg_value_say(p->arena, value, field->unit);
}

static void add_scalar(struct bg_promising *p, size_t slot, const struct bg_value *value,
                       const struct earned *e)
{
    const struct bg_field *field = &p->ruleset->fields[slot];
    struct bg_clause *c = bg_promise_add(p);
    c->id = field->id;
    c->text = bg_arena_printf(p->arena, "%s: %s", field->label, promise_said(p, field, value));
    if (value->type != BG_V_TEXT || field->type == BG_FIELD_CHOICE)
        c->figure = *value;
    c->unit = field->unit;
    if (field->role == BG_ROLE_HOURLY_WAGE)
        c->measure = BG_CLAUSE_WAGE;
    else if (value->type == BG_V_NUMBER)
        c->measure = bg_promise_measure(p, field->unit, e->first->element);
    c->confidential = field->confidential;
    if (e->leave && value->type == BG_V_NUMBER)
        bg_promise_set_leave(p, c);
    promise_finish(p, c, e, slot);
}

static enum bg_clause_measure measure_of_role(enum bg_role role)
{
    switch (role) {
    case BG_ROLE_HOURLY_WAGE:
        return BG_CLAUSE_WAGE;
    case BG_ROLE_EMPLOYER_BENEFIT:
        return BG_CLAUSE_FRINGE_APART;
    case BG_ROLE_HEADCOUNT:
        return BG_CLAUSE_HEADCOUNT;
    default:
        return BG_CLAUSE_DOCUMENT;
    }
}

/* Of two columns of days, paid and unpaid, nothing tells which one is leave that is paid. */
static bool promise_is_only_of_unit(const struct bg_field *table, const struct bg_field *column)
{
    for (size_t c = 0; c < table->columns_n; c++)
        if (&table->columns[c] != column && strcmp(table->columns[c].unit, column->unit) == 0)
            return false;
    return true;
}

static void promise_add_cell(struct bg_promising *p, size_t slot, size_t row, size_t column,
                             const struct bg_value *cells, const struct earned *e)
{
    const struct bg_field *table = &p->ruleset->fields[slot], *own = &table->columns[column];
    struct bg_clause *c = bg_promise_add(p);
    c->id = bg_arena_printf(p->arena, "%s-%zu-%s", table->id, row + 1, own->id);
    c->class_name = bg_promise_class(p, table, cells);
    c->text = bg_arena_printf(p->arena, "%s%s%s: %s", c->class_name, c->class_name[0] ? ", " : "",
                              own->label, promise_said(p, own, &cells[column]));
    c->figure = cells[column];
    c->figure.row = -1;
    c->unit = own->unit;
    c->measure = measure_of_role(own->role);
    c->confidential = table->confidential || own->confidential;
    if (e->leave && promise_is_only_of_unit(table, own))
        bg_promise_set_leave(p, c);
    promise_finish(p, c, e, slot);
}

/* The text that names the row is no clause of its own. */
static void add_table(struct bg_promising *p, size_t slot, const struct bg_table *table,
                      const struct earned *e)
{
    const struct bg_field *field = &p->ruleset->fields[slot];
    for (size_t r = 0; r < table->rows; r++) {
        const struct bg_value *cells = table->cells + r * table->columns;
        bool named = false;
        for (size_t c = 0; c < table->columns && c < field->columns_n; c++) {
            bool names = cells[c].type == BG_V_TEXT && !named;
            named = named || names;
            if (!names && cells[c].type != BG_V_MISSING && cells[c].type != BG_V_ERROR)
                promise_add_cell(p, slot, r, c, cells, e);
        }
    }
}

static void add_answer(struct bg_promising *p, size_t slot)
{
    const struct bg_field *field = &p->ruleset->fields[slot];
    const struct bg_value *value = &p->bid->bid->values[slot];
    if (bg_price_reads(p->ruleset, slot) || field->asked_of == BG_OF_BUYER ||
        field->role == BG_ROLE_PRICE || value->type == BG_V_MISSING || value->type == BG_V_ERROR)
        return;
    struct earned e = earned_by(p, slot);
    if (!e.first)
        return;
    if (value->type == BG_V_TABLE)
        add_table(p, slot, value->as.table, &e);
    else
        add_scalar(p, slot, value, &e);
}

const struct bg_promises *bg_promise(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                     const struct bg_bid_result *bid)
{
    struct bg_promising p = {.arena = arena,
                             .ruleset = ruleset,
                             .bid = bid,
                             .env = bg_bid_env(arena, ruleset, bid->bid),
                             .start = ruleset->solicitation.dates[BG_AT_START],
                             .end = ruleset->solicitation.dates[BG_AT_END]};
    struct bg_promises *out = BG_NEW(arena, struct bg_promises);
    for (size_t i = 0; i < ruleset->criteria_n; i++)
        if (bg_promise_won(&p, i))
            bg_promise_floors(&p, i);
    for (size_t slot = 0; slot < ruleset->fields_n && bid->bid->values; slot++)
        add_answer(&p, slot);
    *out = (struct bg_promises){.title = ruleset->solicitation.title,
                                .vendor = bid->bid->vendor_name,
                                .currency = ruleset->currency,
                                .clauses = p.clauses,
                                .n = p.n};
    return out;
}
