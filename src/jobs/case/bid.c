/* One bid of a case: the documents of its files, put together. Its id, when it came in and whether it was
 * admitted late are the log's, whatever a file says. */
#include <string.h>

#include "jobs/case/bids.h"
#include "base/list.h"
#include "jobs/case/envelope.h"
#include "jobs/case/work.h"
#include "report/text/json_put.h"

/* What the log knows of the bid, as a part of a bid file. */
static const struct bg_source *patch_of(struct bg_case *c, const struct bg_case_bid *bid)
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
    if (bid->withdrawn || bid->unanswered)
        bg_json_put_text(&out, "status", "withdrawn");
    if (bid->unanswered && !bid->withdrawn)
        bg_json_put_text(
            &out, "status_reason",
            bg_arena_printf(c->job->arena,
                            "no offer came in round %lld, and by the ruleset who makes "
                            "none is out",
                            (long long)bid->unanswered->round));
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

static const struct bg_json *bid_parsed(struct bg_case *c, const struct bg_source *source)
{
    struct bg_diags *own = bg_diags_new(c->job->arena); /* said when the bid is read */
    const struct bg_json *json = source ? bg_json_parse(c->job->arena, own, source, NULL) : NULL;
    return json && bg_json_type(json->root) == BG_JSON_OBJECT ? json : NULL;
}

static const struct bg_source *bid_merged(struct bg_case *c, const char *name,
                                          const struct bg_source *under,
                                          const struct bg_source *over)
{
    const struct bg_json *target = bid_parsed(c, under), *patch = bid_parsed(c, over);
    if (!target || !patch)
        return target ? under : over;
    return bg_json_merged(c->job->arena, name, target, patch, patch->root);
}

/* What vendors wrote beside their answers in both envelopes: a merge would keep one list. */
static const struct bg_source *both_qualified(struct bg_case *c, const struct bg_source *quality,
                                              const struct bg_source *price)
{
    const struct bg_json *a = bid_parsed(c, quality), *b = bid_parsed(c, price);
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

/* -- lots ------------------------------------------------------------------------------------------------ */

static const struct cJSON *bid_lots_of(const struct bg_json *json)
{
    const struct cJSON *lots = json ? bg_json_get(json->root, "lots") : NULL;
    return lots && bg_json_type(lots) == BG_JSON_OBJECT ? lots : NULL;
}

static bool has_lot(const struct bg_json *json, const char *lot)
{
    const struct cJSON *lots = bid_lots_of(json);
    return lots && bg_json_get(lots, lot);
}

/* The document without the lots that the other has (or has not); n: how many it keeps. */
static const struct bg_source *without_lots(struct bg_case *c, const struct bg_source *text,
                                            const struct bg_json *other, bool has, size_t *n)
{
    const struct bg_json *json = bid_parsed(c, text);
    const struct cJSON *lots = bid_lots_of(json);
    struct bg_buf patch;
    size_t gone = 0;
    *n = 0;
    bg_buf_init(&patch, c->job->arena);
    bg_buf_puts(&patch, "{\"lots\":{");
    for (const struct cJSON *l = lots ? bg_json_first(lots) : NULL; l; l = bg_json_next(l)) {
        if (!bg_json_key(l))
            continue;
        if (has_lot(other, bg_json_key(l)) != has) {
            (*n)++;
            continue;
        }
        bg_buf_puts(&patch, gone++ ? "," : "");
        bg_buf_json(&patch, bg_json_key(l), -1);
        bg_buf_puts(&patch, ":null");
    }
    bg_buf_puts(&patch, "}}");
    if (!gone)
        return text;
    return bid_merged(c, text->name, text,
                      bg_source_new(c->job->arena, text->name, bg_buf_text(&patch), patch.size));
}

/* -- the files of an envelope -------------------------------------------------------------------------- */

struct opened { /* the documents of one bid's files of an envelope */
    struct bg_intake_document **items;
    size_t n, room;
    const struct bg_intake *made; /* of the newest file; NULL: it is JSON of ours */
    const struct bg_source *source;
};

/* What came later is in the place of what came before, lot by lot. */
static void bid_add_document(struct bg_case *c, struct opened *o, struct bg_intake_document *d)
{
    const struct bg_json *newer = d->text && !d->is_ruleset ? bid_parsed(c, d->text) : NULL;
    size_t kept = 0;
    for (size_t i = 0; i < o->n; i++) {
        struct bg_intake_document *before = o->items[i];
        size_t n = 0;
        bool both = newer && before->text && bid_lots_of(newer);
        if (both)
            before->text = without_lots(c, before->text, newer, true, &n);
        if (!both || n)
            o->items[kept++] = before;
    }
    o->n = kept;
    BG_MORE(c->job->arena, o->items, o->n, o->room);
    o->items[o->n++] = d;
}

static bool bid_open_file(struct bg_case *c, const struct bg_ruleset *rules,
                          const struct bg_case_bid *bid, const char *path, struct opened *o)
{
    if (!bg_case_unchanged(c, path) || !(o->source = bg_case_source(c, path)))
        return false;
    struct bg_intake_document *d = documents_of(c, rules, o->source, bid->id, &o->made);
    while (d) {
        struct bg_intake_document *next = d->next;
        d->next = NULL;
        bid_add_document(c, o, d);
        d = next;
    }
    return true;
}

static bool open_files(struct bg_case *c, const struct bg_ruleset *rules,
                       const struct bg_case_bid *bid, const struct bg_case_paths *paths,
                       struct opened *o)
{
    size_t first = rules->lots_n || paths->n == 0 ? 0 : paths->n - 1;
    *o = (struct opened){.n = 0};
    for (size_t i = first; i < paths->n; i++)
        if (!bid_open_file(c, rules, bid, paths->items[i], o))
            return false;
    return true;
}

static void bid_take_out(struct bg_case *c, const struct bg_ruleset *rules, const struct opened *o,
                         enum bg_envelope other, const struct bg_source *held, const char *id)
{
    for (size_t i = 0; i < o->n; i++)
        if (o->items[i]->text && !o->items[i]->is_ruleset)
            o->items[i]->text =
                bg_case_without(c, rules, o->items[i], other, bid_parsed(c, held), id);
}

/* -- putting together ---------------------------------------------------------------------------------- */

/* Prices for a lot in which the bid has no answers. */
static void say_alone(struct bg_case *c, const struct bg_case_bid *bid,
                      const struct bg_intake_document *price, const struct opened *quality)
{
    const struct cJSON *lots = bid_lots_of(bid_parsed(c, price->text));
    for (const struct cJSON *l = lots ? bg_json_first(lots) : NULL; l; l = bg_json_next(l)) {
        bool found = !bg_json_key(l);
        for (size_t i = 0; i < quality->n && !found; i++)
            found = quality->items[i]->text &&
                    has_lot(bid_parsed(c, quality->items[i]->text), bg_json_key(l));
        if (!found)
            bg_diag_add(c->job->diags, BG_E822, BG_NOWHERE,
                        "%s has prices for lot \"%s\", for which bid %s has no file of quality: "
                        "they do not count",
                        price->text->name, bg_json_key(l), bid->id);
    }
}

/* The answers of the price's envelope go under those of quality's, and the log's word over both. */
static void bid_put_together(struct bg_case *c, struct bg_intake_document *d,
                             const struct opened *price, const struct bg_source *patch)
{
    const char *name = d->text->name;
    const struct bg_source *text = d->text;
    const struct bg_json *own = bid_parsed(c, text);
    for (size_t i = price->n; i-- > 0;) {
        const struct bg_source *under = price->items[i]->text, *lists;
        size_t n = 1;
        if (under && bid_lots_of(own) && bid_lots_of(bid_parsed(c, under)))
            under = without_lots(c, under, own, false, &n);
        if (!under || !n)
            continue;
        lists = both_qualified(c, text, under);
        text = bid_merged(c, name, under, text);
        if (lists)
            text = bid_merged(c, name, text, lists);
    }
    if (bid_parsed(c, text))
        text = bid_merged(c, name, text, patch);
    d->text = text;
}

static struct bg_intake *bid_joined(struct bg_case *c, const struct opened *o)
{
    struct bg_intake *both = BG_NEW(c->job->arena, struct bg_intake);
    if (o->made)
        *both = *o->made;
    both->arena = c->job->arena;
    both->source = o->source;
    both->documents = NULL;
    for (size_t i = o->n; i-- > 0;) {
        o->items[i]->next = both->documents;
        both->documents = o->items[i];
    }
    return both;
}

static bool open_both(struct bg_case *c, const struct bg_ruleset *rules,
                      const struct bg_case_bid *bid, bool prices, struct opened *own,
                      struct opened *price)
{
    bool two = bid->quality.n && bid->price.n && prices;
    *price = (struct opened){.n = 0};
    if (!open_files(c, rules, bid, bid->quality.n ? &bid->quality : &bid->price, own) ||
        (two && !open_files(c, rules, bid, &bid->price, price)))
        return false;
    const struct bg_source *held = two && own->n ? own->items[own->n - 1]->text : NULL;
    if (two) /* first, while the answers that are held against them are whole */
        bid_take_out(c, rules, price, BG_QUALITY_ENVELOPE, held, bid->id);
    if (bid->quality.n && (rules->envelopes == 2 || two))
        bid_take_out(c, rules, own, BG_PRICE_ENVELOPE, NULL, bid->id);
    return true;
}

bool bg_case_read_bid(struct bg_case *c, const struct bg_ruleset *rules,
                      const struct bg_case_bid *bid, bool prices, struct bg_job_input *input)
{
    struct opened own, price;
    if (!bid->quality.n && !prices) {
        bg_diag_add(c->job->diags, BG_E851, BG_NOWHERE, "bid %s has no envelope of quality",
                    bid->id);
        return false;
    }
    if (!open_both(c, rules, bid, prices, &own, &price))
        return false;
    for (size_t i = 0; i < price.n && c->opening == BG_OPENING_PRICES; i++)
        if (price.items[i]->text)
            say_alone(c, bid, price.items[i], &own);
    for (size_t i = 0; i < own.n; i++) {
        own.items[i]->id = bid->id;
        if (own.items[i]->text && !own.items[i]->is_ruleset)
            bid_put_together(c, own.items[i], &price, patch_of(c, bid));
    }
    *input = (struct bg_job_input){.source = own.source, .made = bid_joined(c, &own)};
    return true;
}
