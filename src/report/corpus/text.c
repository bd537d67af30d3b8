/* The sums of a run over a corpus as text for a terminal. */
#include <string.h>

#include "base/text.h"
#include "report/corpus/book.h"

static void pad(struct bg_buf *out, const char *text, int width)
{
    size_t before = out->size;
    bg_text_visible(out, text, strlen(text));
    int64_t shown = bg_utf8_count(out->data + before, out->size - before);
    for (; shown < width; shown++)
        bg_buf_putc(out, ' ');
}

static const char *name_of(const struct bg_corpus_scenario *scenario)
{
    return *scenario->title ? scenario->title : scenario->id;
}

static void put_row(struct bg_buf *out, const struct bg_corpus *corpus, size_t s, int width)
{
    const struct bg_corpus_sums *sums = &corpus->sums[s];
    int64_t passing = sums->bids[BG_RANKED] + sums->bids[BG_PROVISIONAL];
    struct bg_dec mean;
    char text[BG_DEC_TEXT] = "-";
    if (passing && bg_dec_div(sums->points, bg_dec_int(passing), &mean))
        bg_dec_fixed(mean, (int)corpus->scenarios[s].decimals, text);
    pad(out, name_of(&corpus->scenarios[s]), width);
    bg_buf_printf(out, "  %12lld  %12lld  %12lld  %12s", (long long)passing,
                  (long long)sums->bids[BG_ELIMINATED], (long long)sums->bids[BG_NOT_RANKED], text);
    if (s)
        bg_buf_printf(out, "  %12lld  %12lld  %12lld\n", (long long)sums->newly_pass,
                      (long long)sums->newly_fail, (long long)sums->changed);
    else
        bg_buf_printf(out, "  %12s  %12s  %12s\n", "-", "-", "-");
}

/* What buyers and jobs gain or pay under a scenario, in words. */
static void put_award(struct bg_buf *out, const struct bg_corpus *corpus, size_t s)
{
    const struct bg_corpus_award *a = &corpus->sums[s].award;
    char text[5][BG_DEC_TEXT];
    struct bg_dec more = {0};
    if (a->tenders && bg_dec_sub(a->price, a->price_today, &more))
        bg_buf_printf(out,
                      "%s: buyers pay %s %s more, of %s today (passed on %s, preference paid %s, "
                      "award moved %s)\n",
                      name_of(&corpus->scenarios[s]), bg_dec_grouped(more, 0, text[0]),
                      corpus->scenarios[s].currency, bg_dec_grouped(a->price_today, 0, text[1]),
                      bg_dec_grouped(a->passed_on, 0, text[2]),
                      bg_dec_grouped(a->preference_paid, 0, text[3]),
                      bg_dec_grouped(a->award_moved, 0, text[4]));
    if (a->with_jobs && bg_dec_sub(a->pay, a->pay_today, &more))
        bg_buf_printf(out,
                      "%s: the contracts' jobs pay %s %s a year more, of %s today (pay raised %s, "
                      "award moved %s)\n",
                      name_of(&corpus->scenarios[s]), bg_dec_grouped(more, 0, text[0]),
                      corpus->scenarios[s].currency, bg_dec_grouped(a->pay_today, 0, text[1]),
                      bg_dec_grouped(a->pay_raised, 0, text[2]),
                      bg_dec_grouped(a->pay_award_moved, 0, text[3]));
}

void bg_corpus_summary(struct bg_buf *out, const struct bg_corpus *corpus)
{
    int64_t width = 8;
    for (size_t s = 0; s < corpus->scenarios_n; s++) {
        const char *name = name_of(&corpus->scenarios[s]);
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
    for (size_t s = 0; s < corpus->scenarios_n; s++)
        put_row(out, corpus, s, (int)width);
    for (size_t s = 1; s < corpus->scenarios_n; s++) {
        if (s == 1 && (corpus->sums[s].award.tenders || corpus->sums[s].award.with_jobs))
            bg_buf_putc(out, '\n');
        put_award(out, corpus, s);
    }
}
