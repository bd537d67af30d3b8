/* Clauses of a contract: their measures by name, and when they hold. */
#include "model/contract.h"

#include <string.h>

static const struct {
    const char *name, *title;
} measures[] = {
#define MEASURE(id, name, title) {name, title},
#include "model/clause.def"
#undef MEASURE
};

const char *bg_clause_measure_name(enum bg_clause_measure measure)
{
    return measures[measure].name;
}

const char *bg_clause_measure_title(enum bg_clause_measure measure)
{
    return measures[measure].title;
}

bool bg_clause_measure_find(const char *name, enum bg_clause_measure *out)
{
    for (int i = 0; i < BG_CLAUSE__COUNT; i++)
        if (strcmp(measures[i].name, name) == 0) {
            *out = (enum bg_clause_measure)i;
            return true;
        }
    return false;
}

bool bg_clause_holds(const struct bg_clause *clause, int64_t day)
{
    return (clause->from == BG_NO_DATE || day >= clause->from) &&
           (clause->to == BG_NO_DATE || day <= clause->to);
}
