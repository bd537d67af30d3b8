/* A whole run over a corpus, timed: CPU and wall seconds, bids a second, peak memory.
 *
 * usage: bench_corpus RULESET THREADS PART.json FILE...   (PART.json: where the sums go, or -)
 * SCENARIOS: files of scenarios, with blanks between; LINES_TO, BOOK: other outputs. */
#define _GNU_SOURCE
#include "bidgauge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static double seconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void count(void *data, const struct bg_corpus_progress *progress)
{
    *(int64_t *)data = progress->lines;
}

int main(int argc, char **argv)
{
    int64_t lines = 0;
    struct bg_corpus_answer part;
    const char *scenarios[64];
    size_t scenarios_n = 0;
    struct rusage usage;
    if (argc < 5)
        return 2;
    for (char *at = getenv("SCENARIOS"); at && (at = strtok(at, " ")) != NULL; at = NULL)
        do
            scenarios[scenarios_n++] = at;
        while (scenarios_n < 64 && (at = strtok(NULL, " ")) != NULL);
    bg_own_the_process();
    struct bg *bg = bg_new(NULL);
    struct bg_corpus_request request = {.ruleset = argv[1],
                                        .scenarios = scenarios,
                                        .scenarios_n = scenarios_n,
                                        .threads = atoi(argv[2]),
                                        .partial = argv[3],
                                        .lines = getenv("LINES_TO"),
                                        .files = (const char *const *)(argv + 4),
                                        .files_n = (size_t)argc - 4,
                                        .workbook = getenv("BOOK"),
                                        .progress = count,
                                        .progress_data = &lines};
    double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID), wall = seconds(CLOCK_MONOTONIC);
    bool ok = bg_corpus_run(bg, &request, &part);
    cpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    wall = seconds(CLOCK_MONOTONIC) - wall;
    getrusage(RUSAGE_SELF, &usage);
    fputs(bg_diagnostics(bg, BG_AS_TEXT, 20), stderr);
    printf(
        "%s threads: %lld lines, CPU %.3f s, wall %.3f s, %.0f lines/s of CPU, %.0f of wall, peak "
        "%ld MB\n",
        argv[2], (long long)lines, cpu, wall, (double)lines / cpu, (double)lines / wall,
        usage.ru_maxrss / 1024);
    bg_free(bg);
    return ok ? 0 : 1;
}
