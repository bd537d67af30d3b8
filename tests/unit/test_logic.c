/* Values of the strict profile: every operator, every rule of missing answers, and errors. The
 * expected values are worked out by hand. "missing@1" is missing because of row 1 (from 0). */
#include "t.h"

#include "logic_fixture.h"

static const char full[] =
    "{'wage': 17.17, 'price': 100000.50, 'plan': 'gold', 'insured': true, 'licensed': false,"
    " 'start': '2026-12-01', 'note': 'PSC-123', 'hours': 250000,"
    " 'workforce': ["
    "  {'class': 'guard', 'headcount': 10, 'wage': 17.17, 'full_time': true, 'hired': "
    "'2020-01-01'},"
    "  {'class': 'lead', 'headcount': 2, 'wage': 20, 'full_time': true, 'hired': '2021-05-05'},"
    "  {'class': 'clerk', 'headcount': 4, 'wage': 16.5, 'full_time': false,"
    "   'hired': '2024-02-29'}],"
    " 'lines': [{'item': 'a', 'quantity': 2, 'unit_price': 10.05},"
    "           {'item': 'b', 'quantity': 3, 'unit_price': 0.1}]}";

/* Row 1 lacks its wage and headcount, row 2 its full_time. */
static const char gaps[] =
    "{'price': null, 'note': '', 'lines': [], 'insured': true, 'licensed': false,"
    " 'workforce': [{'class': 'guard', 'headcount': 10, 'wage': 20, 'full_time': true},"
    "               {'class': 'lead', 'full_time': true},"
    "               {'class': 'clerk', 'headcount': 4, 'wage': 16.5}]}";

struct row {
    const char *label, *expression, *want;
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
            print_error("%s: %s\n  got  %s\n  want %s\n", rows[i].label, rows[i].expression, got,
                        rows[i].want);
            failed++;
        }
        fixture_end(&f);
    }
    assert_int_equal(failed, 0);
}

static void names(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"val", "{'val': 'wage'}", "17.17"},
        {"val in a list", "{'val': ['wage']}", "17.17"},
        {"val of a column", "{'val': ['workforce', 'wage']}", "17.17, 20, 16.5"},
        {"val of a cell", "{'val': ['workforce', 1, 'wage']}", "20"},
        {"val of no row", "{'val': ['workforce', 7, 'wage']}", "missing"},
        {"var", "{'var': 'wage'}", "17.17"},
        {"var with an unused default", "{'var': ['wage', 3]}", "17.17"},
        {"var with a dot", "{'var': 'workforce.wage'}", "17.17, 20, 16.5"},
        {"var with a row", "{'var': 'workforce.2.class'}", "clerk"},
        {"exists", "{'exists': 'wage'}", "yes"},
        {"exists column", "{'exists': ['workforce', 'wage']}", "yes"},
        {"missing", "{'missing': ['wage', 'price']}", "none"},
        {"missing_some", "{'missing_some': [1, ['wage', 'price']]}", "none"},
        {"coalesce", "{'?\?': [{'val': 'wage'}, 1]}", "17.17"},
        {"fact", "{'fact': 'place'}", "Baltimore"},
        {"param", "{'param': 'living_wage'}", "17.17"},
        {"param at a date", "{'param': ['living_wage', '2027-06-30']}", "18"},
        {"param at a field", "{'param': ['living_wage', {'val': 'start'}]}", "17.17"},
        {"param without value", "{'param': 'unset'}", "missing"},
        {"param in error", "{'param': 'broken'}", "error: the parameter has no value at the date"},
        {"as_of", "{'as_of': []}", "2026-11-24"},
        {"outer scope",
         "{'all': [{'val': 'workforce'}, {'<=': [{'val': 'wage'}, "
         "{'val': [[1], 'price']}]}]}",
         "yes"},
        {"row against its table",
         "{'count_of': [{'val': 'workforce'}, {'==': [{'val': 'wage'}, "
         "{'max_of': [{'val': [[1], 'workforce']}, {'val': 'wage'}]}]}]}",
         "2"},
        {"outer row",
         "{'sum_of': [{'val': 'workforce'}, {'sum_of': [{'val': [[1], 'lines']}, "
         "{'*': [{'val': 'quantity'}, {'val': [[1], 'headcount']}]}]}]}",
         "80"}, /* (2 + 3) x (10 + 2 + 4) */
    };
    check_rows(rows, COUNT(rows), full);
}

static void logic(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"and", "{'and': [{'val': 'insured'}, true]}", "yes"},
        {"and no", "{'and': [{'val': 'insured'}, {'val': 'licensed'}]}", "no"},
        {"or", "{'or': [{'val': 'licensed'}, {'val': 'insured'}]}", "yes"},
        {"or no", "{'or': [{'val': 'licensed'}, false]}", "no"},
        {"not", "{'!': {'val': 'licensed'}}", "yes"},
        {"not of a list", "{'!': {'missing': ['wage']}}", "yes"},
        {"not not", "{'!!': [{'val': 'licensed'}]}", "no"},
        {"if", "{'if': [{'val': 'insured'}, 10, 0]}", "10"},
        {"else if", "{'if': [{'val': 'licensed'}, 1, {'val': 'insured'}, 2, 3]}", "2"},
        {"else", "{'if': [{'val': 'licensed'}, 1, 3]}", "3"},
        {"no else", "{'if': [{'val': 'licensed'}, 1]}", "missing"},
        {"?:", "{'?:': [{'val': 'licensed'}, 1, 3]}", "3"},
        {"==", "{'==': [{'val': 'plan'}, 'gold']}", "yes"},
        {"== numbers", "{'==': [{'val': 'wage'}, 17.170]}", "yes"},
        {"== dates", "{'==': [{'val': 'start'}, '2026-12-01']}", "yes"},
        {"== yes/no", "{'==': [{'val': 'insured'}, false]}", "no"},
        {"===", "{'===': [{'val': 'plan'}, 'silver']}", "no"},
        {"!=", "{'!=': [{'val': 'plan'}, 'silver']}", "yes"},
        {"!==", "{'!==': [{'val': 'plan'}, 'gold']}", "no"},
        {"<", "{'<': [{'val': 'wage'}, 17.17]}", "no"},
        {"<=", "{'<=': [{'val': 'wage'}, 17.17]}", "yes"},
        {">", "{'>': [{'val': 'wage'}, 17.1699]}", "yes"},
        {">=", "{'>=': [{'val': 'wage'}, {'param': 'living_wage'}]}", "yes"},
        {"between", "{'<=': [1, {'val': 'wage'}, 17.17]}", "yes"},
        {"between, strictly", "{'<': [1, {'val': 'wage'}, 17.17]}", "no"},
        {"descending", "{'>=': [20, {'val': 'wage'}, 1]}", "yes"},
        {"dates", "{'<': [{'as_of': []}, {'val': 'start'}]}", "yes"},
        {"decimals are exact", "{'==': [{'+': [0.1, 0.2]}, 0.3]}", "yes"},
    };
    check_rows(rows, COUNT(rows), full);
}

static void numbers(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"+", "{'+': [{'val': 'wage'}, 0.83]}", "18"},
        {"+ one", "{'+': [{'val': 'wage'}]}", "17.17"},
        {"-", "{'-': [{'val': 'wage'}, 20]}", "-2.83"},
        {"- one", "{'-': {'val': 'wage'}}", "-17.17"},
        {"*", "{'*': [{'val': 'wage'}, 2, 10]}", "343.4"},
        {"/", "{'/': [1, 3]}", "0.333333333333"},
        {"/ half to even", "{'/': [{'val': 'price'}, 8]}", "12500.0625"},
        {"/ by zero", "{'/': [{'val': 'price'}, {'-': [{'val': 'wage'}, 17.17]}]}",
         "error: division by zero"},
        {"%", "{'%': [{'val': 'wage'}, 5]}", "2.17"},
        {"% negative", "{'%': [{'-': {'val': 'wage'}}, 5]}", "-2.17"},
        {"min", "{'min': [{'val': 'wage'}, 3, 20]}", "3"},
        {"max", "{'max': [{'val': 'wage'}, 3, 20]}", "20"},
        {"min of a list", "{'min': {'val': ['workforce', 'wage']}}", "16.5"},
        {"max of dates", "{'max': [{'val': 'start'}, '2027-01-01']}", "2027-01-01"},
        {"abs", "{'abs': {'-': [{'val': 'wage'}, 20]}}", "2.83"},
        {"round half up", "{'round': [{'*': [{'val': 'wage'}, 50]}, 0]}", "859"}, /* 858.5 */
        {"round half even", "{'round': [{'*': [{'val': 'wage'}, 50]}, 0, 'half_even']}", "858"},
        {"truncate", "{'round': [{'val': 'wage'}, 1, 'truncate']}", "17.1"},
        {"shortfall", "{'shortfall': [20, {'val': 'wage'}]}", "2.83"},
        {"shortfall of nothing", "{'shortfall': [17.17, {'val': 'wage'}]}", "0"},
        {"shortfall over", "{'shortfall': [5, {'val': 'wage'}]}", "0"},
        {"clamp", "{'clamp': [{'val': 'wage'}, 0, 10]}", "10"},
        {"clamp low", "{'clamp': [{'val': 'wage'}, 18, 30]}", "18"},
        {"clamp inside", "{'clamp': [{'val': 'wage'}, 0, 30]}", "17.17"},
        {"clamp upside down", "{'clamp': [1, {'val': 'wage'}, 2]}",
         "error: the low end of a range is above its high end"},
        {"incident_rate", "{'incident_rate': [7, {'val': 'hours'}]}", "5.6"},
        {"incident_rate without hours", "{'incident_rate': [7, {'-': [{'val': 'hours'}, 250000]}]}",
         "error: an incident rate needs more than 0 hours worked"},
        {"too large", "{'*': [{'val': 'price'}, 1e20, {'val': 'price'}, 1e20]}",
         "error: a number is too large"},
    };
    check_rows(rows, COUNT(rows), full);
}

static void rows_of_tables(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"all", "{'all': [{'val': 'workforce'}, {'>=': [{'val': 'wage'}, 16.5]}]}", "yes"},
        {"all no", "{'all': [{'val': 'workforce'}, {'>=': [{'val': 'wage'}, 17]}]}", "no"},
        {"all where",
         "{'all': [{'val': 'workforce'}, {'>=': [{'val': 'wage'}, 17]}, "
         "{'val': 'full_time'}]}",
         "yes"},
        {"all where none",
         "{'all': [{'val': 'workforce'}, {'>=': [{'val': 'wage'}, 17]}, "
         "{'==': [{'val': 'class'}, 'nurse']}]}",
         "missing"},
        {"some", "{'some': [{'val': 'workforce'}, {'>': [{'val': 'wage'}, 19]}]}", "yes"},
        {"some no", "{'some': [{'val': 'workforce'}, {'>': [{'val': 'wage'}, 20]}]}", "no"},
        {"none", "{'none': [{'val': 'workforce'}, {'>': [{'val': 'wage'}, 20]}]}", "yes"},
        {"none no", "{'none': [{'val': 'workforce'}, {'<': [{'val': 'wage'}, 17]}]}", "no"},
        {"map", "{'map': [{'val': 'lines'}, {'*': [{'val': 'quantity'}, {'val': 'unit_price'}]}]}",
         "20.1, 0.3"},
        {"map of a list", "{'map': [[1, 2], {'+': [{'val': []}, 1]}]}", "2, 3"},
        {"filter", "{'filter': [{'val': 'workforce'}, {'val': 'full_time'}]}", "2 rows"},
        {"filter, then all",
         "{'all': [{'filter': [{'val': 'workforce'}, {'val': 'full_time'}]}, "
         "{'>': [{'val': 'wage'}, 17]}]}",
         "yes"},
        {"filter of a list", "{'filter': [[1, 2, 3], {'>': [{'val': []}, 1]}]}", "2, 3"},
        {"filter nothing", "{'filter': [[1, 2, 3], {'>': [{'val': []}, 5]}]}", "missing"},
        {"reduce",
         "{'reduce': [{'val': 'workforce'}, {'+': [{'val': 'accumulator'}, "
         "{'val': ['current', 'headcount']}]}, 100]}",
         "116"},
        {"reduce a list",
         "{'reduce': [[2, 3], {'*': [{'var': 'accumulator'}, "
         "{'var': 'current'}]}, 1]}",
         "6"},
        {"merge", "{'merge': [[1, 2], 3, [4]]}", "1, 2, 3, 4"},
        {"min_of", "{'min_of': [{'val': 'workforce'}, {'val': 'wage'}]}", "16.5"},
        {"min_of where",
         "{'min_of': [{'val': 'workforce'}, {'val': 'wage'}, "
         "{'val': 'full_time'}]}",
         "17.17"},
        {"min_of dates", "{'min_of': [{'val': 'workforce'}, {'val': 'hired'}]}", "2020-01-01"},
        {"max_of", "{'max_of': [{'val': 'workforce'}, {'val': 'wage'}]}", "20"},
        {"max_of dates", "{'max_of': [{'val': 'workforce'}, {'val': 'hired'}]}", "2024-02-29"},
        {"sum_of",
         "{'sum_of': [{'val': 'workforce'}, {'*': [{'val': 'headcount'}, "
         "{'val': 'wage'}]}]}",
         "277.7"}, /* 171.7 + 40 + 66 */
        {"sum_of no rows",
         "{'sum_of': [{'val': 'workforce'}, {'val': 'wage'}, "
         "{'>': [{'val': 'wage'}, 50]}]}",
         "0"},
        {"mean_of", "{'mean_of': [{'val': 'lines'}, {'val': 'unit_price'}]}", "5.075"},
        {"mean_of counts rows once", "{'mean_of': [{'val': 'workforce'}, {'val': 'headcount'}]}",
         "5.333333333333"},
        {"weighted_mean_of", "{'weighted_mean_of': [{'val': 'workforce'}, {'val': 'wage'}]}",
         "17.35625"}, /* 277.7 / 16 */
        {"weighted_mean_of, own weight",
         "{'weighted_mean_of': [{'val': 'lines'}, {'val': 'unit_price'}, {'val': 'quantity'}]}",
         "4.08"}, /* 20.4 / 5 */
        {"weight before where",
         "{'weighted_mean_of': [{'val': 'workforce'}, {'val': 'wage'}, 1, {'val': 'full_time'}]}",
         "18.585"},
        {"median_of workers", "{'median_of': [{'val': 'workforce'}, {'val': 'wage'}]}", "17.17"},
        {"median_of classes", "{'median_of': [{'val': 'workforce'}, {'val': 'wage'}, 1]}", "17.17"},
        {"median_of an even number", "{'median_of': [{'val': 'lines'}, {'val': 'unit_price'}]}",
         "5.075"},
        {"median_of workers, half and half",
         "{'median_of': [{'val': 'workforce'}, {'val': 'wage'}, "
         "{'if': [{'==': [{'val': 'class'}, 'clerk']}, 2, {'==': [{'val': 'class'}, 'lead']}, 2, "
         "0]}]}",
         "18.25"}, /* 16.5, 16.5, 20, 20 */
        {"percentile_of 50 is the median",
         "{'percentile_of': [{'val': 'workforce'}, {'val': 'wage'}, 50]}", "17.17"},
        {"percentile_of", "{'percentile_of': [{'val': 'workforce'}, {'val': 'wage'}, 25]}",
         "17.0025"}, /* h = 3.75 between the 4th, 16.5, and the 5th, 17.17 */
        {"percentile_of 100", "{'percentile_of': [{'val': 'workforce'}, {'val': 'wage'}, 100]}",
         "20"},
        {"percentile_of 0", "{'percentile_of': [{'val': 'workforce'}, {'val': 'wage'}, 0]}",
         "16.5"},
        {"count_of people", "{'count_of': [{'val': 'workforce'}, {'val': 'full_time'}]}", "12"},
        {"count_of all people", "{'count_of': [{'val': 'workforce'}]}", "16"},
        {"count_of rows", "{'count_of': [{'val': 'workforce'}, {'val': 'full_time'}, 1]}", "2"},
        {"count_of lines", "{'count_of': [{'val': 'lines'}, {'>': [{'val': 'quantity'}, 2]}]}",
         "1"},
        {"share_of", "{'share_of': [{'val': 'workforce'}, {'val': 'full_time'}]}", "0.75"},
        {"share_of where",
         "{'share_of': [{'val': 'workforce'}, {'val': 'full_time'}, "
         "{'<': [{'val': 'wage'}, 19]}]}",
         "0.714285714286"}, /* 10 / 14 */
        {"negative weight", "{'share_of': [{'val': 'workforce'}, {'val': 'full_time'}, -1]}",
         "error: a headcount or weight is negative@0"},
        {"no weight", "{'share_of': [{'val': 'workforce'}, {'val': 'full_time'}, 0]}",
         "error: the headcounts or weights add up to 0"},
        {"percent out of range", "{'percentile_of': [{'val': 'lines'}, {'val': 'quantity'}, 101]}",
         "error: a percentile is from 0 to 100"},
    };
    check_rows(rows, COUNT(rows), full);
}

static void texts_and_dates(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"in a list", "{'in': [{'val': 'plan'}, ['gold', 'silver']]}", "yes"},
        {"not in a list", "{'in': [{'val': 'wage'}, [1, 2]]}", "no"},
        {"in computed", "{'in': [{'val': 'wage'}, [{'param': 'living_wage'}, 1]]}", "yes"},
        {"in a text", "{'in': ['PSC', {'val': 'note'}]}", "yes"},
        {"in dates", "{'in': [{'val': 'start'}, ['2026-12-01']]}", "yes"},
        {"in a column", "{'in': ['clerk', {'val': ['workforce', 'class']}]}", "yes"},
        {"cat", "{'cat': [{'val': 'note'}, '/', {'val': 'wage'}, ' ', {'val': 'start'}]}",
         "PSC-123/17.17 2026-12-01"},
        {"substr", "{'substr': [{'val': 'note'}, 4]}", "123"},
        {"substr from the end", "{'substr': [{'val': 'note'}, -2, 1]}", "2"},
        {"substr leaving off", "{'substr': [{'val': 'note'}, 0, -4]}", "PSC"},
        {"substr counts characters", "{'substr': ['h\\u00e9llo', 1, 2]}", "\xc3\xa9l"},
        {"matches", "{'matches': [{'val': 'note'}, '^PSC-[0-9]+$']}", "yes"},
        {"matches searches", "{'matches': [{'val': 'note'}, '[0-9]{4}']}", "no"},
        {"date", "{'date': '2026-02-28'}", "2026-02-28"},
        {"date of no date", "{'date': {'val': 'note'}}",
         "error: text is not a date (use YYYY-MM-DD)"},
        {"days_between", "{'days_between': [{'as_of': []}, {'val': 'start'}]}", "7"},
        {"days_between literals", "{'days_between': ['2024-02-28', '2024-03-01']}", "2"},
        {"add_days", "{'add_days': [{'val': 'start'}, 31]}", "2027-01-01"},
        {"add_months", "{'add_months': ['2024-01-31', 1]}", "2024-02-29"},
        {"add_months back", "{'add_months': [{'val': 'start'}, -12]}", "2025-12-01"},
        {"add part of a day", "{'add_days': [{'val': 'start'}, {'val': 'wage'}]}",
         "error: days and months are added in whole numbers"},
        {"date out of range", "{'add_days': [{'val': 'start'}, 3999999]}",
         "error: a date is outside the years 1 to 9999"},
    };
    check_rows(rows, COUNT(rows), full);
}

/* The cases of the study of rule engines, then each rule of the design's section 4. */
static void missing_answers(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"missing <= 15", "{'<=': [{'val': 'wage'}, 15]}", "missing"},
        {"null <= 15", "{'<=': [{'val': 'price'}, 15]}", "missing"},
        {"missing == 0", "{'==': [{'val': 'wage'}, 0]}", "missing"},
        {"missing != yes", "{'!=': [{'val': 'plan'}, 'gold']}", "missing"},
        {"not missing", "{'!': {'in': [{'val': 'plan'}, ['gold']]}}", "missing"},
        {"all, one row lacks it", "{'all': [{'val': 'workforce'}, {'>=': [{'val': 'wage'}, 16]}]}",
         "missing@1"},
        {"none, one row lacks it", "{'none': [{'val': 'workforce'}, {'>': [{'val': 'wage'}, 60]}]}",
         "missing@1"},
        {"min, one row lacks it", "{'min_of': [{'val': 'workforce'}, {'val': 'wage'}]}",
         "missing@1"},
        {"sum, one row lacks it", "{'sum_of': [{'val': 'workforce'}, {'val': 'wage'}]}",
         "missing@1"},
        {"empty text", "{'==': [{'val': 'note'}, 'x']}", "missing"},
        {"empty table", "{'all': [{'val': 'lines'}, {'>': [{'val': 'quantity'}, 0]}]}", "missing"},
        {"count of an empty table", "{'count_of': [{'val': 'lines'}]}", "missing"},
        {"and: false decides", "{'and': [{'val': 'plan'}, 1]}",
         "E404: 'and' needs a yes/no value, but this is a text\n"
         "E404: 'and' needs a yes/no value, but this is a number"},
        {"and: false decides over missing",
         "{'and': [{'>': [{'val': 'wage'}, 1]}, {'val': 'licensed'}]}", "no"},
        {"and: missing", "{'and': [{'>': [{'val': 'wage'}, 1]}, {'val': 'insured'}]}", "missing"},
        {"and: error before missing",
         "{'and': [{'>': [{'val': 'wage'}, 1]}, {'>': [{'param': 'broken'}, 1]}]}",
         "error: the parameter has no value at the date"},
        {"and: false before error",
         "{'and': [{'>': [{'param': 'broken'}, 1]}, {'val': 'licensed'}]}", "no"},
        {"or: true decides over missing",
         "{'or': [{'>': [{'val': 'wage'}, 1]}, {'val': 'insured'}]}", "yes"},
        {"or: missing", "{'or': [{'>': [{'val': 'wage'}, 1]}, {'val': 'licensed'}]}", "missing"},
        {"or: true before error", "{'or': [{'>': [{'param': 'broken'}, 1]}, {'val': 'insured'}]}",
         "yes"},
        {"or: error before missing",
         "{'or': [{'>': [{'val': 'wage'}, 1]}, {'>': [{'param': 'broken'}, 1]}]}",
         "error: the parameter has no value at the date"},
        {"if: never the else branch", "{'if': [{'>': [{'val': 'wage'}, 1]}, 'a', 'b']}", "missing"},
        {"if: the branch not taken does not matter",
         "{'if': [{'val': 'insured'}, 1, {'val': 'wage'}]}", "1"},
        {"all: one failing row decides",
         "{'all': [{'val': 'workforce'}, {'>=': [{'val': 'wage'}, 17]}]}", "no"},
        {"none: one passing row decides",
         "{'none': [{'val': 'workforce'}, {'<': [{'val': 'wage'}, 17]}]}", "no"},
        {"some: one passing row decides",
         "{'some': [{'val': 'workforce'}, {'<': [{'val': 'wage'}, 17]}]}", "yes"},
        {"some: else missing", "{'some': [{'val': 'workforce'}, {'<': [{'val': 'wage'}, 9]}]}",
         "missing@1"},
        {"all: error before missing",
         "{'all': [{'val': 'workforce'}, {'>': [{'/': [{'val': 'wage'}, {'-': [{'val': 'wage'}, "
         "16.5]}]}, 0]}]}",
         "error: division by zero@2"},
        {"all: where false leaves the row out",
         "{'all': [{'val': 'workforce'}, {'>=': [{'val': 'wage'}, 16]}, {'!=': [{'val': 'class'}, "
         "'lead']}]}",
         "yes"},
        {"all: where missing on a passing row",
         "{'all': [{'val': 'workforce'}, {'!=': [{'val': 'class'}, 'x']}, {'val': 'full_time'}]}",
         "yes"},
        {"all: where missing on a failing row",
         "{'all': [{'val': 'workforce'}, {'!=': [{'val': 'class'}, 'clerk']}, "
         "{'val': 'full_time'}]}",
         "missing@2"},
        {"min_of: where leaves the gap out",
         "{'min_of': [{'val': 'workforce'}, {'val': 'wage'}, {'exists': 'wage'}]}", "16.5"},
        {"count_of: a headcount is missing",
         "{'count_of': [{'val': 'workforce'}, {'!=': [{'val': 'class'}, 'x']}]}", "missing@1"},
        {"count_of: rows need no headcount",
         "{'count_of': [{'val': 'workforce'}, {'!=': [{'val': 'class'}, 'x']}, 1]}", "3"},
        {"share_of", "{'share_of': [{'val': 'workforce'}, {'val': 'full_time'}, 1]}", "missing@2"},
        {"arithmetic", "{'+': [1, {'val': 'wage'}]}", "missing"},
        {"arithmetic: error before missing", "{'+': [{'val': 'wage'}, {'param': 'broken'}]}",
         "error: the parameter has no value at the date"},
        {"division: missing before zero is asked", "{'/': [{'val': 'wage'}, {'val': 'hours'}]}",
         "missing"},
        {"between: one side decides", "{'<': [{'val': 'wage'}, 5, 3]}", "no"},
        {"between: else missing", "{'<': [{'val': 'wage'}, 5, 7]}", "missing"},
        {"?? consumes", "{'?\?': [{'val': 'wage'}, {'val': 'price'}, 3]}", "3"},
        {"?? keeps errors", "{'?\?': [{'param': 'broken'}, 3]}",
         "error: the parameter has no value at the date"},
        {"default consumes", "{'var': ['wage', 15]}", "15"},
        {"exists consumes", "{'exists': 'wage'}", "no"},
        {"exists of an empty table", "{'exists': 'lines'}", "no"},
        {"exists of a column with a gap", "{'exists': ['workforce', 'wage']}", "no"},
        {"missing lists", "{'missing': ['wage', 'insured', 'lines']}", "wage, lines"},
        {"missing_some: enough", "{'missing_some': [1, ['wage', 'insured']]}", "none"},
        {"missing_some: too few", "{'missing_some': [2, ['wage', 'insured']]}", "wage"},
        {"cat", "{'cat': ['a', {'val': 'note'}]}", "missing"},
        {"substr", "{'substr': [{'val': 'note'}, 1]}", "missing"},
        {"matches", "{'matches': [{'val': 'note'}, 'a']}", "missing"},
        {"in", "{'in': [{'val': 'wage'}, [1, 2]]}", "missing"},
        {"date", "{'add_days': [{'val': 'start'}, 1]}", "missing"},
        {"map", "{'map': [{'val': 'workforce'}, {'val': 'wage'}]}", "missing@1"},
        {"a column with a gap", "{'val': ['workforce', 'wage']}", "missing@1"},
        {"reduce",
         "{'reduce': [{'val': 'workforce'}, {'+': [{'val': 'accumulator'}, "
         "{'val': ['current', 'wage']}]}, 0]}",
         "missing@1"},
        {"param of a missing date", "{'param': ['living_wage', {'val': 'start'}]}", "missing"},
        {"null in a branch", "{'if': [{'val': 'insured'}, null, 1]}", "missing"},
    };
    check_rows(rows, COUNT(rows), gaps);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),           cmocka_unit_test(logic),
        cmocka_unit_test(numbers),         cmocka_unit_test(rows_of_tables),
        cmocka_unit_test(texts_and_dates), cmocka_unit_test(missing_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
