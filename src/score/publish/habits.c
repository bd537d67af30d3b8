/* What bidders and losing bidders ask about first, and is easily put right before publication: a
 * form that calls the price optional, an award that hangs on judgement, criteria without a purpose. */
#include "score/kind/kind.h"
#include "score/publish/private.h"

void bg_publish_price_optional(const struct bg_publishing *publishing)
{
    const struct bg_price_rule *price = &publishing->ruleset->price;
    const struct bg_field *field;
    if (!price->used || price->slot < 0 || price->schedule.governs == BG_GOVERNS_LINES)
        return;
    field = &publishing->ruleset->fields[price->slot];
    if (!field->required)
        bg_diag_add(publishing->diags, BG_W795, field->pos,
                    "the price, field \"%s\", is not \"required\": the form calls it optional, and "
                    "a bid without it cannot be ranked",
                    field->id);
}

/* From three quarters of all points on, what people think decides nearly everything. */
void bg_publish_judgement(const struct bg_publishing *publishing)
{
    const struct bg_ruleset *ruleset = publishing->ruleset;
    const struct bg_ratio *panel = bg_ratio_int(publishing->arena, 0);
    struct bg_dec percent;
    char text[BG_DEC_TEXT];
    for (size_t i = 0; i < ruleset->criteria_n; i++) {
        const struct bg_criterion *c = &ruleset->criteria[i];
        if (c->kind != NULL && c->kind->by_panel)
            panel = bg_ratio_add(publishing->arena, panel, c->share);
    }
    if (bg_dec_sign(ruleset->award.total) <= 0)
        return;
    panel =
        bg_ratio_div(publishing->arena,
                     bg_ratio_mul(publishing->arena, panel, bg_ratio_int(publishing->arena, 100)),
                     bg_ratio_dec(publishing->arena, ruleset->award.total));
    if (bg_ratio_cmp(panel, bg_ratio_int(publishing->arena, 75)) >= 0 &&
        bg_ratio_round(panel, 1, BG_HALF_UP, &percent))
        bg_diag_add(publishing->diags, BG_N796, ruleset->award.pos,
                    "the panel's judgement decides %s %% of the points",
                    bg_dec_text(percent, text));
}

static bool habits_is_scored(const struct bg_criterion *c)
{
    return c->kind != NULL && bg_ratio_sign(c->share) > 0;
}

/* Where some criteria say which element of job quality they are about, the others are asked for it. */
void bg_publish_elements(const struct bg_publishing *publishing)
{
    const struct bg_ruleset *ruleset = publishing->ruleset;
    bool some = false;
    for (size_t i = 0; i < ruleset->criteria_n; i++)
        some |= habits_is_scored(&ruleset->criteria[i]) && ruleset->criteria[i].element != BG_OTHER;
    for (size_t i = 0; some && i < ruleset->criteria_n; i++) {
        const struct bg_criterion *c = &ruleset->criteria[i];
        if (habits_is_scored(c) && c->element == BG_OTHER && !c->element_said)
            bg_diag_add(publishing->diags, BG_N638, c->pos,
                        "criterion \"%s\" names no element of job quality, and others do", c->id);
    }
}
