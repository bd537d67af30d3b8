/* Blocks of whole lines. A block is always filled as far as it goes, so that where it ends depends
 * on the file alone, not on how its bytes happened to arrive; a checkpoint relies on that. */
#include "jobs/corpus/read.h"

#include <string.h>

enum { PACKED = 64 << 10 };

static void close_stream(void *data)
{
    struct bg_corpus_reader *r = data;
    if (r->stream)
        r->host->close(r->host->data, r->stream);
    r->stream = NULL;
}

void bg_corpus_reader_start(struct bg_corpus_reader *reader, struct bg_arena *arena,
                            const struct bg_host *host, const char *const *paths,
                            struct bg_corpus_file *files, size_t n)
{
    *reader = (struct bg_corpus_reader){
        .arena = arena, .host = host, .paths = paths, .files = files, .files_n = n};
    *bg_arena_defer(arena, close_stream) = reader;
    reader->packed = bg_arena_alloc(arena, PACKED);
}

/* -- bytes of the open file ---------------------------------------------------------------------- */

/* At most size bytes as they are in the file; 0: its end, or an error. */
static size_t raw_bytes(struct bg_corpus_reader *r, char *out, size_t size)
{
    size_t n = 0;
    const char *error = "";
    if (r->host->next(r->host->data, r->stream, out, size, &n, &error) != BG_HOST_OK) {
        r->error = bg_arena_printf(r->arena, "%s", error);
        return 0;
    }
    bg_sha256_add(&r->raw, out, n);
    r->read += (int64_t)n;
    return n;
}

static size_t unpacked_bytes(struct bg_corpus_reader *r, char *out, size_t size)
{
    size_t n = 0;
    while (n == 0 && !r->error) {
        if (r->packed_n == 0) {
            r->packed_at = r->packed;
            r->packed_n = raw_bytes(r, r->packed, PACKED);
            if (r->packed_n == 0)
                break;
        }
        if (!bg_inflate_step(r->inflate, &r->packed_at, &r->packed_n, out, size, &n)) {
            r->error = "its compressed data is damaged";
            r->not_gzip = true;
        }
    }
    if (n == 0 && !r->error && !bg_inflate_complete(r->inflate)) {
        r->error = "its compressed data ends too early";
        r->not_gzip = true;
    }
    if (n)
        bg_sha256_add(&r->text, out, n);
    return n;
}

static size_t some_bytes(struct bg_corpus_reader *r, char *out, size_t size)
{
    return r->inflate ? unpacked_bytes(r, out, size) : raw_bytes(r, out, size);
}

static void corpus_read_fill(struct bg_corpus_reader *r, char *out, size_t size, size_t *n)
{
    while (*n < size && !r->ended && !r->error) {
        size_t got = some_bytes(r, out + *n, size - *n);
        *n += got;
        r->ended = got == 0;
    }
}

/* Opens the next file; its first bytes, as many as there is room for, tell whether it is packed.
 * False: there is none. */
static bool open_next(struct bg_corpus_reader *r)
{
    const char *error = "";
    int64_t size;
    if (r->error || r->file == r->files_n)
        return false;
    const char *path = r->paths[r->file];
    if (r->host->open(r->host->data, path, &r->stream, &size, &error) != BG_HOST_OK) {
        r->error = bg_arena_printf(r->arena, "%s", error);
        r->stream = NULL;
        return false;
    }
    r->files[r->file] = (struct bg_corpus_file){.name = path};
    bg_sha256_start(&r->raw);
    bg_sha256_start(&r->text);
    r->inflate = NULL;
    r->offset = 0;
    r->line = 1;
    r->ended = r->skipping = false;
    r->packed_at = r->packed;
    r->packed_n = 0;
    while (r->packed_n < PACKED && !r->ended && !r->error) {
        size_t got = raw_bytes(r, r->packed + r->packed_n, PACKED - r->packed_n);
        r->packed_n += got;
        r->ended = got == 0;
    }
    if (bg_inflate_sniff(r->packed, r->packed_n)) {
        r->inflate = bg_inflate_new(r->arena);
        r->ended = false; /* the text is not */
    }
    r->started = true;
    return r->error == NULL;
}

/* The bytes that were looked at when a plain file was opened come first. */
static void take_first(struct bg_corpus_reader *r, struct bg_corpus_block *out)
{
    size_t from = r->packed_n >= 3 && memcmp(r->packed, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (r->inflate || r->packed_n == 0)
        return;
    memcpy(out->data + out->n, r->packed + from, r->packed_n - from);
    out->n += r->packed_n - from;
    r->packed_n = 0;
}

/* -- lines ---------------------------------------------------------------------------------------- */

static size_t after_last_newline(const char *text, size_t n)
{
    while (n && text[n - 1] != '\n')
        n--;
    return n;
}

static int64_t count_newlines(const char *text, size_t n)
{
    int64_t count = 0;
    const char *end = text + n;
    for (const char *at = text; (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++)
        count++;
    return count;
}

static void read_grow(struct bg_corpus_reader *r, struct bg_corpus_block *out, size_t capacity)
{
    if (out->capacity >= capacity)
        return;
    char *data = bg_arena_alloc(r->arena, capacity);
    if (out->n)
        memcpy(data, out->data, out->n);
    out->data = data;
    out->capacity = capacity;
}

static void corpus_read_keep(struct bg_corpus_reader *r, const char *bytes, size_t n)
{
    if (r->carry_capacity < n) {
        r->carry = bg_arena_alloc(r->arena, n * 2);
        r->carry_capacity = n * 2;
    }
    if (n)
        memcpy(r->carry, bytes, n);
    r->carry_n = n;
}

/* Drops bytes up to and with the next line feed. */
static void skip_line(struct bg_corpus_reader *r, struct bg_corpus_block *out)
{
    while (r->skipping) {
        out->n = 0;
        corpus_read_fill(r, out->data, BG_CORPUS_BLOCK, &out->n);
        const char *newline = out->n ? memchr(out->data, '\n', out->n) : NULL;
        size_t dropped = newline ? (size_t)(newline - out->data) + 1 : out->n;
        r->skipping = !newline && !r->ended && !r->error;
        r->offset += (int64_t)dropped;
        memmove(out->data, out->data + dropped, out->n - dropped);
        out->n -= dropped;
    }
}

/* Reads until a line feed is there, or the line is too long, or the file ends. How far is not left to
 * the capacity, which depends on what the block held before. */
static void corpus_read_read_lines(struct bg_corpus_reader *r, struct bg_corpus_block *out)
{
    for (size_t size = out->n + BG_CORPUS_BLOCK;; size *= 2) {
        read_grow(r, out, size);
        corpus_read_fill(r, out->data, size, &out->n);
        size_t whole = r->ended ? out->n : after_last_newline(out->data, out->n);
        if (whole || r->ended || r->error) {
            corpus_read_keep(r, out->data + whole, out->n - whole);
            out->n = whole;
            return;
        }
        if (size >= BG_CORPUS_LINE) {
            out->too_long = true;
            r->skipping = true;
            return;
        }
    }
}

static void end_file(struct bg_corpus_reader *r, struct bg_corpus_block *out)
{
    struct bg_corpus_file *file = &r->files[r->file];
    file->lines = r->line - 1;
    bg_sha256_end(&r->raw, file->sha256);
    out->last = true;
    close_stream(r);
    r->started = false;
    r->file++;
}

bool bg_corpus_read(struct bg_corpus_reader *r, struct bg_corpus_block *out)
{
    char *data = out->data;
    size_t capacity = out->capacity;
    *out = (struct bg_corpus_block){.data = data, .capacity = capacity};
    read_grow(r, out, BG_CORPUS_BLOCK);
    if (!r->started && !open_next(r))
        return false;
    skip_line(r, out);
    if (r->carry_n) {
        read_grow(r, out, r->carry_n);
        memcpy(out->data, r->carry, r->carry_n);
        out->n = r->carry_n;
        r->carry_n = 0;
    }
    take_first(r, out);
    out->file = r->file;
    out->line = r->line;
    out->offset = r->offset;
    corpus_read_read_lines(r, out);
    if (r->error)
        return false;
    bool open_end = out->n > 0 && out->data[out->n - 1] != '\n';
    out->lines = out->too_long ? 1 : count_newlines(out->data, out->n) + open_end;
    r->line += out->lines;
    r->offset += (int64_t)out->n;
    bg_sha256_end(r->inflate ? &r->text : &r->raw, out->prefix);
    if (r->ended && r->carry_n == 0 && !r->skipping)
        end_file(r, out);
    return true;
}
