/* The book behind the pages: opening, styles, sheets, layout, closing; the calls of libxlsxwriter
 * that are neither a cell nor a chart. Output depends on the input alone: the dates of the file come
 * from the evaluation, and nothing is ordered by an address in memory. */
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/text.h"
#include "base/list.h"
#include "base/xlsx_read.h"
#include "report/book/page_book.h"

enum { SHEET_NAME = 31, HEADER_UNITS = 70, HEADER_ALL = 2000 };

/* -- book ------------------------------------------------------------------------------------ */

void bg_book_fail(struct bg_book *book, const char *error)
{
    if (!book->error)
        book->error = error;
}

const char *bg_book_error(const struct bg_book *book)
{
    return book->error;
}

size_t bg_book_pages(const struct bg_book *book)
{
    return book->pages_n;
}

struct bg_page *bg_book_page(const struct bg_book *book, size_t i)
{
    return book->pages[i];
}

int64_t bg_book_altered_texts(const struct bg_book *book)
{
    return book->altered;
}

static void free_workbook(void *workbook)
{
    lxw_workbook_free(workbook);
}

static char *property(struct bg_book *book, const char *text)
{
    bool altered = false;
    const char *out = bg_safe_text(book->arena, text, 200, &altered);
    return bg_arena_text(book->arena, out, strlen(out));
}

/* The library is told of everything when the file is written (bg_book_begin), in the order in which it was
 * asked for: until then a book is nothing but memory of ours. */
void bg_book_later(struct bg_book *book, struct bg_page *page, bg_book_call *call, const void *what,
                   size_t size)
{
    if (book->error || !book->facts.path)
        return;
    if (book->workbook) {
        call(book, page, what);
        return;
    }
    struct bg_book_told *told = BG_NEW(book->arena, struct bg_book_told);
    void *own = bg_arena_alloc(book->arena, size + 1);
    if (size)
        memcpy(own, what, size);
    *told = (struct bg_book_told){.page = page, .call = call, .what = own};
    *book->last_told = told;
    book->last_told = &told->next;
}

static void xlsx_set_properties(struct bg_book *book, struct bg_page *page, const void *what)
{
    lxw_doc_properties properties = *(const lxw_doc_properties *)what;
    (void)page;
    if (workbook_set_properties(book->workbook, &properties))
        bg_book_fail(book, "the document properties cannot be set");
}

static const char *xlsx_own(struct bg_arena *arena, const char *text)
{
    return text ? bg_arena_text(arena, text, strlen(text)) : NULL;
}

struct bg_book *bg_book_open(struct bg_arena *arena, const struct bg_book_facts *facts)
{
    struct bg_book *book = BG_NEW(arena, struct bg_book);
    book->arena = arena;
    book->scratch = bg_arena_part(arena);
    book->drafts = bg_arena_part(arena);
    book->making = arena;
    book->cells = bg_cell_book_new(arena);
    book->facts = *facts;
    book->facts.path = xlsx_own(arena, facts->path);
    book->facts.currency = xlsx_own(arena, facts->currency);
    book->facts.header = xlsx_own(arena, facts->header);
    book->facts.footer = xlsx_own(arena, facts->footer);
    book->last_told = &book->told;
    for (int i = 0; i < BG_NUMBER__COUNT; i++)
        book->codes[i] = bg_number_code(arena, (enum bg_number)i, facts->currency, facts->decimals);
    if (!facts->path)
        return book;
    int64_t created = facts->created * 86400;
    lxw_doc_properties properties = {
        .title = property(book, facts->title),
        .subject = property(book, facts->subject),
        .author = property(book, "bidgauge"),
        .comments = property(book, facts->comments ? facts->comments : ""),
        .keywords = property(
            book, facts->kind ? bg_arena_printf(arena, BG_XLSX_KEYWORD "%s", facts->kind) : ""),
        .created = (time_t)(created >= 1 ? created : 1), /* 0 would mean the present */
    };
    bg_book_later(book, NULL, xlsx_set_properties, &properties, sizeof properties);
    return book;
}

bool bg_book_begin(struct bg_book *book)
{
    if (!book->facts.path || book->workbook || book->error)
        return !book->error;
    book->owner = bg_arena_defer(book->arena, free_workbook);
    lxw_workbook_options options = {.use_zip64 = LXW_FALSE};
    book->workbook = workbook_new_opt(book->facts.path, &options);
    *book->owner = book->workbook;
    if (!book->workbook)
        bg_book_fail(book, "memory ran out");
    for (const struct bg_book_told *told = book->told; told && !book->error; told = told->next)
        told->call(book, told->page, told->what);
    return !book->error;
}

struct xlsx_property {
    const char *name, *value;
};

static void xlsx_set_property(struct bg_book *book, struct bg_page *page, const void *what)
{
    const struct xlsx_property *p = what;
    (void)page;
    if (workbook_set_custom_property_string(book->workbook, p->name, property(book, p->value)))
        bg_book_fail(book, "a document property cannot be set");
}

void bg_book_property(struct bg_book *book, const char *name, const char *value)
{
    struct xlsx_property p = {name, xlsx_own(book->arena, value)};
    if (*value)
        bg_book_later(book, NULL, xlsx_set_property, &p, sizeof p);
}

struct lxw_format *bg_book_format(struct bg_book *book, struct bg_look look)
{
    struct lxw_format **slot = &book->formats[look.style][look.number];
    if (*slot || !book->workbook)
        return *slot;
    const struct bg_style_row *s = &bg_style_rows[look.style];
    lxw_format *f = workbook_add_format(book->workbook);
    if (!f) {
        bg_book_fail(book, "memory ran out");
        return NULL;
    }
    format_set_font_name(f, "Calibri");
    format_set_font_size(f, s->size);
    format_set_font_color(f, (lxw_color_t)s->ink);
    if (s->bold)
        format_set_bold(f);
    if (s->fill >= 0) {
        format_set_pattern(f, LXW_PATTERN_SOLID);
        format_set_bg_color(f, (lxw_color_t)s->fill);
    }
    if (s->border == 3) {
        format_set_bottom(f, LXW_BORDER_THIN);
        format_set_bottom_color(f, 0x595959);
    } else if (s->border) {
        format_set_border(f, LXW_BORDER_THIN);
        format_set_border_color(f, 0xD9D9D9);
    }
    if (s->border == 2) {
        format_set_top(f, LXW_BORDER_THIN);
        format_set_top_color(f, 0x1F3864);
    }
    format_set_align(f, s->across == 'L'   ? LXW_ALIGN_LEFT
                        : s->across == 'R' ? LXW_ALIGN_RIGHT
                                           : LXW_ALIGN_CENTER);
    format_set_align(f, s->border || s->fill >= 0        ? LXW_ALIGN_VERTICAL_CENTER
                        : look.style == BG_STYLE_SECTION ? LXW_ALIGN_VERTICAL_BOTTOM
                        : look.style == BG_STYLE_BESIDE  ? LXW_ALIGN_VERTICAL_CENTER
                                                         : LXW_ALIGN_VERTICAL_TOP);
    if (s->wrap)
        format_set_text_wrap(f);
    if (s->indent)
        format_set_indent(f, (uint8_t)s->indent);
    if (!s->locked)
        format_set_unlocked(f);
    if (look.style == BG_STYLE_LINK || look.style == BG_STYLE_LINK_PLAIN ||
        look.style == BG_STYLE_LINK_CENTER)
        format_set_underline(f, LXW_UNDERLINE_SINGLE);
    if (look.number != BG_NUMBER_ANY)
        format_set_num_format(f, book->codes[look.number]);
    *slot = f;
    return f;
}

static void xlsx_write_page(struct bg_page *page)
{
    bg_page_write_cells(page);
    bg_page_size(page);
    bg_page_lay_out(page); /* may make charts higher */
    for (const struct bg_page_chart *chart = page->charts; chart; chart = chart->next) {
        if (chart->bars)
            bg_page_write_chart(page, chart);
        else
            bg_page_write_curves(page, chart);
    }
}

bool bg_book_write_long(struct bg_book *book)
{
    bg_book_settle(book);
    if (book->long_written || !bg_book_begin(book) || !book->workbook)
        return !book->error;
    book->long_written = true;
    for (size_t i = 0; i < book->pages_n; i++)
        if (book->pages[i]->is_long) {
            bg_page_write_long(book->pages[i]);
            bg_page_lay_out(book->pages[i]);
        }
    return !book->error;
}

bool bg_book_close(struct bg_book *book)
{
    if (!bg_book_write_long(book) || !book->workbook)
        return !book->error;
    for (size_t i = 0; i < book->pages_n; i++)
        if (!book->pages[i]->is_long)
            xlsx_write_page(book->pages[i]);
    *book->owner = NULL; /* closing frees it, also when it fails */
    lxw_error error = workbook_close(book->workbook);
    book->workbook = NULL;
    if (error)
        bg_book_fail(book, lxw_strerror(error));
    return !book->error;
}

/* -- pages ----------------------------------------------------------------------------------- */

/* The left part of the header, at most so long, cut between words: it meets the sheet's name. */
static const char *xlsx_header_text(struct bg_page *page)
{
    bool altered = false, cut = false;
    struct bg_arena *arena = page->book->arena;
    const char *whole = bg_safe_text(arena, page->book->facts.header, HEADER_ALL, &altered);
    const char *text = bg_safe_text(arena, whole, HEADER_UNITS, &cut);
    size_t n = strlen(text);
    if (!cut)
        return text;
    for (size_t i = n; i > n / 2; i--)
        if (whole[i] == ' ') {
            while (i > 0 && strchr(" ,;:-", whole[i - 1]))
                i--;
            return bg_arena_printf(arena, "%.*s…", (int)i, whole);
        }
    return bg_arena_printf(arena, "%s…", text);
}

static void print_texts(struct bg_page *page)
{
    struct bg_buf head;
    bg_buf_init(&head, page->book->arena);
    bg_buf_puts(&head, "&L&\"Calibri,Bold\"&10");
    const char *text = xlsx_header_text(page);
    /* A digit after the size would be read as part of it. */
    bg_buf_puts(&head, *text >= '0' && *text <= '9' ? " " : "");
    for (; *text; text++) /* "&" starts a code */
        bg_buf_puts(&head, *text == '&' ? "&&" : (char[]){*text == '\n' ? ' ' : *text, '\0'});
    bg_buf_puts(&head, "&R&\"Calibri,Regular\"&10&A");
    const char *left = page->book->facts.footer; /* small, so that a hash fits beside the number */
    const char *foot = bg_arena_printf(page->book->arena,
                                       "&L&\"Calibri,Regular\"&%s%s&C&\"Calibri,Regular\"&10%s"
                                       "&R&\"Calibri,Regular\"&10&F",
                                       left ? "7" : "10", left ? left : "bidgauge",
                                       bg_page_say(page, "Page &P of &N"));
    if (worksheet_set_header(page->sheet, bg_buf_text(&head)) ||
        worksheet_set_footer(page->sheet, foot))
        bg_book_fail(page->book, "the page header cannot be set");
}

static void protect(struct bg_page *page)
{
    /* No password: it keeps from slips, and readers may still widen columns and filter. */
    lxw_protection options = {.format_columns = LXW_TRUE,
                              .format_rows = LXW_TRUE,
                              .format_cells = LXW_TRUE,
                              .sort = LXW_TRUE,
                              .autofilter = LXW_TRUE};
    worksheet_protect(page->sheet, NULL, &options);
}

/* The library keeps what a sheet is told of until the book is closed, or the last row alone. */
static struct lxw_worksheet *xlsx_add_sheet(struct bg_page *page)
{
    lxw_workbook *workbook = page->book->workbook;
    workbook->options.constant_memory = page->is_long;
    struct lxw_worksheet *sheet = workbook_add_worksheet(workbook, page->name);
    workbook->options.constant_memory = LXW_FALSE;
    return sheet;
}

static void xlsx_start_page(struct bg_book *book, struct bg_page *page, const void *what)
{
    page->sheet = xlsx_add_sheet(page);
    if (!page->sheet) { /* NULL crashes the library when it is used */
        bg_book_fail(book, "a sheet cannot be added");
        return;
    }
    worksheet_set_tab_color(page->sheet, (lxw_color_t)(*(const int *)what));
    worksheet_gridlines(page->sheet, LXW_HIDE_ALL_GRIDLINES);
    worksheet_set_zoom(page->sheet, 90);
    print_texts(page);
    protect(page);
}

static struct bg_page *xlsx_new_page(struct bg_book *book, const char *name, int colour,
                                     bool is_long)
{
    struct bg_page *page = BG_NEW(book->arena, struct bg_page);
    page->book = book;
    page->arena = book->arena;
    page->is_long = is_long;
    page->last_row = page->last_column = -1;
    page->print.area_row = page->print.more_row = page->print.repeat_first =
        page->print.repeat_last = -1;
    page->print.area_column = page->print.repeat_column = -1;
    page->name = bg_arena_text(book->arena, name, strlen(name));
    page->cells = bg_cell_sheet_new(book->cells, page->name);
    page->last_chart = &page->charts;
    bool cut = false;
    bg_safe_text(book->arena, name, SHEET_NAME, &cut);
    if (!*name || cut || strpbrk(name, "'[]:*?/\\"))
        bg_book_fail(book, "a sheet's name cannot be used");
    BG_MORE(book->arena, book->pages, book->pages_n, book->pages_room);
    book->pages[book->pages_n++] = page;
    bg_book_later(book, page, xlsx_start_page, &colour, sizeof colour);
    return page;
}

struct bg_page *bg_page_new(struct bg_book *book, const char *name, int colour)
{
    return xlsx_new_page(book, name, colour, false);
}

struct bg_page *bg_page_new_long(struct bg_book *book, const char *name, int colour)
{
    return xlsx_new_page(book, name, colour, true);
}

const char *bg_page_name(const struct bg_page *page)
{
    return page->name;
}

void bg_page_width(struct bg_page *page, int column, double width)
{
    bg_page_column(page, column)->width = width;
}

void bg_page_fit(struct bg_page *page, int column, double least, double most)
{
    struct bg_page_column *c = bg_page_column(page, column);
    c->least = least;
    c->most = most;
}

void bg_page_hide_column(struct bg_page *page, int column)
{
    struct bg_page_column *c = bg_page_column(page, column);
    c->hidden = true;
    c->width = c->width > 0 ? c->width : 10;
}

static void say_row(struct bg_page *page, struct bg_page_row said)
{
    struct bg_page_row *own = BG_NEW(page->book->arena, struct bg_page_row);
    *own = said;
    own->next = page->rows;
    page->rows = own;
}

void bg_page_hide_row(struct bg_page *page, int64_t row)
{
    say_row(page, (struct bg_page_row){.row = row, .hidden = true});
}

void bg_page_height(struct bg_page *page, int64_t row, double height)
{
    say_row(page, (struct bg_page_row){.row = row, .height = height});
}

void bg_page_dense(struct bg_page *page)
{
    page->dense = true;
}

/* -- charts ---------------------------------------------------------------------------------- */

static void xlsx_put_chart(struct bg_page *page, struct bg_page_chart chart)
{
    struct bg_page_chart *own = BG_NEW(page->book->arena, struct bg_page_chart);
    *own = chart;
    *page->last_chart = own;
    page->last_chart = &own->next;
}

void bg_page_chart(struct bg_page *page, int64_t row, int column, double width, double height,
                   const struct bg_chart *chart)
{
    struct bg_arena *arena = page->book->arena;
    struct bg_chart *own = BG_NEW(arena, struct bg_chart);
    struct bg_chart_series *series = BG_ARRAY(arena, chart->series_n + 1, struct bg_chart_series);
    for (size_t i = 0; i < chart->series_n; i++) {
        series[i] = chart->series[i];
        series[i].title = xlsx_own(arena, series[i].title);
    }
    *own = *chart;
    own->title = xlsx_own(arena, own->title);
    own->alt_text = xlsx_own(arena, own->alt_text);
    own->axis = xlsx_own(arena, own->axis);
    own->series = series;
    xlsx_put_chart(page, (struct bg_page_chart){NULL, row, column, width, height, own, NULL});
}

void bg_page_curves(struct bg_page *page, int64_t row, int column, double width, double height,
                    const struct bg_curves *chart)
{
    struct bg_arena *arena = page->book->arena;
    struct bg_curves *own = BG_NEW(arena, struct bg_curves);
    struct bg_curve *curves = BG_ARRAY(arena, chart->curves_n + 1, struct bg_curve);
    for (size_t i = 0; i < chart->curves_n; i++) {
        curves[i] = chart->curves[i];
        curves[i].title = xlsx_own(arena, curves[i].title);
    }
    *own = *chart;
    own->title = xlsx_own(arena, own->title);
    own->alt_text = xlsx_own(arena, own->alt_text);
    own->x_axis = xlsx_own(arena, own->x_axis);
    own->y_axis = xlsx_own(arena, own->y_axis);
    own->curves = curves;
    xlsx_put_chart(page, (struct bg_page_chart){NULL, row, column, width, height, NULL, own});
}
