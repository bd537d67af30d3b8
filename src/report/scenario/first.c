/* First page: one printed page for someone who has two minutes. The key figures of the first proposal,
 * pictures of all proposals beside each other, what is in force, what is not in the estimate, how to cite.
 * Both routes have it: it walks the key figures and computes nothing but differences, which are live; of
 * a register they add up the sheet Lines. */
#include "base/date.h"
#include "report/evaluation/plan.h"
#include "report/first/first.h"
#include "report/register/book.h"
#include "report/scenario/book.h"

#include <string.h>

/* Texts are cut, so that the page stays one page whatever it is given. */
enum { TITLE_WORDS = 14, TENDER_WORDS = 10, NAME_WORDS = 5 };

struct first_of { /* a proposal of a scenario workbook */
    struct bg_scenario_book *b;
    size_t c;
};
struct writing {
    struct bg_first *f;
    struct bg_scenario_book *b;
    size_t c;
};

static const char *first_cut(const struct writing *w, const char *text, size_t words)
{
    return bg_first_cut(w->f, text, words);
}

/* The difference as the sum of a column of Lines, or what is proposed as today's figure and that. */
static bool put_from_lines(const struct bg_first *w, int at, struct bg_look look,
                           const struct bg_key_figure *f)
{
    const struct first_of *of = w->data;
    int column = bg_register_key_column(of->b, f->id);
    if (!column || f->more.type != BG_V_NUMBER)
        return false;
    const struct bg_register_cell sum = {
        .rows = {.c = of->c, .coverage = bg_coverage_words(BG_COVERED)},
        .column = column,
        .known = true,
        .value = f->more.as.number};
    if (at == BG_FIRST_MORE)
        bg_register_put_sum(of->b, w->page, w->row, at, look, &sum);
    if (at == BG_FIRST_MORE || f->proposed.type != BG_V_NUMBER)
        return true;
    const struct bg_formula *more = bg_page_cell(w->page, w->row, BG_FIRST_MORE);
    if (f->today.type == BG_V_NUMBER)
        more = BG_FORMULA(w->arena, "ROUND(a+b,6)", bg_page_cell(w->page, w->row, BG_FIRST_TODAY),
                          more);
    bg_put_live(w->page, w->row, at, look, more);
    return true;
}

/* -- words --------------------------------------------------------------------------------------- */

/* How vendors are assumed to respond, of the bids of a tender. */
static const char *first_assumption(const struct writing *w)
{
    const struct bg_model_case *own = &w->b->model->cases[w->c];
    if (w->b->model->reg)
        return "";
    for (size_t k = 0; k < own->lots_n; k++)
        for (size_t i = 0; i < own->lots[k].bids_n; i++)
            if (own->lots[k].bids[i].assumed.response)
                return bg_arena_printf(
                    w->b->arena, "Assumed of vendors: %s.",
                    first_cut(w, own->lots[k].bids[i].assumed.response->title, 16));
    return "Vendors are assumed to change nothing.";
}

/* Where the difference is another by the end of the term: the gains of what a floor adds to the law
 * that is scheduled anyway. */
static const char *first_later(const struct writing *w)
{
    const struct bg_model *model = w->b->model;
    char date[BG_DATE_TEXT], now[BG_DEC_TEXT], then[BG_DEC_TEXT];
    if (model->reg || w->c == 0 || model->periods_n < 2)
        return "";
    for (size_t r = 0; r < model->path_n; r++) {
        const struct bg_path_figure *f = &model->path[r];
        size_t last = model->periods_n - 1;
        const struct bg_value *a = &f->values[last],
                              *z = &f->values[w->c * model->periods_n + last];
        const struct bg_value *from = &f->values[w->c * model->periods_n];
        if (a->type != BG_V_NUMBER || z->type != BG_V_NUMBER || from->type != BG_V_NUMBER ||
            bg_dec_cmp(z->as.number, from->as.number) == 0)
            continue;
        return bg_arena_printf(
            w->b->arena, "By %s: %s %s by the proposal, %s by the law as scheduled (Year by year).",
            bg_date_text(model->periods[last].from, date), f->title,
            bg_dec_grouped(z->as.number, z->as.number.places, then),
            bg_dec_grouped(a->as.number, a->as.number.places, now));
    }
    return "";
}

static void first_put_words(struct writing *w)
{
    struct bg_arena *a = w->b->arena;
    const struct bg_ruleset *r = w->b->model->ruleset;
    const char *const lines[] = {first_later(w), first_assumption(w)};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (lines[i][0])
            bg_first_say(w->f, lines[i]);
    bg_first_known(w->f);
    bg_first_notes(w->f, bg_arena_printf(a, "%s%sSources, method and files: Assumptions, Audit.",
                                         r->jurisdiction, r->jurisdiction[0] ? ". " : ""));
}

/* The proposal's own pictures, then proposals beside each other, then years. */
static void scenario_first_put_pictures(struct writing *w)
{
    const struct bg_model *model = w->b->model;
    size_t first = model->cases_n > 1 ? 1 : 0, n = model->cases_n - first;
    struct bg_arena *a = w->b->arena;
    const char **titles = BG_ARRAY(a, n, const char *);
    const struct bg_key_figures **keys = BG_ARRAY(a, n, const struct bg_key_figures *);
    for (size_t i = 0; i < n; i++) {
        titles[i] = model->cases[first + i].title;
        keys[i] = model->cases[first + i].key;
    }
    struct bg_pictures own = bg_brief_case_pictures(a, w->f->key),
                       compared = bg_brief_compare_pictures(a, titles, keys, n),
                       all = bg_brief_model_pictures(a, model);
    if (own.n > 0)
        bg_first_pictures(w->f, &(struct bg_pictures){own.items, 1});
    bg_first_pictures(w->f, &(struct bg_pictures){compared.items, compared.n > 0});
    if (own.n > 1)
        bg_first_pictures(w->f, &(struct bg_pictures){own.items + 1, own.n - 1});
    bg_first_pictures(w->f, &all);
    struct bg_pictures sizes = bg_brief_register_sizes(a, model);
    bg_first_pictures(w->f, &sizes);
}

static void first_put_page(struct bg_scenario_book *b, struct bg_page *page)
{
    const struct bg_ruleset *r = b->model->ruleset;
    size_t c = b->model->cases_n > 1 ? 1 : 0;
    struct first_of of = {b, c};
    struct bg_brief_sources sources;
    struct bg_first first = {.arena = b->arena,
                             .page = page,
                             .key = b->model->cases[c].key,
                             .row = 2,
                             .live = put_from_lines,
                             .data = &of,
                             .sources = &sources};
    struct writing w = {&first, b, c};
    bg_brief_sources(&sources, b->arena, first.key);
    bg_scenario_title(page, first_cut(&w, bg_scenario_name(b, c), TITLE_WORDS),
                      first_cut(&w, bg_model_subject(r), TENDER_WORDS));
    bg_first_award(&first, NAME_WORDS);
    bg_first_big(&first);
    bg_first_table(&first);
    first.row++;
    first_put_words(&w);
    scenario_first_put_pictures(&w);
    bg_first_end(&first);
}

void bg_scenario_sheet_first(struct bg_scenario_book *b)
{
    first_put_page(b, b->page[BG_SCENARIO_FIRST]);
}

void bg_scenario_sheet_covered(struct bg_scenario_book *b)
{
    first_put_page(b, b->page[BG_SCENARIO_COVERED]);
}
