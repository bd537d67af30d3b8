/* A bidder as a bid: the total as the table has it, and the lines where the ruleset has a schedule for
 * them. Every figure keeps its cell. */
#include <string.h>

#include "base/cell_serial.h"
#include "base/currency.h"
#include "intake/tab/tab.h"

struct writing {
    struct bg_tab_reading *r;
    struct bg_tab_bidder *bidder;
    struct bg_arena *arena;
    struct bg_buf out;
    struct bg_places *places;
    const char *currency;
    const struct bg_field *table;        /* of the ruleset's schedule; NULL: none */
    const char *columns[BG_LINE__COUNT]; /* ids of the table's columns; NULL: it has none */
    const char *option;
};

/* -- cells ---------------------------------------------------------------------------------------- */

static const char *tab_bid_label_of(const struct writing *w, const struct bg_tab_part *part,
                                    const struct bg_tab_row *row, int column)
{
    return bg_tab_label(w->arena, part->layout->sheet, row->number, (size_t)column);
}

/* 14342.130000000001, which programs write for 14342.13. */
static void round_digits(struct writing *w, struct bg_csv_value *value)
{
    struct bg_dec number;
    char text[BG_DEC_TEXT];
    bool rounded;
    if (!value->json || value->problem || value->text ||
        !bg_cell_serial_number(value->json, strlen(value->json), &number, &rounded) || !rounded)
        return;
    bg_dec_text(number, text);
    value->json = bg_arena_text(w->arena, text, strlen(text));
    w->r->rounded++;
}

/* What the cell means; it is told elsewhere what is wrong with it. */
static struct bg_csv_value bid_look_at(struct writing *w, const struct bg_tab_row *row,
                                       enum bg_map_role role, int column)
{
    const struct bg_tab_cell *cell = column < 0 ? NULL : bg_tab_cell(row, (size_t)column);
    if (!cell)
        return (struct bg_csv_value){.json = NULL};
    struct bg_csv_value value =
        bg_csv_value(w->arena, w->r->map, &w->r->map->lines.role[role], &cell, w->currency);
    round_digits(w, &value);
    return value;
}

static struct bg_csv_value bid_value_at(struct writing *w, const struct bg_tab_part *part,
                                        const struct bg_tab_row *row, enum bg_map_role role,
                                        int column)
{
    struct bg_csv_value value = bid_look_at(w, row, role, column);
    if (value.marked)
        bg_intake_note(w->r->intake, BG_COERCED, "%s: the mark beside the number is left out",
                       tab_bid_label_of(w, part, row, column));
    if (value.problem)
        bg_diag_add(w->r->intake->diags, BG_E633,
                    (struct bg_pos){.source = w->r->intake->source,
                                    .offset = row->offset,
                                    .label = tab_bid_label_of(w, part, row, column)},
                    "%s of \"%s\": %s", bg_map_role_names[role], w->bidder->name, value.problem);
    return value;
}

static bool bid_number_of(const struct bg_csv_value *value, struct bg_dec *out)
{
    return value->json && !value->problem && bg_dec_parse(value->json, strlen(value->json), out);
}

static int tab_bid_column_of(const struct bg_tab_part *part, enum bg_map_role role)
{
    return role < BG_LINE_UNIT_PRICE ? part->layout->shared[role]
                                     : part->group->column[role - BG_LINE_UNIT_PRICE];
}

static void tab_bid_put_key(struct writing *w, const char *key)
{
    char last = w->out.size ? w->out.data[w->out.size - 1] : '{';
    bg_buf_puts(&w->out, strchr("{[", last) ? "" : ", ");
    bg_buf_json(&w->out, key, -1);
    bg_buf_puts(&w->out, ": ");
}

static void bid_put_text(struct writing *w, const char *key, const char *text)
{
    if (!text[0])
        return;
    tab_bid_put_key(w, key);
    bg_buf_json(&w->out, text, -1);
}

/* A figure of the table, counted; what cannot be used stays with its reason. */
static void bid_put_figure(struct writing *w, const char *key, const struct bg_csv_value *value,
                           const char *label)
{
    struct bg_tally *answers = &w->r->intake->answers;
    if (!value->json)
        return;
    answers->in++;
    *(value->problem ? &answers->refused : &answers->read) += 1;
    answers->coerced += value->marked && !value->problem;
    if (value->problem)
        bg_intake_note(w->r->intake, BG_REFUSED, "%s: %s", label, value->problem);
    bg_places_add_problem(w->places, &w->out, label, value->problem);
    tab_bid_put_key(w, key);
    bg_buf_puts(&w->out, value->json);
}

/* -- the total ------------------------------------------------------------------------------------ */

struct total {
    struct bg_csv_value value; /* json NULL: missing */
    const char *label;
    bool has_sum;
    struct bg_dec sum; /* of the lines */
};

/* The amount of a line: as the table has it, else quantity times unit price. */
static bool bid_line_amount(struct writing *w, const struct bg_tab_part *part,
                            const struct bg_tab_row *row, struct bg_dec *out)
{
    struct bg_dec quantity, price;
    struct bg_csv_value value =
        bid_look_at(w, row, BG_LINE_AMOUNT, part->group->column[BG_TAB_AMOUNT]);
    if (value.json)
        return bid_number_of(&value, out);
    value = bid_look_at(w, row, BG_LINE_QUANTITY, part->layout->shared[BG_LINE_QUANTITY]);
    if (!bid_number_of(&value, &quantity))
        return false;
    value = bid_look_at(w, row, BG_LINE_UNIT_PRICE, part->group->column[BG_TAB_UNIT_PRICE]);
    return bid_number_of(&value, &price) && bg_dec_mul(quantity, price, out);
}

static void add_lines(struct writing *w, const struct bg_tab_part *part, struct total *total)
{
    const struct bg_tab_layout *layout = part->layout;
    total->sum = bg_dec_int(0);
    total->has_sum = true;
    for (size_t i = 0; i < layout->lines_n && total->has_sum; i++) {
        struct bg_dec amount;
        if (layout->optional[i] && !layout->is_option)
            continue;
        total->has_sum = bid_line_amount(w, part, layout->lines[i], &amount) &&
                         bg_dec_add(total->sum, amount, &total->sum);
        if (!total->has_sum)
            total->label = tab_bid_label_of(w, part, layout->lines[i], (int)part->group->first);
    }
}

/* What the lines come to, where no row has the totals. */
static void sum_as_total(struct writing *w, struct total *total)
{
    char text[BG_DEC_TEXT];
    if (total->has_sum) {
        bg_dec_text(total->sum, text);
        total->value.json = bg_arena_text(w->arena, text, strlen(text));
        return;
    }
    total->value.problem = bg_arena_printf(
        w->arena, "its lines cannot be added up: one of them has no amount (%s)", total->label);
    total->value.json = "\"not added up\"";
}

static void bid_check_sum(struct writing *w, const struct total *total)
{
    struct bg_dec said;
    char a[BG_DEC_TEXT], b[BG_DEC_TEXT];
    if (w->table || !total->has_sum || !bid_number_of(&total->value, &said) ||
        !bg_currency_differs(w->currency, total->sum, said))
        return; /* a schedule of the ruleset is compared with the total by the evaluation */
    bg_diag_add(w->r->intake->diags, BG_W687,
                (struct bg_pos){.source = w->r->intake->source, .label = total->label},
                "the lines of \"%s\" come to %s, the total is %s", w->bidder->name,
                bg_dec_grouped(total->sum, total->sum.places < 2 ? 2 : total->sum.places, a),
                bg_dec_grouped(said, said.places < 2 ? 2 : said.places, b));
}

static struct total bid_total_of(struct writing *w, const struct bg_tab_part *part)
{
    const struct bg_tab_layout *layout = part->layout;
    int amount = part->group->column[BG_TAB_AMOUNT];
    int column = amount >= 0 ? amount : part->group->column[BG_TAB_UNIT_PRICE];
    struct total total = {.label = ""};
    add_lines(w, part, &total);
    if (layout->totals) {
        total.label = tab_bid_label_of(w, part, layout->totals, column);
        total.value = bid_value_at(w, part, layout->totals, BG_LINE_AMOUNT, column);
        bid_check_sum(w, &total);
        return total;
    }
    sum_as_total(w, &total);
    total.label = bg_tab_label(w->arena, layout->sheet, layout->header, part->group->first);
    return total;
}

/* Parts of one price are added up. */
static void bid_add_total(struct writing *w, struct total *all, const struct total *one)
{
    struct bg_dec a, b;
    char text[BG_DEC_TEXT];
    if (!all->label) {
        *all = *one;
        return;
    }
    const char *label = bg_arena_printf(w->arena, "%s and %s", all->label, one->label);
    if (bid_number_of(&all->value, &a) && bid_number_of(&one->value, &b) && bg_dec_add(a, b, &a)) {
        bg_dec_text(a, text);
        all->value.json = bg_arena_text(w->arena, text, strlen(text));
    } else if (!all->value.problem) {
        all->value.json = "\"not added up\"";
        all->value.problem = one->value.problem
                                 ? one->value.problem
                                 : "its totals on several sheets cannot be added up: "
                                   "one of them is missing";
    }
    all->label = label;
}

static struct total price_of(struct writing *w)
{
    struct total all = {.label = NULL};
    for (const struct bg_tab_part *part = w->bidder->parts; part; part = part->next) {
        if (part->layout->is_option)
            continue;
        struct total one = bid_total_of(w, part);
        bid_add_total(w, &all, &one);
    }
    w->bidder->has_total = bid_number_of(&all.value, &w->bidder->total);
    return all;
}

/* -- lines ---------------------------------------------------------------------------------------- */

/* The column of the ruleset's table that has the role, by its id or label; NULL: none. */
static const char *column_for(const struct writing *w, enum bg_map_role role)
{
    static const char *const names[BG_LINE_UNIT_PRICE][10] = {
        [BG_LINE_ITEM] = {"item", "itemno", "itemnumber", "payitem", "biditem", "line", "lineno",
                          "no", "number"},
        [BG_LINE_DESCRIPTION] = {"description", "desc", "itemdescription", "work", "itemofwork"},
        [BG_LINE_QUANTITY] = {"quantity", "qty", "estimatedquantity"},
        [BG_LINE_UNIT] = {"unit", "units", "uom", "unitofmeasure"}};
    for (size_t c = 0; c < w->table->columns_n; c++) {
        const struct bg_field *column = &w->table->columns[c];
        for (size_t i = 0; i < 10 && names[role][i]; i++)
            if (strcmp(bg_tab_letters(w->arena, column->id), names[role][i]) == 0 ||
                strcmp(bg_tab_letters(w->arena, column->label), names[role][i]) == 0)
                return column->id;
    }
    return NULL;
}

static const char *id_at(const struct bg_field *table, int column)
{
    return column < 0 ? NULL : table->columns[column].id;
}

static void find_schedule(struct writing *w)
{
    const struct bg_ruleset *ruleset = w->r->intake->ruleset;
    if (!ruleset || !ruleset->price.used || ruleset->price.schedule.slot < 0)
        return;
    const struct bg_price_schedule *s = &ruleset->price.schedule;
    w->table = &ruleset->fields[s->slot];
    for (int role = BG_LINE_ITEM; role < BG_LINE_UNIT_PRICE; role++)
        w->columns[role] = column_for(w, (enum bg_map_role)role);
    if (s->quantity_column >= 0)
        w->columns[BG_LINE_QUANTITY] = id_at(w->table, s->quantity_column);
    w->columns[BG_LINE_UNIT_PRICE] = id_at(w->table, s->unit_price_column);
    w->columns[BG_LINE_AMOUNT] = id_at(w->table, s->amount_column);
    w->option = id_at(w->table, s->option_column);
}

/* A number in a column of texts, and the like, is written as its column asks. */
static struct bg_csv_value shaped(struct writing *w, const char *id, struct bg_csv_value value,
                                  const struct bg_tab_cell *cell)
{
    struct bg_buf out;
    for (size_t c = 0; c < w->table->columns_n; c++) {
        const struct bg_field *column = &w->table->columns[c];
        if (strcmp(column->id, id) != 0 || column->type != BG_FIELD_TEXT || value.problem)
            continue;
        bg_buf_init(&out, w->arena);
        bg_buf_json(&out, bg_tab_name(w->arena, cell->text), -1);
        value.json = bg_buf_text(&out);
    }
    return value;
}

static void tab_bid_put_line(struct writing *w, const struct bg_tab_part *part, size_t line,
                             bool first)
{
    const struct bg_tab_row *row = part->layout->lines[line];
    bg_places_add(w->places, &w->out, bg_tab_row_label(w->arena, part->layout->sheet, row->number));
    bg_buf_puts(&w->out, first ? "{" : ",\n  {");
    for (int role = BG_LINE_ITEM; role < BG_LINE__COUNT; role++) {
        int column = tab_bid_column_of(part, (enum bg_map_role)role);
        if (column < 0 || !w->columns[role])
            continue;
        struct bg_csv_value value = bid_value_at(w, part, row, (enum bg_map_role)role, column);
        if (value.json)
            value = shaped(w, w->columns[role], value, bg_tab_cell(row, (size_t)column));
        bid_put_figure(w, w->columns[role], &value, tab_bid_label_of(w, part, row, column));
    }
    if (w->option && part->layout->optional[line]) {
        tab_bid_put_key(w, w->option);
        bg_buf_puts(&w->out, "true");
    }
    bg_buf_puts(&w->out, "}");
}

static void bid_put_lines(struct writing *w)
{
    bool first = true;
    size_t left = 0;
    tab_bid_put_key(w, w->table->id);
    bg_buf_puts(&w->out, "[");
    for (const struct bg_tab_part *part = w->bidder->parts; part; part = part->next)
        for (size_t i = 0; i < part->layout->lines_n; i++) {
            if (part->layout->optional[i] && !w->option) {
                left++;
                continue;
            }
            tab_bid_put_line(w, part, i, first);
            first = false;
        }
    bg_buf_puts(&w->out, "]");
    if (left)
        bg_intake_note(
            w->r->intake, BG_NOT_MODELLED,
            "\"%s\": %zu lines are options, and the schedule of the ruleset has no column "
            "for that",
            w->bidder->name, left);
}

/* -- the bid -------------------------------------------------------------------------------------- */

static const struct bg_map_state *bid_state_of(const struct writing *w)
{
    const struct bg_map_state *states = w->r->map->statuses.items;
    for (size_t i = 0; i < w->r->map->statuses.n; i++)
        if (strcmp(bg_tab_name(w->arena, states[i].item.key), w->bidder->name) == 0)
            return &states[i];
    return NULL;
}

/* What the mapping says for every bidder. */
static void put_constant(struct writing *w, const char *key, const struct bg_map_cell *cell)
{
    const char *text = cell->value ? bg_json_text(cell->value) : NULL;
    if (text)
        bid_put_text(w, key, text);
}

static void tab_bid_put_head(struct writing *w)
{
    static const char *const names[] = {"active", "withdrawn", "disqualified", "deleted",
                                        "pending"};
    const struct bg_map *map = w->r->map;
    const struct bg_map_state *state = bid_state_of(w);
    bg_buf_puts(&w->out, "{\"format\": \"bidgauge-bid/1\", \"bid\": ");
    bg_buf_json(&w->out, w->bidder->name, -1);
    bg_buf_puts(&w->out, ", \"vendor\": {\"name\": ");
    bg_buf_json(&w->out, w->bidder->name, -1);
    bg_buf_puts(&w->out, "}");
    put_constant(w, "solicitation", &map->solicitation);
    if (state) {
        bid_put_text(w, "status", names[state->status]);
        bid_put_text(w, "status_reason", state->reason);
    }
    put_constant(w, "currency", &map->currency);
    put_constant(w, "tax_basis", &map->tax_basis);
}

static const char *price_field(const struct writing *w)
{
    const struct bg_ruleset *ruleset = w->r->intake->ruleset;
    if (!ruleset)
        return "price";
    return ruleset->price.used && ruleset->price.slot >= 0
               ? ruleset->fields[ruleset->price.slot].id
               : NULL; /* its lines alone are the price */
}

static void put_constants(struct writing *w)
{
    const struct bg_map_cell *answers = w->r->map->answers.items;
    for (size_t i = 0; i < w->r->map->answers.n; i++) {
        const char *text;
        size_t n;
        if (!answers[i].value)
            continue;
        bg_json_raw(w->r->map->json, answers[i].value, &text, &n);
        tab_bid_put_key(w, answers[i].item.key);
        bg_buf_put(&w->out, text, n);
    }
}

static const char *currency_of(const struct bg_tab_reading *r)
{
    const char *own = r->map->currency.value ? bg_json_text(r->map->currency.value) : NULL;
    if (own)
        return own;
    return r->intake->ruleset ? r->intake->ruleset->currency : "";
}

void bg_tab_bid(struct bg_tab_reading *r, struct bg_tab_bidder *bidder)
{
    struct writing w = {.r = r,
                        .bidder = bidder,
                        .arena = r->intake->arena,
                        .places = bg_places_new(r->intake->arena),
                        .currency = currency_of(r)};
    const struct bg_tab_part *first = bidder->parts;
    struct bg_pos pos = {.source = r->intake->source,
                         .label = bg_tab_label(w.arena, first->layout->sheet, first->layout->header,
                                               first->group->first)};
    r->intake->bids_in++;
    if (bidder->reason) {
        bg_diag_add(r->intake->diags, BG_E634, pos, "\"%s\": %s", bidder->name, bidder->reason);
        bg_intake_unreadable(r->intake, pos, "", bidder->name, bidder->reason);
        return;
    }
    bg_buf_init(&w.out, w.arena);
    bg_places_add(w.places, &w.out, pos.label);
    find_schedule(&w);
    tab_bid_put_head(&w);
    tab_bid_put_key(&w, "answers");
    bg_buf_puts(&w.out, "{");
    struct total price = price_of(&w);
    if (price.label && price_field(&w))
        bid_put_figure(&w, price_field(&w), &price.value, price.label);
    put_constants(&w);
    if (w.table)
        bid_put_lines(&w);
    bg_buf_puts(&w.out, "}}\n");
    bg_intake_bid(r->intake, pos, "", bidder->name, &w.out, w.places);
}
