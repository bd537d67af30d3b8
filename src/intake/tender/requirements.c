/* The requirements of a tender (OCDS requirements extension; Prozorro's richer form of it): which
 * are asked of vendors, under which field, and what is not taken unchanged. Each is counted
 * once. */
#include <string.h>

#include "base/regex.h"
#include "intake/tender/public_tender.h"

static const struct {
    const char *name;
    enum bg_asked type;
} data_types[] = {{"string", BG_ASKED_TEXT},
                  {"number", BG_ASKED_NUMBER},
                  {"integer", BG_ASKED_INTEGER},
                  {"boolean", BG_ASKED_TRUTH},
                  {"date-time", BG_ASKED_DATE}};

static void requirements_note(const struct bg_public_tender *tender, enum bg_loss loss,
                              const struct bg_requirement *r, const char *text)
{
    bg_intake_note(tender->intake, loss, "requirement %s (%s): %s", r->id,
                   bg_public_line(tender, r->node), text);
}

/* What the values of a requirement tell where its data type does not. */
static enum bg_asked by_values(const struct bg_public_tender *tender, const struct cJSON *node)
{
    const struct cJSON *expected = bg_json_get(node, "expectedValue");
    if (bg_public_digits(tender, bg_json_get(node, "minValue")) ||
        bg_public_digits(tender, bg_json_get(node, "maxValue")) ||
        (expected && bg_json_type(expected) == BG_JSON_NUMBER))
        return BG_ASKED_NUMBER;
    return expected && bg_json_type(expected) == BG_JSON_BOOL ? BG_ASKED_TRUTH : BG_ASKED_TEXT;
}

static enum bg_asked requirements_asked(const struct bg_public_tender *tender,
                                        const struct bg_requirement *r, bool *said)
{
    const char *type = bg_public_text(r->node, "dataType");
    *said = true;
    for (size_t i = 0; i < sizeof data_types / sizeof data_types[0]; i++)
        if (strcmp(data_types[i].name, type) == 0)
            return data_types[i].type;
    *said = false;
    return by_values(tender, r->node);
}

/* The whole text has to match: unanchored, "[0-9]*" would accept anything. */
static void read_pattern(struct bg_public_tender *tender, struct bg_requirement *r)
{
    const char *text = bg_json_text(bg_json_get(r->node, "pattern"));
    const char *error;
    size_t at;
    if (!text || !text[0] || r->type == BG_ASKED_LIST || r->type == BG_ASKED_TRUTH ||
        r->type == BG_ASKED_DATE) {
        if (text && text[0])
            requirements_note(tender, BG_IGNORED, r,
                              "its pattern, which a value of its type cannot have");
        return;
    }
    if (!bg_regex_new(tender->arena, text, true, 0, &error, &at)) {
        requirements_note(
            tender, BG_REFUSED, r,
            bg_arena_printf(tender->arena, "its pattern \"%s\" cannot be used: %s", text, error));
        bg_public_incomplete(tender, "the pattern of a requirement cannot be used");
        return;
    }
    r->pattern = bg_arena_printf(tender->arena, "\\A(?:%s)\\z", text);
}

/* Expected values that the type does not allow would make a test that nobody can meet. */
static void check_expected(struct bg_public_tender *tender, const struct bg_requirement *r)
{
    const struct cJSON *expected = bg_json_get(r->node, "expectedValue");
    bool number = r->type == BG_ASKED_NUMBER || r->type == BG_ASKED_INTEGER;
    if (!expected || bg_json_type(expected) == BG_JSON_NULL || r->type == BG_ASKED_LIST)
        return;
    if ((number && bg_public_digits(tender, expected)) ||
        (r->type == BG_ASKED_TRUTH && bg_public_truth(expected) >= 0)) {
        if (bg_json_text(expected))
            requirements_note(
                tender, BG_COERCED, r,
                bg_arena_printf(tender->arena, "its expected value, text \"%s\", to %s",
                                bg_json_text(expected), number ? "a number" : "yes or no"));
        return;
    }
    if (!number && r->type != BG_ASKED_TRUTH)
        return;
    requirements_note(tender, BG_REFUSED, r,
                      "its expected value is not of its data type and is not tested");
    bg_public_incomplete(tender, "the expected value of a requirement cannot be used");
}

static void read_type(struct bg_public_tender *tender, struct bg_requirement *r)
{
    bool said;
    r->of = r->type = requirements_asked(tender, r, &said);
    if (bg_json_type(bg_json_get(r->node, "expectedValues")) == BG_JSON_ARRAY)
        r->type = BG_ASKED_LIST;
    if (!said && r->type != BG_ASKED_LIST) {
        requirements_note(tender, BG_COERCED, r,
                          r->type == BG_ASKED_TEXT
                              ? "no known data type: read as a text"
                              : "no known data type: read as its expected values are");
        tender->intake->requirements.coerced++;
    }
}

static bool is_active(const struct cJSON *node)
{
    const char *status = bg_public_text(node, "status");
    return !status[0] || strcmp(status, "active") == 0;
}

static bool concerns_some_lot(const struct bg_public_tender *tender, const struct cJSON *criterion)
{
    const struct cJSON *lot = bg_json_first(bg_json_get(tender->root, "lots"));
    if (!lot)
        return true;
    for (; lot; lot = bg_json_next(lot))
        if (bg_public_concerns(tender, lot, criterion))
            return true;
    return false;
}

/* Sets field where vendors are asked this; else says why not. */
static void requirements_read_one(struct bg_public_tender *tender, struct bg_requirement *r)
{
    struct bg_tally *tally = &tender->intake->requirements;
    tally->in++;
    if (!is_active(r->node)) {
        requirements_note(tender, BG_IGNORED, r, "it is cancelled");
        tally->ignored++;
    } else if (!bg_public_by_vendor(r->criterion)) {
        tally->not_modelled++; /* listed with its criterion */
    } else if (!concerns_some_lot(tender, r->criterion)) {
        requirements_note(tender, BG_IGNORED, r, "the lot that it is about is not in the tender");
        tally->ignored++;
    } else {
        r->field = bg_public_id(tender->arena, "req-", r->id);
        read_type(tender, r);
        read_pattern(tender, r);
        check_expected(tender, r);
        tally->read++;
    }
}

static void note_buyers(struct bg_public_tender *tender)
{
    const struct cJSON *criterion = bg_json_first(tender->criteria);
    for (; criterion; criterion = bg_json_next(criterion))
        if (!bg_public_by_vendor(criterion))
            bg_intake_note(tender->intake, BG_NOT_MODELLED,
                           "criterion %s (%s), which the buyer answers, not the vendor: %s",
                           bg_public_key(tender, criterion, "id"),
                           bg_public_line(tender, criterion), bg_public_text(criterion, "title"));
}

/* Calls visit for every requirement with its numbers from 1. */
static void each(struct bg_public_tender *tender,
                 void (*visit)(struct bg_public_tender *, const struct bg_requirement *,
                               const size_t *))
{
    struct bg_requirement r = {0};
    size_t at[3] = {0};
    for (r.criterion = bg_json_first(tender->criteria); r.criterion;
         r.criterion = bg_json_next(r.criterion)) {
        at[0]++;
        at[1] = 0;
        r.group = bg_json_first(bg_json_get(r.criterion, "requirementGroups"));
        for (; r.group; r.group = bg_json_next(r.group)) {
            at[1]++;
            at[2] = 0;
            r.node = bg_json_first(bg_json_get(r.group, "requirements"));
            for (; r.node; r.node = bg_json_next(r.node)) {
                at[2]++;
                visit(tender, &r, at);
            }
        }
    }
}

static void requirements_count(struct bg_public_tender *tender, const struct bg_requirement *r,
                               const size_t *at)
{
    (void)r;
    (void)at;
    tender->requirements_n++;
}

static void requirements_add(struct bg_public_tender *tender, const struct bg_requirement *found,
                             const size_t *at)
{
    struct bg_requirement *r = &tender->requirements[tender->requirements_n++];
    *r = *found;
    r->id = bg_public_key(tender, r->node, "id");
    if (!r->id[0]) {
        r->id = bg_arena_printf(tender->arena, "%zu-%zu-%zu", at[0], at[1], at[2]);
        requirements_note(tender, BG_COERCED, r, "it has no id and is called by its place");
    }
    requirements_read_one(tender, r);
}

/* One id is one field; two ids that look alike as fields get different ones. */
static void name_fields(struct bg_public_tender *tender)
{
    size_t n = 0, *at = BG_ARRAY(tender->arena, tender->requirements_n, size_t);
    const char **ids = BG_ARRAY(tender->arena, tender->requirements_n, const char *);
    const char **fields = BG_ARRAY(tender->arena, tender->requirements_n, const char *);
    for (size_t i = 0; i < tender->requirements_n; i++)
        if (tender->requirements[i].field) {
            ids[n] = tender->requirements[i].id;
            at[n++] = i;
        }
    tender->asked = bg_index_new(tender->arena, ids, n);
    tender->asked_at = at;
    for (size_t i = 0; i < n; i++)
        fields[i] = tender->requirements[at[i]].field;
    const struct bg_index *by_field = bg_index_new(tender->arena, fields, n);
    for (size_t i = 0; i < n; i++) {
        struct bg_requirement *r = &tender->requirements[at[i]];
        const struct bg_requirement *first =
            &tender->requirements[at[bg_index_find(tender->asked, r->id)]];
        r->writes_field = r == first;
        if (r == first && (size_t)bg_index_find(by_field, fields[i]) != i)
            r->field = bg_arena_printf(tender->arena, "requirement-%zu", at[i] + 1);
        if (r == first && r->pattern && (r->type == BG_ASKED_NUMBER || r->type == BG_ASKED_INTEGER))
            r->text_field = bg_arena_printf(tender->arena, "requirement-%zu-text", at[i] + 1);
        if (r == first)
            continue;
        r->field = first->field;
        r->text_field = first->text_field;
        if (r->type == first->type && r->of == first->of && !r->pattern == !first->pattern)
            continue;
        requirements_note(tender, BG_REFUSED, r,
                          "another requirement with this id asks for another type");
        bg_public_incomplete(tender, "two requirements with one id ask for different types");
        tender->intake->requirements.read--;
        tender->intake->requirements.refused++;
        r->field = NULL;
    }
}

const struct bg_requirement *bg_public_asked(const struct bg_public_tender *tender, const char *id)
{
    int found = bg_index_find(tender->asked, id);
    return found < 0 ? NULL : &tender->requirements[tender->asked_at[found]];
}

static void find_lines(struct bg_public_tender *tender)
{
    const struct bg_source *source = tender->json->source;
    const char *end = source->text + source->size, *p = source->text;
    size_t n = 0;
    for (; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++)
        n++;
    size_t *lines = BG_ARRAY(tender->arena, n, size_t);
    n = 0;
    for (p = source->text; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++)
        lines[n++] = (size_t)(p - source->text);
    tender->lines = lines;
    tender->lines_n = n;
}

static void find_items(struct bg_public_tender *tender)
{
    const struct cJSON *items = bg_json_get(tender->root, "items");
    size_t n = 0, all = bg_json_size(items);
    const char **ids = BG_ARRAY(tender->arena, all, const char *);
    const char **lots = BG_ARRAY(tender->arena, all, const char *);
    for (const struct cJSON *item = bg_json_first(items); item; item = bg_json_next(item)) {
        ids[n] = bg_public_key(tender, item, "id");
        lots[n++] = bg_public_key(tender, item, "relatedLot");
    }
    tender->items = bg_index_new(tender->arena, ids, n);
    tender->item_lots = lots;
}

void bg_public_start(struct bg_public_tender *tender, const struct cJSON *criteria)
{
    if (!tender->incomplete)
        tender->incomplete = "";
    tender->criteria = criteria;
    find_lines(tender);
    find_items(tender);
    each(tender, requirements_count);
    tender->requirements = BG_ARRAY(tender->arena, tender->requirements_n, struct bg_requirement);
    tender->requirements_n = 0;
    each(tender, requirements_add);
    name_fields(tender);
    note_buyers(tender);
}
