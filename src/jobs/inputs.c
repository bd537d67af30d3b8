/* Reading the bids of a run. */
#include "jobs/inputs.h"

static void read_inputs(struct bg_job *job, const char *const *paths, size_t n,
                        struct bg_job_input *inputs)
{
    for (size_t i = 0; i < n; i++) {
        inputs[i].source = bg_job_read(job, paths[i], BG_BIDS_BYTES, &inputs[i].why);
        if (!inputs[i].source)
            inputs[i].source = bg_source_new(job->arena, paths[i], "", 0);
    }
}

/* What is in another format becomes documents of ours, once for all lots. */
static void read_formats(struct bg_job *job, const struct bg_ruleset *ruleset,
                         struct bg_job_input *inputs, size_t n)
{
    struct bg_intake_options options = {
        .ruleset = ruleset, .map = job->map, .issuer = bg_job_issuer(job)};
    for (size_t i = 0; i < n; i++) {
        const struct bg_format *format =
            inputs[i].why ? NULL : bg_format_given(inputs[i].source, job->map);
        if (format)
            inputs[i].made =
                bg_intake_read(job->arena, job->diags, inputs[i].source, format, &options);
    }
}

struct bg_bids bg_job_bind(struct bg_job *job, struct bg_diags *diags,
                           const struct bg_ruleset *ruleset, const char *lot,
                           const struct bg_job_input *inputs, size_t n)
{
    struct bg_bid_list *list = bg_bid_list_new(job->arena);
    for (size_t i = 0; i < n; i++) {
        if (inputs[i].why)
            bg_bids_unreadable(list, ruleset, lot, inputs[i].source, inputs[i].why);
        else if (inputs[i].made)
            bg_bids_read_made(list, diags, ruleset, lot, inputs[i].made, &inputs[i].only);
        else
            bg_bids_read(list, diags, ruleset, lot, inputs[i].source);
    }
    return bg_bids_finish(list, diags);
}

struct bg_job_input *bg_job_inputs(struct bg_job *job, const struct bg_ruleset *ruleset,
                                   const char *const *paths, size_t n)
{
    struct bg_job_input *inputs = BG_ARRAY(job->arena, n, struct bg_job_input);
    read_inputs(job, paths, n, inputs);
    read_formats(job, ruleset, inputs, n);
    for (size_t i = 0; i < n; i++)
        if (inputs[i].made)
            bg_job_choose(job, ruleset, &inputs[i]);
    return inputs;
}
