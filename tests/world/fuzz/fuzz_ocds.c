/* Public tenders (OCDS, Prozorro) from any bytes: no bid, answer or requirement is lost, every
 * document that is made is strict JSON with the bid that it says, a ruleset that is made loads or
 * is said to have errors, and the same bytes give the same account. */
#include "fuzz.h"
#include "mutate_json.h"

#include "base/json.h"
#include "intake/format.h"
#include "jobs/published.h"
#include "score/evaluate/evaluate.h"

static void ties(const struct bg_tally *t)
{
    must(t->in == t->read + t->ignored + t->refused + t->not_modelled + t->unreadable);
    must(t->read >= 0 && t->ignored >= 0 && t->refused >= 0 && t->coerced <= t->read + t->refused);
}

static bool put(void *data, const char *path, const char *bytes, size_t n)
{
    size_t *files = data;
    must(path[0] && path[0] != '/' && !strstr(path, "..") && bytes && n > 0);
    ++*files;
    return true;
}

struct run {
    struct bg_arena *arena;
    const char *text;
    size_t size;
    struct bg_buf report;
};

static void check_document(struct run *run, const struct bg_intake_document *document)
{
    struct bg_diags *diags = bg_diags_new(run->arena);
    const struct bg_json *json = bg_json_parse(run->arena, diags, document->text, NULL);
    must(json != NULL && bg_json_type(json->root) == BG_JSON_OBJECT);
    if (!document->is_ruleset)
        must(strcmp(bg_json_text(bg_json_get(json->root, "bid")), document->id) == 0);
}

/* What ends an import with 1 and is no error: a refusal, or a ruleset that evaluate cannot use as it is. */
static bool falls_short(const struct bg_intake *made)
{
    if (!made)
        return false;
    for (const struct bg_intake_document *d = made->documents; d; d = d->next)
        if (d->is_ruleset && d->text && (d->needs || d->reason[0]))
            return true;
    return made->losses[BG_REFUSED] > 0 || bg_intake_bids(made).refused > 0;
}

static void import(void *data)
{
    struct run *run = data;
    struct bg_diags *diags = bg_diags_new(run->arena);
    const struct bg_source *source = bg_source_new(run->arena, "f", run->text, run->size);
    struct bg_import_options options = {0};
    size_t files = 0, said = 0;
    struct bg_import_sink sink = {.put = put, .data = &files};
    const struct bg_intake *made;
    const struct bg_format *format = bg_format_of(source);
    bg_buf_init(&run->report, run->arena);
    if (!format || strcmp(format->name, "csv") == 0)
        return;
    bool ok = bg_import(run->arena, diags, source, &options, &sink, &made, &run->report);
    must(ok || bg_diag_count(diags, BG_ERROR) > 0 || falls_short(made));
    if (!made || made->failed)
        return;
    struct bg_tally bids = bg_intake_bids(made);
    must(bids.in == bids.read + bids.refused + bids.unreadable);
    ties(&made->answers);
    ties(&made->requirements);
    ties(&made->tenders);
    for (const struct bg_intake_document *d = made->documents; d; d = d->next) {
        if (!d->text)
            continue;
        said++;
        check_document(run, d);
    }
    must(files == said);
    const struct bg_published *published = bg_published_all(run->arena, made, NULL);
    bg_import_json(&run->report, made, published);
    for (; published; published = published->next)
        bg_published_words(&run->report, published);
    bg_diags_print(diags, &run->report, (struct bg_diag_style){0});
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_start();
    char *copy = fuzz_copy(data, size);
    struct run first = {bg_arena_new(0), copy, size, {0}};
    struct run second = {bg_arena_new(0), copy, size, {0}};
    must(bg_arena_try(first.arena, import, &first));
    must(bg_arena_try(second.arena, import, &second));
    must(first.report.size == second.report.size &&
         (!first.report.size ||
          memcmp(first.report.data, second.report.data, first.report.size) == 0));
    bg_arena_free(first.arena);
    bg_arena_free(second.arena);
    free(copy);
    return 0;
}
