/* Parts of a corpus: written, read back and added up. A part goes through the strict door like every other
 * input: it may come from another machine, cut short or made by hand. */
#include "jobs/corpus/part.h"

#include <string.h>

#include "base/date.h"

/* -- writing: arrays beside each other become objects ---------------------------------------------- */

/* What nobody doubted counts as verified. */
static const struct bg_source_ref *said_sources(struct bg_arena *arena,
                                                const struct bg_corpus_scenario *of)
{
    struct bg_source_ref *sources = BG_ARRAY(arena, of->sources_n, struct bg_source_ref);
    for (size_t i = 0; i < of->sources_n; i++) {
        sources[i] = of->sources[i];
        sources[i].verified |= !sources[i].verified_said;
    }
    return sources;
}

static struct bg_part_scenario join_scenario(struct bg_arena *arena,
                                             const struct bg_corpus_scenario *of,
                                             const struct bg_corpus_sums *sums)
{
    struct bg_part_scenario out = {
        .of = *of,
        .sums = *sums,
        .criteria = BG_ARRAY(arena, of->criteria_n, struct bg_part_criterion),
        .measures = BG_ARRAY(arena, of->measures_n, struct bg_part_measure),
        .groups = BG_ARRAY(arena, of->groups_n, struct bg_part_group)};
    for (size_t i = 0; i < of->criteria_n; i++)
        out.criteria[i] = (struct bg_part_criterion){of->criteria[i], sums->criteria[i]};
    for (size_t i = 0; i < of->measures_n; i++)
        out.measures[i] = (struct bg_part_measure){
            of->measures[i], sums->measures[i], sums->awarded[i], sums->before[i], sums->after[i]};
    for (size_t i = 0; i < of->groups_n; i++)
        out.groups[i] = (struct bg_part_group){of->groups[i], sums->groups[i]};
    out.of.sources = said_sources(arena, of);
    if (!sums->award.later)
        out.sums.award.later_first = out.sums.award.later_last = BG_NO_DATE;
    return out;
}

struct bg_part bg_part_of(struct bg_arena *arena, const struct bg_corpus *corpus)
{
    size_t n = corpus->scenarios_n;
    struct bg_part part = {.format = BG_CORPUS_PART,
                           .of = *corpus,
                           .scenarios = BG_ARRAY(arena, n, struct bg_part_scenario)};
    for (size_t s = 0; s < n; s++)
        part.scenarios[s] = join_scenario(arena, &corpus->scenarios[s], &corpus->sums[s]);
    return part;
}

void bg_corpus_part_write(struct bg_buf *out, const struct bg_corpus *corpus)
{
    struct bg_part part = bg_part_of(out->arena, corpus);
    bg_shape_write(out, NULL, &bg_part_shape, &part);
}

/* -- reading: the other way ------------------------------------------------------------------------ */

static void split_measures(struct bg_arena *arena, const struct bg_part_measure *measures, size_t n,
                           struct bg_part_scenario *s)
{
    struct bg_corpus_measured *items = BG_ARRAY(arena, n, struct bg_corpus_measured);
    s->of.measures = items;
    s->sums.measures = BG_ARRAY(arena, n, struct bg_corpus_measure);
    s->sums.awarded = BG_ARRAY(arena, n, struct bg_corpus_measure);
    s->sums.before = BG_ARRAY(arena, n, struct bg_corpus_measure);
    s->sums.after = BG_ARRAY(arena, n, struct bg_corpus_measure);
    for (size_t i = 0; i < n; i++) {
        items[i] = measures[i].of;
        s->sums.measures[i] = measures[i].all;
        s->sums.awarded[i] = measures[i].awarded;
        s->sums.before[i] = measures[i].before;
        s->sums.after[i] = measures[i].after;
    }
}

static void split_scenario(struct bg_arena *arena, struct bg_part_scenario *s)
{
    struct bg_corpus_item *items = BG_ARRAY(arena, s->of.criteria_n, struct bg_corpus_item);
    const char **groups = BG_ARRAY(arena, s->of.groups_n, const char *);
    s->of.criteria = items;
    s->sums.criteria = BG_ARRAY(arena, s->of.criteria_n, struct bg_corpus_criterion);
    for (size_t i = 0; i < s->of.criteria_n; i++) {
        items[i] = s->criteria[i].of;
        s->sums.criteria[i] = s->criteria[i].sums;
    }
    s->of.groups = groups;
    s->sums.groups = BG_ARRAY(arena, s->of.groups_n, struct bg_corpus_group);
    for (size_t i = 0; i < s->of.groups_n; i++) {
        groups[i] = s->groups[i].name;
        s->sums.groups[i] = s->groups[i].sums;
    }
    split_measures(arena, s->measures, s->of.measures_n, s);
}

static void split_part(struct bg_arena *arena, struct bg_part *part)
{
    size_t n = part->of.scenarios_n;
    struct bg_corpus_scenario *scenarios = BG_ARRAY(arena, n, struct bg_corpus_scenario);
    part->of.scenarios = scenarios;
    part->of.sums = BG_ARRAY(arena, n, struct bg_corpus_sums);
    for (size_t i = 0; i < n; i++) {
        split_scenario(arena, &part->scenarios[i]);
        scenarios[i] = part->scenarios[i].of;
        part->of.sums[i] = part->scenarios[i].sums;
    }
}

/* -- what shapes do not say -------------------------------------------------------------------------- */

struct checking {
    const struct bg_loading *l;
    const struct cJSON *node; /* of the part */
    bool ok;
};

static void refuse(struct checking *c, const struct cJSON *node, const char *message)
{
    bg_diag_add(c->l->diags, BG_E953, bg_json_pos(c->l->json, node), "%s", message);
    c->ok = false;
}

/* Entry i of a list of the object. */
static const struct cJSON *entry_of(const struct cJSON *object, const char *list, size_t i)
{
    const struct cJSON *entry = bg_json_first(bg_json_get(object, list));
    while (i-- > 0)
        entry = bg_json_next(entry);
    return entry;
}

static void check_measures(struct checking *c, const struct bg_corpus *part)
{
    for (size_t s = 0; s < part->scenarios_n; s++) {
        const struct bg_corpus_scenario *own = &part->scenarios[s];
        int64_t n = (int64_t)own->measures_n;
        for (size_t i = 0; i < own->measures_n; i++)
            if (own->measures[i].over[0] >= n || own->measures[i].over[1] >= n)
                refuse(c, entry_of(entry_of(c->node, "scenarios", s), "measures", i),
                       "this measure is a quotient of none");
    }
}

/* Cases first; what is beside them names places that there are. */
static void check_places(struct checking *c, const struct bg_corpus_scenario *s, size_t n)
{
    bool ok = n == 0 || s[0].role == BG_CORPUS_CASE;
    for (size_t i = 0; i < n; i++)
        ok &= s[i].of < (int64_t)n && s[i].base < (int64_t)n &&
              (s[i].role != BG_CORPUS_CASE || i == 0 || s[i - 1].role == BG_CORPUS_CASE) &&
              s[s[i].of].role == BG_CORPUS_CASE;
    if (!ok)
        refuse(c, c->node, "the scenarios are not in an order that a run writes");
}

/* Entries name their file by its place in the part. */
static void check_lists(struct checking *c, const struct bg_corpus *part)
{
    int64_t files = (int64_t)part->files_n, scenarios = (int64_t)part->scenarios_n;
    for (size_t i = 0; i < part->bad_n; i++)
        if (part->bad[i].file >= files)
            refuse(c, entry_of(c->node, "bad", i), "this file is not in the part");
    for (size_t i = 0; i < part->changes_n; i++)
        if (part->changes[i].file >= files || part->changes[i].scenario >= scenarios)
            refuse(c, entry_of(c->node, "changes", i), "this file or scenario is not in the part");
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

static void add_files(struct bg_arena *arena, const struct bg_corpus *part, struct bg_corpus *into)
{
    size_t n = into->files_n + part->files_n;
    struct bg_corpus_file *files = BG_ARRAY(arena, n, struct bg_corpus_file);
    if (into->files_n)
        memcpy(files, into->files, into->files_n * sizeof *files);
    if (part->files_n)
        memcpy(files + into->files_n, part->files, part->files_n * sizeof *files);
    into->files = files;
    into->files_n = n;
}

static void add_lists(struct bg_arena *arena, const struct bg_corpus *part, struct bg_corpus *into)
{
    int64_t before = (int64_t)into->files_n;
    int64_t bad_total = into->bad_total, changes_total = into->changes_total;
    for (size_t i = 0; i < part->bad_n; i++) {
        struct bg_corpus_bad entry = part->bad[i];
        entry.file += before;
        bg_corpus_list_bad(into, arena, entry);
    }
    for (size_t i = 0; i < part->changes_n; i++) {
        struct bg_corpus_change entry = part->changes[i];
        entry.file += before;
        bg_corpus_list_change(into, arena, entry);
    }
    into->bad_total = bad_total + part->bad_total;
    into->changes_total = changes_total + part->changes_total;
}

bool bg_part_add(const struct bg_loading *loading, const struct cJSON *node, struct bg_part *part,
                 struct bg_corpus *into)
{
    struct bg_arena *arena = loading->arena;
    struct checking c = {.l = loading, .node = node, .ok = true};
    struct bg_corpus *more = &part->of;
    split_part(arena, part);
    check_measures(&c, more);
    check_places(&c, more->scenarios, more->scenarios_n);
    check_lists(&c, more);
    if (more->axes_n > 2)
        refuse(&c, node, "at most two figures are swept");
    if (!c.ok)
        return false;
    if (into->scenarios_n == 0) {
        bg_corpus_start(into, arena, more->scenarios, more->scenarios_n);
        into->axes = more->axes;
        into->axes_n = more->axes_n;
    }
    if (!same_scenarios(into, more)) {
        refuse(&c, node,
               "the part is of other scenarios, another ruleset or another date than those before");
        return false;
    }
    bg_corpus_add(into, more);
    add_lists(arena, more, into);
    add_files(arena, more, into);
    return true;
}

bool bg_corpus_part_read(struct bg_arena *arena, struct bg_diags *diags, const struct bg_json *json,
                         struct bg_corpus *into)
{
    struct bg_loading loading = {.arena = arena, .diags = diags, .json = json};
    struct bg_part part = {0};
    return bg_shape_load(&loading, json->root, &bg_part_shape, &part) &&
           bg_part_add(&loading, json->root, &part, into);
}
