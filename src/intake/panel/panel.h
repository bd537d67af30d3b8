/* The file of what a panel has scored: JSON "bidgauge-panel/1". */
#ifndef BG_INTAKE_PANEL_PANEL_H
#define BG_INTAKE_PANEL_PANEL_H

#include "base/field.h"
#include "model/panel.h"

extern const struct bg_shape bg_panel_shape;

/* NULL: it has faults of shape, in diags. What the scores mean is score/panel's business. */
const struct bg_panel *bg_panel_load(struct bg_arena *arena, struct bg_diags *diags,
                                     const struct bg_source *source);

/* The file of a panel, which loads as the same panel. */
void bg_panel_write(struct bg_buf *out, const struct bg_panel *panel);

#endif
