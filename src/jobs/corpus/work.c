/* One line after the other: its bids are read once (again only where a scenario asks other
 * questions), then every scenario evaluates them. A line that cannot be read is noted with its
 * number and stays in the counts. */
#include "jobs/corpus/work.h"

#include <string.h>

#include "base/records.h"
#include "intake/sniff.h"
#include "score/kind/kind.h"
#include "score/evaluate/respond.h"

/* -- setting up ----------------------------------------------------------------------------------- */

static void work_free_arena(void *arena)
{
    bg_arena_free(arena);
}

static struct bg_arena *arena_in(struct bg_arena *arena)
{
    void **slot = bg_arena_defer(arena, work_free_arena);
    *slot = bg_arena_new(0);
    if (!*slot)
        bg_arena_out_of_memory(arena);
    return *slot;
}

struct bg_corpus_worker *bg_corpus_worker_new(struct bg_arena *arena,
                                              const struct bg_corpus_plan *plan)
{
    struct bg_corpus_worker *w = BG_NEW(arena, struct bg_corpus_worker);
    w->plan = plan;
    w->arena = arena;
    w->found = arena_in(arena);
    w->scratch = arena_in(arena);
    bg_corpus_start(&w->sums, arena, plan->scenarios, plan->scenarios_n);
    w->alone = BG_ARRAY(arena, plan->scenarios[0].criteria_n, struct bg_corpus_criterion);
    w->alone_measures = BG_ARRAY(arena, plan->scenarios[0].measures_n, struct bg_corpus_measure);
    w->results = BG_ARRAY(arena, plan->scenarios_n, struct bg_criterion_result *);
    w->streams = BG_ARRAY(arena, plan->scenarios_n, struct bg_stream *);
    w->awarded = BG_ARRAY(arena, plan->scenarios_n, struct bg_figure *);
    w->stood = BG_ARRAY(arena, plan->scenarios_n, struct bg_figure *);
    w->from = BG_ARRAY(arena, plan->scenarios_n, int64_t);
    w->ends = bg_arena_array(arena, plan->scenarios_n, sizeof *w->ends);
    for (size_t s = 0; s < plan->scenarios_n; s++) {
        w->awarded[s] = BG_ARRAY(arena, plan->rulesets[s]->measures_n, struct bg_figure);
        w->stood[s] = BG_ARRAY(arena, plan->rulesets[s]->measures_n, struct bg_figure);
        w->ends[s] = bg_arena_array(arena, plan->rulesets[s]->measures_n, sizeof *w->ends[s]);
        w->results[s] = BG_ARRAY(arena, plan->rulesets[s]->criteria_n, struct bg_criterion_result);
        if (plan->own_bids[s] && !plan->by_tree)
            w->streams[s] = bg_stream_new(arena, plan->rulesets[s]);
    }
    return w;
}

/* -- what is noted --------------------------------------------------------------------------------- */

static const char *work_keep(struct bg_corpus_worker *w, const char *text)
{
    return bg_arena_text(w->found, text, strlen(text));
}

static void note_bad(struct bg_corpus_worker *w, struct bg_corpus_found *found,
                     struct bg_corpus_bad bad)
{
    if (w->plan->lines) {
        struct bg_buf *out = &found->lines;
        bg_buf_puts(out, "{\"file\":");
        bg_buf_json(out, w->plan->files[bad.file], -1);
        bg_buf_printf(out, ",\"line\":%lld,\"error\":\"%s\",\"message\":", (long long)bad.line,
                      bad.code);
        bg_buf_json(out, bad.message, -1);
        bg_buf_puts(out, "}\n");
    }
    if (found->bad_n++ >= BG_CORPUS_LIST)
        return;
    struct bg_corpus_noted_bad *noted = BG_NEW(w->found, struct bg_corpus_noted_bad);
    noted->bad = bad;
    noted->bad.code = work_keep(w, bad.code);
    noted->bad.message = work_keep(w, bad.message);
    *found->last_bad = noted;
    found->last_bad = &noted->next;
}

static void work_note_change(struct bg_corpus_worker *w, struct bg_corpus_found *found,
                             struct bg_corpus_change change)
{
    if (found->changes_n++ >= BG_CORPUS_LIST)
        return;
    struct bg_corpus_noted_change *noted = BG_NEW(w->found, struct bg_corpus_noted_change);
    noted->change = change;
    noted->change.tender = work_keep(w, change.tender);
    noted->change.before = work_keep(w, change.before);
    noted->change.after = work_keep(w, change.after);
    *found->last_change = noted;
    found->last_change = &noted->next;
}

/* -- one line -------------------------------------------------------------------------------------- */

struct line {
    struct bg_corpus_worker *w;
    struct bg_corpus_found *found;
    size_t file;
    struct bg_source source;
    struct bg_diags *diags;
    struct bg_tender_line tender;
    const struct bg_bid **bid;          /* by scenario: read without a tree; NULL: not so */
    struct bg_bids bids;                /* under the first scenario */
    const struct bg_lot_result **lots;  /* by scenario; of a tender */
    struct bg_key_lot *keys;            /* the same, for what the award comes to */
    struct bg_corpus_outcome *outcomes; /* by scenario, then bid */
};

/* The first error, as the line's; false when there is none. */
static bool first_error(const struct line *l, struct bg_corpus_bad *out)
{
    for (int64_t i = 0; i < bg_diag_count(l->diags, BG_NOTE); i++) {
        const struct bg_diag *diag = bg_diag_get(l->diags, i);
        const char *label = diag->pos.source ? diag->pos.label : NULL;
        if (bg_diag_rows[diag->code].severity != BG_ERROR ||
            (l->tender.made && diag->code == BG_E502)) /* it asks what this ruleset does not */
            continue;
        if (diag->pos.source && !label)
            label = bg_source_label(diag->pos.source, diag->pos.offset);
        out->file = (int64_t)l->file;
        out->line = l->source.first_line;
        out->code = bg_diag_rows[diag->code].code;
        if (label)
            out->message = bg_arena_printf(l->w->scratch, "%s: %s", label, diag->message);
        else if (diag->pos.source)
            out->message = bg_arena_printf(
                l->w->scratch, "column %lld: %s",
                (long long)bg_source_line(diag->pos.source, diag->pos.offset).column,
                diag->message);
        else
            out->message = diag->message;
        return true;
    }
    return false;
}

/* The bid of the line straight from its text. False: it has to take the way of the tree. */
static bool stream_bid(struct line *l, size_t s, struct bg_bids *out)
{
    struct bg_stream *stream = l->w->streams[s];
    if (!stream)
        return false;
    size_t used;
    l->bid[s] = bg_stream_bid(stream, l->w->scratch, l->source.text, l->source.size, &used);
    if (l->bid[s] && used > BG_CORPUS_LINE)
        l->bid[s] = NULL;
    if (l->bid[s])
        l->source.size = used;
    *out = (struct bg_bids){.bid = &l->bid[s], .n = 1};
    return l->bid[s] != NULL;
}

static size_t readable(const struct bg_bids *bids)
{
    size_t n = 0;
    for (size_t i = 0; i < bids->n; i++)
        n += bids->bid[i]->status != BG_BID_UNREADABLE;
    return n;
}

static void evaluate_tender(struct line *l, size_t s, const struct bg_ruleset *ruleset,
                            const struct bg_bids *bids, struct bg_corpus_outcome *out)
{
    struct bg_corpus_worker *w = l->w;
    const struct bg_lot_result *lot = bg_evaluate_briefly(w->scratch, ruleset, bids);
    l->lots[s] = lot;
    for (size_t i = 0; i < bids->n; i++) {
        const struct bg_bid_result *r = &lot->bids[i];
        out[i] =
            (struct bg_corpus_outcome){.status = r->status,
                                       .has_total = r->total_exact && r->status <= BG_PROVISIONAL,
                                       .total = r->total,
                                       .criteria = r->criteria};
    }
}

static void work_put_line(const struct line *l)
{
    struct bg_buf *out = &l->found->lines;
    const struct bg_corpus_plan *plan = l->w->plan;
    size_t n = l->bids.n;
    bg_buf_puts(out, "{\"file\":");
    bg_buf_json(out, plan->files[l->file], -1);
    bg_buf_printf(out, ",\"line\":%lld,\"tender\":", (long long)l->source.first_line);
    bg_buf_json(out, l->tender.id, -1);
    bg_buf_puts(out, ",\"scenarios\":[");
    for (size_t s = 0; s < l->w->sums.cases_n; s++) {
        bg_buf_puts(out, s ? ",{\"scenario\":" : "{\"scenario\":");
        bg_buf_json(out, plan->scenarios[s].id, -1);
        if (!l->tender.alone) {
            bg_buf_puts(out, ",\"recommended\":");
            if (l->lots[s]->recommended < 0)
                bg_buf_puts(out, "null");
            else
                bg_buf_json(out, bg_corpus_recommended(l->lots[s]), -1);
        }
        bg_buf_puts(out, ",\"bids\":[");
        for (size_t i = 0; i < n; i++) {
            const struct bg_corpus_outcome *o = &l->outcomes[s * n + i];
            char text[BG_DEC_TEXT];
            bg_buf_puts(out, i ? ",{\"bid\":" : "{\"bid\":");
            bg_buf_json(out, l->bids.bid[i]->id, -1);
            bg_buf_printf(out, ",\"status\":\"%s\",\"points\":%s}",
                          bg_result_status_name(o->status),
                          o->has_total ? bg_dec_text(o->total, text) : "null");
        }
        bg_buf_puts(out, "]}");
    }
    bg_buf_puts(out, "]}\n");
}

/* From a copy of the line, which ends with a NUL as every source does. */
static bool read_tree(struct line *l, struct bg_diags *diags)
{
    struct bg_arena *arena = l->w->scratch;
    l->source.text = bg_arena_text(arena, l->source.text, l->source.size);
    return bg_tender_line_read(arena, diags, &l->source, l->w->plan->rulesets[0], &l->tender);
}

/* The bids as the scenario assumes that their vendors respond. */
static struct bg_bids work_respond(struct line *l, size_t s, const struct bg_ruleset *ruleset,
                                   struct bg_bids bids)
{
    struct bg_arena *arena = l->w->scratch;
    const struct bg_responses *responses = &l->w->plan->responses[s];
    if (responses->n == 0)
        return bids;
    const struct bg_bid **assumed = BG_ARRAY(arena, bids.n, const struct bg_bid *);
    for (size_t i = 0; i < bids.n; i++)
        assumed[i] = bg_respond(arena, ruleset, responses, bids.bid[i]).bid;
    return (struct bg_bids){.bid = assumed, .n = bids.n};
}

/* The tenders whose award changes are listed under the cases alone. */
static void work_note_award(struct line *l, size_t s, size_t base)
{
    const char *before = bg_corpus_recommended(l->lots[base]);
    const char *after = bg_corpus_recommended(l->lots[s]);
    bg_corpus_sum_tender(l->w, s, l->lots[base], l->lots[s]);
    if (s < l->w->sums.cases_n && strcmp(before, after) != 0)
        work_note_change(l->w, l->found,
                         (struct bg_corpus_change){.file = (int64_t)l->file,
                                                   .line = l->source.first_line,
                                                   .scenario = (int64_t)s,
                                                   .tender = l->tender.id,
                                                   .before = before,
                                                   .after = after});
}

/* Under another scenario than the first, when that binds bids otherwise. */
static struct bg_bids bind_again(struct line *l, size_t s, const struct bg_ruleset *ruleset)
{
    struct bg_diags *silent = bg_diags_new(l->w->scratch); /* the first scenario has said it */
    struct bg_bids bids;
    if (stream_bid(l, s, &bids))
        return bids;
    if (l->bid[0]) /* which the first scenario read without a tree */
        (void)read_tree(l, silent);
    return bg_tender_line_bids(l->w->scratch, silent, &l->tender, ruleset);
}

/* Where the measures of a bid that is alone are added. NULL: rivals are not, nor what is the same. */
static struct bg_corpus_measure *measures_of(const struct line *l, size_t s)
{
    struct bg_corpus_worker *w = l->w;
    if (!l->tender.alone)
        return NULL;
    if (s == 0)
        return w->alone_measures;
    return w->plan->same[s].any && w->plan->same[s].measures ? NULL : w->sums.sums[s].measures;
}

static size_t work_group_of(const struct bg_field *field, const struct bg_value *answer,
                            size_t groups_n)
{
    if (field->type == BG_FIELD_BOOLEAN && answer->type == BG_V_BOOL)
        return answer->as.truth ? 0 : 1;
    for (size_t i = 0; answer->type == BG_V_TEXT && i < field->choices_n; i++)
        if (strlen(field->choices[i].id) == answer->as.text.n &&
            memcmp(answer->as.text.bytes, field->choices[i].id, answer->as.text.n) == 0)
            return i;
    return groups_n - 1;
}

/* Bids by what their vendors answered. */
static void sum_groups(struct line *l, size_t s, const struct bg_ruleset *ruleset,
                       const struct bg_bids *bids)
{
    struct bg_corpus_sums *sums = &l->w->sums.sums[s];
    size_t slot = (size_t)l->w->plan->by[s] - 1, n = l->w->plan->scenarios[s].groups_n;
    for (size_t i = 0; i < bids->n; i++) {
        const struct bg_corpus_outcome *out = &l->outcomes[s * l->bids.n + i];
        const struct bg_value none = BG_MISSING;
        const struct bg_value *answer = bids->bid[i]->values ? &bids->bid[i]->values[slot] : &none;
        struct bg_corpus_group *group =
            &sums->groups[work_group_of(&ruleset->fields[slot], answer, n)];
        group->bids++;
        group->passing += out->status <= BG_PROVISIONAL;
        if (l->tender.alone || l->lots[s]->recommended != (int)i)
            continue;
        const struct bg_price_result *price = &l->lots[s]->bids[i].price;
        group->awards++;
        if (price->present && !bg_dec_add(group->amount, price->amount, &group->amount))
            l->w->sums.overflow = true;
    }
}

/* The tender under the rules of its case with other figures: all that came of it there holds. */
static void take_awards(struct line *l, size_t s)
{
    const struct bg_corpus_scenario *own = &l->w->plan->scenarios[s];
    const struct bg_key_lot *of = &l->keys[own->of];
    struct bg_ruleset *ruleset = BG_NEW(l->w->scratch, struct bg_ruleset);
    *ruleset = *of->ruleset;
    ruleset->params = l->w->plan->rulesets[s]->params;
    l->lots[s] = l->lots[own->of];
    l->keys[s] = *of;
    l->keys[s].ruleset = ruleset;
    l->keys[s].known = BG_ARRAY(l->w->scratch, l->bids.n, struct bg_key_known);
    l->keys[s].price_as = &l->keys[l->w->plan->like[s].price];
    l->keys[s].jobs_as = &l->keys[l->w->plan->like[s].jobs];
    l->keys[s].preference_as = of;
    work_note_award(l, s, (size_t)own->base);
    bg_corpus_sum_award(l->w, s, &l->keys[own->base], &l->keys[s]);
}

static void evaluate_scenario(struct line *l, size_t s)
{
    struct bg_corpus_worker *w = l->w;
    struct bg_corpus_outcome *out = &l->outcomes[s * l->bids.n];
    struct bg_corpus_measure *measures = measures_of(l, s);
    const struct bg_ruleset *ruleset = w->plan->rulesets[s];
    const struct bg_corpus_scenario *own = &w->plan->scenarios[s];
    bool of_awards = own->role > BG_CORPUS_POINT;
    if (*own->why_not || (l->tender.alone && of_awards))
        return;
    if (w->plan->like[s].award) {
        take_awards(l, s);
        return;
    }
    if (!l->tender.alone)
        ruleset = bg_tender_line_ruleset(w->scratch, bg_diags_new(w->scratch), &l->tender, ruleset);
    struct bg_bids bids = s > 0 && w->plan->own_bids[s] ? bind_again(l, s, ruleset) : l->bids;
    struct bg_bids assumed = work_respond(l, s, ruleset, bids);
    if (l->tender.alone)
        bg_corpus_alone(w, s, assumed.bid[0], out);
    else
        evaluate_tender(l, s, ruleset, &assumed, out);
    for (size_t i = 0; !of_awards && i < bids.n; i++) {
        bg_corpus_sum_bid(w, s, &l->outcomes[i], &out[i]);
        if (measures)
            bg_corpus_sum_measures(w, measures, ruleset, bids.bid[i], assumed.bid[i]);
    }
    if (w->plan->by[s] && !of_awards)
        sum_groups(l, s, ruleset, &bids);
    if (l->tender.alone)
        return;
    size_t base = (size_t)own->base;
    work_note_award(l, s, base);
    l->keys[s] = (struct bg_key_lot){.ruleset = ruleset,
                                     .result = l->lots[s],
                                     .submitted = bids.bid,
                                     .assumed = (const struct bg_bid **)assumed.bid,
                                     .known = BG_ARRAY(w->scratch, bids.n, struct bg_key_known)};
    bg_corpus_sum_award(w, s, &l->keys[base], &l->keys[s]);
}

/* Every scenario over the bids of the line. */
static void corpus_work_evaluate(struct line *l)
{
    struct bg_corpus_worker *w = l->w;
    size_t n = l->bids.n;
    l->lots = BG_ARRAY(w->scratch, w->plan->scenarios_n, const struct bg_lot_result *);
    l->outcomes = BG_ARRAY(w->scratch, w->plan->scenarios_n * n, struct bg_corpus_outcome);
    l->keys = BG_ARRAY(w->scratch, w->plan->scenarios_n, struct bg_key_lot);
    for (size_t s = 0; s < w->plan->scenarios_n; s++)
        evaluate_scenario(l, s);
    w->sums.tenders++;
    w->sums.compared += n > 1;
    w->sums.bids += (int64_t)n;
    if (w->plan->lines)
        work_put_line(l);
}

/* By its tree. False: not one bid can be read. */
static bool work_read_line(struct line *l)
{
    struct bg_corpus_worker *w = l->w;
    if (!read_tree(l, l->diags))
        return false;
    const struct bg_ruleset *ruleset =
        bg_tender_line_ruleset(w->scratch, l->diags, &l->tender, w->plan->rulesets[0]);
    l->bids = bg_tender_line_bids(w->scratch, l->diags, &l->tender, ruleset);
    if (readable(&l->bids) > 0)
        return true;
    if (l->tender.made || bg_diag_count(l->diags, BG_ERROR) == 0)
        bg_diag_add(l->diags, BG_E951, (struct bg_pos){&l->source, 0, 0, NULL},
                    "the line is not a tender: it has no bids");
    return false;
}

static bool work_is_blank(const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!strchr(" \t\r", text[i]) || text[i] == '\0')
            return false;
    return true;
}

static void refuse_long_line(const struct line *l)
{
    l->w->sums.bad_lines++;
    note_bad(l->w, l->found,
             (struct bg_corpus_bad){.file = (int64_t)l->file,
                                    .line = l->source.first_line,
                                    .code = bg_diag_rows[BG_E952].code,
                                    .message = "the line is longer than 16 MiB"});
}

/* What was read of the line is evaluated; its first error is noted. */
static void settle_line(struct line *l, bool read)
{
    struct bg_corpus_worker *w = l->w;
    struct bg_corpus_bad bad;
    bool faulty = first_error(l, &bad);
    if (faulty)
        note_bad(w, l->found, bad);
    w->sums.bad_lines += !read;
    w->sums.faulty_lines += read && faulty;
    if (read)
        corpus_work_evaluate(l);
}

static bool begins_tender(const char *text, size_t n)
{
    static const char *const keys[] = {"bids"};
    size_t end;
    return n > 0 && text[0] == '{' && bg_sniff_keys(text, n, keys, 1, &end) != 0;
}

/* What a record of this line begins with. Where it holds a tender, an object without bids is a part
 * of that: the bids of a tender whose line was cut are no tenders of their own. */
static bool (*begins_of(const struct bg_source *line))(const char *text, size_t n)
{
    static const char key[] = "\"bids\"";
    const char *end = line->text + line->size;
    for (const char *at = line->text; (at = memchr(at, '"', (size_t)(end - at))) != NULL; at++)
        if ((size_t)(end - at) >= sizeof key - 1 && memcmp(at, key, sizeof key - 1) == 0)
            return begins_tender;
    return bg_sniff_record;
}

/* A line that cannot be read may still hold tenders that are whole: two on a line, one behind the rest
 * of one that was cut. Each of them, and what is between them, counts as a line. False: the line is
 * one record, whole or not. */
static bool work_records(struct line *l)
{
    struct bg_records records;
    struct bg_record record;
    size_t n = 0, bytes = 0;
    bg_records_start(&records, l->source.text, l->source.size, l->source.first_line,
                     begins_of(&l->source));
    while (bg_records_next(&records, &record)) {
        n++;
        bytes += record.n;
    }
    if (n == 0 || (n == 1 && (!record.whole || bytes == l->source.size)))
        return false;
    bg_records_start(&records, l->source.text, l->source.size, l->source.first_line,
                     begins_of(&l->source));
    for (l->w->sums.lines--; bg_records_next(&records, &record); l->w->sums.lines++) {
        struct line part = {.w = l->w, .found = l->found, .file = l->file, .source = l->source};
        part.bid = BG_ARRAY(l->w->scratch, l->w->plan->scenarios_n, const struct bg_bid *);
        part.source.text = record.text;
        part.source.size = record.n;
        part.diags = bg_diags_new(l->w->scratch);
        settle_line(&part, work_read_line(&part));
    }
    return true;
}

/* The line that the text begins with; gives its length. cut: it is the beginning of one that was too
 * long to be read. */
static size_t work_line(struct line *l, bool cut)
{
    struct bg_corpus_worker *w = l->w;
    l->bid = BG_ARRAY(w->scratch, w->plan->scenarios_n, const struct bg_bid *);
    if (!cut && stream_bid(l, 0, &l->bids)) {
        w->sums.lines++;
        l->tender = (struct bg_tender_line){.id = l->bid[0]->id, .alone = true};
        corpus_work_evaluate(l);
        return l->source.size;
    }
    const char *newline = memchr(l->source.text, '\n', l->source.size);
    if (newline)
        l->source.size = (size_t)(newline - l->source.text);
    if (!cut && work_is_blank(l->source.text, l->source.size))
        return l->source.size;
    w->sums.lines++;
    if (cut || l->source.size > BG_CORPUS_LINE) {
        refuse_long_line(l);
        return l->source.size;
    }
    l->diags = bg_diags_new(w->scratch);
    bool read = work_read_line(l);
    if (read || !work_records(l))
        settle_line(l, read);
    return l->source.size;
}

/* -- a block --------------------------------------------------------------------------------------- */

struct block_work {
    struct bg_corpus_worker *w;
    const struct bg_corpus_block *block;
    struct bg_corpus_found *found;
};

static void work_lines(void *data)
{
    struct block_work *b = data;
    const char *at = b->block->data, *end = at + b->block->n;
    for (int64_t number = b->block->line; at < end; number++) {
        struct line line = {.w = b->w,
                            .found = b->found,
                            .file = b->block->file,
                            .source = {.name = b->w->plan->files[b->block->file],
                                       .text = at,
                                       .size = (size_t)(end - at),
                                       .first_line = number}};
        at += work_line(&line, b->block->too_long) + 1;
        bg_arena_reset(b->w->scratch);
    }
}

/* Each arena that a line may fill has the same way out. */
static void try_found(void *data)
{
    struct block_work *b = data;
    if (!bg_arena_try(b->w->scratch, work_lines, b))
        bg_arena_out_of_memory(b->w->found);
}

void bg_corpus_work(struct bg_corpus_worker *worker, const struct bg_corpus_block *block,
                    struct bg_corpus_found *found)
{
    struct block_work b = {worker, block, found};
    *found = (struct bg_corpus_found){0};
    bg_buf_init(&found->lines, worker->found);
    found->last_bad = &found->bad;
    found->last_change = &found->changes;
    if (!bg_arena_try(worker->found, try_found, &b))
        worker->out_of_memory = true;
}
