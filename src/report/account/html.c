/* An account as a page. */
#include "report/account/account.h"

#include <string.h>

#include "base/date.h"
#include "base/hash.h"
#include "report/html/html.h"

/* Tables of accounts are wide: their headings wrap, and their words do not. Under a heading that says the
 * same the caption is for readers that do not see it. */
static const char style[] = "body{max-width:72em}thead th.number{white-space:normal}"
                            "th,td{overflow-wrap:normal}"
                            "h2+p+table caption,h2+p+div caption{position:absolute;width:1px;"
                            "height:1px;overflow:hidden;clip-path:inset(50%)}\n";

/* On one line, to the right. */
static bool html_is_number(enum bg_account_kind kind)
{
    return kind != BG_ACCOUNT_TEXT;
}

static void put_why(struct bg_html_table *table, const struct bg_account_figure *f)
{
    bg_html_cell_open(table);
    bg_html_text(table->out, f->why);
    if (*f->why && (*f->source || *f->url))
        bg_buf_puts(table->out, "; ");
    if (*f->url)
        bg_html_link(table->out, f->url, *f->source ? f->source : NULL);
    else
        bg_html_text(table->out, f->source);
    bg_html_cell_close(table);
}

static void account_html_put_figures(struct bg_buf *out, const struct bg_account *account)
{
    static const struct bg_html_column with_range[] = {{"Figure", false},
                                                       {"Value", true},
                                                       {"At the least", true},
                                                       {"At the most", true},
                                                       {"How it comes about", false}};
    static const struct bg_html_column plain[] = {
        {"Figure", false}, {"Value", true}, {"How it comes about", false}};
    struct bg_html_table table;
    bool ranges = false;
    for (size_t i = 0; i < account->figures_n; i++)
        ranges = ranges || account->figures[i]->least.type == BG_V_NUMBER;
    bg_html_table_open(&table, out, "Figures", ranges ? with_range : plain, ranges ? 5 : 3);
    for (size_t i = 0; i < account->figures_n; i++) {
        const struct bg_account_figure *f = account->figures[i];
        bool range = f->least.type == BG_V_NUMBER;
        bg_html_cell(
            &table, bg_arena_printf(out->arena, "%s%s%s", f->title, *f->unit ? ", " : "", f->unit));
        bg_html_cell(&table, bg_account_words(out->arena, f->kind, &f->value));
        if (ranges) {
            bg_html_cell(&table, range ? bg_account_words(out->arena, f->kind, &f->least) : "");
            bg_html_cell(&table, range ? bg_account_words(out->arena, f->kind, &f->most) : "");
        }
        put_why(&table, f);
    }
    bg_html_table_close(&table);
}

/* Of an address the page shows the host, and the link has all of it: written out it makes the table
 * wider than the window. */
static void html_put_value(struct bg_html_table *table, enum bg_account_kind kind,
                           const struct bg_value *value)
{
    const char *words =
        value->type == BG_V_MISSING ? "-" : bg_account_words(table->out->arena, kind, value);
    if (strncmp(words, "https://", 8) != 0 && strncmp(words, "http://", 7) != 0) {
        bg_html_cell(table, words);
        return;
    }
    bg_html_cell_open(table);
    const char *host = strstr(words, "://") + 3;
    bg_html_link(table->out, words,
                 bg_arena_printf(table->out->arena, "%.*s", (int)strcspn(host, "/?#"), host));
    bg_html_cell_close(table);
}

static void account_html_put_table(struct bg_buf *out, const struct bg_account_table *from)
{
    struct bg_html_column *columns =
        BG_ARRAY(out->arena, from->columns_n + 1, struct bg_html_column);
    struct bg_html_table table;
    for (size_t c = 0; c < from->columns_n; c++)
        columns[c] =
            (struct bg_html_column){from->columns[c].title, html_is_number(from->columns[c].kind)};
    bg_html_heading(out, 2, from->title);
    bg_html_paragraph(out, from->about);
    if (from->rows_n == 0) {
        bg_html_paragraph(out, "Nothing.");
        return;
    }
    bg_html_table_open(&table, out, from->title, columns, from->columns_n);
    for (size_t i = 0; i < from->rows_n * from->columns_n; i++)
        html_put_value(&table, from->columns[i % from->columns_n].kind, &from->cells[i]);
    bg_html_table_close(&table);
}

static void account_html_put_files(struct bg_buf *out, const struct bg_account *account)
{
    static const struct bg_html_column columns[] = {{"File", false}, {"SHA-256", false}};
    struct bg_html_table table;
    bg_html_heading(out, 2, "Files");
    bg_html_table_open(&table, out, "What this page was made from", columns, 2);
    for (size_t i = 0; i < account->inputs_n; i++) {
        char hex[65];
        bg_sha256_hex(account->inputs[i].sha256, hex);
        bg_html_cell(&table, account->inputs[i].file);
        bg_html_cell(&table, hex);
    }
    bg_html_table_close(&table);
}

void bg_account_put_html(struct bg_buf *out, const struct bg_account *account)
{
    struct bg_html_page page = {.title = account->title, .dark = true, .style = style};
    bg_html_open(out, &page);
    bg_html_heading(out, 1, account->title);
    bg_html_paragraph(out, account->subject);
    for (size_t i = 0; i < account->findings_n; i++)
        bg_html_paragraph(out, account->findings[i]);
    if (account->figures_n)
        account_html_put_figures(out, account);
    for (size_t i = 0; i < account->tables_n; i++)
        account_html_put_table(out, account->tables[i]);
    if (account->notes_n) {
        bg_html_heading(out, 2, "What this rests on");
        bg_html_list_open(out);
        for (size_t i = 0; i < account->notes_n; i++)
            bg_html_item(out, account->notes[i]);
        bg_html_list_close(out);
    }
    account_html_put_files(out, account);
    bg_html_close(out);
}
