/* The table of jobs that make accounts, and what they share. */
#include "jobs/account/account.h"

#include <string.h>

enum { RATIO_PLACES = 12 };

#define ACCOUNT(name) extern const struct bg_account_row bg_account_##name;
#include "jobs/account/accounts.def"
#undef ACCOUNT

static const struct bg_account_row *const rows[] = {
#define ACCOUNT(name) &bg_account_##name,
#include "jobs/account/accounts.def"
#undef ACCOUNT
};

const struct bg_account *bg_job_account(struct bg_job *job, const char *name,
                                        const struct bg_account_request *request, bool *known)
{
    *known = false;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i]->name, name) == 0) {
            *known = true;
            return rows[i]->run(job, request);
        }
    return NULL;
}

const struct bg_source *bg_account_read(struct bg_job *job, struct bg_account *account,
                                        const char *path)
{
    const char *why;
    const struct bg_source *source = bg_job_read(job, path, BG_ACCOUNT_FILE_BYTES, &why);
    if (source)
        bg_account_input(account, source);
    else
        job->world_failed = true;
    return source;
}

struct bg_value bg_account_ratio(const struct bg_ratio *ratio)
{
    struct bg_dec out;
    if (ratio == NULL || !bg_ratio_round(ratio, RATIO_PLACES, BG_HALF_EVEN, &out))
        return BG_MISSING;
    return bg_account_number(out);
}
