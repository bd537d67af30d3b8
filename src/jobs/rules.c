/* The jobs of `rules`: the library's index, read from the first folder that has one. */
#include <string.h>

#include "base/date.h"
#include "jobs/job.h"

static const char *const folders[] = {"rules", BG_SHARE "/rules", NULL};

/* The index of the library, or of its starters, and its folder. NULL: said in diags. */
static const struct bg_json *rules_read_index(struct bg_job *job, const char *dir, bool starters,
                                              const char **folder)
{
    const char *below = starters ? "/starters" : "";
    const char *given[] = {dir, NULL};
    const char *const *tried = dir ? given : folders;
    const char *why = "";
    for (size_t i = 0; tried[i]; i++) {
        struct bg_diags *heard = bg_diags_new(job->arena);
        struct bg_job quiet = *job;
        quiet.diags = heard;
        const char *path = bg_arena_printf(job->arena, "%s%s/index.json", tried[i], below);
        const struct bg_source *source = bg_job_read(&quiet, path, BG_RULESET_BYTES, &why);
        *folder = bg_arena_printf(job->arena, "%s%s", tried[i], below);
        if (source)
            return bg_json_parse(job->arena, job->diags, source, NULL);
    }
    bg_diag_add(job->diags, BG_E802, BG_NOWHERE,
                "cannot read \"%s%s/index.json\": %s; --rules-dir says where the rules are",
                tried[0], below, why);
    job->world_failed = true;
    return NULL;
}

static const char *rules_text_of(const struct cJSON *entry, const char *key)
{
    const char *text = bg_json_text(bg_json_get(entry, key));
    return text ? text : "";
}

static bool same_letters(const char *a, const char *b)
{
    for (; *a && *b; a++, b++)
        if ((*a | 32) != (*b | 32))
            return false;
    return *a == *b;
}

static bool lists(const struct cJSON *entry, const char *key, const char *word)
{
    if (!word)
        return true;
    for (const struct cJSON *c = bg_json_first(bg_json_get(entry, key)); c; c = bg_json_next(c))
        if (bg_json_text(c) && same_letters(bg_json_text(c), word))
            return true;
    return false;
}

static bool rules_in_force(const struct cJSON *entry, int64_t date)
{
    const char *from = rules_text_of(entry, "from"), *to = rules_text_of(entry, "to");
    int64_t day;
    if (date == BG_NO_DATE)
        return true;
    if (bg_date_parse(from, strlen(from), &day) && date < day)
        return false;
    return !bg_date_parse(to, strlen(to), &day) || date <= day;
}

static void rules_put_entry(struct bg_buf *out, const struct cJSON *entry)
{
    const char *is = rules_text_of(entry, "is");
    bg_buf_printf(out, "%-4s %-46s %s%s%s%s\n", rules_text_of(entry, "country"),
                  rules_text_of(entry, "id"), rules_text_of(entry, "title"),
                  strcmp(is, "standard") == 0 ? "" : " [", strcmp(is, "standard") == 0 ? "" : is,
                  strcmp(is, "standard") == 0 ? "" : "]");
}

bool bg_job_rules_list(struct bg_job *job, const struct bg_rules_query *query, struct bg_buf *out)
{
    const char *folder;
    const struct bg_json *index = rules_read_index(job, query->dir, false, &folder);
    size_t shown = 0, all = 0;
    if (!index)
        return false;
    const struct cJSON *list = bg_json_get(index->root, "rulesets");
    for (const struct cJSON *c = bg_json_first(list); c; c = bg_json_next(c), all++) {
        if ((query->country && !same_letters(rules_text_of(c, "country"), query->country)) ||
            !(lists(c, "work", query->work) || lists(c, "work", "any")) ||
            !lists(c, "elements", query->element) || !rules_in_force(c, query->date))
            continue;
        rules_put_entry(out, c);
        shown++;
    }
    bg_buf_printf(out, "%s%zu of %zu rulesets in %s\n", shown ? "\n" : "", shown, all, folder);
    return true;
}

bool bg_job_starters(struct bg_job *job, const char *dir, struct bg_buf *out)
{
    const char *folder;
    const struct bg_json *index = rules_read_index(job, dir, true, &folder);
    const struct cJSON *list = index ? bg_json_get(index->root, "rulesets") : NULL;
    for (const struct cJSON *c = bg_json_first(list); c; c = bg_json_next(c))
        bg_buf_printf(out, "%-14s %s\n", rules_text_of(c, "id"), rules_text_of(c, "title"));
    return index != NULL;
}

const char *bg_job_rules_find(struct bg_job *job, const char *dir, bool starters, const char *id)
{
    const char *folder;
    const struct bg_json *index = rules_read_index(job, dir, starters, &folder);
    const struct cJSON *list = index ? bg_json_get(index->root, "rulesets") : NULL;
    for (const struct cJSON *c = bg_json_first(list); c; c = bg_json_next(c))
        if (strcmp(rules_text_of(c, "id"), id) == 0)
            return bg_arena_printf(job->arena, "%s/%s", folder, rules_text_of(c, "file"));
    if (index)
        bg_diag_add(job->diags, BG_E358, BG_NOWHERE, "there is no %s \"%s\" in %s%s",
                    starters ? "template" : "ruleset", id, folder,
                    starters ? "; bidgauge new --list names them" : "");
    return NULL;
}
