/* What the buyer has still to fill in: the header of the solicitation, facts, and figures of the
 * buyer's own such as a wage determination. A library ruleset is full of these; an adopted one must
 * not be. */
#include <string.h>

#include "base/date.h"
#include "score/publish/private.h"
#include "score/evaluate/used.h"
#include "score/evaluate/env.h"

static void check_header(const struct bg_publishing *publishing)
{
    const struct bg_ruleset *ruleset = publishing->ruleset;
    const struct {
        const char *name, *text;
    } texts[] = {{"title", ruleset->solicitation.title},
                 {"reference", ruleset->solicitation.reference},
                 {"buyer", ruleset->solicitation.buyer}};
    struct bg_buf missing;
    bg_buf_init(&missing, publishing->arena);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].text == NULL || !texts[i].text[0] || strcmp(texts[i].text, "Fill in") == 0)
            bg_buf_printf(&missing, "%s\"%s\"", missing.size ? ", " : "", texts[i].name);
    if (missing.size)
        bg_diag_add(publishing->diags, BG_W713, ruleset->solicitation.pos,
                    "the solicitation has no %s yet", bg_buf_text(&missing));
}

static void unfilled_check_facts(const struct bg_publishing *publishing, const struct bg_used *used)
{
    const struct bg_ruleset *ruleset = publishing->ruleset;
    for (size_t i = 0; i < ruleset->facts_n; i++)
        if (used->facts[i] && ruleset->facts[i].value.type == BG_V_MISSING)
            bg_diag_add(publishing->diags, BG_W713, ruleset->facts[i].pos,
                        "the fact \"%s\" has no value yet", ruleset->facts[i].id);
}

/* "class_1" of a cell, or "" */
static void unfilled_add_keys(struct bg_buf *out, const struct bg_param *param,
                              const struct bg_param_cell *cell)
{
    bg_buf_puts(out, out->size ? ", " : " for ");
    for (size_t k = 0; k < param->by_n; k++)
        bg_buf_printf(out, "%s\"%s\"", k ? " and " : "", cell->keys[k]);
}

static void check_param(const struct bg_publishing *publishing, const struct bg_used *used,
                        size_t index)
{
    const struct bg_ruleset *ruleset = publishing->ruleset;
    const struct bg_param *param = &ruleset->params[index];
    int64_t date = param->at == BG_AT_AS_OF  ? ruleset->as_of
                   : param->at == BG_AT_TERM ? ruleset->solicitation.dates[BG_AT_START]
                                             : ruleset->solicitation.dates[param->at];
    const char *why;
    bool missing, some = false;
    char day[BG_DATE_TEXT];
    struct bg_buf keys;
    bg_buf_init(&keys, publishing->arena);
    const struct bg_param_cell *chosen = bg_param_cell(used->env, index, &why, &missing);
    for (size_t c = 0; c < param->cells_n && date != BG_NO_DATE; c++) {
        const struct bg_param_cell *cell = &param->cells[c];
        if ((chosen != NULL && chosen != cell) || bg_dated_at(cell, date) != NULL)
            continue;
        some = true;
        if (param->by_n > 0)
            unfilled_add_keys(&keys, param, cell);
    }
    if (some)
        bg_diag_add(publishing->diags, BG_W713, param->pos,
                    "the parameter \"%s\" has no figure on %s%s", param->id,
                    bg_date_text(date, day), bg_buf_text(&keys));
}

void bg_publish_unfilled(const struct bg_publishing *publishing)
{
    struct bg_used used;
    bg_find_used(publishing->arena, publishing->ruleset, &used);
    check_header(publishing);
    unfilled_check_facts(publishing, &used);
    for (size_t i = 0; i < publishing->ruleset->params_n; i++)
        if (used.params[i])
            check_param(publishing, &used, i);
}
