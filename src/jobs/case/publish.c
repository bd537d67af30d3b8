/* From a draft to a published ruleset, and what may change in it until bids are due. */
#include <string.h>

#include "jobs/case/commands.h"
#include "jobs/case/panel.h"
#include "report/form/form.h"

static const char draft[] = "draft/ruleset.json";

const char *bg_case_ruleset_path(const struct bg_case *c)
{
    for (size_t i = c->log->n; i-- > 0;)
        for (size_t f = c->log->entries[i].files_n; f-- > 0;)
            if (strncmp(c->log->entries[i].files[f].path, "published/ruleset-", 18) == 0)
                return c->log->entries[i].files[f].path;
    return NULL;
}

/* -- start ---------------------------------------------------------------------------------------- */

static bool publish_is_free(struct bg_case *c)
{
    const struct bg_host *world = bg_job_world(c->job);
    const char *path = bg_case_path(c, "log.jsonl"), *error = "";
    struct bg_host_file file;
    if (world->identify(world->data, path, &file) && file.kind != BG_HOST_NOTHING) {
        bg_diag_add(c->job->diags, BG_E798, BG_NOWHERE, "there is a case in \"%s\" already",
                    c->folder);
        return false;
    }
    if (world->make_dir(world->data, c->folder, &error) == BG_HOST_OK)
        return true;
    bg_diag_add(c->job->diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s", c->folder, error);
    c->job->world_failed = true;
    return false;
}

static bool write_draft(struct bg_case *c, const struct bg_source *source)
{
    const struct bg_host *world = bg_job_world(c->job);
    const char *path = bg_case_path(c, draft), *error = "";
    if (world->make_dir(world->data, bg_case_path(c, "draft"), &error) == BG_HOST_OK &&
        world->replace(world->data, path, source->text, source->size, &error) == BG_HOST_OK)
        return true;
    bg_diag_add(c->job->diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s", path, error);
    c->job->world_failed = true;
    return false;
}

bool bg_case_start(struct bg_case *c)
{
    struct bg_case_log *none = BG_NEW(c->job->arena, struct bg_case_log);
    struct bg_source *nothing = BG_NEW(c->job->arena, struct bg_source);
    *nothing = (struct bg_source){.name = "log.jsonl", .text = "", .first_line = 1};
    none->source = nothing;
    none->due = BG_NO_INSTANT;
    memset(none->head, '0', BG_HASH_TEXT - 1);
    c->log = none;
    if (!bg_case_begin(c, BG_EVENT_START))
        return false;
    const struct bg_source *source = bg_job_ruleset_text(c->job, c->request->words[0]);
    return source && publish_is_free(c) && write_draft(c, source) && bg_case_append(c);
}

/* -- publish -------------------------------------------------------------------------------------- */

static bool has_deadline(struct bg_case *c, const struct bg_ruleset *rules)
{
    struct bg_instant due = rules->solicitation.when[BG_AT_BIDS_DUE];
    char text[BG_INSTANT_TEXT];
    if (rules->solicitation.has_zone)
        due = bg_instant_in_zone(due, rules->solicitation.zone);
    if (bg_instant_known(due) && due.has_time && due.has_zone) {
        c->next.due = due;
        c->next.due_text = bg_case_time_text(c->job->arena, due);
        return true;
    }
    const char *lack = due.has_time ? " without its offset from UTC" : " without a time";
    bg_diag_add(
        c->job->diags, BG_E760, (struct bg_pos){.source = rules->source},
        "the ruleset cannot be published: \"bids_due\" is %s%s, and late bids could not be told",
        bg_instant_known(due) ? bg_instant_text(due, text) : "not given",
        bg_instant_known(due) ? lack : "");
    return false;
}

static const struct bg_ruleset *sound(struct bg_case *c, const char *path)
{
    int64_t before = bg_diag_count(c->job->diags, BG_ERROR);
    c->job->checking = true;
    const struct bg_ruleset *rules = bg_job_ruleset(c->job, path, BG_NO_DATE);
    c->job->checking = false;
    long long errors = (long long)(bg_diag_count(c->job->diags, BG_ERROR) - before);
    if (!errors && rules)
        return has_deadline(c, rules) ? rules : NULL;
    if (!c->job->world_failed)
        bg_diag_add(c->job->diags, BG_E760, BG_NOWHERE,
                    "the ruleset has %lld error%s and cannot be published", errors,
                    errors == 1 ? "" : "s");
    return NULL;
}

static size_t versions(const struct bg_case *c)
{
    size_t n = 0;
    for (size_t i = 0; i < c->log->n; i++)
        n += c->log->entries[i].event == BG_EVENT_PUBLISH ||
             c->log->entries[i].event == BG_EVENT_ADDENDUM;
    return n;
}

static bool publish_put_ruleset(struct bg_case *c, const struct bg_ruleset *rules)
{
    const char *path =
        bg_arena_printf(c->job->arena, "published/ruleset-%zu.json", versions(c) + 1);
    c->next.version = rules->version;
    return bg_case_put(c, path, rules->source->text, rules->source->size);
}

/* -- forms by envelope ------------------------------------------------------------------------------ */

static bool put_form(struct bg_case *c, const struct bg_ruleset *rules, const struct bg_lot *lot,
                     const char *envelope)
{
    const struct bg_ruleset *own = lot ? lot->ruleset : rules;
    const char *suffix = bg_case_lot_suffix(c, rules, lot ? lot->id : "");
    struct bg_form_request request = {.ruleset = bg_form_of_envelope(c->job->arena, own, envelope),
                                      .lot = lot ? lot->id : "",
                                      .lot_title = lot ? lot->title : ""};
    const char *path = bg_arena_printf(c->job->arena, "published/form-%zu-%s%s.xlsx",
                                       versions(c) + 1, envelope, suffix);
    if (!bg_case_put_book(c, path, bg_form_build, &request))
        return false;
    bg_buf_printf(&c->answer->text, "written %s\n", bg_case_path(c, c->files[c->files_n - 1].path));
    return true;
}

/* Two for each lot where prices come in an envelope of their own. */
static bool publish_put_forms(struct bg_case *c, const struct bg_ruleset *rules)
{
    size_t lots = rules->lots_n ? rules->lots_n : 1;
    for (size_t i = 0; rules->envelopes == 2 && i < lots; i++) {
        const struct bg_lot *lot = rules->lots_n ? &rules->lots[i] : NULL;
        const struct bg_ruleset *own = lot ? lot->ruleset : rules;
        if (bg_form_asked(own, BG_QUALITY_ENVELOPE) && !put_form(c, rules, lot, "quality"))
            return false;
        if (bg_form_asked(own, BG_PRICE_ENVELOPE) && !put_form(c, rules, lot, "price"))
            return false;
    }
    return true;
}

bool bg_case_publish(struct bg_case *c)
{
    if (!bg_case_begin(c, BG_EVENT_PUBLISH))
        return false;
    const struct bg_ruleset *rules = sound(c, bg_case_path(c, draft));
    return rules && publish_put_ruleset(c, rules) && publish_put_forms(c, rules) &&
           bg_case_append(c);
}

/* A text that differs in nothing is no addendum; one that differs has a version of its own. */
static bool publish_is_new(struct bg_case *c, const struct bg_ruleset *rules)
{
    for (size_t i = 0; i < c->log->n; i++) {
        const struct bg_case_entry *e = &c->log->entries[i];
        if (!e->version || !e->version[0] || strcmp(e->version, rules->version) != 0)
            continue;
        bg_diag_add(c->job->diags, BG_E843, (struct bg_pos){.source = rules->source},
                    "version \"%s\" of the ruleset was published already (entry %lld)",
                    rules->version, (long long)e->n);
        return false;
    }
    return true;
}

bool bg_case_addendum(struct bg_case *c)
{
    int order;
    if (!bg_case_begin(c, BG_EVENT_ADDENDUM))
        return false;
    if (bg_instant_compare(c->next.at, c->log->due, &order) && order > 0) {
        bg_diag_add(c->job->diags, BG_E761, BG_NOWHERE,
                    "bids were due on %s: the ruleset cannot change any more",
                    bg_case_time_text(c->job->arena, c->log->due));
        return false;
    }
    const struct bg_ruleset *rules = sound(c, c->request->words[0]);
    return rules && publish_is_new(c, rules) && publish_put_ruleset(c, rules) &&
           publish_put_forms(c, rules) && bg_case_append(c);
}
