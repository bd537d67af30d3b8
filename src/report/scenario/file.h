/* Scenarios as files again: JSON in one fixed layout, or a workbook with a sheet each, which is read as the
 * same scenario. */
#ifndef BG_REPORT_SCENARIO_FILE_H
#define BG_REPORT_SCENARIO_FILE_H

#include "model/scenario.h"
#include "report/book/page.h"

struct bg_scenario_files {
    const struct bg_scenario *const *scenarios;
    size_t n;
    const struct bg_json *base; /* the ruleset */
};

/* The same scenario gives the same bytes, whether it was read from JSON or from a sheet. */
void bg_scenario_file_json(struct bg_buf *out, const struct bg_scenario *scenario);
/* As bg_book_write takes it; data: struct bg_scenario_files. */
struct bg_book *bg_scenario_file_build(struct bg_arena *arena, const void *data, const char *path);
/* Why a sheet cannot say the scenario; NULL: it can. */
const char *bg_scenario_file_why_not(struct bg_arena *arena, const struct bg_scenario *scenario);

#endif
