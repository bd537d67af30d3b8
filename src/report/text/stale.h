/* What `check --stale` prints. */
#ifndef BG_REPORT_TEXT_STALE_H
#define BG_REPORT_TEXT_STALE_H

#include "model/stale.h"

/* One table of all rows with what to look up and where, and a line that counts them. */
void bg_report_stale(struct bg_buf *out, const struct bg_stale_list *list);

#endif
