/* Private to score/promise. */
#ifndef BG_SCORE_PROMISE_PRIVATE_H
#define BG_SCORE_PROMISE_PRIVATE_H

#include "score/promise/promise.h"

struct bg_promising {
    struct bg_arena *arena;
    const struct bg_ruleset *ruleset;
    const struct bg_bid_result *bid;
    const struct bg_env *env;
    int64_t start, end;
    struct bg_clause *clauses;
    size_t n, room;
};

struct bg_clause *bg_promise_add(struct bg_promising *p);
/* The criterion earned points or was met. */
bool bg_promise_won(const struct bg_promising *p, size_t criterion);
/* What a figure of that unit is held against, by the element of the criterion that reads it. */
enum bg_clause_measure bg_promise_measure(const struct bg_promising *p, const char *unit,
                                          enum bg_element element);
/* The name of the row's class of job: its first text or choice; "" where it has none. */
const char *bg_promise_class(const struct bg_promising *p, const struct bg_field *table,
                             const struct bg_value *cells);
const char *bg_promise_evidence(const struct bg_promising *p, enum bg_clause_measure measure,
                                int slot);
const char *bg_promise_remedy(enum bg_clause_measure measure);
/* It says to a portfolio what leave there is. */
bool bg_promise_is_of_leave(const struct bg_criterion *criterion);
/* A clause of so many days or hours of paid leave a year, or of an hour of work, is held against what payrolls
 * say was earned: in hours, a day being 8 and a year 2,080, said in its text. Of another unit it stays as it is. */
void bg_promise_set_leave(const struct bg_promising *p, struct bg_clause *clause);

/* -- floors.c: what requirements demand, by period -- */
void bg_promise_floors(struct bg_promising *p, size_t criterion);

#endif
