/* The workbook of a model of scenarios. Figures holds every bid's figures, one row a scenario and
 * bid; the sheets before it add them up with live formulas. Private to report/scenario, and to
 * whoever adds a sheet: one file and one row of scenario/sheets.def. */
#ifndef BG_REPORT_SCENARIO_BOOK_H
#define BG_REPORT_SCENARIO_BOOK_H

#include "model/modelling.h"
#include "report/book/columns.h"

enum bg_scenario_sheet {
#define SCENARIO_SHEET(id, name, colour, wanted, fill) BG_SCENARIO_##id,
#include "report/scenario/sheets.def"
#undef SCENARIO_SHEET
    BG_SCENARIO__COUNT
};

/* Columns of Figures; those of the measures follow, each with its low and high where it has them. */
enum {
    BG_F_SCENARIO,
    BG_F_LOT,
    BG_F_BID,
    BG_F_VENDOR,
    BG_F_OUTCOME,
    BG_F_RANK,
    BG_F_POINTS,
    BG_F_PRICE,
    BG_F_MEASURES,
    BG_F_HEADER = 4,
    BG_F_FIRST = 5
};
/* Columns of Figures by class; those of the measures follow. */
enum { BG_K_SCENARIO, BG_K_LOT, BG_K_BID, BG_K_VENDOR, BG_K_CLASS, BG_K_MEASURES, BG_K_FIRST = 5 };

struct bg_scenario_measure {          /* one that every case may have, by its id */
    const struct bg_measure *measure; /* of the last case that has it */
    int column;                       /* of its value in Figures */
    bool has_range;                   /* low and high are in the next two columns */
    int class_column;                 /* in Figures by class; -1: it is not split */
    bool whole;                       /* every figure is a whole number */
};

struct bg_scenario_book {
    struct bg_arena *arena;
    struct bg_book *book;
    const struct bg_model *model;
    struct bg_page *page[BG_SCENARIO__COUNT]; /* NULL: not wanted */
    const struct bg_scenario_measure *measures;
    size_t measures_n;
    size_t bids_n;      /* of all lots */
    size_t classes_n;   /* rows of Figures by class */
    size_t *class_from; /* by case: its first of them */
    bool lots;          /* there are some */
};

/* -- places ------------------------------------------------------------------------------------ */
/* Row of a bid in Figures. */
int64_t bg_scenario_row(const struct bg_scenario_book *b, size_t c, size_t lot, size_t bid);
/* What a cell of Figures says of a bid: "" where it is blank. */
const struct bg_formula *bg_scenario_cell(const struct bg_scenario_book *b, size_t c, size_t lot,
                                          size_t bid, int column);

/* -- figures ----------------------------------------------------------------------------------- */
/* A bid's figure; missing where the case does not have the measure. */
struct bg_figure bg_scenario_figure(const struct bg_model_lot *lot, const struct bg_model_bid *bid,
                                    const struct bg_measure *measure);
/* The job classes of a bid, by its first measure that is split. */
struct bg_class_figures bg_scenario_classes(const struct bg_model_lot *lot,
                                            const struct bg_model_bid *bid);
/* What one of them makes up of a measure. */
struct bg_value bg_scenario_class(const struct bg_model_lot *lot, const struct bg_model_bid *bid,
                                  const struct bg_measure *measure, const char *name);
/* How a measure's numbers look: money, a share in percent, or plain. */
enum bg_number bg_scenario_number(const struct bg_scenario_book *b,
                                  const struct bg_scenario_measure *measure);
/* Rounded as formulas round, to six places. */
struct bg_dec bg_scenario_rounded(struct bg_dec value);
enum { BG_SCENARIO_PLACES = 6 };
/* The vendor is assumed to do something. */
bool bg_scenario_responds(const struct bg_assumed_bid *assumed);
/* A case's name for a heading, "today" or its labels. */
const char *bg_scenario_name(const struct bg_scenario_book *b, size_t c);

/* -- putting ----------------------------------------------------------------------------------- */
/* A number typed, or a blank cell of the same look. */
void bg_scenario_put(struct bg_page *page, int64_t row, int column, struct bg_look look,
                     const struct bg_value *value);
struct bg_shown bg_scenario_shown(const struct bg_value *value);
/* Title and the line under it. */
void bg_scenario_title(struct bg_page *page, const char *title, const char *under);

/* -- the sheets -------------------------------------------------------------------------------- */
#define SCENARIO_SHEET(id, name, colour, wanted, fill)                                             \
    void bg_scenario_sheet_##fill(struct bg_scenario_book *b);
#include "report/scenario/sheets.def"
#undef SCENARIO_SHEET

/* Builds the workbook of a struct bg_model; a bg_book_builder. */
struct bg_book *bg_scenario_book_build(struct bg_arena *arena, const void *model, const char *path);

#endif
