/* Instructions: what to do, who fills the workbook in, how far it is, and what it is for. */
#include <string.h>

#include "base/date.h"
#include "base/hash.h"
#include "report/panel/sheets.h"

enum { LABEL, TEXT, MISSING, CHECK, PLACE, MARKS };

static const char *const declaration_steps[] = {
    "1.  Fill in your name and the date below, and whether you keep confidential what you read.",
    "2.  On the sheet Interests, say Yes or No for each bidder. Nobody scores before this is in.",
    "3.  An interest is work for the bidder, a share in it, family, a dispute: whatever others "
    "would ask about.",
    "4.  If you have one, say what it is. Leave the column after that empty: it is the office's.",
    "5.  Type no formulas; everything but the yellow cells is locked and must stay as it is.",
    "6.  Save as .xlsx without a password, and send the file back.",
    NULL};
static const char *const scores_steps[] = {
    "1.  Write your name below. This sheet is yours alone: talk to nobody about your scores yet.",
    "2.  Read the sheet Scale: the levels, and the points that the question asks for.",
    "3.  On the sheet Scores, read one criterion across all bids, then choose a level for each.",
    "4.  Say why, in words of this bid, and name the document and page.",
    "5.  An empty level is not a 0: it sets your scores of this criterion aside for every bid.",
    "6.  Type no formulas; everything but the yellow cells is locked and must stay as it is.",
    "7.  Save as .xlsx without a password, and send the file back.",
    NULL};
static const char *const meeting_steps[] = {
    "1.  One sheet for each criterion: the scores and reasons of each evaluator side by side.",
    "2.  Talk about what is flagged, and about what one of you saw and others did not.",
    "3.  Agree on a level and a reason (where scores are averaged, on the reason): the bidder will "
    "read it.",
    "4.  For each point that the question asks for, say whether the bid covers it.",
    "5.  Nobody has to agree: name under Dissent who does not, and why.",
    "6.  The sheet Together lists what is still missing.",
    "7.  Save as .xlsx without a password, and give it to the office.",
    NULL};

/* -- about whoever fills it in ------------------------------------------------------------------- */

struct about {
    const char *key, *label;
};

static const struct about abouts[] = {
    {"name", "Your name"},
    /* of a declaration */
    {"date", "Date"},
    {"confidential", "I keep confidential what I read and hear"},
};

static struct bg_shown about_answer(const struct bg_sheet_line *l)
{
    const struct about *about = l->entry;
    bool date = strcmp(about->key, "date") == 0;
    const struct bg_allow allow = {.what = date ? BG_ALLOW_DATE : BG_ALLOW_ANY,
                                   .title = about->label,
                                   .message = date ? "A date, such as 2026-03-16."
                                                   : "As on the list of evaluators.",
                                   .error = "A date, such as 2026-03-16."};
    if (strcmp(about->key, "confidential") == 0)
        return bg_ps_choice(l, about->label, "Yes or No.", false);
    return bg_show_as(date ? BG_LOOK(INPUT_TEXT, DATE) : BG_LOOK(INPUT_TEXT, TEXT),
                      bg_show_asked(l, &allow));
}

static struct bg_shown about_place(const struct bg_sheet_line *l)
{
    const struct about *about = l->entry;
    return bg_show_text(bg_ps_place(l->arena, NULL, NULL, "-", about->key));
}

static const struct bg_sheet_column person_columns[] = {
    [LABEL] = BG_COLUMN("Who fills this in", 0, TEXT_WRAP, TEXT, BG_TEXT_OF(struct about, label)),
    [TEXT] = BG_COLUMN("Answer", 0, INPUT_TEXT, TEXT, .id = "answer", .cell = about_answer),
    [MISSING] = BG_COLUMN(NULL, 0, TEXT, TEXT, .cell = bg_cell_nothing),
    [CHECK] = BG_COLUMN(NULL, 0, TEXT, TEXT, .cell = bg_cell_nothing),
    [PLACE] = BG_PLACE_COLUMN(about_place),
};

static int64_t put_person(struct bg_ps_book *b, struct bg_page *page, int64_t row)
{
    struct bg_section section = BG_SECTION(person_columns);
    bool declaration = b->request->kind == BG_PANEL_DECLARATION;
    section.row_height = 22;
    bg_section_head(page, row++, &section, b);
    bg_section_ids(page, row, &section, b);
    bg_put_mark(page, row, MARKS, "table", "about");
    bg_page_hide_row(page, row++);
    row = bg_section_rows(page, row, &section, b, abouts, sizeof *abouts,
                          declaration ? sizeof abouts / sizeof *abouts : 1);
    return row + 1;
}

/* -- how far it is ------------------------------------------------------------------------------- */

static struct bg_shown progress_sheet(const struct bg_sheet_line *l)
{
    const struct bg_ps_status *s = l->entry;
    return bg_show_goto(s->sheet, 0, 0, s->sheet);
}

static struct bg_shown progress_missing(const struct bg_sheet_line *l)
{
    const struct bg_ps_status *s = l->entry;
    return bg_show_live(BG_FORMULA(l->arena, "SUMPRODUCT(--(LEFT(a,7)=\"Missing\"))", s->range));
}

static struct bg_shown progress_check(const struct bg_sheet_line *l)
{
    const struct bg_ps_status *s = l->entry;
    return bg_show_live(BG_FORMULA(l->arena, "SUMPRODUCT(--(LEFT(a,5)=\"Check\"))", s->range));
}

static const struct bg_sheet_column progress_columns[] = {
    [LABEL] = BG_COLUMN("Sheet", 0, LINK, TEXT, .cell = progress_sheet),
    [TEXT] =
        BG_COLUMN("What it asks for", 0, TEXT_WRAP, TEXT, BG_TEXT_OF(struct bg_ps_status, about)),
    [MISSING] = BG_COLUMN("Missing", 0, CENTER, COUNT, .cell = progress_missing),
    [CHECK] = BG_COLUMN("To check", 0, CENTER, COUNT, .cell = progress_check),
};

static int64_t put_progress(struct bg_ps_book *b, struct bg_page *page, int64_t row)
{
    const struct bg_section section = BG_SECTION(progress_columns);
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "Progress");
    return 1 +
           bg_section_put(page, row, &section, b, b->statuses, sizeof *b->statuses, b->statuses_n);
}

/* -- what it is for ------------------------------------------------------------------------------ */

static void instructions_put_identity(struct bg_ps_book *b, struct bg_page *page, int64_t row)
{
    const struct bg_ruleset *rules = b->rules;
    const struct bg_panel_book *request = b->request;
    const struct bg_evaluator *who = request->evaluator;
    char hash[65];
    bg_sha256_hex(rules->source->sha256, hash);
    const struct bg_sheet_fact facts[] = {
        {"Solicitation", *rules->solicitation.title ? rules->solicitation.title : rules->title},
        {"Reference", rules->solicitation.reference},
        {"Buyer", rules->solicitation.buyer},
        {"Lot", bg_arena_printf(b->arena, "%s%s%s", request->lot->lot,
                                *request->lot_title ? ": " : "", request->lot_title)},
        {"Evaluator", who != NULL ? bg_arena_printf(b->arena, "%s  %s", who->id, who->name) : ""},
        {"Ruleset", rules->id},
        {"Version of the ruleset", rules->version},
        {"SHA-256 of the ruleset", hash},
        {"Head of the log", request->head},
    };
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "What it is for");
    bg_put_facts(page, row, BG_LOOK(TEXT_WRAP, TEXT), facts, sizeof facts / sizeof *facts);
}

void bg_ps_instructions(struct bg_ps_book *b, struct bg_page *page)
{
    static const struct {
        const char *title, *const *steps;
    } kinds[BG_PANEL_SHEET__COUNT] = {
        [BG_PANEL_DECLARATION] = {"Declaration of interests", declaration_steps},
        [BG_PANEL_SCORES] = {"Scoring sheet", scores_steps},
        [BG_PANEL_MEETING] = {"Meeting of the panel", meeting_steps},
    };
    const struct bg_evaluator *who = b->request->evaluator;
    const char *const *steps = kinds[b->request->kind].steps;
    int64_t row = 3;
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT),
                bg_arena_printf(b->arena, "%s%s%s", kinds[b->request->kind].title,
                                who != NULL ? ": " : "", who != NULL ? who->name : ""));
    bg_put_text(page, 1, 0, BG_LOOK(SUBTITLE, TEXT),
                *b->rules->solicitation.title ? b->rules->solicitation.title : b->rules->title);
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "What to do");
    for (; *steps != NULL; steps++)
        bg_put_text(page, row++, 0, BG_LOOK(PLAIN, TEXT), *steps);
    row = row > 11 ? row + 1 : 12; /* below the marks of the workbook */
    if (who != NULL)
        row = put_person(b, page, row);
    row = put_progress(b, page, row);
    instructions_put_identity(b, page, row);
    bg_ps_marks(b, page, 0, MARKS);
    bg_page_width(page, LABEL, 30);
    bg_page_width(page, TEXT, 70);
    bg_page_width(page, MISSING, 11);
    bg_page_width(page, CHECK, 11);
    bg_page_hide_column(page, PLACE);
    bg_page_hide_column(page, MARKS);
    bg_page_print_area(page, -1, CHECK);
}
