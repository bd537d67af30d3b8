/* The kinds of decisions, their parts and sheets, and a decision in words. */
#include "model/decision.h"

#include <string.h>

#include "base/cell_text.h"
#include "base/date.h"

#define P(part) (1u << BG_PART_##part)

const struct bg_decision_part_row bg_decision_parts[BG_DECISION_PART__COUNT] = {
    [BG_PART_DO] = {"do", "Decision", "Choose what is decided.", BG_PART_IS_TEXT, 22},
    [BG_PART_BID] = {"bid", "Bid", "The bid, as the sheet Bids lists it.", BG_PART_IS_TEXT, 26},
    [BG_PART_LOT] = {"lot", "Lot", "The lot. Empty: all lots.", BG_PART_IS_TEXT, 12},
    [BG_PART_REPLACED_BY] = {"replaced_by", "Replaced by",
                             "Of a bid that is replaced: the later bid, which counts.",
                             BG_PART_IS_TEXT, 26},
    [BG_PART_RECEIVED] = {"received", "Received at",
                          "Date and time, such as 2026-03-13 13:40, on the solicitation's clock. "
                          "Another zone is written behind it: 2026-03-13 13:40 -07:00.",
                          BG_PART_IS_INSTANT, 22},
    [BG_PART_OPENED] = {"opened", "Opened at", "Date and time, such as 2026-03-13 14:05.",
                        BG_PART_IS_INSTANT, 22},
    [BG_PART_FIELD] = {"field", "Question", "The question, as it is on the form.", BG_PART_IS_TEXT,
                       44},
    [BG_PART_ROW] = {"row", "Row of the table",
                     "Of a question that is a table: which row of the answer, from 1.",
                     BG_PART_IS_COUNT, 10},
    [BG_PART_COLUMN] = {"column", "Column of the table",
                        "Of a question that is a table: the heading of the column.",
                        BG_PART_IS_TEXT, 22},
    [BG_PART_WAS] = {"was", "The answer was",
                     "As the bid says it, as a check that the right answer is clarified. Empty: "
                     "not checked.",
                     BG_PART_IS_VALUE, 22},
    [BG_PART_NOW] = {"now", "The answer is now", "What counts from now on.", BG_PART_IS_VALUE, 22},
    [BG_PART_ANSWER] = {"answer", "Answer", "The buyer's own answer.", BG_PART_IS_VALUE, 22},
    [BG_PART_REASON] = {"reason", "Reason", "Why, in a sentence that can be published.",
                        BG_PART_IS_TEXT, 50},
    [BG_PART_DATE] = {"date", "Date", "A date, such as 2026-03-20.", BG_PART_IS_DATE, 13},
    [BG_PART_BY] = {"by", "By", "Who recorded, checked or decided it.", BG_PART_IS_TEXT, 22},
    [BG_PART_DOCUMENT] = {"document", "Document", "The letter, message or file that shows it.",
                          BG_PART_IS_TEXT, 30},
    [BG_PART_PAGE] = {"page", "Page", "Where in the document.", BG_PART_IS_TEXT, 10},
    [BG_PART_SOURCE] = {"source", "Source", "Whose statement it is.", BG_PART_IS_TEXT, 20},
    [BG_PART_FIGURE] = {"figure", "It says",
                        "The answer that the source gives. Empty of a worker survey, which counts "
                        "workers.",
                        BG_PART_IS_VALUE, 18},
    [BG_PART_YES] = {"yes", "Answered yes", "Of a worker survey: how many workers answered yes.",
                     BG_PART_IS_COUNT, 12},
    [BG_PART_ASKED] = {"n", "Workers asked", "Of a worker survey: how many workers answered.",
                       BG_PART_IS_COUNT, 12},
    [BG_PART_WORKERS] = {"of", "Workers in all",
                         "Of a worker survey: how many workers there are. Empty: not known.",
                         BG_PART_IS_COUNT, 12},
};

const struct bg_decision_kind bg_decision_kinds[BG_DECISION__COUNT] = {
#define DECISION(id, name, word, sheet, needs, more, title)                                        \
    {name, word, title, BG_DECIDED_##sheet, (needs) | P(BID), more},
#include "model/decision.def"
#undef DECISION
};

static const enum bg_decision_part receipts[] = {BG_PART_BID, BG_PART_RECEIVED, BG_PART_OPENED,
                                                 BG_PART_BY, BG_DECISION_PART__COUNT};
static const enum bg_decision_part standing[] = {
    BG_PART_BID,  BG_PART_LOT, BG_PART_DO,       BG_PART_REPLACED_BY,    BG_PART_REASON,
    BG_PART_DATE, BG_PART_BY,  BG_PART_DOCUMENT, BG_DECISION_PART__COUNT};
static const enum bg_decision_part clarifications[] = {
    BG_PART_BID, BG_PART_LOT,  BG_PART_FIELD,    BG_PART_ROW, BG_PART_COLUMN,         BG_PART_WAS,
    BG_PART_NOW, BG_PART_DATE, BG_PART_DOCUMENT, BG_PART_BY,  BG_DECISION_PART__COUNT};
static const enum bg_decision_part evidence[] = {
    BG_PART_BID,  BG_PART_LOT, BG_PART_FIELD, BG_PART_DOCUMENT,
    BG_PART_PAGE, BG_PART_BY,  BG_PART_DATE,  BG_DECISION_PART__COUNT};
static const enum bg_decision_part statements[] = {
    BG_PART_BID,  BG_PART_LOT,   BG_PART_FIELD,          BG_PART_SOURCE, BG_PART_FIGURE,
    BG_PART_YES,  BG_PART_ASKED, BG_PART_WORKERS,        BG_PART_DATE,   BG_PART_DOCUMENT,
    BG_PART_PAGE, BG_PART_BY,    BG_DECISION_PART__COUNT};
static const enum bg_decision_part answers[] = {
    BG_PART_BID,  BG_PART_LOT, BG_PART_FIELD,    BG_PART_ANSWER,
    BG_PART_DATE, BG_PART_BY,  BG_PART_DOCUMENT, BG_DECISION_PART__COUNT};

const struct bg_decision_sheet_row bg_decision_sheets[BG_DECIDED__COUNT] = {
    [BG_DECIDED_RECEIPTS] = {"Receipts", "Receipts: how each bid came in",
                             "Only what is recorded here decides whether a bid is late, and breaks "
                             "a tie by time: the date in a bid is the vendor's own. Leave a row as "
                             "it is where nothing is recorded.",
                             receipts, P(BID)},
    [BG_DECIDED_STANDING] =
        {"Decisions", "Decisions: bids that are replaced, withdrawn, disqualified or accepted late",
         "One row a decision. Replaced needs the later bid; disqualified and accepted although "
         "late need a reason. Every bid stays listed.",
         standing, 0},
    [BG_DECIDED_CLARIFICATIONS] =
        {"Clarifications", "Clarifications: answers that vendors made clear",
         "The answer that was handed in is kept beside the one that counts. A clarification never "
         "changes a price or what a price is worked out from.",
         clarifications, 0},
    [BG_DECIDED_EVIDENCE] = {"Evidence", "Evidence: what the buyer checked",
                             "An answer counts as verified when somebody is named who checked it. "
                             "Rows without a name under \"By\" that were filled in beforehand are "
                             "not verified.",
                             evidence, P(BID) | P(LOT) | P(FIELD) | P(DOCUMENT) | P(PAGE)},
    [BG_DECIDED_STATEMENTS] = {"Statements", "Statements: what others say of the vendors' answers",
                               "The ruleset says whose statement counts; every one is in the "
                               "comparison. A survey of fewer than 5 workers is shown nowhere and "
                               "does not count.",
                               statements, 0},
    [BG_DECIDED_ANSWERS] = {"Buyer answers", "Buyer answers: questions that the buyer answers",
                            "Such as references checked or past performance. What stays empty is "
                            "not answered.",
                            answers, P(BID) | P(LOT) | P(FIELD)},
};

bool bg_decision_takes(enum bg_decision_do what, enum bg_decision_part part)
{
    const struct bg_decision_kind *kind = &bg_decision_kinds[what];
    return part == BG_PART_DO || ((kind->needs | kind->more) >> part & 1) != 0;
}

bool bg_decision_needs(enum bg_decision_do what, enum bg_decision_part part)
{
    return (bg_decision_kinds[what].needs >> part & 1) != 0;
}

enum bg_decision_do bg_decision_named(const char *text)
{
    for (int i = 0; i < BG_DECISION__COUNT; i++)
        if (bg_cell_text_same(bg_decision_kinds[i].name, text) ||
            bg_cell_text_same(bg_decision_kinds[i].word, text))
            return (enum bg_decision_do)i;
    return BG_DECISION__COUNT;
}

/* -- in words ------------------------------------------------------------------------------------- */

static const struct bg_field *decision_column_of(const struct bg_ruleset *ruleset,
                                                 const struct bg_decision *d)
{
    const struct bg_field *field = &ruleset->fields[d->slot];
    return d->column >= 0 ? &field->columns[d->column] : field;
}

const char *bg_decision_question(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                 const struct bg_decision *d)
{
    const char *label = d->slot < 0 ? "" : ruleset->fields[d->slot].label;
    if (d->slot < 0 || !d->row)
        return label;
    return bg_arena_printf(arena, "%s, row %lld, %s", label, (long long)d->row,
                           decision_column_of(ruleset, d)->label);
}

const char *bg_decision_value(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                              const struct bg_decision *d, const struct bg_value *value)
{
    struct bg_buf out;
    if (d->slot < 0)
        return "";
    if (value->type == BG_V_MISSING)
        return "no answer";
    if (value->type == BG_V_ERROR)
        return bg_arena_printf(arena, "an answer that cannot be used (%s)", value->as.error);
    const struct bg_field *field = decision_column_of(ruleset, d);
    for (size_t i = 0; value->type == BG_V_TEXT && i < field->choices_n; i++)
        if (strlen(field->choices[i].id) == value->as.text.n &&
            memcmp(field->choices[i].id, value->as.text.bytes, value->as.text.n) == 0 &&
            *field->choices[i].label)
            return field->choices[i].label;
    bg_buf_init(&out, arena);
    bg_value_words(value, &out);
    return bg_buf_text(&out);
}

static void decision_put_text(struct bg_buf *out, const char *before, const char *text,
                              const char *after)
{
    if (*text)
        bg_buf_printf(out, "%s%s%s", before, text, after);
}

/* " on 2026-03-20 by A. Bell (letter.pdf, page 2): why" */
static void decision_put_rest(struct bg_buf *out, const struct bg_decision *d)
{
    char date[BG_DATE_TEXT];
    if (d->date != BG_NO_DATE)
        bg_buf_printf(out, " on %s", bg_date_text(d->date, date));
    if (d->what == BG_DECIDE_ANSWER)
        decision_put_text(out, ", ", d->by, "");
    else if (d->what == BG_DECIDE_STATE)
        decision_put_text(out, ", recorded by ", d->by, "");
    else
        decision_put_text(out, " by ", d->by, "");
    if (*d->document)
        bg_buf_printf(out, " (%s%s%s)", d->document, *d->page ? ", page " : "", d->page);
    decision_put_text(out, ": ", d->reason, "");
}

static void put_received(struct bg_buf *out, const struct bg_decision *d)
{
    char at[BG_INSTANT_TEXT];
    bg_buf_printf(out, "received %s", bg_instant_text(d->received, at));
    decision_put_text(out, " by ", d->by, "");
    if (bg_instant_known(d->opened))
        bg_buf_printf(out, ", opened %s", bg_instant_text(d->opened, at));
}

const char *bg_decision_words(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                              const struct bg_decision *d)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    if (d->what == BG_DECIDE_RECEIVE) {
        put_received(&out, d);
        return bg_buf_text(&out);
    }
    if (d->slot >= 0)
        bg_buf_printf(&out, "\"%s\" ", bg_decision_question(arena, ruleset, d));
    bg_buf_puts(&out, bg_decision_kinds[d->what].word);
    if (d->what == BG_DECIDE_REPLACE)
        bg_buf_printf(&out, " by \"%s\"", d->replaced_by);
    if (d->what == BG_DECIDE_STATE)
        bg_buf_printf(&out, " by %s: %s", bg_witness_words[d->stated->said.witness],
                      bg_testified_words(arena, ruleset, d->stated));
    if (d->what == BG_DECIDE_CLARIFY)
        bg_buf_printf(&out, " from %s to %s", bg_decision_value(arena, ruleset, d, &d->was),
                      bg_decision_value(arena, ruleset, d, &d->now));
    decision_put_rest(&out, d);
    if (d->what == BG_DECIDE_ANSWER)
        bg_buf_printf(&out, ": %s", bg_decision_value(arena, ruleset, d, &d->now));
    return bg_buf_text(&out);
}
