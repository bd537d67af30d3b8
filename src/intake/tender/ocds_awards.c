/* Published awards, joined to bids: by the bids that they name, else by their suppliers. A supplier
 * is a tenderer when both have one id, or one identifier of one scheme. */
#include <string.h>

#include "intake/tender/ocds.h"

#include "base/list.h"

/* Names that a bidder goes by, each to its bid. */
struct bidders {
    const struct bg_ocds *o;
    const char **key;
    const struct cJSON **bid;
    size_t n, keys_room, bids_room;
    const struct bg_index *index;
    size_t *next; /* of the next one with the same key, plus one; 0: none */
    const struct bg_index *parties, *ids;
    const struct cJSON **party, **by_id;
};

static void ocds_awards_add(struct bidders *b, const char *key, const struct cJSON *bid)
{
    struct bg_arena *arena = b->o->tender.arena;
    if (!key[0])
        return;
    BG_MORE(arena, b->key, b->n, b->keys_room);
    BG_MORE(arena, b->bid, b->n, b->bids_room);
    b->key[b->n] = key;
    b->bid[b->n++] = bid;
}

/* "SCHEME ID", as identifiers are joined; "" when it has none. */
static const char *identifier(const struct bidders *b, const struct cJSON *node)
{
    const struct bg_public_tender *tender = &b->o->tender;
    const char *id = bg_public_key(tender, node, "id");
    if (!id[0])
        return "";
    return bg_arena_printf(tender->arena, "%s %s", bg_public_text(node, "scheme"), id);
}

static const struct cJSON *party_of(const struct bidders *b, const char *id)
{
    int at = bg_index_find(b->parties, id);
    return at < 0 ? NULL : b->party[at];
}

static void read_parties(struct bidders *b)
{
    const struct cJSON *parties = bg_json_get(b->o->release, "parties");
    size_t n = 0, all = bg_json_size(parties);
    const char **ids = BG_ARRAY(b->o->tender.arena, all, const char *);
    b->party = BG_ARRAY(b->o->tender.arena, all, const struct cJSON *);
    for (const struct cJSON *party = bg_json_first(parties); party; party = bg_json_next(party)) {
        ids[n] = bg_public_key(&b->o->tender, party, "id");
        b->party[n++] = party;
    }
    b->parties = bg_index_new(b->o->tender.arena, ids, n);
}

static void read_bidders(struct bidders *b)
{
    for (const struct cJSON *bid = bg_json_first(b->o->bids); bid; bid = bg_json_next(bid)) {
        const struct cJSON *one = bg_json_first(bg_json_get(bid, "tenderers"));
        for (; one; one = bg_json_next(one)) {
            const char *id = bg_public_key(&b->o->tender, one, "id");
            ocds_awards_add(b, id, bid);
            ocds_awards_add(b, identifier(b, bg_json_get(party_of(b, id), "identifier")), bid);
        }
        one = bg_json_first(bg_json_get(bid, "identifiers"));
        for (; one; one = bg_json_next(one))
            ocds_awards_add(b, identifier(b, one), bid);
    }
    b->index = bg_index_new(b->o->tender.arena, b->key, b->n);
    b->next = BG_ARRAY(b->o->tender.arena, b->n, size_t);
    size_t *last = BG_ARRAY(b->o->tender.arena, b->n, size_t);
    for (size_t i = 0; i < b->n; i++) {
        size_t first = (size_t)bg_index_find(b->index, b->key[i]);
        if (first != i)
            b->next[last[first]] = i + 1;
        last[first] = i;
    }
}

static void read_ids(struct bidders *b)
{
    size_t n = 0, all = bg_json_size(b->o->bids);
    const char **ids = BG_ARRAY(b->o->tender.arena, all, const char *);
    b->by_id = BG_ARRAY(b->o->tender.arena, all, const struct cJSON *);
    for (const struct cJSON *bid = bg_json_first(b->o->bids); bid; bid = bg_json_next(bid)) {
        ids[n] = bg_public_key(&b->o->tender, bid, "id");
        b->by_id[n++] = bid;
    }
    b->ids = bg_index_new(b->o->tender.arena, ids, n);
}

/* -- one award ------------------------------------------------------------------------------------
 */

static bool bid_in_lot(const struct bg_ocds *o, const struct cJSON *bid, const char *lot)
{
    const struct cJSON *related = bg_json_first(bg_json_get(bid, "relatedLots"));
    if (!lot[0] || !related)
        return true;
    for (; related; related = bg_json_next(related))
        if (strcmp(bg_public_key_of(&o->tender, related), lot) == 0)
            return true;
    return false;
}

/* The only bid of that name in the lot. NULL: none, or several. */
static const struct cJSON *bid_named(const struct bidders *b, const char *key, const char *lot)
{
    const struct cJSON *found = NULL;
    int first = bg_index_find(b->index, key);
    for (size_t at = first < 0 ? 0 : (size_t)first + 1; at; at = b->next[at - 1]) {
        const struct cJSON *bid = b->bid[at - 1];
        if (bid == found || !bid_in_lot(b->o, bid, lot))
            continue;
        if (found)
            return NULL;
        found = bid;
    }
    return found;
}

static const char *bid_of_suppliers(const struct bidders *b, const struct cJSON *award,
                                    const char *lot)
{
    const struct cJSON *supplier = bg_json_first(bg_json_get(award, "suppliers"));
    for (; supplier; supplier = bg_json_next(supplier)) {
        const char *id = bg_public_key(&b->o->tender, supplier, "id");
        const struct cJSON *bid = bid_named(b, id, lot);
        if (!bid)
            bid = bid_named(b, identifier(b, bg_json_get(party_of(b, id), "identifier")), lot);
        if (bid)
            return bg_public_key(&b->o->tender, bid, "id");
    }
    return "";
}

static const char *ocds_awards_names_of(const struct bg_ocds *o, const struct cJSON *award)
{
    const struct cJSON *one = bg_json_first(bg_json_get(award, "suppliers"));
    struct bg_buf names;
    bg_buf_init(&names, o->tender.arena);
    for (; one; one = bg_json_next(one)) {
        const char *name = bg_public_text(one, "name");
        bg_buf_printf(&names, "%s%s", names.size ? "; " : "",
                      name[0] ? name : bg_public_key(&o->tender, one, "id"));
    }
    return bg_buf_text(&names);
}

/* The lot that the award does not name, where its bid is for one alone. */
static const char *lot_of_bid(const struct bidders *b, const char *id)
{
    int at = bg_index_find(b->ids, id);
    const struct cJSON *lots = at < 0 ? NULL : bg_json_get(b->by_id[at], "relatedLots");
    return bg_json_size(lots) == 1 ? bg_public_key_of(&b->o->tender, bg_json_first(lots)) : "";
}

static void ocds_awards_put_award(const struct bidders *b, const struct cJSON *node,
                                  const char *lot)
{
    const struct bg_ocds *o = b->o;
    const struct cJSON *related = bg_json_get(node, "relatedBids");
    const struct cJSON *one = related ? bg_json_first(related) : bg_json_get(node, "relatedBid");
    struct bg_intake_award award = {.pos = bg_json_pos(o->tender.json, node),
                                    .lot = lot,
                                    .supplier = ocds_awards_names_of(o, node),
                                    .status = bg_public_text(node, "status")};
    if (!one) {
        award.bid = bid_of_suppliers(b, node, lot);
        if (!lot[0])
            award.lot = lot_of_bid(b, award.bid);
        bg_intake_awarded(o->tender.intake, &award);
    }
    for (; one; one = related ? bg_json_next(one) : NULL) {
        award.bid = bg_public_key_of(&o->tender, one);
        award.lot = lot[0] ? lot : lot_of_bid(b, award.bid);
        bg_intake_awarded(o->tender.intake, &award);
    }
}

void bg_ocds_awards(struct bg_ocds *o)
{
    struct bidders b = {.o = o};
    const struct cJSON *award = bg_json_first(bg_json_get(o->release, "awards"));
    read_parties(&b);
    read_bidders(&b);
    read_ids(&b);
    for (; award; award = bg_json_next(award)) {
        if (bg_json_type(award) != BG_JSON_OBJECT)
            continue; /* null: no award */
        const struct cJSON *lot = bg_json_first(bg_json_get(award, "relatedLots"));
        if (!lot)
            ocds_awards_put_award(&b, award, "");
        for (; lot; lot = bg_json_next(lot))
            ocds_awards_put_award(&b, award, bg_public_key_of(&o->tender, lot));
        bg_responses_of_award(&o->tender, award);
    }
}
