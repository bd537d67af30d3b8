/* One sheet for each bid: every criterion from value to points, then the answers they come from. The cells of
 * a criterion are in bid_value.c, bid_outcome.c and bid_line_weight.c. */
#include "report/evaluation/bid_line.h"
#include "score/evaluate/env.h"
#include "score/kind/kind.h"

/* -- a criterion ---------------------------------------------------------------------------------- */

static struct bg_shown line_title(const struct bg_sheet_line *s)
{
    const struct bg_bid_line *l = s->entry;
    return bg_show_as(bg_plan_title_look(l->c),
                      bg_show_text(bg_plan_marked_title(l->plan, l->index, (int64_t)l->bid)));
}

static struct bg_shown line_words(const char *words)
{
    return bg_show_text(words ? words : "");
}

static struct bg_shown line_reason(const struct bg_sheet_line *s)
{
    return line_words(((const struct bg_bid_line *)s->entry)->r->reason);
}

static struct bg_shown line_rule(const struct bg_sheet_line *s)
{
    return line_words(((const struct bg_bid_line *)s->entry)->r->limit_words);
}

static struct bg_shown line_change(const struct bg_sheet_line *s)
{
    return line_words(((const struct bg_bid_line *)s->entry)->r->would_change);
}

static struct bg_shown line_element(const struct bg_sheet_line *s)
{
    const struct bg_bid_line *l = s->entry;
    return bg_show_words(s, bg_element_title(l->c->element));
}

static const struct bg_sheet_column columns[] = {
    [BG_B_TITLE] = BG_COLUMN("Criterion", 26, TEXT_WRAP, TEXT, .cell = line_title),
    [BG_B_VALUE] = BG_COLUMN("Answer or figure", 10.5, CELL, ANY, .cell = bg_bid_value),
    [BG_B_OUTCOME] = BG_COLUMN("Result", 12, CENTER, TEXT, .cell = bg_bid_outcome),
    [BG_B_REASON] = BG_COLUMN("Reason", 56, TEXT_WRAP, TEXT, .cell = line_reason),
    [BG_B_POINTS] = BG_COLUMN("Points", 6.5, CELL_BOLD, POINTS, .cell = bg_bid_points),
    [BG_B_AVAILABLE] = BG_COLUMN("Max. points", 7, CELL, WEIGHT, .cell = bg_bid_available),
    [BG_B_RULE] = BG_COLUMN("Limit or scale", 27, TEXT_WRAP, TEXT, .cell = line_rule),
    [BG_B_RATING] = BG_COLUMN("Share of the points", 12, CELL, RATING, .cell = bg_bid_rating),
    [BG_B_CHANGE] =
        BG_COLUMN("What would have changed it", 44, TEXT_WRAP, TEXT, .cell = line_change),
    [BG_B_SOURCE] = BG_COLUMN("Follows a change", 12, CENTER_GREY, TEXT, .cell = bg_bid_source),
    [BG_B_GAP] = BG_COLUMN(NULL, 3, TEXT, TEXT, .cell = bg_cell_nothing),
    [BG_B_ELEMENT] = BG_COLUMN("Element", 24, CENTER_GREY, TEXT, .cell = line_element),
    [BG_B_APPLIES] = BG_COLUMN("Applies", 9, CENTER_GREY, TEXT, .cell = bg_bid_applies),
    [BG_B_EXACT] = BG_COLUMN("Points before rounding", 15, CELL_GREY, EXACT, .cell = bg_bid_exact),
    [BG_B_EFFECT] = BG_COLUMN("Effect on the ranking", 12, CENTER_GREY, ANY, .cell = bg_bid_effect),
    /* Where weights of what does not apply go to others, else there is no such column. */
    [BG_B_AWAY] = BG_COLUMN("Weight moves away", 9, CELL_GREY, COUNT, .cell = bg_bid_away),
};

/* -- groups, price and total ---------------------------------------------------------------------- */

struct band { /* a line of one colour under the same headings, with figures of several criteria */
    struct bg_look title_look, text, number;
    const char *title, *reason;                  /* reason NULL: none */
    const struct bg_formula *available, *points; /* NULL: none */
};

static struct bg_shown band_title(const struct bg_sheet_line *s)
{
    const struct band *band = s->entry;
    return bg_show_as(band->title_look, bg_show_text(band->title));
}

static struct bg_shown band_blank(const struct bg_sheet_line *s)
{
    const struct band *band = s->entry;
    return bg_show_as(band->text, bg_show_blank());
}

static struct bg_shown band_reason(const struct bg_sheet_line *s)
{
    const struct band *band = s->entry;
    return band->reason ? bg_show_as(band->text, bg_show_text(band->reason)) : band_blank(s);
}

static struct bg_shown band_figure(const struct bg_sheet_line *s, const struct bg_formula *x,
                                   enum bg_number number)
{
    const struct band *band = s->entry;
    if (!x)
        return band_blank(s);
    return bg_show_as((struct bg_look){band->number.style, number}, bg_show_live(x));
}

static struct bg_shown band_available(const struct bg_sheet_line *s)
{
    return band_figure(s, ((const struct band *)s->entry)->available, BG_NUMBER_WEIGHT);
}

static struct bg_shown band_points(const struct bg_sheet_line *s)
{
    return band_figure(s, ((const struct band *)s->entry)->points, BG_NUMBER_POINTS);
}

static const struct bg_sheet_column band_columns[] = {
    [BG_B_TITLE] = {.cell = band_title},         [BG_B_VALUE] = {.cell = band_blank},
    [BG_B_OUTCOME] = {.cell = band_blank},       [BG_B_REASON] = {.cell = band_reason},
    [BG_B_POINTS] = {.cell = band_points},       [BG_B_RULE] = {.cell = band_blank},
    [BG_B_AVAILABLE] = {.cell = band_available}, [BG_B_RATING] = {.cell = band_blank},
    [BG_B_CHANGE] = {.cell = band_blank},        [BG_B_SOURCE] = {.cell = band_blank},
};

static void bid_put_band(const struct bg_plan *plan, size_t bid, int64_t row,
                         const struct band *band)
{
    struct bg_section section = BG_SECTION(band_columns);
    section.first = plan->at;
    bg_section_row(plan->bid_page[bid], row, &section, plan, band, bid);
    bg_put_whose(plan, plan->bid_page[bid], row, bid);
}

static size_t last_part(const struct bg_plan *plan, size_t group)
{
    size_t i = group + 1;
    while (i < plan->rules->criteria_n &&
           plan->rules->criteria[i].depth > plan->rules->criteria[group].depth)
        i++;
    return i - 1;
}

static void bid_put_group(const struct bg_bid_line *l)
{
    struct bg_plan *plan = l->plan;
    const struct bg_section away = {
        .columns = &columns[BG_B_AWAY], .n = 1, .first = l->at + BG_B_AWAY};
    int64_t last = l->row + (int64_t)(last_part(plan, l->index) - l->index);
    const struct bg_formula *points =
        BG_FORMULA(plan->arena, "ROUND(SUM(a),b)",
                   bg_page_cells(l->page, l->row + 1, l->at + BG_B_EXACT, last, l->at + BG_B_EXACT),
                   bg_formula_int(plan->arena, BG_SUM_PLACES));
    const struct band band = {.title_look = bg_plan_title_look(l->c),
                              .text = BG_LOOK(GROUP, TEXT),
                              .number = BG_LOOK(GROUP_CELL, ANY),
                              .title = bg_plan_marked_title(plan, l->index, (int64_t)l->bid),
                              .available = bg_bid_available_formula(l),
                              .points = bg_plan_award(plan, points)};
    bid_put_band(plan, l->bid, l->row, &band);
    bg_section_row(l->page, l->row, &away, plan, l, l->bid);
    bg_plan_check(plan, l->page, l->row, l->at + BG_B_POINTS,
                  bg_arena_printf(plan->arena, bg_plan_say(plan, "Points: %s"), l->c->title),
                  l->r->points);
}

static void bid_put_totals(const struct bg_plan *plan, size_t bid)
{
    const char *reason = plan->lot->bids[bid].price.reason;
    int64_t row = bg_plan_criteria_row(plan, bid) + (int64_t)plan->rules->criteria_n;
    bool scored = plan->rules->award.method == BG_HIGHEST_SCORE;
    const struct band price = {.title_look = BG_LOOK(GROUP, TEXT),
                               .text = BG_LOOK(GROUP, TEXT),
                               .number = BG_LOOK(GROUP_CELL, ANY),
                               .title = bg_plan_say(plan, "Price"),
                               .reason = reason ? reason : "",
                               .available = scored ? bg_plan_price_weight(plan) : NULL,
                               .points = scored && plan->rules->price.used
                                             ? bg_plan_price_cell(plan, bid, BG_P_POINTS)
                                             : NULL};
    const struct band total = {.title_look = BG_LOOK(TOTAL_TEXT, TEXT),
                               .text = BG_LOOK(TOTAL_TEXT, TEXT),
                               .number = BG_LOOK(TOTAL, ANY),
                               .title = bg_plan_say(plan, "Total"),
                               .points = bg_plan_comparison_cell(plan, bid, BG_C_TOTAL)};
    if (plan->rules->price.used)
        bid_put_band(plan, bid, row++, &price);
    if (scored)
        bid_put_band(plan, bid, row, &total);
}

/* -- the sheet ------------------------------------------------------------------------------------ */

/* What numbers need in this column of the bids' tables, in units of width. */
static double table_width(const struct bg_plan *plan, size_t bid, size_t column)
{
    double widest = 0;
    for (size_t i = 0; i < plan->rules->fields_n; i++) {
        const struct bg_value *value = &plan->lot->bids[bid].bid->values[i];
        const struct bg_table *table = value->type == BG_V_TABLE ? value->as.table : NULL;
        for (size_t row = 0; table && column < table->columns && row < table->rows; row++) {
            const struct bg_value *cell = &table->cells[row * table->columns + column];
            char text[BG_DEC_TEXT];
            if (cell->type != BG_V_NUMBER)
                continue;
            double width = bg_page_number_width(bg_dec_grouped(cell->as.number, 2, text));
            widest = width > widest ? width : widest;
        }
    }
    return widest;
}

static struct bg_section bid_section(const struct bg_plan *plan)
{
    struct bg_section section = BG_SECTION(columns);
    section.first = plan->at;
    if (!plan->rescales)
        section.n = BG_B_AWAY;
    return section;
}

/* Numbers of a table are whole in the columns of the criteria that they share, which takes room from the
 * reasons. */
static void set_widths(const struct bg_plan *plan, size_t bid)
{
    static const int shared[] = {BG_B_VALUE, BG_B_OUTCOME};
    const struct bg_section section = BG_SECTION(columns);
    struct bg_page *page = plan->bid_page[bid];
    double reason = columns[BG_B_REASON].width;
    bg_section_widths(page, &section, plan);
    for (size_t i = 0; plan->lot->bids[bid].bid->values && i < 2; i++) {
        double more = table_width(plan, bid, (size_t)shared[i]) - columns[shared[i]].width;
        if (more <= 0)
            continue;
        bg_page_width(page, shared[i], columns[shared[i]].width + more);
        reason -= more;
    }
    bg_page_width(page, BG_B_REASON, reason);
}

/* Figures of many bids need more room. */
void bg_put_bid_widths(const struct bg_plan *plan, struct bg_page *page)
{
    struct bg_section section = BG_SECTION(columns);
    section.first = plan->at;
    bg_section_widths(page, &section, plan);
    bg_page_width(page, plan->at + BG_B_VALUE, 13);
    bg_page_width(page, plan->at + BG_B_OUTCOME, 14);
    bg_page_width(page, plan->at + BG_B_POINTS, 8);
    bg_page_width(page, plan->at + BG_B_AVAILABLE, 8);
}

/* The total, or what is last without one. */
static int64_t last_line(const struct bg_plan *plan)
{
    int64_t row = plan->criteria_row + (int64_t)plan->rules->criteria_n - 1;
    row += plan->rules->price.used;
    return row + (plan->rules->award.method == BG_HIGHEST_SCORE);
}

void bg_put_bid_headings(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    const struct bg_section section = bid_section(plan);
    bg_put_words(page, row - 1, plan->at + BG_B_ELEMENT, BG_LOOK(NOTE, TEXT), "Working columns");
    bg_section_head(page, row, &section, plan);
}

static void bid_put_line(const struct bg_section *section, struct bg_bid_line *l)
{
    if (!l->c->kind) {
        bid_put_group(l);
        return;
    }
    bg_bid_work_out(l);
    bg_section_row(l->page, l->row, section, l->plan, l, l->bid);
    bg_put_whose(l->plan, l->page, l->row, l->bid);
}

void bg_put_bid_lines(struct bg_plan *plan, size_t bid)
{
    const struct bg_section section = bid_section(plan);
    const struct bg_bid_result *b = &plan->lot->bids[bid];
    const struct bg_env *env = b->bid->values ? bg_bid_env(plan->arena, plan->rules, b->bid) : NULL;
    for (size_t i = 0; i < plan->rules->criteria_n && b->criteria; i++) {
        struct bg_bid_line l = {.plan = plan,
                                .page = plan->bid_page[bid],
                                .bid = bid,
                                .index = i,
                                .c = &plan->rules->criteria[i],
                                .r = &b->criteria[i],
                                .env = env,
                                .row = bg_plan_criteria_row(plan, bid) + (int64_t)i,
                                .at = plan->at};
        bid_put_line(&section, &l);
    }
    bid_put_totals(plan, bid);
}

static void bid_put_bid(struct bg_plan *plan, size_t bid)
{
    struct bg_page *page = plan->bid_page[bid];
    set_widths(plan, bid);
    bg_put_bid_head(plan, bid);
    bg_put_bid_headings(plan, page, plan->criteria_row - 1);
    bg_put_bid_lines(plan, bid);
    int64_t last = bg_put_flags(plan, bid);
    bg_put_answers(plan, bid);
    bg_page_dense(page);
    bg_page_portrait(page);
    bg_page_freeze(page, plan->criteria_row, 1);
    bg_page_repeat(page, plan->criteria_row - 1, plan->criteria_row - 1);
    bg_page_keep(page, last_line(plan) - 3, last_line(plan));
    bg_page_print_area(page, last_line(plan), BG_B_PRINTED);
    if (plan->lot->bids[bid].flags_n)
        bg_page_print_more(page, last);
}

void bg_sheet_bids(struct bg_plan *plan)
{
    for (size_t i = 0; !plan->together && i < plan->lot->bids_n; i++)
        bid_put_bid(plan, i);
}
