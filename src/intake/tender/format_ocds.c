/* OCDS 1.1: release packages, record packages, releases by themselves, one a line, and parts of a
 * release (a "tender" or "bids" alone). Which releases are read is decided here: a process that is
 * published as several releases which nobody has merged is refused, since a corrected bid would
 * stand beside the one that it corrects. */
#include <string.h>

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

/* One value ends and more follows: JSON Lines. */
static bool has_lines(const struct bg_source *source, size_t end)
{
    while (end < source->size && strchr(" \t\r", source->text[end]))
        end++;
    if (end >= source->size || source->text[end] != '\n')
        return false;
    while (end < source->size && strchr(" \t\r\n", source->text[end]))
        end++;
    return end < source->size;
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

static bool is_ocds(const struct bg_source *source)
{
    size_t end;
    if (!bg_sniff_json(source))
        return false;
    return is_release(bg_sniff_keys(source->text, source->size, keys, sizeof keys / sizeof keys[0],
                                    &end)) ||
           (bg_source_sniff(source) == BG_SOURCE_BIDS_LINES && any_line_is_release(source));
}

/* -- one release ----------------------------------------------------------------------------------
 */

static const struct cJSON *bids_of(const struct cJSON *release)
{
    const struct cJSON *bids = bg_json_get(release, "bids");
    if (bids && bg_json_type(bids) == BG_JSON_OBJECT)
        bids = bg_json_get(bids, "details");
    return bids && bg_json_type(bids) == BG_JSON_ARRAY ? bids : NULL;
}

/* A release that was read; lives with the intake. */
struct seen {
    struct seen *next;
    const char *ocid;
    struct bg_pos pos;
};

struct reading {
    struct seen **seen; /* the newest first */
    struct bg_intake *intake;
    struct bg_arena *arena; /* of the document that is read */
    const struct bg_json *json;
};

static void read_lots(struct bg_ocds *o)
{
    struct bg_public_tender *tender = &o->tender;
    const struct cJSON *lots = bg_json_get(tender->root, "lots");
    size_t n = 0, all = bg_json_size(lots);
    const char **ids = BG_ARRAY(tender->arena, all, const char *);
    const struct cJSON **nodes = BG_ARRAY(tender->arena, all, const struct cJSON *);
    for (const struct cJSON *lot = bg_json_first(lots); lot; lot = bg_json_next(lot)) {
        ids[n] = bg_public_key(tender, lot, "id");
        nodes[n++] = lot;
    }
    o->lots = n ? bg_index_new(tender->arena, ids, n) : NULL;
    o->lot_nodes = nodes;
    o->lots_n = n;
}

/* The first lot that is not ranked by price alone is said, where there are bids to rank. */
static void refuse_to_guess(const struct bg_ocds *o)
{
    const struct bg_public_tender *tender = &o->tender;
    const struct cJSON *node = bg_json_get(tender->root, "awardCriteria");
    const char *why = o->lots_n ? "" : bg_ocds_not_by_price(o, NULL);
    for (size_t i = 0; i < o->lots_n && !why[0]; i++)
        why = bg_ocds_not_by_price(o, o->lot_nodes[i]);
    if (!why[0] || !bg_json_first(o->bids) || tender->intake->ruleset)
        return;
    bg_diag_add(tender->diags, BG_E602,
                bg_json_pos(tender->json, node           ? node
                                          : tender->root ? tender->root
                                                         : o->release),
                "%s", why);
}

/* What other fields of the tender would need to be known and have no place in a ruleset. */
static void note_selection(const struct bg_ocds *o)
{
    const struct bg_public_tender *tender = &o->tender;
    const struct cJSON *selection = bg_json_get(tender->root, "selectionCriteria");
    if (selection)
        bg_intake_note(tender->intake, BG_NOT_MODELLED, "the selection criteria (%s)",
                       bg_public_line(tender, selection));
    for (size_t i = 0; i < o->lots_n; i++) {
        selection = bg_json_get(o->lot_nodes[i], "selectionCriteria");
        if (selection)
            bg_intake_note(tender->intake, BG_NOT_MODELLED, "the selection criteria of lot %s (%s)",
                           bg_public_key(tender, o->lot_nodes[i], "id"),
                           bg_public_line(tender, selection));
    }
}

static void read_release(struct reading *r, const struct cJSON *release, const char *ocid)
{
    struct bg_intake *intake = r->intake;
    struct bg_ocds o = {.release = release, .bids = bids_of(release)};
    o.tender = (struct bg_public_tender){.arena = r->arena,
                                         .diags = intake->diags,
                                         .intake = intake,
                                         .json = r->json,
                                         .root = bg_json_get(release, "tender"),
                                         .reference = ocid,
                                         .currency = "",
                                         .tax = -1,
                                         .incomplete = ""};
    intake->process = ocid[0] ? bg_arena_text(intake->arena, ocid, strlen(ocid)) : "";
    intake->bids_in += (int64_t)bg_json_size(o.bids);
    read_lots(&o);
    if (o.lots_n > BG_PUBLIC_LOTS_MAX) {
        bg_diag_add(intake->diags, BG_E656,
                    bg_json_key_pos(r->json, bg_json_get(o.tender.root, "lots")),
                    "the tender has %zu lots; at most %d are read", o.lots_n, BG_PUBLIC_LOTS_MAX);
        intake->tenders.refused++;
        for (const struct cJSON *bid = bg_json_first(o.bids); bid; bid = bg_json_next(bid)) {
            intake->entry++;
            bg_intake_refused(intake, bg_json_pos(r->json, bid), "",
                              bg_public_key(&o.tender, bid, "id"), "its tender has too many lots");
        }
        return;
    }
    intake->tenders.read++;
    struct seen *seen = BG_NEW(intake->arena, struct seen);
    *seen = (struct seen){*r->seen, intake->process, bg_json_pos(r->json, release)};
    *r->seen = seen;
    bg_public_start(&o.tender, bg_json_get(o.tender.root, "criteria"));
    refuse_to_guess(&o);
    note_selection(&o);
    for (size_t i = 0; i < o.lots_n; i++) {
        bg_ocds_account_criteria(&o, o.lot_nodes[i]);
        bg_ocds_ruleset(&o, o.lot_nodes[i]);
    }
    if (!o.lots_n && o.tender.root) {
        bg_ocds_account_criteria(&o, NULL);
        bg_ocds_ruleset(&o, NULL);
    }
    bg_ocds_bids(&o);
    bg_ocds_awards(&o);
}

/* -- which releases -------------------------------------------------------------------------------
 */

struct release {
    const struct cJSON *node;
    const char *ocid;
    bool compiled;
};

static bool is_compiled(const struct cJSON *release)
{
    const struct cJSON *tag = bg_json_get(release, "tag");
    if (bg_json_text(tag))
        return strcmp(bg_json_text(tag), "compiled") == 0;
    for (tag = bg_json_first(tag); tag; tag = bg_json_next(tag))
        if (bg_json_text(tag) && strcmp(bg_json_text(tag), "compiled") == 0)
            return true;
    return false;
}

static const char *id_of(const struct reading *r, const struct cJSON *node)
{
    const struct bg_public_tender tender = {.arena = r->arena, .json = r->json};
    return bg_public_key(&tender, node, "id");
}

static const char not_merged[] = "the releases of its process are not merged into one";

static void refuse_release(struct reading *r, const struct release *release)
{
    struct bg_intake *intake = r->intake;
    const struct cJSON *bids = bids_of(release->node), *bid = bg_json_first(bids);
    intake->process = bg_arena_text(intake->arena, release->ocid, strlen(release->ocid));
    intake->tenders.refused++;
    intake->bids_in += (int64_t)bg_json_size(bids);
    for (; bid; bid = bg_json_next(bid)) {
        intake->entry++;
        bg_intake_refused(intake, bg_json_pos(r->json, bid), "", id_of(r, bid), not_merged);
    }
}

/* What the releases of one process come to, kept at its first one. */
struct process {
    size_t same, compiled, the_one;
};

static bool is_merged(const struct process *process)
{
    return process->same == 1 || process->compiled == 1;
}

/* Of several releases of one process the only compiled one counts; without it none does. */
static void read_releases(struct reading *r, const struct release *all, size_t n)
{
    const char **ocids = BG_ARRAY(r->arena, n, const char *);
    struct process *processes = BG_ARRAY(r->arena, n, struct process);
    size_t *first = BG_ARRAY(r->arena, n, size_t);
    for (size_t i = 0; i < n; i++)
        ocids[i] = all[i].ocid;
    const struct bg_index *index = bg_index_new(r->arena, ocids, n);
    for (size_t i = 0; i < n; i++) {
        first[i] = ocids[i][0] ? (size_t)bg_index_find(index, ocids[i]) : i;
        struct process *process = &processes[first[i]];
        process->compiled += all[i].compiled;
        if (process->same++ == 0 || all[i].compiled)
            process->the_one = i;
    }
    for (size_t i = 0; i < n; i++) {
        const struct process *process = &processes[first[i]];
        if (first[i] == i && is_merged(process) && process->same > 1)
            bg_intake_note(r->intake, BG_IGNORED,
                           "%zu single releases of \"%s\", which its compiled release merges",
                           process->same - 1, ocids[i]);
        if (first[i] == i && !is_merged(process))
            bg_diag_add(r->intake->diags, BG_E651, bg_json_pos(r->json, all[i].node),
                        "%zu releases of \"%s\" are not merged into one", process->same, ocids[i]);
        if (!is_merged(process))
            refuse_release(r, &all[i]);
        else if (process->the_one == i)
            read_release(r, all[i].node, ocids[i]);
        else
            r->intake->tenders.ignored++;
    }
}

/* The releases of a record: its compiled one, else those that it embeds; links are not followed. */
static size_t releases_of_record(struct reading *r, const struct cJSON *record, struct release *out)
{
    const struct cJSON *compiled = bg_json_get(record, "compiledRelease");
    const struct cJSON *one = bg_json_first(bg_json_get(record, "releases"));
    const char *ocid = bg_public_text(record, "ocid");
    size_t n = 0, links = 0;
    if (compiled) {
        const char *own = bg_public_text(compiled, "ocid");
        out[n++] = (struct release){compiled, own[0] ? own : ocid, true};
        return n;
    }
    for (; one; one = bg_json_next(one)) {
        const char *own = bg_public_text(one, "ocid");
        if (bg_json_get(one, "url") && !bg_json_get(one, "tag") && ++links)
            continue;
        out[n++] = (struct release){one, own[0] ? own : ocid, is_compiled(one)};
    }
    if (!n) {
        bg_diag_add(r->intake->diags, BG_E652, bg_json_pos(r->json, record),
                    "the record \"%s\" has no compiled release%s", ocid,
                    links ? ", only links to releases" : "");
        r->intake->tenders.in++;
        r->intake->tenders.refused++;
    }
    return n;
}

static size_t most_releases(const struct cJSON *root)
{
    const struct cJSON *record = bg_json_first(bg_json_get(root, "records"));
    size_t n = bg_json_size(bg_json_get(root, "releases")) + 2;
    for (; record; record = bg_json_next(record))
        n += bg_json_size(bg_json_get(record, "releases")) + 1;
    return n;
}

static bool is_some_release(const struct cJSON *node)
{
    static const char *const parts[] = {"ocid", "tender", "bids", "awards"};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (bg_json_get(node, parts[i]))
            return true;
    return false;
}

/* False: it is nothing of OCDS, said. */
static bool read_document(struct reading *r)
{
    const struct cJSON *root = r->json->root;
    const struct cJSON *record = bg_json_first(bg_json_get(root, "records"));
    const struct cJSON *release = bg_json_first(bg_json_get(root, "releases"));
    bool package = bg_json_get(root, "records") || bg_json_get(root, "releases");
    struct release *all = BG_ARRAY(r->arena, most_releases(root), struct release);
    size_t n = 0;
    if (bg_json_get(root, "compiledRelease")) {
        n = releases_of_record(r, root, all);
    } else if (!package && is_some_release(root)) {
        all[n++] = (struct release){root, bg_public_text(root, "ocid"), is_compiled(root)};
    } else if (!package) {
        bg_diag_add(r->intake->diags, BG_E653, bg_json_pos(r->json, root),
                    "this is no OCDS release: it has no \"ocid\", \"tender\" or \"bids\"");
        return false;
    }
    for (; record; record = bg_json_next(record))
        n += releases_of_record(r, record, all + n);
    for (; release; release = bg_json_next(release))
        all[n++] = (struct release){release, bg_public_text(release, "ocid"), is_compiled(release)};
    r->intake->tenders.in += (int64_t)n;
    read_releases(r, all, n);
    return true;
}

/* -- lines ----------------------------------------------------------------------------------------
 */

struct line {
    struct seen *seen;
    struct bg_intake *intake;
    struct bg_arena *scratch;
    const struct bg_source *source;
};

static void read_line(void *data)
{
    struct line *line = data;
    struct reading r = {.seen = &line->seen, .intake = line->intake, .arena = line->scratch};
    r.json = bg_json_parse(line->scratch, line->intake->diags, line->source, NULL);
    if (r.json && read_document(&r))
        return;
    line->intake->tenders.in++;
    line->intake->tenders.unreadable++;
}

static void free_arena(void *arena)
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
        d->reason = not_merged;
    }
}

/* Two lines of one process are not merged into one either. */
static void refuse_repeated(struct bg_intake *intake, const struct seen *seen)
{
    size_t n = 0, again = 0;
    for (const struct seen *s = seen; s; s = s->next)
        n++;
    const struct seen **all = BG_ARRAY(intake->arena, n, const struct seen *);
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
static void read_lines(struct bg_intake *intake)
{
    struct line line = {.intake = intake};
    const struct bg_source *file = intake->source;
    const char *at = file->text, *end = at + file->size;
    void **slot = bg_arena_defer(intake->arena, free_arena);
    *slot = line.scratch = bg_arena_new(0);
    if (!line.scratch)
        bg_arena_out_of_memory(intake->arena);
    for (int64_t number = file->first_line; at < end; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t n = (size_t)((stop ? stop : end) - at), used = n;
        while (used && strchr(" \t\r", at[used - 1]))
            used--;
        if (used) {
            struct bg_source *source = BG_NEW(intake->arena, struct bg_source);
            *source = (struct bg_source){
                .name = file->name, .text = at, .size = used, .first_line = number};
            line.source = source;
            if (!bg_arena_try(line.scratch, read_line, &line))
                bg_arena_out_of_memory(intake->arena);
            bg_arena_reset(line.scratch);
        }
        at += n + 1;
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

static bool read_ocds(struct bg_intake *intake)
{
    struct seen *seen = NULL;
    struct reading r = {.seen = &seen, .intake = intake, .arena = intake->arena};
    const struct bg_source *source = intake->source;
    size_t end;
    (void)bg_sniff_keys(source->text, source->size, keys, 0, &end);
    if (has_lines(source, end) || bg_source_sniff(source) == BG_SOURCE_BIDS_LINES) {
        read_lines(intake);
        settle_processes(intake);
        return true;
    }
    r.json = bg_json_parse(r.arena, intake->diags, source, NULL);
    if (!r.json || !read_document(&r))
        return false;
    settle_processes(intake);
    return true;
}

const struct bg_format bg_format_ocds = {
    .name = "ocds", .title = "OCDS file", .is = is_ocds, .read = read_ocds};
