/* What is hidden in a sheet that comes back. */
#include "report/book/returned.h"

#include "base/hash.h"
#include "report/book/page_book.h"

struct bg_shown bg_show_asked(const struct bg_sheet_line *line, const struct bg_allow *allow)
{
    bg_page_allow(line->page, line->row, line->column, line->row, line->column, allow);
    return bg_show_as(BG_LOOK(INPUT_TEXT, TEXT), bg_show_blank());
}

struct bg_shown bg_show_asked_text(const struct bg_sheet_line *line, const char *title,
                                   const char *message)
{
    const struct bg_allow any = {.what = BG_ALLOW_ANY, .title = title, .message = message};
    return bg_show_asked(line, &any);
}

void bg_put_mark(struct bg_page *page, int64_t row, int column, const char *what, const char *value)
{
    bg_put_text(page, row, column, BG_LOOK(NOTE, TEXT),
                bg_arena_printf(page->arena, "bg:%s%s%s", what, value != NULL ? ":" : "",
                                value != NULL ? value : ""));
}

int64_t bg_put_ruleset_marks(struct bg_page *page, int64_t row, int column, const char *format,
                             const struct bg_ruleset *ruleset)
{
    char hash[65];
    bg_sha256_hex(ruleset->source->sha256, hash);
    bg_put_mark(page, row++, column, "form", format);
    bg_put_mark(page, row++, column, "ruleset", ruleset->id);
    bg_put_mark(page, row++, column, "version", ruleset->version);
    bg_put_mark(page, row++, column, "sha256", hash);
    return row;
}

int bg_returned_start(struct bg_page *page, const char *title, const char *note,
                      const struct bg_section *section, const void *of, const char *mark)
{
    int place = section->first + bg_section_columns(section, of) - 1;
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT), title);
    bg_put_text(page, 1, 0, BG_LOOK(SUBTITLE, TEXT), note);
    bg_section_widths(page, section, of);
    bg_section_head(page, BG_RETURNED_HEADINGS, section, of);
    bg_section_ids(page, BG_RETURNED_IDS, section, of);
    bg_put_mark(page, BG_RETURNED_IDS, place + 1, "table", mark);
    bg_page_hide_row(page, BG_RETURNED_IDS);
    bg_page_hide_column(page, place);
    bg_page_hide_column(page, place + 1);
    bg_page_repeat(page, BG_RETURNED_HEADINGS, BG_RETURNED_HEADINGS);
    return place;
}
