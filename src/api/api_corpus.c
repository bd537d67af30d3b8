/* Runs over a corpus, and adding up their parts. */
#include "api/context.h"

#include <string.h>

#include "base/hash.h"
#include "base/index.h"
#include "jobs/corpus/corpus.h"
#include "report/brief/brief.h"
#include "report/corpus/book.h"

struct corpus_call {
    const struct bg_corpus_request *request;
    struct bg_corpus_answer answer;
};

/* Lists the lines that were not read, or not wholly. */
static void say_bad(struct bg_job *job, const struct bg_corpus *corpus)
{
    struct bg_source **sources = BG_ARRAY(job->arena, corpus->files_n, struct bg_source *);
    for (size_t i = 0; i < corpus->bad_n; i++) {
        const struct bg_corpus_bad *bad = &corpus->bad[i];
        struct bg_source **source = &sources[bad->file];
        if (!*source)
            *source = bg_source_new(job->arena, corpus->files[bad->file].name, "", 0);
        struct bg_pos pos = {.source = *source,
                             .label =
                                 bg_arena_printf(job->arena, "line %lld", (long long)bad->line)};
        bg_diag_add(job->diags, BG_E950, pos, "%s: %s", bad->code, bad->message);
    }
    if (corpus->bad_total > (int64_t)corpus->bad_n)
        bg_diag_add(job->diags, BG_E950, BG_NOWHERE, "%lld more lines are not listed",
                    (long long)corpus->bad_total - (long long)corpus->bad_n);
}

/* Where it is asked for: to its file, or as the text of the call. */
static bool corpus_put_text(struct bg *bg, const struct bg_buf *text, const char *path,
                            const char **answer)
{
    *answer = bg_buf_text(text);
    return strcmp(path, "-") == 0 || bg_replace_file(bg, path, text->data, text->size);
}

static bool corpus_put_figures(struct bg *bg, struct corpus_call *c, const struct bg_corpus *corpus)
{
    bool ok = true;
    struct bg_buf text;
    if (c->request->json) {
        bg_buf_init(&text, bg->arena);
        bg_corpus_json(&text, corpus);
        ok &= corpus_put_text(bg, &text, c->request->json, &c->answer.json);
    }
    if (c->request->csv) {
        bg_buf_init(&text, bg->arena);
        bg_corpus_csv(&text, corpus);
        ok &= corpus_put_text(bg, &text, c->request->csv, &c->answer.csv);
    }
    return ok;
}

static bool corpus_put_page(struct call *call, const struct bg_corpus *corpus)
{
    struct bg *bg = call->bg;
    const struct corpus_call *c = call->more;
    const struct bg_brief *brief =
        bg_brief_of_corpus(bg->arena, corpus, bg->command ? bg->command : "");
    struct bg_buf page;
    bg_buf_init(&page, bg->arena);
    if (bg_rendering_of(c->request->workbook) == BG_AS_MARKDOWN)
        bg_brief_markdown(&page, brief);
    else
        bg_brief_html(&page, brief);
    return bg_replace_file(bg, c->request->workbook, page.data, page.size);
}

/* Writes what was asked for; "-" is the caller's to print, as the text of the call. */
static bool corpus_put_outputs(struct call *call, const struct bg_corpus *corpus)
{
    struct bg *bg = call->bg;
    struct bg_job *job = &bg->job;
    struct corpus_call *c = (struct corpus_call *)call->more;
    struct bg_buf summary;
    bool ok = true;
    bg_buf_init(&summary, job->arena);
    bg_corpus_summary(&summary, corpus);
    c->answer.summary = bg_buf_text(&summary);
    struct bg_buf compare;
    bg_buf_init(&compare, job->arena);
    bg_brief_compare_text(&compare, bg_brief_of_corpus(job->arena, corpus, ""), false);
    c->answer.compare = bg_buf_text(&compare);
    say_bad(job, corpus);
    bg_corpus_say_unchanged(job, corpus);
    if (c->request->partial) {
        struct bg_buf part;
        bg_buf_init(&part, job->arena);
        bg_corpus_part_write(&part, corpus);
        ok = corpus_put_text(bg, &part, c->request->partial, &c->answer.part);
    }
    ok &= corpus_put_figures(bg, c, corpus);
    if (c->request->workbook && bg_rendering_of(c->request->workbook) != BG_AS_XLSX) {
        ok = corpus_put_page(call, corpus) && ok;
    } else if (c->request->workbook) {
        bool written = bg_report_corpus(job->arena, job->diags, job->host, corpus,
                                        c->request->workbook, bg->config.isolate_writer);
        job->world_failed |= !written;
        ok = ok && written;
    }
    return ok;
}

static void corpus_run(void *data)
{
    struct call *call = data;
    struct bg *bg = call->bg;
    const struct corpus_call *c = call->more;
    const struct bg_corpus_request *request = c->request;
    int64_t as_of;
    if (!bg_read_date(bg, request->as_of, &as_of))
        return;
    struct bg_corpus_asked asked = {.model = {.ruleset = request->ruleset,
                                              .as_of = as_of,
                                              .scenarios = request->scenarios,
                                              .scenarios_n = request->scenarios_n,
                                              .baseline = request->baseline,
                                              .sweeps = request->sweeps,
                                              .sweeps_n = request->sweeps_n},
                                    .by = request->by,
                                    .no_ranges = request->no_ranges,
                                    .years = request->years};
    struct bg_corpus_cases cases = bg_job_corpus_cases(&bg->job, &asked);
    if (cases.n == 0)
        return;
    struct bg_corpus_options options = {.scenarios = cases.rules,
                                        .scenarios_n = cases.n,
                                        .axes = cases.axes,
                                        .axes_n = cases.axes_n,
                                        .files = request->files,
                                        .files_n = request->files_n,
                                        .threads = request->threads,
                                        .lines = request->lines,
                                        .checkpoint = request->checkpoint,
                                        .resume = request->resume,
                                        .checkpoint_bytes = request->checkpoint_bytes,
                                        .progress = request->progress,
                                        .progress_data = request->progress_data};
    const struct bg_corpus *corpus = bg_job_corpus(&bg->job, &options);
    call->ok = corpus && corpus_put_outputs(call, corpus);
}

bool bg_corpus_run(struct bg *bg, const struct bg_corpus_request *request,
                   struct bg_corpus_answer *answer)
{
    struct corpus_call more = {
        .request = request,
        .answer = {.part = "", .summary = "", .compare = "", .json = "", .csv = ""}};
    struct call call = {.bg = bg, .more = &more};
    bool ok = bg_enter(&call, corpus_run);
    *answer = more.answer;
    return ok;
}

/* A task that ran twice leaves two parts of one piece, mostly under other names. */
static void corpus_say_twice(struct bg_job *job, const struct bg_corpus *corpus)
{
    enum { HASH_TEXT = 65 };
    const char **hashes = BG_ARRAY(job->arena, corpus->files_n, const char *);
    for (size_t i = 0; i < corpus->files_n; i++) {
        char *hash = BG_ARRAY(job->arena, HASH_TEXT, char);
        bg_sha256_hex(corpus->files[i].sha256, hash);
        hashes[i] = hash;
    }
    const struct bg_index *index = bg_index_new(job->arena, hashes, corpus->files_n);
    for (size_t i = 0; i < corpus->files_n; i++) {
        int first = bg_index_find(index, hashes[i]);
        if (first >= 0 && (size_t)first < i && corpus->files[i].lines > 0)
            bg_diag_add(job->diags, BG_W956, BG_NOWHERE,
                        "file %zu of the parts, \"%s\", has the bytes of file %d, \"%s\"", i + 1,
                        corpus->files[i].name, first + 1, corpus->files[first].name);
    }
}

static void corpus_merge(void *data)
{
    struct call *call = data;
    struct bg *bg = call->bg;
    struct bg_job *job = &bg->job;
    const struct corpus_call *c = call->more;
    struct bg_corpus *corpus = BG_NEW(job->arena, struct bg_corpus);
    bool ok = true;
    for (size_t i = 0; i < c->request->files_n; i++)
        ok &= bg_job_corpus_part(job, c->request->files[i], corpus);
    if (ok)
        corpus_say_twice(job, corpus);
    call->ok = ok && corpus_put_outputs(call, corpus);
}

bool bg_corpus_merge(struct bg *bg, const struct bg_corpus_request *request,
                     struct bg_corpus_answer *answer)
{
    struct corpus_call more = {
        .request = request,
        .answer = {.part = "", .summary = "", .compare = "", .json = "", .csv = ""}};
    struct call call = {.bg = bg, .more = &more};
    bool ok = bg_enter(&call, corpus_merge);
    *answer = more.answer;
    return ok;
}
