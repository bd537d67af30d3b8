/* The first page of a workbook about proposals, whatever they are of: the bids of a tender, contracts
 * that exist, a corpus. It walks key figures. Private to report. */
#ifndef BG_REPORT_FIRST_FIRST_H
#define BG_REPORT_FIRST_FIRST_H

#include "model/key.h"
#include "report/brief/brief.h"
#include "report/book/columns.h"

enum {
    BG_FIRST_WHAT,
    BG_FIRST_TODAY,
    BG_FIRST_THEN,
    BG_FIRST_MORE,
    BG_FIRST_LEAST,
    BG_FIRST_MOST,
    BG_FIRST_SOURCE,
    BG_FIRST_COLUMNS
};

struct bg_first {
    struct bg_arena *arena;
    struct bg_page *page;
    const struct bg_key_figures *key;
    int64_t row; /* the next free one */
    /* Puts the difference or the proposal of a figure, whose column it is, as a live sum; false: it does
     * not. NULL: never. */
    bool (*live)(const struct bg_first *w, int column, struct bg_look look,
                 const struct bg_key_figure *figure);
    void *data; /* of live */
    const struct bg_brief_sources *sources;
    int64_t data_row; /* of the numbers behind its pictures: the next free one */
    int pictures;     /* that are at its foot by now, two beside each other */
    int64_t picture_row;
    int64_t first_end; /* the row behind the first two; 0: there are none */
};

/* At most so many words, so that the page stays one page whatever it is given. */
const char *bg_first_cut(const struct bg_first *w, const char *text, size_t words);
enum bg_number bg_first_number(const struct bg_key_figure *figure);
/* Who is awarded, or how many are covered, under both; what a reader must know first. */
void bg_first_award(struct bg_first *w, size_t words);
/* A paragraph that a reader must see: its ground reaches across the page. */
void bg_first_caution(struct bg_first *w, const char *text);
/* A paragraph. */
void bg_first_say(struct bg_first *w, const char *text);
/* Figures in force, what is not in the estimate, and what is not known. */
void bg_first_known(struct bg_first *w);
void bg_first_table(struct bg_first *w);
/* Three figures in large letters, as they are when the page is made. */
void bg_first_big(struct bg_first *w);
/* Pictures at the foot, two beside each other, as many as the sheet of paper has room for. */
void bg_first_pictures(struct bg_first *w, const struct bg_pictures *pictures);
/* Widths of the columns, and what is printed. */
void bg_first_end(struct bg_first *w);
/* What estimates and ranges are, how to cite the page, and where the rest is. */
void bg_first_notes(struct bg_first *w, const char *where);

#endif
