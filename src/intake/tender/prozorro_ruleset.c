/* A Prozorro lot as a ruleset: requirements become fields and pass/fail requirements, features
 * become choice criteria with the platform's coefficient, life-cycle costs become adjustments. What
 * the buyer answers about the winner is listed as not modelled.
 * Coefficient: openprocurement/barbecue (Apache-2.0), 1 + sum(v) / (1 - sum(vmax)). */
#include <string.h>

#include "intake/tender/prozorro.h"

struct writing {
    struct bg_prozorro *p;
    const struct cJSON *lot;
    struct bg_buf *out;
    struct bg_dec sum; /* of the features' maxima */
};

/* -- price and award -------------------------------------------------------------------------- */

static const struct {
    const char *field, *fields; /* of the price, and the members of "fields" */
} bases[] = {
    [BG_PROZORRO_PRICE] = {"price", "\n\"price\": {\"label\": \"bid price\", \"type\": \"money\", "
                                    "\"role\": \"price\"}"},
    [BG_PROZORRO_ESCO] = {"amount_performance",
                          "\n\"amount_performance\": {\"label\": \"energy performance of the "
                          "contract\", \"type\": \"money\", \"role\": \"price\"},"
                          "\n\"amount\": {\"label\": \"contract amount\", \"type\": \"money\"}"},
    [BG_PROZORRO_PERCENTAGE] = {"amount_percentage",
                                "\n\"amount_percentage\": {\"label\": \"percentage that is asked "
                                "for\", \"type\": \"money\", \"unit\": \"percent\", "
                                "\"role\": \"price\"}"},
    [BG_PROZORRO_UNKNOWN] = {"price", "\n\"price\": {\"label\": \"bid price\", \"type\": "
                                      "\"money\", \"role\": \"price\"}"},
};

static void put_costs(struct writing *writing)
{
    const struct bg_public_tender *tender = &writing->p->tender;
    struct bg_buf *out = writing->out;
    for (size_t i = 0; i < tender->requirements_n; i++) {
        const struct bg_requirement *r = &tender->requirements[i];
        if (!r->field || !r->writes_field || !bg_public_is_life_cycle_cost(r->criterion) ||
            !bg_public_concerns(tender, writing->lot, r->criterion))
            continue;
        bg_put_key(out, bg_arena_printf(tender->arena, "cost-%zu", i + 1));
        bg_buf_putc(out, '{');
        bg_put_member(out, "title", bg_public_text(r->node, "title"));
        bg_buf_printf(out,
                      ",\n\"amount\": {\"val\":\"%s\"},\n\"effect\": \"add\",\n\"stage\": \"%s\"}",
                      r->field, bg_dec_sign(writing->sum) ? "after" : "before");
    }
}

static void prozorro_ruleset_put_price(struct writing *writing)
{
    const struct bg_public_tender *tender = &writing->p->tender;
    struct bg_buf *out = writing->out;
    bool esco = writing->p->basis == BG_PROZORRO_ESCO;
    bool index = esco || bg_dec_sign(writing->sum) > 0;
    struct bg_dec left = bg_dec_int(0);
    char text[BG_DEC_TEXT];
    (void)!bg_dec_sub(bg_dec_int(100), writing->sum, &left);
    bg_put_key(out, "price");
    bg_buf_printf(out, "{\n\"field\": \"%s\"", bases[writing->p->basis].field);
    if (index)
        bg_buf_printf(out, ",\n\"weight\": %s,\n\"formula\": \"coefficient\"",
                      bg_dec_text(left, text));
    if (esco)
        bg_buf_puts(out, ",\n\"highest_wins\": true");
    if (tender->tax >= 0)
        bg_put_member(out, "tax_basis", tender->tax ? "with tax" : "without tax");
    bg_put_key(out, "adjustments");
    bg_buf_putc(out, '{');
    put_costs(writing);
    bg_buf_puts(out, "}\n}");
    bg_put_key(out, "award");
    bg_buf_printf(out,
                  "{\"method\": \"%s\", \"decimals\": 2, \"rounding\": \"half_up\", "
                  "\"rank_on\": \"exact\", \"ties\": [\"earliest\"]}",
                  index ? "best_index" : "lowest_evaluated_price");
}

/* -- the whole -------------------------------------------------------------------------------- */

static void prozorro_ruleset_put_solicitation(const struct bg_prozorro *p, const struct cJSON *lot,
                                              struct bg_buf *out)
{
    const struct bg_public_tender *tender = &p->tender;
    const char *no_award = bg_prozorro_no_award(p, lot);
    const struct cJSON *period = bg_json_get(tender->root, "tenderPeriod");
    const char *due = bg_public_text(period, "endDate");
    const char *lot_title = bg_public_text(lot, "title");
    const char *title = bg_public_text(tender->root, "title");
    if (!due[0])
        due = bg_public_text(tender->root, "date");
    bg_put_key(out, "solicitation");
    bg_buf_putc(out, '{');
    bg_put_member(out, "title", lot_title[0] ? lot_title : title);
    bg_put_member(out, "reference", tender->reference);
    bg_put_member(out, "buyer",
                  bg_public_text(bg_json_get(tender->root, "procuringEntity"), "name"));
    if (no_award[0])
        bg_put_member(out, "no_award", no_award);
    bg_put_key(out, "dates");
    bg_buf_putc(out, '{');
    bg_put_day(out, "advertised", bg_public_text(period, "startDate"));
    bg_put_moment(out, "bids_due", due);
    bg_buf_puts(out, "}\n}");
}

static void prozorro_ruleset_put_heading(const struct bg_prozorro *p, const struct cJSON *lot,
                                         struct bg_buf *out)
{
    const struct bg_public_tender *tender = &p->tender;
    const char *title = bg_public_text(tender->root, "title");
    /* a percentage is in no currency: ISO 4217 has a code for that */
    const char *currency = p->basis == BG_PROZORRO_PERCENTAGE ? "XXX" : tender->currency;
    bg_put_member(out, "format", "bidgauge-ruleset/1");
    bg_put_member(out, "id", bg_public_id(tender->arena, "prozorro-", tender->reference));
    bg_put_member(out, "title",
                  title[0]               ? title
                  : tender->reference[0] ? tender->reference
                                         : "Criteria of the Prozorro library");
    bg_put_member(out, "version", bg_public_text(tender->root, "dateModified"));
    bg_put_member(out, "jurisdiction", "UA");
    if (currency[0])
        bg_put_member(out, "currency", currency);
    prozorro_ruleset_put_solicitation(p, lot, out);
    bg_put_key(out, "sources");
    bg_buf_puts(out, "{\"tender\": {");
    bg_put_member(out, "title",
                  bg_arena_printf(tender->arena, "Prozorro tender %s", tender->reference));
    bg_put_member(out, "citation", bg_public_text(tender->root, "id"));
    bg_buf_puts(out, "}}");
}

void bg_prozorro_ruleset(struct bg_prozorro *p, const struct cJSON *lot, struct bg_buf *out)
{
    const struct bg_public_tender *tender = &p->tender;
    struct writing writing = {.p = p, .lot = lot, .out = out, .sum = bg_dec_int(0)};
    bg_buf_putc(out, '{');
    prozorro_ruleset_put_heading(p, lot, out);
    bg_put_key(out, "not_modelled");
    bg_buf_putc(out, '[');
    if (tender->incomplete[0])
        bg_buf_json(out, bg_arena_printf(tender->arena, "Not complete: %s", tender->incomplete),
                    -1);
    bg_requirements_not_modelled(tender, lot, out);
    bg_buf_putc(out, ']');
    bg_put_key(out, "fields");
    bg_buf_putc(out, '{');
    bg_buf_puts(out, bases[p->basis].fields);
    bg_features_fields(p, lot, out);
    bg_requirements_fields(tender, lot, out);
    bg_buf_puts(out, "\n}");
    bg_put_key(out, "criteria");
    bg_buf_putc(out, '{');
    writing.sum = bg_features_criteria(p, lot, out);
    bg_requirements_criteria(tender, lot, out);
    bg_buf_puts(out, "\n}");
    if (p->basis != BG_PROZORRO_UNKNOWN)
        prozorro_ruleset_put_price(&writing);
    bg_buf_puts(out, "\n}\n");
}
