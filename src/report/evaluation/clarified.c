/* Clarified answers in words. Both sides of a table are told by the cells in which they differ, so
 * that one changed wage does not hide in two long lists. */
#include "report/evaluation/clarified.h"

#include <string.h>

#include "base/date.h"
#include "model/testimony.h"

static const char *clarified_label_of(const struct bg_field *field)
{
    return field->label && *field->label ? field->label : field->id;
}

static const char *clarified_words_of(struct bg_arena *arena, const struct bg_value *value)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_value_words(value, &out);
    return bg_buf_text(&out);
}

/* The cells of `of` that differ from `against`; both have the field's columns. */
static const char *changed_cells(struct bg_arena *arena, const struct bg_field *field,
                                 const struct bg_table *of, const struct bg_table *against)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < of->rows * of->columns; i++) {
        const char *one = clarified_words_of(arena, &of->cells[i]);
        if (strcmp(one, clarified_words_of(arena, &against->cells[i])) != 0)
            bg_buf_printf(&out, "%srow %zu, %s: %s", out.size ? "; " : "", i / of->columns + 1,
                          clarified_label_of(&field->columns[i % of->columns]), one);
    }
    return out.size ? bg_buf_text(&out) : "the same cells";
}

const char *bg_clarified_words(struct bg_arena *arena, const struct bg_field *field,
                               const struct bg_value *value, const struct bg_value *other)
{
    if (value->type == BG_V_TABLE && other->type == BG_V_TABLE &&
        value->as.table->rows == other->as.table->rows)
        return changed_cells(arena, field, value->as.table, other->as.table);
    return clarified_words_of(arena, value);
}

const char *bg_clarified_how(const struct bg_clarification *clarification)
{
    return clarification->stated ? "by the rule of statements:" : "clarified";
}

const char *bg_clarified_when(struct bg_arena *arena, const struct bg_clarification *clarification)
{
    char date[BG_DATE_TEXT];
    bool dated = clarification->date != BG_NO_DATE;
    const struct bg_testified *stated = clarification->stated;
    return bg_arena_printf(
        arena, "%s%s%s%s%s", stated ? bg_witness_words[stated->said.witness] : "",
        stated ? ", " : "", dated ? bg_date_text(clarification->date, date) : "",
        dated && clarification->document[0] ? ", " : "", clarification->document);
}
