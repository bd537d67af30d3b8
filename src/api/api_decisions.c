/* The buyer's decisions about bids. */
#include "api/context.h"

static void write_decisions(void *data)
{
    struct call *call = data;
    const struct bg_inputs *in = call->more;
    int64_t as_of;
    call->ok = bg_take_inputs(call->bg, in, &as_of) &&
               bg_job_write_decisions(&call->bg->job, in->ruleset, as_of, in->bids, in->bids_n,
                                      call->path, call->bg->config.isolate_writer);
}

bool bg_write_decisions(struct bg *bg, const struct bg_inputs *inputs, const char *path)
{
    struct call call = {.bg = bg, .more = inputs, .path = path};
    return bg_enter(&call, write_decisions);
}
