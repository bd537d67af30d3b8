/* Whether weights add up: a line for the top level with the price, and a cell for each group. The
 * formulas follow what is typed, in the empty rows too. */
#include "report/ruleset/sums.h"

#include <string.h>

enum { LINE = 3 };

struct sums {
    struct bg_arena *arena;
    const struct bg_grid *grid;
    const struct bg_book *book;
    struct bg_page *page;             /* of the criteria */
    int id, group, kind, weight, sum; /* columns of the sheet */
    int64_t last;
};

static int sums_column_of(const struct bg_grid_sheet *sheet, const char *key)
{
    for (size_t i = 0; i < sheet->columns_n; i++)
        if (sheet->columns[i].key && strcmp(sheet->columns[i].key, key) == 0)
            return BG_GRID_COLUMN + (int)i;
    return BG_GRID_COLUMN;
}

static const struct bg_formula *range(const struct sums *s, int column)
{
    return bg_page_cells(s->page, BG_GRID_FIRST, column, s->last, column);
}

static const struct bg_page *sums_page(const struct sums *s, const char *name)
{
    size_t i = 0;
    while (strcmp(bg_page_name(bg_book_page(s->book, i)), name) != 0)
        i++;
    return bg_book_page(s->book, i);
}

/* The cell of a value on a sheet of pairs; 0 where the ruleset does not have it. */
static const struct bg_formula *sums_pair(const struct sums *s, const char *sheet,
                                          const char *pointer)
{
    for (size_t i = 0; i < s->grid->sheets_n; i++) {
        const struct bg_grid_sheet *g = &s->grid->sheets[i];
        for (size_t r = 0; strcmp(g->name, sheet) == 0 && r < g->rows_n; r++)
            if (strcmp(g->rows[r].pointer, pointer) == 0)
                return bg_page_cell(sums_page(s, sheet), BG_GRID_FIRST + (int64_t)r,
                                    BG_GRID_COLUMN + 1);
    }
    return bg_formula_int(s->arena, 0);
}

static void sums_put_group(const struct sums *s, size_t i)
{
    int64_t row = BG_GRID_FIRST + (int64_t)i;
    const struct bg_formula *sum =
        BG_FORMULA(s->arena, "ROUND(SUMIF(a,b,c),6)", range(s, s->group),
                   bg_formula_relative(s->arena, row, s->id, s->id), range(s, s->weight));
    bg_put_live(s->page, row, s->sum, BG_LOOK(ENGINE_CENTER, TEXT),
                BG_FORMULA(s->arena,
                           "IF(a=\"group\",IF(b=0,\"no weights\",b&\" of 100\"&IF(b=100,"
                           "\": adds up\",\": CORRECT IT\")),\"\")",
                           bg_formula_relative(s->arena, row, s->kind, s->kind), sum));
}

static void sums_put_line(const struct sums *s)
{
    const struct bg_formula *total = sums_pair(s, BG_GRID_AWARD, "/award/total");
    const struct bg_formula *all =
        BG_FORMULA(s->arena, "ROUND(SUMPRODUCT(--(a=\"\"),b)+N(c),6)", range(s, s->group),
                   range(s, s->weight), sums_pair(s, BG_GRID_PRICE, "/price/weight"));
    bg_put_live(s->page, LINE, BG_GRID_COLUMN, BG_LOOK(SECTION, TEXT),
                BG_FORMULA(s->arena,
                           "\"Weights of the top level and of the price: \"&IF(a=0,\"no weights\","
                           "a&\" of \"&b&IF(a=b,\": adds up\",\": CORRECT IT\"))",
                           all, BG_FORMULA(s->arena, "IF(a=\"\",100,a)", total)));
}

void bg_grid_sums(struct bg_arena *arena, const struct bg_grid *grid, const struct bg_book *book,
                  struct bg_page *page, const struct bg_grid_sheet *criteria)
{
    struct sums s = {.arena = arena, .grid = grid, .book = book, .page = page};
    size_t rows = criteria->rows_n + criteria->spare;
    s.id = BG_GRID_COLUMN;
    s.group = BG_GRID_COLUMN + 1;
    s.kind = sums_column_of(criteria, "kind");
    s.weight = sums_column_of(criteria, "weight");
    s.sum = s.weight + 1;
    s.last = BG_GRID_FIRST + (int64_t)rows - 1;
    sums_put_line(&s);
    for (size_t i = 0; i < rows; i++)
        sums_put_group(&s, i);
    const char *first = bg_relative(arena, BG_GRID_FIRST, s.sum);
    bg_page_warn_if(page, BG_GRID_FIRST, s.sum, s.last, s.sum,
                    bg_arena_printf(arena, "ISNUMBER(SEARCH(\"CORRECT\",%s))", first));
    bg_page_warn_if(page, LINE, BG_GRID_COLUMN, LINE, BG_GRID_COLUMN + 4,
                    bg_arena_printf(arena, "ISNUMBER(SEARCH(\"CORRECT\",%s))",
                                    bg_ref(arena, NULL, LINE, BG_GRID_COLUMN)));
}
