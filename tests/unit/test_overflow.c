/* A number that does not fit never becomes another number. As the suite of faults fails each allocation, so here each
 * place of the library that adds, subtracts, multiplies, divides or rounds exactly is told that what comes of it does
 * not fit: of the number that comes there first, then of every number. A run must then end. It ends without data and
 * says an error; or its data have the same figures as without, or are known to be less: a figure is missing, or they
 * say more often than before that something is not known. */
#define _GNU_SOURCE
#include "overflow_fixture.h"

#include <glob.h>
#include <stdlib.h>

#include "bidgauge.h"
#include "figures_fixture.h"

enum { LIST = 4, DRAWS = 20 };
enum { SITES_LEAST = 200 }; /* fewer: the runs are no longer what they were */

struct run {
    const char *ruleset;     /* of an account its name */
    const char *files[LIST]; /* patterns: bids, a register and its wages, the files of an account */
    const char *patch; /* members that the ruleset has in place of its own; NULL: it is as it is */
    const char *scenario;
    struct bg_account_options options;
};

struct output { /* of a run */
    char *text; /* its data as JSON; NULL: none */
    int64_t errors;
};

typedef const char *worker(struct bg *bg, const struct run *run, const struct bg_inputs *inputs);

/* -- runs ------------------------------------------------------------------------------------- */

static const char *evaluate(struct bg *bg, const struct run *run, const struct bg_inputs *inputs)
{
    size_t n;
    (void)run;
    const struct bg_result *result = bg_evaluate_files(bg, inputs);
    (void)bg_render(bg, result, BG_AS_TEXT, &n);
    (void)bg_explain(bg, result, NULL, NULL, true);
    return bg_render(bg, result, BG_AS_JSON, &n);
}

static const char *robustness(struct bg *bg, const struct run *run, const struct bg_inputs *inputs)
{
    size_t n;
    (void)run;
    struct bg_robustness_options options = BG_ROBUSTNESS_DEFAULTS;
    options.samples = DRAWS;
    options.threads = 1;
    return bg_render_robustness(bg, bg_robustness_files(bg, inputs, &options), BG_AS_JSON, &n);
}

static const char *model(struct bg *bg, const struct run *run, const struct bg_inputs *inputs)
{
    size_t n;
    struct bg_model_input input = {.ruleset = inputs->ruleset, .scenarios = &run->scenario};
    input.scenarios_n = 1;
    if (strstr(run->files[0], ".csv") != NULL) {
        input.contracts = inputs->bids[0];
        input.wages = inputs->bids[1];
    } else {
        input.bids = inputs->bids;
        input.bids_n = inputs->bids_n;
    }
    const struct bg_model_result *result = bg_model_files(bg, &input);
    (void)bg_model_render(bg, result, BG_AS_TEXT, &n);
    return bg_model_render(bg, result, BG_AS_JSON, &n);
}

static const char *account(struct bg *bg, const struct run *run, const struct bg_inputs *inputs)
{
    size_t n;
    struct bg_account_options options = run->options;
    options.files = inputs->bids;
    options.files_n = inputs->bids_n;
    const struct bg_account *made = bg_account_files(bg, run->ruleset, &options);
    (void)bg_render_account(bg, made, BG_AS_TEXT, &n);
    return bg_render_account(bg, made, BG_AS_JSON, &n);
}

/* The ruleset with the members of the patch, beside the one that it is made from. */
static const char *patched(struct bg *bg, const struct run *run, char name[PATH])
{
    static char text[1 << 18];
    FILE *file = fopen(run->ruleset, "rb");
    assert_non_null(file);
    size_t n = fread(text, 1, sizeof text, file);
    fclose(file);
    cJSON *whole = cJSON_ParseWithLength(text, n), *patch = cJSON_Parse(run->patch);
    assert_true(whole != NULL && patch != NULL);
    while (patch->child != NULL) {
        cJSON *member = cJSON_DetachItemViaPointer(patch, patch->child);
        cJSON_DeleteItemFromObjectCaseSensitive(whole, member->string);
        cJSON_AddItemToObject(whole, member->string, member);
    }
    char *made = cJSON_PrintUnformatted(whole);
    snprintf(name, PATH, "%s.patched.json", run->ruleset);
    assert_true(bg_put(bg, name, made, strlen(made)));
    cJSON_free(made);
    cJSON_Delete(whole);
    cJSON_Delete(patch);
    return name;
}

static struct output output_of(worker *work, const struct run *run)
{
    glob_t found = {0};
    struct bg_config config = {.in_memory = true};
    struct bg *bg = bg_new(&config);
    char name[PATH];
    for (size_t i = 0; i < LIST && run->files[i] != NULL; i++)
        assert_int_equal(glob(run->files[i], i > 0 ? GLOB_APPEND : 0, NULL, &found), 0);
    struct bg_inputs inputs = {.ruleset = run->patch ? patched(bg, run, name) : run->ruleset,
                               .bids = (const char *const *)found.gl_pathv,
                               .bids_n = found.gl_pathc};
    const char *text = work(bg, run, &inputs);
    struct output out = {.text = text ? strdup(text) : NULL, .errors = bg_errors(bg)};
    bg_free(bg);
    globfree(&found);
    return out;
}

/* -- every site ------------------------------------------------------------------------------- */

extern char __executable_start;
static size_t tried; /* sites */

static void assert_said(const struct output *clean, const struct leaves *before,
                        const struct output *out)
{
    unsigned long at = (unsigned long)((const char *)sites.fails - &__executable_start);
    const char *where = "of this program, which addr2line tells the line of";
    if (out->errors > clean->errors || (out->text && strcmp(out->text, clean->text) == 0))
        return;
    if (out->text == NULL)
        fail_msg("no data and no error with what does not fit at %#lx %s", at - 1, where);
    cJSON *data = cJSON_Parse(out->text);
    assert_non_null(data);
    struct leaves now = leaves_of(data);
    const char *path = silent(before, &now);
    if (path != NULL)
        fail_msg("%s is another figure with what does not fit at %#lx %s", path, at - 1, where);
    leaves_drop(&now);
    cJSON_Delete(data);
}

/* Sites that this run came to and no run before it with the same work. */
static size_t list_sites(worker *work, const void **to)
{
    static struct {
        worker *work;
        const void *at;
    } done[SITES_MOST];
    static size_t done_n;
    size_t n = 0;
    for (size_t i = 0; i < SITES_MOST; i++) {
        size_t k = 0;
        while (k < done_n && (done[k].work != work || done[k].at != sites.seen[i]))
            k++;
        if (sites.seen[i] == NULL || k < done_n)
            continue;
        assert_true(done_n < SITES_MOST);
        done[done_n].work = work;
        done[done_n++].at = sites.seen[i];
        to[n++] = sites.seen[i];
    }
    return n;
}

static void overflow(worker *work, const struct run *run)
{
    static const void *all[SITES_MOST];
    memset(&sites, 0, sizeof sites);
    struct output clean = output_of(work, run);
    size_t n = list_sites(work, all);
    assert_non_null(clean.text);
    cJSON *data = cJSON_Parse(clean.text);
    struct leaves before = leaves_of(data);
    for (size_t i = 0; i < n * 2; i++) {
        sites_start(all[i / 2], i % 2 == 1);
        struct output out = output_of(work, run);
        assert_true(sites.failed); /* it was come to again */
        assert_said(&clean, &before, &out);
        free(out.text);
    }
    leaves_drop(&before);
    cJSON_Delete(data);
    free(clean.text);
    tried += n;
}

/* -- the list --------------------------------------------------------------------------------- */

#define JANITORIAL "samples/janitorial/ruleset.json"
#define JANITORIAL_BIDS                                                                            \
    {                                                                                              \
        "samples/janitorial/bids/*.json"                                                           \
    }
#define REGISTER                                                                                   \
    {                                                                                              \
        "samples/register/contracts.csv", "samples/register/wages.csv"                             \
    }

static void evaluations(void **state)
{
    static const struct run plain = {.ruleset = JANITORIAL, .files = JANITORIAL_BIDS};
    static const struct run preferences = {.ruleset = "samples/school-construction/ruleset.json",
                                           .files = {"samples/school-construction/bids/*.json"}};
    static const struct run credits = {.ruleset = "samples/rail-cars/ruleset.json",
                                       .files = {"samples/rail-cars/bids/*.json"}};
    (void)state;
    overflow(evaluate, &plain);
    overflow(evaluate, &preferences);
    overflow(evaluate, &credits);
}

/* Every method that finds abnormally low prices, with figures that any of them can take. */
static void abnormal_prices(void **state)
{
    static const char *const methods[] = {"spain_art85", "italy_a",        "scotland",
                                          "prozorro",    "quartile_fence", "world_bank"};
    static const char *const parameters[] = {"\"budget\": 1300000", "\"base\": 1300000",    "", "",
                                             "\"multiple\": 0.2",   "\"estimate\": 1300000"};
    (void)state;
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        char patch[PATH];
        struct run run = {.ruleset = JANITORIAL, .files = JANITORIAL_BIDS, .patch = patch};
        snprintf(patch, sizeof patch,
                 "{\"abnormally_low\": {\"low\": {\"method\": \"%s\", \"parameters\": {%s}}}}",
                 methods[i], parameters[i]);
        overflow(evaluate, &run);
    }
}

static void robustnesses(void **state)
{
    static const struct run run = {.ruleset = JANITORIAL,
                                   .files = {"samples/janitorial/bids/B-0[1-3]*.json"}};
    (void)state;
    overflow(robustness, &run);
}

static void models(void **state)
{
    static const struct run run = {.ruleset = JANITORIAL,
                                   .files = JANITORIAL_BIDS,
                                   .scenario = "samples/scenarios/vendors-raise.json"};
    (void)state;
    overflow(model, &run);
}

static void registers(void **state)
{
    static const struct run run = {.ruleset = "samples/register/ruleset.json",
                                   .files = REGISTER,
                                   .scenario = "samples/register/paid-leave.json"};
    (void)state;
    overflow(model, &run);
}

static void accounts(void **state)
{
    static const struct run runs[] = {
        {.ruleset = "payroll",
         .files = {"samples/promise/clauses.csv", "samples/promise/payroll-2026-1*.csv"}},
        {.ruleset = "business-case",
         .files = {"samples/business-case/occupations.csv"},
         .options = {.currency = "USD"}},
        {.ruleset = "portfolio",
         .files = {"samples/portfolio/awards.csv", "samples/portfolio/release.json"}},
        {.ruleset = "evidence",
         .files = {"samples/evidence/rule.csv", "samples/evidence/statements.csv"}},
        {.ruleset = "promise",
         .files = {JANITORIAL, "samples/janitorial/bids/*.json"},
         .options = {.bid = "B-01"}},
        {.ruleset = "advise",
         .files = {JANITORIAL, "samples/advise/before.json"},
         .options = {.steps = "samples/advise/steps.csv", .budget = "40000"}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
        overflow(account, &runs[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(evaluations),  cmocka_unit_test(abnormal_prices),
        cmocka_unit_test(robustnesses), cmocka_unit_test(models),
        cmocka_unit_test(registers),    cmocka_unit_test(accounts),
    };
    bg_own_the_process();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    if (tried == 0)
        puts("SKIPPED: linked without --wrap, so that no number can be made not to fit");
    else
        printf("%zu places where a number may not fit\n", tried);
    return failed != 0 || (tried > 0 && tried < SITES_LEAST);
}
