/* A case as text: a line of its log, and what a check of it found. */
#ifndef BG_REPORT_CASE_CASE_H
#define BG_REPORT_CASE_CASE_H

#include "model/case.h"

/* The entry as a line of the log, without its line feed: always the same bytes for the same entry.
 * data: JSON text of what else belongs to the event, or NULL. */
void bg_case_put_entry(struct bg_buf *out, const struct bg_case_entry *entry, const char *data);

/* What `verify` prints, and the same as JSON ("bidgauge-verification/1"). */
void bg_case_put_check(struct bg_buf *out, const struct bg_case_check *check);
void bg_case_put_check_json(struct bg_buf *out, const struct bg_case_check *check);

#endif
