/* What a form has besides cells and texts: told, and never used. */
#include <string.h>

#include "base/cell_text.h"
#include "intake/form/form.h"

/* Of each kind so many are named. */
enum { NAMED_MOST = 5 };

static const char *extras_sentence(struct bg_arena *arena, const struct bg_xlsx_extra *extra)
{
    const char *what = bg_cell_text_quoted(arena, extra->what);
    switch (extra->kind) {
    case BG_XLSX_MACROS:
        return "the workbook has macros; they are not run";
    case BG_XLSX_LINKED_FILE:
        return bg_arena_printf(arena, "the workbook is linked to the file %s, which is not read",
                               what);
    case BG_XLSX_LINKED_PICTURE:
        return bg_arena_printf(arena, "a picture is in the file %s, which is not read", what);
    case BG_XLSX_LINKED_OTHER:
        return bg_arena_printf(arena, "the workbook is linked to %s, which is not read", what);
    case BG_XLSX_QUERY:
        return "the workbook takes data from a data base or the web; they are not fetched";
    case BG_XLSX_EMBEDDED:
        return bg_arena_printf(arena, "a file is embedded (%s) and not read", what);
    case BG_XLSX_PICTURE:
        return bg_arena_printf(arena, "a picture (%s) is not read", what);
    case BG_XLSX_DAMAGED:
        return bg_arena_printf(arena, "a part of the workbook (%s) cannot be read", what);
    case BG_XLSX_EXTRA__COUNT:
        break;
    }
    return "";
}

void bg_form_extras(struct bg_form_read *r)
{
    size_t n, seen[BG_XLSX_EXTRA__COUNT] = {0};
    const struct bg_xlsx_extra *extras = bg_xlsx_extras(r->xlsx, &n);
    for (size_t i = 0; i < n; i++)
        if (seen[extras[i].kind]++ < NAMED_MOST)
            bg_form_say(r, BG_W623, NULL, "%s", extras_sentence(r->arena, &extras[i]));
    for (size_t kind = 0; kind < BG_XLSX_EXTRA__COUNT; kind++)
        if (seen[kind] > NAMED_MOST)
            bg_form_say(r, BG_W623, NULL, "%zu more of the same", seen[kind] - NAMED_MOST);
    if (bg_xlsx_epoch_1904(r->xlsx))
        bg_form_say(r, BG_W623, NULL,
                    "the workbook counts its days from 1904; its dates are read so");
}
