/* Answers in decisions: bound by the same door as those of bids. */
#include <string.h>

#include "intake/decisions/apply.h"

static bool bind(struct bg_applying *a, const struct bg_field *field, const struct cJSON *node,
                 struct bg_diags *diags, const struct bg_where *where, struct bg_value *out,
                 const char **problem)
{
    struct bg_binder binder = {
        .arena = a->arena, .diags = diags, .ruleset = a->ruleset, .json = a->json};
    *out = BG_MISSING;
    *problem = NULL;
    return node == NULL || bg_bind_value(&binder, field, node, where, out, problem);
}

bool bg_applying_value(struct bg_applying *a, const struct bg_decision_entry *entry,
                       const struct bg_field *field, const struct cJSON *node,
                       struct bg_answer *out)
{
    struct bg_where where = {.field = field};
    *out = (struct bg_answer){.pos = node ? bg_json_pos(a->json, node) : entry->pos};
    return bind(a, field, node, a->diags, &where, &out->value, &out->problem);
}

static const char *value_words_of(struct bg_arena *arena, const struct bg_value *value)
{
    struct bg_buf buf;
    bg_buf_init(&buf, arena);
    bg_value_words(value, &buf);
    return value->type == BG_V_MISSING ? "not answered" : bg_buf_text(&buf);
}

/* What the entry says that the answer was must be what the bid says: else it may be meant for another
 * question or bid. Whole tables, and answers that could not be used, are not compared. */
static bool was_so(struct bg_applying *a, const struct bg_decision_entry *entry, size_t bid,
                   const struct bg_field *field, const struct bg_decision *made)
{
    struct bg_where where = {.field = field};
    struct bg_value was;
    const char *problem;
    if (entry->was == NULL || field->type == BG_FIELD_TABLE || made->was.type == BG_V_ERROR)
        return true;
    bool usable = bind(a, field, entry->was, bg_diags_new(a->arena), &where, &was, &problem);
    const char *said = usable ? value_words_of(a->arena, &was) : "one that cannot be used";
    const char *own = value_words_of(a->arena, &made->was);
    if (usable && was.type == made->was.type && strcmp(said, own) == 0)
        return true;
    bg_diag_add(a->diags, BG_E550, bg_applying_pos(a, entry, "was"),
                "the clarification says that \"%s\" of bid \"%s\" was %s, but the bid says %s",
                bg_decision_question(a->arena, a->ruleset, made), bg_applying_name(a, bid), said,
                own);
    return false;
}

/* The table with one cell changed. */
static struct bg_value with_cell(struct bg_applying *a, const struct bg_table *table,
                                 const struct bg_decision *made)
{
    size_t n = table->rows * table->columns;
    struct bg_table *out = BG_NEW(a->arena, struct bg_table);
    struct bg_value *cells = BG_ARRAY(a->arena, n, struct bg_value);
    memcpy(cells, table->cells, n * sizeof *cells);
    cells[((size_t)made->row - 1) * table->columns + (size_t)made->column] = made->now;
    *out = *table;
    out->cells = cells;
    return (struct bg_value){.type = BG_V_TABLE, .row = -1, .as.table = out};
}

static const struct bg_value *value_cell_of(struct bg_applying *a,
                                            const struct bg_decision_entry *entry, size_t bid,
                                            const struct bg_decision *made)
{
    const struct bg_value *value = &a->bids[bid]->values[made->slot];
    size_t rows = value->type == BG_V_TABLE ? value->as.table->rows : 0;
    if (value->type == BG_V_TABLE && (size_t)made->row <= rows)
        return &value->as.table->cells[((size_t)made->row - 1) * value->as.table->columns +
                                       (size_t)made->column];
    bg_diag_add(a->diags, BG_E545, bg_applying_pos(a, entry, "row"),
                "\"%s\" of bid \"%s\" has %zu rows, and no row %lld",
                a->ruleset->fields[made->slot].label, bg_applying_name(a, bid), rows,
                (long long)made->row);
    return NULL;
}

bool bg_applying_clarified(struct bg_applying *a, const struct bg_decision_entry *entry, size_t bid,
                           struct bg_decision *made, struct bg_answer *out)
{
    const struct bg_field *field = &a->ruleset->fields[made->slot];
    const struct bg_value *before = &a->bids[bid]->values[made->slot];
    if (made->row) {
        before = value_cell_of(a, entry, bid, made);
        field = &field->columns[made->column];
    }
    if (before == NULL)
        return false;
    made->was = *before;
    if (!was_so(a, entry, bid, field, made) || !bg_applying_value(a, entry, field, entry->now, out))
        return false;
    made->now = out->value;
    if (made->row)
        out->value = with_cell(a, a->bids[bid]->values[made->slot].as.table, made);
    return true;
}
