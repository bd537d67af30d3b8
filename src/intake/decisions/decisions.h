/* The officer's decisions: a workbook, a table (CSV) or JSON "bidgauge-decisions/1". All three become
 * JSON text with places, so that there is one loader; what is decided is then applied to the bids that
 * were bound, before they are evaluated. */
#ifndef BG_INTAKE_DECISIONS_DECISIONS_H
#define BG_INTAKE_DECISIONS_DECISIONS_H

#include "base/field.h"
#include "intake/intake.h"
#include "model/decision.h"

extern const struct bg_shape bg_decisions_shape;

struct bg_decision_entry { /* as the file says it; texts "" and nodes NULL where it does not */
    enum bg_decision_do what;
    const char *bid, *lot, *replaced_by, *field, *column;
    int64_t row;                   /* 0: none */
    const struct cJSON *was, *now; /* of an answer of the buyer's only now */
    struct bg_instant received, opened;
    int64_t date;
    const char *reason, *by, *document, *page;
    const char *source; /* of a statement */
    int64_t yes, n, of; /* of a worker survey; -1, 0 and 0 where not said */
    const struct cJSON *node;
    struct bg_pos pos;
};

struct bg_decisions {
    struct bg_arena *arena;
    const struct bg_source *source; /* the file */
    const struct bg_json *json;
    const struct bg_decision_entry *entries; /* by kind, then as in the file */
    size_t n;
};

/* ruleset: by whose questions cells are read. NULL: something in the file cannot be used, said. */
const struct bg_decisions *bg_decisions_load(struct bg_arena *arena, struct bg_diags *diags,
                                             const struct bg_source *source,
                                             const struct bg_ruleset *ruleset);

/* Applies them to the bids of the list, which were read against the ruleset of the lot. found has
 * two for each entry: set at i where its bid is among these, at n + i where the other bid is that it
 * names, or it names none. False: something
 * is wrong, said in diags; then the bids are not to be evaluated. */
bool bg_decisions_apply(const struct bg_decisions *decisions, struct bg_bid_list *list,
                        struct bg_diags *diags, const struct bg_ruleset *ruleset, const char *lot,
                        bool *found);
/* Says of bids that were not found in any lot that there is none. list: where the nearest is sought. */
void bg_decisions_unfound(const struct bg_decisions *decisions, struct bg_bid_list *list,
                          struct bg_diags *diags, const bool *found);

/* -- names.c: which bid is meant ------------------------------------------------------------------- */

/* What the bid is called in decisions: its id, or "id (file)" where another has the same id. */
const char *bg_decision_bid_name(struct bg_arena *arena, struct bg_bid *const *bids, size_t n,
                                 size_t i);
/* The bid that the text names, by its id, "id (file)", its file, its vendor or the vendor's id. -1:
 * none; -2: several. */
enum { BG_NO_BID = -1, BG_SEVERAL_BIDS = -2 };
long bg_decision_bid(struct bg_arena *arena, struct bg_bid *const *bids, size_t n,
                     const char *text);
/* The question by its id or as the form words it; -1: there is none. */
int bg_decision_field(struct bg_arena *arena, const struct bg_ruleset *ruleset, const char *text);
int bg_decision_column(const struct bg_field *field, const char *text);
/* The same, in whichever lot has it; NULL: none has. column "": the field. */
const struct bg_field *bg_decision_asked(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                         const char *field, const char *column);

/* -- private: rows.c, workbook.c, table.c: cells to JSON ------------------------------------------- */

struct bg_form_read;
struct bg_form_cell;
struct bg_places;
struct bg_decision_rows { /* being made into JSON */
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_source *source;
    const struct bg_ruleset *ruleset;
    struct bg_form_read *read; /* how cells are read */
    struct bg_buf out;
    struct bg_places *places;
    size_t n, said; /* rows; faults */
};
struct bg_decision_rows *bg_decision_rows_new(struct bg_arena *arena, struct bg_diags *diags,
                                              const struct bg_source *source,
                                              const struct bg_ruleset *ruleset);
/* A row: cells by part, blank where there are none. sheet -1: of a table, where the row says what is
 * decided. label: of the row. blank: where the cell of a part would be, or NULL. */
struct bg_decision_row {
    int sheet;
    const char *label;
    const struct bg_form_cell *cells; /* by part */
    const char *const *blanks;        /* by part */
};
void bg_decision_row_put(struct bg_decision_rows *rows, const struct bg_decision_row *row);
/* The JSON text of all rows, without the cells that cannot be read. */
const struct bg_source *bg_decision_rows_end(struct bg_decision_rows *rows);

/* NULL: the file is not such a one, which was said. */
const struct bg_source *bg_decisions_workbook(struct bg_arena *arena, struct bg_diags *diags,
                                              const struct bg_source *source,
                                              const struct bg_ruleset *ruleset);
const struct bg_source *bg_decisions_table(struct bg_arena *arena, struct bg_diags *diags,
                                           const struct bg_source *source,
                                           const struct bg_ruleset *ruleset);

#endif
