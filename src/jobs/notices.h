/* Files of the letters that a law wants, in the folder "notices" of the library. */
#ifndef BG_JOBS_NOTICES_H
#define BG_JOBS_NOTICES_H

#include "jobs/job.h"
#include "model/notice.h"

/* By its id in the library's index, or by the path of a file. NULL: said. */
const struct bg_notice *bg_job_notice(struct bg_job *job, const char *id);
/* One for each of the library: id, what the letter is called, the law, and what nobody has verified. */
bool bg_job_notices_list(struct bg_job *job, struct bg_buf *out);

#endif
