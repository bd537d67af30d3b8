/* Private to the job of `advise`. */
#ifndef BG_JOBS_ACCOUNT_ADVISE_H
#define BG_JOBS_ACCOUNT_ADVISE_H

#include "jobs/account/account.h"
#include "model/advice.h"

/* The ruleset, or the lot of it that was asked for, with date and currency in the account. NULL: said. */
const struct bg_ruleset *bg_advise_rules(struct bg_job *job, struct bg_account *account,
                                         const struct bg_account_request *request);
/* The bids of the files, each of which can be read. False: said. */
bool bg_advise_bind(struct bg_job *job, struct bg_account *account,
                    const struct bg_ruleset *ruleset, const char *const *files, size_t n,
                    struct bg_bids *out);
/* Firms scored twice: who improved, by how much, on what. Small groups are not shown. NULL: said. */
const struct bg_account *bg_advise_cohort(struct bg_job *job, struct bg_account *account,
                                          const struct bg_ruleset *ruleset,
                                          const struct bg_bids *after,
                                          const struct bg_account_request *request);

#endif
