/* A file of certified payroll: the columns of form WH-347, a row for each worker, week and class. */
#ifndef BG_INTAKE_PAYROLL_READ_H
#define BG_INTAKE_PAYROLL_READ_H

#include "base/diag.h"
#include "intake/register/named_table.h"
#include "model/payroll.h"

struct bg_payroll_file {
    const struct bg_source *source, *map; /* map NULL: columns go by their names */
    const char *currency;
    bool quiet; /* columns that are not read were told of an earlier file */
    struct bg_names *workers, *classes;
    struct bg_arena *texts; /* scratch, reset row by row */
};
struct bg_payroll_rows {
    struct bg_pay_block *first;
    size_t n, read_n, left_out_n; /* rows that are good; that were read; that the map leaves out */
    const struct bg_refused *refused;
    size_t refused_n;
};

/* False: the header or the map cannot be used, said in diags (E968, E881). Rows that cannot be used are
 * listed, and said (E969). */
bool bg_payroll_read(struct bg_arena *arena, struct bg_diags *diags,
                     const struct bg_payroll_file *file, struct bg_payroll_rows *out);

#endif
