/* The table of a firm's occupations: rows to numbers, each within what it can be. */
#include "intake/turnover/read.h"

#include <string.h>

#include "base/list.h"
#include "intake/register/named_table.h"

static const struct bg_named_column columns[BG_TC__COUNT] = {
    [BG_TC_OCCUPATION] = {.names = {"occupation"}, .required = true},
    [BG_TC_WORKERS] = {.names = {"workers", "headcount"}, .required = true},
    [BG_TC_WAGE] = {.names = {"wage"}, .required = true},
    [BG_TC_HOURS] = {.names = {"hours", "hours_per_year"}, .required = true},
    [BG_TC_SEPARATIONS] = {.names = {"separations"}, .required = true},
    [BG_TC_SEPARATIONS_AFTER] = {.names = {"separations_after"}, .required = false},
    [BG_TC_NEW_WAGE] = {.names = {"new_wage"}, .required = true},
    [BG_TC_PAYROLL_TAX] = {.names = {"payroll_tax"}, .required = false},
    [BG_TC_COST_SHARE] = {.names = {"cost_share"}, .required = false},
    [BG_TC_SEPARATION] = {.names = {"separation_cost"}, .required = false},
    [BG_TC_ADVERTISING] = {.names = {"advertising"}, .required = false},
    [BG_TC_INTERVIEWS] = {.names = {"interviews"}, .required = false},
    [BG_TC_CHECKS] = {.names = {"checks"}, .required = false},
    [BG_TC_ONBOARDING] = {.names = {"onboarding"}, .required = false},
    [BG_TC_TRAINING_HOURS] = {.names = {"training_hours"}, .required = false},
    [BG_TC_TRAINER_WAGE] = {.names = {"trainer_wage"}, .required = false},
    [BG_TC_VACANCY_WEEKS] = {.names = {"vacancy_weeks"}, .required = false},
    [BG_TC_VACANCY_COVER] = {.names = {"vacancy_cover"}, .required = false},
    [BG_TC_WEEKS_TO_PROFICIENCY] = {.names = {"weeks_to_proficiency"}, .required = false},
    [BG_TC_SHORTFALL] = {.names = {"shortfall"}, .required = false},
    [BG_TC_ABSENCE_SAVED] = {.names = {"absence_saved"}, .required = false},
    [BG_TC_OVERTIME_SAVED] = {.names = {"overtime_saved"}, .required = false},
    [BG_TC_TRAINING_ADDED] = {.names = {"training_added"}, .required = false},
    [BG_TC_ELASTICITY_LOW] = {.names = {"elasticity_low"}, .required = false},
    [BG_TC_ELASTICITY_HIGH] = {.names = {"elasticity_high"}, .required = false},
    [BG_TC_SOURCE] = {.names = {"source"}, .required = false},
};
_Static_assert((int)BG_TC__COUNT <= (int)BG_NAMED_COLUMNS, "columns of a named table");

struct bounds {
    int64_t least, most;
};

static struct bounds turnover_read_bounds_of(int column)
{
    switch (column) {
    case BG_TC_WORKERS:
    case BG_TC_SEPARATIONS:
    case BG_TC_SEPARATIONS_AFTER:
        return (struct bounds){0, 10000000};
    case BG_TC_HOURS:
        return (struct bounds){0, 8784}; /* of a leap year */
    case BG_TC_PAYROLL_TAX:
    case BG_TC_SHORTFALL:
        return (struct bounds){0, 1};
    case BG_TC_COST_SHARE:
    case BG_TC_VACANCY_COVER:
        return (struct bounds){0, 10};
    case BG_TC_TRAINING_HOURS:
        return (struct bounds){0, 8784};
    case BG_TC_VACANCY_WEEKS:
    case BG_TC_WEEKS_TO_PROFICIENCY:
        return (struct bounds){0, 520};
    case BG_TC_ELASTICITY_LOW:
    case BG_TC_ELASTICITY_HIGH:
        return (struct bounds){-10, 0};
    case BG_TC_WAGE:
    case BG_TC_NEW_WAGE:
    case BG_TC_TRAINER_WAGE:
        return (struct bounds){0, 100000};
    default:
        return (struct bounds){0, 1000000000};
    }
}

static bool read_is_text(int column)
{
    return column == BG_TC_OCCUPATION || column == BG_TC_SOURCE;
}

static void need(struct bg_named_table *t, const struct bg_occupation *o, int column)
{
    if (!o->given[column] && !bg_named_text(t, column)[0])
        bg_named_fault(t, column, "the cell is empty: \"%s\" is needed for every occupation",
                       columns[column].names[0]);
}

/* A part of the cost that only means something with its other half. */
static void need_both(struct bg_named_table *t, const struct bg_occupation *o, int one, int other)
{
    if (o->given[one] && !o->given[other])
        bg_named_fault(t, other, "\"%s\" is given without \"%s\"", columns[one].names[0],
                       columns[other].names[0]);
}

static bool has_parts(const struct bg_occupation *o)
{
    for (int c = BG_TC_SEPARATION; c <= BG_TC_SHORTFALL; c++)
        if (o->given[c])
            return true;
    return false;
}

static void check_elasticity(struct bg_named_table *t, const struct bg_occupation *o)
{
    const struct bg_ratio *low = o->given[BG_TC_ELASTICITY_LOW],
                          *high = o->given[BG_TC_ELASTICITY_HIGH];
    need_both(t, o, BG_TC_ELASTICITY_LOW, BG_TC_ELASTICITY_HIGH);
    need_both(t, o, BG_TC_ELASTICITY_HIGH, BG_TC_ELASTICITY_LOW);
    if (low && high && bg_ratio_cmp(high, low) > 0)
        bg_named_fault(t, BG_TC_ELASTICITY_HIGH,
                       "elasticity_high is nearer to 0 than elasticity_low; write -0.9 as low and "
                       "-1.7 as high");
}

static void read_check_row(struct bg_named_table *t, const struct bg_occupation *o)
{
    static const int needed[] = {BG_TC_WORKERS, BG_TC_WAGE, BG_TC_HOURS, BG_TC_SEPARATIONS,
                                 BG_TC_NEW_WAGE};
    if (!o->name[0])
        bg_named_fault(t, BG_TC_OCCUPATION, "no occupation is named");
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        need(t, o, needed[i]);
    const struct bg_ratio *wage = o->given[BG_TC_WAGE], *raised = o->given[BG_TC_NEW_WAGE];
    if (wage && bg_ratio_sign(wage) == 0)
        bg_named_fault(t, BG_TC_WAGE, "a wage of 0 is not a wage");
    if (wage && raised && bg_ratio_cmp(raised, wage) < 0)
        bg_named_fault(t, BG_TC_NEW_WAGE,
                       "new_wage is below wage: this command is about raises; "
                       "write the wage again where it stays");
    if (o->given[BG_TC_COST_SHARE] && has_parts(o))
        bg_named_fault(t, BG_TC_COST_SHARE,
                       "the cost of a separation is given twice: as a share of pay and in parts");
    if (!o->given[BG_TC_COST_SHARE] && !has_parts(o) && t->reason[0] == '\0')
        bg_named_fault(t, BG_TC_COST_SHARE,
                       "nothing says what one separation costs: give \"cost_share\", or its parts "
                       "(\"advertising\", \"training_hours\", ...)");
    need_both(t, o, BG_TC_VACANCY_WEEKS, BG_TC_VACANCY_COVER);
    need_both(t, o, BG_TC_WEEKS_TO_PROFICIENCY, BG_TC_SHORTFALL);
    check_elasticity(t, o);
}

static struct bg_occupation turnover_read_read_row(struct bg_named_table *t)
{
    struct bg_occupation o = {.line = t->row.number,
                              .name = bg_named_text(t, BG_TC_OCCUPATION),
                              .source = bg_named_text(t, BG_TC_SOURCE)};
    for (int c = 0; c < BG_TC__COUNT; c++) {
        struct bg_dec number;
        struct bounds within = turnover_read_bounds_of(c);
        if (!read_is_text(c) &&
            bg_named_number(t, c, bg_dec_int(within.least), bg_dec_int(within.most), &number))
            o.given[c] = bg_ratio_dec(t->arena, number);
    }
    read_check_row(t, &o);
    return o;
}

/* Two rows of one name would be counted twice. */
static void turnover_read_check_name(struct bg_named_table *t,
                                     const struct bg_turnover_table *before,
                                     const struct bg_occupation *row)
{
    for (size_t i = 0; i < before->n && row->name[0]; i++)
        if (strcmp(before->items[i].name, row->name) == 0) {
            bg_named_fault(t, BG_TC_OCCUPATION,
                           "\"%s\" has row %lld already: write one row for an occupation, or give "
                           "each its own name",
                           row->name, (long long)before->items[i].line);
            return;
        }
}

const struct bg_turnover_table *bg_turnover_read(struct bg_arena *arena, struct bg_diags *diags,
                                                 const struct bg_source *source,
                                                 const char *currency)
{
    struct bg_named_table t = {.arena = arena,
                               .diags = diags,
                               .source = source,
                               .columns = columns,
                               .columns_n = BG_TC__COUNT,
                               .of_header = BG_E960,
                               .of_row = BG_E961,
                               .currency = currency};
    struct bg_turnover_table *out = BG_NEW(arena, struct bg_turnover_table);
    size_t room = 0;
    if (!bg_named_open(&t))
        return NULL;
    while (bg_named_next(&t)) {
        struct bg_occupation row = turnover_read_read_row(&t);
        turnover_read_check_name(&t, out, &row);
        if (!bg_named_keep(&t))
            continue;
        BG_MORE(arena, out->items, out->n, room);
        out->items[out->n++] = row;
    }
    if (out->n == 0 && t.refused_n == 0)
        bg_diag_add(diags, BG_E960, (struct bg_pos){.source = source},
                    "there is no row of an occupation under the header");
    return out->n && t.refused_n == 0 ? out : NULL;
}
