/* The sheet of a table: rows to be filled in, each column checked, and what is wrong with a row. */
#include <string.h>

#include "report/form/sheets.h"

enum { HELP_ROW = BG_FORM_HEADINGS + 1, MARK_ROW, FORMULA_MOST = 7000, DEPTH_MOST = 60 };

static double form_table_width_of(const struct bg_field *column)
{
    switch (column->type) {
    case BG_FIELD_TEXT:
        return 32;
    case BG_FIELD_CHOICE:
        return 28;
    case BG_FIELD_BOOLEAN:
        return 12;
    default:
        return 17;
    }
}

static void form_table_put_heading(struct bg_form *form, struct bg_page *page, int at,
                                   const struct bg_field *column)
{
    const char *unit = *column->unit ? bg_arena_printf(form->arena, "\n(%s)", column->unit) : "";
    bg_put_text(page, BG_FORM_HEADINGS, at, BG_LOOK(HEADER, TEXT),
                bg_arena_printf(form->arena, "%s%s", column->label, unit));
    bg_put_text(page, HELP_ROW, at, BG_LOOK(ENGINE_CENTER, TEXT),
                bg_arena_printf(form->arena, "%s. %s%s%s",
                                bg_form_say(form, column->required ? "Required" : "Optional"),
                                column->help, *column->help ? " " : "",
                                bg_form_expected(form, column)));
    bg_put_mark(
        page, MARK_ROW, at, "column",
        bg_arena_printf(form->arena, "%s:%s", column->id, bg_field_type_name(column->type)));
    bg_page_width(page, at, form_table_width_of(column));
}

/* As far as a formula goes; reading checks the rest. */
static bool table_fits(const struct bg_page *page, const struct bg_formula *rest)
{
    return rest->depth <= DEPTH_MOST && strlen(bg_page_formula_text(page, rest)) <= FORMULA_MOST;
}

/* "" for an empty row, else the first thing that is missing or wrong, else "OK". */
static const struct bg_formula *row_status(const struct bg_form *form, const struct bg_page *page,
                                           size_t slot, int64_t row)
{
    struct bg_arena *arena = form->arena;
    const struct bg_field *field = &form->rules->fields[slot];
    const struct bg_formula *ok = bg_formula_text(arena, "OK"), *rest = ok;
    for (size_t i = field->columns_n; i-- > 0;) {
        const struct bg_field *column = &field->columns[i];
        const struct bg_formula *cell = bg_form_cell(form, row, (int)i + 1);
        const struct bg_formula *list =
            column->type == BG_FIELD_BOOLEAN ? form->truths : form->column_list[slot][i];
        const char *label = column->label;
        const struct bg_formula *check =
            bg_form_text(arena, bg_arena_printf(arena, bg_form_say(form, "Check: %s"), label), 60);
        const struct bg_formula *blank = rest;
        if (column->required)
            blank = bg_form_text(
                arena, bg_arena_printf(arena, bg_form_say(form, "Missing: %s"), label), 60);
        rest = BG_FORMULA(arena, "IF(ISERROR(a),b,IF(TRIM(a)=\"\",c,IF(d,b,e)))", cell, check,
                          blank, bg_form_bad(arena, column, cell, list), rest);
        if (!table_fits(page, rest))
            rest = ok;
    }
    return BG_FORMULA(arena, "IF(COUNTA(a)=0,\"\",b)",
                      bg_formula_relative(arena, row, 1, (int)field->columns_n), rest);
}

void bg_form_table(struct bg_form *form, struct bg_page *page, size_t slot)
{
    const struct bg_field *field = &form->rules->fields[slot];
    int status = (int)field->columns_n + 1;
    const int64_t first = BG_FORM_TABLE_FIRST, last = first + BG_FORM_TABLE_ROWS - 1;
    bg_form_put_head(page, field->label, *field->help ? field->help : "One row for each entry.");
    bg_put_words(page, BG_FORM_HEADINGS, 0, BG_LOOK(HEADER, TEXT), "Row");
    bg_put_blank(page, HELP_ROW, 0, BG_LOOK(ENGINE_CENTER, ANY));
    bg_put_words(page, BG_FORM_HEADINGS, status, BG_LOOK(HEADER, TEXT), "Status");
    bg_put_words(page, HELP_ROW, status, BG_LOOK(ENGINE_CENTER, TEXT),
                 "Says what is missing or to be checked in a row.");
    bg_page_width(page, 0, 6);
    bg_page_width(page, status, 34);
    for (size_t i = 0; i < field->columns_n; i++) {
        const struct bg_field *column = &field->columns[i];
        form_table_put_heading(form, page, (int)i + 1, column);
        for (int64_t row = first; row <= last; row++)
            bg_put_blank(page, row, (int)i + 1, bg_form_look(column));
        bg_form_allow(form, page, first, (int)i + 1, last, column, form->column_list[slot][i]);
    }
    for (int64_t row = first; row <= last; row++) {
        bg_put_number(page, row, 0, BG_LOOK(CENTER_GREY, COUNT), bg_dec_int(row - first + 1));
        bg_put_live(page, row, status, BG_LOOK(TEXT_WRAP, ANY), row_status(form, page, slot, row));
    }
    bg_put_mark(page, MARK_ROW, status + 1, "table", field->id);
    bg_page_hide_row(page, MARK_ROW);
    bg_page_hide_column(page, status + 1);
    bg_page_freeze(page, first, 2);
    bg_page_repeat(page, BG_FORM_HEADINGS, HELP_ROW);
    bg_form_mark_status(form, page, first, status, last);
    bg_page_print_area(page, last, status);
}
