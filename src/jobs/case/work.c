/* Evaluating what is in the folder. A bid is the newest file of each of its envelopes, put together;
 * its id, when it came in and whether it was admitted late are the log's, whatever the file says. */
#include "jobs/case/work.h"

#include <string.h>

#include "base/unpack.h"
#include "intake/decisions/decisions.h"
#include "intake/format.h"
#include "jobs/case/commands.h"
#include "jobs/case/envelope.h"
#include "jobs/case/panel.h"
#include "jobs/inputs.h"
#include "report/text/json_put.h"

const struct bg_source *bg_case_source(struct bg_case *c, const char *inside)
{
    const char *error = "";
    size_t n = 0;
    const char *bytes = bg_case_bytes(c->job, bg_case_path(c, inside), BG_BIDS_BYTES, &n, &error);
    const struct bg_source *source =
        bytes ? bg_unpack(c->job->arena, bg_source_new(c->job->arena, inside, bytes, n),
                          BG_BIDS_BYTES, &error)
              : NULL;
    if (source)
        return source;
    bg_diag_add(c->job->diags, BG_E802, BG_NOWHERE, "cannot read \"%s\": %s", inside, error);
    c->job->world_failed = true;
    return NULL;
}

const struct bg_ruleset *bg_case_ruleset(struct bg_case *c)
{
    struct bg_load_options options = {.as_of = BG_NO_DATE};
    const char *path = bg_case_ruleset_path(c);
    const struct bg_source *source =
        path && bg_case_unchanged(c, path) ? bg_case_source(c, path) : NULL;
    const struct bg_ruleset *rules =
        source ? bg_ruleset_load(c->job->arena, c->job->diags, source, &options) : NULL;
    if (!rules)
        bg_diag_add(c->job->diags, BG_E846, BG_NOWHERE,
                    "the published ruleset cannot be used any more");
    return rules;
}

bool bg_case_prices_open(const struct bg_case *c)
{
    enum bg_case_state state = c->log->state;
    return state == BG_CASE_PRICED || state == BG_CASE_RECOMMENDED || state == BG_CASE_FINAL ||
           state == BG_CASE_DEBRIEFED;
}

/* -- one bid -------------------------------------------------------------------------------------- */

struct bid {
    const char *id;
    const struct bg_case_entry *in, *admitted; /* when it first came; the decision to admit it */
    const char *quality, *price;               /* paths; NULL: none */
    bool late, withdrawn;
};

static bool ends_as(const char *path, const char *envelope)
{
    const char *slash = strrchr(path, '/'), *found = slash ? strstr(slash, envelope) : NULL;
    while (found && strstr(found + 1, envelope))
        found = strstr(found + 1, envelope);
    return found != NULL;
}

static struct bid *bid_called(struct bid *bids, size_t *n, const char *id)
{
    for (size_t i = 0; i < *n; i++)
        if (strcmp(bids[i].id, id) == 0)
            return &bids[i];
    bids[*n] = (struct bid){.id = id};
    return &bids[(*n)++];
}

/* A late one does not take the place of what came in time. */
static void take_in(struct bid *bid, const struct bg_case_entry *e)
{
    bool late = e->event == BG_EVENT_LATE;
    if (late && bid->in)
        return;
    bid->in = bid->in ? bid->in : e;
    bid->late = late;
    bool again = false;
    for (size_t f = 0; f < e->files_n; f++) {
        const char *path = e->files[f].path;
        if (ends_as(path, "-price"))
            bid->price = path;
        else if (!again)
            bid->quality = path;
        again |= !ends_as(path, "-price"); /* what comes behind it are its papers */
    }
}

static struct bid *list_bids(const struct bg_case *c, size_t *n)
{
    struct bid *bids = BG_ARRAY(c->job->arena, c->log->n, struct bid);
    *n = 0;
    for (size_t i = 0; i < c->log->n; i++) {
        const struct bg_case_entry *e = &c->log->entries[i];
        if (e->event == BG_EVENT_RECEIVE || e->event == BG_EVENT_LATE)
            take_in(bid_called(bids, n, e->bid), e);
        if (e->event == BG_EVENT_ADMIT)
            bid_called(bids, n, e->bid)->admitted = e;
        if (e->event == BG_EVENT_WITHDRAW && e->bid[0])
            bid_called(bids, n, e->bid)->withdrawn = true;
    }
    return bids;
}

/* What the log knows of the bid, as a part of a bid file. */
static const struct bg_source *patch_of(struct bg_case *c, const struct bid *bid)
{
    struct bg_buf out;
    bg_buf_init(&out, c->job->arena);
    bg_buf_putc(&out, '{');
    bg_json_put_text(&out, "bid", bid->id);
    bg_json_put_key(&out, "receipt");
    bg_buf_putc(&out, '{');
    bg_json_put_text(&out, "received", bid->in->at_text);
    bg_json_put_text(&out, "by", bid->in->by);
    bg_buf_putc(&out, '}');
    if (bid->late && bid->admitted) {
        bg_json_put_key(&out, "late_accepted");
        bg_buf_putc(&out, '{');
        bg_json_put_text(&out, "reason", bid->admitted->because);
        bg_json_put_text(&out, "by", bid->admitted->by);
        bg_json_put_text(&out, "date", bg_arena_text(c->job->arena, bid->admitted->at_text, 10));
        bg_buf_putc(&out, '}');
    }
    if (bid->withdrawn)
        bg_json_put_text(&out, "status", "withdrawn");
    bg_buf_putc(&out, '}');
    return bg_source_new(c->job->arena, "log.jsonl", bg_buf_text(&out), out.size);
}

/* -- documents -------------------------------------------------------------------------------------- */

static struct bg_intake_document *plain_document(struct bg_case *c, const struct bg_source *source,
                                                 const char *id)
{
    struct bg_intake_document *document = BG_NEW(c->job->arena, struct bg_intake_document);
    *document = (struct bg_intake_document){
        .process = "", .lot = "", .id = id, .text = source, .pos = {.source = source}};
    return document;
}

/* The bid files that a file of the folder holds. */
static struct bg_intake_document *documents_of(struct bg_case *c, const struct bg_ruleset *rules,
                                               const struct bg_source *source, const char *id,
                                               const struct bg_intake **made)
{
    struct bg_intake_options options = {
        .ruleset = rules, .map = c->job->map, .issuer = bg_job_issuer(c->job)};
    const struct bg_format *format = bg_format_given(source, c->job->map);
    *made = NULL;
    if (!format)
        return plain_document(c, source, id);
    *made = bg_intake_read(c->job->arena, c->job->diags, source, format, &options);
    return (*made)->documents;
}

static const struct bg_json *parsed(struct bg_case *c, const struct bg_source *source)
{
    struct bg_diags *own = bg_diags_new(c->job->arena); /* said when the bid is read */
    const struct bg_json *json = source ? bg_json_parse(c->job->arena, own, source, NULL) : NULL;
    return json && bg_json_type(json->root) == BG_JSON_OBJECT ? json : NULL;
}

static const struct bg_source *merged(struct bg_case *c, const char *name,
                                      const struct bg_source *under, const struct bg_source *over)
{
    const struct bg_json *target = parsed(c, under), *patch = parsed(c, over);
    if (!target || !patch)
        return target ? under : over;
    return bg_json_merged(c->job->arena, name, target, patch, patch->root);
}

/* What vendors wrote beside their answers in both envelopes: a merge would keep one list. */
static const struct bg_source *both_qualified(struct bg_case *c, const struct bg_source *quality,
                                              const struct bg_source *price)
{
    const struct bg_json *a = parsed(c, quality), *b = parsed(c, price);
    const struct cJSON *x = a ? bg_json_get(a->root, "qualifications") : NULL;
    const struct cJSON *y = b ? bg_json_get(b->root, "qualifications") : NULL;
    const char *first, *second;
    size_t n, m;
    struct bg_buf out;
    if (bg_json_size(x) == 0 || bg_json_size(y) == 0)
        return NULL;
    bg_json_raw(a, x, &first, &n);
    bg_json_raw(b, y, &second, &m);
    bg_buf_init(&out, c->job->arena);
    bg_buf_puts(&out, "{\"qualifications\":");
    bg_buf_put(&out, first, n - 1);
    bg_buf_putc(&out, ',');
    bg_buf_put(&out, second + 1, m - 1);
    bg_buf_putc(&out, '}');
    return bg_source_new(c->job->arena, quality->name, bg_buf_text(&out), out.size);
}

static struct bg_intake_document *of_lot(struct bg_intake_document *documents, const char *lot)
{
    for (struct bg_intake_document *d = documents; d; d = d->next)
        if (!d->is_ruleset && d->text && strcmp(d->lot, lot) == 0)
            return d;
    return NULL;
}

/* The answers of the price's envelope go under those of quality's, and the log's word over both. */
static void put_together(struct bg_case *c, struct bg_intake_document *document,
                         struct bg_intake_document *prices, const struct bg_source *patch)
{
    const struct bg_intake_document *price = of_lot(prices, document->lot);
    const char *name = document->text->name;
    const struct bg_source *text = document->text, *lists = NULL;
    if (price) {
        lists = both_qualified(c, text, price->text);
        text = merged(c, name, price->text, text);
    }
    if (lists)
        text = merged(c, name, text, lists);
    if (parsed(c, text))
        text = merged(c, name, text, patch);
    document->text = text;
}

static void take_out(struct bg_case *c, const struct bg_ruleset *rules,
                     struct bg_intake_document *documents, enum bg_envelope other, const char *path,
                     const char *id)
{
    for (struct bg_intake_document *d = documents; d; d = d->next)
        if (d->text && !d->is_ruleset)
            d->text = bg_case_without(c, rules, d->text, other, path, id);
}

static bool read_bid(struct bg_case *c, const struct bg_ruleset *rules, const struct bid *bid,
                     bool prices, struct bg_job_input *input)
{
    const char *path = bid->quality ? bid->quality : bid->price;
    const struct bg_intake *made, *priced = NULL;
    struct bg_intake_document *documents, *second = NULL;
    bool two = prices && bid->price && bid->quality;
    if (!bid->quality && !prices) {
        bg_diag_add(c->job->diags, BG_E851, BG_NOWHERE, "bid %s has no envelope of quality",
                    bid->id);
        return false;
    }
    if (!bg_case_unchanged(c, path) || (two && !bg_case_unchanged(c, bid->price)))
        return false;
    const struct bg_source *source = bg_case_source(c, path);
    const struct bg_source *price = two ? bg_case_source(c, bid->price) : NULL;
    if (!source || (two && !price))
        return false;
    documents = documents_of(c, rules, source, bid->id, &made);
    if (two)
        second = documents_of(c, rules, price, bid->id, &priced);
    if (rules->envelopes == 2 && bid->quality)
        take_out(c, rules, documents, BG_PRICE_ENVELOPE, path, bid->id);
    if (rules->envelopes == 2 && two)
        take_out(c, rules, second, BG_QUALITY_ENVELOPE, bid->price, bid->id);
    struct bg_intake *both = BG_NEW(c->job->arena, struct bg_intake);
    if (made)
        *both = *made;
    both->arena = c->job->arena;
    both->source = source;
    both->documents = documents;
    for (struct bg_intake_document *d = documents; d; d = d->next) {
        d->id = bid->id;
        if (d->text && !d->is_ruleset)
            put_together(c, d, second, patch_of(c, bid));
    }
    *input = (struct bg_job_input){.source = source, .made = both};
    return true;
}

/* -- decisions of the officer ------------------------------------------------------------------------- */

/* Of the file that is tried, else of the newest that was taken in. */
static bool read_decisions(struct bg_case *c, const struct bg_ruleset *rules)
{
    const struct bg_case_entry *e = bg_case_last(c->log, BG_EVENT_DECISIONS);
    const char *path = e && e->files_n ? e->files[0].path : NULL;
    struct bg_job *job = c->job;
    const struct bg_source *source = c->trying;
    job->decisions = NULL;
    job->undecidable = false;
    if (!source && path)
        source = bg_case_unchanged(c, path) ? bg_case_source(c, path) : NULL;
    if (!source)
        return !path;
    job->decisions = bg_decisions_load(job->arena, job->diags, source, rules);
    if (!job->decisions)
        return false;
    job->decided = BG_ARRAY(job->arena, 2 * job->decisions->n + 1, bool);
    return true;
}

/* -- all of it ---------------------------------------------------------------------------------------- */

struct bg_job_input *bg_case_inputs(struct bg_case *c, const struct bg_ruleset **rules, bool prices,
                                    size_t *made)
{
    size_t n;
    const struct bid *bids = list_bids(c, &n);
    struct bg_job_input *inputs = BG_ARRAY(c->job->arena, n, struct bg_job_input);
    *made = 0;
    if (!read_decisions(c, *rules))
        return NULL;
    bool open = prices || (*rules)->envelopes != 2;
    if (!open)
        *rules = bg_case_closed(c->job->arena, *rules);
    for (size_t i = 0; i < n; i++) {
        if (!bids[i].in || (bids[i].late && !bids[i].admitted))
            continue; /* unopened */
        if (!read_bid(c, *rules, &bids[i], open, &inputs[*made]))
            return NULL;
        (*made)++;
    }
    if (!*made)
        bg_diag_add(c->job->diags, BG_E819, BG_NOWHERE, "no bid is in");
    return *made ? inputs : NULL;
}

/* panel NULL: as if nobody had scored yet. */
static const struct bg_result *evaluate(struct bg_case *c, const struct bg_ruleset *rules,
                                        const struct bg_panel *panel, bool prices)
{
    size_t n;
    const struct bg_job_input *inputs = bg_case_inputs(c, &rules, prices, &n);
    if (!inputs)
        return NULL;
    c->job->panel = panel;
    return bg_job_evaluate_inputs(c->job, rules, inputs, n, "the bids of a case");
}

const struct bg_result *bg_case_evaluate(struct bg_case *c, bool prices)
{
    const struct bg_ruleset *rules = bg_case_ruleset(c);
    struct bg_case_people people;
    if (!rules || !bg_case_people(c, rules, &people))
        return NULL;
    return evaluate(c, rules, people.handed_in ? people.panel : NULL, prices);
}

void bg_case_say_opened(struct bg_case *c, bool prices)
{
    struct bg_diags *own = c->job->diags;
    bool failed = c->job->world_failed;
    if (c->next.bids.n == 0)
        return;
    c->job->diags = bg_diags_new(c->job->arena);
    c->opening = prices ? BG_OPENING_PRICES : BG_OPENING_QUALITY;
    const struct bg_ruleset *rules = bg_case_ruleset(c);
    if (rules)
        (void)evaluate(c, rules, NULL, prices);
    c->opening = BG_NOT_OPENING;
    struct bg_diags *kept = bg_diags_new(c->job->arena);
    for (int64_t i = 0; i < bg_diag_count(c->job->diags, BG_NOTE); i++) {
        const struct bg_diag *d = bg_diag_get(c->job->diags, i);
        if (bg_diag_rows[d->code].severity == BG_ERROR)
            bg_diag_add(kept, d->code, d->pos, "%s", d->message);
    }
    c->job->diags = own;
    bg_diags_forward(own, kept);
    c->job->world_failed = failed;
}

bool bg_case_scoring(struct bg_case *c, struct bg_case_scoring *out)
{
    out->rules = bg_case_ruleset(c);
    if (!out->rules || !bg_case_people(c, out->rules, &out->people))
        return false;
    struct bg_diags *own = c->job->diags;
    c->job->diags =
        bg_diags_new(c->job->arena); /* what is wrong with bids was said when they were opened */
    out->result = evaluate(c, out->rules, NULL, false);
    if (!out->result)
        bg_diags_forward(own, c->job->diags);
    c->job->diags = own;
    return out->result != NULL;
}
