/* A model of scenarios as text: a table for the terminal, JSON, and tidy CSV. These only walk it. */
#ifndef BG_REPORT_TEXT_MODEL_TEXT_H
#define BG_REPORT_TEXT_MODEL_TEXT_H

#include "base/flow.h"
#include "model/modelling.h"

void bg_model_table(struct bg_buf *out, const struct bg_model *model, bool color);
/* bidgauge-model/1. Ends with a line feed. What flow is not NULL for passes as it is made. */
void bg_model_json(struct bg_buf *out, const struct bg_model *model, const struct bg_flow *flow);
/* A row a bid, scenario and measure (RFC 4180, UTF-8, CRLF); outcome, rank, points and prices are
 * measures too. A text that a spreadsheet would take for a formula begins with an apostrophe. */
void bg_model_csv(struct bg_buf *out, const struct bg_model *model, const struct bg_flow *flow);

/* The sweeps of a model, if it has any (sweep_text.c, sweep_json.c): all of them, and a member of the
 * open object. */
void bg_sweeps_text(struct bg_buf *out, const struct bg_model *model, bool color);
void bg_sweeps_json(struct bg_buf *out, const struct bg_model *model);
/* "from 17.18 on: Birch Services stops passing", without a full stop. */
struct bg_sweep_break;
const char *bg_sweep_break_words(struct bg_arena *arena, const struct bg_sweep *sweep,
                                 const struct bg_sweep_break *change);

#endif
