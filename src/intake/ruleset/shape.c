/* The rows of the ruleset file: every key, its type, its default and its bounds. Loader and schema
 * both follow them; docs/ruleset.md says what the keys mean. */
#include "intake/ruleset/shape.h"

#include <string.h>

#include "base/list.h"
#include "intake/ruleset/words.h"

#define IN(type, member)   .at = offsetof(struct type, member)
#define SAID(type, member) .said = offsetof(struct type, member)
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }

static const char *const date_roles[] = {"advertised", "bids_due", "award", "start",
                                         "end",        "as_of",    "term",  NULL};
const char *const bg_element_words[] = {"wages",
                                        "benefits",
                                        "safety",
                                        "schedules",
                                        "dignity_voice",
                                        "training_advancement",
                                        "ownership",
                                        "organising",
                                        "stability",
                                        "small_business",
                                        "legal_minimum",
                                        "other",
                                        NULL};
static const char *const field_types[] = {"text",    "integer", "number", "money", "percent",
                                          "boolean", "choice",  "date",   "table", NULL};
static const char *const column_types[] = {"text",    "integer", "number", "money", "percent",
                                           "boolean", "choice",  "date",   NULL};
static const char *const roles[] = {"none",           "price",     "hourly_wage",
                                    "hours_per_year", "headcount", "employer_benefit",
                                    "subcontractor",  NULL};
static const char *const properties[] = {"none", /* then enum bg_property */
#define PROPERTY(id, name, title) name,
#include "model/property.def"
#undef PROPERTY
                                         NULL};
static const char *const evidences[] = {"claimed", "evidenced", "verified", NULL};
static const char *const on_missings[] = {"clarify", "zero", "fail", NULL};
static const char *const otherwises[] = {"none", "zero", "full", "rescale", NULL};
static const char *const stages[] = {"responsiveness", "responsibility", NULL};
static const char *const bests[] = {"highest", "lowest", NULL};
static const char *const forms[] = {"proportion", "min_max", NULL};
static const char *const effects[] = {"subtract_own", "add_to_others", NULL};
static const char *const bases[] = {"own_bid", "lowest", "lowest_without_preference", NULL};
static const char *const adjustment_effects[] = {"add", "subtract", NULL};
static const char *const adjustment_stages[] = {"before", "after", NULL};
static const char *const governs[] = {"none", "lines", "total", NULL};
static const char *const overs[] = {"comparison", "qualifying", NULL};
static const char *const tax_bases[] = {"with tax", "without tax", NULL};
static const char *const methods[] = {"highest_score", "lowest_evaluated_price", "best_index",
                                      NULL};
static const char *const late_rules[] = {"reject", "accept_by_decision", NULL};
static const char *const tie_rules[] = {"earliest", "lowest_price", "preference", "draw", NULL};
static const char *const rate_bids[] = {"own_bid", "lowest", "lowest_with_preference", NULL};
static const char *const limit_bases[] = {"total", "quality", NULL};
static const char *const roundings[] = {"half_up", "half_even", "truncate", NULL};
static const char *const rank_ons[] = {"rounded", "exact", NULL};
static const char *const natures[] = {"not_said",  "law",       "official",
                                      "publisher", "secondary", NULL};
static const char *const combines[] = {"consensus", "mean", "median", "trimmed_mean", NULL};
static const char *const unanswered_words[] = {"keep", "withdraw", NULL};
static const char *const evaluator_words[] = {"letters", "names", NULL};
static const char *const envelopes[] = {"quality", "price", NULL};
static const char *const asked_of[] = {"vendor", "buyer", NULL};
static const char *const formats[] = {"bidgauge-ruleset/1", NULL};
const char *const bg_fact_types[] = {"text", "number", "boolean", "date", NULL};

#define SHORT "A name for sentences and headings: \"hourly wage\""

/* -- what is looked up ------------------------------------------------------------------------- */
static const struct bg_key source_keys[] = {
    {"title", BG_KEY_TEXT, IN(raw_source, out.title), .about = "Name of the text"},
    {"short", BG_KEY_TEXT, IN(raw_source, out.short_title), .about = SHORT},
    {"url", BG_KEY_TEXT, IN(raw_source, out.url), .about = "Where it can be read"},
    {"citation", BG_KEY_TEXT, IN(raw_source, out.citation), .about = "Article, section or page"},
    {"kind", BG_KEY_ENUM, IN(raw_source, out.nature), .names = natures, .unless = "not_said",
     .about =
         "The law itself, an official page, a publisher of the law, or somebody who writes of it"},
    {"retrieved", BG_KEY_DATE, IN(raw_source, out.retrieved), .about = "When it was looked up"},
    {"verified", BG_KEY_BOOL, IN(raw_source, out.verified), SAID(raw_source, out.verified_said),
     .about = "false marks every score that used it"},
    END};
const struct bg_shape bg_source_shape = {
    .name = "source", .what = "source", .size = sizeof(struct raw_source), .keys = source_keys};

static const struct bg_key fact_keys[] = {
    {"label", BG_KEY_TEXT, IN(raw_fact, out.label)},
    {"short", BG_KEY_TEXT, IN(raw_fact, out.short_label), .about = SHORT},
    {"type", BG_KEY_ENUM, IN(raw_fact, type), .names = bg_fact_types, .required = true},
    {"unit", BG_KEY_TEXT, IN(raw_fact, out.unit)},
    {"value", BG_KEY_SCALAR, IN(raw_fact, value), .about = "Set by the buyer; absent: not yet"},
    {"source", BG_KEY_TEXT, IN(raw_fact, source)},
    END};
static const struct bg_shape fact_shape = {
    .name = "fact", .what = "fact", .size = sizeof(struct raw_fact), .keys = fact_keys};

static const struct bg_key dated_keys[] = {
    {"value", BG_KEY_SCALAR, IN(raw_dated, value), .required = true},
    {"source", BG_KEY_TEXT, IN(raw_dated, source)},
    {"verified", BG_KEY_BOOL, IN(raw_dated, verified), SAID(raw_dated, verified_said)},
    {"valid_until", BG_KEY_DATE, IN(raw_dated, valid_until),
     .about = "Of this value, in place of the parameter's"},
    {"date_assumed", BG_KEY_BOOL, IN(raw_dated, date_assumed),
     .about = "true: the day on which the value began was not read"},
    END};
static const struct bg_key dated_alone = {.type = BG_KEY_SCALAR, IN(raw_dated, value)};
const struct bg_shape bg_dated_shape = {.name = "dated_value",
                                        .what = "dated value",
                                        .size = sizeof(struct raw_dated),
                                        .keys = dated_keys,
                                        .alone = &dated_alone,
                                        .by = BG_BY_DATE,
                                        .date_at = offsetof(struct raw_dated, from),
                                        .about = "The value from that date on; null ends it"};

static const struct bg_key expr_alone = {.type = BG_KEY_EXPR, IN(raw_expr, expr)};
static const struct bg_shape expr_shape = {.name = "figure",
                                           .what = "figure",
                                           .size = sizeof(struct raw_expr),
                                           .alone = &expr_alone,
                                           .by = BG_BY_TEXT};

static const struct bg_key param_keys[] = {
    {"title", BG_KEY_TEXT, IN(raw_param, out.title)},
    {"short", BG_KEY_TEXT, IN(raw_param, out.short_title), .about = SHORT},
    {"unit", BG_KEY_TEXT, IN(raw_param, out.unit)},
    {"source", BG_KEY_TEXT, IN(raw_param, source)},
    {"at", BG_KEY_ENUM, IN(raw_param, out.at), .names = date_roles, .unless = "as_of",
     .about = "The date that decides which value holds"},
    {"valid_until", BG_KEY_DATE, IN(raw_param, out.valid_until),
     .about = "A later date uses the last value and warns"},
    {"next_expected", BG_KEY_DATE, IN(raw_param, out.next_expected),
     .about = "From this day on, look for a newer figure"},
    {"ended", BG_KEY_DATE, IN(raw_param, out.ended),
     .about = "The series is over for good from this day on"},
    {"because", BG_KEY_TEXT, IN(raw_param, out.because),
     .about = "Why a newer figure is expected then, or why the series has ended"},
    {"proposed", BG_KEY_BOOL, IN(raw_param, out.proposed), .about = "Not law (yet)"},
    {"assumed", BG_KEY_BOOL, IN(raw_param, out.assumed), .about = "Nobody has measured it"},
    {"low", BG_KEY_DEC, IN(raw_param, out.low), SAID(raw_param, low_said),
     .about = "Of an uncertain figure: the least it may be"},
    {"high", BG_KEY_DEC, IN(raw_param, out.high), SAID(raw_param, high_said)},
    {"values", BG_KEY_MAP, IN(raw_param, values), .of = &bg_dated_shape, .least = 1},
    {"by", BG_KEY_LIST, IN(raw_param, by), .of = &expr_shape, .least = 1,
     .about = "Facts or fields that choose the cell of the table"},
    {"row_of", BG_KEY_TEXT, IN(raw_param, row_of),
     .about = "A table field: `by` then reads a row of it, and each row has its own value"},
    {"table", BG_KEY_NODE, IN(raw_param, table), .schema = "{\"$ref\": \"#/$defs/cells\"}",
     .about = "One level of keys for each `by`, then dated values"},
    END};
const struct bg_shape bg_param_shape = {.name = "parameter",
                                        .what = "parameter",
                                        .size = sizeof(struct raw_param),
                                        .keys = param_keys,
                                        .more = bg_schema_param};

/* -- the questionnaire ------------------------------------------------------------------------- */
static const struct bg_key choice_alone = {.type = BG_KEY_TEXT, IN(raw_choice, out.label)};
static const struct bg_shape choice_shape = {.name = "choice",
                                             .what = "choice",
                                             .size = sizeof(struct raw_choice),
                                             .alone = &choice_alone,
                                             .by = BG_BY_TEXT};

#define FIELD_KEYS(types)                                                                          \
    {"label", BG_KEY_TEXT, IN(raw_field, out.label), .about = "The question"},                     \
        {"short", BG_KEY_TEXT, IN(raw_field, out.short_label), .about = SHORT},                    \
        {"help", BG_KEY_TEXT, IN(raw_field, out.help)},                                            \
        {"type", BG_KEY_ENUM, IN(raw_field, out.type), .names = types, .required = true},          \
        {"unit", BG_KEY_TEXT, IN(raw_field, out.unit)},                                            \
        {"required", BG_KEY_BOOL, IN(raw_field, out.required)},                                    \
        {"min", BG_KEY_SCALAR, IN(raw_field, min), .about = "Least number, or earliest date"},     \
        {"max", BG_KEY_SCALAR, IN(raw_field, max), .about = "Largest number, or latest date"},     \
        {"choices", BG_KEY_MAP, IN(raw_field, choices), .of = &choice_shape, .least = 1},          \
        {"pattern", BG_KEY_TEXT, IN(raw_field, out.pattern_text),                                  \
         .about = "PCRE2; must match the whole answer"},                                           \
        {"plausible_min", BG_KEY_DEC, IN(raw_field, out.plausible_min),                            \
         SAID(raw_field, out.has_plausible_min),                                                   \
         .about = "A smaller number is flagged, and counts"},                                      \
        {"plausible_max", BG_KEY_DEC, IN(raw_field, out.plausible_max),                            \
         SAID(raw_field, out.has_plausible_max),                                                   \
         .about = "A larger number is flagged, and counts"},                                       \
        {"role", BG_KEY_ENUM, IN(raw_field, out.role), .names = roles},                            \
        {"evidence", BG_KEY_ENUM, IN(raw_field, out.evidence), .names = evidences},                \
    {                                                                                              \
        "confidential", BG_KEY_BOOL, IN(raw_field, out.confidential)                               \
    }

static const struct bg_key column_keys[] = {FIELD_KEYS(column_types), END};
const struct bg_shape bg_column_shape = {.name = "column",
                                         .what = "column",
                                         .size = sizeof(struct raw_field),
                                         .keys = column_keys,
                                         .more = bg_schema_field};
static const struct bg_key field_keys[] = {
    FIELD_KEYS(field_types),
    {"columns", BG_KEY_MAP, IN(raw_field, columns), .of = &bg_column_shape, .least = 1},
    {"envelope", BG_KEY_ENUM, IN(raw_field, out.envelope), SAID(raw_field, envelope_said),
     .names = envelopes, .about = "price: shown to evaluators only when quality is scored"},
    {"asked_of", BG_KEY_ENUM, IN(raw_field, out.asked_of), .names = asked_of, .unless = "vendor",
     .about = "buyer: not on the vendors' form; the buyer answers it among its decisions"},
    END};
const struct bg_shape bg_field_shape = {.name = "field",
                                        .what = "field",
                                        .size = sizeof(struct raw_field),
                                        .keys = field_keys,
                                        .more = bg_schema_field};

/* -- criteria ---------------------------------------------------------------------------------- */
static const struct bg_key band_keys[] = {
    {"at_least", BG_KEY_EXPR, IN(raw_band, limit[BG_AT_LEAST])},
    {"more_than", BG_KEY_EXPR, IN(raw_band, limit[BG_MORE_THAN])},
    {"at_most", BG_KEY_EXPR, IN(raw_band, limit[BG_AT_MOST])},
    {"less_than", BG_KEY_EXPR, IN(raw_band, limit[BG_LESS_THAN])},
    {"points", BG_KEY_DEC, IN(raw_band, out.points), .required = true, .min = "0"},
    {"label", BG_KEY_TEXT, IN(raw_band, out.label)},
    END};
const struct bg_shape bg_band_shape = {.name = "band",
                                       .what = "band",
                                       .size = sizeof(struct raw_band),
                                       .keys = band_keys,
                                       .more = bg_schema_band};
static const struct bg_key points_alone = {
    .type = BG_KEY_DEC, IN(raw_points, out.points), .min = "0"};
static const struct bg_shape points_shape = {.name = "choice_points",
                                             .what = "choice",
                                             .size = sizeof(struct raw_points),
                                             .alone = &points_alone,
                                             .by = BG_BY_TEXT};
static const struct bg_key level_keys[] = {
    {"title", BG_KEY_TEXT, IN(raw_level, out.title), .required = true},
    {"definition", BG_KEY_TEXT, IN(raw_level, out.definition), .required = true,
     .about = "What earns this level, in words"},
    {"points", BG_KEY_DEC, IN(raw_level, out.points), .required = true, .min = "0"},
    END};
static const struct bg_key look_for_alone = {.type = BG_KEY_TEXT, IN(raw_look_for, out.text)};
static const struct bg_shape look_for_shape = {.name = "look_for",
                                               .what = "point to look for",
                                               .size = sizeof(struct raw_look_for),
                                               .alone = &look_for_alone};
static const struct bg_shape level_shape = {
    .name = "level", .what = "level", .size = sizeof(struct raw_level), .keys = level_keys};

/* Far more than anybody gives, and so few that points fit a decimal, however they are rounded. */
#define MOST_POINTS "1000000000"

static const struct bg_key criterion_keys[] = {
    {"title", BG_KEY_TEXT, IN(raw_criterion, out.title), .required = true},
    {"kind", BG_KEY_WORD, IN(raw_criterion, kind), .name_at = bg_kind_word, .required = true},
    {"element", BG_KEY_ENUM, IN(raw_criterion, out.element), SAID(raw_criterion, out.element_said),
     .names = bg_element_words, .unless = "other", .about = "The element of job quality"},
    {"weight", BG_KEY_DEC, IN(raw_criterion, out.weight), SAID(raw_criterion, weight_said),
     .min = "0", .max = MOST_POINTS, .about = "Points of the total; inside a group, of 100"},
    {"source", BG_KEY_TEXT, IN(raw_criterion, source)},
    {"sources", BG_KEY_TEXTS, IN(raw_criterion, sources)},
    {"short", BG_KEY_TEXT, IN(raw_criterion, out.short_value),
     .about = "What its value is, in sentences: \"mean EMR of three years\""},
    {"why", BG_KEY_TEXT, IN(raw_criterion, out.why)},
    {"description", BG_KEY_TEXT, IN(raw_criterion, out.description)},
    {"when", BG_KEY_EXPR, IN(raw_criterion, when), .about = "False: the criterion does not apply"},
    {"otherwise", BG_KEY_ENUM, IN(raw_criterion, out.otherwise), .names = otherwises,
     .about = "What the weight does where `when` is false"},
    {"on_missing", BG_KEY_ENUM, IN(raw_criterion, out.on_missing), .names = on_missings,
     .unless = "clarify"},
    {"evidence", BG_KEY_ENUM, IN(raw_criterion, out.evidence), .names = evidences,
     .unless = "claimed", .about = "The least that counts as an answer"},
    {"caution", BG_KEY_TEXT, IN(raw_criterion, out.caution), .about = "A legal caution in words"},
    {"portfolio", BG_KEY_ENUM, IN(raw_criterion, out.property), .names = properties,
     .unless = "none", .about = "What of the jobs it tells a portfolio of contracts"},
    {"test", BG_KEY_EXPR, IN(raw_criterion, test)},
    {"stage", BG_KEY_ENUM, IN(raw_criterion, out.stage), .names = stages,
     .unless = "responsiveness"},
    {"cure", BG_KEY_TEXT, IN(raw_criterion, out.cure),
     .about = "How and until when it may be shown later"},
    {"value", BG_KEY_EXPR, IN(raw_criterion, value)},
#define LIMIT(id, key, title, sentence)                                                            \
    {key, BG_KEY_EXPR, IN(raw_criterion, limits[BG_LIMIT_##id]), .about = (sentence)},
#include "model/limit.def"
#undef LIMIT
    {"bands", BG_KEY_LIST, IN(raw_criterion, bands), .of = &bg_band_shape, .least = 1,
     .about = "The first that holds counts"},
    {"points", BG_KEY_MAP, IN(raw_criterion, points), .of = &points_shape, .least = 1},
    {"out_of", BG_KEY_DEC, IN(raw_criterion, out.out_of), .unless = "100", .min = "0.000001"},
    {"text", BG_KEY_EXPR, IN(raw_criterion, text)},
    {"match", BG_KEY_TEXT, IN(raw_criterion, match), .about = "PCRE2; searched for"},
    {"forbid", BG_KEY_TEXT, IN(raw_criterion, forbid), .about = "PCRE2; searched for"},
    {"best", BG_KEY_ENUM, IN(raw_criterion, best), .names = bests},
    {"form", BG_KEY_WORD, IN(raw_criterion, out.form), .names = forms, .unless = "proportion"},
    {"levels", BG_KEY_LIST, IN(raw_criterion, levels), .of = &level_shape, .least = 1},
    {"reads", BG_KEY_TEXTS, IN(raw_criterion, reads),
     .about = "Fields whose answers the evaluators are shown"},
    {"look_for", BG_KEY_MAP, IN(raw_criterion, look_for), .of = &look_for_shape, .least = 1,
     .about = "The points that the question asks for, in words"},
    {"minimum", BG_KEY_DEC, IN(raw_criterion, out.minimum), SAID(raw_criterion, out.has_minimum),
     .min = "0", .about = "Points of a level; fewer eliminate the bid"},
    {"criteria", BG_KEY_MAP, IN(raw_criterion, criteria), .of = &bg_criterion_shape, .least = 1},
    END};
const struct bg_shape bg_criterion_shape = {.name = "criterion",
                                            .what = "criterion",
                                            .size = sizeof(struct raw_criterion),
                                            .keys = criterion_keys,
                                            .more = bg_schema_criterion};

/* -- price ------------------------------------------------------------------------------------- */
static const struct bg_key preference_keys[] = {
    {"title", BG_KEY_TEXT, IN(raw_preference, out.title)},
    {"applies_if", BG_KEY_EXPR, IN(raw_preference, applies_if), .required = true,
     .about = "True for a bid that has the preference"},
    {"against", BG_KEY_EXPR, IN(raw_preference, against),
     .about = "True for the bids that it counts against; absent: all without it"},
    {"off_if_lowest", BG_KEY_EXPR, IN(raw_preference, off_if_lowest)},
    {"effect", BG_KEY_ENUM, IN(raw_preference, out.effect), .names = effects},
    {"base", BG_KEY_ENUM, IN(raw_preference, out.base), .names = bases},
    {"percent", BG_KEY_EXPR, IN(raw_preference, percent)},
    {"amount", BG_KEY_EXPR, IN(raw_preference, amount)},
    {"rate_of", BG_KEY_ENUM, IN(raw_preference, out.rate_of), .names = rate_bids,
     .about = "Whose answers percent and amount read"},
    {"base_amount", BG_KEY_EXPR, IN(raw_preference, base_amount),
     .about = "What bases are measured on, such as a net bid; absent: the price"},
    {"cap", BG_KEY_EXPR, IN(raw_preference, cap)},
    {"cap_group", BG_KEY_TEXT, IN(raw_preference, out.cap_group)},
    {"cap_group_limit", BG_KEY_EXPR, IN(raw_preference, cap_group_limit)},
    {"order", BG_KEY_INT, IN(raw_preference, out.order), .min = "-1000", .max = "1000"},
    {"after", BG_KEY_TEXT, IN(raw_preference, out.after),
     .about = "An earlier preference whose adjusted prices are the base"},
    {"wins_ties", BG_KEY_BOOL, IN(raw_preference, out.wins_ties)},
    {"may_not_displace", BG_KEY_EXPR, IN(raw_preference, may_not_displace)},
    {"proposed", BG_KEY_BOOL, IN(raw_preference, out.proposed)},
    {"source", BG_KEY_TEXT, IN(raw_preference, source)},
    END};
const struct bg_shape bg_preference_shape = {.name = "preference",
                                             .what = "preference",
                                             .size = sizeof(struct raw_preference),
                                             .keys = preference_keys};

static const struct bg_key adjustment_keys[] = {
    {"title", BG_KEY_TEXT, IN(raw_adjustment, out.title)},
    {"amount", BG_KEY_EXPR, IN(raw_adjustment, amount), .required = true},
    {"effect", BG_KEY_ENUM, IN(raw_adjustment, effect), .names = adjustment_effects},
    {"stage", BG_KEY_ENUM, IN(raw_adjustment, stage), .names = adjustment_stages},
    {"source", BG_KEY_TEXT, IN(raw_adjustment, source)},
    END};
static const struct bg_shape adjustment_shape = {.name = "adjustment",
                                                 .what = "adjustment",
                                                 .size = sizeof(struct raw_adjustment),
                                                 .keys = adjustment_keys};

static const struct bg_key schedule_keys[] = {
    {"field", BG_KEY_TEXT, IN(raw_schedule, field), .required = true},
    {"quantity", BG_KEY_TEXT, IN(raw_schedule, quantity)},
    {"unit_price", BG_KEY_TEXT, IN(raw_schedule, unit_price)},
    {"amount", BG_KEY_TEXT, IN(raw_schedule, amount)},
    {"option", BG_KEY_TEXT, IN(raw_schedule, option), .about = "True: the line is an option"},
    {"include_options", BG_KEY_BOOL, IN(raw_schedule, include_options)},
    {"governs", BG_KEY_ENUM, IN(raw_schedule, governs), .names = governs,
     .about = "Which counts where lines and total differ"},
    END};
static const struct bg_shape schedule_shape = {.name = "schedule",
                                               .what = "price schedule",
                                               .size = sizeof(struct raw_schedule),
                                               .keys = schedule_keys};

static const struct bg_key price_keys[] = {
    {"field", BG_KEY_TEXT, IN(raw_price, field), .required = true},
    {"weight", BG_KEY_DEC, IN(raw_price, out.weight), SAID(raw_price, weight_said), .min = "0",
     .max = MOST_POINTS},
    {"formula", BG_KEY_WORD, IN(raw_price, out.formula), .name_at = bg_formula_word},
    {"parameters", BG_KEY_MAP, IN(raw_price, parameters), .of = &expr_shape},
    {"highest_wins", BG_KEY_BOOL, IN(raw_price, out.highest_wins)},
    {"over", BG_KEY_ENUM, IN(raw_price, over), .names = overs},
    {"minimum_price", BG_KEY_DEC, IN(raw_price, out.minimum), SAID(raw_price, out.has_minimum),
     .about = "A bid that asks less is not ranked, and its price is held against nobody's"},
    {"tax_basis", BG_KEY_WORD, IN(raw_price, out.tax_basis), .names = tax_bases},
    {"schedule", BG_KEY_OBJECT, IN(raw_price, schedule), SAID(raw_price, schedule_said),
     .of = &schedule_shape},
    {"preferences", BG_KEY_MAP, IN(raw_price, preferences), .of = &bg_preference_shape},
    {"adjustments", BG_KEY_MAP, IN(raw_price, adjustments), .of = &adjustment_shape},
    {"source", BG_KEY_TEXT, IN(raw_price, source)},
    END};
const struct bg_shape bg_price_shape = {
    .name = "price", .what = "price", .size = sizeof(struct raw_price), .keys = price_keys};

static const struct bg_key abnormal_keys[] = {
    {"title", BG_KEY_TEXT, IN(raw_abnormal, out.title)},
    {"method", BG_KEY_WORD, IN(raw_abnormal, out.method), .name_at = bg_abnormal_word,
     .required = true},
    {"parameters", BG_KEY_MAP, IN(raw_abnormal, parameters), .of = &expr_shape},
    {"source", BG_KEY_TEXT, IN(raw_abnormal, source)},
    END};
static const struct bg_shape abnormal_shape = {.name = "abnormally_low",
                                               .what = "abnormally-low method",
                                               .size = sizeof(struct raw_abnormal),
                                               .keys = abnormal_keys};

/* -- award, lots, the whole -------------------------------------------------------------------- */
static const struct bg_key tie_keys[] = {
    {"criterion", BG_KEY_TEXT, IN(raw_tie, criterion), .required = true}, END};
static const struct bg_key tie_alone = {.type = BG_KEY_ENUM, IN(raw_tie, rule), .names = tie_rules};
static const struct bg_shape tie_shape = {.name = "tie",
                                          .what = "tie rule",
                                          .size = sizeof(struct raw_tie),
                                          .keys = tie_keys,
                                          .alone = &tie_alone};

static const struct bg_key limit_keys[] = {
    {"title", BG_KEY_TEXT, IN(raw_limit, out.title)},
    {"criteria", BG_KEY_TEXTS, IN(raw_limit, criteria), .required = true,
     .about = "Criteria or groups that count together"},
    {"at_least", BG_KEY_EXPR, IN(raw_limit, at_least), .about = "Percent"},
    {"at_most", BG_KEY_EXPR, IN(raw_limit, at_most), .about = "Percent"},
    {"of", BG_KEY_ENUM, IN(raw_limit, of), .names = limit_bases, .unless = "total"},
    {"why", BG_KEY_TEXT, IN(raw_limit, out.why)},
    {"source", BG_KEY_TEXT, IN(raw_limit, source)},
    END};
static const struct bg_shape limit_shape = {.name = "weight_limit",
                                            .what = "limit on weights",
                                            .size = sizeof(struct raw_limit),
                                            .keys = limit_keys};

static const struct bg_key award_keys[] = {
    {"method", BG_KEY_ENUM, IN(raw_award, out.method), SAID(raw_award, method_said),
     .names = methods, .required = true},
    {"total", BG_KEY_DEC, IN(raw_award, out.total), SAID(raw_award, total_said), .unless = "100",
     .min = "0.000001", .max = MOST_POINTS},
    {"minimum_quality", BG_KEY_DEC, IN(raw_award, out.minimum_quality),
     SAID(raw_award, out.has_minimum_quality), .min = "0"},
    {"ties", BG_KEY_LIST, IN(raw_award, ties), .of = &tie_shape,
     .about = "Who is first of equal bids, rule by rule: lowest price, earliest, preference, draw, "
              "criterion and its id"},
    {"weight_limits", BG_KEY_MAP, IN(raw_award, limits), .of = &limit_shape,
     .about = "Shares of the weights that a rule demands"},
    {"decimals", BG_KEY_INT, IN(raw_award, decimals), .unless = "2", .min = "0", .max = "6"},
    {"rounding", BG_KEY_ENUM, IN(raw_award, out.rounding), .names = roundings, .unless = "half_up"},
    {"round_each", BG_KEY_BOOL, IN(raw_award, out.round_each)},
    {"rank_on", BG_KEY_ENUM, IN(raw_award, rank_on), .names = rank_ons, .unless = "rounded"},
    {"caution", BG_KEY_TEXT, IN(raw_award, out.caution),
     .about = "A caution in words, said beside every ranking"},
    END};
static const struct bg_shape award_shape = {
    .name = "award", .what = "award", .size = sizeof(struct raw_award), .keys = award_keys};

static const struct bg_key panel_keys[] = {
    {"combine", BG_KEY_ENUM, IN(raw_panel, out.combine), .names = combines, .unless = "consensus",
     .about = "How the evaluators' scores become one"},
    {"least", BG_KEY_INT, IN(raw_panel, out.least), .unless = "3", .min = "1", .max = "100",
     .about = "Fewest evaluators whose scores count"},
    {"differ", BG_KEY_DEC, IN(raw_panel, out.differ), .unless = "30", .min = "0", .max = "100",
     .about = "Percent of the scale from which a spread of scores is flagged"},
    END};
static const struct bg_shape panel_shape = {
    .name = "panel", .what = "panel", .size = sizeof(struct raw_panel), .keys = panel_keys};

static const struct bg_key public_keys[] = {
    {"smallest_group", BG_KEY_INT, IN(raw_public, out.smallest_group), .unless = "5", .min = "1",
     .max = "1000", .about = "Groups of fewer people are merged in a public copy"},
    {"evaluators", BG_KEY_ENUM, IN(raw_public, evaluators), .names = evaluator_words,
     .unless = "letters", .about = "How a public copy calls the evaluators"},
    {"individual_scores", BG_KEY_BOOL, IN(raw_public, out.individual_scores),
     .about = "A public copy has the scores of each evaluator too"},
    {"ground", BG_KEY_TEXT, IN(raw_public, out.ground),
     .about = "The rule by which confidential answers are withheld"},
    END};
static const struct bg_shape public_shape = {
    .name = "public", .what = "public", .size = sizeof(struct raw_public), .keys = public_keys};

static const struct bg_key offers_keys[] = {
    {"unanswered", BG_KEY_ENUM, IN(raw_offers, unanswered), .names = unanswered_words,
     .unless = "keep",
     .about = "Who makes no offer in a round: the earlier offer is kept, or the bid is withdrawn"},
    {"rescore_quality", BG_KEY_BOOL, IN(raw_offers, out.rescore_quality),
     .about = "A round asks for the whole bid, which the panel scores anew; else for prices alone"},
    END};
static const struct bg_shape offers_shape = {
    .name = "bafo", .what = "bafo", .size = sizeof(struct raw_offers), .keys = offers_keys};

static const struct bg_key lot_keys[] = {
    {"title", BG_KEY_TEXT, IN(raw_lot, title)},
    {"facts", BG_KEY_NODE, IN(raw_lot, facts),
     .schema = "{\"type\": \"object\", \"additionalProperties\": "
               "{\"type\": [\"number\", \"string\", \"boolean\", \"null\"]}}"},
    {"patch", BG_KEY_NODE, IN(raw_lot, patch), .about = "JSON Merge Patch on the ruleset",
     .schema = "{\"type\": \"object\", \"properties\": {\"lots\": false, \"bafo\": false}}"},
    END};
static const struct bg_shape lot_shape = {
    .name = "lot", .what = "lot", .size = sizeof(struct raw_lot), .keys = lot_keys};

static const struct bg_key dates_keys[] = {
    {"advertised", BG_KEY_INSTANT, IN(raw_dates, by_role[BG_AT_ADVERTISED])},
    {"bids_due", BG_KEY_INSTANT, IN(raw_dates, by_role[BG_AT_BIDS_DUE]),
     .about = "A date alone is the end of that day"},
    {"time", BG_KEY_TEXT, IN(raw_dates, time),
     .about = "Time of day at which bids are due, such as 14:00"},
    {"award", BG_KEY_INSTANT, IN(raw_dates, by_role[BG_AT_AWARD])},
    {"start", BG_KEY_INSTANT, IN(raw_dates, by_role[BG_AT_START])},
    {"end", BG_KEY_INSTANT, IN(raw_dates, by_role[BG_AT_END])},
    END};
static const struct bg_shape dates_shape = {
    .name = "dates", .what = "dates", .size = sizeof(struct raw_dates), .keys = dates_keys};
static const struct bg_key solicitation_keys[] = {
    {"title", BG_KEY_TEXT, IN(raw_solicitation, title)},
    {"reference", BG_KEY_TEXT, IN(raw_solicitation, reference)},
    {"buyer", BG_KEY_TEXT, IN(raw_solicitation, buyer)},
    {"no_award", BG_KEY_TEXT, IN(raw_solicitation, no_award),
     .about =
         "Why nobody may be awarded, such as \"the tender was cancelled\": bids are ranked and "
         "nobody is recommended"},
    {"dates", BG_KEY_OBJECT, IN(raw_solicitation, dates), .of = &dates_shape},
    {"time_zone", BG_KEY_TEXT, IN(raw_solicitation, time_zone),
     .about = "Offset from UTC of times that name none, such as -07:00"},
    {"late", BG_KEY_ENUM, IN(raw_solicitation, late), .names = late_rules, .unless = "reject",
     .about = "What is done with a bid that came in after bids_due"},
    {"confidential", BG_KEY_TEXTS, IN(raw_solicitation, confidential)},
    {"envelopes", BG_KEY_INT, IN(raw_solicitation, envelopes), .unless = "1", .min = "1",
     .max = "2", .about = "2: prices come apart and are opened after the panel has scored"},
    END};
static const struct bg_shape solicitation_shape = {.name = "solicitation",
                                                   .what = "solicitation",
                                                   .size = sizeof(struct raw_solicitation),
                                                   .keys = solicitation_keys};

static const struct bg_key include_keys[] = {
    {"file", BG_KEY_TEXT, IN(raw_include, file), .required = true, .about = "Seen from this file"},
    {"sha256", BG_KEY_TEXT, IN(raw_include, sha256), .required = true,
     .about = "Of the file's bytes, as sha256sum prints it"},
    {"take", BG_KEY_TEXTS, IN(raw_include, take),
     .about =
         "What is taken, with all that it needs: \"parameters.floor\"; absent: all that another "
         "ruleset can hold"},
    END};
const struct bg_shape bg_include_shape = {
    .name = "include", .what = "include", .size = sizeof(struct raw_include), .keys = include_keys};

static const struct bg_key ruleset_keys[] = {
    {"format", BG_KEY_WORD, IN(raw_ruleset, format), .names = formats, .required = true},
    {"id", BG_KEY_TEXT, IN(raw_ruleset, out.id), .required = true},
    {"title", BG_KEY_TEXT, IN(raw_ruleset, out.title), .required = true},
    {"version", BG_KEY_TEXT, IN(raw_ruleset, out.version)},
    {"jurisdiction", BG_KEY_TEXT, IN(raw_ruleset, out.jurisdiction)},
    {"description", BG_KEY_TEXT, IN(raw_ruleset, out.description)},
    {"currency", BG_KEY_TEXT, IN(raw_ruleset, out.currency), .about = "ISO 4217"},
    {"effective_from", BG_KEY_DATE, IN(raw_ruleset, out.effective_from)},
    {"effective_to", BG_KEY_DATE, IN(raw_ruleset, out.effective_to)},
    {"library", BG_KEY_OBJECT, IN(raw_ruleset, library), .of = &bg_library_shape},
    {"include", BG_KEY_LIST, IN(raw_ruleset, include), .of = &bg_include_shape,
     .about = "Parts of other files; what this file says itself comes before them"},
    {"definitions", BG_KEY_NODE, IN(raw_ruleset, definitions),
     .schema = "{\"type\": \"object\", \"additionalProperties\": {\"$ref\": "
               "\"#/$defs/expression\"}}",
     .about = "Expressions by name: {\"definition\": \"floor\"} stands for one of them"},
    {"coverage", BG_KEY_OBJECT, IN(raw_ruleset, coverage), .of = &bg_coverage_shape,
     .about = "Who is bound, who is exempt, and what is not modelled of that"},
    {"notes", BG_KEY_TEXTS, IN(raw_ruleset, notes)},
    {"not_modelled", BG_KEY_TEXTS, IN(raw_ruleset, not_modelled)},
    {"solicitation", BG_KEY_OBJECT, IN(raw_ruleset, solicitation), .of = &solicitation_shape},
    {"facts", BG_KEY_MAP, IN(raw_ruleset, facts), .of = &fact_shape},
    {"sources", BG_KEY_MAP, IN(raw_ruleset, sources), .of = &bg_source_shape},
    {"parameters", BG_KEY_MAP, IN(raw_ruleset, params), .of = &bg_param_shape},
    {"fields", BG_KEY_MAP, IN(raw_ruleset, fields), .of = &bg_field_shape},
    {"statements", BG_KEY_MAP, IN(raw_ruleset, statements), .of = &bg_witness_rule_shape,
     .about = "Whose statement about an answer counts, by question: published before any is made"},
    {"criteria", BG_KEY_MAP, IN(raw_ruleset, criteria), .of = &bg_criterion_shape},
    {"price", BG_KEY_OBJECT, IN(raw_ruleset, price), SAID(raw_ruleset, price_said),
     .of = &bg_price_shape},
    {"abnormally_low", BG_KEY_MAP, IN(raw_ruleset, abnormal), .of = &abnormal_shape},
    {"award", BG_KEY_OBJECT, IN(raw_ruleset, award), .of = &award_shape, .required = true},
    {"panel", BG_KEY_OBJECT, IN(raw_ruleset, panel), .of = &panel_shape,
     .about = "How people score the criteria of kind panel"},
    {"bafo", BG_KEY_OBJECT, IN(raw_ruleset, offers), .of = &offers_shape,
     .about = "What a round of best and final offers asks for"},
    {"public", BG_KEY_OBJECT, IN(raw_ruleset, open), .of = &public_shape,
     .about = "What a public copy of the record shows"},
    {"measures", BG_KEY_MAP, IN(raw_ruleset, measures), .of = &bg_measure_shape,
     .about = "What a model of scenarios reports"},
    {"register", BG_KEY_OBJECT, IN(raw_ruleset, reg), SAID(raw_ruleset, register_said),
     .of = &bg_register_shape, .about = "How a register of existing contracts is judged"},
    {"lots", BG_KEY_MAP, IN(raw_ruleset, lots), .of = &lot_shape},
    END};
const struct bg_shape bg_ruleset_shape = {
    .name = "ruleset", .what = "ruleset", .size = sizeof(struct raw_ruleset), .keys = ruleset_keys};
