/* The last sheets of a form: evidence behind the answers, and the hidden lists of what may be
 * chosen. */
#include "report/form/sheets.h"

enum { QUESTION = 0, DOCUMENT, PAGE, STATUS, MARK, FIRST = BG_FORM_HEADINGS + 2, LISTS_FIRST = 2 };

/* -- Lists ----------------------------------------------------------------------------------- */

const struct bg_formula *bg_form_list_range(const struct bg_form *form, int column, size_t n)
{
    return bg_page_cells(form->lists, LISTS_FIRST, column, LISTS_FIRST + (int64_t)(n ? n : 1) - 1,
                         column);
}

const struct bg_formula *bg_form_list_of(const struct bg_form *form, const struct bg_field *field,
                                         int *column)
{
    if (field->type == BG_FIELD_BOOLEAN)
        return form->truths;
    if (field->type != BG_FIELD_CHOICE)
        return NULL;
    return bg_form_list_range(form, (*column)++, field->choices_n);
}

static void lists_put_choices(struct bg_form *form, struct bg_page *page,
                              const struct bg_field *field, int *column)
{
    if (field->type != BG_FIELD_CHOICE)
        return;
    bg_put_text(page, LISTS_FIRST - 1, *column, BG_LOOK(HEADER, TEXT), field->id);
    for (size_t i = 0; i < field->choices_n; i++)
        bg_put_text(page, LISTS_FIRST + (int64_t)i, *column, BG_LOOK(PLAIN, TEXT),
                    bg_form_choice(form->arena, field, i));
    bg_page_width(page, *column, 30);
    ++*column;
}

void bg_form_lists(struct bg_form *form, struct bg_page *page)
{
    const struct bg_ruleset *rules = form->rules;
    int column = 2;
    bg_put_words(page, 0, 0, BG_LOOK(SECTION, TEXT),
                 "Lists: what may be chosen in the other sheets");
    bg_put_words(page, LISTS_FIRST - 1, 0, BG_LOOK(HEADER, TEXT), "Yes or no");
    bg_put_words(page, LISTS_FIRST, 0, BG_LOOK(PLAIN, TEXT), "Yes");
    bg_put_words(page, LISTS_FIRST + 1, 0, BG_LOOK(PLAIN, TEXT), "No");
    bg_put_words(page, LISTS_FIRST - 1, 1, BG_LOOK(HEADER, TEXT), "Questions");
    bg_page_width(page, 1, 50);
    int64_t row = LISTS_FIRST;
    for (size_t slot = 0; slot < rules->fields_n; slot++) {
        const struct bg_field *field = &rules->fields[slot];
        if (field->asked_of == BG_OF_BUYER)
            continue;
        bg_put_text(page, row++, 1, BG_LOOK(PLAIN, TEXT),
                    bg_form_question(form->arena, rules, slot));
        lists_put_choices(form, page, field, &column);
        for (size_t i = 0; i < field->columns_n; i++)
            lists_put_choices(form, page, &field->columns[i], &column);
    }
    bg_form_put_marks(form, page, LISTS_FIRST, column);
    bg_page_hide(page);
}

/* -- Evidence -------------------------------------------------------------------------------- */

/* The question that is asked for; the entry of a row that is free is NULL. */
static struct bg_shown evidence_question(const struct bg_sheet_line *l)
{
    return l->entry ? bg_show_text(l->entry) : bg_show_blank();
}

static struct bg_shown evidence_status(const struct bg_sheet_line *l)
{
    const struct bg_form *form = l->of;
    return bg_show_live(
        BG_FORMULA(l->arena,
                   "IF(AND(TRIM(a)=\"\",TRIM(b)=\"\"),\"\",IF(TRIM(a)=\"\","
                   "\"Missing: the question\",IF(TRIM(b)=\"\",\"Missing: the document\","
                   "\"OK\")))",
                   bg_form_cell(form, l->row, QUESTION), bg_form_cell(form, l->row, DOCUMENT)));
}

static const struct bg_sheet_column evidence_columns[] = {
    [QUESTION] = BG_COLUMN("Question", 60, INPUT_TEXT, ANY, .cell = evidence_question),
    [DOCUMENT] = BG_COLUMN("Document", 50, INPUT_TEXT, TEXT, .cell = bg_cell_blank),
    [PAGE] = BG_COLUMN("Page", 14, INPUT_TEXT, TEXT, .cell = bg_cell_blank),
    [STATUS] = BG_COLUMN("Status", 30, TEXT_WRAP, ANY, .cell = evidence_status),
};

void bg_form_evidence_sheet(struct bg_form *form, struct bg_page *page)
{
    const struct bg_section section = BG_SECTION(evidence_columns);
    int64_t row = FIRST;
    bg_form_put_head(
        page, "Evidence: the documents behind your answers",
        "One row for each document: choose the question, name the document as you send "
        "it, and give the page.");
    bg_section_put(page, BG_FORM_HEADINGS, &section, form, NULL, 0, 0);
    for (size_t slot = 0; slot < form->rules->fields_n; slot++)
        if (bg_form_evidence(form->rules, slot) > BG_CLAIMED)
            bg_section_row(page, row++, &section, form,
                           bg_form_question(form->arena, form->rules, slot), slot);
    row = bg_section_rows(page, row, &section, form, NULL, 0, BG_FORM_EVIDENCE_ROWS);
    struct bg_allow list = {
        .what = BG_ALLOW_LIST,
        .formula = bg_page_formula_text(page, form->questions),
        .title = bg_form_say(form, "Question"),
        .message = bg_form_say(form, "Choose the question that the document is about."),
        .error = bg_form_say(form, "Choose a question from the list.")};
    bg_page_allow(page, FIRST, QUESTION, row - 1, QUESTION, &list);
    bg_put_mark(page, BG_FORM_HEADINGS + 1, QUESTION, "question", NULL);
    bg_put_mark(page, BG_FORM_HEADINGS + 1, DOCUMENT, "document", NULL);
    bg_put_mark(page, BG_FORM_HEADINGS + 1, PAGE, "page", NULL);
    bg_form_end_head(page, MARK, "evidence");
    bg_form_mark_status(form, page, FIRST, STATUS, row - 1);
    form->evidence_status = bg_page_cells(page, FIRST, STATUS, row - 1, STATUS);
    bg_page_print_area(page, row - 1, STATUS);
}
