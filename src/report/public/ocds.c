/* The award as open data (OCDS 1.1): a package with one release, tagged award. No field of the standard
 * holds a score, so scores are in a local extension (docs/ocds/bid-evaluation.json). What is withheld is
 * left out. */
#include <string.h>

#include "base/date.h"
#include "report/public/public.h"
#include "report/text/json_put.h"

#define RAW "https://raw.githubusercontent.com/open-contracting-extensions/"
#define DAY INT64_C(86400000000)

/* Declared in the package. The last is ours; it is where the release says, not at an address. */
static const char *const extensions[] = {
    RAW "ocds_lots_extension/master/extension.json", RAW "ocds_bid_extension/master/extension.json",
    RAW "ocds_awardCriteria_extension/master/extension.json", "urn:bidgauge:ocds:bid-evaluation:1"};

struct releasing {
    struct bg_buf *out;
    const struct bg_copy *copy;
    const struct bg_ruleset *rules;
};

static void open_object(struct bg_buf *out, const char *key)
{
    bg_json_put_key(out, key);
    bg_buf_putc(out, '{');
}

static void ocds_open_list(struct bg_buf *out, const char *key)
{
    bg_json_put_key(out, key);
    bg_buf_putc(out, '[');
}

static void ocds_open_item(struct bg_buf *out)
{
    bg_json_put_item(out);
    bg_buf_putc(out, '{');
}

static void ocds_put_one(struct bg_buf *out, const char *key, const char *text)
{
    ocds_open_list(out, key);
    bg_json_put_item(out);
    bg_buf_json(out, text, -1);
    bg_buf_putc(out, ']');
}

/* "2026-03-13T16:00:00Z"; NULL where the offset from UTC is not known. */
static const char *ocds_moment(struct bg_arena *arena, struct bg_instant at)
{
    char date[BG_DATE_TEXT];
    if (!bg_instant_known(at) || !at.has_zone || !at.has_time)
        return NULL;
    int64_t days = at.micros / DAY, rest = at.micros % DAY;
    if (rest < 0) {
        days--;
        rest += DAY;
    }
    int64_t seconds = rest / 1000000;
    return bg_arena_printf(arena, "%sT%02d:%02d:%02dZ", bg_date_text(days, date),
                           (int)(seconds / 3600), (int)(seconds / 60 % 60), (int)(seconds % 60));
}

static const char *release_date(const struct releasing *r)
{
    char date[BG_DATE_TEXT];
    const struct bg_case_log *log = r->copy->log;
    const char *at =
        log != NULL && log->n > 0 ? ocds_moment(r->out->arena, log->entries[log->n - 1].at) : NULL;
    return at != NULL ? at
                      : bg_arena_printf(r->out->arena, "%sT00:00:00Z",
                                        bg_date_text(r->copy->view->result->as_of, date));
}

static const char *reference(const struct releasing *r)
{
    const char *given = r->rules->solicitation.reference;
    return *given != '\0' ? given : r->rules->id;
}

static const char *lot_id(const struct bg_view_lot *lot)
{
    return lot->lot[0] != '\0' ? lot->lot : "1";
}

/* An id of its own for each lot of a bid. */
static const char *ocds_bid_id(const struct releasing *r, const struct bg_view_lot *lot,
                               const struct bg_view_bid *bid)
{
    return r->copy->view->lots_n > 1 ? bg_arena_printf(r->out->arena, "%s-%s", bid->id, lot_id(lot))
                                     : bid->id;
}

static const char *party_id(const struct bg_view_bid *bid)
{
    return bid->vendor_id != NULL && bid->vendor_id[0] != '\0' ? bid->vendor_id : bid->id;
}

static void put_party(struct bg_buf *out, const struct bg_view_bid *bid)
{
    ocds_open_item(out);
    bg_json_put_text(out, "id", party_id(bid));
    bg_json_put_text(out, "name", bid->vendor);
    bg_buf_putc(out, '}');
}

static void ocds_put_amount(const struct releasing *r, const struct bg_seen *price)
{
    if (price->ground != NULL || price->value.type != BG_V_NUMBER)
        return;
    open_object(r->out, "value");
    bg_json_put_number(r->out, "amount", price->value.as.number);
    if (r->rules->currency[0] != '\0')
        bg_json_put_text(r->out, "currency", r->rules->currency);
    bg_buf_putc(r->out, '}');
}

/* -- parties ------------------------------------------------------------------------------------------ */

/* The decision for the lot; else what the rules recommend. */
static bool is_chosen(const struct releasing *r, const struct bg_view_lot *lot,
                      const struct bg_view_bid *bid, bool *decided)
{
    for (size_t i = 0; i < r->copy->decisions_n; i++) {
        const struct bg_award_decision *d = r->copy->decisions[i];
        if (strcmp(d->lot, lot->lot) != 0)
            continue;
        *decided = true;
        return strcmp(d->chosen, bid->id) == 0;
    }
    return bid->recommended;
}

static bool put_before(const struct releasing *r, size_t lot, size_t bid, const char *id)
{
    for (size_t i = 0; i <= lot; i++)
        for (size_t b = 0; b < r->copy->view->lots[i].bids_n && (i < lot || b < bid); b++)
            if (strcmp(party_id(&r->copy->view->lots[i].bids[b]), id) == 0)
                return true;
    return false;
}

static bool is_supplier(const struct releasing *r, const char *id)
{
    bool decided = false;
    for (size_t i = 0; i < r->copy->view->lots_n; i++)
        for (size_t b = 0; b < r->copy->view->lots[i].bids_n; b++) {
            const struct bg_view_bid *bid = &r->copy->view->lots[i].bids[b];
            if (strcmp(party_id(bid), id) == 0 &&
                is_chosen(r, &r->copy->view->lots[i], bid, &decided))
                return true;
        }
    return false;
}

static void put_parties(const struct releasing *r)
{
    struct bg_buf *out = r->out;
    ocds_open_list(out, "parties");
    ocds_open_item(out);
    bg_json_put_text(out, "id", "buyer");
    if (r->rules->solicitation.buyer[0] != '\0')
        bg_json_put_text(out, "name", r->rules->solicitation.buyer);
    ocds_put_one(out, "roles", "buyer");
    bg_buf_putc(out, '}');
    for (size_t i = 0; i < r->copy->view->lots_n; i++)
        for (size_t b = 0; b < r->copy->view->lots[i].bids_n; b++) {
            const struct bg_view_bid *bid = &r->copy->view->lots[i].bids[b];
            if (put_before(r, i, b, party_id(bid)))
                continue;
            ocds_open_item(out);
            bg_json_put_text(out, "id", party_id(bid));
            bg_json_put_text(out, "name", bid->vendor);
            bg_json_put_key(out, "roles");
            bg_buf_puts(out, is_supplier(r, party_id(bid)) ? "[\"tenderer\",\"supplier\"]"
                                                           : "[\"tenderer\"]");
            bg_buf_putc(out, '}');
        }
    bg_buf_putc(out, ']');
}

/* -- tender ------------------------------------------------------------------------------------------- */

static void ocds_put_weight(const struct releasing *r, const char *type, const char *name,
                            const char *description, struct bg_dec weight)
{
    struct bg_buf *out = r->out;
    ocds_open_item(out);
    bg_json_put_text(out, "type", type);
    bg_json_put_text(out, "name", name);
    if (description != NULL && description[0] != '\0')
        bg_json_put_text(out, "description", description);
    ocds_open_list(out, "numbers");
    ocds_open_item(out);
    bg_json_put_number(out, "number", weight);
    bg_json_put_text(out, "weight", "pointsExact");
    bg_buf_puts(out, "}]}");
}

static void put_breakdown(const struct releasing *r, const struct bg_ruleset *rules)
{
    struct bg_buf *out = r->out;
    size_t n = 0;
    for (size_t i = 0; i < rules->criteria_n; i++)
        n += rules->criteria[i].parent < 0 && bg_dec_sign(rules->criteria[i].weight) > 0;
    n += bg_dec_sign(rules->price.weight) > 0;
    if (n == 0)
        return;
    open_object(out, "awardCriteria");
    ocds_open_list(out, "criteria");
    for (size_t i = 0; i < rules->criteria_n; i++) {
        const struct bg_criterion *c = &rules->criteria[i];
        if (c->parent < 0 && bg_dec_sign(c->weight) > 0)
            ocds_put_weight(r, "quality", c->title, c->description, c->weight);
    }
    if (bg_dec_sign(rules->price.weight) > 0)
        ocds_put_weight(r, "price", "Price", NULL, rules->price.weight);
    bg_buf_puts(out, "]}");
}

static void ocds_put_documents(const struct releasing *r)
{
    struct bg_buf *out = r->out;
    if (r->copy->log == NULL)
        return;
    ocds_open_list(out, "documents");
    ocds_open_item(out);
    bg_json_put_text(out, "id", "public-copy");
    bg_json_put_text(out, "documentType", "evaluationReports");
    bg_json_put_text(out, "title", "Public copy of the evaluation");
    bg_buf_puts(out, "}]");
}

static void put_tender(const struct releasing *r)
{
    struct bg_buf *out = r->out;
    bool rated = r->rules->award.method != BG_LOWEST_EVALUATED_PRICE;
    open_object(out, "tender");
    bg_json_put_text(out, "id", reference(r));
    bg_json_put_text(out, "title",
                     *r->rules->solicitation.title ? r->rules->solicitation.title
                                                   : r->rules->title);
    bg_json_put_text(out, "awardCriteria", rated ? "ratedCriteria" : "priceOnly");
    ocds_open_list(out, "lots");
    for (size_t i = 0; i < r->copy->view->lots_n; i++) {
        const struct bg_view_lot *lot = &r->copy->view->lots[i];
        ocds_open_item(out);
        bg_json_put_text(out, "id", lot_id(lot));
        if (lot->title[0] != '\0')
            bg_json_put_text(out, "title", lot->title);
        put_breakdown(r, lot->ruleset);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
    ocds_put_documents(r);
    bg_buf_putc(out, '}');
}

/* -- bids --------------------------------------------------------------------------------------------- */

static void ocds_put_shown(struct bg_buf *out, const char *key, const struct bg_seen *seen)
{
    if (seen->ground == NULL && seen->value.type == BG_V_NUMBER)
        bg_json_put_number(out, key, seen->value.as.number);
}

/* On the panel's own scale, where it is a whole or a short decimal. */
static void put_scale(const struct releasing *r, const struct bg_view_bid *bid,
                      const struct bg_criterion *c, size_t criterion)
{
    struct bg_dec points;
    for (size_t i = 0; i < bid->places_n; i++) {
        const struct bg_view_place *p = &bid->places[i];
        if (p->criterion != criterion || p->points == NULL ||
            !bg_dec_parse(p->points, strlen(p->points), &points))
            continue;
        bg_json_put_number(r->out, "score", points);
        bg_json_put_number(r->out, "maximum", c->out_of);
    }
}

static void ocds_put_criterion(const struct releasing *r, const struct bg_view_lot *lot,
                               const struct bg_view_bid *bid, size_t i)
{
    const struct bg_view_score *s = &bid->scores[i];
    const struct bg_criterion *c = &lot->ruleset->criteria[i];
    struct bg_buf *out = r->out;
    ocds_open_item(out);
    bg_json_put_text(out, "id", c->id);
    bg_json_put_text(out, "title", c->title);
    bg_json_put_text(out, "outcome", s->outcome);
    put_scale(r, bid, c, i);
    if (s->scores)
        bg_json_put_number(out, "weight", s->available);
    ocds_put_shown(out, "points", &s->points);
    if (s->reason[0] != '\0')
        bg_json_put_text(out, "reason", s->reason);
    bg_buf_putc(out, '}');
}

static void put_evaluation(const struct releasing *r, const struct bg_view_lot *lot,
                           const struct bg_view_bid *bid)
{
    struct bg_buf *out = r->out;
    if (bid->scores == NULL)
        return;
    open_object(out, "evaluation");
    ocds_open_list(out, "criteria");
    for (size_t i = 0; i < lot->ruleset->criteria_n; i++)
        if (lot->ruleset->criteria[i].kind != NULL)
            ocds_put_criterion(r, lot, bid, i);
    if (bid->price_points.ground == NULL && bid->price_points.value.type == BG_V_NUMBER) {
        ocds_open_item(out);
        bg_json_put_text(out, "id", "price");
        bg_json_put_text(out, "title", "Price");
        bg_json_put_number(out, "weight", lot->ruleset->price.weight);
        ocds_put_shown(out, "points", &bid->price_points);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
    ocds_put_shown(out, "total", &bid->total);
    if (bid->rank > 0) {
        bg_json_put_key(out, "rank");
        bg_buf_printf(out, "%lld", (long long)bid->rank);
    }
    bg_buf_putc(out, '}');
}

static const char *ocds_status_of(const struct bg_view_bid *bid)
{
    if (bid->withdrawn)
        return "withdrawn";
    if (bid->valid)
        return "valid";
    return bid->eliminated ? "disqualified" : "pending";
}

static void ocds_put_bid(const struct releasing *r, const struct bg_view_lot *lot,
                         const struct bg_view_bid *bid)
{
    struct bg_buf *out = r->out;
    const char *date = ocds_moment(out->arena, bid->received);
    ocds_open_item(out);
    bg_json_put_text(out, "id", ocds_bid_id(r, lot, bid));
    if (date != NULL)
        bg_json_put_text(out, "date", date);
    bg_json_put_text(out, "status", ocds_status_of(bid));
    ocds_open_list(out, "tenderers");
    put_party(out, bid);
    bg_buf_putc(out, ']');
    ocds_put_amount(r, &bid->price);
    ocds_put_one(out, "relatedLots", lot_id(lot));
    put_evaluation(r, lot, bid);
    bg_buf_putc(out, '}');
}

static void ocds_put_bids(const struct releasing *r)
{
    open_object(r->out, "bids");
    ocds_open_list(r->out, "details");
    for (size_t i = 0; i < r->copy->view->lots_n; i++)
        for (size_t b = 0; b < r->copy->view->lots[i].bids_n; b++)
            ocds_put_bid(r, &r->copy->view->lots[i], &r->copy->view->lots[i].bids[b]);
    bg_buf_puts(r->out, "]}");
}

/* -- awards ------------------------------------------------------------------------------------------- */

static void ocds_put_award(const struct releasing *r, const struct bg_view_lot *lot)
{
    struct bg_buf *out = r->out;
    bool decided = false;
    for (size_t b = 0; b < lot->bids_n; b++) {
        const struct bg_view_bid *bid = &lot->bids[b];
        if (!is_chosen(r, lot, bid, &decided))
            continue;
        ocds_open_item(out);
        bg_json_put_text(out, "id", bg_arena_printf(out->arena, "award-%s", lot_id(lot)));
        bg_json_put_text(out, "status", decided ? "active" : "pending");
        ocds_open_list(out, "suppliers");
        put_party(out, bid);
        bg_buf_putc(out, ']');
        ocds_put_amount(r, &bid->price);
        ocds_put_one(out, "relatedBids", ocds_bid_id(r, lot, bid));
        ocds_put_one(out, "relatedLots", lot_id(lot));
        bg_buf_putc(out, '}');
    }
}

static bool ocds_has_award(const struct releasing *r)
{
    bool decided = false;
    for (size_t i = 0; i < r->copy->view->lots_n; i++)
        for (size_t b = 0; b < r->copy->view->lots[i].bids_n; b++)
            if (is_chosen(r, &r->copy->view->lots[i], &r->copy->view->lots[i].bids[b], &decided))
                return true;
    return false;
}

/* A release of an award has one; else it is of the tender. */
static void put_release(const struct releasing *r)
{
    struct bg_buf *out = r->out;
    bool award = ocds_has_award(r);
    ocds_open_item(out);
    bg_json_put_text(out, "ocid", bg_arena_printf(out->arena, "ocds-000000-%s", reference(r)));
    bg_json_put_text(out, "id", bg_arena_printf(out->arena, "%s-award", reference(r)));
    bg_json_put_text(out, "date", release_date(r));
    ocds_put_one(out, "tag", award ? "award" : "tender");
    bg_json_put_text(out, "initiationType", "tender");
    put_parties(r);
    open_object(out, "buyer");
    bg_json_put_text(out, "id", "buyer");
    if (r->rules->solicitation.buyer[0] != '\0')
        bg_json_put_text(out, "name", r->rules->solicitation.buyer);
    bg_buf_putc(out, '}');
    put_tender(r);
    ocds_put_bids(r);
    if (award) {
        ocds_open_list(out, "awards");
        for (size_t i = 0; i < r->copy->view->lots_n; i++)
            ocds_put_award(r, &r->copy->view->lots[i]);
        bg_buf_putc(out, ']');
    }
    bg_buf_putc(out, '}');
}

void bg_copy_ocds(struct bg_buf *out, const struct bg_copy *copy)
{
    struct releasing r = {out, copy, copy->view->result->ruleset};
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "uri", "urn:bidgauge:release");
    bg_json_put_text(out, "version", "1.1");
    ocds_open_list(out, "extensions");
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        bg_json_put_item(out);
        bg_buf_json(out, extensions[i], -1);
    }
    bg_buf_putc(out, ']');
    bg_json_put_text(out, "publishedDate", release_date(&r));
    open_object(out, "publisher");
    bg_json_put_text(out, "name", r.rules->solicitation.buyer);
    bg_buf_putc(out, '}');
    ocds_open_list(out, "releases");
    put_release(&r);
    bg_buf_puts(out, "]}\n");
}
