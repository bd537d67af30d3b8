/* Where everything is. Rows follow from the ruleset alone, so that every bid's sheet has its
 * criteria and answers in the same rows; only tables, at the end, differ in length. */
#include "report/evaluation/plan.h"

#include <string.h>

#include "base/list.h"
#include "base/text.h"
#include "report/evaluation/lines.h"
#include "report/evaluation/plan_names.h"
#include "report/evaluation/plan_order.h"
#include "report/book/rows.h"
#include "score/evaluate/env.h"
#include "model/panel.h"
#include "score/kind/kind.h"
#include "score/price/price.h"

struct sheet_row {
    const char *name;
    int colour;
    bool (*wanted)(const struct bg_plan *plan);
};

bool bg_plan_always(const struct bg_plan *plan)
{
    (void)plan;
    return true;
}

bool bg_plan_together(const struct bg_plan *plan)
{
    return plan->together;
}

bool bg_plan_apart(const struct bg_plan *plan)
{
    return !plan->together;
}

bool bg_plan_tables_together(const struct bg_plan *plan)
{
    for (size_t i = 0; plan->together && i < plan->rules->fields_n; i++)
        if (plan->rules->fields[i].type == BG_FIELD_TABLE)
            return true;
    return false;
}

static const struct sheet_row sheet_rows[BG_SHEET__COUNT] = {
#define SHEET(id, name, colour, wanted, fill) {name, colour, bg_plan_##wanted},
#include "report/evaluation/sheets.def"
#undef SHEET
};

/* What a person prints and files. The others are for the screen: rules, proof sheets, long lists. */
static bool is_in_print_set(enum bg_sheet sheet)
{
    return sheet == BG_SHEET_SUMMARY || sheet == BG_SHEET_COMPARISON ||
           sheet == BG_SHEET_PASS_FAIL || sheet == BG_SHEET_PRICE || sheet == BG_SHEET_LINES ||
           sheet == BG_SHEET_BIDS;
}

/* -- names ------------------------------------------------------------------------------------ */

static const char *prefixed(const struct bg_plan *plan, const char *name)
{
    if (plan->result->lots_n <= 1)
        return name;
    return bg_arena_printf(plan->arena, "L%zu %s", plan->lot_index + 1, name);
}

const char *bg_plan_sheet(const struct bg_plan *plan, enum bg_sheet sheet)
{
    const char *name = bg_plan_say(plan, sheet_rows[sheet].name);
    return sheet == BG_SHEET_RECORD ? name : prefixed(plan, name);
}

const char *bg_plan_bid_sheet(const struct bg_plan *plan, size_t bid)
{
    return plan->bid_names[bid];
}

/* One of the sheets that many bids share. */
static bool plan_is_shared(int sheet)
{
    return sheet == BG_SHEET_ALL_BIDS || sheet == BG_SHEET_ALL_ANSWERS ||
           sheet == BG_SHEET_ALL_TABLES;
}

static void name_bids(struct bg_plan *plan)
{
    const char *ours[BG_SHEET__COUNT];
    size_t n = plan->lot->bids_n, ours_n = 0;
    const char **vendors = BG_ARRAY(plan->arena, n + 1, const char *);
    for (int i = 0; i < BG_SHEET__COUNT; i++)
        if ((i != BG_SHEET_RECORD || plan->record) && (plan->together || !plan_is_shared(i)))
            ours[ours_n++] = bg_plan_sheet(plan, (enum bg_sheet)i);
    for (size_t i = 0; i < n; i++) {
        const struct bg_bid *b = plan->lot->bids[i].bid;
        vendors[i] = b->vendor_name;
    }
    plan->bid_names = bg_plan_names(plan->arena, prefixed(plan, ""), vendors, n, ours, ours_n);
}

/* A name is in some hundred cells: a very long one would make programs need minutes to open the
 * book. It is in full on the bid's own sheet. */
const char *bg_plan_vendor(const struct bg_plan *plan, size_t bid)
{
    enum { SHOWN = 120 };
    const struct bg_bid *b = plan->lot->bids[bid].bid;
    size_t at = 0, n = strlen(b->vendor_name);
    for (int i = 0; i < SHOWN && at < n; i++) {
        size_t length = bg_utf8_length(b->vendor_name + at, n - at);
        at += length ? length : 1;
    }
    return at < n ? bg_arena_printf(plan->arena, "%.*s…", (int)at, b->vendor_name) : b->vendor_name;
}

/* -- rows of Rules ------------------------------------------------------------------------------
 */

enum { RULES_FIRST = 5 };

/* A parameter that is chosen by answers has another value for each bid, one of the term another
 * for each period: neither is one cell. */
static bool plan_one_value(const struct bg_plan *plan, const struct bg_param *param)
{
    if (param->at == BG_AT_TERM || param->row_of >= 0)
        return false;
    for (size_t i = 0; i < param->by_n; i++)
        if (!bg_logic_is_constant(param->by[i]))
            return false;
    (void)plan;
    return true;
}

static void add_threshold(struct bg_plan *plan, size_t *room, struct bg_threshold threshold)
{
    BG_MORE(plan->arena, plan->thresholds, plan->thresholds_n, *room);
    plan->thresholds[plan->thresholds_n++] = threshold;
}

/* The limits that a criterion has, by themselves; then the steps of its kind. */
static void plan_steps(struct bg_plan *plan, size_t *room, size_t i)
{
    const struct bg_criterion *c = &plan->rules->criteria[i];
    struct bg_kind_step step;
    for (int k = 0; k < BG_LIMIT__COUNT; k++)
        if (c->limits[k])
            add_threshold(plan, room,
                          (struct bg_threshold){.criterion = i,
                                                .title = bg_plan_say(plan, bg_limit_rows[k].title),
                                                .label = "",
                                                .limit = c->limits[k]});
    for (size_t k = 0; c->kind && c->kind->step && c->kind->step(plan->rules, c, k, &step); k++)
        add_threshold(
            plan, room,
            (struct bg_threshold){.criterion = i,
                                  .title = step.name ? step.name : bg_plan_say(plan, step.title),
                                  .label = step.label,
                                  .limit = step.limit,
                                  .has_points = step.has_points,
                                  .points = step.points});
}

static void plan_thresholds(struct bg_plan *plan)
{
    size_t room = 0;
    plan->first_threshold = BG_ARRAY(plan->arena, plan->rules->criteria_n + 1, size_t);
    for (size_t i = 0; i < plan->rules->criteria_n; i++) {
        plan->first_threshold[i] = plan->thresholds_n;
        plan_steps(plan, &room, i);
    }
    plan->first_threshold[plan->rules->criteria_n] = plan->thresholds_n;
}

static void plan_rules(struct bg_plan *plan)
{
    const struct bg_ruleset *rules = plan->rules;
    int64_t row = RULES_FIRST;
    plan->fact_row = BG_ARRAY(plan->arena, rules->facts_n + 1, int64_t);
    plan->param_row = BG_ARRAY(plan->arena, rules->params_n + 1, int64_t);
    plan->param_keys_row = BG_ARRAY(plan->arena, rules->params_n + 1, int64_t);
    for (size_t i = 0; i < rules->facts_n; i++)
        plan->fact_row[i] = row++;
    for (size_t i = 0; i < rules->params_n; i++) {
        bool one = plan_one_value(plan, &rules->params[i]);
        const struct bg_param *param = &rules->params[i];
        bool keyed = param->row_of >= 0 && param->at != BG_AT_TERM && param->cells_n > 0;
        plan->param_row[i] = one ? row : -1;
        plan->param_keys_row[i] = keyed ? row : -1;
        row += keyed ? (int64_t)param->cells_n : 1; /* it is listed in any case */
    }
    plan->minimum_row = rules->award.has_minimum_quality ? row++ : -1;
    plan_thresholds(plan);
    plan->threshold_row = row + 3;
    plan->criteria_words_row =
        bg_plan_choices(plan, plan->threshold_row + (int64_t)plan->thresholds_n + 1);
}

/* -- what the ruleset has ------------------------------------------------------------------------
 */

static void plan_find_workforce(struct bg_plan *plan)
{
    plan->workforce = -1;
    plan->wage_column = plan->headcount_column = plan->hours_column = -1;
    plan->benefit_column = plan->class_column = -1;
    int choice = -1; /* it names the class where no text does */
    for (size_t i = 0; i < plan->rules->fields_n && plan->workforce < 0; i++) {
        const struct bg_field *f = &plan->rules->fields[i];
        for (size_t k = 0; k < f->columns_n; k++) {
            int column = (int)k;
            if (f->columns[k].role == BG_ROLE_HOURLY_WAGE) {
                plan->wage_column = column;
                plan->workforce = (int)i;
            } else if (f->columns[k].role == BG_ROLE_HEADCOUNT) {
                plan->headcount_column = column;
            } else if (f->columns[k].role == BG_ROLE_HOURS_PER_YEAR) {
                plan->hours_column = column;
            } else if (f->columns[k].role == BG_ROLE_EMPLOYER_BENEFIT) {
                plan->benefit_column = column;
            } else if (f->columns[k].type == BG_FIELD_TEXT && plan->class_column < 0) {
                plan->class_column = column;
            } else if (f->columns[k].type == BG_FIELD_CHOICE && choice < 0) {
                choice = column;
            }
        }
        if (plan->workforce < 0)
            choice = plan->class_column = -1;
    }
    if (plan->class_column < 0)
        plan->class_column = choice;
}

static void find_elements(struct bg_plan *plan)
{
    plan->element_used = BG_ARRAY(plan->arena, BG_ELEMENT__COUNT, bool);
    for (size_t i = 0; i < plan->rules->criteria_n; i++) {
        const struct bg_criterion *c = &plan->rules->criteria[i];
        if (c->kind && !c->kind->eliminates)
            plan->element_used[c->element] = true;
        plan->rescales |= c->when && c->otherwise == BG_OTHERWISE_RESCALE;
    }
    for (int e = 0; e < BG_ELEMENT__COUNT; e++)
        plan->has_elements |= plan->element_used[e] && e != BG_OTHER;
    plan->element_used[BG_OTHER] &= plan->has_elements;
}

static void find_steps(struct bg_plan *plan)
{
    size_t n = 0, room = 0;
    for (size_t b = 0; b < plan->lot->bids_n; b++)
        room += plan->lot->bids[b].price.steps_n;
    plan->steps = BG_ARRAY(plan->arena, room + 1, const struct bg_price_step *);
    for (size_t b = 0; b < plan->lot->bids_n; b++) {
        const struct bg_price_result *price = &plan->lot->bids[b].price;
        for (size_t s = 0; s < price->steps_n; s++) {
            size_t k = 0;
            while (k < n && strcmp(plan->steps[k]->id, price->steps[s].id) != 0)
                k++;
            if (k == n)
                plan->steps[n++] = &price->steps[s];
        }
    }
    plan->steps_n = n;
}

bool bg_plan_step_behind(const struct bg_plan *plan, const char *id)
{
    for (size_t i = 0; i < plan->rules->price.adjustments_n; i++)
        if (strcmp(plan->rules->price.adjustments[i].id, id) == 0)
            return plan->rules->price.adjustments[i].after_formula;
    return false;
}

static size_t plan_ranked_bids(const struct bg_plan *plan)
{
    size_t n = 0;
    for (size_t b = 0; b < plan->lot->bids_n; b++)
        n += bg_plan_ranked(plan, b);
    return n;
}

/* The bids' own sheets, and where each bid is. */
static void plan_bid_pages(struct bg_plan *plan)
{
    plan->bid_page = BG_ARRAY(plan->arena, plan->lot->bids_n + 1, struct bg_page *);
    for (size_t b = 0; b < plan->lot->bids_n; b++)
        plan->bid_page[b] = plan->together ? plan->page[BG_SHEET_ALL_BIDS]
                                           : bg_page_new(plan->book, bg_plan_bid_sheet(plan, b),
                                                         sheet_rows[BG_SHEET_BIDS].colour);
}

struct bg_plan *bg_plan_new(struct bg_arena *arena, struct bg_book *book,
                            const struct bg_comparison *comparison, size_t lot)
{
    const struct bg_result *result = comparison->result;
    bool print_all = comparison->print_all;
    struct bg_plan *plan = BG_NEW(arena, struct bg_plan);
    plan->arena = plan->kept = arena;
    plan->book = book;
    plan->result = result;
    plan->lot = bg_plan_order(arena, &result->lots[lot]);
    plan->lot_index = lot;
    plan->print_all = print_all;
    plan->record = comparison->record;
    plan->rules = plan->lot->ruleset;
    plan->live_ranks = plan->lot->bids_n <= BG_LIVE_RANKS_MAX;
    plan->together = !comparison->sheet_each && plan_ranked_bids(plan) > BG_SHEET_EACH_MAX;
    plan->at = plan->together ? BG_W__COUNT : 0;
    plan->env = bg_nobody_env(plan->arena, plan->rules);
    name_bids(plan);
    plan_find_workforce(plan);
    find_elements(plan);
    find_steps(plan);
    plan->formula =
        bg_price_formula_find(plan->rules->price.formula ? plan->rules->price.formula : "");
    while (plan->formula && plan->formula->parameters &&
           plan->formula->parameters[plan->price_parameters])
        plan->price_parameters++;
    plan->price_weighs =
        plan->rules->price.used && (plan->rules->award.method == BG_HIGHEST_SCORE ||
                                    bg_dec_sign(plan->rules->price.weight) != 0);
    plan->lines = bg_lines_match(arena, plan->rules, plan->lot);
    bg_plan_bids(plan);
    plan_rules(plan);
    bg_plan_panel(plan);
    for (int i = 0; i < BG_SHEET__COUNT; i++) {
        if (i == BG_SHEET_BIDS && !plan->together)
            plan_bid_pages(plan);
        if (i == BG_SHEET_BIDS || !sheet_rows[i].wanted(plan))
            continue;
        bool is_long = plan->together && (i == BG_SHEET_CHECK || i == BG_SHEET_ISSUED);
        plan->page[i] = (is_long ? bg_page_new_long : bg_page_new)(
            book, bg_plan_sheet(plan, (enum bg_sheet)i), sheet_rows[i].colour);
        if (!print_all && !is_in_print_set((enum bg_sheet)i))
            bg_page_not_printed(plan->page[i]);
        if (i == BG_SHEET_ALL_BIDS)
            plan_bid_pages(plan);
    }
    return plan;
}

/* -- references -----------------------------------------------------------------------------------
 */

static size_t at_least_one(size_t n)
{
    return n ? n : 1;
}

static const struct bg_formula *on(const struct bg_plan *plan, enum bg_sheet sheet, int64_t row,
                                   int column)
{
    return bg_page_cell(plan->page[sheet], row, column);
}

const struct bg_formula *bg_plan_bid_cell(const struct bg_plan *plan, size_t bid, size_t criterion,
                                          int column)
{
    return bg_page_cell(plan->bid_page[bid], bg_plan_criteria_row(plan, bid) + (int64_t)criterion,
                        plan->at + column);
}

const struct bg_formula *bg_plan_bid_range(const struct bg_plan *plan, size_t bid, int column)
{
    size_t n = at_least_one(plan->rules->criteria_n);
    int64_t first = bg_plan_criteria_row(plan, bid);
    return bg_page_cells(plan->bid_page[bid], first, plan->at + column, first + (int64_t)n - 1,
                         plan->at + column);
}

int64_t bg_plan_comparison_row(const struct bg_plan *plan, int block_row)
{
    if (block_row >= BG_C_WORKING)
        return bg_plan_working_row(plan) + block_row - BG_C_WORKING;
    return BG_C_FIRST + (int64_t)plan->rules->criteria_n + block_row;
}

const struct bg_formula *bg_plan_comparison_cell(const struct bg_plan *plan, size_t bid,
                                                 int block_row)
{
    return on(plan, BG_SHEET_COMPARISON, bg_plan_comparison_row(plan, block_row),
              BG_C_BID + (int)bid);
}

const struct bg_formula *bg_plan_bids_in_row(const struct bg_plan *plan, int64_t row)
{
    int n = (int)at_least_one(plan->lot->bids_n);
    return bg_page_cells(plan->page[BG_SHEET_COMPARISON], row, BG_C_BID, row, BG_C_BID + n - 1);
}

const struct bg_formula *bg_plan_comparison_range(const struct bg_plan *plan, int block_row)
{
    return bg_plan_bids_in_row(plan, bg_plan_comparison_row(plan, block_row));
}

int64_t bg_plan_elements_row(const struct bg_plan *plan)
{
    return bg_plan_comparison_row(plan, BG_C_STATUS) + (plan->has_elements ? 3 : 1);
}

int64_t bg_plan_outcomes_row(const struct bg_plan *plan)
{
    int64_t row = bg_plan_elements_row(plan) + 3 + plan->has_elements; /* price is a row of it */
    for (int e = 0; e < BG_ELEMENT__COUNT; e++)
        row += plan->element_used[e];
    return row;
}

int64_t bg_plan_working_row(const struct bg_plan *plan)
{
    return bg_plan_outcomes_row(plan) + (int64_t)plan->rules->criteria_n + 4;
}

/* Criteria before this one that compare bids. */
static int64_t relatives_before(const struct bg_plan *plan, size_t criterion)
{
    int64_t n = 0;
    for (size_t i = 0; i < criterion; i++)
        n += plan->rules->criteria[i].kind && plan->rules->criteria[i].kind->relative;
    return n;
}

int64_t bg_plan_relative_row(const struct bg_plan *plan, size_t criterion)
{
    const struct bg_criterion *c = &plan->rules->criteria[criterion];
    if (!c->kind || !c->kind->relative)
        return -1;
    return bg_plan_comparison_row(plan, BG_C_TIES) + (int64_t)plan->rules->award.ties_n +
           relatives_before(plan, criterion);
}

const struct bg_formula *bg_plan_relative_range(const struct bg_plan *plan, size_t criterion)
{
    int64_t row = bg_plan_relative_row(plan, criterion);
    return row < 0 ? NULL : bg_plan_bids_in_row(plan, row);
}

int64_t bg_plan_place_row(const struct bg_plan *plan, size_t level, int which)
{
    int64_t first = bg_plan_comparison_row(plan, BG_C_TIES) + (int64_t)plan->rules->award.ties_n +
                    relatives_before(plan, plan->rules->criteria_n);
    return level == 0 ? first + which
                      : first + BG_PLACE_JOINED + (int64_t)(level - 1) * BG_PLACE__COUNT + which;
}

const struct bg_formula *bg_plan_share(const struct bg_plan *plan, size_t criterion)
{
    return on(plan, BG_SHEET_COMPARISON, BG_C_FIRST + (int64_t)criterion, BG_C_SHARE);
}

const struct bg_formula *bg_plan_weight(const struct bg_plan *plan, size_t criterion)
{
    return on(plan, BG_SHEET_COMPARISON, BG_C_FIRST + (int64_t)criterion, BG_C_WEIGHT);
}

const struct bg_formula *bg_plan_quality_weight(const struct bg_plan *plan)
{
    const struct bg_criterion *criteria = plan->rules->criteria;
    size_t n = 0;
    const struct bg_formula **weights =
        BG_ARRAY(plan->arena, plan->rules->criteria_n + 1, const struct bg_formula *);
    for (size_t i = 0; i < plan->rules->criteria_n; i++)
        if (criteria[i].parent < 0 && bg_criterion_scores(&criteria[i]))
            weights[n++] = bg_plan_weight(plan, i);
    return bg_formula_sum(plan->arena, weights, n);
}

const struct bg_formula *bg_plan_minimum_cell(const struct bg_plan *plan)
{
    return on(plan, BG_SHEET_RULES, plan->minimum_row, BG_R_VALUE);
}

const struct bg_formula *bg_plan_price_weight(const struct bg_plan *plan)
{
    return on(plan, BG_SHEET_COMPARISON, bg_plan_comparison_row(plan, BG_C_PRICE), BG_C_WEIGHT);
}

int bg_plan_price_column(const struct bg_plan *plan, int after_steps)
{
    return BG_P_STEPS + (int)plan->steps_n + after_steps;
}

int64_t bg_plan_price_row(const struct bg_plan *plan, size_t bid)
{
    int64_t figures = (int64_t)plan->price_parameters;
    return (figures ? 10 + figures : 8) + (int64_t)bid;
}

const struct bg_formula *bg_plan_price_cell(const struct bg_plan *plan, size_t bid, int after_steps)
{
    return on(plan, BG_SHEET_PRICE, bg_plan_price_row(plan, bid),
              bg_plan_price_column(plan, after_steps));
}

const struct bg_formula *bg_plan_price_range(const struct bg_plan *plan, int column)
{
    size_t n = at_least_one(plan->lot->bids_n);
    return bg_page_cells(plan->page[BG_SHEET_PRICE], bg_plan_price_row(plan, 0), column,
                         bg_plan_price_row(plan, n - 1), column);
}
