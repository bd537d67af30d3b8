/* Rows of a payroll: cells to numbers, each within what it can be, and what of a row contradicts itself. */
#include "intake/payroll/read.h"

#include <string.h>

#include "base/cell_text.h"

enum column {
    WORKER,
    NAME,
    CLASS,
    WEEK,
    PAYROLL,
    HOURS,
    OVERTIME,
    DAY1, /* straight hours of seven days, then overtime */
    OVER1 = DAY1 + BG_WEEK_DAYS,
    RATE = OVER1 + BG_WEEK_DAYS,
    OVER_RATE,
    CASH,
    PLAN,
    PLAN_MONTH,
    YEAR_HOURS,
    GROSS,
    DEDUCTIONS,
    NET,
    APPRENTICE,
    REGISTERED,
    PERCENT,
    EXEMPTIONS,
    FICA,
    WITHHOLDING,
    OTHER,
    PROJECT,
    LEAVE,
    LEAVE_USED,
    LEAVE_BALANCE,
    COLUMNS
};
_Static_assert((int)COLUMNS <= (int)BG_NAMED_COLUMNS, "columns of a named table");

#define DAYS(k, word)                                                                              \
    [(k)] = {.names = {word "1"}}, [(k) + 1] = {.names = {word "2"}},                              \
    [(k) + 2] = {.names = {word "3"}}, [(k) + 3] = {.names = {word "4"}},                          \
    [(k) + 4] = {.names = {word "5"}}, [(k) + 5] = {.names = {word "6"}},                          \
    [(k) + 6] = {.names = {word "7"}}
static const struct bg_named_column columns[COLUMNS] = {
    [WORKER] = {.names = {"worker", "worker_id", "employee_id", "id"}, .required = true},
    [NAME] = {.names = {"name", "worker_name", "employee_name"}},
    [CLASS] = {.names = {"class", "classification", "work_classification"}, .required = true},
    [WEEK] = {.names = {"week_ending", "week_end"}, .required = true},
    [PAYROLL] = {.names = {"payroll", "payroll_number", "payroll_no"}},
    [HOURS] = {.names = {"hours", "straight_hours", "st_hours", "total_straight_hours"},
               .required = true},
    [OVERTIME] = {.names = {"overtime_hours", "ot_hours", "total_overtime_hours"}},
    DAYS(DAY1, "st"),
    DAYS(OVER1, "ot"),
    [RATE] = {.names = {"rate", "rate_of_pay", "straight_rate", "basic_rate"}, .required = true},
    [OVER_RATE] = {.names = {"overtime_rate", "ot_rate"}},
    [CASH] = {.names = {"cash_fringe", "fringe_cash", "cash_in_lieu"}},
    [PLAN] = {.names = {"plan_fringe", "fringe_plan", "fringe_benefits"}},
    [PLAN_MONTH] = {.names = {"plan_month", "plan_per_month"}},
    [YEAR_HOURS] = {.names = {"year_hours", "hours_per_year"}},
    [GROSS] = {.names = {"gross", "gross_amount", "gross_amount_earned"}},
    [DEDUCTIONS] = {.names = {"deductions", "total_deductions"}},
    [NET] = {.names = {"net", "net_wages", "net_wages_paid"}},
    [APPRENTICE] = {.names = {"apprentice"}},
    [REGISTERED] = {.names = {"registered", "apprentice_registered"}},
    [PERCENT] = {.names = {"apprentice_percent", "percent"}},
    [EXEMPTIONS] = {.names = {"exemptions", "withholding_exemptions"}},
    [FICA] = {.names = {"fica"}},
    [WITHHOLDING] = {.names = {"withholding", "withholding_tax"}},
    [OTHER] = {.names = {"other", "other_deductions"}},
    [LEAVE] = {.names = {"leave_accrued", "leave_earned", "paid_leave_accrued"}},
    [LEAVE_USED] = {.names = {"leave_used", "leave_taken"}},
    [LEAVE_BALANCE] = {.names = {"leave_balance"}},
    [PROJECT] = {.names = {"project", "project_and_location", "contract"}},
};
#undef DAYS

struct bg_named_columns bg_payroll_columns(void)
{
    return (struct bg_named_columns){columns, COLUMNS};
}

/* -- cells ------------------------------------------------------------------------------------- */

enum { MOST_RATE = 10000, MOST_MONEY = 1000000, MOST_YEAR = 8784, WEEK_HOURS = 168, PLACES = 6 };

/* Digits with a point at most, as nearly every cell of a payroll has them: in millionths. False: it is
 * left to the reader that knows all ways to write a number, and says what is wrong with it. */
static bool read_is_plain(const char *text, int64_t most, int64_t *out)
{
    enum { DIGITS = 9 };
    size_t whole = strspn(text, "0123456789");
    size_t rest = text[whole] == '.' ? strspn(text + whole + 1, "0123456789") : 0;
    int64_t n = 0;
    if (whole == 0 || whole > DIGITS || rest > PLACES || (whole > 1 && text[0] == '0') ||
        text[whole + rest + (text[whole] == '.')] || (text[whole] == '.' && rest == 0))
        return false;
    for (const char *p = text; *p; p++)
        n = *p == '.' ? n : 10 * n + (*p - '0');
    for (size_t i = rest; i < PLACES; i++)
        n *= 10;
    *out = n;
    return n <= most * BG_MILLIONTH;
}

/* In millionths; otherwise where the cell is empty or cannot be used. */
static int64_t millionths(struct bg_named_table *t, int column, int64_t most, int64_t otherwise)
{
    struct bg_dec number;
    int64_t plain;
    const char *before = t->reason, *text = bg_named_text(t, column);
    if (!text[0] || t->reason != before)
        return otherwise;
    if (t->csv && t->decimal == '.' && read_is_plain(text, most, &plain))
        return plain;
    if (!bg_named_number(t, column, bg_dec_int(0), bg_dec_int(most), &number))
        return otherwise;
    if (number.places > PLACES) {
        bg_named_fault(t, column, "the number has more than %d decimals", PLACES);
        return otherwise;
    }
    for (int i = number.places; i < PLACES; i++)
        number.coef *= 10;
    return (int64_t)number.coef;
}

static int64_t needed(struct bg_named_table *t, int column, int64_t most)
{
    const char *before = t->reason;
    int64_t out = millionths(t, column, most, BG_NOT_GIVEN);
    if (out < 0 && t->reason == before)
        bg_named_fault(t, column, "the cell is empty");
    return out;
}

static bool read_truth_of(struct bg_named_table *t, int column)
{
    bool truth = false;
    const char *text = bg_named_text(t, column);
    if (text[0] && !bg_cell_text_truth(text, &truth))
        bg_named_fault(t, column, "\"%s\" is not yes or no", text);
    return truth;
}

static int32_t number_of_payroll(struct bg_named_table *t)
{
    struct bg_dec number;
    int64_t out;
    if (!bg_named_number(t, PAYROLL, bg_dec_int(0), bg_dec_int(1000000), &number))
        return BG_NOT_GIVEN;
    if (bg_dec_to_int(number, &out))
        return (int32_t)out;
    bg_named_fault(t, PAYROLL, "the number of a payroll is whole");
    return BG_NOT_GIVEN;
}

/* -- hours by day -------------------------------------------------------------------------------- */

static int64_t sum_of_days(struct bg_named_table *t, int first, int64_t days[BG_WEEK_DAYS],
                           bool *given)
{
    int64_t sum = 0;
    for (int i = 0; i < BG_WEEK_DAYS; i++) {
        int64_t hours = millionths(t, first + i, 24, BG_NOT_GIVEN);
        *given = *given || hours >= 0;
        days[i] += hours > 0 ? hours : 0;
        sum += hours > 0 ? hours : 0;
    }
    return sum;
}

static void read_check_sum(struct bg_named_table *t, int column, int64_t days, int64_t hours)
{
    char one[BG_DEC_TEXT], other[BG_DEC_TEXT];
    if (days == hours || hours < 0)
        return;
    bg_named_fault(t, column, "the days have %s hours together, and %s are written here",
                   bg_dec_text((struct bg_dec){.coef = days, .places = PLACES}, one),
                   bg_dec_text((struct bg_dec){.coef = hours, .places = PLACES}, other));
}

static bool any_day(const struct bg_named_table *t)
{
    for (int i = DAY1; i < RATE; i++)
        if (t->at[i] >= 0)
            return true;
    return false;
}

static void take_days(struct bg_arena *arena, struct bg_named_table *t, struct bg_pay_row *row)
{
    int64_t days[BG_WEEK_DAYS] = {0};
    bool straight = false, over = false;
    if (!any_day(t))
        return;
    int64_t sum = sum_of_days(t, DAY1, days, &straight);
    int64_t over_sum = sum_of_days(t, OVER1, days, &over);
    if (!straight && !over)
        return;
    read_check_sum(t, HOURS, sum, row->hours);
    read_check_sum(t, OVERTIME, over_sum, row->over);
    int32_t *kept = BG_ARRAY(arena, BG_WEEK_DAYS, int32_t);
    for (int i = 0; i < BG_WEEK_DAYS; i++) {
        kept[i] = (int32_t)days[i];
        if (days[i] > (int64_t)24 * BG_MILLIONTH)
            bg_named_fault(t, DAY1 + i, "the day has more than 24 hours");
    }
    row->days = kept;
}

/* -- a row ------------------------------------------------------------------------------------- */

static void take_apprentice(struct bg_named_table *t, struct bg_pay_row *row)
{
    struct bg_dec number;
    row->apprentice = read_truth_of(t, APPRENTICE);
    row->registered = read_truth_of(t, REGISTERED);
    row->percent = BG_WHOLE_RATE;
    if (!bg_named_number(t, PERCENT, bg_dec_int(0), bg_dec_int(100), &number))
        return;
    if (number.places > 2)
        bg_named_fault(t, PERCENT, "the number has more than 2 decimals");
    else if (!row->apprentice)
        bg_named_fault(t, PERCENT, "a percentage of the rate is for apprentices only");
    for (int i = number.places; i < 2; i++)
        number.coef *= 10;
    row->percent = (int32_t)number.coef;
}

static void take_pay(struct bg_named_table *t, struct bg_pay_row *row)
{
    row->rate = needed(t, RATE, MOST_RATE);
    row->over_rate = millionths(t, OVER_RATE, MOST_RATE, BG_NOT_GIVEN);
    row->cash = millionths(t, CASH, MOST_RATE, 0);
    row->plan = millionths(t, PLAN, MOST_RATE, 0);
    row->plan_month = millionths(t, PLAN_MONTH, MOST_RATE, 0);
    row->year_hours = millionths(t, YEAR_HOURS, MOST_YEAR, (int64_t)2080 * BG_MILLIONTH);
    if (row->year_hours < BG_MILLIONTH)
        bg_named_fault(t, YEAR_HOURS, "a year of less than one hour");
    row->gross = millionths(t, GROSS, MOST_MONEY, BG_NOT_GIVEN);
    row->deductions = millionths(t, DEDUCTIONS, MOST_MONEY, BG_NOT_GIVEN);
    row->net = millionths(t, NET, MOST_MONEY, BG_NOT_GIVEN);
    row->leave = millionths(t, LEAVE, WEEK_HOURS, BG_NOT_GIVEN);
}

static void take_week(struct bg_named_table *t, struct bg_pay_row *row)
{
    enum { FIRST_DAY = -36525, LAST_DAY = 73050 }; /* 1870 to 2170 */
    int64_t day = BG_NO_DATE;
    const char *before = t->reason;
    if (bg_named_date(t, WEEK, &day)) {
        if (day < FIRST_DAY || day > LAST_DAY)
            bg_named_fault(t, WEEK, "the date is not of this time");
        else
            row->week = (int32_t)day;
    } else if (t->reason == before) {
        bg_named_fault(t, WEEK, "the cell is empty");
    }
}

static void read_pay_row(struct bg_arena *arena, const struct bg_payroll_file *file,
                         struct bg_named_table *t, struct bg_pay_row *row)
{
    *row = (struct bg_pay_row){.line = t->row.number};
    const char *worker = bg_named_text(t, WORKER), *class_name = bg_named_text(t, CLASS);
    if (!worker[0])
        bg_named_fault(t, WORKER, "no worker is named");
    if (!class_name[0])
        bg_named_fault(t, CLASS, "no class is named");
    take_week(t, row);
    row->payroll = number_of_payroll(t);
    row->hours = needed(t, HOURS, WEEK_HOURS);
    row->over = millionths(t, OVERTIME, WEEK_HOURS, 0);
    if (row->hours + row->over > (int64_t)WEEK_HOURS * BG_MILLIONTH)
        bg_named_fault(t, HOURS, "the week has more than 168 hours");
    take_days(arena, t, row);
    take_pay(t, row);
    take_apprentice(t, row);
    if (t->reason[0])
        return;
    row->worker = bg_names_of(file->workers, worker);
    row->class_id = bg_names_of(file->classes, class_name);
}

static struct bg_pay_row *read_next_row(struct bg_arena *arena, struct bg_pay_block **last)
{
    if ((*last)->n == BG_PAY_BLOCK) {
        (*last)->next = BG_NEW(arena, struct bg_pay_block);
        *last = (*last)->next;
    }
    return &(*last)->rows[(*last)->n];
}

bool bg_payroll_read(struct bg_arena *arena, struct bg_diags *diags,
                     const struct bg_payroll_file *file, struct bg_payroll_rows *out)
{
    struct bg_named_table *t = BG_NEW(arena, struct bg_named_table);
    *t = (struct bg_named_table){.arena = arena,
                                 .diags = diags,
                                 .source = file->source,
                                 .columns = columns,
                                 .columns_n = COLUMNS,
                                 .of_header = BG_E968,
                                 .of_row = BG_E969,
                                 .currency = file->currency,
                                 .has_more = file->quiet};
    *out = (struct bg_payroll_rows){0};
    if (file->map && !(t->map = bg_column_map_read(arena, diags, file->map, columns, COLUMNS)))
        return false;
    if (!bg_named_open(t))
        return false;
    struct bg_pay_block *last = out->first = BG_NEW(arena, struct bg_pay_block);
    t->scratch = file->texts;
    while (bg_named_next(t)) {
        struct bg_pay_row *row = read_next_row(arena, &last);
        read_pay_row(arena, file, t, row);
        if (bg_named_keep(t)) {
            last->n++;
            out->n++;
        }
        bg_arena_reset(file->texts);
    }
    if (t->read_n == 0)
        bg_diag_add(diags, BG_E968, (struct bg_pos){.source = file->source},
                    "there is no row of a worker under the header; a week without work has a row "
                    "with 0 hours");
    if (t->read_n == 0)
        return false;
    bg_named_tell_skipped(t);
    out->read_n = t->read_n;
    out->left_out_n = t->map ? t->map->skipped_n : 0;
    out->refused = t->refused;
    out->refused_n = t->refused_n;
    return true;
}
