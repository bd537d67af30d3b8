/* Texts in aligned columns. */
#include "report/text/columns.h"

#include <string.h>

#include "base/list.h"
#include "base/text.h"

struct bg_grid bg_grid_new(struct bg_arena *arena, size_t columns)
{
    return (struct bg_grid){.arena = arena, .columns = columns};
}

const char **bg_grid_row(struct bg_grid *g)
{
    g->cells =
        bg_list_more(g->arena, g->cells, g->rows, &g->capacity, g->columns * sizeof *g->cells);
    const char **row = g->cells + g->rows++ * g->columns;
    for (size_t c = 0; c < g->columns; c++)
        row[c] = "";
    return row;
}

static int64_t columns_width_of(const char *text)
{
    return bg_utf8_count(text, strlen(text));
}

const char *bg_shown(struct bg_arena *arena, const char *text, int64_t most)
{
    struct bg_buf buf;
    size_t n = 0;
    bg_buf_init(&buf, arena);
    bg_text_visible(&buf, text, strlen(text));
    const char *visible = bg_buf_text(&buf);
    if (columns_width_of(visible) <= most)
        return visible;
    for (int64_t i = 0; i < most - 3; i++) {
        size_t step = bg_utf8_length(visible + n, strlen(visible + n));
        n += step ? step : 1;
    }
    return bg_arena_printf(arena, "%.*s...", (int)n, visible);
}

void bg_grid_put(struct bg_buf *out, const struct bg_grid *g, bool color)
{
    int64_t *widths = BG_ARRAY(g->arena, g->columns, int64_t);
    for (size_t i = 0; i < g->rows * g->columns; i++) {
        int64_t width = columns_width_of(g->cells[i]);
        if (width > widths[i % g->columns])
            widths[i % g->columns] = width;
    }
    for (size_t r = 0; r < g->rows; r++) {
        struct bg_buf line;
        bg_buf_init(&line, g->arena);
        for (size_t c = 0; c < g->columns; c++) {
            const char *text = g->cells[r * g->columns + c];
            int64_t pad = widths[c] - columns_width_of(text);
            bg_buf_printf(&line, c ? "  %*s%s" : "  %*s%s", c ? (int)pad : 0, "", text);
            if (c == 0)
                bg_buf_printf(&line, "%*s", (int)pad, "");
        }
        while (line.size && line.data[line.size - 1] == ' ')
            line.size--;
        bool bold = color && r == 0;
        bg_buf_puts(out, bold ? "\033[1m" : "");
        bg_buf_put(out, line.data, line.size);
        bg_buf_puts(out, bold ? "\033[0m\n" : "\n");
    }
}
