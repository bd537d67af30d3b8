/* What does not fit together in a bid or between bids: flags with a draft question to the vendor.
 * They never change a score. */
#include "score/evaluate/parts.h"

#include <stdlib.h>
#include <string.h>

#include "score/evaluate/explain.h"

/* -- a figure below a legal minimum --------------------------------------------------------- */

static void check_legal_minimum(struct bg_lot_work *work, struct bg_entry *entry)
{
    const struct bg_ruleset *rules = work->ruleset;
    for (size_t i = 0; i < rules->criteria_n; i++) {
        const struct bg_criterion *c = &rules->criteria[i];
        const struct bg_criterion_result *r = &entry->criteria[i];
        if (c->kind == NULL || c->element != BG_LEGAL_MINIMUM || r->outcome != BG_NOT_MET)
            continue;
        struct bg_arg title = {.kind = BG_ARG_TITLE, .text = c->title};
        struct bg_arg reason = bg_arg_phrase(work->arena, r->why);
        bg_entry_flag(work, entry, bg_arena_printf(work->arena, "below_legal_minimum:%s", c->id),
                      BG_R_FLAG_LEGAL_MINIMUM, r->why,
                      BG_REASON(work->arena, FLAG_LEGAL_MINIMUM_ASKED, title, reason));
    }
}

/* -- one vendor twice ----------------------------------------------------------------------- */

static bool same_vendor_id(const struct bg_bid *a, const struct bg_bid *b)
{
    return a->vendor_id[0] != '\0' && strcmp(a->vendor_id, b->vendor_id) == 0;
}

static void flag_vendor(struct bg_lot_work *work, struct bg_entry *entry,
                        const struct bg_bid *other, bool by_name)
{
    struct bg_arg bid = {.kind = BG_ARG_NAME, .text = other->id};
    bg_entry_flag(work, entry, "duplicate_vendor", BG_R_FLAG_DUPLICATE,
                  by_name ? BG_REASON(work->arena, FLAG_DUPLICATE_NAME, bid)
                          : BG_REASON(work->arena, FLAG_DUPLICATE_ID, bid),
                  BG_REASON(work->arena, FLAG_DUPLICATE_ASKED, bid));
}

struct vendor_key {
    const char *text;
    size_t entry;
};

static int crosscheck_by_text(const void *a, const void *b)
{
    const struct vendor_key *x = a, *y = b;
    int order = strcmp(x->text, y->text);
    return order != 0 ? order : (x->entry > y->entry) - (x->entry < y->entry);
}

/* Neighbours in sorted order, by id and then by name; a pair found by both is flagged once. */
static void check_vendors(struct bg_lot_work *work, bool by_name)
{
    struct vendor_key *keys = BG_ARRAY(work->arena, work->n + 1, struct vendor_key);
    size_t n = 0;
    for (size_t i = 0; i < work->n; i++) {
        const struct bg_bid *bid = work->entries[i].result->bid;
        const char *text = by_name ? bid->vendor_name : bid->vendor_id;
        if (text[0] != '\0' && bid->status == BG_BID_ACTIVE)
            keys[n++] = (struct vendor_key){text, i};
    }
    qsort(keys, n, sizeof *keys, crosscheck_by_text);
    for (size_t i = 1; i < n; i++) {
        struct bg_entry *a = &work->entries[keys[i - 1].entry], *b = &work->entries[keys[i].entry];
        if (strcmp(keys[i - 1].text, keys[i].text) != 0 ||
            (by_name && same_vendor_id(a->result->bid, b->result->bid)))
            continue;
        flag_vendor(work, a, b->result->bid, by_name);
        flag_vendor(work, b, a->result->bid, by_name);
    }
}

/* -- same facts, same score ----------------------------------------------------------------- */

static void crosscheck_put_value(struct bg_buf *out, const struct bg_value *value)
{
    bg_buf_printf(out, "%d:", (int)value->type);
    if (value->type == BG_V_TABLE) {
        const struct bg_table *table = value->as.table;
        for (size_t i = 0; i < table->rows * table->columns; i++)
            crosscheck_put_value(out, &table->cells[i]);
    } else if (value->type == BG_V_TEXT) {
        bg_buf_printf(out, "%zu:", value->as.text.n);
        bg_buf_put(out, value->as.text.bytes, value->as.text.n);
    } else if (value->type != BG_V_ERROR) {
        bg_value_words(value, out);
    }
    bg_buf_putc(out, '\x1f');
}

static bool same_outcome(const struct bg_criterion_result *a, const struct bg_criterion_result *b)
{
    if (a->outcome != b->outcome || (a->rating == NULL) != (b->rating == NULL))
        return false;
    return a->rating == NULL || bg_ratio_cmp(a->rating, b->rating) == 0;
}

/* Equal answers must have equal ratings. Where they differ it is the evidence, and the officer
 * should know before a vendor asks. */
static void check_same_score(struct bg_lot_work *work, size_t criterion)
{
    struct vendor_key *keys = BG_ARRAY(work->scratch, work->n + 1, struct vendor_key);
    size_t n = 0;
    for (size_t i = 0; i < work->n; i++) {
        const struct bg_criterion_result *r = &work->entries[i].criteria[criterion];
        struct bg_buf buf;
        bg_buf_init(&buf, work->scratch);
        for (size_t k = 0; k < r->reads_n; k++)
            if (r->reads[k].what == BG_READ_FIELD)
                crosscheck_put_value(&buf, &r->reads[k].value);
        if (buf.size > 0 && work->entries[i].result->status < BG_LATE)
            keys[n++] = (struct vendor_key){bg_buf_text(&buf), i};
    }
    qsort(keys, n, sizeof *keys, crosscheck_by_text);
    for (size_t i = 1; i < n; i++) {
        const struct bg_entry *a = &work->entries[keys[i - 1].entry];
        const struct bg_entry *b = &work->entries[keys[i].entry];
        if (strcmp(keys[i - 1].text, keys[i].text) == 0 &&
            !same_outcome(&a->criteria[criterion], &b->criteria[criterion]))
            bg_lot_warn(
                work,
                BG_REASON(work->arena, WARN_EVIDENCE, bg_arg_given(BG_ARG_NAME, a->result->bid->id),
                          bg_arg_given(BG_ARG_NAME, b->result->bid->id),
                          bg_arg_given(BG_ARG_TITLE, work->ruleset->criteria[criterion].title)));
    }
    bg_arena_reset(work->scratch);
}

void bg_crosscheck(struct bg_lot_work *work)
{
    for (size_t i = 0; i < work->n; i++) {
        struct bg_entry *entry = &work->entries[i];
        if (entry->result->status >= BG_LATE)
            continue;
        bg_crosscheck_unreadable(work, entry);
        bg_crosscheck_written(work, entry);
        bg_crosscheck_statements(work, entry);
        bg_crosscheck_plausible(work, entry);
        bg_crosscheck_labour(work, entry);
        check_legal_minimum(work, entry);
    }
    check_vendors(work, false);
    check_vendors(work, true);
    for (size_t c = 0; c < work->ruleset->criteria_n; c++)
        if (work->ruleset->criteria[c].kind != NULL)
            check_same_score(work, c);
}
