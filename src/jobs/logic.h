/* The work of `bidgauge logic`: expression texts in, result lines out. */
#ifndef BG_JOBS_LOGIC_H
#define BG_JOBS_LOGIC_H

#include "base/buf.h"
#include "base/source.h"

/* Evaluates expr with data (NULL: none, which is null) and appends one line, with its newline.
 * False: the line is {"error":{"type":...}}. A text that is not strict JSON gives the type
 * "Invalid JSON" and a message that says which text and where. */
bool bg_job_logic(struct bg_arena *arena, const struct bg_source *expr,
                  const struct bg_source *data, struct bg_buf *out);

/* Each line of input is [expression, data] or [expression]; one line is appended for each, empty
 * lines too, so that line n answers line n. False: at least one of them is an error. Memory does
 * not grow with the number of lines but for out. */
bool bg_job_logic_lines(struct bg_arena *arena, const struct bg_source *input, struct bg_buf *out);

#endif
