/* The award of a case that is decided, as a row of a portfolio: its price and term, its quality, and what
 * the criteria came to of which its ruleset says which property of the jobs they tell. */
#include "jobs/account/portfolio.h"

#include <string.h>

#include "base/date.h"
#include "jobs/case/decided.h"

/* Points of those that there were, in percent; NULL: there were none. */
static const struct bg_ratio *case_quality(struct bg_arena *arena, const struct bg_lot_result *lot,
                                           const struct bg_bid_result *bid)
{
    const struct bg_ratio *got = bg_ratio_int(arena, 0), *most = got;
    for (size_t i = 0; i < lot->ruleset->criteria_n; i++) {
        const struct bg_criterion_result *r = &bid->criteria[i];
        if (!lot->ruleset->criteria[i].kind || !r->points_exact || !r->available_exact)
            continue;
        got = bg_ratio_add(arena, got, r->points_exact);
        most = bg_ratio_add(arena, most, r->available_exact);
    }
    if (bg_ratio_sign(most) <= 0)
        return NULL;
    return bg_ratio_div(arena, bg_ratio_mul(arena, got, bg_ratio_int(arena, 100)), most);
}

/* The sum of the heads in the bid's table of its workforce; NULL: a row does not say, or there is none. */
static const struct bg_ratio *case_workers(struct bg_arena *arena, const struct bg_ruleset *rules,
                                           const struct bg_bid *bid)
{
    for (size_t slot = 0; slot < rules->fields_n; slot++) {
        const struct bg_field *field = &rules->fields[slot];
        size_t heads = 0;
        while (heads < field->columns_n && field->columns[heads].role != BG_ROLE_HEADCOUNT)
            heads++;
        if (heads == field->columns_n || bid->values[slot].type != BG_V_TABLE)
            continue;
        const struct bg_table *table = bid->values[slot].as.table;
        const struct bg_ratio *sum = bg_ratio_int(arena, 0);
        for (size_t row = 0; row < table->rows && sum; row++) {
            const struct bg_value *cell = &table->cells[row * table->columns + heads];
            sum = cell->type == BG_V_NUMBER
                      ? bg_ratio_add(arena, sum, bg_ratio_dec(arena, cell->as.number))
                      : NULL;
        }
        return sum;
    }
    return NULL;
}

/* As far as the answers that it read were shown: the least of them. */
static enum bg_proof case_shown(const struct bg_bid *bid, const struct bg_criterion_result *r)
{
    static const enum bg_proof standings[] = {[BG_CLAIMED] = BG_PROOF_CLAIMED,
                                              [BG_EVIDENCED] = BG_PROOF_EVIDENCED,
                                              [BG_VERIFIED] = BG_PROOF_VERIFIED};
    enum bg_evidence least = BG_VERIFIED;
    bool any = false;
    for (size_t i = 0; i < r->reads_n; i++) {
        if (r->reads[i].what != BG_READ_FIELD)
            continue;
        enum bg_evidence shown = bg_bid_evidence(bid, r->reads[i].index);
        least = shown < least ? shown : least;
        any = true;
    }
    return any ? standings[least] : BG_PROOF_CLAIMED;
}

/* What the ruleset itself says that a criterion tells. */
static bool case_is_declared(const struct bg_criterion *c, enum bg_property property)
{
    return c->kind && c->property == (int)property + 1;
}

/* Where the ruleset says nothing of the property: requirements and questions of yes or no of its element. */
static bool case_tells(const struct bg_criterion *c, const struct bg_criterion_result *r,
                       enum bg_property property)
{
    static const struct {
        enum bg_property property;
        enum bg_element element;
    } rows[] = {{BG_PROPERTY_FLOOR, BG_WAGES},
                {BG_PROPERTY_SCHEDULE, BG_SCHEDULES},
                {BG_PROPERTY_OWNERSHIP, BG_OWNERSHIP},
                {BG_PROPERTY_SMALL_BUSINESS, BG_SMALL_BUSINESS}};
    if (!c->kind || c->property || (r->outcome != BG_MET && r->outcome != BG_NOT_MET))
        return false;
    if (property == BG_PROPERTY_FLOOR && r->limit.type != BG_V_NUMBER)
        return false; /* a record of paying wages is no floor */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].property == property && rows[i].element == c->element)
            return true;
    return false;
}

/* Yes as far as its answers were shown; a scale that earns nothing is a no; what is open is not known. */
static enum bg_proof case_told(const struct bg_bid *bid, const struct bg_criterion_result *r)
{
    switch (r->outcome) {
    case BG_MET:
        return case_shown(bid, r);
    case BG_NOT_MET:
        return BG_PROOF_NO;
    case BG_SCORED:
        return r->rating && bg_ratio_sign(r->rating) > 0 ? case_shown(bid, r) : BG_PROOF_NO;
    default:
        return BG_PROOF_UNKNOWN;
    }
}

static bool case_any_declared(const struct bg_ruleset *rules, enum bg_property property)
{
    for (size_t i = 0; i < rules->criteria_n; i++)
        if (case_is_declared(&rules->criteria[i], property))
            return true;
    return false;
}

/* Of several that tell the same one that is a no decides, then one that is not known; else the least that
 * any of them is shown. */
static enum bg_proof case_standing(const struct bg_lot_result *lot, const struct bg_bid_result *bid,
                                   enum bg_property property)
{
    bool declared = case_any_declared(lot->ruleset, property), any = false, open = false;
    enum bg_proof out = BG_PROOF_VERIFIED;
    for (size_t i = 0; i < lot->ruleset->criteria_n; i++) {
        const struct bg_criterion *c = &lot->ruleset->criteria[i];
        const struct bg_criterion_result *r = &bid->criteria[i];
        if (!(declared ? case_is_declared(c, property) : case_tells(c, r, property)) ||
            r->outcome == BG_NOT_APPLICABLE)
            continue;
        enum bg_proof told = case_told(bid->bid, r);
        if (told == BG_PROOF_NO)
            return BG_PROOF_NO;
        any = true;
        open = open || told == BG_PROOF_UNKNOWN;
        out = told > out ? told : out;
    }
    return any && !open ? out : BG_PROOF_UNKNOWN;
}

static int64_t case_day(const struct bg_ruleset *rules, enum bg_date_role role)
{
    return bg_instant_day(rules->solicitation.when[role]);
}

static bool case_award(struct bg_job *job, struct bg_portfolio_reading *r, const char *folder,
                       const struct bg_lot_result *lot, const struct bg_bid_result *bid)
{
    const struct bg_ruleset *rules = lot->ruleset;
    const char *reference = rules->solicitation.reference;
    struct bg_award_row *a = bg_portfolio_add(r);
    a->id = bg_arena_printf(job->arena, "%s%s%s", *reference ? reference : rules->id,
                            *lot->lot ? " " : "", lot->lot);
    a->place = bg_arena_printf(job->arena, "%s: bid %s", folder, bid->bid->id);
    a->vendor = bid->bid->vendor_name;
    a->department = rules->solicitation.buyer;
    if (bid->price.present)
        a->amount = bg_ratio_dec(job->arena, bid->price.amount);
    a->workers = case_workers(job->arena, rules, bid->bid);
    a->quality = case_quality(job->arena, lot, bid);
    a->start = case_day(rules, BG_AT_START);
    a->end = a->start == BG_NO_DATE ? BG_NO_DATE : case_day(rules, BG_AT_END);
    a->date = case_day(rules, BG_AT_AWARD);
    for (int i = 0; i < BG_PROPERTY__COUNT; i++)
        a->standing[i] = case_standing(lot, bid, (enum bg_property)i);
    return bg_portfolio_currency(r, (struct bg_pos){.label = a->place}, rules->currency);
}

bool bg_portfolio_case(struct bg_job *job, struct bg_account *account,
                       struct bg_portfolio_reading *r, const char *folder)
{
    struct bg_case_award award;
    bool good = true;
    if (!bg_case_award_of(job, folder, &award))
        return false;
    bg_account_input(account, award.log);
    for (size_t i = 0; i < award.decisions_n; i++)
        for (size_t l = 0; l < award.result->lots_n; l++) {
            const struct bg_lot_result *lot = &award.result->lots[l];
            if (strcmp(lot->lot, award.decisions[i]->lot) != 0)
                continue;
            for (size_t b = 0; b < lot->bids_n; b++)
                if (strcmp(lot->bids[b].bid->id, award.decisions[i]->chosen) == 0)
                    good = case_award(job, r, folder, lot, &lot->bids[b]) && good;
        }
    return good;
}
