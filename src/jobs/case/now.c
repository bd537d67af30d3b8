/* What a case is now: its ruleset, its result by what is open, and what was decided. */
#include <string.h>

#include "intake/case/decision.h"
#include "jobs/case/award.h"
#include "jobs/case/work.h"

/* The decision that counts; none after the case was opened again or the round went on. */
static const struct bg_case_entry *decided(const struct bg_case_log *log)
{
    const struct bg_case_entry *e = bg_case_last(log, BG_EVENT_DECIDE);
    const struct bg_case_entry *again = bg_case_last(log, BG_EVENT_REOPEN);
    return e && again && again->n > e->n ? NULL : e;
}

static bool now_is_workbook(const char *path)
{
    size_t n = strlen(path);
    return n > 5 && strcmp(path + n - 5, ".xlsx") == 0;
}

bool bg_case_decisions_now(struct bg_case *c, struct bg_case_now *now)
{
    const struct bg_case_entry *e = decided(c->log);
    const struct bg_award_decision **decisions =
        BG_ARRAY(c->job->arena, e ? e->files_n : 0, const struct bg_award_decision *);
    now->decisions = decisions;
    now->decisions_n = 0;
    now->decided = e;
    for (size_t i = 0; e && i < e->files_n; i++) {
        const char *path = e->files[i].path;
        if (now_is_workbook(path))
            continue; /* what it says is in the file of a decision beside it */
        const struct bg_source *source =
            bg_case_unchanged(c, path) ? bg_case_source(c, path) : NULL;
        const struct bg_award_decision *decision =
            source ? bg_award_decision_load(c->job->arena, c->job->diags, source) : NULL;
        if (!decision)
            return false;
        decisions[now->decisions_n++] = decision;
    }
    return true;
}

/* What the panel was warned of was said before quality was locked; nobody can change it any more. */
static bool was_said(enum bg_code code)
{
    static const enum bg_code codes[] = {BG_N724, BG_W730, BG_W731, BG_W733, BG_W745, BG_W746};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (code == codes[i])
            return true;
    return false;
}

const struct bg_result *bg_case_result(struct bg_case *c, bool prices)
{
    struct bg_diags *own = c->job->diags, *kept = bg_diags_new(c->job->arena);
    c->job->diags = bg_diags_new(c->job->arena);
    const struct bg_result *result = bg_case_evaluate(c, prices);
    for (int64_t i = 0; i < bg_diag_count(c->job->diags, BG_NOTE); i++) {
        const struct bg_diag *d = bg_diag_get(c->job->diags, i);
        if (!was_said(d->code))
            bg_diag_add(kept, d->code, d->pos, "%s", d->message);
    }
    c->job->diags = own;
    bg_diags_forward(own, kept);
    return result;
}

bool bg_case_now(struct bg_case *c, struct bg_case_now *now)
{
    *now = (struct bg_case_now){.prices = bg_case_prices_open(c)};
    now->result = bg_case_result(c, now->prices);
    if (!now->result)
        return false;
    now->ruleset = now->result->ruleset;
    return bg_case_decisions_now(c, now);
}

const struct bg_award_decision *bg_case_decision_of(const struct bg_case_now *now, const char *lot)
{
    for (size_t i = 0; i < now->decisions_n; i++)
        if (strcmp(now->decisions[i]->lot, lot) == 0)
            return now->decisions[i];
    return NULL;
}
