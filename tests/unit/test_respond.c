/* Vendors who respond: pay that ripples above a new floor, limits of what must be paid already, figures that are
 * not known, new answers that the field does not take. Figures are worked out by docs/modelling.md. */
#include "evaluate_fixture.h"

#include "intake/scenario/scenario.h"
#include "score/evaluate/respond.h"

static const char rules[] =
    "{'format':'bidgauge-ruleset/1','id':'r','title':'T','currency':'USD',"
    "'solicitation':{'dates':{'bids_due':'2026-03-01'}},"
    "'parameters':{'floor':{'title':'floor','values':{'2025-01-01':17}},"
    "'later':{'title':'later','values':{'2025-01-01':null}}},"
    "'fields':{'price':{'type':'money'},'n':{'label':'Days','type':'integer','min':0,'max':30},"
    "'c':{'label':'Plan','type':'choice','choices':{'x':'X','yy':'Y'}},"
    "'p':{'label':'Share','type':'number'},'crew':{'label':'Crew','type':'table','columns':{"
    "'people':{'label':'People','type':'integer','role':'headcount'},"
    "'hours':{'type':'number','role':'hours_per_year'},"
    "'wage':{'type':'money','role':'hourly_wage'}}}},"
    "'criteria':{'a':{'title':'A','kind':'linear','weight':60,'value':{'val':'n'},'from':0,"
    "'to':10}},'price':{'field':'price','weight':40,'formula':'lowest_proportion'},"
    "'award':{'method':'highest_score'}}";

static struct bg_assumed_bid respond(const char *bids_member, const char *answers)
{
    struct bg_responses responses;
    struct bg_diags *diags = bg_diags_new(arena);
    const struct bg_scenario *stack[1];
    const struct bg_json *base = bg_json_parse(arena, diags, source_of("r.json", rules), NULL);
    const char *text = bg_arena_printf(
        arena, "{'format':'bidgauge-scenario/1','title':'S','bids':[%s]}", bids_member);
    stack[0] = bg_scenarios_load(arena, diags, source_of("s.json", text), base).scenario[0];
    const struct bg_scenario_rules *s = bg_scenario_apply(arena, diags, base, stack, 1, NULL);
    for (int64_t i = 0; !s && i < bg_diag_count(diags, BG_NOTE); i++)
        print_error("%s\n", bg_diag_get(diags, i)->message);
    assert_non_null(s);
    assert_true(bg_scenario_responses(arena, diags, s->ruleset, stack, 1, &responses));
    const char *bid =
        bg_arena_printf(arena, "{'format':'bidgauge-bid/1','bid':'B','answers':{%s}}", answers);
    struct bg_bids bids = bids_of(s->ruleset, &bid, 1);
    return bg_respond(arena, s->ruleset, &responses, bids.bid[0]);
}

static const char *number(struct bg_dec value)
{
    static char text[4][BG_DEC_TEXT];
    static int at;
    at = (at + 1) % 4;
    return bg_dec_text(value, text[at]);
}

#define ONE(wage) "'price':1000,'crew':[{'people':2,'hours':1000,'wage':" wage "}]"
#define RIPPLE    "'to':{'param':'floor'},'ripple_to':1.15,'ripple_share':0.25,'pass_on':1"

/* F = 17, s F = 19.55, r = 0.25; two people of 1,000 hours, so that the price rises by 2,000 times the raise. */
static void pay_ripples(void **state)
{
    (void)state;
    static const struct {
        const char *minimum, *answers, *wage, *raise, *price;
    } rows[] = {
        /* min(max(17 - w, 0.25 (19.55 - w))): 1 against 0.8875 */
        {"", ONE("16"), "17", "2000", "3000"},
        {"", ONE("13"), "17", "8000", "9000"},                   /* 4 against 1.6375 */
        {"", ONE("16.5"), "17.2625", "1525", "2525"},            /* 0.5 against 0.7625 */
        {"", ONE("17"), "17.6375", "1275", "2275"},              /* 0.25 x 2.55 */
        {"", ONE("19"), "19.1375", "275", "1275"},               /* 0.25 x 0.55 */
        {"", ONE("19.55"), "19.55", "0", "1000"},                /* the end of the ripple */
        {"", ONE("20"), "20", "0", "1000"},                      /* above it */
        {",'minimum':16.8", ONE("16.5"), "16.7", "400", "1400"}, /* at most 17 - 16.8 */
        {",'minimum':16.8", ONE("16"), "16.2", "400", "1400"},
        {",'minimum':18", ONE("16"), "16", "0",
         "1000"}, /* more than the floor must be paid already */
        {",'minimum':16.8", ONE("17"), "17.6375", "1275", "2275"}, /* of pay below the floor only */
        {",'minimum':{'val':'wage'}", ONE("16"), "17", "2000", "3000"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_assumed_bid a = respond(
            bg_arena_printf(arena, "{'raise_pay':{" RIPPLE "%s},'assumed':true}", rows[i].minimum),
            rows[i].answers);
        assert_string_equal(a.unclear, "");
        assert_string_equal(number(a.bid->values[4].as.table->cells[2].as.number), rows[i].wage);
        assert_string_equal(number(a.raise), rows[i].raise);
        assert_string_equal(number(a.bid->values[0].as.number), rows[i].price);
        assert_string_equal(number(a.ripple), "19.55");
    }
}

#define RAISE(more) "{'raise_pay':{" more "},'assumed':true}"

static void what_is_not_known_is_said(void **state)
{
    (void)state;
    static const struct {
        const char *response, *answers, *unclear;
    } rows[] = {
        {RAISE("'to':{'param':'later'}"), ONE("16"),
         "what pay is raised to is not known for row 1 of the workforce"},
        {RAISE("'to':18"), "'price':1000", "the bid does not list its workforce"},
        {RAISE("'to':18,'pass_on':{'val':'p'}"), ONE("16"),
         "the share that is passed on is not known"},
        {RAISE("'to':18,'pass_on':{'val':'p'}"), "'p':1.5," ONE("16"),
         "the share that is passed on is 1.5, not between 0 and 1"},
        {RAISE("'to':18,'pass_on':{'val':'p'}"), "'p':-0.5," ONE("16"),
         "the share that is passed on is -0.5, not between 0 and 1"},
        {RAISE("'to':18,'payroll_tax':{'val':'p'}"), "'p':75," ONE("16"),
         "the payroll tax is 75, not between 0 and 1"},
        {RAISE("'to':18,'pass_on':1,'price_years':{'val':'p'}"), ONE("16"),
         "how many years the price covers is not known"},
        {RAISE("'to':18,'pass_on':1"), "'crew':[{'people':2,'hours':1000,'wage':16}]",
         "the bid has no price to pass the cost on into"},
        {RAISE("'to':18,'ripple_to':{'val':'p'},'ripple_share':0.5"), ONE("16"),
         "ripple_to is not known"},
        {RAISE("'to':18,'ripple_to':{'val':'p'},'ripple_share':0.5"), "'p':0.9," ONE("16"),
         "ripple_to is below 1"},
        {RAISE("'to':18,'ripple_to':1.1,'ripple_share':{'val':'p'}"), "'p':2," ONE("16"),
         "ripple_share is 2, not between 0 and 1"},
        {RAISE("'to':18,'ripple_to':1.1,'ripple_share':0.5,'minimum':{'param':'later'}"), ONE("16"),
         "what must be paid already is not known for a row of the workforce"},
        {RAISE("'to':18,'pass_on':1"), ONE("16") ",'n':1", ""},
        {"{'set':{'n':{'+':[{'val':'n'},20]}}}", "'price':1,'n':11",
         "the new answer to \"Days\" would be 31, which the question does not allow"},
        {"{'set':{'n':{'-':[{'val':'n'},20]}}}", "'price':1,'n':11",
         "the new answer to \"Days\" would be -9, which the question does not allow"},
        {"{'set':{'n':{'/':[{'val':'n'},2]}}}", "'price':1,'n':11",
         "the new answer to \"Days\" would be 5.5, which the question does not allow"},
        {"{'set':{'n':{'/':[{'val':'n'},2]}}}", "'price':1,'n':12", ""},
        {"{'set':{'n':{'/':[{'val':'n'},{'-':[{'val':'n'},12]}]}}}", "'price':1,'n':12",
         "the new answer to \"Days\" is not usable: division by zero"},
        {"{'set':{'n':{'val':'p'}}}", "'price':1,'n':12", ""},
        {"{'set':{'c':'x'}}", "'price':1", ""},
        {"{'set':{'c':{'cat':['y','y']}}}", "'price':1", ""},
        {"{'set':{'c':{'cat':['y','z']}}}", "'price':1",
         "the new answer to \"Plan\" would be \"yz\", which the question does not allow"},
        {"{'set':{'crew.people':2}}", "'price':1", "the bid does not answer \"Crew\""},
        {"{'set':{'crew.people':{'/':[{'val':'people'},4]}}}", ONE("16"),
         "the new answer to \"People\" would be 0.5, which the question does not allow"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_assumed_bid a = respond(rows[i].response, rows[i].answers);
        if (strcmp(a.unclear, rows[i].unclear) != 0)
            print_error("%s\n  got  %s\n  want %s\n", rows[i].response, a.unclear, rows[i].unclear);
        assert_string_equal(a.unclear, rows[i].unclear);
        assert_int_equal(a.response != NULL, rows[i].unclear[0] == '\0');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(pay_ripples, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_is_not_known_is_said, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
