/* The ruleset of a lot of an OCDS tender: its requirements, and its price where the price alone
 * decides. Where something else does, what is published of it is written and the rest is left open,
 * so that no bid can be judged by it before somebody says how. */
#include <string.h>

#include "intake/tender/ocds.h"

static const char *first_currency(const struct bg_ocds *o, const struct cJSON *lot)
{
    const char *currency = bg_ocds_currency(o, lot);
    for (const struct cJSON *bid = bg_json_first(o->bids); bid && !currency[0];
         bid = bg_json_next(bid))
        currency = bg_public_text(bg_json_get(bid, "value"), "currency");
    return currency;
}

static void ocds_ruleset_put_solicitation(const struct bg_ocds *o, const struct cJSON *lot,
                                          struct bg_buf *out)
{
    const struct cJSON *tender = o->tender.root;
    const struct cJSON *period = bg_json_get(tender, "tenderPeriod");
    const char *title = bg_public_text(lot, "title");
    const char *no_award = bg_ocds_no_award(o, lot);
    const char *buyer = bg_public_text(bg_json_get(tender, "procuringEntity"), "name");
    if (!title[0])
        title = bg_public_text(tender, "title");
    if (!buyer[0])
        buyer = bg_public_text(bg_json_get(o->release, "buyer"), "name");
    bg_put_key(out, "solicitation");
    bg_buf_putc(out, '{');
    bg_put_member(out, "title", title[0] ? title : o->tender.reference);
    bg_put_member(out, "reference", o->tender.reference);
    bg_put_member(out, "buyer", buyer);
    if (no_award[0])
        bg_put_member(out, "no_award", no_award);
    bg_put_key(out, "dates");
    bg_buf_putc(out, '{');
    bg_put_day(out, "advertised", bg_public_text(period, "startDate"));
    bg_put_moment(out, "bids_due", bg_public_text(period, "endDate"));
    bg_buf_puts(out, "}\n}");
}

static void ocds_ruleset_put_heading(const struct bg_ocds *o, const struct cJSON *lot,
                                     const char *currency, struct bg_buf *out)
{
    const char *reference = o->tender.reference;
    const char *title = bg_public_text(o->tender.root, "title");
    const char *status = bg_public_text(o->tender.root, "status");
    bg_put_member(out, "format", "bidgauge-ruleset/1");
    bg_put_member(out, "id",
                  bg_public_id(o->tender.arena, "ocds-",
                               strncmp(reference, "ocds-", 5) == 0 ? reference + 5 : reference));
    bg_put_member(out, "title", title[0] ? title : reference[0] ? reference : "OCDS tender");
    bg_put_member(out, "version", bg_public_key(&o->tender, o->release, "id"));
    if (currency[0])
        bg_put_member(out, "currency", currency);
    if (status[0]) {
        bg_put_key(out, "notes");
        bg_buf_putc(out, '[');
        bg_buf_json(out,
                    bg_arena_printf(o->tender.arena, "The tender is \"%s\" in the source.", status),
                    -1);
        bg_buf_putc(out, ']');
    }
    ocds_ruleset_put_solicitation(o, lot, out);
    bg_put_key(out, "sources");
    bg_buf_puts(out, "{\"tender\": {");
    bg_put_member(out, "title", bg_arena_printf(o->tender.arena, "OCDS release of %s", reference));
    bg_put_member(out, "citation", bg_public_key(&o->tender, o->release, "id"));
    bg_buf_puts(out, "}}");
}

/* No rule for ties is published: they are reported. */
static void ocds_ruleset_put_award(const struct bg_ocds *o, const struct cJSON *lot,
                                   const char *open, struct bg_buf *out)
{
    const struct cJSON *breakdown = bg_ocds_breakdown(o, lot);
    const char *caution = bg_ocds_caution(o, lot);
    int tax = bg_ocds_tax(o, lot);
    const char *total = "100", *weight = "";
    if (open[0] && !breakdown)
        return; /* neither price nor award: it cannot be used before both are written */
    if (open[0])
        weight = bg_ocds_price_weight(o, breakdown, &total);
    bg_put_key(out, "price");
    bg_buf_puts(out, "{\n\"field\": \"price\"");
    if (weight[0])
        bg_buf_printf(out, ",\n\"weight\": %s", weight);
    if (tax >= 0)
        bg_put_member(out, "tax_basis", bg_public_tax_name(tax));
    bg_buf_puts(out, "\n}");
    bg_put_key(out, "award");
    if (open[0])
        bg_buf_printf(out, "{\"method\": \"highest_score\", \"total\": %s", total);
    else
        bg_buf_puts(out, "{\"method\": \"lowest_evaluated_price\", \"decimals\": 2, \"rank_on\": "
                         "\"exact\"");
    if (caution[0])
        bg_put_member(out, "caution", caution);
    bg_buf_putc(out, '}');
}

static void put_not_modelled(const struct bg_ocds *o, const struct cJSON *lot,
                             const struct cJSON *breakdown, const char *open, struct bg_buf *out)
{
    bg_put_key(out, "not_modelled");
    bg_buf_putc(out, '[');
    if (open[0])
        bg_buf_json(out, bg_arena_printf(o->tender.arena, "Not complete: %s", open), -1);
    if (open[0] && breakdown)
        bg_ocds_unscored(o, breakdown, out);
    bg_ocds_put_words(o, lot, out);
    bg_requirements_not_modelled(&o->tender, lot, out);
    bg_buf_putc(out, ']');
}

void bg_ocds_ruleset(struct bg_ocds *o, const struct cJSON *lot)
{
    const struct bg_public_tender *tender = &o->tender;
    const struct cJSON *breakdown = bg_ocds_breakdown(o, lot);
    const char *open = bg_ocds_not_by_price(o, lot);
    const char *currency = first_currency(o, lot);
    struct bg_buf out;
    if (!open[0])
        open = tender->incomplete;
    if (!open[0] && !currency[0])
        open = "nothing says in which currency the prices are";
    if ((open[0] && !breakdown && !tender->requirements_n) || bg_intake_full(tender->intake))
        return; /* nothing is published that a ruleset could hold */
    bg_buf_init(&out, tender->intake->arena);
    bg_buf_putc(&out, '{');
    ocds_ruleset_put_heading(o, lot, currency, &out);
    put_not_modelled(o, lot, breakdown, open, &out);
    bg_put_key(&out, "fields");
    bg_buf_puts(&out, "{\n\"price\": {\"label\": \"bid price\", \"type\": \"money\", \"role\": "
                      "\"price\"}");
    bg_requirements_fields(tender, lot, &out);
    bg_buf_puts(&out, "\n}");
    bg_put_key(&out, "criteria");
    bg_buf_putc(&out, '{');
    if (open[0] && breakdown)
        bg_ocds_weighted(o, breakdown, &out);
    bg_requirements_criteria(tender, lot, &out);
    bg_buf_puts(&out, "\n}");
    ocds_ruleset_put_award(o, lot, open, &out);
    bg_buf_puts(&out, "\n}\n");
    bg_intake_ruleset_incomplete(tender->intake, bg_json_pos(tender->json, lot ? lot : o->release),
                                 lot ? bg_public_key(tender, lot, "id") : "", &out, open);
}
