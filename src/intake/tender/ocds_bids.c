/* OCDS bids (bids extension): one document of ours for each bid and lot. OCDS has one bid object a
 * lot; several lots in one object mean that the price cannot be split, and then no lot has it. */
#include <string.h>

#include "intake/tender/ocds.h"

struct writing {
    const struct bg_ocds *o;
    const struct cJSON *bid;
    const char *id;
    bool price_counts; /* its value is the price for the lot */
    struct bg_places *places;
};

static const char *ocds_bids_place(const struct writing *w, const char *what,
                                   const struct cJSON *node)
{
    return bg_arena_printf(w->o->tender.intake->arena, "bid %s%s (%s)", w->id, what,
                           bg_public_line(&w->o->tender, node));
}

/* Only a valid bid is ranked; the others are kept, with what the source says of them. */
static void ocds_bids_put_status(const struct writing *w, struct bg_buf *out)
{
    static const struct {
        const char *theirs, *ours;
    } statuses[] = {{"valid", "active"},
                    {"invited", "pending"},
                    {"pending", "pending"},
                    {"withdrawn", "withdrawn"},
                    {"disqualified", "disqualified"}};
    const char *status = bg_public_text(w->bid, "status");
    const char *ours = status[0] ? "pending" : "active"; /* a word that the standard has not */
    for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++)
        if (strcmp(statuses[i].theirs, status) == 0)
            ours = statuses[i].ours;
    bg_put_member(out, "status", ours);
    if (strcmp(ours, "active") != 0)
        bg_put_member(
            out, "status_reason",
            bg_arena_printf(w->o->tender.arena, "the bid is \"%s\" in the source", status));
}

/* Several tenderers are one consortium. */
static void ocds_bids_put_vendor(const struct writing *w, struct bg_buf *out)
{
    const struct bg_public_tender *tender = &w->o->tender;
    const struct cJSON *one = bg_json_first(bg_json_get(w->bid, "tenderers"));
    struct bg_buf ids, names;
    bg_buf_init(&ids, tender->arena);
    bg_buf_init(&names, tender->arena);
    for (; one; one = bg_json_next(one)) {
        const char *id = bg_public_key(tender, one, "id"), *name = bg_public_text(one, "name");
        if (!id[0] && !name[0])
            continue; /* null, or nothing of a tenderer */
        bg_buf_printf(&ids, "%s%s", ids.size ? "; " : "", id);
        bg_buf_printf(&names, "%s%s", names.size ? "; " : "", name[0] ? name : id);
    }
    bg_put_key(out, "vendor");
    bg_buf_putc(out, '{');
    bg_put_member(out, "id", ids.size ? bg_buf_text(&ids) : w->id);
    bg_put_member(out, "name", names.size ? bg_buf_text(&names) : "not published");
    bg_buf_putc(out, '}');
}

static bool is_there(const struct cJSON *node)
{
    return node && bg_json_type(node) != BG_JSON_NULL;
}

/* An amount without a currency is in the tender's, which is said. Where the tender names none and other
 * bids do, nobody knows what it is in. NULL: it can be used. */
static const char *no_currency(const struct writing *w, const struct cJSON *lot,
                               const struct cJSON *value)
{
    const struct bg_public_tender *tender = &w->o->tender;
    const char *own = bg_ocds_currency(w->o, lot);
    if (!is_there(bg_json_get(value, "amount")) || bg_public_text(value, "currency")[0])
        return NULL;
    if (!own[0] && tender->root)
        return "its value names no currency, and neither does the tender";
    bg_intake_note(tender->intake, BG_COERCED,
                   "bid %s (%s): its value names no currency and counts as %s", w->id,
                   bg_public_line(tender, value), own[0] ? own : "the ruleset's");
    bg_diag_add(tender->diags, BG_W682, bg_json_pos(tender->json, value),
                "bid \"%s\": the amount has no currency and counts as %s", w->id,
                own[0] ? own : "the ruleset's");
    return NULL;
}

static void ocds_bids_put_basis(const struct writing *w, const struct cJSON *lot,
                                struct bg_buf *out)
{
    const struct bg_public_tender *tender = &w->o->tender;
    const struct cJSON *value = bg_json_get(w->bid, "value");
    const char *currency = bg_public_text(value, "currency");
    int tax = bg_public_tax_of(tender, value);
    if (tax < 0 && !is_there(bg_json_get(value, "amount")))
        tax = bg_ocds_tax(w->o, lot); /* what is missing is the price, not what tax is in it */
    if (currency[0])
        bg_put_member(out, "currency", currency);
    if (tax >= 0)
        bg_put_member(out, "tax_basis", bg_public_tax_name(tax));
}

static void ocds_bids_put_document(struct writing *w, const char *lot_id, const struct cJSON *lot)
{
    const struct bg_public_tender *tender = &w->o->tender;
    const struct cJSON *value = w->price_counts ? bg_json_get(w->bid, "value") : NULL;
    const struct cJSON *amount = bg_json_get(value, "amount");
    const char *no_award = bg_ocds_no_award(w->o, lot);
    const char *date = bg_public_text(w->bid, "date");
    struct bg_buf out;
    if (bg_intake_full(tender->intake))
        return;
    bg_buf_init(&out, tender->intake->arena);
    w->places = bg_places_new(tender->intake->arena);
    bg_places_add(w->places, &out, ocds_bids_place(w, "", w->bid));
    bg_buf_putc(&out, '{');
    bg_put_member(&out, "format", "bidgauge-bid/1");
    bg_put_member(&out, "bid", w->id);
    ocds_bids_put_vendor(w, &out);
    if (tender->reference[0])
        bg_put_member(&out, "solicitation", tender->reference);
    bg_put_receipt(&out, tender, date, "the published record", false);
    ocds_bids_put_status(w, &out);
    ocds_bids_put_basis(w, lot, &out);
    if (no_award[0])
        bg_put_member(&out, "no_award", no_award);
    bg_put_key(&out, "answers");
    bg_buf_putc(&out, '{');
    if (amount)
        bg_public_amount(tender, ocds_bids_place(w, ", value", amount),
                         bg_public_price_field(tender, "price"), amount, no_currency(w, lot, value),
                         &out, w->places);
    bg_responses_put(tender, lot, w->id, bg_json_get(w->bid, "requirementResponses"), &out,
                     w->places);
    bg_buf_puts(&out, "\n}\n}\n");
    bg_intake_bid(tender->intake, bg_json_pos(tender->json, w->bid), lot_id, w->id, &out,
                  w->places);
}

/* -- lots -----------------------------------------------------------------------------------------
 */

static void ocds_bids_note(const struct writing *w, enum bg_loss loss, const char *text)
{
    bg_intake_note(w->o->tender.intake, loss, "bid %s (%s): %s", w->id,
                   bg_public_line(&w->o->tender, w->bid), text);
}

/* One that names no lot is for all. */
static const bool *ocds_bids_lots_of(const struct writing *w)
{
    const struct bg_ocds *o = w->o;
    const struct cJSON *related = bg_json_first(bg_json_get(w->bid, "relatedLots"));
    bool *in = BG_ARRAY(o->tender.arena, o->lots_n, bool);
    for (size_t i = 0; i < o->lots_n && !related; i++)
        in[i] = true;
    for (; related; related = bg_json_next(related)) {
        int at = bg_index_find(o->lots, bg_public_key_of(&o->tender, related));
        if (at >= 0)
            in[at] = true;
    }
    return in;
}

static void put_related(struct writing *w, const struct cJSON *related)
{
    const struct bg_ocds *o = w->o;
    size_t n = 0, most = bg_json_size(related);
    const char **ids = BG_ARRAY(o->tender.arena, most, const char *);
    for (const struct cJSON *lot = bg_json_first(related); lot; lot = bg_json_next(lot))
        ids[n++] = bg_public_key_of(&o->tender, lot);
    const struct bg_index *index = bg_index_new(o->tender.arena, ids, n);
    for (size_t i = 0; i < n; i++) {
        int at = bg_index_find(o->lots, ids[i]);
        if ((size_t)bg_index_find(index, ids[i]) != i) {
            ocds_bids_note(w, BG_IGNORED,
                           bg_arena_printf(o->tender.arena, "lot %s is named twice", ids[i]));
            continue;
        }
        if (at < 0 && o->lots)
            ocds_bids_note(w, BG_IGNORED,
                           bg_arena_printf(o->tender.arena,
                                           "the tender has no lot \"%s\": it is kept without "
                                           "anything to judge it by",
                                           ids[i]));
        ocds_bids_put_document(w, ids[i], at < 0 ? NULL : o->lot_nodes[at]);
    }
}

/* A bid without lots in a tender with lots: for the only one, or for all, at one price. */
static void ocds_bids_put_lots(struct writing *w)
{
    const struct bg_ocds *o = w->o;
    const struct cJSON *related = bg_json_get(w->bid, "relatedLots");
    size_t n =
        bg_json_type(related ? related : w->bid) == BG_JSON_ARRAY ? bg_json_size(related) : 0;
    size_t all = n ? n : o->lots_n;
    w->price_counts = all <= 1;
    if (all > 1 && bg_json_get(bg_json_get(w->bid, "value"), "amount"))
        ocds_bids_note(w, BG_REFUSED,
                       bg_arena_printf(o->tender.arena,
                                       "its price is for %zu lots together and cannot be "
                                       "split: no lot has it",
                                       all));
    if (n) {
        put_related(w, related);
        return;
    }
    if (o->lots_n)
        ocds_bids_note(w, BG_COERCED,
                       o->lots_n == 1 ? "it names no lot and is for the only one"
                                      : "it names no lot and is for all");
    for (size_t i = 0; i < o->lots_n; i++)
        ocds_bids_put_document(w, bg_public_key(&o->tender, o->lot_nodes[i], "id"),
                               o->lot_nodes[i]);
    if (!o->lots_n)
        ocds_bids_put_document(w, "", NULL);
}

/* What the bid says that is not taken, or not as it is. */
static void ocds_bids_account(const struct writing *w)
{
    const struct bg_public_tender *tender = &w->o->tender;
    const char *submission = bg_public_text(w->bid, "submissionType");
    if (!bg_public_text(w->bid, "status")[0])
        ocds_bids_note(w, BG_COERCED, "it has no status and counts as valid");
    if (bg_json_true(bg_json_get(w->bid, "variant")))
        ocds_bids_note(w, BG_IGNORED, "it is a variant, and is compared as any other bid");
    if (bg_json_get(w->bid, "rank"))
        ocds_bids_note(w, BG_IGNORED,
                       bg_arena_printf(tender->arena, "its published rank %s",
                                       bg_public_key(tender, w->bid, "rank")));
    if (submission[0] && strcmp(submission, "bid") != 0 &&
        strcmp(submission, "expressionOfInterest") != 0)
        ocds_bids_note(
            w, BG_COERCED,
            bg_arena_printf(tender->arena, "submission type \"%s\" counts as a bid", submission));
    bg_responses_account(tender, w->id, bg_json_get(w->bid, "requirementResponses"),
                         ocds_bids_lots_of(w));
}

static void read_bid(struct writing *w)
{
    struct bg_intake *intake = w->o->tender.intake;
    struct bg_pos pos = bg_json_pos(w->o->tender.json, w->bid);
    if (bg_json_type(w->bid) == BG_JSON_NULL) {
        bg_intake_note(intake, BG_IGNORED, "null (%s), where a bid belongs: it is not a bid",
                       bg_public_line(&w->o->tender, w->bid));
        return;
    }
    intake->entry++;
    if (bg_json_type(w->bid) != BG_JSON_OBJECT) {
        bg_intake_refused(intake, pos, "", bg_public_line(&w->o->tender, w->bid),
                          bg_arena_printf(intake->arena, "%s found where a bid belongs",
                                          bg_json_type_name(bg_json_type(w->bid))));
        return;
    }
    w->id = bg_public_key(&w->o->tender, w->bid, "id");
    if (!w->id[0]) {
        w->id = bg_arena_printf(w->o->tender.arena, "bid-%lld",
                                (long long)(intake->entry - (int64_t)w->o->first_entry));
        ocds_bids_note(w, BG_COERCED, "it has no id and is called by its place");
    }
    ocds_bids_account(w);
    if (strcmp(bg_public_text(w->bid, "submissionType"), "expressionOfInterest") == 0)
        bg_intake_refused(intake, pos, "", w->id, "it is an expression of interest, not a bid");
    else
        ocds_bids_put_lots(w);
}

/* The number of valid bids as the publisher counts them, where the bids themselves tell another. */
static void check_statistics(const struct bg_ocds *o)
{
    const struct cJSON *statistic =
        bg_json_first(bg_json_get(bg_json_get(o->release, "bids"), "statistics"));
    int64_t valid = 0, said;
    struct bg_dec n;
    for (const struct cJSON *bid = bg_json_first(o->bids); bid; bid = bg_json_next(bid))
        valid += strcmp(bg_public_text(bid, "status"), "valid") == 0;
    for (; statistic; statistic = bg_json_next(statistic))
        if (strcmp(bg_public_text(statistic, "measure"), "validBids") == 0 &&
            !bg_json_get(statistic, "relatedLot") &&
            bg_json_dec(o->tender.json, bg_json_get(statistic, "value"), &n) &&
            bg_dec_to_int(n, &said) && said != valid)
            bg_intake_note(o->tender.intake, BG_IGNORED,
                           "the statistic of %lld valid bids (%s): %lld of the bids are valid",
                           (long long)said, bg_public_line(&o->tender, statistic),
                           (long long)valid);
}

void bg_ocds_bids(struct bg_ocds *o)
{
    struct writing w = {.o = o};
    o->first_entry = (size_t)o->tender.intake->entry;
    for (w.bid = bg_json_first(o->bids); w.bid; w.bid = bg_json_next(w.bid))
        read_bid(&w);
    if (bg_json_first(o->bids))
        check_statistics(o);
}
