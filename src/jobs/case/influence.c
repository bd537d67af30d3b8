/* What each evaluator turns: the totals again without him or her, as a table (CSV). On request and after
 * the lock, to a file of its own: it is no part of the record, and nothing is decided by it. */
#include <string.h>

#include "jobs/case/commands.h"
#include "jobs/case/panel.h"
#include "jobs/outputs.h"
#include "report/text/csv_put.h"
#include "score/evaluate/parts.h"

static void influence_put_bid(struct bg_buf *out, const char *without, const char *name,
                              const struct bg_lot_result *lot, const struct bg_bid_result *bid)
{
    char total[BG_DEC_TEXT];
    bg_csv_put(out, without, false);
    bg_csv_put(out, name, false);
    bg_csv_put(out, lot->lot, false);
    bg_csv_put(out, bid->bid->id, false);
    bg_csv_put(out, bid->bid->vendor_name, false);
    bool ranked = bid->status == BG_RANKED && !lot->prices_closed;
    bg_buf_printf(out, "%s,", ranked ? bg_dec_text(bid->total, total) : "");
    if (ranked)
        bg_buf_printf(out, "%lld", (long long)bid->rank);
    bg_buf_puts(out, "\r\n");
}

static bool put_without(struct bg_case *c, struct bg_buf *out, const struct bg_evaluator *v,
                        size_t number)
{
    c->job->without = number;
    const struct bg_result *result = bg_case_result(c, true);
    c->job->without = 0;
    for (size_t l = 0; result && l < result->lots_n; l++)
        for (size_t i = 0; i < result->lots[l].bids_n; i++)
            influence_put_bid(out, v ? v->id : "", v ? v->name : "nobody", &result->lots[l],
                              &result->lots[l].bids[result->lots[l].order[i]]);
    return result != NULL;
}

static bool may(struct bg_case *c, const struct bg_ruleset *rules)
{
    const char *output = c->request->output;
    if (!output)
        bg_diag_add(c->job->diags, BG_E842, BG_NOWHERE,
                    "say where to: `panel influence CASE -o FILE`");
    else if (!bg_case_prices_open(c))
        bg_diag_add(c->job->diags, BG_E789, BG_NOWHERE,
                    "the case is in state \"%s\": totals are there once prices are open",
                    bg_case_state_name(c->log->state));
    else if (rules->panel.combine == BG_CONSENSUS)
        bg_diag_add(c->job->diags, BG_E842, BG_NOWHERE,
                    "under consensus the agreed score counts, and no evaluator's alone");
    else
        return bg_job_outputs_claim(c->job, BG_OUTPUT_influence, output);
    return false;
}

bool bg_case_influence(struct bg_case *c)
{
    const struct bg_ruleset *rules = bg_case_ruleset(c);
    struct bg_case_people people;
    const char *error = "";
    struct bg_buf out;
    if (!rules || !may(c, rules) || !bg_case_people(c, rules, &people))
        return false;
    bg_buf_init(&out, c->job->arena);
    bg_buf_puts(&out, "left_out,evaluator,lot,bid,vendor,total,rank\r\n");
    bool done = put_without(c, &out, NULL, 0);
    for (size_t e = 0; done && e < people.panel->evaluators_n; e++) {
        const struct bg_evaluator *v = &people.panel->evaluators[e];
        if (!v->withdrawn && !v->adviser)
            done = put_without(c, &out, v, e + 1);
    }
    if (!done)
        return false;
    if (c->job->host->replace(c->job->host->data, c->request->output, bg_buf_text(&out), out.size,
                              &error) != BG_HOST_OK) {
        bg_diag_add(c->job->diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s",
                    c->request->output, error);
        c->job->world_failed = true;
        return false;
    }
    bg_buf_printf(&c->answer->text, "written %s\n", c->request->output);
    return true;
}
