/* Warnings about a ruleset without faults: weights against a rule that binds them, and figures that
 * would be used past their validity. Of figures only what can apply is looked at: a rule that the
 * buyer's facts switch off for every bid uses none of its figures, but those that switch it off. */
#include "base/date.h"
#include "intake/ruleset/link.h"
#include "score/evaluate/used.h"
#include "score/evaluate/env.h"

/* One warning for a parameter: of the cell that the facts choose, else of the first that has one.
 */
static void stale_warn_of(struct bg_linker *k, const struct bg_used *used, size_t index)
{
    const struct bg_param *param = &used->ruleset->params[index];
    int64_t from = bg_link_date_of(k, param->at), to = from, day;
    const char *why;
    bool missing;
    if (from == BG_NO_DATE)
        return;
    if (param->at == BG_AT_TERM)
        to = used->ruleset->solicitation.dates[BG_AT_END];
    const struct bg_param_cell *chosen = bg_param_cell(used->env, index, &why, &missing);
    for (size_t c = 0; c < param->cells_n; c++) {
        if (chosen && chosen != &param->cells[c])
            continue;
        const struct bg_dated_value *value = bg_dated_stale(&param->cells[c], from, to, &day);
        char last[BG_DATE_TEXT], until[BG_DATE_TEXT];
        if (!value)
            continue;
        bg_diag_add(k->l.diags, BG_W309, value->pos,
                    "parameter \"%s\" is used for %s, but is known to hold until %s only",
                    param->id, bg_date_text(day, last), bg_date_text(value->valid_until, until));
        return;
    }
}

static void warn_of_weights(struct bg_linker *k, const struct bg_used *used)
{
    for (size_t i = 0; i < used->ruleset->award.limits_n; i++) {
        const struct bg_weight_limit *limit = &used->ruleset->award.limits[i];
        const char *broken = bg_weight_limit_broken(k->l.arena, used->ruleset, limit, used->env);
        if (broken)
            bg_diag_add(k->l.diags, BG_W344, limit->pos, "%s", broken);
    }
}

void bg_link_stale(struct bg_linker *k)
{
    struct bg_used used;
    bg_find_used(k->l.arena, k->out, &used);
    warn_of_weights(k, &used);
    bg_link_ended(k, &used);
    for (size_t i = 0; i < k->out->params_n; i++)
        if (used.params[i])
            stale_warn_of(k, &used, i);
}
