/* The sums of a run over a corpus as tidy CSV, with the columns of a model of bids. The columns of a bid
 * are empty: every row is a sum over tenders. */
#include "base/date.h"
#include "report/corpus/book.h"
#include "report/text/csv_more.h"
#include "report/text/csv_put.h"
#include "report/text/key_text.h"
#include "score/headline/headline.h"

struct row {
    const char *measure, *title, *unit;
    struct bg_value value, low, high;
    bool estimated;
    const char *sweep[2]; /* "" */
    int64_t from, until;
};

struct rows {
    struct bg_buf *out;
    const struct bg_corpus *corpus;
    size_t s; /* the case */
};

static void corpus_csv_put_number(struct bg_buf *out, const struct bg_value *value)
{
    char text[BG_DEC_TEXT];
    if (value->type == BG_V_NUMBER)
        bg_buf_puts(out, bg_dec_text(value->as.number, text));
    bg_buf_putc(out, ',');
}

static void corpus_csv_put_row(const struct rows *r, const struct row *row)
{
    struct bg_buf *out = r->out;
    const struct bg_corpus_scenario *own = &r->corpus->scenarios[r->s];
    char date[BG_DATE_TEXT];
    bg_buf_puts(out, ",,,");
    bg_csv_put(out, own->id, false);
    bg_csv_put(out, own->title, false);
    bg_csv_put(out, row->measure, false);
    bg_csv_put(out, row->title, false);
    bg_csv_put(out, "", false);
    bg_csv_put(out, row->unit, false);
    corpus_csv_put_number(out, &row->value);
    corpus_csv_put_number(out, &row->low);
    corpus_csv_put_number(out, &row->high);
    bg_csv_put(out, row->estimated ? "true" : "false", false);
    bg_csv_put(out, "", false);
    bg_buf_printf(out, "%s,%s,", row->sweep[0], row->sweep[1]);
    if (row->from != BG_NO_DATE)
        bg_buf_puts(out, bg_date_text(row->from, date));
    bg_buf_putc(out, ',');
    if (row->until != BG_NO_DATE)
        bg_buf_puts(out, bg_date_text(row->until, date));
    bg_buf_puts(out, "\r\n");
}

static struct row csv_row_of(const char *measure, const char *title, const char *unit,
                             struct bg_value value)
{
    return (struct row){.measure = measure,
                        .title = title,
                        .unit = unit,
                        .value = value,
                        .low = BG_MISSING,
                        .high = BG_MISSING,
                        .sweep = {"", ""},
                        .from = BG_NO_DATE,
                        .until = BG_NO_DATE};
}

static void csv_put_count(const struct rows *r, const char *measure, const char *title, int64_t n)
{
    struct row row = csv_row_of(measure, title, "bids", bg_key_number(bg_dec_int(n)));
    corpus_csv_put_row(r, &row);
}

static void csv_put_counts(const struct rows *r)
{
    const struct bg_corpus_sums *s = &r->corpus->sums[r->s];
    csv_put_count(r, "passing", "Bids that pass", s->bids[BG_RANKED] + s->bids[BG_PROVISIONAL]);
    csv_put_count(r, "eliminated", "Bids that are eliminated", s->bids[BG_ELIMINATED]);
    csv_put_count(r, "not_ranked", "Bids that are not ranked", s->bids[BG_NOT_RANKED]);
    csv_put_count(r, "newly_pass", "Bids that newly pass", s->newly_pass);
    csv_put_count(r, "newly_fail", "Bids that newly fail", s->newly_fail);
    struct row row = csv_row_of("other_awards", "Tenders that go to another bid, or to nobody",
                                "tenders", bg_key_number(bg_dec_int(s->changed)));
    corpus_csv_put_row(r, &row);
}

static void put_headline(const struct rows *r)
{
    struct bg_arena *arena = r->out->arena;
    const struct bg_key_figures *key = bg_key_corpus(arena, r->corpus, r->s);
    for (size_t i = 0; i < key->n * BG_KEY_SIDES; i++) {
        struct bg_key_row from =
            bg_key_row(arena, &key->items[i / BG_KEY_SIDES], (int)(i % BG_KEY_SIDES));
        struct row row = csv_row_of(from.id, from.figure->title, from.figure->unit, from.value);
        row.low = from.low;
        row.high = from.high;
        row.estimated = from.figure->estimated;
        corpus_csv_put_row(r, &row);
    }
}

static void csv_put_measures(const struct rows *r)
{
    const struct bg_corpus_scenario *own = &r->corpus->scenarios[r->s];
    for (size_t i = 0; i < own->measures_n * 2; i++) {
        const struct bg_corpus_measured *m = &own->measures[i / 2];
        bool awarded = i % 2 == 0;
        struct bg_corpus_total total = bg_corpus_total(r->corpus, r->s, i / 2, awarded);
        struct row row = csv_row_of(
            bg_arena_printf(r->out->arena, "%s.%s", awarded ? "awarded" : "alone", m->id), m->title,
            m->unit, total.known ? bg_key_number(total.value) : BG_MISSING);
        if (total.ranged) {
            row.low = bg_key_number(total.low);
            row.high = bg_key_number(total.high);
        }
        row.estimated = m->estimated;
        corpus_csv_put_row(r, &row);
    }
}

/* "by.awards.yes": who wins by an answer of the vendors. */
static void csv_put_groups(const struct rows *r)
{
    struct bg_arena *a = r->out->arena;
    const struct bg_corpus_scenario *own = &r->corpus->scenarios[r->s];
    for (size_t i = 0; i < own->groups_n; i++) {
        const struct bg_corpus_group *g = &r->corpus->sums[r->s].groups[i];
        const struct {
            const char *id, *unit;
            struct bg_dec n;
        } rows[] = {{"bids", "bids", bg_dec_int(g->bids)},
                    {"passing", "bids", bg_dec_int(g->passing)},
                    {"awards", "tenders", bg_dec_int(g->awards)},
                    {"sum_of_awards", own->currency, g->amount}};
        for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
            struct row row = csv_row_of(bg_arena_printf(a, "by.%s.%s", rows[k].id, own->groups[i]),
                                        bg_arena_printf(a, "%s: %s", own->by, own->groups[i]),
                                        rows[k].unit, bg_key_number(rows[k].n));
            corpus_csv_put_row(r, &row);
        }
    }
}

static const char *at_text(struct bg_arena *arena, struct bg_dec value)
{
    return bg_dec_text(value, bg_arena_alloc(arena, BG_DEC_TEXT));
}

/* What each figure adds to the baseline, at a point of a sweep or in a period. */
static void put_beside(struct rows *r, size_t i)
{
    struct bg_arena *arena = r->out->arena;
    const struct bg_corpus *c = r->corpus;
    const struct bg_corpus_scenario *own = &c->scenarios[i];
    bool year = own->role == BG_CORPUS_YEAR;
    size_t n;
    if ((!year && own->role != BG_CORPUS_POINT) || own->why_not[0])
        return;
    const struct bg_key_figure *figures = bg_key_corpus_figures(arena, c, i, &n);
    r->s = (size_t)own->of;
    for (size_t k = 0; k < n; k++) {
        struct row row =
            csv_row_of(bg_arena_printf(arena, "%s.%s", year ? "path" : "sweep", figures[k].id),
                       figures[k].title, figures[k].unit, figures[k].more);
        row.estimated = figures[k].estimated;
        for (size_t a = 0; !year && a < c->axes_n; a++)
            row.sweep[a] = at_text(arena, own->at[a]);
        row.from = own->from;
        row.until = own->until;
        corpus_csv_put_row(r, &row);
    }
}

void bg_corpus_csv(struct bg_buf *out, const struct bg_corpus *corpus)
{
    struct rows r = {out, corpus, 0};
    bg_buf_puts(out, "lot,bid,vendor,scenario,scenario_title,measure,measure_title,element,unit,"
                     "value,low,high,estimated,status," BG_CSV_MORE_COLUMNS "\r\n");
    for (r.s = 0; r.s < corpus->cases_n; r.s++) {
        csv_put_counts(&r);
        put_headline(&r);
        csv_put_measures(&r);
        csv_put_groups(&r);
    }
    for (size_t i = corpus->cases_n; i < corpus->scenarios_n; i++)
        put_beside(&r, i);
}
