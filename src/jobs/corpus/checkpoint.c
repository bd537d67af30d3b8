/* A checkpoint is a part of the corpus and a place in its files. It is replaced as a whole, so that
 * an interruption while it is written leaves the one before. */
#include "jobs/corpus/checkpoint.h"

#include <string.h>

#include "jobs/corpus/part.h"

#define FORMAT "bidgauge-corpus-checkpoint/1"

struct checkpoint {
    const char *format;
    struct bg_corpus_checkpoint at;
    struct bg_part part;
};

#define IN(member) .at = offsetof(struct checkpoint, member), .required = true

static const char *const formats[] = {FORMAT, NULL};
static const struct bg_key keys[] = {{"format", BG_KEY_WORD, IN(format), .names = formats},
                                     {"file", BG_KEY_INT, IN(at.file), .min = "0"},
                                     {"offset", BG_KEY_INT, IN(at.offset), .min = "0"},
                                     {"prefix", BG_KEY_HASH, IN(at.prefix)},
                                     {"lines_size", BG_KEY_INT, IN(at.lines_size), .min = "0"},
                                     {"part", BG_KEY_OBJECT, IN(part), .of = &bg_part_shape},
                                     {.name = NULL}};
static const struct bg_shape shape = {.name = "checkpoint",
                                      .what = "checkpoint",
                                      .size = sizeof(struct checkpoint),
                                      .keys = keys,
                                      .bare = true,
                                      .whole = true};

bool bg_corpus_checkpoint_write(struct bg_job *job, struct bg_arena *scratch, const char *path,
                                const struct bg_corpus_checkpoint *checkpoint,
                                const struct bg_corpus *corpus)
{
    const struct checkpoint all = {FORMAT, *checkpoint, bg_part_of(scratch, corpus)};
    struct bg_buf out;
    const char *error = "";
    bg_buf_init(&out, scratch);
    bg_shape_write(&out, NULL, &shape, &all);
    const struct bg_host *world = bg_job_world(job); /* a checkpoint does not wait for the end */
    if (world->replace(world->data, path, out.data, out.size, &error) == BG_HOST_OK)
        return true;
    job->world_failed = true;
    bg_diag_add(job->diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s", path, error);
    return false;
}

static bool same_files(const struct bg_corpus *part, const struct bg_corpus_options *options)
{
    if (part->files_n != options->files_n)
        return false;
    for (size_t i = 0; i < part->files_n; i++)
        if (strcmp(part->files[i].name, options->files[i]) != 0)
            return false;
    return true;
}

static bool checkpoint_refuse(struct bg_job *job, const char *path, const char *why)
{
    job->world_failed = true;
    bg_diag_add(job->diags, BG_E954, BG_NOWHERE, "cannot go on from \"%s\": %s", path, why);
    return false;
}

bool bg_corpus_checkpoint_read(struct bg_job *job, const char *path,
                               const struct bg_corpus_options *options,
                               struct bg_corpus_checkpoint *out, struct bg_corpus *corpus,
                               bool *found)
{
    void *stream;
    int64_t size;
    const char *error, *why;
    struct checkpoint read = {0};
    *found = job->host->open(job->host->data, path, &stream, &size, &error) == BG_HOST_OK;
    if (!*found)
        return true;
    job->host->close(job->host->data, stream);
    const struct bg_source *source = bg_job_read(job, path, BG_RULESET_BYTES, &why);
    const struct bg_json *json =
        source ? bg_json_parse(job->arena, job->diags, source, NULL) : NULL;
    struct bg_loading loading = {.arena = job->arena, .diags = job->diags, .json = json};
    if (!json || !bg_shape_load(&loading, json->root, &shape, &read))
        return checkpoint_refuse(job, path, "it is not a checkpoint");
    struct bg_corpus part = *corpus; /* the same scenarios; lists and sums are empty yet */
    part.files = NULL;
    part.files_n = 0;
    if (!bg_part_add(&loading, bg_json_get(json->root, "part"), &read.part, &part))
        return checkpoint_refuse(job, path, "it is of another ruleset, scenario or date");
    if (!same_files(&part, options) || read.at.file > (int64_t)options->files_n)
        return checkpoint_refuse(job, path, "it is of other files, or in another order");
    *out = read.at;
    for (size_t i = 0; i < (size_t)read.at.file; i++)
        corpus->files[i] = part.files[i];
    part.files = corpus->files;
    part.files_n = corpus->files_n;
    *corpus = part;
    return true;
}
