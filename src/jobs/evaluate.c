/* The job of `evaluate` and `explain`: ruleset and bids in, finished result out. */
#include "jobs/job.h"

#include <string.h>

#include "intake/format.h"
#include "score/evaluate.h"

struct input {
    const struct bg_source *source;
    const char *why;              /* it could not be opened */
    const struct bg_intake *made; /* of another format; NULL: it is our own JSON */
};

static void read_inputs(struct bg_job *job, const char *const *paths, size_t n,
                        struct input *inputs)
{
    for (size_t i = 0; i < n; i++) {
        inputs[i].source = bg_job_read(job, paths[i], BG_BIDS_BYTES, &inputs[i].why);
        if (!inputs[i].source)
            inputs[i].source = bg_source_new(job->arena, paths[i], "", 0);
    }
}

/* What is in another format becomes documents of ours, once for all lots. */
static void read_formats(struct bg_job *job, const struct bg_ruleset *ruleset, struct input *inputs,
                         size_t n)
{
    struct bg_intake_options options = {.ruleset = ruleset};
    for (size_t i = 0; i < n; i++) {
        const struct bg_format *format = inputs[i].why ? NULL : bg_format_of(inputs[i].source);
        if (format)
            inputs[i].made =
                bg_intake_read(job->arena, job->diags, inputs[i].source, format, &options);
    }
}

static struct bg_bids bind_bids(struct bg_job *job, struct bg_diags *diags,
                                const struct bg_ruleset *ruleset, const char *lot,
                                const struct input *inputs, size_t n)
{
    struct bg_bid_list *list = bg_bid_list_new(job->arena);
    for (size_t i = 0; i < n; i++) {
        if (inputs[i].why)
            bg_bids_unreadable(list, ruleset, lot, inputs[i].source, inputs[i].why);
        else if (inputs[i].made)
            bg_bids_read_made(list, diags, ruleset, lot, inputs[i].made);
        else
            bg_bids_read(list, diags, ruleset, lot, inputs[i].source);
    }
    return bg_bids_finish(list, diags);
}

static void evaluate_lots(struct bg_job *job, const struct bg_ruleset *ruleset,
                          const struct input *inputs, size_t n, struct bg_result *result)
{
    size_t lots_n = ruleset->lots_n ? ruleset->lots_n : 1;
    struct bg_lot_result *lots = BG_ARRAY(job->arena, lots_n, struct bg_lot_result);
    for (size_t i = 0; i < lots_n; i++) {
        const struct bg_lot *lot = ruleset->lots_n ? &ruleset->lots[i] : NULL;
        const struct bg_ruleset *rules = lot ? lot->ruleset : ruleset;
        struct bg_bids bids = bind_bids(job, job->diags, rules, lot ? lot->id : "", inputs, n);
        lots[i] = *bg_evaluate(job->arena, rules, &bids);
        lots[i].lot = lot ? lot->id : "";
    }
    result->lots = lots;
    result->lots_n = lots_n;
}

static void record_inputs(struct bg_job *job, const struct bg_ruleset *ruleset,
                          const struct input *inputs, size_t n, struct bg_result *result)
{
    struct bg_input_file *files = BG_ARRAY(job->arena, n + 1, struct bg_input_file);
    files[0].file = ruleset->source->name;
    memcpy(files[0].sha256, ruleset->source->sha256, sizeof files[0].sha256);
    for (size_t i = 0; i < n; i++) {
        files[i + 1].file = inputs[i].source->name;
        memcpy(files[i + 1].sha256, inputs[i].source->sha256, sizeof files[0].sha256);
    }
    result->inputs = files;
    result->inputs_n = n + 1;
}

const struct bg_result *bg_job_evaluate(struct bg_job *job, const char *ruleset_path, int64_t as_of,
                                        const char *const *bids, size_t bids_n, const char *options)
{
    const struct bg_ruleset *ruleset = bg_job_ruleset(job, ruleset_path, as_of);
    struct bg_result *result = BG_NEW(job->arena, struct bg_result);
    struct input *inputs = BG_ARRAY(job->arena, bids_n, struct input);
    if (!ruleset)
        return NULL;
    read_inputs(job, bids, bids_n, inputs);
    read_formats(job, ruleset, inputs, bids_n);
    result->ruleset = ruleset;
    result->as_of = ruleset->as_of;
    result->options = options;
    evaluate_lots(job, ruleset, inputs, bids_n, result);
    record_inputs(job, ruleset, inputs, bids_n, result);
    return result;
}
