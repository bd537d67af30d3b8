/* The sheets that walk the view: the award and the ranking, points, reasons, answers. */
#include <string.h>

#include "report/book/columns.h"
#include "report/public/sheets.h"

enum { BLUE = 0x1F3864, GREEN = 0x009E73, ORANGE = 0xE69F00, GREY = 0x595959 };

static const char *sheets_lot_name(const struct bg_view_lot *lot)
{
    return lot->title[0] != '\0' ? lot->title : lot->lot;
}

/* -- Award ------------------------------------------------------------------------------------------- */

static void sheets_put_facts(struct bg_pub_page *p)
{
    const struct bg_ruleset *rules = p->b->copy->view->result->ruleset;
    const char *const facts[][2] = {
        {"Buyer", rules->solicitation.buyer},
        {"Reference", rules->solicitation.reference},
        {"Ruleset", bg_arena_printf(p->b->arena, "%s, version %s", rules->title, rules->version)},
        {"Withheld by", rules->open.ground}};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        if (facts[i][1][0] == '\0')
            continue;
        bg_pub_row(p);
        bg_put_text(p->page, p->row, 0, BG_LOOK(AWARD_LONG, TEXT), facts[i][0]);
        bg_put_text(p->page, p->row, 1, BG_LOOK(PLAIN, TEXT), facts[i][1]);
    }
}

static void put_ranked(struct bg_pub_page *p, const struct bg_view_lot *lot,
                       const struct bg_view_bid *bid)
{
    bg_pub_row(p);
    bg_pub_bold(p, bid->vendor);
    if (bid->rank > 0)
        bg_pub_number(p, bg_dec_int(bid->rank), BG_NUMBER_COUNT);
    else
        bg_pub_text(p, bid->status);
    bg_pub_seen(p, &bid->total, lot->with_index ? BG_NUMBER_PLAIN : BG_NUMBER_POINTS);
    bg_pub_seen(p, &bid->quality, BG_NUMBER_POINTS);
    bg_pub_seen(p, &bid->price, BG_NUMBER_CENTS);
    bg_pub_seen(p, &bid->evaluated, BG_NUMBER_CENTS);
    bg_pub_seen(p, &bid->price_points, BG_NUMBER_POINTS);
    bg_pub_text(p, bid->status_reason);
}

static const char *sheets_vendor_of(const struct bg_view *view, const char *id)
{
    for (size_t i = 0; i < view->lots_n; i++)
        for (size_t b = 0; b < view->lots[i].bids_n; b++)
            if (strcmp(view->lots[i].bids[b].id, id) == 0)
                return view->lots[i].bids[b].vendor;
    return id;
}

static const struct bg_sheet_column ranking_columns[] = {
    BG_COLUMN("Bidder", 34, TEXT_BOLD, TEXT, .cell = NULL),
    BG_COLUMN("Rank", 10, TEXT_WRAP, TEXT, .cell = NULL),
    BG_COLUMN("Total", 14, CELL, POINTS, .cell = NULL),
    BG_COLUMN("Quality", 14, CELL, POINTS, .cell = NULL),
    BG_COLUMN("Price", 16, CELL, CENTS, .cell = NULL),
    BG_COLUMN("Evaluated price", 16, CELL, CENTS, .cell = NULL),
    BG_COLUMN("Price points", 14, CELL, POINTS, .cell = NULL),
    BG_COLUMN("Remark", 38, TEXT_WRAP, TEXT, .cell = NULL),
};

static void put_ranking(struct bg_pub_page *p, const struct bg_view_lot *lot)
{
    const struct bg_section section = BG_SECTION(ranking_columns);
    bg_pub_row(p);
    bg_pub_row(p);
    if (p->b->lots) {
        bg_put_text(p->page, p->row, 0, BG_LOOK(SECTION, TEXT), sheets_lot_name(lot));
        bg_pub_row(p);
    }
    for (size_t i = 0; i < p->b->copy->decisions_n; i++) {
        const struct bg_award_decision *d = p->b->copy->decisions[i];
        if (strcmp(d->lot, lot->lot) != 0)
            continue;
        bg_put_text(p->page, p->row, 0, BG_LOOK(AWARD, TEXT),
                    bg_arena_printf(p->b->arena, "Awarded to %s",
                                    sheets_vendor_of(p->b->copy->view, d->chosen)));
        bg_pub_row(p);
    }
    bg_put_text(p->page, p->row, 0, BG_LOOK(SAY, TEXT), lot->recommendation);
    bg_pub_row(p);
    bg_pub_row(p);
    bg_section_head(p->page, p->row, &section, p);
    for (size_t i = 0; i < lot->bids_n; i++)
        put_ranked(p, lot, &lot->bids[i]);
}

static void sheets_put_said(struct bg_pub_page *p, const char *what, const char *words)
{
    if (words == NULL || words[0] == '\0')
        return;
    bg_pub_row(p);
    bg_pub_bold(p, what);
    bg_pub_text(p, words);
}

static void sheets_put_about(struct bg_pub_page *p, const char *what, const char *bid,
                             const char *words)
{
    sheets_put_said(
        p, bg_arena_printf(p->b->arena, "%s %s", what, sheets_vendor_of(p->b->copy->view, bid)),
        words);
}

static void sheets_put_decision(struct bg_pub_page *p, const struct bg_award_decision *d)
{
    const struct bg_view *view = p->b->copy->view;
    sheets_put_said(p, "Lot", d->lot);
    sheets_put_said(p, "Awarded to", sheets_vendor_of(view, d->chosen));
    sheets_put_said(p, "Decided by", d->by);
    sheets_put_said(p, "Because", d->because);
    sheets_put_said(p, "Not the first in points, because", d->not_first_because);
    for (size_t i = 0; i < d->tradeoffs_n; i++)
        sheets_put_about(p, "Compared with", d->tradeoffs[i].bid, d->tradeoffs[i].why);
    for (size_t i = 0; i < d->not_acceptable_n; i++)
        sheets_put_about(p, "Not acceptable:", d->not_acceptable[i].bid, d->not_acceptable[i].why);
    for (size_t i = 0; i < d->departures_n; i++)
        sheets_put_about(p, "Departure from the panel:", d->departures[i].bid,
                         bg_arena_printf(p->b->arena, "%s: %s", d->departures[i].what,
                                         d->departures[i].because));
}

void bg_pub_decision(struct bg_pub_book *b)
{
    static const struct bg_pub_column columns[] = {{"Question", 42}, {"Answer", 102}};
    if (b->copy->decisions_n == 0)
        return;
    struct bg_pub_page p =
        bg_pub_start(b, "Decision", BLUE, "Decision",
                     "Who decided and why, and whether each difference is worth it", columns, 2);
    for (size_t i = 0; i < b->copy->decisions_n; i++)
        sheets_put_decision(&p, b->copy->decisions[i]);
}

void bg_pub_award(struct bg_pub_book *b)
{
    const struct bg_section section = BG_SECTION(ranking_columns);
    const struct bg_ruleset *rules = b->copy->view->result->ruleset;
    const char *title = *rules->solicitation.title ? rules->solicitation.title : rules->title;
    struct bg_pub_page p = bg_pub_start(
        b, "Award", BLUE, title,
        "Public copy, values only. Where something is withheld, the ground is given in "
        "its place.",
        NULL, 0);
    p.row = 1;
    bg_section_widths(p.page, &section, &p);
    sheets_put_facts(&p);
    for (size_t i = 0; i < b->copy->view->lots_n; i++)
        put_ranking(&p, &b->copy->view->lots[i]);
}

/* -- Points: criteria by bids ------------------------------------------------------------------------- */

static void sheets_put_points(struct bg_pub_page *p, const struct bg_view_lot *lot, size_t c)
{
    const struct bg_criterion *criterion = &lot->ruleset->criteria[c];
    bool any = false;
    for (size_t b = 0; b < lot->bids_n; b++)
        any = any || lot->bids[b].scores != NULL;
    if (!any)
        return;
    bg_pub_row(p);
    bg_put_text(p->page, p->row, p->column++,
                criterion->depth > 0 ? BG_LOOK(TEXT_DEEP, TEXT) : BG_LOOK(TEXT_BOLD, TEXT),
                criterion->title);
    if (bg_dec_sign(criterion->weight) > 0)
        bg_pub_number(p, criterion->weight, BG_NUMBER_WEIGHT);
    else
        bg_pub_text(p, "");
    for (size_t b = 0; b < lot->bids_n; b++) {
        const struct bg_view_score *score =
            lot->bids[b].scores != NULL ? &lot->bids[b].scores[c] : NULL;
        if (score != NULL && score->scores)
            bg_pub_seen(p, &score->points, BG_NUMBER_POINTS);
        else
            bg_pub_text(p, score != NULL ? score->outcome : lot->bids[b].status);
    }
}

static void sheets_put_sum(struct bg_pub_page *p, const struct bg_view_lot *lot, const char *title,
                           size_t offset, bool weighs)
{
    bg_pub_row(p);
    bg_pub_bold(p, title);
    if (weighs)
        bg_pub_number(p, lot->ruleset->price.weight, BG_NUMBER_WEIGHT);
    else
        bg_pub_text(p, "");
    for (size_t b = 0; b < lot->bids_n; b++) {
        const struct bg_seen *sum = (const struct bg_seen *)((const char *)&lot->bids[b] + offset);
        if (sum->ground == NULL && sum->value.type == BG_V_MISSING && lot->bids[b].rank <= 0)
            bg_pub_text(p, lot->bids[b].status);
        else
            bg_pub_seen(p, sum, lot->with_index ? BG_NUMBER_PLAIN : BG_NUMBER_POINTS);
    }
}

static void put_matrix(struct bg_pub_page *p, const struct bg_view_lot *lot)
{
    bg_pub_row(p);
    if (p->b->lots) {
        bg_put_text(p->page, p->row, 0, BG_LOOK(SECTION, TEXT), sheets_lot_name(lot));
        bg_pub_row(p);
    }
    bg_put_text(p->page, p->row, 0, BG_LOOK(HEADER_LEFT, TEXT), "Criterion");
    bg_put_text(p->page, p->row, 1, BG_LOOK(HEADER, TEXT), "Weight");
    for (size_t b = 0; b < lot->bids_n; b++) {
        bg_put_text(p->page, p->row, 2 + (int)b, BG_LOOK(HEADER, TEXT), lot->bids[b].vendor);
        bg_page_width(p->page, 2 + (int)b, 22);
    }
    for (size_t c = 0; c < lot->ruleset->criteria_n; c++)
        sheets_put_points(p, lot, c);
    if (lot->ruleset->price.used)
        sheets_put_sum(p, lot, "Price", offsetof(struct bg_view_bid, price_points), true);
    sheets_put_sum(p, lot, "Total", offsetof(struct bg_view_bid, total), false);
    bg_pub_row(p);
}

void bg_pub_scores(struct bg_pub_book *b)
{
    struct bg_pub_page p = bg_pub_start(b, "Points", GREEN, "Points",
                                        "What each bid earned by the published criteria", NULL, 0);
    p.row = 2;
    bg_page_width(p.page, 0, 40);
    bg_page_width(p.page, 1, 9);
    for (size_t i = 0; i < b->copy->view->lots_n; i++)
        put_matrix(&p, &b->copy->view->lots[i]);
}

/* -- rows of each lot and bid ------------------------------------------------------------------------ */

static void sheets_put_bid(struct bg_pub_page *p, const struct bg_view_lot *lot,
                           const struct bg_view_bid *bid)
{
    bg_pub_row(p);
    bg_pub_bold(p, bid->vendor);
    if (p->b->lots)
        bg_pub_text(p, sheets_lot_name(lot));
}

static struct bg_pub_page start_rows(struct bg_pub_book *b, const char *name, int colour,
                                     const char *title, const char *under,
                                     const struct bg_pub_column *columns, size_t n)
{
    struct bg_pub_column *all = BG_ARRAY(b->arena, n + 2, struct bg_pub_column);
    size_t made = 0;
    all[made++] = (struct bg_pub_column){"Bidder", 30};
    if (b->lots)
        all[made++] = (struct bg_pub_column){"Lot", 24};
    for (size_t i = 0; i < n; i++)
        all[made++] = columns[i];
    return bg_pub_start(b, name, colour, title, under, all, made);
}

void bg_pub_reasons(struct bg_pub_book *b)
{
    static const struct bg_pub_column columns[] = {
        {"Criterion", 30}, {"Outcome", 14}, {"Points", 18}, {"Of", 8}, {"Reason", 54}};
    struct bg_pub_page p = start_rows(
        b, "Reasons", GREEN, "Reasons",
        "A reason that would reveal what is withheld is replaced by its outcome", columns, 5);
    for (size_t i = 0; i < b->copy->view->lots_n; i++) {
        const struct bg_view_lot *lot = &b->copy->view->lots[i];
        for (size_t n = 0; n < lot->bids_n; n++)
            for (size_t c = 0; lot->bids[n].scores != NULL && c < lot->ruleset->criteria_n; c++) {
                const struct bg_view_score *s = &lot->bids[n].scores[c];
                if (lot->ruleset->criteria[c].kind == NULL)
                    continue;
                sheets_put_bid(&p, lot, &lot->bids[n]);
                bg_pub_text(&p, lot->ruleset->criteria[c].title);
                bg_pub_text(&p, s->outcome);
                bg_pub_seen(&p, &s->points, BG_NUMBER_POINTS);
                if (s->scores)
                    bg_pub_number(&p, s->available, BG_NUMBER_WEIGHT);
                else
                    bg_pub_text(&p, "");
                bg_pub_text(&p, s->reason);
            }
    }
}

static enum bg_number sheets_number_of(const struct bg_field *field)
{
    if (field->type == BG_FIELD_MONEY)
        return BG_NUMBER_CENTS;
    return BG_NUMBER_PLAIN;
}

void bg_pub_answers(struct bg_pub_book *b)
{
    static const struct bg_pub_column columns[] = {{"Question", 46}, {"Answer", 64}, {"Unit", 14}};
    struct bg_pub_page p =
        start_rows(b, "Answers", ORANGE, "Answers", "What each bidder answered", columns, 3);
    for (size_t i = 0; i < b->copy->view->lots_n; i++) {
        const struct bg_view_lot *lot = &b->copy->view->lots[i];
        for (size_t n = 0; n < lot->bids_n; n++)
            for (size_t k = 0; k < lot->bids[n].answers_n; k++) {
                const struct bg_view_answer *a = &lot->bids[n].answers[k];
                const struct bg_field *field = &lot->ruleset->fields[a->slot];
                bool empty = a->value.ground == NULL && a->value.value.type == BG_V_MISSING;
                if (empty && (a->rows_n > 0 || field->type == BG_FIELD_TABLE))
                    continue; /* on the sheet of tables */
                sheets_put_bid(&p, lot, &lot->bids[n]);
                bg_pub_text(&p, field->label);
                if (empty)
                    bg_pub_text(&p, "not answered");
                else
                    bg_pub_seen(&p, &a->value, sheets_number_of(field));
                bg_pub_text(&p, field->unit != NULL ? field->unit : "");
            }
    }
}
