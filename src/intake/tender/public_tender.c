/* What readers of public tenders share: which parts concern a lot, ids, places, and a little JSON
 * writer. */
#include "intake/tender/public_tender.h"

#include <string.h>

#include "base/date.h"

const char *bg_public_text(const struct cJSON *node, const char *key)
{
    const char *text = bg_json_text(bg_json_get(node, key));
    return text ? text : "";
}

const char *bg_public_key_of(const struct bg_public_tender *tender, const struct cJSON *id)
{
    const char *text;
    size_t n;
    if (!id)
        return "";
    if (bg_json_text(id))
        return bg_json_text(id);
    if (bg_json_type(id) != BG_JSON_NUMBER)
        return "";
    bg_json_raw(tender->json, id, &text, &n);
    return bg_arena_text(tender->arena, text, n);
}

const char *bg_public_key(const struct bg_public_tender *tender, const struct cJSON *node,
                          const char *key)
{
    return bg_public_key_of(tender, bg_json_get(node, key));
}

void bg_public_incomplete(struct bg_public_tender *tender, const char *reason)
{
    if (!tender->incomplete[0])
        tender->incomplete = reason;
}

/* -- lots ----------------------------------------------------------------------------------------
 */

/* NULL: no such item, or it is of no lot: what is about it concerns every lot. */
static const char *lot_of_item(const struct bg_public_tender *tender, const char *item_id)
{
    int at = bg_index_find(tender->items, item_id);
    return at < 0 || !tender->item_lots[at][0] ? NULL : tender->item_lots[at];
}

static bool public_tender_among(const struct bg_public_tender *tender, const struct cJSON *lots,
                                const char *id)
{
    for (const struct cJSON *lot = bg_json_first(lots); lot; lot = bg_json_next(lot))
        if (strcmp(bg_public_key_of(tender, lot), id) == 0)
            return true;
    return false;
}

bool bg_public_concerns(const struct bg_public_tender *tender, const struct cJSON *lot,
                        const struct cJSON *node)
{
    const struct cJSON *lots = bg_json_get(node, "relatedLots");
    const char *of = bg_public_text(node, "relatesTo");
    const char *item = bg_public_key(tender, node, "relatedItem");
    const char *id;
    if (!lot)
        return true;
    id = bg_public_key(tender, lot, "id");
    if (bg_json_first(lots))
        return public_tender_among(tender, lots, id);
    if (!of[0])
        of = bg_public_text(node, "featureOf");
    if (strcmp(of, "lot") == 0)
        return !item[0] || strcmp(item, id) == 0;
    if (item[0] && (strcmp(of, "item") == 0 || !of[0])) {
        of = lot_of_item(tender, item);
        return !of || strcmp(of, id) == 0;
    }
    return true;
}

bool bg_public_by_vendor(const struct cJSON *criterion)
{
    const char *source = bg_public_text(criterion, "source");
    return !source[0] || strcmp(source, "tenderer") == 0 || strcmp(source, "winner") == 0;
}

bool bg_public_is_life_cycle_cost(const struct cJSON *criterion)
{
    static const char prefix[] = "CRITERION.OTHER.LIFE_CYCLE_COST.";
    const char *id = bg_public_text(bg_json_get(criterion, "classification"), "id");
    return strncmp(id, prefix, sizeof prefix - 1) == 0;
}

/* -- texts ---------------------------------------------------------------------------------------
 */

const char *bg_public_id(struct bg_arena *arena, const char *prefix, const char *id)
{
    enum { LONGEST = 64 };
    char *ours = bg_arena_printf(arena, "%s%s", prefix, id);
    for (char *p = ours; *p; p++) {
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
        if (!((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || *p == '_'))
            *p = '-';
    }
    if (strlen(ours) > LONGEST)
        ours[LONGEST] = '\0';
    return ours;
}

const char *bg_public_digits(const struct bg_public_tender *tender, const struct cJSON *node)
{
    struct bg_dec number;
    const char *text;
    if (!node)
        return NULL;
    text = bg_public_key_of(tender, node);
    return bg_dec_parse(text, strlen(text), &number) ? text : NULL;
}

int bg_public_truth(const struct cJSON *node)
{
    static const struct {
        const char *text;
        int truth;
    } names[] = {{"true", 1}, {"True", 1}, {"TRUE", 1}, {"false", 0}, {"False", 0}, {"FALSE", 0}};
    const char *text = bg_json_text(node);
    if (node && bg_json_type(node) == BG_JSON_BOOL)
        return bg_json_true(node);
    for (size_t i = 0; text && i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i].text, text) == 0)
            return names[i].truth;
    return -1;
}

const char *bg_public_line(const struct bg_public_tender *tender, const struct cJSON *node)
{
    size_t offset = bg_json_pos(tender->json, node).offset;
    size_t low = 0, high = tender->lines_n;
    long long line;
    while (low < high) { /* how many line feeds are before it */
        size_t middle = low + (high - low) / 2;
        if (tender->lines[middle] < offset)
            low = middle + 1;
        else
            high = middle;
    }
    line = (long long)tender->json->source->first_line + (long long)low;
    if (tender->lines_n > 1)
        return bg_arena_printf(tender->arena, "line %lld", line);
    return bg_arena_printf(tender->arena, "line %lld, byte %zu", line, offset + 1);
}

const char *bg_public_price_field(const struct bg_public_tender *tender, const char *ours)
{
    const struct bg_ruleset *ruleset = tender->intake->ruleset;
    if (!ruleset || !ruleset->price.used || bg_ruleset_field(ruleset, ours) >= 0)
        return ours;
    return ruleset->fields[ruleset->price.slot].id;
}

/* -- JSON ----------------------------------------------------------------------------------------
 */

void bg_put_item(struct bg_buf *out)
{
    char last = out->size ? out->data[out->size - 1] : '[';
    if (last != '{' && last != '[')
        bg_buf_putc(out, ',');
}

void bg_put_key(struct bg_buf *out, const char *key)
{
    bg_put_item(out);
    bg_buf_puts(out, "\n");
    bg_buf_json(out, key, -1);
    bg_buf_puts(out, ": ");
}

void bg_put_member(struct bg_buf *out, const char *key, const char *text)
{
    bg_put_key(out, key);
    bg_buf_json(out, text, -1);
}

void bg_put_raw(struct bg_buf *out, const struct bg_json *json, const char *key,
                const struct cJSON *node)
{
    const char *text;
    size_t n;
    bg_json_raw(json, node, &text, &n);
    bg_put_key(out, key);
    bg_buf_put(out, text, n);
}

void bg_put_day(struct bg_buf *out, const char *key, const char *date_time)
{
    enum { DATE = 10 };
    int64_t days;
    if (strlen(date_time) < DATE || !bg_date_parse(date_time, DATE, &days))
        return;
    bg_put_key(out, key);
    bg_buf_json(out, date_time, DATE);
}

static bool is_day_alone(const char *date_time)
{
    const char *time = strchr(date_time, 'T');
    return !time || strcmp(time, "T00:00:00Z") == 0 || strcmp(time, "T00:00:00.000Z") == 0;
}

void bg_put_moment(struct bg_buf *out, const char *key, const char *date_time)
{
    struct bg_instant at;
    if (is_day_alone(date_time) || !bg_instant_parse(date_time, strlen(date_time), &at))
        bg_put_day(out, key, date_time);
    else
        bg_put_member(out, key, date_time);
}

static bool public_tender_has_word(const struct cJSON *list, const char *word)
{
    for (const struct cJSON *c = bg_json_first(list); c; c = bg_json_next(c))
        if (bg_json_text(c) && strcmp(bg_json_text(c), word) == 0)
            return true;
    return bg_json_text(list) && strcmp(bg_json_text(list), word) == 0;
}

static bool has_auction(const struct cJSON *root)
{
    const struct cJSON *techniques = bg_json_get(root, "techniques");
    if (bg_json_get(root, "auctionPeriod") ||
        bg_json_true(bg_json_get(techniques, "hasElectronicAuction")))
        return true;
    for (const struct cJSON *lot = bg_json_first(bg_json_get(root, "lots")); lot;
         lot = bg_json_next(lot))
        if (bg_json_get(lot, "auctionPeriod"))
            return true;
    return public_tender_has_word(bg_json_get(root, "submissionMethod"), "electronicAuction");
}

static bool is_after(const char *date, const char *due)
{
    struct bg_instant a, b;
    int order;
    if (!bg_instant_parse(date, strlen(date), &a) || !bg_instant_parse(due, strlen(due), &b))
        return false;
    if (is_day_alone(date) || is_day_alone(due))
        return bg_instant_day(a) > bg_instant_day(b);
    return bg_instant_compare(a, b, &order) && order > 0;
}

void bg_put_receipt(struct bg_buf *out, const struct bg_public_tender *tender, const char *date,
                    const char *by, bool refuses_late)
{
    const char *due = bg_public_text(bg_json_get(tender->root, "tenderPeriod"), "endDate");
    bool after = due[0] ? is_after(date, due) : refuses_late;
    bool offer = after && (refuses_late || has_auction(tender->root));
    struct bg_instant at;
    if (!date[0])
        return;
    if (!offer)
        bg_put_member(out, "submitted", date);
    if (!bg_instant_parse(date, strlen(date), &at))
        return;
    bg_put_key(out, "receipt");
    bg_buf_putc(out, '{');
    bg_put_moment(out, offer ? "last_offer" : "received", date);
    bg_put_member(out, "by", by);
    bg_buf_putc(out, '}');
}
