/* The writer of HTML. Word knows few rules of style and no new ones, and LibreOffice none about tables: borders,
 * widths and margins are said in the oldest way that works, those of tables as attributes, too. @page has no size, so that A4 and Letter both print as they are. */
#include "report/html/html.h"

#include <stdint.h>
#include <string.h>

#include "report/book/page.h"

static const char common_style[] =
    "body{font:11pt/1.35 Calibri,Carlito,Arial,Helvetica,sans-serif;color:#000;background:#fff;"
    "max-width:46em;margin:2em auto;padding:0 1em}\n"
    "h1{font-size:16pt;margin:.4em 0}h2{font-size:12.5pt;margin:1em 0 .3em}"
    "h3{font-size:11pt;margin:1.1em 0 .3em}\n"
    "p{margin:.4em 0}blockquote{margin:.4em 0 .4em 1.5em}ul{margin:.4em "
    "0;padding-left:1.4em}li{margin:.3em 0}a{color:inherit}"
    "li a{padding:4px 0;line-height:24px}\n" /* a target of 24 pixels, which breaks like the words around it */
    "table{border-collapse:collapse;border:0;width:100%;margin:.6em 0}"
    "caption{text-align:left;font-weight:bold;padding:.2em 0}\n"
    "th,td{border:1px solid #767676;padding:.25em .5em;text-align:left;vertical-align:top;"
    "overflow-wrap:break-word}\n"
    "thead th{background:#eee}tbody th{font-weight:normal}"
    ".number{text-align:right}tbody .number{white-space:nowrap}\n"
    ".small{font-size:9pt}.hash{font-family:Consolas,monospace;overflow-wrap:anywhere}\n"
    "@page{margin:16mm 18mm}\n"
    "@media print{body{max-width:none;margin:0;padding:0}thead{display:table-header-group}"
    "tr,h2,h3{break-inside:avoid}h1,h2,h3{break-after:avoid}a{text-decoration:none}}\n";

static const char dark_style[] = "@media screen and (prefers-color-scheme:dark){"
                                 "body{color:#e8e8e8;background:#181818}th,td{border-color:#8a8a8a}"
                                 "thead th{background:#2c2c2c}}\n";

/* -- texts ---------------------------------------------------------------------------------------- */

static const char *entity_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

/* What was made safe, with each line feed as `feed`. */
static void html_escape(struct bg_buf *out, const char *text, const char *feed)
{
    bool altered = false;
    const char *safe = bg_safe_text(out->arena, text, SIZE_MAX / 2, &altered);
    while (*safe) {
        size_t n = strcspn(safe, "&<>\"'\n");
        bg_buf_put(out, safe, n);
        safe += n;
        if (*safe)
            bg_buf_puts(out, *safe == '\n' ? feed : entity_of(*safe));
        safe += *safe != '\0';
    }
}

void bg_html_text(struct bg_buf *out, const char *text)
{
    html_escape(out, text, "\n");
}

void bg_html_lines(struct bg_buf *out, const char *text)
{
    html_escape(out, text, "<br>\n");
}

void bg_html_name(struct bg_buf *out, const char *name)
{
    bg_buf_puts(out, "<bdi>");
    bg_html_text(out, name);
    bg_buf_puts(out, "</bdi>");
}

/* Of the web, and of nothing that does something when it is followed. */
static bool is_web(const char *url)
{
    static const char *const schemes[] = {"https://", "http://"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncmp(url, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

void bg_html_link(struct bg_buf *out, const char *url, const char *text)
{
    bool web = is_web(url);
    if (web) {
        bg_buf_puts(out, "<a href=\"");
        bg_html_text(out, url);
        bg_buf_puts(out, "\">");
    }
    bg_html_text(out, text ? text : url);
    if (web)
        bg_buf_puts(out, "</a>");
}

/* -- the page --------------------------------------------------------------------------------------- */

void bg_html_open(struct bg_buf *out, const struct bg_html_page *page)
{
    bg_buf_puts(out, "<!DOCTYPE html>\n<!-- bidgauge -->\n<html lang=\"");
    bg_html_text(out, page->language ? page->language : "en");
    bg_buf_puts(out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    if (page->dark)
        bg_buf_puts(out, "<meta name=\"color-scheme\" content=\"light dark\">\n");
    bg_buf_puts(out, "<title>");
    bg_html_text(out, page->title);
    bg_buf_puts(out, "</title>\n<style>\n");
    bg_buf_puts(out, common_style);
    if (page->dark)
        bg_buf_puts(out, dark_style);
    if (page->style)
        bg_buf_puts(out, page->style);
    bg_buf_puts(out, "</style>\n</head>\n<body>\n");
}

void bg_html_close(struct bg_buf *out)
{
    bg_buf_puts(out, "</body>\n</html>\n");
}

void bg_html_heading(struct bg_buf *out, int level, const char *text)
{
    bg_buf_printf(out, "<h%d>", level);
    bg_html_text(out, text);
    bg_buf_printf(out, "</h%d>\n", level);
}

void bg_html_paragraph_open(struct bg_buf *out, const char *of_class)
{
    if (of_class)
        bg_buf_printf(out, "<p class=\"%s\">", of_class);
    else
        bg_buf_puts(out, "<p>");
}

void bg_html_paragraph_close(struct bg_buf *out)
{
    bg_buf_puts(out, "</p>\n");
}

/* The text up to an empty line. *next: behind it. */
static const char *html_part_of(struct bg_arena *arena, const char *text, const char **next)
{
    const char *end = strstr(text, "\n\n");
    size_t n = end ? (size_t)(end - text) : strlen(text);
    *next = text + n + strspn(text + n, "\n");
    return bg_arena_text(arena, text, n);
}

void bg_html_paragraph(struct bg_buf *out, const char *text)
{
    bool altered = false;
    const char *rest = bg_safe_text(out->arena, text, SIZE_MAX / 2, &altered); /* CR LF is LF */
    rest += strspn(rest, "\n");
    while (*rest) {
        const char *part = html_part_of(out->arena, rest, &rest);
        bg_html_paragraph_open(out, NULL);
        bg_html_lines(out, part);
        bg_html_paragraph_close(out);
    }
}

void bg_html_list_open(struct bg_buf *out)
{
    bg_buf_puts(out, "<ul>\n");
}

void bg_html_item(struct bg_buf *out, const char *text)
{
    bg_buf_puts(out, "<li>");
    bg_html_lines(out, text);
    bg_buf_puts(out, "</li>\n");
}

void bg_html_list_close(struct bg_buf *out)
{
    bg_buf_puts(out, "</ul>\n");
}

/* -- tables ------------------------------------------------------------------------------------------- */

void bg_html_wide_open(struct bg_buf *out, const char *label)
{
    bg_buf_puts(out, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"");
    bg_html_text(out, label);
    bg_buf_puts(out, "\">\n");
}

void bg_html_wide_close(struct bg_buf *out)
{
    bg_buf_puts(out, "</div>\n");
}

void bg_html_table_open(struct bg_html_table *table, struct bg_buf *out, const char *caption,
                        const struct bg_html_column *columns, size_t columns_n)
{
    *table = (struct bg_html_table){.out = out, .columns = columns, .columns_n = columns_n};
    bg_buf_puts(out, "<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\" width=\"100%\">\n");
    if (*caption) {
        bg_buf_puts(out, "<caption>");
        bg_html_text(out, caption);
        bg_buf_puts(out, "</caption>\n");
    }
    bg_buf_puts(out, "<thead><tr>");
    for (size_t i = 0; i < columns_n; i++) {
        bg_buf_puts(out, columns[i].number ? "<th scope=\"col\" class=\"number\" align=\"right\">"
                                           : "<th scope=\"col\" align=\"left\">");
        bg_html_text(out, columns[i].title);
        bg_buf_puts(out, "</th>");
    }
    bg_buf_puts(out, "</tr></thead>\n<tbody>\n");
}

void bg_html_cell_open(struct bg_html_table *table)
{
    const struct bg_html_column *column = &table->columns[table->at];
    if (table->at == 0)
        bg_buf_puts(table->out, "<tr valign=\"top\"><th scope=\"row\"");
    else
        bg_buf_puts(table->out, "<td");
    bg_buf_puts(table->out,
                column->number ? " class=\"number\" align=\"right\" nowrap>" : " align=\"left\">");
}

void bg_html_cell_close(struct bg_html_table *table)
{
    bg_buf_puts(table->out, table->at == 0 ? "</th>" : "</td>");
    if (++table->at == table->columns_n) {
        bg_buf_puts(table->out, "</tr>\n");
        table->at = 0;
    }
}

void bg_html_cell(struct bg_html_table *table, const char *text)
{
    bg_html_cell_open(table);
    bg_html_lines(table->out, text);
    bg_html_cell_close(table);
}

void bg_html_table_close(struct bg_html_table *table)
{
    while (table->at)
        bg_html_cell(table, "");
    bg_buf_puts(table->out, "</tbody>\n</table>\n");
}
