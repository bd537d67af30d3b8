/* Operands whose kind no ruleset fixes: an `if` with branches of several kinds gives what it gives, and what cannot
 * use it says so. Faults of two operands at once are both told. */
#include "t.h"

#include "logic_fixture.h"

static const char full[] =
    "{'wage': 17.17, 'plan': 'gold', 'insured': true, 'licensed': false, 'start': '2026-12-01',"
    " 'note': 'PSC-123',"
    " 'workforce': [{'class': 'guard', 'headcount': 10, 'wage': 20, 'full_time': true},"
    "               {'class': 'lead', 'headcount': 2, 'full_time': true},"
    "               {'class': 'clerk', 'headcount': 4, 'wage': 16.5, 'full_time': false}],"
    " 'lines': [{'item': 'a', 'quantity': 2, 'unit_price': 10.05}]}";

/* What comes is the second operand; what is known of it is nothing. */
#define UNKNOWN(value, other) "{'if': [{'val': 'insured'}, " value ", " other "]}"
#define TEXT                  UNKNOWN("{'val': 'note'}", "1")
#define NUMBER                UNKNOWN("{'val': 'wage'}", "'a'")
#define TRUTH                 UNKNOWN("{'val': 'insured'}", "1")
#define LIST                  UNKNOWN("[1, 2]", "1")
#define TABLE                 UNKNOWN("{'val': 'workforce'}", "1")
#define DATE                  UNKNOWN("{'val': 'start'}", "1")
#define WORKERS               "{'val': 'workforce'}"
#define WAGE                  "{'val': 'wage'}"
#define BROKEN                "{'param': 'broken'}"
#define UNSET                 "{'param': 'unset'}"

#define NO_TEXT    "error: text cannot be used here"
#define NO_NUMBER  "error: a number cannot be used here"
#define NO_TRUTH   "error: a yes/no value cannot be used here"
#define NO_DATE    "error: a date cannot be used here"
#define NO_LIST    "error: a single value is needed here, not a list"
#define NO_TABLE   "error: a single value is needed here, not a table"
#define NO_ORDER   "error: texts and yes/no values have no order"
#define TWO_KINDS  "error: two values of different kinds are compared"
#define NO_VALUE   "error: the parameter has no value at the date"
#define BY_NOTHING "error: division by zero"

struct row {
    const char *expression, *want;
};

static const char *given(struct fixture *f, const char *expression, enum bg_want want)
{
    const struct bg_logic *logic = fixture_compile(f, expression, want);
    if (!logic)
        return fixture_faults(f);
    struct bg_value value = bg_logic_eval(logic, &f->env);
    return fixture_value_text(f, &value);
}

static void check_rows(const struct row *rows, size_t n, enum bg_want want)
{
    int failed = 0;
    for (size_t i = 0; i < n; i++) {
        struct fixture f;
        fixture_init(&f, full);
        const char *got = given(&f, rows[i].expression, want);
        if (strcmp(got, rows[i].want) != 0) {
            print_error("%s\n  got  %s\n  want %s\n", rows[i].expression, got, rows[i].want);
            failed++;
        }
        fixture_end(&f);
    }
    assert_int_equal(failed, 0);
}

static void comparisons(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{'<': [" TEXT ", " TEXT "]}", NO_ORDER},
        {"{'>=': [" TRUTH ", " TRUTH "]}", NO_ORDER},
        {"{'<': [" NUMBER ", " NUMBER "]}", "no"},
        {"{'<=': [" DATE ", " DATE "]}", "yes"},
        {"{'<': [" NUMBER ", " TEXT "]}", TWO_KINDS},
        {"{'<': [1, " NUMBER ", " TEXT "]}", TWO_KINDS},
        {"{'<': [1, " NUMBER ", " NUMBER "]}", "no"},
        {"{'<': [1, " NUMBER ", 20]}", "yes"},
        {"{'<': [" NUMBER ", " TEXT ", " TEXT "]}", NO_ORDER},
        {"{'<': [" NUMBER ", " TRUTH ", " TRUTH "]}", NO_ORDER},
        {"{'<': [" UNSET ", " NUMBER ", " TEXT "]}", TWO_KINDS},
        {"{'<': [" UNSET ", " NUMBER ", 20]}", "missing"},
        {"{'<': [1, " NUMBER ", " UNSET "]}", "missing"},
        {"{'<': [" TEXT ", " NUMBER ", " UNSET "]}", TWO_KINDS},
        {"{'==': [" TEXT ", 'PSC-123']}", "yes"},
        {"{'==': [" TRUTH ", " TEXT "]}", TWO_KINDS},
        {"{'!=': [" TRUTH ", true]}", "no"},
        {"{'==': [" LIST ", " LIST "]}", TWO_KINDS},
        {"{'==': [" UNSET ", " UNSET "]}", "missing"},
    };
    check_rows(rows, COUNT(rows), BG_WANT_ANY);
}

static void operands_that_cannot_be_used(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{'+': [" TEXT ", 1]}", NO_TEXT},
        {"{'+': [" TRUTH ", 1]}", NO_TRUTH},
        {"{'+': [" DATE ", 1]}", NO_DATE},
        {"{'+': [" LIST ", 1]}", NO_LIST},
        {"{'+': [" TABLE ", 1]}", NO_TABLE},
        {"{'!': " NUMBER "}", NO_NUMBER},
        {"{'if': [" NUMBER ", 1, 2]}", NO_NUMBER},
        {"{'in': [" NUMBER ", " TEXT "]}", NO_NUMBER},
        {"{'in': [" TEXT ", " NUMBER "]}", NO_NUMBER},
        {"{'in': [" TEXT ", " TEXT "]}", "yes"},
        {"{'in': [" TEXT ", ['PSC-123']]}", "yes"},
        {"{'in': [17.17, {'merge': [" NUMBER "]}]}", "yes"},
        {"{'cat': [" TRUTH "]}", NO_TRUTH},
        {"{'cat': [" LIST "]}", NO_LIST},
        {"{'cat': [" TEXT ", " NUMBER ", " DATE "]}", "PSC-12317.172026-12-01"},
        {"{'cat': [" UNSET ", " UNSET "]}", "missing"},
        {"{'substr': [" NUMBER ", 1]}", NO_NUMBER},
        {"{'substr': [" BROKEN ", " BROKEN "]}",
         "E404: 'substr' needs a text, but this is a number"},
        {"{'substr': [{'val': 'plan'}, " UNSET ", " BROKEN "]}", NO_VALUE},
        {"{'matches': [" NUMBER ", 'a']}", NO_NUMBER},
        {"{'merge': [1, " TABLE "]}", NO_TABLE},
        {"{'merge': [" UNSET ", 2, " UNSET "]}", "missing"},
        {"{'merge': [" LIST ", 3]}", "1, 2, 3"},
        {"{'add_days': [" NUMBER ", 1]}", NO_NUMBER},
        {"{'add_days': [{'val': 'start'}, " TEXT "]}", NO_TEXT},
        {"{'date': " NUMBER "}", NO_NUMBER},
        {"{'round': [" TEXT ", 2]}", NO_TEXT},
        {"{'min': [" NUMBER ", " TEXT "]}", NO_TEXT},
        {"{'min': [" NUMBER ", " DATE "]}", TWO_KINDS},
        {"{'max': [" NUMBER ", " DATE "]}", TWO_KINDS},
        {"{'max': [" DATE ", " NUMBER "]}", TWO_KINDS},
        {"{'max': [" NUMBER ", " NUMBER ", 18, 3]}", "18"},
        {"{'min': [" UNSET ", " NUMBER ", " UNSET "]}", "missing"},
        {"{'min': {'merge': [{'val': 'wage'}, " TEXT "]}}", NO_TEXT},
        {"{'min': {'merge': [" TEXT ", {'val': 'wage'}]}}", NO_TEXT},
        {"{'min': {'merge': [{'val': 'wage'}, " DATE "]}}", NO_DATE},
        {"{'max': {'merge': [{'val': 'wage'}, 18, 3]}}", "18"},
        {"{'if': [" UNSET ", 1, 2]}", "E404: 'if' needs a yes/no value, but this is a number"},
    };
    check_rows(rows, COUNT(rows), BG_WANT_ANY);
}

/* The second row has no wage, the third divides by zero: an error counts before what is missing. */
static void rows_that_are_undecided(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{'map': [" WORKERS ", {'/': [1, {'-': [" WAGE ", 16.5]}]}]}", BY_NOTHING "@2"},
        {"{'map': [" WORKERS ", {'/': [1, {'-': [" WAGE ", 20]}]}]}", BY_NOTHING "@0"},
        {"{'map': [" WORKERS ", {'*': [" WAGE ", " WAGE "]}]}", "missing@1"},
        {"{'map': [" WORKERS ", {'if': [{'val': 'full_time'}, [1, 2], 1]}]}", NO_LIST "@0"},
        {"{'filter': [" WORKERS ", {'<': [{'/': [1, {'-': [" WAGE ", 16.5]}]}, 9]}]}",
         BY_NOTHING "@2"},
        {"{'filter': [" WORKERS ", {'<': [{'/': [1, {'-': [" WAGE ", 20]}]}, 9]}]}",
         BY_NOTHING "@0"},
        {"{'reduce': [" WORKERS ", {'if': [{'val': ['current', 'full_time']}, [1, 2], 1]}, 0]}",
         NO_LIST "@0"},
        {"{'max_of': [" WORKERS ", {'/': [1, {'-': [" WAGE ", 16.5]}]}]}", BY_NOTHING "@2"},
        {"{'some': [" WORKERS ", {'>': [" WAGE ", 99]}, {'<': [{'/': [1, {'-': [" WAGE
         ", 16.5]}]}, 9]}]}",
         "missing@1"},
    };
    check_rows(rows, COUNT(rows), BG_WANT_ANY);
}

static void faults_of_kinds(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{'if': [1, 2, 'a', 3, 4]}", "E404: 'if' needs a yes/no value, but this is a number\n"
                                      "E404: 'if' needs a yes/no value, but this is a text"},
        {"{'?\?': [{'val': 'start'}, 'tomorrow']}",
         "E408: 'tomorrow' is not a date (use YYYY-MM-DD)"},
        {"{'?\?': [{'val': 'start'}, '2026-01-31', '2026-02-28']}", "2026-12-01"},
        {"{'merge': [null]}",
         "E404: the items of a list are all numbers, all texts or all dates; this is null"},
        {"{'merge': [" WORKERS "]}",
         "E404: the items of a list are all numbers, all texts or all dates; this is a table"},
        {"{'in': [1, null]}",
         "E404: 'in' of null is always missing; ask with 'exists', or give a default with '?\?'"},
        {"{'in': [null, [1]]}",
         "E404: 'in' of null is always missing; ask with 'exists', or give a default with '?\?'"},
        {"{'in': [1, 2]}", "E404: 'in' needs a list, but this is a number"},
        {"{'in': [{'val': 'start'}, ['soon']]}", "E408: 'soon' is not a date (use YYYY-MM-DD)"},
        {"{'in': [{'val': 'plan'}, ['iron', 'lead']]}",
         "E408: 'iron' is not a choice of the field 'plan'\n"
         "E408: 'lead' is not a choice of the field 'plan'"},
        {"{'cat': [null]}",
         "E404: 'cat' of null is always missing; ask with 'exists', or give a default with '?\?'"},
        {"{'cat': [" WORKERS "]}", "E404: 'cat' needs a text, but this is a table"},
        {"{'cat': [[1]]}", "E404: 'cat' needs a text, but this is a list"},
        {"{'cat': [true]}", "E404: 'cat' needs a text, but this is a yes/no value"},
        {"{'substr': [1, 'a', 'b']}", "E404: 'substr' needs a text, but this is a number\n"
                                      "E404: 'substr' needs a number, but this is a text\n"
                                      "E404: 'substr' needs a number, but this is a text"},
        {"{'add_days': [1, 'a']}", "E404: 'add_days' needs a date, but this is a number\n"
                                   "E404: 'add_days' needs a number, but this is a text"},
        {"{'==': [null, null]}",
         "E404: '==' of null is always missing; ask with 'exists', or give a default with '?\?'\n"
         "E404: '==' of null is always missing; ask with 'exists', or give a default with '?\?'"},
        {"{'<': [" DATE ", 'soon']}", "E404: '<' cannot order texts"},
        {"{'if': [{'val': 'insured'}, [1], ['a']]}", "1"},
    };
    check_rows(rows, COUNT(rows), BG_WANT_ANY);
}

static void what_is_wanted(void **state)
{
    (void)state;
    static const struct row truths[] = {{TRUTH, "yes"}, {TEXT, NO_TEXT}, {TABLE, NO_TABLE}};
    static const struct row numbers[] = {{NUMBER, "17.17"}, {TRUTH, NO_TRUTH}, {DATE, NO_DATE}};
    static const struct row texts[] = {{TEXT, "PSC-123"}, {NUMBER, NO_NUMBER}, {LIST, NO_LIST}};
    check_rows(truths, COUNT(truths), BG_WANT_TRUTH);
    check_rows(numbers, COUNT(numbers), BG_WANT_NUMBER);
    check_rows(texts, COUNT(texts), BG_WANT_TEXT);
}

/* A table that was answered with no row is an answer that is not there. */
static void tables_without_rows(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{'exists': 'workforce'}", "no"},
        {"{'missing': ['workforce', 'wage']}", "workforce"},
        {"{'count_of': [" WORKERS "]}", "missing"},
        {"{'all': [" WORKERS ", {'val': 'full_time'}]}", "missing"},
        {"{'val': ['workforce', 'wage']}", "missing"},
        {"{'val': ['workforce', 0, 'wage']}", "missing"},
    };
    static const struct bg_table none = {.rows = 0, .columns = 5};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct fixture f;
        fixture_init(&f, full);
        f.slots[7] = (struct bg_value){.type = BG_V_TABLE, .row = -1, .as.table = &none};
        const char *got = given(&f, rows[i].expression, BG_WANT_ANY);
        if (strcmp(got, rows[i].want) != 0)
            fail_msg("%s: %s, not %s", rows[i].expression, got, rows[i].want);
        fixture_end(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comparisons),
        cmocka_unit_test(operands_that_cannot_be_used),
        cmocka_unit_test(rows_that_are_undecided),
        cmocka_unit_test(faults_of_kinds),
        cmocka_unit_test(what_is_wanted),
        cmocka_unit_test(tables_without_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
