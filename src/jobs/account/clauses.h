/* Private to jobs/account: the table of clauses, which promise writes and payroll reads. */
#ifndef BG_JOBS_ACCOUNT_CLAUSES_H
#define BG_JOBS_ACCOUNT_CLAUSES_H

#include "model/account.h"
#include "model/contract.h"

/* withhold: what is confidential is named and not shown. */
void bg_clauses_put(struct bg_account *account, const struct bg_promises *contract, bool withhold);

#endif
