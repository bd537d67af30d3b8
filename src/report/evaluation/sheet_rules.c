/* Rules: what was published. Facts, parameters and limits are in cells that every formula reads;
 * then each criterion in words, the award, and the sources with their links. */
#include <string.h>

#include "base/date.h"
#include "report/evaluation/plan.h"
#include "score/evaluate/evaluate.h"
#include "score/kind/share.h"

static const struct bg_look wrap = {BG_STYLE_TEXT_WRAP, BG_NUMBER_TEXT};

static void rules_put_source(struct bg_page *page, int64_t row, int column,
                             const struct bg_source_ref *source)
{
    if (source && *source->url)
        bg_put_link(page, row, column, BG_LOOK(LINK, TEXT), source->url, source->title);
    else
        bg_put_text(page, row, column, wrap, source ? source->title : "");
}

static const char *rules_verified(const struct bg_source_ref *source)
{
    if (!source->verified_said)
        return "not said";
    return source->verified ? "✓ yes" : "✗ no";
}

/* -- facts and parameters ------------------------------------------------------------------------
 */

static enum bg_number number_for(const struct bg_value *value)
{
    if (value->type == BG_V_DATE)
        return BG_NUMBER_DATE;
    if (value->type != BG_V_NUMBER)
        return BG_NUMBER_TEXT;
    return bg_dec_is_int(value->as.number) ? BG_NUMBER_COUNT : BG_NUMBER_PLAIN;
}

static void rules_put_facts(struct bg_plan *plan, struct bg_page *page)
{
    for (size_t i = 0; i < plan->rules->facts_n; i++) {
        const struct bg_fact *fact = &plan->rules->facts[i];
        int64_t row = plan->fact_row[i];
        const char *label = *fact->label ? fact->label : fact->id;
        bg_put_text(page, row, BG_R_TITLE, wrap, label);
        bg_put_words(page, row, BG_R_WHAT, BG_LOOK(CENTER, TEXT), "fact set by the buyer");
        bg_put_input(plan, page, row, BG_R_VALUE, number_for(&fact->value), fact->value,
                     bg_arena_printf(plan->arena, bg_plan_say(plan, "Fact: %s"), label));
        bg_put_blank(page, row, BG_R_POINTS, wrap);
        bg_put_text(page, row, BG_R_UNIT, BG_LOOK(CENTER, TEXT), fact->unit);
        rules_put_source(page, row, BG_R_SOURCE, fact->source);
        bg_put_blank(page, row, BG_R_NOTE, wrap);
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
static void put_param(struct bg_plan *plan, struct bg_page *page, int64_t row, const char *title,
                      const struct bg_param *param, const struct bg_dated_value *dated,
                      const char *instead, const char *note)
{
    bg_put_text(page, row, BG_R_TITLE, wrap, title);
    bg_put_words(page, row, BG_R_WHAT, BG_LOOK(CENTER, TEXT), "parameter");
    if (instead)
        bg_put_text(page, row, BG_R_VALUE, BG_LOOK(ENGINE_TEXT, TEXT), instead);
    else
        bg_put_input(plan, page, row, BG_R_VALUE,
                     dated ? number_for(&dated->value) : BG_NUMBER_PLAIN,
                     dated ? dated->value : BG_MISSING,
                     bg_arena_printf(plan->arena, bg_plan_say(plan, "Parameter: %s"), title));
    bg_put_blank(page, row, BG_R_POINTS, wrap);
    bg_put_text(page, row, BG_R_UNIT, BG_LOOK(CENTER, TEXT), param->unit);
    rules_put_source(page, row, BG_R_SOURCE,
                     dated && dated->source ? dated->source : param->source);
    bg_put_text(page, row, BG_R_NOTE, wrap, note);
}

/* What rows of a table choose: one row for each entry, "Wage determination: Guard I". */
static void rules_put_entries(struct bg_plan *plan, struct bg_page *page, int64_t row,
                              const struct bg_param *param)
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
        put_param(plan, page, row, bg_buf_text(&title), param, dated, NULL,
                  param_note(plan, param, dated, stale,
                             bg_plan_say(plan, "no value on the date that decides")));
    }
}

static void put_params(struct bg_plan *plan, struct bg_page *page)
{
    int64_t row = 5 + (int64_t)plan->rules->facts_n;
    for (size_t i = 0; i < plan->rules->params_n; i++) {
        const struct bg_param *param = &plan->rules->params[i];
        const char *why = "";
        bool missing = false, stale = false, one = plan->param_row[i] >= 0;
        if (plan->param_keys_row[i] >= 0) {
            rules_put_entries(plan, page, row, param);
            row += (int64_t)param->cells_n;
            continue;
        }
        const struct bg_dated_value *dated =
            one ? bg_param_at(plan->env, i, BG_NO_DATE, &why, &missing, &stale) : NULL;
        put_param(plan, page, row++, param->title, param, dated,
                  one                       ? NULL
                  : param->at == BG_AT_TERM ? bg_plan_say(plan, "by period")
                                            : bg_plan_say(plan, "by bid"),
                  param_note(plan, param, dated, stale, why));
    }
    if (plan->minimum_row >= 0) {
        struct bg_value least = {
            .type = BG_V_NUMBER, .row = -1, .as.number = plan->rules->award.minimum_quality};
        bg_put_words(page, plan->minimum_row, BG_R_TITLE, wrap, "Minimum points of the criteria");
        bg_put_words(page, plan->minimum_row, BG_R_WHAT, BG_LOOK(CENTER, TEXT), "award rule");
        bg_put_input(plan, page, plan->minimum_row, BG_R_VALUE, BG_NUMBER_PLAIN, least,
                     "Minimum points of the criteria");
        for (int column = BG_R_POINTS; column <= BG_R_NOTE; column++)
            bg_put_blank(page, plan->minimum_row, column, wrap);
    }
}

/* -- limits and points
 * ----------------------------------------------------------------------------- */

struct limits { /* the section: its cells are noted as inputs */
    struct bg_plan *plan;
};

static struct bg_shown limits_criterion(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = ((const struct limits *)l->of)->plan;
    const struct bg_threshold *t = l->entry;
    return bg_show_text(plan->rules->criteria[t->criterion].title);
}

static struct bg_shown limits_limit(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = ((const struct limits *)l->of)->plan;
    const struct bg_threshold *t = l->entry;
    const char *title = plan->rules->criteria[t->criterion].title;
    struct bg_dec literal;
    if (!t->limit)
        return bg_show_as(wrap, bg_show_blank());
    struct bg_value value = bg_logic_eval(t->limit, plan->env);
    if (bg_kind_literal(t->limit, &literal)) {
        bg_put_input(
            plan, l->page, l->row, l->column, number_for(&value), value,
            bg_arena_printf(plan->arena, bg_plan_say(plan, "Limit: %s, %s"), title, t->label));
        return bg_show_nothing();
    }
    const struct bg_formula *x = bg_plan_formula(plan, -1, t->limit, 12);
    if (!x)
        return bg_show_as(BG_LOOK(ENGINE, PLAIN), bg_show_value(l, &value));
    enum bg_number number = value.type == BG_V_NUMBER ? number_for(&value) : BG_NUMBER_PLAIN;
    return bg_show_as((struct bg_look){BG_STYLE_CELL, number}, bg_show_live(x));
}

static struct bg_shown limits_points(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = ((const struct limits *)l->of)->plan;
    const struct bg_threshold *t = l->entry;
    struct bg_value points = {.type = BG_V_NUMBER, .row = -1, .as.number = t->points};
    if (!t->has_points)
        return bg_show_blank();
    bg_put_input(plan, l->page, l->row, l->column, BG_NUMBER_ANY, points,
                 bg_arena_printf(plan->arena, bg_plan_say(plan, "Points: %s, %s"),
                                 plan->rules->criteria[t->criterion].title, t->label));
    return bg_show_nothing();
}

static struct bg_shown limits_label(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = ((const struct limits *)l->of)->plan;
    const struct bg_threshold *t = l->entry;
    const struct bg_criterion *c = &plan->rules->criteria[t->criterion];
    size_t k = l->i - plan->first_threshold[t->criterion];
    return bg_show_text(k < c->bands_n ? c->bands[k].label : "");
}

static struct bg_shown limits_from(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = ((const struct limits *)l->of)->plan;
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
    [BG_R_WHAT] = BG_COLUMN("Step", 0, CENTER, TEXT, BG_TEXT_OF(struct bg_threshold, label)),
    [BG_R_VALUE] = BG_COLUMN("Limit", 0, CELL, PLAIN, .cell = limits_limit),
    [BG_R_POINTS] = BG_COLUMN("Points", 0, TEXT_WRAP, TEXT, .cell = limits_points),
    [BG_R_UNIT] = BG_COLUMN("Label", 0, TEXT_WRAP, TEXT, .cell = limits_label),
    [BG_R_SOURCE] = BG_COLUMN("Limit comes from", 0, TEXT_WRAP, TEXT, .cell = limits_from),
};

static void put_thresholds(struct bg_plan *plan, struct bg_page *page)
{
    const struct bg_section section = BG_SECTION(limit_columns);
    const struct limits limits = {plan};
    if (!plan->thresholds_n)
        return;
    bg_put_words(page, plan->threshold_row - 2, 0, BG_LOOK(SECTION, TEXT), "Limits and points");
    bg_section_put(page, plan->threshold_row - 1, &section, &limits, plan->thresholds,
                   sizeof *plan->thresholds, plan->thresholds_n);
}

/* -- criteria in words
 * -------------------------------------------------------------------------------- */

static const char *rules_missing_words(const struct bg_criterion *c)
{
    if (c->kind->eliminates)
        return "the bid is not ranked until it is shown";
    if (c->on_missing == BG_FAIL)
        return "the bid is eliminated";
    return c->on_missing == BG_ZERO ? "no points" : "no points for now, to be clarified";
}

static const char *why_words(struct bg_plan *plan, const struct bg_criterion *c)
{
    struct bg_buf out;
    const char *const parts[] = {c->why, c->description, c->caution};
    bg_buf_init(&out, plan->arena);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i] && *parts[i])
            bg_buf_printf(&out, "%s%s%s", out.size ? "\n" : "",
                          i == 2 ? bg_plan_say(plan, "Caution: ") : "", parts[i]);
    if (c->when) {
        bg_buf_printf(&out, bg_plan_say(plan, "%sApplies only when "), out.size ? "\n" : "");
        bg_logic_words(c->when, plan->env, &out);
        bg_buf_putc(&out, '.');
    }
    return bg_buf_text(&out);
}

static struct bg_shown criteria_text(const struct bg_criterion *c, struct bg_shown shown)
{
    return bg_show_as(c->kind ? wrap : BG_LOOK(GROUP, TEXT), shown);
}

static struct bg_shown criteria_number(const struct bg_criterion *c, struct bg_shown shown)
{
    return bg_show_as(c->kind ? BG_LOOK(CELL, WEIGHT) : BG_LOOK(GROUP_CELL, WEIGHT), shown);
}

/* It has a weight, and can earn points. */
static bool criteria_weighs(const struct bg_criterion *c)
{
    return c->share && (!c->kind || !c->kind->eliminates);
}

static struct bg_shown criteria_title(const struct bg_sheet_line *l)
{
    const struct bg_criterion *c = l->entry;
    return bg_show_as(bg_plan_title_look(c), bg_show_text(c->title));
}

static struct bg_shown criteria_kind(const struct bg_sheet_line *l)
{
    const struct bg_criterion *c = l->entry;
    return criteria_text(c, bg_show_words(l, c->kind ? c->kind->title : "Group"));
}

static struct bg_shown criteria_weight(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = ((const struct limits *)l->of)->plan;
    const struct bg_criterion *c = l->entry;
    return criteria_number(c, criteria_weighs(c) ? bg_show_live(bg_plan_weight(plan, l->i))
                                                 : bg_show_blank());
}

static struct bg_shown criteria_share(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = ((const struct limits *)l->of)->plan;
    const struct bg_criterion *c = l->entry;
    return criteria_number(c, criteria_weighs(c) ? bg_show_live(bg_plan_share(plan, l->i))
                                                 : bg_show_blank());
}

static struct bg_shown criteria_missing(const struct bg_sheet_line *l)
{
    const struct bg_criterion *c = l->entry;
    return criteria_text(c, bg_show_words(l, c->kind ? rules_missing_words(c) : ""));
}

static struct bg_shown criteria_rule(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = ((const struct limits *)l->of)->plan;
    const struct bg_criterion *c = l->entry;
    struct bg_buf words;
    if (!c->kind)
        return criteria_text(c, bg_show_words(l, "the sum of its parts"));
    bg_buf_init(&words, l->arena);
    c->kind->words(plan->rules, c, plan->env, &words);
    return criteria_text(c, bg_show_text(bg_buf_text(&words)));
}

static struct bg_shown criteria_why(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = ((const struct limits *)l->of)->plan;
    const struct bg_criterion *c = l->entry;
    return criteria_text(c, bg_show_text(why_words(plan, c)));
}

static const struct bg_sheet_column criteria_columns[] = {
    BG_COLUMN("Criterion", 0, TEXT_WRAP, TEXT, .cell = criteria_title),
    BG_COLUMN("Kind", 0, TEXT_WRAP, TEXT, .cell = criteria_kind),
    BG_COLUMN("Weight", 0, CELL, WEIGHT, .cell = criteria_weight),
    BG_COLUMN("Can earn", 0, CELL, WEIGHT, .cell = criteria_share),
    BG_COLUMN("If not answered", 0, TEXT_WRAP, TEXT, .cell = criteria_missing),
    BG_COLUMN("Rule in words", 0, TEXT_WRAP, TEXT, .cell = criteria_rule),
    BG_COLUMN("Why, and what to know", 0, TEXT_WRAP, TEXT, .cell = criteria_why),
};

static int64_t rules_put_criteria(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    const struct bg_section section = BG_SECTION(criteria_columns);
    const struct limits of = {plan};
    bg_put_words(page, row, 0, BG_LOOK(SECTION, TEXT), "Criteria in words");
    return 1 + bg_section_put(page, row + 1, &section, &of, plan->rules->criteria,
                              sizeof *plan->rules->criteria, plan->rules->criteria_n);
}

/* -- award, sources, notes
 * ------------------------------------------------------------------------------- */

static int64_t evaluation_rules_put_list(struct bg_page *page, int64_t row, const char *title,
                                         const char *const *items, size_t n)
{
    if (!n)
        return row;
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), title);
    for (size_t i = 0; i < n; i++)
        row = bg_put_paragraph(page, row, 0, BG_LOOK(PLAIN, TEXT), items[i], 155);
    return row + 1;
}

static int64_t rules_put_award(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    static const char *const methods[] = {
        [BG_HIGHEST_SCORE] = "The bid with the most points is recommended.",
        [BG_LOWEST_EVALUATED_PRICE] =
            ("Of the bids that meet every requirement, the one with the best evaluated price "
             "is recommended."),
        [BG_BEST_INDEX] = "The bid with the best index of quality and price is recommended.",
    };
    static const char *const roundings[] = {[BG_HALF_UP] = "half up (5 goes away from zero)",
                                            [BG_HALF_EVEN] = "half to even",
                                            [BG_TRUNCATE] = "cut off"};
    const struct bg_award *a = &plan->rules->award;
    const struct bg_look plain = BG_LOOK(PLAIN, TEXT);
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), "Award");
    bg_put_words(page, row++, 0, plain, methods[a->method]);
    bg_put_text(
        page, row++, 0, plain,
        bg_arena_printf(
            plan->arena,
            bg_plan_say(plan, "Rounding: %d decimals, %s; %s. Ranks follow the %s figures."),
            a->decimals, bg_plan_say(plan, roundings[a->rounding]),
            bg_plan_say(plan, a->round_each ? "each criterion's points are rounded, then added"
                                            : "exact points are added, then the total is "
                                              "rounded"),
            bg_plan_say(plan, a->rank_on_exact ? "exact" : "rounded")));
    for (size_t i = 0; i < a->ties_n; i++)
        bg_put_text(page, row++, 0, plain,
                    bg_arena_printf(plan->arena, bg_plan_say(plan, "Tie rule %zu: %s."), i + 1,
                                    bg_plan_tie_words(plan, i)));
    if (!a->ties_n)
        bg_put_words(page, row++, 0, plain, "Ties are reported and not broken.");
    return row + 1;
}

static struct bg_shown sources_retrieved(const struct bg_sheet_line *l)
{
    const struct bg_source_ref *s = l->entry;
    return bg_show_date(s->retrieved);
}

static struct bg_shown sources_verified(const struct bg_sheet_line *l)
{
    const struct bg_source_ref *s = l->entry;
    return bg_show_words(l, rules_verified(s));
}

static struct bg_shown sources_nothing(const struct bg_sheet_line *l)
{
    (void)l;
    return bg_show_blank();
}

static struct bg_shown sources_link(const struct bg_sheet_line *l)
{
    const struct bg_source_ref *s = l->entry;
    return bg_show_as(*s->url ? BG_LOOK(LINK, TEXT) : wrap, bg_show_link(s->url, s->url));
}

static const struct bg_sheet_column source_columns[] = {
    [BG_R_TITLE] = BG_COLUMN("Source", 0, TEXT_WRAP, TEXT, BG_TEXT_OF(struct bg_source_ref, title)),
    [BG_R_WHAT] = BG_COLUMN("Retrieved", 0, CENTER, DATE, .cell = sources_retrieved),
    [BG_R_VALUE] = BG_COLUMN("Verified", 0, CENTER, TEXT, .cell = sources_verified),
    [BG_R_POINTS] = BG_COLUMN("", 0, TEXT_WRAP, TEXT, .cell = sources_nothing),
    [BG_R_UNIT] = BG_COLUMN("", 0, TEXT_WRAP, TEXT, .cell = sources_nothing),
    [BG_R_SOURCE] = BG_COLUMN("Link", 0, LINK, TEXT, .cell = sources_link, .left = true),
    [BG_R_NOTE] = BG_COLUMN("Citation", 0, TEXT_WRAP, TEXT,
                            BG_TEXT_OF(struct bg_source_ref, citation), .left = true),
};

static int64_t rules_put_sources(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    const struct bg_section section = BG_SECTION(source_columns);
    if (!plan->rules->sources_n)
        return row;
    bg_put_words(page, row, 0, BG_LOOK(SECTION, TEXT), "Sources");
    return 1 + bg_section_put(page, row + 1, &section, plan, plan->rules->sources,
                              sizeof *plan->rules->sources, plan->rules->sources_n);
}

/* Facts and parameters; the other sections have the same columns for other things. */
static const struct bg_sheet_column columns[] = {
    [BG_R_TITLE] = BG_COLUMN("Name", 32, TEXT_WRAP, TEXT, .cell = NULL),
    [BG_R_WHAT] = BG_COLUMN("What it is", 15, CENTER, TEXT, .cell = NULL),
    [BG_R_VALUE] = BG_COLUMN("Value", 12.5, INPUT, ANY, .cell = NULL),
    [BG_R_POINTS] = BG_COLUMN("", 9.5, TEXT_WRAP, TEXT, .cell = NULL),
    [BG_R_UNIT] = BG_COLUMN("Unit", 16, CENTER, TEXT, .cell = NULL),
    [BG_R_SOURCE] = BG_COLUMN("Source", 40, LINK, TEXT, .cell = NULL),
    [BG_R_NOTE] = BG_COLUMN("Note", 36, TEXT_WRAP, TEXT, .cell = NULL),
};

void bg_sheet_rules(struct bg_plan *plan)
{
    const struct bg_section section = BG_SECTION(columns);
    struct bg_page *page = plan->page[BG_SHEET_RULES];
    const struct bg_ruleset *rules = plan->rules;
    bg_put_title(
        plan, page, "Rules: what was published",
        "Yellow cells are figures of the rules: change one to see what it does. The issued values "
        "are on the sheet Issued values.");
    bg_put_caution(plan, page, 2);
    bg_put_words(page, 3, 0, BG_LOOK(SECTION, TEXT), "Facts and parameters");
    bg_section_put(page, 4, &section, plan, NULL, 0, 0);
    rules_put_facts(plan, page);
    put_params(plan, page);
    put_thresholds(plan, page);
    bg_put_choices(plan, page);
    int64_t row = rules_put_criteria(plan, page, plan->criteria_words_row);
    row = rules_put_award(plan, page, row);
    row = rules_put_sources(plan, page, row);
    row =
        evaluation_rules_put_list(page, row, "Notes of the ruleset", rules->notes, rules->notes_n);
    evaluation_rules_put_list(page, row, "What the real rules say and this file does not",
                              rules->not_modelled, rules->not_modelled_n);
    bg_page_freeze(page, 3, 1);
}
