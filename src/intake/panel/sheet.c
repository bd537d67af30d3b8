/* A workbook of a panel from its bytes to entries: whether it is of this ruleset, then its rows by what
 * their hidden places say. The cells themselves are read by intake/form. */
#include "intake/panel/private.h"

#include <string.h>

#include "base/hash.h"
#include "intake/panel/panel.h"

bool bg_panel_is_workbook(const struct bg_source *source)
{
    return source->size > 4 && memcmp(source->text, "PK\x03\x04", 4) == 0;
}

/* -- whose it is --------------------------------------------------------------------------------- */

static const char *sheet_said(const char *text)
{
    return text != NULL ? text : "";
}

static const struct bg_panel_sheet *sheet_refuse(struct bg_ps_read *p, const char *why)
{
    bg_ps_say(p, BG_E749, NULL, "%s", why);
    return NULL;
}

static bool find_kind(struct bg_ps_read *p)
{
    for (int kind = 0; kind < BG_PANEL_SHEET__COUNT; kind++)
        if (strcmp(sheet_said(p->form->form),
                   bg_panel_sheet_format((enum bg_panel_sheet_kind)kind)) == 0) {
            p->kind = (enum bg_panel_sheet_kind)kind;
            return true;
        }
    return false;
}

static const char *sheet_differs(struct bg_ps_read *p, const char *what, const char *sheet,
                                 const char *ruleset)
{
    return bg_arena_printf(p->arena, "the sheet is for %s \"%s\"; this is \"%s\"", what,
                           sheet_said(sheet), ruleset);
}

/* NULL: it is of this ruleset and solicitation, and rules is set. */
static const char *sheet_other_case(struct bg_ps_read *p, const struct bg_ruleset *whole)
{
    const struct bg_form_read *f = p->form;
    if (strcmp(sheet_said(f->ruleset_id), whole->id) != 0)
        return sheet_differs(p, "the ruleset", f->ruleset_id, whole->id);
    if (strcmp(sheet_said(f->version), whole->version) != 0)
        return sheet_differs(p, "version", f->version, whole->version);
    if (f->solicitation != NULL && strcmp(f->solicitation, whole->solicitation.reference) != 0)
        return sheet_differs(p, "the solicitation", f->solicitation, whole->solicitation.reference);
    p->lot = sheet_said(f->lot);
    bool of_all = whole->lots_n == 0 || p->kind == BG_PANEL_DECLARATION; /* interests in bidders */
    p->rules = of_all && *p->lot == '\0' ? whole : NULL;
    const struct bg_lot *own = bg_ruleset_lot(whole, p->lot);
    if (own)
        p->rules = own->ruleset;
    if (p->rules == NULL)
        return bg_arena_printf(
            p->arena, "the sheet is for the lot \"%s\", which the ruleset has not", p->lot);
    return NULL;
}

/* Changed text under one version is told by the criteria and scales themselves (E758). */
static void tell_other_text(struct bg_ps_read *p, const struct bg_ruleset *whole)
{
    char hash[65];
    bg_sha256_hex(whole->source->sha256, hash);
    if (p->form->sha256 != NULL && strcmp(p->form->sha256, hash) != 0)
        bg_ps_say(p, BG_W620, NULL,
                  "the ruleset was changed after the sheet was made, under the same version");
}

/* -- writing --------------------------------------------------------------------------------------- */

void bg_ps_entry(struct bg_ps_read *p, const char *label)
{
    bg_buf_puts(&p->out, p->entries++ > 0 ? ",\n  " : "\n  ");
    bg_places_add(p->places, &p->out, label);
    bg_buf_putc(&p->out, '{');
    if (*p->lot)
        bg_ps_put(p, "lot", p->lot);
}

void bg_ps_put(struct bg_ps_read *p, const char *key, const char *text)
{
    if (*text == '\0')
        return;
    if (p->out.data[p->out.size - 1] != '{')
        bg_buf_puts(&p->out, ", ");
    bg_buf_json(&p->out, key, -1);
    bg_buf_puts(&p->out, ": ");
    bg_buf_json(&p->out, text, -1);
}

void bg_ps_put_cite(struct bg_ps_read *p, const char *document, const char *page)
{
    if (*document == '\0' && *page == '\0')
        return;
    bg_buf_puts(&p->out, ", \"cites\": [{");
    bg_ps_put(p, "document", document);
    bg_ps_put(p, "place", page);
    bg_buf_puts(&p->out, "}]");
}

static void write_file(struct bg_ps_read *p)
{
    bg_buf_init(&p->out, p->arena);
    p->places = bg_places_new(p->arena);
    bg_places_add(p->places, &p->out, ""); /* until the first cell: the workbook as a whole */
    bg_buf_puts(&p->out, "{");
    bg_ps_put(p, "format", "bidgauge-panel/1");
    bg_ps_put(p, "solicitation", p->rules->solicitation.reference);
    bg_buf_puts(&p->out, ", \"ruleset\": {");
    bg_ps_put(p, "id", p->rules->id);
    bg_ps_put(p, "version", p->rules->version);
    bg_buf_puts(&p->out, "}");
    switch (p->kind) {
    case BG_PANEL_DECLARATION:
        bg_ps_read_declaration(p);
        break;
    case BG_PANEL_SCORES:
        bg_ps_read_scores(p);
        break;
    case BG_PANEL_MEETING:
        bg_ps_read_meeting(p);
        break;
    case BG_PANEL_SHEET__COUNT:
        break;
    }
    bg_buf_puts(&p->out, "\n}\n");
}

/* -- the whole --------------------------------------------------------------------------------------- */

static const struct bg_panel_sheet *sheet_finish(struct bg_ps_read *p, struct bg_intake *intake)
{
    struct bg_panel_sheet *sheet = BG_NEW(p->arena, struct bg_panel_sheet);
    write_file(p);
    bg_intake_bid(intake, (struct bg_pos){.source = intake->source}, "", "", &p->out, p->places);
    *sheet = (struct bg_panel_sheet){
        .kind = p->kind,
        .evaluator = sheet_said(p->form->evaluator),
        .name = sheet_said(p->form->name),
        .lot = p->lot,
        .case_id = sheet_said(p->form->case_id),
        .source = intake->source,
        .panel = bg_panel_load(p->arena, intake->diags, intake->documents->text)};
    return sheet->panel != NULL ? sheet : NULL;
}

const struct bg_panel_sheet *bg_panel_sheet_read(struct bg_arena *arena, struct bg_diags *diags,
                                                 const struct bg_source *source,
                                                 const struct bg_ruleset *ruleset)
{
    struct bg_intake *intake = BG_NEW(arena, struct bg_intake);
    struct bg_ps_read *p = BG_NEW(arena, struct bg_ps_read);
    *intake = (struct bg_intake){
        .arena = arena, .diags = diags, .source = source, .ruleset = ruleset, .process = ""};
    intake->last_document = &intake->documents;
    intake->last_note = &intake->notes;
    intake->last_award = &intake->awards;
    p->arena = arena;
    p->form = bg_form_open(intake);
    if (p->form->reason != NULL || p->form->failed != NULL)
        return sheet_refuse(p,
                            bg_arena_printf(arena, "the workbook cannot be read: %s",
                                            p->form->reason ? p->form->reason : p->form->failed));
    if (!find_kind(p))
        return sheet_refuse(p, "it is a workbook, but no sheet of a panel that bidgauge wrote");
    if (p->kind != BG_PANEL_MEETING && *sheet_said(p->form->evaluator) == '\0')
        return sheet_refuse(p, "the sheet does not say whose it is");
    const char *why = sheet_other_case(p, ruleset);
    if (why != NULL)
        return sheet_refuse(p, why);
    p->form->rules = p->rules;
    tell_other_text(p, ruleset);
    bg_form_extras(p->form);
    bg_ps_check_scale(p);
    const struct bg_panel_sheet *sheet = sheet_finish(p, intake);
    bg_ps_check_beside(p);
    return sheet;
}
