/* The buyer's decisions about bids. */
#include "api/context.h"

void bg_use_decisions(struct bg *bg, const char *path)
{
    bg->job.decisions_file = path;
    bg->job.decisions = NULL;
}

static void write_decisions(void *data)
{
    struct call *call = data;
    int64_t as_of;
    call->ok = bg_read_date(call->bg, call->as_of, &as_of) &&
               bg_job_write_decisions(&call->bg->job, call->ruleset, as_of, call->bids, call->n,
                                      call->path, call->bg->config.isolate_writer);
}

bool bg_write_decisions(struct bg *bg, const char *ruleset, const char *as_of,
                        const char *const *bids, size_t n, const char *path)
{
    struct call call = {
        .bg = bg, .ruleset = ruleset, .as_of = as_of, .bids = bids, .n = n, .path = path};
    return bg_enter(&call, write_decisions);
}
