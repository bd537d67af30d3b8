/* OCDS 1.1: release packages, record packages, releases by themselves, lists of them, one a line or
 * one after another, and parts of a release (a "tender" or "bids" alone). */
#include <string.h>

#include "base/records.h"
#include "intake/tender/ocds.h"
#include "intake/sniff.h"

/* -- is it OCDS -----------------------------------------------------------------------------------
 */

static const char *const keys[] = {"ocid",     "releases", "records", "compiledRelease",
                                   "tender",   "bids",     "awards",  "procurementMethodType",
                                   "tenderID", "format",   "$schema"};
enum { OF_OCDS = 0x7F, OF_OTHERS = 0x780, LINES_LOOKED_AT = 64 };

static bool is_release(uint32_t found)
{
    return (found & OF_OCDS) && !(found & OF_OTHERS);
}

static bool any_line_is_release(const struct bg_source *source)
{
    const char *at = source->text, *last = at + source->size;
    for (int i = 0; i < LINES_LOOKED_AT && at < last; i++) {
        const char *stop = memchr(at, '\n', (size_t)(last - at));
        size_t n = (size_t)((stop ? stop : last) - at), end;
        if (is_release(bg_sniff_keys(at, n, keys, sizeof keys / sizeof keys[0], &end)))
            return true;
        at += n + 1;
    }
    return false;
}

/* The first object: of the source, or of the list that it is. */
static const char *first_object(const struct bg_source *source, size_t *n)
{
    const char *text = source->text, *end = text + source->size;
    while (text < end && strchr(" \t\r\n[", *text) && *text)
        text++;
    *n = (size_t)(end - text);
    return text;
}

static bool is_ocds(const struct bg_source *source)
{
    size_t end, n;
    if (!bg_sniff_json(source))
        return false;
    const char *text = first_object(source, &n);
    return is_release(bg_sniff_keys(text, n, keys, sizeof keys / sizeof keys[0], &end)) ||
           (bg_source_sniff(source) == BG_SOURCE_BIDS_LINES && any_line_is_release(source));
}

/* -- lines ----------------------------------------------------------------------------------------
 */

struct line {
    struct bg_ocds_seen *seen;
    struct bg_intake *intake;
    struct bg_arena *scratch;
    const struct bg_source *source;
};

static void format_ocds_read_line(void *data)
{
    struct line *line = data;
    struct bg_ocds_reading r = {
        .seen = &line->seen, .intake = line->intake, .arena = line->scratch};
    r.json = bg_json_parse(line->scratch, line->intake->diags, line->source, NULL);
    if (r.json && bg_ocds_document(&r))
        return;
    line->intake->tenders.in++;
    line->intake->tenders.unreadable++;
}

static void format_ocds_free_arena(void *arena)
{
    bg_arena_free(arena);
}

static void refuse_process(struct bg_intake *intake, const struct bg_index *repeated)
{
    for (struct bg_intake_document *d = intake->documents; d; d = d->next) {
        if (!d->process[0] || bg_index_find(repeated, d->process) < 0)
            continue;
        d->text = NULL;
        d->refused = true;
        d->reason = bg_ocds_not_merged;
    }
}

/* Two lines of one process are not merged into one either. */
static void refuse_repeated(struct bg_intake *intake, const struct bg_ocds_seen *seen)
{
    size_t n = 0, again = 0;
    for (const struct bg_ocds_seen *s = seen; s; s = s->next)
        n++;
    const struct bg_ocds_seen **all = BG_ARRAY(intake->arena, n, const struct bg_ocds_seen *);
    const char **ocids = BG_ARRAY(intake->arena, n, const char *);
    const char **repeated = BG_ARRAY(intake->arena, n, const char *);
    bool *told = BG_ARRAY(intake->arena, n, bool);
    for (size_t i = n; seen; seen = seen->next) {
        all[--i] = seen;
        ocids[i] = seen->ocid;
    }
    const struct bg_index *index = bg_index_new(intake->arena, ocids, n);
    for (size_t i = 0; i < n; i++) {
        size_t first = (size_t)bg_index_find(index, ocids[i]);
        if (first == i || !ocids[i][0])
            continue;
        bg_diag_add(intake->diags, BG_E651, all[i]->pos,
                    "two releases of \"%s\" are not merged into one", ocids[i]);
        bg_diag_note(intake->diags, all[first]->pos, "the other one");
        intake->tenders.read -= 1 + !told[first];
        intake->tenders.refused += 1 + !told[first];
        told[first] = true;
        repeated[again++] = ocids[i];
    }
    if (again)
        refuse_process(intake, bg_index_new(intake->arena, repeated, again));
}

/* One line is broken, the others go on; each tree ends with its line. */
static void format_ocds_read_lines(struct bg_intake *intake)
{
    struct line line = {.intake = intake};
    const struct bg_source *file = intake->source;
    struct bg_records records;
    struct bg_record record;
    void **slot = bg_arena_defer(intake->arena, format_ocds_free_arena);
    *slot = line.scratch = bg_arena_new(0);
    if (!line.scratch)
        bg_arena_out_of_memory(intake->arena);
    bg_records_start(&records, file->text, file->size, file->first_line, bg_sniff_record);
    while (bg_records_next(&records, &record)) {
        struct bg_source *source = BG_NEW(intake->arena, struct bg_source);
        *source = (struct bg_source){
            .name = file->name, .text = record.text, .size = record.n, .first_line = record.line};
        line.source = source;
        if (!bg_arena_try(line.scratch, format_ocds_read_line, &line))
            bg_arena_out_of_memory(intake->arena);
        bg_arena_reset(line.scratch);
    }
    refuse_repeated(intake, line.seen);
}

/* -- the source -----------------------------------------------------------------------------------
 */

/* Where there is one process alone, its files need no folder of its own. */
static void settle_processes(struct bg_intake *intake)
{
    const char *first = NULL;
    bool several = false;
    for (const struct bg_intake_document *d = intake->documents; d; d = d->next) {
        several |= first && strcmp(first, d->process) != 0;
        first = d->process;
    }
    for (const struct bg_intake_award *a = intake->awards; a; a = a->next) {
        several |= first && strcmp(first, a->process) != 0;
        first = a->process;
    }
    if (several)
        return;
    for (struct bg_intake_document *d = intake->documents; d; d = d->next)
        d->process = "";
    for (struct bg_intake_award *a = intake->awards; a; a = a->next)
        a->process = "";
}

/* The source is one value and nothing else. */
static bool format_ocds_is_one(const struct bg_source *source)
{
    size_t start = strspn(source->text, " \t\r\n");
    size_t n = bg_records_extent(source->text + start, source->size - start);
    const char *rest = source->text + start + n, *end = source->text + source->size;
    while (rest < end && strchr(" \t\r\n", *rest) && *rest)
        rest++;
    return n > 0 && rest == end;
}

static bool read_ocds(struct bg_intake *intake)
{
    struct bg_ocds_seen *seen = NULL;
    struct bg_ocds_reading r = {.seen = &seen, .intake = intake, .arena = intake->arena};
    const struct bg_source *source = intake->source;
    if (!format_ocds_is_one(source) && bg_source_sniff(source) == BG_SOURCE_BIDS_LINES) {
        format_ocds_read_lines(intake);
        settle_processes(intake);
        return true;
    }
    r.json = bg_json_parse(r.arena, intake->diags, source, NULL);
    if (!r.json || !bg_ocds_document(&r))
        return false;
    settle_processes(intake);
    return true;
}

const struct bg_format bg_format_ocds = {
    .name = "ocds", .title = "OCDS file", .is = is_ocds, .read = read_ocds};
