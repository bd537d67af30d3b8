/* One OCDS release: its lots, the state of its procedure, its rulesets, bids and awards. */
#include <ctype.h>
#include <string.h>

#include "intake/tender/ocds.h"

const struct cJSON *bg_ocds_bids_of(const struct cJSON *release)
{
    const struct cJSON *bids = bg_json_get(release, "bids");
    if (bids && bg_json_type(bids) == BG_JSON_OBJECT)
        bids = bg_json_get(bids, "details");
    return bids && bg_json_type(bids) == BG_JSON_ARRAY ? bids : NULL;
}

size_t bg_ocds_bids_n(const struct cJSON *bids)
{
    size_t n = 0;
    for (const struct cJSON *bid = bg_json_first(bids); bid; bid = bg_json_next(bid))
        n += bg_json_type(bid) != BG_JSON_NULL;
    return n;
}

static void ocds_release_read_lots(struct bg_ocds *o)
{
    struct bg_public_tender *tender = &o->tender;
    const struct cJSON *lots = bg_json_get(tender->root, "lots");
    size_t n = 0, all = bg_json_size(lots);
    const char **ids = BG_ARRAY(tender->arena, all, const char *);
    const struct cJSON **nodes = BG_ARRAY(tender->arena, all, const struct cJSON *);
    for (const struct cJSON *lot = bg_json_first(lots); lot; lot = bg_json_next(lot)) {
        if (bg_json_type(lot) != BG_JSON_OBJECT)
            continue; /* null: no lot */
        ids[n] = bg_public_key(tender, lot, "id");
        nodes[n++] = lot;
    }
    o->lots = n ? bg_index_new(tender->arena, ids, n) : NULL;
    o->lot_nodes = nodes;
    o->lots_n = n;
}

/* -- the state of the procedure -------------------------------------------------------------------
 */

/* The status in lower case, with the one spelling of "cancelled". */
static const char *ocds_release_state_of(struct bg_arena *arena, const struct cJSON *node)
{
    const char *status = bg_public_text(node, "status");
    char *lower = bg_arena_text(arena, status, strlen(status));
    for (char *p = lower; *p; p++)
        *p = (char)tolower((unsigned char)*p);
    return strcmp(lower, "canceled") == 0 ? "cancelled" : lower;
}

/* Why a tender or a lot of that status has no award; "": it may have one. */
static const char *ocds_release_closed(struct bg_arena *arena, const struct cJSON *node,
                                       const char *what)
{
    static const char *const over[] = {"cancelled", "unsuccessful", "withdrawn"};
    static const char *const early[] = {"planning", "planned"};
    const char *state = ocds_release_state_of(arena, node);
    const char *details = bg_public_words(arena, bg_public_text(node, "statusDetails"));
    for (size_t i = 0; i < sizeof over / sizeof *over; i++)
        if (strcmp(state, over[i]) == 0)
            return bg_arena_printf(arena, "%s is \"%s\" in the source%s%s%s", what, over[i],
                                   details[0] ? " (" : "", details, details[0] ? ")" : "");
    for (size_t i = 0; i < sizeof early / sizeof *early; i++)
        if (strcmp(state, early[i]) == 0)
            return bg_arena_printf(arena, "%s is still \"%s\" in the source", what, early[i]);
    return "";
}

static bool has_tag(const struct cJSON *release, const char *wanted)
{
    const struct cJSON *tag = bg_json_get(release, "tag");
    const char *one = bg_json_text(tag);
    if (one)
        return strcmp(one, wanted) == 0;
    for (tag = bg_json_first(tag); tag; tag = bg_json_next(tag))
        if (bg_json_text(tag) && strcmp(bg_json_text(tag), wanted) == 0)
            return true;
    return false;
}

bool bg_ocds_is_compiled(const struct cJSON *release)
{
    return has_tag(release, "compiled");
}

const char *bg_ocds_no_award(const struct bg_ocds *o, const struct cJSON *lot)
{
    struct bg_arena *arena = o->tender.arena;
    const char *why = ocds_release_closed(arena, o->tender.root, "the tender");
    if (!why[0] && has_tag(o->release, "tenderCancellation"))
        why = "the release cancels the tender";
    return why[0] || !lot ? why : ocds_release_closed(arena, lot, "the lot");
}

static void ocds_release_say_state(const struct bg_ocds *o)
{
    const struct bg_public_tender *tender = &o->tender;
    const char *why = bg_ocds_no_award(o, NULL);
    struct bg_pos pos = bg_json_pos(tender->json, tender->root ? tender->root : o->release);
    if (why[0])
        bg_diag_add(tender->diags, BG_W680, pos, "%s", why);
    for (size_t i = 0; i < o->lots_n && !why[0]; i++) {
        const char *of_lot = bg_ocds_no_award(o, o->lot_nodes[i]);
        if (of_lot[0])
            bg_diag_add(tender->diags, BG_W680, bg_json_pos(tender->json, o->lot_nodes[i]),
                        "lot \"%s\": %s", bg_public_key(tender, o->lot_nodes[i], "id"), of_lot);
    }
}

/* -- what the bids are compared on ----------------------------------------------------------------
 */

static const char *currency_in(const struct cJSON *node)
{
    return bg_public_text(bg_json_get(node, "value"), "currency");
}

/* The tender's word, else what all its bids with a price say. */
static void read_tax(struct bg_ocds *o)
{
    struct bg_public_tender *tender = &o->tender;
    struct bg_public_taxes all;
    bg_public_taxes_start(&all);
    o->tender_tax = bg_public_tax_of(tender, bg_json_get(tender->root, "value"));
    for (const struct cJSON *bid = bg_json_first(o->bids); bid; bid = bg_json_next(bid)) {
        const struct cJSON *value = bg_json_get(bid, "value");
        if (bg_json_get(value, "amount"))
            bg_public_taxes_add(&all, bg_public_tax_of(tender, value));
    }
    o->bids_tax = bg_public_taxes_of_all(&all);
    if (all.differ && o->tender_tax < 0)
        bg_intake_note(
            tender->intake, BG_REFUSED,
            "the prices of its bids (%s): some are with tax, some without, and the tender "
            "does not say which counts: they are not compared",
            bg_public_line(tender, o->bids));
}

int bg_ocds_tax(const struct bg_ocds *o, const struct cJSON *lot)
{
    int own = bg_public_tax_of(&o->tender, bg_json_get(lot, "value"));
    if (own >= 0)
        return own;
    return o->tender_tax >= 0 ? o->tender_tax : o->bids_tax;
}

const char *bg_ocds_currency(const struct bg_ocds *o, const struct cJSON *lot)
{
    const char *own = currency_in(lot);
    return own[0] ? own : currency_in(o->tender.root);
}

/* -- what has no place in a ruleset ---------------------------------------------------------------
 */

/* The first lot that is not ranked by price alone is said, where there are bids to rank. */
static void ocds_release_refuse_to_guess(const struct bg_ocds *o)
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

/* -- the whole ------------------------------------------------------------------------------------
 */

static void refuse_bids(struct bg_ocds_reading *r, const struct bg_ocds *o, const char *why)
{
    for (const struct cJSON *bid = bg_json_first(o->bids); bid; bid = bg_json_next(bid)) {
        if (bg_json_type(bid) == BG_JSON_NULL)
            continue;
        r->intake->entry++;
        bg_intake_refused(r->intake, bg_json_pos(r->json, bid), "",
                          bg_public_key(&o->tender, bid, "id"), why);
    }
}

static void put_rulesets(struct bg_ocds *o)
{
    for (size_t i = 0; i < o->lots_n; i++) {
        bg_ocds_account_criteria(o, o->lot_nodes[i]);
        bg_ocds_ruleset(o, o->lot_nodes[i]);
    }
    if (!o->lots_n && o->tender.root) {
        bg_ocds_account_criteria(o, NULL);
        bg_ocds_ruleset(o, NULL);
    }
}

/* False: too many lots, said. */
static bool ocds_release_start(struct bg_ocds_reading *r, struct bg_ocds *o)
{
    struct bg_intake *intake = r->intake;
    intake->bids_in += (int64_t)bg_ocds_bids_n(o->bids);
    ocds_release_read_lots(o);
    if (o->lots_n <= BG_PUBLIC_LOTS_MAX)
        return true;
    bg_diag_add(intake->diags, BG_E656,
                bg_json_key_pos(r->json, bg_json_get(o->tender.root, "lots")),
                "the tender has %zu lots; at most %d are read", o->lots_n, BG_PUBLIC_LOTS_MAX);
    intake->tenders.refused++;
    refuse_bids(r, o, "its tender has too many lots");
    return false;
}

void bg_ocds_release(struct bg_ocds_reading *r, const struct cJSON *release, const char *ocid)
{
    struct bg_intake *intake = r->intake;
    struct bg_ocds o = {.release = release, .bids = bg_ocds_bids_of(release)};
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
    if (!ocds_release_start(r, &o))
        return;
    intake->tenders.read++;
    struct bg_ocds_seen *seen = BG_NEW(intake->arena, struct bg_ocds_seen);
    *seen = (struct bg_ocds_seen){*r->seen, intake->process, bg_json_pos(r->json, release)};
    *r->seen = seen;
    bg_public_start(&o.tender, bg_json_get(o.tender.root, "criteria"));
    ocds_release_refuse_to_guess(&o);
    ocds_release_say_state(&o);
    read_tax(&o);
    note_selection(&o);
    bg_ocds_account_words(&o);
    put_rulesets(&o);
    bg_ocds_bids(&o);
    bg_ocds_awards(&o);
}
