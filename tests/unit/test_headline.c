/* The award of today beside that of a proposal: prices with what is still to be raised, jobs, who stands in where
 * nobody is recommended, bins of pay, and from when a proposal applies. One bid has ten guards at 16 and two leads at
 * 30, 2,000 hours each, for 100,000; the rules have a floor of pay, and half of every raise is passed on. */
#include "evaluate_fixture.h"

#include "base/date.h"
#include "score/headline/headline.h"

#define RAISE                                                                                      \
    "{'*':[{'val':'heads'},{'val':'hours'},{'max':[0,{'-':[{'param':'floor'},{'val':'wage'}]}]}]}"
/* floor: its dated values; more: measures beside the raise; gate: a criterion, or nothing */
#define RULES                                                                                      \
    "{'format':'bidgauge-ruleset/1','id':'h','title':'H','currency':'USD','solicitation':{"        \
    "'dates':{'bids_due':'2026-03-13'%s}},'parameters':{'floor':{'title':'Floor','at':'%s',"       \
    "'values':{%s}}},'fields':{'price':{'type':'money','role':'price'%s},'crew':{'type':'table',"  \
    "'columns':{'class':{'type':'text'},'heads':{'type':'number','role':'headcount'},'hours':{"    \
    "'type':'number','role':'hours_per_year'},'wage':{'type':'money','role':'hourly_wage'},"       \
    "'fringe':{'type':'money','role':'employer_benefit'}}}},'criteria':{%s},'measures':{'raise':"  \
    "{'title':'Raise','unit':'USD/year','rows':'crew','headline':'raise','value':" RAISE "}%s},"   \
    "'price':{'field':'price'},'award':{'method':'lowest_evaluated_price'}}"
#define PASSED                                                                                     \
    ",'passed':{'title':'Passed on','unit':'USD/year','headline':'money','rows':'crew','value':"   \
    "{'*':[0.5," RAISE "]}}"
#define ONCE ",'once':{'title':'Once','unit':'USD','headline':'money','value':250}"
#define RATIO                                                                                      \
    ",'ratio':{'title':'Ratio','unit':'USD/year','headline':'money','over':['raise','raise']}"
#define GATE "'g':{'title':'G','kind':'pass_fail','test':{'>=':[{'val':'price'},%s]}}"

static const char bid[] =
    "{'format':'bidgauge-bid/1','bid':'A','answers':{'price':100000,'crew':[{'class':'g','heads':"
    "10,'hours':2000,'wage':16,'fringe':1},{'class':'l','heads':2,'hours':2000,'wage':30,"
    "'fringe':2}]}}";

struct rules { /* what is not said is as in the remark at the top */
    const char *dates, *at, *floor, *unit, *criteria, *measures;
};

static const struct bg_ruleset *ruleset_of(struct rules r)
{
    return rules_of(bg_arena_printf(arena, RULES, r.dates ? r.dates : "", r.at ? r.at : "bids_due",
                                    r.floor, r.unit ? r.unit : "", r.criteria ? r.criteria : "",
                                    r.measures ? r.measures : PASSED));
}

static struct bg_key_lot lot_of(struct rules r)
{
    const char *const texts[] = {bid};
    const struct bg_ruleset *rules = ruleset_of(r);
    struct bg_bids bids = bids_of(rules, texts, 1);
    const struct bg_bid **assumed = BG_ARRAY(arena, 1, const struct bg_bid *);
    assumed[0] = bids.bid[0];
    return (struct bg_key_lot){.ruleset = rules,
                               .result = bg_evaluate_said(arena, BG_ENGLISH, rules, &bids),
                               .submitted = assumed,
                               .assumed = assumed};
}

static const char *number(const struct bg_value *value)
{
    return value->type == BG_V_NUMBER ? dec_of(value->as.number) : "-";
}

/* The floor of 17 raises ten guards by 1 for 2,000 hours: 20,000 a year, 10,000 of them in the price. */
static void prices_for_a_term(void **state)
{
    (void)state;
    static const struct {
        const char *dates, *unit, *measures, *price;
    } rows[] = {
        {NULL, NULL, NULL, "110000"}, /* a year, where nothing is said */
        {",'start':'2026-07-01','end':'2028-06-30'", NULL, NULL, "120000"},
        {",'start':'2026-07-01','end':'2026-07-31'", NULL, NULL, "100833.33"}, /* 1/12 */
        {",'start':'2026-01-31','end':'2026-02-27'", NULL, NULL, "100833.33"},
        {",'start':'2026-07-01','end':'2026-08-01'", NULL, NULL, "100876.71"}, /* 32/365 */
        {",'start':'2026-07-01','end':'2026-07-01'", NULL, NULL, "100027.4"},  /* 1/365 */
        {",'start':'2026-07-01','end':'2028-06-30'", ",'unit':'USD/year'", NULL, "110000"},
        /* what is paid once is not paid each year, and a quotient is no sum */
        {",'start':'2026-07-01','end':'2028-06-30'", NULL, PASSED ONCE RATIO, "120250"},
        {",'start':'2026-07-01','end':'2028-06-30'", NULL, ONCE, "100250"},
        {NULL, NULL, ",'n':{'title':'N','unit':'USD','headline':'money','value':{'param':'floor'}}",
         "100017"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_key_lot today = lot_of((struct rules){.dates = rows[i].dates,
                                                        .unit = rows[i].unit,
                                                        .floor = "'2025-01-01':15",
                                                        .measures = ""});
        struct bg_key_lot proposed = lot_of((struct rules){.dates = rows[i].dates,
                                                           .unit = rows[i].unit,
                                                           .floor = "'2025-01-01':17",
                                                           .measures = rows[i].measures});
        struct bg_key_sides sides;
        bg_key_sides_start(&sides);
        bg_key_sides_add(arena, &today, &proposed, &sides);
        if (strcmp(number(&sides.then.price), rows[i].price) != 0)
            fail_msg("row %zu: %s", i, number(&sides.then.price));
        assert_string_equal(number(&sides.now.price), "100000");
        assert_string_equal(number(&sides.same.price), "100000");
    }
}

/* 20,000 h x 16 + 4,000 h x 30 = 440,000, and the raise; benefits 20,000 x 1 + 4,000 x 2. Whatever is kept of the bid,
 * two lots come to twice that. */
static void jobs(void **state)
{
    (void)state;
    for (int kept = 0; kept < 2; kept++) {
        struct bg_key_known known[2] = {{.has_price = false}, {.has_price = false}};
        struct bg_key_lot today = lot_of((struct rules){.floor = "'2025-01-01':15"});
        struct bg_key_lot proposed = lot_of((struct rules){.floor = "'2025-01-01':17"});
        struct bg_key_sides sides;
        today.known = kept ? &known[0] : NULL;
        proposed.known = kept ? &known[1] : NULL;
        bg_key_sides_start(&sides);
        for (int twice = 0; twice < 2; twice++)
            bg_key_sides_add(arena, &today, &proposed, &sides);
        assert_string_equal(number(&sides.now.wage_bill), "880000");
        assert_string_equal(number(&sides.then.wage_bill), "920000");
        assert_string_equal(number(&sides.then.benefits), "56000");
        assert_string_equal(number(&sides.then.people), "24");
        assert_string_equal(number(&sides.then.hours), "48000");
        assert_string_equal(number(&sides.now.price), "200000");
        assert_string_equal(number(&sides.then.price), "220000");
        assert_string_equal(number(&sides.preference), "0");
        assert_true(sides.has_jobs && sides.has_benefits);
        assert_false(sides.moves || sides.has_preferences);
    }
}

/* A bid stands in for nobody; where it comes to the same by both rules, nothing says what it would come to. */
static void who_stands_in(void **state)
{
    (void)state;
    static const char same[] = "";
    static const struct {
        const char *now, *then, *floor, *measures; /* least prices of the two gates */
        const char *price_now, *price_then, *why_now, *why_then;
    } rows[] = {
        {"1", "1", "15", same, "100000", "100000", "", ""},
        {"1", "200000", "15", same, "100000", "-", "",
         "nobody is recommended, and what it would cost today's bid to meet the proposal is not "
         "known"},
        {"1", "200000", "17", NULL, "100000", "110000", "", ""},
        {"200000", "1", "15", same, "-", "100000", "nobody is recommended today", ""},
        {"200000", "1", "17", NULL, "100000", "110000", "", ""},
        {"200000", "200000", "15", same, "-", "-", "no bid is recommended",
         "no bid is recommended"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_key_lot today =
            lot_of((struct rules){.floor = "'2025-01-01':15",
                                  .measures = rows[i].measures,
                                  .criteria = bg_arena_printf(arena, GATE, rows[i].now)});
        struct bg_key_lot proposed =
            lot_of((struct rules){.floor = bg_arena_printf(arena, "'2025-01-01':%s", rows[i].floor),
                                  .measures = rows[i].measures,
                                  .criteria = bg_arena_printf(arena, GATE, rows[i].then)});
        struct bg_key_sides s;
        bg_key_sides_start(&s);
        bg_key_sides_add(arena, &today, &proposed, &s);
        if (strcmp(number(&s.now.price), rows[i].price_now) != 0 ||
            strcmp(number(&s.then.price), rows[i].price_then) != 0 ||
            strcmp(s.now.why, rows[i].why_now) != 0 || strcmp(s.then.why, rows[i].why_then) != 0)
            fail_msg("row %zu: %s (%s), %s (%s)", i, number(&s.now.price), s.now.why,
                     number(&s.then.price), s.then.why);
        assert_int_equal(s.now.nobody, rows[i].why_now[0] != '\0');
        assert_int_equal(s.then.nobody, rows[i].why_then[0] != '\0');
    }
}

/* From 16 in steps of 1: half again the floor is 25.50, so that the tenth bin has no end. Under the proposal the guards
 * are at 17. */
static void bins_of_pay(void **state)
{
    (void)state;
    static const struct bg_dec ripple[] = {{18, 0}};
    for (int rises = 0; rises < 2; rises++) {
        struct bg_key_lot today = lot_of((struct rules){.floor = "'2025-01-01':15"});
        struct bg_key_lot proposed = lot_of((struct rules){.floor = "'2025-01-01':17"});
        proposed.ripple = rises ? ripple : NULL;
        const struct bg_key_pay *pay = bg_key_pay_award(arena, &today, &proposed, 1);
        assert_non_null(pay);
        assert_int_equal(pay->n, 10);
        assert_true(pay->open && pay->has_floor);
        assert_string_equal(pay->unit, "USD/hour");
        assert_string_equal(dec_of(pay->floor[0]), "17");
        assert_string_equal(dec_of(pay->floor[1]), "17");
        assert_string_equal(dec_of(pay->ripple), rises ? "18" : "17");
        for (size_t i = 0; i < pay->n; i++) {
            assert_string_equal(dec_of(pay->edges[i]), bg_arena_printf(arena, "%zu", 16 + i));
            assert_string_equal(number(&pay->today[i]), i == 0 ? "10" : i == 9 ? "2" : "0");
            assert_string_equal(number(&pay->proposed[i]), i == 1 ? "10" : i == 9 ? "2" : "0");
        }
    }
}

static void from_when_a_proposal_applies(void **state)
{
    (void)state;
    static const char term[] = ",'start':'2026-07-01','end':'2028-06-30'";
    static const struct {
        const char *dates, *at, *now, *then, *day; /* NULL: from the first day, or never */
    } rows[] = {
        {term, "term", "'2025-01-01':15", "'2025-01-01':15,'2027-01-01':17", "2027-01-01"},
        {term, "term", "'2025-01-01':15,'2027-01-01':16", "'2025-01-01':15,'2027-01-01':17",
         "2027-01-01"},
        {term, "term", "'2025-01-01':15,'2027-01-01':16",
         "'2025-01-01':15,'2027-01-01':16,"
         "'2028-01-01':17",
         "2028-01-01"},
        {term, "term", "'2025-01-01':15,'2027-01-01':16", "'2025-01-01':15", "2027-01-01"},
        {term, "term", "'2025-01-01':15", "'2025-01-01':15,'2028-06-30':17", "2028-06-30"},
        /* the first day itself, another figure on it, and a step behind the term */
        {term, "term", "'2025-01-01':15", "'2025-01-01':15,'2026-07-01':17", NULL},
        {term, "term", "'2025-01-01':15", "'2025-01-01':16,'2027-01-01':17", NULL},
        {term, "term", "'2025-01-01':15", "'2025-01-01':15,'2028-07-01':17", NULL},
        {term, "term", "'2025-01-01':15", "'2025-01-01':17", NULL},
        {term, "term", "'2025-01-01':15,'2027-01-01':17", "'2025-01-01':15,'2027-01-01':17", NULL},
        {term, "bids_due", "'2025-01-01':15", "'2025-01-01':15,'2027-01-01':17", NULL},
        {"", "bids_due", "'2025-01-01':15", "'2025-01-01':15,'2027-01-01':17", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t want = BG_NO_DATE;
        const struct bg_ruleset *today = ruleset_of(
            (struct rules){.dates = rows[i].dates, .at = rows[i].at, .floor = rows[i].now});
        const struct bg_ruleset *proposed = ruleset_of(
            (struct rules){.dates = rows[i].dates, .at = rows[i].at, .floor = rows[i].then});
        assert_true(rows[i].day == NULL || bg_date_parse(rows[i].day, 10, &want));
        if (bg_key_applies_from(today, proposed) != want)
            fail_msg("row %zu", i);
        assert_true(bg_key_applies_from(today, today) == BG_NO_DATE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(prices_for_a_term), TEST(jobs), TEST(who_stands_in),
                                       TEST(bins_of_pay), TEST(from_when_a_proposal_applies)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
