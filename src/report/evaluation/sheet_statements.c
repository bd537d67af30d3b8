/* Statements: what vendors say beside what others say of them, and whose statement counts by the rule
 * that the ruleset published. A difference is never left out. */
#include "base/date.h"
#include "model/testimony.h"
#include "report/evaluation/plan.h"

struct statement { /* of one bid's */
    struct bg_plan *plan;
    size_t bid;
    const struct bg_testified *t;
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

static struct bg_shown statements_vendor(const struct bg_sheet_line *l)
{
    const struct statement *s = l->entry;
    return bg_show_text(bg_plan_vendor(s->plan, s->bid));
}

static struct bg_shown statements_bid(const struct bg_sheet_line *l)
{
    const struct statement *s = l->entry;
    return bg_show_text(s->plan->lot->bids[s->bid].bid->id);
}

static struct bg_shown statements_question(const struct bg_sheet_line *l)
{
    const struct statement *s = l->entry;
    return bg_show_text(s->t->said.claim);
}

static struct bg_shown statements_claim(const struct bg_sheet_line *l)
{
    const struct statement *s = l->entry;
    return bg_show_text(bg_testified_vendor(l->arena, s->plan->rules, s->t));
}

static struct bg_shown statements_source(const struct bg_sheet_line *l)
{
    const struct statement *s = l->entry;
    return bg_show_text(bg_witness_words[s->t->said.witness]);
}

static struct bg_shown statements_figure(const struct bg_sheet_line *l)
{
    const struct statement *s = l->entry;
    return bg_show_text(bg_testified_words(l->arena, s->plan->rules, s->t));
}

/* Of how many workers were asked; without a margin there is nothing to say. */
static struct bg_shown statements_yes(const struct bg_sheet_line *l)
{
    const struct statement *s = l->entry;
    return s->t->has_margin ? bg_show_count(s->t->said.yes) : bg_show_blank();
}

static struct bg_shown statements_n(const struct bg_sheet_line *l)
{
    const struct statement *s = l->entry;
    return s->t->has_margin ? bg_show_count(s->t->said.n) : bg_show_blank();
}

static struct bg_shown statements_of(const struct bg_sheet_line *l)
{
    const struct statement *s = l->entry;
    if (!s->t->has_margin)
        return bg_show_blank();
    if (s->t->said.of)
        return bg_show_count(s->t->said.of);
    return bg_show_as(BG_LOOK(CENTER, TEXT), bg_show_words(l, "not known"));
}

static struct bg_shown statements_margin(const struct statement *s, struct bg_dec end)
{
    if (!s->t->has_margin)
        return bg_show_blank();
    return bg_show_as(BG_LOOK(ENGINE, POINTS), bg_show_number(end));
}

static struct bg_shown statements_low(const struct bg_sheet_line *l)
{
    const struct statement *s = l->entry;
    return statements_margin(s, s->t->low);
}

static struct bg_shown statements_high(const struct bg_sheet_line *l)
{
    const struct statement *s = l->entry;
    return statements_margin(s, s->t->high);
}

static struct bg_shown statements_beside(const struct bg_sheet_line *l)
{
    const struct statement *s = l->entry;
    return bg_show_text(bg_beside_words[s->t->beside]);
}

static struct bg_shown statements_counts(const struct bg_sheet_line *l)
{
    const struct statement *s = l->entry;
    return bg_show_text(bg_testified_counts(l->arena, s->t));
}

static struct bg_shown statements_date(const struct bg_sheet_line *l)
{
    const struct statement *s = l->entry;
    char date[BG_DATE_TEXT];
    return bg_show_text(bg_arena_printf(l->arena, "%s", bg_date_text(s->t->said.date, date)));
}

static struct bg_shown statements_document(const struct bg_sheet_line *l)
{
    const struct statement *s = l->entry;
    return bg_show_text(bg_arena_printf(l->arena, "%s%s%s", s->t->said.document,
                                        *s->t->page ? ", page " : "", s->t->page));
}

static struct bg_shown statements_rule_cell(const struct bg_sheet_line *l)
{
    const struct statement *s = l->entry;
    return bg_show_text(statements_rule(l->arena, s->t->rule));
}

static const struct bg_sheet_column columns[] = {
    BG_COLUMN("Vendor", 26, TEXT_WRAP, TEXT, .cell = statements_vendor),
    BG_COLUMN("Bid", 8, TEXT_WRAP, TEXT, .cell = statements_bid),
    BG_COLUMN("Question", 34, TEXT_WRAP, TEXT, .cell = statements_question),
    BG_COLUMN("The vendor says", 16, TEXT_WRAP, TEXT, .cell = statements_claim),
    BG_COLUMN("Source", 18, TEXT_WRAP, TEXT, .cell = statements_source),
    BG_COLUMN("It says", 22, TEXT_WRAP, TEXT, .cell = statements_figure),
    BG_COLUMN("Answered yes", 10, CELL, COUNT, .cell = statements_yes),
    BG_COLUMN("Workers asked", 10, CELL, COUNT, .cell = statements_n),
    BG_COLUMN("of workers", 10, CELL, COUNT, .cell = statements_of),
    BG_COLUMN("At the least, %", 10, CELL, COUNT, .cell = statements_low),
    BG_COLUMN("At the most, %", 10, CELL, COUNT, .cell = statements_high),
    BG_COLUMN("Beside the vendor", 16, TEXT_WRAP, TEXT, .cell = statements_beside),
    BG_COLUMN("Counts", 20, TEXT_WRAP, TEXT, .cell = statements_counts),
    BG_COLUMN("Date", 12, TEXT_WRAP, TEXT, .cell = statements_date),
    BG_COLUMN("Document", 24, TEXT_WRAP, TEXT, .cell = statements_document),
    BG_COLUMN("Rule", 40, TEXT_WRAP, TEXT, .cell = statements_rule_cell),
};

bool bg_plan_has_statements(const struct bg_plan *plan)
{
    for (size_t i = 0; i < plan->lot->bids_n; i++)
        if (plan->lot->bids[i].bid->testified_n)
            return true;
    return false;
}

void bg_sheet_statements(struct bg_plan *plan)
{
    enum { HEAD = 3 };
    const struct bg_section section = BG_SECTION(columns);
    struct bg_page *page = plan->page[BG_SHEET_STATEMENTS];
    bg_put_title(
        plan, page, "Statements: what vendors say, and what others say of them",
        "The rule was published before every statement. Margin: Wilson at 95 %, with the "
        "correction for a finite number of workers; of fewer than 5 workers nothing is shown. "
        "This does not say who is right.");
    int64_t row = bg_section_put(page, HEAD, &section, plan, NULL, 0, 0);
    for (size_t i = 0; i < plan->lot->bids_n; i++) {
        const struct bg_bid *bid = plan->lot->bids[i].bid;
        for (size_t k = 0; k < bid->testified_n; k++) {
            struct statement own = {plan, i, &bid->testified[k]};
            bg_section_row(page, row++, &section, plan, &own, k);
        }
    }
    bg_page_freeze(page, HEAD + 1, 0);
    bg_page_repeat(page, HEAD, HEAD);
}
