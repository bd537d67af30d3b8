/* Private to jobs/case: what deciding and finishing share. */
#ifndef BG_JOBS_CASE_AWARD_H
#define BG_JOBS_CASE_AWARD_H

#include "jobs/case/folder.h"
#include "model/award_decision.h"
#include "model/result.h"

/* Holds the decisions against the result. False: said. */
bool bg_case_review(struct bg_case *c, const struct bg_result *result,
                    const struct bg_award_decision *const *decisions, size_t n);
/* A bg_case_writer of the workbook of a struct bg_comparison. */
bool bg_case_write_comparison(struct bg_case *c, const void *comparison, const char *path);
/* The faults of the folder, as `verify` finds them without a head. */
int64_t bg_case_faults(struct bg_case *c);

#endif
