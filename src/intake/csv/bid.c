/* A bid from its rows. What is outside tables must be the same in each row that says it; the
 * rows of a table are the rows of the file. Every cell is read once, and keeps its place. */
#include "intake/csv/map.h"

#include <string.h>

struct writing {
    struct bg_intake *intake;
    struct bg_map *map;
    const struct bg_map_header *header;
    const struct bg_table_bid *bid;
    struct bg_buf out;
    struct bg_places *places;
    const char *currency; /* of the bid; "" when not known */
    const char *reason;   /* NULL, or why the bid cannot be read */
    struct bg_tally answers;
};

/* `row 4`, of a workbook with its sheet */
static const char *row_label(const struct writing *w, const struct bg_table_row *row)
{
    return bg_tab_row_label(w->intake->arena, row->sheet, row->number);
}

/* `row 4, column "wage"` */
static const char *csv_bid_label_of(const struct writing *w, const struct bg_map_cell *cell,
                                    const struct bg_table_row *row)
{
    struct bg_buf label;
    if (cell->at_n == 0)
        return bg_arena_printf(w->intake->arena, "%s, by the mapping", row_label(w, row));
    bg_buf_init(&label, w->intake->arena);
    bg_buf_printf(&label, "%s, column%s ", row_label(w, row), cell->at_n > 1 ? "s" : "");
    for (size_t i = 0; i < cell->at_n; i++)
        bg_buf_printf(&label, "%s\"%s\"", i ? ", " : "", w->header->names[cell->at[i]]);
    return bg_buf_text(&label);
}

static struct bg_pos bid_pos_of(const struct writing *w, const struct bg_map_cell *cell,
                                const struct bg_table_row *row)
{
    return (struct bg_pos){.source = w->intake->source,
                           .offset = row->offset,
                           .label = csv_bid_label_of(w, cell, row)};
}

static struct bg_csv_value get(const struct writing *w, struct bg_map_cell *cell,
                               const struct bg_table_row *row)
{
    struct bg_arena *arena = w->intake->arena;
    const struct bg_tab_cell **cells = BG_ARRAY(arena, cell->at_n, const struct bg_tab_cell *);
    for (size_t i = 0; i < cell->at_n; i++)
        cells[i] = row->cells[cell->at[i]];
    struct bg_csv_value value = bg_csv_value(arena, w->map, cell, cells, w->currency);
    cell->relabelled += value.relabelled;
    if (value.marked)
        bg_intake_note(w->intake, BG_COERCED, "%s: the mark beside the number is left out",
                       csv_bid_label_of(w, cell, row));
    if (value.problem)
        bg_diag_add(w->intake->diags, BG_E633, bid_pos_of(w, cell, row), "%s: %s", cell->what,
                    value.problem);
    return value;
}

static bool in_scope(const struct bg_table_row *row, const char *lot)
{
    return !lot || (row->lot && strcmp(row->lot, lot) == 0);
}

struct picked {
    struct bg_csv_value value;
    const struct bg_table_row *row; /* that says it; NULL: none does */
};

/* The value that all rows of the bid (of the lot, as JSON) agree on. */
static struct picked bid_pick(struct writing *w, struct bg_map_cell *cell, const char *lot)
{
    struct picked picked = {.row = NULL};
    const struct bg_table_row *row = w->bid->rows;
    for (; row && bg_map_cell_is(cell); row = row->next) {
        if (!in_scope(row, lot))
            continue;
        struct bg_csv_value value = get(w, cell, row);
        if (!value.json)
            continue;
        if (!picked.row) {
            picked.value = value;
            picked.row = row;
        } else if (strcmp(picked.value.json, value.json) != 0) {
            bg_diag_add(w->intake->diags, BG_E635, bid_pos_of(w, cell, row),
                        "%s is %s here and %s in %s of the same bid, \"%s\"", cell->what,
                        value.json, picked.value.json, row_label(w, picked.row), w->bid->id);
            w->reason = bg_arena_printf(w->intake->arena, "%s and %s differ in %s",
                                        row_label(w, picked.row), row_label(w, row), cell->what);
            break;
        }
        if (cell->at_n == 0)
            break; /* a constant */
    }
    return picked;
}

static void csv_bid_put_key(struct writing *w, const char *key)
{
    char last = w->out.size ? w->out.data[w->out.size - 1] : '{';
    bg_buf_puts(&w->out, strchr("{[", last) ? "" : ", ");
    bg_buf_json(&w->out, key, -1);
    bg_buf_puts(&w->out, ": ");
}

static void put_picked(struct writing *w, const char *key, const struct bg_map_cell *cell,
                       const struct picked *picked)
{
    if (!picked->row)
        return;
    bg_places_add_problem(w->places, &w->out, csv_bid_label_of(w, cell, picked->row),
                          picked->value.problem);
    csv_bid_put_key(w, key);
    bg_buf_puts(&w->out, picked->value.json);
}

/* The same of an answer, which is counted where a cell of the source says it. */
static void bid_put_counted(struct writing *w, const char *key, const struct bg_map_cell *cell,
                            const struct picked *picked)
{
    put_picked(w, key, cell, picked);
    if (!picked->row || cell->at_n == 0)
        return;
    w->answers.in++;
    w->answers.coerced += picked->value.relabelled;
    *(picked->value.problem ? &w->answers.refused : &w->answers.read) += 1;
    if (picked->value.problem)
        bg_intake_note(w->intake, BG_REFUSED, "%s: %s", csv_bid_label_of(w, cell, picked->row),
                       picked->value.problem);
}

/* What tells one bid from another. A problem there makes the whole bid unreadable. */
static void bid_put_identity(struct writing *w, const char *key, struct bg_map_cell *cell)
{
    struct picked picked = bid_pick(w, cell, NULL);
    if (picked.row && picked.value.problem)
        w->reason = bg_arena_printf(w->intake->arena, "%s cannot be used: %s", cell->what,
                                    picked.value.problem);
    put_picked(w, key, cell, &picked);
}

/* The same where only some words can be (a NULL ends them). */
static void put_word(struct writing *w, const char *key, struct bg_map_cell *cell,
                     const char *const *words)
{
    struct picked picked = bid_pick(w, cell, NULL);
    if (!picked.row)
        return;
    while (*words && (!picked.value.text || strcmp(picked.value.text, *words) != 0))
        words++;
    if (!*words) {
        bg_diag_add(w->intake->diags, BG_E634, bid_pos_of(w, cell, picked.row),
                    "%s: the mapping does not say what %s means; see \"words\"", cell->what,
                    picked.value.json);
        w->reason =
            bg_arena_printf(w->intake->arena, "%s %s is not known", cell->what, picked.value.json);
    }
    put_picked(w, key, cell, &picked);
}

/* What the source publishes about the award of the bid (of a lot of it, as JSON and as text). It is
 * no part of the bid, so a word that is not known makes no fault of the bid. */
static void bid_note_award(struct writing *w, const char *lot, const char *lot_text)
{
    static const char *const words[] = {"active", "pending", "unsuccessful", "cancelled", NULL};
    struct bg_map_cell *cell = &w->map->award;
    struct picked picked = bid_pick(w, cell, lot);
    size_t i = 0;
    if (!picked.row)
        return;
    while (words[i] && (!picked.value.text || strcmp(picked.value.text, words[i]) != 0))
        i++;
    if (!words[i]) {
        bg_intake_note(w->intake, BG_REFUSED,
                       "%s: the award: the mapping does not say what %s means; see \"words\"",
                       csv_bid_label_of(w, cell, picked.row), picked.value.json);
        return;
    }
    struct bg_intake_award award = {.pos = bid_pos_of(w, cell, picked.row),
                                    .lot = lot_text,
                                    .bid = w->bid->id,
                                    .supplier = "",
                                    .status = words[i],
                                    .evaluated = ""};
    bg_intake_awarded(w->intake, &award);
}

/* The cells of the table in this row of the file. Gives whether any is filled in. */
static bool put_table_row(struct writing *w, const struct bg_map_table *table,
                          const struct bg_table_row *row, bool first)
{
    struct bg_map_cell *cells = table->columns.items;
    size_t n = table->columns.n;
    struct bg_csv_value *values = BG_ARRAY(w->intake->arena, n, struct bg_csv_value);
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        values[i] = get(w, &cells[i], row);
        any = any || (values[i].json && cells[i].at_n > 0);
    }
    if (!any)
        return false;
    bg_places_add(w->places, &w->out, row_label(w, row));
    bg_buf_puts(&w->out, first ? "{" : ",\n  {");
    for (size_t i = 0; i < n; i++) {
        struct picked picked = {.value = values[i], .row = values[i].json ? row : NULL};
        bid_put_counted(w, cells[i].item.key, &cells[i], &picked);
    }
    bg_buf_puts(&w->out, "}");
    return true;
}

static void csv_bid_put_table(struct writing *w, const struct bg_map_table *table, const char *lot)
{
    const struct bg_table_row *row = w->bid->rows;
    bool first = true;
    while (row && !in_scope(row, lot))
        row = row->next;
    bg_places_add(w->places, &w->out, row_label(w, row));
    csv_bid_put_key(w, table->item.key);
    bg_buf_puts(&w->out, "[");
    for (; row; row = row->next)
        if (in_scope(row, lot) && put_table_row(w, table, row, first))
            first = false;
    bg_buf_puts(&w->out, "]");
}

static void note_repeated(struct writing *w, const char *lot)
{
    const struct bg_table_row *first = NULL;
    for (const struct bg_table_row *row = w->bid->rows; row && !w->reason; row = row->next) {
        if (!in_scope(row, lot))
            continue;
        if (first)
            bg_intake_note(w->intake, BG_IGNORED, "%s: says of bid \"%s\" what %s says",
                           row_label(w, row), w->bid->id, row_label(w, first));
        first = first ? first : row;
    }
}

/* lot: as JSON; NULL: of all rows. */
static void csv_bid_put_answers(struct writing *w, const char *lot)
{
    struct bg_map_cell *answers = w->map->answers.items;
    const struct bg_map_table *tables = w->map->tables.items;
    csv_bid_put_key(w, "answers");
    bg_buf_puts(&w->out, "{");
    for (size_t i = 0; i < w->map->answers.n; i++) {
        struct picked picked = bid_pick(w, &answers[i], lot);
        bid_put_counted(w, answers[i].item.key, &answers[i], &picked);
    }
    for (size_t i = 0; i < w->map->tables.n; i++)
        csv_bid_put_table(w, &tables[i], lot);
    bg_buf_puts(&w->out, "}");
    if (w->map->tables.n == 0)
        note_repeated(w, lot);
}

static bool bid_read_lots(struct writing *w)
{
    struct bg_map_cell *cell = &w->map->lot;
    for (struct bg_table_row *row = w->bid->rows; row; row = row->next) {
        struct bg_csv_value value = get(w, cell, row);
        row->lot = value.json;
        if (value.text && !value.problem)
            continue;
        w->reason = bg_arena_printf(w->intake->arena, "%s names no lot", row_label(w, row));
        bg_diag_add(w->intake->diags, BG_E634, bid_pos_of(w, cell, row), "the row names no lot");
        return false;
    }
    return true;
}

static void bid_put_lots(struct writing *w)
{
    if (!bid_read_lots(w))
        return;
    csv_bid_put_key(w, "lots");
    bg_buf_puts(&w->out, "{");
    for (const struct bg_table_row *row = w->bid->rows; row; row = row->next) {
        const struct bg_table_row *before = w->bid->rows;
        while (before != row && strcmp(before->lot, row->lot) != 0)
            before = before->next;
        if (before != row)
            continue;
        bg_places_add(w->places, &w->out, csv_bid_label_of(w, &w->map->lot, row));
        bg_buf_printf(&w->out, "%s%s: {", row == w->bid->rows ? "" : ", ", row->lot);
        csv_bid_put_answers(w, row->lot);
        bid_note_award(w, row->lot, get(w, &w->map->lot, row).text);
        bg_buf_puts(&w->out, "}");
    }
    bg_buf_puts(&w->out, "}");
}

/* The amounts of a bid are in its currency: the mapping's, else the ruleset's. */
static void bid_put_currency(struct writing *w)
{
    struct picked picked = bid_pick(w, &w->map->currency, NULL);
    if (picked.row && picked.value.text)
        w->currency = picked.value.text;
    put_picked(w, "currency", &w->map->currency, &picked);
}

static void csv_bid_put_head(struct writing *w)
{
    static const char *const statuses[] = {"active",  "withdrawn", "disqualified",
                                           "deleted", "pending",   NULL};
    static const char *const tax_bases[] = {"with tax", "without tax", NULL};
    struct bg_map *map = w->map;
    bg_places_add(w->places, &w->out, csv_bid_label_of(w, &map->bid, w->bid->rows));
    bg_buf_puts(&w->out, "{\"format\": \"bidgauge-bid/1\", \"bid\": ");
    bg_buf_json(&w->out, w->bid->id, -1);
    if (bg_map_cell_is(&map->vendor.id) || bg_map_cell_is(&map->vendor.name)) {
        csv_bid_put_key(w, "vendor");
        bg_buf_puts(&w->out, "{");
        bid_put_identity(w, "id", &map->vendor.id);
        bid_put_identity(w, "name", &map->vendor.name);
        bg_buf_puts(&w->out, "}");
    }
    bid_put_identity(w, "solicitation", &map->solicitation);
    bid_put_identity(w, "submitted", &map->submitted);
    put_word(w, "status", &map->status, statuses);
    bid_put_identity(w, "status_reason", &map->status_reason);
    bid_put_currency(w);
    put_word(w, "tax_basis", &map->tax_basis, tax_bases);
}

/* Only of bids that are read: in one that is not, nobody knows which cells are its answers. */
static void bid_add_answers(struct bg_tally *sum, const struct bg_tally *one)
{
    sum->in += one->in;
    sum->read += one->read;
    sum->coerced += one->coerced;
    sum->refused += one->refused;
}

void bg_csv_bid(struct bg_intake *intake, struct bg_map *map, const struct bg_map_header *header,
                const struct bg_table_bid *bid)
{
    struct writing w = {.intake = intake,
                        .map = map,
                        .header = header,
                        .bid = bid,
                        .places = bg_places_new(intake->arena),
                        .currency = intake->ruleset ? intake->ruleset->currency : "",
                        .reason = bid->reason};
    struct bg_pos pos = {.source = intake->source, .offset = bid->rows->offset};
    pos.label = row_label(&w, bid->rows);
    if (!w.reason) {
        bg_buf_init(&w.out, intake->arena);
        csv_bid_put_head(&w);
        if (bg_map_cell_is(&map->lot)) {
            bid_put_lots(&w);
        } else {
            csv_bid_put_answers(&w, NULL);
            bid_note_award(&w, NULL, "");
        }
        bg_buf_puts(&w.out, "}\n");
    }
    if (w.reason) {
        bg_intake_unreadable(intake, pos, "", bid->id, w.reason);
    } else {
        bg_intake_bid(intake, pos, "", bid->id, &w.out, w.places);
        bid_add_answers(&intake->answers, &w.answers);
    }
}
