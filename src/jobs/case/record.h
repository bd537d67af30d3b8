/* Private to jobs/case: a record away from its folder. */
#ifndef BG_JOBS_CASE_RECORD_H
#define BG_JOBS_CASE_RECORD_H

#include "jobs/case/folder.h"

/* The request's folder is the record's file. True: verified as far as it can be. */
bool bg_case_verify_record(struct bg_job *job, const struct bg_case_request *request,
                           struct bg_case_answer *answer);

#endif
