/* Cell styles: number formats, and fonts that are struck through. */
#include "base/xlsx_read_part.h"

#include "base/list.h"

#include <stdlib.h>
#include <string.h>

enum { STYLES_MOST = 65536, FORMATS_MOST = 4096, FONTS_MOST = 65536 };

struct styles {
    struct bg_xlsx *xlsx;
    struct {
        int64_t id;
        const struct bg_number_format *format;
    } formats[FORMATS_MOST]; /* the file's own */
    size_t formats_n;
    bool struck[FONTS_MOST];
    size_t fonts_n;
    bool in_cells, in_fonts;
};

static void add_format(struct styles *s, int64_t id, const char *code)
{
    if (!code || !*code || s->formats_n == FORMATS_MOST)
        return;
    s->formats[s->formats_n].id = id;
    s->formats[s->formats_n++].format = bg_number_format_parse(s->xlsx->arena, code);
}

/* General is NULL, and so is a format that shows what the reader's country has. */
static const struct bg_number_format *format_of(struct styles *s, int64_t id)
{
    size_t n = s->formats_n;
    for (size_t i = 0; i < n; i++)
        if (s->formats[i].id == id)
            return s->formats[i].format;
    add_format(s, id, bg_number_format_builtin(id));
    return s->formats_n > n ? s->formats[n].format : NULL;
}

static const char *add_style(struct styles *s, int64_t id, const char **attributes)
{
    struct bg_xlsx *xlsx = s->xlsx;
    const char *font = bg_xlsx_attribute(attributes, "fontId");
    if (xlsx->styles_n >= STYLES_MOST)
        return "it has too many cell styles";
    BG_MORE(xlsx->arena, xlsx->styles, xlsx->styles_n, xlsx->styles_room);
    struct bg_xlsx_style *style = &xlsx->styles[xlsx->styles_n++];
    style->format_id = id;
    style->font = font ? strtol(font, NULL, 10) : 0;
    return NULL;
}

/* When all formats and fonts are known, in whatever order the file has them. */
static void link_style(struct styles *s, struct bg_xlsx_style *style)
{
    style->format = format_of(s, style->format_id);
    style->struck = style->font >= 0 && (size_t)style->font < s->fonts_n && s->struck[style->font];
    if (style->format) {
        struct bg_number_shown shown = bg_number_format_show(style->format, bg_dec_int(1));
        style->date = shown.as == BG_SHOWS_DATE;
        style->percent = shown.percents > 0;
    }
}

static const char *styles_open(void *data, const char *name, const char **attributes)
{
    struct styles *s = data;
    const char *id = bg_xlsx_attribute(attributes, "numFmtId");
    int64_t number = id ? strtoll(id, NULL, 10) : 0;
    if (strcmp(name, "numFmt") == 0)
        add_format(s, number, bg_xlsx_attribute(attributes, "formatCode"));
    else if (strcmp(name, "fonts") == 0)
        s->in_fonts = true;
    else if (s->in_fonts && strcmp(name, "font") == 0)
        s->fonts_n += s->fonts_n < FONTS_MOST;
    else if (s->in_fonts && s->fonts_n && strcmp(name, "strike") == 0)
        s->struck[s->fonts_n - 1] = bg_xlsx_truth(attributes, "val", true);
    else if (strcmp(name, "cellXfs") == 0)
        s->in_cells = true;
    else if (s->in_cells && strcmp(name, "xf") == 0)
        return add_style(s, number, attributes);
    return NULL;
}

static const char *styles_close(void *data, const char *name)
{
    struct styles *s = data;
    if (strcmp(name, "cellXfs") == 0)
        s->in_cells = false;
    if (strcmp(name, "fonts") == 0)
        s->in_fonts = false;
    return NULL;
}

bool bg_xlsx_read_styles(struct bg_xlsx *xlsx, int64_t entry, const char **error)
{
    static const struct bg_xlsx_handler handler = {.open = styles_open, .close = styles_close};
    struct styles *s = BG_NEW(xlsx->arena, struct styles);
    s->xlsx = xlsx;
    if (!bg_xlsx_parse(xlsx, entry, &handler, s, error))
        return false;
    for (size_t i = 0; i < xlsx->styles_n; i++)
        link_style(s, &xlsx->styles[i]);
    return true;
}
