/* First page of a model over a register: one printed page of at most 120 words. */
#include "report/evaluation/plan.h"
#include "report/register/book.h"
#include "score/evaluate/explain.h"

#include <string.h>

enum { TABLE = 6, WHAT = 0, TODAY, THEN, LEAST, MOST, SOURCE };

/* At most 120 words, whatever texts the page is given: each is cut to these. */
enum { TITLE_WORDS = 12, TOWN_WORDS = 5, WAGES_WORDS = 5, PASSED_WORDS = 2, PARAM_WORDS = 8 };

static const char *cut(const struct bg_scenario_book *b, const char *text, size_t words)
{
    return bg_short_text(b->arena, text, strlen(text), words);
}

struct figure { /* a line of the table: a column of Lines that is added up */
    const char *title;
    int column;
    enum bg_number number;
    size_t offset; /* of its sum in struct bg_register_sum */
};

static const struct bg_estimate_sum *sum_of(const struct bg_scenario_book *b,
                                            const struct figure *f, size_t c)
{
    return (const void *)((const char *)&bg_register_case(b, c)->total + f->offset);
}

static void put_estimate(struct bg_scenario_book *b, struct bg_page *page, int64_t row,
                         const struct figure *f, size_t c, const char *source)
{
    struct bg_look look = {BG_STYLE_KEY, f->number};
    bg_put_text(page, row, WHAT, BG_LOOK(KEY_TEXT, TEXT), f->title);
    const struct {
        int at, part;
        size_t c;
        struct bg_dec value;
    } cells[] = {{TODAY, 1, 0, sum_of(b, f, 0)->point},
                 {THEN, 1, c, sum_of(b, f, c)->point},
                 {LEAST, 0, c, sum_of(b, f, c)->low},
                 {MOST, 2, c, sum_of(b, f, c)->high}};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        const struct bg_register_cell sum = {.c = cells[i].c,
                                             .coverage = bg_coverage_words(BG_COVERED),
                                             .column = f->column + cells[i].part,
                                             .known =
                                                 !bg_register_case(b, cells[i].c)->total.lines ||
                                                 sum_of(b, f, cells[i].c)->lines > 0,
                                             .value = cells[i].value};
        bg_register_put_sum(b, page, row, cells[i].at, look, &sum);
    }
    bg_put_text(page, row, SOURCE, BG_LOOK(KEY_NOTE, TEXT), source);
    bg_page_height(page, row, 44);
}

/* The first wages that were used, and of which year. */
static const char *wages_source(struct bg_scenario_book *b, size_t c)
{
    const struct bg_register_outcome *o = bg_register_case(b, c);
    for (size_t i = 0; i < o->reg->lines_n; i++)
        if (o->lines[i].wages && o->contracts[o->reg->lines[i].contract].coverage == BG_COVERED)
            return bg_arena_printf(b->arena, "%s, %lld",
                                   cut(b, o->lines[i].wages->source, WAGES_WORDS),
                                   (long long)o->lines[i].wages->year);
    return "no wages were found";
}

/* Of the share that is passed on, beside that of the wages. */
static const char *cost_source(struct bg_scenario_book *b, size_t c, const char *wages)
{
    const struct bg_ruleset *r = bg_register_case(b, c)->ruleset;
    const struct bg_reads *reads =
        r->reg->pass_through ? bg_logic_reads(r->reg->pass_through) : NULL;
    const struct bg_param *param = reads && reads->params_n ? &r->params[reads->params[0]] : NULL;
    if (!param || !param->source)
        return wages;
    size_t n = strcspn(param->source->title, ",:(");
    return bg_arena_printf(b->arena, "%s; passed on: %s", wages,
                           cut(b, bg_arena_text(b->arena, param->source->title, n), PASSED_WORDS));
}

static const char *matters(struct bg_scenario_book *b, size_t c)
{
    const struct bg_sensitivity *s = b->model->cases[c].sensitivity;
    if (!s || !s->rows_n || !s->rows[0].effects[s->main].known)
        return NULL;
    const struct bg_effect *e = &s->rows[0].effects[s->main];
    char low[BG_DEC_TEXT], high[BG_DEC_TEXT];
    if (e->at_low.type != BG_V_NUMBER || e->at_high.type != BG_V_NUMBER)
        return NULL;
    return bg_arena_printf(b->arena, "What matters most: %s (from %s to %s).",
                           cut(b, s->ruleset->params[s->rows[0].param].short_title, PARAM_WORDS),
                           bg_dec_grouped(e->at_low.as.number, 0, low),
                           bg_dec_grouped(e->at_high.as.number, 0, high));
}

static const char *percent(const struct bg_scenario_book *b, struct bg_dec cost, struct bg_dec of)
{
    char text[BG_DEC_TEXT];
    if (!bg_dec_mul(cost, bg_dec_int(100), &cost) || !bg_dec_div(cost, of, &cost))
        return "?";
    return bg_arena_printf(b->arena, "%s%%", bg_dec_grouped(cost, 1, text));
}

/* What share of the budget the cost to the buyer is, and its range. NULL: no budget, or no cost. */
static const char *share_of_budget(const struct bg_scenario_book *b, size_t c)
{
    const struct bg_register_outcome *o = bg_register_case(b, c);
    const struct bg_estimate_sum *cost = &o->total.buyer_cost;
    char budget[BG_DEC_TEXT];
    if (!o->has_budget || bg_dec_sign(o->budget) <= 0 || !cost->lines)
        return NULL;
    return bg_arena_printf(b->arena, "That cost is %s of the budget of %s a year (%s to %s).",
                           percent(b, cost->point, o->budget), bg_dec_grouped(o->budget, 0, budget),
                           percent(b, cost->low, o->budget), percent(b, cost->high, o->budget));
}

static int64_t put_words(struct bg_scenario_book *b, struct bg_page *page, int64_t row, size_t c)
{
    const char *most = matters(b, c), *share = share_of_budget(b, c);
    if (share)
        row = bg_put_paragraph(page, row, 0, BG_LOOK(SAY, TEXT), share, 100);
    if (most)
        row = bg_put_paragraph(page, row, 0, BG_LOOK(SAY, TEXT), most, 100);
    return bg_put_paragraph(page, row + 1, 0, BG_LOOK(NOTE, TEXT),
                            "Estimates: see Lines and Assumptions.", 110);
}

void bg_scenario_sheet_covered(struct bg_scenario_book *b)
{
    static const double widths[] = {40, 17, 17, 17, 17, 30};
    struct bg_page *page = b->page[BG_SCENARIO_COVERED];
    const struct bg_ruleset *r = b->model->ruleset;
    size_t c = b->model->cases_n > 1 ? 1 : 0;
    const struct bg_register_outcome *today = bg_register_case(b, 0),
                                     *then = bg_register_case(b, c);
    const char *money = r->currency;
    const char *const titles[] = {"On covered contracts, estimated",
                                  "Rules of today, beyond the law",
                                  c ? "Proposed, beyond today" : "The same",
                                  "at the least",
                                  "at the most",
                                  "Source"};
    const struct figure figures[] = {
        {"Workers below the floor", BG_L_BELOW, BG_NUMBER_COUNT,
         offsetof(struct bg_register_sum, below)},
        {bg_arena_printf(b->arena, "Their raise a year, %s", money), BG_L_RAISE, BG_NUMBER_MONEY,
         offsetof(struct bg_register_sum, raise)},
        {bg_arena_printf(b->arena, "Cost to the buyer a year, %s", money), BG_L_BUYER,
         BG_NUMBER_MONEY, offsetof(struct bg_register_sum, buyer_cost)}};
    int64_t row = TABLE + 1;
    bg_scenario_title(
        page, cut(b, bg_scenario_name(b, c), TITLE_WORDS),
        cut(b, *r->solicitation.title ? r->solicitation.title : r->title, TOWN_WORDS));
    bg_put_text(page, 4, 0, BG_LOOK(AWARD, TEXT),
                bg_arena_printf(b->arena, "%zu of %zu contracts covered%s",
                                then->funnel[BG_COVERED].contracts, then->all.contracts,
                                c ? bg_arena_printf(b->arena, "; %zu today",
                                                    today->funnel[BG_COVERED].contracts)
                                  : ""));
    bg_put_headers(page, TABLE, 0, titles, sizeof titles / sizeof *titles);
    bg_page_height(page, TABLE, 32);
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        put_estimate(b, page, row++, &figures[i], c,
                     i == 0                            ? wages_source(b, c)
                     : figures[i].column == BG_L_BUYER ? cost_source(b, c, "the same")
                                                       : "the same");
    (void)put_words(b, page, row + 1, c);
    for (int i = 0; i < (int)(sizeof widths / sizeof *widths); i++)
        bg_page_width(page, i, widths[i]);
}
