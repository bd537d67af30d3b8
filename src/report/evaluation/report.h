/* The finished result as a workbook (.xlsx): scored, live, printable. Only walks the result. */
#ifndef BG_REPORT_EVALUATION_REPORT_H
#define BG_REPORT_EVALUATION_REPORT_H

#include "base/diag.h"
#include "host/host.h"
#include "report/evaluation/comparison.h"

/* As bg_book_write, of the comparison workbook. */
bool bg_report_xlsx(struct bg_arena *arena, struct bg_diags *diags, const struct bg_host *host,
                    const struct bg_comparison *comparison, const char *path, bool isolate);

#endif
