/* One loop over the columns of a row, for every sheet. */
#include "report/book/columns.h"

#include "base/date.h"
#include "base/hash.h"
#include "report/book/page_book.h"

/* -- the loop ---------------------------------------------------------------------------------- */

/* The line stands at each column in turn; how many there are. */
static int columns_each(const struct bg_section *section, struct bg_sheet_line *line,
                        void (*at)(const struct bg_sheet_line *line,
                                   const struct bg_sheet_column *c))
{
    line->column = section->first;
    for (size_t i = 0; i < section->n; i++) {
        const struct bg_sheet_column *c = &section->columns[i];
        if (c->wanted && !c->wanted(line->of))
            continue;
        size_t times = c->times ? c->times(line->of) : 1;
        for (size_t k = 0; k < times; k++, line->column++) {
            line->which = c->times ? (int)k : c->which;
            if (at)
                at(line, c);
        }
    }
    return line->column - section->first;
}

static struct bg_sheet_line columns_line(struct bg_page *page, int64_t row, const void *of)
{
    return (struct bg_sheet_line){
        .page = page, .arena = page ? page->arena : NULL, .of = of, .row = row};
}

int bg_section_columns(const struct bg_section *section, const void *of)
{
    struct bg_sheet_line line = columns_line(NULL, 0, of);
    return columns_each(section, &line, NULL);
}

void bg_section_places(const struct bg_section *section, const void *of, int *places)
{
    int column = section->first;
    for (size_t i = 0; i < section->n; i++) {
        const struct bg_sheet_column *c = &section->columns[i];
        bool wanted = !c->wanted || c->wanted(of);
        places[i] = wanted ? column : -1;
        if (wanted)
            column += c->times ? (int)c->times(of) : 1;
    }
}

static void columns_put_width(const struct bg_sheet_line *line, const struct bg_sheet_column *c)
{
    double width = c->wide ? c->wide(line) : c->width;
    if (width > 0)
        bg_page_width(line->page, line->column, width);
}

void bg_section_widths(struct bg_page *page, const struct bg_section *section, const void *of)
{
    struct bg_sheet_line line = columns_line(page, 0, of);
    columns_each(section, &line, columns_put_width);
}

static void columns_put_heading(const struct bg_sheet_line *line, const struct bg_sheet_column *c)
{
    bool left = c->left || line->column == 0;
    struct bg_look look = left ? BG_LOOK(HEADER_LEFT, TEXT) : BG_LOOK(HEADER, TEXT);
    const char *text = c->title ? bg_page_say(line->page, c->title) : NULL;
    if (c->heading)
        text = c->heading(line);
    if (text)
        bg_put_text(line->page, line->row, line->column, look, text);
}

void bg_section_head(struct bg_page *page, int64_t row, const struct bg_section *section,
                     const void *of)
{
    struct bg_sheet_line line = columns_line(page, row, of);
    columns_each(section, &line, columns_put_heading);
}

static void columns_put_id(const struct bg_sheet_line *line, const struct bg_sheet_column *c)
{
    const char *id = c->id_of ? c->id_of(line) : c->id;
    if (id)
        bg_put_text(line->page, line->row, line->column, BG_LOOK(NOTE, TEXT),
                    bg_arena_printf(line->arena, "bg:column:%s:text", id));
}

void bg_section_ids(struct bg_page *page, int64_t row, const struct bg_section *section,
                    const void *of)
{
    struct bg_sheet_line line = columns_line(page, row, of);
    columns_each(section, &line, columns_put_id);
}

static void columns_put(const struct bg_sheet_line *line, struct bg_look look,
                        const struct bg_shown *shown)
{
    struct bg_page *page = line->page;
    switch (shown->as) {
    case BG_SHOW_NOTHING:
        return;
    case BG_SHOW_BLANK:
        bg_put_blank(page, line->row, line->column, look);
        return;
    case BG_SHOW_TEXT:
        bg_put_text(page, line->row, line->column, look, shown->text);
        return;
    case BG_SHOW_NUMBER:
        bg_put_number(page, line->row, line->column, look, shown->number);
        return;
    case BG_SHOW_DATE:
        bg_put_date(page, line->row, line->column, look, shown->days);
        return;
    case BG_SHOW_LIVE:
        bg_put_live(page, line->row, line->column, look, shown->formula);
        return;
    case BG_SHOW_GOTO:
        bg_put_goto(page, line->row, line->column, look, shown->target, shown->to_row,
                    shown->to_column, shown->text);
        return;
    case BG_SHOW_LINK:
        bg_put_link(page, line->row, line->column, look, shown->target, shown->text);
        return;
    }
}

static void columns_put_cell(const struct bg_sheet_line *line, const struct bg_sheet_column *c)
{
    struct bg_shown shown = c->cell(line);
    columns_put(line, shown.has_look ? shown.look : c->look, &shown);
}

void bg_section_row(struct bg_page *page, int64_t row, const struct bg_section *section,
                    const void *of, const void *entry, size_t i)
{
    struct bg_sheet_line line = columns_line(page, row, of);
    bool drafts = section->drafts && !page->in_row;
    if (drafts)
        line.arena = bg_book_draft_begin(page->book);
    line.entry = entry;
    line.i = i;
    columns_each(section, &line, columns_put_cell);
    if (section->row_height > 0)
        bg_page_height(page, row, section->row_height);
    if (drafts)
        bg_book_draft_end(page->book);
}

int64_t bg_section_rows(struct bg_page *page, int64_t row, const struct bg_section *section,
                        const void *of, const void *entries, size_t size, size_t n)
{
    for (size_t i = 0; i < n; i++)
        bg_section_row(page, row++, section, of, entries ? (const char *)entries + i * size : NULL,
                       i);
    return row;
}

int64_t bg_section_put(struct bg_page *page, int64_t row, const struct bg_section *section,
                       const void *of, const void *entries, size_t size, size_t n)
{
    bg_section_widths(page, section, of);
    bg_section_head(page, row, section, of);
    return bg_section_rows(page, row + 1, section, of, entries, size, n);
}

/* What the rows of a section are made of, one by one on a long page. */
struct columns_rows {
    struct bg_section section;
    const void *of;
    const char *entries;
    size_t size;
    int64_t row;
};

static void columns_put_row(const void *data, struct bg_arena *arena, struct bg_page *page,
                            size_t i)
{
    const struct columns_rows *r = data;
    (void)arena;
    bg_section_row(page, r->row + (int64_t)i, &r->section, r->of,
                   r->entries ? r->entries + i * r->size : NULL, i);
}

int64_t bg_section_put_long(struct bg_page *page, int64_t row, const struct bg_section *section,
                            const void *of, const void *entries, size_t size, size_t n)
{
    struct columns_rows *rows = BG_NEW(page->book->arena, struct columns_rows);
    *rows = (struct columns_rows){*section, of, entries, size, row + 1};
    bg_section_widths(page, section, of);
    bg_section_head(page, row, section, of);
    bg_page_rows(page, row + 1, n, columns_put_row, rows);
    return row + 1 + (int64_t)n;
}

int64_t bg_put_facts(struct bg_page *page, int64_t row, struct bg_look label,
                     const struct bg_sheet_fact *facts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (*facts[i].value == '\0')
            continue;
        bg_put_words(page, row, 0, label, facts[i].label);
        bg_put_text(page, row++, 1, BG_LOOK(TEXT_WRAP, TEXT), facts[i].value);
    }
    return row;
}

void bg_put_band(struct bg_page *page, int64_t row, int column, int last_column,
                 struct bg_look look, const char *text)
{
    bg_put_text(page, row, column, look, text);
    while (column < last_column)
        bg_put_blank(page, row, ++column, look);
}

/* -- cells of their own ------------------------------------------------------------------------- */

struct bg_shown bg_cell_nothing(const struct bg_sheet_line *line)
{
    (void)line;
    return bg_show_nothing();
}

struct bg_shown bg_cell_blank(const struct bg_sheet_line *line)
{
    (void)line;
    return bg_show_blank();
}

/* -- members of the entry ---------------------------------------------------------------------- */

struct bg_shown bg_cell_text_of(const struct bg_sheet_line *line)
{
    const char *const *text = (const void *)((const char *)line->entry + line->which);
    return bg_show_text(*text);
}

struct bg_shown bg_cell_count_of(const struct bg_sheet_line *line)
{
    const int64_t *n = (const void *)((const char *)line->entry + line->which);
    return bg_show_count(*n);
}

/* -- what a cell may show ---------------------------------------------------------------------- */

struct bg_shown bg_show_nothing(void)
{
    return (struct bg_shown){.as = BG_SHOW_NOTHING};
}

struct bg_shown bg_show_blank(void)
{
    return (struct bg_shown){.as = BG_SHOW_BLANK};
}

struct bg_shown bg_show_text(const char *text)
{
    return (struct bg_shown){.as = BG_SHOW_TEXT, .text = text};
}

struct bg_shown bg_show_words(const struct bg_sheet_line *line, const char *english)
{
    return bg_show_text(bg_page_say(line->page, english));
}

struct bg_shown bg_show_number(struct bg_dec value)
{
    return (struct bg_shown){.as = BG_SHOW_NUMBER, .number = value};
}

struct bg_shown bg_show_count(int64_t n)
{
    return bg_show_number(bg_dec_int(n));
}

struct bg_shown bg_show_date(int64_t days)
{
    if (days == BG_NO_DATE)
        return bg_show_blank();
    return (struct bg_shown){.as = BG_SHOW_DATE, .days = days};
}

struct bg_shown bg_show_value(const struct bg_sheet_line *line, const struct bg_value *value)
{
    switch (value->type) {
    case BG_V_NUMBER:
        return bg_show_number(value->as.number);
    case BG_V_DATE:
        return bg_show_date(value->as.days);
    case BG_V_BOOL:
        return bg_show_words(line, value->as.truth ? "yes" : "no");
    case BG_V_TEXT:
        return bg_show_text(bg_arena_text(line->arena, value->as.text.bytes, value->as.text.n));
    case BG_V_MISSING:
    case BG_V_ERROR:
    case BG_V_TABLE:
    case BG_V_LIST:
        break;
    }
    return bg_show_blank();
}

struct bg_shown bg_show_live(const struct bg_formula *formula)
{
    return (struct bg_shown){.as = BG_SHOW_LIVE, .formula = formula};
}

struct bg_shown bg_show_goto(const char *sheet, int64_t row, int column, const char *text)
{
    return (struct bg_shown){
        .as = BG_SHOW_GOTO, .target = sheet, .to_row = row, .to_column = column, .text = text};
}

struct bg_shown bg_show_link(const char *url, const char *text)
{
    return (struct bg_shown){.as = BG_SHOW_LINK, .target = url, .text = text};
}

struct bg_shown bg_show_sha256(const struct bg_sheet_line *line, const unsigned char sha256[32])
{
    char hex[65];
    bg_sha256_hex(sha256, hex);
    return bg_show_text(bg_arena_text(line->arena, hex, 64));
}

struct bg_shown bg_show_as(struct bg_look look, struct bg_shown shown)
{
    shown.has_look = true;
    shown.look = look;
    return shown;
}
