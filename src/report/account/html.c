/* An account as a page. */
#include "report/account/private.h"

#include <string.h>

#include "base/date.h"
#include "base/hash.h"
#include "report/chart/chart.h"
#include "report/html/html.h"

/* Tables of accounts are wide: their headings wrap, and their words do not. A caption says the same as the
 * heading above it and is for readers that do not see that. What is short stays on one sheet of paper. */
static const char style[] =
    "body{max-width:72em}.wide{overflow-x:auto}thead th.number{white-space:normal}"
    "th,td{overflow-wrap:normal}.long{overflow-wrap:anywhere}"
    "section caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\n"
    "figure{margin:.6em 0;break-inside:avoid}"
    ".beside table{width:auto;min-width:20em}"
    "@media(min-width:60em){.beside{display:grid;grid-template-columns:minmax(0,34rem) "
    "minmax(0,1fr);gap:2em;align-items:start}.beside figure,.beside table{margin-top:0}}\n"
    "@page{margin:12mm 14mm}@media print{body{font-size:9pt}h1{font-size:14pt}h2{font-size:11pt}"
    "th,td{padding:.15em .4em}.wide{overflow:visible;padding-right:1px}"
    ".short,.keep .wide{break-inside:avoid}section "
    "p{break-inside:avoid;break-after:avoid}.chart{max-width:11cm}"
    ".beside{display:grid;grid-template-columns:minmax(0,10cm) minmax(0,1fr);gap:.8cm}}\n";

/* Of a table with many columns: the whole window, and paper on its side. */
static const char style_of_many[] = "body{max-width:90em}.many table{font-size:9pt}"
                                    "@page{size:landscape;margin:12mm}"
                                    "@media print{.many table{font-size:8pt}}\n";
enum { MANY = 12, FEW_COLUMNS = 3, SHORT = 14, SHORT_BESIDE = 30, LONG_WORD = 16, LONGEST = 24 };

/* On one line, to the right. */
static bool html_is_number(enum bg_account_kind kind)
{
    return kind != BG_ACCOUNT_TEXT;
}

static const char *html_length_class(size_t rows)
{
    return rows <= SHORT ? "short" : "long-part";
}

/* Its heading stays with what follows, and the whole on one sheet of paper where it is short. */
static void html_open_section(struct bg_buf *out, const char *title, const char *of_class)
{
    bg_buf_printf(out, "<section class=\"%s\">\n", of_class);
    bg_html_heading(out, 2, title);
}

static void html_close_section(struct bg_buf *out)
{
    bg_buf_puts(out, "</section>\n");
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
    html_open_section(out, "Figures", html_length_class(account->figures_n));
    bg_html_wide_open(out, "Figures");
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
    bg_html_wide_close(out);
    html_close_section(out);
}

/* Of an address the page shows the host, and the link has all of it: written out it makes the table
 * wider than the window. */
static bool html_put_address(struct bg_buf *out, const char *words)
{
    if (strncmp(words, "https://", 8) != 0 && strncmp(words, "http://", 7) != 0)
        return false;
    const char *host = strstr(words, "://") + 3;
    bg_html_link(out, words, bg_arena_printf(out->arena, "%.*s", (int)strcspn(host, "/?#"), host));
    return true;
}

/* A word that is long may be broken behind what joins its parts, and one that has none anywhere. */
static void html_put_word(struct bg_buf *out, const char *word, size_t n)
{
    static const char joints[] = "_/.:,";
    for (size_t at = 0; at < n;) {
        size_t part = 0;
        while (at + part < n && !strchr(joints, word[at + part]))
            part++;
        part += at + part < n;
        bool anywhere = part > LONGEST;
        bg_buf_puts(out, anywhere ? "<span class=\"long\">" : "");
        bg_html_lines(out, bg_arena_text(out->arena, word + at, part));
        bg_buf_puts(out, anywhere ? "</span>" : "");
        at += part;
        if (at < n)
            bg_buf_puts(out, "<wbr>");
    }
}

static void html_put_words(struct bg_buf *out, const char *words)
{
    while (*words) {
        size_t plain = 0, n;
        while (words[plain] && (n = strcspn(words + plain, " \n")) <= LONG_WORD)
            plain += n + (words[plain + n] != '\0');
        bg_html_lines(out, bg_arena_text(out->arena, words, plain));
        words += plain;
        n = strcspn(words, " \n");
        html_put_word(out, words, n);
        words += n;
    }
}

static void html_put_value(struct bg_buf *out, enum bg_account_kind kind,
                           const struct bg_value *value)
{
    const char *words =
        value->type == BG_V_MISSING ? "-" : bg_account_words(out->arena, kind, value);
    if (!html_put_address(out, words))
        html_put_words(out, words);
}

/* -- a table --------------------------------------------------------------------------------------- */

struct html_columns {
    const struct bg_account_table *table;
    size_t *at; /* those that are shown */
    size_t n;
    bool linked; /* the column behind the source is its address: one cell holds both */
};

static bool html_is_address_of(const struct bg_account_table *table, size_t c)
{
    return c > 0 && strcmp(table->columns[c].id, "url") == 0 &&
           strcmp(table->columns[c - 1].id, "source") == 0;
}

static bool html_has_values(const struct bg_account_table *table, size_t c)
{
    for (size_t r = 0; r < table->rows_n; r++)
        if (table->cells[r * table->columns_n + c].type != BG_V_MISSING)
            return true;
    return false;
}

/* A column in which nothing is given is not shown, and an address is in the cell of its source. */
static struct html_columns html_columns_of(struct bg_arena *arena,
                                           const struct bg_account_table *table)
{
    struct html_columns out = {.table = table, .at = BG_ARRAY(arena, table->columns_n, size_t)};
    for (size_t c = 0; c < table->columns_n; c++) {
        bool address = html_is_address_of(table, c);
        out.linked = out.linked || address;
        if (c == 0 || (!address && html_has_values(table, c)))
            out.at[out.n++] = c;
    }
    return out;
}

static bool html_is_many(struct bg_arena *arena, const struct bg_account_table *table)
{
    return html_columns_of(arena, table).n >= MANY;
}

static void html_put_row(struct bg_html_table *to, const struct html_columns *columns, size_t row)
{
    const struct bg_account_table *from = columns->table;
    const struct bg_value *cells = &from->cells[row * from->columns_n];
    for (size_t i = 0; i < columns->n; i++) {
        size_t c = columns->at[i];
        bool linked = c + 1 < from->columns_n && html_is_address_of(from, c + 1) &&
                      cells[c + 1].type != BG_V_MISSING;
        bg_html_cell_open(to);
        if (!linked || cells[c].type != BG_V_MISSING)
            html_put_value(to->out, from->columns[c].kind, &cells[c]);
        if (linked) {
            bg_buf_puts(to->out, cells[c].type != BG_V_MISSING ? "; " : "");
            html_put_value(to->out, BG_ACCOUNT_TEXT, &cells[c + 1]);
        }
        bg_html_cell_close(to);
    }
}

static void html_put_rows(struct bg_buf *out, const struct html_columns *shown)
{
    const struct bg_account_table *from = shown->table;
    struct bg_html_column *columns = BG_ARRAY(out->arena, shown->n, struct bg_html_column);
    struct bg_html_table table;
    for (size_t i = 0; i < shown->n; i++)
        columns[i] = (struct bg_html_column){from->columns[shown->at[i]].title,
                                             html_is_number(from->columns[shown->at[i]].kind)};
    bg_html_wide_open(out, from->title);
    bg_html_table_open(&table, out, from->title, columns, shown->n);
    for (size_t i = 0; i < from->rows_n; i++)
        html_put_row(&table, shown, i);
    bg_html_table_close(&table);
    bg_html_wide_close(out);
}

/* Below a chart that keeps to its heading the table is whole by itself. */
static const char *html_table_class(const struct bg_account_table *table)
{
    if (table->chart == BG_ACCOUNT_NO_CHART || table->rows_n > SHORT)
        return html_length_class(table->rows_n);
    return "keep";
}

/* A small table lies beside its chart; a larger one below it, and the chart keeps to its heading. number: of
 * the next chart. Gives that behind it. */
static size_t account_html_put_table(struct bg_buf *out, const struct bg_account_table *from,
                                     size_t number)
{
    struct html_columns shown = html_columns_of(out->arena, from);
    bool charted = from->chart != BG_ACCOUNT_NO_CHART, drawn = false;
    bool beside = charted && shown.n <= FEW_COLUMNS && from->rows_n <= SHORT_BESIDE;
    html_open_section(out, from->title,
                      bg_arena_printf(out->arena, "%s%s", beside ? "short" : html_table_class(from),
                                      shown.n >= MANY ? " many" : ""));
    bg_html_paragraph(out, from->about);
    if (from->rows_n == 0)
        bg_html_paragraph(out, "Nothing.");
    else {
        bg_buf_puts(out, beside ? "<div class=\"beside\">\n" : "");
        drawn = bg_account_put_chart(out, from, number);
        html_put_rows(out, &shown);
        bg_buf_puts(out, beside ? "</div>\n" : "");
    }
    html_close_section(out);
    return number + (drawn ? 1 : 0);
}

static void account_html_put_files(struct bg_buf *out, const struct bg_account *account)
{
    static const struct bg_html_column columns[] = {{"File", false}, {"SHA-256", false}};
    struct bg_html_table table;
    html_open_section(out, "Files", html_length_class(account->inputs_n));
    bg_html_paragraph(out, "What this page was made from.");
    bg_html_table_open(&table, out, "What this page was made from", columns, 2);
    for (size_t i = 0; i < account->inputs_n; i++) {
        char hex[65];
        bg_sha256_hex(account->inputs[i].sha256, hex);
        bg_html_cell_open(&table);
        html_put_words(out, account->inputs[i].file);
        bg_html_cell_close(&table);
        bg_html_cell_open(&table);
        bg_buf_printf(out, "<span class=\"long\">%s</span>", hex);
        bg_html_cell_close(&table);
    }
    bg_html_table_close(&table);
    html_close_section(out);
}

static void account_html_put_notes(struct bg_buf *out, const struct bg_account *account)
{
    if (account->notes_n == 0)
        return;
    html_open_section(out, "What this rests on", html_length_class(account->notes_n));
    bg_html_list_open(out);
    for (size_t i = 0; i < account->notes_n; i++)
        bg_html_item(out, account->notes[i]);
    bg_html_list_close(out);
    html_close_section(out);
}

void bg_account_put_html(struct bg_buf *out, const struct bg_account *account)
{
    bool many = false;
    size_t charts = 1;
    for (size_t i = 0; i < account->tables_n; i++)
        many = many || html_is_many(out->arena, account->tables[i]);
    const char *rules =
        bg_arena_printf(out->arena, "%s%s%s", bg_chart_style, style, many ? style_of_many : "");
    struct bg_html_page page = {.title = account->title, .dark = true, .style = rules};
    bg_html_open(out, &page);
    bg_buf_puts(out, "<main>\n");
    bg_html_heading(out, 1, account->title);
    bg_html_paragraph(out, account->subject);
    for (size_t i = 0; i < account->findings_n; i++)
        bg_html_paragraph(out, account->findings[i]);
    if (account->figures_n)
        account_html_put_figures(out, account);
    for (size_t i = 0; i < account->tables_n; i++)
        charts = account_html_put_table(out, account->tables[i], charts);
    account_html_put_notes(out, account);
    account_html_put_files(out, account);
    bg_buf_puts(out, "</main>\n");
    bg_html_close(out);
}
