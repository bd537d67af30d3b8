/* Keeping what a form holds besides its answers: cells, and texts that are in no cell. Whether it is
 * what was sent out is known only when the form's ruleset is. A form may hold any amount of it; what
 * goes beyond the bounds is counted, and ends nothing. */
#include <string.h>

#include "intake/form/form.h"

enum { BESIDE_BYTES = 16 << 20, ASIDES_MOST = 2000, ASIDE_BYTES = 4096 };

static const char *beside_keep_text(struct bg_form_read *r, const char *text, size_t n)
{
    r->kept_beside += n + 1;
    return bg_arena_text(r->arena, text, n);
}

void bg_form_keep_beside(struct bg_form_read *r, const struct bg_form_beside *beside)
{
    size_t n = strlen(beside->text), formula_n = beside->formula ? strlen(beside->formula) : 0;
    size_t own = sizeof *beside + n + formula_n + 2;
    if (r->kept_beside + own > BESIDE_BYTES) {
        r->more_beside++;
        return;
    }
    struct bg_form_beside *kept = BG_NEW(r->arena, struct bg_form_beside);
    *kept = *beside;
    kept->next = NULL;
    kept->text = beside_keep_text(r, beside->text, n);
    kept->formula = beside->formula ? beside_keep_text(r, beside->formula, formula_n) : NULL;
    r->kept_beside += sizeof *kept;
    *r->last_beside = kept;
    r->last_beside = &kept->next;
}

bool bg_form_keep_aside(struct bg_form_read *r, const struct bg_form_sheet *sheet,
                        const struct bg_xlsx_side *side)
{
    size_t n = strlen(side->text);
    if (++r->asides_n > ASIDES_MOST) {
        r->more_beside++;
        return false;
    }
    n = n < ASIDE_BYTES ? n : ASIDE_BYTES;
    while (n && ((unsigned char)side->text[n] & 0xC0) == 0x80)
        n--;
    struct bg_form_aside *kept = BG_NEW(r->arena, struct bg_form_aside);
    *kept = (struct bg_form_aside){.sheet = sheet,
                                   .kind = side->kind,
                                   .row = side->row,
                                   .column = side->column,
                                   .text = bg_arena_text(r->arena, side->text, n)};
    *r->last_aside = kept;
    r->last_aside = &kept->next;
    return true;
}
