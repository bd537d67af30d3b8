/* Parts of a corpus, read back and added up. A part goes through the strict door like every other
 * input: it may come from another machine, cut short or made by hand. */
#include "jobs/corpus/corpus.h"

#include <string.h>

#include "base/field.h"

#define IN(type, member) .at = offsetof(struct type, member)
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }

struct raw_criterion {
    struct bg_item item;
    struct bg_corpus_item out;
    const char *share, *points;
    const struct cJSON *outcomes;
};
struct raw_measure_sums {
    struct bg_item item;
    struct bg_corpus_measure out;
    const char *value, *low, *high;
};
struct raw_measure {
    struct bg_item item;
    struct bg_corpus_measured out;
    struct raw_measure_sums all, awarded, before, after;
};
struct raw_award {
    struct bg_item item;
    struct bg_corpus_award out;
    const char *price_today, *price, *passed_on, *preference_paid, *award_moved;
    const char *pay_today, *pay, *pay_raised, *pay_award_moved;
};
struct raw_step {
    struct bg_item item;
    struct bg_corpus_step out;
};
struct raw_page_source {
    struct bg_item item;
    struct bg_source_ref out;
};
struct raw_axis {
    struct bg_item item;
    struct bg_corpus_axis out;
};
struct raw_group {
    struct bg_item item;
    struct bg_corpus_group out;
    const char *name, *amount;
};
struct raw_scenario {
    struct bg_item item;
    struct bg_corpus_scenario out;
    struct bg_corpus_sums sums;
    const char *sha256, *total, *points, *amount, *at, *at_other;
    struct bg_items steps, sources, groups; /* raw_step, raw_page_source, raw_group */
    struct bg_texts left_out;
    const struct cJSON *bids, *bins;
    struct raw_award award;
    struct bg_items criteria, measures; /* raw_criterion, raw_measure */
};
struct raw_file {
    struct bg_item item;
    struct bg_corpus_file out;
    const char *sha256;
};
struct raw_bad {
    struct bg_item item;
    struct bg_corpus_bad out;
};
struct raw_change {
    struct bg_item item;
    struct bg_corpus_change out;
};
struct raw_part {
    struct bg_item item;
    const char *format;
    struct bg_corpus out; /* counts only */
    struct bg_items scenarios, files, bad, changes, axes;
};

static const char *const formats[] = {BG_CORPUS_PART, NULL};

#define COUNT(type, name, member)                                                                  \
    {                                                                                              \
        name, BG_KEY_INT, IN(type, member), .required = true, .min = "0"                           \
    }
#define TEXT(type, name, member)                                                                   \
    {                                                                                              \
        name, BG_KEY_TEXT, IN(type, member)                                                        \
    }
#define NEEDED(type, name, member)                                                                 \
    {                                                                                              \
        name, BG_KEY_TEXT, IN(type, member), .required = true                                      \
    }

static const struct bg_key criterion_keys[] = {
    NEEDED(raw_criterion, "id", out.id),
    TEXT(raw_criterion, "title", out.title),
    TEXT(raw_criterion, "kind", out.kind),
    COUNT(raw_criterion, "depth", out.depth),
    NEEDED(raw_criterion, "share", share),
    {"outcomes", BG_KEY_NODE, IN(raw_criterion, outcomes), .required = true},
    NEEDED(raw_criterion, "points", points),
    END};
static const struct bg_shape criterion_shape = {.name = "criterion",
                                                .what = "criterion",
                                                .size = sizeof(struct raw_criterion),
                                                .keys = criterion_keys};

static const struct bg_key measure_sums_keys[] = {
    COUNT(raw_measure_sums, "counted", out.counted), COUNT(raw_measure_sums, "errors", out.errors),
    NEEDED(raw_measure_sums, "value", value),        NEEDED(raw_measure_sums, "low", low),
    NEEDED(raw_measure_sums, "high", high),          END};
static const struct bg_shape measure_sums_shape = {.name = "measure_sums",
                                                   .what = "sums of a measure",
                                                   .size = sizeof(struct raw_measure_sums),
                                                   .keys = measure_sums_keys};

static const struct bg_key measure_keys[] = {
    NEEDED(raw_measure, "id", out.id),
    TEXT(raw_measure, "title", out.title),
    TEXT(raw_measure, "unit", out.unit),
    TEXT(raw_measure, "short", out.short_title),
    TEXT(raw_measure, "source", out.source),
    COUNT(raw_measure, "headline", out.headline),
    {"over", BG_KEY_INT, IN(raw_measure, out.over[0]), .required = true, .min = "-1"},
    {"under", BG_KEY_INT, IN(raw_measure, out.over[1]), .required = true, .min = "-1"},
    {"summed", BG_KEY_BOOL, IN(raw_measure, out.summed)},
    {"estimated", BG_KEY_BOOL, IN(raw_measure, out.estimated)},
    {"all", BG_KEY_OBJECT, IN(raw_measure, all), .of = &measure_sums_shape, .required = true},
    {"before", BG_KEY_OBJECT, IN(raw_measure, before), .of = &measure_sums_shape, .required = true},
    {"after", BG_KEY_OBJECT, IN(raw_measure, after), .of = &measure_sums_shape, .required = true},
    {"awarded", BG_KEY_OBJECT, IN(raw_measure, awarded), .of = &measure_sums_shape,
     .required = true},
    END};
static const struct bg_shape measure_shape = {
    .name = "measure", .what = "measure", .size = sizeof(struct raw_measure), .keys = measure_keys};

static const struct bg_key award_keys[] = {
    COUNT(raw_award, "tenders", out.tenders),
    COUNT(raw_award, "stand_ins", out.stand_ins),
    COUNT(raw_award, "later", out.later),
    {"later_first", BG_KEY_DATE, IN(raw_award, out.later_first)},
    {"later_last", BG_KEY_DATE, IN(raw_award, out.later_last)},
    NEEDED(raw_award, "price_today", price_today),
    NEEDED(raw_award, "price", price),
    NEEDED(raw_award, "passed_on", passed_on),
    NEEDED(raw_award, "preference_paid", preference_paid),
    NEEDED(raw_award, "award_moved", award_moved),
    COUNT(raw_award, "with_jobs", out.with_jobs),
    NEEDED(raw_award, "pay_today", pay_today),
    NEEDED(raw_award, "pay", pay),
    NEEDED(raw_award, "pay_raised", pay_raised),
    NEEDED(raw_award, "pay_award_moved", pay_award_moved),
    END};
static const struct bg_shape award_shape = {
    .name = "award", .what = "award", .size = sizeof(struct raw_award), .keys = award_keys};

static const struct bg_key step_keys[] = {TEXT(raw_step, "title", out.title),
                                          TEXT(raw_step, "unit", out.unit),
                                          TEXT(raw_step, "today", out.today),
                                          TEXT(raw_step, "proposed", out.proposed),
                                          {"date", BG_KEY_DATE, IN(raw_step, out.date)},
                                          END};
static const struct bg_shape step_shape = {
    .name = "step", .what = "figure in force", .size = sizeof(struct raw_step), .keys = step_keys};

static const struct bg_key page_source_keys[] = {
    TEXT(raw_page_source, "title", out.title),
    TEXT(raw_page_source, "url", out.url),
    {"retrieved", BG_KEY_DATE, IN(raw_page_source, out.retrieved)},
    {"verified", BG_KEY_BOOL, IN(raw_page_source, out.verified)},
    END};
static const struct bg_shape page_source_shape = {.name = "page_source",
                                                  .what = "source",
                                                  .size = sizeof(struct raw_page_source),
                                                  .keys = page_source_keys};

static const struct bg_key group_keys[] = {TEXT(raw_group, "name", name),
                                           COUNT(raw_group, "bids", out.bids),
                                           COUNT(raw_group, "passing", out.passing),
                                           COUNT(raw_group, "awards", out.awards),
                                           NEEDED(raw_group, "amount", amount),
                                           END};
static const struct bg_shape group_shape = {
    .name = "group", .what = "group", .size = sizeof(struct raw_group), .keys = group_keys};

static const struct bg_key axis_keys[] = {NEEDED(raw_axis, "path", out.path),
                                          TEXT(raw_axis, "title", out.title),
                                          TEXT(raw_axis, "unit", out.unit), END};
static const struct bg_shape axis_shape = {
    .name = "axis", .what = "axis", .size = sizeof(struct raw_axis), .keys = axis_keys};

static const struct bg_key scenario_keys[] = {
    NEEDED(raw_scenario, "id", out.id),
    TEXT(raw_scenario, "title", out.title),
    TEXT(raw_scenario, "description", out.description),
    TEXT(raw_scenario, "ruleset", out.ruleset_id),
    TEXT(raw_scenario, "ruleset_title", out.ruleset_title),
    TEXT(raw_scenario, "version", out.version),
    TEXT(raw_scenario, "currency", out.currency),
    TEXT(raw_scenario, "jurisdiction", out.jurisdiction),
    {"role", BG_KEY_INT, IN(raw_scenario, out.role), .min = "0", .max = "3"},
    {"of", BG_KEY_INT, IN(raw_scenario, out.of), .min = "0"},
    {"base", BG_KEY_INT, IN(raw_scenario, out.base), .min = "0"},
    {"assumptions", BG_KEY_INT, IN(raw_scenario, out.assumptions), .min = "0"},
    {"responds", BG_KEY_INT, IN(raw_scenario, out.responds), .min = "0"},
    NEEDED(raw_scenario, "at", at),
    NEEDED(raw_scenario, "at_other", at_other),
    {"from", BG_KEY_DATE, IN(raw_scenario, out.from)},
    {"until", BG_KEY_DATE, IN(raw_scenario, out.until)},
    TEXT(raw_scenario, "why_not", out.why_not),
    TEXT(raw_scenario, "by", out.by),
    {"groups", BG_KEY_LIST, IN(raw_scenario, groups), .of = &group_shape},
    {"in_force", BG_KEY_LIST, IN(raw_scenario, steps), .of = &step_shape},
    {"not_in_estimate", BG_KEY_TEXTS, IN(raw_scenario, left_out)},
    {"sources", BG_KEY_LIST, IN(raw_scenario, sources), .of = &page_source_shape},
    NEEDED(raw_scenario, "sha256", sha256),
    {"as_of", BG_KEY_DATE, IN(raw_scenario, out.as_of)},
    {"decimals", BG_KEY_INT, IN(raw_scenario, out.decimals), .required = true, .min = "0",
     .max = "6"},
    NEEDED(raw_scenario, "total", total),
    {"bids", BG_KEY_NODE, IN(raw_scenario, bids), .required = true},
    NEEDED(raw_scenario, "points", points),
    {"bins", BG_KEY_NODE, IN(raw_scenario, bins), .required = true},
    COUNT(raw_scenario, "newly_pass", sums.newly_pass),
    COUNT(raw_scenario, "newly_fail", sums.newly_fail),
    COUNT(raw_scenario, "higher", sums.higher),
    COUNT(raw_scenario, "lower", sums.lower),
    COUNT(raw_scenario, "recommended", sums.recommended),
    COUNT(raw_scenario, "changed", sums.changed),
    NEEDED(raw_scenario, "amount", amount),
    {"award", BG_KEY_OBJECT, IN(raw_scenario, award), .of = &award_shape, .required = true},
    {"criteria", BG_KEY_LIST, IN(raw_scenario, criteria), .of = &criterion_shape, .required = true},
    {"measures", BG_KEY_LIST, IN(raw_scenario, measures), .of = &measure_shape},
    END};
static const struct bg_shape scenario_shape = {.name = "scenario",
                                               .what = "scenario",
                                               .size = sizeof(struct raw_scenario),
                                               .keys = scenario_keys};

static const struct bg_key file_keys[] = {NEEDED(raw_file, "name", out.name),
                                          NEEDED(raw_file, "sha256", sha256),
                                          COUNT(raw_file, "lines", out.lines), END};
static const struct bg_shape file_shape = {
    .name = "file", .what = "file", .size = sizeof(struct raw_file), .keys = file_keys};

static const struct bg_key bad_keys[] = {
    COUNT(raw_bad, "file", out.file), COUNT(raw_bad, "line", out.line),
    NEEDED(raw_bad, "code", out.code), TEXT(raw_bad, "message", out.message), END};
static const struct bg_shape bad_shape = {
    .name = "bad_line", .what = "bad line", .size = sizeof(struct raw_bad), .keys = bad_keys};

static const struct bg_key change_keys[] = {COUNT(raw_change, "file", out.file),
                                            COUNT(raw_change, "line", out.line),
                                            COUNT(raw_change, "scenario", out.scenario),
                                            TEXT(raw_change, "tender", out.tender),
                                            TEXT(raw_change, "before", out.before),
                                            TEXT(raw_change, "after", out.after),
                                            END};
static const struct bg_shape change_shape = {
    .name = "change", .what = "change", .size = sizeof(struct raw_change), .keys = change_keys};

static const struct bg_key part_keys[] = {
    {"format", BG_KEY_WORD, IN(raw_part, format), .names = formats, .required = true},
    COUNT(raw_part, "lines", out.lines),
    COUNT(raw_part, "bad_lines", out.bad_lines),
    COUNT(raw_part, "faulty_lines", out.faulty_lines),
    COUNT(raw_part, "tenders", out.tenders),
    COUNT(raw_part, "compared", out.compared),
    COUNT(raw_part, "bids", out.bids),
    {"overflow", BG_KEY_BOOL, IN(raw_part, out.overflow)},
    {"sweep", BG_KEY_LIST, IN(raw_part, axes), .of = &axis_shape},
    {"scenarios", BG_KEY_LIST, IN(raw_part, scenarios), .of = &scenario_shape, .least = 1,
     .required = true},
    {"files", BG_KEY_LIST, IN(raw_part, files), .of = &file_shape, .required = true},
    COUNT(raw_part, "bad_total", out.bad_total),
    {"bad", BG_KEY_LIST, IN(raw_part, bad), .of = &bad_shape},
    COUNT(raw_part, "changes_total", out.changes_total),
    {"changes", BG_KEY_LIST, IN(raw_part, changes), .of = &change_shape},
    END};
static const struct bg_shape part_shape = {
    .name = "part", .what = "part", .size = sizeof(struct raw_part), .keys = part_keys};

/* -- from texts and lists ------------------------------------------------------------------------ */

struct reading {
    struct bg_loading l;
    bool ok;
};

static void part_read_refuse(struct reading *r, struct bg_pos pos, const char *message)
{
    bg_diag_add(r->l.diags, BG_E953, pos, "%s", message);
    r->ok = false;
}

static void read_dec(struct reading *r, const struct bg_item *item, const char *key,
                     const char *text, struct bg_dec *out)
{
    if (!bg_dec_parse(text, strlen(text), out))
        part_read_refuse(r, bg_item_pos(r->l.json, item, key), "this is not a decimal number");
}

static int hex(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void part_read_read_hash(struct reading *r, const struct bg_item *item, const char *text,
                                unsigned char out[32])
{
    bool ok = strlen(text) == 64;
    for (size_t i = 0; ok && i < 32; i++) {
        int high = hex(text[2 * i]), low = hex(text[2 * i + 1]);
        ok = high >= 0 && low >= 0;
        out[i] = (unsigned char)(high * 16 + low);
    }
    if (!ok)
        part_read_refuse(r, bg_item_pos(r->l.json, item, "sha256"), "this is not a SHA-256");
}

static void read_counts(struct reading *r, const struct cJSON *node, int64_t *out, size_t n)
{
    struct bg_dec number;
    size_t i = 0;
    bool ok = bg_json_type(node) == BG_JSON_ARRAY && bg_json_size(node) == n;
    for (const struct cJSON *c = bg_json_first(node); ok && c; c = bg_json_next(c), i++)
        ok = bg_json_dec(r->l.json, c, &number) && bg_dec_to_int(number, &out[i]) && out[i] >= 0;
    if (!ok)
        part_read_refuse(r, bg_json_pos(r->l.json, node),
                         bg_arena_printf(r->l.arena, "a list of %zu counts is expected here", n));
}

static struct bg_corpus_measure measure_sums(struct reading *r, struct raw_measure_sums *raw)
{
    read_dec(r, &raw->item, "value", raw->value, &raw->out.value);
    read_dec(r, &raw->item, "low", raw->low, &raw->out.low);
    read_dec(r, &raw->item, "high", raw->high, &raw->out.high);
    return raw->out;
}

static void read_measures(struct reading *r, struct raw_scenario *raw)
{
    struct raw_measure *m = raw->measures.items;
    size_t n = raw->measures.n;
    struct bg_corpus_measured *items = BG_ARRAY(r->l.arena, n, struct bg_corpus_measured);
    raw->sums.measures = BG_ARRAY(r->l.arena, n, struct bg_corpus_measure);
    raw->sums.awarded = BG_ARRAY(r->l.arena, n, struct bg_corpus_measure);
    raw->sums.before = BG_ARRAY(r->l.arena, n, struct bg_corpus_measure);
    raw->sums.after = BG_ARRAY(r->l.arena, n, struct bg_corpus_measure);
    for (size_t i = 0; i < n; i++) {
        if (m[i].out.over[0] >= (int64_t)n || m[i].out.over[1] >= (int64_t)n)
            part_read_refuse(r, m[i].item.pos, "this measure is a quotient of none");
        raw->sums.measures[i] = measure_sums(r, &m[i].all);
        raw->sums.awarded[i] = measure_sums(r, &m[i].awarded);
        raw->sums.before[i] = measure_sums(r, &m[i].before);
        raw->sums.after[i] = measure_sums(r, &m[i].after);
        items[i] = m[i].out;
    }
    raw->out.measures = items;
    raw->out.measures_n = n;
}

static void read_award(struct reading *r, struct raw_award *raw, struct bg_corpus_award *out)
{
    const struct {
        const char *key, *text;
        struct bg_dec *to;
    } amounts[] = {{"price_today", raw->price_today, &raw->out.price_today},
                   {"price", raw->price, &raw->out.price},
                   {"passed_on", raw->passed_on, &raw->out.passed_on},
                   {"preference_paid", raw->preference_paid, &raw->out.preference_paid},
                   {"award_moved", raw->award_moved, &raw->out.award_moved},
                   {"pay_today", raw->pay_today, &raw->out.pay_today},
                   {"pay", raw->pay, &raw->out.pay},
                   {"pay_raised", raw->pay_raised, &raw->out.pay_raised},
                   {"pay_award_moved", raw->pay_award_moved, &raw->out.pay_award_moved}};
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
        read_dec(r, &raw->item, amounts[i].key, amounts[i].text, amounts[i].to);
    *out = raw->out;
}

static void read_pages(struct reading *r, struct raw_scenario *raw)
{
    const struct raw_step *step = raw->steps.items;
    const struct raw_page_source *source = raw->sources.items;
    struct bg_corpus_step *steps = BG_ARRAY(r->l.arena, raw->steps.n, struct bg_corpus_step);
    struct bg_source_ref *sources = BG_ARRAY(r->l.arena, raw->sources.n, struct bg_source_ref);
    for (size_t i = 0; i < raw->steps.n; i++)
        steps[i] = step[i].out;
    for (size_t i = 0; i < raw->sources.n; i++) {
        sources[i] = source[i].out;
        sources[i].verified_said = true;
    }
    raw->out.steps = steps;
    raw->out.steps_n = raw->steps.n;
    raw->out.sources = sources;
    raw->out.sources_n = raw->sources.n;
    raw->out.left_out = raw->left_out.items;
    raw->out.left_out_n = raw->left_out.n;
}

static void read_groups(struct reading *r, struct raw_scenario *raw)
{
    struct raw_group *group = raw->groups.items;
    size_t n = raw->groups.n;
    const char **names = BG_ARRAY(r->l.arena, n, const char *);
    raw->sums.groups = BG_ARRAY(r->l.arena, n, struct bg_corpus_group);
    for (size_t i = 0; i < n; i++) {
        read_dec(r, &group[i].item, "amount", group[i].amount, &group[i].out.amount);
        names[i] = group[i].name;
        raw->sums.groups[i] = group[i].out;
    }
    raw->out.groups = names;
    raw->out.groups_n = n;
}

static void read_scenario(struct reading *r, struct raw_scenario *raw)
{
    struct raw_criterion *c = raw->criteria.items;
    size_t n = raw->criteria.n;
    struct bg_corpus_item *items = BG_ARRAY(r->l.arena, n, struct bg_corpus_item);
    raw->sums.criteria = BG_ARRAY(r->l.arena, n, struct bg_corpus_criterion);
    for (size_t i = 0; i < n; i++) {
        struct bg_corpus_criterion *sums = &raw->sums.criteria[i];
        read_dec(r, &c[i].item, "share", c[i].share, &c[i].out.share);
        read_dec(r, &c[i].item, "points", c[i].points, &sums->points);
        read_counts(r, c[i].outcomes, sums->outcomes, BG_OUTCOME__COUNT);
        items[i] = c[i].out;
    }
    raw->out.criteria = items;
    raw->out.criteria_n = n;
    read_measures(r, raw);
    part_read_read_hash(r, &raw->item, raw->sha256, raw->out.sha256);
    read_dec(r, &raw->item, "total", raw->total, &raw->out.total);
    read_dec(r, &raw->item, "points", raw->points, &raw->sums.points);
    read_dec(r, &raw->item, "amount", raw->amount, &raw->sums.amount);
    read_dec(r, &raw->item, "at", raw->at, &raw->out.at[0]);
    read_dec(r, &raw->item, "at_other", raw->at_other, &raw->out.at[1]);
    read_pages(r, raw);
    read_groups(r, raw);
    read_award(r, &raw->award, &raw->sums.award);
    read_counts(r, raw->bids, raw->sums.bids, BG_UNREADABLE + 1);
    read_counts(r, raw->bins, raw->sums.bins, BG_CORPUS_BINS);
}

/* -- adding up ------------------------------------------------------------------------------------- */

static bool same_scenario(const struct bg_corpus_scenario *a, const struct bg_corpus_scenario *b)
{
    if (strcmp(a->id, b->id) != 0 || memcmp(a->sha256, b->sha256, sizeof a->sha256) != 0 ||
        a->as_of != b->as_of || a->criteria_n != b->criteria_n || a->measures_n != b->measures_n ||
        a->role != b->role || a->of != b->of || a->base != b->base || a->groups_n != b->groups_n ||
        a->from != b->from || bg_dec_cmp(a->at[0], b->at[0]) != 0 ||
        bg_dec_cmp(a->at[1], b->at[1]) != 0)
        return false;
    for (size_t i = 0; i < a->criteria_n; i++)
        if (strcmp(a->criteria[i].id, b->criteria[i].id) != 0)
            return false;
    return true;
}

static bool same_scenarios(const struct bg_corpus *a, const struct bg_corpus *b)
{
    for (size_t s = 0; a->scenarios_n == b->scenarios_n && s < a->scenarios_n; s++)
        if (!same_scenario(&a->scenarios[s], &b->scenarios[s]))
            return false;
    return a->scenarios_n == b->scenarios_n;
}

static void add_files(struct reading *r, const struct raw_part *raw, struct bg_corpus *into)
{
    struct raw_file *file = raw->files.items;
    struct bg_corpus_file *files =
        BG_ARRAY(r->l.arena, into->files_n + raw->files.n, struct bg_corpus_file);
    if (into->files_n)
        memcpy(files, into->files, into->files_n * sizeof *files);
    for (size_t i = 0; i < raw->files.n; i++) {
        part_read_read_hash(r, &file[i].item, file[i].sha256, file[i].out.sha256);
        files[into->files_n + i] = file[i].out;
    }
    into->files = files;
    into->files_n += raw->files.n;
}

/* Entries name their file by its place in the part. */
static void add_lists(struct reading *r, const struct raw_part *raw, struct bg_corpus *into)
{
    const struct raw_bad *bad = raw->bad.items;
    const struct raw_change *change = raw->changes.items;
    int64_t before = (int64_t)into->files_n, files = (int64_t)raw->files.n;
    int64_t bad_total = into->bad_total, changes_total = into->changes_total;
    for (size_t i = 0; i < raw->bad.n; i++) {
        struct bg_corpus_bad entry = bad[i].out;
        if (entry.file >= files)
            part_read_refuse(r, bad[i].item.pos, "this file is not in the part");
        entry.file += before;
        bg_corpus_list_bad(into, r->l.arena, entry);
    }
    for (size_t i = 0; i < raw->changes.n; i++) {
        struct bg_corpus_change entry = change[i].out;
        if (entry.file >= files || entry.scenario >= (int64_t)raw->scenarios.n)
            part_read_refuse(r, change[i].item.pos, "this file or scenario is not in the part");
        entry.file += before;
        bg_corpus_list_change(into, r->l.arena, entry);
    }
    into->bad_total = bad_total + raw->out.bad_total;
    into->changes_total = changes_total + raw->out.changes_total;
}

/* Cases first; what is beside them names places that there are. */
static void check_places(struct reading *r, const struct bg_item *item,
                         const struct bg_corpus_scenario *s, size_t n)
{
    bool ok = n == 0 || s[0].role == BG_CORPUS_CASE;
    for (size_t i = 0; i < n; i++)
        ok &= s[i].of < (int64_t)n && s[i].base < (int64_t)n &&
              (s[i].role != BG_CORPUS_CASE || i == 0 || s[i - 1].role == BG_CORPUS_CASE) &&
              s[s[i].of].role == BG_CORPUS_CASE;
    if (!ok)
        part_read_refuse(r, item->pos, "the scenarios are not in an order that a run writes");
}

static struct bg_corpus counts_of(struct reading *r, const struct raw_part *raw)
{
    struct raw_scenario *s = raw->scenarios.items;
    size_t n = raw->scenarios.n;
    struct bg_corpus_scenario *scenarios = BG_ARRAY(r->l.arena, n, struct bg_corpus_scenario);
    struct bg_corpus part = raw->out;
    part.sums = BG_ARRAY(r->l.arena, n, struct bg_corpus_sums);
    for (size_t i = 0; i < n; i++) {
        read_scenario(r, &s[i]);
        scenarios[i] = s[i].out;
        part.sums[i] = s[i].sums;
    }
    check_places(r, &raw->item, scenarios, n);
    part.scenarios = scenarios;
    part.scenarios_n = n;
    return part;
}

static void part_read_read_axes(struct bg_arena *arena, const struct raw_part *raw,
                                struct bg_corpus *into)
{
    const struct raw_axis *axis = raw->axes.items;
    struct bg_corpus_axis *axes = BG_ARRAY(arena, raw->axes.n, struct bg_corpus_axis);
    for (size_t i = 0; i < raw->axes.n; i++)
        axes[i] = axis[i].out;
    into->axes = axes;
    into->axes_n = raw->axes.n;
}

bool bg_corpus_part_read(struct bg_arena *arena, struct bg_diags *diags, const struct bg_json *json,
                         struct bg_corpus *into)
{
    struct reading r = {.l = {.arena = arena, .diags = diags, .json = json}, .ok = true};
    struct raw_part raw;
    memset(&raw, 0, sizeof raw);
    if (!bg_shape_load(&r.l, json->root, &part_shape, &raw))
        return false;
    struct bg_corpus part = counts_of(&r, &raw);
    if (raw.axes.n > 2)
        part_read_refuse(&r, bg_json_pos(json, json->root), "at most two figures are swept");
    if (!r.ok)
        return false;
    if (into->scenarios_n == 0) {
        bg_corpus_start(into, arena, part.scenarios, part.scenarios_n);
        part_read_read_axes(arena, &raw, into);
    }
    if (!same_scenarios(into, &part)) {
        part_read_refuse(
            &r, bg_json_pos(json, json->root),
            "the part is of other scenarios, another ruleset or another date than those before");
        return false;
    }
    bg_corpus_add(into, &part);
    add_lists(&r, &raw, into);
    add_files(&r, &raw, into);
    return r.ok;
}
