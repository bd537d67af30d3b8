/* Faults that are found when a ruleset is loaded, with their whole messages; all of an expression
 * in one go. */
#include "t.h"

#include "logic_fixture.h"

struct row {
    const char *label, *expression;
    enum bg_want want;
    const char *faults;
};

static const char deep_list[] = "{'!': {'!': {'!': {'!': {'!': {'!': {'!': {'!': ";

static void faults(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"unknown operator", "{'mim_of': [1]}", BG_WANT_ANY,
         "E401: no operator is called 'mim_of'; did you mean 'min_of'?"},
        {"nothing like it", "{'frobnicate': [1]}", BG_WANT_ANY,
         "E401: no operator is called 'frobnicate'"},
        {"unknown field", "{'val': 'wgae'}", BG_WANT_ANY,
         "E402: no field is called 'wgae'; did you mean 'wage'?"},
        {"unknown column", "{'min_of': [{'val': 'workforce'}, {'val': 'wages'}]}", BG_WANT_ANY,
         "E402: the table 'workforce' has no column 'wages'; did you mean 'wage'?"},
        {"field in a row", "{'min_of': [{'val': 'workforce'}, {'val': 'price'}]}", BG_WANT_ANY,
         "E402: the table 'workforce' has no column 'price'; the field of that name is "
         "{\"val\": [[1], \"price\"]} here"},
        {"unknown column of a path", "{'val': ['lines', 'price']}", BG_WANT_ANY,
         "E402: the table 'lines' has no column 'price'"},
        {"unknown path of var", "{'var': 'workforce.wagge'}", BG_WANT_ANY,
         "E402: the table 'workforce' has no column 'wagge'; did you mean 'wage'?"},
        {"var of nothing", "{'var': 'bid.wage'}", BG_WANT_ANY, "E402: no field is called 'bid'"},
        {"unknown fact", "{'fact': 'plaice'}", BG_WANT_ANY,
         "E402: no fact is called 'plaice'; did you mean 'place'?"},
        {"unknown parameter", "{'param': 'living_wages'}", BG_WANT_ANY,
         "E402: no parameter is called 'living_wages'; did you mean 'living_wage'?"},
        {"several at once", "{'and': [{'val': 'x1'}, {'fact': 'x2'}, {'foo': 3}]}", BG_WANT_ANY,
         "E402: no field is called 'x1'\nE402: no fact is called 'x2'\n"
         "E401: no operator is called 'foo'"},
        {"too few", "{'/': [{'val': 'wage'}]}", BG_WANT_ANY,
         "E403: '/' takes 2 operands, not 1: [a, b]"},
        {"too many", "{'!': [true, false]}", BG_WANT_ANY, "E403: '!' takes 1 operand, not 2: test"},
        {"a range", "{'min_of': [{'val': 'workforce'}]}", BG_WANT_ANY,
         "E403: 'min_of' takes 2 to 3 operands, not 1: [table, value, where?]"},
        {"at least", "{'if': [true]}", BG_WANT_ANY, "E403: 'if' takes at least 2 operands, not 1"},
        {"number and text", "{'>=': [{'val': 'wage'}, '15']}", BG_WANT_ANY,
         "E404: '>=' cannot compare a number with a text"},
        {"text and number", "{'<': ['15', {'val': 'wage'}, 20]}", BG_WANT_ANY,
         "E404: '<' cannot compare a text with a number"},
        {"sameness of number and text", "{'==': [{'val': 'wage'}, '15']}", BG_WANT_ANY,
         "E404: '==' cannot compare a number with a text"},
        {"order of texts", "{'<': [{'val': 'plan'}, {'val': 'note'}]}", BG_WANT_ANY,
         "E404: '<' cannot order texts"},
        {"order of truths", "{'>=': [{'val': 'insured'}, true]}", BG_WANT_ANY,
         "E404: '>=' cannot order yes/no values"},
        {"a table", "{'==': [{'val': 'workforce'}, 3]}", BG_WANT_ANY,
         "E404: '==' cannot compare a table"},
        {"if on a number", "{'if': [{'val': 'wage'}, 1, 2]}", BG_WANT_ANY,
         "E404: 'if' needs a yes/no value, but this is a number"},
        {"sum of texts", "{'+': [{'val': 'wage'}, {'val': 'plan'}]}", BG_WANT_ANY,
         "E404: '+' needs a number, but this is a text"},
        {"sum of dates", "{'+': [{'val': 'start'}, 30]}", BG_WANT_ANY,
         "E404: '+' needs a number, but this is a date; use 'add_days', 'add_months' or "
         "'days_between'"},
        {"null", "{'<=': [{'val': 'wage'}, null]}", BG_WANT_ANY,
         "E404: '<=' of null is always missing; ask with 'exists', or give a default with '?\?'"},
        {"rows of a number", "{'all': [{'val': 'wage'}, true]}", BG_WANT_ANY,
         "E404: 'all' walks a table, but this is a number"},
        {"test of a number", "{'all': [{'val': 'workforce'}, {'val': 'wage'}]}", BG_WANT_ANY,
         "E404: 'all' needs a yes/no value, but this is a number"},
        {"where is no test", "{'min_of': [{'val': 'workforce'}, {'val': 'wage'}, 3]}", BG_WANT_ANY,
         "E404: 'min_of' takes one test (where) here, this is a number"},
        {"two weights", "{'share_of': [{'val': 'workforce'}, {'val': 'full_time'}, 1, 2]}",
         BG_WANT_ANY,
         "E404: 'share_of' takes one test (where) and one number (weight) here, this is another "
         "number"},
        {"mixed list", "{'in': [{'val': 'wage'}, [1, 'a']]}", BG_WANT_ANY,
         "E404: the items of a list are all numbers, all texts or all dates; this is a text"},
        {"in of another kind", "{'in': [{'val': 'wage'}, ['a']]}", BG_WANT_ANY,
         "E404: 'in' looks for a number, but the list's items are texts"},
        {"reduce to a list", "{'reduce': [{'val': 'workforce'}, {'val': 'accumulator'}, []]}",
         BG_WANT_ANY,
         "E404: 'reduce' makes one number, text, date or yes/no value; it cannot start with a "
         "list"},
        {"wanted a test", "{'val': 'wage'}", BG_WANT_TRUTH,
         "E404: this gives a number, but a yes/no value is needed here"},
        {"wanted a number", "{'val': 'insured'}", BG_WANT_NUMBER,
         "E404: this gives a yes/no value, but a number is needed here"},
        {"pattern", "{'matches': [{'val': 'note'}, 'a(b']}", BG_WANT_ANY,
         "E405: the pattern does not compile at character 4: missing closing parenthesis"},
        {"computed pattern", "{'matches': [{'val': 'note'}, {'val': 'plan'}]}", BG_WANT_ANY,
         "E405: a pattern is written as a text, not computed"},
        {"two operators", "{'min': 1, 'max': 2}", BG_WANT_ANY,
         "E406: an expression is an object with one operator, this one has 2"},
        {"no operator", "{}", BG_WANT_ANY,
         "E406: an expression is an object with one operator, this one has 0"},
        {"three nestings",
         "{'all': [{'val': 'workforce'}, {'all': [{'val': [[1], 'workforce']}, {'all': "
         "[{'val': [[2], 'workforce']}, true]}]}]}",
         BG_WANT_ANY, "E407: row expressions are nested more than 2 deep"},
        {"choice", "{'==': [{'val': 'plan'}, 'Gold']}", BG_WANT_ANY,
         "E408: 'Gold' is not a choice of the field 'plan'; did you mean 'gold'?"},
        {"choice in a list", "{'in': [{'val': 'plan'}, ['gold', 'bronze']]}", BG_WANT_ANY,
         "E408: 'bronze' is not a choice of the field 'plan'"},
        {"date", "{'<': [{'val': 'start'}, '1.12.2026']}", BG_WANT_ANY,
         "E408: '1.12.2026' is not a date (use YYYY-MM-DD)"},
        {"no such day", "{'==': ['2026-02-30', {'val': 'start'}]}", BG_WANT_ANY,
         "E408: '2026-02-30' is not a date (use YYYY-MM-DD)"},
        {"empty text", "{'==': [{'val': 'note'}, '']}", BG_WANT_ANY,
         "E408: an empty text is a missing answer; ask with 'exists'"},
        {"decimals", "{'round': [{'val': 'wage'}, 13]}", BG_WANT_ANY,
         "E408: the decimals of 'round' are a whole number from 0 to 12"},
        {"mode", "{'round': [{'val': 'wage'}, 2, 'up']}", BG_WANT_ANY,
         "E408: the mode of 'round' is \"half_up\", \"half_even\" or \"truncate\""},
        {"always an error", "{'/': [1, {'-': [2, 2]}]}", BG_WANT_ANY,
         "E409: this is an error for every bid: division by zero"},
        {"always too large", "{'*': [1e20, 1e20]}", BG_WANT_ANY,
         "E409: this is an error for every bid: a number is too large"},
        {"no table", "{'val': ['wage', 'x']}", BG_WANT_ANY,
         "E410: 'wage' is not a table: it has no columns"},
        {"computed name", "{'val': {'cat': ['wa', 'ge']}}", BG_WANT_ANY,
         "E410: a name is written as a text, not computed"},
        {"long path", "{'val': ['a', 'b', 'c', 'd']}", BG_WANT_ANY,
         "E410: a path has at most three parts: table, row, column"},
        {"path in a row", "{'all': [{'val': 'workforce'}, {'val': ['workforce', 'wage']}]}",
         BG_WANT_ANY, "E410: in a row expression a path is the name of one column"},
        {"scope outside", "{'val': [[1], 'wage']}", BG_WANT_ANY,
         "E410: there are only 0 outer scopes here"},
        {"scope in words", "{'val': [['x'], 'wage']}", BG_WANT_ANY,
         "E410: an outer scope is written [1] or [2], the levels outwards"},
        {"row in words", "{'val': ['workforce', 'first', 'wage']}", BG_WANT_ANY,
         "E410: the row of a table is a number from 0"},
        {"row alone", "{'val': ['workforce', 1]}", BG_WANT_ANY,
         "E410: a path ends with the name of a column"},
        {"number for a field", "{'val': 1}", BG_WANT_ANY,
         "E410: a path begins with the name of a field"},
        {"parts of an item", "{'map': [[1, 2], {'val': 'x'}]}", BG_WANT_ANY,
         "E410: here {\"val\": []} is the item; it has no parts"},
        {"needed", "{'missing_some': ['a', ['wage']]}", BG_WANT_ANY,
         "E410: the number of needed answers is a whole number from 1"},
    };
    int failed = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct fixture f;
        fixture_init(&f, "{}");
        const struct bg_logic *logic = fixture_compile(&f, rows[i].expression, rows[i].want);
        const char *got = fixture_faults(&f);
        if (logic || strcmp(got, rows[i].faults) != 0) {
            print_error("%s: %s\n  got  %s\n  want %s\n", rows[i].label, rows[i].expression, got,
                        rows[i].faults);
            failed++;
        }
        fixture_end(&f);
    }
    assert_int_equal(failed, 0);
}

/* The place of a fault is that of the operand, or of the operator's key. */
static void places(void **state)
{
    (void)state;
    static const struct {
        const char *expression;
        size_t offset;
    } rows[] = {
        {"{'and': [true, {'nand': [true]}]}", 16},
        {"{'>': [{'val': 'wgae'}, 3]}", 15},
        {"{'>=': [{'val': 'plan'}, 3]}", 1},
        {"{'==': [{'val': 'plan'}, 'tin']}", 25},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct fixture f;
        fixture_init(&f, "{}");
        assert_null(fixture_compile(&f, rows[i].expression, BG_WANT_ANY));
        assert_int_equal(bg_diag_get(f.diags, 0)->pos.offset, rows[i].offset);
        fixture_end(&f);
    }
}

static void limits(void **state)
{
    (void)state;
    struct fixture f;
    struct bg_buf text;
    fixture_init(&f, "{}");
    /* json nests two levels an operator: 60 arrays and objects stay below its own limit */
    bg_buf_init(&text, f.arena);
    for (int i = 0; i < 7; i++)
        bg_buf_puts(&text, deep_list);
    bg_buf_puts(&text, "true");
    for (int i = 0; i < 56; i++)
        bg_buf_putc(&text, '}');
    assert_non_null(fixture_compile(&f, bg_buf_text(&text), BG_WANT_TRUTH));

    /* 10,000 x 10,000 rows for 101 nodes and more */
    bg_buf_init(&text, f.arena);
    bg_buf_puts(&text, "{'all': [{'val': 'workforce'}, {'all': [{'val': [[1], 'workforce']}, "
                       "{'and': [");
    for (int i = 0; i < 100; i++)
        bg_buf_puts(&text, "{'val': 'full_time'}, ");
    bg_buf_puts(&text, "true]}]}]}");
    assert_null(fixture_compile(&f, bg_buf_text(&text), BG_WANT_TRUTH));
    assert_string_equal(fixture_faults(&f),
                        "E407: too much work: 10200020002 steps for tables of 10000 rows, "
                        "10000000000 are allowed");
    fixture_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults),
        cmocka_unit_test(places),
        cmocka_unit_test(limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
