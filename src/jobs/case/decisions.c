/* What the officer decides about bids, as events of the case: the workbook goes out with the bids filled in,
 * comes back, and is tried on them before it is taken in. The newest file holds all of it. */
#include <string.h>

#include "base/unpack.h"
#include "intake/decisions/decisions.h"
#include "jobs/case/commands.h"
#include "jobs/case/work.h"
#include "jobs/inputs.h"
#include "report/decisions/book.h"
#include "score/award/award.h"

enum { DECISIONS_BYTES = 64 << 20 };

static bool write_workbook(struct bg_case *c)
{
    const struct bg_case_entry *before = bg_case_last(c->log, BG_EVENT_DECISIONS);
    size_t n;
    if (!bg_case_begin(c, BG_EVENT_PAPER))
        return false;
    if (!bg_case_may(c->log->state, BG_EVENT_DECISIONS)) {
        bg_diag_add(c->job->diags, BG_E789, BG_NOWHERE,
                    "the case is in state \"%s\"; \"decisions\" is for state %s",
                    bg_case_state_name(c->log->state),
                    bg_case_states_of(c->job->arena, BG_EVENT_DECISIONS));
        return false;
    }
    const struct bg_ruleset *rules = bg_case_ruleset(c);
    const struct bg_job_input *inputs =
        rules ? bg_case_inputs(c, &rules, bg_case_prices_open(c), &n) : NULL;
    const struct bg_decision_book *book =
        inputs ? bg_job_decision_book(c->job, rules, inputs, n) : NULL;
    if (!book || !bg_case_put_book(c, "out/decisions.xlsx", bg_decisions_build, book))
        return false;
    bg_buf_printf(&c->answer->text, "written %s\n", bg_case_path(c, c->files[0].path));
    if (before && before->files_n)
        bg_buf_printf(
            &c->answer->text,
            "what was decided so far is in %s: go on in a copy of it, since the newest file "
            "holds all\n",
            bg_case_path(c, before->files[0].path));
    c->next.text = "the workbook of decisions";
    return bg_case_append(c);
}

static const char *decisions_name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* "2 received, 1 disqualified" */
static const char *in_words(struct bg_case *c, const struct bg_decisions *decisions)
{
    struct bg_buf out;
    bg_buf_init(&out, c->job->arena);
    for (int what = 0; what < BG_DECISION__COUNT; what++) {
        size_t n = 0;
        for (size_t i = 0; i < decisions->n; i++)
            n += decisions->entries[i].what == (enum bg_decision_do)what;
        if (n)
            bg_buf_printf(&out, "%s%zu %s", out.size ? ", " : "", n, bg_decision_kinds[what].word);
    }
    return bg_buf_text(&out);
}

/* -- held against the log ----------------------------------------------------------------------------- */

static bool decisions_is_same(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

static bool decisions_has(const struct bg_decisions *decisions,
                          const struct bg_decision_entry *entry)
{
    for (size_t i = 0; i < decisions->n; i++) {
        const struct bg_decision_entry *e = &decisions->entries[i];
        if (e->what == entry->what && decisions_is_same(e->bid, entry->bid) &&
            decisions_is_same(e->lot, entry->lot) && decisions_is_same(e->field, entry->field) &&
            e->row == entry->row && decisions_is_same(e->column, entry->column))
            return true;
    }
    return false;
}

/* The newest file holds all of it: what it leaves out does not count any more, which nobody should find
 * out later. */
static void say_dropped(struct bg_case *c, const struct bg_ruleset *rules)
{
    const struct bg_case_entry *e = bg_case_last(c->log, BG_EVENT_DECISIONS);
    const char *path = e && e->files_n ? e->files[0].path : NULL;
    const struct bg_source *source =
        path && bg_case_unchanged(c, path) ? bg_case_source(c, path) : NULL;
    const struct bg_decisions *before =
        source ? bg_decisions_load(c->job->arena, bg_diags_new(c->job->arena), source, rules)
               : NULL;
    for (size_t i = 0; before && i < before->n; i++)
        if (!decisions_has(c->job->decisions, &before->entries[i]))
            bg_buf_printf(
                &c->answer->text,
                "%s (entry %lld) has \"%s\" of bid %s, and this file has not: it does not "
                "count any more\n",
                path, (long long)e->n, bg_decision_kinds[before->entries[i].what].word,
                before->entries[i].bid);
}

static const struct bg_case_entry *decisions_received(const struct bg_case *c, const char *bid)
{
    for (size_t i = 0; i < c->log->n; i++) {
        const struct bg_case_entry *e = &c->log->entries[i];
        if ((e->event == BG_EVENT_RECEIVE || e->event == BG_EVENT_LATE) &&
            decisions_is_same(e->bid, bid))
            return e;
    }
    return NULL;
}

/* When a bid came in is what the log says; a receipt beside it may only repeat that. */
static bool agrees_with_log(struct bg_case *c)
{
    bool good = true;
    for (size_t i = 0; i < c->job->decisions->n; i++) {
        const struct bg_decision_entry *d = &c->job->decisions->entries[i];
        const struct bg_case_entry *e =
            d->what == BG_DECIDE_RECEIVE ? decisions_received(c, d->bid) : NULL;
        int order;
        if (!e || !bg_instant_compare(d->received, e->at, &order) || order == 0)
            continue;
        good = false;
        bg_diag_add(c->job->diags, BG_E847, d->pos,
                    "bid %s came in at %s by entry %lld of the log, and the receipt says something "
                    "else",
                    d->bid, e->at_text, (long long)e->n);
    }
    return good;
}

/* On the bids as they are now: what is wrong is said by its cell. */
static bool decisions_holds(struct bg_case *c, const char *path, const char *bytes, size_t n)
{
    const char *error = "";
    c->trying = bg_unpack(c->job->arena, bg_source_new(c->job->arena, path, bytes, n),
                          DECISIONS_BYTES, &error);
    if (!c->trying)
        bg_diag_add(c->job->diags, BG_E802, BG_NOWHERE, "cannot read \"%s\": %s", path, error);
    const struct bg_result *result = c->trying ? bg_case_evaluate(c, bg_case_prices_open(c)) : NULL;
    struct bg_texts asked = bg_case_asked(c->job->arena, c->log);
    for (size_t i = 0; result && i < result->lots_n; i++)
        bg_award_unasked(c->job->arena, c->job->diags, NULL, &result->lots[i], &asked);
    c->trying = NULL;
    return result && agrees_with_log(c);
}

bool bg_case_decisions(struct bg_case *c)
{
    const char *path = c->request->words_n ? c->request->words[0] : NULL, *error = "";
    size_t n = 0;
    if (!path)
        return write_workbook(c);
    if (!bg_case_begin(c, BG_EVENT_DECISIONS))
        return false;
    const char *bytes = bg_case_bytes(c->job, path, DECISIONS_BYTES, &n, &error);
    if (!bytes) {
        bg_diag_add(c->job->diags, BG_E802, BG_NOWHERE, "cannot read \"%s\": %s", path, error);
        c->job->world_failed = true;
        return false;
    }
    if (!decisions_holds(c, path, bytes, n))
        return false;
    say_dropped(c, bg_case_ruleset(c));
    c->next.text = in_words(c, c->job->decisions);
    return bg_case_put(c, bg_arena_printf(c->job->arena, "decisions/%s", decisions_name_of(path)),
                       bytes, n) &&
           bg_case_append(c);
}
