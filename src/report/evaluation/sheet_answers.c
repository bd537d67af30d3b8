/* The lower part of a bid's sheet: each question with its answer, evidence and clarifications, then
 * the tables. Answers are typed and may be changed; a vendor's text is only ever text. */
#include <string.h>

#include "report/evaluation/clarified.h"
#include "report/evaluation/labels.h"
#include "report/evaluation/plan.h"

/* The original answer has its column beside the one in force where the bid has clarifications. */
enum { UNIT = BG_B_VALUE, STATUS = BG_B_OUTCOME, ORIGINAL = BG_B_POINTS };

static bool has_originals(const struct bg_plan *plan, const struct bg_bid *bid)
{
    return plan->originals || bid->clarifications_n;
}

static enum bg_number answers_number_of(const struct bg_field *field, const struct bg_value *value)
{
    bool whole = value->type == BG_V_NUMBER && bg_dec_is_int(value->as.number);
    switch (field->type) {
    case BG_FIELD_MONEY:
        return whole && bg_dec_cmp(value->as.number, bg_dec_int(1000)) >= 0 ? BG_NUMBER_MONEY
                                                                            : BG_NUMBER_CENTS;
    case BG_FIELD_INTEGER:
        return BG_NUMBER_COUNT;
    case BG_FIELD_NUMBER:
    case BG_FIELD_PERCENT:
        return whole ? BG_NUMBER_COUNT : BG_NUMBER_PLAIN;
    case BG_FIELD_DATE:
        return BG_NUMBER_DATE;
    case BG_FIELD_TEXT:
    case BG_FIELD_BOOLEAN:
    case BG_FIELD_CHOICE:
    case BG_FIELD_TABLE:
    case BG_FIELD_TYPE__COUNT:
        break;
    }
    return BG_NUMBER_TEXT;
}

static void answers_allow(struct bg_plan *plan, struct bg_page *page, int64_t row, int column,
                          const struct bg_field *field)
{
    const char *const truths[] = {bg_plan_say(plan, "yes"), bg_plan_say(plan, "no")};
    if (field->type == BG_FIELD_BOOLEAN)
        bg_page_allow_list(page, row, column, truths, 2);
    const struct bg_choice_list *list = bg_plan_choice_list(plan, field);
    if (list) {
        struct bg_allow choices = {
            .what = BG_ALLOW_LIST,
            .formula =
                bg_ref_range(plan->arena, bg_page_name(plan->page[BG_SHEET_RULES]), list->row,
                             BG_R_SOURCE, list->row + (int64_t)field->choices_n - 1, BG_R_SOURCE),
            .error = bg_plan_say(plan, "Choose one of the list.")};
        bg_page_allow(page, row, column, row, column, &choices);
    } else if (field->type == BG_FIELD_CHOICE) {
        const char **ids = BG_ARRAY(plan->arena, field->choices_n + 1, const char *);
        for (size_t i = 0; i < field->choices_n; i++)
            ids[i] = field->choices[i].id;
        bg_page_allow_list(page, row, column, ids, field->choices_n);
    }
}

static const char *answers_label_of(const struct bg_field *field)
{
    return field->label && *field->label ? field->label : field->id;
}

/* What may not be shown to others is marked wherever it is shown. */
static const char *marked_label(const struct bg_plan *plan, const struct bg_field *field)
{
    return field->confidential
               ? bg_arena_printf(plan->arena, bg_plan_say(plan, "%s (confidential)"),
                                 answers_label_of(field))
               : answers_label_of(field);
}

/* -- what is behind an answer ----------------------------------------------------------------
 */

static void answers_put_part(struct bg_buf *out, const char *between, const char *text)
{
    if (*text)
        bg_buf_printf(out, "%s%s", out->size ? between : "", text);
}

static const char *note_of(struct bg_plan *plan, const struct bg_bid *bid, int slot,
                           const struct bg_field *field)
{
    struct bg_buf out;
    bg_buf_init(&out, plan->arena);
    const struct bg_answer *answer = &bid->answers[slot];
    bool named = bg_plan_choice_list(plan, field) != NULL;
    for (size_t i = 0; !named && i < field->choices_n && answer->value.type == BG_V_TEXT; i++)
        if (strlen(field->choices[i].id) == answer->value.as.text.n &&
            memcmp(field->choices[i].id, answer->value.as.text.bytes, answer->value.as.text.n) == 0)
            answers_put_part(&out, " ", field->choices[i].label);
    if (answer->problem)
        bg_buf_printf(&out, bg_plan_say(plan, "Cannot be used: %s"), answer->problem);
    for (size_t i = 0; i < bid->evidence_n; i++) {
        const struct bg_evidence_item *e = &bid->evidence[i];
        if (e->slot != slot)
            continue;
        answers_put_part(&out, "; ", e->document);
        answers_put_part(&out, bg_plan_say(plan, ", page "), e->page);
        answers_put_part(&out, bg_plan_say(plan, ", verified by "), e->verified_by);
    }
    const struct bg_clarification *last = bg_bid_clarified(bid, (size_t)slot);
    if (last)
        bg_buf_printf(&out, "%s%s %s", out.size ? "; " : "",
                      bg_plan_say(plan, bg_clarified_how(last)),
                      bg_clarified_when(plan->arena, last));
    return bg_buf_text(&out);
}

/* -- rows
 * ------------------------------------------------------------------------------------------ */

/* What was handed in before a table was clarified, in the line of its title. */
static void put_original_table(struct bg_plan *plan, struct bg_page *page, int64_t row,
                               const struct bg_bid *bid, int slot)
{
    const struct bg_clarification *last = bg_bid_clarified(bid, (size_t)slot);
    if (!last)
        return;
    const struct bg_value was = bg_bid_original(bid, (size_t)slot);
    bg_put_text(
        page, row, 1, BG_LOOK(NOTE, TEXT),
        bg_arena_printf(
            plan->arena, bg_plan_say(plan, "%s %s; before: %s"),
            bg_plan_say(plan, last->stated ? "By the rule of statements:" : "Clarified"),
            bg_clarified_when(plan->arena, last),
            bg_clarified_words(plan->arena, &plan->rules->fields[slot], &was, &bid->values[slot])));
}

static struct bg_value evaluation_answers_shown(const struct bg_plan *plan,
                                                const struct bg_field *field, struct bg_value value)
{
    return bg_plan_choice_list(plan, field) ? bg_labels_value(field, value) : value;
}

/* The id of the choice whose label is in the row, for formulas. */
static void put_id(struct bg_plan *plan, struct bg_page *page, int64_t row, int column,
                   const struct bg_field *field, int ids)
{
    if (ids >= 0)
        bg_put_live(page, row, ids, BG_LOOK(CENTER_GREY, ANY),
                    bg_labels_id(plan->arena, field, bg_page_cell(page, row, column)));
}

struct answer_row {
    struct bg_plan *plan;
    size_t bid, slot;
    const struct bg_field *field;
    const struct bg_bid *b;
    struct bg_value value;
};

static struct bg_shown answer_question(const struct bg_sheet_line *l)
{
    const struct answer_row *r = l->entry;
    return bg_show_text(marked_label(r->plan, r->field));
}

static struct bg_shown answer_unit(const struct bg_sheet_line *l)
{
    const char *unit = ((const struct answer_row *)l->entry)->field->unit;
    return bg_show_text(unit ? unit : "");
}

static struct bg_shown answer_status(const struct bg_sheet_line *l)
{
    const struct answer_row *r = l->entry;
    return r->value.type == BG_V_MISSING
               ? bg_show_blank()
               : bg_show_words(l, bg_evidence_name(bg_bid_evidence(r->b, r->slot)));
}

static struct bg_shown answer_given(const struct bg_sheet_line *l)
{
    const struct answer_row *r = l->entry;
    answers_allow(r->plan, l->page, l->row, l->column, r->field);
    put_id(r->plan, l->page, l->row, l->column, r->field, bg_plan_id_column(r->plan, r->slot, -1));
    return bg_show_input(r->plan, l, answers_number_of(r->field, &r->value),
                         evaluation_answers_shown(r->plan, r->field, r->value),
                         bg_arena_printf(l->arena, "%s: %s", bg_plan_vendor(r->plan, r->bid),
                                         answers_label_of(r->field)));
}

/* What was handed in before a clarification stays beside the answer that counts. */
static struct bg_shown answer_original(const struct bg_sheet_line *l)
{
    const struct answer_row *r = l->entry;
    if (!bg_bid_clarified(r->b, r->slot))
        return bg_show_nothing();
    const struct bg_value was = bg_bid_original(r->b, r->slot);
    return bg_show_text(bg_clarified_words(l->arena, r->field, &was, &r->b->values[r->slot]));
}

static struct bg_shown answer_note(const struct bg_sheet_line *l)
{
    const struct answer_row *r = l->entry;
    return bg_show_text(r->b->answers ? note_of(r->plan, r->b, (int)r->slot, r->field) : "");
}

static bool answers_have_originals(const void *of)
{
    return *(const bool *)of;
}

/* Widths are those where bids share the sheet; on a bid's own the criteria say them. */
static const struct bg_sheet_column answer_columns[] = {
    [BG_B_TITLE] = BG_COLUMN("Question", 34, TEXT_WRAP, TEXT, .cell = answer_question),
    [UNIT] = BG_COLUMN("Unit", 10, CENTER, TEXT, .cell = answer_unit),
    [STATUS] = BG_COLUMN("Status", 14, CENTER_GREY, TEXT, .cell = answer_status),
    [BG_B_ANSWER] = BG_COLUMN("Answer", 30, INPUT, ANY, .cell = answer_given),
    [ORIGINAL] = BG_COLUMN("Original answer", 30, TEXT_WRAP, TEXT, .cell = answer_original,
                           .wanted = answers_have_originals),
    BG_COLUMN("Evidence and clarification", 30, BESIDE, TEXT, .cell = answer_note, .left = true),
};

static struct bg_section answers_section(const struct bg_plan *plan)
{
    struct bg_section section = BG_SECTION(answer_columns);
    section.first = plan->at;
    return section;
}

void bg_put_answer(struct bg_plan *plan, size_t bid, int slot)
{
    const struct bg_section section = answers_section(plan);
    const struct bg_bid *b = plan->lot->bids[bid].bid;
    struct bg_page *page = bg_plan_answers_page(plan, bid);
    int64_t row = bg_plan_answer_row(plan, bid, (size_t)slot);
    const bool original = has_originals(plan, b);
    const struct answer_row entry = {plan,
                                     bid,
                                     (size_t)slot,
                                     &plan->rules->fields[slot],
                                     b,
                                     b->values ? b->values[slot] : BG_MISSING};
    bg_put_whose(plan, page, row, bid);
    bg_section_row(page, row, &section, &original, &entry, bid);
}

/* A cell of a table, and its id beside the table. */
static void put_table_cell(struct bg_plan *plan, size_t bid, int slot, int64_t r, int c,
                           struct bg_value cell)
{
    const struct bg_field *field = &plan->rules->fields[slot], *column = &field->columns[c];
    struct bg_page *page = bg_plan_tables_page(plan, bid);
    int64_t row = plan->table_row[bid][slot] + r;
    int at = bg_plan_table_column(plan, c);
    bg_put_input(plan, page, row, at, answers_number_of(column, &cell),
                 evaluation_answers_shown(plan, column, cell),
                 bg_arena_printf(plan->arena, bg_plan_say(plan, "%s: %s, row %lld, %s"),
                                 bg_plan_vendor(plan, bid), answers_label_of(field),
                                 (long long)r + 1, answers_label_of(column)));
    answers_allow(plan, page, row, at, column);
    put_id(plan, page, row, at, column, bg_plan_id_column(plan, (size_t)slot, c));
}

void bg_put_table_heading(struct bg_plan *plan, struct bg_page *page, int64_t row, int slot, int c)
{
    const struct bg_field *column = &plan->rules->fields[slot].columns[c];
    bool unit = column->unit && *column->unit;
    int at = bg_plan_table_column(plan, c), ids = bg_plan_id_column(plan, (size_t)slot, c);
    bg_put_text(page, row, at, at ? BG_LOOK(HEADER, TEXT) : BG_LOOK(HEADER_LEFT, TEXT),
                bg_arena_printf(plan->arena, "%s%s%s%s", marked_label(plan, column),
                                unit ? " (" : "", unit ? column->unit : "", unit ? ")" : ""));
    if (ids >= 0)
        bg_put_text(
            page, row, ids, BG_LOOK(HEADER, TEXT),
            bg_arena_printf(plan->arena, bg_plan_say(plan, "%s: id"), answers_label_of(column)));
}

void bg_put_table_title(struct bg_plan *plan, struct bg_page *page, int64_t row, int slot)
{
    bg_put_text(page, row, 0, BG_LOOK(SECTION, TEXT),
                marked_label(plan, &plan->rules->fields[slot]));
}

size_t bg_put_table_cells(struct bg_plan *plan, size_t bid, int slot, int c)
{
    const struct bg_bid *b = plan->lot->bids[bid].bid;
    const struct bg_value value = b->values ? b->values[slot] : BG_MISSING;
    const struct bg_table *table = value.type == BG_V_TABLE ? value.as.table : NULL;
    size_t rows = table && table->rows ? table->rows : 1;
    for (size_t r = 0; r < rows; r++) {
        struct bg_value cell =
            table && table->rows ? table->cells[r * table->columns + (size_t)c] : BG_MISSING;
        put_table_cell(plan, bid, slot, (int64_t)r, c, cell);
    }
    return rows;
}

static void answers_put_table(struct bg_plan *plan, size_t bid, int slot)
{
    struct bg_page *page = plan->bid_page[bid];
    int64_t first = plan->table_row[bid][slot];
    bg_put_table_title(plan, page, first - 2, slot);
    put_original_table(plan, page, first - 2, plan->lot->bids[bid].bid, slot);
    for (int c = 0; c < (int)plan->rules->fields[slot].columns_n; c++) {
        bg_put_table_heading(plan, page, first - 1, slot, c);
        bg_put_table_cells(plan, bid, slot, c);
    }
}

void bg_put_answer_headings(struct bg_plan *plan, struct bg_page *page, int64_t row, bool original)
{
    const struct bg_section section = answers_section(plan);
    bg_section_head(page, row, &section, &original);
}

void bg_put_answer_widths(const struct bg_plan *plan, struct bg_page *page)
{
    const struct bg_section section = answers_section(plan);
    const bool original = true; /* else there is room for what is behind */
    bg_section_widths(page, &section, &original);
}

void bg_put_answers(struct bg_plan *plan, size_t bid)
{
    struct bg_page *page = plan->bid_page[bid];
    const struct bg_bid *b = plan->lot->bids[bid].bid;
    int64_t head = plan->answers_row;
    bg_put_words(page, head, 0, BG_LOOK(SECTION, TEXT), "Answers");
    bg_put_answer_headings(plan, page, head + 1, b->clarifications_n > 0);
    for (int column = ORIGINAL + has_originals(plan, b) + 1; column <= BG_B_CHANGE; column++)
        bg_put_blank(page, head + 1, column, BG_LOOK(HEADER_BAND, TEXT));
    for (int slot = 0; slot < (int)plan->rules->fields_n; slot++) {
        if (plan->rules->fields[slot].type == BG_FIELD_TABLE)
            answers_put_table(plan, bid, slot);
        else
            bg_put_answer(plan, bid, slot);
    }
}
