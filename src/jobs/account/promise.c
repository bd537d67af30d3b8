/* promise: what the winner promised, as dated clauses for the contract. */
#include <string.h>

#include "jobs/account/account.h"
#include "jobs/account/clauses.h"
#include "jobs/case/decided.h"
#include "score/promise/promise.h"

enum { NAMED = 12 }; /* bids in a message */

struct promising_job {
    struct bg_job *job;
    struct bg_account *account;
    const struct bg_account_request *request;
    const struct bg_lot_result *lot;
    const struct bg_bid_result *winner;
};

static bool promise_refuse(struct bg_job *job, const char *why)
{
    bg_diag_add(job->diags, BG_E965, BG_NOWHERE, "%s", why);
    return false;
}

/* -- who won ------------------------------------------------------------------------------------ */

static bool promise_find_lot(struct promising_job *p, const struct bg_result *result)
{
    const char *asked = p->job->lot;
    struct bg_buf names;
    bg_buf_init(&names, p->job->arena);
    for (size_t i = 0; i < result->lots_n; i++) {
        const char *own = result->lots[i].lot;
        if (asked ? strcmp(own, asked) == 0 : result->lots_n == 1) {
            p->lot = &result->lots[i];
            return true;
        }
        if (*own)
            bg_buf_printf(&names, "%s\"%s\"", names.size ? ", " : "", own);
    }
    const char *lots = names.size ? bg_buf_text(&names) : "none";
    return promise_refuse(
        p->job,
        asked
            ? bg_arena_printf(p->job->arena, "there is no lot \"%s\"; lots: %s", asked, lots)
            : bg_arena_printf(p->job->arena,
                              "there are several lots: say which one with --lot; lots: %s", lots));
}

static bool find_bid(struct promising_job *p, const char *id)
{
    for (size_t i = 0; i < p->lot->bids_n; i++)
        if (strcmp(p->lot->bids[i].bid->id, id) == 0) {
            p->winner = &p->lot->bids[i];
            return true;
        }
    struct bg_buf names;
    bg_buf_init(&names, p->job->arena);
    for (size_t i = 0; i < p->lot->bids_n && i < NAMED; i++)
        bg_buf_printf(&names, "%s\"%s\"", i ? ", " : "", p->lot->bids[i].bid->id);
    if (p->lot->bids_n > NAMED)
        bg_buf_puts(&names, ", ...");
    return promise_refuse(p->job, bg_arena_printf(p->job->arena, "there is no bid \"%s\"; bids: %s",
                                                  id, bg_buf_text(&names)));
}

/* A bid that met no requirement or was never read has promised nothing that won. */
static bool may_win(struct promising_job *p)
{
    const struct bg_bid_result *w = p->winner;
    if (w->status == BG_RANKED || w->status == BG_PROVISIONAL || w->status == BG_NOT_RANKED)
        return true;
    return promise_refuse(p->job,
                          bg_arena_printf(p->job->arena, "the bid \"%s\" is %s: %s", w->bid->id,
                                          bg_result_status_words(w->status), w->status_reason));
}

static bool from_case(struct promising_job *p)
{
    struct bg_case_award award;
    if (!bg_case_award_of(p->job, p->request->files[0], &award) ||
        !promise_find_lot(p, award.result))
        return false;
    bg_account_input(p->account, award.log);
    for (size_t i = 0; i < award.decisions_n; i++)
        if (strcmp(award.decisions[i]->lot, p->lot->lot) == 0)
            return find_bid(p, award.decisions[i]->chosen);
    return promise_refuse(p->job, "nobody is chosen for the lot");
}

/* False: nothing has that name, said. */
static bool promise_is_there(struct promising_job *p, const char *path)
{
    const struct bg_host *world = bg_job_world(p->job);
    struct bg_host_file file;
    if (world->identify(world->data, path, &file) && file.kind != BG_HOST_NOTHING)
        return true;
    bg_diag_add(p->job->diags, BG_E802, BG_NOWHERE,
                "cannot read \"%s\": there is no such file or folder", path);
    p->job->world_failed = true;
    return false;
}

static bool from_bids(struct promising_job *p)
{
    const struct bg_account_request *r = p->request;
    if (r->files_n < 2 && !promise_is_there(p, r->files[0]))
        return false;
    if (r->files_n < 2)
        return promise_refuse(p->job,
                              bg_arena_printf(p->job->arena,
                                              "\"%s\" is not a case: name a case, or a ruleset and "
                                              "the bid that won",
                                              r->files[0]));
    const struct bg_result *result =
        bg_job_evaluate(p->job, r->files[0], r->as_of, r->files + 1, r->files_n - 1, "");
    if (!result || !promise_find_lot(p, result))
        return false;
    for (size_t i = 0; i < result->inputs_n; i++)
        bg_account_input_file(p->account, &result->inputs[i]);
    if (r->bid)
        return find_bid(p, r->bid);
    if (p->lot->bids_n == 1)
        p->winner = &p->lot->bids[0];
    else if (p->lot->recommended >= 0)
        p->winner = &p->lot->bids[p->lot->recommended];
    return p->winner ||
           promise_refuse(p->job, "no bid is recommended: say which one won with --bid");
}

/* -- what is told --------------------------------------------------------------------------------- */

static struct bg_account_figure *promise_put_count(struct promising_job *p, const char *id,
                                                   const char *title, int64_t n)
{
    struct bg_account_figure *f = bg_account_figure(p->account, id, title, BG_ACCOUNT_COUNT);
    f->value = bg_account_int(n);
    return f;
}

static void promise_put_figures(struct promising_job *p, const struct bg_promises *contract)
{
    int64_t by_payroll = 0, dated = 0, without = 0, confidential = 0;
    for (size_t i = 0; i < contract->n; i++) {
        const struct bg_clause *c = &contract->clauses[i];
        by_payroll += c->measure != BG_CLAUSE_DOCUMENT;
        dated += c->from != BG_NO_DATE && c->to != BG_NO_DATE;
        without += !c->remedy[0];
        confidential += c->confidential;
    }
    promise_put_count(p, "clauses", "Clauses", (int64_t)contract->n)->lead = true;
    promise_put_count(p, "by_payroll", "Of them shown by payrolls", by_payroll)->lead = true;
    promise_put_count(p, "by_document", "Shown by documents", (int64_t)contract->n - by_payroll);
    promise_put_count(p, "dated", "With the days on which they hold", dated);
    promise_put_count(p, "without_remedy", "Without a remedy", without)->why =
        without ? "the ruleset names none: agree on one before signing" : "";
    promise_put_count(p, "confidential", "Confidential", confidential)->why =
        p->request->public_copy && confidential ? "withheld in this copy" : "";
    bg_account_finding(p->account, "%zu clause%s; payrolls can show %lld of them.", contract->n,
                       contract->n == 1 ? "" : "s", (long long)by_payroll);
    if (dated < (int64_t)contract->n)
        bg_account_finding(p->account,
                           "%lld of them have no first or last day: the solicitation does not say "
                           "when the work begins and ends.",
                           (long long)((int64_t)contract->n - dated));
}

static void promise_put_notes(struct promising_job *p)
{
    bg_account_note(p->account,
                    "A clause is an answer that earned points or met a requirement. The "
                    "price is none, nor is an answer that earned nothing.");
    bg_account_note(p->account,
                    "A requirement whose parameter has later figures within the term is a clause "
                    "for each of them, from its day on.");
    bg_account_note(p->account,
                    "Evidence and remedies are proposals, made from the kind of each clause: the "
                    "ruleset does not name them. What a clause is held against (column Measure) "
                    "follows from roles and units; correct it where it is wrong.");
    bg_account_note(p->account, "This is no contract and no legal advice: it is a list of what was "
                                "promised, for whoever writes the contract.");
    if (p->request->public_copy)
        bg_account_note(p->account, "A public copy: payroll needs the full list.");
}

static const struct bg_account *account_promise_run(struct bg_job *job,
                                                    const struct bg_account_request *request)
{
    struct promising_job p = {.job = job, .request = request};
    p.account = bg_account_new(job->arena, "promise", "What was promised", "");
    job->map = request->map ? bg_account_read(job, p.account, request->map) : NULL;
    if (request->map && !job->map)
        return NULL;
    bool is_case = request->files_n == 1 && bg_job_is_case(job, request->files[0]);
    if (!(is_case ? from_case(&p) : from_bids(&p)) || !may_win(&p))
        return NULL;
    const struct bg_promises *contract = bg_promise(job->arena, p.lot->ruleset, p.winner);
    if (contract->n == 0) {
        promise_refuse(job, "no answer of the bid earned points or met a requirement");
        return NULL;
    }
    p.account->currency = contract->currency;
    p.account->date = p.lot->ruleset->as_of;
    p.account->subject = bg_arena_printf(job->arena, "%s: %s", contract->vendor, contract->title);
    promise_put_figures(&p, contract);
    bg_clauses_put(p.account, contract, request->public_copy);
    promise_put_notes(&p);
    return p.account;
}

const struct bg_account_row bg_account_promise = {.name = "promise", .run = account_promise_run};
