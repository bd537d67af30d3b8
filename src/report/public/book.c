/* The workbook of a public copy: rows of values, and nothing that a spreadsheet program could show more
 * of. No formulas, no names (so no titles that repeat on paper and no filters), nothing hidden. */
#include "report/book/write.h"
#include "report/public/sheets.h"

enum { HEADINGS = 3, BLUE = 0x1F3864 };

struct bg_pub_page bg_pub_start(struct bg_pub_book *b, const char *name, int colour,
                                const char *title, const char *under,
                                const struct bg_section *section)
{
    struct bg_pub_page p = {
        .b = b, .page = bg_page_new(b->book, name, colour), .section = section, .row = HEADINGS};
    bg_put_text(p.page, 0, 0, BG_LOOK(TITLE, TEXT), title);
    bg_put_text(p.page, 1, 0, BG_LOOK(SUBTITLE, TEXT), under);
    if (section) {
        bg_section_put(p.page, HEADINGS, section, b, NULL, 0, 0);
        bg_page_freeze(p.page, HEADINGS + 1, 0); /* columns would be titles on paper: names */
    }
    return p;
}

void bg_pub_put(struct bg_pub_page *p, const void *entry)
{
    bg_section_row(p->page, ++p->row, p->section, p->b, entry, 0);
}

struct bg_shown bg_pub_vendor(const struct bg_sheet_line *l)
{
    return bg_show_text(((const struct bg_pub_line *)l->entry)->bid->vendor);
}

struct bg_shown bg_pub_lot(const struct bg_sheet_line *l)
{
    return bg_show_text(bg_pub_lot_name(((const struct bg_pub_line *)l->entry)->lot));
}

bool bg_pub_has_lots(const void *of)
{
    return ((const struct bg_pub_book *)of)->lots;
}

const char *bg_pub_lot_name(const struct bg_view_lot *lot)
{
    return lot->title[0] != '\0' ? lot->title : lot->lot;
}

struct bg_shown bg_pub_shown(const struct bg_sheet_line *l, const struct bg_seen *seen,
                             enum bg_number number)
{
    if (seen->ground == NULL && seen->value.type == BG_V_NUMBER)
        return bg_pub_shown_number(seen->value.as.number, number);
    return bg_show_as(BG_LOOK(TEXT_WRAP, TEXT), bg_show_text(bg_copy_words(l->arena, seen)));
}

struct bg_shown bg_pub_shown_number(struct bg_dec value, enum bg_number number)
{
    return bg_show_as((struct bg_look){BG_STYLE_CELL, number}, bg_show_number(value));
}

static struct bg_book *public_book_open_book(struct bg_pub_book *b, const char *path)
{
    const struct bg_result *result = b->copy->view->result;
    const struct bg_ruleset *rules = result->ruleset;
    const char *reference = rules->solicitation.reference;
    const char *tender = *rules->solicitation.title ? rules->solicitation.title : rules->title;
    struct bg_book_facts facts = {
        .path = path,
        .kind = "public",
        .title = "Public copy of the evaluation",
        .subject = bg_arena_printf(b->arena, "%s%s%s", reference, *reference ? ", " : "", tender),
        .comments = "Values only. What is withheld has its ground in its place.",
        .header = bg_arena_printf(b->arena, "%s%s%s", reference, *reference ? "  " : "", tender),
        .currency = rules->currency,
        .decimals = rules->award.decimals,
        .created = result->as_of,
    };
    return bg_book_open(b->arena, &facts);
}

static struct bg_book *public_book_build(struct bg_arena *arena, const void *copy, const char *path)
{
    struct bg_pub_book b = {.arena = arena, .copy = copy};
    b.book = public_book_open_book(&b, path);
    b.lots = b.copy->view->result->ruleset->lots_n > 0;
    bg_pub_award(&b);
    bg_pub_decision(&b);
    bg_pub_scores(&b);
    bg_pub_reasons(&b);
    bg_pub_answers(&b);
    bg_pub_tables(&b);
    bg_pub_panel(&b);
    bg_pub_withheld(&b);
    bg_pub_record(&b);
    return b.book;
}

bool bg_copy_write(struct bg_arena *arena, struct bg_diags *diags, const struct bg_host *host,
                   const struct bg_copy *copy, const char *path, bool isolate)
{
    return bg_book_write(arena, diags, host, public_book_build, copy, path, isolate);
}
