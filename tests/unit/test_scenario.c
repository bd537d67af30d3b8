/* Scenarios: overlays that stack, weights that keep their proportions exactly, faults that stand
 * where they were caused, and bids as their vendors are assumed to respond. */
#include "evaluate_fixture.h"

#include "intake/scenario/scenario.h"
#include "score/evaluate/respond.h"

static const char rules[] =
    "{'format':'bidgauge-ruleset/1','id':'r','title':'T','currency':'USD',\n"
    "'solicitation':{'dates':{'bids_due':'2026-03-01'}},\n"
    "'parameters':{'floor':{'title':'floor','values':{'2025-01-01':17}}},\n"
    "'fields':{'price':{'type':'money'},'n':{'type':'number'},'crew':{'type':'table','columns':{\n"
    " 'people':{'type':'integer','role':'headcount'},\n"
    " 'hours':{'type':'number','role':'hours_per_year'},\n"
    " 'wage':{'type':'money','role':'hourly_wage'}}}},\n"
    "'criteria':{\n"
    " 'a':{'title':'A','kind':'linear','weight':10,'value':{'val':'n'},'from':0,'to':10},\n"
    " 'b':{'title':'B','kind':'linear','weight':30,'value':{'val':'n'},'from':0,'to':10},\n"
    " 'g':{'title':'G','kind':'group','weight':20,'criteria':{\n"
    "  'x':{'title':'X','kind':'linear','weight':50,'value':{'val':'n'},'from':0,'to':10},\n"
    "  'y':{'title':'Y','kind':'linear','weight':30,'value':{'val':'n'},'from':0,'to':10},\n"
    "  'z':{'title':'Z','kind':'linear','weight':20,'value':{'val':'n'},'from':0,'to':10}}}},\n"
    "'price':{'field':'price','weight':40,'formula':'lowest_proportion'},\n"
    "'award':{'method':'highest_score'}}";

static struct bg_diags *diags;

static const struct bg_json *json_of(const char *name, const char *text)
{
    return bg_json_parse(arena, diags, source_of(name, text), NULL);
}

/* The stack of n overlays, each what stands under "ruleset" and behind it. */
static const struct bg_scenario_rules *apply(const char *const *overlays, size_t n)
{
    const struct bg_scenario **stack = BG_ARRAY(arena, n, const struct bg_scenario *);
    diags = bg_diags_new(arena);
    const struct bg_json *base = json_of("r.json", rules);
    for (size_t i = 0; i < n; i++) {
        const char *text = bg_arena_printf(
            arena, "{'format':'bidgauge-scenario/1','title':'S',\n%s}", overlays[i]);
        struct bg_scenarios read =
            bg_scenarios_load(arena, diags, source_of(i ? "t.json" : "s.json", text), base);
        if (read.n != 1)
            return NULL;
        stack[i] = read.scenario[0];
    }
    return bg_scenario_apply(arena, diags, base, stack, n, NULL);
}

static const struct bg_scenario_rules *apply_one(const char *overlay)
{
    return apply(&overlay, 1);
}

static const char *weight(const struct bg_scenario_rules *s, const char *id)
{
    const struct bg_ruleset *r = s->ruleset;
    return bg_ratio_text(arena, id[0] ? r->criteria[bg_ruleset_criterion(r, id)].weight_exact
                                      : r->price.weight_exact);
}

static const struct bg_ratio *sum(const struct bg_scenario_rules *s, int parent)
{
    const struct bg_ruleset *r = s->ruleset;
    const struct bg_ratio *out = parent < 0 ? r->price.weight_exact : bg_ratio_int(arena, 0);
    for (size_t i = 0; i < r->criteria_n; i++)
        if (r->criteria[i].parent == parent)
            out = bg_ratio_add(arena, out, r->criteria[i].weight_exact);
    return out;
}

static void neighbours_keep_their_proportions(void **state)
{
    (void)state;
    /* 10 to 3: 97 is left for 30, 20 and 40, which were 90 */
    const struct bg_scenario_rules *s = apply_one("'ruleset':{'criteria':{'a':{'weight':3}}}");
    assert_non_null(s);
    assert_string_equal(weight(s, "a"), "3");
    assert_string_equal(weight(s, "b"), "97/3");
    assert_string_equal(weight(s, "g"), "194/9");
    assert_string_equal(weight(s, ""), "388/9");
    assert_string_equal(bg_ratio_text(arena, sum(s, -1)), "100");
    assert_string_equal(weight(s, "x"), "50"); /* a group's own parts are not touched */
    /* shares go down the groups exactly: half of 194/9 */
    const struct bg_ruleset *r = s->ruleset;
    assert_string_equal(bg_ratio_text(arena, r->criteria[bg_ruleset_criterion(r, "x")].share),
                        "97/9");
    assert_int_equal(s->weights_n, 4);
    assert_true(s->weights[0].set);
    assert_false(s->weights[1].set);
}

static void groups_add_up_to_a_hundred(void **state)
{
    (void)state;
    const struct bg_scenario_rules *s =
        apply_one("'ruleset':{'criteria':{'g':{'criteria':{'x':{'weight':25}}}}}");
    assert_non_null(s);
    assert_string_equal(weight(s, "y"), "45");
    assert_string_equal(weight(s, "z"), "30");
    assert_string_equal(weight(s, "g"), "20");
    /* a group and a part of it at once */
    s = apply_one(
        "'ruleset':{'criteria':{'a':{'weight':55},'g':{'criteria':{'z':{'weight':60}}}}}");
    assert_non_null(s);
    assert_string_equal(weight(s, "g"), "10");
    assert_string_equal(weight(s, "x"), "25");
    assert_string_equal(weight(s, "y"), "15");
}

static void what_is_taken_away_makes_room(void **state)
{
    (void)state;
    const struct bg_scenario_rules *s = apply_one("'ruleset':{'criteria':{'a':null}}");
    assert_non_null(s);
    assert_string_equal(weight(s, "b"), "100/3");
    assert_string_equal(weight(s, ""), "400/9");
    s = apply_one("'adds':['criteria.n'],'ruleset':{'criteria':{'n':{'title':'N','kind':'linear',"
                  "'weight':50,'value':{'val':'n'},'from':0,'to':1}}}");
    assert_non_null(s);
    assert_string_equal(weight(s, "a"), "5");
    assert_string_equal(weight(s, ""), "20");
    s = apply_one("'adds':['award.total'],'ruleset':{'award':{'total':1000}}");
    assert_non_null(s);
    assert_string_equal(weight(s, "b"), "300");
}

static void stacks_are_exact_on_the_way(void **state)
{
    (void)state;
    const char *const there_and_back[] = {"'ruleset':{'criteria':{'a':{'weight':3}}}",
                                          "'ruleset':{'criteria':{'a':{'weight':10}}}"};
    const struct bg_scenario_rules *s = apply(there_and_back, 2);
    assert_non_null(s);
    assert_string_equal(weight(s, "b"), "30"); /* thirds and ninths in between */
    assert_string_equal(weight(s, "g"), "20");
    assert_string_equal(weight(s, ""), "40");
    const char *const others[] = {"'ruleset':{'criteria':{'a':{'weight':3}}}",
                                  "'ruleset':{'price':{'weight':50}}"};
    s = apply(others, 2);
    assert_non_null(s);
    assert_string_equal(weight(s, ""), "50"); /* a 3, b 97/3, g 194/9 into 50: times 450/512 */
    assert_string_equal(bg_ratio_text(arena, sum(s, -1)), "100");
    assert_string_equal(weight(s, "b"), "7275/256");
}

static void the_later_overlay_stands(void **state)
{
    (void)state;
    const char *const two[] = {
        "'ruleset':{'parameters':{'floor':{'values':{'2025-01-01':18,'2027-01-01':19}}}}",
        "'ruleset':{'parameters':{'floor':{'values':{'2025-01-01':20}}}}"};
    const struct bg_scenario_rules *s = apply(two, 2);
    assert_non_null(s);
    const struct bg_param_cell *cell = &s->ruleset->params[0].cells[0];
    char text[BG_DEC_TEXT];
    assert_int_equal(cell->values_n, 2);
    assert_string_equal(bg_dec_text(cell->values[0].value.as.number, text), "20");
    assert_string_equal(bg_dec_text(cell->values[1].value.as.number, text), "19");
}

/* The place of the first diagnostic, "s.json:2:34". */
static const char *place(void)
{
    const struct bg_diag *diag = bg_diag_get(diags, 0);
    struct bg_line line = bg_source_line(diag->pos.source, diag->pos.offset);
    return bg_arena_printf(arena, "%s:%lld:%lld", diag->pos.source->name, (long long)line.line,
                           (long long)line.column);
}

static void faults_stand_where_they_were_caused(void **state)
{
    (void)state;
    /* of the value that the scenario gives */
    assert_null(apply_one("'ruleset':{'criteria':{'a':{'to':{'param':'flor'}}}}"));
    assert_string_equal(place(), "s.json:2:43");
    /* of the second of a stack */
    const char *const two[] = {"'ruleset':{'criteria':{'a':{'to':9}}}",
                               "'ruleset':{'criteria':{'b':{'kind':'lineal'}}}"};
    assert_null(apply(two, 2));
    assert_string_equal(place(), "t.json:2:36");
    /* of a part of the ruleset that no longer fits what the scenario took away */
    assert_null(apply_one("'ruleset':{'parameters':{'floor':null},'criteria':{'a':{'to':"
                          "{'param':'floor'}}}}"));
    assert_string_equal(place(), "s.json:2:71");
}

static struct bg_assumed_bid respond(const char *overlay, const char *answers)
{
    struct bg_responses responses;
    const struct bg_scenario_rules *s;
    const struct bg_scenario *stack[1];
    diags = bg_diags_new(arena);
    const struct bg_json *base = json_of("r.json", rules);
    const char *text =
        bg_arena_printf(arena, "{'format':'bidgauge-scenario/1','title':'S',\n%s}", overlay);
    stack[0] = bg_scenarios_load(arena, diags, source_of("s.json", text), base).scenario[0];
    s = bg_scenario_apply(arena, diags, base, stack, 1, NULL);
    assert_non_null(s);
    assert_true(bg_scenario_responses(arena, diags, s->ruleset, stack, 1, &responses));
    const char *bid =
        bg_arena_printf(arena, "{'format':'bidgauge-bid/1','bid':'B','answers':{%s}}", answers);
    struct bg_bids bids = bids_of(s->ruleset, &bid, 1);
    return bg_respond(arena, s->ruleset, &responses, bids.bid[0]);
}

static const char *price_of(const struct bg_assumed_bid *assumed)
{
    static char text[BG_DEC_TEXT];
    return bg_dec_text(assumed->bid->values[0].as.number, text);
}

#define RAISE "'bids':[{'raise_pay':{'to':20,'payroll_tax':0.0765,'pass_on':0.5},'assumed':true}]"

static void pay_is_raised_and_passed_on(void **state)
{
    (void)state;
    /* 3 people x 1000 hours x 1.50, with tax 4844.25, half of it 2422.125: to the cent */
    struct bg_assumed_bid a =
        respond(RAISE, "'price':1000,'crew':[{'people':3,'hours':1000,'wage':18.5},"
                       "{'people':2,'hours':900,'wage':21}]");
    assert_string_equal(a.unclear, "");
    assert_string_equal(price_of(&a), "3422.13");
    assert_string_equal(a.words, "pay of 3 workers is raised, and the price by 2,422.13");
    const struct bg_table *crew = a.bid->values[2].as.table;
    char text[BG_DEC_TEXT];
    assert_string_equal(bg_dec_text(crew->cells[2].as.number, text), "20");
    assert_string_equal(bg_dec_text(crew->cells[5].as.number, text), "21");
}

/* A floor of the term 2026-07-01 to 2029-06-30: 17 at its start, then the values given. */
#define STEPS(values)                                                                              \
    "'adds':['solicitation.dates','parameters.floor.at','parameters.rate','fields.crew.columns']," \
    "'ruleset':{'solicitation':{'dates':{'start':'2026-07-01','end':'2029-06-30'}},"               \
    "'fields':{'crew':{'columns':{'class':{'type':'text'}}}},"                                     \
    "'parameters':{'floor':{'at':'term','values':{" values "}},"                                   \
    "'rate':{'title':'rate','at':'term','row_of':'crew','by':[{'val':'class'}],'table':{"          \
    "'guard':{'2025-01-01':18,'2028-07-01':22},'*':{'2025-01-01':20}}}}},"
#define RAISE_TO(param)                                                                            \
    "'bids':[{'raise_pay':{'to':{'param':'" param "'},'pass_on':1},'assumed':true}]"

static const char *wage_of(const struct bg_assumed_bid *assumed, size_t row)
{
    static char text[BG_DEC_TEXT];
    const struct bg_table *crew = assumed->bid->values[2].as.table;
    return bg_dec_text(crew->cells[row * crew->columns + 2].as.number, text);
}

static void pay_is_raised_to_the_highest_floor_of_the_term(void **state)
{
    (void)state;
    static const char bid[] = "'price':1000,'crew':[{'people':3,'hours':1000,'wage':18.5,"
                              "'class':'guard'},{'people':2,'hours':900,'wage':19.25,"
                              "'class':'porter'}]";
    /* it rises, falls, and rises again on the day after the term */
    struct bg_assumed_bid a =
        respond(STEPS("'2027-07-01':19.5,'2028-07-01':19,'2029-07-01':25") RAISE_TO("floor"), bid);
    assert_string_equal(a.unclear, "");
    assert_string_equal(wage_of(&a, 0), "19.5");
    assert_string_equal(wage_of(&a, 1), "19.5");
    assert_string_equal(price_of(&a), "4450"); /* 3 x 1000 x 1.00 and 2 x 900 x 0.25 */
    assert_string_equal(a.words, "pay of 5 workers is raised to the highest floor of the term (of "
                                 "2027-07-01), and the price by 3,450.00");
    /* the highest at the start is nothing to say more of */
    a = respond(STEPS("'2025-01-01':19,'2027-07-01':18") RAISE_TO("floor"), bid);
    assert_string_equal(a.words, "pay of 3 workers is raised, and the price by 1,500.00");
    /* each row has its own rate, which steps on its own dates: 18 to 22 for guards, 20 for others */
    a = respond(STEPS("'2025-01-01':19") RAISE_TO("rate"), bid);
    assert_string_equal(wage_of(&a, 0), "22");
    assert_string_equal(wage_of(&a, 1), "20");
    assert_string_equal(price_of(&a), "12850"); /* 3 x 1000 x 3.50 and 2 x 900 x 0.75 */
    /* a row that does not say its class has no rate */
    a = respond(STEPS("'2025-01-01':19") RAISE_TO("rate"),
                "'price':1000,'crew':[{'people':3,'hours':1000,'wage':18.5}]");
    assert_string_equal(a.unclear,
                        "what pay is raised to from 2026-07-01 is not known for row 1 of "
                        "the workforce");
    assert_string_equal(price_of(&a), "1000");
}

static void what_is_not_known_changes_nothing(void **state)
{
    (void)state;
    struct bg_assumed_bid a = respond(RAISE, "'price':1000,'crew':[{'people':3,'wage':18.5}]");
    assert_string_equal(a.unclear,
                        "row 1 of the workforce does not say its pay, hours and workers");
    assert_null(a.response);
    assert_string_equal(price_of(&a), "1000");
    a = respond("'bids':[{'where':{'>':[{'val':'n'},5]},'drop_out':true},{'set':{'n':1}}]",
                "'price':1000");
    assert_true(strstr(a.unclear, "cannot be told from its answers") != NULL);
    assert_int_equal(a.bid->status, BG_BID_ACTIVE);
}

static void the_first_that_holds_counts(void **state)
{
    (void)state;
    static const char responses[] =
        "'bids':[{'where':{'>':[{'val':'n'},5]},'drop_out':true},"
        "{'where':{'>':[{'val':'n'},3]},'stay':true},{'set':{'price':{'*':[2,{'val':'price'}]},"
        "'crew.wage':{'+':[1,{'val':'wage'}]}}}]";
    struct bg_assumed_bid a = respond(responses, "'price':1000,'n':6");
    assert_int_equal(a.bid->status, BG_BID_WITHDRAWN);
    a = respond(responses, "'price':1000,'n':4");
    assert_string_equal(price_of(&a), "1000");
    assert_int_equal(a.response->kind, BG_STAYS);
    a = respond(responses, "'price':1000,'n':2,'crew':[{'wage':17}]");
    assert_string_equal(price_of(&a), "2000");
    char text[BG_DEC_TEXT];
    assert_string_equal(bg_dec_text(a.bid->values[2].as.table->cells[2].as.number, text), "18");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(neighbours_keep_their_proportions, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(groups_add_up_to_a_hundred, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_is_taken_away_makes_room, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(stacks_are_exact_on_the_way, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(the_later_overlay_stands, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(faults_stand_where_they_were_caused, open_arena,
                                        close_arena),
        cmocka_unit_test_setup_teardown(pay_is_raised_and_passed_on, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(pay_is_raised_to_the_highest_floor_of_the_term, open_arena,
                                        close_arena),
        cmocka_unit_test_setup_teardown(what_is_not_known_changes_nothing, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(the_first_that_holds_counts, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
