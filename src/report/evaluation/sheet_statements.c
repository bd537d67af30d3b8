/* Statements: what vendors say beside what others say of them, and whose statement counts by the rule
 * that the ruleset published. A difference is never left out. */
#include "base/date.h"
#include "model/testimony.h"
#include "report/evaluation/plan.h"

enum {
    S_VENDOR,
    S_BID,
    S_QUESTION,
    S_CLAIM,
    S_SOURCE,
    S_FIGURE,
    S_YES,
    S_N,
    S_OF,
    S_LOW,
    S_HIGH,
    S_BESIDE,
    S_COUNTS,
    S_DATE,
    S_DOCUMENT,
    S_RULE,
    S__COUNT
};

/* "agency finding, worker survey (10 or more), vendor; published 2026-01-15" */
static const char *statements_rule(struct bg_arena *arena, const struct bg_witness_rule *rule)
{
    struct bg_buf out;
    char date[BG_DATE_TEXT];
    bg_buf_init(&out, arena);
    for (int64_t place = 1; place <= BG_WITNESS__COUNT; place++)
        for (int w = 0; w < BG_WITNESS__COUNT; w++) {
            if (rule->order[w] != place)
                continue;
            bg_buf_printf(&out, "%s%s", out.size ? ", " : "", bg_witness_words[w]);
            if (w == BG_WITNESS_SURVEY)
                bg_buf_printf(&out, " (%lld workers or more)", (long long)rule->least_n);
        }
    bg_buf_printf(&out, "; published %s", bg_date_text(rule->published, date));
    return bg_buf_text(&out);
}

static void statements_numbers(struct bg_page *page, int64_t row, const struct bg_testified *t)
{
    const struct bg_statement *s = &t->said;
    if (!t->has_margin) {
        for (int c = S_YES; c <= S_HIGH; c++)
            bg_put_blank(page, row, c, BG_LOOK(CELL, COUNT));
        return;
    }
    bg_put_number(page, row, S_YES, BG_LOOK(CELL, COUNT), bg_dec_int(s->yes));
    bg_put_number(page, row, S_N, BG_LOOK(CELL, COUNT), bg_dec_int(s->n));
    if (s->of)
        bg_put_number(page, row, S_OF, BG_LOOK(CELL, COUNT), bg_dec_int(s->of));
    else
        bg_put_words(page, row, S_OF, BG_LOOK(CENTER, TEXT), "not known");
    bg_put_number(page, row, S_LOW, BG_LOOK(ENGINE, POINTS), t->low);
    bg_put_number(page, row, S_HIGH, BG_LOOK(ENGINE, POINTS), t->high);
}

static void statements_row(struct bg_plan *plan, struct bg_page *page, int64_t row, size_t bid,
                           const struct bg_testified *t)
{
    const struct bg_bid *b = plan->lot->bids[bid].bid;
    char date[BG_DATE_TEXT];
    const char *const cells[S__COUNT] = {
        [S_VENDOR] = bg_plan_vendor(plan, bid),
        [S_BID] = b->id,
        [S_QUESTION] = t->said.claim,
        [S_CLAIM] = bg_testified_vendor(plan->arena, plan->rules, t),
        [S_SOURCE] = bg_witness_words[t->said.witness],
        [S_FIGURE] = bg_testified_words(plan->arena, plan->rules, t),
        [S_BESIDE] = bg_beside_words[t->beside],
        [S_COUNTS] = bg_testified_counts(plan->arena, t),
        [S_DATE] = bg_arena_printf(plan->arena, "%s", bg_date_text(t->said.date, date)),
        [S_DOCUMENT] = bg_arena_printf(plan->arena, "%s%s%s", t->said.document,
                                       *t->page ? ", page " : "", t->page),
        [S_RULE] = statements_rule(plan->arena, t->rule),
    };
    for (int c = 0; c < S__COUNT; c++)
        if (cells[c])
            bg_put_text(page, row, c, BG_LOOK(TEXT_WRAP, TEXT), cells[c]);
    statements_numbers(page, row, t);
}

void bg_sheet_statements(struct bg_plan *plan)
{
    static const char *const titles[S__COUNT] = {"Vendor",         "Bid",
                                                 "Question",       "The vendor says",
                                                 "Source",         "It says",
                                                 "Answered yes",   "Workers asked",
                                                 "of workers",     "At the least, %",
                                                 "At the most, %", "Beside the vendor",
                                                 "Counts",         "Date",
                                                 "Document",       "Rule"};
    static const double widths[S__COUNT] = {26, 8,  34, 16, 18, 22, 10, 10,
                                            10, 10, 10, 16, 20, 12, 24, 40};
    struct bg_page *page = plan->page[BG_SHEET_STATEMENTS];
    int64_t row = 4;
    if (page == NULL)
        return;
    bg_put_title(
        plan, page, "Statements: what vendors say, and what others say of them",
        "The rule was published before every statement. Margin: Wilson at 95 %, with the "
        "correction for a finite number of workers; of fewer than 5 workers nothing is shown. "
        "This does not say who is right.");
    bg_put_headers(page, 3, 0, titles, S__COUNT);
    for (int c = 0; c < S__COUNT; c++)
        bg_page_width(page, c, widths[c]);
    for (size_t i = 0; i < plan->lot->bids_n; i++) {
        const struct bg_bid *bid = plan->lot->bids[i].bid;
        for (size_t k = 0; k < bid->testified_n; k++)
            statements_row(plan, page, row++, i, &bid->testified[k]);
    }
    bg_page_freeze(page, 4, 0);
    bg_page_repeat(page, 3, 3);
}
