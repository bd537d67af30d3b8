/* Limits on weights: the share of the total, or of all points of criteria, that some criteria carry
 * together, exactly. A group counts with all that is in it; what is in a counted group is not
 * counted again. */
#include "score/evaluate/evaluate.h"
#include "score/evaluate/explain.h"
#include "score/kind/kind.h"

static bool counted_above(const struct bg_ruleset *ruleset, const bool *counts, size_t i)
{
    for (int up = ruleset->criteria[i].parent; up >= 0; up = ruleset->criteria[up].parent)
        if (counts[up])
            return true;
    return false;
}

/* Percent of the base; NULL when there is nothing to be a share of. */
static const struct bg_ratio *weight_limit_share_of(struct bg_arena *arena,
                                                    const struct bg_ruleset *ruleset,
                                                    const struct bg_weight_limit *limit)
{
    const struct bg_ratio *sum = bg_ratio_int(arena, 0), *all = bg_ratio_int(arena, 0);
    for (size_t i = 0; i < ruleset->criteria_n; i++) {
        const struct bg_criterion *c = &ruleset->criteria[i];
        if (!bg_criterion_scores(c))
            continue;
        if (c->parent < 0)
            all = bg_ratio_add(arena, all, c->share);
        if (limit->criteria[i] && !counted_above(ruleset, limit->criteria, i))
            sum = bg_ratio_add(arena, sum, c->share);
    }
    if (!limit->of_quality)
        all = bg_ratio_dec(arena, ruleset->award.total);
    if (bg_ratio_sign(all) <= 0)
        return NULL;
    return bg_ratio_div(arena, bg_ratio_mul(arena, sum, bg_ratio_int(arena, 100)), all);
}

/* order: what the share compared with the figure must not be. */
static const char *broken(struct bg_arena *arena, const struct bg_weight_limit *limit,
                          const struct bg_logic *figure, const struct bg_env *env,
                          const struct bg_ratio *share, int order)
{
    if (figure == NULL)
        return NULL;
    struct bg_value value = bg_logic_eval(figure, env);
    if (value.type != BG_V_NUMBER)
        return NULL;
    int found = bg_ratio_cmp(share, bg_ratio_dec(arena, value.as.number));
    if (found == 0 || (found > 0) != (order > 0))
        return NULL;
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_buf_printf(&out, "by \"%s\" the criteria it names carry %s ", limit->title,
                  order < 0 ? "at least" : "at most");
    bg_buf_printf(&out, "%s of the %s, and they carry ",
                  bg_number_words(arena, value.as.number, "%"),
                  limit->of_quality ? "points of all criteria" : "total");
    bg_buf_puts(&out, bg_number_words(arena, bg_ratio_show(share, 2), "%"));
    if (limit->source != NULL)
        bg_buf_printf(&out, " (%s)", limit->source->short_title);
    return bg_buf_text(&out);
}

const char *bg_weight_limit_broken(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                   const struct bg_weight_limit *limit, const struct bg_env *env)
{
    const struct bg_ratio *share = weight_limit_share_of(arena, ruleset, limit);
    if (share == NULL)
        return NULL;
    const char *low = broken(arena, limit, limit->at_least, env, share, -1);
    return low != NULL ? low : broken(arena, limit, limit->at_most, env, share, 1);
}
