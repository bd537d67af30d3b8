/* What a vendor promised, as dated clauses of the contract: made from the answers that won (score/promise),
 * or read from a file of clauses (intake/contract); held against payrolls by score/payroll. Texts are ""
 * where nothing is said, days BG_NO_DATE. */
#ifndef BG_MODEL_CONTRACT_H
#define BG_MODEL_CONTRACT_H

#include "base/date.h"
#include "base/diag.h"
#include "logic/value.h"

enum bg_clause_measure { /* what of a payroll the clause is held against */
#define MEASURE(id, name, title) BG_CLAUSE_##id,
#include "model/clause.def"
#undef MEASURE
                         BG_CLAUSE__COUNT
};
const char *bg_clause_measure_name(enum bg_clause_measure measure); /* "wage" */
const char *bg_clause_measure_title(enum bg_clause_measure measure);
bool bg_clause_measure_find(const char *name, enum bg_clause_measure *out);

struct bg_clause {
    const char *id, *text;
    enum bg_clause_measure measure;
    const char *class_name; /* of the job; "": of every one */
    struct bg_value figure; /* a number, text, truth or date; missing: the text says it all */
    const char *unit;
    bool has_threshold;
    struct bg_dec
        threshold;        /* of share_of_jobs: the pay of an hour; of overtime: hours of a week */
    int64_t from, to;     /* both days are within */
    const char *evidence; /* what is due, and when */
    const char *remedy;
    const char *source, *url; /* of the rule */
    bool confidential;
    struct bg_pos pos;
};

struct bg_promises {
    const char *title, *vendor, *currency;
    const struct bg_clause *clauses;
    size_t n;
};

/* The clause holds on the day. */
bool bg_clause_holds(const struct bg_clause *clause, int64_t day);

#endif
