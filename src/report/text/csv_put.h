/* Fields of comma-separated values (RFC 4180, UTF-8, CRLF). */
#ifndef BG_REPORT_TEXT_CSV_PUT_H
#define BG_REPORT_TEXT_CSV_PUT_H

#include "base/buf.h"

/* Quoted where RFC 4180 wants it, with a comma or the end of the row behind it. A text that a
 * spreadsheet would take for a formula begins with an apostrophe. */
void bg_csv_put(struct bg_buf *out, const char *text, bool last);

#endif
