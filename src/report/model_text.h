/* A model of scenarios as text: a table for the terminal, JSON, and tidy CSV. These only walk it. */
#ifndef BG_REPORT_MODEL_TEXT_H
#define BG_REPORT_MODEL_TEXT_H

#include "model/modelling.h"

void bg_model_table(struct bg_buf *out, const struct bg_model *model, bool color);
/* bidgauge-model/1. Ends with a line feed. */
void bg_model_json(struct bg_buf *out, const struct bg_model *model);
/* A row a bid, scenario and measure (RFC 4180, UTF-8, CRLF); outcome, rank, points and prices are
 * measures too. A text that a spreadsheet would take for a formula begins with an apostrophe. */
void bg_model_csv(struct bg_buf *out, const struct bg_model *model);

#endif
