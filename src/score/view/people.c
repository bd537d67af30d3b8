/* Small groups of people: what a class of two earns is what two persons earn. Their rows are joined, then
 * with the next smallest, until the group is large enough, so that nothing can be worked back. */
#include <string.h>

#include "score/view/private.h"

int bg_view_people_column(const struct bg_field *field)
{
    for (size_t i = 0; i < field->columns_n; i++)
        if (field->columns[i].role == BG_ROLE_HEADCOUNT)
            return (int)i;
    return -1;
}

bool bg_view_counts_people(const struct bg_field *field)
{
    static const char *const units[] = {"people",    "persons",  "workers", "worker",
                                        "employees", "employee", "women",   "men"};
    if (field->type != BG_FIELD_INTEGER)
        return false;
    if (field->role == BG_ROLE_HEADCOUNT)
        return true;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(field->unit, units[i]) == 0)
            return true;
    return false;
}

/* How many people the row is of; false: it is of none, and nobody is to be protected. */
static bool view_people_people_of(const struct bg_table *table, size_t row, int column,
                                  struct bg_dec *people)
{
    const struct bg_value *cell = &table->cells[row * table->columns + (size_t)column];
    *people = bg_dec_int(0);
    if (cell->type != BG_V_NUMBER)
        return true; /* not known: it may be few */
    *people = cell->as.number;
    return bg_dec_sign(cell->as.number) > 0;
}

/* The row with the fewest people that is not joined yet. */
static size_t next_smallest(const struct bg_table *table, int column, const bool *joined)
{
    size_t best = table->rows;
    struct bg_dec people, least = bg_dec_int(0);
    for (size_t r = 0; r < table->rows; r++) {
        if (joined[r] || !view_people_people_of(table, r, column, &people))
            continue;
        if (best == table->rows || bg_dec_cmp(people, least) < 0) {
            best = r;
            least = people;
        }
    }
    return best;
}

const bool *bg_view_joined(struct bg_arena *arena, const struct bg_field *field,
                           const struct bg_table *table, int64_t smallest)
{
    int column = bg_view_people_column(field);
    bool *joined = BG_ARRAY(arena, table->rows + 1, bool);
    struct bg_dec limit = bg_dec_int(smallest), sum = bg_dec_int(0), people;
    size_t n = 0;
    if (column < 0 || (size_t)column >= table->columns)
        return NULL;
    for (;;) {
        size_t r = next_smallest(table, column, joined);
        if (r == table->rows)
            break;
        view_people_people_of(table, r, column, &people);
        if (bg_dec_cmp(people, limit) >= 0 && (n == 0 || bg_dec_cmp(sum, limit) >= 0))
            break;
        joined[r] = true;
        n++;
        if (!bg_dec_add(sum, people, &sum))
            break;
    }
    return n > 0 ? joined : NULL;
}

static bool is_small(const struct bg_viewing *v, const struct bg_value *value)
{
    return value->type == BG_V_NUMBER && bg_dec_sign(value->as.number) > 0 &&
           bg_dec_cmp(value->as.number, bg_dec_int(v->ruleset->open.smallest_group)) < 0;
}

static bool has_small(const struct bg_viewing *v, const struct bg_bid *bid, size_t slot)
{
    const struct bg_field *field = &v->ruleset->fields[slot];
    const struct bg_value *value = &bid->values[slot];
    if (value->type == BG_V_TABLE)
        return bg_view_joined(v->arena, field, value->as.table, v->ruleset->open.smallest_group) !=
               NULL;
    return bg_view_counts_people(field) && is_small(v, value);
}

void bg_viewing_people(struct bg_viewing *v)
{
    size_t fields = v->ruleset->fields_n;
    bool **of = BG_ARRAY(v->arena, v->lot->bids_n + 1, bool *);
    bool *any = BG_ARRAY(v->arena, fields + 1, bool);
    for (size_t b = 0; b < v->lot->bids_n; b++) {
        const struct bg_bid *bid = v->lot->bids[b].bid;
        of[b] = BG_ARRAY(v->arena, fields + 1, bool);
        for (size_t s = 0; s < fields && bid->values != NULL; s++) {
            if (v->audience->sees >= BG_CLASS_PANEL)
                break;
            of[b][s] = has_small(v, bid, s);
            any[s] = any[s] || of[b][s];
        }
    }
    v->merged_of = of;
    v->merged = any;
}
