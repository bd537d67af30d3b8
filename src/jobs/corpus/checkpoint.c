/* A checkpoint is a part of the corpus and a place in its files. It is replaced as a whole, so that
 * an interruption while it is written leaves the one before. */
#include "jobs/corpus/checkpoint.h"

#include <string.h>

#include "base/field.h"
#include "base/hash.h"
#include "report/text/json_put.h"

#define FORMAT "bidgauge-corpus-checkpoint/1"

#define IN(member) .at = offsetof(struct raw_checkpoint, member)

struct raw_checkpoint {
    struct bg_item item;
    const char *format, *prefix;
    int64_t file, offset, lines_size;
    const struct cJSON *part;
};

static const char *const formats[] = {FORMAT, NULL};
static const struct bg_key keys[] = {
    {"format", BG_KEY_WORD, IN(format), .names = formats, .required = true},
    {"file", BG_KEY_INT, IN(file), .required = true, .min = "0"},
    {"offset", BG_KEY_INT, IN(offset), .required = true, .min = "0"},
    {"prefix", BG_KEY_TEXT, IN(prefix), .required = true},
    {"lines_size", BG_KEY_INT, IN(lines_size), .required = true, .min = "0"},
    {"part", BG_KEY_NODE, IN(part), .required = true},
    {.name = NULL}};
static const struct bg_shape shape = {.name = "checkpoint",
                                      .what = "checkpoint",
                                      .size = sizeof(struct raw_checkpoint),
                                      .keys = keys};

static void checkpoint_put_int(struct bg_buf *out, const char *key, int64_t n)
{
    bg_json_put_key(out, key);
    bg_buf_printf(out, "%lld", (long long)n);
}

bool bg_corpus_checkpoint_write(struct bg_job *job, struct bg_arena *scratch, const char *path,
                                const struct bg_corpus_checkpoint *checkpoint,
                                const struct bg_corpus *corpus)
{
    struct bg_buf out, part;
    char hex[65];
    const char *error = "";
    bg_buf_init(&out, scratch);
    bg_buf_init(&part, scratch);
    bg_sha256_hex(checkpoint->prefix, hex);
    bg_buf_puts(&out, "{");
    bg_json_put_text(&out, "format", FORMAT);
    checkpoint_put_int(&out, "file", checkpoint->file);
    checkpoint_put_int(&out, "offset", checkpoint->offset);
    bg_json_put_text(&out, "prefix", hex);
    checkpoint_put_int(&out, "lines_size", checkpoint->lines_size);
    bg_json_put_key(&out, "part");
    bg_corpus_part_write(&part, corpus);
    bg_buf_put(&out, part.data, part.size);
    bg_buf_puts(&out, "}\n");
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

/* The text of a hash; false when it is none. */
static bool checkpoint_read_hash(const char *text, unsigned char out[32])
{
    static const char digits[] = "0123456789abcdef";
    if (strlen(text) != 64)
        return false;
    for (size_t i = 0; i < 64; i++) {
        const char *digit = strchr(digits, text[i]);
        if (!digit)
            return false;
        int value = (int)(digit - digits);
        out[i / 2] = (unsigned char)(i % 2 ? out[i / 2] | value : value << 4);
    }
    return true;
}

bool bg_corpus_checkpoint_read(struct bg_job *job, const char *path,
                               const struct bg_corpus_options *options,
                               struct bg_corpus_checkpoint *out, struct bg_corpus *corpus,
                               bool *found)
{
    void *stream;
    int64_t size;
    const char *error, *why;
    struct raw_checkpoint raw;
    memset(&raw, 0, sizeof raw);
    *found = job->host->open(job->host->data, path, &stream, &size, &error) == BG_HOST_OK;
    if (!*found)
        return true;
    job->host->close(job->host->data, stream);
    const struct bg_source *source = bg_job_read(job, path, BG_RULESET_BYTES, &why);
    const struct bg_json *json =
        source ? bg_json_parse(job->arena, job->diags, source, NULL) : NULL;
    struct bg_loading loading = {.arena = job->arena, .diags = job->diags, .json = json};
    if (!json || !bg_shape_load(&loading, json->root, &shape, &raw))
        return checkpoint_refuse(job, path, "it is not a checkpoint");
    struct bg_corpus part = *corpus; /* the same scenarios; lists and sums are empty yet */
    struct bg_json inside = *json;
    inside.root = raw.part;
    part.files = NULL;
    part.files_n = 0;
    if (!bg_corpus_part_read(job->arena, job->diags, &inside, &part))
        return checkpoint_refuse(job, path, "it is of another ruleset, scenario or date");
    if (!same_files(&part, options) || raw.file > (int64_t)options->files_n)
        return checkpoint_refuse(job, path, "it is of other files, or in another order");
    *out = (struct bg_corpus_checkpoint){
        .file = raw.file, .offset = raw.offset, .lines_size = raw.lines_size};
    if (!checkpoint_read_hash(raw.prefix, out->prefix))
        return checkpoint_refuse(job, path, "it is not a checkpoint");
    for (size_t i = 0; i < (size_t)raw.file; i++)
        corpus->files[i] = part.files[i];
    part.files = corpus->files;
    part.files_n = corpus->files_n;
    *corpus = part;
    return true;
}
