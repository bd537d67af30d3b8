/* Decision: the questions of each lot. Departures: where the decision does not follow the panel. */
#include "report/award/sheets.h"

enum { SPARE = 12 };

/* -- Decision --------------------------------------------------------------------------------------- */

static const struct bg_award_question_row *question_of(const struct bg_sheet_line *l)
{
    const struct bg_award_line *own = l->entry;
    return &bg_award_questions[own->of];
}

static struct bg_shown decision_question(const struct bg_sheet_line *l)
{
    return bg_show_text(question_of(l)->asks);
}

static struct bg_shown decision_answer(const struct bg_sheet_line *l)
{
    const struct bg_award_question_row *question = question_of(l);
    if (question == &bg_award_questions[BG_AWARD_CHOSEN])
        return bg_award_choice(l, question->asks, question->help, false);
    return bg_show_asked_text(l, question->asks, question->help);
}

/* Why the first is not chosen is asked only of who does not choose it. */
static struct bg_shown decision_status(const struct bg_sheet_line *l)
{
    if (question_of(l) == &bg_award_questions[BG_AWARD_NOT_FIRST])
        return bg_show_as(BG_LOOK(TEXT_WRAP, TEXT), bg_show_text(""));
    return bg_show_live(BG_FORMULA(
        l->arena,
        "IF(ISERROR(a),\"Missing: the cell shows an error\",IF(TRIM(a)=\"\",\"Missing\",\"OK\"))",
        bg_page_cell(l->page, l->row, l->column - 1)));
}

static struct bg_shown decision_place(const struct bg_sheet_line *l)
{
    return bg_award_place(l, question_of(l)->key);
}

static const struct bg_sheet_column decision_columns[] = {
    BG_AWARD_LOT(22),
    BG_COLUMN("Question", 34, TEXT_BOLD, TEXT, .id = "question", .cell = decision_question),
    BG_COLUMN("Answer", 84, INPUT_TEXT, TEXT, .id = "answer", .cell = decision_answer),
    BG_COLUMN("Status", 22, TEXT_WRAP, ANY, .id = "status", .cell = decision_status),
    BG_PLACE_COLUMN(decision_place),
};

void bg_award_decision(struct bg_award_drawing *d)
{
    enum { FOR_A_WORD = 22, FOR_REASONS = 64 /* points */ };
    const struct bg_section section = BG_SECTION(decision_columns);
    int64_t row = BG_RETURNED_FIRST;
    int n = bg_returned_start(
        d->decision, "Decision",
        "Whoever decides fills in the yellow cells. Nothing is filled in beforehand.", &section, d,
        BG_AWARD_DECISION);
    for (size_t lot = 0; lot < d->result->lots_n; lot++) {
        d->first_answer[lot] = row;
        for (size_t q = 0; q < BG_AWARD_QUESTION__COUNT; q++, row++) {
            struct bg_award_line line = {lot, q};
            bool reasons = q == BG_AWARD_BECAUSE || q == BG_AWARD_NOT_FIRST;
            bg_section_row(d->decision, row, &section, d, &line, q);
            bg_page_height(d->decision, row, reasons ? FOR_REASONS : FOR_A_WORD);
        }
    }
    bg_page_freeze(d->decision, BG_RETURNED_FIRST, 0);
    bg_page_print_area(d->decision, row - 1, n - 1);
    bg_award_colour_status(d, d->decision, row - 1, n - 1);
}

/* -- Departures ------------------------------------------------------------------------------------- */

static struct bg_shown departure_bid(const struct bg_sheet_line *l)
{
    return bg_award_choice(l, "Bid", "Which bid it is about.", true);
}

static struct bg_shown departure_what(const struct bg_sheet_line *l)
{
    return bg_show_asked_text(l, "What", "For example: Method, 4 points instead of 5.");
}

static struct bg_shown departure_because(const struct bg_sheet_line *l)
{
    return bg_show_asked_text(l, "Why", "What the panel did not see, or saw otherwise.");
}

static struct bg_shown departure_place(const struct bg_sheet_line *l)
{
    return bg_award_place(l, bg_arena_printf(l->arena, "row-%zu", l->i + 1));
}

static const struct bg_sheet_column departure_columns[] = {
    BG_AWARD_LOT(22),
    BG_COLUMN("Bid", 30, INPUT_TEXT, TEXT, .id = "bid", .cell = departure_bid),
    BG_COLUMN("What the panel found, and what is decided instead", 60, INPUT_TEXT, TEXT,
              .id = "what", .cell = departure_what),
    BG_COLUMN("Why", 60, INPUT_TEXT, TEXT, .id = "because", .cell = departure_because),
    BG_PLACE_COLUMN(departure_place),
};

void bg_award_departures(struct bg_award_drawing *d)
{
    struct bg_section section = BG_SECTION(departure_columns);
    int64_t row = BG_RETURNED_FIRST;
    section.row_height = 30;
    int n =
        bg_returned_start(d->departures, "Departures from the panel",
                          "Only where the decision does not follow what the panel found. Otherwise "
                          "leave the sheet empty.",
                          &section, d, BG_AWARD_DEPARTURES);
    for (size_t lot = 0; lot < d->result->lots_n; lot++)
        for (size_t i = 0; i < SPARE; i++) {
            struct bg_award_line line = {lot, i};
            bg_section_row(d->departures, row++, &section, d, &line, i);
        }
    bg_page_freeze(d->departures, BG_RETURNED_FIRST, 0);
    bg_page_print_area(d->departures, row - 1, n - 1);
}
