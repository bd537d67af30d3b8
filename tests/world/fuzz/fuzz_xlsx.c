/* Forms: raw bytes as a file, or XML parts that are put into a stored zip, so that the fuzzer gets
 * behind the zip's check sums. The first byte says which. What is read goes on to the bid, as it
 * does in `evaluate`: never a crash, always an end, and what comes out is JSON that our own door
 * takes. */
#include "book.h"

#include "base/json.h"
#include "base/xlsx_read.h"
#include "intake/format.h"

static const char rules[] =
    "{\"format\": \"bidgauge-ruleset/1\", \"id\": \"f\", \"title\": \"F\", \"version\": \"1\","
    "\"currency\": \"USD\", \"solicitation\": {\"dates\": {\"bids_due\": \"2026-01-01\"}},"
    "\"fields\": {\"m\": {\"type\": \"money\", \"role\": \"price\"}, \"p\": {\"type\": "
    "\"percent\"},"
    "\"i\": {\"type\": \"integer\", \"min\": 0}, \"b\": {\"type\": \"boolean\"},"
    "\"c\": {\"type\": \"choice\", \"choices\": {\"x\": \"One\", \"y\": \"Two\"}},"
    "\"d\": {\"type\": \"date\"}, \"t\": {\"type\": \"text\"},"
    "\"w\": {\"type\": \"table\", \"columns\": {\"n\": {\"type\": \"number\"},"
    "\"t\": {\"type\": \"text\"}}}},"
    "\"criteria\": {\"k\": {\"title\": \"K\", \"kind\": \"linear\", \"weight\": 50, \"value\": "
    "{\"val\": \"p\"},"
    "\"from\": 0, \"to\": 9}},"
    "\"price\": {\"field\": \"m\", \"weight\": 50, \"formula\": \"lowest_proportion\"},"
    "\"award\": {\"method\": \"highest_score\", \"ties\": [\"lowest_price\"]}}";

struct run {
    struct bg_arena *arena;
    const uint8_t *data;
    size_t size;
};

static void read_one(void *data)
{
    struct run *run = data;
    struct bg_diags *quiet = bg_diags_new(run->arena), *diags = bg_diags_new(run->arena);
    const struct bg_ruleset *ruleset = fuzz_ruleset(run->arena, rules);
    const struct bg_source *source =
        bg_source_new(run->arena, "f.xlsx", (const char *)run->data, run->size);
    const struct bg_format *format = bg_format_of(source);
    struct bg_intake_options options = {.ruleset = ruleset};
    struct bg_bid_list *list = bg_bid_list_new(run->arena);
    struct bg_buf out;
    if (!format || strcmp(format->name, "form") != 0)
        return;
    const struct bg_intake *made = bg_intake_read(run->arena, diags, source, format, &options);
    bg_bids_read_made(list, diags, ruleset, "", made, &(struct bg_intake_only){0});
    struct bg_bids bids = bg_bids_finish(list, diags);
    must(bids.n == 1); /* nothing is lost */
    for (const struct bg_intake_document *d = made->documents; d; d = d->next)
        must(!d->text || bg_json_parse(run->arena, quiet, d->text, NULL));
    bg_buf_init(&out, run->arena);
    bg_diags_print(diags, &out, (struct bg_diag_style){.limit = 20});
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_start();
    if (size < 1)
        return 0;
    size_t n = size - 1;
    char *bytes = data[0] == 'z' ? fuzz_book(data + 1, n, &n) : fuzz_copy(data + 1, n);
    struct run run = {bg_arena_new(0), (const uint8_t *)bytes, n};
    must(bg_arena_try(run.arena, read_one, &run));
    bg_arena_free(run.arena);
    free(bytes);
    return 0;
}
