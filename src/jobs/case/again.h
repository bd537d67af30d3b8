/* Private to jobs/case: what a finished case came to, worked out again. */
#ifndef BG_JOBS_CASE_AGAIN_H
#define BG_JOBS_CASE_AGAIN_H

#include "jobs/case/folder.h"

void bg_case_again(struct bg_case *c, struct bg_case_check *check);

#endif
