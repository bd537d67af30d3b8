/* Collective agreements of a register: none; at the floor or above it; below it without an express
 * waiver, so that the floor applies; expressly superseding it, by a clause that is named. An agreement
 * of 14.00 under a floor of 18.50 is 4.50 short where no clause supersedes. */
#include "score/register/parts.h"

#include <string.h>

bool bg_register_superseded(const struct bg_contract *contract)
{
    static const char *const none[] = {"no", "No", "NO", "none", "None", "NONE"};
    const struct bg_value *clause = contract->values[BG_RC_CLAUSE];
    if (clause->type != BG_V_TEXT ||
        contract->values[BG_RC_COLLECTIVE_AGREEMENT]->type != BG_V_TEXT)
        return false;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (clause->as.text.n == strlen(none[i]) &&
            memcmp(clause->as.text.bytes, none[i], clause->as.text.n) == 0)
            return false;
    return true;
}

enum bg_agreement_state bg_register_agreement_of(const struct bg_register_judging *j,
                                                 const struct bg_contract *contract)
{
    if (contract->values[BG_RC_COLLECTIVE_AGREEMENT]->type != BG_V_TEXT)
        return BG_AGREEMENT_NONE;
    if (bg_register_superseded(contract) && j->rules->agreement != BG_AGREEMENT_COVERED)
        return BG_AGREEMENT_SUPERSEDES;
    return BG_AGREEMENT_RATE_NOT_KNOWN;
}

void bg_register_line_agreement(const struct bg_register_judged_line *l)
{
    struct bg_line_outcome *o = l->out;
    const struct bg_register *reg = l->j->outcome->reg;
    o->agreement = bg_register_agreement_of(l->j, &reg->contracts[l->in->contract]);
    o->short_by = bg_dec_int(0);
    if (o->agreement != BG_AGREEMENT_RATE_NOT_KNOWN || !o->has_rate || !l->covered || !o->has_floor)
        return;
    o->agreement =
        bg_dec_cmp(o->rate, o->floor) >= 0 ? BG_AGREEMENT_AT_FLOOR : BG_AGREEMENT_BELOW_FLOOR;
    if (o->agreement == BG_AGREEMENT_BELOW_FLOOR && !bg_dec_sub(o->floor, o->rate, &o->short_by))
        o->agreement = BG_AGREEMENT_RATE_NOT_KNOWN;
}

static struct bg_estimate agreement_exactly(struct bg_dec value)
{
    return (struct bg_estimate){true, true, value, value, value};
}

void bg_register_line_by_rate(const struct bg_register_judged_line *l)
{
    struct bg_line_outcome *o = l->out;
    struct bg_dec gap = bg_dec_int(0);
    bool below = bg_dec_cmp(o->lawful, o->floor) < 0;
    if (below && !bg_dec_sub(o->floor, o->lawful, &gap))
        return;
    o->share = agreement_exactly(bg_dec_int(below ? 100 : 0));
    o->gap = agreement_exactly(bg_dec_round(gap, BG_SHARE_PLACES, BG_HALF_UP));
    if (o->ripples) /* the agreement fixes what is above the floor too */
        o->band_share = o->band_gap = agreement_exactly(bg_dec_int(0));
}
