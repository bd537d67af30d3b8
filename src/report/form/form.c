/* The sheets of a form in their order, and what they share. */
#include "report/form/sheets.h"

#include <string.h>

#include "base/date.h"
#include "base/hash.h"
#include "base/text.h"

enum { HEADING_HEIGHT = 24, BLUE = 0x1F3864, GREEN = 0x009E73, ORANGE = 0xE69F00, GREY = 0x595959 };

void bg_form_put_head(struct bg_page *page, const char *title, const char *under)
{
    bg_put_words(page, 0, 0, BG_LOOK(TITLE, TEXT), title);
    bg_put_words(page, 1, 0, BG_LOOK(SUBTITLE, TEXT), under);
}

const char *bg_form_unanswered(const struct bg_form *form, bool required)
{
    return bg_form_say(form, required ? "Missing" : "Not answered");
}

void bg_form_end_head(struct bg_page *page, int mark_column, const char *mark)
{
    bg_put_mark(page, BG_FORM_HEADINGS + 1, mark_column, "sheet", mark);
    bg_page_hide_row(page, BG_FORM_HEADINGS + 1);
    bg_page_height(page, BG_FORM_HEADINGS, HEADING_HEIGHT);
    bg_page_hide_column(page, mark_column);
    bg_page_freeze(page, BG_FORM_HEADINGS + 2, 0);
    bg_page_repeat(page, BG_FORM_HEADINGS, BG_FORM_HEADINGS);
}

int64_t bg_form_put_marks(struct bg_form *form, struct bg_page *page, int64_t row, int column)
{
    const struct bg_ruleset *rules = form->rules;
    row = bg_put_ruleset_marks(page, row, column, BG_FORM_FORMAT, rules);
    bg_put_mark(page, row++, column, "lot", form->request->lot);
    if (form->request->language != BG_ENGLISH)
        bg_put_mark(page, row++, column, "language", bg_language_name(form->request->language));
    if (*bg_form_envelope(rules))
        bg_put_mark(page, row++, column, "envelope", bg_form_envelope(rules));
    return row;
}

const struct bg_formula *bg_form_cell(const struct bg_form *form, int64_t row, int column)
{
    return bg_formula_relative(form->arena, row, column, column);
}

const struct bg_formula *bg_form_status_of(const struct bg_form *form,
                                           const struct bg_formula *cell, const char *blank,
                                           const struct bg_formula *rest)
{
    return BG_FORMULA(form->arena,
                      "IF(ISERROR(a),\"Check: the cell shows an error\",IF(TRIM(a)=\"\",b,c))",
                      cell, bg_formula_text(form->arena, blank), rest);
}

const char *bg_form_begins(const struct bg_form *form, const char *cells, const char *english)
{
    return bg_ref_begins(form->arena, cells, bg_form_say(form, english));
}

void bg_form_mark_status(struct bg_form *form, struct bg_page *page, int64_t row, int column,
                         int64_t last_row)
{
    const char *cell = bg_relative(form->arena, row, column);
    bg_page_warn_if(page, row, column, last_row, column,
                    bg_arena_printf(form->arena, "OR(%s,%s)", bg_form_begins(form, cell, "Check"),
                                    bg_form_begins(form, cell, "Missing")));
    bg_page_mark_if(page, row, column, last_row, column,
                    bg_arena_printf(form->arena, "LEFT(%s,2)=\"OK\"", cell));
}

/* The sheets in their order. */
static void form_put_pages(struct bg_form *form)
{
    const char **tables = bg_form_sheet_names(form);
    size_t fields_n = form->rules->fields_n;
    form->table = BG_ARRAY(form->arena, fields_n + 1, struct bg_page *);
    form->instructions = bg_page_new(form->book, bg_form_say(form, "Instructions"), BLUE);
    form->bidder = bg_page_new(form->book, bg_form_say(form, "Bidder"), GREEN);
    form->answers = bg_page_new(form->book, bg_form_say(form, "Questions"), GREEN);
    for (size_t slot = 0; slot < fields_n; slot++)
        if (tables[slot])
            form->table[slot] = bg_page_new(form->book, tables[slot], GREEN);
    form->evidence = bg_page_new(form->book, bg_form_say(form, "Evidence"), ORANGE);
    form->lists = bg_page_new(form->book, bg_form_say(form, "Lists"), GREY);
}

/* Every cell that a formula of another sheet names. */
static void form_plan(struct bg_form *form)
{
    struct bg_arena *arena = form->arena;
    const struct bg_ruleset *rules = form->rules;
    int column = 2; /* of Lists: behind Yes and No, and the questions */
    size_t asked = 0;
    form->groups = bg_form_groups(form, &form->groups_n);
    form->list = BG_ARRAY(arena, rules->fields_n + 1, const struct bg_formula *);
    form->column_list = BG_ARRAY(arena, rules->fields_n + 1, const struct bg_formula **);
    form->table_status = BG_ARRAY(arena, rules->fields_n + 1, const struct bg_formula *);
    form->truths = bg_form_list_range(form, 0, 2);
    for (size_t slot = 0; slot < rules->fields_n; slot++) {
        const struct bg_field *field = &rules->fields[slot];
        if (field->asked_of == BG_OF_BUYER)
            continue;
        asked++;
        form->list[slot] = bg_form_list_of(form, field, &column);
        if (!form->table[slot])
            continue;
        form->column_list[slot] = BG_ARRAY(arena, field->columns_n + 1, const struct bg_formula *);
        for (size_t c = 0; c < field->columns_n; c++)
            form->column_list[slot][c] = bg_form_list_of(form, &field->columns[c], &column);
        int status = (int)field->columns_n + 1;
        form->table_status[slot] =
            bg_page_cells(form->table[slot], BG_FORM_TABLE_FIRST, status,
                          BG_FORM_TABLE_FIRST + BG_FORM_TABLE_ROWS - 1, status);
    }
    form->questions = bg_form_list_range(form, 1, asked);
}

static const char *form_title_of(const struct bg_ruleset *rules)
{
    return *rules->solicitation.title ? rules->solicitation.title : rules->title;
}

const char *bg_form_header(struct bg_arena *arena, const struct bg_ruleset *rules)
{
    const char *reference = rules->solicitation.reference;
    return bg_arena_printf(arena, "%s%s%s", reference, *reference ? "  " : "",
                           form_title_of(rules));
}

static struct bg_book *form_open_book(struct bg_form *form, const char *path)
{
    struct bg_arena *arena = form->arena;
    const struct bg_ruleset *rules = form->rules;
    const char *reference = rules->solicitation.reference;
    char hash[65];
    struct bg_book_facts facts = {
        .path = path,
        .kind = "form",
        .title = bg_arena_printf(arena, bg_form_say(form, "Response form: %s"), form->title),
        .subject = bg_arena_printf(arena, "%s%s%s", reference, *reference ? ", " : "",
                                   rules->solicitation.buyer),
        .comments =
            bg_form_say(form, "Fill in the yellow cells, save as .xlsx, and send it to the buyer."),
        .header = bg_form_header(arena, rules),
        .currency = rules->currency,
        .decimals = rules->award.decimals,
        .created = rules->as_of,
        .language = form->request->language,
    };
    struct bg_book *book = bg_book_open(arena, &facts);
    bg_sha256_hex(rules->source->sha256, hash);
    bg_book_property(book, "bidgauge form", BG_FORM_FORMAT);
    bg_book_property(book, "bidgauge ruleset", rules->id);
    bg_book_property(book, "bidgauge ruleset version", rules->version);
    bg_book_property(book, "bidgauge ruleset SHA-256", hash);
    bg_book_property(book, "bidgauge lot", form->request->lot);
    return book;
}

struct bg_book *bg_form_build(struct bg_arena *arena, const void *request, const char *path)
{
    struct bg_form form = {.arena = arena, .request = request};
    const struct bg_ruleset *rules = form.rules = form.request->ruleset;
    form.title = form_title_of(rules);
    form.book = form_open_book(&form, path);
    form_put_pages(&form);
    form_plan(&form);
    bg_form_bidder(&form, form.bidder);
    for (size_t slot = 0; slot < rules->fields_n; slot++)
        if (form.table[slot])
            bg_form_table(&form, form.table[slot], slot);
    bg_form_questions(&form, form.answers);
    bg_form_evidence_sheet(&form, form.evidence);
    bg_form_lists(&form, form.lists);
    bg_form_instructions(&form, form.instructions);
    return form.book;
}
