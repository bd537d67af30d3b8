/* What others than the vendor state about an answer. The rule that the ruleset published says whose
 * statement counts; where it is not the vendor's, the answer that counts is theirs, and both stay on
 * the record. */
#include <string.h>

#include "base/date.h"
#include "intake/decisions/apply.h"
#include "model/testimony.h"

enum { SHARE_PLACES = 2 };

static bool statement_wrong(struct bg_applying *a, const struct bg_decision_entry *entry,
                            const char *part, const char *why)
{
    bg_diag_add(a->diags, BG_E885, bg_applying_pos(a, entry, part), "%s", why);
    return false;
}

static bool statement_source(struct bg_applying *a, const struct bg_decision_entry *entry,
                             enum bg_witness *out)
{
    for (int i = 0; i < BG_WITNESS__COUNT; i++)
        if (strcmp(entry->source, bg_witness_names[i]) == 0 ||
            strcmp(entry->source, bg_witness_words[i]) == 0)
            *out = (enum bg_witness)i;
    if (*out == BG_WITNESS__COUNT)
        return statement_wrong(
            a, entry, "source",
            bg_arena_printf(
                a->arena,
                "\"%s\" is not one of buyer, worker survey, worker organisation, agency "
                "finding, court",
                entry->source));
    if (*out == BG_WITNESS_VENDOR)
        return statement_wrong(a, entry, "source", "what the vendor states is its bid");
    return true;
}

/* How many answered yes, how many were asked, how many workers there are. */
static bool survey_numbers(struct bg_applying *a, const struct bg_decision_entry *entry,
                           const struct bg_statement *s)
{
    if (entry->now)
        return statement_wrong(a, entry, "figure",
                               "the figure of a survey is worked out from how many answered yes; "
                               "leave it empty");
    if (entry->yes < 0 || entry->n <= 0)
        return statement_wrong(a, entry, entry->yes < 0 ? "yes" : "n",
                               "a survey says how many answered yes and how many were asked");
    if (s->yes > s->n)
        return statement_wrong(a, entry, "yes", "more workers answered yes than were asked");
    if (s->of && s->n > s->of)
        return statement_wrong(a, entry, "of", "more workers were asked than there are");
    return true;
}

/* The answer that a survey makes; missing where it shows none. */
static struct bg_value survey_value(struct bg_applying *a, const struct bg_field *field,
                                    const struct bg_statement *s)
{
    struct bg_value out = {.type = BG_V_NUMBER, .row = -1};
    if (!bg_statement_is_shown(s))
        return BG_MISSING;
    if (field->type == BG_FIELD_BOOLEAN)
        return (struct bg_value){
            .type = BG_V_BOOL,
            .row = -1,
            .as.truth =
                bg_ratio_cmp(s->number, bg_ratio_dec(a->arena, field->witnesses->least_yes)) >= 0};
    if (!bg_ratio_round(s->number, SHARE_PLACES, BG_HALF_UP, &out.as.number))
        return BG_MISSING;
    return out;
}

static bool statement_survey(struct bg_applying *a, const struct bg_decision_entry *entry,
                             const struct bg_field *field, struct bg_testified *t)
{
    struct bg_statement *s = &t->said;
    s->yes = entry->yes;
    s->n = entry->n;
    s->of = entry->of;
    if (!field->witnesses->order[BG_WITNESS_SURVEY] && field->type != BG_FIELD_PERCENT)
        return statement_wrong(a, entry, "source",
                               "the rule of this question has no worker survey");
    if (!survey_numbers(a, entry, s))
        return false;
    s->number =
        bg_ratio_div(a->arena, bg_ratio_int(a->arena, 100 * s->yes), bg_ratio_int(a->arena, s->n));
    t->value = survey_value(a, field, s);
    t->has_margin = bg_statement_is_shown(s);
    if (t->has_margin)
        bg_wilson(a->arena, s->yes, s->n, s->of, &t->low, &t->high);
    return true;
}

static bool statement_figure(struct bg_applying *a, const struct bg_decision_entry *entry,
                             const struct bg_field *field, struct bg_testified *t)
{
    struct bg_answer answer;
    if (entry->yes >= 0 || entry->n > 0 || entry->of > 0)
        return statement_wrong(a, entry,
                               entry->yes >= 0 ? "yes"
                               : entry->n > 0  ? "n"
                                               : "of",
                               "only a worker survey counts workers");
    if (!entry->now)
        return statement_wrong(a, entry, "figure", "nothing is stated");
    if (!bg_applying_value(a, entry, field, entry->now, &answer))
        return false;
    t->value = answer.value;
    return true;
}

static bool statement_may_be(struct bg_applying *a, const struct bg_decision_entry *entry,
                             const struct bg_field *field, int slot)
{
    char date[BG_DATE_TEXT];
    if (!field->witnesses)
        return statement_wrong(
            a, entry, "field",
            bg_arena_printf(a->arena,
                            "the ruleset does not say whose statement about \"%s\" counts, so that "
                            "none is taken",
                            field->label));
    if (!bg_bid_may_clarify(a->diags, bg_applying_pos(a, entry, "field"), a->ruleset, slot))
        return false;
    if (entry->date < field->witnesses->published)
        return statement_wrong(
            a, entry, "date",
            bg_arena_printf(
                a->arena,
                "the statement is older than the rule, which was published on %s: whose "
                "statement counts is published beforehand",
                bg_date_text(field->witnesses->published, date)));
    return true;
}

bool bg_applying_state(struct bg_applying *a, const struct bg_decision_entry *entry, size_t bid,
                       struct bg_decision *made)
{
    const struct bg_field *field = &a->ruleset->fields[made->slot];
    struct bg_bid *b = a->bids[bid];
    struct bg_testified t = {.slot = made->slot,
                             .value = BG_MISSING,
                             .page = entry->page,
                             .by = entry->by,
                             .rule = field->witnesses,
                             .said = {.bid = b->id,
                                      .claim = field->label,
                                      .document = entry->document,
                                      .witness = BG_WITNESS__COUNT,
                                      .figure = "",
                                      .date = entry->date}};
    if (!statement_may_be(a, entry, field, made->slot) ||
        !statement_source(a, entry, &t.said.witness))
        return false;
    bool survey = t.said.witness == BG_WITNESS_SURVEY;
    if (!(survey ? statement_survey : statement_figure)(a, entry, field, &t))
        return false;
    size_t n = b->testified_n;
    struct bg_testified *all = BG_ARRAY(a->arena, n + 1, struct bg_testified);
    if (n)
        memcpy(all, b->testified, n * sizeof *all);
    t.said.place = made->place;
    all[n] = t;
    b->testified = all;
    b->testified_n = n + 1;
    made->now = t.value;
    made->stated = &all[n];
    return true;
}

/* -- which counts --------------------------------------------------------------------------------- */

/* Whether the margin of the survey leaves room for what the vendor says. */
static bool statement_within(const struct bg_testified *t, const struct bg_value *vendor)
{
    struct bg_dec turns = vendor->as.number;
    if (!t->has_margin)
        return false;
    if (vendor->type == BG_V_BOOL)
        turns = t->rule->least_yes;
    else if (vendor->type != BG_V_NUMBER)
        return false;
    return bg_dec_cmp(turns, t->low) >= 0 && bg_dec_cmp(turns, t->high) <= 0;
}

static enum bg_beside statement_beside(const struct bg_testified *t, const struct bg_value *vendor)
{
    if (t->value.type == BG_V_MISSING || vendor->type == BG_V_MISSING || vendor->type == BG_V_ERROR)
        return BG_BESIDE_ALONE;
    if (bg_value_same(&t->value, vendor))
        return BG_BESIDE_SAME;
    return statement_within(t, vendor) ? BG_BESIDE_WITHIN : BG_BESIDE_DIFFERS;
}

/* Of those that count, the one first in the order, where the vendor's answer has its place too; of two
 * of one source the newer, of one day the later in the file. NULL: the vendor's answer. */
static struct bg_testified *statement_first(struct bg_testified *all, size_t n, int slot,
                                            bool answered)
{
    struct bg_testified *best = NULL;
    for (size_t i = 0; i < n; i++) {
        struct bg_testified *t = &all[i];
        if (t->slot != slot || !bg_statement_counts(t->rule, &t->said))
            continue;
        int64_t mine = t->rule->order[t->said.witness];
        if (answered && t->rule->order[BG_WITNESS_VENDOR] < mine)
            continue;
        int64_t others = best ? t->rule->order[best->said.witness] : INT64_MAX;
        if (mine < others || (mine == others && t->said.date >= best->said.date))
            best = t;
    }
    return best;
}

static void statement_take(struct bg_applying *a, struct bg_bid *bid, struct bg_testified *t)
{
    struct bg_answer answer = {.value = t->value, .pos = bid->answers[t->slot].pos};
    t->counts = true;
    bg_applying_clarification(a, bid,
                              &(struct bg_clarification){.slot = t->slot,
                                                         .date = t->said.date,
                                                         .was = bid->values[t->slot],
                                                         .now = t->value,
                                                         .document = t->said.document,
                                                         .stated = t});
    bg_applying_answer(a, bid, t->slot, &answer);
}

void bg_applying_statements(struct bg_applying *a)
{
    for (size_t i = 0; i < a->n; i++) {
        struct bg_bid *bid = a->bids[i];
        size_t n = bid->testified_n;
        struct bg_testified *all = BG_ARRAY(a->arena, n + 1, struct bg_testified);
        if (n)
            memcpy(all, bid->testified, n * sizeof *all);
        for (size_t k = 0; k < n; k++) {
            all[k].vendor = bid->values[all[k].slot];
            all[k].beside = statement_beside(&all[k], &all[k].vendor);
        }
        bid->testified = all;
        for (size_t k = 0; k < n; k++) {
            bool first = true, answered = all[k].vendor.type != BG_V_MISSING;
            for (size_t before = 0; before < k; before++)
                first = first && all[before].slot != all[k].slot;
            struct bg_testified *t = first ? statement_first(all, n, all[k].slot, answered) : NULL;
            if (t)
                statement_take(a, bid, t);
        }
    }
}
