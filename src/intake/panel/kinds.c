/* Declarations and scoring sheets, row by row. */
#include "intake/panel/private.h"

#include <string.h>

#include "base/cell_text.h"
#include "base/date.h"
#include "base/text.h"

/* -- about the person ---------------------------------------------------------------------------- */

static const struct bg_form_row *kinds_about(struct bg_ps_read *p, const char *key)
{
    const struct bg_form_row *row = NULL;
    struct bg_ps_place place;
    while ((row = bg_ps_next(p, "about", row)) != NULL)
        if (bg_ps_place_of(p, row, &place) && strcmp(place.item, key) == 0)
            return row;
    return NULL;
}

/* The sheet of one evaluator, filled in by another: their names tell. */
static void kinds_check_name(struct bg_ps_read *p)
{
    const struct bg_form_row *row = kinds_about(p, "name");
    bool refused = false;
    const char *typed = row != NULL ? bg_ps_typed(p, row, "answer", &refused) : "";
    const char *own = p->form->name != NULL ? p->form->name : "";
    if (*typed != '\0' && *own != '\0' && !bg_cell_text_same(typed, own))
        bg_ps_say(p, BG_E750, bg_ps_label(p, row, "answer"),
                  "%s filled in the sheet of %s (%s): each evaluator has a sheet of their own",
                  bg_cell_text_quoted(p->arena, typed), p->form->evaluator, own);
}

static void kinds_put_evaluator(struct bg_ps_read *p)
{
    const char *id = p->form->evaluator != NULL ? p->form->evaluator : "";
    const char *name = p->form->name != NULL && *p->form->name ? p->form->name : id;
    bg_buf_puts(&p->out, ",\n \"evaluators\": {");
    bg_buf_json(&p->out, id, -1);
    bg_buf_puts(&p->out, ": {");
    bg_ps_put(p, "name", name);
}

/* -- declaration --------------------------------------------------------------------------------- */

/* False: the row is not answered, or cannot be used. */
static bool read_interest(struct bg_ps_read *p, const struct bg_form_row *row, bool *yes,
                          const char **what, const char **measure)
{
    bool refused = false;
    const char *said = bg_ps_typed(p, row, "interest", &refused);
    *what = bg_ps_typed(p, row, "what", &refused);
    *measure = bg_ps_typed(p, row, "measure", &refused);
    *yes = false;
    if (refused)
        return false;
    if (*said == '\0' || !bg_cell_text_truth(said, yes))
        bg_ps_say(p, BG_E759, bg_ps_label(p, row, "interest"),
                  "%s: answer Yes or No for each bidder",
                  *said ? bg_cell_text_quoted(p->arena, said) : "not answered");
    else if (*yes && **what == '\0')
        bg_ps_say(p, BG_E759, bg_ps_label(p, row, "what"), "an interest, and not what it is");
    else
        return true;
    return false;
}

/* "Fern (invented)" of "sub:Fern%20%28invented%29"; "" of another place. */
static const char *named_by(struct bg_ps_read *p, const struct bg_ps_place *place)
{
    size_t n = sizeof BG_PANEL_SUBCONTRACTOR - 1;
    if (strncmp(place->criterion, BG_PANEL_SUBCONTRACTOR, n) != 0)
        return "";
    return bg_text_of_path(p->arena, place->criterion + n);
}

/* A bidder whose row is gone would be one in which nobody has an interest. */
static bool has_all_rows(struct bg_ps_read *p, int64_t rows)
{
    const char *issued = p->form->issued_rows;
    struct bg_dec number;
    int64_t n;
    if (issued == NULL || !bg_dec_parse(issued, strlen(issued), &number) ||
        !bg_dec_to_int(number, &n) || n == rows)
        return true;
    bg_ps_say(
        p, BG_E758, NULL,
        "the declaration went out with %lld rows for bidders and subcontractors, and has %lld",
        (long long)n, (long long)rows);
    return false;
}

/* The rows into p->out; false: some row is missing or cannot be used. */
static bool kinds_put_interests(struct bg_ps_read *p)
{
    const struct bg_form_row *row = NULL;
    struct bg_ps_place place;
    const char *what, *measure;
    bool all = true, yes;
    int64_t rows = 0;
    bg_buf_puts(&p->out, ", \"interests\": [");
    p->entries = 0;
    while ((row = bg_ps_next(p, "interests", row)) != NULL) {
        if (!bg_ps_place_of(p, row, &place))
            continue;
        rows++;
        bool sound =
            bg_ps_is_sealed(p, row, &place, "") && read_interest(p, row, &yes, &what, &measure);
        all = all && sound;
        if (!sound || !yes)
            continue;
        bg_buf_puts(&p->out, p->entries++ > 0 ? ", " : "");
        bg_places_add(p->places, &p->out, bg_ps_label(p, row, "interest"));
        bg_buf_putc(&p->out, '{');
        bg_ps_put(p, "bid", place.item);
        bg_ps_put(p, "subcontractor", named_by(p, &place));
        bg_ps_put(p, "what", what);
        bg_ps_put(p, "measure", measure);
        bg_buf_putc(&p->out, '}');
    }
    bg_buf_puts(&p->out, "]");
    return has_all_rows(p, rows) && all;
}

/* The day, or "" where it is missing or no date, which is said. */
static const char *kinds_date_of(struct bg_ps_read *p)
{
    static const struct bg_field date = {.type = BG_FIELD_DATE, .label = ""};
    const struct bg_form_row *row = kinds_about(p, "date");
    const struct bg_form_cell *cell = row != NULL ? bg_ps_at(row, "answer") : NULL;
    struct bg_buf out;
    int64_t days;
    bg_buf_init(&out, p->arena);
    if (cell != NULL && !bg_form_blank(cell) && !cell->formula &&
        bg_form_value(p->form, &date, cell, &out) && bg_buf_text(&out)[0] == '"' &&
        out.size == 12) {
        const char *day = bg_arena_text(p->arena, bg_buf_text(&out) + 1, 10);
        if (bg_date_parse(day, 10, &days))
            return day;
    }
    bg_ps_say(p, BG_E759, row != NULL ? bg_ps_label(p, row, "answer") : NULL,
              "the date of the declaration is missing, or is not a date");
    return "";
}

static bool keeps_confidential(struct bg_ps_read *p)
{
    const struct bg_form_row *row = kinds_about(p, "confidential");
    bool refused = false, yes = false;
    const char *said = row != NULL ? bg_ps_typed(p, row, "answer", &refused) : "";
    if (*said != '\0' && bg_cell_text_truth(said, &yes) && yes)
        return true;
    if (!refused)
        bg_ps_say(p, BG_E759, row != NULL ? bg_ps_label(p, row, "answer") : NULL,
                  "confidentiality is not promised: nothing may be shown to this evaluator");
    return false;
}

void bg_ps_read_declaration(struct bg_ps_read *p)
{
    kinds_check_name(p);
    kinds_put_evaluator(p);
    bool sound = kinds_put_interests(p);
    const char *date = kinds_date_of(p);
    sound = keeps_confidential(p) && sound;
    bg_ps_put(p, "declared", sound ? date : "");
    bg_buf_puts(&p->out, "}}");
}

/* -- scores --------------------------------------------------------------------------------------- */

struct scored { /* a row that was read, to find the second of its place */
    struct scored *next;
    const struct bg_form_row *row;
    struct bg_ps_place place;
};

static const struct bg_form_row *earlier(const struct scored *list, const struct bg_ps_place *place)
{
    for (; list != NULL; list = list->next)
        if (strcmp(list->place.criterion, place->criterion) == 0 &&
            strcmp(list->place.item, place->item) == 0)
            return list->row;
    return NULL;
}

static bool kinds_is_filled(const struct bg_form_row *row)
{
    static const char *const inputs[] = {"level", "reason", "document", "page", "changed"};
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++)
        if (!bg_ps_is_blank(row, inputs[i]))
            return true;
    return false;
}

static bool check_criterion(struct bg_ps_read *p, const struct bg_form_row *row,
                            const struct bg_criterion *rule)
{
    const char *title = bg_ps_shows(p, row, "criterion");
    if (bg_panel_same_text(title, rule->title))
        return true;
    bg_ps_say(p, BG_E758, bg_ps_label(p, row, "criterion"), "%s in place of \"%s\"",
              bg_cell_text_quoted(p->arena, title), rule->title);
    return false;
}

static void kinds_put_score(struct bg_ps_read *p, const struct bg_form_row *row,
                            const struct bg_ps_place *place, const struct bg_criterion *rule)
{
    const char *points;
    bool refused = false;
    bool has_level = bg_ps_level_of(p, row, rule, &points, &refused);
    const char *reason = bg_ps_typed(p, row, "reason", &refused);
    const char *document = bg_ps_typed(p, row, "document", &refused);
    const char *page = bg_ps_typed(p, row, "page", &refused);
    const char *changed = bg_ps_typed(p, row, "changed", &refused);
    if (!has_level && !refused)
        bg_ps_say(p, BG_E759, bg_ps_label(p, row, "level"),
                  "a reason and no level: choose a level, or empty the row");
    if (!has_level || refused)
        return;
    bg_ps_entry(p, bg_ps_label(p, row, "level"));
    bg_ps_put(p, "evaluator", p->form->evaluator);
    bg_ps_put(p, "bid", place->item);
    bg_ps_put(p, "criterion", place->criterion);
    bg_buf_printf(&p->out, ", \"points\": %s", points);
    bg_ps_put(p, "reason", reason);
    bg_ps_put_cite(p, document, page);
    bg_ps_put(p, "changed_because", changed);
    bg_buf_putc(&p->out, '}');
}

void bg_ps_read_scores(struct bg_ps_read *p)
{
    const struct bg_form_row *row = NULL, *first;
    struct scored *list = NULL;
    struct bg_ps_place place;
    kinds_check_name(p);
    kinds_put_evaluator(p);
    bg_buf_puts(&p->out, "}},\n \"scores\": [");
    p->entries = 0;
    while ((row = bg_ps_next(p, "scores", row)) != NULL) {
        if (!bg_ps_place_of(p, row, &place) || !kinds_is_filled(row))
            continue;
        const struct bg_criterion *rule = bg_ps_criterion(p, place.criterion);
        if (rule == NULL || !check_criterion(p, row, rule) ||
            !bg_ps_is_sealed(p, row, &place, bg_ps_shows(p, row, "shown")))
            continue;
        first = earlier(list, &place);
        if (first != NULL) {
            bg_ps_say(p, BG_E759, bg_ps_label(p, row, "level"),
                      "this bid is scored twice on \"%s\", here and in %s", rule->title,
                      bg_ps_label(p, first, "level"));
            continue;
        }
        kinds_put_score(p, row, &place, rule);
        struct scored *kept = BG_NEW(p->arena, struct scored);
        *kept = (struct scored){list, row, place};
        list = kept;
    }
    bg_buf_puts(&p->out, "]");
}
