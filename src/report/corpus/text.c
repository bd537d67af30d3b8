/* The sums of a run over a corpus as text for a terminal. */
#include <string.h>

#include "base/text.h"
#include "report/corpus/book.h"
#include "report/text/key_text.h"
#include "score/headline/headline.h"

static void pad(struct bg_buf *out, const char *text, int width)
{
    size_t before = out->size;
    bg_text_visible(out, text, strlen(text));
    int64_t shown = bg_utf8_count(out->data + before, out->size - before);
    for (; shown < width; shown++)
        bg_buf_putc(out, ' ');
}

static const char *text_name_of(const struct bg_corpus_scenario *scenario)
{
    return *scenario->title ? scenario->title : scenario->id;
}

static void text_put_row(struct bg_buf *out, const struct bg_corpus *corpus, size_t s, int width)
{
    const struct bg_corpus_sums *sums = &corpus->sums[s];
    int64_t passing = sums->bids[BG_RANKED] + sums->bids[BG_PROVISIONAL];
    struct bg_dec mean;
    char text[BG_DEC_TEXT] = "-";
    if (passing && bg_dec_div(sums->points, bg_dec_int(passing), &mean))
        bg_dec_fixed(mean, (int)corpus->scenarios[s].decimals, text);
    pad(out, text_name_of(&corpus->scenarios[s]), width);
    bg_buf_printf(out, "  %12lld  %12lld  %12lld  %12s", (long long)passing,
                  (long long)sums->bids[BG_ELIMINATED], (long long)sums->bids[BG_NOT_RANKED], text);
    if (s)
        bg_buf_printf(out, "  %12lld  %12lld  %12lld\n", (long long)sums->newly_pass,
                      (long long)sums->newly_fail, (long long)sums->changed);
    else
        bg_buf_printf(out, "  %12s  %12s  %12s\n", "-", "-", "-");
}

void bg_corpus_summary(struct bg_buf *out, const struct bg_corpus *corpus)
{
    int64_t width = 8;
    for (size_t s = 0; s < corpus->cases_n; s++) {
        const char *name = text_name_of(&corpus->scenarios[s]);
        int64_t n = bg_utf8_count(name, strlen(name));
        width = n > width ? n : width;
    }
    bg_buf_printf(
        out,
        "%lld lines: %lld tenders with %lld bids; %lld lines not read, %lld with an error "
        "in some answer\n\n",
        (long long)corpus->lines, (long long)corpus->tenders, (long long)corpus->bids,
        (long long)corpus->bad_lines, (long long)corpus->faulty_lines);
    pad(out, "Scenario", (int)width);
    bg_buf_printf(out, "  %12s  %12s  %12s  %12s  %12s  %12s  %12s\n", "bids pass", "eliminated",
                  "not ranked", "mean points", "newly pass", "newly fail", "other award");
    for (size_t s = 0; s < corpus->cases_n; s++)
        text_put_row(out, corpus, s, (int)width);
    for (size_t s = 1; s < corpus->cases_n; s++) {
        bg_buf_putc(out, '\n');
        bg_key_put_table(out, text_name_of(&corpus->scenarios[s]),
                         bg_key_corpus(out->arena, corpus, s), false);
    }
}
