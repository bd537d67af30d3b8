/* A part of a corpus as JSON text on one line, with every sum exact: decimals as texts, in one fixed
 * order, so that the same part is the same bytes. corpus/part_read.c reads it. */
#include "jobs/corpus/corpus.h"

#include "base/date.h"
#include "base/hash.h"
#include "report/text/json_put.h"

static void part_put_int(struct bg_buf *out, const char *key, int64_t n)
{
    bg_json_put_key(out, key);
    bg_buf_printf(out, "%lld", (long long)n);
}

static void put_exact(struct bg_buf *out, const char *key, struct bg_dec value)
{
    char text[BG_DEC_TEXT];
    bg_json_put_text(out, key, bg_dec_text(value, text));
}

static void put_hash(struct bg_buf *out, const unsigned char sha256[32])
{
    char hex[65];
    bg_sha256_hex(sha256, hex);
    bg_json_put_text(out, "sha256", hex);
}

static void put_ints(struct bg_buf *out, const char *key, const int64_t *values, size_t n)
{
    bg_json_put_key(out, key);
    bg_buf_puts(out, "[");
    for (size_t i = 0; i < n; i++)
        bg_buf_printf(out, i ? ",%lld" : "%lld", (long long)values[i]);
    bg_buf_puts(out, "]");
}

static void part_put_criterion(struct bg_buf *out, const struct bg_corpus_item *item,
                               const struct bg_corpus_criterion *sums)
{
    bg_json_put_item(out);
    bg_buf_puts(out, "{");
    bg_json_put_text(out, "id", item->id);
    bg_json_put_text(out, "title", item->title);
    bg_json_put_text(out, "kind", item->kind);
    part_put_int(out, "depth", item->depth);
    put_exact(out, "share", item->share);
    put_ints(out, "outcomes", sums->outcomes, BG_OUTCOME__COUNT);
    put_exact(out, "points", sums->points);
    bg_buf_puts(out, "}");
}

static void put_measure_sums(struct bg_buf *out, const char *key,
                             const struct bg_corpus_measure *sums)
{
    bg_json_put_key(out, key);
    bg_buf_puts(out, "{");
    part_put_int(out, "counted", sums->counted);
    part_put_int(out, "errors", sums->errors);
    put_exact(out, "value", sums->value);
    put_exact(out, "low", sums->low);
    put_exact(out, "high", sums->high);
    bg_buf_puts(out, "}");
}

static void put_measure(struct bg_buf *out, const struct bg_corpus_measured *item,
                        const struct bg_corpus_sums *of, size_t i)
{
    bg_json_put_item(out);
    bg_buf_puts(out, "{");
    bg_json_put_text(out, "id", item->id);
    bg_json_put_text(out, "title", item->title);
    bg_json_put_text(out, "unit", item->unit);
    bg_json_put_text(out, "short", item->short_title);
    bg_json_put_text(out, "source", item->source);
    part_put_int(out, "headline", item->headline);
    part_put_int(out, "over", item->over[0]);
    part_put_int(out, "under", item->over[1]);
    bg_json_put_bool(out, "summed", item->summed);
    bg_json_put_bool(out, "estimated", item->estimated);
    put_measure_sums(out, "all", &of->measures[i]);
    put_measure_sums(out, "awarded", &of->awarded[i]);
    put_measure_sums(out, "before", &of->before[i]);
    put_measure_sums(out, "after", &of->after[i]);
    bg_buf_puts(out, "}");
}

static void part_put_date(struct bg_buf *out, const char *key, int64_t days)
{
    char date[BG_DATE_TEXT];
    if (days != BG_NO_DATE)
        bg_json_put_text(out, key, bg_date_text(days, date));
}

static void part_put_award(struct bg_buf *out, const struct bg_corpus_award *a)
{
    bg_json_put_key(out, "award");
    bg_buf_puts(out, "{");
    part_put_int(out, "tenders", a->tenders);
    part_put_int(out, "stand_ins", a->stand_ins);
    part_put_int(out, "later", a->later);
    if (a->later) {
        part_put_date(out, "later_first", a->later_first);
        part_put_date(out, "later_last", a->later_last);
    }
    put_exact(out, "price_today", a->price_today);
    put_exact(out, "price", a->price);
    put_exact(out, "passed_on", a->passed_on);
    put_exact(out, "preference_paid", a->preference_paid);
    put_exact(out, "award_moved", a->award_moved);
    part_put_int(out, "with_jobs", a->with_jobs);
    put_exact(out, "pay_today", a->pay_today);
    put_exact(out, "pay", a->pay);
    put_exact(out, "pay_raised", a->pay_raised);
    put_exact(out, "pay_award_moved", a->pay_award_moved);
    bg_buf_puts(out, "}");
}

static void part_put_groups(struct bg_buf *out, const struct bg_corpus_scenario *s,
                            const struct bg_corpus_sums *sums)
{
    bg_json_put_text(out, "by", s->by);
    bg_json_put_key(out, "groups");
    bg_buf_puts(out, "[");
    for (size_t i = 0; i < s->groups_n; i++) {
        bg_json_put_item(out);
        bg_buf_puts(out, "{");
        bg_json_put_text(out, "name", s->groups[i]);
        part_put_int(out, "bids", sums->groups[i].bids);
        part_put_int(out, "passing", sums->groups[i].passing);
        part_put_int(out, "awards", sums->groups[i].awards);
        put_exact(out, "amount", sums->groups[i].amount);
        bg_buf_puts(out, "}");
    }
    bg_buf_puts(out, "]");
}

/* What the rules are beside the cases. */
static void put_role(struct bg_buf *out, const struct bg_corpus_scenario *s)
{
    part_put_int(out, "role", s->role);
    part_put_int(out, "of", s->of);
    part_put_int(out, "base", s->base);
    part_put_int(out, "assumptions", s->assumptions);
    part_put_int(out, "responds", s->responds);
    put_exact(out, "at", s->at[0]);
    put_exact(out, "at_other", s->at[1]);
    part_put_date(out, "from", s->from);
    part_put_date(out, "until", s->until);
    bg_json_put_text(out, "why_not", s->why_not);
}

/* What a page says of a case. */
static void put_pages(struct bg_buf *out, const struct bg_corpus_scenario *s)
{
    bg_json_put_key(out, "in_force");
    bg_buf_puts(out, "[");
    for (size_t i = 0; i < s->steps_n; i++) {
        bg_json_put_item(out);
        bg_buf_puts(out, "{");
        bg_json_put_text(out, "title", s->steps[i].title);
        bg_json_put_text(out, "unit", s->steps[i].unit);
        bg_json_put_text(out, "today", s->steps[i].today);
        bg_json_put_text(out, "proposed", s->steps[i].proposed);
        part_put_date(out, "date", s->steps[i].date);
        bg_buf_puts(out, "}");
    }
    bg_buf_puts(out, "]");
    bg_json_put_texts(out, "not_in_estimate", s->left_out, s->left_out_n);
    bg_json_put_key(out, "sources");
    bg_buf_puts(out, "[");
    for (size_t i = 0; i < s->sources_n; i++) {
        const struct bg_source_ref *source = &s->sources[i];
        bg_json_put_item(out);
        bg_buf_puts(out, "{");
        bg_json_put_text(out, "title", source->title);
        bg_json_put_text(out, "url", source->url);
        part_put_date(out, "retrieved", source->retrieved);
        bg_json_put_bool(out, "verified", !source->verified_said || source->verified);
        bg_buf_puts(out, "}");
    }
    bg_buf_puts(out, "]");
}

static void part_put_scenario(struct bg_buf *out, const struct bg_corpus_scenario *s,
                              const struct bg_corpus_sums *sums)
{
    bg_json_put_item(out);
    bg_buf_puts(out, "{");
    bg_json_put_text(out, "id", s->id);
    bg_json_put_text(out, "title", s->title);
    bg_json_put_text(out, "description", s->description);
    bg_json_put_text(out, "ruleset", s->ruleset_id);
    bg_json_put_text(out, "ruleset_title", s->ruleset_title);
    bg_json_put_text(out, "version", s->version);
    bg_json_put_text(out, "currency", s->currency);
    bg_json_put_text(out, "jurisdiction", s->jurisdiction);
    put_hash(out, s->sha256);
    part_put_date(out, "as_of", s->as_of);
    put_role(out, s);
    put_pages(out, s);
    part_put_int(out, "decimals", s->decimals);
    put_exact(out, "total", s->total);
    put_ints(out, "bids", sums->bids, BG_UNREADABLE + 1);
    put_exact(out, "points", sums->points);
    put_ints(out, "bins", sums->bins, BG_CORPUS_BINS);
    part_put_int(out, "newly_pass", sums->newly_pass);
    part_put_int(out, "newly_fail", sums->newly_fail);
    part_put_int(out, "higher", sums->higher);
    part_put_int(out, "lower", sums->lower);
    part_put_int(out, "recommended", sums->recommended);
    part_put_int(out, "changed", sums->changed);
    put_exact(out, "amount", sums->amount);
    part_put_award(out, &sums->award);
    part_put_groups(out, s, sums);
    bg_json_put_key(out, "criteria");
    bg_buf_puts(out, "[");
    for (size_t i = 0; i < s->criteria_n; i++)
        part_put_criterion(out, &s->criteria[i], &sums->criteria[i]);
    bg_buf_puts(out, "]");
    bg_json_put_key(out, "measures");
    bg_buf_puts(out, "[");
    for (size_t i = 0; i < s->measures_n; i++)
        put_measure(out, &s->measures[i], sums, i);
    bg_buf_puts(out, "]}");
}

static void part_put_files(struct bg_buf *out, const struct bg_corpus *corpus)
{
    bg_json_put_key(out, "files");
    bg_buf_puts(out, "[");
    for (size_t i = 0; i < corpus->files_n; i++) {
        const struct bg_corpus_file *file = &corpus->files[i];
        bg_json_put_item(out);
        bg_buf_puts(out, "{");
        bg_json_put_text(out, "name", file->name);
        put_hash(out, file->sha256);
        part_put_int(out, "lines", file->lines);
        bg_buf_puts(out, "}");
    }
    bg_buf_puts(out, "]");
}

static void part_put_lists(struct bg_buf *out, const struct bg_corpus *corpus)
{
    part_put_int(out, "bad_total", corpus->bad_total);
    bg_json_put_key(out, "bad");
    bg_buf_puts(out, "[");
    for (size_t i = 0; i < corpus->bad_n; i++) {
        const struct bg_corpus_bad *bad = &corpus->bad[i];
        bg_json_put_item(out);
        bg_buf_puts(out, "{");
        part_put_int(out, "file", bad->file);
        part_put_int(out, "line", bad->line);
        bg_json_put_text(out, "code", bad->code);
        bg_json_put_text(out, "message", bad->message);
        bg_buf_puts(out, "}");
    }
    bg_buf_puts(out, "]");
    part_put_int(out, "changes_total", corpus->changes_total);
    bg_json_put_key(out, "changes");
    bg_buf_puts(out, "[");
    for (size_t i = 0; i < corpus->changes_n; i++) {
        const struct bg_corpus_change *change = &corpus->changes[i];
        bg_json_put_item(out);
        bg_buf_puts(out, "{");
        part_put_int(out, "file", change->file);
        part_put_int(out, "line", change->line);
        part_put_int(out, "scenario", change->scenario);
        bg_json_put_text(out, "tender", change->tender);
        bg_json_put_text(out, "before", change->before);
        bg_json_put_text(out, "after", change->after);
        bg_buf_puts(out, "}");
    }
    bg_buf_puts(out, "]");
}

void bg_corpus_part_write(struct bg_buf *out, const struct bg_corpus *corpus)
{
    bg_buf_puts(out, "{");
    bg_json_put_text(out, "format", BG_CORPUS_PART);
    part_put_int(out, "lines", corpus->lines);
    part_put_int(out, "bad_lines", corpus->bad_lines);
    part_put_int(out, "faulty_lines", corpus->faulty_lines);
    part_put_int(out, "tenders", corpus->tenders);
    part_put_int(out, "compared", corpus->compared);
    part_put_int(out, "bids", corpus->bids);
    bg_json_put_bool(out, "overflow", corpus->overflow);
    bg_json_put_key(out, "sweep");
    bg_buf_puts(out, "[");
    for (size_t i = 0; i < corpus->axes_n; i++) {
        bg_json_put_item(out);
        bg_buf_puts(out, "{");
        bg_json_put_text(out, "path", corpus->axes[i].path);
        bg_json_put_text(out, "title", corpus->axes[i].title);
        bg_json_put_text(out, "unit", corpus->axes[i].unit);
        bg_buf_puts(out, "}");
    }
    bg_buf_puts(out, "]");
    bg_json_put_key(out, "scenarios");
    bg_buf_puts(out, "[");
    for (size_t s = 0; s < corpus->scenarios_n; s++)
        part_put_scenario(out, &corpus->scenarios[s], &corpus->sums[s]);
    bg_buf_puts(out, "]");
    part_put_files(out, corpus);
    part_put_lists(out, corpus);
    bg_buf_puts(out, "}");
}
