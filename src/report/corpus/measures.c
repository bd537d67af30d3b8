/* Measures: what each comes to over the awards, and over bids that are alone, under each scenario, and
 * against the first. A
 * quotient is that of the two sums. */
#include "report/corpus/sheets.h"

enum { BLUE = 0x1F3864 };

struct measured { /* a measure under a scenario, over the awards and over bids alone */
    const struct bg_corpus_scenario *scenario;
    const struct bg_corpus_measured *item;
    struct bg_corpus_total now[2], before[2];
};

static struct bg_shown measures_number(bool known, struct bg_dec value)
{
    struct bg_dec size = bg_dec_sign(value) < 0 ? bg_dec_neg(value) : value;
    struct bg_dec shown =
        bg_dec_round(value, bg_dec_cmp(size, bg_dec_int(1)) < 0 ? 6 : 2, BG_HALF_UP);
    if (!known)
        return bg_show_blank();
    return bg_show_as(bg_dec_is_int(shown) ? BG_LOOK(CELL, COUNT) : BG_LOOK(CELL, PLAIN),
                      bg_show_number(shown));
}

static struct bg_shown measures_title(const struct bg_sheet_line *l)
{
    const struct measured *m = l->entry;
    return bg_show_text(m->item->title);
}

static struct bg_shown measures_unit(const struct bg_sheet_line *l)
{
    const struct measured *m = l->entry;
    return bg_show_text(m->item->estimated
                            ? bg_arena_printf(l->arena, "%s (estimated)", m->item->unit)
                            : m->item->unit);
}

static struct bg_shown measures_scenario(const struct bg_sheet_line *l)
{
    const struct measured *m = l->entry;
    return bg_show_text(bg_corpus_scenario_name(m->scenario));
}

static struct bg_shown measures_total(const struct bg_sheet_line *l)
{
    const struct measured *m = l->entry;
    return measures_number(m->now[l->which].known, m->now[l->which].value);
}

static struct bg_shown measures_low(const struct bg_sheet_line *l)
{
    const struct measured *m = l->entry;
    return measures_number(m->now[l->which].ranged, m->now[l->which].low);
}

static struct bg_shown measures_high(const struct bg_sheet_line *l)
{
    const struct measured *m = l->entry;
    return measures_number(m->now[l->which].ranged, m->now[l->which].high);
}

/* Against the first scenario. */
static struct bg_shown measures_change(const struct bg_sheet_line *l)
{
    const struct measured *m = l->entry;
    const struct bg_corpus_total *now = &m->now[l->which], *before = &m->before[l->which];
    struct bg_dec change = {0};
    bool known = now->known && before->known && bg_dec_sub(now->value, before->value, &change);
    return measures_number(known, change);
}

enum { AWARDS, ALONE };
static const struct bg_sheet_column columns[] = {
    BG_COLUMN("Measure", 46, TEXT_WRAP, TEXT, .cell = measures_title),
    BG_COLUMN("Unit", 22, TEXT, TEXT, .cell = measures_unit),
    BG_COLUMN("Scenario", 30, TEXT, TEXT, .cell = measures_scenario),
    BG_COLUMN("Over the awards", 18, CELL, PLAIN, .cell = measures_total, .which = AWARDS),
    BG_COLUMN("lowest", 16, CELL, PLAIN, .cell = measures_low, .which = AWARDS),
    BG_COLUMN("highest", 16, CELL, PLAIN, .cell = measures_high, .which = AWARDS),
    BG_COLUMN("change", 16, CELL, PLAIN, .cell = measures_change, .which = AWARDS),
    BG_COLUMN("Bids alone", 18, CELL, PLAIN, .cell = measures_total, .which = ALONE),
    BG_COLUMN("lowest", 16, CELL, PLAIN, .cell = measures_low, .which = ALONE),
    BG_COLUMN("highest", 16, CELL, PLAIN, .cell = measures_high, .which = ALONE),
    BG_COLUMN("change", 16, CELL, PLAIN, .cell = measures_change, .which = ALONE),
};

static struct measured measures_of(const struct bg_corpus *corpus, size_t s, size_t i)
{
    struct measured m = {.scenario = &corpus->scenarios[s],
                         .item = &corpus->scenarios[s].measures[i]};
    int64_t first = s ? bg_corpus_same_measure(corpus, s, i, 0) : -1;
    for (int k = AWARDS; k <= ALONE; k++) {
        m.now[k] = bg_corpus_total(corpus, s, i, k == AWARDS);
        if (first >= 0)
            m.before[k] = bg_corpus_total(corpus, 0, (size_t)first, k == AWARDS);
    }
    return m;
}

static size_t measures_most(const struct bg_corpus *corpus)
{
    size_t most = 0;
    for (size_t s = 0; s < corpus->cases_n; s++)
        most = corpus->scenarios[s].measures_n > most ? corpus->scenarios[s].measures_n : most;
    return most;
}

void bg_corpus_sheet_measures(const struct bg_corpus_book *b)
{
    enum { HEAD = 3 };
    const struct bg_section section = BG_SECTION(columns);
    const struct bg_corpus *corpus = b->corpus;
    size_t most = measures_most(corpus);
    if (most == 0)
        return;
    struct bg_page *page =
        bg_corpus_page(b, "Measures", BLUE, "Measures: what the rules come to",
                       "Over the recommended bids; and over bids that are alone on their line, "
                       "which have no rivals. Rivals are alternatives, and are not added up. "
                       "Lowest and highest: over the ranges of uncertain figures.");
    int64_t row = bg_section_put(page, HEAD, &section, b, NULL, 0, 0), left = 0;
    for (size_t i = 0; i < most; i++)
        for (size_t s = 0; s < corpus->cases_n; s++) {
            if (i >= corpus->scenarios[s].measures_n)
                continue;
            struct measured m = measures_of(corpus, s, i);
            if (row < BG_CORPUS_ROWS)
                bg_section_row(page, row++, &section, b, &m, i);
            else
                left++;
        }
    bg_page_filter(page, HEAD, 0, row - 1, (int)section.n - 1);
    bg_corpus_put_left_out(b, page, row, left);
    bg_page_freeze(page, HEAD + 1, 1);
    bg_page_repeat(page, HEAD, HEAD);
}
