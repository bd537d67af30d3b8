/* Key figures of a corpus: sums over its tenders, of each the bid that is awarded. The sums are
 * finished; this gives them titles, differences and ranges. */
#include "score/headline/headline.h"

#include <string.h>

#include "base/date.h"
#include "base/hash.h"

struct keys {
    struct bg_key_list *list;
    const struct bg_corpus *corpus;
    size_t s, base;
};

static struct bg_value corpus_count(int64_t n)
{
    return bg_key_number(bg_dec_int(n));
}

static struct bg_key_figure *corpus_add_both(const struct keys *k, const char *id,
                                             const char *title, const char *unit,
                                             enum bg_key_kind kind, struct bg_value now,
                                             struct bg_value then)
{
    struct bg_key_figure *f = bg_key_add(k->list, id, title, unit, kind);
    f->today = now;
    f->proposed = then;
    f->more = bg_key_minus(&then, &now);
    f->source = "bids";
    return f;
}

static void corpus_add_part(const struct keys *k, const char *id, const char *title,
                            const char *unit, struct bg_dec more)
{
    struct bg_key_figure *f = bg_key_add(k->list, id, title, unit, BG_KEY_MONEY);
    f->more = bg_key_number(more);
    f->part = true;
    f->source = "bids";
}

static const char *of_tenders(const struct keys *k, int64_t n)
{
    char text[BG_DEC_TEXT];
    return bg_arena_printf(k->list->arena, "bids of %s tenders",
                           bg_dec_grouped(bg_dec_int(n), 0, text));
}

/* What buyers pay and what jobs pay, on the contracts whose award is known under both. */
static void headline_corpus_add_award(const struct keys *k)
{
    const struct bg_corpus_award *a = &k->corpus->sums[k->s].award;
    const char *money = k->corpus->scenarios[k->s].currency;
    const char *year = bg_arena_printf(k->list->arena, "%s/year", money);
    if (a->tenders > 0) {
        struct bg_key_figure *f =
            corpus_add_both(k, "price", "Prices that buyers pay", money, BG_KEY_MONEY,
                            bg_key_number(a->price_today), bg_key_number(a->price));
        f->source = of_tenders(k, a->tenders);
        f->swings = true;
        struct bg_value more = f->more, today = f->today;
        corpus_add_part(k, "passed_on", "passed on", money, a->passed_on);
        if (bg_dec_sign(a->preference_paid))
            corpus_add_part(k, "preference_paid", "preference paid", money, a->preference_paid);
        corpus_add_part(k, "award_moved", "award moved", money, a->award_moved);
        f = bg_key_add(k->list, "cost_share", "That difference, of the prices today", "share",
                       BG_KEY_SHARE);
        f->more = bg_key_over(k->list->arena, &more, &today);
        f->source = "bids";
    }
    if (a->with_jobs > 0) {
        struct bg_key_figure *f =
            corpus_add_both(k, "wage_bill", "Pay of the contracts' jobs", year, BG_KEY_MONEY,
                            bg_key_number(a->pay_today), bg_key_number(a->pay));
        f->source = of_tenders(k, a->with_jobs);
        f->swings = true;
        corpus_add_part(k, "pay_raised", "pay raised", year, a->pay_raised);
        corpus_add_part(k, "pay_award_moved", "award moved", year, a->pay_award_moved);
    }
}

/* -- the ruleset's own measures ------------------------------------------------------------------ */

static enum bg_key_kind corpus_kind_of(const struct bg_corpus_scenario *s,
                                       const struct bg_corpus_measured *m)
{
    size_t n = strlen(s->currency);
    if (strcmp(m->unit, "share") == 0)
        return BG_KEY_SHARE;
    if (n && strncmp(m->unit, s->currency, n) == 0)
        return strcmp(m->unit + n, "/hour") == 0 ? BG_KEY_RATE : BG_KEY_MONEY;
    return m->headline == BG_HEADLINE_PEOPLE && strcmp(m->unit, "people") == 0 ? BG_KEY_COUNT
                                                                               : BG_KEY_NUMBER;
}

/* A difference lies between the low end of one side less the high end of the other, and the reverse. */
static void corpus_set_range(struct bg_key_figure *f, const struct bg_corpus_total *now,
                             const struct bg_corpus_total *then)
{
    struct bg_value low[] = {bg_key_number(now->ranged ? now->low : now->value),
                             bg_key_number(then->ranged ? then->low : then->value)};
    struct bg_value high[] = {bg_key_number(now->ranged ? now->high : now->value),
                              bg_key_number(then->ranged ? then->high : then->value)};
    if (f->more.type != BG_V_NUMBER || (!now->ranged && !then->ranged))
        return;
    f->least = f->low = bg_key_minus(&low[1], &high[0]);
    f->most = f->high = bg_key_minus(&high[1], &low[0]);
    f->estimated = true;
}

/* Money of the ruleset's own measures is in the award's figures, where there are some. */
static bool corpus_is_shown(const struct bg_corpus_award *a, int64_t headline)
{
    return headline == BG_HEADLINE_PEOPLE || (headline == BG_HEADLINE_RAISE && !a->with_jobs) ||
           (headline == BG_HEADLINE_MONEY && !a->tenders);
}

static void headline_corpus_add_measure(const struct keys *k, size_t i)
{
    const struct bg_corpus_scenario *s = &k->corpus->scenarios[k->s];
    const struct bg_corpus_measured *m = &s->measures[i];
    int64_t first = bg_corpus_same_measure(k->corpus, k->s, i, k->base);
    const struct bg_corpus_sums *sums = &k->corpus->sums[k->s];
    struct bg_corpus_total then = bg_corpus_total_of(s, sums->after, i), now = {0};
    if (first >= 0)
        now = bg_corpus_total_of(s, sums->before, i);
    struct bg_key_figure *f =
        corpus_add_both(k, m->id, m->short_title, m->unit, corpus_kind_of(s, m),
                        now.known ? bg_key_number(now.value) : BG_MISSING,
                        then.known ? bg_key_number(then.value) : BG_MISSING);
    if (first < 0) /* today's rules do not ask: all of it is the proposal's */
        f->more = f->proposed;
    f->estimated = m->estimated;
    f->source = m->source[0] ? bg_arena_printf(k->list->arena, "bids; %s", m->source) : "bids";
    f->shown = corpus_is_shown(&sums->award, m->headline);
    f->swings = m->headline == BG_HEADLINE_PEOPLE;
    corpus_set_range(f, &now, &then);
    if (f->proposed.type != BG_V_NUMBER)
        f->why = "of no award, or it cannot be worked out for some";
}

static void corpus_add_measures(const struct keys *k)
{
    const struct bg_corpus_scenario *s = &k->corpus->scenarios[k->s];
    for (int64_t h = BG_HEADLINE_PEOPLE; h <= BG_HEADLINE_MONEY; h++)
        for (size_t i = 0; i < s->measures_n; i++)
            if (s->measures[i].headline == h)
                headline_corpus_add_measure(k, i);
}

static void add_all(const struct keys *k)
{
    (void)corpus_add_both(k, "awards", "Tenders with an award", "tenders", BG_KEY_COUNT,
                          corpus_count(k->corpus->sums[k->base].recommended),
                          corpus_count(k->corpus->sums[k->s].recommended));
    headline_corpus_add_award(k);
    corpus_add_measures(k);
}

const struct bg_key_figure *
bg_key_corpus_figures(struct bg_arena *arena, const struct bg_corpus *corpus, size_t s, size_t *n)
{
    struct bg_key_list list = {.arena = arena};
    struct keys k = {&list, corpus, s, (size_t)corpus->scenarios[s].base};
    add_all(&k);
    *n = list.n;
    return list.items;
}

/* -- ranges -------------------------------------------------------------------------------------- */

static void corpus_widen(struct bg_key_figure *f, const struct bg_value *value)
{
    if (value->type != BG_V_NUMBER)
        return;
    if (f->least.type != BG_V_NUMBER || bg_dec_cmp(value->as.number, f->least.as.number) < 0)
        f->least = *value;
    if (f->most.type != BG_V_NUMBER || bg_dec_cmp(value->as.number, f->most.as.number) > 0)
        f->most = *value;
}

/* The central difference, and that of every corner; parts of a figure have none. */
static void set_corners(struct bg_key_list *list, const struct bg_corpus *corpus, size_t s)
{
    bool any = false;
    for (size_t i = corpus->cases_n; i < corpus->scenarios_n; i++) {
        const struct bg_corpus_scenario *corner = &corpus->scenarios[i];
        size_t n;
        if (corner->role != BG_CORPUS_CORNER || corner->of != (int64_t)s)
            continue;
        const struct bg_key_figure *own = bg_key_corpus_figures(list->arena, corpus, i, &n);
        for (size_t k = 0; k < list->n; k++)
            for (size_t m = 0; m < n; m++)
                if (strcmp(own[m].id, list->items[k].id) == 0 && own[m].part == list->items[k].part)
                    corpus_widen(&list->items[k], &own[m].more);
        any = true;
    }
    for (size_t k = 0; any && k < list->n; k++) {
        struct bg_key_figure *f = &list->items[k];
        corpus_widen(f, &f->more);
        if (f->least.type != BG_V_NUMBER || bg_dec_cmp(f->least.as.number, f->most.as.number) == 0)
            f->least = f->most = BG_MISSING;
        f->estimated |= f->least.type == BG_V_NUMBER;
    }
}

/* -- words --------------------------------------------------------------------------------------- */

static const char *awards(struct bg_arena *arena, const struct bg_corpus *c, size_t s)
{
    char with[BG_DEC_TEXT], all[BG_DEC_TEXT], other[BG_DEC_TEXT];
    bg_dec_grouped(bg_dec_int(c->sums[s].recommended), 0, with);
    bg_dec_grouped(bg_dec_int(c->tenders), 0, all);
    if (s == 0)
        return bg_arena_printf(arena, "%s of %s tenders have an award", with, all);
    return bg_arena_printf(arena,
                           "%s of %s tenders have an award; %s go to another bid, or to nobody",
                           with, all, bg_dec_grouped(bg_dec_int(c->sums[s].changed), 0, other));
}

/* By how many fewer tenders have an award than today. */
static int64_t corpus_lost(const struct bg_corpus *c, size_t s)
{
    return c->sums[0].recommended - c->sums[s].recommended;
}

/* Which of the tenders that lose their award are in the sums of money. */
static const char *corpus_stands_in(struct bg_arena *arena, int64_t stand_ins, int64_t lost)
{
    char text[BG_DEC_TEXT];
    if (stand_ins == 0)
        return "What it would cost today's bids to meet it is not known: they are in no sum of "
               "prices.";
    if (stand_ins >= lost)
        return "In prices and pay today's bid stands in there, raised to the standard.";
    return bg_arena_printf(arena,
                           "In prices and pay today's bid stands in for %s of them, raised to the "
                           "standard; of the others it is not known what meeting it would cost.",
                           bg_dec_grouped(bg_dec_int(stand_ins), 0, text));
}

/* Terms in which the scenario begins to apply after their first day. */
static const char *corpus_later(struct bg_arena *arena, const struct bg_corpus_award *a)
{
    char n[BG_DEC_TEXT], first[BG_DATE_TEXT], last[BG_DATE_TEXT];
    if (a->later == 0)
        return "";
    bg_date_text(a->later_first, first);
    const char *days =
        a->later_first == a->later_last
            ? first
            : bg_arena_printf(arena, "%s to %s", first, bg_date_text(a->later_last, last));
    return bg_arena_printf(
        arena,
        "In %s tender%s the proposal begins to apply inside the term: the amounts "
        "are those from that day on (%s).",
        bg_dec_grouped(bg_dec_int(a->later), 0, n), a->later == 1 ? "" : "s", days);
}

static const char *caution(struct bg_arena *arena, const struct bg_corpus *c, size_t s)
{
    char text[BG_DEC_TEXT];
    int64_t lost = corpus_lost(c, s);
    if (c->overflow)
        return "A sum is too large to be worked out: the sums of money mean nothing.";
    const char *later = corpus_later(arena, &c->sums[s].award);
    if (lost <= 0)
        return later;
    return bg_arena_printf(
        arena, "%s tender%s award: as submitted, no bid meets the proposal. %s%s%s",
        bg_dec_grouped(bg_dec_int(lost), 0, text), lost == 1 ? " loses its" : "s lose their",
        corpus_stands_in(arena, c->sums[s].award.stand_ins, lost), later[0] ? " " : "", later);
}

static const char *corpus_cite(struct bg_arena *arena, const struct bg_corpus *c, size_t s)
{
    const struct bg_corpus_scenario *base = &c->scenarios[0], *own = &c->scenarios[s];
    char date[BG_DATE_TEXT] = "no date", hash[65];
    bg_sha256_hex(base->sha256, hash);
    if (base->as_of != BG_NO_DATE)
        bg_date_text(base->as_of, date);
    return bg_arena_printf(arena, "%s. Ruleset %s%s%s, SHA-256 %.12s; as of %s; %lld tenders.",
                           own->title[0] ? own->title : own->id, base->ruleset_id,
                           base->version[0] ? " " : "", base->version, hash, date,
                           (long long)c->tenders);
}

static const char *corpus_range_words(struct bg_arena *arena, const struct bg_corpus *c, size_t s)
{
    int64_t n = c->scenarios[s].assumptions;
    bool corners = false;
    for (size_t i = c->cases_n; i < c->scenarios_n; i++)
        corners |= c->scenarios[i].role == BG_CORPUS_CORNER && c->scenarios[i].of == (int64_t)s;
    if (!corners && s > 0 && n == 0)
        return "The ruleset states no range for what awards and measures read, or none was asked "
               "for: "
               "no line has a range.";
    return bg_arena_printf(arena,
                           "At the least and at the most: awards again at the ends of stated "
                           "ranges (%lld), alone and %s.",
                           (long long)n, n <= 4 ? "combined" : "all low, all high");
}

static void set_number(struct bg_value *out, const char *text)
{
    struct bg_dec number;
    if (text[0] && bg_dec_parse(text, strlen(text), &number))
        *out = bg_key_number(number);
}

/* Figures in force, of a tender that has no date of its own. */
static void corpus_set_steps(struct bg_arena *arena, const struct bg_corpus_scenario *own,
                             struct bg_key_figures *out)
{
    struct bg_key_step *steps = BG_ARRAY(arena, own->steps_n, struct bg_key_step);
    for (size_t i = 0; i < own->steps_n; i++) {
        const struct bg_corpus_step *from = &own->steps[i];
        steps[i] = (struct bg_key_step){.title = from->title,
                                        .unit = from->unit,
                                        .today = BG_MISSING,
                                        .proposed = BG_MISSING,
                                        .date = from->date};
        set_number(&steps[i].today, from->today);
        set_number(&steps[i].proposed, from->proposed);
    }
    out->steps = steps;
    out->steps_n = own->steps_n;
}

/* What a bid that meets the proposal as submitted costs is in its price. Elsewhere today's bid stands in,
 * or vendors are assumed to respond, and nothing says what the requirement costs. */
static void corpus_set_left_out(struct bg_arena *arena, const struct bg_corpus *c, size_t s,
                                struct bg_key_figures *out)
{
    const struct bg_corpus_scenario *own = &c->scenarios[s];
    const char **texts = BG_ARRAY(arena, own->left_out_n, const char *);
    if (!own->responds && c->sums[s].award.stand_ins == 0 && corpus_lost(c, s) <= 0)
        return;
    for (size_t i = 0; i < own->left_out_n; i++)
        texts[i] = own->responds ? own->left_out[i]
                                 : bg_arena_printf(arena, "%s (where no bid meets it as submitted)",
                                                   own->left_out[i]);
    out->left_out = texts;
    out->left_out_n = own->left_out_n;
}

const struct bg_key_figures *bg_key_corpus(struct bg_arena *arena, const struct bg_corpus *corpus,
                                           size_t s)
{
    struct bg_key_figures *out = BG_NEW(arena, struct bg_key_figures);
    struct bg_key_list list = {.arena = arena};
    struct keys k = {&list, corpus, s, 0};
    add_all(&k);
    set_corners(&list, corpus, s);
    *out = (struct bg_key_figures){
        .items = list.items,
        .n = list.n,
        .scope = "recommended bids",
        .today_title = strcmp(corpus->scenarios[0].id, "today") == 0 ? "Today" : "Baseline",
        .proposed_title = "Proposed",
        .today_words = awards(arena, corpus, 0),
        .proposed_words = awards(arena, corpus, s),
        .caution = caution(arena, corpus, s),
        .range_words = corpus_range_words(arena, corpus, s),
        .cite = corpus_cite(arena, corpus, s)};
    corpus_set_steps(arena, &corpus->scenarios[s], out);
    corpus_set_left_out(arena, corpus, s, out);
    return out;
}
