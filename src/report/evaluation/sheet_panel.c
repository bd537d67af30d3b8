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

/* A row of the scores: what it is of, and what of that several cells need. */
struct panel_row {
    size_t criterion, bid; /* criterion of the review */
    const struct bg_criterion *rule;
    const struct bg_panel_place *place;
    const char *vendor;
    const struct bg_formula *scores; /* the evaluators' cells */
};

static const struct panel_sheet *panel_of(const struct bg_sheet_line *l)
{
    return l->of;
}

/* A cell of the row, behind the evaluators'. */
static const struct bg_formula *panel_own(const struct bg_sheet_line *l, int behind)
{
    return bg_page_cell(l->page, l->row, panel_of(l)->behind + behind);
}

static struct bg_shown panel_vendor(const struct bg_sheet_line *l)
{
    return bg_show_text(((const struct panel_row *)l->entry)->vendor);
}

static size_t panel_evaluators(const void *of)
{
    return ((const struct panel_sheet *)of)->review->panel->evaluators_n;
}

static const char *panel_evaluator_title(const struct bg_sheet_line *at)
{
    const struct bg_evaluator *who = &panel_of(at)->review->panel->evaluators[at->which];
    return bg_page_say(at->page, bg_arena_printf(at->arena, "%s\n%s", who->id, who->name));
}

static struct bg_shown panel_score(const struct bg_sheet_line *l)
{
    const struct panel_sheet *s = panel_of(l);
    const struct panel_row *r = l->entry;
    const struct bg_panel_score *score = r->place->scores[l->which];
    char text[BG_DEC_TEXT];
    if (score == NULL)
        return bg_show_as(BG_LOOK(CENTER_GREY, TEXT), bg_show_text("–"));
    if (!s->review->criteria[r->criterion].counts[l->which])
        return bg_show_as(
            BG_LOOK(CENTER_GREY, TEXT),
            bg_show_text(bg_arena_printf(l->arena, "(%s)", bg_dec_text(score->points, text))));
    if (panel_consensus(s->plan) || r->place->points == NULL)
        return bg_show_number(score->points);
    bg_page_allow_list(l->page, l->row, l->column, s->allowed, s->allowed_n);
    return bg_show_input(
        s->plan, l, BG_NUMBER_ANY, panel_number(score->points),
        bg_arena_printf(l->arena, "%s, \"%s\", %s", score->evaluator, r->rule->title, r->vendor));
}

/* Lowest and highest of those who count; how far apart, as a share of the scale; flagged or not. */
static struct bg_shown panel_low(const struct bg_sheet_line *l)
{
    const struct panel_row *r = l->entry;
    return bg_show_live(BG_FORMULA(l->arena, "IF(COUNT(a)=0,\"\",MIN(a))", r->scores));
}

static struct bg_shown panel_high(const struct bg_sheet_line *l)
{
    const struct panel_row *r = l->entry;
    return bg_show_live(BG_FORMULA(l->arena, "IF(COUNT(a)=0,\"\",MAX(a))", r->scores));
}

static struct bg_shown panel_range(const struct bg_sheet_line *l)
{
    const struct panel_row *r = l->entry;
    return bg_show_live(BG_FORMULA(l->arena, "IF(a=\"\",\"\",ROUND((b-a)/c,12))", panel_own(l, LOW),
                                   panel_own(l, HIGH),
                                   bg_formula_number(l->arena, r->rule->out_of)));
}

static struct bg_shown panel_flag(const struct bg_sheet_line *l)
{
    const struct panel_row *r = l->entry;
    struct bg_dec differ = panel_of(l)->plan->rules->panel.differ;
    return bg_show_live(BG_FORMULA(
        l->arena, "IF(a=\"\",\"\",IF(ROUND((b-a)*100,9)>=ROUND(c*d,9),\"flagged\",\"\"))",
        panel_own(l, LOW), panel_own(l, HIGH), bg_formula_number(l->arena, differ),
        bg_formula_number(l->arena, r->rule->out_of)));
}

/* -- what counts ------------------------------------------------------------------------------- */

/* The points of the level that the cell names, by the criterion's scale below. */
static const struct bg_formula *of_level(const struct bg_sheet_line *l)
{
    const struct panel_row *r = l->entry;
    struct bg_arena *arena = l->arena;
    const struct bg_formula *x = bg_formula_text(arena, ""), *level = panel_own(l, LEVEL);
    for (size_t i = r->rule->levels_n; i-- > 0;) {
        int64_t row = panel_of(l)->scale_row[r->criterion] + (int64_t)i;
        x = BG_FORMULA(arena, "IF(a=b,c,d)", level,
                       bg_page_cell(l->page, row, BG_PANEL_SCALE_LABEL),
                       bg_page_cell(l->page, row, BG_PANEL_SCALE_POINTS), x);
    }
    return BG_FORMULA(arena, "IF(a=\"\",\"\",b)", level, x);
}

/* A score that is taken away leaves the criterion open: scores are relative. */
static const struct bg_formula *of_scores(const struct bg_sheet_line *l)
{
    static const char *const rules[] = {[BG_MEAN] = "AVERAGE(a)",
                                        [BG_MEDIAN] = "MEDIAN(a)",
                                        [BG_TRIMMED_MEAN] = "(SUM(a)-MIN(a)-MAX(a))/(COUNT(a)-2)"};
    const struct panel_sheet *s = l->of;
    const struct panel_row *r = l->entry;
    struct bg_arena *arena = l->arena;
    size_t n = s->review->criteria[r->criterion].counts_n;
    const struct bg_formula *x = BG_FORMULA(arena, rules[s->plan->rules->panel.combine], r->scores);
    return BG_FORMULA(arena, "IF(COUNT(a)=b,ROUND(c,12),\"\")", r->scores,
                      bg_formula_int(arena, (int64_t)n), x);
}

static size_t evaluation_panel_level_of(const struct bg_criterion *rule, struct bg_dec points)
{
    size_t i = 0;
    while (i < rule->levels_n && bg_dec_cmp(rule->levels[i].points, points) != 0)
        i++;
    return i;
}

static struct bg_shown panel_level(const struct bg_sheet_line *l)
{
    const struct panel_sheet *s = l->of;
    const struct panel_row *r = l->entry;
    bool agreed = panel_consensus(s->plan);
    size_t level = r->place->agreed ? evaluation_panel_level_of(r->rule, r->place->agreed->points)
                                    : r->rule->levels_n;
    const char *label =
        agreed && level < r->rule->levels_n ? bg_panel_level_label(l->arena, r->rule, level) : "";
    int64_t scale = s->scale_row[r->criterion];
    if (r->place->points == NULL || !agreed)
        return bg_show_text(label);
    const struct bg_allow list = {
        .what = BG_ALLOW_LIST,
        .formula = bg_ref_range(l->arena, NULL, scale, BG_PANEL_SCALE_LABEL,
                                scale + (int64_t)r->rule->levels_n - 1, BG_PANEL_SCALE_LABEL),
        .title = bg_plan_say(s->plan, "Agreed level"),
        .message = bg_plan_say(s->plan, "One of the levels that were published."),
        .error = bg_plan_say(s->plan, "Choose a level from the list.")};
    bg_page_allow(l->page, l->row, l->column, l->row, l->column, &list);
    return bg_show_input(s->plan, l, BG_NUMBER_TEXT,
                         (struct bg_value){.type = BG_V_TEXT,
                                           .row = -1,
                                           .as.text = {.bytes = label, .n = strlen(label)}},
                         bg_arena_printf(l->arena, bg_plan_say(s->plan, "Agreed level, \"%s\", %s"),
                                         r->rule->title, r->vendor));
}

static struct bg_shown panel_points(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = panel_of(l)->plan;
    const struct panel_row *r = l->entry;
    if (r->place->points == NULL)
        return bg_show_as(BG_LOOK(CENTER_GREY, TEXT), bg_show_words(l, "open"));
    struct bg_dec points = bg_plan_round(r->place->points, BG_RATING_PLACES);
    if (panel_consensus(plan) && r->rule->levels_n > LEVELS_MOST)
        return bg_show_as(BG_LOOK(ENGINE, ANY), bg_show_number(points));
    bg_plan_check(
        plan, l->page, l->row, l->column,
        bg_arena_printf(l->arena, bg_plan_say(plan, "Panel: %s, %s"), r->rule->title, r->vendor),
        points);
    return bg_show_live(panel_consensus(plan) ? of_level(l) : of_scores(l));
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
static struct bg_shown panel_reasons(const struct bg_sheet_line *l)
{
    const struct bg_panel *panel = panel_of(l)->review->panel;
    const struct bg_panel_place *place = ((const struct panel_row *)l->entry)->place;
    struct bg_buf out;
    bg_buf_init(&out, l->arena);
    for (size_t e = 0; e < panel->evaluators_n; e++)
        if (place->scores[e] != NULL && *place->scores[e]->reason)
            bg_buf_printf(&out, "%s%s: %s", out.size > 0 ? "\n" : "", panel->evaluators[e].id,
                          place->scores[e]->reason);
    return bg_show_text(bg_buf_text(&out));
}

static struct bg_shown panel_reason(const struct bg_sheet_line *l)
{
    const struct bg_agreement *agreed = ((const struct panel_row *)l->entry)->place->agreed;
    return bg_show_text(agreed ? agreed->reason : "");
}

static struct bg_shown panel_cites(const struct bg_sheet_line *l)
{
    const struct bg_agreement *agreed = ((const struct panel_row *)l->entry)->place->agreed;
    return bg_show_text(agreed ? cites_of(l->arena, agreed->cites, agreed->cites_n) : "");
}

/* -- the sheet --------------------------------------------------------------------------------- */

static const struct bg_sheet_column columns[] = {
    [BID] = BG_COLUMN("Bid", 26, TEXT_WRAP, TEXT, .cell = panel_vendor),
    [SCORES] = BG_COLUMN(NULL, 10, CELL, ANY, .cell = panel_score, .heading = panel_evaluator_title,
                         .times = panel_evaluators),
};

/* Behind the evaluators'. */
static const struct bg_sheet_column behind_columns[] = {
    [LOW] = BG_COLUMN("Lowest", 8, CELL, ANY, .cell = panel_low),
    [HIGH] = BG_COLUMN("Highest", 8, CELL, ANY, .cell = panel_high),
    [RANGE] = BG_COLUMN("Range of the scale", 9, CELL, RATING, .cell = panel_range),
    [FLAG] = BG_COLUMN("Flag", 9, CENTER, ANY, .cell = panel_flag),
    [LEVEL] = BG_COLUMN("Agreed level", 16, TEXT_WRAP, TEXT, .cell = panel_level),
    [POINTS] = BG_COLUMN("Points", 8, CELL_BOLD, ANY, .cell = panel_points),
    [REASON] = BG_COLUMN("Why", 46, TEXT_WRAP, TEXT, .cell = panel_reason),
    [PLACE] = BG_COLUMN("Where in the bid", 24, TEXT_WRAP, TEXT, .cell = panel_cites),
    [REASONS] = BG_COLUMN("Reasons of the evaluators", 46, TEXT_WRAP, TEXT, .cell = panel_reasons),
};

static struct bg_section panel_front(void)
{
    return BG_SECTION(columns);
}

static struct bg_section panel_behind(const struct panel_sheet *s)
{
    struct bg_section section = BG_SECTION(behind_columns);
    section.first = s->behind;
    return section;
}

static void panel_put_place(struct panel_sheet *s, size_t c, size_t bid, int64_t row)
{
    const struct bg_section front = panel_front(), behind = panel_behind(s);
    const struct panel_row entry = {
        .criterion = c,
        .bid = bid,
        .rule = &s->plan->rules->criteria[s->review->criteria[c].criterion],
        .place = panel_place_of(s->plan, c, bid),
        .vendor = bg_plan_vendor(s->plan, bid),
        .scores = bg_page_cells(s->page, row, SCORES, row, s->behind - 1)};
    bg_section_row(s->page, row, &front, s, &entry, bid);
    bg_section_row(s->page, row, &behind, s, &entry, bid);
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
    bg_put_band(s->page, (*row)++, BID, s->behind + BEHIND - 1, BG_LOOK(GROUP, TEXT),
                bg_arena_printf(plan->arena, bg_plan_say(plan, "%s (of %s)"), rule->title,
                                bg_dec_text(rule->out_of, text)));
    for (size_t bid = 0; bid < n; bid++)
        if (plan->panel_row[index * n + bid] >= 0)
            panel_put_place(s, c, bid, (*row)++);
}

static void put_headings(struct panel_sheet *s)
{
    const struct bg_section front = panel_front(), behind = panel_behind(s);
    bg_section_put(s->page, HEADER, &front, s, NULL, 0, 0);
    bg_section_put(s->page, HEADER, &behind, s, NULL, 0, 0);
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

bool bg_plan_has_panel(const struct bg_plan *plan)
{
    return plan->lot->panel != NULL && plan->lot->panel->criteria_n > 0;
}

void bg_sheet_panel(struct bg_plan *plan)
{
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
