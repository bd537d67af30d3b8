/* Awards in JSON: releases in OCDS (one, a package, or compiled records), and results of `evaluate --json`. They
 * say nothing of most properties of jobs, which are then not known. */
#include "intake/portfolio/read.h"

#include <string.h>

#include "base/date.h"
#include "base/json.h"

struct from {
    struct bg_portfolio_reading *r;
    const struct bg_json *json;
    bool good;
};

static const char *json_text(const struct cJSON *node)
{
    const char *found = bg_json_text(node);
    return found ? found : "";
}

static int64_t json_date_of(const struct from *f, const struct cJSON *node)
{
    int64_t days, micros;
    const char *given = json_text(node);
    (void)f;
    return bg_date_time_parse(given, strlen(given), &days, &micros) ? days : BG_NO_DATE;
}

static const char *json_kept(const struct from *f, const char *words)
{
    return bg_arena_text(f->r->arena, words, strlen(words));
}

static void set_amount(struct from *f, struct bg_award_row *a, const struct cJSON *node)
{
    struct bg_dec amount;
    if (!bg_json_dec(f->json, node, &amount))
        return;
    if (bg_dec_sign(amount) >= 0) {
        a->amount = bg_ratio_dec(f->r->arena, amount);
        return;
    }
    bg_diag_add(f->r->diags, BG_E982, bg_json_pos(f->json, node), "the amount is below 0");
    f->good = false;
}

/* -- OCDS ----------------------------------------------------------------------------------------
 */

static const char *suppliers_of(const struct from *f, const struct cJSON *award)
{
    struct bg_buf out;
    bg_buf_init(&out, f->r->arena);
    const struct cJSON *list = bg_json_get(award, "suppliers");
    for (const struct cJSON *s = bg_json_first(list); s; s = bg_json_next(s)) {
        const char *name = json_text(bg_json_get(s, "name"));
        bg_buf_printf(&out, "%s%s", s == bg_json_first(list) ? "" : " + ",
                      name[0] ? name : json_text(bg_json_get(s, "id")));
    }
    return bg_buf_text(&out);
}

static void json_add_award(struct from *f, const struct cJSON *release, const struct cJSON *award)
{
    const char *status = json_text(bg_json_get(award, "status"));
    const struct cJSON *value = bg_json_get(award, "value");
    const struct cJSON *period = bg_json_get(award, "contractPeriod");
    if (status[0] && strcmp(status, "active") != 0) {
        f->r->out->not_active++;
        return;
    }
    struct bg_award_row *a = bg_portfolio_add(f->r);
    a->id = bg_arena_printf(f->r->arena, "%s %s", json_text(bg_json_get(release, "ocid")),
                            json_text(bg_json_get(award, "id")));
    a->place = bg_arena_printf(f->r->arena, "%s: award %s", f->json->source->name, a->id);
    a->vendor = suppliers_of(f, award);
    a->department = json_kept(f, json_text(bg_json_get(bg_json_get(release, "buyer"), "name")));
    set_amount(f, a, bg_json_get(value, "amount"));
    if (!bg_portfolio_currency(f->r, bg_json_pos(f->json, award),
                               json_kept(f, json_text(bg_json_get(value, "currency")))))
        f->good = false;
    a->date = json_date_of(f, bg_json_get(award, "date"));
    a->start = json_date_of(f, bg_json_get(period, "startDate"));
    a->end = a->start == BG_NO_DATE ? BG_NO_DATE : json_date_of(f, bg_json_get(period, "endDate"));
    if (a->end != BG_NO_DATE && a->end < a->start) {
        bg_diag_add(f->r->diags, BG_E982, bg_json_pos(f->json, period),
                    "the contract of award \"%s\" ends before it starts", a->id);
        f->good = false;
    }
}

static void json_add_release(struct from *f, const struct cJSON *release)
{
    const struct cJSON *awards = bg_json_get(release, "awards");
    for (const struct cJSON *a = bg_json_first(awards); a; a = bg_json_next(a))
        json_add_award(f, release, a);
}

/* -- results of evaluate -------------------------------------------------------------------------
 */

/* Points of those that there were, in percent; NULL: there were none. */
static const struct bg_ratio *result_quality(const struct from *f, const struct cJSON *bid)
{
    struct bg_arena *arena = f->r->arena;
    const struct bg_ratio *got = bg_ratio_int(arena, 0), *most = got;
    const struct cJSON *list = bg_json_get(bid, "criteria");
    for (const struct cJSON *c = bg_json_first(list); c; c = bg_json_next(c)) {
        struct bg_dec points, weight;
        if (!bg_json_dec(f->json, bg_json_get(c, "points"), &points) ||
            !bg_json_dec(f->json, bg_json_get(c, "weight"), &weight))
            continue;
        got = bg_ratio_add(arena, got, bg_ratio_dec(arena, points));
        most = bg_ratio_add(arena, most, bg_ratio_dec(arena, weight));
    }
    if (bg_ratio_sign(most) <= 0 || bg_ratio_cmp(got, most) > 0 || bg_ratio_sign(got) < 0)
        return NULL;
    return bg_ratio_div(arena, bg_ratio_mul(arena, got, bg_ratio_int(arena, 100)), most);
}

/* Who was chosen for the lot: by the decisions of a record, else who is recommended. NULL: nobody. */
static const char *json_chosen(const struct cJSON *record, const struct cJSON *lot)
{
    const char *name = json_text(bg_json_get(lot, "lot"));
    const struct cJSON *list = record ? bg_json_get(record, "decisions") : NULL;
    for (const struct cJSON *d = bg_json_first(list); d; d = bg_json_next(d))
        if (strcmp(json_text(bg_json_get(d, "lot")), name) == 0)
            return bg_json_text(bg_json_get(d, "chosen"));
    return record ? NULL : bg_json_text(bg_json_get(bg_json_get(lot, "recommended"), "bid"));
}

/* record NULL: of a result that stands alone. */
static void add_lot(struct from *f, const struct cJSON *record, const struct cJSON *root,
                    const struct cJSON *lot)
{
    const char *bid = json_chosen(record, lot);
    const char *id =
        record ? json_text(bg_json_get(record, "case")) : json_text(bg_json_get(root, "ruleset"));
    const struct cJSON *bids = bg_json_get(lot, "bids");
    for (const struct cJSON *b = bid ? bg_json_first(bids) : NULL; b; b = bg_json_next(b)) {
        if (strcmp(json_text(bg_json_get(b, "bid")), bid) != 0)
            continue;
        struct bg_award_row *a = bg_portfolio_add(f->r);
        const char *name = json_text(bg_json_get(lot, "lot"));
        a->id = bg_arena_printf(f->r->arena, "%s%s%s%s%s", id, name[0] ? " " : "", name,
                                record ? "" : " ", record ? "" : bid);
        a->place = bg_arena_printf(f->r->arena, "%s: bid %s", f->json->source->name, bid);
        a->vendor = json_kept(f, json_text(bg_json_get(bg_json_get(b, "vendor"), "name")));
        a->department = record ? json_kept(f, json_text(bg_json_get(record, "buyer"))) : "";
        set_amount(f, a, bg_json_get(bg_json_get(b, "price"), "amount"));
        a->quality = result_quality(f, b);
        a->date = json_date_of(f, bg_json_get(root, "as_of"));
        return;
    }
}

static bool json_nothing(struct from *f, const char *why);

static bool json_add_result(struct from *f, const struct cJSON *record, const struct cJSON *root)
{
    size_t before = f->r->out->n;
    const struct cJSON *lots = bg_json_get(root, "lots");
    for (const struct cJSON *lot = bg_json_first(lots); lot; lot = bg_json_next(lot))
        add_lot(f, record, root, lot);
    if (!f->good || f->r->out->n > before)
        return f->good;
    return json_nothing(f, record ? "nobody is chosen in the record: there is no award in it"
                                  : "the result recommends nobody: there is no award in it");
}

static bool json_nothing(struct from *f, const char *why)
{
    bg_diag_add(f->r->diags, BG_E981, bg_json_pos(f->json, f->json->root), "%s", why);
    return false;
}

bool bg_portfolio_read_json(struct bg_portfolio_reading *r, const struct bg_source *source)
{
    struct from f = {r, bg_json_parse(r->arena, r->diags, source, NULL), true};
    if (!f.json)
        return false;
    const struct cJSON *root = f.json->root, *child;
    size_t before = r->out->n + r->out->not_active;
    const char *format = json_text(bg_json_get(root, "format"));
    if (strcmp(format, "bidgauge-record/1") == 0)
        return json_add_result(&f, root, bg_json_get(root, "result"));
    if (strcmp(format, "bidgauge-result/1") == 0)
        return json_add_result(&f, NULL, root);
    if (bg_json_get(root, "awards"))
        json_add_release(&f, root);
    for (child = bg_json_first(bg_json_get(root, "releases")); child; child = bg_json_next(child))
        json_add_release(&f, child);
    for (child = bg_json_first(bg_json_get(root, "records")); child; child = bg_json_next(child))
        json_add_release(&f, bg_json_get(child, "compiledRelease"));
    if (f.good && r->out->n + r->out->not_active == before)
        return json_nothing(
            &f, "no awards are in it: neither a release in OCDS with awards nor a result of "
                "`bidgauge evaluate --json`");
    return f.good;
}
