/* Sheets of what is worked out beside the cases of a corpus: who wins, the sweep, the years. The same tables
 * as on the page, with charts. */
#include "report/corpus/sheets.h"

#include "report/brief/brief.h"

enum { GREEN = 0x2E7D32, CHART_ROWS = 26, CHART_WIDTH = 940, CHART_HEIGHT = 500, FIRST = 3 };

static struct bg_shown beside_cell(const struct bg_sheet_line *l)
{
    const struct bg_brief_table *t = l->of;
    return bg_show_text(t->cells[l->i * t->columns_n + (size_t)l->which]);
}

/* The columns of the page's table, whose titles and texts are there already. */
static struct bg_section beside_section(struct bg_arena *arena, const struct bg_brief_table *t)
{
    enum { BY = 2 }; /* columns that say what the row is of */
    struct bg_sheet_column *columns = BG_ARRAY(arena, t->columns_n, struct bg_sheet_column);
    for (size_t i = 0; i < t->columns_n; i++)
        columns[i] = (struct bg_sheet_column){
            .title = t->columns[i],
            .width = i < BY ? 26 : 20,
            .look = i < BY ? BG_LOOK(TEXT_WRAP, TEXT) : BG_LOOK(CENTER, TEXT),
            .cell = beside_cell,
            .which = (int)i,
        };
    return (struct bg_section){.columns = columns, .n = t->columns_n};
}

static struct bg_page *beside_put_table(const struct bg_corpus_book *b,
                                        const struct bg_brief_beside *s)
{
    const struct bg_brief_table *t = &s->table;
    struct bg_page *page = bg_corpus_page(b, s->sheet, GREEN, t->title, s->note);
    struct bg_section section = beside_section(b->arena, t);
    bg_section_put(page, FIRST, &section, t, NULL, 0, t->rows);
    bg_page_freeze(page, FIRST + 1, 1);
    bg_page_repeat(page, FIRST, FIRST);
    return page;
}

/* The numbers of a picture below the table, and its chart on a sheet of paper of its own. */
static int64_t put_curves(const struct bg_corpus_book *b, struct bg_page *page, int64_t row,
                          const struct bg_picture *p)
{
    struct bg_curve *curves = BG_ARRAY(b->arena, p->series_n, struct bg_curve);
    bg_page_break(page, row);
    int64_t data = row + CHART_ROWS;
    bg_put_text(page, data, 0, BG_LOOK(HEADER_LEFT, TEXT), p->x_title);
    for (size_t s = 0; s < p->series_n; s++) {
        bg_put_text(page, data, 1 + (int)s, BG_LOOK(HEADER, TEXT), p->series[s].title);
        curves[s] = (struct bg_curve){p->series[s].title, data + 1, p->n, 0, 1 + (int)s};
    }
    for (size_t i = 0; i < p->n; i++) {
        bg_put_number(page, data + 1 + (int64_t)i, 0, BG_LOOK(CELL_BOLD, PLAIN), p->x[i]);
        for (size_t s = 0; s < p->series_n; s++) {
            const struct bg_value *v = &p->series[s].y[i];
            if (v->type == BG_V_NUMBER)
                bg_put_number(page, data + 1 + (int64_t)i, 1 + (int)s, BG_LOOK(CELL, PLAIN),
                              bg_dec_round(v->as.number, 2, BG_HALF_UP));
            else
                bg_put_blank(page, data + 1 + (int64_t)i, 1 + (int)s, BG_LOOK(CELL, PLAIN));
        }
    }
    struct bg_curves chart = {.title = p->title,
                              .alt_text = p->words,
                              .x_axis = p->x_title,
                              .y_axis = p->y_title,
                              .x_number = BG_NUMBER_PLAIN,
                              .y_number = BG_NUMBER_PLAIN,
                              .from = bg_dec_double(p->x[0]),
                              .to = bg_dec_double(p->x[p->n - 1]),
                              .curves = curves,
                              .curves_n = p->series_n};
    bg_page_curves(page, row, 0, CHART_WIDTH, CHART_HEIGHT, &chart);
    return data + 2 + (int64_t)p->n;
}

void bg_corpus_sheets_beside(const struct bg_corpus_book *b)
{
    struct bg_brief_beside beside[BG_BRIEF_BESIDE];
    size_t n = bg_brief_corpus_tables(b->arena, b->corpus, beside);
    struct bg_pictures pictures = bg_brief_corpus_pictures(b->arena, b->corpus);
    for (size_t i = 0; i < n; i++) {
        struct bg_page *page = beside_put_table(b, &beside[i]);
        int64_t row = FIRST + 2 + (int64_t)beside[i].table.rows;
        for (size_t k = 0; k < pictures.n && beside[i].sheet[0] == 'S'; k++)
            if (pictures.items[k].kind == BG_PICTURE_LINES)
                row = put_curves(b, page, row, &pictures.items[k]);
    }
}
