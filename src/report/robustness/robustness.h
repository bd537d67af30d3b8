/* The robustness of an evaluation as text, JSON and workbook. These only walk it. */
#ifndef BG_REPORT_ROBUSTNESS_ROBUSTNESS_H
#define BG_REPORT_ROBUSTNESS_ROBUSTNESS_H

#include "base/diag.h"
#include "host/host.h"
#include "score/robustness/robustness.h"

struct bg_robustness_report {
    const struct bg_result *result;              /* the evaluation that was tried */
    const struct bg_lot_robustness *const *lots; /* one a lot of it */
};

/* bidgauge-robustness/1, the same bytes on every machine. Ends with a line feed. */
void bg_report_robustness_json(struct bg_buf *out, const struct bg_robustness_report *report);
/* For the terminal: the verdict, the checks, and a table for each part. */
void bg_report_robustness_text(struct bg_buf *out, const struct bg_robustness_report *report,
                               bool color);
/* True: the whole workbook is at path. False: path is as it was, and diags says why. */
bool bg_report_robustness_xlsx(struct bg_arena *arena, struct bg_diags *diags,
                               const struct bg_host *host,
                               const struct bg_robustness_report *report, const char *path,
                               bool isolate);

/* -- shared by the three --------------------------------------------------------------------- */
/* a / b as a decimal with places digits, half up; b is not 0. */
struct bg_dec bg_robust_part(struct bg_arena *arena, int64_t a, int64_t b, int places);
/* The mean weight of a top-level weight over the draws that put a bid first, as a part of 1. False:
 * no draw does. */
bool bg_robust_central(struct bg_arena *arena, const struct bg_robust_shares *shares, size_t bid,
                       size_t weight, struct bg_dec *out);
/* "12.5", or "12.345679" rounded at six places. */
struct bg_dec bg_robust_end(const struct bg_weight_end *end);

#endif
