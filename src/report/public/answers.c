/* What each bidder answered, and why each criterion came out as it did: a row of each lot and bid. */
#include "report/public/sheets.h"

enum { GREEN = 0x009E73, ORANGE = 0xE69F00 };

/* -- Reasons ------------------------------------------------------------------------------------------ */

struct reason {
    struct bg_pub_line line;
    const struct bg_criterion *criterion;
    const struct bg_view_score *score;
};

static struct bg_shown reason_criterion(const struct bg_sheet_line *l)
{
    return bg_show_text(((const struct reason *)l->entry)->criterion->title);
}

static struct bg_shown reason_outcome(const struct bg_sheet_line *l)
{
    return bg_show_text(((const struct reason *)l->entry)->score->outcome);
}

static struct bg_shown reason_points(const struct bg_sheet_line *l)
{
    return bg_pub_shown(l, &((const struct reason *)l->entry)->score->points, BG_NUMBER_POINTS);
}

static struct bg_shown reason_available(const struct bg_sheet_line *l)
{
    const struct bg_view_score *score = ((const struct reason *)l->entry)->score;
    return score->scores ? bg_pub_shown_number(score->available, BG_NUMBER_WEIGHT)
                         : bg_show_blank();
}

static struct bg_shown reason_words(const struct bg_sheet_line *l)
{
    return bg_show_text(((const struct reason *)l->entry)->score->reason);
}

static const struct bg_sheet_column reason_columns[] = {
    BG_COLUMN("Bidder", 30, TEXT_BOLD, TEXT, .cell = bg_pub_vendor),
    BG_COLUMN("Lot", 24, TEXT_WRAP, TEXT, .cell = bg_pub_lot, .wanted = bg_pub_has_lots),
    BG_COLUMN("Criterion", 30, TEXT_WRAP, TEXT, .cell = reason_criterion),
    BG_COLUMN("Outcome", 14, TEXT_WRAP, TEXT, .cell = reason_outcome),
    BG_COLUMN("Points", 18, TEXT_WRAP, TEXT, .cell = reason_points),
    BG_COLUMN("Of", 8, TEXT_WRAP, TEXT, .cell = reason_available),
    BG_COLUMN("Reason", 54, TEXT_WRAP, TEXT, .cell = reason_words),
};

void bg_pub_reasons(struct bg_pub_book *b)
{
    const struct bg_section section = BG_SECTION(reason_columns);
    struct bg_pub_page p = bg_pub_start(
        b, "Reasons", GREEN, "Reasons",
        "Where an answer is withheld, the reason says the outcome and the rule", &section);
    for (size_t i = 0; i < b->copy->view->lots_n; i++) {
        const struct bg_view_lot *lot = &b->copy->view->lots[i];
        for (size_t n = 0; n < lot->bids_n; n++)
            for (size_t c = 0; lot->bids[n].scores != NULL && c < lot->ruleset->criteria_n; c++)
                if (lot->ruleset->criteria[c].kind != NULL)
                    bg_pub_put(&p, &(struct reason){{lot, &lot->bids[n]},
                                                    &lot->ruleset->criteria[c],
                                                    &lot->bids[n].scores[c]});
    }
}

/* -- Answers ------------------------------------------------------------------------------------------ */

struct answer {
    struct bg_pub_line line;
    const struct bg_field *field;
    const struct bg_seen *seen;
};

static bool is_unanswered(const struct bg_seen *seen)
{
    return seen->ground == NULL && seen->value.type == BG_V_MISSING;
}

static struct bg_shown answer_question(const struct bg_sheet_line *l)
{
    return bg_show_text(((const struct answer *)l->entry)->field->label);
}

static struct bg_shown answer_given(const struct bg_sheet_line *l)
{
    const struct answer *a = l->entry;
    if (is_unanswered(a->seen))
        return bg_show_text("not answered");
    return bg_pub_shown(l, a->seen,
                        a->field->type == BG_FIELD_MONEY ? BG_NUMBER_CENTS : BG_NUMBER_PLAIN);
}

static struct bg_shown answer_unit(const struct bg_sheet_line *l)
{
    const char *unit = ((const struct answer *)l->entry)->field->unit;
    return bg_show_text(unit ? unit : "");
}

static const struct bg_sheet_column answer_columns[] = {
    BG_COLUMN("Bidder", 30, TEXT_BOLD, TEXT, .cell = bg_pub_vendor),
    BG_COLUMN("Lot", 24, TEXT_WRAP, TEXT, .cell = bg_pub_lot, .wanted = bg_pub_has_lots),
    BG_COLUMN("Question", 46, TEXT_WRAP, TEXT, .cell = answer_question),
    BG_COLUMN("Answer", 64, TEXT_WRAP, TEXT, .cell = answer_given),
    BG_COLUMN("Unit", 14, TEXT_WRAP, TEXT, .cell = answer_unit),
};

static void sheets_put_answers(struct bg_pub_page *p, const struct bg_view_lot *lot,
                               const struct bg_view_bid *bid)
{
    for (size_t k = 0; k < bid->answers_n; k++) {
        const struct bg_view_answer *a = &bid->answers[k];
        const struct bg_field *field = &lot->ruleset->fields[a->slot];
        if (is_unanswered(&a->value) && (a->rows_n > 0 || field->type == BG_FIELD_TABLE))
            continue; /* on the sheet of tables */
        bg_pub_put(p, &(struct answer){{lot, bid}, field, &a->value});
    }
}

void bg_pub_answers(struct bg_pub_book *b)
{
    const struct bg_section section = BG_SECTION(answer_columns);
    struct bg_pub_page p =
        bg_pub_start(b, "Answers", ORANGE, "Answers", "What each bidder answered", &section);
    for (size_t i = 0; i < b->copy->view->lots_n; i++) {
        const struct bg_view_lot *lot = &b->copy->view->lots[i];
        for (size_t n = 0; n < lot->bids_n; n++)
            sheets_put_answers(&p, lot, &lot->bids[n]);
    }
}
