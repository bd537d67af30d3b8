/* A questionnaire, facts and parameters for the tests of expressions, and answers from JSON. */
#ifndef TESTS_LOGIC_FIXTURE_H
#define TESTS_LOGIC_FIXTURE_H

#include <string.h>

#include "base/date.h"
#include "logic/logic.h"

static const struct bg_column workforce_columns[] = {
    {"class", "Job class", "", .type = BG_V_TEXT},
    {"headcount", "Headcount", "", .type = BG_V_NUMBER},
    {"wage", "Hourly wage", "USD/hour", .type = BG_V_NUMBER},
    {"full_time", "Full time", "", .type = BG_V_BOOL},
    {"hired", "First hired", "", .type = BG_V_DATE},
};
static const struct bg_column line_columns[] = {
    {"item", "Item", "", .type = BG_V_TEXT},
    {"quantity", "Quantity", "", .type = BG_V_NUMBER},
    {"unit_price", "Unit price", "USD", .type = BG_V_NUMBER},
};
static const char *const plan_choices[] = {"gold", "silver", "none"};
static const struct bg_slot fixture_slots[] = {
    {"wage", "Lowest wage", "USD/hour", BG_V_NUMBER, .headcount_column = -1},
    {"price", "Contract price", "USD", BG_V_NUMBER, .headcount_column = -1},
    {"plan", "Health plan", "", BG_V_TEXT, .headcount_column = -1, .choices = plan_choices,
     .choices_n = 3},
    {"insured", "Insured", "", BG_V_BOOL, .headcount_column = -1},
    {"licensed", "Licensed", "", BG_V_BOOL, .headcount_column = -1},
    {"start", "Start of work", "", BG_V_DATE, .headcount_column = -1},
    {"note", "Note", "", BG_V_TEXT, .headcount_column = -1},
    {"workforce", "Workforce", "", BG_V_TABLE, .headcount_column = 1, .columns = workforce_columns,
     .columns_n = 5},
    {"lines", "Price schedule", "", BG_V_TABLE, .headcount_column = -1, .columns = line_columns,
     .columns_n = 3},
    {"hours", "Hours worked", "hours", BG_V_NUMBER, .headcount_column = -1},
};
enum { FIXTURE_SLOTS = sizeof fixture_slots / sizeof *fixture_slots };
static const struct bg_constant fixture_facts[] = {
    {"place", "Place of work", "", .type = BG_V_TEXT},
    {"value", "Contract value", "USD", .type = BG_V_NUMBER},
};
static const struct bg_constant fixture_params[] = {
    {"living_wage", "Living wage", "USD/hour", .type = BG_V_NUMBER},
    {"unset", "Unset figure", "", .type = BG_V_NUMBER},
    {"broken", "Broken figure", "", .type = BG_V_NUMBER},
};
static const struct bg_scope fixture_scope = {
    fixture_slots, FIXTURE_SLOTS, fixture_facts, 2, fixture_params, 3, BG_ENGLISH};

struct fixture {
    struct bg_arena *arena;
    struct bg_diags *diags;
    struct bg_value slots[FIXTURE_SLOTS], facts[2];
    struct bg_env env;
};

static inline struct bg_value fixture_text(const char *text)
{
    struct bg_value value = {.type = BG_V_TEXT, .row = -1};
    value.as.text.bytes = text;
    value.as.text.n = strlen(text);
    return value;
}

static inline struct bg_value fixture_number(const char *digits)
{
    struct bg_value value = {.type = BG_V_NUMBER, .row = -1};
    bg_dec_parse(digits, strlen(digits), &value.as.number);
    return value;
}

/* living_wage is 17.17, and 18 from 2027 on. */
static inline struct bg_value fixture_param(const struct bg_env *env, size_t index, int64_t date)
{
    int64_t change = 0;
    (void)env;
    bg_date_parse("2027-01-01", 10, &change);
    if (index == 0)
        return fixture_number(date != INT64_MIN && date >= change ? "18" : "17.17");
    struct bg_value value = BG_MISSING;
    if (index == 2) {
        value.type = BG_V_ERROR;
        value.as.error = "the parameter has no value at the date";
    }
    return value;
}

static inline struct bg_value fixture_cell(const struct bg_json *json, const struct cJSON *node,
                                           enum bg_value_type type)
{
    struct bg_value value = BG_MISSING;
    const char *text = bg_json_text(node);
    if (!node || bg_json_type(node) == BG_JSON_NULL || (text && !*text))
        return value;
    value.type = type;
    if (type == BG_V_BOOL)
        value.as.truth = bg_json_true(node);
    else if (type == BG_V_NUMBER)
        bg_json_dec(json, node, &value.as.number);
    else if (type == BG_V_DATE)
        bg_date_parse(text, strlen(text), &value.as.days);
    else
        value = fixture_text(text);
    return value;
}

static inline struct bg_value fixture_table(struct fixture *f, const struct bg_json *json,
                                            const struct cJSON *rows, const struct bg_slot *slot)
{
    struct bg_value value = BG_MISSING;
    size_t n = rows ? bg_json_size(rows) : 0, at = 0;
    if (n == 0)
        return value;
    struct bg_value *cells = BG_ARRAY(f->arena, n * slot->columns_n, struct bg_value);
    for (const struct cJSON *row = bg_json_first(rows); row; row = bg_json_next(row))
        for (size_t i = 0; i < slot->columns_n; i++)
            cells[at++] =
                fixture_cell(json, bg_json_get(row, slot->columns[i].id), slot->columns[i].type);
    struct bg_table *table = BG_NEW(f->arena, struct bg_table);
    *table = (struct bg_table){.rows = n, .columns = slot->columns_n, .cells = cells};
    value.type = BG_V_TABLE;
    value.as.table = table;
    return value;
}

/* Apostrophes stand for quotation marks, so that the rows can be read. */
static inline const struct bg_json *fixture_json(struct fixture *f, const char *text)
{
    char *json = bg_arena_text(f->arena, text, strlen(text));
    for (char *p = json; *p; p++)
        if (*p == '\'')
            *p = '"';
    struct bg_source *source = bg_source_new(f->arena, "test", json, strlen(json));
    return bg_json_parse(f->arena, f->diags, source, NULL);
}

/* answers: the JSON of {field: answer}. */
static inline void fixture_init(struct fixture *f, const char *answers)
{
    f->arena = bg_arena_new(0);
    f->diags = bg_diags_new(f->arena);
    const struct bg_json *json = fixture_json(f, answers);
    for (size_t i = 0; i < FIXTURE_SLOTS; i++) {
        const struct cJSON *node = json ? bg_json_get(json->root, fixture_slots[i].id) : NULL;
        f->slots[i] = fixture_slots[i].type == BG_V_TABLE
                          ? fixture_table(f, json, node, &fixture_slots[i])
                          : fixture_cell(json, node, fixture_slots[i].type);
    }
    f->facts[0] = fixture_text("Baltimore");
    f->facts[1] = fixture_number("250000");
    f->env = (struct bg_env){
        .slots = f->slots, .facts = f->facts, .param = fixture_param, .scratch = f->arena};
    bg_date_parse("2026-11-24", 10, &f->env.as_of);
}

static inline const struct bg_logic *fixture_compile(struct fixture *f, const char *expression,
                                                     enum bg_want want)
{
    const struct bg_json *json = fixture_json(f, expression);
    return json ? bg_logic_compile(f->arena, f->diags, json, json->root, &fixture_scope, want)
                : NULL;
}

/* All diagnostics as "E404: message" lines. */
static inline const char *fixture_faults(struct fixture *f)
{
    struct bg_buf out;
    bg_buf_init(&out, f->arena);
    int64_t n = bg_diag_count(f->diags, BG_NOTE);
    for (int64_t i = 0; i < n; i++) {
        const struct bg_diag *diag = bg_diag_get(f->diags, i);
        bg_buf_printf(&out, "%s%s: %s", i ? "\n" : "", bg_diag_rows[diag->code].code,
                      diag->message);
    }
    return bg_buf_text(&out);
}

/* In words, "missing", and behind it the row that it is of: "17.17@1". */
static inline const char *fixture_value_text(struct fixture *f, const struct bg_value *value)
{
    struct bg_buf out;
    bg_buf_init(&out, f->arena);
    if (value->type == BG_V_MISSING)
        bg_buf_puts(&out, "missing");
    else
        bg_value_words(value, &out);
    if (value->row >= 0)
        bg_buf_printf(&out, "@%d", value->row);
    return bg_buf_text(&out);
}

static inline void fixture_end(struct fixture *f)
{
    bg_arena_free(f->arena);
}

#endif
