/* The job of `evaluate` and `explain`: ruleset and bids in, finished result out. */
#include "jobs/inputs.h"

#include <string.h>

#include "base/field.h"
#include "intake/decisions/decisions.h"
#include "jobs/panel.h"

static void evaluate_lots(struct bg_job *job, const struct bg_ruleset *ruleset,
                          const struct bg_job_input *inputs, size_t n, struct bg_result *result)
{
    size_t lots_n = ruleset->lots_n ? ruleset->lots_n : 1, n_made = 0;
    struct bg_lot_result *lots = BG_ARRAY(job->arena, lots_n, struct bg_lot_result);
    for (size_t i = 0; i < lots_n; i++) {
        const struct bg_lot *lot = ruleset->lots_n ? &ruleset->lots[i] : NULL;
        if (job->lot && lot && strcmp(job->lot, lot->id) != 0)
            continue;
        const struct bg_ruleset *rules = lot ? lot->ruleset : ruleset;
        struct bg_bids bids = bg_job_bind(job, job->diags, rules, lot ? lot->id : "", inputs, n);
        lots[n_made] = *bg_job_evaluate_lot(job, rules, &bids, job->panel);
        lots[n_made++].lot = lot ? lot->id : "";
    }
    result->lots = lots;
    result->lots_n = n_made;
}

static void evaluate_record_inputs(struct bg_job *job, const struct bg_ruleset *ruleset,
                                   const struct bg_job_input *inputs, size_t n,
                                   struct bg_result *result)
{
    size_t sheets_n = job->panel_sheets_n;
    struct bg_input_file *files = BG_ARRAY(job->arena, n + sheets_n + 4, struct bg_input_file);
    size_t made = n + 1;
    files[0].file = ruleset->source->name;
    memcpy(files[0].sha256, ruleset->source->sha256, sizeof files[0].sha256);
    for (size_t i = 0; i < n; i++) {
        files[i + 1].file = inputs[i].source->name;
        memcpy(files[i + 1].sha256, inputs[i].source->sha256, sizeof files[0].sha256);
    }
    const struct bg_source *const others[] = {job->map, job->panel ? job->panel->source : NULL,
                                              job->decisions ? job->decisions->source : NULL};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (!others[i])
            continue;
        files[made].file = others[i]->name;
        memcpy(files[made++].sha256, others[i]->sha256, sizeof files[0].sha256);
    }
    for (size_t i = 0; i < sheets_n; i++) {
        files[made].file = job->panel_sheets[i]->name;
        memcpy(files[made++].sha256, job->panel_sheets[i]->sha256, sizeof files[0].sha256);
    }
    result->inputs = files;
    result->inputs_n = made;
}

bool bg_job_has_lot(struct bg_job *job, const struct bg_ruleset *ruleset)
{
    const char **names = BG_ARRAY(job->arena, ruleset->lots_n, const char *);
    bool found = !job->lot || ruleset->lots_n == 0;
    for (size_t i = 0; i < ruleset->lots_n; i++) {
        names[i] = ruleset->lots[i].id;
        found |= job->lot && strcmp(job->lot, names[i]) == 0;
    }
    if (!found)
        bg_diag_add(job->diags, BG_E604, (struct bg_pos){.source = ruleset->source},
                    "the ruleset has no lot \"%s\"%s", job->lot,
                    bg_did_you_mean(job->arena, job->lot, names, ruleset->lots_n));
    return found;
}

const struct bg_result *bg_job_evaluate_inputs(struct bg_job *job, const struct bg_ruleset *ruleset,
                                               const struct bg_job_input *inputs, size_t n,
                                               const char *options)
{
    struct bg_result *result = BG_NEW(job->arena, struct bg_result);
    result->ruleset = ruleset;
    result->as_of = ruleset->as_of;
    result->options = options;
    evaluate_lots(job, ruleset, inputs, n, result);
    if (!bg_job_decided(job, ruleset, inputs, n))
        return NULL;
    bg_job_tell(job, result, inputs, n);
    evaluate_record_inputs(job, ruleset, inputs, n, result);
    return result;
}

const struct bg_result *bg_job_evaluate(struct bg_job *job, const char *ruleset_path, int64_t as_of,
                                        const char *const *bids, size_t bids_n, const char *options)
{
    const struct bg_ruleset *ruleset = bg_job_ruleset(job, ruleset_path, as_of);
    struct bg_job_input *inputs;
    if (!ruleset || !bg_job_has_lot(job, ruleset) || !bg_job_join_panel(job, ruleset))
        return NULL;
    if (!bg_job_decisions(job, ruleset))
        return NULL;
    inputs = bg_job_inputs(job, ruleset, bids, bids_n, &bids_n);
    if (!inputs)
        return NULL;
    return bg_job_evaluate_inputs(job, ruleset, inputs, bids_n, options);
}
