/* A register and a table of wages, split by the first line "---": read, judged, and checked. Rows
 * in are counted or refused, the funnel adds up, and every estimate lies within its bounds. */
#include "fuzz.h"

#include "base/json.h"
#include "intake/intake.h"
#include "intake/register/named_table.h"
#include "score/register/register.h"

static const char rules[] =
    "{\"format\": \"bidgauge-ruleset/1\", \"id\": \"f\", \"title\": \"F\", \"currency\": \"USD\","
    "\"solicitation\": {\"dates\": {\"bids_due\": \"2026-03-13\"}},"
    "\"sources\": {\"s\": {\"title\": \"S\"}},"
    "\"parameters\": {\"p\": {\"source\": \"s\", \"values\": {\"2025-01-01\": 0.6}},"
    "\"h\": {\"source\": \"s\", \"values\": {\"2025-01-01\": 1800}},"
    "\"g\": {\"source\": \"s\", \"values\": {\"2025-01-01\": 1.03}}},"
    "\"fields\": {\"price\": {\"type\": \"money\", \"role\": \"price\"}},"
    "\"price\": {\"field\": \"price\"}, \"award\": {\"method\": \"lowest_evaluated_price\"},"
    "\"register\": {\"wage_floor\": {\"if\": [{\"==\": [{\"val\": \"area\"}, \"X\"]}, 20, 16]},"
    "\"legal_minimum\": 12, \"covers\": {\">=\": [{\"val\": \"amount_per_year\"}, 1000]},"
    "\"exempt\": {\"==\": [{\"val\": \"service\"}, \"E\"]}, \"hours_per_year\": {\"param\": \"h\"},"
    "\"labour_share\": {\"param\": \"p\"}, \"wage_growth\": {\"param\": \"g\"},"
    "\"payroll_tax\": {\"param\": \"p\"}, \"pass_through\": {\"param\": \"p\"}}}";

static void check_estimate(const struct bg_estimate *e)
{
    if (!e->known)
        return;
    must(bg_dec_sign(e->low) >= 0);
    must(bg_dec_cmp(e->low, e->point) <= 0 && bg_dec_cmp(e->point, e->high) <= 0);
}

static void check(struct bg_arena *arena, const struct bg_register_outcome *o)
{
    const struct bg_register *reg = o->reg;
    size_t contracts = 0, lines = 0, unknown = 0;
    struct bg_dec people = bg_dec_int(0), amount = bg_dec_int(0);
    must(reg->read_n == reg->lines_n + reg->refused_n);
    must(o->wages->lines_n == o->wages->rows_n + o->wages->refused_n);
    for (int i = 0; i < BG_COVERAGE__COUNT; i++) {
        contracts += o->funnel[i].contracts;
        lines += o->funnel[i].lines;
        unknown += o->funnel[i].people_not_known;
        must(bg_dec_add(people, o->funnel[i].people_given, &people));
        must(bg_dec_add(amount, o->funnel[i].amount, &amount));
    }
    must(contracts == reg->contracts_n && lines == reg->lines_n);
    must(unknown == o->all.people_not_known);
    must(bg_dec_cmp(people, o->all.people_given) == 0 && bg_dec_cmp(amount, o->all.amount) == 0);
    for (size_t i = 0; i < reg->lines_n; i++) {
        struct bg_line_outcome line, *l = &line;
        bg_register_line(o, arena, i, &line);
        check_estimate(&l->share);
        check_estimate(&l->below);
        check_estimate(&l->gap);
        check_estimate(&l->raise);
        check_estimate(&l->employer_cost);
        check_estimate(&l->buyer_cost);
        must(!l->share.known || bg_dec_cmp(l->share.high, bg_dec_int(100)) <= 0);
    }
}

struct run {
    struct bg_arena *arena;
    const char *text;
    size_t size;
};

static void all(void *data)
{
    struct run *run = data;
    struct bg_arena *arena = run->arena;
    struct bg_diags *diags = bg_diags_new(arena);
    struct bg_buf out;
    const struct bg_ruleset *ruleset = fuzz_ruleset(arena, rules);
    must(ruleset->reg != NULL);
    const char *split = strstr(run->text, "---\n");
    size_t n = split ? (size_t)(split - run->text) : run->size;
    const char *rest = split ? split + 4 : "";
    size_t rest_n = split ? run->size - n - 4 : 0;
    const struct bg_named_file contracts = {.source = bg_source_new(arena, "c", run->text, n),
                                            .currency = "USD"};
    const struct bg_named_file table = {.source = bg_source_new(arena, "w", rest, rest_n),
                                        .currency = "USD"};
    const struct bg_register *reg = bg_register_read(arena, diags, &contracts);
    const struct bg_wage_table *wages = bg_wages_read(arena, diags, &table);
    if (reg && wages) {
        struct bg_register_options options = {.as_of = BG_NO_DATE};
        options.today = bg_register_judge(arena, ruleset, reg, wages, &options);
        check(arena, options.today);
        check(arena, bg_register_judge(arena, ruleset, reg, wages, &options));
    }
    bg_buf_init(&out, arena);
    bg_diags_print(diags, &out, (struct bg_diag_style){.limit = 0});
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_start();
    char *copy = fuzz_copy(data, size);
    struct run run = {bg_arena_new(0), copy, size};
    must(bg_arena_try(run.arena, all, &run));
    bg_arena_free(run.arena);
    free(copy);
    return 0;
}
