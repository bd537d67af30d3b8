/* A row that another mark parts as well as the file's own: "Acme;1200,50" under "vendor,price" is two
 * cells either way, and 50 is hardly the price. */
#include "intake/csv/map.h"

#include <string.h>

/* The row as it is in the file; NULL: some cell is in quotes, which say where cells end. */
static const char *parting_joined(struct bg_arena *arena, const struct bg_tab_row *row,
                                  char delimiter)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < row->n; i++) {
        if (row->cells[i].quoted)
            return NULL;
        if (i)
            bg_buf_putc(&out, delimiter);
        bg_buf_puts(&out, row->cells[i].text);
    }
    return bg_buf_text(&out);
}

/* Digits with the file's delimiter as a decimal mark among them: "1200,50" of n bytes. */
static bool is_parted_number(const char *text, size_t n, char delimiter)
{
    size_t digits = 0, marks = 0;
    for (size_t i = 0; i < n; i++) {
        digits += text[i] >= '0' && text[i] <= '9';
        marks += text[i] == delimiter;
        if (!strchr("0123456789.' -", text[i]) && text[i] != delimiter)
            return false;
    }
    return digits > 1 && marks == 1 && text[n - 1] != delimiter;
}

static bool parts_as_well(const char *row, char other, char delimiter, size_t width)
{
    size_t cells = 0;
    bool number = false;
    for (const char *p = row;; p++) {
        size_t n = strcspn(p, (char[]){other, '\0'});
        cells++;
        number = number || (n && is_parted_number(p, n, delimiter));
        p += n;
        if (!*p)
            break;
    }
    return cells > 1 && cells == width && number;
}

const char *bg_csv_other_parting(struct bg_arena *arena, const struct bg_tab_row *row, size_t width,
                                 char delimiter)
{
    static const char others[] = {';', '\t', '|', ','};
    const char *text = row->n > 1 ? parting_joined(arena, row, delimiter) : NULL;
    for (size_t i = 0; text && i < sizeof others; i++)
        if (others[i] != delimiter && strchr(text, others[i]) &&
            parts_as_well(text, others[i], delimiter, width))
            return bg_arena_printf(
                arena,
                "\"%c\" parts it into as many cells as \"%c\", with other numbers; "
                "put texts in quotes, or correct \"delimiter\" in the mapping",
                others[i] == '\t' ? ' ' : others[i], delimiter);
    return NULL;
}
