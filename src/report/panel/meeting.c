/* The workbook of the meeting: a sheet for each criterion, bids as rows; what each evaluator scored and
 * why side by side, then the cells that the panel fills in. And Together, which says what is missing. */
#include <string.h>

#include "report/panel/sheets.h"

enum { SHEET_NAME = 24 };
enum {
    M_BID,
    M_SCORES,
    M_RANGE,
    M_FLAG,
    M_LEVEL,
    M_POINTS,
    M_REASON,
    M_DOCUMENT,
    M_PAGE,
    M_LOOKS,
    M_PRESENT,
    M_WHO,
    M_WHY,
    M_OUTSIDE,
    M_PASSES,
    M_DIFFERS,
    M_CHANGED,
    M_STATUS,
    M_PLACE,
    M__COUNT
};

struct meeting { /* one criterion's sheet */
    const struct bg_ps_book *b;
    size_t c; /* of the panel's criteria */
    const struct bg_criterion *rule;
    const struct bg_panel_criterion *review;
    const size_t *shown; /* evaluators whose scores are shown */
    size_t shown_n;
    int at[M__COUNT]; /* where columns are; -1: there is none */
};

struct meeting_row { /* a bid */
    size_t bid;
    const struct bg_panel_place *place;
    const struct bg_agreement *agreed; /* as it was before; of empty texts where there is none */
};

static const struct meeting *meeting_of(const struct bg_sheet_line *l)
{
    return l->of;
}

static const struct bg_agreement *meeting_agreed(const struct bg_sheet_line *l)
{
    return ((const struct meeting_row *)l->entry)->agreed;
}

static const struct bg_formula *meeting_cell(const struct bg_sheet_line *l, int column)
{
    return bg_ps_cell(meeting_of(l)->b, l->row, meeting_of(l)->at[column]);
}

/* -- which columns there are -------------------------------------------------------------------- */

static bool meeting_agrees(const void *of)
{
    return ((const struct meeting *)of)->b->rules->panel.combine == BG_CONSENSUS;
}

static bool meeting_passes(const void *of)
{
    return meeting_agrees(of) && ((const struct meeting *)of)->rule->has_minimum;
}

static bool meeting_differs(const void *of)
{
    return meeting_agrees(of) && ((const struct meeting *)of)->rule->look_for_n > 0;
}

static size_t meeting_looks(const void *of)
{
    return ((const struct meeting *)of)->rule->look_for_n;
}

/* A score and a reason of each. */
static size_t meeting_scores(const void *of)
{
    return 2 * ((const struct meeting *)of)->shown_n;
}

/* Who was appointed to score this, also those who withdrew. */
static void meeting_find_shown(struct meeting *m)
{
    const struct bg_panel *panel = m->b->request->review->panel;
    size_t *shown = BG_ARRAY(m->b->arena, panel->evaluators_n + 1, size_t);
    for (size_t e = 0; e < panel->evaluators_n; e++) {
        struct bg_evaluator v = panel->evaluators[e];
        v.withdrawn = false;
        if (bg_evaluator_scores(&v, m->rule->id))
            shown[m->shown_n++] = e;
    }
    m->shown = shown;
}

/* -- what was scored ---------------------------------------------------------------------------- */

static bool is_reason(const struct bg_sheet_line *l)
{
    return l->which % 2 == 1;
}

static size_t evaluator_of(const struct bg_sheet_line *l)
{
    return meeting_of(l)->shown[l->which / 2];
}

static const char *score_id(const struct bg_sheet_line *l)
{
    return bg_arena_printf(l->arena, is_reason(l) ? "why-%zu" : "score-%zu", evaluator_of(l) + 1);
}

static const char *score_heading(const struct bg_sheet_line *l)
{
    const struct bg_panel *panel = meeting_of(l)->b->request->review->panel;
    const struct bg_evaluator *who = &panel->evaluators[evaluator_of(l)];
    if (is_reason(l))
        return bg_arena_printf(l->arena, "%s: why", who->id);
    return bg_arena_printf(l->arena, "%s\n%s", who->id, who->name);
}

static double score_width(const struct bg_sheet_line *l)
{
    return is_reason(l) ? 25 : 9;
}

static struct bg_shown meeting_score(const struct bg_sheet_line *l)
{
    const struct meeting_row *own = l->entry;
    const struct bg_panel_score *score = own->place->scores[evaluator_of(l)];
    if (is_reason(l))
        return bg_show_as(BG_LOOK(TEXT_WRAP, TEXT),
                          bg_show_text(score != NULL ? score->reason : ""));
    return score != NULL ? bg_show_number(score->points) : bg_show_blank();
}

static struct bg_shown meeting_range(const struct bg_sheet_line *l)
{
    const struct bg_panel_place *place = ((const struct meeting_row *)l->entry)->place;
    char low[BG_DEC_TEXT], high[BG_DEC_TEXT];
    if (!place->has_range)
        return bg_show_text("");
    return bg_show_text(bg_arena_printf(l->arena, "%s to %s", bg_dec_text(place->low, low),
                                        bg_dec_text(place->high, high)));
}

static struct bg_shown meeting_flag(const struct bg_sheet_line *l)
{
    return bg_show_text(((const struct meeting_row *)l->entry)->place->flagged ? "flagged" : "");
}

/* -- what the panel fills in -------------------------------------------------------------------- */

/* What was agreed before is there again, to be changed. */
static struct bg_shown meeting_given(struct bg_shown asked, const char *text)
{
    return *text ? bg_show_as(BG_LOOK(INPUT_TEXT, TEXT), bg_show_text(text)) : asked;
}

static struct bg_shown meeting_asked(const struct bg_sheet_line *l, const char *title,
                                     const char *message, const char *given)
{
    return meeting_given(bg_show_asked_text(l, title, message), given);
}

static struct bg_shown meeting_bid(const struct bg_sheet_line *l)
{
    return bg_show_text(
        bg_ps_bid_name(meeting_of(l)->b, ((const struct meeting_row *)l->entry)->bid));
}

static struct bg_shown meeting_level(const struct bg_sheet_line *l)
{
    const struct meeting *m = meeting_of(l);
    const struct bg_agreement *a = meeting_agreed(l);
    struct bg_shown asked = bg_ps_level(m->b, l, m->c);
    for (size_t i = 0; a->has_points && i < m->rule->levels_n; i++)
        if (bg_dec_cmp(m->rule->levels[i].points, a->points) == 0)
            return meeting_given(asked, bg_panel_level_label(l->arena, m->rule, i));
    return asked;
}

static struct bg_shown meeting_points(const struct bg_sheet_line *l)
{
    const struct meeting *m = meeting_of(l);
    return bg_ps_points(m->b, l, m->c, m->at[M_LEVEL]);
}

static struct bg_shown meeting_reason(const struct bg_sheet_line *l)
{
    return meeting_asked(l, "Reason of the panel",
                         "What in this bid earns the level. It is what the bidder will be told.",
                         meeting_agreed(l)->reason);
}

static struct bg_shown meeting_document(const struct bg_sheet_line *l)
{
    const struct bg_agreement *a = meeting_agreed(l);
    return meeting_asked(l, "Document", "The document that the reason rests on.",
                         a->cites_n > 0 ? a->cites[0].document : "");
}

static struct bg_shown meeting_page(const struct bg_sheet_line *l)
{
    const struct bg_agreement *a = meeting_agreed(l);
    return meeting_asked(l, "Page", "The page or section in it.",
                         a->cites_n > 0 ? a->cites[0].place : "");
}

static const char *look_id(const struct bg_sheet_line *l)
{
    return bg_arena_printf(l->arena, BG_PANEL_LOOK "%s",
                           meeting_of(l)->rule->look_for[l->which].id);
}

static const char *look_heading(const struct bg_sheet_line *l)
{
    return meeting_of(l)->rule->look_for[l->which].text;
}

static struct bg_shown meeting_look(const struct bg_sheet_line *l)
{
    static const struct {
        const char *found, *shown;
    } words[] = {{"yes", "Yes"}, {"no", "No"}, {"partly", "Partly"}};
    const struct bg_agreement *a = meeting_agreed(l);
    const char *id = meeting_of(l)->rule->look_for[l->which].id, *given = "";
    for (size_t i = 0; i < a->found_n; i++)
        for (size_t k = 0; strcmp(a->found[i].id, id) == 0 && k < sizeof words / sizeof *words; k++)
            if (strcmp(a->found[i].found, words[k].found) == 0)
                given = words[k].shown;
    return meeting_given(bg_ps_choice(l, "Is it covered?", "Yes, partly or no.", true), given);
}

/* Who was there before; at first, who is to be there. */
static const char *who_is_here(const struct bg_sheet_line *l)
{
    const struct meeting *m = meeting_of(l);
    const struct bg_panel *panel = m->b->request->review->panel;
    const struct bg_agreement *a = ((const struct meeting_row *)l->entry)->place->agreed;
    size_t next = 0;
    struct bg_buf out;
    bg_buf_init(&out, l->arena);
    for (size_t i = 0; a != NULL && i < a->present_n; i++)
        bg_buf_printf(&out, "%s%s", out.size > 0 ? ", " : "", a->present[i]);
    for (size_t e = 0; a == NULL && e < panel->evaluators_n; e++) {
        bool scores = next < m->shown_n && m->shown[next] == e;
        next += scores;
        if (!panel->evaluators[e].withdrawn && (panel->evaluators[e].adviser || scores))
            bg_buf_printf(&out, "%s%s", out.size > 0 ? ", " : "", panel->evaluators[e].id);
    }
    return bg_buf_text(&out);
}

static struct bg_shown meeting_present(const struct bg_sheet_line *l)
{
    return meeting_asked(l, "Present", "The numbers of those who took part: E1, E2, E3.",
                         who_is_here(l));
}

static struct bg_shown meeting_who(const struct bg_sheet_line *l)
{
    const struct bg_agreement *a = meeting_agreed(l);
    return meeting_asked(l, "Dissent: who", "Who does not agree, if anybody.",
                         a->dissents_n > 0 ? a->dissents[0].who : "");
}

static struct bg_shown meeting_why(const struct bg_sheet_line *l)
{
    const struct bg_agreement *a = meeting_agreed(l);
    return meeting_asked(l, "Dissent: why", "In their own words.",
                         a->dissents_n > 0 ? a->dissents[0].why : "");
}

static struct bg_shown meeting_outside(const struct bg_sheet_line *l)
{
    return meeting_asked(l, "Why outside the range",
                         "Only where the agreed level is above or below what every evaluator gave.",
                         meeting_agreed(l)->outside_because);
}

static struct bg_shown meeting_minimum(const struct bg_sheet_line *l)
{
    return meeting_asked(l, "What meets the minimum",
                         "Only where most evaluators were below the minimum and the panel is not.",
                         meeting_agreed(l)->passes_because);
}

static struct bg_shown meeting_same(const struct bg_sheet_line *l)
{
    return meeting_asked(
        l, "Why not as a bid found the same",
        "Only where another bid was found the same on every point and has other points.",
        meeting_agreed(l)->differs_because);
}

static struct bg_shown meeting_changed(const struct bg_sheet_line *l)
{
    return meeting_asked(l, "Why changed", "Only where the panel agreed on another level before.",
                         "");
}

/* -- status ------------------------------------------------------------------------------------- */

/* What is missing beside level and reason, the last first. */
static const struct bg_formula *rest_of(const struct bg_sheet_line *l)
{
    const struct meeting *m = meeting_of(l);
    const struct bg_panel_place *place = ((const struct meeting_row *)l->entry)->place;
    struct bg_arena *arena = m->b->arena;
    const struct bg_formula *x = bg_formula_text(arena, "OK");
    if (m->at[M_OUTSIDE] >= 0 && place->has_range)
        x = BG_FORMULA(arena,
                       "IF(AND(OR(a<b,a>c),TRIM(d)=\"\"),\"Missing: why outside the range\",e)",
                       meeting_cell(l, M_POINTS), bg_formula_number(arena, place->low),
                       bg_formula_number(arena, place->high), meeting_cell(l, M_OUTSIDE), x);
    x = BG_FORMULA(arena, "IF(TRIM(a)=\"\",\"Missing: who was present\",b)",
                   meeting_cell(l, M_PRESENT), x);
    if (m->rule->look_for_n > 0)
        x = BG_FORMULA(arena, "IF(COUNTBLANK(a)>0,\"Missing: a point to look for\",b)",
                       bg_page_cells(l->page, l->row, m->at[M_LOOKS], l->row, m->at[M_PRESENT] - 1),
                       x);
    return BG_FORMULA(arena,
                      "IF(AND(TRIM(a)=\"\",TRIM(b)=\"\"),\"Missing: the place in the bid\",c)",
                      meeting_cell(l, M_DOCUMENT), meeting_cell(l, M_PAGE), x);
}

static struct bg_shown meeting_status(const struct bg_sheet_line *l)
{
    const struct meeting *m = meeting_of(l);
    return bg_show_live(bg_ps_status_of(m->b, l->row, m->at[M_LEVEL], m->at[M_POINTS],
                                        m->at[M_REASON], rest_of(l)));
}

/* The seal of a row is of the scores and reasons that the panel talks about. */
static struct bg_shown meeting_place(const struct bg_sheet_line *l)
{
    const struct meeting *m = meeting_of(l);
    const struct meeting_row *own = l->entry;
    struct bg_buf out;
    char text[BG_DEC_TEXT];
    bg_buf_init(&out, l->arena);
    for (size_t i = 0; i < m->shown_n; i++) {
        const struct bg_panel_score *score = own->place->scores[m->shown[i]];
        if (score != NULL)
            bg_buf_printf(&out, "%s %s ", bg_dec_text(score->points, text), score->reason);
    }
    return bg_show_text(bg_ps_place(l->arena, bg_ps_bid_name(m->b, own->bid), bg_buf_text(&out),
                                    m->rule->id, bg_ps_bid(m->b, own->bid)->id));
}

static const struct bg_sheet_column meeting_columns[] = {
    [M_BID] = BG_COLUMN("Bid", 20, TEXT_BOLD, TEXT, .id = "bid", .cell = meeting_bid),
    [M_SCORES] = BG_COLUMN(NULL, 0, CENTER, ANY, .id_of = score_id, .heading = score_heading,
                           .wide = score_width, .times = meeting_scores, .cell = meeting_score),
    [M_RANGE] = BG_COLUMN("Range", 9, CENTER, TEXT, .id = "range", .cell = meeting_range),
    [M_FLAG] = BG_COLUMN("Flag", 9, CENTER, TEXT, .id = "flag", .cell = meeting_flag),
    [M_LEVEL] = BG_COLUMN("Agreed level", 16, INPUT_TEXT, ANY, .id = "level",
                          .wanted = meeting_agrees, .cell = meeting_level),
    [M_POINTS] = BG_COLUMN("Points", 8, CENTER, ANY, .id = "points", .wanted = meeting_agrees,
                           .cell = meeting_points),
    [M_REASON] = BG_COLUMN("Reason of the panel", 38, INPUT_TEXT, TEXT, .id = "reason",
                           .cell = meeting_reason),
    [M_DOCUMENT] =
        BG_COLUMN("Document", 12, INPUT_TEXT, TEXT, .id = "document", .cell = meeting_document),
    [M_PAGE] = BG_COLUMN("Page", 10, INPUT_TEXT, TEXT, .id = "page", .cell = meeting_page),
    [M_LOOKS] = BG_COLUMN(NULL, 12, INPUT_TEXT, TEXT, .id_of = look_id, .heading = look_heading,
                          .times = meeting_looks, .cell = meeting_look),
    [M_PRESENT] =
        BG_COLUMN("Present", 12, INPUT_TEXT, TEXT, .id = "present", .cell = meeting_present),
    [M_WHO] = BG_COLUMN("Dissent: who", 10, INPUT_TEXT, TEXT, .id = "who", .cell = meeting_who),
    [M_WHY] = BG_COLUMN("Dissent: why", 20, INPUT_TEXT, TEXT, .id = "dissent", .cell = meeting_why),
    [M_OUTSIDE] = BG_COLUMN("Why outside the range", 19, INPUT_TEXT, TEXT, .id = "outside",
                            .wanted = meeting_agrees, .cell = meeting_outside),
    [M_PASSES] = BG_COLUMN("What meets the minimum", 19, INPUT_TEXT, TEXT, .id = "passes",
                           .wanted = meeting_passes, .cell = meeting_minimum),
    [M_DIFFERS] = BG_COLUMN("Why not as a bid found the same", 19, INPUT_TEXT, TEXT,
                            .id = "differs", .wanted = meeting_differs, .cell = meeting_same),
    [M_CHANGED] = BG_COLUMN("Why changed", 15, INPUT_TEXT, TEXT, .id = "changed",
                            .wanted = meeting_agrees, .cell = meeting_changed),
    [M_STATUS] = BG_COLUMN("Status", 18, TEXT_WRAP, ANY, .id = "status", .cell = meeting_status),
    [M_PLACE] = BG_PLACE_COLUMN(meeting_place),
};

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

static const char *meeting_note(const struct meeting *m)
{
    char least[BG_DEC_TEXT], of[BG_DEC_TEXT];
    if (!m->rule->has_minimum)
        return "A spread is no fault.";
    return bg_arena_printf(m->b->arena, "Minimum: %s of %s points",
                           bg_dec_text(m->rule->minimum, least), bg_dec_text(m->rule->out_of, of));
}

static int64_t meeting_put_bids(const struct meeting *m, struct bg_page *page)
{
    static const struct bg_agreement none = {
        .reason = "", .outside_because = "", .passes_because = "", .differs_because = ""};
    struct bg_section section = BG_SECTION(meeting_columns);
    int64_t row = BG_RETURNED_FIRST;
    section.row_height = 44;
    bg_returned_start(page, m->rule->title, meeting_note(m), &section, m, "meeting");
    for (size_t bid = 0; bid < m->b->request->review->bids_n; bid++) {
        const struct bg_panel_place *place = &m->review->places[bid];
        struct meeting_row own = {bid, place, place->agreed != NULL ? place->agreed : &none};
        bg_section_row(page, row++, &section, m, &own, bid);
    }
    return row;
}

static void meeting_fill(struct bg_ps_book *b, size_t c, struct bg_page *page)
{
    const struct bg_section section = BG_SECTION(meeting_columns);
    struct meeting m = {.b = b,
                        .c = c,
                        .rule = &b->rules->criteria[b->criteria[c]],
                        .review = &b->request->review->criteria[c]};
    meeting_find_shown(&m);
    bg_section_places(&section, &m, m.at);
    int64_t row = meeting_put_bids(&m, page);
    int flag = m.at[M_FLAG], status = m.at[M_STATUS];
    bg_page_freeze(page, BG_RETURNED_FIRST, 1);
    if (row > BG_RETURNED_FIRST)
        bg_page_warn_if(page, BG_RETURNED_FIRST, flag, row - 1, flag,
                        bg_arena_printf(b->arena, "%s=\"flagged\"",
                                        bg_relative(b->arena, BG_RETURNED_FIRST, flag)));
    bg_ps_end(b, page, row - 1, m.at[M_PLACE], status);
    bg_ps_note_status(b, page, m.rule->title, row - 1, status);
    b->status_column[c] = status;
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
    return bg_show_goto(bg_page_name(t->page), BG_RETURNED_FIRST + (int64_t)t->bid, 0,
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
        bg_page_cell(t->page, BG_RETURNED_FIRST + (int64_t)t->bid, t->b->status_column[t->c]));
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
    int64_t row = bg_section_put(page, BG_RETURNED_FIRST - 1, &section, b, NULL, 0, 0);
    for (size_t c = 0; c < b->criteria_n; c++)
        for (size_t bid = 0; bid < b->request->review->bids_n; bid++) {
            struct together own = {b, pages[c], c, bid};
            bg_section_row(page, row++, &section, b, &own, bid);
        }
    bg_page_freeze(page, BG_RETURNED_FIRST, 0);
    const char *cell = bg_relative(b->arena, BG_RETURNED_FIRST, T_STATUS);
    if (row > BG_RETURNED_FIRST) {
        bg_page_warn_if(page, BG_RETURNED_FIRST, T_STATUS, row - 1, T_STATUS,
                        bg_arena_printf(b->arena, "LEFT(%s,2)<>\"OK\"", cell));
        bg_page_mark_if(page, BG_RETURNED_FIRST, T_STATUS, row - 1, T_STATUS,
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
