/* The log of a case, line by line. A log with faults is read as far as it goes: every fault is said with the
 * first entry that it concerns, and what can be read is there all the same. */
#ifndef BG_INTAKE_CASE_CASE_H
#define BG_INTAKE_CASE_CASE_H

#include "model/case.h"

/* bytes are borrowed and outlive the arena. name: of the file, as messages say it. */
struct bg_case_log *bg_case_log_read(struct bg_arena *arena, const char *name, const char *bytes,
                                     size_t n);

/* The entry, which has no `data`, as a line of the log: always the same bytes for the same entry. */
void bg_case_entry_write(struct bg_buf *out, const struct bg_case_entry *entry);

/* Private to intake/case: what bg_case_log_read is made of. */
bool bg_case_entry_read(struct bg_arena *arena, const struct bg_source *line, int64_t number,
                        struct bg_case_entry *out, const char **why);
/* That each line was written after the one before it, and what happened came in an order in which it
 * may. */
void bg_case_check_chain(struct bg_case_log *log);
void bg_case_check_order(struct bg_case_log *log);

#endif
