/* Private to report/account. */
#ifndef BG_REPORT_ACCOUNT_PRIVATE_H
#define BG_REPORT_ACCOUNT_PRIVATE_H

#include "report/account/account.h"

/* The chart of the table as a figure of a page, number its place among those of the page. False: it has
 * none, or there is nothing to draw. */
bool bg_account_put_chart(struct bg_buf *out, const struct bg_account_table *table, size_t number);

/* Rows that are drawn: of bars not the one that adds up the others. */
size_t bg_account_drawn(const struct bg_account_table *table);

#endif
