/* Questions: each field of the ruleset under the heading of its element. */
#include <string.h>

#include "report/form/sheets.h"

enum { FIRST = BG_FORM_HEADINGS + 2, BAND_HEIGHT = 22, HEIGHT = 25, TEXT_HEIGHT = 48 };

/* The choices, for whoever fills the form in on paper first. */
static void questions_put_choices(const struct bg_form *form, const struct bg_field *field,
                                  struct bg_buf *out)
{
    enum { MOST = 240 }; /* bytes, of four lines */
    struct bg_buf all;
    bg_buf_init(&all, form->arena);
    for (size_t i = 0; i < field->choices_n; i++)
        bg_buf_printf(&all, "%s%s", i ? "; " : "", bg_form_choice(form->arena, field, i));
    if (all.size && all.size <= MOST)
        bg_buf_printf(out, " %s.", bg_buf_text(&all));
}

static const char *help_of(const struct bg_form *form, size_t slot)
{
    const struct bg_field *field = &form->rules->fields[slot];
    const struct bg_price_rule *price = &form->rules->price;
    struct bg_buf out;
    bg_buf_init(&out, form->arena);
    bg_buf_printf(&out, "%s%s%s", field->help, *field->help ? " " : "",
                  bg_form_expected(form, field));
    questions_put_choices(form, field, &out);
    if (price->used && (size_t)price->slot == slot && *price->tax_basis)
        bg_buf_printf(&out, bg_form_say(form, " The price is %s."), price->tax_basis);
    if (bg_form_evidence(form->rules, slot) > BG_CLAIMED)
        bg_buf_puts(&out, bg_form_say(form, " Evidence is required."));
    if (field->confidential)
        bg_buf_puts(&out, bg_form_say(form, " Kept confidential."));
    return bg_buf_text(&out);
}

/* "a whole number from 0 to 1,000", of the words for help. */
static const char *inside(struct bg_arena *arena, const char *words)
{
    size_t n = strlen(words);
    char *out = bg_arena_text(arena, words, n);
    if (*out >= 'A' && *out <= 'Z')
        *out = (char)(*out + 32);
    if (n && out[n - 1] == '.')
        out[n - 1] = '\0';
    return out;
}

static const struct bg_formula *questions_status_of(const struct bg_form *form, size_t slot,
                                                    const struct bg_formula *cell)
{
    struct bg_arena *arena = form->arena;
    const struct bg_field *field = &form->rules->fields[slot];
    const struct bg_formula *list =
        field->type == BG_FIELD_BOOLEAN ? form->truths : form->list[slot];
    const char *expected = bg_arena_printf(arena, bg_form_say(form, "Check: %s"),
                                           inside(arena, bg_form_expected(form, field)));
    const struct bg_formula *right = bg_formula_text(arena, "OK");
    if (field->type == BG_FIELD_PERCENT)
        right =
            BG_FORMULA(arena, "IF(AND(a>0,a<1),\"OK, if less than 1 % is meant\",\"OK\")", cell);
    return bg_form_status_of(form, cell, bg_form_unanswered(form, field->required),
                             BG_FORMULA(arena, "IF(a,b,c)", bg_form_bad(arena, field, cell, list),
                                        bg_form_text(arena, expected, 200), right));
}

struct question {
    size_t slot;
    const struct bg_field *field;
    int64_t number;
};

static const struct bg_field *question_field(const struct bg_sheet_line *l)
{
    return ((const struct question *)l->entry)->field;
}

static struct bg_shown question_number(const struct bg_sheet_line *l)
{
    return bg_show_count(((const struct question *)l->entry)->number);
}

static struct bg_shown question_label(const struct bg_sheet_line *l)
{
    return bg_show_text(question_field(l)->label);
}

/* A table is filled in on its own sheet; here is the way there, and how it is. */
static struct bg_shown question_answer(const struct bg_sheet_line *l)
{
    const struct bg_form *form = l->of;
    const struct question *q = l->entry;
    if (q->field->type == BG_FIELD_TABLE) {
        const char *sheet = bg_page_name(form->table[q->slot]);
        return bg_show_as(
            BG_LOOK(LINK, TEXT),
            bg_show_goto(sheet, BG_FORM_TABLE_FIRST, 1,
                         bg_arena_printf(l->arena, bg_form_say(form, "On the sheet %s"), sheet)));
    }
    bg_form_allow(form, l->page, l->row, l->column, l->row, q->field, form->list[q->slot]);
    return bg_show_as(bg_form_look(q->field), bg_show_blank());
}

static struct bg_shown question_unit(const struct bg_sheet_line *l)
{
    return bg_show_text(question_field(l)->unit);
}

static struct bg_shown question_required(const struct bg_sheet_line *l)
{
    bool required = question_field(l)->required;
    return bg_show_as(required ? BG_LOOK(CENTER_BOLD, TEXT) : BG_LOOK(CENTER_GREY, TEXT),
                      bg_show_words(l, required ? "Required" : "Optional"));
}

static struct bg_shown question_status(const struct bg_sheet_line *l)
{
    const struct bg_form *form = l->of;
    const struct question *q = l->entry;
    if (q->field->type != BG_FIELD_TABLE)
        return bg_show_live(
            questions_status_of(form, q->slot, bg_form_cell(form, l->row, BG_Q_ANSWER)));
    const char *look = bg_arena_printf(l->arena, bg_form_say(form, "Check: see the sheet %s"),
                                       bg_page_name(form->table[q->slot]));
    return bg_show_live(
        BG_FORMULA(l->arena,
                   "IF(SUMPRODUCT(--(LEN(a)>0))=0,b,IF(SUMPRODUCT(--(a=\"OK\"))="
                   "SUMPRODUCT(--(LEN(a)>0)),\"OK\",c))",
                   form->table_status[q->slot],
                   bg_formula_text(l->arena, bg_form_unanswered(form, q->field->required)),
                   bg_formula_text(l->arena, look)));
}

static struct bg_shown question_help(const struct bg_sheet_line *l)
{
    return bg_show_text(help_of(l->of, ((const struct question *)l->entry)->slot));
}

static struct bg_shown question_mark(const struct bg_sheet_line *l)
{
    const struct bg_field *field = question_field(l);
    if (field->type == BG_FIELD_TABLE)
        return bg_show_text(bg_arena_printf(l->arena, "bg:see:%s", field->id));
    return bg_show_text(
        bg_arena_printf(l->arena, "bg:field:%s:%s", field->id, bg_field_type_name(field->type)));
}

static const struct bg_sheet_column columns[] = {
    [BG_Q_NUMBER] = BG_COLUMN("No.", 6, CENTER_GREY, COUNT, .cell = question_number),
    [BG_Q_LABEL] = BG_COLUMN("Question", 40, TEXT_WRAP, TEXT, .cell = question_label),
    [BG_Q_ANSWER] = BG_COLUMN("Answer", 28, INPUT_TEXT, ANY, .cell = question_answer),
    [BG_Q_UNIT] = BG_COLUMN("Unit", 12, CENTER_GREY, TEXT, .cell = question_unit),
    [BG_Q_REQUIRED] = BG_COLUMN("Required?", 11, CENTER_GREY, TEXT, .cell = question_required),
    [BG_Q_STATUS] = BG_COLUMN("Status", 22, TEXT_WRAP, ANY, .cell = question_status),
    [BG_Q_HELP] = BG_COLUMN("What to write", 41, TEXT_WRAP, TEXT, .cell = question_help),
    [BG_Q_MARK] = BG_COLUMN(NULL, 0, NOTE, TEXT, .cell = question_mark),
};

/* Questions under one heading; the row behind them. */
static int64_t questions_put_group(const struct bg_form *form, struct bg_page *page, int64_t row,
                                   const struct bg_form_group *group, int64_t number)
{
    struct bg_section section = BG_SECTION(columns);
    bg_put_band(page, row, BG_Q_NUMBER, BG_Q_HELP, BG_LOOK(GROUP_BAND, ANY),
                bg_page_say(page, group->title));
    bg_page_height(page, row++, BAND_HEIGHT);
    for (size_t i = 0; i < group->slots_n; i++) {
        const struct bg_field *field = &form->rules->fields[group->slots[i]];
        const struct question q = {(size_t)group->slots[i], field, number + (int64_t)i};
        section.row_height = field->type == BG_FIELD_TEXT ? TEXT_HEIGHT : HEIGHT;
        bg_section_row(page, row++, &section, form, &q, i);
    }
    return row;
}

void bg_form_questions(struct bg_form *form, struct bg_page *page)
{
    const struct bg_section section = BG_SECTION(columns);
    int64_t row = FIRST, number = 1;
    bg_form_put_head(page, "Questions: your answers, by subject",
                     "Fill in the yellow cells. The column Status says what is still missing or to "
                     "be checked.");
    bg_section_put(page, BG_FORM_HEADINGS, &section, form, NULL, 0, 0);
    for (size_t g = 0; g < form->groups_n; g++) {
        row = questions_put_group(form, page, row, &form->groups[g], number);
        number += (int64_t)form->groups[g].slots_n;
    }
    bg_put_mark(page, BG_FORM_HEADINGS + 1, BG_Q_ANSWER, "answer", NULL);
    bg_form_end_head(page, BG_Q_MARK, "questions");
    bg_form_mark_status(form, page, FIRST, BG_Q_STATUS, row - 1);
    form->answers_status = bg_page_cells(page, FIRST, BG_Q_STATUS, row - 1, BG_Q_STATUS);
    bg_page_print_area(page, -1, BG_Q_HELP);
}
