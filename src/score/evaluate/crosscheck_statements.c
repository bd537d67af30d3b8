/* What others state beside the vendor: a flag for each statement that differs or counts, and the reason of
 * a criterion says where an answer that it read is not the bid's. */
#include <string.h>

#include "model/decision.h"
#include "model/testimony.h"
#include "score/evaluate/parts.h"

static struct bg_arg witness_phrase(struct bg_lot_work *work, enum bg_witness witness)
{
    static const enum bg_reason_code codes[] = {
        [BG_WITNESS_VENDOR] = BG_R_WITNESS_VENDOR,
        [BG_WITNESS_BUYER] = BG_R_WITNESS_BUYER,
        [BG_WITNESS_SURVEY] = BG_R_WITNESS_SURVEY,
        [BG_WITNESS_ORGANISATION] = BG_R_WITNESS_ORGANISATION,
        [BG_WITNESS_AGENCY] = BG_R_WITNESS_AGENCY,
        [BG_WITNESS_COURT] = BG_R_WITNESS_COURT,
    };
    return bg_arg_phrase(work->arena, (struct bg_reason){&bg_reason_rows[codes[witness]], NULL});
}

/* "60 percent of 30 workers", or the figure as it was given. */
static struct bg_arg witness_figure(struct bg_lot_work *work, const struct bg_testified *t)
{
    struct bg_dec percent;
    if (t->said.witness != BG_WITNESS_SURVEY ||
        !bg_ratio_round(t->said.number, 2, BG_HALF_UP, &percent))
        return bg_arg_given(BG_ARG_TEXT, bg_testified_words(work->arena, work->ruleset, t));
    return BG_PHRASE(work->arena, WITNESS_SHARE, bg_arg_number(BG_ARG_PERCENT, percent, ""),
                     bg_arg_count((size_t)t->said.n));
}

static const char *witness_label(const struct bg_lot_work *work, const struct bg_testified *t)
{
    const struct bg_field *field = &work->ruleset->fields[t->slot];
    return field->short_label && *field->short_label ? field->short_label : field->label;
}

static void flag_statement(struct bg_lot_work *work, struct bg_entry *entry,
                           const struct bg_testified *t)
{
    struct bg_arg label = bg_arg_given(BG_ARG_LABEL, witness_label(work, t));
    struct bg_arg vendor =
        bg_arg_given(BG_ARG_TEXT, bg_testified_vendor(work->arena, work->ruleset, t));
    struct bg_arg source = witness_phrase(work, t->said.witness), figure = witness_figure(work, t);
    struct bg_reason said =
        t->counts ? BG_REASON(work->arena, FLAG_STATED_COUNTS, label, vendor, source, figure,
                              bg_arg_date(t->rule->published))
                  : BG_REASON(work->arena, FLAG_STATED_BESIDE, label, vendor, source, figure);
    bg_entry_flag(work, entry, "statement", BG_R_FLAG_STATED, said,
                  BG_REASON(work->arena, FLAG_STATED_ASKED, label, vendor, source, figure));
}

static const struct bg_testified *witness_read(const struct bg_bid *bid,
                                               const struct bg_criterion_result *r)
{
    for (size_t i = 0; i < r->reads_n; i++)
        for (size_t k = 0; r->reads[i].what == BG_READ_FIELD && k < bid->testified_n; k++)
            if (bid->testified[k].counts && bid->testified[k].beside != BG_BESIDE_SAME &&
                bid->testified[k].slot == (int)r->reads[i].index)
                return &bid->testified[k];
    return NULL;
}

void bg_crosscheck_statements(struct bg_lot_work *work, struct bg_entry *entry)
{
    const struct bg_bid *bid = entry->result->bid;
    for (size_t i = 0; i < bid->testified_n; i++)
        if ((bid->testified[i].counts && bid->testified[i].beside != BG_BESIDE_SAME) ||
            bid->testified[i].beside == BG_BESIDE_DIFFERS)
            flag_statement(work, entry, &bid->testified[i]);
    for (size_t c = 0; bid->testified_n && c < work->ruleset->criteria_n; c++) {
        struct bg_criterion_result *r = &entry->criteria[c];
        const struct bg_testified *t = witness_read(bid, r);
        if (t && r->why.row)
            r->why = BG_REASON(work->arena, BY_STATEMENT, bg_arg_sentence(work->arena, r->why),
                               witness_phrase(work, t->said.witness));
    }
}
