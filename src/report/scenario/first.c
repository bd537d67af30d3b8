/* First page: one printed page for someone who has two minutes. The key figures of the first proposal,
 * those of the others beside each other, what is in force, what is not in the estimate, how to cite.
 * Both routes have it: it walks the key figures and computes nothing but differences, which are live; of
 * a register they add up the sheet Lines. */
#include "base/date.h"
#include "base/hash.h"
#include "bidgauge.h" /* its version, and nothing else */
#include "report/evaluation/plan.h"
#include "report/register/book.h"
#include "report/scenario/book.h"
#include "report/text/key_text.h"
#include "score/evaluate/explain.h"

#include <string.h>

enum { WHAT, TODAY, THEN, MORE, LEAST, MOST, SOURCE, COLUMNS };
/* Texts are cut, so that the page stays one page whatever it is given. */
enum {
    TITLE_WORDS = 14,
    TENDER_WORDS = 10,
    NAME_WORDS = 5,
    SOURCE_WORDS = 10,
    LEFT_OUT_WORDS = 24
};
enum { LEFT_OUT_MOST = 4, OTHERS_MOST = 6, WHY_MOST = 3 };

struct writing {
    struct bg_scenario_book *b;
    struct bg_page *page;
    const struct bg_key_figures *key;
    size_t c;
    int64_t row;
    const char *named; /* sources that stand on the page */
};

static const char *cut(const struct writing *w, const char *text, size_t words)
{
    return bg_short_text(w->b->arena, text, strlen(text), words);
}

static enum bg_number number_of(const struct bg_key_figure *f)
{
    switch (f->kind) {
    case BG_KEY_MONEY:
        return BG_NUMBER_MONEY;
    case BG_KEY_RATE:
        return BG_NUMBER_CENTS;
    case BG_KEY_SHARE:
        return BG_NUMBER_RATING;
    case BG_KEY_COUNT:
        return BG_NUMBER_COUNT;
    default:
        return BG_NUMBER_PLAIN;
    }
}

/* -- the table ----------------------------------------------------------------------------------- */

static void put_number(const struct writing *w, int column, struct bg_look look,
                       const struct bg_value *value)
{
    if (value->type == BG_V_NUMBER)
        bg_put_number(w->page, w->row, column, look, bg_scenario_rounded(value->as.number));
    else
        bg_put_blank(w->page, w->row, column, look);
}

/* The difference as the sum of a column of Lines, and what is proposed as today's figure and that. */
static bool put_from_lines(const struct writing *w, struct bg_look look,
                           const struct bg_key_figure *f)
{
    int column = bg_register_key_column(w->b, f->id);
    struct bg_arena *a = w->b->arena;
    if (!column || f->more.type != BG_V_NUMBER)
        return false;
    const struct bg_register_cell sum = {.c = w->c,
                                         .coverage = bg_coverage_words(BG_COVERED),
                                         .column = column,
                                         .known = true,
                                         .value = f->more.as.number};
    bg_register_put_sum(w->b, w->page, w->row, MORE, look, &sum);
    if (f->proposed.type != BG_V_NUMBER)
        return true;
    const char *more = bg_ref(a, NULL, w->row, MORE);
    if (f->today.type == BG_V_NUMBER)
        more = bg_arena_printf(a, "ROUND(%s+%s,6)", bg_ref(a, NULL, w->row, TODAY), more);
    bg_put_formula(w->page, w->row, THEN, look, more, bg_scenario_rounded(f->proposed.as.number));
    return true;
}

/* What it is more than today: live where both sides are there. */
static void put_more(const struct writing *w, struct bg_look look, const struct bg_key_figure *f)
{
    struct bg_arena *a = w->b->arena;
    if (f->more.type != BG_V_NUMBER && f->proposed.type == BG_V_NUMBER) {
        bg_put_blank(w->page, w->row, MORE, look); /* a level, of which there is no difference */
        return;
    }
    if (f->more.type != BG_V_NUMBER) {
        bg_put_text(w->page, w->row, MORE, BG_LOOK(KEY_NOTE, TEXT), "not known");
        return;
    }
    if (f->today.type != BG_V_NUMBER || f->proposed.type != BG_V_NUMBER) {
        put_number(w, MORE, look, &f->more);
        return;
    }
    bg_put_live(w->page, w->row, MORE, look,
                BG_FORMULA(a, "ROUND(a-b,6)", bg_formula_cell(a, NULL, w->row, THEN),
                           bg_formula_cell(a, NULL, w->row, TODAY)));
}

static const char *title_of(const struct writing *w, const struct bg_key_figure *f)
{
    bool unit = f->unit[0] && f->kind != BG_KEY_SHARE && !f->part;
    return bg_arena_printf(w->b->arena, "%s%s%s%s%s", f->part ? "   " : "", f->title,
                           unit ? ", " : "", unit ? f->unit : "", f->estimated ? " *" : "");
}

/* Of the sources of a figure those that the page has not named yet: each is named once. */
static const char *new_sources(struct writing *w, const char *source)
{
    struct bg_buf out;
    bg_buf_init(&out, w->b->arena);
    for (const char *at = source; *at;) {
        size_t n = strcspn(at, ";");
        const char *one = bg_arena_text(w->b->arena, at, n);
        if (!w->named || !strstr(w->named, one)) {
            bg_buf_printf(&out, "%s%s", out.size ? "; " : "", cut(w, one, SOURCE_WORDS));
            w->named = bg_arena_printf(w->b->arena, "%s;%s;", w->named ? w->named : "", one);
        }
        at += n + (at[n] ? 1 : 0);
        while (*at == ' ')
            at++;
    }
    return out.size ? bg_buf_text(&out) : "as above";
}

static void put_figure(struct writing *w, const struct bg_key_figure *f)
{
    struct bg_look look = {f->part ? BG_STYLE_CELL : BG_STYLE_KEY, number_of(f)};
    bool range =
        f->least.type == BG_V_NUMBER && bg_dec_cmp(f->least.as.number, f->most.as.number) != 0;
    struct bg_value none = BG_MISSING;
    const char *source = f->part ? "" : new_sources(w, f->source);
    bg_put_text(w->page, w->row, WHAT, f->part ? BG_LOOK(TEXT_DEEP, TEXT) : BG_LOOK(KEY_TEXT, TEXT),
                title_of(w, f));
    put_number(w, TODAY, look, &f->today);
    if (!put_from_lines(w, look, f)) {
        put_number(w, THEN, look, &f->proposed);
        put_more(w, look, f);
    }
    put_number(w, LEAST, look, range ? &f->least : &none);
    put_number(w, MOST, look, range ? &f->most : &none);
    bg_put_text(w->page, w->row, SOURCE, BG_LOOK(KEY_NOTE, TEXT), source);
    if (!f->part)
        bg_page_height(w->page, w->row, strlen(source) < 32 ? 20 : strlen(source) < 90 ? 34 : 46);
    w->row++;
}

static void put_table(struct writing *w)
{
    const char *const titles[COLUMNS] = {
        bg_arena_printf(w->b->arena, "On %s", w->key->scope),
        w->key->today_title,
        w->key->proposed_title,
        "Difference",
        "at the least",
        "at the most",
        "Source",
    };
    bg_put_headers(w->page, w->row++, 0, titles, COLUMNS);
    for (size_t i = 0; i < w->key->n; i++)
        if (w->key->items[i].shown)
            put_figure(w, &w->key->items[i]);
}

/* -- the other proposals ------------------------------------------------------------------------- */

static const struct bg_key_figure *figure_named(const struct bg_key_figures *key, const char *id)
{
    for (size_t i = 0; i < key->n; i++)
        if (strcmp(key->items[i].id, id) == 0)
            return &key->items[i];
    return NULL;
}

/* The figures that are followed through every assumption, of each proposal a row. */
static void put_others(struct writing *w)
{
    const struct bg_model *model = w->b->model;
    const char *ids[3], *titles[4] = {"Every proposal: the difference"};
    size_t n = 0;
    if (model->cases_n < 3)
        return;
    for (size_t i = 0; i < w->key->n && n < 3; i++)
        if (w->key->items[i].swings && w->key->items[i].shown) {
            ids[n++] = w->key->items[i].id;
            titles[n] = cut(w, w->key->items[i].title, 7);
        }
    bg_put_headers(w->page, ++w->row, 0, titles, n + 1);
    bg_page_height(w->page, w->row++, 34);
    for (size_t c = 1; c < model->cases_n && c <= OTHERS_MOST; c++, w->row++) {
        bg_put_text(w->page, w->row, 0, BG_LOOK(TEXT, TEXT),
                    cut(w, model->cases[c].title, TITLE_WORDS));
        for (size_t i = 0; i < n; i++) {
            const struct bg_key_figure *f = figure_named(model->cases[c].key, ids[i]);
            struct bg_value none = BG_MISSING;
            put_number(w, (int)i + 1, (struct bg_look){BG_STYLE_CELL, f ? number_of(f) : 0},
                       f ? &f->more : &none);
        }
    }
    if (model->cases_n - 1 > OTHERS_MOST)
        bg_put_text(w->page, w->row++, 0, BG_LOOK(NOTE, TEXT),
                    bg_arena_printf(w->b->arena, "%zu more in Workers and cost.",
                                    model->cases_n - 1 - OTHERS_MOST));
}

/* -- words --------------------------------------------------------------------------------------- */

static void say(struct writing *w, const char *text)
{
    w->row = bg_put_paragraph(w->page, w->row, 0, BG_LOOK(SAY, TEXT), text, 125);
}

static void put_left_out(struct writing *w)
{
    struct bg_arena *a = w->b->arena;
    for (size_t i = 0; i < w->key->left_out_n && i < LEFT_OUT_MOST; i++)
        w->row = bg_put_paragraph(w->page, w->row, 0, BG_LOOK(CAUTION, TEXT),
                                  bg_arena_printf(a, "Not in this estimate: %s.",
                                                  cut(w, w->key->left_out[i], LEFT_OUT_WORDS)),
                                  110);
    if (w->key->left_out_n > LEFT_OUT_MOST)
        say(w,
            bg_arena_printf(a, "Nor %zu more requirements.", w->key->left_out_n - LEFT_OUT_MOST));
    size_t shown = 0;
    for (size_t i = 0; i < w->key->n && shown < WHY_MOST; i++) {
        const struct bg_key_figure *f = &w->key->items[i];
        if (!f->why[0] || !f->shown || f->part)
            continue;
        say(w, bg_arena_printf(a, "%s: %s.", f->title, f->why));
        shown++;
    }
}

/* How vendors are assumed to respond, of the bids of a tender. */
static const char *assumption(const struct writing *w)
{
    const struct bg_model_case *own = &w->b->model->cases[w->c];
    if (w->b->model->reg)
        return "";
    for (size_t k = 0; k < own->lots_n; k++)
        for (size_t i = 0; i < own->lots[k].bids_n; i++)
            if (own->lots[k].bids[i].assumed.response)
                return bg_arena_printf(w->b->arena, "Assumed of vendors: %s.",
                                       cut(w, own->lots[k].bids[i].assumed.response->title, 16));
    return "Vendors are assumed to change nothing.";
}

/* Where the difference is another by the end of the term: the gains of what a floor adds to the law
 * that is scheduled anyway. */
static const char *later(const struct writing *w)
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

static void put_words(struct writing *w)
{
    struct bg_arena *a = w->b->arena;
    const struct bg_ruleset *r = w->b->model->ruleset;
    const char *const lines[] = {later(w), assumption(w)};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (lines[i][0])
            say(w, lines[i]);
    for (size_t i = 0; i < w->key->steps_n; i++)
        say(w,
            bg_arena_printf(a, "In force: %s.", bg_key_step_words(a, w->key, &w->key->steps[i])));
    put_left_out(w);
    w->row = bg_put_paragraph(w->page, w->row + 1, 0, BG_LOOK(NOTE, TEXT),
                              bg_arena_printf(a, "* estimated. %s", w->key->range_words), 130);
    w->row = bg_put_paragraph(
        w->page, w->row, 0, BG_LOOK(NOTE, TEXT),
        bg_arena_printf(
            a, "%s%sTo cite: %s bidgauge %s. Sources, method and files: Assumptions, Audit.",
            r->jurisdiction, r->jurisdiction[0] ? ". " : "", w->key->cite, BG_VERSION),
        130);
}

static void put_page(struct bg_scenario_book *b, struct bg_page *page)
{
    static const double widths[COLUMNS] = {42, 13, 13, 13, 13, 13, 30};
    const struct bg_ruleset *r = b->model->ruleset;
    size_t c = b->model->cases_n > 1 ? 1 : 0;
    struct writing w = {b, page, b->model->cases[c].key, c, 3, NULL};
    bg_scenario_title(
        page, cut(&w, bg_scenario_name(b, c), TITLE_WORDS),
        cut(&w, *r->solicitation.title ? r->solicitation.title : r->title, TENDER_WORDS));
    bg_put_text(page, w.row++, 0, BG_LOOK(SAY, TEXT),
                bg_arena_printf(b->arena, "%s: %s", w.key->today_title,
                                cut(&w, w.key->today_words, NAME_WORDS)));
    bg_put_text(page, w.row++, 0, BG_LOOK(AWARD, TEXT),
                bg_arena_printf(b->arena, "%s: %s", w.key->proposed_title,
                                cut(&w, w.key->proposed_words, NAME_WORDS)));
    if (w.key->caution[0])
        bg_put_text(page, w.row++, 0, BG_LOOK(CAUTION, TEXT), w.key->caution);
    w.row++;
    put_table(&w);
    put_others(&w);
    w.row++;
    put_words(&w);
    for (int i = 0; i < COLUMNS; i++)
        bg_page_width(page, i, widths[i]);
}

void bg_scenario_sheet_first(struct bg_scenario_book *b)
{
    put_page(b, b->page[BG_SCENARIO_FIRST]);
}

void bg_scenario_sheet_covered(struct bg_scenario_book *b)
{
    put_page(b, b->page[BG_SCENARIO_COVERED]);
}
