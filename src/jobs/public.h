/* Copies for the public: made of a view, searched for what is withheld, and only then written. */
#ifndef BG_JOBS_PUBLIC_H
#define BG_JOBS_PUBLIC_H

#include "jobs/job.h"
#include "report/public/public.h"

/* The result as anybody may see it, without what job->withhold names. NULL: a name is of nothing, said. */
const struct bg_view *bg_job_public_view(struct bg_job *job, const struct bg_result *result);
/* The bytes of the workbook, made under a name beside `beside` that is gone afterwards. NULL: something
 * withheld is in it, or it cannot be written; said. */
const char *bg_job_public_book(struct bg_job *job, const struct bg_copy *copy, const char *beside,
                               bool isolate, size_t *n);
/* Text made of the copy: nothing of what is withheld is in it, or it is said. */
bool bg_job_public_text(struct bg_job *job, const struct bg_copy *copy, const char *name,
                        const struct bg_buf *text);
/* Writes the workbook of a result that belongs to no case. False: said. */
bool bg_job_public(struct bg_job *job, const struct bg_result *result, const char *path,
                   bool isolate);

#endif
