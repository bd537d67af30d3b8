/* First page: one printed page of at most 120 words for someone who has two minutes. People, money
 * and share of the budget, each with its range and source, for the contract as it would be awarded
 * under the first scenario. */
#include "base/date.h"
#include "report/evaluation/plan.h"
#include "report/scenario/book.h"
#include "score/evaluate/explain.h"

#include <string.h>

enum { TABLE = 6, WHAT = 0, TODAY, THEN, MORE, RANGE, SOURCE };

/* The page has at most 120 words, whatever the texts are that it is given: each is cut to these. The
 * table, its heads, the tender and the two vendors have at most 81; the notes under the table have at
 * most 37, mostly half of them, and the title gets what they leave. */
enum {
    PAGE_WORDS = 120,
    ABOVE_NOTES = 81,
    TITLE_MOST = 12,
    TENDER_WORDS = 5,
    NAME_WORDS = 3,
    MEASURE_WORDS = 5,
    ASSUMED_WORDS = 9,
    SOURCE_WORDS = 2,
    UNIT_WORDS = 1
};

static const char *cut(const struct bg_scenario_book *b, const char *text, size_t words)
{
    return bg_short_text(b->arena, text, strlen(text), words);
}

/* A headline over the winners of all lots: its cells, and what they hold. */
struct headline {
    const char *formula; /* of the sum; "" when somebody is missing */
    struct bg_value value;
};

static const struct bg_scenario_measure *find(const struct bg_scenario_book *b,
                                              enum bg_headline headline)
{
    for (size_t i = 0; i < b->measures_n; i++)
        if (b->measures[i].measure->headline == headline)
            return &b->measures[i];
    return NULL;
}

/* The bid of a lot whose figures stand under a scenario: the one that it recommends, or, where that is
 * nobody, the one that the other recommends. -1: neither recommends any. */
static int shown_bid(const struct bg_scenario_book *b, size_t c, size_t other, size_t lot)
{
    int own = b->model->cases[c].lots[lot].result->recommended;
    return own >= 0 ? own : b->model->cases[other].lots[lot].result->recommended;
}

/* A figure of a bid; without a measure its price. */
static struct bg_figure figure_of(const struct bg_model_lot *lot, size_t bid,
                                  const struct bg_scenario_measure *m)
{
    struct bg_figure price = {BG_MISSING, BG_MISSING, BG_MISSING};
    if (m)
        return bg_scenario_figure(lot, &lot->bids[bid], m->measure);
    if (lot->result->bids[bid].price.present)
        price.value = (struct bg_value){.type = BG_V_NUMBER,
                                        .as.number = lot->result->bids[bid].price.amount};
    return price;
}

static enum bg_number number_of(const struct bg_scenario_book *b,
                                const struct bg_scenario_measure *m)
{
    return m ? bg_scenario_number(b, m) : BG_NUMBER_MONEY;
}

/* The figures of the bids that are recommended, under scenario c beside another. */
static struct headline over_winners(const struct bg_scenario_book *b, size_t c, size_t other,
                                    const struct bg_scenario_measure *m)
{
    struct headline out = {"", BG_MISSING};
    struct bg_buf formula;
    struct bg_dec sum = bg_dec_int(0);
    bg_buf_init(&formula, b->arena);
    for (size_t k = 0; k < b->model->cases[c].lots_n; k++) {
        int winner = shown_bid(b, c, other, k);
        const struct bg_model_lot *lot = &b->model->cases[c].lots[k];
        if (winner < 0)
            return out;
        struct bg_value v = figure_of(lot, (size_t)winner, m).value;
        if (v.type != BG_V_NUMBER || !bg_dec_add(sum, bg_scenario_rounded(v.as.number), &sum))
            return out;
        bg_buf_printf(&formula, "%s%s", k ? "+" : "",
                      bg_scenario_cell(b, c, k, (size_t)winner, m ? m->column : BG_F_PRICE));
    }
    out.formula =
        bg_arena_printf(b->arena, "ROUND(%s,%d)", bg_buf_text(&formula), BG_SCENARIO_PLACES);
    out.value = (struct bg_value){.type = BG_V_NUMBER, .as.number = bg_scenario_rounded(sum)};
    return out;
}

static const char *number_words(const struct bg_scenario_book *b,
                                const struct bg_scenario_measure *m, struct bg_dec number)
{
    char text[BG_DEC_TEXT];
    bool share = number_of(b, m) == BG_NUMBER_RATING;
    if (share && !bg_dec_mul(number, bg_dec_int(100), &number))
        return "?";
    bg_dec_grouped(number, share ? 1 : 0, text);
    return bg_arena_printf(b->arena, share ? "%s%%" : "%s", text);
}

static bool any_passes(const struct bg_model_lot *lot)
{
    bool any = false;
    for (size_t i = 0; i < lot->bids_n; i++)
        any |= lot->bids[i].passes;
    return any;
}

/* The least and the most over the bids that could win, where none can over all; of what has a range,
 * over that too. */
static const char *range_words(const struct bg_scenario_book *b, size_t c,
                               const struct bg_scenario_measure *m)
{
    struct bg_dec low = {0}, high = {0};
    bool any = false;
    for (size_t k = 0; k < b->model->cases[c].lots_n; k++) {
        const struct bg_model_lot *lot = &b->model->cases[c].lots[k];
        struct bg_dec least = {0}, most = {0};
        bool found = false;
        for (size_t i = 0; i < lot->bids_n; i++) {
            struct bg_figure f = figure_of(lot, i, m);
            const struct bg_value *a = f.low.type == BG_V_NUMBER ? &f.low : &f.value;
            const struct bg_value *z = f.high.type == BG_V_NUMBER ? &f.high : &f.value;
            if (f.value.type != BG_V_NUMBER || (any_passes(lot) && !lot->bids[i].passes))
                continue;
            if (!found || bg_dec_cmp(a->as.number, least) < 0)
                least = a->as.number;
            if (!found || bg_dec_cmp(z->as.number, most) > 0)
                most = z->as.number;
            found = true;
        }
        any |= found;
        (void)bg_dec_add(low, least, &low);
        (void)bg_dec_add(high, most, &high);
    }
    if (!any)
        return "–";
    if (bg_dec_cmp(low, high) == 0)
        return number_words(b, m, low);
    return bg_arena_printf(b->arena, "%s to %s", number_words(b, m, low), number_words(b, m, high));
}

/* A headline under a scenario; where no bid stands for it, its range. */
static void put(const struct bg_scenario_book *b, struct bg_page *page, int64_t row, int column,
                size_t c, const struct bg_scenario_measure *m, const struct headline *h)
{
    if (h->formula[0])
        bg_scenario_put_formula(page, row, column, (struct bg_look){BG_STYLE_KEY, number_of(b, m)},
                                h->formula, &h->value);
    else
        bg_put_text(page, row, column, BG_LOOK(KEY_NOTE, TEXT), range_words(b, c, m));
}

static const char *source_of(const struct bg_scenario_book *b, const struct bg_scenario_measure *m)
{
    const struct bg_source_ref *source = m->measure->source;
    const struct bg_ruleset *r = b->model->cases[0].lots[0].result->ruleset;
    for (size_t i = 0; !source && i < m->measure->range_n; i++)
        source = r->params[m->measure->range[i]].source;
    if (!source)
        return "bids";
    size_t n = strcspn(source->title, ",:(");
    return bg_arena_printf(b->arena, "bids; %s",
                           cut(b, bg_arena_text(b->arena, source->title, n), SOURCE_WORDS));
}

/* In five words: a short title says by itself what is counted where people are. */
static const char *title_of(const struct bg_scenario_book *b, const struct bg_scenario_measure *m)
{
    const struct bg_measure *own = m->measure;
    bool bare = bg_scenario_number(b, m) == BG_NUMBER_RATING || !*own->unit ||
                (own->headline == BG_HEADLINE_PEOPLE && own->short_title != own->title);
    return cut(b,
               bg_arena_printf(b->arena, "%s%s%s", own->short_title, bare ? "" : ", ",
                               bare ? "" : own->unit),
               MEASURE_WORDS);
}

/* A line of the table; without a measure the price of the bid. */
static int64_t put_headline(struct bg_scenario_book *b, struct bg_page *page, int64_t row, size_t c,
                            const struct bg_scenario_measure *m)
{
    struct bg_look look = {BG_STYLE_KEY, number_of(b, m)};
    struct headline then = over_winners(b, c, 0, m), today = over_winners(b, 0, c, m);
    struct headline more = {"", BG_MISSING};
    if (then.formula[0] && today.formula[0]) {
        more.formula =
            bg_arena_printf(b->arena, "ROUND(%s-%s,%d)", bg_ref(b->arena, NULL, row, THEN),
                            bg_ref(b->arena, NULL, row, TODAY), BG_SCENARIO_PLACES);
        more.value = then.value;
        (void)bg_dec_sub(then.value.as.number, today.value.as.number, &more.value.as.number);
    }
    bg_put_text(page, row, WHAT, BG_LOOK(KEY_TEXT, TEXT), m ? title_of(b, m) : "Its price");
    put(b, page, row, TODAY, 0, m, &today);
    put(b, page, row, THEN, c, m, &then);
    if (more.formula[0])
        bg_scenario_put_formula(page, row, MORE, look, more.formula, &more.value);
    else
        bg_put_text(page, row, MORE, BG_LOOK(KEY_NOTE, TEXT), "not known");
    bg_put_text(page, row, RANGE, BG_LOOK(KEY_NOTE, TEXT), range_words(b, c, m));
    bg_put_text(page, row, SOURCE, BG_LOOK(KEY_NOTE, TEXT), m ? source_of(b, m) : "bids");
    bg_page_height(page, row, 44);
    return row + 1;
}

static const char *winner(const struct bg_scenario_book *b, size_t c)
{
    const struct bg_model_case *own = &b->model->cases[c];
    int i = own->lots[0].result->recommended;
    if (own->lots_n > 1) {
        size_t won = 0;
        for (size_t k = 0; k < own->lots_n; k++)
            won += own->lots[k].result->recommended >= 0;
        return bg_arena_printf(b->arena, "%zu of %zu lots", won, own->lots_n);
    }
    return i < 0 ? "nobody"
                 : cut(b, bg_scenario_vendor(own->lots[0].result->bids[i].bid), NAME_WORDS);
}

static const char *counts(const struct bg_scenario_book *b, size_t c)
{
    static const char *const words[][2] = {{"", ""},
                                           {"newly pass", "newly passes"},
                                           {"newly fail", "newly fails"},
                                           {"drop out", "drops out"}};
    size_t n[4] = {0};
    struct bg_buf out;
    bg_buf_init(&out, b->arena);
    for (size_t k = 0; k < b->model->cases[c].lots_n; k++)
        for (size_t i = 0; i < b->model->cases[c].lots[k].bids_n; i++)
            n[b->model->cases[c].lots[k].bids[i].change]++;
    bg_buf_printf(&out, "Of %zu bids", b->bids_n);
    for (int i = BG_NEWLY_PASSES; i <= BG_CHANGE_DROPPED_OUT; i++)
        if (n[i])
            bg_buf_printf(&out, ", %zu %s", n[i], words[i][n[i] == 1]);
    if (n[BG_CHANGE_NONE] == b->bids_n)
        bg_buf_puts(&out, ", none passes or fails anew");
    bg_buf_putc(&out, '.');
    return bg_buf_text(&out);
}

/* Whose figures stand in the table; lots differ, and then the words fit all of them. */
static const char *whose(const struct bg_scenario_book *b, size_t c)
{
    size_t then = 0, today = 0, neither = 0, lots_n = b->model->cases[c].lots_n;
    for (size_t k = 0; k < lots_n; k++) {
        then += b->model->cases[c].lots[k].result->recommended >= 0;
        today += b->model->cases[0].lots[k].result->recommended >= 0;
        neither += shown_bid(b, c, 0, k) < 0;
    }
    if (neither)
        return "Over all bids";
    if (then == 0)
        return b->model->cases[0].stack_n ? "On the baseline's recommended bid"
                                          : "On today's recommended bid";
    return today == 0 ? "On the bid then recommended" : "On the recommended bid";
}

static void put_heads(struct bg_scenario_book *b, struct bg_page *page, size_t c)
{
    const char *const titles[] = {
        whose(b, c),       b->model->cases[0].stack_n ? "Baseline" : "Today",
        "Proposed",        "More",
        "Range over bids", "Source"};
    bg_put_headers(page, TABLE, 0, titles, sizeof titles / sizeof *titles);
}

/* What a measure gains in the last period of the year path, over the bids that are shown. */
static bool gain_later(const struct bg_scenario_book *b, size_t c, const char *id,
                       struct bg_dec *gain)
{
    size_t last = b->model->periods_n - 1;
    *gain = bg_dec_int(0);
    for (size_t k = 0; k < b->model->cases[c].lots_n; k++) {
        struct bg_value values[2] = {BG_MISSING, BG_MISSING};
        for (int side = 0; side < 2; side++) {
            size_t own = side ? c : 0;
            int bid = shown_bid(b, own, side ? 0 : c, k);
            const struct bg_model_lot *lot = &b->model->cases[own].lots[k];
            const struct bg_ruleset *r = lot->result->ruleset;
            for (size_t m = 0; bid >= 0 && m < r->measures_n; m++)
                if (strcmp(r->measures[m].id, id) == 0)
                    values[side] = lot->bids[bid].path[last * r->measures_n + m].value;
        }
        struct bg_dec more;
        if (values[0].type != BG_V_NUMBER || values[1].type != BG_V_NUMBER ||
            !bg_dec_sub(bg_scenario_rounded(values[1].as.number),
                        bg_scenario_rounded(values[0].as.number), &more) ||
            !bg_dec_add(*gain, more, gain))
            return false;
    }
    return true;
}

/* The table is at the date of evaluation: where the proposal gains something else by the end of the
 * term, this says so. "" where it does not, or where that is not known. */
static const char *later(const struct bg_scenario_book *b, size_t c)
{
    const struct bg_scenario_measure *people = find(b, BG_HEADLINE_PEOPLE);
    const struct bg_scenario_measure *raise = find(b, BG_HEADLINE_RAISE);
    struct bg_dec workers, pay;
    if (b->model->periods_n == 0 || c == 0 || !people || !raise ||
        !gain_later(b, c, people->measure->id, &workers) ||
        !gain_later(b, c, raise->measure->id, &pay))
        return "";
    struct headline then = over_winners(b, c, 0, raise), today = over_winners(b, 0, c, raise);
    struct bg_dec now;
    char date[BG_DATE_TEXT];
    if (!then.formula[0] || !today.formula[0] ||
        !bg_dec_sub(then.value.as.number, today.value.as.number, &now) || bg_dec_cmp(now, pay) == 0)
        return "";
    return bg_arena_printf(b->arena, "By %s: %s workers, %s %s more (Year by year).",
                           bg_date_text(b->model->periods[b->model->periods_n - 1].from, date),
                           number_words(b, people, workers), number_words(b, raise, pay),
                           cut(b, raise->measure->unit, UNIT_WORDS));
}

static const char *assumptions(const struct bg_scenario_book *b, size_t c)
{
    const struct bg_model_case *own = &b->model->cases[c];
    for (size_t k = 0; k < own->lots_n; k++)
        for (size_t i = 0; i < own->lots[k].bids_n; i++)
            if (own->lots[k].bids[i].assumed.response)
                return bg_arena_printf(
                    b->arena, "Assumed: %s",
                    cut(b, own->lots[k].bids[i].assumed.response->title, ASSUMED_WORDS));
    return "Vendors are assumed to change nothing.";
}

/* What stands under the table, most important first; "" where there is nothing to say. */
enum { LATER, COUNTS, ASSUMED, WHERE, NOTES };

static void write_notes(const struct bg_scenario_book *b, size_t c, const char *notes[NOTES])
{
    notes[LATER] = later(b, c);
    notes[COUNTS] = counts(b, c);
    notes[ASSUMED] = assumptions(b, c);
    notes[WHERE] =
        b->model->cases_n > 2
            ? bg_arena_printf(b->arena, "Estimates: see Assumptions. %zu more scenario%s.",
                              b->model->cases_n - 2,
                              b->model->cases_n == 3 ? " follows" : "s follow")
            : "Estimates: see Assumptions.";
}

static size_t title_words(const char *const notes[NOTES])
{
    size_t words = 0;
    for (int i = 0; i < NOTES; i++)
        for (const char *at = notes[i]; *at; at++)
            words += *at != ' ' && (at == notes[i] || at[-1] == ' ');
    size_t left = words < PAGE_WORDS - ABOVE_NOTES ? PAGE_WORDS - ABOVE_NOTES - words : 1;
    return left < TITLE_MOST ? left : TITLE_MOST;
}

static void put_notes(struct bg_page *page, int64_t row, const char *const notes[NOTES])
{
    for (int i = 0; i < WHERE; i++)
        if (*notes[i])
            row = bg_put_paragraph(page, row, 0, BG_LOOK(SAY, TEXT), notes[i], 100);
    (void)bg_put_paragraph(page, row + 1, 0, BG_LOOK(NOTE, TEXT), notes[WHERE], 110);
}

void bg_scenario_sheet_first(struct bg_scenario_book *b)
{
    static const double widths[] = {36, 16, 16, 16, 22, 26};
    struct bg_page *page = b->page[BG_SCENARIO_FIRST];
    const struct bg_ruleset *r = b->model->ruleset;
    size_t c = b->model->cases_n > 1 ? 1 : 0;
    const char *notes[NOTES];
    int64_t row = TABLE + 1;
    write_notes(b, c, notes);
    bg_scenario_title(
        page, cut(b, bg_scenario_name(b, c), title_words(notes)),
        cut(b, *r->solicitation.title ? r->solicitation.title : r->title, TENDER_WORDS));
    bg_put_text(page, 3, 0, BG_LOOK(SAY, TEXT),
                bg_arena_printf(b->arena, "%s: %s",
                                b->model->cases[0].stack_n ? "Baseline" : "Today", winner(b, 0)));
    bg_put_text(page, 4, 0, BG_LOOK(AWARD, TEXT),
                bg_arena_printf(b->arena, "Proposed: %s", winner(b, c)));
    put_heads(b, page, c);
    for (int h = BG_HEADLINE_PEOPLE; h <= BG_HEADLINE_SHARE; h++)
        if (find(b, (enum bg_headline)h))
            row = put_headline(b, page, row, c, find(b, (enum bg_headline)h));
    if (row == TABLE + 1) /* the ruleset has no measure for this page */
        row = put_headline(b, page, row, c, NULL);
    put_notes(page, row + 1, notes);
    for (int i = 0; i < (int)(sizeof widths / sizeof *widths); i++)
        bg_page_width(page, i, widths[i]);
}
