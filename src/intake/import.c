/* Import: whatever a format made of a source goes to the sink, as files under paths made from the
 * source's ids. */
#include <string.h>

#include "base/text.h"
#include "intake/format.h"

struct paths { /* every path given out, to refuse a second file of the same name */
    struct paths *next;
    const char *path;
};

struct importing {
    const struct bg_intake *made;
    const struct bg_import_sink *sink;
    struct paths *paths;
    bool failed;
};

static const char *path_of(const struct importing *importing,
                           const struct bg_intake_document *document)
{
    struct bg_arena *arena = importing->made->arena;
    struct bg_buf path;
    bg_buf_init(&path, arena);
    bg_text_path(&path, document->lot[0] ? document->lot : "tender");
    if (document->is_ruleset) {
        bg_buf_puts(&path, "/ruleset.json");
        return bg_buf_text(&path);
    }
    bg_buf_puts(&path, "/bids/");
    bg_text_path(&path, document->id[0] ? document->id : "bid");
    bg_buf_puts(&path, ".json");
    return bg_buf_text(&path);
}

static void put(struct importing *importing, const struct bg_intake_document *document)
{
    const struct bg_intake *made = importing->made;
    const char *path = path_of(importing, document);
    struct paths *entry;
    for (entry = importing->paths; entry; entry = entry->next)
        if (strcmp(entry->path, path) == 0) {
            bg_diag_add(made->diags, BG_E603, document->pos,
                        "two entries of the tender would be written to \"%s\"", path);
            importing->failed = true;
            return;
        }
    entry = BG_NEW(made->arena, struct paths);
    entry->path = path;
    entry->next = importing->paths;
    importing->paths = entry;
    if (!importing->sink->put(importing->sink->data, path, document->text->text,
                              document->text->size))
        importing->failed = true;
}

bool bg_import(struct bg_arena *arena, struct bg_diags *diags, const struct bg_source *source,
               const struct bg_import_options *options, const struct bg_import_sink *sink,
               struct bg_buf *report)
{
    const struct bg_format *format = bg_format_of(source);
    struct bg_intake_options reading = {.ruleset = options->ruleset, .map = options->map};
    struct importing importing = {.sink = sink};
    if (!format) {
        bg_diag_add(diags, BG_E601, (struct bg_pos){.source = source},
                    "this is no file that can be imported");
        return false;
    }
    importing.made = bg_intake_read(arena, diags, source, format, &reading);
    for (const struct bg_intake_note *note = importing.made->notes; note; note = note->next)
        bg_buf_printf(report, "%s: %s\n", bg_loss_name(note->loss), note->text);
    if (importing.made->failed)
        return false;
    for (const struct bg_intake_document *document = importing.made->documents; document;
         document = document->next) {
        if (document->text)
            put(&importing, document);
        else
            bg_buf_printf(report, "unreadable: bid %s: %s\n", document->id, document->reason);
    }
    return !importing.failed;
}
