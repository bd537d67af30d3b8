/* Judging one line of a register: steps in files of their own. Private to score/register. */
#ifndef BG_SCORE_REGISTER_PARTS_H
#define BG_SCORE_REGISTER_PARTS_H

#include "score/evaluate/parts.h"
#include "score/register/register.h"

/* What the ruleset says of a line, and no line changes by its workers or its money alone. */
enum bg_register_rate {
    BG_RATE_GROWTH,
    BG_RATE_RATIO,
    BG_RATE_SPREAD,
    BG_RATE_HOURS,
    BG_RATE_FLOOR,
    BG_RATE_LEGAL,
    BG_RATE_LABOUR,
    BG_RATE_TAX,
    BG_RATE_PASSED,
    BG_RATE_RIPPLE_TO,
    BG_RATE_RIPPLE_SHARE,
    BG_RATE__COUNT
};
/* NULL: not assumed. The floor may be the limit of a requirement, over the ruleset's own facts. */
const struct bg_logic *bg_register_rate_logic(const struct bg_register_rules *rules,
                                              enum bg_register_rate rate);

/* -- kinds of lines ------------------------------------------------------------------------------ */

/* The numbers of a line, to add up with: value x 10^places. -1: not given. */
struct bg_register_packed {
    int64_t people, amount, hours; /* people: whole; amount: a year */
    uint32_t contract;
    int8_t amount_places, hours_places;
    bool odd; /* one of them does not fit: the line goes the long way */
    bool alone;
};
/* Lines of one kind have the same texts in every column that wages and rates turn on. */
struct bg_register_kinds {
    bool reads[BG_RC__COUNT]; /* those columns */
    size_t n;
    const uint32_t *of_line;
    const size_t *first;                    /* by kind: its first line */
    const struct bg_wage_row *const *wages; /* by kind; NULL: none */
    const bool *listed;                     /* by kind: the table has its occupation */
    const struct bg_register_packed *lines;
};
const struct bg_register_kinds *bg_register_kinds(struct bg_arena *arena,
                                                  const struct bg_register_outcome *outcome,
                                                  const struct bg_register_options *options);

/* -- what is known of a kind --------------------------------------------------------------------- */

/* Whose floor is in force is the same for lines of one kind only where coverage is: a kind has a state
 * for each. */
enum { BG_KIND_STATES = 4 }; /* covered x 2 + covered today */

struct bg_known_mean { /* where nobody earns less than at_least */
    bool there;
    struct bg_dec at_least, growth, ratio, spread, mean;
};
struct bg_known_points { /* published wages as they are used */
    bool there;
    struct bg_dec growth, ratio, spread;
    struct bg_wage_points points;
};
struct bg_known_wages {
    bool there;
    struct bg_dec floor, lawful, growth, ratio, spread, ripple_to, ripple_share;
    struct bg_estimate share, gap, band_share, band_gap;
    struct bg_known_mean means[2]; /* with the floor in force, and before the case */
    struct bg_known_points used;
};
struct bg_register_factors; /* packed.h: the same, to add up with */
struct bg_register_kind {
    bool wages_done;
    const struct bg_wage_row
        *wages; /* as they are used: NULL where a factor of them is not known */
    bool done[BG_RATE__COUNT];
    struct bg_value rate[BG_RATE__COUNT];
    struct bg_known_wages *known[BG_KIND_STATES];
    struct bg_register_factors *factors[BG_KIND_STATES];
};

/* Two environments over the same facts: the columns of the register, and the ruleset's own fields,
 * none of which a register answers. Parameters are always read through the second. */
struct bg_register_judging {
    struct bg_bid_env fields; /* first: param_data of both environments points to it */
    struct bg_env columns;
    struct bg_arena *arena;   /* of the outcome */
    struct bg_arena *scratch; /* of the line in hand */
    struct bg_arena *texts;   /* of what is said of the line in hand */
    const struct bg_register_outcome *outcome;
    const struct bg_register_rules *rules;
    struct bg_register_options options;
    const struct bg_register_kinds *kinds;
    struct bg_register_kind **known; /* by kind; NULL: nothing is known yet */
    bool alike[BG_RATE__COUNT];      /* nothing that it reads is other than in options.like */
    struct bg_value row[BG_RC_SLOTS];
    size_t row_of;   /* whose cells are in row; SIZE_MAX: nobody's */
    size_t facts_of; /* the contract that facts are of; SIZE_MAX: of none */
    struct bg_value *facts;
    const char *undecided; /* what was said last of a contract */
    int64_t as_of;
};

struct bg_register_judged_line {
    struct bg_register_judging *j;
    const struct bg_register_line *in;
    struct bg_register_kind *kind;
    size_t i, kind_no;
    int state;
    bool alone;                          /* the contract has no other line */
    bool covered;                        /* under these rules */
    const struct bg_line_outcome *today; /* where today's rules cover the contract; or NULL */
    struct bg_line_outcome *out;
};

/* "wage floor: what it reads is missing" */
const char *bg_register_undecided(struct bg_register_judging *j, const char *what,
                                  struct bg_value value);
/* Only the first thing that is not known is said: the others may follow from it. */
void bg_register_say(const struct bg_register_judged_line *l, const char *why);
/* What the ruleset says of lines of this kind; missing where it says nothing. */
struct bg_value bg_register_rate(const struct bg_register_judged_line *l,
                                 enum bg_register_rate rate);
/* False, said: no number. */
bool bg_register_number_of(const struct bg_register_judged_line *l, enum bg_register_rate rate,
                           struct bg_dec *out);
/* A share from 0 to 1. Not assumed, which is no fault: false too. */
bool bg_register_share_of(const struct bg_register_judged_line *l, enum bg_register_rate rate,
                          struct bg_dec *out);
struct bg_known_wages *bg_register_known(const struct bg_register_judged_line *l);
/* bg_register_wages of the line, which must have wages. */
const struct bg_wage_points *bg_register_known_points(const struct bg_register_judged_line *l);
/* The same of a register that was judged before; NULL: there is none. */
const struct bg_known_wages *bg_register_known_before(const struct bg_register_judged_line *l);

/* A line, ready to be worked out into out. today: room for what holds already. */
struct bg_register_judged_line bg_register_line_of(struct bg_register_judging *j, size_t line,
                                                   struct bg_line_outcome *today,
                                                   struct bg_line_outcome *out);
/* Facts of the contract and cells of the line, for expressions to read. */
void bg_register_set_facts(struct bg_register_judging *j, size_t contract);
void bg_register_set_row(struct bg_register_judging *j, size_t line);

/* The row of wages of a line; listed: the table has its occupation. */
const struct bg_wage_row *bg_register_find_wages(struct bg_arena *scratch,
                                                 const struct bg_wage_table *table,
                                                 const struct bg_register_line *line, bool *listed);

/* A clause of the agreement is named that expressly supersedes the floor. */
bool bg_register_superseded(const struct bg_contract *contract);
/* Where the line is with its agreement; floor and rate are set. */
void bg_register_line_agreement(const struct bg_register_judged_line *l);
/* The same of a line whose agreement fixes no rate. */
enum bg_agreement_state bg_register_agreement_of(const struct bg_register_judging *j,
                                                 const struct bg_contract *contract);
/* The share below the floor and the shortfall where the agreement fixes the rate: no estimate. */
void bg_register_line_by_rate(const struct bg_register_judged_line *l);
/* Wages, hours and floor of the line: what lines of one kind have in common. */
void bg_register_line_kind(const struct bg_register_judged_line *l);
/* The mean wage where nobody earns less than the floor in force. False: there are no wages. */
bool bg_register_mean_in_force(const struct bg_register_judged_line *l, struct bg_dec *out);
bool bg_register_mean_before(const struct bg_register_judged_line *l, struct bg_dec *out);
/* The above, workers and their pay. */
void bg_register_line_facts(const struct bg_register_judged_line *l);
/* Shares and shortfalls of a covered line with wages. False: they are not known, said. */
bool bg_register_line_shares(const struct bg_register_judged_line *l);
/* What the floor changes for the workers of a covered line. */
void bg_register_line_estimate(const struct bg_register_judged_line *l);
/* All of it, in the order of what is said. */
void bg_register_line_whole(const struct bg_register_judged_line *l);
/* A line from its number. Its texts and costs live in scratch, until that is reset. */
void bg_register_judged(struct bg_register_judging *j, size_t line, struct bg_line_outcome *out);

#endif
