/* The ranking as a table for the terminal: one row a bid, the recommendation, flags, warnings. */
#include "report/text/text.h"

#include <string.h>

#include "base/text.h"

enum { COLUMNS = 6, NAME_WIDTH = 34 };

static const char *const headings[COLUMNS] = {"Rank",    "Vendor", "Total",
                                              "Quality", "Price",  "Status"};

struct row {
    const char *cell[COLUMNS];
};

static int64_t width_of(const char *text)
{
    return bg_utf8_count(text, strlen(text));
}

/* At most NAME_WIDTH code points of what the vendor calls itself, made visible. */
static const char *short_name(struct bg_arena *arena, const char *name)
{
    struct bg_buf buf;
    size_t n = 0;
    const char *visible;
    bg_buf_init(&buf, arena);
    bg_text_visible(&buf, name, strlen(name));
    visible = bg_buf_text(&buf);
    if (width_of(visible) <= NAME_WIDTH)
        return visible;
    for (int i = 0; i < NAME_WIDTH - 3; i++) {
        size_t step = bg_utf8_length(visible + n, strlen(visible + n));
        n += step ? step : 1;
    }
    return bg_arena_printf(arena, "%.*s...", (int)n, visible);
}

static const char *amount(struct bg_arena *arena, struct bg_dec value, int places)
{
    char text[BG_DEC_TEXT * 2];
    return bg_arena_printf(arena, "%s", bg_dec_grouped(value, places, text));
}

static struct row make_row(struct bg_arena *arena, const struct bg_lot_result *lot,
                           const struct bg_bid_result *bid)
{
    const struct bg_award *award = &lot->ruleset->award;
    struct row row = {{"-", "", "", "", "", ""}};
    if (bid->rank)
        row.cell[0] = bg_arena_printf(arena, "%lld%s", (long long)bid->rank, bid->tied ? "=" : "");
    row.cell[1] =
        short_name(arena, bid->bid->vendor_name[0] ? bid->bid->vendor_name : bid->bid->id);
    if (award->method != BG_HIGHEST_SCORE && bid->price.present)
        row.cell[2] = amount(arena, bid->price.evaluated, 2);
    else if (award->method == BG_HIGHEST_SCORE && bid->total_exact)
        row.cell[2] = amount(arena, bid->total, award->decimals);
    if (bid->quality_exact)
        row.cell[3] = amount(arena, bid->quality, award->decimals);
    if (bid->price.present)
        row.cell[4] = amount(arena, bid->price.amount, 2);
    row.cell[5] = bg_result_status_words(bid->status);
    return row;
}

static void put_cell(struct bg_buf *out, const char *text, int64_t width, bool right)
{
    int64_t pad = width - width_of(text);
    if (right)
        while (pad-- > 0)
            bg_buf_putc(out, ' ');
    bg_buf_puts(out, text);
    if (!right)
        while (pad-- > 0)
            bg_buf_putc(out, ' ');
}

static void put_row(struct bg_buf *out, const struct row *row, const int64_t *widths)
{
    static const bool right[COLUMNS] = {true, false, true, true, true, false};
    struct bg_buf line;
    bg_buf_init(&line, out->arena);
    for (int c = 0; c < COLUMNS; c++) {
        if (widths[c] == 0)
            continue;
        bg_buf_puts(&line, "  ");
        put_cell(&line, row->cell[c], widths[c], right[c]);
    }
    while (line.size && line.data[line.size - 1] == ' ')
        line.size--;
    bg_buf_put(out, bg_buf_text(&line), line.size);
    bg_buf_putc(out, '\n');
}

static void put_table(struct bg_buf *out, const struct bg_lot_result *lot, bool color)
{
    struct row *rows = BG_ARRAY(out->arena, lot->bids_n + 1, struct row);
    int64_t widths[COLUMNS] = {0};
    struct row head;
    memcpy(head.cell, headings, sizeof headings);
    if (lot->ruleset->award.method != BG_HIGHEST_SCORE)
        head.cell[2] = "Evaluated";
    for (size_t i = 0; i < lot->bids_n; i++)
        rows[i] = make_row(out->arena, lot, &lot->bids[lot->order[i]]);
    for (int c = 0; c < COLUMNS; c++) {
        for (size_t i = 0; i < lot->bids_n; i++) {
            int64_t width = width_of(rows[i].cell[c]);
            if (width > widths[c])
                widths[c] = width;
        }
        if (widths[c] && widths[c] < width_of(head.cell[c]))
            widths[c] = width_of(head.cell[c]);
    }
    if (color)
        bg_buf_puts(out, "\033[1m");
    put_row(out, &head, widths);
    if (color)
        bg_buf_puts(out, "\033[0m");
    for (size_t i = 0; i < lot->bids_n; i++)
        put_row(out, &rows[i], widths);
}

static void put_reasons(struct bg_buf *out, const struct bg_lot_result *lot)
{
    for (size_t i = 0; i < lot->bids_n; i++) {
        const struct bg_bid_result *bid = &lot->bids[lot->order[i]];
        const char *name = bid->bid->vendor_name[0] ? bid->bid->vendor_name : bid->bid->id;
        name = short_name(out->arena, name);
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

static void put_heading(struct bg_buf *out, const struct bg_result *result,
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
        put_heading(out, result, lot);
        put_table(out, lot, color);
        bg_buf_printf(out, "\n%s\n", lot->recommendation);
        if (lot->margin_words && lot->margin_words[0])
            bg_buf_printf(out, "%s\n", lot->margin_words);
        put_reasons(out, lot);
    }
}
