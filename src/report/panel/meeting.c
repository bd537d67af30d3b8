/* The workbook of the meeting: a sheet for each criterion, bids as rows; what each evaluator scored and
 * why side by side, then the cells that the panel fills in. And Together, which says what is missing. */
#include <string.h>

#include "report/book/columns.h"
#include "report/panel/sheets.h"

enum { COLUMNS_MOST = 120, SHEET_NAME = 24 };

struct meeting { /* one criterion's sheet */
    struct bg_ps_book *b;
    struct bg_page *page;
    size_t c; /* of the panel's criteria */
    const struct bg_criterion *rule;
    const struct bg_panel_criterion *review;
    struct bg_ps_column columns[COLUMNS_MOST];
    int n;
    int *score_column; /* by evaluator */
    /* where columns are; -1: there is none */
    int range, flag, level, points, reason, document, page_of, looks, present, who, why, outside,
        passes, differs, changed, status;
};

static bool meeting_consensus(const struct bg_ps_book *b)
{
    return b->rules->panel.combine == BG_CONSENSUS;
}

/* -- columns ------------------------------------------------------------------------------------ */

static int meeting_add(struct meeting *m, const char *id, const char *title, double width)
{
    if (m->n == COLUMNS_MOST - 2)
        return COLUMNS_MOST - 3;
    m->columns[m->n] = (struct bg_ps_column){id, title, width};
    return m->n++;
}

/* Who was appointed to score this, also those who withdrew. */
static bool meeting_is_shown(const struct meeting *m, size_t e)
{
    struct bg_evaluator v = m->b->request->review->panel->evaluators[e];
    v.withdrawn = false;
    return bg_evaluator_scores(&v, m->rule->id);
}

static void add_scores(struct meeting *m)
{
    struct bg_arena *arena = m->b->arena;
    const struct bg_panel *panel = m->b->request->review->panel;
    m->score_column = BG_ARRAY(arena, panel->evaluators_n + 1, int);
    meeting_add(m, "bid", "Bid", 20);
    for (size_t e = 0; e < panel->evaluators_n; e++) {
        const struct bg_evaluator *v = &panel->evaluators[e];
        if (!meeting_is_shown(m, e))
            continue;
        m->score_column[e] = m->n;
        meeting_add(m, bg_arena_printf(arena, "score-%zu", e + 1),
                    bg_arena_printf(arena, "%s\n%s", v->id, v->name), 9);
        meeting_add(m, bg_arena_printf(arena, "why-%zu", e + 1),
                    bg_arena_printf(arena, "%s: why", v->id), 25);
    }
    m->range = meeting_add(m, "range", "Range", 9);
    m->flag = meeting_add(m, "flag", "Flag", 9);
}

static void add_inputs(struct meeting *m)
{
    const struct bg_criterion *rule = m->rule;
    m->level = meeting_consensus(m->b) ? meeting_add(m, "level", "Agreed level", 16) : -1;
    m->points = meeting_consensus(m->b) ? meeting_add(m, "points", "Points", 8) : -1;
    m->reason = meeting_add(m, "reason", "Reason of the panel", 38);
    m->document = meeting_add(m, "document", "Document", 12);
    m->page_of = meeting_add(m, "page", "Page", 10);
    m->looks = m->n;
    for (size_t i = 0; i < rule->look_for_n; i++)
        meeting_add(m, bg_arena_printf(m->b->arena, BG_PANEL_LOOK "%s", rule->look_for[i].id),
                    rule->look_for[i].text, 12);
    m->present = meeting_add(m, "present", "Present", 12);
    m->who = meeting_add(m, "who", "Dissent: who", 10);
    m->why = meeting_add(m, "dissent", "Dissent: why", 20);
    m->outside =
        meeting_consensus(m->b) ? meeting_add(m, "outside", "Why outside the range", 19) : -1;
    m->passes = meeting_consensus(m->b) && rule->has_minimum
                    ? meeting_add(m, "passes", "What meets the minimum", 19)
                    : -1;
    m->differs = meeting_consensus(m->b) && rule->look_for_n > 0
                     ? meeting_add(m, "differs", "Why not as a bid found the same", 19)
                     : -1;
    m->changed = meeting_consensus(m->b) ? meeting_add(m, "changed", "Why changed", 15) : -1;
    m->status = meeting_add(m, "status", "Status", 18);
}

/* -- what was scored ---------------------------------------------------------------------------- */

/* What the seal of a row is of: the scores and reasons that the panel talks about. */
static const char *panel_meeting_scores_of(struct meeting *m, const struct bg_panel_place *place)
{
    struct bg_buf out;
    char text[BG_DEC_TEXT];
    bg_buf_init(&out, m->b->arena);
    for (size_t e = 0; e < m->b->request->review->panel->evaluators_n; e++) {
        const struct bg_panel_score *score = place->scores[e];
        if (score != NULL && meeting_is_shown(m, e))
            bg_buf_printf(&out, "%s %s ", bg_dec_text(score->points, text), score->reason);
    }
    return bg_buf_text(&out);
}

static void meeting_put_scores(struct meeting *m, int64_t row, const struct bg_panel_place *place)
{
    char low[BG_DEC_TEXT], high[BG_DEC_TEXT];
    for (size_t e = 0; e < m->b->request->review->panel->evaluators_n; e++) {
        const struct bg_panel_score *score = place->scores[e];
        int column = m->score_column[e];
        if (!meeting_is_shown(m, e))
            continue;
        if (score != NULL)
            bg_put_number(m->page, row, column, BG_LOOK(CENTER, ANY), score->points);
        else
            bg_put_blank(m->page, row, column, BG_LOOK(CENTER, ANY));
        bg_put_text(m->page, row, column + 1, BG_LOOK(TEXT_WRAP, TEXT),
                    score != NULL ? score->reason : "");
    }
    bg_put_text(m->page, row, m->range, BG_LOOK(CENTER, TEXT),
                place->has_range
                    ? bg_arena_printf(m->b->arena, "%s to %s", bg_dec_text(place->low, low),
                                      bg_dec_text(place->high, high))
                    : "");
    bg_put_text(m->page, row, m->flag, BG_LOOK(CENTER, TEXT), place->flagged ? "flagged" : "");
}

/* -- what the panel fills in -------------------------------------------------------------------- */

/* What was agreed before is there again, to be changed. */
static void put_given(struct meeting *m, int64_t row, int column, const char *text)
{
    if (*text)
        bg_put_text(m->page, row, column, BG_LOOK(INPUT_TEXT, TEXT), text);
}

static void meeting_put_input(struct meeting *m, int64_t row, int column, const char *title,
                              const char *message, const char *given)
{
    if (column < 0)
        return;
    bg_ps_put_text_input(m->page, row, column, title, message);
    put_given(m, row, column, given);
}

static const char *who_is_here(struct meeting *m, const struct bg_agreement *a)
{
    const struct bg_panel *panel = m->b->request->review->panel;
    struct bg_buf out;
    bg_buf_init(&out, m->b->arena);
    for (size_t i = 0; a != NULL && i < a->present_n; i++)
        bg_buf_printf(&out, "%s%s", out.size > 0 ? ", " : "", a->present[i]);
    for (size_t e = 0; a == NULL && e < panel->evaluators_n; e++)
        if (!panel->evaluators[e].withdrawn &&
            (panel->evaluators[e].adviser || meeting_is_shown(m, e)))
            bg_buf_printf(&out, "%s%s", out.size > 0 ? ", " : "", panel->evaluators[e].id);
    return bg_buf_text(&out);
}

static const char *finding_of(const struct bg_agreement *a, const char *id)
{
    for (size_t i = 0; a != NULL && i < a->found_n; i++)
        if (strcmp(a->found[i].id, id) == 0)
            return strcmp(a->found[i].found, "yes") == 0  ? "Yes"
                   : strcmp(a->found[i].found, "no") == 0 ? "No"
                                                          : "Partly";
    return "";
}

static void meeting_put_level(struct meeting *m, int64_t row, const struct bg_agreement *a)
{
    if (m->level < 0)
        return;
    bg_ps_put_level(m->b, m->page, m->c, row, m->level);
    bg_ps_put_points(m->b, m->page, m->c, row, m->points, m->level);
    for (size_t i = 0; a != NULL && a->has_points && i < m->rule->levels_n; i++)
        if (bg_dec_cmp(m->rule->levels[i].points, a->points) == 0)
            put_given(m, row, m->level, bg_panel_level_label(m->b->arena, m->rule, i));
}

static void meeting_put_inputs(struct meeting *m, int64_t row, const struct bg_agreement *a)
{
    static const struct bg_agreement none = {
        .reason = "", .outside_because = "", .passes_because = "", .differs_because = ""};
    const struct bg_agreement *given = a != NULL ? a : &none;
    meeting_put_level(m, row, a);
    meeting_put_input(m, row, m->reason, "Reason of the panel",
                      "What in this bid earns the level. It is what the bidder will be told.",
                      given->reason);
    meeting_put_input(m, row, m->document, "Document", "The document that the reason rests on.",
                      given->cites_n > 0 ? given->cites[0].document : "");
    meeting_put_input(m, row, m->page_of, "Page", "The page or section in it.",
                      given->cites_n > 0 ? given->cites[0].place : "");
    for (size_t i = 0; i < m->rule->look_for_n && m->looks + (int)i < m->present; i++) {
        bg_ps_put_choice(m->page, row, m->looks + (int)i, "Is it covered?", "Yes, partly or no.",
                         true);
        put_given(m, row, m->looks + (int)i, finding_of(a, m->rule->look_for[i].id));
    }
    meeting_put_input(m, row, m->present, "Present",
                      "The numbers of those who took part: E1, E2, E3.", who_is_here(m, a));
    meeting_put_input(m, row, m->who, "Dissent: who", "Who does not agree, if anybody.",
                      given->dissents_n > 0 ? given->dissents[0].who : "");
    meeting_put_input(m, row, m->why, "Dissent: why", "In their own words.",
                      given->dissents_n > 0 ? given->dissents[0].why : "");
    meeting_put_input(m, row, m->outside, "Why outside the range",
                      "Only where the agreed level is above or below what every evaluator gave.",
                      given->outside_because);
    meeting_put_input(m, row, m->passes, "What meets the minimum",
                      "Only where most evaluators were below the minimum and the panel is not.",
                      given->passes_because);
    meeting_put_input(
        m, row, m->differs, "Why not as a bid found the same",
        "Only where another bid was found the same on every point and has other points.",
        given->differs_because);
    meeting_put_input(m, row, m->changed, "Why changed",
                      "Only where the panel agreed on another level before.", "");
}

/* -- status ------------------------------------------------------------------------------------- */

/* What is missing beside level and reason, the last first. */
static const struct bg_formula *rest_of(struct meeting *m, int64_t row,
                                        const struct bg_panel_place *place)
{
    struct bg_arena *arena = m->b->arena;
    const struct bg_formula *x = bg_formula_text(arena, "OK");
    if (m->outside >= 0 && place->has_range)
        x = BG_FORMULA(arena,
                       "IF(AND(OR(a<b,a>c),TRIM(d)=\"\"),\"Missing: why outside the range\",e)",
                       bg_ps_cell(m->b, row, m->points), bg_formula_number(arena, place->low),
                       bg_formula_number(arena, place->high), bg_ps_cell(m->b, row, m->outside), x);
    x = BG_FORMULA(arena, "IF(TRIM(a)=\"\",\"Missing: who was present\",b)",
                   bg_ps_cell(m->b, row, m->present), x);
    if (m->present > m->looks)
        x = BG_FORMULA(arena, "IF(COUNTBLANK(a)>0,\"Missing: a point to look for\",b)",
                       bg_page_cells(m->page, row, m->looks, row, m->present - 1), x);
    return BG_FORMULA(arena,
                      "IF(AND(TRIM(a)=\"\",TRIM(b)=\"\"),\"Missing: the place in the bid\",c)",
                      bg_ps_cell(m->b, row, m->document), bg_ps_cell(m->b, row, m->page_of), x);
}

static void meeting_put_row(struct meeting *m, int64_t row, size_t bid)
{
    const struct bg_panel_place *place = &m->review->places[bid];
    const char *name = bg_ps_bid_name(m->b, bid);
    bg_put_text(m->page, row, 0, BG_LOOK(TEXT_BOLD, TEXT), name);
    meeting_put_scores(m, row, place);
    meeting_put_inputs(m, row, place->agreed);
    bg_put_live(m->page, row, m->status, BG_LOOK(TEXT_WRAP, ANY),
                bg_ps_status_of(m->b, row, m->level, m->points, m->reason, rest_of(m, row, place)));
    bg_put_text(m->page, row, m->n, BG_LOOK(NOTE, TEXT),
                bg_ps_place(m->b->arena, name, panel_meeting_scores_of(m, place), m->rule->id,
                            bg_ps_bid(m->b, bid)->id));
    bg_page_height(m->page, row, 44);
}

/* -- sheets ------------------------------------------------------------------------------------- */

/* "1 Method": a name that every program takes, and that no other sheet has. */
static const char *meeting_sheet_name(struct bg_ps_book *b, size_t c, const char *title)
{
    bool altered = false;
    char *name = bg_arena_printf(b->arena, "%zu %s", c + 1,
                                 bg_safe_text(b->arena, title, SHEET_NAME, &altered));
    for (char *p = name; *p; p++)
        if (strchr("[]:*?/\\'", *p) != NULL || (unsigned char)*p < ' ')
            *p = ' ';
    for (size_t n = strlen(name); n > 0 && name[n - 1] == ' '; n--)
        name[n - 1] = '\0';
    return name;
}

static void meeting_fill(struct bg_ps_book *b, size_t c, struct bg_page *page)
{
    struct meeting *m = BG_NEW(b->arena, struct meeting);
    size_t n = b->request->review->bids_n;
    int64_t row = BG_PS_FIRST;
    char least[BG_DEC_TEXT], of[BG_DEC_TEXT];
    *m = (struct meeting){.b = b,
                          .page = page,
                          .c = c,
                          .rule = &b->rules->criteria[b->criteria[c]],
                          .review = &b->request->review->criteria[c]};
    add_scores(m);
    add_inputs(m);
    bg_ps_start(b, page, m->rule->title,
                m->rule->has_minimum ? bg_arena_printf(b->arena, "Minimum: %s of %s points",
                                                       bg_dec_text(m->rule->minimum, least),
                                                       bg_dec_text(m->rule->out_of, of))
                                     : "A spread is no fault.",
                m->columns, (size_t)m->n, "meeting");
    for (size_t bid = 0; bid < n; bid++)
        meeting_put_row(m, row++, bid);
    bg_page_freeze(page, BG_PS_FIRST, 1);
    if (n > 0)
        bg_page_warn_if(page, BG_PS_FIRST, m->flag, row - 1, m->flag,
                        bg_arena_printf(b->arena, "%s=\"flagged\"",
                                        bg_relative(b->arena, BG_PS_FIRST, m->flag)));
    bg_ps_end(b, page, row - 1, m->n, m->status);
    bg_ps_note_status(b, page, m->rule->title, row - 1, m->status);
    b->status_column[c] = m->status;
}

enum { T_CRITERION, T_BID, T_STATUS };

struct together { /* a bid on the sheet of a criterion */
    struct bg_ps_book *b;
    const struct bg_page *page;
    size_t c, bid;
};

static struct bg_shown together_criterion(const struct bg_sheet_line *l)
{
    const struct together *t = l->entry;
    return bg_show_goto(bg_page_name(t->page), BG_PS_FIRST + (int64_t)t->bid, 0,
                        t->b->rules->criteria[t->b->criteria[t->c]].title);
}

static struct bg_shown together_bid(const struct bg_sheet_line *l)
{
    const struct together *t = l->entry;
    return bg_show_text(bg_ps_bid_name(t->b, t->bid));
}

static struct bg_shown together_status(const struct bg_sheet_line *l)
{
    const struct together *t = l->entry;
    return bg_show_live(
        bg_page_cell(t->page, BG_PS_FIRST + (int64_t)t->bid, t->b->status_column[t->c]));
}

static const struct bg_sheet_column together_columns[] = {
    [T_CRITERION] = BG_COLUMN("Criterion", 34, LINK, TEXT, .cell = together_criterion),
    [T_BID] = BG_COLUMN("Bid", 30, TEXT_WRAP, TEXT, .cell = together_bid),
    [T_STATUS] = BG_COLUMN("What is missing", 40, TEXT_WRAP, ANY, .cell = together_status),
};

/* What each row of each sheet still lacks, in one list. */
static void meeting_put_together(struct bg_ps_book *b, struct bg_page *page,
                                 struct bg_page *const *pages)
{
    const struct bg_section section = BG_SECTION(together_columns);
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT), "Together: what is still missing");
    bg_put_text(page, 1, 0, BG_LOOK(SUBTITLE, TEXT),
                "Follows the other sheets. Everything says OK before the workbook goes back.");
    int64_t row = bg_section_put(page, BG_PS_FIRST - 1, &section, b, NULL, 0, 0);
    for (size_t c = 0; c < b->criteria_n; c++)
        for (size_t bid = 0; bid < b->request->review->bids_n; bid++) {
            struct together own = {b, pages[c], c, bid};
            bg_section_row(page, row++, &section, b, &own, bid);
        }
    bg_page_freeze(page, BG_PS_FIRST, 0);
    const char *cell = bg_relative(b->arena, BG_PS_FIRST, T_STATUS);
    if (row > BG_PS_FIRST) {
        bg_page_warn_if(page, BG_PS_FIRST, T_STATUS, row - 1, T_STATUS,
                        bg_arena_printf(b->arena, "LEFT(%s,2)<>\"OK\"", cell));
        bg_page_mark_if(page, BG_PS_FIRST, T_STATUS, row - 1, T_STATUS,
                        bg_arena_printf(b->arena, "LEFT(%s,2)=\"OK\"", cell));
    }
}

void bg_ps_meeting(struct bg_ps_book *b)
{
    struct bg_page **pages = BG_ARRAY(b->arena, b->criteria_n + 1, struct bg_page *);
    struct bg_page *together = bg_page_new(b->book, "Together", BG_PS_BLUE);
    b->status_column = BG_ARRAY(b->arena, b->criteria_n + 1, int);
    for (size_t c = 0; c < b->criteria_n; c++)
        pages[c] =
            bg_page_new(b->book, meeting_sheet_name(b, c, b->rules->criteria[b->criteria[c]].title),
                        BG_PS_GREEN);
    bg_ps_scale(b);
    for (size_t c = 0; c < b->criteria_n; c++)
        meeting_fill(b, c, pages[c]);
    meeting_put_together(b, together, pages);
}
