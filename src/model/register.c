/* Names of the register's columns and steps. */
#include "model/register.h"

const struct bg_register_column_row bg_register_columns[BG_RC_SLOTS] = {
    [BG_RC_CONTRACT] = {"contract", "Contract", BG_V_TEXT, true},
    [BG_RC_VENDOR] = {"vendor", "Vendor", BG_V_TEXT, true},
    [BG_RC_SERVICE] = {"service", "Service", BG_V_TEXT, false},
    [BG_RC_AREA] = {"area", "Area", BG_V_TEXT, false},
    [BG_RC_AMOUNT] = {"amount", "Amount", BG_V_NUMBER, true},
    [BG_RC_AMOUNT_PER_YEAR] = {"amount_per_year", "Amount a year", BG_V_NUMBER, false},
    [BG_RC_START] = {"start", "Start", BG_V_DATE, false},
    [BG_RC_END] = {"end", "End", BG_V_DATE, false},
    [BG_RC_EXEMPT] = {"exempt", "Exempt, reason", BG_V_TEXT, false},
    [BG_RC_COLLECTIVE_AGREEMENT] = {"collective_agreement", "Collective agreement", BG_V_TEXT,
                                    false},
    [BG_RC_CLAUSE] = {"superseding_clause", "Clause that supersedes the floor", BG_V_TEXT, false},
    [BG_RC_CLAUSE_PAGE] = {"superseding_page", "Page of the clause", BG_V_TEXT, false},
    [BG_RC_VENDOR_SIZE] = {"vendor_size", "Size of the vendor", BG_V_TEXT, false},
    [BG_RC_OCCUPATION] = {"occupation", "Occupation", BG_V_TEXT, true},
    [BG_RC_HEADCOUNT] = {"headcount", "Workers", BG_V_NUMBER, true},
    [BG_RC_HOURS] = {"hours", "Paid hours of one worker a year", BG_V_NUMBER, false},
    [BG_RC_INDUSTRY] = {"industry", "Industry", BG_V_TEXT, false},
    [BG_RC_SECTOR] = {"sector", "Sector", BG_V_TEXT, false},
    [BG_RC_AGREEMENT_WAGE] = {"agreement_wage", "Rate of the agreement an hour", BG_V_NUMBER,
                              false},
    [BG_RC_WORKERS] = {"workers", "Workers, given or estimated", BG_V_NUMBER, false},
    [BG_RC_PAID_HOURS] = {"paid_hours", "Paid hours, given or assumed", BG_V_NUMBER, false},
    [BG_RC_MEAN_WAGE] = {"mean_wage", "Mean wage an hour", BG_V_NUMBER, false},
    [BG_RC_MEAN_WAGE_BEFORE] = {"mean_wage_before", "Mean wage an hour before", BG_V_NUMBER, false},
};

static const struct {
    const char *name, *words;
} coverages[BG_COVERAGE__COUNT] = {
    [BG_BELOW_THRESHOLD] = {"below_threshold", "below the threshold"},
    [BG_EXEMPT] = {"exempt", "exempt"},
    [BG_UNDER_AGREEMENT] = {"collective_agreement", "under a collective agreement"},
    [BG_COVERAGE_NOT_KNOWN] = {"not_known", "not known whether covered"},
    [BG_COVERED] = {"covered", "covered"},
};

const char *bg_coverage_name(enum bg_coverage coverage)
{
    return coverages[coverage].name;
}

const char *bg_coverage_words(enum bg_coverage coverage)
{
    return coverages[coverage].words;
}

static const struct {
    const char *name, *words;
} agreements[BG_AGREEMENT__COUNT] = {
    [BG_AGREEMENT_NONE] = {"none", "no agreement"},
    [BG_AGREEMENT_AT_FLOOR] = {"at_floor", "at the floor or above it"},
    [BG_AGREEMENT_BELOW_FLOOR] = {"below_floor",
                                  "below, without an express waiver: the floor applies"},
    [BG_AGREEMENT_SUPERSEDES] = {"supersedes", "expressly supersedes: the agreement applies"},
    [BG_AGREEMENT_RATE_NOT_KNOWN] = {"rate_not_known", "its rate is not compared with a floor"},
};

const char *bg_bargained_name(enum bg_agreement_state state)
{
    return agreements[state].name;
}

const char *bg_bargained_words(enum bg_agreement_state state)
{
    return agreements[state].words;
}

const char *bg_known_name(enum bg_known known)
{
    static const char *const names[] = {
        [BG_NOT_KNOWN] = "not_known", [BG_GIVEN] = "given", [BG_ASSUMED] = "assumed"};
    return names[known];
}

void bg_register_line(const struct bg_register_outcome *outcome, struct bg_arena *arena,
                      size_t line, struct bg_line_outcome *out)
{
    outcome->line(outcome, arena, line, out);
}

const struct bg_wage_row *bg_register_line_wages(const struct bg_register_outcome *outcome,
                                                 size_t line)
{
    return outcome->wages_of(outcome, line);
}
