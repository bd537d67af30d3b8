/* First page: one printed page of at most 120 words for someone who has two minutes. People, money
 * and share of the budget, each with its range and source, for the contract as it would be awarded
 * under the first scenario. */
#include "report/plan.h"
#include "report/scenario_book.h"
#include "score/explain.h"

#include <string.h>

enum { TABLE = 6, WHAT = 0, TODAY, THEN, MORE, RANGE, SOURCE };

/* The page has at most 120 words, whatever the texts are that it is given: each is cut to these. */
enum { TITLE_WORDS = 9, TENDER_WORDS = 6, NAME_WORDS = 3, MEASURE_WORDS = 7, ASSUMED_WORDS = 11,
       SOURCE_WORDS = 2 };

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

/* The figures of the bids that scenario `who` recommends, under scenario c. */
static struct headline over_winners(const struct bg_scenario_book *b, size_t who, size_t c,
                                    const struct bg_scenario_measure *m, int part)
{
    struct headline out = {"", BG_MISSING};
    struct bg_buf formula;
    struct bg_dec sum = bg_dec_int(0);
    bg_buf_init(&formula, b->arena);
    for (size_t k = 0; k < b->model->cases[c].lots_n; k++) {
        int winner = b->model->cases[who].lots[k].result->recommended;
        const struct bg_model_lot *lot = &b->model->cases[c].lots[k];
        if (winner < 0)
            return out;
        struct bg_figure f = bg_scenario_figure(lot, &lot->bids[winner], m->measure);
        struct bg_value v = part == 1 && m->has_range   ? f.low
                            : part == 2 && m->has_range ? f.high
                                                        : f.value;
        if (v.type != BG_V_NUMBER || !bg_dec_add(sum, bg_scenario_rounded(v.as.number), &sum))
            return out;
        bg_buf_printf(&formula, "%s%s", k ? "+" : "",
                      bg_scenario_cell(b, c, k, (size_t)winner,
                                       m->column + (m->has_range ? part : 0)));
    }
    out.formula = bg_arena_printf(b->arena, "ROUND(%s,%d)", bg_buf_text(&formula),
                                  BG_SCENARIO_PLACES);
    out.value = (struct bg_value){.type = BG_V_NUMBER, .as.number = bg_scenario_rounded(sum)};
    return out;
}

static void put(struct bg_page *page, int64_t row, int column, struct bg_look look,
                const struct headline *h)
{
    if (h->formula[0])
        bg_scenario_put_formula(page, row, column, look, h->formula, &h->value);
    else
        bg_put_text(page, row, column, look, "–");
}

static const char *number_words(const struct bg_scenario_book *b,
                                const struct bg_scenario_measure *m, struct bg_dec number)
{
    char text[BG_DEC_TEXT];
    bool share = bg_scenario_number(b, m) == BG_NUMBER_RATING;
    if (share && !bg_dec_mul(number, bg_dec_int(100), &number))
        return "?";
    bg_dec_grouped(number, share ? 1 : 0, text);
    return bg_arena_printf(b->arena, share ? "%s%%" : "%s", text);
}

/* The least and the most over the bids that could win; of what has a range, over that too. */
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
            struct bg_figure f = bg_scenario_figure(lot, &lot->bids[i], m->measure);
            const struct bg_value *a = f.low.type == BG_V_NUMBER ? &f.low : &f.value;
            const struct bg_value *z = f.high.type == BG_V_NUMBER ? &f.high : &f.value;
            if (f.value.type != BG_V_NUMBER)
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
    return bg_arena_printf(b->arena, "%s to %s", number_words(b, m, low),
                           number_words(b, m, high));
}

static const char *source_of(const struct bg_scenario_book *b, const struct bg_scenario_measure *m)
{
    const struct bg_source_ref *source = m->measure->source;
    const struct bg_ruleset *r = b->model->cases[0].lots[0].result->ruleset;
    for (size_t i = 0; !source && i < m->measure->range_n; i++)
        source = r->params[m->measure->range[i]].source;
    if (!source)
        return "the bids";
    size_t n = strcspn(source->title, ",:(");
    return bg_arena_printf(b->arena, "the bids; %s",
                           cut(b, bg_arena_text(b->arena, source->title, n), SOURCE_WORDS));
}

static int64_t put_headline(struct bg_scenario_book *b, struct bg_page *page, int64_t row, size_t c,
                            enum bg_headline headline)
{
    const struct bg_scenario_measure *m = find(b, headline);
    if (!m)
        return row;
    struct bg_look look = {BG_STYLE_KEY, bg_scenario_number(b, m)};
    struct headline then = over_winners(b, c, c, m, 0), today = over_winners(b, c, 0, m, 0);
    struct headline more = {"", BG_MISSING};
    if (then.formula[0] && today.formula[0]) {
        more.formula = bg_arena_printf(b->arena, "ROUND(%s-%s,%d)",
                                       bg_ref(b->arena, NULL, row, THEN),
                                       bg_ref(b->arena, NULL, row, TODAY), BG_SCENARIO_PLACES);
        more.value = then.value;
        (void)bg_dec_sub(then.value.as.number, today.value.as.number, &more.value.as.number);
    }
    bool share = bg_scenario_number(b, m) == BG_NUMBER_RATING;
    bg_put_text(page, row, WHAT, BG_LOOK(KEY_TEXT, TEXT),
                cut(b,
                    bg_arena_printf(b->arena, "%s%s%s", m->measure->title,
                                    share || !*m->measure->unit ? "" : ", ",
                                    share ? "" : m->measure->unit),
                    MEASURE_WORDS));
    put(page, row, TODAY, look, &today);
    put(page, row, THEN, look, &then);
    put(page, row, MORE, look, &more);
    bg_put_text(page, row, RANGE, BG_LOOK(KEY_NOTE, TEXT), range_words(b, c, m));
    bg_put_text(page, row, SOURCE, BG_LOOK(KEY_NOTE, TEXT), source_of(b, m));
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
    return i < 0 ? "nobody" : cut(b, bg_scenario_vendor(own->lots[0].result->bids[i].bid), NAME_WORDS);
}

static const char *counts(const struct bg_scenario_book *b, size_t c)
{
    static const char *const words[] = {"", "newly pass", "newly fail", "drop out"};
    size_t n[4] = {0};
    struct bg_buf out;
    bg_buf_init(&out, b->arena);
    for (size_t k = 0; k < b->model->cases[c].lots_n; k++)
        for (size_t i = 0; i < b->model->cases[c].lots[k].bids_n; i++)
            n[b->model->cases[c].lots[k].bids[i].change]++;
    bg_buf_printf(&out, "Of %zu bids", b->bids_n);
    for (int i = BG_NEWLY_PASSES; i <= BG_CHANGE_DROPPED_OUT; i++)
        if (n[i])
            bg_buf_printf(&out, ", %zu %s", n[i], words[i]);
    if (n[BG_CHANGE_NONE] == b->bids_n)
        bg_buf_puts(&out, ", none passes or fails anew");
    bg_buf_putc(&out, '.');
    return bg_buf_text(&out);
}

static void put_heads(struct bg_scenario_book *b, struct bg_page *page)
{
    const char *const titles[] = {"On the recommended bid",
                                  b->model->cases[0].stack_n ? "Baseline" : "Today", "Proposed",
                                  "More", "Range over bids", "Source"};
    bg_put_headers(page, TABLE, 0, titles, sizeof titles / sizeof *titles);
}

static int64_t put_words(struct bg_scenario_book *b, struct bg_page *page, int64_t row, size_t c)
{
    const struct bg_model_case *own = &b->model->cases[c];
    const char *assumed = "";
    for (size_t k = 0; k < own->lots_n && !*assumed; k++)
        for (size_t i = 0; i < own->lots[k].bids_n && !*assumed; i++)
            if (own->lots[k].bids[i].assumed.response)
                assumed = own->lots[k].bids[i].assumed.response->title;
    row = bg_put_paragraph(page, row, 0, BG_LOOK(SAY, TEXT), counts(b, c), 100);
    row = bg_put_paragraph(page, row, 0, BG_LOOK(SAY, TEXT),
                           *assumed ? bg_arena_printf(b->arena, "Assumed: %s.",
                                                      cut(b, assumed, ASSUMED_WORDS))
                                    : "Vendors are assumed to change nothing.",
                           100);
    return bg_put_paragraph(
        page, row + 1, 0, BG_LOOK(NOTE, TEXT),
        b->model->cases_n > 2
            ? bg_arena_printf(b->arena,
                              "Estimates: see Assumptions. %zu more scenarios: Workers and cost.",
                              b->model->cases_n - 2)
            : "Estimates: see Assumptions.",
        110);
}

void bg_scenario_sheet_first(struct bg_scenario_book *b)
{
    static const double widths[] = {36, 16, 16, 16, 22, 26};
    struct bg_page *page = b->page[BG_SCENARIO_FIRST];
    const struct bg_ruleset *r = b->model->ruleset;
    size_t c = b->model->cases_n > 1 ? 1 : 0;
    int64_t row = TABLE + 1;
    bg_scenario_title(
        page, cut(b, bg_scenario_name(b, c), TITLE_WORDS),
        cut(b, *r->solicitation.title ? r->solicitation.title : r->title, TENDER_WORDS));
    bg_put_text(page, 3, 0, BG_LOOK(SAY, TEXT),
                bg_arena_printf(b->arena, "%s: %s",
                                b->model->cases[0].stack_n ? "Baseline" : "Today", winner(b, 0)));
    bg_put_text(page, 4, 0, BG_LOOK(AWARD, TEXT),
                bg_arena_printf(b->arena, "Proposed: %s", winner(b, c)));
    put_heads(b, page);
    row = put_headline(b, page, row, c, BG_HEADLINE_PEOPLE);
    row = put_headline(b, page, row, c, BG_HEADLINE_MONEY);
    row = put_headline(b, page, row, c, BG_HEADLINE_SHARE);
    (void)put_words(b, page, row + 1, c);
    for (int i = 0; i < (int)(sizeof widths / sizeof *widths); i++)
        bg_page_width(page, i, widths[i]);
    bg_page_print(page, true);
}
