/* A price as a schedule of lines: quantity x unit price, base and options. Where a line or the
 * total differs from what it should come to, it is flagged; what governs is the ruleset's word. */
#include "score/evaluate/price.h"

#include "base/currency.h"
#include "score/evaluate/explain.h"

static const struct bg_value *schedule_cell_of(const struct bg_table *table, size_t row, int column)
{
    static const struct bg_value none = {.type = BG_V_MISSING, .row = -1};
    return column < 0 ? &none : &table->cells[row * table->columns + (size_t)column];
}

static void flag_line(struct bg_lot_work *work, struct bg_entry *entry, size_t row,
                      struct bg_dec product, struct bg_dec said)
{
    struct bg_arg_pair pair = bg_args_apart(work->arena, product, said, work->ruleset->currency);
    struct bg_arg line = bg_arg_count(row + 1);
    bg_entry_flag(work, entry, "line_differs", BG_R_FLAG_LINE,
                  BG_REASON(work->arena, FLAG_LINE_SAID, line, pair.a, pair.b),
                  BG_REASON(work->arena, FLAG_LINE_ASKED, line, pair.a, pair.b));
}

/* The amount of one line: the product where it can be made, else what the bid says. An amount that
 * is the product, rounded to a coin by the bidder or left long by a spreadsheet, is no difference:
 * it counts to the coin, as the bidder's total has it. */
static bool schedule_line_amount(struct bg_lot_work *work, struct bg_entry *entry,
                                 const struct bg_table *table, size_t row, struct bg_dec *out)
{
    const struct bg_price_schedule *s = &work->ruleset->price.schedule;
    const struct bg_value *quantity = schedule_cell_of(table, row, s->quantity_column);
    const struct bg_value *unit = schedule_cell_of(table, row, s->unit_price_column);
    const struct bg_value *said = schedule_cell_of(table, row, s->amount_column);
    bool product = quantity->type == BG_V_NUMBER && unit->type == BG_V_NUMBER &&
                   bg_dec_mul(quantity->as.number, unit->as.number, out);
    bool both = product && said->type == BG_V_NUMBER;
    const char *currency = work->ruleset->currency;
    if (both && bg_currency_differs(currency, *out, said->as.number))
        flag_line(work, entry, row, *out, said->as.number);
    else if (both && bg_dec_cmp(*out, said->as.number) != 0)
        *out = bg_dec_round(said->as.number, bg_currency_places(currency), BG_HALF_UP);
    if (!product && said->type == BG_V_NUMBER)
        *out = said->as.number;
    return product || said->type == BG_V_NUMBER;
}

static void flag_total(struct bg_lot_work *work, struct bg_entry *entry, struct bg_dec lines,
                       struct bg_dec total)
{
    struct bg_arg_pair pair = bg_args_apart(work->arena, lines, total, work->ruleset->currency);
    const struct bg_arg args[] = {pair.a, pair.b};
    bool by_lines = work->ruleset->price.schedule.governs == BG_GOVERNS_LINES;
    enum bg_reason_code code = by_lines ? BG_R_FLAG_TOTAL_BY_LINES : BG_R_FLAG_TOTAL_BY_TOTAL;
    if (work->ruleset->price.schedule.governs == BG_GOVERNS_NONE)
        code = BG_R_FLAG_TOTAL_SAID;
    bg_entry_flag(work, entry, "total_differs", BG_R_FLAG_TOTAL,
                  bg_reason_make(work->arena, code, args, 2),
                  BG_REASON(work->arena, FLAG_TOTAL_ASKED, pair.a, pair.b));
}

bool bg_price_lines(struct bg_lot_work *work, struct bg_entry *entry, struct bg_dec *out,
                    const struct bg_dec *total)
{
    const struct bg_price_schedule *s = &work->ruleset->price.schedule;
    const struct bg_value *value = &entry->judging.env->env.slots[s->slot];
    *out = bg_dec_int(0);
    if (value->type != BG_V_TABLE || value->as.table->rows == 0)
        return false;
    const struct bg_table *table = value->as.table;
    for (size_t row = 0; row < table->rows; row++) {
        const struct bg_value *option = schedule_cell_of(table, row, s->option_column);
        struct bg_dec amount;
        if (!schedule_line_amount(work, entry, table, row, &amount))
            return false;
        bool is_option = option->type == BG_V_BOOL && option->as.truth;
        if ((!is_option || s->include_options) && !bg_dec_add(*out, amount, out))
            return false;
    }
    if (total != NULL && bg_currency_differs(work->ruleset->currency, *out, *total))
        flag_total(work, entry, *out, *total);
    return true;
}
