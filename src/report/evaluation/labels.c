/* Labels of choices in cells, and ids in formulas. */
#include "report/evaluation/labels.h"

#include <string.h>

#include "report/book/page.h"

const char *bg_labels_text(const struct bg_field *field, size_t i)
{
    const char *label = field->choices[i].label;
    return label && *label ? label : field->choices[i].id;
}

struct bg_value bg_labels_value(const struct bg_field *field, struct bg_value value)
{
    if (field->type != BG_FIELD_CHOICE || value.type != BG_V_TEXT)
        return value;
    for (size_t i = 0; i < field->choices_n; i++)
        if (strlen(field->choices[i].id) == value.as.text.n &&
            memcmp(field->choices[i].id, value.as.text.bytes, value.as.text.n) == 0) {
            value.as.text.bytes = bg_labels_text(field, i);
            value.as.text.n = strlen(value.as.text.bytes);
            break;
        }
    return value;
}

/* EXACT, since a spreadsheet's = ignores case. */
const struct bg_formula *bg_labels_id(struct bg_arena *arena, const struct bg_field *field,
                                      const struct bg_formula *cell)
{
    const struct bg_formula *all = NULL;
    for (size_t i = 0; i < field->choices_n; i++) {
        const struct bg_formula *own = BG_FORMULA(arena, "IF(EXACT(a,b),c,\"\")", cell,
                                                  bg_formula_text(arena, bg_labels_text(field, i)),
                                                  bg_formula_text(arena, field->choices[i].id));
        if (!own)
            return NULL;
        all = i ? BG_FORMULA(arena, "a&b", all, own) : own;
    }
    return all;
}

/* A program may show another text than was written, or take spaces at its ends away. */
static bool labels_is_kept(struct bg_arena *arena, const char *label)
{
    enum { UNITS = 255 };
    bool altered = false;
    size_t n = strlen(label);
    return n && label[0] != ' ' && label[n - 1] != ' ' && !strpbrk(label, "\r\n\t") &&
           strcmp(bg_safe_text(arena, label, UNITS, &altered), label) == 0 && !altered;
}

bool bg_labels_used(struct bg_arena *arena, const struct bg_field *field)
{
    enum { CHOICES_MOST = 60, ROOM = 200 };
    bool differ = false;
    if (field->type != BG_FIELD_CHOICE || !field->choices_n || field->choices_n > CHOICES_MOST)
        return false;
    for (size_t i = 0; i < field->choices_n; i++) {
        const char *label = bg_labels_text(field, i);
        differ |= strcmp(label, field->choices[i].id) != 0;
        if (!labels_is_kept(arena, label))
            return false;
        for (size_t k = 0; k < i; k++)
            if (strcmp(label, bg_labels_text(field, k)) == 0)
                return false;
    }
    const struct bg_formula *id = bg_labels_id(arena, field, bg_formula_cell(arena, NULL, 0, 0));
    return differ && id && bg_formula_fits(id, ROOM, 1);
}
