/* Decisions applied to the bids of a lot: each kind is one function, in the order of decision.def.
 * What vendors handed in stays as it is; each bid lists what was decided about it. */
#include "intake/decisions/apply.h"

#include <string.h>

const char *bg_applying_name(const struct bg_applying *a, size_t bid)
{
    return bg_decision_bid_name(a->arena, a->bids, a->n, bid);
}

struct bg_pos bg_applying_pos(const struct bg_applying *a, const struct bg_decision_entry *entry,
                              const char *part)
{
    const struct cJSON *node = part ? bg_json_get(entry->node, part) : NULL;
    return node ? bg_json_pos(a->json, node) : entry->pos;
}

/* -- what a bid's copy holds ---------------------------------------------------------------------- */

void bg_applying_answer(struct bg_applying *a, struct bg_bid *bid, int slot,
                        const struct bg_answer *answer)
{
    size_t n = a->ruleset->fields_n;
    struct bg_answer *answers = BG_ARRAY(a->arena, n, struct bg_answer);
    struct bg_value *values = BG_ARRAY(a->arena, n, struct bg_value);
    memcpy(answers, bid->answers, n * sizeof *answers);
    memcpy(values, bid->values, n * sizeof *values);
    answers[slot] = *answer;
    values[slot] = answer->value;
    bid->answers = answers;
    bid->values = values;
}

void bg_applying_clarification(struct bg_applying *a, struct bg_bid *bid,
                               const struct bg_clarification *one)
{
    size_t n = bid->clarifications_n;
    struct bg_clarification *all = BG_ARRAY(a->arena, n + 1, struct bg_clarification);
    if (n)
        memcpy(all, bid->clarifications, n * sizeof *all);
    all[n] = *one;
    bid->clarifications = all;
    bid->clarifications_n = n + 1;
}

static void apply_add_evidence(struct bg_applying *a, struct bg_bid *bid,
                               const struct bg_evidence_item *one)
{
    size_t n = bid->evidence_n;
    struct bg_evidence_item *all = BG_ARRAY(a->arena, n + 1, struct bg_evidence_item);
    if (n)
        memcpy(all, bid->evidence, n * sizeof *all);
    all[n] = *one;
    bid->evidence = all;
    bid->evidence_n = n + 1;
}

/* -- the kinds: false where there was a fault ------------------------------------------------------ */

static bool receive(struct bg_applying *a, const struct bg_decision_entry *entry, size_t bid,
                    struct bg_decision *made)
{
    const struct bg_receipt *before = a->bids[bid]->receipt;
    struct bg_receipt *receipt = BG_NEW(a->arena, struct bg_receipt);
    *receipt = (struct bg_receipt){.received = entry->received,
                                   .by = entry->by,
                                   .opened = entry->opened,
                                   .last_offer = before ? before->last_offer : BG_NO_INSTANT};
    char told[BG_INSTANT_TEXT], own[BG_INSTANT_TEXT];
    if (before && bg_instant_known(before->received) &&
        strcmp(bg_instant_text(before->received, own), bg_instant_text(entry->received, told)) != 0)
        bg_diag_add(a->diags, BG_W556, bg_applying_pos(a, entry, "received"),
                    "bid \"%s\": the file of the bid records its receipt at %s, the decisions at "
                    "%s, which counts",
                    bg_applying_name(a, bid), own, told);
    a->bids[bid]->receipt = receipt;
    made->received = entry->received;
    made->opened = entry->opened;
    return true;
}

/* What a status says behind its colon: "the one that counts is ...; why (2026-03-12)". */
static const char *because(struct bg_arena *arena, const char *what,
                           const struct bg_decision_entry *entry)
{
    char date[BG_DATE_TEXT];
    const char *both = *what && *entry->reason ? "; " : "";
    const char *why = bg_arena_printf(arena, "%s%s%s", what, both, entry->reason);
    if (entry->date == BG_NO_DATE)
        return why;
    return bg_arena_printf(arena, *why ? "%s (%s)" : "%s%s", why, bg_date_text(entry->date, date));
}

static bool apply_replace(struct bg_applying *a, const struct bg_decision_entry *entry, size_t bid,
                          struct bg_decision *made)
{
    const char *name = entry->replaced_by;
    long other = bg_decision_bid(a->arena, a->bids, a->n, name);
    if (other == BG_SEVERAL_BIDS)
        return bg_applying_bid(a, entry, "replaced_by", name) >= 0;
    if (other == (long)bid) {
        bg_diag_add(a->diags, BG_E548, bg_applying_pos(a, entry, "replaced_by"),
                    "bid \"%s\" cannot be replaced by itself", bg_applying_name(a, bid));
        return false;
    }
    if (other >= 0) /* else it may be for other lots only, or there is none, which is said later */
        name = bg_applying_name(a, (size_t)other);
    a->replaced_by[bid] = other;
    made->replaced_by = name;
    a->bids[bid]->status_reason =
        because(a->arena, bg_arena_printf(a->arena, "the one that counts is \"%s\"", name), entry);
    a->bids[bid]->status = BG_BID_REPLACED;
    return true;
}

static bool apply_take_out(struct bg_applying *a, const struct bg_decision_entry *entry, size_t bid,
                           struct bg_decision *made)
{
    (void)made;
    a->bids[bid]->status =
        entry->what == BG_DECIDE_WITHDRAW ? BG_BID_WITHDRAWN : BG_BID_DISQUALIFIED;
    a->bids[bid]->status_reason = because(a->arena, "", entry);
    return true;
}

static bool apply_admit(struct bg_applying *a, const struct bg_decision_entry *entry, size_t bid,
                        struct bg_decision *made)
{
    (void)made;
    struct bg_late_acceptance *accepted = BG_NEW(a->arena, struct bg_late_acceptance);
    *accepted =
        (struct bg_late_acceptance){.reason = entry->reason, .by = entry->by, .date = entry->date};
    a->bids[bid]->late_accepted = accepted;
    return true;
}

static bool apply_clarify(struct bg_applying *a, const struct bg_decision_entry *entry, size_t bid,
                          struct bg_decision *made)
{
    struct bg_answer answer;
    struct bg_value before = a->bids[bid]->values[made->slot];
    if (!bg_bid_may_clarify(a->diags, bg_applying_pos(a, entry, "field"), a->ruleset, made->slot) ||
        !bg_applying_clarified(a, entry, bid, made, &answer))
        return false;
    bg_applying_clarification(a, a->bids[bid],
                              &(struct bg_clarification){.slot = made->slot,
                                                         .date = entry->date,
                                                         .was = before,
                                                         .now = answer.value,
                                                         .document = entry->document});
    bg_applying_answer(a, a->bids[bid], made->slot, &answer);
    return true;
}

static bool apply_answer(struct bg_applying *a, const struct bg_decision_entry *entry, size_t bid,
                         struct bg_decision *made)
{
    const struct bg_field *field = &a->ruleset->fields[made->slot];
    struct bg_answer given;
    if (field->asked_of != BG_OF_BUYER) {
        bg_diag_add(a->diags, BG_E551, bg_applying_pos(a, entry, "field"),
                    "\"%s\" is a question to the vendors, which the buyer does not answer",
                    field->label);
        return false;
    }
    if (!bg_applying_value(a, entry, field, entry->now, &given))
        return false;
    made->was = a->bids[bid]->values[made->slot];
    made->now = given.value;
    bg_applying_answer(a, a->bids[bid], made->slot, &given);
    return true;
}

static bool apply_verify(struct bg_applying *a, const struct bg_decision_entry *entry, size_t bid,
                         struct bg_decision *made)
{
    if (a->bids[bid]->values[made->slot].type == BG_V_MISSING)
        bg_diag_add(a->diags, BG_W555, bg_applying_pos(a, entry, "field"),
                    "bid \"%s\" does not answer \"%s\", so that nothing is verified",
                    bg_applying_name(a, bid), a->ruleset->fields[made->slot].label);
    apply_add_evidence(a, a->bids[bid],
                       &(struct bg_evidence_item){.slot = made->slot,
                                                  .document = entry->document,
                                                  .page = entry->page,
                                                  .verified_by = entry->by});
    return true;
}

static bool (*const appliers[])(struct bg_applying *, const struct bg_decision_entry *, size_t,
                                struct bg_decision *) = {
    [BG_DECIDE_RECEIVE] = receive,           [BG_DECIDE_REPLACE] = apply_replace,
    [BG_DECIDE_WITHDRAW] = apply_take_out,   [BG_DECIDE_ADMIT] = apply_admit,
    [BG_DECIDE_DISQUALIFY] = apply_take_out, [BG_DECIDE_CLARIFY] = apply_clarify,
    [BG_DECIDE_ANSWER] = apply_answer,       [BG_DECIDE_VERIFY] = apply_verify,
    [BG_DECIDE_STATE] = bg_applying_state,
};

/* -- all of them ---------------------------------------------------------------------------------- */

static const char *apply_place_of(struct bg_applying *a, const struct bg_decision_entry *entry)
{
    const struct bg_source *source = entry->pos.source;
    const char *label = bg_source_label(source, entry->pos.offset);
    struct bg_place place = {0};
    if (label)
        return bg_arena_printf(a->arena, "%s: %s", source->name, label);
    bg_source_place(&place, source, entry->pos.offset);
    return bg_arena_printf(a->arena, "%s: line %lld", source->name, (long long)place.line);
}

static void record(struct bg_applying *a, struct bg_bid *bid, const struct bg_decision *made)
{
    size_t n = bid->decisions_n;
    struct bg_decision *all = BG_ARRAY(a->arena, n + 1, struct bg_decision);
    if (n)
        memcpy(all, bid->decisions, n * sizeof *all);
    all[n] = *made;
    bid->decisions = all;
    bid->decisions_n = n + 1;
}

static void apply_entry(struct bg_applying *a, size_t i)
{
    const struct bg_decision_entry *entry = &a->decisions->entries[i];
    long bid = bg_decision_bid(a->arena, a->bids, a->n, entry->bid);
    bool other = !*entry->replaced_by ||
                 bg_decision_bid(a->arena, a->bids, a->n, entry->replaced_by) != BG_NO_BID;
    struct bg_decision made = {.what = entry->what,
                               .replaced_by = "",
                               .slot = -1,
                               .row = entry->row,
                               .column = -1,
                               .was = BG_MISSING,
                               .now = BG_MISSING,
                               .received = BG_NO_INSTANT,
                               .opened = BG_NO_INSTANT,
                               .date = entry->date,
                               .by = entry->by,
                               .document = entry->document,
                               .page = entry->page,
                               .reason = entry->reason};
    a->found[a->decisions->n + i] |= other;
    if (bid == BG_NO_BID)
        return; /* it may be one of another lot */
    a->found[i] = true;
    if (!bg_applying_lot(a, entry) || bg_applying_bid(a, entry, "bid", entry->bid) < 0 ||
        !bg_applying_once(a, i, (size_t)bid) || !bg_applying_question(a, entry, &made))
        return;
    made.place = apply_place_of(a, entry);
    if (appliers[entry->what](a, entry, (size_t)bid, &made))
        record(a, a->bids[bid], &made);
}

bool bg_decisions_apply(const struct bg_decisions *decisions, struct bg_bid_list *list,
                        struct bg_diags *diags, const struct bg_ruleset *ruleset, const char *lot,
                        bool *found)
{
    struct bg_arena *arena = decisions->arena;
    struct bg_applying a = {.arena = arena,
                            .diags = bg_diags_new(arena),
                            .decisions = decisions,
                            .json = decisions->json,
                            .ruleset = ruleset,
                            .lot = lot,
                            .found = found};
    a.bids = bg_bid_list_bids(list, &a.n);
    a.replaced_by = BG_ARRAY(arena, a.n + 1, long);
    a.bid_of = BG_ARRAY(arena, decisions->n + 1, long);
    for (size_t i = 0; i < a.n; i++)
        a.replaced_by[i] = -1;
    for (size_t i = 0; i < decisions->n; i++)
        a.bid_of[i] = -1;
    for (size_t i = 0; i < decisions->n; i++)
        apply_entry(&a, i);
    bg_applying_statements(&a);
    bg_applying_check(&a);
    for (size_t i = 0; i < a.n; i++)
        if (a.bids[i]->status == BG_BID_ACTIVE)
            bg_bid_list_missing(arena, a.diags, ruleset, a.bids[i]);
    bg_diags_forward(diags, a.diags);
    return bg_diag_count(a.diags, BG_ERROR) == 0;
}
