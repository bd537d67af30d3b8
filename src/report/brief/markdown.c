/* A brief as Markdown: the same figures, tables in place of pictures. Texts from files are escaped, so
 * that none of them becomes a heading, a link or HTML. */
#include "report/brief/brief.h"

#include <stdint.h>
#include <string.h>

#include "base/date.h"
#include "base/hash.h"
#include "report/book/page.h"
#include "report/chart/chart.h"
#include "report/text/key_text.h"

static const char mark[] = "<!-- bidgauge-model-page/1 -->\n\n";

/* -- texts --------------------------------------------------------------------------------------- */

/* Line feeds become blanks: a text stays in its paragraph or cell. */
static void markdown_text(struct bg_buf *out, const char *from)
{
    bool altered = false;
    for (const char *p = bg_safe_text(out->arena, from, SIZE_MAX / 2, &altered); *p; p++) {
        if (*p == '\n')
            bg_buf_putc(out, ' ');
        else if (strchr("\\`*_{}[]()#+!|~^>$", *p))
            bg_buf_printf(out, "\\%c", *p);
        else if (*p == '<')
            bg_buf_puts(out, "&lt;");
        else if (*p == '&')
            bg_buf_puts(out, "&amp;");
        else
            bg_buf_putc(out, *p);
    }
}

static void line(struct bg_buf *out, const char *before, const char *from, const char *after)
{
    if (!from[0])
        return;
    bg_buf_puts(out, before);
    markdown_text(out, from);
    bg_buf_puts(out, after);
}

static void markdown_cell(struct bg_buf *out, const char *from)
{
    bg_buf_puts(out, "| ");
    markdown_text(out, from);
    bg_buf_putc(out, ' ');
}

static void head(struct bg_buf *out, const char *const *titles, size_t n, size_t numbers_from,
                 size_t numbers_to)
{
    for (size_t i = 0; i < n; i++)
        markdown_cell(out, titles[i]);
    bg_buf_puts(out, "|\n");
    for (size_t i = 0; i < n; i++)
        bg_buf_puts(out, i >= numbers_from && i < numbers_to ? "|---:" : "|---");
    bg_buf_puts(out, "|\n");
}

/* -- parts --------------------------------------------------------------------------------------- */

static void markdown_put_table(struct bg_buf *out, const struct bg_brief_table *t)
{
    if (t->columns_n == 0)
        return;
    line(out, "## ", t->title, "\n\n");
    head(out, t->columns, t->columns_n, 0, 0);
    for (size_t i = 0; i < t->rows * t->columns_n; i++) {
        markdown_cell(out, t->cells[i]);
        if ((i + 1) % t->columns_n == 0)
            bg_buf_puts(out, "|\n");
    }
    bg_buf_putc(out, '\n');
}

static void markdown_put_picture(struct bg_buf *out, const struct bg_picture *p)
{
    struct bg_arena *a = out->arena;
    const char **titles = BG_ARRAY(a, 3 * p->series_n + 1, const char *);
    size_t n = 1;
    titles[0] = p->x_title[0] ? p->x_title : "What";
    for (size_t i = 0; i < p->series_n; i++) {
        titles[n++] = p->series[i].title;
        if (p->series[i].low) {
            titles[n++] = "at the least";
            titles[n++] = "at the most";
        }
    }
    line(out, "### ", p->title, "\n\n");
    line(out, "", p->words, "\n\n");
    line(out, "", p->note, "\n\n");
    head(out, titles, n, 1, n);
    for (size_t k = 0; k < p->n; k++) {
        markdown_cell(out, bg_chart_point(a, p, k));
        for (size_t i = 0; i < p->series_n; i++) {
            markdown_cell(out, bg_brief_point(a, p, i, k));
            if (p->series[i].low) {
                markdown_cell(out, bg_brief_value(a, p, &p->series[i].low[k]));
                markdown_cell(out, bg_brief_value(a, p, &p->series[i].high[k]));
            }
        }
        bg_buf_puts(out, "|\n");
    }
    bg_buf_putc(out, '\n');
}

static void markdown_put_figures(struct bg_buf *out, const struct bg_key_figures *key)
{
    const char *const titles[] = {"Figure",     key->today_title, key->proposed_title,
                                  "Difference", "at the least",   "at the most",
                                  "Source"};
    struct bg_brief_sources sources;
    struct bg_arena *a = out->arena;
    bg_brief_sources(&sources, a, key);
    head(out, titles, 7, 1, 6);
    for (size_t i = 0; i < key->n; i++) {
        const struct bg_key_figure *f = &key->items[i];
        if (!f->shown)
            continue;
        markdown_cell(out,
                      bg_arena_printf(a, "%s%s", f->part ? "– " : "", bg_brief_figure_title(a, f)));
        for (int k = 0; k < 5; k++)
            markdown_cell(out, bg_brief_figure_cell(a, f, k));
        markdown_cell(out, bg_brief_source_numbers(&sources, f));
        bg_buf_puts(out, "|\n");
    }
    bg_buf_putc(out, '\n');
    for (size_t i = 0; i < sources.n; i++)
        line(out, i ? "; " : "Sources: ", bg_arena_printf(a, "%zu %s", i + 1, sources.items[i]),
             "");
    bg_buf_puts(out, ".\n\n");
}

static void markdown_put_big(struct bg_buf *out, const struct bg_key_figures *key)
{
    const struct bg_key_figure *big[BG_BRIEF_BIG];
    struct bg_arena *a = out->arena;
    size_t n = bg_brief_big(key, big);
    for (size_t i = 0; i < n; i++) {
        const char *range = bg_brief_range_words(a, big[i]);
        line(out, "- **", bg_brief_big_words(a, big[i]), "** ");
        markdown_text(out, bg_brief_figure_title(a, big[i]));
        line(out, ", ", range, "");
        bg_buf_putc(out, '\n');
    }
    bg_buf_puts(out, n ? "\n" : "");
}

static void markdown_put_case(struct bg_buf *out, const struct bg_brief_case *c)
{
    const struct bg_key_figures *key = c->key;
    struct bg_arena *a = out->arena;
    line(out, "## ", c->title, "\n\n");
    line(out, "", c->description, "\n\n");
    size_t whys_n, left_out_n;
    const char *const *left_out = bg_key_left_out(a, key, 0, &left_out_n);
    line(out, "", bg_arena_printf(a, "%s: %s", key->today_title, key->today_words), "\n\n");
    if (key->proposed_title != key->today_title)
        line(out, "**", bg_arena_printf(a, "%s: %s", key->proposed_title, key->proposed_words),
             "**\n\n");
    line(out, "**", key->caution, "**\n\n");
    markdown_put_big(out, key);
    markdown_put_figures(out, key);
    for (size_t i = 0; i < key->steps_n; i++)
        line(out, "- ", bg_key_step_words(a, key, &key->steps[i]), "\n");
    for (size_t i = 0; i < left_out_n; i++)
        line(out, "- ", left_out[i], "\n");
    const char *const *whys = bg_key_whys(a, key, &whys_n);
    for (size_t i = 0; i < whys_n; i++)
        line(out, "- ", whys[i], "\n");
    line(out, bg_key_is_estimated(key) ? "- \\* estimated. " : "- ", key->range_words, "\n\n");
    for (size_t i = 0; i < c->pictures.n; i++)
        markdown_put_picture(out, &c->pictures.items[i]);
}

/* Only an address of the web becomes a link; what could end it is coded. */
static void put_link(struct bg_buf *out, const char *url, const char *title)
{
    bool web = strncmp(url, "https://", 8) == 0 || strncmp(url, "http://", 7) == 0;
    if (web)
        bg_buf_putc(out, '[');
    markdown_text(out, title);
    if (!web)
        return;
    bg_buf_puts(out, "](<");
    for (const char *p = url; *p; p++) {
        if (*p <= ' ' || strchr("<>()[]|\\\"", *p))
            bg_buf_printf(out, "%%%02X", (unsigned)(unsigned char)*p);
        else
            bg_buf_putc(out, *p);
    }
    bg_buf_puts(out, ">)");
}

static void markdown_put_foot(struct bg_buf *out, const struct bg_brief *b)
{
    static const char *const titles[] = {"File", "SHA-256 of its bytes"};
    char hex[65], date[BG_DATE_TEXT];
    bg_buf_puts(out, "## Method\n\n");
    for (size_t i = 0; i < b->method_n; i++)
        line(out, "", b->method[i], "\n\n");
    bg_buf_puts(out, "Not modelled:\n\n");
    for (size_t i = 0; i < b->left_out_n; i++)
        line(out, "- ", b->left_out[i], "\n");
    bg_buf_puts(out, b->sources_n ? "\n## Sources\n\n" : "");
    for (size_t i = 0; i < b->sources_n; i++) {
        bg_buf_puts(out, "- ");
        put_link(out, b->sources[i].url, b->sources[i].title);
        if (b->sources[i].retrieved != BG_NO_DATE)
            line(out, ", read ", bg_date_text(b->sources[i].retrieved, date), "");
        bg_buf_puts(out, b->sources[i].verified ? "\n" : " (not verified)\n");
    }
    bg_buf_puts(out, "\n## Files and command\n\n");
    head(out, titles, 2, 0, 0);
    for (size_t i = 0; i < b->files_n; i++) {
        bg_sha256_hex(b->files[i].sha256, hex);
        markdown_cell(out, b->files[i].name);
        bg_buf_printf(out, "| `%s` |\n", hex);
    }
    line(out, "\nCommand: ", b->command, "\n");
    line(out,
         "\nTo cite: ", bg_arena_printf(out->arena, "%s %s.", b->cases[0].key->cite, b->program),
         "\n");
}

static void markdown_put_responses(struct bg_buf *out, const struct bg_brief *b)
{
    bool said = false;
    for (size_t i = 0; i < b->cases_n; i++)
        for (size_t k = 0; k < b->cases[i].responses_n; k++) {
            bg_buf_puts(out, said ? "" : "## How vendors are assumed to respond\n\n");
            line(out, "- ", b->cases[i].responses[k], "\n");
            said = true;
        }
}

void bg_brief_markdown(struct bg_buf *out, const struct bg_brief *b)
{
    char date[BG_DATE_TEXT];
    bg_buf_puts(out, mark);
    line(out, "# ", b->title, "\n\n");
    markdown_text(out, b->subject);
    line(out, " · ", b->jurisdiction, "");
    if (b->as_of != BG_NO_DATE)
        line(out, " · as of ", bg_date_text(b->as_of, date), "");
    bg_buf_puts(out, "\n\n");
    markdown_put_table(out, &b->compare);
    for (size_t i = 0; i < b->cases_n; i++)
        markdown_put_case(out, &b->cases[i]);
    for (size_t i = 0; i < b->pictures.n; i++)
        markdown_put_picture(out, &b->pictures.items[i]);
    for (size_t i = 0; i < b->tables_n; i++)
        markdown_put_table(out, &b->tables[i]);
    markdown_put_table(out, &b->changed);
    markdown_put_responses(out, b);
    bg_buf_putc(out, '\n');
    markdown_put_foot(out, b);
}
