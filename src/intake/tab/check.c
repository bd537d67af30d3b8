/* The totals that a workbook publishes on a sheet of their own: compared with those of the lines, and
 * the marks beside them are told. The sheet is no source of bids. */
#include <string.h>

#include "base/currency.h"
#include "base/text.h"
#include "intake/tab/tab.h"

struct checking {
    struct bg_tab_reading *r;
    struct bg_arena *arena;
    const struct bg_tab_sheet *sheet;
    int bidder, total; /* columns */
    const char *currency;
    size_t same, other;
};

static int check_column_of(struct bg_arena *arena, const struct bg_map_header *header,
                           const char *name)
{
    const char *wanted = bg_tab_name(arena, name);
    for (size_t c = 0; c < header->n; c++)
        if (strcmp(header->names[c], wanted) == 0)
            return (int)c;
    return -1;
}

static struct bg_pos pos_at(const struct checking *c, const struct bg_tab_row *row, int column)
{
    return (struct bg_pos){.source = c->r->intake->source,
                           .offset = row->offset,
                           .label = bg_tab_label(c->arena, c->sheet, row->number, (size_t)column)};
}

/* The mark beside the name or the total; "": none. */
static const char *check_mark_of(const struct checking *c, const struct bg_tab_row *row)
{
    const struct bg_texts *marks = &c->r->map->marks;
    const int columns[] = {c->bidder, c->total};
    for (size_t i = 0; i < 2; i++) {
        const char *text = bg_tab_name(c->arena, bg_tab_cell(row, (size_t)columns[i])->text);
        for (size_t k = 0; k < marks->n; k++) {
            size_t n = strlen(marks->items[k]), length = strlen(text);
            if (n > 0 && length > n &&
                (strcmp(text + length - n, marks->items[k]) == 0 ||
                 strncmp(text, marks->items[k], n) == 0))
                return marks->items[k];
        }
    }
    return "";
}

/* The name without its mark. */
static const char *check_name_of(const struct checking *c, const struct bg_tab_row *row)
{
    const char *name = bg_tab_name(c->arena, bg_tab_cell(row, (size_t)c->bidder)->text);
    return bg_map_without_marks(c->arena, c->r->map, name);
}

static void check_put_quoted(struct bg_buf *out, const char *before, const char *text)
{
    enum { LONGEST = 200 };
    size_t n = strlen(text);
    for (n = n > LONGEST ? LONGEST : n; n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80; n--)
        ;
    bg_buf_printf(out, "%s\"", before);
    bg_text_visible(out, text, n);
    bg_buf_puts(out, text[n] ? "...\"" : "\"");
}

/* What the footnotes of the sheet say of the mark, each in quotes. */
static const char *footnotes(const struct checking *c, const char *mark)
{
    struct bg_buf out;
    bg_buf_init(&out, c->arena);
    for (size_t i = 0; i < c->sheet->n; i++) {
        const struct bg_tab_row *row = &c->sheet->rows[i];
        for (size_t k = 0; k < row->n; k++) {
            const char *text = bg_tab_name(c->arena, row->cells[k].text);
            if (strncmp(text, mark, strlen(mark)) == 0 && text[strlen(mark)])
                check_put_quoted(&out, out.size ? ", " : ": ", text);
        }
    }
    return bg_buf_text(&out);
}

static bool has_status(const struct checking *c, const char *name)
{
    const struct bg_map_state *states = c->r->map->statuses.items;
    for (size_t i = 0; i < c->r->map->statuses.n; i++)
        if (strcmp(bg_tab_name(c->arena, states[i].item.key), name) == 0)
            return true;
    return false;
}

static void tab_check_check_row(struct checking *c, const struct bg_tab_row *row)
{
    struct bg_diags *diags = c->r->intake->diags;
    const struct bg_tab_cell *cell = bg_tab_cell(row, (size_t)c->total);
    const char *name = check_name_of(c, row), *mark = check_mark_of(c, row);
    const struct bg_tab_bidder *bidder = c->r->bidders;
    char a[BG_DEC_TEXT], b[BG_DEC_TEXT];
    struct bg_dec published;
    while (bidder && strcmp(bidder->name, name) != 0)
        bidder = bidder->next;
    if (bidder && mark[0] && !has_status(c, name))
        bg_diag_add(diags, BG_W690, pos_at(c, row, c->total), "\"%s\" has the mark \"%s\"%s", name,
                    mark, footnotes(c, mark));
    struct bg_csv_value value =
        bg_csv_value(c->arena, c->r->map, &c->r->map->check.total, &cell, c->currency);
    if (!bidder || !value.json || value.problem ||
        !bg_dec_parse(value.json, strlen(value.json), &published))
        return;
    if (bidder->has_total && !bg_currency_differs(c->currency, bidder->total, published)) {
        c->same++;
        return;
    }
    c->other++;
    bg_diag_add(diags, BG_W688, pos_at(c, row, c->total),
                "the total of \"%s\" is published as %s, and is %s by its sheet", name,
                bg_dec_grouped(published, 2, a),
                bidder->has_total ? bg_dec_grouped(bidder->total, 2, b) : "not there");
}

/* False: the mapping names what is not there, said. */
static bool check_start(struct checking *c)
{
    struct bg_tab_reading *r = c->r;
    const struct bg_map_check *check = &r->map->check;
    const char *missing = check->sheet;
    for (size_t i = 0; i < r->tab->n && !c->sheet; i++)
        if (strcmp(r->tab->sheets[i].name, check->sheet) == 0)
            c->sheet = &r->tab->sheets[i];
    if (c->sheet) {
        struct bg_map_header header = bg_tab_header(c->arena, c->sheet, check->header_row, 1);
        c->bidder = check_column_of(c->arena, &header, check->bidder.column);
        c->total = check_column_of(c->arena, &header, check->total.column);
        missing = c->bidder < 0 ? check->bidder.column : check->total.column;
        if (c->bidder >= 0 && c->total >= 0)
            return true;
    }
    bg_diag_add(r->intake->diags, BG_E632, check->item.pos,
                "check: the workbook has no %s \"%s\" there", c->sheet ? "column" : "sheet",
                missing);
    return false;
}

void bg_tab_check(struct bg_tab_reading *r)
{
    const char *own = r->map->currency.value ? bg_json_text(r->map->currency.value) : NULL;
    struct checking c = {.r = r, .arena = r->intake->arena};
    if (!r->map->check.item.node || !check_start(&c))
        return;
    c.currency = own ? own : r->intake->ruleset ? r->intake->ruleset->currency : "";
    for (size_t i = 0; i < c.sheet->n; i++)
        if (c.sheet->rows[i].number > r->map->check.header_row)
            tab_check_check_row(&c, &c.sheet->rows[i]);
    if (c.same)
        bg_diag_add(r->intake->diags, BG_N689,
                    (struct bg_pos){.source = r->intake->source, .label = c.sheet->name},
                    "%zu of %zu totals are as this sheet publishes them", c.same, c.same + c.other);
}
