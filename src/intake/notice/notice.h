/* Reading a file of the letters that a law wants ("bidgauge-notice/1"). */
#ifndef BG_INTAKE_NOTICE_NOTICE_H
#define BG_INTAKE_NOTICE_NOTICE_H

#include "base/field.h"
#include "model/notice.h"

extern const struct bg_shape bg_notice_shape;

/* NULL: it has faults, each by its line, in diags. */
const struct bg_notice *bg_notice_load(struct bg_arena *arena, struct bg_diags *diags,
                                       const struct bg_source *source);

#endif
