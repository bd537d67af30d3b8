/* Panel: what people scored and what became of it, one row a criterion and bid. The points of a bid's
 * sheet are the formulas of this sheet: over the agreed level, or over the evaluators' scores by the
 * rule that the ruleset published. Where the panel's work is not settled nothing is live. */
#include <string.h>

#include "model/panel.h"
#include "report/evaluation/plan.h"

enum { HEADER = 4, FIRST, BID = 0, SCORES, LEVELS_MOST = 40 };
/* Columns behind the evaluators'. */
enum { LOW, HIGH, RANGE, FLAG, LEVEL, POINTS, REASON, PLACE, REASONS, BEHIND };
struct panel_sheet {
    struct bg_plan *plan;
    struct bg_page *page;
    const struct bg_panel_review *review;
    int behind;           /* first column behind the evaluators' */
    int64_t *scale_row;   /* of the first level, by criterion of the review */
    const char **allowed; /* points that a cell may hold, of the criterion at hand */
    size_t allowed_n;
};

static bool panel_consensus(const struct bg_plan *plan)
{
    return plan->rules->panel.combine == BG_CONSENSUS;
}

static const struct bg_panel_place *panel_place_of(const struct bg_plan *plan, size_t c, size_t bid)
{
    const struct bg_panel_review *review = plan->lot->panel;
    return bg_panel_place_of(review, review->criteria[c].criterion, plan->lot->bids[bid].bid->id);
}

/* The first column behind the evaluators': there is one of theirs even where nobody is appointed. */
static int behind_evaluators(const struct bg_panel_review *review)
{
    size_t n = review->panel->evaluators_n;
    return SCORES + (int)(n > 0 ? n : 1);
}

void bg_plan_panel(struct bg_plan *plan)
{
    const struct bg_panel_review *review = plan->lot->panel;
    size_t n = plan->lot->bids_n, all = plan->rules->criteria_n * n;
    int64_t row = FIRST;
    if (review == NULL)
        return;
    plan->panel_row = BG_ARRAY(plan->arena, all + 1, int64_t);
    plan->panel_points = behind_evaluators(review) + POINTS;
    for (size_t i = 0; i < all; i++)
        plan->panel_row[i] = -1;
    for (size_t c = 0; c < review->criteria_n; c++) {
        row++; /* the criterion's band */
        for (size_t bid = 0; bid < n; bid++)
            if (panel_place_of(plan, c, bid) != NULL)
                plan->panel_row[review->criteria[c].criterion * n + bid] = row++;
    }
}

const struct bg_formula *bg_plan_panel_cell(const struct bg_plan *plan, size_t bid,
                                            size_t criterion)
{
    const struct bg_panel_review *review = plan->lot->panel;
    const struct bg_panel_place *place =
        review != NULL ? bg_panel_place_of(review, criterion, plan->lot->bids[bid].bid->id) : NULL;
    if (place == NULL || place->points == NULL ||
        (panel_consensus(plan) && plan->rules->criteria[criterion].levels_n > LEVELS_MOST))
        return NULL;
    return bg_page_cell(plan->page[BG_SHEET_PANEL],
                        plan->panel_row[criterion * plan->lot->bids_n + bid], plan->panel_points);
}

/* -- scores ------------------------------------------------------------------------------------ */

static struct bg_value panel_number(struct bg_dec x)
{
    return (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = x};
}

static void panel_put_score(struct panel_sheet *s, size_t c, size_t e,
                            const struct bg_panel_place *place, int64_t row, const char *bid)
{
    const struct bg_panel_criterion *criterion = &s->review->criteria[c];
    const struct bg_panel_score *score = place->scores[e];
    const char *title = s->plan->rules->criteria[criterion->criterion].title;
    char text[BG_DEC_TEXT];
    int column = SCORES + (int)e;
    if (score == NULL) {
        bg_put_text(s->page, row, column, BG_LOOK(CENTER_GREY, TEXT), "–");
    } else if (!criterion->counts[e]) {
        bg_put_text(s->page, row, column, BG_LOOK(CENTER_GREY, TEXT),
                    bg_arena_printf(s->plan->arena, "(%s)", bg_dec_text(score->points, text)));
    } else if (panel_consensus(s->plan) || place->points == NULL) {
        bg_put_number(s->page, row, column, BG_LOOK(CELL, ANY), score->points);
    } else {
        bg_put_input(
            s->plan, s->page, row, column, BG_NUMBER_ANY, panel_number(score->points),
            bg_arena_printf(s->plan->arena, "%s, \"%s\", %s", score->evaluator, title, bid));
        bg_page_allow_list(s->page, row, column, s->allowed, s->allowed_n);
    }
}

/* Lowest and highest of those who count; how far apart, as a share of the scale; flagged or not. */
static void panel_put_range(struct panel_sheet *s, size_t c, int64_t row,
                            const struct bg_formula *scores)
{
    struct bg_arena *arena = s->plan->arena;
    const struct bg_ruleset *rules = s->plan->rules;
    const struct bg_criterion *rule = &rules->criteria[s->review->criteria[c].criterion];
    const struct bg_formula *low = bg_page_cell(s->page, row, s->behind + LOW);
    const struct bg_formula *high = bg_page_cell(s->page, row, s->behind + HIGH);
    const struct bg_formula *out_of = bg_formula_number(arena, rule->out_of);
    bg_put_live(s->page, row, s->behind + LOW, BG_LOOK(CELL, ANY),
                BG_FORMULA(arena, "IF(COUNT(a)=0,\"\",MIN(a))", scores));
    bg_put_live(s->page, row, s->behind + HIGH, BG_LOOK(CELL, ANY),
                BG_FORMULA(arena, "IF(COUNT(a)=0,\"\",MAX(a))", scores));
    bg_put_live(s->page, row, s->behind + RANGE, BG_LOOK(CELL, RATING),
                BG_FORMULA(arena, "IF(a=\"\",\"\",ROUND((b-a)/c,12))", low, high, out_of));
    bg_put_live(s->page, row, s->behind + FLAG, BG_LOOK(CENTER, ANY),
                BG_FORMULA(arena,
                           "IF(a=\"\",\"\",IF(ROUND((b-a)*100,9)>=ROUND(c*d,9),\"flagged\",\"\"))",
                           low, high, bg_formula_number(arena, rules->panel.differ), out_of));
}

/* -- what counts ------------------------------------------------------------------------------- */

/* The points of the level that the cell names, by the criterion's scale below. */
static const struct bg_formula *of_level(struct panel_sheet *s, size_t c,
                                         const struct bg_formula *level)
{
    struct bg_arena *arena = s->plan->arena;
    const struct bg_criterion *rule = &s->plan->rules->criteria[s->review->criteria[c].criterion];
    const struct bg_formula *x = bg_formula_text(arena, "");
    for (size_t i = rule->levels_n; i-- > 0;) {
        int64_t row = s->scale_row[c] + (int64_t)i;
        x = BG_FORMULA(arena, "IF(a=b,c,d)", level,
                       bg_page_cell(s->page, row, BG_PANEL_SCALE_LABEL),
                       bg_page_cell(s->page, row, BG_PANEL_SCALE_POINTS), x);
    }
    return BG_FORMULA(arena, "IF(a=\"\",\"\",b)", level, x);
}

/* A score that is taken away leaves the criterion open: scores are relative. */
static const struct bg_formula *of_scores(struct panel_sheet *s, size_t c,
                                          const struct bg_formula *scores)
{
    static const char *const rules[] = {[BG_MEAN] = "AVERAGE(a)",
                                        [BG_MEDIAN] = "MEDIAN(a)",
                                        [BG_TRIMMED_MEAN] = "(SUM(a)-MIN(a)-MAX(a))/(COUNT(a)-2)"};
    struct bg_arena *arena = s->plan->arena;
    size_t n = s->review->criteria[c].counts_n;
    const struct bg_formula *x = BG_FORMULA(arena, rules[s->plan->rules->panel.combine], scores);
    return BG_FORMULA(arena, "IF(COUNT(a)=b,ROUND(c,12),\"\")", scores,
                      bg_formula_int(arena, (int64_t)n), x);
}

static size_t evaluation_panel_level_of(const struct bg_criterion *rule, struct bg_dec points)
{
    size_t i = 0;
    while (i < rule->levels_n && bg_dec_cmp(rule->levels[i].points, points) != 0)
        i++;
    return i;
}

static void panel_put_level(struct panel_sheet *s, const struct bg_criterion *rule,
                            const struct bg_panel_place *place, int64_t row, int64_t scale,
                            const char *bid)
{
    struct bg_arena *arena = s->plan->arena;
    int column = s->behind + LEVEL;
    size_t level =
        place->agreed ? evaluation_panel_level_of(rule, place->agreed->points) : rule->levels_n;
    const char *label = panel_consensus(s->plan) && level < rule->levels_n
                            ? bg_panel_level_label(arena, rule, level)
                            : "";
    if (place->points == NULL || !panel_consensus(s->plan)) {
        bg_put_text(s->page, row, column, BG_LOOK(TEXT_WRAP, TEXT), label);
        return;
    }
    const struct bg_allow list = {
        .what = BG_ALLOW_LIST,
        .formula = bg_ref_range(arena, NULL, scale, BG_PANEL_SCALE_LABEL,
                                scale + (int64_t)rule->levels_n - 1, BG_PANEL_SCALE_LABEL),
        .title = bg_plan_say(s->plan, "Agreed level"),
        .message = bg_plan_say(s->plan, "One of the levels that were published."),
        .error = bg_plan_say(s->plan, "Choose a level from the list.")};
    bg_put_input(
        s->plan, s->page, row, column, BG_NUMBER_TEXT,
        (struct bg_value){
            .type = BG_V_TEXT, .row = -1, .as.text = {.bytes = label, .n = strlen(label)}},
        bg_arena_printf(arena, bg_plan_say(s->plan, "Agreed level, \"%s\", %s"), rule->title, bid));
    bg_page_allow(s->page, row, column, row, column, &list);
}

static void panel_put_points(struct panel_sheet *s, size_t c, size_t bid, int64_t row,
                             const struct bg_panel_place *place, const struct bg_formula *scores)
{
    struct bg_plan *plan = s->plan;
    const struct bg_criterion *rule = &plan->rules->criteria[s->review->criteria[c].criterion];
    const struct bg_formula *level = bg_page_cell(s->page, row, s->behind + LEVEL);
    if (place->points == NULL) {
        bg_put_words(s->page, row, s->behind + POINTS, BG_LOOK(CENTER_GREY, TEXT), "open");
        return;
    }
    if (panel_consensus(plan) && rule->levels_n > LEVELS_MOST) {
        bg_put_number(s->page, row, s->behind + POINTS, BG_LOOK(ENGINE, ANY),
                      bg_plan_round(place->points, BG_RATING_PLACES));
        return;
    }
    bg_put_live(s->page, row, s->behind + POINTS, BG_LOOK(CELL_BOLD, ANY),
                panel_consensus(plan) ? of_level(s, c, level) : of_scores(s, c, scores));
    bg_plan_check(plan, s->page, row, s->behind + POINTS,
                  bg_arena_printf(plan->arena, bg_plan_say(plan, "Panel: %s, %s"), rule->title,
                                  bg_plan_vendor(plan, bid)),
                  bg_plan_round(place->points, BG_RATING_PLACES));
}

/* -- words ------------------------------------------------------------------------------------- */

static const char *cites_of(struct bg_arena *arena, const struct bg_cite *cites, size_t n)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < n; i++)
        bg_buf_printf(&out, "%s%s%s%s", i > 0 ? "; " : "", cites[i].document,
                      *cites[i].document && *cites[i].place ? ", " : "", cites[i].place);
    return bg_buf_text(&out);
}

/* Each evaluator's reason, in the order of the columns. */
static const char *reasons_of(struct panel_sheet *s, const struct bg_panel_place *place)
{
    struct bg_buf out;
    bg_buf_init(&out, s->plan->arena);
    for (size_t e = 0; e < s->review->panel->evaluators_n; e++)
        if (place->scores[e] != NULL && *place->scores[e]->reason)
            bg_buf_printf(&out, "%s%s: %s", out.size > 0 ? "\n" : "",
                          s->review->panel->evaluators[e].id, place->scores[e]->reason);
    return bg_buf_text(&out);
}

static void panel_put_words(struct panel_sheet *s, int64_t row, const struct bg_panel_place *place)
{
    const struct bg_look wrap = BG_LOOK(TEXT_WRAP, TEXT);
    const struct bg_agreement *a = place->agreed;
    bg_put_text(s->page, row, s->behind + REASON, wrap, a ? a->reason : "");
    bg_put_text(s->page, row, s->behind + PLACE, wrap,
                a ? cites_of(s->plan->arena, a->cites, a->cites_n) : "");
    bg_put_text(s->page, row, s->behind + REASONS, wrap, reasons_of(s, place));
}

/* -- the sheet --------------------------------------------------------------------------------- */

static void panel_put_place(struct panel_sheet *s, size_t c, size_t bid, int64_t row)
{
    const struct bg_panel_place *place = panel_place_of(s->plan, c, bid);
    size_t n = s->review->panel->evaluators_n;
    const char *vendor = bg_plan_vendor(s->plan, bid);
    const struct bg_criterion *rule = &s->plan->rules->criteria[s->review->criteria[c].criterion];
    const struct bg_formula *scores =
        bg_page_cells(s->page, row, SCORES, row, SCORES + (int)(n > 0 ? n : 1) - 1);
    bg_put_text(s->page, row, BID, BG_LOOK(TEXT_WRAP, TEXT), vendor);
    for (size_t e = 0; e < n; e++)
        panel_put_score(s, c, e, place, row, vendor);
    panel_put_range(s, c, row, scores);
    panel_put_level(s, rule, place, row, s->scale_row[c], vendor);
    panel_put_points(s, c, bid, row, place, scores);
    panel_put_words(s, row, place);
}

static void panel_put_criterion(struct panel_sheet *s, size_t c, int64_t *row)
{
    struct bg_plan *plan = s->plan;
    size_t index = s->review->criteria[c].criterion, n = plan->lot->bids_n;
    const struct bg_criterion *rule = &plan->rules->criteria[index];
    char text[BG_DEC_TEXT];
    s->allowed_n = rule->levels_n;
    s->allowed = BG_ARRAY(plan->arena, rule->levels_n + 1, const char *);
    for (size_t i = 0; i < rule->levels_n; i++)
        s->allowed[i] =
            bg_arena_printf(plan->arena, "%s", bg_dec_text(rule->levels[i].points, text));
    for (int column = 0; column < s->behind + BEHIND; column++)
        bg_put_blank(s->page, *row, column, BG_LOOK(GROUP, TEXT));
    bg_put_text(s->page, (*row)++, BID, BG_LOOK(GROUP, TEXT),
                bg_arena_printf(plan->arena, bg_plan_say(plan, "%s (of %s)"), rule->title,
                                bg_dec_text(rule->out_of, text)));
    for (size_t bid = 0; bid < n; bid++)
        if (plan->panel_row[index * n + bid] >= 0)
            panel_put_place(s, c, bid, (*row)++);
}

static const struct bg_sheet_column bid_column[] = {
    BG_COLUMN("Bid", 26, TEXT_WRAP, TEXT, .cell = NULL),
};

static const char *panel_evaluator_title(const struct bg_sheet_line *at)
{
    const struct bg_panel *panel = at->of;
    const struct bg_evaluator *who = &panel->evaluators[at->column - SCORES];
    return bg_page_say(at->page, bg_arena_printf(at->arena, "%s\n%s", who->id, who->name));
}

static const struct bg_sheet_column evaluator_column[] = {
    BG_COLUMN(NULL, 10, CELL, ANY, .cell = NULL, .heading = panel_evaluator_title),
};

/* Behind the evaluators'. */
static const struct bg_sheet_column behind_columns[] = {
    [LOW] = BG_COLUMN("Lowest", 8, CELL, ANY, .cell = NULL),
    [HIGH] = BG_COLUMN("Highest", 8, CELL, ANY, .cell = NULL),
    [RANGE] = BG_COLUMN("Range of the scale", 9, CELL, RATING, .cell = NULL),
    [FLAG] = BG_COLUMN("Flag", 9, CENTER, ANY, .cell = NULL),
    [LEVEL] = BG_COLUMN("Agreed level", 16, TEXT_WRAP, TEXT, .cell = NULL),
    [POINTS] = BG_COLUMN("Points", 8, CELL_BOLD, ANY, .cell = NULL),
    [REASON] = BG_COLUMN("Why", 46, TEXT_WRAP, TEXT, .cell = NULL),
    [PLACE] = BG_COLUMN("Where in the bid", 24, TEXT_WRAP, TEXT, .cell = NULL),
    [REASONS] = BG_COLUMN("Reasons of the evaluators", 46, TEXT_WRAP, TEXT, .cell = NULL),
};

static void put_headings(struct panel_sheet *s)
{
    const struct bg_panel *panel = s->review->panel;
    struct bg_section bid = BG_SECTION(bid_column), evaluator = BG_SECTION(evaluator_column),
                      behind = BG_SECTION(behind_columns);
    bg_section_put(s->page, HEADER, &bid, panel, NULL, 0, 0);
    for (size_t e = 0; e < panel->evaluators_n; e++) {
        evaluator.first = SCORES + (int)e;
        bg_section_put(s->page, HEADER, &evaluator, panel, NULL, 0, 0);
    }
    behind.first = s->behind;
    bg_section_put(s->page, HEADER, &behind, panel, NULL, 0, 0);
    if (!panel_consensus(s->plan))
        bg_page_hide_column(s->page, s->behind + LEVEL);
}

/* Rows that the scores take, with the bands. */
static int64_t rows_of_scores(const struct bg_plan *plan)
{
    int64_t last = FIRST;
    for (size_t i = 0; i < plan->rules->criteria_n * plan->lot->bids_n; i++)
        last = plan->panel_row[i] > last ? plan->panel_row[i] : last;
    return last;
}

static const char *panel_under(const struct bg_plan *plan)
{
    static const char *const rules[] = {
        [BG_CONSENSUS] = "The agreed level of each bid counts; the individual scores stay as they "
                         "were.",
        [BG_MEAN] = "The mean of the evaluators' scores counts. Scores in brackets are set aside.",
        [BG_MEDIAN] = "The median of the evaluators' scores counts. Scores in brackets are set "
                      "aside.",
        [BG_TRIMMED_MEAN] = "The mean without the lowest and the highest score counts. Scores in "
                            "brackets are set aside."};
    const struct bg_panel_review *review = plan->lot->panel;
    if (!review->complete)
        return bg_arena_printf(
            plan->arena,
            bg_plan_say(plan,
                        "The panel's work is not finished (%lld faults): nothing counts yet."),
            (long long)review->errors);
    return rules[plan->rules->panel.combine];
}

void bg_sheet_panel(struct bg_plan *plan)
{
    if (plan->page[BG_SHEET_PANEL] == NULL)
        return;
    const struct bg_panel_review *review = plan->lot->panel;
    struct panel_sheet s = {.plan = plan, .page = plan->page[BG_SHEET_PANEL], .review = review};
    int64_t row = FIRST, scales = rows_of_scores(plan) + 2, at = scales;
    s.behind = behind_evaluators(review);
    s.scale_row = BG_ARRAY(plan->arena, review->criteria_n + 1, int64_t);
    for (size_t c = 0; c < review->criteria_n; c++) {
        s.scale_row[c] = at + 1;
        at += 2 + (int64_t)plan->rules->criteria[review->criteria[c].criterion].levels_n;
    }
    bg_put_title(plan, s.page, "Panel: what people scored, and what counts", panel_under(plan));
    bg_put_caution(plan, s.page, 2);
    put_headings(&s);
    for (size_t c = 0; c < review->criteria_n; c++)
        panel_put_criterion(&s, c, &row);
    bg_page_warn_if(s.page, FIRST, s.behind + FLAG, row - 1, s.behind + FLAG,
                    bg_arena_printf(plan->arena, "%s=\"%s\"",
                                    bg_relative(plan->arena, FIRST, s.behind + FLAG),
                                    bg_plan_say(plan, "flagged")));
    bg_put_panel_evaluators(plan, bg_put_panel_scales(plan, scales));
    bg_page_freeze(s.page, FIRST, 1);
    bg_page_repeat(s.page, HEADER, HEADER);
    bg_page_print_area(s.page, -1, s.behind + REASONS);
}
