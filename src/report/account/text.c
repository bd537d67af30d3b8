/* An account for the terminal. */
#include "report/account/account.h"

#include <string.h>

#include "base/text.h"
#include "report/text/columns.h"

enum { WIDTH = 100, TITLE_WIDTH = 60, CELL_WIDTH = 44 };

/* A sentence in lines of WIDTH characters at most, each behind the indent. */
static void text_put_sentence(struct bg_buf *out, const char *first, const char *next,
                              const char *text)
{
    const char *shown = bg_shown(out->arena, text, 2000);
    const char *indent = first;
    while (*shown) {
        size_t n = strlen(shown), at = n;
        if (bg_utf8_count(shown, n) > WIDTH) {
            at = WIDTH;
            while (at > 0 && shown[at] != ' ')
                at--;
            at = at ? at : strcspn(shown, " ");
        }
        bg_buf_printf(out, "%s%.*s\n", indent, (int)at, shown);
        shown += at;
        shown += strspn(shown, " ");
        indent = next;
    }
}

static void text_put_heading(struct bg_buf *out, const char *title, bool color)
{
    bg_buf_printf(out, "\n%s%s%s\n", color ? "\033[1m" : "",
                  bg_shown(out->arena, title, TITLE_WIDTH), color ? "\033[0m" : "");
}

static const char *text_figure_words(struct bg_arena *arena, const struct bg_account_figure *f,
                                     const struct bg_value *value)
{
    const char *words = bg_account_words(arena, f->kind, value);
    if (value->type == BG_V_TEXT)
        return bg_shown(arena, words, TITLE_WIDTH);
    return words;
}

static bool text_has_range(const struct bg_account *account)
{
    for (size_t i = 0; i < account->figures_n; i++)
        if (account->figures[i]->least.type == BG_V_NUMBER)
            return true;
    return false;
}

static void text_put_figures(struct bg_buf *out, const struct bg_account *account)
{
    bool ranged = text_has_range(account);
    struct bg_grid grid = bg_grid_new(out->arena, ranged ? 4 : 2);
    const char **row = bg_grid_row(&grid);
    row[0] = "Figures";
    row[1] = "";
    if (ranged) {
        row[2] = "at the least";
        row[3] = "at the most";
    }
    for (size_t i = 0; i < account->figures_n; i++) {
        const struct bg_account_figure *f = account->figures[i];
        bool range = f->least.type == BG_V_NUMBER;
        row = bg_grid_row(&grid);
        row[0] = bg_arena_printf(out->arena, "%s%s%s", bg_shown(out->arena, f->title, TITLE_WIDTH),
                                 *f->unit ? ", " : "", f->unit);
        row[1] = text_figure_words(out->arena, f, &f->value);
        if (ranged) {
            row[2] = range ? text_figure_words(out->arena, f, &f->least) : "";
            row[3] = range ? text_figure_words(out->arena, f, &f->most) : "";
        }
    }
    bg_buf_putc(out, '\n');
    bg_grid_put(out, &grid, false);
}

/* Texts to the left, in a grid that puts everything behind its first column to the right. */
static void align_texts(struct bg_grid *grid, const struct bg_account_table *table)
{
    for (size_t c = 1; c < table->columns_n; c++) {
        int64_t widest = 0;
        for (size_t r = 0; r < grid->rows; r++) {
            const char *cell = grid->cells[r * grid->columns + c];
            int64_t width = bg_utf8_count(cell, strlen(cell));
            widest = width > widest ? width : widest;
        }
        for (size_t r = 0; r < grid->rows && table->columns[c].kind == BG_ACCOUNT_TEXT; r++) {
            const char **cell = &grid->cells[r * grid->columns + c];
            int64_t rest = widest - bg_utf8_count(*cell, strlen(*cell));
            *cell = bg_arena_printf(grid->arena, "%s%*s", *cell, (int)rest, "");
        }
    }
}

static void text_put_table(struct bg_buf *out, const struct bg_account_table *table, bool color)
{
    struct bg_grid grid = bg_grid_new(out->arena, table->columns_n);
    const char **row = bg_grid_row(&grid);
    text_put_heading(out, table->title, color);
    if (*table->about)
        text_put_sentence(out, "  ", "  ", table->about);
    for (size_t c = 0; c < table->columns_n; c++)
        row[c] = table->columns[c].title;
    size_t shown = table->shown && table->shown < table->rows_n ? table->shown : table->rows_n;
    for (size_t r = 0; r < shown; r++) {
        const struct bg_value *cells = table->cells + r * table->columns_n;
        row = bg_grid_row(&grid);
        for (size_t c = 0; c < table->columns_n; c++)
            row[c] = cells[c].type == BG_V_MISSING
                         ? "-"
                         : bg_shown(out->arena,
                                    bg_account_words(out->arena, table->columns[c].kind, &cells[c]),
                                    CELL_WIDTH);
    }
    align_texts(&grid, table);
    if (table->rows_n == 0)
        bg_buf_puts(out, "  nothing\n");
    else if (table->chart == BG_ACCOUNT_LINES)
        bg_buf_printf(out, "  %zu rows: in the workbook, the page and JSON\n", table->rows_n);
    else
        bg_grid_put(out, &grid, color);
    if (shown < table->rows_n)
        bg_buf_printf(out, "  and %zu more: in the workbook, the page and JSON\n",
                      table->rows_n - shown);
}

void bg_account_put_text(struct bg_buf *out, const struct bg_account *account, bool color)
{
    bg_buf_printf(out, "%s%s%s\n", color ? "\033[1m" : "",
                  bg_shown(out->arena, account->title, WIDTH), color ? "\033[0m" : "");
    if (*account->subject)
        text_put_sentence(out, "", "", account->subject);
    for (size_t i = 0; i < account->findings_n; i++)
        text_put_sentence(out, i ? "" : "\n", "", account->findings[i]);
    if (account->figures_n)
        text_put_figures(out, account);
    for (size_t i = 0; i < account->tables_n; i++)
        text_put_table(out, account->tables[i], color);
    bg_buf_putc(out, '\n');
    for (size_t i = 0; i < account->notes_n; i++)
        text_put_sentence(out, "  ", "  ", account->notes[i]);
}
