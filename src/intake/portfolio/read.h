/* Files of awards to a portfolio: tables (CSV, .xlsx), releases in OCDS, and results of `evaluate`. */
#ifndef BG_INTAKE_PORTFOLIO_READ_H
#define BG_INTAKE_PORTFOLIO_READ_H

#include "base/diag.h"
#include "model/portfolio.h"

struct bg_portfolio_reading {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const char *currency;        /* of every amount; "" until a file says it */
    const struct bg_source *map; /* which column of a table is what; NULL: they go by their names */
    size_t left_out_n;           /* rows that the map leaves out */
    struct bg_portfolio *out;
};

/* Adds the awards of the file. False: something of it cannot be used, said. */
bool bg_portfolio_read(struct bg_portfolio_reading *reading, const struct bg_source *source);
/* After all files: false where an award is there twice, said. */
bool bg_portfolio_check(const struct bg_portfolio_reading *reading);

/* -- json.c */
bool bg_portfolio_read_json(struct bg_portfolio_reading *reading, const struct bg_source *source);
/* A new award of which nothing is known. */
struct bg_award_row *bg_portfolio_add(struct bg_portfolio_reading *reading);
/* False: the currency is another one than that of the amounts before, said. */
bool bg_portfolio_currency(struct bg_portfolio_reading *reading, struct bg_pos pos,
                           const char *currency);

#endif
