/* What a sheet says behind its cells: merged ranges, headers and footers of the printed page, links. */
#include "base/xlsx_read_part.h"

#include <string.h>

static bool xlsx_read_layout_is_header(const char *name)
{
    static const char *const names[] = {"oddHeader",  "oddFooter",   "evenHeader",
                                        "evenFooter", "firstHeader", "firstFooter"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static const char *stop_unless(struct bg_xlsx_layout *layout, bool go_on)
{
    layout->stopped |= !go_on;
    return go_on ? NULL : "stopped";
}

static const char *give_side(struct bg_xlsx_layout *layout, enum bg_xlsx_side_kind kind,
                             const char *ref, const char *text)
{
    struct bg_xlsx_range range;
    bool placed = ref && bg_xlsx_range_of(ref, &range);
    const struct bg_xlsx_side side = {kind, placed ? range.row : -1, placed ? range.column : -1,
                                      text};
    return stop_unless(layout, layout->visitor->side(layout->data, &side));
}

static const char *link_open(struct bg_xlsx_layout *layout, const char **attributes)
{
    const char *id = bg_xlsx_attribute(attributes, "id");
    const struct bg_xlsx_relation *to = id ? bg_xlsx_by_id(&layout->relations, id) : NULL;
    if (!to || !to->external)
        return NULL;
    return give_side(layout, BG_XLSX_LINK, bg_xlsx_attribute(attributes, "ref"), to->target);
}

void bg_xlsx_layout_begin(struct bg_xlsx_layout *layout, const struct bg_xlsx *xlsx, size_t sheet)
{
    const char *error = NULL;
    bg_buf_init(&layout->text, xlsx->arena);
    layout->relations = (struct bg_xlsx_relations){.xlsx = (struct bg_xlsx *)xlsx};
    if (layout->visitor->side &&
        !bg_xlsx_relations_of(&layout->relations, xlsx->sheets[sheet].path, &error))
        layout->relations.n = 0;
}

const char *bg_xlsx_layout_open(struct bg_xlsx_layout *layout, const char *name,
                                const char **attributes)
{
    struct bg_xlsx_range range;
    if (layout->visitor->merged && strcmp(name, "mergeCell") == 0) {
        if (!bg_xlsx_range_of(bg_xlsx_attribute(attributes, "ref"), &range))
            return "merged cells have a wrong address";
        return stop_unless(layout, layout->visitor->merged(layout->data, &range));
    }
    if (!layout->visitor->side)
        return NULL;
    if (strcmp(name, "hyperlink") == 0)
        return link_open(layout, attributes);
    if (xlsx_read_layout_is_header(name)) {
        layout->in_header = true;
        layout->text.size = 0;
        bg_buf_puts(&layout->text, "");
    }
    return NULL;
}

const char *bg_xlsx_layout_text(struct bg_xlsx_layout *layout, const char *text, size_t n)
{
    if (!layout->in_header)
        return NULL;
    if (layout->text.size + n > BG_XLSX_TEXT_MAX)
        return "a header is too long";
    bg_buf_put(&layout->text, text, n);
    return NULL;
}

const char *bg_xlsx_layout_close(struct bg_xlsx_layout *layout, const char *name)
{
    if (!layout->in_header || !xlsx_read_layout_is_header(name))
        return NULL;
    layout->in_header = false;
    return give_side(layout, BG_XLSX_HEADER, NULL, bg_buf_text(&layout->text));
}
