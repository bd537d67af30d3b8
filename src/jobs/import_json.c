/* The reconciliation of an import as data. */
#include <stdio.h>
#include <string.h>

#include "jobs/published.h"

static void import_json_put_key(struct bg_buf *out, const char *key)
{
    char last = out->data[out->size - 1];
    bg_buf_printf(out, "%s\"%s\": ", last == '{' || last == '[' ? "" : ", ", key);
}

static void import_json_put_text(struct bg_buf *out, const char *key, const char *text)
{
    import_json_put_key(out, key);
    bg_buf_json(out, text, -1);
}

static void import_json_put_count(struct bg_buf *out, const char *key, int64_t n)
{
    import_json_put_key(out, key);
    bg_buf_printf(out, "%lld", (long long)n);
}

static void import_json_put_tally(struct bg_buf *out, const char *key, const struct bg_tally *tally)
{
    bg_buf_puts(out, ",\n");
    bg_buf_printf(out, "\"%s\": {", key);
    import_json_put_count(out, "in", tally->in);
    import_json_put_count(out, "read", tally->read);
    import_json_put_count(out, "coerced", tally->coerced);
    import_json_put_count(out, "ignored", tally->ignored);
    import_json_put_count(out, "refused", tally->refused);
    import_json_put_count(out, "not_modelled", tally->not_modelled);
    import_json_put_count(out, "unreadable", tally->unreadable);
    bg_buf_putc(out, '}');
}

static void import_json_put_document(struct bg_buf *out, const struct bg_intake_document *d)
{
    const char *state = d->refused                                    ? "refused"
                        : !d->text                                    ? "unreadable"
                        : d->is_ruleset && (d->reason[0] || d->needs) ? "not complete"
                                                                      : "read";
    bg_buf_putc(out, '{');
    import_json_put_text(out, "kind", d->is_ruleset ? "ruleset" : "bid");
    import_json_put_text(out, "process", d->process);
    import_json_put_text(out, "lot", d->lot);
    if (!d->is_ruleset)
        import_json_put_text(out, "bid", d->id);
    import_json_put_text(out, "state", state);
    if (d->text && d->path)
        import_json_put_text(out, "path", d->path);
    if (d->reason[0] || d->needs)
        import_json_put_text(out, "reason", d->reason[0] ? d->reason : d->needs);
    bg_buf_putc(out, '}');
}

static void import_json_put_award(struct bg_buf *out, const struct bg_intake_award *award)
{
    bg_buf_putc(out, '{');
    import_json_put_text(out, "process", award->process);
    import_json_put_text(out, "lot", award->lot);
    import_json_put_text(out, "bid", award->bid);
    import_json_put_text(out, "supplier", award->supplier);
    import_json_put_text(out, "status", award->status);
    import_json_put_text(out, "evaluated", award->evaluated);
    bg_buf_putc(out, '}');
}

static void import_json_put_published(struct bg_buf *out, const struct bg_published *published)
{
    bg_buf_putc(out, '{');
    import_json_put_text(out, "process", published->process);
    import_json_put_text(out, "lot", published->lot);
    import_json_put_text(out, "ours", published->ours);
    import_json_put_text(out, "awarded", published->awarded);
    import_json_put_text(out, "result", bg_agreement_name(published->agreement));
    import_json_put_text(out, "because", published->why);
    bg_buf_putc(out, '}');
}

static void import_json_put_source(struct bg_buf *out, const struct bg_intake *made)
{
    import_json_put_text(out, "format", "bidgauge-import/1");
    import_json_put_text(out, "file", made->source->name);
    import_json_put_key(out, "sha256");
    bg_buf_putc(out, '"');
    for (size_t i = 0; i < sizeof made->source->sha256; i++)
        bg_buf_printf(out, "%02x", made->source->sha256[i]);
    bg_buf_putc(out, '"');
    import_json_put_text(out, "source_format", made->format->name);
}

#define LIST(name, type, first, put)                                                               \
    do {                                                                                           \
        bg_buf_puts(out, ",\n\"" name "\": [");                                                    \
        for (const type *item = (first); item; item = item->next) {                                \
            bg_buf_puts(out, item == (first) ? "\n  " : ",\n  ");                                  \
            put(out, item);                                                                        \
        }                                                                                          \
        bg_buf_putc(out, ']');                                                                     \
    } while (0)

static void put_note(struct bg_buf *out, const struct bg_intake_note *note)
{
    bg_buf_putc(out, '{');
    import_json_put_text(out, "what",
                         note->loss == BG_COERCED ? "coerced" : bg_loss_name(note->loss));
    import_json_put_text(out, "text", note->text);
    bg_buf_putc(out, '}');
}

void bg_import_json(struct bg_buf *out, const struct bg_intake *made,
                    const struct bg_published *published)
{
    struct bg_tally bids = bg_intake_bids(made);
    bg_buf_putc(out, '{');
    import_json_put_source(out, made);
    import_json_put_tally(out, "tenders", &made->tenders);
    import_json_put_tally(out, "bids", &bids);
    import_json_put_tally(out, "answers", &made->answers);
    import_json_put_tally(out, "requirements", &made->requirements);
    LIST("documents", struct bg_intake_document, made->documents, import_json_put_document);
    LIST("losses", struct bg_intake_note, made->notes, put_note);
    LIST("awards", struct bg_intake_award, made->awards, import_json_put_award);
    LIST("compared", struct bg_published, published, import_json_put_published);
    bg_buf_puts(out, "}\n");
}
