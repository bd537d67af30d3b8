/* How fast bids are read and scored on one core, and where the time goes: by the tree (strict scan,
 * cJSON, binding, evaluating, output) and by the stream (from the text into the slots, evaluating,
 * output). Reads a ruleset and JSON Lines; writes "bid<TAB>score" a line, which is compared with
 * another engine's.
 *
 * usage: bench_bids RULESET BIDS.jsonl OUT [stream]   stream: the whole stream once, nothing else
 * The parts are measured by running more of them each time: each phase runs over all the lines. */
#define _GNU_SOURCE
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "host/host.h"
#include "intake/intake.h"
#include "intake/corpus/stream.h"
#include "score/evaluate/evaluate.h"

enum phase { SCAN, PARSE, BIND, SCORE, OUTPUT, SLOTS, SLOTS_SCORE, SLOTS_OUTPUT, PHASES };
static const char *const phase_names[PHASES] = {"strict scan",  "scan + cJSON", "+ binding",
                                                "+ evaluating", "+ output",     "stream",
                                                "+ evaluating", "+ output"};

struct input {
    char *bytes;
    size_t size;
};

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static struct input read_all(const char *path)
{
    struct input in = {NULL, 0};
    const struct bg_host *host = bg_host_posix();
    const char *error;
    if (host->read(host->data, path, (size_t)1 << 31, &in.bytes, &in.size, &error) != BG_HOST_OK) {
        fprintf(stderr, "%s: %s\n", path, error);
        exit(1);
    }
    return in;
}

static void put_score(FILE *out, const struct bg_ruleset *rules, const struct bg_bid *bid,
                      const struct bg_criterion_result *results)
{
    struct bg_dec score = bg_dec_int(0);
    char text[BG_DEC_TEXT];
    for (size_t i = 0; i < rules->criteria_n; i++)
        (void)!bg_dec_add(score, results[i].points, &score);
    fprintf(out, "%s\t%s\n", bid->id, bg_dec_text(score, text));
}

/* One line through the stream. False: it has to go by the tree. */
static bool stream_line(struct bg_arena *arena, struct bg_stream *stream,
                        const struct bg_ruleset *rules, const char *line, size_t n, enum phase last,
                        struct bg_criterion_result *results, FILE *out, size_t *used)
{
    const struct bg_bid *bid = bg_stream_bid(stream, arena, line, n, used);
    if (!bid)
        return false;
    if (last == SLOTS)
        return true;
    bg_evaluate_one(arena, rules, bid, results);
    if (last == SLOTS_OUTPUT)
        put_score(out, rules, bid, results);
    return true;
}

/* One line through all phases up to `last`. */
static void one_line(struct bg_arena *arena, const struct bg_ruleset *rules, const char *line,
                     size_t n, enum phase last, struct bg_criterion_result *results, FILE *out)
{
    struct bg_diags *diags = bg_diags_new(arena);
    struct bg_source source = {.name = "bids", .text = line, .size = n, .first_line = 1};
    const struct bg_json *json;
    const struct bg_bid *bid;
    size_t values;
    if (last == SCAN) {
        bg_json_scan(arena, diags, &source, NULL, &values);
        return;
    }
    json = bg_json_parse(arena, diags, &source, NULL);
    if (!json || last == PARSE)
        return;
    bid = bg_bid_bind(arena, diags, rules, "", json);
    if (last == BIND)
        return;
    bg_evaluate_one(arena, rules, bid, results);
    if (last == OUTPUT || last == SLOTS_OUTPUT)
        put_score(out, rules, bid, results);
}

static size_t run(const struct bg_ruleset *rules, const struct input *in, enum phase last,
                  FILE *out)
{
    struct bg_arena *arena = bg_arena_new(0);
    struct bg_criterion_result *results = calloc(rules->criteria_n, sizeof *results);
    size_t lines = 0;
    struct bg_arena *keep = bg_arena_new(0);
    struct bg_stream *stream = last >= SLOTS ? bg_stream_new(keep, rules) : NULL;
    const char *p = in->bytes, *end = in->bytes + in->size;
    while (p < end) {
        size_t used;
        if (stream &&
            stream_line(arena, stream, rules, p, (size_t)(end - p), last, results, out, &used)) {
            bg_arena_reset(arena);
            lines++;
            p += used + 1;
            continue;
        }
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        if (!stop)
            stop = end;
        one_line(arena, rules, p, (size_t)(stop - p), last, results, out);
        bg_arena_reset(arena);
        lines++;
        p = stop + 1;
    }
    free(results);
    bg_arena_free(keep);
    bg_arena_free(arena);
    return lines;
}

/* The whole stream over a file that is read in pieces. */
static int stream_file(const struct bg_ruleset *rules, const char *path, const char *to)
{
    enum { PIECE = 4 << 20 };
    FILE *from = fopen(path, "r"), *out = fopen(to, "w");
    struct input in = {malloc(2 * PIECE), 0};
    size_t got;
    while ((got = fread(in.bytes + in.size, 1, PIECE, from)) > 0) {
        size_t size = in.size + got, whole = size;
        while (whole > 0 && in.bytes[whole - 1] != '\n')
            whole--;
        in.size = whole;
        run(rules, &in, SLOTS_OUTPUT, out);
        memmove(in.bytes, in.bytes + whole, size - whole);
        in.size = size - whole;
    }
    run(rules, &in, SLOTS_OUTPUT, out);
    fclose(from);
    return fclose(out) != 0;
}

static void bare_cjson(const struct input *in)
{
    const char *p = in->bytes, *end = in->bytes + in->size;
    double start = cpu_seconds();
    size_t lines = 0;
    while (p < end) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        if (!stop)
            stop = end;
        cJSON_Delete(cJSON_ParseWithLength(p, (size_t)(stop - p)));
        lines++;
        p = stop + 1;
    }
    start = cpu_seconds() - start;
    printf("%-16s %8.3f s  %9.0f bids/s  (cJSON alone, malloc and free)\n", "bare cJSON", start,
           (double)lines / start);
}

int main(int argc, char **argv)
{
    struct bg_arena *arena = bg_arena_new(0);
    struct bg_diags *diags = bg_diags_new(arena);
    struct bg_load_options options = {.as_of = BG_NO_DATE};
    struct input rules_text, bids;
    const struct bg_ruleset *rules;
    double before = 0;
    struct rusage usage;
    if (argc < 4)
        return 2;
    rules_text = read_all(argv[1]);
    rules = bg_ruleset_load(
        arena, diags, bg_source_new(arena, argv[1], rules_text.bytes, rules_text.size), &options);
    if (!rules) {
        struct bg_buf text;
        bg_buf_init(&text, arena);
        bg_diags_print(diags, &text, (struct bg_diag_style){false, 0});
        fputs(bg_buf_text(&text), stderr);
        return 1;
    }
    if (argc > 4) {
        bg_json_trap_memory();
        return stream_file(rules, argv[2], argv[3]);
    }
    bids = read_all(argv[2]);
    bare_cjson(&bids);
    bg_json_trap_memory();
    for (int phase = SCAN; phase < PHASES; phase++) {
        FILE *out = fopen(argv[3], "w");
        double start = cpu_seconds(), took;
        size_t lines = run(rules, &bids, (enum phase)phase, out);
        fclose(out);
        took = cpu_seconds() - start;
        if (phase == SLOTS)
            before = 0;
        printf("%-16s %8.3f s  %9.0f bids/s  this part %6.2f us a bid\n", phase_names[phase], took,
               (double)lines / took, (took - before) * 1e6 / (double)lines);
        before = took;
    }
    getrusage(RUSAGE_SELF, &usage);
    printf("%zu bytes of bids, peak memory %ld MB (the bids are held in memory)\n", bids.size,
           usage.ru_maxrss / 1024);
    return 0;
}
