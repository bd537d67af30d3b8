/* The run, in rounds. In a round each thread takes its turn to read the next block of whole lines, one
 * at a time, and then works on it by itself; what the blocks leave is taken in their order when the
 * round is over. So nothing depends on which thread had which block. */
#include "jobs/corpus/corpus.h"

#include <string.h>

#include "host/locale.h"
#include "jobs/corpus/checkpoint.h"
#include "jobs/corpus/work.h"

enum {
    THREADS_MAX = 256,
    CHECKPOINT_BYTES = 64 << 20,
    ROUND = 128 /* blocks of a round, at most */
};

struct run {
    struct bg_job *job;
    const struct bg_corpus_options *options;
    struct bg_corpus_plan plan;
    struct bg_corpus_reader reader;
    struct bg_corpus_worker **workers;
    int threads;
    /* changed by the thread whose turn it is */
    size_t taken;                        /* blocks of the round so far */
    bool done, reader_out_of_memory;     /* done: there are no more blocks */
    struct bg_corpus_checkpoint at;      /* behind the last block that was read */
    int64_t unsaved;                     /* bytes since the last checkpoint */
    struct bg_corpus_found found[ROUND]; /* by block of the round */
    struct bg_corpus *corpus;
    int64_t bytes_total;
    const char *lines_path; /* of the unfinished output of lines */
    int64_t lines_size;
    bool lines_wait;                  /* for a run that goes on from a checkpoint */
    struct bg_arena *scratch;         /* of a checkpoint */
    struct bg_corpus_checkpoint from; /* where an earlier run came to */
};

/* -- a round --------------------------------------------------------------------------------------- */

struct turn {
    struct run *r;
    struct bg_corpus_worker *worker;
    bool read;
    size_t number; /* of the block in the round */
};

static int64_t enough(const struct run *r)
{
    return r->options->checkpoint_bytes ? r->options->checkpoint_bytes : CHECKPOINT_BYTES;
}

static void read_block(void *data)
{
    struct turn *turn = data;
    turn->read = bg_corpus_read(&turn->r->reader, &turn->worker->block);
}

/* The next block for the worker, while no other thread is here. */
static void take_turn(void *data)
{
    struct turn *turn = data;
    struct run *r = turn->r;
    const struct bg_corpus_block *block = &turn->worker->block;
    turn->read = false;
    if (r->done || r->taken == ROUND || (r->options->checkpoint && r->unsaved >= enough(r)))
        return;
    if (!bg_arena_try(r->reader.arena, read_block, turn))
        r->reader_out_of_memory = true;
    r->done = !turn->read;
    if (!turn->read)
        return;
    turn->number = r->taken++;
    r->unsaved += (int64_t)block->n;
    r->at.file = (int64_t)block->file + block->last;
    r->at.offset = block->last ? 0 : block->offset + (int64_t)block->n;
    memcpy(r->at.prefix, block->prefix, sizeof r->at.prefix);
}

static void round_job(void *data, int i)
{
    struct run *r = data;
    const struct bg_host *host = r->job->host;
    struct turn turn = {.r = r, .worker = r->workers[i]};
    void *locale = bg_locale_enter();
    bg_arena_reset(turn.worker->found);
    for (;;) {
        host->exclusive(host->data, take_turn, &turn);
        if (!turn.read)
            break;
        bg_corpus_work(turn.worker, &turn.worker->block, &r->found[turn.number]);
    }
    bg_locale_leave(locale);
}

/* -- taking what the blocks left, in order ---------------------------------------------------------- */

static bool cannot_write(struct run *r, const char *path, const char *error)
{
    r->job->world_failed = true;
    bg_diag_add(r->job->diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s", path, error);
    return false;
}

static bool corpus_put_lines(struct run *r, const struct bg_buf *lines)
{
    const struct bg_host *host = r->job->host;
    const char *error = "";
    if (!r->lines_path || lines->size == 0)
        return true;
    if (host->append(host->data, r->lines_path, r->lines_size, lines->data, lines->size, &error) !=
        BG_HOST_OK)
        return cannot_write(r, r->lines_path, error);
    r->lines_size += (int64_t)lines->size;
    return true;
}

/* Counts that a list had no room for are kept all the same. */
static void take_lists(struct run *r, const struct bg_corpus_found *found)
{
    struct bg_arena *arena = r->job->arena;
    int64_t bad = r->corpus->bad_total, changes = r->corpus->changes_total;
    for (const struct bg_corpus_noted_bad *n = found->bad; n; n = n->next)
        bg_corpus_list_bad(r->corpus, arena, n->bad);
    for (const struct bg_corpus_noted_change *n = found->changes; n; n = n->next)
        bg_corpus_list_change(r->corpus, arena, n->change);
    r->corpus->bad_total = bad + found->bad_n;
    r->corpus->changes_total = changes + found->changes_n;
}

static bool take_round(struct run *r)
{
    for (size_t i = 0; i < r->taken; i++) {
        take_lists(r, &r->found[i]);
        if (!corpus_put_lines(r, &r->found[i].lines))
            return false;
    }
    return true;
}

static void corpus_show_progress(struct run *r, bool done)
{
    struct bg_corpus_progress progress = {
        .bytes = r->reader.read, .bytes_total = r->bytes_total, .done = done};
    for (int i = 0; i < r->threads; i++)
        progress.lines += r->workers[i]->sums.lines;
    if (r->options->progress)
        r->options->progress(r->options->progress_data, &progress);
}

/* False: it cannot go on, said in diags. */
static bool one_round(struct run *r)
{
    const struct bg_host *host = r->job->host;
    r->taken = 0;
    host->parallel(host->data, r->threads, round_job, r);
    bool out_of_memory = r->reader_out_of_memory;
    for (int i = 0; i < r->threads; i++)
        out_of_memory |= r->workers[i]->out_of_memory;
    if (out_of_memory)
        bg_arena_out_of_memory(r->job->arena);
    if (!take_round(r))
        return false;
    corpus_show_progress(r, false);
    return true;
}

/* -- checkpoints -------------------------------------------------------------------------------------- */

/* The sums of all so far; the lists are in order already. */
static struct bg_corpus sums_so_far(struct run *r, struct bg_arena *arena)
{
    struct bg_corpus all = *r->corpus, sums;
    bg_corpus_start(&sums, arena, all.scenarios, all.scenarios_n);
    all.sums = sums.sums;
    struct bg_corpus own = *r->corpus;
    own.lines = own.bad_lines = own.faulty_lines = own.tenders = own.compared = own.bids = 0;
    bg_corpus_add(&all, &own);
    for (int i = 0; i < r->threads; i++)
        bg_corpus_worker_add(&all, arena, r->workers[i]);
    return all;
}

struct saving {
    struct run *r;
    bool ok;
};

static void save_body(void *data)
{
    struct saving *saving = data;
    struct run *r = saving->r;
    struct bg_corpus all = sums_so_far(r, r->scratch);
    all.files = BG_ARRAY(r->scratch, all.files_n, struct bg_corpus_file);
    for (size_t i = 0; i < all.files_n; i++) {
        if ((int64_t)i < r->at.file)
            all.files[i] = r->corpus->files[i];
        all.files[i].name = r->options->files[i];
    }
    r->at.lines_size = r->lines_size;
    saving->ok =
        bg_corpus_checkpoint_write(r->job, r->scratch, r->options->checkpoint, &r->at, &all);
}

/* After a round, when enough has been read since the last time. */
static bool save(struct run *r)
{
    struct saving saving = {r, false};
    if (!r->options->checkpoint || r->unsaved < enough(r) || r->done)
        return true;
    r->unsaved = 0;
    bg_arena_reset(r->scratch);
    if (!bg_arena_try(r->scratch, save_body, &saving))
        bg_arena_out_of_memory(r->job->arena);
    r->lines_wait |= saving.ok;
    return saving.ok;
}

static bool cannot_go_on(struct run *r, const char *path, const char *why)
{
    r->job->world_failed = true;
    bg_diag_add(r->job->diags, BG_E954, BG_NOWHERE, "cannot go on: \"%s\" %s", path, why);
    return false;
}

static bool changed_since(struct run *r, int64_t file)
{
    return cannot_go_on(r, r->options->files[file],
                        "is no longer what it was when the run was interrupted");
}

/* Passes over what is in the sums already. False: it is no longer what it was, said. */
static bool corpus_pass_over(struct run *r)
{
    struct turn turn = {.r = r, .worker = r->workers[0], .read = true};
    const struct bg_corpus_block *block = &turn.worker->block;
    int64_t end = 0;
    while (end < r->from.offset && turn.read) {
        if (!bg_arena_try(r->reader.arena, read_block, &turn))
            bg_arena_out_of_memory(r->job->arena);
        bool same_file = turn.read && (int64_t)block->file == r->from.file;
        end = same_file ? block->offset + (int64_t)block->n : r->from.offset + 1;
    }
    if (end == r->from.offset &&
        (end == 0 || memcmp(block->prefix, r->from.prefix, sizeof block->prefix) == 0))
        return true;
    return changed_since(r, r->from.file);
}

/* -- the whole --------------------------------------------------------------------------------------- */

static void corpus_free_arena(void *arena)
{
    bg_arena_free(arena);
}

static struct bg_arena *own_arena(struct bg_arena *arena)
{
    void **slot = bg_arena_defer(arena, corpus_free_arena);
    *slot = bg_arena_new(0);
    if (!*slot)
        bg_arena_out_of_memory(arena);
    return *slot;
}

static void start_reader(void *data)
{
    struct run *r = data;
    size_t file = r->reader.file;
    bg_corpus_reader_start(&r->reader, r->reader.arena, r->job->host, r->options->files,
                           r->corpus->files, r->options->files_n);
    r->reader.file = file;
}

/* -1 when it does not tell, or cannot be read, which is said when its turn comes. */
static int64_t file_size(const struct run *r, const char *path)
{
    const struct bg_host *host = r->job->host;
    void *stream;
    const char *error;
    int64_t size;
    if (strcmp(path, "-") == 0 ||
        host->open(host->data, path, &stream, &size, &error) != BG_HOST_OK)
        return -1;
    host->close(host->data, stream);
    return size;
}

static int64_t total_size(const struct run *r)
{
    int64_t total = 0;
    for (size_t i = 0; i < r->options->files_n; i++) {
        int64_t size = file_size(r, r->options->files[i]);
        if (size < 0)
            return -1;
        total += size;
    }
    return total;
}

/* Without a checkpoint nobody comes back for what was written, however the run ended. Lines that are in
 * their place have that name no more. */
static void remove_lines(void *data)
{
    struct run *r = data;
    const struct bg_host *world = bg_job_world(r->job);
    if (!r->lines_wait && r->lines_path && strcmp(r->lines_path, "-") != 0)
        world->remove(world->data, r->lines_path);
}

static struct run *start_run(struct bg_job *job, const struct bg_corpus_options *options)
{
    struct bg_arena *arena = job->arena;
    struct run *r = BG_NEW(arena, struct run);
    r->job = job;
    r->options = options;
    r->corpus = BG_NEW(arena, struct bg_corpus);
    bg_corpus_plan_start(&r->plan, arena, options->scenarios, options->scenarios_n);
    bg_corpus_start(r->corpus, arena, r->plan.scenarios, r->plan.scenarios_n);
    r->corpus->axes = options->axes;
    r->corpus->axes_n = options->axes_n;
    r->corpus->files = BG_ARRAY(arena, options->files_n, struct bg_corpus_file);
    r->corpus->files_n = options->files_n;
    r->plan.files = options->files;
    r->plan.lines = options->lines != NULL;
    r->threads = options->threads > 0 ? options->threads : job->host->processors(job->host->data);
    if (r->threads > THREADS_MAX)
        r->threads = THREADS_MAX;
    r->workers = BG_ARRAY(arena, (size_t)r->threads, struct bg_corpus_worker *);
    for (int i = 0; i < r->threads; i++)
        r->workers[i] = bg_corpus_worker_new(arena, &r->plan);
    r->scratch = own_arena(arena);
    r->bytes_total = total_size(r);
    if (options->lines)
        r->lines_path = strcmp(options->lines, "-") == 0
                            ? "-"
                            : bg_arena_printf(arena, "%s.part", options->lines);
    *bg_arena_defer(arena, remove_lines) = r;
    return r;
}

static bool reader_failed(struct run *r)
{
    struct bg_job *job = r->job;
    const char *path = r->options->files[r->reader.file];
    job->world_failed = true;
    bg_diag_add(job->diags, BG_E802, BG_NOWHERE, "cannot read \"%s\": %s", path, r->reader.error);
    return false;
}

static bool finish_lines(struct run *r)
{
    const struct bg_host *host = r->job->host;
    const char *error = "";
    struct bg_buf nothing;
    bg_buf_init(&nothing, r->job->arena);
    if (!r->lines_path || strcmp(r->lines_path, "-") == 0)
        return true;
    if (r->lines_size == 0 &&
        host->append(host->data, r->lines_path, 0, "", 0, &error) != BG_HOST_OK)
        return cannot_write(r, r->lines_path, error);
    if (host->commit(host->data, r->lines_path, r->options->lines, &error) == BG_HOST_OK)
        return true;
    const struct bg_host *world = bg_job_world(r->job);
    if (r->options->checkpoint) /* the lines before it are gone with the file */
        world->remove(world->data, r->options->checkpoint);
    return cannot_write(r, r->options->lines, error);
}

static bool resume(struct run *r)
{
    bool found;
    if (!bg_corpus_checkpoint_read(r->job, r->options->checkpoint, r->options, &r->from, r->corpus,
                                   &found))
        return false;
    if (r->from.lines_size > 0 && file_size(r, r->lines_path) < r->from.lines_size)
        return cannot_go_on(r, r->lines_path, "is not there, or too short");
    r->lines_size = r->from.lines_size;
    r->lines_wait = found;
    r->reader.file = (size_t)r->from.file;
    return true;
}

const struct bg_corpus *bg_job_corpus(struct bg_job *job, const struct bg_corpus_options *options)
{
    struct run *r = start_run(job, options);
    if (options->checkpoint && options->resume && !resume(r))
        return NULL;
    r->reader.arena = own_arena(job->arena);
    if (!bg_arena_try(r->reader.arena, start_reader, r))
        bg_arena_out_of_memory(job->arena);
    if (!corpus_pass_over(r))
        return NULL;
    while (!r->done)
        if (!one_round(r) || !save(r))
            return NULL;
    if ((r->reader.error && !reader_failed(r)) || !finish_lines(r))
        return NULL;
    *r->corpus = sums_so_far(r, job->arena);
    corpus_show_progress(r, true);
    if (r->corpus->lines == 0)
        bg_diag_add(job->diags, BG_W948, BG_NOWHERE, "no line was read: there is nothing to model");
    if (options->checkpoint)
        job->host->remove(job->host->data, options->checkpoint);
    return r->corpus;
}
