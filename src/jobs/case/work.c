/* Evaluating what is in the folder: the bids that count (bids.c), put together (bid.c), with what the
 * officer and the panel decided. */
#include "jobs/case/work.h"

#include <string.h>

#include "base/unpack.h"
#include "intake/decisions/decisions.h"
#include "jobs/case/bids.h"
#include "jobs/case/commands.h"
#include "jobs/case/envelope.h"
#include "jobs/case/panel.h"

const struct bg_source *bg_case_source(struct bg_case *c, const char *inside)
{
    const char *error = "";
    size_t n = 0;
    const char *bytes = bg_case_bytes(c->job, bg_case_path(c, inside), BG_BIDS_BYTES, &n, &error);
    const struct bg_source *source =
        bytes ? bg_unpack(c->job->arena, bg_source_new(c->job->arena, inside, bytes, n),
                          BG_BIDS_BYTES, &error)
              : NULL;
    if (source)
        return source;
    bg_diag_add(c->job->diags, BG_E802, BG_NOWHERE, "cannot read \"%s\": %s", inside, error);
    c->job->world_failed = true;
    return NULL;
}

const struct bg_ruleset *bg_case_ruleset(struct bg_case *c)
{
    struct bg_load_options options = {.as_of = BG_NO_DATE};
    const char *path = bg_case_ruleset_path(c);
    const struct bg_source *source =
        path && bg_case_unchanged(c, path) ? bg_case_source(c, path) : NULL;
    const struct bg_ruleset *rules =
        source ? bg_ruleset_load(c->job->arena, c->job->diags, source, &options) : NULL;
    if (!rules)
        bg_diag_add(c->job->diags, BG_E846, BG_NOWHERE,
                    "the published ruleset cannot be used any more");
    return rules;
}

bool bg_case_prices_open(const struct bg_case *c)
{
    enum bg_case_state state = c->log->state;
    return state == BG_CASE_PRICED || state == BG_CASE_RECOMMENDED || state == BG_CASE_FINAL ||
           state == BG_CASE_DEBRIEFED;
}

/* -- decisions of the officer ------------------------------------------------------------------------- */

/* Of the file that is tried, else of the newest that was taken in. */
static bool read_decisions(struct bg_case *c, const struct bg_ruleset *rules)
{
    const struct bg_case_entry *e = bg_case_last(c->log, BG_EVENT_DECISIONS);
    const char *path = e && e->files_n ? e->files[0].path : NULL;
    struct bg_job *job = c->job;
    const struct bg_source *source = c->trying;
    job->decisions = NULL;
    job->undecidable = false;
    if (!source && path)
        source = bg_case_unchanged(c, path) ? bg_case_source(c, path) : NULL;
    if (!source)
        return !path;
    job->decisions = bg_decisions_load(job->arena, job->diags, source, rules);
    if (!job->decisions)
        return false;
    job->decided = BG_ARRAY(job->arena, 2 * job->decisions->n + 1, bool);
    return true;
}

/* -- all of it ---------------------------------------------------------------------------------------- */

struct bg_job_input *bg_case_inputs(struct bg_case *c, const struct bg_ruleset **rules, bool prices,
                                    size_t *made)
{
    size_t n;
    const struct bg_case_bid *bids = bg_case_list_bids(c, *rules, &n);
    struct bg_job_input *inputs = BG_ARRAY(c->job->arena, n, struct bg_job_input);
    *made = 0;
    if (!read_decisions(c, *rules))
        return NULL;
    bool open = prices || (*rules)->envelopes != 2;
    if (!open)
        *rules = bg_case_closed(c->job->arena, *rules);
    for (size_t i = 0; i < n; i++) {
        if (!bids[i].in || (bids[i].late && !bids[i].admitted))
            continue; /* unopened */
        if (!bg_case_read_bid(c, *rules, &bids[i], open, &inputs[*made]))
            return NULL;
        (*made)++;
    }
    if (!*made)
        bg_diag_add(c->job->diags, BG_E819, BG_NOWHERE, "no bid is in");
    return *made ? inputs : NULL;
}

/* panel NULL: as if nobody had scored yet. */
static const struct bg_result *case_work_evaluate(struct bg_case *c, const struct bg_ruleset *rules,
                                                  const struct bg_panel *panel, bool prices)
{
    size_t n;
    const struct bg_job_input *inputs = bg_case_inputs(c, &rules, prices, &n);
    if (!inputs)
        return NULL;
    c->job->panel = panel;
    return bg_job_evaluate_inputs(c->job, rules, inputs, n, "the bids of a case");
}

const struct bg_result *bg_case_evaluate(struct bg_case *c, bool prices)
{
    const struct bg_ruleset *rules = bg_case_ruleset(c);
    struct bg_case_people people;
    if (!rules || !bg_case_people(c, rules, &people))
        return NULL;
    return case_work_evaluate(c, rules, people.handed_in ? people.panel : NULL, prices);
}

void bg_case_say_opened(struct bg_case *c, bool prices)
{
    struct bg_diags *own = c->job->diags;
    bool failed = c->job->world_failed;
    if (c->next.bids.n == 0)
        return;
    c->job->diags = bg_diags_new(c->job->arena);
    c->opening = prices ? BG_OPENING_PRICES : BG_OPENING_QUALITY;
    const struct bg_ruleset *rules = bg_case_ruleset(c);
    if (rules)
        (void)case_work_evaluate(c, rules, NULL, prices);
    c->opening = BG_NOT_OPENING;
    struct bg_diags *kept = bg_diags_new(c->job->arena);
    for (int64_t i = 0; i < bg_diag_count(c->job->diags, BG_NOTE); i++) {
        const struct bg_diag *d = bg_diag_get(c->job->diags, i);
        if (bg_diag_rows[d->code].severity == BG_ERROR)
            bg_diag_add(kept, d->code, d->pos, "%s", d->message);
    }
    c->job->diags = own;
    bg_diags_forward(own, kept);
    c->job->world_failed = failed;
}

bool bg_case_scoring(struct bg_case *c, struct bg_case_scoring *out)
{
    out->rules = bg_case_ruleset(c);
    if (!out->rules || !bg_case_people(c, out->rules, &out->people))
        return false;
    struct bg_diags *own = c->job->diags;
    c->job->diags =
        bg_diags_new(c->job->arena); /* what is wrong with bids was said when they were opened */
    out->result = case_work_evaluate(c, out->rules, NULL, false);
    if (!out->result)
        bg_diags_forward(own, c->job->diags);
    c->job->diags = own;
    return out->result != NULL;
}
