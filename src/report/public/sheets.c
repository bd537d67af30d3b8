/* The sheets that walk the view: the award and the ranking, the decision, points. */
#include <string.h>

#include "report/public/sheets.h"

enum { BLUE = 0x1F3864, GREEN = 0x009E73 };

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
        p->row++;
        bg_put_text(p->page, p->row, 0, BG_LOOK(AWARD_LONG, TEXT), facts[i][0]);
        bg_put_text(p->page, p->row, 1, BG_LOOK(PLAIN, TEXT), facts[i][1]);
    }
}

static struct bg_shown ranked_rank(const struct bg_sheet_line *l)
{
    const struct bg_view_bid *bid = l->entry;
    return bid->rank > 0 ? bg_pub_shown_number(bg_dec_int(bid->rank), BG_NUMBER_COUNT)
                         : bg_show_text(bid->status);
}

static struct bg_shown ranked_total(const struct bg_sheet_line *l)
{
    const struct bg_view_bid *bid = l->entry;
    bool index = ((const struct bg_view_lot *)l->of)->with_index;
    return bg_pub_shown(l, &bid->total, index ? BG_NUMBER_PLAIN : BG_NUMBER_POINTS);
}

static struct bg_shown ranked_quality(const struct bg_sheet_line *l)
{
    return bg_pub_shown(l, &((const struct bg_view_bid *)l->entry)->quality, BG_NUMBER_POINTS);
}

static struct bg_shown ranked_price(const struct bg_sheet_line *l)
{
    return bg_pub_shown(l, &((const struct bg_view_bid *)l->entry)->price, BG_NUMBER_CENTS);
}

static struct bg_shown ranked_evaluated(const struct bg_sheet_line *l)
{
    return bg_pub_shown(l, &((const struct bg_view_bid *)l->entry)->evaluated, BG_NUMBER_CENTS);
}

static struct bg_shown ranked_points(const struct bg_sheet_line *l)
{
    return bg_pub_shown(l, &((const struct bg_view_bid *)l->entry)->price_points, BG_NUMBER_POINTS);
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
    BG_COLUMN("Bidder", 34, TEXT_BOLD, TEXT, BG_TEXT_OF(struct bg_view_bid, vendor)),
    BG_COLUMN("Rank", 10, TEXT_WRAP, TEXT, .cell = ranked_rank),
    BG_COLUMN("Total", 14, CELL, POINTS, .cell = ranked_total),
    BG_COLUMN("Quality", 14, CELL, POINTS, .cell = ranked_quality),
    BG_COLUMN("Price", 16, CELL, CENTS, .cell = ranked_price),
    BG_COLUMN("Evaluated price", 16, CELL, CENTS, .cell = ranked_evaluated),
    BG_COLUMN("Price points", 14, CELL, POINTS, .cell = ranked_points),
    BG_COLUMN("Remark", 38, TEXT_WRAP, TEXT, BG_TEXT_OF(struct bg_view_bid, status_reason)),
};

static void put_ranking(struct bg_pub_page *p, const struct bg_view_lot *lot)
{
    const struct bg_section section = BG_SECTION(ranking_columns);
    p->row += 2;
    if (p->b->lots) {
        bg_put_text(p->page, p->row, 0, BG_LOOK(SECTION, TEXT), bg_pub_lot_name(lot));
        p->row++;
    }
    for (size_t i = 0; i < p->b->copy->decisions_n; i++) {
        const struct bg_award_decision *d = p->b->copy->decisions[i];
        if (strcmp(d->lot, lot->lot) != 0)
            continue;
        bg_put_text(p->page, p->row, 0, BG_LOOK(AWARD, TEXT),
                    bg_arena_printf(p->b->arena, "Awarded to %s",
                                    sheets_vendor_of(p->b->copy->view, d->chosen)));
        p->row++;
    }
    bg_put_text(p->page, p->row, 0, BG_LOOK(SAY, TEXT), lot->recommendation);
    p->row += 2;
    p->row =
        bg_section_put(p->page, p->row, &section, lot, lot->bids, sizeof *lot->bids, lot->bids_n) -
        1;
}

struct said {
    const char *what, *words;
};

static const struct bg_sheet_column decision_columns[] = {
    BG_COLUMN("Question", 42, TEXT_BOLD, TEXT, BG_TEXT_OF(struct said, what)),
    BG_COLUMN("Answer", 102, TEXT_WRAP, TEXT, BG_TEXT_OF(struct said, words)),
};

static void sheets_put_said(struct bg_pub_page *p, const char *what, const char *words)
{
    if (words && *words)
        bg_pub_put(p, &(struct said){what, words});
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
    const struct bg_section section = BG_SECTION(decision_columns);
    if (b->copy->decisions_n == 0)
        return;
    struct bg_pub_page p =
        bg_pub_start(b, "Decision", BLUE, "Decision",
                     "Who decided and why, and whether each difference is worth it", &section);
    for (size_t i = 0; i < b->copy->decisions_n; i++)
        sheets_put_decision(&p, b->copy->decisions[i]);
}

void bg_pub_award(struct bg_pub_book *b)
{
    const struct bg_ruleset *rules = b->copy->view->result->ruleset;
    const char *title = *rules->solicitation.title ? rules->solicitation.title : rules->title;
    struct bg_pub_page p = bg_pub_start(
        b, "Award", BLUE, title,
        "Public copy, values only. Where something is withheld, the ground is given in "
        "its place.",
        NULL);
    p.row = 1;
    sheets_put_facts(&p);
    for (size_t i = 0; i < b->copy->view->lots_n; i++)
        put_ranking(&p, &b->copy->view->lots[i]);
}

/* -- Points: criteria by bids ------------------------------------------------------------------------- */

struct matrix_row {
    const char *title;
    struct bg_look look;
    bool weighs;
    struct bg_dec weight;
    int criterion;  /* -1: a figure of the bids */
    size_t at_seen; /* which, of struct bg_view_bid */
};

static struct bg_shown matrix_title(const struct bg_sheet_line *l)
{
    const struct matrix_row *row = l->entry;
    return bg_show_as(row->look, bg_show_text(row->title));
}

static struct bg_shown matrix_weight(const struct bg_sheet_line *l)
{
    const struct matrix_row *row = l->entry;
    return row->weighs ? bg_pub_shown_number(row->weight, BG_NUMBER_WEIGHT) : bg_show_blank();
}

static size_t matrix_bids(const void *of)
{
    return ((const struct bg_view_lot *)of)->bids_n;
}

static const char *matrix_vendor(const struct bg_sheet_line *at)
{
    return ((const struct bg_view_lot *)at->of)->bids[at->which].vendor;
}

static struct bg_shown matrix_points(const struct bg_sheet_line *l)
{
    const struct bg_view_lot *lot = l->of;
    const struct matrix_row *row = l->entry;
    const struct bg_view_bid *bid = &lot->bids[l->which];
    if (row->criterion >= 0) {
        const struct bg_view_score *score = bid->scores ? &bid->scores[row->criterion] : NULL;
        if (score && score->scores)
            return bg_pub_shown(l, &score->points, BG_NUMBER_POINTS);
        return bg_show_text(score ? score->outcome : bid->status);
    }
    const struct bg_seen *sum = (const struct bg_seen *)((const char *)bid + row->at_seen);
    if (sum->ground == NULL && sum->value.type == BG_V_MISSING && bid->rank <= 0)
        return bg_show_text(bid->status);
    return bg_pub_shown(l, sum, lot->with_index ? BG_NUMBER_PLAIN : BG_NUMBER_POINTS);
}

/* As many bids as can be read beside each other are on one sheet of paper: the titles cannot be repeated
 * on a second one. */
static double matrix_width(const struct bg_sheet_line *at)
{
    enum { ROOM = 110, LEAST = 12, MOST = 22 };
    double width = (double)ROOM / (double)matrix_bids(at->of);
    if (width > MOST)
        return MOST;
    return width < LEAST ? LEAST : width;
}

static const struct bg_sheet_column matrix_columns[] = {
    BG_COLUMN("Criterion", 40, TEXT_BOLD, TEXT, .cell = matrix_title),
    BG_COLUMN("Weight", 9, TEXT_WRAP, TEXT, .cell = matrix_weight),
    BG_COLUMN(NULL, 0, TEXT_WRAP, TEXT, .cell = matrix_points, .heading = matrix_vendor,
              .wide = matrix_width, .times = matrix_bids),
};

static void put_matrix_row(struct bg_pub_page *p, const struct bg_view_lot *lot,
                           const struct matrix_row *row)
{
    const struct bg_section section = BG_SECTION(matrix_columns);
    p->row++;
    bg_section_row(p->page, p->row, &section, lot, row, 0);
}

static bool matrix_has_scores(const struct bg_view_lot *lot)
{
    for (size_t b = 0; b < lot->bids_n; b++)
        if (lot->bids[b].scores)
            return true;
    return false;
}

static void put_matrix_criteria(struct bg_pub_page *p, const struct bg_view_lot *lot)
{
    for (size_t i = 0; i < lot->ruleset->criteria_n && matrix_has_scores(lot); i++) {
        const struct bg_criterion *c = &lot->ruleset->criteria[i];
        put_matrix_row(p, lot,
                       &(struct matrix_row){.title = c->title,
                                            .look = c->depth > 0 ? BG_LOOK(TEXT_DEEP, TEXT)
                                                                 : BG_LOOK(TEXT_BOLD, TEXT),
                                            .weighs = bg_dec_sign(c->weight) > 0,
                                            .weight = c->weight,
                                            .criterion = (int)i});
    }
}

static void put_matrix(struct bg_pub_page *p, const struct bg_view_lot *lot)
{
    const struct bg_section section = BG_SECTION(matrix_columns);
    const struct matrix_row price = {.title = "Price",
                                     .look = BG_LOOK(TEXT_BOLD, TEXT),
                                     .weighs = true,
                                     .weight = lot->ruleset->price.weight,
                                     .criterion = -1,
                                     .at_seen = offsetof(struct bg_view_bid, price_points)};
    const struct matrix_row total = {.title = "Total",
                                     .look = BG_LOOK(TEXT_BOLD, TEXT),
                                     .criterion = -1,
                                     .at_seen = offsetof(struct bg_view_bid, total)};
    p->row++;
    if (p->b->lots) {
        bg_put_text(p->page, p->row, 0, BG_LOOK(SECTION, TEXT), bg_pub_lot_name(lot));
        p->row++;
    }
    bg_section_put(p->page, p->row, &section, lot, NULL, 0, 0);
    put_matrix_criteria(p, lot);
    if (lot->ruleset->price.used)
        put_matrix_row(p, lot, &price);
    put_matrix_row(p, lot, &total);
    p->row++;
}

void bg_pub_scores(struct bg_pub_book *b)
{
    struct bg_pub_page p = bg_pub_start(b, "Points", GREEN, "Points",
                                        "What each bid earned by the published criteria", NULL);
    p.row = 2;
    for (size_t i = 0; i < b->copy->view->lots_n; i++)
        put_matrix(&p, &b->copy->view->lots[i]);
}
