/* Expressions as sentences, what they read and compare, and their traces. */
#include "t.h"

#include "logic_fixture.h"

static const char bid[] =
    "{'wage': 15.20, 'price': 1250000, 'insured': true,"
    " 'workforce': [{'class': 'guard', 'headcount': 10, 'wage': 15.20, 'full_time': true},"
    "               {'class': 'lead', 'headcount': 4, 'wage': 17, 'full_time': true},"
    "               {'class': 'clerk', 'headcount': 18, 'wage': 20, 'full_time': false}]}";

static void words(void **state)
{
    (void)state;
    static const struct {
        const char *expression, *want;
    } rows[] = {
        {"{'>=': [{'min_of': [{'val': 'workforce'}, {'val': 'wage'}]}, {'param': 'living_wage'}]}",
         "lowest hourly wage of all workers is at least the living wage (17.17 USD/hour)"},
        {"{'all': [{'val': 'workforce'}, {'>=': [{'val': 'wage'}, {'param': 'living_wage'}]}]}",
         "hourly wage of every worker class is at least the living wage (17.17 USD/hour)"},
        {"{'none': [{'val': 'workforce'}, {'<': [{'val': 'wage'}, 15]}]}",
         "hourly wage of every worker class is at least 15.00 USD/hour"},
        {"{'some': [{'val': 'lines'}, {'>': [{'val': 'unit_price'}, 1000]}]}",
         "unit price of at least one row of price schedule is more than 1,000 USD"},
        {"{'!': {'all': [{'val': 'workforce'}, {'val': 'full_time'}]}}",
         "full time of at least one worker class is no"},
        {"{'all': [{'val': 'workforce'}, {'>=': [{'val': 'wage'}, 15]}, "
         "{'==': [{'val': 'class'}, 'guard']}]}",
         "hourly wage of every worker class where job class is \"guard\" is at least 15.00 "
         "USD/hour"},
        {"{'all': [{'val': 'workforce'}, {'fact': 'value'}]}", ""}, /* a fault */
        {"{'>=': [{'share_of': [{'val': 'workforce'}, {'val': 'full_time'}]}, 0.25]}",
         "share of workers where full time is yes is at least 25 %"},
        {"{'count_of': [{'val': 'workforce'}, {'val': 'full_time'}, {'>': [{'val': 'wage'}, 15]}]}",
         "number of workers where full time is yes, among those where hourly wage is more than "
         "15.00 "
         "USD/hour"},
        {"{'percentile_of': [{'val': 'workforce'}, {'val': 'wage'}, 25]}",
         "25th percentile of hourly wage of all workers"},
        {"{'mean_of': [{'val': 'workforce'}, {'val': 'wage'}]}",
         "mean hourly wage of all worker classes"},
        {"{'weighted_mean_of': [{'val': 'workforce'}, {'val': 'wage'}]}",
         "mean hourly wage of all workers"},
        {"{'and': [{'val': 'insured'}, {'!': {'val': 'licensed'}}]}",
         "insured is yes and licensed is no"},
        {"{'and': [{'val': 'insured'}, {'or': [{'val': 'licensed'}, {'exists': 'note'}]}]}",
         "insured is yes and (licensed is yes or note is answered)"},
        {"{'!': {'or': [{'val': 'licensed'}, {'<': [{'val': 'wage'}, 15]}]}}",
         "licensed is no and lowest wage is at least 15.00 USD/hour"},
        {"{'in': [{'val': 'plan'}, ['gold', 'silver']]}", "health plan is \"gold\" or \"silver\""},
        {"{'!': {'missing': ['wage', 'price', 'plan']}}",
         "all of lowest wage, contract price and health plan are answered"},
        {"{'<': [{'val': 'start'}, '2027-01-01']}", "start of work is before 2027-01-01"},
        {"{'<=': [10, {'val': 'wage'}, 20]}", "lowest wage is between 10 and 20.00 USD/hour"},
        {"{'<=': [100000, {'val': 'price'}]}", "contract price is at least 100,000 USD"},
        {"{'>': [{'fact': 'value'}, 100000]}",
         "the contract value (250,000 USD) is more than 100,000 USD"},
        {"{'if': [{'val': 'insured'}, 10, 0]}", "10 if insured is yes, otherwise 0"},
        {"{'*': [{'+': [{'val': 'wage'}, 2]}, 2080]}",
         "(lowest wage plus 2.00 USD/hour) times 2,080"},
        {"{'matches': [{'val': 'note'}, '^PSC']}", "note matches the pattern \"^PSC\""},
        {"{'add_months': [{'val': 'start'}, 12]}", "12 months after start of work"},
        {"{'?\?': [{'val': 'wage'}, 0]}", "lowest wage (or 0.00 USD/hour where not answered)"},
        {"{'>=': [{'max': [{'param': 'living_wage'}, {'val': 'wage'}]}, 15]}",
         "the highest of the living wage (17.17 USD/hour) and lowest wage is at least 15.00 "
         "USD/hour"},
        {"{'<=': [{'incident_rate': [3, {'val': 'hours'}]}, 2.5]}",
         "the rate per 200,000 hours of 3 in hours worked is at most 2.5"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct fixture f;
        struct bg_buf out;
        fixture_init(&f, bid);
        bg_buf_init(&out, f.arena);
        const struct bg_logic *logic = fixture_compile(&f, rows[i].expression, BG_WANT_ANY);
        if (logic)
            bg_logic_words(logic, &f.env, &out);
        assert_string_equal(bg_buf_text(&out), rows[i].want);
        fixture_end(&f);
    }
}

/* Every operator once more, also turned round. */
static void words_of_each_operator(void **state)
{
    (void)state;
    static const struct {
        const char *expression, *want;
    } rows[] = {
        {"{'val': ['workforce', 1, 'wage']}", "hourly wage in row 2 of workforce"},
        {"{'val': ['workforce', 'wage']}", "hourly wage of workforce"},
        {"{'<': [{'as_of': []}, {'val': 'start'}]}",
         "the date of the evaluation (2026-11-24) is before start of work"},
        {"{'==': [{'param': ['living_wage', {'val': 'start'}]}, 18]}",
         "the living wage at start of work is 18.00 USD/hour"},
        {"{'missing': ['wage']}", "what is not answered of lowest wage"},
        {"{'!!': {'missing': ['wage', 'plan']}}",
         "not all of lowest wage and health plan are answered"},
        {"{'!!': {'missing': ['wage']}}", "lowest wage is not answered"},
        {"{'!!': {'missing_some': [2, ['wage', 'plan', 'note']]}}",
         "fewer than 2 of lowest wage, health plan and note are answered"},
        {"{'!': {'missing_some': [2, ['wage', 'plan', 'note']]}}",
         "at least 2 of lowest wage, health plan and note are answered"},
        {"{'!': {'missing': ['wage']}}", "lowest wage is answered"},
        {"{'!': {'exists': 'note'}}", "note is not answered"},
        {"{'>': [{'val': 'start'}, '2027-01-01']}", "start of work is after 2027-01-01"},
        {"{'>=': [{'val': 'start'}, '2027-01-01']}", "start of work is on or after 2027-01-01"},
        {"{'<=': [{'val': 'start'}, '2027-01-01']}", "start of work is on or before 2027-01-01"},
        {"{'!': {'<=': [10, {'val': 'wage'}, 20]}}",
         "lowest wage is not between 10 and 20.00 USD/hour"},
        {"{'<': [10, {'val': 'wage'}, 20]}",
         "lowest wage is more than 10 and less than 20.00 USD/hour"},
        {"{'>': [20, {'val': 'wage'}, 10]}",
         "lowest wage is less than 20 and more than 10.00 USD/hour"},
        {"{'>=': [20, {'val': 'wage'}, 10]}", "lowest wage is between 10 and 20.00 USD/hour"},
        {"{'!': {'<': [10, {'val': 'wage'}, 20]}}",
         "lowest wage is at most 10 or at least 20.00 USD/hour"},
        {"{'<': ['2026-01-01', {'val': 'start'}, '2027-01-01']}",
         "start of work is after 2026-01-01 and before 2027-01-01"},
        {"{'==': [{'val': 'insured'}, false]}", "insured is no"},
        {"{'!=': [{'val': 'insured'}, true]}", "insured is no"},
        {"{'!': {'==': [{'val': 'insured'}, true]}}", "insured is no"},
        {"{'in': ['PSC', {'val': 'note'}]}", "note contains \"PSC\""},
        {"{'!': {'in': ['PSC', {'val': 'note'}]}}", "note does not contain \"PSC\""},
        {"{'!': {'in': [{'val': 'plan'}, ['gold']]}}", "health plan is not \"gold\""},
        {"{'!': {'matches': [{'val': 'note'}, '^PSC']}}",
         "note does not match the pattern \"^PSC\""},
        {"{'in': [{'val': 'note'}, {'merge': [['a'], {'fact': 'place'}]}]}",
         "note is \"a\" or the Place of work (Baltimore)"},
        {"{'!!': [{'val': 'insured'}]}", "insured is yes"},
        {"{'if': [{'val': 'insured'}, 10, {'val': 'licensed'}, 5, 0]}",
         "10 if insured is yes, 5 if licensed is yes, otherwise 0"},
        {"{'if': [{'val': 'insured'}, 10]}", "10 if insured is yes"},
        {"{'*': [{'if': [{'val': 'insured'}, 10, 0]}, 2]}",
         "(10 if insured is yes, otherwise 0) times 2"},
        {"{'if': [{'val': 'insured'}, {'val': 'licensed'}, true]}",
         "licensed is yes if insured is yes, otherwise always"},
        {"{'-': {'val': 'wage'}}", "minus lowest wage"},
        {"{'%': [{'val': 'hours'}, 8]}", "the remainder of hours worked divided by 8"},
        {"{'-': [{'val': 'price'}, {'-': [{'val': 'price'}, 5]}]}",
         "contract price minus (contract price minus 5 USD)"},
        {"{'+': [{'val': 'wage'}, {'val': 'wage'}, 1]}",
         "lowest wage plus lowest wage plus 1.00 USD/hour"},
        {"{'min': [{'val': 'wage'}, 20, {'param': 'living_wage'}]}",
         "the lowest of lowest wage, 20.00 USD/hour and the living wage (17.17 USD/hour)"},
        {"{'abs': {'-': [{'val': 'wage'}, 20]}}", "the size of (lowest wage minus 20.00 USD/hour)"},
        {"{'round': [{'/': [{'val': 'price'}, {'val': 'hours'}]}, 0]}",
         "(contract price divided by hours worked) rounded to a whole number"},
        {"{'round': [{'val': 'wage'}, 1, 'half_even']}",
         "lowest wage rounded half-even to 1 decimal"},
        {"{'round': [{'val': 'wage'}, 2, 'truncate']}", "lowest wage cut off to 2 decimals"},
        {"{'clamp': [{'val': 'wage'}, 10, 20]}",
         "lowest wage kept between 10.00 USD/hour and 20.00 USD/hour"},
        {"{'days_between': [{'val': 'start'}, {'date': '2027-01-31'}]}",
         "the days from start of work to 2027-01-31"},
        {"{'add_days': [{'val': 'start'}, 1]}", "1 day after start of work"},
        {"{'add_days': [{'val': 'start'}, -30]}", "30 days before start of work"},
        {"{'add_months': [{'val': 'start'}, 1]}", "1 month after start of work"},
        {"{'add_days': [{'val': 'start'}, {'val': 'hours'}]}",
         "hours worked days after start of work"},
        {"{'date': {'val': 'note'}}", "note"},
        {"{'cat': [{'val': 'plan'}, ', ', {'val': 'note'}]}",
         "the text of health plan, \", \" and note"},
        {"{'substr': [{'val': 'note'}, 2]}", "the part of note from character 2"},
        {"{'substr': [{'val': 'note'}, 0, 3]}", "the part of note from character 0 for 3"},
        {"{'shortfall': [20, {'val': 'wage'}]}", "what lowest wage lacks of 20.00 USD/hour"},
        {"{'percentile_of': [{'val': 'workforce'}, {'val': 'wage'}, 1]}",
         "1st percentile of hourly wage of all workers"},
        {"{'percentile_of': [{'val': 'workforce'}, {'val': 'wage'}, 2]}",
         "2nd percentile of hourly wage of all workers"},
        {"{'percentile_of': [{'val': 'workforce'}, {'val': 'wage'}, 3]}",
         "3rd percentile of hourly wage of all workers"},
        {"{'percentile_of': [{'val': 'workforce'}, {'val': 'wage'}, 11]}",
         "11th percentile of hourly wage of all workers"},
        {"{'percentile_of': [{'val': 'workforce'}, {'val': 'wage'}, 90]}",
         "90th percentile of hourly wage of all workers"},
        {"{'min_of': [{'filter': [{'val': 'workforce'}, {'val': 'full_time'}]}, {'val': 'wage'}]}",
         "lowest hourly wage of all workers where full time is yes"},
        {"{'min_of': [{'filter': [{'filter': [{'val': 'workforce'}, {'val': 'full_time'}]}, {'>': "
         "[{'val': 'headcount'}, 1]}]}, {'val': 'wage'}]}",
         "lowest hourly wage of all workers where headcount is more than 1 and full time is yes"},
        {"{'median_of': [{'val': 'workforce'}, {'val': 'wage'}, 1]}",
         "median hourly wage of all worker classes"},
        {"{'weighted_mean_of': [{'val': 'lines'}, {'val': 'unit_price'}, {'val': 'quantity'}]}",
         "mean unit price of all rows of price schedule, weighted by quantity"},
        {"{'sum_of': [{'val': 'lines'}, {'*': [{'val': 'quantity'}, {'val': 'unit_price'}]}]}",
         "total (quantity times unit price) of all rows of price schedule"},
        {"{'count_of': [{'val': 'lines'}]}", "number of rows of price schedule"},
        {"{'count_of': [{'val': 'workforce'}]}", "number of workers"},
        {"{'count_of': [{'val': 'workforce'}, {'val': 'full_time'}, 1]}",
         "number of worker classes where full time is yes"},
        {"{'share_of': [{'val': 'workforce'}, {'val': 'full_time'}, 1]}",
         "share of worker classes where full time is yes"},
        {"{'map': [{'val': 'workforce'}, {'val': 'wage'}]}", "hourly wage of all worker classes"},
        {"{'filter': [{'val': 'workforce'}, {'>': [{'val': 'wage'}, 16]}]}",
         "worker classes where hourly wage is more than 16.00 USD/hour"},
        {"{'reduce': [{'val': 'lines'}, {'+': [{'val': 'accumulator'}, {'val': ['current', "
         "'quantity']}]}, 0]}",
         "what starts as 0 and for each of the rows of price schedule becomes the result so far "
         "plus quantity"},
        {"{'!': {'none': [{'val': 'workforce'}, {'val': 'full_time'}]}}",
         "full time of at least one worker class is yes"},
        {"{'!': {'some': [{'val': 'workforce'}, {'>': [{'val': 'wage'}, 16]}]}}",
         "hourly wage of every worker class is at most 16.00 USD/hour"},
        {"{'none': [{'val': 'workforce'}, {'val': 'full_time'}]}",
         "full time of every worker class is no"},
        {"{'none': [{'val': 'lines'}, {'and': [{'>': [{'val': 'quantity'}, 1]}, {'>': [{'val': "
         "'unit_price'}, 1]}]}]}",
         "quantity of every row of price schedule is at most 1 or unit price is at most 1 USD"},
        {"{'all': [{'val': 'workforce'}, {'or': [{'val': 'full_time'}, {'>': [{'val': 'wage'}, "
         "16]}]}]}",
         "full time of every worker class is yes or hourly wage is more than 16.00 USD/hour"},
        {"{'some': [{'map': [{'val': 'workforce'}, {'val': 'wage'}]}, {'>': [{'val': []}, 16]}]}",
         "for at least one item of hourly wage of all worker classes, the item is more than 16"},
        {"{'all': [{'val': 'workforce'}, {'>=': [{'val': 'wage'}, {'mean_of': [{'val': [[1], "
         "'lines']}, {'val': 'unit_price'}]}]}]}",
         "hourly wage of every worker class is at least mean unit price of all rows of price "
         "schedule"},
        {"{'or': [true, {'val': 'insured'}]}", "always or insured is yes"},
        {"{'==': [3, {'val': 'wage'}]}", "lowest wage is 3.00 USD/hour"},
        {"{'<': [{'val': 'wage'}, {'val': 'price'}]}", "lowest wage is less than contract price"},
        {"{'!=': [{'val': 'plan'}, 'gold']}", "health plan is not \"gold\""},
        {"{'!': {'and': [{'val': 'insured'}, {'val': 'licensed'}]}}",
         "insured is no or licensed is no"},
        {"{'?\?': [{'val': 'insured'}, false]}", "insured (or no where not answered) is yes"},

    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct fixture f;
        struct bg_buf out;
        fixture_init(&f, bid);
        bg_buf_init(&out, f.arena);
        const struct bg_logic *logic = fixture_compile(&f, rows[i].expression, BG_WANT_ANY);
        if (logic)
            bg_logic_words(logic, &f.env, &out);
        const char *got = logic ? bg_buf_text(&out) : fixture_faults(&f);
        if (strcmp(got, rows[i].want) != 0)
            print_error("%s\n  got  %s\n  want %s\n", rows[i].expression, got, rows[i].want);
        assert_string_equal(got, rows[i].want);
        fixture_end(&f);
    }
}

static void words_without_values(void **state)
{
    (void)state;
    struct fixture f;
    struct bg_buf out;
    fixture_init(&f, bid);
    bg_buf_init(&out, f.arena);
    bg_logic_words(
        fixture_compile(&f, "{'>=': [{'val': 'wage'}, {'param': 'living_wage'}]}", BG_WANT_TRUTH),
        NULL, &out);
    assert_string_equal(bg_buf_text(&out), "lowest wage is at least the living wage");
    fixture_end(&f);
}

/* -- comparisons ------------------------------------------------------------------------------ */

static const char *value_of(struct fixture *f, const struct bg_logic *logic)
{
    struct bg_buf out;
    bg_buf_init(&out, f->arena);
    struct bg_value value = bg_logic_eval(logic, &f->env);
    bg_value_words(&value, &out);
    return bg_buf_text(&out);
}

static void compared(void **state)
{
    (void)state;
    static const struct {
        const char *expression, *value, *op, *limit;
        bool every_row;
    } rows[] = {
        {"{'>=': [{'val': 'wage'}, {'param': 'living_wage'}]}", "15.2", ">=", "17.17", false},
        {"{'<=': [{'param': 'living_wage'}, {'val': 'wage'}]}", "15.2", ">=", "17.17", false},
        {"{'===': [{'val': 'price'}, 3]}", "1250000", "==", "3", false},
        {"{'all': [{'val': 'workforce'}, {'>=': [{'val': 'wage'}, 17]}]}", "15.2", ">=", "17",
         true},
        {"{'all': [{'val': 'workforce'}, {'<': [{'val': 'wage'}, 17]}]}", "20", "<", "17", true},
        {"{'none': [{'val': 'workforce'}, {'<': [{'val': 'wage'}, 17]}]}", "15.2", ">=", "17",
         true},
        {"{'all': [{'val': 'workforce'}, {'>=': [{'val': 'wage'}, 17]}, "
         "{'>': [{'val': 'headcount'}, 4]}]}",
         "15.2", ">=", "17", true},
        {"{'>=': [{'share_of': [{'val': 'workforce'}, {'val': 'full_time'}]}, 0.5]}", "0.4375",
         ">=", "0.5", false},
        {"{'all': [{'val': 'workforce'}, {'val': 'full_time'}]}", NULL, NULL, NULL, false},
        {"{'>': [{'fact': 'value'}, 3]}", NULL, NULL, NULL, false},
        {"{'<': [1, {'val': 'wage'}, 3]}", NULL, NULL, NULL, false},
        {"{'val': 'insured'}", NULL, NULL, NULL, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct fixture f;
        struct bg_compared out;
        fixture_init(&f, bid);
        const struct bg_logic *logic = fixture_compile(&f, rows[i].expression, BG_WANT_TRUTH);
        assert_non_null(logic);
        assert_int_equal(bg_logic_compared(logic, &out), rows[i].op != NULL);
        if (rows[i].op) {
            assert_string_equal(value_of(&f, out.value), rows[i].value);
            assert_string_equal(value_of(&f, out.limit), rows[i].limit);
            assert_string_equal(out.op, rows[i].op);
            assert_int_equal(out.every_row, rows[i].every_row);
        }
        fixture_end(&f);
    }
}

static void failing(void **state)
{
    (void)state;
    static const struct {
        const char *expression;
        int failing, all; /* -1: no such shape, or not known */
    } rows[] = {
        {"{'all': [{'val': 'workforce'}, {'>=': [{'val': 'wage'}, 17.17]}]}", 14, 32},
        {"{'>=': [{'min_of': [{'val': 'workforce'}, {'val': 'wage'}]}, {'param': 'living_wage'}]}",
         14, 32},
        {"{'none': [{'val': 'workforce'}, {'<': [{'val': 'wage'}, 17]}]}", 10, 32},
        {"{'all': [{'val': 'workforce'}, {'>=': [{'val': 'wage'}, 17]}, {'val': 'full_time'}]}", 10,
         14},
        {"{'all': [{'val': 'workforce'}, {'>': [{'val': 'hired'}, '2020-01-01']}]}", -1, -1},
        {"{'some': [{'val': 'workforce'}, {'val': 'full_time'}]}", -1, -1},
        {"{'>=': [{'val': 'wage'}, 3]}", -1, -1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct fixture f;
        struct bg_dec failed, all;
        fixture_init(&f, bid);
        const struct bg_logic *logic = fixture_compile(&f, rows[i].expression, BG_WANT_TRUTH);
        assert_non_null(logic);
        assert_int_equal(bg_logic_failing(logic, &f.env, &failed, &all), rows[i].all >= 0);
        if (rows[i].all >= 0) {
            assert_int_equal(bg_dec_cmp(failed, bg_dec_int(rows[i].failing)), 0);
            assert_int_equal(bg_dec_cmp(all, bg_dec_int(rows[i].all)), 0);
        }
        fixture_end(&f);
    }
}

static void reads(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, bid);
    const struct bg_logic *logic = fixture_compile(
        &f,
        "{'and': [{'all': [{'val': 'workforce'}, {'>=': [{'val': 'wage'}, "
        "{'param': 'living_wage'}]}]}, {'<': [{'as_of': []}, {'val': 'start'}]}, "
        "{'>': [{'fact': 'value'}, 0]}, {'>': [{'val': 'wage'}, 1]}, {'>': [{'val': 'wage'}, 2]}]}",
        BG_WANT_TRUTH);
    const struct bg_reads *got = bg_logic_reads(logic);
    assert_int_equal(got->slots_n, 3);
    assert_int_equal(got->slots[0], 0);
    assert_int_equal(got->slots[1], 5);
    assert_int_equal(got->slots[2], 7);
    assert_int_equal(got->params_n, 1);
    assert_int_equal(got->params[0], 0);
    assert_int_equal(got->facts_n, 1);
    assert_int_equal(got->facts[0], 1);
    assert_true(got->as_of);
    assert_false(bg_logic_is_constant(logic));
    assert_int_equal(bg_logic_type(logic), BG_V_BOOL);
    logic = fixture_compile(&f, "{'+': [{'param': 'living_wage'}, 1]}", BG_WANT_NUMBER);
    assert_true(bg_logic_is_constant(logic));
    fixture_end(&f);
}

static void trace(void **state)
{
    (void)state;
    static const char want[] =
        "1 insured is yes = yes\n"
        "3 workforce = 3 rows\n"
        "3 row 1: hourly wage = 15.2\n"
        "3 row 2: hourly wage = 17\n"
        "3 row 3: hourly wage = 20\n"
        "2 lowest hourly wage of all workers = 15.2\n"
        "2 the living wage (17.17 USD/hour) = 17.17\n"
        "1 lowest hourly wage of all workers is at least the living wage (17.17 USD/hour) = no\n"
        "1 licensed is yes = not answered\n"
        "0 insured is yes and lowest hourly wage of all workers is at least the living wage (17.17 "
        "USD/hour) and licensed is yes = no\n";
    struct fixture f;
    struct bg_buf out;
    const struct bg_trace_step *steps;
    size_t n;
    fixture_init(&f, bid);
    bg_buf_init(&out, f.arena);
    const struct bg_logic *logic = fixture_compile(
        &f,
        "{'and': [{'val': 'insured'}, {'>=': [{'min_of': [{'val': 'workforce'}, {'val': 'wage'}]}, "
        "{'param': 'living_wage'}]}, {'val': 'licensed'}]}",
        BG_WANT_TRUTH);
    struct bg_value value = bg_logic_trace(logic, &f.env, f.arena, &steps, &n);
    assert_int_equal(value.type, BG_V_BOOL);
    assert_false(value.as.truth);
    for (size_t i = 0; i < n; i++) {
        bg_buf_printf(&out, "%d %s = ", steps[i].depth, steps[i].words);
        bg_value_words(&steps[i].value, &out);
        bg_buf_putc(&out, '\n');
    }
    assert_string_equal(bg_buf_text(&out), want);
    fixture_end(&f);
}

/* Every operator's own example compiles against a questionnaire that has its names. */
static void documentation(void **state)
{
    (void)state;
    const struct bg_op_doc *docs;
    size_t n = bg_logic_ops(&docs);
    assert_true(n > 50);
    for (size_t i = 0; i < n; i++) {
        struct fixture f;
        fixture_init(&f, "{}");
        assert_true(*docs[i].summary && *docs[i].arity);
        const struct bg_json *json = fixture_json(&f, docs[i].example);
        assert_non_null(json);
        assert_non_null(strstr(docs[i].example, docs[i].name));
        fixture_end(&f);
    }
}

/* The opposite of a test, as what does not apply says it. */
static void opposites(void **state)
{
    static const struct {
        const char *expression, *want;
    } rows[] = {
        {"{'val': 'insured'}", "insured is no"},
        {"{'!': {'val': 'insured'}}", "insured is yes"},
        {"{'>=': [{'fact': 'value'}, 100000]}", "the contract value is less than 100,000 USD"},
        {"{'and': [{'val': 'insured'}, {'val': 'licensed'}]}", "insured is no or licensed is no"},
        {"{'==': [{'val': 'plan'}, 'gold']}", "health plan is not \"gold\""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct fixture f;
        struct bg_buf out;
        fixture_init(&f, bid);
        bg_buf_init(&out, f.arena);
        bg_logic_words_opposite(fixture_compile(&f, rows[i].expression, BG_WANT_TRUTH), NULL, &out);
        assert_string_equal(bg_buf_text(&out), rows[i].want);
        fixture_end(&f);
    }
}

/* What a test is made of: parts of `and` and `or`, and the test of one row, which is evaluated for
 * the cells of any row. */
static void parts_and_rows(void **state)
{
    (void)state;
    struct fixture f;
    struct bg_compared compared;
    fixture_init(&f, bid);
    const struct bg_logic *test = fixture_compile(
        &f,
        "{'or': [{'val': 'insured'}, {'all': [{'val': 'workforce'}, {'>=': [{'val': 'wage'}, "
        "{'+': [1, {'val': 'headcount'}]}]}]}]}",
        BG_WANT_TRUTH);
    const struct bg_parts *parts = bg_logic_parts(test);
    assert_int_equal(parts->n, 2);
    assert_false(parts->every);
    assert_null(bg_logic_row_test(test));
    assert_null(bg_logic_row_test(parts->part[0]));
    const struct bg_row_test *rows = bg_logic_row_test(parts->part[1]);
    assert_non_null(rows);
    assert_true(rows->must_hold);
    assert_null(rows->where);
    assert_string_equal(fixture_slots[rows->slot].id, "workforce");
    assert_false(bg_logic_is_constant(rows->test)); /* it reads the row */
    assert_true(bg_logic_compared(rows->test, &compared));
    assert_int_equal(bg_logic_row_column(compared.value), 2);
    assert_int_equal(bg_logic_row_column(compared.limit), -1);
    assert_string_equal(bg_logic_unit(compared.value), "USD/hour");
    struct bg_value cells[5] = {fixture_text("cook"), fixture_number("3"), fixture_number("4"),
                                BG_MISSING, BG_MISSING};
    assert_true(bg_logic_eval_row(rows->test, &f.env, cells).as.truth); /* 4 >= 1 + 3 */
    cells[1] = fixture_number("3.01");
    assert_false(bg_logic_eval_row(rows->test, &f.env, cells).as.truth);
    cells[1] = BG_MISSING;
    assert_int_equal(bg_logic_eval_row(rows->test, &f.env, cells).type, BG_V_MISSING);
    fixture_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words),
        cmocka_unit_test(opposites),
        cmocka_unit_test(parts_and_rows),
        cmocka_unit_test(words_of_each_operator),
        cmocka_unit_test(words_without_values),
        cmocka_unit_test(compared),
        cmocka_unit_test(failing),
        cmocka_unit_test(reads),
        cmocka_unit_test(trace),
        cmocka_unit_test(documentation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
