/* Names of the bids' sheets. */
#ifndef BG_REPORT_EVALUATION_PLAN_NAMES_H
#define BG_REPORT_EVALUATION_PLAN_NAMES_H

#include "base/buf.h"

/* A name for each vendor: as people say it, that every program takes for a sheet, and that neither
 * another of them nor one of ours has. prefix: ours, before each. */
const char *const *bg_plan_names(struct bg_arena *arena, const char *prefix,
                                 const char *const *vendors, size_t n, const char *const *ours,
                                 size_t ours_n);
/* The vendor's name as people say it: what it trades under, without "LLC" and the like; at most 31
 * UTF-16 units. "" when nothing is left. */
const char *bg_plan_names_short(struct bg_arena *arena, const char *vendor);

#endif
