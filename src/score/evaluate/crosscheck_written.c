/* What a vendor wrote where no answer is asked for: a flag, and the question whether it qualifies the
 * bid. Whether a qualified bid is responsive is for people to decide. */
#include <string.h>

#include "score/evaluate/parts.h"

enum { TEXT_BYTES = 300, LIST_BYTES = 6000 };

static void crosscheck_written_put_text(struct bg_buf *out, const char *text)
{
    size_t n = strlen(text);
    bool whole = n <= TEXT_BYTES;
    for (n = whole ? n : TEXT_BYTES; n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80; n--)
        ;
    bg_buf_putc(out, '"');
    for (size_t i = 0; i < n; i++) /* one line */
        bg_buf_putc(out, strchr("\r\n\t", text[i]) ? ' ' : text[i]);
    bg_buf_puts(out, whole ? "\"" : "...\"");
}

static void crosscheck_written_put_one(struct bg_buf *out, const struct bg_qualification *q)
{
    bg_buf_printf(out, "%s%s: ", out->size ? "; " : "", q->place);
    crosscheck_written_put_text(out, *q->text ? q->text : q->was);
    if (q->struck) {
        bg_buf_puts(out, " is struck through");
    } else if (!*q->text) {
        bg_buf_puts(out, " was removed");
    } else if (*q->was) {
        bg_buf_puts(out, " in place of ");
        crosscheck_written_put_text(out, q->was);
    }
}

void bg_crosscheck_written(struct bg_lot_work *work, struct bg_entry *entry)
{
    const struct bg_bid *bid = entry->result->bid;
    struct bg_buf list;
    size_t n = 0;
    bg_buf_init(&list, work->arena);
    for (; n < bid->qualifications_n && list.size < LIST_BYTES; n++)
        crosscheck_written_put_one(&list, &bid->qualifications[n]);
    if (!n)
        return;
    if (n < bid->qualifications_n)
        bg_buf_printf(&list, "; and %zu more", bid->qualifications_n - n);
    struct bg_arg all = {.kind = BG_ARG_TEXT, .text = bg_buf_text(&list)};
    bg_entry_flag(work, entry, "qualification", BG_R_FLAG_WRITTEN,
                  BG_REASON(work->arena, FLAG_WRITTEN_SAID, all),
                  BG_REASON(work->arena, FLAG_WRITTEN_ASKED, all));
}
