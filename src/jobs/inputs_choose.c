/* Which bids of a file count, where it holds those of several lots or solicitations, and what is
 * said of the file afterwards. */
#include <string.h>

#include "base/index.h"
#include "jobs/inputs.h"
#include "jobs/published.h"

enum { SHOWN = 8 };

/* The different lots (or processes) of the bids, as "a", "b" and 3 more; *n is how many. */
struct names {
    const char **name;
    size_t n;
    const struct bg_index *index;
};

static struct names inputs_choose_names_of(struct bg_arena *arena, const struct bg_intake *made,
                                           bool lots)
{
    struct names names = {0};
    size_t all = 0, n = 0;
    for (const struct bg_intake_document *d = made->documents; d; d = d->next)
        all++;
    const char **given = BG_ARRAY(arena, all, const char *);
    names.name = BG_ARRAY(arena, all, const char *);
    for (const struct bg_intake_document *d = made->documents; d; d = d->next)
        if (!d->is_ruleset && (lots ? d->lot : d->process)[0])
            given[n++] = lots ? d->lot : d->process;
    names.index = bg_index_new(arena, given, n);
    for (size_t i = 0; i < n; i++)
        if ((size_t)bg_index_find(names.index, given[i]) == i)
            names.name[names.n++] = given[i];
    return names;
}

static const char *inputs_choose_listed(struct bg_arena *arena, const struct names *names)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < names->n && i < SHOWN; i++)
        bg_buf_printf(&out, "%s\"%s\"", i ? ", " : "", names->name[i]);
    if (names->n > SHOWN)
        bg_buf_printf(&out, " and %zu more", names->n - SHOWN);
    return bg_buf_text(&out);
}

static void choose_process(struct bg_job *job, const struct bg_ruleset *ruleset,
                           struct bg_job_input *input)
{
    struct names processes = inputs_choose_names_of(job->arena, input->made, false);
    const char *reference = ruleset->solicitation.reference;
    if (processes.n < 2)
        return;
    if (reference[0] && bg_index_find(processes.index, reference) >= 0) {
        input->only.process = reference;
        return;
    }
    bg_diag_add(job->diags, BG_E607, (struct bg_pos){.source = input->source},
                "the file holds bids for %zu solicitations (%s), and the ruleset does not say for "
                "which of them it is",
                processes.n, inputs_choose_listed(job->arena, &processes));
    input->why = "it holds bids for several solicitations";
}

void bg_job_choose(struct bg_job *job, const struct bg_ruleset *ruleset, struct bg_job_input *input)
{
    struct names lots = inputs_choose_names_of(job->arena, input->made, true);
    choose_process(job, ruleset, input);
    input->only.lot = job->lot;
    if (input->why || lots.n == 0)
        return;
    if (job->lot && bg_index_find(lots.index, job->lot) < 0) {
        bg_diag_add(job->diags, BG_E604, (struct bg_pos){.source = input->source},
                    "the file holds no bids for lot \"%s\", only for %s", job->lot,
                    inputs_choose_listed(job->arena, &lots));
        input->why = bg_arena_printf(job->arena, "it holds no bids for lot \"%s\"", job->lot);
    } else if (!job->lot && lots.n > 1 && ruleset->lots_n == 0) {
        bg_diag_add(job->diags, BG_E604, (struct bg_pos){.source = input->source},
                    "the file holds bids for %zu lots (%s), and the ruleset has none", lots.n,
                    inputs_choose_listed(job->arena, &lots));
        input->why = "it holds bids for several lots";
    }
}

/* -- afterwards -----------------------------------------------------------------------------------
 */

enum { LOSSES_MOST = 10 }; /* that are listed; the ones that change a value first */

static void tell_losses(struct bg_job *job, const struct bg_job_input *input)
{
    const struct bg_intake *made = input->made;
    struct bg_buf text;
    const char *comma = "";
    int64_t all = 0, told = 0;
    bg_buf_init(&text, job->arena);
    for (int i = 0; i < BG_LOSS__COUNT; i++) {
        if (!made->losses[i] || (i == BG_REFUSED && made->format->says_refused))
            continue;
        bg_buf_printf(&text, "%s%lld %s", comma, (long long)made->losses[i],
                      bg_loss_name((enum bg_loss)i));
        comma = ", ";
        all += made->losses[i];
    }
    if (!all)
        return;
    bg_diag_add(job->diags, BG_N606, (struct bg_pos){.source = input->source},
                "parts of this %s were read differently, or not: %s", made->format->title,
                bg_buf_text(&text));
    for (int i = 0; i < BG_LOSS__COUNT; i++)
        for (const struct bg_intake_note *n = made->notes; n && told < LOSSES_MOST; n = n->next)
            if ((int)n->loss == i && !(i == BG_REFUSED && made->format->says_refused)) {
                bg_diag_note(job->diags, BG_NOWHERE, "%s: %s", bg_loss_name(n->loss), n->text);
                told++;
            }
    if (all > told)
        bg_diag_note(job->diags, BG_NOWHERE, "and %lld more", (long long)(all - told));
}

/* A ruleset without lots is for one lot of the tender: the one that all awards are of. False: they
 * are of several. */
static bool lot_of_awards(const struct bg_job_input *input, const char **lot)
{
    const char *process = input->only.process;
    *lot = NULL;
    for (const struct bg_intake_award *a = input->made->awards; a; a = a->next) {
        if (process && strcmp(process, a->process) != 0)
            continue;
        if (*lot && strcmp(*lot, a->lot) != 0)
            return false;
        *lot = a->lot;
    }
    return *lot != NULL;
}

static void tell_awards(struct bg_job *job, const struct bg_lot_result *result,
                        const struct bg_job_input *input)
{
    const char *process = input->only.process;
    const char *lot = job->lot ? job->lot : result->lot;
    struct bg_buf words;
    if (!process)
        process = input->made->awards ? input->made->awards->process : "";
    if (!lot[0] && !lot_of_awards(input, &lot))
        return;
    const struct bg_published *published =
        bg_published_compare(job->arena, input->made, process, lot, result, "");
    if (!published)
        return;
    bg_buf_init(&words, job->arena);
    if (lot[0])
        bg_buf_printf(&words, "lot \"%s\": ", lot);
    bg_published_words(&words, published);
    bg_diag_add(job->diags, BG_N605, (struct bg_pos){.source = input->source}, "%s",
                bg_buf_text(&words));
}

void bg_job_tell(struct bg_job *job, const struct bg_result *result,
                 const struct bg_job_input *inputs, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!inputs[i].made)
            continue;
        tell_losses(job, &inputs[i]);
        for (size_t j = 0; j < result->lots_n && !inputs[i].why; j++)
            tell_awards(job, &result->lots[j], &inputs[i]);
    }
}
