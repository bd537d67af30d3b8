/* Questions: each field of the ruleset under the heading of its element. */
#include <string.h>

#include "report/book/columns.h"
#include "report/form/sheets.h"

enum { FIRST = BG_FORM_HEADINGS + 2, BAND_HEIGHT = 22, HEIGHT = 25, TEXT_HEIGHT = 48 };

/* The choices, for whoever fills the form in on paper first. */
static void questions_put_choices(struct bg_form *form, const struct bg_field *field,
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

static const char *help_of(struct bg_form *form, size_t slot)
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

/* A table is filled in on its own sheet; here is the way there, and how it is. */
static void questions_put_table(struct bg_form *form, struct bg_page *page, int64_t row,
                                size_t slot)
{
    struct bg_arena *arena = form->arena;
    const char *sheet = bg_page_name(form->table[slot]);
    const struct bg_field *field = &form->rules->fields[slot];
    bg_put_goto(page, row, BG_Q_ANSWER, BG_LOOK(LINK, TEXT), sheet, BG_FORM_TABLE_FIRST, 1,
                bg_arena_printf(arena, bg_form_say(form, "On the sheet %s"), sheet));
    bg_form_put_mark(form, page, row, BG_Q_MARK, "bg:see:%s", field->id);
    bg_put_live(
        page, row, BG_Q_STATUS, BG_LOOK(TEXT_WRAP, ANY),
        BG_FORMULA(arena,
                   "IF(SUMPRODUCT(--(LEN(a)>0))=0,b,IF(SUMPRODUCT(--(a=\"OK\"))="
                   "SUMPRODUCT(--(LEN(a)>0)),\"OK\",c))",
                   form->table_status[slot],
                   bg_formula_text(arena, bg_form_unanswered(form, field->required)),
                   bg_formula_text(
                       arena, bg_arena_printf(arena, bg_form_say(form, "Check: see the sheet %s"),
                                              sheet))));
}

static void questions_put_question(struct bg_form *form, struct bg_page *page, int64_t row,
                                   size_t slot, int64_t number)
{
    const struct bg_field *field = &form->rules->fields[slot];
    bg_put_number(page, row, BG_Q_NUMBER, BG_LOOK(CENTER_GREY, COUNT), bg_dec_int(number));
    bg_put_text(page, row, BG_Q_LABEL, BG_LOOK(TEXT_WRAP, TEXT), field->label);
    bg_put_text(page, row, BG_Q_UNIT, BG_LOOK(CENTER_GREY, TEXT), field->unit);
    bg_put_words(page, row, BG_Q_REQUIRED,
                 field->required ? BG_LOOK(CENTER_BOLD, TEXT) : BG_LOOK(CENTER_GREY, TEXT),
                 field->required ? "Required" : "Optional");
    bg_put_text(page, row, BG_Q_HELP, BG_LOOK(TEXT_WRAP, TEXT), help_of(form, slot));
    bg_page_height(page, row, field->type == BG_FIELD_TEXT ? TEXT_HEIGHT : HEIGHT);
    if (field->type == BG_FIELD_TABLE) {
        questions_put_table(form, page, row, slot);
        return;
    }
    bg_put_blank(page, row, BG_Q_ANSWER, bg_form_look(field));
    bg_form_allow(form, page, row, BG_Q_ANSWER, row, field, form->list[slot]);
    bg_put_live(page, row, BG_Q_STATUS, BG_LOOK(TEXT_WRAP, ANY),
                questions_status_of(form, slot, bg_form_cell(form, row, BG_Q_ANSWER)));
    bg_form_put_mark(form, page, row, BG_Q_MARK, "bg:field:%s:%s", field->id,
                     bg_field_type_name(field->type));
}

static const struct bg_sheet_column columns[] = {
    [BG_Q_NUMBER] = BG_COLUMN("No.", 6, CENTER_GREY, COUNT, .cell = NULL),
    [BG_Q_LABEL] = BG_COLUMN("Question", 40, TEXT_WRAP, TEXT, .cell = NULL),
    [BG_Q_ANSWER] = BG_COLUMN("Answer", 28, INPUT_TEXT, ANY, .cell = NULL),
    [BG_Q_UNIT] = BG_COLUMN("Unit", 12, CENTER_GREY, TEXT, .cell = NULL),
    [BG_Q_REQUIRED] = BG_COLUMN("Required?", 11, CENTER_GREY, TEXT, .cell = NULL),
    [BG_Q_STATUS] = BG_COLUMN("Status", 22, TEXT_WRAP, ANY, .cell = NULL),
    [BG_Q_HELP] = BG_COLUMN("What to write", 41, TEXT_WRAP, TEXT, .cell = NULL),
};

void bg_form_questions(struct bg_form *form, struct bg_page *page)
{
    const struct bg_section section = BG_SECTION(columns);
    int64_t row = FIRST, number = 1;
    bg_form_put_head(page, "Questions: your answers, by subject",
                     "Fill in the yellow cells. The column Status says what is still missing or to "
                     "be checked.");
    bg_section_put(page, BG_FORM_HEADINGS, &section, form, NULL, 0, 0);
    for (size_t g = 0; g < form->groups_n; g++) {
        const struct bg_form_group *group = &form->groups[g];
        bg_put_words(page, row, 0, BG_LOOK(GROUP_BAND, TEXT), group->title);
        for (int c = 1; c <= BG_Q_HELP; c++)
            bg_put_blank(page, row, c, BG_LOOK(GROUP_BAND, ANY));
        bg_page_height(page, row, BAND_HEIGHT);
        row++;
        for (size_t i = 0; i < group->slots_n; i++)
            questions_put_question(form, page, row++, (size_t)group->slots[i], number++);
    }
    bg_form_put_mark(form, page, BG_FORM_HEADINGS + 1, BG_Q_ANSWER, "bg:answer");
    bg_form_end_head(form, page, BG_Q_MARK, "bg:sheet:questions");
    bg_form_mark_status(form, page, FIRST, BG_Q_STATUS, row - 1);
    form->answers_status = bg_page_cells(page, FIRST, BG_Q_STATUS, row - 1, BG_Q_STATUS);
    bg_page_print_area(page, -1, BG_Q_HELP);
}
