/* An account as a workbook: a first sheet with what was found and the figures, whose formulas are live
 * over the inputs, a sheet for each table, and the files it was made from. */
#include "report/account/private.h"

#include <math.h>
#include <string.h>

#include "base/date.h"
#include "base/hash.h"
#include "report/book/write.h"
#include "report/chart/chart.h"
#include "report/evaluation/plan.h"

enum { NAVY = 0x1F3864, GREEN = 0x2E7D32, GREY = 0x595959, LINE = 120 };
enum { WHAT, VALUE, UNIT, LEAST, MOST, WHY, FIGURE_COLUMNS };

struct account_book {
    struct bg_arena *arena;
    struct bg_book *book;
    const struct bg_account *account;
    struct bg_page *first;
    int64_t figures_row; /* of the first figure */
};

static enum bg_number account_book_number_of(enum bg_account_kind kind)
{
    static const enum bg_number numbers[] = {
        [BG_ACCOUNT_TEXT] = BG_NUMBER_TEXT,     [BG_ACCOUNT_COUNT] = BG_NUMBER_COUNT,
        [BG_ACCOUNT_NUMBER] = BG_NUMBER_POINTS, [BG_ACCOUNT_MONEY] = BG_NUMBER_MONEY,
        [BG_ACCOUNT_CENTS] = BG_NUMBER_CENTS,   [BG_ACCOUNT_SHARE] = BG_NUMBER_RATING,
        [BG_ACCOUNT_DATE] = BG_NUMBER_DATE,
    };
    return numbers[kind];
}

static void book_put_value(struct bg_page *page, int64_t row, int column, enum bg_style style,
                           enum bg_style text_style, enum bg_account_kind kind,
                           const struct bg_value *value, struct bg_arena *arena)
{
    struct bg_look look = {style, account_book_number_of(kind)},
                   text = {text_style, BG_NUMBER_TEXT};
    switch (value->type) {
    case BG_V_NUMBER:
        bg_put_number(page, row, column, look, value->as.number);
        break;
    case BG_V_DATE:
        bg_put_date(page, row, column, look, value->as.days);
        break;
    case BG_V_MISSING:
        bg_put_blank(page, row, column, text);
        break;
    default:
        bg_put_text(page, row, column, text, bg_account_words(arena, kind, value));
    }
}

/* -- the first sheet -------------------------------------------------------------------------- */

static int64_t book_row_of(const struct account_book *b, const char *id)
{
    for (size_t i = 0; i < b->account->figures_n; i++)
        if (strcmp(b->account->figures[i]->id, id) == 0)
            return b->figures_row + (int64_t)i;
    return -1;
}

/* The formula over the cells of its operands; NULL: one of them has no number. */
static const struct bg_formula *book_formula_of(const struct account_book *b,
                                                const struct bg_account_figure *f)
{
    const struct bg_formula *operands[BG_ACCOUNT_OPERANDS];
    size_t n = 0;
    for (; n < BG_ACCOUNT_OPERANDS && f->operands[n]; n++) {
        const struct bg_account_figure *of = bg_account_find(b->account, f->operands[n]);
        if (of == NULL || of->value.type != BG_V_NUMBER)
            return NULL;
        operands[n] = bg_page_cell(b->first, book_row_of(b, f->operands[n]), VALUE);
    }
    return bg_formula_make(b->arena, f->formula, operands, n);
}

static void put_figure_value(const struct account_book *b, int64_t row,
                             const struct bg_account_figure *f)
{
    const struct bg_formula *formula =
        f->formula && f->value.type == BG_V_NUMBER ? book_formula_of(b, f) : NULL;
    enum bg_style style = f->lead ? BG_STYLE_CELL_BOLD : BG_STYLE_CELL;
    if (f->given)
        book_put_value(b->first, row, VALUE, BG_STYLE_INPUT, BG_STYLE_INPUT_TEXT, f->kind,
                       &f->value, b->arena);
    else if (formula)
        bg_put_live(b->first, row, VALUE, (struct bg_look){style, account_book_number_of(f->kind)},
                    formula);
    else if (f->value.type == BG_V_MISSING)
        bg_put_text(b->first, row, VALUE, BG_LOOK(CENTER_GREY, TEXT), "not known");
    else
        book_put_value(b->first, row, VALUE, style, BG_STYLE_TEXT_WRAP, f->kind, &f->value,
                       b->arena);
}

static const char *book_why_of(struct bg_arena *arena, const struct bg_account_figure *f)
{
    return bg_arena_printf(arena, "%s%s%s", f->why, *f->why && *f->source ? "; " : "", f->source);
}

static bool book_is_ranged(const struct bg_account *account)
{
    for (size_t i = 0; i < account->figures_n; i++)
        if (account->figures[i]->least.type == BG_V_NUMBER ||
            account->figures[i]->most.type == BG_V_NUMBER)
            return true;
    return false;
}

static int64_t book_put_figures(struct account_book *b, int64_t row)
{
    bool ranged = book_is_ranged(b->account);
    const char *const titles[] = {"Figure",
                                  "Value",
                                  "",
                                  ranged ? "at the least" : "",
                                  ranged ? "at the most" : "",
                                  "How it comes about, and who says so"};
    bg_put_text(b->first, row++, 0, BG_LOOK(SECTION, TEXT), "Figures");
    bg_put_headers(b->first, row++, 0, titles, FIGURE_COLUMNS);
    b->figures_row = row;
    for (size_t i = 0; i < b->account->figures_n; i++, row++) {
        const struct bg_account_figure *f = b->account->figures[i];
        struct bg_look title = f->lead ? BG_LOOK(TEXT_BOLD, TEXT) : BG_LOOK(TEXT_WRAP, TEXT);
        bg_put_text(b->first, row, WHAT, title, f->title);
        put_figure_value(b, row, f);
        bg_put_text(b->first, row, UNIT, BG_LOOK(TEXT, TEXT), f->unit);
        book_put_value(b->first, row, LEAST, BG_STYLE_CELL, BG_STYLE_TEXT, f->kind, &f->least,
                       b->arena);
        book_put_value(b->first, row, MOST, BG_STYLE_CELL, BG_STYLE_TEXT, f->kind, &f->most,
                       b->arena);
        bg_put_text(b->first, row, WHY, BG_LOOK(TEXT_WRAP, TEXT), book_why_of(b->arena, f));
    }
    bg_page_keep(b->first, b->figures_row - 2, b->figures_row);
    return row + 1;
}

static int64_t book_put_sentences(struct bg_page *page, int64_t row, struct bg_look look,
                                  const char *const *items, size_t n, size_t characters)
{
    for (size_t i = 0; i < n; i++)
        row = bg_put_paragraph(page, row, 0, look, items[i], characters);
    return row;
}

static void sheet_first(struct account_book *b)
{
    const struct bg_account *a = b->account;
    struct bg_page *page = bg_page_new(b->book, "First page", NAVY);
    b->first = page;
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT), a->title);
    bg_put_text(page, 1, 0, BG_LOOK(SUBTITLE, TEXT), a->subject);
    int64_t row =
        book_put_sentences(page, 3, BG_LOOK(SAY, TEXT), a->findings, a->findings_n, 100) + 1;
    if (a->figures_n)
        row = book_put_figures(b, row);
    if (a->notes_n) {
        bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "What this rests on");
        book_put_sentences(page, row, BG_LOOK(NOTE, TEXT), a->notes, a->notes_n, LINE);
    }
    static const double widths[] = {44, 16, 14, 14, 14, 48};
    for (int i = 0; i < FIGURE_COLUMNS; i++)
        bg_page_width(page, i, widths[i]);
}

/* -- a sheet a table --------------------------------------------------------------------------- */

static double account_book_width_of(const struct bg_account_column *column)
{
    if (column->width > 0)
        return column->width;
    return column->kind == BG_ACCOUNT_TEXT ? 30 : 14;
}

static void account_book_put_row(const struct account_book *b, struct bg_page *page, int64_t row,
                                 const struct bg_account_table *table, size_t r)
{
    bool total = table->totals && r + 1 == table->rows_n;
    for (size_t c = 0; c < table->columns_n; c++)
        book_put_value(page, row, (int)c, total ? BG_STYLE_TOTAL : BG_STYLE_CELL,
                       total ? BG_STYLE_TOTAL_TEXT : BG_STYLE_TEXT_WRAP, table->columns[c].kind,
                       &table->cells[r * table->columns_n + c], b->arena);
}

static void book_put_bars(const struct account_book *b, struct bg_page *page,
                          const struct bg_account_table *table, int64_t first, size_t bars)
{
    size_t n = table->chart_to - table->chart_from;
    struct bg_chart_series *series = BG_ARRAY(b->arena, n, struct bg_chart_series);
    struct bg_chart *chart = BG_NEW(b->arena, struct bg_chart);
    for (size_t i = 0; i < n; i++)
        series[i] = (struct bg_chart_series){table->columns[table->chart_from + i].title,
                                             (int)(table->chart_from + i), 0};
    *chart =
        (struct bg_chart){.title = table->title,
                          .alt_text = table->about,
                          .first_row = first,
                          .bars = bars,
                          .series = series,
                          .series_n = n,
                          .number = account_book_number_of(table->columns[table->chart_from].kind)};
    bg_page_chart(page, first + (int64_t)table->rows_n + 1, 0, 720,
                  90 + 26 * (double)(bars < 24 ? bars : 24), chart);
}

/* What a program that only stacks bars needs, in columns behind the table: where each bar begins, and what
 * of it is above and below 0. */
static int book_put_spans(struct bg_page *page, const struct bg_account_table *table, int64_t first)
{
    static const char *const titles[] = {"Chart: begins at", "Chart: above 0", "Chart: below 0"};
    int column = (int)table->columns_n + 1;
    struct bg_dec begin = bg_dec_int(0);
    bg_put_headers(page, first - 1, column, titles, 3);
    for (size_t r = 0; r < table->rows_n; r++) {
        const struct bg_value *v = &table->cells[r * table->columns_n + table->chart_from];
        struct bg_dec end, parts[3];
        begin = r + 1 < table->rows_n ? begin : bg_dec_int(0);
        if (v->type != BG_V_NUMBER || !bg_dec_add(begin, v->as.number, &end))
            end = begin;
        bg_chart_span(begin, end, parts);
        for (int i = 0; i < 3; i++)
            bg_put_number(page, first + (int64_t)r, column + i, BG_LOOK(CELL, MONEY), parts[i]);
        begin = end;
    }
    for (int i = 0; i < 3; i++)
        bg_page_width(page, column + i, 14);
    return column;
}

static void book_put_bridge(const struct account_book *b, struct bg_page *page,
                            const struct bg_account_table *table, int64_t first)
{
    int column = book_put_spans(page, table, first);
    struct bg_chart_series *series = BG_ARRAY(b->arena, 3, struct bg_chart_series);
    struct bg_chart *chart = BG_NEW(b->arena, struct bg_chart);
    series[0] = (struct bg_chart_series){"begins", column, 0};
    series[1] = (struct bg_chart_series){"more", column + 1, 0x0072B2};
    series[2] = (struct bg_chart_series){"less", column + 2, 0xB34E00};
    *chart = (struct bg_chart){.title = table->title,
                               .alt_text = table->about,
                               .first_row = first,
                               .bars = table->rows_n,
                               .series = series,
                               .series_n = 3,
                               .first_hidden = true,
                               .below_zero = true,
                               .no_legend = true,
                               .number = BG_NUMBER_MONEY};
    bg_page_chart(page, first + (int64_t)table->rows_n + 1, 0, 720, 90 + 40 * (double)table->rows_n,
                  chart);
}

static void book_put_lines(const struct account_book *b, struct bg_page *page,
                           const struct bg_account_table *table, int64_t first)
{
    size_t n = table->chart_to - table->chart_from;
    struct bg_curve *curves = BG_ARRAY(b->arena, n, struct bg_curve);
    struct bg_curves *chart = BG_NEW(b->arena, struct bg_curves);
    const struct bg_value *last = &table->cells[(table->rows_n - 1) * table->columns_n];
    for (size_t i = 0; i < n; i++)
        curves[i] = (struct bg_curve){table->columns[table->chart_from + i].title, first,
                                      table->rows_n, 0, (int)(table->chart_from + i)};
    *chart = (struct bg_curves){.title = table->title,
                                .alt_text = table->about,
                                .x_axis = table->columns[0].title,
                                .y_axis = table->columns[table->chart_from].title,
                                .x_number = account_book_number_of(table->columns[0].kind),
                                .y_number =
                                    account_book_number_of(table->columns[table->chart_from].kind),
                                .from = bg_dec_double(table->cells[0].as.number),
                                .to = bg_dec_double(last->as.number),
                                .curves = curves,
                                .curves_n = n};
    bg_page_curves(page, first + (int64_t)table->rows_n + 1, 0, 720, 380, chart);
}

static void sheet_table(const struct account_book *b, const struct bg_account_table *table)
{
    struct bg_page *page = bg_page_new(b->book, table->title, GREEN);
    const char **titles = BG_ARRAY(b->arena, table->columns_n, const char *);
    int64_t first = 4;
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT), table->title);
    bg_put_text(page, 1, 0, BG_LOOK(SUBTITLE, TEXT), table->about);
    for (size_t c = 0; c < table->columns_n; c++) {
        titles[c] = table->columns[c].title;
        bg_page_width(page, (int)c, account_book_width_of(&table->columns[c]));
    }
    bg_put_headers(page, first - 1, 0, titles, table->columns_n);
    for (size_t r = 0; r < table->rows_n; r++)
        account_book_put_row(b, page, first + (int64_t)r, table, r);
    bg_page_freeze(page, first, 1);
    bg_page_repeat(page, first - 1, first - 1);
    if (table->chart == BG_ACCOUNT_BARS && bg_account_drawn(table))
        book_put_bars(b, page, table, first, bg_account_drawn(table));
    if (table->chart == BG_ACCOUNT_BRIDGE && table->rows_n)
        book_put_bridge(b, page, table, first);
    if (table->chart == BG_ACCOUNT_LINES && table->rows_n > 1)
        book_put_lines(b, page, table, first);
}

static void account_book_sheet_files(const struct account_book *b)
{
    const struct bg_account *a = b->account;
    static const char *const titles[] = {"File", "SHA-256 of its bytes"};
    struct bg_page *page = bg_page_new(b->book, "Files", GREY);
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT), "Files");
    bg_put_text(page, 1, 0, BG_LOOK(SUBTITLE, TEXT), "What the workbook was made from.");
    bg_put_headers(page, 3, 0, titles, 2);
    for (size_t i = 0; i < a->inputs_n; i++) {
        char hex[65];
        bg_sha256_hex(a->inputs[i].sha256, hex);
        bg_put_text(page, 4 + (int64_t)i, 0, BG_LOOK(TEXT, TEXT), a->inputs[i].file);
        bg_put_text(page, 4 + (int64_t)i, 1, BG_LOOK(MONO, TEXT), bg_arena_text(b->arena, hex, 64));
    }
    bg_page_fit(page, 0, 30, 70);
    bg_page_width(page, 1, 68);
}

/* -- the book -------------------------------------------------------------------------------- */

/* A formula that does not give the engine's figure fails the book. */
static void check_formulas(const struct account_book *b)
{
    size_t n = 0;
    const struct bg_meant *meant = bg_page_meant(b->first, &n);
    for (size_t i = 0; i < n; i++) {
        int64_t at = meant[i].row - b->figures_row;
        if (!meant[i].formula || meant[i].column != VALUE || at < 0)
            continue;
        const struct bg_account_figure *f = b->account->figures[at];
        double engine = bg_dec_double(f->value.as.number);
        if (fabs(meant[i].number - engine) > 1e-9 * (1 + fabs(engine)))
            bg_book_fail(b->book,
                         bg_arena_printf(b->arena, "the formula of \"%s\" gives %.15g, not %.15g",
                                         f->title, meant[i].number, engine));
    }
}

static struct bg_book *account_book_build(struct bg_arena *arena, const void *data,
                                          const char *path)
{
    const struct bg_account *account = data;
    char date[BG_DATE_TEXT] = "";
    if (account->date != BG_NO_DATE)
        bg_date_text(account->date, date);
    struct bg_book_facts facts = {
        .path = path,
        .kind = "account",
        .title = account->title,
        .subject = *date ? bg_arena_printf(arena, "as of %s", date) : "",
        .comments = account->of,
        .header = account->title,
        .currency = account->currency,
        .decimals = 2,
        .created = account->date == BG_NO_DATE ? 0 : account->date,
    };
    struct account_book b = {arena, bg_book_open(arena, &facts), account, NULL, 0};
    sheet_first(&b);
    for (size_t i = 0; i < account->tables_n; i++)
        sheet_table(&b, account->tables[i]);
    account_book_sheet_files(&b);
    bg_book_settle(b.book);
    check_formulas(&b);
    return b.book;
}

bool bg_account_write(struct bg_arena *arena, struct bg_diags *diags, const struct bg_host *host,
                      const struct bg_account *account, const char *path, bool isolate)
{
    return bg_book_write(arena, diags, host, account_book_build, account, path, isolate);
}
