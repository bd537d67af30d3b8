/* What is wrong with decisions: names that nothing has, contradictions, replacements that cannot be. */
#include <string.h>

#include "intake/decisions/apply.h"
#include "model/late.h"

/* -- names ---------------------------------------------------------------------------------------- */

static const char *several(struct bg_applying *a, const char *text)
{
    struct bg_buf out;
    bg_buf_init(&out, a->arena);
    for (size_t i = 0; i < a->n; i++) {
        long found = bg_decision_bid(a->arena, &a->bids[i], 1, text);
        if (found == 0)
            bg_buf_printf(&out, "%s\"%s\"", out.size ? " or " : "", bg_applying_name(a, i));
    }
    return bg_buf_text(&out);
}

static void check_say_unknown(struct bg_arena *arena, struct bg_diags *diags, struct bg_pos pos,
                              struct bg_bid *const *bids, size_t n, const char *text)
{
    const char **names = BG_ARRAY(arena, 2 * n + 1, const char *);
    for (size_t i = 0; i < n; i++) {
        names[2 * i] = bg_decision_bid_name(arena, bids, n, i);
        names[2 * i + 1] = bids[i]->vendor_name;
    }
    bg_diag_add(diags, BG_E544, pos, "there is no bid \"%s\"%s", text,
                bg_did_you_mean(arena, text, names, 2 * n));
}

long bg_applying_bid(struct bg_applying *a, const struct bg_decision_entry *entry, const char *part,
                     const char *text)
{
    long found = bg_decision_bid(a->arena, a->bids, a->n, text);
    if (found == BG_SEVERAL_BIDS)
        bg_diag_add(a->diags, BG_E544, bg_applying_pos(a, entry, part),
                    "\"%s\" can mean several bids; write %s", text, several(a, text));
    if (found == BG_NO_BID)
        check_say_unknown(a->arena, a->diags, bg_applying_pos(a, entry, part), a->bids, a->n, text);
    return found < 0 ? -1 : found;
}

bool bg_applying_lot(struct bg_applying *a, const struct bg_decision_entry *entry)
{
    const struct bg_ruleset *whole = a->ruleset->whole ? a->ruleset->whole : a->ruleset;
    const char **names = BG_ARRAY(a->arena, whole->lots_n + 1, const char *);
    if (!*entry->lot || strcmp(entry->lot, a->lot) == 0)
        return true;
    for (size_t i = 0; i < whole->lots_n; i++) {
        names[i] = whole->lots[i].id;
        if (strcmp(names[i], entry->lot) == 0)
            return false; /* of another lot */
    }
    bg_diag_add(a->diags, BG_E545, bg_applying_pos(a, entry, "lot"),
                "the ruleset has no lot \"%s\"%s", entry->lot,
                bg_did_you_mean(a->arena, entry->lot, names, whole->lots_n));
    return false;
}

static bool say_no_question(struct bg_applying *a, const struct bg_decision_entry *entry)
{
    const struct bg_ruleset *r = a->ruleset;
    const char **names = BG_ARRAY(a->arena, 2 * r->fields_n + 1, const char *);
    if (r->whole && bg_decision_asked(a->arena, r->whole, entry->field, ""))
        return false; /* another lot asks it */
    for (size_t i = 0; i < r->fields_n; i++) {
        names[2 * i] = r->fields[i].id;
        names[2 * i + 1] = r->fields[i].label;
    }
    bg_diag_add(a->diags, BG_E545, bg_applying_pos(a, entry, "field"),
                "the ruleset has no question \"%s\"%s", entry->field,
                bg_did_you_mean(a->arena, entry->field, names, 2 * r->fields_n));
    return false;
}

static bool no_column(struct bg_applying *a, const struct bg_decision_entry *entry,
                      const struct bg_field *field)
{
    const char **names = BG_ARRAY(a->arena, 2 * field->columns_n + 1, const char *);
    for (size_t i = 0; i < field->columns_n; i++) {
        names[2 * i] = field->columns[i].id;
        names[2 * i + 1] = field->columns[i].label;
    }
    bg_diag_add(a->diags, BG_E545, bg_applying_pos(a, entry, "column"),
                "\"%s\" has no column \"%s\"%s", field->label, entry->column,
                bg_did_you_mean(a->arena, entry->column, names, 2 * field->columns_n));
    return false;
}

bool bg_applying_question(struct bg_applying *a, const struct bg_decision_entry *entry,
                          struct bg_decision *made)
{
    if (!*entry->field)
        return true;
    made->slot = bg_decision_field(a->arena, a->ruleset, entry->field);
    if (made->slot < 0)
        return say_no_question(a, entry);
    const struct bg_field *field = &a->ruleset->fields[made->slot];
    if (!*entry->column && !entry->row)
        return true;
    if (field->type != BG_FIELD_TABLE) {
        bg_diag_add(a->diags, BG_E545, bg_applying_pos(a, entry, entry->row ? "row" : "column"),
                    "\"%s\" is not a table, and has no rows and columns", field->label);
        return false;
    }
    if (!*entry->column || !entry->row) {
        bg_diag_add(a->diags, BG_E545, bg_applying_pos(a, entry, entry->row ? "row" : "column"),
                    "of the table \"%s\" the %s is missing", field->label,
                    entry->row ? "column" : "row");
        return false;
    }
    made->column = bg_decision_column(field, entry->column);
    return made->column >= 0 || no_column(a, entry, field);
}

/* -- contradictions ------------------------------------------------------------------------------- */

static bool takes_out(enum bg_decision_do what)
{
    return what == BG_DECIDE_REPLACE || what == BG_DECIDE_WITHDRAW || what == BG_DECIDE_DISQUALIFY;
}

static bool check_same_text(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

/* The two are about one thing; clarifications follow each other, and documents add up. */
static bool is_repeated(const struct bg_decision_entry *a, const struct bg_decision_entry *b)
{
    if (a->what != b->what || a->what == BG_DECIDE_CLARIFY)
        return false;
    if (a->what == BG_DECIDE_STATE &&
        !(check_same_text(a->source, b->source) && a->date == b->date &&
          check_same_text(a->document, b->document)))
        return false;
    return check_same_text(a->field, b->field) &&
           (a->what != BG_DECIDE_VERIFY ||
            (check_same_text(a->document, b->document) && check_same_text(a->page, b->page)));
}

bool bg_applying_once(struct bg_applying *a, size_t i, size_t bid)
{
    const struct bg_decision_entry *entry = &a->decisions->entries[i];
    for (size_t k = 0; k < i; k++) {
        const struct bg_decision_entry *other = &a->decisions->entries[k];
        if (a->bid_of[k] != (long)bid)
            continue;
        bool repeated = is_repeated(other, entry);
        if (!repeated && !(takes_out(other->what) && takes_out(entry->what)))
            continue;
        bg_diag_add(a->diags, repeated ? BG_E546 : BG_E547, bg_applying_pos(a, entry, "bid"),
                    repeated ? "bid \"%s\": it is recorded twice that it was %s"
                             : "bid \"%s\" cannot be %s as well",
                    bg_applying_name(a, bid), bg_decision_kinds[entry->what].word);
        bg_diag_note(a->diags, bg_applying_pos(a, other, "bid"),
                     repeated ? "recorded here first" : "here it is %s",
                     bg_decision_kinds[other->what].word);
        return false;
    }
    a->bid_of[i] = (long)bid;
    return true;
}

/* -- when all are applied ------------------------------------------------------------------------- */

static const struct bg_decision_entry *check_entry_of(const struct bg_applying *a,
                                                      enum bg_decision_do what, size_t bid)
{
    for (size_t i = 0; i < a->decisions->n; i++)
        if (a->decisions->entries[i].what == what && a->bid_of[i] == (long)bid)
            return &a->decisions->entries[i];
    return NULL;
}

static bool in_a_circle(const struct bg_applying *a, size_t bid)
{
    long at = a->replaced_by[bid];
    for (size_t steps = 0; at >= 0 && steps <= a->n; steps++) {
        if ((size_t)at == bid)
            return true;
        at = a->replaced_by[at];
    }
    return false;
}

static void check_replaced(struct bg_applying *a, size_t bid)
{
    const struct bg_decision_entry *entry = check_entry_of(a, BG_DECIDE_REPLACE, bid);
    size_t by = (size_t)a->replaced_by[bid];
    const struct bg_bid *first = a->bids[bid], *later = a->bids[by];
    struct bg_pos pos = bg_applying_pos(a, entry, "replaced_by");
    const char *name = bg_applying_name(a, bid), *other = bg_applying_name(a, by);
    struct bg_timeliness time = bg_bid_timeliness(a->ruleset, later);
    int order;
    if (in_a_circle(a, bid))
        bg_diag_add(a->diags, BG_E548, pos, "bid \"%s\" is replaced by \"%s\", which it replaces",
                    name, other);
    else if (bg_instant_compare(bg_bid_received(a->ruleset, later),
                                bg_bid_received(a->ruleset, first), &order) &&
             order < 0)
        bg_diag_add(a->diags, BG_E548, pos,
                    "bid \"%s\" cannot be replaced by \"%s\", which was received earlier", name,
                    other);
    else if (time.is == BG_TOO_LATE && !time.accepted)
        bg_diag_add(a->diags, BG_E548, pos,
                    "bid \"%s\" cannot be replaced by \"%s\", which came in after bids were due",
                    name, other);
    else if (first->vendor_id[0] && later->vendor_id[0] &&
             strcmp(first->vendor_id, later->vendor_id) != 0)
        bg_diag_add(a->diags, BG_W557, pos,
                    "bid \"%s\" of %s is replaced by \"%s\" of another vendor, %s", name,
                    first->vendor_name, other, later->vendor_name);
}

static void check_admitted(struct bg_applying *a, size_t bid)
{
    const struct bg_decision_entry *entry = check_entry_of(a, BG_DECIDE_ADMIT, bid);
    struct bg_timeliness time = bg_bid_timeliness(a->ruleset, a->bids[bid]);
    if (entry == NULL || a->bids[bid]->status != BG_BID_ACTIVE)
        return;
    if (time.is != BG_TOO_LATE)
        bg_diag_add(a->diags, BG_W555, bg_applying_pos(a, entry, "bid"),
                    "bid \"%s\" is accepted although late, and nothing says that it was late",
                    bg_applying_name(a, bid));
    else if (!time.accepted)
        bg_diag_add(a->diags, BG_W555, bg_applying_pos(a, entry, "bid"),
                    "bid \"%s\" is accepted although late, but the ruleset rejects late bids",
                    bg_applying_name(a, bid));
}

void bg_applying_check(struct bg_applying *a)
{
    for (size_t i = 0; i < a->n; i++) {
        if (a->replaced_by[i] >= 0)
            check_replaced(a, i);
        check_admitted(a, i);
    }
}

void bg_decisions_unfound(const struct bg_decisions *decisions, struct bg_bid_list *list,
                          struct bg_diags *diags, const bool *found)
{
    size_t n;
    struct bg_bid **bids = bg_bid_list_bids(list, &n);
    for (size_t i = 0; i < decisions->n; i++) {
        const struct bg_decision_entry *entry = &decisions->entries[i];
        const struct cJSON *bid = bg_json_get(entry->node, "bid");
        const struct cJSON *other = bg_json_get(entry->node, "replaced_by");
        if (!found[i])
            check_say_unknown(decisions->arena, diags, bg_json_pos(decisions->json, bid), bids, n,
                              entry->bid);
        if (!found[decisions->n + i])
            check_say_unknown(decisions->arena, diags, bg_json_pos(decisions->json, other), bids, n,
                              entry->replaced_by);
    }
}
