/* Reading the bids of a run. */
#include "jobs/inputs.h"

#include <string.h>

#include "intake/decisions/decisions.h"

/* Is the ruleset or the mapping itself, which may lie in the folder of bids. */
static bool has_other_use(const struct bg_job *job, const struct bg_ruleset *ruleset,
                          const struct bg_source *source)
{
    return memcmp(source->sha256, ruleset->source->sha256, sizeof source->sha256) == 0 ||
           (job->map && memcmp(source->sha256, job->map->sha256, sizeof source->sha256) == 0) ||
           (job->decisions &&
            memcmp(source->sha256, job->decisions->source->sha256, sizeof source->sha256) == 0);
}

/* What the machine kept from us is no fault of a bid. False: said. */
static bool all_opened(struct bg_job *job, const struct bg_job_input *inputs, size_t n)
{
    size_t failed = 0;
    for (size_t i = 0; i < n; i++)
        failed += inputs[i].world;
    if (failed)
        bg_diag_add(job->diags, BG_E880, BG_NOWHERE,
                    "no bid was evaluated: %zu of %zu files could not be opened or read, so that "
                    "nothing is known of the bids in them",
                    failed, n);
    return !failed;
}

static size_t read_inputs(struct bg_job *job, const struct bg_ruleset *ruleset,
                          const struct bg_job_file *files, size_t n, struct bg_job_input *inputs)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        struct bg_job_input *input = &inputs[kept];
        bool before = job->world_failed;
        job->world_failed = false;
        input->source = bg_job_read(job, files[i].path, BG_BIDS_BYTES, &input->why);
        input->world = job->world_failed;
        job->world_failed |= before;
        if (!input->source)
            input->source = bg_source_new(job->arena, files[i].path, "", 0);
        else if ((files[i].listed && has_other_use(job, ruleset, input->source)) ||
                 !bg_job_is_bid(job, input->source, files[i].listed))
            continue;
        kept++;
    }
    return kept;
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
    if (job->decisions)
        bg_bid_list_to_be_decided(list);
    for (size_t i = 0; i < n; i++) {
        if (inputs[i].why)
            bg_bids_unreadable(list, ruleset, lot, inputs[i].source, inputs[i].why);
        else if (inputs[i].made)
            bg_bids_read_made(list, diags, ruleset, lot, inputs[i].made, &inputs[i].only);
        else
            bg_bids_read(list, diags, ruleset, lot, inputs[i].source);
    }
    bg_bids_by_id(list);
    if (job->decisions &&
        !bg_decisions_apply(job->decisions, list, diags, ruleset, lot, job->decided))
        job->undecidable = true;
    job->bids = list;
    return bg_bids_finish(list, diags);
}

struct bg_job_input *bg_job_inputs(struct bg_job *job, const struct bg_ruleset *ruleset,
                                   const char *const *paths, size_t n, size_t *found)
{
    size_t files_n;
    bool before = job->world_failed; /* in an earlier call */
    job->world_failed = false;
    const struct bg_job_file *files = bg_job_files(job, paths, n, &files_n);
    struct bg_job_input *inputs = BG_ARRAY(job->arena, files_n, struct bg_job_input);
    *found = read_inputs(job, ruleset, files, files_n, inputs);
    bool opened = all_opened(job, inputs, *found) && !job->world_failed;
    job->world_failed |= before;
    if (!opened)
        return NULL;
    if (*found == 0) {
        bg_diag_add(job->diags, BG_E819, BG_NOWHERE, "there is no file of bids among the inputs");
        return NULL;
    }
    read_formats(job, ruleset, inputs, *found);
    for (size_t i = 0; i < *found; i++)
        if (inputs[i].made)
            bg_job_choose(job, ruleset, &inputs[i]);
    return inputs;
}
