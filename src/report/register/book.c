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

const char *bg_register_range(const struct bg_scenario_book *b, int column)
{
    int64_t n = (int64_t)(bg_register_shown(b) * b->model->cases_n);
    return bg_ref_range(b->arena, "Lines", BG_REGISTER_FIRST, column,
                        BG_REGISTER_FIRST + (n ? n : 1) - 1, column);
}

const char *bg_register_contracts(const struct bg_scenario_book *b, int column)
{
    int64_t n = (int64_t)b->model->reg->contracts->contracts_n;
    return bg_ref_range(b->arena, "Contracts", BG_REGISTER_FIRST, column,
                        BG_REGISTER_FIRST + (n ? n : 1) - 1, column);
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

size_t bg_register_group(const struct bg_register_outcome *o, size_t line, enum bg_grouped by)
{
    const uint32_t *group_of = o->group_of[by];
    return group_of ? group_of[line] : 0;
}

void bg_register_put_sum(const struct bg_scenario_book *b, struct bg_page *page, int64_t row,
                         int column, struct bg_look look, const struct bg_register_cell *sum)
{
    struct bg_buf where;
    struct bg_arena *a = b->arena;
    const char *of = bg_register_range(b, sum->column);
    if (!bg_register_is_live(b)) {
        look.style = BG_STYLE_ENGINE;
        if (sum->known)
            bg_put_number(page, row, column, look, bg_scenario_rounded(sum->value));
        else
            bg_put_text(page, row, column, look, "not known");
        return;
    }
    bg_buf_init(&where, a);
    bg_buf_printf(&where, ",%s,%zu", bg_register_range(b, BG_L_CASE), sum->c + 1);
    if (sum->coverage)
        bg_buf_printf(&where, ",%s,\"%s\"", bg_register_range(b, BG_L_COVERAGE), sum->coverage);
    if (sum->group_column)
        bg_buf_printf(&where, ",%s,%zu", bg_register_range(b, sum->group_column), sum->group);
    const char *x = bg_arena_printf(
        a, "IF(AND(COUNTIFS(%s)>0,COUNTIFS(%s,\">=0\"%s)=0),\"not known\",ROUND(SUMIFS(%s%s),6))",
        bg_buf_text(&where) + 1, of, bg_buf_text(&where), of, bg_buf_text(&where));
    if (sum->known)
        bg_put_formula(page, row, column, look, x, bg_scenario_rounded(sum->value));
    else
        bg_put_formula_text(page, row, column, look, x, "not known");
}
