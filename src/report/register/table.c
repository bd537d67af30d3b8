/* A register for the terminal: who is covered, and what the standard would mean for them. */
#include "report/register/text.h"

#include <string.h>

#include "report/text/columns.h"

enum { NAME_WIDTH = 34 };

static const char *table_count(struct bg_arena *arena, size_t n)
{
    char text[BG_DEC_TEXT];
    return bg_arena_printf(arena, "%s", bg_dec_grouped(bg_dec_int((int64_t)n), 0, text));
}

static const char *table_number(struct bg_arena *arena, struct bg_dec value, int places)
{
    char text[BG_DEC_TEXT];
    return bg_arena_printf(arena, "%s", bg_dec_grouped(value, places, text));
}

/* A sum of what is known, and how many are not in it. */
static const char *partial(struct bg_arena *arena, struct bg_dec sum, size_t n, size_t not_known,
                           const char *what)
{
    if (!not_known)
        return table_number(arena, sum, 0);
    const char *rest =
        bg_arena_printf(arena, "%zu %s%s not known", not_known, what, not_known == 1 ? "" : "s");
    return n == not_known ? rest
                          : bg_arena_printf(arena, "%s + %s", table_number(arena, sum, 0), rest);
}

const char *bg_estimate_words(struct bg_arena *arena, const struct bg_estimate_sum *sum, int places)
{
    if (!sum->lines)
        return "not known";
    const char *low = table_number(arena, sum->low, places),
               *high = table_number(arena, sum->high, places);
    return bg_arena_printf(arena, "%s (%s to %s)", table_number(arena, sum->point, places), low,
                           high);
}

/* -- the funnel ----------------------------------------------------------------------------------
 */

static void funnel_row(struct bg_grid *g, const char *name, const struct bg_funnel_step *step)
{
    const char **row = bg_grid_row(g);
    struct bg_dec people = step->people_given;
    (void)bg_dec_add(people, step->people_assumed, &people);
    row[0] = name;
    row[1] = table_count(g->arena, step->contracts);
    row[2] = partial(g->arena, step->amount, step->contracts, step->amount_not_known, "contract");
    row[3] = partial(g->arena, people, step->lines, step->people_not_known, "line");
    row[4] = table_number(g->arena, step->people_assumed, 0);
}

static void table_put_funnel(struct bg_buf *out, const struct bg_model *model, size_t c, bool color)
{
    const struct bg_register_outcome *o = model->reg->cases[c];
    struct bg_grid g = bg_grid_new(out->arena, 5);
    const char **head = bg_grid_row(&g);
    head[0] = bg_arena_printf(out->arena, "Coverage: %s",
                              bg_shown(out->arena, model->cases[c].label, NAME_WIDTH));
    head[1] = "Contracts";
    head[2] = bg_arena_printf(out->arena, "Amount, %s", model->ruleset->currency);
    head[3] = "Workers";
    head[4] = "of them estimated";
    funnel_row(&g, "contracts in all", &o->all);
    for (int i = 0; i < BG_COVERAGE__COUNT; i++)
        if (i != BG_COVERAGE_NOT_KNOWN || o->funnel[i].contracts)
            funnel_row(&g,
                       bg_arena_printf(out->arena, "  %s", bg_coverage_words((enum bg_coverage)i)),
                       &o->funnel[i]);
    bg_grid_put(out, &g, color);
    bg_buf_putc(out, '\n');
}

/* Where the contracts under a collective agreement are; nothing where there is none. */
static void table_put_agreements(struct bg_buf *out, const struct bg_model *model, size_t c,
                                 bool color)
{
    const struct bg_register_outcome *o = model->reg->cases[c];
    struct bg_grid g = bg_grid_new(out->arena, 3);
    const char **head = bg_grid_row(&g);
    head[0] = bg_arena_printf(out->arena, "Collective agreements: %s",
                              bg_shown(out->arena, model->cases[c].label, NAME_WIDTH));
    head[1] = "Contracts";
    head[2] = "Workers";
    bool any = false;
    for (int i = BG_AGREEMENT_NONE + 1; i < BG_AGREEMENT__COUNT; i++) {
        const struct bg_agreement_sum *sum = &o->agreements[i];
        if (!sum->lines)
            continue;
        const char **row = bg_grid_row(&g);
        row[0] =
            bg_arena_printf(out->arena, "  %s", bg_bargained_words((enum bg_agreement_state)i));
        row[1] = table_count(out->arena, sum->contracts);
        row[2] = partial(out->arena, sum->people, sum->lines, sum->people_not_known, "line");
        any = true;
    }
    if (any) {
        bg_grid_put(out, &g, color);
        bg_buf_putc(out, '\n');
    }
}

static bool same_agreements(const struct bg_register_outcome *a,
                            const struct bg_register_outcome *b)
{
    for (int i = 0; i < BG_AGREEMENT__COUNT; i++)
        if (a->agreements[i].lines != b->agreements[i].lines ||
            a->agreements[i].people_not_known != b->agreements[i].people_not_known ||
            bg_dec_cmp(a->agreements[i].people, b->agreements[i].people) != 0)
            return false;
    return true;
}

static bool same_funnel(const struct bg_register_outcome *a, const struct bg_register_outcome *b)
{
    for (size_t i = 0; i < a->reg->contracts_n; i++)
        if (a->contracts[i].coverage != b->contracts[i].coverage)
            return false;
    for (int i = 0; i < BG_COVERAGE__COUNT; i++)
        if (bg_dec_cmp(a->funnel[i].people_given, b->funnel[i].people_given) != 0 ||
            bg_dec_cmp(a->funnel[i].people_assumed, b->funnel[i].people_assumed) != 0 ||
            a->funnel[i].people_not_known != b->funnel[i].people_not_known)
            return false;
    return same_agreements(a, b);
}

/* -- sums ----------------------------------------------------------------------------------------
 */

static const char *each_words(struct bg_arena *arena, const struct bg_estimate *e)
{
    if (!e->known)
        return "-";
    const char *low = table_number(arena, e->low, 0), *high = table_number(arena, e->high, 0);
    if (!e->has_point)
        return bg_arena_printf(arena, "%s to %s", low, high);
    return bg_arena_printf(arena, "%s (%s to %s)", table_number(arena, e->point, 0), low, high);
}

static const char *table_sum_words(struct bg_arena *arena, const struct bg_register_sum *s,
                                   int figure)
{
    switch (figure) {
    case 0:
        return partial(arena, s->people, s->lines, s->people_not_known, "line");
    case 1:
        return bg_estimate_words(arena, &s->below, 0);
    case 2:
        return bg_estimate_words(arena, &s->raise, 0);
    case 3:
        return each_words(arena, &s->each);
    case 4:
        return bg_estimate_words(arena, &s->employer_cost, 0);
    default:
        return bg_estimate_words(arena, &s->buyer_cost, 0);
    }
}

static void table_put_sums(struct bg_buf *out, const struct bg_model *model, bool color)
{
    struct bg_grid g = bg_grid_new(out->arena, model->cases_n + 1);
    const char *money = model->ruleset->currency;
    const char *const titles[] = {
        "Workers",
        "Workers below the floor *",
        bg_arena_printf(out->arena, "Raise a year, %s *", money),
        bg_arena_printf(out->arena, "Raise a year of each of them, %s *", money),
        bg_arena_printf(out->arena, "Employers' cost a year with payroll tax, %s *", money),
        bg_arena_printf(out->arena, "Cost to the buyer a year, %s *", money),
    };
    const char **head = bg_grid_row(&g);
    head[0] = "Covered contracts";
    for (size_t c = 0; c < model->cases_n; c++)
        head[c + 1] = bg_shown(out->arena, model->cases[c].label, NAME_WIDTH);
    for (int f = 0; f < 6; f++) {
        const char **row = bg_grid_row(&g);
        row[0] = titles[f];
        for (size_t c = 0; c < model->cases_n; c++)
            row[c + 1] = table_sum_words(out->arena, &model->reg->cases[c]->total, f);
    }
    bg_grid_put(out, &g, color);
    const struct bg_estimate_sum *below = &model->reg->cases[model->cases_n - 1]->total.below;
    bg_buf_puts(out,
                "  * estimated from wage percentiles of the occupations; in brackets the bounds "
                "that the\n    neighbouring percentiles give");
    if (below->lines > below->points)
        bg_buf_printf(out,
                      ". Of %zu lines %zu lie outside what is published: they count\n    with "
                      "their least",
                      below->lines, below->lines - below->points);
    if (model->cases_n > 1)
        bg_buf_printf(out,
                      ".\n    %s: beyond the legal minimum; a scenario: beyond what the rules of "
                      "%s demand already",
                      bg_shown(out->arena, model->cases[0].label, NAME_WIDTH),
                      bg_shown(out->arena, model->cases[0].label, NAME_WIDTH));
    bg_buf_puts(out, "\n\n");
}

static void put_by(struct bg_buf *out, const struct bg_model *model, const char *title,
                   enum bg_grouped by, bool color)
{
    const struct bg_register_outcome *o = model->reg->cases[model->cases_n - 1];
    const struct bg_register_sum *sums = o->groups[by];
    size_t n = o->groups_n[by];
    enum { SHOWN = 20 };
    struct bg_grid g = bg_grid_new(out->arena, 4);
    const char **head = bg_grid_row(&g);
    head[0] = title;
    head[1] = "Workers";
    head[2] = "Below the floor *";
    head[3] = bg_arena_printf(out->arena, "Raise a year, %s *", model->ruleset->currency);
    for (size_t i = 0; i < n && i < SHOWN; i++) {
        const char **row = bg_grid_row(&g);
        row[0] = bg_shown(out->arena, sums[i].name, NAME_WIDTH);
        for (int f = 0; f < 3; f++)
            row[f + 1] = table_sum_words(out->arena, &sums[i], f);
    }
    if (n)
        bg_grid_put(out, &g, color);
    if (n > SHOWN)
        bg_buf_printf(out, "  ... and %zu more, in the workbook and in the JSON\n", n - SHOWN);
    bg_buf_puts(out, n ? "\n" : "");
}

static void table_put_refused(struct bg_buf *out, const char *file,
                              const struct bg_refused *refused, size_t n, size_t read)
{
    enum { SHOWN = 10 };
    if (!n)
        return;
    bg_buf_printf(out, "%s: %zu of %zu rows are not used\n", file, n, read);
    for (size_t i = 0; i < n && i < SHOWN; i++)
        bg_buf_printf(out, "  row %lld: %s\n", (long long)refused[i].line,
                      bg_shown(out->arena, refused[i].reason, 100));
    if (n > SHOWN)
        bg_buf_printf(out, "  ... and %zu more\n", n - SHOWN);
    bg_buf_putc(out, '\n');
}

void bg_register_table(struct bg_buf *out, const struct bg_model *model, bool color)
{
    const struct bg_register *reg = model->reg->contracts;
    const struct bg_wage_table *wages = model->reg->wages;
    bg_buf_printf(out, "Register: %zu contracts in %zu rows (%zu read, %zu refused)\n\n",
                  reg->contracts_n, reg->lines_n, reg->read_n, reg->refused_n);
    for (size_t c = 0; c < model->cases_n; c++)
        if (c == 0 || !same_funnel(model->reg->cases[0], model->reg->cases[c])) {
            table_put_funnel(out, model, c, color);
            table_put_agreements(out, model, c, color);
        }
    table_put_sums(out, model, color);
    put_by(out, model, "By service", BG_BY_SERVICE, color);
    put_by(out, model, "By occupation", BG_BY_OCCUPATION, color);
    put_by(out, model, "By vendor size", BG_BY_VENDOR_SIZE, color);
    if (!model->reg->cases[0]->groups_n[BG_BY_VENDOR_SIZE])
        bg_buf_puts(out, "The register says nothing of the size of vendors (column "
                         "vendor_size).\n\n");
    table_put_refused(out, "Register", reg->refused, reg->refused_n, reg->read_n);
    table_put_refused(out, "Wages", wages->refused, wages->refused_n, wages->lines_n);
}
