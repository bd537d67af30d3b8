/* The shape of bidgauge-tender/1, private to its reader and the schema. */
#ifndef BG_INTAKE_CORPUS_LINES_SHAPE_H
#define BG_INTAKE_CORPUS_LINES_SHAPE_H

#include "base/field.h"
#include "model/ruleset.h"

struct raw_tender_dates {
    struct bg_item item;
    struct bg_instant at[BG_AT_AS_OF]; /* by enum bg_date_role */
};
struct raw_tender {
    struct bg_item item;
    const char *format, *id, *title;
    struct raw_tender_dates dates;
    const struct cJSON *facts, *bids;
};
extern const struct bg_shape bg_tender_shape;

#endif
