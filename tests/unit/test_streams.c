/* Damaged streams of bids: one bad line costs that line only. Ten thousand seeded damages; which bids
 * are intact is known from the bytes, not from the reader. Everything in the file is scored, refused
 * or counted, and every intact bid is scored. */
#include "evaluate_fixture.h"

#include "base/records.h"
#include "intake/sniff.h"

enum { BIDS = 6, DAMAGES = 10000, ROOM = 8192 };

static const char rules_text[] =
    "{'format':'bidgauge-ruleset/1','id':'s','title':'S','currency':'USD','solicitation':"
    "{'dates':{'bids_due':'2026-01-31'}},'fields':{'price':{'label':'Price','type':'money',"
    "'role':'price','required':true},'wage':{'label':'Wage','type':'money'},'crew':{'label':'Crew',"
    "'type':'table','columns':{'n':{'label':'N','type':'integer'}}}},'criteria':{},"
    "'price':{'field':'price'},'award':{'method':'lowest_evaluated_price','ties':[]}}";

static uint64_t seed;

static size_t below(size_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return n ? (size_t)(seed % n) : 0;
}

struct stream {
    char text[ROOM];
    size_t n;
    size_t start[BIDS + 1]; /* of each line, before the damage */
};

static const char *bid_text(size_t i, char *out, size_t size)
{
    snprintf(
        out, size,
        "{\"format\": \"bidgauge-bid/1\", \"bid\": \"B%zu\", \"vendor\": {\"id\": \"v%zu\", "
        "\"name\": \"Vendor {%zu} (invented)\"}, \"answers\": {\"price\": 40%03zu, \"wage\": 18.5, "
        "\"crew\": [{\"n\": %zu}, {\"n\": 2}]}}",
        i, i, i, i, i + 1);
    return out;
}

static void make(struct stream *s)
{
    char one[512];
    s->n = 0;
    for (size_t i = 0; i < BIDS; i++) {
        s->start[i] = s->n;
        s->n += (size_t)snprintf(s->text + s->n, ROOM - s->n, "%s\n", bid_text(i, one, sizeof one));
    }
    s->start[BIDS] = s->n;
}

static void insert(struct stream *s, size_t at, const char *bytes, size_t n)
{
    assert_true(s->n + n <= ROOM);
    memmove(s->text + at + n, s->text + at, s->n - at);
    memcpy(s->text + at, bytes, n);
    s->n += n;
}

static void cut(struct stream *s, size_t at, size_t n)
{
    n = at + n > s->n ? s->n - at : n;
    memmove(s->text + at, s->text + at + n, s->n - at - n);
    s->n -= n;
}

/* The end of some line: its line feed, or the end of the text. */
static size_t some_line_end(const struct stream *s)
{
    const char *stop = memchr(s->text + below(s->n), '\n', s->n);
    size_t at = stop ? (size_t)(stop - s->text) : s->n;
    return at < s->n ? at : s->n;
}

static void damage(struct stream *s)
{
    static const char *const garbage[] = {"%%%%\n",     "null\n",  "[1, 2]\n",     "{}\n",
                                          "\"text\"\n", "a,b,c\n", "{\"a\": [{\n", "}}}]\n"};
    size_t end = some_line_end(s), at = below(s->n), which = below(14);
    const char *one;
    switch (which) {
    case 0: /* a bid is split by a line feed, in a text or between */
        insert(s, at, "\n", 1);
        break;
    case 1: /* two on a line */
        cut(s, end, 1);
        break;
    case 2: /* the last line is cut */
        s->n -= below(s->n / BIDS);
        break;
    case 3:
        insert(s, at, "\0\0\0\0", 1 + below(4));
        break;
    case 4: /* files were joined, each with its mark */
        insert(s, s->start[below(BIDS)] % s->n, "\xEF\xBB\xBF", 3);
        break;
    case 5:
        cut(s, at, 1);
        break;
    case 6:
        s->text[at] = (char)below(256);
        break;
    case 7:
        one = garbage[below(sizeof garbage / sizeof *garbage)];
        insert(s, end < s->n ? end + 1 : s->n, one, strlen(one));
        break;
    case 8:
        insert(s, end, "\r", 1);
        break;
    case 9:
        insert(s, end, ",", 1);
        break;
    case 10: /* a block of the disk was lost */
        memset(s->text + at, 0, below(s->n - at) % 300);
        break;
    case 11: /* bytes are missing, over a line's end too */
        cut(s, at, 1 + below(300));
        break;
    case 12: { /* a write that was cut and made again */
        size_t from = s->start[below(BIDS)] % s->n, n = 1 + below(120);
        char copy[128];
        n = from + n > s->n ? s->n - from : n;
        memcpy(copy, s->text + from, n);
        insert(s, from, copy, n);
        break;
    }
    default: /* no damage */
        insert(s, end, "  ", 2);
    }
}

static bool has_bytes(const struct stream *s, const char *what)
{
    size_t n = strlen(what);
    for (size_t i = 0; i + n <= s->n; i++)
        if (memcmp(s->text + i, what, n) == 0)
            return true;
    return false;
}

static void write_failing(const struct stream *s, uint64_t from, const char *why)
{
    fprintf(stderr, "seed %llu: %s\n", (unsigned long long)from, why);
    fwrite(s->text, 1, s->n, stderr);
    fail_msg("%s", why);
}

/* Every byte that is no blank lies in one record, in the order of the file. */
static void check_bytes(const struct stream *s, uint64_t from)
{
    struct bg_records records;
    struct bg_record record;
    const char *at = s->text;
    bg_records_start(&records, s->text, s->n, 1, bg_sniff_record);
    while (bg_records_next(&records, &record)) {
        for (; at < record.text; at++)
            if (!strchr(" \t\r\n\xEF\xBB\xBF", *at) || !*at)
                write_failing(s, from, "bytes between records");
        if (record.n == 0 || at != record.text)
            write_failing(s, from, "records overlap, or one is empty");
        at += record.n;
    }
    for (; at < s->text + s->n; at++)
        if (!strchr(" \t\r\n\xEF\xBB\xBF", *at) || !*at)
            write_failing(s, from, "bytes after the last record");
}

static void try_one(const struct bg_ruleset *rules, uint64_t from, struct bg_arena *scratch)
{
    struct stream s;
    char one[512];
    seed = from;
    make(&s);
    for (size_t n = 1 + below(3); n > 0; n--)
        damage(&s);
    check_bytes(&s, from);
    struct bg_diags *diags = bg_diags_new(scratch);
    struct bg_bid_list *list = bg_bid_list_new(scratch);
    bg_bids_read(list, diags, rules, "", bg_source_new(scratch, "bids.jsonl", s.text, s.n));
    struct bg_bids bids = bg_bids_finish(list, diags);
    const struct bg_lot_result *lot = bg_evaluate_said(scratch, BG_ENGLISH, rules, &bids);
    size_t scored = 0, others = 0;
    for (size_t i = 0; i < lot->bids_n; i++) {
        scored += lot->bids[i].rank > 0;
        others += lot->bids[i].rank == 0 && lot->bids[i].status_reason[0];
    }
    if (scored + others != bids.n)
        write_failing(&s, from, "a bid is neither scored nor told why not");
    for (size_t k = 0; k < BIDS; k++) {
        bool found = false;
        char id[8];
        if (!has_bytes(&s, bid_text(k, one, sizeof one)))
            continue;
        snprintf(id, sizeof id, "B%zu", k);
        for (size_t i = 0; i < lot->bids_n; i++)
            found |= strcmp(lot->bids[i].bid->id, id) == 0 && lot->bids[i].rank > 0;
        if (!found)
            write_failing(&s, from, "an intact bid is not scored");
    }
}

static void every_intact_bid_is_scored(void **state)
{
    (void)state;
    const struct bg_ruleset *rules = rules_of(rules_text);
    for (uint64_t i = 1; i <= DAMAGES; i++) {
        struct bg_arena *scratch = bg_arena_new(0);
        assert_non_null(scratch);
        try_one(rules, i * UINT64_C(0x9E3779B97F4A7C15), scratch);
        bg_arena_free(scratch);
    }
}

/* The smallest inputs that lost a bid. */
static void known_losses(void **state)
{
    (void)state;
#define GOOD(id)                                                                                   \
    "{\"format\": \"bidgauge-bid/1\", \"bid\": \"" id "\", \"answers\": {\"price\": 4}}"
    static const struct {
        const char *text;
        size_t bids, ranked;
    } rows[] = {
        {GOOD("a") "\n{\"format\": \"bidgauge-bid/1\", \"bid\": \"b\n\", \"answers\": {}}\n", 3, 1},
        {GOOD("a") " " GOOD("b") "\n", 2, 2},
        {GOOD("a") GOOD("b"), 2, 2},
        {GOOD("a") "\n\xEF\xBB\xBF" GOOD("b") "\n", 2, 2},
        {"{\"format\": \"bidgauge-bid/1\",\n \"bid\": \"a\",\n \"answers\": {\"price\": 4}}\n"
         "{\n\"format\": \"bidgauge-bid/1\", \"bid\": \"b\", \"answers\": {\"price\": 5}\n}\n",
         2, 2},
        {"xx\n" GOOD("a") "\n" GOOD("b") "\n", 3, 2},
        {GOOD("a") "\n{\"format\": \"bidgauge-bid/1\", \"bid\": \"b\", \"ans", 2, 1},
        {"{\"format\": \"bidgauge-bid/1\", \"bid\": \"b\", \"ans" GOOD("a") "\n" GOOD("c"), 3, 2},
        {GOOD("a") ",\n" GOOD("b") ",\n", 4, 2},
    };
    const struct bg_ruleset *rules = rules_of(rules_text);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bg_diags *diags = bg_diags_new(arena);
        struct bg_bid_list *list = bg_bid_list_new(arena);
        bg_bids_read(list, diags, rules, "",
                     bg_source_new(arena, "b.jsonl", rows[i].text, strlen(rows[i].text)));
        struct bg_bids bids = bg_bids_finish(list, diags);
        const struct bg_lot_result *lot = bg_evaluate_said(arena, BG_ENGLISH, rules, &bids);
        size_t ranked = 0;
        for (size_t k = 0; k < lot->bids_n; k++)
            ranked += lot->bids[k].rank > 0;
        if (bids.n != rows[i].bids || ranked != rows[i].ranked)
            fail_msg("row %zu: %zu bids, %zu ranked", i, bids.n, ranked);
    }
}

static void one_document_is_no_stream(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum bg_source_kind kind;
    } rows[] = {
        {"{\n \"format\": \"bidgauge-bid/1\",\n \"bid\": \"a\",\n \"answers\": {\"crew\": [\n"
         "{\"n\": 1},\n{\"n\": 2}\n]}}\n",
         BG_SOURCE_BID},
        {"{\n \"format\": \"bidgauge-bid/1\",\n \"answers\": {\"crew\": [\n{\"n\": 1},\n{\"n\": "
         "2}\n",
         BG_SOURCE_BID},
        {GOOD("a"), BG_SOURCE_BID},
        {GOOD("a") "\n\n  \n", BG_SOURCE_BID},
        {GOOD("a") " trailing", BG_SOURCE_BID},
        {"", BG_SOURCE_UNKNOWN},
        {"a,b\n1,2\n", BG_SOURCE_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct bg_source *source =
            bg_source_new(arena, "x", rows[i].text, strlen(rows[i].text));
        if (bg_source_sniff(source) != rows[i].kind)
            fail_msg("row %zu: %d", i, (int)bg_source_sniff(source));
    }
}

/* The work stays within the size of the file, whatever is in it. */
static void nothing_takes_long(void **state)
{
    (void)state;
    enum { SIZE = 1 << 20 };
    static const char *const units[] = {"{",   "{\"a\":",     "{\"a\":1,",      "[",
                                        "{\n", "{\"a\":[{\n", "{\"bid\":\n",    "{}",
                                        "\"",  "{\"",         "{\"format\":{\n"};
    char *text = malloc(SIZE);
    assert_non_null(text);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t n = strlen(units[i]), records_n = 0;
        struct bg_records records;
        struct bg_record record;
        for (size_t at = 0; at + n <= SIZE; at += n)
            memcpy(text + at, units[i], n);
        bg_records_start(&records, text, SIZE - SIZE % n, 1, bg_sniff_record);
        while (bg_records_next(&records, &record))
            records_n++;
        assert_true(records_n > 0);
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_intact_bid_is_scored),
        TEST(known_losses),
        TEST(one_document_is_no_stream),
        TEST(nothing_takes_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
