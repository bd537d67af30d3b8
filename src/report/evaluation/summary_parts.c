/* Where the points come from: the criteria of the published rules and the price, bid by bid in the order
 * of the ranking, as a table and as a chart over it. The same by area of job quality is a second view,
 * beside the paper. A part has the same colour in every workbook of the ruleset, the price in all. */
#include <string.h>

#include "report/evaluation/summary.h"
#include "score/kind/kind.h"

enum { PARTS_MOST = 60, LONG = 25 };

struct part {
    const char *title;
    int64_t row; /* on Comparison */
    int weight;  /* column of what it can earn there; -1: none */
    int colour;
};

struct parts {
    struct bg_summary *s;
    struct part part[PARTS_MOST];
    size_t n;
};

static void summary_parts_add(struct parts *p, struct part part)
{
    if (p->n < PARTS_MOST)
        p->part[p->n++] = part;
}

static bool summary_parts_has_price(const struct bg_plan *plan)
{
    return plan->rules->price.used && plan->rules->award.method == BG_HIGHEST_SCORE;
}

static void list_criteria(struct parts *p)
{
    const struct bg_plan *plan = p->s->plan;
    for (size_t i = 0, k = 0; i < plan->rules->criteria_n; i++) {
        const struct bg_criterion *c = &plan->rules->criteria[i];
        if (c->parent < 0 && bg_criterion_scores(c))
            summary_parts_add(p, (struct part){c->title, BG_C_FIRST + (int64_t)i, BG_C_SHARE,
                                               bg_part_colour(k++)});
    }
    if (summary_parts_has_price(plan))
        summary_parts_add(p, (struct part){bg_plan_say(plan, "Price"),
                                           bg_plan_comparison_row(plan, BG_C_PRICE), BG_C_SHARE,
                                           BG_PRICE_COLOUR});
}

static void list_areas(struct parts *p)
{
    const struct bg_plan *plan = p->s->plan;
    int64_t row = bg_plan_elements_row(plan);
    for (int e = 0; e < BG_ELEMENT__COUNT; e++)
        if (plan->element_used[e])
            summary_parts_add(p,
                              (struct part){bg_plan_say(plan, bg_element_title((enum bg_element)e)),
                                            row++, -1, bg_part_colour((size_t)e)});
    if (summary_parts_has_price(plan))
        summary_parts_add(p, (struct part){bg_plan_say(plan, "Price"), row, -1, BG_PRICE_COLOUR});
}

/* -- table ------------------------------------------------------------------------------------- */

static void summary_parts_put_heading(struct parts *p, int64_t row, const char *what)
{
    struct bg_summary *s = p->s;
    bg_put_words(s->page, row, BG_S_RANK, BG_LOOK(HEADER, TEXT), "No.");
    bg_put_text(s->page, row, BG_S_NAME, BG_LOOK(HEADER_LEFT, TEXT), bg_page_say(s->page, what));
    bg_put_words(s->page, row, BG_S_TOTAL, BG_LOOK(HEADER, TEXT), "Max. points");
    for (size_t k = 0; k < s->shown; k++)
        bg_put_live(s->page, row, BG_S_MORE + (int)k, BG_LOOK(HEADER, ANY),
                    bg_summary_look(s, BG_C_HEADER, k));
}

static void summary_parts_put_part(struct parts *p, int64_t row, size_t i)
{
    struct bg_summary *s = p->s;
    const struct part *part = &p->part[i];
    const struct bg_page *comparison = s->plan->page[BG_SHEET_COMPARISON];
    bg_put_number(s->page, row, BG_S_RANK, BG_LOOK(CENTER_GREY, COUNT), bg_dec_int((int64_t)i + 1));
    bg_put_text(s->page, row, BG_S_NAME, BG_LOOK(TEXT_WRAP, TEXT), part->title);
    if (part->weight >= 0)
        bg_put_live(s->page, row, BG_S_TOTAL, BG_LOOK(CELL_GREY, WEIGHT),
                    bg_page_cell(comparison, part->row, part->weight));
    else
        bg_put_blank(s->page, row, BG_S_TOTAL, BG_LOOK(CELL_GREY, WEIGHT));
    for (size_t k = 0; k < s->shown; k++)
        bg_put_live(s->page, row, BG_S_MORE + (int)k, BG_LOOK(CELL, POINTS),
                    bg_summary_look(s, part->row, k));
    bg_page_heat(s->page, row, BG_S_MORE, row, BG_S_MORE + (int)s->shown - 1,
                 bg_ref(s->plan->arena, NULL, row, BG_S_TOTAL));
}

/* Of the bids that have a rank. */
static void summary_parts_put_total(struct parts *p, int64_t row)
{
    struct bg_summary *s = p->s;
    int64_t total = bg_plan_comparison_row(s->plan, BG_C_TOTAL);
    bg_put_blank(s->page, row, BG_S_RANK, BG_LOOK(TOTAL_TEXT, TEXT));
    bg_put_text(s->page, row, BG_S_NAME, BG_LOOK(TOTAL_TEXT, TEXT), bg_plan_figure_title(s->plan));
    if (s->score)
        bg_put_live(s->page, row, BG_S_TOTAL, BG_LOOK(TOTAL, WEIGHT),
                    bg_page_cell(s->plan->page[BG_SHEET_COMPARISON], total, BG_C_WEIGHT));
    else
        bg_put_blank(s->page, row, BG_S_TOTAL, BG_LOOK(TOTAL, POINTS));
    for (size_t k = 0; k < s->shown; k++)
        bg_put_live(s->page, row, BG_S_MORE + (int)k, bg_plan_shown_look(s->plan),
                    bg_summary_look(s, total, k));
}

static int64_t summary_parts_put_table(struct parts *p, int64_t row, const char *title,
                                       const char *what)
{
    struct bg_summary *s = p->s;
    int64_t first = row;
    if (s->shown < s->n)
        title = bg_arena_printf(s->plan->arena, bg_plan_say(s->plan, "%s: the first %zu of %zu"),
                                bg_plan_say(s->plan, title), s->shown, s->n);
    bg_put_words(s->page, row++, 0, BG_LOOK(SECTION, TEXT), title);
    summary_parts_put_heading(p, row++, what);
    for (size_t i = 0; i < p->n; i++)
        summary_parts_put_part(p, row++, i);
    summary_parts_put_total(p, row++);
    bg_page_keep(s->page, first, first + 3);
    if (p->n > LONG) /* it goes on over sheets of paper */
        bg_page_repeat(s->page, first + 1, first + 1);
    return row;
}

/* -- chart ------------------------------------------------------------------------------------- */

/* Lines that the legend takes. */
static size_t legend_lines(const struct parts *p)
{
    size_t letters = 0, room = bg_summary_room(p->s, 0);
    for (size_t i = 0; i < p->n; i++)
        letters += strlen(p->part[i].title) + 5;
    return letters / (room * 4 / 5) + 1;
}

static double summary_parts_width_of(const struct bg_summary *s)
{
    double pixels = 0;
    for (int column = 0; column < s->columns; column++)
        pixels += s->width[column] * 7 + 5;
    return pixels;
}

static int64_t summary_parts_put_chart(struct parts *p, int64_t row, int64_t first, const char *by)
{
    struct bg_summary *s = p->s;
    enum { PIXELS_A_ROW = 17, LEAST = 125 /* lower, and names of bids are left out */ };
    struct bg_chart_series *series = BG_ARRAY(s->plan->arena, p->n + 1, struct bg_chart_series);
    for (size_t i = 0; i < p->n; i++)
        series[i] =
            (struct bg_chart_series){p->part[i].title, (int)first + (int)i, p->part[i].colour};
    double height = 38 + 17.5 * (double)s->shown + 17.0 * (double)legend_lines(p);
    height = height < LEAST ? LEAST : height;
    struct bg_chart chart = {
        .alt_text = bg_arena_printf(
            s->plan->arena,
            bg_plan_say(s->plan, "Stacked bars, one for each bid in the order of the ranking: its "
                                 "points%s. The same numbers are in the table above."),
            bg_plan_say(s->plan, by)),
        .bars = s->shown,
        .series = series,
        .series_n = p->n,
        .across = true,
        .name_row = first - 1,
        .first_column = BG_S_MORE,
    };
    bg_page_chart(s->page, row, 0, summary_parts_width_of(s), height, &chart);
    int64_t end = row + (int64_t)(height / PIXELS_A_ROW) + 1;
    bg_page_keep(s->page, row, end);
    return end;
}

int64_t bg_summary_parts(struct bg_summary *s, int64_t row)
{
    struct parts p = {.s = s};
    list_criteria(&p);
    if (p.n == 0 || s->shown == 0)
        return row;
    int64_t end = summary_parts_put_table(&p, row, "Points by criterion", "Criterion");
    return summary_parts_put_chart(&p, end + 1, end - 1 - (int64_t)p.n, "");
}

int64_t bg_summary_areas(struct bg_summary *s, int64_t row)
{
    struct parts p = {.s = s};
    list_areas(&p);
    if (!s->plan->has_elements || s->shown == 0)
        return row;
    int64_t end = summary_parts_put_table(&p, row, "Points by job-quality area", "Area");
    return summary_parts_put_chart(&p, end + 1, end - 1 - (int64_t)p.n, ", by job-quality area");
}
