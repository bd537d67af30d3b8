/* Numbers that are hard to believe for what they are: pay for a year where pay for an hour is asked, hours
 * where people are counted. A flag with a question; no score changes. The ruleset's plausible_min and
 * plausible_max of a field or column decide; where it has none, roles have bounds, which are ours:
 *
 * hourly_wage, employer_benefit: at most ten times the highest figure of the rules in the same unit, at
 *   least a quarter of the lowest; without such a figure 1 to 500, in currencies of which an hour's wage
 *   has two digits. Money per hour without a role has the upper bound, five times as wide.
 * employer_benefit: also no more than the wage of its row.
 * headcount: at most 1,000 in a row.
 * hours_per_year: of one worker, 100 (less is a week's hours) to 3,120 (60 in every week of the year). */
#include <string.h>

#include "score/evaluate/explain.h"
#include "score/evaluate/parts.h"

enum { MANY_TIMES = 10, WITHOUT_ROLE = 5, PEOPLE = 1000, LEAST_HOURS = 100, MOST_HOURS = 3120 };
enum { HOURLY_LEAST = 1, HOURLY_MOST = 500, ROWS_NAMED = 3 };

/* Bounds of one field or column; no reason is no bound. */
struct plausible_range {
    struct bg_dec least, most;
    struct bg_reason why_least, why_most;
};

static const struct bg_reason no_bound;

static const char *plausible_unit(const struct bg_ruleset *rules, const struct bg_field *field)
{
    if (field->unit[0])
        return field->unit;
    return field->type == BG_FIELD_MONEY ? rules->currency : "";
}

/* -- pay for an hour ------------------------------------------------------------------------- */

static bool is_hourly(const char *unit)
{
    static const char *const ends[] = {"/hour", "/h", " per hour", " an hour"};
    size_t n = strlen(unit);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t end = strlen(ends[i]);
        if (n > end && strcmp(unit + n - end, ends[i]) == 0)
            return true;
    }
    return false;
}

/* The lowest and the highest positive figure of the rules in a unit, at the date of evaluation. */
static bool figures_in(const struct bg_ruleset *rules, const char *unit, struct bg_dec *lowest,
                       struct bg_dec *highest)
{
    bool found = false;
    for (size_t i = 0; i < rules->params_n; i++) {
        const struct bg_param *param = &rules->params[i];
        for (size_t c = 0; strcmp(param->unit, unit) == 0 && c < param->cells_n; c++) {
            const struct bg_dated_value *at = bg_dated_at(&param->cells[c], rules->as_of);
            if (!at || at->value.type != BG_V_NUMBER || bg_dec_sign(at->value.as.number) <= 0)
                continue;
            struct bg_dec number = at->value.as.number;
            if (!found || bg_dec_cmp(number, *lowest) < 0)
                *lowest = number;
            if (!found || bg_dec_cmp(number, *highest) > 0)
                *highest = number;
            found = true;
        }
    }
    return found;
}

/* Currencies of which an hour's wage has two digits before the point. */
static bool has_usual_wages(const char *currency)
{
    static const char *const all[] = {"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strcmp(currency, all[i]) == 0)
            return true;
    return false;
}

static void hourly_range(struct bg_lot_work *work, const char *unit, bool role,
                         struct plausible_range *out)
{
    const struct bg_ruleset *rules = work->ruleset;
    struct bg_dec lowest, highest, quarter, times = bg_dec_int(role ? 1 : WITHOUT_ROLE);
    if (figures_in(rules, unit, &lowest, &highest)) {
        if (bg_dec_mul(highest, bg_dec_int(MANY_TIMES), &out->most) &&
            bg_dec_mul(out->most, times, &out->most))
            out->why_most = BG_REASON(work->arena, BOUND_TIMES,
                                      bg_arg_count(role ? MANY_TIMES : MANY_TIMES * WITHOUT_ROLE));
        if (role && bg_dec_parse("0.25", strlen("0.25"), &quarter) &&
            bg_dec_mul(lowest, quarter, &out->least))
            out->why_least = BG_REASON_PLAIN(BOUND_QUARTER);
    } else if (has_usual_wages(rules->currency)) {
        if (bg_dec_mul(bg_dec_int(HOURLY_MOST), times, &out->most))
            out->why_most = BG_REASON_PLAIN(BOUND_HOUR_MOST);
        out->least = bg_dec_int(HOURLY_LEAST);
        out->why_least = role ? BG_REASON_PLAIN(BOUND_HOUR_LEAST) : no_bound;
    }
}

/* -- the bounds ------------------------------------------------------------------------------ */

static bool crosscheck_plausible_has_headcount(const struct bg_field *table)
{
    for (size_t c = 0; table && c < table->columns_n; c++)
        if (table->columns[c].role == BG_ROLE_HEADCOUNT)
            return true;
    return false;
}

static void range_of_role(struct bg_lot_work *work, const struct bg_field *table,
                          const struct bg_field *field, struct plausible_range *out)
{
    const char *unit = field->unit;
    bool money = field->type == BG_FIELD_MONEY && field->role == BG_ROLE_NONE;
    switch (field->role) {
    case BG_ROLE_HOURLY_WAGE:
    case BG_ROLE_EMPLOYER_BENEFIT:
        if (!is_hourly(unit))
            unit = bg_arena_printf(work->arena, "%s/hour", work->ruleset->currency);
        hourly_range(work, unit, true, out);
        if (field->role == BG_ROLE_EMPLOYER_BENEFIT) /* little or nothing is common */
            out->why_least = no_bound;
        break;
    case BG_ROLE_HEADCOUNT:
        out->most = bg_dec_int(PEOPLE);
        out->why_most = BG_REASON_PLAIN(BOUND_PEOPLE);
        break;
    case BG_ROLE_HOURS_PER_YEAR:
        if (!crosscheck_plausible_has_headcount(
                table)) /* the hours may be those of several people */
            break;
        out->least = bg_dec_int(LEAST_HOURS);
        out->why_least = BG_REASON_PLAIN(BOUND_HOURS_LEAST);
        out->most = bg_dec_int(MOST_HOURS);
        out->why_most = BG_REASON_PLAIN(BOUND_HOURS_MOST);
        break;
    default:
        if (money && is_hourly(unit))
            hourly_range(work, unit, false, out);
    }
}

static struct plausible_range crosscheck_plausible_range_of(struct bg_lot_work *work,
                                                            const struct bg_field *table,
                                                            const struct bg_field *field)
{
    const struct bg_reason own = BG_REASON_PLAIN(BOUND_OWN);
    struct plausible_range range = {.why_least = no_bound, .why_most = no_bound};
    range_of_role(work, table, field, &range);
    if (field->has_plausible_min) {
        range.least = field->plausible_min;
        range.why_least = own;
    }
    if (field->has_plausible_max) {
        range.most = field->plausible_max;
        range.why_most = own;
    }
    return range;
}

/* -- the answers ----------------------------------------------------------------------------- */

/* Where numbers of one field or column are out of its range. */
struct implausible {
    size_t n, parts_n;
    struct bg_reason parts[2 * ROWS_NAMED + 1]; /* "1,750.00 USD/hour in row 2" of the first few */
    struct bg_arg bound; /* of the first: "above 171.70 USD/hour (10 times ...)" */
};

static void crosscheck_plausible_look_at(struct bg_lot_work *work, const struct bg_field *field,
                                         const struct plausible_range *range,
                                         const struct bg_value *value, int row,
                                         struct implausible *found)
{
    if (value->type != BG_V_NUMBER)
        return;
    struct bg_dec number = value->as.number;
    bool low = range->why_least.row && bg_dec_cmp(number, range->least) < 0;
    if (!low && !(range->why_most.row && bg_dec_cmp(number, range->most) > 0))
        return;
    struct bg_arena *arena = work->arena;
    struct bg_arg_pair pair = bg_args_apart(arena, number, low ? range->least : range->most,
                                            plausible_unit(work->ruleset, field));
    struct bg_arg why = bg_arg_phrase(arena, low ? range->why_least : range->why_most);
    if (found->n == 0)
        found->bound = low ? BG_PHRASE(arena, BELOW_BOUND, pair.b, why)
                           : BG_PHRASE(arena, ABOVE_BOUND, pair.b, why);
    if (found->n++ >= ROWS_NAMED)
        return;
    if (found->n > 1)
        found->parts[found->parts_n++] = BG_REASON_PLAIN(COMMA);
    found->parts[found->parts_n++] =
        row < 0 ? BG_REASON(arena, ANSWER_ALONE, pair.a)
                : BG_REASON(arena, ANSWER_IN_ROW, pair.a, bg_arg_count((size_t)row + 1));
}

static void flag_implausible(struct bg_lot_work *work, struct bg_entry *entry,
                             const struct bg_field *table, const struct bg_field *field,
                             struct implausible *found)
{
    struct bg_arena *arena = work->arena;
    if (found->n == 0)
        return;
    if (found->n > ROWS_NAMED)
        found->parts[found->parts_n++] =
            BG_REASON(arena, LISTED_MORE, bg_arg_count(found->n - ROWS_NAMED));
    struct bg_reason *parts = BG_ARRAY(arena, found->parts_n, struct bg_reason);
    memcpy(parts, found->parts, found->parts_n * sizeof *parts);
    struct bg_arg answers = bg_arg_list(parts, found->parts_n);
    struct bg_arg asked = {.kind = BG_ARG_LABEL, .text = field->short_label}, of = bg_arg_none();
    if (table)
        of = (struct bg_arg){.kind = BG_ARG_LABEL, .text = table->short_label};
    bg_entry_flag(work, entry,
                  bg_arena_printf(arena, "implausible:%s%s%s", table ? table->id : "",
                                  table ? "." : "", field->id),
                  BG_R_FLAG_IMPLAUSIBLE,
                  BG_REASON(arena, FLAG_IMPLAUSIBLE_SAID, asked, of, answers, found->bound),
                  BG_REASON(arena, FLAG_IMPLAUSIBLE_ASKED, asked, of, answers));
}

/* What the employer pays for benefits, beside the wage of the same row. */
static void look_at_benefits(struct bg_lot_work *work, const struct bg_field *table,
                             const struct bg_table *rows, size_t column, struct implausible *found)
{
    const struct bg_field *field = &table->columns[column];
    if (field->role != BG_ROLE_EMPLOYER_BENEFIT || field->has_plausible_max)
        return;
    for (size_t w = 0; w < table->columns_n; w++)
        for (size_t r = 0; table->columns[w].role == BG_ROLE_HOURLY_WAGE && r < rows->rows; r++) {
            const struct bg_value *wage = &rows->cells[r * rows->columns + w];
            if (wage->type != BG_V_NUMBER || bg_dec_sign(wage->as.number) <= 0)
                continue;
            struct plausible_range own = {.most = wage->as.number,
                                          .why_most = BG_REASON_PLAIN(BOUND_WAGE)};
            crosscheck_plausible_look_at(work, field, &own,
                                         &rows->cells[r * rows->columns + column], (int)r, found);
        }
}

static void look_at_table(struct bg_lot_work *work, struct bg_entry *entry,
                          const struct bg_field *table, const struct bg_table *rows)
{
    for (size_t c = 0; c < table->columns_n; c++) {
        const struct bg_field *field = &table->columns[c];
        struct plausible_range range = crosscheck_plausible_range_of(work, table, field);
        struct implausible found = {.n = 0};
        for (size_t r = 0; r < rows->rows; r++)
            crosscheck_plausible_look_at(work, field, &range, &rows->cells[r * rows->columns + c],
                                         (int)r, &found);
        if (found.n == 0)
            look_at_benefits(work, table, rows, c, &found);
        flag_implausible(work, entry, table, field, &found);
    }
}

void bg_crosscheck_plausible(struct bg_lot_work *work, struct bg_entry *entry)
{
    const struct bg_ruleset *rules = work->ruleset;
    const struct bg_value *slots = entry->judging.env->env.slots;
    for (size_t i = 0; i < rules->fields_n; i++) {
        const struct bg_field *field = &rules->fields[i];
        if (slots[i].type == BG_V_TABLE) {
            look_at_table(work, entry, field, slots[i].as.table);
        } else if (slots[i].type == BG_V_NUMBER) {
            struct plausible_range range = crosscheck_plausible_range_of(work, NULL, field);
            struct implausible found = {.n = 0};
            crosscheck_plausible_look_at(work, field, &range, &slots[i], -1, &found);
            flag_implausible(work, entry, NULL, field, &found);
        }
    }
}
