/* One line of the log. The order of the keys is fixed, and what is empty is left out, so that the same
 * entry is always the same bytes. */
#include "report/case/case.h"

#include "report/text/json_put.h"

static void entry_put_text(struct bg_buf *out, const char *key, const char *text)
{
    if (text && *text)
        bg_json_put_text(out, key, text);
}

static void entry_put_count(struct bg_buf *out, const char *key, int64_t count)
{
    bg_json_put_key(out, key);
    bg_buf_printf(out, "%lld", (long long)count);
}

static void entry_put_texts(struct bg_buf *out, const char *key, const struct bg_texts *texts)
{
    if (!texts->n)
        return;
    bg_json_put_texts(out, key, texts->items, texts->n);
}

static void entry_put_files(struct bg_buf *out, const struct bg_case_entry *e)
{
    if (!e->files_n)
        return;
    bg_json_put_key(out, "files");
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < e->files_n; i++) {
        bg_json_put_item(out);
        bg_buf_putc(out, '{');
        bg_json_put_text(out, "path", e->files[i].path);
        bg_json_put_text(out, "sha256", e->files[i].sha256);
        entry_put_count(out, "bytes", e->files[i].bytes);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

void bg_case_put_entry(struct bg_buf *out, const struct bg_case_entry *e, const char *data)
{
    bg_buf_putc(out, '{');
    entry_put_count(out, "n", e->n);
    bg_json_put_text(out, "at", e->at_text);
    bg_json_put_text(out, "by", e->by);
    bg_json_put_text(out, "prev", e->prev);
    bg_json_put_text(out, "do", bg_case_event_row(e->event)->name);
    entry_put_text(out, "bid", e->bid);
    entry_put_texts(out, "bids", &e->bids);
    entry_put_text(out, "envelope", e->envelope);
    if (e->round)
        entry_put_count(out, "round", e->round);
    entry_put_text(out, "evaluator", e->evaluator);
    entry_put_text(out, "name", e->person);
    entry_put_text(out, "role", e->role);
    entry_put_texts(out, "criteria", &e->criteria);
    if (e->blind)
        bg_json_put_bool(out, "blind", true);
    if (e->rescore)
        bg_json_put_bool(out, "rescore", true);
    entry_put_text(out, "due", e->due_text);
    entry_put_text(out, "version", e->version);
    entry_put_text(out, "chosen", e->chosen);
    entry_put_text(out, "because", e->because);
    entry_put_text(out, "authority", e->authority);
    entry_put_text(out, "text", e->text);
    if (data) {
        bg_json_put_key(out, "data");
        bg_buf_puts(out, data);
    }
    entry_put_files(out, e);
    bg_buf_putc(out, '}');
}
