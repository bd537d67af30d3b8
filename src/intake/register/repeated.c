/* Rows of a register that are the same as an earlier one: two crews alike, or one that was copied twice. */
#include "intake/register/repeated.h"

#include <stdint.h>
#include <stdlib.h>

/* Values that are equal are one value in memory (values.h), but for the contract and its amount, which
 * are those of the contract already. The order means nothing; only what is equal counts. */
static int repeated_by_values(const struct bg_register_line *a, const struct bg_register_line *b)
{
    if (a->contract != b->contract)
        return a->contract < b->contract ? -1 : 1;
    for (int c = BG_RC_OCCUPATION; c < BG_RC__COUNT; c++) {
        uintptr_t x = (uintptr_t)a->values[c], y = (uintptr_t)b->values[c];
        if (x != y)
            return x < y ? -1 : 1;
    }
    return 0;
}

static int repeated_by_values_and_row(const void *a, const void *b)
{
    const struct bg_register_line *x = *(const struct bg_register_line *const *)a;
    const struct bg_register_line *y = *(const struct bg_register_line *const *)b;
    int order = repeated_by_values(x, y);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

void bg_register_tell_repeated(struct bg_arena *arena, struct bg_diags *diags,
                               const struct bg_register *reg)
{
    const struct bg_register_line **sorted =
        BG_ARRAY(arena, reg->lines_n + 1, const struct bg_register_line *);
    const struct bg_register_line *first = NULL, *before = NULL;
    size_t n = 0;
    for (size_t i = 0; i < reg->lines_n; i++)
        sorted[i] = &reg->lines[i];
    qsort(sorted, reg->lines_n, sizeof *sorted, repeated_by_values_and_row);
    for (size_t i = 1; i < reg->lines_n; i++) {
        if (repeated_by_values(sorted[i - 1], sorted[i]) != 0)
            continue;
        n++;
        if (first && first->line <= sorted[i]->line)
            continue;
        first = sorted[i];
        before = sorted[i - 1];
    }
    if (n == 0)
        return;
    struct bg_pos pos = {.source = reg->source,
                         .label = bg_arena_printf(arena, "row %lld", (long long)first->line)};
    if (n == 1)
        bg_diag_add(diags, BG_W947, pos, "the row is the same as row %lld: both are counted",
                    (long long)before->line);
    else
        bg_diag_add(diags, BG_W947, pos,
                    "%zu rows are the same as earlier ones, this one as row %lld: each is counted",
                    n, (long long)before->line);
}
