/* Loading rulesets: what the file says is what the model holds, defaults are the documented ones,
 * shares are exact, lots are merged, and every fault of a file comes in one run. The wording of
 * single faults is pinned in tests/cases/bad. */
#include "fixture.h"

#include "base/date.h"
#include "base/ratio.h"
#include "intake/intake.h"
#include "score/kind/kind.h"

#define HEAD  "{\"format\":\"bidgauge-ruleset/1\",\"id\":\"r\",\"title\":\"T\",\"currency\":\"USD\","
#define DATED "\"solicitation\":{\"dates\":{\"bids_due\":\"2026-03-01\"}},"
#define FIELDS                                                                                     \
    "\"fields\":{\"price\":{\"type\":\"money\"},\"n\":{\"type\":\"number\"},"                      \
    "\"t\":{\"type\":\"text\"}},"
#define AWARD "\"award\":{\"method\":\"highest_score\"}}"
#define N_100                                                                                      \
    "\"criteria\":{\"n\":{\"title\":\"N\",\"kind\":\"linear\",\"weight\":100,"                     \
    "\"value\":{\"var\":\"n\"},\"from\":0,\"to\":10}},"

static struct bg_diags *diags;

static int setup(void **state)
{
    (void)state;
    arena = bg_arena_new(0);
    diags = bg_diags_new(arena);
    return 0;
}

static const struct bg_ruleset *load_at(const char *text, int64_t as_of)
{
    struct bg_load_options options = {.as_of = as_of};
    return bg_ruleset_load(arena, diags, bg_source_new(arena, "r.json", text, strlen(text)),
                           &options);
}

static const struct bg_ruleset *load(const char *text)
{
    return load_at(text, BG_NO_DATE);
}

static const struct bg_ruleset *load_good(const char *text)
{
    const struct bg_ruleset *ruleset = load(text);
    if (bg_diag_count(diags, BG_NOTE))
        print_message("%s\n", bg_diag_get(diags, 0)->message);
    assert_int_equal(bg_diag_count(diags, BG_NOTE), 0);
    assert_non_null(ruleset);
    return ruleset;
}

static void assert_codes(const char *text, const char *const *codes, size_t n)
{
    assert_null(load(text));
    for (size_t i = 0; i < n; i++) {
        const struct bg_diag *diag = bg_diag_get(diags, (int64_t)i);
        assert_non_null(diag);
        assert_string_equal(bg_diag_rows[diag->code].code, codes[i]);
    }
    assert_null(bg_diag_get(diags, (int64_t)n));
}

static int64_t day(const char *text)
{
    int64_t days = 0;
    assert_true(bg_date_parse(text, strlen(text), &days));
    return days;
}

static void assert_number(const struct bg_value *value, const char *want)
{
    char text[BG_DEC_TEXT];
    assert_int_equal(value->type, BG_V_NUMBER);
    assert_string_equal(bg_dec_text(value->as.number, text), want);
}

static void test_defaults(void **state)
{
    (void)state;
    const struct bg_ruleset *r = load_good(HEAD DATED FIELDS N_100 AWARD);
    char text[BG_DEC_TEXT];
    assert_string_equal(r->version, "");
    assert_int_equal(r->effective_from, BG_NO_DATE);
    assert_int_equal(r->as_of, day("2026-03-01"));
    assert_int_equal(r->solicitation.dates[BG_AT_START], BG_NO_DATE);
    assert_int_equal(r->award.method, BG_HIGHEST_SCORE);
    assert_int_equal(r->award.decimals, 2);
    assert_int_equal(r->award.rounding, BG_HALF_UP);
    assert_false(r->award.round_each);
    assert_false(r->award.rank_on_exact);
    assert_string_equal(bg_dec_text(r->award.total, text), "100");
    assert_false(r->price.used);
    assert_int_equal(r->price.slot, -1);
    const struct bg_criterion *c = &r->criteria[0];
    assert_int_equal(c->on_missing, BG_CLARIFY);
    assert_int_equal(c->element, BG_OTHER);
    assert_false(c->element_said);
    assert_int_equal(c->evidence, BG_CLAIMED);
    assert_int_equal(c->otherwise, BG_OTHERWISE_NONE);
    assert_int_equal(c->parent, -1);
    assert_string_equal(bg_dec_text(c->out_of, text), "100");
    assert_string_equal(r->fields[0].label, "price"); /* without a label: the id */
    assert_int_equal(bg_ruleset_field(r, "t"), 2);
    assert_int_equal(bg_ruleset_field(r, "u"), -1);
}

static void test_as_of_replaces_the_date(void **state)
{
    (void)state;
    const struct bg_ruleset *r = load_at(HEAD FIELDS N_100 AWARD, day("2027-01-02"));
    assert_non_null(r);
    assert_int_equal(r->as_of, day("2027-01-02"));
}

/* 30 points, of which half, of which a third of 100: 30 x 50/100 x 33.3/100 = 4.995. */
static void test_shares_are_exact(void **state)
{
    (void)state;
    const struct bg_ruleset *r = load_good(
        HEAD DATED FIELDS
        "\"criteria\":{"
        "\"a\":{\"title\":\"A\",\"kind\":\"linear\",\"weight\":70,\"value\":{\"var\":\"n\"},"
        "\"from\":0,\"to\":1},"
        "\"g\":{\"title\":\"G\",\"kind\":\"group\",\"weight\":30,\"criteria\":{"
        "\"must\":{\"title\":\"M\",\"kind\":\"pass_fail\",\"test\":{\">\":[{\"var\":\"n\"},1]}},"
        "\"h\":{\"title\":\"H\",\"kind\":\"group\",\"weight\":50,\"criteria\":{"
        "\"b\":{\"title\":\"B\",\"kind\":\"pattern\",\"weight\":33.3,\"text\":{\"var\":\"t\"},"
        "\"match\":\"x\"},"
        "\"c\":{\"title\":\"C\",\"kind\":\"pattern\",\"weight\":66.7,\"text\":{\"var\":\"t\"},"
        "\"forbid\":\"y\"}}},"
        "\"d\":{\"title\":\"D\",\"kind\":\"panel\",\"weight\":50,\"levels\":["
        "{\"title\":\"None\",\"definition\":\"n\",\"points\":0},"
        "{\"title\":\"L\",\"definition\":\"d\",\"points\":100}]}}}}," AWARD);
    static const struct {
        const char *id, *share;
        int parent, depth;
    } want[] = {{"a", "70", -1, 0}, {"g", "30", -1, 0},     {"must", "0", 1, 1},
                {"h", "15", 1, 1},  {"b", "999/200", 3, 2}, {"c", "2001/200", 3, 2},
                {"d", "15", 1, 1}};
    assert_int_equal(r->criteria_n, sizeof want / sizeof *want);
    for (size_t i = 0; i < r->criteria_n; i++) {
        assert_string_equal(r->criteria[i].id, want[i].id);
        assert_string_equal(bg_ratio_text(arena, r->criteria[i].share), want[i].share);
        assert_int_equal(r->criteria[i].parent, want[i].parent);
        assert_int_equal(r->criteria[i].depth, want[i].depth);
    }
    assert_true(bg_criterion_is_group(&r->criteria[1]));
    assert_non_null(r->criteria[5].forbid);
    assert_null(r->criteria[5].match);
}

/* Weights that binary floating point would add up to 100.00000000000001 or 99.99999999999999. */
static void test_weights_add_up_in_decimals(void **state)
{
    (void)state;
    const struct bg_ruleset *r =
        load_good(HEAD DATED FIELDS "\"criteria\":{"
                                    "\"a\":{\"title\":\"A\",\"kind\":\"yes_no\",\"weight\":33.3,"
                                    "\"test\":{\">\":[{\"var\":\"n\"},1]}},"
                                    "\"b\":{\"title\":\"B\",\"kind\":\"yes_no\",\"weight\":33.3,"
                                    "\"test\":{\">\":[{\"var\":\"n\"},2]}},"
                                    "\"c\":{\"title\":\"C\",\"kind\":\"yes_no\",\"weight\":33.3,"
                                    "\"test\":{\">\":[{\"var\":\"n\"},3]}},"
                                    "\"d\":{\"title\":\"D\",\"kind\":\"yes_no\",\"weight\":0.1,"
                                    "\"test\":{\">\":[{\"var\":\"n\"},4]}}}"
                                    "," AWARD);
    assert_int_equal(r->criteria_n, 4);
}

static void test_weights_a_millionth_off(void **state)
{
    (void)state;
    static const char *const codes[] = {"E301"};
    assert_codes(HEAD DATED FIELDS
                 "\"criteria\":{\"n\":{\"title\":\"N\",\"kind\":\"linear\",\"weight\":99.999999,"
                 "\"value\":{\"var\":\"n\"},\"from\":0,\"to\":10}}," AWARD,
                 codes, 1);
    assert_string_equal(bg_diag_get(diags, 0)->message,
                        "weights add up to 99.999999, not 100: n 99.999999");
}

static void test_parameters(void **state)
{
    (void)state;
    const struct bg_ruleset *r = load_good(
        HEAD DATED FIELDS
        "\"sources\":{\"s\":{\"title\":\"S\",\"verified\":false},\"q\":{\"title\":\"Q\"}},"
        "\"facts\":{\"place\":{\"type\":\"text\",\"value\":\"b\"}},"
        "\"parameters\":{"
        "\"p\":{\"source\":\"s\",\"values\":{\"2026-09-28\":{\"value\":17.60,\"source\":\"q\"},"
        "\"2025-09-29\":17.17,\"2027-01-01\":null}},"
        "\"k\":{\"by\":[{\"fact\":\"place\"}],\"table\":{\"a\":{\"2030-01-01\":1},"
        "\"*\":{\"2020-01-01\":2}}}}," N_100 AWARD);
    const struct bg_param *p = &r->params[0];
    assert_int_equal(p->cells_n, 1);
    assert_int_equal(p->cells[0].values_n, 3);
    assert_int_equal(p->cells[0].values[0].from, day("2025-09-29"));
    assert_number(&p->cells[0].values[0].value, "17.17");
    assert_false(p->cells[0].values[0].verified); /* its source is not */
    assert_number(&p->cells[0].values[1].value, "17.6");
    assert_string_equal(p->cells[0].values[1].source->id, "q");
    assert_true(p->cells[0].values[1].verified);
    assert_int_equal(p->cells[0].values[2].value.type, BG_V_MISSING);
    assert_int_equal(r->params[1].by_n, 1);
    assert_int_equal(r->params[1].cells_n, 2); /* a has no value yet, but the fact chooses * */
    assert_string_equal(r->params[1].cells[1].keys[0], "*");
    assert_int_equal(r->scope.params[0].type, BG_V_NUMBER);
}

static void test_facts(void **state)
{
    (void)state;
    const struct bg_ruleset *r =
        load_good(HEAD DATED FIELDS "\"facts\":{\"a\":{\"type\":\"date\",\"value\":\"2001-02-03\"},"
                                    "\"b\":{\"type\":\"number\",\"value\":0},"
                                    "\"c\":{\"type\":\"text\",\"value\":\"\"},"
                                    "\"d\":{\"type\":\"boolean\"}}," N_100 AWARD);
    assert_int_equal(r->fact_values[0].type, BG_V_DATE);
    assert_int_equal(r->fact_values[0].as.days, day("2001-02-03"));
    assert_number(&r->fact_values[1], "0");
    assert_int_equal(r->fact_values[2].type, BG_V_MISSING); /* empty text is missing */
    assert_int_equal(r->fact_values[3].type, BG_V_MISSING);
}

static const char lots[] =
    HEAD DATED FIELDS "\"facts\":{\"size\":{\"type\":\"number\",\"value\":1}},"
                      "\"criteria\":{\"a\":{\"title\":\"A\",\"kind\":\"linear\",\"weight\":60,"
                      "\"value\":{\"var\":\"n\"},\"from\":0,\"to\":10},"
                      "\"b\":{\"title\":\"B\",\"kind\":\"linear\",\"weight\":40,"
                      "\"value\":{\"var\":\"n\"},\"from\":0,\"to\":5}},"
                      "\"lots\":{\"one\":{\"title\":\"First\",\"facts\":{\"size\":2}},"
                      "\"two\":{\"patch\":{\"criteria\":{\"b\":null,\"a\":{\"weight\":100}},"
                      "\"facts\":{\"size\":null}}}}," AWARD;

static void test_lots(void **state)
{
    (void)state;
    const struct bg_ruleset *r = load_good(lots);
    assert_int_equal(r->lots_n, 2);
    assert_string_equal(r->lots[0].title, "First");
    assert_string_equal(r->lots[1].title, "two");
    assert_number(&r->fact_values[0], "1");
    assert_number(&r->lots[0].ruleset->fact_values[0], "2");
    assert_int_equal(r->lots[0].ruleset->criteria_n, 2);
    assert_int_equal(r->lots[0].ruleset->lots_n, 0);
    assert_int_equal(r->lots[1].ruleset->facts_n, 0);
    assert_int_equal(r->lots[1].ruleset->criteria_n, 1);
    assert_ptr_equal(r->lots[1].ruleset->whole, r);
    assert_string_equal(r->lots[1].ruleset->source->name, "r.json (lot two)");
}

/* One fault in each of several places: none hides another, and no sum is made of what is faulty. */
static void test_all_faults_in_one_run(void **state)
{
    (void)state;
    static const char *const codes[] = {"E205", "E204", "E201", "E202",
                                        "E210", "E203", "E305", "E201"};
    assert_codes(
        HEAD
        "\"solicitation\":{\"dates\":{\"bids_due\":\"soon\"}},"
        "\"fields\":{\"n\":{\"type\":\"numbre\"},\"m\":{\"type\":\"number\",\"unti\":\"h\"}},"
        "\"criteria\":{"
        "\"a\":{\"title\":\"A\",\"kind\":\"linear\",\"weight\":\"60\",\"value\":{\"var\":\"n\"},"
        "\"from\":0,\"to\":10,\"forbid\":\"x\"},"
        "\"b\":{\"title\":\"B\",\"kind\":\"yes_no\",\"weight\":20,\"source\":\"x\"}},"
        "\"award\":{\"method\":\"highest_score\",\"tie\":[]}}",
        codes, sizeof codes / sizeof *codes);
}

static void test_remarks_are_allowed(void **state)
{
    (void)state;
    load_good(HEAD DATED "\"comment\":\"c\",\"sources\":{\"comment\":\"none yet\"}," FIELDS N_100
                         "\"award\":{\"method\":\"highest_score\",\"comment\":\"as in 2025\"}}");
}

static void test_lowest_price_needs_no_weights(void **state)
{
    (void)state;
    const struct bg_ruleset *r = load_good(
        HEAD DATED FIELDS
        "\"criteria\":{\"must\":{\"title\":\"M\",\"kind\":\"pass_fail\","
        "\"test\":{\">\":[{\"var\":\"n\"},1]}}},"
        "\"price\":{\"field\":\"price\"},\"award\":{\"method\":\"lowest_evaluated_price\"}}");
    assert_true(r->price.used);
    assert_int_equal(r->price.slot, 0);
    assert_string_equal(r->price.formula, "");
}

/* How many warnings of stale figures a ruleset has whose parameter p is used as given. */
static int64_t stale_warnings(const char *dates, const char *param, const char *criterion)
{
    close_arena(NULL);
    setup(NULL);
    const char *text = bg_arena_printf(
        arena,
        HEAD "\"solicitation\":{\"dates\":{%s}},"
             "\"facts\":{\"on\":{\"type\":\"boolean\",\"value\":true},"
             "\"off\":{\"type\":\"boolean\",\"value\":false},"
             "\"open\":{\"type\":\"boolean\"}}," FIELDS
             "\"parameters\":{\"p\":{%s}},\"criteria\":{\"c\":{%s\"title\":\"C\","
             "\"kind\":\"pass_fail\",\"test\":{\">=\":[{\"var\":\"n\"},"
             "{\"param\":\"p\"}]}},\"n\":{\"title\":\"N\",\"kind\":\"linear\","
             "\"weight\":100,\"value\":{\"var\":\"n\"},\"from\":0,\"to\":10}}," AWARD,
        dates, param, criterion);
    assert_non_null(load(text));
    int64_t n = 0;
    for (int64_t i = 0; i < bg_diag_count(diags, BG_NOTE); i++) {
        const char *code = bg_diag_rows[bg_diag_get(diags, i)->code].code;
        assert_true(strcmp(code, "W309") == 0 || strcmp(code, "W346") == 0);
        n += strcmp(code, "W309") == 0;
    }
    return n;
}

#define DUE  "\"bids_due\":\"2026-03-01\""
#define TERM DUE ",\"start\":\"2026-04-01\",\"end\":\"2027-03-31\""

/* A figure warns where something that can apply uses it past its own validity, and only there. */
static void test_stale_figures_warn(void **state)
{
    static const struct {
        const char *label, *dates, *param, *criterion;
        int64_t want;
    } rows[] = {
        {"past", DUE, "\"valid_until\":\"2025-12-31\",\"values\":{\"2025-01-01\":1}", "", 1},
        {"on its last day", DUE, "\"valid_until\":\"2026-03-01\",\"values\":{\"2025-01-01\":1}", "",
         0},
        {"only a rule that is off uses it", DUE,
         "\"valid_until\":\"2025-12-31\",\"values\":{\"2025-01-01\":1}",
         "\"when\":{\"fact\":\"off\"},", 0},
        {"off whatever the bid answers", DUE,
         "\"valid_until\":\"2025-12-31\",\"values\":{\"2025-01-01\":1}",
         "\"otherwise\":\"zero\",\"when\":{\"and\":[{\">\":[{\"var\":\"n\"},3]},{\"fact\":\"off\"}]"
         "},",
         0},
        {"a fact is not filled in yet", DUE,
         "\"valid_until\":\"2025-12-31\",\"values\":{\"2025-01-01\":1}",
         "\"when\":{\"fact\":\"open\"},", 1},
        {"it switches the rule off", DUE,
         "\"valid_until\":\"2025-12-31\",\"values\":{\"2025-01-01\":1}",
         "\"when\":{\">\":[{\"param\":\"p\"},5]},", 1},
        {"its own validity is longer", DUE,
         "\"valid_until\":\"2025-12-31\",\"values\":{\"2025-01-01\":"
         "{\"value\":1,\"valid_until\":\"2026-12-31\"}}",
         "", 0},
        {"its own validity is shorter", DUE,
         "\"values\":{\"2025-01-01\":{\"value\":1,\"valid_until\":\"2025-06-30\"}}", "", 1},
        {"the next value came before it ended", DUE,
         "\"values\":{\"2025-01-01\":{\"value\":1,\"valid_until\":\"2025-12-31\"},"
         "\"2026-01-01\":2}",
         "", 0},
        {"the term goes on after its end", TERM,
         "\"at\":\"term\",\"valid_until\":\"2026-12-31\",\"values\":{\"2026-01-01\":1}", "", 1},
        {"a gap within the term", TERM,
         "\"at\":\"term\",\"values\":{\"2026-01-01\":{\"value\":1,\"valid_until\":\"2026-06-30\"},"
         "\"2026-09-01\":2}",
         "", 1},
        {"no gap within the term", TERM,
         "\"at\":\"term\",\"values\":{\"2026-01-01\":{\"value\":1,\"valid_until\":\"2026-06-30\"},"
         "\"2026-07-01\":2}",
         "", 0},
        {"of a table, only the cell that the facts choose", DUE,
         "\"by\":[{\"if\":[{\"fact\":\"on\"},\"a\",\"b\"]}],\"table\":{\"a\":{\"2025-01-01\":1},"
         "\"b\":{\"2025-01-01\":{\"value\":1,\"valid_until\":\"2025-12-31\"}}}",
         "", 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t got = stale_warnings(rows[i].dates, rows[i].param, rows[i].criterion);
        if (got != rows[i].want)
            print_message("%s\n", rows[i].label);
        assert_int_equal(got, rows[i].want);
    }
    close_arena(NULL);
    setup(NULL);
    assert_non_null(load(HEAD DATED FIELDS "\"parameters\":{\"p\":{\"valid_until\":\"2025-12-31\","
                                           "\"values\":{\"2025-01-01\":1}}}," N_100 AWARD));
    assert_int_equal(bg_diag_count(diags, BG_NOTE), 0); /* nothing uses it */
}

/* What has ended is not stale: it is not there. */
static void test_ended_figures_are_not_stale(void **state)
{
    (void)state;
    assert_int_equal(stale_warnings(DUE,
                                    "\"valid_until\":\"2025-12-31\",\"values\":{\"2025-01-01\":1,"
                                    "\"2026-01-01\":null}",
                                    ""),
                     0);
}

/* Running out of memory at any allocation ends the load cleanly. */
struct attempt {
    const struct bg_ruleset *ruleset;
};
static void try_load(void *data)
{
    ((struct attempt *)data)->ruleset = load(lots);
}
static void test_out_of_memory(void **state)
{
    (void)state;
    for (long n = 0; n < 4000; n += 37) {
        struct attempt attempt = {NULL};
        close_arena(NULL);
        setup(NULL);
        bg_arena_fail_after(n);
        bool ok = bg_arena_try(arena, try_load, &attempt);
        bg_arena_fail_after(-1);
        assert_true(ok ? attempt.ruleset != NULL : true);
    }
}

int main(void)
{
#define LOADING(f) cmocka_unit_test_setup_teardown(f, setup, close_arena)
    const struct CMUnitTest tests[] = {
        LOADING(test_defaults),
        LOADING(test_as_of_replaces_the_date),
        LOADING(test_shares_are_exact),
        LOADING(test_weights_add_up_in_decimals),
        LOADING(test_weights_a_millionth_off),
        LOADING(test_parameters),
        LOADING(test_facts),
        LOADING(test_lots),
        LOADING(test_all_faults_in_one_run),
        LOADING(test_remarks_are_allowed),
        LOADING(test_lowest_price_needs_no_weights),
        LOADING(test_stale_figures_warn),
        LOADING(test_ended_figures_are_not_stale),
        LOADING(test_out_of_memory),
    };
    bg_json_trap_memory();
    bg_ratio_trap_memory();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
