/* The finished result as text: JSON for programs, a table and an explanation for people. These
 * only walk the result; nothing is computed here. */
#ifndef BG_REPORT_TEXT_TEXT_H
#define BG_REPORT_TEXT_TEXT_H

#include "model/result.h"

/* bidgauge-result/1, design: the same bytes on every machine. Ends with a line feed. */
void bg_report_json(struct bg_buf *out, const struct bg_result *result);
/* The ranking of each lot as a table, flags and warnings under it. */
void bg_report_table(struct bg_buf *out, const struct bg_result *result, bool color);
/* Of each lot who is recommended, then how many bids came out how and how many errors and warnings the
 * run has: for the terminal when the result went to a file. */
void bg_report_brief(struct bg_buf *out, const struct bg_result *result, int64_t errors,
                     int64_t warnings);
/* Everything about one bid: each criterion's outcome, value, limit, reason, what it read. criterion
 * NULL: all of them. trace: each step of the expressions too. False: no such bid or criterion. */
bool bg_report_explain(struct bg_buf *out, enum bg_language in, const struct bg_result *result,
                       const char *bid, const char *criterion, bool trace);

/* A ruleset's title page in Markdown: what it demands in plain words, its figures with dates and
 * sources, what is not verified and what is not modelled. */
void bg_report_title_page(struct bg_buf *out, const struct bg_ruleset *ruleset);
/* A link in Markdown, "[title](url)"; the title alone where url is no address on the web. */
void bg_title_link(struct bg_buf *out, const char *title, const char *url);

void bg_json_put_value(struct bg_buf *out, const struct bg_value *value);

#endif
