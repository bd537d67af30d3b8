/* A model over a register of contracts as text, and which assumption matters. Every figure on pay
 * is an estimate and is marked so. These only walk the model. */
#ifndef BG_REPORT_REGISTER_TEXT_H
#define BG_REPORT_REGISTER_TEXT_H

#include "base/flow.h"
#include "model/modelling.h"

/* Coverage and sums of every case side by side. */
void bg_register_table(struct bg_buf *out, const struct bg_model *model, bool color);
/* What each case adds in each period; nothing where no figure steps. */
void bg_register_years_text(struct bg_buf *out, const struct bg_model *model, bool color);
/* The member "register" of a model: what was read and refused, and each case's funnel, sums and
 * lines. flow NULL: the text is kept. */
void bg_register_json(struct bg_buf *out, const struct bg_model *model, const struct bg_flow *flow);
/* Tidy: a row a line of the register, scenario and measure. */
void bg_register_csv(struct bg_buf *out, const struct bg_model *model, const struct bg_flow *flow);

/* Each assumption of the last case, ranked; nothing where no parameter has a range. */
void bg_sensitivity_table(struct bg_buf *out, const struct bg_model *model, bool color);
/* The member "assumptions" of a case. */
void bg_sensitivity_json(struct bg_buf *out, const struct bg_sensitivity *sensitivity);

/* Every line with its figures, which live until visit returns. */
void bg_register_each_line(struct bg_arena *arena, const struct bg_register_outcome *outcome,
                           void (*visit)(void *data, size_t line,
                                         const struct bg_line_outcome *figures),
                           void *data);

/* "66 (50 to 75)", or "not known". */
const char *bg_estimate_words(struct bg_arena *arena, const struct bg_estimate_sum *sum,
                              int places);

#endif
