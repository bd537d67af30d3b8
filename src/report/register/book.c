/* Where things are on the sheets of a register, and sums over them. */
#include "report/register/book.h"

#include <string.h>

bool bg_register_is_live(const struct bg_scenario_book *b)
{
    return b->model->reg->contracts->lines_n * b->model->cases_n <= BG_REGISTER_ROWS;
}

size_t bg_register_shown(const struct bg_scenario_book *b)
{
    size_t n = b->model->reg->contracts->lines_n;
    return bg_register_is_live(b) ? n : BG_REGISTER_ROWS / b->model->cases_n;
}

int64_t bg_register_row(const struct bg_scenario_book *b, size_t c, size_t line)
{
    return BG_REGISTER_FIRST + (int64_t)(c * bg_register_shown(b) + line);
}

static const struct bg_formula *book_column(const struct bg_page *page, int64_t n, int column)
{
    return bg_page_cells(page, BG_REGISTER_FIRST, column, BG_REGISTER_FIRST + (n ? n : 1) - 1,
                         column);
}

const struct bg_formula *bg_register_range(const struct bg_scenario_book *b, int column)
{
    return book_column(b->page[BG_SCENARIO_LINES],
                       (int64_t)(bg_register_shown(b) * b->model->cases_n), column);
}

const struct bg_formula *bg_register_contracts(const struct bg_scenario_book *b, int column)
{
    return book_column(b->page[BG_SCENARIO_CONTRACTS],
                       (int64_t)b->model->reg->contracts->contracts_n, column);
}

const struct bg_register_outcome *bg_register_case(const struct bg_scenario_book *b, size_t c)
{
    return b->model->reg->cases[c];
}

int bg_register_key_column(const struct bg_scenario_book *b, const char *id)
{
    static const struct {
        const char *id;
        int column;
    } rows[] = {
        {"workers_gain", BG_L_BELOW},  {"wage_bill", BG_L_RAISE},  {"raise_to_floor", BG_L_RAISE},
        {"raise_ripple", BG_L_RIPPLE}, {"buyer_cost", BG_L_BUYER}, {"employer_cost", BG_L_EMPLOYER},
    };
    bool ripples = b->model->ruleset->reg && b->model->ruleset->reg->ripple_to;
    if (!b->model->reg || (ripples && strcmp(id, "wage_bill") == 0)) /* the sum of its two parts */
        return 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].id, id) == 0)
            return rows[i].column + 1;
    return 0;
}

struct bg_value bg_register_number(bool there, struct bg_dec value)
{
    return there ? (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = value}
                 : BG_MISSING;
}

const char *bg_register_text(struct bg_arena *arena, const struct bg_value *value)
{
    return value->type == BG_V_TEXT ? bg_arena_text(arena, value->as.text.bytes, value->as.text.n)
                                    : "";
}

size_t bg_register_group(const struct bg_register_outcome *o, size_t line, enum bg_grouped by)
{
    const uint32_t *group_of = o->group_of[by];
    return group_of ? group_of[line] : 0;
}

const struct bg_formula *bg_register_over(const struct bg_scenario_book *b, const char *function,
                                          int column, const struct bg_register_rows *rows)
{
    struct bg_arena *a = b->arena;
    const struct bg_formula *operands[10];
    size_t n = 0;
    if (column)
        operands[n++] = bg_register_range(b, column);
    if (column && strcmp(function, "COUNTIFS") == 0)
        operands[n++] = bg_formula_text(a, ">=0");
    operands[n++] = bg_register_range(b, BG_L_CASE);
    operands[n++] = bg_formula_int(a, (int64_t)rows->c + 1);
    if (rows->coverage) {
        operands[n++] = bg_register_range(b, BG_L_COVERAGE);
        operands[n++] = bg_formula_text(a, rows->coverage);
    }
    if (rows->group_column) {
        operands[n++] = bg_register_range(b, rows->group_column);
        operands[n++] = bg_formula_int(a, (int64_t)rows->group);
    }
    if (rows->also_column) {
        operands[n++] = bg_register_range(b, rows->also_column);
        operands[n++] = bg_formula_text(a, rows->also);
    }
    return bg_formula_call(a, function, operands, n);
}

void bg_register_put_sum(const struct bg_scenario_book *b, struct bg_page *page, int64_t row,
                         int column, struct bg_look look, const struct bg_register_cell *sum)
{
    if (bg_register_is_live(b)) {
        bg_put_live(page, row, column, look,
                    BG_FORMULA(b->arena, "IF(AND(a>0,b=0),\"not known\",ROUND(c,6))",
                               bg_register_over(b, "COUNTIFS", 0, &sum->rows),
                               bg_register_over(b, "COUNTIFS", sum->column, &sum->rows),
                               bg_register_over(b, "SUMIFS", sum->column, &sum->rows)));
        return;
    }
    look.style = BG_STYLE_ENGINE;
    if (sum->known)
        bg_put_number(page, row, column, look, bg_scenario_rounded(sum->value));
    else
        bg_put_text(page, row, column, look, "not known");
}
