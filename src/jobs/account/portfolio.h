/* Private to jobs/account: awards of cases in a portfolio. */
#ifndef BG_JOBS_ACCOUNT_PORTFOLIO_H
#define BG_JOBS_ACCOUNT_PORTFOLIO_H

#include "intake/portfolio/read.h"
#include "jobs/account/account.h"

/* Adds the awards of a case that is decided. False: it is not, or cannot be read; said. */
bool bg_portfolio_case(struct bg_job *job, struct bg_account *account,
                       struct bg_portfolio_reading *reading, const char *folder);

#endif
