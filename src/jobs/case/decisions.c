/* What the officer decides about bids, as events of the case: the workbook goes out with the bids filled in,
 * comes back, and is tried on them before it is taken in. The newest file holds all of it. */
#include <string.h>

#include "base/unpack.h"
#include "intake/decisions/decisions.h"
#include "jobs/case/commands.h"
#include "jobs/case/work.h"
#include "jobs/inputs.h"
#include "report/decisions/book.h"

enum { DECISIONS_BYTES = 64 << 20 };

static bool write_workbook(struct bg_case *c)
{
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
    c->next.text = "the workbook of decisions";
    return bg_case_append(c);
}

static const char *name_of(const char *path)
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

/* On the bids as they are now: what is wrong is said by its cell. */
static bool holds(struct bg_case *c, const char *path, const char *bytes, size_t n)
{
    const char *error = "";
    c->trying = bg_unpack(c->job->arena, bg_source_new(c->job->arena, path, bytes, n),
                          DECISIONS_BYTES, &error);
    if (!c->trying)
        bg_diag_add(c->job->diags, BG_E802, BG_NOWHERE, "cannot read \"%s\": %s", path, error);
    bool good = c->trying && bg_case_evaluate(c, bg_case_prices_open(c)) != NULL;
    c->trying = NULL;
    return good;
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
    if (!holds(c, path, bytes, n))
        return false;
    c->next.text = in_words(c, c->job->decisions);
    return bg_case_put(c, bg_arena_printf(c->job->arena, "decisions/%s", name_of(path)), bytes,
                       n) &&
           bg_case_append(c);
}
