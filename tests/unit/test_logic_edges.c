/* The ends of what expressions can do: numbers that do not fit, places outside a text, dates out of range,
 * percentiles at their ends, rows that are not there, paths that lead nowhere. Values are worked out by hand. */
#include "t.h"

#include "logic_fixture.h"

static const char full[] =
    "{'wage': 17.17, 'price': 100000.50, 'plan': 'gold', 'insured': true, 'licensed': false,"
    " 'start': '2026-12-01', 'note': 'PSC-123', 'hours': 250000,"
    " 'workforce': ["
    "  {'class': 'guard', 'headcount': 10, 'wage': 17.17, 'full_time': true, 'hired': "
    "'2020-01-01'},"
    "  {'class': 'lead', 'headcount': 2, 'wage': 20, 'full_time': true, 'hired': '2021-05-05'},"
    "  {'class': 'clerk', 'headcount': 4, 'wage': 16.5, 'full_time': false, 'hired': "
    "'2024-02-29'}],"
    " 'lines': [{'item': 'a', 'quantity': 2, 'unit_price': 10.05},"
    "           {'item': 'b', 'quantity': 3, 'unit_price': 0.1}]}";
/* Nothing but a table whose rows have gaps. */
static const char gaps[] =
    "{'workforce': [{'class': 'guard', 'headcount': 10, 'wage': 20, 'full_time': true},"
    "               {'class': 'lead', 'full_time': true},"
    "               {'class': 'clerk', 'headcount': 4, 'wage': 16.5}]}";

#define WORKERS   "{'val': 'workforce'}"
#define WAGE      "{'val': 'wage'}"
#define HEADS     "{'val': 'headcount'}"
#define FULL_TIME "{'val': 'full_time'}"
#define TOO_LARGE "error: a number is too large"

struct row {
    const char *expression, *want;
};

static void check_rows(const struct row *rows, size_t n, const char *answers)
{
    int failed = 0;
    for (size_t i = 0; i < n; i++) {
        struct fixture f;
        fixture_init(&f, answers);
        const struct bg_logic *logic = fixture_compile(&f, rows[i].expression, BG_WANT_ANY);
        const char *got = fixture_faults(&f);
        if (logic) {
            struct bg_value value = bg_logic_eval(logic, &f.env);
            got = fixture_value_text(&f, &value);
        }
        if (strcmp(got, rows[i].want) != 0) {
            print_error("%s\n  got  %s\n  want %s\n", rows[i].expression, got, rows[i].want);
            failed++;
        }
        fixture_end(&f);
    }
    assert_int_equal(failed, 0);
}

/* Whole numbers have 38 digits: up to 1.7 x 10^38. */
static void numbers_that_do_not_fit(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{'*': [{'val': 'price'}, 1e37]}", TOO_LARGE},
        {"{'+': [{'*': [{'val': 'wage'}, 9e36]}, {'*': [{'val': 'wage'}, 9e36]}]}", TOO_LARGE},
        {"{'-': [{'*': [{'val': 'wage'}, -9e36]}, {'*': [{'val': 'wage'}, 9e36]}]}", TOO_LARGE},
        {"{'/': [{'*': [{'val': 'wage'}, 1e36]}, 0.001]}", TOO_LARGE},
        {"{'incident_rate': [{'*': [{'val': 'wage'}, 1e34]}, {'val': 'hours'}]}", TOO_LARGE},
        {"{'sum_of': [" WORKERS ", {'*': [" WAGE ", 5e36]}]}", TOO_LARGE},
        {"{'sum_of': [" WORKERS ", {'*': [" WAGE ", 1e36]}]}",
         "53670000000000000000000000000000000000"}, /* 17.17 + 20 + 16.5 = 53.67 */
        {"{'mean_of': [" WORKERS ", {'*': [" WAGE ", 5e36]}]}", TOO_LARGE},
        {"{'weighted_mean_of': [" WORKERS ", {'*': [" WAGE ", 1e36]}]}", TOO_LARGE},
        {"{'median_of': [" WORKERS ", " WAGE ", {'*': [" HEADS ", 1e37]}]}", TOO_LARGE},
        {"{'percentile_of': [" WORKERS ", " WAGE ", 50, {'*': [" HEADS ", 1e37]}]}", TOO_LARGE},
        /* 4, 10 and 2 times as many: the one in the middle is of the ten, however many there are */
        {"{'percentile_of': [" WORKERS ", " WAGE ", 50, {'*': [" HEADS ", 1e18]}]}", "17.17"},
        {"{'percentile_of': [" WORKERS ", " WAGE ", 50, {'*': [" HEADS ", 1e30]}]}", "17.17"},
        {"{'percentile_of': [" WORKERS ", " WAGE ", 10, {'*': [" HEADS ", 1e18]}]}", "16.5"},
        {"{'percentile_of': [" WORKERS ", " WAGE ", 100, {'*': [" HEADS ", 1e18]}]}", "20"},
        {"{'median_of': [" WORKERS ", " WAGE ", {'*': [" HEADS ", 1e30]}]}", "17.17"},
        {"{'count_of': [" WORKERS ", " FULL_TIME ", {'*': [" HEADS ", 15e36]}]}", TOO_LARGE},
        {"{'share_of': [" WORKERS ", " FULL_TIME ", {'*': [" HEADS ", 15e36]}]}", TOO_LARGE},
        {"{'/': [{'val': 'wage'}, {'-': [{'val': 'wage'}, 17.17]}]}", "error: division by zero"},
        {"{'%': [{'val': 'wage'}, {'-': [{'val': 'wage'}, 17.17]}]}", "error: division by zero"},
        {"{'%': [{'-': {'val': 'wage'}}, 5]}", "-2.17"}, /* -17.17 = -3 x 5 - 2.17 */
    };
    check_rows(rows, COUNT(rows), full);
}

/* 16 workers: four at 16.50, ten at 17.17, two at 20. */
static void middles_and_ends(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{'median_of': [" WORKERS ", " WAGE "]}", "17.17"},
        {"{'median_of': [" WORKERS ", " WAGE ", 1]}", "17.17"},
        {"{'median_of': [" WORKERS ", " WAGE ", {'==': [{'val': 'class'}, 'clerk']}]}", "16.5"},
        {"{'median_of': [{'val': 'lines'}, {'val': 'unit_price'}]}", "5.075"}, /* of two: half */
        {"{'median_of': [{'val': 'lines'}, {'val': 'unit_price'}, {'val': 'quantity'}]}", "0.1"},
        {"{'percentile_of': [" WORKERS ", " WAGE ", 0]}", "16.5"},
        {"{'percentile_of': [" WORKERS ", " WAGE ", 100]}", "20"},
        {"{'percentile_of': [" WORKERS ", " WAGE ", 50]}", "17.17"},
        /* (16 - 1) x 0.9 = 13.5: half way from the 14th, 17.17, to the 15th, 20 */
        {"{'percentile_of': [" WORKERS ", " WAGE ", 90]}", "18.585"},
        /* (16 - 1) x 0.24 = 3.6: 16.5 + 0.6 x 0.67 */
        {"{'percentile_of': [" WORKERS ", " WAGE ", 24]}", "16.902"},
        /* weights 1: (3 - 1) x 0.75 = 1.5: half way from 17.17 to 20 */
        {"{'percentile_of': [" WORKERS ", " WAGE ", 75, 1]}", "18.585"},
        {"{'percentile_of': [" WORKERS ", " WAGE ", {'val': [[1], 'hours']}]}",
         "E410: there are only 0 outer scopes here"},
        {"{'percentile_of': [" WORKERS ", " WAGE ", 50, {'/': [" HEADS ", 4]}]}",
         "error: a percentile needs whole headcounts"},
        {"{'weighted_mean_of': [" WORKERS ", " WAGE ", 0]}",
         "error: the headcounts or weights add up to 0"},
        {"{'median_of': [" WORKERS ", " WAGE ", 0]}",
         "error: the headcounts or weights add up to 0"},
        {"{'share_of': [" WORKERS ", " FULL_TIME ", 0]}",
         "error: the headcounts or weights add up to 0"},
        {"{'share_of': [" WORKERS ", " FULL_TIME ", 1]}", "0.666666666667"},
        {"{'share_of': [" WORKERS ", " FULL_TIME "]}", "0.75"},
        {"{'count_of': [" WORKERS "]}", "16"},
        {"{'count_of': [{'val': 'lines'}]}", "2"},
        {"{'count_of': [" WORKERS ", {'>': [" WAGE ", 17]}, " FULL_TIME ", 1]}", "2"},
        {"{'sum_of': [" WORKERS ", " WAGE ", {'>': [" WAGE ", 100]}]}", "0"},
        {"{'min_of': [" WORKERS ", " WAGE ", {'>': [" WAGE ", 100]}]}", "missing"},
        {"{'mean_of': [" WORKERS ", " WAGE ", {'>': [" WAGE ", 100]}]}", "missing"},
        {"{'median_of': [" WORKERS ", " WAGE ", {'>': [" WAGE ", 100]}]}", "missing"},
        {"{'max_of': [" WORKERS ", {'val': 'hired'}]}", "2024-02-29"},
        {"{'min_of': [" WORKERS ", {'val': 'hired'}, " FULL_TIME "]}", "2020-01-01"},
        {"{'min': [{'val': ['workforce', 'wage']}]}", "16.5"},
        {"{'max': [{'val': ['workforce', 'hired']}]}", "2024-02-29"},
        {"{'max': [{'val': 'start'}, {'as_of': []}]}", "2026-12-01"},
        {"{'min': [{'val': 'start'}, '2026-01-31']}", "2026-01-31"},
    };
    check_rows(rows, COUNT(rows), full);
}

/* 'PSC-123' has 7 characters. */
static void parts_of_texts(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{'substr': [{'val': 'note'}, -3]}", "123"},
        {"{'substr': [{'val': 'note'}, -20]}", "PSC-123"},
        {"{'substr': [{'val': 'note'}, 20]}", ""},
        {"{'substr': [{'val': 'note'}, 2, -2]}", "C-1"},
        {"{'substr': [{'val': 'note'}, 5, -5]}", ""},
        {"{'substr': [{'val': 'note'}, 2, -20]}", ""},
        {"{'substr': [{'val': 'note'}, 0, 100]}", "PSC-123"},
        {"{'substr': [{'val': 'note'}, 0, 0]}", ""},
        {"{'substr': [{'val': 'note'}, {'val': 'wage'}]}",
         "error: the places in a text are whole numbers"},
        {"{'substr': [{'val': 'note'}, 0, {'val': 'wage'}]}",
         "error: the places in a text are whole numbers"},
        {"{'in': ['SC-', {'val': 'note'}]}", "yes"},
        {"{'in': ['sc-', {'val': 'note'}]}", "no"},
        {"{'in': [{'val': 'note'}, 'xPSC-123y']}", "yes"},
        {"{'in': [{'val': 'wage'}, [17, 17.17]]}", "yes"},
        {"{'in': [{'val': 'start'}, ['2026-12-01', '2026-12-02']]}", "yes"},
        {"{'in': [20, {'val': ['workforce', 'wage']}]}", "yes"},
        {"{'in': [{'val': 'wage'}, {'merge': [[1, 2], 3, {'val': ['workforce', 'wage']}, [4, 5, 6, "
         "7]]}]}",
         "yes"},
        {"{'cat': [{'val': 'wage'}, '/', {'val': 'start'}, '/', {'val': 'plan'}]}",
         "17.17/2026-12-01/gold"},
        {"{'date': {'val': 'note'}}", "error: text is not a date (use YYYY-MM-DD)"},
        {"{'date': {'cat': ['2026', '-', '02-28']}}", "2026-02-28"},
        {"{'add_days': [{'val': 'start'}, {'val': 'hours'}]}", "2711-05-25"},
        {"{'add_days': [{'val': 'start'}, {'val': 'wage'}]}",
         "error: days and months are added in whole numbers"},
        {"{'add_days': [{'val': 'start'}, {'*': [{'val': 'hours'}, 100]}]}",
         "error: a date is outside the years 1 to 9999"},
        {"{'add_months': [{'val': 'start'}, {'val': 'hours'}]}",
         "error: a date is outside the years 1 to 9999"},
        {"{'add_months': [{'val': ['workforce', 2, 'hired']}, 12]}", "2025-02-28"},
        {"{'days_between': [{'val': 'start'}, {'as_of': []}]}", "-7"},
        {"{'round': [{'val': 'wage'}, 1]}", "17.2"},
        {"{'round': [{'/': [{'val': 'wage'}, 2]}, 2, 'half_even']}", "8.58"}, /* 8.585 */
        {"{'round': [{'/': [{'val': 'wage'}, 2]}, 2, 'half_up']}", "8.59"},
        {"{'round': [{'/': [{'val': 'wage'}, 2]}, 2, 'truncate']}", "8.58"},
        {"{'clamp': [{'val': 'wage'}, 18, 20]}", "18"},
        {"{'clamp': [{'val': 'wage'}, 10, 12]}", "12"},
        {"{'shortfall': [{'val': 'wage'}, 20]}", "0"},
        {"{'shortfall': [20, {'val': 'wage'}]}", "2.83"},
    };
    check_rows(rows, COUNT(rows), full);
}

static void rows_that_are_not_there(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{'min_of': [{'val': 'lines'}, {'val': 'quantity'}]}", "missing"},
        {"{'all': [{'val': 'lines'}, {'>': [{'val': 'quantity'}, 0]}]}", "missing"},
        {"{'map': [{'val': 'lines'}, {'val': 'quantity'}]}", "missing"},
        {"{'filter': [{'val': 'lines'}, {'>': [{'val': 'quantity'}, 0]}]}", "missing"},
        {"{'reduce': [{'val': 'lines'}, {'val': 'accumulator'}, 0]}", "missing"},
        {"{'sum_of': [{'val': 'lines'}, {'val': 'quantity'}]}", "missing"},
        {"{'map': [" WORKERS ", " WAGE "]}", "missing@1"},
        {"{'count_of': [{'filter': [" WORKERS ", " FULL_TIME "]}]}", "missing@2"},
        {"{'count_of': [{'filter': [" WORKERS ", {'==': [{'val': 'class'}, 'none']}]}]}",
         "missing"},
        {"{'count_of': [{'filter': [" WORKERS ", {'==': [{'val': 'class'}, 'guard']}]}]}", "10"},
        {"{'exists': ['workforce', 'wage']}", "no"},
        {"{'exists': 'lines'}", "no"},
        {"{'val': ['workforce', 1, 'wage']}", "missing"},
        {"{'min': [{'val': ['workforce', 'wage']}]}", "missing@1"},
        {"{'min': [{'val': 'price'}, 3]}", "missing"},
        {"{'in': [{'val': 'note'}, ['a', 'b']]}", "missing"},
        {"{'in': ['a', {'val': 'note'}]}", "missing"},
        {"{'in': [20, {'val': ['lines', 'quantity']}]}", "missing"},
        {"{'in': [20, {'merge': [[1, 2], {'val': 'price'}]}]}", "missing"},
        {"{'in': [20, {'merge': [[1, 2], {'param': 'broken'}]}]}",
         "error: the parameter has no value at the date"},
        {"{'cat': [{'val': 'note'}, 'x']}", "missing"},
        {"{'substr': [{'val': 'note'}, 1]}", "missing"},
        {"{'substr': ['text', {'val': 'price'}]}", "missing"},
        {"{'matches': [{'val': 'note'}, 'a']}", "missing"},
        {"{'date': {'val': 'note'}}", "missing"},
        {"{'days_between': [{'val': 'start'}, {'as_of': []}]}", "missing"},
        {"{'add_days': [{'val': 'start'}, 1]}", "missing"},
        {"{'add_days': [{'as_of': []}, {'val': 'price'}]}", "missing"},
        {"{'add_days': [{'as_of': []}, {'param': 'broken'}]}",
         "error: the parameter has no value at the date"},
        {"{'add_months': [{'val': 'start'}, {'param': 'broken'}]}",
         "error: the parameter has no value at the date"},
        {"{'<': [1, {'val': 'price'}, {'param': 'broken'}]}",
         "error: the parameter has no value at the date"},
        /* an error before what is missing, whichever comes first */
        {"{'/': [{'val': 'price'}, {'param': 'broken'}]}",
         "error: the parameter has no value at the date"},
        {"{'/': [{'param': 'broken'}, {'val': 'price'}]}",
         "error: the parameter has no value at the date"},
        {"{'clamp': [{'val': 'price'}, {'param': 'broken'}, 3]}",
         "error: the parameter has no value at the date"},
        {"{'clamp': [{'param': 'broken'}, {'val': 'price'}, 3]}",
         "error: the parameter has no value at the date"},
        {"{'incident_rate': [{'val': 'price'}, {'param': 'broken'}]}",
         "error: the parameter has no value at the date"},
        {"{'+': [{'val': 'price'}, {'param': 'broken'}]}",
         "error: the parameter has no value at the date"},
        {"{'substr': [{'val': 'note'}, {'param': 'broken'}]}",
         "error: the parameter has no value at the date"},
        {"{'min': [{'val': 'price'}, {'param': 'broken'}]}",
         "error: the parameter has no value at the date"},
        {"{'cat': [{'val': 'note'}, {'param': 'broken'}]}",
         "error: the parameter has no value at the date"},
        {"{'==': [{'val': 'price'}, {'param': 'broken'}]}",
         "error: the parameter has no value at the date"},
        {"{'/': [{'val': 'price'}, {'val': 'hours'}]}", "missing"},
        {"{'-': [{'val': 'price'}, {'val': 'hours'}]}", "missing"},
        {"{'<': [3, 2, {'val': 'price'}]}", "no"}, /* the first half decides */
        {"{'<': [{'val': 'price'}, 3, 2]}", "no"}, /* and the second one */
        {"{'percentile_of': [" WORKERS ", " WAGE ", {'param': 'broken'}]}",
         "error: the parameter has no value at the date"},
        {"{'percentile_of': [" WORKERS ", " WAGE ", {'param': 'unset'}]}", "missing@1"},
        {"{'missing_some': [2, ['wage', 'price', 'insured']]}", "wage, price, insured"},
        {"{'!': {'missing_some': [1, ['wage', 'price']]}}", "no"},
        {"{'reduce': [" WORKERS
         ", {'+': [{'val': 'accumulator'}, {'val': ['current', 'wage']}]}, 0]}",
         "missing@1"},
        {"{'reduce': [" WORKERS
         ", {'cat': [{'val': 'accumulator'}, {'val': ['current', 'class']}]}, '>']}",
         ">guardleadclerk"},
        {"{'reduce': [" WORKERS
         ", {'or': [{'val': 'accumulator'}, {'val': ['current', 'full_time']}]}, "
         "false]}",
         "yes"},
        {"{'reduce': [" WORKERS ", {'+': [{'val': 'accumulator'}, 1]}, {'val': 'price'}]}",
         "missing@0"},
        {"{'var': ['price', 3]}", "3"},
        {"{'var': ['lines', 3]}", "3"},
        {"{'?\?': [{'val': 'price'}, {'val': 'hours'}, 7]}", "7"},
        {"{'?\?': [{'val': 'price'}, {'val': 'hours'}]}", "missing"},
        {"{'if': [{'val': 'insured'}, 1, 2]}", "missing"},
        {"{'==': [{'val': 'note'}, 'x']}", "missing"},
        {"{'==': [{'param': 'broken'}, {'val': 'price'}]}",
         "error: the parameter has no value at the date"},
    };
    check_rows(rows, COUNT(rows), gaps);
}

static void paths_that_lead_nowhere(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{'val': []}", "E410: a path begins with the name of a field"},
        {"{'val': [1, 'wage']}", "E410: a path begins with the name of a field"},
        {"{'val': ['workforce', -1, 'wage']}", "E410: the row of a table is a number from 0"},
        {"{'val': ['workforce', 1.5, 'wage']}", "E410: a name is written as a text, not computed"},
        {"{'val': ['workforce', 10000, 'wage']}", "E410: the row of a table is a number from 0"},
        {"{'val': ['workforce', 'wage', 1]}", "E410: the row of a table is a number from 0"},
        {"{'val': ['wage', 'wage']}", "E410: 'wage' is not a table: it has no columns"},
        {"{'val': [['a'], 'price']}",
         "E410: an outer scope is written [1] or [2], the levels outwards"},
        {"{'val': [[1.5], 'price']}",
         "E410: an outer scope is written [1] or [2], the levels outwards"},
        {"{'val': [[0], 'price']}",
         "E410: an outer scope is written [1] or [2], the levels outwards"},
        {"{'val': [[1], 'price']}", "E410: there are only 0 outer scopes here"},
        {"{'val': [[9], 'price']}",
         "E410: an outer scope is written [1] or [2], the levels outwards"},
        {"{'val': [[1, 2], 'price']}",
         "E410: an outer scope is written [1] or [2], the levels outwards"},
        {"{'val': true}", "E410: a name is written as a text, not computed"},
        {"{'var': ''}", "E410: a path begins with the name of a field"},
        {"{'var': 'a.b.c.d.e.f.g.h.i'}",
         "E410: a path has at most three parts: table, row, column"},
        {"{'var': 'workforce.123456.wage'}", "E410: the row of a table is a number from 0"},
        {"{'all': [" WORKERS ", {'==': [{'val': []}, 3]}]}",
         "E410: in a row expression a path is the name of one column"},
        {"{'reduce': [" WORKERS ", {'val': 'current'}, 0]}",
         "E410: in a row expression a path is the name of one column"},
        {"{'reduce': [" WORKERS ", {'val': ['accumulator', 'x']}, 0]}",
         "E410: in a row expression a path is the name of one column"},
        {"{'reduce': [" WORKERS ", {'val': 'wage'}, 0]}", "16.5"},
        {"{'reduce': [" WORKERS ", 1, {'val': 'lines'}]}",
         "E404: 'reduce' makes one number, text, date or yes/no value; it cannot start with a "
         "table"},
        {"{'fact': {'val': 'plan'}}", "E410: a name is written as a text, not computed"},
        {"{'param': {'val': 'plan'}}", "E410: a name is written as a text, not computed"},
        {"{'missing_some': [0, ['wage']]}",
         "E410: the number of needed answers is a whole number from 1"},
        {"{'missing_some': [1.5, ['wage']]}",
         "E410: the number of needed answers is a whole number from 1"},
        {"{'missing_some': ['a', ['wage']]}",
         "E410: the number of needed answers is a whole number from 1"},
        {"{'missing': ['wage', 'nobody']}", "E402: no field is called 'nobody'"},
        {"{'missing': [3]}", "E410: a path begins with the name of a field"},
        {"{'round': [{'val': 'wage'}, 13]}",
         "E408: the decimals of 'round' are a whole number from 0 to 12"},
        {"{'round': [{'val': 'wage'}, -1]}",
         "E408: the decimals of 'round' are a whole number from 0 to 12"},
        {"{'round': [{'val': 'wage'}, 1.5]}",
         "E408: the decimals of 'round' are a whole number from 0 to 12"},
        {"{'round': [{'val': 'wage'}, 'a']}",
         "E408: the decimals of 'round' are a whole number from 0 to 12"},
        {"{'round': [{'val': 'wage'}, 2, 'up']}",
         "E408: the mode of 'round' is \"half_up\", \"half_even\" or \"truncate\""},
        {"{'+': [12345678901234567890123456789012345678901, {'val': 'wage'}]}",
         "E105: this number has 41 significant digits; at most 34 are read"},
        {"{'min': [{'val': 'wage'}, {'val': 'start'}]}",
         "E404: 'min' needs a number, but this is a date"},
        {"{'min': [{'val': 'plan'}]}", "E404: 'min' needs a number, but this is a text"},
        {"{'min': {'val': ['workforce', 'class']}}",
         "E404: 'min' needs a number, but this is a list"},
        {"{'in': [{'val': 'wage'}, ['a']]}",
         "E404: 'in' looks for a number, but the list's items are texts"},
        {"{'in': [{'val': 'start'}, ['2026-02-30']]}",
         "E408: '2026-02-30' is not a date (use YYYY-MM-DD)"},
        {"{'in': [{'val': 'plan'}, ['gold', 'tin']]}",
         "E408: 'tin' is not a choice of the field 'plan'"},
        {"{'in': [{'val': 'wage'}, {'val': 'price'}]}",
         "E404: 'in' needs a list, but this is a number"},
        {"{'in': [null, ['a']]}",
         "E404: 'in' of null is always missing; ask with 'exists', or give a default with '?\?'"},
        {"{'cat': [{'val': 'insured'}, 'x']}",
         "E404: 'cat' needs a text, but this is a yes/no value"},
        {"{'cat': [null, 'x']}",
         "E404: 'cat' of null is always missing; ask with 'exists', or give a default with '?\?'"},
        {"{'matches': [{'val': 'note'}, {'val': 'plan'}]}",
         "E405: a pattern is written as a text, not computed"},
        {"{'matches': [{'val': 'note'}, '(']}",
         "E405: the pattern does not compile at character 2: missing closing parenthesis"},
        {"{'matches': [{'val': 'wage'}, 'a']}",
         "E404: 'matches' needs a text, but this is a number"},
        {"{'days_between': [{'val': 'wage'}, {'as_of': []}]}",
         "E404: 'days_between' needs a date, but this is a number"},
        {"{'days_between': ['2026-13-01', {'as_of': []}]}",
         "E408: '2026-13-01' is not a date (use YYYY-MM-DD)"},
        {"{'param': ['living_wage', {'val': 'wage'}]}",
         "E404: 'param' needs a date, but this is a number"},
        {"{'date': '2026-02-30'}", "E408: '2026-02-30' is not a date (use YYYY-MM-DD)"},
        {"{'date': 5}", "E404: 'date' needs a text, but this is a number"},
        {"{'merge': [[1], ['a']]}",
         "E404: the items of a list are all numbers, all texts or all dates; this is a text"},
        {"{'merge': [" WORKERS ", [1]]}",
         "E404: the items of a list are all numbers, all texts or all dates; this is a table"},
        {"{'count_of': [" WORKERS ", " FULL_TIME ", 'x']}",
         "E404: 'count_of' takes one test (where) and one number (weight) here, this is a text"},
        {"{'percentile_of': [" WORKERS ", " WAGE ", 'x']}",
         "E404: 'percentile_of' needs a number, but this is a text"},
        {"{'percentile_of': [" WORKERS ", " WAGE ", 101]}", "error: a percentile is from 0 to 100"},
        {"{'mean_of': [" WORKERS ", " WAGE ", 1]}",
         "E404: 'mean_of' takes one test (where) here, this is a number"},
        {"{'all': [{'val': 'wage'}, true]}", "E404: 'all' walks a table, but this is a number"},
        {"{'map': [" WORKERS ", " WORKERS "]}",
         "E402: the table 'workforce' has no column 'workforce'; the field of that name is "
         "{\"val\": [[1], \"workforce\"]} here"},
        {"{'if': [null, 1, 2]}",
         "E404: 'if' of null is always missing; ask with 'exists', or give a default with '?\?'"},
        {"{'and': [null]}",
         "E404: 'and' of null is always missing; ask with 'exists', or give a default with '?\?'"},
        {"{'==': [null, {'val': 'wage'}]}",
         "E404: '==' of null is always missing; ask with 'exists', or give a default with '?\?'"},
        {"{'!': " WORKERS "}", "E404: '!' needs a yes/no value, but this is a table"},
        {"{'?\?': [{'val': 'wage'}, 'x']}", "17.17"},
        {"{'?\?': [{'val': 'workforce'}, {'val': 'wage'}]}", "3 rows"},
    };
    check_rows(rows, COUNT(rows), full);
}

#define LONG_10  "aaaaaaaaaa"
#define LONG_100 LONG_10 LONG_10 LONG_10 LONG_10 LONG_10 LONG_10 LONG_10 LONG_10 LONG_10 LONG_10
#define LONG                                                                                       \
    LONG_100 LONG_100 LONG_100 LONG_100 LONG_100 LONG_100 LONG_100 LONG_100 LONG_100 LONG_100      \
        LONG_100

/* An error stays an error, whatever stands around it; only what decides without it goes past it. */
static void errors_stay(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{'in': [{'param': 'broken'}, [1, 2]]}", "error: the parameter has no value at the date"},
        {"{'in': [20, {'map': [" WORKERS ", {'param': 'broken'}]}]}",
         "error: the parameter has no value at the date@0"},
        {"{'substr': [{'val': 'note'}, {'param': 'broken'}]}",
         "error: the parameter has no value at the date"},
        {"{'cat': [{'param': 'broken'}, 'x']}", "error: the parameter has no value at the date"},
        {"{'round': [{'param': 'broken'}, 2]}", "error: the parameter has no value at the date"},
        {"{'abs': {'param': 'broken'}}", "error: the parameter has no value at the date"},
        {"{'-': {'param': 'broken'}}", "error: the parameter has no value at the date"},
        {"{'clamp': [1, {'param': 'broken'}, 3]}", "error: the parameter has no value at the date"},
        {"{'incident_rate': [{'param': 'broken'}, {'val': 'hours'}]}",
         "error: the parameter has no value at the date"},
        {"{'shortfall': [{'param': 'broken'}, 3]}",
         "error: the parameter has no value at the date"},
        {"{'min': [{'param': 'broken'}, 3]}", "error: the parameter has no value at the date"},
        {"{'*': [{'val': 'wage'}, {'param': 'broken'}]}",
         "error: the parameter has no value at the date"},
        {"{'/': [{'param': 'broken'}, 2]}", "error: the parameter has no value at the date"},
        {"{'if': [{'>': [{'param': 'broken'}, 1]}, 1, 2]}",
         "error: the parameter has no value at the date"},
        {"{'all': [" WORKERS ", {'>=': [" WAGE ", {'param': 'broken'}]}]}",
         "error: the parameter has no value at the date@0"},
        {"{'some': [" WORKERS ", {'>=': [" WAGE ", {'param': 'broken'}]}]}",
         "error: the parameter has no value at the date@0"},
        {"{'none': [" WORKERS ", {'>=': [" WAGE ", {'param': 'broken'}]}]}",
         "error: the parameter has no value at the date@0"},
        /* whether the rows count or not, all pass */
        {"{'all': [" WORKERS ", {'>': [" WAGE ", 1]}, {'>': [{'param': 'broken'}, 1]}]}", "yes"},
        {"{'sum_of': [" WORKERS ", {'*': [" WAGE ", {'param': 'broken'}]}]}",
         "error: the parameter has no value at the date@0"},
        {"{'mean_of': [" WORKERS ", {'*': [" WAGE ", {'param': 'broken'}]}]}",
         "error: the parameter has no value at the date@0"},
        {"{'weighted_mean_of': [" WORKERS ", " WAGE ", {'*': [" HEADS ", {'param': 'broken'}]}]}",
         "error: the parameter has no value at the date@0"},
        {"{'median_of': [" WORKERS ", {'+': [" WAGE ", {'param': 'broken'}]}]}",
         "error: the parameter has no value at the date@0"},
        {"{'percentile_of': [" WORKERS ", {'+': [" WAGE ", {'param': 'broken'}]}, 50]}",
         "error: the parameter has no value at the date@0"},
        {"{'count_of': [" WORKERS ", {'>': [" WAGE ", {'param': 'broken'}]}]}",
         "error: the parameter has no value at the date@0"},
        {"{'share_of': [" WORKERS ", {'>': [" WAGE ", {'param': 'broken'}]}]}",
         "error: the parameter has no value at the date@0"},
        {"{'min_of': [" WORKERS ", " WAGE ", {'>': [" WAGE ", {'param': 'broken'}]}]}",
         "error: the parameter has no value at the date@0"},
        {"{'reduce': [" WORKERS ", {'+': [{'val': 'accumulator'}, {'param': 'broken'}]}, 0]}",
         "error: the parameter has no value at the date@0"},
        {"{'count_of': [{'filter': [" WORKERS ", {'>': [" WAGE ", {'param': 'broken'}]}]}]}",
         "error: the parameter has no value at the date@0"},
        {"{'?\?': [{'param': 'broken'}, 3]}", "error: the parameter has no value at the date"},
        {"{'!': {'>': [{'param': 'broken'}, 1]}}", "error: the parameter has no value at the date"},
        {"{'and': [{'>': [{'param': 'broken'}, 1]}, {'val': 'insured'}]}",
         "error: the parameter has no value at the date"},
        {"{'or': [{'>': [{'param': 'broken'}, 1]}, {'val': 'licensed'}]}",
         "error: the parameter has no value at the date"},
        {"{'==': [{'param': 'broken'}, 3]}", "error: the parameter has no value at the date"},
        {"{'>': [3, {'param': 'broken'}]}", "error: the parameter has no value at the date"},
        {"{'and': [{'>': [{'param': 'broken'}, 1]}, {'val': 'licensed'}]}", "no"},
        {"{'or': [{'>': [{'param': 'broken'}, 1]}, {'val': 'insured'}]}", "yes"},
        {"{'<': [3, 2, {'param': 'broken'}]}", "no"},
        {"{'date': {'cat': ['2026-01-', {'-': [{'val': 'wage'}, 0.17]}]}}", "2026-01-17"},
        {"{'add_days': [{'val': 'start'}, {'*': [{'val': 'hours'}, 12]}]}",
         "error: a date is outside the years 1 to 9999"},
        {"{'add_days': [{'val': 'start'}, {'*': [{'val': 'hours'}, -4]}]}",
         "error: a date is outside the years 1 to 9999"},
        {"{'add_months': [{'val': 'start'}, {'*': [{'val': 'hours'}, -1]}]}",
         "error: a date is outside the years 1 to 9999"},
        {"{'matches': [{'cat': [{'val': 'note'}, '" LONG "']}, '^a']}",
         "error: the text is too long for a pattern"},
        {"{'matches': [{'cat': [{'val': 'note'}, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!']}, "
         "'^(a|aa)+$']}",
         "no"},
        {"{'min': {'map': [" WORKERS ", {'*': [" WAGE ", 2]}]}}", "33"},
        {"{'max': {'map': [" WORKERS ", {'val': 'hired'}]}}", "2024-02-29"},
        {"{'in': ['a', {'map': [{'val': 'lines'}, {'val': 'item'}]}]}", "yes"},
        {"{'in': [{'as_of': []}, {'map': [" WORKERS ", {'val': 'hired'}]}]}", "no"},
    };
    check_rows(rows, COUNT(rows), full);
}

static void several_faults_at_once(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{'all': [{'val': 'nobody'}, {'val': 'wage'}]}", "E402: no field is called 'nobody'"},
        {"{'reduce': [{'val': 'nobody'}, 1, 0]}", "E402: no field is called 'nobody'"},
        {"{'reduce': [" WORKERS ", 1, {'val': 'nobody'}]}", "E402: no field is called 'nobody'"},
        {"{'reduce': [" WORKERS ", {'foo': 1}, 0]}", "E401: no operator is called 'foo'"},
        {"{'map': [" WORKERS ", {'foo': 1}]}", "E401: no operator is called 'foo'"},
        {"{'map': [{'val': 'nobody'}, 1]}", "E402: no field is called 'nobody'"},
        {"{'min_of': [" WORKERS ", {'val': 'wgae'}, {'val': 'fulltime'}]}",
         "E402: the table 'workforce' has no column 'wgae'; did you mean 'wage'?\n"
         "E402: the table 'workforce' has no column 'fulltime'; did you mean 'full_time'?"},
        {"{'percentile_of': [" WORKERS ", {'val': 'wgae'}, {'val': [[1], 'nobody']}]}",
         "E402: the table 'workforce' has no column 'wgae'; did you mean 'wage'?\n"
         "E410: there are only 0 outer scopes here"},
        {"{'percentile_of': [" WORKERS ", " WAGE ", 'x', 'y']}",
         "E404: 'percentile_of' needs a number, but this is a text\n"
         "E404: 'percentile_of' takes one test (where) and one number (weight) here, this is a "
         "text"},
        {"{'count_of': [" WORKERS ", 3, 'x']}",
         "E404: 'count_of' needs a yes/no value, but this is a number\n"
         "E404: 'count_of' takes one test (where) and one number (weight) here, this is a text"},
        {"{'share_of': [" WORKERS ", 'x', 'y']}",
         "E404: 'share_of' needs a yes/no value, but this is a text\n"
         "E404: 'share_of' takes one test (where) and one number (weight) here, this is a text"},
        {"{'mean_of': [" WORKERS ", {'val': 'class'}, 'x']}",
         "E404: 'mean_of' needs a number, but this is a text\n"
         "E404: 'mean_of' takes one test (where) here, this is a text"},
        {"{'median_of': [" WORKERS ", {'val': 'class'}, 'x']}",
         "E404: 'median_of' needs a number, but this is a text\n"
         "E404: 'median_of' takes one test (where) and one number (weight) here, this is a text"},
        {"{'all': [" WORKERS
         ", {'all': [{'val': [[1], 'lines']}, {'all': [{'val': [[2], 'workforce']}, true]}]}]}",
         "E407: row expressions are nested more than 2 deep"},
        {"{'param': ['nobody', {'val': 'nowhere'}]}", "E402: no parameter is called 'nobody'\n"
                                                      "E402: no field is called 'nowhere'"},
        {"{'param': ['living_wage', '2026-02-30']}",
         "E408: '2026-02-30' is not a date (use YYYY-MM-DD)"},
        {"{'and': ['a', 3]}", "E404: 'and' needs a yes/no value, but this is a text\n"
                              "E404: 'and' needs a yes/no value, but this is a number"},
        {"{'+': ['a', true]}", "E404: '+' needs a number, but this is a text\n"
                               "E404: '+' needs a number, but this is a yes/no value"},
        {"{'incident_rate': ['a', 'b']}",
         "E404: 'incident_rate' needs a number, but this is a text\n"
         "E404: 'incident_rate' needs a number, but this is a text"},
        {"{'clamp': ['a', 1, 'b']}", "E404: 'clamp' needs a number, but this is a text\n"
                                     "E404: 'clamp' needs a number, but this is a text"},
        {"{'matches': [3, '(']}",
         "E405: the pattern does not compile at character 2: missing closing parenthesis"},
        {"{'add_days': ['x', 'y']}", "E408: 'x' is not a date (use YYYY-MM-DD)\n"
                                     "E404: 'add_days' needs a number, but this is a text"},
        {"{'in': [{'val': 'start'}, [3]]}",
         "E404: 'in' looks for a date, but the list's items are numbers"},
        {"{'in': ['x', {'val': 'insured'}]}",
         "E404: 'in' needs a list, but this is a yes/no value"},
        {"{'in': [{'val': 'workforce'}, [3]]}",
         "E404: 'in' looks for a table, but the list's items are numbers"},
        {"{'<': [{'val': 'lines'}, 3]}", "E404: '<' cannot compare a table"},
        {"{'!=': [{'val': 'insured'}, 'yes']}",
         "E404: '!=' cannot compare a yes/no value with a text"},
        {"{'min': [{'val': 'start'}, '2026-02-30']}",
         "E408: '2026-02-30' is not a date (use YYYY-MM-DD)"},
        {"{'max': [{'val': 'start'}, 3]}", "E404: 'max' needs a date, but this is a number"},
        {"{'cat': [{'val': 'lines'}]}", "E404: 'cat' needs a text, but this is a table"},
        {"{'merge': [{'missing': ['wage']}, 3]}",
         "E404: the items of a list are all numbers, all texts or all dates; this is a number"},
        {"{'missing_some': [10001, ['wage']]}",
         "E410: the number of needed answers is a whole number from 1"},
        {"{'round': [{'val': 'wage'}, {'val': 'hours'}]}",
         "E408: the decimals of 'round' are a whole number from 0 to 12"},
        {"{'var': ['wage', {'foo': 1}]}", "E401: no operator is called 'foo'"},
    };
    check_rows(rows, COUNT(rows), full);
}

/* Of different types nothing is the same, also where the bytes behind it are. */
static void values_that_are_the_same(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, full);
    const struct bg_value day = {.type = BG_V_DATE, .as.days = 1},
                          later = {.type = BG_V_DATE, .as.days = 2};
    const struct bg_value yes = {.type = BG_V_BOOL, .as.truth = true}, no = {.type = BG_V_BOOL};
    const struct bg_value missing = {.type = BG_V_MISSING};
    const struct bg_value values[] = {fixture_number("1"),
                                      fixture_number("0"),
                                      fixture_text("1"),
                                      fixture_text("10"),
                                      fixture_text("x"),
                                      day,
                                      later,
                                      yes,
                                      no,
                                      missing};
    for (size_t i = 0; i < COUNT(values); i++)
        for (size_t j = 0; j < COUNT(values); j++)
            assert_int_equal(bg_value_same(&values[i], &values[j]), i == j);
    const struct bg_value one = fixture_number("1.00"), text = fixture_text("x");
    assert_true(bg_value_same(&one, &values[0]));
    assert_true(bg_value_same(&text, &values[4]));
    fixture_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_that_do_not_fit), cmocka_unit_test(middles_and_ends),
        cmocka_unit_test(parts_of_texts),          cmocka_unit_test(rows_that_are_not_there),
        cmocka_unit_test(paths_that_lead_nowhere), cmocka_unit_test(errors_stay),
        cmocka_unit_test(several_faults_at_once),  cmocka_unit_test(values_that_are_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
