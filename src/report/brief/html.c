/* A brief as one page of HTML. */
#include "report/brief/brief.h"

#include <string.h>

#include "base/date.h"
#include "base/hash.h"
#include "report/chart/chart.h"
#include "report/html/html.h"
#include "report/text/key_text.h"

/* By this a page of ours is known again (jobs/outputs.def). */
static const char mark[] = "<!-- bidgauge-model-page/1 -->\n";

static const char style[] =
    "body{max-width:62rem}header p{margin:.2em 0}.award{font-weight:bold}\n"
    ".caution{border-left:.4em solid #b34e00;padding:.2em .8em;font-weight:bold}\n"
    ".big{display:flex;flex-wrap:wrap;gap:.6em;list-style:none;padding:0;margin:.8em 0}"
    ".big li{flex:1 1 14em;border:1px solid #767676;border-top:.3em solid #0072b2;padding:.5em "
    ".8em}"
    ".big strong{display:block;font-size:22pt;line-height:1.2;white-space:nowrap}"
    ".big span{display:block}\n"
    ".pictures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));"
    "gap:1.2em 2em;margin:1em 0}figure{margin:0;break-inside:avoid}"
    "figcaption{font-weight:bold;margin-bottom:.4em}details{margin:.3em 0}"
    "summary{cursor:pointer;padding:.2em 0}\n"
    ".wide{overflow-x:auto}.part th{padding-left:1.6em}.command{white-space:pre-wrap;"
    "font-family:Consolas,monospace;overflow-wrap:anywhere}"
    ".figures tbody th{min-width:11em}\n"
    "@media screen and (prefers-color-scheme:dark){.caution{border-color:#f0a05a}"
    ".big li{border-color:#8a8a8a;border-top-color:#56b4e9}}\n"
    "@page{margin:12mm}\n"
    "@media "
    "print{body{font-size:8.5pt;line-height:1.3}h1{font-size:14pt;margin:0}h2{font-size:11pt}"
    ".big{margin:.4em 0}.big li{padding:.2em .6em;flex:1 1 10em}.big strong{font-size:16pt}"
    ".pictures{grid-template-columns:1fr 1fr;gap:.6em 1.6em;margin:.5em 0}.chart{max-width:8.4cm}"
    "details{display:none}.wide{overflow:visible}th,td{padding:.1em .35em}p{margin:.25em 0}"
    ".sheet{break-after:page}}\n";

struct writing {
    struct bg_buf *out;
    const struct bg_brief *brief;
    size_t pictures; /* so far */
};

static void html_put(struct writing *w, const char *html)
{
    bg_buf_puts(w->out, html);
}

static void put_of(struct writing *w, const char *of_class, const char *text)
{
    if (!text[0])
        return;
    bg_html_paragraph_open(w->out, of_class);
    bg_html_text(w->out, text);
    bg_html_paragraph_close(w->out);
}

/* -- figures ------------------------------------------------------------------------------------- */

static void html_put_big(struct writing *w, const struct bg_key_figures *key)
{
    const struct bg_key_figure *big[BG_BRIEF_BIG];
    struct bg_arena *a = w->out->arena;
    size_t n = bg_brief_big(key, big);
    if (n == 0)
        return;
    html_put(w, "<ul class=\"big\">\n");
    for (size_t i = 0; i < n; i++) {
        const char *range = bg_brief_range_words(a, big[i]);
        html_put(w, "<li><strong>");
        bg_html_text(w->out, bg_brief_big_words(a, big[i]));
        html_put(w, "</strong> <span>");
        bg_html_text(w->out, bg_brief_figure_title(a, big[i]));
        html_put(w, "</span>");
        if (*range) {
            html_put(w, " <span class=\"small\">");
            bg_html_text(w->out, range);
            html_put(w, "</span>");
        }
        html_put(w, "</li>\n");
    }
    html_put(w, "</ul>\n");
}

static void brief_html_put_figures(struct writing *w, const struct bg_brief_case *c)
{
    const struct bg_key_figures *key = c->key;
    const struct bg_html_column columns[] = {
        {"Figure", false},    {key->today_title, true}, {key->proposed_title, true},
        {"Difference", true}, {"at the least", true},   {"at the most", true},
        {"Source", false},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct bg_html_table t;
    struct bg_brief_sources sources;
    struct bg_arena *a = w->out->arena;
    const char *caption = bg_arena_printf(a, "%s, on %s", c->title, key->scope);
    struct bg_buf names;
    bg_buf_init(&names, a);
    bg_brief_sources(&sources, a, key);
    bg_html_wide_open(w->out, caption);
    html_put(w, "<div class=\"figures\">\n");
    bg_html_table_open(&t, w->out, caption, columns, COLUMNS);
    for (size_t i = 0; i < key->n; i++) {
        const struct bg_key_figure *f = &key->items[i];
        if (!f->shown)
            continue;
        bg_html_cell(&t,
                     bg_arena_printf(a, "%s%s", f->part ? "– " : "", bg_brief_figure_title(a, f)));
        for (int k = 0; k < 5; k++)
            bg_html_cell(&t, bg_brief_figure_cell(a, f, k));
        bg_html_cell(&t, bg_brief_source_numbers(&sources, f));
    }
    bg_html_table_close(&t);
    html_put(w, "</div>\n</div>\n");
    for (size_t i = 0; i < sources.n; i++)
        bg_buf_printf(&names, "%s%zu %s", i ? "; " : "Sources: ", i + 1, sources.items[i]);
    put_of(w, "small", bg_arena_printf(a, "%s.", bg_buf_text(&names)));
}

/* -- pictures ------------------------------------------------------------------------------------ */

static void put_numbers(struct writing *w, const struct bg_picture *p)
{
    struct bg_arena *a = w->out->arena;
    struct bg_html_column *columns = BG_ARRAY(a, 3 * p->series_n + 1, struct bg_html_column);
    struct bg_html_table t;
    size_t n = 1;
    columns[0] = (struct bg_html_column){p->x_title[0] ? p->x_title : "What", false};
    for (size_t i = 0; i < p->series_n; i++) {
        columns[n++] = (struct bg_html_column){p->series[i].title, true};
        if (p->series[i].low) {
            columns[n++] = (struct bg_html_column){"at the least", true};
            columns[n++] = (struct bg_html_column){"at the most", true};
        }
    }
    html_put(w, "<details><summary>Numbers: ");
    bg_html_text(w->out, p->title);
    html_put(w, "</summary>\n");
    bg_html_wide_open(w->out, bg_arena_printf(a, "Numbers: %s", p->title));
    bg_html_table_open(&t, w->out, "", columns, n);
    for (size_t k = 0; k < p->n; k++) {
        bg_html_cell(&t, bg_chart_point(a, p, k));
        for (size_t i = 0; i < p->series_n; i++) {
            bg_html_cell(&t, bg_brief_point(a, p, i, k));
            if (p->series[i].low) {
                bg_html_cell(&t, bg_brief_value(a, p, &p->series[i].low[k]));
                bg_html_cell(&t, bg_brief_value(a, p, &p->series[i].high[k]));
            }
        }
    }
    bg_html_table_close(&t);
    html_put(w, "</div>\n</details>\n");
}

static void html_put_pictures(struct writing *w, const struct bg_pictures *pictures)
{
    if (pictures->n == 0)
        return;
    html_put(w, "<div class=\"pictures\">\n");
    for (size_t i = 0; i < pictures->n; i++) {
        const struct bg_picture *p = &pictures->items[i];
        html_put(w, "<figure>\n<figcaption>");
        bg_html_text(w->out, p->title);
        html_put(w, "</figcaption>\n");
        bg_chart_svg(w->out, p, ++w->pictures);
        put_of(w, "small", p->note);
        put_numbers(w, p);
        html_put(w, "</figure>\n");
    }
    html_put(w, "</div>\n");
}

/* -- parts of the page --------------------------------------------------------------------------- */

static void brief_html_put_table(struct writing *w, const struct bg_brief_table *table)
{
    struct bg_html_column *columns =
        BG_ARRAY(w->out->arena, table->columns_n + 1, struct bg_html_column);
    struct bg_html_table t;
    if (table->columns_n == 0)
        return;
    for (size_t i = 0; i < table->columns_n; i++)
        columns[i].title = table->columns[i];
    bg_html_wide_open(w->out, table->title);
    bg_html_table_open(&t, w->out, table->title, columns, table->columns_n);
    for (size_t i = 0; i < table->rows * table->columns_n; i++)
        bg_html_cell(&t, table->cells[i]);
    bg_html_table_close(&t);
    bg_html_wide_close(w->out);
}

static void html_put_list(struct writing *w, const char *const *items, size_t n)
{
    if (n == 0)
        return;
    bg_html_list_open(w->out);
    for (size_t i = 0; i < n; i++)
        bg_html_item(w->out, items[i]);
    bg_html_list_close(w->out);
}

static void html_put_notes(struct writing *w, const struct bg_key_figures *key)
{
    struct bg_arena *a = w->out->arena;
    size_t whys_n, left_out_n;
    const char *const *whys = bg_key_whys(a, key, &whys_n);
    const char *const *left_out = bg_key_left_out(a, key, 0, &left_out_n);
    for (size_t i = 0; i < left_out_n; i++)
        put_of(w, "caution", bg_arena_printf(a, "%s.", left_out[i]));
    for (size_t i = 0; i < whys_n; i++)
        put_of(w, "small", bg_arena_printf(a, "%s.", whys[i]));
    put_of(w, "small", bg_key_range_note(a, key));
}

static void html_put_award(struct writing *w, const struct bg_key_figures *key)
{
    struct bg_arena *a = w->out->arena;
    put_of(w, NULL, bg_arena_printf(a, "%s: %s", key->today_title, key->today_words));
    if (key->proposed_title != key->today_title)
        put_of(w, "award", bg_arena_printf(a, "%s: %s", key->proposed_title, key->proposed_words));
    put_of(w, "caution", key->caution);
    for (size_t i = 0; i < key->steps_n; i++)
        put_of(w, "small", bg_arena_printf(a, "%s.", bg_key_step_words(a, key, &key->steps[i])));
}

static void html_put_case(struct writing *w, size_t i)
{
    const struct bg_brief_case *c = &w->brief->cases[i];
    html_put(w, i == 0 ? "<section class=\"sheet\">\n" : "<section>\n");
    if (w->brief->cases_n > 1)
        bg_html_heading(w->out, 2, c->title);
    bg_html_paragraph(w->out, c->description);
    html_put_award(w, c->key);
    html_put_big(w, c->key);
    html_put_pictures(w, &c->pictures);
    brief_html_put_figures(w, c);
    html_put_notes(w, c->key);
    html_put(w, "</section>\n");
}

static void html_put_responses(struct writing *w)
{
    size_t n = 0;
    for (size_t i = 0; i < w->brief->cases_n; i++)
        n += w->brief->cases[i].responses_n;
    if (n == 0)
        return;
    bg_html_heading(w->out, 2, "How vendors are assumed to respond");
    for (size_t i = 0; i < w->brief->cases_n; i++) {
        const struct bg_brief_case *c = &w->brief->cases[i];
        if (c->responses_n && w->brief->cases_n > 1)
            bg_html_heading(w->out, 3, c->title);
        html_put_list(w, c->responses, c->responses_n);
    }
}

static void html_put_sources(struct writing *w)
{
    const struct bg_brief *b = w->brief;
    if (b->sources_n == 0)
        return;
    bg_html_heading(w->out, 2, "Sources");
    bg_html_list_open(w->out);
    for (size_t i = 0; i < b->sources_n; i++) {
        char date[BG_DATE_TEXT];
        html_put(w, "<li>");
        bg_html_link(w->out, b->sources[i].url, b->sources[i].title);
        if (b->sources[i].retrieved != BG_NO_DATE)
            bg_html_text(w->out, bg_arena_printf(w->out->arena, ", read %s",
                                                 bg_date_text(b->sources[i].retrieved, date)));
        if (!b->sources[i].verified)
            html_put(w, " (not verified)");
        html_put(w, "</li>\n");
    }
    bg_html_list_close(w->out);
}

static void brief_html_put_files(struct writing *w)
{
    static const struct bg_html_column columns[] = {{"File", false},
                                                    {"SHA-256 of its bytes", false}};
    const struct bg_brief *b = w->brief;
    struct bg_html_table t;
    char hex[65];
    bg_html_heading(w->out, 2, "Files and command");
    bg_html_paragraph(w->out,
                      "The same files, program and command make this page again, byte for byte.");
    bg_html_wide_open(w->out, "Files that this page was made from");
    bg_html_table_open(&t, w->out, "Files that this page was made from", columns, 2);
    for (size_t i = 0; i < b->files_n; i++) {
        bg_sha256_hex(b->files[i].sha256, hex);
        bg_html_cell(&t, b->files[i].name);
        bg_html_cell_open(&t);
        bg_buf_printf(w->out, "<span class=\"hash\">%s</span>", hex);
        bg_html_cell_close(&t);
    }
    bg_html_table_close(&t);
    bg_html_wide_close(w->out);
    put_of(w, "command", b->command);
    put_of(w, NULL, bg_arena_printf(w->out->arena, "Program: %s", b->program));
    put_of(w, NULL,
           bg_arena_printf(w->out->arena, "To cite: %s %s.", b->cases[0].key->cite, b->program));
}

static void html_put_head(struct writing *w)
{
    const struct bg_brief *b = w->brief;
    char date[BG_DATE_TEXT];
    html_put(w, "<header>\n");
    bg_html_heading(w->out, 1, b->title);
    put_of(w, NULL,
           bg_arena_printf(w->out->arena, "%s%s%s%s%s", b->subject, b->jurisdiction[0] ? " · " : "",
                           b->jurisdiction, b->as_of == BG_NO_DATE ? "" : " · as of ",
                           b->as_of == BG_NO_DATE ? "" : bg_date_text(b->as_of, date)));
    html_put(w, "</header>\n");
}

void bg_brief_html(struct bg_buf *out, const struct bg_brief *brief)
{
    struct writing w = {out, brief, 0};
    const char *rules = bg_arena_printf(out->arena, "%s%s", bg_chart_style, style);
    bg_buf_puts(out, mark);
    bg_html_open(out, &(struct bg_html_page){brief->title, NULL, true, rules});
    html_put(&w, "<main>\n");
    html_put_head(&w);
    brief_html_put_table(&w, &brief->compare);
    if (brief->cases_n > 1)
        html_put_pictures(&w, &brief->pictures);
    for (size_t i = 0; i < brief->cases_n; i++)
        html_put_case(&w, i);
    if (brief->cases_n == 1)
        html_put_pictures(&w, &brief->pictures);
    for (size_t i = 0; i < brief->tables_n; i++)
        brief_html_put_table(&w, &brief->tables[i]);
    if (brief->changed.columns_n) {
        bg_html_heading(out, 2, "The proposals in words");
        brief_html_put_table(&w, &brief->changed);
    }
    html_put_responses(&w);
    bg_html_heading(out, 2, "Method");
    for (size_t i = 0; i < brief->method_n; i++)
        bg_html_paragraph(out, brief->method[i]);
    bg_html_heading(out, 3, "Not modelled");
    html_put_list(&w, brief->left_out, brief->left_out_n);
    html_put_sources(&w);
    brief_html_put_files(&w);
    html_put(&w, "</main>\n");
    bg_html_close(out);
}
