/* Summary: the recommended award, the ranking as it is now, where the points come from, what to ask,
 * and the lines to sign; on one sheet of paper where it fits. */
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "report/evaluation/summary.h"

size_t bg_summary_room(const struct bg_summary *s, int column)
{
    double room = 0;
    for (; column < s->columns; column++)
        room += s->width[column] + 0.7;
    return (size_t)room;
}

/* -- caution and award ------------------------------------------------------------------------- */

/* What the weights add up to now; NULL: there are none. */
static const struct bg_formula *weights(const struct bg_summary *s)
{
    if (!s->score)
        return NULL;
    return bg_page_cell(s->plan->page[BG_SHEET_COMPARISON],
                        bg_plan_comparison_row(s->plan, BG_C_TOTAL), BG_C_WEIGHT);
}

/* The text unless the weights fail to add up: then the words, with what they come to. */
static const struct bg_formula *unless_weights(const struct bg_summary *s, const char *before,
                                               const char *behind, const struct bg_formula *text)
{
    struct bg_arena *arena = s->plan->arena;
    char total[BG_DEC_TEXT];
    if (!weights(s))
        return text;
    const char *rest = bg_arena_printf(arena, bg_plan_say(s->plan, ", not %s%s"),
                                       bg_dec_text(s->plan->rules->award.total, total),
                                       bg_plan_say(s->plan, behind));
    return BG_FORMULA(arena, "IF(ROUND(a-b,6)=0,c,d&a&e)", weights(s),
                      bg_formula_number(arena, s->plan->rules->award.total), text,
                      bg_formula_own(arena, before), bg_formula_text(arena, rest));
}

static void put_caution(struct bg_summary *s, int64_t row)
{
    struct bg_arena *arena = s->plan->arena;
    const struct bg_page *issued = s->plan->page[BG_SHEET_ISSUED];
    const struct bg_formula *text = BG_FORMULA(
        arena,
        "IF(a=0,\"As issued: no input has been changed.\",\"CAUTION: \"&a&\" input(s) differ from "
        "the issued evaluation, first: \"&b&\". Reasons are of the original.\")",
        bg_page_cell(issued, BG_I_COUNT, 1), bg_page_cell(issued, BG_I_FIRST, 1));
    text = unless_weights(s, "CAUTION: the weights add up to ",
                          ". Change the weights on Comparison.", text);
    bg_put_live(s->page, row, 0, BG_LOOK(PLAIN, ANY), text);
    bg_page_warn_if(s->page, row, 0, row, s->columns - 1,
                    bg_plan_begins(s->plan, bg_ref(arena, NULL, row, 0), "CAUTION"));
}

static const struct bg_formula *bids_in_row(const struct bg_summary *s, int64_t row)
{
    return bg_page_cells(s->plan->page[BG_SHEET_COMPARISON], row, BG_C_BID, row,
                         BG_C_BID + (int)s->n - 1);
}

static const struct bg_formula *summary_recommended(const struct bg_summary *s)
{
    struct bg_plan *plan = s->plan;
    const struct bg_formula *name = BG_FORMULA(
        plan->arena,
        "INDEX(a,1,MATCH(1,b,0))&IF(INDEX(c,1,MATCH(1,b,0))=\"provisional\","
        "\" (provisional: answers are open)\",\"\")",
        bids_in_row(s, BG_C_HEADER), bids_in_row(s, bg_plan_comparison_row(plan, BG_C_RANK)),
        bids_in_row(s, bg_plan_comparison_row(plan, BG_C_STATUS)));
    const struct bg_formula *text = BG_FORMULA(
        plan->arena,
        "IF(COUNTIF(a,1)=0,\"Nobody: no bid can be ranked\",IF(COUNTIF(a,1)>1,\"Nobody yet: \"&"
        "COUNTIF(a,1)&\" bids are tied for first place\",b))",
        bids_in_row(s, bg_plan_comparison_row(plan, BG_C_RANK)), name);
    if (!plan->lot->open.settled) /* until every open cell is filled in: then the ranks tell */
        text = BG_FORMULA(plan->arena, "IF(COUNTIF(a,\"provisional\")>0,c,IF(COUNTIF(b,1)=0,c,d))",
                          bids_in_row(s, bg_plan_comparison_row(plan, BG_C_STATUS)),
                          bids_in_row(s, bg_plan_comparison_row(plan, BG_C_RANK)),
                          bg_formula_text(plan->arena, bg_plan_not_yet(plan)), text);
    return unless_weights(s, "Nobody yet: the weights add up to ", "", text);
}

/* A long legal name is whole in smaller letters. */
static struct bg_look award_look(const struct bg_plan *plan)
{
    enum { LETTERS = 55 };
    for (size_t i = 0; i < plan->lot->bids_n; i++) {
        const char *name = bg_plan_vendor(plan, i);
        if (bg_utf8_count(name, strlen(name)) > LETTERS)
            return BG_LOOK(AWARD_LONG, ANY);
    }
    return BG_LOOK(AWARD, ANY);
}

int64_t bg_summary_award(struct bg_summary *s, int64_t row)
{
    const struct bg_lot_result *lot = s->plan->lot;
    bg_put_words(s->page, row++, 0, BG_LOOK(SECTION, TEXT), "Recommended award (people decide)");
    if (s->n && s->plan->live_ranks && !lot->no_award[0])
        bg_put_live(s->page, row++, 0, award_look(s->plan), summary_recommended(s));
    else
        bg_put_text(s->page, row++, 0, award_look(s->plan), bg_plan_recommended(s->plan));
    row = bg_put_paragraph(
        s->page, row, 0, BG_LOOK(PLAIN, TEXT),
        bg_arena_printf(s->plan->arena, bg_plan_say(s->plan, "As issued: %s%s%s%s"),
                        lot->recommendation,
                        lot->has_margin ? bg_plan_say(s->plan, " Margin: ") : "",
                        lot->has_margin ? lot->margin_words : "", lot->has_margin ? "." : ""),
        bg_summary_room(s, 0));
    return row;
}

/* -- the sheet --------------------------------------------------------------------------------- */

/* Up to six bids on upright paper. What is left of the width goes to the names. */
static void plan_columns(struct bg_summary *s)
{
    enum { UPRIGHT = 6, SHOWN = 9, LEAST_MORE = 4, CENTS = 2, TOTAL = 9 };
    static const double rank = 5.5, name = 27;
    s->shown = s->n < SHOWN ? s->n : SHOWN;
    int more = bg_summary_ranking_columns(s), shown = (int)s->shown;
    more = more > shown ? more : shown;
    more = more > LEAST_MORE ? more : LEAST_MORE;
    s->columns = BG_S_MORE + more;
    double money = s->plan->rules->price.used ? bg_plan_money_width(s->plan) : 0;
    if (bg_summary_money(s->plan).number == BG_NUMBER_MONEY)
        money -= CENTS;
    double room = 121 - 0.72 * s->columns;
    double total = s->score || money < TOTAL ? TOTAL : money;
    double width = (room - rank - name - total) / more;
    bool upright = s->n <= UPRIGHT && width >= money;
    if (!upright)
        room = 165 - 0.72 * s->columns;
    width = (room - rank - name - total) / more;
    double most = money > 14 ? money : 14;
    width = width < most ? width : most;
    s->width[BG_S_RANK] = rank;
    s->width[BG_S_TOTAL] = total;
    for (int i = 0; i < more; i++)
        s->width[BG_S_MORE + i] = width;
    double left = room - rank - total - width * more;
    s->width[BG_S_NAME] = left < 2 * name ? left : 2 * name;
    for (int i = 0; i < s->columns; i++)
        bg_page_width(s->page, i, s->width[i]);
    bg_page_dense(s->page);
    if (upright)
        bg_page_portrait(s->page);
}

static int64_t summary_put_title(struct bg_summary *s)
{
    const struct bg_ruleset *rules = s->plan->rules;
    const char *title = *rules->solicitation.title ? rules->solicitation.title : rules->title;
    const char *reference = rules->solicitation.reference, *buyer = rules->solicitation.buyer;
    char date[BG_DATE_TEXT];
    struct bg_look look =
        bg_utf8_count(title, strlen(title)) > 50 ? BG_LOOK(AWARD, TEXT) : BG_LOOK(TITLE, TEXT);
    bg_put_text(s->page, 0, 0, look,
                bg_arena_printf(s->plan->arena, bg_plan_say(s->plan, "Bid comparison: %s"), title));
    return bg_put_paragraph(
        s->page, 1, 0, BG_LOOK(SUBTITLE, TEXT),
        bg_arena_printf(s->plan->arena, bg_plan_say(s->plan, "%s%s%s%sEvaluated as of %s%s%s."),
                        reference, *reference ? ". " : "", buyer, *buyer ? ". " : "",
                        bg_date_text(s->plan->result->as_of, date),
                        *rules->version ? bg_plan_say(s->plan, " under the rules of version ") : "",
                        rules->version),
        bg_summary_room(s, 0));
}

void bg_sheet_summary(struct bg_plan *plan)
{
    struct bg_summary s = {.plan = plan,
                           .page = plan->page[BG_SHEET_SUMMARY],
                           .n = plan->lot->bids_n,
                           .score = plan->rules->award.method == BG_HIGHEST_SCORE};
    plan_columns(&s);
    int64_t row = summary_put_title(&s);
    put_caution(&s, row++);
    row = bg_summary_award(&s, row);
    row = bg_summary_ranking(&s, row);
    row = bg_summary_parts(&s, row);
    row = bg_summary_notes(&s, row);
    row = bg_summary_signatures(&s, row);
    bg_page_print_area(s.page, row - 1, s.columns - 1);
    bg_summary_areas(&s, row + 2);
}
