/* From a builder to a file in its place: written beside the target, read back, compared, committed.
 * The child that writes and the parent that compares build the same book on their own, so a fault
 * of the writer cannot hide in what it says it wrote. */
#include "report/book/write.h"

#include "base/xlsx_read.h"
#include "report/evaluation/report.h"
#include "report/book/workbook.h"

enum { TEMP_NAME = 4096 };

enum verdict { WRITTEN, NOT_BUILT, NOT_WRITTEN, OUT_OF_MEMORY };

struct write {
    bg_book_builder *build;
    const void *data;
    const char *temp;
    struct bg_arena *arena;
    enum verdict verdict;
    const char *error; /* lost when a child did it: build it again to know */
};

static void write_body(void *data)
{
    struct write *w = data;
    struct bg_book *book = w->build(w->arena, w->data, w->temp);
    w->verdict = NOT_BUILT;
    bg_book_settle(book);
    if (!bg_book_error(book))
        w->verdict = bg_book_close(book) ? WRITTEN : NOT_WRITTEN;
    w->error = bg_book_error(book);
}

static int write_job(void *data)
{
    struct write *w = data;
    w->verdict = OUT_OF_MEMORY;
    w->arena = bg_arena_new(0);
    if (w->arena && !bg_arena_try(w->arena, write_body, w))
        w->verdict = OUT_OF_MEMORY;
    bg_arena_free(w->arena);
    return (int)w->verdict;
}

struct verify {
    const struct bg_host *host;
    bg_book_builder *build;
    const void *data;
    const char *temp;
    struct bg_arena *arena;
    char *bytes; /* of the host, or NULL */
    struct bg_arena *message_arena;
    const char *difference; /* in message_arena; NULL: all is as it was meant */
};

static void verify_body(void *data)
{
    struct verify *v = data;
    const char *error = NULL, *difference = NULL;
    size_t n = 0;
    struct bg_book *book = v->build(v->arena, v->data, NULL);
    bg_book_settle(book);
    if (!v->temp)
        difference = bg_book_error(book);
    else if (v->host->read(v->host->data, v->temp, bg_xlsx_limits_own.file_bytes, &v->bytes, &n,
                           &error) != BG_HOST_OK)
        difference = error ? error : "the file is too large";
    else
        difference = bg_workbook_compare(v->arena, book, v->bytes, n);
    if (difference)
        v->difference = bg_arena_printf(v->message_arena, "%s", difference);
}

/* What differs, NULL when nothing does. temp NULL: why the book could not be built. */
static const char *write_verify(struct bg_arena *arena, const struct bg_host *host,
                                const struct write *w, const char *temp)
{
    struct verify v = {
        .host = host, .build = w->build, .data = w->data, .temp = temp, .message_arena = arena};
    v.difference = "memory ran out";
    v.arena = bg_arena_new(0);
    if (v.arena) {
        v.difference = NULL;
        if (!bg_arena_try(v.arena, verify_body, &v))
            v.difference = "memory ran out";
    }
    if (v.bytes)
        host->release(host->data, v.bytes);
    bg_arena_free(v.arena);
    return v.difference;
}

static bool write_run(struct bg_arena *arena, struct bg_diags *diags, const struct bg_host *host,
                      struct write *w, const char *path, bool isolate)
{
    const char *error = "", *why;
    int verdict = OUT_OF_MEMORY;
    if (!isolate) {
        verdict = write_job(w);
    } else if (!host->isolate(host->data, write_job, w, &verdict, &error)) {
        bg_diag_add(diags, BG_E812, BG_NOWHERE,
                    "cannot write \"%s\": the part that writes it failed: %s", path, error);
        return false;
    }
    switch ((enum verdict)verdict) {
    case WRITTEN:
        return true;
    case NOT_BUILT:
        why = write_verify(arena, host, w, NULL);
        bg_diag_add(diags, BG_E812, BG_NOWHERE, "cannot write \"%s\": %s", path,
                    why ? why : "the library for workbooks refused a part of it");
        return false;
    case NOT_WRITTEN:
        bg_diag_add(diags, BG_E812, BG_NOWHERE,
                    "cannot write \"%s\": it could not be completed; the disk may be full", path);
        return false;
    case OUT_OF_MEMORY:
        break;
    }
    bg_diag_add(diags, BG_E801, BG_NOWHERE, "memory ran out while writing \"%s\"", path);
    return false;
}

bool bg_book_write(struct bg_arena *arena, struct bg_diags *diags, const struct bg_host *host,
                   bg_book_builder *build, const void *data, const char *path, bool isolate)
{
    const char *error = "";
    char *temp = bg_arena_alloc(arena, TEMP_NAME);
    if (host->temp_beside(host->data, path, temp, TEMP_NAME, &error) != BG_HOST_OK) {
        bg_diag_add(diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s", path, error);
        return false;
    }
    struct write w = {.build = build, .data = data, .temp = temp};
    bool done = write_run(arena, diags, host, &w, path, isolate);
    if (done) {
        const char *difference = write_verify(arena, host, &w, temp);
        if (difference)
            bg_diag_add(diags, BG_E813, BG_NOWHERE,
                        "\"%s\" came out wrong when it was read back: %s", path, difference);
        done = !difference;
    }
    if (done && host->commit(host->data, temp, path, &error) != BG_HOST_OK) {
        bg_diag_add(diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s", path, error);
        done = false;
    }
    if (!done)
        host->remove(host->data, temp);
    return done;
}

static struct bg_book *build_result(struct bg_arena *arena, const void *data, const char *path)
{
    return bg_workbook_build(arena, data, path);
}

bool bg_report_xlsx(struct bg_arena *arena, struct bg_diags *diags, const struct bg_host *host,
                    const struct bg_comparison *comparison, const char *path, bool isolate)
{
    return bg_book_write(arena, diags, host, build_result, comparison, path, isolate);
}
