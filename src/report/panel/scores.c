/* Scores: one row a criterion and bid, criterion by criterion, so that one question is read across the
 * bids. And Scale: what each level means and what the question asks for. */
#include <string.h>

#include "report/panel/sheets.h"

enum {
    CRITERION,
    WEIGHT,
    BID,
    SHOWN,
    LEVEL,
    POINTS,
    REASON,
    DOCUMENT,
    PAGE,
    CHANGED,
    STATUS,
    PLACE
};

static const struct bg_ps_column columns[] = {
    [CRITERION] = {"criterion", "Criterion", 20},
    [WEIGHT] = {"weight", "Weight", 8},
    [BID] = {"bid", "Bid", 20},
    [SHOWN] = {"shown", "What the bid says", 56},
    [LEVEL] = {"level", "Level", 18},
    [POINTS] = {"points", "Points", 8},
    [REASON] = {"reason", "Why", 44},
    [DOCUMENT] = {"document", "Document", 18},
    [PAGE] = {"page", "Page", 9},
    [CHANGED] = {"changed", "Why changed", 18},
    [STATUS] = {"status", "Status", 16},
};

static const struct bg_criterion *scores_rule_of(const struct bg_ps_book *b, size_t c)
{
    return &b->rules->criteria[b->criteria[c]];
}

static void put_fixed(struct bg_ps_book *b, struct bg_page *page, int64_t row, size_t c, size_t bid)
{
    const struct bg_criterion *rule = scores_rule_of(b, c);
    const char *name = bg_ps_bid_name(b, bid), *shown = bg_ps_shown(b, rule, bid);
    bg_put_text(page, row, CRITERION, BG_LOOK(TEXT_BOLD, TEXT), rule->title);
    if (rule->share != NULL) {
        struct bg_dec weight = {0};
        bg_ratio_round(rule->share, 2, BG_HALF_UP, &weight);
        bg_put_number(page, row, WEIGHT, BG_LOOK(CENTER_GREY, WEIGHT), weight);
    }
    bg_put_text(page, row, BID, BG_LOOK(TEXT_BOLD, TEXT), name);
    bg_put_text(page, row, SHOWN, BG_LOOK(TEXT_WRAP, TEXT), shown);
    bg_put_text(page, row, PLACE, BG_LOOK(NOTE, TEXT),
                bg_ps_place(b->arena, name, shown, rule->id, bg_ps_bid(b, bid)->id));
}

static void scores_put_row(struct bg_ps_book *b, struct bg_page *page, int64_t row, size_t c,
                           size_t bid)
{
    put_fixed(b, page, row, c, bid);
    bg_ps_put_level(b, page, c, row, LEVEL);
    bg_ps_put_points(b, page, c, row, POINTS, LEVEL);
    bg_ps_put_text_input(page, row, REASON, "Why",
                         "What in this bid earns the level. Not the words of the scale.");
    bg_ps_put_text_input(page, row, DOCUMENT, "Document", "The document that the reason rests on.");
    bg_ps_put_text_input(page, row, PAGE, "Page", "The page or section in it.");
    bg_ps_put_text_input(page, row, CHANGED, "Why changed",
                         "Only where you handed in another score for this before.");
    bg_put_live(page, row, STATUS, BG_LOOK(TEXT_WRAP, ANY),
                bg_ps_status_of(b, row, LEVEL, POINTS, REASON, bg_formula_text(b->arena, "OK")));
    bg_page_height(page, row, 30);
}

void bg_ps_scores(struct bg_ps_book *b, struct bg_page *page)
{
    size_t n = b->request->lot->comparison_n;
    int64_t row = BG_PS_FIRST;
    bg_ps_start(b, page, bg_arena_printf(b->arena, "Scores of %s", b->request->evaluator->name),
                "Fill in the yellow cells; an empty level is not a 0.", columns, PLACE, "scores");
    for (size_t c = 0; c < b->criteria_n; c++)
        for (size_t bid = 0;
             bid < n && bg_evaluator_scores(b->request->evaluator, scores_rule_of(b, c)->id); bid++)
            scores_put_row(b, page, row++, c, bid);
    bg_page_freeze(page, BG_PS_FIRST, BID + 1);
    bg_page_repeat_columns(page, BID);
    bg_ps_end(b, page, row - 1, PLACE, STATUS);
    bg_ps_note_status(b, page, "A level and a reason for each bid", row - 1, STATUS);
}

/* -- Scale -------------------------------------------------------------------------------------- */

enum { S_CRITERION, S_LABEL, S_POINTS, S_DEFINITION, S_PLACE };

static const struct bg_ps_column scale_columns[] = {
    [S_CRITERION] = {"criterion", "Criterion", 26},
    [S_LABEL] = {"label", "Level, or what to look for", 34},
    [S_POINTS] = {"points", "Points", 9},
    [S_DEFINITION] = {"definition", "What it means", 80},
};

static void put_scale_row(struct bg_ps_book *b, int64_t row, const struct bg_criterion *rule,
                          const char *item)
{
    bg_put_text(b->scale, row, S_CRITERION, BG_LOOK(TEXT_WRAP, TEXT), rule->title);
    bg_put_text(b->scale, row, S_PLACE, BG_LOOK(NOTE, TEXT),
                bg_ps_place(b->arena, NULL, NULL, rule->id, item));
}

static int64_t scores_put_criterion(struct bg_ps_book *b, size_t c, int64_t row)
{
    const struct bg_criterion *rule = scores_rule_of(b, c);
    for (int column = 0; column < S_PLACE; column++)
        bg_put_blank(b->scale, row, column, BG_LOOK(GROUP_BAND, ANY));
    bg_put_text(b->scale, row, S_CRITERION, BG_LOOK(GROUP_BAND, TEXT), rule->title);
    bg_put_text(b->scale, row, S_PLACE, BG_LOOK(NOTE, TEXT),
                bg_ps_place(b->arena, NULL, NULL, rule->id, "band"));
    bg_put_text(b->scale, row++, S_DEFINITION, BG_LOOK(GROUP_BAND, TEXT), rule->description);
    b->scale_row[c] = row;
    for (size_t i = 0; i < rule->levels_n; i++, row++) {
        put_scale_row(b, row, rule, bg_arena_printf(b->arena, "level-%zu", i + 1));
        bg_put_text(b->scale, row, S_LABEL, BG_LOOK(TEXT_BOLD, TEXT),
                    bg_panel_level_label(b->arena, rule, i));
        bg_put_number(b->scale, row, S_POINTS, BG_LOOK(CENTER, ANY), rule->levels[i].points);
        bg_put_text(b->scale, row, S_DEFINITION, BG_LOOK(TEXT_WRAP, TEXT),
                    rule->levels[i].definition);
    }
    for (size_t i = 0; i < rule->look_for_n; i++, row++) {
        put_scale_row(b, row, rule,
                      bg_arena_printf(b->arena, BG_PANEL_LOOK "%s", rule->look_for[i].id));
        bg_put_text(b->scale, row, S_LABEL, BG_LOOK(TEXT, TEXT), "Look for");
        bg_put_blank(b->scale, row, S_POINTS, BG_LOOK(CENTER, ANY));
        bg_put_text(b->scale, row, S_DEFINITION, BG_LOOK(TEXT_WRAP, TEXT), rule->look_for[i].text);
    }
    return row;
}

void bg_ps_scale(struct bg_ps_book *b)
{
    int64_t row = BG_PS_FIRST;
    b->scale = bg_page_new(b->book, "Scale", BG_PS_ORANGE);
    bg_ps_start(b, b->scale, "Scale: what each level means, and what to look for",
                "As it was published with the solicitation. Nothing else may count.", scale_columns,
                S_PLACE, "scale");
    for (size_t c = 0; c < b->criteria_n; c++)
        row = scores_put_criterion(b, c, row);
    bg_page_freeze(b->scale, BG_PS_FIRST, 0);
    bg_ps_end(b, b->scale, row - 1, S_PLACE, -1);
}
