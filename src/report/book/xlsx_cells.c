/* The cells of a page into the file: the calls of libxlsxwriter that write one. */
#include <string.h>
#include <xlsxwriter.h>

#include "report/book/page_book.h"

/* Readers take _xHHHH_ for a character: its underscore is written as _x005F_. */
static const char *escaped(struct bg_arena *arena, const char *text)
{
    if (!strstr(text, "_x"))
        return text;
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (const char *p = text; *p; p++) {
        bool escape = p[0] == '_' && p[1] == 'x' && strspn(p + 2, "0123456789ABCDEFabcdef") >= 4 &&
                      p[6] == '_';
        bg_buf_puts(&out, escape ? "_x005F" : "");
        bg_buf_putc(&out, *p);
    }
    return bg_buf_text(&out);
}

static lxw_error write_formula(struct bg_page *page, const struct bg_put_cell *cell,
                               const struct bg_cell_value *value, struct lxw_format *format)
{
    lxw_row_t row = (lxw_row_t)cell->row;
    lxw_col_t column = (lxw_col_t)cell->column;
    const char *formula = bg_meant_formula(page, cell);
    if (value->type == BG_CELL_NUMBER)
        return worksheet_write_formula_num(page->sheet, row, column, formula, format,
                                           bg_page_double(bg_cell_as_dec(value)));
    return worksheet_write_formula_str(page->sheet, row, column, formula, format,
                                       escaped(page->book->arena, value->text));
}

static lxw_error write_cell(struct bg_page *page, const struct bg_put_cell *cell)
{
    const struct bg_cell_value value = bg_cell_held(&cell->cell);
    struct lxw_format *format = bg_book_format(page->book, bg_put_look(cell));
    lxw_row_t row = (lxw_row_t)cell->row;
    lxw_col_t column = (lxw_col_t)cell->column;
    switch (cell->kind) {
    case BG_PUT_BLANK:
        return worksheet_write_blank(page->sheet, row, column, format);
    case BG_PUT_LIVE:
        return write_formula(page, cell, &value, format);
    case BG_PUT_LINK:
        return worksheet_write_url_opt(page->sheet, row, column, cell->cell.from, format,
                                       escaped(page->book->arena, value.text), NULL);
    case BG_PUT_VALUE:
        break;
    }
    if (value.type == BG_CELL_NUMBER)
        return worksheet_write_number(page->sheet, row, column, bg_page_double(value.number),
                                      format);
    return worksheet_write_string(page->sheet, row, column, escaped(page->book->arena, value.text),
                                  format);
}

static void write_one(struct bg_page *page, const struct bg_put_cell *cell)
{
    lxw_error error = write_cell(page, cell);
    if (error)
        bg_page_fault(page, cell->row, cell->column, lxw_strerror(error));
}

void bg_page_write_some(struct bg_page *page, struct bg_put_cell *const *cells, size_t n)
{
    for (size_t i = 0; i < n && !page->book->error; i++)
        write_one(page, cells[i]);
}

void bg_page_write_cells(struct bg_page *page)
{
    for (size_t i = 0; i < page->put_n && !page->book->error; i++)
        write_one(page, bg_page_put_at(page, i));
}
