/* What is not evaluated again under a scenario comes to the same as if it were: seeded bids, by
 * themselves and in tenders, under scenarios that change limits, weights, parameters, facts, fields,
 * groups and kinds; with what is known to be the same, and with nothing known. */
#include "base/json.h"
#include "host/host_memory.h"
#include "jobs/corpus/work.h"

#include "t.h"

static const char rules_text[] =
    "{\"format\":\"bidgauge-ruleset/1\",\"id\":\"r\",\"title\":\"R\",\"currency\":\"USD\","
    "\"solicitation\":{\"dates\":{\"bids_due\":\"2026-03-01\"}},"
    "\"facts\":{\"large\":{\"label\":\"L\",\"type\":\"boolean\",\"value\":false},"
    "\"place\":{\"label\":\"P\",\"type\":\"text\",\"value\":\"b\"}},"
    "\"parameters\":{\"floor\":{\"title\":\"F\",\"at\":\"bids_due\",\"values\":{\"2026-01-01\":15}}"
    ","
    "\"local\":{\"title\":\"G\",\"at\":\"bids_due\",\"by\":[{\"fact\":\"place\"}],\"table\":"
    "{\"a\":{\"2026-01-01\":10},\"b\":{\"2026-01-01\":14}}}},"
    "\"fields\":{\"wage\":{\"label\":\"W\",\"type\":\"number\",\"required\":true},"
    "\"hours\":{\"label\":\"H\",\"type\":\"number\",\"min\":0},"
    "\"plan\":{\"label\":\"P\",\"type\":\"boolean\"},"
    "\"price\":{\"label\":\"E\",\"type\":\"money\",\"role\":\"price\"}},"
    "\"criteria\":{"
    "\"floor\":{\"title\":\"Floor\",\"kind\":\"pass_fail\",\"element\":\"wages\","
    "\"test\":{\">=\":[{\"val\":\"wage\"},{\"param\":\"floor\"}]}},"
    "\"local\":{\"title\":\"Local\",\"kind\":\"yes_no\",\"element\":\"wages\",\"weight\":10,"
    "\"on_missing\":\"clarify\",\"test\":{\">=\":[{\"val\":\"wage\"},{\"param\":\"local\"}]}},"
    "\"pay\":{\"title\":\"Pay\",\"kind\":\"linear\",\"element\":\"wages\",\"weight\":30,"
    "\"value\":{\"val\":\"wage\"},\"from\":15,\"to\":22,\"on_missing\":\"fail\"},"
    "\"group\":{\"title\":\"G\",\"kind\":\"group\",\"weight\":20,\"criteria\":{"
    "\"plan\":{\"title\":\"Plan\",\"kind\":\"yes_no\",\"element\":\"other\",\"weight\":70,"
    "\"test\":{\"val\":\"plan\"},\"on_missing\":\"zero\"},"
    "\"hours\":{\"title\":\"Hours\",\"kind\":\"bands\",\"element\":\"schedules\",\"weight\":30,"
    "\"value\":{\"val\":\"hours\"},\"bands\":[{\"at_least\":35,\"points\":100},"
    "{\"at_least\":20,\"points\":33}]}}}},"
    "\"price\":{\"field\":\"price\",\"weight\":40,\"formula\":\"lowest_proportion\"},"
    "\"award\":{\"method\":\"highest_score\",\"decimals\":2},"
    "\"measures\":{\"raise\":{\"title\":\"Raise\",\"unit\":\"USD\",\"value\":{\"max\":[0,{\"-\":"
    "[{\"param\":\"floor\"},{\"val\":\"wage\"}]}]}}}}";

#define SCENARIO(patch) "{\"format\":\"bidgauge-scenario/1\",\"title\":\"S\",\"ruleset\":" patch "}"

static const char *const overlays[] = {
    SCENARIO("{\"parameters\":{\"floor\":{\"values\":{\"2026-01-01\":17}}}}"),
    SCENARIO("{\"criteria\":{\"pay\":{\"to\":30}}}"),
    SCENARIO("{\"criteria\":{\"pay\":{\"weight\":40}}}"),
    SCENARIO("{\"facts\":{\"place\":{\"value\":\"a\"}}}"),
    SCENARIO("{\"facts\":{\"large\":{\"value\":true}}}"),
    SCENARIO("{\"criteria\":{\"group\":{\"criteria\":{\"hours\":{\"bands\":[{\"at_least\":30,"
             "\"points\":100}]}}}}}"),
    SCENARIO("{\"fields\":{\"hours\":{\"min\":10}}}"),
    SCENARIO("{\"criteria\":{\"local\":{\"on_missing\":\"zero\"}}}"),
    SCENARIO("{\"award\":{\"decimals\":1}}"),
    SCENARIO("{\"solicitation\":{\"dates\":{\"bids_due\":\"2026-04-01\"}}}"),
    SCENARIO("{\"criteria\":{\"local\":{\"test\":{\">=\":[{\"val\":\"wage\"},16]}}}}"),
};

static uint64_t seed = 7;
static unsigned draw(unsigned below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % below;
}

static void put_bid(struct bg_buf *out, int i)
{
    bg_buf_printf(out, "{\"format\":\"bidgauge-bid/1\",\"bid\":\"b%d\",\"answers\":{", i);
    const char *comma = "";
    if (draw(10)) {
        bg_buf_printf(out, "\"wage\":%u.%02u", 12 + draw(12), draw(100));
        comma = ",";
    }
    if (draw(8)) {
        bg_buf_printf(out, "%s\"hours\":%u", comma, draw(60));
        comma = ",";
    }
    if (draw(5)) {
        bg_buf_printf(out, "%s\"plan\":%s", comma, draw(2) ? "true" : "false");
        comma = ",";
    }
    if (draw(30) == 0)
        bg_buf_printf(out, "%s\"price\":\"much\"", comma);
    else
        bg_buf_printf(out, "%s\"price\":%u", comma, 100 + draw(900));
    bg_buf_puts(out, "}}");
}

static void put_lines(struct bg_buf *out)
{
    for (int i = 0; i < 400; i++) {
        if (i % 10 == 3) {
            bg_buf_printf(out, "{\"format\":\"bidgauge-tender/1\",\"tender\":\"t%d\",\"bids\":[",
                          i);
            for (int b = 0; b < 3; b++) {
                bg_buf_puts(out, b ? "," : "");
                put_bid(out, b);
            }
            bg_buf_puts(out, "]}\n");
        } else {
            put_bid(out, i);
            bg_buf_puts(out, "\n");
        }
    }
}

static struct bg_corpus_cases cases_of(struct bg_job *job, const char *const *names, size_t n)
{
    struct bg_corpus_asked asked = {
        .model = {
            .ruleset = "rules.json", .as_of = BG_NO_DATE, .scenarios = names, .scenarios_n = n}};
    return bg_job_corpus_cases(job, &asked);
}

/* The sums and the line of every tender. */
static const char *run(struct bg_arena *arena, const struct bg_corpus_rules *rules, size_t n,
                       const struct bg_buf *lines)
{
    static const char *const files[] = {"f"};
    struct bg_corpus_plan plan;
    struct bg_corpus_found found;
    struct bg_corpus sums;
    struct bg_corpus_block block = {.data = lines->data, .n = lines->size, .line = 1};
    struct bg_buf out;
    bg_corpus_plan_start(&plan, arena, rules, n);
    plan.files = files;
    plan.lines = true;
    struct bg_corpus_worker *worker = bg_corpus_worker_new(arena, &plan);
    bg_corpus_work(worker, &block, &found);
    assert_false(worker->out_of_memory);
    bg_corpus_start(&sums, arena, plan.scenarios, n);
    bg_corpus_worker_add(&sums, arena, worker);
    bg_buf_init(&out, arena);
    bg_corpus_part_write(&out, &sums);
    bg_buf_put(&out, bg_buf_text(&found.lines), found.lines.size);
    return bg_buf_text(&out);
}

static void free_memory(void *memory)
{
    bg_host_memory_free(memory);
}

/* Lives as long as the arena, which holds what was read from it. */
static struct bg_host_memory *memory_in(struct bg_arena *arena)
{
    struct bg_host_memory *memory = bg_host_memory_new();
    *bg_arena_defer(arena, free_memory) = memory;
    return memory;
}

static void body(void *data)
{
    struct bg_arena *arena = data;
    struct bg_host_memory *memory = memory_in(arena);
    struct bg_job job = {
        .arena = arena, .diags = bg_diags_new(arena), .host = bg_host_memory_host(memory)};
    const char *names[COUNT(overlays)];
    struct bg_buf lines;
    bg_host_memory_put(memory, "rules.json", rules_text, sizeof rules_text - 1);
    for (size_t i = 0; i < COUNT(overlays); i++) {
        names[i] = bg_arena_printf(arena, "s%zu.json", i);
        bg_host_memory_put(memory, names[i], overlays[i], strlen(overlays[i]));
    }
    struct bg_corpus_cases cases = cases_of(&job, names, COUNT(overlays));
    if (cases.n == 0) {
        struct bg_buf said;
        bg_buf_init(&said, arena);
        bg_diags_print(job.diags, &said, (struct bg_diag_style){false, 0});
        fputs(bg_buf_text(&said), stderr);
    }
    assert_int_equal(cases.n, COUNT(overlays) + 1);
    bg_buf_init(&lines, arena);
    put_lines(&lines);
    struct bg_corpus_rules *unknown = BG_ARRAY(arena, cases.n, struct bg_corpus_rules);
    for (size_t i = 0; i < cases.n; i++) {
        unknown[i] = cases.rules[i];
        unknown[i].json = NULL;
    }
    assert_string_equal(run(arena, cases.rules, cases.n, &lines),
                        run(arena, unknown, cases.n, &lines));
}

static void the_same(void **state)
{
    (void)state;
    struct bg_arena *arena = bg_arena_new(0);
    assert_true(bg_arena_try(arena, body, arena));
    bg_arena_free(arena);
}

static void plan_body(void *data)
{
    struct bg_arena *arena = data;
    struct bg_host_memory *memory = memory_in(arena);
    struct bg_job job = {
        .arena = arena, .diags = bg_diags_new(arena), .host = bg_host_memory_host(memory)};
    static const struct {
        size_t overlay;
        bool any;
        size_t changed;
    } want[] = {{0, true, 1},  {1, true, 1},  {2, false, 4}, {3, true, 1},  {4, true, 0},
                {5, false, 1}, {6, false, 0}, {7, true, 1},  {8, false, 0}, {9, false, 0}};
    bg_host_memory_put(memory, "rules.json", rules_text, sizeof rules_text - 1);
    for (size_t i = 0; i < COUNT(want); i++) {
        const char *const name[] = {"s.json"};
        const char *text = overlays[want[i].overlay];
        struct bg_corpus_plan plan;
        bg_host_memory_put(memory, "s.json", text, strlen(text));
        struct bg_corpus_cases cases = cases_of(&job, name, 1);
        bg_corpus_plan_start(&plan, arena, cases.rules, cases.n);
        if (plan.same[1].any != want[i].any || plan.same[1].changed_n != want[i].changed)
            fprintf(stderr, "scenario %zu: %d, %zu changed\n", i, plan.same[1].any,
                    plan.same[1].changed_n);
        assert_int_equal(plan.same[1].any, want[i].any);
        assert_int_equal(plan.same[1].changed_n, want[i].changed);
    }
}

/* And that it is not all evaluated again, which would be the same as well. */
static void what_changes(void **state)
{
    (void)state;
    struct bg_arena *arena = bg_arena_new(0);
    assert_true(bg_arena_try(arena, plan_body, arena));
    bg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_same), cmocka_unit_test(what_changes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
