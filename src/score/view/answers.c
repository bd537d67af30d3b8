/* The answers of a bid, table rows one by one. */
#include <string.h>

#include "score/view/private.h"

static const struct bg_seen nothing = {.value = {.type = BG_V_MISSING, .row = -1}};

static struct bg_seen withheld(const char *ground)
{
    struct bg_seen seen = nothing;
    seen.ground = ground;
    return seen;
}

static struct bg_value answers_text_value(const char *text)
{
    struct bg_value value = {.type = BG_V_TEXT, .row = -1};
    value.as.text.bytes = text;
    value.as.text.n = strlen(text);
    return value;
}

/* As people read it: the label of a choice, and not what a vendor wrote that cannot be used. */
static struct bg_seen view_answers_shown(const struct bg_field *field, const struct bg_value *value)
{
    struct bg_seen seen = nothing;
    seen.value = *value;
    if (value->type == BG_V_ERROR)
        seen.value = answers_text_value("(the answer cannot be used)");
    for (size_t i = 0; i < field->choices_n && value->type == BG_V_TEXT; i++) {
        const struct bg_choice *choice = &field->choices[i];
        if (strlen(choice->id) == value->as.text.n &&
            memcmp(choice->id, value->as.text.bytes, value->as.text.n) == 0 &&
            choice->label[0] != '\0')
            seen.value = answers_text_value(choice->label);
    }
    return seen;
}

/* What must not be found afterwards. A choice, a yes or no is a word of the published ruleset. */
static void keep_secret(struct bg_viewing *v, const struct bg_bid_result *bid,
                        const struct bg_field *field, const char *label, const char *ground,
                        const struct bg_value *value)
{
    bool told = value->type == BG_V_NUMBER || value->type == BG_V_DATE ||
                (value->type == BG_V_TEXT && field->type == BG_FIELD_TEXT);
    if (told)
        bg_viewing_withhold(v, bid, bg_arena_printf(v->arena, "answer \"%s\"", label), ground,
                            *value);
}

static void keep_table(struct bg_viewing *v, const struct bg_bid_result *bid,
                       const struct bg_field *field, const struct bg_table *table, size_t row,
                       const char *ground)
{
    for (size_t c = 0; c < table->columns && c < field->columns_n; c++)
        keep_secret(v, bid, &field->columns[c], field->columns[c].label, ground,
                    &table->cells[row * table->columns + c]);
}

/* -- tables ------------------------------------------------------------------------------------------ */

struct tabling {
    struct bg_viewing *v;
    const struct bg_bid_result *bid;
    const struct bg_field *field;
    const struct bg_table *table;
    const bool *joined;     /* NULL: no row is */
    int people;             /* column; -1: none */
    const char *few;        /* the ground of a small count */
    const char *few_joined; /* of what else a joined row has */
};

static bool is_few(const struct tabling *t, const struct bg_value *cell)
{
    return cell->type == BG_V_NUMBER && bg_dec_sign(cell->as.number) > 0 &&
           bg_dec_cmp(cell->as.number, bg_dec_int(t->v->ruleset->open.smallest_group)) < 0;
}

/* Another count of people in the row is small: with the rest of them it could be worked back. */
static bool has_few(const struct tabling *t, size_t row)
{
    for (size_t c = 0; c < t->table->columns && c < t->field->columns_n; c++)
        if ((int)c != t->people && bg_view_counts_people(&t->field->columns[c]) &&
            is_few(t, &t->table->cells[row * t->table->columns + c]))
            return true;
    return false;
}

static struct bg_seen answers_cell_of(const struct tabling *t, size_t row, size_t c, bool outside)
{
    const struct bg_field *column = &t->field->columns[c];
    const struct bg_value *cell = &t->table->cells[row * t->table->columns + c];
    const char *ground =
        outside && column->confidential ? "confidential by the solicitation" : NULL;
    if (ground == NULL && outside && bg_view_counts_people(column) && has_few(t, row))
        ground = is_few(t, cell) && (int)c != t->people ? t->few
                                                        : "left out: a small group could be worked "
                                                          "back from it";
    if (ground == NULL)
        return view_answers_shown(column, cell);
    keep_secret(t->v, t->bid, column, column->label, ground, cell);
    return withheld(ground);
}

static struct bg_view_row plain_row(const struct tabling *t, size_t row, bool outside)
{
    struct bg_seen *cells = BG_ARRAY(t->v->arena, t->field->columns_n + 1, struct bg_seen);
    for (size_t c = 0; c < t->field->columns_n; c++)
        cells[c] = c < t->table->columns ? answers_cell_of(t, row, c, outside) : nothing;
    return (struct bg_view_row){.cells = cells};
}

static struct bg_dec people_in(const struct tabling *t, bool joined_only)
{
    struct bg_dec sum = bg_dec_int(0);
    for (size_t r = 0; r < t->table->rows; r++) {
        const struct bg_value *cell = &t->table->cells[r * t->table->columns + (size_t)t->people];
        if (cell->type == BG_V_NUMBER && (!joined_only || t->joined[r]))
            (void)bg_dec_add(sum, cell->as.number, &sum);
    }
    return sum;
}

static struct bg_seen answers_count_of(const struct tabling *t, struct bg_dec people)
{
    struct bg_seen seen = nothing;
    seen.value.type = BG_V_NUMBER;
    seen.value.as.number = people;
    return is_few(t, &seen.value) ? withheld(t->few) : seen;
}

/* What such a class is called is no secret, only what is said of it. */
static void keep_counts(const struct tabling *t, size_t row)
{
    for (size_t c = 0; c < t->table->columns && c < t->field->columns_n; c++)
        if (t->table->cells[row * t->table->columns + c].type == BG_V_NUMBER)
            keep_secret(t->v, t->bid, &t->field->columns[c], t->field->columns[c].label,
                        t->few_joined, &t->table->cells[row * t->table->columns + c]);
}

/* The joined rows as one: how many classes, and how many people together. */
static struct bg_view_row joined_row(const struct tabling *t)
{
    struct bg_seen *cells = BG_ARRAY(t->v->arena, t->field->columns_n + 1, struct bg_seen);
    size_t n = 0;
    for (size_t r = 0; r < t->table->rows; r++) {
        if (!t->joined[r])
            continue;
        n++;
        keep_counts(t, r);
    }
    for (size_t c = 0; c < t->field->columns_n; c++)
        cells[c] = withheld(t->few_joined);
    cells[t->people] = t->field->columns[t->people].confidential
                           ? withheld("confidential by the solicitation")
                           : answers_count_of(t, people_in(t, true));
    return (struct bg_view_row){
        .joined = bg_arena_printf(t->v->arena, "%zu other %s", n, n == 1 ? "class" : "classes"),
        .cells = cells};
}

static bool any_few(const struct tabling *t)
{
    for (size_t r = 0; r < t->table->rows; r++)
        if (has_few(t, r))
            return true;
    return false;
}

static void view_answers_put_table(struct bg_viewing *v, size_t bid, const struct bg_field *field,
                                   struct bg_view_answer *out)
{
    const struct bg_table *table = v->lot->bids[bid].bid->values[out->slot].as.table;
    bool outside = v->audience->sees < BG_CLASS_PANEL && !bg_viewing_own(v, &v->lot->bids[bid]);
    struct tabling t = {
        v,
        &v->lot->bids[bid],
        field,
        table,
        NULL,
        bg_view_people_column(field),
        bg_arena_printf(v->arena, "fewer than %lld", (long long)v->ruleset->open.smallest_group),
        bg_arena_printf(v->arena, "left out: groups of fewer than %lld people are joined",
                        (long long)v->ruleset->open.smallest_group)};
    struct bg_view_row *rows = BG_ARRAY(v->arena, table->rows + 1, struct bg_view_row);
    if (outside)
        t.joined = bg_view_joined(v->arena, field, table, v->ruleset->open.smallest_group);
    for (size_t r = 0; r < table->rows; r++)
        if (t.joined == NULL || !t.joined[r])
            rows[out->rows_n++] = plain_row(&t, r, outside);
    if (t.joined != NULL)
        rows[out->rows_n++] = joined_row(&t);
    out->rows = rows;
    out->has_people = t.people >= 0 && (size_t)t.people < table->columns;
    if (!out->has_people)
        return;
    out->people = outside && (field->columns[t.people].confidential || any_few(&t))
                      ? withheld("left out: a small group could be worked back from it")
                      : (outside ? answers_count_of(&t, people_in(&t, false)) : nothing);
    if (!outside) {
        out->people.value.type = BG_V_NUMBER;
        out->people.value.as.number = people_in(&t, false);
    }
}

/* -- all of it ---------------------------------------------------------------------------------------- */

/* A count of people that is small, or that a small one could be worked back from. */
static const char *count_ground(const struct bg_viewing *v, size_t bid, size_t slot)
{
    const struct bg_ruleset *rules = v->ruleset;
    if (!bg_view_counts_people(&rules->fields[slot]))
        return NULL;
    if (v->merged_of[bid][slot])
        return bg_arena_printf(v->arena, "fewer than %lld", (long long)rules->open.smallest_group);
    for (size_t i = 0; i < rules->fields_n; i++)
        if (v->merged_of[bid][i] && bg_view_counts_people(&rules->fields[i]))
            return "left out: a small group could be worked back from it";
    return NULL;
}

static void view_answers_put_answer(struct bg_viewing *v, size_t bid, size_t slot,
                                    struct bg_view_answer *out)
{
    const struct bg_bid_result *b = &v->lot->bids[bid];
    const struct bg_field *field = &v->ruleset->fields[slot];
    const struct bg_value *value = &b->bid->values[slot];
    const char *ground = bg_viewing_own(v, b) ? NULL : v->field_ground[slot];
    if (ground == NULL && !bg_viewing_own(v, b))
        ground = count_ground(v, bid, slot);
    *out = (struct bg_view_answer){.slot = slot, .value = nothing};
    if (ground == NULL && value->type == BG_V_TABLE) {
        view_answers_put_table(v, bid, field, out);
        return;
    }
    out->value = ground != NULL ? withheld(ground) : view_answers_shown(field, value);
    if (ground == NULL)
        return;
    keep_secret(v, b, field, field->label, ground, value);
    for (size_t r = 0; value->type == BG_V_TABLE && r < value->as.table->rows; r++)
        keep_table(v, b, field, value->as.table, r, ground);
}

void bg_viewing_answers(struct bg_viewing *v, size_t bid, struct bg_view_bid *out)
{
    const struct bg_bid_result *b = &v->lot->bids[bid];
    bool open = b->status < BG_LATE && b->bid->values != NULL;
    bool whole = b->bid->status == BG_BID_ACTIVE || b->bid->status == BG_BID_DISQUALIFIED;
    if (!open || !whole)
        return;
    struct bg_view_answer *answers =
        BG_ARRAY(v->arena, v->ruleset->fields_n + 1, struct bg_view_answer);
    for (size_t s = 0; s < v->ruleset->fields_n; s++)
        view_answers_put_answer(v, bid, s, &answers[s]);
    out->answers = answers;
    out->answers_n = v->ruleset->fields_n;
}
