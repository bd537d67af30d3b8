/* The ranking as a table for the terminal: one row a bid, the recommendation, flags, warnings. */
#include "report/text/text.h"

#include <string.h>

#include "base/text.h"

enum { COLUMNS = 7, NAME_WIDTH = 34 };

enum { RANK, VENDOR, TOTAL, REACH, QUALITY, PRICE, STATUS };
static const char *const headings[COLUMNS] = {"Rank",    "Vendor", "Total", "Can reach",
                                              "Quality", "Price",  "Status"};

struct row {
    const char *cell[COLUMNS];
};

/* Of its longest line. */
static int64_t text_table_width_of(const char *text)
{
    int64_t widest = 0;
    for (const char *p = text; *p;) {
        size_t n = strcspn(p, "\n");
        int64_t width = bg_utf8_count(p, n);
        widest = width > widest ? width : widest;
        p += n + (p[n] != '\0');
    }
    return widest;
}

/* What the vendor calls itself, made visible; of a page of text the beginning. */
static const char *table_name_of(struct bg_arena *arena, const struct bg_bid *bid)
{
    enum { BYTES = 600 };
    struct bg_buf buf;
    const char *name = bid->vendor_name;
    size_t n = strlen(name), shown = n < BYTES ? n : BYTES;
    while (shown < n && ((unsigned char)name[shown] & 0xC0) == 0x80)
        shown--;
    bg_buf_init(&buf, arena);
    bg_text_visible(&buf, name, shown);
    bg_buf_puts(&buf, shown < n ? "..." : "");
    return bg_buf_text(&buf);
}

/* Bytes of the text's first line of at most NAME_WIDTH code points, cut between words. */
static size_t table_first_line(const char *text)
{
    size_t n = strlen(text), at = 0, cut = 0;
    for (int i = 0; i < NAME_WIDTH && at < n; i++) {
        size_t step = bg_utf8_length(text + at, n - at);
        at += step ? step : 1;
        cut = at == n || text[at] == ' ' ? at : cut;
    }
    return cut ? cut : at;
}

/* A name as lines of a column; of a page of text the first lines. */
static const char *name_lines(struct bg_arena *arena, const char *name)
{
    enum { LINES = 6 };
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (int i = 0; *name; i++) {
        size_t n = table_first_line(name);
        if (i == LINES) {
            bg_buf_puts(&out, "...");
            break;
        }
        bg_buf_printf(&out, "%s%.*s", i ? "\n" : "", (int)n, name);
        name += n + strspn(name + n, " ");
    }
    return bg_buf_text(&out);
}

static const char *table_amount(struct bg_arena *arena, struct bg_dec value, int places)
{
    char text[BG_DEC_TEXT];
    return bg_arena_printf(arena, "%s", bg_dec_grouped(value, places, text));
}

static struct row table_make_row(struct bg_arena *arena, const struct bg_lot_result *lot,
                                 const struct bg_bid_result *bid)
{
    const struct bg_award *award = &lot->ruleset->award;
    struct row row = {{"-", "", "", "", "", "", ""}};
    if (bid->rank)
        row.cell[RANK] =
            bg_arena_printf(arena, "%lld%s", (long long)bid->rank, bid->tied ? "=" : "");
    row.cell[VENDOR] = name_lines(arena, table_name_of(arena, bid->bid));
    if (award->method != BG_HIGHEST_SCORE && bid->price.present)
        row.cell[TOTAL] = table_amount(arena, bid->price.evaluated, bg_award_figure_places(award));
    else if (award->method == BG_HIGHEST_SCORE && bid->total_exact)
        row.cell[TOTAL] = table_amount(arena, bid->total, award->decimals);
    if (lot->open.any && bid->least_exact)
        row.cell[REACH] = table_amount(arena, bid->reachable, award->decimals);
    if (bid->quality_exact)
        row.cell[QUALITY] = table_amount(arena, bid->quality, award->decimals);
    if (bid->price.present)
        row.cell[PRICE] = table_amount(arena, bid->price.amount, 2);
    row.cell[STATUS] = bg_result_status_words(bid->status);
    return row;
}

static void table_put_cell(struct bg_buf *out, const char *text, int64_t width, bool right)
{
    int64_t pad = width - text_table_width_of(text);
    if (right)
        while (pad-- > 0)
            bg_buf_putc(out, ' ');
    bg_buf_puts(out, text);
    if (!right)
        while (pad-- > 0)
            bg_buf_putc(out, ' ');
}

/* One line of a row; rest: what of each cell is left behind it. */
static void table_put_line(struct bg_buf *out, const char **rest, const int64_t *widths)
{
    static const bool right[COLUMNS] = {true, false, true, true, true, true, false};
    struct bg_buf line;
    bg_buf_init(&line, out->arena);
    for (int c = 0; c < COLUMNS; c++) {
        size_t n = strcspn(rest[c], "\n");
        const char *text = bg_arena_text(out->arena, rest[c], n);
        rest[c] += n + (rest[c][n] != '\0');
        if (widths[c] == 0)
            continue;
        bg_buf_puts(&line, "  ");
        table_put_cell(&line, text, widths[c], right[c]);
    }
    while (line.size && line.data[line.size - 1] == ' ')
        line.size--;
    bg_buf_put(out, bg_buf_text(&line), line.size);
    bg_buf_putc(out, '\n');
}

static void table_put_row(struct bg_buf *out, const struct row *row, const int64_t *widths)
{
    const char *rest[COLUMNS];
    memcpy(rest, row->cell, sizeof rest);
    do
        table_put_line(out, rest, widths);
    while (*rest[1]);
}

static void table_put_table(struct bg_buf *out, const struct bg_lot_result *lot, bool color)
{
    struct row *rows = BG_ARRAY(out->arena, lot->bids_n + 1, struct row);
    int64_t widths[COLUMNS] = {0};
    struct row head;
    if (!lot->bids_n) /* nobody bids on the lot */
        return;
    memcpy(head.cell, headings, sizeof headings);
    if (lot->ruleset->award.method != BG_HIGHEST_SCORE)
        head.cell[TOTAL] = "Evaluated";
    if (!lot->open.settled)
        head.cell[RANK] = "Rank now";
    for (size_t i = 0; i < lot->bids_n; i++)
        rows[i] = table_make_row(out->arena, lot, &lot->bids[lot->order[i]]);
    for (int c = 0; c < COLUMNS; c++) {
        for (size_t i = 0; i < lot->bids_n; i++) {
            int64_t width = text_table_width_of(rows[i].cell[c]);
            if (width > widths[c])
                widths[c] = width;
        }
        if (widths[c] && widths[c] < text_table_width_of(head.cell[c]))
            widths[c] = text_table_width_of(head.cell[c]);
    }
    if (color)
        bg_buf_puts(out, "\033[1m");
    table_put_row(out, &head, widths);
    if (color)
        bg_buf_puts(out, "\033[0m");
    for (size_t i = 0; i < lot->bids_n; i++)
        table_put_row(out, &rows[i], widths);
}

static void table_put_reasons(struct bg_buf *out, const struct bg_lot_result *lot)
{
    for (size_t i = 0; i < lot->bids_n; i++) {
        const struct bg_bid_result *bid = &lot->bids[lot->order[i]];
        const char *name = table_name_of(out->arena, bid->bid);
        if (bid->status_reason[0])
            bg_buf_printf(out, "  %s: %s\n", name, bid->status_reason);
        if (bid->tie_reason[0])
            bg_buf_printf(out, "  %s: %s\n", name, bid->tie_reason);
        for (size_t f = 0; f < bid->flags_n; f++)
            bg_buf_printf(out, "  %s: flag: %s\n", name, bid->flags[f].message);
    }
    for (size_t i = 0; i < lot->warnings_n; i++)
        bg_buf_printf(out, "  warning: %s\n", lot->warnings[i]);
}

static void text_table_put_heading(struct bg_buf *out, const struct bg_result *result,
                                   const struct bg_lot_result *lot)
{
    const struct bg_ruleset *ruleset = lot->ruleset;
    const char *title = ruleset->solicitation.title;
    bg_buf_puts(out, title[0] ? title : ruleset->title);
    if (ruleset->solicitation.reference[0])
        bg_buf_printf(out, " (%s)", ruleset->solicitation.reference);
    if (lot->lot[0])
        bg_buf_printf(out, ", lot %s", lot->lot);
    if (result->ruleset->currency[0])
        bg_buf_printf(out, ", prices in %s", ruleset->currency);
    bg_buf_puts(out, "\n\n");
}

void bg_report_table(struct bg_buf *out, const struct bg_result *result, bool color)
{
    for (size_t i = 0; i < result->lots_n; i++) {
        const struct bg_lot_result *lot = &result->lots[i];
        if (i)
            bg_buf_putc(out, '\n');
        text_table_put_heading(out, result, lot);
        table_put_table(out, lot, color);
        bg_buf_printf(out, "%s%s\n", lot->bids_n ? "\n" : "", lot->recommendation);
        if (lot->margin_words && lot->margin_words[0])
            bg_buf_printf(out, "%s\n", lot->margin_words);
        table_put_reasons(out, lot);
    }
}
