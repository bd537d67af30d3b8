/* model --corpus: the run over files of tenders, and how far it has come. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"

struct progress {
    double start, shown; /* seconds */
    int64_t first;       /* bytes when it started */
};

static double model_corpus_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* One line that is written over, five times a second at most; wiped at the end. */
static void model_corpus_show_progress(void *data, const struct bg_corpus_progress *p)
{
    struct progress *state = data;
    double time = model_corpus_now(), taken = time - state->start;
    if (p->done) {
        fputs("\r\x1b[K", stderr);
        return;
    }
    if (time - state->shown < 0.2 || taken <= 0)
        return;
    state->shown = time;
    fprintf(stderr, "\r\x1b[K%lld lines, %.0f a second", (long long)p->lines,
            (double)p->lines / taken);
    if (p->bytes_total > 0 && p->bytes > 0 && p->bytes <= p->bytes_total) {
        double part = (double)p->bytes / (double)p->bytes_total;
        long left = (long)(taken * (1 - part) / part + 0.5);
        fprintf(stderr, ", %.0f %%, %ld:%02ld:%02ld left", part * 100, left / 3600, left / 60 % 60,
                left % 60);
    }
    fflush(stderr);
}

/* 0: as many as there are processors. False after a message. */
static bool read_threads(const char *text, int *out)
{
    enum { MOST = 256 };
    int64_t n = 0;
    if (!cli_whole("model", "threads", text, &n))
        return false;
    *out = n >= 0 && n <= MOST ? (int)n : -1;
    if (*out >= 0 && (n > 0 || !text))
        return true;
    fprintf(stderr, "bidgauge model: --threads=%s: write a number from 1 to %d\n", text, MOST);
    return false;
}

enum { PATH = 4096 };

/* Beside the file that the run is for. NULL: everything goes to standard output. */
static const char *checkpoint_beside(const struct cli_options *o, char path[PATH])
{
    const char *const outputs[] = {o->output, o->partial, o->lines_to, o->json, o->csv};
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++) {
        if (outputs[i] && !cli_is_stdout(outputs[i]))
            return snprintf(path, PATH, "%s.checkpoint", outputs[i]) < PATH ? path : NULL;
    }
    return NULL;
}

/* The files of its own among them: how far it came, and the lines until they are complete. */
static bool may_write(struct cli *cli, const char *checkpoint)
{
    const struct cli_options *o = &cli->options;
    char so_far[PATH];
    bool may = cli_writes_page(cli, "corpus_workbook", o->output);
    may &= cli_writes(cli, "part", o->partial);
    may &= cli_writes(cli, "corpus", o->json);
    may &= cli_writes(cli, "csv", o->csv);
    may &= cli_writes(cli, "lines", o->lines_to);
    may &= cli_writes(cli, "checkpoint", checkpoint);
    if (o->lines_to && !cli_is_stdout(o->lines_to) &&
        snprintf(so_far, PATH, "%s.part", o->lines_to) < PATH)
        may &= cli_writes(cli, "lines_so_far", so_far);
    return may;
}

/* What goes to standard output: what was asked for, or the summary. */
void cli_put_corpus(struct cli *cli, const struct bg_corpus_answer *answer)
{
    const struct cli_options *o = &cli->options;
    if (cli_is_stdout(o->partial))
        cli_puts(answer->part);
    else if (cli_is_stdout(o->json))
        cli_puts(answer->json);
    else if (cli_is_stdout(o->csv))
        cli_puts(answer->csv);
    else if (!cli_is_stdout(o->lines_to) && !o->quiet)
        cli_puts(o->compare ? answer->compare : answer->summary);
}

int cli_model_corpus(struct cli *cli)
{
    const struct cli_options *o = &cli->options;
    struct progress progress = {.start = model_corpus_now()};
    struct bg_corpus_answer answer;
    char path[PATH];
    int threads;
    if (!read_threads(o->threads, &threads))
        return BG_USAGE;
    struct bg_corpus_request request = {
        .ruleset = cli->arguments[0],
        .as_of = o->as_of,
        .files = (const char *const *)(cli->arguments + 1),
        .files_n = (size_t)cli->arguments_n - 1,
        .scenarios = o->scenarios.values,
        .scenarios_n = o->scenarios.n,
        .baseline = o->baseline,
        .sweeps = o->sweeps.values,
        .sweeps_n = o->sweeps.n,
        .by = o->by,
        .no_ranges = o->no_ranges,
        .years = o->years,
        .threads = threads,
        .workbook = o->output,
        .partial = o->partial,
        .json = o->json,
        .csv = o->csv,
        .lines = o->lines_to,
        .checkpoint = checkpoint_beside(o, path),
        .resume = o->resume,
        .progress = isatty(STDERR_FILENO) && !o->quiet ? model_corpus_show_progress : NULL,
        .progress_data = &progress};
    if (!may_write(cli, request.checkpoint))
        return cli_finish(cli, BG_USAGE);
    bool ok = bg_corpus_run(cli->bg, &request, &answer);
    if (ok)
        cli_put_corpus(cli, &answer);
    return cli_finish(cli, BG_DONE);
}
