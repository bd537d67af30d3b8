/* The keys of a part of a corpus, in the order in which they are written. Sums are exact: decimals are
 * texts, so that the same part is the same bytes. */
#include "jobs/corpus/part.h"

#define IN(type, member) .at = offsetof(struct type, member)
/* What rows are made of; each says the struct, the key and the member. */
#define COUNT(type, name, member)  name, BG_KEY_INT, IN(type, member), .required = true, .min = "0"
#define PLACE(type, name, member)  name, BG_KEY_INT, IN(type, member), .min = "0"
#define EXACT(type, name, member)  name, BG_KEY_EXACT, IN(type, member), .required = true
#define HASH(type, name, member)   name, BG_KEY_HASH, IN(type, member), .required = true
#define DATE(type, name, member)   name, BG_KEY_DATE, IN(type, member)
#define YES(type, name, member)    name, BG_KEY_BOOL, IN(type, member)
#define TEXT(type, name, member)   name, BG_KEY_TEXT, IN(type, member)
#define NEEDED(type, name, member) name, BG_KEY_TEXT, IN(type, member), .required = true
#define COUNTS(type, name, member, many)                                                           \
    name, BG_KEY_COUNTS, IN(type, member), .n = many, .required = true
#define ONE(type, name, member, shape)                                                             \
    name, BG_KEY_OBJECT, IN(type, member), .of = &shape, .required = true
#define MANY(type, name, member, count, shape)                                                     \
    name, BG_KEY_LIST, IN(type, member), .n_at = offsetof(struct type, count), .of = &shape
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }
#define SHAPE(shape, words, type, rows)                                                            \
    {                                                                                              \
        .name = shape, .what = words, .size = sizeof(struct type), .keys = rows, .bare = true,     \
        .whole = true                                                                              \
    }

/* -- of a scenario ------------------------------------------------------------------------------- */

static const struct bg_key criterion_keys[] = {
    {NEEDED(bg_part_criterion, "id", of.id)},
    {TEXT(bg_part_criterion, "title", of.title)},
    {TEXT(bg_part_criterion, "kind", of.kind)},
    {COUNT(bg_part_criterion, "depth", of.depth)},
    {EXACT(bg_part_criterion, "share", of.share)},
    {COUNTS(bg_part_criterion, "outcomes", sums.outcomes, BG_OUTCOME__COUNT)},
    {EXACT(bg_part_criterion, "points", sums.points)},
    END};
static const struct bg_shape criterion_shape =
    SHAPE("criterion", "criterion", bg_part_criterion, criterion_keys);

static const struct bg_key measure_sums_keys[] = {
    {COUNT(bg_corpus_measure, "counted", counted)}, {COUNT(bg_corpus_measure, "errors", errors)},
    {EXACT(bg_corpus_measure, "value", value)},     {EXACT(bg_corpus_measure, "low", low)},
    {EXACT(bg_corpus_measure, "high", high)},       END};
static const struct bg_shape measure_sums_shape =
    SHAPE("measure_sums", "sums of a measure", bg_corpus_measure, measure_sums_keys);

static const struct bg_key measure_keys[] = {
    {NEEDED(bg_part_measure, "id", of.id)},
    {TEXT(bg_part_measure, "title", of.title)},
    {TEXT(bg_part_measure, "unit", of.unit)},
    {TEXT(bg_part_measure, "short", of.short_title)},
    {TEXT(bg_part_measure, "source", of.source)},
    {COUNT(bg_part_measure, "headline", of.headline)},
    {"over", BG_KEY_INT, IN(bg_part_measure, of.over[0]), .required = true, .min = "-1"},
    {"under", BG_KEY_INT, IN(bg_part_measure, of.over[1]), .required = true, .min = "-1"},
    {YES(bg_part_measure, "summed", of.summed)},
    {YES(bg_part_measure, "estimated", of.estimated)},
    {ONE(bg_part_measure, "all", all, measure_sums_shape)},
    {ONE(bg_part_measure, "awarded", awarded, measure_sums_shape)},
    {ONE(bg_part_measure, "before", before, measure_sums_shape)},
    {ONE(bg_part_measure, "after", after, measure_sums_shape)},
    END};
static const struct bg_shape measure_shape =
    SHAPE("measure", "measure", bg_part_measure, measure_keys);

static const struct bg_key award_keys[] = {
    {COUNT(bg_corpus_award, "tenders", tenders)},
    {COUNT(bg_corpus_award, "stand_ins", stand_ins)},
    {COUNT(bg_corpus_award, "later", later)},
    {DATE(bg_corpus_award, "later_first", later_first)},
    {DATE(bg_corpus_award, "later_last", later_last)},
    {EXACT(bg_corpus_award, "price_today", price_today)},
    {EXACT(bg_corpus_award, "price", price)},
    {EXACT(bg_corpus_award, "passed_on", passed_on)},
    {EXACT(bg_corpus_award, "preference_paid", preference_paid)},
    {EXACT(bg_corpus_award, "award_moved", award_moved)},
    {COUNT(bg_corpus_award, "with_jobs", with_jobs)},
    {EXACT(bg_corpus_award, "pay_today", pay_today)},
    {EXACT(bg_corpus_award, "pay", pay)},
    {EXACT(bg_corpus_award, "pay_raised", pay_raised)},
    {EXACT(bg_corpus_award, "pay_award_moved", pay_award_moved)},
    END};
static const struct bg_shape award_shape = SHAPE("award", "award", bg_corpus_award, award_keys);

static const struct bg_key group_keys[] = {{TEXT(bg_part_group, "name", name)},
                                           {COUNT(bg_part_group, "bids", sums.bids)},
                                           {COUNT(bg_part_group, "passing", sums.passing)},
                                           {COUNT(bg_part_group, "awards", sums.awards)},
                                           {EXACT(bg_part_group, "amount", sums.amount)},
                                           END};
static const struct bg_shape group_shape = SHAPE("group", "group", bg_part_group, group_keys);

static const struct bg_key step_keys[] = {
    {TEXT(bg_corpus_step, "title", title)}, {TEXT(bg_corpus_step, "unit", unit)},
    {TEXT(bg_corpus_step, "today", today)}, {TEXT(bg_corpus_step, "proposed", proposed)},
    {DATE(bg_corpus_step, "date", date)},   END};
static const struct bg_shape step_shape =
    SHAPE("step", "figure in force", bg_corpus_step, step_keys);

static const struct bg_key source_keys[] = {{TEXT(bg_source_ref, "title", title)},
                                            {TEXT(bg_source_ref, "url", url)},
                                            {DATE(bg_source_ref, "retrieved", retrieved)},
                                            {"verified", BG_KEY_BOOL, IN(bg_source_ref, verified),
                                             .said = offsetof(struct bg_source_ref, verified_said),
                                             .required = true},
                                            END};
static const struct bg_shape source_shape =
    SHAPE("page_source", "source", bg_source_ref, source_keys);

static const struct bg_key scenario_keys[] = {
    {NEEDED(bg_part_scenario, "id", of.id)},
    {TEXT(bg_part_scenario, "title", of.title)},
    {TEXT(bg_part_scenario, "description", of.description)},
    {TEXT(bg_part_scenario, "ruleset", of.ruleset_id)},
    {TEXT(bg_part_scenario, "ruleset_title", of.ruleset_title)},
    {TEXT(bg_part_scenario, "version", of.version)},
    {TEXT(bg_part_scenario, "currency", of.currency)},
    {TEXT(bg_part_scenario, "jurisdiction", of.jurisdiction)},
    {HASH(bg_part_scenario, "sha256", of.sha256)},
    {DATE(bg_part_scenario, "as_of", of.as_of)},
    {"role", BG_KEY_INT, IN(bg_part_scenario, of.role), .min = "0", .max = "3"},
    {PLACE(bg_part_scenario, "of", of.of)},
    {PLACE(bg_part_scenario, "base", of.base)},
    {PLACE(bg_part_scenario, "assumptions", of.assumptions)},
    {PLACE(bg_part_scenario, "responds", of.responds)},
    {EXACT(bg_part_scenario, "at", of.at[0])},
    {EXACT(bg_part_scenario, "at_other", of.at[1])},
    {DATE(bg_part_scenario, "from", of.from)},
    {DATE(bg_part_scenario, "until", of.until)},
    {TEXT(bg_part_scenario, "why_not", of.why_not)},
    {MANY(bg_part_scenario, "in_force", of.steps, of.steps_n, step_shape)},
    {"not_in_estimate", BG_KEY_TEXTS, IN(bg_part_scenario, of.left_out),
     .n_at = offsetof(struct bg_part_scenario, of.left_out_n)},
    {MANY(bg_part_scenario, "sources", of.sources, of.sources_n, source_shape)},
    {"decimals", BG_KEY_INT, IN(bg_part_scenario, of.decimals), .required = true, .min = "0",
     .max = "6"},
    {EXACT(bg_part_scenario, "total", of.total)},
    {COUNTS(bg_part_scenario, "bids", sums.bids, BG_UNREADABLE + 1)},
    {EXACT(bg_part_scenario, "points", sums.points)},
    {COUNTS(bg_part_scenario, "bins", sums.bins, BG_CORPUS_BINS)},
    {COUNT(bg_part_scenario, "newly_pass", sums.newly_pass)},
    {COUNT(bg_part_scenario, "newly_fail", sums.newly_fail)},
    {COUNT(bg_part_scenario, "higher", sums.higher)},
    {COUNT(bg_part_scenario, "lower", sums.lower)},
    {COUNT(bg_part_scenario, "recommended", sums.recommended)},
    {COUNT(bg_part_scenario, "changed", sums.changed)},
    {EXACT(bg_part_scenario, "amount", sums.amount)},
    {ONE(bg_part_scenario, "award", sums.award, award_shape)},
    {TEXT(bg_part_scenario, "by", of.by)},
    {MANY(bg_part_scenario, "groups", groups, of.groups_n, group_shape)},
    {MANY(bg_part_scenario, "criteria", criteria, of.criteria_n, criterion_shape),
     .required = true},
    {MANY(bg_part_scenario, "measures", measures, of.measures_n, measure_shape)},
    END};
static const struct bg_shape scenario_shape =
    SHAPE("scenario", "scenario", bg_part_scenario, scenario_keys);

/* -- of the part --------------------------------------------------------------------------------- */

static const struct bg_key axis_keys[] = {{NEEDED(bg_corpus_axis, "path", path)},
                                          {TEXT(bg_corpus_axis, "title", title)},
                                          {TEXT(bg_corpus_axis, "unit", unit)},
                                          END};
static const struct bg_shape axis_shape = SHAPE("axis", "axis", bg_corpus_axis, axis_keys);

static const struct bg_key file_keys[] = {{NEEDED(bg_corpus_file, "name", name)},
                                          {HASH(bg_corpus_file, "sha256", sha256)},
                                          {COUNT(bg_corpus_file, "lines", lines)},
                                          END};
static const struct bg_shape file_shape = SHAPE("file", "file", bg_corpus_file, file_keys);

static const struct bg_key bad_keys[] = {{COUNT(bg_corpus_bad, "file", file)},
                                         {COUNT(bg_corpus_bad, "line", line)},
                                         {NEEDED(bg_corpus_bad, "code", code)},
                                         {TEXT(bg_corpus_bad, "message", message)},
                                         END};
static const struct bg_shape bad_shape = SHAPE("bad_line", "bad line", bg_corpus_bad, bad_keys);

static const struct bg_key change_keys[] = {{COUNT(bg_corpus_change, "file", file)},
                                            {COUNT(bg_corpus_change, "line", line)},
                                            {COUNT(bg_corpus_change, "scenario", scenario)},
                                            {TEXT(bg_corpus_change, "tender", tender)},
                                            {TEXT(bg_corpus_change, "before", before)},
                                            {TEXT(bg_corpus_change, "after", after)},
                                            END};
static const struct bg_shape change_shape =
    SHAPE("change", "change", bg_corpus_change, change_keys);

static const char *const formats[] = {BG_CORPUS_PART, NULL};
static const struct bg_key part_keys[] = {
    {"format", BG_KEY_WORD, IN(bg_part, format), .names = formats, .required = true},
    {COUNT(bg_part, "lines", of.lines)},
    {COUNT(bg_part, "bad_lines", of.bad_lines)},
    {COUNT(bg_part, "faulty_lines", of.faulty_lines)},
    {COUNT(bg_part, "tenders", of.tenders)},
    {COUNT(bg_part, "compared", of.compared)},
    {COUNT(bg_part, "bids", of.bids)},
    {YES(bg_part, "overflow", of.overflow)},
    {MANY(bg_part, "sweep", of.axes, of.axes_n, axis_shape)},
    {MANY(bg_part, "scenarios", scenarios, of.scenarios_n, scenario_shape), .least = 1,
     .required = true},
    {MANY(bg_part, "files", of.files, of.files_n, file_shape), .required = true},
    {COUNT(bg_part, "bad_total", of.bad_total)},
    {MANY(bg_part, "bad", of.bad, of.bad_n, bad_shape)},
    {COUNT(bg_part, "changes_total", of.changes_total)},
    {MANY(bg_part, "changes", of.changes, of.changes_n, change_shape)},
    END};
const struct bg_shape bg_part_shape = SHAPE("part", "part", bg_part, part_keys);
