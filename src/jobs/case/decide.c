/* The decision: its workbook written, or one read, held against the result, recorded. */
#include <string.h>

#include "intake/award/book.h"
#include "intake/case/decision.h"
#include "jobs/case/award.h"
#include "jobs/case/commands.h"
#include "jobs/case/work.h"
#include "report/award/book.h"
#include "score/award/award.h"

enum { DECISION_BYTES = 32 << 20 };

static const struct bg_lot_result *decide_lot_of(struct bg_case *c, const struct bg_result *result,
                                                 const struct bg_award_decision *decision)
{
    for (size_t i = 0; i < result->lots_n; i++)
        if (strcmp(result->lots[i].lot, decision->lot) == 0)
            return &result->lots[i];
    if (*decision->lot)
        bg_diag_add(c->job->diags, BG_E852, decision->pos,
                    "the decision is for lot \"%s\", and there is no such lot", decision->lot);
    else
        bg_diag_add(c->job->diags, BG_E852, decision->pos,
                    "the decision names no lot, and the ruleset has some");
    return NULL;
}

/* Each lot is decided once. */
static bool decide_covers(struct bg_case *c, const struct bg_result *result,
                          const struct bg_award_decision *const *decisions, size_t n)
{
    bool all = true;
    for (size_t l = 0; l < result->lots_n; l++) {
        size_t found = 0;
        for (size_t i = 0; i < n; i++)
            found += strcmp(decisions[i]->lot, result->lots[l].lot) == 0;
        all = all && found == 1;
        if (found != 1)
            bg_diag_add(c->job->diags, BG_E852, BG_NOWHERE, "there is %s for %s",
                        found ? "more than one decision" : "no decision",
                        *result->lots[l].lot
                            ? bg_arena_printf(c->job->arena, "lot \"%s\"", result->lots[l].lot)
                            : "the award");
    }
    return all;
}

bool bg_case_review(struct bg_case *c, const struct bg_result *result,
                    const struct bg_award_decision *const *decisions, size_t n)
{
    int64_t before = bg_diag_count(c->job->diags, BG_ERROR);
    struct bg_texts asked = bg_case_asked(c->job->arena, c->log);
    for (size_t i = 0; i < n; i++) {
        const struct bg_lot_result *lot = decide_lot_of(c, result, decisions[i]);
        if (lot)
            bg_award_review(c->job->arena, c->job->diags, decisions[i], lot, &asked);
    }
    return bg_diag_count(c->job->diags, BG_ERROR) == before &&
           decide_covers(c, result, decisions, n);
}

static const char *chosen(struct bg_case *c, const struct bg_award_decision *const *decisions,
                          size_t n)
{
    struct bg_buf out;
    bg_buf_init(&out, c->job->arena);
    for (size_t i = 0; i < n; i++)
        bg_buf_printf(&out, "%s%s%s%s", i ? ", " : "", decisions[i]->lot,
                      *decisions[i]->lot ? ": " : "", decisions[i]->chosen);
    return bg_buf_text(&out);
}

/* -- the workbook --------------------------------------------------------------------------------- */

static bool decide_write_book(struct bg_case *c)
{
    const struct bg_result *result = bg_case_result(c, true);
    struct bg_award_book book = {.result = result, .head = c->log->head};
    if (!result || !bg_case_put_book(c, "out/decision.xlsx", bg_award_book_build, &book))
        return false;
    const char *path = bg_case_path(c, c->files[c->files_n - 1].path);
    bg_buf_printf(&c->answer->text, "written %s\n", path);
    c->then = bg_arena_printf(c->job->arena, "fill in %s; then record decide %s %s", path,
                              c->folder, path);
    return true;
}

/* -- the decision --------------------------------------------------------------------------------- */

struct given { /* what was handed in */
    const struct bg_award_decision *const *decisions;
    size_t n;
    const struct bg_source *workbook; /* NULL: files of decisions */
};

static bool decide_is_workbook(const struct bg_source *source)
{
    return source->size > 4 && memcmp(source->text, "PK\x03\x04", 4) == 0;
}

/* One workbook, or a file for each lot. False: said. */
static bool read_given(struct bg_case *c, const struct bg_result *result, struct given *out)
{
    size_t n = c->request->words_n;
    const struct bg_award_decision **made =
        BG_ARRAY(c->job->arena, n, const struct bg_award_decision *);
    *out = (struct given){.decisions = made, .n = n};
    for (size_t i = 0; i < n; i++) {
        const char *why;
        const struct bg_source *source =
            bg_job_read(c->job, c->request->words[i], DECISION_BYTES, &why);
        if (!source) {
            c->job->world_failed = true;
            return false;
        }
        if (n == 1 && decide_is_workbook(source)) {
            out->workbook = source;
            out->decisions =
                bg_award_book_read(c->job->arena, c->job->diags, source, result, &out->n);
            return out->decisions != NULL;
        }
        if (!(made[i] = bg_award_decision_load(c->job->arena, c->job->diags, source)))
            return false;
    }
    return true;
}

bool bg_case_decide(struct bg_case *c)
{
    struct given given;
    if (!bg_case_begin(c, BG_EVENT_DECIDE))
        return false;
    if (!c->request->words_n)
        return decide_write_book(c);
    const struct bg_result *result = bg_case_result(c, true);
    if (!result || !read_given(c, result, &given) ||
        !bg_case_review(c, result, given.decisions, given.n))
        return false;
    const struct bg_award_decision *const *decisions = given.decisions;
    size_t n = given.n;
    if (given.workbook &&
        !bg_case_put(c, "out/decision.xlsx", given.workbook->text, given.workbook->size))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!bg_case_put(c, "out/decision.json", decisions[i]->source->text,
                         decisions[i]->source->size))
            return false;
    c->next.chosen = chosen(c, decisions, n);
    c->next.because = n == 1 ? decisions[0]->because : c->next.because;
    return bg_case_append(c);
}
