/* A ruleset from the workbook that was made of it and edited. */
#ifndef BG_INTAKE_RULEBOOK_READ_H
#define BG_INTAKE_RULEBOOK_READ_H

#include "base/diag.h"
#include "model/grid.h"

/* The sheets of a ruleset; source: its file. NULL: it is not JSON. */
struct bg_grid *bg_ruleset_grid(struct bg_arena *arena, struct bg_diags *diags,
                                const struct bg_ruleset *ruleset);
/* Whether it is a workbook with the hidden sheet that holds a ruleset. */
bool bg_is_ruleset_workbook(struct bg_arena *arena, const struct bg_source *source);
/* The edited document, with the cells as its places; report gets each change, a line. NULL: faults,
 * in diags; nothing of it may be used. whole false: cells have faults, in diags, and the document has
 * there what was exported: it may be checked further, and not kept. Whether the ruleset is sound is
 * for the loader to say. */
struct bg_source *bg_ruleset_from_workbook(struct bg_arena *arena, struct bg_diags *diags,
                                           const struct bg_source *workbook, struct bg_buf *report,
                                           bool *whole);

/* -- private: rulebook/document.c ------------------------------------------------------------------ */
const char *bg_grid_document(struct bg_arena *arena, const struct bg_source *source);
const char *bg_grid_document_back(struct bg_arena *arena, const char *ascii);

/* -- private: rulebook/cells.c ----------------------------------------------------------------------
 */
struct bg_xlsx;
struct bg_read_cell {
    struct bg_grid_value value;
    const char *problem; /* NULL, or why it cannot be used */
};
struct bg_read_row {
    int64_t row;
    struct bg_read_cell *cells; /* by column of the sheet, as many as were asked for */
};
struct bg_read_sheet {
    struct bg_read_row *rows; /* those that have cells, in their order */
    size_t n;
};
/* The sheet of that name, its first columns_n columns. NULL: *why. */
const struct bg_read_sheet *bg_read_sheet(struct bg_arena *arena, const struct bg_xlsx *xlsx,
                                          const char *name, size_t columns_n, const char **why);
const char *bg_read_text(const struct bg_read_row *row, size_t column); /* "" where there is none */

#endif
