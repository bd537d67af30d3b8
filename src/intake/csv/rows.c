#include "intake/csv/rows.h"

#include <string.h>

#include "intake/csv/map.h"

enum { TEXTS_MAX = 16 };

struct list {
    const char *items[TEXTS_MAX];
    size_t n;
};

struct looking {
    struct bg_arena *arena;
    struct list not_bidders, begins, is, marks;
};

static void rows_add(struct list *list, const char *text)
{
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->items[i], text) == 0)
            return;
    if (list->n < TEXTS_MAX)
        list->items[list->n++] = text;
}

static const char *const mark_texts[] = {"*", "^", "\xE2\x80\xA0", "\xE2\x80\xA1", "#", "~"};

/* The mark that the text ends (or begins) with; NULL: none. */
static const char *rows_mark_of(const char *text, bool at_end)
{
    size_t length = strlen(text);
    for (size_t i = 0; i < sizeof mark_texts / sizeof *mark_texts; i++) {
        size_t n = strlen(mark_texts[i]);
        if (length > n && strncmp(at_end ? text + length - n : text, mark_texts[i], n) == 0)
            return mark_texts[i];
    }
    return NULL;
}

static void look_at_price(struct looking *l, const char *text, struct bg_rows_seen *out)
{
    const char *mark = rows_mark_of(text, true);
    if (!strpbrk(text, "0123456789"))
        return;
    if (mark)
        rows_add(&l->marks, mark);
    out->parentheses = out->parentheses || (strchr(text, '(') && strchr(text, ')'));
}

/* A row that says something where the bidder is and has no amount. */
static void look_at_rest(struct looking *l, int64_t row, const char *name, struct bg_rows_seen *out)
{
    const char *mark = rows_mark_of(name, false);
    if (mark) {
        rows_add(&l->begins, mark);
    } else if (out->told_n < BG_ROWS_TOLD) {
        out->told[out->told_n].row = row;
        out->told[out->told_n++].text =
            "the row has no amount: if it is not a bid, leave it out with "
            "\"skip_where\"";
    }
}

static bool is_total(const char *name)
{
    static const char *const words[] = {"total", "Total", "TOTAL"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(name, words[i]))
            return true;
    return false;
}

static const char *const *rows_keep(struct bg_arena *arena, const struct list *list, size_t *n)
{
    const char **items = BG_ARRAY(arena, list->n, const char *);
    for (size_t i = 0; i < list->n; i++)
        items[i] = list->items[i];
    *n = list->n;
    return items;
}

void bg_rows_look(struct bg_arena *arena, const struct bg_tab_sheet *sheet, int64_t header,
                  int name, int price, struct bg_rows_seen *out)
{
    struct looking l = {.arena = arena};
    *out = (struct bg_rows_seen){.told_n = 0};
    for (size_t i = 0; i < sheet->n; i++) {
        const struct bg_tab_row *row = &sheet->rows[i];
        const char *own = bg_tab_name(arena, bg_tab_cell(row, (size_t)name)->text);
        const char *amount =
            price < 0 ? "" : bg_tab_name(arena, bg_tab_cell(row, (size_t)price)->text);
        if (row->number <= header || !own[0])
            continue;
        if (price >= 0)
            look_at_price(&l, amount, out);
        if (bg_map_is_no_bidder(arena, own))
            rows_add(&l.not_bidders, own);
        else if (price >= 0 && amount[0] && is_total(own))
            rows_add(&l.is, own);
        else if (price >= 0 && !amount[0])
            look_at_rest(&l, row->number, own, out);
    }
    out->not_bidders = rows_keep(arena, &l.not_bidders, &out->not_bidders_n);
    out->begins = rows_keep(arena, &l.begins, &out->begins_n);
    out->is = rows_keep(arena, &l.is, &out->is_n);
    out->marks = rows_keep(arena, &l.marks, &out->marks_n);
}

static void rows_put_list(struct bg_buf *out, const char *key, const char *const *items, size_t n)
{
    if (!n)
        return;
    bg_buf_printf(out, ",\n  \"%s\": [", key);
    for (size_t i = 0; i < n; i++) {
        bg_buf_puts(out, i ? ", " : "");
        bg_buf_json(out, items[i], -1);
    }
    bg_buf_puts(out, "]");
}

void bg_rows_put(struct bg_arena *arena, const struct bg_rows_seen *seen, const char *name,
                 struct bg_buf *out)
{
    size_t rules = 0;
    struct bg_buf column;
    bg_buf_init(&column, arena);
    bg_buf_json(&column, name, -1);
    if (seen->parentheses)
        bg_buf_puts(out, ",\n  \"negatives\": \"parentheses\"");
    rows_put_list(out, "marks", seen->marks, seen->marks_n);
    rows_put_list(out, "not_bidders", seen->not_bidders, seen->not_bidders_n);
    for (size_t i = 0; i < seen->begins_n; i++) {
        bg_buf_puts(out, rules++ ? ",\n    {" : ",\n  \"skip_where\": [{");
        bg_buf_printf(out, "\"column\": %s, \"begins\": ", bg_buf_text(&column));
        bg_buf_json(out, seen->begins[i], -1);
        bg_buf_puts(out, "}");
    }
    for (size_t i = 0; i < seen->is_n; i++) {
        bg_buf_puts(out, rules++ ? ",\n    {" : ",\n  \"skip_where\": [{");
        bg_buf_printf(out, "\"column\": %s, \"is\": [", bg_buf_text(&column));
        bg_buf_json(out, seen->is[i], -1);
        bg_buf_puts(out, "]}");
    }
    bg_buf_puts(out, rules ? "]" : "");
}
