/* First page of a corpus: one printed page. What buyers and jobs pay and how many workers, over the bids
 * that would be recommended, under the first scenario; each figure with its range and source. */
#include "report/corpus/sheets.h"

#include "bidgauge.h" /* its version, and nothing else */
#include "report/evaluation/plan.h"
#include "report/first/first.h"
#include "score/headline/headline.h"

enum { COLOUR = 0x2E7D32, TITLE_WORDS = 10, RULESET_WORDS = 5, NAME_WORDS = 16 };

/* "113,207" */
static const char *first_count(const struct bg_corpus_book *b, int64_t n)
{
    return bg_dec_grouped(bg_dec_int(n), 0, bg_arena_alloc(b->arena, BG_DEC_TEXT));
}

/* The first proposal's own pictures, then all beside each other. */
static void corpus_first_put_pictures(const struct bg_corpus_book *b, struct bg_first *first)
{
    const struct bg_corpus *c = b->corpus;
    size_t from = c->cases_n > 1 ? 1 : 0, n = c->cases_n - from;
    const char **titles = BG_ARRAY(b->arena, n, const char *);
    const struct bg_key_figures **keys = BG_ARRAY(b->arena, n, const struct bg_key_figures *);
    for (size_t i = 0; i < n; i++) {
        titles[i] = c->scenarios[from + i].title;
        keys[i] = bg_key_corpus(b->arena, c, from + i);
    }
    struct bg_pictures own = bg_brief_case_pictures(b->arena, first->key),
                       compared = bg_brief_compare_pictures(b->arena, titles, keys, n);
    struct bg_pictures beside = bg_brief_corpus_pictures(b->arena, c);
    bg_first_pictures(first, &own);
    bg_first_pictures(first, &beside);
    bg_first_pictures(first, &compared);
}

void bg_corpus_sheet_first(const struct bg_corpus_book *b)
{
    const struct bg_corpus *c = b->corpus;
    size_t s = c->cases_n > 1 ? 1 : 0;
    struct bg_brief_sources sources;
    struct bg_first first = {
        .arena = b->arena, .key = bg_key_corpus(b->arena, c, s), .row = 2, .sources = &sources};
    bg_brief_sources(&sources, b->arena, first.key);
    first.page = bg_corpus_page(
        b, "First page", COLOUR, bg_first_cut(&first, c->scenarios[s].title, TITLE_WORDS),
        bg_arena_printf(b->arena, "%s tenders, %s bids: %s", first_count(b, c->tenders),
                        first_count(b, c->bids),
                        bg_first_cut(&first, c->scenarios[0].ruleset_title, RULESET_WORDS)));
    bg_first_award(&first, NAME_WORDS);
    bg_first_big(&first);
    bg_first_table(&first);
    first.row++;
    bg_first_known(&first);
    bg_first_notes(&first, "Estimates: Summary and Measures; files: Audit.");
    corpus_first_put_pictures(b, &first);
    bg_first_end(&first);
}
