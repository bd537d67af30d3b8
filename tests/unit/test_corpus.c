/* Runs over corpora in memory: counts that are worked out here, the same bytes whatever the number
 * of threads, the way the corpus is cut into files, packing, and interruptions. */
#include "bidgauge.h"
#include "host/host_memory.h"

#include <zlib.h>

#include "t.h"

static const char rules[] =
    "{\"format\":\"bidgauge-ruleset/1\",\"id\":\"r\",\"title\":\"Test rules\",\"currency\":\"USD\","
    "\"solicitation\":{\"reference\":\"S-1\",\"dates\":{\"bids_due\":\"2026-03-01\"}},"
    "\"facts\":{\"large\":{\"label\":\"Large\",\"type\":\"boolean\",\"value\":false}},"
    "\"parameters\":{\"floor\":{\"title\":\"Floor\",\"at\":\"bids_due\",\"values\":"
    "{\"2026-01-01\":15,\"2027-01-01\":18}}},"
    "\"fields\":{\"wage\":{\"label\":\"Wage\",\"type\":\"number\",\"required\":true},"
    "\"plan\":{\"label\":\"Plan\",\"type\":\"boolean\"},"
    "\"note\":{\"label\":\"Note\",\"type\":\"text\"},"
    "\"price\":{\"label\":\"Price\",\"type\":\"money\",\"role\":\"price\"}},"
    "\"criteria\":{\"floor\":{\"title\":\"Floor\",\"kind\":\"pass_fail\",\"element\":\"wages\","
    "\"test\":{\">=\":[{\"val\":\"wage\"},{\"param\":\"floor\"}]}},"
    "\"plan\":{\"title\":\"Plan\",\"kind\":\"yes_no\",\"weight\":40,\"element\":\"other\","
    "\"test\":{\"==\":[{\"val\":\"plan\"},true]}}},"
    "\"price\":{\"field\":\"price\",\"weight\":60,\"formula\":\"lowest_proportion\"},"
    "\"award\":{\"method\":\"highest_score\"}}";

#define BID(id, answers)                                                                           \
    "{\"format\":\"bidgauge-bid/1\",\"bid\":\"" id "\",\"answers\":{" answers "}}"

/* Seven lines that hold anything: five tenders, one of them with three bids; two are refused. */
static const char lines[] = BID("b1", "\"wage\":16,\"plan\":true") "\n" BID(
    "b2",
    "\"wage\":14.99,\"plan\":true") "\n"
                                    "\n" BID(
                                        "b3",
                                        "\"plan\":false") "\n"
                                                          "{\"format\":\"bidgauge-bid/"
                                                          "1\",\n" BID(
                                                              "b4",
                                                              "\"wage\":\"20\",\"plan\":"
                                                              "true") "\r\n"
                                                                      "{\"format\":"
                                                                      "\"bidgauge-tender/"
                                                                      "1\",\"tender\":"
                                                                      "\"t5\",\"dates\":{"
                                                                      "\"bids_due\":\"2027-"
                                                                      "03-01\"},"
                                                                      "\"facts\":{"
                                                                      "\"large\":true},"
                                                                      "\"bids\":[" BID(
                                                                          "x",
                                                                          "\"wage"
                                                                          "\":17,"
                                                                          "\"plan"
                                                                          "\":"
                                                                          "true,"
                                                                          "\"pric"
                                                                          "e\":"
                                                                          "100") "," BID("y",
                                                                                         "\"wage\":"
                                                                                         "18,"
                                                                                         "\"plan\":"
                                                                                         "true,"
                                                                                         "\"price\""
                                                                                         ":"
                                                                                         "200") "," BID("z",
                                                                                                        "\"wage\":"
                                                                                                        "19,"
                                                                                                        "\"price\""
                                                                                                        ":100") "]"
                                                                                                                "}"
                                                                                                                "\n"
                                                                                                                "{"
                                                                                                                "\"format\":\"something\"}";

struct world {
    struct bg_host_memory *memory;
    struct bg *bg;
};

static struct world start(void)
{
    struct world w = {bg_host_memory_new(), NULL};
    struct bg_config config = {.host = bg_host_memory_host(w.memory)};
    w.bg = bg_new(&config);
    bg_host_memory_put(w.memory, "rules.json", rules, sizeof rules - 1);
    return w;
}

static void end(struct world *w)
{
    bg_free(w->bg);
    bg_host_memory_free(w->memory);
}

static char *take(const char *text)
{
    char *copy = malloc(strlen(text) + 1);
    strcpy(copy, text);
    return copy;
}

static char *part_of(struct world *w, const char *const *files, size_t n, int threads)
{
    struct bg_corpus_answer answer;
    struct bg_corpus_request request = {.ruleset = "rules.json",
                                        .files = files,
                                        .files_n = n,
                                        .threads = threads,
                                        .partial = "-",
                                        .lines = "out.jsonl"};
    bool ok = bg_corpus_run(w->bg, &request, &answer);
    if (!ok)
        fputs(bg_diagnostics(w->bg, BG_AS_TEXT, 0), stderr);
    assert_true(ok);
    return take(answer.part);
}

static void has(const char *text, const char *piece)
{
    if (!strstr(text, piece))
        fprintf(stderr, "no %s in\n%s\n", piece, text);
    assert_non_null(strstr(text, piece));
}

static void counts(void **state)
{
    (void)state;
    struct world w = start();
    const char *const files[] = {"c.jsonl"};
    bg_host_memory_put(w.memory, "c.jsonl", lines, sizeof lines - 1);
    char *part = part_of(&w, files, 1, 1);
    has(part, "\"lines\":7,\"bad_lines\":2,\"faulty_lines\":1,\"tenders\":5,\"compared\":1,"
              "\"bids\":7,\"overflow\":false");
    /* ranked: b1, y; provisional: z, whose plan is not answered; eliminated: b2, x (the floor is 18
     * in 2027); not ranked: b3 (no wage), b4 (its wage is a text) */
    has(part, "\"bids\":[2,1,2,2,0,0]");
    /* b1: 40; y: 40 + 60 * 100 / 200 = 70; z: 60 */
    has(part, "\"points\":\"170\",\"bins\":[0,0,0,0,0,0,0,0,1,0,0,0,1,0,1,0,0,0,0,0]");
    has(part, "\"recommended\":0,\"changed\":0,\"amount\":\"0\"");
    has(part,
        "\"id\":\"floor\",\"title\":\"Floor\",\"kind\":\"pass_fail\",\"depth\":0,\"share\":\"0\","
        "\"outcomes\":[3,2,0,1,0,0,1]");
    has(part, "\"id\":\"plan\",\"title\":\"Plan\",\"kind\":\"yes_no\",\"depth\":0,\"share\":\"40\","
              "\"outcomes\":[5,1,0,1,0,0,0],\"points\":\"200\"");
    has(part, "{\"file\":0,\"line\":5,\"code\":\"E101\",\"message\":\"column 28: the file ends");
    has(part, "{\"file\":0,\"line\":6,\"code\":\"E503\"");
    has(part, "{\"file\":0,\"line\":8,\"code\":\"E951\"");
    has(part, "\"bad_total\":3");
    has(bg_diagnostics(w.bg, BG_AS_TEXT, 0),
        "c.jsonl: line 5: error E950: E101: column 28: the file");
    free(part);
    const char *out = bg_host_memory_get(w.memory, "out.jsonl", NULL);
    has(out, "{\"file\":\"c.jsonl\",\"line\":1,\"tender\":\"b1\",\"scenarios\":[{\"scenario\":"
             "\"today\",\"bids\":[{\"bid\":\"b1\",\"status\":\"ranked\",\"points\":40}]}]}\n");
    has(out, "\"recommended\":null"); /* y has 70, z 60 and can reach 100 */
    assert_null(bg_host_memory_get(w.memory, "out.jsonl.part", NULL));
    end(&w);
}

/* A corpus of several blocks: n lines with a long note each; every tenth line is bad. */
static char *large(size_t n, size_t *size)
{
    enum { NOTE = 9000 };
    char *text = malloc(n * (NOTE + 200)), *at = text;
    for (size_t i = 0; i < n; i++) {
        if (i % 10 == 7) {
            at += sprintf(at, "[%zu\n", i);
            continue;
        }
        at += sprintf(at,
                      "{\"format\":\"bidgauge-bid/1\",\"bid\":\"b%zu\",\"answers\":{\"wage\":%zu,"
                      "\"plan\":%s,\"note\":\"",
                      i, 10 + i % 13, i % 3 ? "true" : "false");
        memset(at, 'a' + (int)(i % 26), NOTE);
        at += NOTE;
        at += sprintf(at, "\"}}\n");
    }
    *size = (size_t)(at - text);
    return text;
}

static void any_number_of_threads(void **state)
{
    (void)state;
    struct world w = start();
    const char *const files[] = {"c.jsonl", "d.jsonl"};
    size_t size, n;
    char *text = large(1200, &size);
    bg_host_memory_put(w.memory, "c.jsonl", text, size);
    bg_host_memory_put(w.memory, "d.jsonl", lines, sizeof lines - 1);
    char *one = part_of(&w, files, 2, 1);
    char *out = take(bg_host_memory_get(w.memory, "out.jsonl", &n));
    has(one, "\"lines\":1207,\"bad_lines\":122,");
    for (int threads = 2; threads < 6; threads++) {
        char *other = part_of(&w, files, 2, threads);
        assert_string_equal(one, other);
        assert_string_equal(out, bg_host_memory_get(w.memory, "out.jsonl", &n));
        free(other);
    }
    free(one);
    free(out);
    free(text);
    end(&w);
}

static char *pack(const char *text, size_t n, size_t *size)
{
    z_stream z = {0};
    assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    size_t room = deflateBound(&z, n) + 100;
    char *out = malloc(room);
    z.next_in = (z_const Bytef *)text;
    z.avail_in = (uInt)n;
    z.next_out = (Bytef *)out;
    z.avail_out = (uInt)room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    *size = room - z.avail_out;
    deflateEnd(&z);
    return out;
}

/* Two members one after the other are one text; a member that is cut short is said. */
static void gzip(void **state)
{
    (void)state;
    struct world w = start();
    const char *const files[] = {"c"};
    size_t a, b, half = 200;
    char *first = pack(lines, half, &a), *second = pack(lines + half, sizeof lines - 1 - half, &b);
    char *joined = malloc(a + b);
    memcpy(joined, first, a);
    memcpy(joined + a, second, b);
    bg_host_memory_put(w.memory, "c", joined, a + b);
    char *part = part_of(&w, files, 1, 2);
    has(part, "\"lines\":7,\"bad_lines\":2,\"faulty_lines\":1,\"tenders\":5,");
    free(part);
    bg_host_memory_put(w.memory, "c", joined, a + b - 9);
    struct bg_corpus_answer none;
    struct bg_corpus_request request = {
        .ruleset = "rules.json", .files = files, .files_n = 1, .partial = "-"};
    assert_false(bg_corpus_run(w.bg, &request, &none));
    has(bg_diagnostics(w.bg, BG_AS_TEXT, 0), "\"c\": its compressed data ends too early");
    assert_int_equal(bg_status(w.bg), BG_WORLD);
    free(first);
    free(second);
    free(joined);
    end(&w);
}

/* Parts over pieces add up to the one run over the same files, byte for byte. */
static void merging(void **state)
{
    (void)state;
    struct world w = start();
    const char *const files[] = {"c.jsonl", "d.jsonl", "e.jsonl"};
    const char *const parts[] = {"1.part", "2.part"};
    size_t size;
    char *text = large(700, &size);
    struct bg_corpus_answer merged;
    bg_host_memory_put(w.memory, "c.jsonl", text, size);
    bg_host_memory_put(w.memory, "d.jsonl", lines, sizeof lines - 1);
    bg_host_memory_put(w.memory, "e.jsonl", text, size / 2); /* cut in a line */
    char *whole = part_of(&w, files, 3, 3);
    char *first = part_of(&w, files, 1, 2), *rest = part_of(&w, files + 1, 2, 1);
    bg_host_memory_put(w.memory, "1.part", first, strlen(first));
    bg_host_memory_put(w.memory, "2.part", rest, strlen(rest));
    assert_true(bg_corpus_merge(
        w.bg, &(struct bg_corpus_request){.files = parts, .files_n = 2, .partial = "-"}, &merged));
    assert_string_equal(whole, merged.part);
    free(whole);
    free(first);
    free(rest);
    free(text);
    end(&w);
}

static void parts_of_other_rules(void **state)
{
    (void)state;
    struct world w = start();
    const char *const files[] = {"d.jsonl"}, *const parts[] = {"1.part", "2.part"};
    struct bg_corpus_answer merged;
    bg_host_memory_put(w.memory, "d.jsonl", lines, sizeof lines - 1);
    char *part = part_of(&w, files, 1, 1);
    bg_host_memory_put(w.memory, "1.part", part, strlen(part));
    strstr(part, "\"sha256\":\"")[12] ^= 1; /* of the ruleset: stays a digit or a letter to f */
    bg_host_memory_put(w.memory, "2.part", part, strlen(part));
    assert_false(bg_corpus_merge(
        w.bg, &(struct bg_corpus_request){.files = parts, .files_n = 2, .partial = "-"}, &merged));
    has(bg_diagnostics(w.bg, BG_AS_TEXT, 0), "E953: the part is of other scenarios");
    free(part);
    end(&w);
}

static bool run_to_checkpoint(struct world *w, const char *const *files, size_t n, bool resume,
                              struct bg_corpus_answer *answer)
{
    struct bg_corpus_request request = {.ruleset = "rules.json",
                                        .files = files,
                                        .files_n = n,
                                        .threads = 2,
                                        .partial = "-",
                                        .lines = "out.jsonl",
                                        .checkpoint = "run.checkpoint",
                                        .checkpoint_bytes = 1,
                                        .resume = resume};
    return bg_corpus_run(w->bg, &request, answer);
}

/* Wherever the disk fails, the run that goes on gives the same bytes. */
static void resuming(void **state)
{
    (void)state;
    struct world w = start();
    const char *const files[] = {"d.jsonl", "c.jsonl"};
    size_t size;
    char *text = large(1500, &size);
    struct bg_corpus_answer part;
    bool done = false;
    int interrupted = 0, saved = 0;
    bg_host_memory_put(w.memory, "c.jsonl", text, size);
    bg_host_memory_put(w.memory, "d.jsonl", lines, sizeof lines - 1);
    char *whole = part_of(&w, files, 2, 1);
    char *out = take(bg_host_memory_get(w.memory, "out.jsonl", NULL));
    for (int after = 4; !done; after += 3) {
        bg_host_memory_fail_after(w.memory, after);
        done = run_to_checkpoint(&w, files, 2, false, &part);
        bg_host_memory_fail_after(w.memory, -1);
        interrupted += !done;
        saved += bg_host_memory_get(w.memory, "run.checkpoint", NULL) != NULL;
        if (!done)
            assert_true(run_to_checkpoint(&w, files, 2, true, &part));
        assert_string_equal(whole, part.part);
        assert_string_equal(out, bg_host_memory_get(w.memory, "out.jsonl", NULL));
        assert_null(bg_host_memory_get(w.memory, "run.checkpoint", NULL));
    }
    assert_true(interrupted > 5);
    assert_true(saved > 2);
    free(whole);
    free(out);
    free(text);
    end(&w);
}

/* A checkpoint of a file that has been changed since is of no use, and that is said. */
static void another_file(void **state)
{
    (void)state;
    struct world w = start();
    const char *const files[] = {"c.jsonl"};
    size_t size;
    char *text = large(1500, &size);
    struct bg_corpus_answer part;
    bg_host_memory_put(w.memory, "c.jsonl", text, size);
    for (int after = 8; !bg_host_memory_get(w.memory, "run.checkpoint", NULL); after++) {
        bg_host_memory_fail_after(w.memory, after);
        assert_false(run_to_checkpoint(&w, files, 1, false, &part));
    }
    bg_host_memory_fail_after(w.memory, -1);
    text[100] = 'q';
    bg_host_memory_put(w.memory, "c.jsonl", text, size);
    assert_false(run_to_checkpoint(&w, files, 1, true, &part));
    has(bg_diagnostics(w.bg, BG_AS_TEXT, 0), "E954: cannot go on: \"c.jsonl\" is no longer");
    free(text);
    end(&w);
}

/* A line of more than 16 MiB is not read, and the run goes on behind it. */
static void a_long_line(void **state)
{
    (void)state;
    struct world w = start();
    const char *const files[] = {"c.jsonl"};
    size_t n = (size_t)20 << 20;
    char *text = malloc(n + sizeof lines + 1);
    memset(text, 'x', n);
    text[n] = '\n';
    memcpy(text + n + 1, lines, sizeof lines);
    bg_host_memory_put(w.memory, "c.jsonl", text, n + sizeof lines);
    char *part = part_of(&w, files, 1, 2);
    has(part, "\"lines\":8,\"bad_lines\":3,\"faulty_lines\":1,\"tenders\":5,");
    has(part,
        "{\"file\":0,\"line\":1,\"code\":\"E952\",\"message\":\"the line is longer than 16 MiB\"}");
    has(part, "{\"file\":0,\"line\":6,\"code\":\"E101\"");
    has(part, "\"lines\":9}]"); /* of the file */
    free(part);
    free(text);
    end(&w);
}

/* Nothing in a corpus says which lot a tender is for. */
static void lots(void **state)
{
    (void)state;
    struct world w = start();
    const char *const files[] = {"c.jsonl"};
    struct bg_corpus_answer answer;
    size_t n = sizeof rules - 2; /* without the last bracket */
    char text[sizeof rules + 100];
    memcpy(text, rules, n);
    strcpy(text + n, ",\"lots\":{\"a\":{\"title\":\"A\"},\"b\":{\"title\":\"B\"}}}");
    bg_host_memory_put(w.memory, "lots.json", text, strlen(text));
    bg_host_memory_put(w.memory, "c.jsonl", lines, sizeof lines - 1);
    struct bg_corpus_request request = {.ruleset = "lots.json", .files = files, .files_n = 1};
    assert_false(bg_corpus_run(w.bg, &request, &answer));
    has(bg_diagnostics(w.bg, BG_AS_TEXT, 0), "error E955: the ruleset has lots");
    end(&w);
}

/* A floor of 17.50 for everyone: worked out by hand in each line. */
static void scenarios(void **state)
{
    (void)state;
    struct world w = start();
    const char *const files[] = {"c.jsonl"}, *const overlays[] = {"floor.json"};
    static const char overlay[] =
        "{\"format\":\"bidgauge-scenario/1\",\"title\":\"Floor of 17.50\",\"ruleset\":"
        "{\"parameters\":{\"floor\":{\"values\":{\"2026-01-01\":17.5,\"2027-01-01\":17.5}}}}}";
    static const char tenders[] = BID("b1", "\"wage\":16,\"plan\":true") "\n" BID(
        "b2",
        "\"wage\":17.5,\"plan\":true") "\n"
                                       "{\"format\":\"bidgauge-tender/"
                                       "1\",\"tender\":\"t3\",\"dates\":{\"bids_due\":\"2027-"
                                       "03-01\"},"
                                       "\"bids\":[" BID(
                                           "x",
                                           "\"wage\":17.75,\"plan\":true,"
                                           "\"price\":100") "," BID("y",
                                                                    "\"wage\":18,\"plan\":true,"
                                                                    "\"price\":200") "]}\n";
    struct bg_corpus_answer answer;
    bg_host_memory_put(w.memory, "floor.json", overlay, sizeof overlay - 1);
    bg_host_memory_put(w.memory, "c.jsonl", tenders, sizeof tenders - 1);
    struct bg_corpus_request request = {.ruleset = "rules.json",
                                        .files = files,
                                        .files_n = 1,
                                        .scenarios = overlays,
                                        .scenarios_n = 1,
                                        .partial = "-",
                                        .threads = 2};
    bool ok = bg_corpus_run(w.bg, &request, &answer);
    if (!ok)
        fputs(bg_diagnostics(w.bg, BG_AS_TEXT, 0), stderr);
    assert_true(ok);
    /* today: b1 and b2 pass (15), x fails and y passes (18 in 2027) */
    has(answer.part, "\"bids\":[3,0,1,0,0,0]");
    /* b1 fails; x passes and, the cheaper one, takes the award: 100 points; y has 40 + 30 */
    has(answer.part, "\"bids\":[3,0,1,0,0,0],\"points\":\"210\"");
    has(answer.part, "\"newly_pass\":1,\"newly_fail\":1,\"higher\":0,\"lower\":1,"
                     "\"recommended\":1,\"changed\":1,\"amount\":\"100\"");
    has(answer.part, "\"changes_total\":1,\"changes\":[{\"file\":0,\"line\":3,\"scenario\":1,"
                     "\"tender\":\"t3\",\"before\":\"y\",\"after\":\"x\"}]");
    end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts),
        cmocka_unit_test(any_number_of_threads),
        cmocka_unit_test(gzip),
        cmocka_unit_test(merging),
        cmocka_unit_test(parts_of_other_rules),
        cmocka_unit_test(resuming),
        cmocka_unit_test(another_file),
        cmocka_unit_test(a_long_line),
        cmocka_unit_test(lots),
        cmocka_unit_test(scenarios),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
