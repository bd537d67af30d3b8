/* A file of parts, one a line. */
#include <string.h>

#include "jobs/corpus/corpus.h"

bool bg_job_corpus_part(struct bg_job *job, const char *path, struct bg_corpus *into)
{
    const char *why;
    const struct bg_source *source = bg_job_read(job, path, BG_BIDS_BYTES, &why);
    bool any = false;
    if (!source) {
        job->world_failed = true;
        return false;
    }
    const char *at = source->text, *end = at + source->size;
    for (int64_t line = 1; at < end; line++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t n = (size_t)((newline ? newline : end) - at);
        struct bg_source *own = BG_NEW(job->arena, struct bg_source);
        *own = (struct bg_source){
            .name = path, .text = bg_arena_text(job->arena, at, n), .size = n, .first_line = line};
        at += n + 1;
        if (strspn(own->text, " \t\r") == n)
            continue;
        const struct bg_json *json = bg_json_parse(job->arena, job->diags, own, NULL);
        if (!json || !bg_corpus_part_read(job->arena, job->diags, json, into))
            return false;
        any = true;
    }
    if (!any)
        bg_diag_add(job->diags, BG_E953, (struct bg_pos){source, 0, 0, NULL}, "the file is empty");
    return any;
}
