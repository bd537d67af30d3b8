/* Contracts that were awarded, and what is known of the jobs on them: of each property of a job a standing
 * from not known to verified. docs/portfolio.md describes the files. */
#ifndef BG_MODEL_PORTFOLIO_H
#define BG_MODEL_PORTFOLIO_H

#include "base/ratio.h"

enum bg_property {
#define PROPERTY(id, name, title) BG_PROPERTY_##id,
#include "model/property.def"
#undef PROPERTY
    BG_PROPERTY__COUNT
};
extern const char *const bg_property_names[BG_PROPERTY__COUNT];  /* "floor" */
extern const char *const bg_property_titles[BG_PROPERTY__COUNT]; /* "Wage floor met" */

/* What is known of a property. Every award is in exactly one for each, so that they add up. */
enum bg_proof {
    BG_PROOF_VERIFIED,
    BG_PROOF_EVIDENCED,
    BG_PROOF_CLAIMED,
    BG_PROOF_NO,
    BG_PROOF_UNKNOWN,
    BG_PROOF__COUNT
};

struct bg_award_row { /* a number that is not known is NULL, a date BG_NO_DATE, a text "" */
    const char *id, *vendor, *department, *size, *place; /* place: "awards.csv: row 3" */
    const struct bg_ratio *amount, *workers, *quality;   /* quality: 0 to 100 */
    int64_t start, end, date;
    enum bg_proof standing[BG_PROPERTY__COUNT];
    bool not_labour; /* not labour-intensive or not covered: in the whole, in no share of jobs */
};
struct bg_portfolio {
    struct bg_award_row *items;
    size_t n, room;
    size_t not_active; /* awards of OCDS releases that are not active, left out */
};

struct bg_spend { /* of some of the awards */
    const char *name;
    size_t awards, without_amount, without_workers;
    const struct bg_ratio *amount, *workers;
};
struct bg_spend_groups {
    struct bg_spend *items;
    size_t n;
};

/* The key of award i in a grouping. */
typedef const char *bg_spend_key(const struct bg_award_row *award);

struct bg_spend bg_spend_none(struct bg_arena *arena, const char *name);
void bg_spend_add(struct bg_arena *arena, struct bg_spend *sum, const struct bg_award_row *award,
                  const struct bg_ratio *amount);
/* By what key gives, "" as "not known"; the largest first, then by name; not known last. They add up to all. */
struct bg_spend_groups bg_spend_by(struct bg_arena *arena, const struct bg_portfolio *portfolio,
                                   bg_spend_key *key);
/* What of the award's amount falls into the year, by days from start to end, both counted; 0 where
 * none does. Without both dates the whole is of the year of its date or start; year 0: not known. */
const struct bg_ratio *bg_award_in_year(struct bg_arena *arena, const struct bg_award_row *award,
                                        int year);
/* The first and last year that an award has; false: none is known. */
bool bg_award_years(const struct bg_award_row *award, int *first, int *last);

#endif
