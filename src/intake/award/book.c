/* The workbook of a decision from its bytes to files of decisions. Cells are read as those of a panel's
 * sheets are (intake/panel): by their hidden places, no formulas, nothing of another evaluation. */
#include "intake/award/book.h"

#include <string.h>

#include "base/cell_text.h"
#include "base/hash.h"
#include "intake/case/decision.h"
#include "intake/panel/private.h"
#include "score/award/book.h"

struct reading {
    struct bg_ps_read sheet;
    struct bg_diags *diags;
    const struct bg_result *result;
    struct bg_intake *intake;
    bool sound; /* nothing was refused so far */
};

static const char *book_said(const char *text)
{
    return text ? text : "";
}

/* -- whether it is of this evaluation ---------------------------------------------------------------- */

static const char *book_differs(struct reading *r, const char *what, const char *book,
                                const char *ours)
{
    if (strcmp(book, ours) == 0)
        return NULL;
    return bg_arena_printf(r->sheet.arena, "the workbook is for %s \"%s\"; this is \"%s\"", what,
                           book, ours);
}

/* Why it is not; NULL: it is. */
static const char *book_other_case(struct reading *r)
{
    const struct bg_form_read *form = r->sheet.form;
    const struct bg_ruleset *rules = r->result->ruleset;
    const char *reference = rules->solicitation.reference;
    char hash[65];
    bg_sha256_hex(rules->source->sha256, hash);
    if (form->reason || form->failed)
        return bg_arena_printf(r->sheet.arena, "the workbook cannot be read: %s",
                               form->reason ? form->reason : form->failed);
    if (strcmp(book_said(form->form), BG_AWARD_FORMAT) != 0)
        return "it is a workbook, but none that `record decide CASE` wrote";
    const char *why = book_differs(r, "the ruleset", book_said(form->ruleset_id), rules->id);
    if (!why)
        why = book_differs(r, "version", book_said(form->version), rules->version);
    if (!why && form->solicitation)
        why = book_differs(r, "the solicitation", form->solicitation, reference);
    if (!why && strcmp(book_said(form->sha256), hash) != 0)
        why = "the ruleset is not the one that the workbook was written by";
    if (!why && strcmp(book_said(form->result), bg_award_seal(r->sheet.arena, r->result)) != 0)
        why = "bids, scores or prices of the case are not those that the workbook was written with";
    return why;
}

/* -- rows -------------------------------------------------------------------------------------------- */

/* The next row of the lot in that table. */
static const struct bg_form_row *book_next_row(struct reading *r, const char *table, size_t lot,
                                               const struct bg_form_row *row,
                                               struct bg_ps_place *place)
{
    const char *number = bg_arena_printf(r->sheet.arena, "%zu", lot);
    while ((row = bg_ps_next(&r->sheet, table, row)) != NULL)
        if (bg_ps_place_of(&r->sheet, row, place) && strcmp(place->criterion, number) == 0)
            return row;
    return NULL;
}

/* bg_ps_typed with our code for what cannot be used. */
static const char *book_typed(struct reading *r, const struct bg_form_row *row, const char *column)
{
    bool refused = false;
    const char *text = bg_ps_typed(&r->sheet, row, column, &refused);
    r->sound = r->sound && !refused;
    return text;
}

static const struct bg_bid_result *book_bid_called(struct reading *r, size_t lot, const char *name)
{
    const struct bg_lot_result *of = &r->result->lots[lot];
    for (size_t i = 0; i < of->bids_n; i++)
        if (bg_cell_text_same(bg_award_bid_label(r->sheet.arena, of, i), name) ||
            strcmp(of->bids[i].bid->id, name) == 0)
            return &of->bids[i];
    return NULL;
}

static const char *book_names_of(struct reading *r, size_t lot)
{
    const struct bg_lot_result *of = &r->result->lots[lot];
    struct bg_buf out;
    bg_buf_init(&out, r->sheet.arena);
    for (size_t i = 0; i < of->bids_n; i++)
        bg_buf_printf(&out, "%s\"%s\"", i ? ", " : "",
                      bg_award_bid_label(r->sheet.arena, of, of->order[i]));
    return bg_buf_text(&out);
}

/* The id of the bid that the cell names; "" where it is empty, or names none, which is said. */
static const char *bid_in(struct reading *r, size_t lot, const struct bg_form_row *row,
                          const char *column)
{
    const char *name = book_typed(r, row, column);
    const struct bg_bid_result *bid = *name ? book_bid_called(r, lot, name) : NULL;
    if (!*name || bid)
        return bid ? bid->bid->id : "";
    r->sound = false;
    bg_ps_say(&r->sheet, BG_E865, bg_ps_label(&r->sheet, row, column),
              "%s is none of the bids (%s)", bg_cell_text_quoted(r->sheet.arena, name),
              book_names_of(r, lot));
    return "";
}

/* -- writing the file --------------------------------------------------------------------------------- */

/* A member that is at the cell; one that is empty is a blank of the file. */
static void book_put(struct reading *r, const char *key, const char *text, const char *label)
{
    if (*text) {
        bg_buf_puts(&r->sheet.out, r->sheet.entries++ ? ",\n  " : "\n  ");
        bg_places_add(r->sheet.places, &r->sheet.out, label);
        bg_buf_json(&r->sheet.out, key, -1);
        bg_buf_puts(&r->sheet.out, ": ");
        bg_places_add(r->sheet.places, &r->sheet.out, label);
        bg_buf_json(&r->sheet.out, text, -1);
    } else {
        bg_places_add_blank(r->sheet.places, key, label);
    }
}

static const char *chosen_in(struct reading *r, size_t lot, const struct bg_form_row *row)
{
    const char *bid = bid_in(r, lot, row, "answer");
    if (*bid || !bg_ps_is_blank(row, "answer"))
        return bid;
    r->sound = false;
    bg_ps_say(&r->sheet, BG_E865, bg_ps_label(&r->sheet, row, "answer"), "no bid is chosen");
    return "";
}

static void book_put_answers(struct reading *r, size_t lot)
{
    struct bg_ps_place place;
    const struct bg_form_row *row = NULL;
    while ((row = book_next_row(r, BG_AWARD_DECISION, lot, row, &place)) != NULL)
        for (int q = 0; q < BG_AWARD_QUESTION__COUNT; q++) {
            const char *key = bg_award_questions[q].key;
            if (strcmp(place.item, key) != 0)
                continue;
            const char *answer =
                q == BG_AWARD_CHOSEN ? chosen_in(r, lot, row) : book_typed(r, row, "answer");
            book_put(r, key, answer, bg_ps_label(&r->sheet, row, "answer"));
        }
}

static bool book_same_number(const char *text, struct bg_dec value, int places)
{
    struct bg_dec number;
    char one[BG_DEC_TEXT], two[BG_DEC_TEXT];
    return bg_dec_parse(text, strlen(text), &number) &&
           strcmp(bg_dec_fixed(number, places, one), bg_dec_fixed(value, places, two)) == 0;
}

/* Who decides has read the figures of the row: they must be those of the evaluation. */
static void book_check_row(struct reading *r, size_t lot, const struct bg_form_row *row,
                           const char *id)
{
    const struct bg_bid_result *bid = book_bid_called(r, lot, id);
    int places = r->result->lots[lot].ruleset->award.decimals;
    const char *name = bg_ps_shows(&r->sheet, row, "bid"), *changed = NULL;
    if (!bid || book_bid_called(r, lot, name) != bid)
        changed = "bid";
    else if (bid->price.present &&
             !book_same_number(bg_ps_shows(&r->sheet, row, "price"), bid->price.amount, places))
        changed = "price";
    else if (bid->total_exact &&
             !book_same_number(bg_ps_shows(&r->sheet, row, "total"), bid->total, places))
        changed = "total";
    if (!changed)
        return;
    r->sound = false;
    bg_ps_say(&r->sheet, BG_E865, bg_ps_label(&r->sheet, row, changed),
              "%s is not what was written there: whoever decides must see the figures of the "
              "evaluation",
              bg_cell_text_quoted(r->sheet.arena, bg_ps_shows(&r->sheet, row, changed)));
}

/* "tradeoff" or "not_acceptable": the column's text for each bid that has one. */
static void book_put_reasons(struct reading *r, size_t lot, const char *key, const char *column,
                             bool blanks)
{
    struct bg_ps_place place;
    const struct bg_form_row *row = NULL;
    bg_buf_puts(&r->sheet.out, r->sheet.entries++ ? ",\n  " : "\n  ");
    bg_buf_json(&r->sheet.out, key, -1);
    bg_buf_puts(&r->sheet.out, ": {");
    size_t members = r->sheet.entries;
    r->sheet.entries = 0;
    while ((row = book_next_row(r, BG_AWARD_BIDS, lot, row, &place)) != NULL) {
        const char *why = book_typed(r, row, column);
        const char *label = bg_ps_label(&r->sheet, row, column);
        if (*why)
            book_put(r, place.item, why, label);
        else if (blanks)
            bg_places_add_blank(r->sheet.places,
                                bg_arena_printf(r->sheet.arena, "%s/%s", key, place.item), label);
    }
    r->sheet.entries = members;
    bg_buf_puts(&r->sheet.out, "}");
}

static void award_book_put_departures(struct reading *r, size_t lot)
{
    struct bg_ps_place place;
    const struct bg_form_row *row = NULL;
    bg_buf_puts(&r->sheet.out, ",\n  \"changes\": [");
    r->sheet.entries = 0;
    while ((row = book_next_row(r, BG_AWARD_DEPARTURES, lot, row, &place)) != NULL) {
        const char *bid = bid_in(r, lot, row, "bid"), *what = book_typed(r, row, "what");
        const char *because = book_typed(r, row, "because");
        if (!*bid && !*what && !*because)
            continue;
        if (!*bid && !bg_ps_is_blank(row, "bid"))
            continue; /* none of the bids, which was said */
        if (!*bid || !*what) {
            r->sound = false;
            bg_ps_say(&r->sheet, BG_E865, bg_ps_label(&r->sheet, row, *bid ? "what" : "bid"),
                      "a departure says which bid it is about, and what is decided");
            continue;
        }
        bg_buf_puts(&r->sheet.out, r->sheet.entries++ ? ",\n   " : "\n   ");
        bg_places_add(r->sheet.places, &r->sheet.out, bg_ps_label(&r->sheet, row, "because"));
        bg_buf_putc(&r->sheet.out, '{');
        bg_ps_put(&r->sheet, "bid", bid);
        bg_ps_put(&r->sheet, "what", what);
        bg_ps_put(&r->sheet, "because", because);
        bg_buf_putc(&r->sheet.out, '}');
    }
    bg_buf_puts(&r->sheet.out, "]\n}\n");
}

static void write_lot(struct reading *r, size_t lot)
{
    struct bg_ps_place place;
    const struct bg_form_row *row = NULL;
    const char *id = r->result->lots[lot].lot;
    bg_buf_init(&r->sheet.out, r->sheet.arena);
    r->sheet.places = bg_places_new(r->sheet.arena);
    r->sheet.entries = 0;
    while ((row = book_next_row(r, BG_AWARD_BIDS, lot, row, &place)) != NULL)
        book_check_row(r, lot, row, place.item);
    bg_buf_puts(&r->sheet.out, "{\n  \"format\": \"bidgauge-award/1\"");
    r->sheet.entries = 1;
    if (*id)
        book_put(r, "lot", id, "Decision");
    book_put_answers(r, lot);
    book_put_reasons(r, lot, "tradeoff", "worth", true);
    book_put_reasons(r, lot, "not_acceptable", "out", false);
    award_book_put_departures(r, lot);
    bg_intake_bid(r->intake, (struct bg_pos){.source = r->intake->source}, id, "", &r->sheet.out,
                  r->sheet.places);
}

/* -- the whole ---------------------------------------------------------------------------------------- */

static struct bg_intake *open_intake(struct bg_arena *arena, struct bg_diags *diags,
                                     const struct bg_source *source,
                                     const struct bg_ruleset *ruleset)
{
    struct bg_intake *intake = BG_NEW(arena, struct bg_intake);
    *intake = (struct bg_intake){
        .arena = arena, .diags = diags, .source = source, .ruleset = ruleset, .process = ""};
    intake->last_document = &intake->documents;
    intake->last_note = &intake->notes;
    intake->last_award = &intake->awards;
    return intake;
}

const struct bg_award_decision *const *bg_award_book_read(struct bg_arena *arena,
                                                          struct bg_diags *diags,
                                                          const struct bg_source *source,
                                                          const struct bg_result *result, size_t *n)
{
    struct reading r = {.diags = diags, .result = result, .sound = true};
    int64_t before = bg_diag_count(diags, BG_ERROR);
    r.intake = open_intake(arena, diags, source, result->ruleset);
    r.sheet = (struct bg_ps_read){.arena = arena, .rules = result->ruleset, .lot = ""};
    r.sheet.form = bg_form_open(r.intake);
    const char *why = book_other_case(&r);
    if (why) {
        bg_ps_say(&r.sheet, BG_E864, NULL, "%s", why);
        return NULL;
    }
    r.sheet.form->rules = result->ruleset;
    bg_form_extras(r.sheet.form);
    for (size_t l = 0; l < result->lots_n; l++)
        write_lot(&r, l);
    bg_ps_check_beside(&r.sheet);
    const struct bg_award_decision **made =
        BG_ARRAY(arena, result->lots_n + 1, const struct bg_award_decision *);
    *n = 0;
    for (struct bg_intake_document *d = r.intake->documents; d && r.sound; d = d->next)
        if (!(made[(*n)++] = bg_award_decision_load(arena, diags, d->text)))
            return NULL;
    return r.sound && bg_diag_count(diags, BG_ERROR) == before ? made : NULL;
}
