/* Rules, upper part: facts, parameters and limits, in the cells that every formula reads. */
#include <string.h>

#include "base/date.h"
#include "report/evaluation/plan.h"
#include "score/evaluate/env.h"
#include "score/kind/share.h"

static const struct bg_look wrap = {BG_STYLE_TEXT_WRAP, BG_NUMBER_TEXT};

/* -- facts and parameters ------------------------------------------------------------------------ */

static enum bg_number number_for(const struct bg_value *value)
{
    if (value->type == BG_V_DATE)
        return BG_NUMBER_DATE;
    if (value->type != BG_V_NUMBER)
        return BG_NUMBER_TEXT;
    return bg_dec_is_int(value->as.number) ? BG_NUMBER_COUNT : BG_NUMBER_PLAIN;
}

/* A row: the cell of its value is an input, unless there is no one value. */
struct figure {
    const char *title, *what, *unit, *note; /* unit, note NULL: none */
    const char *instead;                    /* of a value */
    struct bg_value value;
    enum bg_number number;
    const char *label; /* of the input */
    const struct bg_source_ref *source;
};

static struct bg_shown figure_title(const struct bg_sheet_line *l)
{
    return bg_show_text(((const struct figure *)l->entry)->title);
}

static struct bg_shown figure_what(const struct bg_sheet_line *l)
{
    return bg_show_words(l, ((const struct figure *)l->entry)->what);
}

static struct bg_shown figure_value(const struct bg_sheet_line *l)
{
    const struct figure *figure = l->entry;
    if (figure->instead)
        return bg_show_as(BG_LOOK(ENGINE_TEXT, TEXT), bg_show_text(figure->instead));
    return bg_show_input(bg_plan_of(l), l, figure->number, figure->value, figure->label);
}

static struct bg_shown figure_unit(const struct bg_sheet_line *l)
{
    const struct figure *figure = l->entry;
    return figure->unit ? bg_show_text(figure->unit) : bg_show_as(wrap, bg_show_blank());
}

static struct bg_shown figure_source(const struct bg_sheet_line *l)
{
    const struct bg_source_ref *source = ((const struct figure *)l->entry)->source;
    if (source && *source->url)
        return bg_show_link(source->url, source->title);
    return bg_show_as(wrap, bg_show_text(source ? source->title : ""));
}

static struct bg_shown figure_note(const struct bg_sheet_line *l)
{
    const char *note = ((const struct figure *)l->entry)->note;
    return bg_show_text(note ? note : "");
}

/* The other sections have the same columns for other things. */
static const struct bg_sheet_column figure_columns[] = {
    [BG_R_TITLE] = BG_COLUMN("Name", 32, TEXT_WRAP, TEXT, .cell = figure_title),
    [BG_R_WHAT] = BG_COLUMN("What it is", 15, CENTER, TEXT, .cell = figure_what),
    [BG_R_VALUE] = BG_COLUMN("Value", 12.5, INPUT, ANY, .cell = figure_value),
    [BG_R_POINTS] = BG_COLUMN("", 9.5, TEXT_WRAP, TEXT, .cell = bg_cell_blank),
    [BG_R_UNIT] = BG_COLUMN("Unit", 16, CENTER, TEXT, .cell = figure_unit),
    [BG_R_SOURCE] = BG_COLUMN("Source", 40, LINK, TEXT, .cell = figure_source),
    [BG_R_NOTE] = BG_COLUMN("Note", 36, TEXT_WRAP, TEXT, .cell = figure_note),
};

static void rules_put_figure(struct bg_plan *plan, int64_t row, const struct figure *figure)
{
    const struct bg_section section = BG_SECTION(figure_columns);
    const struct bg_plan_of of = {plan};
    bg_section_row(plan->page[BG_SHEET_RULES], row, &section, &of, figure, 0);
}

static void rules_put_facts(struct bg_plan *plan)
{
    for (size_t i = 0; i < plan->rules->facts_n; i++) {
        const struct bg_fact *fact = &plan->rules->facts[i];
        const char *title = *fact->label ? fact->label : fact->id;
        rules_put_figure(plan, plan->fact_row[i],
                         &(struct figure){.title = title,
                                          .what = "fact set by the buyer",
                                          .unit = fact->unit,
                                          .value = fact->value,
                                          .number = number_for(&fact->value),
                                          .label = bg_arena_printf(
                                              plan->arena, bg_plan_say(plan, "Fact: %s"), title),
                                          .source = fact->source});
    }
}

/* When the value in force began, and what must be known about it. */
static const char *param_note(struct bg_plan *plan, const struct bg_param *param,
                              const struct bg_dated_value *dated, bool stale, const char *why)
{
    char from[BG_DATE_TEXT], until[BG_DATE_TEXT];
    struct bg_buf out;
    bg_buf_init(&out, plan->arena);
    if (!dated)
        return param->at == BG_AT_TERM ? bg_plan_say(plan, "steps within the term: see the reasons")
                                       : why;
    if (dated->from != BG_NO_DATE)
        bg_buf_printf(
            &out, bg_plan_say(plan, "in force from %s%s"), bg_date_text(dated->from, from),
            dated->date_assumed ? bg_plan_say(plan, " (assumed: the day it began was not read)")
                                : "");
    if (dated->valid_until != BG_NO_DATE)
        bg_buf_printf(&out, bg_plan_say(plan, "%svalid until %s"), out.size ? "; " : "",
                      bg_date_text(dated->valid_until, until));
    if (stale)
        bg_buf_puts(&out, bg_plan_say(plan, "; past its validity"));
    if (!dated->verified)
        bg_buf_puts(&out, bg_plan_say(plan, "; not verified with its source"));
    if (param->proposed)
        bg_buf_puts(&out, bg_plan_say(plan, "; proposed, not in force"));
    return bg_buf_text(&out);
}

/* The key as people read it: the label of the choice that it is. */
static const char *entry_label(const struct bg_plan *plan, const struct bg_param *param,
                               const struct bg_param_cell *cell, size_t k)
{
    int column = bg_logic_row_column(param->by[k]);
    const struct bg_field *field =
        column < 0 ? NULL : &plan->rules->fields[param->row_of].columns[column];
    for (size_t i = 0; field && i < field->choices_n; i++)
        if (strcmp(field->choices[i].id, cell->keys[k]) == 0 && *field->choices[i].label)
            return field->choices[i].label;
    return cell->keys[k];
}

/* One row of a parameter: its value, or why there is not one value. */
static void put_param(struct bg_plan *plan, int64_t row, const char *title,
                      const struct bg_param *param, const struct bg_dated_value *dated,
                      const char *instead, const char *note)
{
    rules_put_figure(
        plan, row,
        &(struct figure){
            .title = title,
            .what = "parameter",
            .unit = param->unit,
            .note = note,
            .instead = instead,
            .value = dated ? dated->value : BG_MISSING,
            .number = dated ? number_for(&dated->value) : BG_NUMBER_PLAIN,
            .label = bg_arena_printf(plan->arena, bg_plan_say(plan, "Parameter: %s"), title),
            .source = dated && dated->source ? dated->source : param->source});
}

/* What rows of a table choose: one row for each entry, "Wage determination: Guard I". */
static void rules_put_entries(struct bg_plan *plan, int64_t row, const struct bg_param *param)
{
    int64_t date =
        param->at == BG_AT_AS_OF ? plan->rules->as_of : plan->rules->solicitation.dates[param->at];
    for (size_t c = 0; c < param->cells_n; c++, row++) {
        const struct bg_param_cell *cell = &param->cells[c];
        const struct bg_dated_value *dated = bg_dated_at(cell, date);
        int64_t day;
        struct bg_buf title;
        bg_buf_init(&title, plan->arena);
        bg_buf_printf(&title, "%s: ", param->title);
        for (size_t k = 0; k < param->by_n; k++)
            bg_buf_printf(&title, "%s%s", k ? ", " : "",
                          strcmp(cell->keys[k], "*") == 0 ? bg_plan_say(plan, "any other")
                                                          : entry_label(plan, param, cell, k));
        bool stale = dated && bg_dated_stale(cell, date, date, &day) != NULL;
        put_param(plan, row, bg_buf_text(&title), param, dated, NULL,
                  param_note(plan, param, dated, stale,
                             bg_plan_say(plan, "no value on the date that decides")));
    }
}

static void put_params(struct bg_plan *plan)
{
    const struct bg_value least = {
        .type = BG_V_NUMBER, .row = -1, .as.number = plan->rules->award.minimum_quality};
    int64_t row = 5 + (int64_t)plan->rules->facts_n;
    for (size_t i = 0; i < plan->rules->params_n; i++) {
        const struct bg_param *param = &plan->rules->params[i];
        const char *why = "";
        bool missing = false, stale = false, one = plan->param_row[i] >= 0;
        if (plan->param_keys_row[i] >= 0) {
            rules_put_entries(plan, row, param);
            row += (int64_t)param->cells_n;
            continue;
        }
        const struct bg_dated_value *dated =
            one ? bg_param_at(plan->env, i, BG_NO_DATE, &why, &missing, &stale) : NULL;
        put_param(plan, row++, param->title, param, dated,
                  one                       ? NULL
                  : param->at == BG_AT_TERM ? bg_plan_say(plan, "by period")
                                            : bg_plan_say(plan, "by bid"),
                  param_note(plan, param, dated, stale, why));
    }
    if (plan->minimum_row >= 0)
        rules_put_figure(
            plan, plan->minimum_row,
            &(struct figure){.title = bg_plan_say(plan, "Minimum points of the criteria"),
                             .what = "award rule",
                             .value = least,
                             .number = BG_NUMBER_PLAIN,
                             .label = "Minimum points of the criteria"});
}

/* -- limits and points --------------------------------------------------------------------------- */

static struct bg_shown limits_criterion(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = bg_plan_of(l);
    const struct bg_threshold *t = l->entry;
    return bg_show_text(plan->rules->criteria[t->criterion].title);
}

static struct bg_shown limits_limit(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = bg_plan_of(l);
    const struct bg_threshold *t = l->entry;
    const char *title = plan->rules->criteria[t->criterion].title;
    struct bg_dec literal;
    if (!t->limit)
        return bg_show_as(wrap, bg_show_blank());
    struct bg_value value = bg_logic_eval(t->limit, plan->env);
    if (bg_kind_literal(t->limit, &literal))
        return bg_show_input(
            plan, l, number_for(&value), value,
            bg_arena_printf(plan->arena, bg_plan_say(plan, "Limit: %s, %s"), title, t->title));
    const struct bg_formula *x = bg_plan_formula(plan, -1, t->limit, 12);
    if (!x)
        return bg_show_as(BG_LOOK(ENGINE, PLAIN), bg_show_value(l, &value));
    enum bg_number number = value.type == BG_V_NUMBER ? number_for(&value) : BG_NUMBER_PLAIN;
    return bg_show_as((struct bg_look){BG_STYLE_CELL, number}, bg_show_live(x));
}

static struct bg_shown limits_points(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = bg_plan_of(l);
    const struct bg_threshold *t = l->entry;
    struct bg_value points = {.type = BG_V_NUMBER, .row = -1, .as.number = t->points};
    if (!t->has_points)
        return bg_show_blank();
    return bg_show_input(plan, l, BG_NUMBER_ANY, points,
                         bg_arena_printf(plan->arena, bg_plan_say(plan, "Points: %s, %s"),
                                         plan->rules->criteria[t->criterion].title, t->title));
}

static struct bg_shown limits_from(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = bg_plan_of(l);
    const struct bg_threshold *t = l->entry;
    struct bg_buf words;
    struct bg_dec literal;
    if (!t->limit)
        return bg_show_text("");
    if (bg_kind_literal(t->limit, &literal))
        return bg_show_words(l, "set in the rules");
    if (!bg_logic_is_constant(t->limit))
        return bg_show_words(l, "the bid's own answers");
    bg_buf_init(&words, l->arena);
    bg_logic_words(t->limit, plan->env, &words);
    return bg_show_text(bg_buf_text(&words));
}

static const struct bg_sheet_column limit_columns[] = {
    [BG_R_TITLE] = BG_COLUMN("Criterion", 0, TEXT_WRAP, TEXT, .cell = limits_criterion),
    [BG_R_WHAT] = BG_COLUMN("Step", 0, CENTER, TEXT, BG_TEXT_OF(struct bg_threshold, title)),
    [BG_R_VALUE] = BG_COLUMN("Limit", 0, CELL, PLAIN, .cell = limits_limit),
    [BG_R_POINTS] = BG_COLUMN("Points", 0, TEXT_WRAP, TEXT, .cell = limits_points),
    [BG_R_UNIT] = BG_COLUMN("Label", 0, TEXT_WRAP, TEXT, BG_TEXT_OF(struct bg_threshold, label)),
    [BG_R_SOURCE] = BG_COLUMN("Limit comes from", 0, TEXT_WRAP, TEXT, .cell = limits_from),
};

static void put_thresholds(struct bg_plan *plan)
{
    struct bg_page *page = plan->page[BG_SHEET_RULES];
    const struct bg_section section = BG_SECTION(limit_columns);
    const struct bg_plan_of of = {plan};
    if (!plan->thresholds_n)
        return;
    bg_put_words(page, plan->threshold_row - 2, 0, BG_LOOK(SECTION, TEXT), "Limits and points");
    bg_section_put(page, plan->threshold_row - 1, &section, &of, plan->thresholds,
                   sizeof *plan->thresholds, plan->thresholds_n);
}

/* -- all of them ----------------------------------------------------------------------------------- */

void bg_put_rule_figures(struct bg_plan *plan, int64_t row)
{
    const struct bg_section section = BG_SECTION(figure_columns);
    const struct bg_plan_of of = {plan};
    bg_section_put(plan->page[BG_SHEET_RULES], row, &section, &of, NULL, 0, 0);
    rules_put_facts(plan);
    put_params(plan);
    put_thresholds(plan);
}
