/* An account as a workbook: a first sheet with what was found and the figures, whose formulas are live
 * over the inputs, a sheet for each table, and the files it was made from. */
#include "report/account/private.h"

#include <math.h>
#include <string.h>

#include "base/date.h"
#include "report/book/columns.h"
#include "report/book/files.h"
#include "report/book/write.h"
#include "report/chart/chart.h"
#include "report/evaluation/plan.h"

enum { NAVY = 0x1F3864, GREEN = 0x2E7D32, LINE = 120, BESIDE = 3 };
enum { WHAT, VALUE, UNIT, LEAST, MOST, WHY };

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

/* In the look of its kind; words in the other style. */
static struct bg_shown account_book_shown(const struct bg_sheet_line *l, enum bg_style style,
                                          enum bg_style text_style, enum bg_account_kind kind,
                                          const struct bg_value *value)
{
    struct bg_look look = {style, account_book_number_of(kind)},
                   text = {text_style, BG_NUMBER_TEXT};
    if (value->type == BG_V_NUMBER || value->type == BG_V_DATE)
        return bg_show_as(look, bg_show_value(l, value));
    return bg_show_as(text, value->type == BG_V_MISSING
                                ? bg_show_blank()
                                : bg_show_text(bg_account_words(l->arena, kind, value)));
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

static struct bg_shown figures_what(const struct bg_sheet_line *l)
{
    const struct bg_account_figure *f = *(const struct bg_account_figure *const *)l->entry;
    return bg_show_as(f->lead ? BG_LOOK(TEXT_BOLD, TEXT) : BG_LOOK(TEXT_WRAP, TEXT),
                      bg_show_text(f->title));
}

/* What was given is an input; what follows from it is live where all its parts are numbers. */
static struct bg_shown figures_value(const struct bg_sheet_line *l)
{
    const struct bg_account_figure *f = *(const struct bg_account_figure *const *)l->entry;
    enum bg_style style = f->lead ? BG_STYLE_CELL_BOLD : BG_STYLE_CELL;
    if (f->given)
        return account_book_shown(l, BG_STYLE_INPUT, BG_STYLE_INPUT_TEXT, f->kind, &f->value);
    const struct bg_formula *formula =
        f->formula && f->value.type == BG_V_NUMBER ? book_formula_of(l->of, f) : NULL;
    if (formula)
        return bg_show_as((struct bg_look){style, account_book_number_of(f->kind)},
                          bg_show_live(formula));
    if (f->value.type == BG_V_MISSING)
        return bg_show_as(BG_LOOK(CENTER_GREY, TEXT), bg_show_text("not known"));
    return account_book_shown(l, style, BG_STYLE_TEXT_WRAP, f->kind, &f->value);
}

static struct bg_shown figures_unit(const struct bg_sheet_line *l)
{
    const struct bg_account_figure *f = *(const struct bg_account_figure *const *)l->entry;
    return bg_show_text(f->unit);
}

/* which: LEAST or MOST */
static struct bg_shown figures_end(const struct bg_sheet_line *l)
{
    const struct bg_account_figure *f = *(const struct bg_account_figure *const *)l->entry;
    return account_book_shown(l, BG_STYLE_CELL, BG_STYLE_TEXT, f->kind,
                              l->which == LEAST ? &f->least : &f->most);
}

static bool figures_have_ends(const void *of)
{
    return book_is_ranged(((const struct account_book *)of)->account);
}

static struct bg_shown figures_why(const struct bg_sheet_line *l)
{
    const struct bg_account_figure *f = *(const struct bg_account_figure *const *)l->entry;
    return bg_show_text(book_why_of(l->arena, f));
}

static const struct bg_sheet_column figure_columns[] = {
    [WHAT] = BG_COLUMN("Figure", 44, TEXT_WRAP, TEXT, .cell = figures_what),
    [VALUE] = BG_COLUMN("Value", 16, CELL, ANY, .cell = figures_value),
    [UNIT] = BG_COLUMN("Unit", 14, TEXT, TEXT, .cell = figures_unit),
    [LEAST] = BG_COLUMN("at the least", 14, CELL, ANY, .cell = figures_end, .which = LEAST,
                        .wanted = figures_have_ends),
    [MOST] = BG_COLUMN("at the most", 14, CELL, ANY, .cell = figures_end, .which = MOST,
                       .wanted = figures_have_ends),
    [WHY] =
        BG_COLUMN("How it comes about, and who says so", 48, TEXT_WRAP, TEXT, .cell = figures_why),
};

static int64_t book_put_figures(struct account_book *b, int64_t row)
{
    const struct bg_section section = BG_SECTION(figure_columns);
    const struct bg_account *a = b->account;
    bg_put_text(b->first, row++, 0, BG_LOOK(SECTION, TEXT), "Figures");
    b->figures_row = row + 1;
    row = bg_section_put(b->first, row, &section, b, a->figures, sizeof *a->figures, a->figures_n);
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
    const struct bg_section section = BG_SECTION(figure_columns);
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
    bg_section_widths(page, &section, b);
}

/* -- a sheet a table --------------------------------------------------------------------------- */

static double account_book_width_of(const struct bg_account_column *column)
{
    if (column->width > 0)
        return column->width;
    return column->kind == BG_ACCOUNT_TEXT ? 30 : 14;
}

/* of: the table; which: its column */
static struct bg_shown table_cell(const struct bg_sheet_line *l)
{
    const struct bg_account_table *table = l->of;
    bool total = table->totals && l->i + 1 == table->rows_n;
    return account_book_shown(
        l, total ? BG_STYLE_TOTAL : BG_STYLE_CELL, total ? BG_STYLE_TOTAL_TEXT : BG_STYLE_TEXT_WRAP,
        table->columns[l->which].kind, &table->cells[l->i * table->columns_n + (size_t)l->which]);
}

static struct bg_section table_section(struct bg_arena *arena, const struct bg_account_table *table)
{
    struct bg_sheet_column *columns = BG_ARRAY(arena, table->columns_n, struct bg_sheet_column);
    for (size_t c = 0; c < table->columns_n; c++)
        columns[c] = (struct bg_sheet_column){.title = table->columns[c].title,
                                              .width = account_book_width_of(&table->columns[c]),
                                              .cell = table_cell,
                                              .which = (int)c};
    return (struct bg_section){.columns = columns, .n = table->columns_n};
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

/* which: where the bar begins, and what of it is above and below 0 */
static struct bg_shown spans_part(const struct bg_sheet_line *l)
{
    const struct bg_dec *parts = l->entry;
    return bg_show_number(parts[l->which]);
}

static const struct bg_sheet_column span_columns[] = {
    BG_COLUMN("Chart: begins at", 14, CELL, MONEY, .cell = spans_part, .which = 0),
    BG_COLUMN("Chart: above 0", 14, CELL, MONEY, .cell = spans_part, .which = 1),
    BG_COLUMN("Chart: below 0", 14, CELL, MONEY, .cell = spans_part, .which = 2),
};

/* What a program that only stacks bars needs, in columns behind the table. The first of them. */
static int book_put_spans(struct bg_page *page, const struct bg_account_table *table, int64_t first)
{
    struct bg_section section = BG_SECTION(span_columns);
    struct bg_dec begin = bg_dec_int(0);
    section.first = (int)table->columns_n + 1;
    bg_section_put(page, first - 1, &section, table, NULL, 0, 0);
    for (size_t r = 0; r < table->rows_n; r++) {
        const struct bg_value *v = &table->cells[r * table->columns_n + table->chart_from];
        struct bg_dec end, parts[3];
        begin = r + 1 < table->rows_n ? begin : bg_dec_int(0);
        if (v->type != BG_V_NUMBER || !bg_dec_add(begin, v->as.number, &end))
            end = begin;
        bg_chart_span(begin, end, parts);
        bg_section_row(page, first + (int64_t)r, &section, table, parts, r);
        begin = end;
    }
    return section.first;
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
    /* Beside a narrow table no sheet of paper cuts it. */
    if (table->columns_n <= BESIDE)
        bg_page_curves(page, first - 1, (int)table->columns_n + 1, 560, 380, chart);
    else
        bg_page_curves(page, first + (int64_t)table->rows_n + 1, 0, 720, 380, chart);
}

static void sheet_table(const struct account_book *b, const struct bg_account_table *table)
{
    struct bg_page *page = bg_page_new(b->book, table->title, GREEN);
    struct bg_section section = table_section(b->arena, table);
    int64_t first = 4;
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT), table->title);
    bg_put_text(page, 1, 0, BG_LOOK(SUBTITLE, TEXT), table->about);
    bg_section_put(page, first - 1, &section, table, NULL, 0, table->rows_n);
    bg_page_freeze(page, first, 1);
    bg_page_repeat(page, first - 1, first - 1);
    if (table->chart == BG_ACCOUNT_BARS && bg_account_drawn(table))
        book_put_bars(b, page, table, first, bg_account_drawn(table));
    if (table->chart == BG_ACCOUNT_BRIDGE && table->rows_n)
        book_put_bridge(b, page, table, first);
    if (table->chart == BG_ACCOUNT_LINES && table->rows_n > 1)
        book_put_lines(b, page, table, first);
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
    bg_files_sheet(b.book, account->inputs, account->inputs_n);
    bg_book_settle(b.book);
    check_formulas(&b);
    return b.book;
}

bool bg_account_write(struct bg_arena *arena, struct bg_diags *diags, const struct bg_host *host,
                      const struct bg_account *account, const char *path, bool isolate)
{
    return bg_book_write(arena, diags, host, account_book_build, account, path, isolate);
}
