/* Winners and losers: who would be recommended, and every bid's rank and points under each scenario,
 * beside what they were under the baseline. */
#include "report/evaluation/plan.h"
#include "report/scenario/book.h"

enum { FIRST = 7, VENDOR = 0, PER_CASE = 3 }; /* rank, figure, change */

struct outcomes {
    struct bg_scenario_book *b;
    struct bg_page *page;
    int start; /* first column of case 0 */
    bool points;
};

static int outcomes_column_of(const struct outcomes *o, size_t c)
{
    return o->start + (c == 0 ? 0 : 2 + (int)(c - 1) * PER_CASE);
}

static void outcomes_put_heads(struct outcomes *o)
{
    struct bg_scenario_book *b = o->b;
    bg_put_text(o->page, FIRST - 1, VENDOR, BG_LOOK(HEADER_LEFT, TEXT), "Vendor");
    if (b->lots)
        bg_put_text(o->page, FIRST - 1, 1, BG_LOOK(HEADER, TEXT), "Lot");
    for (size_t c = 0; c < b->model->cases_n; c++) {
        int at = outcomes_column_of(o, c);
        bg_put_text(o->page, FIRST - 2, at, BG_LOOK(HEADER_BAND, TEXT), b->model->cases[c].label);
        for (int i = 1; i < (c ? PER_CASE : 2); i++)
            bg_put_blank(o->page, FIRST - 2, at + i, BG_LOOK(HEADER_BAND, TEXT));
        bg_put_text(o->page, FIRST - 1, at, BG_LOOK(HEADER, TEXT), "Rank");
        bg_put_text(o->page, FIRST - 1, at + 1, BG_LOOK(HEADER, TEXT),
                    o->points ? "Points" : "Evaluated price");
        if (c)
            bg_put_text(o->page, FIRST - 1, at + 2, BG_LOOK(HEADER, TEXT), "What changes");
        bg_page_width(o->page, at, 9);
        bg_page_width(o->page, at + 1, o->points ? 10 : 15);
        if (c)
            bg_page_width(o->page, at + 2, 19);
    }
}

static const char *outcomes_change_words(const struct outcomes *o, size_t c, size_t k, size_t i)
{
    const struct bg_model_lot *now = &o->b->model->cases[c].lots[k];
    const struct bg_model_lot *was = &o->b->model->cases[0].lots[k];
    const struct bg_bid_result *a = &was->result->bids[i], *z = &now->result->bids[i];
    if (now->bids[i].change == BG_NEWLY_PASSES)
        return "▲ newly passes";
    if (now->bids[i].change == BG_NEWLY_FAILS)
        return "▼ newly fails";
    if (now->bids[i].change == BG_CHANGE_DROPPED_OUT)
        return "✕ drops out";
    if (a->rank && z->rank && a->rank != z->rank)
        return bg_arena_printf(
            o->b->arena, z->rank < a->rank ? "▲ up %lld" : "▼ down %lld",
            (long long)(z->rank < a->rank ? a->rank - z->rank : z->rank - a->rank));
    return a->rank && z->rank ? "= same rank" : bg_result_status_words(z->status);
}

static void outcomes_put_bid(struct outcomes *o, int64_t row, size_t k, size_t i)
{
    struct bg_scenario_book *b = o->b;
    bg_put_text(o->page, row, VENDOR, BG_LOOK(TEXT_BOLD, TEXT),
                b->model->cases[0].lots[k].bids[i].submitted->vendor_name);
    if (b->lots)
        bg_put_text(o->page, row, 1, BG_LOOK(CENTER, TEXT), b->model->cases[0].lots[k].lot);
    for (size_t c = 0; c < b->model->cases_n; c++) {
        const struct bg_bid_result *r = &b->model->cases[c].lots[k].result->bids[i];
        int at = outcomes_column_of(o, c);
        struct bg_value rank = BG_MISSING, figure = BG_MISSING;
        if (r->rank)
            rank = (struct bg_value){.type = BG_V_NUMBER, .as.number = bg_dec_int(r->rank)};
        if (o->points && r->total_exact)
            figure = (struct bg_value){.type = BG_V_NUMBER, .as.number = r->total};
        else if (!o->points && r->price.present)
            figure = (struct bg_value){.type = BG_V_NUMBER, .as.number = r->price.evaluated};
        if (r->rank)
            bg_scenario_put(o->page, row, at, BG_LOOK(CENTER_BOLD, COUNT), &rank);
        else
            bg_put_text(o->page, row, at, BG_LOOK(CENTER_GREY, TEXT), "–");
        bg_scenario_put(
            o->page, row, at + 1,
            (struct bg_look){BG_STYLE_CELL, o->points ? BG_NUMBER_POINTS : BG_NUMBER_CENTS},
            &figure);
        if (c)
            bg_put_text(o->page, row, at + 2, BG_LOOK(TEXT, TEXT),
                        outcomes_change_words(o, c, k, i));
    }
}

static const char *winner(const struct bg_model_lot *lot)
{
    int i = lot->result->recommended;
    return i < 0 ? "nobody" : lot->result->bids[i].bid->vendor_name;
}

/* Who is recommended under each scenario, and the reasons of those that newly fail. */
static int64_t outcomes_put_lot(struct outcomes *o, int64_t row, size_t k)
{
    struct bg_scenario_book *b = o->b;
    for (size_t c = 0; c < b->model->cases_n; c++) {
        const struct bg_model_lot *lot = &b->model->cases[c].lots[k];
        bg_put_text(o->page, row, 0, BG_LOOK(PLAIN, TEXT),
                    bg_arena_printf(b->arena, "%s%s%s: %s%s", lot->lot, b->lots ? ", " : "",
                                    b->model->cases[c].label, winner(lot),
                                    c == 0                  ? ""
                                    : lot->recommends_other ? "  ← changes"
                                                            : "  (no change)"));
        row++;
    }
    return row;
}

static int64_t outcomes_put_reasons(struct outcomes *o, int64_t row)
{
    struct bg_scenario_book *b = o->b;
    bool head = false;
    for (size_t c = 1; c < b->model->cases_n; c++)
        for (size_t k = 0; k < b->model->cases[c].lots_n; k++) {
            const struct bg_model_lot *lot = &b->model->cases[c].lots[k];
            for (size_t i = 0; i < lot->bids_n; i++) {
                const char *reason = lot->result->bids[i].status_reason;
                const char *words = lot->bids[i].assumed.words;
                const char *unclear = lot->bids[i].assumed.unclear;
                if (lot->bids[i].change == BG_CHANGE_NONE && !*unclear &&
                    !bg_scenario_responds(&lot->bids[i].assumed))
                    continue;
                if (!head)
                    bg_put_text(o->page, row++, 0, BG_LOOK(SECTION, TEXT),
                                "What changes for whom, and why");
                head = true;
                bg_put_text(o->page, row, 0, BG_LOOK(TEXT, TEXT),
                            lot->bids[i].submitted->vendor_name);
                row = bg_put_paragraph(
                    o->page, row, 1, BG_LOOK(BESIDE, TEXT),
                    bg_arena_printf(b->arena, "%s: %s%s%s%s%s", b->model->cases[c].label,
                                    *words ? "as assumed, " : "", words,
                                    *words && *reason ? ". " : "", reason,
                                    *unclear ? bg_arena_printf(b->arena,
                                                               " The assumed response "
                                                               "cannot be worked out: %s.",
                                                               unclear)
                                             : ""),
                    110);
            }
        }
    return row;
}

void bg_scenario_sheet_outcomes(struct bg_scenario_book *b)
{
    struct bg_page *page = b->page[BG_SCENARIO_OUTCOMES];
    const struct bg_model_case *base = &b->model->cases[0];
    struct outcomes o = {b, page, b->lots ? 2 : 1,
                         base->lots[0].result->ruleset->award.method == BG_HIGHEST_SCORE};
    int64_t row = FIRST;
    bg_scenario_title(page, "Winners and losers",
                      "Each bid's place under today's rules and under each scenario. ▲ gains, ▼ "
                      "loses, ✕ drops out by assumption.");
    bg_put_text(page, FIRST - 3, 0, BG_LOOK(SECTION, TEXT), "Ranks and points");
    outcomes_put_heads(&o);
    for (size_t k = 0; k < base->lots_n; k++)
        for (size_t i = 0; i < base->lots[k].bids_n; i++)
            outcomes_put_bid(&o, row++, k, i);
    int last = outcomes_column_of(&o, b->model->cases_n - 1) + (b->model->cases_n > 1 ? 2 : 1);
    for (size_t c = 0; c < b->model->cases_n && row > FIRST; c++) {
        int at = outcomes_column_of(&o, c);
        const char *cell = bg_relative(b->arena, FIRST, at);
        bg_page_mark_if(page, FIRST, at, row - 1, at + 1, bg_arena_printf(b->arena, "%s=1", cell));
        if (c)
            bg_page_warn_if(page, FIRST, at + 2, row - 1, at + 2,
                            bg_arena_printf(b->arena, "OR(LEFT(%s,1)=\"▼\",LEFT(%s,1)=\"✕\")",
                                            bg_relative(b->arena, FIRST, at + 2),
                                            bg_relative(b->arena, FIRST, at + 2)));
    }
    row++;
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "Recommended award");
    for (size_t k = 0; k < base->lots_n; k++)
        row = outcomes_put_lot(&o, row, k);
    (void)outcomes_put_reasons(&o, row + 1);
    bg_page_width(page, VENDOR, 32);
    if (b->lots)
        bg_page_width(page, 1, 10);
    bg_page_freeze(page, FIRST, o.start);
    bg_page_repeat(page, FIRST - 2, FIRST - 1);
    (void)last;
}
