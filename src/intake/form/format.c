/* The vendor's response form, filled in and saved by any spreadsheet program. Whatever looks like a
 * file of such a program is taken up here, so that one that is no .xlsx is named as what it is. */
#include <string.h>

#include "intake/csv/map.h"
#include "intake/form/form.h"

static bool format_begins(const struct bg_source *source, const char *with, size_t n)
{
    return source->size >= n && memcmp(source->text, with, n) == 0;
}

static bool is_form(const struct bg_source *source)
{
    size_t start = 0;
    while (start < source->size && strchr(" \t\r\n", source->text[start]) && source->text[start])
        start++;
    bool markup = start < source->size && source->text[start] == '<';
    return format_begins(source, "PK", 2) || format_begins(source, "\xD0\xCF\x11\xE0", 4) || markup;
}

void bg_form_unreadable(struct bg_form_read *r)
{
    bg_diag_add(r->intake->diags, BG_E612, (struct bg_pos){.source = r->intake->source},
                "the form cannot be read: %s", r->reason);
}

/* A workbook with a mapping is a table, unless it is a form. */
static bool is_table(struct bg_intake *intake)
{
    struct bg_csv_form form = {0};
    const char *why;
    if (!intake->map || !format_begins(intake->source, "PK\x03\x04", 4))
        return false;
    const struct bg_tab *tab = bg_tab_open(intake->arena, intake->source, &form, &why);
    return !tab || !bg_tab_holds(tab, BG_FORM_FORMAT);
}

struct bg_form_read *bg_form_open(struct bg_intake *intake)
{
    struct bg_form_read *r = BG_NEW(intake->arena, struct bg_form_read);
    const char *error = NULL;
    r->arena = intake->arena;
    r->intake = intake;
    r->last_mark = &r->marks;
    r->last_row = &r->rows;
    r->last_item = &r->items;
    r->last_beside = &r->beside;
    r->last_aside = &r->aside;
    r->lot_title = "";
    r->xlsx = bg_xlsx_open(intake->arena, intake->source->text, intake->source->size,
                           &bg_xlsx_limits_vendor, &error);
    if (!r->xlsx)
        r->reason = error;
    else
        bg_form_read_sheets(r);
    return r;
}

static bool read_form(struct bg_intake *intake)
{
    if (is_table(intake)) {
        intake->format = &bg_format_csv;
        return bg_format_csv.read(intake);
    }
    struct bg_form_read *r = bg_form_open(intake);
    if (!r->reason && !r->form)
        r->reason = r->failed
                        ? r->failed
                        : "it is a workbook, but none of the forms that bidgauge writes; a table "
                          "of bids is read with --map";
    else if (!r->reason && strcmp(r->form, BG_FORM_FORMAT) != 0)
        r->reason =
            bg_arena_printf(intake->arena, "it is a form of another format, \"%s\"", r->form);
    if (r->reason)
        bg_form_unreadable(r);
    else if (bg_form_match(r))
        bg_form_bid(r);
    if (r->reason)
        bg_intake_unreadable(intake, (struct bg_pos){.source = intake->source}, "",
                             intake->source->name, r->reason);
    return true;
}

const struct bg_format bg_format_form = {.name = "form",
                                         .title = "vendor's form (.xlsx)",
                                         .is = is_form,
                                         .read = read_form,
                                         .says_refused = true};
