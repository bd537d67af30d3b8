/* What a sheet is told of ranges of cells that is neither a cell nor what it may hold: panes, filters, and
 * marks that follow the cells. */
#include <xlsxwriter.h>

#include "report/book/page_book.h"

struct xlsx_mark_range {
    lxw_row_t row, last_row;
    lxw_col_t column, last_column;
};

static struct xlsx_mark_range xlsx_mark_range(int64_t row, int column, int64_t last_row,
                                              int last_column)
{
    return (struct xlsx_mark_range){(lxw_row_t)row, (lxw_row_t)last_row, (lxw_col_t)column,
                                    (lxw_col_t)last_column};
}

static void xlsx_mark_hide(struct bg_book *book, struct bg_page *page, const void *what)
{
    (void)book;
    (void)what;
    worksheet_hide(page->sheet);
}

void bg_page_hide(struct bg_page *page)
{
    bg_book_later(page->book, page, xlsx_mark_hide, NULL, 0);
}

static void xlsx_mark_freeze(struct bg_book *book, struct bg_page *page, const void *what)
{
    const struct xlsx_mark_range *at = what;
    (void)book;
    worksheet_freeze_panes(page->sheet, at->row, at->column);
}

void bg_page_freeze(struct bg_page *page, int64_t row, int column)
{
    struct xlsx_mark_range at = xlsx_mark_range(row, column, row, column);
    page->frozen = column;
    bg_book_later(page->book, page, xlsx_mark_freeze, &at, sizeof at);
}

static void xlsx_mark_filter(struct bg_book *book, struct bg_page *page, const void *what)
{
    const struct xlsx_mark_range *over = what;
    (void)book;
    worksheet_autofilter(page->sheet, over->row, over->column, over->last_row, over->last_column);
}

void bg_page_filter(struct bg_page *page, int64_t row, int column, int64_t last_row,
                    int last_column)
{
    struct xlsx_mark_range over = xlsx_mark_range(row, column, last_row, last_column);
    bg_book_later(page->book, page, xlsx_mark_filter, &over, sizeof over);
}

/* -- marks that follow the cells ------------------------------------------------------------- */

struct xlsx_mark_rule {
    struct xlsx_mark_range over;
    lxw_conditional_format rule;
    bool marked; /* by a format of its own: */
    lxw_color_t ink, fill;
};

static void xlsx_mark_set(struct bg_book *book, struct bg_page *page, const void *what)
{
    struct xlsx_mark_rule own = *(const struct xlsx_mark_rule *)what;
    if (own.marked) {
        own.rule.format = workbook_add_format(book->workbook);
        if (!own.rule.format) {
            bg_book_fail(book, "memory ran out");
            return;
        }
        format_set_font_color(own.rule.format, own.ink);
        format_set_bg_color(own.rule.format, own.fill);
        format_set_bold(own.rule.format);
    }
    if (worksheet_conditional_format_range(page->sheet, own.over.row, own.over.column,
                                           own.over.last_row, own.over.last_column, &own.rule))
        bg_book_fail(book, "a mark cannot be set");
}

static void xlsx_mark_later(struct bg_page *page, int64_t row, int column, int64_t last_row,
                            int last_column, const lxw_conditional_format *rule)
{
    struct xlsx_mark_rule own = {.over = xlsx_mark_range(row, column, last_row, last_column),
                                 .rule = *rule};
    bg_book_later(page->book, page, xlsx_mark_set, &own, sizeof own);
}

void bg_page_heat(struct bg_page *page, int64_t row, int column, int64_t last_row, int last_column,
                  const char *most)
{
    char *formula = bg_arena_printf(page->book->arena, "=%s", most);
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_2_COLOR_SCALE,
                                   .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                   .min_value = 0,
                                   .min_color = 0xFFFFFF,
                                   .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_FORMULA,
                                   .max_value_string = formula,
                                   .max_color = 0x6FA8DC};
    xlsx_mark_later(page, row, column, last_row, last_column, &rule);
}

void bg_page_bars(struct bg_page *page, int64_t row, int column, int64_t last_row, int last_column)
{
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_DATA_BAR,
                                   .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                   .min_value = 0,
                                   .bar_color = 0x9FC5E8,
                                   .bar_solid = LXW_TRUE,
                                   .bar_no_border = LXW_TRUE,
                                   .data_bar_2010 = LXW_TRUE};
    xlsx_mark_later(page, row, column, last_row, last_column, &rule);
}

static void xlsx_mark(struct bg_page *page, int64_t row, int column, int64_t last_row,
                      int last_column, const char *formula, int ink, int fill)
{
    struct xlsx_mark_rule own = {
        .over = xlsx_mark_range(row, column, last_row, last_column),
        .rule = {.type = LXW_CONDITIONAL_TYPE_FORMULA,
                 .value_string = bg_arena_printf(page->book->arena, "=%s", formula)},
        .marked = true,
        .ink = (lxw_color_t)ink,
        .fill = (lxw_color_t)fill,
    };
    bg_book_later(page->book, page, xlsx_mark_set, &own, sizeof own);
}

void bg_page_warn_if(struct bg_page *page, int64_t row, int column, int64_t last_row,
                     int last_column, const char *formula)
{
    xlsx_mark(page, row, column, last_row, last_column, formula, 0x9C5700, 0xFFEB9C);
}

void bg_page_mark_if(struct bg_page *page, int64_t row, int column, int64_t last_row,
                     int last_column, const char *formula)
{
    xlsx_mark(page, row, column, last_row, last_column, formula, 0x000000, 0xDDEBF7);
}
