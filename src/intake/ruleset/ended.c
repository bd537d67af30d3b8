/* Warnings before the first bid is read: a figure that a criterion needs and that has no value on the
 * day that decides. Every bid that the criterion judges would be kept from being ranked by it. */
#include "base/date.h"
#include "intake/ruleset/link.h"
#include "score/evaluate/used.h"
#include "score/kind/kind.h"
#include "score/evaluate/env.h"

static bool ended_reads_param(const struct bg_logic *logic, size_t param)
{
    const struct bg_reads *reads = logic ? bg_logic_reads(logic) : NULL;
    for (size_t i = 0; reads && i < reads->params_n; i++)
        if (reads->params[i] == param)
            return true;
    return false;
}

/* The criterion that the parameter decides in; a requirement before others. NULL: none. */
static const struct bg_criterion *reader_of(struct bg_linker *k, const struct bg_used *used,
                                            size_t param)
{
    const struct bg_criterion *found = NULL;
    for (size_t i = 0; i < k->out->criteria_n; i++) {
        const struct bg_criterion *c = &k->out->criteria[i];
        bool reads = ended_reads_param(c->when, param);
        if (!c->kind || bg_never_applies(used, c->when))
            continue;
        for (size_t m = 0; m < c->logics_n && !reads; m++)
            reads = ended_reads_param(c->logics[m], param);
        if (reads && (!found || (c->kind->eliminates && !found->kind->eliminates)))
            found = c;
    }
    return found;
}

/* A series with no value at all is a blank that the buyer still fills in. */
static bool ended_is_blank(const struct bg_param_cell *cell)
{
    for (size_t i = 0; i < cell->values_n; i++)
        if (cell->values[i].value.type != BG_V_MISSING)
            return false;
    return true;
}

/* The first day from `from` to `to` on which the series has no value. */
static bool first_gap(const struct bg_param_cell *cell, int64_t from, int64_t to, int64_t *day)
{
    *day = from;
    if (ended_is_blank(cell))
        return false;
    if (!bg_dated_at(cell, from))
        return true;
    for (size_t i = 0; i < cell->values_n; i++) {
        *day = cell->values[i].from;
        if (*day > from && *day <= to && !bg_dated_at(cell, *day))
            return true;
    }
    return false;
}

/* From which day the null in force on the day holds. A day before the first value is an error of the
 * ruleset already. */
static int64_t ended_on(const struct bg_param_cell *cell, int64_t day)
{
    int64_t from = day;
    for (size_t i = 0; i < cell->values_n && cell->values[i].from <= day; i++)
        from = cell->values[i].from;
    return from;
}

static void ended_warn_of(struct bg_linker *k, const struct bg_used *used, size_t index)
{
    const struct bg_param *param = &k->out->params[index];
    const struct bg_criterion *reader = reader_of(k, used, index);
    int64_t from = bg_link_date_of(k, param->at), to = from, day;
    const char *why;
    bool missing;
    if (from == BG_NO_DATE || !reader)
        return;
    if (param->at == BG_AT_TERM && k->out->solicitation.dates[BG_AT_END] > from)
        to = k->out->solicitation.dates[BG_AT_END];
    const struct bg_param_cell *chosen = bg_param_cell(used->env, index, &why, &missing);
    for (size_t c = 0; c < param->cells_n; c++) {
        char text[BG_DATE_TEXT], end[BG_DATE_TEXT];
        if ((chosen && chosen != &param->cells[c]) || !first_gap(&param->cells[c], from, to, &day))
            continue;
        bg_diag_add(
            k->l.diags, BG_W346, param->cells[c].pos,
            "\"%s\" has no value on %s: it ended on %s; by \"%s\" %s bid would be kept from being "
            "ranked",
            param->title, bg_date_text(day, text),
            bg_date_text(ended_on(&param->cells[c], day), end), reader->title,
            chosen || param->cells_n == 1 ? "every" : "a");
        return;
    }
}

void bg_link_ended(struct bg_linker *k, const struct bg_used *used)
{
    for (size_t i = 0; i < k->out->params_n; i++)
        if (used->params[i])
            ended_warn_of(k, used, i);
}
