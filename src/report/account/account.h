/* An account as text, JSON, workbook and HTML page. These only walk it. */
#ifndef BG_REPORT_ACCOUNT_ACCOUNT_H
#define BG_REPORT_ACCOUNT_ACCOUNT_H

#include "base/diag.h"
#include "host/host.h"
#include "model/account.h"

/* For the terminal: what was found, the figures, and each table. */
void bg_account_put_text(struct bg_buf *out, const struct bg_account *account, bool color);
/* {"format", "of", "figures": {id: {...}}, "tables": {id: [{column: value}]}, ...}, the same bytes on every
 * machine. Ends with a line feed. */
void bg_account_put_json(struct bg_buf *out, const struct bg_account *account);
/* One self-contained page: no script, nothing from a network. */
void bg_account_put_html(struct bg_buf *out, const struct bg_account *account);
/* True: the whole workbook is at path. False: path is as it was, and diags says why. */
bool bg_account_write(struct bg_arena *arena, struct bg_diags *diags, const struct bg_host *host,
                      const struct bg_account *account, const char *path, bool isolate);

#endif
