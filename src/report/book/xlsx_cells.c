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
                               struct lxw_format *format)
{
    const struct bg_cell_value *value = &cell->cell.value;
    lxw_row_t row = (lxw_row_t)cell->row;
    lxw_col_t column = (lxw_col_t)cell->column;
    if (value->type == BG_CELL_NUMBER)
        return worksheet_write_formula_num(page->sheet, row, column, cell->formula, format,
                                           bg_page_double(bg_cell_as_dec(value)));
    return worksheet_write_formula_str(page->sheet, row, column, cell->formula, format,
                                       escaped(page->book->arena, value->text));
}

static lxw_error write_cell(struct bg_page *page, const struct bg_put_cell *cell)
{
    const struct bg_cell_value *value = &cell->cell.value;
    struct lxw_format *format = bg_book_format(page->book, cell->look);
    lxw_row_t row = (lxw_row_t)cell->row;
    lxw_col_t column = (lxw_col_t)cell->column;
    if (cell->blank)
        return worksheet_write_blank(page->sheet, row, column, format);
    if (cell->formula)
        return write_formula(page, cell, format);
    if (cell->url)
        return worksheet_write_url_opt(page->sheet, row, column, cell->url, format,
                                       escaped(page->book->arena, value->text), NULL);
    if (value->type == BG_CELL_NUMBER)
        return worksheet_write_number(page->sheet, row, column, bg_page_double(value->number),
                                      format);
    return worksheet_write_string(page->sheet, row, column, escaped(page->book->arena, value->text),
                                  format);
}

void bg_page_write_some(struct bg_page *page, struct bg_put_cell *const *cells, size_t n)
{
    for (size_t i = 0; i < n && !page->book->error; i++) {
        lxw_error error = write_cell(page, cells[i]);
        if (error)
            bg_page_fault(page, cells[i]->row, cells[i]->column, lxw_strerror(error));
    }
}

void bg_page_write_cells(struct bg_page *page)
{
    bg_page_write_some(page, page->put, page->put_n);
}
