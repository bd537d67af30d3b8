/* The aggregate workbook: first what each scenario comes to, then criteria, points, the tenders that
 * go to another bid, the lines that were not read, and what it was made from. */
#include "report/corpus/book.h"

#include "base/date.h"
#include "report/book/write.h"
#include "report/corpus/sheets.h"

struct bg_page *bg_corpus_page(const struct bg_corpus_book *b, const char *name, int colour,
                               const char *title, const char *note)
{
    struct bg_page *page = bg_page_new(b->book, name, colour);
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT), title);
    bg_put_text(page, 1, 0, BG_LOOK(NOTE, TEXT), note);
    return page;
}

struct bg_shown bg_corpus_share(int64_t part, int64_t whole)
{
    struct bg_dec share;
    bool known = whole > 0 && bg_dec_div(bg_dec_int(part), bg_dec_int(whole), &share);
    return known ? bg_show_number(share) : bg_show_blank();
}

struct bg_shown bg_corpus_mean(struct bg_dec sum, int64_t n, int places)
{
    struct bg_dec mean;
    bool known = n > 0 && bg_dec_div(sum, bg_dec_int(n), &mean);
    return known ? bg_show_number(bg_dec_round(mean, places, BG_HALF_UP)) : bg_show_blank();
}

const char *bg_corpus_scenario_name(const struct bg_corpus_scenario *scenario)
{
    return *scenario->title ? scenario->title : scenario->id;
}

void bg_corpus_put_left_out(const struct bg_corpus_book *b, struct bg_page *page, int64_t row,
                            int64_t left)
{
    if (left)
        bg_put_text(page, row, 0, BG_LOOK(CAUTION, TEXT),
                    bg_arena_printf(b->arena, "%lld more rows are left out; --partial has all.",
                                    (long long)left));
}

int64_t bg_corpus_judged(const struct bg_corpus_sums *sums)
{
    int64_t n = 0;
    for (int i = 0; i < BG_LATE; i++)
        n += sums->bids[i];
    return n;
}

static struct bg_book *corpus_book_build(struct bg_arena *arena, const void *data, const char *path)
{
    const struct bg_corpus *corpus = data;
    const struct bg_corpus_scenario *base = &corpus->scenarios[0];
    char date[BG_DATE_TEXT];
    int64_t created = base->as_of == BG_NO_DATE ? 0 : base->as_of;
    struct bg_book_facts facts = {
        .path = path,
        .kind = "corpus",
        .title = bg_arena_printf(arena, "Corpus: %s", base->ruleset_title),
        .subject = bg_arena_printf(arena, "as of %s", bg_date_text(created, date)),
        .comments = "Counts and exact sums over all tenders; see the sheet Audit.",
        .header = base->ruleset_title,
        .currency = base->currency,
        .decimals = (int)base->decimals,
        .created = created,
    };
    struct bg_corpus_book b = {arena, bg_book_open(arena, &facts), corpus};
    bg_corpus_sheet_first(&b);
    bg_corpus_sheet_summary(&b);
    bg_corpus_sheet_criteria(&b);
    bg_corpus_sheet_measures(&b);
    bg_corpus_sheet_points(&b);
    bg_corpus_sheets_beside(&b);
    bg_corpus_sheet_changes(&b);
    bg_corpus_sheet_bad(&b);
    bg_corpus_sheet_audit(&b);
    return b.book;
}

bool bg_report_corpus(struct bg_arena *arena, struct bg_diags *diags, const struct bg_host *host,
                      const struct bg_corpus *corpus, const char *path, bool isolate)
{
    return bg_book_write(arena, diags, host, corpus_book_build, corpus, path, isolate);
}
