/* The state of a Prozorro procedure: the statuses of the tender and of the lot, and cancellations that
 * are in force. https://prozorro-api-docs.readthedocs.io (openprocurement.api 2.5) */
#include <string.h>

#include "intake/tender/prozorro.h"

static bool prozorro_state_begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* Why a tender or lot of that status has no award; "": it may have one. */
static const char *of_status(const struct bg_public_tender *tender, const struct cJSON *node,
                             const char *what)
{
    static const char *const over[] = {"cancelled", "unsuccessful"};
    static const char *const early[] = {
        "draft",          "active.enquiries", "active.tendering", "active.pre-qualification",
        "active.auction", "active.stage2"};
    const char *status = bg_public_text(node, "status");
    for (size_t i = 0; i < sizeof over / sizeof *over; i++)
        if (strcmp(status, over[i]) == 0)
            return bg_arena_printf(tender->arena, "%s is \"%s\" in the source", what, status);
    for (size_t i = 0; i < sizeof early / sizeof *early; i++)
        if (prozorro_state_begins(status, early[i]))
            return bg_arena_printf(tender->arena,
                                   "%s is still \"%s\" in the source: bids can come or change",
                                   what, status);
    return "";
}

static const char *of_cancellations(const struct bg_public_tender *tender, const struct cJSON *lot)
{
    const struct cJSON *one = bg_json_first(bg_json_get(tender->root, "cancellations"));
    const char *lot_id = lot ? bg_public_key(tender, lot, "id") : "";
    for (; one; one = bg_json_next(one)) {
        const char *of = bg_public_key(tender, one, "relatedLot");
        bool of_lot = strcmp(bg_public_text(one, "cancellationOf"), "lot") == 0 || of[0];
        if (strcmp(bg_public_text(one, "status"), "active") != 0 ||
            (of_lot && (!lot || strcmp(of, lot_id) != 0)))
            continue;
        const char *reason = bg_public_words(tender->arena, bg_public_text(one, "reason"));
        return bg_arena_printf(tender->arena, "the %s is cancelled in the source%s%s%s",
                               of_lot ? "lot" : "tender", reason[0] ? " (" : "", reason,
                               reason[0] ? ")" : "");
    }
    return "";
}

const char *bg_prozorro_no_award(const struct bg_prozorro *p, const struct cJSON *lot)
{
    const struct bg_public_tender *tender = &p->tender;
    const char *why = of_status(tender, tender->root, "the tender");
    if (!why[0] && lot)
        why = of_status(tender, lot, "the lot");
    return why[0] ? why : of_cancellations(tender, lot);
}

void bg_prozorro_say_state(const struct bg_prozorro *p, const struct cJSON *lot)
{
    const struct bg_public_tender *tender = &p->tender;
    const char *why = bg_prozorro_no_award(p, lot);
    if (!why[0])
        return;
    if (lot)
        bg_diag_add(tender->diags, BG_W680, bg_json_pos(tender->json, lot), "lot \"%s\": %s",
                    bg_public_key(tender, lot, "id"), why);
    else
        bg_diag_add(tender->diags, BG_W680, bg_json_pos(tender->json, tender->root), "%s", why);
}
