/* Statements about answers in words. Of fewer than five workers no number is in any of them. */
#include "model/testimony.h"

#include "model/decision.h"

const char *const bg_beside_words[] = {[BG_BESIDE_ALONE] = "",
                                       [BG_BESIDE_SAME] = "the same",
                                       [BG_BESIDE_WITHIN] = "within the margin",
                                       [BG_BESIDE_DIFFERS] = "differs"};

static const char *testified_survey(struct bg_arena *arena, const struct bg_testified *t)
{
    char share[BG_DEC_TEXT], low[BG_DEC_TEXT], high[BG_DEC_TEXT];
    struct bg_dec percent;
    const struct bg_statement *s = &t->said;
    if (!t->has_margin || !bg_ratio_round(s->number, 2, BG_HALF_UP, &percent))
        return bg_arena_printf(arena, "fewer than %d workers", BG_SURVEY_SHOWN);
    const char *of = s->of ? bg_arena_printf(arena, ", of %lld", (long long)s->of) : "";
    return bg_arena_printf(arena, "%s %% (%lld of %lld asked%s; %s to %s %%)",
                           bg_dec_text(percent, share), (long long)s->yes, (long long)s->n, of,
                           bg_dec_text(t->low, low), bg_dec_text(t->high, high));
}

const char *bg_testified_words(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                               const struct bg_testified *t)
{
    const struct bg_decision about = {.slot = t->slot, .column = -1};
    if (t->said.witness == BG_WITNESS_SURVEY)
        return testified_survey(arena, t);
    return bg_decision_value(arena, ruleset, &about, &t->value);
}

const char *bg_testified_vendor(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                const struct bg_testified *t)
{
    const struct bg_decision about = {.slot = t->slot, .column = -1};
    return bg_decision_value(arena, ruleset, &about, &t->vendor);
}

const char *bg_testified_counts(struct bg_arena *arena, const struct bg_testified *t)
{
    if (t->counts)
        return "yes";
    if (t->said.witness == BG_WITNESS_SURVEY && !t->has_margin)
        return bg_arena_printf(arena, "no: fewer than %d workers", BG_SURVEY_SHOWN);
    if (!t->rule->order[t->said.witness])
        return "no: not in the rule";
    if (t->said.witness == BG_WITNESS_SURVEY && t->said.n < t->rule->least_n)
        return bg_arena_printf(arena, "no: fewer than %lld workers", (long long)t->rule->least_n);
    return "no: another comes first";
}
