/* What people scored, as a member "panel" of a lot's result. */
#ifndef BG_REPORT_TEXT_JSON_PANEL_H
#define BG_REPORT_TEXT_JSON_PANEL_H

#include "base/buf.h"
#include "model/panel.h"

/* Points are exact fractions as text ("14/3"); null while a place is not settled. */
void bg_json_put_panel(struct bg_buf *out, const struct bg_panel_review *review);

#endif
