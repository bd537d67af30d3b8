/* First page of a corpus: one printed page. People, money and their share under
 * the first scenario, over the bids that would be recommended; each with its range and source. */
#include "report/corpus/sheets.h"

#include <string.h>

#include "model/ruleset.h"
#include "score/evaluate/explain.h"

enum { COLOUR = 0x2E7D32, TABLE = 5, WHAT = 0, TODAY, THEN, MORE, LEAST, MOST, SOURCE, COLUMNS };
/* Each text is cut to these, so that the page has at most 120 words whatever it is given. */
enum { TITLE_WORDS = 10, RULESET_WORDS = 5, MEASURE_WORDS = 5, SOURCE_WORDS = 2 };

static const char *cut(const struct bg_corpus_book *b, const char *text, size_t words)
{
    return bg_short_text(b->arena, text, strlen(text), words);
}

static void put_cell(struct bg_page *page, int64_t row, int column, enum bg_number number,
                     bool known, struct bg_dec value)
{
    if (known)
        bg_put_number(page, row, column, (struct bg_look){BG_STYLE_KEY, number}, value);
    else
        bg_put_blank(page, row, column, (struct bg_look){BG_STYLE_KEY, number});
}

struct line { /* of the table */
    const char *title, *source;
    enum bg_number number;
    struct bg_corpus_total today, then;
    bool part; /* of the difference above: more alone */
    struct bg_dec more;
};

static void put_line(struct bg_page *page, int64_t row, const struct line *line)
{
    struct bg_dec more = line->more;
    bool both = line->part || (line->today.known && line->then.known &&
                               bg_dec_sub(line->then.value, line->today.value, &more));
    bg_put_text(page, row, WHAT, line->part ? BG_LOOK(TEXT_DEEP, TEXT) : BG_LOOK(KEY_TEXT, TEXT),
                line->title);
    put_cell(page, row, TODAY, line->number, line->today.known, line->today.value);
    put_cell(page, row, THEN, line->number, line->then.known, line->then.value);
    put_cell(page, row, MORE, line->number, both, more);
    put_cell(page, row, LEAST, line->number, line->then.ranged, line->then.low);
    put_cell(page, row, MOST, line->number, line->then.ranged, line->then.high);
    bg_put_text(page, row, SOURCE, BG_LOOK(KEY_NOTE, TEXT), line->source);
    bg_page_height(page, row, line->part ? 18 : 32);
}

/* The measure of a scenario that fills a line of first pages; -1: none does. */
static int64_t find(const struct bg_corpus_scenario *s, enum bg_headline headline)
{
    for (size_t i = 0; i < s->measures_n; i++)
        if (s->measures[i].headline == (int64_t)headline)
            return (int64_t)i;
    return -1;
}

static struct bg_corpus_total total(const struct bg_corpus *corpus, size_t s,
                                    enum bg_headline headline)
{
    int64_t i = find(&corpus->scenarios[s], headline);
    return i < 0 ? (struct bg_corpus_total){.known = false}
                 : bg_corpus_total(corpus, s, (size_t)i, true);
}

/* "113,207" */
static const char *count(const struct bg_corpus_book *b, int64_t n)
{
    return bg_dec_grouped(bg_dec_int(n), 0, bg_arena_alloc(b->arena, 2 * BG_DEC_TEXT));
}

static void read_line(const struct bg_corpus_book *b, size_t s, int64_t at, struct line *line)
{
    const struct bg_corpus_measured *m = &b->corpus->scenarios[s].measures[at];
    const char *currency = b->corpus->scenarios[s].currency;
    bool money = *currency && strncmp(m->unit, currency, strlen(currency)) == 0;
    bool bare = !*m->unit || m->headline == BG_HEADLINE_PEOPLE;
    line->number = money ? BG_NUMBER_MONEY : BG_NUMBER_COUNT;
    line->title = cut(
        b,
        bg_arena_printf(b->arena, "%s%s%s", m->short_title, bare ? "" : ", ", bare ? "" : m->unit),
        MEASURE_WORDS);
    line->source =
        *m->source
            ? bg_arena_printf(b->arena, "bids; %s",
                              cut(b, bg_arena_text(b->arena, m->source, strcspn(m->source, ",:(")),
                                  SOURCE_WORDS))
            : "bids";
    line->today = total(b->corpus, 0, (enum bg_headline)m->headline);
    line->then = total(b->corpus, s, (enum bg_headline)m->headline);
}

static int64_t put_part(struct bg_page *page, int64_t row, const char *title, enum bg_number number,
                        struct bg_dec more)
{
    struct line line = {.title = title, .source = "", .number = number, .part = true, .more = more};
    put_line(page, row, &line);
    return row + 1;
}

static struct bg_corpus_total known(struct bg_dec value)
{
    return (struct bg_corpus_total){.known = true, .value = value};
}

/* What buyers pay and what jobs pay, on the contracts whose award is known under both. */
static int64_t put_award(const struct bg_corpus_book *b, struct bg_page *page, int64_t row,
                         const struct bg_corpus_award *a, const char *currency)
{
    struct bg_dec more = {0}, share;
    if (a->tenders > 0) {
        struct line line = {
            .title = bg_arena_printf(b->arena, "Prices that buyers pay, %s", currency),
            .source = bg_arena_printf(b->arena, "bids; %s tenders", count(b, a->tenders)),
            .number = BG_NUMBER_MONEY,
            .today = known(a->price_today),
            .then = known(a->price)};
        put_line(page, row++, &line);
        row = put_part(page, row, "   passed on", BG_NUMBER_MONEY, a->passed_on);
        if (bg_dec_sign(a->preference_paid))
            row = put_part(page, row, "   preference paid", BG_NUMBER_MONEY, a->preference_paid);
        row = put_part(page, row, "   award moved", BG_NUMBER_MONEY, a->award_moved);
        if (bg_dec_sub(a->price, a->price_today, &more) && bg_dec_div(more, a->price_today, &share))
            row = put_part(page, row, "   of the prices today", BG_NUMBER_RATING, share);
    }
    if (a->with_jobs > 0) {
        struct line line = {
            .title = bg_arena_printf(b->arena, "Pay of the contracts' jobs, %s/year", currency),
            .source = bg_arena_printf(b->arena, "bids; %s tenders", count(b, a->with_jobs)),
            .number = BG_NUMBER_MONEY,
            .today = known(a->pay_today),
            .then = known(a->pay)};
        put_line(page, row++, &line);
        row = put_part(page, row, "   pay raised", BG_NUMBER_MONEY, a->pay_raised);
        row = put_part(page, row, "   award moved", BG_NUMBER_MONEY, a->pay_award_moved);
    }
    return row;
}

/* Money of the ruleset's own measures is in the award's figures, where there are some. */
static bool is_shown(const struct bg_corpus_award *a, int headline)
{
    return headline == BG_HEADLINE_PEOPLE || (headline == BG_HEADLINE_RAISE && !a->with_jobs) ||
           (headline == BG_HEADLINE_MONEY && !a->tenders);
}

static int64_t put_lines(const struct bg_corpus_book *b, struct bg_page *page, int64_t row,
                         size_t s)
{
    const struct bg_corpus *c = b->corpus;
    const struct bg_corpus_award *award = &c->sums[s].award;
    struct line line = {.title = "Tenders with an award",
                        .source = "bids",
                        .number = BG_NUMBER_COUNT,
                        .today = known(bg_dec_int(c->sums[0].recommended)),
                        .then = known(bg_dec_int(c->sums[s].recommended))};
    put_line(page, row++, &line);
    row = put_award(b, page, row, award, c->scenarios[s].currency);
    for (int h = BG_HEADLINE_PEOPLE; h <= BG_HEADLINE_MONEY; h++) {
        int64_t at = find(&c->scenarios[s], (enum bg_headline)h);
        if (at < 0 || !is_shown(award, h))
            continue;
        read_line(b, s, at, &line);
        put_line(page, row++, &line);
    }
    return row;
}

void bg_corpus_sheet_first(const struct bg_corpus_book *b)
{
    static const double widths[COLUMNS] = {34, 20, 20, 20, 18, 20, 24};
    static const char *const titles[COLUMNS] = {
        "On recommended bids", "Today",       "Proposed", "More",
        "at the least",        "at the most", "Source"};
    const struct bg_corpus *c = b->corpus;
    size_t s = c->scenarios_n > 1 ? 1 : 0;
    int64_t lost = c->sums[0].recommended - c->sums[s].recommended;
    struct bg_page *page = bg_corpus_page(
        b, "First page", COLOUR, cut(b, c->scenarios[s].title, TITLE_WORDS),
        bg_arena_printf(b->arena, "%s tenders, %s bids: %s", count(b, c->tenders),
                        count(b, c->bids), cut(b, c->scenarios[0].ruleset_title, RULESET_WORDS)));
    if (s > 0)
        bg_put_text(page, 3, 0, BG_LOOK(AWARD, TEXT),
                    bg_arena_printf(b->arena, "%s tenders go to another bid, or to nobody",
                                    count(b, c->sums[s].changed)));
    bg_corpus_header(page, TABLE, titles, COLUMNS);
    int64_t row = put_lines(b, page, TABLE + 1, s) + 1;
    if (lost > 0)
        bg_put_text(
            page, row++, 0, BG_LOOK(CAUTION, TEXT),
            bg_arena_printf(b->arena,
                            "%s tenders lose their award: as submitted, no bid meets the "
                            "proposal. In prices and pay today's bid stands in there, raised to "
                            "the standard.",
                            count(b, lost)));
    bg_put_text(page, row, 0, BG_LOOK(NOTE, TEXT), "Estimates: see Summary and Measures.");
    for (int i = 0; i < COLUMNS; i++)
        bg_page_width(page, i, widths[i]);
}
