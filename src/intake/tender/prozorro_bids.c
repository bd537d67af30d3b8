/* Prozorro bids: one document of ours for each lot that the bid is for, with its price, its status
 * there, the options of features it claims, and its responses. */
#include <string.h>

#include "intake/tender/prozorro.h"
#include "model/ruleset.h"

struct writing {
    struct bg_prozorro *p;
    const struct bg_public_tender *tender;
    const struct cJSON *lot, *bid;
    const char *id;
    struct bg_buf *out;
    struct bg_places *places;
};

/* -- status ----------------------------------------------------------------------------------- */

static const struct {
    const char *theirs, *ours;
} statuses[] = {
    {"active", "active"},       {"deleted", "deleted"},           {"draft", "pending"},
    {"pending", "pending"},     {"unsuccessful", "disqualified"}, {"invalid", "disqualified"},
    {"withdrawn", "withdrawn"},
};

static const char *our_status(const char *theirs)
{
    for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++)
        if (strcmp(statuses[i].theirs, theirs) == 0)
            return statuses[i].ours;
    return "disqualified"; /* invalid.pre-qualification and what may come: only active ranks */
}

static void prozorro_bids_put_status(struct writing *writing, const struct cJSON *lot_value)
{
    const char *of_bid = bg_public_text(writing->bid, "status");
    const char *of_lot = bg_public_text(lot_value, "status");
    const char *decides = of_bid[0] ? of_bid : "active";
    const char *what = "bid";
    if (strcmp(decides, "active") == 0 && of_lot[0] && strcmp(of_lot, "active") != 0) {
        decides = of_lot;
        what = "bid for this lot";
    }
    bg_put_member(writing->out, "status", our_status(decides));
    if (strcmp(decides, "active") != 0)
        bg_put_member(writing->out, "status_reason",
                      bg_arena_printf(writing->tender->arena, "the %s is \"%s\" in the source",
                                      what, decides));
}

/* -- the whole -------------------------------------------------------------------------------- */

static void prozorro_bids_put_price(struct writing *writing, const struct cJSON *value)
{
    static const struct {
        const char *theirs, *ours;
    } amounts[][2] = {
        [BG_PROZORRO_PRICE] = {{"amount", "price"}, {NULL, NULL}},
        [BG_PROZORRO_ESCO] = {{"amountPerformance", "amount_performance"}, {"amount", "amount"}},
        [BG_PROZORRO_PERCENTAGE] = {{"amountPercentage", "amount_percentage"}, {NULL, NULL}},
        [BG_PROZORRO_UNKNOWN] = {{"amount", "price"}, {NULL, NULL}},
    };
    const struct bg_public_tender *tender = writing->tender;
    for (int i = 0; i < 2 && amounts[writing->p->basis][i].theirs; i++) {
        const struct cJSON *amount = bg_json_get(value, amounts[writing->p->basis][i].theirs);
        if (!amount)
            continue;
        const char *ours = amounts[writing->p->basis][i].ours;
        bg_public_amount(tender,
                         bg_arena_printf(tender->intake->arena, "bid %s, value (%s)", writing->id,
                                         bg_public_line(tender, amount)),
                         i ? ours : bg_public_price_field(tender, ours), amount, NULL, writing->out,
                         writing->places);
    }
}

static void prozorro_bids_put_vendor(struct writing *writing)
{
    const struct bg_public_tender *tender = writing->tender;
    const struct cJSON *tenderer = bg_json_first(bg_json_get(writing->bid, "tenderers"));
    const struct cJSON *identifier = bg_json_get(tenderer, "identifier");
    const char *id = bg_public_key(tender, identifier, "id");
    const char *name = "";
    struct bg_buf names;
    bg_buf_init(&names, tender->arena);
    for (const struct cJSON *one = tenderer; one; one = bg_json_next(one))
        bg_buf_printf(&names, "%s%s", one == tenderer ? "" : "; ", bg_public_text(one, "name"));
    name = bg_buf_text(&names);
    bg_put_key(writing->out, "vendor");
    bg_buf_putc(writing->out, '{');
    bg_put_member(
        writing->out, "id",
        id[0] ? bg_arena_printf(tender->arena, "%s-%s", bg_public_text(identifier, "scheme"), id)
              : writing->id);
    bg_put_member(writing->out, "name", name[0] ? name : "not published");
    bg_buf_putc(writing->out, '}');
}

/* A sealed bid has no value yet: what is missing then is its price, not what tax is in it. */
static void prozorro_bids_put_basis(struct writing *writing, const struct cJSON *value)
{
    const struct bg_public_tender *tender = writing->tender;
    const struct bg_ruleset *ruleset = tender->intake->ruleset;
    const char *currency = bg_public_text(value, "currency");
    bool amount = bg_json_get(value, "amount") && bg_json_type(value) == BG_JSON_OBJECT;
    int tax = value && bg_json_type(value) == BG_JSON_OBJECT ? bg_public_tax_of(tender, value)
                                                             : tender->tax;
    if (!value && tax < 0 && ruleset && ruleset->price.used && ruleset->price.tax_basis[0])
        bg_put_member(writing->out, "tax_basis", ruleset->price.tax_basis);
    if (currency[0])
        bg_put_member(writing->out, "currency", currency);
    if (tax >= 0)
        bg_put_member(writing->out, "tax_basis", bg_public_tax_name(tax));
    if (!amount || currency[0] || writing->p->basis == BG_PROZORRO_PERCENTAGE)
        return;
    const char *counts = tender->currency[0] ? tender->currency : "the ruleset's";
    bg_intake_note(tender->intake, BG_COERCED,
                   "bid %s (%s): its value names no currency and counts as %s", writing->id,
                   bg_public_line(tender, value), counts);
    bg_diag_add(tender->diags, BG_W682, bg_json_pos(tender->json, value),
                "bid \"%s\": the amount has no currency and counts as %s", writing->id, counts);
}

static void prozorro_bids_put_document(struct writing *writing, const struct cJSON *lot_value)
{
    const struct bg_public_tender *tender = writing->tender;
    const struct cJSON *of = lot_value ? lot_value : writing->bid;
    const struct cJSON *value = bg_json_get(of, "value");
    const char *lot = writing->lot ? bg_public_key(tender, writing->lot, "id")
                      : lot_value  ? bg_public_key(tender, lot_value, "relatedLot")
                                   : "";
    const char *date = bg_public_text(of, "date");
    struct bg_buf *out = writing->out;
    if (bg_intake_full(tender->intake))
        return;
    if (!date[0])
        date = bg_public_text(writing->bid, "date");
    bg_buf_init(out, tender->intake->arena);
    writing->places = bg_places_new(tender->intake->arena);
    bg_places_add(writing->places, out,
                  bg_arena_printf(tender->intake->arena, "bid %s (%s)", writing->id,
                                  bg_public_line(tender, writing->bid)));
    bg_buf_putc(out, '{');
    bg_put_member(out, "format", "bidgauge-bid/1");
    bg_put_member(out, "bid", writing->id);
    prozorro_bids_put_vendor(writing);
    if (tender->reference[0])
        bg_put_member(out, "solicitation", tender->reference);
    bg_put_receipt(out, tender, date, "Prozorro", true);
    prozorro_bids_put_status(writing, lot_value);
    prozorro_bids_put_basis(writing, value);
    const char *no_award = tender->root ? bg_prozorro_no_award(writing->p, writing->lot) : "";
    if (no_award[0])
        bg_put_member(out, "no_award", no_award);
    bg_put_key(out, "answers");
    bg_buf_putc(out, '{');
    prozorro_bids_put_price(writing, value);
    bg_parameters_put(writing->p, writing->lot, bg_json_get(writing->bid, "parameters"),
                      writing->id, out, writing->places);
    bg_responses_put(tender, writing->lot, writing->id,
                     bg_json_get(writing->bid, "requirementResponses"), out, writing->places);
    bg_buf_puts(out, "\n}\n}\n");
    bg_intake_bid(tender->intake, bg_json_pos(tender->json, writing->bid), lot, writing->id, out,
                  writing->places);
}

/* A bid without any entry for a lot (deleted, or before prices are opened) is in every lot: it must
 * not vanish from the record. */
static const bool *prozorro_bids_lots_of(const struct writing *writing)
{
    const struct bg_prozorro *p = writing->p;
    const struct cJSON *value = bg_json_first(bg_json_get(writing->bid, "lotValues"));
    bool *in = BG_ARRAY(writing->tender->arena, p->lots_n, bool);
    for (size_t i = 0; i < p->lots_n && !value; i++)
        in[i] = true;
    for (; value; value = bg_json_next(value)) {
        int at = bg_index_find(p->lots, bg_public_key(writing->tender, value, "relatedLot"));
        if (at >= 0)
            in[at] = true;
    }
    return in;
}

static void prozorro_bids_put_lots(struct writing *writing)
{
    const struct bg_prozorro *p = writing->p;
    const struct bg_public_tender *tender = writing->tender;
    const struct cJSON *value = bg_json_first(bg_json_get(writing->bid, "lotValues"));
    bool *done = BG_ARRAY(tender->arena, p->lots_n, bool);
    size_t put = 0;
    for (size_t i = 0; !value && i < p->lots_n; i++, put++) {
        writing->lot = p->lot_nodes[i];
        prozorro_bids_put_document(writing, NULL);
    }
    for (; value; value = bg_json_next(value)) {
        int at = bg_index_find(p->lots, bg_public_key(tender, value, "relatedLot"));
        if (at < 0 || done[at]) {
            bg_intake_note(tender->intake, BG_REFUSED, "bid %s, value for lot \"%s\" (%s): %s",
                           writing->id, bg_public_key(tender, value, "relatedLot"),
                           bg_public_line(tender, value),
                           at < 0 ? "the tender has no such lot" : "the bid has one already");
            continue;
        }
        done[at] = true;
        writing->lot = p->lot_nodes[at];
        prozorro_bids_put_document(writing, value);
        put++;
    }
    if (!put)
        bg_intake_refused(tender->intake, bg_json_pos(tender->json, writing->bid), "", writing->id,
                          "it is for no lot of the tender");
}

void bg_prozorro_bid(struct bg_prozorro *p, const struct cJSON *bid)
{
    struct bg_public_tender *tender = &p->tender;
    struct bg_buf out;
    struct writing writing = {
        .p = p, .tender = tender, .bid = bid, .out = &out, .id = bg_public_key(tender, bid, "id")};
    const struct cJSON *responses = bg_json_get(bid, "requirementResponses");
    const struct cJSON *value = bg_json_first(bg_json_get(bid, "lotValues"));
    if (bg_json_type(bid) == BG_JSON_NULL) {
        bg_intake_note(tender->intake, BG_IGNORED,
                       "null (%s), where a bid belongs: it is not a bid",
                       bg_public_line(tender, bid));
        return;
    }
    tender->intake->entry++;
    if (bg_json_type(bid) != BG_JSON_OBJECT) {
        bg_intake_refused(tender->intake, bg_json_pos(tender->json, bid), "",
                          bg_public_line(tender, bid), "what is there is not a bid");
        return;
    }
    if (!writing.id[0]) {
        writing.id = bg_arena_printf(tender->arena, "bid-%lld", (long long)tender->intake->entry);
        bg_intake_note(tender->intake, BG_COERCED, "bid (%s): it has no id and is called \"%s\"",
                       bg_public_line(tender, bid), writing.id);
    }
    bg_responses_account(tender, writing.id, responses, prozorro_bids_lots_of(&writing));
    bg_parameters_account(p, bg_json_get(bid, "parameters"), writing.id);
    if (p->lots_n)
        prozorro_bids_put_lots(&writing);
    else if (!value || tender->root)
        prozorro_bids_put_document(&writing, NULL);
    else /* bids without their tender name their lots themselves */
        for (; value; value = bg_json_next(value))
            prozorro_bids_put_document(&writing, value);
}

void bg_prozorro_award(struct bg_prozorro *p, const struct cJSON *node)
{
    const struct bg_public_tender *tender = &p->tender;
    const struct cJSON *supplier = bg_json_first(bg_json_get(node, "suppliers"));
    struct bg_intake_award award = {
        .pos = bg_json_pos(tender->json, node),
        .lot = bg_public_key(tender, node, "lotID"),
        .bid = bg_public_key(tender, node, "bid_id"),
        .status = bg_public_text(node, "status"),
        .evaluated = bg_public_key(tender, bg_json_get(node, "weightedValue"), "amount")};
    struct bg_buf names;
    bg_buf_init(&names, tender->intake->arena);
    for (; supplier; supplier = bg_json_next(supplier))
        bg_buf_printf(&names, "%s%s", names.size ? "; " : "", bg_public_text(supplier, "name"));
    award.supplier = bg_buf_text(&names);
    bg_intake_awarded(tender->intake, &award);
    bg_responses_of_award(tender, node);
}
