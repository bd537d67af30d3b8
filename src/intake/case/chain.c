/* The lines of the log, and whether each is the one that the next was written after. */
#include <string.h>

#include "base/hash.h"
#include "intake/case/case.h"

static const char zeros[] = "0000000000000000000000000000000000000000000000000000000000000000";

/* One line as a source of its own: its bytes as they are, a byte-order mark too. */
static const struct bg_source *line_source(struct bg_arena *arena, const struct bg_source *whole,
                                           const char *text, size_t n, int64_t number)
{
    struct bg_source *line = BG_NEW(arena, struct bg_source);
    *line = (struct bg_source){.name = whole->name,
                               .text = bg_arena_text(arena, text, n),
                               .size = n,
                               .first_line = number};
    return line;
}

static void chain_add_line(struct bg_case_log *log, struct bg_arena *arena,
                           struct bg_case_entry *entries, const char *text, size_t n,
                           int64_t number)
{
    const struct bg_source *line = line_source(arena, log->source, text, n, number);
    struct bg_case_entry entry;
    const char *why;
    unsigned char hash[32];
    bg_sha256(text, n, hash);
    bg_sha256_hex(hash, log->head);
    if (bg_case_entry_read(arena, line, number, &entry, &why)) {
        entries[log->n++] = entry;
        return;
    }
    bg_case_say(&log->said, BG_E774, 0, "line %lld of the log is no entry: %s", (long long)number,
                why);
}

struct bg_case_log *bg_case_log_read(struct bg_arena *arena, const char *name, const char *bytes,
                                     size_t n)
{
    struct bg_case_log *log = BG_NEW(arena, struct bg_case_log);
    struct bg_source *source = BG_NEW(arena, struct bg_source);
    size_t lines = 0;
    int64_t number = 0;
    *source = (struct bg_source){.name = name, .text = n ? bytes : "", .size = n, .first_line = 1};
    log->source = source;
    log->due = BG_NO_INSTANT;
    memcpy(log->head, zeros, sizeof log->head);
    bg_case_remarks_start(&log->said, arena);
    for (size_t i = 0; i < n; i++)
        lines += bytes[i] == '\n';
    struct bg_case_entry *entries = BG_ARRAY(arena, lines, struct bg_case_entry);
    log->entries = entries;
    for (size_t at = 0; at < n;) {
        const char *end = memchr(bytes + at, '\n', n - at);
        log->torn = !end;
        if (!end)
            break;
        chain_add_line(log, arena, entries, bytes + at, (size_t)(end - bytes) - at, ++number);
        at = log->whole = (size_t)(end - bytes) + 1;
    }
    bg_case_check_chain(log);
    log->chain_faults = log->said.faults;
    bg_case_check_order(log);
    if (log->torn)
        bg_case_say(&log->said, BG_N785, 0,
                    "the last line is cut off and does not count: the machine stopped while it was "
                    "written");
    return log;
}

/* -- the chain ---------------------------------------------------------------------------------- */

/* The entry of that number among the first n, or NULL. */
static const struct bg_case_entry *chain_numbered(const struct bg_case_log *log, size_t n,
                                                  int64_t number)
{
    for (size_t i = n; i-- > 0;)
        if (log->entries[i].n == number)
            return &log->entries[i];
    return NULL;
}

static void say_gap(struct bg_case_log *log, int64_t from, int64_t to, int64_t next)
{
    if (from == to && from == 1)
        bg_case_say(&log->said, BG_E772, from, "entry 1 is missing: the log begins with entry %lld",
                    (long long)next);
    else if (from == 1)
        bg_case_say(&log->said, BG_E772, from,
                    "entries 1 to %lld are missing: the log begins with entry %lld", (long long)to,
                    (long long)next);
    else if (from == to)
        bg_case_say(&log->said, BG_E772, from, "entry %lld is missing: after %lld comes %lld",
                    (long long)from, (long long)from - 1, (long long)next);
    else
        bg_case_say(&log->said, BG_E772, from,
                    "entries %lld to %lld are missing: after %lld comes %lld", (long long)from,
                    (long long)to, (long long)from - 1, (long long)next);
}

/* Entries between the greatest number so far and this one: missing, or further down. */
static void check_gap(struct bg_case_log *log, size_t i, int64_t most)
{
    int64_t next = log->entries[i].n, from = 0;
    for (int64_t k = most + 1; k <= next; k++) {
        bool missing = k < next && !chain_numbered(log, log->n, k);
        if (missing && !from)
            from = k;
        if (!missing && from) {
            say_gap(log, from, k - 1, k < next ? k : next);
            from = 0;
        }
    }
}

static void chain_check_number(struct bg_case_log *log, size_t i, int64_t most)
{
    const struct bg_case_entry *e = &log->entries[i], *same = chain_numbered(log, i, e->n);
    enum { WIDEST_GAP = 1000 }; /* a number far off is an edited one */
    if (same)
        bg_case_say(&log->said, BG_E773, e->n,
                    "entry %lld is there twice: in line %lld and line %lld", (long long)e->n,
                    (long long)same->line, (long long)e->line);
    else if (e->n <= most)
        bg_case_say(&log->said, BG_E773, e->n,
                    "entry %lld is out of its place: it comes after %lld", (long long)e->n,
                    (long long)log->entries[i - 1].n);
    else if (e->n - most > WIDEST_GAP)
        say_gap(log, most + 1, e->n - 1, e->n);
    else
        check_gap(log, i, most);
}

static void check_link(struct bg_case_log *log, size_t i)
{
    const struct bg_case_entry *e = &log->entries[i];
    const struct bg_case_entry *before = chain_numbered(log, log->n, e->n - 1);
    const char *hash = before ? before->hash : zeros;
    if ((e->n > 1 && !before) || strcmp(e->prev, hash) == 0)
        return;
    if (before)
        bg_case_say(
            &log->said, BG_E771, before->n,
            "entry %lld is not the one that entry %lld was written after: its content gives "
            "%.8s…, entry %lld names %.8s…",
            (long long)before->n, (long long)e->n, hash, (long long)e->n, e->prev);
    else
        bg_case_say(&log->said, BG_E771, 1,
                    "entry 1 names an entry before it (%.8s…), and there is none", e->prev);
}

void bg_case_check_chain(struct bg_case_log *log)
{
    int64_t most = 0;
    for (size_t i = 0; i < log->n; i++) {
        chain_check_number(log, i, most);
        check_link(log, i);
        most = log->entries[i].n > most ? log->entries[i].n : most;
    }
}
