/* Private to jobs/case: the bids that the log took in, and the files of each that count. */
#ifndef BG_JOBS_CASE_BIDS_H
#define BG_JOBS_CASE_BIDS_H

#include "intake/format.h"
#include "jobs/case/folder.h"
#include "jobs/inputs.h"
#include "model/ruleset.h"

/* Paths in the order in which they came. Without lots the last one counts; with lots the last of each. */
struct bg_case_paths {
    const char **items;
    size_t n;
};

struct bg_case_bid {
    const char *id;
    const struct bg_case_entry *in, *admitted; /* when it first came; the decision to admit it */
    const struct bg_case_entry *unanswered;    /* the round that it made no offer in; NULL: none */
    const struct bg_case_entry *waiting; /* of a bid that is in: a later file that came late */
    struct bg_case_paths quality, price; /* price: files of prices, and offers that only price */
    bool late, withdrawn;
};
/* In the order in which they first came. Files that are sealed are left out. */
struct bg_case_bid *bg_case_list_bids(struct bg_case *c, const struct bg_ruleset *rules, size_t *n);
/* The file of the entry is one of prices, by its name. */
bool bg_case_is_price(const struct bg_case_entry *entry, const char *path);
/* The bid's documents, put together. prices: they are open. False: said. */
bool bg_case_read_bid(struct bg_case *c, const struct bg_ruleset *rules,
                      const struct bg_case_bid *bid, bool prices, struct bg_job_input *input);

#endif
