/* Opening the folder of a case, and beginning an entry of its log. */
#include <string.h>

#include "intake/case/case.h"
#include "jobs/case/commands.h"
#include "jobs/case/panel.h"

const char *bg_case_path(const struct bg_case *c, const char *inside)
{
    size_t n = strlen(c->folder);
    bool slash = n && c->folder[n - 1] == '/';
    return bg_arena_printf(c->job->arena, "%s%s%s", c->folder, slash ? "" : "/", inside);
}

struct held {
    const struct bg_host *host;
    char *bytes;
};

static void open_release(void *data)
{
    struct held *held = data;
    if (held->bytes)
        held->host->release(held->host->data, held->bytes);
}

const char *bg_case_bytes(struct bg_job *job, const char *path, size_t limit, size_t *n,
                          const char **error)
{
    struct held *held = BG_NEW(job->arena, struct held);
    *bg_arena_defer(job->arena, open_release) = held;
    held->host = bg_job_world(job);
    if (held->host->read(held->host->data, path, limit, &held->bytes, n, error) != BG_HOST_OK)
        return NULL;
    return held->bytes;
}

bool bg_job_is_case(struct bg_job *job, const char *folder)
{
    struct bg_case c = {.job = job, .folder = folder};
    const struct bg_host *world = bg_job_world(job);
    struct bg_host_file file;
    return world->identify(world->data, bg_case_path(&c, "log.jsonl"), &file) &&
           file.kind != BG_HOST_NOTHING;
}

bool bg_case_read(struct bg_case *c, struct bg_job *job, const struct bg_case_request *request)
{
    *c = (struct bg_case){.job = job, .request = request, .folder = request->folder};
    const char *path = bg_case_path(c, "log.jsonl"), *error = "";
    const struct bg_host *world = bg_job_world(job);
    struct bg_host_file file;
    size_t n = 0;
    if (!world->identify(world->data, path, &file) || file.kind == BG_HOST_NOTHING) {
        bg_diag_add(job->diags, BG_E797, BG_NOWHERE,
                    "there is no case in \"%s\": it has no log.jsonl", request->folder);
        job->world_failed = true;
        return false;
    }
    const char *bytes = bg_case_bytes(job, path, BG_LOG_BYTES, &n, &error);
    if (!bytes) {
        bg_diag_add(job->diags, BG_E802, BG_NOWHERE, "cannot read \"%s\": %s", path, error);
        job->world_failed = true;
        return false;
    }
    c->log = bg_case_log_read(job->arena, path, bytes, n);
    return true;
}

/* -- beginning an entry --------------------------------------------------------------------------- */

static const char *in_utc(struct bg_arena *arena, int64_t micros)
{
    int64_t seconds = micros / 1000000, days = seconds / 86400, rest = seconds % 86400;
    char date[BG_DATE_TEXT];
    if (rest < 0) {
        days--;
        rest += 86400;
    }
    return bg_arena_printf(arena, "%sT%02d:%02d:%02dZ", bg_date_text(days, date),
                           (int)(rest / 3600), (int)(rest / 60 % 60), (int)(rest % 60));
}

const char *bg_case_time_text(struct bg_arena *arena, struct bg_instant at)
{
    return in_utc(arena, at.micros);
}

static bool set_time(struct bg_case *c)
{
    const struct bg_host *world = bg_job_world(c->job);
    const char *given = c->request->at;
    struct bg_instant at = {.has_time = true, .has_zone = true};
    if (!given)
        at.micros = world->clock(world->data) * 1000000;
    else if (!bg_instant_parse(given, strlen(given), &at) || !at.has_zone) {
        bg_diag_add(c->job->diags, BG_E840, BG_NOWHERE,
                    "--at=%s is not a time with its offset from UTC", given);
        return false;
    }
    c->next.at_text = in_utc(c->job->arena, at.micros);
    return bg_instant_parse(c->next.at_text, strlen(c->next.at_text), &c->next.at);
}

static const char *text_or(const char *text, const char *otherwise)
{
    return text ? text : otherwise;
}

bool bg_case_begin(struct bg_case *c, enum bg_case_event event)
{
    const struct bg_case_entry *first = c->log && c->log->n ? &c->log->entries[0] : NULL;
    c->next = (struct bg_case_entry){.event = event,
                                     .by = text_or(c->request->by, first ? first->by : ""),
                                     .because = text_or(c->request->because, ""),
                                     .authority = text_or(c->request->authority, "")};
    if (!c->next.by[strspn(c->next.by, " \t\r\n")]) {
        bg_diag_add(c->job->diags, BG_E841, BG_NOWHERE, "nobody is named who does this");
        return false;
    }
    return set_time(c) && bg_case_allowed(c);
}

/* -- what may happen ------------------------------------------------------------------------------ */

static bool has_reason(struct bg_case *c)
{
    const struct bg_case_event_row *row = bg_case_event_row(c->next.event);
    const char *because = c->next.because, *authority = c->next.authority;
    bool reason = !row->because || because[strspn(because, " \t\r\n")];
    bool may = c->next.event != BG_EVENT_REOPEN || authority[strspn(authority, " \t\r\n")];
    if (!reason)
        bg_diag_add(c->job->diags, BG_E776, BG_NOWHERE, "\"%s\" needs a reason", row->name);
    if (!may)
        bg_diag_add(c->job->diags, BG_E776, BG_NOWHERE, "\"%s\" needs an authority", row->name);
    return reason && may;
}

/* Scores that come after quality was locked have a message of their own. */
static bool is_locked_out(const struct bg_case *c)
{
    enum bg_case_event event = c->next.event;
    enum bg_case_state state = c->log->state;
    bool score = event == BG_EVENT_SCORES || event == BG_EVENT_MEETING || event == BG_EVENT_AGREED;
    return score &&
           (state == BG_CASE_LOCKED || state == BG_CASE_PRICED || state == BG_CASE_RECOMMENDED);
}

/* The offers of a round in which quality is scored anew are sealed until they are due. */
static void say_sealed(struct bg_case *c)
{
    const struct bg_case_entry *round = c->log->awaited;
    bg_diag_add(c->job->diags, BG_E763, BG_NOWHERE,
                "offers of round %lld are due on %s and sealed until `record open`: nothing is "
                "scored before",
                (long long)round->round, bg_case_time_text(c->job->arena, c->log->due));
}

/* Prices are asked for too early: which score is still missing, or that the lock is. */
static void say_unlocked(struct bg_case *c)
{
    struct bg_diags *said = c->job->diags;
    c->job->diags = bg_diags_new(c->job->arena); /* the rest is for `panel status` to say */
    const struct bg_result *result = bg_case_evaluate(c, false);
    c->job->diags = said;
    const char *place = result ? bg_case_open_place(c, result) : NULL;
    if (!place)
        place = bg_arena_printf(c->job->arena, "the case is in state \"%s\"",
                                bg_case_state_name(c->log->state));
    bg_diag_add(c->job->diags, BG_E764, BG_NOWHERE,
                "quality is not locked (%s): prices stay closed", place);
}

static void open_say_state(struct bg_case *c)
{
    struct bg_diags *diags = c->job->diags;
    const char *name = bg_case_event_row(c->next.event)->name;
    enum bg_case_state state = c->log->state;
    const struct bg_case_entry *lock = bg_case_last(c->log, BG_EVENT_LOCK);
    if (bg_case_may(state, c->next.event))
        say_sealed(c);
    else if (lock && is_locked_out(c))
        bg_diag_add(diags, BG_E765, BG_NOWHERE,
                    "quality was locked on %s (entry %lld): no score changes after the lock",
                    lock->at_text, (long long)lock->n);
    else if (c->next.event == BG_EVENT_OPEN_PRICES &&
             (state == BG_CASE_OPENED || state == BG_CASE_MODERATING))
        say_unlocked(c);
    else
        bg_diag_add(
            diags, BG_E789, BG_NOWHERE, "the case is in state \"%s\"; \"%s\" is for state %s",
            bg_case_state_name(state), name, bg_case_states_of(c->job->arena, c->next.event));
}

bool bg_case_allowed(struct bg_case *c)
{
    const struct bg_case_log *log = c->log;
    if (log->chain_faults) {
        bg_diag_add(c->job->diags, BG_E770, BG_NOWHERE,
                    "the log of \"%s\" has %lld fault%s in its lines", c->folder,
                    (long long)log->chain_faults, log->chain_faults == 1 ? "" : "s");
        bg_diag_note(c->job->diags, BG_NOWHERE, "the first: %s", log->said.first->text);
        return false;
    }
    if (!bg_case_may_now(log, c->next.event)) {
        open_say_state(c);
        return false;
    }
    return has_reason(c);
}
