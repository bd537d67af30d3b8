/* The public API: wires the layers, holds the only protected calls, and keeps the C locale in
 * force while the library works. */
#include "api/context.h"

#include <string.h>

#include "api/document.h"
#include "base/date.h"
#include "base/json.h"
#include "host/locale.h"
#include "host/memory.h"
#include "jobs/logic.h"

bool bg_enter(struct call *call, void (*body)(void *))
{
    void *locale = bg_locale_enter();
    bool done = bg_arena_try(call->bg->arena, body, call);
    bg_locale_leave(locale);
    if (bg_host_memory_failed() && !call->bg->published)
        done = false; /* whatever was made of it */
    if (!done && !call->bg->published)
        call->bg->out_of_memory = true;
    return done && call->ok;
}

static void bidgauge_start(void *data)
{
    struct call *call = data;
    struct bg *bg = BG_NEW(call->bg->arena, struct bg);
    *bg = *call->bg;
    bg->job.arena = bg->arena;
    bg->job.diags = bg_diags_new(bg->arena);
    bg->job.rules_dir = bg->config.rules_dir;
    bg->job.host = bg->config.host ? bg->config.host : bg_host_posix();
    call->bg = bg;
    call->ok = !bg->config.in_memory || bg_take_desk(bg);
}

const char *bg_version(void)
{
    return BG_VERSION;
}

struct bg *bg_new(const struct bg_config *config)
{
    struct bg_arena *arena = bg_arena_new(config ? config->memory_limit : 0);
    struct bg first = {.arena = arena};
    struct call call = {.bg = &first};
    if (!arena)
        return NULL;
    if (config)
        first.config = *config;
    if (bg_enter(&call, bidgauge_start))
        return call.bg;
    bg_arena_free(arena);
    return NULL;
}

void bg_free(struct bg *bg)
{
    if (bg)
        bg_arena_free(bg->arena);
}

bool bg_read_date(struct bg *bg, const char *text, int64_t *days)
{
    *days = BG_NO_DATE;
    if (!text || bg_date_parse(text, strlen(text), days))
        return true;
    bg_diag_add(bg->job.diags, BG_E804, BG_NOWHERE, "the option says \"%s\", which is not a date",
                text);
    bg->wrong_usage = true;
    return false;
}

static void bidgauge_check(void *data)
{
    struct call *call = data;
    struct bg_job *job = &call->bg->job;
    int64_t as_of;
    job->checking = true;
    if (!bg_read_date(call->bg, call->as_of, &as_of))
        call->ok = false;
    else if (call->limit & BG_CHECK_PUBLISH)
        call->ok = bg_job_publish(job, call->ruleset, as_of);
    else
        call->ok = bg_job_ruleset(job, call->ruleset, as_of);
    job->checking = false;
}

bool bg_check(struct bg *bg, const char *ruleset, const char *as_of, unsigned flags)
{
    struct call call = {.bg = bg, .ruleset = ruleset, .as_of = as_of, .limit = flags};
    return bg_enter(&call, bidgauge_check);
}

static void stale_table(void *data)
{
    struct call *call = data;
    struct bg_buf out;
    int64_t as_of, date;
    bg_buf_init(&out, call->bg->arena);
    if (!bg_read_date(call->bg, call->as_of, &as_of) || !bg_read_date(call->bg, call->first, &date))
        return;
    call->ok = bg_job_stale(&call->bg->job, call->bids, call->n, as_of, date, &out);
    call->text = bg_buf_text(&out);
}

const char *bg_stale_table(struct bg *bg, const char *const *rulesets, size_t n, const char *as_of,
                           const char *date)
{
    struct call call = {.bg = bg, .bids = rulesets, .n = n, .as_of = as_of, .first = date};
    (void)bg_enter(&call, stale_table);
    return call.text;
}

static void title_page(void *data)
{
    struct call *call = data;
    struct bg_buf page;
    int64_t as_of;
    bg_buf_init(&page, call->bg->arena);
    call->bg->job.checking = true;
    call->ok = bg_read_date(call->bg, call->as_of, &as_of) &&
               bg_job_title_page(&call->bg->job, call->ruleset, as_of, &page);
    call->text = bg_buf_text(&page);
    call->bg->job.checking = false;
}

const char *bg_title_page(struct bg *bg, const char *ruleset, const char *as_of)
{
    struct call call = {.bg = bg, .ruleset = ruleset, .as_of = as_of};
    return bg_enter(&call, title_page) ? call.text : NULL;
}

bool bg_replace_file(struct bg *bg, const char *path, const char *bytes, size_t n)
{
    const struct bg_host *host = bg->job.host;
    const char *error = "";
    if (host->replace(host->data, path, bytes, n, &error) == BG_HOST_OK)
        return true;
    bg->job.world_failed = true;
    bg_diag_add(bg->job.diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s", path, error);
    return false;
}

static void replace_file(void *data)
{
    struct call *call = data;
    call->ok = bg_replace_file(call->bg, call->path, call->text, call->size);
}

bool bg_write_text(struct bg *bg, const char *path, const char *text)
{
    struct call call = {.bg = bg, .path = path, .text = text, .size = strlen(text)};
    return bg_enter(&call, replace_file);
}

/* JSON text, "@FILE" or "-" as a source; NULL: it could not be read, which is said. */
static const struct bg_source *argument(struct bg *bg, const char *text)
{
    const char *why;
    const struct bg_source *source;
    bool file = text[0] == '@' || strcmp(text, "-") == 0;
    if (!file)
        return bg_source_new(bg->arena, "argument", text, strlen(text));
    source = bg_job_read(&bg->job, text[0] == '@' ? text + 1 : text, BG_RULESET_BYTES, &why);
    if (!source)
        bg->job.world_failed = true;
    return source;
}

static void logic_one(void *data)
{
    struct call *call = data;
    struct bg *bg = call->bg;
    struct bg_buf buf;
    const struct bg_source *expression = argument(bg, call->first);
    const struct bg_source *document = call->second ? argument(bg, call->second) : NULL;
    bg_buf_init(&buf, bg->arena);
    if (!expression || (call->second && !document))
        return;
    call->ok = bg_job_logic(bg->arena, expression, document, &buf);
    call->text = bg_buf_text(&buf);
}

bool bg_logic_evaluate(struct bg *bg, const char *expression, const char *data, const char **result)
{
    struct call call = {.bg = bg, .first = expression, .second = data};
    bool ok = bg_enter(&call, logic_one);
    *result = call.text;
    return ok;
}

static void logic_lines(void *data)
{
    struct call *call = data;
    struct bg *bg = call->bg;
    struct bg_buf buf;
    const char *why;
    const struct bg_source *source = bg_job_read(&bg->job, call->path, BG_BIDS_BYTES, &why);
    bg_buf_init(&buf, bg->arena);
    if (!source) {
        bg->job.world_failed = true;
        return;
    }
    call->ok = bg_job_logic_lines(bg->arena, source, &buf);
    call->text = bg_buf_text(&buf);
}

bool bg_logic_lines(struct bg *bg, const char *path, const char **results)
{
    struct call call = {.bg = bg, .path = path};
    bool ok = bg_enter(&call, logic_lines);
    *results = call.text;
    return ok;
}

static void diagnostics(void *data)
{
    struct call *call = data;
    struct bg_buf buf;
    struct bg_diag_style style = {.color = call->format == BG_AS_TEXT_COLOR, .limit = call->limit};
    bg_buf_init(&buf, call->bg->arena);
    if (call->format == BG_AS_JSON)
        bg_diags_json(call->bg->job.diags, &buf);
    else
        bg_diags_print(call->bg->job.diags, &buf, style);
    call->text = bg_buf_text(&buf);
    call->ok = true;
}

const char *bg_diagnostics(struct bg *bg, enum bg_rendering format, int64_t limit)
{
    struct call call = {.bg = bg, .format = format, .limit = limit};
    bool memory = bg->out_of_memory || !bg_enter(&call, diagnostics);
    if (memory && format == BG_AS_JSON)
        return "[{\"code\": \"E801\", \"severity\": \"error\", \"message\": \"out of memory\", "
               "\"help\": \"evaluate fewer bids at a time\", \"notes\": []}]\n";
    if (memory)
        return "error E801: out of memory\n    = help: evaluate fewer bids at a time\n";
    return call.text;
}

int64_t bg_errors(const struct bg *bg)
{
    return bg_diag_count(bg->job.diags, BG_ERROR) + (bg->out_of_memory ? 1 : 0);
}

int64_t bg_warnings(const struct bg *bg)
{
    return bg_diag_count(bg->job.diags, BG_WARNING) - bg_diag_count(bg->job.diags, BG_ERROR);
}

enum bg_status bg_status(const struct bg *bg)
{
    if (bg->out_of_memory || bg->job.world_failed)
        return BG_WORLD;
    if (bg->wrong_usage)
        return BG_USAGE;
    return bg_errors(bg) ? BG_FINDINGS : BG_DONE;
}

static void document(void *data)
{
    struct call *call = data;
    struct bg_buf buf;
    bg_buf_init(&buf, call->bg->arena);
    call->ok = bg_document_write(&buf, call->first);
    call->text = bg_buf_text(&buf);
}

const char *bg_document(struct bg *bg, const char *name)
{
    struct call call = {.bg = bg, .first = name};
    return bg_enter(&call, document) ? call.text : NULL;
}

void bg_own_the_process(void)
{
    bg_json_trap_memory();
    bg_ratio_trap_memory();
}

void bg_memory_failed(void)
{
    bg_host_memory_fails();
}
