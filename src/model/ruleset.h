/* The ruleset: the published criteria of one solicitation (or of one lot of it), as plain structs.
 * Made by intake/ruleset/load.c and ruleset/link.c; read-only afterwards. Ids keep the order of the
 * file. Texts are "" when the file does not say; dates are days since 1970, BG_NO_DATE when absent.
 * docs/ruleset.md describes the file; this header is what it becomes. */
#ifndef BG_MODEL_RULESET_H
#define BG_MODEL_RULESET_H

#include "base/date.h"
#include "logic/logic.h"

struct bg_register_rules; /* model/register.h */
struct bg_index;          /* names to positions, base/index.h */

enum bg_date_role { /* solicitation.dates, and the dates that can decide a parameter */
                    BG_AT_ADVERTISED,
                    BG_AT_BIDS_DUE,
                    BG_AT_AWARD,
                    BG_AT_START,
                    BG_AT_END,
                    BG_AT_AS_OF,
                    BG_AT_TERM /* every date from start to end at which a value steps */
};

enum bg_late_rule { /* what is done with a late bid */
                    BG_LATE_REJECT,
                    BG_LATE_BY_DECISION /* scored only where a person decided so */
};

enum bg_element {
    BG_WAGES,
    BG_BENEFITS,
    BG_SAFETY,
    BG_SCHEDULES,
    BG_DIGNITY_VOICE,
    BG_TRAINING_ADVANCEMENT,
    BG_OWNERSHIP,
    BG_ORGANISING,
    BG_STABILITY,
    BG_SMALL_BUSINESS,
    BG_LEGAL_MINIMUM,
    BG_OTHER,
    BG_ELEMENT__COUNT
};
const char *bg_element_name(enum bg_element element);  /* "dignity_voice" */
const char *bg_element_title(enum bg_element element); /* "Dignity and voice" */

enum bg_source_nature { /* what a source is, from the best to the least */
                        BG_SOURCE_NOT_SAID,
                        BG_SOURCE_LAW,
                        BG_SOURCE_OFFICIAL,
                        BG_SOURCE_PUBLISHER, /* of the law's text: a commercial code library */
                        BG_SOURCE_SECONDARY
};
const char *bg_source_nature_title(enum bg_source_nature nature); /* "official page" */

struct bg_source_ref { /* an entry of `sources` */
    const char *id, *title, *url, *citation;
    enum bg_source_nature nature;
    const char *short_title; /* for sentences; the title when the file gives none */
    int64_t retrieved;
    bool verified, verified_said;
    struct bg_pos pos;
};

struct bg_fact {
    const char *id, *label, *unit;
    const char *short_label; /* for sentences; the label when the file gives none */
    struct bg_value value;   /* missing when the buyer has not filled it in */
    const struct bg_source_ref *source;
    struct bg_pos pos;
};

struct bg_dated_value {
    int64_t from;
    struct bg_value value;              /* a number, text or truth */
    const struct bg_source_ref *source; /* own, else the parameter's */
    bool verified;       /* false only where the file says so, here or at the source */
    bool date_assumed;   /* the day on which it began was not read: `from` is assumed */
    int64_t valid_until; /* own, else the parameter's; BG_NO_DATE: no end is known */
    struct bg_pos pos;
};
struct bg_param_cell { /* one series of dated values; key has one text for each `by` expression */
    const char *const *keys;             /* "*" matches any */
    const struct bg_dated_value *values; /* ascending by date */
    size_t values_n;
    struct bg_pos pos;
};
struct bg_param {
    const char *id, *title, *unit;
    const char *short_title; /* for sentences; the title when the file gives none */
    enum bg_date_role at;
    int64_t valid_until;
    int64_t next_expected; /* look for a newer figure from then on; BG_NO_DATE: not said */
    const char *because;   /* why then, or why it has ended */
    int64_t ended;         /* the series is over for good; BG_NO_DATE: it goes on */
    bool proposed;         /* not law: an introduced bill, a scenario */
    bool assumed;          /* nobody has measured it; a scenario may say otherwise */
    bool has_range;        /* an uncertain figure: between low and high, whatever the date */
    bool decides;          /* named outside of the measures: an evaluation may read it */
    struct bg_dec low, high;
    const struct bg_source_ref *source;
    int row_of; /* slot of the table whose rows each choose their own cell; -1: none */
    const struct bg_logic *const
        *by; /* facts or fields that choose the cell; columns of a row_of */
    size_t by_n;
    const struct bg_param_cell *cells; /* one without keys when by_n is 0 */
    size_t cells_n;
    struct bg_pos pos;
};

enum bg_field_type { /* also the values of `type` in the file, in this order */
                     BG_FIELD_TEXT,
                     BG_FIELD_INTEGER,
                     BG_FIELD_NUMBER,
                     BG_FIELD_MONEY,
                     BG_FIELD_PERCENT,
                     BG_FIELD_BOOLEAN,
                     BG_FIELD_CHOICE,
                     BG_FIELD_DATE,
                     BG_FIELD_TABLE,
                     BG_FIELD_TYPE__COUNT
};
enum bg_role {
    BG_ROLE_NONE,
    BG_ROLE_PRICE,
    BG_ROLE_HOURLY_WAGE,
    BG_ROLE_HOURS_PER_YEAR,
    BG_ROLE_HEADCOUNT,
    BG_ROLE_EMPLOYER_BENEFIT,
    BG_ROLE_SUBCONTRACTOR, /* a name; the others are numbers */
    BG_ROLE__COUNT
};
enum bg_evidence { BG_CLAIMED, BG_EVIDENCED, BG_VERIFIED }; /* rising */
enum bg_envelope { BG_QUALITY_ENVELOPE, BG_PRICE_ENVELOPE };
enum bg_asked_of { BG_OF_VENDOR, BG_OF_BUYER };

struct bg_choice {
    const char *id, *label;
};
struct bg_field {
    const char *id, *label, *help, *unit;
    const char *short_label; /* for sentences and headings; the label when the file gives none */
    enum bg_field_type type;
    enum bg_role role;
    enum bg_envelope envelope; /* that the answer comes in */
    enum bg_asked_of asked_of; /* of the buyer: recorded as a decision, never by a vendor */
    bool required, confidential;
    bool has_min, has_max;
    struct bg_dec min, max;
    int64_t min_date, max_date; /* for type date */
    bool has_plausible_min, has_plausible_max;
    struct bg_dec plausible_min, plausible_max; /* a number outside is flagged, and counts */
    const struct bg_choice *choices;
    size_t choices_n;
    const struct bg_regex *pattern; /* matches the whole answer */
    const char *pattern_text;
    enum bg_evidence evidence;      /* what the buyer asks for; a criterion may demand more */
    const struct bg_field *columns; /* of a table */
    size_t columns_n;
    const struct bg_index *column_index; /* id to column; of a table */
    const struct bg_witness_rule
        *witnesses; /* whose statement counts (model/testimony.h); NULL: the
                                                vendor's answer */
    struct bg_pos pos;
};

enum bg_on_missing { BG_CLARIFY, BG_ZERO, BG_FAIL };
enum bg_otherwise { BG_OTHERWISE_NONE, BG_OTHERWISE_ZERO, BG_OTHERWISE_FULL, BG_OTHERWISE_RESCALE };
enum bg_stage { BG_RESPONSIVENESS, BG_RESPONSIBILITY };

enum bg_band_test { BG_AT_LEAST, BG_MORE_THAN, BG_AT_MOST, BG_LESS_THAN };
struct bg_band {
    enum bg_band_test test;
    const struct bg_logic *limit; /* constant over fields: number, param or fact */
    struct bg_dec points;         /* of out_of */
    const char *label;
};
struct bg_choice_points {
    const char *choice;
    struct bg_dec points;
};
struct bg_level { /* of a panel scale */
    const char *title, *definition;
    struct bg_dec points;
};
struct bg_look_for { /* a point that the question of a panel criterion asks for */
    const char *id, *text;
};

enum bg_limit_key {
#define LIMIT(id, key, title, about) BG_LIMIT_##id,
#include "model/limit.def"
#undef LIMIT
    BG_LIMIT__COUNT
};
struct bg_limit_row {
    const char *key, *title;
};
extern const struct bg_limit_row bg_limit_rows[BG_LIMIT__COUNT];

/* A kind's row lives in score/kind/kind.h; the loader fills the members that the kind names. */
struct bg_kind;

struct bg_criterion {
    const char *id, *title, *why, *description;
    const char *short_value;    /* what its value is, in sentences; "": in the expression's words */
    const struct bg_kind *kind; /* NULL for a group */
    enum bg_element element;
    bool element_said;
    struct bg_dec weight; /* as written: of the total at the top level, of 100 inside a group */
    const struct bg_ratio *weight_exact; /* the same, but where a scenario moves weights: a third */
    /* points it can earn: weight x the groups above / 100; a requirement has 0 */
    const struct bg_ratio *share;
    int parent; /* index of its group, -1 at the top level */
    int depth;
    const struct bg_source_ref *const *sources;
    size_t sources_n;
    const struct bg_logic *when;
    enum bg_otherwise otherwise;
    enum bg_on_missing on_missing;
    enum bg_evidence evidence; /* the least that counts */
    const char *caution;       /* legal caution in words, shown beside the score */
    int property; /* of the jobs, which it tells a portfolio: enum bg_property + 1; 0 */
    /* pass_fail, yes_no */
    const struct bg_logic *test;
    enum bg_stage stage;
    const char *cure; /* how and until when it may be shown later */
    /* linear, bands, choice, relative; text of pattern */
    const struct bg_logic *value;
    const struct bg_logic *limits[BG_LIMIT__COUNT]; /* linear; NULL: its kind has no such limit */
    const struct bg_band *bands;
    size_t bands_n;
    const struct bg_choice_points *choices;
    size_t choices_n;
    struct bg_dec out_of; /* of bands and choices; 100 unless said */
    const struct bg_regex *match, *forbid;
    const char *pattern_text;
    bool best_highest; /* relative */
    const char *form;  /* relative: "proportion" or "min_max" */
    /* panel */
    const struct bg_level *levels;
    size_t levels_n;
    const struct bg_look_for *look_for;
    size_t look_for_n;
    const int *shown; /* slots of the answers that evaluators are shown (`reads`) */
    size_t shown_n;
    bool has_minimum;
    struct bg_dec minimum; /* points, of out_of, below which a bid is eliminated */
    /* All expressions that decide the rating, whatever the kind: not `when` */
    const struct bg_logic *const *logics;
    size_t logics_n;
    struct bg_pos pos;
};

enum { BG_TRIMMED_LEAST = 4 }; /* scores that a trimmed mean needs */
enum bg_combine { BG_CONSENSUS, BG_MEAN, BG_MEDIAN, BG_TRIMMED_MEAN };
struct bg_panel_rule { /* how the evaluators' scores become one, published with the ruleset */
    enum bg_combine combine;
    int64_t least;        /* fewest evaluators that count in a criterion */
    struct bg_dec differ; /* percent of the scale from which a spread is flagged */
};

struct bg_offers_rule {     /* what a round of best and final offers asks for; `bafo` in the file */
    bool unanswered_leaves; /* who makes no offer is out; else the earlier one stays in force */
    bool rescore_quality;   /* the whole bid is offered anew and scored anew; else prices alone */
};

struct bg_public_rule {     /* what a public copy shows, published with the ruleset */
    int64_t smallest_group; /* people: smaller groups are merged before anybody outside sees them */
    enum { BG_EVALUATOR_LETTERS, BG_EVALUATOR_NAMES } evaluators;
    bool individual_scores; /* each evaluator's, beside what the panel came to */
    const char *ground;     /* the rule by which answers are withheld: "Gov. Code 7922.000"; "" */
};

struct bg_adjustment {
    const char *id, *title;
    const struct bg_logic *amount; /* money */
    bool subtract;
    bool after_formula; /* added to the index of a combining formula, not to the price */
    const struct bg_source_ref *source;
    struct bg_pos pos;
};

enum bg_preference_effect { BG_SUBTRACT_OWN, BG_ADD_TO_OTHERS };
enum bg_preference_base { BG_BASE_OWN_BID, BG_BASE_LOWEST, BG_BASE_LOWEST_WITHOUT };
enum bg_rate_of { BG_RATE_OWN_BID, BG_RATE_LOWEST, BG_RATE_LOWEST_WITH };
struct bg_preference_rule {
    const char *id, *title;
    const struct bg_logic *applies_if; /* truth, of a bid */
    const struct bg_logic *against; /* which other bids it counts against; NULL: those without it */
    const struct bg_logic *off_if_lowest; /* off when the lowest bid satisfies this; NULL: never */
    enum bg_preference_effect effect;
    enum bg_preference_base base;
    bool has_percent, has_amount, has_cap;
    const struct bg_logic *percent, *amount, *cap; /* numbers or parameters */
    enum bg_rate_of rate_of;                       /* whose answers percent and amount read */
    const struct bg_logic *base_amount;            /* what bases are measured on; NULL: the price */
    const char *cap_group;
    const struct bg_logic *cap_group_limit; /* NULL: none */
    int64_t order;
    const char *after; /* base on prices adjusted by that earlier preference */
    bool wins_ties;
    const struct bg_logic *may_not_displace; /* bids that it may not move past; NULL: any */
    bool proposed;
    const struct bg_source_ref *source;
    struct bg_pos pos;
};

enum bg_governs { BG_GOVERNS_NONE, BG_GOVERNS_LINES, BG_GOVERNS_TOTAL };
struct bg_price_schedule {                                 /* a table field of lines */
    int slot;                                              /* -1: none */
    int quantity_column, unit_price_column, amount_column; /* -1 when absent */
    int option_column;                                     /* boolean: the line is an option */
    bool include_options;
    enum bg_governs governs;
};

struct bg_price_rule {
    bool used; /* the ruleset has a price */
    int slot;  /* of the price field */
    struct bg_dec weight;
    const struct bg_ratio *weight_exact;
    const char *formula; /* name of a row in score/price/price.h; "" when the method needs none */
    const struct bg_logic *const
        *parameters; /* by the row's parameter names; constant over fields */
    size_t parameters_n;
    bool highest_wins; /* the larger amount is the better (savings) */
    bool has_minimum;  /* a bid that asks less is not ranked, and no price is held against its */
    struct bg_dec minimum;
    bool over_qualifying;  /* the set is narrowed by award.minimum_quality */
    const char *tax_basis; /* "", "with tax", "without tax": bids must say the same */
    struct bg_price_schedule schedule;
    const struct bg_preference_rule *preferences;
    size_t preferences_n;
    const struct bg_adjustment *adjustments;
    size_t adjustments_n;
    const struct bg_source_ref *source;
    struct bg_pos pos;
};

struct bg_abnormal_rule {
    const char *id, *title, *method; /* method: a row of score/abnormal/abnormal.h */
    const struct bg_logic *const *parameters;
    size_t parameters_n;
    const struct bg_source_ref *source;
    struct bg_pos pos;
};

enum bg_award_method {
    BG_HIGHEST_SCORE,          /* points of criteria and price */
    BG_LOWEST_EVALUATED_PRICE, /* among those that pass */
    BG_BEST_INDEX              /* the price formula's own index of quality and price */
};
enum bg_tie_rule_kind {
    BG_TIE_EARLIEST,
    BG_TIE_LOWEST_PRICE,
    BG_TIE_PREFERENCE,
    BG_TIE_DRAW, /* people draw a lot: the bids stay tied here */
    BG_TIE_CRITERION
};
struct bg_tie_rule {
    enum bg_tie_rule_kind kind;
    int criterion; /* for BG_TIE_CRITERION: more points there */
};

/* What the weights must respect: together the criteria carry at least or at most a share. */
struct bg_weight_limit {
    const char *id, *title, *why;
    const bool *criteria; /* by criterion index: it counts, with all that is in it */
    const struct bg_logic *at_least, *at_most; /* percent; NULL: none */
    bool of_quality; /* of the points of all criteria; else of the total */
    const struct bg_source_ref *source;
    struct bg_pos pos;
};

struct bg_award {
    const char *caution; /* said beside every ranking; "" */
    enum bg_award_method method;
    struct bg_dec total; /* 100 unless said */
    bool has_minimum_quality;
    struct bg_dec minimum_quality; /* points of the criteria */
    const struct bg_tie_rule *ties;
    size_t ties_n;
    const struct bg_weight_limit *limits;
    size_t limits_n;
    int decimals; /* of points, totals and an index, 0 to 6 */
    enum bg_rounding rounding;
    bool round_each; /* each criterion's points are rounded, then added */
    bool rank_on_exact;
    struct bg_pos pos;
};

enum bg_headline { /* what of the first page of a scenario workbook a measure fills */
                   BG_HEADLINE_NONE,
                   BG_HEADLINE_PEOPLE,
                   BG_HEADLINE_RAISE,
                   BG_HEADLINE_MONEY,
                   BG_HEADLINE_SHARE
};
enum bg_measure_of {                  /* which answers it reads */
                     BG_OF_SUBMITTED, /* those of the bid as it was submitted */
                     BG_OF_RESPONSE /* those that the scenario assumes: pay raised, price higher */
};
struct bg_measure { /* a quantity that a scenario reports: per bid, by job class, summed */
    const char *id, *title, *unit, *description;
    const char *short_title; /* on the first page; the title when the file gives none */
    enum bg_element element;
    const struct bg_logic *value; /* a number, of a bid: with `rows` the sum over them */
    const struct bg_logic *each;  /* the list of what the rows add; NULL without `by` */
    int rows;                     /* slot of a table whose rows are added up; -1: none */
    int by;      /* column of that table by which the sums are split as well; -1: none */
    int over[2]; /* a quotient of two other measures instead of a value; -1: none */
    enum bg_measure_of of;
    bool summed; /* the sum over the bids means something */
    bool estimated;
    enum bg_headline headline;
    const size_t *range; /* uncertain parameters over which low and high are found */
    size_t range_n;
    const struct bg_source_ref *source;
    struct bg_pos pos;
};

/* Who is bound. What a bid can show is asked by facts, fields and `when` of criteria as well. */
struct bg_covered {
    const char *id, *text;
};
struct bg_exempt {
    const char *id, *text;
    const char *const *shown_by; /* ids of fields, or of facts, by which it can be seen */
    size_t shown_by_n;
    const struct bg_source_ref *source;
};
struct bg_reach {
    const struct bg_covered *covered;
    size_t covered_n;
    const struct bg_exempt *exempt;
    size_t exempt_n;
};

/* Where a ruleset is in a library. */
enum bg_library_is { BG_IS_STANDARD, BG_IS_COMPOSITION, BG_IS_TEMPLATE };
struct bg_library {
    const char *country; /* ISO 3166, "US"; "" of no country */
    const char *region, *language;
    enum bg_library_is is;
    const char *const *work; /* kinds of work: "cleaning" */
    size_t work_n;
    const struct bg_covered *terms; /* the jurisdiction's own term, and what it means in English */
    size_t terms_n;
};

struct bg_lot {
    const char *id, *title;
    const struct bg_ruleset *ruleset; /* the ruleset with this lot's facts and patch applied */
    struct bg_pos pos;
};

struct bg_ruleset {
    const struct bg_source *source; /* the file */
    const char *id, *title, *version, *jurisdiction, *currency, *description;
    int64_t effective_from, effective_to;
    const char *const *notes;
    size_t notes_n;
    const char *const *not_modelled; /* what the real rule says and this file does not */
    size_t not_modelled_n;
    struct bg_reach coverage;
    struct bg_library library;
    struct {
        const char *title, *reference, *buyer;
        const char *no_award; /* why the procedure ends without one; "" while it may have one */
        int64_t dates[5];     /* by enum bg_date_role up to BG_AT_END */
        struct bg_instant when[5]; /* the same with the time and the offset that the file gives */
        bool has_zone;
        int32_t zone; /* minutes ahead of UTC, of times without an offset */
        enum bg_late_rule late;
        const char *const *confidential;
        size_t confidential_n;
        struct bg_pos pos;
    } solicitation;
    int64_t as_of; /* given, else bids_due */
    const struct bg_source_ref *sources;
    size_t sources_n;
    const struct bg_fact *facts;
    size_t facts_n;
    const struct bg_value *fact_values; /* by fact index, for bg_env */
    const struct bg_param *params;
    size_t params_n;
    const struct bg_field *fields; /* slot i of the scope is field i */
    size_t fields_n;
    const struct bg_index *field_index; /* id to slot */
    struct bg_scope scope;
    const struct bg_criterion *criteria; /* tree in the order of the file, parents first */
    size_t criteria_n;
    struct bg_price_rule price;
    const struct bg_abnormal_rule *abnormal;
    size_t abnormal_n;
    struct bg_award award;
    struct bg_panel_rule panel;
    struct bg_public_rule open; /* `public` in the file */
    struct bg_offers_rule offers;
    int64_t envelopes; /* 2: prices come in an envelope of their own, opened after quality */
    const struct bg_measure *measures;
    size_t measures_n;
    const struct bg_register_rules *reg; /* how a register is judged; NULL: it does not say */
    const struct bg_lot *lots;
    size_t lots_n;
    const struct bg_ruleset *whole; /* of a lot's ruleset: the one that it is a lot of; else NULL */
};

/* Why a series must be looked up again on the date. */
enum bg_stale_why {
    BG_STALE_NOT,
    BG_STALE_VALID_UNTIL,   /* the last figure held until an earlier day */
    BG_STALE_NULL,          /* the series stops in null, and nothing says that it has ended */
    BG_STALE_NEXT_EXPECTED, /* a newer figure was expected on an earlier day */
    BG_STALE_UNSAID,        /* nothing says until when the figure holds */
    BG_STALE_RETRIEVED      /* its source was read more than a year before */
};
/* *value: the figure in question, the last one before the date (a null may end it). *since: from
 * which day; BG_NO_DATE: no day is known. */
enum bg_stale_why bg_param_stale(const struct bg_param *param, const struct bg_param_cell *cell,
                                 int64_t date, const struct bg_dated_value **value, int64_t *since);

/* Title of where its figure comes from, of its last value where each has its own; "assumed", or "". */
const char *bg_param_source_title(const struct bg_param *param);
/* The first day after `after` and not after `until` on which a value of the parameter begins; BG_NO_DATE: none. */
int64_t bg_param_next_step(const struct bg_param *param, int64_t after, int64_t until);
/* The same of two, whichever steps first. */
int64_t bg_params_next_step(const struct bg_param *a, const struct bg_param *b, int64_t after,
                            int64_t until);
/* The value in force on the date; NULL before the first and after a null that ends the series. */
const struct bg_dated_value *bg_dated_at(const struct bg_param_cell *cell, int64_t date);
/* The first value that is used past its validity on some day from `from` to `to`, else NULL;
 * *day: the last such day. */
const struct bg_dated_value *bg_dated_stale(const struct bg_param_cell *cell, int64_t from,
                                            int64_t to, int64_t *day);
int bg_ruleset_field(const struct bg_ruleset *ruleset, const char *id); /* slot or -1 */
/* The answer is the price or a line of it, or changes the evaluated price. */
bool bg_price_reads(const struct bg_ruleset *ruleset, size_t slot);
/* By id: an index or -1, a lot or NULL. */
int bg_ruleset_criterion(const struct bg_ruleset *ruleset, const char *id);
int bg_ruleset_param(const struct bg_ruleset *ruleset, const char *id);
int bg_ruleset_measure(const struct bg_ruleset *ruleset, const char *id);
const struct bg_lot *bg_ruleset_lot(const struct bg_ruleset *ruleset, const char *id);
/* The member of a ruleset holds an expression: its object is an operator with its operands, and no
 * map of names. */
bool bg_ruleset_key_is_expression(const char *key);
/* It earns no points: all it can decide is a tie, by its rating. */
bool bg_criterion_for_ties(const struct bg_criterion *criterion);
bool bg_criterion_is_group(const struct bg_criterion *criterion);
/* Decimals of the figure that ranks: money has two at least, points and an index those of the award. */
int bg_award_figure_places(const struct bg_award *award);

#endif
