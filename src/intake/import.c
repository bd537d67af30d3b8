/* Import: whatever a format made of a source goes to the sink, as files under paths made from the
 * source's ids, and what became of every part of the source is told. */
#include <string.h>

#include "base/index.h"
#include "base/text.h"
#include "intake/format.h"
#include "intake/sniff.h"

static const char *import_path_of(struct bg_arena *arena, const struct bg_intake_document *document)
{
    struct bg_buf path;
    bg_buf_init(&path, arena);
    if (document->process[0]) {
        bg_text_path(&path, document->process);
        bg_buf_putc(&path, '/');
    }
    bg_text_path(&path, document->lot[0] ? document->lot : "tender");
    if (document->is_ruleset) {
        bg_buf_puts(&path, document->reason[0] ? "/ruleset.incomplete.json" : "/ruleset.json");
        return bg_buf_text(&path);
    }
    bg_buf_puts(&path, "/bids/");
    bg_text_path(&path, document->id[0] ? document->id : "bid");
    bg_buf_puts(&path, ".json");
    return bg_buf_text(&path);
}

/* The second of two that would be one file is refused: it would overwrite the first. */
static void name_files(const struct bg_intake *made)
{
    size_t n = 0, i = 0;
    for (const struct bg_intake_document *d = made->documents; d; d = d->next)
        n++;
    const char **paths = BG_ARRAY(made->arena, n, const char *);
    for (struct bg_intake_document *d = made->documents; d; d = d->next, i++)
        paths[i] =
            d->text ? import_path_of(made->arena, d) : bg_arena_printf(made->arena, "/%zu", i);
    const struct bg_index *index = bg_index_new(made->arena, paths, n);
    i = 0;
    for (struct bg_intake_document *d = made->documents; d; d = d->next, i++) {
        if (!d->text)
            continue;
        d->path = paths[i];
        if ((size_t)bg_index_find(index, paths[i]) == i)
            continue;
        bg_diag_add(made->diags, BG_E603, d->pos,
                    "two entries of the source would be written to \"%s\"", d->path);
        d->text = NULL;
        d->refused = true;
        d->reason = "another entry of the source has its name";
    }
}

/* -- rulesets that were made ----------------------------------------------------------------------
 */

struct checking {
    const struct bg_intake *made;
    struct bg_arena *scratch;
    struct bg_intake_document *document;
};

/* A ruleset that evaluate would refuse is never written as a complete one. What is missing may be the
 * date of the evaluation alone, which evaluate can be given. */
static void check_ruleset(void *data)
{
    struct checking *c = data;
    struct bg_intake_document *d = c->document;
    struct bg_load_options options = {.as_of = BG_NO_DATE};
    struct bg_diags *diags = bg_diags_new(c->scratch);
    if (bg_ruleset_load(c->scratch, diags, d->text, &options))
        return;
    options.as_of = 0;
    if (bg_ruleset_load(c->scratch, bg_diags_new(c->scratch), d->text, &options)) {
        d->needs = "nothing says when bids were due: evaluate needs --as-of=DATE";
        bg_diag_add(c->made->diags, BG_W684, d->pos,
                    "the source gives no date until which bids could be sent");
        return;
    }
    const char *why = bg_diag_get(diags, 0)->message;
    bg_diag_add(c->made->diags, BG_E655, d->pos,
                "the ruleset that was made of it has errors; the first is: %s", why);
    d->reason = bg_arena_printf(c->made->arena, "it has errors; the first is: %s", why);
}

static void free_scratch(void *arena)
{
    bg_arena_free(arena);
}

static void check_rulesets(const struct bg_intake *made)
{
    struct checking c = {.made = made};
    void **slot = bg_arena_defer(made->arena, free_scratch);
    *slot = c.scratch = bg_arena_new(0);
    if (!c.scratch)
        bg_arena_out_of_memory(made->arena);
    for (c.document = made->documents; c.document; c.document = c.document->next) {
        if (!c.document->is_ruleset || !c.document->text || c.document->reason[0])
            continue;
        if (!bg_arena_try(c.scratch, check_ruleset, &c))
            bg_arena_out_of_memory(made->arena);
        bg_arena_reset(c.scratch);
    }
}

/* Every ruleset can be used as it is. */
static bool all_complete(const struct bg_intake *made)
{
    for (const struct bg_intake_document *d = made->documents; d; d = d->next)
        if (d->is_ruleset && d->text && (d->needs || d->reason[0]))
            return false;
    return true;
}

static bool import_put_files(const struct bg_intake *made, const struct bg_import_sink *sink)
{
    bool ok = true;
    for (const struct bg_intake_document *d = made->documents; d && ok; d = d->next)
        if (d->text)
            ok = sink->put(sink->data, d->path, d->text->text, d->text->size);
    return ok;
}

/* -- what became of it ----------------------------------------------------------------------------
 */

static void import_put_tally(struct bg_buf *report, const char *what, const struct bg_tally *tally)
{
    const struct {
        const char *words;
        int64_t n;
        bool always;
    } parts[] = {{"refused", tally->refused, true},
                 {"unreadable", tally->unreadable, strcmp(what, "bids") == 0 || tally->unreadable},
                 {"ignored", tally->ignored, false},
                 {"not modelled", tally->not_modelled, false}};
    if (!tally->in && strcmp(what, "bids") != 0)
        return;
    bg_buf_printf(report, "%s: %lld in the source: %lld read", what, (long long)tally->in,
                  (long long)tally->read);
    if (tally->coerced)
        bg_buf_printf(report, " (%lld changed)", (long long)tally->coerced);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (parts[i].always || parts[i].n)
            bg_buf_printf(report, ", %lld %s", (long long)parts[i].n, parts[i].words);
    bg_buf_putc(report, '\n');
}

static void import_put_documents(struct bg_buf *report, const struct bg_intake *made)
{
    for (const struct bg_intake_document *d = made->documents; d; d = d->next) {
        if (d->is_ruleset && d->text && d->reason[0])
            bg_buf_printf(report, "not complete: %s: %s\n", d->path, d->reason);
        else if (d->is_ruleset && d->text && d->needs)
            bg_buf_printf(report, "not complete: %s: %s\n", d->path, d->needs);
        if (!d->text)
            bg_buf_printf(report, "%s: %s%s%s %s: %s\n", d->refused ? "refused" : "unreadable",
                          d->process, d->process[0] ? ", " : "",
                          d->is_ruleset ? "ruleset of" : "bid",
                          d->is_ruleset ? d->lot[0] ? d->lot : "tender" : d->id, d->reason);
    }
}

static void put_awards(struct bg_buf *report, const struct bg_intake *made)
{
    size_t n = 0;
    for (const struct bg_intake_award *award = made->awards; award; award = award->next)
        n++;
    if (n)
        bg_buf_printf(report, "awards: %zu published\n", n);
}

void bg_intake_check(const struct bg_intake *made)
{
    struct bg_tally bids = bg_intake_bids(made);
    int64_t sum = bids.read + bids.refused + bids.unreadable;
    if (bids.in != sum)
        bg_diag_add(made->diags, BG_E650, (struct bg_pos){.source = made->source},
                    "%lld of %lld bids are not accounted for", (long long)(bids.in - sum),
                    (long long)bids.in);
}

static const char *import_why_not(const struct bg_source *source)
{
    switch (bg_source_sniff(source)) {
    case BG_SOURCE_BID:
    case BG_SOURCE_BIDS_LINES: /* any objects, a line each: only some are bids */
        if (!bg_sniff_has(source->text, source->size, "bidgauge-bid/"))
            break;
        return "it holds bids in bidgauge's own format already: give it to evaluate as it is";
    case BG_SOURCE_RULESET:
        return "it is a ruleset of bidgauge's own already";
    case BG_SOURCE_PROZORRO:
    case BG_SOURCE_UNKNOWN:
        break;
    }
    return bg_sniff_schema(source) ? "this is a JSON Schema, not a tender"
                                   : "this file cannot be imported";
}

bool bg_import(struct bg_arena *arena, struct bg_diags *diags, const struct bg_source *source,
               const struct bg_import_options *options, const struct bg_import_sink *sink,
               const struct bg_intake **made_out, struct bg_buf *report)
{
    const struct bg_format *format = bg_format_given(source, options->map);
    struct bg_intake_options reading = {
        .ruleset = options->ruleset, .map = options->map, .issuer = options->issuer};
    *made_out = NULL;
    if (!format) {
        bg_diag_add(diags, BG_E601, (struct bg_pos){.source = source}, "%s",
                    import_why_not(source));
        return false;
    }
    const struct bg_intake *made = bg_intake_read(arena, diags, source, format, &reading);
    *made_out = made;
    for (const struct bg_intake_note *note = made->notes; note; note = note->next)
        bg_buf_printf(report, "%s: %s\n", bg_loss_name(note->loss), note->text);
    if (made->failed)
        return false;
    check_rulesets(made);
    name_files(made);
    import_put_documents(report, made);
    struct bg_tally bids = bg_intake_bids(made);
    import_put_tally(report, "tenders", &made->tenders);
    import_put_tally(report, "bids", &bids);
    import_put_tally(report, "answers", &made->answers);
    import_put_tally(report, "requirements", &made->requirements);
    put_awards(report, made);
    bg_intake_check(made);
    return import_put_files(made, sink) && made->losses[BG_REFUSED] == 0 && bids.refused == 0 &&
           all_complete(made);
}
