/* Free text of an OCDS tender that narrows a code: it decides in the real award, and no rule can be
 * made of it. It is listed, and what bears on the ranking is said beside the ranking. */
#include <ctype.h>
#include <string.h>

#include "intake/tender/ocds.h"

static const struct {
    const char *key, *what;
    bool decides; /* how bids are ranked */
} words[] = {
    {"awardCriteriaDetails", "award criteria", true},
    {"submissionMethodDetails", "submission method", false},
    {"eligibilityCriteria", "who may bid", false},
};

/* Letters alone, in lower case. */
static const char *ocds_words_letters(struct bg_arena *arena, const char *text)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (const char *p = text; *p; p++)
        if (isalpha((unsigned char)*p))
            bg_buf_putc(&out, (char)tolower((unsigned char)*p));
    return bg_buf_text(&out);
}

/* It says no more than that the lowest price wins. */
static bool says_lowest_price(struct bg_arena *arena, const char *text)
{
    static const char *const same[] = {"lowestprice",     "lowestbid",   "lowestcost",
                                       "lowesttender",    "lowestoffer", "priceonly",
                                       "lowestpriceonly", "price",       "thelowestprice",
                                       "preciomasbajo",   "menorprecio", "prixleplusbas"};
    const char *own = ocds_words_letters(arena, text);
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (strcmp(own, same[i]) == 0)
            return true;
    return false;
}

/* The lot's own, else the tender's. */
static const struct cJSON *ocds_words_node_of(const struct bg_ocds *o, const struct cJSON *lot,
                                              const char *key)
{
    const struct cJSON *own = lot ? bg_json_get(lot, key) : NULL;
    return own && bg_json_text(own) && bg_json_text(own)[0] ? own
                                                            : bg_json_get(o->tender.root, key);
}

static const char *ocds_words_text_of(const struct bg_ocds *o, const struct cJSON *lot,
                                      const char *key)
{
    const char *text = bg_json_text(ocds_words_node_of(o, lot, key));
    return text ? bg_public_words(o->tender.arena, text) : "";
}

const char *bg_ocds_caution(const struct bg_ocds *o, const struct cJSON *lot)
{
    const char *text = ocds_words_text_of(o, lot, "awardCriteriaDetails");
    if (!text[0] || bg_ocds_not_by_price(o, lot)[0] || says_lowest_price(o->tender.arena, text))
        return "";
    return bg_arena_printf(o->tender.arena,
                           "The source ranks by the lowest price and adds: \"%s\". The ranking "
                           "follows the price alone.",
                           text);
}

void bg_ocds_put_words(const struct bg_ocds *o, const struct cJSON *lot, struct bg_buf *out)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *text = ocds_words_text_of(o, lot, words[i].key);
        if (!text[0])
            continue;
        bg_put_item(out);
        bg_buf_json(
            out,
            bg_arena_printf(o->tender.arena, "%s, in the source's words: %s", words[i].what, text),
            -1);
    }
}

static void ocds_words_account(const struct bg_ocds *o, const struct cJSON *owner, const char *of)
{
    const struct bg_public_tender *tender = &o->tender;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const struct cJSON *node = bg_json_get(owner, words[i].key);
        const char *text = bg_json_text(node);
        if (text && text[0])
            bg_intake_note(tender->intake, BG_NOT_MODELLED, "%s%s, in words: \"%s\" (%s)", of,
                           words[i].what, bg_public_words(tender->arena, text),
                           bg_public_line(tender, node));
    }
}

static void ocds_words_warn(const struct bg_ocds *o, const struct cJSON *lot)
{
    const struct bg_public_tender *tender = &o->tender;
    const char *caution = bg_ocds_caution(o, lot);
    if (caution[0])
        bg_diag_add(tender->diags, BG_W681,
                    bg_json_pos(tender->json, ocds_words_node_of(o, lot, "awardCriteriaDetails")),
                    "%s", caution);
}

void bg_ocds_account_words(const struct bg_ocds *o)
{
    const struct bg_public_tender *tender = &o->tender;
    ocds_words_account(o, tender->root, "");
    for (size_t i = 0; i < o->lots_n; i++) {
        const struct cJSON *lot = o->lot_nodes[i];
        ocds_words_account(
            o, lot, bg_arena_printf(tender->arena, "lot %s: ", bg_public_key(tender, lot, "id")));
        if (i == 0 || bg_json_get(lot, "awardCriteriaDetails"))
            ocds_words_warn(o, lot);
    }
    if (!o->lots_n)
        ocds_words_warn(o, NULL);
}
