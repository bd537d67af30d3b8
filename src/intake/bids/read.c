/* Reading bids: a JSON object, or JSON Lines; one bad line is one unreadable bid. The trees of
 * lines live in an arena that is reset after each, so that memory grows with the answers only. */
#include "intake/bids/bind.h"

#include <stdlib.h>
#include <string.h>

#include "base/index.h"
#include "base/list.h"
#include "base/records.h"
#include "intake/format.h"
#include "intake/sniff.h"

struct bg_bid_list {
    struct bg_arena *arena;
    struct bg_bid **bids;
    size_t n, capacity;
    const struct bg_ruleset *ruleset; /* of the last read */
    const char *lot;
    bool to_be_decided;
};

void bg_bid_list_to_be_decided(struct bg_bid_list *list)
{
    list->to_be_decided = true;
}

struct bg_bid **bg_bid_list_bids(struct bg_bid_list *list, size_t *n)
{
    *n = list->n;
    return list->bids;
}

struct bg_bid_list *bg_bid_list_new(struct bg_arena *arena)
{
    struct bg_bid_list *list = BG_NEW(arena, struct bg_bid_list);
    list->arena = arena;
    list->lot = "";
    return list;
}

static void read_append(struct bg_bid_list *list, struct bg_bid *bid)
{
    if (!bid)
        return;
    BG_MORE(list->arena, list->bids, list->n, list->capacity);
    list->bids[list->n++] = bid;
}

/* What is wrong with a file is said for the first lot only. */
static bool is_first_lot(const struct bg_ruleset *ruleset, const char *lot)
{
    return !ruleset->whole || strcmp(ruleset->whole->lots[0].id, lot) == 0;
}

void bg_bids_unreadable(struct bg_bid_list *list, const struct bg_ruleset *ruleset, const char *lot,
                        const struct bg_source *source, const char *reason)
{
    read_append(list, bg_bid_broken(list->arena, ruleset, lot, source, source->name, reason));
}

/* The first fault of a source that is not JSON, as the reason. */
static const char *why_not_json(struct bg_arena *arena, const struct bg_source *source)
{
    struct bg_diags *own = bg_diags_new(arena);
    if (bg_json_parse(arena, own, source, NULL))
        return "it is not JSON";
    const struct bg_diag *diag = bg_diag_get(own, 0);
    return diag ? diag->message : "it is not JSON";
}

struct reading {
    struct bg_bid_list *list;
    struct bg_diags *diags;
    const struct bg_ruleset *ruleset;
    const char *lot;
    const struct bg_source *source; /* of the document */
    const struct bg_source *file;   /* that it is in */
    struct bg_arena *scratch;       /* of the tree; the list's own for a whole file */
    const char *id;                 /* of a bid that cannot be read */
};

static void bids_read_read_document(void *data)
{
    struct reading *r = data;
    struct bg_arena *arena = r->list->arena;
    struct bg_diags *diags = is_first_lot(r->ruleset, r->lot) ? r->diags : bg_diags_new(r->scratch);
    const struct bg_json *json = bg_json_parse(r->scratch, diags, r->source, NULL);
    struct bg_bid *bid;
    if (json) {
        struct bg_binder binder = {.arena = arena,
                                   .diags = r->diags,
                                   .ruleset = r->ruleset,
                                   .json = json,
                                   .copy = r->scratch != arena,
                                   .to_be_decided = r->list->to_be_decided};
        bid = bg_bid_bind_lot(&binder, r->lot, r->id);
    } else {
        bid = bg_bid_broken(arena, r->ruleset, r->lot, r->file, r->id,
                            why_not_json(arena, r->source));
    }
    if (bid)
        bid->source = r->file;
    read_append(r->list, bid);
}

static void read_free_arena(void *arena)
{
    bg_arena_free(arena);
}

/* Trees go to an arena of their own from here on, so that memory grows with the answers only. */
static void read_use_scratch(struct reading *r)
{
    void **slot = bg_arena_defer(r->list->arena, read_free_arena);
    *slot = bg_arena_new(0);
    r->scratch = *slot;
    if (!r->scratch)
        bg_arena_out_of_memory(r->list->arena);
}

static void read_in_scratch(struct reading *r)
{
    if (!bg_arena_try(r->scratch, bids_read_read_document, r))
        bg_arena_out_of_memory(r->list->arena);
    bg_arena_reset(r->scratch);
}

/* Every record, whole or not, is a bid: what is no bid is an unreadable one, so that it is counted. */
static void bids_read_read_lines(struct reading *r)
{
    const struct bg_source *file = r->file;
    struct bg_arena *arena = r->list->arena;
    struct bg_records records;
    struct bg_record record;
    read_use_scratch(r);
    bg_records_start(&records, file->text, file->size, file->first_line, bg_sniff_record);
    while (bg_records_next(&records, &record)) {
        struct bg_source *source = BG_NEW(arena, struct bg_source);
        *source = (struct bg_source){
            .name = file->name, .text = record.text, .size = record.n, .first_line = record.line};
        r->source = source;
        r->id = bg_arena_printf(arena, "%s:%lld", file->name, (long long)record.line);
        if (record.of_line > 1)
            r->id = bg_arena_printf(arena, "%s (%lld)", r->id, (long long)record.of_line);
        read_in_scratch(r);
    }
}

void bg_bids_read(struct bg_bid_list *list, struct bg_diags *diags,
                  const struct bg_ruleset *ruleset, const char *lot, const struct bg_source *source)
{
    struct reading r = {.list = list,
                        .diags = diags,
                        .ruleset = ruleset,
                        .lot = lot,
                        .source = source,
                        .file = source,
                        .scratch = list->arena,
                        .id = source->name};
    list->ruleset = ruleset;
    list->lot = lot;
    if (bg_source_sniff(source) == BG_SOURCE_BIDS_LINES)
        bids_read_read_lines(&r);
    else
        bids_read_read_document(&r);
}

/* A document of one lot is for that lot alone, where the ruleset has lots or one was asked for. */
static bool read_concerns(const struct bg_intake_document *document,
                          const struct bg_ruleset *ruleset, const char *lot,
                          const struct bg_intake_only *only)
{
    if (document->is_ruleset || (only->process && strcmp(document->process, only->process) != 0))
        return false;
    if (only->lot && document->lot[0] && strcmp(document->lot, only->lot) != 0)
        return false;
    return !ruleset->whole || !document->lot[0] || strcmp(document->lot, lot) == 0;
}

void bg_bids_read_made(struct bg_bid_list *list, struct bg_diags *diags,
                       const struct bg_ruleset *ruleset, const char *lot,
                       const struct bg_intake *made, const struct bg_intake_only *only)
{
    struct reading r = {.list = list,
                        .diags = diags,
                        .ruleset = ruleset,
                        .lot = lot,
                        .file = made->source,
                        .scratch = list->arena};
    size_t bids = 0;
    read_use_scratch(&r);
    list->ruleset = ruleset;
    list->lot = lot;
    for (const struct bg_intake_document *document = made->documents; document;
         document = document->next) {
        if (!read_concerns(document, ruleset, lot, only))
            continue;
        bids++;
        r.source = document->text;
        r.id = document->id;
        if (document->text)
            read_in_scratch(&r);
        else
            read_append(list, bg_bid_broken(list->arena, ruleset, lot, made->source, document->id,
                                            document->reason));
    }
    if (bids == 0 && made->failed)
        bg_bids_unreadable(
            list, ruleset, lot, made->source,
            bg_arena_printf(list->arena, "this %s cannot be read", made->format->title));
}

void bg_bids_read_node(struct bg_bid_list *list, struct bg_diags *diags,
                       const struct bg_ruleset *ruleset, const char *lot,
                       const struct bg_json *json, const char *id)
{
    struct bg_binder binder = {
        .arena = list->arena, .diags = diags, .ruleset = ruleset, .json = json};
    list->ruleset = ruleset;
    list->lot = lot;
    read_append(list, bg_bid_bind_lot(&binder, lot, id));
}

static bool read_told(const struct bg_bid_list *list, const struct bg_diags *diags,
                      const struct bg_bid *bid, enum bg_code code)
{
    if (!list->lot[0])
        return false;
    for (int64_t i = 0; i < bg_diag_count(diags, BG_NOTE); i++) {
        const struct bg_diag *diag = bg_diag_get(diags, i);
        if (diag->code == code && diag->pos.source == bid->pos.source &&
            diag->pos.offset == bid->pos.offset)
            return true;
    }
    return false;
}

static const char *bids_read_place_of(struct bg_arena *arena, const struct bg_bid *bid)
{
    const struct bg_source *source = bid->pos.source;
    if (!source)
        return bid->id;
    const char *label = bid->pos.label ? bid->pos.label : bg_source_label(source, bid->pos.offset);
    if (label)
        return bg_arena_printf(arena, "%s (%s)", source->name, label);
    return source != bid->source
               ? bg_arena_printf(arena, "%s:%lld", source->name, (long long)source->first_line)
               : source->name;
}

/* first_time: the first bid of that id has not been told yet. */
static void mark_same_id(struct bg_bid_list *list, struct bg_diags *diags, struct bg_bid *first,
                         struct bg_bid *bid, bool first_time)
{
    struct bg_arena *arena = list->arena;
    if (!read_told(list, diags, bid, BG_E511)) {
        bg_diag_add(diags, BG_E511, bid->pos, "the id \"%s\" is used by two bids", bid->id);
        bg_diag_note(diags, first->pos, "the other one");
    }
    bg_bid_fault(arena, bid,
                 bg_arena_printf(arena, "the id \"%s\" is also used by the bid in %s", bid->id,
                                 bids_read_place_of(arena, first)));
    if (first_time)
        bg_bid_fault(arena, first,
                     bg_arena_printf(arena, "the id \"%s\" is also used by the bid in %s",
                                     first->id, bids_read_place_of(arena, bid)));
}

/* Prices with and without tax are not compared, where the ruleset does not say which counts. */
static void mark_tax(struct bg_bid_list *list, struct bg_diags *diags)
{
    const struct bg_bid *with = NULL, *without = NULL;
    for (size_t i = 0; i < list->n; i++) {
        const struct bg_bid *bid = list->bids[i];
        const char *basis = bid->tax_basis ? bid->tax_basis : "";
        if (bid->status != BG_BID_ACTIVE || bid->not_comparable || !basis[0])
            continue;
        const struct bg_bid **one = strcmp(basis, "with tax") == 0 ? &with : &without;
        *one = *one ? *one : bid;
    }
    if (!with || !without || !list->ruleset->price.used || list->ruleset->price.tax_basis[0])
        return;
    for (size_t i = 0; i < list->n; i++) {
        struct bg_bid *bid = list->bids[i];
        if (bid->status != BG_BID_ACTIVE || !bid->tax_basis || !bid->tax_basis[0])
            continue;
        const char *why = bg_arena_printf(
            list->arena,
            "prices are with tax in some bids and without in others (this one is %s), and the "
            "ruleset does not say which counts",
            bid->tax_basis);
        if (!read_told(list, diags, bid, BG_E509))
            bg_diag_add(diags, BG_E509, bid->pos, "bid \"%s\": %s", bid->id, why);
        bg_bid_fault(list->arena, bid, why);
    }
}

struct placed {
    struct bg_bid *bid;
    size_t place;
};

/* qsort is not stable: bids of one id stay as they were. */
static int by_id(const void *a, const void *b)
{
    const struct placed *first = a, *second = b;
    int order = strcmp(first->bid->id, second->bid->id);
    return order ? order : (first->place > second->place) - (first->place < second->place);
}

void bg_bids_by_id(struct bg_bid_list *list)
{
    struct placed *placed = BG_ARRAY(list->arena, list->n, struct placed);
    for (size_t i = 0; i < list->n; i++)
        placed[i] = (struct placed){list->bids[i], i};
    qsort(placed, list->n, sizeof *placed, by_id);
    for (size_t i = 0; i < list->n; i++)
        list->bids[i] = placed[i].bid;
}

struct bg_bids bg_bids_finish(struct bg_bid_list *list, struct bg_diags *diags)
{
    const char **ids = BG_ARRAY(list->arena, list->n, const char *);
    const char **vendors = BG_ARRAY(list->arena, list->n, const char *);
    for (size_t i = 0; i < list->n; i++) {
        bool replaced = list->bids[i]->status == BG_BID_REPLACED;
        bool gone = replaced || list->bids[i]->status == BG_BID_WITHDRAWN;
        ids[i] = replaced ? "" : list->bids[i]->id;
        vendors[i] = gone ? "" : list->bids[i]->vendor_id;
    }
    if (list->ruleset)
        mark_tax(list, diags);
    bool *repeated = BG_ARRAY(list->arena, list->n, bool);
    const struct bg_index *by_id = bg_index_new(list->arena, ids, list->n);
    const struct bg_index *by_vendor = bg_index_new(list->arena, vendors, list->n);
    for (size_t i = 0; i < list->n; i++) {
        struct bg_bid *bid = list->bids[i];
        size_t first = (size_t)bg_index_find(by_id, ids[i]);
        if (first < i && ids[i][0]) {
            mark_same_id(list, diags, list->bids[first], bid, !repeated[first]);
            repeated[first] = true;
        }
        first = (size_t)bg_index_find(by_vendor, vendors[i]);
        if (first < i && vendors[i][0] && !read_told(list, diags, bid, BG_W512)) {
            bg_diag_add(diags, BG_W512, bid->pos, "vendor \"%s\" has two bids: \"%s\" and \"%s\"",
                        bid->vendor_name, list->bids[first]->id, bid->id);
            bg_diag_note(diags, list->bids[first]->pos, "the other one");
        }
    }
    return (struct bg_bids){.bid = (const struct bg_bid *const *)list->bids, .n = list->n};
}
