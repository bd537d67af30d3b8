/* Writing HTML by hand: pages that a browser shows, a word processor opens and a printer prints, without
 * script and without anything from elsewhere. Whatever comes from outside (names, answers, reasons) goes
 * through bg_html_text, the only place that escapes; every function below that takes a text uses it, so
 * that no caller writes a text of a file with bg_buf_puts. What shows as nothing or turns a text round is
 * shown by its code, "<U+202E>", as in the workbooks. The same calls make the same bytes. */
#ifndef BG_REPORT_HTML_HTML_H
#define BG_REPORT_HTML_HTML_H

#include "base/buf.h"

struct bg_html_page {
    const char *title;    /* of the window, and of the document's properties */
    const char *language; /* "en"; NULL: English */
    bool dark;            /* light or dark as the reader's system is; else black on white */
    const char *style;    /* more rules of ours, behind the common ones; NULL: none */
};

/* From the doctype to the opening tag of the body; and the end of all. */
void bg_html_open(struct bg_buf *out, const struct bg_html_page *page);
void bg_html_close(struct bg_buf *out);

/* A text as content or as the value of an attribute in double quotes. Line feeds stay as they are. */
void bg_html_text(struct bg_buf *out, const char *text);
/* The same with a line break for each line feed. */
void bg_html_lines(struct bg_buf *out, const char *text);
/* A name inside a sentence: one that is written from right to left does not turn what is beside it. */
void bg_html_name(struct bg_buf *out, const char *name);
/* A link, where the address is one of the web; else the text alone. NULL text: the address. */
void bg_html_link(struct bg_buf *out, const char *url, const char *text);

/* level 1 to 6. */
void bg_html_heading(struct bg_buf *out, int level, const char *text);
/* One paragraph, or one for each part where empty lines are between them. "": nothing. */
void bg_html_paragraph(struct bg_buf *out, const char *text);
/* A paragraph of the class (of ours), whose content the caller puts. NULL: of none. */
void bg_html_paragraph_open(struct bg_buf *out, const char *of_class);
void bg_html_paragraph_close(struct bg_buf *out);
void bg_html_list_open(struct bg_buf *out);
void bg_html_item(struct bg_buf *out, const char *text);
void bg_html_list_close(struct bg_buf *out);

/* A table: its caption, a row of headings, and rows whose first cell is their heading. Rows begin and
 * end by themselves after as many cells as there are columns. */
struct bg_html_column {
    const char *title;
    bool number; /* to the right */
};
struct bg_html_table {
    struct bg_buf *out;
    const struct bg_html_column *columns;
    size_t columns_n, at;
};
/* caption "": none. */
void bg_html_table_open(struct bg_html_table *table, struct bg_buf *out, const char *caption,
                        const struct bg_html_column *columns, size_t columns_n);
void bg_html_cell(struct bg_html_table *table, const char *text);
/* A cell whose content the caller puts. */
void bg_html_cell_open(struct bg_html_table *table);
void bg_html_cell_close(struct bg_html_table *table);
/* A table that may be wider than a small screen is put between these: it can be moved sideways, by keyboard
 * too. The page's style says what of_class "wide" looks like. */
void bg_html_wide_open(struct bg_buf *out, const char *label);
void bg_html_wide_close(struct bg_buf *out);
/* A row that was begun is filled up with empty cells. */
void bg_html_table_close(struct bg_html_table *table);

#endif
