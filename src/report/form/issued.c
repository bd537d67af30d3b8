/* What a form says when it is sent out: it is built as if it were to be written, and its cells are
 * listed. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "report/form/form.h"

/* What forms of earlier versions say in words that were changed since: they are still out, and no
 * vendor wrote it. Whoever changes a text of the form adds the old one here. */
static const char *const earlier[] = {"Where you stand"};
enum { EARLIER = sizeof earlier / sizeof *earlier };

/* Forms of earlier versions give the day on which bids are due, without its time. */
static const char *day_due(struct bg_arena *arena, const struct bg_ruleset *ruleset)
{
    int64_t day = ruleset->solicitation.dates[BG_AT_BIDS_DUE];
    char text[BG_DATE_TEXT];
    return day == BG_NO_DATE ? "" : bg_arena_printf(arena, "%s", bg_date_text(day, text));
}

static struct bg_form_issued_cell nowhere(const char *text)
{
    return (struct bg_form_issued_cell){.sheet = "", .row = -1, .column = -1, .text = text};
}

static bool issued_is_mark(const struct bg_meant *cell)
{
    return cell->kind == BG_MEANT_TEXT && strncmp(cell->text, "bg:", 3) == 0;
}

/* The mark of the row that begins at cells[at]: it is behind its answer. */
static const char *mark_of_row(const struct bg_meant *cells, size_t n, size_t at)
{
    static const char *const kinds[] = {"bg:field:", "bg:bidder:", "bg:see:"};
    for (size_t i = at; i < n && cells[i].row == cells[at].row; i++)
        for (size_t k = 0; issued_is_mark(&cells[i]) && k < sizeof kinds / sizeof *kinds; k++)
            if (strncmp(cells[i].text, kinds[k], strlen(kinds[k])) == 0)
                return cells[i].text;
    return NULL;
}

static const char *issued_text_of(struct bg_arena *arena, const struct bg_meant *cell)
{
    return cell->kind == BG_MEANT_TEXT ? cell->text : bg_arena_printf(arena, "%.15g", cell->number);
}

static size_t list_page(struct bg_arena *arena, struct bg_page *page,
                        struct bg_form_issued_cell *out)
{
    size_t n, listed = 0;
    const struct bg_meant *cells = bg_page_meant(page, &n);
    const char *mark = NULL;
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || cells[i].row != cells[i - 1].row)
            mark = mark_of_row(cells, n, i);
        if (issued_is_mark(&cells[i]))
            continue;
        out[listed++] = (struct bg_form_issued_cell){.sheet = bg_page_name(page),
                                                     .row = cells[i].row,
                                                     .column = cells[i].column,
                                                     .text = issued_text_of(arena, &cells[i]),
                                                     .formula = cells[i].formula,
                                                     .mark = mark};
    }
    return listed;
}

const struct bg_form_issued *bg_form_issued(struct bg_arena *arena,
                                            const struct bg_form_request *request)
{
    const struct bg_ruleset *ruleset = request->ruleset;
    struct bg_book *book = bg_form_build(arena, request, NULL);
    struct bg_form_issued *issued = BG_NEW(arena, struct bg_form_issued);
    size_t all = 0, n;
    for (size_t i = 0; i < bg_book_pages(book); i++) {
        bg_page_meant(bg_book_page(book, i), &n);
        all += n;
    }
    struct bg_form_issued_cell *cells =
        BG_ARRAY(arena, all + EARLIER + 1, struct bg_form_issued_cell);
    for (size_t i = 0; i < bg_book_pages(book); i++)
        issued->n += list_page(arena, bg_book_page(book, i), cells + issued->n);
    for (size_t i = 0; i < EARLIER; i++)
        cells[issued->n++] = nowhere(earlier[i]);
    cells[issued->n++] = nowhere(day_due(arena, ruleset));
    issued->cells = cells;
    issued->header = bg_form_header(arena, ruleset);
    return issued;
}
