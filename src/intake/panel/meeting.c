/* The workbook of a meeting, row by row. */
#include "intake/panel/private.h"

#include <string.h>

#include "base/cell_text.h"

/* -- who ------------------------------------------------------------------------------------------- */

/* "E1, E2; E3" as a list. Whether the panel has them is known when the sheet is joined to it. */
static void put_present(struct bg_ps_read *p, const char *text)
{
    bool any = false;
    while (*text != '\0') {
        size_t n = strcspn(text, ",;\n");
        const char *one = bg_cell_text_trim(p->arena, bg_arena_text(p->arena, text, n));
        if (*one != '\0') {
            bg_buf_puts(&p->out, any ? ", " : ", \"present\": [");
            bg_buf_json(&p->out, one, -1);
            any = true;
        }
        text += n + (text[n] != '\0');
    }
    bg_buf_puts(&p->out, any ? "]" : "");
}

static void put_dissent(struct bg_ps_read *p, const struct bg_form_row *row, const char *who,
                        const char *why)
{
    if (*who == '\0' && *why == '\0')
        return;
    if (*who == '\0' || *why == '\0') {
        bg_ps_say(p, BG_E759, bg_ps_label(p, row, *who ? "dissent" : "who"),
                  *who ? "%s does not agree, and it is not said why"
                       : "a dissent, and not whose: %s",
                  bg_cell_text_quoted(p->arena, *who ? who : why));
        return;
    }
    bg_buf_puts(&p->out, ", \"dissent\": [{");
    bg_ps_put(p, "who", who);
    bg_ps_put(p, "why", why);
    bg_buf_puts(&p->out, "}]");
}

/* -- findings ---------------------------------------------------------------------------------------- */

static const char *finding(const char *text)
{
    static const char *const words[] = {"yes", "partly", "no"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bg_cell_text_same(words[i], text))
            return words[i];
    return NULL;
}

/* Those of the published points; and of a column that somebody added, which the review refuses. */
static void meeting_put_findings(struct bg_ps_read *p, const struct bg_form_row *row, bool *refused)
{
    bool any = false;
    for (size_t i = 0; i < row->sheet->columns_n; i++) {
        const char *id = row->sheet->columns[i].id;
        if (id == NULL || strncmp(id, BG_PANEL_LOOK, strlen(BG_PANEL_LOOK)) != 0)
            continue;
        const char *text = bg_ps_typed(p, row, id, refused), *word = finding(text);
        if (*text == '\0')
            continue;
        if (word == NULL) {
            bg_ps_say(p, BG_E759, bg_ps_label(p, row, id), "%s is neither yes, partly nor no",
                      bg_cell_text_quoted(p->arena, text));
            *refused = true;
            continue;
        }
        bg_buf_puts(&p->out, any ? ", " : ", \"points_found\": {");
        bg_places_add(p->places, &p->out, bg_ps_label(p, row, id));
        bg_buf_json(&p->out, id + strlen(BG_PANEL_LOOK), -1);
        bg_buf_puts(&p->out, ": ");
        bg_buf_json(&p->out, word, -1);
        any = true;
    }
    bg_buf_puts(&p->out, any ? "}" : "");
}

/* -- rows ---------------------------------------------------------------------------------------------- */

/* Something besides who was present, which is there from the start. */
static bool meeting_is_filled(const struct bg_form_row *row)
{
    for (size_t i = 0; i < row->sheet->columns_n; i++) {
        static const char *const inputs[] = {"level",   "reason",  "document", "page",
                                             "who",     "dissent", "outside",  "passes",
                                             "differs", "changed"};
        const char *id = row->sheet->columns[i].id;
        bool input = id != NULL && strncmp(id, BG_PANEL_LOOK, strlen(BG_PANEL_LOOK)) == 0;
        for (size_t k = 0; id != NULL && k < sizeof inputs / sizeof *inputs; k++)
            input = input || strcmp(id, inputs[k]) == 0;
        if (input && !bg_form_blank(&row->cells[i]))
            return true;
    }
    return false;
}

/* What the evaluators had scored when the workbook was written, as its seal has it. */
static const char *panel_meeting_scores_of(struct bg_ps_read *p, const struct bg_form_row *row)
{
    struct bg_buf out;
    bg_buf_init(&out, p->arena);
    for (size_t e = 1; e <= row->sheet->columns_n; e++) {
        const char *score = bg_arena_printf(p->arena, "score-%zu", e);
        if (bg_ps_is_blank(row, score))
            continue;
        bg_buf_printf(&out, "%s ", bg_ps_shows(p, row, score));
        bg_buf_printf(&out, "%s ", bg_ps_shows(p, row, bg_arena_printf(p->arena, "why-%zu", e)));
    }
    return bg_buf_text(&out);
}

static void meeting_put_reasons(struct bg_ps_read *p, const struct bg_form_row *row, bool *refused)
{
    static const struct {
        const char *column, *key;
    } reasons[] = {{"outside", "outside_because"},
                   {"passes", "passes_because"},
                   {"differs", "differs_because"},
                   {"changed", "changed_because"}};
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        bg_ps_put(p, reasons[i].key, bg_ps_typed(p, row, reasons[i].column, refused));
}

/* An entry stays where some cell of it cannot be used: what is missing then is said by its cell, and
 * nothing that the panel decided is lost without a word. */
static void meeting_put_agreement(struct bg_ps_read *p, const struct bg_form_row *row,
                                  const struct bg_ps_place *place, const struct bg_criterion *rule)
{
    bool refused = false, level_refused = false;
    const char *points = "";
    bool scored = p->rules->panel.combine == BG_CONSENSUS;
    bool has_level = scored && bg_ps_level_of(p, row, rule, &points, &level_refused);
    if (scored && !has_level && !level_refused)
        bg_ps_say(p, BG_E759, bg_ps_label(p, row, "level"),
                  "no agreed level: choose one, or empty the row");
    if (scored && !has_level)
        return;
    const char *reason = bg_ps_typed(p, row, "reason", &refused);
    const char *document = bg_ps_typed(p, row, "document", &refused);
    const char *page = bg_ps_typed(p, row, "page", &refused);
    bg_ps_entry(p, bg_ps_label(p, row, scored ? "level" : "reason"));
    bg_ps_put(p, "criterion", place->criterion);
    bg_ps_put(p, "bid", place->item);
    if (has_level)
        bg_buf_printf(&p->out, ", \"points\": %s", points);
    bg_ps_put(p, "reason", reason);
    bg_ps_put_cite(p, document, page);
    meeting_put_findings(p, row, &refused);
    put_present(p, bg_ps_typed(p, row, "present", &refused));
    const char *who = bg_ps_typed(p, row, "who", &refused);
    put_dissent(p, row, who, bg_ps_typed(p, row, "dissent", &refused));
    meeting_put_reasons(p, row, &refused);
    bg_buf_putc(&p->out, '}');
}

void bg_ps_read_meeting(struct bg_ps_read *p)
{
    const struct bg_form_row *row = NULL;
    struct bg_ps_place place;
    bg_buf_puts(&p->out, ",\n \"evaluators\": {},\n \"agreed\": [");
    p->entries = 0;
    while ((row = bg_ps_next(p, "meeting", row)) != NULL) {
        if (!bg_ps_place_of(p, row, &place) || !meeting_is_filled(row))
            continue;
        const struct bg_criterion *rule = bg_ps_criterion(p, place.criterion);
        if (rule != NULL && bg_ps_is_sealed(p, row, &place, panel_meeting_scores_of(p, row)))
            meeting_put_agreement(p, row, &place, rule);
    }
    bg_buf_puts(&p->out, "]");
}
