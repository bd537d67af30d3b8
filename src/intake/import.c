/* Import of public tenders: finds out what it is, and gives each lot's ruleset and bids to the sink
 * under paths made from the source's ids. */
#include <string.h>

#include "base/text.h"
#include "intake/prozorro.h"

struct paths { /* every path given out, to refuse a second file of the same name */
    struct paths *next;
    const char *path;
};

struct importing {
    struct bg_tender tender;
    const struct bg_import_sink *sink;
    struct paths *paths;
    bool failed;
};

static void put(struct importing *importing, struct bg_pos pos, const char *path,
                const struct bg_buf *content)
{
    struct bg_tender *tender = &importing->tender;
    struct paths *entry;
    for (entry = importing->paths; entry; entry = entry->next)
        if (strcmp(entry->path, path) == 0) {
            bg_diag_add(tender->diags, BG_E603, pos,
                        "two entries of the tender would be written to \"%s\"", path);
            importing->failed = true;
            return;
        }
    entry = BG_NEW(tender->arena, struct paths);
    entry->path = path;
    entry->next = importing->paths;
    importing->paths = entry;
    if (!importing->sink->put(importing->sink->data, path, bg_buf_text(content), content->size))
        importing->failed = true;
}

static const char *path_of(struct bg_arena *arena, const struct cJSON *node, const char *fallback)
{
    struct bg_buf buf;
    const char *id = bg_tender_text(node, "id");
    bg_buf_init(&buf, arena);
    bg_text_path(&buf, id[0] ? id : fallback);
    return bg_buf_text(&buf);
}

/* The bid's entry for the lot; NULL when it has none. */
static const struct cJSON *lot_value_of(const struct cJSON *bid, const struct cJSON *lot)
{
    const struct cJSON *value = bg_json_first(bg_json_get(bid, "lotValues"));
    for (; value; value = bg_json_next(value))
        if (strcmp(bg_tender_text(value, "relatedLot"), bg_tender_text(lot, "id")) == 0)
            return value;
    return NULL;
}

/* A bid without any lotValues (deleted, or before prices are opened) is kept in every lot: it must
 * not vanish from the record. */
static bool bid_concerns(const struct cJSON *bid, const struct cJSON *lot)
{
    return !lot || lot_value_of(bid, lot) || !bg_json_first(bg_json_get(bid, "lotValues"));
}

static void import_lot(struct importing *importing, const struct cJSON *lot)
{
    struct bg_tender *tender = &importing->tender;
    const char *folder = lot ? path_of(tender->arena, lot, "lot") : "tender";
    const struct cJSON *node = lot ? lot : tender->root;
    const struct cJSON *bid = bg_json_first(bg_json_get(tender->root, "bids"));
    struct bg_buf out;
    bg_buf_init(&out, tender->arena);
    bg_tender_ruleset(tender, lot, &out);
    put(importing, bg_json_pos(tender->json, node),
        bg_arena_printf(tender->arena, "%s/ruleset.json", folder), &out);
    for (; bid; bid = bg_json_next(bid)) {
        if (!bid_concerns(bid, lot)) continue;
        bg_buf_init(&out, tender->arena);
        bg_tender_bid(tender, lot, bid, lot ? lot_value_of(bid, lot) : NULL, &out);
        put(importing, bg_json_pos(tender->json, bid),
            bg_arena_printf(tender->arena, "%s/bids/%s.json", folder,
                            path_of(tender->arena, bid, "bid")),
            &out);
    }
}

static const struct cJSON *first_value(const struct bg_tender *tender)
{
    const struct cJSON *value = bg_json_get(tender->root, "value");
    const struct cJSON *bid = bg_json_first(bg_json_get(tender->root, "bids"));
    if (!value) value = bg_json_get(tender->root, "minValue");
    for (; bid && !value; bid = bg_json_next(bid)) {
        value = bg_json_get(bid, "value");
        if (!value)
            value = bg_json_get(bg_json_first(bg_json_get(bid, "lotValues")), "value");
    }
    return value;
}

static void read_basis(struct bg_tender *tender)
{
    const struct cJSON *value = first_value(tender);
    const struct cJSON *tax = bg_json_get(value, "valueAddedTaxIncluded");
    tender->currency = bg_tender_text(value, "currency");
    tender->tax = tax && bg_json_type(tax) == BG_JSON_BOOL ? bg_json_true(tax) : -1;
    tender->esco = strcmp(bg_tender_text(tender->root, "procurementMethodType"), "esco") == 0;
}

/* Only where the platform's own rule says how bids are ranked do we write one. */
static bool basis_is_known(const struct bg_tender *tender)
{
    const struct cJSON *node = bg_json_get(tender->root, "awardCriteria");
    const char *criteria = bg_tender_text(tender->root, "awardCriteria");
    if (tender->esco || strcmp(criteria, "lowestCost") == 0 ||
        strcmp(criteria, "lifeCycleCost") == 0)
        return true;
    bg_diag_add(tender->diags, BG_E602, bg_json_pos(tender->json, node ? node : tender->root),
                "award criteria \"%s\" say nothing of how bids are ranked", criteria);
    return false;
}

static const struct cJSON *tender_of(const struct bg_json *json)
{
    const struct cJSON *data = bg_json_get(json->root, "data");
    const struct cJSON *root = data ? data : json->root;
    bool is_tender = bg_json_get(root, "procurementMethodType") ||
                     (bg_json_get(root, "tenderID") && bg_json_get(root, "bids"));
    return is_tender ? root : NULL;
}

bool bg_import(struct bg_arena *arena, struct bg_diags *diags, const struct bg_source *source,
               const struct bg_import_sink *sink, struct bg_buf *report)
{
    const struct bg_json *json = bg_json_parse(arena, diags, source, NULL);
    struct importing importing = {
        .tender = {.arena = arena, .diags = diags, .json = json, .report = report},
        .sink = sink,
    };
    struct bg_tender *tender = &importing.tender;
    const struct cJSON *lot;
    if (!json) return false;
    tender->root = tender_of(json);
    if (!tender->root) {
        bg_diag_add(diags, BG_E601, bg_json_pos(json, json->root),
                    "this is no public tender that can be imported");
        return false;
    }
    read_basis(tender);
    if (!basis_is_known(tender)) return false;
    lot = bg_json_first(bg_json_get(tender->root, "lots"));
    if (!lot) import_lot(&importing, NULL);
    for (; lot; lot = bg_json_next(lot)) import_lot(&importing, lot);
    return !importing.failed;
}
