/* Prozorro: a tender, or a part of one as the API gives it: bids, awards or criteria, each bare, in
 * "data", or as a list. The ruleset of a lot is made in prozorro_ruleset.c, bids in
 * prozorro_bids.c. */
#include <string.h>

#include "intake/tender/prozorro.h"
#include "intake/sniff.h"

enum part { PART_TENDER, PART_BID, PART_AWARD, PART_CRITERION, PART_NONE };

static enum part format_prozorro_part_of(const struct cJSON *node)
{
    if (bg_json_get(node, "requirementGroups"))
        return PART_CRITERION;
    if (bg_json_get(node, "bid_id"))
        return PART_AWARD;
    if (bg_json_get(node, "procurementMethodType") ||
        (bg_json_get(node, "tenderID") && bg_json_get(node, "bids")))
        return PART_TENDER;
    if (bg_json_get(node, "lotValues") || bg_json_get(node, "requirementResponses") ||
        (bg_json_get(node, "tenderers") && bg_json_get(node, "value")))
        return PART_BID;
    return PART_NONE;
}

static bool is_prozorro(const struct bg_source *source)
{
    static const char *const marks[] = {"\"procurementMethodType\"",
                                        "\"tenderID\"",
                                        "\"requirementGroups\"",
                                        "\"bid_id\"",
                                        "\"lotValues\"",
                                        "\"requirementResponses\""};
    enum bg_source_kind kind = bg_source_sniff(source);
    if (kind == BG_SOURCE_PROZORRO)
        return true;
    if (!bg_sniff_json(source) || bg_sniff_schema(source))
        return false;
    for (size_t i = 0; kind == BG_SOURCE_UNKNOWN && i < sizeof marks / sizeof marks[0]; i++)
        if (bg_sniff_has(source->text, source->size, marks[i]))
            return true;
    return false;
}

/* -- the basis of ranking -------------------------------------------------------------------------
 */

/* NULL: it has none, or null. */
static const struct cJSON *object_of(const struct cJSON *node, const char *key)
{
    const struct cJSON *value = bg_json_get(node, key);
    return value && bg_json_type(value) == BG_JSON_OBJECT ? value : NULL;
}

static const struct cJSON *format_prozorro_value_of(const struct cJSON *bid)
{
    const struct cJSON *value = object_of(bid, "value");
    return value ? value : object_of(bg_json_first(bg_json_get(bid, "lotValues")), "value");
}

static const struct cJSON *first_value(const struct bg_public_tender *tender,
                                       const struct cJSON *bids)
{
    const struct cJSON *value = object_of(tender->root, "value");
    if (!value)
        value = object_of(tender->root, "minValue");
    for (const struct cJSON *bid = bg_json_first(bids); bid && !value; bid = bg_json_next(bid))
        value = format_prozorro_value_of(bid);
    return value;
}

/* What the tender says of tax, else what all its bids with a price do. */
static int tax_of(struct bg_prozorro *p, const struct cJSON *bids)
{
    struct bg_public_tender *tender = &p->tender;
    struct bg_public_taxes all;
    const struct cJSON *own = object_of(tender->root, "value");
    int tax = bg_public_tax_of(tender, own ? own : object_of(tender->root, "minValue"));
    if (tax >= 0)
        return tax;
    bg_public_taxes_start(&all);
    for (const struct cJSON *bid = bg_json_first(bids); bid; bid = bg_json_next(bid)) {
        const struct cJSON *one = bg_json_first(bg_json_get(bid, "lotValues"));
        if (object_of(bid, "value"))
            bg_public_taxes_add(&all, bg_public_tax_of(tender, object_of(bid, "value")));
        for (; one; one = bg_json_next(one))
            if (object_of(one, "value"))
                bg_public_taxes_add(&all, bg_public_tax_of(tender, object_of(one, "value")));
    }
    if (all.differ)
        bg_intake_note(
            tender->intake, BG_REFUSED,
            "the prices of its bids: some are with tax, some without, and the tender does "
            "not say which counts: they are not compared");
    return bg_public_taxes_of_all(&all);
}

static void read_basis(struct bg_prozorro *p, const struct cJSON *bids)
{
    struct bg_public_tender *tender = &p->tender;
    const struct cJSON *value = first_value(tender, bids);
    const char *type = bg_public_text(tender->root, "procurementMethodType");
    const char *award = bg_public_text(tender->root, "awardCriteria");
    tender->currency = bg_public_text(value, "currency");
    tender->tax = tender->root ? tax_of(p, bids) : bg_public_tax_of(tender, value);
    if (strcmp(type, "esco") == 0 || bg_json_get(value, "amountPerformance"))
        p->basis = BG_PROZORRO_ESCO;
    else if (strcmp(type, "complexAsset.arma") == 0 || bg_json_get(value, "amountPercentage"))
        p->basis = BG_PROZORRO_PERCENTAGE;
    else if (strcmp(award, "lowestCost") == 0 || strcmp(award, "lifeCycleCost") == 0)
        p->basis = BG_PROZORRO_PRICE;
    else
        p->basis = BG_PROZORRO_UNKNOWN;
}

/* Only where the platform's own rule says how bids are ranked do we write one. */
static void format_prozorro_refuse_to_guess(struct bg_prozorro *p)
{
    struct bg_public_tender *tender = &p->tender;
    const struct cJSON *node = bg_json_get(tender->root, "awardCriteria");
    const char *criteria = bg_public_text(tender->root, "awardCriteria");
    if (p->basis != BG_PROZORRO_UNKNOWN || tender->intake->ruleset)
        return;
    bg_diag_add(tender->diags, BG_E602, bg_json_pos(tender->json, node ? node : tender->root),
                "award criteria \"%s\" say nothing of how bids are ranked", criteria);
    bg_public_incomplete(tender,
                         bg_arena_printf(tender->arena,
                                         "award criteria \"%s\" say nothing of how bids are ranked",
                                         criteria));
}

/* -- parts ----------------------------------------------------------------------------------------
 */

static void format_prozorro_put_ruleset(struct bg_prozorro *p, const struct cJSON *lot)
{
    struct bg_public_tender *tender = &p->tender;
    const char *lot_id = lot ? bg_public_key(tender, lot, "id") : "";
    const struct cJSON *node = lot ? lot : tender->root ? tender->root : tender->json->root;
    struct bg_pos pos = bg_json_pos(tender->json, node);
    struct bg_buf out;
    if (bg_intake_full(tender->intake))
        return;
    bg_buf_init(&out, tender->intake->arena);
    bg_prozorro_ruleset(p, lot, &out);
    bg_intake_ruleset_incomplete(tender->intake, pos, lot_id, &out, tender->incomplete);
}

/* Entries that are null are no bids. */
static int64_t nulls(const struct cJSON *first, size_t n)
{
    int64_t none = 0;
    for (; first && n; first = bg_json_next(first), n--)
        none += bg_json_type(first) == BG_JSON_NULL;
    return none;
}

static int64_t bids_n(const struct cJSON *bids)
{
    size_t n = bg_json_size(bids);
    return (int64_t)n - nulls(bg_json_first(bids), n);
}

/* False: too many lots, said. */
static bool format_prozorro_read_tender(struct bg_prozorro *p)
{
    struct bg_public_tender *tender = &p->tender;
    const struct cJSON *lots = bg_json_get(tender->root, "lots");
    const struct cJSON *bids = bg_json_get(tender->root, "bids");
    const struct cJSON *awards = bg_json_get(tender->root, "awards");
    size_t n = bg_json_size(lots), i = 0;
    const char **ids = BG_ARRAY(tender->arena, n, const char *);
    const struct cJSON **nodes = BG_ARRAY(tender->arena, n, const struct cJSON *);
    if (n > BG_PUBLIC_LOTS_MAX) {
        bg_diag_add(tender->diags, BG_E656, bg_json_key_pos(tender->json, lots),
                    "the tender has %zu lots; at most %d are read", n, BG_PUBLIC_LOTS_MAX);
        return false;
    }
    tender->intake->bids_in = bids_n(bids);
    tender->reference = bg_public_key(tender, tender->root, "tenderID");
    tender->intake->tenders.in = tender->intake->tenders.read = 1;
    read_basis(p, bids);
    format_prozorro_refuse_to_guess(p);
    bg_public_start(tender, bg_json_get(tender->root, "criteria"));
    bg_features_start(p);
    for (const struct cJSON *lot = bg_json_first(lots); lot; lot = bg_json_next(lot)) {
        if (bg_json_type(lot) != BG_JSON_OBJECT)
            continue; /* null: no lot */
        nodes[i] = lot;
        ids[i++] = bg_public_key(tender, lot, "id");
        format_prozorro_put_ruleset(p, lot);
        bg_prozorro_say_state(p, lot);
    }
    n = i;
    if (!n) {
        format_prozorro_put_ruleset(p, NULL);
        bg_prozorro_say_state(p, NULL);
    }
    p->lots = bg_index_new(tender->arena, ids, n);
    p->lot_nodes = nodes;
    p->lots_n = n;
    for (const struct cJSON *bid = bg_json_first(bids); bid; bid = bg_json_next(bid))
        bg_prozorro_bid(p, bid);
    for (const struct cJSON *award = bg_json_first(awards); award; award = bg_json_next(award))
        if (bg_json_type(award) == BG_JSON_OBJECT)
            bg_prozorro_award(p, award);
    return true;
}

/* Criteria without a tender are a ruleset without a price: to be completed by whoever wants it. */
static bool format_prozorro_read_criteria(struct bg_prozorro *p, const struct cJSON *list)
{
    struct bg_public_tender *tender = &p->tender;
    p->basis = BG_PROZORRO_UNKNOWN;
    bg_public_incomplete(tender, "there are criteria and no tender: nothing says how bids are "
                                 "ranked");
    bg_public_start(tender, list);
    format_prozorro_put_ruleset(p, NULL);
    return true;
}

static bool read_bids(struct bg_prozorro *p, const struct cJSON *first, size_t n)
{
    p->tender.intake->bids_in = (int64_t)n - nulls(first, n);
    read_basis(p, NULL);
    if (bg_json_get(format_prozorro_value_of(first), "amountPerformance"))
        p->basis = BG_PROZORRO_ESCO;
    else if (bg_json_get(format_prozorro_value_of(first), "amountPercentage"))
        p->basis = BG_PROZORRO_PERCENTAGE;
    else
        p->basis = BG_PROZORRO_PRICE;
    bg_public_start(&p->tender, NULL);
    for (; first; first = n > 1 ? bg_json_next(first) : NULL)
        bg_prozorro_bid(p, first);
    return true;
}

static bool read_prozorro(struct bg_intake *intake)
{
    const struct bg_json *json = bg_json_parse(intake->arena, intake->diags, intake->source, NULL);
    struct bg_prozorro p = {.tender = {.arena = intake->arena,
                                       .diags = intake->diags,
                                       .json = json,
                                       .intake = intake,
                                       .reference = "",
                                       .currency = "",
                                       .tax = -1,
                                       .incomplete = ""}};
    if (!json)
        return false;
    const struct cJSON *data = bg_json_get(json->root, "data");
    const struct cJSON *root = data ? data : json->root;
    bool list = bg_json_type(root) == BG_JSON_ARRAY;
    const struct cJSON *first = list ? bg_json_first(root) : root;
    switch (first ? format_prozorro_part_of(first) : PART_NONE) {
    case PART_TENDER:
        if (list)
            break;
        p.tender.root = root;
        return format_prozorro_read_tender(&p);
    case PART_CRITERION:
        if (!list)
            break;
        return format_prozorro_read_criteria(&p, root);
    case PART_BID:
        return read_bids(&p, first, list ? bg_json_size(root) : 1);
    case PART_AWARD:
        bg_public_start(&p.tender, NULL);
        for (; first; first = list ? bg_json_next(first) : NULL)
            bg_prozorro_award(&p, first);
        return true;
    default:
        break;
    }
    bg_diag_add(intake->diags, BG_E601, bg_json_pos(json, json->root),
                "this is not a public tender that can be imported");
    return false;
}

const struct bg_format bg_format_prozorro = {
    .name = "prozorro", .title = "Prozorro tender", .is = is_prozorro, .read = read_prozorro};
