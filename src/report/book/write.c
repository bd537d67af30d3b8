/* From a builder to a file in its place: built once, written beside the target by a child, read back,
 * compared, committed. The child writes its own copy of what the parent built before, and the parent
 * compares with that, so a fault of the writer cannot hide in what it says it wrote. */
#include "report/book/write.h"

#include "base/xlsx_read.h"
#include "host/memory.h"
#include "report/evaluation/report.h"
#include "report/book/workbook.h"

enum { TEMP_NAME = 4096 };

enum verdict { WRITTEN, NOT_BUILT, NOT_WRITTEN, OUT_OF_MEMORY };

struct write {
    const struct bg_host *host;
    bg_book_builder *build;
    const void *data;
    const char *temp;
    struct bg_arena *made_from, *arena; /* of what the book is built from; of the book */
    struct bg_book *book;
    enum verdict verdict;   /* of the child */
    char *bytes;            /* read back, of the host; or NULL */
    const char *difference; /* in the arena of the book; NULL: all is as it was meant */
};

static void write_release(void *arena)
{
    bg_arena_free(arena);
}

static void write_build(void *data)
{
    struct write *w = data;
    w->book = w->build(w->arena, w->data, w->temp);
    bg_book_settle(w->book);
}

static void write_body(void *data)
{
    struct write *w = data;
    w->verdict = NOT_BUILT;
    if (!bg_book_begin(w->book))
        return;
    w->verdict = NOT_WRITTEN;
    if (!bg_book_write_long(w->book))
        return;
    if (bg_host_is_isolated()) /* what the library keeps may take its room */
        bg_arena_forget(w->made_from);
    w->verdict = bg_book_close(w->book) ? WRITTEN : NOT_WRITTEN;
}

static int write_job(void *data)
{
    struct write *w = data;
    if (!bg_arena_try(w->arena, write_body, w))
        w->verdict = OUT_OF_MEMORY;
    return (int)w->verdict;
}

static void verify_body(void *data)
{
    struct write *w = data;
    const char *error = NULL;
    size_t n = 0;
    if (w->host->read(w->host->data, w->temp, bg_xlsx_limits_own.file_bytes, &w->bytes, &n,
                      &error) != BG_HOST_OK)
        w->difference = error ? error : "the file is too large";
    else
        w->difference = bg_workbook_compare(w->arena, w->book, w->bytes, n);
}

static const char *write_verify(struct write *w)
{
    w->difference = NULL;
    if (!bg_arena_try(w->arena, verify_body, w))
        w->difference = "memory ran out";
    if (w->bytes)
        w->host->release(w->host->data, w->bytes);
    return w->difference;
}

static bool write_out_of_memory(struct bg_diags *diags, const char *path)
{
    bg_diag_add(diags, BG_E801, BG_NOWHERE, "memory ran out while writing \"%s\"", path);
    return false;
}

static bool write_not_built(struct bg_diags *diags, const char *path, const char *why)
{
    bg_diag_add(diags, BG_E812, BG_NOWHERE, "cannot write \"%s\": %s", path, why);
    return false;
}

static bool write_run(struct bg_diags *diags, struct write *w, const char *path, bool isolate)
{
    const char *error = "";
    int verdict = OUT_OF_MEMORY;
    if (!isolate) {
        verdict = write_job(w);
    } else if (!w->host->isolate(w->host->data, write_job, w, &verdict, &error)) {
        bg_diag_add(diags, BG_E812, BG_NOWHERE,
                    "cannot write \"%s\": the part that writes it failed: %s", path, error);
        return false;
    }
    switch ((enum verdict)verdict) {
    case WRITTEN:
        return true;
    case NOT_BUILT:
        return write_not_built(diags, path, "the library for workbooks refused a part of it");
    case NOT_WRITTEN:
        return write_not_built(diags, path, "it could not be completed; the disk may be full");
    case OUT_OF_MEMORY:
        break;
    }
    return write_out_of_memory(diags, path);
}

static bool write_whole(struct bg_diags *diags, struct write *w, const char *path, bool isolate)
{
    if (!w->arena || !bg_arena_try(w->arena, write_build, w))
        return write_out_of_memory(diags, path);
    if (bg_book_error(w->book))
        return write_not_built(diags, path, bg_book_error(w->book));
    if (!write_run(diags, w, path, isolate))
        return false;
    const char *difference = write_verify(w);
    if (difference)
        bg_diag_add(diags, BG_E813, BG_NOWHERE, "\"%s\" came out wrong when it was read back: %s",
                    path, difference);
    return !difference;
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
    void **slot = bg_arena_defer(arena, write_release);
    struct write w = {.host = host, .build = build, .data = data, .temp = temp, .made_from = arena};
    *slot = w.arena = bg_arena_new(0);
    bool done = write_whole(diags, &w, path, isolate);
    *slot = NULL;
    bg_arena_free(w.arena);
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
