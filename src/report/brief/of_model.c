/* A brief from a model: of the bids of a tender, or of contracts that exist. */
#include "report/brief/brief.h"

#include <string.h>

#include "bidgauge.h" /* its version, and nothing else */

enum { RESPONSES_MOST = 12 };

struct making {
    struct bg_arena *arena;
    const struct bg_model *model;
    struct bg_brief *out;
};

/* -- proposals --------------------------------------------------------------------------------------- */

static void set_responses(const struct making *m, const struct bg_model_case *own,
                          struct bg_brief_case *out)
{
    const char **words = BG_ARRAY(m->arena, RESPONSES_MOST, const char *);
    out->responses = words;
    if (m->model->reg || own->lots_n == 0)
        return;
    const struct bg_responses *r = &own->lots[0].responses;
    for (size_t i = 0; i < r->n && out->responses_n < RESPONSES_MOST; i++)
        words[out->responses_n++] = bg_arena_printf(
            m->arena, "%s%s", r->response[i].title,
            r->response[i].source ? bg_arena_printf(m->arena, " (%s)", r->response[i].source->title)
            : r->response[i].assumed ? " (assumed)"
                                     : "");
}

static const char *description_of(const struct making *m, const struct bg_model_case *own)
{
    struct bg_buf out;
    bg_buf_init(&out, m->arena);
    for (size_t i = 0; i < own->stack_n; i++)
        if (own->stack[i]->description[0])
            bg_buf_printf(&out, "%s%s", out.size ? "\n\n" : "", own->stack[i]->description);
    return bg_buf_text(&out);
}

static void of_model_set_cases(const struct making *m)
{
    const struct bg_model *model = m->model;
    size_t first = model->cases_n > 1 ? 1 : 0, n = model->cases_n - first;
    struct bg_brief_case *cases = BG_ARRAY(m->arena, n, struct bg_brief_case);
    for (size_t i = 0; i < n; i++) {
        const struct bg_model_case *own = &model->cases[first + i];
        cases[i].title = own->title;
        cases[i].description = description_of(m, own);
        cases[i].key = own->key;
        cases[i].pictures = bg_brief_case_pictures(m->arena, own->key);
        set_responses(m, own, &cases[i]);
    }
    m->out->cases = cases;
    m->out->cases_n = n;
}

/* -- tables ------------------------------------------------------------------------------------------ */

static void set_changed(const struct making *m)
{
    const struct bg_model *model = m->model;
    size_t columns = model->cases_n + 1;
    const char **titles = BG_ARRAY(m->arena, columns, const char *);
    const char **cells = BG_ARRAY(m->arena, columns * model->changed_n + 1, const char *);
    titles[0] = "Rule";
    for (size_t c = 0; c < model->cases_n; c++)
        titles[c + 1] = model->cases[c].title;
    for (size_t i = 0; i < model->changed_n; i++) {
        cells[i * columns] = model->changed[i].title;
        for (size_t c = 0; c < model->cases_n; c++)
            cells[i * columns + c + 1] = model->changed[i].values[c];
    }
    if (model->changed_n)
        m->out->changed = (struct bg_brief_table){"What the proposals change", titles, columns,
                                                  cells, model->changed_n};
}

/* -- what it rests on -------------------------------------------------------------------------------- */

struct sources {
    struct bg_brief_source *items;
    size_t n;
};

static void of_model_add_source(struct sources *s, struct bg_brief_source source)
{
    for (size_t i = 0; i < s->n; i++)
        if (strcmp(s->items[i].title, source.title) == 0 &&
            strcmp(s->items[i].url, source.url) == 0)
            return;
    s->items[s->n++] = source;
}

static void add_refs(struct sources *s, const struct bg_source_ref *refs, size_t n)
{
    for (size_t i = 0; i < n; i++)
        of_model_add_source(s,
                            (struct bg_brief_source){refs[i].title, refs[i].url, refs[i].retrieved,
                                                     !refs[i].verified_said || refs[i].verified});
}

/* Rows of wages that some covered line is estimated from. */
static void add_wages(const struct making *m, struct sources *s)
{
    const struct bg_model_register *reg = m->model->reg;
    const struct bg_register_outcome *o = reg ? reg->cases[m->model->cases_n - 1] : NULL;
    for (size_t i = 0; o && i < o->reg->lines_n; i++) {
        const struct bg_wage_row *w = bg_register_line_wages(o, i);
        if (w && s->n < 400)
            of_model_add_source(
                s, (struct bg_brief_source){
                       bg_arena_printf(m->arena, "%s, %lld", w->source, (long long)w->year), w->url,
                       BG_NO_DATE, true});
    }
}

static void of_model_set_sources(const struct making *m)
{
    const struct bg_model *model = m->model;
    size_t most = model->ruleset->sources_n + 512;
    for (size_t c = 0; c < model->cases_n; c++)
        for (size_t i = 0; i < model->cases[c].stack_n; i++)
            most += model->cases[c].stack[i]->sources_n;
    struct sources s = {BG_ARRAY(m->arena, most, struct bg_brief_source), 0};
    add_wages(m, &s);
    for (size_t c = 0; c < model->cases_n; c++)
        for (size_t i = 0; i < model->cases[c].stack_n; i++)
            add_refs(&s, model->cases[c].stack[i]->sources, model->cases[c].stack[i]->sources_n);
    add_refs(&s, model->ruleset->sources, model->ruleset->sources_n);
    m->out->sources = s.items;
    m->out->sources_n = s.n;
}

static void of_model_set_files(const struct making *m)
{
    struct bg_brief_file *files = BG_ARRAY(m->arena, m->model->inputs_n + 1, struct bg_brief_file);
    for (size_t i = 0; i < m->model->inputs_n; i++) {
        files[i].name = m->model->inputs[i].file;
        memcpy(files[i].sha256, m->model->inputs[i].sha256, sizeof files[i].sha256);
    }
    m->out->files = files;
    m->out->files_n = m->model->inputs_n;
}

static void set_method(const struct making *m)
{
    static const char *const of_bids[] = {
        "The same bids are evaluated under today's rules and under each proposal, by the published "
        "rules of the ruleset. On each side one bid counts: the one that is recommended. Rivals "
        "are "
        "alternatives of which one is awarded, and are never added up.",
        "What the buyer pays more is the price under the proposal less the price today. Its parts: "
        "what "
        "the bid then awarded passes on into its price; what a preference costs; and the rest, "
        "which is "
        "the award that moves to another bid.",
        "What the jobs of the contract gain is their pay under the proposal less their pay today, "
        "for the "
        "workforce that each bid lists: pay that is raised, and the award that moves to a bid that "
        "pays "
        "more or less."};
    static const char *const of_register[] = {
        "Each contract of the register is covered or not by its amount, its exemptions and its "
        "agreements. What workers earn is not in the register: it is estimated from the published "
        "wage "
        "percentiles of their occupation in their area, evenly spread between neighbouring "
        "percentiles.",
        "What is counted is what the proposal adds to what must be paid already: the legal "
        "minimum, and "
        "today's floor where it holds. Where the number of workers is not given it is estimated "
        "from the "
        "amount of the contract, the share of pay in it, and the mean pay.",
        "The vendors' cost is that pay, the payroll tax on it and what else the rules state the "
        "cost of. "
        "The buyer's cost is the share of it that is passed on into prices."};
    static const char *const left_out[] = {
        "How many vendors would have bid, and at what price, had they known the standard.",
        ("Hours, jobs, turnover, productivity and quality of the work, where no figure above is "
         "about them."),
        "The buyer's cost of running and enforcing the standard."};
    static const char no_sizes[] =
        "Small vendors: the register says nothing of the size of vendors "
        "(column vendor_size).";
    const struct bg_ruleset *r = m->model->ruleset;
    size_t own = sizeof left_out / sizeof *left_out;
    const char **all = BG_ARRAY(m->arena, own + r->not_modelled_n + 1, const char *);
    m->out->method = m->model->reg ? of_register : of_bids;
    m->out->method_n = 3;
    memcpy(all, left_out, sizeof left_out);
    for (size_t i = 0; i < r->not_modelled_n; i++)
        all[own + i] = r->not_modelled[i];
    m->out->left_out = all;
    m->out->left_out_n = own + r->not_modelled_n;
    if (m->model->reg && !m->model->reg->cases[0]->groups_n[BG_BY_VENDOR_SIZE])
        all[m->out->left_out_n++] = no_sizes;
}

/* -- the whole --------------------------------------------------------------------------------------- */

struct bg_pictures bg_brief_joined(struct bg_arena *arena, struct bg_pictures a,
                                   struct bg_pictures b)
{
    struct bg_picture *items = BG_ARRAY(arena, a.n + b.n + 1, struct bg_picture);
    if (a.n)
        memcpy(items, a.items, a.n * sizeof *items);
    if (b.n)
        memcpy(items + a.n, b.items, b.n * sizeof *items);
    return (struct bg_pictures){items, a.n + b.n};
}

void bg_brief_set_compared(struct bg_arena *arena, struct bg_brief *brief)
{
    size_t n = brief->cases_n;
    const char **titles = BG_ARRAY(arena, n, const char *);
    const struct bg_key_figures **keys = BG_ARRAY(arena, n, const struct bg_key_figures *);
    for (size_t i = 0; i < n; i++) {
        titles[i] = brief->cases[i].title;
        keys[i] = brief->cases[i].key;
    }
    brief->pictures =
        bg_brief_joined(arena, bg_brief_compare_pictures(arena, titles, keys, n), brief->pictures);
    if (n > 1)
        brief->compare = bg_brief_compare_table(arena, titles, keys, n);
}

/* Of contracts that exist, where the register says how large vendors are. */
static void set_sizes(const struct making *m)
{
    struct bg_brief_table *table = BG_NEW(m->arena, struct bg_brief_table);
    struct bg_pictures sizes = bg_brief_register_sizes(m->arena, m->model);
    if (!sizes.n)
        return;
    *table = bg_brief_register_size_table(m->arena, m->model);
    m->out->pictures = bg_brief_joined(m->arena, m->out->pictures, sizes);
    m->out->tables = table;
    m->out->tables_n = 1;
}

const struct bg_brief *bg_brief_of_model(struct bg_arena *arena, const struct bg_model *model,
                                         const char *command)
{
    const struct bg_ruleset *r = model->ruleset;
    struct bg_brief *out = BG_NEW(arena, struct bg_brief);
    struct making m = {arena, model, out};
    out->subject = bg_model_subject(r);
    out->jurisdiction = r->jurisdiction;
    out->program = "bidgauge " BG_VERSION;
    out->command = command;
    out->as_of = model->as_of;
    of_model_set_cases(&m);
    out->title = out->cases_n == 1 ? out->cases[0].title
                                   : bg_arena_printf(arena, "%zu proposals compared", out->cases_n);
    out->pictures = bg_brief_joined(arena, bg_brief_model_pictures(arena, model),
                                    bg_brief_register_years(arena, model));
    out->pictures = bg_brief_joined(arena, out->pictures, bg_brief_sweep_pictures(arena, model));
    set_sizes(&m);
    bg_brief_set_compared(arena, out);
    set_changed(&m);
    of_model_set_sources(&m);
    of_model_set_files(&m);
    set_method(&m);
    return out;
}
