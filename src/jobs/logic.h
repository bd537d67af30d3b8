/* The job of `logic`: plain JsonLogic on texts. */
#ifndef BG_JOBS_LOGIC_H
#define BG_JOBS_LOGIC_H

#include "base/buf.h"
#include "base/source.h"

/* Appends the result, or {"error":...}, as JSON without a line feed. data NULL: null. False: it was
 * an error. */
bool bg_job_logic(struct bg_arena *arena, const struct bg_source *expression,
                  const struct bg_source *data, struct bg_buf *out);
/* One [expression, data] a line in, one result a line out. False: some line was an error. */
bool bg_job_logic_lines(struct bg_arena *arena, const struct bg_source *lines,
                        struct bg_buf *out);

#endif
