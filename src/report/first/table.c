/* The table of a first page: every key figure that is shown, today, proposed and the difference with its
 * range. Differences are live. It walks the figures and computes nothing else. */
#include "report/book/columns.h"
#include "report/first/first.h"

#include <string.h>

#include "bidgauge.h" /* its version, and nothing else */
#include "report/evaluation/plan.h"
#include "report/text/key_text.h"
#include "score/evaluate/explain.h"

enum { PLACES = 6, SOURCE_WORDS = 10, NOTE = 118, LEFT_OUT_WORDS = 24 };
enum { LEFT_OUT_MOST = 4, WHY_MOST = 3 };

const char *bg_first_cut(const struct bg_first *w, const char *text, size_t words)
{
    return bg_short_text(w->arena, text, strlen(text), words);
}

enum bg_number bg_first_number(const struct bg_key_figure *f)
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

static const char *table_title_of(const struct bg_first *w, const struct bg_key_figure *f)
{
    bool unit = f->unit[0] && f->kind != BG_KEY_SHARE && !f->part;
    return bg_arena_printf(w->arena, "%s%s%s%s%s", f->part ? "   " : "", f->title, unit ? ", " : "",
                           unit ? f->unit : "", f->estimated ? " *" : "");
}

static struct bg_look table_look(const struct bg_key_figure *f)
{
    return (struct bg_look){f->part ? BG_STYLE_CELL : BG_STYLE_KEY, bg_first_number(f)};
}

static struct bg_shown table_value(const struct bg_key_figure *f, const struct bg_value *value)
{
    return bg_show_as(table_look(f),
                      value->type == BG_V_NUMBER
                          ? bg_show_number(bg_dec_round(value->as.number, PLACES, BG_HALF_UP))
                          : bg_show_blank());
}

static struct bg_shown table_what(const struct bg_sheet_line *l)
{
    const struct bg_key_figure *f = l->entry;
    return bg_show_as(f->part ? BG_LOOK(TEXT_DEEP, TEXT) : BG_LOOK(KEY_TEXT, TEXT),
                      bg_show_text(table_title_of(l->of, f)));
}

static struct bg_shown table_today(const struct bg_sheet_line *l)
{
    const struct bg_key_figure *f = l->entry;
    return table_value(f, &f->today);
}

static bool table_put_live(const struct bg_sheet_line *l)
{
    const struct bg_first *w = l->of;
    return w->live && w->live(w, l->column, table_look(l->entry), l->entry);
}

static struct bg_shown table_then(const struct bg_sheet_line *l)
{
    const struct bg_key_figure *f = l->entry;
    return table_put_live(l) ? bg_show_nothing() : table_value(f, &f->proposed);
}

/* What it is more than today: live where both sides are there. */
static struct bg_shown table_more(const struct bg_sheet_line *l)
{
    const struct bg_key_figure *f = l->entry;
    if (table_put_live(l))
        return bg_show_nothing();
    if (f->more.type != BG_V_NUMBER && f->proposed.type == BG_V_NUMBER)
        return table_value(f, &f->more); /* a level, of which there is no difference */
    if (f->more.type != BG_V_NUMBER)
        return bg_show_as(BG_LOOK(KEY_NOTE, TEXT), bg_show_words(l, "not known"));
    if (f->today.type != BG_V_NUMBER || f->proposed.type != BG_V_NUMBER)
        return table_value(f, &f->more);
    return bg_show_as(table_look(f), bg_show_live(BG_FORMULA(
                                         l->arena, "ROUND(a-b,6)",
                                         bg_formula_cell(l->arena, NULL, l->row, BG_FIRST_THEN),
                                         bg_formula_cell(l->arena, NULL, l->row, BG_FIRST_TODAY))));
}

/* One end of its range, where there is one. */
static struct bg_shown table_end(const struct bg_key_figure *f, const struct bg_value *end)
{
    const struct bg_value none = BG_MISSING;
    bool range =
        f->least.type == BG_V_NUMBER && bg_dec_cmp(f->least.as.number, f->most.as.number) != 0;
    return table_value(f, range ? end : &none);
}

static struct bg_shown table_least(const struct bg_sheet_line *l)
{
    const struct bg_key_figure *f = l->entry;
    return table_end(f, &f->least);
}

static struct bg_shown table_most(const struct bg_sheet_line *l)
{
    const struct bg_key_figure *f = l->entry;
    return table_end(f, &f->most);
}

static struct bg_shown table_source(const struct bg_sheet_line *l)
{
    const struct bg_first *w = l->of;
    return bg_show_text(bg_brief_source_numbers(w->sources, l->entry));
}

void bg_first_caution(struct bg_first *w, const char *text)
{
    int64_t first = w->row;
    w->row = bg_put_paragraph(w->page, w->row, 0, BG_LOOK(CAUTION, TEXT), text, 110);
    for (int64_t row = first; row < w->row; row++)
        for (int column = 1; column < BG_FIRST_COLUMNS; column++)
            bg_put_blank(w->page, row, column, BG_LOOK(CAUTION, TEXT));
}

void bg_first_award(struct bg_first *w, size_t words)
{
    const struct bg_key_figures *k = w->key;
    bg_put_text(w->page, w->row++, 0, BG_LOOK(SAY, TEXT),
                bg_arena_printf(w->arena, "%s: %s", k->today_title,
                                bg_first_cut(w, k->today_words, words)));
    if (k->proposed_title != k->today_title)
        bg_put_text(w->page, w->row++, 0, BG_LOOK(AWARD, TEXT),
                    bg_arena_printf(w->arena, "%s: %s", k->proposed_title,
                                    bg_first_cut(w, k->proposed_words, words)));
    if (k->caution[0])
        bg_first_caution(w, k->caution);
    w->row++;
}

void bg_first_say(struct bg_first *w, const char *text)
{
    w->row = bg_put_paragraph(w->page, w->row, 0, BG_LOOK(SAY, TEXT), text, 125);
}

void bg_first_known(struct bg_first *w)
{
    struct bg_arena *a = w->arena;
    size_t n, whys_n;
    const char *const *left_out = bg_key_left_out(a, w->key, LEFT_OUT_WORDS, &n);
    const char *const *whys = bg_key_whys(a, w->key, &whys_n);
    for (size_t i = 0; i < w->key->steps_n; i++)
        bg_first_say(w, bg_arena_printf(a, "%s.", bg_key_step_words(a, w->key, &w->key->steps[i])));
    for (size_t i = 0; i < n && i < LEFT_OUT_MOST; i++)
        bg_first_caution(w, bg_arena_printf(a, "%s.", left_out[i]));
    if (n > LEFT_OUT_MOST)
        bg_first_say(w, bg_arena_printf(a, "Nor %zu more requirements.", n - LEFT_OUT_MOST));
    for (size_t i = 0; i < whys_n && i < WHY_MOST; i++)
        bg_first_say(w, bg_arena_printf(a, "%s.", whys[i]));
}

static const char *table_scope_title(const struct bg_sheet_line *at)
{
    const struct bg_first *w = at->of;
    return bg_arena_printf(at->arena, "On %s", w->key->scope);
}

static const char *table_today_title(const struct bg_sheet_line *at)
{
    return bg_page_say(at->page, ((const struct bg_first *)at->of)->key->today_title);
}

static const char *table_then_title(const struct bg_sheet_line *at)
{
    return bg_page_say(at->page, ((const struct bg_first *)at->of)->key->proposed_title);
}

static const struct bg_sheet_column columns[] = {
    [BG_FIRST_WHAT] =
        BG_COLUMN(NULL, 40, KEY_TEXT, TEXT, .cell = table_what, .heading = table_scope_title),
    [BG_FIRST_TODAY] =
        BG_COLUMN(NULL, 12, KEY, ANY, .cell = table_today, .heading = table_today_title),
    [BG_FIRST_THEN] =
        BG_COLUMN(NULL, 12, KEY, ANY, .cell = table_then, .heading = table_then_title),
    [BG_FIRST_MORE] = BG_COLUMN("Difference", 12, KEY, ANY, .cell = table_more),
    [BG_FIRST_LEAST] = BG_COLUMN("at the least", 12, KEY, ANY, .cell = table_least),
    [BG_FIRST_MOST] = BG_COLUMN("at the most", 12, KEY, ANY, .cell = table_most),
    [BG_FIRST_SOURCE] = BG_COLUMN("Source", 8, KEY_NOTE, TEXT, .cell = table_source),
};
static const struct bg_section figures = {.columns = columns,
                                          .n = sizeof columns / sizeof *columns};

void bg_first_table(struct bg_first *w)
{
    bg_section_head(w->page, w->row++, &figures, w);
    for (size_t i = 0; i < w->key->n; i++) {
        const struct bg_key_figure *f = &w->key->items[i];
        if (!f->shown)
            continue;
        bg_section_row(w->page, w->row, &figures, w, f, i);
        if (!f->part)
            bg_page_height(w->page, w->row, 20);
        w->row++;
    }
}

void bg_first_big(struct bg_first *w)
{
    static const int places[BG_BRIEF_BIG] = {BG_FIRST_WHAT, BG_FIRST_TODAY, BG_FIRST_LEAST};
    const struct bg_key_figure *big[BG_BRIEF_BIG];
    size_t n = bg_brief_big(w->key, big);
    for (size_t i = 0; i < n; i++) {
        const char *range = bg_brief_range_words(w->arena, big[i]);
        bool known = big[i]->more.type == BG_V_NUMBER || big[i]->proposed.type == BG_V_NUMBER;
        bg_put_text(w->page, w->row, places[i], BG_LOOK(BIG, TEXT),
                    known ? bg_brief_big_words(w->arena, big[i]) : "not known");
        bg_put_text(w->page, w->row + 1, places[i], BG_LOOK(NOTE, TEXT),
                    bg_first_cut(w, bg_brief_figure_title(w->arena, big[i]), i ? 6 : 9));
        bg_put_text(w->page, w->row + 2, places[i], BG_LOOK(NOTE, TEXT), range);
    }
    if (n == 0)
        return;
    bg_page_height(w->page, w->row, 30);
    w->row += 4;
}

static void table_put_sources(struct bg_first *w)
{
    struct bg_buf out;
    bg_buf_init(&out, w->arena);
    for (size_t i = 0; i < w->sources->n; i++)
        bg_buf_printf(&out, "%s%zu %s", i ? "; " : "Sources: ", i + 1,
                      bg_first_cut(w, w->sources->items[i], SOURCE_WORDS));
    w->row = bg_put_paragraph(w->page, w->row, 0, BG_LOOK(NOTE, TEXT), bg_buf_text(&out), NOTE);
}

void bg_first_end(struct bg_first *w)
{
    bg_section_widths(w->page, &figures, w);
    bg_page_portrait(w->page);
    bg_page_print_area(w->page, (w->first_end ? w->first_end : w->row) - 1, BG_FIRST_SOURCE);
    bg_page_print_more(w->page, w->row - 1);
    bg_page_fill(w->page);
}

void bg_first_notes(struct bg_first *w, const char *where)
{
    struct bg_arena *a = w->arena;
    table_put_sources(w);
    w->row = bg_put_paragraph(w->page, w->row, 0, BG_LOOK(NOTE, TEXT), bg_key_range_note(a, w->key),
                              NOTE);
    w->row = bg_put_paragraph(
        w->page, w->row, 0, BG_LOOK(NOTE, TEXT),
        bg_arena_printf(a, "To cite: %s bidgauge %s. %s", w->key->cite, BG_VERSION, where), NOTE);
}
