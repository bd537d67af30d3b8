/* The vendor's response form. */
#include "api/context.h"

struct form {
    const char *lot;
};

static void form_form(void *data)
{
    struct call *call = data;
    const struct form *arguments = call->more;
    int64_t as_of;
    call->ok = bg_read_date(call->bg, call->as_of, &as_of) &&
               bg_job_form(&call->bg->job, call->ruleset, as_of, arguments->lot, call->path,
                           call->bg->config.isolate_writer);
}

bool bg_write_form(struct bg *bg, const char *ruleset, const char *as_of, const char *lot,
                   const char *path)
{
    struct form arguments = {.lot = lot};
    struct call call = {
        .bg = bg, .ruleset = ruleset, .as_of = as_of, .path = path, .more = &arguments};
    return bg_enter(&call, form_form);
}
