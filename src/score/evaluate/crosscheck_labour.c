/* Cross-checks of price against the labour that it promises, and of hours said in two places.
 *
 * Labour of a year = sum over the rows of the workforce table of headcount x hours_per_year x
 * (hourly_wage + employer_benefit), by the roles of the columns; a row without a headcount column
 * is one person. The contract is the term where the solicitation has start and end (whole months
 * of twelve, a rest in days of 365), else one year; a price whose unit is "... per year", "/year"
 * or "a year" is compared with one year. A cell that is missing leaves the check undone. */
#include <string.h>

#include "base/date.h"
#include "score/evaluate/parts.h"
#include "score/evaluate/explain.h"

static int crosscheck_labour_column_of(const struct bg_field *field, enum bg_role role)
{
    for (size_t c = 0; c < field->columns_n; c++)
        if (field->columns[c].role == role)
            return (int)c;
    return -1;
}

/* The number in a column of a row; `absent` where the table has no such column. */
static bool crosscheck_labour_number_in(const struct bg_table *table, size_t row, int column,
                                        struct bg_dec absent, struct bg_dec *out)
{
    *out = absent;
    if (column < 0)
        return true;
    const struct bg_value *cell = &table->cells[row * table->columns + (size_t)column];
    if (cell->type == BG_V_NUMBER)
        *out = cell->as.number;
    return cell->type == BG_V_NUMBER;
}

/* Hours of all people a year, and their cost where the table has wages. False: cells missing. */
static bool crosscheck_labour_add_up(const struct bg_field *field, const struct bg_table *table,
                                     struct bg_dec *hours, struct bg_dec *cost)
{
    int people_column = crosscheck_labour_column_of(field, BG_ROLE_HEADCOUNT);
    int hours_column = crosscheck_labour_column_of(field, BG_ROLE_HOURS_PER_YEAR);
    int wage_column = crosscheck_labour_column_of(field, BG_ROLE_HOURLY_WAGE);
    int benefit_column = crosscheck_labour_column_of(field, BG_ROLE_EMPLOYER_BENEFIT);
    *hours = *cost = bg_dec_int(0);
    for (size_t row = 0; row < table->rows; row++) {
        struct bg_dec people, each, wage, benefit, pay;
        struct bg_dec none = bg_dec_int(0);
        if (!crosscheck_labour_number_in(table, row, people_column, bg_dec_int(1), &people) ||
            !crosscheck_labour_number_in(table, row, hours_column, none, &each) ||
            !crosscheck_labour_number_in(table, row, wage_column, none, &wage) ||
            !crosscheck_labour_number_in(table, row, benefit_column, none, &benefit) ||
            !bg_dec_mul(people, each, &each) || !bg_dec_add(*hours, each, hours) ||
            !bg_dec_add(wage, benefit, &pay) || !bg_dec_mul(pay, each, &pay) ||
            !bg_dec_add(*cost, pay, cost))
            return false;
    }
    return table->rows > 0;
}

/* The term in years; false: the solicitation does not say both dates. */
static bool term_years(struct bg_arena *arena, const struct bg_ruleset *rules,
                       const struct bg_ratio **years)
{
    int64_t start = rules->solicitation.dates[BG_AT_START], after;
    int64_t end = rules->solicitation.dates[BG_AT_END], months = 0;
    if (start == BG_NO_DATE || end == BG_NO_DATE || end < start)
        return false;
    while (months < 1200 && bg_date_add_months(start, months + 1, &after) && after <= end + 1)
        months++;
    if (!bg_date_add_months(start, months, &after))
        return false;
    *years = bg_ratio_div(arena, bg_ratio_int(arena, months), bg_ratio_int(arena, 12));
    if (end + 1 > after)
        *years = bg_ratio_add(
            arena, *years,
            bg_ratio_div(arena, bg_ratio_int(arena, end + 1 - after), bg_ratio_int(arena, 365)));
    return true;
}

static bool yearly(const struct bg_ruleset *rules)
{
    const char *unit = rules->price.slot < 0 ? "" : rules->fields[rules->price.slot].unit;
    return strstr(unit, "/year") != NULL || strstr(unit, "per year") != NULL ||
           strstr(unit, "a year") != NULL;
}

static void flag_labour(struct bg_lot_work *work, struct bg_entry *entry, struct bg_dec year)
{
    const struct bg_ruleset *rules = work->ruleset;
    const struct bg_ratio *years = work->one, *labour = bg_ratio_dec(work->arena, year);
    const struct bg_price_result *price = &entry->result->price;
    bool term = !yearly(rules) && term_years(work->arena, rules, &years);
    labour = bg_ratio_mul(work->arena, labour, years);
    struct bg_dec sum; /* more digits than can be shown are no sum of wages: other checks say so */
    if (rules->price.highest_wins ||
        bg_ratio_cmp(bg_ratio_dec(work->arena, price->amount), labour) >= 0 ||
        !bg_ratio_round(labour, 2, BG_HALF_UP, &sum))
        return;
    struct bg_arg cost = bg_arg_quantity(sum, rules->currency);
    struct bg_arg amount = bg_arg_quantity(price->amount, rules->currency);
    struct bg_arg span = bg_arg_number(BG_ARG_NUMBER, bg_ratio_show(years, 2), "");
    bg_entry_flag(work, entry, "price_below_labour", BG_R_FLAG_LABOUR,
                  term ? BG_REASON(work->arena, FLAG_LABOUR_TERM, amount, span, cost)
                       : BG_REASON(work->arena, FLAG_LABOUR_YEAR, amount, cost),
                  term ? BG_REASON(work->arena, FLAG_LABOUR_TERM_ASKED, amount, span, cost)
                       : BG_REASON(work->arena, FLAG_LABOUR_YEAR_ASKED, amount, cost));
}

struct hours_said {
    const char *where;
    struct bg_dec hours;
    bool by_unit; /* a plain number of hours a year: of this work, or of something else */
};

/* "hours/year", "hours a year", "h per annum"; not those of one worker. */
static bool is_yearly_hours(const struct bg_field *field)
{
    static const char *const spans[] = {"year", "yr", "annum", "annual"};
    static const char *const each[] = {"worker", "person", "employee", "each", "head"};
    const char *unit = field->unit;
    bool span = false, own = false;
    if (field->role != BG_ROLE_NONE ||
        (field->type != BG_FIELD_NUMBER && field->type != BG_FIELD_INTEGER) ||
        (strncmp(unit, "hour", 4) != 0 && strncmp(unit, "h/", 2) != 0 &&
         strncmp(unit, "h ", 2) != 0))
        return false;
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        span = span || strstr(unit, spans[i]);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        own = own || strstr(unit, each[i]);
    return span && !own;
}

/* A plain number far from the table's sum is of something else, such as hours of training. */
static bool crosscheck_labour_is_near(struct bg_dec a, struct bg_dec b)
{
    struct bg_dec twice_a, twice_b, two = bg_dec_int(2);
    return bg_dec_mul(a, two, &twice_a) && bg_dec_mul(b, two, &twice_b) &&
           bg_dec_cmp(twice_a, b) >= 0 && bg_dec_cmp(twice_b, a) >= 0;
}

static bool crosscheck_labour_differ(const struct hours_said *a, const struct hours_said *b)
{
    if (a->by_unit && b->by_unit)
        return false; /* which work each is of is not known */
    return bg_dec_cmp(a->hours, b->hours) != 0 &&
           ((!a->by_unit && !b->by_unit) || crosscheck_labour_is_near(a->hours, b->hours));
}

static void compare_hours(struct bg_lot_work *work, struct bg_entry *entry,
                          const struct hours_said *said, size_t n)
{
    size_t base = 0; /* what the others are held against: the first that surely is of this work */
    while (base + 1 < n && said[base].by_unit)
        base++;
    for (size_t k = 0; k < n; k++) {
        size_t first = k < base ? k : base, i = k < base ? base : k;
        if (!crosscheck_labour_differ(&said[first], &said[i]))
            continue;
        struct bg_arg_pair pair = bg_args_apart(work->arena, said[first].hours, said[i].hours, "");
        struct bg_arg one = {.kind = BG_ARG_LABEL, .text = said[first].where};
        struct bg_arg other = {.kind = BG_ARG_LABEL, .text = said[i].where};
        bg_entry_flag(work, entry, "hours_differ", BG_R_FLAG_HOURS,
                      BG_REASON(work->arena, FLAG_HOURS_SAID, one, pair.a, other, pair.b),
                      BG_REASON(work->arena, FLAG_HOURS_ASKED, one, pair.a, other, pair.b));
        return;
    }
}

void bg_crosscheck_labour(struct bg_lot_work *work, struct bg_entry *entry)
{
    enum { PLACES = 8 };
    const struct bg_ruleset *rules = work->ruleset;
    const struct bg_value *slots = entry->judging.env->env.slots;
    struct hours_said said[PLACES];
    size_t said_n = 0;
    struct bg_dec hours, cost, labour = bg_dec_int(0);
    for (size_t i = 0; i < rules->fields_n && said_n < PLACES; i++) {
        const struct bg_field *field = &rules->fields[i];
        const char *label = field->short_label;
        bool by_unit = is_yearly_hours(field);
        if (by_unit && slots[i].type == BG_V_NUMBER)
            said[said_n++] = (struct hours_said){label, slots[i].as.number, true};
        if (slots[i].type != BG_V_TABLE ||
            crosscheck_labour_column_of(field, BG_ROLE_HOURS_PER_YEAR) < 0 ||
            !crosscheck_labour_add_up(field, slots[i].as.table, &hours, &cost))
            continue;
        said[said_n++] = (struct hours_said){label, hours, false};
        /* Two tables with wages may show the same people twice: the larger counts once. */
        if (bg_dec_cmp(cost, labour) > 0)
            labour = cost;
    }
    compare_hours(work, entry, said, said_n);
    if (entry->result->price.present && bg_dec_sign(labour) > 0)
        flag_labour(work, entry, labour);
}
