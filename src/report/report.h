/* The finished result as a workbook (.xlsx): scored, live, printable. Only walks the result. */
#ifndef BG_REPORT_REPORT_H
#define BG_REPORT_REPORT_H

#include "base/diag.h"
#include "host/host.h"
#include "model/result.h"

/* Writes the workbook to a temporary file beside path, reads it back, compares every cell with what
 * was meant, and only then puts it in the place of path. isolate: the writing is done in a child
 * process, since the library for .xlsx crashes when memory runs out. Returns 0 when the whole file
 * is there; else path is as it was, nothing is left beside it, and diags says why. One at a time in
 * a process. */
int bg_report_xlsx(struct bg_arena *arena, struct bg_diags *diags, const struct bg_host *host,
                   const struct bg_result *result, const char *path, bool isolate);

#endif
