/* What both halves of the Prozorro importer share: which parts of a tender concern a lot, ids, and
 * a little JSON writer. */
#include "intake/prozorro.h"

#include <string.h>

const char *bg_tender_text(const struct cJSON *node, const char *key)
{
    const char *text = bg_json_text(bg_json_get(node, key));
    return text ? text : "";
}

static const char *lot_of_item(const struct bg_tender *tender, const char *item_id)
{
    const struct cJSON *item = bg_json_first(bg_json_get(tender->root, "items"));
    for (; item; item = bg_json_next(item))
        if (strcmp(bg_tender_text(item, "id"), item_id) == 0)
            return bg_tender_text(item, "relatedLot");
    return "";
}

bool bg_tender_concerns(const struct bg_tender *tender, const struct cJSON *lot,
                        const char *relates_to, const char *related_item)
{
    const char *of;
    if (!lot) return true;
    if (strcmp(relates_to, "lot") == 0)
        of = related_item;
    else if (strcmp(relates_to, "item") == 0)
        of = lot_of_item(tender, related_item);
    else
        return true;
    return strcmp(of, bg_tender_text(lot, "id")) == 0;
}

bool bg_tender_by_vendor(const struct cJSON *criterion)
{
    const char *source = bg_tender_text(criterion, "source");
    return !source[0] || strcmp(source, "tenderer") == 0 || strcmp(source, "winner") == 0;
}

bool bg_tender_is_life_cycle_cost(const struct cJSON *criterion)
{
    static const char prefix[] = "CRITERION.OTHER.LIFE_CYCLE_COST.";
    const char *id = bg_tender_text(bg_json_get(criterion, "classification"), "id");
    return strncmp(id, prefix, sizeof prefix - 1) == 0;
}

bool bg_tender_requirement_active(const struct cJSON *requirement)
{
    const char *status = bg_tender_text(requirement, "status");
    return !status[0] || strcmp(status, "active") == 0;
}

const char *bg_tender_id(struct bg_arena *arena, const char *prefix, const char *id)
{
    enum { LONGEST = 64 };
    char *ours = bg_arena_printf(arena, "%s%s", prefix, id);
    for (char *p = ours; *p; p++) {
        if (*p >= 'A' && *p <= 'Z') *p = (char)(*p - 'A' + 'a');
        if (!((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || *p == '_')) *p = '-';
    }
    if (strlen(ours) > LONGEST) ours[LONGEST] = '\0';
    return ours;
}

void bg_put_item(struct bg_buf *out)
{
    char last = out->size ? out->data[out->size - 1] : '[';
    if (last != '{' && last != '[') bg_buf_putc(out, ',');
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
