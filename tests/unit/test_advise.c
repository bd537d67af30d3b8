/* The best steps for every budget, against their definition: each set of steps is answered into the bid and evaluated
 * here, and of all that cost no more the one is best that leaves the fewest requirements unmet, then the one with the
 * most points. Of steps that set the same answer the last one counts; a step of a table raises each row to it. */
#include "evaluate_fixture.h"

#include "intake/advice/read.h"

enum { A, B, C, COUNTY, PAY, FIELDS, STEPS = 8, SETS = 1 << STEPS };

static const char *const fields[FIELDS] = {"a", "b", "c", "county", "team.pay"};

struct
    step { /* cost NULL: of the pay that it raises, at 20 hours of the first row and 30 of the second */
    struct {
        int field, to; /* county: 0 or 1 */
    } change[2];
    size_t changes_n;
    const char *cost;
};
struct answers {
    int value[COUNTY + 1], pay[2];
};

#define RULES                                                                                      \
    "{'format':'bidgauge-ruleset/1','id':'r','title':'R','currency':'USD','solicitation':{"        \
    "'dates':{'bids_due':'2026-03-13'}},'parameters':{'bar':{'title':'Bar','by':[{'val':'county'"  \
    "}],'table':{'x':{'2025-01-01':9},'y':{'2025-01-01':4}}},'rate':{'title':'Rate','row_of':"     \
    "'team','by':[{'val':'class'}],'table':{'g':{'2025-01-01':7},'l':{'2025-01-01':9}}}},"         \
    "'fields':{'a':{'label':'A','type':'number'},'b':{'label':'B','type':'number'},'c':{'label':"  \
    "'C','type':'number'},'county':{'label':'County','type':'choice','choices':{'x':'X','y':'Y'}}" \
    ","                                                                                            \
    "'team':{'label':'Team','type':'table','columns':{'class':{'label':'Class','type':'text'},"    \
    "'heads':{'label':'Heads','type':'number','role':'headcount'},'hours':{'label':'Hours','type'" \
    ":'number','role':'hours_per_year'},'pay':{'label':'Pay','type':'money','role':"               \
    "'hourly_wage'}}}},'criteria':{%s},'award':{'method':'highest_score','ties':[]}}"
#define SCALE(id, weight, value, more)                                                             \
    "'" id "':{'title':'" id "','kind':'linear','weight':" weight ",'value':" value                \
    ",'from':0,'to':12" more "}"
#define GATE(id, test) "'" id "':{'title':'" id "','kind':'pass_fail','test':" test "}"
#define VAL(id)        "{'val':'" id "'}"
#define IN_Y           ",'when':{'==':[{'val':'county'},'y']},'otherwise':'rescale'"

static const char *bid_text(const char *id, const struct answers *own)
{
    return bg_arena_printf(
        arena,
        "{'format':'bidgauge-bid/1','bid':'%s','answers':{'a':%d,'b':%d,'c':%d,'county':'%s',"
        "'team':[{'class':'g','heads':2,'hours':10,'pay':%d},{'class':'l','heads':1,'hours':30,"
        "'pay':%d}]}}",
        id, own->value[A], own->value[B], own->value[C], own->value[COUNTY] ? "y" : "x",
        own->pay[0], own->pay[1]);
}

static struct answers taken(struct answers now, const struct step *steps, size_t n, unsigned set)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; (set >> i & 1) && k < steps[i].changes_n; k++) {
            int field = steps[i].change[k].field, to = steps[i].change[k].to;
            for (size_t row = 0; field == PAY && row < 2; row++)
                now.pay[row] = to > now.pay[row] ? to : now.pay[row];
            if (field != PAY)
                now.value[field] = to;
        }
    return now;
}

/* Of the first bid. */
static struct bg_advice_outcome outcome_of(const struct bg_ruleset *rules, const char *own,
                                           const char *rival)
{
    const char *const texts[] = {own, rival};
    struct bg_bids bids = bids_of(rules, texts, rival ? 2 : 1);
    const struct bg_lot_result *lot = bg_evaluate_said(arena, BG_ENGLISH, rules, &bids);
    struct bg_advice_outcome out = {.points = bg_ratio_int(arena, 0)};
    for (size_t i = 0; i < rules->criteria_n; i++) {
        const struct bg_criterion_result *r = &lot->bids[0].criteria[i];
        if (rules->criteria[i].kind == NULL) /* a group */
            continue;
        if (r->points_exact)
            out.points = bg_ratio_add(arena, out.points, r->points_exact);
        else
            out.failed += r->outcome != BG_MET && r->outcome != BG_NOT_APPLICABLE;
    }
    return out;
}

static const char *table_of(const struct step *steps, size_t n)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_buf_puts(&out, "step,title,field,to,cost_a_year,cost_once\n");
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < steps[i].changes_n; k++) {
            bool county = steps[i].change[k].field == COUNTY, cost = steps[i].cost && k == 0;
            bg_buf_printf(&out, "s%zu,S,%s,", i, fields[steps[i].change[k].field]);
            if (county)
                bg_buf_puts(&out, steps[i].change[k].to ? "y" : "x");
            else
                bg_buf_printf(&out, "%d", steps[i].change[k].to);
            /* half of it is paid once */
            bg_buf_printf(&out, ",%s,%s\n",
                          cost            ? steps[i].cost
                          : steps[i].cost ? "0"
                                          : "",
                          cost ? steps[i].cost : "");
        }
    return bg_buf_text(&out);
}

static const struct bg_steps *steps_read(const struct bg_ruleset *rules, const char *table)
{
    struct bg_diags *diags = bg_diags_new(arena);
    const struct bg_steps *steps =
        bg_steps_read(arena, diags, source_of("steps.csv", table), rules);
    if (steps == NULL)
        show_faults(diags);
    assert_non_null(steps);
    return steps;
}

static const struct bg_ratio *cost_of(const struct step *step, const struct answers *own)
{
    if (step->cost)
        return bg_ratio_mul(arena, bg_ratio_int(arena, 2), bg_ratio_dec(arena, dec(step->cost)));
    int to = step->change[0].to;
    return bg_ratio_int(arena, (to > own->pay[0] ? to - own->pay[0] : 0) * 20 +
                                   (to > own->pay[1] ? to - own->pay[1] : 0) * 30);
}

struct set {
    const struct bg_ratio *cost;
    struct bg_advice_outcome is;
};

static bool is_better(const struct bg_advice_outcome *x, const struct bg_advice_outcome *y)
{
    return x->failed < y->failed ||
           (x->failed == y->failed && bg_ratio_cmp(x->points, y->points) > 0);
}

/* No set that costs no more is better, and none that costs less as good. */
static bool is_best(const struct set *sets, size_t n, size_t at)
{
    for (size_t i = 0; i < n; i++) {
        int order = bg_ratio_cmp(sets[i].cost, sets[at].cost);
        if (order <= 0 && is_better(&sets[i].is, &sets[at].is))
            return false;
        if (order < 0 && !is_better(&sets[at].is, &sets[i].is))
            return false;
    }
    return true;
}

static void check(size_t row, const struct bg_advice *advice, const struct set *sets, size_t n)
{
    for (size_t i = 0; i < advice->best_n; i++) {
        const struct bg_advice_set *best = &advice->best[i];
        const struct set *own = &sets[best->steps];
        if (!is_best(sets, n, best->steps) || bg_ratio_cmp(best->cost, own->cost) != 0 ||
            best->outcome.failed != own->is.failed ||
            bg_ratio_cmp(best->outcome.points, own->is.points) != 0)
            fail_msg("row %zu: set %llx is not the best for %s", row,
                     (unsigned long long)best->steps, ratio_of(best->cost));
        if (i > 0 && bg_ratio_cmp(advice->best[i - 1].cost, best->cost) >= 0)
            fail_msg("row %zu: the sets are not in the order of their costs", row);
    }
    for (size_t i = 0; i < n; i++) {
        const struct bg_advice_set *within = bg_advice_within(advice, sets[i].cost);
        bool there = false;
        for (size_t k = 0; k < advice->best_n; k++)
            there = there || bg_ratio_cmp(advice->best[k].cost, sets[i].cost) == 0;
        if (is_best(sets, n, i) && !there)
            fail_msg("row %zu: nothing is said for %s", row, ratio_of(sets[i].cost));
        if (is_better(&sets[i].is, &within->outcome))
            fail_msg("row %zu: set %zx is better within its cost", row, i);
    }
}

static void every_set_is_weighed(void **state)
{
    (void)state;
    static const struct {
        const char *criteria;
        struct answers own;
        bool rival;
        struct step steps[STEPS];
        size_t n;
    } rows[] = {
        /* scales of one answer and of two, and a requirement */
        {SCALE("p", "40", VAL("a"), "") "," SCALE("q", "60", "{'+':[{'val':'a'},{'val':'b'}]}",
                                                  "") "," GATE("g", "{'>=':[{'val':'b'},5]}"),
         {{2, 1, 0, 0}, {5, 5}},
         false,
         {{{{A, 6}}, 1, "10"},
          {{{A, 9}}, 1, "25"},
          {{{B, 4}}, 1, "7"},
          {{{B, 8}}, 1, "9.5"},
          {{{A, 7}, {B, 6}}, 2, "21"},
          {{{C, 9}}, 1, "1"}},
         6},
        /* a figure that an answer chooses */
        {SCALE("p", "50", VAL("a"), "") "," SCALE("q", "50", VAL("c"), "") "," GATE(
             "g", "{'>=':[{'val':'a'},{'param':'bar'}]}"),
         {{3, 0, 2, 0}, {5, 5}},
         false,
         {{{{COUNTY, 1}}, 1, "6"},
          {{{A, 5}}, 1, "4"},
          {{{A, 10}}, 1, "15"},
          {{{C, 7}}, 1, "3"},
          {{{C, 3}, {COUNTY, 1}}, 2, "5"}},
         5},
        /* weight that is given away, in a group and beside it */
        {"'g':{'title':'G','kind':'group','weight':60,'criteria':{" SCALE(
             "p", "50", VAL("a"), IN_Y) "," SCALE("q", "50", VAL("b"),
                                                  "") "}}," SCALE("s", "40", VAL("c"), ""),
         {{3, 5, 2, 0}, {5, 5}},
         false,
         {{{{COUNTY, 1}}, 1, "2"},
          {{{A, 11}}, 1, "6"},
          {{{B, 8}}, 1, "5"},
          {{{C, 6}}, 1, "4"},
          {{{COUNTY, 0}}, 1, "1"}},
         5},
        {SCALE("p", "30", VAL("a"), IN_Y) "," SCALE("q", "30", VAL("b"),
                                                    "") "," SCALE("s", "40", VAL("c"), ""),
         {{1, 5, 2, 1}, {5, 5}},
         false,
         {{{{COUNTY, 0}}, 1, "2"}, {{{A, 11}}, 1, "6"}, {{{B, 8}}, 1, "5"}, {{{C, 6}}, 1, "4"}},
         4},
        /* rows of a table against the rate of their class; what raising them costs is worked out */
        {SCALE("p", "100", "{'min_of':[{'val':'team'},{'val':'pay'}]}", "") "," GATE(
             "g", "{'all':[{'val':'team'},{'>=':[{'val':'pay'},{'param':'rate'}]}]}"),
         {{0, 0, 0, 0}, {5, 8}},
         false,
         {{{{PAY, 7}}, 1, NULL}, {{{PAY, 9}}, 1, NULL}, {{{PAY, 11}}, 1, "60"}, {{{C, 1}}, 1, "1"}},
         4},
        /* the highest of the comparison, which a bid that fails is not in */
        {"'r':{'title':'R','kind':'relative','weight':60,'value':{'val':'a'},'best':'highest',"
         "'form':'proportion'}," SCALE("q", "40", VAL("c"), "") "," GATE("g",
                                                                         "{'>=':[{'val':'b'},5]}"),
         {{4, 1, 2, 0}, {5, 5}},
         true,
         {{{{A, 6}}, 1, "10"}, {{{A, 11}}, 1, "25"}, {{{B, 6}}, 1, "7"}, {{{C, 8}}, 1, "9"}},
         4},
        /* an answer between two others that turns out to change nothing */
        {SCALE("p", "100",
               "{'if':[{'>=':[{'val':'c'},20]},{'val':'b'},{'+':[{'val':'a'},{'val':"
               "'c'}]}]}",
               ""),
         {{1, 1, 2, 0}, {5, 5}},
         false,
         {{{{A, 3}}, 1, "2"},
          {{{B, 11}}, 1, "3"},
          {{{C, 5}}, 1, "4"},
          {{{A, 4}}, 1, "5"},
          {{{C, 6}}, 1, "6"}},
         5},
        /* steps that change nothing that counts, and nothing that could be better */
        {SCALE("p", "100", "{'if':[{'>=':[{'val':'c'},20]},{'val':'b'},{'val':'a'}]}", ""),
         {{12, 1, 2, 0}, {5, 5}},
         false,
         {{{{A, 13}}, 1, "2"}, {{{B, 11}}, 1, "3"}, {{{C, 5}}, 1, "4"}},
         3},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct set sets[SETS];
        size_t n = (size_t)1 << rows[i].n;
        const struct answers other = {{8, 7, 3, 0}, {5, 5}};
        const char *why, *rival = rows[i].rival ? bid_text("R", &other) : NULL;
        const struct bg_ruleset *rules = rules_of(bg_arena_printf(arena, RULES, rows[i].criteria));
        const char *const texts[] = {bid_text("A", &rows[i].own), rival};
        struct bg_bids bids = bids_of(rules, texts, rival ? 2 : 1);
        for (size_t set = 0; set < n; set++) {
            struct answers now = taken(rows[i].own, rows[i].steps, rows[i].n, (unsigned)set);
            sets[set] =
                (struct set){bg_ratio_int(arena, 0), outcome_of(rules, bid_text("A", &now), rival)};
            for (size_t s = 0; s < rows[i].n; s++)
                if (set >> s & 1)
                    sets[set].cost = bg_ratio_add(arena, sets[set].cost,
                                                  cost_of(&rows[i].steps[s], &rows[i].own));
        }
        const struct bg_advice *advice = bg_advise(
            arena, rules, &bids, steps_read(rules, table_of(rows[i].steps, rows[i].n)), NULL, &why);
        assert_non_null(advice);
        assert_int_equal(advice->search, BG_ADVICE_EXACT);
        assert_true(bg_ratio_cmp(advice->today.points, sets[0].is.points) == 0);
        for (size_t s = 0; s < rows[i].n; s++) {
            const struct set *alone = &sets[(size_t)1 << s];
            assert_true(bg_ratio_cmp(advice->alone[s].points, alone->is.points) == 0);
            assert_int_equal(advice->alone[s].failed, alone->is.failed);
            assert_true(bg_ratio_cmp(advice->cost[s], alone->cost) == 0);
        }
        check(i, advice, sets, n);
    }
}

/* Sixty-four steps on one sum, each of which costs 1 and adds its number: more sets than can be weighed. Within a budget
 * of 2 all of them can, and 64 and 63 are the most; without one they are taken one after the other, the largest first. */
static void too_many_sets(void **state)
{
    (void)state;
    enum { MOST = 64, ALL = MOST * (MOST + 1) / 2 };
    struct bg_buf fields_text, sum, answers, table;
    bg_buf_init(&fields_text, arena);
    bg_buf_init(&sum, arena);
    bg_buf_init(&answers, arena);
    bg_buf_init(&table, arena);
    bg_buf_puts(&table, "step,title,field,to,cost_a_year\n");
    for (int i = 1; i <= MOST; i++) {
        const char *comma = i > 1 ? "," : "";
        bg_buf_printf(&fields_text, "%s'f%d':{'label':'F','type':'number'}", comma, i);
        bg_buf_printf(&sum, "%s{'val':'f%d'}", comma, i);
        bg_buf_printf(&answers, "%s'f%d':0", comma, i);
        bg_buf_printf(&table, "s%d,S,f%d,%d,1\n", i, i, i);
    }
    const struct bg_ruleset *rules = rules_of(bg_arena_printf(
        arena,
        "{'format':'bidgauge-ruleset/1','id':'r','title':'R','currency':'USD','solicitation':{"
        "'dates':{'bids_due':'2026-03-13'}},'fields':{%s},'criteria':{'c':{'title':'C','kind':"
        "'linear','weight':100,'value':{'+':[%s]},'from':0,'to':%d}},'award':{'method':"
        "'highest_score','ties':[]}}",
        bg_buf_text(&fields_text), bg_buf_text(&sum), ALL));
    const char *bid = bg_arena_printf(arena, "{'format':'bidgauge-bid/1','bid':'A','answers':{%s}}",
                                      bg_buf_text(&answers));
    struct bg_bids bids = bids_of(rules, &bid, 1);
    const struct bg_steps *steps = steps_read(rules, bg_buf_text(&table));
    for (int budget = 0; budget <= 2; budget += 2) {
        const char *why = NULL;
        const struct bg_advice *advice = bg_advise(
            arena, rules, &bids, steps, budget ? bg_ratio_int(arena, budget) : NULL, &why);
        assert_non_null(advice);
        assert_int_equal(advice->search, budget ? BG_ADVICE_WITHIN : BG_ADVICE_GREEDY);
        assert_int_equal(advice->limit, BG_ADVICE_CRITERIA);
        assert_int_equal(advice->best_n, (budget ? budget : MOST) + 1);
        for (int64_t k = 0; k < (int64_t)advice->best_n; k++) {
            const struct bg_ratio *want =
                bg_ratio_div(arena, bg_ratio_int(arena, 100 * (k * MOST - k * (k - 1) / 2)),
                             bg_ratio_int(arena, ALL));
            assert_true(bg_ratio_cmp(advice->best[k].cost, bg_ratio_int(arena, k)) == 0);
            assert_true(bg_ratio_cmp(advice->best[k].outcome.points, want) == 0);
        }
    }
}

/* What a step costs that cannot be used, said. */
static void costs_that_are_not_known(void **state)
{
    (void)state;
    static const char *const bid[] = {
        "{'format':'bidgauge-bid/1','bid':'A','answers':{'a':1,'team':[{'class':'g','heads':2,"
        "'pay':4}]}}"};
    static const struct {
        const char *step, *why;
    } rows[] = {
        {"s,S,a,5,0.00000000000000000001,", NULL},
        {"s,S,a,5,0.000000000000000000001,", "what the step \"s\" costs has too many digits"},
        {"s,S,a,5,1,0.000000000000000000001", "what the step \"s\" costs has too many digits"},
        {"s,S,team.pay,5,,",
         "what the step \"s\" costs is not given and cannot be worked out from the bid's "
         "workforce"},
        {"s,S,team.pay,5,1,", NULL},
    };
    const struct bg_ruleset *rules =
        rules_of(bg_arena_printf(arena, RULES, SCALE("p", "100", VAL("a"), "")));
    struct bg_bids bids = bids_of(rules, bid, 1);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *why = NULL;
        const char *table =
            bg_arena_printf(arena, "step,title,field,to,cost_a_year,cost_once\n%s\n", rows[i].step);
        const struct bg_advice *advice =
            bg_advise(arena, rules, &bids, steps_read(rules, table), NULL, &why);
        if ((advice == NULL) != (rows[i].why != NULL) ||
            (rows[i].why && strcmp(why, rows[i].why) != 0))
            fail_msg("row %zu: %s", i, why);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(every_set_is_weighed), TEST(too_many_sets),
                                       TEST(costs_that_are_not_known)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
