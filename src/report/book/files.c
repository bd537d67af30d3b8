/* The sheet Files. */
#include "report/book/files.h"

struct bg_shown bg_cell_file_sha256(const struct bg_sheet_line *line)
{
    const struct bg_input_file *file = line->entry;
    return bg_show_sha256(line, file->sha256);
}

static const struct bg_sheet_column columns[] = {
    BG_COLUMN("File", 0, TEXT, TEXT, BG_TEXT_OF(struct bg_input_file, file)),
    BG_COLUMN("SHA-256 of its bytes", 68, MONO, TEXT, .cell = bg_cell_file_sha256),
};

struct bg_page *bg_files_sheet(struct bg_book *book, const struct bg_input_file *files, size_t n)
{
    enum { COLOUR = 0x595959, HEAD = 3, LEAST = 30, MOST = 70 };
    const struct bg_section section = BG_SECTION(columns);
    struct bg_page *page = bg_page_new(book, "Files", COLOUR);
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT), "Files");
    bg_put_text(page, 1, 0, BG_LOOK(SUBTITLE, TEXT), "What the workbook was made from.");
    bg_section_put(page, HEAD, &section, NULL, files, sizeof *files, n);
    bg_page_fit(page, 0, LEAST, MOST);
    return page;
}
