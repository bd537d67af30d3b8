/* The sums of a run over a corpus as JSON (bidgauge-corpus/1), keys in one fixed order. Members that a
 * model of one tender has too are called the same and look the same. */
#include "base/date.h"
#include "base/hash.h"
#include "report/corpus/book.h"
#include "report/text/json_put.h"
#include "report/text/key_text.h"
#include "score/headline/headline.h"

static void json_put_count(struct bg_buf *out, const char *key, int64_t n)
{
    bg_json_put_number(out, key, bg_dec_int(n));
}

static void json_open_list(struct bg_buf *out, const char *key)
{
    bg_json_put_key(out, key);
    bg_buf_putc(out, '[');
}

static void corpus_json_open_item(struct bg_buf *out)
{
    bg_json_put_item(out);
    bg_buf_putc(out, '{');
}

static void json_put_date(struct bg_buf *out, const char *key, int64_t days)
{
    char date[BG_DATE_TEXT];
    bg_json_put_text(out, key, days == BG_NO_DATE ? NULL : bg_date_text(days, date));
}

static void corpus_json_put_counts(struct bg_buf *out, const struct bg_corpus *c)
{
    bg_json_put_key(out, "counts");
    bg_buf_putc(out, '{');
    json_put_count(out, "lines", c->lines);
    json_put_count(out, "not_read", c->bad_lines);
    json_put_count(out, "with_an_error", c->faulty_lines);
    json_put_count(out, "tenders", c->tenders);
    json_put_count(out, "with_several_bids", c->compared);
    json_put_count(out, "bids", c->bids);
    bg_json_put_bool(out, "sums_too_large", c->overflow);
    bg_buf_putc(out, '}');
}

/* -- a case ---------------------------------------------------------------------------------------- */

static void json_put_outcome(struct bg_buf *out, const struct bg_corpus_sums *s)
{
    bg_json_put_key(out, "bids");
    bg_buf_putc(out, '{');
    for (int i = 0; i <= BG_UNREADABLE; i++)
        json_put_count(out, bg_result_status_name((enum bg_result_status)i), s->bids[i]);
    json_put_count(out, "newly_pass", s->newly_pass);
    json_put_count(out, "newly_fail", s->newly_fail);
    json_put_count(out, "higher", s->higher);
    json_put_count(out, "lower", s->lower);
    bg_buf_putc(out, '}');
    json_put_count(out, "awards", s->recommended);
    json_put_count(out, "other_awards", s->changed);
    bg_json_put_number(out, "sum_of_awards", s->amount);
    bg_json_put_number(out, "sum_of_points", s->points);
}

static void corpus_json_put_total(struct bg_buf *out, const char *key,
                                  const struct bg_corpus_total *t)
{
    bg_json_put_key(out, key);
    if (!t->known) {
        bg_buf_puts(out, "null");
        return;
    }
    bg_buf_putc(out, '{');
    bg_json_put_number(out, "value", t->value);
    if (t->ranged) {
        bg_json_put_number(out, "low", t->low);
        bg_json_put_number(out, "high", t->high);
    }
    bg_buf_putc(out, '}');
}

static void json_put_measures(struct bg_buf *out, const struct bg_corpus *c, size_t s)
{
    json_open_list(out, "measures");
    for (size_t i = 0; i < c->scenarios[s].measures_n; i++) {
        const struct bg_corpus_measured *m = &c->scenarios[s].measures[i];
        struct bg_corpus_total awarded = bg_corpus_total(c, s, i, true),
                               alone = bg_corpus_total(c, s, i, false);
        corpus_json_open_item(out);
        bg_json_put_text(out, "id", m->id);
        bg_json_put_text(out, "title", m->title);
        bg_json_put_text(out, "unit", m->unit);
        bg_json_put_bool(out, "estimated", m->estimated);
        corpus_json_put_total(out, "awarded", &awarded);
        corpus_json_put_total(out, "bids_alone", &alone);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void json_put_criteria(struct bg_buf *out, const struct bg_corpus *c, size_t s)
{
    static const char *const outcomes[BG_OUTCOME__COUNT] = {
        "met", "not_met", "scored", "not_answered", "needs_panel", "not_applicable", "error"};
    json_open_list(out, "criteria");
    for (size_t i = 0; i < c->scenarios[s].criteria_n; i++) {
        const struct bg_corpus_item *item = &c->scenarios[s].criteria[i];
        corpus_json_open_item(out);
        bg_json_put_text(out, "id", item->id);
        bg_json_put_text(out, "title", item->title);
        for (int k = 0; k < BG_OUTCOME__COUNT; k++)
            json_put_count(out, outcomes[k], c->sums[s].criteria[i].outcomes[k]);
        bg_json_put_number(out, "sum_of_points", c->sums[s].criteria[i].points);
        bg_json_put_number(out, "of", item->share);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

/* Who wins, by an answer of the vendors. */
static void corpus_json_put_groups(struct bg_buf *out, const struct bg_corpus *c, size_t s)
{
    const struct bg_corpus_scenario *own = &c->scenarios[s];
    if (own->groups_n == 0)
        return;
    bg_json_put_key(out, "by");
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "title", own->by);
    json_open_list(out, "groups");
    for (size_t i = 0; i < own->groups_n; i++) {
        const struct bg_corpus_group *group = &c->sums[s].groups[i];
        corpus_json_open_item(out);
        bg_json_put_text(out, "name", own->groups[i]);
        json_put_count(out, "bids", group->bids);
        json_put_count(out, "passing", group->passing);
        json_put_count(out, "awards", group->awards);
        bg_json_put_number(out, "sum_of_awards", group->amount);
        bg_buf_putc(out, '}');
    }
    bg_buf_puts(out, "]}");
}

static void json_put_years(struct bg_buf *out, const struct bg_corpus *c, size_t s)
{
    json_open_list(out, "years");
    for (size_t i = c->cases_n; i < c->scenarios_n; i++) {
        const struct bg_corpus_scenario *year = &c->scenarios[i];
        size_t n;
        if (year->role != BG_CORPUS_YEAR || year->of != (int64_t)s)
            continue;
        const struct bg_key_figure *figures = bg_key_corpus_figures(out->arena, c, i, &n);
        corpus_json_open_item(out);
        json_put_date(out, "from", year->from);
        json_put_date(out, "until", year->until);
        bg_key_sides_json(out, figures, n);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

static void corpus_json_put_case(struct bg_buf *out, const struct bg_corpus *c, size_t s)
{
    const struct bg_corpus_scenario *own = &c->scenarios[s];
    corpus_json_open_item(out);
    bg_json_put_text(out, "scenario", own->id);
    bg_json_put_text(out, "title", own->title);
    bg_json_put_text(out, "description", own->description);
    json_put_outcome(out, &c->sums[s]);
    bg_key_json(out, bg_key_corpus(out->arena, c, s), NULL);
    json_put_measures(out, c, s);
    json_put_criteria(out, c, s);
    json_open_list(out, "points");
    for (int i = 0; i < BG_CORPUS_BINS; i++)
        bg_buf_printf(out, "%s%lld", i ? "," : "", (long long)c->sums[s].bins[i]);
    bg_buf_putc(out, ']');
    corpus_json_put_groups(out, c, s);
    json_put_years(out, c, s);
    bg_buf_putc(out, '}');
}

/* -- sweeps ---------------------------------------------------------------------------------------- */

static void json_put_point(struct bg_buf *out, const struct bg_corpus *c, size_t i)
{
    const struct bg_corpus_scenario *own = &c->scenarios[i];
    const struct bg_corpus_sums *sums = &c->sums[i];
    size_t n;
    corpus_json_open_item(out);
    json_open_list(out, "values");
    for (size_t a = 0; a < c->axes_n; a++) {
        bg_json_put_item(out);
        bg_json_put_dec(out, own->at[a]);
    }
    bg_buf_putc(out, ']');
    if (own->why_not[0]) {
        bg_json_put_text(out, "why_not", own->why_not);
    } else {
        const struct bg_key_figure *figures = bg_key_corpus_figures(out->arena, c, i, &n);
        json_put_count(out, "passing", sums->bids[BG_RANKED] + sums->bids[BG_PROVISIONAL]);
        json_put_count(out, "other_awards", sums->changed);
        bg_key_sides_json(out, figures, n);
    }
    bg_buf_putc(out, '}');
}

static void put_sweep(struct bg_buf *out, const struct bg_corpus *c, size_t s)
{
    bool any = false;
    for (size_t i = c->cases_n; i < c->scenarios_n; i++) {
        if (c->scenarios[i].role != BG_CORPUS_POINT || c->scenarios[i].of != (int64_t)s)
            continue;
        if (!any) {
            corpus_json_open_item(out);
            bg_json_put_text(out, "scenario", c->scenarios[s].id);
            json_open_list(out, "axes");
            for (size_t a = 0; a < c->axes_n; a++) {
                corpus_json_open_item(out);
                bg_json_put_text(out, "path", c->axes[a].path);
                bg_json_put_text(out, "title", c->axes[a].title);
                bg_json_put_text(out, "unit", c->axes[a].unit);
                bg_buf_putc(out, '}');
            }
            bg_buf_putc(out, ']');
            json_open_list(out, "points");
        }
        any = true;
        json_put_point(out, c, i);
    }
    if (any)
        bg_buf_puts(out, "]}");
}

/* -- lists ----------------------------------------------------------------------------------------- */

static void json_put_lists(struct bg_buf *out, const struct bg_corpus *c)
{
    json_put_count(out, "changed_awards_in_all", c->changes_total);
    json_open_list(out, "changed_awards");
    for (size_t i = 0; i < c->changes_n; i++) {
        const struct bg_corpus_change *change = &c->changes[i];
        corpus_json_open_item(out);
        bg_json_put_text(out, "file", c->files[change->file].name);
        json_put_count(out, "line", change->line);
        bg_json_put_text(out, "scenario", c->scenarios[change->scenario].id);
        bg_json_put_text(out, "tender", change->tender);
        bg_json_put_text(out, "before", change->before[0] ? change->before : NULL);
        bg_json_put_text(out, "after", change->after[0] ? change->after : NULL);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
    json_put_count(out, "bad_lines_in_all", c->bad_total);
    json_open_list(out, "bad_lines");
    for (size_t i = 0; i < c->bad_n; i++) {
        corpus_json_open_item(out);
        bg_json_put_text(out, "file", c->files[c->bad[i].file].name);
        json_put_count(out, "line", c->bad[i].line);
        bg_json_put_text(out, "code", c->bad[i].code);
        bg_json_put_text(out, "message", c->bad[i].message);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
    json_open_list(out, "inputs");
    for (size_t i = 0; i < c->files_n; i++) {
        char hex[65];
        bg_sha256_hex(c->files[i].sha256, hex);
        corpus_json_open_item(out);
        bg_json_put_text(out, "file", c->files[i].name);
        bg_json_put_text(out, "sha256", hex);
        json_put_count(out, "lines", c->files[i].lines);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

void bg_corpus_json(struct bg_buf *out, const struct bg_corpus *c)
{
    const struct bg_corpus_scenario *base = &c->scenarios[0];
    char hex[65];
    bg_sha256_hex(base->sha256, hex);
    bg_buf_putc(out, '{');
    bg_json_put_text(out, "format", "bidgauge-corpus/1");
    bg_json_put_text(out, "ruleset", base->ruleset_id);
    bg_json_put_text(out, "ruleset_sha256", hex);
    bg_json_put_text(out, "jurisdiction", base->jurisdiction);
    json_put_date(out, "as_of", base->as_of);
    bg_json_put_text(out, "currency", base->currency);
    corpus_json_put_counts(out, c);
    json_open_list(out, "cases");
    for (size_t s = 0; s < c->cases_n; s++)
        corpus_json_put_case(out, c, s);
    bg_buf_putc(out, ']');
    json_open_list(out, "sweeps");
    for (size_t s = 0; s < c->cases_n; s++)
        put_sweep(out, c, s);
    bg_buf_putc(out, ']');
    json_put_lists(out, c);
    bg_buf_puts(out, "}\n");
}
