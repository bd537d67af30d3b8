/* A register over the public API with a host in memory: what comes out, and allocations that fail.
 * The figures are worked out by hand beside them. */
#include "t.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/dec.h"
#include "bidgauge.h"
#include "host/host_memory.h"

static const char ruleset[] =
    "{\"format\": \"bidgauge-ruleset/1\", \"id\": \"t\", \"title\": \"T\", \"currency\": \"USD\","
    "\"solicitation\": {\"dates\": {\"bids_due\": \"2026-03-13\"}},"
    "\"sources\": {\"s\": {\"title\": \"S\"}},"
    "\"parameters\": {\"tax\": {\"source\": \"s\", \"values\": {\"2025-01-01\": 0.1}},"
    "\"part\": {\"source\": \"s\", \"low\": 0, \"high\": 1, \"values\": {\"2025-01-01\": 0.5}}},"
    "\"fields\": {\"price\": {\"type\": \"money\", \"role\": \"price\"}},"
    "\"price\": {\"field\": \"price\"}, \"award\": {\"method\": \"lowest_evaluated_price\"},"
    "\"register\": {\"wage_floor\": 20, \"legal_minimum\": 10, \"covers\": {\">=\": [{\"val\": "
    "\"amount\"}, 1000]}, \"payroll_tax\": {\"param\": \"tax\"}, \"pass_through\": {\"param\": "
    "\"part\"}, \"budget\": 300000}}";
static const char contracts[] = "contract,vendor,amount,occupation,headcount,hours\n"
                                "1,V,5000,guard,100,2000\n"
                                "2,W,500,guard,7,\n"
                                "3,X,lots,guard,7,\n";
static const char wages[] = "occupation,p10,p25,p50,p75,p90,source,year,url\n"
                            "guard,15,16.5,18.20,21.00,25,made up,2025,https://example.org\n";

static struct bg_host_memory *memory_host(void)
{
    struct bg_host_memory *memory = bg_host_memory_new();
    assert_non_null(memory);
    assert_true(bg_host_memory_put(memory, "rules.json", ruleset, sizeof ruleset - 1));
    assert_true(bg_host_memory_put(memory, "c.csv", contracts, sizeof contracts - 1));
    assert_true(bg_host_memory_put(memory, "w.csv", wages, sizeof wages - 1));
    return memory;
}

/* The file that the model leaves, or NULL; the status. */
static const char *left_by(struct bg_host_memory *memory, enum bg_rendering format,
                           enum bg_status *status)
{
    const struct bg_model_input input = {
        .ruleset = "rules.json", .contracts = "c.csv", .wages = "w.csv"};
    struct bg_config config = {.host = bg_host_memory_host(memory)};
    struct bg *bg = bg_new(&config);
    size_t n;
    *status = BG_WORLD;
    if (!bg)
        return NULL;
    const struct bg_model_result *result = bg_model_files(bg, &input);
    bool done = result && bg_model_write(bg, result, format, "out");
    *status = bg_status(bg);
    bg_free(bg);
    return done ? bg_host_memory_get(memory, "out", &n) : NULL;
}

/* 66.071429 % of 100 workers; shortfall 1.944643 x 100 x 2000 = 388928.60; x 1.1 = 427821.46; half
 * of it 213910.73. Contract 2 is below the threshold, row 4 has no amount. The cost passes 300000
 * where 427821.46 x part does: at 0.71 (303753.24), not at 0.70 (299475.02). */
static void figures_come_out(void **state)
{
    static const char *const parts[] = {
        "\"rows_read\":3,\"rows_counted\":2,\"rows_left_out\":0,\"refused\":[{\"row\":4,",
        "\"below_floor\":{\"estimated\":true,\"lines\":1,\"lines_at_their_least\":0,\"low\":50,"
        "\"value\":66.07,\"high\":75}",
        "\"raise_per_year\":{\"estimated\":true,\"lines\":1,\"lines_at_their_least\":0,\"low\":"
        "295000,"
        "\"value\":388928.6,\"high\":615000}",
        "\"value\":427821.46,",
        "\"value\":213910.73,",
        "\"last\":0.7,\"at\":0.71,\"to\":\"the cost to the buyer is over the budget\"",
    };
    enum bg_status status;
    (void)state;
    struct bg_host_memory *memory = memory_host();
    const char *json = left_by(memory, BG_AS_JSON, &status);
    assert_non_null(json);
    assert_int_equal(status, BG_FINDINGS); /* a row is refused */
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strstr(json, parts[i]))
            fail_msg("not there: %s", parts[i]);
    const char *csv = left_by(memory, BG_AS_CSV, &status);
    assert_non_null(csv);
    assert_non_null(strstr(csv,
                           "1,V,,,,guard,2,today,Today's rules,covered,share_below_floor,percent,"
                           "66.071429,50,75,true,,,,,\r\n"));
    bg_host_memory_free(memory);
}

/* Where the wages of covered lines are from: each table once, in the order of the lines. Contract 5 is not covered. */
static void sources_of_wages(void **state)
{
    static const char lines[] = "contract,vendor,amount,occupation,headcount,hours\n"
                                "1,V,5000,guard,100,2000\n2,V,5000,cook,1,2000\n"
                                "3,V,5000,guard,1,2000\n4,V,5000,lead,1,2000\n"
                                "5,V,1,baker,1,2000\n";
    static const char tables[] = "occupation,p10,p25,p50,p75,p90,source,year,url\n"
                                 "guard,15,16,18,21,25,made up,2025,https://example.org\n"
                                 "cook,15,16,18,21,25,made up,2024,https://example.org\n"
                                 "lead,15,16,18,21,25,made up,2024,https://example.org\n"
                                 "baker,15,16,18,21,25,elsewhere,2024,https://example.org\n";
    enum bg_status status;
    (void)state;
    struct bg_host_memory *memory = memory_host();
    assert_true(bg_host_memory_put(memory, "c.csv", lines, sizeof lines - 1));
    assert_true(bg_host_memory_put(memory, "w.csv", tables, sizeof tables - 1));
    const char *json = left_by(memory, BG_AS_JSON, &status);
    assert_non_null(json);
    assert_non_null(strstr(json, "\"source\":\"made up, 2025; made up, 2024\""));
    assert_null(strstr(json, "made up, 2024; made up"));
    assert_null(strstr(json, "elsewhere, 2024"));
    bg_host_memory_free(memory);
}

#define STEP(name, contracts, amount, workers, without)                                            \
    "{\"step\":\"" name "\",\"contracts\":" contracts ",\"lines\":" contracts                      \
    ",\"amount\":" amount ",\"contracts_without_amount\":0,\"amount_per_year\":0,\"contracts_"     \
    "without_amount_per_year\":" contracts ",\"workers_given\":" workers                           \
    ",\"workers_estimated\":0,\"lines_without_workers\":" without "}"

/* Every contract is in one step, and all of them together in the first: below 1,000 are 2 and 3, of which one says how
 * many work on it. */
static void a_funnel_adds_up(void **state)
{
    static const char lines[] = "contract,vendor,amount,occupation,headcount,exempt\n"
                                "1,V,5000,guard,100,\n2,W,500,guard,7,\n3,W,400,guard,,\n"
                                "4,X,3000,guard,11,emergency\n";
    static const char *const steps[] = {
        STEP("all", "4", "8900", "118", "1"), STEP("below_threshold", "2", "900", "7", "1"),
        STEP("exempt", "1", "3000", "11", "0"), STEP("collective_agreement", "0", "0", "0", "0"),
        STEP("covered", "1", "5000", "100", "0")};
    enum bg_status status;
    (void)state;
    struct bg_host_memory *memory = memory_host();
    assert_true(bg_host_memory_put(memory, "c.csv", lines, sizeof lines - 1));
    const char *json = left_by(memory, BG_AS_JSON, &status);
    assert_non_null(json);
    for (size_t i = 0; i < COUNT(steps); i++)
        if (!strstr(json, steps[i]))
            fail_msg("not there: %s", steps[i]);
    bg_host_memory_free(memory);
}

/* -- what rules say beside a floor ------------------------------------------------------------------ */

#define WAGES   "occupation,p10,p25,p50,p75,p90,source,year,url\n"
#define GUARDS  WAGES "guard,15,16.5,18.20,21.00,25,made up,2025,https://example.org\n"
#define HUNDRED "contract,vendor,amount,occupation,headcount,hours\n1,V,5000,guard,100,2000\n"
#define TAXED                                                                                      \
    "'wage_floor': 20, 'legal_minimum': 10, 'payroll_tax': {'param': 'tax'}, 'pass_through': "     \
    "{'param': 'part'}"
#define RIPPLE ", 'ripple_to': {'param': 'to'}, 'ripple_share': {'param': 'share'}"
#define COSTS                                                                                      \
    ", 'costs': {'training': {'title': 'Training', 'value': {'*': [{'val': 'workers'}, {'param': " \
    "'ten'}, {'val': 'mean_wage'}]}, 'sources': ['s']}}"
#define JOBS                                                                                       \
    ", 'effects': {'jobs': {'title': 'Jobs', 'unit': 'jobs', 'value': {'*': [{'val': 'workers'}, " \
    "{'param': 'elasticity'}, {'-': [{'/': [{'val': 'mean_wage'}, {'val': 'mean_wage_before'}]}, " \
    "1]}]}, 'sources': ['s', 'o']}}"

#define FIGURE(value) "'source': 's', 'values': {'2025-01-01': " value "}"
static const char
    head[] =
        "{'format': 'bidgauge-ruleset/1', 'id': 't', 'title': 'T', 'currency': 'USD', "
        "'solicitation': "
        "{'dates': {'bids_due': '2026-03-13'}}, 'sources': {'s': {'title': 'S'}, 'o': {'title': "
        "'O'}}, "
        "'parameters': {'tax': {" FIGURE("0.1") "}, 'part': {" FIGURE("0.5") "}, 'to': {" FIGURE(
            "1"
            "."
            "1"
            "5") "}, 'share': {" FIGURE("0.25") "}, 'ten': {" FIGURE("10") "}, 'growth': {" FIGURE("1."
                                                                                                   "03") "}, 'ratio': {" FIGURE("0.93") "}, 'fine': {" FIGURE("0.1234567891") "}, 'one': "
                                                                                                                                                                              "{" FIGURE("1") "}"
                                                                                                                                                                                              ","
                                                                                                                                                                                              " "
                                                                                                                                                                                              "'"
                                                                                                                                                                                              "l"
                                                                                                                                                                                              "o"
                                                                                                                                                                                              "w"
                                                                                                                                                                                              "'"
                                                                                                                                                                                              ":"
                                                                                                                                                                                              " "
                                                                                                                                                                                              "{" FIGURE(
                                                                                                                                                                                                  "0."
                                                                                                                                                                                                  "99") "}, 'hours': {" FIGURE("2000") "}, 'odd': {" FIGURE("0.123456789012") "}, 'elasticity': {'source': 's', 'low': -0.3, 'high': 0, 'values': {'2025-01-01': -0.1}}}, 'fields': {'price': {'type': 'money', 'role': 'price'}, 'crew': {'type': 'table', 'columns': {'wage': {'type': 'money', 'role': 'hourly_wage'}}}}, 'price': "
                                                                                                                                                                                                                                                                              "{'field': 'price'}, 'award': {'method': 'lowest_evaluated_price'}, 'register': {%s}}";

enum { PARTS = 10 };
static const struct {
    const char *label, *rules, *contracts, *wages;
    const char *parts[PARTS]; /* of the CSV: measure,unit,value,low,high */
} beside[] = {
    /* 100 x 2000 x 1.978125 and x 0.074554 (test_register.c has both); (395625 + 14910.80) x 1.1,
     * half of it */
    {"pay just above the floor",
     TAXED RIPPLE,
     HUNDRED,
     GUARDS,
     {",raise_per_year,USD/year,395625,295000,615000,", ",ripple_workers,people,16.43,0,40,",
      ",ripple_per_year,USD/year,14910.8,0,52500,",
      ",employer_cost,USD/year,451589.38,324500,734250,",
      ",buyer_cost,USD/year,225794.69,162250,367125,", ",mean_wage,USD/hour,19.05,",
      ",headline.workers_ripple.difference,people,16.43,0,40,",
      ",headline.wage_bill.difference,USD/year,410535.8,295000,667500,",
      ",headline.buyer_cost.difference,USD/year,225794.69,162250,367125,"}},
    /* mean wage then 19.05 + 1.978125 + 0.074554 = 21.102679; 100 x 10 x that is the training;
     * -0.1 x 100 x (21.102679/19.05 - 1) = -1.0775 jobs, at -0.3 three times as many */
    {"costs and effects",
     TAXED RIPPLE COSTS JOBS,
     HUNDRED,
     GUARDS,
     {",raise_per_year,USD/year,395625,295000,615000,",
      ",employer_cost,USD/year,472692.06,345602.68,755352.68,",
      ",buyer_cost,USD/year,236346.03,172801.34,377676.34,",
      ",headline.cost_training.difference,USD/year,21102.68,",
      ",headline.effect_jobs.difference,jobs,-1.08,-3.23,0,",
      ",headline.cost_payroll_tax.difference,USD/year,41053.58,"}},
    /* without a ripple: mean wage 19.05 + 1.944643 = 20.994643; 427821.46 + 20994.64 */
    {"costs alone",
     TAXED COSTS,
     HUNDRED,
     GUARDS,
     {",raise_per_year,USD/year,388928.6,295000,615000,", ",employer_cost,USD/year,448816.1,",
      ",buyer_cost,USD/year,224408.05,"}},
    {"a band that is none",
     "'wage_floor': 20, 'legal_minimum': 10, 'ripple_to': {'param': 'low'}, 'ripple_share': "
     "{'param': 'share'}",
     HUNDRED,
     GUARDS,
     {",raise_per_year,USD/year,,,,true,\"ripple_to is below 1, or ripple_share is not below 1\"",
      ",mean_wage,USD/hour,19.05,"}},
    {"a share that is all",
     "'wage_floor': 20, 'legal_minimum': 10, 'ripple_to': {'param': 'to'}, 'ripple_share': "
     "{'param': 'one'}",
     HUNDRED,
     GUARDS,
     {",raise_per_year,USD/year,,,,true,\"ripple_to is below 1, or ripple_share is not below "
      "1\""}},
    /* the wages of test_register.c: 15.90114 16.619565 17.43378 18.77484 20.69064; 50 + 25 x
     * 0.56622/1.34106; .1 x 2.09886 + .15 x 1.7396475 + .25 x 0.9733275 + .25 x 0.422218 x 0.28311 */
    {"wages of contract work",
     "'wage_floor': 18, 'legal_minimum': 10, 'wage_growth': {'param': 'growth'}, "
     "'contract_wage_ratio': {'param': 'ratio'}, 'contract_wage_spread': {'param': 'part'}",
     HUNDRED,
     GUARDS,
     {",share_below_floor,percent,60.555456,50,75,", ",raise_per_year,USD/year,148809.8,",
      ",mean_wage,USD/hour,17.840888,"}},
    /* the floor is in force, so that the mean wage is 19.05 + 1.944643: 7,620,000 x 0.5 / (20.994643 x
     * 2000) = 90.7374; 90.74 x 2000 x 1.944643 = 352913.81 */
    {"workers from the amount",
     "'wage_floor': 20, 'legal_minimum': 10, 'labour_share': {'param': 'part'}, 'hours_per_year': "
     "{'param': 'hours'}",
     "contract,vendor,amount,amount_per_year,occupation,headcount\n1,V,5000,7620000,guard,\n2,W,"
     "5000,,guard,\n3,X,5000,7620000,guard,0\n",
     GUARDS,
     {"1,V,,,,guard,2,today,Today's rules,covered,workers,people,90.74,90.74,90.74,true,",
      "2,W,,,,guard,3,today,Today's rules,covered,workers,people,,,,false,",
      "1,V,,,,guard,2,today,Today's rules,covered,raise_per_year,USD/year,352913.81,",
      /* who says that nobody works on it has said so */
      "3,X,,,,guard,4,today,Today's rules,covered,workers,people,0,,,false,",
      "3,X,,,,guard,4,today,Today's rules,covered,raise_per_year,USD/year,0,0,0,true,",
      ",headline.workers.proposed,people,90.74,"}},
    /* of an industry the narrowest: 25 + 50 x (20 - p25)/(p75 - p25) */
    {"wages by industry",
     "'wage_floor': 20, 'legal_minimum': 9",
     "contract,vendor,amount,occupation,headcount,hours,industry\n1,V,1,guard,1,1,561720\n2,V,1,"
     "guard,1,1,561790\n3,V,1,guard,1,1,561100\n4,V,1,guard,1,1,562000\n5,V,1,guard,1,1,811000\n6,"
     "V,1,cook,1,1,561720\n",
     "occupation,industry,p10,p25,p50,p75,p90,source,year,url\nguard,561720,*,10,*,30,*,m,2025,"
     "https://example.org\nguard,561700,*,12,*,22,*,m,2025,https://"
     "example.org\nguard,561000,*,16,*,26,*,m,2025,https://"
     "example.org\nguard,56,*,18,*,28,*,m,2025,https://"
     "example.org\nguard,,*,19,*,24,*,m,2025,https://example.org\n",
     {"1,V,,,,guard,2,today,Today's rules,covered,share_below_floor,percent,50,25,75,",
      "2,V,,,,guard,3,today,Today's rules,covered,share_below_floor,percent,65,25,75,",
      "3,V,,,,guard,4,today,Today's rules,covered,share_below_floor,percent,45,25,75,",
      "4,V,,,,guard,5,today,Today's rules,covered,share_below_floor,percent,35,25,75,",
      "5,V,,,,guard,6,today,Today's rules,covered,share_below_floor,percent,35,25,75,",
      "6,V,,,,cook,7,today,Today's rules,covered,share_below_floor,percent,,,,true,"}},
    /* a floor that turns on another column: below 18 are 25 + 25 x 1.5/1.7 */
    {"floors by the amount",
     "'wage_floor': {'if': [{'>=': [{'val': 'amount'}, 1000]}, 20, 18]}, 'legal_minimum': 10",
     "contract,vendor,amount,occupation,headcount,hours\n1,V,5000,guard,100,2000\n2,V,500,guard,"
     "100,2000\n3,V,1000,guard,100,2000\n",
     GUARDS,
     {"1,V,,,,guard,2,today,Today's rules,covered,share_below_floor,percent,66.071429,50,75,",
      "2,V,,,,guard,3,today,Today's rules,covered,share_below_floor,percent,47.058824,25,50,",
      "3,V,,,,guard,4,today,Today's rules,covered,share_below_floor,percent,66.071429,50,75,"}},
    /* more than the short way takes: 999,999,999,999.999 x 0.1234567891 / (20.994643 x 2000) */
    {"workers from an amount of many digits",
     "'wage_floor': 20, 'legal_minimum': 10, 'labour_share': {'param': 'fine'}, 'hours_per_year': "
     "{'param': 'hours'}",
     "contract,vendor,amount,amount_per_year,occupation,headcount\n1,V,5000,999999999999.999,"
     "guard,\n",
     GUARDS,
     {",workers,people,2940197.39,", ",headline.workers.proposed,people,2940197.39,"}},
    /* the mean wage with the floor of each in force: 20.994643 as above, and 19.852941 */
    {"workers from the amount, by floors",
     "'wage_floor': {'if': [{'>=': [{'val': 'amount'}, 1000]}, 20, 18]}, 'legal_minimum': 10, "
     "'labour_share': {'param': 'part'}, 'hours_per_year': {'param': 'hours'}",
     "contract,vendor,amount,amount_per_year,occupation,headcount\n1,V,5000,7620000,guard,\n2,V,"
     "500,7620000,guard,\n3,V,5000,7620000,guard,\n",
     GUARDS,
     {"1,V,,,,guard,2,today,Today's rules,covered,workers,people,90.74,",
      "2,V,,,,guard,3,today,Today's rules,covered,workers,people,95.96,",
      "3,V,,,,guard,4,today,Today's rules,covered,workers,people,90.74,",
      /* and without either */
      "1,V,,,,guard,2,today,Today's rules,covered,mean_wage,USD/hour,19.05,",
      "2,V,,,,guard,3,today,Today's rules,covered,mean_wage,USD/hour,19.05,",
      ",headline.workers.proposed,people,277.44,"}},
    /* the floor and whom it covers from the ruleset's first criterion, whose condition reads a fact of
     * each contract */
    {"a requirement",
     "'requirement': 'g', 'legal_minimum': 10, 'facts': {'sum': {'val': 'amount'}}}, 'facts': "
     "{'sum': {'label': 'Sum', 'type': 'number'}}, 'criteria': {'g': {'title': 'G', 'kind': "
     "'pass_fail', 'when': {'>=': [{'fact': 'sum'}, 1000]}, 'test': {'all': [{'val': 'crew'}, "
     "{'>=': "
     "[{'val': 'wage'}, {'*': [2, {'param': 'ten'}]}]}]}}",
     "contract,vendor,amount,occupation,headcount,hours\n1,V,1000,guard,100,2000\n2,V,999,guard,"
     "100,2000\n",
     GUARDS,
     {"1,V,,,,guard,2,today,Today's rules,covered,share_below_floor,percent,66.071429,50,75,",
      "2,V,,,,guard,3,today,Today's rules,below_threshold,"}},
    /* figures of more digits than the short way takes come to the same: 100 x 2000.000001 x 1.944643
     * = 388928.6002, and 1.000000001 workers */
    {"many digits",
     "'wage_floor': 20.000000001, 'legal_minimum': 10, 'payroll_tax': {'param': 'tax'}",
     "contract,vendor,amount,occupation,headcount,hours\n1,V,5000,guard,100,2000.00000001\n",
     GUARDS,
     {",share_below_floor,percent,66.071429,50,75,",
      ",raise_per_year,USD/year,388928.6,295000,615000,",
      ",employer_cost,USD/year,427821.46,324500,676500,"}},
};

static void rules_beside_a_floor(void **state)
{
    int failed = 0;
    (void)state;
    for (size_t i = 0; i < COUNT(beside); i++) {
        char text[8192];
        struct bg_host_memory *memory = bg_host_memory_new();
        enum bg_status status;
        snprintf(text, sizeof text, head, beside[i].rules);
        for (char *at = text; (at = strchr(at, '\'')) != NULL;)
            *at = '"';
        assert_true(bg_host_memory_put(memory, "rules.json", text, strlen(text)));
        assert_true(
            bg_host_memory_put(memory, "c.csv", beside[i].contracts, strlen(beside[i].contracts)));
        assert_true(bg_host_memory_put(memory, "w.csv", beside[i].wages, strlen(beside[i].wages)));
        const char *csv = left_by(memory, BG_AS_CSV, &status);
        if (!csv)
            fail_msg("%s: nothing is written, %d", beside[i].label, status);
        for (size_t k = 0; k < PARTS && beside[i].parts[k]; k++)
            if (!strstr(csv, beside[i].parts[k])) {
                print_error("%s: not there: %s\n", beside[i].label, beside[i].parts[k]);
                failed++;
            }
        bg_host_memory_free(memory);
    }
    assert_int_equal(failed, 0);
}

/* -- sums and lines -------------------------------------------------------------------------------- */

/* A figure of a line is worked out whole where it is shown, and by whole numbers of small units where many are summed:
 * the sum of a register is that of its lines, however many digits they have, and whatever is not known of them. */
static uint64_t seed;

static const char *one_of(const char *const *words, size_t n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return words[(seed >> 33) % n];
}

/* Of the third occupation nothing is known; the wages of the fourth are all above the floor. */
static const char *random_register(struct bg_arena *arena, size_t occupations)
{
    static const char *const people[] = {"", "1", "7", "100", "99999", "1234567", "0"};
    static const char *const hours[] = {"",      "1",   "2000", "1999.999999", "2080.0000000001",
                                        "0.001", "8784"};
    static const char *const amounts[] = {"",     "1",           "7620000", "123456789.12",
                                          "0.01", "99999999999", "5000.5"};
    static const char *const work[] = {"guard", "cook", "nobody", "lead"};
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_buf_puts(&out, "contract,vendor,amount,amount_per_year,occupation,headcount,hours\n");
    for (int i = 0; i < 40; i++)
        bg_buf_printf(&out, "%d,V,5,%s,%s,%s,%s\n", i, one_of(amounts, COUNT(amounts)),
                      one_of(work, occupations), one_of(people, COUNT(people)),
                      one_of(hours, COUNT(hours)));
    return bg_buf_text(&out);
}

static struct bg_dec decimal(const char *text, size_t n)
{
    struct bg_dec out = {0};
    if (!bg_dec_parse(text, n, &out))
        fail_msg("%.*s is not a decimal", (int)n, text);
    return out;
}

/* Of the lines of a CSV that have the figure; how many. end 0: the value, 1 and 2: at the least and at the most. */
static size_t sum_of_lines(const char *csv, const char *measure, int end, struct bg_dec *sum)
{
    size_t counted = 0;
    *sum = bg_dec_int(0);
    for (const char *line = csv; *line; line = strchr(line, '\n') + 1) {
        const char *at = strstr(line, measure);
        if (*line < '0' || *line > '9' || !at || at > strchr(line, '\n'))
            continue;
        for (int i = 0; i < 2 + end; i++)
            at = strchr(at + 1, ',');
        if (at[1] == ',')
            continue;
        assert_true(bg_dec_add(*sum, decimal(at + 1, strcspn(at + 1, ",")), sum));
        counted++;
    }
    return counted;
}

static void sums_are_those_of_the_lines(void **state)
{
    (void)state;
    static const char *const rules[] = {
        TAXED RIPPLE,
        TAXED,
        TAXED COSTS,
        "'wage_floor': 20, 'legal_minimum': 10",
        "'wage_floor': 20, 'legal_minimum': 10, 'payroll_tax': {'param': 'tax'}" RIPPLE,
        TAXED RIPPLE ", 'labour_share': {'param': 'part'}, 'hours_per_year': {'param': 'hours'}",
        TAXED ", 'labour_share': {'param': 'odd'}, 'hours_per_year': {'param': 'hours'}",
        "'wage_floor': 20.12345678, 'legal_minimum': 10.1, 'payroll_tax': {'param': 'odd'}, "
        "'pass_through': {'param': "
        "'odd'}",
        "'wage_floor': 18.5, 'legal_minimum': 19, 'payroll_tax': {'param': 'tax'}, 'pass_through': "
        "{'param': 'part'}",
        "'wage_floor': 1000000000, 'legal_minimum': 10, 'payroll_tax': {'param': 'tax'}, "
        "'pass_through': {'param': "
        "'part'}" RIPPLE,
        "'wage_floor': 20, 'legal_minimum': 10, 'wage_growth': {'param': 'odd'}, 'payroll_tax': "
        "{'param': 'tax'}"};
    static const struct {
        const char *line, *sum;
    } figures[] = {{",below_floor,", "\"below_floor\":{"},
                   {",raise_per_year,", "\"raise_per_year\":{"},
                   {",employer_cost,", "\"employer_cost\":{"},
                   {",buyer_cost,", "\"buyer_cost\":{"},
                   {",ripple_workers,", "\"ripple_workers\":{"},
                   {",ripple_per_year,", "\"ripple_per_year\":{"}};
    static const char wages_of_three[] =
        GUARDS "cook,12,,14,,22,made up,2025,https://example.org\n"
               "lead,25,26,27,28,29,made up,2025,https://example.org\n";
    size_t compared = 0;
    seed = 20261201;
    for (size_t i = 0; i < COUNT(rules); i++) {
        struct bg_arena *arena = bg_arena_new(0);
        char text[8192];
        struct bg_host_memory *memory = bg_host_memory_new();
        enum bg_status status;
        const char *lines = random_register(arena, i % 2 ? 4 : 3);
        snprintf(text, sizeof text, head, rules[i]);
        for (char *at = text; (at = strchr(at, '\'')) != NULL;)
            *at = '"';
        assert_true(bg_host_memory_put(memory, "rules.json", text, strlen(text)));
        assert_true(bg_host_memory_put(memory, "c.csv", lines, strlen(lines)));
        assert_true(bg_host_memory_put(memory, "w.csv", wages_of_three, sizeof wages_of_three - 1));
        const char *csv = left_by(memory, BG_AS_CSV, &status);
        assert_non_null(csv);
        csv = bg_arena_text(arena, csv, strlen(csv));
        const char *json = left_by(memory, BG_AS_JSON, &status);
        assert_non_null(json);
        const char *covered = strstr(json, "\"covered\":{\"lines\"");
        assert_non_null(covered);
        for (size_t k = 0; k < COUNT(figures); k++) {
            static const char *const ends[] = {"\"value\":", "\"low\":", "\"high\":"};
            for (int end = 0; end < 3; end++) {
                struct bg_dec sum;
                size_t counted = sum_of_lines(csv, figures[k].line, end, &sum);
                const char *at = strstr(covered, figures[k].sum);
                if (counted == 0)
                    continue;
                assert_non_null(at);
                /* a line without an estimate is in the sum with the least that fits */
                if (end == 0 &&
                    strncmp(strstr(at, "at_their_least\":"), "at_their_least\":0", 17) != 0)
                    continue;
                at = strstr(at, ends[end]) + strlen(ends[end]);
                at += *at == '"'; /* past 2^53 a number is a text */
                if (bg_dec_cmp(decimal(at, strcspn(at, ",}\"")), sum) != 0)
                    fail_msg("%s\n%s%s of %zu lines: %.30s", rules[i], figures[k].line, ends[end],
                             counted, at);
                compared++;
            }
        }
        bg_host_memory_free(memory);
        bg_arena_free(arena);
    }
    assert_true(compared > 100);
}

/* Every fifth allocation fails in turn: an error, never a crash. */
static void allocations_may_fail(void **state)
{
    long failed = 0;
    (void)state;
    for (long n = 0;; n += 5) {
        struct bg_host_memory *memory = memory_host();
        enum bg_status status;
        bg_arena_fail_after(n);
        const char *json = left_by(memory, BG_AS_JSON, &status);
        bg_arena_fail_after(-1);
        bg_host_memory_free(memory);
        if (json)
            break;
        assert_int_equal(status, BG_WORLD);
        failed++;
    }
    print_message("%ld allocations failed in turn\n", failed);
    assert_true(failed > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_come_out),
        cmocka_unit_test(sources_of_wages),
        cmocka_unit_test(a_funnel_adds_up),
        cmocka_unit_test(rules_beside_a_floor),
        cmocka_unit_test(sums_are_those_of_the_lines),
        cmocka_unit_test(allocations_may_fail),
    };
    bg_own_the_process();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
