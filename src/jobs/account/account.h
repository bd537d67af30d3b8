/* Jobs whose outcome is an account: business-case and the like. A new one is a file here with its row, a
 * line in accounts.def, and a command in cli. */
#ifndef BG_JOBS_ACCOUNT_ACCOUNT_H
#define BG_JOBS_ACCOUNT_ACCOUNT_H

#include "base/ratio.h"
#include "jobs/job.h"
#include "model/account.h"

struct bg_account_request { /* as it was given; NULL: not */
    const char *const *files;
    size_t files_n;
    int64_t as_of;        /* BG_NO_DATE: not given */
    const char *currency; /* that amounts of tables are in; "" */
    const char *steps, *budget, *before, *at_least, *bid,
        *map;            /* what a command makes of them, it says */
    bool public_copy;    /* no names of persons, no small groups */
    bool fail_on_breach; /* of payroll: an error where something is short of what was promised */
};

struct bg_account_row {
    const char *name; /* of the command */
    /* NULL: said in diags. */
    const struct bg_account *(*run)(struct bg_job *job, const struct bg_account_request *request);
};

/* NULL: there is none of that name, or it cannot be made, said in diags; *known tells which. */
const struct bg_account *bg_job_account(struct bg_job *job, const char *name,
                                        const struct bg_account_request *request, bool *known);

/* -- for the jobs ------------------------------------------------------------------------------ */
enum { BG_ACCOUNT_FILE_BYTES = 64 << 20 };
/* Reads the file and names it among the account's inputs. NULL: said in diags. */
const struct bg_source *bg_account_read(struct bg_job *job, struct bg_account *account,
                                        const char *path);
/* An exact fraction as the value of a figure or cell: rounded at 12 places where it has no end. NULL and
 * what does not fit: missing. */
struct bg_value bg_account_ratio(const struct bg_ratio *ratio);

#endif
