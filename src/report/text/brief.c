/* What an evaluation came to, in a few lines: for the terminal when the result went to a file. */
#include "report/text/text.h"

static void brief_put_count(struct bg_buf *out, int64_t n, const char *one, const char *before)
{
    if (n)
        bg_buf_printf(out, "%s%lld %s%s", before, (long long)n, one, n == 1 ? "" : "s");
}

/* "6 bids: 4 ranked, 2 eliminated; 3 flags" */
static void brief_put_bids(struct bg_buf *out, const struct bg_lot_result *lot)
{
    enum { STATUSES = BG_UNREADABLE + 1 };
    int64_t by_status[STATUSES] = {0}, flags = (int64_t)lot->warnings_n;
    const char *before = ": ";
    for (size_t i = 0; i < lot->bids_n; i++) {
        by_status[lot->bids[i].status]++;
        flags += (int64_t)lot->bids[i].flags_n;
    }
    bg_buf_printf(out, "%zu bid%s", lot->bids_n, lot->bids_n == 1 ? "" : "s");
    for (int status = 0; status < STATUSES; status++) {
        if (!by_status[status])
            continue;
        bg_buf_printf(out, "%s%lld %s", before, (long long)by_status[status],
                      bg_result_status_words((enum bg_result_status)status));
        before = ", ";
    }
    brief_put_count(out, flags, "flag", "; ");
}

void bg_report_brief(struct bg_buf *out, const struct bg_result *result, int64_t errors,
                     int64_t warnings)
{
    for (size_t i = 0; i < result->lots_n; i++) {
        const struct bg_lot_result *lot = &result->lots[i];
        bool last = i + 1 == result->lots_n;
        if (lot->lot[0])
            bg_buf_printf(out, "Lot %s: ", lot->lot);
        bg_buf_printf(out, "%s\n", lot->recommendation);
        brief_put_bids(out, lot);
        if (last) {
            brief_put_count(out, errors, "error", "; ");
            brief_put_count(out, warnings, "warning", "; ");
            bg_buf_puts(out, errors || warnings ? "" : "; no warnings");
        }
        bg_buf_putc(out, '\n');
    }
}
