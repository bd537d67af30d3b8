/* Ratings at the ends of scales: bands the other way round, choices without points, comparisons among bids that are
 * equal, zero or below it, scales of length nothing. Each rating is worked out by docs/ruleset.md. */
#include "evaluate_fixture.h"

#include "score/kind/kind.h"

#define RULES(criterion)                                                                           \
    "{'format':'bidgauge-ruleset/1','id':'k','title':'K','currency':'USD','solicitation':"         \
    "{'dates':{'bids_due':'2026-01-31'}},'parameters':{'p':{'title':'P','values':{'2025-01-01':"   \
    "5}}},'fields':{'n':{'label':'Days','type':'number'},'c':{'label':'Owner','type':'choice',"    \
    "'choices':{'x':'Coop','y':'Firm','z':'Other'}},'t':{'label':'Plan','type':'text'},"           \
    "'price':{'type':'money','role':'price'}},'criteria':{'k':{'title':'K','weight':60," criterion \
    "}},'price':{'field':'price','weight':40,'formula':'lowest_proportion'},"                      \
    "'award':{'method':'highest_score','ties':[]}}"

/* The rating of bid A, and of B where there is one, as fractions. */
static const char *ratings(const char *criterion, const char *a, const char *b)
{
    const char *texts[2];
    size_t n = 0;
    const char *answers[] = {a, b};
    for (size_t i = 0; i < 2; i++)
        if (answers[i])
            texts[n++] = bg_arena_printf(
                arena, "{'format':'bidgauge-bid/1','bid':'%c','answers':{'price':10%s%s}}",
                (int)('A' + i), *answers[i] ? "," : "", answers[i]);
    const struct bg_lot_result *lot =
        evaluated(bg_arena_printf(arena, RULES("%s"), criterion), texts, n);
    const char *first = ratio_of(criterion_of(lot, "A", "k")->rating);
    for (size_t i = 0; i < n; i++) {
        const struct bg_criterion_result *r = criterion_of(lot, i ? "B" : "A", "k");
        assert_true(bg_sentence_holds(r->reason));
        assert_true(r->would_change[0] == '\0' || bg_sentence_holds(r->would_change));
    }
    return b ? bg_arena_printf(arena, "%s %s", first, ratio_of(criterion_of(lot, "B", "k")->rating))
             : first;
}

struct row {
    const char *criterion, *a, *b, *want;
};

static void check_rows(const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *got = ratings(rows[i].criterion, rows[i].a, rows[i].b);
        if (strcmp(got, rows[i].want) != 0)
            fail_msg("%s of %s and %s: %s, not %s", rows[i].criterion, rows[i].a,
                     rows[i].b ? rows[i].b : "nobody", got, rows[i].want);
    }
}

#define BANDS(bands) "'kind':'bands','value':{'val':'n'},'bands':[" bands "]"
#define DOWN         "{'less_than':3,'points':100},{'at_most':5,'points':50},{'less_than':9,'points':10}"

static void bands(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {BANDS(DOWN), "'n':2.999", "'n':3", "1 1/2"},
        {BANDS(DOWN), "'n':5", "'n':5.001", "1/2 1/10"},
        {BANDS(DOWN), "'n':8.999", "'n':9", "1/10 0"},
        {BANDS("{'more_than':5,'points':100},{'at_least':5,'points':40}"), "'n':5", "'n':5.1",
         "2/5 1"},
        {BANDS("{'more_than':{'param':'p'},'points':100}"), "'n':5", "'n':6", "0 1"},
        {BANDS("{'at_least':0,'points':1}") ",'out_of':3", "'n':0", "'n':-1", "1/3 0"},
        {BANDS(DOWN), "", "'n':1", "none 1"},
    };
    check_rows(rows, COUNT(rows));
}

#define CHOICE(points) "'kind':'choice','value':{'val':'c'},'points':{" points "}"

static void choices(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {CHOICE("'x':100,'y':25,'z':0"), "'c':'x'", "'c':'y'", "1 1/4"},
        {CHOICE("'x':100,'y':25,'z':0"), "'c':'z'", "", "0 none"},
        {CHOICE("'x':3,'y':1,'z':0") ",'out_of':4", "'c':'x'", "'c':'y'", "3/4 1/4"},
    };
    check_rows(rows, COUNT(rows));
}

#define RELATIVE(best, form)                                                                       \
    "'kind':'relative','value':{'val':'n'},'best':'" best "','form':'" form "'"

static void compared_with_the_others(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {RELATIVE("highest", "proportion"), "'n':10", "'n':20", "1/2 1"},
        {RELATIVE("lowest", "proportion"), "'n':10", "'n':20", "1 1/2"},
        {RELATIVE("highest", "proportion"), "'n':7", "'n':7", "1 1"},
        {RELATIVE("lowest", "proportion"), "'n':7", NULL, "1"},
        /* a divisor that is not positive has no proportion */
        {RELATIVE("highest", "proportion"), "'n':-10", "'n':0", "0 1"},
        {RELATIVE("highest", "proportion"), "'n':-10", "'n':-5", "0 1"},
        {RELATIVE("highest", "proportion"), "'n':-10", "'n':5",
         "0 1"}, /* below nothing is nothing */
        {RELATIVE("lowest", "proportion"), "'n':0", "'n':5", "1 0"},
        {RELATIVE("lowest", "proportion"), "'n':-4", "'n':5", "1 0"},
        {RELATIVE("highest", "min_max"), "'n':0", "'n':20", "0 1"},
        {RELATIVE("lowest", "min_max"), "'n':0", "'n':20", "1 0"},
        {RELATIVE("highest", "min_max"), "'n':-5", "'n':-5", "1 1"},
        {RELATIVE("highest", "min_max"), "'n':3", "", "1 none"},
    };
    check_rows(rows, COUNT(rows));
    /* of three: (12 - 10) / (20 - 10), and the other way round (20 - 12) / 10 */
    static const char *const texts[] = {
        "{'format':'bidgauge-bid/1','bid':'A','answers':{'price':10,'n':10}}",
        "{'format':'bidgauge-bid/1','bid':'B','answers':{'price':10,'n':12}}",
        "{'format':'bidgauge-bid/1','bid':'C','answers':{'price':10,'n':20}}"};
    const struct bg_lot_result *lot = evaluated(RULES(RELATIVE("highest", "min_max")), texts, 3);
    assert_string_equal(ratio_of(criterion_of(lot, "B", "k")->rating), "1/5");
    lot = evaluated(RULES(RELATIVE("lowest", "min_max")), texts, 3);
    assert_string_equal(ratio_of(criterion_of(lot, "B", "k")->rating), "4/5");
    lot = evaluated(RULES(RELATIVE("lowest", "proportion")), texts, 3);
    assert_string_equal(ratio_of(criterion_of(lot, "B", "k")->rating), "5/6");
}

#define LINEAR(from, to) "'kind':'linear','value':{'val':'n'},'from':" from ",'to':" to

static void straight_lines(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {LINEAR("0", "10"), "'n':2.5", "'n':11", "1/4 1"},
        {LINEAR("0", "10"), "'n':-1", "'n':10", "0 1"},
        {LINEAR("10", "0"), "'n':2.5", "'n':11", "3/4 0"},
        {LINEAR("10", "0"), "'n':0", "'n':-3", "1 1"},
        {LINEAR("{'param':'p'}", "8"), "'n':5", "'n':6", "0 1/3"},
        /* a scale without length is a step: the value is the limit or beyond */
        {LINEAR("{'param':'p'}", "{'param':'p'}"), "'n':4.99", "'n':5", "0 1"},
        {LINEAR("0", "10"), "", "'n':1", "none 1/10"},
    };
    check_rows(rows, COUNT(rows));
}

#define PATTERN(key) "'kind':'pattern','text':{'val':'t'},'" key "':'nights?|weekend'"

static void patterns(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {PATTERN("match"), "'t':'at night'", "'t':'by day'", "1 0"},
        {PATTERN("forbid"), "'t':'at night'", "'t':'by day'", "0 1"},
        {PATTERN("match"), "", "'t':'weekends'", "none 1"},
    };
    check_rows(rows, COUNT(rows));
}

#define PANEL(more)                                                                                \
    "'kind':'panel','out_of':10" more ",'levels':[{'title':'Good','definition':'x','points':10},"  \
    "{'title':'Poor','definition':'y','points':4}]"

/* The rule of the panel as the sheet Rules has it. */
static void what_the_panel_is_told(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {PANEL(""), "scored by the panel: \"Good\" gives 10, \"Poor\" gives 4 of 10 points"},
        {PANEL(",'minimum':4"), "scored by the panel: \"Good\" gives 10, \"Poor\" gives 4 of 10 "
                                "points; fewer than 4 eliminate the bid"},
    };
    static const char *const bid = "{'format':'bidgauge-bid/1','bid':'A','answers':{'price':10}}";
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct bg_lot_result *lot =
            evaluated(bg_arena_printf(arena, RULES("%s"), rows[i][0]), &bid, 1);
        const struct bg_criterion *c = &lot->ruleset->criteria[0];
        struct bg_buf out;
        bg_buf_init(&out, arena);
        c->kind->words(lot->ruleset, c, NULL, &out);
        assert_string_equal(bg_buf_text(&out), rows[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(bands, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(choices, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(compared_with_the_others, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(straight_lines, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(patterns, open_arena, close_arena),
        TEST(what_the_panel_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
