/* Whether weights add up: a line for the top level with the price, and a cell for each group. The
 * formulas follow what is typed, in the empty rows too. */
#include "report/ruleset/sums.h"

#include <string.h>

enum { LINE = 3 };

struct sums {
    struct bg_arena *arena;
    const struct bg_grid *grid;
    struct bg_page *page;
    const struct bg_grid_sheet *criteria;
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

static const char *range(const struct sums *s, int column)
{
    return bg_ref_range(s->arena, NULL, BG_GRID_FIRST, column, s->last, column);
}

/* The cell of a value on a sheet of pairs, and what is in it. */
static const char *sums_pair(const struct sums *s, const char *sheet, const char *pointer,
                             struct bg_dec *value)
{
    for (size_t i = 0; i < s->grid->sheets_n; i++) {
        const struct bg_grid_sheet *g = &s->grid->sheets[i];
        for (size_t r = 0; strcmp(g->name, sheet) == 0 && r < g->rows_n; r++) {
            if (strcmp(g->rows[r].pointer, pointer) != 0)
                continue;
            if (g->rows[r].cells[1].shown.as == BG_SHOWN_NUMBER)
                *value = g->rows[r].cells[1].shown.number;
            return bg_ref(s->arena, sheet, BG_GRID_FIRST + (int64_t)r, BG_GRID_COLUMN + 1);
        }
    }
    return "0";
}

/* Of the criteria whose group is this one; "" is the top level. */
static struct bg_dec weights_in(const struct sums *s, const char *group)
{
    struct bg_dec sum = bg_dec_int(0);
    for (size_t i = 0; i < s->criteria->rows_n; i++) {
        const struct bg_grid_row *row = &s->criteria->rows[i];
        const struct bg_grid_value *in = &row->cells[s->group - BG_GRID_COLUMN].shown;
        const struct bg_grid_value *weight = &row->cells[s->weight - BG_GRID_COLUMN].shown;
        struct bg_dec more;
        if (strcmp(in->as == BG_SHOWN_TEXT ? in->text : "", group) == 0 &&
            weight->as == BG_SHOWN_NUMBER && bg_dec_add(sum, weight->number, &more))
            sum = more;
    }
    return bg_dec_round(sum, 6, BG_HALF_UP);
}

static const char *sums_verdict(const struct sums *s, struct bg_dec sum, struct bg_dec total)
{
    char a[BG_DEC_TEXT], b[BG_DEC_TEXT];
    if (bg_dec_sign(sum) == 0)
        return "no weights";
    return bg_arena_printf(s->arena, "%s of %s%s", bg_dec_text(sum, a), bg_dec_text(total, b),
                           bg_dec_cmp(sum, total) == 0 ? ": adds up" : ": CORRECT IT");
}

static void sums_put_group(const struct sums *s, size_t i)
{
    int64_t row = BG_GRID_FIRST + (int64_t)i;
    const char *id = bg_relative(s->arena, row, s->id);
    const char *sum = bg_arena_printf(s->arena, "ROUND(SUMIF(%s,%s,%s),6)", range(s, s->group), id,
                                      range(s, s->weight));
    const char *formula = bg_arena_printf(
        s->arena,
        "IF(%s=\"group\",IF(%s=0,\"no weights\",%s&\" of 100\"&IF(%s=100,\": adds up\",\": CORRECT "
        "IT\")),\"\")",
        bg_relative(s->arena, row, s->kind), sum, sum, sum);
    const char *now = "";
    if (i < s->criteria->rows_n && s->criteria->rows[i].heading)
        now = sums_verdict(s, weights_in(s, s->criteria->rows[i].cells[0].shown.text),
                           bg_dec_int(100));
    bg_put_formula_text(s->page, row, s->sum, BG_LOOK(ENGINE_CENTER, TEXT), formula, now);
}

static void sums_put_line(const struct sums *s)
{
    struct bg_dec price = bg_dec_int(0), total = bg_dec_int(100), sum;
    const char *price_cell = sums_pair(s, BG_GRID_PRICE, "/price/weight", &price);
    const char *total_cell = sums_pair(s, BG_GRID_AWARD, "/award/total", &total);
    const char *all = bg_arena_printf(s->arena, "ROUND(SUMPRODUCT(--(%s=\"\"),%s)+N(%s),6)",
                                      range(s, s->group), range(s, s->weight), price_cell);
    const char *of = bg_arena_printf(s->arena, "IF(%s=\"\",100,%s)", total_cell, total_cell);
    const char *formula = bg_arena_printf(
        s->arena,
        "\"Weights of the top level and of the price: \"&IF(%s=0,\"no weights\",%s&\" of "
        "\"&%s&IF(%s=%s,\": adds up\",\": CORRECT IT\"))",
        all, all, of, all, of);
    if (!bg_dec_add(weights_in(s, ""), price, &sum))
        sum = price;
    bg_put_formula_text(s->page, LINE, BG_GRID_COLUMN, BG_LOOK(SECTION, TEXT), formula,
                        bg_arena_printf(s->arena, "Weights of the top level and of the price: %s",
                                        sums_verdict(s, sum, total)));
}

void bg_grid_sums(struct bg_arena *arena, const struct bg_grid *grid, struct bg_page *page,
                  const struct bg_grid_sheet *criteria)
{
    struct sums s = {.arena = arena, .grid = grid, .page = page, .criteria = criteria};
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
