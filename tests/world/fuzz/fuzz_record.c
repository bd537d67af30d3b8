/* Logs of cases from any bytes. Each line is given the hash of the line before it, where it has a place for one, so
 * that the fuzzer gets behind the chain. The log is read as far as it goes: whole lines, entries in order, a
 * state that the events allow; whatever is wrong is said, and what is asked of a log is answered. */
#define _GNU_SOURCE /* memmem */
#include "fuzz.h"
#include "mutate_json.h"

#include "base/hash.h"
#include "intake/case/case.h"

struct run {
    struct bg_arena *arena;
    const char *text;
    size_t size;
};

static const char prev[] = "\"prev\":";

/* The text with each "prev" naming the hash of the line before. */
static struct bg_buf chained(struct run *run)
{
    struct bg_buf out;
    char before[BG_HASH_TEXT];
    memset(before, '0', BG_HASH_TEXT - 1);
    before[BG_HASH_TEXT - 1] = '\0';
    bg_buf_init(&out, run->arena);
    for (const char *line = run->text, *end = run->text + run->size; line < end;) {
        const char *feed = memchr(line, '\n', (size_t)(end - line));
        size_t n = feed ? (size_t)(feed - line) : (size_t)(end - line), start = out.size;
        const char *at = memmem(line, n, prev, sizeof prev - 1);
        const char *from =
            at ? memchr(at + sizeof prev - 1, '"', n - (size_t)(at - line) - sizeof prev + 1)
               : NULL;
        const char *to = from ? memchr(from + 1, '"', n - (size_t)(from + 1 - line)) : NULL;
        if (to) {
            bg_buf_put(&out, line, (size_t)(from + 1 - line));
            bg_buf_puts(&out, before);
            bg_buf_put(&out, to, n - (size_t)(to - line));
        } else {
            bg_buf_put(&out, line, n);
        }
        unsigned char hash[32];
        bg_sha256(out.data + start, out.size - start, hash);
        bg_sha256_hex(hash, before);
        if (feed)
            bg_buf_putc(&out, '\n');
        line += n + (feed != NULL);
    }
    return out;
}

static void check(struct run *run, const struct bg_case_log *log)
{
    int64_t faults = 0;
    const struct bg_case_file *file;
    must(log->whole <= log->source->size && log->state < BG_CASE_STATE__COUNT);
    must(log->torn == (log->whole < log->source->size));
    for (size_t i = 0; i < log->n; i++) {
        const struct bg_case_entry *e = &log->entries[i];
        must(e->event <= BG_EVENT__COUNT && e->source != NULL &&
             strlen(e->hash) == BG_HASH_TEXT - 1);
        must(i == 0 || log->entries[i - 1].line < e->line);
        for (size_t f = 0; f < e->files_n; f++)
            must(e->files[f].path != NULL &&
                 bg_case_entry_of(log, e->files[f].path, &file) != NULL);
        struct bg_case_log before = bg_case_log_before(log, e, BG_CASE_OPENED);
        must(before.n <= i);
    }
    for (const struct bg_case_remark *r = log->said.first; r; r = r->next) {
        must(r->text[0] != '\0');
        faults += r->entry >= 0;
    }
    must(faults >= log->said.faults && log->said.faults >= log->chain_faults);
    for (int e = 0; e < BG_EVENT__COUNT; e++) {
        (void)bg_case_may_now(log, (enum bg_case_event)e);
        (void)bg_case_last(log, (enum bg_case_event)e);
    }
    (void)bg_case_asked(run->arena, log);
}

/* An entry that is written again is read again as the same. */
static void write_again(struct run *run, const struct bg_case_log *log)
{
    for (size_t i = 0; i < log->n; i++) {
        struct bg_buf one, two;
        struct bg_case_entry again;
        const char *why = NULL;
        if (log->entries[i].event == BG_EVENT__COUNT || log->entries[i].data)
            continue;
        bg_buf_init(&one, run->arena);
        bg_buf_init(&two, run->arena);
        bg_case_entry_write(&one, &log->entries[i]);
        const struct bg_source *line = bg_source_new(run->arena, "line", one.data, one.size);
        if (!bg_case_entry_read(run->arena, line, log->entries[i].line, &again, &why))
            continue;
        bg_case_entry_write(&two, &again);
        must(one.size == two.size && memcmp(one.data, two.data, one.size) == 0);
    }
}

static void body(void *user)
{
    struct run *run = user;
    struct bg_buf log = chained(run);
    struct bg_case_log *read =
        bg_case_log_read(run->arena, "log.jsonl", bg_buf_text(&log), log.size);
    check(run, read);
    write_again(run, read);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_start();
    char *copy = fuzz_copy(data, size);
    struct run run = {bg_arena_new(0), copy, size};
    must(bg_arena_try(run.arena, body, &run));
    bg_arena_free(run.arena);
    free(copy);
    return 0;
}
