/* What a check of a case found, as text. */
#ifndef BG_REPORT_CASE_CASE_H
#define BG_REPORT_CASE_CASE_H

#include "model/case.h"

/* What `verify` prints, and the same as JSON ("bidgauge-verification/1"). */
void bg_case_put_check(struct bg_buf *out, const struct bg_case_check *check);
void bg_case_put_check_json(struct bg_buf *out, const struct bg_case_check *check);

#endif
