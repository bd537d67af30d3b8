/* Prozorro tenders: which parts become which documents. The ruleset of a lot is made in
 * prozorro_ruleset.c, its bids in prozorro_bids.c. */
#include <string.h>

#include "intake/format.h"
#include "intake/prozorro.h"

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

static void read_lot(struct bg_tender *tender, const struct cJSON *lot)
{
    const char *lot_id = lot ? bg_tender_text(lot, "id") : "";
    const struct cJSON *bid = bg_json_first(bg_json_get(tender->root, "bids"));
    struct bg_buf out;
    bg_buf_init(&out, tender->arena);
    bg_tender_ruleset(tender, lot, &out);
    bg_intake_ruleset(tender->intake, bg_json_pos(tender->json, lot ? lot : tender->root), lot_id,
                      &out);
    for (; bid; bid = bg_json_next(bid)) {
        if (!bid_concerns(bid, lot))
            continue;
        bg_buf_init(&out, tender->arena);
        bg_tender_bid(tender, lot, bid, lot ? lot_value_of(bid, lot) : NULL, &out);
        bg_intake_bid(tender->intake, bg_json_pos(tender->json, bid), lot_id,
                      bg_tender_text(bid, "id"), &out, NULL);
    }
}

static const struct cJSON *first_value(const struct bg_tender *tender)
{
    const struct cJSON *value = bg_json_get(tender->root, "value");
    const struct cJSON *bid = bg_json_first(bg_json_get(tender->root, "bids"));
    if (!value)
        value = bg_json_get(tender->root, "minValue");
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

static bool is_prozorro(const struct bg_source *source)
{
    return bg_source_sniff(source) == BG_SOURCE_PROZORRO;
}

static bool read_prozorro(struct bg_intake *intake)
{
    const struct bg_json *json = bg_json_parse(intake->arena, intake->diags, intake->source, NULL);
    struct bg_tender tender = {
        .arena = intake->arena, .diags = intake->diags, .json = json, .intake = intake};
    const struct cJSON *lot;
    if (!json)
        return false;
    tender.root = tender_of(json);
    if (!tender.root) {
        bg_diag_add(intake->diags, BG_E601, bg_json_pos(json, json->root),
                    "this is no public tender that can be imported");
        return false;
    }
    read_basis(&tender);
    if (!basis_is_known(&tender))
        return false;
    lot = bg_json_first(bg_json_get(tender.root, "lots"));
    if (!lot)
        read_lot(&tender, NULL);
    for (; lot; lot = bg_json_next(lot))
        read_lot(&tender, lot);
    return true;
}

const struct bg_format bg_format_prozorro = {
    .name = "prozorro", .title = "Prozorro tender", .is = is_prozorro, .read = read_prozorro};
