/* The bid of a form, as JSON in the order of the ruleset, whatever the order of the rows. */
#include <string.h>

#include "base/cell_text.h"
#include "intake/form/form.h"

struct writing {
    struct bg_form_read *r;
    struct bg_buf out;
    struct bg_places *places;
    bool first; /* of the object being written */
};

static void key(struct writing *w, const char *indent, const char *name)
{
    bg_buf_printf(&w->out, "%s\n%s", w->first ? "" : ",", indent);
    bg_buf_json(&w->out, name, -1);
    bg_buf_puts(&w->out, ": ");
    w->first = false;
}

/* A pair of texts at the cell; nothing when the value is "". */
static void text_pair(struct writing *w, const char *indent, const char *name,
                      const struct bg_form_cell *cell, const char *value)
{
    if (!*value)
        return;
    if (cell && cell->label)
        bg_places_add(w->places, &w->out, cell->label);
    key(w, indent, name);
    bg_buf_json(&w->out, value, -1);
}

/* -- answers --------------------------------------------------------------------------------- */

static void bid_put_answer(struct writing *w, const char *indent, const struct bg_field *field)
{
    struct bg_form_read *r = w->r;
    const struct bg_form_mark *mark = bg_form_mark_of(r, NULL, field->id);
    struct bg_buf value;
    bg_buf_init(&value, r->arena);
    if (!mark) {
        bg_form_say(r, BG_W617, r->questions ? r->questions->name : NULL,
                    "the question \"%s\" is no longer in the form", field->label);
        return;
    }
    bool there = !bg_form_blank(&mark->cell);
    if (there && mark->twice)
        bg_form_refuse(r, mark->cell.label, &value,
                       bg_arena_printf(r->arena, "the question is answered twice, here and in %s",
                                       mark->twice));
    else
        there = bg_form_value(r, field, &mark->cell, &value);
    if (!there && field->required)
        bg_places_add_blank(w->places, field->id, mark->cell.label);
    if (!there)
        return;
    bg_places_add(w->places, &w->out, mark->cell.label);
    key(w, indent, field->id);
    bg_buf_put(&w->out, bg_buf_text(&value), value.size);
}

static int form_bid_column_of(const struct bg_form_sheet *sheet, const char *id)
{
    for (size_t i = 0; i < sheet->columns_n; i++)
        if (sheet->columns[i].what == BG_FORM_COLUMN && strcmp(sheet->columns[i].id, id) == 0)
            return (int)i;
    return -1;
}

/* The empty cell of a column that every row needs. row: its number in the answer, from 1. */
static void add_blank(struct writing *w, const struct bg_field *field, size_t column,
                      const struct bg_form_row *row, int at, size_t number)
{
    char address[16];
    struct bg_arena *arena = w->r->arena;
    bg_places_add_blank(
        w->places,
        bg_arena_printf(arena, "%s/%zu/%s", field->id, number, field->columns[column].id),
        bg_arena_printf(arena, "%s!%s", row->sheet->name,
                        bg_xlsx_address(row->at, row->sheet->columns[at].at, address)));
}

/* A row's cells in the order of the table's columns; false: all are empty. rows: put so far. */
static bool bid_put_row(struct writing *w, const struct bg_field *field,
                        const struct bg_form_row *row, size_t rows)
{
    bool any = false;
    for (size_t i = 0; i < field->columns_n; i++) {
        int at = form_bid_column_of(row->sheet, field->columns[i].id);
        struct bg_buf value;
        bg_buf_init(&value, w->r->arena);
        if (at < 0)
            continue;
        if (!bg_form_value(w->r, &field->columns[i], &row->cells[at], &value)) {
            if (field->columns[i].required)
                add_blank(w, field, i, row, at, rows + 1);
            continue;
        }
        bg_places_add(w->places, &w->out, row->cells[at].label);
        if (any)
            bg_buf_puts(&w->out, ", ");
        else
            bg_buf_puts(&w->out, rows ? ",\n      {" : "\n      {");
        bg_buf_json(&w->out, field->columns[i].id, -1);
        bg_buf_printf(&w->out, ": %s", bg_buf_text(&value));
        any = true;
    }
    bg_buf_puts(&w->out, any ? "}" : "");
    return any;
}

static bool is_row_of(const struct bg_form_row *row, const struct bg_field *field)
{
    return row->sheet->table && strcmp(row->sheet->table, field->id) == 0;
}

static void form_bid_put_table(struct writing *w, const char *indent, const struct bg_field *field)
{
    const struct bg_form_sheet *sheet = NULL, *second = NULL;
    bool there = false;
    size_t rows = 0;
    for (const struct bg_form_mark *mark = w->r->marks; mark; mark = mark->next)
        there |= mark->table && strcmp(mark->table, field->id) == 0;
    for (const struct bg_form_row *row = w->r->rows; row; row = row->next) {
        if (!is_row_of(row, field))
            continue;
        if (sheet && row->sheet != sheet)
            second = row->sheet;
        sheet = sheet ? sheet : row->sheet;
    }
    if (!there)
        bg_form_say(w->r, BG_W617, NULL, "the sheet of \"%s\" is no longer in the form",
                    field->label);
    if (!sheet)
        return;
    bg_places_add(w->places, &w->out, sheet->name);
    key(w, indent, field->id);
    if (second) {
        bg_form_refuse(w->r, sheet->name, &w->out,
                       bg_arena_printf(w->r->arena, "the table is filled in twice, here and in %s",
                                       second->name));
        return;
    }
    bg_buf_putc(&w->out, '[');
    for (const struct bg_form_row *row = w->r->rows; row; row = row->next)
        if (is_row_of(row, field))
            rows += bid_put_row(w, field, row, rows);
    bg_buf_puts(&w->out, "]");
    w->first = false;
}

static void form_bid_put_answers(struct writing *w, const char *indent)
{
    const struct bg_ruleset *rules = w->r->rules;
    w->first = true;
    bg_buf_putc(&w->out, '{');
    for (size_t i = 0; i < rules->fields_n; i++)
        if (rules->fields[i].type == BG_FIELD_TABLE)
            form_bid_put_table(w, indent, &rules->fields[i]);
        else
            bid_put_answer(w, indent, &rules->fields[i]);
    bg_buf_puts(&w->out, "}");
    w->first = false;
}

/* -- evidence -------------------------------------------------------------------------------- */

static int bid_question_of(struct bg_form_read *r, const char *text)
{
    for (size_t i = 0; i < r->rules->fields_n; i++)
        if (bg_cell_text_same(bg_form_question(r->arena, r->rules, i), text) ||
            bg_cell_text_same(r->rules->fields[i].id, text))
            return (int)i;
    return -1;
}

static void bid_put_item(struct writing *w, const struct bg_form_item *item, bool first)
{
    const struct bg_form_cell *cell = &item->document;
    bg_buf_puts(&w->out, first ? "[{" : ", {");
    bg_places_add(w->places, &w->out, cell->label);
    bg_buf_puts(&w->out, "\"document\": ");
    bg_buf_json(&w->out, bg_form_plain(w->r, cell), -1);
    const char *page = bg_form_plain(w->r, &item->page);
    if (*page) {
        bg_buf_puts(&w->out, ", \"page\": ");
        bg_buf_json(&w->out, page, -1);
    }
    bg_buf_putc(&w->out, '}');
}

/* Evidence for no question is something that the vendor says and nobody asked. */
static void keep_item(struct writing *w, const struct bg_form_cell *cell, const char *text)
{
    bg_form_keep_beside(
        w->r, &(struct bg_form_beside){
                  .label = cell->label, .text = text, .type = BG_XLSX_TEXT, .among_answers = true});
}

/* Rows without a question or without a document are said, unless the form itself had put the
 * question there. */
static void check_items(struct writing *w, int *slots)
{
    size_t i = 0;
    for (const struct bg_form_item *item = w->r->items; item; item = item->next, i++) {
        const char *question = bg_form_plain(w->r, &item->question);
        const char *document = bg_form_plain(w->r, &item->document);
        slots[i] = *question ? bid_question_of(w->r, question) : -1;
        if (*document && slots[i] < 0) {
            keep_item(w, &item->document, document);
            bg_intake_note(w->r->intake, BG_IGNORED, "%s: a document that belongs to no question",
                           item->document.label);
        }
        if (!*document && *bg_form_plain(w->r, &item->page))
            bg_intake_note(w->r->intake, BG_IGNORED, "%s: a page without a document",
                           item->page.label);
        if (!*document)
            slots[i] = -1;
    }
}

static void bid_put_evidence(struct writing *w)
{
    size_t n = 0;
    bool opened = false;
    for (const struct bg_form_item *item = w->r->items; item; item = item->next)
        n++;
    int *slots = BG_ARRAY(w->r->arena, n + 1, int);
    check_items(w, slots);
    for (size_t slot = 0; slot < w->r->rules->fields_n; slot++) {
        bool first = true;
        size_t i = 0;
        for (const struct bg_form_item *item = w->r->items; item; item = item->next, i++) {
            if (slots[i] != (int)slot)
                continue;
            if (!opened) {
                key(w, "  ", "evidence");
                bg_buf_putc(&w->out, '{');
                w->first = true;
                opened = true;
            }
            if (first)
                key(w, "    ", w->r->rules->fields[slot].id);
            bid_put_item(w, item, first);
            first = false;
        }
        if (!first)
            bg_buf_putc(&w->out, ']');
    }
    if (opened)
        bg_buf_puts(&w->out, "\n  }");
    w->first = false;
}

/* -- the bid --------------------------------------------------------------------------------- */

/* The file's name without folders and ".xlsx". */
static const char *file_stem(struct bg_form_read *r)
{
    const char *name = r->intake->source->name, *slash = strrchr(name, '/');
    name = slash ? slash + 1 : name;
    size_t n = strlen(name);
    if (n > 5 && bg_cell_text_same(name + n - 5, ".xlsx"))
        n -= 5;
    return bg_arena_text(r->arena, name, n);
}

static void form_bid_put_head(struct writing *w, const char *id)
{
    struct bg_form_read *r = w->r;
    const struct bg_form_cell *name = &r->bidder[BG_FORM_VENDOR_NAME];
    const struct bg_form_cell *number = &r->bidder[BG_FORM_VENDOR_ID];
    const char *contact = bg_form_plain(r, &r->bidder[BG_FORM_CONTACT]);
    if (!*bg_form_plain(r, name))
        bg_form_say(r, BG_W621, name->label, "the form does not say who bids");
    bg_buf_puts(&w->out, "{\n  \"format\": \"bidgauge-bid/1\"");
    text_pair(w, "  ", "bid", &r->bidder[BG_FORM_BID_ID], id);
    key(w, "  ", "vendor");
    bg_buf_putc(&w->out, '{');
    w->first = true;
    text_pair(w, "    ", "id", number, bg_form_plain(r, number));
    text_pair(w, "    ", "name", name, bg_form_plain(r, name));
    bg_buf_putc(&w->out, '}');
    w->first = false;
    if (*contact)
        text_pair(w, "  ", "comment", &r->bidder[BG_FORM_CONTACT],
                  bg_arena_printf(r->arena, "Contact: %s", contact));
    text_pair(w, "  ", "solicitation", NULL, r->rules->solicitation.reference);
    text_pair(w, "  ", "submitted", &r->bidder[BG_FORM_SUBMITTED],
              bg_form_plain(r, &r->bidder[BG_FORM_SUBMITTED]));
    text_pair(w, "  ", "currency", NULL, r->rules->currency);
    if (r->rules->price.used && r->rules->price.tax_basis)
        text_pair(w, "  ", "tax_basis", NULL, r->rules->price.tax_basis);
}

static void put_qualifications(struct writing *w)
{
    struct bg_buf list;
    bg_buf_init(&list, w->r->arena);
    bg_form_qualifications(w->r, &list);
    if (!list.size)
        return;
    key(w, "  ", "qualifications");
    bg_buf_printf(&w->out, "[%s\n  ]", bg_buf_text(&list));
}

void bg_form_bid(struct bg_form_read *r)
{
    struct writing w = {.r = r, .places = bg_places_new(r->arena)};
    const char *id = bg_form_plain(r, &r->bidder[BG_FORM_BID_ID]);
    const char *lot = r->lot ? r->lot : "";
    bg_buf_init(&w.out, r->arena);
    if (!*id)
        id = file_stem(r);
    bg_places_add(w.places, &w.out, r->questions ? r->questions->name : "Questions");
    form_bid_put_head(&w, id);
    if (*lot) {
        key(&w, "  ", "lots");
        bg_buf_putc(&w.out, '{');
        w.first = true;
        key(&w, "    ", lot);
        bg_buf_puts(&w.out, "{\"answers\": ");
        form_bid_put_answers(&w, "      ");
        bg_buf_puts(&w.out, "}}");
    } else {
        key(&w, "  ", "answers");
        form_bid_put_answers(&w, "    ");
    }
    bid_put_evidence(&w);
    put_qualifications(&w);
    bg_form_extras(r);
    bg_buf_puts(&w.out, "\n}\n");
    bg_intake_bid(r->intake, (struct bg_pos){.source = r->intake->source}, lot, id, &w.out,
                  w.places);
}
