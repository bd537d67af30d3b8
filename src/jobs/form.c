/* The job of `form`: a ruleset in, the workbook that vendors fill in out. */
#include <string.h>

#include "jobs/job.h"
#include "report/book/write.h"
#include "report/form/form.h"

/* NULL: said in diags. lot NULL: none was named. */
static const struct bg_lot *form_find_lot(struct bg_job *job, const struct bg_ruleset *ruleset,
                                          const char *lot)
{
    const struct bg_lot *own = lot ? bg_ruleset_lot(ruleset, lot) : NULL;
    if (own)
        return own;
    struct bg_buf names;
    bg_buf_init(&names, job->arena);
    for (size_t i = 0; i < ruleset->lots_n; i++)
        bg_buf_printf(&names, "%s%s", i ? ", " : "", ruleset->lots[i].id);
    struct bg_pos pos = {.source = ruleset->source};
    if (!ruleset->lots_n)
        bg_diag_add(job->diags, BG_E610, pos, "there is no lot \"%s\": the ruleset has no lots",
                    lot);
    else if (lot)
        bg_diag_add(job->diags, BG_E610, pos, "there is no lot \"%s\": the lots are %s", lot,
                    bg_buf_text(&names));
    else
        bg_diag_add(job->diags, BG_E610, pos, "the ruleset has lots (%s), and a form is for one",
                    bg_buf_text(&names));
    return NULL;
}

bool bg_job_form(struct bg_job *job, const char *path, int64_t as_of, const char *lot,
                 const char *output, bool isolate)
{
    const struct bg_ruleset *ruleset = bg_job_ruleset(job, path, as_of);
    if (!ruleset)
        return false;
    struct bg_form_request request = {ruleset, "", "", job->language};
    if (lot || ruleset->lots_n) {
        const struct bg_lot *found = form_find_lot(job, ruleset, lot);
        if (!found)
            return false;
        request = (struct bg_form_request){found->ruleset, found->id, found->title, job->language};
    }
    if (bg_book_write(job->arena, job->diags, job->host, bg_form_build, &request, output, isolate))
        return true;
    job->world_failed = true;
    return false;
}
