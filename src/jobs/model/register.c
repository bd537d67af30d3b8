/* A register of contracts under each case of a model, beside today's rules. */
#include "jobs/model/model.h"

#include <string.h>

#include "intake/register/named_table.h"
#include "score/register/register.h"

enum { NAMED = 10 };

static const struct bg_source *read(struct bg_job *job, const char *path)
{
    const char *why;
    const struct bg_source *source = bg_job_read(job, path, BG_REGISTER_BYTES, &why);
    if (!source)
        job->world_failed = true;
    return source;
}

static bool says_how(struct bg_job *job, const struct bg_model *model)
{
    bool good = true;
    for (size_t i = 0; i < model->cases_n; i++) {
        const struct bg_ruleset *ruleset = model->cases[i].rules->ruleset;
        if (ruleset->reg)
            continue;
        bg_diag_add(job->diags, BG_E930, (struct bg_pos){.label = model->cases[i].label},
                    "ruleset \"%s\" has no section \"register\"", ruleset->id);
        good = false;
    }
    return good;
}

/* -- what is not known --------------------------------------------------------------------------
 */

/* Each reason once, with the number of its lines; covered lines alone. */
struct reasons {
    const char *why[NAMED];
    size_t lines[NAMED], first[NAMED], n, others; /* first: a line of the register */
};

static void count_reason(struct reasons *r, const char *why, size_t line)
{
    size_t i = 0;
    while (i < r->n && strcmp(r->why[i], why) != 0)
        i++;
    if (i == NAMED) {
        r->others++;
        return;
    }
    if (i == r->n) {
        r->first[r->n] = line;
        r->why[r->n++] = why;
    }
    r->lines[i]++;
}

static void register_warn(struct bg_job *job, const struct bg_model_case *c, enum bg_code code,
                          const struct reasons *r)
{
    for (size_t i = 0; i < r->n; i++)
        bg_diag_add(job->diags, code, (struct bg_pos){.label = c->label}, "%s (%zu covered line%s)",
                    r->why[i], r->lines[i], r->lines[i] == 1 ? "" : "s");
    if (r->others)
        bg_diag_add(job->diags, code, (struct bg_pos){.label = c->label},
                    "other occupations or reasons (%zu covered line%s)", r->others,
                    r->others == 1 ? "" : "s");
}

/* Said for the last case: the proposal that the model is about. */
static void warn_of_unknown(struct bg_job *job, const struct bg_model *model)
{
    const struct bg_model_case *c = &model->cases[model->cases_n - 1];
    const struct bg_register_outcome *o = model->reg->cases[model->cases_n - 1];
    struct reasons wages = {0}, others = {0};
    for (size_t i = 0; i < o->reg->lines_n; i++) {
        struct bg_line_outcome line;
        if (o->contracts[o->reg->lines[i].contract].coverage != BG_COVERED)
            continue;
        bg_register_line(o, job->arena, i, &line);
        if (line.why[0])
            count_reason(line.wages || line.has_rate ? &others : &wages, line.why, i);
    }
    for (size_t i = 0; i < wages.n; i++)
        wages.why[i] = bg_arena_printf(
            job->arena, "%s%s", wages.why[i],
            bg_model_other_areas(job->arena, o->wages, &o->reg->lines[wages.first[i]]));
    register_warn(job, c, BG_W928, &wages);
    register_warn(job, c, BG_W932, &others);
    size_t without = 0;
    for (size_t i = 0; i < o->wages->rows_n; i++)
        without += o->wages->rows[i].url[0] == '\0';
    if (without)
        bg_diag_add(job->diags, BG_W931,
                    (struct bg_pos){.source = o->wages->source, .label = "url"},
                    "%zu row%s of wages have no url", without, without == 1 ? "" : "s");
}

/* An agreement supersedes a floor only expressly. Where nobody has looked, the floor is taken to apply,
 * and that is said. */
static void warn_of_clauses(struct bg_job *job, const struct bg_model *model)
{
    size_t last = model->cases_n - 1;
    const struct bg_register_outcome *o = model->reg->cases[last];
    if (o->clauses_not_said && o->ruleset->reg->agreement == BG_AGREEMENT_BY_CLAUSE)
        bg_diag_add(job->diags, BG_W984, (struct bg_pos){.label = model->cases[last].label},
                    "of %zu contract%s under a collective agreement the register does not say "
                    "whether a clause supersedes the floor: the floor is taken to apply",
                    o->clauses_not_said, o->clauses_not_said == 1 ? "" : "s");
}

static bool read_files(struct bg_job *job, const struct bg_model_options *options,
                       const struct bg_model *model, struct bg_model_register *out)
{
    const char *currency = model->ruleset->currency;
    struct bg_named_file contracts = {.currency = currency}, wages = {.currency = currency};
    contracts.source = read(job, options->contracts);
    wages.source = read(job, options->wages);
    contracts.map = options->contracts_map ? read(job, options->contracts_map) : NULL;
    wages.map = options->wages_map ? read(job, options->wages_map) : NULL;
    wages.origin = options->origin;
    wages.year = options->year;
    wages.url = options->url;
    if (!contracts.source || !wages.source || !contracts.map != !options->contracts_map ||
        !wages.map != !options->wages_map || !says_how(job, model))
        return false;
    out->contracts = bg_register_read(job->arena, job->diags, &contracts);
    out->wages = bg_wages_read(job->arena, job->diags, &wages);
    return out->contracts && out->wages;
}

bool bg_model_add_register(struct bg_job *job, const struct bg_model_options *options,
                           struct bg_model *model)
{
    struct bg_model_register *out = BG_NEW(job->arena, struct bg_model_register);
    const struct bg_register_outcome **cases =
        BG_ARRAY(job->arena, model->cases_n, const struct bg_register_outcome *);
    if (!read_files(job, options, model, out))
        return false;
    for (size_t i = 0; i < model->cases_n; i++) {
        struct bg_register_options how = {
            .today = i ? cases[0] : NULL, .like = i ? cases[0] : NULL, .as_of = BG_NO_DATE};
        cases[i] = bg_register_judge(job->arena, model->cases[i].rules->ruleset, out->contracts,
                                     out->wages, &how);
    }
    out->cases = cases;
    model->reg = out;
    warn_of_unknown(job, model);
    warn_of_clauses(job, model);
    return true;
}
