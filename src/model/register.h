/* A register of contracts and a table of wages, and what a standard would mean for them. Cities
 * rarely hold payrolls: what workers earn is estimated from the wage percentiles of their
 * occupation, so every figure on pay here is an estimate and carries its bounds.
 *
 * A register has lines: one for each occupation of a contract. What a contract says once (amount,
 * dates) is the same on all of its lines. docs/registers.md describes the files. */
#ifndef BG_MODEL_REGISTER_H
#define BG_MODEL_REGISTER_H

#include "model/ruleset.h"

/* Columns of the register, and slots of the scope that its expressions are compiled against. Those
 * before BG_RC_OCCUPATION belong to the contract. */
enum bg_register_column {
    BG_RC_CONTRACT,
    BG_RC_VENDOR,
    BG_RC_SERVICE,
    BG_RC_AREA,
    BG_RC_AMOUNT,
    BG_RC_AMOUNT_PER_YEAR, /* as given, else worked out from amount, start and end */
    BG_RC_START,
    BG_RC_END,
    BG_RC_EXEMPT,               /* the reason; missing when it is not exempt */
    BG_RC_COLLECTIVE_AGREEMENT, /* its name; missing when there is none */
    BG_RC_CLAUSE,               /* by which it supersedes the floor; "no"; missing: not said */
    BG_RC_CLAUSE_PAGE,
    BG_RC_VENDOR_SIZE, /* small, large, as the register says it */
    BG_RC_OCCUPATION,
    BG_RC_HEADCOUNT,
    BG_RC_HOURS,          /* paid hours of one worker a year */
    BG_RC_INDUSTRY,       /* code of the wage statistics: 561720 */
    BG_RC_SECTOR,         /* as given, else the first two digits of the industry: 56 */
    BG_RC_AGREEMENT_WAGE, /* an hour, which the agreement fixes for the occupation */
    BG_RC__COUNT,
    /* What the estimate of a line knows beside its columns: slots of its costs alone. */
    BG_RC_WORKERS = BG_RC__COUNT, /* given or estimated */
    BG_RC_PAID_HOURS,             /* of one worker a year, given or assumed */
    BG_RC_MEAN_WAGE,              /* an hour, over all workers, once the floor is met */
    BG_RC_MEAN_WAGE_BEFORE,       /* likewise, as they are paid before it */
    BG_RC_SLOTS
};
struct bg_register_column_row {
    const char *id, *label;
    enum bg_value_type type;
    bool required; /* the file must have the column */
};
extern const struct bg_register_column_row bg_register_columns[BG_RC_SLOTS];

/* -- what the ruleset says: its member "register" -----------------------------------------------
 */
struct bg_register_fact {
    size_t fact;                  /* index in ruleset->facts */
    const struct bg_logic *value; /* over the columns of a contract */
};
/* Something of a standard that costs money beside the wage floor (leave, health insurance), saves it
 * (less turnover), or follows from it without being a cost to the vendor (public assistance). */
struct bg_register_cost {
    const char *id, *title, *unit; /* unit "": money a year */
    const struct bg_logic *value;  /* of a line, over BG_RC_SLOTS slots; a year */
    bool effect;                   /* no cost of the vendor: reported apart, in no sum */
    const int *criteria;           /* the requirements that it is the cost of, by index */
    size_t criteria_n;
    const struct bg_source_ref *const *sources; /* an effect has those of both sides */
    size_t sources_n;
};
/* What a collective agreement does to the floor. */
enum bg_agreement_rule {
    BG_AGREEMENT_BY_CLAUSE, /* the floor applies unless the agreement expressly supersedes it */
    BG_AGREEMENT_OUTSIDE,   /* every contract under one is outside */
    BG_AGREEMENT_COVERED    /* the floor applies whatever the agreement says */
};
struct bg_register_rules {
    /* The floor: the limit of a requirement, which is an expression over facts and parameters, or
     * one over the columns of a line. One of the two is NULL. */
    int requirement; /* index in ruleset->criteria, -1: none */
    const struct bg_logic *limit, *wage_floor;
    /* Who is covered: over the columns of a contract; NULL: what the requirement's `when` says. */
    const struct bg_logic *covers, *exempt;
    enum bg_agreement_rule agreement;
    const struct bg_register_fact *facts;
    size_t facts_n;
    /* Over the columns of a line; NULL: not assumed. Shares are from 0 to 1. */
    const struct bg_logic *legal_minimum; /* never NULL */
    const struct bg_logic *hours_per_year, *labour_share, *payroll_tax, *pass_through, *wage_growth;
    /* Wages of contract work over those of the whole occupation, and how much of the occupation's
     * spread there is among the workers of a contract (0: all earn the median). NULL: 1. */
    const struct bg_logic *wage_ratio, *wage_spread;
    /* Wages just above the floor rise too: up to ripple_to times the floor, by ripple_share of the
     * distance to that. Both or none. */
    const struct bg_logic *ripple_to, *ripple_share;
    const struct bg_register_cost *costs;
    size_t costs_n;
    const struct bg_logic *budget; /* a year, for the buyer; constant */
    struct bg_pos pos;
};

/* -- what the files say --------------------------------------------------------------------------
 */
enum { BG_WAGE_POINTS = 5 }; /* p10, p25, p50, p75, p90 */

struct bg_wage_points { /* the percentiles that are published, ascending */
    size_t n;
    int64_t percent[BG_WAGE_POINTS];
    struct bg_dec wage[BG_WAGE_POINTS];
    /* The lowest percentile that is only known to earn open_from or more; 0: there is none. */
    int64_t open_percent;
    struct bg_dec open_from;
};
struct bg_wage_row {
    int64_t line;                          /* in its file, from 1 */
    const char *area, *occupation, *title; /* area "": for every area */
    const char *industry;                  /* "": all industries */
    struct bg_wage_points points; /* fewer than two: none are published, and none are made up */
    bool has_mean;
    struct bg_dec mean;
    const char *source, *url;
    int64_t year;
};
struct bg_refused { /* a line of a table that is not used */
    int64_t line;
    const char *reason;
};
struct bg_wage_table {
    const struct bg_source *source, *map; /* map: as of a register */
    size_t left_out_n, without_wages_n;   /* rows: by the map; without two published percentiles */
    const struct bg_wage_row *rows;
    size_t rows_n;
    const struct bg_index *index;  /* by bg_wage_key */
    const struct bg_index *single; /* occupations (and industries) that have one row only, whatever
                                      its area */
    const size_t *single_rows;     /* by position in it */
    const struct bg_refused *refused;
    size_t refused_n, lines_n; /* lines_n = rows_n + refused_n */
};

/* Cells that say the same share one value, but for contract numbers and amounts: the same pointer is the
 * same text. */
struct bg_contract {
    const struct bg_value *const *values; /* by column, up to BG_RC_OCCUPATION */
    size_t first_line, lines_n;           /* in bg_register.lines */
};
struct bg_register_line {
    int64_t line; /* in its file, from 1 */
    size_t contract;
    const struct bg_value *const *values; /* by column, BG_RC__COUNT of them */
};
struct bg_register {
    const struct bg_source *source;
    const struct bg_contract *contracts; /* in the order of their first lines */
    size_t contracts_n;
    const struct bg_register_line *lines; /* those of one contract are together */
    size_t lines_n;
    const struct bg_source *map; /* that said which column is what; or NULL */
    size_t left_out_n;           /* rows that the map leaves out: not among those that are read */
    const struct bg_refused *refused;
    size_t refused_n, read_n; /* read_n = lines_n + refused_n */
};

/* -- what a standard would mean ------------------------------------------------------------------
 */
/* An estimate with its bounds. Without a point the statistics say no more than the bounds, and
 * point is the least that fits them, which goes into sums. */
struct bg_estimate {
    bool known, has_point;
    struct bg_dec low, point, high;
};

enum bg_coverage { /* the steps of the funnel, each contract in one */
                   BG_BELOW_THRESHOLD,
                   BG_EXEMPT,
                   BG_UNDER_AGREEMENT,
                   BG_COVERAGE_NOT_KNOWN, /* what decides is missing */
                   BG_COVERED,
                   BG_COVERAGE__COUNT
};
const char *bg_coverage_name(enum bg_coverage coverage);  /* "below_threshold" */
const char *bg_coverage_words(enum bg_coverage coverage); /* "below the threshold" */

enum bg_known { BG_NOT_KNOWN, BG_GIVEN, BG_ASSUMED }; /* assumed: made from an assumption */
const char *bg_known_name(enum bg_known known);

/* Where a line stands with its collective agreement. */
enum bg_agreement_state {
    BG_AGREEMENT_NONE,
    BG_AGREEMENT_AT_FLOOR,    /* its rate is the floor or above it */
    BG_AGREEMENT_BELOW_FLOOR, /* its rate is below, and no clause supersedes: the floor applies */
    BG_AGREEMENT_SUPERSEDES,  /* expressly, by a clause that is named */
    BG_AGREEMENT_RATE_NOT_KNOWN, /* the rate, or a floor to compare it with */
    BG_AGREEMENT__COUNT
};
const char *bg_bargained_name(enum bg_agreement_state state); /* "below_floor" */
const char *
bg_bargained_words(enum bg_agreement_state state); /* "below the floor: the floor applies" */

struct bg_contract_outcome {
    enum bg_coverage coverage;
    const char *why; /* "" or what decided, or what is missing */
};
struct bg_line_outcome {
    enum bg_known people_from, hours_from;
    struct bg_dec people, hours;
    bool has_floor;
    struct bg_dec floor; /* an hour */
    struct bg_dec legal; /* an hour: the legal minimum */
    struct bg_dec
        lawful; /* an hour: what must be paid already: that, or today's floor where higher */
    struct bg_dec growth;        /* what the published wages are multiplied by; 1 unless assumed */
    struct bg_dec ratio, spread; /* of contract work to the occupation; 1 unless assumed */
    bool has_mean;
    struct bg_dec mean; /* an hour: what the workers earn on average before this case */
    bool has_paid;
    struct bg_dec paid;              /* their pay a year: workers x hours x mean */
    const struct bg_wage_row *wages; /* NULL: none for its area and occupation */
    enum bg_agreement_state agreement;
    bool has_rate;          /* the agreement fixes what the workers are paid: it is not estimated */
    struct bg_dec rate;     /* an hour */
    struct bg_dec short_by; /* an hour: floor - rate where that is below the floor; else 0 */
    /* Of covered lines only. */
    struct bg_estimate share; /* percent of the workers below the floor, 6 places */
    struct bg_estimate below; /* workers, 2 places */
    struct bg_estimate gap;   /* money an hour, on average over all workers of the line, 6 places */
    struct bg_estimate raise, employer_cost, buyer_cost; /* money a year, 2 places */
    struct bg_dec most_each; /* what one at the lawful minimum gains a year, where raise is known */
    /* Workers at the floor or just above it whose pay rises too; of raise this is no part. */
    bool ripples;
    struct bg_dec ripple_to, ripple_share;
    struct bg_estimate band_share, band; /* percent, workers */
    struct bg_estimate band_gap, ripple; /* an hour over all workers; money a year */
    const struct bg_value *costs;        /* by cost of the rules: a year, 2 places; NULL: none */
    struct bg_dec costs_sum;             /* of what the vendor bears */
    bool costs_known;
    struct bg_estimate
        each; /* the raise a year of a worker below the floor, on average; 2 places */
    struct bg_dec tax, passed; /* shares, where employer_cost and buyer_cost are known */
    const char *why;           /* what is not known and what would be needed; "" */
};

enum bg_grouped { BG_BY_SERVICE, BG_BY_OCCUPATION, BG_BY_VENDOR_SIZE, BG_GROUPED__COUNT };

/* Sums are over the figures of the lines as rounded, so that they add up for a reader too. */
struct bg_estimate_sum {
    size_t lines;  /* in it; the others are not known */
    size_t points; /* of them with a point; the rest count with their least */
    struct bg_dec low, point, high;
};
struct bg_register_cost_sum {
    size_t lines; /* in it */
    struct bg_dec sum;
};
struct bg_register_sum {
    const char *name; /* of a service or an occupation; "" for all */
    size_t lines;
    struct bg_dec people;         /* given or assumed */
    size_t people_not_known;      /* lines */
    struct bg_dec people_assumed; /* of people: estimated, not given */
    struct bg_estimate_sum below, raise, employer_cost, buyer_cost, band, ripple;
    struct bg_dec paid; /* pay a year before this case */
    size_t paid_lines;
    const struct bg_register_cost_sum *costs; /* by cost of the rules; of the total alone */
    struct bg_dec most_each;       /* what no worker's raise a year is above, on any line */
    struct bg_estimate each;       /* as of a line, over the lines that are in raise */
    struct bg_estimate_sum raised; /* workers below the floor on these lines */
};
struct bg_funnel_step {
    size_t contracts, lines;
    struct bg_dec amount, amount_per_year, people_given, people_assumed;
    size_t amount_not_known, per_year_not_known; /* contracts */
    size_t people_not_known;                     /* lines */
};
struct bg_agreement_sum { /* of the lines in one state */
    size_t contracts, lines, people_not_known;
    struct bg_dec people;
};
struct bg_register_judging;  /* private to score/register */
struct bg_register_outcome { /* of one ruleset: today's, or a scenario */
    const struct bg_ruleset *ruleset;
    const struct bg_register *reg;
    const struct bg_wage_table *wages;
    const struct bg_contract_outcome *contracts; /* by contract */
    /* A large register has no room for every figure of every line: a line is worked out when it is
     * asked for (bg_register_line). */
    struct bg_register_judging *judging;
    void (*line)(const struct bg_register_outcome *outcome, struct bg_arena *arena, size_t line,
                 struct bg_line_outcome *out);
    const struct bg_wage_row *(*wages_of)(const struct bg_register_outcome *outcome, size_t line);
    struct bg_funnel_step funnel[BG_COVERAGE__COUNT], all;
    struct bg_agreement_sum agreements[BG_AGREEMENT__COUNT];
    /* Contracts under an agreement of which nobody has said whether it supersedes the floor. */
    size_t clauses_not_said;
    struct bg_register_sum total; /* of covered lines */
    /* Of covered lines, by first mention; of vendor sizes none where the register says none. */
    const struct bg_register_sum *groups[BG_GROUPED__COUNT];
    size_t groups_n[BG_GROUPED__COUNT];
    const uint32_t
        *group_of[BG_GROUPED__COUNT]; /* by line: by number, from 1; 0: no sum; or NULL */
    bool has_budget;
    struct bg_dec budget;
    const char *const *warnings;
    size_t warnings_n;
};

/* The figures of one line; its texts and costs live in arena. */
void bg_register_line(const struct bg_register_outcome *outcome, struct bg_arena *arena,
                      size_t line, struct bg_line_outcome *out);
/* The wages of the line's occupation; NULL: there are none. */
const struct bg_wage_row *bg_register_line_wages(const struct bg_register_outcome *outcome,
                                                 size_t line);

#endif
